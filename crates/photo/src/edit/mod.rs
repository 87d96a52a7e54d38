//! What a person does to a photo before showing it: turn, straighten, crop, light, a filter. Pure functions of the upright
//! picture; the original is never changed, so an edit can be changed and taken back at any time.
//!
//! In this order: quarter turns; straightening about the middle, enlarged just so much that no corner is empty
//! ([`Edit::zoom`]); the crop, a part of that frame; then the colours, as [`colours`] says with the numbers of
//! [`formulas`].

mod colours;
mod formulas;

pub use formulas::{Adjustment, Curve, Filter, Formulas, KNOTS, Vignette, filter, formulas};

use crate::raster::Pixels;
use crate::{Limits, Orientation, Rejection, rendition};

/// The furthest a photo is straightened, degrees to either side.
pub const STRAIGHTEN: f64 = 45.0;
/// Light is changed by -100 to 100; a vignette and a filter's strength by 0 to 100.
pub const AMOUNT: i32 = 100;
/// The smallest part of the frame a crop may be, along either side.
pub const SMALLEST_CROP: f64 = 0.05;

/// What the crop's sides are held to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aspect {
    #[default]
    Free,
    Square,
    /// 4:5, upright.
    Portrait,
    /// 16:9, wide.
    Wide,
}

impl Aspect {
    pub const ALL: [Self; 4] = [Self::Free, Self::Square, Self::Portrait, Self::Wide];

    /// Stable name: `free`, `1:1`, `4:5`, `16:9`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Square => "1:1",
            Self::Portrait => "4:5",
            Self::Wide => "16:9",
        }
    }

    /// The aspect of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aspect| aspect.code() == code)
    }

    /// Width over height.
    pub fn ratio(self) -> Option<f64> {
        match self {
            Self::Free => None,
            Self::Square => Some(1.0),
            Self::Portrait => Some(0.8),
            Self::Wide => Some(16.0 / 9.0),
        }
    }
}

/// A part of the frame, each number 0 to 1 of its sides, from the left and from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Area {
    pub const WHOLE: Self = Self { x: 0.0, y: 0.0, width: 1.0, height: 1.0 };

    /// Whether it lies in the frame and is not smaller than [`SMALLEST_CROP`].
    pub fn is_inside(&self) -> bool {
        let inside = |start: f64, length: f64| {
            // Sums of rounded numbers may be a hair above 1.
            start >= 0.0 && length >= SMALLEST_CROP && start + length <= 1.0 + 1e-6
        };
        inside(self.x, self.width) && inside(self.y, self.height)
    }
}

/// Changes of colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Light {
    pub brightness: i32,
    pub contrast: i32,
    pub warmth: i32,
    pub saturation: i32,
    pub vignette: i32,
    pub filter: Option<&'static Filter>,
    /// Of the filter; 0 is none of it.
    pub strength: i32,
}

impl Light {
    /// No change.
    pub const PLAIN: Self =
        Self { brightness: 0, contrast: 0, warmth: 0, saturation: 0, vignette: 0, filter: None, strength: 0 };

    fn is_plain(&self) -> bool {
        let amounts = [self.brightness, self.contrast, self.warmth, self.saturation, self.vignette];
        amounts == [0; 5] && (self.filter.is_none() || self.strength == 0)
    }
}

/// An edit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edit {
    /// Quarter turns clockwise, 0 to 3.
    pub turns: u8,
    /// Degrees clockwise, at most [`STRAIGHTEN`] to either side.
    pub straighten: f64,
    pub aspect: Aspect,
    pub crop: Area,
    pub light: Light,
}

impl Default for Edit {
    fn default() -> Self {
        Self { turns: 0, straighten: 0.0, aspect: Aspect::Free, crop: Area::WHOLE, light: Light::PLAIN }
    }
}

impl Edit {
    /// Whether it changes nothing.
    pub fn is_plain(&self) -> bool {
        let placed = self.turns.is_multiple_of(4) && self.straighten == 0.0 && self.aspect == Aspect::Free;
        placed && self.crop == Area::WHOLE && self.light.is_plain()
    }

    /// The frame of an upright picture of this size after the quarter turns.
    fn frame(&self, width: u32, height: u32) -> (f64, f64) {
        let (width, height) = (f64::from(width), f64::from(height));
        if self.turns.is_multiple_of(2) { (width, height) } else { (height, width) }
    }

