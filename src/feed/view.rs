//! The feed as pages and the API show it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::catalog::view::ProductCard;
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

/// A page of the feed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FeedPage {
    pub items: Vec<FeedItem>,
    /// Where the next page starts; null at the end.
    pub next: Option<String>,
}
