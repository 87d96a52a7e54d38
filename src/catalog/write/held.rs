//! What the store holds already of products that are about to be written.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use sqlx::Row;

use super::{Claims, NewProduct, external_key, own_sku};
use crate::app::App;
use crate::catalog::{among, among_texts};
use crate::db::{Cell, Tx};
use crate::kit::{Error, Id, Result};

/// A product as it is stored.
#[derive(Debug)]
pub(super) struct HeldProduct {
    pub fingerprint: i64,
    pub retired: bool,
}

/// A variant as it is stored, or as it should be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct VariantRow {
    pub id: Id,
    pub position: i64,
    pub sku: String,
    /// JSON.
    pub options: String,
    pub price: i64,
    pub currency: String,
    pub stock: Option<i64>,
    pub retired: bool,
    pub shown_only: Option<String>,
    pub gtin: Option<String>,
    pub regular_price: Option<i64>,
    pub sale_price: Option<i64>,
    pub sale_from: Option<i64>,
    pub sale_until: Option<i64>,
    pub price_turns_at: Option<i64>,
    pub weight_grams: Option<i64>,
    pub unit_measure: Option<String>,
    pub unit_base: Option<String>,
}

/// Where a picture of a product came from, and what became of it.
#[derive(Clone, Debug)]
pub(super) struct HeldPicture {
    pub source: String,
    pub picture: Option<String>,
}

/// All of it.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// By external key.
    pub ids: HashMap<String, Id>,
    pub products: HashMap<Id, HeldProduct>,
    pub variants: HashMap<Id, Vec<VariantRow>>,
    /// Product and variant of a SKU.
    pub skus: HashMap<String, (Id, Id)>,
    /// Variants of other products that are no longer sold: their SKUs are free.
    pub gone: HashSet<Id>,
    pub pictures: HashMap<Id, Vec<HeldPicture>>,
}

impl Held {
    /// Reads what there is, and gives new products their ids.
    pub async fn load(app: &App, tx: &mut Tx, new: &[NewProduct], before: Option<&Claims>) -> Result<Self> {
        let mut held = Self::default();
        let mut keys: Vec<String> = new.iter().map(|p| external_key(&p.source, &p.key)).collect();
        // One order for everybody: two imports at once wait for each other and never in a circle.
        keys.sort_unstable();
        held.read_ids(tx, &keys).await?;
        let known: Vec<Id> = held.ids.values().copied().collect();
        let mut fresh: Vec<[Cell; 2]> = Vec::new();
        for key in keys {
            if let Entry::Vacant(place) = held.ids.entry(key) {
                let id = app.id();
                fresh.push([place.key().as_str().into(), id.into()]);
                place.insert(id);
            }
        }
        let wanted = fresh.len() as u64;
        let made = tx
            .insert("INSERT INTO product_keys (external_key, product)", fresh, "ON CONFLICT (external_key) DO NOTHING")
            .await?;
        if made != wanted {
            return Err(Error::Busy { retry_after_seconds: 1 });
        }
        if !known.is_empty() {
            held.read_products(tx, &known).await?;
        }
        held.read_skus(tx, new, before).await?;
        Ok(held)
    }

    pub fn id(&self, product: &NewProduct) -> Result<Id> {
        let key = external_key(&product.source, &product.key);
        self.ids.get(&key).copied().ok_or_else(|| Error::fault("a product key was read and is not there"))
    }

    async fn read_ids(&mut self, tx: &mut Tx, keys: &[String]) -> Result<()> {
        let text = "SELECT external_key, product FROM product_keys WHERE external_key IN";
        for row in among_texts(tx, text, keys).await? {
            self.ids.insert(row.try_get(0)?, Id(row.try_get(1)?));
        }
        Ok(())
    }

