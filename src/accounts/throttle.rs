//! Throttles: so many tries in so long, counted in the database so that every node counts together.

use crate::app::App;
use crate::kit::{Error, Micros, Result};

/// A limit: at most `most` tries within `window`.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    pub name: &'static str,
    pub most: i64,
    pub window: Micros,
}

/// Failed sign-ins for one address of mail.
pub const SIGN_IN: Limit = Limit { name: "sign-in", most: 10, window: Micros::minutes(15) };
/// Failed sign-ins from one network address.
pub const SIGN_IN_FROM: Limit = Limit { name: "sign-in-from", most: 100, window: Micros::minutes(15) };
/// Mails with a link to one address, or asked for by one account.
pub const RESET: Limit = Limit { name: "reset", most: 5, window: Micros::hours(1) };
/// Mails with a link asked for from one network address.
pub const RESET_FROM: Limit = Limit { name: "reset-from", most: 50, window: Micros::hours(1) };
/// Codes that were entered in one bag and did not hold.
pub const CODE: Limit = Limit { name: "code", most: 20, window: Micros::minutes(15) };
/// Codes from one network address that did not hold.
pub const CODE_FROM: Limit = Limit { name: "code-from", most: 200, window: Micros::minutes(15) };
/// New accounts from one network address. Many shoppers may share one (a campus, a phone network).
pub const SIGN_UP_FROM: Limit = Limit { name: "sign-up-from", most: 1_000, window: Micros::hours(1) };

/// Challenges for passkeys, and sign-ons begun, from one network address: each page of signing in asks for one.
pub const CEREMONY_FROM: Limit = Limit { name: "ceremony-from", most: 1_000, window: Micros::minutes(15) };

/// Counts a try; refuses it with the seconds to wait when there were too many.
pub async fn count(app: &App, limit: Limit, who: &str) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let (count, start): (i64, i64) = sqlx::query_as(
        "INSERT INTO throttles (key, window_start, count) VALUES ($1, $2, 1) \
         ON CONFLICT (key) DO UPDATE SET \
           count = CASE WHEN throttles.window_start <= $3 THEN 1 ELSE throttles.count + 1 END, \
           window_start = CASE WHEN throttles.window_start <= $3 THEN $2 ELSE throttles.window_start END \
         RETURNING count, window_start",
    )
    .bind(key(limit, who))
    .bind(now.0)
    .bind((now - limit.window).0)
    .fetch_one(&mut *tx)
    .await?;
    tx.commit().await?;
    if count > limit.most {
        let wait = Micros(start) + limit.window - now;
        return Err(Error::TooMany { retry_after_seconds: (wait.0 / 1_000_000).max(1).unsigned_abs() });
    }
    Ok(())
}

/// Takes one try back: it was none of those that are counted.
pub async fn take_back(app: &App, limit: Limit, who: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    sqlx::query("UPDATE throttles SET count = count - 1 WHERE key = $1 AND count > 0")
        .bind(key(limit, who))
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// Forgets the tries, after a success.
pub async fn clear(app: &App, limit: Limit, who: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    sqlx::query("DELETE FROM throttles WHERE key = $1").bind(key(limit, who)).execute(&mut *tx).await?;
    tx.commit().await
}

fn key(limit: Limit, who: &str) -> String {
    format!("{}:{who}", limit.name)
}
