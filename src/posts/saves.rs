//! What people keep: posts and products, on one board.

use std::collections::HashSet;

use super::read;
use super::view::PostView;
use crate::app::App;
use crate::catalog;
use crate::catalog::view::ProductCard;
use crate::db::events::Event;
use crate::db::{Conn, Tx};
use crate::kit::{Error, Id, Micros, Result, cursor};

/// Something that was saved.
#[derive(Clone, Debug)]
pub enum Saved {
    Post(PostView),
    Product(ProductCard),
}

/// Saves a post. Doing it twice changes nothing.
pub async fn save_post(app: &App, post: Id, account: Id) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    read::standing(&mut tx, post, Some(account)).await?;
    if keep(&mut tx, account, "post", post, now).await? {
        let counted = sqlx::query("UPDATE posts SET saves = saves + 1 WHERE id = $1 AND removed_at IS NULL")
            .bind(post.0)
            .execute(&mut *tx)
            .await?
            .rows_affected();
        if counted == 0 {
            return Err(Error::Gone);
        }
        tx.event(app.id(), now, &Event::PostSaved { post, account }).await?;
    }
    tx.commit().await
}

/// Takes a post off the board. Doing it twice changes nothing.
pub async fn unsave_post(app: &App, post: Id, account: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    read::standing(&mut tx, post, Some(account)).await?;
    if let_go(&mut tx, account, "post", post).await? {
        sqlx::query("UPDATE posts SET saves = saves - 1 WHERE id = $1").bind(post.0).execute(&mut *tx).await?;
        tx.event(app.id(), app.clock.now(), &Event::PostUnsaved { post, account }).await?;
    }
    tx.commit().await
}

/// Saves a product, one no longer sold too. Doing it twice changes nothing.
pub async fn save_product(app: &App, product: Id, account: Id) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    if catalog::cards(&mut tx, &[product]).await?.is_empty() {
        return Err(Error::NotFound);
    }
    if keep(&mut tx, account, "product", product, now).await? {
        tx.event(app.id(), now, &Event::ProductSaved { product, account }).await?;
    }
    tx.commit().await
}

/// Takes a product off the board. Doing it twice changes nothing.
pub async fn unsave_product(app: &App, product: Id, account: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    if catalog::cards(&mut tx, &[product]).await?.is_empty() {
        return Err(Error::NotFound);
    }
    if let_go(&mut tx, account, "product", product).await? {
        tx.event(app.id(), app.clock.now(), &Event::ProductUnsaved { product, account }).await?;
    }
    tx.commit().await
}

async fn keep(tx: &mut Tx, account: Id, kind: &str, item: Id, at: Micros) -> Result<bool> {
    let new = sqlx::query("INSERT INTO saves (account, kind, item, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
        .bind(account.0)
        .bind(kind)
        .bind(item.0)
        .bind(at.0)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    Ok(new == 1)
}

async fn let_go(tx: &mut Tx, account: Id, kind: &str, item: Id) -> Result<bool> {
    let gone = sqlx::query("DELETE FROM saves WHERE account = $1 AND kind = $2 AND item = $3")
        .bind(account.0)
        .bind(kind)
        .bind(item.0)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    Ok(gone == 1)
}

/// Which of these products the account saved; none for a visitor.
pub async fn saved_products(conn: &mut Conn, asker: Option<Id>, ids: &[Id]) -> Result<HashSet<Id>> {
    let Some(asker) = asker.filter(|_| !ids.is_empty()) else { return Ok(HashSet::new()) };
    read::among(conn, "SELECT item FROM saves WHERE account = $1 AND kind = 'product' AND item IN", asker, ids).await
}

/// Posts smiled at, posts saved, products saved.
pub type Marks = (HashSet<Id>, HashSet<Id>, HashSet<Id>);

/// Everything an account smiled at and saved; nothing when there is more than `most` of either.
pub async fn marks(conn: &mut Conn, account: Id, most: i64) -> Result<Option<Marks>> {
    let smiled: Vec<(i64,)> = sqlx::query_as("SELECT post FROM account_smiles WHERE account = $1 LIMIT $2")
        .bind(account.0)
        .bind(most + 1)
        .fetch_all(&mut *conn)
        .await?;
    let saved: Vec<(String, i64)> = sqlx::query_as("SELECT kind, item FROM saves WHERE account = $1 LIMIT $2")
        .bind(account.0)
        .bind(most + 1)
        .fetch_all(conn)
        .await?;
    if smiled.len().max(saved.len()) as i64 > most {
        return Ok(None);
    }
    let of = |kind: &str| saved.iter().filter(|(k, _)| k == kind).map(|(_, id)| Id(*id)).collect();
    Ok(Some((smiled.into_iter().map(|(id,)| Id(id)).collect(), of("post"), of("product"))))
}

/// A page of the board, saved last first, and where the next one starts. Removed posts are left out.
pub async fn page(conn: &mut Conn, account: Id, at: Option<&str>, limit: i64) -> Result<(Vec<Saved>, Option<String>)> {
    let [time, item] = at.map_or(Ok([i64::MAX; 2]), cursor::unpack::<2>)?;
    let limit = limit.max(1);
    let mut found: Vec<(String, i64, i64)> = sqlx::query_as(
        "SELECT kind, item, at FROM saves WHERE account = $1 AND (at < $2 OR (at = $2 AND item < $3)) \
         ORDER BY at DESC, item DESC LIMIT $4",
    )
    .bind(account.0)
    .bind(time)
    .bind(item)
    .bind(limit + 1)
    .fetch_all(&mut *conn)
    .await?;
    let more = found.len() as i64 > limit;
    found.truncate(limit as usize);
    let next = found.last().filter(|_| more).map(|(_, item, at)| cursor::pack(&[*at, *item]));
    let keys: Vec<(String, Id)> = found.into_iter().map(|(kind, id, _)| (kind, Id(id))).collect();
    Ok((load(conn, account, &keys).await?.into_iter().flatten().collect(), next))
}

/// The posts and products of a list of an account, in its order; nothing in the place of one that is gone or that a
/// block separates from the account.
pub(super) async fn load(conn: &mut Conn, account: Id, keys: &[(String, Id)]) -> Result<Vec<Option<Saved>>> {
    let of = |wanted: &str| -> Vec<Id> { keys.iter().filter(|(kind, _)| kind == wanted).map(|(_, id)| *id).collect() };
    let mut posts = read::views_for(conn, &of("post"), Some(account)).await?;
    let cards = catalog::cards(conn, &of("product")).await?;
    let found = keys.iter().map(|(kind, id)| match kind.as_str() {
        "post" => posts.iter().position(|p| p.id == *id).map(|place| Saved::Post(posts.swap_remove(place))),
        _ => cards.get(id).cloned().map(Saved::Product),
    });
    Ok(found.collect())
}

/// Posts with their authors that at least 10 people saved, after an id.
pub async fn helpful_after(conn: &mut Conn, id: Id, most: i64) -> Result<Vec<(Id, Id)>> {
    let rows: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT id, author FROM posts WHERE saves >= 10 AND removed_at IS NULL AND id > $1 ORDER BY id LIMIT $2",
    )
    .bind(id.0)
    .bind(most)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(post, author)| (Id(post), Id(author))).collect())
}
