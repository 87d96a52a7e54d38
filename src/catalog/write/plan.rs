//! What has to be written so that the store holds what was handed in: first found out for all products, then written
//! table by table.

use std::collections::HashSet;

use super::held::{Held, HeldPicture, VariantRow};
use super::{
    Change, Claim, NewPicture, NewProduct, NewVariant, PictureOf, Written, changed, external_key, own_sku, price_at,
};
use crate::app::App;
use crate::catalog::{pictures, sales};
use crate::db::events::Event;
use crate::db::jobs::Job;
use crate::db::{Cell, Tx, marks, sql, to_json};
use crate::kit::{Error, Id, Micros, Result};

/// Rows to write, by table.
pub(super) struct Plan<'a> {
    app: &'a App,
    now: Micros,
    held: Held,
    products: Vec<[Cell; 15]>,
    /// Products whose pictures and interests are replaced.
    replaced: Vec<Id>,
    interests: Vec<[Cell; 3]>,
    pictures: Vec<[Cell; 4]>,
    sources: Vec<[Cell; 8]>,
    skus: Vec<[Cell; 3]>,
    taken_over: Vec<(String, Id, Id)>,
    variants: Vec<[Cell; 19]>,
    retired: Vec<(Id, Id)>,
    prices: Vec<[Cell; 5]>,
    changed: Vec<Id>,
    restocked: Vec<Id>,
    turns_at: Option<Micros>,
    /// What later batches of a dry run have to know.
    claims: Option<Vec<Claim>>,
}

/// What changes about the variants of a product.
#[derive(Default)]
struct Differs {
    stock: bool,
    other: bool,
}

impl<'a> Plan<'a> {
    pub fn new(app: &'a App, held: Held, dry: bool) -> Self {
        Self {
            app,
            now: app.clock.now(),
            held,
            products: Vec::new(),
            replaced: Vec::new(),
            interests: Vec::new(),
            pictures: Vec::new(),
            sources: Vec::new(),
            skus: Vec::new(),
            taken_over: Vec::new(),
            variants: Vec::new(),
            retired: Vec::new(),
            prices: Vec::new(),
            changed: Vec::new(),
            restocked: Vec::new(),
            turns_at: None,
            claims: dry.then(Vec::new),
        }
    }

    fn claim(&mut self, claim: impl FnOnce() -> Claim) {
        if let Some(claims) = &mut self.claims {
            claims.push(claim());
        }
    }

    /// What it claims; nothing unless it is dry.
    pub fn claims(&mut self) -> Vec<Claim> {
        self.claims.take().unwrap_or_default()
    }

    /// Plans one product.
    pub fn add(&mut self, new: &NewProduct) -> Result<Written> {
        let id = self.held.id(new)?;
        let interests = new.all_interests();
        let fingerprint = new.fingerprint(&interests);
        let (is_new, same) = match self.held.products.get(&id) {
            None => (true, false),
            Some(held) => (false, held.fingerprint == fingerprint && !held.retired),
        };
        if !same {
            self.row(id, new, fingerprint);
            if !is_new {
                self.replaced.push(id);
            }
            self.interests.extend(interests.into_iter().map(|(slug, weight)| [id.into(), slug.into(), weight.into()]));
            self.pictures_of(id, &new.pictures)?;
        }
        let mut taken = Vec::new();
        let differs = self.variants_of(id, new, &mut taken)?;
        let change = match (is_new, same && !differs.other) {
            (true, _) => Change::Created,
            (false, true) if !differs.stock => Change::Unchanged,
            (false, _) => Change::Updated,
        };
        if is_new || !same || differs.other {
            self.changed.push(id);
        } else if differs.stock {
            self.restocked.push(id);
        }
        Ok(Written { id, change, taken })
    }

    fn row(&mut self, id: Id, new: &NewProduct, fingerprint: i64) {
        self.products.push([
            id.into(),
            external_key(&new.source, &new.key).into(),
            new.title.as_str().into(),
            new.description.as_str().into(),
            new.brand.as_str().into(),
            new.category.as_str().into(),
            new.link.clone().into(),
            self.now.into(),
            self.now.into(),
            None::<i64>.into(),
            new.source.as_str().into(),
            new.listing.as_str().into(),
            new.outlet.as_ref().map(|o| o.url.clone()).into(),
            new.outlet.as_ref().and_then(|o| o.label.clone()).into(),
            fingerprint.into(),
        ]);
    }