    /// How much straightening enlarges a picture of this size: `cos a + sin a × longer side / shorter side`.
    pub fn zoom(&self, width: u32, height: u32) -> f64 {
        let (longer, shorter) = (f64::from(width.max(height)), f64::from(width.min(height)).max(1.0));
        let angle = self.straighten.to_radians().abs();
        angle.cos() + angle.sin() * longer / shorter
    }

    /// The crop with its sides held to the aspect: the larger of the two is cut on both ends alike.
    pub fn area(&self, width: u32, height: u32) -> Area {
        let Some(ratio) = self.aspect.ratio() else { return self.crop };
        let (across, down) = self.frame(width, height);
        // Width over height of the crop, had it the sides of the frame's unit.
        let wanted = ratio * down / across;
        let Area { x, y, width, height } = self.crop;
        if width > height * wanted {
            let cut = height * wanted;
            Area { x: x + (width - cut) / 2.0, width: cut, ..self.crop }
        } else {
            let cut = width / wanted;
            Area { y: y + (height - cut) / 2.0, height: cut, ..self.crop }
        }
    }

    /// Pixels of the result made of an upright picture of this size: as many as the crop shows of it.
    pub fn natural_size(&self, width: u32, height: u32) -> (u32, u32) {
        let ((across, down), area, zoom) =
            (self.frame(width, height), self.area(width, height), self.zoom(width, height));
        let side = |length: f64| ((length / zoom).round() as u32).max(1);
        (side(across * area.width), side(down * area.height))
    }

    /// How wide the upright picture is decoded for a result of `wide` pixels.
    pub(crate) fn decoded_width(&self, width: u32, height: u32, wide: u32) -> u32 {
        let (across, _) = self.frame(width, height);
        let scale = f64::from(wide) * self.zoom(width, height) / self.area(width, height).width / across;
        ((f64::from(width) * scale).ceil() as u32).clamp(1, width)
    }

    /// Refuses an edit that leaves less of a picture than a photo must have.
    pub(crate) fn check(&self, width: u32, height: u32, limits: &Limits) -> Result<(), Rejection> {
        let (width, height) = self.natural_size(width, height);
        let limit = limits.smallest_side.max(1);
        if width.min(height) < limit { Err(Rejection::TooSmall { width, height, limit }) } else { Ok(()) }
    }

    /// The edited picture, at most `widest` pixels wide; `pixels` is the upright one.
    pub fn apply(&self, pixels: Pixels, widest: u32) -> Pixels {
        let (width, height) = (pixels.width(), pixels.height());
        let (natural_width, natural_height) = self.natural_size(width, height);
        let size = rendition::fit(natural_width, natural_height, widest);
        self.apply_at(pixels, size)
    }

    /// The edited picture of this very size.
    pub(crate) fn apply_at(&self, pixels: Pixels, size: (u32, u32)) -> Pixels {
        let area = self.area(pixels.width(), pixels.height());
        let turned = turned(pixels, self.turns);
        let shaped =
            if self.straighten == 0.0 { cut(turned, area, size) } else { self.straightened(turned, area, size) };
        colours::apply(shaped, &self.light)
    }

    /// Looks every pixel up in the turned picture, between its four neighbours.
    fn straightened(&self, turned: Pixels, area: Area, size: (u32, u32)) -> Pixels {
        let (across, down) = (turned.width(), turned.height());
        let zoom = self.zoom(across, down);
        let (sin, cos) = self.straighten.to_radians().sin_cos();
        let (w, h) = (f64::from(across), f64::from(down));
        // The area's size in pixels decides how much is shown; shrinking is left to what comes before and after.
        let data = turned.rgb();
        let row = across as usize * 3;
        let mut rgb = Vec::with_capacity(size.0 as usize * size.1 as usize * 3);
        for y in 0..size.1 {
            let dy = ((area.y + (f64::from(y) + 0.5) / f64::from(size.1) * area.height) - 0.5) * h / zoom;
            for x in 0..size.0 {
                let dx = ((area.x + (f64::from(x) + 0.5) / f64::from(size.0) * area.width) - 0.5) * w / zoom;
                let from_left = (cos * dx + sin * dy + w / 2.0 - 0.5).clamp(0.0, w - 1.0);
                let from_top = (cos * dy - sin * dx + h / 2.0 - 0.5).clamp(0.0, h - 1.0);
                let (left, top) = (from_left as usize, from_top as usize);
                let (fx, fy) = (from_left - left as f64, from_top - top as f64);
                let right = (left + 1).min(across as usize - 1) * 3;
                let (upper, lower) = (top * row, (top + 1).min(down as usize - 1) * row);
                let left = left * 3;
                for c in 0..3 {
                    let sample = |at: usize| f64::from(data[at + c]);
                    let above = sample(upper + left) * (1.0 - fx) + sample(upper + right) * fx;
                    let below = sample(lower + left) * (1.0 - fx) + sample(lower + right) * fx;
                    rgb.push((above * (1.0 - fy) + below * fy + 0.5) as u8);
                }
            }
        }
        Pixels::new(size.0, size.1, rgb).unwrap_or(turned)
    }
}

