//! The shopper's own limits: a budget a month, a pause of buying, and products that wait before they can be bought. They
//! are looked at where an order is placed, in its transaction, so that no page and no program passes them by.
//!
//! A limit that could be lifted in the weak moment would be none. So each can be taken back for ten minutes after it was
//! set (a slip of the finger); after that a pause and a wait hold to their end, and a higher budget holds from the next
//! month on. A tighter one holds at once.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::catalog;
use crate::db::jobs::{Job, MemberLetter};
use crate::db::{Conn, Tx};
use crate::i18n::{self, Locale};
use crate::kit::{Error, FieldError, Id, Micros, Money, Result};

/// How long a limit can be taken back after it was set.
const SLIP: Micros = Micros::minutes(10);
/// How many hours a product waits, at the least and at the most; and unless something else is asked for.
const HOURS: std::ops::RangeInclusive<i64> = 1..=720;
/// See [`HOURS`].
pub const USUAL_HOURS: i64 = 24;
/// How many days a pause lasts.
const DAYS: std::ops::RangeInclusive<i64> = 1..=365;
/// Products that wait, at the most.
const MOST: i64 = 200;

/// The limits of an account.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LimitsView {
    /// What may be spent in a calendar month (UTC).
    pub budget: Option<Money>,
    /// Another budget that holds from a moment on.
    pub next: Option<NextBudget>,
    /// What was ordered in this month, less what was paid back.
    pub spent: Money,
    pub paused_until: Option<Micros>,
    /// The pause was begun just now and can be taken back.
    pub pause_can_end: bool,
    pub cooling: Vec<CoolingView>,
}

/// A budget that waits for the next month.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct NextBudget {
    pub from: Micros,
    /// Nothing: no budget then.
    pub budget: Option<Money>,
}

/// A product that waits.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CoolingView {
    pub product: Id,
    pub sku: String,
    pub title: String,
    pub until: Micros,
    /// It was put there just now and can be taken off.
    pub can_end: bool,
}

/// What an account has set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Held {
    budget: Option<i64>,
    budget_at: Option<Micros>,
    /// What held until then: a slip is mended up to this, and no further.
    before: Option<i64>,
    next: Option<(Micros, Option<i64>)>,
    paused_until: Option<Micros>,
    paused_at: Option<Micros>,
}

impl Held {
    /// The budget that holds at a moment.
    fn budget(&self, now: Micros) -> Option<i64> {
        match self.next {
            Some((from, budget)) if from <= now => budget,
            _ => self.budget,
        }
    }

    /// What it becomes when a budget is asked for: at once where it is tighter or was set just now, else next month.
    fn with_budget(self, wanted: Option<i64>, now: Micros) -> Self {
        let holds = self.budget(now);
        let fresh = self.budget_at.is_some_and(|at| now - at < SLIP);
        let (at, before) = if fresh { (self.budget_at, self.before) } else { (Some(now), holds) };
        let as_tight = match (before, wanted) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(before), Some(wanted)) => wanted <= before,
        };
        if as_tight {
            return Self { budget: wanted, budget_at: at, before, next: None, ..self };
        }
        Self { budget: holds, next: Some((next_month(now), wanted)), ..self }
    }
}

/// The first moment of the calendar month in UTC, `later` months on.
fn month(now: Micros, later: i64) -> Micros {
    let start = Timestamp::from_microsecond(now.0)
        .ok()
        .map(|at| at.to_zoned(TimeZone::UTC))
        .and_then(|at| at.first_of_month().ok())
        .and_then(|at| at.start_of_day().ok())
        .and_then(|at| at.checked_add(later.months()).ok());
    // Only a clock outside the years -9999 to 9999 has no such moment.
    start.map_or(now, |at| Micros(at.timestamp().as_microsecond()))
}

fn next_month(now: Micros) -> Micros {
    month(now, 1)
}

/// What was ordered in the month of `now` besides one order, less what was paid back. Declined and cancelled ones do not
/// count.
async fn ordered(conn: &mut Conn, account: Id, now: Micros, but: Option<Id>) -> Result<i64> {
    let (sum,): (i64,) = sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(o.total - (SELECT COALESCE(SUM(r.amount), 0) FROM refunds r WHERE r.account = o.account AND r.order_id = o.id)), 0) AS BIGINT) \
         FROM orders o WHERE o.account = $1 AND o.placed_at >= $2 AND o.id <> $3 AND o.state NOT IN ('declined', 'cancelled')",
    )
    .bind(account.0)
    .bind(month(now, 0).0)
    .bind(but.map_or(0, |id| id.0))
    .fetch_one(conn)
    .await?;
    Ok(sum.max(0))
}

