//! Reads the catalog and review files of stores: a reader in, an iterator of products and row errors out.
//!
//! ```
//! use vitrine_catalog_formats::{Settings, detect, products};
//!
//! let file = b"Handle,Title,Variant Price\nmug,Blue mug,12.50\n";
//! let format = detect(file).expect("a known format");
//! for product in products(format, file.as_slice(), Settings::default()).expect("a readable file") {
//!     match product {
//!         Ok(product) => assert_eq!(product.title, "Blue mug"),
//!         Err(error) => println!("{error}"),
//!     }
//! }
//! ```
//!
//! # One product, many rows
//! Rows that stand together are joined as they come. In Shopify files, WooCommerce variations and Google item groups,
//! more rows of a product may follow anywhere, and the order of its rows does not matter. Two ways lead to whole
//! products, each given out exactly once:
//!
//! - [`products`] holds every product that may go on back until the end of the file: 24 bytes each in memory, their
//!   contents beyond 32 MiB in a temporary file. It needs nothing but a reader.
//! - [`layout`] looks through the file first and finds the products that are scattered; [`products_with`] then holds
//!   back only those and gives the others out while the file is read. It needs a reader twice, and gives the numbers
//!   for a progress bar on the way.
//!
//! Vendure's rows without a name belong to the product above, and a line of JSON Lines is a whole product; so are
//! WooCommerce's products without variations. Those never wait. A key that was given out already is refused.
//!
//! What rows of one product say differently (two titles) is settled by a rule that does not look at the order: the
//! longer text, of equally long ones the smaller; the less visible status. Lists keep the order of the file, pictures
//! and variations that of their position numbers.
//!
//! # Errors and limits
//! A row that cannot be taken is a [`RowError`] with line, column, reason and the beginning of the value; its product
//! goes on with its other rows. Where no variant is left, the product is not given out. When the file ends within a row,
//! its product is not given out either. A small fault (a barcode that is no GTIN, a broken picture link) costs the value,
//! not the row, and stands in [`Product::warnings`].
//! A field has at most [`MAX_FIELD`] bytes, a row [`MAX_ROW`], a file [`MAX_COLUMNS`] columns, a product
//! [`MAX_VARIANTS`] variants and [`MAX_PICTURES`] pictures.
//!
//! # Text
//! Files may be UTF-8 (with or without a mark), UTF-16 of both kinds, Windows-1252 or Latin-1, or what an XML
//! declaration names. All texts given out are text, never markup: escape them when they enter a page.

mod decode;
mod detect;
mod error;
mod fields;
mod fragment;
mod google;
mod google_xml;
mod jsonl;
mod model;
mod money;
mod reviews;
mod rows;
mod shopify;
mod text;
mod vendure;
mod whole;
mod woo;

use std::io::Read;

pub use detect::{DETECT_BYTES, Format, detect};
pub use error::{EXCERPT, ErrorCode, RowError};
pub use fragment::{MAX_PICTURES, MAX_VARIANTS};
pub use jsonl::write_jsonl;
pub use model::{Attribute, GoogleCategory, Picture, PictureSource, Product, Review, Sku, Status, Stock, Variant};
pub use money::{Currency, MAX_MINOR, Money, parse as parse_money};
pub use reviews::{Reviews, write_review_jsonl};
pub use rows::{MAX_COLUMNS, MAX_FIELD, MAX_ROW};
pub use text::{clean_html, clean_line, one_line, paragraphs, slug};
pub use whole::{Layout, Products};

use decode::Utf8;
use rows::{Rows, Runs};
use whole::Fragments;

/// What a file does not say itself.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Currency of prices without one.
    pub currency: Currency,
}

impl Default for Settings {
    fn default() -> Self {
        Self { currency: Currency::USD }
    }
}

fn fragments<'a, R: Read + Send + 'a>(format: Format, input: R, settings: Settings) -> Result<Fragments<'a>, RowError> {
    let input = Utf8::new(input);
    Ok(match format {
        Format::ShopifyCsv => {
            let rows = Rows::new(input)?;
            let format = shopify::Shopify::new(rows.header(), settings)?;
            Box::new(Runs::new(rows, format))
        }
        Format::WooCsv => {
            let rows = Rows::new(input)?;
            let format = woo::Woo::new(rows.header(), settings)?;
            Box::new(Runs::new(rows, format))
        }
        Format::GoogleTsv => {
            let rows = Rows::new(input)?;
            let format = google::GoogleTsv::new(rows.header(), settings)?;
            Box::new(Runs::new(rows, format))
        }
        Format::GoogleXml => Box::new(google_xml::GoogleXml::new(input, settings)),
        Format::VendureCsv => {
            let rows = Rows::new(input)?;
            let format = vendure::Vendure::new(rows.header(), settings)?;
            Box::new(Runs::new(rows, format))
        }
        Format::JsonLines => Box::new(jsonl::JsonLines::new(input, settings)),
        Format::ReviewsCsv | Format::ReviewsJsonLines => return Err(RowError::new(0, ErrorCode::OtherKind)),
    })
}

/// Whole products of a file, each exactly once, and an error for every row that is refused.
///
/// # Errors
/// When the file cannot be read at all: no header, a needed column is missing, too many columns.
pub fn products<'a, R: Read + Send + 'a>(
    format: Format,
    input: R,
    settings: Settings,
) -> Result<Products<'a>, RowError> {
    Ok(Products::new(fragments(format, input, settings)?, None))
}

/// Looks through a file once, so that [`products_with`] need not hold back products whose rows stand together.
///
/// # Errors
/// As [`products`].
pub fn layout<R: Read + Send>(format: Format, input: R, settings: Settings) -> Result<Layout, RowError> {
    Ok(Layout::of(fragments(format, input, settings)?))
}

/// Like [`products`] for a file whose [`layout`] is known: products come while the file is read.
///
/// # Errors
/// As [`products`].
pub fn products_with<'a, R: Read + Send + 'a>(
    format: Format,
    input: R,
    settings: Settings,
    layout: &Layout,
) -> Result<Products<'a>, RowError> {
    Ok(Products::new(fragments(format, input, settings)?, Some(layout)))
}

/// Reviews of a file.
///
/// # Errors
/// When the file cannot be read at all: no header, a needed column is missing, no file of reviews.
pub fn reviews<'a, R: Read + Send + 'a>(format: Format, input: R) -> Result<Reviews<'a>, RowError> {
    match format {
        Format::ReviewsCsv => reviews::csv(Utf8::new(input)),
        Format::ReviewsJsonLines => Ok(reviews::jsonl(Utf8::new(input))),
        _ => Err(RowError::new(0, ErrorCode::OtherKind)),
    }
}
