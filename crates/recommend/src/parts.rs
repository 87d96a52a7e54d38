//! The single models a blend is made of, each with its settings and how these may be varied.

use std::collections::HashMap;
use std::sync::Arc;

use crate::als::{self, AlsSettings};
use crate::data::Interactions;
use crate::neighbours::{self, NeighbourSettings};
use crate::parallel::Threads;
use crate::scorer::Scorer;
use crate::sparse::Sparse;
use crate::spectral::{self, Spectrum};

/// Values kept per row of a product of items by items, and in all of it: eight bytes each.
const KEEP: usize = 2000;
const KEEP_ALL: usize = 60_000_000;

/// Whose actions a model is asked with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Asked {
    /// The shopper's own; each later action makes the earlier ones count this much.
    Own(f32),
    /// Those of the people they are tied to.
    Friends,
}

/// A model and its settings.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// How many acted on an item.
    Popular,
    /// Factors of shoppers and items; shoppers of ordered histories are folded in with faded actions. `ties` and `categories`
    /// are the weights of side information: people followed count as items, categories as shoppers.
    Als { settings: AlsSettings, ties: f32, categories: f32, asked: Asked },
    /// A filter on the strongest directions of the graph: normalised by `user` and `item` powers of the degrees, `rank`
    /// directions each weighted by its singular value to the power `filter`; asked and answered with items scaled by the powers
    /// `query` and `output` of their degrees.
    Spectral { user: f32, item: f32, rank: usize, filter: f32, query: f32, output: f32, asked: Asked },
    /// Items seen together, normalised.
    Together { user: f32, query: f32, output: f32, asked: Asked },
    /// Small regressions on the strongest companions; histories weighted by the power `user` of their length.
    Neighbours { user: f32, settings: NeighbourSettings, asked: Asked },
    /// The same from what came before to what came after: predictors fade by `past` per step, `future` fades what is predicted.
    Sequence { past: f32, future: f32, settings: NeighbourSettings, asked: Asked },
    /// Items of the same categories, the popular ones first by the power `popular`.
    Category { popular: f32, asked: Asked },
    /// What the people they are tied to did; items scaled by the power `output` of their degrees.
    Friends { output: f32 },
}

/// Builds parts from a log and keeps what several of them need.
pub(crate) struct Workshop<'a> {
    log: &'a Interactions,
    threads: Threads,
    seed: u64,
    actions: Sparse,
    by_item: Sparse,
    degrees: Vec<f32>,
    queries: HashMap<u32, Arc<Sparse>>,
    grams: HashMap<u32, Arc<Sparse>>,
    sequences: HashMap<(u32, u32), Arc<(Sparse, Sparse)>>,
    spectra: HashMap<(u32, u32), Arc<Spectrum>>,
}

impl<'a> Workshop<'a> {
    pub(crate) fn new(log: &'a Interactions, threads: Threads, seed: u64) -> Self {
        let actions = log.matrix();
        let by_item = actions.transposed();
        let degrees = by_item.sums();
        Self {
            log,
            threads,
            seed,
            actions,
            by_item,
            degrees,
            queries: HashMap::new(),
            grams: HashMap::new(),
            sequences: HashMap::new(),
            spectra: HashMap::new(),
        }
    }

    pub(crate) fn actions(&self) -> &Sparse {
        &self.actions
    }

    fn keep(&self) -> usize {
        KEEP.min(KEEP_ALL / self.log.items.max(1)).max(100)
    }

    fn ones(&self) -> Vec<f32> {
        vec![1.0; self.log.shoppers()]
    }

    /// What the model is asked with: a row per shopper.
    fn query(&mut self, asked: Asked) -> Arc<Sparse> {
        let key = match asked {
            Asked::Own(recency) => recency.to_bits(),
            Asked::Friends => u32::MAX,
        };
        if let Some(query) = self.queries.get(&key) {
            return Arc::clone(query);
        }
        let query = Arc::new(match asked {
            Asked::Own(recency) => self.log.faded(recency),
            Asked::Friends => self.friends(),
        });
        self.queries.insert(key, Arc::clone(&query));
        query
    }

    /// Actions of the people a shopper is tied to; each of them counts less the more ties they have.
    fn friends(&self) -> Sparse {
        let ties = &self.log.ties;
        let columns = ties.transposed();
        let scaled =
            ties.scaled(&spectral::inverse_power(&ties.sums(), 0.5), &spectral::inverse_power(&columns.sums(), 0.5));
        scaled.times_sparse(self.threads, &self.actions, KEEP)
    }

