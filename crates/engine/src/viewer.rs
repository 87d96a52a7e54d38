//! Who looks.

use std::collections::{HashSet, VecDeque};

use crate::controls::Controls;
use crate::factors::Leaning;
use crate::ids::{AccountId, BrandId, InterestId, Language, PostId, ProductId, Topic};
use crate::learn::Deed;
use crate::mix::{mix2, unit};
use crate::query::What;

/// Everything a page needs to know about the person who looks. Built and kept by the program; `Viewer::default()` is a
/// visitor of whom nothing is known.
#[derive(Clone, Debug, Default)]
pub struct Viewer {
    /// The own account; `None` for a visitor.
    pub account: Option<AccountId>,
    /// The interests this shopper picked, with weights in 0..=1 (1 is usual).
    pub picked: Vec<(InterestId, f32)>,
    /// The interests that were inferred, with weights in 0..=1.
    pub inferred: Vec<(InterestId, f32)>,
    /// The accounts this shopper follows.
    pub follows: AccountSet,
    /// The topics this shopper follows.
    pub topics: Vec<Topic>,
    /// Accounts this shopper blocked or was blocked by.
    pub blocked: AccountSet,
    /// Accounts this shopper muted.
    pub muted: AccountSet,
    /// Topics this shopper muted.
    pub muted_topics: Vec<Topic>,
    /// Brands this shopper muted.
    pub muted_brands: Vec<BrandId>,
    /// Posts and products this shopper never wants to meet again.
    pub hidden: HashSet<What>,
    /// The languages this shopper reads; none given: all.
    pub languages: Vec<Language>,
    /// What this shopper has seen lately.
    pub seen: SeenSet,
    /// What this shopper set.
    pub controls: Controls,
    /// Where this shopper stands among the factors.
    pub leaning: Option<Leaning>,
    /// What this shopper did something with lately, the newest first. Up to 16 are used.
    pub acted: Vec<(Deed, What)>,
    /// What the factors suggest: [`Factors::nearest`](crate::Factors::nearest).
    pub suggested: Vec<What>,
    /// How often this shopper did something with these authors, in 0..=1, in ascending order of accounts.
    pub affinity: Vec<(AccountId, f32)>,
}

impl Viewer {
    pub(crate) fn affinity_to(&self, author: AccountId) -> f32 {
        self.affinity.binary_search_by_key(&author, |a| a.0).map_or(0.0, |at| self.affinity[at].1.clamp(0.0, 1.0))
    }
}

/// A set of accounts: sorted, eight bytes each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountSet(Vec<AccountId>);

impl AccountSet {
    /// Is it in?
    pub fn contains(&self, account: AccountId) -> bool {
        self.0.binary_search(&account).is_ok()
    }

    /// Adds an account; `false` if it was there.
    pub fn insert(&mut self, account: AccountId) -> bool {
        self.0.binary_search(&account).map_err(|place| self.0.insert(place, account)).is_err()
    }

    /// Takes an account out; `false` if it was not there.
    pub fn remove(&mut self, account: AccountId) -> bool {
        self.0.binary_search(&account).map(|place| self.0.remove(place)).is_ok()
    }

    /// In ascending order.
    pub fn iter(&self) -> impl Iterator<Item = AccountId> + '_ {
        self.0.iter().copied()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// None?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// At most `n` of them: all, or a choice that depends on the seed.
    pub(crate) fn some(&self, n: usize, seed: u64) -> impl Iterator<Item = AccountId> + '_ {
        let len = self.0.len();
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a start"
        )]
        let start = (unit(mix2(seed, 0xF0110)) * len as f32) as usize;
        // Evenly spaced, so never one twice.
        let n = n.min(len);
        (0..n).map(move |k| self.0[(start + k * len / n) % len])
    }
}

impl FromIterator<AccountId> for AccountSet {
    fn from_iter<I: IntoIterator<Item = AccountId>>(accounts: I) -> Self {
        let mut accounts: Vec<AccountId> = accounts.into_iter().collect();
        accounts.sort_unstable();
        accounts.dedup();
        Self(accounts)
    }
}

