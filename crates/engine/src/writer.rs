//! The one writer: turns changes into rows and lists.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::change::{Change, Counters, Outcome, PostFacts, ProductFacts};
use crate::ids::{AccountId, PostId, ProductId};
use crate::index::Index;
use crate::store::hall::{Hall, Rank};
use crate::store::lists::Allocator;
use crate::store::rows::{
    BUYABLE, CUSTOMER, HIDDEN, LISTED, LIVE, PICTURE, PostRow, Run, SPONSORED, Shelf, TRIAL, weighted,
};
use crate::store::table::IdTable;

const MOST_INTERESTS: usize = 16;
const MOST_HASHTAGS: usize = 30;
const MOST_PRODUCTS: usize = 20;
const BUCKETS: usize = 1024;

/// A shelf: an interest, or the whole store.
const WHOLE_STORE: u32 = u32::MAX;

pub(crate) struct Writer {
    lists: Allocator,
    posts: u32,
    products: u32,
    authors: u32,
    hashtags: u32,
    pub(crate) live_posts: u32,
    pub(crate) live_products: u32,
    smiled: FxHashMap<u32, Hall>,
    popular: FxHashMap<u32, Hall>,
    /// Shelves whose published best are older than ours.
    stale_smiled: FxHashSet<u32>,
    stale_popular: FxHashSet<u32>,
    /// How many buyable products have which popularity.
    popularity: Box<[u32; BUCKETS]>,
    /// Posts on the lists of trials, and how many of them had theirs.
    listed: u32,
    tried: u32,
    stale_head: bool,
    /// While an index is built: what is cheaper at the end.
    bulk: Option<Bulk>,
}

/// Products to put into mixed lists (interest, product); the lists of the best are read at the end as well.
#[derive(Default)]
struct Bulk {
    mixed: Vec<(u16, u32)>,
}

impl Writer {
    pub(crate) fn new() -> Self {
        Self {
            lists: Allocator::new(),
            posts: 0,
            products: 0,
            authors: 0,
            hashtags: 0,
            live_posts: 0,
            live_products: 0,
            smiled: FxHashMap::default(),
            popular: FxHashMap::default(),
            stale_smiled: FxHashSet::default(),
            stale_popular: FxHashSet::default(),
            popularity: Box::new([0; BUCKETS]),
            listed: 0,
            tried: 0,
            stale_head: false,
            bulk: None,
        }
    }

    /// Applies everything that an index is built from.
    pub(crate) fn build(&mut self, index: &Index, changes: &[Change]) {
        self.bulk = Some(Bulk::default());
        for change in changes {
            self.apply(index, change);
        }
        self.settle_mixed(index);
        self.try_all(index);
        for &shelf in &self.stale_smiled {
            let hall = self.smiled.entry(shelf).or_default();
            hall.read(index.arena.walk(&shelf_at(index, shelf).posts), |d| smile_rank(index, d));
        }
        for &shelf in &self.stale_popular {
            let hall = self.popular.entry(shelf).or_default();
            hall.read(index.arena.walk(&shelf_at(index, shelf).products), |d| popular_rank(index, d));
        }
        self.bulk = None;
        self.publish(index);
    }

    /// Puts every post on the lists of trials where it belongs, or takes it off them. In the order of rows, which after
    /// building is the order of time.
    pub(crate) fn try_all(&mut self, index: &Index) {
        let bulk = self.bulk.take();
        for d in 0..self.posts {
            self.try_post(index, d);
            index.arena.reclaim(&mut self.lists);
        }
        self.bulk = bulk;
    }

