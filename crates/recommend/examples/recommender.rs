//! Learns from a folder of interactions and writes lists: `recommender --data DIR --topk FILE`; `cargo xtask bench recommender`
//! runs it. `--known` gives the figures of models whose figures are known, `--store` what the store's own model takes. The
//! files are described in `docs/recommender.md`.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use vitrine_recommend::{
    Action, AlsSettings, Fold, Interactions, Known, Quality, Search, Settings, Sparse, Threads, measure, recommend,
    train,
};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A table of identifiers, whole numbers of up to 64 bits; empty lines are passed over.
fn table(folder: &Path, name: &str) -> Result<Option<Vec<Vec<u64>>>> {
    let file = folder.join(name);
    if !file.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&file)?;
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let row: std::result::Result<Vec<u64>, _> =
            line.trim_end().split('\t').map(|cell| cell.trim().parse()).collect();
        rows.push(row.map_err(|error| format!("{}, line {}: {error}", file.display(), number + 1))?);
    }
    Ok(Some(rows))
}

fn pairs(folder: &Path, name: &str) -> Result<Option<Vec<(u64, u64)>>> {
    let Some(rows) = table(folder, name)? else { return Ok(None) };
    let pair = |(number, row): (usize, Vec<u64>)| match row[..] {
        [a, b, ..] => Ok((a, b)),
        _ => Err(format!("{name}, row {}: two numbers are needed", number + 1).into()),
    };
    rows.into_iter().enumerate().map(pair).collect::<Result<Vec<_>>>().map(Some)
}

/// Identifiers, which may be any numbers, and the numbers from 0 that stand for them, in the same order.
struct Names(Vec<u64>);

impl Names {
    fn new(all: impl Iterator<Item = u64>) -> Self {
        let mut all: Vec<u64> = all.collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    fn number(&self, id: u64) -> Option<u32> {
        self.0.binary_search(&id).ok().and_then(|at| u32::try_from(at).ok())
    }

    fn len(&self) -> usize {
        self.0.len()
    }
}

struct Data {
    k: usize,
    first_item: usize,
    mask_train: bool,
    mask_val: bool,
    fit_val: bool,
    users: Names,
    items: Names,
    train: Vec<(u32, u32)>,
    val: Option<Vec<(u32, u32)>>,
    test: Option<Vec<(u32, u32)>>,
    /// Users of test.tsv of whom nothing else is known.
    strangers: usize,
    sequences: Option<Vec<Vec<u32>>>,
    social: Vec<(u32, u32)>,
    categories: Vec<(u32, u32)>,
}

fn read(folder: &Path) -> Result<Data> {
    let meta: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(folder.join("meta.json"))?)?;
    let names = |key: &str, name: &str| {
        meta[key].as_array().is_some_and(|list| list.iter().any(|value| value.as_str() == Some(name)))
    };
    let train = pairs(folder, "train.tsv")?.ok_or("train.tsv is missing")?;
    let (val, test) = (pairs(folder, "val.tsv")?, pairs(folder, "test.tsv")?);
    let sequences = table(folder, "sequence.tsv")?;
    let social = pairs(folder, "social.tsv")?.unwrap_or_default();
    let categories = pairs(folder, "item_category.tsv")?.unwrap_or_default();
    // test.tsv is not asked: the lists must be the same without it.
    let seen = || train.iter().chain(val.iter().flatten());
    let in_sequences = || sequences.iter().flatten();
    let users = Names::new(
        seen()
            .map(|pair| pair.0)
            .chain(in_sequences().filter_map(|row| row.first().copied()))
            .chain(social.iter().flat_map(|pair| [pair.0, pair.1])),
    );
    let items = Names::new(
        seen()
            .map(|pair| pair.1)
            .chain(in_sequences().flat_map(|row| row.iter().skip(1).copied()))
            .chain(categories.iter().map(|pair| pair.0)),
    );
    let kinds = Names::new(categories.iter().map(|pair| pair.1));
    // What only test.tsv knows nobody can be right about: an item of it gets a number that no list holds.
    let mut unknown = items.len() as u32;
    let mut judged = |id: u64| {
        items.number(id).unwrap_or_else(|| {
            unknown += 1;
            unknown
        })
    };
    let strangers: BTreeSet<u64> =
        test.iter().flatten().map(|pair| pair.0).filter(|&user| users.number(user).is_none()).collect();
    let number = |key: &str| meta[key].as_u64().unwrap_or(0);
    let actions = |rows: Vec<(u64, u64)>| -> Vec<(u32, u32)> {
        rows.into_iter().filter_map(|(user, item)| Some((users.number(user)?, items.number(item)?))).collect()
    };
    Ok(Data {
        k: (number("k") as usize).max(1),
        first_item: items.0.partition_point(|&id| id < number("first_item_id")),
        // Where nothing is said, what was done before is no answer.
        mask_train: !meta["mask"].is_array() || names("mask", "train"),
        mask_val: names("mask", "val"),
        fit_val: names("fit_on", "val"),
        train: actions(train),
        val: val.map(actions),
        test: test.map(|rows| rows.into_iter().filter_map(|(u, i)| Some((users.number(u)?, judged(i)))).collect()),
        strangers: strangers.len(),
        sequences: sequences.map(|rows| {
            let row = |row: Vec<u64>| -> Option<Vec<u32>> {
                let (&user, list) = row.split_first()?;
                Some(users.number(user).into_iter().chain(list.iter().filter_map(|&i| items.number(i))).collect())
            };
            rows.into_iter().filter_map(row).collect()
        }),
        social: social.into_iter().filter_map(|(a, b)| Some((users.number(a)?, users.number(b)?))).collect(),
        categories: categories.into_iter().filter_map(|(i, c)| Some((items.number(i)?, kinds.number(c)?))).collect(),
        users,
        items,
    })
}

