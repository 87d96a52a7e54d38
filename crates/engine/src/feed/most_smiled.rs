//! *Most smiled*: the best 300 exactly, then the rest by time.

use std::sync::atomic::Ordering::Relaxed;

use super::{Gate, MOST_STEPS, Rules, ordered, plain, reasons};
use crate::cursor::{Cursor, Place, remember};
use crate::ids::{PostId, Topic};
use crate::index::Index;
use crate::query::{Item, Page, Query, What};
use crate::store::hall::HALL;
use crate::store::lists::Key;
use crate::viewer::Viewer;

/// A topic without a kept list of its best is sorted on the spot, this many of its newest posts.
const SORTED: usize = 2_048;

pub(super) fn page(index: &Index, viewer: &Viewer, query: &Query, limit: usize, mut cursor: Cursor) -> Page {
    let shown = std::mem::take(&mut cursor.shown);
    let mut gate = Gate::new(index, viewer, &shown, Rules::default());
    let mut items: Vec<Item> = Vec::new();
    let mut taken: Vec<u32> = Vec::new();
    let item = |d: u32| {
        let row = index.posts.at(d);
        #[expect(clippy::cast_precision_loss, reason = "a score, not a count")]
        let score = row.smiles.load(Relaxed) as f32;
        plain(What::Post(PostId(row.id.load(Relaxed))), score, reasons::most_smiled(index, viewer, query, d))
    };

    if cursor.place == Place::Ranked {
        for &d in best(index, query.topic).iter() {
            if items.len() == limit {
                break;
            }
            if gate.post(d) {
                items.push(item(d));
                taken.push(d);
            }
        }
    }
    let mut ranked = shown.ranked.clone();
    if cursor.place == Place::Ranked {
        items.iter().for_each(|item| remember(&mut ranked, item.what));
    }
    let mut more = false;
    if items.len() < limit || cursor.place != Place::Ranked {
        // On the page where the ranked part ends, what follows is remembered by its place alone.
        let below = if let Place::Posts(key) = cursor.place { Some(key) } else { None };
        let mut last: Option<Key> = below;
        for (step, d) in index.posts_from(index.post_list(query.topic), below).enumerate() {
            let key = index.post_key(d);
            if !taken.contains(&d) && gate.post(d) {
                if items.len() == limit {
                    more = true;
                    break;
                }
                items.push(item(d));
            } else if step > MOST_STEPS {
                more = true;
                last = Some(key);
                break;
            }
            last = Some(key);
        }
        cursor.place = Place::Posts(last.unwrap_or((i64::MAX, i64::MAX)));
    } else {
        // The ranked part filled the page. Something is left if any post of the list was not shown.
        let mut rest = Gate::new(index, viewer, &shown, Rules::default());
        let mut left = index.posts_from(index.post_list(query.topic), None).take(MOST_STEPS);
        more = left.any(|d| !taken.contains(&d) && rest.post(d));
    }
    let page = ordered(items, None, &gate);
    cursor.shown = crate::cursor::Shown { ranked, window: Vec::new() };
    Page { next: more.then_some(cursor), ..page }
}

/// The best of a topic, best first.
pub(super) fn best(index: &Index, topic: Option<Topic>) -> std::sync::Arc<Vec<u32>> {
    match topic {
        None => index.all.smiled.load_full().unwrap_or_default(),
        Some(Topic::Interest(interest)) => index.shelf(interest).smiled.load_full().unwrap_or_default(),
        Some(_) => {
            let smiles = |&d: &u32| index.posts.at(d).smiles.load(Relaxed);
            let newest = index.posts_from(index.post_list(topic), None).take(SORTED);
            let mut rows: Vec<u32> = newest.filter(|d| smiles(d) > 0).collect();
            rows.sort_by_cached_key(|d| std::cmp::Reverse((smiles(d), index.post_key(*d))));
            rows.truncate(HALL);
            std::sync::Arc::new(rows)
        }
    }
}
