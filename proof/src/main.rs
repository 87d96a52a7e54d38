//! `vitrine-proof torture` and `vitrine-proof bench`: what `cargo xtask torture checkout` and `cargo xtask bench checkout`
//! run. The last line of each is JSON.

mod audit;
mod bench;
mod buyer;
mod store;
mod torture;

use std::path::PathBuf;
use std::process::ExitCode;

/// Errors here are sentences for the person at the terminal.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// What was asked for, by the environment that xtask sets and its words.
pub struct Options {
    /// The program under proof.
    pub server: PathBuf,
    /// Kills for each database.
    pub kills: u32,
    /// PostgreSQL besides SQLite.
    pub postgres: Option<String>,
    /// Of a bench, how long it measures.
    pub seconds: u64,
}

fn options(words: &[String]) -> Result<Options> {
    let value = |name: &str| words.iter().position(|w| w == name).and_then(|at| words.get(at + 1)).cloned();
    Ok(Options {
        server: value("--server").ok_or("--server names the program")?.into(),
        kills: value("--kills").map_or(Ok(100), |n| n.parse())?,
        postgres: value("--postgres"),
        seconds: value("--seconds").map_or(Ok(10), |n| n.parse())?,
    })
}

#[tokio::main]
async fn main() -> ExitCode {
    // The client wants one even where it never speaks TLS; whoever came first has installed the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = async {
        let options = options(&words)?;
        match words.first().map(String::as_str) {
            Some("torture") => torture::run(&options).await,
            Some("bench") => bench::run(&options).await,
            _ => Err("say torture or bench".into()),
        }
    };
    match done.await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("proof: {error}");
            ExitCode::FAILURE
        }
    }
}
