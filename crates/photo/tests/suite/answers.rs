//! What is taken and what is refused, and how.

use std::collections::HashSet;

use vitrine_photo::{Effort, Format, Limits, Rejection, Role, distance, inspect, intake};

use super::make::{self, BLUE, Extras, GREEN, RED, assert_near, difference, draw, gif, pixel, quarters, upright};

fn code(bytes: &[u8]) -> &'static str {
    let answer = intake(bytes, &Limits::default()).map(|_| ()).unwrap_err();
    // Whatever the header alone tells must be the same answer.
    if let Err(early) = inspect(bytes, &Limits::default()) {
        assert_eq!(early, answer);
    }
    answer.code()
}

#[test]
fn content_decides() {
    assert_eq!(code(b""), "photo_empty");
    assert_eq!(code(b"hello, this is my holiday"), "photo_not_a_photo");
    assert_eq!(code(&[0; 4096]), "photo_not_a_photo");
    assert_eq!(code(b"\xEF\xBB\xBF \n<!DOCTYPE html><html><svg></svg>"), "photo_html");
    assert_eq!(code(b"<script>alert(1)</script>"), "photo_html");
    assert_eq!(code(b"<?xml version='1.0'?>\n<!-- drawn -->\n<svg xmlns='http://www.w3.org/2000/svg'/>"), "photo_svg");
    assert_eq!(code(b"%PDF-1.7\n"), "photo_pdf");
    assert_eq!(code(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), "photo_heic");
    assert_eq!(code(b"\0\0\0\x18ftypmif1\0\0\0\0mif1miaf"), "photo_heic");
    assert_eq!(code(b"\0\0\0\x18ftypisom\0\0\0\0isommp41"), "photo_video");
    assert_eq!(code(b"\0\0\0\x14ftypqt  \0\0\0\0qt  "), "photo_video");
    assert_eq!(code(b"\x1A\x45\xDF\xA3\x01\0\0\0"), "photo_video");
    assert_eq!(code(b"RIFF\0\x10\0\0AVI LIST"), "photo_video");
    assert_eq!(code(b"RIFF\0\x10\0\0WAVEfmt "), "photo_not_a_photo");
    for (bytes, name) in [(&b"II*\0\x08\0\0\0"[..], "TIFF"), (b"8BPS\0\x01", "PSD"), (b"\xFF\x0A\0\0", "JPEG XL")] {
        let answer = intake(bytes, &Limits::default()).unwrap_err();
        assert_eq!((answer.code(), answer.format_name()), ("photo_other_format", Some(name)));
    }
}

#[test]
fn codes_are_distinct_and_listed() {
    let codes: HashSet<_> = Rejection::CODES.into_iter().collect();
    assert_eq!(codes.len(), Rejection::CODES.len());
    assert!(codes.iter().all(|code| code.starts_with("photo_")));
    for answer in
        [Rejection::Empty, Rejection::Heic, Rejection::Failed(String::new()), Rejection::Truncated(Format::Gif)]
    {
        assert!(codes.contains(answer.code()));
    }
}

