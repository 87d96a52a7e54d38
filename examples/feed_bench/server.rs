//! The server that is measured, as a process of its own.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path as Part, State};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use http::header;
use serde_json::json;
use vitrine::app::{App, Setup};
use vitrine::config::Config;
use vitrine::kit::Clock;
use vitrine::{feed, serve as program};

use crate::Outcome;
use crate::client::Connection;

/// The configuration of the bench: the usual one, with a write gate that is open.
pub fn setup(data: &Path) -> Setup {
    let mut config = Config { data: data.to_owned(), ..Config::default() };
    config.gate.membership = false;
    config.gate.spend = "0".to_owned();
    Setup { config, clock: Clock::System, seed: Some(1), public_url: "http://localhost".to_owned(), demo: false }
}

pub fn runtime() -> Outcome<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// Serves until it is told to stop; says its address in one line first.
pub fn serve(data: PathBuf) -> Outcome<()> {
    tracing_subscriber::fmt().with_max_level(tracing::Level::WARN).with_writer(std::io::stderr).init();
    runtime()?.block_on(async {
        let listener = program::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        let app = App::start_serving(setup(&data)).await?;
        program::run_with(app, listener, program::Jobs::Here, program::told_to_stop(), more()).await?;
        Ok(())
    })
}

/// A constant body of `n` bytes behind everything a page is behind, as HTML or JSON; how large the index is; where time
/// went.
fn more() -> Router<App> {
    // Made once: the ceiling copies nothing.
    let body = Bytes::from("<p>A body that is the same for everybody, and as long as a page.</p>".repeat(10_000));
    let (html, json_) = (body.clone(), body);
    let of = |body: &Bytes, n: usize| body.slice(..n.min(body.len()));
    Router::new()
        .route("/bench/html/{n}", get(async move |Part(n): Part<usize>| Html(of(&html, n))))
        .route(
            "/bench/json/{n}",
            get(async move |Part(n): Part<usize>| -> Response {
                ([(header::CONTENT_TYPE, "application/json")], of(&json_, n)).into_response()
            }),
        )
        .route(
            "/bench/index",
            get(async |State(app): State<App>| {
                let size = app.feed.size();
                json!({ "posts": size.posts, "products": size.products, "bytes": size.bytes }).to_string()
            }),
        )
        .route("/bench/stages", get(async || json!(feed::stages::told()).to_string()))
}

/// A server under way.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// From the start of the process to its first answer.
    pub started_in: Duration,
}

impl Server {
    /// Starts one on this data and waits until it answers.
    pub fn start(data: &Path) -> Outcome<Self> {
        let begin = Instant::now();
        let mut child = Command::new(std::env::current_exe()?).arg("serve").arg(data).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let address = line.trim().parse()?;
        let mut server = Self { child, address, started_in: Duration::ZERO };
        let answer = Connection::open(address)?
            .ask_patiently(b"GET /api/v1/feed?limit=20 HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        if answer.status != 200 {
            return Err(format!("the first page was answered with {}", answer.status).into());
        }
        server.started_in = begin.elapsed();
        Ok(server)
    }

    /// What an address of the bench says.
    pub fn says(&self, path: &str) -> Outcome<serde_json::Value> {
        let mut connection = Connection::open(self.address)?;
        let answer = connection.ask(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes())?;
        Ok(serde_json::from_slice(connection.body(answer))?)
    }

    /// A number of `/proc/<id>/status`, in megabytes: `VmRSS`, `VmHWM`.
    pub fn memory(&self, name: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.and_then(|l| l.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or(0) / 1_024
    }

    /// Processor seconds it used so far.
    pub fn processor(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = |at: usize| fields.get(at).and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0);
        (ticks(11) + ticks(12)) / 100.0
    }

    /// Stops it as a store is stopped, and waits.
    pub fn stop(mut self) -> Outcome<()> {
        Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status()?;
        let end = Instant::now() + Duration::from_secs(60);
        while self.child.try_wait()?.is_none() {
            if Instant::now() > end {
                self.child.kill()?;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Only after an error is it still there.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
