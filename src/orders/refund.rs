//! Cancelling, and paying money back.

use super::settle::{currency_of, give_back};
use super::state::{self, Because, OneOf, PaymentState, State};
use super::view::OrderView;
use super::{history, ledger, letters};
use crate::app::App;
use crate::db::Tx;
use crate::db::events::Event;
use crate::db::jobs::Job;
use crate::kit::{Currency, Error, Id, Micros, Money, Result};

/// When a refund that was not paid right away is tried by the worker, at the latest.
const PAY_AFTER: Micros = Micros::minutes(1);

/// Takes an order back. Possible up to and including the moment it is promised until (30 minutes after placing): a
/// shopper who presses in the last moment is right. Cancelled already: the same answer again.
pub async fn cancel(app: &App, account: Id, order: Id) -> Result<OrderView> {
    let now = app.clock.now();
    let refund = loop {
        let mut tx = app.db.write().await?;
        let found: Option<(String, i64)> =
            sqlx::query_as("SELECT state, cancellable_until FROM orders WHERE account = $1 AND id = $2")
                .bind(account.0)
                .bind(order.0)
                .fetch_optional(&mut *tx)
                .await?;
        let (from, until) = found.ok_or(Error::NotFound)?;
        let from = State::parse(&from)?;
        match from {
            State::Cancelled => break None,
            State::Declined | State::Refunded => return Err(Error::conflict("not_cancellable")),
            State::Placed | State::Paid if now > Micros(until) => return Err(Error::conflict("too_late_to_cancel")),
            State::Placed | State::Paid => {}
        }
        let who = account.to_string();
        let because = Because { who: &who, why: "cancelled by the shopper" };
        if !state::advance(app, &mut tx, (account, order), from, State::Cancelled, because).await? {
            // It was paid, declined or cancelled in this very moment: look again.
            tx.rollback().await?;
            continue;
        }
        if super::shipments::any(&mut tx, account, order).await? {
            return Err(Error::conflict("sent_already"));
        }
        if super::returns::any(&mut tx, account, order).await? {
            return Err(Error::conflict("not_cancellable"));
        }
        give_back(app, &mut tx, account, order).await?;
        letters::tell(app, &mut tx, account, order, letters::Letter::Cancelled).await?;
        let paid: Option<(i64, i64)> = sqlx::query_as(
            "SELECT id, amount - refunded FROM payments WHERE account = $1 AND order_id = $2 AND state IN ('succeeded', 'part-refunded')",
        )
        .bind(account.0)
        .bind(order.0)
        .fetch_optional(&mut *tx)
        .await?;
        // A payment under way is paid back when it turns out to have been made.
        let refund = match paid {
            Some((payment, amount)) => {
                let refund = owe(app, &mut tx, (account, order), Id(payment), amount, "cancelled").await?;
                if let Some(refund) = refund {
                    let owed = ledger::refund_owed(Money::new(amount, currency_of(&mut tx, account, order).await?));
                    ledger::write(app, &mut tx, account, (ledger::What::RefundOwed, refund), &owed).await?;
                }
                refund
            }
            None => None,
        };
        tx.event(app.id(), now, &Event::OrderCancelled { account, order }).await?;
        tx.commit().await?;
        break refund;
    };
    if let Some(refund) = refund {
        pay_or_leave(app, account, order, refund).await?;
    }
    history::order(&mut *app.db.read().await?, account, order, now).await?.ok_or(Error::NotFound)
}

/// Writes down that an amount has to be paid back, with the job that sees to it. Nothing is owed for nothing.
pub(super) async fn owe(
    app: &App,
    tx: &mut Tx,
    (account, order): (Id, Id),
    payment: Id,
    amount: i64,
    reason: &str,
) -> Result<Option<Id>> {
    if amount == 0 {
        return Ok(None);
    }
    let now = app.clock.now();
    let id = app.id();
    // Never more than was paid, whoever else is paying back right now.
    let promised = sqlx::query(
        "UPDATE payments SET refunded = refunded + $1 WHERE account = $2 AND order_id = $3 AND id = $4 \
         AND state IN ('succeeded', 'part-refunded') AND refunded + $1 <= amount",
    )
    .bind(amount)
    .bind(account.0)
    .bind(order.0)
    .bind(payment.0)
    .execute(&mut **tx)
    .await?
    .rows_affected();
    if promised == 0 {
        return Err(Error::conflict("refund_too_high"));
    }
    sqlx::query(
        "INSERT INTO refunds (account, order_id, id, payment, amount, reason, state, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 'pending', $7)",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(id.0)
    .bind(payment.0)
    .bind(amount)
    .bind(reason)
    .bind(now.0)
    .execute(&mut **tx)
    .await?;
    tx.job(app.id(), now + PAY_AFTER.min(app.config.settle_after()), &Job::PayRefund { account, order, refund: id })
        .await?;
    Ok(Some(id))
}

/// Pays a refund now; when that fails it stays owed and the job pays it.
pub(super) async fn pay_or_leave(app: &App, account: Id, order: Id, refund: Id) -> Result<()> {
    if let Err(e) = pay_refund(app, account, order, refund).await {
        tracing::warn!(order = order.0, refund = refund.0, "a refund is left to the worker: {e}");
    }
    Ok(())
}

/// Pays back a pending refund. Repeated calls pay once.
pub async fn pay_refund(app: &App, account: Id, order: Id, refund: Id) -> Result<()> {
    let found: Option<(i64, i64, i64, Option<String>, String)> = sqlx::query_as(
        "SELECT r.amount, p.amount, p.id, p.reference, o.currency FROM refunds r \
         JOIN payments p ON p.account = r.account AND p.order_id = r.order_id AND p.id = r.payment \
         JOIN orders o ON o.account = r.account AND o.id = r.order_id \
         WHERE r.account = $1 AND r.order_id = $2 AND r.id = $3 AND r.state = 'pending'",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(refund.0)
    .fetch_optional(&mut *app.db.read().await?)
    .await?;
    let Some((amount, paid, payment, reference, currency)) = found else { return Ok(()) };
    let currency: Currency = currency.parse().map_err(Error::fault)?;
    let reference = reference.ok_or_else(|| Error::fault("a payment without a reference is to be paid back"))?;
    app.payments.refund(&format!("refund-{refund}"), &reference, Money::new(amount, currency)).await?;
    let mut tx = app.db.write().await?;
    let now_paid = sqlx::query(
        "UPDATE refunds SET state = 'succeeded' WHERE account = $1 AND order_id = $2 AND id = $3 AND state = 'pending'",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(refund.0)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if now_paid == 0 {
        return Ok(());
    }
    let back = ledger::refund_paid(Money::new(amount, currency));
    ledger::write(app, &mut tx, account, (ledger::What::RefundPaid, refund), &back).await?;
    let (so_far,): (i64,) = sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM refunds WHERE account = $1 AND order_id = $2 AND payment = $3 AND state = 'succeeded'",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(payment)
    .fetch_one(&mut *tx)
    .await?;
    let because = Because { who: "payment", why: "paid back" };
    let key = (account, order);
    if so_far >= paid {
        for from in [PaymentState::Succeeded, PaymentState::PartRefunded] {
            state::step(app, &mut tx, key, Id(payment), from, PaymentState::Refunded, because).await?;
        }
    } else {
        state::step(app, &mut tx, key, Id(payment), PaymentState::Succeeded, PaymentState::PartRefunded, because)
            .await?;
    }
    tx.commit().await
}
