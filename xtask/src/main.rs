//! `cargo xtask …`: what a person or CI types in this repository.

mod bench;
mod browser;
mod checks;
mod engine;
mod import;
mod localstripe;
mod photo;
mod postgres;
mod proof;
mod recommender;
mod report;
mod rust_tests;
mod setup;
mod shell;
mod tools;

use std::process::ExitCode;

use lexopt::prelude::*;
use report::Report;
use shell::Result;

const HELP: &str = "\
Usage: cargo xtask <COMMAND>

Commands:
  test [OPTIONS] [FILTER…]   install what the tests need, then run everything
      --fast                 formatting and Rust tests on SQLite only
      --full                 also compile check tools that have no ready-made binary (minutes)
      --only RUNNER          one of: checks, rust, browser (may be repeated)
      FILTER                 only tests whose name contains one of these words; leaves the checks out
  fmt [--check]              format the Rust code
  bench page [--runs N]      bytes of the feed page by type and Lighthouse scores (default: median of 3)
  bench import [--rows N] [--format shopify|google-tsv]
                             rows a second and peak memory of an import on SQLite (default: 1,000,000 rows, shopify)
  bench feed [--quick] [--posts N] [--accounts N] [--products N] [--shoppers N] [--seconds N] [--rate N] [--reuse]
                             personal pages a second beside a constant body, times, start, memory (default: 1,000,000
                             posts and products, 200,000 accounts; --quick: 20,000 posts)
  bench recommender --data DIR --topk FILE [--against implicit]
                             settings chosen, lists written, recall and NDCG if there is a test.tsv
  bench checkout [--seconds N]
                             durable orders a second, their p99, the disk's own rate, the price of a bag
  torture checkout [--kills N]
                             64 buyers, the server killed at random moments, payments lost and late (default: 100 kills);
                             SQLite, then PostgreSQL
  bench engine [--quick]     the feed engine from 10 thousand to 10 million posts: a page, a change, bytes per post
  bench photo [--runs N]     intake of a 12-megapixel JPEG to all sizes, beside libvips (default: median of 5)
  bench feed-quality [--quick]
                             simulated shoppers: how good feeds are, against the best and against newest first
  shots                      make the README's pictures in docs/images

Environment:
  CHROMIUM                   the browser to use (default: /usr/bin/chromium)
  VITRINE_TEST_POSTGRES      a PostgreSQL to test on, instead of one made for this run
  VITRINE_TEST_STRIPE        a localstripe to test payments against, instead of one started for this run
  CI                         when set, a runner that cannot run is a failure, not a skip
";

const BENCHES: &str = "page, feed, import, checkout, recommender, engine, feed-quality, photo";

/// The parsed command line.
#[derive(Debug, PartialEq)]
enum Task {
    Help,
    Test(TestOptions),
    Fmt { check: bool },
    BenchPage { runs: u32 },
    BenchFeed { options: Vec<String> },
    BenchRecommender(recommender::Options),
    BenchImport { rows: u64, format: import::Format },
    BenchCheckout { seconds: u64 },
    TortureCheckout { kills: u32 },
    BenchEngine { quick: bool },
    BenchFeedQuality { quick: bool },
    BenchPhoto { runs: u32 },
    Shots,
}

/// The options of `cargo xtask test`.
#[derive(Debug, Default, PartialEq)]
struct TestOptions {
    fast: bool,
    full: bool,
    only: Vec<String>,
    filters: Vec<String>,
}

impl TestOptions {
    /// Whether the named runner takes part in this run.
    fn wants(&self, runner: &str) -> bool {
        if !self.only.is_empty() {
            return self.only.iter().any(|name| name == runner);
        }
        match runner {
            "checks" => self.filters.is_empty(),
            "browser" => !self.fast,
            _ => true,
        }
    }
}

