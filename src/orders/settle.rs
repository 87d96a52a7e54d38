//! What follows a charge: the order is paid, or given up and everything given back. Repeated calls change nothing, so
//! the request, a repeated request and the job may all do it, in any order and at any time.

use super::payments::{self, Charge, Decline, SavedMethod};
use super::place::charge_key;
use super::state::{self, Because, State};
use super::{bag, ledger, refund};
use crate::app::App;
use crate::catalog;
use crate::db::events::Event;
use crate::db::{Conn, Tx};
use crate::kit::{Currency, Error, Id, Money, Result};

/// A payment that is not decided yet.
pub(super) struct Waiting {
    /// Where its order stands.
    pub state: State,
    pub method: String,
    pub amount: Money,
}

/// The payment of an order, while it is not decided.
pub(super) async fn waiting(conn: &mut Conn, account: Id, order: Id) -> Result<Option<Waiting>> {
    let found: Option<(String, String, i64, String)> = sqlx::query_as(
        "SELECT o.state, p.method, p.amount, o.currency FROM payments p JOIN orders o ON o.account = p.account AND o.id = p.order_id \
         WHERE p.account = $1 AND p.order_id = $2 AND p.state = 'pending'",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_optional(conn)
    .await?;
    let Some((state, method, amount, currency)) = found else { return Ok(None) };
    let currency: Currency = currency.parse().map_err(Error::fault)?;
    Ok(Some(Waiting { state: State::parse(&state)?, method, amount: Money::new(amount, currency) }))
}

/// Asks the provider what became of an order left between placing and paying, and finishes it or gives it up.
pub async fn settle(app: &App, account: Id, order: Id) -> Result<()> {
    if waiting(&mut *app.db.read().await?, account, order).await?.is_none() {
        return Ok(());
    }
    match app.payments.lookup(&charge_key(order)).await? {
        Some(Charge::Pending) => Err(Error::fault("the provider has not decided yet")),
        Some(outcome) => conclude(app, account, order, &outcome).await,
        // Should a charge be made after all, its answer finds the order given up and pays it back.
        None => conclude(app, account, order, &Charge::Declined(Decline::NeverMade)).await,
    }
}

/// Transaction 2: writes down what the provider said, whoever heard it: the request, the job, or the provider calling us.
pub async fn conclude(app: &App, account: Id, order: Id, outcome: &Charge) -> Result<()> {
    let mut tx = app.db.write().await?;
    let refund = match outcome {
        Charge::Pending => return Ok(()),
        Charge::Succeeded { reference } => succeeded(app, &mut tx, account, order, reference).await?,
        Charge::Declined(why) => {
            declined(app, &mut tx, account, order, *why).await?;
            None
        }
    };
    tx.commit().await?;
    match refund {
        Some(refund) => refund::pay_or_leave(app, account, order, refund).await,
        None => Ok(()),
    }
}

/// The money is there: the order is paid. If it was given up or cancelled meanwhile, the money goes back.
async fn succeeded(app: &App, tx: &mut Tx, account: Id, order: Id, reference: &str) -> Result<Option<Id>> {
    let because = Because { who: "payment", why: reference };
    let paid = state::advance(app, tx, (account, order), State::Placed, State::Paid, because).await?;
    let now = app.clock.now();
    let settled: Option<(i64, i64, String, String, String)> = sqlx::query_as(
        "UPDATE payments SET state = 'succeeded', reference = $1, settled_at = $2 \
         WHERE account = $3 AND order_id = $4 AND state IN ('pending', 'declined') RETURNING id, amount, provider, method, label",
    )
    .bind(reference)
    .bind(now.0)
    .bind(account.0)
    .bind(order.0)
    .fetch_optional(&mut **tx)
    .await?;
    let Some((payment, amount, provider, token, label)) = settled else { return Ok(None) };
    let charged = Money::new(amount, currency_of(tx, account, order).await?);
    ledger::write(app, tx, account, (ledger::What::Charge, Id(payment)), &ledger::charged(charged)).await?;
    if paid {
        ledger::write(app, tx, account, (ledger::What::Sale, order), &ledger::sold(charged)).await?;
        payments::used(app, tx, account, &SavedMethod { provider, token, label }, now).await?;
        tx.event(app.id(), now, &Event::OrderPaid { account, order }).await?;
        return Ok(None);
    }
    refund::owe(app, tx, (account, order), Id(payment), amount, "charged after the order was given up").await
}

/// The currency of an order.
pub(super) async fn currency_of(conn: &mut Conn, account: Id, order: Id) -> Result<Currency> {
    let (currency,): (String,) = sqlx::query_as("SELECT currency FROM orders WHERE account = $1 AND id = $2")
        .bind(account.0)
        .bind(order.0)
        .fetch_one(conn)
        .await?;
    currency.parse().map_err(Error::fault)
}

/// There is no money: the order is declined, stock and bag get back what was theirs.
async fn declined(app: &App, tx: &mut Tx, account: Id, order: Id, why: Decline) -> Result<()> {
    let because = Because { who: "payment", why: why.code() };
    let moved = state::advance(app, tx, (account, order), State::Placed, State::Declined, because).await?;
    let now = app.clock.now();
    sqlx::query("UPDATE payments SET state = 'declined', settled_at = $1 WHERE account = $2 AND order_id = $3 AND state = 'pending'")
        .bind(now.0)
        .bind(account.0)
        .bind(order.0)
        .execute(&mut **tx)
        .await?;
    if moved {
        // The bag before the stock, as in placing: two orders of one account never wait for each other in a circle.
        let (origin,): (String,) = sqlx::query_as("SELECT origin FROM orders WHERE account = $1 AND id = $2")
            .bind(account.0)
            .bind(order.0)
            .fetch_one(&mut **tx)
            .await?;
        if origin == "bag" {
            let sql = "SELECT product, variant, quantity, post FROM order_lines WHERE account = $1 AND order_id = $2 ORDER BY position";
            let rows: Vec<(i64, i64, i64, Option<i64>)> =
                sqlx::query_as(sql).bind(account.0).bind(order.0).fetch_all(&mut **tx).await?;
            let lines: Vec<_> = rows.into_iter().map(|(p, v, n, post)| (Id(p), Id(v), n, post.map(Id))).collect();
            bag::put_back(tx, account, &lines, now.0).await?;
        }
        give_back(app, tx, account, order).await?;
        tx.event(app.id(), now, &Event::OrderDeclined { account, order }).await?;
    }
    Ok(())
}

/// Gives the pieces of an order back to stock, in the order of ids as they were taken. Whoever moved the order calls it,
/// once, in that very transaction.
pub(super) async fn give_back(app: &App, tx: &mut Tx, account: Id, order: Id) -> Result<()> {
    let rows: Vec<(i64, i64, i64)> = sqlx::query_as(
        "SELECT product, variant, counted FROM order_lines WHERE account = $1 AND order_id = $2 AND counted > 0 ORDER BY product, variant",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_all(&mut **tx)
    .await?;
    let mut products: Vec<Id> = Vec::new();
    for (product, variant, counted) in rows {
        let product = Id(product);
        catalog::return_stock(tx, product, Id(variant), counted).await?;
        if products.last() != Some(&product) {
            products.push(product);
        }
    }
    for product in products {
        catalog::stock_changed(app, tx, product).await?;
    }
    Ok(())
}
