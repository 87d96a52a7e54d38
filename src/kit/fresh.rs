//! What changed lately in this process's eyes: how copies kept in memory know that they are out of date.
//!
//! A copy notes the moment before it was read and the things it shows. Whoever learns of a change says so here, at the
//! earliest after the change was committed. A copy holds as long as none of its things changed after its moment: one that
//! was read while the change was under way is thrown away once too often, and never kept once too long.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use super::Id;

/// Something that copies show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A post with its counts and first comments.
    Post(Id),
    /// A product with its price, stock and rating.
    Product(Id),
    /// What everybody sees of an account: name, handle, picture.
    Account(Id),
    /// What an account alone sees: its marks, its bag, its settings, its sessions.
    Shopper(Id),
}

/// A point in the order of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(u64);

/// The changes of this process.
#[derive(Debug, Default)]
pub struct Fresh(RwLock<State>);

#[derive(Debug, Default)]
struct State {
    now: u64,
    /// Copies made before this are out of date, whatever they show.
    floor: u64,
    changed: HashMap<Thing, u64>,
}

/// Things remembered one by one. When there are more, every copy made so far counts as out of date.
const MOST: usize = 200_000;

impl Fresh {
    /// Now: to be taken before a copy is read.
    pub fn moment(&self) -> Moment {
        Moment(self.0.read().unwrap_or_else(PoisonError::into_inner).now)
    }

    /// These things changed.
    pub fn changed(&self, things: impl IntoIterator<Item = Thing>) {
        let mut things = things.into_iter().peekable();
        if things.peek().is_none() {
            return;
        }
        let mut state = self.0.write().unwrap_or_else(PoisonError::into_inner);
        state.now += 1;
        let now = state.now;
        for thing in things {
            state.changed.insert(thing, now);
        }
        if state.changed.len() > MOST {
            state.changed = HashMap::new();
            state.floor = now;
        }
    }

    /// Everything may have changed.
    pub fn all_changed(&self) {
        let mut state = self.0.write().unwrap_or_else(PoisonError::into_inner);
        state.now += 1;
        state.floor = state.now;
        state.changed = HashMap::new();
    }

    /// For looking at many copies at once. Nothing can be said to have changed meanwhile, so let it go soon.
    pub fn look(&self) -> Look<'_> {
        Look(self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// See [`Fresh::look`].
pub struct Look<'a>(RwLockReadGuard<'a, State>);

impl Look<'_> {
    /// Whether a copy of these things made at this moment still holds.
    pub fn holds(&self, made: Moment, things: &[Thing]) -> bool {
        made.0 >= self.0.floor && things.iter().all(|t| self.0.changed.get(t).is_none_or(|at| *at <= made.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_holds_until_one_of_its_things_changes() {
        let fresh = Fresh::default();
        let (post, other) = (Thing::Post(Id(1)), Thing::Product(Id(1)));
        let made = fresh.moment();
        assert!(fresh.look().holds(made, &[post, other]));
        fresh.changed([other]);
        assert!(!fresh.look().holds(made, &[post, other]) && fresh.look().holds(made, &[post]));
        let again = fresh.moment();
        assert!(fresh.look().holds(again, &[post, other]));
        fresh.changed([]);
        assert!(fresh.look().holds(again, &[post, other]));
        fresh.all_changed();
        assert!(!fresh.look().holds(again, &[]));
    }

    #[test]
    fn what_is_remembered_is_bounded_and_forgetting_is_safe() {
        let fresh = Fresh::default();
        let made = fresh.moment();
        fresh.changed((0..=MOST as i64).map(|n| Thing::Post(Id(n))));
        assert!(fresh.0.read().unwrap().changed.len() <= MOST);
        assert!(!fresh.look().holds(made, &[Thing::Post(Id(-1))]), "nobody remembers, so it counts as changed");
        assert!(fresh.look().holds(fresh.moment(), &[Thing::Post(Id(1))]));
    }
}
