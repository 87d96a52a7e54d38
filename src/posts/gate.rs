//! The write gate: who may post and comment. Everyone may read.
//!
//! Two rules, both the operator's to change: a membership runs, and enough was spent on own purchases within the last
//! calendar months. No role passes without them, so what operators write stands under the same rules.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::accounts::memberships;
use crate::accounts::view::GateView;
use crate::app::App;
use crate::config::Config;
use crate::db::Conn;
use crate::kit::{Error, Id, Micros, Money, Result};
use crate::orders;

/// What the operator asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Whether a membership is needed.
    pub membership: bool,
    /// How much must have been spent; zero or less switches the rule off.
    pub spend: Money,
    /// Over how many calendar months.
    pub months: i64,
}

impl Rules {
    /// The rules of the configuration.
    pub fn of(config: &Config) -> Self {
        Self { membership: config.gate.membership, spend: config.gate_spend(), months: config.gate.months }
    }
}

/// A rule that is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Membership,
    Spend,
}

impl Missing {
    /// Stable name for programs and messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Membership => "membership",
            Self::Spend => "spend",
        }
    }
}

/// The rules that are not met; none: the gate is open. `spent` are own purchases within the window, promotions and
/// refunds taken off. An amount in another currency counts as nothing.
pub fn missing(rules: &Rules, member: bool, spent: Money) -> Vec<Missing> {
    let enough =
        rules.spend.amount <= 0 || (spent.currency == rules.spend.currency && spent.amount >= rules.spend.amount);
    let mut missing = Vec::new();
    if rules.membership && !member {
        missing.push(Missing::Membership);
    }
    if !enough {
        missing.push(Missing::Spend);
    }
    missing
}

/// The first moment that still counts at `now`: the same day and time of day in UTC, `months` calendar months earlier;
/// where that month is shorter, its last day. A purchase at this very moment counts.
pub fn window_start(now: Micros, months: i64) -> Micros {
    let start = Timestamp::from_microsecond(now.0)
        .and_then(|at| at.to_zoned(TimeZone::UTC).checked_sub(months.months()))
        .map(|at| at.timestamp().as_microsecond());
    // Only a clock outside the years -9999 to 9999 has no such moment: then everything counts.
    Micros(start.unwrap_or(i64::MIN))
}

/// How an account stands to the gate.
pub async fn standing(app: &App, conn: &mut Conn, account: Id) -> Result<GateView> {
    let rules = Rules::of(&app.config);
    let now = app.clock.now();
    let member = memberships::runs(conn, account, now).await?;
    let spent = orders::spent(conn, account, window_start(now, rules.months), rules.spend.currency).await?;
    let missing = missing(&rules, member, spent);
    Ok(GateView {
        open: missing.is_empty(),
        missing: missing.into_iter().map(|m| m.code().to_owned()).collect(),
        spent,
        needed: rules.spend,
    })
}

/// Passes the gate, or says which rule is missing and how far one is.
pub async fn check(app: &App, conn: &mut Conn, account: Id) -> Result<()> {
    let gate = standing(app, conn, account).await?;
    if gate.open {
        return Ok(());
    }
    let money = |m: Money| format!("{} {}", m.decimal(), m.currency);
    Err(Error::Forbidden {
        code: "write_gate",
        args: vec![
            ("missing", gate.missing.join(" ")),
            ("spent", money(gate.spent)),
            ("needed", money(gate.needed)),
            ("months", app.config.gate.months.to_string()),
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Currency;
    use proptest::prelude::*;

    fn usd(amount: i64) -> Money {
        Money::new(amount, Currency::USD)
    }

    fn rules(membership: bool, spend: i64) -> Rules {
        Rules { membership, spend: usd(spend), months: 12 }
    }

    fn at(text: &str) -> Micros {
        Micros(text.parse::<Timestamp>().unwrap().as_microsecond())
    }

    #[test]
    fn exactly_the_spend_opens_and_a_cent_less_does_not() {
        assert_eq!(missing(&rules(true, 5_000), true, usd(5_000)), []);
        assert_eq!(missing(&rules(true, 5_000), true, usd(4_999)), [Missing::Spend]);
    }

    #[test]
    fn each_rule_is_named_by_itself() {
        assert_eq!(missing(&rules(true, 5_000), false, usd(5_000)), [Missing::Membership]);
        assert_eq!(missing(&rules(true, 5_000), false, usd(0)), [Missing::Membership, Missing::Spend]);
    }

    #[test]
    fn a_rule_that_is_switched_off_is_never_missing() {
        assert_eq!(missing(&rules(false, 5_000), false, usd(5_000)), []);
        assert_eq!(missing(&rules(true, 0), true, usd(0)), []);
        assert_eq!(missing(&rules(true, 0), true, usd(-100)), [], "refunds above purchases");
        assert_eq!(missing(&rules(false, 0), false, usd(0)), []);
    }

    #[test]
    fn another_currency_counts_as_nothing() {
        assert_eq!(missing(&rules(false, 5_000), false, Money::new(9_999, Currency::EUR)), [Missing::Spend]);
    }

    #[test]
    fn the_window_is_calendar_months() {
        for (now, months, start) in [
            ("2026-11-22T10:00:00Z", 12, "2025-11-22T10:00:00Z"),
            ("2024-02-29T23:59:59.999999Z", 12, "2023-02-28T23:59:59.999999Z"),
            ("2025-02-28T00:00:00Z", 12, "2024-02-28T00:00:00Z"),
            ("2026-03-31T08:30:00Z", 1, "2026-02-28T08:30:00Z"),
            ("2026-01-01T00:00:00Z", 1, "2025-12-01T00:00:00Z"),
        ] {
            assert_eq!(window_start(at(now), months), at(start), "{now} − {months}");
        }
    }

    proptest! {
        #[test]
        fn the_gate_is_open_exactly_when_both_rules_hold(
            membership: bool, member: bool, spend in -100i64..10_000, spent in -10_000i64..20_000,
        ) {
            let found = missing(&rules(membership, spend), member, usd(spent));
            prop_assert_eq!(found.contains(&Missing::Membership), membership && !member);
            prop_assert_eq!(found.contains(&Missing::Spend), spend > 0 && spent < spend);
            prop_assert!(found.len() <= 2);
        }

        #[test]
        fn spending_more_never_shuts_the_gate(spend in 0i64..10_000, spent in 0i64..10_000, more in 0i64..10_000, member: bool) {
            let before = missing(&rules(true, spend), member, usd(spent)).len();
            prop_assert!(missing(&rules(true, spend), member, usd(spent + more)).len() <= before);
        }

        /// The window never moves backwards and is as long as the calendar says, to the day.
        #[test]
        fn the_window_moves_with_the_clock(now in 0i64..4_000_000_000, later in 0i64..100_000_000, months in 1i64..=120) {
            let (now, later) = (Micros::seconds(now), Micros::seconds(now + later));
            prop_assert!(window_start(now, months) <= window_start(later, months));
            let days = (now - window_start(now, months)).0 / Micros::days(1).0;
            prop_assert!((28 * months..=31 * months).contains(&days), "{} days", days);
        }
    }
}
