//! Products as the operator looks through them and mends them by hand. What a catalog file carries comes back with the
//! next import of it: an edited product counts as different from its file.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use sqlx::Row;
use utoipa::ToSchema;

use super::offers::{self, OfferView};
use super::view::{ProductCard, ProductView};
use super::{by_products, cards, interests_of, product, stock};
use crate::accounts::audit::{self, Entry};
use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, Tx, like_escape};
use crate::interests::list;
use crate::kit::error::Check;
use crate::kit::text::{self, limit};
use crate::kit::{Currency, Error, FieldError, Id, Money, Result, cursor};

/// Interests of a product at the most.
const MOST_INTERESTS: usize = 12;
/// Pieces of a variant at the most.
const MOST_STOCK: i64 = 1_000_000_000;

/// Which products.
#[derive(Clone, Debug, Default)]
pub struct Which {
    /// In title or brand, or a SKU.
    pub words: String,
    pub only: Only,
}

/// Which of them by how they are sold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    #[default]
    All,
    OnSale,
    Retired,
}

/// A product in the operator's list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeskProduct {
    pub id: Id,
    pub title: String,
    pub brand: String,
    /// Where its key is from, such as `shopify`; empty: the store itself.
    pub source: String,
    pub retired: bool,
    /// Null where none of its variants is left.
    pub card: Option<ProductCard>,
    /// Pieces of all variants; null where one is not counted.
    pub stock: Option<i64>,
}

/// A product as it is edited.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EditView {
    #[serde(flatten)]
    pub product: ProductView,
    /// Where its key is from, such as `shopify`; empty: the store itself.
    pub source: String,
    /// What other sellers ask, the lowest total first.
    pub offers: Vec<OfferView>,
}

/// A product as it was sent.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ProductBody {
    /// 1 to 200 characters.
    pub title: String,
    /// Up to 10,000 characters, plain text.
    pub description: String,
    /// Slugs, at most 12; unknown ones are refused.
    pub interests: Vec<String>,
    /// Those left out stay as they are.
    pub variants: Vec<VariantBody>,
}

/// A variant as it was sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct VariantBody {
    pub sku: String,
    /// A decimal in the variant's own currency, such as `12.50`.
    pub price: String,
    /// Pieces; empty: not counted.
    pub stock: String,
    /// The pieces that were there when the form was opened, so that nothing sold meanwhile is counted again; null: whatever
    /// there is.
    pub stock_was: Option<String>,
}

/// A variant whose values were checked.
struct Change {
    id: Id,
    sku: String,
    before: (Money, Option<i64>),
    price: Money,
    stock: Option<i64>,
    /// What the stock must still be.
    was: Option<Option<i64>>,
}

/// A page of these products, newest first, and where the next one starts.
pub async fn page(
    conn: &mut Conn,
    which: &Which,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<DeskProduct>, Option<String>)> {
    let [before] = at.map_or(Ok([i64::MAX]), cursor::unpack::<1>)?;
    let only = match which.only {
        Only::All => "all",
        Only::OnSale => "sale",
        Only::Retired => "retired",
    };
    let words = which.words.trim();
    let mut rows = sqlx::query(
        "SELECT id, title, brand, source, retired_at FROM products WHERE id < $1 \
         AND (LOWER(title) LIKE $2 ESCAPE '\\' OR LOWER(brand) LIKE $2 ESCAPE '\\' \
         OR id IN (SELECT product FROM skus WHERE sku = $3)) \
         AND ($4 = 'all' OR ($4 = 'retired' AND retired_at IS NOT NULL) OR ($4 = 'sale' AND retired_at IS NULL)) \
         ORDER BY id DESC LIMIT $5",
    )
    .bind(before)
    .bind(format!("%{}%", like_escape(&words.to_lowercase())))
    .bind(words)
    .bind(only)
    .bind(limit + 1)
    .fetch_all(&mut *conn)
    .await?;
    let more = rows.len() as i64 > limit;
    rows.truncate(limit as usize);
    let ids: Vec<Id> = rows.iter().map(|row| Ok(Id(row.try_get("id")?))).collect::<Result<_>>()?;
    let mut shown = cards(conn, &ids).await?;
    let stocks = stocks(conn, &ids).await?;
    let mut products = Vec::with_capacity(rows.len());
    for (row, id) in rows.iter().zip(&ids) {
        products.push(DeskProduct {
            id: *id,
            title: row.try_get("title")?,
            brand: row.try_get("brand")?,
            source: row.try_get("source")?,
            retired: row.try_get::<Option<i64>, _>("retired_at")?.is_some(),
            card: shown.remove(id),
            stock: stocks.get(id).copied().flatten(),
        });
    }
    let next = ids.last().filter(|_| more).map(|id| cursor::pack(&[id.0]));
    Ok((products, next))
}

