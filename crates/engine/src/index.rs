//! The index: everything a page is made from, in memory.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::{ArcSwap, ArcSwapOption};

use crate::change::{Change, Counters, Outcome};
use crate::factors::{Attached, Factors};
use crate::ids::{AccountId, InterestId, PostId, ProductId, Topic};
use crate::learn::Learned;
use crate::store::chunked::Chunked;
use crate::store::lists::{Arena, Key, Walk};
use crate::store::rows::{AuthorRow, BUYABLE, HIDDEN, LISTED, LIVE, PostRow, ProductRow, Run, Shelf, TRIAL};
use crate::store::table::IdTable;
use crate::weights::Weights;
use crate::writer::Writer;

/// The feed's index. Share it as `Arc<Index>`: changes go in by [`Index::apply`], pages come out by
/// [`Index::page`](crate::Index::page), both through `&self`.
///
/// Writers wait for each other on a mutex. Readers take no lock and never wait: they read atomics, and a change is visible
/// to every page that starts after `apply` returned. A page is not a frozen picture: a change applied while it is made may
/// or may not be in it.
pub struct Index {
    pub(crate) arena: Arena,
    pub(crate) posts: Chunked<PostRow, 10>,
    pub(crate) products: Chunked<ProductRow, 10>,
    pub(crate) authors: Chunked<AuthorRow, 10>,
    /// The lists of posts by hashtag.
    pub(crate) hashtags: Chunked<AtomicU32, 10>,
    pub(crate) shelves: Chunked<Shelf, 8>,
    /// The whole store; boxed, because the writer knows lists by where their heads are.
    pub(crate) all: Box<Shelf>,
    pub(crate) post_ids: IdTable,
    pub(crate) product_ids: IdTable,
    pub(crate) author_ids: IdTable,
    pub(crate) hashtag_ids: IdTable,
    /// Popularity (millionths) at and above which a product is in the most popular fifth.
    pub(crate) head_from: AtomicU32,
    weights: ArcSwap<Weights>,
    pub(crate) learned: ArcSwap<Learned>,
    pub(crate) factors: ArcSwapOption<Attached>,
    writer: Mutex<Writer>,
}

impl Default for Index {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("size", &self.size()).finish_non_exhaustive()
    }
}

/// So many rows are asked for at once.
pub(crate) const WARM: usize = 32;

/// How much an index holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Size {
    /// Posts that are live.
    pub posts: u32,
    /// Products that are live.
    pub products: u32,
    /// Bytes of rows, lists and tables, the unused ends of their pages included.
    pub bytes: usize,
}

impl Index {
    /// An empty index with the usual weights.
    pub fn new() -> Self {
        Self {
            arena: Arena::new(),
            posts: Chunked::new(),
            products: Chunked::new(),
            authors: Chunked::new(),
            hashtags: Chunked::new(),
            shelves: Chunked::new(),
            all: Box::default(),
            post_ids: IdTable::new(),
            product_ids: IdTable::new(),
            author_ids: IdTable::new(),
            hashtag_ids: IdTable::new(),
            head_from: AtomicU32::new(0),
            weights: ArcSwap::from_pointee(Weights::default()),
            learned: ArcSwap::from_pointee(Learned::default()),
            factors: ArcSwapOption::empty(),
            writer: Mutex::new(Writer::new()),
        }
    }

    /// An index of these changes. They are put in order of time first (products, then posts, then the rest as given),
    /// which is many times quicker than applying publications out of order.
    pub fn build(changes: impl IntoIterator<Item = Change>) -> Self {
        let mut changes: Vec<Change> = changes.into_iter().collect();
        changes.sort_by_key(|change| match change {
            Change::ProductUpserted(id, facts) => (0, facts.at, id.0),
            Change::PostPublished { id, facts, .. } => (1, facts.at, id.0),
            _ => (2, 0, 0),
        });
        let index = Self::new();
        index.writer.lock().unwrap_or_else(PoisonError::into_inner).build(&index, &changes);
        index
    }

    /// Applies one change. Every page that starts after this returned sees it.
    ///
    /// Cost: about a microsecond per list the post or product stands in when it is the newest; the copy of one block of at
    /// most 1 KiB per list where it is not. `AccountErased` costs that for every post of the account.
    pub fn apply(&self, change: &Change) -> Outcome {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let outcome = writer.apply(self, change);
        writer.publish(self);
        outcome
    }

