//! `vitrine import`: on the command line, with a bar while it runs.

use std::convert::Infallible;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use clap::{Args, Subcommand};

use super::history::{self, NewImport, Origin, Running};
use super::report::{Outcome, Report};
use super::{Kind, Meter, Options, Progress, pictures};
use crate::app::App;
use crate::catalog;
use crate::i18n::{self, Locale};
use crate::kit::Error;

/// One command.
#[derive(Subcommand)]
pub enum Command {
    /// Import products: a Shopify, WooCommerce or Vendure CSV, a Google Merchant feed (XML or TSV), Vitrine JSON Lines
    Catalog {
        file: PathBuf,
        #[command(flatten)]
        how: How,
        /// Currency of prices without one, such as EUR; the store's when left out
        #[arg(long, value_name = "CODE")]
        currency: Option<String>,
        /// The file is the whole catalog: take products off sale that are not in it
        #[arg(long)]
        full: bool,
        /// Folder of pictures that the file names without an address; the file's own when left out
        #[arg(long, value_name = "DIR")]
        images: Option<PathBuf>,
    },
    /// Import reviews of products that are here: CSV or JSON Lines
    Reviews {
        file: PathBuf,
        #[command(flatten)]
        how: How,
    },
    /// Take in the pictures that wait now, without a running store
    Pictures {
        /// Try those again that were set aside
        #[arg(long)]
        retry: bool,
    },
}

/// What catalogs and reviews have in common.
#[derive(Args)]
pub struct How {
    /// shopify, woocommerce, google-xml, google-tsv, vendure, jsonl, reviews-csv or reviews-jsonl; found by looking at
    /// the file when left out
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    /// Whose keys the file has; the shop system of the format when left out
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Change nothing, only say what would change
    #[arg(long)]
    dry_run: bool,
}

/// Problems that are printed.
const SHOWN: usize = 40;
/// Categories that are printed.
const UNMAPPED_SHOWN: usize = 10;

/// The exit code after Ctrl-C, as shells have it.
const INTERRUPTED: u8 = 130;

/// What the history has of the command that runs.
#[derive(Default)]
struct Begun(Mutex<Option<Running>>);

impl Begun {
    fn set(&self, running: Running) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(running);
    }

    fn take(&self) -> Option<Running> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Prints. A reader that has gone (`| head`) has read enough: that is no fault.
fn say(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Runs a command until it is done or told to stop; the exit code, or why nothing was done.
pub async fn run(app: &App, command: Command, stop: impl Future<Output = ()>) -> Result<u8, String> {
    history::sweep(app).await.map_err(failed)?;
    let begun = Begun::default();
    let done = tokio::select! {
        done = work(app, command, &begun) => Some(done),
        () = stop => None,
    };
    let interrupted = done.is_none();
    if interrupted {
        clear();
        say("Interrupted. What was taken until now stays; the same command again takes the rest.\n");
    }
    // It is there still when it came to no report.
    if let Some(running) = begun.take() {
        running.interrupt(app).await.map_err(failed)?;
    }
    done.unwrap_or(Ok(INTERRUPTED))
}

async fn work(app: &App, command: Command, begun: &Begun) -> Result<u8, String> {
    match command {
        Command::Catalog { file, how, currency, full, images } => {
            let folder = images.unwrap_or_else(|| file.parent().map(Path::to_owned).unwrap_or_default());
            let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
            let folder =
                folder.canonicalize().map_err(|e| format!("The folder {} cannot be read: {e}", folder.display()))?;
            let mut options = how.options(currency.as_deref().unwrap_or_default())?;
            options.full = full;
            options.images = Some(folder.to_string_lossy().into_owned());
            let report = import(app, Kind::Catalog, &file, options, begun).await?;
            say(&told(&report, Kind::Catalog));
            if !report.dry_run {
                take_pictures(app, true).await?;
            }
            Ok(report.outcome().exit_code())
        }
        Command::Reviews { file, how } => {
            let report = import(app, Kind::Reviews, &file, how.options("")?, begun).await?;
            say(&told(&report, Kind::Reviews));
            Ok(report.outcome().exit_code())
        }
        Command::Pictures { retry } => {
            if retry {
                catalog::pictures::retry(app).await.map_err(failed)?;
            }
            take_pictures(app, false).await?;
            Ok(0)
        }
    }
}

impl How {
    fn options(&self, currency: &str) -> Result<Options, String> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let options = Options::parse(&text(&self.format), currency, &text(&self.source)).map_err(failed)?;
        Ok(Options { dry_run: self.dry_run, ..options })
    }
}

fn failed(error: Error) -> String {
    match error.fields() {
        Some(fields) => fields.iter().map(|f| i18n::code(Locale::En, f.code, &f.args)).collect::<Vec<_>>().join(" "),
        None => format!("That could not be done: {error}"),
    }
}

/// Imports a file, in the history unless it is a dry run.
async fn import(app: &App, kind: Kind, file: &Path, options: Options, begun: &Begun) -> Result<Report, String> {
    if !file.is_file() {
        return Err(format!("There is no file {}.", file.display()));
    }
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    let meter = Arc::new(Meter::default());
    let work = async {
        if options.dry_run {
            return super::file(app, kind, file, &options, Arc::clone(&meter)).await;
        }
        let path = file.to_owned();
        let new = NewImport { kind, name, path, options: options.clone(), origin: Origin::Command, by: None };
        let running = Running::start(app, &new).await?;
        let id = running.id;
        begun.set(running);
        let report = history::watch(app, id, kind, file, &options, &meter).await?;
        if let Some(running) = begun.take() {
            running.finish(app, &report).await?;
        }
        Ok(report)
    };
    let report = tokio::select! {
        report = work => report,
        never = show(&meter) => match never {},
    };
    clear();
    report.map_err(failed)
}

