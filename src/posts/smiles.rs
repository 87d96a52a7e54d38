//! Smiles. Stored from both sides, since both are read.

use super::read;
use crate::app::App;
use crate::db::Conn;
use crate::db::events::Event;
use crate::kit::{Error, Id, Micros, Result};

/// Smiles at a post. Doing it twice changes nothing.
pub async fn smile(app: &App, post: Id, account: Id) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    read::standing(&mut tx, post, Some(account)).await?;
    let new = sqlx::query("INSERT INTO smiles (post, account, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(post.0)
        .bind(account.0)
        .bind(now.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if new == 1 {
        sqlx::query("INSERT INTO account_smiles (account, post, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(account.0)
            .bind(post.0)
            .bind(now.0)
            .execute(&mut *tx)
            .await?;
        let counted = sqlx::query("UPDATE posts SET smiles = smiles + 1 WHERE id = $1 AND removed_at IS NULL")
            .bind(post.0)
            .execute(&mut *tx)
            .await?
            .rows_affected();
        if counted == 0 {
            return Err(Error::Gone);
        }
        tx.event(app.id(), now, &Event::Smiled { post, account }).await?;
    }
    tx.commit().await
}

/// Takes a smile back. Doing it twice changes nothing.
pub async fn unsmile(app: &App, post: Id, account: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    read::standing(&mut tx, post, Some(account)).await?;
    let gone = sqlx::query("DELETE FROM smiles WHERE post = $1 AND account = $2")
        .bind(post.0)
        .bind(account.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if gone == 1 {
        sqlx::query("DELETE FROM account_smiles WHERE account = $1 AND post = $2")
            .bind(account.0)
            .bind(post.0)
            .execute(&mut *tx)
            .await?;
        sqlx::query("UPDATE posts SET smiles = smiles - 1 WHERE id = $1").bind(post.0).execute(&mut *tx).await?;
        tx.event(app.id(), app.clock.now(), &Event::Unsmiled { post, account }).await?;
    }
    tx.commit().await
}

/// Who smiled at a post last, and when; at most `most`.
pub async fn newest(conn: &mut Conn, post: Id, most: i64) -> Result<Vec<(Id, Micros)>> {
    let rows: Vec<(i64, i64)> =
        sqlx::query_as("SELECT account, at FROM smiles WHERE post = $1 ORDER BY at DESC, account LIMIT $2")
            .bind(post.0)
            .bind(most)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(id, at)| (Id(id), Micros(at))).collect())
}