impl Data {
    fn by_user(&self, pairs: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let mut lists = vec![Vec::new(); self.users.len()];
        for &(user, item) in pairs {
            lists[user as usize].push(item);
        }
        lists
    }

    /// What the lists are worth; shoppers of whom nothing is known count with nothing found.
    fn measure(&self, mut lists: Vec<Vec<u32>>, test: &[(u32, u32)]) -> Quality {
        let mut truth = self.by_user(test);
        truth.iter_mut().for_each(|list| list.sort_unstable());
        truth.extend(vec![vec![u32::MAX]; self.strangers]);
        lists.resize(truth.len(), Vec::new());
        measure(&lists, &truth, self.k)
    }

    fn matrix(&self, pairs: impl Iterator<Item = (u32, u32)>) -> Sparse {
        Sparse::new(self.users.len(), self.items.len(), pairs.map(|(user, item)| (user, item, 1.0)))
    }

    /// What is taken out of the lists.
    fn masked(&self) -> Sparse {
        let train = self.train.iter().filter(|_| self.mask_train);
        self.matrix(train.chain(self.val.iter().flatten().filter(|_| self.mask_val)).copied())
    }

    /// The log that holds what `seen` allows, in order if the order is known.
    fn log(&self, seen: &[Vec<u32>]) -> Interactions {
        let mut histories: Vec<Vec<u32>> = seen.to_vec();
        if let Some(sequences) = &self.sequences {
            for row in sequences {
                let Some((&user, items)) = row.split_first() else { continue };
                let mut left: BTreeSet<u32> = seen[user as usize].iter().copied().collect();
                let allowed = left.clone();
                let ordered: Vec<u32> = items.iter().copied().filter(|item| allowed.contains(item)).collect();
                ordered.iter().for_each(|item| {
                    left.remove(item);
                });
                // What the sequence does not tell of is taken for older.
                histories[user as usize] = left.into_iter().chain(ordered).collect();
            }
        }
        let actions = |list: Vec<u32>| list.into_iter().map(|item| Action { item, weight: 1.0 }).collect();
        let categories = 1 + self.categories.iter().map(|pair| pair.1).max().unwrap_or(0) as usize;
        let side = |pairs: &[(u32, u32)], rows, columns| {
            if pairs.is_empty() {
                Sparse::default()
            } else {
                Sparse::new(rows, columns, pairs.iter().map(|&(a, b)| (a, b, 1.0)))
            }
        };
        Interactions {
            items: self.items.len(),
            histories: histories.into_iter().map(actions).collect(),
            ordered: self.sequences.is_some(),
            categories: side(&self.categories, self.items.len(), categories),
            ties: side(&self.social, self.users.len(), self.users.len()),
        }
    }
}

fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// Hidden items below which a second and third fold are worth their time.
const FEW: usize = 10_000;

fn run(folder: &Path, file: &Path, patience: Duration, work: f64) -> Result<()> {
    let start = Instant::now();
    let data = read(folder)?;
    let train = data.by_user(&data.train);
    let log = data.log(&train);
    let mut folds = Vec::new();
    match &data.val {
        Some(val) => {
            let mut truth = data.by_user(val);
            for (list, train) in truth.iter_mut().zip(&train) {
                list.sort_unstable();
                list.dedup();
                list.retain(|item| !train.contains(item));
            }
            // Little is known of what is rarely seen: where few items are hidden, some of train are hidden as well.
            if !log.ordered && val.len() < FEW {
                folds.extend((1..=2).map(|seed| {
                    let (log, truth) = log.held_out(seed);
                    Fold { log, truth }
                }));
            }
            folds.insert(0, Fold { log, truth });
        }
        None if log.ordered => {
            let (log, truth) = log.held_out(1);
            folds.push(Fold { log, truth });
        }
        None => {
            // Some data are split at random and some by time; hiding single items and whole groups is in between.
            for (log, truth) in [log.held_out(1), log.held_out_together(1, Threads::new(2))] {
                folds.push(Fold { log, truth });
            }
        }
    }
    let go_on = || start.elapsed() < patience;
    let tell = |text: &str| eprintln!("{:7.1} {text}", start.elapsed().as_secs_f64());
    let search = Search {
        threads: Threads::new(2),
        seed: 1,
        k: data.k,
        first_item: data.first_item,
        work,
        go_on: &go_on,
        tell: &tell,
    };
    let recipe = search.choose(&folds);
    drop(folds);
    let tuned = start.elapsed();
    let mut seen = train.clone();
    if data.fit_val {
        for &(user, item) in data.val.iter().flatten() {
            seen[user as usize].push(item);
        }
    }
    let known = data.masked();
    let lists = recommend(&data.log(&seen), &recipe, &search, &known);
    let fitted = start.elapsed();
    let mut text = String::new();
    for (user, list) in lists.iter().enumerate().filter(|&(user, _)| !train[user].is_empty()) {
        text.push_str(&data.users.0[user].to_string());
        for &item in list {
            text.push('\t');
            text.push_str(&data.items.0[item as usize].to_string());
        }
        text.push('\n');
    }
    std::fs::write(file, text)?;
    let mut line = serde_json::json!({
        "data": folder.file_name().map(|name| name.to_string_lossy()),
        "k": data.k,
        "tune_seconds": tuned.as_secs_f64(),
        "fit_seconds": (fitted - tuned).as_secs_f64(),
        "peak_mb": peak_mb(),
    });
    if let Some(test) = &data.test {
        let quality = data.measure(lists, test);
        line["recall"] = quality.recall.into();
        line["ndcg"] = quality.ndcg.into();
    }
    println!("{line}");
    Ok(())
}

