//! The best of many scores, and how good a list is.

use crate::kernels;

/// The `k` items with the highest scores, best first, equal ones by their number. What is masked out has the score −∞.
pub(crate) fn best(scores: &[f32], k: usize) -> Vec<u32> {
    if k == 0 {
        return Vec::new();
    }
    let mut chosen: Vec<(f32, u32)> = Vec::with_capacity(2 * k + 64);
    let mut least = f32::NEG_INFINITY;
    let capacity = 2 * k + 64;
    let order = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    for (block, values) in scores.chunks(64).enumerate() {
        // Most blocks hold nothing that is good enough, which is seen quickly.
        if kernels::maximum(values) <= least {
            continue;
        }
        for (at, &score) in values.iter().enumerate() {
            if score > least {
                chosen.push((score, (block * 64 + at) as u32));
            }
        }
        if chosen.len() + 64 > capacity {
            if chosen.len() > k {
                chosen.select_nth_unstable_by(k - 1, order);
                chosen.truncate(k);
            }
            if chosen.len() == k {
                least = chosen.iter().map(|c| c.0).fold(f32::INFINITY, f32::min);
            }
        }
    }
    chosen.sort_unstable_by(order);
    chosen.truncate(k);
    chosen.into_iter().map(|(_, id)| id).collect()
}

/// The quality of lists, averaged over shoppers.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Quality {
    /// Hits among the first k divided by the number of hidden items.
    pub recall: f64,
    /// Normalised discounted cumulative gain: 1 / log₂(place + 1) per hit, divided by the best that was possible.
    pub ndcg: f64,
}

/// Recall and NDCG of one list; `truth` is sorted and not empty.
pub(crate) fn quality(list: &[u32], truth: &[u32], k: usize) -> Quality {
    let gain = |place: usize| 1.0 / ((place + 2) as f64).log2();
    let places = (0..list.len().min(k)).filter(|&place| truth.binary_search(&list[place]).is_ok());
    let (hits, gains) = places.fold((0, 0.0), |(hits, gains), place| (hits + 1, gains + gain(place)));
    let ideal: f64 = (0..truth.len().min(k)).map(gain).sum();
    Quality { recall: f64::from(hits) / truth.len() as f64, ndcg: gains / ideal }
}

/// The mean over shoppers with hidden items. `lists[n]` is of the shopper whose hidden items are `truth[n]`.
pub fn measure(lists: &[Vec<u32>], truth: &[Vec<u32>], k: usize) -> Quality {
    let each: Vec<Quality> =
        lists.iter().zip(truth).filter(|(_, truth)| !truth.is_empty()).map(|(l, t)| quality(l, t, k)).collect();
    let count = each.len().max(1) as f64;
    Quality {
        recall: each.iter().map(|q| q.recall).sum::<f64>() / count,
        ndcg: each.iter().map(|q| q.ndcg).sum::<f64>() / count,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_best_are_those_of_a_full_sort(scores in prop::collection::vec(0u8..40, 0..700), k in 0usize..30) {
            let scores: Vec<f32> = scores.into_iter().map(f32::from).collect();
            let mut all: Vec<u32> = (0..scores.len() as u32).collect();
            all.sort_by(|&a, &b| scores[b as usize].total_cmp(&scores[a as usize]).then(a.cmp(&b)));
            all.truncate(k);
            prop_assert_eq!(best(&scores, k), all);
        }
    }

    #[test]
    fn quality_by_hand() {
        let q = quality(&[4, 9, 2], &[2, 7], 3);
        assert!((q.recall - 0.5).abs() < 1e-12);
        assert!((q.ndcg - 0.5 / (1.0 + 1.0 / 3f64.log2())).abs() < 1e-12);
        let mean = measure(&[vec![1], vec![2], vec![3]], &[vec![1], vec![], vec![4]], 1);
        assert_eq!((mean.recall, mean.ndcg), (0.5, 0.5));
    }
}
