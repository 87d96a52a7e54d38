//! Writing an order down: its row, its lines as they are today, its adjustments and its payment.

use super::payments::methods::SavedMethod;
use super::state::State;
use super::totals::Totals;
use super::view::Address;
use super::wanted::Wanted;
use crate::app::App;
use crate::db::{Conn, to_json};
use crate::kit::{Id, Micros, Money, Result};

/// The row of an order, before its lines are known.
pub(super) struct Head<'a> {
    pub(super) account: Id,
    pub(super) id: Id,
    pub(super) key: &'a str,
    pub(super) hash: &'a str,
    pub(super) origin: &'a str,
    pub(super) address: &'a Address,
    pub(super) placed_at: Micros,
    pub(super) cancellable_until: Micros,
}

impl Head<'_> {
    /// Writes the row unless the account has one with this key; whether it did.
    pub(super) async fn claim(&self, app: &App, conn: &mut Conn) -> Result<bool> {
        let new = sqlx::query(
            "INSERT INTO orders (account, id, idempotency_key, request_hash, origin, state, currency, total, address, placed_at, \
             cancellable_until) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10) ON CONFLICT (account, idempotency_key) DO NOTHING",
        )
        .bind(self.account.0)
        .bind(self.id.0)
        .bind(self.key)
        .bind(self.hash)
        .bind(self.origin)
        .bind(State::Placed.as_str())
        .bind(app.config.store.currency.as_str())
        .bind(to_json(self.address)?)
        .bind(self.placed_at.0)
        .bind(self.cancellable_until.0)
        .execute(conn)
        .await?
        .rows_affected();
        Ok(new == 1)
    }

    /// Writes the total, the lines as they are today, and the adjustments.
    pub(super) async fn fill(
        &self,
        conn: &mut Conn,
        wanted: &[Wanted],
        counted: &[i64],
        totals: &Totals,
    ) -> Result<()> {
        sqlx::query("UPDATE orders SET total = $1 WHERE account = $2 AND id = $3")
            .bind(totals.total.amount)
            .bind(self.account.0)
            .bind(self.id.0)
            .execute(&mut *conn)
            .await?;
        for (position, (line, counted)) in (0_i64..).zip(wanted.iter().zip(counted)) {
            sqlx::query(
                "INSERT INTO order_lines (account, order_id, position, product, variant, sku, title, options, picture, quantity, \
                 unit_price, counted, post, discount, tax, gift) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            )
            .bind(self.account.0)
            .bind(self.id.0)
            .bind(position)
            .bind(line.variant.product.0)
            .bind(line.variant.id.0)
            .bind(&line.variant.sku)
            .bind(&line.variant.title)
            .bind(to_json(&line.variant.options)?)
            .bind(line.variant.picture.as_ref().map(to_json).transpose()?)
            .bind(line.quantity)
            .bind(line.variant.price.amount)
            .bind(*counted)
            .bind(line.post.map(|p| p.0))
            .bind(share(&totals.discounts, position))
            .bind(share(&totals.line_taxes, position))
            .bind(line.gift.then_some("gift"))
            .execute(&mut *conn)
            .await?;
        }
        for (position, adjustment) in (0_i64..).zip(&totals.adjustments) {
            sqlx::query(
                "INSERT INTO order_adjustments (account, order_id, position, line, kind, label, amount) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(self.account.0)
            .bind(self.id.0)
            .bind(position)
            .bind(adjustment.line.and_then(|line| i64::try_from(line).ok()))
            .bind(adjustment.kind.as_str())
            .bind(&adjustment.label)
            .bind(adjustment.amount.amount)
            .execute(&mut *conn)
            .await?;
        }
        Ok(())
    }

    /// Writes the payment that is about to be asked for.
    pub(super) async fn pay_by(&self, app: &App, conn: &mut Conn, method: &SavedMethod, amount: Money) -> Result<()> {
        sqlx::query(
            "INSERT INTO payments (account, order_id, id, provider, method, label, state, amount, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, 'pending', $7, $8)",
        )
        .bind(self.account.0)
        .bind(self.id.0)
        .bind(app.id().0)
        .bind(&method.provider)
        .bind(&method.token)
        .bind(&method.label)
        .bind(amount.amount)
        .bind(self.placed_at.0)
        .execute(conn)
        .await?;
        Ok(())
    }
}

/// The part of a line.
fn share(parts: &[i64], position: i64) -> i64 {
    usize::try_from(position).ok().and_then(|i| parts.get(i)).copied().unwrap_or(0)
}
