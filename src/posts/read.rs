//! Reading posts: a page of them in a constant number of queries, and the lists they stand in.

use std::collections::{HashMap, HashSet};

use sqlx::Row;
use sqlx::any::AnyRow;

use super::mentions;
use super::view::{Match, Mine, PostKind, PostPhotoView, PostView, TagView};
use crate::accounts::{self, blocks, follows};
use crate::catalog;
use crate::db::{Conn, from_json, marks, sql};
use crate::kit::{Error, Id, Micros, Result, cursor};
use crate::media::view::Picture;

/// The author of a post that is there for `asker` (nobody: a visitor): 404 where none was or a block separates the two,
/// 410 where it was removed.
pub async fn standing(conn: &mut Conn, post: Id, asker: Option<Id>) -> Result<Id> {
    let (author, removed) = author(conn, post).await?;
    blocks::may_meet(conn, asker, author).await?;
    if removed { Err(Error::Gone) } else { Ok(author) }
}

/// The author of a post, and whether the post was removed; 404 where none was. Asks for no block: for what the store's own
/// people do.
pub(super) async fn author(conn: &mut Conn, post: Id) -> Result<(Id, bool)> {
    let found: Option<(i64, Option<i64>)> =
        sqlx::query_as("SELECT author, removed_at FROM posts WHERE id = $1").bind(post.0).fetch_optional(conn).await?;
    let (author, removed) = found.ok_or(Error::NotFound)?;
    Ok((Id(author), removed.is_some()))
}

/// One post, for `asker`. 404 and 410 as [`standing`] says.
pub async fn find(conn: &mut Conn, post: Id, asker: Option<Id>) -> Result<PostView> {
    standing(conn, post, asker).await?;
    views(conn, &[post]).await?.pop().ok_or(Error::Gone)
}

/// [`views`] without those that a block separates from `asker`: for lists that no feed made.
pub async fn views_for(conn: &mut Conn, ids: &[Id], asker: Option<Id>) -> Result<Vec<PostView>> {
    let mut views = views(conn, ids).await?;
    let authors: Vec<Id> = views.iter().map(|p| p.author.id).collect();
    let apart = blocks::apart(conn, asker, &authors).await?;
    views.retain(|p| !apart.contains(&p.author.id));
    Ok(views)
}

