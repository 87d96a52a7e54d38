//! What plans cost: each payment is a row before the provider is asked, under a key of its own, so that a crash or a lost
//! answer charges nobody twice; whoever comes next asks again under the same key. Renewals come by job: one that fails is
//! tried again after the days the rules name, and after the last one the plan ends.

use std::time::Duration;

use sqlx::Row;

use super::plans::{Plan, rules};
use super::subscriptions::{GRACE, Held, announce, held, lapse, plan_of, run_until, write_to};
use crate::accounts::suspension;
use crate::app::App;
use crate::db::jobs::{Job, MemberLetter};
use crate::db::{Conn, Tx};
use crate::kit::{Error, Id, Micros, Money, Result};
use crate::orders::ledger::{self, What};
use crate::orders::payments::methods::{self, SavedMethod};
use crate::orders::payments::{Asked, Charge, Confirm};

/// How long whoever is there may take to confirm a payment.
const CONFIRM_WITHIN: Micros = Micros::minutes(15);
/// When a payment is looked at that nobody finished.
const LOOK_AFTER: Micros = Micros::minutes(2);
/// What is still open after this long is looked at by the sweep again, whatever became of its job.
const LEFT_OVER: Micros = Micros::hours(1);

/// What a payment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Joining without a trial.
    First,
    Renewal,
    /// A dearer plan.
    Change,
}

impl Why {
    const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Renewal => "renewal",
            Self::Change => "change",
        }
    }

    fn parse(text: &str) -> Result<Self> {
        let found = [Self::First, Self::Renewal, Self::Change].into_iter().find(|why| why.as_str() == text);
        found.ok_or_else(|| Error::fault(format!("“{text}” is no kind of payment")))
    }
}

/// A payment that is not decided yet.
pub(super) struct Open {
    id: Id,
    pub why: Why,
    plan: Plan,
    price: Money,
    amount: Money,
    credited: i64,
    period: (Micros, Micros),
    method: SavedMethod,
    /// The shopper has to confirm it.
    pub needs_action: bool,
    reference: Option<String>,
    created_at: Micros,
}

impl Open {
    /// A payment that is about to be asked for: plan and price, what is charged and what was taken off, the period.
    pub fn new(
        why: Why,
        (plan, price): (Plan, Money),
        (amount, credited): (Money, i64),
        period: (Micros, Micros),
        method: &SavedMethod,
    ) -> Self {
        Self {
            id: Id(0),
            why,
            plan,
            price,
            amount,
            credited,
            period,
            method: method.clone(),
            needs_action: false,
            reference: None,
            created_at: Micros(0),
        }
    }

