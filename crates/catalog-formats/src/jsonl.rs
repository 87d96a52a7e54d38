//! Vitrine's own format: one JSON object a line. `docs/catalog-jsonl.md` describes it.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::Settings;
use crate::decode::Utf8;
use crate::error::{ErrorCode, RowError};
use crate::fields;
use crate::fragment::{Fragment, RawVariant};
use crate::model::{Attribute, GoogleCategory, Picture, PictureSource, Product, Sku, Status, Stock};
use crate::money::{self, Currency, MAX_MINOR, Money};
use crate::rows::{MAX_FIELD, MAX_ROW};
use crate::text::one_line;

/// Lines of a file, with a limit.
pub(crate) struct Lines<R> {
    input: Utf8<R>,
    line: u64,
    text: Vec<u8>,
    ended: bool,
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(input: Utf8<R>) -> Self {
        Self { input, line: 0, text: Vec::new(), ended: false }
    }

    /// The next line that is not blank, parsed.
    pub(crate) fn next_line<T: for<'a> Deserialize<'a>>(&mut self) -> Option<(u64, Result<T, RowError>)> {
        loop {
            if self.ended {
                return None;
            }
            self.line += 1;
            self.text.clear();
            let mut too_long = false;
            let mut terminated = false;
            while !terminated {
                let input = match self.input.fill() {
                    Ok(input) => input,
                    Err(e) => {
                        self.ended = true;
                        let code = ErrorCode::Unreadable { reason: e.to_string() };
                        return Some((self.line, Err(RowError::new(self.line, code))));
                    }
                };
                if input.is_empty() {
                    self.ended = true;
                    break;
                }
                let end = memchr::memchr(b'\n', input);
                let part = &input[..end.unwrap_or(input.len())];
                too_long |= self.text.len() + part.len() > MAX_ROW;
                if !too_long {
                    self.text.extend_from_slice(part);
                }
                let taken = part.len() + usize::from(end.is_some());
                terminated = end.is_some();
                self.input.consume(taken);
            }
            if too_long {
                let error = RowError::new(self.line, ErrorCode::RowTooLarge { limit: MAX_ROW as u64 });
                return Some((
                    self.line,
                    Err(error.value(&String::from_utf8_lossy(&self.text[..self.text.len().min(400)]))),
                ));
            }
            let text = self.text.trim_ascii();
            if text.is_empty() {
                continue;
            }
            let parsed = serde_json::from_slice(text).map_err(|e| {
                let code = if self.ended && e.is_eof() {
                    ErrorCode::CutShort
                } else {
                    // serde_json counts lines within our line.
                    let reason = e.to_string();
                    let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(r, _)| r).to_owned();
                    ErrorCode::NotJson { reason: format!("{reason} (character {})", e.column()) }
                };
                let error =
                    RowError::new(self.line, code).value(&String::from_utf8_lossy(&text[..text.len().min(400)]));
                // Whose line it was, so that a full import keeps the product.
                let object: serde_json::Value = serde_json::from_slice(text).unwrap_or_default();
                let key = ["product", "sku", "key"].iter().find_map(|name| object.get(name)?.as_str());
                error.product(&one_line(key.unwrap_or_default()))
            });
            return Some((self.line, parsed));
        }
    }
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProductLine {
    key: String,
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    brand: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    categories: Vec<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    google_category: Option<GoogleCategory>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    product_type: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pictures: Vec<Picture>,
    #[serde(default)]
    status: Status,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    attributes: Vec<Attribute>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page_url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    buy_url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    buy_label: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    members: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    options: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    variants: Vec<VariantLine>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct VariantLine {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sku: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gtin: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    options: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    price: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sale_price: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sale_from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sale_until: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    compare_at: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stock: Option<StockLine>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weight_grams: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit_measure: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit_base: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    picture: Option<Picture>,
}

/// `{"amount":1299,"currency":"EUR"}` in the smallest unit, or `"12.99 EUR"`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Amount {
    Minor { amount: i64, currency: Currency },
    Text(String),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum StockLine {
    Count(i64),
    Word(StockWord),
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StockWord {
    NotCounted,
    Available,
    SoldOut,
}

/// Writes one product as one line. What is written reads back as the same product.
///
/// # Errors
/// What the writer says.
pub fn write_jsonl(out: &mut impl Write, product: &Product) -> io::Result<()> {
    let amount = |m: &Option<Money>| m.map(|m| Amount::Minor { amount: m.minor, currency: m.currency });
    let line = ProductLine {
        key: product.key.clone(),
        title: product.title.clone(),
        description: product.description_html.clone(),
        brand: product.brand.clone(),
        categories: product.categories.clone(),
        google_category: product.google_category.clone(),
        product_type: product.product_type.clone(),
        pictures: product.pictures.clone(),
        status: product.status,
        tags: product.tags.clone(),
        attributes: product.attributes.clone(),
        page_url: product.page_url.clone(),
        buy_url: product.buy_url.clone(),
        buy_label: product.buy_label.clone(),
        members: product.members.clone(),
        options: product.options.clone(),
        variants: product
            .variants
            .iter()
            .map(|v| VariantLine {
                sku: match &v.sku {
                    Sku::Given(sku) => Some(sku.clone()),
                    Sku::Derived(_) => None,
                },
                gtin: v.gtin.clone(),
                options: v.options.iter().map(|o| (o.name.clone(), o.value.clone())).collect(),
                price: amount(&v.price),
                sale_price: amount(&v.sale_price),
                sale_from: v.sale_from.and_then(fields::moment_text),
                sale_until: v.sale_until.and_then(fields::moment_text),
                compare_at: amount(&v.compare_at),
                stock: match v.stock {
                    Stock::Counted(n) => Some(StockLine::Count(n)),
                    Stock::NotCounted => None,
                    Stock::Available(true) => Some(StockLine::Word(StockWord::Available)),
                    Stock::Available(false) => Some(StockLine::Word(StockWord::SoldOut)),
                },
                weight_grams: v.weight_grams,
                unit_measure: v.unit_measure.clone(),
                unit_base: v.unit_base.clone(),
                picture: v.picture.clone(),
            })
            .collect(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")
}

/// Products of JSON Lines.
pub(crate) struct JsonLines<R> {
    lines: Lines<R>,
    settings: Settings,
    errors: std::collections::VecDeque<RowError>,
    next: Option<Fragment>,
}

impl<R: Read> JsonLines<R> {
    pub(crate) fn new(input: Utf8<R>, settings: Settings) -> Self {
        Self { lines: Lines::new(input), settings, errors: Default::default(), next: None }
    }

    fn fragment(&mut self, at: u64, line: ProductLine) -> Result<Fragment, RowError> {
        let error = |field: &str, code: ErrorCode, value: &str| {
            RowError::new(at, code).field(field).value(value).product(&one_line(&line.key))
        };
        let long = [("title", &line.title), ("description", &line.description), ("key", &line.key)]
            .into_iter()
            .find(|(_, text)| text.len() > MAX_FIELD);
        if let Some((field, text)) = long {
            return Err(error(
                field,
                ErrorCode::FieldTooLarge { limit: MAX_FIELD as u64 },
                &text[..text.floor_char_boundary(400)],
            ));
        }
        let key = fields::code(&line.key).ok_or_else(|| error("key", ErrorCode::MissingValue, ""))?;
        let title = fields::code(&line.title).ok_or_else(|| error("title", ErrorCode::MissingTitle, ""))?;
        let option = |text: &Option<String>| text.as_deref().and_then(fields::code);
        let list = |texts: &[String]| texts.iter().filter_map(|t| fields::code(t)).collect::<Vec<_>>();
        let mut fragment = Fragment {
            whole: true,
            has_parent: true,
            title: Some(title),
            description_html: Some(line.description.clone()).filter(|d| !d.is_empty()),
            brand: option(&line.brand),
            categories: line.categories.iter().map(|path| list(path)).filter(|p| !p.is_empty()).collect(),
            google_category: line.google_category.clone(),
            product_type: option(&line.product_type),
            status: Some(line.status),
            tags: list(&line.tags),
            buy_label: option(&line.buy_label),
            members: list(&line.members),
            ..Fragment::new(&key, at)
        };
        for fact in &line.attributes {
            if let (Some(name), Some(value)) = (fields::code(&fact.name), fields::code(&fact.value)) {
                fragment.attributes.push(Attribute::new(name, value));
            }
        }
        for (field, value) in [("page_url", &line.page_url), ("buy_url", &line.buy_url)] {
            let Some(value) = value.as_deref().filter(|v| !v.trim().is_empty()) else { continue };
            match fields::link(value) {
                Ok(url) if field == "page_url" => fragment.page_url = Some(url),
                Ok(url) => fragment.buy_url = Some(url),
                Err(code) => fragment.warnings.push(error(field, code, value)),
            }
        }
        for picture in &line.pictures {
            match checked(picture) {
                Ok(picture) => fragment.add_picture(None, picture),
                Err((code, value)) => fragment.warnings.push(error("pictures", code, &value)),
            }
        }
        for variant in &line.variants {
            match self.variant(at, variant, &line.options, &mut fragment.warnings) {
                Ok(variant) => fragment.variants.push(variant),
                Err(error) => {
                    fragment.refused = true;
                    self.errors.push_back(error.product(&key));
                }
            }
        }
        Ok(fragment)
    }

    fn variant(
        &self,
        at: u64,
        line: &VariantLine,
        names: &[String],
        warnings: &mut Vec<RowError>,
    ) -> Result<RawVariant, RowError> {
        let error = |field: &str, code, value: &str| RowError::new(at, code).field(field).value(value);
        let amount = |field: &str, amount: &Option<Amount>| match amount {
            None => Ok(None),
            Some(Amount::Text(text)) => {
                money::parse(text, self.settings.currency).map(Some).map_err(|code| error(field, code, text))
            }
            Some(Amount::Minor { amount, .. }) if *amount < 0 => {
                Err(error(field, ErrorCode::NegativePrice, &amount.to_string()))
            }
            Some(Amount::Minor { amount, .. }) if *amount > MAX_MINOR => {
                Err(error(field, ErrorCode::PriceTooLarge, &amount.to_string()))
            }
            Some(Amount::Minor { amount, currency }) => Ok(Some(Money { minor: *amount, currency: *currency })),
        };
        let date = |field: &str, text: &Option<String>, read: fn(&str) -> Result<i64, ErrorCode>| match text {
            None => Ok(None),
            Some(text) => read(text).map(Some).map_err(|code| error(field, code, text)),
        };
        // In the order the product names them, then any others.
        let place = |name: &str| names.iter().position(|n| n == name).unwrap_or(usize::MAX);
        let mut options: Vec<(&String, &String)> = line.options.iter().collect();
        options.sort_by_key(|(name, _)| place(name));
        let options = options
            .into_iter()
            .filter_map(|(name, value)| Some(Attribute::new(fields::code(name)?, fields::code(value)?)))
            .collect();
        let mut gtin = None;
        if let Some(text) = &line.gtin {
            match fields::gtin(text) {
                Ok(code) => gtin = Some(code),
                Err(code) => warnings.push(error("gtin", code, text)),
            }
        }
        let mut picture = None;
        if let Some(one) = &line.picture {
            match checked(one) {
                Ok(good) => picture = Some(good),
                Err((code, value)) => warnings.push(error("picture", code, &value)),
            }
        }
        Ok(RawVariant {
            line: at,
            sku: line.sku.as_deref().and_then(fields::code),
            options,
            gtin,
            price: amount("price", &line.price)?,
            sale_price: amount("sale_price", &line.sale_price)?,
            sale_from: date("sale_from", &line.sale_from, fields::moment)?,
            sale_until: date("sale_until", &line.sale_until, fields::moment_until)?,
            compare_at: amount("compare_at", &line.compare_at)?,
            stock: match line.stock {
                None | Some(StockLine::Word(StockWord::NotCounted)) => Stock::NotCounted,
                Some(StockLine::Count(n)) => Stock::Counted(n.max(0)),
                Some(StockLine::Word(StockWord::Available)) => Stock::Available(true),
                Some(StockLine::Word(StockWord::SoldOut)) => Stock::Available(false),
            },
            weight_grams: line.weight_grams.filter(|g| *g >= 0),
            unit_measure: line.unit_measure.as_deref().and_then(fields::text),
            unit_base: line.unit_base.as_deref().and_then(fields::text),
            picture,
            ..RawVariant::default()
        })
    }
}

/// The picture again through the rules for links and file names.
pub(crate) fn checked(picture: &Picture) -> Result<Picture, (ErrorCode, String)> {
    let alt = one_line(&picture.alt);
    match &picture.source {
        PictureSource::Url(url) => match fields::link(url) {
            Ok(url) => Ok(Picture { source: PictureSource::Url(url), alt }),
            Err(code) => Err((code, url.clone())),
        },
        PictureSource::File(file) => match fields::picture(file, "") {
            Ok(Picture { source: source @ PictureSource::File(_), .. }) => Ok(Picture { source, alt }),
            Ok(_) | Err(_) => Err((ErrorCode::NotALink, file.clone())),
        },
    }
}

impl<R: Read> Iterator for JsonLines<R> {
    type Item = Result<Fragment, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(error) = self.errors.pop_front() {
            return Some(Err(error));
        }
        if let Some(fragment) = self.next.take() {
            return Some(Ok(fragment));
        }
        let (at, line) = self.lines.next_line::<ProductLine>()?;
        match line.and_then(|line| self.fragment(at, line)) {
            Err(error) => Some(Err(error)),
            Ok(fragment) if self.errors.is_empty() => Some(Ok(fragment)),
            Ok(fragment) => {
                self.next = Some(fragment);
                self.errors.pop_front().map(Err)
            }
        }
    }
}
