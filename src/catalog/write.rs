//! Writing products: what importers and the demo hand in. A product is known by the store's own key; writing it again
//! updates it and duplicates nothing.

use std::collections::HashSet;

use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, to_json};
use crate::interests;
use crate::kit::{Error, Id, Micros, Money, Result};
use crate::media::view::Picture;

/// A product as the store's catalog has it.
#[derive(Clone, Debug)]
pub struct NewProduct {
    /// What the store calls it; never changes.
    pub key: String,
    pub title: String,
    pub description: String,
    pub brand: String,
    /// Category path, joined by ` > `; Google's taxonomy maps to interests.
    pub category: String,
    /// Interests the catalog names itself, besides those of the category.
    pub interests: Vec<String>,
    pub link: Option<String>,
    pub pictures: Vec<(Picture, String)>,
    pub variants: Vec<NewVariant>,
}

/// A variant of it.
#[derive(Clone, Debug)]
pub struct NewVariant {
    pub sku: String,
    pub options: Vec<(String, String)>,
    pub price: Money,
    pub stock: Option<i64>,
}

/// Writes a product and everything below it in one transaction. A SKU of another product is a conflict.
pub async fn product(app: &App, new: &NewProduct) -> Result<Id> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let fresh = app.id();
    sqlx::query("INSERT INTO product_keys (external_key, product) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(&new.key)
        .bind(fresh.0)
        .execute(&mut *tx)
        .await?;
    let (id,): (i64,) = sqlx::query_as("SELECT product FROM product_keys WHERE external_key = $1")
        .bind(&new.key)
        .fetch_one(&mut *tx)
        .await?;
    let id = Id(id);
    sqlx::query(
        "INSERT INTO products (id, external_key, title, description, brand, category, link, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) \
         ON CONFLICT (id) DO UPDATE SET title = $3, description = $4, brand = $5, category = $6, link = $7, updated_at = $8, retired_at = NULL",
    )
    .bind(id.0)
    .bind(&new.key)
    .bind(&new.title)
    .bind(&new.description)
    .bind(&new.brand)
    .bind(&new.category)
    .bind(&new.link)
    .bind(now.0)
    .execute(&mut *tx)
    .await?;
    variants(app, &mut tx, id, &new.variants, now).await?;
    for table in ["DELETE FROM product_pictures WHERE product = $1", "DELETE FROM product_interests WHERE product = $1"]
    {
        sqlx::query(table).bind(id.0).execute(&mut *tx).await?;
    }
    for (position, (picture, alt)) in new.pictures.iter().enumerate() {
        sqlx::query("INSERT INTO product_pictures (product, position, picture, alt) VALUES ($1, $2, $3, $4)")
            .bind(id.0)
            .bind(position as i64)
            .bind(to_json(picture)?)
            .bind(alt)
            .execute(&mut *tx)
            .await?;
    }
    for (slug, weight) in interests_of(new) {
        sqlx::query("INSERT INTO product_interests (product, interest, weight) VALUES ($1, $2, $3)")
            .bind(id.0)
            .bind(slug)
            .bind(weight)
            .execute(&mut *tx)
            .await?;
    }
    tx.event(app.id(), now, &Event::ProductChanged { product: id }).await?;
    tx.commit().await?;
    Ok(id)
}

/// Those of its category path with their weights, and those the catalog names, which weigh most.
fn interests_of(new: &NewProduct) -> Vec<(String, f64)> {
    let list = interests::list();
    let mut found: Vec<(String, f64)> = Vec::new();
    for slug in new.interests.iter().filter(|slug| list.get(slug).is_some()) {
        if !found.iter().any(|(held, _)| held == slug) {
            found.push((slug.clone(), 1.0));
        }
    }
    for (interest, weight) in list.of_category(&new.category) {
        if !found.iter().any(|(held, _)| *held == interest.slug) {
            found.push((interest.slug.clone(), weight));
        }
    }
    found
}

async fn variants(app: &App, conn: &mut Conn, product: Id, new: &[NewVariant], now: Micros) -> Result<()> {
    let mut kept = HashSet::new();
    for (position, variant) in new.iter().enumerate() {
        let fresh = app.id();
        sqlx::query("INSERT INTO skus (sku, product, variant) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(&variant.sku)
            .bind(product.0)
            .bind(fresh.0)
            .execute(&mut *conn)
            .await?;
        let (owner, id): (i64, i64) = sqlx::query_as("SELECT product, variant FROM skus WHERE sku = $1")
            .bind(&variant.sku)
            .fetch_one(&mut *conn)
            .await?;
        if owner != product.0 {
            let args = vec![("field", "sku".to_owned()), ("sku", variant.sku.clone())];
            return Err(Error::Conflict { code: "sku_taken", args });
        }
        kept.insert(id);
        let before: Option<(i64, String)> =
            sqlx::query_as("SELECT price, currency FROM variants WHERE product = $1 AND id = $2")
                .bind(product.0)
                .bind(id)
                .fetch_optional(&mut *conn)
                .await?;
        sqlx::query(
            "INSERT INTO variants (product, id, position, sku, options, price, currency, stock) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
             ON CONFLICT (product, id) DO UPDATE SET position = $3, options = $5, price = $6, currency = $7, stock = $8, retired_at = NULL",
        )
        .bind(product.0)
        .bind(id)
        .bind(position as i64)
        .bind(&variant.sku)
        .bind(to_json(&variant.options)?)
        .bind(variant.price.amount)
        .bind(variant.price.currency.as_str())
        .bind(variant.stock)
        .execute(&mut *conn)
        .await?;
        let same = before.is_some_and(|(price, currency)| {
            price == variant.price.amount && currency == variant.price.currency.as_str()
        });
        if !same {
            sqlx::query("INSERT INTO prices (product, variant, at, price, currency) VALUES ($1, $2, $3, $4, $5)")
                .bind(product.0)
                .bind(id)
                .bind(now.0)
                .bind(variant.price.amount)
                .bind(variant.price.currency.as_str())
                .execute(&mut *conn)
                .await?;
        }
    }
    let held: Vec<(i64,)> = sqlx::query_as("SELECT id FROM variants WHERE product = $1 AND retired_at IS NULL")
        .bind(product.0)
        .fetch_all(&mut *conn)
        .await?;
    for (id,) in held.into_iter().filter(|(id,)| !kept.contains(id)) {
        sqlx::query("UPDATE variants SET retired_at = $1 WHERE product = $2 AND id = $3")
            .bind(now.0)
            .bind(product.0)
            .bind(id)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
