//! Reductions: what a struck price and a “−x %” may say. The reference is the lowest price of the 30 days before the
//! cut, whatever the catalog calls the regular price (Directive 98/6/EC, article 6a). Prices of a history hold from
//! their moment until the next one. The rule is pure.

use std::collections::HashMap;

use serde::Serialize;
use sqlx::Row;
use utoipa::ToSchema;

use super::among;
use crate::db::Conn;
use crate::kit::{Id, Micros, Money, Result};

/// How far back the lowest price is looked for.
const WINDOW: Micros = Micros::days(30);

/// What a reduced price is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReducedView {
    /// The lowest price of the 30 days before the cut.
    pub lowest: Money,
    /// How much lower it is now, in whole percent, rounded down.
    pub percent: i64,
}

/// The lowest price of the 30 days before the last cut, oldest entry first; nothing when the last change was no cut, or
/// the price was not higher throughout that time.
pub fn reference(history: &[(Micros, i64)]) -> Option<i64> {
    let (last, before) = history.split_last()?;
    let (cut, price) = *last;
    // A cut is a step down from what it cost until then.
    before.last().filter(|(_, was)| *was > price)?;
    let since = cut - WINDOW;
    let from = before.iter().rposition(|(at, _)| *at <= since).unwrap_or(0);
    before[from..].iter().map(|(_, was)| *was).min().filter(|lowest| *lowest > price)
}

/// By how many whole percent `price` lies below `lowest`, rounded down: never more than it is.
pub fn percent(lowest: i64, price: i64) -> i64 {
    if lowest <= 0 {
        return 0;
    }
    let off = (i128::from(lowest) - i128::from(price)).max(0) * 100 / i128::from(lowest);
    i64::try_from(off).unwrap_or(0)
}

/// What the reduced variants of products are compared with, by variant. `reduced` are those that a sale runs for, with
/// product and current price.
pub(super) async fn of_variants(
    conn: &mut Conn,
    reduced: &HashMap<Id, (Id, Money)>,
) -> Result<HashMap<Id, ReducedView>> {
    let mut products: Vec<Id> = reduced.values().map(|(product, _)| *product).collect();
    products.sort_unstable();
    products.dedup();
    let mut histories: HashMap<Id, Vec<(Micros, i64)>> = HashMap::new();
    for row in
        among(conn, "SELECT product, variant, at, price, currency FROM prices WHERE product IN", &products).await?
    {
        let variant = Id(row.try_get("variant")?);
        let Some((_, price)) = reduced.get(&variant) else { continue };
        if row.try_get::<&str, _>("currency")? == price.currency.as_str() {
            histories.entry(variant).or_default().push((Micros(row.try_get("at")?), row.try_get("price")?));
        }
    }
    let mut found = HashMap::new();
    for (variant, mut history) in histories {
        history.sort_unstable();
        let Some((_, price)) = reduced.get(&variant) else { continue };
        let is_current = history.last().is_some_and(|(_, last)| *last == price.amount);
        if let Some(lowest) = reference(&history).filter(|_| is_current) {
            let percent = percent(lowest, price.amount);
            found.insert(variant, ReducedView { lowest: Money::new(lowest, price.currency), percent });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn days(history: &[(i64, i64)]) -> Option<i64> {
        let history: Vec<(Micros, i64)> = history.iter().map(|(day, price)| (Micros::days(*day), *price)).collect();
        reference(&history)
    }

    #[test]
    fn the_lowest_price_of_thirty_days_before_the_cut_counts() {
        assert_eq!(days(&[(0, 100), (60, 80)]), Some(100));
        assert_eq!(days(&[(0, 100), (40, 90), (60, 80)]), Some(90));
        // Cheaper on the very day that began the window, and until then alone.
        assert_eq!(days(&[(0, 50), (30, 100), (60, 80)]), Some(100));
        assert_eq!(days(&[(0, 50), (31, 100), (60, 80)]), None, "it cost 50 within the window");
        // Raised for a day to look like a reduction.
        assert_eq!(days(&[(0, 100), (59, 150), (60, 100)]), None);
        assert_eq!(days(&[(0, 100), (59, 150), (60, 90)]), Some(100));
        assert_eq!(days(&[(0, 80)]), None, "new at that price");
        assert_eq!(days(&[(0, 80), (10, 90)]), None, "dearer now");
        assert_eq!(days(&[]), None);
        assert_eq!((percent(100, 80), percent(300, 200), percent(3, 2)), (20, 33, 33));
    }

    proptest! {
        /// Against the meaning, day by day.
        #[test]
        fn no_day_of_the_window_was_cheaper_than_said(steps in prop::collection::vec((1i64..20, 1i64..200), 2..12)) {
            let mut at = 0;
            let history: Vec<(i64, i64)> = steps.iter().map(|(wait, price)| { at += wait; (at, *price) }).collect();
            let (cut, price) = *history.last().unwrap();
            let on = |day: i64| history.iter().rev().find(|(from, _)| *from <= day).map(|(_, price)| *price);
            let window: Vec<i64> = (cut - 30..cut).filter_map(on).collect();
            let was = on(cut - 1).unwrap_or(0);
            let lowest = window.iter().min().copied().filter(|lowest| *lowest > price && was > price);
            prop_assert_eq!(days(&history), lowest);
            if let Some(lowest) = lowest {
                prop_assert!((0..100).contains(&percent(lowest, price)));
                prop_assert!(percent(lowest, price) * lowest <= (lowest - price) * 100);
            }
        }
    }
}