    /// A post is on trial while it is public and few saw it and few liked it. Its age does not matter here; draws look at
    /// the last weeks alone.
    fn try_post(&mut self, index: &Index, d: u32) {
        if self.bulk.is_some() {
            return;
        }
        let row = index.posts.at(d);
        let weights = index.weights();
        let due = row.live()
            && row.shown.load(Relaxed) < weights.unproven_shown
            && row.smiles.load(Relaxed) < weights.unproven_smiles;
        if due == row.has(TRIAL) {
            return;
        }
        row.meta.fetch_xor(TRIAL, Relaxed);
        if due && !row.has(LISTED) {
            for list in trial_lists(index, d) {
                index.arena.insert(&mut self.lists, list, d, |x| index.post_key(x));
            }
            row.meta.fetch_or(LISTED, Relaxed);
            self.listed += 1;
        } else if due {
            self.tried -= 1;
        } else {
            // Finding its place far down costs more than leaving it: the lists are cleaned when a third had their trial.
            self.tried += 1;
            if self.tried > 1_000 + self.listed / 3 {
                self.clean_trials(index);
            }
        }
    }

    fn clean_trials(&mut self, index: &Index) {
        let all: Vec<u32> = index.arena.walk(&index.all.trial).collect();
        let mut shelves: Vec<u32> = all.iter().filter_map(|&d| leading(index, d)).collect();
        shelves.sort_unstable();
        shelves.dedup();
        let lists = shelves.into_iter().map(|i| &index.shelves.at(i).trial).chain([&index.all.trial]);
        for list in lists {
            index.arena.retain(&mut self.lists, list, |d| index.posts.at(d).has(TRIAL));
        }
        for d in all {
            if !index.posts.at(d).has(TRIAL) {
                index.posts.at(d).meta.fetch_and(!LISTED, Relaxed);
                self.listed -= 1;
            }
        }
        self.tried = 0;
    }

    fn unlist_trial(&mut self, index: &Index, d: u32) {
        let row = index.posts.at(d);
        if !row.has(LISTED) {
            return;
        }
        for list in trial_lists(index, d) {
            index.arena.remove(&mut self.lists, list, d, |x| index.post_key(x));
        }
        self.listed -= 1;
        self.tried -= u32::from(!row.has(TRIAL));
        row.meta.fetch_and(!(TRIAL | LISTED), Relaxed);
    }

    /// In order, every product is the newest of its mixed list.
    fn settle_mixed(&mut self, index: &Index) {
        let Some(bulk) = &mut self.bulk else { return };
        let mut mixed = std::mem::take(&mut bulk.mixed);
        mixed.sort_by_cached_key(|&(interest, d)| (interest, index.products.at(d).mixed_key()));
        for (interest, d) in mixed {
            let list = &index.shelves.at(interest.into()).mixed;
            index.arena.insert(&mut self.lists, list, d, |x| index.products.at(x).mixed_key());
        }
    }

    pub(crate) fn apply(&mut self, index: &Index, change: &Change) -> Outcome {
        let outcome = match change {
            Change::PostPublished { .. } | Change::ProductUpserted(..) if self.lists.full() => Outcome::Full,
            Change::PostPublished { id, author, facts } => self.publish_post(index, *id, *author, facts),
            Change::PostRemoved(id) => with(&index.post_ids, id.0, |d| self.remove_post(index, d)),
            Change::PostCounters(id, to) => self.count(index, *id, |counters| *counters = *to),
            Change::SmileAdded(id) => self.count(index, *id, |c| c.smiles = c.smiles.saturating_add(1)),
            Change::SmileRemoved(id) => self.count(index, *id, |c| c.smiles = c.smiles.saturating_sub(1)),
            Change::CommentAdded(id) => self.count(index, *id, |c| c.comments = c.comments.saturating_add(1)),
            Change::CommentRemoved(id) => self.count(index, *id, |c| c.comments = c.comments.saturating_sub(1)),
            Change::SaveAdded(id) => self.count(index, *id, |c| c.saves = c.saves.saturating_add(1)),
            Change::SaveRemoved(id) => self.count(index, *id, |c| c.saves = c.saves.saturating_sub(1)),
            Change::PostShown(id, times) => self.count(index, *id, |c| c.shown = c.shown.saturating_add(*times)),
            Change::ProductUpserted(id, facts) => self.upsert_product(index, *id, facts),
            Change::ProductRetired(id) => with(&index.product_ids, id.0, |d| self.retire_product(index, d)),
            Change::AvailabilityChanged { product, buyable } => {
                with(&index.product_ids, product.0, |d| self.set_buyable(index, d, *buyable))
            }
            Change::AccountHidden { account, hidden } => self.hide(index, *account, *hidden),
            Change::AccountErased(account) => self.erase(index, *account),
        };
        index.arena.reclaim(&mut self.lists);
        outcome
    }

