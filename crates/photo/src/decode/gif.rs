use std::io::Cursor;
use std::num::NonZeroU64;

use gif::{ColorOutput, DecodeOptions, DecodingError, MemoryLimit};

use super::Decoded;
use crate::colour::Colour;
use crate::header::le16;
use crate::raster::{Raster, Samples};
use crate::{Format, Header, Limits, Orientation, Rejection};

const FORMAT: Format = Format::Gif;

/// The blocks (GIF89a specification). The format has no orientation.
pub(crate) struct Head {
    width: u32,
    height: u32,
    frames: u32,
}

impl Head {
    pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Self, Rejection> {
        let truncated = || Rejection::Truncated(FORMAT);
        let (width, height) =
            (u32::from(le16(bytes, 6).ok_or_else(truncated)?), u32::from(le16(bytes, 8).ok_or_else(truncated)?));
        limits.check_size(width, height)?;
        let mut at = 13 + table_length(*bytes.get(10).ok_or_else(truncated)?);
        let mut frames = 0_u32;
        loop {
            match bytes.get(at) {
                // Image descriptor, local colours, code size, data.
                Some(0x2C) => {
                    let place = bytes.get(at + 1..at + 10).ok_or_else(truncated)?;
                    let size = |i: usize| u64::from(u16::from_le_bytes([place[i], place[i + 1]]));
                    if frames == 0 && size(4) * size(6) > limits.pixels {
                        return Err(Rejection::Damaged(FORMAT, "a frame far beyond the screen".into()));
                    }
                    match after_blocks(bytes, at + 11 + table_length(place[8])) {
                        Some(next) => at = next,
                        // The first frame must be whole; an animation cut short later is still a photo.
                        None if frames == 0 => return Err(truncated()),
                        None => break,
                    }
                    frames += 1;
                    limits.check_frames(frames)?;
                }
                Some(0x21) => match after_blocks(bytes, at + 2) {
                    Some(next) => at = next,
                    None if frames == 0 => return Err(truncated()),
                    None => break,
                },
                None if frames == 0 => return Err(truncated()),
                Some(0x3B) | None => break,
                Some(_) if frames == 0 => return Err(Rejection::Damaged(FORMAT, "an unknown block".into())),
                Some(_) => break,
            }
        }
        if frames == 0 {
            return Err(Rejection::Damaged(FORMAT, "no picture".into()));
        }
        Ok(Self { width, height, frames })
    }

    pub(crate) fn header(&self) -> Header {
        let orientation = Orientation::UPRIGHT;
        Header { format: FORMAT, width: self.width, height: self.height, frames: self.frames, orientation }
    }
}

/// Bytes of the colour table that a packed field announces.
fn table_length(packed: u8) -> usize {
    if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) }
}

/// The place after a chain of sub-blocks; `None` when the file ends inside it.
fn after_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

pub(crate) fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded, Rejection> {
    let head = Head::read(bytes, limits)?;
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    if let Some(limit) = NonZeroU64::new(limits.pixels) {
        options.set_memory_limit(MemoryLimit::Bytes(limit));
    }
    let mut decoder = options.read_info(Cursor::new(bytes)).map_err(wrong)?;
    let global = decoder.global_palette().map(<[u8]>::to_vec);
    let colour = decoder.icc_profile().map_or(Colour::Srgb, |icc| Colour::Icc(icc.to_vec()));
    let frame = decoder.read_next_frame().map_err(wrong)?.ok_or(Rejection::Truncated(FORMAT))?;
    let palette = frame.palette.as_ref().or(global.as_ref());
    let palette = palette.ok_or_else(|| Rejection::Damaged(FORMAT, "no colours".into()))?;
    // White where the first frame paints nothing; see `raster::flatten`.
    let (width, height) = (head.width as usize, head.height as usize);
    let mut data = vec![255; width * height * 3];
    let (left, top) = (usize::from(frame.left), usize::from(frame.top));
    if frame.width > 0 {
        for (y, row) in frame.buffer.chunks_exact(frame.width.into()).enumerate().take(height.saturating_sub(top)) {
            for (x, &index) in row.iter().enumerate().take(width.saturating_sub(left)) {
                let from = usize::from(index) * 3;
                if frame.transparent != Some(index)
                    && let Some(rgb) = palette.get(from..from + 3)
                {
                    let to = ((top + y) * width + left + x) * 3;
                    data[to..to + 3].copy_from_slice(rgb);
                }
            }
        }
    }
    Ok(Decoded {
        raster: Raster::new(head.width, head.height, Samples::Rgb, data),
        crop: None,
        colour,
        orientation: Orientation::UPRIGHT,
    })
}

fn wrong(error: DecodingError) -> Rejection {
    match error {
        DecodingError::UnexpectedEof => Rejection::Truncated(FORMAT),
        DecodingError::Io(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => Rejection::Truncated(FORMAT),
        other => Rejection::Damaged(FORMAT, other.to_string()),
    }
}