fn turned(pixels: Pixels, turns: u8) -> Pixels {
    let orientation = Orientation::from_exif(match turns % 4 {
        0 => return pixels,
        1 => 6,
        2 => 3,
        _ => 8,
    });
    let (width, height) = (pixels.width(), pixels.height());
    let (w, h) = orientation.upright_size(width, height);
    let rgb = orientation.apply(width, height, 3, pixels.into_rgb());
    // As many samples as before.
    Pixels::new(w, h, rgb).unwrap_or_else(|| unreachable!("turning changes no number of pixels"))
}

/// Cuts whole pixels out and brings them to their size.
fn cut(pixels: Pixels, area: Area, size: (u32, u32)) -> Pixels {
    let span = |start: f64, length: f64, side: u32| {
        let from = ((start * f64::from(side)).round() as u32).min(side - 1);
        (from, ((length * f64::from(side)).round() as u32).clamp(1, side - from))
    };
    let ((left, width), (top, height)) =
        (span(area.x, area.width, pixels.width()), span(area.y, area.height, pixels.height()));
    let part = if (width, height) == (pixels.width(), pixels.height()) {
        pixels
    } else {
        pixels.cropped(left, top, width, height).unwrap_or(pixels)
    };
    part.resized(size.0, size.1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn picture(width: u32, height: u32) -> Pixels {
        let rgb =
            (0..height).flat_map(|y| (0..width).flat_map(move |x| [(x * 7) as u8, (y * 11) as u8, (x + y) as u8]));
        Pixels::new(width, height, rgb.collect()).unwrap()
    }

    prop_compose! {
        fn any_edit()(
            turns in 0_u8..4, straighten in prop_oneof![Just(0.0), -45.0..=45.0_f64], aspect in 0_usize..4,
            (x, w) in (0.0..0.9_f64).prop_flat_map(|x| (Just(x), 0.1..=(1.0 - x))),
            (y, h) in (0.0..0.9_f64).prop_flat_map(|y| (Just(y), 0.1..=(1.0 - y))),
            amounts in prop::array::uniform4(-100_i32..=100), vignette in 0..=100, filter in 0_usize..13, strength in 0..=100,
        ) -> Edit {
            Edit {
                turns, straighten, aspect: Aspect::ALL[aspect],
                crop: Area { x, y, width: w, height: h },
                light: Light {
                    brightness: amounts[0], contrast: amounts[1], warmth: amounts[2], saturation: amounts[3], vignette,
                    filter: formulas().filters.get(filter), strength,
                },
            }
        }
    }

    proptest! {
        /// The crop stays where it was asked for and gets the ratio it is held to.
        #[test]
        fn a_crop_holds_its_aspect(edit in any_edit(), width in 40_u32..2000, height in 40_u32..2000) {
            let (area, asked) = (edit.area(width, height), edit.crop);
            prop_assert!(area.x >= asked.x - 1e-9 && area.x + area.width <= asked.x + asked.width + 1e-9);
            prop_assert!(area.y >= asked.y - 1e-9 && area.y + area.height <= asked.y + asked.height + 1e-9);
            let (across, down) = edit.frame(width, height);
            if let Some(ratio) = edit.aspect.ratio() {
                prop_assert!((area.width * across / (area.height * down) / ratio - 1.0).abs() < 1e-9);
            }
            let (w, h) = edit.natural_size(width, height);
            prop_assert!(f64::from(w) <= across + 0.5 && f64::from(h) <= down + 0.5);
        }

        /// However it is turned and cut, no corner is empty: one colour stays that colour.
        #[test]
        fn no_corner_is_empty(edit in any_edit(), width in 40_u32..120, height in 40_u32..120, colour: [u8; 3]) {
            let whole = Pixels::new(width, height, colour.repeat((width * height) as usize)).unwrap();
            let out = Edit { light: Light::PLAIN, ..edit }.apply(whole, 64);
            prop_assert!(out.rgb().chunks_exact(3).all(|p| p == colour));
            prop_assert!(out.width() <= 64);
        }

        /// Any edit gives a picture, and one and the same.
        #[test]
        fn an_edit_is_a_function(edit in any_edit(), width in 40_u32..90, height in 40_u32..90) {
            let once = edit.apply(picture(width, height), 48);
            prop_assert_eq!(once, edit.apply(picture(width, height), 48));
        }

        /// Decoding no larger than needed is still large enough.
        #[test]
        fn what_is_decoded_suffices(edit in any_edit(), width in 40_u32..5000, height in 40_u32..5000) {
            let natural = edit.natural_size(width, height);
            let wide = natural.0.min(1600);
            let decoded = edit.decoded_width(width, height, wide);
            let tall = (u64::from(height) * u64::from(decoded) / u64::from(width)).max(1) as u32;
            let (shown, _) = edit.natural_size(decoded, tall);
            prop_assert!(decoded <= width && shown + 3 >= wide.min(natural.0 - natural.0 / 40), "{shown} for {wide}");
        }
    }

    #[test]
    fn doing_nothing_changes_nothing() {
        let plain = Edit::default();
        assert!(plain.is_plain());
        assert_eq!(plain.apply(picture(60, 40), 60), picture(60, 40));
        let at_nothing = Light { filter: filter("ember"), strength: 0, ..Light::PLAIN };
        assert_eq!(Edit { light: at_nothing, ..plain }.apply(picture(60, 40), 60), picture(60, 40));
    }

    #[test]
    fn turns_go_clockwise() {
        let out = Edit { turns: 1, ..Edit::default() }.apply(picture(50, 40), 50);
        assert_eq!((out.width(), out.height()), (40, 50));
        // What was at the lower left is at the upper left.
        assert_eq!(&out.rgb()[..3], &picture(50, 40).rgb()[39 * 50 * 3..][..3]);
    }

    #[test]
    fn straightening_turns_clockwise_about_the_middle() {
        // A bright spot right of the middle goes down.
        let mut rgb = vec![0_u8; 101 * 101 * 3];
        for (x, y) in (68..73).flat_map(|x| (48..53).map(move |y| (x, y))) {
            rgb[(y * 101 + x) * 3..][..3].fill(255);
        }
        let edit = Edit { straighten: 30.0, ..Edit::default() };
        let out = edit.apply_at(Pixels::new(101, 101, rgb).unwrap(), (101, 101));
        let bright = out.rgb().chunks_exact(3).enumerate().max_by_key(|(_, p)| p[0]).map(|(i, _)| (i % 101, i / 101));
        let (x, y) = bright.unwrap();
        let zoom = edit.zoom(101, 101);
        let (wanted_x, wanted_y) = (50.0 + 20.0 * zoom * 30_f64.to_radians().cos(), 50.0 + 20.0 * zoom * 0.5);
        assert!((x as f64 - wanted_x).abs() < 5.0 && (y as f64 - wanted_y).abs() < 5.0, "{x} {y}");
    }

    #[test]
    fn colours_go_where_they_should() {
        let grey = || Pixels::new(2, 2, vec![100; 12]).unwrap();
        let with = |light: Light| Edit { light, ..Edit::default() }.apply(grey(), 2).into_rgb();
        assert!(with(Light { brightness: 50, ..Light::PLAIN })[0] > 110);
        assert!(with(Light { brightness: -50, ..Light::PLAIN })[0] < 90);
        let warm = with(Light { warmth: 100, ..Light::PLAIN });
        assert!(warm[0] > 100 && warm[2] < 100);
        let ink = Light { filter: filter("ink"), strength: 100, ..Light::PLAIN };
        let red = Pixels::new(1, 1, vec![200, 30, 60]).unwrap();
        let out = Edit { light: ink, ..Edit::default() }.apply(red, 1).into_rgb();
        assert!(out[0].abs_diff(out[1]) <= 1 && out[1].abs_diff(out[2]) <= 1, "{out:?}");
        let dull = Edit { light: Light { saturation: -100, ..Light::PLAIN }, ..Edit::default() };
        let out = dull.apply(Pixels::new(1, 1, vec![200, 30, 60]).unwrap(), 1).into_rgb();
        assert_eq!(out, [84; 3]);
    }

    #[test]
    fn a_vignette_darkens_corners_alone() {
        let white = Pixels::new(101, 101, vec![255; 101 * 101 * 3]).unwrap();
        let out = Edit { light: Light { vignette: 100, ..Light::PLAIN }, ..Edit::default() }.apply(white, 101);
        let at = |x: usize, y: usize| out.rgb()[(y * 101 + x) * 3];
        assert_eq!(at(50, 50), 255);
        assert!(at(0, 0) < 60 && at(100, 100) == at(0, 0) && at(0, 50) < 255);
    }
}
