//! Stock: taken and given back by conditional statements, so that nothing is sold twice.

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, Tx};
use crate::kit::error::Check;
use crate::kit::{Error, FieldError, Id, Micros, Result, text};

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

/// Writes down that stock changed: who and why.
pub async fn note(
    app: &App,
    tx: &mut Tx,
    (product, variant): (Id, Id),
    change: i64,
    who: &str,
    why: &str,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO stock_moves (product, id, variant, change, at, who, why) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(product.0)
    .bind(app.id().0)
    .bind(variant.0)
    .bind(change)
    .bind(app.clock.now().0)
    .bind(who)
    .bind(why)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A change of stock, as the operator reads it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StockMove {
    pub sku: String,
    pub change: i64,
    pub at: Micros,
    pub who: String,
    pub why: String,
}

/// The last changes, newest first; of one SKU or of all.
pub async fn moves(conn: &mut Conn, sku: &str) -> Result<Vec<StockMove>> {
    let rows: Vec<(String, i64, i64, String, String)> = sqlx::query_as(
        "SELECT v.sku, m.change, m.at, m.who, m.why FROM stock_moves m JOIN variants v ON v.product = m.product AND v.id = m.variant \
         WHERE ($1 = '' OR v.sku = $1) ORDER BY m.at DESC, m.id DESC LIMIT 200",
    )
    .bind(sku)
    .fetch_all(conn)
    .await?;
    let view = |(sku, change, at, who, why): (_, _, i64, _, _)| StockMove { sku, change, at: Micros(at), who, why };
    Ok(rows.into_iter().map(view).collect())
}

/// The operator counts: adds to the stock of a SKU or takes from it, and says why. It never falls below zero, and a SKU
/// that is not counted begins to be.
pub async fn correct(app: &App, by: Id, sku: &str, change: i64, why: &str) -> Result<i64> {
    let mut check = Check::new();
    let why = check.take(text::line("why", why, 200));
    if change == 0 || change.abs() > 1_000_000 {
        check.push(FieldError::new("change", "bad_number"));
    }
    check.done()?;
    let mut tx = app.db.write().await?;
    let found: Option<(i64, i64)> = sqlx::query_as("SELECT product, variant FROM skus WHERE sku = $1")
        .bind(sku.trim())
        .fetch_optional(&mut *tx)
        .await?;
    let Some((product, variant)) = found else { return Err(Error::invalid("sku", "unknown_sku")) };
    let now: Option<(i64,)> = sqlx::query_as(
        "UPDATE variants SET stock = COALESCE(stock, 0) + $1 WHERE product = $2 AND id = $3 AND COALESCE(stock, 0) + $1 >= 0 RETURNING stock",
    )
    .bind(change)
    .bind(product)
    .bind(variant)
    .fetch_optional(&mut *tx)
    .await?;
    let Some((left,)) = now else { return Err(Error::invalid("change", "stock_below_zero")) };
    note(app, &mut tx, (Id(product), Id(variant)), change, &by.to_string(), &why.unwrap_or_default()).await?;
    stock_changed(app, &mut tx, Id(product)).await?;
    tx.commit().await?;
    Ok(left)
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
