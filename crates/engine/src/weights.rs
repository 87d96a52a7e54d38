//! Every number that ranking depends on, in one place.

/// The weights of *For you*. An operator may change them while the program runs
/// ([`Index::set_weights`](crate::Index::set_weights)); times are in microseconds.
///
/// A score is `interest·I + follow·F + taste·T + affinity·A + quality·Q + recency·R + chance·C`, times the factors that
/// apply; [`Learned`](crate::Learned) shifts it by what shoppers did. The parts are in
/// 0..=1, so the weights compare directly: with the defaults, a picked interest (1.0) outweighs being new (0.5) and being
/// liked (0.6), and only a followed author (1.2) outweighs a picked interest.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// How much meeting the viewer's interests counts. The part is the best of (viewer's weight × item's weight) over the
    /// interests of the item; an inferred interest counts [`Weights::inferred`] of a picked one.
    pub interest: f32,
    /// What an inferred interest is worth against a picked one, 0..=1. Below 1 because a guess is a guess.
    pub inferred: f32,
    /// How much following its author counts.
    pub follow: f32,
    /// What a followed topic is worth against a followed author, 0..=1.
    pub followed_topic: f32,
    /// How much the taste of shoppers who did the same counts: s / (s + [`Weights::taste_half`]) with s the product of the
    /// viewer's factors and the item's.
    pub taste: f32,
    /// The s at which the part above is one half.
    pub taste_half: f32,
    /// How much it counts that the viewer did something with its author before.
    pub affinity: f32,
    /// How much being liked counts. The part is r / (r + [`Weights::prior_rate`]) with
    /// r = (smiles + 2·comments + 3·saves + m·prior) / (shown + m): the action rate pulled towards the prior by m
    /// imagined showings (Bayesian smoothing), so that one smile at two showings does not beat 300 at 1,000. A post as
    /// good as the prior gets 0.5. For a product the part is its popularity.
    pub quality: f32,
    /// The rate of actions per showing expected of a post of which nothing is known.
    pub prior_rate: f32,
    /// m above: how many showings the prior is worth.
    pub prior_shown: f32,
    /// How much being new counts.
    pub recency: f32,
    /// The time in which a post's recency falls by half.
    pub post_half_life: i64,
    /// The time in which a product's recency falls by half.
    pub product_half_life: i64,
    /// How much chance counts: it moves near equals, so that a reload is not the same page for a visitor.
    pub chance: f32,
    /// Factor for a post that shows products none of which can be bought now, so that it sinks.
    pub nothing_to_buy: f32,
    /// Factor for a post in a language the viewer does not read (photos still speak).
    pub foreign: f32,
    /// Factor for a product without a picture.
    pub no_picture: f32,
    /// One item in this many is a catalog product while there are plenty of posts. Where there are few posts, products
    /// come more often: every 4th, 3rd, 2nd slot, and all of them in a store without posts.
    pub product_every: u32,
    /// One item in this many is an unproven post or a product of the long tail, when there are any. 10 is the 10 %
    /// promised.
    pub reserved_every: u32,
    /// A post is unproven while it was shown less often than this …
    pub unproven_shown: u32,
    /// … and has fewer smiles than this …
    pub unproven_smiles: u32,
    /// … and is younger than this.
    pub unproven_age: i64,
    /// Up to this age "new" is given as a reason for a post.
    pub fresh_age: i64,
    /// Up to this age "new in the store" is given as a reason for a product.
    pub new_product_age: i64,
    /// In a window of eight items, at most this many of one author, and this many products of one brand.
    pub most_per_window: usize,
    /// In a window of eight items, at most this many with the same leading interest, where there is a choice.
    pub most_per_interest: usize,
    /// The share of a page that may be neither about a picked interest nor followed, for a viewer who picked some and as
    /// long as there is a choice.
    pub off_interest: f32,
    /// What each deed is worth, by the number of the [`Deed`](crate::Deed): smile, comment, save, tap, buy, "not this".
    /// Used where chances are learnt: the score is then the logarithm of the worth expected.
    pub worth: [f32; 6],
    /// The worth that stands for a score of 0, so that scores learnt and not learnt are on one scale.
    pub worth_of_nothing: f32,
}

const HOUR: i64 = 3_600_000_000;
const DAY: i64 = 24 * HOUR;

impl Default for Weights {
    fn default() -> Self {
        Self {
            interest: 1.0,
            inferred: 0.6,
            follow: 1.2,
            followed_topic: 0.7,
            taste: 0.8,
            taste_half: 0.15,
            affinity: 0.4,
            quality: 0.6,
            prior_rate: 0.06,
            prior_shown: 40.0,
            recency: 0.5,
            post_half_life: 3 * DAY,
            product_half_life: 30 * DAY,
            chance: 0.1,
            nothing_to_buy: 0.5,
            foreign: 0.5,
            no_picture: 0.3,
            product_every: 5,
            reserved_every: 10,
            unproven_shown: 100,
            unproven_smiles: 3,
            unproven_age: 14 * DAY,
            fresh_age: 2 * DAY,
            new_product_age: 30 * DAY,
            most_per_window: 2,
            most_per_interest: 3,
            off_interest: 0.3,
            worth: [1.0, 2.0, 3.0, 0.5, 8.0, -5.0],
            worth_of_nothing: 0.1,
        }
    }
}
