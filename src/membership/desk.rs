//! The operator's side of plans: what they cost and how they renew, and how they go.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use sqlx::Row;
use utoipa::ToSchema;

use super::plans::{KEY, Plan, rules};
use super::subscriptions::plan_of;
use crate::accounts;
use crate::accounts::audit::{self, Entry};
use crate::accounts::view::AuthorView;
use crate::app::App;
use crate::config::Membership;
use crate::db::{Conn, settings, to_json};
use crate::kit::error::Check;
use crate::kit::{Error, FieldError, Id, Micros, Money, Result};
use crate::orders::pricing::operator::amount;

/// The period figures are about.
const LATELY: Micros = Micros::days(30);
/// Payments that are listed.
const LISTED: i64 = 25;
/// Tries of a renewal at the most.
const TRIES: usize = 10;

/// Plans as they are typed. Those who pay already keep the price they agreed to.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default)]
pub struct PlanRules {
    /// A month, as a decimal in the store's currency; empty: no such plan is sold.
    pub monthly: String,
    /// A year.
    pub yearly: String,
    /// Months that are free at first, once per person: 0 to 24.
    pub trial_months: String,
    /// After how many days each a renewal that failed is tried again, such as `1 3 5`; empty: never.
    pub retry_days: String,
}

impl From<&Membership> for PlanRules {
    fn from(rules: &Membership) -> Self {
        Self {
            monthly: rules.monthly.clone(),
            yearly: rules.yearly.clone(),
            trial_months: rules.trial_months.to_string(),
            retry_days: rules.retry_days.iter().map(i64::to_string).collect::<Vec<_>>().join(" "),
        }
    }
}

/// How plans go.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PlansView {
    pub rules: PlanRules,
    /// The rules are the operator's own, not the configuration's.
    pub own: bool,
    /// Who has a plan now.
    pub running: Vec<RunningView>,
    /// What members paid within the last 30 days, less what went back.
    pub paid: Money,
    /// Payments that were declined within the last 30 days.
    pub declined: i64,
    /// Newest first, the last 25.
    pub payments: Vec<PaymentRow>,
}

/// How many have a plan, by state.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct RunningView {
    pub plan: String,
    pub trial: i64,
    pub active: i64,
    /// Their renewal failed and is tried again.
    pub past_due: i64,
    /// Of all of these, those that end with their period.
    pub cancelled: i64,
}

/// A payment for a plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PaymentRow {
    pub id: Id,
    pub account: Option<AuthorView>,
    pub plan: Plan,
    /// `pending`, `needs-action`, `succeeded`, `declined`, `refund-owed`, `refunded`.
    pub state: String,
    pub amount: Money,
    pub at: Micros,
}

/// How plans go.
pub async fn view(app: &App, conn: &mut Conn) -> Result<PlansView> {
    let since = (app.clock.now() - LATELY).0;
    let currency = app.config.store.currency;
    let rules = rules(app, conn).await?;
    let rows: Vec<(String, String, i64, i64)> = sqlx::query_as(
        "SELECT plan, state, COUNT(*), CAST(SUM(CASE WHEN cancelled_at IS NULL THEN 0 ELSE 1 END) AS BIGINT) FROM subscriptions \
         WHERE state <> 'ended' GROUP BY plan, state ORDER BY plan, state",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut running: Vec<RunningView> =
        Plan::ALL.iter().map(|p| RunningView { plan: p.as_str().to_owned(), ..RunningView::default() }).collect();
    for (plan, state, n, cancelled) in rows {
        let Some(of) = running.iter_mut().find(|r| r.plan == plan) else { continue };
        match state.as_str() {
            "trial" => of.trial += n,
            "past-due" => of.past_due += n,
            "active" => of.active += n,
            _ => {}
        }
        of.cancelled += cancelled;
    }
    let (paid, declined): (i64, i64) = sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(CASE WHEN state = 'succeeded' AND currency = $1 THEN amount ELSE 0 END), 0) AS BIGINT), \
         CAST(COALESCE(SUM(CASE WHEN state = 'declined' THEN 1 ELSE 0 END), 0) AS BIGINT) FROM subscription_payments WHERE settled_at >= $2",
    )
    .bind(currency.as_str())
    .bind(since)
    .fetch_one(&mut *conn)
    .await?;
    let rows = sqlx::query(
        "SELECT account, id, plan, state, amount, currency, created_at FROM subscription_payments ORDER BY id DESC LIMIT $1",
    )
    .bind(LISTED)
    .fetch_all(&mut *conn)
    .await?;
    let mut people = Vec::new();
    for row in &rows {
        people.push(Id(row.try_get("account")?));
    }
    let names: HashMap<Id, AuthorView> =
        if people.is_empty() { HashMap::new() } else { accounts::authors(conn, &people).await? };
    let payment = |row: &sqlx::any::AnyRow| -> Result<PaymentRow> {
        let currency = row.try_get::<&str, _>("currency")?.parse().map_err(Error::fault)?;
        Ok(PaymentRow {
            id: Id(row.try_get("id")?),
            account: names.get(&Id(row.try_get("account")?)).cloned(),
            plan: plan_of(row.try_get("plan")?)?,
            state: row.try_get("state")?,
            amount: Money::new(row.try_get("amount")?, currency),
            at: Micros(row.try_get("created_at")?),
        })
    };
    Ok(PlansView {
        own: settings::get(conn, KEY).await?.is_some(),
        rules: PlanRules::from(&rules),
        running,
        paid: Money::new(paid, currency),
        declined,
        payments: rows.iter().map(payment).collect::<Result<_>>()?,
    })
}

