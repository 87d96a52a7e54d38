//! The pages' components: functions from the views and a [`page::Page`] to markup. A full page and a swapped fragment
//! are the same function. Top-level elements that can be swapped carry an `id`.

pub mod layout;
pub mod page;
pub mod parts;
pub mod people;
pub mod photo;
pub mod topics;
