use proptest::prelude::*;
use vitrine_photo::{Limits, inspect, intake};

use super::avif;
use super::make::{self, Extras, exif, gif, quarters};

/// Small limits keep a lucky header cheap.
const LIMITS: Limits = Limits { bytes: 1 << 20, pixels: 1 << 18, side: 2048, frames: 20, smallest_side: 1 };

/// One small file of each kind.
fn seeds() -> Vec<Vec<u8>> {
    let picture = quarters(64, 48);
    let icc = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let extras = Extras { exif: Some(exif(6)), icc: Some(icc), xmp: true };
    let ink = [10, 200, 30, 0].repeat(64 * 48);
    let rgba: Vec<u8> = picture.rgb().chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], p[0]]).collect();
    vec![
        make::jpeg(&picture, &extras),
        make::jpeg_of(jpeg_encoder::ColorType::Cmyk, 64, 48, &ink, &Extras::default()),
        make::png(&picture, &extras),
        make::webp(&picture, &extras),
        make::webp_of(image_webp::ColorType::Rgba8, 64, 48, &rgba, &Extras::default()),
        picture.to_webp(70.0, vitrine_photo::Effort::Usual).unwrap(),
        make::webp_animation(&[picture.clone(), picture.clone()]),
        gif(64, 48, &[([0, 0, 64, 48], 1), ([8, 8, 16, 16], 2)]),
        avif::file("y420", &avif::Boxes::default()),
    ]
}

/// Whatever comes in, the answer is a photo or a refusal with a reason, never a fault of ours.
fn ask(bytes: &[u8]) -> Result<(), TestCaseError> {
    if let Err(answer) = intake(bytes, &LIMITS) {
        prop_assert!(answer.code() != "photo_failed", "{answer}");
    }
    // The header alone must never promise more than the file holds against the limits.
    if let Ok(header) = inspect(bytes, &LIMITS) {
        prop_assert!(u64::from(header.width) * u64::from(header.height) <= LIMITS.pixels);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        ask(&bytes)?;
    }

    /// The right beginning, then anything.
    #[test]
    fn any_bytes_after_a_signature(
        magic in prop::sample::select(vec![
            &b"\xFF\xD8\xFF"[..], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x40", b"GIF89a\x40\0\x40\0",
            b"RIFF\x40\0\0\0WEBPVP8 ", b"RIFF\x40\0\0\0WEBPVP8X", b"\0\0\0\x10ftypavif\0\0\0\0", b"<svg", b"BM",
        ]),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        ask(&[magic, &bytes].concat())?;
    }

    /// A good file with a few bytes changed, and perhaps an end missing.
    #[test]
    fn nearly_good_files(
        seed in 0_usize..9,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = seeds()[seed].clone();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        ask(&bytes)?;
    }
}

#[test]
fn the_seeds_are_good() {
    for (i, seed) in seeds().iter().enumerate() {
        assert!(intake(seed, &LIMITS).is_ok(), "seed {i}: {:?}", intake(seed, &LIMITS).err());
    }
}
