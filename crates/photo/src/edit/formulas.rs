//! The numbers of every colour change, in one place. The server uses them for the final picture and hands the very same
//! ones, as JSON, to the page that previews it; what is done with them stands in [`super::colours`].
//!
//! A curve is 17 points over 0 to 255, a straight line between two of them. All come from one shape: with `t` from 0 to
//! 1, `u = t^gamma`, `v = u + s (3u² - 2u³ - u)`, and the value is `black + (white - black) v`, rounded to hundredths so
//! that it reads the same in JSON. `gamma` below 1 brightens the middle, `s` steepens it, `black` and `white` are the ends.

use std::sync::LazyLock;

use serde::Serialize;

/// Points of a curve.
pub const KNOTS: usize = 17;

/// Values at 0, 255/16, … 255.
pub type Curve = [f64; KNOTS];

/// Weights of red, green and blue in brightness (ITU-R BT.601).
const LUMA: [f64; 3] = [0.299, 0.587, 0.114];

/// Everything a colour change is computed from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Formulas {
    pub luma: [f64; 3],
    pub brightness: Adjustment,
    pub contrast: Adjustment,
    pub warmth: Adjustment,
    /// How many times as far from grey a colour is at saturation 100; at -100 it is grey.
    pub saturation: f64,
    pub vignette: Vignette,
    pub filters: Vec<Filter>,
}

/// The curves of red, green and blue at 100 and at -100; between them and no change it is proportional.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Adjustment {
    pub up: [Curve; 3],
    pub down: [Curve; 3],
}

/// Darker corners. With `d` 0 in the middle and 1 in a corner (half the sum of the squares of both distances),
/// `w = max(0, (d - from) / (1 - from))`, and light is multiplied by `1 - amount × depth × w²`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Vignette {
    pub from: f64,
    pub depth: f64,
}

/// A filter at full strength: curves first, then the matrix, by rows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Filter {
    pub name: &'static str,
    pub curves: [Curve; 3],
    pub matrix: [f64; 9],
}

/// The formulas, made once.
pub fn formulas() -> &'static Formulas {
    static FORMULAS: LazyLock<Formulas> = LazyLock::new(make);
    &FORMULAS
}

/// The filter with this name.
pub fn filter(name: &str) -> Option<&'static Filter> {
    formulas().filters.iter().find(|filter| filter.name == name)
}

fn make() -> Formulas {
    let plain = curve(0.0, 255.0, 1.0, 0.0);
    let (warm, cold) = (curve(0.0, 255.0, 0.85, 0.0), curve(0.0, 218.0, 1.15, 0.0));
    let alike = |up: Curve, down: Curve| Adjustment { up: [up; 3], down: [down; 3] };
    Formulas {
        luma: LUMA,
        brightness: alike(curve(0.0, 255.0, 0.6, 0.0), curve(0.0, 255.0, 1.65, 0.0)),
        contrast: alike(curve(0.0, 255.0, 1.0, 1.0), curve(64.0, 192.0, 1.0, 0.0)),
        warmth: Adjustment { up: [warm, plain, cold], down: [cold, plain, warm] },
        saturation: 1.9,
        vignette: Vignette { from: 0.15, depth: 0.85 },
        filters: filters(),
    }
}

