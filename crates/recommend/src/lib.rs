//! The recommender: what a shopper may like, learned from what all shoppers did.
//!
//! No input or output, no clock, no async. Two ways in:
//!
//! - [`train`] makes the store's [`Model`]: factors of items, item-to-item weights, and where new items stand. It answers for
//!   a shopper by one small solve ([`Model::fold_in`]), says why ([`Model::because`]), and goes to bytes and back.
//! - [`Search::choose`] tries many models on hidden actions and blends them; [`recommend`] makes the lists of such a blend.
//!
//! Formulas and where they are from: `docs/recommender.md`.

mod als;
mod blend;
mod bytes;
mod choose;
mod data;
mod dense;
mod kernels;
mod known;
mod model;
mod neighbours;
mod parallel;
mod parts;
mod random;
mod rank;
mod scorer;
mod sparse;
mod spectral;
mod tune;

pub use als::{AlsSettings, Factors, factorise};
pub use blend::Weight;
pub use bytes::ModelError;
pub use choose::choose;
pub use data::{Action, Interactions};
pub use known::Known;
pub use model::{Model, Settings, ShopperFactors, train};
pub use neighbours::NeighbourSettings;
pub use parallel::Threads;
pub use parts::{Asked, Part};
pub use rank::{Quality, measure};
pub use sparse::Sparse;
pub use tune::{Fold, Recipe, Search, recommend};
