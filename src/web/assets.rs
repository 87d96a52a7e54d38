//! Our CSS and ES modules: embedded, in one folder whose name is a hash of them all, kept for ever by browsers. No
//! build step: the style sheets are put together in the order of their names.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::header;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::kit::{Error, Result};

#[derive(RustEmbed)]
#[folder = "assets"]
#[include = "css/*.css"]
#[include = "js/*.js"]
#[include = "*.svg"]
#[include = "*.png"]
struct Files;

struct Assets {
    base: String,
    css: Vec<u8>,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let mut hash = Sha256::new();
    let mut css = Vec::new();
    for name in &names {
        let Some(file) = Files::get(name) else { continue };
        hash.update(name.as_bytes());
        hash.update(&file.data);
        if name.starts_with("css/") {
            css.extend_from_slice(&file.data);
            css.push(b'\n');
        }
    }
    let name: String = hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect();
    Assets { base: format!("/assets/{name}"), css }
});

/// Where the assets of this build are.
pub fn base() -> &'static str {
    &ASSETS.base
}

/// `GET /assets/{hash}/{file}`. Another build's hash is not found, so that nothing wrong is ever cached.
pub async fn show(Path((hash, file)): Path<(String, String)>) -> Result<Response> {
    if ASSETS.base.strip_prefix("/assets/") != Some(hash.as_str()) {
        return Err(Error::NotFound);
    }
    let kind = match file.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => return Err(Error::NotFound),
    };
    let bytes = match file.as_str() {
        "vitrine.css" => ASSETS.css.clone(),
        _ => Files::get(&file).ok_or(Error::NotFound)?.data.into_owned(),
    };
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")], bytes)
        .into_response())
}