/// A PNG header that claims a size, and nothing behind it.
fn png_claim(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([1, 0, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

#[test]
fn bombs_end_at_the_header() {
    let claim = |answer: Rejection| (answer.code(), answer.values());
    let limits = Limits::default();
    let values = |w, h, limit| vec![("width", w), ("height", h), ("limit", limit)];
    assert_eq!(
        claim(inspect(&png_claim(50_000, 50_000), &limits).unwrap_err()),
        ("photo_too_many_pixels", values(50_000, 50_000, 50_000_000))
    );
    let jpeg = b"\xFF\xD8\xFF\xC0\0\x11\x08\xFF\xDC\xFF\xDC\x03\x01\x22\0\x02\x11\x01\x03\x11\x01";
    assert_eq!(
        claim(inspect(jpeg, &limits).unwrap_err()),
        ("photo_too_many_pixels", values(65_500, 65_500, 50_000_000))
    );
    assert_eq!(
        claim(inspect(&png_claim(16_385, 40), &limits).unwrap_err()),
        ("photo_side_too_long", values(16_385, 40, 16_384))
    );
    assert_eq!(claim(inspect(&png_claim(31, 400), &limits).unwrap_err()), ("photo_too_small", values(31, 400, 32)));
    assert_eq!(claim(inspect(&png_claim(0, 400), &limits).unwrap_err()), ("photo_too_small", values(0, 400, 32)));
    // A WebP whose small canvas hides a large picture.
    let mut webp = make::webp_animation(&[quarters(64, 48)]);
    let at = webp.windows(4).position(|w| w == b"VP8 ").unwrap();
    webp[at + 14..at + 18].copy_from_slice(&[0xFF, 0x3F, 0xFF, 0x3F]);
    assert_eq!(code(&webp), "photo_damaged");
    // A GIF whose small screen hides a large frame.
    let mut gif = gif(64, 48, &[([0, 0, 64, 48], 0)]);
    let at = gif.iter().rposition(|&b| b == 0x2C).unwrap();
    gif[at + 5..at + 9].copy_from_slice(&[0xFF; 4]);
    assert_eq!(code(&gif), "photo_damaged");
}

#[test]
fn limits_are_inclusive() {
    let bytes = make::png(&quarters(64, 48), &Extras::default());
    let exact = Limits { bytes: bytes.len() as u64, pixels: 64 * 48, side: 64, frames: 1, smallest_side: 48 };
    assert!(intake(&bytes, &exact).is_ok());
    let code = |limits: Limits| intake(&bytes, &limits).unwrap_err().code();
    assert_eq!(code(Limits { bytes: exact.bytes - 1, ..exact }), "photo_too_large");
    assert_eq!(code(Limits { pixels: exact.pixels - 1, ..exact }), "photo_too_many_pixels");
    assert_eq!(code(Limits { side: 63, ..exact }), "photo_side_too_long");
    assert_eq!(code(Limits { smallest_side: 49, ..exact }), "photo_too_small");
}

#[test]
fn animations_give_their_first_frame() {
    let webp = make::webp_animation(&[quarters(64, 48), draw(64, 48, |_, _| BLUE), draw(64, 48, |_, _| GREEN)]);
    assert_eq!(inspect(&webp, &Limits::default()).unwrap().frames, 3);
    assert_near(pixel(&upright(&webp), 24, 20), RED, 8);

    // The first frame covers a part; the rest of the screen is white.
    let gif = gif(64, 48, &[([8, 8, 32, 16], 1), ([0, 0, 64, 48], 2)]);
    assert_eq!(inspect(&gif, &Limits::default()).unwrap().frames, 2);
    let picture = upright(&gif);
    assert_eq!((pixel(&picture, 8, 8), pixel(&picture, 39, 23)), (GREEN, GREEN));
    assert_eq!(
        (pixel(&picture, 7, 8), pixel(&picture, 40, 23), pixel(&picture, 63, 47)),
        ([255; 3], [255; 3], [255; 3])
    );
    // A later frame may be cut short, the first may not.
    assert!(intake(&gif[..gif.len() - 12], &Limits::default()).is_ok());
}

#[test]
fn endless_animations_are_refused() {
    let frames = vec![([0, 0, 32, 32], 1); 601];
    assert_eq!(code(&gif(32, 32, &frames)), "photo_too_many_frames");
    assert!(intake(&gif(32, 32, &frames[1..]), &Limits::default()).is_ok());
    let two = make::webp_animation(&[quarters(64, 48), quarters(64, 48)]);
    let one = Limits { frames: 1, ..Limits::default() };
    assert_eq!(intake(&two, &one).unwrap_err(), Rejection::TooManyFrames { limit: 1 });
}

#[test]
fn cut_files_are_told_as_such() {
    let busy = draw(96, 80, |x, y| [((x * 7) ^ (y * 13)) as u8, (x * y) as u8, (x * 31 + y * 17) as u8]);
    for bytes in [
        make::jpeg(&busy, &Extras::default()),
        make::png(&busy, &Extras::default()),
        make::webp(&busy, &Extras::default()),
        busy.to_webp(80.0, Effort::Usual).unwrap(),
        gif(96, 80, &[([0, 0, 96, 80], 2)]),
    ] {
        let format = inspect(&bytes, &Limits::default()).unwrap().format;
        for part in [bytes.len() / 3, bytes.len() / 2, bytes.len() * 9 / 10] {
            assert_eq!(code(&bytes[..part]), "photo_truncated", "{format:?} cut at {part} of {}", bytes.len());
        }
    }
}

#[test]
fn rare_kinds_of_a_format() {
    let picture = quarters(64, 48);
    let grey: Vec<u8> = picture.rgb().chunks_exact(3).map(|p| p[1]).collect();
    let extras = Extras::default();
    for bytes in [
        make::jpeg_of(jpeg_encoder::ColorType::Luma, 64, 48, &grey, &extras),
        make::png_of(png::ColorType::Grayscale, 64, 48, &grey, &extras),
        make::webp_of(image_webp::ColorType::L8, 64, 48, &grey, &extras),
    ] {
        assert_near(pixel(&upright(&bytes), 50, 40), [220; 3], 3);
    }
    // Progressive.
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 95);
    encoder.set_progressive(true);
    encoder.encode(picture.rgb(), 64, 48, jpeg_encoder::ColorType::Rgb).unwrap();
    assert_near(pixel(&upright(&bytes), 50, 40), make::YELLOW, 6);
    // Baseline with a scan for each channel; being so plain, each scan is only a few bytes long.
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 95);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(picture.rgb(), 64, 48, jpeg_encoder::ColorType::Rgb).unwrap();
    assert!(difference(&upright(&bytes), &picture) < 2.5);
    // Sixteen bits, palette with transparency, one bit.
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 32, 32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Sixteen);
    encoder.write_header().unwrap().write_image_data(&[200, 9, 100, 99, 50, 255].repeat(32 * 32)).unwrap();
    assert_near(pixel(&upright(&bytes), 3, 3), [200, 100, 51], 1);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 32, 32);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::One);
    encoder.set_palette([RED, BLUE].concat());
    encoder.set_trns(vec![0, 255]);
    encoder.write_header().unwrap().write_image_data(&[0b0000_1111, 0, 0, 0].repeat(32)).unwrap();
    let found = upright(&bytes);
    assert_eq!((pixel(&found, 0, 0), pixel(&found, 7, 9)), ([255; 3], BLUE));
}

