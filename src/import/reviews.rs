//! Importing reviews: each is known by its source and key, so that a repeated import changes what changed and adds
//! nothing twice.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tokio::sync::mpsc;
use vitrine_catalog_formats::{Format, Review, RowError, reviews};

use super::read::{self, WAITING};
use super::report::{Problem, Report};
use super::{Kind, Meter, Options, again};
use crate::app::App;
use crate::catalog::reviews::{self as stored, Imported};
use crate::catalog::write::{Change, external_key};
use crate::kit::{Error, Micros, Result};

/// Reviews in one transaction.
const BATCH: usize = 500;

type Found = Vec<Result<Review, RowError>>;

/// Imports reviews.
pub async fn import(app: &App, path: &Path, options: &Options, meter: Arc<Meter>) -> Result<Report> {
    let mut report = Report { dry_run: options.dry_run, ..Report::default() };
    let format = match read::format_of(path, Kind::Reviews, options) {
        Ok(format) => format,
        Err(e) => return Ok(Report { stopped: Some(Problem::of(&e, true)), ..report }),
    };
    report.format = format.name().to_owned();
    report.source = read::source_of(format, options);
    let (give, mut take) = mpsc::channel(WAITING);
    let reader = {
        let (path, meter) = (path.to_owned(), Arc::clone(&meter));
        tokio::task::spawn_blocking(move || read_all(format, &path, &meter, &give))
    };
    while let Some(found) = take.recv().await {
        let mut batch = Vec::with_capacity(found.len());
        for one in found {
            match one {
                Ok(review) => {
                    report.rows = report.rows.max(review.line);
                    review.warnings.iter().for_each(|w| report.add(Problem::of(w, false)));
                    batch.push(review);
                }
                Err(e) if e.code.ends_file() => report.stopped = Some(Problem::of(&e, true)),
                Err(e) => {
                    report.rows = report.rows.max(e.line);
                    report.add(Problem::of(&e, true));
                }
            }
        }
        write_batch(app, &batch, options.dry_run, &mut report).await?;
        meter.rows.store(report.rows, Ordering::Relaxed);
    }
    reader.await.map_err(Error::fault)?;
    Ok(report)
}

async fn write_batch(app: &App, batch: &[Review], dry_run: bool, report: &mut Report) -> Result<()> {
    let mut tries = 0;
    let written = loop {
        tries += 1;
        match try_batch(app, batch, dry_run, &report.source).await {
            Err(e) if again(&e, tries) => {}
            other => break other?,
        }
    };
    for (review, written) in batch.iter().zip(written) {
        match written {
            Some(Change::Created) => report.created += 1,
            Some(Change::Updated) => report.updated += 1,
            Some(Change::Unchanged) => report.unchanged += 1,
            None => {
                let mut problem = Problem::new(review.line, "unknown-product", true);
                problem.value.clone_from(&review.product);
                problem.product = Some(review.product.clone());
                report.add(problem);
            }
        }
    }
    Ok(())
}

async fn try_batch(app: &App, batch: &[Review], dry_run: bool, source: &str) -> Result<Vec<Option<Change>>> {
    if batch.is_empty() {
        return Ok(Vec::new());
    }
    let mut tx = app.db.write().await?;
    let names: Vec<String> = batch.iter().map(|r| r.product.clone()).collect();
    let products = crate::catalog::by_sku_or_key(&mut tx, &names).await?;
    let imported: Vec<Option<Imported>> = batch
        .iter()
        .map(|review| {
            Some(Imported {
                product: *products.get(&review.product)?,
                key: external_key(source, &review.key),
                name: review.name.clone(),
                stars: i64::from(review.stars),
                title: review.title.clone(),
                text: review.text.clone(),
                at: review.date.map(Micros),
                email: review.email.clone(),
            })
        })
        .collect();
    let known: Vec<Imported> = imported.iter().flatten().cloned().collect();
    let mut changes = stored::import(app, &mut tx, &known).await?.into_iter();
    if dry_run {
        tx.rollback().await?;
    } else {
        tx.commit().await?;
    }
    Ok(imported.iter().map(|i| i.as_ref().and_then(|_| changes.next())).collect())
}

fn read_all(format: Format, path: &Path, meter: &Arc<Meter>, give: &mpsc::Sender<Found>) {
    let read = || -> Result<(), RowError> {
        let unreadable = |e: std::io::Error| RowError {
            line: 0,
            field: None,
            code: vitrine_catalog_formats::ErrorCode::Unreadable { reason: e.to_string() },
            value: String::new(),
            product: None,
        };
        meter.total.store(std::fs::metadata(path).map_err(unreadable)?.len(), Ordering::Relaxed);
        let mut found = Vec::with_capacity(BATCH);
        for review in reviews(format, read::open(path, meter).map_err(unreadable)?)? {
            found.push(review);
            if found.len() == BATCH && give.blocking_send(std::mem::take(&mut found)).is_err() {
                return Ok(());
            }
        }
        let _ = give.blocking_send(found);
        Ok(())
    };
    if let Err(error) = read() {
        let _ = give.blocking_send(vec![Err(error)]);
    }
}
