//! `cargo xtask bench feed`: makes a world, serves it, and measures personal pages. `feed_bench serve` is the program's own
//! server with a few more addresses below `/bench`: a constant body behind the same guards (the ceiling), the size of the
//! index. They are part of this example alone, so no store can have them.

mod client;
mod measure;
mod server;
mod world;

use std::path::PathBuf;
use std::process::ExitCode;

use world::Shape;

/// What can fail, told as a sentence.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// What is asked for.
pub struct Options {
    pub shape: Shape,
    /// Seconds of each flood and each paced run.
    pub seconds: u64,
    /// Pages a second of the paced run.
    pub rate: f64,
    pub data: PathBuf,
    /// Whether a world of this shape that is there is used again.
    pub reuse: bool,
}

fn options(mut arguments: impl Iterator<Item = String>) -> Outcome<Options> {
    let mut shape = Shape { posts: 1_000_000, accounts: 200_000, products: 1_000_000, shoppers: 10_000 };
    let (mut seconds, mut rate, mut data, mut reuse) = (10, 1_000.0, PathBuf::from("target/bench-feed"), false);
    let mut quick = false;
    while let Some(name) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{name} needs a value"));
        match name.as_str() {
            "--quick" => {
                shape = Shape { posts: 20_000, accounts: 4_000, products: 20_000, shoppers: 1_000 };
                quick = true;
            }
            "--posts" => shape.posts = value()?.parse()?,
            "--accounts" => shape.accounts = value()?.parse()?,
            "--products" => shape.products = value()?.parse()?,
            "--shoppers" => shape.shoppers = value()?.parse()?,
            "--seconds" => seconds = value()?.parse()?,
            "--rate" => rate = value()?.parse()?,
            "--data" => data = value()?.into(),
            "--reuse" => reuse = true,
            other => return Err(format!("{other} is not known").into()),
        }
    }
    if quick {
        seconds = seconds.min(5);
    }
    shape.accounts = shape.accounts.max(20);
    shape.shoppers = shape.shoppers.clamp(1, shape.accounts * 4 / 5);
    Ok(Options { shape, seconds, rate, data, reuse })
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match arguments.next().as_deref() {
        Some("serve") => {
            arguments.next().ok_or_else(|| "serve needs a folder".into()).and_then(|data| server::serve(data.into()))
        }
        Some("run") => options(arguments).and_then(|options| measure::run(&options)),
        _ => Err("feed_bench run [OPTIONS] | feed_bench serve DIR".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("feed_bench: {why}");
            ExitCode::FAILURE
        }
    }
}
