//! Inner loops over slices of numbers, compiled for the wide registers where the machine has them.

use multiversion::multiversion;

/// Sums are kept in this many lanes, so that the compiler may use wide registers without changing what is computed.
const LANES: usize = 16;

/// The sum of products.
#[multiversion(targets("x86_64+avx2+fma"))]
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; LANES];
    let (a_parts, a_rest) = a.as_chunks::<LANES>();
    let (b_parts, b_rest) = b.as_chunks::<LANES>();
    for (x, y) in a_parts.iter().zip(b_parts) {
        for lane in 0..LANES {
            sums[lane] += x[lane] * y[lane];
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(x, y)| x * y).sum();
    sums.iter().sum::<f32>() + rest
}

/// `to += by · from`.
#[multiversion(targets("x86_64+avx2+fma"))]
pub(crate) fn add_scaled(to: &mut [f32], by: f32, from: &[f32]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += by * from;
    }
}

/// For every row of `rows` named by `ids`: `to += weight · row`.
#[multiversion(targets("x86_64+avx2+fma"))]
pub(crate) fn gather(to: &mut [f32], ids: &[u32], weights: &[f32], rows: &[f32]) {
    let width = to.len();
    for (&id, &weight) in ids.iter().zip(weights) {
        let row = &rows[id as usize * width..][..width];
        for (to, from) in to.iter_mut().zip(row) {
            *to += weight * from;
        }
    }
}

/// `to += (Σ weight · row rowᵀ) · by`, over the rows named by `ids`: what the seen items add in a step of conjugate gradients.
#[multiversion(targets("x86_64+avx2+fma"))]
pub(crate) fn add_outer(to: &mut [f32], by: &[f32], ids: &[u32], weights: &[f32], rows: &[f32]) {
    let width = to.len();
    let by = &by[..width];
    for (&id, &weight) in ids.iter().zip(weights) {
        let row = &rows[id as usize * width..][..width];
        let mut sums = [0f32; LANES];
        let (row_parts, row_rest) = row.as_chunks::<LANES>();
        let (by_parts, by_rest) = by.as_chunks::<LANES>();
        for (x, y) in row_parts.iter().zip(by_parts) {
            for lane in 0..LANES {
                sums[lane] += x[lane] * y[lane];
            }
        }
        let rest: f32 = row_rest.iter().zip(by_rest).map(|(x, y)| x * y).sum();
        let scale = weight * (sums.iter().sum::<f32>() + rest);
        for (to, from) in to.iter_mut().zip(row) {
            *to += scale * from;
        }
    }
}

/// Mean and standard deviation; a constant row has the deviation one, so that it can be divided by.
#[multiversion(targets("x86_64+avx2+fma"))]
pub(crate) fn moments(row: &[f32]) -> (f32, f32) {
    let mut sums = [0f32; LANES];
    let mut squares = [0f32; LANES];
    let (parts, rest) = row.as_chunks::<LANES>();
    let (mut sum, mut square) = (0f64, 0f64);
    // Flushed into wide sums now and then: single precision is too short for a hundred thousand terms.
    for part in parts.chunks(256) {
        sums.fill(0.0);
        squares.fill(0.0);
        for values in part {
            for lane in 0..LANES {
                sums[lane] += values[lane];
                squares[lane] += values[lane] * values[lane];
            }
        }
        sum += sums.iter().map(|&s| f64::from(s)).sum::<f64>();
        square += squares.iter().map(|&s| f64::from(s)).sum::<f64>();
    }
    for &value in rest {
        sum += f64::from(value);
        square += f64::from(value) * f64::from(value);
    }
    let count = row.len().max(1) as f64;
    let mean = sum / count;
    let deviation = (square / count - mean * mean).max(0.0).sqrt();
    (mean as f32, if deviation > 1e-12 { deviation as f32 } else { 1.0 })
}

/// The greatest value; −∞ of nothing.
#[multiversion(targets("x86_64+avx2+fma"))]
pub(crate) fn maximum(row: &[f32]) -> f32 {
    let mut lanes = [f32::NEG_INFINITY; LANES];
    let (parts, rest) = row.as_chunks::<LANES>();
    for part in parts {
        for lane in 0..LANES {
            lanes[lane] = if part[lane] > lanes[lane] { part[lane] } else { lanes[lane] };
        }
    }
    lanes.iter().chain(rest).copied().fold(f32::NEG_INFINITY, f32::max)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn they_agree_with_the_plain_formulas(values in prop::collection::vec((-2f32..2.0, -2f32..2.0), 0..70), by in -2f32..2.0) {
            let (a, b): (Vec<f32>, Vec<f32>) = values.into_iter().unzip();
            let plain: f64 = a.iter().zip(&b).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum();
            prop_assert!((f64::from(dot(&a, &b)) - plain).abs() < 1e-3);
            let mut to = a.clone();
            add_scaled(&mut to, by, &b);
            prop_assert!(to.iter().zip(a.iter().zip(&b)).all(|(t, (x, y))| (t - (x + by * y)).abs() < 1e-4));
            let mut outer = vec![0.0; a.len()];
            if !a.is_empty() {
                add_outer(&mut outer, &a, &[0], &[by], &b);
                let scale = by * plain as f32;
                prop_assert!(outer.iter().zip(&b).all(|(t, y)| (t - scale * y).abs() < 1e-2));
            }
            let (mean, deviation) = moments(&a);
            let count = a.len().max(1) as f32;
            prop_assert!((mean - a.iter().sum::<f32>() / count).abs() < 1e-3);
            let spread = (a.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / count).sqrt();
            prop_assert!(spread < 1e-3 || (deviation - spread).abs() < 1e-2);
        }
    }
}