    /// Writes it down, with the job that finishes it should this process end now.
    pub async fn write_down(&self, app: &App, tx: &mut Tx, account: Id) -> Result<Id> {
        let (id, now) = (app.id(), app.clock.now());
        sqlx::query(
            "INSERT INTO subscription_payments (account, id, kind, plan, price, state, amount, currency, credited, period_start, period_end, \
             provider, method, label, created_at) VALUES ($1, $2, $3, $4, $5, 'pending', $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        )
        .bind(account.0)
        .bind(id.0)
        .bind(self.why.as_str())
        .bind(self.plan.as_str())
        .bind(self.price.amount)
        .bind(self.amount.amount)
        .bind(self.amount.currency.as_str())
        .bind(self.credited)
        .bind(self.period.0.0)
        .bind(self.period.1.0)
        .bind(&self.method.provider)
        .bind(&self.method.token)
        .bind(&self.method.label)
        .bind(now.0)
        .execute(&mut **tx)
        .await?;
        tx.job_once(id, now + LOOK_AFTER, &Job::RenewMembership { account }).await?;
        Ok(id)
    }

    /// The charge as the provider is asked for it, always the same. `key` is [`key`].
    fn asked<'a>(&'a self, key: &'a str) -> Asked<'a> {
        Asked {
            key,
            amount: self.amount,
            method: &self.method.token,
            absent: self.why == Why::Renewal,
            reference: self.reference.as_deref(),
        }
    }
}

/// The name of a charge. [`crate::orders::payments::webhook`] reads it back.
fn key(account: Id, payment: Id) -> String {
    format!("membership-{account}-{payment}")
}

/// The payment of an account that is not decided yet, oldest first.
pub(super) async fn open(conn: &mut Conn, account: Id) -> Result<Option<Open>> {
    let row = sqlx::query(
        "SELECT id, kind, plan, price, state, amount, currency, credited, period_start, period_end, provider, method, label, reference, created_at \
         FROM subscription_payments WHERE account = $1 AND state IN ('pending', 'needs-action') ORDER BY id LIMIT 1",
    )
    .bind(account.0)
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let currency = row.try_get::<&str, _>("currency")?.parse().map_err(Error::fault)?;
    Ok(Some(Open {
        id: Id(row.try_get("id")?),
        why: Why::parse(row.try_get("kind")?)?,
        plan: plan_of(row.try_get("plan")?)?,
        price: Money::new(row.try_get("price")?, currency),
        amount: Money::new(row.try_get("amount")?, currency),
        credited: row.try_get("credited")?,
        period: (Micros(row.try_get("period_start")?), Micros(row.try_get("period_end")?)),
        method: SavedMethod {
            provider: row.try_get("provider")?,
            token: row.try_get("method")?,
            label: row.try_get("label")?,
        },
        needs_action: row.try_get::<&str, _>("state")? == "needs-action",
        reference: row.try_get("reference")?,
        created_at: Micros(row.try_get("created_at")?),
    }))
}

/// What the running period is worth: what was charged for it and what was taken off. A trial is worth nothing.
pub(super) async fn worth(conn: &mut Conn, account: Id, period_start: Micros) -> Result<i64> {
    let paid: Option<(i64,)> = sqlx::query_as(
        "SELECT amount + credited FROM subscription_payments WHERE account = $1 AND state = 'succeeded' AND period_start = $2 \
         ORDER BY id DESC LIMIT 1",
    )
    .bind(account.0)
    .bind(period_start.0)
    .fetch_optional(conn)
    .await?;
    Ok(paid.map_or(0, |(amount,)| amount))
}

/// Asks the provider about a payment, outside any transaction, and writes down what it said. Declined: 402. No answer, or
/// none yet, is a fault: the job asks again under the same key.
pub(super) async fn settle(app: &App, account: Id, payment: Id) -> Result<()> {
    let mut conn = app.db.read().await?;
    let (found, subscription) = (open(&mut conn, account).await?, held(&mut conn, account).await?);
    drop(conn);
    let Some(open) = found.filter(|p| p.id == payment) else { return Ok(()) };
    let now = app.clock.now();
    if open.amount.amount == 0 {
        let nothing = Charge::Succeeded { reference: "nothing-to-pay".to_owned() };
        return conclude(app, account, &open, &nothing).await;
    }
    known(app, &open)?;
    let key = key(account, open.id);
    if !open.needs_action {
        let charge = app.payments.charge(open.asked(&key));
        return match tokio::time::timeout(Duration::from_secs(20), charge).await {
            Ok(outcome) => conclude(app, account, &open, &outcome?).await,
            Err(_) => Err(Error::fault("the payment provider did not answer in time")),
        };
    }
    // Whoever is there has a while to confirm; whoever is not, until the renewal is tried again.
    let waits_until = match (open.why, &subscription) {
        (Why::Renewal, Some(held)) => held.next_at,
        _ => open.created_at + CONFIRM_WITHIN,
    };
    match app.payments.lookup(open.asked(&key)).await? {
        Some(Charge::Action { .. }) if now < waits_until => Ok(()),
        Some(Charge::Action { .. }) | None => give_up(app, account, &open).await,
        Some(outcome) => conclude(app, account, &open, &outcome).await,
    }
}

/// A payment begun with a provider that is configured no longer is a fault, not a charge by another one.
fn known(app: &App, open: &Open) -> Result<()> {
    if open.method.provider == app.payments.name() {
        return Ok(());
    }
    Err(Error::fault(format!("payment {} is made by {}, which is not configured", open.id, open.method.provider)))
}

/// Sees to it that a payment is not made any more, unless it was made already.
pub(super) async fn give_up(app: &App, account: Id, open: &Open) -> Result<()> {
    known(app, open)?;
    let key = key(account, open.id);
    let outcome = app.payments.give_up(open.asked(&key)).await?;
    job_is_done(conclude(app, account, open, &outcome).await)
}

/// Writes down what the provider said. Repeated: nothing.
async fn conclude(app: &App, account: Id, open: &Open, outcome: &Charge) -> Result<()> {
    match outcome {
        Charge::Succeeded { reference } => succeeded(app, account, open, reference).await,
        Charge::Declined(why) => {
            declined(app, account, open).await?;
            Err(Error::Declined { code: why.code() })
        }
        Charge::Action { reference } => asks(app, account, open, reference).await,
        Charge::Pending => Err(Error::fault("the payment provider has not decided yet")),
    }
}

/// Moves a payment on if nobody did before.
async fn step(app: &App, tx: &mut Tx, account: Id, open: &Open, to: &str, reference: Option<&str>) -> Result<bool> {
    let moved = sqlx::query(
        "UPDATE subscription_payments SET state = $1, reference = COALESCE($2, reference), settled_at = $3 \
         WHERE account = $4 AND id = $5 AND state IN ('pending', 'needs-action') AND state <> $1",
    )
    .bind(to)
    .bind(reference)
    .bind(app.clock.now().0)
    .bind(account.0)
    .bind(open.id.0)
    .execute(&mut **tx)
    .await?
    .rows_affected();
    Ok(moved == 1)
}

/// The money is there: the period runs. If the plan ended meanwhile, the money goes back.
async fn succeeded(app: &App, account: Id, open: &Open, reference: &str) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let running = held(&mut tx, account).await?;
    let to = if running.is_some() { "succeeded" } else { "refund-owed" };
    if !step(app, &mut tx, account, open, to, Some(reference)).await? {
        return Ok(());
    }
    ledger::write(app, &mut tx, account, (What::Charge, open.id), &ledger::charged(open.amount)).await?;
    let Some(held) = running else {
        tx.job(app.id(), now, &Job::RenewMembership { account }).await?;
        return tx.commit().await;
    };
    ledger::write(app, &mut tx, account, (What::Sale, open.id), &ledger::sold(open.amount)).await?;
    let (start, end) = open.period;
    // Who cancelled after this payment was asked for is not taken back by it.
    sqlx::query(
        "UPDATE subscriptions SET plan = $1, price = $2, currency = $3, next_plan = NULL, next_price = NULL, state = 'active', \
         period_start = $4, period_end = $5, tries = 0, next_at = $5, \
         cancelled_at = CASE WHEN cancelled_at >= $6 THEN cancelled_at ELSE NULL END WHERE account = $7",
    )
    .bind(open.plan.as_str())
    .bind(open.price.amount)
    .bind(open.price.currency.as_str())
    .bind(start.0)
    .bind(end.0)
    .bind(open.created_at.0)
    .bind(account.0)
    .execute(&mut *tx)
    .await?;
    methods::used(app, &mut tx, account, &held.method, now).await?;
    run_until(app, &mut tx, account, end + GRACE).await?;
    tx.job(app.id(), end, &Job::RenewMembership { account }).await?;
    announce(app, &mut tx, account, end, open.plan.announced()).await?;
    let letter = MemberLetter::Paid {
        plan: open.plan.as_str().to_owned(),
        amount: open.amount.amount,
        from: start.0,
        until: end.0,
        receipt: open.id,
    };
    write_to(app, &mut tx, account, letter).await?;
    tx.commit().await
}

