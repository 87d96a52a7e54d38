//! Reviews: what people wrote about a product, and the spread of their stars. Nothing that ranks reads them.

use std::collections::HashMap;

use sqlx::Row;

use super::by_products;
use super::view::{Rating, ReviewView};
use crate::app::App;
use crate::db::Conn;
use crate::db::events::Event;
use crate::kit::{Id, Micros, Result};

/// The spread of stars of many products.
pub async fn ratings(conn: &mut Conn, ids: &[Id]) -> Result<HashMap<Id, Rating>> {
    let mut ratings: HashMap<Id, Rating> = HashMap::new();
    for row in by_products(
        conn,
        "SELECT product, stars, COUNT(*) AS n FROM reviews WHERE product IN",
        "GROUP BY product, stars",
        ids,
    )
    .await?
    {
        let (stars, n): (i64, i64) = (row.try_get("stars")?, row.try_get("n")?);
        let rating = ratings.entry(Id(row.try_get("product")?)).or_default();
        rating.count += n;
        // The table holds 1 to 5 alone.
        if let Some(held) = usize::try_from(stars - 1).ok().and_then(|i| rating.spread.get_mut(i)) {
            *held += n;
        }
    }
    Ok(ratings)
}

/// Reviews of a product, newest first, those written before `before`.
pub async fn of_product(
    conn: &mut Conn,
    product: Id,
    before: Option<(Micros, Id)>,
    most: i64,
) -> Result<Vec<ReviewView>> {
    let (at, id) = before.unwrap_or((Micros(i64::MAX), Id(i64::MAX)));
    let rows = sqlx::query(
        "SELECT r.id, r.author, r.name, r.stars, r.title, r.text, r.verdict, r.created_at, r.order_id, r.imported_at, \
         (SELECT a.handle FROM accounts a WHERE a.id = r.author) AS handle FROM reviews r \
         WHERE r.product = $1 AND (r.created_at < $2 OR (r.created_at = $2 AND r.id < $3)) \
         ORDER BY r.created_at DESC, r.id DESC LIMIT $4",
    )
    .bind(product.0)
    .bind(at.0)
    .bind(id.0)
    .bind(most)
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            let author: Option<i64> = row.try_get("author")?;
            Ok(ReviewView {
                id: Id(row.try_get("id")?),
                name: row.try_get("name")?,
                handle: row.try_get("handle")?,
                stars: row.try_get("stars")?,
                title: row.try_get("title")?,
                text: row.try_get("text")?,
                verdict: row.try_get("verdict")?,
                at: Micros(row.try_get("created_at")?),
                verified: row.try_get::<Option<i64>, _>("order_id")?.is_some(),
                imported: row.try_get::<Option<i64>, _>("imported_at")?.is_some() && author.is_none(),
            })
        })
        .collect()
}

/// A review taken over or written here.
#[derive(Clone, Debug)]
pub struct NewReview {
    pub product: Id,
    /// Nobody: imported and not claimed.
    pub author: Option<Id>,
    pub name: String,
    /// 1 to 5.
    pub stars: i64,
    pub title: String,
    pub text: String,
    pub verdict: Option<&'static str>,
    pub at: Micros,
    /// The order that holds the product.
    pub order: Option<Id>,
}

/// Writes a review.
pub async fn add(app: &App, new: &NewReview) -> Result<Id> {
    let (id, now) = (app.id(), app.clock.now());
    let mut tx = app.db.write().await?;
    sqlx::query(
        "INSERT INTO reviews (product, id, author, name, stars, title, text, verdict, created_at, order_id, imported_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(new.product.0)
    .bind(id.0)
    .bind(new.author.map(|a| a.0))
    .bind(&new.name)
    .bind(new.stars)
    .bind(&new.title)
    .bind(&new.text)
    .bind(new.verdict)
    .bind(new.at.0)
    .bind(new.order.map(|o| o.0))
    .bind(new.author.is_none().then_some(now.0))
    .execute(&mut *tx)
    .await?;
    tx.event(app.id(), now, &Event::ReviewWritten { product: new.product, review: id }).await?;
    tx.commit().await?;
    Ok(id)
}
