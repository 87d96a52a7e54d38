//! The small words everything else is written in: ids, money, time, cursors, errors, text limits and the language of texts.
//! Imports nothing of ours.

pub mod cursor;
pub mod error;
pub mod id;
pub mod language;
pub mod money;
pub mod text;
pub mod time;

pub use error::{Error, FieldError, Result};
pub use id::{Id, IdMaker};
pub use money::{Currency, Money};
pub use time::{Clock, Micros};
