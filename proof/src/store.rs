//! A store of its own for a proof: goods, buyers with saved cards, and the server process over it.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use vitrine::accounts::{NewAccount, create, sessions, view::Role};
use vitrine::app::{App, Setup};
use vitrine::catalog::write::{NewProduct, NewVariant, product};
use vitrine::config::Config;
use vitrine::kit::{Clock, Currency, Id, Money};

use crate::Result;

/// Somebody who buys.
#[derive(Clone, Debug)]
pub struct Person {
    pub account: Id,
    pub token: String,
}

/// The price of everything, and the delivery of an order.
pub const PRICE: i64 = 1_250;

/// Makes goods `P0` … with `stock` pieces each, and buyers whose saved cards have these tokens. Ends with the database
/// closed.
pub async fn make(config: Config, goods: usize, stock: i64, buyers: usize, cards: &[&str]) -> Result<Vec<Person>> {
    let app = open(config).await?;
    for n in 0..goods {
        let new = NewProduct {
            key: format!("key-{n}"),
            title: format!("Thing {n}"),
            description: "A thing.".to_owned(),
            brand: "Acme".to_owned(),
            category: "Furniture > Chairs".to_owned(),
            variants: vec![NewVariant::new(format!("P{n}"), Vec::new(), Money::new(PRICE, Currency::USD), Some(stock))],
            ..NewProduct::default()
        };
        product(&app, &new).await?;
    }
    let mut people = Vec::new();
    for n in 0..buyers {
        let account = create(
            &app,
            &NewAccount {
                email: format!("buyer{n}@example.com"),
                handle: format!("buyer{n}"),
                name: format!("Buyer {n}"),
                password_hash: String::new(),
                role: Role::Shopper,
            },
        )
        .await?;
        let mut tx = app.db.write().await?;
        for card in cards {
            sqlx::query("INSERT INTO payment_methods (account, id, provider, reference, label, used_at) VALUES ($1, $2, 'stripe', $3, $3, 0)")
                .bind(account.0)
                .bind(app.id().0)
                .bind(*card)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        people.push(Person { account, token: sessions::start(&app, account, "proof").await?.0 });
    }
    app.db.close().await;
    Ok(people)
}

/// The program over a database, without serving.
pub async fn open(config: Config) -> Result<App> {
    let setup = Setup { config, clock: Clock::System, seed: None, public_url: String::new(), demo: false };
    Ok(App::open(setup).await?)
}

/// The server process. It dies with this value.
pub struct Server {
    program: PathBuf,
    data: PathBuf,
    database: String,
    environment: Vec<(String, String)>,
    pub address: SocketAddr,
    child: Option<Child>,
}

impl Server {
    /// Not started yet; its port is one that was free just now.
    pub fn new(program: &Path, data: &Path, database: &str, environment: Vec<(String, String)>) -> Result<Self> {
        let free = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        Ok(Self {
            program: program.to_owned(),
            data: data.to_owned(),
            database: database.to_owned(),
            environment,
            address: free,
            child: None,
        })
    }

    /// Starts it and waits until it answers.
    pub async fn start(&mut self) -> Result<()> {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.data.join("server.log"))?;
        let mut command = Command::new(&self.program);
        command.arg("serve").arg("--data").arg(&self.data).arg("--listen").arg(self.address.to_string());
        if !self.database.is_empty() {
            command.arg("--database").arg(&self.database);
        }
        command.current_dir(&self.data).envs(self.environment.iter().cloned());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::from(log)).kill_on_drop(true);
        let mut child = command.spawn().map_err(|e| format!("{} cannot be started: {e}", self.program.display()))?;
        let began = Instant::now();
        while !self.answers().await {
            if let Some(status) = child.try_wait()? {
                let said = std::fs::read_to_string(self.data.join("server.log")).unwrap_or_default();
                let tail: Vec<&str> = said.lines().rev().take(5).collect();
                return Err(format!("the server ended with {status}: {}", tail.join(" / ")).into());
            }
            if began.elapsed() > Duration::from_secs(60) {
                return Err("the server does not listen".into());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        self.child = Some(child);
        Ok(())
    }

    /// Whether it serves: it listens before it is ready.
    async fn answers(&self) -> bool {
        let ask = async {
            let mut stream = tokio::net::TcpStream::connect(self.address).await?;
            stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await?;
            let mut head = [0_u8; 12];
            stream.read_exact(&mut head).await?;
            std::io::Result::Ok(head.starts_with(b"HTTP/1.1 200"))
        };
        matches!(tokio::time::timeout(Duration::from_secs(10), ask).await, Ok(Ok(true)))
    }

    /// SIGKILL, and nothing before it.
    pub async fn kill(&mut self) -> Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill().await?;
        }
        Ok(())
    }
}
