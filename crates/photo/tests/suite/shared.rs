//! The project's shared test photos, where they are.

use std::path::PathBuf;

use vitrine_photo::{Format, Limits, Photo, distance, inspect, intake};

use super::make::difference;
use super::stripped::assert_stripped;

fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/photos");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no shared photos at {}", folder.display());
    None
}

fn read(name: &str) -> Vec<u8> {
    std::fs::read(folder().unwrap().join(name)).unwrap()
}

#[track_caller]
fn taken(name: &str) -> Photo {
    intake(&read(name), &Limits::default()).unwrap_or_else(|e| panic!("{name}: {e}"))
}

#[test]
fn each_file_gets_its_answer() {
    if folder().is_none() {
        return;
    }
    for (name, code) in [
        ("formats/a.heic", "photo_heic"),
        ("formats/gps.mp4", "photo_video"),
        ("hostile/bomb_50000x50000_1bit.png", "photo_too_many_pixels"),
        ("hostile/lies_65500x65500.jpg", "photo_too_many_pixels"),
        ("hostile/empty.jpg", "photo_empty"),
        ("hostile/html_as.jpg", "photo_html"),
        ("hostile/polyglot.gif", "photo_too_small"),
        ("hostile/script.svg", "photo_svg"),
        ("hostile/truncated.jpg", "photo_truncated"),
    ] {
        assert_eq!(intake(&read(name), &Limits::default()).map(|_| ()).unwrap_err().code(), code, "{name}");
    }
    for (name, format, width, height) in [
        ("formats/a.avif", Format::Avif, 1600, 1200),
        ("formats/a.webp", Format::WebP, 1600, 1200),
        ("formats/a_alpha.png", Format::Png, 400, 300),
        ("exif/jolla.jpg", Format::Jpeg, 3264, 2448),
    ] {
        let photo = taken(name);
        assert_eq!((photo.format, photo.width, photo.height), (format, width, height), "{name}");
        assert_stripped(&photo);
    }
    assert!(distance(taken("formats/a.avif").fingerprint, taken("formats/a.webp").fingerprint) <= 4);
}

#[test]
fn all_turns_end_as_one_picture() {
    if folder().is_none() {
        return;
    }
    for (kind, width, height) in [("landscape", 600, 450), ("portrait", 450, 600)] {
        let photos = [1, 3, 6, 8].map(|flag| {
            let bytes = read(&format!("exif/{kind}_{flag}.jpg"));
            assert_eq!(inspect(&bytes, &Limits::default()).unwrap().orientation.exif(), flag);
            let pixels = vitrine_photo::decode(&bytes, &Limits::default(), None).unwrap();
            (intake(&bytes, &Limits::default()).unwrap(), pixels)
        });
        for (photo, pixels) in &photos {
            assert_eq!((photo.width, photo.height), (width, height));
            assert!(distance(photo.fingerprint, photos[0].0.fingerprint) <= 2);
            // They were encoded anew one by one, so they are alike, not equal.
            assert!(difference(pixels, &photos[0].1) < 8.0, "{kind}: {}", difference(pixels, &photos[0].1));
            assert_stripped(photo);
        }
    }
}

#[test]
fn no_place_comes_out() {
    if folder().is_none() {
        return;
    }
    for name in ["DSCN0010.jpg", "DSCN0021.jpg", "DSCN0042.jpg"] {
        let bytes = read(&format!("exif/{name}"));
        // The GPS pointer of the little-endian Exif.
        assert!(bytes.windows(4).any(|w| w == [0x25, 0x88, 4, 0]), "{name} has no place to lose");
        assert_stripped(&intake(&bytes, &Limits::default()).unwrap());
    }
}
