//! Implicit-feedback matrix factorisation by alternating least squares.
//!
//! The loss is that of Hu, Koren and Volinsky (2008) in the form of Rendle, Krichene, Zhang and Koren (2022):
//! `Σ c(u,i) (1 − w_u·h_i)² over actions + α₀ Σ (w_u·h_i)² over all pairs + Σ λ_u |w_u|² + Σ λ_i |h_i|²` with
//! `λ_u = λ (actions of u + α₀ · items)^ν` and the like for items. Each half step solves its least squares by a few steps of
//! conjugate gradients from the last solution (Takács, Pilászy and Tikk 2011), for many rows at once: the part of the loss
//! over all pairs is then one product of matrices.

use std::borrow::Cow;

use crate::data::Interactions;
use crate::dense;
use crate::kernels::{add_outer, add_scaled, dot, gather};
use crate::parallel::Threads;
use crate::random::Random;
use crate::rank;
use crate::sparse::Sparse;

/// How factors are learned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AlsSettings {
    /// Numbers per shopper and per item.
    pub dims: usize,
    /// The weight of a pair without an action, α₀; an action has the weight 1 more.
    pub unobserved: f32,
    /// λ.
    pub regularisation: f32,
    /// ν: how much more those with many actions are regularised.
    pub frequency: f32,
    /// Rounds over shoppers and items.
    pub rounds: usize,
    /// Steps of conjugate gradients per half round.
    pub steps: usize,
}

impl Default for AlsSettings {
    fn default() -> Self {
        Self { dims: 64, unobserved: 0.1, regularisation: 0.01, frequency: 1.0, rounds: 12, steps: 3 }
    }
}

/// Shoppers whose lists are made together: a product of matrices is quicker than many of vectors.
const LISTS: usize = 32;
/// Rows solved together.
const ROWS: usize = 128;

/// Factors of shoppers and of items, `dims` numbers each.
#[derive(Debug, Clone, PartialEq)]
pub struct Factors {
    pub(crate) users: Vec<f32>,
    pub(crate) items: Vec<f32>,
}

/// Factors of a log, without anything beside them: what can be compared with other libraries.
pub fn factorise(log: &Interactions, settings: &AlsSettings, seed: u64, threads: Threads) -> Factors {
    fit(threads, &log.matrix(), settings, seed)
}

impl Factors {
    /// For each shopper the `k` best items from `first_item` on, without those in their row of `known`.
    pub fn lists(&self, known: &Sparse, k: usize, first_item: usize, threads: Threads) -> Vec<Vec<u32>> {
        let items = known.columns();
        let dims = self.items.len() / items.max(1);
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); known.rows()];
        let scratch = || vec![0f32; LISTS * items];
        threads.rows(&mut lists, 1, LISTS, scratch, |scores, first, lists| {
            let users = &self.users[first * dims..(first + lists.len()) * dims];
            dense::product_transposed_into(users, &self.items, &mut scores[..lists.len() * items], dims);
            for (at, (list, scores)) in lists.iter_mut().zip(scores.chunks_mut(items)).enumerate() {
                scores[..first_item.min(items)].fill(f32::NEG_INFINITY);
                known.row(first + at).0.iter().for_each(|&id| scores[id as usize] = f32::NEG_INFINITY);
                *list = rank::best(scores, k);
            }
        });
        lists
    }
}

/// One side's problem: the other side's factors stand still.
pub(crate) struct Side<'a> {
    fixed: &'a [f32],
    /// α₀ HᵀH.
    everywhere: Cow<'a, [f32]>,
    settings: &'a AlsSettings,
}

impl<'a> Side<'a> {
    pub(crate) fn new(threads: Threads, fixed: &'a [f32], settings: &'a AlsSettings) -> Self {
        let mut everywhere = dense::gram(threads, fixed, settings.dims);
        everywhere.iter_mut().for_each(|value| *value *= settings.unobserved);
        Self { fixed, everywhere: Cow::Owned(everywhere), settings }
    }

    /// λ of a row with so many actions.
    fn lambda(&self, count: usize) -> f32 {
        let others = (self.fixed.len() / self.settings.dims) as f32;
        self.settings.regularisation * (count as f32 + self.settings.unobserved * others).powf(self.settings.frequency)
    }

