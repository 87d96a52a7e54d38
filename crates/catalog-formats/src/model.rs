//! What a catalog file says, in one form for every format.

use serde::{Deserialize, Serialize};

use crate::error::RowError;
use crate::money::Money;

/// One product with all its variants. Made by the readers; every text in it is clean (no control characters, trimmed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Stable across exports: Shopify's handle, WooCommerce's SKU (else `id:7`), Google's item group (else id),
    /// Vendure's slug, the `key` of JSON Lines. A repeated import finds the product by it.
    pub key: String,
    /// Plain text on one line, never empty.
    pub title: String,
    /// The description as the file has it, HTML perhaps. Never show this; show [`description`](Self::description).
    pub description_html: String,
    /// Plain text made of it: paragraphs separated by an empty line, lines by `\n`, no tags, entities decoded.
    /// It is text, not HTML: escape it when it is put into a page.
    pub description: String,
    /// Brand or vendor.
    pub brand: Option<String>,
    /// Category paths from broad to narrow, the deepest path first.
    pub categories: Vec<Vec<String>>,
    /// Google's product category, if the file names one.
    pub google_category: Option<GoogleCategory>,
    /// The shop's own type of product, as written.
    pub product_type: Option<String>,
    /// The first is the main one. Pictures of variants are among them.
    pub pictures: Vec<Picture>,
    /// Whether it is shown.
    pub status: Status,
    /// Free words.
    pub tags: Vec<String>,
    /// Facts that are no choice of a variant (material, gender), name and value.
    pub attributes: Vec<Attribute>,
    /// The product's own page in the shop the file comes from (http or https).
    pub page_url: Option<String>,
    /// The product is sold elsewhere: the link that leads there (http or https).
    pub buy_url: Option<String>,
    /// The words on that link.
    pub buy_label: Option<String>,
    /// A group of other products: their SKUs or keys (a WooCommerce grouped product). It has no variants of its own.
    pub members: Vec<String>,
    /// Names of the options in order: Size, Colour. Empty with a single plain variant.
    pub options: Vec<String>,
    /// At least one, except where `members` is not empty.
    pub variants: Vec<Variant>,
    /// First line of the product in the file, counted from 1.
    pub line: u64,
    /// The first line of its last row.
    pub last_line: u64,
    /// Values that were left out while the product was taken: a weight or GTIN that is none, a link that is none.
    pub warnings: Vec<RowError>,
}

impl Product {
    /// The deepest category path, empty if there is none.
    pub fn category_path(&self) -> &[String] {
        self.categories.first().map_or(&[], Vec::as_slice)
    }
}

/// One thing that can be bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Unique within the product.
    pub sku: Sku,
    /// GTIN-8, -12, -13 or -14 with a right check digit.
    pub gtin: Option<String>,
    /// Name and value in the order of [`Product::options`]; one that may be anything is not here.
    pub options: Vec<Attribute>,
    /// What it costs. `None`: the file has no price, so it can't be bought here.
    pub price: Option<Money>,
    /// What it costs while the sale lasts.
    pub sale_price: Option<Money>,
    /// The sale begins, microseconds since 1970 in UTC. A time without a zone is taken as UTC.
    pub sale_from: Option<i64>,
    /// The sale ends (this moment is no longer part of it), microseconds since 1970 in UTC.
    pub sale_until: Option<i64>,
    /// A crossed-out price as the shop shows it. It proves no lowest price of 30 days.
    pub compare_at: Option<Money>,
    /// How many there are.
    pub stock: Stock,
    /// Grams.
    pub weight_grams: Option<i64>,
    /// What is in it, as the file has it, such as `750 ml`; its unit price is per [`Variant::unit_base`].
    pub unit_measure: Option<String>,
    /// Such as `1 l`.
    pub unit_base: Option<String>,
    /// Its own picture.
    pub picture: Option<Picture>,
    /// Line of the file.
    pub line: u64,
}

/// A stock keeping unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Sku {
    /// As the file has it.
    Given(String),
    /// The file has none: made from the product's key and the option values, the same in every import.
    Derived(String),
}

impl Sku {
    /// The SKU itself.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Given(sku) | Self::Derived(sku) => sku,
        }
    }
}

/// How many of a variant there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stock {
    /// So many, never negative (an oversold −3 is 0).
    Counted(i64),
    /// Nobody counts it, or it is sold beyond zero: can be bought.
    #[default]
    NotCounted,
    /// Only "available" or "not available" is known.
    Available(bool),
}

impl Stock {
    /// Whether at least one can be bought.
    pub fn can_be_bought(self) -> bool {
        match self {
            Self::Counted(n) => n > 0,
            Self::NotCounted => true,
            Self::Available(yes) => yes,
        }
    }
}

/// Whether a product is shown. Ordered from the most to the least visible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Shown and sold.
    #[default]
    Active,
    /// Sold to who has the address, but in no feed, list or search.
    Unlisted,
    /// Not published yet, or private.
    Draft,
    /// No longer sold.
    Archived,
}

/// Google's product taxonomy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum GoogleCategory {
    /// Its number.
    Id(u32),
    /// Its path from broad to narrow, as written.
    Path(Vec<String>),
}

/// A name and a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Attribute {
    /// "Colour"
    pub name: String,
    /// "Red"
    pub value: String,
}

impl Attribute {
    pub(crate) fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

/// A picture of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Where it is.
    #[serde(flatten)]
    pub source: PictureSource,
    /// Alternative text, empty if there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
}

/// Where a picture is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PictureSource {
    /// An address that starts with http:// or https://. Whether it may be fetched is for the program to decide.
    Url(String),
    /// A relative file name with `/`, without `..`: a file of the folder of pictures.
    File(String),
}

/// One imported review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The file's own id of the review, or one made of its contents: the same in every import.
    pub key: String,
    /// SKU or key of the product, as written.
    pub product: String,
    /// 1 to 5.
    pub stars: u8,
    /// One line, may be empty.
    pub title: String,
    /// Plain text with paragraphs, may be empty.
    pub text: String,
    /// Who wrote it, may be empty.
    pub name: String,
    /// When, microseconds since 1970 in UTC.
    pub date: Option<i64>,
    /// For claiming the review later. Never shown.
    pub email: Option<String>,
    /// Pictures of the review.
    pub pictures: Vec<Picture>,
    /// Line of the file.
    pub line: u64,
    /// Values that were left out while the review was taken.
    pub warnings: Vec<RowError>,
}