    /// Items by items over histories weighted by a power of their length.
    fn gram(&mut self, user: f32) -> Arc<Sparse> {
        if let Some(gram) = self.grams.get(&user.to_bits()) {
            return Arc::clone(gram);
        }
        let weighted = self.weighted(user);
        let gram = Arc::new(weighted.transposed().times_sparse(self.threads, &weighted, self.keep()));
        // Few are needed at a time and each is large.
        if self.grams.len() >= 2 {
            self.grams.clear();
        }
        self.grams.insert(user.to_bits(), Arc::clone(&gram));
        gram
    }

    fn weighted(&self, user: f32) -> Sparse {
        let rows = spectral::inverse_power(&self.actions.sums(), user);
        self.actions.scaled(&rows, &vec![1.0; self.log.items])
    }

    fn spectrum(&mut self, user: f32, item: f32, rank: usize) -> Arc<Spectrum> {
        let key = (user.to_bits(), item.to_bits());
        if let Some(spectrum) = self.spectra.get(&key)
            && (spectrum.rank >= rank || spectrum.rank >= self.actions.rows().min(self.log.items))
        {
            return Arc::clone(spectrum);
        }
        let matrix = spectral::normalised(&self.actions, &self.by_item, user, item);
        let by_item = matrix.transposed();
        let spectrum = Arc::new(spectral::spectrum(self.threads, &matrix, &by_item, rank, 4, self.seed));
        self.spectra.insert(key, Arc::clone(&spectrum));
        spectrum
    }

    /// Predictors and their products with what came after.
    fn sequence(&mut self, past: f32, future: f32) -> Arc<(Sparse, Sparse)> {
        /// Where fading has made a weight smaller than this, it is left out.
        const FAINT: f32 = 0.02;
        /// Steps looked ahead.
        const AHEAD: usize = 8;
        let key = (past.to_bits(), future.to_bits());
        if let Some(pair) = self.sequences.get(&key) {
            return Arc::clone(pair);
        }
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for history in &self.log.histories {
            for now in 1..history.len() {
                let faded = |step: usize, by: f32| (0..step).fold(1.0, |weight, _| weight * by);
                let old = (0..now).rev().map(|at| (history[at].item, faded(now - 1 - at, past)));
                before.push(old.take_while(|&(_, weight)| weight > FAINT).collect::<Vec<_>>());
                let new = history[now..].iter().take(AHEAD).enumerate();
                let new = new.map(|(step, action)| (action.item, action.weight * faded(step, future)));
                after.push(new.take_while(|&(_, weight)| weight > FAINT).collect::<Vec<_>>());
            }
        }
        let before = Sparse::from_rows(self.log.items, before);
        let after = Sparse::from_rows(self.log.items, after);
        let gram = before.transposed().times_sparse(self.threads, &before, self.keep());
        let cross = after.transposed().times_sparse(self.threads, &before, self.keep());
        let pair = Arc::new((gram, cross));
        if self.sequences.len() >= 2 {
            self.sequences.clear();
        }
        self.sequences.insert(key, Arc::clone(&pair));
        pair
    }

    /// About how much work it is to build a part and judge it, in thousand million multiplications.
    pub(crate) fn work(&self, part: &Part) -> f64 {
        let ready = match part {
            Part::Spectral { user, item, rank, .. } => {
                let found = self.spectra.get(&(user.to_bits(), item.to_bits()));
                found.is_some_and(|spectrum| spectrum.rank >= *rank)
            }
            _ => false,
        };
        part.work(self.log, ready)
    }

