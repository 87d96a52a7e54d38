//! The feed as pages and the API show it.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::catalog::view::ProductCard;
use crate::kit::Id;
use crate::posts::view::{Mine, PostView};

/// One item: a post or a product, and why it is here.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FeedItem {
    /// `post` or `product`.
    pub kind: &'static str,
    pub post: Option<PostView>,
    pub product: Option<ProductCard>,
    /// How the asking account stands to the post.
    pub mine: Mine,
    pub reasons: Vec<ReasonView>,
}

/// Why an item is in the feed: a code for programs, a sentence for people in their language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReasonView {
    pub code: String,
    pub text: String,
}

/// An interest that seems to be one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Inferred {
    pub slug: String,
    pub name: String,
    /// 0 to 1.
    pub weight: f64,
}

/// How many, of what.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Counted {
    pub code: &'static str,
    pub n: u32,
}

/// How an item was scored.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Scored {
    /// `post` or `product`.
    pub kind: &'static str,
    pub id: Id,
    /// A product's title, or who wrote the post.
    pub name: String,
    pub score: f64,
    /// The parts of the score, each from 0 to 1 before its weight, and the factor that lowers all of it.
    pub parts: BTreeMap<&'static str, f64>,
    /// Why it is there, the best reason first: codes.
    pub reasons: Vec<String>,
    /// The chance of each deed, once the item is looked at.
    pub chances: BTreeMap<&'static str, f64>,
}

/// Why a feed is as it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Why {
    pub inferred: Vec<Inferred>,
    /// Candidates of the first page by where they come from.
    pub retrieved: Vec<Counted>,
    /// Candidates that were left out, by reason.
    pub dropped: Vec<Counted>,
    /// How many were compared.
    pub ranked: u32,
    /// How often a rule of variety gave way because nothing else was left.
    pub relaxed: u32,
    /// From how many showings the chances are learnt; 0: from none, they are the program's own.
    pub learnt_from: u64,
    pub items: Vec<Scored>,
}

/// A page of the feed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FeedPage {
    pub items: Vec<FeedItem>,
    /// Where the next page starts; null at the end.
    pub next: Option<String>,
}
