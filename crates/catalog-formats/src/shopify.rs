//! Shopify's product CSV, with the column names of both its generations.

use crate::error::{ErrorCode, RowError};
use crate::fields;
use crate::fragment::{Fragment, RawVariant};
use crate::model::{Attribute, GoogleCategory, Status, Stock};
use crate::money::{self, Money};
use crate::rows::{Column, Header, Row, RowFormat};
use crate::{Picture, Settings};

pub(crate) struct Shopify {
    settings: Settings,
    handle: Column,
    title: Column,
    body: Column,
    vendor: Column,
    category: Column,
    google_category: Column,
    kind: Column,
    tags: Column,
    published: Column,
    status: Column,
    options: [(Column, Column); 3],
    sku: Column,
    barcode: Column,
    price: Column,
    compare_at: Column,
    tracker: Column,
    quantity: Column,
    policy: Column,
    grams: Column,
    image: Column,
    image_position: Column,
    image_alt: Column,
    variant_image: Column,
    /// Columns that are facts about the product.
    facts: Vec<(&'static str, Column)>,
}

impl Shopify {
    pub(crate) fn new(header: &Header, settings: Settings) -> Result<Self, RowError> {
        let column = |names: &[&str]| header.column(names);
        let option = |n: u8| (column(&[&format!("option{n} name")]), column(&[&format!("option{n} value")]));
        let facts = [
            ("Gender", "google shopping / gender"),
            ("Age group", "google shopping / age group"),
            ("Condition", "google shopping / condition"),
        ];
        Ok(Self {
            settings,
            handle: column(&["handle", "url handle"]).needed()?,
            title: column(&["title"]),
            body: column(&["body (html)", "description", "body html", "body"]),
            vendor: column(&["vendor"]),
            category: column(&["product category", "standard product type", "standardized product type"]),
            google_category: column(&["google shopping / google product category", "google product category"]),
            kind: column(&["type", "custom product type"]),
            tags: column(&["tags"]),
            published: column(&["published", "published on online store"]),
            status: column(&["status"]),
            options: [option(1), option(2), option(3)],
            sku: column(&["variant sku", "sku"]),
            barcode: column(&["variant barcode", "barcode"]),
            price: column(&["variant price", "price"]),
            compare_at: column(&["variant compare at price", "compare-at price", "compare at price"]),
            tracker: column(&["variant inventory tracker", "inventory tracker"]),
            quantity: column(&["variant inventory qty", "inventory quantity", "variant inventory quantity"]),
            policy: column(&["variant inventory policy", "continue selling when out of stock"]),
            grams: column(&["variant grams", "weight value (grams)"]),
            image: column(&["image src", "product image url"]),
            image_position: column(&["image position"]),
            image_alt: column(&["image alt text"]),
            variant_image: column(&["variant image", "variant image url"]),
            facts: facts.into_iter().map(|(name, plain)| (name, column(&[plain]))).collect(),
        })
    }

    fn picture(&self, row: &Row<'_>, column: &Column, alt: &str, fragment: &mut Fragment) -> Option<Picture> {
        let value = row.get(column);
        if value.is_empty() {
            return None;
        }
        match fields::picture(value, alt) {
            Ok(picture) => Some(picture),
            Err(code) => {
                fragment.warnings.push(row.error(column, code).product(&fragment.key));
                None
            }
        }
    }

    fn money(&self, row: &Row<'_>, column: &Column) -> Result<Option<Money>, RowError> {
        let value = row.get(column);
        if value.is_empty() {
            return Ok(None);
        }
        money::parse(value, self.settings.currency).map(Some).map_err(|code| row.error(column, code))
    }

    /// A row without any of these is one more picture.
    fn is_variant(&self, row: &Row<'_>) -> bool {
        let values = self.options.iter().map(|(_, value)| value);
        values.chain([&self.price, &self.sku, &self.barcode]).any(|column| !row.get(column).is_empty())
    }

