//! Writing products: what importers and the demo hand in. A product is known by its source and the key it has there;
//! writing it again updates what differs, duplicates nothing, and changes nothing where nothing differs.

mod claims;
mod held;
mod plan;

use sha2::{Digest, Sha256};

use crate::app::App;
use crate::db::Tx;
use crate::db::events::Event;
use crate::interests;
use crate::kit::{Error, Id, Micros, Money, Result};
use crate::media::view::Picture;

pub use claims::{Claim, Claims};
use held::Held;
use plan::Plan;

/// A product as the store's catalog has it.
#[derive(Clone, Debug, Default)]
pub struct NewProduct {
    /// Where its key comes from, such as `shopify`; nothing: the store itself.
    pub source: String,
    /// What the source calls it; never changes.
    pub key: String,
    pub title: String,
    /// Plain text.
    pub description: String,
    pub brand: String,
    /// Category path, joined by ` > `; Google's taxonomy maps to interests.
    pub category: String,
    /// Interests the catalog names itself with their weights in (0, 1], besides those of the category.
    pub interests: Vec<(String, f64)>,
    /// Its page in the shop it comes from.
    pub link: Option<String>,
    pub listing: Listing,
    /// It is sold elsewhere.
    pub outlet: Option<Outlet>,
    pub pictures: Vec<NewPicture>,
    pub variants: Vec<NewVariant>,
}

/// Where a product shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listing {
    #[default]
    Listed,
    /// By its address alone: in no feed, list or search.
    Unlisted,
}

impl Listing {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Unlisted => "unlisted",
        }
    }
}

/// Where a product that is not sold here can be bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    pub url: String,
    /// The words on the link, when the shop has its own.
    pub label: Option<String>,
}

/// A picture of a product with its alternative text.
#[derive(Clone, Debug)]
pub struct NewPicture {
    pub of: PictureOf,
    pub alt: String,
}

/// Where a picture is.
#[derive(Clone, Debug)]
pub enum PictureOf {
    /// Taken in already.
    Here(Picture),
    /// To be fetched from this address.
    Url(String),
    /// To be taken in from a file of this folder.
    File { name: String, folder: Option<String> },
}

/// A variant of it.
#[derive(Clone, Debug)]
pub struct NewVariant {
    pub sku: String,
    pub options: Vec<(String, String)>,
    /// What it costs when there is no sale.
    pub price: Money,
    pub sale: Option<Sale>,
    pub stock: Option<i64>,
    pub gtin: Option<String>,
    pub grams: Option<i64>,
    /// What is in it, such as `750 ml`, for its unit price.
    pub unit_measure: Option<String>,
    /// What its unit price is per, such as `1 l`.
    pub unit_base: Option<String>,
}

/// A lower price for a time, in the currency of the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sale {
    pub amount: i64,
    pub from: Option<Micros>,
    /// This moment is no longer part of it.
    pub until: Option<Micros>,
}

impl NewVariant {
    /// A variant without sale and GTIN.
    pub fn new(sku: impl Into<String>, options: Vec<(String, String)>, price: Money, stock: Option<i64>) -> Self {
        Self {
            sku: sku.into(),
            options,
            price,
            sale: None,
            stock,
            gtin: None,
            grams: None,
            unit_measure: None,
            unit_base: None,
        }
    }
}

/// What became of a product that was written.
#[derive(Clone, Debug)]
pub struct Written {
    pub id: Id,
    pub change: Change,
    /// SKUs that another product has, with the one used instead; nothing: the variant was left out.
    pub taken: Vec<(String, Option<String>)>,
}

/// How much was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Created,
    Updated,
    Unchanged,
}

/// Products in one event.
const IN_AN_EVENT: usize = 500;

/// Writes one product and everything below it. A SKU of another product is a conflict.
pub async fn product(app: &App, new: &NewProduct) -> Result<Id> {
    let mut tx = app.db.write().await?;
    let written = products(app, &mut tx, std::slice::from_ref(new)).await?;
    let written = written.first().ok_or_else(|| Error::fault("a product was written and is not there"))?;
    if let Some((sku, _)) = written.taken.first() {
        let args = vec![("field", "sku".to_owned()), ("sku", sku.clone())];
        return Err(Error::Conflict { code: "sku_taken", args });
    }
    tx.commit().await?;
    Ok(written.id)
}

/// Writes many products within a transaction, in a constant number of statements; each key once. A variant whose SKU
/// another product sells gets one of its own. `Error::Busy` when somebody else wrote the same keys meanwhile: roll
/// back and try again.
pub async fn products(app: &App, tx: &mut Tx, new: &[NewProduct]) -> Result<Vec<Written>> {
    Ok(write(app, tx, new, None).await?.0)
}

/// Like [`products`] in a transaction that is to be rolled back: knows what earlier batches of the same dry run claimed,
/// and says what this one claims.
pub async fn dry(app: &App, tx: &mut Tx, new: &[NewProduct], before: &Claims) -> Result<(Vec<Written>, Vec<Claim>)> {
    write(app, tx, new, Some(before)).await
}

async fn write(
    app: &App,
    tx: &mut Tx,
    new: &[NewProduct],
    before: Option<&Claims>,
) -> Result<(Vec<Written>, Vec<Claim>)> {
    let held = Held::load(app, tx, new, before).await?;
    let mut plan = Plan::new(app, held, before.is_some());
    let written = new.iter().map(|product| plan.add(product)).collect::<Result<Vec<_>>>()?;
    let claims = plan.claims();
    plan.run(tx).await?;
    Ok((written, claims))
}

