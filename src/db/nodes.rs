//! Numbers of processes on one database, by lease: identifiers carry them.

use super::{Conn, Db};
use crate::kit::{Micros, Result};

/// How long a number is held without word from its process. Whoever sleeps longer than this may meet its own number in
/// another's identifiers.
pub const LEASE: Micros = Micros::hours(2);

/// How many numbers there are.
const NUMBERS: i64 = 256;

/// Takes a number nobody holds, beginning with `first`; nothing when all are held.
pub async fn take(db: &Db, first: u8, holder: &str, now: Micros) -> Result<Option<u8>> {
    let mut tx = db.write().await?;
    for step in 0..NUMBERS {
        let node = (i64::from(first) + step) % NUMBERS;
        let taken = sqlx::query(
            "INSERT INTO nodes (node, holder, until) VALUES ($1, $2, $3) \
             ON CONFLICT (node) DO UPDATE SET holder = $2, until = $3 WHERE nodes.until < $4",
        )
        .bind(node)
        .bind(holder)
        .bind((now + LEASE).0)
        .bind(now.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        if taken == 1 {
            tx.commit().await?;
            return Ok(u8::try_from(node).ok());
        }
    }
    Ok(None)
}

/// Holds the number for another lease; whether it was still held.
pub async fn keep(db: &Db, node: u8, holder: &str, now: Micros) -> Result<bool> {
    let mut tx = db.write().await?;
    let kept = sqlx::query("UPDATE nodes SET until = $1 WHERE node = $2 AND holder = $3")
        .bind((now + LEASE).0)
        .bind(i64::from(node))
        .bind(holder)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    tx.commit().await?;
    Ok(kept == 1)
}

/// Gives the number back.
pub async fn release(db: &Db, node: u8, holder: &str) -> Result<()> {
    let mut tx = db.write().await?;
    sqlx::query("DELETE FROM nodes WHERE node = $1 AND holder = $2")
        .bind(i64::from(node))
        .bind(holder)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// How many processes hold a number.
pub async fn held(conn: &mut Conn, now: Micros) -> Result<i64> {
    let (n,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM nodes WHERE until >= $1").bind(now.0).fetch_one(conn).await?;
    Ok(n)
}
