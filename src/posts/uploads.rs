//! Uploads: photos of an account that wait for a post.

use std::collections::HashMap;

use crate::accounts::throttle::{self, Limit};
use crate::app::App;
use crate::db::{Conn, from_json, marks, sql, to_json};
use crate::kit::{Error, Id, Micros, Result};
use crate::media;
use crate::media::edit::EditBody;
use crate::media::view::Picture;

/// Uploads of one account.
const UPLOADS: Limit = Limit { name: "upload", most: 200, window: Micros::hours(1) };

/// How long an upload waits for its post.
pub const WAITS: Micros = Micros::hours(24);

/// Refuses an account that uploaded too much within the hour. Asked before the body is read.
pub async fn throttle(app: &App, account: Id) -> Result<()> {
    throttle::count(app, UPLOADS, &account.to_string()).await
}

/// An upload that no post shows yet.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// As it would be shown.
    pub picture: Picture,
    /// Before it was edited.
    pub base: Picture,
    pub edit: EditBody,
}

/// Takes in a photo and keeps it for a post of the account, with the original. The row is written once all is on disk.
pub async fn upload(app: &App, account: Id, bytes: Vec<u8>) -> Result<(Id, Picture)> {
    let id = app.id();
    let picture = media::keep(app, id, bytes).await?;
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

/// Makes the picture of an upload again from its original, by this edit. Doing it twice changes nothing; 404 where the
/// upload is not the account's or is in a post already.
pub async fn edit(app: &App, account: Id, id: Id, body: &EditBody) -> Result<Waiting> {
    let edit = body.parse()?;
    let held = unused(&mut *app.db.read().await?, account, &[id]).await?.remove(&id).ok_or(Error::NotFound)?;
    let picture = if edit.is_plain() {
        held.base.clone()
    } else {
        media::again(app, id, edit).await?.ok_or(Error::conflict("no_original"))?
    };
    let mut tx = app.db.write().await?;
    let changed = sqlx::query(
        "UPDATE photos SET picture = $1, base = $2, edit = $3 WHERE account = $4 AND id = $5 AND post IS NULL",
    )
    .bind(to_json(&picture)?)
    .bind(to_json(&held.base)?)
    .bind(to_json(body)?)
    .bind(account.0)
    .bind(id.0)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if changed == 0 {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(Waiting { picture, base: held.base, edit: body.clone() })
}

/// The unused uploads of an account among these ids.
pub async fn unused(conn: &mut Conn, account: Id, ids: &[Id]) -> Result<HashMap<Id, Waiting>> {
    let text = format!(
        "SELECT id, picture, base, edit FROM photos WHERE account = $1 AND post IS NULL AND id IN {}",
        marks(2, ids.len())
    );
    let mut query = sqlx::query_as::<_, (i64, String, Option<String>, Option<String>)>(sql(text)).bind(account.0);
    for id in ids {
        query = query.bind(id.0);
    }
    let waiting = |(id, picture, base, edit): (i64, String, Option<String>, Option<String>)| {
        let picture: Picture = from_json(&picture)?;
        let base = base.map_or_else(|| Ok(picture.clone()), |json| from_json(&json))?;
        let edit = edit.map_or_else(|| Ok(EditBody::default()), |json| from_json(&json))?;
        Ok((Id(id), Waiting { picture, base, edit }))
    };
    query.fetch_all(conn).await?.into_iter().map(waiting).collect()
}

/// Forgets uploads that no post took within [`WAITS`] and no draft holds, and their originals. A rendition stays: it may be shared with
/// another row, and one that nobody names any more is out of everybody's reach but by its hash.
pub async fn sweep(app: &App) -> Result<u64> {
    let mut tx = app.db.write().await?;
    let gone: Vec<(i64,)> =
        sqlx::query_as("DELETE FROM photos WHERE post IS NULL AND draft IS NULL AND created_at <= $1 RETURNING id")
            .bind((app.clock.now() - WAITS).0)
            .fetch_all(&mut *tx)
            .await?;
    tx.commit().await?;
    for (id,) in &gone {
        app.blobs.remove(&media::original(Id(*id))).await?;
    }
    Ok(gone.len() as u64)
}