    async fn read_products(&mut self, tx: &mut Tx, ids: &[Id]) -> Result<()> {
        for row in among(tx, "SELECT id, fingerprint, retired_at FROM products WHERE id IN", ids).await? {
            let retired = row.try_get::<Option<i64>, _>(2)?.is_some();
            self.products.insert(Id(row.try_get(0)?), HeldProduct { fingerprint: row.try_get(1)?, retired });
        }
        let text = "SELECT product, id, position, sku, options, price, currency, stock, retired_at, shown_only, gtin, \
                    regular_price, sale_price, sale_from, sale_until, price_turns_at, weight_grams, unit_measure, unit_base FROM variants WHERE product IN";
        for row in among(tx, text, ids).await? {
            let variant = VariantRow {
                id: Id(row.try_get("id")?),
                position: row.try_get("position")?,
                sku: row.try_get("sku")?,
                options: row.try_get("options")?,
                price: row.try_get("price")?,
                currency: row.try_get("currency")?,
                stock: row.try_get("stock")?,
                retired: row.try_get::<Option<i64>, _>("retired_at")?.is_some(),
                shown_only: row.try_get("shown_only")?,
                gtin: row.try_get("gtin")?,
                regular_price: row.try_get("regular_price")?,
                sale_price: row.try_get("sale_price")?,
                sale_from: row.try_get("sale_from")?,
                sale_until: row.try_get("sale_until")?,
                price_turns_at: row.try_get("price_turns_at")?,
                weight_grams: row.try_get("weight_grams")?,
                unit_measure: row.try_get("unit_measure")?,
                unit_base: row.try_get("unit_base")?,
            };
            self.variants.entry(Id(row.try_get("product")?)).or_default().push(variant);
        }
        for row in among(tx, "SELECT product, source, picture FROM picture_sources WHERE product IN", ids).await? {
            let held = HeldPicture { source: row.try_get(1)?, picture: row.try_get(2)? };
            self.pictures.entry(Id(row.try_get(0)?)).or_default().push(held);
        }
        Ok(())
    }

    /// Whose the SKUs are, and those that take their place where they are somebody else's.
    async fn read_skus(&mut self, tx: &mut Tx, new: &[NewProduct], before: Option<&Claims>) -> Result<()> {
        let skus: Vec<String> = new.iter().flat_map(|p| p.variants.iter().map(|v| v.sku.clone())).collect();
        self.read_owners(tx, &skus, before).await?;
        let (mut instead, mut owners) = (Vec::new(), HashSet::new());
        for product in new {
            let id = self.id(product)?;
            for variant in &product.variants {
                if let Some((owner, _)) = self.skus.get(&variant.sku).filter(|(owner, _)| *owner != id) {
                    owners.insert(*owner);
                    instead.push(own_sku(&product.key, &variant.sku));
                }
            }
        }
        if instead.is_empty() {
            return Ok(());
        }
        self.read_owners(tx, &instead, before).await?;
        let owners: Vec<Id> = owners.into_iter().collect();
        let text = "SELECT v.id FROM variants v JOIN products p ON p.id = v.product \
                    WHERE (v.retired_at IS NOT NULL OR p.retired_at IS NOT NULL) AND v.product IN";
        for row in among(tx, text, &owners).await? {
            self.gone.insert(Id(row.try_get(0)?));
        }
        let since = |(product, variant): &(Id, Id)| Some((*variant, before?.is_gone(*product, *variant)?));
        for (variant, gone) in self.skus.values().filter_map(since) {
            if gone {
                self.gone.insert(variant);
            } else {
                self.gone.remove(&variant);
            }
        }
        Ok(())
    }

    async fn read_owners(&mut self, tx: &mut Tx, skus: &[String], before: Option<&Claims>) -> Result<()> {
        for row in among_texts(tx, "SELECT sku, product, variant FROM skus WHERE sku IN", skus).await? {
            self.skus.insert(row.try_get(0)?, (Id(row.try_get(1)?), Id(row.try_get(2)?)));
        }
        let Some(before) = before else { return Ok(()) };
        self.skus.extend(skus.iter().filter_map(|sku| Some((sku.clone(), before.owner(sku)?))));
        Ok(())
    }
}
