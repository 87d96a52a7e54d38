//! WooCommerce's product CSV. Its column names follow the language of the shop: English, German and French are known.

use crate::error::{ErrorCode, RowError};
use crate::fields;
use crate::fragment::{Fragment, RawVariant};
use crate::model::{Attribute, Status, Stock};
use crate::money::{self, Money};
use crate::rows::{Column, Header, Row, RowFormat};
use crate::text::{has_lines, slug};
use crate::{Picture, Settings};

pub(crate) struct Woo {
    settings: Settings,
    id: Column,
    kind: Column,
    sku: Column,
    gtin: Column,
    name: Column,
    published: Column,
    visibility: Column,
    summary: Column,
    description: Column,
    sale_from: Column,
    sale_until: Column,
    in_stock: Column,
    stock: Column,
    backorders: Column,
    weight: Column,
    /// What the weight's column says in brackets.
    weight_unit: String,
    sale_price: Column,
    price: Column,
    categories: Column,
    tags: Column,
    images: Column,
    parent: Column,
    members: Column,
    url: Column,
    button: Column,
    position: Column,
    brands: Column,
    attributes: Vec<(Column, Column)>,
}

/// A product may have that many attributes.
const MAX_ATTRIBUTES: usize = 100;

impl Woo {
    pub(crate) fn new(header: &Header, settings: Settings) -> Result<Self, RowError> {
        let column = |names: &[&str]| header.column(names);
        let (weight, weight_unit) = weight_column(header);
        let attributes = (1..=MAX_ATTRIBUTES)
            .map(|n| {
                let names =
                    [format!("attribute {n} name"), format!("attribut {n} name"), format!("nom de l'attribut {n}")];
                let values = [
                    format!("attribute {n} value(s)"),
                    format!("attribut {n} wert(e)"),
                    format!("valeur(s) de l'attribut {n}"),
                ];
                (column(&names.each_ref().map(String::as_str)), column(&values.each_ref().map(String::as_str)))
            })
            .take_while(|(name, _)| name.exists())
            .collect();
        Ok(Self {
            settings,
            id: column(&["id"]),
            kind: column(&["type", "typ"]),
            sku: column(&["sku", "artikelnummer", "ugs"]),
            gtin: column(&[
                "gtin, upc, ean, or isbn",
                "gtin, upc, ean oder isbn",
                "gtin, upc, ean ou isbn",
                "gtin, upc, ean, ou isbn",
            ]),
            name: column(&["name", "nom"]).needed()?,
            published: column(&["published", "veröffentlicht", "publié"]),
            visibility: column(&["visibility in catalog", "sichtbarkeit im katalog", "visibilité dans le catalogue"]),
            summary: column(&["short description", "kurzbeschreibung", "description courte"]),
            description: column(&["description", "beschreibung"]),
            sale_from: column(&[
                "date sale price starts",
                "datum, an dem angebotspreis beginnt",
                "date de début de promo",
            ]),
            sale_until: column(&["date sale price ends", "datum, an dem angebotspreis endet", "date de fin de promo"]),
            in_stock: column(&["in stock?", "vorrätig?", "en stock ?", "en stock?"]),
            stock: column(&["stock", "bestand", "lager"]),
            backorders: column(&[
                "backorders allowed?",
                "lieferrückstände erlaubt?",
                "autoriser les commandes de produits en rupture ?",
            ]),
            weight,
            weight_unit,
            sale_price: column(&["sale price", "angebotspreis", "tarif promo"]),
            price: column(&["regular price", "regulärer preis", "tarif régulier"]),
            categories: column(&["categories", "kategorien", "catégories"]),
            tags: column(&["tags", "schlagwörter", "étiquettes"]),
            images: column(&["images", "bilder"]),
            parent: column(&["parent", "übergeordnet", "übergeordnetes produkt"]),
            members: column(&["grouped products", "gruppierte produkte", "produits groupés"]),
            url: column(&["external url", "externe url", "url externe"]),
            button: column(&["button text", "button-text", "libellé du bouton"]),
            position: column(&["position"]),
            brands: column(&["brands", "brand", "marken", "marques"]),
            attributes,
        })
    }

    /// The SKU, else `id:7`, else the name as a slug.
    fn own_key(&self, row: &Row<'_>) -> Option<String> {
        fields::code(plain(row.get(&self.sku))).or_else(|| self.id_key(row)).or_else(|| {
            let name = plain(row.get(&self.name));
            Some(slug(name)).filter(|s| !s.is_empty())
        })
    }

    fn id_key(&self, row: &Row<'_>) -> Option<String> {
        fields::code(row.get(&self.id)).map(|id| format!("id:{id}"))
    }

    fn parent_key(&self, row: &Row<'_>) -> Option<String> {
        let parent = fields::code(plain(row.get(&self.parent)))?;
        Some(match parent.strip_prefix("id:") {
            Some(id) => format!("id:{}", id.trim()),
            None => parent,
        })
    }

