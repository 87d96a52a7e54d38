//! The bag.

use crate::db::Conn;
use crate::kit::{Id, Result};

/// Pieces in the bag of an account.
pub async fn count(conn: &mut Conn, account: Id) -> Result<i64> {
    let (count,): (i64,) = sqlx::query_as("SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM bag_lines WHERE account = $1")
        .bind(account.0)
        .fetch_one(conn)
        .await?;
    Ok(count)
}
