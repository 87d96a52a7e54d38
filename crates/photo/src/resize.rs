//! Resampling by a Lanczos kernel of three lobes, in the values as they are (not in linear light), as browsers and the
//! usual image services do it.
//!
//! Own code for three reasons: rows are summed up one output row at a time, so there is no second picture in memory; it
//! gives the same bytes on every processor, on which content addresses rest; and it compiles in a second, where the
//! crates with hand-written vector code take minutes. The inner loops are plain enough for the compiler to vectorise.

use crate::raster::Crop;

const LOBES: f32 = 3.0;
/// Room for a pixel in the sums: the width of the narrowest vectors, so that one multiplication serves all channels.
const LANES: usize = 4;

/// `sinc(x) sinc(x / 3)` inside three lobes (Duchon 1979).
fn lanczos(x: f32) -> f32 {
    if x == 0.0 {
        return 1.0;
    }
    if x.abs() >= LOBES {
        return 0.0;
    }
    let angle = std::f32::consts::PI * x;
    LOBES * angle.sin() * (angle / LOBES).sin() / (angle * angle)
}

/// Which stored samples make one new sample: the first of them, and their weights, which sum to 1.
struct Taps {
    first: usize,
    weights: Vec<f32>,
}

/// The taps of every new sample along one side: `to` new ones out of `length` stored ones from `start` on.
fn taps(start: u32, length: u32, to: u32) -> Vec<Taps> {
    let scale = length as f32 / to as f32;
    // Shrinking widens the kernel, so that every stored sample counts.
    let width = scale.max(1.0);
    let last = length as f32 - 1.0;
    (0..to)
        .map(|i| {
            let centre = (i as f32 + 0.5) * scale - 0.5;
            let from = (centre - LOBES * width).ceil().clamp(0.0, last) as usize;
            let until = (centre + LOBES * width).floor().clamp(0.0, last) as usize;
            let mut weights: Vec<f32> = (from..=until).map(|at| lanczos((at as f32 - centre) / width)).collect();
            let sum: f32 = weights.iter().sum();
            weights.iter_mut().for_each(|weight| *weight /= sum);
            Taps { first: start as usize + from, weights }
        })
        .collect()
}

/// Brings the part `crop` of interleaved samples (`CHANNELS` a pixel, `width` pixels a row) to the size `to`.
///
/// `crop` must lie inside the picture, no side may be 0, and there are at most [`LANES`] channels.
pub(crate) fn resize<const CHANNELS: usize>(data: &[u8], width: u32, crop: Crop, to: (u32, u32)) -> Vec<u8> {
    let stride = width as usize * CHANNELS;
    let (left, length) = (crop.left as usize * CHANNELS, crop.width as usize * CHANNELS);
    let across = taps(0, crop.width, to.0);
    let mut sums = vec![0.0_f32; length];
    let mut pixels = vec![[0.0_f32; LANES]; crop.width as usize];
    let mut out = Vec::with_capacity(to.0 as usize * to.1 as usize * CHANNELS);
    for down in taps(crop.top, crop.height, to.1) {
        sums.fill(0.0);
        let row = |i: usize| &data[(down.first + i) * stride + left..][..length];
        // Two rows at a time: half as many reads and writes of the sums.
        let pairs = down.weights.chunks_exact(2);
        if let [weight] = pairs.remainder() {
            for (sum, &value) in sums.iter_mut().zip(row(down.weights.len() - 1)) {
                *sum += weight * f32::from(value);
            }
        }
        for (i, pair) in pairs.enumerate() {
            let (first, second) = (row(2 * i), row(2 * i + 1));
            for ((sum, &a), &b) in sums.iter_mut().zip(first).zip(second) {
                *sum += pair[0] * f32::from(a) + pair[1] * f32::from(b);
            }
        }
        for (pixel, values) in pixels.iter_mut().zip(sums.chunks_exact(CHANNELS)) {
            pixel[..CHANNELS].copy_from_slice(values);
        }
        for taps in &across {
            let mut sum = [0.5_f32; LANES];
            for (values, &weight) in pixels[taps.first..].iter().zip(&taps.weights) {
                for (sum, value) in sum.iter_mut().zip(values) {
                    *sum += weight * value;
                }
            }
            // A float-to-integer cast saturates, which cuts the kernel's overshoot off.
            out.extend(sum[..CHANNELS].iter().map(|value| *value as u8));
        }
    }
    out
}