    /// Learns a part.
    pub(crate) fn build(&mut self, part: &Part) -> Scorer {
        let threads = self.threads;
        match part {
            Part::Popular => Scorer::Same(self.degrees.iter().map(|&degree| (1.0 + degree).ln()).collect()),
            Part::Als { settings, ties, categories, asked } => self.build_als(settings, *ties, *categories, *asked),
            Part::Spectral { user, item, rank, filter, query, output, asked } => {
                let spectrum = self.spectrum(*user, *item, *rank);
                let rank = (*rank).min(spectrum.rank);
                let mut items = vec![0f32; self.log.items * rank];
                for (row, full) in items.chunks_mut(rank).zip(spectrum.items.chunks(spectrum.rank)) {
                    row.copy_from_slice(&full[..rank]);
                }
                let scale = spectral::inverse_power(&self.degrees, *query);
                let asked = self.query(*asked).scaled(&self.ones(), &scale);
                let mut users = asked.times(threads, &items, rank);
                let gains: Vec<f32> = spectrum.values[..rank].iter().map(|&value| value.powf(*filter)).collect();
                for row in users.chunks_mut(rank) {
                    row.iter_mut().zip(&gains).for_each(|(value, gain)| *value *= gain);
                }
                let scale = spectral::inverse_power(&self.degrees, -output);
                for (row, scale) in items.chunks_mut(rank).zip(&scale) {
                    row.iter_mut().for_each(|value| *value *= scale);
                }
                Scorer::Factors { dims: rank, users, items }
            }
            Part::Together { user, query, output, asked } => {
                let gram = self.gram(*user);
                let from = spectral::inverse_power(&self.degrees, *query);
                let to = spectral::inverse_power(&self.degrees, *output);
                let queries = self.query(*asked);
                Scorer::Neighbours { queries, weights: gram.scaled(&from, &to) }
            }
            Part::Neighbours { user, settings, asked } => {
                let gram = self.gram(*user);
                let weights = neighbours::fit(threads, &gram, &gram, settings);
                Scorer::Neighbours { queries: self.query(*asked), weights }
            }
            Part::Sequence { past, future, settings, asked } => {
                let pair = self.sequence(*past, *future);
                let weights = neighbours::fit(threads, &pair.0, &pair.1, settings);
                Scorer::Neighbours { queries: self.query(*asked), weights }
            }
            Part::Category { popular, asked } => {
                let weights = self.alike(*popular);
                Scorer::Neighbours { queries: self.query(*asked), weights }
            }
            Part::Friends { output } => {
                let to = spectral::inverse_power(&self.degrees, *output);
                Scorer::Pairs(self.query(Asked::Friends).scaled(&self.ones(), &to))
            }
        }
    }

    /// Items by items: the cosine of their categories, rare ones counting more, times a power of the other's degree.
    fn alike(&self, popular: f32) -> Sparse {
        let categories = &self.log.categories;
        let items = self.log.items as f32;
        let by_category = categories.transposed();
        let rarity: Vec<f32> = (0..by_category.rows())
            .map(|category| (items / (1.0 + by_category.count(category) as f32)).ln().max(0.05))
            .collect();
        let weighted = categories.scaled(&vec![1.0; categories.rows()], &rarity);
        let lengths: Vec<f32> = (0..weighted.rows())
            .map(|row| weighted.row(row).1.iter().map(|value| value * value).sum::<f32>().sqrt())
            .collect();
        let unit = weighted.scaled(&spectral::inverse_power(&lengths, 1.0), &vec![1.0; categories.columns()]);
        let power: Vec<f32> = self.degrees.iter().map(|&degree| (1.0 + degree).powf(popular)).collect();
        let liked = unit.scaled(&power, &vec![1.0; categories.columns()]);
        unit.times_sparse(self.threads, &liked.transposed(), KEEP / 4)
    }

    fn build_als(&mut self, settings: &AlsSettings, ties: f32, categories: f32, asked: Asked) -> Scorer {
        let (shoppers, items) = (self.log.shoppers(), self.log.items);
        let with_ties = ties > 0.0 && !self.log.ties.is_empty();
        let with_categories = categories > 0.0 && !self.log.categories.is_empty();
        let factors = if with_ties || with_categories {
            // People followed become columns behind the items, categories rows behind the shoppers.
            let columns = items + if with_ties { shoppers } else { 0 };
            let mut rows: Vec<Vec<(u32, f32)>> = (0..shoppers)
                .map(|user| {
                    let (ids, values) = self.actions.row(user);
                    let mut row: Vec<(u32, f32)> = ids.iter().copied().zip(values.iter().copied()).collect();
                    if with_ties {
                        row.extend(self.log.ties.row(user).0.iter().map(|&friend| (items as u32 + friend, ties)));
                    }
                    row
                })
                .collect();
            if with_categories {
                let by_category = self.log.categories.transposed();
                rows.extend(
                    (0..by_category.rows())
                        .map(|category| by_category.row(category).0.iter().map(|&item| (item, categories)).collect()),
                );
            }
            let mut factors = als::fit(self.threads, &Sparse::from_rows(columns, rows), settings, self.seed);
            factors.users.truncate(shoppers * settings.dims);
            factors.items.truncate(items * settings.dims);
            factors
        } else {
            als::fit(self.threads, &self.actions, settings, self.seed)
        };
        let als::Factors { mut users, items } = factors;
        if asked != Asked::Own(1.0) && (self.log.ordered || asked == Asked::Friends) {
            let query = self.query(asked);
            als::fold_in(self.threads, &query, &mut users, &items, settings);
        }
        Scorer::Factors { dims: settings.dims, users, items }
    }
}

