//! Importing a catalog: read on one thread, written batch by batch, and at the end what is gone taken off sale.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tokio::sync::mpsc;
use vitrine_catalog_formats::{ErrorCode, Format, RowError, Settings, layout, products_with};

use super::categories::Mapper;
use super::convert::{Converter, Item};
use super::read::{self, BATCH, WAITING};
use super::report::{Problem, Report};
use super::{Meter, Options, again};
use crate::app::App;
use crate::catalog::view::Sold;
use crate::catalog::write::{self, Change, Claim, Claims, NewProduct, external_key};
use crate::kit::{Error, Id, Result};

/// What the reader hands over at once.
#[derive(Default)]
struct Batch {
    products: Vec<NewProduct>,
    /// Keys of drafts and archived products.
    unpublished: Vec<String>,
    /// Keys of which something was refused: they are in the file all the same.
    mentioned: Vec<String>,
    problems: Vec<Problem>,
    groups: u64,
    weight: usize,
    /// The last line of it.
    line: u64,
    /// What came after could not be read, or a row could be any product's.
    unsure: bool,
    stopped: Option<Problem>,
}

/// Imports a catalog.
pub async fn import(app: &App, path: &Path, options: &Options, meter: Arc<Meter>) -> Result<Report> {
    let settings = read::settings(options, app.config.store.currency)?;
    let mut report = Report { dry_run: options.dry_run, ..Report::default() };
    let format = match read::format_of(path, super::Kind::Catalog, options) {
        Ok(format) => format,
        Err(e) => return Ok(Report { stopped: Some(Problem::of(&e, true)), ..report }),
    };
    report.format = format.name().to_owned();
    report.source = read::source_of(format, options);
    let converter =
        Converter { source: report.source.clone(), images: options.images.clone(), mapper: Mapper::default() };
    let (give, mut take) = mpsc::channel(WAITING);
    let reader = {
        let (path, meter) = (path.to_owned(), Arc::clone(&meter));
        tokio::task::spawn_blocking(move || read_all(format, &path, settings, converter, &meter, &give))
    };
    // Numbers stand for keys: a million of them fit into a few megabytes.
    let (hasher, mut seen, mut unsure) = (RandomState::new(), HashSet::new(), false);
    // What is held back was taken off sale with its batch already, or would have been.
    let (mut held_back, mut claims) = (HashSet::new(), options.dry_run.then(Claims::default));
    while let Some(batch) = take.recv().await {
        let source = &report.source;
        let keys = batch.products.iter().map(|p| p.key.as_str()).chain(batch.mentioned.iter().map(String::as_str));
        seen.extend(keys.map(|key| hasher.hash_one(external_key(source, key))));
        held_back.extend(batch.unpublished.iter().map(|key| hasher.hash_one(external_key(source, key))));
        unsure |= batch.unsure;
        write_batch(app, &batch, claims.as_mut(), &mut report).await?;
        meter.products.fetch_add(batch.products.len() as u64, Ordering::Relaxed);
        meter.rows.fetch_max(batch.line, Ordering::Relaxed);
        report.rows = report.rows.max(batch.line);
        report.groups += batch.groups;
        batch.problems.into_iter().for_each(|problem| report.add(problem));
        report.stopped = batch.stopped.or(report.stopped);
    }
    let unmapped = reader.await.map_err(Error::fault)?;
    report.unmapped(unmapped);
    if options.full && report.stopped.is_none() && !seen.is_empty() {
        if unsure {
            report.kept = true;
        } else {
            let is_gone = |key: &str| {
                let key = hasher.hash_one(key);
                !seen.contains(&key) && !held_back.contains(&key)
            };
            report.retired += retire(app, &report.source, is_gone, options.dry_run).await?;
        }
    }
    Ok(report)
}

/// What a batch came to.
#[derive(Default)]
struct Done {
    written: Vec<write::Written>,
    retired: u64,
    claims: Vec<Claim>,
}

/// Writes a batch in one transaction; in a dry run it is taken back again, and what it claimed is kept in `claims`.
async fn write_batch(app: &App, batch: &Batch, mut claims: Option<&mut Claims>, report: &mut Report) -> Result<()> {
    let mut tries = 0;
    loop {
        tries += 1;
        match try_batch(app, batch, claims.as_deref(), &report.source).await {
            Ok(done) => {
                count(app, batch, &done.written, report);
                report.retired += done.retired;
                if let Some(claims) = &mut claims {
                    claims.add(done.claims);
                }
                report.unpublished += batch.unpublished.len() as u64;
                return Ok(());
            }
            Err(e) if again(&e, tries) => {}
            Err(e) => return Err(e),
        }
    }
}

async fn try_batch(app: &App, batch: &Batch, dry: Option<&Claims>, source: &str) -> Result<Done> {
    let mut done = Done::default();
    if batch.products.is_empty() && batch.unpublished.is_empty() {
        return Ok(done);
    }
    let mut tx = app.db.write().await?;
    match dry {
        Some(before) => (done.written, done.claims) = write::dry(app, &mut tx, &batch.products, before).await?,
        None => done.written = write::products(app, &mut tx, &batch.products).await?,
    }
    if !batch.unpublished.is_empty() {
        let keys: Vec<String> = batch.unpublished.iter().map(|key| external_key(source, key)).collect();
        let ids = crate::catalog::ids_of_keys(&mut tx, &keys).await?;
        done.retired = write::retire(app, &mut tx, &ids).await?;
        done.claims.extend(ids.into_iter().filter(|_| dry.is_some()).map(Claim::Retired));
    }
    if dry.is_some() {
        tx.rollback().await?;
    } else {
        tx.commit().await?;
    }
    Ok(done)
}

