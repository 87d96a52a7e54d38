//! Grows the engine alone and measures it at 10 thousand, 100 thousand, 1 million and 10 million posts:
//! `cargo run --release -p vitrine-engine --example growth [-- --quick]`. The last line is JSON.

use std::hint::black_box;
use std::time::{Duration, Instant};

use vitrine_engine::*;

const DAY: i64 = 86_400_000_000;
const NOW: i64 = 20_000 * DAY;
const INTERESTS: u64 = 200;
/// The catalog grows with the posts up to this.
const MOST_PRODUCTS: u64 = 1_000_000;
const VIEWERS: usize = 2_000;

/// A generator of SplitMix64's kind, so that every run makes the same world.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(n)) >> 64) as u64
    }

    /// Small numbers more often than large ones.
    fn skewed(&mut self, n: u64) -> u64 {
        let (a, b) = (self.below(n), self.below(n));
        (u128::from(a) * u128::from(b) / u128::from(n)) as u64
    }
}

/// The world up to some size. Times are spread over a year however many posts there are, so a larger store is a busier
/// one, and what is newest is as new.
struct World {
    index: Index,
    chance: Chance,
    posts: u64,
    products: u64,
    /// Until when the index is filled.
    at: i64,
}

impl World {
    fn new() -> Self {
        Self { index: Index::new(), chance: Chance(7), posts: 0, products: 0, at: NOW - 365 * DAY }
    }

    fn product(&mut self) -> Change {
        self.products += 1;
        let chance = &mut self.chance;
        Change::ProductUpserted(
            ProductId(self.products as i64),
            ProductFacts {
                brand: Some(BrandId(1 + chance.skewed(2000) as i64)),
                interests: (0..1 + chance.below(3))
                    .map(|_| (InterestId(chance.skewed(INTERESTS) as u16), 0.8))
                    .collect(),
                at: self.at,
                buyable: chance.below(10) > 0,
                has_picture: true,
                popularity: chance.skewed(1000) as f32 / 1000.0,
            },
        )
    }

    fn post(&mut self) -> [Change; 2] {
        self.posts += 1;
        let (products, authors) = (self.products, self.posts / 5 + 10);
        let chance = &mut self.chance;
        let id = PostId(self.posts as i64);
        let facts = PostFacts {
            at: self.at,
            kind: PostKind::Photo,
            interests: (0..1 + chance.below(3)).map(|_| InterestId(chance.skewed(INTERESTS) as u16)).collect(),
            hashtags: (0..chance.below(4)).map(|_| Hashtag(chance.skewed(20_000))).collect(),
            products: (0..chance.below(4)).map(|_| ProductId(1 + chance.skewed(products) as i64)).collect(),
            language: Language::of("en"),
            ..PostFacts::default()
        };
        let author = AccountId(1 + chance.skewed(authors) as i64);
        let shown = chance.skewed(2000) as u32;
        let smiles = (u64::from(shown) * chance.below(15) / 100) as u32;
        let counters = Counters { smiles, comments: smiles / 9, saves: smiles / 7, shown };
        [Change::PostPublished { id, author, facts }, Change::PostCounters(id, counters)]
    }

    /// Grows to so many posts; gives the time of one publication (with its counters) at the end.
    fn grow(&mut self, to: u64) -> Duration {
        let start_at = self.at;
        let from = self.posts;
        let mut took = Duration::ZERO;
        let mut measured = 0_u32;
        while self.posts < to {
            let mut changes = Vec::with_capacity(2_200);
            for _ in 0..1_000.min(to - self.posts) {
                let part = (self.posts - from + 1) as f64 / (to - from) as f64;
                self.at = start_at + ((NOW - 30 * 60_000_000 - start_at) as f64 * part * 0.9) as i64;
                while self.products < ((self.posts + 2) / 2).min(MOST_PRODUCTS) {
                    let product = self.product();
                    changes.push(product);
                }
                changes.extend(self.post());
            }
            let start = Instant::now();
            self.index.apply_all(&changes);
            if to - self.posts < 20_000 {
                took += start.elapsed();
                measured += changes.len() as u32 / 2;
            }
        }
        took / measured.max(1)
    }

    /// The last weeks' posts, so that every size has as many fresh ones as it should.
    fn viewers(&mut self) -> Vec<Viewer> {
        let authors = self.posts / 5 + 10;
        let index = &self.index;
        let chance = &mut self.chance;
        (0..VIEWERS)
            .map(|n| {
                let interests = |chance: &mut Chance, n: u64| -> Vec<(InterestId, f32)> {
                    (0..n).map(|_| (InterestId(chance.skewed(INTERESTS) as u16), 1.0)).collect()
                };
                match n % 10 {
                    0 => Viewer::default(),
                    1..=3 => Viewer { account: Some(AccountId(-1)), picked: interests(chance, 5), ..Viewer::default() },
                    kind => {
                        let follows = if kind == 9 { 10_000 } else { 100 };
                        let mut viewer = Viewer {
                            account: Some(AccountId(-1)),
                            picked: interests(chance, 10),
                            inferred: interests(chance, 8),
                            follows: (0..follows).map(|_| AccountId(1 + chance.below(authors) as i64)).collect(),
                            languages: Language::of("en").into_iter().collect(),
                            ..Viewer::default()
                        };
                        // Some pages behind them: what was shown is seen.
                        for seed in 0..10 {
                            let query = Query { now: NOW, seed, ..Query::default() };
                            if let Ok(page) = index.page(&viewer, &query) {
                                viewer.seen.extend(page.items.iter().map(|item| item.what));
                            }
                        }
                        viewer
                    }
                }
            })
            .collect()
    }
}

