//! What shoppers are likely to do with an item, learnt from what they were shown and did.
//!
//! The chance of an action is `θ_k · σ(b_a + κ·S + δ_a · x)`: S is the score by [`Weights`], x the [`Features`], θ_k the
//! chance that the place k on the page was looked at (the position-based examination model: Craswell, Zoeter, Taylor and
//! Ramsey 2008; fitted together with the rest as in Wang et al. 2018). b, δ and θ are learnt; δ is drawn towards 0 as by a
//! normal prior, so without data the order is the one of S, and with little data it stays near.
//!
//! Serving leaves θ out: an item is judged as if it were looked at.

use crate::weights::Weights;

/// What can be done with an item that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Deed {
    /// A smile.
    Smile,
    /// A comment.
    Comment,
    /// A save.
    Save,
    /// A tap on a product of it.
    Tap,
    /// Buying a product of it.
    Buy,
    /// "Not this".
    NotThis,
}

/// All of them, in the order of their numbers.
pub const DEEDS: [Deed; 6] = [Deed::Smile, Deed::Comment, Deed::Save, Deed::Tap, Deed::Buy, Deed::NotThis];

/// How many features there are.
pub const FEATURES: usize = 14;

/// What an item looked like to its viewer when it was ranked, each in 0..=1 and kept in 255ths.
///
/// | number | what |
/// |---|---|
/// | 0 | picked interest met, times its weight |
/// | 1 | inferred interest met, times its weight |
/// | 2 | its author is followed |
/// | 3 | a topic of it is followed |
/// | 4 | actions per showing, smoothed; popularity of a product |
/// | 5 | how new it is |
/// | 6 | taste by factors |
/// | 7 | goes with something the viewer did something with |
/// | 8 | how often the viewer did something with its author |
/// | 9 | a product |
/// | 10 | a product that meets an interest |
/// | 11 | unproven, or of the long tail |
/// | 12 | lowered: nothing to buy, foreign language, no picture |
/// | 13 | nothing is known of the viewer's interests |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Features(pub [u8; FEATURES]);

impl Features {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    pub(crate) fn new(values: [f32; FEATURES]) -> Self {
        Self(values.map(|v| (v.clamp(0.0, 1.0) * 255.0).round() as u8))
    }

    fn values(self) -> [f32; FEATURES] {
        self.0.map(|v| f32::from(v) / 255.0)
    }
}

/// An item that was shown and what was done with it.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Shown {
    /// How it looked.
    pub features: Features,
    /// Its score by the weights.
    pub score: f32,
    /// Its place on the page, from 0.
    pub place: u8,
    /// A bit per [`Deed`], by its number.
    pub done: u8,
}

impl Shown {
    /// Was this done?
    pub fn did(&self, deed: Deed) -> bool {
        self.done & (1 << deed as u8) != 0
    }
}

/// Places on a page that share one chance of being looked at.
const PLACES: usize = 8;

fn bucket(place: u8) -> usize {
    match place {
        0 => 0,
        1 => 1,
        2..=3 => 2,
        4..=6 => 3,
        7..=10 => 4,
        11..=15 => 5,
        16..=23 => 6,
        _ => 7,
    }
}

/// The constant, the features, and whether the taste is unknown: pages of before the first factors, or of a shopper of whom
/// nothing is known, say nothing of what little taste is worth. Without it the difference between those pages and the later
/// ones would be taken for the worth of taste.
const KNOBS: usize = FEATURES + 2;
const TASTE: usize = 6;

/// What the knobs are multiplied with.
fn columns(x: &[f32; FEATURES]) -> [f32; KNOBS] {
    std::array::from_fn(|i| match i {
        0 => 1.0,
        i if i <= FEATURES => x[i - 1],
        _ => f32::from(u8::from(x[TASTE] == 0.0)),
    })
}