    /// Pictures that are here, and where the others are to be fetched from. One that was fetched before is kept.
    fn pictures_of(&mut self, id: Id, new: &[NewPicture]) -> Result<()> {
        let held = self.held.pictures.remove(&id).unwrap_or_default();
        let mut shown = 0_i64;
        for (position, picture) in new.iter().enumerate() {
            let (source, folder) = match &picture.of {
                PictureOf::Here(_) => (None, None),
                PictureOf::Url(url) => (Some(url.clone()), None),
                PictureOf::File { name, folder } => (Some(pictures::of_file(name)), folder.clone()),
            };
            let here = match (&picture.of, &source) {
                (PictureOf::Here(picture), _) => Some(to_json(picture)?),
                (_, Some(source)) => {
                    let fetched = |h: &&HeldPicture| h.source == *source && h.picture.is_some();
                    held.iter().find(fetched).and_then(|h| h.picture.clone())
                }
                _ => None,
            };
            if let Some(source) = source {
                self.sources.push([
                    id.into(),
                    (position as i64).into(),
                    source.into(),
                    folder.into(),
                    picture.alt.as_str().into(),
                    if here.is_some() { "ready" } else { "waiting" }.into(),
                    here.clone().into(),
                    self.now.into(),
                ]);
            }
            if let Some(here) = here {
                self.pictures.push([id.into(), shown.into(), here.into(), picture.alt.as_str().into()]);
                shown += 1;
            }
        }
        Ok(())
    }

    fn variants_of(&mut self, id: Id, new: &NewProduct, taken: &mut Vec<(String, Option<String>)>) -> Result<Differs> {
        let held = self.held.variants.remove(&id).unwrap_or_default();
        let was_retired = self.held.products.get(&id).is_some_and(|p| p.retired);
        let mut differs = Differs::default();
        let mut kept = HashSet::new();
        for variant in &new.variants {
            let Some((sku, variant_id)) = self.sku(id, new, variant, taken) else { continue };
            // The same SKU twice in a product: the first one counts.
            if !kept.insert(variant_id) {
                continue;
            }
            let row = self.variant(variant_id, sku, kept.len() as i64 - 1, new, variant)?;
            let before = held.iter().find(|h| h.id == variant_id);
            if before.is_some_and(|b| b.retired || was_retired) {
                self.claim(|| Claim::Back(variant_id));
            }
            if before == Some(&row) {
                continue;
            }
            match before {
                Some(before) if (VariantRow { stock: row.stock, ..before.clone() }) == row => differs.stock = true,
                _ => differs.other = true,
            }
            if before.is_none_or(|b| (b.price, &b.currency) != (row.price, &row.currency)) {
                let currency = row.currency.as_str().into();
                self.prices.push([id.into(), variant_id.into(), self.now.into(), row.price.into(), currency]);
            }
            self.variants.push(cells(id, row));
        }
        for gone in held.iter().filter(|h| !h.retired && !kept.contains(&h.id)) {
            differs.other = true;
            self.retired.push((id, gone.id));
            self.claim(|| Claim::Gone(gone.id));
        }
        Ok(differs)
    }

    /// The SKU a variant gets and its id; nothing when it can have none.
    fn sku(
        &mut self,
        id: Id,
        new: &NewProduct,
        variant: &NewVariant,
        taken: &mut Vec<(String, Option<String>)>,
    ) -> Option<(String, Id)> {
        let sku = &variant.sku;
        let Some((owner, held)) = self.held.skus.get(sku).copied() else {
            return Some((sku.clone(), self.new_sku(id, sku)));
        };
        if owner == id {
            return Some((sku.clone(), held));
        }
        let own = own_sku(&new.key, sku);
        match self.held.skus.get(&own).copied() {
            Some((owner, held)) if owner == id => {
                taken.push((sku.clone(), Some(own.clone())));
                return Some((own, held));
            }
            Some(_) => {
                taken.push((sku.clone(), None));
                return None;
            }
            None => {}
        }
        if self.held.gone.contains(&held) {
            let fresh = self.app.id();
            self.held.skus.insert(sku.clone(), (id, fresh));
            self.taken_over.push((sku.clone(), id, fresh));
            self.claim(|| Claim::Sku(sku.clone(), id, fresh));
            return Some((sku.clone(), fresh));
        }
        taken.push((sku.clone(), Some(own.clone())));
        let fresh = self.new_sku(id, &own);
        Some((own, fresh))
    }

    fn new_sku(&mut self, id: Id, sku: &str) -> Id {
        let fresh = self.app.id();
        self.held.skus.insert(sku.to_owned(), (id, fresh));
        self.skus.push([sku.into(), id.into(), fresh.into()]);
        self.claim(|| Claim::Sku(sku.to_owned(), id, fresh));
        fresh
    }

    fn variant(&mut self, id: Id, sku: String, position: i64, new: &NewProduct, v: &NewVariant) -> Result<VariantRow> {
        let sale = v.sale.filter(|s| s.amount < v.price.amount);
        let (price, turns_at) = price_at(v.price.amount, sale, self.now);
        if let Some(at) = turns_at {
            self.turns_at = Some(self.turns_at.map_or(at, |held| held.min(at)));
        }
        let shown_only = if new.outlet.is_some() {
            Some("elsewhere")
        } else if v.price.currency != self.app.config.store.currency {
            Some("currency")
        } else {
            None
        };
        Ok(VariantRow {
            id,
            position,
            sku,
            options: to_json(&v.options)?,
            price,
            currency: v.price.currency.as_str().to_owned(),
            stock: v.stock,
            retired: false,
            shown_only: shown_only.map(str::to_owned),
            gtin: v.gtin.clone(),
            regular_price: sale.map(|_| v.price.amount),
            sale_price: sale.map(|s| s.amount),
            sale_from: sale.and_then(|s| s.from).map(|at| at.0),
            sale_until: sale.and_then(|s| s.until).map(|at| at.0),
            price_turns_at: turns_at.map(|at| at.0),
            weight_grams: v.grams,
            unit_measure: v.unit_measure.clone(),
            unit_base: v.unit_base.clone(),
        })
    }

