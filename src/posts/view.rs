//! A post as pages and the API show it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::view::AuthorView;
use crate::catalog::view::ProductCard;
use crate::kit::{Id, Micros};
use crate::media::view::PhotoView;

/// What kind of post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum PostKind {
    Photo,
    Idea,
}

/// How near the tagged product is to the one on the photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    Exact,
    Similar,
}

impl PostKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Idea => "idea",
        }
    }

    /// The kind with this name.
    pub fn of(name: &str) -> Option<Self> {
        [Self::Photo, Self::Idea].into_iter().find(|kind| kind.as_str() == name)
    }
}

impl Match {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Similar => "similar",
        }
    }

    /// The likeness with this name.
    pub fn of(name: &str) -> Option<Self> {
        [Self::Exact, Self::Similar].into_iter().find(|likeness| likeness.as_str() == name)
    }
}

/// A photo of a post.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PostPhotoView {
    /// Position among the post's photos, from 0.
    pub position: i64,
    #[serde(flatten)]
    pub photo: PhotoView,
}

/// A product tag: a point on a photo and a line in the list.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TagView {
    /// Position of the photo the point is on, from 0; null for a line in the list alone.
    pub photo: Option<i64>,
    /// From the left, 0 to 1.
    pub x: Option<f64>,
    /// From the top, 0 to 1.
    pub y: Option<f64>,
    pub product: ProductCard,
    #[serde(rename = "match")]
    pub likeness: Match,
}

/// A post, the part that is the same for everybody.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PostView {
    pub id: Id,
    pub kind: PostKind,
    pub text: String,
    pub author: AuthorView,
    pub photos: Vec<PostPhotoView>,
    pub tags: Vec<TagView>,
    /// Slugs.
    pub interests: Vec<String>,
    /// Without the `#`.
    pub hashtags: Vec<String>,
    /// Handles of the people its text mentions as `@handle`.
    pub mentions: Vec<String>,
    /// The code of the language of the text, such as `de`; empty where there are no words.
    pub language: String,
    pub published_at: Micros,
    /// When its text was changed last; null: never. The earlier ones can be read.
    pub edited_at: Option<Micros>,
    pub smiles: i64,
    pub comments: i64,
    pub saves: i64,
    /// How many of the tagged products can be bought now: the bag badge.
    pub buyable: usize,
}

impl PostView {
    /// The value of `lang` for its text: nothing where there are no words.
    pub fn lang(&self) -> Option<&str> {
        (!self.language.is_empty()).then_some(self.language.as_str())
    }
}

/// How the asking account stands to a post. All false for a visitor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Mine {
    pub smiled: bool,
    pub saved: bool,
    /// The asking account wrote it.
    pub own: bool,
    /// The asking account follows its author.
    pub following: bool,
}

/// How a post was removed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RemovalView {
    #[serde(skip)]
    pub author: Id,
    pub at: Micros,
    /// By the store's own people, who can bring it back; else by its author.
    pub by_store: bool,
    /// What the author is told; empty where it was the author.
    pub reason: String,
    /// Until when its author can take a deletion of their own back; null where it was not theirs.
    pub undo_until: Option<Micros>,
}

/// A post in the list of the store's own people.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeskPost {
    pub id: Id,
    pub author: AuthorView,
    pub text: String,
    pub language: String,
    pub photo: Option<PhotoView>,
    pub published_at: Micros,
    pub smiles: i64,
    pub comments: i64,
    /// Null where it is shown.
    pub removed: Option<RemovalView>,
}

/// A comment in a thread. Threads are one level deep: a reply to a reply joins the same thread.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CommentView {
    pub id: Id,
    /// Null where the comment was removed and stands for its answers alone.
    pub author: Option<AuthorView>,
    pub parent: Option<Id>,
    /// Empty where it was removed.
    pub text: String,
    /// The code of the language of the text, such as `de`; empty where it is not known.
    pub language: String,
    /// Handles of the people it mentions as `@handle`.
    pub mentions: Vec<String>,
    pub at: Micros,
    /// It was removed; its answers are still there.
    pub removed: bool,
}

impl CommentView {
    /// The value of `lang` for its text: nothing where it is not known.
    pub fn lang(&self) -> Option<&str> {
        (!self.language.is_empty()).then_some(self.language.as_str())
    }
}
