//! What can happen to the index.

use crate::ids::{AccountId, BrandId, Hashtag, InterestId, Language, PostId, PostKind, ProductId};

/// A post as it is now.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PostFacts {
    /// When it was published: microseconds since 1970, UTC.
    pub at: i64,
    /// Its kind.
    pub kind: PostKind,
    /// Its interests, the leading one first. More than 16 are cut.
    pub interests: Vec<InterestId>,
    /// Its hashtags. More than 30 are cut.
    pub hashtags: Vec<Hashtag>,
    /// The products tagged on it, the leading one first. More than 20 are cut.
    pub products: Vec<ProductId>,
    /// The language of its text, where known.
    pub language: Option<Language>,
    /// Somebody gains by it: a commission, a sample, a paid placement.
    pub sponsored: bool,
    /// Its author bought something it shows.
    pub customer: bool,
}

/// A product as it is now. Ratings and prices are not inputs.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ProductFacts {
    /// Its brand, where it has one.
    pub brand: Option<BrandId>,
    /// Its interests with weights in 0..=1, from its category path. More than 16 are cut.
    pub interests: Vec<(InterestId, f32)>,
    /// When it came into the store: microseconds since 1970, UTC.
    pub at: i64,
    /// Can at least one of its variants be bought now?
    pub buyable: bool,
    /// Has it a picture?
    pub has_picture: bool,
    /// How much it is tapped or bought, in 0..=1, as the program sees it; 0 where nothing is known. Products outside the
    /// upper fifth are the long tail.
    pub popularity: f32,
}

/// The counters of a post, as absolute values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counters {
    /// Smiles.
    pub smiles: u32,
    /// Comments.
    pub comments: u32,
    /// Saves.
    pub saves: u32,
    /// How often it was shown in a feed.
    pub shown: u32,
}

/// One change, in the order in which it happened. [`Index::apply`](crate::Index::apply) says what it came to.
///
/// Changes that carry a state (`PostPublished`, `PostCounters`, `ProductUpserted`, `AvailabilityChanged`,
/// `AccountHidden`, removals) may be repeated without harm. Changes that carry a step (`SmileAdded` and its like) count
/// every time; after a doubt send [`Change::PostCounters`].
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A post is public with these facts. A known post takes the new facts (an edit) and keeps its counters; a removed one
    /// comes back.
    PostPublished {
        /// The post.
        id: PostId,
        /// Who published it.
        author: AccountId,
        /// What it is.
        facts: PostFacts,
    },
    /// A post is gone (deleted, or taken down).
    PostRemoved(PostId),
    /// The counters of a post, absolute. Used when the index is built.
    PostCounters(PostId, Counters),
    /// One more smile.
    SmileAdded(PostId),
    /// One smile less.
    SmileRemoved(PostId),
    /// One more comment.
    CommentAdded(PostId),
    /// One comment less.
    CommentRemoved(PostId),
    /// One more save.
    SaveAdded(PostId),
    /// One save less.
    SaveRemoved(PostId),
    /// A post was shown this many more times.
    PostShown(PostId, u32),
    /// A product is in the store with these facts.
    ProductUpserted(ProductId, ProductFacts),
    /// A product left the store. Posts that show it stay.
    ProductRetired(ProductId),
    /// A product can, or can no longer, be bought.
    AvailabilityChanged {
        /// The product.
        product: ProductId,
        /// Can at least one of its variants be bought now?
        buyable: bool,
    },
    /// An account's posts are hidden (suspended), or visible again.
    AccountHidden {
        /// The account.
        account: AccountId,
        /// Hidden?
        hidden: bool,
    },
    /// An account is erased: all its posts are removed, for good.
    AccountErased(AccountId),
}

/// What a change came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The index is different now.
    Changed,
    /// It was so already.
    Unchanged,
    /// It speaks of something unknown (a smile at a post never published). Nothing happened.
    Unknown,
    /// The index holds as much as its 32-bit addresses allow (some 150 million posts). Nothing happened.
    Full,
}
