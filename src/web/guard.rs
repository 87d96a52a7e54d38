//! Guards around every route: headers, cookies, methods of forms, the request log.

use std::sync::{Arc, LazyLock, OnceLock};
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, Method, header};
use tokio::sync::Semaphore;

use crate::accounts::Token;
use crate::app::App;
use crate::i18n;
use crate::kit::{Error, Id, Thing};
use crate::metrics;

/// No inline script or style, nothing from elsewhere, no framing. A nonce would not cover style attributes, so there
/// are none.
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
     connect-src 'self'; font-src 'self'; form-action 'self'; manifest-src 'self'; media-src 'self'; \
     worker-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Who a request turned out to come from; the handler's `Ctx` tells.
#[derive(Clone, Debug, Default)]
pub struct Asker(Arc<OnceLock<Option<Id>>>);

impl Asker {
    /// Notes the account, or that it was nobody.
    pub fn is(&self, account: Option<Id>) {
        // The first who tells is the handler itself.
        let _ = self.0.set(account);
    }
}

/// The answer header that names whom a page was made for. The service worker forgets what it kept once that changes.
const VIEWER: &str = "vitrine-viewer";

/// Headers of pages.
pub async fn page(mut request: Request, next: Next) -> Response {
    let asker = Asker::default();
    request.extensions_mut().insert(asker.clone());
    let is_whole = !request.headers().contains_key(super::ctx::FRAGMENT);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if let Some(account) = asker.0.get() {
        let name = account.map_or_else(|| "nobody".to_owned(), |id| id.to_string());
        if let Ok(name) = HeaderValue::from_str(&name) {
            headers.insert(VIEWER, name);
        }
    }
    let is_html = headers.get(header::CONTENT_TYPE).is_some_and(|v| v.as_bytes().starts_with(b"text/html"));
    if is_whole && is_html {
        headers.append(header::LINK, FIRST.clone());
    }
    dress(headers);
    response
}

/// What every page needs first. Servers in front of this one send it on as early hints (103) before the page is made.
static FIRST: LazyLock<HeaderValue> = LazyLock::new(|| {
    let base = super::assets::base();
    let text = format!("<{base}/vitrine.css>; rel=preload; as=style, <{base}/js/main.js>; rel=modulepreload");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
});

/// The headers every page has, those of refusals too.
pub fn dress(headers: &mut HeaderMap) {
    // A page that lets a payment provider's script in says so itself.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(CSP));
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Pages differ by who asks; what may be kept says so itself.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    let is_public = headers.get(header::CACHE_CONTROL).is_some_and(|v| v.as_bytes().starts_with(b"public"));
    if !is_public {
        headers.append(header::VARY, HeaderValue::from_static("Cookie, Accept-Language, Vitrine-Fragment"));
    }
}

/// Headers of the API.
pub async fn api(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    dress_api(response.headers_mut());
    response
}

/// The headers every answer of the API has.
pub fn dress_api(headers: &mut HeaderMap) {
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.append(header::VARY, HeaderValue::from_static("Authorization, Accept-Language"));
}

/// A form can only POST: `?_method=put` or `delete` on its action says the verb.
pub async fn method_of_form(mut request: Request, next: Next) -> Response {
    if request.method() == Method::POST {
        let asked = request.uri().query().unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("_method="));
        match asked {
            Some("put") => *request.method_mut() = Method::PUT,
            Some("delete") => *request.method_mut() = Method::DELETE,
            _ => {}
        }
    }
    next.run(request).await
}

/// Where the handler of a change leaves who asked for it.
#[derive(Clone, Default)]
pub struct Writer(Arc<OnceLock<Id>>);

impl Writer {
    /// The request is this account's.
    pub fn is(&self, account: Id) {
        let _ = self.0.set(account);
    }
}

/// After a change, whatever it was: what is kept in memory of whoever asked for it is read again. Also when the client did
/// not wait for the answer.
pub async fn forget_writer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    struct Afterwards(App, Writer);
    impl Drop for Afterwards {
        fn drop(&mut self) {
            if let Some(account) = self.1.0.get() {
                // At once, whatever holds the event back.
                self.0.fresh.changed([Thing::Shopper(*account)]);
                self.0.feed.forget(*account);
            }
        }
    }
    if request.method().is_safe() {
        return next.run(request).await;
    }
    let writer = Writer::default();
    request.extensions_mut().insert(writer.clone());
    let _afterwards = Afterwards(app, writer);
    next.run(request).await
}

/// How much longer a request may take that carries files: phones send slowly.
const WITH_FILES: u32 = 10;

/// Ends requests that take too long.
pub async fn deadline(State(app): State<App>, request: Request, next: Next) -> Response {
    let longer = if carries_files(&request) { WITH_FILES } else { 1 };
    let most = Duration::from_secs(app.config.server.timeout_seconds) * longer;
    match tokio::time::timeout(most, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Error::Busy { retry_after_seconds: 5 }.into_response(),
    }
}

/// The number of a request: in its answer (`X-Request-Id`), in the line of the log and on the page of a fault.
#[derive(Clone, Copy, Debug)]
pub struct RequestId(pub Id);

/// The pattern of a request's address, such as `/posts/{id}`. Addresses themselves name people and carry the secrets of
/// links in mails: they are in no log and no measure.
pub fn route(request: &Request) -> String {
    request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned()
}

