//! Reading a file on a thread of its own, in batches, while the one before is written.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use vitrine_catalog_formats::{DETECT_BYTES, ErrorCode, Format, RowError, Settings, detect};

use super::{Kind, Meter, Options};
use crate::kit::{Currency, Error, Result};

/// Weighs about as much as this many rows.
pub const BATCH: usize = 2_000;
/// Batches that may wait to be written.
pub const WAITING: usize = 2;

/// A file that notes how far it was read.
pub struct Counted {
    file: File,
    meter: Arc<Meter>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.file.read(buffer)?;
        self.meter.bytes.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// Opens a file for one pass.
pub fn open(path: &Path, meter: &Arc<Meter>) -> io::Result<BufReader<Counted>> {
    let file = File::open(path)?;
    Ok(BufReader::with_capacity(1 << 17, Counted { file, meter: Arc::clone(meter) }))
}

/// The format that was asked for, else the one the file looks like.
pub fn format_of(path: &Path, kind: Kind, options: &Options) -> Result<Format, RowError> {
    let fault = |code| RowError { line: 0, field: None, code, value: String::new(), product: None };
    let found = match &options.format {
        Some(name) => name.parse().map_err(|_| fault(ErrorCode::UnknownFormat))?,
        None => {
            let mut beginning = Vec::new();
            let file = File::open(path).and_then(|f| f.take(DETECT_BYTES as u64).read_to_end(&mut beginning));
            file.map_err(|e| fault(ErrorCode::Unreadable { reason: e.to_string() }))?;
            if beginning.is_empty() {
                return Err(fault(ErrorCode::Empty));
            }
            detect(&beginning).ok_or_else(|| fault(ErrorCode::UnknownFormat))?
        }
    };
    if found.is_reviews() == (kind == Kind::Reviews) { Ok(found) } else { Err(fault(ErrorCode::OtherKind)) }
}

/// What a file does not say itself.
pub fn settings(options: &Options, store: Currency) -> Result<Settings> {
    let code = options.currency.unwrap_or(store);
    let currency = vitrine_catalog_formats::Currency::new(code.as_str())
        .ok_or_else(|| Error::invalid("currency", "unknown_currency"))?;
    Ok(Settings { currency })
}

/// The shop system whose keys a format has.
pub fn source_of(format: Format, options: &Options) -> String {
    options.source.clone().unwrap_or_else(|| {
        match format {
            Format::ShopifyCsv => "shopify",
            Format::WooCsv => "woocommerce",
            Format::GoogleXml | Format::GoogleTsv => "google",
            Format::VendureCsv => "vendure",
            Format::JsonLines => "vitrine",
            Format::ReviewsCsv | Format::ReviewsJsonLines => "reviews",
        }
        .to_owned()
    })
}
