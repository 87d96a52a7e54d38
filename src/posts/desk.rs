//! Posts as the store's own people look through them, removed ones too.

use std::collections::{HashMap, HashSet};

use sqlx::Row;

use super::read;
use super::view::{DeskPost, RemovalView};
use crate::accounts;
use crate::db::{Conn, from_json, like_escape};
use crate::kit::{Id, Micros, Result, cursor};
use crate::media::view::Picture;

/// Which posts.
#[derive(Clone, Debug, Default)]
pub struct Which {
    /// In the text.
    pub words: String,
    pub author: Option<Id>,
    pub only: Only,
}

/// Which of them by how they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    #[default]
    All,
    Shown,
    Removed,
}

/// A page of these posts, newest first, and where the next one starts.
pub async fn page(
    conn: &mut Conn,
    which: &Which,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<DeskPost>, Option<String>)> {
    let [before] = at.map_or(Ok([i64::MAX]), cursor::unpack::<1>)?;
    let only = match which.only {
        Only::All => "all",
        Only::Shown => "shown",
        Only::Removed => "removed",
    };
    let mut rows = sqlx::query(
        "SELECT id, author, text, language, published_at, removed_at, removed_by, removed_why, smiles, comments \
         FROM posts WHERE id < $1 AND ($2 = 0 OR author = $2) AND LOWER(text) LIKE $3 ESCAPE '\\' \
         AND ($4 = 'all' OR ($4 = 'removed' AND removed_at IS NOT NULL) OR ($4 = 'shown' AND removed_at IS NULL)) \
         ORDER BY id DESC LIMIT $5",
    )
    .bind(before)
    .bind(which.author.map_or(0, |id| id.0))
    .bind(format!("%{}%", like_escape(&which.words.trim().to_lowercase())))
    .bind(only)
    .bind(limit + 1)
    .fetch_all(&mut *conn)
    .await?;
    let more = rows.len() as i64 > limit;
    rows.truncate(limit as usize);
    if rows.is_empty() {
        return Ok((Vec::new(), None));
    }
    let ids: Vec<Id> = rows.iter().map(|row| Ok(Id(row.try_get("id")?))).collect::<Result<_>>()?;
    let authors: HashSet<Id> = rows.iter().map(|row| Ok(Id(row.try_get("author")?))).collect::<Result<_>>()?;
    let authors = accounts::authors(conn, &authors.into_iter().collect::<Vec<_>>()).await?;
    let mut photos = HashMap::new();
    let text = "SELECT post, picture, alt FROM post_photos WHERE position = 0 AND post IN";
    for row in read::rows(conn, text, &ids, "").await? {
        let picture: Picture = from_json(row.try_get("picture")?)?;
        photos.insert(Id(row.try_get("post")?), picture.view(row.try_get("alt")?));
    }
    let mut posts = Vec::with_capacity(rows.len());
    for row in &rows {
        let (id, author) = (Id(row.try_get("id")?), Id(row.try_get("author")?));
        let Some(view) = authors.get(&author).cloned() else { continue };
        let by = row.try_get::<Option<i64>, _>("removed_by")?.map(Id);
        let removed = match row.try_get::<Option<i64>, _>("removed_at")? {
            None => None,
            Some(at) => Some(RemovalView {
                author,
                at: Micros(at),
                by_store: by.is_some_and(|by| by != author),
                reason: row.try_get("removed_why")?,
                undo_until: (by == Some(author)).then_some(Micros(at) + super::removal::UNDO),
            }),
        };
        posts.push(DeskPost {
            id,
            author: view,
            text: row.try_get("text")?,
            language: row.try_get("language")?,
            photo: photos.remove(&id),
            published_at: Micros(row.try_get("published_at")?),
            smiles: row.try_get("smiles")?,
            comments: row.try_get("comments")?,
            removed,
        });
    }
    let next = ids.last().filter(|_| more).map(|id| cursor::pack(&[id.0]));
    Ok((posts, next))
}
