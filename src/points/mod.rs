//! Points on a double-entry ledger: what one wallet gets, the store's book gives. A wallet never falls below nothing, a
//! reason counts once, and points expire only after that was announced.

pub mod rules;

use serde::Serialize;
use sqlx::Row;
use utoipa::ToSchema;

use crate::app::App;
use crate::db::jobs::{Job, MemberLetter};
use crate::db::{Conn, Tx};
use crate::kit::{Error, FieldError, Id, Micros, Result};
use rules::{Deed, Tier};

/// How long before their expiry points are announced to expire.
const ANNOUNCED: Micros = Micros::days(30);
/// The year that makes a tier.
const YEAR: Micros = Micros::days(365);
/// Lots in one transaction of the sweep.
const BATCH: i64 = 200;

/// What an account has.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PointsView {
    pub points: i64,
    pub tier: Tier,
    /// Earned within twelve months, which makes the tier.
    pub earned: i64,
    /// What the next tier takes; null in the highest.
    pub next_tier_at: Option<i64>,
    /// Newest first, the last 50.
    pub entries: Vec<EntryView>,
    /// What expires next, when that was announced.
    pub expiring: Option<ExpiringView>,
}

/// A change of the wallet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryView {
    pub points: i64,
    /// `purchase`, `frequency`, `large-order`, `helpful-post`, `referral`, `redeemed`, `returned`, `taken-back`, `expired`.
    pub why: String,
    pub at: Micros,
}

/// Points that are going to expire.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct ExpiringView {
    pub points: i64,
    pub at: Micros,
}

/// Points in the wallet. Those whose end has come are there until the sweep writes it down.
pub async fn balance(conn: &mut Conn, account: Id, _now: Micros) -> Result<i64> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT points FROM points_balances WHERE account = $1")
        .bind(account.0)
        .fetch_optional(conn)
        .await?;
    Ok(found.map_or(0, |(points,)| points))
}

/// What was earned since a moment; what was taken back counts against it.
async fn earned_since(conn: &mut Conn, account: Id, since: Micros) -> Result<i64> {
    let (sum,): (i64,) = sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) FROM points_entries WHERE account = $1 AND at >= $2 AND book = 'wallet' \
         AND why IN ('purchase', 'frequency', 'large-order', 'helpful-post', 'referral', 'taken-back')",
    )
    .bind(account.0)
    .bind(since.0)
    .fetch_one(conn)
    .await?;
    Ok(sum)
}

/// Everything about the points of an account.
pub async fn view(app: &App, conn: &mut Conn, account: Id) -> Result<PointsView> {
    let now = app.clock.now();
    let rules = &app.config.points;
    let earned = earned_since(conn, account, now - YEAR).await?;
    let tier = Tier::of(rules, earned);
    let rows = sqlx::query(
        "SELECT points, why, at FROM points_entries WHERE account = $1 AND book = 'wallet' ORDER BY at DESC, transfer DESC LIMIT 50",
    )
    .bind(account.0)
    .fetch_all(&mut *conn)
    .await?;
    let entry = |row: &sqlx::any::AnyRow| -> Result<EntryView> {
        Ok(EntryView { points: row.try_get("points")?, why: row.try_get("why")?, at: Micros(row.try_get("at")?) })
    };
    let expiring: Option<(i64, i64)> = sqlx::query_as(
        "SELECT points, expires_at FROM points_lots WHERE account = $1 AND points > 0 AND announced_at IS NOT NULL ORDER BY expires_at, id LIMIT 1",
    )
    .bind(account.0)
    .fetch_optional(&mut *conn)
    .await?;
    Ok(PointsView {
        points: balance(conn, account, now).await?,
        tier,
        earned,
        next_tier_at: match tier {
            Tier::Bronze => Some(rules.silver),
            Tier::Silver => Some(rules.gold),
            Tier::Gold => None,
        },
        entries: rows.iter().map(entry).collect::<Result<_>>()?,
        expiring: expiring.map(|(points, at)| ExpiringView { points, at: Micros(at) }),
    })
}

