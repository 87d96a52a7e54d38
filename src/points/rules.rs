//! How many points something earns, and the tiers. What is put in here is money, counts and nothing else: no review, no
//! number of stars, no verdict can become points. Pure.

use serde::Serialize;
use utoipa::ToSchema;

use crate::config;

/// What earns points. It holds everything a rule may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Goods of this worth were bought, promotions taken off; in whole units of money, rounded down.
    Purchase { units: i64 },
    /// The n-th order within 90 days.
    Order { nth: i64 },
    /// An order of at least the worth that counts as large.
    LargeOrder,
    /// A post was saved by as many as make it helpful.
    HelpfulPost,
    /// A friend ordered for the first time.
    Referral,
}

impl Deed {
    /// Its name in the ledger.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Purchase { .. } => "purchase",
            Self::Order { .. } => "frequency",
            Self::LargeOrder => "large-order",
            Self::HelpfulPost => "helpful-post",
            Self::Referral => "referral",
        }
    }
}

/// Where an account stands by what it earned within twelve months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    Bronze,
    Silver,
    Gold,
}

impl Tier {
    /// The tier that so many points earned within twelve months make.
    pub fn of(rules: &config::Points, earned: i64) -> Self {
        match earned {
            n if n >= rules.gold => Self::Gold,
            n if n >= rules.silver => Self::Silver,
            _ => Self::Bronze,
        }
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bronze => "bronze",
            Self::Silver => "silver",
            Self::Gold => "gold",
        }
    }

    /// What purchases earn in this tier, in percent.
    const fn percent(self) -> i64 {
        match self {
            Self::Bronze => 100,
            Self::Silver => 125,
            Self::Gold => 150,
        }
    }
}

/// How many points a deed earns.
pub fn earned(rules: &config::Points, tier: Tier, deed: Deed) -> i64 {
    match deed {
        Deed::Purchase { units } => units.max(0).saturating_mul(rules.per_unit).saturating_mul(tier.percent()) / 100,
        Deed::Order { nth } if rules.every > 0 && nth > 0 && nth % rules.every == 0 => rules.frequency,
        Deed::Order { .. } => 0,
        Deed::LargeOrder => rules.large,
        Deed::HelpfulPost => rules.helpful_post,
        Deed::Referral => rules.referral,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn deeds_earn_what_the_rules_say() {
        let rules = config::Points::default();
        assert_eq!(earned(&rules, Tier::Bronze, Deed::Purchase { units: 59 }), 59);
        assert_eq!(earned(&rules, Tier::Gold, Deed::Purchase { units: 59 }), 88);
        assert_eq!(earned(&rules, Tier::Bronze, Deed::Order { nth: 3 }), rules.frequency);
        assert_eq!(earned(&rules, Tier::Bronze, Deed::Order { nth: 4 }), 0);
        assert_eq!(
            (Tier::of(&rules, 499), Tier::of(&rules, 500), Tier::of(&rules, 2_000)),
            (Tier::Bronze, Tier::Silver, Tier::Gold)
        );
    }

    proptest! {
        #[test]
        fn more_never_earns_less(units in 0i64..1_000_000, more in 0i64..1_000_000, points in 0i64..5_000) {
            let rules = config::Points::default();
            let tier = Tier::of(&rules, points);
            prop_assert!(tier >= Tier::of(&rules, points / 2));
            let of = |units| earned(&rules, tier, Deed::Purchase { units });
            prop_assert!(of(units) <= of(units + more));
        }
    }
}
