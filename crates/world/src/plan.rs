//! What the plan of a store is made of. People, products, posts and comments are referred to by their index in the
//! lists of [`World`](crate::World). Times are microseconds since 1970 (UTC) and never later than the world's `now`.

use std::sync::Arc;

/// A product with a photo of its own that the caller brings (in the demo: the sample products with their photos).
#[derive(Clone, Debug)]
pub struct CatalogItem {
    /// Stable name, for example the slug of the product. Well-known ones get fitting interests and focus points.
    pub key: String,
    pub title: String,
    /// Google product taxonomy path; empty if unknown.
    pub category_path: String,
    pub brand: Option<String>,
    pub variants: Vec<CatalogVariant>,
    /// JPEG bytes; without them a picture is drawn.
    pub picture: Option<Arc<[u8]>>,
}

/// One thing of a [`CatalogItem`] that can be bought.
#[derive(Clone, Debug)]
pub struct CatalogVariant {
    pub sku: String,
    /// Options like ("size", "M"); empty for the only variant.
    pub options: Vec<(String, String)>,
    /// Minor units of USD.
    pub price_minor: i64,
}

/// A product of the store.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// The key of the catalog item, or a slug of the title.
    pub key: String,
    /// Index into the `catalog` handed in; `None` for products this crate made.
    pub catalog: Option<usize>,
    pub title: String,
    /// Two or three sentences; empty for catalog items, whose description the caller has.
    pub description: String,
    pub brand: Option<String>,
    /// Google product taxonomy path.
    pub category_path: String,
    /// Slugs of the interests it is meant for.
    pub interests: Vec<&'static str>,
    /// Never empty.
    pub variants: Vec<Variant>,
    /// Pictures to draw, the first one leads; empty for a catalog item that has a photo of its own.
    pub pictures: Vec<Picture>,
    /// Since when it is on sale.
    pub since: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub sku: String,
    /// Options like ("Size", "M"); empty for the only variant.
    pub options: Vec<(String, String)>,
    /// Minor units of USD.
    pub price_minor: i64,
    pub stock: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The store's own account, there is one.
    Operator,
    /// May post and comment: has bought for 50.00 or more before the first post.
    Member,
    Shopper,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Lower case ASCII letters, digits, `_`; 3 to 20 characters.
    pub handle: String,
    pub name: String,
    pub bio: String,
    /// "Porto, Portugal".
    pub place: String,
    pub role: Role,
    /// 5 to 12 slugs.
    pub interests: Vec<&'static str>,
    pub avatar: Picture,
    pub joined: i64,
    /// How busy, in (0, 1]; the mean is low, a few are near 1.
    pub activity: f32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PostKind {
    Photo,
    /// A text with products and at most one photo.
    Idea,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    pub author: usize,
    pub kind: PostKind,
    /// With its hashtags, as typed; at most 2,000 characters.
    pub text: String,
    /// The hashtags of the text, lower case, without the sign.
    pub hashtags: Vec<String>,
    /// Slugs of the author's choice, one to four.
    pub interests: Vec<&'static str>,
    pub photos: Vec<PostPhoto>,
    /// At most 20; a product is tagged at most once.
    pub tags: Vec<PostTag>,
    pub at: i64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PostPhoto {
    pub picture: Picture,
    pub alt: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PostTag {
    /// Index into the photos of the post; `None` for an idea without a photo (x and y are then 0.5).
    pub photo: Option<usize>,
    /// Share of the width, from the left, in 0..1.
    pub x: f32,
    /// Share of the height, from the top, in 0..1.
    pub y: f32,
    pub product: usize,
    pub fit: Fit,
}

/// Whether the thing on the photo is the product or only looks like it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fit {
    Exact,
    Similar,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub post: usize,
    /// A member or the operator.
    pub author: usize,
    /// An earlier comment on the same post.
    pub parent: Option<usize>,
    pub text: String,
    pub at: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Smile {
    pub post: usize,
    pub person: usize,
    pub at: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Save {
    pub post: usize,
    pub person: usize,
    pub at: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Followed {
    Person(usize),
    /// Slug of an interest.
    Topic(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Follow {
    pub person: usize,
    pub followed: Followed,
    pub at: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reviewer {
    /// Somebody of this store who has an order line of the product.
    Person(usize),
    /// A name that came with imported reviews.
    Imported(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    Kept,
    Returned,
    DidNotWork,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub product: usize,
    pub reviewer: Reviewer,
    /// 1 to 5.
    pub stars: u8,
    pub verdict: Verdict,
    pub title: String,
    pub text: String,
    pub at: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderState {
    Paid,
    Shipped,
    Delivered,
    /// Cancelled within 30 minutes and paid back: counts for nothing.
    Cancelled,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub buyer: usize,
    pub lines: Vec<OrderLine>,
    pub state: OrderState,
    pub at: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    pub product: usize,
    /// Index into the variants of the product.
    pub variant: usize,
    pub sku: String,
    pub quantity: u32,
    /// Of one piece, minor units of USD.
    pub price_minor: i64,
}

/// How to make a picture; [`World::render`](crate::World::render) turns it into a JPEG. Equal recipes of one world
/// give equal bytes.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// A studio picture of one product; `view` 0 leads, others show it on another ground or turned.
    Product { product: usize, view: u8 },
    /// A portrait, 320 × 320.
    Avatar { seed: u64 },
    /// A part of a product's own photo, with another light.
    Crop {
        product: usize,
        /// Left, top, right, bottom as shares of the photo.
        window: [f32; 4],
        mood: u8,
        width: u32,
        height: u32,
    },
    /// Things lying on a table, seen from above.
    FlatLay { ground: u8, seed: u64, pieces: Vec<Piece>, width: u32, height: u32 },
    /// Things standing in a drawn room.
    Room { room: u8, seed: u64, pieces: Vec<Piece>, width: u32, height: u32 },
}

impl Picture {
    /// Width and height in pixels.
    #[must_use]
    pub const fn size(&self) -> (u32, u32) {
        match self {
            Self::Product { .. } => (800, 800),
            Self::Avatar { .. } => (320, 320),
            Self::Crop { width, height, .. }
            | Self::FlatLay { width, height, .. }
            | Self::Room { width, height, .. } => (*width, *height),
        }
    }
}

/// One product in a scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    pub product: usize,
    /// The middle of the thing, share of the width.
    pub x: f32,
    /// The middle of the thing, share of the height.
    pub y: f32,
    /// The larger side of the thing, share of the picture's width.
    pub size: f32,
    /// Degrees, clockwise.
    pub turn: f32,
}
