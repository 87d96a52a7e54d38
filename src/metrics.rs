//! What this process counts and measures, in the text format of Prometheus. Nothing here names a person or a thing: the
//! labels are routes, kinds and outcomes, of which there are few.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// Upper ends of the buckets of times, in microseconds.
const BUCKETS: [u64; 12] =
    [1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 10_000_000];

/// How long something took: how often it fell into each bucket.
#[derive(Debug, Default)]
pub struct Times {
    buckets: [AtomicU64; BUCKETS.len()],
    micros: AtomicU64,
    count: AtomicU64,
}

impl Times {
    const fn new() -> Self {
        Self {
            buckets: [const { AtomicU64::new(0) }; BUCKETS.len()],
            micros: AtomicU64::new(0),
            count: AtomicU64::new(0),
        }
    }

    pub fn note(&self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        if let Some(bucket) = BUCKETS.iter().position(|end| micros <= *end) {
            self.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        }
        self.micros.fetch_add(micros, Ordering::Relaxed);
        self.count.fetch_add(1, Ordering::Relaxed);
    }

    fn write(&self, out: &mut String, name: &str, labels: &str) {
        let mut below = 0;
        let comma = if labels.is_empty() { "" } else { "," };
        for (end, bucket) in BUCKETS.iter().zip(&self.buckets) {
            below += bucket.load(Ordering::Relaxed);
            let end = seconds(*end);
            let _ = writeln!(out, "{name}_bucket{{{labels}{comma}le=\"{end}\"}} {below}");
        }
        // Read once: a note between two lines must not make the whole less than its parts.
        let count = self.count.load(Ordering::Relaxed).max(below);
        let _ = writeln!(out, "{name}_bucket{{{labels}{comma}le=\"+Inf\"}} {count}");
        let braced = if labels.is_empty() { String::new() } else { format!("{{{labels}}}") };
        let _ = writeln!(out, "{name}_sum{braced} {}", seconds(self.micros.load(Ordering::Relaxed)));
        let _ = writeln!(out, "{name}_count{braced} {count}");
    }
}

fn seconds(micros: u64) -> f64 {
    micros as f64 / 1e6
}

/// A family of counters or times, one for each set of labels.
#[derive(Debug)]
pub struct Family<T> {
    by_labels: RwLock<BTreeMap<String, Arc<T>>>,
}

impl<T: Default> Family<T> {
    const fn new() -> Self {
        Self { by_labels: RwLock::new(BTreeMap::new()) }
    }

    /// The member with these labels, written as `name="value",…`.
    fn of(&self, labels: &str) -> Arc<T> {
        let held = self.by_labels.read().unwrap_or_else(PoisonError::into_inner).get(labels).cloned();
        held.unwrap_or_else(|| {
            let mut all = self.by_labels.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(labels.to_owned()).or_default())
        })
    }

    fn each(&self, mut with: impl FnMut(&str, &T)) {
        for (labels, member) in self.by_labels.read().unwrap_or_else(PoisonError::into_inner).iter() {
            with(labels, member);
        }
    }
}

static REQUESTS: Family<Times> = Family::new();
static STAGES: Family<AtomicU64> = Family::new();
static FEED_PAGES: Times = Times::new();
static PAYMENTS: Family<Times> = Family::new();
static MAILS: Family<AtomicU64> = Family::new();
static JOBS: Family<Times> = Family::new();
static SHED: Family<AtomicU64> = Family::new();
static IN_FLIGHT: AtomicI64 = AtomicI64::new(0);
static CONNECTIONS: AtomicI64 = AtomicI64::new(0);
/// Waiting for a connection of the database.
static WAITS: Family<Times> = Family::new();
static COMMITS: Times = Times::new();

/// A request that was answered. `route` is the pattern of its address, never the address itself.
pub fn request(method: &str, route: &str, status: u16, took: Duration) {
    REQUESTS.of(&format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"")).note(took);
}

/// A page of a feed, and how many candidates each of its stages gave or dropped.
pub fn feed_page(took: Duration, stages: impl IntoIterator<Item = (String, u64)>) {
    FEED_PAGES.note(took);
    for (stage, n) in stages.into_iter().filter(|(_, n)| *n > 0) {
        STAGES.of(&format!("stage=\"{stage}\"")).fetch_add(n, Ordering::Relaxed);
    }
}

/// A call of the payment provider and what came of it.
pub fn payment(provider: &str, call: &str, outcome: &str, took: Duration) {
    PAYMENTS.of(&format!("provider=\"{provider}\",call=\"{call}\",outcome=\"{outcome}\"")).note(took);
}

/// A mail that was sent or could not be.
pub fn mail(sent: bool) {
    MAILS.of(if sent { "outcome=\"sent\"" } else { "outcome=\"failed\"" }).fetch_add(1, Ordering::Relaxed);
}

/// A job that was worked on.
pub fn job(kind: &str, done: bool, took: Duration) {
    let outcome = if done { "done" } else { "failed" };
    JOBS.of(&format!("kind=\"{kind}\",outcome=\"{outcome}\"")).note(took);
}

