//! Imports: catalogs and reviews from the files that shops export, with their history, the pictures they name, and the
//! ones that repeat.

mod catalog;
mod categories;
pub mod command;
mod convert;
pub mod history;
pub mod pictures;
mod read;
pub mod report;
mod reviews;
pub mod schedules;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::kit::{Currency, Error, FieldError, Result};
use report::Report;

/// What a file holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    #[default]
    Catalog,
    Reviews,
}

impl Kind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Catalog => "catalog",
            Self::Reviews => "reviews",
        }
    }

    /// The kind of a name; the fault is at `kind`.
    pub fn parse(name: &str) -> Result<Self, FieldError> {
        match name.trim() {
            "" | "catalog" => Ok(Self::Catalog),
            "reviews" => Ok(Self::Reviews),
            _ => Err(FieldError::new("kind", "unknown_import_kind")),
        }
    }
}

/// How a file is imported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Options {
    /// Name of the format; nothing: found by looking at the file.
    pub format: Option<String>,
    /// Currency of prices without one; nothing: the store's.
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// Whose keys the file has; nothing: the shop system the format belongs to.
    pub source: Option<String>,
    /// The file is the whole catalog of its source: products that are not in it are taken off sale.
    pub full: bool,
    /// Only say what would change.
    pub dry_run: bool,
    /// Folder of the pictures that the file names without an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub images: Option<String>,
}

impl Options {
    /// Options as people type them; every broken one is named.
    pub fn parse(format: &str, currency: &str, source: &str) -> Result<Self> {
        let mut check = crate::kit::error::Check::new();
        let text = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        let format = text(format);
        if let Some(name) = &format
            && name.parse::<vitrine_catalog_formats::Format>().is_err()
        {
            check.push(FieldError::new("format", "unknown_format"));
        }
        let currency = text(currency).and_then(|code| {
            let known = vitrine_catalog_formats::Currency::new(&code).and_then(|c| c.code().parse().ok());
            check.take(known.ok_or_else(|| FieldError::new("currency", "unknown_currency")))
        });
        let source = text(source);
        if source.as_ref().is_some_and(|s| s.len() > 40 || !s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')) {
            check.push(FieldError::new("source", "bad_source"));
        }
        check.done()?;
        Ok(Self { format, currency, source, ..Self::default() })
    }
}

/// How far an import is; shared with whoever shows it.
#[derive(Debug, Default)]
pub struct Meter {
    bytes: AtomicU64,
    total: AtomicU64,
    rows: AtomicU64,
    products: AtomicU64,
}

/// A reading of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Progress {
    /// Bytes read and to be read: a catalog is looked through first and then read.
    pub bytes: u64,
    pub total: u64,
    pub rows: u64,
    pub products: u64,
}

impl Meter {
    pub fn read(&self) -> Progress {
        let get = |n: &AtomicU64| n.load(Ordering::Relaxed);
        Progress {
            bytes: get(&self.bytes),
            total: get(&self.total),
            rows: get(&self.rows),
            products: get(&self.products),
        }
    }
}

impl Progress {
    /// In percent.
    pub fn percent(&self) -> u64 {
        (self.bytes.min(self.total) * 100).checked_div(self.total).unwrap_or(0)
    }
}

/// Imports a file and says what became of it. What is wrong with the file stands in the report; an error is a fault of
/// ours, and everything written until then stays, whole product by whole product.
pub async fn file(
    app: &App,
    kind: Kind,
    file: &Path,
    options: &Options,
    meter: std::sync::Arc<Meter>,
) -> Result<Report> {
    let start = std::time::Instant::now();
    let mut report = match kind {
        Kind::Catalog => catalog::import(app, file, options, meter).await?,
        Kind::Reviews => reviews::import(app, file, options, meter).await?,
    };
    report.micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    Ok(report)
}

/// The folder of files that wait to be imported.
pub fn folder(app: &App) -> Result<PathBuf> {
    let folder = app.config.data.join("imports");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Notices imports on the command line that nobody finished, and pictures that wait without a job.
pub async fn sweep(app: &App) -> Result<()> {
    history::sweep(app).await?;
    let due = crate::catalog::pictures::next_due(&mut *app.db.read().await?).await?;
    if let Some(at) = due {
        let mut tx = app.db.write().await?;
        crate::catalog::pictures::wake(&mut tx, at).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// What is done again when two writers met, and how often.
const MOST_TRIES: usize = 5;

/// Whether to try once more.
fn again(error: &Error, tries: usize) -> bool {
    matches!(error, Error::Busy { .. }) && tries < MOST_TRIES
}
