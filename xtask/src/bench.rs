//! `cargo xtask bench …`: measurements that end with one line of JSON.

use crate::browser;
use crate::shell::{self, Result};

/// Bytes of the feed page by type, and Lighthouse's mobile scores (median of `runs`), of a release build's demo.
/// The browser and the server share this machine's cores, which lowers the performance scores.
pub fn page(runs: u32) -> Result<bool> {
    browser::prepare()?;
    let mut node = shell::command("node");
    node.args(["tests/browser/bench_page.mjs", &runs.to_string()]).env("VITRINE_BIN", browser::build_release()?);
    shell::succeeds(&mut node)
}

/// Personal pages of a world made for it; see `examples/feed_bench`.
pub fn feed(options: &[String]) -> Result<bool> {
    shell::must(shell::cargo().args(["build", "--release", "--example", "feed_bench"]))?;
    let folder = shell::target();
    let mut bench = shell::command(folder.join("release/examples/feed_bench"));
    bench.arg("run").arg("--data").arg(folder.join("bench-feed")).args(options);
    shell::succeeds(&mut bench)
}
