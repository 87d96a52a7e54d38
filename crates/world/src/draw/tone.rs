//! Colours: a few dozen that go together, and how light changes them.

use tiny_skia::Color;

/// An opaque sRGB colour with an opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tone {
    pub r: f32,
    pub g: f32,
    pub b: f32,
    pub a: f32,
}

/// From `0xRRGGBB`.
pub(crate) const fn hex(rgb: u32) -> Tone {
    Tone {
        r: ((rgb >> 16) & 255) as f32 / 255.0,
        g: ((rgb >> 8) & 255) as f32 / 255.0,
        b: (rgb & 255) as f32 / 255.0,
        a: 1.0,
    }
}

impl Tone {
    pub(crate) fn mix(self, other: Self, share: f32) -> Self {
        let at = |a: f32, b: f32| a + (b - a) * share;
        Self { r: at(self.r, other.r), g: at(self.g, other.g), b: at(self.b, other.b), a: at(self.a, other.a) }
    }

    /// Towards a warm white.
    pub(crate) fn lit(self, share: f32) -> Self {
        let a = self.a;
        Self { a, ..self.mix(hex(0xff_fbf2), share) }
    }

    /// Towards a warm near-black, keeping colour.
    pub(crate) fn dim(self, share: f32) -> Self {
        let a = self.a;
        let deep = Self { r: self.r * 0.25, g: self.g * 0.2, b: self.b * 0.26, a };
        Self { a, ..self.mix(deep, share) }
    }

    pub(crate) const fn a(self, a: f32) -> Self {
        Self { a, ..self }
    }

    pub(crate) fn color(self) -> Color {
        let one = |v: f32| v.clamp(0.0, 1.0);
        Color::from_rgba(one(self.r), one(self.g), one(self.b), one(self.a)).unwrap_or(Color::BLACK)
    }

    /// Perceived lightness, 0..1.
    pub(crate) fn light(self) -> f32 {
        self.r * 0.3 + self.g * 0.59 + self.b * 0.11
    }
}

pub(crate) const CREAM: Tone = hex(0xf3_ead8);
pub(crate) const OAT: Tone = hex(0xe0_d0b4);
pub(crate) const SAND: Tone = hex(0xcf_b48a);
pub(crate) const OCHRE: Tone = hex(0xcf_9a3c);
pub(crate) const MUSTARD: Tone = hex(0xe3_b23c);
pub(crate) const AMBER: Tone = hex(0xb8_7333);
pub(crate) const TERRACOTTA: Tone = hex(0xc4_6a4a);
pub(crate) const RUST: Tone = hex(0xb0_4a32);
pub(crate) const CLAY: Tone = hex(0xb8_917a);
pub(crate) const BLUSH: Tone = hex(0xec_c2b4);
pub(crate) const ROSE: Tone = hex(0xdb_7a7e);
pub(crate) const PLUM: Tone = hex(0x7a_4668);
pub(crate) const AUBERGINE: Tone = hex(0x4f_2b40);
pub(crate) const LILAC: Tone = hex(0xb9_a5d4);
pub(crate) const NAVY: Tone = hex(0x26_3a5e);
pub(crate) const INK: Tone = hex(0x2b_3350);
pub(crate) const DENIM: Tone = hex(0x4d_6a93);
pub(crate) const SKY: Tone = hex(0x9c_c3d9);
pub(crate) const TEAL: Tone = hex(0x2f_7f86);
pub(crate) const MINT: Tone = hex(0xa3_d3bf);
pub(crate) const SAGE: Tone = hex(0x9d_b091);
pub(crate) const OLIVE: Tone = hex(0x7a_7d46);
pub(crate) const MOSS: Tone = hex(0x5d_7548);
pub(crate) const FOREST: Tone = hex(0x2f_5d48);
pub(crate) const STONE: Tone = hex(0xa9_a8a2);
pub(crate) const STEEL: Tone = hex(0xb9_c0c6);
pub(crate) const GRAPHITE: Tone = hex(0x3a_3b40);
pub(crate) const WALNUT: Tone = hex(0x7a_5238);
pub(crate) const OAK: Tone = hex(0xcb_a06c);
pub(crate) const BRASS: Tone = hex(0xc9_a24e);
pub(crate) const COPPER: Tone = hex(0xbf_7148);
pub(crate) const WHITE: Tone = hex(0xfd_fbf7);
pub(crate) const BLACK: Tone = hex(0x1c_1b1e);
pub(crate) const LEAF: Tone = hex(0x4f_8a55);
