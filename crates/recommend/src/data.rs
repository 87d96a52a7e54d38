//! What shoppers did, and what is known of items and shoppers besides.

use crate::parallel::Threads;
use crate::random::Random;
use crate::sparse::Sparse;

/// Something a shopper did with an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Action {
    /// The item's number.
    pub item: u32,
    /// How much it says, above zero: a purchase more than a look.
    pub weight: f32,
}

/// The log to learn from. Shoppers are numbered from 0, items too.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Interactions {
    /// How many items there are, those without actions included.
    pub items: usize,
    /// For each shopper what they did.
    pub histories: Vec<Vec<Action>>,
    /// Whether each history is in the order of time, the oldest first.
    pub ordered: bool,
    /// A row per item: the categories and brands it belongs to. No rows if nothing is known.
    pub categories: Sparse,
    /// A row per shopper: whom they follow or trust. No rows if nothing is known.
    pub ties: Sparse,
}

impl Interactions {
    /// How many shoppers.
    pub fn shoppers(&self) -> usize {
        self.histories.len()
    }

    /// How many actions.
    pub fn actions(&self) -> usize {
        self.histories.iter().map(Vec::len).sum()
    }

    /// Shoppers by items; what was done to the same item is added up.
    pub(crate) fn matrix(&self) -> Sparse {
        self.faded(1.0)
    }

    /// The same with each action's weight times `recency` to the power of how many actions came after it. Without an order
    /// all count alike.
    pub(crate) fn faded(&self, recency: f32) -> Sparse {
        let recency = if self.ordered { recency } else { 1.0 };
        let rows = self.histories.iter().map(|history| {
            let mut weight = 1.0;
            let mut row: Vec<(u32, f32)> = Vec::with_capacity(history.len());
            for action in history.iter().rev() {
                row.push((action.item, action.weight * weight));
                // Not quite zero: the oldest action still counts more than none.
                weight = (weight * recency).max(1e-4);
            }
            row
        });
        Sparse::from_rows(self.items, rows.collect())
    }

    /// Takes some actions of each shopper away: the last one where there is an order, else single ones chosen by `seed`.
    /// Shoppers with a single action keep it. Gives what is left and, for each shopper, the items taken, in ascending order.
    pub fn held_out(&self, seed: u64) -> (Self, Vec<Vec<u32>>) {
        let mut random = Random::new(seed);
        self.without(|history| {
            if self.ordered {
                return vec![history.len() - 1];
            }
            let mut places: Vec<usize> = (0..history.len()).collect();
            random.shuffle(&mut places);
            places.truncate(share(&mut random, history.len(), 0.1));
            places
        })
    }

    /// Takes groups of like items away: per shopper one item chosen by `seed` and those of its history that are most often
    /// seen with it, a fifth in all. What people do later is less like what they did before than a random part of it is; where
    /// the order is not known, this is the nearest thing to it.
    pub fn held_out_together(&self, seed: u64, threads: Threads) -> (Self, Vec<Vec<u32>>) {
        let mut random = Random::new(seed);
        let actions = self.matrix();
        let by_item = actions.transposed();
        let chosen: Vec<(usize, usize)> = self
            .histories
            .iter()
            .map(|history| (random.below(history.len().max(1)), share(&mut random, history.len(), 0.2)))
            .collect();
        let groups = threads.map(
            self.shoppers(),
            64,
            || (vec![0f32; self.items], Vec::new()),
            |(seen, touched), user| {
                let (first, count) = chosen[user];
                let history = &self.histories[user];
                if count == 0 || history.len() < 2 {
                    return Vec::new();
                }
                let others = by_item.row(history[first].item as usize).0;
                crate::sparse::accumulate(&actions, others, &vec![1.0; others.len()], seen, touched);
                let mut near: Vec<(u32, f32)> = history
                    .iter()
                    .enumerate()
                    .map(|(at, action)| {
                        let item = action.item as usize;
                        let alike = seen[item] / (by_item.count(item) as f32).sqrt().max(1.0);
                        (at as u32, if at == first { f32::INFINITY } else { alike })
                    })
                    .collect();
                crate::sparse::clear(seen, touched);
                crate::sparse::keep_greatest(&mut near, count);
                near.into_iter().map(|(at, _)| at as usize).collect()
            },
        );
        let mut groups = groups.into_iter();
        // Histories with fewer than two actions are not asked for.
        self.without_each(|_| groups.next().unwrap_or_default())
    }

