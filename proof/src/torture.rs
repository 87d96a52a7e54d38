//! 64 buyers on the last items of 100 products; the server killed with SIGKILL at random moments; the payment server,
//! which is another process's, losing calls and answers, deciding late and telling twice. Then everything is looked at.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use sqlx::Executor;
use vitrine::config::Config;
use vitrine_paysim::{Chaos, Paysim, Status};

use crate::audit::{self, Found};
use crate::buyer::{Buyer, Shop, Told};
use crate::store::{self, Server};
use crate::{Options, Result};

const BUYERS: usize = 64;
const GOODS: usize = 100;
/// How long everything may take to settle in the end.
const SETTLES_WITHIN: Duration = Duration::from_secs(240);
const SECRET: &str = "whsec_proof";

const UNRELIABLE: Chaos = Chaos {
    lost: 40,
    answer_lost: 60,
    trouble: 40,
    delay: Duration::from_millis(120),
    doubled: 300,
    late: Duration::from_millis(3_000),
};

pub async fn run(options: &Options) -> Result<bool> {
    let mut all = Vec::new();
    println!("SQLite:");
    let data = tempfile::tempdir()?;
    all.push(on(options, data.path(), "").await?);
    if let Some(postgres) = &options.postgres {
        println!("PostgreSQL:");
        let data = tempfile::tempdir()?;
        sqlx::any::install_default_drivers();
        let admin = sqlx::AnyPool::connect(postgres).await?;
        let schema = format!("proof_{}", std::process::id());
        admin.execute(sqlx::AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).await?;
        let join = if postgres.contains('?') { '&' } else { '?' };
        let url = format!("{postgres}{join}options=-c%20search_path%3D{schema}");
        let found = on(options, data.path(), &url).await;
        admin.execute(sqlx::AssertSqlSafe(format!("DROP SCHEMA {schema} CASCADE"))).await?;
        all.push(found?);
    }
    let sum = |of: fn(&Found) -> i64| all.iter().map(of).sum::<i64>();
    println!(
        "{}",
        serde_json::json!({
            "databases": all.len(), "kills": u64::from(options.kills) * all.len() as u64, "orders": sum(|f| f.orders),
            "oversold": sum(|f| f.oversold), "double_charged": sum(|f| f.double_charged),
            "lost_orders": sum(|f| f.lost_orders), "ledger_sum": sum(|f| f.ledger_sum),
        })
    );
    Ok(all.iter().all(Found::is_good))
}

