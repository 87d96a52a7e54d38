//! A made-up store: products, people, what they post, say and buy, and the pictures of it all.
//!
//! [`World::new`] takes a seed, the time and the products that bring photos of their own, and returns a plan.
//! Nothing is read or written; the same arguments give the same plan, and [`World::render`] gives the same bytes for
//! the same recipe. Everything is `Send + Sync`: the caller renders with as many threads as it likes.

mod draw;
mod goods;
mod people;
mod plan;
mod posts;
mod rng;
mod scenes;
mod social;
mod stock;
mod tile;
mod words;

use std::sync::Arc;

pub use plan::{
    CatalogItem, CatalogVariant, Comment, Fit, Follow, Followed, Order, OrderLine, OrderState, Person, Picture, Piece,
    Post, PostKind, PostPhoto, PostTag, Product, Review, Reviewer, Role, Save, Smile, Variant, Verdict,
};
pub use tile::tile_svg;

/// Microseconds in a day.
pub(crate) const DAY: i64 = 86_400_000_000;
/// Microseconds in a minute.
pub(crate) const MINUTE: i64 = 60_000_000;
/// How many people may write.
pub(crate) const MEMBERS: usize = 24;

/// The interests shown first; each of them has at least eight products of this crate.
#[rustfmt::skip]
pub const FIRST: &[&str] = &[
    "interior-design", "candles-and-scent", "gardening", "houseplants", "cooking", "barbecue", "espresso", "tea",
    "sourdough", "wine", "fashion", "sneakers", "watches", "jewellery", "skincare", "books", "films", "music",
    "tv-binge-watching", "vinyl-records", "hi-fi", "guitars", "technology", "internet-of-things",
    "mechanical-keyboards", "film-photography", "video-games", "board-games", "toys", "fitness", "yoga", "running",
    "football", "skateboarding", "camping", "surfing", "stargazing", "cats", "dogs", "aquariums", "knitting",
    "painting", "woodworking", "travel", "van-life", "road-cycling", "home-office", "stationery",
];

/// The plan of a store and what is needed to draw it.
#[derive(Clone, Debug)]
pub struct World {
    /// The catalog items first, in the order they came, then the products made here.
    pub products: Vec<Product>,
    /// The store's own account first, then members by activity, then shoppers.
    pub people: Vec<Person>,
    /// Oldest first.
    pub posts: Vec<Post>,
    /// Oldest first within a post; a parent comes before its answers.
    pub comments: Vec<Comment>,
    pub smiles: Vec<Smile>,
    pub saves: Vec<Save>,
    pub follows: Vec<Follow>,
    pub reviews: Vec<Review>,
    /// Oldest first.
    pub orders: Vec<Order>,
    inside: Vec<stock::Inside>,
    photos: Vec<Option<Arc<[u8]>>>,
}

impl World {
    /// Plans a store. `now` is in microseconds since 1970 (UTC); nothing in the plan is later.
    #[must_use]
    pub fn new(seed: u64, now: i64, catalog: &[CatalogItem]) -> Self {
        let (products, inside) = stock::products(seed, now, catalog);
        let people = people::people(seed, now);
        let posts = posts::posts(seed, now, &products, &inside, &people);
        let social = social::social(seed, now, &products, &inside, &people, &posts);
        Self {
            products,
            people,
            posts,
            comments: social.comments,
            smiles: social.smiles,
            saves: social.saves,
            follows: social.follows,
            reviews: social.reviews,
            orders: social.orders,
            inside,
            photos: catalog.iter().map(|item| item.picture.clone()).collect(),
        }
    }

    /// Draws a picture: JPEG, sRGB, without metadata. A product index that does not exist is left out of the picture.
    #[must_use]
    pub fn render(&self, picture: &Picture) -> Vec<u8> {
        draw::render(picture, &self.inside, &self.photos)
    }

    /// The names of the invented brands.
    pub fn brands() -> impl Iterator<Item = &'static str> {
        stock::brand_names()
    }
}

#[cfg(test)]
mod tests;
