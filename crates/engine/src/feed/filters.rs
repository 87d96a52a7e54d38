//! What must not be shown. Nothing else drops a candidate.

use std::sync::atomic::Ordering::Relaxed;

use crate::cursor::Shown;
use crate::ids::{AccountId, BrandId, PostId, ProductId, Topic};
use crate::index::Index;
use crate::query::{Filter, Record, What};
use crate::store::rows::{BUYABLE, CUSTOMER, HIDDEN, LIVE, PostRow, ProductRow, SPONSORED};
use crate::viewer::Viewer;

const FILTERS: [Filter; 13] = [
    Filter::Removed,
    Filter::Hidden,
    Filter::Blocked,
    Filter::Muted,
    Filter::NotThis,
    Filter::Own,
    Filter::Shown,
    Filter::Seen,
    Filter::Sponsored,
    Filter::NotCustomer,
    Filter::Unavailable,
    Filter::OffTopic,
    Filter::Crowded,
];

/// Which filters a lens uses besides those that always hold.
#[derive(Clone, Copy, Default)]
pub(crate) struct Rules {
    /// Drop the viewer's own posts.
    pub(crate) own: bool,
    /// Drop what was seen in earlier sessions.
    pub(crate) seen: bool,
    /// Drop what is not about this.
    pub(crate) topic: Option<Topic>,
    /// Drop posts of people who did not buy what they show, where the viewer wants that.
    pub(crate) customers: bool,
    /// Drop what can't be bought.
    pub(crate) unavailable: bool,
}

/// All filters in their order, and the count of what each dropped.
pub(crate) struct Gate<'a> {
    index: &'a Index,
    pub(crate) viewer: &'a Viewer,
    rules: Rules,
    shown: &'a Shown,
    muted_hashtags: Vec<u32>,
    dropped: [u32; FILTERS.len()],
}

impl<'a> Gate<'a> {
    pub(crate) fn new(index: &'a Index, viewer: &'a Viewer, shown: &'a Shown, rules: Rules) -> Self {
        let hashtag = |topic: &Topic| match topic {
            Topic::Hashtag(tag) => index.hashtag_ids.get(tag.0.cast_signed()),
            Topic::Interest(_) | Topic::Product(_) | Topic::Author(_) => None,
        };
        let muted_hashtags = viewer.muted_topics.iter().filter_map(hashtag).collect();
        Self { index, viewer, rules, shown, muted_hashtags, dropped: [0; FILTERS.len()] }
    }

    /// May this post be shown?
    pub(crate) fn post(&mut self, d: u32) -> bool {
        let verdict = self.judge_post(self.index.posts.at(d));
        self.count(verdict)
    }

    /// May this product be shown as an item of its own?
    pub(crate) fn product(&mut self, d: u32) -> bool {
        let verdict = self.judge_product(self.index.products.at(d));
        self.count(verdict)
    }

    /// Counts a drop, from outside too (`Crowded` depends on the other candidates).
    pub(crate) fn count(&mut self, verdict: Option<Filter>) -> bool {
        if let Some(filter) = verdict {
            self.dropped[filter as usize] += 1;
        }
        verdict.is_none()
    }

    /// How many were dropped because they were seen.
    pub(crate) fn seen(&self) -> u32 {
        self.dropped[Filter::Seen as usize]
    }

    pub(crate) fn record(&self) -> Record {
        let dropped = FILTERS.into_iter().zip(self.dropped).filter(|&(_, n)| n > 0).collect();
        Record { dropped, ..Record::default() }
    }