    /// Applies many changes, with fewer copies of the lists of the best than one by one. Gives how many changed something.
    pub fn apply_all<'a>(&self, changes: impl IntoIterator<Item = &'a Change>) -> usize {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = changes.into_iter().filter(|change| writer.apply(self, change) == Outcome::Changed).count();
        writer.publish(self);
        changed
    }

    /// The weights that pages use now.
    pub fn weights(&self) -> Arc<Weights> {
        self.weights.load_full()
    }

    /// Other weights, from the next page on.
    pub fn set_weights(&self, weights: Weights) {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.weights.swap(Arc::new(weights));
        let now = self.weights();
        if (before.unproven_shown, before.unproven_smiles) != (now.unproven_shown, now.unproven_smiles) {
            writer.try_all(self);
        }
    }

    /// The chances learnt that pages use now.
    pub fn learned(&self) -> Arc<Learned> {
        self.learned.load_full()
    }

    /// Other chances, from the next page on.
    pub fn set_learned(&self, learned: Learned) {
        self.learned.store(Arc::new(learned));
    }

    /// Other factors, from the next page on. Costs a look-up for each of their items.
    pub fn set_factors(&self, factors: Option<Arc<Factors>>) {
        self.factors.store(factors.map(|factors| Arc::new(Attached::new(self, factors))));
    }

    /// How much it holds.
    pub fn size(&self) -> Size {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        Size {
            posts: writer.live_posts,
            products: writer.live_products,
            bytes: self.arena.bytes()
                + self.posts.bytes()
                + self.products.bytes()
                + self.authors.bytes()
                + self.hashtags.bytes()
                + self.shelves.bytes()
                + self.post_ids.bytes()
                + self.product_ids.bytes()
                + self.author_ids.bytes()
                + self.hashtag_ids.bytes(),
        }
    }

    /// The counters of a post that is live.
    pub fn counters(&self, post: PostId) -> Option<Counters> {
        let row = self.posts.at(self.post_ids.get(post.0)?);
        row.live().then(|| Counters {
            smiles: row.smiles.load(Relaxed),
            comments: row.comments.load(Relaxed),
            saves: row.saves.load(Relaxed),
            shown: row.shown.load(Relaxed),
        })
    }

    /// Do two indices hold the same posts, products, counters and lists? Reads everything: for tests and checks. Call it
    /// while no change is applied.
    pub fn snapshot_eq(&self, other: &Self) -> bool {
        let _pins = (self.arena.pin(), other.arena.pin());
        self.described() == other.described()
    }

    fn described(&self) -> Vec<String> {
        use std::fmt::Write as _;
        let mut lines = Vec::new();
        for d in self.arena.walk(&self.all.posts) {
            let (row, mut line) = (self.posts.at(d), String::new());
            let author = self.authors.at(row.author.load(Relaxed));
            let run = self.run(row);
            // Rows are numbered in the order of arrival, so everything is named by identifiers here.
            let tags: Vec<Vec<i64>> = run.hashtags().map(|t| self.ids(self.hashtags.at(t))).collect();
            let _ = write!(
                line,
                "post {:?} by {} {} {:?} {:?} {:?} {tags:?} {:?}",
                row.key(),
                author.id.load(Relaxed),
                author.meta.load(Relaxed) & HIDDEN,
                row.meta.load(Relaxed) & !LISTED,
                (
                    row.smiles.load(Relaxed),
                    row.comments.load(Relaxed),
                    row.saves.load(Relaxed),
                    row.shown.load(Relaxed)
                ),
                run.interests().collect::<Vec<_>>(),
                run.products().map(|p| self.products.at(p).id.load(Relaxed)).collect::<Vec<_>>(),
            );
            let _ = write!(line, " author's {:?}", self.ids(&author.posts));
            lines.push(line);
            for (interest, _) in run.interests() {
                let shelf = self.shelves.at(interest.into());
                let (posts, trial) = (self.ids(&shelf.posts), self.on_trial(&shelf.trial));
                lines.push(format!("{interest} {posts:?} {trial:?} {:?}", self.named(&shelf.smiled.load())));
            }
            for p in run.products() {
                lines.push(format!("shown by {:?}", self.ids(&self.products.at(p).posts)));
            }
        }
        for d in self.arena.walk(&self.all.products) {
            let row = self.products.at(d);
            let interests: Vec<_> = self.product_interests(row).collect();
            lines.push(format!(
                "product {:?} {} {} {} {interests:?}",
                row.key(),
                row.brand.load(Relaxed),
                row.meta.load(Relaxed),
                row.popularity.load(Relaxed)
            ));
            for (interest, _) in interests {
                let shelf = self.shelves.at(interest.into());
                let name = |list: &AtomicU32| -> Vec<i64> {
                    self.arena.walk(list).map(|d| self.products.at(d).id.load(Relaxed)).collect()
                };
                lines.push(format!("{interest} {:?} {:?}", name(&shelf.products), name(&shelf.mixed)));
            }
        }
        lines.push(format!("{:?}", self.on_trial(&self.all.trial)));
        lines.push(format!("{:?} {}", self.named(&self.all.smiled.load()), self.head_from.load(Relaxed)));
        lines
    }

    fn ids(&self, list: &AtomicU32) -> Vec<i64> {
        self.arena.walk(list).map(|d| self.posts.at(d).id.load(Relaxed)).collect()
    }

    fn on_trial(&self, list: &AtomicU32) -> Vec<i64> {
        let rows = self.arena.walk(list).map(|d| self.posts.at(d)).filter(|row| row.has(TRIAL));
        rows.map(|row| row.id.load(Relaxed)).collect()
    }

    /// Reads what judging these posts needs, so that the memory is asked for all of it at once and not for one after the
    /// other: most of a page's time at millions of posts is waiting for memory. Changes nothing.
    pub(crate) fn warm_posts(&self, rows: &[u32]) {
        let mut at = [(0_u32, 0_u32); WARM];
        let rows = &rows[..rows.len().min(WARM)];
        for (at, &d) in at.iter_mut().zip(rows) {
            let row = self.posts.at(d);
            *at = (row.author.load(Relaxed), row.run.load(Relaxed));
        }
        let mut seen = 0;
        for &(author, run) in &at[..rows.len()] {
            seen ^= self.authors.at(author).meta.load(Relaxed) ^ self.arena.cell(run) ^ self.arena.cell(run + 8);
        }
        for &d in rows {
            for product in self.run(self.posts.at(d)).products().take(4) {
                seen ^= self.products.at(product).meta.load(Relaxed);
            }
        }
        std::hint::black_box(seen);
    }

    /// The same for products.
    pub(crate) fn warm_products(&self, rows: &[u32]) {
        let mut at = [0_u32; WARM];
        let rows = &rows[..rows.len().min(WARM)];
        for (at, &d) in at.iter_mut().zip(rows) {
            *at = self.products.at(d).run.load(Relaxed);
        }
        let seen = at[..rows.len()].iter().fold(0, |seen, &run| seen ^ self.arena.cell(run));
        std::hint::black_box(seen);
    }

    fn named(&self, best: &Option<Arc<Vec<u32>>>) -> Vec<i64> {
        best.iter().flat_map(|b| b.iter()).map(|&d| self.posts.at(d).id.load(Relaxed)).collect()
    }

    pub(crate) fn run(&self, post: &PostRow) -> Run<'_> {
        Run::new(&self.arena, post.run.load(Relaxed))
    }

    pub(crate) fn product_run(&self, product: &ProductRow) -> Run<'_> {
        Run::new(&self.arena, product.run.load(Relaxed))
    }

    pub(crate) fn product_interests(&self, product: &ProductRow) -> impl Iterator<Item = (u16, f32)> + '_ {
        self.product_run(product).interests()
    }

    pub(crate) fn post_key(&self, post: u32) -> Key {
        self.posts.at(post).key()
    }

    pub(crate) fn product_key(&self, product: u32) -> Key {
        self.products.at(product).key()
    }

    pub(crate) fn shelf(&self, interest: InterestId) -> &Shelf {
        self.shelves.at(interest.0.into())
    }

    /// The list of posts of a topic (of the store: `None`), newest first. `None` where nothing is known of the topic.
    pub(crate) fn post_list(&self, topic: Option<Topic>) -> Option<&AtomicU32> {
        Some(match topic {
            None => &self.all.posts,
            Some(Topic::Interest(interest)) => &self.shelf(interest).posts,
            Some(Topic::Hashtag(tag)) => self.hashtags.at(self.hashtag_ids.get(tag.0.cast_signed())?),
            Some(Topic::Product(product)) => &self.products.at(self.product_ids.get(product.0)?).posts,
            Some(Topic::Author(author)) => &self.authors.at(self.author_ids.get(author.0)?).posts,
        })
    }

    /// The list of products of a topic. Hashtags, products and authors have none.
    pub(crate) fn product_list(&self, topic: Option<Topic>) -> Option<&AtomicU32> {
        match topic {
            None => Some(&self.all.products),
            Some(Topic::Interest(interest)) => Some(&self.shelf(interest).products),
            Some(Topic::Hashtag(_) | Topic::Product(_) | Topic::Author(_)) => None,
        }
    }

    pub(crate) fn posts_from(&self, list: Option<&AtomicU32>, below: Option<Key>) -> Walk<'_> {
        match (list, below) {
            (None, _) => self.arena.walk(&AtomicU32::new(0)),
            (Some(list), None) => self.arena.walk(list),
            (Some(list), Some(key)) => self.arena.walk_below(list, key, |d| self.post_key(d)),
        }
    }

    pub(crate) fn products_from(&self, list: Option<&AtomicU32>, below: Option<Key>) -> Walk<'_> {
        match (list, below) {
            (None, _) => self.arena.walk(&AtomicU32::new(0)),
            (Some(list), None) => self.arena.walk(list),
            (Some(list), Some(key)) => self.arena.walk_below(list, key, |d| self.product_key(d)),
        }
    }

    /// Outside the most popular fifth of what can be bought?
    pub(crate) fn long_tail(&self, product: &ProductRow) -> bool {
        let popularity = product.popularity.load(Relaxed);
        popularity == 0 || popularity < self.head_from.load(Relaxed)
    }

    /// The live products that can be bought now, of those given: for a bag badge without the database.
    pub fn buyable(&self, products: &[ProductId]) -> usize {
        products
            .iter()
            .filter_map(|p| self.product_ids.get(p.0))
            .filter(|&d| self.products.at(d).has(LIVE | BUYABLE))
            .count()
    }

    /// Is this account hidden or erased?
    pub fn account_hidden(&self, account: AccountId) -> bool {
        self.author_ids.get(account.0).is_some_and(|a| self.authors.at(a).meta.load(Relaxed) & HIDDEN != 0)
    }
}