/// Posts in the order of `ids`, in a constant number of queries. Removed and unknown ones are left out.
pub async fn views(conn: &mut Conn, ids: &[Id]) -> Result<Vec<PostView>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let columns = "id, author, kind, text, language, published_at, edited_at, smiles, comments, saves";
    let posts = rows(conn, &format!("SELECT {columns} FROM posts WHERE removed_at IS NULL AND id IN"), ids, "").await?;
    let ids_there: Vec<Id> = posts.iter().map(|row| Ok(Id(row.try_get("id")?))).collect::<Result<_>>()?;
    let authors: Vec<Id> =
        posts.iter().map(|row| Ok(Id(row.try_get("author")?))).collect::<Result<HashSet<_>>>()?.into_iter().collect();
    let authors = accounts::authors(conn, &authors).await?;
    let mut photos = photos(conn, &ids_there).await?;
    let mut tags = tags(conn, &ids_there).await?;
    let mut interests = words(
        conn,
        "SELECT post, interest AS word FROM post_interests WHERE post IN",
        &ids_there,
        "ORDER BY post, position, interest",
    )
    .await?;
    let mut hashtags = words(
        conn,
        "SELECT post, hashtag AS word FROM post_hashtags WHERE post IN",
        &ids_there,
        "ORDER BY post, hashtag",
    )
    .await?;
    let mut mentions = mentions::handles(conn, &ids_there, &ids_there).await?;
    let mut found = HashMap::new();
    for row in &posts {
        let (id, author) = (Id(row.try_get("id")?), Id(row.try_get("author")?));
        let kind: &str = row.try_get("kind")?;
        let tags = tags.remove(&id).unwrap_or_default();
        let buyable: HashSet<Id> = tags.iter().filter(|t| t.product.available).map(|t| t.product.id).collect();
        let Some(author) = authors.get(&author).cloned() else { continue };
        let view = PostView {
            id,
            kind: PostKind::of(kind).ok_or_else(|| Error::fault(format!("“{kind}” is no kind of post")))?,
            text: row.try_get("text")?,
            author,
            photos: photos.remove(&id).unwrap_or_default(),
            tags,
            interests: interests.remove(&id).unwrap_or_default(),
            hashtags: hashtags.remove(&id).unwrap_or_default(),
            mentions: mentions.remove(&id).unwrap_or_default(),
            language: row.try_get("language")?,
            published_at: Micros(row.try_get("published_at")?),
            edited_at: row.try_get::<Option<i64>, _>("edited_at")?.map(Micros),
            smiles: row.try_get("smiles")?,
            comments: row.try_get("comments")?,
            saves: row.try_get("saves")?,
            buyable: buyable.len(),
        };
        found.insert(id, view);
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// `text` with an `IN` list of `ids` and `end` behind it.
pub(super) async fn rows(conn: &mut Conn, text: &str, ids: &[Id], end: &str) -> Result<Vec<AnyRow>> {
    let text = format!("{text} {} {end}", marks(1, ids.len()));
    let mut query = sqlx::query(sql(text));
    for id in ids {
        query = query.bind(id.0);
    }
    Ok(query.fetch_all(conn).await?)
}

async fn photos(conn: &mut Conn, ids: &[Id]) -> Result<HashMap<Id, Vec<PostPhotoView>>> {
    let text = "SELECT post, position, picture, alt FROM post_photos WHERE post IN";
    let mut found: HashMap<Id, Vec<PostPhotoView>> = HashMap::new();
    for row in rows(conn, text, ids, "ORDER BY post, position").await? {
        let picture: Picture = from_json(row.try_get("picture")?)?;
        let view = PostPhotoView { position: row.try_get("position")?, photo: picture.view(row.try_get("alt")?) };
        found.entry(Id(row.try_get("post")?)).or_default().push(view);
    }
    Ok(found)
}

async fn tags(conn: &mut Conn, ids: &[Id]) -> Result<HashMap<Id, Vec<TagView>>> {
    let text = "SELECT post, photo, x, y, product, likeness FROM post_tags WHERE post IN";
    let rows = rows(conn, text, ids, "ORDER BY post, position").await?;
    let products: HashSet<Id> = rows.iter().map(|row| Ok(Id(row.try_get("product")?))).collect::<Result<_>>()?;
    let cards = catalog::cards(conn, &products.into_iter().collect::<Vec<_>>()).await?;
    let mut found: HashMap<Id, Vec<TagView>> = HashMap::new();
    for row in &rows {
        let Some(product) = cards.get(&Id(row.try_get("product")?)) else { continue };
        let likeness: &str = row.try_get("likeness")?;
        found.entry(Id(row.try_get("post")?)).or_default().push(TagView {
            photo: row.try_get("photo")?,
            x: row.try_get("x")?,
            y: row.try_get("y")?,
            product: product.clone(),
            likeness: Match::of(likeness).ok_or_else(|| Error::fault(format!("“{likeness}” is no likeness")))?,
        });
    }
    Ok(found)
}

async fn words(conn: &mut Conn, text: &str, ids: &[Id], end: &str) -> Result<HashMap<Id, Vec<String>>> {
    let mut found: HashMap<Id, Vec<String>> = HashMap::new();
    for row in rows(conn, text, ids, end).await? {
        found.entry(Id(row.try_get("post")?)).or_default().push(row.try_get("word")?);
    }
    Ok(found)
}

/// How an account stands to each of these posts; all false for a visitor. A constant number of queries.
pub async fn mine(conn: &mut Conn, asker: Option<Id>, posts: &[PostView]) -> Result<HashMap<Id, Mine>> {
    let Some(asker) = asker.filter(|_| !posts.is_empty()) else {
        return Ok(posts.iter().map(|p| (p.id, Mine::default())).collect());
    };
    mine_among(conn, asker, &posts.iter().map(|p| (p.id, p.author.id)).collect::<Vec<_>>()).await
}

/// How an account stands to each of these posts, given with their authors. A constant number of queries.
pub async fn mine_among(conn: &mut Conn, asker: Id, posts: &[(Id, Id)]) -> Result<HashMap<Id, Mine>> {
    let ids: Vec<Id> = posts.iter().map(|(id, _)| *id).collect();
    let authors: Vec<Id> = posts.iter().map(|(_, author)| *author).collect::<HashSet<_>>().into_iter().collect();
    let smiled =
        among(conn, "SELECT post AS item FROM account_smiles WHERE account = $1 AND post IN", asker, &ids).await?;
    let saved =
        among(conn, "SELECT item FROM saves WHERE account = $1 AND kind = 'post' AND item IN", asker, &ids).await?;
    let following = follows::among(conn, asker, &authors).await?;
    let mine = |id: &Id, author: &Id| Mine {
        smiled: smiled.contains(id),
        saved: saved.contains(id),
        own: *author == asker,
        following: following.contains(author),
    };
    Ok(posts.iter().map(|(id, author)| (*id, mine(id, author))).collect())
}

/// How an account stands to one post.
pub async fn mine_of(conn: &mut Conn, asker: Option<Id>, post: &PostView) -> Result<Mine> {
    Ok(mine(conn, asker, std::slice::from_ref(post)).await?.remove(&post.id).unwrap_or_default())
}

/// Which of `ids` stand in a list of the account.
pub(super) async fn among(conn: &mut Conn, text: &str, account: Id, ids: &[Id]) -> Result<HashSet<Id>> {
    let mut query = sqlx::query_as::<_, (i64,)>(sql(format!("{text} {}", marks(2, ids.len())))).bind(account.0);
    for id in ids {
        query = query.bind(id.0);
    }
    Ok(query.fetch_all(conn).await?.into_iter().map(|(id,)| Id(id)).collect())
}

/// A page of an author's posts, newest first, and where the next one starts. Whether the asker may see them is for the
/// caller to ask.
pub async fn by_author(
    conn: &mut Conn,
    author: Id,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<PostView>, Option<String>)> {
    let text = "SELECT post FROM author_posts WHERE author = $1 AND post < $2 ORDER BY post DESC LIMIT $3";
    page(conn, text, author, at, limit).await
}

/// A page of the posts that tag a product, newest first, and where the next one starts.
pub async fn of_product(
    conn: &mut Conn,
    product: Id,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<PostView>, Option<String>)> {
    let text = "SELECT post FROM product_posts WHERE product = $1 AND post < $2 ORDER BY post DESC LIMIT $3";
    page(conn, text, product, at, limit).await
}

async fn page(
    conn: &mut Conn,
    text: &'static str,
    key: Id,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<PostView>, Option<String>)> {
    let [before] = at.map_or(Ok([i64::MAX]), cursor::unpack::<1>)?;
    let limit = limit.max(1);
    let found: Vec<(i64,)> =
        sqlx::query_as(text).bind(key.0).bind(before).bind(limit + 1).fetch_all(&mut *conn).await?;
    let mut ids: Vec<Id> = found.into_iter().map(|(id,)| Id(id)).collect();
    let more = ids.len() as i64 > limit;
    ids.truncate(limit as usize);
    let next = ids.last().filter(|_| more).map(|last| cursor::pack(&[last.0]));
    Ok((views(conn, &ids).await?, next))
}

/// What notifications need of a post that is there.
#[derive(Clone, Copy, Debug)]
pub struct Brief {
    pub author: Id,
    pub at: Micros,
    pub smiles: i64,
}

/// Author, time and count of a post; nothing where none is there.
pub async fn brief(conn: &mut Conn, post: Id) -> Result<Option<Brief>> {
    let found: Option<(i64, i64, i64)> =
        sqlx::query_as("SELECT author, published_at, smiles FROM posts WHERE id = $1 AND removed_at IS NULL")
            .bind(post.0)
            .fetch_optional(conn)
            .await?;
    Ok(found.map(|(author, at, smiles)| Brief { author: Id(author), at: Micros(at), smiles }))
}
