//! Uploads: photos of an account that wait for a post.

use std::collections::HashMap;

use crate::accounts::throttle::{self, Limit};
use crate::app::App;
use crate::db::{Conn, from_json, marks, sql, to_json};
use crate::kit::{Id, Micros, Result};
use crate::media;
use crate::media::view::Picture;

/// Uploads of one account.
const UPLOADS: Limit = Limit { name: "upload", most: 200, window: Micros::hours(1) };

/// How long an upload waits for its post.
pub const WAITS: Micros = Micros::hours(24);

/// Refuses an account that uploaded too much within the hour. Asked before the body is read.
pub async fn throttle(app: &App, account: Id) -> Result<()> {
    throttle::count(app, UPLOADS, &account.to_string()).await
}

/// Takes in a photo and keeps it for a post of the account. The row is written once every rendition is on disk.
pub async fn upload(app: &App, account: Id, bytes: Vec<u8>) -> Result<(Id, Picture)> {
    let picture = media::store(app, bytes).await?;
    let id = app.id();
    let mut tx = app.db.write().await?;
    add(&mut tx, account, id, &picture, app.clock.now()).await?;
    tx.commit().await?;
    Ok((id, picture))
}

/// Writes the row of a picture whose renditions are in the blobs.
pub async fn add(conn: &mut Conn, account: Id, id: Id, picture: &Picture, at: Micros) -> Result<()> {
    sqlx::query("INSERT INTO photos (account, id, picture, created_at) VALUES ($1, $2, $3, $4)")
        .bind(account.0)
        .bind(id.0)
        .bind(to_json(picture)?)
        .bind(at.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Ties an unused upload of the account to a post; nothing when there is none.
pub(super) async fn claim(conn: &mut Conn, account: Id, id: Id, post: Id) -> Result<Option<Picture>> {
    let found: Option<(String,)> =
        sqlx::query_as("UPDATE photos SET post = $1 WHERE account = $2 AND id = $3 AND post IS NULL RETURNING picture")
            .bind(post.0)
            .bind(account.0)
            .bind(id.0)
            .fetch_optional(conn)
            .await?;
    found.map(|(json,)| from_json(&json)).transpose()
}

/// The unused uploads of an account among these ids.
pub async fn unused(conn: &mut Conn, account: Id, ids: &[Id]) -> Result<HashMap<Id, Picture>> {
    let text =
        format!("SELECT id, picture FROM photos WHERE account = $1 AND post IS NULL AND id IN {}", marks(2, ids.len()));
    let mut query = sqlx::query_as::<_, (i64, String)>(sql(text)).bind(account.0);
    for id in ids {
        query = query.bind(id.0);
    }
    let rows = query.fetch_all(conn).await?;
    rows.into_iter().map(|(id, json)| Ok((Id(id), from_json(&json)?))).collect()
}

/// Forgets uploads that no post took within [`WAITS`]. Only rows go: a blob may be shared with another row, and one
/// that nobody names any more is a few hundred kilobytes on disk, out of everybody's reach but by its hash.
pub async fn sweep(app: &App) -> Result<u64> {
    let mut tx = app.db.write().await?;
    let gone = sqlx::query("DELETE FROM photos WHERE post IS NULL AND created_at <= $1")
        .bind((app.clock.now() - WAITS).0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    tx.commit().await?;
    Ok(gone)
}