/// The twelve filters. The four numbers of a channel are black, white, gamma and s.
fn filters() -> Vec<Filter> {
    let filter = |name, [r, g, b]: [[f64; 4]; 3], matrix: [f64; 9]| Filter {
        name,
        curves: [r, g, b].map(|[black, white, gamma, s]| curve(black, white, gamma, s)),
        matrix: matrix.map(hundredths),
    };
    vec![
        // Warm and a little faded, like cloth in the sun.
        filter(
            "linen",
            [[18.0, 252.0, 0.95, 0.1], [16.0, 248.0, 0.97, 0.1], [14.0, 236.0, 1.02, 0.1]],
            colourful(0.88),
        ),
        // Clear, strong colours.
        filter("noon", [[0.0, 255.0, 0.94, 0.45], [0.0, 255.0, 0.95, 0.45], [0.0, 252.0, 0.98, 0.4]], colourful(1.22)),
        // The light of a fire.
        filter("ember", [[8.0, 255.0, 0.86, 0.2], [4.0, 246.0, 1.0, 0.2], [0.0, 218.0, 1.12, 0.2]], colourful(1.08)),
        // Blue shadows, cool whites.
        filter("harbour", [[0.0, 238.0, 1.1, 0.2], [6.0, 248.0, 1.0, 0.2], [20.0, 255.0, 0.92, 0.15]], colourful(0.92)),
        // Green and quiet.
        filter("moss", [[6.0, 240.0, 1.06, 0.15], [8.0, 252.0, 0.94, 0.15], [6.0, 226.0, 1.1, 0.15]], colourful(0.85)),
        // Violet shadows under a warm light.
        filter(
            "dusk",
            [[26.0, 255.0, 0.95, 0.25], [8.0, 238.0, 1.08, 0.25], [40.0, 244.0, 0.98, 0.1]],
            colourful(0.95),
        ),
        // Bright and cold.
        filter("frost", [[4.0, 244.0, 1.02, 0.1], [10.0, 252.0, 0.92, 0.1], [18.0, 255.0, 0.86, 0.1]], colourful(0.8)),
        // Towards red and violet.
        filter("berry", [[14.0, 255.0, 0.9, 0.25], [0.0, 236.0, 1.1, 0.25], [16.0, 246.0, 0.98, 0.2]], colourful(1.1)),
        // Light and pale.
        filter("chalk", [[30.0, 255.0, 0.82, 0.0]; 3], colourful(0.62)),
        // An old brown print.
        filter("attic", [[14.0, 244.0, 0.96, 0.1]; 3], tinted([1.07, 0.96, 0.78])),
        // Black and white, hard.
        filter("ink", [[0.0, 255.0, 1.0, 0.7]; 3], tinted([1.0; 3])),
        // Black and white, soft and cool.
        filter("slate", [[22.0, 240.0, 0.95, 0.1]; 3], tinted([0.97, 1.0, 1.05])),
    ]
}

fn hundredths(value: f64) -> f64 {
    // Four digits: the rows of a matrix then still sum to what they should within a tenth of a step of light.
    (value * 10_000.0).round() / 10_000.0
}

fn curve(black: f64, white: f64, gamma: f64, s: f64) -> Curve {
    std::array::from_fn(|i| {
        let u = (i as f64 / (KNOTS - 1) as f64).powf(gamma);
        let v = u + s * (3.0 * u * u - 2.0 * u * u * u - u);
        ((black + (white - black) * v) * 100.0).round() / 100.0
    })
}

/// Colours `amount` times as far from their grey.
fn colourful(amount: f64) -> [f64; 9] {
    std::array::from_fn(|i| LUMA[i % 3] * (1.0 - amount) + if i / 3 == i % 3 { amount } else { 0.0 })
}

/// Grey, times one number a channel.
fn tinted(tint: [f64; 3]) -> [f64; 9] {
    std::array::from_fn(|i| LUMA[i % 3] * tint[i / 3])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_filters_of_different_names_stay_in_range() {
        let all = formulas();
        let names: std::collections::BTreeSet<&str> = all.filters.iter().map(|f| f.name).collect();
        assert_eq!((names.len(), all.filters.len()), (12, 12));
        let adjusted = [&all.brightness, &all.contrast, &all.warmth].into_iter().flat_map(|a| [a.up, a.down]);
        for curves in all.filters.iter().map(|f| f.curves).chain(adjusted) {
            for curve in curves {
                assert!(curve.iter().all(|v| (0.0..=255.0).contains(v)));
                assert!(curve.windows(2).all(|pair| pair[0] <= pair[1]), "a curve falls: {curve:?}");
            }
        }
    }
}
