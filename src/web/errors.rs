//! Errors as answers: RFC 9457 problems for programs, pages that tell the way out for people. The one place where an
//! error is logged.

use std::any::Any;
use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, Method, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

use super::ctx::{Wants, came_from, markup, wants};
use super::guard;
use super::language::Asked;
use super::ui;
use super::ui::page::{Page, Rail};
use crate::app::App;
use crate::i18n::{self, Locale};
use crate::kit::{Error, FieldError, Id, Result};

/// The kind under which an error travels from the handler to [`render`].
#[derive(Clone)]
struct Carried(std::sync::Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(Carried(std::sync::Arc::new(self)));
        response
    }
}

impl Error {
    /// The fields this error is about, for a form that is shown again. Conflicts may name one.
    pub fn fields(&self) -> Option<Vec<FieldError>> {
        match self {
            Self::Invalid(fields) => Some(fields.clone()),
            Self::Conflict { code: code @ ("too_many_passkeys" | "last_way_in"), args } => {
                Some(vec![FieldError { field: String::new(), code, args: args.clone() }])
            }
            Self::Conflict { code, args } => {
                let field = args.iter().find(|(name, _)| *name == "field")?;
                Some(vec![FieldError { field: field.1.clone(), code, args: args.clone() }])
            }
            Self::Declined { code } => Some(vec![FieldError::new("test_card", code)]),
            Self::Unauthorized { code: code @ "wrong_credentials" } => Some(vec![FieldError::new("password", code)]),
            Self::Unauthorized { code: code @ ("passkey_refused" | "passkey_unknown" | "passkey_copied") } => {
                Some(vec![FieldError::new("", code)])
            }
            Self::TooMany { retry_after_seconds } => {
                Some(vec![FieldError::new("", "too_many").with("seconds", retry_after_seconds)])
            }
            _ => None,
        }
    }
}

/// `application/problem+json` (RFC 9457).
#[derive(Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank`: the code tells what it is.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// What happened, in words.
    pub title: String,
    pub status: u16,
    /// Stable code of the rule or state, for programs.
    pub code: String,
    /// What to do next, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Of a fault: the number under which the log of the store has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Id>,
    /// Where a rule of the write gate is missing: which.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// The values of the sentence, such as what is left in stock or what the total is by now.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<&'static str, String>,
    /// Every field that breaks a rule.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemField>,
}

/// A field that breaks a rule.
#[derive(Serialize, ToSchema)]
pub struct ProblemField {
    pub field: String,
    pub code: String,
    pub message: String,
}

impl Problem {
    fn of(error: &Error, locale: Locale) -> Self {
        let errors = match error {
            Error::Invalid(_) | Error::Conflict { .. } => error.fields().unwrap_or_default(),
            _ => Vec::new(),
        };
        let missing = match error {
            Error::Forbidden { args, .. } => args
                .iter()
                .find(|(name, _)| *name == "missing")
                .map_or_else(Vec::new, |(_, v)| v.split(' ').map(str::to_owned).collect()),
            _ => Vec::new(),
        };
        Self {
            kind: "about:blank",
            title: i18n::error(locale, error),
            status: error.status(),
            code: error.code().to_owned(),
            detail: match error {
                Error::Unreadable { detail, .. } if !detail.is_empty() => Some(detail.clone()),
                _ => None,
            },
            request: None,
            missing,
            args: match error {
                Error::Conflict { args, .. } => args.iter().filter(|(name, _)| *name != "field").cloned().collect(),
                _ => BTreeMap::new(),
            },
            errors: errors
                .iter()
                .map(|e| ProblemField {
                    field: e.field.clone(),
                    code: e.code.to_owned(),
                    message: i18n::field_error(locale, e),
                })
                .collect(),
        }
    }
}

/// An answer without the frame of a page: for when there is no time to make one.
pub fn bare(wants: Wants, error: &Error, locale: Locale) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
    if wants == Wants::Json {
        let mut response = problem(status, error, locale, None);
        guard::dress_api(response.headers_mut());
        return response;
    }
    let sentence = i18n::error(locale, error);
    let page = maud::html! {
        (maud::DOCTYPE)
        html lang=(locale.tag()) {
            head { meta charset="utf-8"; meta name="viewport" content="width=device-width"; title { (sentence) } }
            body { main { h1 { (sentence) } } }
        }
    };
    let mut response = (status, page).into_response();
    guard::dress(response.headers_mut());
    response
}

