//! Plans: what they cost, their periods, and what is left of one that is given up.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::config::Membership;
use crate::db::{Conn, from_json, settings};
use crate::kit::{Currency, Micros, Money, Result};

/// Where the operator's rules are kept; without them those of the configuration hold.
pub(super) const KEY: &str = "plans";

/// What plans cost and how they renew.
pub async fn rules(app: &App, conn: &mut Conn) -> Result<Membership> {
    match settings::get(conn, KEY).await? {
        Some(text) => from_json(&text),
        None => Ok(app.config.membership.clone()),
    }
}

/// A plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Plan {
    Monthly,
    Yearly,
}

impl Plan {
    pub const ALL: [Self; 2] = [Self::Monthly, Self::Yearly];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Yearly => "yearly",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|plan| plan.as_str() == text)
    }

    /// What a period costs; nothing: the store sells no such plan.
    pub fn price(self, rules: &Membership, currency: Currency) -> Option<Money> {
        let text = match self {
            Self::Monthly => &rules.monthly,
            Self::Yearly => &rules.yearly,
        };
        Money::parse(text, currency)
    }

    /// How long before a renewal it is announced; nothing: each receipt announces the next one.
    pub(super) const fn announced(self) -> Option<Micros> {
        match self {
            Self::Monthly => None,
            Self::Yearly => Some(Micros::days(14)),
        }
    }

    const fn months(self) -> i64 {
        match self {
            Self::Monthly => 1,
            Self::Yearly => 12,
        }
    }

    /// When a period that begins at `start` ends.
    pub fn end(self, start: Micros) -> Micros {
        months_after(start, self.months())
    }
}

/// The same day and time of day in UTC so many calendar months later; where that month is shorter, its last day.
pub fn months_after(start: Micros, months: i64) -> Micros {
    let end = Timestamp::from_microsecond(start.0)
        .and_then(|at| at.to_zoned(TimeZone::UTC).checked_add(months.months()))
        .map(|at| at.timestamp().as_microsecond());
    // Only a clock outside the years -9999 to 9999 has no such moment.
    Micros(end.unwrap_or(i64::MAX))
}

/// What a change to a dearer plan costs now, and how much of what was paid is taken off: what is left of the period that
/// cost `paid`, at the most the new price.
pub fn change(price: i64, paid: i64, (from, until): (Micros, Micros), now: Micros) -> (i64, i64) {
    let credited = unused(paid, from, until, now).min(price.max(0));
    (price - credited, credited)
}

/// What is left of a period that cost `amount`, rounded down to the minor unit: all of it before it begins, nothing after
/// its end.
pub fn unused(amount: i64, from: Micros, until: Micros, now: Micros) -> i64 {
    let whole = i128::from((until - from).0);
    if whole <= 0 {
        return 0;
    }
    let left = i128::from((until - now).0).clamp(0, whole);
    i64::try_from(i128::from(amount.max(0)) * left / whole).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Micros {
        Micros(text.parse::<Timestamp>().unwrap().as_microsecond())
    }

    #[test]
    fn periods_are_calendar_months() {
        assert_eq!(Plan::Monthly.end(at("2026-01-31T10:00:00Z")), at("2026-02-28T10:00:00Z"));
        assert_eq!(Plan::Yearly.end(at("2024-02-29T00:00:00Z")), at("2025-02-28T00:00:00Z"));
    }

    proptest! {
        #[test]
        fn what_is_left_is_never_more_than_was_paid(amount in 0i64..1_000_000, from in 0i64..1_000_000, long in 1i64..1_000_000, now in 0i64..3_000_000, more in 0i64..1_000_000) {
            let until = Micros(from + long);
            let left = |now| unused(amount, Micros(from), until, Micros(now));
            prop_assert!((0..=amount).contains(&left(now)));
            prop_assert!(left(now + more) <= left(now));
            prop_assert_eq!(left(from), amount);
            prop_assert_eq!(left(from + long), 0);
        }

        /// Nobody pays twice for the same days, and nobody is paid to change: price is what is paid now and what is left,
        /// and later never costs less.
        #[test]
        fn a_change_costs_the_price_less_what_is_left(price in 0i64..100_000, paid in 0i64..100_000, long in 1i64..1_000_000, now in 0i64..1_500_000, more in 0i64..1_000_000) {
            let at = |now: i64| change(price, paid, (Micros(0), Micros(long)), Micros(now));
            let (amount, credited) = at(now);
            prop_assert_eq!(amount + credited, price);
            prop_assert!(amount >= 0 && credited >= 0 && credited <= paid);
            prop_assert!(at(now + more).0 >= amount);
            if now >= long {
                prop_assert_eq!(credited, 0);
            }
        }
    }
}
