use vitrine_photo::{Limits, Photo, Rendition, intake};

use super::make::{self, Extras, exif, quarters};

/// Every part of an output that is not pixels, by name.
fn parts(rendition: &Rendition) -> Vec<String> {
    let bytes = &rendition.bytes;
    let mut parts = Vec::new();
    if rendition.mime == "image/webp" {
        let mut at = 12;
        while at < bytes.len() {
            parts.push(String::from_utf8_lossy(&bytes[at..at + 4]).into_owned());
            let length = u32::from_le_bytes(bytes[at + 4..at + 8].try_into().unwrap()) as usize;
            at += 8 + length + length % 2;
        }
        assert_eq!(at, bytes.len());
    } else {
        let mut at = 2;
        loop {
            assert_eq!(bytes[at], 0xFF);
            parts.push(format!("{:02X}", bytes[at + 1]));
            let length = usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
            if bytes[at + 1] == 0xE0 {
                assert_eq!(&bytes[at + 4..at + 9], b"JFIF\0");
            }
            if bytes[at + 1] == 0xDA {
                break;
            }
            at += 2 + length;
        }
        assert_eq!(&bytes[bytes.len() - 2..], [0xFF, 0xD9]);
    }
    parts
}

/// Nothing but pixels: one lossy picture chunk, or JFIF and the tables of a baseline JPEG.
#[track_caller]
pub fn assert_stripped(photo: &Photo) {
    for rendition in &photo.renditions {
        let parts = parts(rendition);
        if rendition.mime == "image/webp" {
            assert_eq!(parts, ["VP8 "]);
        } else {
            assert!(parts.iter().all(|p| ["E0", "DB", "C0", "C4", "DA"].contains(&p.as_str())), "{parts:?}");
        }
        for trace in [&b"Exif"[..], b"xmpmeta", b"photoshop", b"ICC_PROFILE", b"acsp", b"8BIM"] {
            assert!(!rendition.bytes.windows(trace.len()).any(|w| w == trace));
        }
    }
}

#[test]
fn nothing_but_pixels_comes_out() {
    let icc = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let extras = Extras { exif: Some(exif(1)), icc: Some(icc), xmp: true };
    let picture = quarters(400, 300);
    for bytes in [make::jpeg(&picture, &extras), make::png(&picture, &extras), make::webp(&picture, &extras)] {
        for trace in [&b"xmpmeta"[..], b"II*\0"] {
            assert!(bytes.windows(trace.len()).any(|w| w == trace), "the fixture carries no metadata");
        }
        assert_stripped(&intake(&bytes, &Limits::default()).unwrap());
    }
}
