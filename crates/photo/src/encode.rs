use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use webp::WebPConfig;

use crate::{Pixels, Rejection};

/// Encodes sRGB samples (three bytes a pixel, rows from the top) as a baseline JPEG without metadata; `quality` 1 to
/// 100. An error means `rgb` is not `width * height * 3` bytes or a side is 0 or above 65,535.
pub fn jpeg(rgb: &[u8], width: u32, height: u32, quality: u8) -> Result<Vec<u8>, Rejection> {
    let failed = |e: &dyn std::fmt::Display| Rejection::Failed(format!("jpeg encoding: {e}"));
    let side = |side: u32| u16::try_from(side).map_err(|e| failed(&e));
    let (w, h) = (side(width)?, side(height)?);
    if rgb.len() as u64 != u64::from(width) * u64::from(height) * 3 {
        return Err(failed(&"samples and size do not fit"));
    }
    let mut out = Vec::with_capacity(rgb.len() / 8);
    let mut encoder = Encoder::new(&mut out, quality.clamp(1, 100));
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    // Tables of its own would save three per cent, but this encoder then writes a scan for each channel, which is rare
    // enough for readers to stumble over.
    encoder.set_optimized_huffman_tables(false);
    encoder.encode(rgb, w, h, ColorType::Rgb).map_err(|e| failed(&e))?;
    Ok(out)
}

/// How hard the WebP encoder looks for a smaller file of the same quality.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effort {
    /// For photos that many people will load.
    #[default]
    Usual,
    /// Less than half the time, files about a fifth larger: for many pictures at once, such as a demo's.
    Quick,
}

impl Effort {
    /// libwebp's `method`, 0 to 6.
    fn method(self) -> i32 {
        match self {
            Self::Usual => 4,
            Self::Quick => 1,
        }
    }
}

/// Encodes sRGB samples (three bytes a pixel, rows from the top) as a lossy WebP without metadata; `quality` 0 to 100.
/// An error means `rgb` is not `width * height * 3` bytes or a side is 0 or above 16,383.
pub fn webp(rgb: &[u8], width: u32, height: u32, quality: f32, effort: Effort) -> Result<Vec<u8>, Rejection> {
    let failed = |what: &str| Rejection::Failed(format!("webp encoding: {what}"));
    if rgb.len() as u64 != u64::from(width) * u64::from(height) * 3 {
        return Err(failed("samples and size do not fit"));
    }
    if !(1..=MAX_WEBP_SIDE).contains(&width) || !(1..=MAX_WEBP_SIDE).contains(&height) {
        return Err(failed("a side is 0 or above 16,383"));
    }
    let mut config = WebPConfig::new().map_err(|()| failed("no configuration"))?;
    config.quality = quality.clamp(0.0, 100.0);
    config.method = effort.method();
    let encoder = ::webp::Encoder::from_rgb(rgb, width, height);
    let memory = encoder.encode_advanced(&config).map_err(|e| failed(&format!("{e:?}")))?;
    Ok(memory.to_vec())
}

/// The format counts sides in 14 bits.
pub(crate) const MAX_WEBP_SIDE: u32 = 16_383;

impl Pixels {
    /// As a baseline JPEG; see [`jpeg`].
    pub fn to_jpeg(&self, quality: u8) -> Result<Vec<u8>, Rejection> {
        jpeg(self.rgb(), self.width(), self.height(), quality)
    }

    /// As a lossy WebP; see [`webp`].
    pub fn to_webp(&self, quality: f32, effort: Effort) -> Result<Vec<u8>, Rejection> {
        webp(self.rgb(), self.width(), self.height(), quality, effort)
    }
}
