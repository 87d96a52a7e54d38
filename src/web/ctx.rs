//! What every handler gets first: who asks, how they want to be answered, and the ways to answer.

use std::net::IpAddr;
use std::time::Instant;

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Redirect, Response};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use maud::Markup;
use serde::Serialize;

use super::language::Asked;
use super::ui;
use super::ui::page::Page;
use crate::accounts::view::Role;
use crate::accounts::{Token, Viewer, memberships, sessions};
use crate::app::App;
use crate::feed::stages::{self, Stage};
use crate::i18n::Locale;
use crate::kit::{Error, Id, Result};
use crate::notifications;
use crate::orders;

/// What handlers return.
pub type Answer = Result<Response>;

/// How the request wants to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// A whole page.
    Page,
    /// The changed parts of a page, each with its id.
    Fragment,
    /// JSON: everything below `/api/v1`.
    Json,
}

/// The request header that asks for a fragment.
pub const FRAGMENT: &str = "vitrine-fragment";
/// The answer header that tells a script where to go instead of replacing a fragment.
pub const LOCATION: &str = "vitrine-location";

/// The request as handlers need it.
pub struct Ctx {
    pub app: App,
    pub viewer: Option<Viewer>,
    pub wants: Wants,
    pub locale: Locale,
    /// The language named in the address.
    pub asked: Option<Locale>,
    /// The languages the asker reads, as codes such as `de`; none: nobody said.
    pub reads: Vec<String>,
    /// Path and query as asked for.
    pub path: String,
    /// The page the request came from, as a path of this site.
    pub from: Option<String>,
    /// The session's token, if it came with one that still runs.
    pub token: Option<Token>,
    /// The network address of the client, for throttles.
    pub address: String,
    /// What the client calls itself.
    pub device: String,
    /// The token of a visitor's bag.
    pub bag_token: Option<String>,
}

impl FromRequestParts<App> for Ctx {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let original = parts.extensions.get::<axum::extract::OriginalUri>().map_or(&parts.uri, |o| &o.0);
        let path = original.path_and_query().map_or("/", |p| p.as_str()).to_owned();
        let wants = wants(&path, &parts.headers);
        // The API takes the bearer header alone and pages the cookie alone: no foreign page can make a browser send
        // the first, and the second is guarded against foreign origins.
        let token = match wants {
            Wants::Json => bearer(&parts.headers)?,
            Wants::Page | Wants::Fragment => super::guard::cookie(&parts.headers),
        };
        let began = Instant::now();
        let viewer = match &token {
            Some(token) => sessions::viewer(app, token).await?,
            None => None,
        };
        stages::ends(Stage::Session, began);
        if let (Some(writer), Some(viewer)) = (parts.extensions.get::<super::guard::Writer>(), &viewer) {
            writer.is(viewer.id);
        }
        if wants == Wants::Json && token.is_some() && viewer.is_none() {
            return Err(Error::Unauthorized { code: "session_ended" });
        }
        if let Some(asker) = parts.extensions.get::<super::guard::Asker>() {
            asker.is(viewer.as_ref().map(|v| v.id));
        }
        let of_account = viewer.as_ref().and_then(|v| Locale::of_tag(&v.language));
        let asked = parts.extensions.get::<Asked>().ok_or_else(|| Error::fault("no language was asked for"))?;
        let neighbour = parts.extensions.get::<axum::extract::ConnectInfo<std::net::SocketAddr>>().map(|c| c.0.ip());
        let forwarded = if app.config.server.behind_proxy { forwarded_for(&parts.headers) } else { None };
        let address = forwarded.or(neighbour).map_or_else(|| "unknown".to_owned(), |ip| ip.to_string());
        let bag_token = match (wants, &viewer) {
            (Wants::Page | Wants::Fragment, None) => super::guard::any_cookie(&parts.headers, super::guard::BAG),
            _ => None,
        };
        Ok(Self {
            bag_token,
            app: app.clone(),
            token: token.filter(|_| viewer.is_some()),
            viewer,
            wants,
            locale: asked.settle(of_account),
            asked: asked.address,
            reads: asked.languages(of_account),
            path,
            from: came_from(&parts.headers),
            address,
            device: text(&parts.headers, header::USER_AGENT).unwrap_or_default().to_owned(),
        })
    }
}

/// How a request to this path wants to be answered.
pub fn wants(path: &str, headers: &HeaderMap) -> Wants {
    if path == "/api" || path.starts_with("/api/") {
        Wants::Json
    } else if headers.contains_key(FRAGMENT) {
        Wants::Fragment
    } else {
        Wants::Page
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|v| v.to_str().ok())
}

/// Whom the nearest proxy had the request from: the last address it wrote down, since the others are hearsay.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

fn bearer(headers: &HeaderMap) -> Result<Option<Token>> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let token =
        value.to_str().ok().and_then(|v| v.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    match token {
        Some((_, token)) if !token.trim().is_empty() => Ok(Some(Token(token.trim().to_owned()))),
        _ => Err(Error::Unauthorized { code: "bad_authorization" }),
    }
}

/// The path of the referring page, when it is one of ours.
pub fn came_from(headers: &HeaderMap) -> Option<String> {
    let referer: http::Uri = text(headers, header::REFERER)?.parse().ok()?;
    let ours = referer.authority().map(|a| a.as_str()) == text(headers, header::HOST);
    let path = referer.path_and_query()?.as_str();
    (ours && is_local(path)).then(|| path.to_owned())
}

