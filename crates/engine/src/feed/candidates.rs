//! The candidates of one page, each once.

use std::sync::atomic::Ordering::Relaxed;

use rustc_hash::FxHashMap;

use super::MOST_ITEMS;
use super::filters::Gate;
use super::scorers::{self, Followed, Scene, Seen};
use super::taste::{Match, Taste};
use crate::ids::{PostId, ProductId};
use crate::index::WARM;
use crate::learn::{Deed, FEATURES};
use crate::query::{Filter, ScoreParts, Source, What};

/// So many candidates of one author, or products of one brand, are enough for any page: of eight items in a row at most
/// two are of one, so a page of 50 takes 14.
const CROWD: u8 = 16;

/// A post or product that passed the filters, with its score.
pub(crate) struct Candidate {
    pub(crate) is_post: bool,
    pub(crate) row: u32,
    pub(crate) what: What,
    pub(crate) at: i64,
    /// The author of a post, the brand of a product, as short marks; 0: none.
    pub(crate) author: u16,
    pub(crate) brand: u16,
    /// The brand of a post's leading product.
    pub(crate) shown_brand: u16,
    pub(crate) met: Match,
    pub(crate) followed: Followed,
    pub(crate) parts: ScoreParts,
    /// The score by the weights alone.
    pub(crate) prior: f32,
    pub(crate) features: [f32; FEATURES],
    pub(crate) score: f32,
    /// What the viewer did that speaks for it.
    pub(crate) because: Option<(Deed, What)>,
    /// Unproven, or of the long tail.
    pub(crate) reserved: bool,
    /// Bits of the sources that gave it.
    sources: u16,
}

impl Candidate {
    pub(crate) fn came_from(&self, source: Source) -> bool {
        self.sources & (1 << source as u8) != 0
    }
}

/// Gathers candidates through the gate and scores them.
pub(crate) struct Pool<'a> {
    pub(crate) scene: Scene<'a>,
    pub(crate) gate: Gate<'a>,
    taste: &'a Taste,
    pub(crate) all: Vec<Candidate>,
    known: FxHashMap<(bool, u32), u32>,
    crowd: FxHashMap<(bool, i64), u8>,
    /// What was dropped for its crowd only, in the order in which it came.
    turned_away: Vec<(bool, u32)>,
    crowd_matters: bool,
    /// What the source that is asked now speaks for.
    pub(crate) because: Option<(Deed, What)>,
    unknown: bool,
    retrieved: [u32; SOURCES.len()],
}

const SOURCES: [Source; 11] = [
    Source::FollowedPeople,
    Source::FollowedTopics,
    Source::PickedInterests,
    Source::InferredInterests,
    Source::SimilarTaste,
    Source::Fresh,
    Source::Trial,
    Source::MostSmiled,
    Source::Catalog,
    Source::Wider,
    Source::Sponsored,
];

const DROPPED: u32 = u32::MAX;

impl<'a> Pool<'a> {
    pub(crate) fn new(scene: Scene<'a>, gate: Gate<'a>, taste: &'a Taste) -> Self {
        let unknown = scene.viewer.picked.is_empty() && scene.viewer.inferred.is_empty();
        Self {
            scene,
            gate,
            taste,
            all: Vec::with_capacity(512),
            known: FxHashMap::with_capacity_and_hasher(1024, rustc_hash::FxBuildHasher),
            crowd: FxHashMap::with_capacity_and_hasher(256, rustc_hash::FxBuildHasher),
            turned_away: Vec::new(),
            crowd_matters: true,
            because: None,
            unknown,
            retrieved: [0; SOURCES.len()],
        }
    }

    /// From now on no candidate is dropped for its crowd.
    pub(crate) fn welcome_crowds(&mut self) {
        self.crowd_matters = false;
    }

    pub(crate) fn has_turned_away(&self) -> bool {
        !self.turned_away.is_empty()
    }

    /// Takes in what was turned away for its crowd: nothing else is left. `false` if there was none.
    pub(crate) fn readmit(&mut self) -> bool {
        self.crowd_matters = false;
        let away = std::mem::take(&mut self.turned_away);
        for &(is_post, d) in &away {
            self.known.remove(&(is_post, d));
            if is_post {
                self.post(Source::Wider, d);
            } else {
                self.product(Source::Wider, d);
            }
        }
        !away.is_empty()
    }

    /// Takes posts from a list until `want` passed or `steps` were read. A post that another source gave before counts.
    pub(crate) fn posts(&mut self, from: Source, list: impl Iterator<Item = u32>, want: usize, steps: usize) {
        let mut list = list.take(steps);
        let mut got = 0;
        let mut rows = [0; WARM];
        while got < want {
            let n = fill(&mut rows, &mut list, want - got);
            if n == 0 {
                break;
            }
            self.scene.index.warm_posts(&rows[..n]);
            got += rows[..n].iter().filter(|&&d| self.post(from, d)).count();
        }
    }