#[test]
fn alpha_lies_on_white() {
    let rgba: Vec<u8> = (0..48 * 64).flat_map(|i| [200, 0, 100, (i % 64 * 4) as u8]).collect();
    let extras = Extras::default();
    for bytes in [
        make::png_of(png::ColorType::Rgba, 64, 48, &rgba, &extras),
        make::webp_of(image_webp::ColorType::Rgba8, 64, 48, &rgba, &extras),
    ] {
        let found = upright(&bytes);
        for x in 0..64_u32 {
            let over = |value: u32| ((value * x * 4 + 255 * (255 - x * 4)) as f64 / 255.0).round() as u8;
            assert_near(pixel(&found, x, 20), [over(200), over(0), over(100)], 1);
        }
    }
    let grey: Vec<u8> = (0..48 * 64).flat_map(|_| [0, 51]).collect();
    assert_eq!(pixel(&upright(&make::png_of(png::ColorType::GrayscaleAlpha, 64, 48, &grey, &extras)), 5, 5), [204; 3]);
}

#[test]
fn renditions_by_the_rules() {
    for (width, height, widths) in [
        (2000, 500, vec![320, 640, 1080, 1600]),
        (1200, 300, vec![320, 640, 1080, 1200]),
        (640, 40, vec![320, 640]),
        (100, 900, vec![100]),
    ] {
        let bytes = make::jpeg(&quarters(width, height), &Extras::default());
        let photo = intake(&bytes, &Limits::default()).unwrap();
        assert_eq!((photo.width, photo.height, photo.format), (width, height, Format::Jpeg));
        assert_eq!(photo.screen().map(|r| r.width).collect::<Vec<_>>(), widths);
        let share = photo.share().unwrap();
        assert_eq!((share.width, share.mime, share.extension()), (width.min(1200), "image/jpeg", "jpg"));
        for rendition in &photo.renditions {
            assert_eq!(rendition.address, vitrine_photo::address(&rendition.bytes));
            assert_eq!(rendition.address.len(), 64);
            assert_eq!(rendition.role == Role::Screen, rendition.mime == "image/webp");
            // It is what it says, and still the picture.
            let header = inspect(&rendition.bytes, &Limits { smallest_side: 1, ..Limits::default() }).unwrap();
            assert_eq!(
                (header.width, header.height, header.format.mime()),
                (rendition.width, rendition.height, rendition.mime)
            );
            let ratio = f64::from(rendition.width) * f64::from(height) / f64::from(width);
            assert!((f64::from(rendition.height) - ratio).abs() <= 0.5);
            let found =
                vitrine_photo::decode(&rendition.bytes, &Limits { smallest_side: 1, ..Limits::default() }, None)
                    .unwrap();
            assert_near(pixel(&found, rendition.width * 7 / 8, rendition.height * 7 / 8), make::YELLOW, 12);
        }
        assert!(photo.placeholder.len() <= vitrine_photo::PLACEHOLDER_LIMIT, "{}", photo.placeholder.len());
        assert!(photo.placeholder.starts_with("data:image/webp;base64,"));
        // The same bytes, the same answer.
        assert_eq!(intake(&bytes, &Limits::default()).unwrap(), photo);
    }
}

