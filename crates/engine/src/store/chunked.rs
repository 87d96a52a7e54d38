//! A growing array whose elements never move, so that readers need no lock while the writer adds to it.

use std::sync::OnceLock;

/// Pages of `2^BITS` elements (`BITS` at least 8), made when first touched. The directory grows by doubling, so that an
/// empty array costs nothing and a large one is two short hops.
pub(crate) struct Chunked<T, const BITS: u32> {
    levels: [OnceLock<Box<[Page<T>]>>; 25],
}

type Page<T> = OnceLock<Box<[T]>>;

impl<T: Default, const BITS: u32> Chunked<T, BITS> {
    pub(crate) fn new() -> Self {
        const { assert!(BITS >= 8 && BITS < 32) };
        Self { levels: [const { OnceLock::new() }; 25] }
    }

    /// The element at `i`; a default one if it was never written.
    #[inline]
    pub(crate) fn at(&self, i: u32) -> &T {
        let page = (i >> BITS) + 1;
        let level = page.ilog2();
        let slot = (page - (1 << level)) as usize;
        let element = (i & ((1 << BITS) - 1)) as usize;
        match self.levels[level as usize].get().and_then(|directory| directory[slot].get()) {
            Some(page) => &page[element],
            None => &self.make(level, slot)[element],
        }
    }

    #[cold]
    fn make(&self, level: u32, slot: usize) -> &[T] {
        self.levels[level as usize].get_or_init(|| filled(1 << level))[slot].get_or_init(|| filled(1 << BITS))
    }

    /// Bytes held.
    pub(crate) fn bytes(&self) -> usize {
        let pages: usize =
            self.levels.iter().filter_map(OnceLock::get).flat_map(|d| d.iter()).filter(|p| p.get().is_some()).count();
        pages * (size_of::<T>() << BITS)
    }
}

fn filled<T: Default>(n: usize) -> Box<[T]> {
    (0..n).map(|_| T::default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

    #[test]
    fn elements_keep_their_place() {
        let array: Chunked<AtomicU32, 8> = Chunked::new();
        let places = [0, 1, 255, 256, 257, 511, 512, 70_000, 1 << 20, u32::MAX];
        for i in places {
            array.at(i).store(i ^ 7, Relaxed);
        }
        for i in places {
            assert_eq!(array.at(i).load(Relaxed), i ^ 7);
        }
        assert_eq!(array.at(3).load(Relaxed), 0);
    }
}
