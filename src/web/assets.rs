//! Our CSS and ES modules: embedded, in one folder whose name is a hash of them all, kept for ever by browsers. No
//! build step: at the first use of a file comments are taken out, the style sheets are put together in the order of their
//! names, and each coding a browser asks for is made once, as small as it gets.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{LazyLock, OnceLock};

use axum::body::Bytes;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::{squeeze, stored};
use crate::kit::{Error, Result};

#[derive(RustEmbed)]
#[folder = "assets"]
#[include = "css/*.css"]
#[include = "js/*.js"]
#[include = "worker.js"]
#[include = "*.svg"]
#[include = "*.png"]
struct Files;

/// All style sheets in one.
const CSS: &str = "vitrine.css";
/// The service worker, which has an address of its own.
const WORKER: &str = "worker.js";

/// How bytes are packed, in the order they are preferred: the smallest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Brotli,
    Zstd,
    Gzip,
}

impl Coding {
    const ALL: [Self; 3] = [Self::Brotli, Self::Zstd, Self::Gzip];

    const fn token(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Zstd => "zstd",
            Self::Gzip => "gzip",
        }
    }

    /// As small as this coding gets. It takes up to a second in a debug build, and once.
    fn pack(self, plain: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut packed = Vec::new();
        match self {
            Self::Brotli => {
                let params = brotli::enc::BrotliEncoderParams { size_hint: plain.len(), ..Default::default() };
                brotli::BrotliCompress(&mut &*plain, &mut packed, &params)?;
            }
            Self::Zstd => packed = zstd::bulk::compress(plain, 19)?,
            Self::Gzip => {
                let mut writer = flate2::write::GzEncoder::new(packed, flate2::Compression::best());
                writer.write_all(plain)?;
                packed = writer.finish()?;
            }
        }
        Ok(packed)
    }

    /// The one of `Accept-Encoding` that is liked best; at the same weight the smallest.
    fn wanted(headers: &HeaderMap) -> Option<Self> {
        let accepted: Vec<&str> = headers
            .get_all(header::ACCEPT_ENCODING)
            .iter()
            .filter_map(|v| v.to_str().ok())
            .flat_map(|v| v.split(','))
            .collect();
        let weight = |token: &str| {
            let of = |name: &str| {
                let mut named = accepted.iter().map(|a| a.trim().split(';'));
                let mut parts = named.find(|parts| parts.clone().next().is_some_and(|n| n.trim() == name))?;
                let q =
                    parts.find_map(|p| p.trim().strip_prefix("q=")).map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
                Some(if f64::is_finite(q) { q } else { 0.0 })
            };
            of(token).or_else(|| of("*")).unwrap_or(0.0)
        };
        let best = Self::ALL.into_iter().rev().max_by(|a, b| weight(a.token()).total_cmp(&weight(b.token())));
        best.filter(|coding| weight(coding.token()) > 0.0)
    }
}

/// One file with its codings, each made when it is first asked for. None where it would not be smaller.
struct File {
    kind: &'static str,
    plain: Bytes,
    packed: [OnceLock<Option<Bytes>>; 3],
}

impl File {
    fn new(name: &str, plain: Vec<u8>) -> Self {
        let kind = match name.rsplit('.').next() {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => "image/svg+xml",
            _ => "image/png",
        };
        Self { kind, plain: plain.into(), packed: Default::default() }
    }

    fn packed(&self, coding: Coding) -> Option<Bytes> {
        let make = || {
            // Pictures are packed already.
            let packed = (self.kind != "image/png").then(|| coding.pack(&self.plain))?;
            packed.ok().filter(|bytes| bytes.len() < self.plain.len()).map(Bytes::from)
        };
        self.packed[coding as usize].get_or_init(make).clone()
    }
}

struct Assets {
    hash: String,
    base: String,
    files: BTreeMap<String, File>,
    worker: String,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let mut hash = Sha256::new();
    let mut css = String::new();
    let mut worker = String::new();
    let mut files = BTreeMap::new();
    for name in names {
        let Some(file) = Files::get(&name) else { continue };
        hash.update(name.as_bytes());
        hash.update(&file.data);
        let text = || String::from_utf8_lossy(&file.data);
        if name.starts_with("css/") {
            css.push_str(&squeeze::css(&text()));
        } else if name == WORKER {
            worker = squeeze::js(&text());
        } else {
            let plain = if name.ends_with(".js") { squeeze::js(&text()).into_bytes() } else { file.data.to_vec() };
            files.insert(name.to_string(), File::new(&name, plain));
        }
    }
    files.insert(CSS.to_owned(), File::new(CSS, css.into_bytes()));
    let hash: String = hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect();
    Assets { base: format!("/assets/{hash}"), hash, files, worker }
});