/// Pieces of all variants of each product; nothing where one of them is not counted.
async fn stocks(conn: &mut Conn, ids: &[Id]) -> Result<HashMap<Id, Option<i64>>> {
    let mut found: HashMap<Id, Option<i64>> = HashMap::new();
    for row in by_products(conn, "SELECT product, stock FROM variants WHERE retired_at IS NULL AND product IN", "", ids)
        .await?
    {
        let stock: Option<i64> = row.try_get("stock")?;
        let sum = found.entry(Id(row.try_get("product")?)).or_insert(Some(0));
        *sum = sum.zip(stock).map(|(a, b)| a.saturating_add(b));
    }
    Ok(found)
}

/// A product as it is edited.
pub async fn view(app: &App, conn: &mut Conn, id: Id) -> Result<EditView> {
    let (source,): (String,) = sqlx::query_as("SELECT source FROM products WHERE id = $1")
        .bind(id.0)
        .fetch_optional(&mut *conn)
        .await?
        .ok_or(Error::NotFound)?;
    let offers = offers::of_product(app, conn, id).await?;
    Ok(EditView { product: product(conn, id, None).await?, source, offers })
}

/// Sets title, description, interests, prices and stock of a product; every broken rule is found at once. A changed price
/// ends a sale and joins the history of prices. Stock that changed since the form was opened is a conflict.
pub async fn set(app: &App, id: Id, body: &ProductBody, by: Id) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let held: Option<(String, String)> = sqlx::query_as("SELECT title, description FROM products WHERE id = $1")
        .bind(id.0)
        .fetch_optional(&mut *tx)
        .await?;
    let (title_was, description_was) = held.ok_or(Error::NotFound)?;
    let mut check = Check::new();
    let title = check.take(text::line("title", &body.title, limit::PRODUCT_TITLE)).unwrap_or_default();
    let description =
        check.take(text::optional("description", &body.description, limit::PRODUCT_TEXT)).unwrap_or_default();
    let chosen = check.take(interests(&body.interests)).unwrap_or_default();
    let changes = variants(&mut tx, id, &body.variants, &mut check).await?;
    check.done()?;
    let before = interests_of(&mut tx, &[id]).await?.remove(&id).unwrap_or_default();
    let (mut was, mut is) = (Vec::new(), Vec::new());
    let mut note = |what: &str, before: String, after: String| {
        if before != after {
            was.push(format!("{what}: {before}"));
            is.push(format!("{what}: {after}"));
        }
    };
    note("title", title_was, title.clone());
    note("description", description_was, description.clone());
    let slugs = |list: &mut Vec<String>| {
        list.sort();
        list.join(" ")
    };
    note("interests", slugs(&mut before.iter().map(|(s, _)| s.clone()).collect()), slugs(&mut chosen.clone()));
    for change in &changes {
        let pieces = |stock: Option<i64>| stock.map_or_else(|| "not counted".to_owned(), |n| n.to_string());
        note(&format!("price {}", change.sku), change.before.0.decimal(), change.price.decimal());
        note(&format!("stock {}", change.sku), pieces(change.before.1), pieces(change.stock));
    }
    if was.is_empty() {
        return Ok(());
    }
    // A fingerprint of nothing: the next import of its file writes it anew.
    sqlx::query("UPDATE products SET title = $1, description = $2, updated_at = $3, fingerprint = 0 WHERE id = $4")
        .bind(&title)
        .bind(&description)
        .bind(now.0)
        .bind(id.0)
        .execute(&mut *tx)
        .await?;
    sqlx::query("DELETE FROM product_interests WHERE product = $1").bind(id.0).execute(&mut *tx).await?;
    let weights: BTreeMap<&String, f64> = before.iter().map(|(slug, weight)| (slug, *weight)).collect();
    for slug in &chosen {
        sqlx::query("INSERT INTO product_interests (product, interest, weight) VALUES ($1, $2, $3)")
            .bind(id.0)
            .bind(slug)
            .bind(weights.get(slug).copied().unwrap_or(1.0))
            .execute(&mut *tx)
            .await?;
    }
    for change in &changes {
        apply(app, &mut tx, id, change, by).await?;
    }
    let (who, subject) = (by.to_string(), id.to_string());
    let (before, after) = (was.join("\n"), is.join("\n"));
    let entry =
        Entry { who: &who, what: "product", subject: &subject, before: &before, after: &after, ..Entry::default() };
    audit::record(app, &mut tx, entry).await?;
    tx.event(app.id(), now, &Event::ProductsChanged { products: vec![id] }).await?;
    tx.commit().await
}

fn interests(slugs: &[String]) -> Result<Vec<String>, FieldError> {
    let mut chosen: Vec<String> = Vec::new();
    for slug in slugs.iter().map(|s| s.trim()).filter(|s| !s.is_empty()) {
        if list().get(slug).is_none() {
            return Err(FieldError::new("interests", "unknown_interest"));
        }
        if !chosen.iter().any(|c| c == slug) {
            chosen.push(slug.to_owned());
        }
    }
    if chosen.len() > MOST_INTERESTS {
        return Err(FieldError::new("interests", "too_many_interests").with("max", MOST_INTERESTS));
    }
    Ok(chosen)
}