/// There is no money: a plan just bought is none; a renewal is tried again, and after the last time the plan ends; a
/// change does not happen.
async fn declined(app: &App, account: Id, open: &Open) -> Result<()> {
    let mut tx = app.db.write().await?;
    if !step(app, &mut tx, account, open, "declined", None).await? {
        return Ok(());
    }
    match (open.why, held(&mut tx, account).await?) {
        (Why::First, Some(held)) => lapse(app, &mut tx, account, &held).await?,
        (Why::Renewal, Some(held)) => again_or_never(app, &mut tx, account, open, &held, true).await?,
        _ => {}
    }
    tx.commit().await
}

/// The next try of a renewal; after the last one the plan ends. Until then the membership runs on: nobody loses it over a
/// card that is replaced within these days.
async fn again_or_never(app: &App, tx: &mut Tx, account: Id, open: &Open, held: &Held, failed: bool) -> Result<()> {
    let now = app.clock.now();
    let days = rules(app, tx).await?.retry_days;
    let Some(days) = usize::try_from(held.tries).ok().and_then(|i| days.get(i)) else {
        return if failed { lapse(app, tx, account, held).await } else { Ok(()) };
    };
    let again = now + Micros::days(*days);
    sqlx::query("UPDATE subscriptions SET state = 'past-due', tries = tries + $1, next_at = $2 WHERE account = $3")
        .bind(i64::from(failed))
        .bind(again.0)
        .bind(account.0)
        .execute(&mut **tx)
        .await?;
    run_until(app, tx, account, again + GRACE).await?;
    tx.job(app.id(), again, &Job::RenewMembership { account }).await?;
    let (plan, amount, again) = (open.plan.as_str().to_owned(), open.amount.amount, again.0);
    let letter = if failed {
        MemberLetter::PaymentFailed { plan, amount, again }
    } else {
        MemberLetter::ConfirmPayment { plan, amount, until: again }
    };
    write_to(app, tx, account, letter).await
}