    /// Writes everything.
    pub async fn run(self, tx: &mut Tx) -> Result<()> {
        tx.insert(
            "INSERT INTO products (id, external_key, title, description, brand, category, link, created_at, updated_at, \
             retired_at, source, listing, outlet_url, outlet_label, fingerprint)",
            self.products,
            "ON CONFLICT (id) DO UPDATE SET title = excluded.title, description = excluded.description, \
             brand = excluded.brand, category = excluded.category, link = excluded.link, updated_at = excluded.updated_at, \
             retired_at = NULL, source = excluded.source, listing = excluded.listing, outlet_url = excluded.outlet_url, \
             outlet_label = excluded.outlet_label, fingerprint = excluded.fingerprint",
        )
        .await?;
        for some in self.replaced.chunks(200) {
            for table in ["product_interests", "product_pictures", "picture_sources"] {
                let text = format!("DELETE FROM {table} WHERE product IN {}", marks(1, some.len()));
                let mut query = sqlx::query(sql(text));
                for id in some {
                    query = query.bind(id.0);
                }
                query.execute(&mut **tx).await?;
            }
        }
        let head = "INSERT INTO product_interests (product, interest, weight)";
        tx.insert(head, self.interests, "").await?;
        tx.insert("INSERT INTO product_pictures (product, position, picture, alt)", self.pictures, "").await?;
        let waits = self.sources.iter().any(|row| row[6] == Cell::Text(None));
        let head = "INSERT INTO picture_sources (product, position, source, folder, alt, state, picture, due_at)";
        tx.insert(head, self.sources, "").await?;
        if waits {
            pictures::wake(tx, self.now).await?;
        }
        let wanted = self.skus.len() as u64;
        let head = "INSERT INTO skus (sku, product, variant)";
        if tx.insert(head, self.skus, "ON CONFLICT (sku) DO NOTHING").await? != wanted {
            return Err(Error::Busy { retry_after_seconds: 1 });
        }
        for (sku, product, variant) in self.taken_over {
            sqlx::query("UPDATE skus SET product = $1, variant = $2 WHERE sku = $3")
                .bind(product.0)
                .bind(variant.0)
                .bind(sku)
                .execute(&mut **tx)
                .await?;
        }
        tx.insert(
            "INSERT INTO variants (product, id, position, sku, options, price, currency, stock, retired_at, shown_only, \
             gtin, regular_price, sale_price, sale_from, sale_until, price_turns_at, weight_grams, unit_measure, unit_base)",
            self.variants,
            "ON CONFLICT (product, id) DO UPDATE SET position = excluded.position, options = excluded.options, \
             price = excluded.price, currency = excluded.currency, stock = excluded.stock, retired_at = NULL, \
             shown_only = excluded.shown_only, gtin = excluded.gtin, regular_price = excluded.regular_price, \
             sale_price = excluded.sale_price, sale_from = excluded.sale_from, sale_until = excluded.sale_until, \
             price_turns_at = excluded.price_turns_at, weight_grams = excluded.weight_grams, \
             unit_measure = excluded.unit_measure, unit_base = excluded.unit_base",
        )
        .await?;
        for (product, variant) in self.retired {
            sqlx::query("UPDATE variants SET retired_at = $1 WHERE product = $2 AND id = $3")
                .bind(self.now.0)
                .bind(product.0)
                .bind(variant.0)
                .execute(&mut **tx)
                .await?;
        }
        // Of two prices of the same moment the later one holds.
        let tail =
            "ON CONFLICT (product, variant, at) DO UPDATE SET price = excluded.price, currency = excluded.currency";
        tx.insert("INSERT INTO prices (product, variant, at, price, currency)", self.prices, tail).await?;
        if let Some(at) = self.turns_at {
            tx.job_once(sales::TURN, at, &Job::TurnPrices).await?;
        }
        changed(self.app, tx, &self.changed, |products| Event::ProductsChanged { products }).await?;
        changed(self.app, tx, &self.restocked, |products| Event::StocksChanged { products }).await
    }
}

fn cells(product: Id, row: VariantRow) -> [Cell; 19] {
    [
        product.into(),
        row.id.into(),
        row.position.into(),
        row.sku.into(),
        row.options.into(),
        row.price.into(),
        row.currency.into(),
        row.stock.into(),
        None::<i64>.into(),
        row.shown_only.into(),
        row.gtin.into(),
        row.regular_price.into(),
        row.sale_price.into(),
        row.sale_from.into(),
        row.sale_until.into(),
        row.price_turns_at.into(),
        row.weight_grams.into(),
        row.unit_measure.into(),
        row.unit_base.into(),
    ]
}