    /// Gives readers the new lists of the best.
    pub(crate) fn publish(&mut self, index: &Index) {
        for shelf in self.stale_smiled.drain() {
            if let Some(hall) = self.smiled.get_mut(&shelf) {
                let on = shelf_at(index, shelf);
                hall.refill(index.arena.walk(&on.posts), |d| smile_rank(index, d));
                on.smiled.store(Some(Arc::new(hall.published())));
            }
        }
        for shelf in self.stale_popular.drain() {
            if let Some(hall) = self.popular.get_mut(&shelf) {
                let on = shelf_at(index, shelf);
                hall.refill(index.arena.walk(&on.products), |d| popular_rank(index, d));
                on.popular.store(Some(Arc::new(hall.published())));
            }
        }
        if std::mem::take(&mut self.stale_head) {
            let fifth = self.popularity.iter().sum::<u32>() / 5;
            let (mut above, mut bucket) = (0, BUCKETS);
            while bucket > 0 && above + self.popularity[bucket - 1] <= fifth {
                bucket -= 1;
                above += self.popularity[bucket];
            }
            #[expect(clippy::cast_possible_truncation, reason = "at most 1024")]
            index.head_from.store((bucket as u32 * 1_000_000).div_ceil(BUCKETS as u32), Relaxed);
        }
    }

    fn publish_post(&mut self, index: &Index, id: PostId, author: AccountId, facts: &PostFacts) -> Outcome {
        let author = self.author(index, author);
        let mut interests: Vec<u32> = Vec::new();
        for interest in &facts.interests {
            let cell = weighted(interest.0, 1.0);
            if !interests.contains(&cell) && interests.len() < MOST_INTERESTS {
                interests.push(cell);
            }
        }
        let mut hashtags: Vec<u32> = Vec::new();
        for tag in &facts.hashtags {
            let tag = self.hashtag(index, tag.0.cast_signed());
            if !hashtags.contains(&tag) && hashtags.len() < MOST_HASHTAGS {
                hashtags.push(tag);
            }
        }
        let mut products: Vec<u32> = Vec::new();
        for product in &facts.products {
            let product = self.product(index, *product);
            if !products.contains(&product) && products.len() < MOST_PRODUCTS {
                products.push(product);
            }
        }
        let counts = Run::counts(interests.len(), hashtags.len(), products.len());
        let cells: Vec<u32> = std::iter::once(counts).chain(interests).chain(hashtags).chain(products).collect();
        let flag = |on: bool, flag: u32| if on { flag } else { 0 };
        let meta = LIVE
            | flag(facts.sponsored, SPONSORED)
            | flag(facts.customer, CUSTOMER)
            | facts.kind.code() << 16
            | u32::from(facts.language.map_or(0, |l| l.0));

        let d = match index.post_ids.get(id.0) {
            Some(d) => {
                let row = index.posts.at(d);
                let same = row.author.load(Relaxed) == author
                    && row.at.load(Relaxed) == facts.at
                    && index.run(row).cells().eq(cells.iter().copied());
                let trial = row.meta.load(Relaxed) & (TRIAL | LISTED);
                if same && row.meta.load(Relaxed) == meta | trial {
                    return Outcome::Unchanged;
                }
                if same && row.live() {
                    row.meta.store(meta | trial, Relaxed);
                    return Outcome::Changed;
                }
                if row.live() {
                    self.unlink_post(index, d);
                }
                d
            }
            None => {
                let d = self.posts;
                self.posts += 1;
                index.posts.at(d).id.store(id.0, Relaxed);
                index.post_ids.insert(id.0, d);
                d
            }
        };
        let row = index.posts.at(d);
        row.at.store(facts.at, Relaxed);
        row.author.store(author, Relaxed);
        row.run.store(index.arena.keep(&mut self.lists, cells.into_iter()), Relaxed);
        row.meta.store(meta, Relaxed);
        self.link_post(index, d);
        Outcome::Changed
    }

