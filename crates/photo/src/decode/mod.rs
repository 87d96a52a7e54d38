//! One room for each format: `Head::read` looks at the header and the limits, `decode` makes pixels.

pub(crate) mod gif;
pub(crate) mod jpeg;
pub(crate) mod png;
pub(crate) mod webp;

use crate::colour::{self, Colour};
use crate::raster::{Crop, Pixels, Raster};
use crate::{Format, Header, Limits, Orientation, Rejection, avif, format, header, rendition};

/// A decoded file: pixels as stored, and what to do with them.
pub(crate) struct Decoded {
    pub(crate) raster: Raster,
    /// The part to show, in stored pixels.
    pub(crate) crop: Option<Crop>,
    pub(crate) colour: Colour,
    pub(crate) orientation: Orientation,
}

/// Inspects and decodes; the picture comes out upright, in sRGB, at most `widest` pixels wide (its own width without).
///
/// The order saves memory and time: the full picture is shrunk first, as stored, and only the small one is converted
/// and turned, so there is never a second full-size copy.
pub(crate) fn upright(bytes: &[u8], limits: &Limits, widest: Option<u32>) -> Result<(Header, Pixels), Rejection> {
    let header = header::inspect(bytes, limits)?;
    let decoded = match format::sniff(bytes)? {
        Format::Jpeg => jpeg::decode(bytes, limits),
        Format::Png => png::decode(bytes, limits),
        Format::WebP => webp::decode(bytes, limits),
        Format::Gif => gif::decode(bytes, limits),
        Format::Avif => avif::decode(bytes, limits),
    }?;
    let (width, height) = rendition::fit(header.width, header.height, widest.unwrap_or(header.width));
    let (stored_width, stored_height) = decoded.orientation.upright_size(width, height);
    let raster = decoded.raster.resized(decoded.crop, stored_width, stored_height);
    let pixels = colour::to_srgb(raster.upright(decoded.orientation), &decoded.colour)?;
    Ok((header, pixels))
}
