//! The plan of an account: joining, with a trial once in a life; cancelling, changing, another card. What is paid, and
//! when, is in [`super::payments`].

use sha2::{Digest, Sha256};
use sqlx::Row;

use super::payments::{self, Open, Why};
use super::plans::{self, Plan, rules};
use crate::accounts::{self, memberships};
use crate::app::App;
use crate::db::events::Event;
use crate::db::jobs::{Job, MemberLetter};
use crate::db::{Conn, Tx};
use crate::kit::{Error, FieldError, Id, Micros, Money, Result};
use crate::orders::payments::PaymentChoice;
use crate::orders::payments::methods::{self, SavedMethod};

/// A membership keeps running so long after the moment at which its renewal is tried.
pub(super) const GRACE: Micros = Micros::hours(6);
/// How long before its end a trial says what follows.
const TRIAL_ENDS: Micros = Micros::days(3);

/// The row of a subscription that has not ended.
pub(super) struct Held {
    pub plan: Plan,
    pub price: Money,
    pub next: Option<(Plan, Money)>,
    pub state: String,
    pub period_start: Micros,
    pub period_end: Micros,
    pub cancelled: bool,
    pub tries: i64,
    pub next_at: Micros,
    pub method: SavedMethod,
}

impl Held {
    /// Plan and price of the next period: what was chosen for it, else as agreed, or less if the store asks less by now.
    pub(super) fn coming(&self, app: &App, rules: &crate::config::Membership) -> (Plan, Money) {
        if let Some(next) = self.next {
            return next;
        }
        let today = self.plan.price(rules, app.config.store.currency);
        let less = today.filter(|m| m.currency == self.price.currency && m.amount < self.price.amount);
        (self.plan, less.unwrap_or(self.price))
    }
}

pub(super) fn plan_of(text: &str) -> Result<Plan> {
    Plan::parse(text).ok_or_else(|| Error::fault(format!("“{text}” is no plan")))
}

pub(super) async fn held(conn: &mut Conn, account: Id) -> Result<Option<Held>> {
    let row = sqlx::query(
        "SELECT plan, price, currency, next_plan, next_price, state, period_start, period_end, cancelled_at, tries, next_at, provider, \
         method, label FROM subscriptions WHERE account = $1 AND state <> 'ended'",
    )
    .bind(account.0)
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let currency = row.try_get::<&str, _>("currency")?.parse().map_err(Error::fault)?;
    let next = match (row.try_get::<Option<&str>, _>("next_plan")?, row.try_get::<Option<i64>, _>("next_price")?) {
        (Some(plan), Some(price)) => Some((plan_of(plan)?, Money::new(price, currency))),
        _ => None,
    };
    Ok(Some(Held {
        plan: plan_of(row.try_get("plan")?)?,
        price: Money::new(row.try_get("price")?, currency),
        next,
        state: row.try_get("state")?,
        period_start: Micros(row.try_get("period_start")?),
        period_end: Micros(row.try_get("period_end")?),
        cancelled: row.try_get::<Option<i64>, _>("cancelled_at")?.is_some(),
        tries: row.try_get("tries")?,
        next_at: Micros(row.try_get("next_at")?),
        method: SavedMethod {
            provider: row.try_get("provider")?,
            token: row.try_get("method")?,
            label: row.try_get("label")?,
        },
    }))
}

/// Where a payment is confirmed.
pub const CONFIRMATION: &str = "/membership/confirmation";

