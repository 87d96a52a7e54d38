//! Fills the slots of a page from scored candidates: the best one that keeps the rules of variety, slot by slot.

use super::candidates::Candidate;
use super::scorers::Followed;
use crate::weights::Weights;

/// The window of the rules of variety: an item and the seven before it.
const WINDOW: usize = 8;

/// How a candidate breaks the rules at a slot: one bit per rule, the weightier the higher. The smallest number wins, so the
/// weightiest rule is the last to give way.
pub(crate) type Breach = u32;
/// Two of this author, or two products of this brand, are among the last seven.
pub(crate) const CROWDING: Breach = 1 << 6;
/// The slot is kept for the unproven and the long tail.
pub(crate) const NOT_RESERVED: Breach = 1 << 5;
/// The page has its share of items that are not about a picked interest.
const OFF_INTEREST: Breach = 1 << 4;
/// A product where a post is due, or a post where a product is due.
const OTHER_KIND: Breach = 1 << 3;
/// A picked interest waits for its first item.
const NOT_COVERING: Breach = 1 << 2;
/// Too much of one interest, or of one brand over posts and products, lately.
const SAMENESS: Breach = 1 << 1;

/// What the page looks like so far.
pub(crate) struct Selector<'a> {
    weights: &'a Weights,
    limit: usize,
    /// Marks of author, brand, shown brand and leading interest of the last items, newest last.
    recent: Vec<(u16, u16, u16, Option<u16>)>,
    /// Items shown in the whole walk, and how many of them were reserved.
    position: u32,
    reserved: u32,
    /// On this page.
    filled: usize,
    off: usize,
    /// Picked interests (bits) that have candidates and no item yet.
    waiting: u64,
    picks: bool,
    product_every: u32,
    pub(crate) relaxed: u32,
}

impl<'a> Selector<'a> {
    pub(crate) fn new(
        weights: &'a Weights,
        limit: usize,
        picks: bool,
        recent: &[(u16, u16)],
        walk: (u32, u32),
    ) -> Self {
        Self {
            weights,
            limit,
            recent: recent.iter().map(|&(author, brand)| (author, brand, brand, None)).collect(),
            position: walk.0,
            reserved: walk.1,
            filled: 0,
            off: 0,
            waiting: 0,
            picks,
            product_every: weights.product_every.max(1),
            relaxed: 0,
        }
    }

    /// Looks over the candidates before the first slot: how many posts there are decides how often a product comes, and
    /// which interests have candidates decides which wait.
    pub(crate) fn survey(&mut self, candidates: &[Candidate]) {
        let posts = candidates.iter().filter(|c| c.is_post).count();
        self.product_every = match posts {
            0 => 1,
            1..15 => 2,
            15..30 => 3.min(self.weights.product_every),
            30..60 => 4.min(self.weights.product_every),
            _ => self.weights.product_every,
        }
        .max(1);
        let all = candidates.iter().fold(0, |bits, c| bits | c.met.bits);
        // At most half of a page is spent on covering; the first picked come first.
        let (mut left, mut most) = (all, self.limit / 2);
        while left != 0 && most > 0 {
            self.waiting |= left & left.wrapping_neg();
            left &= left - 1;
            most -= 1;
        }
    }

    /// How the candidate breaks the rules at the present slot.
    pub(crate) fn breach(&self, c: &Candidate) -> Breach {
        let mut breach = 0;
        let recent = || self.recent.iter().rev().take(WINDOW - 1);
        let authors = recent().filter(|r| c.author != 0 && r.0 == c.author).count();
        let brands = recent().filter(|r| c.brand != 0 && r.1 == c.brand).count();
        if authors >= self.weights.most_per_window || brands >= self.weights.most_per_window {
            breach |= CROWDING;
        }
        let reserved_due = self.reserved_due();
        if reserved_due && !c.reserved {
            breach |= NOT_RESERVED;
        }
        if self.picks && off_interest(c) && self.off >= self.off_allowed(reserved_due) {
            breach |= OFF_INTEREST;
        }
        if c.is_post == self.product_due() {
            breach |= OTHER_KIND;
        }
        if self.cover_due() && c.met.bits & self.waiting == 0 {
            breach |= NOT_COVERING;
        }
        let same = recent().filter(|r| c.met.leading.is_some() && r.3 == c.met.leading).count();
        let brand = recent().filter(|r| c.shown_brand != 0 && r.2 == c.shown_brand).count();
        if same >= self.weights.most_per_interest || brand >= self.weights.most_per_window {
            breach |= SAMENESS;
        }
        breach
    }

    /// The best candidate for the present slot and how it breaks the rules. `order` is by falling score.
    pub(crate) fn choose(&self, candidates: &[Candidate], order: &[u32]) -> Option<(usize, Breach)> {
        let mut best: Option<(usize, Breach)> = None;
        for (place, &i) in order.iter().enumerate() {
            let breach = self.breach(&candidates[i as usize]);
            if best.is_none_or(|(_, least)| breach < least) {
                best = Some((place, breach));
            }
            if breach == 0 {
                break;
            }
        }
        best
    }

    /// Puts it into the slot.
    pub(crate) fn place(&mut self, c: &Candidate, breach: Breach) {
        self.relaxed += u32::from(breach & (CROWDING | NOT_RESERVED) != 0);
        self.recent.push((c.author, c.brand, c.shown_brand, c.met.leading));
        self.position += 1;
        self.reserved += u32::from(c.reserved);
        self.filled += 1;
        self.off += usize::from(off_interest(c));
        self.waiting &= !c.met.bits;
    }

    pub(crate) fn full(&self) -> bool {
        self.filled == self.limit
    }

    /// What the cursor carries: the last seven, the position, the reserved.
    pub(crate) fn carry(&self) -> (Vec<(u16, u16)>, u32, u32) {
        let last = &self.recent[self.recent.len().saturating_sub(WINDOW - 1)..];
        (last.iter().map(|r| (r.0, r.1)).collect(), self.position, self.reserved)
    }

    /// At the last slot at which the promised share still holds.
    fn reserved_due(&self) -> bool {
        self.reserved < (self.position + 1) / self.weights.reserved_every.max(1)
    }

    fn product_due(&self) -> bool {
        (self.position + 1).is_multiple_of(self.product_every)
    }

    /// Every second slot while an interest waits, and each when only as many slots are left.
    fn cover_due(&self) -> bool {
        let waiting = self.waiting.count_ones() as usize;
        waiting > 0 && (self.filled % 2 == 1 || self.limit - self.filled <= waiting)
    }

    /// Reserved slots may need items off the picked interests, so the others leave room for them.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most 50"
    )]
    fn off_allowed(&self, reserved: bool) -> usize {
        let all = (self.limit as f32 * self.weights.off_interest).max(0.0) as usize;
        if reserved {
            all
        } else {
            all.saturating_sub(self.limit.div_ceil(self.weights.reserved_every.max(1) as usize))
        }
    }
}

/// Neither about a picked interest nor followed.
fn off_interest(c: &Candidate) -> bool {
    c.met.bits == 0 && c.met.picked.is_none() && c.followed == Followed::Nothing
}
