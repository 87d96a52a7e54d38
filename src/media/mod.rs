//! Photos in: renditions made of uploads, and where the bytes lie.
//!
//! Blobs are shared: the same photo uploaded twice is one set of files. So nothing deletes a blob because one row that
//! names it is gone.

pub mod blobs;
mod intake;
pub mod view;

pub use intake::{LIMITS, store, store_with};
