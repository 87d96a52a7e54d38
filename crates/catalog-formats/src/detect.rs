//! Which format a file has, by looking at its beginning.

use std::fmt;
use std::str::FromStr;

use crate::decode::Utf8;
use crate::reviews;
use crate::rows::Rows;

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Shopify's product CSV.
    ShopifyCsv,
    /// WooCommerce's product CSV.
    WooCsv,
    /// A Google Merchant feed, RSS 2.0 or Atom.
    GoogleXml,
    /// A Google Merchant feed with tabs (or commas).
    GoogleTsv,
    /// Vendure's import CSV.
    VendureCsv,
    /// Vitrine JSON Lines.
    JsonLines,
    /// Reviews as CSV.
    ReviewsCsv,
    /// Reviews as JSON Lines.
    ReviewsJsonLines,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 8] = [
        Self::ShopifyCsv,
        Self::WooCsv,
        Self::GoogleXml,
        Self::GoogleTsv,
        Self::VendureCsv,
        Self::JsonLines,
        Self::ReviewsCsv,
        Self::ReviewsJsonLines,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::ShopifyCsv => "shopify",
            Self::WooCsv => "woocommerce",
            Self::GoogleXml => "google-xml",
            Self::GoogleTsv => "google-tsv",
            Self::VendureCsv => "vendure",
            Self::JsonLines => "jsonl",
            Self::ReviewsCsv => "reviews-csv",
            Self::ReviewsJsonLines => "reviews-jsonl",
        }
    }

    /// Whether it holds reviews, not products.
    pub fn is_reviews(self) -> bool {
        matches!(self, Self::ReviewsCsv | Self::ReviewsJsonLines)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            format!("there is no format {name:?}; the formats are {names}")
        })
    }
}

/// How much of a file [`detect`] wants to see. A header with very many columns may need more than a few lines.
pub const DETECT_BYTES: usize = 64 * 1024;

/// The format of a file that begins like this, in any encoding that is read.
pub fn detect(beginning: &[u8]) -> Option<Format> {
    let mut input = Utf8::new(beginning);
    let text = input.peek(DETECT_BYTES).ok()?;
    // The cut may be within a character.
    let text = String::from_utf8_lossy(text);
    let text = text.trim_start();
    match text.as_bytes().first()? {
        b'<' => xml(text),
        b'{' => json(text),
        _ => csv(text),
    }
}

fn xml(text: &str) -> Option<Format> {
    let feed = ["<rss", "<feed", "base.google.com/ns", "base.google.com/cns"].iter().any(|mark| text.contains(mark));
    feed.then_some(Format::GoogleXml)
}

fn json(text: &str) -> Option<Format> {
    let line = text.lines().next()?;
    let has = |name: &str| line.contains(&format!("\"{name}\""));
    if has("key") && has("title") && !has("stars") || has("variants") {
        Some(Format::JsonLines)
    } else if has("stars") {
        Some(Format::ReviewsJsonLines)
    } else {
        None
    }
}

fn csv(text: &str) -> Option<Format> {
    let rows = Rows::new(Utf8::new(text.as_bytes())).ok()?;
    let header = rows.header();
    let has = |names: &[&str]| header.column(names).exists();
    let price = has(&["price", "variant price", "regular price", "regulärer preis", "tarif régulier", "g:price"])
        || header.names().any(|(name, _)| name.starts_with("price"));
    if reviews::is_header(header) {
        Some(Format::ReviewsCsv)
    } else if has(&["optiongroups", "optionvalues"]) || has(&["stockonhand"]) && has(&["name"]) {
        Some(Format::VendureCsv)
    } else if has(&["handle", "url handle"]) && has(&["title", "variant price", "variant sku", "option1 value"]) {
        Some(Format::ShopifyCsv)
    } else if has(&["regular price", "regulärer preis", "tarif régulier", "visibility in catalog"])
        || has(&["type", "typ"]) && has(&["sku", "artikelnummer", "ugs"]) && has(&["name", "nom"])
    {
        Some(Format::WooCsv)
    } else if has(&["id", "g:id"]) && has(&["title", "g:title"]) && (price || has(&["availability", "g:availability"]))
    {
        Some(Format::GoogleTsv)
    } else {
        None
    }
}