    fn pictures(&self, row: &Row<'_>, fragment: &mut Fragment) -> Vec<Picture> {
        let mut found = Vec::new();
        for image in list(row.get(&self.images)) {
            match fields::picture(&image, "") {
                Ok(picture) => found.push(picture),
                Err(code) => fragment.warnings.push(row.error(&self.images, code).value(&image).product(&fragment.key)),
            }
        }
        found
    }

    fn money(&self, row: &Row<'_>, column: &Column) -> Result<Option<Money>, RowError> {
        let value = row.get(column);
        if value.is_empty() {
            return Ok(None);
        }
        money::parse(value, self.settings.currency).map(Some).map_err(|code| row.error(column, code))
    }

    fn date(
        &self,
        row: &Row<'_>,
        column: &Column,
        read: fn(&str) -> Result<i64, ErrorCode>,
    ) -> Result<Option<i64>, RowError> {
        let value = row.get(column);
        if value.is_empty() { Ok(None) } else { read(value).map(Some).map_err(|code| row.error(column, code)) }
    }

    fn variant(&self, row: &Row<'_>, is_variation: bool, fragment: &mut Fragment) -> Result<RawVariant, RowError> {
        let mut variant =
            RawVariant { line: row.line, sku: fields::code(plain(row.get(&self.sku))), ..RawVariant::default() };
        variant.price = self.money(row, &self.price)?;
        variant.sale_price = self.money(row, &self.sale_price)?;
        if variant.price.is_none() {
            variant.price = variant.sale_price.take();
        }
        variant.sale_from = self.date(row, &self.sale_from, fields::moment)?;
        variant.sale_until = self.date(row, &self.sale_until, fields::moment_until)?;
        variant.stock = self.stock(row, is_variation)?;
        let gtin = row.get(&self.gtin);
        if !gtin.is_empty() {
            match fields::gtin(gtin) {
                Ok(gtin) => variant.gtin = Some(gtin),
                Err(code) => fragment.warnings.push(row.error(&self.gtin, code).product(&fragment.key)),
            }
        }
        let weight = row.get(&self.weight);
        if !weight.is_empty() {
            match fields::grams(weight, &self.weight_unit) {
                Ok(0) => {}
                Ok(grams) => variant.weight_grams = Some(grams),
                Err(code) => fragment.warnings.push(row.error(&self.weight, code).product(&fragment.key)),
            }
        }
        Ok(variant)
    }

    fn stock(&self, row: &Row<'_>, is_variation: bool) -> Result<Stock, RowError> {
        let (word, count) = (row.get(&self.in_stock), row.get(&self.stock));
        let disabled = is_variation && matches!(row.get(&self.published), "0" | "-1");
        if disabled || fields::yes(word) == Some(false) {
            return Ok(Stock::Available(false));
        }
        // "parent": the product's stock is counted for all its variations together; nothing is known about this one.
        if count.is_empty() || count.eq_ignore_ascii_case("parent") {
            return Ok(Stock::NotCounted);
        }
        let backorders = row.get(&self.backorders);
        if fields::yes(backorders) == Some(true) || backorders.eq_ignore_ascii_case("notify") {
            return Ok(Stock::NotCounted);
        }
        let count = fields::number(count).map_err(|code| row.error(&self.stock, code))?;
        Ok(Stock::Counted(count.max(0)))
    }

    /// What only the row of the product itself says.
    fn describe(&self, row: &Row<'_>, fragment: &mut Fragment) {
        fragment.has_parent = true;
        fragment.title = fields::text(plain(row.get(&self.name)));
        fragment.description_html = described(row.get(&self.summary), row.get(&self.description));
        fragment.brand = list(row.get(&self.brands)).into_iter().find_map(|brand| fields::text(&brand));
        fragment.status = Some(match row.get(&self.published) {
            "0" | "-1" => Status::Draft,
            _ if row.get(&self.visibility).eq_ignore_ascii_case("hidden") => Status::Unlisted,
            _ => Status::Active,
        });
        for path in list(row.get(&self.categories)) {
            let path = fields::path_of(&path, ">");
            if !path.is_empty() && !fragment.categories.contains(&path) {
                fragment.categories.push(path);
            }
        }
        fragment.tags = list(row.get(&self.tags)).iter().filter_map(|tag| fields::text(tag)).collect();
        for picture in self.pictures(row, fragment) {
            fragment.add_picture(None, picture);
        }
        for (name, value) in self.attributes(row) {
            for value in list(&value).iter().filter_map(|v| fields::text(v)) {
                fragment.attributes.push(Attribute::new(name.clone(), value));
            }
        }
    }

