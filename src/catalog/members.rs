//! What members pay: a price of their own, or that of a members' day. A day begins and ends by a job, so that prices
//! are the same for everybody who looks.

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::db::Conn;
use crate::db::events::Event;
use crate::db::jobs::Job;
use crate::kit::error::Check;
use crate::kit::text::{self, limit};
use crate::kit::{Error, FieldError, Id, Micros, Money, Result};

/// The one job that begins and ends members' days.
pub const TURN: Id = Id(4);
/// The most a members' day takes off, in hundredths of a percent.
const MOST: i64 = 9_000;

/// A members' day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DayView {
    pub id: Id,
    pub label: String,
    /// Hundredths of a percent off.
    pub rate: i64,
    /// The beginning of a category's path; empty: everything.
    pub category: String,
    pub starts_at: Micros,
    pub ends_at: Micros,
    /// `planned`, `running` or `ended`.
    pub state: String,
}

/// A members' day that is about to be made.
#[derive(Clone, Debug, Default)]
pub struct NewDay {
    pub label: String,
    pub rate: Option<i64>,
    pub category: String,
    pub starts_at: Option<Micros>,
    pub ends_at: Option<Micros>,
}

type Row = (i64, String, i64, String, i64, i64, String);

fn view((id, label, rate, category, starts, ends, state): Row) -> DayView {
    DayView { id: Id(id), label, rate, category, starts_at: Micros(starts), ends_at: Micros(ends), state }
}

/// The days that run.
pub(super) async fn running(conn: &mut Conn) -> Result<Vec<DayView>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, label, rate, category, starts_at, ends_at, state FROM member_days WHERE state = 'running' ORDER BY id",
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(view).collect())
}

/// The newest days of all states.
pub async fn days(conn: &mut Conn) -> Result<Vec<DayView>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, label, rate, category, starts_at, ends_at, state FROM member_days ORDER BY starts_at DESC, id DESC LIMIT 50",
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(view).collect())
}

/// What members pay for something of this category: the lower of its own price and that of the days; nothing when that
/// is not less than everybody pays.
pub(super) fn price(price: Money, own: Option<i64>, category: &str, days: &[DayView]) -> Option<Money> {
    let of = |day: &DayView| {
        let here = day.category.is_empty()
            || category.strip_prefix(&day.category).is_some_and(|rest| rest.is_empty() || rest.starts_with(" > "));
        // Rounded to the nearest minor unit, halves up.
        let left = (i128::from(price.amount) * i128::from(10_000 - day.rate) + 5_000) / 10_000;
        here.then(|| i64::try_from(left).unwrap_or(price.amount))
    };
    let lowest = days.iter().filter_map(of).chain(own).min()?;
    (lowest < price.amount).then(|| Money::new(lowest, price.currency))
}

/// Plans a members' day.
pub async fn plan(app: &App, new: &NewDay, by: Id) -> Result<Id> {
    let now = app.clock.now();
    let mut check = Check::new();
    let label = check.take(text::line("label", &new.label, limit::NAME));
    let rate = new.rate.filter(|r| (1..=MOST).contains(r)).ok_or(FieldError::new("rate", "bad_percent"));
    let rate = check.take(rate);
    let starts = check.take(new.starts_at.ok_or(FieldError::new("starts", "required")));
    let ends = check.take(new.ends_at.ok_or(FieldError::new("ends", "required")));
    if let (Some(starts), Some(ends)) = (starts, ends)
        && (ends <= starts || ends <= now)
    {
        check.push(FieldError::new("ends", "ends_before_start"));
    }
    check.done()?;
    let (Some(label), Some(rate), Some(starts), Some(ends)) = (label, rate, starts, ends) else {
        return Err(Error::fault("a checked value is missing"));
    };
    let id = app.id();
    let mut tx = app.db.write().await?;
    sqlx::query(
        "INSERT INTO member_days (id, label, rate, category, starts_at, ends_at, state, created_at) VALUES ($1, $2, $3, $4, $5, $6, 'planned', $7)",
    )
    .bind(id.0)
    .bind(label)
    .bind(rate)
    .bind(new.category.trim())
    .bind(starts.0)
    .bind(ends.0)
    .bind(now.0)
    .execute(&mut *tx)
    .await?;
    super::audit(app, &mut tx, by, "members' day planned", &id.to_string()).await?;
    tx.job_once(TURN, starts.max(now), &Job::TurnMemberDays).await?;
    tx.commit().await?;
    Ok(id)
}

