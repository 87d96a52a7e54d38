//! Posts as the feed engine and the search index take them in.

use std::collections::{HashMap, HashSet};

use sqlx::Row;
use sqlx::any::AnyRow;

use crate::db::{Conn, marks, sql};
use crate::kit::{Id, Micros, Result};

/// A post without its photos: what ranks and what is searched.
#[derive(Clone, Debug)]
pub struct PostFacts {
    pub id: Id,
    pub author: Id,
    /// `photo` or `idea`.
    pub kind: String,
    pub text: String,
    pub language: String,
    pub published_at: Micros,
    pub removed: bool,
    pub smiles: i64,
    pub comments: i64,
    pub saves: i64,
    /// Slugs, the author's choice first.
    pub interests: Vec<String>,
    pub hashtags: Vec<String>,
    pub products: Vec<Id>,
}

/// Posts after an id, in order of ids, removed ones left out: for building a read model.
pub async fn after(conn: &mut Conn, id: Id, most: i64) -> Result<Vec<Id>> {
    let rows: Vec<(i64,)> =
        sqlx::query_as("SELECT id FROM posts WHERE id > $1 AND removed_at IS NULL ORDER BY id LIMIT $2")
            .bind(id.0)
            .bind(most)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(id,)| Id(id)).collect())
}

/// The facts of these posts, removed ones too, in a constant number of queries.
pub async fn of(conn: &mut Conn, ids: &[Id]) -> Result<Vec<PostFacts>> {
    if ids.is_empty() { Ok(Vec::new()) } else { found(conn, Some(ids), ids).await }
}

/// The facts of all posts from an id to another, removed ones too: for building a read model.
pub async fn between(conn: &mut Conn, first: Id, last: Id) -> Result<Vec<PostFacts>> {
    found(conn, None, &[first, last]).await
}

/// Of these posts; or, without a list, of those between the two `ends`.
async fn found(conn: &mut Conn, list: Option<&[Id]>, ends: &[Id]) -> Result<Vec<PostFacts>> {
    let ids = Among { list, ends };
    let mut interests = lists(
        conn,
        "SELECT post, interest AS value FROM post_interests WHERE post",
        "ORDER BY post, CASE source WHEN 'author' THEN 0 ELSE 1 END, interest",
        ids,
    )
    .await?;
    let mut hashtags =
        lists(conn, "SELECT post, hashtag AS value FROM post_hashtags WHERE post", "ORDER BY post, hashtag", ids)
            .await?;
    let mut products: HashMap<i64, Vec<Id>> = HashMap::new();
    for row in among(conn, "SELECT post, product FROM post_tags WHERE post", "ORDER BY post, position", ids).await? {
        products.entry(row.try_get("post")?).or_default().push(Id(row.try_get("product")?));
    }
    let rows = among(
        conn,
        "SELECT id, author, kind, text, language, published_at, removed_at, smiles, comments, saves FROM posts WHERE id",
        "ORDER BY id",
        ids,
    )
    .await?;
    rows.iter()
        .map(|row| {
            let id: i64 = row.try_get("id")?;
            Ok(PostFacts {
                id: Id(id),
                author: Id(row.try_get("author")?),
                kind: row.try_get("kind")?,
                text: row.try_get("text")?,
                language: row.try_get("language")?,
                published_at: Micros(row.try_get("published_at")?),
                removed: row.try_get::<Option<i64>, _>("removed_at")?.is_some(),
                smiles: row.try_get("smiles")?,
                comments: row.try_get("comments")?,
                saves: row.try_get("saves")?,
                interests: interests.remove(&id).unwrap_or_default(),
                hashtags: hashtags.remove(&id).unwrap_or_default(),
                products: products.remove(&id).unwrap_or_default(),
            })
        })
        .collect()
}

/// Those of these posts whose author bought a product that they show.
pub async fn by_customers(conn: &mut Conn, posts: &[Id]) -> Result<HashSet<Id>> {
    let rows = by_posts(conn, &format!("{BY_CUSTOMERS} IN"), "ORDER BY post", posts).await?;
    rows.iter().map(|row| Ok(Id(row.try_get("post")?))).collect()
}

/// [`by_customers`] of all posts from an id to another.
pub async fn by_customers_between(conn: &mut Conn, first: Id, last: Id) -> Result<HashSet<Id>> {
    let rows = among(conn, BY_CUSTOMERS, "ORDER BY post", Among { list: None, ends: &[first, last] }).await?;
    rows.iter().map(|row| Ok(Id(row.try_get("post")?))).collect()
}

const BY_CUSTOMERS: &str = "SELECT DISTINCT t.post AS post FROM post_tags t JOIN posts p ON p.id = t.post \
     JOIN order_lines l ON l.account = p.author AND l.product = t.product \
     JOIN orders o ON o.account = l.account AND o.id = l.order_id AND o.state = 'paid' WHERE t.post";

/// Who wrote these posts: post, account, name.
pub async fn authors(conn: &mut Conn, posts: &[Id]) -> Result<Vec<(Id, Id, String)>> {
    let text = "SELECT p.id AS post, a.id AS account, a.name AS name FROM posts p JOIN accounts a ON a.id = p.author \
                WHERE p.id IN";
    let rows = by_posts(conn, text, "ORDER BY p.id", posts).await?;
    rows.iter().map(|row| Ok((Id(row.try_get("post")?), Id(row.try_get("account")?), row.try_get("name")?))).collect()
}

/// A list of posts, or all between two.
#[derive(Clone, Copy)]
struct Among<'a> {
    list: Option<&'a [Id]>,
    ends: &'a [Id],
}

async fn lists(conn: &mut Conn, select: &str, rest: &str, ids: Among<'_>) -> Result<HashMap<i64, Vec<String>>> {
    let mut found: HashMap<i64, Vec<String>> = HashMap::new();
    for row in among(conn, select, rest, ids).await? {
        found.entry(row.try_get("post")?).or_default().push(row.try_get("value")?);
    }
    Ok(found)
}

/// Runs `{select} IN ($1, …) {rest}` or `{select} BETWEEN $1 AND $2 {rest}`.
async fn among(conn: &mut Conn, select: &str, rest: &str, ids: Among<'_>) -> Result<Vec<AnyRow>> {
    match ids.list {
        Some(ids) => by_posts(conn, &format!("{select} IN"), rest, ids).await,
        None => {
            let mut query = sqlx::query(sql(format!("{select} BETWEEN $1 AND $2 {rest}")));
            for id in ids.ends {
                query = query.bind(id.0);
            }
            Ok(query.fetch_all(conn).await?)
        }
    }
}

/// Runs `{select} ($1, …) {rest}` over post ids.
pub(super) async fn by_posts(conn: &mut Conn, select: &str, rest: &str, ids: &[Id]) -> Result<Vec<AnyRow>> {
    let mut query = sqlx::query(sql(format!("{select} {} {rest}", marks(1, ids.len()))));
    for id in ids {
        query = query.bind(id.0);
    }
    Ok(query.fetch_all(conn).await?)
}
