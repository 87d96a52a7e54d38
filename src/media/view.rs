//! A photo as pages and the API show it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A stored picture: what the database keeps (as JSON) wherever a picture is shown. Sizes are of the upright picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    /// A tiny blurred copy as a data URI, shown until the photo is there.
    pub placeholder: String,
    /// The dominant colour, `#rrggbb`.
    pub colour: String,
    /// Perceptual hash, for finding copies.
    pub hash: u64,
    /// WebP renditions, narrowest first; never empty.
    pub renditions: Vec<Rendition>,
    /// The JPEG for link previews and mail.
    pub share: Rendition,
}

/// One size of a picture in the blob store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendition {
    pub width: u32,
    pub height: u32,
    /// File name in the blob store: content address and ending.
    pub file: String,
}

/// A photo with its alternative text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PhotoView {
    /// Address of a middle size, for clients that choose none.
    pub url: String,
    pub width: u32,
    pub height: u32,
    /// What the photo shows, in words; empty when nobody said.
    pub alt: String,
    /// A tiny blurred copy as a data URI.
    pub placeholder: String,
    /// Dominant colour, `#rrggbb`.
    pub colour: String,
    /// All sizes, narrowest first.
    pub sizes: Vec<PhotoSize>,
    /// A JPEG for link previews.
    pub share_url: String,
}

/// One size of a photo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PhotoSize {
    pub width: u32,
    pub height: u32,
    pub url: String,
}

impl Picture {
    /// The picture as shown, with its alternative text.
    pub fn view(&self, alt: &str) -> PhotoView {
        let url = |r: &Rendition| format!("/media/{}", r.file);
        let sizes: Vec<PhotoSize> =
            self.renditions.iter().map(|r| PhotoSize { width: r.width, height: r.height, url: url(r) }).collect();
        let middle = sizes.iter().find(|s| s.width >= 640).or(sizes.last());
        PhotoView {
            url: middle.map(|s| s.url.clone()).unwrap_or_default(),
            width: self.width,
            height: self.height,
            alt: alt.to_owned(),
            placeholder: self.placeholder.clone(),
            colour: self.colour.clone(),
            sizes,
            share_url: url(&self.share),
        }
    }
}

impl PhotoView {
    /// The `srcset` attribute: every size with its width.
    pub fn srcset(&self) -> String {
        self.sizes.iter().map(|s| format!("{} {}w", s.url, s.width)).collect::<Vec<_>>().join(", ")
    }
}