#[test]
fn tall_pictures_fit_the_format() {
    let bytes = make::png(&draw(64, 16_384, |x, y| [x as u8, y as u8, 0]), &Extras::default());
    let photo = intake(&bytes, &Limits::default()).unwrap();
    assert!(photo.renditions.iter().all(|r| r.height <= 16_383 && r.width == 64));
}

#[test]
fn impressions() {
    let noise = draw(300, 200, |x, y| {
        let n = (x * 300 + y).wrapping_mul(2_654_435_761);
        n.wrapping_mul(n | 1).to_be_bytes()[..3].try_into().unwrap()
    });
    let photo = intake(&make::png(&noise, &Extras::default()), &Limits::default()).unwrap();
    assert!(photo.placeholder.len() <= vitrine_photo::PLACEHOLDER_LIMIT);

    let mostly = draw(100, 100, |x, y| if x < 30 && y < 40 { BLUE } else { [251, 130, 9] });
    assert_eq!(intake(&make::png(&mostly, &Extras::default()), &Limits::default()).unwrap().colour, "#fb8209");

    // The same picture in another size and format is near, another one far.
    let soft = |x: f32, y: f32| {
        let wave = (x * 9.0).sin() * (y * 5.0 + x * 3.0).cos() * 100.0 + 128.0;
        [wave as u8, (wave * 0.7) as u8, (255.0 - wave) as u8]
    };
    let scene = |w: u32, h: u32| draw(w, h, |x, y| soft(x as f32 / w as f32, y as f32 / h as f32));
    let print = |bytes: &[u8]| intake(bytes, &Limits::default()).unwrap().fingerprint;
    let one = print(&make::png(&scene(800, 600), &Extras::default()));
    let same = print(&scene(400, 300).to_jpeg(60).unwrap());
    let other = print(&make::png(&quarters(800, 600), &Extras::default()));
    assert!(distance(one, same) <= 4, "{one:064b} {same:064b}");
    assert!(distance(one, other) >= 12, "{}", distance(one, other));
}
