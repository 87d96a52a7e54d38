use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::Decoded;
use crate::colour::Colour;
use crate::header::be16;
use crate::raster::{Raster, Samples};
use crate::{Format, Header, Limits, Orientation, Rejection, orientation};

const FORMAT: Format = Format::Jpeg;

/// The segments before the picture data (ITU-T T.81, annex B).
pub(crate) struct Head {
    width: u32,
    height: u32,
    components: u8,
    orientation: Orientation,
    /// The colour transform that Adobe's APP14 segment names, where there is one.
    adobe: Option<u8>,
    /// Where the entropy-coded data of the first scan starts.
    scan: usize,
}

impl Head {
    pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Self, Rejection> {
        let truncated = || Rejection::Truncated(FORMAT);
        let mut frame = None;
        let mut exif = None;
        let mut adobe = None;
        let mut at = 2;
        loop {
            let (marker, start) = next_marker(bytes, at).ok_or_else(truncated)?;
            // Markers without a length: TEM, restarts, a second start of image.
            if matches!(marker, 0x01 | 0xD0..=0xD8) {
                at = start;
                continue;
            }
            if marker == 0xD9 {
                return Err(Rejection::Damaged(FORMAT, "no picture before its end".into()));
            }
            let length = usize::from(be16(bytes, start).ok_or_else(truncated)?);
            if length < 2 {
                return Err(Rejection::Damaged(FORMAT, "a segment of impossible length".into()));
            }
            let body = bytes.get(start + 2..start + length);
            match marker {
                0xC0..=0xC2 => {
                    // Limits are asked before anything else of the file is believed.
                    let size = body.filter(|b| b.len() >= 6).ok_or_else(truncated)?;
                    let (height, width) =
                        (u16::from_be_bytes([size[1], size[2]]), u16::from_be_bytes([size[3], size[4]]));
                    if height == 0 {
                        return Err(Rejection::Unsupported(FORMAT, "height after the picture"));
                    }
                    limits.check_size(width.into(), height.into())?;
                    if size[0] != 8 {
                        return Err(Rejection::Unsupported(FORMAT, "12 bits a sample"));
                    }
                    if frame.replace((u32::from(width), u32::from(height), size[5])).is_some() {
                        return Err(Rejection::Damaged(FORMAT, "two frames".into()));
                    }
                }
                0xC3 | 0xC5..=0xC7 | 0xCB | 0xCD..=0xCF => {
                    return Err(Rejection::Unsupported(FORMAT, "lossless or hierarchical"));
                }
                0xC9 | 0xCA => return Err(Rejection::Unsupported(FORMAT, "arithmetic coding")),
                0xE1 if exif.is_none() => exif = body.and_then(|b| b.strip_prefix(b"Exif\0")).and_then(|b| b.get(1..)),
                0xEE => adobe = body.filter(|b| b.starts_with(b"Adobe")).and_then(|b| b.get(11)).copied().or(adobe),
                0xDA => {
                    let (width, height, components) =
                        frame.ok_or_else(|| Rejection::Damaged(FORMAT, "a scan without a frame".into()))?;
                    if !matches!(components, 1 | 3 | 4) {
                        return Err(Rejection::Unsupported(FORMAT, "an unusual number of colour channels"));
                    }
                    let orientation = exif.map(orientation::from_tiff).unwrap_or_default();
                    return Ok(Self { width, height, components, orientation, adobe, scan: start + length });
                }
                _ => {}
            }
            at = start + length;
        }
    }

    pub(crate) fn header(&self) -> Header {
        let (width, height) = self.orientation.upright_size(self.width, self.height);
        Header { format: FORMAT, width, height, frames: 1, orientation: self.orientation }
    }
}

/// The next marker at or after `at`, and where its segment starts; fill bytes and junk between segments are skipped.
fn next_marker(bytes: &[u8], mut at: usize) -> Option<(u8, usize)> {
    loop {
        at += bytes.get(at..)?.iter().position(|&b| b == 0xFF)?;
        match *bytes.get(at + 1)? {
            0x00 => at += 2,
            0xFF => at += 1,
            marker => return Some((marker, at + 2)),
        }
    }
}

