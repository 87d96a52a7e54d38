//! Vendure's import CSV: a named row begins a product, rows without a name are its further variants.

use crate::Settings;
use crate::error::{ErrorCode, RowError};
use crate::fields;
use crate::fragment::{Fragment, RawVariant};
use crate::model::{Attribute, Stock};
use crate::money;
use crate::rows::{Column, Header, Row, RowFormat};
use crate::text::slug;

pub(crate) struct Vendure {
    settings: Settings,
    /// Key of the product whose rows are being read.
    current: Option<String>,
    name: Column,
    slug: Column,
    description: Column,
    assets: Column,
    facets: Column,
    option_groups: Column,
    option_values: Column,
    sku: Column,
    price: Column,
    stock: Column,
    track: Column,
    variant_assets: Column,
    variant_facets: Column,
    enabled: Column,
}

impl Vendure {
    pub(crate) fn new(header: &Header, settings: Settings) -> Result<Self, RowError> {
        // Translated columns are called "name:en"; without a plain one, the first language counts.
        let column = |name: &str| {
            let plain = header.column(&[name]);
            if plain.exists() {
                return plain;
            }
            let prefix = format!("{name}:");
            let first = header.names().filter(|(n, _)| n.starts_with(&prefix)).min_by_key(|(_, at)| at[0]);
            first.map_or(plain, |(translated, _)| header.column(&[translated]))
        };
        Ok(Self {
            settings,
            current: None,
            name: column("name").needed()?,
            slug: column("slug"),
            description: column("description"),
            assets: column("assets"),
            facets: column("facets"),
            option_groups: column("optiongroups"),
            option_values: column("optionvalues"),
            sku: column("sku"),
            price: column("price").needed()?,
            stock: column("stockonhand"),
            track: column("trackinventory"),
            variant_assets: column("variantassets"),
            variant_facets: column("variantfacets"),
            enabled: column("enabled"),
        })
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
        let name = row.get(&self.name);
        if name.is_empty() {
            return None;
        }
        fields::code(row.get(&self.slug))
            .or_else(|| Some(slug(name)).filter(|s| !s.is_empty()))
            .or_else(|| fields::code(name))
    }

    fn variant(&self, row: &Row<'_>, key: &str, fragment: &mut Fragment) -> Result<RawVariant, RowError> {
        let mut variant = RawVariant { line: row.line, sku: fields::code(row.get(&self.sku)), ..RawVariant::default() };
        for value in row.get(&self.option_values).split('|') {
            variant.options.push(Attribute::new("", fields::text(value).unwrap_or_default()));
        }
        let price = row.get(&self.price);
        if !price.is_empty() {
            let money = money::parse(price, self.settings.currency);
            variant.price = Some(money.map_err(|code| row.error(&self.price, code).product(key))?);
        }
        let stock = row.get(&self.stock);
        let tracked = fields::yes(row.get(&self.track)) != Some(false);
        if tracked && !stock.is_empty() {
            let count = fields::number(stock).map_err(|code| row.error(&self.stock, code).product(key))?;
            variant.stock = Stock::Counted(count.max(0));
        }
        let mut pictures = pictures(row, &self.variant_assets, key, fragment);
        variant.picture = if pictures.is_empty() { None } else { Some(pictures.remove(0)) };
        for picture in pictures {
            fragment.add_picture(None, picture);
        }
        Ok(variant)
    }
}

fn pictures(row: &Row<'_>, column: &Column, key: &str, fragment: &mut Fragment) -> Vec<crate::Picture> {
    let mut found = Vec::new();
    for name in row.get(column).split('|').filter(|n| !n.trim().is_empty()) {
        match fields::picture(name, "") {
            Ok(picture) => found.push(picture),
            Err(code) => fragment.warnings.push(row.error(column, code).value(name).product(key)),
        }
    }
    found
}

/// "category:Books" as name and value.
fn facets(value: &str) -> impl Iterator<Item = (String, String)> + '_ {
    value.split('|').filter_map(|facet| {
        let (name, value) = facet.split_once(':')?;
        Some((fields::text(name)?, fields::text(value)?))
    })
}

impl RowFormat for Vendure {
    const TOGETHER: bool = true;

    fn fragment(&mut self, row: &Row<'_>, errors: &mut Vec<RowError>) -> Option<Fragment> {
        let named = self.key(row);
        let is_first = named.is_some();
        let Some(key) = named.or_else(|| self.current.clone()) else {
            errors.push(RowError::new(row.line, ErrorCode::RowWithoutProduct));
            return None;
        };
        self.current = Some(key.clone());
        let mut fragment = Fragment { has_parent: is_first, ..Fragment::new(&key, row.line) };
        if is_first {
            fragment.title = fields::text(row.get(&self.name));
            fragment.description_html = Some(row.get(&self.description).to_owned()).filter(|d| !d.is_empty());
            for picture in pictures(row, &self.assets, &key, &mut fragment) {
                fragment.add_picture(None, picture);
            }
            let mut path = Vec::new();
            for (name, value) in facets(row.get(&self.facets)) {
                match name.to_lowercase().as_str() {
                    "category" => path.push(value),
                    "brand" => fragment.brand = fragment.brand.take().or(Some(value)),
                    _ => fragment.attributes.push(Attribute::new(name, value)),
                }
            }
            fragment.categories = if path.is_empty() { Vec::new() } else { vec![path] };
            if fields::yes(row.get(&self.enabled)) == Some(false) {
                fragment.status = Some(crate::Status::Draft);
            }
            for group in row.get(&self.option_groups).split('|') {
                // "size:shoe-size": the name, then the code of a group used by several products.
                let name = group.split_once(':').map_or(group, |(name, _)| name);
                fragment.option_names.push(fields::text(name).unwrap_or_default());
            }
        }
        for (name, value) in facets(row.get(&self.variant_facets)) {
            let fact = Attribute::new(name, value);
            if !fragment.attributes.contains(&fact) {
                fragment.attributes.push(fact);
            }
        }
        match self.variant(row, &key, &mut fragment) {
            Ok(variant) => fragment.variants.push(variant),
            Err(error) => {
                fragment.refused = true;
                errors.push(error);
            }
        }
        Some(fragment)
    }

    fn cut_key(&self, row: &Row<'_>) -> Option<String> {
        self.key(row)
    }
}
