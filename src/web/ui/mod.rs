//! The pages' components: functions from the views and a [`page::Page`] to markup. A full page and a swapped fragment
//! are the same function. Top-level elements that can be swapped carry an `id`.

pub mod card;
pub mod comments;
pub mod explore;
pub mod feed;
pub mod layout;
pub mod page;
pub mod parts;
pub mod people;
pub mod photo;
pub mod post;
pub mod product;
pub mod profile;
pub mod search;
pub mod sheet;
pub mod topics;
pub mod words;
