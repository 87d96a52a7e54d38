//! Factors: where posts and products stand in taste, as the recommender learned it. The engine only looks them up.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::ids::{AccountId, InterestId, PostId, ProductId};
use crate::index::Index;
use crate::query::What;

/// So many companions of a thing are kept.
const COMPANIONS: usize = 12;
/// Among so many of the things most is done with, [`Factors::nearest`] looks.
const HEAD: usize = 16_384;

/// One trained version. It does not change; the next one takes its place by [`Index::set_factors`].
#[derive(Debug, Default)]
pub struct Factors {
    version: u64,
    dims: usize,
    slots: FxHashMap<What, u32>,
    what: Vec<What>,
    /// `dims` numbers an item, in 127ths of its scale: a byte each, because a million items are looked up at random.
    cells: Vec<i8>,
    scales: Vec<f32>,
    /// `dims` numbers an interest: where things of that interest stand without an action.
    places: Vec<f32>,
    /// Authors, and `dims` numbers of each: where what they write stands.
    authors: Vec<AccountId>,
    homes: Vec<f32>,
    companions: Vec<u32>,
    /// Slots by falling number of actions.
    head: Vec<u32>,
}

/// What is known of one post or product.
#[derive(Clone, Debug, PartialEq)]
pub struct Learnt {
    /// The post or product.
    pub what: What,
    /// Its factors.
    pub factors: Vec<f32>,
    /// How much was done with it.
    pub actions: f32,
    /// What is done by those who do something with it, the strongest first.
    pub companions: Vec<What>,
}

/// A shopper's place among the factors.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaning {
    /// Of which [`Factors`].
    pub version: u64,
    /// As many numbers as an item has.
    pub values: Vec<f32>,
}

impl Factors {
    /// Factors of these items; `places` are those of interests, `homes` those of authors.
    pub fn new(
        version: u64,
        dims: usize,
        items: &[Learnt],
        places: &[(InterestId, Vec<f32>)],
        homes: &[(AccountId, Vec<f32>)],
    ) -> Self {
        let mut factors = Self { version, dims, ..Self::default() };
        for item in items.iter().filter(|item| item.factors.len() == dims) {
            #[expect(clippy::cast_possible_truncation, reason = "fewer items than posts and products have rows")]
            let slot = factors.what.len() as u32;
            if factors.slots.insert(item.what, slot).is_some() {
                continue;
            }
            factors.what.push(item.what);
            let scale = item.factors.iter().fold(0.0_f32, |most, v| most.max(v.abs()));
            factors.scales.push(scale / 127.0);
            #[expect(clippy::cast_possible_truncation, reason = "at most 127")]
            factors
                .cells
                .extend(item.factors.iter().map(|v| if scale > 0.0 { (v / scale * 127.0).round() as i8 } else { 0 }));
        }
        let mut actions = vec![0.0; factors.what.len()];
        factors.companions = vec![u32::MAX; factors.what.len() * COMPANIONS];
        for item in items {
            let Some(&slot) = factors.slots.get(&item.what) else { continue };
            actions[slot as usize] = item.actions;
            let own = &mut factors.companions[slot as usize * COMPANIONS..][..COMPANIONS];
            let known = item.companions.iter().filter_map(|what| factors.slots.get(what));
            own.iter_mut().zip(known).for_each(|(cell, &other)| *cell = other);
        }
        factors.head = (0..actions.len()).filter_map(|slot| u32::try_from(slot).ok()).collect();
        factors.head.sort_by(|&a, &b| actions[b as usize].total_cmp(&actions[a as usize]).then(a.cmp(&b)));
        factors.head.truncate(HEAD);
        for (interest, place) in places.iter().filter(|(_, place)| place.len() == dims) {
            let start = usize::from(interest.0) * dims;
            factors.places.resize(factors.places.len().max(start + dims), 0.0);
            factors.places[start..start + dims].copy_from_slice(place);
        }
        for (author, home) in homes.iter().filter(|(_, home)| home.len() == dims) {
            factors.authors.push(*author);
            factors.homes.extend(home);
        }
        factors
    }

