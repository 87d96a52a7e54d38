//! The feed engine of Vitrine: everything a feed is made from, in memory, and the ranking that makes pages of it.
//!
//! No input or output, no threads of its own, no clock, no chance: times (microseconds since 1970, UTC) and a seed are
//! parameters. The program follows its events and calls [`Index::apply`] for each; handlers call [`Index::page`].
//! Ratings, verdicts, prices and payments are not in this interface, so nothing can depend on them.
//!
//! ```
//! use vitrine_engine::*;
//!
//! let index = Index::new();
//! let barbecue = InterestId(7);
//! index.apply(&Change::ProductUpserted(
//!     ProductId(1),
//!     ProductFacts { interests: vec![(barbecue, 1.0)], buyable: true, has_picture: true, at: 1_000, ..Default::default() },
//! ));
//! index.apply(&Change::PostPublished {
//!     id: PostId(10),
//!     author: AccountId(5),
//!     facts: PostFacts { at: 2_000, interests: vec![barbecue], products: vec![ProductId(1)], ..Default::default() },
//! });
//! index.apply(&Change::SmileAdded(PostId(10)));
//!
//! let viewer = Viewer { account: Some(AccountId(9)), picked: vec![(barbecue, 1.0)], ..Default::default() };
//! let query = Query { lens: Lens::ForYou, now: 3_000, seed: 42, ..Default::default() };
//! let page = index.page(&viewer, &query)?;
//! assert_eq!(page.items[0].what, What::Post(PostId(10)));
//! assert!(page.items[0].reasons.contains(&Reason::PickedInterest(barbecue)));
//! assert_eq!(page.items[1].what, What::Product(ProductId(1)));
//!
//! // The next page: `next` is an opaque text for an address.
//! assert!(page.next.is_none());
//! assert!("not a cursor".parse::<Cursor>().is_err());
//! # Ok::<(), CursorError>(())
//! ```
//!
//! # A page, stage by stage
//!
//! *For you* goes through plain functions, each in its own file under `feed/`:
//!
//! 1. **query** ([`Query`], [`Viewer`]);
//! 2. **sources** each give a bounded number of candidates: followed people and topics, picked and inferred interests
//!    (newest and most smiled of each), the newest, the most smiled, the catalog (newest, popular, and a draw by chance);
//! 3. **filters** drop what must not be shown. Only filters drop, and each drop is counted by name;
//! 4. **scorers** give each candidate its [`ScoreParts`], weighed by [`Weights`];
//! 5. the **selector** fills the slots: variety of authors, brands and interests, catalog products among posts, room for
//!    unproven posts and the long tail;
//! 6. **reasons** say for every item why it is there ([`Reason`]; the program makes the words).
//!
//! The other lenses are lists in the order of time or of smiles behind the same filters. [`Page::record`] counts it all.
//!
//! # A walk through the pages
//!
//! Nothing is shown twice in a walk, in any lens, whatever arrives meanwhile. *Newest* and *Following* go on below the
//! last item, so they also leave no gap. *For you* and *Most smiled* remember the first 300 items shown (28-bit
//! fingerprints, three bytes each, in the cursor: a page may miss an item with a chance of one in a million per candidate)
//! and then go on down the list of posts by windows of 160, which are again ranked inside.
//!
//! # What is kept, and what it costs
//!
//! Rows of atomics (a post: 48 bytes and about 32 for interests, hashtags and products) that never move, numbered by dense
//! `u32`; lists newest first by author, interest, hashtag and product (4 bytes an entry, in blocks of up to 256, some
//! of them half full); the exact 300 best of the store and of each interest; hash tables from identifiers to rows (16 to 32
//! bytes a post). Together some 150 to 200 bytes a post.
//!
//! One writer at a time, readers without locks, no `unsafe`: see [`Index`]. A change costs a microsecond or a few; no
//! merging, no pause at any size except that a table part doubles now and then (a few milliseconds at 10 million posts).
//! What it costs: a page is not a frozen picture; a publication that is out of order copies a block in each list (quick
//! near the new end, a search in a tree further down; [`Index::build`] sorts first); cells of edited posts' old
//! interests and rows of removed posts come back only when the index is built anew; losing smiles among the best 300
//! makes the writer read that list again once per 300 losses.

mod change;
mod controls;
mod cursor;
mod factors;
mod feed;
mod ids;
mod index;
mod learn;
mod mix;
mod query;
mod related;
mod store;
mod viewer;
mod weights;
mod writer;

pub use change::{Change, Counters, Outcome, PostFacts, ProductFacts};
pub use controls::Controls;
pub use cursor::{Cursor, CursorError};
pub use factors::{Factors, Leaning, Learnt};
pub use ids::{AccountId, BrandId, Hashtag, InterestId, Language, PostId, PostKind, ProductId, Topic};
pub use index::{Index, Size};
pub use learn::{DEEDS, Deed, FEATURES, Features, Learned, Shown, train};
pub use query::{Filter, Item, Lens, Page, Query, Reason, Record, ScoreParts, Source, What};
pub use viewer::{AccountSet, SeenSet, Viewer};
pub use weights::Weights;
