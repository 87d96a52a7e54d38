//! Measures the engine alone: `cargo run --release -p vitrine-engine --example pages -- 100000`.

use std::hint::black_box;
use std::time::Instant;

use vitrine_engine::*;

const DAY: i64 = 86_400_000_000;
const NOW: i64 = 20_000 * DAY;
const INTERESTS: u64 = 200;

struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((u128::from(self.0 >> 11) * u128::from(n)) >> 53) as u64
    }

    /// Small numbers more often than large ones.
    fn skewed(&mut self, n: u64) -> u64 {
        let (a, b) = (self.below(n), self.below(n));
        a * b / n
    }
}

fn main() {
    let posts: u64 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let (products, authors) = (posts / 2, posts / 10);
    let mut chance = Chance(7);
    let mut changes = Vec::new();
    for id in 1..=products {
        let facts = ProductFacts {
            brand: Some(BrandId(1 + chance.skewed(2000) as i64)),
            interests: (0..1 + chance.below(3)).map(|_| (InterestId(chance.skewed(INTERESTS) as u16), 0.8)).collect(),
            at: NOW - (chance.below(700) as i64) * DAY,
            buyable: chance.below(10) > 0,
            has_picture: true,
            popularity: chance.skewed(1000) as f32 / 1000.0,
        };
        changes.push(Change::ProductUpserted(ProductId(id as i64), facts));
    }
    for id in 1..=posts {
        let facts = PostFacts {
            at: NOW - ((posts - id) as i64) * (365 * DAY / posts as i64),
            kind: PostKind::Photo,
            interests: (0..1 + chance.below(3)).map(|_| InterestId(chance.skewed(INTERESTS) as u16)).collect(),
            hashtags: (0..chance.below(4)).map(|_| Hashtag(chance.skewed(20_000))).collect(),
            products: (0..chance.below(4)).map(|_| ProductId(1 + chance.skewed(products) as i64)).collect(),
            language: Language::of("en"),
        };
        changes.push(Change::PostPublished {
            id: PostId(id as i64),
            author: AccountId(1 + chance.skewed(authors) as i64),
            facts,
        });
    }
    for id in 1..=posts {
        let shown = chance.skewed(2000) as u32;
        let smiles = (u64::from(shown) * chance.below(15) / 100) as u32;
        changes.push(Change::PostCounters(
            PostId(id as i64),
            Counters { smiles, comments: smiles / 9, saves: smiles / 7, shown },
        ));
    }
    let start = Instant::now();
    let catalog = changes.iter().filter(|change| matches!(change, Change::ProductUpserted(..))).cloned();
    drop(Index::build(catalog));
    println!("the catalog alone: {:?}", start.elapsed());
    let start = Instant::now();
    let index = Index::build(changes);
    let size = index.size();
    println!(
        "{posts} posts, {products} products: built in {:?}, {} MB, {} bytes a post",
        start.elapsed(),
        size.bytes >> 20,
        size.bytes as u64 / posts
    );

    let viewers: Vec<(&str, Viewer)> = vec![
        ("visitor", Viewer::default()),
        ("5 interests", newcomer(&mut chance)),
        ("10 interests, 100 follows, 600 seen", busy(&mut chance, &index, authors, 100)),
        ("10 interests, 10,000 follows, 600 seen", busy(&mut chance, &index, authors, 10_000)),
    ];
    for (name, viewer) in &viewers {
        for lens in [Lens::ForYou, Lens::Following, Lens::Newest, Lens::MostSmiled] {
            let mut times = Vec::new();
            let mut kept = 0;
            for seed in 0..2_000 {
                let query = Query { lens, now: NOW, seed, ..Query::default() };
                let start = Instant::now();
                let page = black_box(index.page(viewer, &query));
                times.push(start.elapsed());
                kept = page.map_or(0, |page| page.record.kept);
            }
            times.sort();
            println!("{name:40} {lens:10?} p50 {:>9.1?} p99 {:>9.1?}  candidates {kept}", times[1000], times[1980]);
        }
    }
    let start = Instant::now();
    for n in 0..100_000_u64 {
        index.apply(&Change::SmileAdded(PostId(1 + chance.skewed(posts) as i64)));
        black_box(n);
    }
    println!("smile: {:?} each", start.elapsed() / 100_000);
    let start = Instant::now();
    for n in 1..=10_000_u64 {
        let facts = PostFacts {
            at: NOW + n as i64,
            interests: vec![InterestId(chance.skewed(INTERESTS) as u16), InterestId(3)],
            hashtags: vec![Hashtag(chance.skewed(20_000))],
            products: vec![ProductId(1 + chance.skewed(products) as i64)],
            ..PostFacts::default()
        };
        index.apply(&Change::PostPublished {
            id: PostId((posts + n) as i64),
            author: AccountId(1 + chance.skewed(authors) as i64),
            facts,
        });
    }
    println!("post: {:?} each", start.elapsed() / 10_000);
    let start = Instant::now();
    for n in 1..=1_000_u64 {
        index.apply(&Change::PostRemoved(PostId((n * posts / 1_001) as i64)));
    }
    println!("removal anywhere: {:?} each", start.elapsed() / 1_000);
}

fn newcomer(chance: &mut Chance) -> Viewer {
    Viewer { picked: (0..5).map(|_| (InterestId(chance.skewed(INTERESTS) as u16), 1.0)).collect(), ..Viewer::default() }
}

fn busy(chance: &mut Chance, index: &Index, authors: u64, follows: u64) -> Viewer {
    let mut viewer = Viewer {
        account: Some(AccountId(-1)),
        picked: (0..10).map(|_| (InterestId(chance.skewed(INTERESTS) as u16), 1.0)).collect(),
        follows: (0..follows).map(|_| AccountId(1 + chance.below(authors) as i64)).collect(),
        languages: Language::of("en").into_iter().collect(),
        ..Viewer::default()
    };
    // A long walk: what was shown is seen.
    for seed in 0..30 {
        let query = Query { now: NOW, seed, ..Query::default() };
        if let Ok(page) = index.page(&viewer, &query) {
            viewer.seen.extend(page.items.iter().map(|item| item.what));
        }
    }
    viewer
}