    /// The same for products.
    pub(crate) fn products(&mut self, from: Source, list: impl Iterator<Item = u32>, want: usize, steps: usize) {
        let mut list = list.take(steps);
        let mut got = 0;
        let mut rows = [0; WARM];
        while got < want {
            let n = fill(&mut rows, &mut list, want - got);
            if n == 0 {
                break;
            }
            self.scene.index.warm_products(&rows[..n]);
            got += rows[..n].iter().filter(|&&d| self.product(from, d)).count();
        }
    }

    pub(crate) fn post(&mut self, from: Source, d: u32) -> bool {
        if let Some(known) = self.meet_again(true, d, from) {
            return known;
        }
        let index = self.scene.index;
        let row = index.posts.at(d);
        let author = index.authors.at(row.author.load(Relaxed)).id.load(Relaxed);
        self.retrieved[from as usize] += 1;
        if !self.gate.post(d) || self.crowded(true, d, author) {
            self.known.insert((true, d), DROPPED);
            return false;
        }
        let run = index.run(row);
        let met = self.taste.meet(run);
        let followed = scorers::followed(index, self.scene.viewer, row);
        let reserved = scorers::unproven(self.scene.weights, row, self.scene.now);
        let parts = scorers::score_post(&self.scene, d, &met, followed, reserved);
        let brand = run.products().next().map_or(0, |p| index.products.at(p).brand.load(Relaxed));
        self.add(Candidate {
            is_post: true,
            row: d,
            what: What::Post(PostId(row.id.load(Relaxed))),
            at: row.at.load(Relaxed),
            author: mark(author),
            brand: 0,
            shown_brand: if brand == 0 { 0 } else { mark(brand) },
            met,
            followed,
            score: 0.0,
            prior: 0.0,
            features: [0.0; FEATURES],
            parts,
            reserved,
            because: self.because,
            sources: 1 << from as u8,
        });
        true
    }

    pub(crate) fn product(&mut self, from: Source, d: u32) -> bool {
        if let Some(known) = self.meet_again(false, d, from) {
            return known;
        }
        let index = self.scene.index;
        let row = index.products.at(d);
        let brand = row.brand.load(Relaxed);
        self.retrieved[from as usize] += 1;
        if !self.gate.product(d) || (brand != 0 && self.crowded(false, d, brand)) {
            self.known.insert((false, d), DROPPED);
            return false;
        }
        let met = self.taste.meet(index.product_run(row));
        let parts = scorers::score_product(&self.scene, d, &met);
        let brand = if brand == 0 { 0 } else { mark(brand) };
        self.add(Candidate {
            is_post: false,
            row: d,
            what: What::Product(ProductId(row.id.load(Relaxed))),
            at: row.at.load(Relaxed),
            author: 0,
            brand,
            shown_brand: brand,
            met,
            followed: Followed::Nothing,
            score: 0.0,
            prior: 0.0,
            features: [0.0; FEATURES],
            parts,
            reserved: index.long_tail(row),
            because: self.because,
            sources: 1 << from as u8,
        });
        true
    }

    pub(crate) fn retrieved(&self) -> Vec<(Source, u32)> {
        SOURCES.into_iter().zip(self.retrieved).filter(|&(_, n)| n > 0).collect()
    }

    fn meet_again(&mut self, is_post: bool, d: u32, from: Source) -> Option<bool> {
        let &at = self.known.get(&(is_post, d))?;
        if at == DROPPED {
            return Some(false);
        }
        self.all[at as usize].sources |= 1 << from as u8;
        Some(true)
    }

    fn crowded(&mut self, is_post: bool, d: u32, of: i64) -> bool {
        if !self.crowd_matters {
            return false;
        }
        let n = self.crowd.entry((is_post, of)).or_default();
        if *n < CROWD {
            *n += 1;
            return false;
        }
        // A page takes at most 50 of them, even when nothing else is left.
        if self.turned_away.len() < 4 * MOST_ITEMS {
            self.turned_away.push((is_post, d));
        }
        !self.gate.count(Some(Filter::Crowded))
    }

    fn add(&mut self, mut candidate: Candidate) {
        let seen = Seen {
            met: &candidate.met,
            followed: candidate.followed,
            companion: candidate.came_from(Source::SimilarTaste),
            product: !candidate.is_post,
            reserved: candidate.reserved,
            unknown: self.unknown,
        };
        candidate.features = scorers::features(&candidate.parts, &seen);
        candidate.prior = scorers::total(self.scene.weights, &candidate.parts);
        candidate.score = self.scene.learned.judge(self.scene.weights, candidate.prior, &candidate.features);
        #[expect(clippy::cast_possible_truncation, reason = "a page has some thousand candidates at most")]
        self.known.insert((candidate.is_post, candidate.row), self.all.len() as u32);
        self.all.push(candidate);
    }
}

/// The next rows of a list, as many as there is room for.
fn fill(rows: &mut [u32; WARM], list: &mut impl Iterator<Item = u32>, want: usize) -> usize {
    let mut n = 0;
    for (row, next) in rows.iter_mut().zip(list.take(want)) {
        *row = next;
        n += 1;
    }
    n
}

/// A short mark of an author or brand; never 0. Two may share one, which only spreads them wider.
fn mark(id: i64) -> u16 {
    ((crate::mix::mix(id.cast_unsigned()) >> 48) as u16).max(1)
}
