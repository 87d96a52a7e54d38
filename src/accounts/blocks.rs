//! Blocks: neither of the two finds anything of the other. Stored from both sides, since both are read. Who is blocked is
//! not told: to them the other one is not there.

use std::collections::HashSet;

use super::view::AvoidedView;
use super::{authors, follows};
use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, marks, sql};
use crate::kit::{Error, Id, Micros, Result, cursor};

/// How one account keeps away from another, and the other from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Between {
    /// The first blocked the second.
    pub blocked: bool,
    /// The second blocked the first.
    pub blocked_by: bool,
    /// The first muted the second.
    pub muted: bool,
}

/// Blocks a person. Follows in both directions end. Doing it twice changes nothing.
pub async fn block(app: &App, account: Id, blocked: Id) -> Result<()> {
    if account == blocked {
        return Err(Error::invalid("handle", "block_self"));
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let new = sqlx::query("INSERT INTO blocks (account, blocked, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(account.0)
        .bind(blocked.0)
        .bind(now.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if new == 1 {
        sqlx::query("INSERT INTO blocked_by (account, blocker, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(blocked.0)
            .bind(account.0)
            .bind(now.0)
            .execute(&mut *tx)
            .await?;
        follows::end(app, &mut tx, account, blocked).await?;
        follows::end(app, &mut tx, blocked, account).await?;
        tx.event(app.id(), now, &Event::Blocked { account, blocked }).await?;
    }
    tx.commit().await
}

/// Ends a block. The follows it ended stay ended. Doing it twice changes nothing.
pub async fn unblock(app: &App, account: Id, blocked: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    let gone = sqlx::query("DELETE FROM blocks WHERE account = $1 AND blocked = $2")
        .bind(account.0)
        .bind(blocked.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if gone == 1 {
        sqlx::query("DELETE FROM blocked_by WHERE account = $1 AND blocker = $2")
            .bind(blocked.0)
            .bind(account.0)
            .execute(&mut *tx)
            .await?;
        tx.event(app.id(), app.clock.now(), &Event::Unblocked { account, blocked }).await?;
    }
    tx.commit().await
}

/// How `account` stands to `other`.
pub async fn between(conn: &mut Conn, account: Id, other: Id) -> Result<Between> {
    let (blocked, blocked_by, muted): (i64, i64, i64) = sqlx::query_as(
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM blocks WHERE account = $1 AND blocked = $2) THEN 1 ELSE 0 END, \
         CASE WHEN EXISTS (SELECT 1 FROM blocked_by WHERE account = $1 AND blocker = $2) THEN 1 ELSE 0 END, \
         CASE WHEN EXISTS (SELECT 1 FROM mutes WHERE account = $1 AND muted = $2) THEN 1 ELSE 0 END",
    )
    .bind(account.0)
    .bind(other.0)
    .fetch_one(conn)
    .await?;
    Ok(Between { blocked: blocked == 1, blocked_by: blocked_by == 1, muted: muted == 1 })
}

/// Nothing stands between the two: 404 where the other one blocked the account, 409 where the account did it itself.
pub async fn free(conn: &mut Conn, account: Id, other: Id) -> Result<()> {
    let between = between(conn, account, other).await?;
    if between.blocked_by {
        return Err(Error::NotFound);
    }
    if between.blocked { Err(Error::Conflict { code: "blocked_by_you", args: Vec::new() }) } else { Ok(()) }
}

/// 404 where a visitor (nobody) or account may not meet what `author` made, because one of the two blocked the other.
pub async fn may_meet(conn: &mut Conn, asker: Option<Id>, author: Id) -> Result<()> {
    let Some(asker) = asker.filter(|id| *id != author) else { return Ok(()) };
    let between = between(conn, asker, author).await?;
    if between.blocked || between.blocked_by { Err(Error::NotFound) } else { Ok(()) }
}

/// Those of `ids` that a block separates from the account, in whichever direction; none for a visitor.
pub async fn apart(conn: &mut Conn, asker: Option<Id>, ids: &[Id]) -> Result<HashSet<Id>> {
    among(conn, asker, ids, &[BLOCKED, BLOCKED_BY]).await
}

/// Those of `ids` the account wants to hear nothing of: blocked in whichever direction, or muted.
pub async fn unheard(conn: &mut Conn, asker: Id, ids: &[Id]) -> Result<HashSet<Id>> {
    among(conn, Some(asker), ids, &[BLOCKED, BLOCKED_BY, MUTED]).await
}

const BLOCKED: &str = "SELECT blocked AS other FROM blocks WHERE account = $1 AND blocked IN";
const BLOCKED_BY: &str = "SELECT blocker AS other FROM blocked_by WHERE account = $1 AND blocker IN";
const MUTED: &str = "SELECT muted AS other FROM mutes WHERE account = $1 AND muted IN";

async fn among(conn: &mut Conn, asker: Option<Id>, ids: &[Id], lists: &[&str]) -> Result<HashSet<Id>> {
    let Some(asker) = asker.filter(|_| !ids.is_empty()) else { return Ok(HashSet::new()) };
    let ids: HashSet<Id> = ids.iter().copied().collect();
    let list = marks(2, ids.len());
    let text = lists.iter().map(|text| format!("{text} {list}")).collect::<Vec<_>>().join(" UNION ");
    let mut query = sqlx::query_as::<_, (i64,)>(sql(text)).bind(asker.0);
    for id in &ids {
        query = query.bind(id.0);
    }
    Ok(query.fetch_all(conn).await?.into_iter().map(|(id,)| Id(id)).collect())
}

/// Handles among these whose accounts a block separates from the asking one.
pub async fn handles_apart(conn: &mut Conn, asker: Option<Id>, handles: &[&str]) -> Result<HashSet<String>> {
    if asker.is_none() || handles.is_empty() {
        return Ok(HashSet::new());
    }
    let found = super::by_handles(conn, handles).await?;
    let ids: Vec<Id> = found.values().copied().collect();
    let apart = apart(conn, asker, &ids).await?;
    Ok(found.into_iter().filter(|(_, id)| apart.contains(id)).map(|(handle, _)| handle).collect())
}

/// Everybody a block separates from the account, in whichever direction: for the feed.
pub async fn all(conn: &mut Conn, account: Id, most: i64) -> Result<Vec<Id>> {
    let mut all = Vec::new();
    for text in [
        "SELECT blocked FROM blocks WHERE account = $1 ORDER BY at DESC LIMIT $2",
        "SELECT blocker FROM blocked_by WHERE account = $1 ORDER BY at DESC LIMIT $2",
    ] {
        let rows: Vec<(i64,)> = sqlx::query_as(text).bind(account.0).bind(most).fetch_all(&mut *conn).await?;
        all.extend(rows.into_iter().map(|(id,)| Id(id)));
    }
    Ok(all)
}

/// A page of whom the account blocked, newest first, and where the next one starts.
pub async fn page(
    conn: &mut Conn,
    account: Id,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<AvoidedView>, Option<String>)> {
    let text = "SELECT blocked, at FROM blocks WHERE account = $1 AND (at < $2 OR (at = $2 AND blocked < $3)) \
                ORDER BY at DESC, blocked DESC LIMIT $4";
    people(conn, text, account, at, limit).await
}

/// A page of a list of people with times.
pub(super) async fn people(
    conn: &mut Conn,
    text: &'static str,
    account: Id,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<AvoidedView>, Option<String>)> {
    let [time, id] = at.map_or(Ok([i64::MAX; 2]), cursor::unpack::<2>)?;
    let limit = limit.max(1);
    let mut rows: Vec<(i64, i64)> =
        sqlx::query_as(text).bind(account.0).bind(time).bind(id).bind(limit + 1).fetch_all(&mut *conn).await?;
    let more = rows.len() as i64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|(id, at)| cursor::pack(&[*at, *id]));
    let ids: Vec<Id> = rows.iter().map(|(id, _)| Id(*id)).collect();
    let mut authors = authors(conn, &ids).await?;
    let view = |(id, at): (i64, i64)| Some(AvoidedView { author: authors.remove(&Id(id))?, since: Micros(at) });
    Ok((rows.into_iter().filter_map(view).collect(), next))
}
