//! Playwright's tests in tests/browser, and the README's pictures.

use std::fs;
use std::path::{Path, PathBuf};

use crate::report::{Counts, Outcome};
use crate::rust_tests;
use crate::setup;
use crate::shell::{self, Result};

/// Runs Playwright on the debug binary that the Rust tests built.
pub fn test(filters: &[String]) -> Result<Outcome> {
    rust_tests::build()?;
    let output = shell::target().join("browser");
    fs::create_dir_all(&output)?;
    let results = output.join("results.json");
    if results.exists() {
        fs::remove_file(&results)?;
    }
    let mut playwright = shell::command("node_modules/.bin/playwright");
    playwright.args(["test", "--config", "tests/browser/playwright.config.mjs", "--retries=1"]);
    playwright.env("VITRINE_BIN", shell::target().join("debug/vitrine")).env("VITRINE_BROWSER_OUT", &output);
    if !filters.is_empty() {
        let pattern = filters.iter().map(|word| literally(word)).collect::<Vec<_>>().join("|");
        playwright.args(["--pass-with-no-tests", "--grep", &pattern]);
    }
    let good = shell::succeeds(&mut playwright)?;
    let counts = match fs::read_to_string(&results) {
        Ok(text) => read_results(&text)?,
        Err(_) => Counts::default(),
    };
    if !good {
        println!("traces and pictures of failures: {}", output.display());
    }
    Ok(Outcome::Counted(counts.or_died(good)))
}

/// `cargo xtask shots`.
pub fn shots() -> Result<bool> {
    prepare()?;
    let mut node = shell::command("node");
    node.arg("tests/browser/shots.mjs").env("VITRINE_BIN", build_release()?);
    shell::succeeds(&mut node)
}

/// npm packages and a browser, for the commands that cannot do without.
pub fn prepare() -> Result<()> {
    setup::npm_packages()?;
    setup::debian_packages()?;
    setup::browser_missing().map_or(Ok(()), |why| Err(why.into()))
}

/// Builds the program as a store runs it.
pub fn build_release() -> Result<PathBuf> {
    shell::must(shell::cargo().args(["build", "--release", "--bin", "vitrine"]))?;
    Ok(shell::target().join(Path::new("release/vitrine")))
}

/// Reads the counts of Playwright's JSON report. A browser on a busy machine now and then loses a race no person would
/// run; so a test has a second try, and whoever needed it is named by Playwright as flaky and counted here as passed.
fn read_results(text: &str) -> Result<Counts> {
    let results: serde_json::Value = serde_json::from_str(text)?;
    let count = |name: &str| results["stats"][name].as_u64().unwrap_or(0);
    let flaky = count("flaky");
    if flaky > 0 {
        println!("{flaky} browser tests passed at their second try only; they are listed above as flaky");
    }
    Ok(Counts { passed: count("expected") + flaky, failed: count("unexpected"), skipped: count("skipped") })
}

/// A regular expression that matches exactly this word.
fn literally(word: &str) -> String {
    word.chars().flat_map(|letter| letter.is_ascii_punctuation().then_some('\\').into_iter().chain([letter])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn playwright_is_read() {
        let text = r#"{"stats":{"expected":7,"skipped":2,"unexpected":1,"flaky":1,"duration":3.5},"errors":[]}"#;
        assert_eq!(read_results(text).unwrap(), Counts { passed: 8, failed: 1, skipped: 2 });
        assert!(read_results("Error: no tests").is_err());
    }

    #[test]
    fn filters_are_words_not_patterns() {
        assert_eq!(literally("a.b (c)"), r"a\.b \(c\)");
    }
}