    fn remove_post(&mut self, index: &Index, d: u32) -> Outcome {
        let row = index.posts.at(d);
        if !row.live() {
            return Outcome::Unchanged;
        }
        row.meta.fetch_and(!LIVE, Relaxed);
        self.unlink_post(index, d);
        Outcome::Changed
    }

    fn link_post(&mut self, index: &Index, d: u32) {
        self.live_posts += 1;
        for_post_lists(index, d, |list| {
            index.arena.insert(&mut self.lists, list, d, |x| index.post_key(x));
        });
        self.rank_post(index, d, true);
        self.try_post(index, d);
    }

    fn unlink_post(&mut self, index: &Index, d: u32) {
        self.live_posts -= 1;
        self.rank_post(index, d, false);
        self.unlist_trial(index, d);
        for_post_lists(index, d, |list| {
            index.arena.remove(&mut self.lists, list, d, |x| index.post_key(x));
        });
    }

    /// Puts a post into the lists of the most smiled, or takes it out. Its counters must be the same for both.
    fn rank_post(&mut self, index: &Index, d: u32, put: bool) {
        let row = index.posts.at(d);
        if row.smiles.load(Relaxed) == 0 {
            return;
        }
        let shelves = index.run(row).interests().map(|(i, _)| u32::from(i)).chain([WHOLE_STORE]);
        for shelf in shelves {
            let hall = self.smiled.entry(shelf).or_default();
            let rank = |x| smile_rank(index, x);
            if put {
                hall.put(d, rank)
            } else {
                hall.take(d, rank)
            }
            self.stale_smiled.insert(shelf);
        }
    }

    fn count(&mut self, index: &Index, id: PostId, change: impl FnOnce(&mut Counters)) -> Outcome {
        with(&index.post_ids, id.0, |d| {
            let row = index.posts.at(d);
            let before = counters(row);
            let mut after = before;
            change(&mut after);
            if before == after {
                return Outcome::Unchanged;
            }
            // The counters of a removed post are kept too: it may come back.
            let ranked = row.live() && before.smiles != after.smiles;
            if ranked {
                self.rank_post(index, d, false);
            }
            row.smiles.store(after.smiles, Relaxed);
            row.comments.store(after.comments, Relaxed);
            row.saves.store(after.saves, Relaxed);
            row.shown.store(after.shown, Relaxed);
            if ranked {
                self.rank_post(index, d, true);
            }
            self.try_post(index, d);
            Outcome::Changed
        })
    }

    fn upsert_product(&mut self, index: &Index, id: ProductId, facts: &ProductFacts) -> Outcome {
        let d = self.product(index, id);
        let row = index.products.at(d);
        let mut interests: Vec<u32> = Vec::new();
        for (interest, weight) in &facts.interests {
            let known = interests.iter().any(|&cell| cell >> 16 == u32::from(interest.0));
            if !known && interests.len() < MOST_INTERESTS {
                interests.push(weighted(interest.0, *weight));
            }
        }
        let cells: Vec<u32> = std::iter::once(Run::counts(interests.len(), 0, 0)).chain(interests).collect();
        let flag = |on: bool, flag: u32| if on { flag } else { 0 };
        let meta = LIVE | flag(facts.buyable, BUYABLE) | flag(facts.has_picture, PICTURE);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped; not-a-number becomes 0")]
        let popularity = (facts.popularity.clamp(0.0, 1.0) * 1_000_000.0) as u32;
        let brand = facts.brand.map_or(0, |b| b.0);

        let live = row.has(LIVE);
        let placed =
            live && row.at.load(Relaxed) == facts.at && index.product_run(row).cells().eq(cells.iter().copied());
        if placed
            && row.meta.load(Relaxed) == meta
            && row.brand.load(Relaxed) == brand
            && row.popularity.load(Relaxed) == popularity
        {
            return Outcome::Unchanged;
        }
        if live {
            self.rank_product(index, d, false);
            if !placed {
                self.unlink_product(index, d);
            }
        } else {
            self.live_products += 1;
        }
        row.brand.store(brand, Relaxed);
        row.popularity.store(popularity, Relaxed);
        if !placed {
            row.at.store(facts.at, Relaxed);
            row.run.store(index.arena.keep(&mut self.lists, cells.into_iter()), Relaxed);
        }
        row.meta.store(meta, Relaxed);
        if !placed {
            self.link_product(index, d);
        }
        self.rank_product(index, d, true);
        Outcome::Changed
    }

