//! The small words everything else is written in: ids, money, time, cursors, errors, text limits and the language of texts.
//! Imports nothing of ours.

pub mod cursor;
pub mod error;
pub mod fresh;
pub mod id;
pub mod keep;
pub mod language;
pub mod money;
pub mod text;
pub mod time;

pub use error::{Error, FieldError, Result};
pub use fresh::{Fresh, Moment, Thing};
pub use id::{Id, IdMaker};
pub use keep::Keep;
pub use money::{Currency, Money};
pub use time::{Clock, Micros};
