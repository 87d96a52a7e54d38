//! One error type with named constructors. What a person reads is made from its code by the message catalogue
//! (`error-<code>`), at the boundary, in their language.

use std::fmt;

/// The result of everything that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A value that breaks a rule: which field, which rule, and the numbers the sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field as the request names it, such as `password` or `tags[2].x`.
    pub field: String,
    /// The rule, as a code: the message is `error-<code>`.
    pub code: &'static str,
    /// Values for the message, such as the limit.
    pub args: Vec<(&'static str, String)>,
}

impl FieldError {
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, args: Vec::new() }
    }

    /// Adds a value for the message.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// Why something was not done.
#[derive(Debug)]
pub enum Error {
    /// 422: one or more values break a rule.
    Invalid(Vec<FieldError>),
    /// 401: nobody is signed in, or the session ended; or the credentials are wrong (`code` tells).
    Unauthorized { code: &'static str },
    /// 403: signed in, but a rule is missing. `code` names it, `args` say how to meet it.
    Forbidden { code: &'static str, args: Vec<(&'static str, String)> },
    /// 404.
    NotFound,
    /// 410: it was here and was removed.
    Gone,
    /// 409: the state of things does not allow it (any more).
    Conflict { code: &'static str, args: Vec<(&'static str, String)> },
    /// 402: the payment was declined.
    Declined { code: &'static str },
    /// 413.
    TooLarge { limit: u64 },
    /// 415 or 400: the request itself cannot be read.
    Unreadable { code: &'static str, detail: String },
    /// 429.
    TooMany { retry_after_seconds: u64 },
    /// 503: try again later.
    Busy { retry_after_seconds: u64 },
    /// 500: a fault of ours. The detail is for the log alone.
    Fault(String),
}

impl Error {
    /// One value breaks one rule.
    pub fn invalid(field: impl Into<String>, code: &'static str) -> Self {
        Self::Invalid(vec![FieldError::new(field, code)])
    }
    pub fn forbidden(code: &'static str) -> Self {
        Self::Forbidden { code, args: Vec::new() }
    }
    pub fn conflict(code: &'static str) -> Self {
        Self::Conflict { code, args: Vec::new() }
    }
    pub fn fault(detail: impl fmt::Display) -> Self {
        Self::Fault(detail.to_string())
    }

    /// The code of the rule or state, stable for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::Unauthorized { code }
            | Self::Forbidden { code, .. }
            | Self::Conflict { code, .. }
            | Self::Declined { code }
            | Self::Unreadable { code, .. } => code,
            Self::NotFound => "not_found",
            Self::Gone => "gone",
            Self::TooLarge { .. } => "too_large",
            Self::TooMany { .. } => "too_many",
            Self::Busy { .. } => "busy",
            Self::Fault(_) => "fault",
        }
    }

    /// The HTTP status that says it.
    pub fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) => 422,
            Self::Unauthorized { .. } => 401,
            Self::Forbidden { .. } => 403,
            Self::NotFound => 404,
            Self::Gone => 410,
            Self::Conflict { .. } => 409,
            Self::Declined { .. } => 402,
            Self::TooLarge { .. } => 413,
            Self::Unreadable { .. } => 400,
            Self::TooMany { .. } => 429,
            Self::Busy { .. } => 503,
            Self::Fault(_) => 500,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(detail) => write!(f, "{detail}"),
            Self::Invalid(fields) => {
                write!(f, "invalid:")?;
                fields.iter().try_for_each(|e| write!(f, " {} ({})", e.field, e.code))
            }
            Self::Unreadable { code, detail } => write!(f, "{code}: {detail}"),
            other => f.write_str(other.code()),
        }
    }
}

impl std::error::Error for Error {}

impl From<sqlx::Error> for Error {
    fn from(e: sqlx::Error) -> Self {
        match e {
            sqlx::Error::PoolTimedOut => Self::Busy { retry_after_seconds: 1 },
            // Two writers met (PostgreSQL: serialization failure, deadlock): nothing was done, and trying again helps.
            sqlx::Error::Database(e) if matches!(e.code().as_deref(), Some("40001" | "40P01")) => {
                Self::Busy { retry_after_seconds: 1 }
            }
            other => Self::Fault(format!("database: {other}")),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(e: std::io::Error) -> Self {
        Self::Fault(format!("file: {e}"))
    }
}

/// Collects every broken rule of a request, so that a person mends all fields at once.
#[derive(Debug, Default)]
pub struct Check(Vec<FieldError>);

impl Check {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, error: FieldError) {
        self.0.push(error);
    }

    /// Notes the fault and goes on with nothing, or hands the value through.
    pub fn take<T>(&mut self, result: Result<T, FieldError>) -> Option<T> {
        result.map_err(|e| self.0.push(e)).ok()
    }

    /// The value once every rule held.
    pub fn done(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}
