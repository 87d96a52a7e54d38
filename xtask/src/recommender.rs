//! `cargo xtask bench recommender`: what the recommender is worth on a folder of interactions, and how long it takes.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::shell::{self, Result};

/// What the bench is given.
#[derive(Debug, Default, PartialEq)]
pub struct Options {
    /// The folder with train.tsv and meta.json.
    pub data: Option<PathBuf>,
    /// Where the lists go: a line per shopper.
    pub topk: Option<PathBuf>,
    /// A library to compare the time with: `implicit`.
    pub against: Option<String>,
}

/// Numbers per item in the comparison: both libraries get the same. Each goes its own usual number of rounds (theirs is the
/// library's default); the quality each comes to stands beside its seconds.
const DIMS: u32 = 128;
const ROUNDS: u32 = 8;
const THEIR_ROUNDS: u32 = 15;

/// The other library's side of the comparison: what it is given, and the same measure of quality.
const IMPLICIT: &str = include_str!("../recommender_implicit.py");

/// Builds the release program, runs it, and with `--against` the other library too. The last line is JSON.
pub fn run(options: &Options) -> Result<bool> {
    let data = options.data.as_deref().ok_or("say which data: --data DIR")?;
    let topk = options.topk.as_deref().ok_or("say where the lists go: --topk FILE")?;
    let program = build()?;
    let mut line = last_json(ours(&program, data).arg("--topk").arg(topk))?;
    if options.against.is_some() {
        compare(&program, data, &mut line)?;
    }
    println!("{line}");
    Ok(true)
}

fn ours(program: &Path, data: &Path) -> std::process::Command {
    let mut command = shell::command(program);
    // The folder was named from where the command was typed.
    if let Ok(here) = std::env::current_dir() {
        command.current_dir(here);
    }
    command.arg("--data").arg(data);
    command
}

fn build() -> Result<PathBuf> {
    let mut cargo = shell::cargo();
    cargo.args(["build", "--quiet", "--release", "--package", "vitrine-recommend", "--example", "recommender"]);
    shell::must(&mut cargo)?;
    Ok(shell::target().join("release/examples/recommender"))
}

/// Runs a program and reads the last line of what it printed; what it says beside that is shown.
fn last_json(command: &mut std::process::Command) -> Result<Value> {
    command.stderr(std::process::Stdio::inherit());
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("the recommender failed: {}", output.status).into());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().last().ok_or("the recommender printed nothing")?;
    Ok(serde_json::from_str(line)?)
}

/// Factors of the same size from both libraries, one after the other on the same machine: `time_ratio` is theirs to ours.
fn compare(program: &Path, data: &Path, line: &mut Value) -> Result<()> {
    let own = last_json(ours(program, data).args(["--factors", &DIMS.to_string(), "--rounds", &ROUNDS.to_string()]))?;
    let folder = std::env::temp_dir().join(format!("vitrine-implicit-{}", std::process::id()));
    let theirs = implicit(&folder, data);
    let removed = fs::remove_dir_all(&folder);
    let theirs = theirs?;
    removed?;
    let seconds = |value: &Value| value["seconds"].as_f64().unwrap_or(f64::NAN);
    line["time_ratio"] = (seconds(&theirs) / seconds(&own)).into();
    line["factors"] = own;
    line["implicit"] = theirs;
    Ok(())
}

fn implicit(folder: &Path, data: &Path) -> Result<Value> {
    shell::must(shell::command("python3").args(["-m", "venv"]).arg(folder))?;
    let python = folder.join("bin/python");
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "implicit", "numpy", "scipy"];
    shell::must(shell::command(&python).args(install))?;
    let script = folder.join("measure.py");
    fs::write(&script, IMPLICIT)?;
    let data = fs::canonicalize(data)?;
    let mut command = shell::command(&python);
    command.arg(&script).arg(data).args([DIMS.to_string(), THEIR_ROUNDS.to_string()]);
    // Its own threads do the work; those of the linear algebra below it would get in their way.
    command.envs([("OPENBLAS_NUM_THREADS", "1"), ("MKL_NUM_THREADS", "1")]);
    last_json(&mut command)
}
