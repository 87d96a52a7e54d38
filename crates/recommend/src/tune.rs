//! Chooses settings by trying them on actions held back.

use crate::blend::{self, Question, Sample, Shopper, WIDE, Weight};
use crate::data::Interactions;
use crate::parallel::Threads;
use crate::parts::{Part, Workshop};
use crate::random::Random;
use crate::rank;
use crate::scorer::Scorer;
use crate::sparse::Sparse;

/// A log to learn from and, for each of its shoppers, hidden items to find.
#[derive(Debug, Clone)]
pub struct Fold {
    /// What is seen.
    pub log: Interactions,
    /// What is to be found, ascending.
    pub truth: Vec<Vec<u32>>,
}

/// What is asked for and how much work may be done for it.
pub struct Search<'a> {
    /// Threads to use.
    pub threads: Threads,
    /// Everything random comes from it.
    pub seed: u64,
    /// The length of lists.
    pub k: usize,
    /// Items below are never ranked.
    pub first_item: usize,
    /// How much work the search for settings may take, in thousand million multiplications; see [`Part`]'s own estimate. The
    /// outcome is the same on every machine as long as this ends the search and not `go_on`.
    pub work: f64,
    /// Asked before each trial: false ends the search.
    pub go_on: &'a (dyn Fn() -> bool + Sync),
    /// Told about every trial.
    pub tell: &'a (dyn Fn(&str) + Sync),
}

/// The models of a blend and their weights.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Recipe {
    /// Each with its settings.
    pub parts: Vec<Part>,
    /// As many.
    pub weights: Vec<Weight>,
}

/// A fold made ready for trials.
struct Bench<'a> {
    shop: Workshop<'a>,
    truth: &'a [Vec<u32>],
    users: Vec<u32>,
    lengths: Vec<f32>,
    known: Sparse,
}

/// Times each model's settings are gone through.
const ROUNDS: usize = 2;

/// Shoppers in the search for each model's settings, and in the search for weights.
const FEW: usize = 3000;
const MANY: usize = 8000;
/// Pairs of shoppers and items that are scored for the weights; half as many for settings.
const PAIRS: usize = 200_000_000;

