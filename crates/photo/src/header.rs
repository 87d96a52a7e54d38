use crate::decode::{gif, jpeg, png, webp};
use crate::{Format, Limits, Orientation, Rejection, avif, format};

/// What the header of an accepted file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    pub format: Format,
    /// Width of the upright picture, pixels.
    pub width: u32,
    /// Height of the upright picture, pixels.
    pub height: u32,
    /// Frames; 1 unless it is an animation.
    pub frames: u32,
    /// How the stored pixels must be turned.
    pub orientation: Orientation,
}

/// Reads a file's header and holds it against the limits. Nothing is decoded and next to nothing allocated, so this is
/// where bombs end.
pub fn inspect(bytes: &[u8], limits: &Limits) -> Result<Header, Rejection> {
    if bytes.len() as u64 > limits.bytes {
        return Err(Rejection::TooLarge { bytes: bytes.len() as u64, limit: limits.bytes });
    }
    match format::sniff(bytes)? {
        Format::Jpeg => jpeg::Head::read(bytes, limits).map(|head| head.header()),
        Format::Png => png::Head::read(bytes, limits).map(|head| head.header()),
        Format::WebP => webp::Head::read(bytes, limits).map(|head| head.header()),
        Format::Gif => gif::Head::read(bytes, limits).map(|head| head.header()),
        Format::Avif => avif::Head::read(bytes, limits).map(|head| head.header()),
    }
}

impl Limits {
    /// Holds a size against the limits. Decoders call it before they allocate.
    pub(crate) fn check_size(&self, width: u32, height: u32) -> Result<(), Rejection> {
        if u64::from(width) * u64::from(height) > self.pixels {
            return Err(Rejection::TooManyPixels { width, height, limit: self.pixels });
        }
        if width.max(height) > self.side {
            return Err(Rejection::SideTooLong { width, height, limit: self.side });
        }
        if width.min(height) < self.smallest_side.max(1) {
            return Err(Rejection::TooSmall { width, height, limit: self.smallest_side.max(1) });
        }
        Ok(())
    }

    pub(crate) fn check_frames(&self, frames: u32) -> Result<(), Rejection> {
        if frames > self.frames { Err(Rejection::TooManyFrames { limit: self.frames }) } else { Ok(()) }
    }
}

/// Big- or little-endian numbers at a place in the file; `None` beyond its end.
pub(crate) fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub(crate) fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

pub(crate) fn le16(bytes: &[u8], at: usize) -> Option<u16> {
    be16(bytes, at).map(u16::swap_bytes)
}

pub(crate) fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    be32(bytes, at).map(u32::swap_bytes)
}
