//! Buying: bag, checkout, one-tap, payments, refunds.

pub mod address;
pub mod bag;
pub mod payments;
pub mod place;
pub mod state;
pub mod totals;
pub mod view;

mod history;
mod refund;
mod settle;
mod wanted;

pub use history::{bought, came_to_nothing, order, orders, spent};
pub use place::{Buyer, NewOrder, Past, Placed, What, checkout, place, record_past};
pub use refund::{cancel, pay_refund};
pub use settle::settle;