fn parse(mut parser: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let mut command: Option<String> = None;
    let mut words: Vec<String> = Vec::new();
    let mut test = TestOptions::default();
    let (mut check, mut quick, mut runs) = (false, false, None);
    let mut feed: Vec<String> = Vec::new();
    let mut learned = recommender::Options::default();
    let (mut rows, mut format) = (1_000_000, import::Format::Shopify);
    let (mut kills, mut seconds) = (100, 10);
    while let Some(argument) = parser.next()? {
        match (argument, command.as_deref()) {
            (Short('h') | Long("help"), _) => return Ok(Task::Help),
            (Value(word), None) => command = Some(word.string()?),
            (Value(word), Some(_)) => words.push(word.string()?),
            (Long("fast"), Some("test")) => test.fast = true,
            (Long("full"), Some("test")) => test.full = true,
            (Long("only"), Some("test")) => {
                let runner = parser.value()?.string()?;
                if !["checks", "rust", "browser"].contains(&runner.as_str()) {
                    return Err(format!("--only knows checks, rust and browser, not '{runner}'").into());
                }
                test.only.push(runner);
            }
            (Long("check"), Some("fmt")) => check = true,
            (Long(flag @ ("quick" | "reuse")), Some("bench")) => {
                quick |= flag == "quick";
                feed.push(format!("--{flag}"));
            }
            (Long(name @ ("posts" | "accounts" | "products" | "shoppers" | "seconds" | "rate")), Some("bench")) => {
                let name = format!("--{name}");
                let value = parser.value()?.string()?;
                if name == "--seconds" {
                    seconds = value.parse().map_err(|_| format!("'{value}' is no number of seconds"))?;
                }
                feed.extend([name, value]);
            }
            (Long("rows"), Some("bench")) => rows = parser.value()?.parse()?,
            (Long("format"), Some("bench")) => format = parser.value()?.parse()?,
            (Long("data"), Some("bench")) => learned.data = Some(parser.value()?.into()),
            (Long("topk"), Some("bench")) => learned.topk = Some(parser.value()?.into()),
            (Long("against"), Some("bench")) => {
                let other = parser.value()?.string()?;
                if other != "implicit" {
                    return Err(format!("--against knows implicit, not '{other}'").into());
                }
                learned.against = Some(other);
            }
            (Long("kills"), Some("torture")) => kills = parser.value()?.parse()?,
            (Long("runs"), Some("bench")) => runs = Some(parser.value()?.parse()?),
            (other, _) => return Err(other.unexpected()),
        }
    }
    let extra = |allowed: usize| match words.get(allowed) {
        Some(word) => Err(lexopt::Error::from(format!("unexpected argument '{word}'"))),
        None => Ok(()),
    };
    match command.as_deref() {
        None | Some("help") => Ok(Task::Help),
        Some("test") => Ok(Task::Test(TestOptions { filters: words, ..test })),
        Some("fmt") => extra(0).map(|()| Task::Fmt { check }),
        Some("shots") => extra(0).map(|()| Task::Shots),
        Some("bench") => {
            extra(1)?;
            match words.first().map(String::as_str) {
                Some("page") => Ok(Task::BenchPage { runs: runs.unwrap_or(3).max(1) }),
                Some("feed") => Ok(Task::BenchFeed { options: feed }),
                Some("import") => Ok(Task::BenchImport { rows, format }),
                Some("checkout") => Ok(Task::BenchCheckout { seconds }),
                Some("engine") => Ok(Task::BenchEngine { quick }),
                Some("feed-quality") => Ok(Task::BenchFeedQuality { quick }),
                Some("photo") => Ok(Task::BenchPhoto { runs: runs.unwrap_or(5).max(1) }),
                Some("recommender") => Ok(Task::BenchRecommender(learned)),
                Some(other) => Err(format!("there is no bench '{other}'; there are: {BENCHES}").into()),
                None => Err(format!("say which bench: {BENCHES}").into()),
            }
        }
        Some("torture") => {
            extra(1)?;
            match words.first().map(String::as_str) {
                Some("checkout") => Ok(Task::TortureCheckout { kills }),
                _ => Err("say what to torture: checkout".into()),
            }
        }
        Some(other) => Err(format!("there is no command '{other}'; try: cargo xtask help").into()),
    }
}

fn test(options: &TestOptions) -> bool {
    let mut report = Report::new();
    let browser_wanted = options.wants("browser");
    let mut browser_missing = None;
    if browser_wanted || (options.wants("checks") && !options.fast) {
        report.step("npm packages", setup::npm_packages);
    }
    if browser_wanted {
        report.step("chromium and ffmpeg", || {
            let outcome = setup::debian_packages()?;
            browser_missing = setup::browser_missing();
            Ok(outcome)
        });
    }
    let mut postgres = None;
    if options.wants("rust") && !options.fast {
        report.step("postgresql", || {
            let (server, outcome) = postgres::provide()?;
            postgres = server;
            Ok(outcome)
        });
    }
    let mut stripe = None;
    if options.wants("rust") && !options.fast {
        report.step("localstripe", || {
            let (server, outcome) = localstripe::provide()?;
            stripe = server;
            Ok(outcome)
        });
    }
    if options.wants("checks") {
        report.step("formatting", checks::formatting);
        if !options.fast {
            report.step("clippy", checks::clippy);
            report.step("licences, bans, sources", || checks::deny(options.full));
            report.step("advisories", || checks::advisories(options.full));
            report.step("unused dependencies", || checks::unused(options.full));
            report.step("types of our JavaScript", checks::types);
        }
    }
    if options.wants("rust") {
        let servers = [
            (rust_tests::POSTGRES, postgres.as_ref().map(postgres::Postgres::url)),
            (localstripe::ADDRESS, stripe.as_ref().map(localstripe::Localstripe::url)),
        ];
        report.step("rust tests", || rust_tests::run(&options.filters, &servers));
        if rust_tests::has_nextest() {
            report.step("rust doc tests", || rust_tests::run_doc_tests(&options.filters));
        }
    }
    drop((postgres, stripe));
    if browser_wanted {
        report.step("browser tests", || match browser_missing {
            Some(why) => Ok(report::Outcome::Missing(why)),
            None => browser::test(&options.filters),
        });
    }
    report.close(!options.filters.is_empty())
}

