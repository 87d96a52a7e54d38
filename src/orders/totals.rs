//! Totals: lines and signed, labelled adjustments, in integer minor units of one currency. They always add up, are
//! never negative, and an amount that does not fit is refused. Pure.

use crate::kit::{Currency, Money};

/// A line to be priced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub unit_price: Money,
    /// 1 or more.
    pub quantity: i64,
}

/// What an adjustment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Delivery,
    Promotion,
    /// Paid with points.
    Points,
    /// A tax that prices do not include.
    Tax,
    /// Paid with a gift card.
    GiftCard,
    /// Paid with store credit.
    Credit,
    /// Something the store's own checkout sold besides what is in the catalog.
    Other,
}

impl Kind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Delivery => "delivery",
            Self::Promotion => "promotion",
            Self::Points => "points",
            Self::Tax => "tax",
            Self::GiftCard => "gift-card",
            Self::Credit => "credit",
            Self::Other => "other",
        }
    }
}

/// A signed part of the total besides the lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjustment {
    pub kind: Kind,
    pub label: String,
    pub amount: Money,
    /// The line it belongs to, counted from 0; nothing: the whole order.
    pub line: Option<usize>,
}

/// What it comes to: `subtotal` is the sum of `amounts`, `total` is the subtotal and every adjustment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Of each line: unit price times quantity.
    pub amounts: Vec<Money>,
    pub subtotal: Money,
    pub adjustments: Vec<Adjustment>,
    pub total: Money,
    /// Of each line: its share of what promotions and points took off, in minor units; empty: nothing.
    pub discounts: Vec<i64>,
    /// Of each line: its share of the tax; empty: nothing.
    pub line_taxes: Vec<i64>,
    pub tax: Option<Tax>,
}

/// The tax on an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tax {
    pub label: String,
    /// Hundredths of a percent.
    pub rate: i64,
    /// The total includes it by the prices themselves; else an adjustment adds it.
    pub included: bool,
    pub amount: Money,
}

/// Why there is no total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Something is in another currency.
    MixedCurrency,
    /// An amount does not fit.
    Overflow,
    /// A price below nothing, a quantity below one, or adjustments that take away more than there is.
    Negative,
}