    fn retire_product(&mut self, index: &Index, d: u32) -> Outcome {
        let row = index.products.at(d);
        if !row.has(LIVE) {
            return Outcome::Unchanged;
        }
        self.rank_product(index, d, false);
        row.meta.store(0, Relaxed);
        self.unlink_product(index, d);
        // As if only posts had spoken of it.
        row.run.store(0, Relaxed);
        row.brand.store(0, Relaxed);
        row.popularity.store(0, Relaxed);
        row.at.store(0, Relaxed);
        self.live_products -= 1;
        Outcome::Changed
    }

    fn set_buyable(&mut self, index: &Index, d: u32, buyable: bool) -> Outcome {
        let row = index.products.at(d);
        if !row.has(LIVE) {
            return Outcome::Unknown;
        }
        if row.has(BUYABLE) == buyable {
            return Outcome::Unchanged;
        }
        self.rank_product(index, d, false);
        row.meta.store(row.meta.load(Relaxed) ^ BUYABLE, Relaxed);
        self.rank_product(index, d, true);
        Outcome::Changed
    }

    fn link_product(&mut self, index: &Index, d: u32) {
        let row = index.products.at(d);
        index.arena.insert(&mut self.lists, &index.all.products, d, |x| index.product_key(x));
        for (interest, _) in index.product_interests(row) {
            let shelf = index.shelves.at(interest.into());
            index.arena.insert(&mut self.lists, &shelf.products, d, |x| index.product_key(x));
            match &mut self.bulk {
                Some(bulk) => bulk.mixed.push((interest, d)),
                None => {
                    index.arena.insert(&mut self.lists, &shelf.mixed, d, |x| index.products.at(x).mixed_key());
                }
            }
        }
    }

    fn unlink_product(&mut self, index: &Index, d: u32) {
        self.settle_mixed(index);
        let row = index.products.at(d);
        index.arena.remove(&mut self.lists, &index.all.products, d, |x| index.product_key(x));
        for (interest, _) in index.product_interests(row) {
            let shelf = index.shelves.at(interest.into());
            index.arena.remove(&mut self.lists, &shelf.products, d, |x| index.product_key(x));
            index.arena.remove(&mut self.lists, &shelf.mixed, d, |x| index.products.at(x).mixed_key());
        }
    }

    fn rank_product(&mut self, index: &Index, d: u32, put: bool) {
        let row = index.products.at(d);
        if !row.has(LIVE | BUYABLE) {
            return;
        }
        let bucket = (row.popularity.load(Relaxed) as usize * BUCKETS / 1_000_000).min(BUCKETS - 1);
        let n = &mut self.popularity[bucket];
        *n = if put { *n + 1 } else { n.saturating_sub(1) };
        self.stale_head = true;
        if row.popularity.load(Relaxed) == 0 {
            return;
        }
        for shelf in index.product_interests(row).map(|(i, _)| u32::from(i)).chain([WHOLE_STORE]) {
            let hall = self.popular.entry(shelf).or_default();
            let rank = |x| popular_rank(index, x);
            if put {
                hall.put(d, rank)
            } else {
                hall.take(d, rank)
            }
            self.stale_popular.insert(shelf);
        }
    }

