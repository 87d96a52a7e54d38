//! Dense matrices by rows, in slices: products, Cholesky, eigenvectors.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};

use crate::kernels::{add_scaled, dot};
use crate::parallel::Threads;

/// Rows worked on at a time.
const STEP: usize = 512;

#[expect(clippy::expect_used, reason = "the slice is cut to rows times columns, so the shape fits")]
fn view(values: &[f32], rows: usize, columns: usize) -> ArrayView2<'_, f32> {
    ArrayView2::from_shape((rows, columns), &values[..rows * columns]).expect("the shape fits")
}

#[expect(clippy::expect_used, reason = "the slice is cut to rows times columns, so the shape fits")]
fn view_mut(values: &mut [f32], rows: usize, columns: usize) -> ArrayViewMut2<'_, f32> {
    ArrayViewMut2::from_shape((rows, columns), &mut values[..rows * columns]).expect("the shape fits")
}

/// `out = a · b` with `a` of `inner` columns and `b` of `columns` columns.
pub(crate) fn product_into(a: &[f32], b: &[f32], out: &mut [f32], inner: usize, columns: usize) {
    let rows = out.len() / columns.max(1);
    general_mat_mul(1.0, &view(a, rows, inner), &view(b, inner, columns), 0.0, &mut view_mut(out, rows, columns));
}

/// `out = a · bᵀ`, where both have `inner` columns.
pub(crate) fn product_transposed_into(a: &[f32], b: &[f32], out: &mut [f32], inner: usize) {
    if inner == 0 || a.is_empty() || b.is_empty() {
        return;
    }
    let (rows, columns) = (a.len() / inner, b.len() / inner);
    general_mat_mul(1.0, &view(a, rows, inner), &view(b, columns, inner).t(), 0.0, &mut view_mut(out, rows, columns));
}

/// `a · b` with `a` of `inner` columns and `b` of `columns` columns.
pub(crate) fn product(threads: Threads, a: &[f32], b: &[f32], inner: usize, columns: usize) -> Vec<f32> {
    let mut out = vec![0.0; a.len() / inner.max(1) * columns];
    threads.rows(
        &mut out,
        columns,
        STEP,
        || (),
        |(), first, rows| {
            product_into(&a[first * inner..], b, rows, inner, columns);
        },
    );
    out
}

/// `aᵀ · a` with `a` of `columns` columns. Summed up in an order that does not depend on the threads.
pub(crate) fn gram(threads: Threads, a: &[f32], columns: usize) -> Vec<f32> {
    let rows = a.len() / columns.max(1);
    let parts = rows.div_ceil(8 * STEP);
    let partial = threads.map(
        parts,
        1,
        || (),
        |(), part| {
            let rows = &a[part * 8 * STEP * columns..((part + 1) * 8 * STEP).min(rows) * columns];
            let rows = view(rows, rows.len() / columns, columns);
            let mut out = vec![0.0; columns * columns];
            general_mat_mul(1.0, &rows.t(), &rows, 0.0, &mut view_mut(&mut out, columns, columns));
            out
        },
    );
    let mut out = vec![0.0; columns * columns];
    for part in partial {
        add_scaled(&mut out, 1.0, &part);
    }
    out
}

/// The lower Cholesky factor of a symmetric positive definite matrix, in place of its lower half. A pivot that is not
/// positive is made so small a positive number that its direction drops out.
pub(crate) fn cholesky(matrix: &mut [f32], size: usize) {
    for row in 0..size {
        let (above, rest) = matrix.split_at_mut(row * size);
        let own = &mut rest[..size];
        for column in 0..row {
            let other = &above[column * size..][..size];
            own[column] = (own[column] - dot(&own[..column], &other[..column])) / other[column];
        }
        let pivot = own[row] - dot(&own[..row], &own[..row]);
        own[row] = if pivot > 0.0 { pivot.sqrt() } else { 1e18 };
    }
}

/// Solves with the factor of [`cholesky`], in place.
pub(crate) fn cholesky_solve(factor: &[f32], size: usize, values: &mut [f32]) {
    for row in 0..size {
        let own = &factor[row * size..][..size];
        values[row] = (values[row] - dot(&own[..row], &values[..row])) / own[row];
    }
    for row in (0..size).rev() {
        let own = &factor[row * size..][..size];
        values[row] /= own[row];
        let solved = values[row];
        add_scaled(&mut values[..row], -solved, &own[..row]);
    }
}

