//! Comments. Threads are one level deep: a reply to a reply joins the same thread.

use std::collections::{HashMap, HashSet};

use sqlx::Row;
use sqlx::any::AnyRow;

use super::gate;
use super::mentions;
use super::read::{self, rows};
use super::view::CommentView;
use crate::accounts::view::Role;
use crate::accounts::{self, Viewer, blocks};
use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, Tx, marks, sql};
use crate::kit::text::{self, limit};
use crate::kit::{Error, Id, Micros, Result, cursor, language};

/// Writes a comment of an account that passes the write gate. `parent` is the comment that is answered.
pub async fn add(app: &App, post: Id, author: Id, words: &str, parent: Option<Id>) -> Result<CommentView> {
    let (id, now) = (app.id(), app.clock.now());
    let mut tx = app.db.write().await?;
    gate::check(app, &mut tx, author).await?;
    read::standing(&mut tx, post, Some(author)).await?;
    insert(app, &mut tx, post, id, author, words, parent, now).await?;
    tx.commit().await?;
    find(&mut *app.db.read().await?, post, id, Some(author)).await
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
        Some(parent) => Some(thread_of(tx, post, parent, author).await?),
        None => None,
    };
    let spoken = accounts::language(tx, author).await?;
    let language = language::of(&words, &spoken);
    sqlx::query("INSERT INTO comments (post, id, author, parent, text, created_at, language) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(post.0)
        .bind(id.0)
        .bind(author.0)
        .bind(thread.map(|t| t.0))
        .bind(&words)
        .bind(at.0)
        .bind(language)
        .execute(&mut **tx)
        .await?;
    mentions::write(tx, post, id, author, &words).await?;
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
        read::author(tx, post).await?;
        return Err(Error::Gone);
    }
    Ok(())
}

/// The head of the thread a comment of this post belongs to. What a block separates from the one who answers is not there.
async fn thread_of(conn: &mut Conn, post: Id, comment: Id, author: Id) -> Result<Id> {
    let unknown = || Error::invalid("parent", "unknown_comment");
    let found = find(conn, post, comment, Some(author)).await.map_err(|e| match e {
        Error::NotFound => unknown(),
        e => e,
    })?;
    if found.removed {
        return Err(unknown());
    }
    let Some(head) = found.parent else { return Ok(found.id) };
    match find(conn, post, head, Some(author)).await {
        Err(Error::NotFound) => Err(unknown()),
        head => Ok(head?.id),
    }
}

/// Removes a comment: its author may, and moderators and operators may. Its answers stay, below a line that says that
/// something was removed.
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
    let removed = sqlx::query("UPDATE comments SET removed_at = $1 WHERE post = $2 AND id = $3 AND removed_at IS NULL")
        .bind(now.0)
        .bind(post.0)
        .bind(comment.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if removed == 0 {
        return Err(Error::Gone);
    }
    lock(&mut tx, post, -1).await?;
    if author != by.id {
        accounts::audit(app, &mut tx, &by.id.to_string(), "comment removed", &comment.to_string(), &post.to_string())
            .await?;
    }
    tx.event(app.id(), now, &Event::CommentRemoved { post, comment }).await?;
    tx.commit().await
}

/// One comment of a post, for `asker`; a removed one where answers to it are left; 404 where a block separates them from
/// its author.
pub async fn find(conn: &mut Conn, post: Id, comment: Id, asker: Option<Id>) -> Result<CommentView> {
    let found = sqlx::query(
        "SELECT post, id, author, parent, text, language, created_at, removed_at FROM comments c WHERE post = $1 AND id = $2 \
         AND (removed_at IS NULL OR EXISTS (SELECT 1 FROM comments a WHERE a.post = c.post AND a.parent = c.id \
         AND a.removed_at IS NULL))",
    )
    .bind(post.0)
    .bind(comment.0)
    .fetch_all(&mut *conn)
    .await?;
    let author = Id(found.first().ok_or(Error::NotFound)?.try_get("author")?);
    blocks::may_meet(conn, asker, author).await?;
    with_authors(conn, &found).await?.pop().ok_or(Error::NotFound)
}

/// The cursor of the page that starts with this comment.
pub fn cursor_at(comment: &CommentView) -> String {
    cursor::pack(&[comment.parent.unwrap_or(comment.id).0, comment.id.0 - 1])
}

