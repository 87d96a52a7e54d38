//! Fields of forms: label, hint, message, what was typed before; and what a handler says when it refuses a form.

use maud::{Markup, html};

use super::page::Page;
use super::parts::icon;
use crate::i18n;
use crate::kit::{Error, FieldError};

/// What was typed and what is wrong with it. Empty for a form shown for the first time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Form<'a> {
    /// Fields as they were sent, in order.
    pub values: &'a [(String, String)],
    pub errors: &'a [FieldError],
    /// What is wrong besides single fields, such as wrong credentials or a changed price.
    pub problem: Option<&'a Error>,
}

impl<'a> Form<'a> {
    /// A form shown for the first time.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The form with these values and what is wrong with them.
    pub fn new(values: &'a [(String, String)], errors: &'a [FieldError]) -> Self {
        Self { values, errors, problem: None }
    }

    /// The form again after `error`, with what was typed.
    pub fn refused(values: &'a [(String, String)], error: &'a Error) -> Self {
        match error {
            Error::Invalid(errors) => Self { values, errors, problem: None },
            other => Self { values, errors: &[], problem: Some(other) },
        }
    }

    /// The last value of a field; empty when there is none.
    pub fn value(&self, name: &str) -> &'a str {
        self.values.iter().rev().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// Every value of a repeated field, in order.
    pub fn all<'n>(&self, name: &'n str) -> impl Iterator<Item = &'a str> + use<'a, 'n> {
        self.values.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Whether something was sent, so that defaults no longer count.
    pub fn was_sent(&self) -> bool {
        !self.values.is_empty()
    }

    /// What is wrong with a field, in words.
    pub fn error(&self, page: &Page, name: &str) -> Option<String> {
        // The API nests what a form sends flat: `address.city` is the field `city`.
        let is = |f: &str| f == name || f.strip_prefix("address.").or(f.strip_prefix("payment.")) == Some(name);
        let at_field = self.errors.iter().find(|e| is(&e.field)).map(|e| page.field_error(e));
        at_field.or_else(|| self.problem.filter(|p| names(p, name)).map(|p| i18n::error(page.locale, p)))
    }

    /// What is wrong with anything below a name, such as `tags` for `tags[2].x`.
    pub fn error_below(&self, page: &Page, name: &str) -> Option<String> {
        let below = |f: &str| f == name || f.strip_prefix(name).is_some_and(|r| r.starts_with(['[', '.']));
        self.errors.iter().find(|e| below(&e.field)).map(|e| page.field_error(e))
    }
}

/// One field, described.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    name: &'a str,
    label: &'a str,
    id: Option<&'a str>,
    kind: &'a str,
    hint: Option<&'a str>,
    autocomplete: Option<&'a str>,
    inputmode: Option<&'a str>,
    value: Option<&'a str>,
    optional: bool,
    max: usize,
    min: usize,
    rows: u32,
    focus: bool,
}

impl<'a> Field<'a> {
    /// A required line of text. `label` is a message key.
    pub const fn new(name: &'a str, label: &'a str) -> Self {
        Self {
            name,
            label,
            id: None,
            kind: "text",
            hint: None,
            autocomplete: None,
            inputmode: None,
            value: None,
            optional: false,
            max: 0,
            min: 0,
            rows: 0,
            focus: false,
        }
    }

    /// The `type` of the input.
    pub const fn kind(mut self, kind: &'a str) -> Self {
        self.kind = kind;
        self
    }

    /// An id of its own, where two forms of a page have the same field.
    pub const fn id(mut self, id: &'a str) -> Self {
        self.id = Some(id);
        self
    }

    /// A message key shown under the label.
    pub const fn hint(mut self, key: &'a str) -> Self {
        self.hint = Some(key);
        self
    }

    pub const fn autocomplete(mut self, token: &'a str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    pub const fn inputmode(mut self, mode: &'a str) -> Self {
        self.inputmode = Some(mode);
        self
    }

    /// The value while nothing was sent.
    pub const fn value(mut self, value: &'a str) -> Self {
        self.value = Some(value);
        self
    }

    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// At most so many characters. Passwords are not held by the browser, so that nothing is cut off unseen.
    pub const fn max(mut self, max: usize) -> Self {
        self.max = max;
        self
    }