fn run(task: Task) -> Result<bool> {
    match task {
        Task::Help => {
            print!("{HELP}");
            Ok(true)
        }
        Task::Test(options) => Ok(test(&options)),
        Task::Fmt { check } => checks::format(check),
        Task::BenchPage { runs } => bench::page(runs),
        Task::BenchRecommender(options) => recommender::run(&options),
        Task::BenchFeed { options } => bench::feed(&options),
        Task::BenchImport { rows, format } => import::bench(rows, format),
        Task::BenchCheckout { seconds } => proof::bench(seconds),
        Task::TortureCheckout { kills } => proof::torture(kills),
        Task::BenchEngine { quick } => engine::growth(quick),
        Task::BenchFeedQuality { quick } => engine::quality(quick),
        Task::BenchPhoto { runs } => photo::bench(runs),
        Task::Shots => browser::shots(),
    }
}

fn main() -> ExitCode {
    let task = match parse(lexopt::Parser::from_env()) {
        Ok(task) => task,
        Err(error) => {
            eprintln!("xtask: {error}");
            return ExitCode::from(2);
        }
    };
    match run(task) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> std::result::Result<Task, String> {
        parse(lexopt::Parser::from_args(words)).map_err(|error| error.to_string())
    }

    #[test]
    fn options_belong_to_their_command() {
        assert_eq!(
            parsed(&["test", "--fast", "feed", "bag"]),
            Ok(Task::Test(TestOptions {
                fast: true,
                filters: vec!["feed".into(), "bag".into()],
                ..TestOptions::default()
            }))
        );
        assert_eq!(parsed(&["bench", "page", "--runs", "1"]), Ok(Task::BenchPage { runs: 1 }));
        let import = Task::BenchImport { rows: 5, format: import::Format::GoogleTsv };
        assert_eq!(parsed(&["bench", "import", "--rows", "5", "--format", "google-tsv"]), Ok(import));
        assert_eq!(parsed(&["torture", "checkout", "--kills", "3"]), Ok(Task::TortureCheckout { kills: 3 }));
        assert!(parsed(&["torture", "feed"]).is_err() && parsed(&["bench", "checkout", "--kills", "3"]).is_err());
        let feed = Task::BenchFeed { options: ["--quick", "--rate", "500"].map(str::to_owned).to_vec() };
        assert_eq!(parsed(&["bench", "feed", "--quick", "--rate", "500"]), Ok(feed));
        assert_eq!(parsed(&[]), Ok(Task::Help));
        assert_eq!(parsed(&["bench", "engine", "--quick"]), Ok(Task::BenchEngine { quick: true }));
        assert!(parsed(&["fmt", "--fast"]).is_err());
        assert!(parsed(&["shots", "now"]).is_err());
        let learned = recommender::Options {
            data: Some("in".into()),
            topk: Some("out".into()),
            against: Some("implicit".to_owned()),
        };
        assert_eq!(
            parsed(&["bench", "recommender", "--data", "in", "--topk", "out", "--against", "implicit"]),
            Ok(Task::BenchRecommender(learned))
        );
        assert!(parsed(&["bench", "recommender", "--against", "moon"]).is_err());
        assert!(parsed(&["bench", "moon"]).is_err_and(|error| error.contains("moon")));
        assert!(parsed(&["test", "--only", "moon"]).is_err_and(|error| error.contains("moon")));
    }

    #[test]
    fn filters_and_fast_leave_runners_out() {
        let plain = TestOptions::default();
        assert!(["checks", "rust", "browser"].iter().all(|runner| plain.wants(runner)));
        let fast = TestOptions { fast: true, ..TestOptions::default() };
        assert!(fast.wants("checks") && fast.wants("rust") && !fast.wants("browser"));
        let filtered = TestOptions { filters: vec!["feed".into()], ..TestOptions::default() };
        assert!(!filtered.wants("checks") && filtered.wants("rust") && filtered.wants("browser"));
        let only = TestOptions { only: vec!["browser".into()], ..TestOptions::default() };
        assert!(only.wants("browser") && !only.wants("rust") && !only.wants("checks"));
    }
}
