//! What an order earns once it can no longer be cancelled: points, and the reward of whoever sent the friend. Each is
//! given once, however often the job runs.

use super::pricing::gift_cards;
use super::state::State;
use crate::app::App;
use crate::kit::{Id, Micros, Result};
use crate::points::{self, rules::Deed};

/// Orders within this time count for frequency.
const FREQUENCY: Micros = Micros::days(90);

/// Gives what an order earned, if it still stands.
pub async fn reward(app: &App, account: Id, order: Id) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let found: Option<(String, i64, String)> =
        sqlx::query_as("SELECT state, placed_at, currency FROM orders WHERE account = $1 AND id = $2")
            .bind(account.0)
            .bind(order.0)
            .fetch_optional(&mut *tx)
            .await?;
    let Some((state, placed_at, currency)) = found else { return Ok(()) };
    // Still waiting for its money: the job comes again.
    if state == State::Placed.as_str() {
        return Err(crate::kit::Error::fault("the order is not paid yet"));
    }
    if state == State::Declined.as_str()
        || state == State::Cancelled.as_str()
        || state == State::Refunded.as_str()
        || currency != app.config.store.currency.as_str()
    {
        return Ok(());
    }
    let (goods,): (i64,) = sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(quantity * unit_price - discount), 0) AS BIGINT) FROM order_lines WHERE account = $1 AND order_id = $2",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_one(&mut *tx)
    .await?;
    let units = goods / 10_i64.pow(app.config.store.currency.exponent());
    let (nth,): (i64,) = sqlx::query_as(
        "SELECT COUNT(*) FROM orders WHERE account = $1 AND state NOT IN ('placed', 'declined', 'cancelled') \
         AND placed_at > $2 AND (placed_at < $3 OR (placed_at = $3 AND id <= $4))",
    )
    .bind(account.0)
    .bind((Micros(placed_at) - FREQUENCY).0)
    .bind(placed_at)
    .bind(order.0)
    .fetch_one(&mut *tx)
    .await?;
    let reference = order.to_string();
    points::award(app, &mut tx, account, Deed::Purchase { units }, &reference).await?;
    points::award(app, &mut tx, account, Deed::Order { nth }, &reference).await?;
    if units >= app.config.points.large_from {
        points::award(app, &mut tx, account, Deed::LargeOrder, &reference).await?;
    }
    // What came back before this earns nothing.
    let back = super::back::how_much(&mut tx, account, order).await?;
    points::take_back(app, &mut tx, account, order, |earned| back.taken(earned)).await?;
    let referrer: Option<(i64,)> = sqlx::query_as(
        "UPDATE referrals SET rewarded_at = $1 WHERE account = $2 AND order_id = $3 AND rewarded_at IS NULL RETURNING referrer",
    )
    .bind(now.0)
    .bind(account.0)
    .bind(order.0)
    .fetch_optional(&mut *tx)
    .await?;
    if let Some((referrer,)) = referrer {
        gift_cards::move_credit(app, &mut tx, Id(referrer), app.config.referral().amount, "credit-referral").await?;
        points::award(app, &mut tx, Id(referrer), Deed::Referral, &account.to_string()).await?;
    }
    tx.commit().await
}
