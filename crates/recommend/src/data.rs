//! What shoppers did, and what is known of items and shoppers besides.

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

    /// Takes some actions of each shopper away: the last one where there is an order, else a tenth, chosen by `seed`. Shoppers
    /// with a single action keep it. Gives what is left and, for each shopper, the items taken, in ascending order.
    pub fn held_out(&self, seed: u64) -> (Self, Vec<Vec<u32>>) {
        let mut random = Random::new(seed);
        let mut rest = self.clone();
        let taken = rest.histories.iter_mut().map(|history| {
            let mut taken: Vec<u32> = Vec::new();
            if history.len() < 2 {
                return taken;
            }
            if self.ordered {
                taken.extend(history.pop().map(|action| action.item));
            } else {
                let share = history.len() as f64 / 10.0;
                let count = share.floor() as usize + usize::from(random.unit() < share.fract());
                for _ in 0..count {
                    let at = random.below(history.len());
                    taken.push(history.swap_remove(at).item);
                }
            }
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
