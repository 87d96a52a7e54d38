//! Stock: taken and given back by conditional statements, so that nothing is sold twice.

use crate::app::App;
use crate::db::Tx;
use crate::db::events::Event;
use crate::kit::{Id, Result};

/// What taking pieces from stock came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// So many were taken.
    Counted(i64),
    /// The store does not count this variant.
    NotCounted,
    /// Nothing was taken: fewer are left.
    Short { left: i64 },
}

/// Takes `n` pieces, or none. Concurrent buyers wait for each other at the row.
pub async fn take_stock(tx: &mut Tx, product: Id, variant: Id, n: i64) -> Result<Taken> {
    let taken = sqlx::query(
        "UPDATE variants SET stock = stock - $1 WHERE product = $2 AND id = $3 AND retired_at IS NULL AND stock >= $1",
    )
    .bind(n)
    .bind(product.0)
    .bind(variant.0)
    .execute(&mut **tx)
    .await?
    .rows_affected();
    if taken == 1 {
        return Ok(Taken::Counted(n));
    }
    let left: Option<(Option<i64>,)> =
        sqlx::query_as("SELECT stock FROM variants WHERE product = $1 AND id = $2 AND retired_at IS NULL")
            .bind(product.0)
            .bind(variant.0)
            .fetch_optional(&mut **tx)
            .await?;
    Ok(match left {
        None => Taken::Short { left: 0 },
        Some((None,)) => Taken::NotCounted,
        Some((Some(left),)) => Taken::Short { left },
    })
}

/// Gives pieces back that were counted when taken.
pub async fn return_stock(tx: &mut Tx, product: Id, variant: Id, n: i64) -> Result<()> {
    sqlx::query("UPDATE variants SET stock = stock + $1 WHERE product = $2 AND id = $3 AND stock IS NOT NULL")
        .bind(n)
        .bind(product.0)
        .bind(variant.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Tells followers that a product's stock changed in this transaction.
pub async fn stock_changed(app: &App, tx: &mut Tx, product: Id) -> Result<()> {
    tx.event(app.id(), app.clock.now(), &Event::StockChanged { product }).await
}

/// Sets the stock of a SKU; nothing: no longer counted. Whether there is such a SKU.
pub async fn set(app: &App, sku: &str, stock: Option<i64>) -> Result<bool> {
    let mut tx = app.db.write().await?;
    let found: Option<(i64, i64)> =
        sqlx::query_as("SELECT product, variant FROM skus WHERE sku = $1").bind(sku).fetch_optional(&mut *tx).await?;
    let Some((product, variant)) = found else { return Ok(false) };
    sqlx::query("UPDATE variants SET stock = $1 WHERE product = $2 AND id = $3")
        .bind(stock)
        .bind(product)
        .bind(variant)
        .execute(&mut *tx)
        .await?;
    stock_changed(app, &mut tx, Id(product)).await?;
    tx.commit().await?;
    Ok(true)
}
