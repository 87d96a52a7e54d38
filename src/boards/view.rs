//! What a board shows, in JSON and on pages.

use serde::Serialize;
use utoipa::ToSchema;

use super::Role;
use crate::accounts::view::AuthorView;
use crate::catalog::view::ProductCard;
use crate::kit::{Id, Micros};
use crate::media::view::PhotoView;
use crate::posts::view::PostView;

/// A board in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BoardCard {
    pub id: Id,
    pub name: String,
    pub about: String,
    /// `public`: for everybody; `secret`: for its people.
    pub visibility: &'static str,
    pub owner: AuthorView,
    /// Posts and products on it.
    pub items: i64,
    pub cover: Option<PhotoView>,
    /// How the asking account stands to it.
    pub role: Role,
    pub changed_at: Micros,
}

/// A part of a board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SectionView {
    pub id: Id,
    pub name: String,
}

/// Somebody who collects on a board, or is asked to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BoardPerson {
    #[serde(flatten)]
    pub author: AuthorView,
    pub role: Role,
}

/// Something on a board. Neither post nor product: it is no longer there.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BoardItem {
    /// `post` or `product`.
    pub kind: String,
    pub id: Id,
    pub post: Option<PostView>,
    pub product: Option<ProductCard>,
    pub note: String,
    pub section: Option<Id>,
    /// Who put it there.
    pub by: Option<AuthorView>,
}

/// A board with its sections, its people and one page of what is on it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BoardView {
    #[serde(flatten)]
    pub board: BoardCard,
    pub sections: Vec<SectionView>,
    /// Those who collect on it; to its people also those who were asked.
    pub people: Vec<BoardPerson>,
    pub entries: Vec<BoardItem>,
    /// Where the next page starts; null at the end.
    pub next: Option<String>,
}

/// The boards of an account.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BoardsView {
    pub items: Vec<BoardCard>,
}

/// A board one may put something on, and whether it is there.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Choice {
    #[serde(flatten)]
    pub board: BoardCard,
    pub holds: bool,
}
