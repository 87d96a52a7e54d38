//! Where candidates come from. Every source reads a bounded number of list entries.

use super::candidates::Pool;
use super::most_smiled::best;
use crate::ids::{InterestId, Topic};
use crate::index::Index;
use crate::mix::{mix, mix2, unit};
use crate::query::{Query, Source, What};
use crate::store::lists::Walk;
use crate::store::rows::TRIAL;
use crate::viewer::Viewer;

/// Followed people whose newest posts are looked at; of more, a choice by the seed.
const PEOPLE: usize = 40;
/// Topics and interests that are looked at; of more, a choice by the seed.
const TOPICS: usize = 16;
/// Things the viewer did something with whose companions are looked at.
const ACTED: usize = 16;
/// Suggestions of the factors that a page takes.
const SUGGESTED: usize = 64;
/// Interests whose posts on trial are drawn.
const TRIED: usize = 5;
/// Blocks of 256 posts on trial that a draw passes over at most.
const HOPS: u32 = 32;
/// For a viewer without interests: interests from which the catalog is drawn.
const DRAWN: usize = 8;

pub(super) fn followed_people(pool: &mut Pool<'_>, index: &Index, viewer: &Viewer, seed: u64) {
    for author in viewer.follows.some(PEOPLE, seed) {
        if let Some(list) = index.post_list(Some(Topic::Author(author))) {
            pool.posts(Source::FollowedPeople, index.arena.walk(list), 3, 16);
        }
    }
}

pub(super) fn followed_topics(pool: &mut Pool<'_>, index: &Index, viewer: &Viewer, seed: u64) {
    for topic in some(&viewer.topics, seed) {
        if let Some(list) = index.post_list(Some(*topic)) {
            pool.posts(Source::FollowedTopics, index.arena.walk(list), 12, 96);
        }
    }
}

pub(super) fn picked_interests(pool: &mut Pool<'_>, index: &Index, viewer: &Viewer, seed: u64) {
    let each = (96 / viewer.picked.len().clamp(1, TOPICS)).max(8);
    for &(interest, _) in some(&viewer.picked, seed) {
        by_interest(pool, index, interest, Source::PickedInterests, each);
    }
}

pub(super) fn inferred_interests(pool: &mut Pool<'_>, index: &Index, viewer: &Viewer, seed: u64) {
    for &(interest, _) in some(&viewer.inferred, seed) {
        by_interest(pool, index, interest, Source::InferredInterests, 6);
    }
}

fn by_interest(pool: &mut Pool<'_>, index: &Index, interest: InterestId, source: Source, each: usize) {
    let shelf = index.shelf(interest);
    pool.posts(source, index.arena.walk(&shelf.posts), each, 4 * each + 200);
    let smiled = best(index, Some(Topic::Interest(interest)));
    pool.posts(source, smiled.iter().copied(), each / 2, 2 * each + 50);
}

/// What goes with things the viewer did something with, and what the factors suggest. Asked first, so that scores know it.
pub(super) fn similar_taste(pool: &mut Pool<'_>, index: &Index, viewer: &Viewer) {
    let attached = index.factors.load();
    let Some(attached) = attached.as_deref() else { return };
    let give = |pool: &mut Pool<'_>, what: What| match what {
        What::Post(post) => index.post_ids.get(post.0).is_some_and(|d| pool.post(Source::SimilarTaste, d)),
        What::Product(product) => {
            index.product_ids.get(product.0).is_some_and(|d| pool.product(Source::SimilarTaste, d))
        }
    };
    for &(deed, acted) in viewer.acted.iter().take(ACTED) {
        pool.because = Some((deed, acted));
        for what in attached.companions(acted).filter(|what| *what != acted) {
            give(pool, what);
        }
    }
    pool.because = None;
    // More are kept than a page takes, because some are seen before the next ones are looked for.
    let mut got = 0;
    for &what in &viewer.suggested {
        got += usize::from(give(pool, what));
        if got == SUGGESTED {
            break;
        }
    }
}

/// Posts that had no fair trial yet, of the viewer's interests and of the whole store. Drawn from moments by chance, not
/// from the newest on: a flood of posts takes its moment and no more, and what came before it still gets its turn.
pub(super) fn trials(pool: &mut Pool<'_>, index: &Index, viewer: &Viewer, query: &Query) {
    let age = pool.scene.weights.unproven_age.max(1);
    let mut draw = |list, mark: u64, want: usize| {
        #[expect(clippy::cast_possible_truncation, reason = "a moment within the age")]
        let back = (f64::from(unit(mix2(query.seed, mark))) * age as f64) as i64;
        let from = (query.now.saturating_sub(back), i64::MAX);
        let walk = index.arena.walk_near(list, from, HOPS, |d| index.post_key(d)).take(4 * want);
        let all = walk.chain(index.arena.walk(list).take(4 * want));
        pool.posts(Source::Trial, all.filter(|&d| index.posts.at(d).has(TRIAL)), want, 8 * want);
    };
    let interests = some(&viewer.picked, query.seed).chain(some(&viewer.inferred, query.seed)).take(TRIED);
    for &(interest, _) in interests {
        draw(&index.shelf(interest).trial, u64::from(interest.0), 3);
    }
    draw(&index.all.trial, u64::MAX, 6);
}

