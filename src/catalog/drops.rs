//! Terms of a product that no catalog file carries: from when it is on sale, how many a person may buy, and what
//! follows it once it is no longer sold.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::accounts::audit::{self, Entry};
use crate::app::App;
use crate::db::Conn;
use crate::db::events::Event;
use crate::db::jobs::Job;
use crate::kit::error::Check;
use crate::kit::text::limit;
use crate::kit::{Error, FieldError, Id, Micros, Result};

/// The one job that opens drops.
pub const TURN: Id = Id(21);
/// Products that may follow one another.
const LONGEST_CHAIN: usize = 50;

/// Terms as they were sent. What is left empty is taken away.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Terms {
    /// From when it is on sale, UTC, such as `2026-12-01T18:00`; empty, or past: now.
    pub opens_at: String,
    /// 1 to 99; empty: as many as one likes.
    pub per_person: String,
    /// The product that follows it: its id, or the address of its page.
    pub successor: String,
}

/// Sets the terms of a product; every broken rule is found at once.
pub async fn set(app: &App, id: Id, terms: &Terms, by: Id) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let held: Option<(Option<i64>, Option<i64>, Option<i64>)> =
        sqlx::query_as("SELECT opens_at, per_person, successor FROM products WHERE id = $1")
            .bind(id.0)
            .fetch_optional(&mut *tx)
            .await?;
    let before = held.ok_or(Error::NotFound)?;
    let mut check = Check::new();
    let opens_at = check.take(moment(&terms.opens_at)).flatten().filter(|at| *at > now);
    let per_person = check.take(number(&terms.per_person)).flatten();
    let next = match product_of(&terms.successor) {
        Ok(None) => None,
        Ok(Some(next)) if follows(&mut tx, next, id).await? => Some(next),
        Ok(Some(_)) | Err(()) => {
            check.push(FieldError::new("successor", "bad_successor"));
            None
        }
    };
    check.done()?;
    let after = (opens_at.map(|at| at.0), per_person, next.map(|next| next.0));
    if before == after {
        return Ok(());
    }
    sqlx::query("UPDATE products SET opens_at = $1, per_person = $2, successor = $3, updated_at = $4 WHERE id = $5")
        .bind(after.0)
        .bind(after.1)
        .bind(after.2)
        .bind(now.0)
        .bind(id.0)
        .execute(&mut *tx)
        .await?;
    let said = |(opens, most, next): (Option<i64>, Option<i64>, Option<i64>)| {
        let opens = opens.map_or_else(|| "now".to_owned(), |at| Micros(at).rfc3339());
        let number = |n: Option<i64>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
        format!("on sale from: {opens}\nper person: {}\nfollowed by: {}", number(most), number(next))
    };
    let (who, subject, was, is) = (by.to_string(), id.to_string(), said(before), said(after));
    let entry = Entry { who: &who, what: "product", subject: &subject, before: &was, after: &is, ..Entry::default() };
    audit::record(app, &mut tx, entry).await?;
    if let Some(at) = opens_at {
        tx.job_once(TURN, at, &Job::OpenDrops).await?;
    }
    tx.event(app.id(), now, &Event::ProductsChanged { products: vec![id] }).await?;
    tx.commit().await
}

fn moment(typed: &str) -> Result<Option<Micros>, FieldError> {
    let typed = typed.trim().trim_end_matches('Z');
    if typed.is_empty() {
        return Ok(None);
    }
    let read = typed.parse::<jiff::civil::DateTime>().ok();
    let read = read.and_then(|at| at.to_zoned(jiff::tz::TimeZone::UTC).ok());
    read.map(|at| Some(Micros(at.timestamp().as_microsecond())))
        .ok_or_else(|| FieldError::new("opens_at", "bad_moment"))
}

fn number(typed: &str) -> Result<Option<i64>, FieldError> {
    match typed.trim() {
        "" => Ok(None),
        digits => match digits.parse() {
            Ok(n) if (1..=limit::QUANTITY).contains(&n) => Ok(Some(n)),
            _ => Err(FieldError::new("per_person", "out_of_range").with("min", 1).with("max", limit::QUANTITY)),
        },
    }
}

/// The product that is meant by an id or by the address of its page.
fn product_of(typed: &str) -> Result<Option<Id>, ()> {
    match typed.trim().split(['?', '#']).next().and_then(|path| path.rsplit('/').next()) {
        None | Some("") => Ok(None),
        Some(id) => id.parse().map(Some),
    }
}

/// Whether a product may follow another: it is there, and the other does not follow it again.
async fn follows(conn: &mut Conn, next: Id, of: Id) -> Result<bool> {
    let mut at = next;
    for _ in 0..LONGEST_CHAIN {
        if at == of {
            return Ok(false);
        }
        let found: Option<(Option<i64>,)> = sqlx::query_as("SELECT successor FROM products WHERE id = $1")
            .bind(at.0)
            .fetch_optional(&mut *conn)
            .await?;
        match found {
            None => return Ok(false),
            Some((None,)) => return Ok(true),
            Some((Some(further),)) => at = Id(further),
        }
    }
    Ok(false)
}

/// Opens every drop whose moment has come. Buying looks at the moment itself and does not wait for this.
pub async fn turn(app: &App) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let rows: Vec<(i64,)> = sqlx::query_as(
        "UPDATE products SET opens_at = NULL WHERE opens_at IS NOT NULL AND opens_at <= $1 RETURNING id",
    )
    .bind(now.0)
    .fetch_all(&mut *tx)
    .await?;
    if !rows.is_empty() {
        let products = rows.into_iter().map(|(id,)| Id(id)).collect();
        tx.event(app.id(), now, &Event::ProductsChanged { products }).await?;
    }
    tx.commit().await
}

/// When the next drop opens.
pub async fn next_turn(conn: &mut Conn) -> Result<Option<Micros>> {
    let found: Option<(i64,)> =
        sqlx::query_as("SELECT opens_at FROM products WHERE opens_at IS NOT NULL ORDER BY opens_at LIMIT 1")
            .fetch_optional(conn)
            .await?;
    Ok(found.map(|(at,)| Micros(at)))
}