    /// `out = matrix of the row · p`, where `out` holds the part over all pairs already.
    fn apply(&self, ids: &[u32], weights: &[f32], p: &[f32], out: &mut [f32]) {
        add_outer(out, p, ids, weights, self.fixed);
        add_scaled(out, self.lambda(ids.len()), p);
    }

    /// Improves `rows`, which begin at `first` of `actions`.
    fn improve(&self, scratch: &mut Scratch, actions: &Sparse, first: usize, rows: &mut [f32]) {
        let dims = self.settings.dims;
        let size = rows.len();
        let Scratch { residual, direction, image } = scratch;
        let (residual, direction, image) = (&mut residual[..size], &mut direction[..size], &mut image[..size]);
        let mut squares = [0f32; ROWS];
        dense::product_into(rows, &self.everywhere, image, dims, dims);
        for (at, row) in rows.chunks_mut(dims).enumerate() {
            let (ids, weights) = actions.row(first + at);
            let range = at * dims..(at + 1) * dims;
            if ids.is_empty() {
                row.fill(0.0);
            }
            self.apply(ids, weights, row, &mut image[range.clone()]);
            let own = &mut residual[range.clone()];
            own.fill(0.0);
            gather(own, ids, weights, self.fixed);
            add_scaled(own, -1.0, &image[range.clone()]);
            squares[at] = dot(own, own);
            direction[range].copy_from_slice(own);
        }
        for _ in 0..self.settings.steps {
            dense::product_into(direction, &self.everywhere, image, dims, dims);
            for (at, row) in rows.chunks_mut(dims).enumerate() {
                let (ids, weights) = actions.row(first + at);
                if squares[at] < 1e-20 {
                    continue;
                }
                let range = at * dims..(at + 1) * dims;
                let (p, q, r) = (&mut direction[range.clone()], &mut image[range.clone()], &mut residual[range]);
                self.apply(ids, weights, p, q);
                let along = squares[at] / dot(p, q);
                add_scaled(row, along, p);
                add_scaled(r, -along, q);
                let square = dot(r, r);
                let turn = square / squares[at];
                squares[at] = square;
                for (p, r) in p.iter_mut().zip(r) {
                    *p = *r + turn * *p;
                }
            }
        }
    }

    /// With α₀ HᵀH known.
    pub(crate) fn with(fixed: &'a [f32], everywhere: &'a [f32], settings: &'a AlsSettings) -> Self {
        Self { fixed, everywhere: Cow::Borrowed(everywhere), settings }
    }

    pub(crate) fn everywhere(&self) -> &[f32] {
        &self.everywhere
    }

    /// The exact solution of one row, by Cholesky's method.
    pub(crate) fn solve(&self, ids: &[u32], weights: &[f32]) -> Vec<f32> {
        let mut right = vec![0.0; self.settings.dims];
        gather(&mut right, ids, weights, self.fixed);
        self.solve_for(ids, weights, right)
    }

    /// The inverse of a row's matrix times `right`.
    pub(crate) fn solve_for(&self, ids: &[u32], weights: &[f32], mut right: Vec<f32>) -> Vec<f32> {
        let dims = self.settings.dims;
        let mut matrix = self.everywhere.to_vec();
        for (&id, &weight) in ids.iter().zip(weights) {
            let factor = &self.fixed[id as usize * dims..][..dims];
            for (at, (line, &value)) in matrix.chunks_mut(dims).zip(factor).enumerate() {
                // The lower half is all that is read.
                add_scaled(&mut line[..=at], weight * value, &factor[..=at]);
            }
        }
        let lambda = self.lambda(ids.len());
        for at in 0..dims {
            matrix[at * dims + at] += lambda;
        }
        dense::cholesky(&mut matrix, dims);
        dense::cholesky_solve(&matrix, dims, &mut right);
        right
    }
}

struct Scratch {
    residual: Vec<f32>,
    direction: Vec<f32>,
    image: Vec<f32>,
}

