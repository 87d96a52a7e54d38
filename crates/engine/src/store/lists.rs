//! Ordered lists of rows (newest first to the reader) that one writer changes while many readers walk.
//!
//! A list is a chain of blocks of 2 to 256 entries, ascending within a block, the newest block first. Adding at the new end
//! writes one cell and then raises the block's length. Any other change makes a new copy of one block and swings one
//! pointer, so a reader sees the list before or after, never in between. Blocks that were swung out are used again when no
//! reader that could still be inside them is left: readers hold a clone of the current `Arc<()>` while they look; the
//! writer puts a new one in place and waits until the old one is its own. (A mistake here could show a wrong row, never
//! touch foreign memory: there is no `unsafe`.)
//!
//! Cost: adding at the new end O(1); elsewhere a few hops and a copy of at most 1 KiB. Where a place lay far down once, the
//! writer keeps a guide: the blocks of that list in a search tree. Readers do without it.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Bound;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use arc_swap::ArcSwap;
use rustc_hash::FxHashMap;

use super::chunked::Chunked;

/// What a list is ordered by: time, then identifier (unique).
pub(crate) type Key = (i64, i64);

const PREV: u32 = 0;
const LEN: u32 = 1;
const CAP: u32 = 2;
const HEAD: u32 = 3;
const MAX_CAP: u32 = 256;
const CLASSES: usize = 9;

/// The cells of all lists and of the rows' short texts of numbers.
pub(crate) struct Arena {
    cells: Chunked<AtomicU32, 14>,
    epoch: ArcSwap<()>,
}

/// The writer's side of the arena.
pub(crate) struct Allocator {
    next: u32,
    free: [Vec<u32>; CLASSES],
    retired: Vec<u32>,
    waiting: VecDeque<(Arc<()>, Vec<u32>)>,
    /// By the place of a list's head in memory, which never moves: its blocks by their oldest entries.
    guides: FxHashMap<usize, BTreeMap<Key, u32>>,
}

/// After so many hops a list gets a guide.
const HOPS: u32 = if cfg!(test) { 1 } else { 24 };