/// Draws the bar as long as somebody waits for it, when somebody looks.
async fn show(meter: &Meter) -> Infallible {
    let start = Instant::now();
    loop {
        tokio::time::sleep(Duration::from_millis(200)).await;
        if !std::io::stderr().is_terminal() {
            continue;
        }
        eprint!("\r\x1b[2K{}", bar(&meter.read(), start.elapsed()));
        let _ = std::io::stderr().flush();
    }
}

fn clear() {
    if std::io::stderr().is_terminal() {
        eprint!("\r\x1b[2K");
    }
}

/// The bar: how far, how fast, how long still.
fn bar(progress: &Progress, passed: Duration) -> String {
    const WIDTH: u64 = 24;
    let percent = progress.percent();
    let filled = (percent * WIDTH / 100) as usize;
    let rate = progress.rows.checked_div(passed.as_secs().max(1)).unwrap_or(0);
    let left = progress.total.saturating_sub(progress.bytes);
    let remaining = u128::from(left) * passed.as_millis() / u128::from(progress.bytes.max(1)) / 1_000;
    let filled = format!("{}{}", "#".repeat(filled), "-".repeat(WIDTH as usize - filled));
    if progress.rows == 0 {
        return format!("[{filled}] {percent} %, looking through the file");
    }
    format!(
        "[{filled}] {percent} %, {} rows, {rate} rows a second, {}:{:02} left",
        progress.rows,
        remaining / 60,
        remaining % 60
    )
}

/// The report in words.
fn told(report: &Report, kind: Kind) -> String {
    let mut lines = Vec::new();
    let things = match kind {
        Kind::Catalog => "products",
        Kind::Reviews => "reviews",
    };
    let changed = if report.dry_run { "Nothing was changed. It would be" } else { "Imported" };
    if report.outcome() == Outcome::Nothing {
        lines.push("Nothing was imported.".to_owned());
    } else {
        lines.push(format!(
            "{changed} {} {things} ({}): {} new, {} changed, {} as before. {} rows in {}.{} s, {} rows a second.",
            report.created + report.updated + report.unchanged,
            report.format,
            report.created,
            report.updated,
            report.unchanged,
            report.rows,
            report.micros / 1_000_000,
            report.micros / 100_000 % 10,
            report.rate(),
        ));
    }
    for (n, what) in [
        (report.retired, "taken off sale"),
        (report.unpublished, "not published in the file"),
        (report.groups, "groups of other products, left out"),
        (report.elsewhere, "sold elsewhere, with a link there"),
        (report.other_currency, "with prices in another currency than the store's: shown, not sold"),
        (report.warnings, "values left out or changed"),
        (report.refused, "rows refused"),
    ] {
        if n > 0 {
            lines.push(format!("{n} {what}."));
        }
    }
    if report.kept {
        lines.push(
            "Nothing was taken off sale: a refused row could belong to any product. Mend it and import again."
                .to_owned(),
        );
    }
    for problem in report.stopped.iter().chain(&report.problems).take(SHOWN) {
        let place = problem.place(Locale::En);
        let separator = if place.is_empty() { "" } else { ": " };
        lines.push(format!("  {place}{separator}{}", problem.sentence(Locale::En)));
    }
    let more = (report.refused + report.warnings).saturating_sub(SHOWN as u64);
    if more > 0 {
        lines.push(format!("  … and {more} more; the operator's page of this import lists them."));
    }
    if !report.unmapped.is_empty() {
        lines.push(format!("{} categories lead to no interest:", report.unmapped.len()));
        for unmapped in report.unmapped.iter().take(UNMAPPED_SHOWN) {
            let category = if unmapped.category.is_empty() { "(none)" } else { &unmapped.category };
            let nearest = match &unmapped.nearest {
                Some((slug, path)) => format!("nearest: {} by “{path}”", i18n::interest(Locale::En, slug)),
                None => "nothing is near".to_owned(),
            };
            lines.push(format!("  {category} ({} products); {nearest}", unmapped.products));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Takes in pictures and says what became of them.
async fn take_pictures(app: &App, files: bool) -> Result<(), String> {
    let show = std::io::stderr().is_terminal();
    let told = |t: &pictures::Taken| {
        if show {
            eprint!("\r\x1b[2K{} pictures taken in, {} failed", t.here, t.later + t.set_aside);
            let _ = std::io::stderr().flush();
        }
    };
    let taken = pictures::take_all(app, files, told).await.map_err(failed)?;
    clear();
    let mut conn = app.db.read().await.map_err(failed)?;
    let (waiting, set_aside) = catalog::pictures::counts(&mut conn).await.map_err(failed)?;
    if taken.here > 0 {
        say(&format!("{} pictures taken in.\n", taken.here));
    }
    if waiting > 0 {
        say(&format!(
            "{waiting} pictures wait to be fetched: a running store does so, or `vitrine import pictures`.\n"
        ));
    }
    if set_aside > 0 {
        say(&format!("{set_aside} pictures could not be had:\n"));
        for failure in catalog::pictures::failures(&mut conn, SHOWN as i64).await.map_err(failed)? {
            let why = i18n::tr(Locale::En, &format!("import-picture-{}", failure.problem), &[]);
            say(&format!("  {}: {} ({why})\n", failure.title, failure.source));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_says_how_far_how_fast_and_how_long() {
        let progress = Progress { bytes: 25, total: 100, rows: 500, products: 100 };
        let text = bar(&progress, Duration::from_secs(10));
        assert_eq!(text, "[######------------------] 25 %, 500 rows, 50 rows a second, 0:30 left");
        assert!(bar(&Progress::default(), Duration::ZERO).contains("0 %"));
    }
}
