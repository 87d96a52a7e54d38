//! How good a candidate is for this viewer. Each part is a plain function; `Weights` says what each means.

use std::sync::atomic::Ordering::Relaxed;

use super::taste::Match;
use crate::factors::Attached;
use crate::ids::{AccountId, Topic};
use crate::index::Index;
use crate::learn::{FEATURES, Learned};
use crate::mix::{mix2, unit};
use crate::query::ScoreParts;
use crate::store::rows::{BUYABLE, LIVE, PICTURE, PostRow, ProductRow, Run};
use crate::viewer::Viewer;
use crate::weights::Weights;

/// What scoring looks at besides the candidate.
pub(crate) struct Scene<'a> {
    pub(crate) index: &'a Index,
    pub(crate) viewer: &'a Viewer,
    pub(crate) weights: &'a Weights,
    pub(crate) learned: &'a Learned,
    pub(crate) leaning: Option<Leans<'a>>,
    pub(crate) now: i64,
    pub(crate) seed: u64,
}

/// Where the viewer stands among the factors.
pub(crate) struct Leans<'a> {
    attached: &'a Attached,
    values: &'a [f32],
    /// The viewer's score of each interest's place.
    places: Vec<f32>,
}

impl<'a> Leans<'a> {
    /// `None` if nothing is known, or if the viewer's place is of another version of the factors.
    pub(crate) fn new(attached: Option<&'a Attached>, viewer: &'a Viewer) -> Option<Self> {
        let (attached, leaning) = (attached?, viewer.leaning.as_ref()?);
        attached.knows(leaning).then(|| Self {
            attached,
            values: &leaning.values,
            places: attached.places(&leaning.values),
        })
    }

    /// What it is about and what it shows speaks for a post that few did something with; its own factors, once they say
    /// more. Half of it only: what is unknown must not stand above what is known to be liked. And it is an expectation, which
    /// showings without a deed refute: it is worth as many showings as the prior of the rate is, so that it fades as they come.
    fn of_post(&self, weights: &Weights, post: &PostRow, row: u32, run: Run<'_>) -> f32 {
        let own = self.attached.score(true, row, self.values).unwrap_or(0.0);
        let shown = run.products().take(3).filter_map(|p| self.attached.score(false, p, self.values));
        // Its author says as much as all of its interests together.
        let home = self.attached.home(post.author.load(Relaxed), self.values);
        #[expect(clippy::cast_precision_loss, reason = "a share does not need the last digit")]
        let times = post.shown.load(Relaxed) as f32;
        let untried = weights.prior_shown / (weights.prior_shown + times).max(1.0);
        own.max(0.5 * untried * mean(shown.chain(self.placed(run)).chain(home)))
    }

    fn of_product(&self, row: u32, run: Run<'_>) -> f32 {
        let own = self.attached.score(false, row, self.values).unwrap_or(0.0);
        own.max(0.5 * self.placed(run).unwrap_or(0.0))
    }

    fn placed(&self, run: Run<'_>) -> Option<f32> {
        let places = run.interests().filter_map(|(i, _)| self.places.get(usize::from(i)).copied());
        let (sum, n) = places.fold((0.0, 0.0_f32), |(sum, n), place| (sum + place, n + 1.0));
        (n > 0.0).then(|| sum / n)
    }
}

fn mean(all: impl Iterator<Item = f32>) -> f32 {
    let (sum, n) = all.fold((0.0, 0.0_f32), |(sum, n), value| (sum + value, n + 1.0));
    sum / n.max(1.0)
}

/// Never quite 0 where something is known: 0 says that nothing is ([`FEATURES`] tells training the difference).
fn taste(weights: &Weights, score: Option<f32>) -> f32 {
    let Some(score) = score else { return 0.0 };
    let part = if score > 0.0 { score / (score + weights.taste_half) } else { 0.0 };
    part.max(LEAST_TASTE)
}

/// The least that a byte of [`Features`](crate::Features) tells from 0.
const LEAST_TASTE: f32 = 1.0 / 255.0;

pub(crate) fn score_post(scene: &Scene<'_>, d: u32, met: &Match, followed: Followed, unproven: bool) -> ScoreParts {
    let row = scene.index.posts.at(d);
    let id = row.id.load(Relaxed);
    let author = AccountId(scene.index.authors.at(row.author.load(Relaxed)).id.load(Relaxed));
    let leaning = scene.leaning.as_ref().map(|leans| leans.of_post(scene.weights, row, d, scene.index.run(row)));
    ScoreParts {
        interest: met.strength,
        follow: follow(scene.weights, followed),
        taste: taste(scene.weights, leaning),
        affinity: scene.viewer.affinity_to(author),
        quality: if unproven { trial(scene.weights, row, scene.seed) } else { quality(scene.weights, row) },
        recency: recency(scene.now - row.at.load(Relaxed), scene.weights.post_half_life),
        chance: unit(mix2(scene.seed, id.cast_unsigned())),
        factor: nothing_to_buy(scene, row) * foreign(scene, row),
    }
}

pub(crate) fn score_product(scene: &Scene<'_>, d: u32, met: &Match) -> ScoreParts {
    let row: &ProductRow = scene.index.products.at(d);
    let id = row.id.load(Relaxed);
    let leaning = scene.leaning.as_ref().map(|leans| leans.of_product(d, scene.index.product_run(row)));
    #[expect(clippy::cast_precision_loss, reason = "millionths fit")]
    let popularity = row.popularity.load(Relaxed) as f32 / 1_000_000.0;
    ScoreParts {
        interest: met.strength,
        follow: 0.0,
        taste: taste(scene.weights, leaning),
        affinity: 0.0,
        quality: popularity,
        recency: recency(scene.now - row.at.load(Relaxed), scene.weights.product_half_life),
        chance: unit(mix2(scene.seed, !id.cast_unsigned())),
        factor: if row.has(PICTURE) { 1.0 } else { scene.weights.no_picture },
    }
}

