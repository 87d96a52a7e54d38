//! One binary for all tests of the crate that stand outside of it.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod golden;
mod hostile;
mod properties;
mod shared;
mod show;
