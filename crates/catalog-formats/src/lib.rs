//! Reads the catalog files of stores: a reader in, an iterator of products and row errors out.

mod decode;
mod error;
mod fields;
mod fragment;
mod jsonl;
mod model;
mod money;
mod rows;
mod text;
mod vendure;
mod whole;

use std::io::Read;

pub use error::{EXCERPT, ErrorCode, RowError};
pub use fragment::{MAX_PICTURES, MAX_VARIANTS};
pub use jsonl::write_jsonl;
pub use model::{Attribute, GoogleCategory, Picture, PictureSource, Product, Review, Sku, Status, Stock, Variant};
pub use money::{Currency, MAX_MINOR, Money, parse as parse_money};
pub use rows::{MAX_COLUMNS, MAX_FIELD, MAX_ROW};
pub use text::{clean_html, clean_line, one_line, slug};
pub use whole::{Layout, Products};

use decode::Utf8;
use rows::{Rows, Runs};
use whole::Fragments;

/// A format of catalog files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Vendure's import CSV.
    VendureCsv,
    /// Vitrine JSON Lines.
    JsonLines,
}

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
        Format::VendureCsv => {
            let rows = Rows::new(input)?;
            let format = vendure::Vendure::new(rows.header(), settings)?;
            Box::new(Runs::new(rows, format))
        }
        Format::JsonLines => Box::new(jsonl::JsonLines::new(input, settings)),
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
