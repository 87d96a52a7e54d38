//! The strongest directions of the graph between shoppers and items.
//!
//! With `R̃ = D_u^−a R D_i^−b` these are the right singular vectors of `R̃`: the low frequencies of the item graph `R̃ᵀR̃` on
//! which GF-CF (Shen et al. 2021) and its kin filter what a shopper did. Found by randomised subspace iteration (Halko,
//! Martinsson and Tropp 2011).

use crate::dense;
use crate::parallel::Threads;
use crate::random::Random;
use crate::sparse::Sparse;

/// Singular values, greatest first, and right singular vectors of a matrix.
#[derive(Debug, Clone)]
pub(crate) struct Spectrum {
    pub rank: usize,
    pub values: Vec<f32>,
    /// A row of `rank` numbers per item.
    pub items: Vec<f32>,
}

/// `D^−power`, where what has no actions counts as one.
pub(crate) fn inverse_power(degrees: &[f32], power: f32) -> Vec<f32> {
    degrees.iter().map(|&degree| if degree > 0.0 { degree.powf(-power) } else { 1.0 }).collect()
}

/// `D_u^−a R D_i^−b`.
pub(crate) fn normalised(actions: &Sparse, by_item: &Sparse, user: f32, item: f32) -> Sparse {
    actions.scaled(&inverse_power(&actions.sums(), user), &inverse_power(&by_item.sums(), item))
}

/// The `rank` strongest directions of `matrix`, whose transpose is `by_item`.
pub(crate) fn spectrum(
    threads: Threads,
    matrix: &Sparse,
    by_item: &Sparse,
    rank: usize,
    rounds: usize,
    seed: u64,
) -> Spectrum {
    let most = matrix.rows().min(matrix.columns());
    let rank = rank.min(most);
    // A few directions more than asked for make the last ones right.
    let width = (rank + rank / 8 + 8).min(most);
    let mut random = Random::new(seed);
    let start: Vec<f32> = (0..matrix.columns() * width).map(|_| random.normal()).collect();
    let mut basis = dense::orthonormal(threads, start, width);
    for _ in 0..rounds {
        let image = matrix.times(threads, &basis, width);
        basis = dense::orthonormal(threads, by_item.times(threads, &image, width), width);
    }
    let image = matrix.times(threads, &basis, width);
    let (squares, vectors) = dense::eigen(&dense::gram(threads, &image, width), width);
    // The first `rank` eigenvectors as columns turn the basis.
    let mut turn = vec![0f32; width * rank];
    for (number, vector) in vectors.chunks(width).take(rank).enumerate() {
        for (row, &value) in vector.iter().enumerate() {
            turn[row * rank + number] = value;
        }
    }
    let items = dense::product(threads, &basis, &turn, width, rank);
    let values = squares.iter().take(rank).map(|&square| square.max(0.0).sqrt() as f32).collect();
    Spectrum { rank, values, items }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_directions_are_found() {
        // Two blocks of different strength and some noise: the first two directions are the blocks.
        let entries = (0..20u32).flat_map(|user| {
            let items = if user < 12 { 0..6u32 } else { 6..10u32 };
            items.map(move |item| (user, item, 1.0))
        });
        let matrix = Sparse::new(20, 12, entries);
        let found = spectrum(Threads::new(1), &matrix, &matrix.transposed(), 2, 4, 1);
        assert!((found.values[0] - 72f32.sqrt()).abs() < 1e-3 && (found.values[1] - 32f32.sqrt()).abs() < 1e-3);
        let first: Vec<f32> = (0..12).map(|item| found.items[item * 2].abs()).collect();
        assert!((0..12).all(|item| (first[item] - if item < 6 { (1.0 / 6f32).sqrt() } else { 0.0 }).abs() < 1e-3));
    }
}
