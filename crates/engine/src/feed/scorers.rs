//! How good a candidate is for this viewer. Each part is a plain function; `Weights` says what each means.

use std::sync::atomic::Ordering::Relaxed;

use super::taste::Match;
use crate::ids::{AccountId, Topic};
use crate::index::Index;
use crate::mix::{mix2, unit};
use crate::query::ScoreParts;
use crate::store::rows::{BUYABLE, LIVE, PICTURE, PostRow, ProductRow};
use crate::viewer::Viewer;
use crate::weights::Weights;

/// What scoring looks at besides the candidate.
pub(crate) struct Scene<'a> {
    pub(crate) index: &'a Index,
    pub(crate) viewer: &'a Viewer,
    pub(crate) weights: &'a Weights,
    pub(crate) now: i64,
    pub(crate) seed: u64,
}

pub(crate) fn score_post(scene: &Scene<'_>, row: &PostRow, met: &Match, followed: Followed) -> ScoreParts {
    let id = row.id.load(Relaxed);
    ScoreParts {
        interest: met.strength,
        follow: follow(scene.weights, followed),
        quality: quality(scene.weights, row),
        recency: recency(scene.now - row.at.load(Relaxed), scene.weights.post_half_life),
        chance: unit(mix2(scene.seed, id.cast_unsigned())),
        factor: nothing_to_buy(scene, row) * foreign(scene, row),
    }
}

pub(crate) fn score_product(scene: &Scene<'_>, row: &ProductRow, met: &Match) -> ScoreParts {
    let id = row.id.load(Relaxed);
    #[expect(clippy::cast_precision_loss, reason = "millionths fit")]
    let popularity = row.popularity.load(Relaxed) as f32 / 1_000_000.0;
    ScoreParts {
        interest: met.strength,
        follow: 0.0,
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
        + weights.quality * parts.quality
        + weights.recency * parts.recency
        + weights.chance * parts.chance;
    sum * parts.factor
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
#[expect(clippy::cast_precision_loss, reason = "rates do not need the last digit")]
pub(crate) fn quality(weights: &Weights, row: &PostRow) -> f32 {
    let smiles = row.smiles.load(Relaxed) as f32;
    let actions = smiles + 2.0 * row.comments.load(Relaxed) as f32 + 3.0 * row.saves.load(Relaxed) as f32;
    let shown = (row.shown.load(Relaxed) as f32).max(2.0 * actions);
    let prior = weights.prior_rate;
    let rate = (actions + weights.prior_shown * prior) / (shown + weights.prior_shown).max(1.0);
    rate / (rate + prior).max(f32::MIN_POSITIVE)
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
