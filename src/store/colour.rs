//! Colours and whether they can be read: contrast by WCAG 2.2, and the nearest colour that has enough of it.

use std::fmt;
use std::str::FromStr;

/// A colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// What text of usual size needs at the least (WCAG 2.2, success criterion 1.4.3).
pub const READABLE: f64 = 4.5;

const BLACK: Colour = Colour([0; 3]);
const WHITE: Colour = Colour([255; 3]);

impl FromStr for Colour {
    type Err = ();

    /// `#rgb` or `#rrggbb`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.trim().strip_prefix('#').ok_or(())?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(());
        }
        let long = match digits.len() {
            3 => digits.chars().flat_map(|c| [c, c]).collect(),
            6 => digits.to_owned(),
            _ => return Err(()),
        };
        let part = |at: usize| u8::from_str_radix(&long[at..at + 2], 16).map_err(|_| ());
        Ok(Self([part(0)?, part(2)?, part(4)?]))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl Colour {
    /// Relative luminance, 0 to 1 (WCAG 2.2, definition of the same name).
    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio with another colour, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// So much of `other` mixed in, in hundredths.
    pub fn mixed(self, other: Self, hundredths: u16) -> Self {
        let part = |a: u8, b: u8| {
            let sum = u16::from(a) * (100 - hundredths) + u16::from(b) * hundredths;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self(std::array::from_fn(|i| part(self.0[i], other.0[i])))
    }

    /// Black or white, whichever reads better on this colour. One of them always has a contrast of 4.5 and more.
    pub fn ink(self) -> Self {
        if self.contrast(WHITE) >= self.contrast(BLACK) { WHITE } else { BLACK }
    }
}

/// The grounds on which accents stand as text, by scheme: page, surface, sunken. As in `assets/css/00-tokens.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    pub const fn grounds(self) -> [Colour; 3] {
        match self {
            Self::Light => [Colour([0xfb, 0xf9, 0xf6]), Colour([0xff; 3]), Colour([0xf2, 0xee, 0xe8])],
            Self::Dark => [Colour([0x16, 0x13, 0x11]), Colour([0x1f, 0x1b, 0x18]), Colour([0x2a, 0x25, 0x21])],
        }
    }

    /// The quiet ground made of an accent.
    pub fn soft(self, accent: Colour) -> Colour {
        self.grounds()[1].mixed(accent, 8)
    }

    /// The lowest contrast of an accent with anything it stands on.
    pub fn contrast(self, accent: Colour) -> f64 {
        let grounds = self.grounds().into_iter().chain([self.soft(accent)]);
        grounds.map(|ground| accent.contrast(ground)).fold(f64::INFINITY, f64::min)
    }

    /// The colour nearest to this one that can be read: itself, or darker in the light scheme and lighter in the dark.
    pub fn readable(self, accent: Colour) -> Colour {
        let towards = match self {
            Self::Light => BLACK,
            Self::Dark => WHITE,
        };
        let steps = (0..=100).map(|step| accent.mixed(towards, step));
        steps.into_iter().find(|c| self.contrast(*c) >= READABLE).unwrap_or(towards)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn contrast_is_that_of_the_guideline() {
        for (a, b, ratio) in [("#000", "#fff", 21.0), ("#777777", "#fff", 4.48), ("#b23a22", "#ffffff", 5.96)] {
            let (a, b): (Colour, Colour) = (a.parse().unwrap(), b.parse().unwrap());
            assert!((a.contrast(b) - ratio).abs() < 0.05, "{a} on {b}: {}", a.contrast(b));
        }
    }

    #[test]
    fn the_accents_of_the_style_sheet_can_be_read() {
        assert!(Scheme::Light.contrast("#b23a22".parse().unwrap()) >= READABLE);
        assert!(Scheme::Dark.contrast("#f28d6f".parse().unwrap()) >= READABLE);
        let css = include_str!("../../assets/css/00-tokens.css");
        for ground in [Scheme::Light, Scheme::Dark].iter().flat_map(|s| s.grounds()).filter(|c| *c != WHITE) {
            assert!(css.contains(&ground.to_string()), "{ground} is no token");
        }
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for bad in ["", "#", "red", "#12", "#1234", "#12345g", "123456", "#ä12345", "#1234567"] {
            assert!(bad.parse::<Colour>().is_err(), "{bad}");
        }
        assert_eq!(" #ABC ".parse::<Colour>().unwrap().to_string(), "#aabbcc");
    }

    proptest! {
        #[test]
        fn the_nearest_colour_can_always_be_read(rgb: [u8; 3]) {
            for scheme in [Scheme::Light, Scheme::Dark] {
                let near = scheme.readable(Colour(rgb));
                prop_assert!(scheme.contrast(near) >= READABLE, "{} in {:?}", near, scheme);
                prop_assert_eq!(scheme.readable(near), near, "what can be read stays as it is");
            }
        }

        #[test]
        fn ink_can_be_read_on_every_colour(rgb: [u8; 3]) {
            let ground = Colour(rgb);
            prop_assert!(ground.contrast(ground.ink()) >= READABLE);
        }

        #[test]
        fn a_colour_reads_as_it_is_written(rgb: [u8; 3]) {
            prop_assert_eq!(Colour(rgb).to_string().parse::<Colour>(), Ok(Colour(rgb)));
        }
    }
}