/// Values a setting may take, in their order; the search goes to a neighbour of the present one.
fn steps(values: &[f32], now: f32) -> Vec<f32> {
    let nearest = values
        .iter()
        .enumerate()
        .min_by(|a, b| (a.1 - now).abs().total_cmp(&(b.1 - now).abs()))
        .map_or(0, |(at, _)| at);
    let mut near = Vec::new();
    if nearest + 1 < values.len() {
        near.push(values[nearest + 1]);
    }
    if nearest > 0 {
        near.push(values[nearest - 1]);
    }
    near
}

const POWERS: [f32; 6] = [-0.25, 0.0, 0.25, 0.5, 0.75, 1.0];
const FADES: [f32; 8] = [0.3, 0.45, 0.6, 0.7, 0.8, 0.88, 0.95, 1.0];
const RIDGES: [f32; 11] = [0.1, 0.3, 1.0, 3.0, 8.0, 20.0, 50.0, 120.0, 300.0, 800.0, 2000.0];
const DAMPINGS: [f32; 5] = [0.0, 0.1, 0.3, 1.0, 3.0];

impl Part {
    /// What to begin with for such a log: only what its data can tell is asked.
    pub(crate) fn suited(log: &Interactions) -> Vec<Self> {
        let own = Asked::Own(if log.ordered { 0.7 } else { 1.0 });
        let regression = NeighbourSettings { companions: 64, ridge: 50.0, damping: 0.3 };
        let next = NeighbourSettings { companions: 128, ridge: 50.0, damping: 0.0 };
        // The best values known from the literature (Rendle et al. 2022) are about twenty times the density of the data.
        let density = log.actions() as f32 / (log.shoppers().max(1) * log.items.max(1)) as f32;
        let settings = AlsSettings {
            dims: 128,
            rounds: 8,
            regularisation: 0.003,
            unobserved: (20.0 * density).clamp(0.003, 0.3),
            ..AlsSettings::default()
        };
        let (ties, categories) = (!log.ties.is_empty(), !log.categories.is_empty());
        let mut parts = Vec::new();
        if log.ordered {
            parts.push(Self::Sequence { past: 0.45, future: 0.5, settings: next, asked: own });
        }
        parts.extend([
            Self::Spectral { user: 0.5, item: 0.5, rank: 512, filter: 0.5, query: 0.5, output: 0.5, asked: own },
            Self::Neighbours { user: 0.0, settings: regression, asked: own },
            Self::Als { settings, ties: 0.0, categories: 0.0, asked: own },
            Self::Together { user: 0.5, query: 0.5, output: 0.5, asked: own },
            Self::Popular,
        ]);
        if categories {
            parts.push(Self::Category { popular: 0.5, asked: own });
        }
        if ties {
            parts.extend([
                Self::Friends { output: 0.0 },
                Self::Together { user: 0.5, query: 0.5, output: 0.5, asked: Asked::Friends },
            ]);
        }
        parts
    }

    fn asked(&self) -> Option<Asked> {
        match self {
            Self::Popular | Self::Friends { .. } => None,
            Self::Als { asked, .. }
            | Self::Spectral { asked, .. }
            | Self::Together { asked, .. }
            | Self::Neighbours { asked, .. }
            | Self::Sequence { asked, .. }
            | Self::Category { asked, .. } => Some(*asked),
        }
    }

    fn set_asked(&mut self, new: Asked) {
        match self {
            Self::Popular | Self::Friends { .. } => {}
            Self::Als { asked, .. }
            | Self::Spectral { asked, .. }
            | Self::Together { asked, .. }
            | Self::Neighbours { asked, .. }
            | Self::Sequence { asked, .. }
            | Self::Category { asked, .. } => *asked = new,
        }
    }