    /// Without the places `choose` names for each history of at least two actions.
    fn without(&self, mut choose: impl FnMut(&[Action]) -> Vec<usize>) -> (Self, Vec<Vec<u32>>) {
        self.without_each(|history| if history.len() < 2 { Vec::new() } else { choose(history) })
    }

    fn without_each(&self, mut choose: impl FnMut(&[Action]) -> Vec<usize>) -> (Self, Vec<Vec<u32>>) {
        let mut rest = self.clone();
        let taken = rest.histories.iter_mut().map(|history| {
            let mut places = choose(history);
            places.sort_unstable();
            let mut taken: Vec<u32> = places.iter().rev().map(|&place| history.remove(place).item).collect();
            taken.sort_unstable();
            taken.dedup();
            // What was done to the same item before is known already and no test.
            taken.retain(|&item| history.iter().all(|action| action.item != item));
            taken
        });
        let taken = taken.collect();
        (rest, taken)
    }
}

/// So many of `count` that on average it is this part of them, and never all.
fn share(random: &mut Random, count: usize, part: f64) -> usize {
    let exact = count as f64 * part;
    (exact.floor() as usize + usize::from(random.unit() < exact.fract())).min(count.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_held_out_is_no_longer_there(
            lists in prop::collection::vec(prop::collection::vec(0u32..30, 0..25), 1..20),
            ordered: bool,
            seed: u64,
        ) {
            let histories: Vec<Vec<Action>> = lists
                .iter()
                .map(|list| list.iter().map(|&item| Action { item, weight: 1.0 }).collect())
                .collect();
            let log = Interactions { items: 30, histories, ordered, ..Interactions::default() };
            let (rest, taken) = log.held_out(seed);
            for ((before, after), taken) in log.histories.iter().zip(&rest.histories).zip(&taken) {
                prop_assert!(before.is_empty() || !after.is_empty());
                prop_assert!(taken.iter().all(|t| before.iter().any(|a| a.item == *t) && after.iter().all(|a| a.item != *t)));
                prop_assert!(taken.windows(2).all(|w| w[0] < w[1]));
                if ordered && before.len() > 1 {
                    prop_assert_eq!(&before[..before.len() - 1], &after[..]);
                }
            }
            prop_assert_eq!(log.held_out(seed), (rest, taken));
            let (rest, taken) = log.held_out_together(seed, Threads::new(2));
            for ((before, after), taken) in log.histories.iter().zip(&rest.histories).zip(&taken) {
                prop_assert!(before.is_empty() || !after.is_empty());
                prop_assert!(taken.iter().all(|t| before.iter().any(|a| a.item == *t) && after.iter().all(|a| a.item != *t)));
                prop_assert!(taken.len() <= before.len() / 5 + 1);
            }
        }
    }

    #[test]
    fn older_actions_fade_only_where_there_is_an_order() {
        let history = [3, 1, 3].map(|item| Action { item, weight: 2.0 }).to_vec();
        let mut log = Interactions { items: 4, histories: vec![history], ordered: true, ..Interactions::default() };
        assert_eq!(log.faded(0.5).row(0), (&[1, 3][..], &[1.0, 2.5][..]));
        log.ordered = false;
        assert_eq!(log.faded(0.5).row(0), (&[1, 3][..], &[2.0, 4.0][..]));
    }
}
