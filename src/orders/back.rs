//! What a return gives back, and to where: of everything that paid for the order (a charge, gift cards, credit, points)
//! the part that came back, and of what the order earned the same part is taken off again. Delivery goes back with the
//! last piece. The rule is pure and counts from the beginning each time, so that roundings do not add up.

use super::elsewhere;
use super::letters::{self, Letter};
use super::pricing::gift_cards;
use super::state::{self, Because, State, Thing};
use super::{ledger, refund, settle};
use crate::app::App;
use crate::db::{Conn, Tx};
use crate::kit::{Error, Id, Money, Result};
use crate::points;

/// A line of an order, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sold {
    /// What its pieces cost, before anything was taken off; nothing for a gift.
    pub gross: i64,
    /// What is left of that once promotions and points are off, with the tax that was put on.
    pub net: i64,
    pub quantity: i64,
    /// How many of them are back, those of this time included.
    pub back: i64,
}

/// How much of an order's goods is back: `part` of `whole`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Back {
    pub part: i64,
    pub whole: i64,
    /// Every piece is back.
    pub everything: bool,
}

impl Back {
    /// Counts by what was paid for each line; where points or gifts left nothing to pay, by what it would have cost.
    pub fn of(lines: &[Sold]) -> Self {
        let is_paid = lines.iter().any(|l| l.net > 0);
        let weight = |l: &Sold| if is_paid { l.net.max(0) } else { l.gross.max(0) };
        let part = lines.iter().map(|l| portion(weight(l), l.back, l.quantity)).fold(0_i64, i64::saturating_add);
        let whole = lines.iter().map(weight).fold(0_i64, i64::saturating_add);
        Self { part, whole, everything: lines.iter().all(|l| l.back >= l.quantity) }
    }

    /// What of an amount that paid is given back by now. Of the order's `worth` the goods are `goods`, the rest is
    /// delivery. Rounded up, for the shopper.
    pub fn given(&self, amount: i64, goods: i64, worth: i64) -> i64 {
        if self.everything { amount } else { portion(portion(amount, goods, worth), self.part, self.whole) }
    }

    /// What of earned points is taken off by now. Rounded down, for the shopper.
    pub fn taken(&self, points: i64) -> i64 {
        if self.everything {
            return points;
        }
        if self.whole <= 0 {
            return 0;
        }
        let exact = i128::from(points) * i128::from(self.part) / i128::from(self.whole);
        i64::try_from(exact).unwrap_or(points).clamp(0, points.max(0))
    }
}

/// `n` of `of` parts of an amount, rounded up; never more than the amount. No parts: nothing.
fn portion(amount: i64, n: i64, of: i64) -> i64 {
    if of <= 0 || amount <= 0 || n <= 0 {
        return 0;
    }
    let (exact, of) = (i128::from(amount) * i128::from(n), i128::from(of));
    i64::try_from((exact + of - 1) / of).unwrap_or(amount).min(amount)
}

/// The lines of an order, and how many pieces of each were paid back.
async fn sold(conn: &mut Conn, account: Id, order: Id) -> Result<Vec<Sold>> {
    let rows: Vec<(i64, i64, i64, i64)> = sqlx::query_as(
        "SELECT CASE WHEN l.gift IS NULL THEN l.quantity * l.unit_price ELSE 0 END, \
         l.quantity * l.unit_price - l.discount + CASE WHEN EXISTS (SELECT 1 FROM order_taxes x WHERE x.account = l.account AND x.order_id = l.order_id AND x.mode = 'added') THEN l.tax ELSE 0 END, \
         l.quantity, \
         (SELECT CAST(COALESCE(SUM(r.quantity), 0) AS BIGINT) FROM return_lines r JOIN returns t ON t.account = r.account AND t.order_id = r.order_id AND t.id = r.return_id \
          WHERE r.account = l.account AND r.order_id = l.order_id AND r.position = l.position AND t.state = 'refunded') \
         FROM order_lines l WHERE l.account = $1 AND l.order_id = $2 ORDER BY l.position",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(gross, net, quantity, back)| Sold { gross, net, quantity, back }).collect())
}

/// How much of an order is back and paid back.
pub(super) async fn how_much(conn: &mut Conn, account: Id, order: Id) -> Result<Back> {
    Ok(Back::of(&sold(conn, account, order).await?))
}

/// Something besides money that paid for an order: position, kind, reference, amount, and what of it is back.
type Used = (i64, String, String, i64, i64);