async fn held(conn: &mut Conn, account: Id) -> Result<Held> {
    type Row = (Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>);
    let found: Option<Row> = sqlx::query_as(
        "SELECT budget, budget_at, budget_before, next_from, next_budget, paused_until, paused_at FROM buying_limits WHERE account = $1",
    )
    .bind(account.0)
    .fetch_optional(conn)
    .await?;
    let of = |(budget, budget_at, before, from, next, until, at): Row| Held {
        budget,
        budget_at: budget_at.map(Micros),
        before,
        next: from.map(|from| (Micros(from), next)),
        paused_until: until.map(Micros),
        paused_at: at.map(Micros),
    };
    Ok(found.map_or_else(Held::default, of))
}

/// The row of an account, so that changes of it and orders look one after the other.
async fn lock(tx: &mut Tx, account: Id, make: bool) -> Result<()> {
    if make {
        sqlx::query("INSERT INTO buying_limits (account) VALUES ($1) ON CONFLICT (account) DO NOTHING")
            .bind(account.0)
            .execute(&mut **tx)
            .await?;
    }
    sqlx::query("UPDATE buying_limits SET budget = budget WHERE account = $1")
        .bind(account.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The limits of an account.
pub async fn view(app: &App, conn: &mut Conn, account: Id) -> Result<LimitsView> {
    let now = app.clock.now();
    let money = |amount| Money::new(amount, app.config.store.currency);
    let held = held(conn, account).await?;
    let rows: Vec<(i64, i64, i64, i64)> = sqlx::query_as(
        "SELECT product, variant, until_at, asked_at FROM cooling WHERE account = $1 AND until_at > $2 ORDER BY until_at, product LIMIT $3",
    )
    .bind(account.0)
    .bind(now.0)
    .bind(MOST)
    .fetch_all(&mut *conn)
    .await?;
    let keys: Vec<(Id, Id)> = rows.iter().map(|(product, variant, ..)| (Id(*product), Id(*variant))).collect();
    let variants = if keys.is_empty() { Vec::new() } else { catalog::variants(conn, &keys).await? };
    let cooling = rows.iter().filter_map(|(product, variant, until, at)| {
        let found = variants.iter().find(|v| v.id.0 == *variant)?;
        Some(CoolingView {
            product: Id(*product),
            sku: found.sku.clone(),
            title: found.title.clone(),
            until: Micros(*until),
            can_end: now - Micros(*at) < SLIP,
        })
    });
    let paused_until = held.paused_until.filter(|until| *until > now);
    Ok(LimitsView {
        budget: held.budget(now).map(money),
        next: held
            .next
            .filter(|(from, _)| *from > now)
            .map(|(from, budget)| NextBudget { from, budget: budget.map(money) }),
        spent: money(ordered(conn, account, now, None).await?),
        paused_until,
        pause_can_end: paused_until.is_some() && held.paused_at.is_some_and(|at| now - at < SLIP),
        cooling: cooling.collect(),
    })
}

/// Sets the budget of a month; nothing: none. Lower holds at once, higher from the next month on.
pub async fn set_budget(app: &App, account: Id, budget: Option<i64>) -> Result<()> {
    let mut tx = app.db.write().await?;
    lock(&mut tx, account, true).await?;
    let new = held(&mut tx, account).await?.with_budget(budget, app.clock.now());
    sqlx::query(
        "UPDATE buying_limits SET budget = $1, budget_at = $2, next_from = $3, next_budget = $4, budget_before = $5 WHERE account = $6",
    )
    .bind(new.budget)
    .bind(new.budget_at.map(|at| at.0))
    .bind(new.next.map(|(from, _)| from.0))
    .bind(new.next.and_then(|(_, budget)| budget))
    .bind(new.before)
    .bind(account.0)
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}

/// Pauses buying for so many days. A pause that runs longer stays.
pub async fn pause(app: &App, account: Id, days: i64) -> Result<()> {
    if !DAYS.contains(&days) {
        return Err(Error::Invalid(vec![range("days", &DAYS)]));
    }
    let now = app.clock.now();
    let until = now + Micros::days(days);
    let mut tx = app.db.write().await?;
    lock(&mut tx, account, true).await?;
    let before = held(&mut tx, account).await?;
    // A longer one begins its own ten minutes only where none ran: else those would undo the one before as well.
    let runs = before.paused_until.is_some_and(|end| end > now);
    let at = if runs { before.paused_at.unwrap_or(now) } else { now };
    sqlx::query(
        "UPDATE buying_limits SET paused_until = $1, paused_at = $2 WHERE account = $3 AND (paused_until IS NULL OR paused_until < $1)",
    )
    .bind(until.0)
    .bind(at.0)
    .bind(account.0)
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}

/// Takes a pause back that was begun within the last ten minutes.
pub async fn unpause(app: &App, account: Id, locale: Locale) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let Some(until) = held(&mut tx, account).await?.paused_until.filter(|until| *until > now) else {
        return tx.commit().await;
    };
    let ended = sqlx::query(
        "UPDATE buying_limits SET paused_until = NULL, paused_at = NULL WHERE account = $1 AND paused_at > $2",
    )
    .bind(account.0)
    .bind((now - SLIP).0)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if ended == 0 {
        let args = vec![("until", i18n::format::moment(locale, until))];
        return Err(Error::Conflict { code: "pause_holds", args });
    }
    tx.commit().await
}

fn range(field: &str, range: &std::ops::RangeInclusive<i64>) -> FieldError {
    FieldError::new(field, "out_of_range").with("min", range.start()).with("max", range.end())
}

/// Lets a product wait for so many hours: until then it cannot be bought, and then a mail asks again. A wait is never made
/// shorter.
pub async fn cool(app: &App, account: Id, sku: &str, hours: i64) -> Result<()> {
    if !HOURS.contains(&hours) {
        return Err(Error::Invalid(vec![range("hours", &HOURS)]));
    }
    let now = app.clock.now();
    let until = now + Micros::hours(hours);
    let mut tx = app.db.write().await?;
    let variant = catalog::variant_by_sku(&mut tx, sku.trim()).await?;
    let variant = variant.ok_or_else(|| Error::invalid("sku", "unknown_sku"))?;
    let (waiting,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM cooling WHERE account = $1 AND product <> $2")
        .bind(account.0)
        .bind(variant.product.0)
        .fetch_one(&mut *tx)
        .await?;
    if waiting >= MOST {
        return Err(Error::Conflict { code: "cooling_full", args: vec![("most", MOST.to_string())] });
    }
    // What waited before and is over begins anew; what still waits keeps its beginning and the later end.
    let new = sqlx::query(
        "INSERT INTO cooling (account, product, variant, asked_at, until_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (account, product) DO UPDATE SET until_at = excluded.until_at, variant = excluded.variant, \
         asked_at = CASE WHEN cooling.until_at > excluded.asked_at THEN cooling.asked_at ELSE excluded.asked_at END \
         WHERE cooling.until_at < excluded.until_at",
    )
    .bind(account.0)
    .bind(variant.product.0)
    .bind(variant.id.0)
    .bind(now.0)
    .bind(until.0)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if new == 1 {
        let letter = MemberLetter::AskAgain { product: variant.product };
        tx.job(app.id(), until, &Job::WriteMember { account, letter }).await?;
    }
    tx.commit().await
}

/// Takes a product off the list that was put there within the last ten minutes.
pub async fn warm(app: &App, account: Id, product: Id, locale: Locale) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let gone =
        sqlx::query("DELETE FROM cooling WHERE account = $1 AND product = $2 AND (asked_at > $3 OR until_at <= $4)")
            .bind(account.0)
            .bind(product.0)
            .bind((now - SLIP).0)
            .bind(now.0)
            .execute(&mut *tx)
            .await?
            .rows_affected();
    let waits: Option<(i64,)> = sqlx::query_as("SELECT until_at FROM cooling WHERE account = $1 AND product = $2")
        .bind(account.0)
        .bind(product.0)
        .fetch_optional(&mut *tx)
        .await?;
    tx.commit().await?;
    match waits {
        Some((until,)) if gone == 0 => {
            let args = vec![("until", i18n::format::moment(locale, Micros(until)))];
            Err(Error::Conflict { code: "cooling_holds", args })
        }
        _ => Ok(()),
    }
}

/// What is to be asked about again, once its wait is over: its title. It is on the list no longer. Nothing: it was taken
/// off, or waits longer by now.
pub async fn ask_again(app: &App, account: Id, product: Id) -> Result<Option<String>> {
    let mut tx = app.db.write().await?;
    let over: Option<(i64,)> =
        sqlx::query_as("DELETE FROM cooling WHERE account = $1 AND product = $2 AND until_at <= $3 RETURNING variant")
            .bind(account.0)
            .bind(product.0)
            .bind(app.clock.now().0)
            .fetch_optional(&mut *tx)
            .await?;
    let variant = match over {
        Some((variant,)) => catalog::variants(&mut tx, &[(product, Id(variant))]).await?.pop(),
        None => None,
    };
    tx.commit().await?;
    Ok(variant.map(|v| v.title))
}

/// Something that is going to be ordered.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    pub product: Id,
    pub title: &'a str,
}