/// Makes the columns of `a` orthonormal, keeping the space they span (two rounds of Cholesky QR: Yamamoto et al. 2015).
pub(crate) fn orthonormal(threads: Threads, a: Vec<f32>, columns: usize) -> Vec<f32> {
    let mut a = a;
    for _ in 0..2 {
        let mut factor = gram(threads, &a, columns);
        // Just above rounding errors, so that nearly dependent columns do no harm; the second round removes its effect.
        let largest = (0..columns).map(|at| factor[at * columns + at]).fold(0.0, f32::max);
        for at in 0..columns {
            factor[at * columns + at] += largest * 1e-7;
        }
        cholesky(&mut factor, columns);
        a = product(threads, &a, &upper_inverse(&factor, columns), columns, columns);
    }
    a
}

/// The inverse of the transposed lower factor: an upper triangle.
fn upper_inverse(factor: &[f32], size: usize) -> Vec<f32> {
    // Row r of the result's transpose solves L x = e_r; here the rows of the lower inverse are built from the top.
    let mut lower = vec![0f32; size * size];
    for row in 0..size {
        let (above, rest) = lower.split_at_mut(row * size);
        let own = &mut rest[..size];
        let of_factor = &factor[row * size..][..size];
        for (column, &value) in of_factor.iter().enumerate().take(row) {
            add_scaled(&mut own[..=column], -value, &above[column * size..][..=column]);
        }
        own[row] = 1.0;
        let pivot = of_factor[row];
        own[..=row].iter_mut().for_each(|value| *value /= pivot);
    }
    let mut upper = vec![0f32; size * size];
    for row in 0..size {
        for column in 0..=row {
            upper[column * size + row] = lower[row * size + column];
        }
    }
    upper
}

/// Eigenvalues, greatest first, and for each its vector as a row, of a symmetric matrix: Householder's tridiagonal form and
/// the implicit QL steps of Bowdler, Martin, Reinsch and Wilkinson (1968).
pub(crate) fn eigen(matrix: &[f32], size: usize) -> (Vec<f64>, Vec<f32>) {
    let mut a: Vec<f64> = matrix.iter().map(|&value| f64::from(value)).collect();
    let (mut diagonal, mut off) = (vec![0f64; size], vec![0f64; size + 1]);
    let mut reflections: Vec<(Vec<f64>, f64)> = Vec::new();
    for k in 0..size.saturating_sub(2) {
        let mut v: Vec<f64> = (k + 1..size).map(|row| a[row * size + k]).collect();
        let norm = v.iter().map(|x| x * x).sum::<f64>().sqrt();
        let alpha = if v[0] > 0.0 { -norm } else { norm };
        v[0] -= alpha;
        let square: f64 = v.iter().map(|x| x * x).sum();
        let beta = if square > 0.0 { 2.0 / square } else { 0.0 };
        off[k] = if square > 0.0 { alpha } else { 0.0 };
        let mut p: Vec<f64> = (k + 1..size)
            .map(|row| beta * a[row * size + k + 1..(row + 1) * size].iter().zip(&v).map(|(x, y)| x * y).sum::<f64>())
            .collect();
        let half = beta / 2.0 * p.iter().zip(&v).map(|(x, y)| x * y).sum::<f64>();
        p.iter_mut().zip(&v).for_each(|(p, v)| *p -= half * v);
        for row in k + 1..size {
            let (of_v, of_p) = (v[row - k - 1], p[row - k - 1]);
            let own = &mut a[row * size + k + 1..(row + 1) * size];
            own.iter_mut().zip(p.iter().zip(&v)).for_each(|(x, (p, v))| *x -= of_v * p + of_p * v);
        }
        reflections.push((v, beta));
    }
    if size >= 2 {
        off[size - 2] = a[(size - 1) * size + size - 2];
    }
    for row in 0..size {
        diagonal[row] = a[row * size + row];
    }
    // Rows of `q` become the eigenvectors: first the columns of the product of the reflections.
    let mut q = vec![0f64; size * size];
    for row in 0..size {
        q[row * size + row] = 1.0;
    }
    for (k, (v, beta)) in reflections.iter().enumerate().rev() {
        // q is kept transposed: applying the reflection from the left to Q is applying it from the right to its transpose.
        for row in k + 1..size {
            let own = &mut q[row * size + k + 1..(row + 1) * size];
            let along = beta * own.iter().zip(v).map(|(x, y)| x * y).sum::<f64>();
            own.iter_mut().zip(v).for_each(|(x, y)| *x -= along * y);
        }
    }
    implicit_ql(&mut diagonal, &mut off, &mut q, size);
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|&x, &y| diagonal[y].total_cmp(&diagonal[x]));
    let vectors = order.iter().flat_map(|&row| q[row * size..(row + 1) * size].iter().map(|&x| x as f32)).collect();
    (order.iter().map(|&row| diagonal[row]).collect(), vectors)
}

