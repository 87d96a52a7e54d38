//! What follows a charge: the order is paid, or given up and everything given back. Repeated calls change nothing, so
//! the request, a repeated request and the job may all do it, in any order and at any time.

use super::payments::methods::{self, SavedMethod};
use super::payments::{Asked, Charge, Confirm, Decline};
use super::state::{self, Because, OneOf, PaymentState, State};
use super::{bag, ledger, letters, pricing, refund};
use crate::app::App;
use crate::catalog;
use crate::db::events::Event;
use crate::db::jobs::Job;
use crate::db::{Conn, Tx};
use crate::kit::{Currency, Error, Id, Micros, Money, Result};

/// How long a shopper may take to confirm a payment.
pub const CONFIRM_WITHIN: Micros = Micros::minutes(15);
/// What is still open after this long is looked at by the sweep again, whatever became of its job.
const LEFT_OVER: Micros = Micros::hours(1);

/// A payment that is not decided yet, or was declined and might have been made all the same.
pub(super) struct Waiting {
    /// Where its order stands.
    pub state: State,
    pub payment_state: PaymentState,
    pub reference: Option<String>,
    pub created_at: Micros,
    key: String,
    method: String,
    amount: Money,
    absent: bool,
}

impl Waiting {
    /// The charge as the provider is asked for it, always the same.
    pub fn asked(&self) -> Asked<'_> {
        let reference = self.reference.as_deref();
        Asked { key: &self.key, amount: self.amount, method: &self.method, absent: self.absent, reference }
    }
}

/// The key under which the provider knows the charge of an order.
fn charge_key(account: Id, order: Id) -> String {
    format!("order-{account}-{order}")
}