/// Learns factors from `actions`: a row per shopper, a column per item, the weight of what was done.
pub(crate) fn fit(threads: Threads, actions: &Sparse, settings: &AlsSettings, seed: u64) -> Factors {
    let by_item = actions.transposed();
    let dims = settings.dims;
    let mut random = Random::new(seed);
    let scale = 0.1 / (dims as f32).sqrt();
    let items: Vec<f32> = (0..actions.columns() * dims).map(|_| random.normal() * scale).collect();
    let mut factors = Factors { users: vec![0.0; actions.rows() * dims], items };
    for _ in 0..settings.rounds {
        half(threads, actions, &mut factors.users, &factors.items, settings);
        half(threads, &by_item, &mut factors.items, &factors.users, settings);
    }
    // The last word is the shoppers', so that their factors fit the items' as a fold-in would.
    half(threads, actions, &mut factors.users, &factors.items, settings);
    factors
}

/// Solves for all shoppers again with other actions, the items' factors standing still.
pub(crate) fn fold_in(threads: Threads, actions: &Sparse, users: &mut [f32], items: &[f32], settings: &AlsSettings) {
    let settings = AlsSettings { steps: 2 * settings.steps + 2, ..*settings };
    half(threads, actions, users, items, &settings);
}

fn half(threads: Threads, actions: &Sparse, rows: &mut [f32], fixed: &[f32], settings: &AlsSettings) {
    let side = Side::new(threads, fixed, settings);
    let size = ROWS * settings.dims;
    let scratch = || Scratch { residual: vec![0.0; size], direction: vec![0.0; size], image: vec![0.0; size] };
    threads.rows(rows, settings.dims, ROWS, scratch, |scratch, first, rows| {
        side.improve(scratch, actions, first, rows);
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn loss(actions: &Sparse, factors: &Factors, settings: &AlsSettings) -> f64 {
        let dims = settings.dims;
        let by_item = actions.transposed();
        let mut sum = 0f64;
        for user in 0..actions.rows() {
            let row = &factors.users[user * dims..][..dims];
            let (ids, weights) = actions.row(user);
            for item in 0..actions.columns() {
                let score = f64::from(dot(row, &factors.items[item * dims..][..dims]));
                sum += f64::from(settings.unobserved) * score * score;
                if let Some(at) = ids.iter().position(|&id| id as usize == item) {
                    sum += f64::from(weights[at]) * (1.0 - score) * (1.0 - score);
                }
            }
            sum += f64::from(Side::new(Threads::new(1), &factors.items, settings).lambda(ids.len()) * dot(row, row));
        }
        for item in 0..actions.columns() {
            let row = &factors.items[item * dims..][..dims];
            let side = Side::new(Threads::new(1), &factors.users, settings);
            sum += f64::from(side.lambda(by_item.count(item)) * dot(row, row));
        }
        sum
    }

    fn actions() -> impl Strategy<Value = Sparse> {
        prop::collection::vec((0u32..12, 0u32..9, 0.5f32..3.0), 5..60).prop_map(|list| Sparse::new(12, 9, list))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn more_rounds_lower_the_loss(actions in actions(), seed in 0u64..99) {
            let settings = AlsSettings { dims: 4, rounds: 1, ..AlsSettings::default() };
            let mut last = f64::INFINITY;
            for rounds in [1, 3, 9] {
                let settings = AlsSettings { rounds, ..settings };
                let now = loss(&actions, &fit(Threads::new(2), &actions, &settings, seed), &settings);
                prop_assert!(now <= last * 1.0001, "{now} after {last}");
                last = now;
            }
        }

        #[test]
        fn conjugate_gradients_come_to_the_exact_solution(actions in actions(), seed in 0u64..99) {
            let settings = AlsSettings { dims: 4, rounds: 2, steps: 12, ..AlsSettings::default() };
            let factors = fit(Threads::new(1), &actions, &settings, seed);
            let side = Side::new(Threads::new(1), &factors.items, &settings);
            for user in 0..12 {
                let (ids, weights) = actions.row(user);
                let exact = side.solve(ids, weights);
                let own = &factors.users[user * 4..][..4];
                prop_assert!(exact.iter().zip(own).all(|(a, b)| (a - b).abs() < 1e-2), "{exact:?} {own:?}");
            }
        }

        #[test]
        fn threads_change_nothing(actions in actions(), seed in 0u64..99) {
            let settings = AlsSettings { dims: 5, rounds: 2, ..AlsSettings::default() };
            prop_assert_eq!(
                fit(Threads::new(1), &actions, &settings, seed),
                fit(Threads::new(3), &actions, &settings, seed)
            );
        }
    }
}
