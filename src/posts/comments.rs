//! Comments. Threads are one level deep: a reply to a reply joins the same thread.

use std::collections::{HashMap, HashSet};

use sqlx::Row;
use sqlx::any::AnyRow;

use super::gate;
use super::read::{self, rows};
use super::view::CommentView;
use crate::accounts::view::Role;
use crate::accounts::{self, Viewer};
use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, Tx};
use crate::kit::text::{self, limit};
use crate::kit::{Error, Id, Micros, Result, cursor};

/// Writes a comment of an account that passes the write gate. `parent` is the comment that is answered.
pub async fn add(app: &App, post: Id, author: Id, words: &str, parent: Option<Id>) -> Result<CommentView> {
    let (id, now) = (app.id(), app.clock.now());
    let mut tx = app.db.write().await?;
    gate::check(app, &mut tx, author).await?;
    insert(app, &mut tx, post, id, author, words, parent, now).await?;
    tx.commit().await?;
    find(&mut *app.db.read().await?, post, id).await
}

/// Writes a comment into a transaction, without asking the gate.
#[expect(clippy::too_many_arguments, reason = "the row's own columns")]
pub async fn insert(
    app: &App,
    tx: &mut Tx,
    post: Id,
    id: Id,
    author: Id,
    words: &str,
    parent: Option<Id>,
    at: Micros,
) -> Result<()> {
    let words = text::required("text", words, limit::COMMENT_TEXT).map_err(|e| Error::Invalid(vec![e]))?;
    // Counting first locks the post's row, so that a thread cannot be removed while it is answered.
    lock(tx, post, 1).await?;
    let thread = match parent {
        Some(parent) => Some(thread_of(tx, post, parent).await?),
        None => None,
    };
    sqlx::query("INSERT INTO comments (post, id, author, parent, text, created_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(post.0)
        .bind(id.0)
        .bind(author.0)
        .bind(thread.map(|t| t.0))
        .bind(words)
        .bind(at.0)
        .execute(&mut **tx)
        .await?;
    tx.event(app.id(), at, &Event::Commented { post, comment: id, account: author }).await
}

/// Adds to the count of a post that is there, and keeps its row until the transaction ends.
async fn lock(tx: &mut Tx, post: Id, by: i64) -> Result<()> {
    let counted = sqlx::query("UPDATE posts SET comments = comments + $1 WHERE id = $2 AND removed_at IS NULL")
        .bind(by)
        .bind(post.0)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    if counted == 0 {
        read::standing(tx, post).await?;
        return Err(Error::Gone);
    }
    Ok(())
}

/// The head of the thread a comment of this post belongs to.
async fn thread_of(conn: &mut Conn, post: Id, comment: Id) -> Result<Id> {
    let found: Option<(i64, Option<i64>)> =
        sqlx::query_as("SELECT id, parent FROM comments WHERE post = $1 AND id = $2 AND removed_at IS NULL")
            .bind(post.0)
            .bind(comment.0)
            .fetch_optional(conn)
            .await?;
    let (id, parent) = found.ok_or_else(|| Error::invalid("parent", "unknown_comment"))?;
    Ok(Id(parent.unwrap_or(id)))
}

/// Removes a comment: its author may, and moderators and operators may. The answers to it go with it, since without it
/// they say nothing.
pub async fn remove(app: &App, post: Id, comment: Id, by: &Viewer) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    lock(&mut tx, post, 0).await?;
    let found: Option<(i64, Option<i64>)> =
        sqlx::query_as("SELECT author, removed_at FROM comments WHERE post = $1 AND id = $2")
            .bind(post.0)
            .bind(comment.0)
            .fetch_optional(&mut *tx)
            .await?;
    let author = match found {
        None => return Err(Error::NotFound),
        Some((_, Some(_))) => return Err(Error::Gone),
        Some((author, None)) => Id(author),
    };
    if author != by.id && by.role == Role::Shopper {
        return Err(Error::forbidden("not_yours"));
    }
    let gone: Vec<(i64,)> = sqlx::query_as(
        "UPDATE comments SET removed_at = $1 WHERE post = $2 AND (id = $3 OR parent = $3) AND removed_at IS NULL RETURNING id",
    )
    .bind(now.0)
    .bind(post.0)
    .bind(comment.0)
    .fetch_all(&mut *tx)
    .await?;
    lock(&mut tx, post, -(gone.len() as i64)).await?;
    if author != by.id {
        accounts::audit(app, &mut tx, &by.id.to_string(), "comment removed", &comment.to_string(), &post.to_string())
            .await?;
    }
    for (id,) in gone {
        tx.event(app.id(), now, &Event::CommentRemoved { post, comment: Id(id) }).await?;
    }
    tx.commit().await
}

