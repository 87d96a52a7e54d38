//! What else the program asks: related posts and products, the posts of a product, the best of an interest.

use std::sync::atomic::Ordering::Relaxed;

use rustc_hash::FxHashMap;

use crate::cursor::{Cursor, CursorError};
use crate::feed::{Gate, NOTHING_SHOWN, Rules};
use crate::ids::{InterestId, PostId, ProductId, Topic};
use crate::index::Index;
use crate::query::{Lens, Page, Query};
use crate::store::rows::{BUYABLE, LIVE};
use crate::viewer::Viewer;

/// What one thing in common is worth: the same product says more than the same hashtag, that more than the same interest.
const SAME_PRODUCT: f32 = 3.0;
const SAME_HASHTAG: f32 = 1.5;
const SAME_INTEREST: f32 = 1.0;

impl Index {
    /// Posts like this one, the most alike first: the same products, hashtags and interests. Never the post itself, nor
    /// what this viewer must not see. Empty for an unknown post.
    pub fn related_posts(&self, post: PostId, viewer: &Viewer, limit: usize) -> Vec<PostId> {
        let _pin = self.arena.pin();
        let Some(own) = self.post_ids.get(post.0) else { return Vec::new() };
        let run = self.run(self.posts.at(own));
        let mut points: FxHashMap<u32, f32> = FxHashMap::default();
        let mut give = |walk: &mut dyn Iterator<Item = u32>, n: usize, worth: f32| {
            walk.take(n).filter(|&d| d != own).for_each(|d| *points.entry(d).or_default() += worth);
        };
        for product in run.products() {
            give(&mut self.arena.walk(&self.products.at(product).posts), 48, SAME_PRODUCT);
        }
        for tag in run.hashtags() {
            give(&mut self.arena.walk(self.hashtags.at(tag)), 24, SAME_HASHTAG);
        }
        for (interest, _) in run.interests() {
            let shelf = self.shelf(InterestId(interest));
            let smiled = shelf.smiled.load_full().unwrap_or_default();
            // A post that stands in both lists has one interest in common, not two.
            let newest = self.arena.walk(&shelf.posts).take(48);
            let mut both: Vec<u32> = newest.chain(smiled.iter().copied().take(24)).collect();
            both.sort_unstable();
            both.dedup();
            give(&mut both.into_iter(), usize::MAX, SAME_INTEREST);
        }
        let mut gate = Gate::new(self, viewer, NOTHING_SHOWN, Rules::default());
        let mut found: Vec<(f32, u32)> = points.into_iter().map(|(d, worth)| (worth, d)).collect();
        found.sort_unstable_by(|a, b| {
            let smiles = |d: u32| self.posts.at(d).smiles.load(Relaxed);
            let more = b.0.total_cmp(&a.0).then_with(|| smiles(b.1).cmp(&smiles(a.1)));
            more.then_with(|| self.post_key(b.1).cmp(&self.post_key(a.1)))
        });
        let allowed = found.into_iter().filter(|&(_, d)| gate.post(d));
        allowed.take(limit).map(|(_, d)| PostId(self.posts.at(d).id.load(Relaxed))).collect()
    }

    /// Products like this one, the most alike first: shown together in posts, of the same interests. Those that can't be
    /// bought now come last. Empty for an unknown product.
    pub fn related_products(&self, product: ProductId, viewer: &Viewer, limit: usize) -> Vec<ProductId> {
        let _pin = self.arena.pin();
        let Some(own) = self.product_ids.get(product.0) else { return Vec::new() };
        let row = self.products.at(own);
        let mut points: FxHashMap<u32, f32> = FxHashMap::default();
        for post in self.arena.walk(&row.posts).take(48) {
            for other in self.run(self.posts.at(post)).products() {
                *points.entry(other).or_default() += SAME_PRODUCT;
            }
        }
        for (interest, weight) in self.product_interests(row) {
            let shelf = self.shelf(InterestId(interest));
            let popular = shelf.popular.load_full().unwrap_or_default();
            let draw = self.arena.walk_below(&shelf.mixed, row.mixed_key(), |d| self.products.at(d).mixed_key());
            let newest = self.arena.walk(&shelf.products).take(32);
            let mut all: Vec<u32> = newest.chain(draw.take(32)).chain(popular.iter().copied().take(32)).collect();
            all.sort_unstable();
            all.dedup();
            for other in all {
                let shared = self.product_interests(self.products.at(other)).find(|&(i, _)| i == interest);
                *points.entry(other).or_default() += SAME_INTEREST * weight * shared.map_or(0.0, |(_, w)| w);
            }
        }
        points.remove(&own);
        let mut gate = Gate::new(self, viewer, NOTHING_SHOWN, Rules::default());
        let mut found: Vec<(bool, f32, u32)> =
            points.into_iter().map(|(d, worth)| (self.products.at(d).has(LIVE | BUYABLE), worth, d)).collect();
        found.sort_unstable_by(|a, b| {
            let popularity = |d: u32| self.products.at(d).popularity.load(Relaxed);
            let more = b.0.cmp(&a.0).then_with(|| b.1.total_cmp(&a.1));
            let more = more.then_with(|| popularity(b.2).cmp(&popularity(a.2)));
            more.then_with(|| self.product_key(b.2).cmp(&self.product_key(a.2)))
        });
        let allowed = found.into_iter().filter(|&(_, _, d)| gate.product(d));
        allowed.take(limit).map(|(_, _, d)| ProductId(self.products.at(d).id.load(Relaxed))).collect()
    }

    /// The posts that show a product, newest first, page by page: [`Lens::Newest`] with [`Topic::Product`].
    ///
    /// # Errors
    /// If the cursor belongs to something else.
    pub fn posts_of_product(
        &self,
        product: ProductId,
        viewer: &Viewer,
        limit: usize,
        cursor: Option<Cursor>,
        now: i64,
    ) -> Result<Page, CursorError> {
        let topic = Some(Topic::Product(product));
        self.page(viewer, &Query { lens: Lens::Newest, topic, limit, cursor, now, ..Query::default() })
    }

    /// The posts of an interest with the most smiles (at most 300), best first; for tiles and topic pages.
    pub fn popular_by_interest(&self, interest: InterestId, viewer: &Viewer, limit: usize) -> Vec<PostId> {
        let _pin = self.arena.pin();
        let mut gate = Gate::new(self, viewer, NOTHING_SHOWN, Rules::default());
        let best = self.shelf(interest).smiled.load_full().unwrap_or_default();
        let allowed = best.iter().filter(|&&d| gate.post(d)).take(limit);
        allowed.map(|&d| PostId(self.posts.at(d).id.load(Relaxed))).collect()
    }

    /// The buyable products of an interest with the highest popularity (at most 300), best first, then the newest.
    pub fn products_by_interest(&self, interest: InterestId, viewer: &Viewer, limit: usize) -> Vec<ProductId> {
        let _pin = self.arena.pin();
        let rules = Rules { unavailable: true, ..Rules::default() };
        let mut gate = Gate::new(self, viewer, NOTHING_SHOWN, rules);
        let shelf = self.shelf(interest);
        let best = shelf.popular.load_full().unwrap_or_default();
        let newest = self.arena.walk(&shelf.products).take(4 * limit + 100).filter(|d| !best.contains(d));
        let allowed = best.iter().copied().chain(newest).filter(|&d| gate.product(d)).take(limit);
        allowed.map(|d| ProductId(self.products.at(d).id.load(Relaxed))).collect()
    }
}