/// The newest posts, whatever they are about.
pub(super) fn fresh(pool: &mut Pool<'_>, index: &Index, topic: Option<Topic>, want: usize) {
    pool.posts(Source::Fresh, index.posts_from(index.post_list(topic), None), want, 4 * want + 200);
}

pub(super) fn most_smiled(pool: &mut Pool<'_>, index: &Index, topic: Option<Topic>, want: usize) {
    pool.posts(Source::MostSmiled, best(index, topic).iter().copied(), want, 4 * want);
}

/// Products of the viewer's interests, or of the whole store: new ones, popular ones, and a draw by chance.
pub(super) fn catalog(pool: &mut Pool<'_>, index: &Index, viewer: &Viewer, seed: u64) {
    let interests: Vec<InterestId> =
        some(&viewer.picked, seed).chain(some(&viewer.inferred, seed)).map(|p| p.0).collect();
    let each = (80 / interests.len().max(1)).max(6);
    for &interest in &interests {
        shelf_products(pool, index, interest, seed, each);
    }
    let whole = if interests.is_empty() { 24 } else { 8 };
    pool.products(Source::Catalog, popular(index, None).iter().copied(), whole, 3 * whole + 100);
    pool.products(Source::Catalog, index.arena.walk(&index.all.products), whole, 3 * whole + 100);
    if interests.is_empty() {
        // Whatever interests the newest products and posts have, found without a list of all interests.
        let mut found: Vec<u16> = pool.all.iter().filter_map(|c| c.met.leading).collect();
        found.sort_unstable();
        found.dedup();
        found.sort_by_key(|&i| mix2(seed, i.into()));
        for &i in found.iter().take(DRAWN) {
            shelf_products(pool, index, InterestId(i), seed, 9);
        }
    }
}

/// The catalog part of one topic.
pub(super) fn topic_catalog(pool: &mut Pool<'_>, index: &Index, topic: Topic, seed: u64) {
    if let Topic::Interest(interest) = topic {
        shelf_products(pool, index, interest, seed, 90);
    }
}

fn shelf_products(pool: &mut Pool<'_>, index: &Index, interest: InterestId, seed: u64, each: usize) {
    let (shelf, third) = (index.shelf(interest), each.div_ceil(3));
    pool.products(Source::Catalog, index.arena.walk(&shelf.products), third, 3 * third + 100);
    pool.products(Source::Catalog, popular(index, Some(interest)).iter().copied(), third, 3 * third + 60);
    // The mixed list from a place by chance on, and from its start when it ends.
    let from = (mix(mix2(seed, interest.0.into())).cast_signed(), i64::MAX);
    let draw = index.arena.walk_below(&shelf.mixed, from, |d| index.products.at(d).mixed_key());
    let draw = draw.chain(index.arena.walk(&shelf.mixed));
    pool.products(Source::Catalog, draw, third, 3 * third + 60);
}

fn popular(index: &Index, interest: Option<InterestId>) -> std::sync::Arc<Vec<u32>> {
    let shelf = interest.map_or(&*index.all, |i| index.shelf(i));
    shelf.popular.load_full().unwrap_or_default()
}

/// A hook: placements will come from here.
pub(super) fn sponsored(_pool: &mut Pool<'_>) {}

/// Looks further down for what the selector lacks. Goes on where it stopped; bounded over the whole page.
pub(super) struct Wider<'a> {
    posts: Walk<'a>,
    products: Walk<'a>,
    steps: usize,
    pub(super) ended: bool,
}

impl<'a> Wider<'a> {
    pub(super) fn new(index: &'a Index, topic: Option<Topic>) -> Self {
        Self {
            posts: index.posts_from(index.post_list(topic), None),
            products: index.products_from(index.product_list(topic), None),
            steps: 8_192,
            ended: false,
        }
    }

    /// Adds up to 64 candidates more, posts and products alike.
    pub(super) fn add(&mut self, pool: &mut Pool<'_>) {
        let before = pool.all.len();
        while pool.all.len() < before + 64 && !self.ended {
            let (post, product) = (self.posts.next(), self.products.next());
            if let Some(d) = post {
                pool.post(Source::Wider, d);
            }
            if let Some(d) = product {
                pool.product(Source::Wider, d);
            }
            self.steps = self.steps.saturating_sub(1);
            self.ended = self.steps == 0 || (post.is_none() && product.is_none());
        }
    }
}

/// At most `TOPICS` of them: all, or a run that starts by the seed.
fn some<T>(all: &[T], seed: u64) -> impl Iterator<Item = &T> {
    let start = if all.len() > TOPICS { mix(seed) as usize % all.len() } else { 0 };
    all.iter().cycle().skip(start).take(all.len().min(TOPICS))
}
