//! "Not this": posts and products an account never wants to meet in a feed again. They stay where they are.

use super::item::Item;
use super::saves::Saved;
use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, Tx};
use crate::kit::{Id, Micros, Result, cursor};

/// Hides a post or product from the account's feeds. Doing it twice changes nothing.
pub async fn hide(app: &App, account: Id, item: Item) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    item.there(&mut tx, account).await?;
    let (kind, id) = item.key();
    let new = sqlx::query("INSERT INTO hides (account, kind, item, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
        .bind(account.0)
        .bind(kind)
        .bind(id.0)
        .bind(now.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if new == 1 {
        tell(app, &mut tx, account, item, true).await?;
    }
    tx.commit().await
}

/// Lets a post or product back into the account's feeds. Doing it twice changes nothing.
pub async fn unhide(app: &App, account: Id, item: Item) -> Result<()> {
    let mut tx = app.db.write().await?;
    let (kind, id) = item.key();
    let gone = sqlx::query("DELETE FROM hides WHERE account = $1 AND kind = $2 AND item = $3")
        .bind(account.0)
        .bind(kind)
        .bind(id.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if gone == 1 {
        tell(app, &mut tx, account, item, false).await?;
    }
    tx.commit().await
}

async fn tell(app: &App, tx: &mut Tx, account: Id, item: Item, hidden: bool) -> Result<()> {
    let event = match (item, hidden) {
        (Item::Post(post), true) => Event::PostHidden { post, account },
        (Item::Post(post), false) => Event::PostUnhidden { post, account },
        (Item::Product(product), true) => Event::ProductHidden { product, account },
        (Item::Product(product), false) => Event::ProductUnhidden { product, account },
    };
    tx.event(app.id(), app.clock.now(), &event).await
}

/// Whether the account hid this.
pub async fn is_hidden(conn: &mut Conn, account: Id, item: Item) -> Result<bool> {
    let (kind, id) = item.key();
    let found: Option<(i64,)> = sqlx::query_as("SELECT at FROM hides WHERE account = $1 AND kind = $2 AND item = $3")
        .bind(account.0)
        .bind(kind)
        .bind(id.0)
        .fetch_optional(conn)
        .await?;
    Ok(found.is_some())
}

/// Everything the account hid, newest first: for the feed.
pub async fn all(conn: &mut Conn, account: Id, most: i64) -> Result<Vec<Item>> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT kind, item FROM hides WHERE account = $1 ORDER BY at DESC LIMIT $2")
            .bind(account.0)
            .bind(most)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().filter_map(|(kind, id)| Item::of(&kind, Id(id))).collect())
}

/// A page of what the account hid, newest first, with when, and where the next one starts. What is gone is left out.
pub async fn page(
    conn: &mut Conn,
    account: Id,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<(Saved, Micros)>, Option<String>)> {
    let [time, item] = at.map_or(Ok([i64::MAX; 2]), cursor::unpack::<2>)?;
    let limit = limit.max(1);
    let mut found: Vec<(String, i64, i64)> = sqlx::query_as(
        "SELECT kind, item, at FROM hides WHERE account = $1 AND (at < $2 OR (at = $2 AND item < $3)) \
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
    let times: Vec<Micros> = found.iter().map(|(.., at)| Micros(*at)).collect();
    let keys: Vec<(String, Id)> = found.into_iter().map(|(kind, id, _)| (kind, Id(id))).collect();
    let loaded = super::saves::load(conn, Some(account), &keys).await?;
    Ok((loaded.into_iter().zip(times).filter_map(|(item, at)| Some((item?, at))).collect(), next))
}
