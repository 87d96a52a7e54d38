use std::io::Cursor;

use image_webp::{DecodingError, WebPDecoder};

use super::Decoded;
use crate::colour::Colour;
use crate::header::{le16, le32};
use crate::raster::{Raster, Samples, flatten};
use crate::{Format, Header, Limits, Orientation, Rejection, orientation};

const FORMAT: Format = Format::WebP;

/// The chunks (RFC 9649, section 2).
pub(crate) struct Head {
    width: u32,
    height: u32,
    frames: u32,
    orientation: Orientation,
}

impl Head {
    pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Self, Rejection> {
        let truncated = || Rejection::Truncated(FORMAT);
        let damaged = |what: &str| Rejection::Damaged(FORMAT, what.into());
        let declared = le32(bytes, 4).ok_or_else(truncated)? as usize;
        let mut canvas = None;
        let mut animated = 0_u32;
        let mut pictures = 0_u32;
        let mut exif = None;
        for chunk in Chunks::new(bytes, 12) {
            let (kind, body, complete) = chunk;
            match kind {
                b"VP8X" => {
                    let size = (le24(body, 4).ok_or_else(truncated)? + 1, le24(body, 7).ok_or_else(truncated)? + 1);
                    limits.check_size(size.0, size.1)?;
                    canvas = canvas.or(Some(size));
                }
                b"VP8 " | b"VP8L" => {
                    pictures += 1;
                    let size = picture_size(kind, body).ok_or_else(truncated)?;
                    match canvas {
                        None => {
                            limits.check_size(size.0, size.1)?;
                            canvas = Some(size);
                        }
                        // A small canvas must not hide a huge picture.
                        Some(canvas) if canvas != size => return Err(damaged("picture and canvas differ in size")),
                        Some(_) => {}
                    }
                }
                b"ANMF" => {
                    animated += 1;
                    limits.check_frames(animated)?;
                    let canvas = canvas.ok_or_else(|| damaged("a frame without a canvas"))?;
                    if animated == 1 {
                        check_frame(body, canvas)?;
                    }
                }
                b"EXIF" => exif = exif.or(Some(body)),
                _ => {}
            }
            if !complete {
                return Err(truncated());
            }
        }
        if declared > bytes.len().saturating_sub(8) || (pictures == 0 && animated == 0) {
            return Err(truncated());
        }
        let (width, height) = canvas.ok_or_else(truncated)?;
        let exif = exif.map(|e| e.strip_prefix(b"Exif\0\0").unwrap_or(e));
        let orientation = exif.map(orientation::from_tiff).unwrap_or_default();
        Ok(Self { width, height, frames: animated.max(1), orientation })
    }

    pub(crate) fn header(&self) -> Header {
        let (width, height) = self.orientation.upright_size(self.width, self.height);
        Header { format: FORMAT, width, height, frames: self.frames, orientation: self.orientation }
    }
}

/// The first frame of an animation must lie on the canvas and its data must have the frame's size.
fn check_frame(frame: &[u8], canvas: (u32, u32)) -> Result<(), Rejection> {
    let damaged = || Rejection::Damaged(FORMAT, "a frame of the wrong size".into());
    let field = |at| le24(frame, at).ok_or(Rejection::Truncated(FORMAT));
    let (left, top, width, height) = (field(0)? * 2, field(3)? * 2, field(6)? + 1, field(9)? + 1);
    if left + width > canvas.0 || top + height > canvas.1 {
        return Err(damaged());
    }
    for (kind, body, _) in Chunks::new(frame, 16) {
        if matches!(kind, b"VP8 " | b"VP8L") && picture_size(kind, body) != Some((width, height)) {
            return Err(damaged());
        }
    }
    Ok(())
}

/// Size in the header of a lossy (RFC 6386, 9.1) or lossless (RFC 9649, 3.4) bitstream.
fn picture_size(kind: &[u8; 4], body: &[u8]) -> Option<(u32, u32)> {
    if kind == b"VP8 " {
        return Some(((le16(body, 6)? & 0x3FFF).into(), (le16(body, 8)? & 0x3FFF).into()));
    }
    let bits = le32(body, 1)?;
    Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
}

fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    let b = bytes.get(at..at + 3)?;
    Some(u32::from_le_bytes([b[0], b[1], b[2], 0]))
}

/// RIFF chunks from a place on: name, body, and whether the body is all there.
struct Chunks<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Chunks<'a> {
    fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = (&'a [u8; 4], &'a [u8], bool);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = self.bytes.get(self.at..)?.first_chunk::<4>()?;
        let length = le32(self.bytes, self.at + 4)? as usize;
        let rest = &self.bytes[self.at + 8..];
        let body = &rest[..length.min(rest.len())];
        self.at = self.at.saturating_add(8 + length + (length & 1));
        Some((kind, body, body.len() == length))
    }
}

pub(crate) fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded, Rejection> {
    let head = Head::read(bytes, limits)?;
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(wrong)?;
    decoder.set_memory_limit(limits.pixels.saturating_mul(4).try_into().unwrap_or(usize::MAX));
    if decoder.dimensions() != (head.width, head.height) {
        return Err(Rejection::Damaged(FORMAT, "two readings of its size".into()));
    }
    if decoder.is_animated() {
        // Beside the frame nothing is painted; the file's own background colour is a hint that browsers ignore.
        decoder.set_background_color([0; 4]).map_err(wrong)?;
    }
    let colour = decoder.icc_profile().map_err(wrong)?.map_or(Colour::Srgb, Colour::Icc);
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    let mut data = vec![0; head.width as usize * head.height as usize * channels];
    decoder.read_image(&mut data).map_err(wrong)?;
    let data = if channels == 4 { flatten(data, 3) } else { data };
    Ok(Decoded {
        raster: Raster::new(head.width, head.height, Samples::Rgb, data),
        crop: None,
        colour,
        orientation: head.orientation,
    })
}

fn wrong(error: DecodingError) -> Rejection {
    match error {
        DecodingError::IoError(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => Rejection::Truncated(FORMAT),
        other => Rejection::Damaged(FORMAT, other.to_string()),
    }
}
