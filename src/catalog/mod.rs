//! Products, variants, prices and their history, stock, brands, categories, reviews.

pub mod drops;
pub mod edit;
pub mod facts;
pub mod members;
pub mod offers;
pub mod pictures;
pub mod reduced;
pub mod reviews;
pub mod sales;
pub mod stock;
pub mod unit;
pub mod view;
pub mod write;

use std::collections::{HashMap, HashSet};

use sqlx::Row;
use sqlx::any::AnyRow;

use crate::app::App;
use crate::db::{Conn, from_json, like_escape, marks, sql};
use crate::kit::{Currency, Error, Id, Micros, Money, Result};
use crate::media::view::{PhotoView, Picture};

pub use stock::{Taken, return_stock, stock_changed, take_stock};
use view::{OutletView, ProductCard, ProductView, Sold, VariantView};

/// A variant as buying needs it.
#[derive(Clone, Debug)]
pub struct Variant {
    pub product: Id,
    pub id: Id,
    pub sku: String,
    /// The product's title.
    pub title: String,
    pub options: Vec<(String, String)>,
    pub price: Money,
    /// What members pay, where that is less.
    pub member_price: Option<Money>,
    /// What a piece weighs, where it is known.
    pub grams: Option<i64>,
    /// Pieces left; nothing: not counted, can be bought.
    pub stock: Option<i64>,
    /// The variant or its product is no longer sold.
    pub retired: bool,
    /// It is shown and sold elsewhere.
    pub elsewhere: bool,
    /// From when it is on sale; nothing: it is.
    pub opens_at: Option<Micros>,
    /// How many one person may buy of the product.
    pub per_person: Option<i64>,
    pub picture: Option<Picture>,
}

impl Variant {
    /// Whether `n` pieces can be bought now.
    pub fn can_sell(&self, n: i64) -> bool {
        !self.retired && !self.elsewhere && self.opens_at.is_none() && self.stock.is_none_or(|stock| stock >= n)
    }
}

const VARIANT: &str = "SELECT v.product, v.id, v.sku, v.options, v.price, v.currency, v.stock, v.retired_at, v.shown_only, v.member_price, v.weight_grams, p.title, p.category, p.retired_at AS gone_at, p.opens_at, p.per_person, \
     (SELECT c.picture FROM product_pictures c WHERE c.product = v.product ORDER BY c.position LIMIT 1) AS picture \
     FROM variants v JOIN products p ON p.id = v.product";

fn money(row: &AnyRow) -> Result<Money> {
    let currency: String = row.try_get("currency")?;
    let currency: Currency = currency.parse().map_err(Error::fault)?;
    Ok(Money::new(row.try_get("price")?, currency))
}

/// Why a variant is shown and not sold here, if so.
fn shown_only(row: &AnyRow) -> Result<Option<Sold>> {
    Ok(row.try_get::<Option<&str>, _>("shown_only")?.map(|why| match why {
        "elsewhere" => Sold::Elsewhere,
        _ => Sold::OtherCurrency,
    }))
}

/// How a variant that is not retired is sold.
fn sold(row: &AnyRow) -> Result<Sold> {
    let stock: Option<i64> = row.try_get("stock")?;
    Ok(shown_only(row)?.unwrap_or(if stock.is_none_or(|n| n > 0) { Sold::Here } else { Sold::Out }))
}

fn variant_from(row: &AnyRow, days: &[members::DayView]) -> Result<Variant> {
    let picture: Option<String> = row.try_get("picture")?;
    Ok(Variant {
        product: Id(row.try_get("product")?),
        id: Id(row.try_get("id")?),
        sku: row.try_get("sku")?,
        title: row.try_get("title")?,
        options: from_json(row.try_get("options")?)?,
        price: money(row)?,
        member_price: members::price(money(row)?, row.try_get("member_price")?, row.try_get("category")?, days),
        grams: row.try_get("weight_grams")?,
        stock: row.try_get("stock")?,
        retired: row.try_get::<Option<i64>, _>("retired_at")?.is_some()
            || row.try_get::<Option<i64>, _>("gone_at")?.is_some(),
        elsewhere: shown_only(row)? == Some(Sold::Elsewhere),
        opens_at: row.try_get::<Option<i64>, _>("opens_at")?.map(Micros),
        per_person: row.try_get("per_person")?,
        picture: picture.map(|json| from_json(&json)).transpose()?,
    })
}