    fn variant(&self, row: &Row<'_>, fragment: &mut Fragment) -> Result<RawVariant, RowError> {
        let mut variant = RawVariant { line: row.line, sku: fields::code(row.get(&self.sku)), ..RawVariant::default() };
        for (_, value) in &self.options {
            // The one variant of a product without options.
            let value = Some(row.get(value)).filter(|v| !v.eq_ignore_ascii_case("Default Title"));
            variant.options.push(Attribute::new("", value.and_then(fields::text).unwrap_or_default()));
        }
        variant.price = self.money(row, &self.price)?;
        // A blank compare-at price may also be written as 0.
        variant.compare_at = self.money(row, &self.compare_at)?.filter(|m| m.minor > 0);
        variant.stock = self.stock(row)?;
        let barcode = row.get(&self.barcode);
        if !barcode.is_empty() {
            match fields::gtin(barcode) {
                Ok(gtin) => variant.gtin = Some(gtin),
                Err(code) => fragment.warnings.push(row.error(&self.barcode, code).product(&fragment.key)),
            }
        }
        let grams = row.get(&self.grams);
        if !grams.is_empty() {
            match fields::grams(grams, "g") {
                Ok(0) => {}
                Ok(grams) => variant.weight_grams = Some(grams),
                Err(code) => fragment.warnings.push(row.error(&self.grams, code).product(&fragment.key)),
            }
        }
        variant.picture = self.picture(row, &self.variant_image, "", fragment);
        Ok(variant)
    }

    fn stock(&self, row: &Row<'_>) -> Result<Stock, RowError> {
        let quantity = row.get(&self.quantity);
        let tracked = !self.tracker.exists() || !row.get(&self.tracker).is_empty();
        let policy = row.get(&self.policy);
        let oversells = policy.eq_ignore_ascii_case("continue") || fields::yes(policy) == Some(true);
        if quantity.is_empty() || !tracked || oversells {
            return Ok(Stock::NotCounted);
        }
        let count = fields::number(quantity).map_err(|code| row.error(&self.quantity, code))?;
        Ok(Stock::Counted(count.max(0)))
    }

    fn status(&self, row: &Row<'_>, fragment: &mut Fragment) -> Option<Status> {
        let word = row.get(&self.status);
        let status = match word.to_ascii_lowercase().as_str() {
            "" => None,
            "active" => Some(Status::Active),
            "unlisted" => Some(Status::Unlisted),
            "draft" => Some(Status::Draft),
            "archived" => Some(Status::Archived),
            _ => {
                let error = row.error(&self.status, ErrorCode::UnknownStatus);
                fragment.warnings.push(error.product(&fragment.key));
                None
            }
        };
        match fields::yes(row.get(&self.published)) {
            Some(false) => Some(status.unwrap_or_default().max(Status::Draft)),
            _ => status,
        }
    }
}

impl RowFormat for Shopify {
    const TOGETHER: bool = false;

    fn fragment(&mut self, row: &Row<'_>, errors: &mut Vec<RowError>) -> Option<Fragment> {
        let Some(key) = fields::code(row.get(&self.handle)) else {
            errors.push(row.error(&self.handle, ErrorCode::MissingValue));
            return None;
        };
        let mut fragment = Fragment::new(key, row.line);
        fragment.title = fields::text(row.get(&self.title));
        fragment.has_parent = fragment.title.is_some();
        fragment.description_html = Some(row.get(&self.body).to_owned()).filter(|b| !b.is_empty());
        fragment.brand = fields::text(row.get(&self.vendor));
        fragment.product_type = fields::text(row.get(&self.kind));
        fragment.google_category = fields::google_category(row.get(&self.google_category));
        fragment.status = self.status(row, &mut fragment);
        let category = fields::path_of(row.get(&self.category), ">");
        let path = match (&fragment.google_category, &fragment.product_type) {
            _ if !category.is_empty() => category,
            (Some(GoogleCategory::Path(path)), _) => path.clone(),
            (_, Some(kind)) => fields::path_of(kind, ">"),
            _ => Vec::new(),
        };
        if !path.is_empty() {
            fragment.categories.push(path);
        }
        for tag in row.get(&self.tags).split(',').filter_map(fields::text) {
            if !fragment.tags.contains(&tag) {
                fragment.tags.push(tag);
            }
        }
        for (name, column) in &self.facts {
            if let Some(value) = fields::text(row.get(column)) {
                fragment.attributes.push(Attribute::new(*name, value));
            }
        }
        for (name, _) in &self.options {
            fragment.option_names.push(fields::text(row.get(name)).unwrap_or_default());
        }
        if let Some(picture) = self.picture(row, &self.image, row.get(&self.image_alt), &mut fragment) {
            fragment.add_picture(row.get(&self.image_position).parse().ok(), picture);
        }
        if self.is_variant(row) {
            match self.variant(row, &mut fragment) {
                Ok(variant) => fragment.variants.push(variant),
                Err(error) => {
                    fragment.refused = true;
                    errors.push(error.product(&fragment.key));
                }
            }
        }
        Some(fragment)
    }

    fn cut_key(&self, row: &Row<'_>) -> Option<String> {
        fields::code(row.get(&self.handle))
    }
}
