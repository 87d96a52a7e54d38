//! Settings the program keeps for itself, by key.

use super::{Conn, Db};
use crate::kit::Result;

/// The value of a key.
pub async fn get(conn: &mut Conn, key: &str) -> Result<Option<String>> {
    let found: Option<(String,)> =
        sqlx::query_as("SELECT value FROM settings WHERE key = $1").bind(key).fetch_optional(conn).await?;
    Ok(found.map(|(value,)| value))
}

/// Sets a key in a transaction of its own.
pub async fn set(db: &Db, key: &str, value: &str) -> Result<()> {
    let mut tx = db.write().await?;
    put(&mut tx, key, value).await?;
    tx.commit().await
}

/// Sets a key.
pub async fn put(conn: &mut Conn, key: &str, value: &str) -> Result<()> {
    sqlx::query("INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2")
        .bind(key)
        .bind(value)
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets a key.
pub async fn remove(conn: &mut Conn, key: &str) -> Result<()> {
    sqlx::query("DELETE FROM settings WHERE key = $1").bind(key).execute(conn).await?;
    Ok(())
}
