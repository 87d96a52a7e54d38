//! What is asked and what is answered.

use crate::cursor::Cursor;
use crate::ids::{InterestId, PostId, ProductId, Topic};
use crate::learn::{Deed, Features};

/// Which feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lens {
    /// Ranked for this viewer; products among the posts; nothing that was seen.
    #[default]
    ForYou,
    /// Posts of followed people and topics, newest first.
    Following,
    /// All posts, newest first; then the catalog, newest first.
    Newest,
    /// All posts, most smiles first (the first 300 of the store or of an interest exactly; then newest first).
    MostSmiled,
}

/// A request for one page.
#[derive(Clone, Debug)]
pub struct Query {
    /// Which feed.
    pub lens: Lens,
    /// Narrowed to this topic.
    pub topic: Option<Topic>,
    /// How many items, 1 to 50; other values are brought into that range.
    pub limit: usize,
    /// Where the walk goes on: [`Page::next`] of the page before. `None`: the first page.
    pub cursor: Option<Cursor>,
    /// The present: microseconds since 1970, UTC.
    pub now: i64,
    /// Where chance comes from. The same index, viewer, query and seed give the same page.
    pub seed: u64,
    /// *For you* only: show again what was seen in earlier sessions. Meant for a shopper who has seen everything (see
    /// [`Page::all_seen`]); nothing is shown twice within the walk even then.
    pub include_seen: bool,
}

impl Default for Query {
    fn default() -> Self {
        Self { lens: Lens::ForYou, topic: None, limit: 20, cursor: None, now: 0, seed: 0, include_seen: false }
    }
}

/// A post or a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// A post.
    Post(PostId),
    /// A product of the catalog.
    Product(ProductId),
}

/// One item of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What to show.
    pub what: What,
    /// *For you*: the sum of [`Item::parts`] by weight, shifted by what was learnt; *Most smiled*: the number of smiles; else 0.
    pub score: f32,
    /// How the score came about; all 0 outside *For you*.
    pub parts: ScoreParts,
    /// The score by the weights alone, before what was learnt; what training reads, with the features.
    pub prior: f32,
    /// How it looked to the viewer.
    pub features: Features,
    /// Why it is here, the best reason first; never empty.
    pub reasons: Vec<Reason>,
}

/// Why an item is in the feed. The program makes words of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The viewer picked this interest.
    PickedInterest(InterestId),
    /// The viewer follows its author.
    FollowedAuthor,
    /// The viewer follows this topic.
    FollowedTopic(Topic),
    /// The viewer did this with that, and those who did like this too.
    Because(Deed, What),
    /// Shoppers of similar taste like it.
    SimilarTaste,
    /// The viewer seems to like this interest.
    InferredInterest(InterestId),
    /// The viewer asked for this topic.
    InTopic(Topic),
    /// Published lately.
    Fresh,
    /// New posts get their chance: few have seen it so far.
    Unproven,
    /// Many smiled at it.
    MostSmiled,
    /// Among the most popular products of the store.
    PopularInStore,
    /// New in the store.
    NewInStore,
    /// Seldom shown: something nobody searched for.
    LongTail,
    /// The viewer's own post.
    Yours,
    /// In the order of time: everything is here.
    Newest,
    /// From all over the store, for variety.
    Variety,
}

/// The parts of a score, each in 0..=1 before its weight, and the factor at the end.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct ScoreParts {
    /// How well it meets the viewer's interests.
    pub interest: f32,
    /// The viewer follows its author (1) or a topic of it.
    pub follow: f32,
    /// How much shoppers of similar taste like it, by factors.
    pub taste: f32,
    /// How often the viewer did something with its author.
    pub affinity: f32,
    /// Smiles, comments and saves per showing, smoothed; for products popularity. For an unproven post a draw from what its
    /// rate may be (Thompson sampling), so that what may be good is shown until it is known.
    pub quality: f32,
    /// 1 when new, falling by half every half-life.
    pub recency: f32,
    /// A little chance, from the seed.
    pub chance: f32,
    /// The product of all lowering factors (nothing to buy, foreign language, no picture).
    pub factor: f32,
}

/// Where candidates come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Source {
    /// Posts of followed people.
    FollowedPeople,
    /// Posts of followed topics.
    FollowedTopics,
    /// Posts of picked interests.
    PickedInterests,
    /// Posts of inferred interests.
    InferredInterests,
    /// What goes with things the viewer did something with, and what the factors suggest.
    SimilarTaste,
    /// The newest posts, whatever they are about.
    Fresh,
    /// Posts that had no fair trial yet.
    Trial,
    /// The posts with the most smiles.
    MostSmiled,
    /// Products of the catalog.
    Catalog,
    /// Posts and products from further down, looked for where the others left room.
    Wider,
    /// Sponsored placements. Nothing comes from here yet.
    Sponsored,
}

/// What can drop a candidate. Nothing else does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Filter {
    /// It was removed, or retired.
    Removed,
    /// Its author is hidden.
    Hidden,
    /// The viewer blocked its author, or was blocked.
    Blocked,
    /// The viewer muted its author, its brand or a topic of it.
    Muted,
    /// The viewer said "not this".
    NotThis,
    /// It is the viewer's own.
    Own,
    /// It was shown in this walk already.
    Shown,
    /// The viewer saw it in an earlier session.
    Seen,
    /// It is sponsored, and the viewer hides that.
    Sponsored,
    /// Its author did not buy it, and the viewer wants posts of customers.
    NotCustomer,
    /// A product that can't be bought now.
    Unavailable,
    /// It is not about the topic asked for.
    OffTopic,
    /// Its author or brand already has as many candidates as a page could ever take.
    Crowded,
}

/// How a page came about.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Record {
    /// How many candidates each source gave first (a candidate of two sources counts for the one that came first).
    pub retrieved: Vec<(Source, u32)>,
    /// How many candidates each filter dropped.
    pub dropped: Vec<(Filter, u32)>,
    /// How many candidates were scored.
    pub kept: u32,
    /// How many times a rule of variety had to give way, because nothing else was left.
    pub relaxed: u32,
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// At most [`Query::limit`] items.
    pub items: Vec<Item>,
    /// Where the walk goes on; `None` at its end.
    pub next: Option<Cursor>,
    /// *For you*: the walk ends here, and the viewer has seen things that were left out for that. Ask again with
    /// [`Query::include_seen`] to show them once more.
    pub all_seen: bool,
    /// How it came about.
    pub record: Record,
}
