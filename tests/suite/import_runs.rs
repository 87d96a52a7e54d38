//! Imports on the command line that end before their time, and dry runs over many batches.

use std::future::pending;
use std::path::Path;
use std::sync::Arc;

use clap::Parser;
use serde_json::{Value, json};
use vitrine::import::command::{self, Command};
use vitrine::import::report::Report;
use vitrine::import::{Kind, Options};

use crate::app::{Person, TestApp, both};

/// `vitrine import catalog FILE`.
fn command_for(file: &Path) -> Command {
    #[derive(Parser)]
    struct Cli {
        #[command(subcommand)]
        command: Command,
    }
    Cli::parse_from(["import".as_ref(), "catalog".as_ref(), file.as_os_str()]).command
}

fn line(key: &str, skus: &[&str]) -> String {
    let variants: Vec<Value> =
        skus.iter().map(|s| json!({ "sku": s, "options": { "Size": s }, "price": "1.00 USD" })).collect();
    format!("{}\n", json!({ "key": key, "title": key, "options": ["Size"], "variants": variants }))
}

/// Products of many batches.
const MANY: i64 = 6_000;

fn many() -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().unwrap();
    let text: String = (0..MANY).map(|n| line(&format!("k{n}"), &[&format!("S{n}")])).collect();
    std::fs::write(file.path(), text).unwrap();
    file
}

async fn count(t: &TestApp, table: &str) -> i64 {
    let text = vitrine::db::sql(format!("SELECT COUNT(*) FROM {table}"));
    sqlx::query_as::<_, (i64,)>(text).fetch_one(&mut *t.app.db.read().await.unwrap()).await.unwrap().0
}

/// Waits until the first products are in.
async fn begun(t: &TestApp) {
    while count(t, "products").await == 0 {
        tokio::task::yield_now().await;
    }
}

/// Waits until an import is at work.
async fn running(t: &TestApp) {
    while count(t, "imports WHERE state = 'running'").await == 0 {
        tokio::task::yield_now().await;
    }
}

/// The history, newest first.
async fn history(t: &TestApp, who: &Person) -> Vec<Value> {
    t.get("/operator/imports", Some(who)).await.expect(200)["imports"].as_array().unwrap().clone()
}

fn locks(t: &TestApp) -> usize {
    std::fs::read_dir(t.app.config.data.join("imports")).unwrap().count()
}

#[test]
fn an_import_that_is_told_to_stop_says_so_and_can_go_on() {
    both("told_to_stop", async |t| {
        let boss = t.operator("boss").await;
        let file = many();
        let code = command::run(&t.app, command_for(file.path()), begun(&t)).await.unwrap();
        assert_eq!(code, 130);
        let import = &history(&t, &boss).await[0];
        assert_eq!((import["state"].as_str(), import["ended_at"].is_null()), (Some("interrupted"), false), "{import}");
        assert!(t.page("/operator/imports", Some(&boss)).await.text().contains("Interrupted"));
        let (products, variants) = (count(&t, "products").await, count(&t, "variants").await);
        assert!(0 < products && products < MANY, "{products}");
        assert_eq!(products, variants, "each product is whole");
        assert_eq!(locks(&t), 0);
        let code = command::run(&t.app, command_for(file.path()), pending()).await.unwrap();
        assert_eq!(code, 0);
        let imports = history(&t, &boss).await;
        let report = &imports[0]["report"];
        assert_eq!(
            (imports[0]["state"].as_str(), report["unchanged"].as_i64(), report["created"].as_i64()),
            (Some("done"), Some(products), Some(MANY - products))
        );
        assert_eq!((imports.len(), locks(&t)), (2, 0));
    });
}

#[test]
fn an_import_whose_process_is_gone_is_noticed_at_once() {
    both("process_is_gone", async |t| {
        let boss = t.operator("boss").await;
        let (file, small) = (many(), tempfile::NamedTempFile::new().unwrap());
        std::fs::write(small.path(), line("k0", &["S0"])).unwrap();
        let killed = async || {
            let mut work = Box::pin(command::run(&t.app, command_for(file.path()), pending()));
            tokio::select! {
                done = &mut work => panic!("it ended: {done:?}"),
                () = running(&t) => {}
            }
            // Somebody who works is left alone.
            vitrine::import::sweep(&t.app).await.unwrap();
            assert_eq!(history(&t, &boss).await[0]["state"], "running");
        };
        killed().await;
        assert_eq!(history(&t, &boss).await[0]["state"], "running", "it had no time to say anything");
        vitrine::import::sweep(&t.app).await.unwrap();
        assert_eq!(history(&t, &boss).await[0]["state"], "interrupted");
        // The next import on the command line notices too.
        killed().await;
        assert_eq!(command::run(&t.app, command_for(small.path()), pending()).await.unwrap(), 0);
        let states: Vec<Value> = history(&t, &boss).await.iter().map(|i| i["state"].clone()).collect();
        assert_eq!((states, locks(&t)), (vec!["done".into(), "interrupted".into(), "interrupted".into()], 0));
    });
}

async fn import(t: &TestApp, text: &str, full: bool, dry_run: bool) -> Report {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    let options = Options { full, dry_run, ..Options::default() };
    vitrine::import::file(&t.app, Kind::Catalog, file.path(), &options, Arc::default()).await.unwrap()
}

#[test]
fn a_dry_run_of_many_batches_says_what_the_real_one_does() {
    both("a_dry_run_of_many_batches", async |t| {
        let (old, draft, back) = (line("old", &["Y", "Z"]), line("draft", &["W"]), line("back", &["V"]));
        import(&t, &[&*old, &*draft, &*back].concat(), false, false).await;
        import(&t, &[&*old, &*draft].concat(), true, false).await;
        // A batch each: the ones whose SKUs come free or are taken again, and those that want them.
        let fillers: String = (0..1_500).map(|n| line(&format!("k{n}"), &[&format!("S{n}")])).collect();
        let held_back = draft.replace("{\"key\"", "{\"status\":\"draft\",\"key\"");
        let first = [line("old", &["Z"]), held_back, back, line("a", &["X"])].concat();
        let last = [line("b", &["X"]), line("heir", &["Y"]), line("next", &["W"]), line("late", &["V"])].concat();
        let file = [first, fillers, last].concat();
        let dry = import(&t, &file, true, true).await;
        let real = import(&t, &file, true, false).await;
        let codes: Vec<(&str, Option<&str>)> =
            real.problems.iter().map(|p| (p.code.as_str(), p.product.as_deref())).collect();
        assert_eq!(codes, [("sku-taken", Some("b")), ("sku-taken", Some("late"))]);
        assert_eq!((real.created, real.updated, real.retired, real.unpublished), (1_505, 2, 1, 1));
        assert_eq!(Report { dry_run: false, micros: real.micros, ..dry }, real);
    });
}