/// Gives every refused request its body: a problem for the API, a page or fragment for people. Also dresses the bare
/// refusals of the layers inside (no such route, method not allowed, foreign origin, body too large).
pub async fn render(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().map_or("/", |p| p.as_str()).to_owned();
    let wants = wants(&path, request.headers());
    let asked = request.extensions().get::<Asked>().cloned();
    // A change cannot be asked for again by its address: after signing in one is back on the page it was on.
    let who = request.headers().get_all(header::COOKIE).iter().cloned().collect::<Vec<_>>();
    let (number, route) = (request.extensions().get::<guard::RequestId>().copied(), guard::route(&request));
    let again = if request.method() == Method::GET { Some(path.clone()) } else { came_from(request.headers()) };
    let response = next.run(request).await;
    let status = response.status();
    // By now the account's language counts too.
    let locale = asked.as_ref().map(Asked::answered).unwrap_or_default();
    let error = match response.extensions().get::<Carried>() {
        Some(Carried(error)) => std::sync::Arc::clone(error),
        None if is_bare_refusal(&response) => std::sync::Arc::new(of_status(status)),
        None => return response,
    };
    // A person names the number, and the log has what happened.
    let request = if let Error::Fault(detail) = &*error {
        let id = number.map_or_else(|| app.id(), |n| n.0);
        tracing::error!(route, request = %id, "{detail}");
        Some(id)
    } else {
        None
    };
    let mut answer = match wants {
        Wants::Json => problem(status, &error, locale, request),
        Wants::Page | Wants::Fragment => match (&*error, wants) {
            (Error::Unauthorized { code: "sign_in_needed" }, wants) => {
                let to = format!("/sign-in?next={}", ui::page::query(again.as_deref().unwrap_or("/")));
                if wants == Wants::Page {
                    super::ctx::see(&to)
                } else {
                    (StatusCode::NO_CONTENT, [(super::ctx::LOCATION, to)]).into_response()
                }
            }
            _ => {
                let page = match &*error {
                    Error::Fault(_) | Error::Busy { .. } => None,
                    _ => known_page(&app, &path, who, asked).await,
                };
                let page = page.map(|page| Page { locale, ..page }).unwrap_or_else(|| bare_page(&app, locale, path));
                markup(status, ui::errors::page(&page, &error, request))
            }
        },
    };
    // The layers inside dressed an answer that is not this one.
    match wants {
        Wants::Json => guard::dress_api(answer.headers_mut()),
        Wants::Page | Wants::Fragment => guard::dress(answer.headers_mut()),
    }
    let wait = match &*error {
        Error::TooMany { retry_after_seconds } | Error::Busy { retry_after_seconds } => Some(*retry_after_seconds),
        _ => None,
    };
    if let Some(seconds) = wait {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if let Some(allow) = response.headers().get(header::ALLOW) {
        answer.headers_mut().insert(header::ALLOW, allow.clone());
    }
    if status == StatusCode::UNAUTHORIZED && wants == Wants::Json {
        answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    answer
}

fn is_bare_refusal(response: &Response) -> bool {
    let status = response.status();
    // Whoever asked for a part beyond the end of a file reads headers.
    if status == StatusCode::RANGE_NOT_SATISFIABLE {
        return false;
    }
    (status.is_client_error() || status.is_server_error()) && {
        let content_type =
            response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        !content_type.starts_with("text/html") && !content_type.starts_with("application/")
    }
}

fn of_status(status: StatusCode) -> Error {
    match status.as_u16() {
        401 => Error::Unauthorized { code: "sign_in_needed" },
        403 => Error::forbidden("foreign_origin"),
        404 => Error::NotFound,
        405 => Error::Unreadable { code: "method_not_allowed", detail: String::new() },
        413 => Error::TooLarge { limit: super::BODY_LIMIT as u64 },
        503 => Error::Busy { retry_after_seconds: 5 },
        500.. => Error::fault("a layer failed"),
        _ => Error::Unreadable { code: "request_unreadable", detail: String::new() },
    }
}

fn problem(status: StatusCode, error: &Error, locale: Locale, request: Option<Id>) -> Response {
    // A layer's own refusal may be of another status than the error that words it.
    let said = Problem { status: status.as_u16(), request, ..Problem::of(error, locale) };
    let body = serde_json::to_vec(&said).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
}

/// The page of a refusal for whoever asked; nothing where that cannot be found out.
async fn known_page(app: &App, path: &str, cookies: Vec<HeaderValue>, asked: Option<Asked>) -> Option<Page> {
    let mut request = Request::builder().uri(path);
    for cookie in cookies {
        request = request.header(header::COOKIE, cookie);
    }
    let (mut parts, ()) = request.extension(asked?).body(()).ok()?.into_parts();
    let ctx = super::ctx::Ctx::from_request_parts(&mut parts, app).await.ok()?;
    ctx.page().await.ok()
}

/// The page of a fault knows nobody: who asks may be what failed.
fn bare_page(app: &App, locale: Locale, path: String) -> Page {
    let look = app.store.look();
    Page {
        visitor_bag: 0,
        locale,
        asked: None,
        store: look.name.clone(),
        look,
        base: app.public_url.clone(),
        assets: super::assets::base().to_owned(),
        path,
        now: app.clock.now(),
        viewer: None,
        demo: false,
        rail: Rail::default(),
        holes: false,
    }
}

/// A handler panicked: that is a fault of ours, told like any other by [`render`].
pub fn panicked(cause: Box<dyn Any + Send>) -> http::Response<axum::body::Body> {
    let what =
        cause.downcast_ref::<String>().cloned().or_else(|| cause.downcast_ref::<&str>().map(|s| (*s).to_owned()));
    Error::fault(format!("a handler panicked: {}", what.unwrap_or_default())).into_response()
}

/// Unknown addresses.
pub async fn not_found() -> Result<()> {
    Err(Error::NotFound)
}
