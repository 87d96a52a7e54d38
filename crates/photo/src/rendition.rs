use sha2::{Digest, Sha256};

use crate::encode::MAX_WEBP_SIDE;
use crate::{Effort, Pixels, Rejection};

/// Widths of the screen renditions, pixels.
pub const WIDTHS: [u32; 4] = [320, 640, 1080, 1600];
/// Widest rendition for link previews and mail, pixels.
pub const SHARE_WIDTH: u32 = 1200;

const WEBP_QUALITY: f32 = 80.0;
const JPEG_QUALITY: u8 = 82;

/// What a rendition is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A page: WebP, one of several widths for `srcset`.
    Screen,
    /// Link previews and mail, whose readers often know nothing but JPEG.
    Share,
}

impl Role {
    /// Stable name, for the database and the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Share => "share",
        }
    }
}

/// One encoded file made from a photo. It carries no metadata of any kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    pub role: Role,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Media type.
    pub mime: &'static str,
    pub bytes: Vec<u8>,
    /// Content address: the SHA-256 of `bytes` in lower-case hexadecimal.
    pub address: String,
}

impl Rendition {
    fn new(role: Role, pixels: &Pixels, mime: &'static str, bytes: Vec<u8>) -> Self {
        let address = address(&bytes);
        Self { role, width: pixels.width(), height: pixels.height(), mime, bytes, address }
    }

    /// Usual ending of a file name: `webp` or `jpg`.
    pub fn extension(&self) -> &'static str {
        if self.mime == "image/jpeg" { "jpg" } else { "webp" }
    }
}

/// The name under which a blob store keeps these bytes: their SHA-256 in lower-case hexadecimal.
pub fn address(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Size of a picture of `width` x `height` made at most `widest` pixels wide: never larger than it was, in its own
/// ratio, no side below 1 or above what WebP can count.
pub(crate) fn fit(width: u32, height: u32, widest: u32) -> (u32, u32) {
    let scaled = |side: u32, to: u32, from: u32| {
        let (side, to, from) = (u64::from(side), u64::from(to), u64::from(from).max(1));
        u32::try_from((side * to + from / 2) / from).unwrap_or(u32::MAX).max(1)
    };
    let w = width.min(widest).max(1);
    let h = scaled(height, w, width).min(height.max(1));
    if w.max(h) <= MAX_WEBP_SIDE {
        return (w, h);
    }
    if h >= w {
        (scaled(width, MAX_WEBP_SIDE, height).min(w), MAX_WEBP_SIDE)
    } else {
        (MAX_WEBP_SIDE, scaled(height, MAX_WEBP_SIDE, width).min(h))
    }
}

/// Widths of the screen renditions of a picture of this width, rising: every step below it, then the picture itself or
/// the widest step.
pub(crate) fn widths(width: u32) -> Vec<u32> {
    let widest = width.min(WIDTHS[WIDTHS.len() - 1]);
    WIDTHS.into_iter().filter(|&step| step < widest).chain([widest]).collect()
}

/// All renditions of `base`, the picture at its widest: the screen ones by rising width, then the share one. Each is
/// shrunk from `base`, not from its neighbour, so that each is resampled only once; `base` is small by now.
pub(crate) fn all(base: Pixels, effort: Effort) -> Result<Vec<Rendition>, Rejection> {
    let mut renditions = Vec::with_capacity(WIDTHS.len() + 1);
    for width in widths(base.width()) {
        let (w, h) = fit(base.width(), base.height(), width);
        let pixels = base.resized(w, h);
        renditions.push(Rendition::new(Role::Screen, &pixels, "image/webp", pixels.to_webp(WEBP_QUALITY, effort)?));
    }
    let (w, h) = fit(base.width(), base.height(), SHARE_WIDTH);
    let pixels = base.resized(w, h);
    renditions.push(Rendition::new(Role::Share, &pixels, "image/jpeg", pixels.to_jpeg(JPEG_QUALITY)?));
    Ok(renditions)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sizes(width in 1_u32..=16_384, height in 1_u32..=16_384, widest in 1_u32..4000) {
            let (w, h) = fit(width, height, widest);
            prop_assert!(w >= 1 && h >= 1 && w <= width && h <= height && w <= widest);
            prop_assert!(w.max(h) <= MAX_WEBP_SIDE);
            // The ratio holds to half a pixel of the side that was computed.
            if w > 1 && h > 1 {
                let (w, h, width, height) = (f64::from(w), f64::from(h), f64::from(width), f64::from(height));
                prop_assert!((w * height / width - h).abs() <= 0.5 || (h * width / height - w).abs() <= 0.5);
            }
        }

        #[test]
        fn steps(width in 1_u32..=16_384) {
            let widths = widths(width);
            prop_assert!(!widths.is_empty());
            prop_assert!(widths.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert_eq!(widths.last().copied(), Some(width.min(1600)));
            prop_assert!(widths[..widths.len() - 1].iter().all(|w| WIDTHS.contains(w)));
        }
    }

    #[test]
    fn addresses_are_sha_256() {
        assert_eq!(address(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