fn parse(app: &App, typed: &PlanRules) -> Result<Membership> {
    let mut check = Check::new();
    let price = |field: &str, typed: &str| match amount(app, field, typed) {
        Ok(Some(0)) => Err(FieldError::new(field, "bad_amount").with("currency", app.config.store.currency)),
        Ok(Some(n)) => Ok(Money::new(n, app.config.store.currency).decimal()),
        Ok(None) => Ok(String::new()),
        Err(e) => Err(e),
    };
    let (monthly, yearly) = (price("monthly", &typed.monthly), price("yearly", &typed.yearly));
    let (monthly, yearly) = (check.take(monthly), check.take(yearly));
    let out =
        |field: &str, min: i64, max: i64| FieldError::new(field, "out_of_range").with("min", min).with("max", max);
    let months = typed.trial_months.trim();
    let months = if months.is_empty() { Ok(0) } else { months.parse::<i64>().map_err(|_| out("trial_months", 0, 24)) };
    let months = months.and_then(|n| if (0..=24).contains(&n) { Ok(n) } else { Err(out("trial_months", 0, 24)) });
    let trial_months = check.take(months);
    let parts = typed.retry_days.split([' ', ',', ';']).filter(|p| !p.is_empty());
    let days: Option<Vec<i64>> = parts.map(|p| p.parse().ok().filter(|n| (1..=90).contains(n))).collect();
    let days = days.filter(|d| d.len() <= TRIES);
    let retry_days = check.take(days.ok_or_else(|| FieldError::new("retry_days", "bad_days").with("most", TRIES)));
    check.done()?;
    let gone = || Error::fault("a checked value is missing");
    Ok(Membership {
        monthly: monthly.ok_or_else(gone)?,
        yearly: yearly.ok_or_else(gone)?,
        trial_months: trial_months.ok_or_else(gone)?,
        retry_days: retry_days.ok_or_else(gone)?,
    })
}

/// Sets the plans for who joins or changes from now on.
pub async fn set(app: &App, typed: &PlanRules, by: Id) -> Result<()> {
    put(app, Some(parse(app, typed)?), by).await
}

/// The plans of the configuration hold again.
pub async fn reset(app: &App, by: Id) -> Result<()> {
    put(app, None, by).await
}

async fn put(app: &App, wanted: Option<Membership>, by: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    let before = rules(app, &mut tx).await?;
    match &wanted {
        Some(wanted) => settings::put(&mut tx, KEY, &to_json(wanted)?).await?,
        None => settings::remove(&mut tx, KEY).await?,
    }
    let after = rules(app, &mut tx).await?;
    if before != after {
        let said = |rules: &Membership| to_json(&PlanRules::from(rules));
        let (before, after) = (said(&before)?, said(&after)?);
        let entry =
            Entry { who: &by.to_string(), what: "plans set", before: &before, after: &after, ..Entry::default() };
        audit::record(app, &mut tx, entry).await?;
    }
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::from_json;

    #[test]
    fn rules_are_typed_as_they_are_kept() {
        let kept = Membership::default();
        let typed = PlanRules::from(&kept);
        assert_eq!(
            (typed.monthly.as_str(), typed.trial_months.as_str(), typed.retry_days.as_str()),
            ("10.99", "1", "1 3 5")
        );
        let again: Membership = from_json(&to_json(&kept).unwrap()).unwrap();
        assert_eq!(again, kept);
    }
}
