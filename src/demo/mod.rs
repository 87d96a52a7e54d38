//! The demo: a living store, made from a seed through the same functions that people's requests go through. A clock
//! of its own walks from the past to now, so that everything has its true time.

mod fetch;
mod gallery;
mod story;

use crate::accounts::view::Role;
use crate::accounts::{self, Token, sessions};
use crate::app::{App, Setup};
use crate::catalog;
use crate::config::Config;
use crate::db::settings;
use crate::kit::{Clock, Error, Id, Result};

/// Marks a folder whose store is being made: whatever is in it came from us and is not finished.
const UNFINISHED: &str = "demo-unfinished";
/// The setting that says which demo store this is.
const SETTING: &str = "demo";

/// Throws away a demo store whose making was interrupted. Only a folder that this program marked is touched.
pub fn clear_unfinished(config: &Config) -> std::io::Result<()> {
    let data = &config.data;
    if !config.database.url.is_empty() || !data.join(UNFINISHED).is_file() {
        return Ok(());
    }
    println!("The making of the demo store in {} was interrupted; it starts again.", data.display());
    for name in ["vitrine.db", "vitrine.db-wal", "vitrine.db-shm"] {
        match std::fs::remove_file(data.join(name)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e),
            _ => {}
        }
    }
    if data.join("media").is_dir() {
        std::fs::remove_dir_all(data.join("media"))?;
    }
    std::fs::remove_file(data.join(UNFINISHED))
}

/// Makes the demo store unless it is there already.
pub async fn make(app: &App, seed: u64, offline: bool) -> Result<()> {
    let (made, empty) = {
        let mut conn = app.db.read().await?;
        let made = settings::get(&mut conn, SETTING).await?;
        let empty = accounts::after(&mut conn, Id(0), 1).await?.is_empty()
            && catalog::after(&mut conn, Id(0), 1).await?.is_empty();
        (made, empty)
    };
    if let Some(made) = made {
        println!("The demo store is here already ({made}).");
        return Ok(());
    }
    if !empty {
        return Err(Error::fault(format!(
            "{} holds a store that is not the demo. Choose another folder with --data, or `vitrine serve` to open it",
            app.config.data.display()
        )));
    }
    let mark = app.config.data.join(UNFINISHED);
    std::fs::write(&mark, b"")?;
    let start = std::time::Instant::now();
    let products = fetch::catalog(offline).await;
    let setup = Setup {
        config: app.config.clone(),
        clock: Clock::manual(app.clock.now()),
        seed: Some(seed),
        public_url: app.public_url.clone(),
        demo: true,
    };
    let maker = App::start(setup).await.map_err(Error::fault)?;
    // What an interrupted making leaves is thrown away, so nobody needs it on disk before the end.
    maker.db.without_sync().await?;
    let told = story::tell(&maker, seed, app.clock.now(), products).await;
    maker.db.close().await;
    let told = told?;
    settings::set(&app.db, SETTING, &format!("seed {seed}")).await?;
    std::fs::remove_file(&mark)?;
    crate::followers::build(app).await?;
    println!("{told}, made in {} s.", start.elapsed().as_secs());
    Ok(())
}

/// Signs one in as one of the people of the demo; a newcomer is a new account each time.
pub async fn sign_in(app: &App, role: &str) -> Result<(Token, &'static str)> {
    let mut conn = app.db.read().await?;
    let held = match role {
        "newcomer" => None,
        "shopper" | "member" | "operator" => {
            let handle = settings::get(&mut conn, &format!("demo-{role}")).await?.ok_or(Error::NotFound)?;
            Some(accounts::by_handle(&mut conn, &handle).await?.ok_or(Error::NotFound)?)
        }
        _ => return Err(Error::invalid("role", "unknown_role")),
    };
    drop(conn);
    match held {
        Some(account) => Ok((sessions::start(app, account, "demo").await?, "/")),
        None => Ok((sessions::start(app, newcomer(app).await?, "demo").await?, "/interests")),
    }
}

async fn newcomer(app: &App) -> Result<Id> {
    let number = app.id().0 % 1_000_000_000;
    let new = accounts::NewAccount {
        email: format!("newcomer-{number}@demo.invalid"),
        handle: format!("newcomer_{number}"),
        name: "Newcomer".to_owned(),
        password_hash: String::new(),
        role: Role::Shopper,
    };
    accounts::create(app, &new).await
}