/// The variant with this SKU.
pub async fn variant_by_sku(conn: &mut Conn, sku: &str) -> Result<Option<Variant>> {
    let found: Option<(i64, i64)> =
        sqlx::query_as("SELECT product, variant FROM skus WHERE sku = $1").bind(sku).fetch_optional(&mut *conn).await?;
    let Some((product, variant)) = found else { return Ok(None) };
    Ok(variants(conn, &[(Id(product), Id(variant))]).await?.pop())
}

/// Many variants at once, by (product, variant), in that order; one that is not there is left out.
pub async fn variants(conn: &mut Conn, keys: &[(Id, Id)]) -> Result<Vec<Variant>> {
    let text = format!(
        "{VARIANT} WHERE v.product IN {} AND v.id IN {}",
        marks(1, keys.len()),
        marks(1 + keys.len(), keys.len())
    );
    let mut query = sqlx::query(sql(text));
    for (product, _) in keys {
        query = query.bind(product.0);
    }
    for (_, variant) in keys {
        query = query.bind(variant.0);
    }
    let rows = query.fetch_all(&mut *conn).await?;
    let days = members::running(conn).await?;
    let mut found = HashMap::new();
    for row in &rows {
        let variant = variant_from(row, &days)?;
        found.insert(variant.id, variant);
    }
    Ok(keys.iter().filter_map(|(_, id)| found.get(id).cloned()).collect())
}

/// Products as cards, in a constant number of queries. Ids without a product are left out; retired ones are there and
/// cannot be bought.
pub async fn cards(conn: &mut Conn, ids: &[Id]) -> Result<HashMap<Id, ProductCard>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut offers: HashMap<Id, Vec<(Money, Sold)>> = HashMap::new();
    let mut own: HashMap<(Id, i64), Vec<Option<i64>>> = HashMap::new();
    let mut on_sale = HashMap::new();
    for row in by_products(
        conn,
        "SELECT product, id, price, currency, stock, shown_only, member_price, regular_price FROM variants WHERE retired_at IS NULL AND product IN",
        "ORDER BY product, position",
        ids,
    )
    .await?
    {
        let (product, price) = (Id(row.try_get("product")?), money(&row)?);
        if row.try_get::<Option<i64>, _>("regular_price")?.is_some_and(|regular| regular > price.amount) {
            on_sale.insert(Id(row.try_get("id")?), (product, price));
        }
        own.entry((product, price.amount)).or_default().push(row.try_get("member_price")?);
        offers.entry(product).or_default().push((price, sold(&row)?));
    }
    let reduced = if on_sale.is_empty() { HashMap::new() } else { reduced::of_variants(conn, &on_sale).await? };
    let days = members::running(conn).await?;
    let mut pictures: HashMap<Id, PhotoView> = HashMap::new();
    for row in by_products(
        conn,
        "SELECT product, picture, alt FROM product_pictures WHERE position = 0 AND product IN",
        "",
        ids,
    )
    .await?
    {
        let picture: Picture = from_json(row.try_get("picture")?)?;
        pictures.insert(Id(row.try_get("product")?), picture.view(row.try_get("alt")?));
    }
    let mut ratings = reviews::ratings(conn, ids).await?;
    let mut cards = HashMap::new();
    for row in
        by_products(conn, "SELECT id, title, brand, category, retired_at, opens_at FROM products WHERE id IN", "", ids)
            .await?
    {
        let id = Id(row.try_get("id")?);
        let retired = row.try_get::<Option<i64>, _>("retired_at")?.is_some();
        // A product whose variants are all gone has nothing to show a price for.
        let Some(offers) = offers.get(&id) else { continue };
        let (price, price_from, sold) = price_of(offers);
        let is_soon = row.try_get::<Option<i64>, _>("opens_at")?.is_some();
        let sold = if retired { Sold::Retired } else { soon(sold, is_soon) };
        // Of several variants at this price, the one that costs members least and was cut most.
        let own = own.remove(&(id, price.amount)).unwrap_or_default().into_iter().flatten().min();
        let was = on_sale.iter().filter(|(_, sale)| **sale == (id, price)).filter_map(|(v, _)| reduced.get(v));
        let card = ProductCard {
            id,
            member_price: members::price(price, own, row.try_get("category")?, &days),
            reduced: was.min_by_key(|r| r.lowest.amount).copied(),
            title: row.try_get("title")?,
            brand: row.try_get("brand")?,
            price,
            price_from,
            available: sold == Sold::Here,
            sold,
            picture: pictures.remove(&id),
            rating: ratings.remove(&id).unwrap_or_default(),
        };
        cards.insert(id, card);
    }
    Ok(cards)
}

