//! Posts, photos, tags, smiles, comments, saves.

pub mod comments;
pub mod desk;
pub mod drafts;
pub mod facts;
pub mod gate;
mod hashtags;
pub mod hides;
pub mod item;
pub mod mentions;
mod new;
mod publish;
mod read;
pub mod removal;
pub mod revise;
pub mod saves;
pub mod smiles;
pub mod uploads;
pub mod view;

pub use comments::first_comments;
pub use new::{NewPost, PhotoBody, PhotoRef, PostBody, TagBody};
pub use publish::{insert, publish, publish_draft};
pub use read::{brief, by_author, find, mine, mine_among, mine_of, of_product, standing, views, views_for};
pub use removal::remove;
pub use saves::{marks, saved_products};