/// Ends a members' day now.
pub async fn end(app: &App, id: Id, by: Id) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    sqlx::query("UPDATE member_days SET state = 'ended', ends_at = $1 WHERE id = $2 AND state <> 'ended'")
        .bind(now.0)
        .bind(id.0)
        .execute(&mut *tx)
        .await?;
    tx.event(app.id(), now, &Event::MemberPricesChanged).await?;
    super::audit(app, &mut tx, by, "members' day ended", &id.to_string()).await?;
    tx.commit().await
}

/// Begins and ends the days whose moment has come.
pub async fn turn(app: &App) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let mut turned = 0;
    for text in [
        "UPDATE member_days SET state = 'ended' WHERE state <> 'ended' AND ends_at <= $1",
        "UPDATE member_days SET state = 'running' WHERE state = 'planned' AND starts_at <= $1",
    ] {
        turned += sqlx::query(text).bind(now.0).execute(&mut *tx).await?.rows_affected();
    }
    if turned > 0 {
        tx.event(app.id(), now, &Event::MemberPricesChanged).await?;
    }
    tx.commit().await
}

/// When the next day begins or ends.
pub async fn next_turn(conn: &mut Conn) -> Result<Option<Micros>> {
    let mut next: Option<Micros> = None;
    for text in [
        "SELECT starts_at FROM member_days WHERE state = 'planned' ORDER BY starts_at LIMIT 1",
        "SELECT ends_at FROM member_days WHERE state = 'running' ORDER BY ends_at LIMIT 1",
    ] {
        let found: Option<(i64,)> = sqlx::query_as(text).fetch_optional(&mut *conn).await?;
        next = [next, found.map(|(at,)| Micros(at))].into_iter().flatten().min();
    }
    Ok(next)
}

/// Sets what members pay for a SKU; nothing: what everybody pays.
pub async fn set_price(app: &App, sku: &str, amount: Option<i64>, by: Id) -> Result<Id> {
    let mut tx = app.db.write().await?;
    let variant =
        super::variant_by_sku(&mut tx, sku.trim()).await?.ok_or_else(|| Error::invalid("sku", "unknown_sku"))?;
    if amount.is_some_and(|n| n < 0 || n >= variant.price.amount) {
        return Err(Error::invalid("price", "member_price_not_lower"));
    }
    sqlx::query("UPDATE variants SET member_price = $1 WHERE product = $2 AND id = $3")
        .bind(amount)
        .bind(variant.product.0)
        .bind(variant.id.0)
        .execute(&mut *tx)
        .await?;
    super::audit(app, &mut tx, by, "member price", &variant.sku).await?;
    tx.event(app.id(), app.clock.now(), &Event::ProductsChanged { products: vec![variant.product] }).await?;
    tx.commit().await?;
    Ok(variant.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Currency;

    #[test]
    fn the_lowest_price_for_members_counts() {
        let day = |rate, category: &str| DayView {
            id: Id(1),
            label: String::new(),
            rate,
            category: category.to_owned(),
            starts_at: Micros(0),
            ends_at: Micros(1),
            state: "running".to_owned(),
        };
        let of = |own, category: &str, days: &[DayView]| {
            price(Money::new(999, Currency::EUR), own, category, days).map(|m| m.amount)
        };
        assert_eq!(of(None, "Toys", &[]), None);
        assert_eq!(of(Some(900), "Toys", &[]), Some(900));
        assert_eq!(of(Some(999), "Toys", &[]), None);
        assert_eq!(of(Some(900), "Toys", &[day(2_000, "")]), Some(799));
        assert_eq!(of(Some(700), "Toys", &[day(2_000, "")]), Some(700));
        assert_eq!(of(None, "Toys > Blocks", &[day(1_000, "Toys")]), Some(899));
        assert_eq!(of(None, "Toyshop", &[day(1_000, "Toys")]), None);
    }
}