    /// Which training they are of.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// How many items they know.
    pub fn len(&self) -> usize {
        self.what.len()
    }

    /// None?
    pub fn is_empty(&self) -> bool {
        self.what.is_empty()
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.cells.len()
            + 4 * (self.scales.len() + self.places.len() + self.companions.len() + self.head.len())
            + 4 * self.homes.len()
            + self.authors.len() * size_of::<AccountId>()
            + self.what.len() * (size_of::<What>() + 2 * size_of::<(What, u32)>())
    }

    /// Where a shopper of whom only picked interests are known begins: among what those who do something with these
    /// interests like. Scaled so that what stands where the interests stand gets `usual`.
    pub fn beginning(&self, picked: &[(InterestId, f32)], usual: f32) -> Option<Leaning> {
        let place = |interest: &InterestId| self.places.get(usize::from(interest.0) * self.dims..)?.get(..self.dims);
        let mut values = vec![0.0; self.dims];
        for (interest, weight) in picked {
            let place = place(interest)?;
            values.iter_mut().zip(place).for_each(|(sum, value)| *sum += weight * value);
        }
        let scores = picked.iter().filter_map(|(interest, _)| place(interest));
        let sum: f32 = scores.flat_map(|place| place.iter().zip(&values)).map(|(a, b)| a * b).sum();
        let mean = sum / picked.len() as f32;
        (mean > 0.0)
            .then(|| Leaning { version: self.version, values: values.iter().map(|v| v * usual / mean).collect() })
    }

    /// Where a shopper stands: where their picked interests begin, and from there whither their deeds pull (`folded`, the
    /// recommender's own solve). So a few deeds move the picture and do not replace it; with many the beginning is little.
    pub fn leaning(&self, picked: &[(InterestId, f32)], usual: f32, folded: Option<&[f32]>) -> Option<Leaning> {
        let beginning = self.beginning(picked, usual);
        let Some(folded) = folded.filter(|folded| folded.len() == self.dims) else { return beginning };
        let mut values = folded.to_vec();
        for (value, start) in values.iter_mut().zip(beginning.iter().flat_map(|leaning| &leaning.values)) {
            *value += start;
        }
        Some(Leaning { version: self.version, values })
    }

    /// What this shopper may like best, of the things most is done with, without those to `skip`: bounded work, whatever the
    /// size of the store. What they have seen should be skipped: it is what suits them best, and would be all there is.
    pub fn nearest(&self, leaning: &Leaning, most: usize, skip: impl Fn(What) -> bool) -> Vec<What> {
        if leaning.version != self.version || leaning.values.len() != self.dims {
            return Vec::new();
        }
        let mut found: Vec<(f32, u32)> =
            self.head.iter().map(|&slot| (self.dot(slot, &leaning.values), slot)).collect();
        found.retain(|(score, slot)| *score > 0.0 && !skip(self.what[*slot as usize]));
        let better = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if found.len() > most && most > 0 {
            found.select_nth_unstable_by(most - 1, better);
            found.truncate(most);
        }
        found.sort_unstable_by(better);
        found.into_iter().take(most).map(|(_, slot)| self.what[slot as usize]).collect()
    }

    fn dot(&self, slot: u32, values: &[f32]) -> f32 {
        let cells = &self.cells[slot as usize * self.dims..][..self.dims];
        let sum: f32 = cells.iter().zip(values).map(|(&cell, value)| f32::from(cell) * value).sum();
        sum * self.scales[slot as usize]
    }
}