/// Only the factors, with the settings and the rounds that other libraries are given too: seconds and quality.
fn factors(folder: &Path, dims: usize, rounds: usize) -> Result<()> {
    let data = read(folder)?;
    let mut seen = data.by_user(&data.train);
    if data.fit_val {
        for &(user, item) in data.val.iter().flatten() {
            seen[user as usize].push(item);
        }
    }
    let log = data.log(&seen);
    // As the search begins: twenty times the density.
    let density = log.actions() as f32 / (log.shoppers().max(1) * log.items.max(1)) as f32;
    let unobserved = (20.0 * density).clamp(0.003, 0.3);
    let settings = AlsSettings { dims, rounds, unobserved, regularisation: 0.003, ..AlsSettings::default() };
    let start = Instant::now();
    let found = vitrine_recommend::factorise(&log, &settings, 1, Threads::new(2));
    let seconds = start.elapsed().as_secs_f64();
    let lists = found.lists(&data.masked(), data.k, data.first_item, Threads::new(2));
    let quality = data.measure(lists, data.test.as_deref().unwrap_or_default());
    println!("{}", serde_json::json!({"seconds": seconds, "recall": quality.recall, "ndcg": quality.ndcg}));
    Ok(())
}

/// What models with known figures get here: the check of this evaluator.
fn known(folder: &Path) -> Result<()> {
    let data = read(folder)?;
    let threads = Threads::new(2);
    let mut seen = data.by_user(&data.train);
    if data.fit_val {
        for &(user, item) in data.val.iter().flatten() {
            seen[user as usize].push(item);
        }
    }
    let log = data.log(&seen);
    let masked = data.masked();
    let test = data.test.as_deref().ok_or("test.tsv is missing")?;
    for (name, model) in [("most popular", Known::Popular), ("GF-CF", Known::GraphFilter)] {
        let lists = model.lists(&log, &masked, data.k, data.first_item, threads);
        let quality = data.measure(lists, test);
        println!("{}", serde_json::json!({"model": name, "k": data.k, "recall": quality.recall, "ndcg": quality.ndcg}));
    }
    Ok(())
}

/// What the store's model takes: its training, and a shopper who acts and is folded in.
fn store(folder: &Path) -> Result<()> {
    let data = read(folder)?;
    let log = data.log(&data.by_user(&data.train));
    let start = Instant::now();
    let model = train(&log, &Settings::default(), 1);
    let seconds = start.elapsed().as_secs_f64();
    let mut times: Vec<f64> = log
        .histories
        .iter()
        .filter(|history| !history.is_empty())
        .take(2000)
        .map(|history| {
            let start = Instant::now();
            std::hint::black_box(model.fold_in(std::hint::black_box(history)));
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or(0.0);
    let line = serde_json::json!({
        "train_seconds": seconds,
        "fold_in_us_p50": at(0.5),
        "fold_in_us_p99": at(0.99),
        "bytes": model.to_bytes().len(),
    });
    println!("{line}");
    Ok(())
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (mut data, mut topk, mut patience, mut work) = (None, None, 240.0, 3000.0);
    let (mut dims, mut rounds, mut check, mut of_store) = (None, 8, false, false);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--data" => data = Some(value()?),
            "--topk" => topk = Some(value()?),
            "--factors" => dims = Some(value()?.parse()?),
            "--rounds" => rounds = value()?.parse()?,
            "--known" => check = true,
            "--store" => of_store = true,
            "--work" => work = value()?.parse()?,
            "--patience" => patience = value()?.parse()?,
            other => return Err(format!("unexpected argument '{other}'").into()),
        }
    }
    let data = data.ok_or("--data DIR is missing")?;
    if check {
        return known(Path::new(&data));
    }
    if of_store {
        return store(Path::new(&data));
    }
    if let Some(dims) = dims {
        return factors(Path::new(&data), dims, rounds);
    }
    let topk = topk.ok_or("--topk FILE is missing")?;
    run(Path::new(&data), Path::new(&topk), Duration::from_secs_f64(patience), work)
}
