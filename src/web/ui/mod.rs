//! The pages' components: functions from the views and a [`page::Page`] to markup. A full page and a swapped fragment
//! are the same function. Top-level elements that can be swapped carry an `id`.

pub mod about;
pub mod bag;
pub mod card;
pub mod checkout;
pub mod comments;
pub mod compose;
pub mod countries;
pub mod draft;
pub mod errors;
pub mod explore;
pub mod feed;
pub mod form;
pub mod gate;
pub mod imports;
pub mod interests;
pub mod layout;
pub mod me;
pub mod operator;
pub mod order;
pub mod page;
pub mod parts;
pub mod people;
pub mod photo;
mod points;
pub mod post;
pub mod product;
pub mod profile;
pub mod recovery;
pub mod saved;
pub mod search;
pub mod settings;
pub mod sheet;
pub mod sign_in;
pub mod sign_up;
pub mod topics;
pub mod words;
