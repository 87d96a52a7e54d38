//! Item-to-item weights by many small regressions.
//!
//! For each item its strongest companions are chosen, and their weights are the ridge regression of the item on them: SLIM
//! with selected features (Ning and Karypis 2011), with the closed form of EASE (Steck 2019) on each small set. For
//! histories in order the regression predicts what came after from what came before, as SLIST does (Choi et al. 2021).
//! No matrix of items times items is inverted, so the work grows with the number of items and not with its cube.

use crate::dense;
use crate::parallel::Threads;
use crate::sparse::{Sparse, keep_greatest};

/// How the weights are learned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeighbourSettings {
    /// Companions per item.
    pub companions: usize,
    /// Ridge: added to the diagonal.
    pub ridge: f32,
    /// A share of a companion's own sum of squares that is added to its diagonal too.
    pub damping: f32,
}

/// Weights to predict each item: entry (i, j) is what i says for j. `gram` holds the products of predictors, and row j of
/// `cross` those of item j with its predictors. An item does not predict itself.
pub(crate) fn fit(threads: Threads, gram: &Sparse, cross: &Sparse, settings: &NeighbourSettings) -> Sparse {
    const NOT: u16 = u16::MAX;
    let items = gram.rows();
    let diagonal: Vec<f32> = (0..items)
        .map(|item| {
            let (ids, values) = gram.row(item);
            ids.binary_search(&(item as u32)).map_or(0.0, |at| values[at])
        })
        .collect();
    let predicting = threads.map(
        items,
        16,
        || (vec![NOT; items], Vec::<f32>::new()),
        |(place, matrix), item| {
            let (ids, values) = cross.row(item);
            let mut chosen: Vec<(u32, f32)> = ids
                .iter()
                .zip(values)
                .filter(|&(&id, &value)| id as usize != item && value > 0.0)
                .map(|(&id, &value)| (id, value / (diagonal[id as usize] + settings.ridge).sqrt()))
                .collect();
            keep_greatest(&mut chosen, settings.companions.min(usize::from(NOT) - 1));
            let size = chosen.len();
            let mut right: Vec<f32> = Vec::with_capacity(size);
            for (at, (id, strength)) in chosen.iter().enumerate() {
                place[*id as usize] = at as u16;
                right.push(strength * (diagonal[*id as usize] + settings.ridge).sqrt());
            }
            matrix.clear();
            matrix.resize(size * size, 0.0);
            for (row, &(id, _)) in chosen.iter().enumerate() {
                let (ids, values) = gram.row(id as usize);
                let line = &mut matrix[row * size..(row + 1) * size];
                for (&other, &value) in ids.iter().zip(values) {
                    let column = place[other as usize];
                    if column != NOT {
                        line[usize::from(column)] = value;
                    }
                }
                line[row] = diagonal[id as usize] * (1.0 + settings.damping) + settings.ridge;
            }
            for (id, _) in &chosen {
                place[*id as usize] = NOT;
            }
            dense::cholesky(matrix, size);
            dense::cholesky_solve(matrix, size, &mut right);
            chosen.iter().zip(right).map(|(&(id, _), weight)| (id, weight)).collect::<Vec<_>>()
        },
    );
    Sparse::from_rows(items, predicting).transposed()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        // The closed form of EASE on the whole matrix: weights −P_ij / P_jj with P the inverse of the ridged Gram matrix.
        #[test]
        fn with_all_items_as_companions_it_is_ease(list in prop::collection::vec((0u32..14, 0u32..7), 10..60)) {
            let mut list: Vec<_> = list.into_iter().map(|(u, i)| (u, i, 1.0)).collect();
            list.sort_by_key(|&(u, i, _)| (u, i));
            list.dedup();
            let actions = Sparse::new(14, 7, list);
            let gram = actions.transposed().times_sparse(Threads::new(1), &actions, 7);
            let settings = NeighbourSettings { companions: 7, ridge: 1.5, damping: 0.0 };
            let weights = fit(Threads::new(2), &gram, &gram, &settings);
            let mut ridged = vec![0f32; 49];
            for row in 0..7 {
                let (ids, values) = gram.row(row);
                ids.iter().zip(values).for_each(|(&id, &value)| ridged[row * 7 + id as usize] = value);
                ridged[row * 7 + row] += 1.5;
            }
            dense::cholesky(&mut ridged, 7);
            let inverse: Vec<Vec<f32>> = (0..7)
                .map(|column| {
                    let mut unit = vec![0f32; 7];
                    unit[column] = 1.0;
                    dense::cholesky_solve(&ridged, 7, &mut unit);
                    unit
                })
                .collect();
            for i in 0..7 {
                let (ids, values) = weights.row(i);
                for (&j, &value) in ids.iter().zip(values) {
                    let j = j as usize;
                    // Companions are those seen together at least once; EASE is the same when all were.
                    if (0..7).all(|k| gram.count(k) == 7) {
                        prop_assert!((value + inverse[j][i] / inverse[j][j]).abs() < 1e-3);
                    }
                    prop_assert!(i != j && value.is_finite());
                }
            }
        }
    }
}