/// Diagonalises a tridiagonal matrix; `off[n]` stands between n and n + 1. Rotates the rows of `q` along.
fn implicit_ql(diagonal: &mut [f64], off: &mut [f64], q: &mut [f64], size: usize) {
    for first in 0..size {
        // Thirty rounds are what the classic implementations allow; in practice it takes two.
        for _ in 0..30 {
            let last = (first..size - 1)
                .find(|&m| {
                    let scale = diagonal[m].abs() + diagonal[m + 1].abs();
                    off[m].abs() <= f64::EPSILON * scale || off[m] == 0.0
                })
                .unwrap_or(size - 1);
            if last == first {
                break;
            }
            let mut g = (diagonal[first + 1] - diagonal[first]) / (2.0 * off[first]);
            let mut r = g.hypot(1.0);
            g = diagonal[last] - diagonal[first] + off[first] / (g + r.copysign(g));
            let (mut s, mut c, mut p) = (1.0, 1.0, 0.0);
            let mut stopped = false;
            for row in (first..last).rev() {
                let f = s * off[row];
                let b = c * off[row];
                r = f.hypot(g);
                off[row + 1] = r;
                if r == 0.0 {
                    diagonal[row + 1] -= p;
                    off[last] = 0.0;
                    stopped = true;
                    break;
                }
                s = f / r;
                c = g / r;
                g = diagonal[row + 1] - p;
                r = (diagonal[row] - g) * s + 2.0 * c * b;
                p = s * r;
                diagonal[row + 1] = g + p;
                g = c * r - b;
                let (upper, lower) = q[row * size..(row + 2) * size].split_at_mut(size);
                for (x, y) in upper.iter_mut().zip(lower) {
                    let f = *y;
                    *y = s * *x + c * f;
                    *x = c * *x - s * f;
                }
            }
            if !stopped {
                diagonal[first] -= p;
                off[first] = g;
                off[last] = 0.0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::random::Random;

    fn random(rows: usize, columns: usize, seed: u64) -> Vec<f32> {
        let mut random = Random::new(seed);
        (0..rows * columns).map(|_| random.normal()).collect()
    }

    fn near(a: f32, b: f32) -> bool {
        (a - b).abs() < 2e-3 * (1.0 + b.abs())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn cholesky_solves(size in 1usize..20, seed in 0u64..1000) {
            let a = random(size + 4, size, seed);
            let mut matrix = gram(Threads::new(1), &a, size);
            for at in 0..size {
                matrix[at * size + at] += 1.0;
            }
            let truth = random(size, 1, seed + 1);
            let mut values: Vec<f32> = (0..size).map(|row| dot(&matrix[row * size..][..size], &truth)).collect();
            let mut factor = matrix.clone();
            cholesky(&mut factor, size);
            cholesky_solve(&factor, size, &mut values);
            prop_assert!(values.iter().zip(&truth).all(|(a, b)| near(*a, *b)), "{values:?} {truth:?}");
        }

        #[test]
        fn eigenvectors_put_the_matrix_together_again(size in 1usize..30, seed in 0u64..1000) {
            let matrix = gram(Threads::new(1), &random(size + 2, size, seed), size);
            let (values, vectors) = eigen(&matrix, size);
            prop_assert!(values.windows(2).all(|w| w[0] >= w[1]));
            for row in 0..size {
                for column in 0..size {
                    let sum: f64 = (0..size)
                        .map(|k| values[k] * f64::from(vectors[k * size + row]) * f64::from(vectors[k * size + column]))
                        .sum();
                    prop_assert!(near(sum as f32, matrix[row * size + column]), "{row} {column}");
                }
            }
        }

        #[test]
        fn orthonormal_columns_are(rows in 12usize..60, columns in 1usize..12, seed in 0u64..1000) {
            let q = orthonormal(Threads::new(2), random(rows, columns, seed), columns);
            let gram = gram(Threads::new(1), &q, columns);
            for row in 0..columns {
                for column in 0..columns {
                    prop_assert!((gram[row * columns + column] - f32::from(u8::from(row == column))).abs() < 1e-3);
                }
            }
        }

        #[test]
        fn threads_do_not_change_a_product(rows in 1usize..1300, seed in 0u64..100) {
            let (a, b) = (random(rows, 5, seed), random(5, 3, seed + 1));
            prop_assert_eq!(product(Threads::new(1), &a, &b, 5, 3), product(Threads::new(2), &a, &b, 5, 3));
            prop_assert_eq!(gram(Threads::new(1), &a, 5), gram(Threads::new(2), &a, 5));
        }
    }
}
