use crate::Rejection;

/// A photo format that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    Jpeg,
    Png,
    WebP,
    Avif,
    Gif,
}

impl Format {
    /// Name a person knows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Avif => "AVIF",
            Self::Gif => "GIF",
        }
    }

    /// Media type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Avif => "image/avif",
            Self::Gif => "image/gif",
        }
    }
}

/// Tells a file's format by its first bytes, or what else it is.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Format, Rejection> {
    if bytes.is_empty() {
        return Err(Rejection::Empty);
    }
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"\xFF\xD8\xFF") {
        return Ok(Format::Jpeg);
    }
    if starts(b"\x89PNG\r\n\x1a\n") {
        return Ok(Format::Png);
    }
    if starts(b"GIF87a") || starts(b"GIF89a") {
        return Ok(Format::Gif);
    }
    if starts(b"RIFF") {
        return match bytes.get(8..12) {
            Some(b"WEBP") => Ok(Format::WebP),
            Some(b"AVI ") => Err(Rejection::Video),
            _ => Err(Rejection::NotAPhoto),
        };
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return iso_media(bytes);
    }
    let video: [&[u8]; 7] = [
        b"\x1A\x45\xDF\xA3",             // Matroska, WebM
        b"FLV\x01",                      // Flash
        b"OggS",                         // Ogg
        b"\x00\x00\x01\xBA",             // MPEG program stream
        b"\x00\x00\x01\xB3",             // MPEG video
        b"\x30\x26\xB2\x75\x8E\x66\xCF", // ASF, WMV
        b"\x00\x00\x00\x14pnot",         // old QuickTime
    ];
    if video.iter().any(|magic| starts(magic)) || matches!(bytes.get(4..8), Some(b"moov" | b"mdat" | b"wide")) {
        return Err(Rejection::Video);
    }
    let others: [(&[u8], &str); 10] = [
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"II+\0", "TIFF"),
        (b"8BPS", "PSD"),
        (b"\0\0\x01\0", "ICO"),
        (b"\0\0\0\x0CJXL \r\n\x87\n", "JPEG XL"),
        (b"\xFF\x0A", "JPEG XL"),
        (b"\0\0\0\x0CjP  \r\n\x87\n", "JPEG 2000"),
        (b"\xFF\x4F\xFF\x51", "JPEG 2000"),
        (b"qoif", "QOI"),
    ];
    if let Some((_, name)) = others.iter().find(|(magic, _)| starts(magic)) {
        return Err(Rejection::OtherFormat(name));
    }
    if starts(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Err(Rejection::OtherFormat("BMP"));
    }
    Err(text(bytes))
}

/// The brands of an ISO base media file say whether it is AVIF, HEIC or a film.
fn iso_media(bytes: &[u8]) -> Result<Format, Rejection> {
    let length = bytes.get(..4).map_or(0, |b| u32::from_be_bytes([b[0], b[1], b[2], b[3]])) as usize;
    let body = bytes.get(8..length.clamp(8, bytes.len())).unwrap_or_default();
    // Major brand, minor version (never a brand), compatible brands.
    let brands = || body.chunks_exact(4).enumerate().filter(|(i, _)| *i != 1).map(|(_, brand)| brand);
    if brands().any(|brand| matches!(brand, b"avif" | b"avis")) {
        return Ok(Format::Avif);
    }
    let heif = |brand: &[u8]| {
        matches!(
            brand,
            b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" | b"mif1" | b"msf1" | b"mif2"
        )
    };
    if brands().any(heif) { Err(Rejection::Heic) } else { Err(Rejection::Video) }
}

/// Names the text formats that get uploaded as photos.
fn text(bytes: &[u8]) -> Rejection {
    let head = &bytes[..bytes.len().min(2048)];
    if head.get(..1024.min(head.len())).is_some_and(|head| head.windows(5).any(|w| w == b"%PDF-")) {
        return Rejection::Pdf;
    }
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).to_ascii_lowercase();
    let head = head.trim_ascii_start();
    let has = |needle: &[u8]| head.windows(needle.len()).any(|w| w == needle);
    if !head.starts_with(b"<") {
        return Rejection::NotAPhoto;
    }
    // An HTML page may well contain an SVG, so the page is asked for first.
    if head.starts_with(b"<!doctype html") || head.starts_with(b"<html") || has(b"<html") {
        Rejection::Html
    } else if has(b"<svg") || has(b"<!doctype svg") {
        Rejection::Svg
    } else if [&b"<script"[..], b"<body", b"<head", b"<div", b"<p>", b"<a ", b"<img", b"<iframe"]
        .iter()
        .any(|tag| has(tag))
    {
        Rejection::Html
    } else {
        Rejection::NotAPhoto
    }
}