/// Factors with the index's rows: no search while a page is made.
pub(crate) struct Attached {
    factors: Arc<Factors>,
    posts: Vec<u32>,
    products: Vec<u32>,
    authors: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Attached {
    pub(crate) fn new(index: &Index, factors: Arc<Factors>) -> Self {
        let (mut posts, mut products, mut authors) = (Vec::new(), Vec::new(), Vec::new());
        let put = |rows: &mut Vec<u32>, row: Option<u32>, slot: u32| {
            let Some(row) = row.map(|row| row as usize) else { return };
            if rows.len() <= row {
                rows.resize(row + 1, NONE);
            }
            rows[row] = slot;
        };
        for (slot, what) in (0_u32..).zip(&factors.what) {
            match what {
                What::Post(PostId(id)) => put(&mut posts, index.post_ids.get(*id), slot),
                What::Product(ProductId(id)) => put(&mut products, index.product_ids.get(*id), slot),
            }
        }
        for (slot, author) in (0_u32..).zip(&factors.authors) {
            put(&mut authors, index.author_ids.get(author.0), slot);
        }
        Self { factors, posts, products, authors }
    }

    /// How much this shopper should like what this author writes.
    pub(crate) fn home(&self, author: u32, values: &[f32]) -> Option<f32> {
        let slot = self.authors.get(author as usize).copied().filter(|&slot| slot != NONE)? as usize;
        let home = &self.factors.homes[slot * self.factors.dims..][..self.factors.dims];
        Some(home.iter().zip(values).map(|(a, b)| a * b).sum())
    }

    fn slot(&self, is_post: bool, row: u32) -> Option<u32> {
        let rows = if is_post { &self.posts } else { &self.products };
        rows.get(row as usize).copied().filter(|&slot| slot != NONE)
    }

    pub(crate) fn knows(&self, leaning: &Leaning) -> bool {
        leaning.version == self.factors.version && leaning.values.len() == self.factors.dims
    }

    /// How much this shopper should like it, where it has factors of its own.
    pub(crate) fn score(&self, is_post: bool, row: u32, values: &[f32]) -> Option<f32> {
        self.slot(is_post, row).map(|slot| self.factors.dot(slot, values))
    }

    /// The same for each interest: where things stand that nobody did anything with.
    pub(crate) fn places(&self, values: &[f32]) -> Vec<f32> {
        let dot = |place: &[f32]| place.iter().zip(values).map(|(a, b)| a * b).sum();
        self.factors.places.chunks_exact(self.factors.dims.max(1)).map(dot).collect()
    }

    /// What goes with a thing, the strongest first.
    pub(crate) fn companions(&self, what: What) -> impl Iterator<Item = What> + '_ {
        let slot = self.factors.slots.get(&what).copied();
        let all = slot.map(|slot| &self.factors.companions[slot as usize * COMPANIONS..][..COMPANIONS]);
        all.into_iter().flatten().filter(|&&other| other != NONE).map(|&other| self.factors.what[other as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_a_number_is_near_enough() {
        let item = |id, factors: Vec<f32>, actions| Learnt {
            what: What::Post(PostId(id)),
            factors,
            actions,
            companions: vec![What::Post(PostId(1)), What::Post(PostId(9))],
        };
        let items = [item(1, vec![0.5, -1.0, 0.01], 3.0), item(2, vec![0.0, 0.0, 0.0], 9.0), item(3, vec![9.0], 1.0)];
        let factors = Factors::new(4, 3, &items, &[(InterestId(2), vec![1.0, 0.0, 0.0])], &[]);
        assert_eq!((factors.len(), factors.version()), (2, 4));
        assert!((factors.dot(0, &[1.0, 1.0, 1.0]) + 0.49).abs() < 0.02);
        assert_eq!(factors.dot(1, &[1.0, 1.0, 1.0]), 0.0);
        let leaning = Leaning { version: 4, values: vec![1.0, 0.0, 0.0] };
        assert_eq!(factors.nearest(&leaning, 5, |_| false), vec![What::Post(PostId(1))]);
        assert_eq!(factors.nearest(&leaning, 5, |what| what == What::Post(PostId(1))), vec![]);
        assert_eq!(factors.nearest(&Leaning { version: 3, ..leaning.clone() }, 5, |_| false), vec![]);
        let attached = Attached::new(&Index::new(), Arc::new(factors));
        assert_eq!(attached.places(&leaning.values), vec![0.0, 0.0, 1.0]);
        assert_eq!(attached.companions(What::Post(PostId(2))).collect::<Vec<_>>(), vec![What::Post(PostId(1))]);
    }
}
