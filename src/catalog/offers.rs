//! What other sellers ask for a product: compared by what one pays in the end, item and delivery together.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::audit::{self, Entry};
use crate::app::App;
use crate::db::Conn;
use crate::kit::error::Check;
use crate::kit::{Error, FieldError, Id, Micros, Money, Result, text};

/// Offers of one product at the most.
const MOST: i64 = 50;
/// The longest name of a seller, and the longest address.
const NAME: usize = 80;
const ADDRESS: usize = 1_000;

/// What a seller asks, in the store's currency.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OfferView {
    pub id: Id,
    pub seller: String,
    pub price: Money,
    pub delivery: Money,
    /// Item and delivery.
    pub total: Money,
    /// Where it is sold.
    pub url: String,
    /// When the seller said so.
    pub at: Micros,
}

/// An offer as it was sent.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewOffer {
    #[schema(required)]
    pub seller: String,
    /// A decimal in the store's currency.
    #[schema(required)]
    pub price: String,
    /// Likewise; empty: nothing.
    pub delivery: String,
    /// `https://…`
    #[schema(required)]
    pub url: String,
}

/// The offers of a product, the lowest total first.
pub async fn of_product(app: &App, conn: &mut Conn, product: Id) -> Result<Vec<OfferView>> {
    let rows: Vec<(i64, String, i64, i64, String, i64)> = sqlx::query_as(
        "SELECT id, seller, price, delivery, url, at FROM seller_offers WHERE product = $1 ORDER BY price + delivery, id",
    )
    .bind(product.0)
    .fetch_all(conn)
    .await?;
    let money = |amount| Money::new(amount, app.config.store.currency);
    let view = |(id, seller, price, delivery, url, at): (i64, String, i64, i64, String, i64)| OfferView {
        id: Id(id),
        seller,
        price: money(price),
        delivery: money(delivery),
        total: money(price.saturating_add(delivery)),
        url,
        at: Micros(at),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Writes down what a seller asks.
pub async fn add(app: &App, product: Id, new: &NewOffer, by: Id) -> Result<Id> {
    let (now, id) = (app.clock.now(), app.id());
    let mut check = Check::new();
    let seller = check.take(text::line("seller", &new.seller, NAME)).unwrap_or_default();
    let amount = |field: &'static str, typed: &str, least: i64| {
        // A thousandth of what fits, so that sums do.
        let read = Money::parse(typed.trim(), app.config.store.currency).map(|m| m.amount);
        read.filter(|n| (least..=i64::MAX / 1_000).contains(n)).ok_or_else(|| FieldError::new(field, "bad_amount"))
    };
    let price = check.take(amount("price", &new.price, 1)).unwrap_or_default();
    let delivery = match new.delivery.trim() {
        "" => 0,
        typed => check.take(amount("delivery", typed, 0)).unwrap_or_default(),
    };
    let url = check.take(text::line("url", &new.url, ADDRESS)).unwrap_or_default();
    if !url.is_empty() && !reqwest::Url::parse(&url).is_ok_and(|u| u.scheme() == "https" && u.host_str().is_some()) {
        check.push(FieldError::new("url", "bad_link"));
    }
    check.done()?;
    let mut tx = app.db.write().await?;
    let there: Option<(i64,)> = sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM seller_offers o WHERE o.product = p.id) FROM products p WHERE p.id = $1",
    )
    .bind(product.0)
    .fetch_optional(&mut *tx)
    .await?;
    let (held,) = there.ok_or(Error::NotFound)?;
    if held >= MOST {
        return Err(Error::Invalid(vec![FieldError::new("seller", "too_many_offers").with("max", MOST)]));
    }
    sqlx::query(
        "INSERT INTO seller_offers (product, id, seller, price, delivery, url, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(product.0)
    .bind(id.0)
    .bind(&seller)
    .bind(price)
    .bind(delivery)
    .bind(&url)
    .bind(now.0)
    .execute(&mut *tx)
    .await?;
    let (who, subject) = (by.to_string(), product.to_string());
    let after = format!("offer: {seller} {price} + {delivery} {url}");
    let entry = Entry { who: &who, what: "product", subject: &subject, before: "", after: &after, ..Entry::default() };
    audit::record(app, &mut tx, entry).await?;
    tx.commit().await?;
    Ok(id)
}

/// Takes an offer out; one that is not there is out already.
pub async fn remove(app: &App, product: Id, offer: Id, by: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    let gone: Option<(String,)> =
        sqlx::query_as("DELETE FROM seller_offers WHERE product = $1 AND id = $2 RETURNING seller")
            .bind(product.0)
            .bind(offer.0)
            .fetch_optional(&mut *tx)
            .await?;
    if let Some((seller,)) = gone {
        let (who, subject, before) = (by.to_string(), product.to_string(), format!("offer: {seller}"));
        let entry =
            Entry { who: &who, what: "product", subject: &subject, before: &before, after: "", ..Entry::default() };
        audit::record(app, &mut tx, entry).await?;
    }
    tx.commit().await
}
