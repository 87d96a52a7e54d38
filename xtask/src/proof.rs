//! `cargo xtask torture checkout` and `cargo xtask bench checkout`: build what is needed and hand over to `proof`.

use std::ffi::OsString;

use crate::postgres;
use crate::shell::{self, Result};

/// Kills the server so many times on SQLite, then on a PostgreSQL made for it.
pub fn torture(kills: u32) -> Result<bool> {
    let (postgres, _) = postgres::provide()?;
    let mut words: Vec<OsString> = ["--kills".into(), kills.to_string().into()].into();
    match &postgres {
        Some(server) => words.extend(["--postgres".into(), server.url().into()]),
        None => println!("there is no PostgreSQL: SQLite only"),
    }
    run("torture", &words)
}

/// Measures for so many seconds.
pub fn bench(seconds: u64) -> Result<bool> {
    run("bench", &["--seconds".into(), seconds.to_string().into()])
}

/// With release builds: what is proved is what a store runs. `VITRINE_PROOF_PROFILE=dev` takes debug builds.
fn run(what: &str, words: &[OsString]) -> Result<bool> {
    let is_dev = std::env::var("VITRINE_PROOF_PROFILE").is_ok_and(|profile| profile == "dev");
    let mut build = shell::cargo();
    build.args(["build", "-p", "vitrine", "-p", "vitrine-proof", "--bins"]);
    if !is_dev {
        build.arg("--release");
    }
    shell::must(&mut build)?;
    let folder = shell::target().join(if is_dev { "debug" } else { "release" });
    println!("{} build", if is_dev { "debug" } else { "release" });
    let mut proof = shell::command(folder.join("vitrine-proof"));
    proof.arg(what).arg("--server").arg(folder.join("vitrine")).args(words).env("PROOF_FOLDER", shell::target());
    shell::succeeds(&mut proof)
}