/// Why the shopper's own limits do not allow an order; nothing: they do. `order` is the one that is being placed.
pub async fn refusal(
    app: &App,
    conn: &mut Conn,
    (account, order): (Id, Option<Id>),
    locale: Locale,
    lines: &[Line<'_>],
    total: Money,
) -> Result<Option<Error>> {
    let now = app.clock.now();
    let held = held(conn, account).await?;
    if let Some(until) = held.paused_until.filter(|until| *until > now) {
        let args = vec![("until", i18n::format::moment(locale, until))];
        return Ok(Some(Error::Conflict { code: "buying_paused", args }));
    }
    let cooling: Vec<(i64, i64)> =
        sqlx::query_as("SELECT product, until_at FROM cooling WHERE account = $1 AND until_at > $2 ORDER BY product")
            .bind(account.0)
            .bind(now.0)
            .fetch_all(&mut *conn)
            .await?;
    for line in lines {
        if let Some((_, until)) = cooling.iter().find(|(product, _)| *product == line.product.0) {
            let until = i18n::format::moment(locale, Micros(*until));
            let args = vec![("title", line.title.to_owned()), ("until", until)];
            return Ok(Some(Error::Conflict { code: "cooling_off", args }));
        }
    }
    if let Some(budget) = held.budget(now) {
        let before = ordered(conn, account, now, order).await?;
        if before.saturating_add(total.amount) > budget {
            let money = |amount| i18n::format::money(locale, Money::new(amount, total.currency));
            let left = money((budget - before).max(0));
            let args = vec![("left", left), ("budget", money(budget)), ("total", money(total.amount))];
            return Ok(Some(Error::Conflict { code: "over_budget", args }));
        }
    }
    Ok(None)
}

/// [`refusal`] where an order is placed: two orders of one account at the same moment look one after the other.
pub(super) async fn check(
    app: &App,
    tx: &mut Tx,
    (account, order): (Id, Id),
    locale: Locale,
    lines: &[Line<'_>],
    total: Money,
) -> Result<()> {
    lock(tx, account, false).await?;
    refusal(app, tx, (account, Some(order)), locale, lines, total).await?.map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Micros {
        Micros(text.parse::<Timestamp>().unwrap().as_microsecond())
    }

    #[test]
    fn a_month_begins_on_its_first_day() {
        assert_eq!(month(at("2026-11-22T12:00:00Z"), 0), at("2026-11-01T00:00:00Z"));
        assert_eq!(month(at("2026-11-01T00:00:00Z"), 0), at("2026-11-01T00:00:00Z"));
        assert_eq!(month(at("2026-10-31T23:59:59.999999Z"), 0), at("2026-10-01T00:00:00Z"));
        assert_eq!(next_month(at("2026-12-31T23:59:59.999999Z")), at("2027-01-01T00:00:00Z"));
    }

    #[test]
    fn a_higher_budget_waits_for_the_next_month_unless_it_mends_a_slip() {
        let now = at("2026-11-22T12:00:00Z");
        let set = Held::default().with_budget(Some(3_000), now);
        assert_eq!(set.budget(now), Some(3_000));
        assert_eq!(set.with_budget(Some(30_000), now + Micros::minutes(9)).budget(now), Some(30_000));
        let later = now + Micros::minutes(10);
        let raised = set.with_budget(Some(30_000), later);
        assert_eq!(
            (raised.budget(later), raised.next),
            (Some(3_000), Some((at("2026-12-01T00:00:00Z"), Some(30_000))))
        );
        assert_eq!(raised.budget(at("2026-12-01T00:00:00Z")), Some(30_000));
        assert_eq!(raised.with_budget(None, later).budget(at("2026-11-30T23:59:59Z")), Some(3_000));
        let lowered = raised.with_budget(Some(1_000), later);
        assert_eq!((lowered.budget(later), lowered.next), (Some(1_000), None));
        // Lowering opens no way past what held before.
        let mended = lowered.with_budget(Some(3_000), later + Micros::minutes(1));
        assert_eq!(mended.budget(later + Micros::minutes(1)), Some(3_000));
        let too_far = lowered.with_budget(Some(3_001), later + Micros::minutes(1));
        assert_eq!(too_far.budget(later + Micros::minutes(1)), Some(1_000));
    }

    proptest! {
        /// However it is changed, a budget that stood for ten minutes is not passed within its month.
        #[test]
        fn a_month_never_gets_looser(wishes in prop::collection::vec((prop::option::of(0i64..10_000), 0i64..60), 1..30)) {
            let mut now = at("2026-11-02T00:00:00Z");
            let mut held = Held::default().with_budget(Some(5_000), now);
            let (mut stood, mut since) = (5_000, now);
            now = now + SLIP;
            for (wanted, minutes) in wishes {
                now = now + Micros::minutes(minutes);
                let holds = held.budget(now).unwrap();
                if now - since >= SLIP {
                    stood = stood.min(holds);
                }
                held = held.with_budget(wanted, now);
                let budget = held.budget(now).unwrap();
                prop_assert!(budget <= stood, "{} after {}", budget, stood);
                if budget != holds {
                    since = now;
                }
            }
        }
    }
}