/// Brings grey samples to a smaller size, each new pixel the mean of those it covers.
pub(crate) fn mean_fields(data: &[u8], from: (u32, u32), to: (u32, u32)) -> Vec<u8> {
    // Where a field starts and ends; at least one pixel, for pictures smaller than the fields are many.
    let span = |i: u32, from: u32, to: u32| {
        let start = (u64::from(i) * u64::from(from) / u64::from(to)) as usize;
        let end = (u64::from(i + 1) * u64::from(from) / u64::from(to)) as usize;
        start..end.max(start + 1)
    };
    let mut out = Vec::with_capacity((to.0 * to.1) as usize);
    for y in 0..to.1 {
        for x in 0..to.0 {
            let (rows, columns) = (span(y, from.1, to.1), span(x, from.0, to.0));
            let count = (rows.len() * columns.len()) as u64;
            let row = |y: usize| &data[y * from.0 as usize..][columns.clone()];
            let sum: u64 = rows.flat_map(row).map(|&v| u64::from(v)).sum();
            out.push(((sum + count / 2) / count) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole(width: u32, height: u32) -> Crop {
        Crop { left: 0, top: 0, width, height }
    }

    proptest! {
        /// Every new sample is a mean whose weights sum to 1: one colour stays that colour, to the bit.
        #[test]
        fn keeps_one_colour(w in 1_u32..60, h in 1_u32..60, to_w in 1_u32..60, to_h in 1_u32..60, value: u8) {
            let data = vec![value; (w * h * 3) as usize];
            let out = resize::<3>(&data, w, whole(w, h), (to_w, to_h));
            prop_assert_eq!(out, vec![value; (to_w * to_h * 3) as usize]);
        }

        /// Channels and directions do not mix: mirrored in, mirrored out.
        #[test]
        fn is_symmetric(w in 1_u32..40, to in 1_u32..40, seed in prop::collection::vec(any::<u8>(), 40)) {
            let row = &seed[..w as usize];
            let mirrored: Vec<u8> = row.iter().rev().copied().collect();
            let out = resize::<1>(row, w, whole(w, 1), (to, 1));
            let mut back = resize::<1>(&mirrored, w, whole(w, 1), (to, 1));
            back.reverse();
            for (a, b) in out.iter().zip(&back) {
                prop_assert!(a.abs_diff(*b) <= 1, "{out:?} {back:?}");
            }
        }
    }

    #[test]
    fn finds_the_crop() {
        // Four quarters of one colour each; the crop is the lower right one.
        let quarter = |x: u32, y: u32| (x / 8 + y / 8 * 2) as u8 * 60;
        let data: Vec<u8> = (0..16).flat_map(|y| (0..16).map(move |x| quarter(x, y))).collect();
        let crop = Crop { left: 8, top: 8, width: 8, height: 8 };
        assert_eq!(resize::<1>(&data, 16, crop, (3, 5)), vec![180; 15]);
    }

    #[test]
    fn keeps_a_slope_straight() {
        let data: Vec<u8> = (0..=255).collect();
        let out = resize::<1>(&data, 256, whole(256, 1), (64, 1));
        for (i, value) in out.iter().enumerate().skip(4).take(56) {
            let expected = i as f32 * 4.0 + 1.5;
            assert!((f32::from(*value) - expected).abs() <= 1.0, "{i}: {value} instead of {expected}");
        }
    }

    #[test]
    fn means_of_fields() {
        let data = [0, 10, 20, 30, 100, 110, 120, 130];
        assert_eq!(mean_fields(&data, (4, 2), (2, 1)), [55, 75]);
        assert_eq!(mean_fields(&[7], (1, 1), (3, 2)), [7; 6]);
    }
}
