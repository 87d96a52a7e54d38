//! The web: pages and the JSON API, from the same handlers. Holds no SQL.
//!
//! A handler says who may, reads its input, makes one call of a feature and replies. What a reply looks like (page,
//! fragment, JSON) follows from the request; see [`ctx::Ctx`].

pub mod api;
pub mod assets;
pub mod avoid;
pub mod ctx;
pub mod errors;
pub mod guard;
pub mod input;
pub mod pages;
pub mod ui;

pub mod accounts;
pub mod bag;
mod boards;
mod cards;
pub mod comments;
pub mod compose;
pub mod demo;
pub mod desk;
pub mod drafts;
pub mod elsewhere;
pub mod feed;
pub mod feed_news;
pub mod feed_settings;
pub mod health;
pub mod imports;
mod install;
pub mod interests;
pub mod language;
mod limits;
pub mod me;
pub mod membership;
pub mod notifications;
pub mod operator;
pub mod orders;
mod passkeys;
pub mod payments;
pub mod photos;
pub mod points;
pub mod posts;
pub mod products;
mod recovery;
pub mod returns;
pub mod saves;
pub mod search;
mod settings;
mod shop;
mod sign_on;
pub mod site;
pub mod smiles;
mod squeeze;
mod stored;
pub mod upload;

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use http::{HeaderValue, header};
use tower::Layer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use crate::app::App;

/// The largest body of a request that is not an upload, in bytes.
const BODY_LIMIT: usize = 256 * 1024;

/// Everything the program serves.
pub fn router(app: App) -> Router {
    router_with(app, Router::new())
}

/// The same with more pages: what is measured beside ours (`cargo xtask bench feed`) stands behind the same guards, and no
/// setting of the program itself can bring it up.
pub fn router_with(app: App, more: Router<App>) -> Router {
    let api = api::router().layer(axum::middleware::from_fn(guard::api));
    let bags = axum::middleware::from_fn_with_state(app.clone(), guard::bags);
    let pages = pages::router().merge(more).layer(bags).layer(CsrfLayer::new());
    let pages = pages.layer(axum::middleware::from_fn(guard::page));
    // A browser that came by https once shall come by nothing else for a year.
    let https = app.public_url.starts_with("https://").then(|| {
        let year = HeaderValue::from_static("max-age=31536000");
        SetResponseHeaderLayer::overriding(header::STRICT_TRANSPORT_SECURITY, year)
    });
    let stall = Duration::from_secs(app.config.server.stall_seconds);
    let routes = pages
        .nest("/api/v1", api)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(axum::middleware::from_fn_with_state(app.clone(), guard::forget_writer))
        .layer(axum::middleware::from_fn_with_state(app.clone(), guard::deadline))
        .layer(CatchPanicLayer::custom(errors::panicked))
        .layer(axum::middleware::from_fn_with_state(app.clone(), errors::render))
        .layer(axum::middleware::from_fn_with_state(app.clone(), language::speak))
        .layer(tower::util::option_layer(https))
        .layer(CompressionLayer::new())
        .layer(RequestBodyTimeoutLayer::new(stall))
        .layer(axum::middleware::from_fn_with_state(guard::Room::new(&app), guard::shed))
        .layer(axum::middleware::from_fn(guard::log))
        .with_state(app);
    // A router's own layers run once its route was found; the verb of a form must be known before.
    Router::new().fallback_service(axum::middleware::from_fn(guard::method_of_form).layer(routes))
}