async fn on(options: &Options, data: &Path, database: &str) -> Result<Found> {
    let began = Instant::now();
    let sim = Paysim::start(u64::from(std::process::id()), UNRELIABLE).await?;
    let mut config = Config { data: data.to_owned(), ..Config::default() };
    config.database.url = database.to_owned();
    // Enough to last for all kills, and always some product about to be sold out.
    let stock = i64::from(options.kills / 8).max(3);
    let people = store::make(config.clone(), GOODS, stock, BUYERS, &["pm_chance"]).await?;
    let environment = [
        ("PAYMENTS__PROVIDER", "stripe"),
        ("PAYMENTS__STRIPE__SECRET_KEY", "sk_proof"),
        ("PAYMENTS__STRIPE__PUBLISHABLE_KEY", "pk_proof"),
        ("PAYMENTS__STRIPE__WEBHOOK_SECRETS", &format!("[\"{SECRET}\"]")),
        ("PAYMENTS__STRIPE__API", &sim.url()),
        ("PAYMENTS__SETTLE_AFTER_SECONDS", "2"),
        ("PAYMENTS__TIMEOUT_SECONDS", "1"),
        ("LOG__LEVEL", "error"),
    ];
    let environment = environment.map(|(name, value)| (format!("VITRINE_{name}"), value.to_owned())).to_vec();
    let mut server = Server::new(&options.server, data, database, environment)?;
    sim.send_events(server.address, "/webhooks/stripe", SECRET);
    server.start().await?;
    println!("  {GOODS} products of {stock} pieces, {BUYERS} buyers; made in {:.1} s", began.elapsed().as_secs_f64());

    let shop = Arc::new(Shop {
        http: reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(25)).build()?,
        base: format!("http://{}", server.address),
        sim: sim.clone(),
        goods: GOODS,
        hot: AtomicU64::new(0),
        over: AtomicBool::new(false),
        told: Told::default(),
    });
    let buyers: Vec<_> = people
        .into_iter()
        .enumerate()
        .map(|(n, who)| tokio::spawn(Buyer::new(Arc::clone(&shop), who, n).live()))
        .collect();

    let mut lots = u64::from(std::process::id()) | 1;
    for kill in 1..=options.kills {
        lots ^= lots << 13;
        lots ^= lots >> 7;
        lots ^= lots << 17;
        tokio::time::sleep(Duration::from_millis(150 + (lots >> 11) % 900)).await;
        server.kill().await?;
        server.start().await?;
        if kill % 20 == 0 || kill == options.kills {
            println!(
                "  {kill} kills after {:.0} s; told: {} paid, {} declined, {} sold out, {} cancelled, {} asked again",
                began.elapsed().as_secs_f64(),
                shop.told.paid.load(Ordering::Relaxed),
                shop.told.declined.load(Ordering::Relaxed),
                shop.told.sold_out.load(Ordering::Relaxed),
                shop.told.cancelled.load(Ordering::Relaxed),
                shop.told.repeats.load(Ordering::Relaxed),
            );
        }
    }
    // The provider gets well; who was asked by the bank and never answered says no.
    sim.set_chaos(Chaos { late: Duration::from_millis(200), ..Chaos::default() });
    shop.over.store(true, Ordering::SeqCst);
    let mut memories = Vec::new();
    for buyer in buyers {
        memories.push(buyer.await?);
    }
    let settling = Instant::now();
    let app = store::open(config).await?;
    loop {
        for intent in sim.intents().into_iter().filter(|i| i.status == Status::RequiresAction) {
            sim.authenticate(&intent.id, false);
        }
        let settled = audit::is_settled(&mut *app.db.read().await?).await?;
        if settled && sim.events_under_way() == 0 {
            break;
        }
        if settling.elapsed() > SETTLES_WITHIN {
            println!("  not everything settled within {} s", SETTLES_WITHIN.as_secs());
            break;
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    // Killed once more: nothing may still be moving.
    server.kill().await?;
    let mut conn = app.db.read().await?;
    let mut found = audit::look(&mut conn, stock, &sim.intents(), &memories).await?;
    drop(conn);
    app.db.close().await;
    found.others.extend(sim.faults().into_iter().map(|fault| format!("the provider complains: {fault}")));
    for (words, count) in
        [("bags were not as they should be", &shop.told.bag_faults), ("answers made no sense", &shop.told.strange)]
    {
        let count = count.load(Ordering::Relaxed);
        if count > 0 {
            found.others.push(format!("{count} {words}"));
        }
    }
    report(&found, &shop, began, settling);
    Ok(found)
}

fn report(found: &Found, shop: &Shop, began: Instant, settling: Instant) {
    let (calls, repeated) = shop.sim.calls();
    let states: Vec<String> = found.by_state.iter().map(|(state, n)| format!("{n} {state}")).collect();
    println!("  settled in {:.0} s, {:.0} s in all", settling.elapsed().as_secs_f64(), began.elapsed().as_secs_f64());
    println!("  orders: {} ({})", found.orders, states.join(", "));
    println!(
        "  the payment server: {} charges made, {calls} calls, {repeated} of them with a key used before, {} confirmed by shoppers",
        shop.sim.intents().iter().filter(|i| i.status == Status::Succeeded).count(),
        shop.told.confirmed.load(Ordering::Relaxed),
    );
    println!(
        "  oversold {}, charged twice {}, lost {}, ledger off by {} in {} moves",
        found.oversold, found.double_charged, found.lost_orders, found.ledger_sum, found.moves
    );
    for other in &found.others {
        println!("  WRONG: {other}");
    }
}