/// The payment of an order, while it is not decided for good. A provider that is no longer configured is a fault.
pub(super) async fn waiting(app: &App, conn: &mut Conn, account: Id, order: Id) -> Result<Option<Waiting>> {
    type Row = (String, String, String, i64, String, String, i64, String, Option<String>);
    let found: Option<Row> = sqlx::query_as(
        "SELECT o.state, p.provider, p.method, p.amount, o.currency, o.origin, p.created_at, p.state, p.reference \
         FROM payments p JOIN orders o ON o.account = p.account AND o.id = p.order_id \
         WHERE p.account = $1 AND p.order_id = $2 AND p.state IN ('pending', 'needs-action', 'declined')",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_optional(conn)
    .await?;
    let Some((state, provider, method, amount, currency, origin, created_at, payment_state, reference)) = found else {
        return Ok(None);
    };
    if provider != app.payments.name() {
        return Err(Error::fault(format!("order {order} is paid by {provider}, which is not configured")));
    }
    let currency: Currency = currency.parse().map_err(Error::fault)?;
    Ok(Some(Waiting {
        state: State::parse(&state)?,
        payment_state: PaymentState::parse(&payment_state)?,
        reference,
        created_at: Micros(created_at),
        key: charge_key(account, order),
        method,
        amount: Money::new(amount, currency),
        absent: origin == "tap",
    }))
}

/// Asks the provider to charge an order that waits for it, and writes down what it said. No answer leaves the order as
/// it is: the job asks again.
pub(super) async fn pay(app: App, account: Id, order: Id) -> Result<()> {
    let Some(waiting) = waiting(&app, &mut *app.db.read().await?, account, order).await? else { return Ok(()) };
    if waiting.state != State::Placed || waiting.payment_state != PaymentState::Pending {
        return Ok(());
    }
    if waiting.amount.amount == 0 {
        // Cards, credit or promotions paid it all: there is nothing to ask a provider for.
        return conclude(&app, account, order, &nothing_to_pay()).await;
    }
    let charge = app.payments.charge(waiting.asked());
    match tokio::time::timeout(std::time::Duration::from_secs(20), charge).await {
        Ok(Ok(Charge::Pending)) => Ok(()),
        Ok(Ok(outcome)) => conclude(&app, account, order, &outcome).await,
        Ok(Err(e)) => {
            tracing::warn!(order = order.0, "the payment provider failed: {e}");
            Ok(())
        }
        Err(_) => {
            tracing::warn!(order = order.0, "the payment provider did not answer in time");
            Ok(())
        }
    }
}

/// Asks the provider what became of an order left between placing and paying, and finishes it or gives it up. Who
/// calls, and how often, does not matter: the job of the order, a webhook, the shopper back from confirming.
pub async fn settle(app: &App, account: Id, order: Id) -> Result<()> {
    let Some(waiting) = waiting(app, &mut *app.db.read().await?, account, order).await? else { return Ok(()) };
    if waiting.amount.amount == 0 {
        return conclude(app, account, order, &nothing_to_pay()).await;
    }
    let outcome = app.payments.lookup(waiting.asked()).await?;
    let since = app.clock.now() - waiting.created_at;
    if waiting.payment_state == PaymentState::Declined {
        return match outcome {
            Some(paid @ Charge::Succeeded { .. }) => conclude(app, account, order, &paid).await,
            _ => Ok(()),
        };
    }
    // An order that was cancelled waits for nobody's confirmation.
    let given_up = waiting.state != State::Placed;
    match outcome {
        Some(Charge::Pending) => Err(Error::fault("the provider has not decided yet")),
        Some(Charge::Action { .. }) if given_up || since >= CONFIRM_WITHIN => {
            let outcome = app.payments.give_up(waiting.asked()).await?;
            conclude(app, account, order, &outcome).await
        }
        // Somebody may be asking for the charge right now; the job of the order comes back.
        None if since < app.config.settle_after() => Ok(()),
        None => {
            let outcome = app.payments.give_up(waiting.asked()).await?;
            conclude(app, account, order, &outcome).await
        }
        Some(outcome) => conclude(app, account, order, &outcome).await,
    }
}

/// How the shopper confirms the payment of an order; nothing: there is nothing to confirm (any more).
pub async fn confirmation(app: &App, account: Id, order: Id) -> Result<Option<Confirm>> {
    let waiting = waiting(app, &mut *app.db.read().await?, account, order).await?;
    match waiting.filter(|w| w.payment_state == PaymentState::NeedsAction).and_then(|w| w.reference) {
        Some(reference) => app.payments.confirmation(&reference).await,
        None => Ok(None),
    }
}

/// The shopper's own answer on our page, where the provider asks there; then the order is settled.
pub async fn confirm(app: &App, account: Id, order: Id, approved: bool) -> Result<()> {
    let waiting = waiting(app, &mut *app.db.read().await?, account, order).await?;
    if let Some(reference) = waiting.filter(|w| w.payment_state == PaymentState::NeedsAction).and_then(|w| w.reference)
    {
        app.payments.confirm(&reference, approved).await?;
    }
    settle(app, account, order).await
}

/// Puts every order and every refund that is still open after an hour on the list again: its job may have been set
/// aside while the provider was away.
pub async fn sweep(app: &App) -> Result<()> {
    let before = (app.clock.now() - LEFT_OVER).0;
    let mut conn = app.db.read().await?;
    let payments: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT account, order_id FROM payments WHERE state IN ('pending', 'needs-action') AND created_at < $1 ORDER BY created_at LIMIT 1000",
    )
    .bind(before)
    .fetch_all(&mut *conn)
    .await?;
    let refunds: Vec<(i64, i64, i64)> = sqlx::query_as(
        "SELECT account, order_id, id FROM refunds WHERE state = 'pending' AND created_at < $1 ORDER BY created_at LIMIT 1000",
    )
    .bind(before)
    .fetch_all(&mut *conn)
    .await?;
    drop(conn);
    if payments.is_empty() && refunds.is_empty() {
        return Ok(());
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    // The order's and the refund's own ids name these jobs, so that one is never on the list twice.
    for (account, order) in payments {
        tx.job_once(Id(order), now, &Job::SettleOrder { account: Id(account), order: Id(order) }).await?;
    }
    for (account, order, refund) in refunds {
        let job = Job::PayRefund { account: Id(account), order: Id(order), refund: Id(refund) };
        tx.job_once(Id(refund), now, &job).await?;
    }
    tx.commit().await
}

/// What becomes of an order that costs nothing.
fn nothing_to_pay() -> Charge {
    Charge::Succeeded { reference: "nothing-to-pay".to_owned() }
}

/// Transaction 2: writes down what the provider said, whoever heard it: the request, the job, or the provider calling us.
pub async fn conclude(app: &App, account: Id, order: Id, outcome: &Charge) -> Result<()> {
    let mut tx = app.db.write().await?;
    let refund = match outcome {
        Charge::Pending => return Ok(()),
        Charge::Action { reference } => {
            asks(app, &mut tx, account, order, reference).await?;
            None
        }
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

/// The payment of an order, if it is in one of these states, moves on. The first that holds counts.
async fn payment_moves(
    app: &App,
    tx: &mut Tx,
    (account, order): (Id, Id),
    from: &[PaymentState],
    to: PaymentState,
    because: Because<'_>,
) -> Result<Option<Id>> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT id FROM payments WHERE account = $1 AND order_id = $2")
        .bind(account.0)
        .bind(order.0)
        .fetch_optional(&mut **tx)
        .await?;
    let Some((payment,)) = found else { return Ok(None) };
    for from in from {
        if state::step(app, tx, (account, order), Id(payment), *from, to, because).await? {
            return Ok(Some(Id(payment)));
        }
    }
    Ok(None)
}

/// The shopper has to confirm: their page waits for them, and the job looks when the time is over.
async fn asks(app: &App, tx: &mut Tx, account: Id, order: Id, reference: &str) -> Result<()> {
    let because = Because { who: "payment", why: "to be confirmed by the shopper" };
    let to = PaymentState::NeedsAction;
    if payment_moves(app, tx, (account, order), &[PaymentState::Pending], to, because).await?.is_none() {
        return Ok(());
    }
    sqlx::query("UPDATE payments SET reference = $1 WHERE account = $2 AND order_id = $3")
        .bind(reference)
        .bind(account.0)
        .bind(order.0)
        .execute(&mut **tx)
        .await?;
    tx.job(app.id(), app.clock.now() + CONFIRM_WITHIN, &Job::SettleOrder { account, order }).await
}

/// The money is there: the order is paid. If it was given up or cancelled meanwhile, the money goes back.
async fn succeeded(app: &App, tx: &mut Tx, account: Id, order: Id, reference: &str) -> Result<Option<Id>> {
    let because = Because { who: "payment", why: reference };
    let paid = state::advance(app, tx, (account, order), State::Placed, State::Paid, because).await?;
    let now = app.clock.now();
    let from = [PaymentState::Pending, PaymentState::NeedsAction, PaymentState::Declined];
    if payment_moves(app, tx, (account, order), &from, PaymentState::Succeeded, because).await?.is_none() {
        return Ok(None);
    }
    let (payment, amount, provider, token, label): (i64, i64, String, String, String) = sqlx::query_as(
        "UPDATE payments SET reference = $1, settled_at = $2 WHERE account = $3 AND order_id = $4 \
         RETURNING id, amount, provider, method, label",
    )
    .bind(reference)
    .bind(now.0)
    .bind(account.0)
    .bind(order.0)
    .fetch_one(&mut **tx)
    .await?;
    let charged = Money::new(amount, currency_of(tx, account, order).await?);
    ledger::write(app, tx, account, (ledger::What::Charge, Id(payment)), &ledger::charged(charged)).await?;
    if paid {
        ledger::write(app, tx, account, (ledger::What::Sale, order), &ledger::sold(charged)).await?;
        methods::used(app, tx, account, &SavedMethod { provider, token, label }, now).await?;
        tx.event(app.id(), now, &Event::OrderPaid { account, order }).await?;
        letters::tell(app, tx, account, order, letters::Letter::Confirmed).await?;
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
    let from = [PaymentState::Pending, PaymentState::NeedsAction];
    if payment_moves(app, tx, (account, order), &from, PaymentState::Declined, because).await?.is_some() {
        sqlx::query("UPDATE payments SET settled_at = $1 WHERE account = $2 AND order_id = $3")
            .bind(now.0)
            .bind(account.0)
            .bind(order.0)
            .execute(&mut **tx)
            .await?;
    }
    if moved {
        // The bag before the stock, as in placing: two orders of one account never wait for each other in a circle.
        let (origin,): (String,) = sqlx::query_as("SELECT origin FROM orders WHERE account = $1 AND id = $2")
            .bind(account.0)
            .bind(order.0)
            .fetch_one(&mut **tx)
            .await?;
        if origin == "bag" {
            let sql = "SELECT product, variant, quantity, post FROM order_lines WHERE account = $1 AND order_id = $2 AND gift IS NULL ORDER BY position";
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
        catalog::stock::note(app, tx, (product, Id(variant)), counted, "orders", &format!("order {order} given back"))
            .await?;
        if products.last() != Some(&product) {
            products.push(product);
        }
    }
    for product in products {
        catalog::stock_changed(app, tx, product).await?;
    }
    pricing::give_back(app, tx, account, order).await
}
