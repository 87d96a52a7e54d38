//! Everything is asked through the public functions, on files that are made here.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod answers;
mod avif;
mod colours;
mod make;
mod orientation;
mod robust;
mod shared;
mod stripped;
