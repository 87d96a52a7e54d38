//! Checks of the source as a whole. Each counts as one test.

use std::fs;
use std::path::Path;

use crate::report::{Counts, Outcome};
use crate::setup;
use crate::shell::{self, Result};
use crate::tools;

/// `cargo xtask fmt`.
pub fn format(check: bool) -> Result<bool> {
    let mut fmt = shell::cargo();
    fmt.args(["fmt", "--all"]);
    if check {
        fmt.arg("--check");
    }
    shell::succeeds(&mut fmt)
}

pub fn formatting() -> Result<Outcome> {
    format(true).map(Outcome::check)
}

pub fn clippy() -> Result<Outcome> {
    let mut clippy = shell::cargo();
    clippy.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    shell::succeeds(&mut clippy).map(Outcome::check)
}

/// Licences, banned crates and sources, by deny.toml.
pub fn deny(compile: bool) -> Result<Outcome> {
    match tools::DENY.provide(compile) {
        Err(why) => Ok(Outcome::Missing(why.to_string())),
        Ok(program) => {
            let mut deny = shell::command(program);
            deny.args(["--all-features", "check", "licenses", "bans", "sources"]);
            shell::succeeds(&mut deny).map(Outcome::check)
        }
    }
}

/// Known vulnerabilities; skipped where their database cannot be reached.
pub fn advisories(compile: bool) -> Result<Outcome> {
    let Ok(program) = tools::DENY.provide(compile) else {
        return Ok(Outcome::Skipped("needs cargo-deny".into()));
    };
    // A network that swallows packets must not hold up the run.
    let mut deny = shell::command("timeout");
    deny.arg("120").arg(program).args(["check", "advisories"]);
    let mut unreachable = false;
    let good = shell::follow(&mut deny, |line| {
        unreachable |= line.contains("failed to fetch advisory database") || line.contains("failed to clone");
    })?;
    if !good && unreachable {
        return Ok(Outcome::Skipped(
            "the advisory database cannot be reached; with a network: cargo deny check advisories".into(),
        ));
    }
    Ok(Outcome::check(good))
}

/// Dependencies that nothing uses.
pub fn unused(compile: bool) -> Result<Outcome> {
    match tools::SHEAR.provide(compile) {
        Err(why) => Ok(Outcome::Missing(why.to_string())),
        Ok(program) => shell::succeeds(&mut shell::command(program)).map(Outcome::check),
    }
}

/// `tsc` over the pages' JavaScript and over the browser tests; the types are in JSDoc.
pub fn types() -> Result<Outcome> {
    if !setup::node_modules_are_there() {
        return Ok(Outcome::Missing("the npm packages are not installed: run npm ci".into()));
    }
    let mut counts = Counts::default();
    for (folder, project) in [("assets", "tsconfig.json"), ("tests/browser", "tests/browser/tsconfig.json")] {
        // tsc takes a project without files for a mistake.
        if has_modules(&shell::root().join(folder)) {
            let mut tsc = shell::command("node_modules/.bin/tsc");
            counts += Counts::check(shell::succeeds(tsc.args(["--project", project]))?);
        }
    }
    Ok(Outcome::Counted(counts))
}

fn has_modules(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let path = entry.path();
            path.is_dir() && has_modules(&path)
                || path.extension().is_some_and(|ending| ending == "js" || ending == "mjs")
        })
    })
}
