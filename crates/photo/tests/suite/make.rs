//! Makes pictures and files.

use std::borrow::Cow;

use vitrine_photo::{Effort, Limits, Pixels, decode};

pub type Rgb = [u8; 3];

pub const RED: Rgb = [220, 30, 40];
pub const GREEN: Rgb = [30, 190, 60];
pub const BLUE: Rgb = [40, 60, 220];
pub const YELLOW: Rgb = [240, 220, 60];

/// A picture by a rule from place to colour.
pub fn draw(width: u32, height: u32, rule: impl Fn(u32, u32) -> Rgb) -> Pixels {
    let rgb = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).flat_map(|(x, y)| rule(x, y)).collect();
    Pixels::new(width, height, rgb).unwrap()
}

/// Four quarters, red and green above blue and yellow, with a white mark in the upper left corner: no two of the eight
/// ways to lay it look the same.
pub fn quarters(width: u32, height: u32) -> Pixels {
    draw(width, height, |x, y| match (x < width / 2, y < height / 2) {
        _ if x < width * 3 / 16 && y < height / 4 => [250; 3],
        (true, true) => RED,
        (false, true) => GREEN,
        (true, false) => BLUE,
        (false, false) => YELLOW,
    })
}

pub fn pixel(pixels: &Pixels, x: u32, y: u32) -> Rgb {
    let at = ((y * pixels.width() + x) * 3) as usize;
    pixels.rgb()[at..at + 3].try_into().unwrap()
}

#[track_caller]
pub fn assert_near(found: Rgb, expected: Rgb, tolerance: u8) {
    let near = found.iter().zip(&expected).all(|(a, b)| a.abs_diff(*b) <= tolerance);
    assert!(near, "found {found:?}, expected {expected:?} within {tolerance}");
}

/// Mean difference of the samples of two pictures of one size.
#[track_caller]
pub fn difference(a: &Pixels, b: &Pixels) -> f64 {
    assert_eq!((a.width(), a.height()), (b.width(), b.height()));
    let sum: u64 = a.rgb().iter().zip(b.rgb()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / a.rgb().len() as f64
}

pub fn upright(bytes: &[u8]) -> Pixels {
    decode(bytes, &Limits::default(), None).unwrap()
}

/// The TIFF block of an Exif that knows an orientation and a place.
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    // A pointer to a GPS directory with a latitude reference.
    tiff.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
    tiff.extend([0; 4]);
    tiff.extend([1, 0, 1, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0, 0, 0, 0, 0]);
    tiff
}

pub const XMP: &[u8] = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><photoshop:City>Ghent</photoshop:City></x:xmpmeta>";

/// What a file may carry beside its picture.
#[derive(Default, Clone)]
pub struct Extras {
    pub exif: Option<Vec<u8>>,
    pub icc: Option<Vec<u8>>,
    pub xmp: bool,
}

pub fn jpeg_of(kind: jpeg_encoder::ColorType, width: u32, height: u32, data: &[u8], extras: &Extras) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, 95);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::R_4_4_4);
    if let Some(exif) = &extras.exif {
        encoder.add_exif_metadata(exif).unwrap();
    }
    if extras.xmp {
        encoder.add_app_segment(1, [b"http://ns.adobe.com/xap/1.0/\0", XMP].concat()).unwrap();
        encoder
            .add_app_segment(13, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x07\x1c\x02\x5a\0\x02Gh\0".to_vec())
            .unwrap();
    }
    if let Some(icc) = &extras.icc {
        encoder.add_icc_profile(icc).unwrap();
    }
    encoder.encode(data, width as u16, height as u16, kind).unwrap();
    out
}

pub fn jpeg(pixels: &Pixels, extras: &Extras) -> Vec<u8> {
    jpeg_of(jpeg_encoder::ColorType::Rgb, pixels.width(), pixels.height(), pixels.rgb(), extras)
}

pub fn png_of(kind: png::ColorType, width: u32, height: u32, data: &[u8], extras: &Extras) -> Vec<u8> {
    let mut out = Vec::new();
    let mut info = png::Info::with_size(width, height);
    info.color_type = kind;
    info.icc_profile = extras.icc.clone().map(Cow::Owned);
    let mut writer = png::Encoder::with_info(&mut out, info).unwrap().write_header().unwrap();
    if let Some(exif) = &extras.exif {
        writer.write_chunk(png::chunk::ChunkType(*b"eXIf"), exif).unwrap();
    }
    if extras.xmp {
        let text = [b"XML:com.adobe.xmp\0\0\0\0\0", XMP].concat();
        writer.write_chunk(png::chunk::ChunkType(*b"iTXt"), &text).unwrap();
    }
    writer.write_image_data(data).unwrap();
    writer.finish().unwrap();
    out
}

pub fn png(pixels: &Pixels, extras: &Extras) -> Vec<u8> {
    png_of(png::ColorType::Rgb, pixels.width(), pixels.height(), pixels.rgb(), extras)
}

/// Lossless WebP.
pub fn webp_of(kind: image_webp::ColorType, width: u32, height: u32, data: &[u8], extras: &Extras) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = image_webp::WebPEncoder::new(&mut out);
    if let Some(exif) = &extras.exif {
        encoder.set_exif_metadata(exif.clone());
    }
    if let Some(icc) = &extras.icc {
        encoder.set_icc_profile(icc.clone());
    }
    if extras.xmp {
        encoder.set_xmp_metadata(XMP.to_vec());
    }
    encoder.encode(data, width, height, kind).unwrap();
    out
}

pub fn webp(pixels: &Pixels, extras: &Extras) -> Vec<u8> {
    webp_of(image_webp::ColorType::Rgb8, pixels.width(), pixels.height(), pixels.rgb(), extras)
}

/// An animation of lossy WebP frames as large as the canvas.
pub fn webp_animation(frames: &[Pixels]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    let size = |pixels: &Pixels| {
        let (w, h) = (pixels.width() - 1, pixels.height() - 1);
        [&w.to_le_bytes()[..3], &h.to_le_bytes()[..3]].concat()
    };
    let mut chunk = |kind: &[u8], data: &[u8]| {
        body.extend(kind);
        body.extend((data.len() as u32).to_le_bytes());
        body.extend(data);
        body.extend(vec![0; data.len() % 2]);
    };
    chunk(b"VP8X", &[&[2, 0, 0, 0][..], &size(&frames[0])].concat());
    chunk(b"ANIM", &[0; 6]);
    for frame in frames {
        let picture = &frame.to_webp(95.0, Effort::Usual).unwrap()[12..];
        chunk(b"ANMF", &[&[0; 6][..], &size(frame), &[40, 0, 0, 0], picture].concat());
    }
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

/// A GIF of the four-quarter picture's colours; each frame covers `place` (left, top, width, height) with one of them.
pub fn gif(width: u16, height: u16, frames: &[([u16; 4], u8)]) -> Vec<u8> {
    let palette = [RED, GREEN, BLUE, YELLOW].concat();
    let mut encoder = gif::Encoder::new(Vec::new(), width, height, &palette).unwrap();
    for &([left, top, width, height], index) in frames {
        let buffer = Cow::Owned(vec![index; usize::from(width) * usize::from(height)]);
        encoder.write_frame(&gif::Frame { left, top, width, height, buffer, ..gif::Frame::default() }).unwrap();
    }
    encoder.into_inner().unwrap()
}
