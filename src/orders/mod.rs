//! Buying: bag, checkout, one-tap, payments, refunds.

pub mod address;
pub mod bag;
pub mod elsewhere;
pub mod ledger;
pub mod letters;
pub mod limits;
pub mod payments;
pub mod place;
pub mod pricing;
pub mod progress;
pub mod returns;
pub mod rewards;
pub mod shipments;
pub mod state;
pub mod totals;
pub mod view;

mod back;
mod drops;
mod exchange;
mod history;
mod record;
mod refund;
mod settle;
mod wanted;

use pricing::codes::merge as codes_merge;

pub use history::{bought, bought_lately, order, orders, spent};
pub use place::{Buyer, NewOrder, Placed, What, checkout, limited, place};
pub use refund::{cancel, pay_refund};
pub use settle::{conclude, confirm, confirmation, settle, sweep};
