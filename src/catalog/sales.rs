//! Sales begin and end by themselves: what a variant costs follows the times its catalog gave.

use sqlx::Row;

use super::write::{Sale, price_at};
use crate::app::App;
use crate::db::events::Event;
use crate::db::{Cell, Conn};
use crate::kit::{Id, Micros, Result};

/// The one job that turns prices.
pub const TURN: Id = Id(3);
/// Variants in one transaction.
const BATCH: i64 = 500;

/// Turns every price whose moment has come, and writes its history.
pub async fn turn(app: &App) -> Result<()> {
    while turn_some(app).await? == BATCH as usize {}
    Ok(())
}

async fn turn_some(app: &App) -> Result<usize> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let rows = sqlx::query(
        "SELECT product, id, price, currency, regular_price, sale_price, sale_from, sale_until FROM variants \
         WHERE price_turns_at IS NOT NULL AND price_turns_at <= $1 ORDER BY product, id LIMIT $2",
    )
    .bind(now.0)
    .bind(BATCH)
    .fetch_all(&mut *tx)
    .await?;
    let (mut prices, mut products) = (Vec::new(), Vec::new());
    for row in &rows {
        let (product, id) = (Id(row.try_get("product")?), Id(row.try_get("id")?));
        let (before, currency): (i64, String) = (row.try_get("price")?, row.try_get("currency")?);
        let moment = |column: &str| row.try_get::<Option<i64>, _>(column).map(|at| at.map(Micros));
        let sale = match row.try_get::<Option<i64>, _>("sale_price")? {
            Some(amount) => Some(Sale { amount, from: moment("sale_from")?, until: moment("sale_until")? }),
            None => None,
        };
        let regular = row.try_get::<Option<i64>, _>("regular_price")?.unwrap_or(before);
        let (price, turns_at) = price_at(regular, sale, now);
        sqlx::query("UPDATE variants SET price = $1, price_turns_at = $2 WHERE product = $3 AND id = $4")
            .bind(price)
            .bind(turns_at.map(|at| at.0))
            .bind(product.0)
            .bind(id.0)
            .execute(&mut *tx)
            .await?;
        if price != before {
            prices.push([product.into(), id.into(), now.into(), price.into(), Cell::from(currency)]);
            products.push(product);
        }
    }
    let tail = "ON CONFLICT (product, variant, at) DO UPDATE SET price = excluded.price, currency = excluded.currency";
    tx.insert("INSERT INTO prices (product, variant, at, price, currency)", prices, tail).await?;
    products.dedup();
    if !products.is_empty() {
        tx.event(app.id(), now, &Event::ProductsChanged { products }).await?;
    }
    tx.commit().await?;
    Ok(rows.len())
}

/// When the next price turns.
pub async fn next_turn(conn: &mut Conn) -> Result<Option<Micros>> {
    let row = sqlx::query(
        "SELECT price_turns_at FROM variants WHERE price_turns_at IS NOT NULL ORDER BY price_turns_at LIMIT 1",
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| Ok(Micros(row.try_get(0)?))).transpose()
}