async fn variants(conn: &mut Conn, product: Id, sent: &[VariantBody], check: &mut Check) -> Result<Vec<Change>> {
    let rows = by_products(
        conn,
        "SELECT id, sku, price, currency, stock FROM variants WHERE retired_at IS NULL AND product IN",
        "",
        &[product],
    )
    .await?;
    let mut held = HashMap::new();
    for row in &rows {
        let currency: Currency = row.try_get::<&str, _>("currency")?.parse().map_err(Error::fault)?;
        let price = Money::new(row.try_get("price")?, currency);
        let value = (Id(row.try_get("id")?), price, row.try_get::<Option<i64>, _>("stock")?);
        held.insert(row.try_get::<String, _>("sku")?, value);
    }
    let mut changes: Vec<Change> = Vec::new();
    for (i, variant) in sent.iter().enumerate() {
        let field = |name: &str| format!("variants[{i}].{name}");
        let Some((id, before, stock_before)) = held.get(variant.sku.as_str()).copied() else {
            check.push(FieldError::new(field("sku"), "unknown_sku"));
            continue;
        };
        let price = Money::parse(variant.price.trim(), before.currency).filter(|price| price.amount > 0);
        let bad = || FieldError::new(field("price"), "bad_price").with("currency", before.currency);
        let price = check.take(price.ok_or_else(bad));
        let stock = check.take(
            pieces(&variant.stock)
                .map_err(|()| FieldError::new(field("stock"), "out_of_range").with("min", 0).with("max", MOST_STOCK)),
        );
        let was = match &variant.stock_was {
            None => None,
            Some(text) => check.take(pieces(text).map_err(|()| FieldError::new(field("stock_was"), "bad_number"))),
        };
        let (Some(price), Some(stock)) = (price, stock) else { continue };
        changes.push(Change { id, sku: variant.sku.clone(), before: (before, stock_before), price, stock, was });
    }
    Ok(changes)
}

/// Pieces in words of a form: nothing at all is not counted.
fn pieces(text: &str) -> Result<Option<i64>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().ok().filter(|n| (0..=MOST_STOCK).contains(n)).map(Some).ok_or(()),
    }
}

async fn apply(app: &App, tx: &mut Tx, product: Id, change: &Change, by: Id) -> Result<()> {
    if change.price != change.before.0 {
        sqlx::query(
            "UPDATE variants SET price = $1, regular_price = NULL, sale_price = NULL, sale_from = NULL, \
             sale_until = NULL, price_turns_at = NULL WHERE product = $2 AND id = $3",
        )
        .bind(change.price.amount)
        .bind(product.0)
        .bind(change.id.0)
        .execute(&mut **tx)
        .await?;
        sqlx::query(
            "INSERT INTO prices (product, variant, at, price, currency) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (product, variant, at) DO UPDATE SET price = excluded.price, currency = excluded.currency",
        )
        .bind(product.0)
        .bind(change.id.0)
        .bind(app.clock.now().0)
        .bind(change.price.amount)
        .bind(change.price.currency.as_str())
        .execute(&mut **tx)
        .await?;
    }
    let wanted = change.was.unwrap_or(change.before.1);
    if change.stock == wanted {
        return Ok(());
    }
    let set = sqlx::query("UPDATE variants SET stock = $1 WHERE product = $2 AND id = $3 AND COALESCE(stock, -1) = $4")
        .bind(change.stock)
        .bind(product.0)
        .bind(change.id.0)
        .bind(wanted.unwrap_or(-1))
        .execute(&mut **tx)
        .await?
        .rows_affected();
    if set == 0 {
        let left = change.before.1.map_or_else(String::new, |n| n.to_string());
        return Err(Error::Conflict { code: "stock_changed", args: vec![("sku", change.sku.clone()), ("left", left)] });
    }
    let counted = change.stock.unwrap_or(0) - wanted.unwrap_or(0);
    stock::note(app, tx, (product, change.id), counted, &by.to_string(), "set with the product").await
}

/// Takes a product off sale, or brings it back. Doing it twice changes nothing.
pub async fn retire(app: &App, id: Id, retired: bool, by: Id) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let text = if retired {
        "UPDATE products SET retired_at = $1, updated_at = $1 WHERE id = $2 AND retired_at IS NULL"
    } else {
        "UPDATE products SET retired_at = NULL, updated_at = $1 WHERE id = $2 AND retired_at IS NOT NULL"
    };
    let changed = sqlx::query(text).bind(now.0).bind(id.0).execute(&mut *tx).await?.rows_affected();
    if changed == 0 {
        let there = sqlx::query("SELECT id FROM products WHERE id = $1").bind(id.0).fetch_optional(&mut *tx).await?;
        return if there.is_some() { Ok(()) } else { Err(Error::NotFound) };
    }
    let (before, after) = if retired { ("on sale", "retired") } else { ("retired", "on sale") };
    let (who, subject) = (by.to_string(), id.to_string());
    let entry = Entry { who: &who, what: "product", subject: &subject, before, after, ..Entry::default() };
    audit::record(app, &mut tx, entry).await?;
    tx.event(app.id(), now, &Event::ProductsChanged { products: vec![id] }).await?;
    tx.commit().await
}