/// The price a card shows: the lowest among what can be bought, else among all; whether another costs more; and
/// how it is sold: the best way that any of them has. Amounts of different currencies are not compared: those of the
/// first one are shown. `offers` is not empty.
fn price_of(offers: &[(Money, Sold)]) -> (Money, bool, Sold) {
    let best = offers.iter().map(|(_, sold)| *sold).min().unwrap_or(Sold::Out);
    let mut shown = offers.iter().filter(|(_, sold)| *sold == best).map(|(price, _)| *price);
    let first = shown.next().unwrap_or(offers[0].0);
    let shown = shown.filter(|price| price.currency == first.currency);
    let lowest = shown.clone().fold(first, |low, price| if price.amount < low.amount { price } else { low });
    let dearer = first.amount > lowest.amount || shown.clone().any(|p| p.amount > lowest.amount);
    (lowest, dearer, best)
}

/// How something is sold that has not opened yet.
fn soon(sold: Sold, is_soon: bool) -> Sold {
    if is_soon && sold == Sold::Here { Sold::Soon } else { sold }
}

/// Runs `{select} ($1, …) {rest}` over product ids.
async fn by_products(conn: &mut Conn, select: &str, rest: &str, ids: &[Id]) -> Result<Vec<AnyRow>> {
    let mut query = sqlx::query(sql(format!("{select} {} {rest}", marks(1, ids.len()))));
    for id in ids {
        query = query.bind(id.0);
    }
    Ok(query.fetch_all(conn).await?)
}

/// One product with everything its page shows, as `asker` sees it.
pub async fn product(conn: &mut Conn, id: Id, asker: Option<Id>) -> Result<ProductView> {
    let row = sqlx::query("SELECT description, category, retired_at, opens_at, per_person, successor, outlet_url, outlet_label, link FROM products WHERE id = $1")
        .bind(id.0)
        .fetch_optional(&mut *conn)
        .await?
        .ok_or(Error::NotFound)?;
    let card = cards(conn, &[id]).await?.remove(&id).ok_or(Error::Gone)?;
    let retired = row.try_get::<Option<i64>, _>("retired_at")?.is_some();
    let card_sold = card.sold;
    let opens_at: Option<i64> = row.try_get("opens_at")?;
    let per_person: Option<i64> = row.try_get("per_person")?;
    let category: String = row.try_get("category")?;
    let days = members::running(conn).await?;
    let (mut variants, mut variant_ids, mut on_sale) = (Vec::new(), Vec::new(), HashMap::new());
    for row in by_products(
        conn,
        "SELECT product, id, sku, options, price, currency, stock, shown_only, gtin, member_price, regular_price, unit_measure, unit_base FROM variants WHERE retired_at IS NULL AND product IN",
        "ORDER BY position, id",
        &[id],
    )
    .await?
    {
        let stock: Option<i64> = row.try_get("stock")?;
        let price = money(&row)?;
        if row.try_get::<Option<i64>, _>("regular_price")?.is_some_and(|regular| regular > price.amount) {
            on_sale.insert(Id(row.try_get("id")?), (id, price));
        }
        variant_ids.push(Id(row.try_get("id")?));
        let measure: Option<String> = row.try_get("unit_measure")?;
        let base: Option<String> = row.try_get("unit_base")?;
        variants.push(VariantView {
            member_price: members::price(price, row.try_get("member_price")?, &category, &days),
            reduced: None,
            unit_price: measure.and_then(|m| unit::price(price, &m, base.as_deref())),
            sku: row.try_get("sku")?,
            options: from_json(row.try_get("options")?)?,
            price,
            available: !retired && opens_at.is_none() && sold(&row)? == Sold::Here,
            sold: if retired { Sold::Retired } else { soon(sold(&row)?, opens_at.is_some()) },
            stock,
            gtin: row.try_get("gtin")?,
        });
    }
    let reduced = if on_sale.is_empty() { HashMap::new() } else { reduced::of_variants(conn, &on_sale).await? };
    for (id, variant) in variant_ids.iter().zip(&mut variants) {
        variant.reduced = reduced.get(id).copied();
    }
    let mut pictures = Vec::new();
    for row in
        by_products(conn, "SELECT picture, alt FROM product_pictures WHERE product IN", "ORDER BY position", &[id])
            .await?
    {
        let picture: Picture = from_json(row.try_get("picture")?)?;
        pictures.push(picture.view(row.try_get("alt")?));
    }
    let interests = interests_of(conn, &[id]).await?.remove(&id).unwrap_or_default();
    let saved_by_me = match asker {
        None => None,
        Some(asker) => Some(
            sqlx::query("SELECT at FROM saves WHERE account = $1 AND kind = 'product' AND item = $2")
                .bind(asker.0)
                .bind(id.0)
                .fetch_optional(&mut *conn)
                .await?
                .is_some(),
        ),
    };
    Ok(ProductView {
        card,
        description: row.try_get("description")?,
        category,
        members_day: days.into_iter().next().map(|day| day.label),
        outlet: match (card_sold, row.try_get::<Option<String>, _>("outlet_url")?) {
            (Sold::Elsewhere, Some(url)) => Some(OutletView { url, label: row.try_get("outlet_label")? }),
            // What this store cannot sell can be bought in the shop it comes from.
            (Sold::OtherCurrency, _) => {
                row.try_get::<Option<String>, _>("link")?.map(|url| OutletView { url, label: None })
            }
            _ => None,
        },
        pictures,
        variants,
        interests: interests.into_iter().map(|(slug, _)| slug).collect(),
        retired,
        opens_at: opens_at.map(Micros),
        per_person,
        successor: row.try_get::<Option<i64>, _>("successor")?.map(Id),
        saved_by_me,
    })
}

