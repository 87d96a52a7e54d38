//! Everything is asked through the public functions, on files that are made here.

mod answers;
mod avif;
mod colours;
mod make;
mod orientation;
mod robust;
mod shared;
mod stripped;