/// A request or connection that was turned away, and by which limit.
pub fn shed(limit: &'static str) {
    SHED.of(&format!("limit=\"{limit}\"")).fetch_add(1, Ordering::Relaxed);
}

/// How long somebody waited for a connection: to `read` or to `write`.
pub fn database_wait(to: &'static str, took: Duration) {
    WAITS.of(&format!("to=\"{to}\"")).note(took);
}

/// How long a commit took.
pub fn commit(took: Duration) {
    COMMITS.note(took);
}

/// One more while it lives.
#[derive(Debug)]
pub struct One(&'static AtomicI64);

impl One {
    pub fn request() -> Self {
        Self::of(&IN_FLIGHT)
    }

    pub fn connection() -> Self {
        Self::of(&CONNECTIONS)
    }

    fn of(gauge: &'static AtomicI64) -> Self {
        gauge.fetch_add(1, Ordering::Relaxed);
        Self(gauge)
    }
}

impl Drop for One {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Something measured at the moment of asking: name, help, and a value for each set of labels.
pub struct Gauge {
    pub name: &'static str,
    pub help: &'static str,
    pub values: Vec<(String, f64)>,
}

/// Everything as text; `now` is what is measured at the moment of asking.
pub fn text(now: &[Gauge]) -> String {
    let mut out = String::new();
    let head = |out: &mut String, name: &str, kind: &str, help: &str| {
        let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}");
    };
    let times = [
        ("vitrine_request_seconds", "Requests by route and status", &REQUESTS),
        ("vitrine_payment_seconds", "Calls of the payment provider by outcome", &PAYMENTS),
        ("vitrine_job_seconds", "Jobs that were worked on, by outcome", &JOBS),
        ("vitrine_database_wait_seconds", "Waiting for a connection of the database", &WAITS),
    ];
    for (name, help, family) in times {
        head(&mut out, name, "histogram", help);
        family.each(|labels, times| times.write(&mut out, name, labels));
    }
    for (name, help, times) in [
        ("vitrine_feed_page_seconds", "Choosing and loading a page of a feed", &FEED_PAGES),
        ("vitrine_database_commit_seconds", "Commits until they are on disk", &COMMITS),
    ] {
        head(&mut out, name, "histogram", help);
        times.write(&mut out, name, "");
    }
    for (name, help, family) in [
        ("vitrine_feed_candidates_total", "Candidates by the stage of the feed that gave or dropped them", &STAGES),
        ("vitrine_mails_total", "Mails by outcome", &MAILS),
        ("vitrine_shed_total", "Requests and connections turned away, by the limit that was reached", &SHED),
    ] {
        head(&mut out, name, "counter", help);
        family.each(|labels, n| _ = writeln!(out, "{name}{{{labels}}} {}", n.load(Ordering::Relaxed)));
    }
    for (name, help, gauge) in [
        ("vitrine_requests_in_flight", "Requests being answered", &IN_FLIGHT),
        ("vitrine_connections", "Connections that are open", &CONNECTIONS),
    ] {
        head(&mut out, name, "gauge", help);
        let _ = writeln!(out, "{name} {}", gauge.load(Ordering::Relaxed));
    }
    for gauge in now {
        head(&mut out, gauge.name, "gauge", gauge.help);
        for (labels, value) in &gauge.values {
            let braced = if labels.is_empty() { String::new() } else { format!("{{{labels}}}") };
            let _ = writeln!(out, "{}{braced} {value}", gauge.name);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_add_up_and_what_is_longer_than_all_is_counted() {
        let times = Times::new();
        for micros in [500, 1_000, 1_001, 60_000_000] {
            times.note(Duration::from_micros(micros));
        }
        let mut out = String::new();
        times.write(&mut out, "t", "a=\"b\"");
        assert!(out.contains("t_bucket{a=\"b\",le=\"0.001\"} 2\n"), "{out}");
        assert!(out.contains("t_bucket{a=\"b\",le=\"0.0025\"} 3\n"), "{out}");
        assert!(out.contains("t_bucket{a=\"b\",le=\"10\"} 3\n"), "{out}");
        assert!(out.contains("t_bucket{a=\"b\",le=\"+Inf\"} 4\n"), "{out}");
        assert!(out.contains("t_sum{a=\"b\"} 60.002501\nt_count{a=\"b\"} 4\n"), "{out}");
    }

    #[test]
    fn a_family_counts_by_its_labels_and_a_gauge_goes_back() {
        static MINE: Family<AtomicU64> = Family::new();
        MINE.of("a=\"1\"").fetch_add(2, Ordering::Relaxed);
        MINE.of("a=\"1\"").fetch_add(1, Ordering::Relaxed);
        let mut seen = Vec::new();
        MINE.each(|labels, n| seen.push((labels.to_owned(), n.load(Ordering::Relaxed))));
        assert_eq!(seen, [("a=\"1\"".to_owned(), 3)]);
        static OPEN: AtomicI64 = AtomicI64::new(0);
        let one = One::of(&OPEN);
        assert_eq!(OPEN.load(Ordering::Relaxed), 1);
        drop(one);
        assert_eq!(OPEN.load(Ordering::Relaxed), 0);
    }
}
