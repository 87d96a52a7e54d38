//! Several opinions made into one list.
//!
//! Each opinion's scores are standardised per shopper and pressed together by the inverse hyperbolic sine, which leaves small
//! ones as they are and makes logarithms of great ones. Its best items become candidates, and a candidate's score is the
//! weighted sum. A weight may grow or shrink with how long the shopper's history is.

use crate::data::Interactions;
use crate::kernels;
use crate::parallel::Threads;
use crate::rank;
use crate::scorer::Scorer;
use crate::sparse::Sparse;

/// Candidates per opinion.
const CANDIDATES: usize = 100;
/// Numbers a thread holds at a time while scoring.
const ROOM: usize = 24_000_000;

/// How many shoppers are scored together where each needs so many numbers: the more the better, as long as there is room.
pub(crate) fn block(numbers: usize) -> usize {
    (ROOM / numbers.max(1)).clamp(8, 128)
}

/// How much an opinion counts: for a shopper with a history of average length, and per step of [`lengths`].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Weight {
    /// With a history of average length.
    pub base: f32,
    /// More with each step.
    pub length: f32,
}

/// Candidates of one shopper.
pub(crate) struct Candidates {
    /// Items, ascending.
    pub ids: Vec<u32>,
    /// Per item a standardised score of each opinion.
    pub scores: Vec<f32>,
}

/// How long each history is: steps of doubling away from the mean over shoppers, within ±2.
pub(crate) fn lengths(log: &Interactions) -> Vec<f32> {
    let logs: Vec<f32> = log.histories.iter().map(|history| (1.0 + history.len() as f32).log2()).collect();
    let mean = logs.iter().sum::<f32>() / logs.len().max(1) as f32;
    logs.iter().map(|log| (log - mean).clamp(-2.0, 2.0)).collect()
}

/// Who asks, and what may not be answered.
pub(crate) struct Question<'a> {
    pub threads: Threads,
    pub users: &'a [u32],
    /// Left out: a row per shopper.
    pub known: &'a Sparse,
    /// Items below are never ranked.
    pub first_item: usize,
}

impl Question<'_> {
    /// `each(number of the user in users, candidates)` for all users, in their order.
    pub(crate) fn ask<T: Send>(&self, scorers: &[&Scorer], each: impl Fn(usize, Candidates) -> T + Sync) -> Vec<T> {
        let items = self.known.columns();
        let block = block(scorers.len() * items);
        let mut out: Vec<Option<T>> = self.users.iter().map(|_| None).collect();
        let rows = || (vec![0f32; scorers.len() * block * items], vec![0f32; items]);
        self.threads.rows(&mut out, 1, block, rows, |(rows, masked), first, places| {
            let users = &self.users[first..first + places.len()];
            let size = users.len() * items;
            for (scorer, rows) in scorers.iter().zip(rows.chunks_mut(block * items)) {
                scorer.score(users, items, &mut rows[..size]);
            }
            for (at, place) in places.iter_mut().enumerate() {
                let of_part = |part: usize| part * block * items + at * items..part * block * items + (at + 1) * items;
                let known = self.known.row(users[at] as usize).0;
                let mut ids: Vec<u32> = Vec::with_capacity(scorers.len() * CANDIDATES);
                let mut moments = Vec::with_capacity(scorers.len());
                for part in 0..scorers.len() {
                    let row = &rows[of_part(part)];
                    moments.push(kernels::moments(&row[self.first_item.min(items)..]));
                    masked.copy_from_slice(row);
                    masked[..self.first_item.min(items)].fill(f32::NEG_INFINITY);
                    known.iter().for_each(|&id| masked[id as usize] = f32::NEG_INFINITY);
                    ids.extend(rank::best(masked, CANDIDATES));
                }
                ids.sort_unstable();
                ids.dedup();
                let mut scores = Vec::with_capacity(ids.len() * scorers.len());
                for &id in &ids {
                    for (part, (mean, deviation)) in moments.iter().enumerate() {
                        scores.push(((rows[of_part(part)][id as usize] - mean) / deviation).asinh());
                    }
                }
                *place = Some(each(first + at, Candidates { ids, scores }));
            }
        });
        out.into_iter().flatten().collect()
    }
}

/// The `k` best candidates by the weights of this shopper.
pub(crate) fn blend(candidates: &Candidates, weights: &[f32], k: usize) -> Vec<u32> {
    let scores: Vec<f32> = candidates.scores.chunks(weights.len()).map(|row| kernels::dot(row, weights)).collect();
    rank::best(&scores, k).into_iter().map(|at| candidates.ids[at as usize]).collect()
}

