use std::io::Cursor;

use png::{ColorType, DecodingError, Transformations};

use super::Decoded;
use crate::colour::Colour;
use crate::header::be32;
use crate::raster::{Raster, Samples, flatten, over_white};
use crate::{Format, Header, Limits, Orientation, Rejection, orientation};

const FORMAT: Format = Format::Png;
/// Bound of the decoder's own buffers (a row or two, the palette, an unpacked profile).
const DECODER_BYTES: usize = 32 * 1024 * 1024;

/// The chunk list (PNG, third edition, section 5).
pub(crate) struct Head {
    width: u32,
    height: u32,
    frames: u32,
    orientation: Orientation,
}

impl Head {
    pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Self, Rejection> {
        let truncated = || Rejection::Truncated(FORMAT);
        if bytes.get(12..16).ok_or_else(truncated)? != b"IHDR" {
            return Err(Rejection::Damaged(FORMAT, "no header first".into()));
        }
        let (width, height) = (be32(bytes, 16).ok_or_else(truncated)?, be32(bytes, 20).ok_or_else(truncated)?);
        limits.check_size(width, height)?;
        let mut frames = 1;
        let mut exif = None;
        let mut at: usize = 8;
        while at < bytes.len() {
            let length = be32(bytes, at).ok_or_else(truncated)? as usize;
            let kind = bytes.get(at + 4..at + 8).ok_or_else(truncated)?;
            let body = bytes.get(at + 8..).and_then(|rest| rest.get(..length)).ok_or_else(truncated)?;
            match kind {
                b"acTL" => frames = be32(body, 0).unwrap_or(1).max(1),
                b"eXIf" => exif = exif.or(Some(body)),
                b"IEND" => break,
                _ => {}
            }
            at += 12 + length;
        }
        limits.check_frames(frames)?;
        let orientation = exif.map(orientation::from_tiff).unwrap_or_default();
        Ok(Self { width, height, frames, orientation })
    }

    pub(crate) fn header(&self) -> Header {
        let (width, height) = self.orientation.upright_size(self.width, self.height);
        Header { format: FORMAT, width, height, frames: self.frames, orientation: self.orientation }
    }
}

pub(crate) fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded, Rejection> {
    let head = Head::read(bytes, limits)?;
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: DECODER_BYTES });
    // Palettes and 1 to 4 bits become 8 bits, `tRNS` becomes alpha, 16 bits become 8.
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    let mut reader = decoder.read_info().map_err(wrong)?;
    let info = reader.info();
    if (info.width, info.height) != (head.width, head.height) {
        return Err(Rejection::Damaged(FORMAT, "two readings of its size".into()));
    }
    let interlaced = info.interlaced;
    // A cICP chunk wins over a profile, a profile over sRGB (PNG, third edition, 4.3).
    let colour = match (&info.coding_independent_code_points, &info.icc_profile) {
        (Some(cicp), _) => Colour::from_cicp(cicp.color_primaries, cicp.transfer_function),
        (None, Some(icc)) if info.srgb.is_none() => Colour::Icc(icc.to_vec()),
        _ => Colour::Srgb,
    };
    let (samples, alpha) = match reader.output_color_type().0 {
        ColorType::Grayscale => (Samples::Grey, false),
        ColorType::GrayscaleAlpha => (Samples::Grey, true),
        ColorType::Rgb => (Samples::Rgb, false),
        ColorType::Rgba => (Samples::Rgb, true),
        ColorType::Indexed => return Err(Rejection::Failed("png: palette was not expanded".into())),
    };
    let colours = samples.channels();
    let pixels = head.width as usize * head.height as usize;
    let data = if interlaced {
        let mut data = vec![0; pixels * (colours + usize::from(alpha))];
        if reader.output_buffer_size() != Some(data.len()) {
            return Err(Rejection::Damaged(FORMAT, "two readings of its size".into()));
        }
        reader.next_frame(&mut data).map_err(wrong)?;
        if alpha { flatten(data, colours) } else { data }
    } else {
        // Row by row: the alpha never takes room.
        let mut data = Vec::with_capacity(pixels * colours);
        for _ in 0..head.height {
            let row = reader.next_row().map_err(wrong)?.ok_or(Rejection::Truncated(FORMAT))?;
            if alpha {
                for pixel in row.data().chunks_exact(colours + 1) {
                    data.extend(pixel[..colours].iter().map(|&value| over_white(value, pixel[colours])));
                }
            } else {
                data.extend_from_slice(row.data());
            }
        }
        data
    };
    if data.len() != pixels * colours {
        return Err(Rejection::Damaged(FORMAT, "rows of the wrong length".into()));
    }
    Ok(Decoded {
        raster: Raster::new(head.width, head.height, samples, data),
        crop: None,
        colour,
        orientation: head.orientation,
    })
}

fn wrong(error: DecodingError) -> Rejection {
    match error {
        DecodingError::IoError(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => Rejection::Truncated(FORMAT),
        DecodingError::LimitsExceeded => Rejection::Damaged(FORMAT, "its parts are larger than the picture".into()),
        other => Rejection::Damaged(FORMAT, other.to_string()),
    }
}
