//! Steps with their counts and durations, the closing table, and the one last line.

use std::time::{Duration, Instant};

use crate::shell::{self, Result};

/// How many tests a runner passed, failed and skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl Counts {
    pub const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };
    pub const FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };
    pub const SKIPPED: Self = Self { passed: 0, failed: 0, skipped: 1 };

    /// The counts of a check that is one test by itself.
    pub fn check(passed: bool) -> Self {
        if passed { Self::PASSED } else { Self::FAILED }
    }

    /// How many tests really ran.
    pub fn ran(self) -> u64 {
        self.passed + self.failed
    }

    /// These counts, with one failure added if the runner itself says it failed but counted none: it died.
    pub fn or_died(mut self, runner_succeeded: bool) -> Self {
        if !runner_succeeded && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// How a step ended.
pub enum Outcome {
    /// A preparation that counts nothing when it works.
    Ready,
    /// What a runner counted.
    Counted(Counts),
    /// Left out, and why; never a failure.
    Skipped(String),
    /// Could not run here, and why: a skip for a person, a failure for CI.
    Missing(String),
}

impl Outcome {
    /// A check that is one test by itself.
    pub fn check(passed: bool) -> Self {
        Self::Counted(Counts::check(passed))
    }
}

struct Row {
    name: &'static str,
    counts: Counts,
    note: String,
    took: Duration,
}

/// Everything one run of the tests did.
pub struct Report {
    rows: Vec<Row>,
    started: Instant,
}

impl Report {
    pub fn new() -> Self {
        Self { rows: Vec::new(), started: Instant::now() }
    }

    /// Runs one step under a heading and keeps what it counted. An error is one failure.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<Outcome>) {
        println!("\n==> {name}");
        let started = Instant::now();
        let (counts, note) = match work() {
            Ok(Outcome::Ready) => (Counts::default(), String::new()),
            Ok(Outcome::Counted(counts)) => (counts, String::new()),
            Ok(Outcome::Skipped(why)) => (Counts::SKIPPED, why),
            Ok(Outcome::Missing(why)) if shell::in_ci() => (Counts::FAILED, why),
            Ok(Outcome::Missing(why)) => (Counts::SKIPPED, why),
            Err(error) => (Counts::FAILED, error.to_string()),
        };
        let took = started.elapsed();
        if !note.is_empty() {
            println!("{note}");
        }
        println!("<== {name}: {} ({})", verdict(counts), seconds(took));
        self.rows.push(Row { name, counts, note, took });
    }

    /// Prints the table and the last line; true if nothing failed. With `must_run`, a run of no test is a failure.
    pub fn close(self, must_run: bool) -> bool {
        let mut total = Counts::default();
        println!("\n{:<26} {:>7} {:>7} {:>8} {:>10}", "runner", "passed", "failed", "skipped", "duration");
        for row in &self.rows {
            let Counts { passed, failed, skipped } = row.counts;
            println!("{:<26} {passed:>7} {failed:>7} {skipped:>8} {:>10}", row.name, seconds(row.took));
            total += row.counts;
        }
        println!("{:<26} {:>34}", "together", seconds(self.started.elapsed()));
        for row in self.rows.iter().filter(|row| !row.note.is_empty()) {
            println!("{}: {}", row.name, row.note.lines().next().unwrap_or_default());
        }
        if must_run && total.ran() == 0 {
            println!("no test has a name that contains one of these words");
            total.failed = 1;
        }
        println!("\n{}", last_line(total));
        total.failed == 0
    }
}

fn verdict(counts: Counts) -> String {
    match counts {
        Counts { passed: 0, failed: 0, skipped: 0 } => "ready".into(),
        Counts::PASSED => "passed".into(),
        Counts::FAILED => "FAILED".into(),
        Counts::SKIPPED => "skipped".into(),
        other => last_line(other),
    }
}

fn last_line(counts: Counts) -> String {
    format!("{} passed, {} failed, {} skipped", counts.passed, counts.failed, counts.skipped)
}

fn seconds(took: Duration) -> String {
    let whole = took.as_secs();
    if whole >= 60 { format!("{} m {:02} s", whole / 60, whole % 60) } else { format!("{:.1} s", took.as_secs_f64()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_that_died_is_one_failure() {
        let counts = Counts { passed: 3, failed: 0, skipped: 1 };
        assert_eq!(counts.or_died(true), counts);
        assert_eq!(counts.or_died(false).failed, 1);
        assert_eq!(Counts { failed: 2, ..counts }.or_died(false).failed, 2);
    }

    #[test]
    fn errors_and_counts_add_up() {
        let mut report = Report::new();
        report.step("counted", || Ok(Outcome::Counted(Counts { passed: 2, failed: 0, skipped: 1 })));
        report.step("ready", || Ok(Outcome::Ready));
        assert!(report.rows.iter().all(|row| row.counts.failed == 0));
        report.step("broken", || Err("it broke".into()));
        assert!(!report.close(false));
    }

    #[test]
    fn a_filter_that_matches_nothing_fails() {
        assert!(Report::new().close(false));
        assert!(!Report::new().close(true));
    }

    #[test]
    fn durations_are_readable() {
        assert_eq!(seconds(Duration::from_millis(1240)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 m 05 s");
    }
}
