/// How the stored pixels must be turned to stand upright: one of the eight values of Exif's `Orientation` tag.
///
/// A value `v` says which stored pixel ends at place (x, y) of the upright picture; see [`Orientation::parts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Orientation(u8);

impl Orientation {
    /// Already upright.
    pub const UPRIGHT: Self = Self(1);

    /// From an Exif value, 1 to 8. Anything else means upright, as every viewer takes it.
    pub fn from_exif(value: u16) -> Self {
        match u8::try_from(value) {
            Ok(value @ 1..=8) => Self(value),
            _ => Self::UPRIGHT,
        }
    }

    /// From AVIF's `irot` (quarter turns anticlockwise) followed by `imir` (0 swaps top and bottom, 1 left and right);
    /// ISO/IEC 23008-12, 6.5.10 and 6.5.12.
    pub(crate) fn from_turns(quarter_turns: u8, mirror: Option<u8>) -> Self {
        Self(match (quarter_turns & 3, mirror) {
            (0, None) => 1,
            (1, None) => 8,
            (2, None) => 3,
            (_, None) => 6,
            (0, Some(0)) => 4,
            (0, Some(_)) => 2,
            (2, Some(0)) => 2,
            (2, Some(_)) => 4,
            (1, Some(0)) => 5,
            (1, Some(_)) => 7,
            (_, Some(0)) => 7,
            (_, Some(_)) => 5,
        })
    }

    /// The Exif value, 1 to 8.
    pub fn exif(self) -> u8 {
        self.0.clamp(1, 8)
    }

    /// Whether width and height change places.
    pub fn swaps_sides(self) -> bool {
        self.0 >= 5
    }

    /// Width and height of the upright picture, given the stored ones; the same call leads back.
    pub fn upright_size(self, width: u32, height: u32) -> (u32, u32) {
        if self.swaps_sides() { (height, width) } else { (width, height) }
    }

    /// (sides swapped, stored x counted from the right, stored y counted from the bottom).
    fn parts(self) -> (bool, bool, bool) {
        match self.0 {
            2 => (false, true, false),
            3 => (false, true, true),
            4 => (false, false, true),
            5 => (true, false, false),
            6 => (true, false, true),
            7 => (true, true, true),
            8 => (true, true, false),
            _ => (false, false, false),
        }
    }

    /// Turns interleaved samples (`channels` bytes a pixel) upright.
    pub(crate) fn apply(self, width: u32, height: u32, channels: usize, data: Vec<u8>) -> Vec<u8> {
        let (swap, from_right, from_bottom) = self.parts();
        if !(swap || from_right || from_bottom) {
            return data;
        }
        let (w, h) = (width as usize, height as usize);
        let (out_w, out_h) = if swap { (h, w) } else { (w, h) };
        let mut out = Vec::with_capacity(data.len());
        for y in 0..out_h {
            for x in 0..out_w {
                let (sx, sy) = if swap { (y, x) } else { (x, y) };
                let sx = if from_right { w - 1 - sx } else { sx };
                let sy = if from_bottom { h - 1 - sy } else { sy };
                let at = (sy * w + sx) * channels;
                out.extend_from_slice(&data[at..at + channels]);
            }
        }
        out
    }
}

/// The `Orientation` tag (0x0112) of a TIFF block as Exif embeds it. Anything odd means upright: a photo is never
/// refused for its metadata.
pub(crate) fn from_tiff(tiff: &[u8]) -> Orientation {
    read_tiff(tiff).map_or(Orientation::UPRIGHT, Orientation::from_exif)
}

fn read_tiff(tiff: &[u8]) -> Option<u16> {
    let little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let u16_at = |at: usize| {
        let b: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(b) } else { u16::from_be_bytes(b) })
    };
    let u32_at = |at: usize| {
        let b: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(b) } else { u32::from_be_bytes(b) })
    };
    let directory = u32_at(4)? as usize;
    let entries = usize::from(u16_at(directory)?);
    for entry in 0..entries {
        let at = directory.checked_add(2 + entry * 12)?;
        if u16_at(at)? == 0x0112 {
            // SHORT, as the standard says, or LONG, as some editors write.
            return match u16_at(at + 2)? {
                3 => u16_at(at + 8),
                4 => u16::try_from(u32_at(at + 8)?).ok(),
                _ => None,
            };
        }
    }
    None
}
