//! What the store keeps: one trained model that answers for a shopper at once.

use std::collections::BTreeMap;

use crate::als::{AlsSettings, Side};
use crate::data::{Action, Interactions};
use crate::kernels::{self, add_scaled, dot};
use crate::neighbours::NeighbourSettings;
use crate::parallel::Threads;
use crate::parts::{Asked, Part, Workshop};
use crate::rank::{self, Quality};
use crate::scorer::Scorer;
use crate::sparse::{Sparse, keep_greatest};
use crate::tune::{Fold, surely_better};

/// How a model for the store is trained.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// The factors.
    pub factors: AlsSettings,
    /// The item-to-item weights.
    pub neighbours: NeighbourSettings,
    /// How much an earlier action counts less with each later one, where histories are in order.
    pub recency: f32,
    /// The weight of categories as side information in the factors; 0 leaves them out.
    pub categories: f32,
    /// How many threads to use.
    pub threads: Threads,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            factors: AlsSettings { dims: 64, regularisation: 0.01, unobserved: 0.1, ..AlsSettings::default() },
            neighbours: NeighbourSettings { companions: 32, ridge: 50.0, damping: 0.0 },
            recency: 0.8,
            categories: 0.3,
            threads: Threads::all(),
        }
    }
}

/// A shopper's place among the factors.
#[derive(Debug, Clone, PartialEq)]
pub struct ShopperFactors(pub(crate) Vec<f32>);

impl ShopperFactors {
    /// The numbers, as many as an item has.
    pub fn values(&self) -> &[f32] {
        &self.0
    }
}

/// A trained model. It does not change; a new one replaces it.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub(crate) settings: AlsSettings,
    pub(crate) recency: f32,
    /// `dims` numbers per item.
    pub(crate) items: Vec<f32>,
    /// α₀ HᵀH of the items that had actions.
    pub(crate) everywhere: Vec<f32>,
    /// What each item says for others, a row each.
    pub(crate) weights: Sparse,
    /// Per category the mean of its items' factors, and how much it tells.
    pub(crate) categories: Vec<f32>,
    pub(crate) rarity: Vec<f32>,
}

/// Trains a model. The same log, settings and seed give the same model, whatever the number of threads.
pub fn train(log: &Interactions, settings: &Settings, seed: u64) -> Model {
    let mut shop = Workshop::new(log, settings.threads, seed);
    let part =
        Part::Als { settings: settings.factors, ties: 0.0, categories: settings.categories, asked: Asked::Own(1.0) };
    let mut items = match shop.build(&part) {
        Scorer::Factors { items, .. } => items,
        _ => vec![0.0; log.items * settings.factors.dims],
    };
    let asked = Asked::Own(settings.recency);
    let part = if log.ordered {
        Part::Sequence { past: 0.6, future: 0.5, settings: settings.neighbours, asked }
    } else {
        Part::Neighbours { user: 0.0, settings: settings.neighbours, asked }
    };
    let weights = match shop.build(&part) {
        Scorer::Neighbours { weights, .. } => weights,
        _ => Sparse::from_rows(log.items, vec![Vec::new(); log.items]),
    };
    let dims = settings.factors.dims;
    let counts: Vec<usize> = {
        let by_item = shop.actions().transposed();
        (0..log.items).map(|item| by_item.count(item)).collect()
    };
    for (row, &count) in items.chunks_mut(dims).zip(&counts) {
        if count == 0 {
            row.fill(0.0);
        }
    }
    let everywhere = Side::new(settings.threads, &items, &settings.factors).everywhere().to_vec();
    let (categories, rarity) = centres(&log.categories, &items, &counts, dims);
    let recency = if log.ordered { settings.recency } else { 1.0 };
    let mut model = Model { settings: settings.factors, recency, items, everywhere, weights, categories, rarity };
    for item in (0..log.categories.rows()).filter(|&item| counts[item] == 0) {
        let placed = model.place(log.categories.row(item).0);
        model.items[item * dims..(item + 1) * dims].copy_from_slice(&placed);
    }
    model
}

