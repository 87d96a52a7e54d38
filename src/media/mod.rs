//! Photos in: renditions made of uploads, and where the bytes lie.
//!
//! The original is kept apart, served to nobody, and named after the one row that it belongs to.
//!
//! Blobs are shared: the same photo uploaded twice is one set of files. So nothing deletes a blob because one row that
//! names it is gone.

pub mod blobs;
pub mod edit;
mod intake;
pub mod view;

pub use intake::{LIMITS, Room, again, keep, original, room, store, store_with};