/// Pays back what a return is worth, after it was marked as paid back: the refund that is owed, if money paid at all.
pub(super) async fn pay(app: &App, tx: &mut Tx, (account, order): (Id, Id), who: &str) -> Result<Option<Id>> {
    let lines = sold(tx, account, order).await?;
    let back = Back::of(&lines);
    let (total, points_worth, returned): (i64, i64, i64) = sqlx::query_as(
        "SELECT total, \
         (SELECT CAST(COALESCE(SUM(-a.amount), 0) AS BIGINT) FROM order_adjustments a WHERE a.account = $1 AND a.order_id = $2 AND a.kind = 'points'), \
         (SELECT CAST(COALESCE(SUM(r.amount), 0) AS BIGINT) FROM refunds r WHERE r.account = $1 AND r.order_id = $2 AND r.reason = 'returned') \
         FROM orders WHERE account = $1 AND id = $2",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_one(&mut **tx)
    .await?;
    let used: Vec<Used> = sqlx::query_as(
        "SELECT position, kind, reference, amount, back FROM order_uses WHERE account = $1 AND order_id = $2 \
         AND returned_at IS NULL AND kind IN ('gift-card', 'credit', 'points') ORDER BY position",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_all(&mut **tx)
    .await?;
    let purses = used.iter().filter(|u| u.1 != "points").map(|u| u.3).sum::<i64>();
    let worth = total + purses + points_worth;
    let goods = lines.iter().map(|l| l.net).sum::<i64>() + points_worth;
    let mut given = false;
    for (position, kind, reference, amount, before) in used {
        let now = back.given(amount, goods, worth) - before;
        if now <= 0 {
            continue;
        }
        // Counted first, and only from what was read: two returns at once do not both give it.
        let counted = sqlx::query(
            "UPDATE order_uses SET back = back + $1 WHERE account = $2 AND order_id = $3 AND position = $4 AND back = $5",
        )
        .bind(now)
        .bind(account.0)
        .bind(order.0)
        .bind(position)
        .bind(before)
        .execute(&mut **tx)
        .await?
        .rows_affected();
        if counted == 0 {
            let at = || "refunded".to_owned();
            return Err(Error::Conflict { code: "return_moved_on", args: vec![("state", at()), ("to", at())] });
        }
        given = true;
        match kind.as_str() {
            "points" => points::unredeem(app, tx, account, now, order).await?,
            // What can pay no more gets nothing back: the shopper has it as credit.
            "gift-card" if gift_cards::balance(tx, &reference, app.clock.now()).await?.is_some() => {
                gift_cards::move_card(app, tx, &reference, now, &format!("return of order {order}")).await?;
            }
            _ => {
                gift_cards::move_credit(app, tx, account, now, "credit-returned").await?;
            }
        }
    }
    points::take_back(app, tx, account, order, |earned| back.taken(earned)).await?;
    let money =
        |left: i64| if back.everything { left } else { (back.given(total, goods, worth) - returned).clamp(0, left) };
    let owed = owe(app, tx, (account, order), money, "returned", who).await?;
    if owed.is_none() && given {
        letters::tell(app, tx, account, order, Letter::Refunded).await?;
    }
    if back.everything {
        close(app, tx, (account, order), who).await?;
    }
    Ok(owed)
}

/// Promises an amount of an order's payment back and writes it into the ledger. The amount is found from what is left.
async fn owe(
    app: &App,
    tx: &mut Tx,
    (account, order): (Id, Id),
    amount: impl Fn(i64) -> i64,
    reason: &str,
    who: &str,
) -> Result<Option<Id>> {
    let paid: Option<(i64, i64, i64, String)> = sqlx::query_as(
        "SELECT id, amount, refunded, provider FROM payments WHERE account = $1 AND order_id = $2 AND state IN ('succeeded', 'part-refunded', 'refunded')",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_optional(&mut **tx)
    .await?;
    let Some((payment, paid, refunded, provider)) = paid else { return Err(Error::conflict("refund_too_high")) };
    if provider == elsewhere::PROVIDER {
        return Err(Error::conflict("bought_elsewhere"));
    }
    let amount = amount(paid - refunded);
    let owed = refund::owe(app, tx, (account, order), Id(payment), amount, reason).await?;
    if let Some(refund) = owed {
        let (thing, moved) = ((Thing::Payment, Id(payment)), ("refund", "owed"));
        let because = Because { who, why: reason };
        state::record(app, tx, (account, order), thing, moved, app.clock.now(), because).await?;
        let money = Money::new(amount, settle::currency_of(tx, account, order).await?);
        ledger::write(app, tx, account, (ledger::What::RefundOwed, refund), &ledger::refund_owed(money)).await?;
        letters::tell(app, tx, account, order, Letter::Refunded).await?;
    }
    Ok(owed)
}

/// Promises a part of the payment back, whatever comes back or not. Once no money is left the order is closed, unless
/// cards, credit or points paid a part of it that may still come back.
pub(super) async fn pay_part(
    app: &App,
    tx: &mut Tx,
    key: (Id, Id),
    amount: i64,
    reason: &str,
    who: &str,
) -> Result<Option<Id>> {
    // A return's refund is told by its reason.
    let reason = if reason == "returned" { "returned by the store" } else { reason };
    let owed = owe(app, tx, key, |_| amount, reason, who).await?;
    let (left, others): (i64, i64) = sqlx::query_as(
        "SELECT (SELECT CAST(COALESCE(SUM(amount - refunded), 0) AS BIGINT) FROM payments WHERE account = $1 AND order_id = $2), \
         (SELECT COUNT(*) FROM order_uses WHERE account = $1 AND order_id = $2 AND returned_at IS NULL \
          AND kind IN ('gift-card', 'credit', 'points') AND back < amount)",
    )
    .bind(key.0.0)
    .bind(key.1.0)
    .fetch_one(&mut **tx)
    .await?;
    if (left, others) == (0, 0) {
        close(app, tx, key, who).await?;
    }
    Ok(owed)
}

async fn close(app: &App, tx: &mut Tx, key: (Id, Id), who: &str) -> Result<()> {
    let because = Because { who, why: "everything went back" };
    state::advance(app, tx, key, State::Paid, State::Refunded, because).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(net: i64, quantity: i64, back: i64) -> Sold {
        Sold { gross: net, net, quantity, back }
    }

    #[test]
    fn a_return_takes_its_share_of_what_was_taken_off() {
        // 30.00 of goods with 3.00 off and 4.90 delivery: a third of it is worth 9.00.
        let back = Back::of(&[line(2_700, 3, 1)]);
        assert_eq!(back.given(3_190, 2_700, 3_190), 900);
        // A cent that cannot be split is the shopper's.
        assert_eq!(Back::of(&[line(2_900, 3, 1)]).given(3_390, 2_900, 3_390), 967);
        // What a code took off one line alone is not paid back for the other.
        let lines = [line(1_000, 1, 1), Sold { gross: 1_000, net: 200, quantity: 1, back: 0 }];
        assert_eq!(Back::of(&lines).given(1_200, 1_200, 1_200), 1_000);
        // The last piece brings back the rest, delivery included.
        assert_eq!(Back::of(&[line(2_700, 3, 3)]).given(3_190, 2_700, 3_190), 3_190);
        // Paid with points alone: by what it would have cost; a gift is worth nothing.
        let all =
            [Sold { gross: 3_000, net: 0, quantity: 3, back: 1 }, Sold { gross: 0, net: 0, quantity: 1, back: 0 }];
        assert_eq!(Back::of(&all).given(300, 3_000, 3_000), 100);
        assert_eq!(Back::of(&all).taken(50), 16);
    }

    prop_compose! {
        /// An order: its lines before and after what was taken off, what each purse paid, delivery, and the order in
        /// which its pieces come back, in one return or in many.
        fn order()(
            lines in prop::collection::vec((0_i64..1_000_000, 1_i64..6, 0_i64..=100), 1..6),
            delivery in 0_i64..2_000,
            purses in prop::collection::vec(0_i64..1_000_000, 0..3),
            points in 0_i64..1_000_000,
        )(
            order in Just(lines.iter().enumerate().flat_map(|(i, l)| std::iter::repeat_n(i, l.1 as usize)).collect::<Vec<_>>()).prop_shuffle(),
            cuts in prop::collection::vec(any::<bool>(), 40),
            lines in Just(lines), delivery in Just(delivery), purses in Just(purses), points in Just(points),
        ) -> (Vec<Sold>, i64, Vec<i64>, i64, Vec<usize>, Vec<bool>) {
            let sold: Vec<Sold> = lines.iter().map(|(price, n, percent)| {
                let gross = price * n;
                Sold { gross, net: gross - gross * percent / 100, quantity: *n, back: 0 }
            }).collect();
            (sold, delivery, purses, points, order, cuts)
        }
    }

    proptest! {
        /// Over all partial returns, whatever paid gets back exactly what it paid, in any order, and never more on the way.
        #[test]
        fn what_comes_back_sums_to_what_was_paid((mut lines, delivery, purses, points, order, cuts) in order()) {
            let mut left: i64 = lines.iter().map(|l| l.net).sum::<i64>() + delivery;
            let (worth, goods) = (left, left - delivery);
            let mut paid: Vec<i64> = purses.iter().map(|most| { let part = (*most).min(left); left -= part; part }).collect();
            paid.push(left);
            let mut given = vec![0_i64; paid.len()];
            let (mut points_given, mut taken) = (0_i64, 0_i64);
            let last = order.len() - 1;
            for (i, piece) in order.into_iter().enumerate() {
                lines[piece].back += 1;
                if i != last && !cuts[i] {
                    continue;
                }
                let back = Back::of(&lines);
                prop_assert_eq!(back.everything, i == last);
                for (given, paid) in given.iter_mut().zip(&paid) {
                    let now = back.given(*paid, goods, worth) - *given;
                    prop_assert!(now >= 0, "what was given is not asked for again");
                    *given += now;
                    prop_assert!(*given <= *paid);
                    if !back.everything && worth > 0 && back.whole > 0 {
                        // As much as its share, and at most three minor units more for the roundings.
                        let exact = i128::from(*paid) * i128::from(goods) * i128::from(back.part) / (i128::from(worth) * i128::from(back.whole));
                        prop_assert!((0..=2).contains(&(i128::from(*given) - exact)), "{given} for {exact}");
                    }
                }
                points_given += back.given(points, goods, worth.max(1)) - points_given;
                taken += back.taken(points) - taken;
                prop_assert!(points_given <= points && taken <= points);
            }
            prop_assert_eq!(given, paid);
            prop_assert_eq!((points_given, taken), (points, points));
        }
    }
}