/// Takes products off sale in this transaction; how many were on sale.
pub async fn retire(app: &App, tx: &mut Tx, ids: &[Id]) -> Result<u64> {
    let now = app.clock.now();
    let mut gone = 0;
    for some in ids.chunks(200) {
        let text = format!(
            "UPDATE products SET retired_at = $1 WHERE retired_at IS NULL AND id IN {}",
            crate::db::marks(2, some.len())
        );
        let mut query = sqlx::query(crate::db::sql(text)).bind(now.0);
        for id in some {
            query = query.bind(id.0);
        }
        gone += query.execute(&mut **tx).await?.rows_affected();
    }
    if gone > 0 {
        changed(app, tx, ids, |products| Event::ProductsChanged { products }).await?;
    }
    Ok(gone)
}

/// Tells followers of many products, a few hundred in an event.
async fn changed(app: &App, tx: &mut Tx, ids: &[Id], event: impl Fn(Vec<Id>) -> Event) -> Result<()> {
    for some in ids.chunks(IN_AN_EVENT) {
        tx.event(app.id(), app.clock.now(), &event(some.to_vec())).await?;
    }
    Ok(())
}

/// What the store calls a product of this source.
pub fn external_key(source: &str, key: &str) -> String {
    if source.is_empty() { key.to_owned() } else { format!("{source}:{key}") }
}

/// The SKU of a variant whose own another product has: the same every time.
fn own_sku(key: &str, sku: &str) -> String {
    format!("{key}/{sku}")
}

/// What a variant costs at a moment, and when that changes next. A sale that is not lower is none.
pub(super) fn price_at(price: i64, sale: Option<Sale>, now: Micros) -> (i64, Option<Micros>) {
    let Some(sale) = sale.filter(|s| s.amount < price) else { return (price, None) };
    if let Some(from) = sale.from.filter(|from| now < *from) {
        return (price, Some(from));
    }
    match sale.until {
        Some(until) if until <= now => (price, None),
        until => (sale.amount, until),
    }
}

impl NewProduct {
    /// Those of its category path with their weights, and those the catalog names; the higher weight counts.
    fn all_interests(&self) -> Vec<(String, f64)> {
        let list = interests::list();
        let named = self.interests.iter().filter(|(slug, _)| list.get(slug).is_some()).cloned();
        let of_category = list.of_category(&self.category).into_iter().map(|(i, weight)| (i.slug.clone(), weight));
        let mut found: Vec<(String, f64)> = Vec::new();
        for (slug, weight) in named.chain(of_category) {
            match found.iter_mut().find(|(held, _)| *held == slug) {
                Some((_, held)) => *held = held.max(weight),
                None => found.push((slug, weight)),
            }
        }
        found
    }

    /// A number that differs when anything but the variants differs.
    fn fingerprint(&self, interests: &[(String, f64)]) -> i64 {
        let mut hash = Sha256::new();
        let mut text = |text: &str| {
            hash.update(text.len().to_le_bytes());
            hash.update(text.as_bytes());
        };
        for part in [&self.title, &self.description, &self.brand, &self.category] {
            text(part);
        }
        text(self.link.as_deref().unwrap_or_default());
        text(self.listing.as_str());
        if let Some(outlet) = &self.outlet {
            text(&outlet.url);
            text(outlet.label.as_deref().unwrap_or_default());
        }
        for (slug, weight) in interests {
            text(slug);
            text(&weight.to_string());
        }
        for picture in &self.pictures {
            match &picture.of {
                PictureOf::Here(picture) => text(&picture.share.file),
                PictureOf::Url(url) => text(url),
                PictureOf::File { name, folder } => {
                    text(name);
                    text(folder.as_deref().unwrap_or_default());
                }
            }
            text(&picture.alt);
        }
        let hash = hash.finalize();
        let mut first = [0; 8];
        first.copy_from_slice(&hash[..8]);
        // 0 stands for a product of before fingerprints.
        Some(i64::from_le_bytes(first)).filter(|n| *n != 0).unwrap_or(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sale_holds_from_its_beginning_to_before_its_end() {
        let sale = Some(Sale { amount: 80, from: Some(Micros(10)), until: Some(Micros(20)) });
        for (at, price, turns) in
            [(9, 100, Some(10)), (10, 80, Some(20)), (19, 80, Some(20)), (20, 100, None), (99, 100, None)]
        {
            assert_eq!(price_at(100, sale, Micros(at)), (price, turns.map(Micros)), "{at}");
        }
        let dearer = Some(Sale { amount: 100, from: None, until: None });
        assert_eq!(price_at(100, dearer, Micros(0)), (100, None));
    }

    proptest! {
        #[test]
        fn a_price_turns_only_when_it_says(price in 1i64..1000, amount in 1i64..1000, a in prop::option::of(0i64..50), b in prop::option::of(0i64..50), at in 0i64..50) {
            let sale = Some(Sale { amount, from: a.map(Micros), until: b.map(Micros) });
            let (now, turns) = price_at(price, sale, Micros(at));
            let last = turns.map_or(200, |t| t.0);
            prop_assert!(last > at);
            for later in at..last.min(100) {
                prop_assert_eq!(price_at(price, sale, Micros(later)).0, now);
            }
        }
    }
}
