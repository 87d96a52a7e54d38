//! Copies kept in memory, bounded in bytes: what was used lately stays, what nobody asked for goes.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Two generations: what is asked for moves to the young one; when that holds half the bytes, the old one goes and the
/// young one grows old. So a value goes when it was not asked for while half of all bytes came in.
#[derive(Debug)]
pub struct Keep<K, V> {
    held: Mutex<Held<K, V>>,
    /// Bytes of a generation.
    most: usize,
}

#[derive(Debug)]
struct Held<K, V> {
    young: HashMap<K, (Arc<V>, usize)>,
    old: HashMap<K, (Arc<V>, usize)>,
    young_bytes: usize,
    old_bytes: usize,
}

/// What the tables themselves cost for each value, about.
const OVERHEAD: usize = 96;

impl<K: Eq + Hash + Clone, V> Keep<K, V> {
    /// Keeps at most so many bytes, as far as the values' sizes are told truly.
    pub fn new(bytes: usize) -> Self {
        let held = Held { young: HashMap::new(), old: HashMap::new(), young_bytes: 0, old_bytes: 0 };
        Self { held: Mutex::new(held), most: bytes / 2 }
    }

    fn held(&self) -> MutexGuard<'_, Held<K, V>> {
        // A panic between two plain changes of the tables leaves at the worst a wrong sum of bytes.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn get(&self, key: &K) -> Option<Arc<V>> {
        self.held().get(key, self.most)
    }

    /// Many at once.
    pub fn get_all<'a>(&self, keys: impl IntoIterator<Item = &'a K>) -> Vec<Option<Arc<V>>>
    where
        K: 'a,
    {
        let mut held = self.held();
        keys.into_iter().map(|key| held.get(key, self.most)).collect()
    }

    /// Keeps a value that takes so many bytes. One that is larger than a generation is not kept.
    pub fn put(&self, key: K, value: Arc<V>, bytes: usize) {
        let bytes = bytes + OVERHEAD;
        let mut held = self.held();
        held.remove(&key);
        if bytes <= self.most {
            held.put(key, value, bytes, self.most);
        }
    }

    pub fn remove(&self, key: &K) {
        self.held().remove(key);
    }

    pub fn clear(&self) {
        let mut held = self.held();
        (held.young, held.old) = (HashMap::new(), HashMap::new());
        (held.young_bytes, held.old_bytes) = (0, 0);
    }

    /// Bytes held now.
    pub fn bytes(&self) -> usize {
        let held = self.held();
        held.young_bytes + held.old_bytes
    }
}

impl<K: Eq + Hash + Clone, V> Held<K, V> {
    fn get(&mut self, key: &K, most: usize) -> Option<Arc<V>> {
        if let Some((value, _)) = self.young.get(key) {
            return Some(Arc::clone(value));
        }
        let (key, (value, bytes)) = self.old.remove_entry(key)?;
        self.old_bytes -= bytes;
        self.put(key, Arc::clone(&value), bytes, most);
        Some(value)
    }

    fn put(&mut self, key: K, value: Arc<V>, bytes: usize, most: usize) {
        if self.young_bytes + bytes > most {
            self.old = std::mem::take(&mut self.young);
            self.old_bytes = std::mem::take(&mut self.young_bytes);
        }
        self.young_bytes += bytes;
        self.young.insert(key, (value, bytes));
    }

    fn remove(&mut self, key: &K) {
        if let Some((_, bytes)) = self.young.remove(key) {
            self.young_bytes -= bytes;
        }
        if let Some((_, bytes)) = self.old.remove(key) {
            self.old_bytes -= bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn never_more_bytes_than_allowed_and_never_another_value(
            steps in prop::collection::vec((0_u8..40, 0_usize..3_000, any::<bool>()), 1..400)
        ) {
            let keep = Keep::new(20_000);
            let mut last = HashMap::new();
            for (number, (key, bytes, put)) in steps.into_iter().enumerate() {
                if put {
                    keep.put(key, Arc::new(number), bytes);
                    last.insert(key, number);
                } else if let Some(found) = keep.get(&key) {
                    prop_assert_eq!(Some(&*found), last.get(&key));
                }
                prop_assert!(keep.bytes() <= 20_000);
                let held = keep.held();
                let sum: usize = held.young.values().chain(held.old.values()).map(|(_, b)| b).sum();
                prop_assert_eq!(sum, held.young_bytes + held.old_bytes);
            }
        }
    }

    #[test]
    fn what_is_asked_for_stays() {
        let keep = Keep::new(10 * (100 + OVERHEAD));
        keep.put(0, Arc::new(()), 100);
        for n in 1..1_000 {
            keep.put(n, Arc::new(()), 100);
            assert!(keep.get(&0).is_some());
        }
        assert!(keep.get(&500).is_none());
        keep.remove(&0);
        assert!(keep.get(&0).is_none());
        keep.clear();
        assert_eq!(keep.bytes(), 0);
    }
}
