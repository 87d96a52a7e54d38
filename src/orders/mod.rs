//! Buying: bag, checkout, one-tap, payments, refunds.

pub mod bag;
pub mod payments;
pub mod view;

use crate::app::App;
use crate::kit::{Id, Result};

/// Asks the provider what became of an order left between placing and paying.
pub async fn settle(_app: &App, _account: Id, _order: Id) -> Result<()> {
    Ok(())
}

/// Pays back a pending refund.
pub async fn pay_refund(_app: &App, _account: Id, _order: Id, _refund: Id) -> Result<()> {
    Ok(())
}
