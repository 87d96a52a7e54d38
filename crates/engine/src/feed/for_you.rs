//! *For you*: the stages in their order.

use super::candidates::{Candidate, Pool};
use super::scorers::{Leans, Scene};
use super::selector::{CROWDING, NOT_RESERVED, Selector};
use super::sources::{self, Wider};
use super::taste::Taste;
use super::{Gate, Rules, reasons};
use crate::cursor::{Cursor, Place, RANKED, Shown, remember};
use crate::index::Index;
use crate::learn::Features;
use crate::query::{Item, Page, Query, Record, Source};
use crate::store::lists::Key;
use crate::viewer::Viewer;

/// Beyond the ranked part: how many posts and products a window takes.
const WINDOW_POSTS: usize = 160;
const WINDOW_PRODUCTS: usize = 40;
/// How many windows without anything new one page passes over.
const MOST_WINDOWS: usize = 200;

const TOP: Key = (i64::MAX, i64::MAX);
const BOTTOM: Key = (i64::MIN, i64::MIN);

pub(super) fn page(index: &Index, viewer: &Viewer, query: &Query, limit: usize, mut cursor: Cursor) -> Page {
    let weights = viewer.controls.weights(&index.weights());
    let (learned, attached) = (index.learned.load(), index.factors.load());
    let taste = Taste::new(viewer, &weights);
    let rules = Rules { own: true, seen: !query.include_seen, topic: None, customers: true, unavailable: true };
    let (mut items, mut record) = (Vec::with_capacity(limit), Record::default());
    let mut seen = 0;
    let mut ended = false;

    for _ in 0..MOST_WINDOWS {
        let shown = std::mem::take(&mut cursor.shown);
        let leaning = Leans::new(attached.as_deref(), viewer);
        let (now, seed) = (query.now, query.seed);
        let scene = Scene { index, viewer, weights: &weights, learned: &learned, leaning, now, seed };
        let mut pool = Pool::new(scene, Gate::new(index, viewer, &shown, rules), &taste);
        // Retrieval, filters and scores: the pool holds what passed.
        let mut wider = match cursor.place {
            Place::Window { posts, products } => {
                pool.welcome_crowds();
                window(&mut pool, index, query, posts, products);
                None
            }
            Place::Ranked | Place::Posts(_) | Place::Products(_) => {
                retrieve(&mut pool, index, viewer, query);
                Some(Wider::new(index, query.topic))
            }
        };
        let walk = (cursor.position, cursor.reserved);
        let room = limit - items.len();
        let mut selector = Selector::new(&weights, room, taste.picks, &cursor.recent, walk);
        let chosen = select(&mut pool, &mut selector, wider.as_mut());
        for &i in &chosen {
            let c = &pool.all[i as usize];
            let reasons = reasons::ranked(index, &weights, query, c);
            let (prior, features) = (c.prior, Features::new(c.features));
            items.push(Item { what: c.what, score: c.score, parts: c.parts, prior, features, reasons });
        }

        let page = pool.gate.record();
        seen += pool.gate.seen();
        merge(&mut record.retrieved, pool.retrieved());
        merge(&mut record.dropped, page.dropped);
        record.kept += u32::try_from(pool.all.len()).unwrap_or(u32::MAX);
        record.relaxed += selector.relaxed;

        (cursor.recent, cursor.position, cursor.reserved) = selector.carry();
        let left = pool.all.len() > chosen.len() || pool.has_turned_away();
        let chosen: Vec<_> = chosen.iter().map(|&i| pool.all[i as usize].what).collect();
        let whole = wider.as_ref().is_some_and(|wider| wider.ended);
        drop(pool);
        cursor.shown = shown;
        go_on(index, query, &mut cursor, &chosen, left, &mut ended, whole);
        if items.len() == limit || ended {
            break;
        }
    }
    let all_seen = ended && seen > 0 && !query.include_seen;
    Page { items, next: (!ended).then_some(cursor), all_seen, record }
}

/// All sources, in the order in which they are asked.
fn retrieve(pool: &mut Pool<'_>, index: &Index, viewer: &Viewer, query: &Query) {
    let seed = query.seed;
    sources::similar_taste(pool, index, viewer);
    if let Some(topic) = query.topic {
        sources::fresh(pool, index, Some(topic), 160);
        sources::most_smiled(pool, index, Some(topic), 80);
        sources::topic_catalog(pool, index, topic, seed);
    } else {
        sources::followed_people(pool, index, viewer, seed);
        sources::followed_topics(pool, index, viewer, seed);
        sources::picked_interests(pool, index, viewer, seed);
        sources::inferred_interests(pool, index, viewer, seed);
        let alone = viewer.picked.is_empty() && viewer.inferred.is_empty();
        sources::fresh(pool, index, None, if alone { 120 } else { 40 });
        sources::trials(pool, index, viewer, query);
        sources::most_smiled(pool, index, None, if alone { 80 } else { 24 });
        sources::catalog(pool, index, viewer, seed);
        sources::sponsored(pool);
    }
}