/// Adds up. Everything has to be in `currency`. No line and no adjustment: nothing to pay.
pub fn add_up(currency: Currency, lines: &[Line], adjustments: Vec<Adjustment>) -> Result<Totals, Refused> {
    let mut amounts = Vec::with_capacity(lines.len());
    let mut subtotal = 0_i64;
    for line in lines {
        if line.unit_price.currency != currency {
            return Err(Refused::MixedCurrency);
        }
        if line.unit_price.amount < 0 || line.quantity < 1 {
            return Err(Refused::Negative);
        }
        let amount = line.unit_price.amount.checked_mul(line.quantity).ok_or(Refused::Overflow)?;
        subtotal = subtotal.checked_add(amount).ok_or(Refused::Overflow)?;
        amounts.push(Money::new(amount, currency));
    }
    let mut total = subtotal;
    for adjustment in &adjustments {
        if adjustment.amount.currency != currency {
            return Err(Refused::MixedCurrency);
        }
        total = total.checked_add(adjustment.amount.amount).ok_or(Refused::Overflow)?;
    }
    if total < 0 {
        return Err(Refused::Negative);
    }
    Ok(Totals {
        amounts,
        subtotal: Money::new(subtotal, currency),
        adjustments,
        total: Money::new(total, currency),
        discounts: Vec::new(),
        line_taxes: Vec::new(),
        tax: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn usd(amount: i64) -> Money {
        Money::new(amount, Currency::USD)
    }

    fn delivery(fee: Money, lines: &[Line]) -> Vec<Adjustment> {
        let fee = Adjustment { kind: Kind::Delivery, label: "Delivery".to_owned(), amount: fee, line: None };
        if lines.is_empty() { Vec::new() } else { vec![fee] }
    }

    fn promotion(amount: i64) -> Adjustment {
        Adjustment { kind: Kind::Promotion, label: "Ten off".to_owned(), amount: usd(amount), line: None }
    }

    #[test]
    fn delivery_counts_once_and_not_without_lines() {
        let lines = [Line { unit_price: usd(1_999), quantity: 2 }, Line { unit_price: usd(1), quantity: 99 }];
        let totals = add_up(Currency::USD, &lines, delivery(usd(490), &lines)).unwrap();
        assert_eq!(totals.amounts, [usd(3_998), usd(99)]);
        assert_eq!((totals.subtotal, totals.total), (usd(4_097), usd(4_587)));
        let nothing = add_up(Currency::USD, &[], delivery(usd(490), &[])).unwrap();
        assert_eq!((nothing.total, nothing.adjustments.len()), (usd(0), 0));
    }

    #[test]
    fn what_cannot_be_paid_is_refused() {
        let line = |amount, quantity| Line { unit_price: usd(amount), quantity };
        let euro = Line { unit_price: Money::new(1, Currency::EUR), quantity: 1 };
        assert_eq!(add_up(Currency::USD, &[line(1, 1), euro], vec![]), Err(Refused::MixedCurrency));
        let fee = Money::new(490, Currency::EUR);
        let foreign_fee = delivery(fee, &[line(1, 1)]);
        assert_eq!(add_up(Currency::USD, &[line(1, 1)], foreign_fee), Err(Refused::MixedCurrency));
        assert_eq!(add_up(Currency::USD, &[line(i64::MAX, 2)], vec![]), Err(Refused::Overflow));
        assert_eq!(add_up(Currency::USD, &[line(i64::MAX, 1), line(1, 1)], vec![]), Err(Refused::Overflow));
        assert_eq!(add_up(Currency::USD, &[line(1, 0)], vec![]), Err(Refused::Negative));
        assert_eq!(add_up(Currency::USD, &[line(-1, 1)], vec![]), Err(Refused::Negative));
        assert_eq!(add_up(Currency::USD, &[line(1_000, 1)], vec![promotion(-1_001)]), Err(Refused::Negative));
        let free = add_up(Currency::USD, &[line(1_000, 1)], vec![promotion(-1_000)]).unwrap();
        assert_eq!(free.total, usd(0));
    }

    proptest! {
        #[test]
        fn totals_add_up_and_are_never_negative(
            lines in prop::collection::vec((any::<i64>(), -2_i64..200), 0..8),
            adjustments in prop::collection::vec(any::<i64>(), 0..4),
        ) {
            check(&lines, &adjustments)?;
        }

        #[test]
        fn usual_totals_add_up(
            lines in prop::collection::vec((0_i64..1_000_000_000, 1_i64..100), 0..100),
            adjustments in prop::collection::vec(-10_000_i64..10_000, 0..4),
        ) {
            check(&lines, &adjustments)?;
        }
    }

    /// Against the same sum in 128 bits, which cannot overflow here.
    fn check(lines: &[(i64, i64)], adjustments: &[i64]) -> Result<(), TestCaseError> {
        let lines: Vec<Line> = lines.iter().map(|(a, q)| Line { unit_price: usd(*a), quantity: *q }).collect();
        let wide = |n: i64| i128::from(n);
        let subtotal: i128 = lines.iter().map(|l| wide(l.unit_price.amount) * wide(l.quantity)).sum();
        let total = subtotal + adjustments.iter().map(|a| wide(*a)).sum::<i128>();
        let proper = lines.iter().all(|l| l.unit_price.amount >= 0 && l.quantity >= 1);
        match add_up(Currency::USD, &lines, adjustments.iter().map(|a| promotion(*a)).collect()) {
            Ok(t) => {
                prop_assert!(proper && t.total.amount >= 0);
                prop_assert_eq!(wide(t.subtotal.amount), subtotal);
                prop_assert_eq!(wide(t.total.amount), total);
                prop_assert_eq!(t.amounts.iter().map(|m| wide(m.amount)).sum::<i128>(), subtotal);
            }
            Err(Refused::Negative) => prop_assert!(!proper || total < 0),
            Err(Refused::Overflow) => {
                // Refused on the way although the end may fit: some partial sum does not.
                let prices = lines.iter().map(|l| wide(l.unit_price.amount) * wide(l.quantity));
                let mut sum = 0_i128;
                let parts: Vec<i128> = prices
                    .chain(adjustments.iter().map(|a| wide(*a)))
                    .flat_map(|part| {
                        sum += part;
                        [part, sum]
                    })
                    .collect();
                prop_assert!(parts.iter().any(|p| i64::try_from(*p).is_err()));
            }
            Err(Refused::MixedCurrency) => prop_assert!(false, "there is one currency"),
        }
        Ok(())
    }
}
