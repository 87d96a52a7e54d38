//! What can be wrong with a file or a row, in words a shop owner understands.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One thing wrong with a file. Rows that have one are left out, the others go on.
///
/// [`Display`](fmt::Display) gives an English sentence; [`ErrorCode::name`] and [`ErrorCode::args`] let the program
/// say the same in another language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowError {
    /// Line of the file, the first is 1. 0 when the whole file is meant.
    pub line: u64,
    /// Column or field as the file writes it.
    pub field: Option<String>,
    /// What is wrong.
    pub code: ErrorCode,
    /// The beginning of the value, at most [`EXCERPT`] characters, on one line.
    pub value: String,
    /// Key of the product the row belongs to, where it could be read. A full import must not retire it.
    pub product: Option<String>,
}

/// Characters of a value that an error shows.
pub const EXCERPT: usize = 80;

/// The kinds of errors. The names are stable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ErrorCode {
    /// Nothing in the file.
    Empty,
    /// The beginning looks like no format known.
    UnknownFormat,
    /// A file of the other kind: reviews where a catalog is expected, or a catalog where reviews are.
    OtherKind,
    /// A column that the format needs is not there.
    MissingColumn,
    /// More columns than any shop writes.
    TooManyColumns { limit: u64 },
    /// The file could not be read further.
    Unreadable { reason: String },
    /// The file ends inside this row.
    CutShort,
    /// More fields than the header names.
    TooManyFields { header: u64, found: u64 },
    /// One field is larger than allowed.
    FieldTooLarge { limit: u64 },
    /// One row is larger than allowed.
    RowTooLarge { limit: u64 },
    /// A value that must be there is blank.
    MissingValue,
    /// Not an amount of money.
    NotAPrice,
    /// More decimals than the currency has.
    TooManyDecimals { currency: String, decimals: u64 },
    /// `1.234` may be a thousand or a unit.
    AmbiguousPrice { currency: String },
    /// An amount below zero.
    NegativePrice,
    /// An amount nobody asks.
    PriceTooLarge,
    /// No ISO 4217 code.
    UnknownCurrency,
    /// Not a whole number.
    NotANumber,
    /// A word of availability that is not known.
    UnknownAvailability,
    /// Not a date, or one that can be read two ways.
    NotADate,
    /// A product has no title in any of its rows.
    MissingTitle,
    /// The row belongs to a product that is not in the file.
    MissingParent,
    /// The first rows belong to no product.
    RowWithoutProduct,
    /// A product without anything to buy.
    NoVariants,
    /// Several variants with different options have this SKU; they get derived ones.
    SharedSku,
    /// Two variants of one product with the same SKU or the same options, but not the same contents.
    DuplicateSku { first_line: u64 },
    /// The same product twice.
    DuplicateProduct,
    /// More variants than a product may have.
    TooManyVariants { limit: u64 },
    /// A line that is no JSON object of the documented form.
    NotJson { reason: String },
    /// An item that is no well-formed XML.
    NotXml { reason: String },
    /// Stars that are not 1 to 5.
    NotStars,
    /// Not a link that starts with http:// or https://, or a file name that leaves its folder.
    NotALink,
    /// Not a GTIN (EAN, UPC) with a right check digit.
    NotAGtin,
    /// Not a weight.
    NotAWeight,
    /// A word of status that is not known.
    UnknownStatus,
    /// Not an e-mail address.
    NotAnEmail,
}

impl ErrorCode {
    /// Every name that [`name`](Self::name) gives.
    pub const NAMES: &[&str] = &[
        "empty",
        "unknown-format",
        "other-kind",
        "missing-column",
        "too-many-columns",
        "unreadable",
        "cut-short",
        "too-many-fields",
        "field-too-large",
        "row-too-large",
        "missing-value",
        "not-a-price",
        "too-many-decimals",
        "ambiguous-price",
        "negative-price",
        "price-too-large",
        "unknown-currency",
        "not-a-number",
        "unknown-availability",
        "not-a-date",
        "missing-title",
        "missing-parent",
        "row-without-product",
        "no-variants",
        "shared-sku",
        "duplicate-sku",
        "duplicate-product",
        "too-many-variants",
        "not-json",
        "not-xml",
        "not-stars",
        "not-a-link",
        "not-a-gtin",
        "not-a-weight",
        "unknown-status",
        "not-an-email",
    ];

