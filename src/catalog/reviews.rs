//! Reviews: what people wrote about a product, and the spread of their stars. Nothing that ranks reads them.

use std::collections::HashMap;

use sqlx::Row;

use super::view::{Rating, ReviewView};
use super::write::Change;
use super::{among_texts, by_products};
use crate::app::App;
use crate::db::events::Event;
use crate::db::{Cell, Conn, Tx};
use crate::kit::{Error, Id, Micros, Result};

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
        "SELECT r.id, r.author, r.name, r.stars, r.title, r.text, r.language, r.verdict, r.created_at, r.order_id, r.imported_at, \
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
                language: row.try_get("language")?,
                verdict: row.try_get("verdict")?,
                at: Micros(row.try_get("created_at")?),
                verified: row.try_get::<Option<i64>, _>("order_id")?.is_some(),
                imported: row.try_get::<Option<i64>, _>("imported_at")?.is_some() && author.is_none(),
            })
        })
        .collect()
}

/// The language of a review's words. Who wrote it is often nobody here, so what is not certain stays open.
fn language(title: &str, text: &str) -> String {
    crate::kit::language::of(&format!("{title} {text}"), "").to_owned()
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
        "INSERT INTO reviews (product, id, author, name, stars, title, text, verdict, created_at, order_id, imported_at, language) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
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
    .bind(language(&new.title, &new.text))
    .execute(&mut *tx)
    .await?;
    tx.event(app.id(), now, &Event::ReviewWritten { product: new.product, review: id }).await?;
    tx.commit().await?;
    Ok(id)
}

/// A review of another system.
#[derive(Clone, Debug)]
pub struct Imported {
    pub product: Id,
    /// What its source calls it; a repeated import finds it by this.
    pub key: String,
    pub name: String,
    /// 1 to 5.
    pub stars: i64,
    pub title: String,
    pub text: String,
    /// Nothing: the moment it was taken over.
    pub at: Option<Micros>,
    /// For claiming it later; never shown.
    pub email: Option<String>,
}

/// Takes over reviews within a transaction. One that is here already takes over what changed, unless somebody claimed
/// it. `Error::Busy` when somebody else took over the same ones meanwhile: roll back and try again.
pub async fn import(app: &App, tx: &mut Tx, new: &[Imported]) -> Result<Vec<Change>> {
    let now = app.clock.now();
    let mut held = HashMap::new();
    let keys: Vec<String> = new.iter().map(|r| r.key.clone()).collect();
    for row in
        among_texts(tx, "SELECT external_key, product, review FROM review_keys WHERE external_key IN", &keys).await?
    {
        let key: String = row.try_get(0)?;
        held.insert(key, (Id(row.try_get(1)?), Id(row.try_get(2)?)));
    }
    let (mut fresh, mut rows, mut changes, mut products) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for review in new {
        if let Some((product, id)) = held.get(&review.key) {
            let changed = sqlx::query(
                "UPDATE reviews SET name = $1, stars = $2, title = $3, text = $4, created_at = COALESCE($5, created_at), email = $6, language = $9 \
                 WHERE product = $7 AND id = $8 AND author IS NULL AND (name <> $1 OR stars <> $2 OR title <> $3 OR text <> $4 \
                 OR created_at <> COALESCE($5, created_at) OR COALESCE(email, '') <> COALESCE($6, ''))",
            )
            .bind(&review.name)
            .bind(review.stars)
            .bind(&review.title)
            .bind(&review.text)
            .bind(review.at.map(|at| at.0))
            .bind(review.email.as_deref())
            .bind(product.0)
            .bind(id.0)
            .bind(language(&review.title, &review.text))
            .execute(&mut **tx)
            .await?
            .rows_affected();
            changes.push(if changed == 1 { Change::Updated } else { Change::Unchanged });
            continue;
        }
        let id = app.id();
        held.insert(review.key.clone(), (review.product, id));
        products.push(review.product);
        fresh.push([review.key.as_str().into(), review.product.into(), id.into()]);
        rows.push([
            review.product.into(),
            id.into(),
            review.name.as_str().into(),
            review.stars.into(),
            review.title.as_str().into(),
            review.text.as_str().into(),
            review.at.unwrap_or(now).into(),
            now.into(),
            Cell::from(review.email.clone()),
            language(&review.title, &review.text).into(),
        ]);
        changes.push(Change::Created);
    }
    let wanted = fresh.len() as u64;
    let head = "INSERT INTO review_keys (external_key, product, review)";
    if tx.insert(head, fresh, "ON CONFLICT (external_key) DO NOTHING").await? != wanted {
        return Err(Error::Busy { retry_after_seconds: 1 });
    }
    let head = "INSERT INTO reviews (product, id, name, stars, title, text, created_at, imported_at, email, language)";
    tx.insert(head, rows, "").await?;
    products.sort_unstable();
    products.dedup();
    if !products.is_empty() {
        tx.event(app.id(), now, &Event::ReviewsImported { products }).await?;
    }
    Ok(changes)
}