/// A page of a post's comments for `asker`, thread after thread, oldest first, and where the next one starts. Comments that
/// a block separates from the asker are left out with the answers to them, so a page may be shorter than asked for.
pub async fn page(
    conn: &mut Conn,
    post: Id,
    asker: Option<Id>,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<CommentView>, Option<String>)> {
    let [thread, after] = at.map_or(Ok([-1; 2]), cursor::unpack::<2>)?;
    let limit = limit.max(1);
    let mut found = sqlx::query(
        "SELECT post, id, author, parent, text, language, created_at, removed_at FROM comments c WHERE post = $1 \
         AND (removed_at IS NULL OR EXISTS (SELECT 1 FROM comments a WHERE a.post = c.post AND a.parent = c.id \
         AND a.removed_at IS NULL)) \
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
    Ok((without_apart(conn, post, asker, comments).await?, next))
}

/// Leaves out what a block separates from the asker, and the answers to it.
async fn without_apart(
    conn: &mut Conn,
    post: Id,
    asker: Option<Id>,
    mut comments: Vec<CommentView>,
) -> Result<Vec<CommentView>> {
    if asker.is_none() || comments.is_empty() {
        return Ok(comments);
    }
    let heads: HashSet<Id> = comments.iter().filter_map(|c| c.parent).collect();
    let heads: Vec<Id> = heads.into_iter().collect();
    let heads = authors_of(conn, post, &heads).await?;
    let people: Vec<Id> = comments.iter().filter_map(writer).chain(heads.values().copied()).collect();
    let apart = blocks::apart(conn, asker, &people).await?;
    let head_apart = |c: &CommentView| c.parent.and_then(|p| heads.get(&p)).is_some_and(|a| apart.contains(a));
    // A removed head says nobody's name; it stands as long as what answers it does.
    let own_apart = |c: &CommentView| writer(c).or(heads.get(&c.id).copied()).is_some_and(|a| apart.contains(&a));
    comments.retain(|c| !own_apart(c) && !head_apart(c));
    Ok(comments)
}

/// Whose comment it is, where that is shown.
fn writer(comment: &CommentView) -> Option<Id> {
    comment.author.as_ref().map(|author| author.id)
}

/// Comments looked at beyond those wanted, in place of some that a block separates from the asker.
const SPARE: i64 = 3;

/// The first `most` comments of each of these posts as `asker` sees them, answers left out. A constant number of queries.
pub async fn first_comments(
    conn: &mut Conn,
    posts: &[Id],
    asker: Option<Id>,
    most: i64,
) -> Result<HashMap<Id, Vec<CommentView>>> {
    if posts.is_empty() {
        return Ok(HashMap::new());
    }
    let found = rows(
        conn,
        "SELECT post, id, author, parent, text, language, created_at, removed_at FROM (SELECT post, id, author, parent, text, language, \
         created_at, removed_at, ROW_NUMBER() OVER (PARTITION BY post ORDER BY id) AS place FROM comments WHERE removed_at IS NULL AND parent IS NULL AND post IN",
        posts,
        &format!(") AS numbered WHERE place <= {} ORDER BY post, id", most + SPARE),
    )
    .await?;
    let of: Vec<Id> = found.iter().map(|row| Ok(Id(row.try_get("post")?))).collect::<Result<_>>()?;
    let mut first: HashMap<Id, Vec<CommentView>> = HashMap::new();
    let comments = with_authors(conn, &found).await?;
    let authors: Vec<Id> = comments.iter().filter_map(writer).collect();
    let apart = blocks::apart(conn, asker, &authors).await?;
    for (post, comment) in of.into_iter().zip(comments).filter(|(_, c)| !writer(c).is_some_and(|a| apart.contains(&a)))
    {
        let held = first.entry(post).or_default();
        if (held.len() as i64) < most {
            held.push(comment);
        }
    }
    Ok(first)
}

/// Rows as views, in their order.
async fn with_authors(conn: &mut Conn, rows: &[AnyRow]) -> Result<Vec<CommentView>> {
    let ids: HashSet<Id> = rows.iter().map(|row| Ok(Id(row.try_get("author")?))).collect::<Result<_>>()?;
    let authors = accounts::authors(conn, &ids.into_iter().collect::<Vec<_>>()).await?;
    let posts: HashSet<Id> = rows.iter().map(|row| Ok(Id(row.try_get("post")?))).collect::<Result<_>>()?;
    let comments: Vec<Id> = rows.iter().map(|row| Ok(Id(row.try_get("id")?))).collect::<Result<_>>()?;
    let mut mentions = mentions::handles(conn, &posts.into_iter().collect::<Vec<_>>(), &comments).await?;
    let view = |row: &AnyRow| {
        let (id, author) = (Id(row.try_get("id")?), Id(row.try_get("author")?));
        let known =
            authors.get(&author).cloned().ok_or_else(|| Error::fault(format!("comment of nobody: {author}")))?;
        let removed = row.try_get::<Option<i64>, _>("removed_at")?.is_some();
        let mentions = mentions.remove(&id).unwrap_or_default();
        Ok(CommentView {
            id,
            author: (!removed).then_some(known),
            parent: row.try_get::<Option<i64>, _>("parent")?.map(Id),
            text: if removed { String::new() } else { row.try_get("text")? },
            language: row.try_get("language")?,
            mentions: if removed { Vec::new() } else { mentions },
            at: Micros(row.try_get("created_at")?),
            removed,
        })
    };
    rows.iter().map(view).collect()
}

/// A comment without its words, for notifications.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    pub id: Id,
    pub author: Id,
    /// The head of the thread it answers in.
    pub parent: Option<Id>,
    pub at: Micros,
    pub removed: bool,
}

