use moxcms::ColorProfile;

use super::make::{self, Extras, Rgb, assert_near, draw, pixel, upright};

fn srgb_to_light(v: f64) -> f64 {
    if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
}

fn light_to_srgb(v: f64) -> f64 {
    if v <= 0.003_130_8 { v * 12.92 } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 }
}

/// The textbook way: to light, through a matrix, back.
fn expected(rgb: Rgb, to_light: fn(f64) -> f64, matrix: [[f64; 3]; 3]) -> Rgb {
    let light = rgb.map(|v| to_light(f64::from(v) / 255.0));
    matrix.map(|row| {
        let sum: f64 = row.iter().zip(&light).map(|(a, b)| a * b).sum();
        (light_to_srgb(sum.clamp(0.0, 1.0)) * 255.0).round() as u8
    })
}

const P3: [[f64; 3]; 3] =
    [[1.224_940, -0.224_940, 0.0], [-0.042_057, 1.042_057, 0.0], [-0.019_638, -0.078_636, 1.098_274]];
const ADOBE: [[f64; 3]; 3] = [[1.398_356, -0.398_356, 0.0], [0.0, 1.0, 0.0], [0.0, -0.042_930, 1.042_930]];

const COLOURS: [Rgb; 6] =
    [[180, 120, 90], [60, 140, 80], [90, 70, 160], [128, 128, 128], [250, 245, 240], [20, 22, 30]];

fn files(colour: Rgb, icc: Vec<u8>) -> [(Vec<u8>, u8); 3] {
    let picture = draw(40, 40, |_, _| colour);
    let extras = Extras { icc: Some(icc), ..Extras::default() };
    // The JPEG may be one or two off by itself.
    [(make::png(&picture, &extras), 2), (make::webp(&picture, &extras), 2), (make::jpeg(&picture, &extras), 5)]
}

#[test]
fn display_p3_becomes_srgb() {
    let icc = ColorProfile::new_display_p3().encode().unwrap();
    for colour in COLOURS {
        let wanted = expected(colour, srgb_to_light, P3);
        for (bytes, tolerance) in files(colour, icc.clone()) {
            assert_near(pixel(&upright(&bytes), 20, 20), wanted, tolerance);
        }
    }
    // The numbers must move, or the test proves nothing.
    assert!(expected(COLOURS[0], srgb_to_light, P3)[0] > COLOURS[0][0] + 5);
}

#[test]
fn adobe_rgb_becomes_srgb() {
    let icc = ColorProfile::new_adobe_rgb().encode().unwrap();
    for colour in COLOURS {
        let wanted = expected(colour, |v| v.powf(563.0 / 256.0), ADOBE);
        for (bytes, tolerance) in files(colour, icc.clone()) {
            assert_near(pixel(&upright(&bytes), 20, 20), wanted, tolerance + 1);
        }
    }
}

#[test]
fn srgb_and_broken_profiles_change_nothing() {
    let srgb = ColorProfile::new_srgb().encode().unwrap();
    let mut broken = ColorProfile::new_display_p3().encode().unwrap();
    broken.truncate(150);
    for icc in [srgb, broken, vec![0; 200], b"not a profile".to_vec()] {
        for colour in COLOURS {
            for (bytes, tolerance) in files(colour, icc.clone()) {
                assert_near(pixel(&upright(&bytes), 20, 20), colour, tolerance);
            }
        }
    }
}

#[test]
fn a_grey_profile_fits_grey_samples() {
    let icc = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
    let extras = Extras { icc: Some(icc), ..Extras::default() };
    let bytes = make::png_of(png::ColorType::Grayscale, 40, 40, &[55; 1600], &extras);
    let wanted = (light_to_srgb(55.0 / 255.0) * 255.0).round() as u8;
    assert_near(pixel(&upright(&bytes), 9, 9), [wanted; 3], 2);
    // A profile of colours on grey samples keeps grey grey.
    let extras = Extras { icc: Some(ColorProfile::new_display_p3().encode().unwrap()), ..Extras::default() };
    let bytes = make::png_of(png::ColorType::Grayscale, 40, 40, &[55; 1600], &extras);
    assert_near(pixel(&upright(&bytes), 9, 9), [55; 3], 1);
}

#[test]
fn ink_without_a_profile_takes_light_away() {
    for (ink, wanted) in [
        ([0, 0, 0, 0], [255, 255, 255]),
        ([255, 0, 0, 0], [0, 255, 255]),
        ([0, 255, 0, 0], [255, 0, 255]),
        ([0, 0, 255, 0], [255, 255, 0]),
        ([0, 0, 0, 255], [0, 0, 0]),
        ([0, 128, 255, 51], [204, 102, 0]),
    ] {
        let data: Vec<u8> = ink.repeat(40 * 40);
        for kind in [jpeg_encoder::ColorType::Cmyk, jpeg_encoder::ColorType::CmykAsYcck] {
            let bytes = make::jpeg_of(kind, 40, 40, &data, &Extras::default());
            assert_near(pixel(&upright(&bytes), 20, 20), wanted, 4);
        }
    }
}