/// One comment of a post.
pub async fn find(conn: &mut Conn, post: Id, comment: Id) -> Result<CommentView> {
    let found = sqlx::query(
        "SELECT id, author, parent, text, created_at FROM comments WHERE post = $1 AND id = $2 AND removed_at IS NULL",
    )
    .bind(post.0)
    .bind(comment.0)
    .fetch_all(&mut *conn)
    .await?;
    with_authors(conn, &found).await?.pop().ok_or(Error::NotFound)
}

/// The cursor of the page that starts with this comment.
pub fn cursor_at(comment: &CommentView) -> String {
    cursor::pack(&[comment.parent.unwrap_or(comment.id).0, comment.id.0 - 1])
}

/// A page of a post's comments, thread after thread, oldest first, and where the next one starts.
pub async fn page(
    conn: &mut Conn,
    post: Id,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<CommentView>, Option<String>)> {
    let [thread, after] = at.map_or(Ok([-1; 2]), cursor::unpack::<2>)?;
    let limit = limit.max(1);
    let mut found = sqlx::query(
        "SELECT id, author, parent, text, created_at FROM comments WHERE post = $1 AND removed_at IS NULL \
         AND COALESCE(parent, id) >= $2 AND (COALESCE(parent, id) > $2 OR id > $3) \
         ORDER BY COALESCE(parent, id), id LIMIT $4",
    )
    .bind(post.0)
    .bind(thread)
    .bind(after)
    .bind(limit + 1)
    .fetch_all(&mut *conn)
    .await?;
    let more = found.len() as i64 > limit;
    found.truncate(limit as usize);
    let comments = with_authors(conn, &found).await?;
    let next = comments.last().filter(|_| more).map(|c| cursor::pack(&[c.parent.unwrap_or(c.id).0, c.id.0]));
    Ok((comments, next))
}

/// The first `most` comments of each of these posts, answers left out. A constant number of queries.
pub async fn first_comments(conn: &mut Conn, posts: &[Id], most: i64) -> Result<HashMap<Id, Vec<CommentView>>> {
    if posts.is_empty() {
        return Ok(HashMap::new());
    }
    let found = rows(
        conn,
        "SELECT post, id, author, parent, text, created_at FROM (SELECT post, id, author, parent, text, created_at, \
         ROW_NUMBER() OVER (PARTITION BY post ORDER BY id) AS place FROM comments WHERE removed_at IS NULL AND parent IS NULL AND post IN",
        posts,
        &format!(") AS numbered WHERE place <= {most} ORDER BY post, id"),
    )
    .await?;
    let of: Vec<Id> = found.iter().map(|row| Ok(Id(row.try_get("post")?))).collect::<Result<_>>()?;
    let mut first: HashMap<Id, Vec<CommentView>> = HashMap::new();
    for (post, comment) in of.into_iter().zip(with_authors(conn, &found).await?) {
        first.entry(post).or_default().push(comment);
    }
    Ok(first)
}

/// Rows as views, in their order.
async fn with_authors(conn: &mut Conn, rows: &[AnyRow]) -> Result<Vec<CommentView>> {
    let ids: HashSet<Id> = rows.iter().map(|row| Ok(Id(row.try_get("author")?))).collect::<Result<_>>()?;
    let authors = accounts::authors(conn, &ids.into_iter().collect::<Vec<_>>()).await?;
    let view = |row: &AnyRow| {
        let author = Id(row.try_get("author")?);
        Ok(CommentView {
            id: Id(row.try_get("id")?),
            author: authors
                .get(&author)
                .cloned()
                .ok_or_else(|| Error::fault(format!("comment of nobody: {author}")))?,
            parent: row.try_get::<Option<i64>, _>("parent")?.map(Id),
            text: row.try_get("text")?,
            at: Micros(row.try_get("created_at")?),
        })
    };
    rows.iter().map(view).collect()
}
