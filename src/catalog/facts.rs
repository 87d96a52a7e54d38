//! Products as the feed engine and the search index take them in.

use std::collections::HashMap;

use sqlx::Row;

use super::{by_products, interests_of};
use crate::db::Conn;
use crate::kit::{Id, Micros, Result};

/// A product without words for people: what ranks and what is searched.
#[derive(Clone, Debug)]
pub struct ProductFacts {
    pub id: Id,
    pub title: String,
    pub description: String,
    pub brand: String,
    pub category: String,
    pub created_at: Micros,
    /// In no feed, list or search: no longer sold, or by its address alone.
    pub hidden: bool,
    /// At least one variant can be bought now, here or elsewhere.
    pub buyable: bool,
    pub has_picture: bool,
    /// In how many posts it is shown.
    pub posts: i64,
    pub interests: Vec<(String, f64)>,
}

/// The facts of these products, in a constant number of queries.
pub async fn of(conn: &mut Conn, ids: &[Id]) -> Result<Vec<ProductFacts>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut interests = interests_of(conn, ids).await?;
    let mut posts: HashMap<i64, i64> = HashMap::new();
    for row in
        by_products(conn, "SELECT product, COUNT(*) AS n FROM product_posts WHERE product IN", "GROUP BY product", ids)
            .await?
    {
        posts.insert(row.try_get("product")?, row.try_get("n")?);
    }
    let rows = by_products(
        conn,
        "SELECT id, title, description, brand, category, created_at, retired_at, listing, \
         CASE WHEN EXISTS (SELECT 1 FROM variants v WHERE v.product = products.id AND v.retired_at IS NULL AND (v.stock IS NULL OR v.stock > 0) AND (v.shown_only IS NULL OR v.shown_only = 'elsewhere')) THEN 1 ELSE 0 END AS buyable, \
         CASE WHEN EXISTS (SELECT 1 FROM product_pictures c WHERE c.product = products.id) THEN 1 ELSE 0 END AS pictured \
         FROM products WHERE id IN",
        "ORDER BY id",
        ids,
    )
    .await?;
    rows.iter()
        .map(|row| {
            let id = Id(row.try_get("id")?);
            let hidden = row.try_get::<Option<i64>, _>("retired_at")?.is_some()
                || row.try_get::<&str, _>("listing")? != "listed";
            Ok(ProductFacts {
                id,
                title: row.try_get("title")?,
                description: row.try_get("description")?,
                brand: row.try_get("brand")?,
                category: row.try_get("category")?,
                created_at: Micros(row.try_get("created_at")?),
                hidden,
                buyable: !hidden && flag(row, "buyable")?,
                has_picture: flag(row, "pictured")?,
                posts: posts.get(&id.0).copied().unwrap_or_default(),
                interests: interests.remove(&id).unwrap_or_default(),
            })
        })
        .collect()
}

/// A whole number that stands for yes or no. PostgreSQL gives it 32 bits, SQLite 64.
fn flag(row: &sqlx::any::AnyRow, column: &str) -> Result<bool> {
    let wide: Result<i64, _> = row.try_get(column);
    Ok(match wide {
        Ok(n) => n != 0,
        Err(_) => row.try_get::<i32, _>(column)? != 0,
    })
}