    fn attributes(&self, row: &Row<'_>) -> Vec<(String, String)> {
        let pairs = self.attributes.iter();
        pairs.filter_map(|(n, v)| Some((fields::text(row.get(n))?, plain(row.get(v)).to_owned()))).collect()
    }
}

/// The weight's column and the unit in its brackets.
fn weight_column(header: &Header) -> (Column, String) {
    for (name, _) in header.names() {
        let bracket = ["weight (", "gewicht (", "poids ("].iter().find_map(|start| name.strip_prefix(start));
        if let Some(unit) = bracket.and_then(|rest| rest.strip_suffix(')')) {
            return (header.column(&[name]), unit.to_owned());
        }
    }
    (header.column(&["weight"]), "kg".to_owned())
}

/// The short and the long description, one above the other.
fn described(summary: &str, description: &str) -> Option<String> {
    // WooCommerce writes line breaks as the two signs `\n`.
    let [summary, description] = [summary, description].map(|text| plain(text).replace("\\n", "\n"));
    match (summary.trim(), description.trim()) {
        ("", "") => None,
        (one, "") | ("", one) => Some(one.to_owned()),
        (summary, description) if has_lines(summary) || has_lines(description) => {
            let html = |text: &str| if has_lines(text) { text.to_owned() } else { text.replace('\n', "<br>") };
            Some(format!("<div>{}</div>\n<div>{}</div>", html(summary), html(description)))
        }
        (summary, description) => Some(format!("{summary}\n\n{description}")),
    }
}

/// Without the apostrophe that guards spreadsheets from formulas.
fn plain(value: &str) -> &str {
    match value.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => value,
    }
}

/// A list with commas; `\,` is a comma within an item.
fn list(value: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut signs = plain(value).chars().peekable();
    while let Some(c) = signs.next() {
        match (c, items.last_mut()) {
            ('\\', Some(item)) if signs.peek() == Some(&',') => {
                signs.next();
                item.push(',');
            }
            (',', _) => items.push(String::new()),
            (c, Some(item)) => item.push(c),
            (_, None) => {}
        }
    }
    items.retain_mut(|item| {
        *item = item.trim().to_owned();
        !item.is_empty()
    });
    items
}

impl RowFormat for Woo {
    const TOGETHER: bool = false;

    fn fragment(&mut self, row: &Row<'_>, errors: &mut Vec<RowError>) -> Option<Fragment> {
        let kind = row.get(&self.kind).to_ascii_lowercase();
        let is = |word: &str| kind.split(',').any(|k| k.trim().ends_with(word));
        let key = if is("variation") { self.parent_key(row) } else { self.own_key(row) };
        let Some(key) = key else {
            let column = if is("variation") { &self.parent } else { &self.name };
            errors.push(row.error(column, ErrorCode::MissingValue));
            return None;
        };
        let mut fragment = Fragment::new(key, row.line);
        if is("variation") {
            fragment.needs_parent = true;
        } else {
            self.describe(row, &mut fragment);
            fragment.whole = !is("variable") && !kind.contains("variable");
            fragment.alias = self.id_key(row).filter(|id| !fragment.whole && *id != fragment.key);
        }
        if is("grouped") {
            fragment.members = list(row.get(&self.members));
        }
        let url = row.get(&self.url);
        if !url.is_empty() {
            match fields::link(url) {
                Ok(url) => fragment.buy_url = Some(url),
                Err(code) => fragment.warnings.push(row.error(&self.url, code).product(&fragment.key)),
            }
            fragment.buy_label = fields::text(row.get(&self.button));
        }
        if !(is("variation") || fragment.whole && fragment.members.is_empty()) {
            return Some(fragment);
        }
        match self.variant(row, is("variation"), &mut fragment) {
            Ok(mut variant) => {
                if is("variation") {
                    variant.position = fields::number(row.get(&self.position)).ok();
                    variant.options = self
                        .attributes(row)
                        .into_iter()
                        .map(|(name, value)| Attribute::new(name, fields::text(&value).unwrap_or_default()))
                        .collect();
                    let pictures = self.pictures(row, &mut fragment);
                    variant.picture = pictures.into_iter().next();
                }
                fragment.variants.push(variant);
            }
            Err(error) => {
                fragment.refused = true;
                errors.push(error.product(&fragment.key));
            }
        }
        Some(fragment)
    }

    fn cut_key(&self, row: &Row<'_>) -> Option<String> {
        // A variation that lost its parent most likely belongs to the product above.
        if row.get(&self.kind).to_ascii_lowercase().contains("variation") {
            return self.parent_key(row);
        }
        self.own_key(row).or_else(|| Some("\0".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists() {
        assert_eq!(list(r"Blue\, dark, Green,, Red "), ["Blue, dark", "Green", "Red"]);
        assert!(list("").is_empty());
        assert_eq!(plain("'=SUM(1)"), "=SUM(1)");
        assert_eq!(plain("'n Sync"), "'n Sync");
    }
}
