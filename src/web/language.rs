//! In which language a request is answered, and choosing one.
//!
//! Pages ask in this order: `?lang=` in the address, the account's setting, the cookie of the menu, the browser's
//! `Accept-Language`, English. The API asks the address, the header, the account: a program that sends the header means it.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use serde::Deserialize;
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, Wants, nothing, see, wants};
use super::errors::Problem;
use super::guard::any_cookie;
use super::input::Input;
use crate::accounts;
use crate::app::App;
use crate::i18n::{self, Locale};
use crate::kit::Error;

/// The parameter of an address that names the language.
pub const PARAMETER: &str = "lang";
/// The cookie that keeps the choice.
const COOKIE: &str = "language";

/// What a request says of languages, and the one it is answered in. The handler's [`Ctx`] settles that one once it
/// knows the account; what stands around the handler reads it afterwards.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The language named in the address.
    pub address: Option<Locale>,
    cookie: Option<Locale>,
    header: Option<Locale>,
    /// The languages the browser says are read, as codes such as `de`.
    pub reads: Vec<String>,
    is_json: bool,
    answered: Arc<Mutex<Locale>>,
}

impl Asked {
    fn of(app: &App, path: &str, headers: &HeaderMap) -> Self {
        let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let chosen = |tag: &str| Locale::of_choice(tag, app.demo);
        let asked = Self {
            address: parameter(path).and_then(chosen),
            cookie: any_cookie(headers, COOKIE).as_deref().and_then(chosen),
            header: Locale::of_header(header),
            reads: i18n::languages(header),
            is_json: wants(path, headers) == Wants::Json,
            answered: Arc::default(),
        };
        asked.settle(None);
        asked
    }

    /// Settles the language, now that it is known which one the account chose.
    pub fn settle(&self, account: Option<Locale>) -> Locale {
        let chosen = if self.is_json { self.header.or(account) } else { account.or(self.cookie).or(self.header) };
        let locale = self.address.or(chosen).unwrap_or_default();
        *self.answered.lock().unwrap_or_else(PoisonError::into_inner) = locale;
        locale
    }

    /// The language of the answer.
    pub fn answered(&self) -> Locale {
        *self.answered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The languages somebody reads as far as the request tells: the browser's and the one chosen here; none: not told.
    pub fn languages(&self, account: Option<Locale>) -> Vec<String> {
        let mut languages = self.reads.clone();
        let chosen = self.address.or(account).or(self.cookie).filter(|l| *l != Locale::Mirror);
        if let Some(code) = chosen.map(|l| l.tag().to_owned()).filter(|code| !languages.contains(code)) {
            languages.push(code);
        }
        languages
    }
}

/// The value of `lang` in a path with its query.
fn parameter(path: &str) -> Option<&str> {
    let query = path.split_once('?')?.1;
    query.split('&').find_map(|pair| pair.strip_prefix(PARAMETER)?.strip_prefix('='))
}

/// A path with its query, in this language.
pub fn with(path: &str, locale: Locale) -> String {
    let plain = without(path);
    let join = if plain.contains('?') { '&' } else { '?' };
    format!("{plain}{join}{PARAMETER}={}", locale.tag())
}

/// A path with its query, without its language.
pub fn without(path: &str) -> String {
    let Some((path, query)) = path.split_once('?') else { return path.to_owned() };
    let kept: Vec<&str> = query.split('&').filter(|p| p.split('=').next() != Some(PARAMETER)).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

fn cookie(locale: Locale) -> HeaderValue {
    let text = format!("{COOKIE}={}; Path=/; SameSite=Lax; HttpOnly; Max-Age=31536000", locale.tag());
    // Tags are plain ASCII.
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

/// Notes what a request says of languages, and says in which one it was answered. A language in the address of a page
/// is kept, so that whoever came by such a link stays in it.
pub async fn speak(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().map_or("/", |p| p.as_str()).to_owned();
    let asked = Asked::of(&app, &path, request.headers());
    let is_page = request.method() == Method::GET && wants(&path, request.headers()) == Wants::Page;
    request.extensions_mut().insert(asked.clone());
    let mut response = next.run(request).await;
    let content_type = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let is_html = content_type.starts_with("text/html");
    if is_html || (asked.is_json && content_type.starts_with("application/")) {
        response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(asked.answered().tag()));
    }
    let kept =
        asked.address.filter(|l| is_page && is_html && response.status() == StatusCode::OK && asked.cookie != Some(*l));
    if let Some(locale) = kept {
        response.headers_mut().append(header::SET_COOKIE, cookie(locale));
    }
    response
}

/// A choice of language.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Choice {
    /// A tag such as `de`.
    language: String,
}

#[utoipa::path(put, path = "/me/language", tag = "accounts", security(("token" = [])), request_body = Choice, responses(
    (status = 204), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn choose(ctx: Ctx, input: Input) -> Answer {
    if ctx.is_json() {
        ctx.account()?;
    }
    let Choice { language } = input.read()?;
    let locale = Locale::of_choice(&language, ctx.app.demo).ok_or_else(|| Error::invalid("language", "bad_value"))?;
    if let Some(viewer) = &ctx.viewer {
        accounts::set_language(&ctx.app, viewer.id, locale.tag()).await?;
    }
    if ctx.is_json() {
        return nothing();
    }
    let mut response = see(&without(ctx.back("/")));
    response.headers_mut().append(header::SET_COOKIE, cookie(locale));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_in_an_address_is_replaced() {
        assert_eq!(with("/", Locale::De), "/?lang=de");
        assert_eq!(with("/search?q=tea&lang=fr", Locale::De), "/search?q=tea&lang=de");
        assert_eq!(
            [without("/?lang=fr"), without("/search?lang=fr&q=a"), without("/a?language=x")],
            ["/", "/search?q=a", "/a?language=x"]
        );
        assert_eq!(
            [parameter("/?q=lang=x&lang=de"), parameter("/?slang=de"), parameter("/")],
            [Some("de"), None, None]
        );
    }
}