/// The interests of products with their weights, strongest first.
pub async fn interests_of(conn: &mut Conn, ids: &[Id]) -> Result<HashMap<Id, Vec<(String, f64)>>> {
    let mut found: HashMap<Id, Vec<(String, f64)>> = HashMap::new();
    for row in by_products(
        conn,
        "SELECT product, interest, weight FROM product_interests WHERE product IN",
        "ORDER BY product, weight DESC, interest",
        ids,
    )
    .await?
    {
        found.entry(Id(row.try_get("product")?)).or_default().push((row.try_get("interest")?, row.try_get("weight")?));
    }
    Ok(found)
}

/// Which of these products are no longer sold.
pub async fn retired(conn: &mut Conn, ids: &[Id]) -> Result<HashSet<Id>> {
    let text = format!("SELECT id FROM products WHERE retired_at IS NOT NULL AND id IN {}", marks(1, ids.len()));
    let mut query = sqlx::query_as::<_, (i64,)>(sql(text));
    for id in ids {
        query = query.bind(id.0);
    }
    Ok(query.fetch_all(conn).await?.into_iter().map(|(id,)| Id(id)).collect())
}

/// Products whose title holds the words, for picking one by typing. The search index answers larger questions.
pub async fn find_by_title(conn: &mut Conn, words: &str, most: i64) -> Result<Vec<Id>> {
    let pattern = format!("%{}%", like_escape(&words.trim().to_lowercase()));
    let rows: Vec<(i64,)> = sqlx::query_as("SELECT id FROM products WHERE retired_at IS NULL AND listing = 'listed' AND LOWER(title) LIKE $1 ESCAPE '\\' ORDER BY title, id LIMIT $2")
        .bind(pattern)
        .bind(most)
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id,)| Id(id)).collect())
}

/// Products after an id, in order of ids: for the sitemap, the index and the feed's start.
pub async fn after(conn: &mut Conn, id: Id, most: i64) -> Result<Vec<Id>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT id FROM products WHERE id > $1 AND retired_at IS NULL AND listing = 'listed' ORDER BY id LIMIT $2",
    )
    .bind(id.0)
    .bind(most)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id,)| Id(id)).collect())
}

/// The products behind external keys; one that is not there is left out.
pub async fn ids_of_keys(conn: &mut Conn, keys: &[String]) -> Result<Vec<Id>> {
    let rows = among_texts(conn, "SELECT product FROM product_keys WHERE external_key IN", keys).await?;
    rows.iter().map(|row| Ok(Id(row.try_get(0)?))).collect()
}

/// The products that names mean: SKUs first, then keys of any source.
pub async fn by_sku_or_key(conn: &mut Conn, names: &[String]) -> Result<HashMap<String, Id>> {
    let mut found = HashMap::new();
    for row in among_texts(conn, "SELECT sku, product FROM skus WHERE sku IN", names).await? {
        found.insert(row.try_get(0)?, Id(row.try_get(1)?));
    }
    let left: Vec<&String> = names.iter().filter(|name| !found.contains_key(*name)).collect();
    if left.is_empty() {
        return Ok(found);
    }
    for source in sources(conn).await? {
        let keys: Vec<String> = left.iter().map(|name| write::external_key(&source, name)).collect();
        for row in
            among_texts(conn, "SELECT external_key, product FROM product_keys WHERE external_key IN", &keys).await?
        {
            let key: String = row.try_get(0)?;
            if let Some(place) = keys.iter().position(|k| *k == key) {
                found.entry(left[place].clone()).or_insert(Id(row.try_get(1)?));
            }
        }
    }
    Ok(found)
}

