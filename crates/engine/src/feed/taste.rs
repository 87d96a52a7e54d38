//! The viewer's interests, ready to look up.

use crate::store::rows::Run;
use crate::viewer::Viewer;
use crate::weights::Weights;

/// Weights by interest; small arrays instead of searches, because every candidate asks.
pub(crate) struct Taste {
    of: Vec<Liking>,
    /// Are there picked interests?
    pub(crate) picks: bool,
}

#[derive(Clone, Copy, Default)]
struct Liking {
    picked: f32,
    inferred: f32,
    bit: u64,
}

/// How an item meets the taste.
#[derive(Clone, Copy, Default)]
pub(crate) struct Match {
    /// 0..=1.
    pub(crate) strength: f32,
    /// The best picked interest that it meets.
    pub(crate) picked: Option<u16>,
    /// The best inferred interest that it meets.
    pub(crate) inferred: Option<u16>,
    /// The picked interests that it meets, as bits (the first 64 picked ones).
    pub(crate) bits: u64,
    /// Its own leading interest.
    pub(crate) leading: Option<u16>,
}

impl Taste {
    pub(crate) fn new(viewer: &Viewer, weights: &Weights) -> Self {
        let largest = viewer.picked.iter().chain(&viewer.inferred).map(|(i, _)| usize::from(i.0) + 1).max();
        let mut of = vec![Liking::default(); largest.unwrap_or(0)];
        for (n, &(interest, weight)) in viewer.picked.iter().enumerate() {
            let liking = &mut of[usize::from(interest.0)];
            liking.picked = liking.picked.max(weight.clamp(0.0, 1.0));
            liking.bit |= if n < 64 { 1 << n } else { 0 };
        }
        for &(interest, weight) in &viewer.inferred {
            let liking = &mut of[usize::from(interest.0)];
            liking.inferred = liking.inferred.max(weight.clamp(0.0, 1.0) * weights.inferred);
        }
        Self { of, picks: !viewer.picked.is_empty() }
    }

    pub(crate) fn meet(&self, run: Run<'_>) -> Match {
        let mut found = Match::default();
        let (mut picked, mut inferred) = (0.0, 0.0);
        for (interest, weight) in run.interests() {
            found.leading = found.leading.or(Some(interest));
            let Some(liking) = self.of.get(usize::from(interest)) else { continue };
            found.bits |= liking.bit;
            if liking.picked * weight > picked {
                picked = liking.picked * weight;
                found.picked = Some(interest);
            }
            if liking.inferred * weight > inferred {
                inferred = liking.inferred * weight;
                found.inferred = Some(interest);
            }
        }
        found.strength = picked.max(inferred);
        found
    }
}