/// Whether a text is a path of this site: one slash at the start and nothing that a browser reads as another host.
pub fn is_local(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains(|c: char| c == '\\' || c.is_control())
}

impl Ctx {
    /// The signed-in account, or 401.
    pub fn account(&self) -> Result<&Viewer> {
        self.viewer.as_ref().ok_or(Error::Unauthorized { code: "sign_in_needed" })
    }

    /// The account's id, if somebody is signed in.
    pub fn asker(&self) -> Option<Id> {
        self.viewer.as_ref().map(|v| v.id)
    }

    /// The signed-in operator, or 401 or 403.
    pub fn operator(&self) -> Result<&Viewer> {
        let viewer = self.account()?;
        if viewer.role == Role::Operator { Ok(viewer) } else { Err(Error::forbidden("operator_only")) }
    }

    /// The signed-in moderator or operator, or 401 or 403.
    pub fn staff(&self) -> Result<&Viewer> {
        let viewer = self.account()?;
        if viewer.role == Role::Shopper { Err(Error::forbidden("staff_only")) } else { Ok(viewer) }
    }

    /// Whether the answer is JSON.
    pub fn is_json(&self) -> bool {
        self.wants == Wants::Json
    }

    /// The page the components are given.
    pub async fn page(&self) -> Result<Page> {
        let mut page = self.page_without_bag();
        if let (Some(viewer), Some(shown)) = (&self.viewer, &mut page.viewer) {
            let mut conn = self.app.db.read().await?;
            shown.member = memberships::runs(&mut conn, viewer.id, self.app.clock.now()).await?;
            shown.bag = orders::bag::count(&mut conn, viewer.id).await?;
            shown.unread = notifications::unread(&mut conn, viewer.id).await?;
        }
        if let Some(token) = &self.bag_token {
            let mut conn = self.app.db.read().await?;
            if let Some(bag) = orders::bag::of_visitor(&mut conn, token).await? {
                page.visitor_bag = orders::bag::count(&mut conn, bag).await?;
            }
        }
        Ok(page)
    }

    /// The page for components that show neither membership nor bag; asks the database nothing.
    pub fn page_without_bag(&self) -> Page {
        let viewer = self.viewer.as_ref().map(|viewer| ui::page::Viewer {
            handle: viewer.author.handle.clone(),
            name: viewer.author.name.clone(),
            avatar: viewer.author.avatar.clone(),
            role: viewer.role,
            member: false,
            bag: 0,
            unread: 0,
        });
        let look = self.app.store.look();
        Page {
            locale: self.locale,
            asked: self.asked,
            store: look.name.clone(),
            look,
            base: self.app.public_url.clone(),
            assets: super::assets::base().to_owned(),
            path: self.path.clone(),
            now: self.app.clock.now(),
            visitor_bag: 0,
            viewer,
            demo: self.app.demo,
            rail: ui::page::Rail::default(),
            holes: false,
        }
    }

    /// A value as JSON, or as the page or fragment that `html` makes of it.
    pub async fn reply<T: Serialize>(&self, value: &T, html: impl AsyncFnOnce(&Page) -> Result<Markup>) -> Answer {
        if self.is_json() {
            return json(StatusCode::OK, value);
        }
        Ok(markup(StatusCode::OK, html(&self.page().await?).await?))
    }

    /// The answer to a change: JSON with `status`; a script gets the changed fragments; a form is sent on to `then`.
    pub async fn done<T: Serialize>(
        &self,
        status: StatusCode,
        value: &T,
        then: &str,
        fragment: impl AsyncFnOnce(&Page) -> Result<Markup>,
    ) -> Answer {
        match self.wants {
            Wants::Json => json(status, value),
            Wants::Page => Ok(see(then)),
            Wants::Fragment => Ok(markup(StatusCode::OK, fragment(&self.page().await?).await?)),
        }
    }

    /// Sends pages on to another address; a script is told where to.
    pub fn go(&self, then: &str) -> Response {
        match self.wants {
            Wants::Fragment => match HeaderValue::from_str(then) {
                Ok(value) => (StatusCode::NO_CONTENT, [(LOCATION, value)]).into_response(),
                Err(_) => see("/"),
            },
            Wants::Page | Wants::Json => see(then),
        }
    }

    /// A form that was refused, shown again with what was typed (422, or the conflict's own status); the API gets the
    /// error itself.
    pub async fn refused(
        &self,
        error: Error,
        html: impl AsyncFnOnce(&Page, &[crate::kit::FieldError]) -> Result<Markup>,
    ) -> Answer {
        if self.is_json() {
            return Err(error);
        }
        let Some(fields) = error.fields() else { return Err(error) };
        let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
        Ok(markup(status, html(&self.page().await?, &fields).await?))
    }

    /// Where a form goes back to: the page it came from, else `otherwise`.
    pub fn back<'a>(&'a self, otherwise: &'a str) -> &'a str {
        self.from.as_deref().unwrap_or(otherwise)
    }
}

/// A JSON answer.
pub fn json<T: Serialize>(status: StatusCode, value: &T) -> Answer {
    let body = serde_json::to_vec(value).map_err(Error::fault)?;
    Ok((status, [(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// An HTML answer.
pub fn markup(status: StatusCode, markup: Markup) -> Response {
    (status, markup).into_response()
}

/// 303: the browser asks for `path` next.
pub fn see(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// 204.
pub fn nothing() -> Answer {
    Ok(StatusCode::NO_CONTENT.into_response())
}