    fn judge_post(&self, row: &PostRow) -> Option<Filter> {
        let author = self.index.authors.at(row.author.load(Relaxed));
        let account = AccountId(author.id.load(Relaxed));
        let what = What::Post(PostId(row.id.load(Relaxed)));
        if !row.live() {
            Some(Filter::Removed)
        } else if author.meta.load(Relaxed) & HIDDEN != 0 {
            Some(Filter::Hidden)
        } else if self.viewer.blocked.contains(account) {
            Some(Filter::Blocked)
        } else if self.viewer.muted.contains(account) || self.mutes(row) {
            Some(Filter::Muted)
        } else if self.viewer.hidden.contains(&what) {
            Some(Filter::NotThis)
        } else if self.viewer.controls.hide_sponsored && row.has(SPONSORED) {
            Some(Filter::Sponsored)
        } else if self.rules.customers && self.viewer.controls.customers_only && !row.has(CUSTOMER) {
            Some(Filter::NotCustomer)
        } else if self.rules.own && self.viewer.account == Some(account) {
            Some(Filter::Own)
        } else if self.rules.topic.is_some_and(|topic| !about(self.index, row, topic)) {
            Some(Filter::OffTopic)
        } else {
            self.met(what)
        }
    }

    fn judge_product(&self, row: &ProductRow) -> Option<Filter> {
        let what = What::Product(ProductId(row.id.load(Relaxed)));
        if !row.has(LIVE) {
            Some(Filter::Removed)
        } else if self.rules.unavailable && !row.has(BUYABLE) {
            Some(Filter::Unavailable)
        } else if self.mutes_product(row) {
            Some(Filter::Muted)
        } else if self.viewer.hidden.contains(&what) {
            Some(Filter::NotThis)
        } else {
            self.met(what)
        }
    }

    fn met(&self, what: What) -> Option<Filter> {
        if self.shown.contains(what) {
            Some(Filter::Shown)
        } else if self.rules.seen && self.viewer.seen.contains(what) {
            Some(Filter::Seen)
        } else {
            None
        }
    }

    fn mutes(&self, row: &PostRow) -> bool {
        let viewer = self.viewer;
        if viewer.muted_topics.is_empty() && viewer.muted_brands.is_empty() {
            return false;
        }
        let run = self.index.run(row);
        let author = AccountId(self.index.authors.at(row.author.load(Relaxed)).id.load(Relaxed));
        let leading = run.products().next().map(|p| self.index.products.at(p));
        run.hashtags().any(|tag| self.muted_hashtags.contains(&tag))
            || viewer.muted_topics.iter().any(|topic| match topic {
                Topic::Interest(interest) => run.interests().any(|(i, _)| i == interest.0),
                Topic::Product(p) => run.products().any(|d| self.index.products.at(d).id.load(Relaxed) == p.0),
                Topic::Author(a) => *a == author,
                Topic::Hashtag(_) => false,
            })
            || leading.is_some_and(|p| self.mutes_brand(p))
    }

    fn mutes_product(&self, row: &ProductRow) -> bool {
        let interest = |i: u16| self.viewer.muted_topics.iter().any(|t| matches!(t, Topic::Interest(m) if m.0 == i));
        let own = Topic::Product(ProductId(row.id.load(Relaxed)));
        (!self.viewer.muted_topics.is_empty()
            && (self.viewer.muted_topics.contains(&own) || self.index.product_interests(row).any(|(i, _)| interest(i))))
            || self.mutes_brand(row)
    }

    fn mutes_brand(&self, row: &ProductRow) -> bool {
        let brand = BrandId(row.brand.load(Relaxed));
        brand.0 != 0 && self.viewer.muted_brands.contains(&brand)
    }
}

/// Is a post about a topic?
pub(crate) fn about(index: &Index, row: &PostRow, topic: Topic) -> bool {
    let run = index.run(row);
    match topic {
        Topic::Interest(interest) => run.interests().any(|(i, _)| i == interest.0),
        Topic::Hashtag(tag) => {
            let tag = index.hashtag_ids.get(tag.0.cast_signed());
            tag.is_some_and(|tag| run.hashtags().any(|t| t == tag))
        }
        Topic::Product(p) => run.products().any(|d| index.products.at(d).id.load(Relaxed) == p.0),
        Topic::Author(author) => index.authors.at(row.author.load(Relaxed)).id.load(Relaxed) == author.0,
    }
}
