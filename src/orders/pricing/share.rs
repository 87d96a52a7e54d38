//! Rounding: a rate of an amount, and an amount shared out over lines so that the parts add up to it. Pure.

/// The whole of a rate, in hundredths of a percent.
pub const WHOLE: i64 = 10_000;

/// `rate` hundredths of a percent of `amount`, rounded to the nearest minor unit, halves away from zero.
pub fn rate_of(amount: i64, rate: i64) -> i64 {
    divide(i128::from(amount) * i128::from(rate), i128::from(WHOLE))
}

/// How much of `amount` is a tax of `rate` that the amount includes, rounded likewise.
pub fn rate_within(amount: i64, rate: i64) -> i64 {
    divide(i128::from(amount) * i128::from(rate), i128::from(WHOLE) + i128::from(rate))
}

/// A quotient rounded to the nearest, halves away from zero. `by` is above zero. What does not fit is the largest there
/// is: the sums that follow refuse it.
pub fn divide(n: i128, by: i128) -> i64 {
    let half = by / 2;
    let rounded = if n >= 0 { (n + half) / by } else { (n - half) / by };
    i64::try_from(rounded).unwrap_or(if n >= 0 { i64::MAX } else { i64::MIN })
}

/// Shares `total` out in proportion to `weights` by the largest remainder: every part is the exact one rounded up or
/// down, what is left over goes to the largest remainders, of equal ones to the first. No weight at all: nothing is
/// shared. `total` and the weights are not negative.
pub fn share(total: i64, weights: &[i64]) -> Vec<i64> {
    let all: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    if all == 0 {
        return vec![0; weights.len()];
    }
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    let mut left = total;
    for (i, weight) in weights.iter().enumerate() {
        let exact = i128::from(total) * i128::from(*weight);
        // A weight is at most all of them, so the part is at most the total.
        let part = i64::try_from(exact / all).unwrap_or(0);
        parts.push(part);
        left -= part;
        remainders.push((exact % all, i));
    }
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, i) in remainders.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[i] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(rate_of(5, 1_000), 1);
        assert_eq!(rate_of(4, 1_000), 0);
        assert_eq!(rate_of(-5, 1_000), -1);
        assert_eq!(rate_within(11_900, 1_900), 1_900);
        assert_eq!(rate_within(119, 1_900), 19);
        assert_eq!(share(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(share(2, &[1, 5, 3]), [0, 1, 1]);
        assert_eq!(share(7, &[0, 0]), [0, 0]);
    }

    proptest! {
        #[test]
        fn parts_add_up_and_are_fair(total in 0i64..1_000_000_000, weights in prop::collection::vec(0i64..1_000_000_000, 1..60)) {
            let parts = share(total, &weights);
            let all: i128 = weights.iter().map(|w| i128::from(*w)).sum();
            prop_assert_eq!(parts.iter().sum::<i64>(), if all == 0 { 0 } else { total });
            for (part, weight) in parts.iter().zip(&weights).filter(|_| all > 0) {
                let floor = i128::from(total) * i128::from(*weight) / all;
                prop_assert!(i128::from(*part) == floor || i128::from(*part) == floor + 1);
                prop_assert!(*weight > 0 || *part == 0, "what weighs nothing gets nothing");
            }
        }

        /// Nothing is taken from a line that it does not hold.
        #[test]
        fn a_part_is_never_more_than_its_weight(weights in prop::collection::vec(0i64..1_000_000_000, 1..60), of in 0i64..=100) {
            let all: i64 = weights.iter().sum();
            let total = (i128::from(all) * i128::from(of) / 100) as i64;
            for (part, weight) in share(total, &weights).iter().zip(&weights) {
                prop_assert!(part <= weight);
            }
        }

        #[test]
        fn a_tax_within_is_the_tax_on_what_is_left(gross in 0i64..1_000_000_000_000, rate in 0i64..=10_000) {
            let tax = rate_within(gross, rate);
            prop_assert!((0..=gross).contains(&tax));
            prop_assert!((rate_of(gross - tax, rate) - tax).abs() <= 1);
        }
    }
}
