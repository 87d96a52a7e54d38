//! Why an item is there. Every item gets at least one reason.

use std::sync::atomic::Ordering::Relaxed;

use super::candidates::Candidate;
use super::scorers::{Followed, followed};
use crate::ids::{AccountId, InterestId};
use crate::index::Index;
use crate::query::{Query, Reason, Source};
use crate::viewer::Viewer;
use crate::weights::Weights;

/// For a ranked item: what is personal first.
pub(super) fn ranked(index: &Index, weights: &Weights, query: &Query, candidate: &Candidate) -> Vec<Reason> {
    let mut reasons = Vec::with_capacity(3);
    match candidate.followed {
        Followed::Author => reasons.push(Reason::FollowedAuthor),
        Followed::Topic(topic) => reasons.push(Reason::FollowedTopic(topic)),
        Followed::Nothing => {}
    }
    reasons.extend(query.topic.map(Reason::InTopic));
    if let Some((deed, what)) = candidate.because {
        reasons.push(Reason::Because(deed, what));
    } else if candidate.came_from(Source::SimilarTaste) {
        reasons.push(Reason::SimilarTaste);
    }
    reasons.extend(candidate.met.picked.map(|i| Reason::PickedInterest(InterestId(i))));
    reasons.extend(candidate.met.inferred.map(|i| Reason::InferredInterest(InterestId(i))));
    let age = query.now - candidate.at;
    if candidate.is_post {
        if candidate.came_from(Source::MostSmiled) {
            reasons.push(Reason::MostSmiled);
        }
        if age < weights.fresh_age {
            reasons.push(Reason::Fresh);
        }
        if candidate.reserved {
            reasons.push(Reason::Unproven);
        }
    } else {
        let row = index.products.at(candidate.row);
        if !index.long_tail(row) {
            reasons.push(Reason::PopularInStore);
        }
        if age < weights.new_product_age {
            reasons.push(Reason::NewInStore);
        }
        if candidate.reserved {
            reasons.push(Reason::LongTail);
        }
    }
    if reasons.is_empty() {
        reasons.push(Reason::Variety);
    }
    reasons
}

/// For a post in the order of time.
pub(super) fn in_order(index: &Index, viewer: &Viewer, query: &Query, d: u32) -> Vec<Reason> {
    let mut reasons = about_post(index, viewer, query, d);
    if reasons.is_empty() {
        reasons.push(Reason::Newest);
    }
    reasons
}

/// For a post in the order of smiles.
pub(super) fn most_smiled(index: &Index, viewer: &Viewer, query: &Query, d: u32) -> Vec<Reason> {
    let mut reasons = about_post(index, viewer, query, d);
    if index.posts.at(d).smiles.load(Relaxed) > 0 {
        reasons.insert(0, Reason::MostSmiled);
    } else if reasons.is_empty() {
        reasons.push(Reason::Newest);
    }
    reasons
}

/// For a product in the order of time.
pub(super) fn catalog_in_order(index: &Index, query: &Query, d: u32) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = query.topic.map(Reason::InTopic).into_iter().collect();
    if query.now - index.products.at(d).at.load(Relaxed) < index.weights().new_product_age {
        reasons.push(Reason::NewInStore);
    }
    if reasons.is_empty() {
        reasons.push(Reason::Newest);
    }
    reasons
}

fn about_post(index: &Index, viewer: &Viewer, query: &Query, d: u32) -> Vec<Reason> {
    let row = index.posts.at(d);
    let author = AccountId(index.authors.at(row.author.load(Relaxed)).id.load(Relaxed));
    let mut reasons = Vec::new();
    if viewer.account == Some(author) {
        reasons.push(Reason::Yours);
    }
    match followed(index, viewer, row) {
        Followed::Author => reasons.push(Reason::FollowedAuthor),
        Followed::Topic(topic) => reasons.push(Reason::FollowedTopic(topic)),
        Followed::Nothing => {}
    }
    reasons.extend(query.topic.map(Reason::InTopic));
    let run = index.run(row);
    let picked = viewer.picked.iter().find(|(i, _)| run.interests().any(|(own, _)| own == i.0));
    reasons.extend(picked.map(|&(i, _)| Reason::PickedInterest(i)));
    reasons
}
