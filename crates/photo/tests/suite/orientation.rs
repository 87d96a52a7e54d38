use proptest::prelude::*;
use vitrine_photo::{Limits, Pixels, inspect};

use super::make::{self, Extras, difference, draw, exif, pixel, quarters, upright};

/// A quarter turn clockwise.
pub fn turned(p: &Pixels) -> Pixels {
    draw(p.height(), p.width(), |x, y| pixel(p, y, p.height() - 1 - x))
}

/// Left and right exchanged.
pub fn mirrored(p: &Pixels) -> Pixels {
    draw(p.width(), p.height(), |x, y| pixel(p, p.width() - 1 - x, y))
}

fn times(n: u32, p: &Pixels) -> Pixels {
    (0..n).fold(p.clone(), |p, _| turned(&p))
}

/// The pixels a camera would store with this Exif value for what ought to be seen as `p`: the way back of what the
/// standard says in words (mirror first where it does, then turn clockwise by a number of quarters).
fn stored(p: &Pixels, value: u8) -> Pixels {
    let (mirror, quarters) = match value {
        1 => (false, 0),
        2 => (true, 0),
        3 => (false, 2),
        4 => (true, 2),
        5 => (true, 3),
        6 => (false, 1),
        7 => (true, 1),
        _ => (false, 3),
    };
    let back = times((4 - quarters) % 4, p);
    if mirror { mirrored(&back) } else { back }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever the picture, its size and the flag: it ends upright, to the bit where the format is lossless.
    #[test]
    fn every_flag_ends_upright(value in 1_u8..=8, width in 32_u32..50, height in 32_u32..50, seed: u32) {
        let noise = |x: u32, y: u32| {
            let n = (x + 1).wrapping_mul(2_654_435_761) ^ (y + seed).wrapping_mul(2_246_822_519);
            let [a, b, c, _] = n.wrapping_mul(n | 1).to_le_bytes();
            [a, b, c]
        };
        let picture = draw(width, height, noise);
        let file = stored(&picture, value);
        let extras = Extras { exif: Some(exif(value)), ..Extras::default() };
        for bytes in [make::png(&file, &extras), make::webp(&file, &extras)] {
            let header = inspect(&bytes, &Limits::default()).unwrap();
            prop_assert_eq!((header.width, header.height, header.orientation.exif()), (width, height, value));
            prop_assert!(upright(&bytes) == picture, "flag {value}");
        }
    }
}

#[test]
fn jpeg_ends_upright() {
    let picture = quarters(64, 48);
    for value in 1..=8 {
        let extras = Extras { exif: Some(exif(value)), ..Extras::default() };
        let found = upright(&make::jpeg(&stored(&picture, value), &extras));
        assert!(difference(&found, &picture) < 2.5, "flag {value}: {}", difference(&found, &picture));
    }
}

#[test]
fn shrinking_keeps_it_upright() {
    let picture = quarters(160, 96);
    for value in 1..=8 {
        let extras = Extras { exif: Some(exif(value)), ..Extras::default() };
        let bytes = make::png(&stored(&picture, value), &extras);
        let found = vitrine_photo::decode(&bytes, &Limits::default(), Some(80)).unwrap();
        assert!(difference(&found, &picture.resized(80, 48)) < 0.5, "flag {value}");
    }
}

#[test]
fn nonsense_means_upright() {
    let picture = quarters(64, 48);
    let mut endless = exif(6);
    endless[8..10].copy_from_slice(&[0xFF, 0xFF]);
    endless[10..12].copy_from_slice(&[0, 0]);
    for exif in [
        vec![],
        b"II".to_vec(),
        b"XX*\0\x08\0\0\0".to_vec(),
        exif(0),
        exif(9),
        endless,
        b"MM\0*\xFF\xFF\xFF\xFF".to_vec(),
    ] {
        let extras = Extras { exif: Some(exif), ..Extras::default() };
        assert!(upright(&make::png(&picture, &extras)) == picture);
    }
}