/// Gives the points of a deed, once for each reference. How many it gave now.
pub async fn award(app: &App, tx: &mut Tx, account: Id, deed: Deed, reference: &str) -> Result<i64> {
    let now = app.clock.now();
    let tier = Tier::of(&app.config.points, earned_since(tx, account, now - YEAR).await?);
    let points = rules::earned(&app.config.points, tier, deed);
    if points <= 0 {
        return Ok(0);
    }
    let first =
        sqlx::query("INSERT INTO points_awards (account, why, reference) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(account.0)
            .bind(deed.as_str())
            .bind(reference)
            .execute(&mut **tx)
            .await?
            .rows_affected();
    if first == 0 {
        return Ok(0);
    }
    put(app, tx, account, points, deed.as_str(), reference).await?;
    Ok(points)
}

/// Puts points into a wallet as a lot of their own.
async fn put(app: &App, tx: &mut Tx, account: Id, points: i64, why: &str, reference: &str) -> Result<()> {
    let now = app.clock.now();
    sqlx::query(
        "INSERT INTO points_balances (account, points) VALUES ($1, $2) \
         ON CONFLICT (account) DO UPDATE SET points = points_balances.points + excluded.points",
    )
    .bind(account.0)
    .bind(points)
    .execute(&mut **tx)
    .await?;
    sqlx::query("INSERT INTO points_lots (account, id, points, expires_at) VALUES ($1, $2, $3, $4)")
        .bind(account.0)
        .bind(app.id().0)
        .bind(points)
        .bind((now + Micros::days(app.config.points.days)).0)
        .execute(&mut **tx)
        .await?;
    transfer(app, tx, account, points, why, reference).await
}

/// The two entries of one change.
async fn transfer(app: &App, tx: &mut Tx, account: Id, points: i64, why: &str, reference: &str) -> Result<()> {
    let (id, now) = (app.id(), app.clock.now());
    for (book, points) in [("wallet", points), ("store", -points)] {
        sqlx::query(
            "INSERT INTO points_entries (account, transfer, book, points, why, reference, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(account.0)
        .bind(id.0)
        .bind(book)
        .bind(points)
        .bind(why)
        .bind(reference)
        .bind(now.0)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// Takes points out of a wallet, those that expire first; how many it held at the most.
async fn draw(tx: &mut Tx, account: Id, points: i64) -> Result<()> {
    let lots: Vec<(i64, i64)> =
        sqlx::query_as("SELECT id, points FROM points_lots WHERE account = $1 AND points > 0 ORDER BY expires_at, id")
            .bind(account.0)
            .fetch_all(&mut **tx)
            .await?;
    let mut left = points;
    for (id, held) in lots {
        let part = left.min(held);
        if part == 0 {
            break;
        }
        sqlx::query("UPDATE points_lots SET points = points - $1 WHERE account = $2 AND id = $3")
            .bind(part)
            .bind(account.0)
            .bind(id)
            .execute(&mut **tx)
            .await?;
        left -= part;
    }
    if left == 0 { Ok(()) } else { Err(Error::fault("a wallet holds more than its lots")) }
}

/// Pays with points. Fewer than that in the wallet: 422 at `points`.
pub async fn redeem(app: &App, tx: &mut Tx, account: Id, points: i64, order: Id) -> Result<()> {
    let done = sqlx::query("UPDATE points_balances SET points = points - $1 WHERE account = $2 AND points >= $1")
        .bind(points)
        .bind(account.0)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    if done == 0 {
        let have = balance(tx, account, app.clock.now()).await?;
        return Err(Error::Invalid(vec![FieldError::new("points", "too_many_points").with("have", have)]));
    }
    draw(tx, account, points).await?;
    transfer(app, tx, account, -points, "redeemed", &order.to_string()).await
}

/// Gives redeemed points back: the order came to nothing. They are good for a whole term again.
pub async fn unredeem(app: &App, tx: &mut Tx, account: Id, points: i64, order: Id) -> Result<()> {
    put(app, tx, account, points, "returned", &order.to_string()).await
}

/// Takes back what an order earned, as far as the wallet holds it: it was paid back after all, whole or in part. `due`
/// says how much of what it earned is to be gone by now.
pub async fn take_back(app: &App, tx: &mut Tx, account: Id, order: Id, due: impl Fn(i64) -> i64) -> Result<()> {
    let reference = order.to_string();
    let (earned, gone): (i64, i64) = sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(CASE WHEN why = 'taken-back' THEN 0 ELSE points END), 0) AS BIGINT), \
         CAST(COALESCE(SUM(CASE WHEN why = 'taken-back' THEN -points ELSE 0 END), 0) AS BIGINT) \
         FROM points_entries WHERE account = $1 AND book = 'wallet' AND reference = $2 \
         AND why IN ('purchase', 'frequency', 'large-order', 'taken-back')",
    )
    .bind(account.0)
    .bind(&reference)
    .fetch_one(&mut **tx)
    .await?;
    let points = (due(earned) - gone).min(balance(tx, account, app.clock.now()).await?);
    if points <= 0 {
        return Ok(());
    }
    let done = sqlx::query("UPDATE points_balances SET points = points - $1 WHERE account = $2 AND points >= $1")
        .bind(points)
        .bind(account.0)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    if done == 1 {
        draw(tx, account, points).await?;
        transfer(app, tx, account, -points, "taken-back", &reference).await?;
    }
    Ok(())
}

/// Announces what is going to expire, and lets expire what was announced in time.
pub async fn sweep(app: &App) -> Result<()> {
    while announce_some(app).await? == BATCH as usize {}
    while expire_some(app).await? == BATCH as usize {}
    Ok(())
}

async fn announce_some(app: &App) -> Result<usize> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let lots: Vec<(i64, i64, i64, i64)> = sqlx::query_as(
        "SELECT account, id, points, expires_at FROM points_lots WHERE points > 0 AND announced_at IS NULL AND expires_at <= $1 \
         ORDER BY account, id LIMIT $2",
    )
    .bind((now + ANNOUNCED).0)
    .bind(BATCH)
    .fetch_all(&mut *tx)
    .await?;
    for (account, id, points, expires_at) in &lots {
        // Nobody is told less than the term before: a late announcement moves the end.
        let expires_at = (*expires_at).max((now + ANNOUNCED).0);
        sqlx::query("UPDATE points_lots SET announced_at = $1, expires_at = $2 WHERE account = $3 AND id = $4")
            .bind(now.0)
            .bind(expires_at)
            .bind(account)
            .bind(id)
            .execute(&mut *tx)
            .await?;
        let letter = MemberLetter::PointsExpire { points: *points, at: expires_at };
        tx.job(app.id(), now, &Job::WriteMember { account: Id(*account), letter }).await?;
    }
    tx.commit().await?;
    Ok(lots.len())
}

