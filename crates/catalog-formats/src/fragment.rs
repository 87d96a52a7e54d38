//! What some rows of a file say about one product, how such pieces join, and how they become a product.
//!
//! Joining is commutative and associative in all but the order of lists, which follows the lines of the file: so the
//! order of a product's rows, and how they were cut into pieces, does not matter.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::error::{ErrorCode, RowError};
use crate::model::{Attribute, GoogleCategory, Picture, PictureSource, Product, Sku, Status, Stock, Variant};
use crate::money::Money;
use crate::text::{clean_html, fingerprint, one_line};

/// Variants of one product; the rest is refused.
pub const MAX_VARIANTS: usize = 5_000;
/// Pictures of one product; the rest is left out.
pub const MAX_PICTURES: usize = 250;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Fragment {
    pub key: String,
    /// Another key by which rows may call this product.
    pub alias: Option<String>,
    /// Nothing more can come for this key.
    pub whole: bool,
    /// The row that stands for the product itself is here.
    pub has_parent: bool,
    /// Rows are here that need such a row.
    pub needs_parent: bool,
    /// The file ended within this product.
    pub cut: bool,
    /// A row with a variant was refused.
    pub refused: bool,
    pub line: u64,
    pub last_line: u64,
    pub title: Option<String>,
    pub description_html: Option<String>,
    pub brand: Option<String>,
    pub product_type: Option<String>,
    pub page_url: Option<String>,
    pub buy_url: Option<String>,
    pub buy_label: Option<String>,
    pub google_category: Option<GoogleCategory>,
    pub status: Option<Status>,
    pub categories: Vec<Vec<String>>,
    pub tags: Vec<String>,
    pub attributes: Vec<Attribute>,
    pub members: Vec<String>,
    /// With its position in the gallery, if the file gives one.
    pub pictures: Vec<(Option<u32>, Picture)>,
    /// Names of options given by position; empty where unknown.
    pub option_names: Vec<String>,
    pub variants: Vec<RawVariant>,
    /// Options that are the same in all variants are facts, not choices.
    pub fold_options: bool,
    pub warnings: Vec<RowError>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct RawVariant {
    pub line: u64,
    pub sku: Option<String>,
    /// The variant's own title, where the format has no other.
    pub title: Option<String>,
    /// Name and value; an empty name is the one of this position.
    pub options: Vec<Attribute>,
    pub position: Option<i64>,
    pub gtin: Option<String>,
    pub price: Option<Money>,
    pub sale_price: Option<Money>,
    pub sale_from: Option<i64>,
    pub sale_until: Option<i64>,
    pub compare_at: Option<Money>,
    pub stock: Stock,
    pub weight_grams: Option<i64>,
    pub unit_measure: Option<String>,
    pub unit_base: Option<String>,
    pub picture: Option<Picture>,
}

/// Of two texts the longer one, of equally long ones the smaller one: any rule that does not look at the order will do.
fn pick(a: &mut Option<String>, b: Option<String>) {
    match (&a, b) {
        (None, b) => *a = b,
        (Some(old), Some(new)) if (new.len(), old) > (old.len(), &new) => *a = Some(new),
        _ => {}
    }
}

fn unite<T: PartialEq>(a: &mut Vec<T>, b: Vec<T>) {
    for item in b {
        if !a.contains(&item) {
            a.push(item);
        }
    }
}

impl Fragment {
    pub(crate) fn new(key: impl Into<String>, line: u64) -> Self {
        Self { key: key.into(), line, last_line: line, ..Self::default() }
    }

    /// Takes another piece of the same product in.
    pub(crate) fn merge(&mut self, mut other: Self) {
        if other.line < self.line {
            std::mem::swap(self, &mut other);
        }
        self.last_line = self.last_line.max(other.last_line);
        self.has_parent |= other.has_parent;
        self.needs_parent |= other.needs_parent;
        self.cut |= other.cut;
        self.refused |= other.refused;
        self.fold_options |= other.fold_options;
        pick(&mut self.alias, other.alias);
        pick(&mut self.title, other.title);
        pick(&mut self.description_html, other.description_html);
        pick(&mut self.brand, other.brand);
        pick(&mut self.product_type, other.product_type);
        // The page of the group is rather the shorter one; the longer ones name a variant.
        if let Some(url) = other.page_url
            && self.page_url.as_ref().is_none_or(|old| (url.len(), &url) < (old.len(), old))
        {
            self.page_url = Some(url);
        }
        pick(&mut self.buy_url, other.buy_url);
        pick(&mut self.buy_label, other.buy_label);
        self.google_category = self.google_category.take().max(other.google_category);
        self.status = self.status.max(other.status);
        unite(&mut self.categories, other.categories);
        unite(&mut self.tags, other.tags);
        unite(&mut self.attributes, other.attributes);
        unite(&mut self.members, other.members);
        for (position, picture) in other.pictures {
            self.add_picture(position, picture);
        }
        if self.option_names.len() < other.option_names.len() {
            self.option_names.resize(other.option_names.len(), String::new());
        }
        for (mine, theirs) in self.option_names.iter_mut().zip(other.option_names) {
            if mine.is_empty() || (!theirs.is_empty() && theirs < *mine) {
                *mine = theirs;
            }
        }
        let room = (MAX_VARIANTS + 1).saturating_sub(self.variants.len());
        self.variants.extend(other.variants.into_iter().take(room));
        let room = MAX_VARIANTS.saturating_sub(self.warnings.len());
        self.warnings.extend(other.warnings.into_iter().take(room));
    }

    /// Adds a picture unless it is there.
    pub(crate) fn add_picture(&mut self, position: Option<u32>, picture: Picture) {
        let room = self.pictures.len() < MAX_PICTURES;
        match self.pictures.iter_mut().find(|(_, p)| p.source == picture.source) {
            Some((old_position, old)) => {
                *old_position = [*old_position, position].into_iter().flatten().min();
                if (picture.alt.len(), &old.alt) > (old.alt.len(), &picture.alt) {
                    old.alt = picture.alt;
                }
            }
            None if room => self.pictures.push((position, picture)),
            None => {}
        }
    }

    /// The product, or why there is none. Variants that are refused while the product is taken go to `errors`.
    pub(crate) fn finish(mut self, errors: &mut Vec<RowError>) -> Result<Product, RowError> {
        self.variants.sort_by_key(|v| (v.position.unwrap_or(0), v.line));
        self.pictures.sort_by_key(|(position, _)| position.unwrap_or(u32::MAX));
        if self.needs_parent && !self.has_parent {
            let error = RowError::new(self.line, ErrorCode::MissingParent).value(&self.key);
            return Err(error.product(&self.key));
        }
        let variants = self.variants_of(errors);
        let title = self.title.take().or_else(|| common_title(&self.variants)).filter(|t| !t.is_empty());
        let Some(title) = title else {
            return Err(RowError::new(self.line, ErrorCode::MissingTitle).product(&self.key));
        };
        if variants.is_empty() && self.members.is_empty() {
            return Err(RowError::new(self.line, ErrorCode::NoVariants).value(&title).product(&self.key));
        }
        for variant in &variants {
            if let Some(picture) = &variant.picture {
                self.add_picture(None, picture.clone());
            }
        }
        // The names in the order of the fullest variant, then what others add.
        let mut options: Vec<String> = Vec::new();
        let fullest = variants.iter().max_by_key(|v| v.options.len());
        for option in fullest.into_iter().chain(&variants).flat_map(|v| &v.options) {
            if !options.contains(&option.name) {
                options.push(option.name.clone());
            }
        }
        // What a variant chooses is no fact about the product.
        self.attributes.retain(|fact| !options.contains(&fact.name));
        self.categories.retain(|path| !path.is_empty());
        self.categories.sort_by_key(|path| std::cmp::Reverse(path.len()));
        let description_html = self.description_html.unwrap_or_default();
        Ok(Product {
            description: clean_html(&description_html),
            description_html,
            title,
            brand: self.brand,
            categories: self.categories,
            google_category: self.google_category,
            product_type: self.product_type,
            pictures: self.pictures.into_iter().map(|(_, picture)| picture).collect(),
            status: self.status.unwrap_or_default(),
            tags: self.tags,
            attributes: self.attributes,
            page_url: self.page_url,
            buy_url: self.buy_url,
            buy_label: self.buy_label,
            members: self.members,
            options,
            variants,
            line: self.line,
            last_line: self.last_line,
            warnings: self.warnings,
            key: self.key,
        })
    }

    fn variants_of(&mut self, errors: &mut Vec<RowError>) -> Vec<Variant> {
        if let Some(first) = self.variants.get(MAX_VARIANTS) {
            let code = ErrorCode::TooManyVariants { limit: MAX_VARIANTS as u64 };
            errors.push(RowError::new(first.line, code).product(&self.key));
            self.variants.truncate(MAX_VARIANTS);
        }
        if self.fold_options && self.variants.len() > 1 {
            self.fold();
        }
        let options: Vec<Vec<Attribute>> = self.variants.iter().map(|v| self.named_options(v)).collect();
        // Some shops give one SKU to all colours. Then it names none of them.
        let mut first_with: HashMap<&str, usize> = HashMap::new();
        let mut shared: HashMap<&str, u64> = HashMap::new();
        for (at, raw) in self.variants.iter().enumerate() {
            if let Some(sku) = &raw.sku {
                let first = *first_with.entry(sku).or_insert(at);
                if options[first] != options[at] {
                    shared.insert(sku, self.variants[first].line);
                }
            }
        }
        for (sku, line) in &shared {
            self.warnings.push(RowError::new(*line, ErrorCode::SharedSku).value(sku).product(&self.key));
        }
        self.warnings.sort_by(|a, b| (a.line, &a.value).cmp(&(b.line, &b.value)));
        let mut by_sku: HashMap<String, usize> = HashMap::new();
        let mut variants: Vec<Variant> = Vec::with_capacity(self.variants.len());
        for (raw, options) in self.variants.iter().zip(options) {
            let sku = match &raw.sku {
                Some(sku) if !shared.contains_key(sku.as_str()) => Sku::Given(sku.clone()),
                _ => Sku::Derived(derived_sku(&self.key, &options)),
            };
            let variant = Variant {
                sku,
                gtin: raw.gtin.clone(),
                options,
                price: raw.price,
                sale_price: raw.sale_price,
                sale_from: raw.sale_from,
                sale_until: raw.sale_until,
                compare_at: raw.compare_at,
                stock: raw.stock,
                weight_grams: raw.weight_grams,
                unit_measure: raw.unit_measure.clone(),
                unit_base: raw.unit_base.clone(),
                picture: raw.picture.clone(),
                line: raw.line,
            };
            match by_sku.get(variant.sku.as_str()).and_then(|at| variants.get(*at)) {
                None => {
                    by_sku.insert(variant.sku.as_str().to_owned(), variants.len());
                    variants.push(variant);
                }
                // The very same row twice says nothing new.
                Some(first) if (Variant { line: first.line, ..variant.clone() }) == *first => {}
                Some(first) => {
                    let code = ErrorCode::DuplicateSku { first_line: first.line };
                    errors.push(RowError::new(variant.line, code).value(variant.sku.as_str()).product(&self.key));
                }
            }
        }
        variants
    }

    /// The options of a variant with their names; an option without a value may be anything and is left out.
    fn named_options(&self, raw: &RawVariant) -> Vec<Attribute> {
        let mut options: Vec<Attribute> = Vec::with_capacity(raw.options.len());
        for (at, option) in raw.options.iter().enumerate() {
            let name = match (option.name.as_str(), self.option_names.get(at).map(String::as_str)) {
                ("", Some("") | None) => format!("Option {}", at + 1),
                ("", Some(name)) => name.to_owned(),
                (name, _) => name.to_owned(),
            };
            if !option.value.is_empty() && !options.iter().any(|o| o.name == name) {
                options.push(Attribute::new(name, option.value.clone()));
            }
        }
        options
    }

    /// Takes options that all variants share out of them and keeps them as attributes.
    fn fold(&mut self) {
        let Some(first) = self.variants.first() else { return };
        let shared: Vec<Attribute> = first
            .options
            .iter()
            .filter(|o| !o.name.is_empty() && self.variants.iter().all(|v| v.options.contains(o)))
            .cloned()
            .collect();
        for variant in &mut self.variants {
            variant.options.retain(|o| !shared.contains(o));
        }
        unite(&mut self.attributes, shared);
    }
}

/// `classic-top~Small~Red`: the key and the option values, joined by a sign that neither contains. Where a value (or
/// the key) would have to be changed for that, a fingerprint of the unchanged words is added, so no two meet.
fn derived_sku(key: &str, options: &[Attribute]) -> String {
    if options.is_empty() && key.len() <= 100 {
        return key.to_owned();
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let mut changed = key.contains('~');
    let mut sku = key.replace('~', "-");
    for option in options {
        sku.push('~');
        for c in option.value.chars() {
            if plain(c) {
                sku.push(c);
            } else {
                changed = true;
                if !sku.ends_with(['-', '~']) {
                    sku.push('-');
                }
            }
        }
    }
    if sku.chars().count() > 100 {
        changed = true;
        sku = sku.chars().take(80).collect();
    }
    if changed {
        let words: Vec<&str> = std::iter::once(key).chain(options.iter().map(|o| o.value.as_str())).collect();
        let print = fingerprint(&words) >> 16;
        sku.truncate(sku.trim_end_matches(['-', '~']).len());
        sku.push_str(&format!("~{print:012x}"));
    }
    sku
}

/// What the titles of all variants have in common: their own option values are taken off the end, then they are
/// compared. "Hoodie-XS-Black" and "Hoodie-S-Grey" are both "Hoodie".
fn common_title(variants: &[RawVariant]) -> Option<String> {
    let titles: Vec<String> =
        variants.iter().filter_map(|v| v.title.as_ref().map(|t| bare_title(t, &v.options))).collect();
    let first = titles.first()?;
    if titles.iter().all(|t| t == first) {
        return Some(first.clone());
    }
    // The common beginning, up to a whole word.
    let mut common = first.as_str();
    for title in &titles {
        let same = common.char_indices().zip(title.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
        let end = same.unwrap_or(common.len().min(title.len()));
        common = &common[..end];
    }
    let whole_word = titles.iter().all(|t| !t[common.len()..].starts_with(char::is_alphanumeric));
    let common =
        if whole_word { common } else { common.rfind(|c: char| !c.is_alphanumeric()).map_or("", |at| &common[..at]) };
    let common = trim_joints(common);
    if common.chars().count() >= 3 {
        return Some(common.to_owned());
    }
    // Nothing in common: the shortest, of equally short ones the smallest.
    titles.iter().min_by_key(|t| (t.len(), t.as_str())).cloned()
}

fn trim_joints(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | '/' | '|' | '(' | '[' | ':' | '·')
    })
}