/// Whether an end-of-image marker closes the scans that start at `at`.
fn is_closed(bytes: &[u8], mut at: usize) -> bool {
    while let Some((marker, start)) = next_marker(bytes, at) {
        at = match marker {
            0xD9 => return true,
            0x01 | 0xD0..=0xD8 => start,
            // Tables and further scans.
            0xC4 | 0xDA | 0xDB | 0xDD | 0xFE => start + be16(bytes, start).map_or(0, usize::from),
            _ => start,
        };
    }
    false
}

pub(crate) fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded, Rejection> {
    let head = Head::read(bytes, limits)?;
    // A file cut short decodes to a picture with a grey lower part. Without an end marker the decoder is told to be
    // strict, and takes it for cut short even if nothing else is missing. With one it is lenient, as every browser is
    // with slightly broken cameras.
    let closed = is_closed(bytes, head.scan);
    let wrong = |e: &dyn std::fmt::Display| {
        if closed { Rejection::Damaged(FORMAT, e.to_string()) } else { Rejection::Truncated(FORMAT) }
    };
    let samples = match head.components {
        1 => Samples::Grey,
        3 => Samples::Rgb,
        _ => Samples::Cmyk,
    };
    let options = DecoderOptions::default()
        .set_max_width(limits.side as usize)
        .set_max_height(limits.side as usize)
        .set_strict_mode(!closed)
        .jpeg_set_out_colorspace(if samples == Samples::Grey { ColorSpace::Luma } else { ColorSpace::RGB });
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|e| wrong(&e))?;
    // The decoder must have found the very frame that was held against the limits.
    if decoder.dimensions() != Some((head.width as usize, head.height as usize)) {
        return Err(Rejection::Damaged(FORMAT, "two readings of its size".into()));
    }
    let ycck = if samples == Samples::Cmyk {
        // Four channels come out as stored: the decoder's own conversion knows nothing of profiles.
        let stored = decoder.input_colorspace().filter(|c| c.num_components() == 4).unwrap_or(ColorSpace::CMYK);
        decoder.set_options(options.jpeg_set_out_colorspace(stored));
        stored == ColorSpace::YCCK
    } else {
        false
    };
    let expected = head.width as usize * head.height as usize * samples.channels();
    if decoder.output_buffer_size() != Some(expected) {
        return Err(Rejection::Damaged(FORMAT, "two readings of its channels".into()));
    }
    let colour = decoder.icc_profile().map_or(Colour::Srgb, Colour::Icc);
    let mut data = vec![0; expected];
    decoder.decode_into(&mut data).map_err(|e| wrong(&e))?;
    if samples == Samples::Cmyk {
        stored_to_ink(&mut data, ycck, head.adobe.is_some());
    }
    Ok(Decoded {
        raster: Raster::new(head.width, head.height, samples, data),
        crop: None,
        colour,
        orientation: head.orientation,
    })
}

/// Four-channel JPEG to ink. The first three channels of YCCK went through the YCbCr formulas of JFIF as light, the
/// complement of what is stored as ink; and Adobe's writers store all ink inverted (255 is none).
fn stored_to_ink(data: &mut [u8], ycck: bool, adobe: bool) {
    for p in data.chunks_exact_mut(4) {
        if ycck {
            let (y, cb, cr) = (f32::from(p[0]), f32::from(p[1]) - 128.0, f32::from(p[2]) - 128.0);
            // A float-to-integer cast saturates.
            p[0] = 255 - (y + 1.402 * cr + 0.5) as u8;
            p[1] = 255 - (y - 0.344_136 * cb - 0.714_136 * cr + 0.5) as u8;
            p[2] = 255 - (y + 1.772 * cb + 0.5) as u8;
        }
        if adobe {
            p.iter_mut().for_each(|v| *v = 255 - *v);
        }
    }
}