    fn hide(&mut self, index: &Index, account: AccountId, hidden: bool) -> Outcome {
        let row = index.authors.at(self.author(index, account));
        let meta = row.meta.load(Relaxed);
        if (meta & HIDDEN != 0) == hidden {
            return Outcome::Unchanged;
        }
        row.meta.store(meta ^ HIDDEN, Relaxed);
        Outcome::Changed
    }

    fn erase(&mut self, index: &Index, account: AccountId) -> Outcome {
        // Hidden first: the posts are out of sight before the last of them is taken out.
        let hidden = self.hide(index, account, true);
        let author = self.author(index, account);
        let posts: Vec<u32> = index.arena.walk(&index.authors.at(author).posts).collect();
        for &d in &posts {
            self.remove_post(index, d);
            index.arena.reclaim(&mut self.lists);
        }
        if posts.is_empty() { hidden } else { Outcome::Changed }
    }

    fn author(&mut self, index: &Index, id: AccountId) -> u32 {
        index.author_ids.get(id.0).unwrap_or_else(|| {
            let d = self.authors;
            self.authors += 1;
            index.authors.at(d).id.store(id.0, Relaxed);
            index.author_ids.insert(id.0, d);
            d
        })
    }

    fn hashtag(&mut self, index: &Index, hash: i64) -> u32 {
        index.hashtag_ids.get(hash).unwrap_or_else(|| {
            let d = self.hashtags;
            self.hashtags += 1;
            index.hashtag_ids.insert(hash, d);
            d
        })
    }

    /// The row of a product; an empty one if only a post spoke of it so far.
    fn product(&mut self, index: &Index, id: ProductId) -> u32 {
        index.product_ids.get(id.0).unwrap_or_else(|| {
            let d = self.products;
            self.products += 1;
            index.products.at(d).id.store(id.0, Relaxed);
            index.product_ids.insert(id.0, d);
            d
        })
    }
}

fn with(ids: &IdTable, id: i64, act: impl FnOnce(u32) -> Outcome) -> Outcome {
    ids.get(id).map_or(Outcome::Unknown, act)
}

/// Every list that a post stands in, by its present facts.
fn for_post_lists(index: &Index, d: u32, mut act: impl FnMut(&AtomicU32)) {
    let row = index.posts.at(d);
    let run = index.run(row);
    act(&index.all.posts);
    act(&index.authors.at(row.author.load(Relaxed)).posts);
    run.interests().for_each(|(interest, _)| act(&index.shelves.at(interest.into()).posts));
    run.hashtags().for_each(|tag| act(index.hashtags.at(tag)));
    run.products().for_each(|product| act(&index.products.at(product).posts));
}

fn leading(index: &Index, d: u32) -> Option<u32> {
    index.run(index.posts.at(d)).interests().next().map(|(interest, _)| interest.into())
}

/// The lists of trials a post belongs to: its leading interest's and the store's.
fn trial_lists(index: &Index, d: u32) -> impl Iterator<Item = &AtomicU32> {
    leading(index, d).map(|i| &index.shelves.at(i).trial).into_iter().chain([&index.all.trial])
}

fn shelf_at(index: &Index, shelf: u32) -> &Shelf {
    if shelf == WHOLE_STORE { &index.all } else { index.shelves.at(shelf) }
}

fn smile_rank(index: &Index, d: u32) -> Rank {
    let row = index.posts.at(d);
    (row.smiles.load(Relaxed), row.key())
}

fn popular_rank(index: &Index, d: u32) -> Rank {
    let row = index.products.at(d);
    let value = if row.has(LIVE | BUYABLE) { row.popularity.load(Relaxed) } else { 0 };
    (value, row.key())
}

fn counters(row: &PostRow) -> Counters {
    Counters {
        smiles: row.smiles.load(Relaxed),
        comments: row.comments.load(Relaxed),
        saves: row.saves.load(Relaxed),
        shown: row.shown.load(Relaxed),
    }
}
