//! Google Merchant feeds: what an item says is the same in XML and TSV.

use crate::Settings;
use crate::error::{ErrorCode, RowError};
use crate::fields;
use crate::fragment::{Fragment, RawVariant};
use crate::model::{Attribute, Stock};
use crate::money::{self, Money};
use crate::rows::{Column, Header, Row, RowFormat};

/// An item's values by plain attribute name ("item group id").
pub(crate) trait Item {
    fn line(&self) -> u64;
    /// The first value that is not blank, trimmed, else "".
    fn get(&self, name: &str) -> &str;
    /// All values that are not blank.
    fn all(&self, name: &str) -> Vec<&str>;
    /// The attribute's name as the file writes it.
    fn written(&self, name: &str) -> String;
}

/// Attributes that tell the variants of a group apart, and what they are called.
const CHOICES: [(&str, &str); 4] =
    [("color", "Color"), ("size", "Size"), ("material", "Material"), ("pattern", "Pattern")];
const FACTS: [(&str, &str); 3] = [("gender", "Gender"), ("age group", "Age group"), ("condition", "Condition")];
/// Every attribute that is read.
const NAMES: [&str; 30] = [
    "id",
    "item group id",
    "item group title",
    "title",
    "description",
    "summary",
    "content",
    "link",
    "canonical link",
    "image link",
    "additional image link",
    "price",
    "sale price",
    "sale price effective date",
    "availability",
    "quantity",
    "brand",
    "gtin",
    "product type",
    "google product category",
    "shipping weight",
    "unit pricing measure",
    "unit pricing base measure",
    "color",
    "size",
    "material",
    "pattern",
    "gender",
    "age group",
    "condition",
];

fn error(item: &impl Item, name: &str, code: ErrorCode) -> RowError {
    RowError::new(item.line(), code).field(item.written(name)).value(item.get(name))
}

/// The key of an item: its group, else itself.
pub(crate) fn key(item: &impl Item) -> Option<String> {
    fields::code(item.get("item group id")).or_else(|| fields::code(item.get("id")))
}

/// What the item says about its product.
pub(crate) fn fragment(item: &impl Item, settings: Settings, errors: &mut Vec<RowError>) -> Option<Fragment> {
    let (Some(key), Some(id)) = (key(item), fields::code(item.get("id"))) else {
        errors.push(error(item, "id", ErrorCode::MissingValue).product(item.get("item group id")));
        return None;
    };
    let mut fragment = Fragment { fold_options: true, ..Fragment::new(key, item.line()) };
    fragment.title = fields::text(item.get("item group title"));
    let description = ["description", "summary", "content"].into_iter().map(|n| item.get(n)).find(|d| !d.is_empty());
    fragment.description_html = description.map(str::to_owned);
    fragment.brand = fields::text(item.get("brand"));
    fragment.google_category = fields::google_category(item.get("google product category"));
    for kind in item.all("product type") {
        let path = fields::path_of(kind, ">");
        if !path.is_empty() && !fragment.categories.contains(&path) {
            fragment.categories.push(path);
        }
    }
    fragment.product_type = fields::text(item.get("product type"));
    if let Some(crate::GoogleCategory::Path(path)) = &fragment.google_category
        && fragment.categories.is_empty()
    {
        fragment.categories.push(path.clone());
    }
    for name in ["canonical link", "link"] {
        let value = item.get(name);
        if !value.is_empty() && fragment.page_url.is_none() {
            match fields::link(value) {
                Ok(url) => fragment.page_url = Some(url),
                Err(code) => fragment.warnings.push(error(item, name, code).product(&fragment.key)),
            }
        }
    }
    let grouped = !item.get("item group id").is_empty();
    let mut options = Vec::new();
    for (name, called) in CHOICES {
        if let Some(value) = fields::text(item.get(name)) {
            let choice = Attribute::new(called, value);
            if grouped { options.push(choice) } else { fragment.attributes.push(choice) }
        }
    }
    for (name, called) in FACTS {
        if let Some(value) = fields::text(item.get(name)).filter(|v| name != "condition" || v != "new") {
            fragment.attributes.push(Attribute::new(called, value));
        }
    }
    match variant(item, settings, &mut fragment) {
        Ok(variant) => fragment.variants.push(RawVariant { sku: Some(id), options, ..variant }),
        Err(error) => {
            fragment.refused = true;
            errors.push(error.product(&fragment.key));
        }
    }
    Some(fragment)
}

