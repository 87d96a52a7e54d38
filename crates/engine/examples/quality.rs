//! Simulated shoppers look at feeds: `cargo run --release -p vitrine-engine --example quality [-- --quick]`.
//!
//! Every shopper has a hidden taste: interests, and a style that no field of a post tells. What they do follows that taste
//! and where on the page an item stands; the engine sees the deeds alone. A feed is judged by the NDCG of its first page:
//! the gain of an item is the chance that this shopper likes it, the ideal page has the best of all there is. The same
//! shoppers meet a feed with factors, one without, and the newest first. The last line is JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use vitrine_engine::*;
use vitrine_recommend as recommend;

const HOUR: i64 = 3_600_000_000;
const DAY: i64 = 24 * HOUR;
const START: i64 = 20_000 * DAY;
const INTERESTS: usize = 60;
const STYLE: usize = 6;
const PAGE: usize = 20;
/// Of posts by spammers, and by people who write for the fun of it.
const SPAMMERS: usize = 20;

struct Chance(u64);

impl Chance {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((x ^ (x >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }

    /// Nearly normal.
    fn normal(&mut self) -> f64 {
        2.0 * (self.unit() + self.unit() + self.unit() - 1.5)
    }

    fn style(&mut self) -> [f64; STYLE] {
        std::array::from_fn(|_| self.normal())
    }
}

/// What an item is in truth.
#[derive(Clone)]
struct Thing {
    what: What,
    interests: Vec<usize>,
    style: [f64; STYLE],
    /// How good it is for everybody.
    merit: f64,
    author: usize,
    at: i64,
    tail: bool,
}

struct Shopper {
    likes: [f64; INTERESTS],
    style: [f64; STYLE],
    viewer: Viewer,
    /// Deeds, the oldest first.
    deeds: Vec<(Deed, usize)>,
    chance: Chance,
}

impl Shopper {
    fn new(seed: u64, n: u64, account: i64) -> Self {
        let mut chance = Chance((n + (seed << 32)).wrapping_mul(0x5851_F42D_4C95_7F2D));
        let mut likes = [0.0; INTERESTS];
        let mut loved = Vec::new();
        while loved.len() < 6 {
            let interest = chance.below(INTERESTS);
            if !loved.contains(&interest) {
                likes[interest] = 1.0 - 0.12 * loved.len() as f64;
                loved.push(interest);
            }
        }
        // Five are picked: four that are loved, and one that only sounded well.
        let mut picked: Vec<usize> = loved.into_iter().take(4).collect();
        picked.push(chance.below(INTERESTS));
        let picked = picked.into_iter().map(|i| (InterestId(i as u16), 1.0)).collect();
        let viewer = Viewer { account: Some(AccountId(-account)), picked, ..Viewer::default() };
        Self { likes, style: chance.style(), viewer, deeds: Vec::new(), chance }
    }

    /// The chance that this shopper likes it, once it is looked at.
    fn likes(&self, thing: &Thing) -> f64 {
        let interest = thing.interests.iter().map(|&i| self.likes[i]).fold(0.0, f64::max);
        let alike: f64 = self.style.iter().zip(&thing.style).map(|(a, b)| a * b).sum::<f64>() / STYLE as f64;
        1.0 / (1.0 + (3.9 - 2.6 * interest - 1.5 * alike - 0.8 * thing.merit).exp())
    }

    /// Half of what is loved is something else from now on.
    fn drift(&mut self) {
        let loved: Vec<usize> = (0..INTERESTS).filter(|&i| self.likes[i] > 0.0).collect();
        for &old in loved.iter().step_by(2) {
            let new = self.chance.below(INTERESTS);
            let weight = std::mem::take(&mut self.likes[old]);
            self.likes[new] = self.likes[new].max(weight);
        }
    }
}

/// One way to make feeds, with what it learnt.
struct Side {
    index: Index,
    model: Option<(recommend::Model, Arc<Factors>)>,
    log: Vec<(u64, Shown)>,
    shown: BTreeMap<usize, u32>,
    pages: u64,
}

struct World {
    things: Vec<Thing>,
    number: BTreeMap<What, usize>,
    now: i64,
}

impl World {
    fn new(seed: u64, posts: usize, products: usize) -> (Self, Vec<Change>) {
        let mut chance = Chance(seed);
        let mut world = Self { things: Vec::new(), number: BTreeMap::new(), now: START };
        let mut changes = Vec::new();
        let styles: Vec<[f64; STYLE]> = (0..posts / 8 + SPAMMERS).map(|_| chance.style()).collect();
        for id in 1..=products {
            let at = START - 60 * DAY + (id as i64 * 59 * DAY) / products as i64;
            let tail = chance.unit() < 0.8;
            let popularity = if tail { 0.1 * chance.unit() } else { 0.3 + 0.7 * chance.unit() } as f32;
            let interest = chance.below(INTERESTS);
            let (brand, style) = (interest * 4 + chance.below(4), chance.style());
            changes.push(Change::ProductUpserted(
                ProductId(id as i64),
                ProductFacts {
                    brand: Some(BrandId(1 + brand as i64)),
                    interests: vec![(InterestId(interest as u16), 0.9)],
                    at,
                    buyable: true,
                    has_picture: true,
                    popularity,
                },
            ));
            let merit = chance.normal() * 0.6;
            world.add(Thing {
                what: What::Product(ProductId(id as i64)),
                interests: vec![interest],
                style,
                merit,
                author: usize::MAX,
                at,
                tail,
            });
        }
        for id in 1..=posts {
            let at = START - 30 * DAY + (id as i64 * 30 * DAY) / posts as i64;
            let spam = chance.unit() < 0.05;
            let author = if spam { chance.below(SPAMMERS) } else { SPAMMERS + chance.below(styles.len() - SPAMMERS) };
            let merit = if spam { -3.0 } else { chance.normal() };
            changes.push(world.post(&mut chance, id, author, styles[author], merit, at));
        }
        (world, changes)
    }

    fn add(&mut self, thing: Thing) {
        self.number.insert(thing.what, self.things.len());
        self.things.push(thing);
    }

    fn post(
        &mut self,
        chance: &mut Chance,
        id: usize,
        author: usize,
        style: [f64; STYLE],
        merit: f64,
        at: i64,
    ) -> Change {
        // An author writes about two things, in one style.
        let home = [author * 7 % INTERESTS, (author * 13 + 5) % INTERESTS];
        let interests = vec![home[chance.below(2)]];
        let style = std::array::from_fn(|i| style[i] * 0.85 + 0.5 * chance.normal());
        let facts = PostFacts {
            at,
            interests: interests.iter().map(|&i| InterestId(i as u16)).collect(),
            ..PostFacts::default()
        };
        self.add(Thing { what: What::Post(PostId(id as i64)), interests, style, merit, author, at, tail: false });
        Change::PostPublished { id: PostId(id as i64), author: AccountId(author as i64 + 1), facts }
    }

    /// What an ideal page of this shopper would give.
    fn ideal(&self, shopper: &Shopper) -> f64 {
        let mut all: Vec<f64> = self
            .things
            .iter()
            .filter(|t| t.at <= self.now && !shopper.viewer.seen.contains(t.what))
            .map(|t| shopper.likes(t))
            .collect();
        all.sort_by(|a, b| b.total_cmp(a));
        gain(all.into_iter())
    }

    fn ndcg(&self, shopper: &Shopper, items: &[Item]) -> f64 {
        gain(items.iter().map(|item| shopper.likes(&self.things[self.number[&item.what]]))) / self.ideal(shopper)
    }
}

fn gain(chances: impl Iterator<Item = f64>) -> f64 {
    chances.take(PAGE).enumerate().map(|(place, chance)| chance / (place as f64 + 2.0).log2()).sum()
}

fn weight(deed: Deed) -> f32 {
    match deed {
        Deed::Buy => 4.0,
        Deed::Save => 2.0,
        Deed::Tap => 0.7,
        _ => 1.0,
    }
}

impl Side {
    fn new(changes: &[Change]) -> Self {
        Self {
            index: Index::build(changes.iter().cloned()),
            model: None,
            log: Vec::new(),
            shown: BTreeMap::new(),
            pages: 0,
        }
    }

    fn page(&self, world: &World, shopper: &Shopper, lens: Lens) -> Vec<Item> {
        let query = Query {
            lens,
            now: world.now,
            seed: self.pages ^ shopper.deeds.len() as u64,
            limit: PAGE,
            ..Query::default()
        };
        self.index.page(&shopper.viewer, &query).map(|page| page.items).unwrap_or_default()
    }

    /// The shopper looks at one page and does what they do. Lower places are looked at less.
    fn visit(&mut self, world: &World, shopper: &mut Shopper) {
        let items = self.page(world, shopper, Lens::ForYou);
        self.pages += 1;
        let number = shopper.viewer.account.map_or(0, |a| a.0.unsigned_abs());
        for (place, item) in items.iter().enumerate() {
            let thing = &world.things[world.number[&item.what]];
            let at = world.number[&item.what];
            *self.shown.entry(at).or_default() += 1;
            let mut done = 0_u8;
            let looked = shopper.chance.unit() < 1.0 / (1.0 + 0.08 * place as f64);
            if looked && shopper.chance.unit() < shopper.likes(thing) {
                let usual = if let What::Post(_) = item.what { Deed::Smile } else { Deed::Tap };
                let mut deeds = vec![usual];
                if shopper.chance.unit() < 0.25 {
                    deeds.push(Deed::Save);
                }
                if usual == Deed::Tap && shopper.chance.unit() < 0.1 {
                    deeds.push(Deed::Buy);
                }
                for deed in deeds {
                    done |= 1 << deed as u8;
                    shopper.deeds.push((deed, at));
                }
                if let What::Post(id) = item.what {
                    self.index.apply(&Change::SmileAdded(id));
                }
            }
            if let What::Post(id) = item.what {
                self.index.apply(&Change::PostShown(id, 1));
            }
            let shown = Shown { features: item.features, score: item.prior, place: place as u8, done };
            self.log.push((number, shown));
        }
        shopper.viewer.seen.extend(items.iter().map(|item| item.what));
        self.learn_about(world, shopper);
    }

    /// What the program does when an account did something: interests inferred, affinity, the place among the factors.
    fn learn_about(&self, world: &World, shopper: &mut Shopper) {
        let (mut interests, mut authors) = (BTreeMap::new(), BTreeMap::new());
        for &(deed, at) in shopper.deeds.iter().rev().take(100) {
            let thing = &world.things[at];
            for &i in &thing.interests {
                *interests.entry(i).or_insert(0.0) += weight(deed);
            }
            if thing.author != usize::MAX {
                *authors.entry(AccountId(thing.author as i64 + 1)).or_insert(0.0) += weight(deed);
            }
        }
        let viewer = &mut shopper.viewer;
        viewer.inferred = interests
            .into_iter()
            .map(|(i, w): (usize, f32)| (InterestId(i as u16), w / (w + 3.0)))
            .filter(|(_, w)| *w > 0.3)
            .collect();
        viewer.affinity = authors.into_iter().map(|(a, w): (AccountId, f32)| (a, w / (w + 2.0))).collect();
        let Some((model, factors)) = &self.model else { return };
        viewer.acted = shopper.deeds.iter().rev().take(16).map(|&(deed, at)| (deed, world.things[at].what)).collect();
        let history: Vec<recommend::Action> = shopper
            .deeds
            .iter()
            .map(|&(deed, at)| recommend::Action { item: at as u32, weight: weight(deed) })
            .collect();
        let folded = (!history.is_empty()).then(|| model.fold_in(&history));
        let folded = folded.as_ref().map(|folded| folded.values());
        viewer.leaning = factors.leaning(&viewer.picked, self.index.weights().taste_half, folded);
        let Some(leaning) = viewer.leaning.as_ref().filter(|_| folded.is_some()) else { return };
        viewer.suggested = factors.nearest(leaning, 160, |what| viewer.seen.contains(what));
    }

    /// What the program does in the background: chances and factors from the log, refused when they are worse.
    fn train(&mut self, world: &World, shoppers: &[Shopper], version: u64, with_factors: bool) {
        let (kept, held): (Vec<&(u64, Shown)>, Vec<_>) = self.log.iter().partition(|(who, _)| who % 10 != 0);
        let learned = train(version, &kept.into_iter().map(|s| s.1).collect::<Vec<_>>());
        let held: Vec<Shown> = held.into_iter().map(|s| s.1).collect();
        if learned.may_replace(&self.index.learned(), &held) {
            self.index.set_learned(learned);
        } else {
            println!("training {version}: the chances learnt are refused");
        }
        if !with_factors {
            return;
        }
        let histories = shoppers
            .iter()
            .map(|s| {
                s.deeds.iter().map(|&(deed, at)| recommend::Action { item: at as u32, weight: weight(deed) }).collect()
            })
            .collect();
        let authors = 1 + world.things.iter().map(|t| t.author).filter(|&a| a != usize::MAX).max().unwrap_or(0);
        let categories = recommend::Sparse::new(
            world.things.len(),
            INTERESTS + authors,
            world.things.iter().enumerate().flat_map(|(at, thing)| {
                let author = (thing.author != usize::MAX).then_some(INTERESTS + thing.author);
                thing.interests.iter().copied().chain(author).map(move |column| (at as u32, column as u32, 1.0))
            }),
        );
        let log = recommend::Interactions {
            items: world.things.len(),
            histories,
            ordered: true,
            categories,
            ..recommend::Interactions::default()
        };
        let mut settings = recommend::Settings::default();
        settings.factors.dims = 32;
        let settings = recommend::choose(&log, &settings, version);
        let model = recommend::train(&log, &settings, version);
        let mut actions = vec![0.0_f32; world.things.len()];
        log.histories.iter().flatten().for_each(|action| actions[action.item as usize] += 1.0);
        let items: Vec<Learnt> = world
            .things
            .iter()
            .enumerate()
            .filter(|(at, _)| actions[*at] > 0.0)
            .map(|(at, thing)| Learnt {
                what: thing.what,
                factors: model.item(at as u32).unwrap_or_default().to_vec(),
                actions: actions[at],
                companions: model
                    .companions(at as u32, 12)
                    .into_iter()
                    .map(|i| world.things[i as usize].what)
                    .collect(),
            })
            .collect();
        let places: Vec<_> = (0..INTERESTS as u32).map(|i| (InterestId(i as u16), model.place(&[i]))).collect();
        let homes: Vec<_> = (0..authors)
            .map(|author| (AccountId(author as i64 + 1), model.place(&[(INTERESTS + author) as u32])))
            .collect();
        let factors = Arc::new(Factors::new(version, 32, &items, &places, &homes));
        self.index.set_factors(Some(Arc::clone(&factors)));
        self.model = Some((model, factors));
    }
}

#[derive(Default)]
struct Mean(f64, f64);

impl Mean {
    fn add(&mut self, value: f64) {
        self.0 += value;
        self.1 += 1.0;
    }

    fn get(&self) -> f64 {
        self.0 / self.1.max(1.0)
    }
}

/// What one side came to in one world.
#[derive(Default)]
struct Seen {
    ndcg: [Mean; STAGES],
    spam: [Mean; STAGES],
    newest: Mean,
    authors: Mean,
    tail: Mean,
    spread: BTreeSet<What>,
    /// Of the good posts among the flood, the share that was shown 20 times, after so many pages.
    found: f64,
    pages: u64,
    /// Of all posts.
    spam_in_store: f64,
    tails: usize,
}

/// The first page, after 5 deeds, after 50, and 50 deeds after the taste moved.
const STAGES: usize = 4;

/// New shoppers come, look and act.
fn evaluate(side: &mut Side, world: &World, seed: u64, shoppers: usize) -> Seen {
    let mut seen = Seen::default();
    for n in 0..shoppers as u64 {
        let mut shopper = Shopper::new(seed, 1_000_003 + n, 1_000_000 + n as i64);
        side.learn_about(world, &mut shopper);
        for (stage, deeds) in [0, 5, 50, 100].into_iter().enumerate() {
            if stage == 3 {
                shopper.drift();
            }
            let mut visits = 0;
            while shopper.deeds.len() < deeds && visits < 60 {
                side.visit(world, &mut shopper);
                visits += 1;
            }
            let items = side.page(world, &shopper, Lens::ForYou);
            seen.ndcg[stage].add(world.ndcg(&shopper, &items));
            let of = |item: &Item| &world.things[world.number[&item.what]];
            let authors: BTreeSet<usize> =
                items.iter().map(of).filter(|t| t.author != usize::MAX).map(|t| t.author).collect();
            let posts = items.iter().filter(|item| matches!(item.what, What::Post(_))).count();
            seen.authors.add(authors.len() as f64 / posts.max(1) as f64 * PAGE as f64);
            let reserved = |item: &&Item| of(item).tail || item.reasons.contains(&Reason::Unproven);
            seen.tail.add(items.iter().filter(reserved).count() as f64 / items.len().max(1) as f64);
            let spam = items.iter().filter(|item| of(item).author < SPAMMERS).count();
            seen.spam[stage].add(spam as f64 / posts.max(1) as f64);
            seen.spread.extend(items.iter().filter(|item| of(item).tail).map(|item| item.what));
            if stage == 0 {
                seen.newest.add(world.ndcg(&shopper, &side.page(world, &shopper, Lens::Newest)));
            }
        }
    }
    seen
}

#[derive(Clone, Copy)]
struct Sizes {
    posts: usize,
    products: usize,
    crowd: u64,
    judged: usize,
}

/// One world, one side: three days of the crowd, a flood, and then the shoppers that are judged.
fn run(seed: u64, sizes: Sizes, with_factors: bool) -> Seen {
    let Sizes { posts, products, crowd, judged } = sizes;
    let (mut world, changes) = World::new(seed, posts, products);
    let mut side = Side::new(&changes);
    let mut shoppers: Vec<Shopper> = (0..crowd).map(|n| Shopper::new(seed, n + 1, n as i64 + 1)).collect();
    for day in 1..=3_u64 {
        for shopper in &mut shoppers {
            for _ in 0..4 {
                side.visit(&world, shopper);
            }
        }
        world.now += DAY;
        side.train(&world, &shoppers, day, with_factors);
        for shopper in &mut shoppers {
            side.learn_about(&world, shopper);
        }
    }
    // As many posts in an hour as a tenth of the store, by a few; and among them some that are good.
    let mut chance = Chance(seed ^ 0xF100D);
    let (first, flood) = (posts + 1, posts / 10);
    let mut good = Vec::new();
    for id in first..first + flood {
        let at = world.now - HOUR + (id - first) as i64;
        let is_good = (id - first).is_multiple_of(flood / 20);
        let (author, merit) =
            if is_good { (SPAMMERS + chance.below(posts / 8), 2.5) } else { (chance.below(SPAMMERS), -3.0) };
        let style = chance.style();
        side.index.apply(&world.post(&mut chance, id, author, style, merit, at));
        if is_good {
            good.push(world.things.len() - 1);
        }
    }
    let before = side.pages;
    let mut seen = evaluate(&mut side, &world, seed, judged);
    let tried = good.iter().filter(|at| side.shown.get(at).is_some_and(|&n| n >= 20)).count();
    seen.found = tried as f64 / good.len().max(1) as f64;
    seen.pages = side.pages - before;
    seen.spam_in_store = world.things.iter().filter(|t| t.author < SPAMMERS).count() as f64 / (posts + flood) as f64;
    seen.tails = world.things.iter().filter(|t| t.tail).count();
    seen
}

/// The mean and its standard error.
fn mean(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let all: Vec<f64> = values.collect();
    let n = all.len() as f64;
    let mean = all.iter().sum::<f64>() / n;
    let variance = all.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
    (mean, (variance / n).sqrt())
}

fn said((mean, error): (f64, f64)) -> String {
    format!("{mean:.4} ± {error:.4}")
}

fn list(all: &[(f64, f64)], of: impl Fn(&(f64, f64)) -> f64) -> String {
    format!("[{}]", all.iter().map(|v| format!("{:.4}", of(v))).collect::<Vec<_>>().join(", "))
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let quick = args.iter().any(|a| a == "--quick");
    let seeds = args.iter().position(|a| a == "--seeds").and_then(|at| args.get(at + 1)?.parse().ok()).unwrap_or(5_u64);
    let sizes = if quick {
        Sizes { posts: 4_000, products: 800, crowd: 400, judged: 60 }
    } else {
        Sizes { posts: 12_000, products: 2_500, crowd: 1_500, judged: 200 }
    };
    let sides: Vec<[Seen; 2]> = (0..seeds)
        .map(|n| {
            // Worlds that share nothing; both sides meet the same one.
            let seed = 11 + 1_000 * n;
            let both = std::thread::scope(|scope| {
                let other = scope.spawn(move || run(seed, sizes, false));
                [run(seed, sizes, true), other.join().unwrap_or_default()]
            });
            for (seen, name) in both.iter().zip(["with factors", "without"]) {
                println!(
                    "seed {seed}, {name}: NDCG@{PAGE} {}, spam {}, newest first {:.3}, distinct authors {:.1} of {PAGE}, long tail and \
                     unproven {:.3}, {} of {} tail products shown, good new posts found {:.2} after {} pages",
                    seen.ndcg.iter().map(|m| format!("{:.3}", m.get())).collect::<Vec<_>>().join(" "),
                    seen.spam.iter().map(|m| format!("{:.3}", m.get())).collect::<Vec<_>>().join(" "),
                    seen.newest.get(),
                    seen.authors.get(),
                    seen.tail.get(),
                    seen.spread.len(),
                    seen.tails,
                    seen.found,
                    seen.pages,
                );
            }
            both
        })
        .collect();
    let over = |of: &dyn Fn(&Seen) -> f64, side: usize| mean(sides.iter().map(|both| of(&both[side])));
    let lead = |of: &dyn Fn(&Seen) -> f64| mean(sides.iter().map(|both| of(&both[0]) - of(&both[1])));
    let spam = |seen: &Seen| seen.spam.iter().map(Mean::get).sum::<f64>() / STAGES as f64;
    let stages: Vec<[(f64, f64); 3]> = (0..STAGES)
        .map(|stage| {
            let ndcg = |seen: &Seen| seen.ndcg[stage].get();
            [over(&ndcg, 0), over(&ndcg, 1), lead(&ndcg)]
        })
        .collect();
    println!("\nmean and standard error over {seeds} worlds; a lead is the mean of the differences within a world");
    for (name, [with, without, lead]) in
        ["first page", "after 5 deeds", "after 50", "50 after the taste moved"].iter().zip(&stages)
    {
        println!("NDCG@{PAGE} {name}: with factors {}, without {}, lead {}", said(*with), said(*without), said(*lead));
    }
    println!(
        "spam: with {}, without {}, more by {}; in the store {:.3}",
        said(over(&spam, 0)),
        said(over(&spam, 1)),
        said(lead(&spam)),
        sides[0][0].spam_in_store
    );
    let column = |n: usize| stages.iter().map(|s| s[n]).collect::<Vec<_>>();
    let first = |of: &dyn Fn(&Seen) -> f64| over(of, 0).0;
    println!(
        "{{\"seeds\": {seeds}, \"ndcg_first_5_50_drift\": {}, \"ndcg_without_factors\": {}, \"lead\": {}, \"lead_error\": {}, \
         \"ndcg_newest_first\": {:.4}, \"authors_per_page\": {:.2}, \"tail_and_unproven\": {:.4}, \"tail_products_shown\": {:.0}, \
         \"spam_share\": {:.4}, \"spam_share_without\": {:.4}, \"spam_lead_error\": {:.4}, \"good_found\": {:.3}, \"pages\": {:.0}}}",
        list(&column(0), |v| v.0),
        list(&column(1), |v| v.0),
        list(&column(2), |v| v.0),
        list(&column(2), |v| v.1),
        first(&|s| s.newest.get()),
        first(&|s| s.authors.get()),
        first(&|s| s.tail.get()),
        first(&|s| s.spread.len() as f64),
        over(&spam, 0).0,
        over(&spam, 1).0,
        lead(&spam).1,
        first(&|s| s.found),
        first(&|s| s.pages as f64),
    );
}
