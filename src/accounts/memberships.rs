//! Memberships: who may write, as far as the plan goes. Until plans are sold the operator grants them.

use std::collections::HashSet;

use sqlx::Row;

use super::view::MembershipRow;
use super::{audit, authors};
use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, Tx};
use crate::kit::{Error, Id, Micros, Result, cursor};

/// Whether a membership of the account runs at `now`.
pub async fn runs(conn: &mut Conn, account: Id, now: Micros) -> Result<bool> {
    let found: Option<(i64,)> = sqlx::query_as(
        "SELECT id FROM memberships WHERE account = $1 AND starts_at <= $2 AND (ends_at IS NULL OR ends_at > $2) LIMIT 1",
    )
    .bind(account.0)
    .bind(now.0)
    .fetch_optional(conn)
    .await?;
    Ok(found.is_some())
}

/// Grants a membership from now on until somebody ends it. Granting twice changes nothing. `by` is the operator, or
/// nobody on the command line.
pub async fn grant(app: &App, account: Id, by: Option<Id>) -> Result<()> {
    grant_until(app, account, None, by).await
}

/// [`grant`] with the moment it ends. A membership that runs already stays as it is.
pub async fn grant_until(app: &App, account: Id, until: Option<Micros>, by: Option<Id>) -> Result<()> {
    let now = app.clock.now();
    if until.is_some_and(|until| until <= now) {
        return Err(Error::invalid("until", "in_the_past"));
    }
    let mut tx = app.db.write().await?;
    if !runs(&mut tx, account, now).await? {
        sqlx::query(
            "INSERT INTO memberships (account, id, source, starts_at, granted_by, ends_at) \
             VALUES ($1, $2, 'granted', $3, $4, $5)",
        )
        .bind(account.0)
        .bind(app.id().0)
        .bind(now.0)
        .bind(by.map(|id| id.0))
        .bind(until.map(|at| at.0))
        .execute(&mut *tx)
        .await?;
        let until = until.map(Micros::rfc3339).unwrap_or_default();
        audit(app, &mut tx, &who(by), "membership granted", &account.to_string(), &until).await?;
        tx.event(app.id(), now, &Event::MembershipGranted { account }).await?;
    }
    tx.commit().await
}

/// Ends every running membership of an account now.
pub async fn end(app: &App, account: Id, by: Option<Id>) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let ended =
        sqlx::query("UPDATE memberships SET ends_at = $1 WHERE account = $2 AND (ends_at IS NULL OR ends_at > $1)")
            .bind(now.0)
            .bind(account.0)
            .execute(&mut *tx)
            .await?
            .rows_affected();
    if ended > 0 {
        audit(app, &mut tx, &who(by), "membership ended", &account.to_string(), "").await?;
        tx.event(app.id(), now, &Event::MembershipEnded { account }).await?;
    }
    tx.commit().await
}

/// Begins or ends the membership that sign-on gives; others are left alone.
pub(super) async fn by_sign_on(app: &App, tx: &mut Tx, account: Id, member: bool, who: &str) -> Result<()> {
    let now = app.clock.now();
    let ran = runs(tx, account, now).await?;
    let own: Option<(i64,)> = sqlx::query_as(
        "SELECT id FROM memberships WHERE account = $1 AND source = 'sign-on' AND starts_at <= $2 \
         AND (ends_at IS NULL OR ends_at > $2) LIMIT 1",
    )
    .bind(account.0)
    .bind(now.0)
    .fetch_optional(&mut **tx)
    .await?;
    match (own, member) {
        (None, true) => {
            sqlx::query("INSERT INTO memberships (account, id, source, starts_at) VALUES ($1, $2, 'sign-on', $3)")
                .bind(account.0)
                .bind(app.id().0)
                .bind(now.0)
                .execute(&mut **tx)
                .await?;
            audit(app, tx, who, "membership granted", &account.to_string(), "").await?;
            if !ran {
                tx.event(app.id(), now, &Event::MembershipGranted { account }).await?;
            }
        }
        (Some(_), false) => {
            sqlx::query(
                "UPDATE memberships SET ends_at = $1 WHERE account = $2 AND source = 'sign-on' \
                 AND (ends_at IS NULL OR ends_at > $1)",
            )
            .bind(now.0)
            .bind(account.0)
            .execute(&mut **tx)
            .await?;
            audit(app, tx, who, "membership ended", &account.to_string(), "").await?;
            if !runs(tx, account, now).await? {
                tx.event(app.id(), now, &Event::MembershipEnded { account }).await?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// A page of the memberships that run at `now`, the newest first, and where the next one starts: the operator's list,
/// across all accounts.
pub async fn list(
    conn: &mut Conn,
    now: Micros,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<MembershipRow>, Option<String>)> {
    let [before] = at.map_or(Ok([i64::MAX]), cursor::unpack::<1>)?;
    let mut rows = sqlx::query(
        "SELECT account, id, source, starts_at, ends_at, granted_by FROM memberships WHERE id < $1 AND starts_at <= $2 \
         AND (ends_at IS NULL OR ends_at > $2) ORDER BY id DESC LIMIT $3",
    )
    .bind(before)
    .bind(now.0)
    .bind(limit + 1)
    .fetch_all(&mut *conn)
    .await?;
    let more = rows.len() as i64 > limit;
    rows.truncate(limit as usize);
    let mut ids = HashSet::new();
    for row in &rows {
        ids.insert(Id(row.try_get("account")?));
        ids.extend(row.try_get::<Option<i64>, _>("granted_by")?.map(Id));
    }
    let ids: Vec<Id> = ids.into_iter().collect();
    let people = if ids.is_empty() { Default::default() } else { authors(conn, &ids).await? };
    let mut list = Vec::with_capacity(rows.len());
    for row in &rows {
        let Some(account) = people.get(&Id(row.try_get("account")?)).cloned() else { continue };
        let by = row.try_get::<Option<i64>, _>("granted_by")?.map(Id);
        list.push(MembershipRow {
            account,
            source: row.try_get("source")?,
            since: Micros(row.try_get("starts_at")?),
            until: row.try_get::<Option<i64>, _>("ends_at")?.map(Micros),
            granted_by: by.and_then(|id| people.get(&id)).map(|a| a.handle.clone()),
        });
    }
    let last: Option<i64> = rows.last().map(|row| row.try_get("id")).transpose()?;
    Ok((list, last.filter(|_| more).map(|id| cursor::pack(&[id]))))
}

fn who(by: Option<Id>) -> String {
    by.map_or_else(|| "command line".to_owned(), |id| id.to_string())
}

/// When the newest membership of an account began and, if it does, ends.
pub async fn newest(conn: &mut Conn, account: Id) -> Result<Option<(Micros, Option<Micros>)>> {
    let found: Option<(i64, Option<i64>)> =
        sqlx::query_as("SELECT starts_at, ends_at FROM memberships WHERE account = $1 ORDER BY id DESC LIMIT 1")
            .bind(account.0)
            .fetch_optional(conn)
            .await?;
    Ok(found.map(|(from, to)| (Micros(from), to.map(Micros))))
}
