//! Small things told of a whole picture: a placeholder, its main colour, a fingerprint.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::resize::mean_fields;
use crate::{Pixels, Rejection};

/// Longest placeholder, characters.
pub const PLACEHOLDER_LIMIT: usize = 300;

/// The longer side of a [`miniature`], pixels.
const MINIATURE: u64 = 160;

/// The picture made small once, for whatever needs no more: shrinking from its full size costs as much as a rendition.
pub(crate) fn miniature(pixels: &Pixels) -> Pixels {
    within(pixels, MINIATURE)
}

/// The picture with its longer side at `side`, or as it is where it is smaller.
fn within(pixels: &Pixels, side: u64) -> Pixels {
    let longest = u64::from(pixels.width().max(pixels.height()));
    let side = side.min(longest);
    let scale = |s: u32| ((u64::from(s) * side + longest / 2) / longest).max(1) as u32;
    pixels.resized(scale(pixels.width()), scale(pixels.height()))
}

/// A blurred miniature as a `data:` address of at most [`PLACEHOLDER_LIMIT`] characters, for the moment before the
/// photo is there. A busy picture gets fewer pixels rather than a longer text.
pub(crate) fn placeholder(pixels: &Pixels) -> Result<String, Rejection> {
    for (side, quality) in [(24, 40.0), (24, 15.0), (20, 10.0), (16, 10.0), (12, 5.0), (8, 0.0), (4, 0.0), (1, 0.0)] {
        let small = blurred(within(pixels, side));
        let text = format!("data:image/webp;base64,{}", BASE64.encode(small.to_webp(quality, crate::Effort::Usual)?));
        if text.len() <= PLACEHOLDER_LIMIT {
            return Ok(text);
        }
    }
    Err(Rejection::Failed("placeholder: one pixel is too long".into()))
}

/// Twice the kernel 1-2-1 in both directions, edges repeated.
fn blurred(pixels: Pixels) -> Pixels {
    let (width, height) = (pixels.width(), pixels.height());
    let (w, h) = (width as usize, height as usize);
    let mut data = pixels.clone().into_rgb();
    for _ in 0..2 {
        for across in [true, false] {
            let (step, along) = if across { (1, w) } else { (w, h) };
            let source = data.clone();
            for (i, value) in data.iter_mut().enumerate() {
                let (pixel, channel) = (i / 3, i % 3);
                let place = if across { pixel % w } else { pixel / w };
                let at = |pixel: usize| u32::from(source[pixel * 3 + channel]);
                let before = if place == 0 { pixel } else { pixel - step };
                let after = if place + 1 == along { pixel } else { pixel + step };
                *value = ((at(before) + 2 * at(pixel) + at(after) + 2) / 4) as u8;
            }
        }
    }
    Pixels::new(width, height, data).unwrap_or(pixels)
}

/// The colour most of the picture has, as `#rrggbb`: the mean of the fullest of 512 equal boxes of the colour cube,
/// counted over a miniature.
pub(crate) fn dominant(pixels: &Pixels) -> String {
    let small = pixels.resized(pixels.width().min(48), pixels.height().min(48));
    let mut boxes = vec![[0_u32; 4]; 512];
    for p in small.rgb().chunks_exact(3) {
        let entry = &mut boxes[usize::from(p[0] >> 5) << 6 | usize::from(p[1] >> 5) << 3 | usize::from(p[2] >> 5)];
        entry[0] += 1;
        (0..3).for_each(|c| entry[c + 1] += u32::from(p[c]));
    }
    // The first of equals, so that the answer does not depend on the order of a search.
    let fullest = boxes.iter().rev().max_by_key(|entry| entry[0]).copied().unwrap_or([1, 0, 0, 0]);
    let mean = |c: usize| (fullest[c] + fullest[0] / 2) / fullest[0].max(1);
    format!("#{:02x}{:02x}{:02x}", mean(1), mean(2), mean(3))
}

/// A 64-bit difference hash: the picture as 9 x 8 grey fields, one bit for each field that is darker than its right
/// neighbour, rows from the top, most significant bit first. The same photo in another size, format or quality differs
/// in few bits; see [`distance`].
pub(crate) fn fingerprint(pixels: &Pixels) -> u64 {
    let fields = mean_fields(&pixels.luma(), (pixels.width(), pixels.height()), (9, 8));
    let bits = fields.chunks_exact(9).flat_map(|row| row.windows(2)).map(|pair| u64::from(pair[0] < pair[1]));
    bits.fold(0, |hash, bit| hash << 1 | bit)
}

/// In how many of 64 bits two fingerprints differ. Up to about 6 two photos are very likely the same one; a picture
/// without structure (one colour all over) has the fingerprint 0 and says nothing.
pub fn distance(a: u64, b: u64) -> u32 {
    (a ^ b).count_ones()
}
