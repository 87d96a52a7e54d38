//! From the program's identifiers to our dense indices: a hash table that readers use while the writer inserts.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use arc_swap::ArcSwap;

use crate::mix::mix;

const SHARDS: usize = 64;
const EMPTY: u32 = u32::MAX;

/// Open addressing in 64 parts, so that growing stops the writer for one part only. Entries are never taken out, and a
/// key's value never changes.
pub(crate) struct IdTable {
    shards: Box<[ArcSwap<Slots>]>,
}

struct Slots {
    used: AtomicU32,
    keys: Box<[AtomicI64]>,
    values: Box<[AtomicU32]>,
}

impl IdTable {
    pub(crate) fn new() -> Self {
        Self { shards: (0..SHARDS).map(|_| ArcSwap::from_pointee(Slots::new(4))).collect() }
    }

    pub(crate) fn get(&self, key: i64) -> Option<u32> {
        let hash = mix(key.cast_unsigned());
        self.shards[(hash >> 58) as usize].load().get(key, hash)
    }

    /// Only the writer calls this, and only for a key that is not there.
    pub(crate) fn insert(&self, key: i64, value: u32) {
        let hash = mix(key.cast_unsigned());
        let shard = &self.shards[(hash >> 58) as usize];
        let slots = shard.load();
        if (slots.used.load(Ordering::Relaxed) as usize + 1) * 4 > slots.keys.len() * 3 {
            let larger = Slots::new(slots.keys.len() * 2);
            for (k, v) in slots.keys.iter().zip(&slots.values) {
                let (k, v) = (k.load(Ordering::Relaxed), v.load(Ordering::Relaxed));
                if v != EMPTY {
                    larger.insert(k, mix(k.cast_unsigned()), v);
                }
            }
            larger.insert(key, hash, value);
            shard.store(Arc::new(larger));
        } else {
            slots.insert(key, hash, value);
        }
    }

    /// Bytes held.
    pub(crate) fn bytes(&self) -> usize {
        self.shards.iter().map(|s| s.load().keys.len() * 12).sum()
    }
}

impl Slots {
    fn new(size: usize) -> Self {
        Self {
            used: AtomicU32::new(0),
            keys: (0..size).map(|_| AtomicI64::new(0)).collect(),
            values: (0..size).map(|_| AtomicU32::new(EMPTY)).collect(),
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "only the low bits are wanted")]
    fn get(&self, key: i64, hash: u64) -> Option<u32> {
        let mask = self.keys.len() - 1;
        let mut i = hash as usize & mask;
        loop {
            // Acquire pairs with the release in `insert`: a value that is there has its key.
            let value = self.values[i].load(Ordering::Acquire);
            if value == EMPTY {
                return None;
            }
            if self.keys[i].load(Ordering::Relaxed) == key {
                return Some(value);
            }
            i = (i + 1) & mask;
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "only the low bits are wanted")]
    fn insert(&self, key: i64, hash: u64, value: u32) {
        let mask = self.keys.len() - 1;
        let mut i = hash as usize & mask;
        while self.values[i].load(Ordering::Relaxed) != EMPTY {
            i = (i + 1) & mask;
        }
        self.keys[i].store(key, Ordering::Relaxed);
        self.values[i].store(value, Ordering::Release);
        self.used.fetch_add(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in_and_nothing_else() {
        let table = IdTable::new();
        for i in 0..20_000_u32 {
            table.insert(i64::from(i) * 1_000_003 - 7_000_000, i);
        }
        for i in 0..20_000_u32 {
            assert_eq!(table.get(i64::from(i) * 1_000_003 - 7_000_000), Some(i));
        }
        assert_eq!(table.get(1), None);
        assert_eq!(table.get(i64::MIN), None);
    }
}