/// A learnt model. It does not change; the next one takes its place by [`Index::set_learned`](crate::Index::set_learned).
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// Which training it is of; 0: none.
    pub version: u64,
    /// How much log-odds one point of score brings.
    pub slope: f32,
    /// Per deed b and δ.
    pub knobs: [[f32; KNOBS]; DEEDS.len()],
    /// θ per bucket of places; the first place has 1.
    pub looked: [f32; PLACES],
    /// How many showings it learnt from.
    pub showings: u64,
}

impl Default for Learned {
    /// What is expected before anything is known: rates as social shops report them, and no shift.
    fn default() -> Self {
        let rates: [f32; DEEDS.len()] = [0.04, 0.004, 0.01, 0.05, 0.002, 0.003];
        let mut knobs = [[0.0; KNOBS]; DEEDS.len()];
        for (own, rate) in knobs.iter_mut().zip(rates) {
            own[0] = (rate / (1.0 - rate)).ln();
        }
        Self { version: 0, slope: 1.0, knobs, looked: [1.0; PLACES], showings: 0 }
    }
}

impl Learned {
    fn odds(&self, deed: usize, score: f32, x: &[f32; FEATURES]) -> f32 {
        let own = &self.knobs[deed];
        // What one does not like brings fewer of all good deeds and more of "not this".
        let slope = if deed == Deed::NotThis as usize { -self.slope } else { self.slope };
        slope * score + own.iter().zip(columns(x)).map(|(a, b)| a * b).sum::<f32>()
    }

    /// The chance of each deed, once it is looked at.
    pub fn chances(&self, score: f32, features: Features) -> [f32; DEEDS.len()] {
        let x = features.values();
        std::array::from_fn(|deed| sigmoid(self.odds(deed, score, &x)))
    }

    /// The score with what was learnt: on the same scale, so that without data it keeps the order.
    pub(crate) fn judge(&self, weights: &Weights, score: f32, x: &[f32; FEATURES]) -> f32 {
        if self.version == 0 {
            return score;
        }
        let worth = |at: f32, x: &[f32; FEATURES]| -> f32 {
            let each = |deed: usize| weights.worth[deed] * sigmoid(self.odds(deed, at, x));
            (0..DEEDS.len()).map(each).sum::<f32>().max(1e-6)
        };
        (worth(score, x).ln() - weights.worth_of_nothing.ln()) / self.slope
    }

    /// The mean log-likelihood of what was done. Higher is better.
    pub fn likelihood(&self, shown: &[Shown]) -> f64 {
        let sum: f64 = shown.iter().map(|s| self.likelihood_of(s)).sum();
        sum / shown.len().max(1) as f64
    }

    fn likelihood_of(&self, shown: &Shown) -> f64 {
        let (x, looked) = (shown.features.values(), self.looked[bucket(shown.place)]);
        let each = |(n, deed): (usize, Deed)| {
            let p = f64::from(looked * sigmoid(self.odds(n, shown.score, &x))).clamp(1e-7, 1.0 - 1e-7);
            if shown.did(deed) { p.ln() } else { (1.0 - p).ln() }
        };
        DEEDS.into_iter().enumerate().map(each).sum()
    }

    /// May this model take the place of `in_use`? Not when what was held back is less likely under it.
    pub fn may_replace(&self, in_use: &Self, held_back: &[Shown]) -> bool {
        self.likelihood(held_back) >= in_use.likelihood(held_back)
    }

    /// As text, to be kept in a database.
    pub fn to_text(&self) -> String {
        let numbers = self.knobs.iter().flatten().chain(&self.looked).map(|v| v.to_bits().to_string());
        let head = [self.version.to_string(), self.showings.to_string(), self.slope.to_bits().to_string()];
        head.into_iter().chain(numbers).collect::<Vec<_>>().join(" ")
    }