fn count(app: &App, batch: &Batch, written: &[write::Written], report: &mut Report) {
    for (product, written) in batch.products.iter().zip(written) {
        match written.change {
            Change::Created => report.created += 1,
            Change::Updated => report.updated += 1,
            Change::Unchanged => report.unchanged += 1,
        }
        if written.change != Change::Unchanged {
            report.pictures += product.pictures.len() as u64;
        }
        match sold(app, product) {
            Sold::Elsewhere => report.elsewhere += 1,
            Sold::OtherCurrency => report.other_currency += 1,
            _ => {}
        }
        for (sku, instead) in &written.taken {
            let code = if instead.is_some() { "sku-taken" } else { "sku-taken-twice" };
            let mut problem = Problem::new(0, code, instead.is_none()).with(sku, &product.key);
            problem.args.extend(instead.iter().map(|sku| ("instead".to_owned(), sku.clone())));
            report.add(problem);
        }
    }
}

/// Whether a product is sold elsewhere, or only in other currencies.
fn sold(app: &App, product: &NewProduct) -> Sold {
    if product.outlet.is_some() {
        Sold::Elsewhere
    } else if product.variants.iter().all(|v| v.price.currency != app.config.store.currency) {
        Sold::OtherCurrency
    } else {
        Sold::Here
    }
}

/// Takes off sale what the source no longer has.
async fn retire(app: &App, source: &str, is_gone: impl Fn(&str) -> bool, dry_run: bool) -> Result<u64> {
    let (mut last, mut retired) = (Id(0), 0);
    loop {
        let held = crate::catalog::of_source(&mut *app.db.read().await?, source, last, 1_000).await?;
        let Some((end, _)) = held.last() else { return Ok(retired) };
        last = *end;
        let gone: Vec<Id> = held.iter().filter(|(_, key)| is_gone(key)).map(|(id, _)| *id).collect();
        if dry_run {
            retired += gone.len() as u64;
        } else if !gone.is_empty() {
            let mut tx = app.db.write().await?;
            retired += write::retire(app, &mut tx, &gone).await?;
            tx.commit().await?;
        }
    }
}

/// Reads the whole file; hands over what it found, and at the end the categories that lead to no interest.
fn read_all(
    format: Format,
    path: &Path,
    settings: Settings,
    mut converter: Converter,
    meter: &Arc<Meter>,
    give: &mpsc::Sender<Batch>,
) -> std::collections::HashMap<String, u64> {
    if let Err(error) = read_products(format, path, settings, &mut converter, meter, give) {
        // Nobody listens when the import failed on the other side.
        let _ = give.blocking_send(Batch { stopped: Some(Problem::of(&error, true)), ..Batch::default() });
    }
    converter.mapper.unmapped
}

fn read_products(
    format: Format,
    path: &Path,
    settings: Settings,
    converter: &mut Converter,
    meter: &Arc<Meter>,
    give: &mpsc::Sender<Batch>,
) -> Result<(), RowError> {
    let unreadable = |e: std::io::Error| RowError {
        line: 0,
        field: None,
        code: ErrorCode::Unreadable { reason: e.to_string() },
        value: String::new(),
        product: None,
    };
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    // Two passes: one finds the products whose rows stand apart, the other reads.
    meter.total.store(size * 2, Ordering::Relaxed);
    let layout = layout(format, read::open(path, meter).map_err(unreadable)?, settings)?;
    let products = products_with(format, read::open(path, meter).map_err(unreadable)?, settings, &layout)?;
    let mut batch = Batch::default();
    for found in products {
        match found {
            Ok(product) => {
                batch.line = batch.line.max(product.last_line);
                batch.weight += 1 + product.variants.len();
                let key = product.key.clone();
                let (item, problems) = converter.product(product);
                batch.problems.extend(problems);
                match item {
                    Item::Product(new) => batch.products.push(*new),
                    Item::Unpublished(key) => batch.unpublished.push(key),
                    Item::Group => {
                        batch.mentioned.push(key);
                        batch.groups += 1;
                    }
                    Item::Refused => batch.mentioned.push(key),
                }
            }
            Err(error) => {
                batch.weight += 1;
                batch.line = batch.line.max(error.line);
                let ends = error.code.ends_file();
                // A refused row whose product is not known could be any product's; so could what is cut off.
                batch.unsure |= ends || error.product.is_none() || matches!(error.code, ErrorCode::CutShort);
                batch.mentioned.extend(error.product.clone());
                if ends {
                    batch.stopped = Some(Problem::of(&error, true));
                } else {
                    batch.problems.push(Problem::of(&error, true));
                }
            }
        }
        if batch.weight >= BATCH && give.blocking_send(std::mem::take(&mut batch)).is_err() {
            return Ok(());
        }
    }
    let _ = give.blocking_send(batch);
    Ok(())
}