/// The bank wants to hear from the shopper. Who is there is sent to confirm; who is not gets a mail.
async fn asks(app: &App, account: Id, open: &Open, reference: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    if !step(app, &mut tx, account, open, "needs-action", Some(reference)).await? {
        return Ok(());
    }
    let soon = app.clock.now() + CONFIRM_WITHIN;
    match (open.why, held(&mut tx, account).await?) {
        (Why::Renewal, Some(held)) => again_or_never(app, &mut tx, account, open, &held, false).await?,
        _ => tx.job(app.id(), soon, &Job::RenewMembership { account }).await?,
    }
    tx.commit().await
}

/// How the shopper confirms the payment of the plan; nothing: there is nothing to confirm. With it what is paid.
pub async fn confirmation(app: &App, account: Id) -> Result<Option<(Confirm, Money)>> {
    let found = open(&mut *app.db.read().await?, account).await?.filter(|p| p.needs_action);
    let Some((reference, amount)) = found.and_then(|p| Some((p.reference?, p.amount))) else { return Ok(None) };
    Ok(app.payments.confirmation(&reference).await?.map(|confirm| (confirm, amount)))
}

/// The shopper's own answer on our page, where the provider asks there; then the payment is settled. Declined: 402.
pub async fn confirm(app: &App, account: Id, approved: Option<bool>) -> Result<()> {
    let Some(open) = open(&mut *app.db.read().await?, account).await? else { return Ok(()) };
    if let (Some(approved), Some(reference)) = (approved, open.reference.as_deref().filter(|_| open.needs_action)) {
        app.payments.confirm(reference, approved).await?;
    }
    for_whoever_waits(settle(app, account, open.id).await)
}

/// What is due: finishes a payment that was left, pays back, ends what was cancelled, or pays the next period.
pub async fn renew(app: &App, account: Id) -> Result<()> {
    pay_back(app, account).await?;
    job_is_done(renew_now(app, account).await)
}

