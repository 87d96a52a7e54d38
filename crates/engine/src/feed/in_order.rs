//! The lenses in the order of time: *Newest* and *Following*.

use std::collections::BinaryHeap;
use std::sync::atomic::Ordering::Relaxed;

use super::filters::about;
use super::{Gate, MOST_STEPS, NOTHING_SHOWN, Rules, ordered, plain, reasons};
use crate::cursor::{Cursor, Place};
use crate::ids::{AccountId, PostId, ProductId};
use crate::index::Index;
use crate::query::{Item, Page, Query, What};
use crate::store::lists::{Key, Walk};
use crate::viewer::Viewer;

/// Above this many lists *Following* first looks down the whole store's list.
const MANY_LISTS: usize = 256;
/// How far it looks there.
const LOOK: usize = 8_192;

/// Collects one page from a stream of rows in falling order, and one item more to know whether there is a next page.
struct Collector {
    limit: usize,
    items: Vec<Item>,
    last: Option<Key>,
    more: bool,
    steps: usize,
}

impl Collector {
    fn new(limit: usize) -> Self {
        Self { limit, items: Vec::new(), last: None, more: false, steps: 0 }
    }

    /// `false` when the page is done.
    fn take(&mut self, key: Key, may: bool, item: impl FnOnce() -> Item) -> bool {
        self.steps += 1;
        if may {
            if self.items.len() == self.limit {
                self.more = true;
                return false;
            }
            self.items.push(item());
            self.last = Some(key);
        } else if self.steps > MOST_STEPS {
            // Enough for one page; the next goes on from here.
            self.last = Some(key);
            self.more = true;
            return false;
        }
        true
    }
}

pub(super) fn newest(index: &Index, viewer: &Viewer, query: &Query, limit: usize, mut cursor: Cursor) -> Page {
    let rules = Rules { unavailable: true, ..Rules::default() };
    let mut gate = Gate::new(index, viewer, NOTHING_SHOWN, rules);
    let mut page = Collector::new(limit);
    let mut products_below = None;
    if let Place::Products(key) = cursor.place {
        products_below = Some(key);
    } else {
        let below = if let Place::Posts(key) = cursor.place { Some(key) } else { None };
        for d in index.posts_from(index.post_list(query.topic), below) {
            let (key, may) = (index.post_key(d), gate.post(d));
            if !page.take(key, may, || {
                let what = What::Post(PostId(key.1));
                plain(what, 0.0, reasons::in_order(index, viewer, query, d))
            }) {
                break;
            }
        }
        if page.more {
            cursor.place = Place::Posts(page.last.unwrap_or((i64::MIN, i64::MIN)));
            return ordered(page.items, Some(cursor), &gate);
        }
    }
    // No posts are left: the catalog.
    if products_below.is_none() {
        cursor.place = Place::Products((i64::MAX, i64::MAX));
    }
    page.last = None;
    for d in index.products_from(index.product_list(query.topic), products_below) {
        let (key, may) = (index.product_key(d), gate.product(d));
        if !page.take(key, may, || {
            let what = What::Product(ProductId(key.1));
            plain(what, 0.0, reasons::catalog_in_order(index, query, d))
        }) {
            break;
        }
    }
    if let Some(key) = page.last {
        cursor.place = Place::Products(key);
    }
    let next = page.more.then_some(cursor);
    ordered(page.items, next, &gate)
}

pub(super) fn following(index: &Index, viewer: &Viewer, query: &Query, limit: usize, mut cursor: Cursor) -> Page {
    let rules = Rules { topic: query.topic, ..Rules::default() };
    let mut gate = Gate::new(index, viewer, NOTHING_SHOWN, rules);
    let mut page = Collector::new(limit);
    let mut below = if let Place::Posts(key) = cursor.place { Some(key) } else { None };
    let item = |d: u32, key: Key| plain(What::Post(PostId(key.1)), 0.0, reasons::in_order(index, viewer, query, d));

    if viewer.follows.len() + viewer.topics.len() > MANY_LISTS {
        // Who follows so many finds much of it among the newest of all.
        let mut last = None;
        for d in index.posts_from(Some(&index.all.posts), below).take(LOOK) {
            let (row, key) = (index.posts.at(d), index.post_key(d));
            let author = AccountId(index.authors.at(row.author.load(Relaxed)).id.load(Relaxed));
            let followed =
                viewer.follows.contains(author) || viewer.topics.iter().any(|&topic| about(index, row, topic));
            if followed && !page.take(key, gate.post(d), || item(d, key)) {
                break;
            }
            last = Some(key);
        }
        below = last.or(below);
    }
    if !page.more {
        let lists = viewer.follows.iter().map(crate::ids::Topic::Author).chain(viewer.topics.iter().copied());
        for d in Merge::new(index, lists.filter_map(|topic| index.post_list(Some(topic))), below) {
            let key = index.post_key(d);
            if !page.take(key, gate.post(d), || item(d, key)) {
                break;
            }
        }
    }
    let next = page.last.filter(|_| page.more).map(|key| {
        cursor.place = Place::Posts(key);
        cursor
    });
    ordered(page.items, next, &gate)
}

/// Several lists as one, newest first, each post once.
pub(super) struct Merge<'a> {
    index: &'a Index,
    heads: BinaryHeap<(Key, u32, usize)>,
    walks: Vec<Walk<'a>>,
    last: Option<u32>,
}

impl<'a> Merge<'a> {
    pub(super) fn new<'l>(
        index: &'a Index,
        lists: impl Iterator<Item = &'l std::sync::atomic::AtomicU32>,
        below: Option<Key>,
    ) -> Self {
        let mut walks: Vec<Walk<'a>> = lists.map(|list| index.posts_from(Some(list), below)).collect();
        let heads = walks
            .iter_mut()
            .enumerate()
            .filter_map(|(i, walk)| walk.next().map(|d| (index.post_key(d), d, i)))
            .collect();
        Self { index, heads, walks, last: None }
    }
}

impl Iterator for Merge<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        while let Some((_, d, i)) = self.heads.pop() {
            if let Some(next) = self.walks[i].next() {
                self.heads.push((self.index.post_key(next), next, i));
            }
            if self.last != Some(d) {
                self.last = Some(d);
                return Some(d);
            }
        }
        None
    }
}
