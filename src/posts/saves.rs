//! What people keep: posts and products, in one list. Boards (`crate::boards`) put some of it in an order of their own.

use std::collections::HashSet;

use super::item::Item;
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

/// Saves a post or product, one no longer sold too. Doing it twice changes nothing.
pub async fn save(app: &App, item: Item, account: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    save_in(app, &mut tx, item, account).await?;
    tx.commit().await
}

/// The same within a change that is under way.
pub async fn save_in(app: &App, tx: &mut Tx, item: Item, account: Id) -> Result<()> {
    let now = app.clock.now();
    item.there(tx, account).await?;
    let (kind, id) = item.key();
    if !keep(tx, account, kind, id, now).await? {
        return Ok(());
    }
    let event = match item {
        Item::Post(post) => {
            let counted = sqlx::query("UPDATE posts SET saves = saves + 1 WHERE id = $1 AND removed_at IS NULL")
                .bind(post.0)
                .execute(&mut **tx)
                .await?
                .rows_affected();
            if counted == 0 {
                return Err(Error::Gone);
            }
            Event::PostSaved { post, account }
        }
        Item::Product(product) => Event::ProductSaved { product, account },
    };
    tx.event(app.id(), now, &event).await
}

/// Keeps a post or product no longer. Doing it twice changes nothing.
pub async fn unsave(app: &App, item: Item, account: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    item.there(&mut tx, account).await?;
    let (kind, id) = item.key();
    if let_go(&mut tx, account, kind, id).await? {
        let event = match item {
            Item::Post(post) => {
                sqlx::query("UPDATE posts SET saves = saves - 1 WHERE id = $1").bind(post.0).execute(&mut *tx).await?;
                Event::PostUnsaved { post, account }
            }
            Item::Product(product) => Event::ProductUnsaved { product, account },
        };
        tx.event(app.id(), app.clock.now(), &event).await?;
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

/// A page of the list, saved last first, and where the next one starts. Removed posts are left out.
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
    Ok((load(conn, Some(account), &keys).await?.into_iter().flatten().collect(), next))
}

/// The posts and products of a list, in its order; nothing in the place of one that is gone or that a block separates
/// from who asks.
pub async fn load(conn: &mut Conn, asker: Option<Id>, keys: &[(String, Id)]) -> Result<Vec<Option<Saved>>> {
    let of = |wanted: &str| -> Vec<Id> { keys.iter().filter(|(kind, _)| kind == wanted).map(|(_, id)| *id).collect() };
    let mut posts = read::views_for(conn, &of("post"), asker).await?;
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