/// [`renew`] for whoever waits for it: a declined card is 402.
pub(super) async fn renew_now(app: &App, account: Id) -> Result<()> {
    let now = app.clock.now();
    let left = open(&mut *app.db.read().await?, account).await?;
    if let Some(payment) = left {
        return settle(app, account, payment.id).await;
    }
    let mut tx = app.db.write().await?;
    let Some(held) = held(&mut tx, account).await?.filter(|h| h.next_at <= now && h.state != "joining") else {
        return Ok(());
    };
    // Who is shut out could not cancel, and is not charged.
    if held.cancelled || suspension::running(&mut tx, account, now).await?.is_some() {
        lapse(app, &mut tx, account, &held).await?;
        return tx.commit().await;
    }
    // Two jobs of one moment: the row is the one that decides.
    let mine = sqlx::query("UPDATE subscriptions SET next_at = $1 WHERE account = $2 AND next_at = $3")
        .bind((now + Micros::minutes(10)).0)
        .bind(account.0)
        .bind(held.next_at.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if mine == 0 {
        return Ok(());
    }
    let (plan, price) = held.coming(app, &rules(app, &mut tx).await?);
    let period = (held.period_end, plan.end(held.period_end));
    let payment = Open::new(Why::Renewal, (plan, price), (price, 0), period, &held.method)
        .write_down(app, &mut tx, account)
        .await?;
    tx.commit().await?;
    settle(app, account, payment).await
}

/// Pays back what was charged for a plan that had ended by then.
async fn pay_back(app: &App, account: Id) -> Result<()> {
    let owed: Vec<(i64, String, i64, String)> = sqlx::query_as(
        "SELECT id, reference, amount, currency FROM subscription_payments WHERE account = $1 AND state = 'refund-owed' \
         AND reference IS NOT NULL ORDER BY id",
    )
    .bind(account.0)
    .fetch_all(&mut *app.db.read().await?)
    .await?;
    for (id, reference, amount, currency) in owed {
        let amount = Money::new(amount, currency.parse().map_err(Error::fault)?);
        if amount.amount > 0 {
            app.payments.refund(&format!("membership-refund-{account}-{id}"), &reference, amount).await?;
        }
        let mut tx = app.db.write().await?;
        sqlx::query("UPDATE subscription_payments SET state = 'refunded' WHERE account = $1 AND id = $2")
            .bind(account.0)
            .bind(id)
            .execute(&mut *tx)
            .await?;
        ledger::write(app, &mut tx, account, (What::RefundPaid, Id(id)), &ledger::refund_paid(amount)).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Puts what is open for an hour, and renewals that are late, on the list again: their job may have been set aside while
/// the provider was away.
pub async fn sweep(app: &App) -> Result<()> {
    let now = app.clock.now();
    let before = (now - LEFT_OVER).0;
    let mut conn = app.db.read().await?;
    let mut late: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT account, id FROM subscription_payments WHERE state IN ('pending', 'needs-action', 'refund-owed') AND created_at < $1 \
         ORDER BY created_at LIMIT 1000",
    )
    .bind(before)
    .fetch_all(&mut *conn)
    .await?;
    let due: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT account, account FROM subscriptions WHERE state <> 'ended' AND next_at < $1 ORDER BY next_at, account LIMIT 1000",
    )
    .bind(before)
    .fetch_all(&mut *conn)
    .await?;
    drop(conn);
    late.extend(due);
    if late.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.write().await?;
    // The payment's or the account's own id names the job, so that one is never on the list twice.
    for (account, id) in late {
        tx.job_once(Id(id), now, &Job::RenewMembership { account: Id(account) }).await?;
    }
    tx.commit().await
}

/// Whoever waits hears of a declined card; no answer at all is left to the job.
pub(super) fn for_whoever_waits(paid: Result<()>) -> Result<()> {
    match paid {
        Err(Error::Fault(e)) => {
            tracing::warn!("a membership's payment is left to the worker: {e}");
            Ok(())
        }
        other => other,
    }
}

/// A declined card is an answer that was written down; the job is done.
fn job_is_done(paid: Result<()>) -> Result<()> {
    match paid {
        Err(Error::Declined { .. }) => Ok(()),
        other => other,
    }
}