    pub const fn min(mut self, min: usize) -> Self {
        self.min = min;
        self
    }

    /// A text of several lines.
    pub const fn rows(mut self, rows: u32) -> Self {
        self.rows = rows;
        self
    }

    /// Takes the focus when the page opens.
    pub const fn focus(mut self) -> Self {
        self.focus = true;
        self
    }

    /// The field with its label, hint and message.
    pub fn render(&self, page: &Page, form: &Form<'_>) -> Markup {
        let id = self.id.map_or_else(|| format!("f-{}", self.name), str::to_owned);
        let error = form.error(page, self.name);
        let sent = form.values.iter().any(|(n, _)| n == self.name);
        let value = match (self.kind, sent) {
            ("password", _) => "",
            (_, true) => form.value(self.name),
            (_, false) => self.value.unwrap_or_default(),
        };
        let described = describe(&id, self.hint.is_some(), error.is_some());
        // A refused form opens at the first field that has to be mended.
        let focus = form.errors.first().map_or(self.focus, |e| e.field == self.name);
        let (max, min) = ((self.max > 0).then_some(self.max), (self.min > 0).then_some(self.min));
        html! {
            div.field.field--bad[error.is_some()] {
                label for=(id) {
                    (page.t(self.label))
                    @if self.optional { " " span.field-optional { (page.t("field-optional")) } }
                }
                @if let Some(hint) = self.hint { p.field-hint id={ (id) "-hint" } { (page.t(hint)) } }
                @if self.rows > 0 {
                    textarea id=(id) name=(self.name) rows=(self.rows) required[!self.optional] maxlength=[max]
                        aria-describedby=[described] aria-invalid=[error.is_some().then_some("true")] { "\n" (value) }
                } @else {
                    input id=(id) name=(self.name) type=(self.kind) value=[(!value.is_empty()).then_some(value)]
                        required[!self.optional] maxlength=[max] minlength=[min] autocomplete=[self.autocomplete]
                        inputmode=[self.inputmode] aria-describedby=[described] autofocus[focus]
                        aria-invalid=[error.is_some().then_some("true")]
                        autocapitalize=[matches!(self.name, "email" | "handle").then_some("none")]
                        spellcheck=[matches!(self.name, "email" | "handle").then_some("false")];
                }
                @if let Some(error) = error { (message(page, &id, &error)) }
            }
        }
    }
}

/// Whether a conflict is about this field, such as a handle that is taken.
fn names(error: &Error, field: &str) -> bool {
    matches!(error, Error::Conflict { args, .. } if args.iter().any(|(name, value)| *name == "field" && value == field))
}

/// The value of `aria-describedby` for a field with this id.
pub fn describe(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (true, true) => Some(format!("{id}-hint {id}-error")),
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    }
}

/// The message at the field with this id.
pub fn message(page: &Page, id: &str, text: &str) -> Markup {
    html! { p.field-error id={ (id) "-error" } { (icon(page, "trouble")) span { (text) } } }
}

/// What is wrong with a form besides the fields it shows (`known`): nothing when nothing is.
pub fn problems(page: &Page, form: &Form<'_>, known: &[&str]) -> Markup {
    let root = |f: &str| f.split(['[', '.']).next().unwrap_or_default().to_owned();
    let mut other: Vec<String> =
        form.errors.iter().filter(|e| !known.contains(&root(&e.field).as_str())).map(|e| page.field_error(e)).collect();
    let problem = form.problem.filter(|p| !known.iter().any(|k| names(p, k)));
    other.extend(problem.map(|e| i18n::error(page.locale, e)));
    let at_fields = form.errors.len() + usize::from(form.problem.is_some()) - other.len();
    html! {
        @if !other.is_empty() || at_fields > 0 {
            div.form-errors role="alert" {
                (icon(page, "trouble"))
                div {
                    @for text in &other { p { (text) } }
                    @if at_fields > 0 { p { (page.count("field-errors", i64::try_from(at_fields).unwrap_or(i64::MAX))) } }
                }
            }
        }
    }
}