/// The mean of the factors of each category's items, those with more actions counting more, and its rarity.
fn centres(categories: &Sparse, items: &[f32], counts: &[usize], dims: usize) -> (Vec<f32>, Vec<f32>) {
    let by_category = categories.transposed();
    let number = by_category.rows();
    let (mut centres, mut rarity) = (vec![0f32; number * dims], vec![0f32; number]);
    for category in 0..number {
        let centre = &mut centres[category * dims..(category + 1) * dims];
        let mut sum = 0.0;
        for &item in by_category.row(category).0 {
            let weight = (counts[item as usize] as f32).sqrt();
            add_scaled(centre, weight, &items[item as usize * dims..][..dims]);
            sum += weight;
        }
        if sum > 0.0 {
            centre.iter_mut().for_each(|value| *value /= sum);
            rarity[category] = (categories.rows() as f32 / by_category.count(category) as f32).ln().max(0.05);
        }
    }
    (centres, rarity)
}

impl Model {
    /// How many items it knows.
    pub fn items(&self) -> usize {
        self.items.len() / self.settings.dims
    }

    /// Numbers per item.
    pub fn dims(&self) -> usize {
        self.settings.dims
    }

    /// An item's factors; nothing if the model does not know it.
    pub fn item(&self, item: u32) -> Option<&[f32]> {
        let start = item as usize * self.settings.dims;
        self.items.get(start..start + self.settings.dims)
    }

    /// The items known here, once each, with faded weights: the last action counts in full.
    fn query(&self, history: &[Action]) -> (Vec<u32>, Vec<f32>) {
        let mut sums: BTreeMap<u32, f32> = BTreeMap::new();
        let mut fade = 1.0f32;
        for action in history.iter().rev() {
            if (action.item as usize) < self.items() && action.weight > 0.0 {
                *sums.entry(action.item).or_default() += action.weight * fade;
            }
            fade = (fade * self.recency).max(1e-4);
        }
        sums.into_iter().unzip()
    }

