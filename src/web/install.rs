//! What makes the store an app on a phone: the manifest, the service worker, the page shown without a network.

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::json;

use super::ctx::{Answer, Ctx};
use super::{assets, stored, ui};
use crate::i18n::Locale;
use crate::kit::{Error, Result};

/// `GET /manifest.webmanifest?lang=`: name, icons, and that photos may be shared to the store.
pub async fn manifest(ctx: Ctx) -> Answer {
    let page = ctx.page().await?;
    let icon = |file: &str, sizes: &str, kind: &str, purpose: &str| json!({ "src": page.asset(file), "sizes": sizes, "type": kind, "purpose": purpose });
    let shortcut = |key: &str, url: &str| json!({ "name": page.t(key), "url": url });
    let photos = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"];
    let manifest = json!({
        "id": "/",
        "name": page.store,
        "short_name": page.store,
        "description": page.tr("feed-description", &[("store", page.store.as_str().into())]),
        "lang": page.locale.tag(),
        "dir": page.locale.direction(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbf9f6",
        "theme_color": "#fbf9f6",
        "categories": ["shopping", "social", "photo"],
        "icons": [
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("icon-maskable-512.png", "512x512", "image/png", "maskable"),
        ],
        "shortcuts": [shortcut("nav-create", "/posts/new"), shortcut("nav-explore", "/explore"), shortcut("nav-bag", "/bag")],
        // The form for a new post takes photos and a text already; see `web::compose::again`.
        "share_target": {
            "action": "/posts/new?shared=1",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": { "title": "shared_title", "text": "text", "url": "shared_url", "files": [{ "name": "files", "accept": photos }] },
        },
    });
    let body = serde_json::to_vec(&manifest).map_err(Error::fault)?;
    Ok(([(header::CONTENT_TYPE, "application/manifest+json")], body).into_response())
}

/// `GET /worker.js`: the service worker with what it is told of this build. Browsers look for a new one at every visit.
pub async fn worker(headers: HeaderMap) -> Result<Response> {
    let etag = HeaderValue::from_str(&format!("\"{}\"", assets::build())).map_err(Error::fault)?;
    let common = [(header::ETAG, etag.clone()), (header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"))];
    if stored::is_known(&headers, &etag) {
        return Ok((StatusCode::NOT_MODIFIED, common).into_response());
    }
    let told = json!({
        "build": assets::build(),
        "files": assets::addresses().collect::<Vec<_>>(),
        "languages": Locale::ALL.iter().map(|l| l.tag()).collect::<Vec<_>>(),
    });
    let text = format!("const TOLD = {told};\n{}", assets::worker());
    Ok((common, [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], text).into_response())
}

/// `GET /offline?lang=`: what the service worker shows when neither the store nor a kept page can be reached. It holds
/// nothing of whoever asks.
pub async fn offline(ctx: Ctx) -> Answer {
    let mut page = ctx.page().await?;
    page.viewer = None;
    page.demo = false;
    Ok(super::ctx::markup(StatusCode::OK, ui::errors::offline(&page)))
}
