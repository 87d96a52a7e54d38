//! The built-in test provider. It stands for the outside world: its books are a table of their own, written in
//! transactions of their own.

use super::{Asked, Charge, Confirm, Decline, Method, Pending, Provider, TEST_CARD, webhook};
use crate::db::{Conn, Db};
use crate::kit::{Clock, Error, Micros, Money, Result};

/// How long a charge takes that is not decided at once.
const DECIDES_AFTER: Micros = Micros::minutes(1);

/// What a test card does: number, token, and how a charge ends.
struct Card {
    number: &'static str,
    token: &'static str,
    ends: Ends,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Approved,
    Declined(Decline),
    /// The charge is made, and the call that made it fails all the same.
    LostAnswer,
    /// The shopper has to confirm it.
    Asks,
    /// It succeeds after a while.
    Late,
    /// Approved, and told twice: as the answer and once more by a job, as a doubled webhook would.
    Doubled,
}

/// The usual test cards.
const CARDS: &[Card] = &[
    Card { number: "4242424242424242", token: "test-approved", ends: Ends::Approved },
    Card { number: "4000000000000002", token: "test-declined", ends: Ends::Declined(Decline::Card) },
    Card { number: "4000000000009995", token: "test-insufficient", ends: Ends::Declined(Decline::InsufficientFunds) },
    Card { number: "4000000000000119", token: "test-timeout", ends: Ends::LostAnswer },
    Card { number: "4000002760003184", token: "test-asks", ends: Ends::Asks },
    Card { number: "4000000000000077", token: "test-late", ends: Ends::Late },
    Card { number: "4000000000000259", token: "test-doubled", ends: Ends::Doubled },
];

/// The provider's name in the database.
const NAME: &str = "test";

/// The token of a card number, typed with spaces or dashes or without; else the code of what is wrong.
pub(super) fn method(number: &str) -> Result<Method, &'static str> {
    let digits: String = number.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')).collect();
    if digits.is_empty() {
        return Err("required");
    }
    let card = CARDS.iter().find(|card| card.number == digits).ok_or("unknown_test_card")?;
    let last = &card.number[card.number.len() - 4..];
    Ok(Method { provider: NAME, token: card.token.to_owned(), label: format!("{TEST_CARD} •••• {last}") })
}

/// The provider and its books.
#[derive(Debug)]
pub(super) struct TestProvider {
    db: Db,
    clock: Clock,
}

impl TestProvider {
    pub(super) fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
    }

    async fn charge(&self, asked: Asked<'_>) -> Result<Charge> {
        let Asked { key, amount, method, .. } = asked;
        let card = CARDS
            .iter()
            .find(|c| c.token == method)
            .ok_or_else(|| Error::fault("the test provider does not know this token"))?;
        let (state, code) = match card.ends {
            Ends::Approved | Ends::LostAnswer | Ends::Doubled => ("succeeded", ""),
            Ends::Declined(why) => ("declined", why.code()),
            Ends::Asks => ("asks", ""),
            Ends::Late => ("late", ""),
        };
        let mut tx = self.db.write().await?;
        let new = self.enter(&mut tx, key, amount, state, code).await?;
        if let (true, Ends::Doubled, Some((id, job))) = (new, card.ends, webhook::about(key)) {
            let now = self.clock.now();
            // Its own books in its own database would call us by HTTP; this is as near as it comes.
            tx.job_once(id, now, &job).await?;
        }
        let entry = entry(&mut tx, key).await?;
        tx.commit().await?;
        if new && card.ends == Ends::LostAnswer {
            return Err(Error::fault("the test provider did not answer in time"));
        }
        let entry = entry.ok_or_else(|| Error::fault("the test provider lost a charge"))?;
        if (entry.amount, entry.currency.as_str()) != (amount.amount, amount.currency.as_str()) {
            return Err(Error::fault("the test provider was asked for another amount under the same key"));
        }
        Ok(entry.outcome(self.clock.now()))
    }

    /// Writes a line unless the books have one of this key; whether it did.
    async fn enter(&self, conn: &mut Conn, key: &str, amount: Money, state: &str, code: &str) -> Result<bool> {
        let now = self.clock.now();
        let new = sqlx::query(
            "INSERT INTO test_charges (key, reference, amount, currency, state, code, created_at, settles_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (key) DO NOTHING",
        )
        .bind(key)
        .bind(reference_of(key))
        .bind(amount.amount)
        .bind(amount.currency.as_str())
        .bind(state)
        .bind(code)
        .bind(now.0)
        .bind((now + DECIDES_AFTER).0)
        .execute(conn)
        .await?
        .rows_affected();
        Ok(new == 1)
    }

    /// What was charged before stays charged; what was not is closed.
    async fn give_up(&self, asked: Asked<'_>) -> Result<Charge> {
        let mut tx = self.db.write().await?;
        let code = Decline::NeverMade.code();
        self.enter(&mut tx, asked.key, asked.amount, "declined", code).await?;
        sqlx::query("UPDATE test_charges SET state = 'declined', code = $1 WHERE key = $2 AND state IN ('asks', 'late') AND (state = 'asks' OR settles_at > $3)")
            .bind(code)
            .bind(asked.key)
            .bind(self.clock.now().0)
            .execute(&mut *tx)
            .await?;
        let entry = entry(&mut tx, asked.key).await?;
        tx.commit().await?;
        Ok(entry.ok_or_else(|| Error::fault("the test provider lost a charge"))?.outcome(self.clock.now()))
    }

    async fn confirm(&self, reference: &str, approved: bool) -> Result<()> {
        let (state, code) = if approved { ("succeeded", "") } else { ("declined", Decline::Authentication.code()) };
        let mut tx = self.db.write().await?;
        sqlx::query("UPDATE test_charges SET state = $1, code = $2 WHERE key = $3 AND state = 'asks'")
            .bind(state)
            .bind(code)
            .bind(key_of(reference).ok_or(Error::NotFound)?)
            .execute(&mut *tx)
            .await?;
        tx.commit().await
    }

    async fn refund(&self, key: &str, reference: &str, amount: Money) -> Result<()> {
        let mut tx = self.db.write().await?;
        let charge = key_of(reference).ok_or_else(|| Error::fault("the test provider knows no such charge"))?;
        let new = sqlx::query(
            "INSERT INTO test_refunds (key, reference, amount) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING",
        )
        .bind(key)
        .bind(reference)
        .bind(amount.amount)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        if new == 0 {
            let (before,): (i64,) =
                sqlx::query_as("SELECT amount FROM test_refunds WHERE key = $1").bind(key).fetch_one(&mut *tx).await?;
            return if before == amount.amount { Ok(()) } else { Err(Error::fault("another refund has this key")) };
        }
        let paid_back = sqlx::query(
            "UPDATE test_charges SET refunded = refunded + $1, state = CASE WHEN refunded + $1 = amount THEN 'refunded' ELSE state END \
             WHERE key = $2 AND state IN ('succeeded', 'late') AND refunded + $1 <= amount",
        )
        .bind(amount.amount)
        .bind(charge)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        if paid_back == 0 {
            return Err(Error::fault("the test provider refused the refund"));
        }
        tx.commit().await
    }
}