    fn side(&self) -> Side<'_> {
        Side::with(&self.items, &self.everywhere, &self.settings)
    }

    /// The factors of a shopper with this history, the oldest action first: one exact solve.
    pub fn fold_in(&self, history: &[Action]) -> ShopperFactors {
        let (ids, weights) = self.query(history);
        ShopperFactors(self.side().solve(&ids, &weights))
    }

    /// How much the shopper should like the item: about 1 for what they do, about 0 for what says nothing to them.
    pub fn score(&self, shopper: &ShopperFactors, item: u32) -> Option<f32> {
        self.item(item).map(|factors| dot(&shopper.0, factors))
    }

    /// An item without actions stands where its categories are: the mean of theirs, the rarer one counting more. Zeros if
    /// none of them is known.
    pub fn place(&self, categories: &[u32]) -> Vec<f32> {
        let dims = self.settings.dims;
        let mut place = vec![0f32; dims];
        let mut sum = 0.0;
        for &category in categories {
            let Some(&rarity) = self.rarity.get(category as usize) else { continue };
            add_scaled(&mut place, rarity, &self.categories[category as usize * dims..][..dims]);
            sum += rarity;
        }
        if sum > 0.0 {
            place.iter_mut().for_each(|value| *value /= sum);
        }
        place
    }

    /// What those do who do something with this item, the strongest first.
    pub fn companions(&self, item: u32, k: usize) -> Vec<u32> {
        if item as usize >= self.items() {
            return Vec::new();
        }
        let (ids, weights) = self.weights.row(item as usize);
        let mut all: Vec<(u32, f32)> = ids.iter().copied().zip(weights.iter().copied()).collect();
        all.retain(|&(id, weight)| id != item && weight > 0.0);
        all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        all.into_iter().take(k).map(|(id, _)| id).collect()
    }

    /// Items like this one, the most alike first: those that speak for each other, then those whose factors point the same way.
    pub fn similar(&self, item: u32, k: usize) -> Vec<u32> {
        let Some(own) = self.item(item) else { return Vec::new() };
        let dims = self.settings.dims;
        let length = dot(own, own).sqrt();
        let mut scores: Vec<f32> = self
            .items
            .chunks(dims)
            .map(|other| {
                let both = length * dot(other, other).sqrt();
                if both > 0.0 { dot(own, other) / both } else { f32::NEG_INFINITY }
            })
            .collect();
        let (ids, weights) = self.weights.row(item as usize);
        let strongest = kernels::maximum(weights).max(f32::MIN_POSITIVE);
        for (&id, &weight) in ids.iter().zip(weights) {
            // Where two items have no factors to compare, being bought together is enough.
            let base = scores[id as usize].max(0.0);
            scores[id as usize] = base + (weight / strongest).max(0.0);
        }
        scores[item as usize] = f32::NEG_INFINITY;
        rank::best(&scores, k)
    }

    /// The `k` best items for a history that are not in it, by factors and by item-to-item weights together.
    pub fn recommend(&self, history: &[Action], k: usize) -> Vec<u32> {
        let (ids, amounts) = self.query(history);
        let shopper = self.side().solve(&ids, &amounts);
        let mut scores: Vec<f32> =
            self.items.chunks(self.settings.dims).map(|factors| dot(factors, &shopper)).collect();
        press(&mut scores);
        let mut said = vec![0f32; self.items()];
        for (&id, &amount) in ids.iter().zip(&amounts) {
            let (columns, values) = self.weights.row(id as usize);
            columns.iter().zip(values).for_each(|(&column, value)| said[column as usize] += amount * value);
        }
        press(&mut said);
        add_scaled(&mut scores, 1.0, &said);
        ids.iter().for_each(|&id| scores[id as usize] = f32::NEG_INFINITY);
        rank::best(&scores, k)
    }

    /// Which of the shopper's items speak for this one, the strongest first, and how much of the score each brings.
    ///
    /// The score is linear in the actions (Hu, Koren and Volinsky 2008, section 5): `Σ c_i h_iᵀ A⁻¹ h`, with A the matrix of
    /// the shopper's least squares, so the parts of all items sum up to the score.
    pub fn because(&self, history: &[Action], item: u32, k: usize) -> Vec<(u32, f32)> {
        let Some(factors) = self.item(item) else { return Vec::new() };
        let (ids, weights) = self.query(history);
        let turned = self.side().solve_for(&ids, &weights, factors.to_vec());
        let part = |(&id, &weight): (&u32, &f32)| (id, weight * self.item(id).map_or(0.0, |own| dot(own, &turned)));
        let mut parts: Vec<(u32, f32)> = ids.iter().zip(&weights).map(part).collect();
        keep_greatest(&mut parts, k);
        parts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        parts
    }

    /// What its lists of `k` are worth on actions it has not seen.
    pub fn quality(&self, fold: &Fold, k: usize, threads: Threads) -> Quality {
        rank::measure(&self.lists(fold, k, threads), &fold.truth, k)
    }

    fn lists(&self, fold: &Fold, k: usize, threads: Threads) -> Vec<Vec<u32>> {
        threads.map(
            fold.log.shoppers(),
            16,
            || (),
            |(), user| {
                let asked = !fold.truth[user].is_empty();
                if asked { self.recommend(&fold.log.histories[user], k) } else { Vec::new() }
            },
        )
    }

    /// Whether this model may take the place of the one in use: false if its lists for the hidden actions of `fold` are worse
    /// by more than chance would make them, twice the standard error.
    pub fn may_replace(&self, in_use: &Self, fold: &Fold, k: usize, threads: Threads) -> bool {
        let each = |model: &Self| -> Vec<f64> {
            let lists = model.lists(fold, k, threads);
            let judged = lists.iter().zip(&fold.truth).filter(|(_, truth)| !truth.is_empty());
            judged.map(|(list, truth)| rank::quality(list, truth, k).ndcg).collect()
        };
        !surely_better(&each(in_use), &each(self), 2.0)
    }
}

