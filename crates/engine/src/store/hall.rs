//! The best few of a list, kept exact while the values change.
//!
//! The writer keeps every row whose key is above a floor, at most twice as many as are published. What falls to the floor
//! or below leaves; when fewer than the published number are left and something was ever cut, the list is read once
//! again. So the published rows depend on the present values alone, not on the history.

use std::cmp::Reverse;

use super::lists::Key;

/// How many are published.
pub(crate) const HALL: usize = 300;

/// Value first (more is better), then time, then identifier. A value of 0 is not kept.
pub(crate) type Rank = (u32, Key);

#[derive(Default)]
pub(crate) struct Hall {
    /// Best first.
    members: Vec<u32>,
    floor: Option<Rank>,
}

impl Hall {
    /// Takes a row out; `rank` still gives its old rank.
    pub(crate) fn take(&mut self, row: u32, rank: impl Fn(u32) -> Rank) {
        let own = rank(row);
        let place = self.members.partition_point(|&m| rank(m) > own);
        if self.members.get(place) == Some(&row) {
            self.members.remove(place);
        }
    }

    /// Puts a row in, if it is good enough.
    pub(crate) fn put(&mut self, row: u32, rank: impl Fn(u32) -> Rank) {
        let own = rank(row);
        if own.0 == 0 || self.floor.is_some_and(|floor| own <= floor) {
            return;
        }
        let place = self.members.partition_point(|&m| rank(m) > own);
        if self.members.get(place) == Some(&row) {
            return;
        }
        self.members.insert(place, row);
        if self.members.len() > 2 * HALL {
            self.floor = Some(rank(self.members[HALL]));
            self.members.truncate(HALL);
        }
    }

    /// Reads the whole list again if too few are left. `all` must give every row of the list.
    pub(crate) fn refill(&mut self, all: impl Iterator<Item = u32>, rank: impl Fn(u32) -> Rank) {
        if self.members.len() < HALL && self.floor.is_some() {
            self.read(all, rank);
        }
    }

    /// Starts from the whole list.
    pub(crate) fn read(&mut self, all: impl Iterator<Item = u32>, rank: impl Fn(u32) -> Rank) {
        let mut rows: Vec<(Reverse<Rank>, u32)> =
            all.map(|row| (Reverse(rank(row)), row)).filter(|(Reverse(rank), _)| rank.0 > 0).collect();
        self.floor = None;
        if rows.len() > 2 * HALL {
            let (_, &mut (Reverse(best_outside), _), _) = rows.select_nth_unstable(2 * HALL);
            self.floor = Some(best_outside);
            rows.truncate(2 * HALL);
        }
        rows.sort_unstable();
        self.members = rows.into_iter().map(|(_, row)| row).collect();
    }

    /// What readers get.
    pub(crate) fn published(&self) -> Vec<u32> {
        self.members.iter().take(HALL).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn always_the_exact_best(steps in prop::collection::vec((0..1500_usize, 0..40_u32), 1..4000)) {
            let mut values = vec![0_u32; 1500];
            let mut hall = Hall::default();
            for (row, value) in steps {
                let id = u32::try_from(row).unwrap();
                hall.take(id, |m| (values[m as usize], (0, i64::from(m))));
                values[row] = value;
                hall.put(id, |m| (values[m as usize], (0, i64::from(m))));
                hall.refill(0..1500, |m| (values[m as usize], (0, i64::from(m))));
            }
            let mut wanted: Vec<u32> = (0..1500).filter(|&m| values[m as usize] > 0).collect();
            wanted.sort_by_key(|&m| std::cmp::Reverse((values[m as usize], m)));
            wanted.truncate(HALL);
            prop_assert_eq!(hall.published(), wanted);
        }
    }
}
