//! The Rust tests: by cargo-nextest where it is installed (each test in a process of its own), else by `cargo test`;
//! documentation tests by `cargo test` always.

use crate::report::{Counts, Outcome};
use crate::shell::{self, Result};

/// Where the tests find a PostgreSQL.
pub const POSTGRES: &str = "VITRINE_TEST_POSTGRES";

pub fn has_nextest() -> bool {
    shell::find("cargo-nextest").is_some()
}

/// Runs the tests on SQLite, and with whichever of these servers there is an address of: the variable that names it.
pub fn run(filters: &[String], servers: &[(&str, Option<&str>)]) -> Result<Outcome> {
    let mut cargo = shell::cargo();
    let nextest = has_nextest();
    if nextest {
        cargo.args(["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests=pass"]).args(filters);
    } else {
        // Documentation tests are part of this.
        cargo.args(["test", "--workspace", "--no-fail-fast", "--"]).args(filters);
    }
    for (name, url) in servers {
        match url {
            Some(url) => cargo.env(name, url),
            None => cargo.env_remove(name),
        };
    }
    let mut counts = Counts::default();
    let good = shell::follow(&mut cargo, |line| {
        let found = if nextest { nextest_summary(line) } else { libtest_result(line) };
        counts += found.unwrap_or_default();
    })?;
    if nextest && !filters.is_empty() {
        // nextest counts what a filter left out as skipped.
        counts.skipped = 0;
    }
    Ok(Outcome::Counted(counts.or_died(good)))
}

/// Runs the documentation tests, which nextest leaves out.
pub fn run_doc_tests(filters: &[String]) -> Result<Outcome> {
    let mut cargo = shell::cargo();
    cargo.args(["test", "--workspace", "--doc", "--no-fail-fast", "--"]).args(filters);
    let mut counts = Counts::default();
    let good = shell::follow(&mut cargo, |line| counts += libtest_result(line).unwrap_or_default())?;
    Ok(Outcome::Counted(counts.or_died(good)))
}

/// Builds everything with the features the tests have, so that nothing they built is built again.
pub fn build() -> Result<()> {
    shell::must(shell::cargo().args(["build", "--workspace", "--all-targets"]))
}

/// Reads libtest's `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; …`.
fn libtest_result(line: &str) -> Option<Counts> {
    let (_, parts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    Some(numbered(parts, ';'))
}

/// Reads nextest's `Summary [ 0.1s] 5 tests run: 3 passed (1 slow), 1 failed, 1 timed out, 2 skipped`.
fn nextest_summary(line: &str) -> Option<Counts> {
    let (_, parts) = line.trim().strip_prefix("Summary [")?.split_once(" run: ")?;
    let mut plain = String::new();
    let mut depth = 0_u32;
    for letter in parts.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    Some(numbered(&plain, ','))
}

fn numbered(parts: &str, separator: char) -> Counts {
    let mut counts = Counts::default();
    for part in parts.split(separator) {
        let Some((number, what)) = part.trim().split_once(' ') else { continue };
        let Ok(number) = number.parse::<u64>() else { continue };
        match what.trim() {
            "passed" => counts.passed += number,
            "failed" | "exec failed" | "timed out" => counts.failed += number,
            "skipped" | "ignored" => counts.skipped += number,
            _ => {}
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nextest_is_read() {
        let line = "     Summary [   0.103s] 8 tests run: 5 passed (1 slow, 1 leaky), 1 failed, 1 exec failed, 1 timed out, 4 skipped";
        assert_eq!(nextest_summary(line), Some(Counts { passed: 5, failed: 3, skipped: 4 }));
        let line = "     Summary [   0.005s] 1/3 test run: 0 passed, 1 failed, 0 skipped";
        assert_eq!(nextest_summary(line), Some(Counts { passed: 0, failed: 1, skipped: 0 }));
        assert_eq!(nextest_summary("        PASS [   0.004s] xtask tests::summary"), None);
    }

    #[test]
    fn libtest_is_read() {
        let line = "test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 9 filtered out; finished in 0.00s";
        assert_eq!(libtest_result(line), Some(Counts { passed: 3, failed: 2, skipped: 1 }));
        assert_eq!(libtest_result("test tests::libtest_is_read ... ok"), None);
    }
}
