//! What is done to the colours of a picture, sample by sample. `assets/js/edit.js` does the same steps in the same order
//! with the same numbers; both count in doubles, so their answers are equal to the bit.
//!
//! 1. The filter's curve of each channel, mixed with the value itself by its strength.
//! 2. The filter's matrix, mixed with no change by its strength; rounded to quarters, cut to 0 to 255.
//! 3. The curves of brightness, contrast and warmth, each mixed by its amount.
//! 4. Saturation: `y + f (value - y)`, `y` the brightness, `f` from 0 by way of 1 to [`super::Formulas::saturation`].
//! 5. Vignette: times a number of the place.
//! 6. Rounded half up and cut to 0 to 255.

use super::formulas::{self, Adjustment, Curve, KNOTS};
use super::{Light, Pixels};

/// Quarters of a step of light between the matrix and the curves after it.
const QUARTERS: usize = 4 * 255 + 1;

/// A curve at a value from 0 to 255.
fn at(curve: &Curve, value: f64) -> f64 {
    let place = value * (KNOTS - 1) as f64 / 255.0;
    let i = (place as usize).min(KNOTS - 2);
    curve[i] + (place - i as f64) * (curve[i + 1] - curve[i])
}

fn mixed(curve: &Curve, value: f64, amount: f64) -> f64 {
    value + amount * (at(curve, value) - value)
}

/// The curve of channel `c` for an amount from -1 to 1.
fn adjusted(adjustment: &Adjustment, c: usize, value: f64, amount: f64) -> f64 {
    if amount < 0.0 { mixed(&adjustment.down[c], value, -amount) } else { mixed(&adjustment.up[c], value, amount) }
}

/// Applies light and filter to a picture.
pub(crate) fn apply(pixels: Pixels, light: &Light) -> Pixels {
    if light.is_plain() {
        return pixels;
    }
    let all = formulas::formulas();
    let part = |amount: i32| f64::from(amount) / 100.0;
    let (width, height) = (pixels.width(), pixels.height());
    let chosen = light.filter.zip(Some(part(light.strength)));
    let first: [Vec<f64>; 3] = std::array::from_fn(|c| {
        let curved = |v: usize| chosen.map_or(v as f64, |(f, strength)| mixed(&f.curves[c], v as f64, strength));
        (0..256).map(curved).collect()
    });
    let matrix: [f64; 9] = std::array::from_fn(|i| {
        let same = if i / 3 == i % 3 { 1.0 } else { 0.0 };
        chosen.map_or(same, |(f, strength)| same + strength * (f.matrix[i] - same))
    });
    let second: [Vec<f64>; 3] = std::array::from_fn(|c| {
        let curved = |q: usize| {
            let value = adjusted(&all.brightness, c, q as f64 / 4.0, part(light.brightness));
            let value = adjusted(&all.contrast, c, value, part(light.contrast));
            adjusted(&all.warmth, c, value, part(light.warmth))
        };
        (0..QUARTERS).map(curved).collect()
    });
    let saturation = part(light.saturation);
    let saturation = if saturation < 0.0 { 1.0 + saturation } else { 1.0 + saturation * (all.saturation - 1.0) };
    let dark = part(light.vignette) * all.vignette.depth;
    let from = all.vignette.from;
    // The square of the distance from the middle along one side, 1 at its ends.
    let distances = |side: u32| -> Vec<f64> {
        (0..side)
            .map(|i| {
                let d = (f64::from(i) * 2.0 + 1.0 - f64::from(side)) / f64::from(side);
                d * d
            })
            .collect()
    };
    let (across, down) = (distances(width), distances(height));
    let mut rgb = pixels.into_rgb();
    for (row, dy) in rgb.chunks_exact_mut(width as usize * 3).zip(&down) {
        for (pixel, dx) in row.chunks_exact_mut(3).zip(&across) {
            let [r, g, b] = [0, 1, 2].map(|c| first[c][usize::from(pixel[c])]);
            let [r, g, b] = [0, 1, 2].map(|c| {
                let value = matrix[c * 3] * r + matrix[c * 3 + 1] * g + matrix[c * 3 + 2] * b;
                // A cast from float to integer saturates at 0.
                second[c][((value * 4.0 + 0.5) as usize).min(QUARTERS - 1)]
            });
            let y = all.luma[0] * r + all.luma[1] * g + all.luma[2] * b;
            let w = ((dx + dy) / 2.0 - from) / (1.0 - from);
            let light = if w > 0.0 { 1.0 - dark * w * w } else { 1.0 };
            for (sample, value) in pixel.iter_mut().zip([r, g, b]) {
                *sample = ((y + saturation * (value - y)) * light + 0.5) as u8;
            }
        }
    }
    // The same number of samples as before.
    Pixels::new(width, height, rgb).unwrap_or_else(|| unreachable!("colours change no size"))
}