    /// From such a text. `None` for a text of another kind of model.
    pub fn from_text(text: &str) -> Option<Self> {
        let all: Vec<&str> = text.split(' ').collect();
        if all.len() != 3 + DEEDS.len() * KNOBS + PLACES {
            return None;
        }
        let number = |at: usize| all[at].parse().ok().map(f32::from_bits).filter(|v| v.is_finite());
        let mut learned = Self {
            version: all[0].parse().ok()?,
            showings: all[1].parse().ok()?,
            slope: number(2)?,
            ..Self::default()
        };
        for at in 0..DEEDS.len() * KNOBS {
            learned.knobs[at / KNOBS][at % KNOBS] = number(3 + at)?;
        }
        for at in 0..PLACES {
            learned.looked[at] = number(3 + DEEDS.len() * KNOBS + at)?;
        }
        Some(learned)
    }
}

fn sigmoid(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// How many showings the prior of each number is worth: a shift needs evidence.
const RIDGE: f64 = 8.0;
const ROUNDS: usize = 12;

/// Learns from what was shown. The same showings give the same model.
///
/// Every round makes one step of Fisher's scoring per deed, and then one for the places.
pub fn train(version: u64, shown: &[Shown]) -> Learned {
    let prior = Learned::default();
    let mut model = Learned { version, showings: shown.len() as u64, ..prior.clone() };
    if shown.is_empty() {
        return model;
    }
    let rows: Vec<[f32; FEATURES]> = shown.iter().map(|s| s.features.values()).collect();
    for _ in 0..ROUNDS {
        for (n, deed) in DEEDS.into_iter().enumerate() {
            step(&mut model, &prior, n, deed, shown, &rows);
        }
        look(&mut model, shown, &rows);
    }
    model
}

fn step(model: &mut Learned, prior: &Learned, n: usize, deed: Deed, shown: &[Shown], rows: &[[f32; FEATURES]]) {
    let mut gradient = [0.0_f64; KNOBS];
    let mut curve = [[0.0_f64; KNOBS]; KNOBS];
    for (s, x) in shown.iter().zip(rows) {
        let good = f64::from(sigmoid(model.odds(n, s.score, x)));
        let looked = f64::from(model.looked[bucket(s.place)]);
        let p = (looked * good).clamp(1e-7, 1.0 - 1e-7);
        let slope = looked * good * (1.0 - good);
        let did = if s.did(deed) { 1.0 } else { 0.0 };
        let (pull, weight) = (slope * (did - p) / (p * (1.0 - p)), slope * slope / (p * (1.0 - p)));
        let z = columns(x).map(f64::from);
        for i in 0..KNOBS {
            if z[i] != 0.0 {
                gradient[i] += pull * z[i];
                for j in 0..=i {
                    curve[i][j] += weight * z[i] * z[j];
                }
            }
        }
    }
    for i in 0..KNOBS {
        let (above, row) = curve.split_at_mut(i);
        for (other, value) in above.iter_mut().zip(&row[0]) {
            other[i] = *value;
        }
        // The rate itself may move freely; what is between items needs evidence.
        let ridge = if i == 0 { 0.1 } else { RIDGE };
        gradient[i] -= ridge * f64::from(model.knobs[n][i] - prior.knobs[n][i]);
        curve[i][i] += ridge;
    }
    let change = solve(curve, gradient);
    for (knob, change) in model.knobs[n].iter_mut().zip(change) {
        // A step too long for the curve is cut; the next round goes on.
        #[expect(clippy::cast_possible_truncation, reason = "bounded to ±1.5")]
        let change = change.clamp(-1.5, 1.5) as f32;
        *knob = (*knob + change).clamp(-12.0, 12.0);
    }
}

/// The most likely θ while deeds are rare: what was done at those places to what would have been done had they been looked
/// at (exact for Poisson counts). Counts of ten showings with deeds hold it near the last one.
fn look(model: &mut Learned, shown: &[Shown], rows: &[[f32; FEATURES]]) {
    let (mut done, mut likely) = ([0.0_f64; PLACES], [0.0_f64; PLACES]);
    for (s, x) in shown.iter().zip(rows) {
        let at = bucket(s.place);
        done[at] += f64::from(s.done.count_ones());
        likely[at] += (0..DEEDS.len()).map(|n| f64::from(sigmoid(model.odds(n, s.score, x)))).sum::<f64>();
    }
    for at in 1..PLACES {
        let last = f64::from(model.looked[at]);
        #[expect(clippy::cast_possible_truncation, reason = "a share")]
        let share = ((done[at] + 10.0 * last) / (likely[at] + 10.0)).clamp(0.02, 1.0) as f32;
        model.looked[at] = share;
    }
}

/// Gaussian elimination with pivots; the ridge keeps the matrix regular.
fn solve(mut a: [[f64; KNOBS]; KNOBS], mut b: [f64; KNOBS]) -> [f64; KNOBS] {
    for i in 0..KNOBS {
        let pivot = (i..KNOBS).max_by(|&p, &q| a[p][i].abs().total_cmp(&a[q][i].abs())).unwrap_or(i);
        a.swap(i, pivot);
        b.swap(i, pivot);
        for row in i + 1..KNOBS {
            let by = a[row][i] / a[i][i];
            let top = a[i];
            for (value, above) in a[row].iter_mut().zip(&top).skip(i) {
                *value -= by * above;
            }
            b[row] -= by * b[i];
        }
    }
    for i in (0..KNOBS).rev() {
        let rest: f64 = (i + 1..KNOBS).map(|j| a[i][j] * b[j]).sum();
        b[i] = (b[i] - rest) / a[i][i];
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mix::{mix2, unit};

    /// Showings of a store where recency (feature 5) brings smiles and the lower places are looked at less.
    fn log(n: u64, strength: f32) -> Vec<Shown> {
        (0..n)
            .map(|i| {
                let draw = |k| unit(mix2(i, k));
                let mut x = [0.0; FEATURES];
                (x[0], x[5]) = (draw(1), draw(2));
                let place = (i % 20) as u8;
                let looked = draw(3) < 1.0 / (1.0 + 0.2 * f32::from(place));
                let likes = draw(4) < sigmoid(-3.0 + strength * x[5] + 0.3);
                let done = u8::from(looked && likes);
                Shown { features: Features::new(x), score: 0.3, place, done }
            })
            .collect()
    }

    #[test]
    fn it_finds_what_brings_smiles_and_which_places_are_looked_at() {
        let model = train(1, &log(60_000, 2.0));
        let smile = model.knobs[Deed::Smile as usize];
        assert!((smile[1 + 5] - 2.0).abs() < 0.35, "{smile:?}");
        assert!(smile[1].abs() < 0.3, "{smile:?}");
        assert!(model.looked[0] == 1.0 && model.looked[3] < 0.75 && model.looked[6] < 0.4, "{:?}", model.looked);
        let held_back = log(90_000, 2.0).split_off(60_000);
        assert!(model.may_replace(&Learned::default(), &held_back));
        assert!(!Learned::default().may_replace(&model, &held_back));
        assert_eq!(model, train(1, &log(60_000, 2.0)));
        assert_eq!(Learned::from_text(&model.to_text()), Some(model));
        assert_eq!(Learned::from_text("1 2 3"), None);
    }

    #[test]
    fn a_model_of_another_world_is_refused() {
        let (here, there) = (train(1, &log(20_000, 2.0)), train(2, &log(20_000, -2.0)));
        let held_back = log(40_000, 2.0).split_off(20_000);
        assert!(!there.may_replace(&here, &held_back) && here.may_replace(&there, &held_back));
    }

    #[test]
    fn little_data_changes_little_and_none_nothing() {
        let model = train(3, &log(60, 2.0));
        let most = model.knobs.iter().flat_map(|own| &own[1..]).fold(0.0_f32, |m, v| m.max(v.abs()));
        assert!(most < 0.6, "{most}");
        let (none, weights) = (train(4, &[]), Weights::default());
        let scores = [-0.5, 0.0, 0.4, 1.1, 2.6];
        let judged = scores.map(|s| none.judge(&weights, s, &[0.0; FEATURES]));
        assert!(judged.is_sorted_by(|a, b| a < b), "{judged:?}");
    }
}