/// One line a request (method, route, status, time, number), and the measure of it.
pub async fn log(mut request: Request, next: Next) -> Response {
    let start = Instant::now();
    let (id, _one) = (Id(rand::random::<i64>() & i64::MAX), metrics::One::request());
    request.extensions_mut().insert(RequestId(id));
    let (method, route) = (request.method().clone(), route(&request));
    let mut response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), start.elapsed());
    // Verbs nobody knows are one.
    let verb = match method {
        Method::GET | Method::HEAD | Method::POST | Method::PUT | Method::DELETE => method.as_str(),
        _ => "other",
    };
    metrics::request(verb, &route, status, took);
    tracing::debug!(request = %id, method = verb, route, status, micros = took.as_micros() as u64, "request");
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

const REQUEST_ID: &str = "x-request-id";

/// How many requests are answered at once.
#[derive(Clone, Debug)]
pub struct Room {
    requests: Arc<Semaphore>,
    uploads: Arc<Semaphore>,
}

impl Room {
    pub fn new(app: &App) -> Self {
        let server = &app.config.server;
        Self {
            requests: Arc::new(Semaphore::new(server.most_requests)),
            uploads: Arc::new(Semaphore::new(server.most_uploads)),
        }
    }
}

/// Turns requests away while too many are being answered: a quick 503 instead of an answer that comes too late for
/// everybody. Whoever asks how the program is gets an answer all the same.
pub async fn shed(State(room): State<Room>, request: Request, next: Next) -> Response {
    if matches!(request.uri().path(), "/healthz" | "/readyz" | "/metrics" | "/api/v1/healthz" | "/api/v1/readyz") {
        return next.run(request).await;
    }
    let (limit, semaphore) =
        if carries_files(&request) { ("uploads", &room.uploads) } else { ("requests", &room.requests) };
    match semaphore.try_acquire() {
        Ok(_permit) => next.run(request).await,
        Err(_) => {
            metrics::shed(limit);
            busy(&request)
        }
    }
}

/// Come back in a moment, in the language of the browser. Costs next to nothing: no account, no database.
fn busy(request: &Request) -> Response {
    let error = Error::Busy { retry_after_seconds: 1 };
    let header = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let locale = i18n::Locale::of_header(header).unwrap_or_default();
    let mut response = super::errors::bare(super::ctx::wants(request.uri().path(), request.headers()), &error, locale);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    response
}

fn carries_files(request: &Request) -> bool {
    let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    content_type.starts_with("multipart/form-data")
}

/// The name of the session's cookie. `__Host-` ties it to this very host and to a secure connection; browsers take it
/// on loopback over plain http too. Elsewhere without https there is no sign-in.
const COOKIE: &str = "__Host-session";

/// The session's token from its cookie.
pub fn cookie(headers: &HeaderMap) -> Option<Token> {
    any_cookie(headers, COOKIE).map(Token)
}

/// The value of a cookie.
pub fn any_cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    let mut pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(held, _)| *held == name).map(|(_, value)| value.to_owned())
}

/// The header that sets the session's cookie, or takes it away.
pub fn set_cookie(token: Option<&Token>) -> HeaderValue {
    let (value, age) = token.map_or(("", 0), |t| (t.0.as_str(), crate::accounts::sessions::LASTS.0 / 1_000_000));
    let text = format!("{COOKIE}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={age}");
    // Tokens are base64url, so the text is plain ASCII.
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

/// The name of the cookie of a visitor's bag.
pub const BAG: &str = "__Host-bag";

/// The header that sets the cookie of a visitor's bag, or takes it away.
pub fn set_bag(token: Option<&str>) -> HeaderValue {
    let (value, age) = token.map_or(("", 0), |t| (t, crate::orders::bag::VISITORS.0 / 1_000_000));
    let text = format!("{BAG}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={age}");
    // Tokens are base64url, so the text is plain ASCII.
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

/// Whoever signed in takes along what lay in the visitor's bag, however the signing in was done.
pub async fn bags(State(app): State<App>, request: Request, next: Next) -> Response {
    let held = any_cookie(request.headers(), BAG).filter(|token| !token.is_empty()).zip(cookie(request.headers()));
    let Some((bag, session)) = held else { return next.run(request).await };
    let merged = match crate::accounts::sessions::viewer(&app, &session).await {
        Ok(Some(viewer)) => {
            let merged = crate::orders::bag::merge(&app, &bag, viewer.id).await;
            // Also in answer to a GET, which forgets nobody.
            app.fresh.changed([Thing::Shopper(viewer.id)]);
            merged.map(|()| true)
        }
        Ok(None) => Ok(false),
        Err(e) => Err(e),
    };
    let mut response = next.run(request).await;
    match merged {
        Ok(true) => {
            response.headers_mut().append(header::SET_COOKIE, set_bag(None));
        }
        Ok(false) => {}
        Err(e) => tracing::error!("a visitor's bag could not be taken along: {e}"),
    }
    response
}

/// Whether browsers would keep the session's cookie at the address people use.
pub fn can_sign_in(app: &App) -> bool {
    let url = &app.public_url;
    let host = url.split("://").nth(1).unwrap_or_default();
    let name = if host.starts_with('[') { host.split_inclusive(']').next() } else { host.split(':').next() };
    url.starts_with("https://")
        || matches!(name, Some("localhost" | "127.0.0.1" | "[::1]"))
        || name.is_some_and(|n| n.ends_with(".localhost"))
}