/// What stands for a person where trials are counted: the account, and the address of mail without what many providers
/// let one add (`ana+again@…`), so that a second account of the same person has none.
async fn trial_keys(conn: &mut Conn, account: Id) -> Result<[String; 2]> {
    let (email, _) = accounts::private(conn, account).await?;
    let hash: String = Sha256::digest(person_of(&email).as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
    Ok([format!("account:{account}"), format!("email:{hash}")])
}

fn person_of(email: &str) -> String {
    let email = email.trim().to_lowercase();
    match email.rsplit_once('@') {
        Some((name, host)) => format!("{}@{host}", name.split_once('+').map_or(name, |(name, _)| name)),
        None => email,
    }
}

pub(super) async fn has_tried(conn: &mut Conn, account: Id) -> Result<bool> {
    let [a, b] = trial_keys(conn, account).await?;
    let found: Option<(String,)> = sqlx::query_as("SELECT key FROM trials WHERE key IN ($1, $2) LIMIT 1")
        .bind(a)
        .bind(b)
        .fetch_optional(conn)
        .await?;
    Ok(found.is_some())
}

/// Buys a plan. The first time it is free for a while, and the first period is paid when that ends; else it is paid now.
pub async fn join(app: &App, account: Id, plan: &str, choice: &PaymentChoice) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let rules = rules(app, &mut tx).await?;
    let (plan, price) = wanted(app, &rules, plan)?;
    let method = chosen(app, &mut tx, account, choice).await?;
    let is_trial = rules.trial_months > 0 && !has_tried(&mut tx, account).await?;
    let (state, end) =
        if is_trial { ("trial", plans::months_after(now, rules.trial_months)) } else { ("joining", now) };
    let new = sqlx::query(
        "INSERT INTO subscriptions (account, plan, price, currency, state, started_at, period_start, period_end, next_at, provider, method, label) \
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $7, $8, $9, $10) ON CONFLICT (account) DO UPDATE SET plan = excluded.plan, price = excluded.price, \
         currency = excluded.currency, next_plan = NULL, next_price = NULL, state = excluded.state, started_at = excluded.started_at, \
         period_start = excluded.period_start, period_end = excluded.period_end, cancelled_at = NULL, tries = 0, next_at = excluded.next_at, \
         provider = excluded.provider, method = excluded.method, label = excluded.label WHERE subscriptions.state = 'ended'",
    )
    .bind(account.0)
    .bind(plan.as_str())
    .bind(price.amount)
    .bind(price.currency.as_str())
    .bind(state)
    .bind(now.0)
    .bind(end.0)
    .bind(&method.provider)
    .bind(&method.token)
    .bind(&method.label)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if new == 0 {
        return Err(Error::conflict("already_member"));
    }
    if !is_trial {
        let open = Open::new(Why::First, (plan, price), (price, 0), (now, plan.end(now)), &method);
        let payment = open.write_down(app, &mut tx, account).await?;
        tx.commit().await?;
        return payments::for_whoever_waits(payments::settle(app, account, payment).await);
    }
    for key in trial_keys(&mut tx, account).await? {
        let mine = sqlx::query("INSERT INTO trials (key, account, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(key)
            .bind(account.0)
            .bind(now.0)
            .execute(&mut *tx)
            .await?
            .rows_affected();
        if mine == 0 {
            // Two accounts of one person at the same moment: the second one looks again, and pays.
            return Err(Error::Busy { retry_after_seconds: 1 });
        }
    }
    methods::used(app, &mut tx, account, &method, now).await?;
    run_until(app, &mut tx, account, end + GRACE).await?;
    tx.job(app.id(), end, &Job::RenewMembership { account }).await?;
    announce(app, &mut tx, account, end, Some(TRIAL_ENDS)).await?;
    let letter = MemberLetter::TrialStarted { plan: plan.as_str().to_owned(), price: price.amount, until: end.0 };
    write_to(app, &mut tx, account, letter).await?;
    tx.commit().await
}

/// The method that was named, or the one that paid last.
async fn chosen(app: &App, conn: &mut Conn, account: Id, choice: &PaymentChoice) -> Result<SavedMethod> {
    let number = choice.test_card.as_deref().map(str::trim).filter(|n| !n.is_empty());
    match (number, choice.saved) {
        (Some(number), _) => {
            let card = app.payments.card(number);
            card.map(Into::into).map_err(|code| Error::Invalid(vec![FieldError::new("test_card", code)]))
        }
        (None, Some(id)) => {
            methods::one(app, conn, account, id).await?.ok_or_else(|| Error::invalid("saved", "unknown_payment"))
        }
        (None, None) => {
            methods::last_used(app, conn, account).await?.ok_or_else(|| Error::invalid("test_card", "no_payment"))
        }
    }
}

fn wanted(app: &App, rules: &crate::config::Membership, plan: &str) -> Result<(Plan, Money)> {
    let plan = Plan::parse(plan).ok_or_else(|| Error::invalid("plan", "bad_value"))?;
    let price = plan.price(rules, app.config.store.currency);
    Ok((plan, price.ok_or_else(|| Error::invalid("plan", "plan_not_sold"))?))
}

/// A membership by the plan runs until a moment. One that runs already is made longer; a new one is told.
pub(super) async fn run_until(app: &App, tx: &mut Tx, account: Id, until: Micros) -> Result<()> {
    let now = app.clock.now();
    let longer = sqlx::query(
        "UPDATE memberships SET ends_at = $1 WHERE account = $2 AND source = 'plan' AND starts_at <= $3 AND ends_at > $3",
    )
    .bind(until.0)
    .bind(account.0)
    .bind(now.0)
    .execute(&mut **tx)
    .await?
    .rows_affected();
    if longer > 0 {
        return Ok(());
    }
    let ran = memberships::runs(tx, account, now).await?;
    sqlx::query("INSERT INTO memberships (account, id, source, starts_at, ends_at) VALUES ($1, $2, 'plan', $3, $4)")
        .bind(account.0)
        .bind(app.id().0)
        .bind(now.0)
        .bind(until.0)
        .execute(&mut **tx)
        .await?;
    if ran { Ok(()) } else { tx.event(app.id(), now, &Event::MembershipGranted { account }).await }
}

/// The plan ends, and what ran by it.
pub(super) async fn lapse(app: &App, tx: &mut Tx, account: Id, held: &Held) -> Result<()> {
    let now = app.clock.now();
    sqlx::query("UPDATE subscriptions SET state = 'ended' WHERE account = $1")
        .bind(account.0)
        .execute(&mut **tx)
        .await?;
    let ended =
        sqlx::query("UPDATE memberships SET ends_at = $1 WHERE account = $2 AND source = 'plan' AND ends_at > $1")
            .bind(now.0)
            .bind(account.0)
            .execute(&mut **tx)
            .await?
            .rows_affected();
    // Who never got as far as paying is told on the page.
    if held.state != "joining" {
        write_to(app, tx, account, MemberLetter::Ended { plan: held.plan.as_str().to_owned() }).await?;
    }
    if ended == 0 || memberships::runs(tx, account, now).await? {
        return Ok(());
    }
    tx.event(app.id(), now, &Event::MembershipEnded { account }).await
}

pub(super) async fn write_to(app: &App, tx: &mut Tx, account: Id, letter: MemberLetter) -> Result<()> {
    tx.job(app.id(), app.clock.now(), &Job::WriteMember { account, letter }).await
}

/// Tells in time that a period ends and what follows. Whether it still holds is looked at when the mail is due.
pub(super) async fn announce(app: &App, tx: &mut Tx, account: Id, end: Micros, before: Option<Micros>) -> Result<()> {
    let Some(at) = before.map(|before| end - before).filter(|at| *at > app.clock.now()) else { return Ok(()) };
    tx.job(app.id(), at, &Job::WriteMember { account, letter: MemberLetter::RenewalAhead { at: end.0 } }).await
}

/// What the period after `end` is going to cost; nothing: it does not renew then.
pub(super) async fn renews_at(app: &App, conn: &mut Conn, account: Id, end: Micros) -> Result<Option<(Plan, Money)>> {
    let rules = rules(app, conn).await?;
    let held = held(conn, account).await?.filter(|h| !h.cancelled && h.period_end == end);
    Ok(held.map(|held| held.coming(app, &rules)))
}

/// Ends a plan with the period it is paid for. Doing it twice changes nothing.
pub async fn cancel(app: &App, account: Id) -> Result<()> {
    if let Some(open) = payments::open(&mut *app.db.read().await?, account).await?.filter(|p| p.why == Why::First) {
        // Nothing is paid yet: the charge is closed, unless it was made already.
        payments::give_up(app, account, &open).await?;
        if held(&mut *app.db.read().await?, account).await?.is_none() {
            return Ok(());
        }
    }
    let mut tx = app.db.write().await?;
    let held = held(&mut tx, account).await?.ok_or_else(|| Error::conflict("no_plan"))?;
    if held.state == "past-due" {
        // Nothing is paid for any more. A charge that is under way is paid back should it succeed.
        lapse(app, &mut tx, account, &held).await?;
        return tx.commit().await;
    }
    let first = sqlx::query("UPDATE subscriptions SET cancelled_at = $1 WHERE account = $2 AND cancelled_at IS NULL")
        .bind(app.clock.now().0)
        .bind(account.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if first == 1 {
        let letter = MemberLetter::Cancelled { plan: held.plan.as_str().to_owned(), until: held.period_end.0 };
        write_to(app, &mut tx, account, letter).await?;
    }
    tx.commit().await
}

/// Takes a cancellation back, or changes the plan. A dearer plan begins at once, and what is left of the period before is
/// taken off its price; a cheaper one begins when the period ends. During a trial nothing is paid either way.
pub async fn change(app: &App, account: Id, plan: &str) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let rules = rules(app, &mut tx).await?;
    let held = held(&mut tx, account).await?.filter(|h| h.state != "joining");
    let held = held.ok_or_else(|| Error::conflict("no_plan"))?;
    let (plan, price) = match Plan::parse(plan) {
        // The one there is keeps its price.
        Some(plan) if plan == held.plan => (plan, held.price),
        _ => wanted(app, &rules, plan)?,
    };
    if plan == held.plan || held.state == "trial" || price.amount <= held.price.amount {
        let at_once = held.state == "trial" || plan == held.plan;
        let text = if at_once {
            "UPDATE subscriptions SET plan = $1, price = $2, currency = $3, next_plan = NULL, next_price = NULL, cancelled_at = NULL WHERE account = $4"
        } else {
            "UPDATE subscriptions SET next_plan = $1, next_price = $2, cancelled_at = NULL WHERE account = $4 AND currency = $3"
        };
        sqlx::query(text)
            .bind(plan.as_str())
            .bind(price.amount)
            .bind(price.currency.as_str())
            .bind(account.0)
            .execute(&mut *tx)
            .await?;
        let before = held.next.map_or(held.plan, |(plan, _)| plan);
        if plan != before {
            let from = if at_once { now } else { held.period_end };
            let letter = MemberLetter::PlanChanged { plan: plan.as_str().to_owned(), from: from.0 };
            write_to(app, &mut tx, account, letter).await?;
        }
        return tx.commit().await;
    }
    if held.state == "past-due" || payments::open(&mut tx, account).await?.is_some() {
        return Err(Error::conflict("payment_open"));
    }
    // Whoever changes twice at the same moment changes once: the row is taken by the one that finds it as it was read.
    let mine = sqlx::query("UPDATE subscriptions SET tries = 0 WHERE account = $1 AND period_start = $2 AND plan = $3")
        .bind(account.0)
        .bind(held.period_start.0)
        .bind(held.plan.as_str())
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if mine == 0 || payments::open(&mut tx, account).await?.is_some() {
        return Err(Error::conflict("payment_open"));
    }
    let paid = payments::worth(&mut tx, account, held.period_start).await?;
    let (amount, credited) = plans::change(price.amount, paid, (held.period_start, held.period_end), now);
    let amount = Money::new(amount, price.currency);
    let open = Open::new(Why::Change, (plan, price), (amount, credited), (now, plan.end(now)), &held.method);
    let payment = open.write_down(app, &mut tx, account).await?;
    tx.commit().await?;
    payments::for_whoever_waits(payments::settle(app, account, payment).await)
}

/// Takes another card for the plan. A renewal that failed is tried with it at once.
pub async fn set_method(app: &App, account: Id, choice: &PaymentChoice) -> Result<()> {
    let mut conn = app.db.read().await?;
    let method = chosen(app, &mut conn, account, choice).await?;
    let open = payments::open(&mut conn, account).await?;
    let due = held(&mut conn, account).await?.ok_or_else(|| Error::conflict("no_plan"))?.state == "past-due";
    drop(conn);
    if let Some(open) = open.filter(|_| due) {
        payments::give_up(app, account, &open).await?;
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let held = held(&mut tx, account).await?.ok_or_else(|| Error::conflict("no_plan"))?;
    sqlx::query("UPDATE subscriptions SET provider = $1, method = $2, label = $3 WHERE account = $4")
        .bind(&method.provider)
        .bind(&method.token)
        .bind(&method.label)
        .bind(account.0)
        .execute(&mut *tx)
        .await?;
    methods::used(app, &mut tx, account, &method, now).await?;
    let again = held.state == "past-due";
    if again {
        sqlx::query("UPDATE subscriptions SET next_at = $1 WHERE account = $2")
            .bind(now.0)
            .bind(account.0)
            .execute(&mut *tx)
            .await?;
        tx.job(app.id(), now, &Job::RenewMembership { account }).await?;
    }
    tx.commit().await?;
    if again { payments::for_whoever_waits(payments::renew_now(app, account).await) } else { Ok(()) }
}

/// The store ends whatever membership an account has, its plan included. `by` is the operator, or nobody on the command
/// line.
pub async fn end(app: &App, account: Id, by: Option<Id>) -> Result<()> {
    let mut tx = app.db.write().await?;
    if let Some(held) = held(&mut tx, account).await? {
        lapse(app, &mut tx, account, &held).await?;
    }
    tx.commit().await?;
    memberships::end(app, account, by).await
}

#[cfg(test)]
mod tests {
    use super::person_of;

    #[test]
    fn a_person_is_known_by_the_address_without_its_tag() {
        for same in ["ana@example.com", " Ana@Example.com", "ana+trial@example.com", "ana+a+b@example.com"] {
            assert_eq!(person_of(same), "ana@example.com");
        }
        assert_ne!(person_of("ana@example.org"), person_of("ana@example.com"));
    }
}
