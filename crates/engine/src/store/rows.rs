//! The rows. Ranking looks at a few hundred posts all over the index and reads everything of each, so what is read together
//! lies together: a post is 48 bytes of atomics and one short run of cells (its interests, hashtags and products).

use std::sync::atomic::{AtomicI64, AtomicU32, Ordering::Relaxed};

use arc_swap::ArcSwapOption;

use super::lists::{Arena, Key};
use crate::mix::mix;

/// The row may be shown.
pub(crate) const LIVE: u32 = 1 << 31;
/// Post: somebody gains by it.
pub(crate) const SPONSORED: u32 = 1 << 30;
/// Post: its author bought something it shows.
pub(crate) const CUSTOMER: u32 = 1 << 29;
/// Post: had no fair trial yet.
pub(crate) const TRIAL: u32 = 1 << 28;
/// Post: stands on the lists of trials. What had its trial stays there until many have.
pub(crate) const LISTED: u32 = 1 << 27;
/// Product: at least one variant can be bought now.
pub(crate) const BUYABLE: u32 = 1 << 30;
/// Product: has a picture.
pub(crate) const PICTURE: u32 = 1 << 29;
/// Author: hidden or erased.
pub(crate) const HIDDEN: u32 = 1 << 31;

#[derive(Default)]
pub(crate) struct PostRow {
    pub(crate) id: AtomicI64,
    pub(crate) at: AtomicI64,
    pub(crate) author: AtomicU32,
    /// `LIVE`, `SPONSORED`, `CUSTOMER`, `TRIAL`, `LISTED`, kind in bits 16..20, language in bits 0..16 (0: unknown).
    pub(crate) meta: AtomicU32,
    pub(crate) smiles: AtomicU32,
    pub(crate) comments: AtomicU32,
    pub(crate) saves: AtomicU32,
    pub(crate) shown: AtomicU32,
    /// Where its run of cells starts.
    pub(crate) run: AtomicU32,
}

#[derive(Default)]
pub(crate) struct ProductRow {
    pub(crate) id: AtomicI64,
    pub(crate) at: AtomicI64,
    /// 0: none.
    pub(crate) brand: AtomicI64,
    pub(crate) meta: AtomicU32,
    /// In millionths.
    pub(crate) popularity: AtomicU32,
    pub(crate) run: AtomicU32,
    /// Its posts, newest first.
    pub(crate) posts: AtomicU32,
}

#[derive(Default)]
pub(crate) struct AuthorRow {
    pub(crate) id: AtomicI64,
    pub(crate) meta: AtomicU32,
    pub(crate) posts: AtomicU32,
}

/// What belongs to one interest, or to the whole store.
#[derive(Default)]
pub(crate) struct Shelf {
    /// Posts, newest first.
    pub(crate) posts: AtomicU32,
    /// Posts that had no fair trial yet and lead with this interest, newest first; some without `TRIAL` among them.
    pub(crate) trial: AtomicU32,
    /// Products, newest first.
    pub(crate) products: AtomicU32,
    /// Products in a fixed mixed order, to draw from by chance. Not kept for the whole store.
    pub(crate) mixed: AtomicU32,
    /// The posts with the most smiles, best first.
    pub(crate) smiled: ArcSwapOption<Vec<u32>>,
    /// The products with the highest popularity that can be bought, best first.
    pub(crate) popular: ArcSwapOption<Vec<u32>>,
}

/// A post's run: the numbers of each, then interests, hashtags and products.
#[derive(Clone, Copy)]
pub(crate) struct Run<'a> {
    arena: &'a Arena,
    start: u32,
    counts: u32,
}

/// An interest (high half) and its weight in 65,535ths (low half).
pub(crate) fn weighted(interest: u16, weight: f32) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range before")]
    let weight = (weight.clamp(0.0, 1.0) * 65_535.0) as u32;
    u32::from(interest) << 16 | weight
}

/// The interest and its weight.
#[expect(clippy::cast_precision_loss, reason = "16 bits fit an f32 exactly")]
pub(crate) fn unweighted(cell: u32) -> (u16, f32) {
    ((cell >> 16) as u16, (cell & 0xFFFF) as f32 / 65_535.0)
}

impl<'a> Run<'a> {
    pub(crate) fn new(arena: &'a Arena, start: u32) -> Self {
        Self { arena, start, counts: if start == 0 { 0 } else { arena.cell(start) } }
    }

    pub(crate) fn counts(interests: usize, hashtags: usize, products: usize) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "the three are cut to 30 before")]
        let counts = interests as u32 | (hashtags as u32) << 8 | (products as u32) << 16;
        counts
    }

    fn part(self, skip: u32, len: u32) -> impl Iterator<Item = u32> + 'a {
        let (arena, start) = (self.arena, self.start + 1 + skip);
        (start..start + len).map(move |i| arena.cell(i))
    }

    pub(crate) fn interests(self) -> impl Iterator<Item = (u16, f32)> + 'a {
        self.part(0, self.counts & 0xFF).map(unweighted)
    }

    pub(crate) fn hashtags(self) -> impl Iterator<Item = u32> + 'a {
        self.part(self.counts & 0xFF, self.counts >> 8 & 0xFF)
    }

    pub(crate) fn products(self) -> impl Iterator<Item = u32> + 'a {
        self.part((self.counts & 0xFF) + (self.counts >> 8 & 0xFF), self.counts >> 16 & 0xFF)
    }

    /// All cells behind the numbers, to compare.
    pub(crate) fn cells(self) -> impl Iterator<Item = u32> + 'a {
        let total = (self.counts & 0xFF) + (self.counts >> 8 & 0xFF) + (self.counts >> 16 & 0xFF);
        std::iter::once(self.counts).chain(self.part(0, total))
    }
}

impl PostRow {
    pub(crate) fn key(&self) -> Key {
        (self.at.load(Relaxed), self.id.load(Relaxed))
    }

    pub(crate) fn live(&self) -> bool {
        self.meta.load(Relaxed) & LIVE != 0
    }

    pub(crate) fn has(&self, flag: u32) -> bool {
        self.meta.load(Relaxed) & flag != 0
    }

    pub(crate) fn language(&self) -> u16 {
        (self.meta.load(Relaxed) & 0xFFFF) as u16
    }
}

impl ProductRow {
    pub(crate) fn key(&self) -> Key {
        (self.at.load(Relaxed), self.id.load(Relaxed))
    }

    pub(crate) fn mixed_key(&self) -> Key {
        let id = self.id.load(Relaxed);
        (mix(id.cast_unsigned()).cast_signed(), id)
    }

    pub(crate) fn has(&self, flags: u32) -> bool {
        self.meta.load(Relaxed) & flags == flags
    }
}