fn variant(item: &impl Item, settings: Settings, fragment: &mut Fragment) -> Result<RawVariant, RowError> {
    let money = |name: &str| -> Result<Option<Money>, RowError> {
        let value = item.get(name);
        if value.is_empty() {
            return Ok(None);
        }
        money::parse(value, settings.currency).map(Some).map_err(|code| error(item, name, code))
    };
    let mut variant = RawVariant {
        line: item.line(),
        title: fields::text(item.get("title")),
        price: money("price")?,
        sale_price: money("sale price")?,
        stock: stock(item)?,
        unit_measure: fields::text(item.get("unit pricing measure")),
        unit_base: fields::text(item.get("unit pricing base measure")),
        ..RawVariant::default()
    };
    let period = item.get("sale price effective date");
    if !period.is_empty() {
        let refused = |_| error(item, "sale price effective date", ErrorCode::NotADate);
        let (from, until) = period.split_once('/').ok_or(ErrorCode::NotADate).map_err(refused)?;
        variant.sale_from = Some(fields::moment(from).map_err(refused)?);
        variant.sale_until = Some(fields::moment_until(until).map_err(refused)?);
    }
    let mut warn = |name: &str, code: ErrorCode, value: &str| {
        fragment.warnings.push(error(item, name, code).value(value).product(&fragment.key));
    };
    let gtin = item.get("gtin");
    if !gtin.is_empty() {
        match fields::gtin(gtin) {
            Ok(gtin) => variant.gtin = Some(gtin),
            Err(code) => warn("gtin", code, gtin),
        }
    }
    let weight = item.get("shipping weight");
    if !weight.is_empty() {
        match fields::grams(weight, "kg") {
            Ok(0) => {}
            Ok(grams) => variant.weight_grams = Some(grams),
            Err(code) => warn("shipping weight", code, weight),
        }
    }
    let mut pictures = Vec::new();
    for name in ["image link", "additional image link"] {
        for value in item.all(name).into_iter().flat_map(links) {
            match fields::picture(value, "") {
                Ok(picture) => pictures.push((name, picture)),
                Err(code) => warn(name, code, value),
            }
        }
    }
    for (name, picture) in pictures {
        if name == "image link" && variant.picture.is_none() {
            variant.picture = Some(picture.clone());
        }
        fragment.add_picture(None, picture);
    }
    Ok(variant)
}

fn stock(item: &impl Item) -> Result<Stock, RowError> {
    let quantity = item.get("quantity");
    let available = match item.get("availability").to_ascii_lowercase().replace(['_', '-'], " ").as_str() {
        "" => Stock::NotCounted,
        "in stock" | "instock" | "available" | "limited availability" => Stock::NotCounted,
        "preorder" | "pre order" | "backorder" | "available for order" => Stock::Available(true),
        "out of stock" | "outofstock" | "discontinued" | "sold out" => Stock::Available(false),
        _ => return Err(error(item, "availability", ErrorCode::UnknownAvailability)),
    };
    if quantity.is_empty() || available != Stock::NotCounted {
        return Ok(available);
    }
    let count = fields::number(quantity).map_err(|code| error(item, "quantity", code))?;
    Ok(Stock::Counted(count.max(0)))
}

/// A list of links. A comma separates only before the next scheme, as links contain commas themselves.
fn links(value: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, _) in value.match_indices(',') {
        let next = value[at + 1..].trim_start();
        if next.starts_with("http://") || next.starts_with("https://") {
            out.push(value[start..at].trim());
            start = at + 1;
        }
    }
    out.push(value[start..].trim());
    out.retain(|link| !link.is_empty());
    out
}

/// Google Merchant TSV.
pub(crate) struct GoogleTsv {
    settings: Settings,
    columns: Vec<(&'static str, Column)>,
}

impl GoogleTsv {
    pub(crate) fn new(header: &Header, settings: Settings) -> Result<Self, RowError> {
        header.column(&["id", "g:id"]).needed()?;
        header.column(&["title", "g:title"]).needed()?;
        let column = |name: &'static str| (name, header.column(&[name, &format!("g:{name}")]));
        Ok(Self { settings, columns: NAMES.into_iter().map(column).collect() })
    }
}

struct TsvItem<'a, 'b> {
    row: &'b Row<'a>,
    columns: &'b [(&'static str, Column)],
}

impl TsvItem<'_, '_> {
    fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|(n, _)| *n == name).map(|(_, column)| column)
    }
}

impl Item for TsvItem<'_, '_> {
    fn line(&self) -> u64 {
        self.row.line
    }

    fn get(&self, name: &str) -> &str {
        self.column(name).map_or("", |column| self.row.get(column))
    }

    fn all(&self, name: &str) -> Vec<&str> {
        self.column(name).map_or_else(Vec::new, |column| self.row.all(column).collect())
    }

    fn written(&self, name: &str) -> String {
        self.column(name).map_or(name, Column::name).to_owned()
    }
}

impl RowFormat for GoogleTsv {
    const TOGETHER: bool = false;

    fn fragment(&mut self, row: &Row<'_>, errors: &mut Vec<RowError>) -> Option<Fragment> {
        fragment(&TsvItem { row, columns: &self.columns }, self.settings, errors)
    }

    fn cut_key(&self, row: &Row<'_>) -> Option<String> {
        let item = TsvItem { row, columns: &self.columns };
        // Without its group the row may belong to anything; the product above is the most likely.
        let group = item.column("item group id").filter(|column| column.exists());
        if group.is_some_and(|column| !row.reaches(column)) { None } else { key(&item) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_links() {
        assert_eq!(
            links("https://a/x,y.jpg, https://b/z.jpg ,http://c"),
            ["https://a/x,y.jpg", "https://b/z.jpg", "http://c"]
        );
        assert!(links(" ").is_empty());
    }
}
