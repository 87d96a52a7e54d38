use moxcms::{
    CicpColorPrimaries, CicpProfile, ColorProfile, DataColorSpace, Layout, MatrixCoefficients, TransferCharacteristics,
    TransformOptions,
};

use crate::Rejection;
use crate::raster::{Pixels, Raster, Samples};

/// What a file says about its colours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Colour {
    /// Nothing, or that it is sRGB.
    #[default]
    Srgb,
    /// An embedded ICC profile.
    Icc(Vec<u8>),
    /// Code points of ITU-T H.273: colour primaries and transfer characteristics.
    Cicp { primaries: u8, transfer: u8 },
}

impl Colour {
    /// From H.273 code points; what browsers show as sRGB is sRGB here too: BT.709's and BT.601's camera curves (1, 6,
    /// 14, 15), BT.601's primaries (5, 6) and everything unspecified.
    pub(crate) fn from_cicp(primaries: u8, transfer: u8) -> Self {
        let transfer = if matches!(transfer, 0..=3 | 6 | 13..=15) { 13 } else { transfer };
        let primaries = if matches!(primaries, 0..=3 | 5..=7) { 1 } else { primaries };
        if (primaries, transfer) == (1, 13) { Self::Srgb } else { Self::Cicp { primaries, transfer } }
    }
}

/// Brings a picture to sRGB. A profile that cannot be read or does not fit the samples is passed over: the colours are
/// then a little off, which is better than no photo.
pub(crate) fn to_srgb(raster: Raster, colour: &Colour) -> Result<Pixels, Rejection> {
    let Raster { width, height, samples, data } = raster;
    let rgb = match profile(colour) {
        None => plain(samples, data),
        Some(profile) => match (samples, profile.color_space) {
            (Samples::Grey, DataColorSpace::Gray) => managed(&profile, Layout::Gray, samples, data),
            // A grey picture under a profile of colours, or the other way round.
            (Samples::Grey, DataColorSpace::Rgb) => managed(&profile, Layout::Rgb, Samples::Rgb, plain(samples, data)),
            (Samples::Rgb, DataColorSpace::Rgb) => managed(&profile, Layout::Rgb, samples, data),
            (Samples::Cmyk, DataColorSpace::Cmyk) => managed(&profile, Layout::Rgba, samples, data),
            _ => plain(samples, data),
        },
    };
    Pixels::new(width, height, rgb).ok_or_else(|| Rejection::Failed("colours: sizes do not fit".into()))
}

fn profile(colour: &Colour) -> Option<ColorProfile> {
    match colour {
        Colour::Srgb => None,
        Colour::Icc(bytes) => ColorProfile::new_from_slice(bytes).ok(),
        Colour::Cicp { primaries, transfer } => Some(ColorProfile::new_from_cicp(CicpProfile {
            color_primaries: CicpColorPrimaries::try_from(*primaries).ok()?,
            transfer_characteristics: TransferCharacteristics::try_from(*transfer).ok()?,
            matrix_coefficients: MatrixCoefficients::Identity,
            full_range: true,
        })),
    }
}

fn managed(profile: &ColorProfile, layout: Layout, samples: Samples, data: Vec<u8>) -> Vec<u8> {
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, Layout::Rgb, TransformOptions::default()) else {
        return plain(samples, data);
    };
    let mut rgb = vec![0; data.len() / samples.channels() * 3];
    match transform.transform(&data, &mut rgb) {
        Ok(()) => rgb,
        Err(_) => plain(samples, data),
    }
}

/// Without a usable profile: grey is grey, colours are sRGB, and ink takes away light (the formula every viewer uses).
fn plain(samples: Samples, data: Vec<u8>) -> Vec<u8> {
    match samples {
        Samples::Rgb => data,
        Samples::Grey => data.iter().flat_map(|&v| [v, v, v]).collect(),
        Samples::Cmyk => data
            .chunks_exact(4)
            .flat_map(|ink| {
                let light = |c: u8| ((255 - u32::from(c)) * (255 - u32::from(ink[3])) + 127) / 255;
                [light(ink[0]) as u8, light(ink[1]) as u8, light(ink[2]) as u8]
            })
            .collect(),
    }
}