    /// A stable name in kebab case, for message catalogues and reports.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::UnknownFormat => "unknown-format",
            Self::OtherKind => "other-kind",
            Self::MissingColumn => "missing-column",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::Unreadable { .. } => "unreadable",
            Self::CutShort => "cut-short",
            Self::TooManyFields { .. } => "too-many-fields",
            Self::FieldTooLarge { .. } => "field-too-large",
            Self::RowTooLarge { .. } => "row-too-large",
            Self::MissingValue => "missing-value",
            Self::NotAPrice => "not-a-price",
            Self::TooManyDecimals { .. } => "too-many-decimals",
            Self::AmbiguousPrice { .. } => "ambiguous-price",
            Self::NegativePrice => "negative-price",
            Self::PriceTooLarge => "price-too-large",
            Self::UnknownCurrency => "unknown-currency",
            Self::NotANumber => "not-a-number",
            Self::UnknownAvailability => "unknown-availability",
            Self::NotADate => "not-a-date",
            Self::MissingTitle => "missing-title",
            Self::MissingParent => "missing-parent",
            Self::RowWithoutProduct => "row-without-product",
            Self::NoVariants => "no-variants",
            Self::SharedSku => "shared-sku",
            Self::DuplicateSku { .. } => "duplicate-sku",
            Self::DuplicateProduct => "duplicate-product",
            Self::TooManyVariants { .. } => "too-many-variants",
            Self::NotJson { .. } => "not-json",
            Self::NotXml { .. } => "not-xml",
            Self::NotStars => "not-stars",
            Self::NotALink => "not-a-link",
            Self::NotAGtin => "not-a-gtin",
            Self::NotAWeight => "not-a-weight",
            Self::UnknownStatus => "unknown-status",
            Self::NotAnEmail => "not-an-email",
        }
    }

    /// What a sentence about this error has to fill in besides line, field and value.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooManyColumns { limit }
            | Self::FieldTooLarge { limit }
            | Self::RowTooLarge { limit }
            | Self::TooManyVariants { limit } => vec![("limit", limit.to_string())],
            Self::Unreadable { reason } | Self::NotJson { reason } | Self::NotXml { reason } => {
                vec![("reason", reason.clone())]
            }
            Self::TooManyFields { header, found } => vec![("header", header.to_string()), ("found", found.to_string())],
            Self::TooManyDecimals { currency, decimals } => {
                vec![("currency", currency.clone()), ("decimals", decimals.to_string())]
            }
            Self::AmbiguousPrice { currency } => vec![("currency", currency.clone())],
            Self::DuplicateSku { first_line } => vec![("first_line", first_line.to_string())],
            _ => Vec::new(),
        }
    }

    /// Whether nothing follows this error: the rest of the file was not read.
    pub fn ends_file(&self) -> bool {
        matches!(
            self,
            Self::Empty
                | Self::UnknownFormat
                | Self::OtherKind
                | Self::MissingColumn
                | Self::TooManyColumns { .. }
                | Self::Unreadable { .. }
        )
    }
}

impl RowError {
    pub(crate) fn new(line: u64, code: ErrorCode) -> Self {
        Self { line, field: None, code, value: String::new(), product: None }
    }

    pub(crate) fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    pub(crate) fn value(mut self, value: &str) -> Self {
        self.value = excerpt(value);
        self
    }

    pub(crate) fn product(mut self, key: &str) -> Self {
        if !key.is_empty() {
            self.product = Some(key.to_owned());
        }
        self
    }
}

