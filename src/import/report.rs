//! What became of an import, for people and for programs.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_catalog_formats::RowError;

use crate::i18n::{self, Locale, Value};

/// Problems that are kept in full; all of them are counted.
pub const MOST_PROBLEMS: usize = 500;
/// Categories without an interest that are kept.
pub const MOST_UNMAPPED: usize = 100;

/// Codes of problems that are not the reader's.
pub const OWN_CODES: &[&str] = &["fault", "no-price", "no-variants", "sku-taken", "sku-taken-twice", "unknown-product"];

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Report {
    /// `shopify`, `google-xml` and so on.
    pub format: String,
    /// Whose keys the file has.
    pub source: String,
    /// Nothing was changed; the numbers say what would have been.
    pub dry_run: bool,
    /// Rows read.
    pub rows: u64,
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    /// Products taken off sale, because they are no longer in the file or no longer published in it.
    pub retired: u64,
    /// Products that the file holds back: drafts and archived ones.
    pub unpublished: u64,
    /// Groups of other products, which are not products themselves.
    pub groups: u64,
    /// Products that are sold elsewhere and link there.
    pub elsewhere: u64,
    /// Products with prices in another currency than the store's: shown, not sold.
    pub other_currency: u64,
    /// Pictures named by products that were written.
    pub pictures: u64,
    /// Rows that were refused.
    pub refused: u64,
    /// Values that were left out or changed on the way.
    pub warnings: u64,
    /// The first 500 of both.
    pub problems: Vec<Problem>,
    /// Categories that map to no interest, those of most products first.
    pub unmapped: Vec<Unmapped>,
    /// Why the file could not be read (further).
    pub stopped: Option<Problem>,
    /// Nothing was taken off sale, because the file is not whole or a refused row could be anything.
    pub kept: bool,
    /// How long it took, in microseconds.
    pub micros: u64,
}

/// What is wrong at one place of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// Line of the file, from 1; 0: the whole file.
    pub line: u64,
    /// Column or field as the file writes it.
    pub field: Option<String>,
    /// Stable name of what is wrong.
    pub code: String,
    /// What its sentence fills in.
    pub args: Vec<(String, String)>,
    /// The beginning of the value.
    pub value: String,
    /// Key of the product.
    pub product: Option<String>,
    /// The row was refused; else only a value was left out or changed.
    pub refused: bool,
}

/// A category that maps to no interest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Unmapped {
    /// Its path in the file; empty for products without one.
    pub category: String,
    pub products: u64,
    /// The nearest interest, as a slug, and a category that leads to it.
    pub nearest: Option<(String, String)>,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Whole,
    SomeRefused,
    Nothing,
}

impl Outcome {
    /// The exit code of the command.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Whole => 0,
            Self::SomeRefused => 3,
            Self::Nothing => 2,
        }
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::SomeRefused => "some-refused",
            Self::Nothing => "nothing",
        }
    }
}

impl Report {
    pub fn outcome(&self) -> Outcome {
        let taken = self.created + self.updated + self.unchanged + self.unpublished + self.groups;
        if taken == 0 && (self.refused > 0 || self.stopped.is_some()) {
            Outcome::Nothing
        } else if self.refused > 0 || self.stopped.is_some() {
            Outcome::SomeRefused
        } else {
            Outcome::Whole
        }
    }

    pub(super) fn add(&mut self, problem: Problem) {
        if problem.refused {
            self.refused += 1;
        } else {
            self.warnings += 1;
        }
        // A refused row counts more than a value.
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        } else if problem.refused
            && let Some(place) = self.problems.iter().rposition(|p| !p.refused)
        {
            self.problems.remove(place);
            self.problems.push(problem);
        }
    }

    pub(super) fn unmapped(&mut self, counts: HashMap<String, u64>) {
        let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        counts.truncate(MOST_UNMAPPED);
        let unmapped = |(category, products): (String, u64)| {
            let nearest = super::categories::nearest(&category);
            Unmapped { category, products, nearest }
        };
        self.unmapped = counts.into_iter().map(unmapped).collect();
    }

    /// Rows a second.
    pub fn rate(&self) -> u64 {
        (self.rows * 1_000_000).checked_div(self.micros).unwrap_or(0)
    }
}

impl Problem {
    /// Something of ours at a line.
    pub(super) fn new(line: u64, code: &str, refused: bool) -> Self {
        Self { line, code: code.to_owned(), refused, ..Self::default() }
    }

    pub(super) fn of(error: &RowError, refused: bool) -> Self {
        Self {
            line: error.line,
            field: error.field.clone(),
            code: error.code.name().to_owned(),
            args: error.code.args().into_iter().map(|(name, value)| (name.replace('_', "-"), value)).collect(),
            value: error.value.clone(),
            product: error.product.clone(),
            refused,
        }
    }

    pub(super) fn with(mut self, value: &str, product: &str) -> Self {
        self.value = value.to_owned();
        self.product = Some(product.to_owned()).filter(|p| !p.is_empty());
        self
    }

    /// What is wrong and what to do, in words.
    pub fn sentence(&self, locale: Locale) -> String {
        let size = self.args.iter().find(|(name, _)| name == "limit").and_then(|(_, n)| n.parse::<u64>().ok());
        let mebibytes = size.map_or(0, |n| n >> 20);
        let mut values: Vec<(&str, Value<'_>)> =
            self.args.iter().map(|(name, value)| (name.as_str(), Value::try_number(value))).collect();
        values.push(("mebibytes", mebibytes.into()));
        values.push(("value", self.value.as_str().into()));
        values.push(("field", self.field.as_deref().unwrap_or("?").into()));
        values.push(("product", self.product.as_deref().unwrap_or("?").into()));
        i18n::tr(locale, &format!("import-row-{}", self.code), &values)
    }

    /// Where it is, in words; nothing when the whole file is meant.
    pub fn place(&self, locale: Locale) -> String {
        let line = || Value::from(self.line);
        match &self.field {
            _ if self.line == 0 => String::new(),
            Some(field) => {
                i18n::tr(locale, "import-place-field", &[("line", line()), ("field", field.as_str().into())])
            }
            None => i18n::tr(locale, "import-place", &[("line", line())]),
        }
    }
}