/// Where the assets of this build are.
pub fn base() -> &'static str {
    &ASSETS.base
}

/// The name of this build.
pub fn build() -> &'static str {
    &ASSETS.hash
}

/// The addresses of all files but the large pictures.
pub fn addresses() -> impl Iterator<Item = String> {
    ASSETS.files.iter().filter(|(_, f)| f.kind != "image/png").map(|(name, _)| format!("{}/{name}", ASSETS.base))
}

/// The text of the service worker, without what it is told of this build.
pub fn worker() -> &'static str {
    &ASSETS.worker
}

/// Makes the codings that browsers ask for, so that nobody has to wait for them. For a thread that may block.
pub fn pack() {
    for file in ASSETS.files.values() {
        file.packed(Coding::Brotli);
    }
}

/// `GET /assets/{hash}/{file}`. Another build's hash is not found, so that nothing wrong is ever cached.
pub async fn show(Path((hash, name)): Path<(String, String)>, headers: HeaderMap) -> Result<Response> {
    let file = ASSETS.files.get(&name).filter(|_| hash == ASSETS.hash).ok_or(Error::NotFound)?;
    let mut coding = Coding::wanted(&headers);
    let mut bytes = file.plain.clone();
    if let Some(wanted) = coding {
        let made = match file.packed[wanted as usize].get() {
            Some(made) => made.clone(),
            None => tokio::task::spawn_blocking(move || file.packed(wanted)).await.map_err(Error::fault)?,
        };
        match made {
            Some(made) => bytes = made,
            None => coding = None,
        }
    }
    let etag = format!("\"{hash}-{}\"", coding.map_or("plain", Coding::token));
    let etag = HeaderValue::from_str(&etag).map_err(Error::fault)?;
    let common = [
        (header::CACHE_CONTROL, stored::FOR_EVER),
        (header::VARY, HeaderValue::from_static("Accept-Encoding")),
        (header::ETAG, etag.clone()),
    ];
    if stored::is_known(&headers, &etag) {
        return Ok((StatusCode::NOT_MODIFIED, common).into_response());
    }
    let mut response = (common, [(header::CONTENT_TYPE, file.kind)], bytes).into_response();
    if let Some(coding) = coding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.token()));
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_coding_is_the_one_that_is_liked_best() {
        let wanted = |accepted: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            Coding::wanted(&headers).map(Coding::token)
        };
        assert_eq!(wanted("gzip, deflate, br, zstd"), Some("br"));
        assert_eq!(wanted("gzip, zstd"), Some("zstd"));
        assert_eq!(wanted("br;q=0.5, gzip;q=0.8"), Some("gzip"));
        assert_eq!(wanted("br;q=0, *"), Some("zstd"));
        assert_eq!([wanted("identity"), wanted("gzip;q=0"), wanted("br;q=NaN")], [None, None, None]);
        assert_eq!(Coding::wanted(&HeaderMap::new()), None);
    }

    #[test]
    fn every_coding_unpacks_to_the_same() {
        let file = File::new("a.css", ".a{color:red}".repeat(200).into_bytes());
        let mut plain = Vec::new();
        let packed = file.packed(Coding::Brotli).unwrap();
        brotli::BrotliDecompress(&mut &packed[..], &mut plain).unwrap();
        assert_eq!(plain, file.plain);
        let packed = file.packed(Coding::Zstd).unwrap();
        assert_eq!(zstd::bulk::decompress(&packed, 10_000).unwrap(), file.plain);
        let packed = file.packed(Coding::Gzip).unwrap();
        plain.clear();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&packed[..]), &mut plain).unwrap();
        assert_eq!(plain, file.plain);
        // What would grow is sent as it is.
        assert!(File::new("a.svg", b"x".to_vec()).packed(Coding::Brotli).is_none());
    }

    /// Budgets of the feed page: 15 KiB of style sheets, 25 KiB of scripts.
    #[test]
    fn what_a_page_loads_keeps_to_its_budget() {
        let size = |name: &str| ASSETS.files[name].packed(Coding::Brotli).unwrap().len();
        assert!(size(CSS) <= 15 * 1024, "{}", size(CSS));
        let scripts: usize = ASSETS.files.keys().filter(|n| n.ends_with(".js")).map(|n| size(n)).sum();
        assert!(scripts <= 25 * 1024, "{scripts}");
    }
}
