//! Photos in: uploads, their renditions, and where the bytes lie.

pub mod blobs;
pub mod view;