    /// About how much work building and judging takes, in thousand million multiplications; `ready` is what needs no building.
    fn work(&self, log: &Interactions, ready: bool) -> f64 {
        /// Shoppers a part is judged with; scattered additions count as this many multiplications in a row.
        const JUDGED: f64 = 3000.0;
        const SCATTERED: f64 = 10.0;
        let (shoppers, items, actions) = (log.shoppers() as f64, log.items as f64, log.actions() as f64);
        let judged = JUDGED.min(shoppers) * items;
        let pairs: f64 = log.histories.iter().map(|history| (history.len() as f64).powi(2)).sum();
        let regressions = |settings: &NeighbourSettings| {
            let size = settings.companions as f64;
            items * (size.powi(3) / 2.0 + size * size * 20.0) + pairs * SCATTERED
        };
        let work = match self {
            Self::Popular | Self::Friends { .. } => judged,
            Self::Category { .. } => items * KEEP as f64 * SCATTERED + judged,
            Self::Together { .. } => pairs * SCATTERED + 2.0 * judged,
            Self::Neighbours { settings, .. } | Self::Sequence { settings, .. } => regressions(settings) + 2.0 * judged,
            Self::Als { settings, .. } => {
                let (dims, steps) = (settings.dims as f64, settings.steps as f64 + 1.0);
                let round = (shoppers + items) * steps * dims * dims + 8.0 * actions * steps * dims;
                settings.rounds as f64 * round + judged * dims
            }
            Self::Spectral { rank, .. } => {
                let rank = *rank as f64;
                let found = 20.0 * items * rank * rank + 40.0 * actions * rank + 10.0 * rank.powi(3);
                if ready { judged * rank } else { found + judged * rank }
            }
        };
        work / 1e9
    }

    /// Directions to search in. Each is a list of settings one step away, to be tried in their order; the first that is better
    /// makes the others of its list needless.
    pub(crate) fn moves(&self, log: &Interactions) -> Vec<Vec<Self>> {
        let mut moves: Vec<Vec<Self>> = Vec::new();
        {
            let mut push = |values: Vec<f32>, set: &dyn Fn(&mut Self, f32)| {
                let list = values.into_iter().map(|value| {
                    let mut new = self.clone();
                    set(&mut new, value);
                    new
                });
                moves.push(list.collect());
            };
            if log.ordered
                && let Some(Asked::Own(recency)) = self.asked()
            {
                push(steps(&FADES, recency), &|part, value| part.set_asked(Asked::Own(value)));
            }
            macro_rules! field {
                ($values:expr, $kind:ident . $($name:ident).+) => {
                    if let Self::$kind { .. } = self {
                        let now = field!(@get self, $kind, $($name).+);
                        push(steps(&$values, now), &|part, value| field!(@set part, value, $kind, $($name).+));
                    }
                };
                (@get $part:expr, $kind:ident, settings . $name:ident) => {
                    if let Self::$kind { settings, .. } = $part { settings.$name as f32 } else { 0.0 }
                };
                (@get $part:expr, $kind:ident, $name:ident) => {
                    if let Self::$kind { $name, .. } = $part { *$name as f32 } else { 0.0 }
                };
                (@set $part:expr, $value:expr, $kind:ident, settings . $name:ident) => {
                    if let Self::$kind { settings, .. } = $part { settings.$name = $value as _; }
                };
                (@set $part:expr, $value:expr, $kind:ident, $name:ident) => {
                    if let Self::$kind { $name, .. } = $part { *$name = $value as _; }
                };
            }
            let regular = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0];
            field!(regular, Als.settings.regularisation);
            field!([0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0], Als.settings.unobserved);
            field!([16.0, 32.0, 64.0, 128.0, 256.0], Als.settings.dims);
            if !log.ties.is_empty() {
                field!([0.0, 0.1, 0.3, 1.0, 3.0], Als.ties);
            }
            if !log.categories.is_empty() {
                field!([0.0, 0.1, 0.3, 1.0, 3.0], Als.categories);
            }
            field!([0.0, 0.5, 1.0], Als.settings.frequency);
            field!([32.0, 64.0, 128.0, 256.0, 512.0], Spectral.rank);
            field!([-0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0], Spectral.filter);
            field!(POWERS, Spectral.output);
            field!(POWERS, Spectral.query);
            field!([0.25, 0.4, 0.5, 0.6], Spectral.item);
            field!([0.25, 0.4, 0.5, 0.6], Spectral.user);
            field!(POWERS, Together.output);
            field!(POWERS, Together.query);
            field!([0.0, 0.25, 0.5, 0.75], Together.user);
            field!(RIDGES, Neighbours.settings.ridge);
            field!([0.0, 0.25, 0.5], Neighbours.user);
            field!(DAMPINGS, Neighbours.settings.damping);
            field!([32.0, 64.0, 128.0], Neighbours.settings.companions);
            field!(RIDGES, Sequence.settings.ridge);
            field!(FADES, Sequence.past);
            field!([0.15, 0.3, 0.5, 0.7, 0.85], Sequence.future);
            field!(DAMPINGS, Sequence.settings.damping);
            field!([32.0, 64.0, 128.0], Sequence.settings.companions);
            field!([0.0, 0.25, 0.5, 0.75, 1.0], Category.popular);
            field!(POWERS, Friends.output);
        }
        moves.retain(|list| !list.is_empty());
        moves
    }
}