/// While this lives, no block that its holder can reach is used again.
pub(crate) struct Pin(#[expect(dead_code, reason = "held for its count")] Arc<()>);

impl Allocator {
    pub(crate) fn new() -> Self {
        Self {
            next: 1,
            free: Default::default(),
            retired: Vec::new(),
            waiting: VecDeque::new(),
            guides: FxHashMap::default(),
        }
    }

    /// Is there no room for another row's lists?
    pub(crate) fn full(&self) -> bool {
        self.next > u32::MAX - (1 << 20)
    }
}

impl Arena {
    pub(crate) fn new() -> Self {
        Self { cells: Chunked::new(), epoch: ArcSwap::from_pointee(()) }
    }

    pub(crate) fn pin(&self) -> Pin {
        Pin(self.epoch.load_full())
    }

    pub(crate) fn cell(&self, i: u32) -> u32 {
        self.cells.at(i).load(Ordering::Relaxed)
    }

    pub(crate) fn bytes(&self) -> usize {
        self.cells.bytes()
    }

    /// Keeps a run of cells for good; gives its place.
    pub(crate) fn keep(&self, allocator: &mut Allocator, run: impl Iterator<Item = u32>) -> u32 {
        let start = allocator.next;
        for value in run {
            self.cells.at(allocator.next).store(value, Ordering::Relaxed);
            allocator.next += 1;
        }
        start
    }

    /// Walks a list from its newest entry.
    pub(crate) fn walk(&self, head: &AtomicU32) -> Walk<'_> {
        let block = head.load(Ordering::Acquire);
        Walk { arena: self, block, left: self.len(block) }
    }

    /// The same, but from the block reached after `hops` when the place lies further down: bounded, for draws by chance.
    pub(crate) fn walk_near(&self, head: &AtomicU32, before: Key, hops: u32, key: impl Fn(u32) -> Key) -> Walk<'_> {
        let mut block = head.load(Ordering::Acquire);
        for _ in 0..hops {
            let older = self.prev(block);
            if block == 0 || older == 0 || key(self.cell(block + HEAD)) < before {
                break;
            }
            block = older;
        }
        let len = self.len(block);
        Walk { arena: self, block, left: if block == 0 { 0 } else { self.below(block, len, before, &key) } }
    }

    /// Keeps only some entries: a list of new blocks takes the place of the old one.
    pub(crate) fn retain(&self, alloc: &mut Allocator, head: &AtomicU32, keep: impl Fn(u32) -> bool) {
        let mut kept: Vec<u32> = self.walk(head).filter(|&entry| keep(entry)).collect();
        kept.reverse();
        let mut old = head.load(Ordering::Relaxed);
        let mut block = 0;
        for entries in kept.chunks(MAX_CAP as usize) {
            let cap = if block == 0 && kept.len() < MAX_CAP as usize { room(entries.len() as u32) } else { MAX_CAP };
            block = self.block(alloc, cap, entries, block);
        }
        head.store(block, Ordering::Release);
        alloc.guides.remove(&place_of(head));
        while old != 0 {
            alloc.retired.push(old);
            old = self.prev(old);
        }
        self.reclaim(alloc);
    }

    /// Walks a list from the newest entry whose key is below `before`.
    pub(crate) fn walk_below(&self, head: &AtomicU32, before: Key, key: impl Fn(u32) -> Key) -> Walk<'_> {
        let mut block = head.load(Ordering::Acquire);
        while block != 0 {
            let len = self.len(block);
            if len > 0 && key(self.cell(block + HEAD)) < before {
                return Walk { arena: self, block, left: self.below(block, len, before, &key) };
            }
            block = self.prev(block);
        }
        Walk { arena: self, block: 0, left: 0 }
    }

    /// Adds an entry at its place. `false` if it is there already.
    pub(crate) fn insert(&self, alloc: &mut Allocator, head: &AtomicU32, entry: u32, key: impl Fn(u32) -> Key) -> bool {
        let first = head.load(Ordering::Relaxed);
        let at = key(entry);
        if first == 0 {
            let block = self.block(alloc, 2, &[entry], 0);
            head.store(block, Ordering::Release);
            return true;
        }
        let (len, cap) = (self.len(first), self.cell(first + CAP));
        let newest = key(self.cell(first + HEAD + len - 1));
        if at > newest {
            if len < cap {
                self.set(first + HEAD + len, entry);
                self.cells.at(first + LEN).store(len + 1, Ordering::Release);
            } else {
                let block = self.block(alloc, (cap * 2).min(MAX_CAP), &[entry], first);
                head.store(block, Ordering::Release);
                if let Some(guide) = alloc.guides.get_mut(&place_of(head)) {
                    guide.insert(at, block);
                }
            }
            return true;
        }
        // The block in which it belongs: the first, from the new end, whose oldest entry is not newer; else the oldest.
        let (parent, block) = self.find(alloc, head, at, &key);
        let len = self.len(block);
        let place = self.below(block, len, at, &key);
        if place < len && self.cell(block + HEAD + place) == entry {
            return false;
        }
        let mut entries: Vec<u32> = (0..len).map(|i| self.cell(block + HEAD + i)).collect();
        entries.insert(place as usize, entry);
        let older = self.prev(block);
        let copy = if len < self.cell(block + CAP) || len < MAX_CAP {
            self.block(alloc, room(len + 1), &entries, older)
        } else {
            let (low, high) = entries.split_at(entries.len() / 2);
            let low = self.block(alloc, MAX_CAP, low, older);
            self.block(alloc, MAX_CAP, high, low)
        };
        self.swing(alloc, head, parent, block, copy);
        self.guide(alloc, head, block, copy, older, &key);
        true
    }

    /// Takes an entry out. `false` if it is not there. The entry's key must still be the one it was inserted with.
    pub(crate) fn remove(&self, alloc: &mut Allocator, head: &AtomicU32, entry: u32, key: impl Fn(u32) -> Key) -> bool {
        let first = head.load(Ordering::Relaxed);
        if first == 0 {
            return false;
        }
        let at = key(entry);
        let (parent, block) = self.find(alloc, head, at, &key);
        let len = self.len(block);
        let place = self.below(block, len, at, &key);
        if place >= len || self.cell(block + HEAD + place) != entry {
            return false;
        }
        let older = self.prev(block);
        let copy = if len == 1 {
            older
        } else {
            let entries: Vec<u32> = (0..len).filter(|&i| i != place).map(|i| self.cell(block + HEAD + i)).collect();
            self.block(alloc, room(len - 1), &entries, older)
        };
        self.swing(alloc, head, parent, block, copy);
        self.guide(alloc, head, block, copy, older, &key);
        true
    }

    /// Makes retired blocks usable again once no reader can be inside them. Called after each change.
    pub(crate) fn reclaim(&self, alloc: &mut Allocator) {
        if alloc.retired.len() >= 64 {
            // `swap` settles with every reader that is loading, so afterwards the old count is complete.
            let old = self.epoch.swap(Arc::new(()));
            alloc.waiting.push_back((old, std::mem::take(&mut alloc.retired)));
        }
        while let Some((epoch, _)) = alloc.waiting.front() {
            if Arc::strong_count(epoch) > 1 {
                break;
            }
            if let Some((_, blocks)) = alloc.waiting.pop_front() {
                for block in blocks {
                    alloc.free[class(self.cell(block + CAP))].push(block);
                }
            }
        }
    }

    /// The block in which `at` belongs, and the newer one that points to it (0: the head does): the first block, from the new
    /// end, whose oldest entry is not newer; else the oldest block.
    fn find(&self, alloc: &mut Allocator, head: &AtomicU32, at: Key, key: &impl Fn(u32) -> Key) -> (u32, u32) {
        if let Some(guide) = alloc.guides.get(&place_of(head)) {
            let found = guide.range(..=at).next_back().or_else(|| guide.first_key_value());
            if let Some((&oldest, &block)) = found {
                let newer = guide.range((Bound::Excluded(oldest), Bound::Unbounded)).next();
                return (newer.map_or(0, |(_, &newer)| newer), block);
            }
        }
        let (mut parent, mut block) = (0, head.load(Ordering::Relaxed));
        let mut hops = 0;
        while key(self.cell(block + HEAD)) > at {
            let older = self.prev(block);
            if older == 0 {
                break;
            }
            (parent, block) = (block, older);
            hops += 1;
        }
        if hops > HOPS {
            let mut guide = BTreeMap::new();
            let mut next = head.load(Ordering::Relaxed);
            while next != 0 {
                guide.insert(key(self.cell(next + HEAD)), next);
                next = self.prev(next);
            }
            alloc.guides.insert(place_of(head), guide);
        }
        (parent, block)
    }

    /// Tells the guide, if there is one, that `new` and what is behind it up to `older` took the place of a block.
    fn guide(
        &self,
        alloc: &mut Allocator,
        head: &AtomicU32,
        old: u32,
        new: u32,
        older: u32,
        key: &impl Fn(u32) -> Key,
    ) {
        let Some(guide) = alloc.guides.get_mut(&place_of(head)) else { return };
        // The old block is retired and not used again before `reclaim`, so it still tells where it stood.
        guide.remove(&key(self.cell(old + HEAD)));
        let mut block = new;
        while block != 0 && block != older {
            guide.insert(key(self.cell(block + HEAD)), block);
            block = self.prev(block);
        }
        if guide.is_empty() {
            alloc.guides.remove(&place_of(head));
        }
    }

    /// How many entries of a block are below `before`.
    fn below(&self, block: u32, len: u32, before: Key, key: &impl Fn(u32) -> Key) -> u32 {
        let (mut low, mut high) = (0, len);
        while low < high {
            let middle = low.midpoint(high);
            if key(self.cell(block + HEAD + middle)) < before {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn swing(&self, alloc: &mut Allocator, head: &AtomicU32, parent: u32, old: u32, new: u32) {
        if parent == 0 {
            head.store(new, Ordering::Release);
        } else {
            self.cells.at(parent + PREV).store(new, Ordering::Release);
        }
        alloc.retired.push(old);
    }

    fn block(&self, alloc: &mut Allocator, cap: u32, entries: &[u32], prev: u32) -> u32 {
        let block = alloc.free[class(cap)].pop().unwrap_or_else(|| {
            let block = alloc.next;
            alloc.next += HEAD + cap;
            block
        });
        self.set(block + PREV, prev);
        self.set(block + CAP, cap);
        let mut len = 0;
        for &entry in entries {
            self.set(block + HEAD + len, entry);
            len += 1;
        }
        self.set(block + LEN, len);
        block
    }

    fn set(&self, i: u32, value: u32) {
        self.cells.at(i).store(value, Ordering::Relaxed);
    }

    fn prev(&self, block: u32) -> u32 {
        self.cells.at(block + PREV).load(Ordering::Acquire)
    }

    fn len(&self, block: u32) -> u32 {
        if block == 0 { 0 } else { self.cells.at(block + LEN).load(Ordering::Acquire) }
    }
}

fn place_of(head: &AtomicU32) -> usize {
    std::ptr::from_ref(head).addr()
}

fn class(cap: u32) -> usize {
    cap.trailing_zeros() as usize
}

fn room(len: u32) -> u32 {
    len.next_power_of_two().clamp(2, MAX_CAP)
}

/// A walk through a list, newest first.
pub(crate) struct Walk<'a> {
    arena: &'a Arena,
    block: u32,
    left: u32,
}

impl Iterator for Walk<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        while self.block != 0 {
            if self.left > 0 {
                self.left -= 1;
                return Some(self.arena.cell(self.block + HEAD + self.left));
            }
            self.block = self.arena.prev(self.block);
            self.left = self.arena.len(self.block);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Times with many ties, so that the identifier decides.
    fn key(entry: u32) -> Key {
        (i64::from(entry / 7), i64::from(entry))
    }

    proptest! {
        #[test]
        fn behaves_like_an_ordered_set(steps in prop::collection::vec((any::<bool>(), 0..900_u32), 1..1500), cut in 0..900_u32) {
            let (arena, mut alloc) = (Arena::new(), Allocator::new());
            let (head, mut model) = (AtomicU32::new(0), BTreeSet::new());
            for (add, entry) in steps {
                if add {
                    prop_assert_eq!(arena.insert(&mut alloc, &head, entry, key), model.insert(entry));
                } else {
                    prop_assert_eq!(arena.remove(&mut alloc, &head, entry, key), model.remove(&entry));
                }
                arena.reclaim(&mut alloc);
            }
            let seen: Vec<u32> = arena.walk(&head).collect();
            let wanted: Vec<u32> = model.iter().rev().copied().collect();
            prop_assert_eq!(&seen, &wanted);
            let below: Vec<u32> = arena.walk_below(&head, key(cut), key).collect();
            let wanted: Vec<u32> = wanted.into_iter().filter(|&e| e < cut).collect();
            prop_assert_eq!(below, wanted);
        }
    }

    #[test]
    fn long_lists_split_and_reuse_blocks() {
        let (arena, mut alloc) = (Arena::new(), Allocator::new());
        let head = AtomicU32::new(0);
        // Alternately from both ends of the range: every second one is out of order.
        for i in 0..20_000_u32 {
            let entry = if i % 2 == 0 { 100_000 + i } else { 50_000 - i };
            assert!(arena.insert(&mut alloc, &head, entry, key));
            arena.reclaim(&mut alloc);
        }
        let seen: Vec<u32> = arena.walk(&head).collect();
        assert_eq!(seen.len(), 20_000);
        assert!(seen.is_sorted_by(|a, b| a > b));
        // 20,000 entries in half-full blocks, not 10,000 retired copies of up to 256.
        assert!(alloc.next < 120_000, "{} cells", alloc.next);
    }

    #[test]
    fn a_pinned_reader_keeps_its_blocks() {
        let (arena, mut alloc) = (Arena::new(), Allocator::new());
        let head = AtomicU32::new(0);
        for entry in 0..400 {
            arena.insert(&mut alloc, &head, entry, key);
        }
        let pin = arena.pin();
        let mut walk = arena.walk(&head);
        assert_eq!(walk.next(), Some(399));
        for entry in (0..398).rev() {
            arena.remove(&mut alloc, &head, entry, key);
            arena.insert(&mut alloc, &head, entry + 10_000, key);
            arena.reclaim(&mut alloc);
        }
        let rest: Vec<u32> = walk.collect();
        assert!(rest.is_sorted_by(|a, b| a > b), "no foreign entries in the reader's view");
        assert!(rest.iter().all(|&e| e < 400));
        drop(pin);
        assert_eq!(arena.walk(&head).count(), 400);
    }
}
