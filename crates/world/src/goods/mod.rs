//! The goods this crate makes up: what they are called, what they are for, how they are drawn.

#[rustfmt::skip]
mod body;
#[rustfmt::skip]
mod hobby;
#[rustfmt::skip]
mod home;
#[rustfmt::skip]
mod kitchen;
#[rustfmt::skip]
mod leisure;
#[rustfmt::skip]
mod media;
#[rustfmt::skip]
mod real;
#[rustfmt::skip]
mod sport;
#[rustfmt::skip]
mod tech;
#[rustfmt::skip]
mod wear;

pub(crate) use real::known;

use crate::draw::{Motif, Tone};

/// What people say about a thing depends on what kind of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Voice {
    Furniture,
    Light,
    Decor,
    Textile,
    Plant,
    Garden,
    Cook,
    Coffee,
    Tea,
    Bread,
    Grill,
    Wine,
    Wear,
    Shoe,
    Bag,
    Jewel,
    Watch,
    Book,
    Film,
    Record,
    Audio,
    Guitar,
    Tech,
    Smart,
    Keys,
    Game,
    Table,
    Toy,
    Camera,
    Fit,
    Yoga,
    Bike,
    Camp,
    Board,
    Ball,
    Star,
    Cat,
    Dog,
    Fish,
    Yarn,
    Paint,
    Wood,
    Paper,
    Skin,
    Scent,
    Desk,
}

/// Goods that share category, drawing and interests.
pub(crate) struct Shelf {
    /// Google product taxonomy path.
    pub path: &'static str,
    pub motif: Motif,
    /// Slugs, separated by spaces.
    pub topics: &'static str,
    pub voice: Voice,
    /// `""`, or `name:value|value*factor`: the price of a value is the price of the row times the factor.
    pub options: &'static str,
    pub rows: &'static [Row],
}

pub(crate) struct Row {
    pub title: &'static str,
    /// The motif's own variation.
    pub style: u8,
    pub main: Tone,
    pub second: Tone,
    /// Minor units of USD.
    pub price: i64,
    pub says: &'static str,
}

pub(crate) const fn shelf(
    path: &'static str,
    motif: Motif,
    topics: &'static str,
    voice: Voice,
    options: &'static str,
    rows: &'static [Row],
) -> Shelf {
    Shelf { path, motif, topics, voice, options, rows }
}

pub(crate) const fn r(title: &'static str, style: u8, main: Tone, second: Tone, price: i64, says: &'static str) -> Row {
    Row { title, style, main, second, price, says }
}

/// Every shelf of the store, in a fixed order.
pub(crate) fn shelves() -> impl Iterator<Item = &'static Shelf> {
    [
        home::SHELVES,
        kitchen::SHELVES,
        wear::SHELVES,
        media::SHELVES,
        tech::SHELVES,
        leisure::SHELVES,
        sport::SHELVES,
        hobby::SHELVES,
        body::SHELVES,
    ]
    .into_iter()
    .flatten()
}

pub(crate) const SIZES: &str = "Size:S|M|L|XL";
pub(crate) const SHOES: &str = "Size:37|38|39|40|41|42|43|44";
