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
    let Raster { width, height, samples, mut data } = raster;
    let mut colour = colour.clone();
    if let Colour::Cicp { primaries, transfer } = colour
        && let Some(curve) = toned_down(transfer)
    {
        data.iter_mut().for_each(|value| *value = curve[usize::from(*value)]);
        colour = Colour::from_cicp(primaries, 13);
    }
    let rgb = match profile(&colour) {
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

/// For the curves of high dynamic range, PQ (16) and HLG (18) of ITU-R BT.2100: which sRGB value stands for each code
/// value. The white of a page is taken at 203 candela per square metre (BT.2408), brighter light is compressed up to
/// 1,000 (Reinhard et al. 2002, formula 4), each channel by itself. Plain, but such photos are rare.
fn toned_down(transfer: u8) -> Option<[u8; 256]> {
    const WHITE: f64 = 203.0;
    const BRIGHTEST: f64 = 1000.0 / WHITE;
    let candela: fn(f64) -> f64 = match transfer {
        16 => |v| {
            let power = v.powf(32.0 / 2523.0);
            let light = (power - 0.835_937_5).max(0.0) / (18.851_562_5 - 18.6875 * power);
            10_000.0 * light.powf(16_384.0 / 2610.0)
        },
        18 => |v| {
            let scene =
                if v <= 0.5 { v * v / 3.0 } else { (((v - 0.559_910_73) / 0.178_832_77).exp() + 0.284_668_92) / 12.0 };
            1000.0 * scene.powf(1.2)
        },
        _ => return None,
    };
    Some(std::array::from_fn(|code| {
        let light = candela(code as f64 / 255.0) / WHITE;
        let light = (light * (1.0 + light / (BRIGHTEST * BRIGHTEST)) / (1.0 + light)).min(1.0);
        let value = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
        (value * 255.0).round() as u8
    }))
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