/// The weights for a history of this length.
pub(crate) fn weights_for(weights: &[Weight], length: f32) -> Vec<f32> {
    weights.iter().map(|weight| weight.base + weight.length * length).collect()
}

/// Candidates of many shoppers with what is true of them.
pub(crate) struct Sample {
    pub parts: usize,
    pub shoppers: Vec<Shopper>,
}

pub(crate) struct Shopper {
    pub candidates: Candidates,
    /// Places among the candidates that are right, and the hidden items.
    pub right: Vec<u32>,
    pub truth: Vec<u32>,
    pub length: f32,
}

impl Sample {
    /// What every shopper's list is worth under these weights: see [`objective`].
    pub(crate) fn judge(&self, threads: Threads, weights: &[Weight], k: usize) -> Vec<f64> {
        threads.map(
            self.shoppers.len(),
            64,
            || (),
            |(), at| {
                let shopper = &self.shoppers[at];
                let list = blend(&shopper.candidates, &weights_for(weights, shopper.length), WIDE * k);
                objective(&list, &shopper.truth, k)
            },
        )
    }

    /// Weights under which the hidden items are likely: the softmax over candidates (ListNet: Cao et al. 2007), whose loss is
    /// convex, by full gradients with Adam (Kingma and Ba 2015). A little shrinkage keeps what says nothing near zero.
    pub(crate) fn likely(&self, threads: Threads, start: &[Weight], rounds: usize) -> Vec<Weight> {
        let size = 2 * self.parts;
        let mut now: Vec<f32> = start.iter().flat_map(|w| [w.base, w.length]).collect();
        let (mut first, mut second) = (vec![0f64; size], vec![0f64; size]);
        for round in 1..=rounds {
            let weights: Vec<Weight> = now.chunks(2).map(|pair| Weight { base: pair[0], length: pair[1] }).collect();
            let blocks = self.shoppers.len().div_ceil(128);
            let partial = threads.map(
                blocks,
                1,
                || (),
                |(), block| {
                    let mut slope = vec![0f64; size];
                    for shopper in self.shoppers.iter().skip(block * 128).take(128) {
                        self.slope(shopper, &weights, &mut slope);
                    }
                    slope
                },
            );
            let rate = 0.1 * (1.0 - (round - 1) as f64 / rounds as f64) + 0.002;
            for at in 0..size {
                let mut slope: f64 =
                    partial.iter().map(|part| part[at]).sum::<f64>() / self.shoppers.len().max(1) as f64;
                slope += 2e-4 * f64::from(now[at]) * if at % 2 == 1 { 5.0 } else { 1.0 };
                first[at] = 0.9 * first[at] + 0.1 * slope;
                second[at] = 0.99 * second[at] + 0.01 * slope * slope;
                let (mean, square) =
                    (first[at] / (1.0 - 0.9f64.powi(round as i32)), second[at] / (1.0 - 0.99f64.powi(round as i32)));
                now[at] -= (rate * mean / (square.sqrt() + 1e-8)) as f32;
            }
        }
        now.chunks(2).map(|pair| Weight { base: pair[0], length: pair[1] }).collect()
    }

    fn slope(&self, shopper: &Shopper, weights: &[Weight], slope: &mut [f64]) {
        if shopper.right.is_empty() {
            return;
        }
        let own = weights_for(weights, shopper.length);
        let rows = || shopper.candidates.scores.chunks(self.parts);
        let mut chances: Vec<f32> = rows().map(|row| kernels::dot(row, &own)).collect();
        let highest = kernels::maximum(&chances);
        chances.iter_mut().for_each(|score| *score = (*score - highest).exp());
        let sum: f32 = chances.iter().sum();
        chances.iter_mut().for_each(|chance| *chance /= sum);
        let share = 1.0 / shopper.right.len() as f32;
        shopper.right.iter().for_each(|&at| chances[at as usize] -= share);
        let mut total = vec![0f32; self.parts];
        for (row, &chance) in rows().zip(&chances) {
            kernels::add_scaled(&mut total, chance, row);
        }
        for (part, &value) in total.iter().enumerate() {
            slope[2 * part] += f64::from(value);
            slope[2 * part + 1] += f64::from(value * shopper.length);
        }
    }
}

/// How far below the k-th place the search still looks: a longer list is a steadier judge on little data.
pub(crate) const WIDE: usize = 5;

/// What the search maximises: recall and NDCG at k, steadied by NDCG of longer lists.
pub(crate) fn objective(list: &[u32], truth: &[u32], k: usize) -> f64 {
    let at = |k: usize| rank::quality(list, truth, k);
    let near = at(k);
    near.recall + near.ndcg + 0.5 * at(2 * k).ndcg + 0.5 * at(WIDE * k).ndcg
}