/// The weighted sum.
pub(crate) fn total(weights: &Weights, parts: &ScoreParts) -> f32 {
    let sum = weights.interest * parts.interest
        + weights.follow * parts.follow
        + weights.taste * parts.taste
        + weights.affinity * parts.affinity
        + weights.quality * parts.quality
        + weights.recency * parts.recency
        + weights.chance * parts.chance;
    sum * parts.factor
}

/// What training reads of an item; [`Features`](crate::Features) says which number is what.
pub(crate) fn features(parts: &ScoreParts, seen: &Seen<'_>) -> [f32; FEATURES] {
    let yes = |is: bool| f32::from(u8::from(is));
    let picked = seen.met.picked.is_some();
    [
        if picked { parts.interest } else { 0.0 },
        if picked { 0.0 } else { parts.interest },
        yes(seen.followed == Followed::Author),
        yes(matches!(seen.followed, Followed::Topic(_))),
        parts.quality,
        parts.recency,
        parts.taste,
        yes(seen.companion),
        parts.affinity,
        yes(seen.product),
        yes(seen.product) * parts.interest,
        yes(seen.reserved),
        1.0 - parts.factor,
        yes(seen.unknown),
    ]
}

/// What is known of a candidate besides the parts of its score.
pub(crate) struct Seen<'a> {
    pub(crate) met: &'a Match,
    pub(crate) followed: Followed,
    pub(crate) companion: bool,
    pub(crate) product: bool,
    pub(crate) reserved: bool,
    /// Nothing is known of the viewer's interests.
    pub(crate) unknown: bool,
}

/// What of a post the viewer follows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Followed {
    Author,
    Topic(Topic),
    Nothing,
}

pub(crate) fn followed(index: &Index, viewer: &Viewer, row: &PostRow) -> Followed {
    let author = AccountId(index.authors.at(row.author.load(Relaxed)).id.load(Relaxed));
    if viewer.follows.contains(author) {
        return Followed::Author;
    }
    let topic = viewer.topics.iter().find(|&&topic| super::filters::about(index, row, topic));
    topic.map_or(Followed::Nothing, |&topic| Followed::Topic(topic))
}

fn follow(weights: &Weights, followed: Followed) -> f32 {
    match followed {
        Followed::Author => 1.0,
        Followed::Topic(_) => weights.followed_topic,
        Followed::Nothing => 0.0,
    }
}

/// The smoothed rate of actions against the prior. Where showings are not counted (yet), every smile stands for two.
pub(crate) fn quality(weights: &Weights, row: &PostRow) -> f32 {
    let (actions, shown) = record(weights, row);
    part(weights, actions / shown)
}

/// Thompson sampling (Thompson 1933; Chapelle and Li 2011): a draw from what the rate of a post may be, given how often it
/// was shown and what came of it. The rate is a Gamma variable of shape a = actions + m·prior; its draw is Wilson and
/// Hilferty's cube of a normal one. The same seed draws the same.
pub(crate) fn trial(weights: &Weights, row: &PostRow, seed: u64) -> f32 {
    let (actions, shown) = record(weights, row);
    let shape = actions.max(0.5);
    // The sum of three uniform numbers, standardised, is normal enough.
    let id = row.id.load(Relaxed).cast_unsigned();
    let normal = 2.0 * ((0..3).map(|n| unit(mix2(seed ^ n, id))).sum::<f32>() - 1.5);
    let root = 1.0 - 1.0 / (9.0 * shape) + normal / (3.0 * shape.sqrt());
    part(weights, shape * root.max(0.0).powi(3) / shown)
}

fn part(weights: &Weights, rate: f32) -> f32 {
    rate / (rate + weights.prior_rate).max(f32::MIN_POSITIVE)
}

/// Actions and showings, those of the prior included.
#[expect(clippy::cast_precision_loss, reason = "rates do not need the last digit")]
fn record(weights: &Weights, row: &PostRow) -> (f32, f32) {
    let smiles = row.smiles.load(Relaxed) as f32;
    let actions = smiles + 2.0 * row.comments.load(Relaxed) as f32 + 3.0 * row.saves.load(Relaxed) as f32;
    let shown = (row.shown.load(Relaxed) as f32).max(2.0 * actions);
    (actions + weights.prior_shown * weights.prior_rate, (shown + weights.prior_shown).max(1.0))
}

#[expect(clippy::cast_precision_loss, reason = "an age in half-lives")]
fn recency(age: i64, half_life: i64) -> f32 {
    (-(age.max(0) as f32 / half_life.max(1) as f32)).exp2()
}

fn nothing_to_buy(scene: &Scene<'_>, row: &PostRow) -> f32 {
    let mut products = scene.index.run(row).products().peekable();
    let some = products.peek().is_some();
    let buyable = products.any(|p| scene.index.products.at(p).has(LIVE | BUYABLE));
    if some && !buyable { scene.weights.nothing_to_buy } else { 1.0 }
}

fn foreign(scene: &Scene<'_>, row: &PostRow) -> f32 {
    let (language, reads) = (row.language(), &scene.viewer.languages);
    let foreign = language != 0 && !reads.is_empty() && !reads.iter().any(|l| l.0 == language);
    if foreign { scene.weights.foreign } else { 1.0 }
}

/// Has a post not had its fair trial yet?
pub(crate) fn unproven(weights: &Weights, row: &PostRow, now: i64) -> bool {
    row.shown.load(Relaxed) < weights.unproven_shown
        && row.smiles.load(Relaxed) < weights.unproven_smiles
        && now - row.at.load(Relaxed) < weights.unproven_age
}