fn bare_title(title: &str, options: &[Attribute]) -> String {
    let mut left = title.trim();
    loop {
        let before = left;
        for option in options.iter().filter(|o| !o.value.is_empty()) {
            let open = left.trim_end_matches([')', ']']);
            let Some(at) = open.len().checked_sub(option.value.len()) else { continue };
            let Some((head, tail)) = open.split_at_checked(at) else { continue };
            let cut = trim_joints(head);
            // Only a value that stands for itself: "Redwood" does not end in "wood".
            if tail.eq_ignore_ascii_case(&option.value) && cut.len() < head.len() && !cut.is_empty() {
                left = cut;
            }
        }
        if left == before {
            return one_line(left);
        }
    }
}

/// The same picture for tests and readers.
pub(crate) fn picture(source: PictureSource, alt: String) -> Picture {
    Picture { source, alt }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &str, values: &[&str]) -> RawVariant {
        let options = values.iter().map(|v| Attribute::new("x", *v)).collect();
        RawVariant { title: Some(title.into()), options, ..RawVariant::default() }
    }

    #[test]
    fn titles_of_groups() {
        let cases: [(&[RawVariant], &str); 5] = [
            (&[titled("Hoodie-XS-Black", &["Black", "XS"]), titled("Hoodie-S-Grey", &["Grey", "S"])], "Hoodie"),
            (&[titled("Ring (Gold, 17)", &["Gold", "17"])], "Ring"),
            (&[titled("Redwood", &["wood"]), titled("Redwood", &["oak"])], "Redwood"),
            (&[titled("Tea cup blue", &[]), titled("Tea cup brown", &[])], "Tea cup"),
            (&[titled("Cup", &[]), titled("Bowl", &[])], "Cup"),
        ];
        for (variants, title) in cases {
            assert_eq!(common_title(variants).as_deref(), Some(title));
            let turned: Vec<_> = variants.iter().rev().cloned().collect();
            assert_eq!(common_title(&turned).as_deref(), Some(title));
        }
    }

    #[test]
    fn derived_skus_do_not_meet() {
        let sku = |key: &str, values: &[&str]| {
            derived_sku(key, &values.iter().map(|v| Attribute::new("x", *v)).collect::<Vec<_>>())
        };
        assert_eq!(sku("top", &[]), "top");
        assert_eq!(sku("top", &["Small", "Red"]), "top~Small~Red");
        let skus = [
            sku("top", &["Small", "Red"]),
            sku("top~Small", &["Red"]),
            sku("top", &["Small~Red"]),
            sku("top", &["A B"]),
            sku("top", &["A-B"]),
            sku("top", &["A/B"]),
            sku("top", &["أحمر"]),
            sku("top", &["أزرق"]),
            sku("top", &[&"long".repeat(60)]),
            sku("top", &[&"long".repeat(61)]),
        ];
        for (at, sku) in skus.iter().enumerate() {
            assert!(!skus[..at].contains(sku), "{skus:?}");
            assert!(sku.len() <= 120);
        }
    }
}