/// Standardised and pressed together, as in a blend.
fn press(scores: &mut [f32]) {
    let (mean, deviation) = kernels::moments(scores);
    scores.iter_mut().for_each(|score| *score = ((*score - mean) / deviation).asinh());
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Two tastes: even shoppers like even items, odd ones odd items.
    pub(crate) fn two_tastes(ordered: bool) -> Interactions {
        let histories = (0..40u32)
            .map(|user| {
                let items = (0..6u32).map(move |n| (user * 7 + n * 2) / 2 % 10 * 2 + user % 2);
                items.map(|item| Action { item, weight: 1.0 }).collect()
            })
            .collect();
        // Item 20 is new and of the even kind, item 21 nobody knows anything of.
        let categories = Sparse::new(22, 2, (0..21).map(|item| (item, item % 2, 1.0)));
        Interactions { items: 22, histories, ordered, categories, ..Interactions::default() }
    }

    pub(crate) fn settings() -> Settings {
        let factors = AlsSettings { dims: 8, rounds: 10, steps: 8, ..AlsSettings::default() };
        let neighbours = NeighbourSettings { companions: 10, ridge: 2.0, damping: 0.0 };
        Settings { factors, neighbours, threads: Threads::new(2), ..Settings::default() }
    }

    fn liked(items: &[u32]) -> Vec<Action> {
        items.iter().map(|&item| Action { item, weight: 1.0 }).collect()
    }

    #[test]
    fn a_shopper_gets_their_kind() {
        for ordered in [false, true] {
            let model = train(&two_tastes(ordered), &settings(), 1);
            let list = model.recommend(&liked(&[0, 4]), 5);
            assert_eq!(list.len(), 5);
            assert!(list.iter().all(|item| item % 2 == 0 && ![0, 4].contains(item)), "{list:?}");
            assert!(model.similar(3, 4).iter().all(|item| item % 2 == 1));
            assert!(model.similar(99, 4).is_empty() && model.item(22).is_none());
        }
    }

    #[test]
    fn new_items_stand_where_their_categories_are() {
        let model = train(&two_tastes(false), &settings(), 1);
        let (even, odd) = (model.fold_in(&liked(&[0, 2])), model.fold_in(&liked(&[1, 3])));
        assert!(model.score(&even, 20) > model.score(&odd, 20));
        assert!(model.item(21).unwrap().iter().all(|&value| value == 0.0));
        assert!(model.place(&[7]).iter().all(|&value| value == 0.0));
        assert!(dot(&even.0, &model.place(&[0])) > dot(&even.0, &model.place(&[1])));
    }

    #[test]
    fn nobody_gets_a_score_for_nothing() {
        let model = train(&two_tastes(false), &settings(), 1);
        assert!(model.fold_in(&[]).values().iter().all(|&value| value == 0.0));
        assert!(model.fold_in(&liked(&[500])).values().iter().all(|&value| value == 0.0));
        let empty = train(&Interactions { items: 3, ..Interactions::default() }, &settings(), 1);
        assert!(empty.recommend(&liked(&[1]), 2).len() == 2 && empty.items.iter().all(|value| value.is_finite()));
    }

    #[test]
    fn a_worse_model_does_not_replace_a_better_one() {
        let (log, truth) = two_tastes(false).held_out(3);
        let fold = Fold { log, truth };
        let good = train(&fold.log, &settings(), 1);
        // A model that learned what the other half likes.
        let mut crossed = fold.log.clone();
        for (user, history) in crossed.histories.iter_mut().enumerate() {
            for (n, action) in history.iter_mut().enumerate() {
                action.item = (action.item + ((user + n) as u32 % 2)) % 20;
            }
        }
        let bad = train(&crossed, &settings(), 1);
        assert!(good.quality(&fold, 5, Threads::new(1)).ndcg > bad.quality(&fold, 5, Threads::new(1)).ndcg);
        assert!(good.may_replace(&bad, &fold, 5, Threads::new(2)));
        assert!(good.may_replace(&good, &fold, 5, Threads::new(2)));
        assert!(!bad.may_replace(&good, &fold, 5, Threads::new(2)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn reasons_sum_up_to_the_score(items in prop::collection::vec(0u32..20, 1..12), item in 0u32..21, ordered: bool) {
            let model = train(&two_tastes(ordered), &settings(), 1);
            let history = liked(&items);
            let score = model.score(&model.fold_in(&history), item).unwrap();
            let reasons = model.because(&history, item, 100);
            let sum: f32 = reasons.iter().map(|reason| reason.1).sum();
            prop_assert!((sum - score).abs() < 1e-3 * (1.0 + score.abs()), "{sum} {score}");
            prop_assert!(reasons.windows(2).all(|w| w[0].1 >= w[1].1));
            prop_assert!(reasons.iter().all(|reason| items.contains(&reason.0)));
        }
    }

    #[test]
    fn a_seed_repeats_on_any_number_of_threads() {
        let log = two_tastes(true);
        let one = train(&log, &Settings { threads: Threads::new(1), ..settings() }, 5);
        assert_eq!(one, train(&log, &settings(), 5));
        assert_ne!(one, train(&log, &settings(), 6));
    }

    #[test]
    fn erased_actions_leave_no_trace() {
        // Items of both kinds are brought together by one shopper alone.
        let mut log = two_tastes(false);
        log.histories.push(liked(&[0, 1, 2, 3]));
        let with = train(&log, &settings(), 1);
        log.histories[40].clear();
        let erased = train(&log, &settings(), 1);
        let across = |model: &Model| model.weights.row(0).0.iter().any(|id| id % 2 == 1);
        assert!(across(&with) && !across(&erased));
    }
}
