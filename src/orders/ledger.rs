//! The ledger: double entry. A move takes an amount out of one book and puts it into another, so every move sums to
//! zero by construction, and so does everything. It is written in the transaction of what it tells about, once for each
//! (what, subject).
//!
//! | what | from | to |
//! |---|---|---|
//! | `sale`: an order is paid | revenue | customer |
//! | `charge`: the provider took the money | customer | provider |
//! | `refund-owed` for something that was sold | customer | refunds |
//! | `refund-paid` | provider | customer |
//!
//! A charge of an order that was given up has no sale: the customer's book owes it until it is paid back. So a customer's
//! book is zero once everything is settled, and the provider's book is what the provider should hold.

use crate::app::App;
use crate::db::{Conn, Tx};
use crate::kit::{Id, Money, Result};

/// Where value can be. In `Customer` and `Provider` a positive amount is what they have to give us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Book {
    /// What a shopper owes; below zero, what is owed to them.
    Customer,
    /// What was sold, as a negative amount.
    Revenue,
    /// What the payment provider holds for the store.
    Provider,
    /// What of the revenue went back.
    Refunds,
}

impl Book {
    pub const ALL: [Self; 4] = [Self::Customer, Self::Revenue, Self::Provider, Self::Refunds];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Revenue => "revenue",
            Self::Provider => "provider",
            Self::Refunds => "refunds",
        }
    }
}

/// What happened. With its subject it is written down once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Sale,
    Charge,
    RefundOwed,
    RefundPaid,
}

impl What {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sale => "sale",
            Self::Charge => "charge",
            Self::RefundOwed => "refund-owed",
            Self::RefundPaid => "refund-paid",
        }
    }
}

/// One amount going from one book to another. The amount may be of points: their unit is the code `PTS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub from: Book,
    pub to: Book,
    pub amount: Money,
}

/// The two entries of each step; a step of nothing has none. `Err`: an amount that cannot be turned round.
fn entries(steps: &[Step]) -> Result<Vec<(Book, Money)>> {
    let mut entries = Vec::with_capacity(steps.len() * 2);
    for Step { from, to, amount } in steps.iter().filter(|s| s.amount.amount != 0) {
        entries.push((*from, amount.times(-1)?));
        entries.push((*to, *amount));
    }
    Ok(entries)
}

/// Writes a move of an account, unless it was written before; whether it was written now.
pub async fn write(app: &App, tx: &mut Tx, account: Id, (what, subject): (What, Id), steps: &[Step]) -> Result<bool> {
    let entries = entries(steps)?;
    if entries.is_empty() {
        return Ok(false);
    }
    let id = app.id();
    let new = sqlx::query(
        "INSERT INTO ledger_moves (account, id, what, subject, at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (account, what, subject) DO NOTHING",
    )
    .bind(account.0)
    .bind(id.0)
    .bind(what.as_str())
    .bind(subject.0)
    .bind(app.clock.now().0)
    .execute(&mut **tx)
    .await?
    .rows_affected();
    if new == 0 {
        return Ok(false);
    }
    for (position, (book, amount)) in (0_i64..).zip(entries) {
        sqlx::query(
            "INSERT INTO ledger_entries (account, move_id, position, book, unit, amount) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(account.0)
        .bind(id.0)
        .bind(position)
        .bind(book.as_str())
        .bind(amount.currency.as_str())
        .bind(amount.amount)
        .execute(&mut **tx)
        .await?;
    }
    Ok(true)
}

/// What an account has in a book, in a unit.
pub async fn balance(conn: &mut Conn, account: Id, book: Book, unit: &str) -> Result<i64> {
    let (sum,): (i64,) = sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_entries WHERE account = $1 AND book = $2 AND unit = $3",
    )
    .bind(account.0)
    .bind(book.as_str())
    .bind(unit)
    .fetch_one(conn)
    .await?;
    Ok(sum)
}

/// Looks through the whole ledger: how many moves there are, and the sum of the sizes of those that do not sum to zero.
/// For the proof; it reads every entry.
pub async fn audit(conn: &mut Conn) -> Result<(i64, i64)> {
    let (moves,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM ledger_moves").fetch_one(&mut *conn).await?;
    let off = "SELECT CAST(COALESCE(SUM(ABS(s.amount)), 0) AS BIGINT) FROM (SELECT CAST(SUM(amount) AS BIGINT) AS amount FROM ledger_entries \
                GROUP BY account, move_id, unit) s";
    let (off,): (i64,) = sqlx::query_as(off).fetch_one(conn).await?;
    Ok((moves, off))
}

/// An order is paid.
pub fn sold(amount: Money) -> [Step; 1] {
    [Step { from: Book::Revenue, to: Book::Customer, amount }]
}

/// The provider took the money.
pub fn charged(amount: Money) -> [Step; 1] {
    [Step { from: Book::Customer, to: Book::Provider, amount }]
}

/// Something sold is paid for no longer.
pub fn refund_owed(amount: Money) -> [Step; 1] {
    [Step { from: Book::Customer, to: Book::Refunds, amount }]
}

/// The provider paid it back.
pub fn refund_paid(amount: Money) -> [Step; 1] {
    [Step { from: Book::Provider, to: Book::Customer, amount }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Currency;
    use proptest::prelude::*;

    fn step() -> impl Strategy<Value = Step> {
        let book = prop::sample::select(Book::ALL.to_vec());
        let unit = prop::sample::select(vec!["USD", "EUR", "PTS"]);
        (book.clone(), book, any::<i64>(), unit).prop_map(|(from, to, amount, unit)| Step {
            from,
            to,
            amount: Money::new(amount, unit.parse().unwrap()),
        })
    }

    proptest! {
        #[test]
        fn every_move_sums_to_zero_in_each_unit(steps in prop::collection::vec(step(), 0..12)) {
            let too_low = steps.iter().any(|s| s.amount.amount == i64::MIN);
            match entries(&steps) {
                Err(_) => prop_assert!(too_low),
                Ok(entries) => {
                    for unit in ["USD", "EUR", "PTS"] {
                        let of = entries.iter().filter(|(_, m)| m.currency.as_str() == unit);
                        prop_assert_eq!(of.map(|(_, m)| i128::from(m.amount)).sum::<i128>(), 0);
                    }
                    prop_assert!(entries.iter().all(|(_, m)| m.amount != 0));
                }
            }
        }
    }

    #[test]
    fn a_life_of_an_order_leaves_the_customer_at_zero() {
        let usd = |n| Money::new(n, Currency::USD);
        let steps = [sold(usd(2_990)), charged(usd(2_990)), refund_owed(usd(990)), refund_paid(usd(990))].concat();
        let at = |book| entries(&steps).unwrap().iter().filter(|(b, _)| *b == book).map(|(_, m)| m.amount).sum::<i64>();
        assert_eq!(Book::ALL.map(at), [0, -2_990, 2_000, 990]);
    }
}
