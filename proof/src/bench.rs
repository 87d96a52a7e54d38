//! Orders a second, each on disk before its answer, beside what the disk itself can do; and what pricing a bag costs.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use vitrine::config::Config;
use vitrine::i18n::Locale;
use vitrine::orders::bag::{self, NewBag, NewLine};

use crate::store::{self, Server};
use crate::{Options, Result};

const BUYERS: usize = 32;
const LINES: usize = 50;
const TIMES: u32 = 500;

pub async fn run(options: &Options) -> Result<bool> {
    let data = tempfile::tempdir_in(std::env::var_os("PROOF_FOLDER").unwrap_or_else(|| ".".into()))?;
    let config = Config { data: data.path().to_owned(), ..Config::default() };
    let people = store::make(config.clone(), LINES.max(BUYERS), 1_000_000, BUYERS + 1, &[]).await?;

    // The bag first, in this process: from the tables to the total.
    let app = store::open(config).await?;
    let who = people[BUYERS].account;
    let owner = bag::Owner { id: who, signed_in: true };
    let line = |n: usize| NewLine { sku: format!("P{n}"), quantity: Some(1 + n as i64 % 3), post: None };
    bag::replace(&app, who, &NewBag { lines: Some((0..LINES).map(line).collect()) }).await?;
    let mut conn = app.db.read().await?;
    let view = bag::view(&app, &mut conn, owner, Locale::default()).await?;
    if view.lines.len() != LINES {
        return Err("the bag has lost lines".into());
    }
    let began = Instant::now();
    for _ in 0..TIMES {
        bag::view(&app, &mut conn, owner, Locale::default()).await?;
    }
    let bag_us = began.elapsed().as_secs_f64() * 1e6 / f64::from(TIMES);
    drop(conn);
    app.db.close().await;

    let before = fsync_rate(data.path())?;
    let environment = vec![("VITRINE_LOG__LEVEL".to_owned(), "error".to_owned())];
    let mut server = Server::new(&options.server, data.path(), "", environment)?;
    server.start().await?;
    let http = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(BUYERS).build()?;
    let warm = Instant::now() + Duration::from_secs(2);
    let end = warm + Duration::from_secs(options.seconds);
    let done = Arc::new(AtomicU64::new(0));
    let mut buyers = Vec::new();
    for (n, who) in people.into_iter().take(BUYERS).enumerate() {
        let (http, base, done) = (http.clone(), server.address, Arc::clone(&done));
        buyers.push(tokio::spawn(async move {
            let mut took = Vec::new();
            let mut order = 0;
            while Instant::now() < end {
                order += 1;
                let body = json!({ "sku": format!("P{n}"), "address": { "name": "A Buyer", "line1": "1 High Street", "city": "Springfield",
                    "postal_code": "62701", "country": "US" }, "payment": { "test_card": "4242424242424242" } });
                let began = Instant::now();
                let answer = http
                    .post(format!("http://{base}/api/v1/orders"))
                    .header("Authorization", format!("Bearer {}", who.token))
                    .header("Idempotency-Key", format!("k{order}"))
                    .header("Content-Type", "application/json")
                    .body(body.to_string())
                    .send()
                    .await
                    .map_err(|e| e.to_string())?;
                let status = answer.status().as_u16();
                let text = answer.text().await.map_err(|e| e.to_string())?;
                if status != 201 || !text.contains("\"state\":\"paid\"") {
                    return Err(format!("an order was answered with {status}: {text}"));
                }
                if began >= warm && Instant::now() < end {
                    took.push(began.elapsed());
                    done.fetch_add(1, Ordering::Relaxed);
                }
            }
            Ok(took)
        }));
    }
    let mut took = Vec::new();
    for buyer in buyers {
        took.extend(buyer.await??);
    }
    server.kill().await?;
    let after = fsync_rate(data.path())?;
    took.sort();
    let at = |share: f64| took.get((took.len() as f64 * share) as usize).map_or(0.0, |d| d.as_secs_f64() * 1e3);
    let per_second = done.load(Ordering::Relaxed) as f64 / options.seconds as f64;
    let fsync = (before + after) / 2.0;
    println!("{BUYERS} buyers at once, one tap each, the test provider, SQLite with a full sync at each commit");
    println!("an order is three commits: placed, charged (the test provider's own books), paid");
    println!("median {:.1} ms, 99 of 100 within {:.1} ms", at(0.5), at(0.99));
    println!("the disk alone: {before:.0} synced writes a second before, {after:.0} after");
    let round = |x: f64| (x * 100.0).round() / 100.0;
    println!(
        "{}",
        json!({ "orders_per_s": round(per_second), "p99_ms": round(at(0.99)), "fsync_per_s": round(fsync),
            "ratio": round(per_second / fsync), "bag_50_us": round(bag_us) })
    );
    Ok(per_second > 0.0)
}

/// How often a second this disk takes 4 KiB for good, one after the other.
fn fsync_rate(folder: &Path) -> Result<f64> {
    let mut file = std::fs::File::create(folder.join("fsync"))?;
    let (began, mut count) = (Instant::now(), 0_u32);
    while began.elapsed() < Duration::from_secs(1) {
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        count += 1;
    }
    Ok(f64::from(count) / began.elapsed().as_secs_f64())
}
