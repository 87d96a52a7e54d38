//! Two deterministic models whose figures on public data are known: what an evaluator has to give before it is believed.

use crate::data::Interactions;
use crate::parallel::Threads;
use crate::rank;
use crate::sparse::Sparse;
use crate::spectral::{self, inverse_power};

/// A model whose figures are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Items by the number of actions; of equal ones the greater number first.
    Popular,
    /// GF-CF (Shen et al. 2021): `r R̃ᵀR̃ + 0.3 r D_i^−½ V Vᵀ D_i^½` with the 256 strongest directions V of
    /// `R̃ = D_u^−½ R D_i^−½`.
    GraphFilter,
}

/// Directions of the low-pass filter and its weight beside the linear one, as published.
const RANK: usize = 256;
const LOW_PASS: f32 = 0.3;
/// Far more than a part of a blend needs: the published figure is that of the exact directions, and neighbouring singular
/// values are close.
const ROUNDS: usize = 120;

impl Known {
    /// The `k` best items of every shopper; `masked` has a row per shopper of what is left out, items below `first_item`
    /// are never ranked.
    pub fn lists(
        self,
        log: &Interactions,
        masked: &Sparse,
        k: usize,
        first_item: usize,
        threads: Threads,
    ) -> Vec<Vec<u32>> {
        let actions = log.matrix();
        let items = log.items;
        let list = |mut scores: Vec<f32>, user: usize| {
            scores[..first_item.min(items)].fill(f32::NEG_INFINITY);
            masked.row(user).0.iter().for_each(|&id| scores[id as usize] = f32::NEG_INFINITY);
            rank::best(&scores, k)
        };
        match self {
            Self::Popular => {
                let degrees = actions.transposed().sums();
                let mut order: Vec<usize> = (0..items).collect();
                order.sort_by(|&a, &b| degrees[a].total_cmp(&degrees[b]));
                let mut places = vec![0f32; items];
                order.into_iter().enumerate().for_each(|(place, item)| places[item] = place as f32);
                threads.map(log.shoppers(), 64, || (), |(), user| list(places.clone(), user))
            }
            Self::GraphFilter => {
                let by_item = actions.transposed();
                let degrees = by_item.sums();
                let matrix = spectral::normalised(&actions, &by_item, 0.5, 0.5);
                let turned = matrix.transposed();
                let found = spectral::spectrum(threads, &matrix, &turned, RANK, ROUNDS, 1);
                let rank = found.rank;
                let (from, to) = (inverse_power(&degrees, 0.5), inverse_power(&degrees, -0.5));
                threads.map(
                    log.shoppers(),
                    16,
                    || (),
                    |(), user| {
                        let mut scores = vec![0f32; items];
                        let mut met = vec![0f32; rank];
                        for &item in actions.row(user).0 {
                            let item = item as usize;
                            for (&other, &value) in turned.row(item).0.iter().zip(turned.row(item).1) {
                                let (ids, values) = matrix.row(other as usize);
                                ids.iter().zip(values).for_each(|(&id, &by)| scores[id as usize] += value * by);
                            }
                            let direction = &found.items[item * rank..][..rank];
                            met.iter_mut().zip(direction).for_each(|(sum, value)| *sum += value * from[item]);
                        }
                        for (id, score) in scores.iter_mut().enumerate() {
                            let direction = &found.items[id * rank..][..rank];
                            *score += LOW_PASS * crate::kernels::dot(&met, direction) * to[id];
                        }
                        list(scores, user)
                    },
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Action;

    fn log() -> Interactions {
        let histories = [&[0u32, 1, 2][..], &[0, 1], &[3, 4], &[1, 3, 4, 0]];
        let actions = |items: &[u32]| items.iter().map(|&item| Action { item, weight: 1.0 }).collect();
        Interactions {
            items: 5,
            histories: histories.iter().map(|items| actions(items)).collect(),
            ..Default::default()
        }
    }

    #[test]
    fn popular_items_come_first_and_equal_ones_by_the_greater_number() {
        let log = log();
        let none = Sparse::new(4, 5, []);
        let lists = Known::Popular.lists(&log, &none, 5, 0, Threads::new(2));
        assert!(lists.iter().all(|list| list == &[1, 0, 4, 3, 2]), "{lists:?}");
        let lists = Known::Popular.lists(&log, &log.matrix(), 2, 1, Threads::new(1));
        assert_eq!(lists, [vec![4, 3], vec![4, 3], vec![1, 2], vec![2]]);
    }

    #[test]
    fn the_graph_leads_to_what_neighbours_did() {
        let log = log();
        let lists = Known::GraphFilter.lists(&log, &log.matrix(), 5, 0, Threads::new(2));
        // The second shopper shares two items with the first, who also did 2, and two with the last, who also did 3 and 4.
        assert_eq!(lists[1].len(), 3);
        assert_eq!(lists[2][..2].iter().copied().collect::<std::collections::BTreeSet<_>>(), [0, 1].into());
    }
}
