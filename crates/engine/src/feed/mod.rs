//! From a query to a page.

mod candidates;
mod filters;
mod for_you;
mod in_order;
mod most_smiled;
mod reasons;
mod scorers;
mod selector;
mod sources;
mod taste;

pub(crate) use filters::{Gate, Rules};

use crate::cursor::{Cursor, CursorError, Shown};
use crate::index::Index;
use crate::learn::Features;
use crate::query::{Item, Lens, Page, Query, Reason, ScoreParts, What};
use crate::viewer::Viewer;

/// The most items of a page.
pub(crate) const MOST_ITEMS: usize = 50;

/// How many entries of a list a page reads at most while it looks for items that may be shown. A page that ends there has
/// fewer items and a cursor.
pub(crate) const MOST_STEPS: usize = 50_000;

impl Index {
    /// Makes one page.
    ///
    /// # Errors
    /// If the cursor was made for another lens or topic.
    pub fn page(&self, viewer: &Viewer, query: &Query) -> Result<Page, CursorError> {
        if let Some(cursor) = &query.cursor {
            cursor.check(query.lens, query.topic)?;
        }
        let _pin = self.arena.pin();
        let cursor = query.cursor.clone().unwrap_or_else(|| Cursor::start(query.lens, query.topic));
        let limit = query.limit.clamp(1, MOST_ITEMS);
        Ok(match query.lens {
            Lens::ForYou => for_you::page(self, viewer, query, limit, cursor),
            Lens::Newest => in_order::newest(self, viewer, query, limit, cursor),
            Lens::Following => in_order::following(self, viewer, query, limit, cursor),
            Lens::MostSmiled => most_smiled::page(self, viewer, query, limit, cursor),
        })
    }
}

/// An item that is not ranked.
fn plain(what: What, score: f32, reasons: Vec<Reason>) -> Item {
    Item { what, score, parts: ScoreParts::default(), prior: 0.0, features: Features::default(), reasons }
}

/// A page in an order that is not ranked.
fn ordered(items: Vec<Item>, next: Option<Cursor>, gate: &Gate<'_>) -> Page {
    let mut page = Page { items, next, all_seen: false, record: gate.record() };
    page.record.kept = u32::try_from(page.items.len()).unwrap_or(u32::MAX);
    page
}

/// No walk behind it.
pub(crate) const NOTHING_SHOWN: &Shown = &Shown { ranked: Vec::new(), window: Vec::new() };