/// Every source there are products of, by walking the index from one to the next.
async fn sources(conn: &mut Conn) -> Result<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    let text = "SELECT source FROM products WHERE source > $1 ORDER BY source LIMIT 1";
    if sqlx::query("SELECT id FROM products WHERE source = '' LIMIT 1").fetch_optional(&mut *conn).await?.is_some() {
        found.push(String::new());
    }
    loop {
        let last = found.last().cloned().unwrap_or_default();
        let Some(row) = sqlx::query(text).bind(last).fetch_optional(&mut *conn).await? else { return Ok(found) };
        found.push(row.try_get(0)?);
    }
}

/// Products of a source that are on sale, after an id, with their external keys.
pub async fn of_source(conn: &mut Conn, source: &str, id: Id, most: i64) -> Result<Vec<(Id, String)>> {
    let rows: Vec<(i64, String)> = sqlx::query_as(
        "SELECT id, external_key FROM products WHERE source = $1 AND id > $2 AND retired_at IS NULL ORDER BY id LIMIT $3",
    )
    .bind(source)
    .bind(id.0)
    .bind(most)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id, key)| (Id(id), key)).collect())
}

/// A line of the audit log about what an operator did to the catalog.
async fn audit(app: &App, conn: &mut Conn, by: Id, what: &str, subject: &str) -> Result<()> {
    sqlx::query("INSERT INTO audit (id, who, what, subject, detail, at) VALUES ($1, $2, $3, $4, '', $5)")
        .bind(app.id().0)
        .bind(by.to_string())
        .bind(what)
        .bind(subject)
        .bind(app.clock.now().0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Marks in one list.
const IN_A_LIST: usize = 200;

/// Runs `{select} (…)` over ids, a few hundred at a time.
async fn among(conn: &mut Conn, select: &str, ids: &[Id]) -> Result<Vec<AnyRow>> {
    let mut rows = Vec::new();
    for some in ids.chunks(IN_A_LIST) {
        let mut query = sqlx::query(sql(format!("{select} {}", marks(1, some.len()))));
        for id in some {
            query = query.bind(id.0);
        }
        rows.extend(query.fetch_all(&mut *conn).await?);
    }
    Ok(rows)
}

/// The same over texts.
async fn among_texts(conn: &mut Conn, select: &str, texts: &[String]) -> Result<Vec<AnyRow>> {
    let mut rows = Vec::new();
    for some in texts.chunks(IN_A_LIST) {
        let mut query = sqlx::query(sql(format!("{select} {}", marks(1, some.len()))));
        for text in some {
            query = query.bind(text.as_str());
        }
        rows.extend(query.fetch_all(&mut *conn).await?);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::view::Rating;
    use super::*;
    use proptest::prelude::*;

    fn usd(amount: i64) -> Money {
        Money::new(amount, Currency::USD)
    }

    #[test]
    fn a_sold_out_cheap_variant_does_not_make_the_price() {
        use Sold::{Here, OtherCurrency, Out};
        assert_eq!(price_of(&[(usd(500), Out), (usd(900), Here), (usd(1200), Here)]), (usd(900), true, Here));
        assert_eq!(price_of(&[(usd(500), Out), (usd(900), Out)]), (usd(500), true, Out));
        assert_eq!(price_of(&[(usd(700), Here)]), (usd(700), false, Here));
        let yen = Money::new(90, "JPY".parse().unwrap());
        assert_eq!(price_of(&[(yen, OtherCurrency), (usd(900), Here)]), (usd(900), false, Here));
        assert_eq!(price_of(&[(yen, OtherCurrency), (usd(5), OtherCurrency)]), (yen, false, OtherCurrency));
    }

    proptest! {
        #[test]
        fn the_mean_is_between_the_stars(spread in prop::array::uniform5(0i64..1000)) {
            let rating = Rating { count: spread.iter().sum(), spread };
            match rating.mean_tenths() {
                None => prop_assert_eq!(rating.count, 0),
                Some(tenths) => prop_assert!((10..=50).contains(&tenths)),
            }
        }
    }
}