/// Beyond the ranked part: everything between two places of the lists.
fn window(pool: &mut Pool<'_>, index: &Index, query: &Query, posts: (Key, Key), products: (Key, Key)) {
    let walk = index.posts_from(index.post_list(query.topic), Some(posts.0));
    let within = walk.take_while(|&d| index.post_key(d) >= posts.1);
    pool.posts(Source::Wider, within, usize::MAX, 2 * WINDOW_POSTS);
    let walk = index.products_from(index.product_list(query.topic), Some(products.0));
    let within = walk.take_while(|&d| index.product_key(d) >= products.1);
    pool.products(Source::Wider, within, usize::MAX, 2 * WINDOW_PRODUCTS);
}

/// Fills the slots; looks wider where a weighty rule would have to give way.
fn select(pool: &mut Pool<'_>, selector: &mut Selector<'_>, mut wider: Option<&mut Wider<'_>>) -> Vec<u32> {
    let mut order = by_score(&pool.all, &[]);
    selector.survey(&pool.all);
    let mut chosen = Vec::new();
    // For a reserved slot a short look is enough: the sources bring the newest posts and draw from the long tail.
    let mut looks_for_reserved = 2;
    while !selector.full() {
        let choice = selector.choose(&pool.all, &order);
        let (lacking, unreserved) = match choice {
            None => (true, false),
            Some((_, breach)) => (breach & CROWDING != 0, breach & NOT_RESERVED != 0),
        };
        if (lacking || (unreserved && looks_for_reserved > 0))
            && let Some(wider) = wider.as_mut().filter(|wider| !wider.ended)
        {
            looks_for_reserved -= i32::from(!lacking);
            wider.add(pool);
            order = by_score(&pool.all, &chosen);
            continue;
        }
        let Some((place, breach)) = choice else {
            // Only those are left of which there are many.
            if !pool.readmit() {
                break;
            }
            order = by_score(&pool.all, &chosen);
            continue;
        };
        let i = order.remove(place);
        selector.place(&pool.all[i as usize], breach);
        chosen.push(i);
    }
    chosen
}

/// The candidates that are not chosen yet by falling score; equal scores by what they are, so that the order does not
/// depend on the history of the index.
fn by_score(all: &[Candidate], chosen: &[u32]) -> Vec<u32> {
    #[expect(clippy::cast_possible_truncation, reason = "a page has some thousand candidates at most")]
    let mut order: Vec<u32> = (0..all.len() as u32).filter(|i| !chosen.contains(i)).collect();
    order.sort_unstable_by(|&a, &b| {
        let (a, b) = (&all[a as usize], &all[b as usize]);
        b.score.total_cmp(&a.score).then_with(|| b.what.cmp(&a.what))
    });
    order
}

/// Moves the cursor: remembers what was shown, opens the next window, or ends the walk.
fn go_on(
    index: &Index,
    query: &Query,
    cursor: &mut Cursor,
    chosen: &[crate::query::What],
    left: bool,
    ended: &mut bool,
    whole: bool,
) {
    let mut open = |cursor: &mut Cursor, posts: Key, products: Key| {
        let end = |walk: &mut dyn Iterator<Item = u32>, n: usize, key: &dyn Fn(u32) -> Key| {
            walk.take(n).last().map_or(BOTTOM, key)
        };
        let mut walk = index.posts_from(index.post_list(query.topic), Some(posts));
        let last_post = end(&mut walk, WINDOW_POSTS, &|d| index.post_key(d));
        let mut walk = index.products_from(index.product_list(query.topic), Some(products));
        let last_product = end(&mut walk, WINDOW_PRODUCTS, &|d| index.product_key(d));
        cursor.place = Place::Window { posts: (posts, last_post), products: (products, last_product) };
        cursor.shown.window = Vec::new();
        *ended = last_post == BOTTOM && last_product == BOTTOM;
    };
    if let Place::Window { posts, products } = cursor.place {
        chosen.iter().for_each(|&what| remember(&mut cursor.shown.window, what));
        if !left {
            open(cursor, posts.1, products.1);
        }
    } else {
        let Shown { ranked, .. } = &mut cursor.shown;
        chosen.iter().for_each(|&what| remember(ranked, what));
        if !left && whole {
            // Everything that may be shown was shown, unless the look around was cut short.
            let more = index.posts_from(index.post_list(query.topic), None).take(8_192).count() == 8_192
                || index.products_from(index.product_list(query.topic), None).take(8_192).count() == 8_192;
            if more { open(cursor, TOP, TOP) } else { *ended = true }
        } else if ranked.len() >= RANKED {
            open(cursor, TOP, TOP);
        }
    }
}

fn merge<T: PartialEq>(into: &mut Vec<(T, u32)>, from: Vec<(T, u32)>) {
    for (what, n) in from {
        match into.iter_mut().find(|(known, _)| *known == what) {
            Some((_, count)) => *count += n,
            None => into.push((what, n)),
        }
    }
}