#[derive(Default)]
struct Seen {
    p50: f64,
    mean: f64,
    p99: f64,
}

/// Every page by another viewer with another seed.
fn pages(index: &Index, viewers: &[Viewer], lens: Lens) -> Seen {
    let mut times: Vec<f64> = (0..2 * viewers.len())
        .map(|n| {
            let query = Query { lens, now: NOW, seed: n as u64, ..Query::default() };
            let start = Instant::now();
            let page = black_box(index.page(&viewers[n % viewers.len()], &query));
            let took = start.elapsed().as_secs_f64() * 1e6;
            drop(page);
            took
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let mean = times.iter().sum::<f64>() / times.len() as f64;
    Seen { p50: times[times.len() / 2], mean, p99: times[times.len() * 99 / 100] }
}

/// Candidates of a page, and how many each source gave.
fn work(index: &Index, viewers: &[Viewer]) -> String {
    let (mut kept, mut given) = (0, std::collections::BTreeMap::new());
    for viewer in viewers {
        let page = index.page(viewer, &Query { now: NOW, ..Query::default() });
        let record = page.map(|p| p.record).unwrap_or_default();
        kept += record.kept;
        record.retrieved.into_iter().for_each(|(source, n)| *given.entry(source).or_insert(0) += n);
    }
    let n = viewers.len() as u32;
    let given: Vec<String> = given.into_iter().map(|(source, sum)| format!("{source:?} {}", sum / n)).collect();
    format!("{} candidates of {}", kept / n, given.join(", "))
}

fn resident_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kb =
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse::<u64>().ok());
    kb.unwrap_or(0) / 1024
}

fn main() {
    let quick = std::env::args().any(|a| a == "--quick");
    let sizes: &[u64] = if quick { &[10_000, 100_000, 1_000_000] } else { &[10_000, 100_000, 1_000_000, 10_000_000] };
    let (mut first, mut last) = (Seen::default(), Seen::default());
    let (mut bytes_per_post, mut publish, mut smile) = (0, 0.0, 0.0);
    for &posts in sizes {
        // Every size is a store of its own with the same year behind it.
        let mut world = World { chance: Chance(posts), at: NOW - 365 * DAY, ..World::new() };
        let published = world.grow(posts);
        let size = world.index.size();
        let viewers = world.viewers();
        let seen = pages(&world.index, &viewers, Lens::ForYou);
        println!("{posts:>9} posts: {}", work(&world.index, &viewers));
        let others: Vec<String> = [Lens::Following, Lens::Newest, Lens::MostSmiled]
            .into_iter()
            .map(|lens| format!("{lens:?} {:.0}", pages(&world.index, &viewers, lens).p50))
            .collect();
        let start = Instant::now();
        for _ in 0..50_000 {
            world.index.apply(&Change::SmileAdded(PostId(1 + world.chance.skewed(posts) as i64)));
        }
        let smiled = start.elapsed() / 50_000;
        let start = Instant::now();
        for n in 1..=1_000_u64 {
            world.index.apply(&Change::PostRemoved(PostId((n * posts / 1_001) as i64)));
        }
        let removed = start.elapsed() / 1_000;
        bytes_per_post = size.bytes as u64 / posts;
        (publish, smile) = (published.as_secs_f64() * 1e6, smiled.as_secs_f64() * 1e6);
        println!(
            "{posts:>9} posts, {:>7} products: for you p50 {:.0} mean {:.0} p99 {:.0} µs; {}; publish {published:.1?}, smile {smiled:.1?}, \
             removal {removed:.1?}; {} MB, {bytes_per_post} bytes a post, resident {} MB",
            world.products,
            seen.p50,
            seen.mean,
            seen.p99,
            others.join(", "),
            size.bytes >> 20,
            resident_mb(),
        );
        if posts == 10_000 {
            first = seen;
        } else {
            last = seen;
        }
    }
    let largest = if quick { "1m" } else { "10m" };
    println!(
        "{{\"growth_10k_to_{largest}\": {:.3}, \"growth_mean\": {:.3}, \"page_us_10k\": {:.1}, \"page_us_{largest}\": {:.1}, \
         \"page_p99_us_{largest}\": {:.1}, \"publish_us\": {publish:.2}, \"smile_us\": {smile:.2}, \"bytes_per_post\": {bytes_per_post}, \
         \"resident_mb\": {}}}",
        last.p50 / first.p50,
        last.mean / first.mean,
        first.p50,
        last.p50,
        last.p99,
        resident_mb(),
    );
}