impl Search<'_> {
    fn benches<'f>(&self, folds: &'f [Fold]) -> Vec<Bench<'f>> {
        let of_fold = |fold: &'f Fold| {
            let mut users: Vec<u32> =
                (0..fold.truth.len() as u32).filter(|&user| !fold.truth[user as usize].is_empty()).collect();
            Random::new(self.seed).shuffle(&mut users);
            users.truncate(MANY.min(PAIRS / fold.log.items.max(1)));
            let shop = Workshop::new(&fold.log, self.threads, self.seed);
            let known = shop.actions().clone();
            Bench { shop, truth: &fold.truth, users, lengths: blend::lengths(&fold.log), known }
        };
        folds.iter().map(of_fold).collect()
    }

    /// Chooses the models, their settings and their weights.
    pub fn choose(&self, folds: &[Fold]) -> Recipe {
        let Some(log) = folds.first().map(|fold| &fold.log) else { return Recipe::default() };
        let mut benches = self.benches(folds);
        let mut parts: Vec<Climb> =
            Part::suited(log).into_iter().map(|part| Climb::new(self.trial(&mut benches, part), log)).collect();
        let mut work: f64 =
            parts.iter().map(|climb| benches.iter().map(|bench| bench.shop.work(&climb.best.part)).sum::<f64>()).sum();
        // Round by round, so that a search that must end early has improved every model a little.
        for round in 0..ROUNDS {
            for climb in &mut parts {
                for direction in 0..climb.open.len() {
                    if round > 0 && !climb.open[direction] {
                        continue;
                    }
                    climb.open[direction] = false;
                    while let Some(better) = self.step(&mut benches, &climb.best, log, direction, &mut work) {
                        climb.best = better;
                        climb.open[direction] = true;
                    }
                }
            }
        }
        let (parts, scorers): (Vec<Part>, Vec<Vec<Scorer>>) =
            parts.into_iter().map(|climb| (climb.best.part, climb.best.scorers)).unzip();
        let sample = self.sample(&benches, &scorers);
        let weights = self.weigh(&sample);
        Recipe { parts, weights }
    }

    /// The first of the neighbouring settings in this direction that is surely better; nothing when the work is used up.
    fn step(
        &self,
        benches: &mut [Bench],
        now: &Trial,
        log: &Interactions,
        direction: usize,
        work: &mut f64,
    ) -> Option<Trial> {
        for new in now.part.moves(log).into_iter().nth(direction)? {
            let needed: f64 = benches.iter().map(|bench| bench.shop.work(&new)).sum();
            if *work + needed > self.work || !(self.go_on)() {
                continue;
            }
            *work += needed;
            let trial = self.trial(benches, new);
            if surely_better(&trial.judged, &now.judged, 1.0) {
                return Some(trial);
            }
        }
        None
    }

    /// Builds a part on every fold and says how good it is by itself.
    fn trial(&self, benches: &mut [Bench], part: Part) -> Trial {
        let mut judged = Vec::new();
        let mut scorers = Vec::new();
        for bench in benches {
            let scorer = bench.shop.build(&part);
            let users = &bench.users[..bench.users.len().min(FEW).min(PAIRS / 2 / bench.known.columns().max(1))];
            let items = bench.known.columns();
            let block = blend::block(items);
            let before = judged.len();
            judged.resize(before + users.len(), 0f64);
            let rows = || vec![0f32; block * items];
            self.threads.rows(&mut judged[before..], 1, block, rows, |rows, first, out| {
                let users = &users[first..first + out.len()];
                let rows = &mut rows[..users.len() * items];
                scorer.score(users, items, rows);
                for ((row, &user), out) in rows.chunks_mut(items).zip(users).zip(out) {
                    row[..self.first_item.min(items)].fill(f32::NEG_INFINITY);
                    for &id in bench.known.row(user as usize).0 {
                        row[id as usize] = f32::NEG_INFINITY;
                    }
                    let list = rank::best(row, WIDE * self.k);
                    *out = blend::objective(&list, &bench.truth[user as usize], self.k);
                }
            });
            scorers.push(scorer);
        }
        (self.tell)(&format!("{:.5} {part:?}", mean(&judged)));
        Trial { part, judged, scorers }
    }

    /// Candidates of all folds; `scorers` are by part, then by fold.
    fn sample(&self, benches: &[Bench], scorers: &[Vec<Scorer>]) -> Sample {
        let mut shoppers = Vec::new();
        for (fold, bench) in benches.iter().enumerate() {
            let question = Question {
                threads: self.threads,
                users: &bench.users,
                known: &bench.known,
                first_item: self.first_item,
            };
            let of_fold: Vec<&Scorer> = scorers.iter().map(|folds| &folds[fold]).collect();
            shoppers.extend(question.ask(&of_fold, |at, candidates| {
                let user = bench.users[at] as usize;
                let truth = bench.truth[user].clone();
                let right = truth.iter().filter_map(|id| candidates.ids.binary_search(id).ok()).map(|at| at as u32);
                Shopper { right: right.collect(), truth, length: bench.lengths[user], candidates }
            }));
        }
        Sample { parts: scorers.len(), shoppers }
    }

    /// Weights by likelihood first, then each by what the lists surely gain.
    fn weigh(&self, sample: &Sample) -> Vec<Weight> {
        let judge = |weights: &[Weight]| sample.judge(self.threads, weights, self.k);
        let start = vec![Weight { base: 0.3, length: 0.0 }; sample.parts];
        if sample.shoppers.iter().all(|shopper| shopper.right.is_empty()) {
            // Nothing was hidden, or nothing found: there is nothing to weigh by.
            return start;
        }
        let mut weights = sample.likely(self.threads, &start, 150);
        let mut best = judge(&weights);
        (self.tell)(&format!("{:.5} likely {weights:?}", mean(&best)));
        // The scale of all weights does not matter to the lists; a step is a share of their length.
        for step in [0.4f32, 0.2, 0.1] {
            for at in 0..weights.len() {
                let norm = weights.iter().map(|w| w.base * w.base).sum::<f32>().sqrt();
                for (base, length) in [(step, 0.0), (-step, 0.0), (0.0, step / 2.0), (0.0, -step / 2.0)] {
                    let mut new = weights.clone();
                    new[at].base += base * norm;
                    new[at].length += length * norm;
                    let now = judge(&new);
                    if surely_better(&now, &best, 0.3) {
                        (best, weights) = (now, new);
                    }
                }
            }
        }
        (self.tell)(&format!("{:.5} searched {weights:?}", mean(&best)));
        weights
    }
}

/// A part that was built and judged.
struct Trial {
    part: Part,
    judged: Vec<f64>,
    /// By fold.
    scorers: Vec<Scorer>,
}

/// The search for one part's settings: the best so far, and which directions are worth another look.
struct Climb {
    best: Trial,
    open: Vec<bool>,
}

impl Climb {
    fn new(best: Trial, log: &Interactions) -> Self {
        let open = vec![true; best.part.moves(log).len()];
        Self { best, open }
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// Whether the mean gain is above `errors` times its standard error: less is luck with these shoppers.
pub(crate) fn surely_better(new: &[f64], old: &[f64], errors: f64) -> bool {
    let gains: Vec<f64> = new.iter().zip(old).map(|(new, old)| new - old).collect();
    let gain = mean(&gains);
    let variance = gains.iter().map(|one| (one - gain) * (one - gain)).sum::<f64>() / gains.len().max(2) as f64;
    gain > errors * (variance / gains.len().max(1) as f64).sqrt()
}

/// Lists for all shoppers of `log`, by a recipe.
pub fn recommend(log: &Interactions, recipe: &Recipe, search: &Search, known: &Sparse) -> Vec<Vec<u32>> {
    let mut shop = Workshop::new(log, search.threads, search.seed);
    let scorers: Vec<Scorer> = recipe.parts.iter().map(|part| shop.build(part)).collect();
    let lengths = blend::lengths(log);
    let users: Vec<u32> = (0..log.shoppers() as u32).collect();
    let question = Question { threads: search.threads, users: &users, known, first_item: search.first_item };
    let scorers: Vec<&Scorer> = scorers.iter().collect();
    question.ask(&scorers, |at, candidates| {
        blend::blend(&candidates, &blend::weights_for(&recipe.weights, lengths[at]), search.k)
    })
}
