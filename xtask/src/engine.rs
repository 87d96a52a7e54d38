//! `cargo xtask bench engine` and `bench feed-quality`: the feed engine alone, without a database and without pages.

use crate::shell::{self, Result};

/// Grows the engine from 10 thousand to 10 million posts; `quick` ends at 1 million.
pub fn growth(quick: bool) -> Result<bool> {
    example("growth", quick)
}

/// Simulated shoppers look at feeds: how good these are against the best possible ones and against the newest first.
pub fn quality(quick: bool) -> Result<bool> {
    example("quality", quick)
}

fn example(name: &str, quick: bool) -> Result<bool> {
    let mut cargo = shell::cargo();
    cargo.args(["build", "--quiet", "--release", "--package", "vitrine-engine", "--example", name]);
    shell::must(&mut cargo)?;
    let mut program = shell::command(shell::target().join("release/examples").join(name));
    program.args(quick.then_some("--quick"));
    shell::succeeds(&mut program)
}
