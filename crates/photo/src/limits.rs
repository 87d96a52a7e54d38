/// What an upload may be. Every limit is checked from the header, before a decoder allocates anything.
///
/// Memory of one intake is bounded by `pixels`: 3 bytes a pixel for the decoded picture (4 for CMYK), and while it is
/// being decoded up to 6 bytes a pixel more for a progressive JPEG, 4 for a WebP, 6 for a 10-bit AVIF. At the defaults
/// that is 450 MB in the worst case; a common 12-megapixel JPEG needs about 45 MB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Longest file, bytes.
    pub bytes: u64,
    /// Most pixels, width times height.
    pub pixels: u64,
    /// Longest side, pixels.
    pub side: u32,
    /// Most frames of an animation; only the first is kept, but an endless one is not a photo.
    pub frames: u32,
    /// Shortest side, pixels. Below it there is nothing to see.
    pub smallest_side: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 20 * 1024 * 1024, pixels: 50_000_000, side: 16_384, frames: 600, smallest_side: 32 }
    }
}