const SAID: &str = "SELECT id, author, parent, created_at, removed_at FROM comments";

fn said(row: &AnyRow) -> Result<Said> {
    Ok(Said {
        id: Id(row.try_get("id")?),
        author: Id(row.try_get("author")?),
        parent: row.try_get::<Option<i64>, _>("parent")?.map(Id),
        at: Micros(row.try_get("created_at")?),
        removed: row.try_get::<Option<i64>, _>("removed_at")?.is_some(),
    })
}

/// One comment without its words, a removed one too.
pub async fn brief(conn: &mut Conn, post: Id, comment: Id) -> Result<Option<Said>> {
    let text = format!("{SAID} WHERE post = $1 AND id = $2");
    let row = sqlx::query(sql(text)).bind(post.0).bind(comment.0).fetch_optional(conn).await?;
    row.as_ref().map(said).transpose()
}

/// The newest comments of a post that are there, newest first.
pub async fn newest(conn: &mut Conn, post: Id, most: i64) -> Result<Vec<Said>> {
    let text = format!("{SAID} WHERE post = $1 AND removed_at IS NULL ORDER BY id DESC LIMIT $2");
    let rows = sqlx::query(sql(text)).bind(post.0).bind(most).fetch_all(conn).await?;
    rows.iter().map(said).collect()
}

/// The newest answers in a thread that are there, newest first.
pub async fn answers(conn: &mut Conn, post: Id, head: Id, most: i64) -> Result<Vec<Said>> {
    let text = format!(
        "{SAID} WHERE post = $1 AND COALESCE(parent, id) = $2 AND parent IS NOT NULL AND removed_at IS NULL \
         ORDER BY id DESC LIMIT $3"
    );
    let rows = sqlx::query(sql(text)).bind(post.0).bind(head.0).bind(most).fetch_all(conn).await?;
    rows.iter().map(said).collect()
}

/// Who wrote these comments of a post.
pub async fn authors_of(conn: &mut Conn, post: Id, ids: &[Id]) -> Result<HashMap<Id, Id>> {
    let text = format!("SELECT id, author FROM comments WHERE post = $1 AND id IN {}", marks(2, ids.len()));
    let mut query = sqlx::query_as::<_, (i64, i64)>(sql(text)).bind(post.0);
    for id in ids {
        query = query.bind(id.0);
    }
    Ok(query.fetch_all(conn).await?.into_iter().map(|(id, author)| (Id(id), Id(author))).collect())
}

/// The words of these comments, as (post, comment), removed ones left out.
pub async fn words_of(conn: &mut Conn, comments: &[(Id, Id)]) -> Result<HashMap<Id, String>> {
    let posts: HashSet<Id> = comments.iter().map(|(post, _)| *post).collect();
    let text = format!(
        "SELECT id, text FROM comments WHERE post IN {} AND id IN {} AND removed_at IS NULL",
        marks(1, posts.len()),
        marks(posts.len() + 1, comments.len())
    );
    let mut query = sqlx::query_as::<_, (i64, String)>(sql(text));
    for id in posts.iter().chain(comments.iter().map(|(_, comment)| comment)) {
        query = query.bind(id.0);
    }
    Ok(query.fetch_all(conn).await?.into_iter().map(|(id, text)| (Id(id), text)).collect())
}