async fn expire_some(app: &App) -> Result<usize> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let lots: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT account, id FROM points_lots WHERE points > 0 AND announced_at IS NOT NULL AND expires_at <= $1 ORDER BY account, id LIMIT $2",
    )
    .bind(now.0)
    .bind(BATCH)
    .fetch_all(&mut *tx)
    .await?;
    for (account, id) in &lots {
        // The wallet first, as redeeming takes it: the two wait for each other there.
        sqlx::query("UPDATE points_balances SET points = points WHERE account = $1")
            .bind(account)
            .execute(&mut *tx)
            .await?;
        let left: Option<(i64,)> = sqlx::query_as("SELECT points FROM points_lots WHERE account = $1 AND id = $2")
            .bind(account)
            .bind(id)
            .fetch_optional(&mut *tx)
            .await?;
        let Some((points,)) = left.filter(|(n,)| *n > 0) else { continue };
        for text in [
            "UPDATE points_lots SET points = points - $1 WHERE account = $2 AND id = $3",
            "UPDATE points_balances SET points = points - $1 WHERE account = $2 AND $3 = $3",
        ] {
            sqlx::query(text).bind(points).bind(account).bind(id).execute(&mut *tx).await?;
        }
        transfer(app, &mut tx, Id(*account), -points, "expired", &id.to_string()).await?;
    }
    tx.commit().await?;
    Ok(lots.len())
}

/// Whether a deed was rewarded already.
pub async fn is_awarded(conn: &mut Conn, account: Id, deed: Deed, reference: &str) -> Result<bool> {
    let found: Option<(i64,)> =
        sqlx::query_as("SELECT account FROM points_awards WHERE account = $1 AND why = $2 AND reference = $3")
            .bind(account.0)
            .bind(deed.as_str())
            .bind(reference)
            .fetch_optional(conn)
            .await?;
    Ok(found.is_some())
}