/// One line of the books.
struct Entry {
    reference: String,
    amount: i64,
    currency: String,
    state: String,
    code: String,
    settles_at: Micros,
}

impl Entry {
    fn outcome(self, now: Micros) -> Charge {
        match self.state.as_str() {
            "declined" => Charge::Declined(Decline::parse(&self.code)),
            "asks" => Charge::Action { reference: self.reference },
            "late" if now < self.settles_at => Charge::Pending,
            _ => Charge::Succeeded { reference: self.reference },
        }
    }
}

async fn entry(conn: &mut Conn, key: &str) -> Result<Option<Entry>> {
    let found: Option<(String, i64, String, String, String, Option<i64>)> =
        sqlx::query_as("SELECT reference, amount, currency, state, code, settles_at FROM test_charges WHERE key = $1")
            .bind(key)
            .fetch_optional(conn)
            .await?;
    let entry = |(reference, amount, currency, state, code, settles_at): (_, _, _, _, _, Option<i64>)| Entry {
        reference,
        amount,
        currency,
        state,
        code,
        settles_at: Micros(settles_at.unwrap_or_default()),
    };
    Ok(found.map(entry))
}

fn reference_of(key: &str) -> String {
    format!("test_{key}")
}

fn key_of(reference: &str) -> Option<&str> {
    reference.strip_prefix("test_")
}

impl Provider for TestProvider {
    fn name(&self) -> &'static str {
        NAME
    }

    fn charge<'a>(&'a self, asked: Asked<'a>) -> Pending<'a, Charge> {
        Box::pin(self.charge(asked))
    }

    fn refund<'a>(&'a self, key: &'a str, reference: &'a str, amount: Money) -> Pending<'a, ()> {
        Box::pin(self.refund(key, reference, amount))
    }

    fn lookup<'a>(&'a self, asked: Asked<'a>) -> Pending<'a, Option<Charge>> {
        Box::pin(async move {
            let now = self.clock.now();
            Ok(entry(&mut *self.db.read().await?, asked.key).await?.map(|e| e.outcome(now)))
        })
    }

    fn give_up<'a>(&'a self, asked: Asked<'a>) -> Pending<'a, Charge> {
        Box::pin(self.give_up(asked))
    }

    fn confirmation<'a>(&'a self, reference: &'a str) -> Pending<'a, Option<Confirm>> {
        Box::pin(async move {
            let Some(key) = key_of(reference) else { return Ok(None) };
            let entry = entry(&mut *self.db.read().await?, key).await?;
            Ok(entry.filter(|e| e.state == "asks").map(|_| Confirm::Here))
        })
    }

    fn confirm<'a>(&'a self, reference: &'a str, approved: bool) -> Pending<'a, ()> {
        Box::pin(self.confirm(reference, approved))
    }

    fn card(&self, number: &str) -> Result<Method, &'static str> {
        method(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_becomes_a_token_that_does_not_hold_its_number() {
        for typed in ["4242424242424242", "4242 4242 4242 4242", "4242-4242-4242-4242"] {
            let m = method(typed).unwrap();
            assert_eq!((m.token.as_str(), m.label.as_str()), ("test-approved", "Test card •••• 4242"));
        }
        assert_eq!(method(" "), Err("required"));
        for unknown in ["4111111111111111", "424242424242424", "42424242424242420", "4242x"] {
            assert_eq!(method(unknown), Err("unknown_test_card"));
        }
    }
}
