//! Chooses how the store's model is trained by trying it on actions held back.

use crate::als::{AlsSettings, Side};
use crate::data::Interactions;
use crate::kernels::dot;
use crate::model::Settings;
use crate::parts::{Asked, Part, Workshop};
use crate::random::Random;
use crate::rank;
use crate::scorer::Scorer;
use crate::tune::surely_better;

/// Shoppers that are asked, and pairs of shoppers and items that are scored.
const ASKED: usize = 2000;
const PAIRS: usize = 200_000_000;
/// Lists are this long: a longer one is a steadier judge, and the feed looks at many more than it shows.
const LIST: usize = 100;
/// Fewer hidden actions cannot tell settings apart.
const LEAST: usize = 50;

/// Values from which λ, α₀ and the fading are chosen.
const REGULARISATION: [f32; 7] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0];
const UNOBSERVED: [f32; 7] = [0.003, 0.01, 0.03, 0.06, 0.1, 0.2, 0.4];
const RECENCY: [f32; 6] = [0.7, 0.8, 0.9, 0.95, 0.98, 1.0];

/// Settings under which actions held back (in ordered histories the last, else a tenth) are found best by the factors. λ, α₀
/// and how much older actions fade are chosen, one after the other; everything else is as in `start`. With too little to judge
/// by, `start` itself.
///
/// A few deeds want strong regularisation and many a weak one; short histories of purchases want the last one to count, long
/// ones of smiles do not. No constant fits both.
pub fn choose(log: &Interactions, start: &Settings, seed: u64) -> Settings {
    let (rest, truth) = log.held_out(seed);
    let mut users: Vec<u32> = (0..truth.len() as u32).filter(|&user| !truth[user as usize].is_empty()).collect();
    if users.len() < LEAST {
        return *start;
    }
    Random::new(seed).shuffle(&mut users);
    users.truncate(ASKED.min(PAIRS / log.items.max(1)).max(LEAST));
    let mut trial = Trial { rest: &rest, truth: &truth, users: &users, seed, learnt: None };
    let (mut best, mut judged) = (*start, Vec::new());
    // The beginning is a guess like any other: twenty times the density of the data, within the values.
    let density = log.actions() as f32 / (log.shoppers().max(1) * log.items.max(1)) as f32;
    best.factors.unobserved = nearest(&UNOBSERVED, 20.0 * density);
    best.factors.regularisation = nearest(&REGULARISATION, best.factors.regularisation);
    for recency in if log.ordered { &RECENCY[..] } else { &[] } {
        let new = Settings { recency: *recency, ..best };
        let now = trial.judge(&new);
        if judged.is_empty() || surely_better(&now, &judged, 0.0) {
            (best, judged) = (new, now);
        }
    }
    if judged.is_empty() {
        judged = trial.judge(&best);
    }
    for values in [&REGULARISATION, &UNOBSERVED] {
        let regularises = std::ptr::eq(values, &REGULARISATION);
        for up in [true, false] {
            loop {
                let mut new = best;
                let own = if regularises { &mut new.factors.regularisation } else { &mut new.factors.unobserved };
                let Some(next) = beside(values, *own, up) else { break };
                *own = next;
                let now = trial.judge(&new);
                if !surely_better(&now, &judged, 1.0) {
                    break;
                }
                (best, judged) = (new, now);
            }
        }
    }
    best
}

fn nearest(values: &[f32], to: f32) -> f32 {
    values.iter().copied().min_by(|a, b| (a / to).ln().abs().total_cmp(&(b / to).ln().abs())).unwrap_or(to)
}

fn beside(values: &[f32], now: f32, up: bool) -> Option<f32> {
    let at = values.iter().position(|&value| value == now)?;
    values.get(if up { at + 1 } else { at.checked_sub(1)? }).copied()
}

struct Trial<'a> {
    rest: &'a Interactions,
    truth: &'a [Vec<u32>],
    users: &'a [u32],
    seed: u64,
    /// The last factors of items, and how they were learnt.
    learnt: Option<(AlsSettings, Vec<f32>)>,
}

impl Trial<'_> {
    /// NDCG of every shopper's list by factors alone.
    fn judge(&mut self, settings: &Settings) -> Vec<f64> {
        if self.learnt.as_ref().is_none_or(|(last, _)| *last != settings.factors) {
            let mut shop = Workshop::new(self.rest, settings.threads, self.seed);
            let part = Part::Als {
                settings: settings.factors,
                ties: 0.0,
                categories: settings.categories,
                asked: Asked::Own(1.0),
            };
            let Scorer::Factors { items, .. } = shop.build(&part) else { return Vec::new() };
            self.learnt = Some((settings.factors, items));
        }
        let Some((_, items)) = &self.learnt else { return Vec::new() };
        let dims = settings.factors.dims;
        let side = Side::new(settings.threads, items, &settings.factors);
        let query = self.rest.faded(settings.recency);
        let scratch = || vec![0f32; self.rest.items];
        settings.threads.map(self.users.len(), 16, scratch, |scores, at| {
            let user = self.users[at] as usize;
            let (ids, weights) = query.row(user);
            let shopper = side.solve(ids, weights);
            for (score, factors) in scores.iter_mut().zip(items.chunks(dims)) {
                *score = dot(factors, &shopper);
            }
            ids.iter().for_each(|&id| scores[id as usize] = f32::NEG_INFINITY);
            rank::quality(&rank::best(scores, LIST), &self.truth[user], LIST).ndcg
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Action;
    use crate::parallel::Threads;

    /// Shoppers of two tastes; with `moves` each goes over to the other taste in the middle, and stays.
    fn log(moves: bool) -> Interactions {
        let mut random = Random::new(3);
        let histories = (0..240_usize)
            .map(|user| {
                let item = |at: usize, random: &mut Random| {
                    let taste = (user + usize::from(moves && at >= 10)) % 2;
                    Action { item: (30 * taste + random.below(30)) as u32, weight: 1.0 }
                };
                (0..14).map(|at| item(at, &mut random)).collect()
            })
            .collect();
        Interactions { items: 60, histories, ordered: true, ..Interactions::default() }
    }

    #[test]
    fn the_past_fades_where_tastes_move_and_stays_where_they_do_not() {
        let mut start = Settings { threads: Threads::new(2), ..Settings::default() };
        start.factors.dims = 8;
        let (still, moving) = (choose(&log(false), &start, 1), choose(&log(true), &start, 1));
        assert!(still.recency > moving.recency, "{} {}", still.recency, moving.recency);
        assert_eq!(still, choose(&log(false), &start, 1), "the same for a seed");
    }

    #[test]
    fn with_little_to_judge_by_nothing_is_changed() {
        let start = Settings::default();
        let few = Interactions { histories: log(false).histories[..20].to_vec(), ..log(false) };
        assert_eq!(choose(&few, &start, 1), start);
        assert_eq!(choose(&Interactions::default(), &start, 1), start);
    }
}