/// The last [`SeenSet::CAPACITY`] things a shopper has seen, as 32-bit fingerprints: at most 7 KiB. An unseen thing is
/// taken for a seen one about once in 7 million looks.
#[derive(Clone, Debug, Default)]
pub struct SeenSet {
    order: VecDeque<u32>,
    /// Open addressing; 0 is free. Empty until the first one is added.
    table: Box<[u32]>,
}

const TABLE: usize = 1024;

impl SeenSet {
    /// How many are remembered; the oldest leaves first.
    pub const CAPACITY: usize = 600;

    /// Remembers one; seeing it again makes it the newest.
    pub fn insert(&mut self, what: What) {
        if self.table.is_empty() {
            self.table = vec![0; TABLE].into_boxed_slice();
        }
        let print = fingerprint(what);
        if self.place(print).is_some() {
            self.order.retain(|&p| p != print);
            self.order.push_back(print);
            return;
        }
        if self.order.len() == Self::CAPACITY
            && let Some(oldest) = self.order.pop_front()
        {
            self.forget(oldest);
        }
        self.order.push_back(print);
        let mut i = home(print);
        while self.table[i] != 0 {
            i = (i + 1) % TABLE;
        }
        self.table[i] = print;
    }

    /// Is it among the remembered?
    pub fn contains(&self, what: What) -> bool {
        !self.order.is_empty() && self.place(fingerprint(what)).is_some()
    }

    /// How many are remembered.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// None?
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    fn place(&self, print: u32) -> Option<usize> {
        let mut i = home(print);
        while self.table[i] != 0 {
            if self.table[i] == print {
                return Some(i);
            }
            i = (i + 1) % TABLE;
        }
        None
    }

    /// Deletion by shifting back (Knuth, volume 3, algorithm 6.4R), so that no tombstones gather.
    fn forget(&mut self, print: u32) {
        let Some(mut hole) = self.place(print) else { return };
        let mut i = hole;
        loop {
            i = (i + 1) % TABLE;
            if self.table[i] == 0 {
                break;
            }
            let wants = home(self.table[i]);
            // Can the entry at `i` stand in the hole, that is, is its home not between the hole and it?
            if (i + TABLE - wants) % TABLE >= (i + TABLE - hole) % TABLE {
                self.table[hole] = self.table[i];
                hole = i;
            }
        }
        self.table[hole] = 0;
    }
}

impl Extend<What> for SeenSet {
    fn extend<I: IntoIterator<Item = What>>(&mut self, all: I) {
        all.into_iter().for_each(|what| self.insert(what));
    }
}

impl FromIterator<What> for SeenSet {
    fn from_iter<I: IntoIterator<Item = What>>(all: I) -> Self {
        let mut seen = Self::default();
        seen.extend(all);
        seen
    }
}

/// Never 0.
pub(crate) fn fingerprint(what: What) -> u32 {
    let hash = match what {
        What::Post(PostId(id)) => mix2(1, id.cast_unsigned()),
        What::Product(ProductId(id)) => mix2(2, id.cast_unsigned()),
    };
    ((hash >> 32) as u32).max(1)
}

fn home(print: u32) -> usize {
    print as usize % TABLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn remembers_exactly_the_last_ones(ids in prop::collection::vec(0..900_i64, 0..3000)) {
            let mut seen = SeenSet::default();
            let mut model: Vec<i64> = Vec::new();
            for id in ids {
                seen.insert(What::Post(PostId(id)));
                model.retain(|&m| m != id);
                model.push(id);
                if model.len() > SeenSet::CAPACITY {
                    model.remove(0);
                }
            }
            prop_assert_eq!(seen.len(), model.len());
            for id in 0..900 {
                prop_assert_eq!(seen.contains(What::Post(PostId(id))), model.contains(&id));
                prop_assert!(!seen.contains(What::Product(ProductId(id))));
            }
        }
    }

    #[test]
    fn a_choice_of_follows_has_no_repeats() {
        let set: AccountSet = (0..1000).map(AccountId).collect();
        for seed in 0..50 {
            let some: std::collections::BTreeSet<_> = set.some(64, seed).collect();
            assert_eq!(some.len(), 64, "seed {seed}");
        }
        assert_eq!(set.some(2000, 1).collect::<AccountSet>(), set);
    }
}