/// The beginning of a value on one line, with an ellipsis where something is left out.
pub(crate) fn excerpt(value: &str) -> String {
    let mut out = String::new();
    for (count, c) in value.trim().chars().enumerate() {
        if count == EXCERPT {
            out.push('…');
            break;
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

/// Bytes in words.
fn bytes(n: u64) -> String {
    match n {
        n if n >= 1 << 20 && n % (1 << 20) == 0 => format!("{} MiB", n >> 20),
        n if n >= 1 << 10 && n % (1 << 10) == 0 => format!("{} KiB", n >> 10),
        n => format!("{n} bytes"),
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "Line {}", self.line)?;
            if let Some(field) = &self.field {
                write!(f, ", “{field}”")?;
            }
            f.write_str(": ")?;
        }
        let value = &self.value;
        let field = self.field.as_deref().unwrap_or("?");
        match &self.code {
            ErrorCode::Empty => f.write_str("The file is empty."),
            ErrorCode::UnknownFormat => f.write_str(
                "This looks like none of the files Vitrine reads: Shopify, WooCommerce or Vendure CSV, a Google \
                 Merchant feed (XML or TSV), or Vitrine JSON Lines. Is the first line, the one with the column \
                 names, still there? The format can also be named.",
            ),
            ErrorCode::OtherKind => f.write_str(
                "Reviews and catalogs are imported separately, and this file is of the other kind than what was asked for.",
            ),
            ErrorCode::MissingColumn => write!(
                f,
                "The file has no column “{field}”. Is the first line, the one with the column names, still there?"
            ),
            ErrorCode::TooManyColumns { limit } => {
                write!(f, "The file has more than {limit} columns. It is not a catalog as a store exports it.")
            }
            ErrorCode::Unreadable { reason } => write!(f, "The file could not be read any further: {reason}."),
            ErrorCode::CutShort => {
                f.write_str("The file ends in the middle of this row, so it is incomplete. Export it once more.")
            }
            ErrorCode::TooManyFields { header, found } => write!(
                f,
                "The row has {found} fields, but there are only {header} columns. A separator or a quotation mark is \
                 misplaced here or above."
            ),
            ErrorCode::FieldTooLarge { limit } => write!(
                f,
                "The field is larger than {}. Either it is too long or a closing quotation mark is missing.",
                bytes(*limit)
            ),
            ErrorCode::RowTooLarge { limit } => write!(f, "The row is larger than {}.", bytes(*limit)),
            ErrorCode::MissingValue => f.write_str("A value is needed here, but it is blank."),
            ErrorCode::NotAPrice => write!(f, "“{value}” is not a price. Write it like 12.99 or 12.99 EUR."),
            ErrorCode::TooManyDecimals { currency, decimals: 0 } => {
                write!(f, "“{value}” has decimals, but {currency} has none.")
            }
            ErrorCode::TooManyDecimals { currency, decimals } => {
                write!(f, "“{value}” has more decimals than the {decimals} of {currency}.")
            }
            ErrorCode::AmbiguousPrice { currency } => write!(
                f,
                "“{value}” can be read as a thousand or as one in {currency}. Write it without a thousands separator \
                 and with all decimals."
            ),
            ErrorCode::NegativePrice => write!(f, "“{value}” is below zero. A price can't be."),
            ErrorCode::PriceTooLarge => write!(f, "“{value}” is larger than any price Vitrine can hold."),
            ErrorCode::UnknownCurrency => {
                write!(f, "“{value}” has no currency Vitrine knows. Use its code of three letters, like EUR.")
            }
            ErrorCode::NotANumber => write!(f, "“{value}” is not a whole number."),
            ErrorCode::UnknownAvailability => write!(
                f,
                "“{value}” is no availability Vitrine knows. Use in_stock, out_of_stock, preorder or backorder."
            ),
            ErrorCode::NotADate => {
                write!(f, "“{value}” is not a date that can be read safely. Write it like 2026-11-30.")
            }
            ErrorCode::MissingTitle => f.write_str("The product has no title in any of its rows."),
            ErrorCode::MissingParent => {
                write!(f, "This is a variant of “{value}”, but the file has no such product.")
            }
            ErrorCode::RowWithoutProduct => {
                f.write_str("The row belongs to no product: it has no name, and no product stands above it.")
            }
            ErrorCode::NoVariants => f.write_str("The product has nothing that could be bought: no row with a price."),
            ErrorCode::SharedSku => {
                write!(f, "Several variants have the SKU “{value}”. Each gets one made of its options instead.")
            }
            ErrorCode::DuplicateSku { first_line } => write!(
                f,
                "“{value}” is used twice in this product, first on line {first_line}. Every variant needs its own SKU or \
                 its own options."
            ),
            ErrorCode::DuplicateProduct => {
                write!(f, "The product “{value}” has been in the file already; this one is left out.")
            }
            ErrorCode::TooManyVariants { limit } => {
                write!(f, "The product has more than {limit} variants; the rest is left out.")
            }
            ErrorCode::NotJson { reason } => write!(f, "The line can't be read: {reason}."),
            ErrorCode::NotXml { reason } => write!(f, "The item can't be read: {reason}."),
            ErrorCode::NotStars => write!(f, "“{value}” is no number of stars. Use 1, 2, 3, 4 or 5."),
            ErrorCode::NotALink => {
                write!(f, "“{value}” is not a web address that starts with https:// or http://, nor a file name.")
            }
            ErrorCode::NotAGtin => write!(f, "“{value}” is not a valid GTIN (EAN, UPC)."),
            ErrorCode::NotAWeight => write!(f, "“{value}” is not a weight."),
            ErrorCode::UnknownStatus => write!(f, "“{value}” is no status Vitrine knows."),
            ErrorCode::NotAnEmail => write!(f, "“{value}” is not an e-mail address."),
        }
    }
}

impl std::error::Error for RowError {}
