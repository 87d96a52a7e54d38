//! The built-in test provider. It stands for the outside world: its books are a table of their own, written in
//! transactions of their own.

use super::{Charge, Decline, Method, Pending, Provider, TEST_CARD};
use crate::db::{Conn, Db};
use crate::kit::{Clock, Error, Money, Result};

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
}

/// The usual test cards.
const CARDS: &[Card] = &[
    Card { number: "4242424242424242", token: "test-approved", ends: Ends::Approved },
    Card { number: "4000000000000002", token: "test-declined", ends: Ends::Declined(Decline::Card) },
    Card { number: "4000000000009995", token: "test-insufficient", ends: Ends::Declined(Decline::InsufficientFunds) },
    Card { number: "4000000000000119", token: "test-timeout", ends: Ends::LostAnswer },
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

    async fn charge(&self, key: &str, amount: Money, method: &str) -> Result<Charge> {
        let card = CARDS
            .iter()
            .find(|c| c.token == method)
            .ok_or_else(|| Error::fault("the test provider does not know this token"))?;
        let (state, code) = match card.ends {
            Ends::Approved | Ends::LostAnswer => ("succeeded", ""),
            Ends::Declined(why) => ("declined", why.code()),
        };
        let mut tx = self.db.write().await?;
        let new = sqlx::query(
            "INSERT INTO test_charges (key, reference, amount, currency, state, code, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (key) DO NOTHING",
        )
        .bind(key)
        .bind(reference_of(key))
        .bind(amount.amount)
        .bind(amount.currency.as_str())
        .bind(state)
        .bind(code)
        .bind(self.clock.now().0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        let entry = entry(&mut tx, key).await?;
        tx.commit().await?;
        if new == 1 && card.ends == Ends::LostAnswer {
            return Err(Error::fault("the test provider did not answer in time"));
        }
        let entry = entry.ok_or_else(|| Error::fault("the test provider lost a charge"))?;
        if (entry.amount, entry.currency.as_str()) != (amount.amount, amount.currency.as_str()) {
            return Err(Error::fault("the test provider was asked for another amount under the same key"));
        }
        Ok(entry.outcome())
    }

    async fn refund(&self, reference: &str, amount: Money) -> Result<()> {
        // These books know whole refunds alone, so a second one under any key finds the charge paid back.
        let mut tx = self.db.write().await?;
        let key = key_of(reference).ok_or_else(|| Error::fault("the test provider knows no such charge"))?;
        let paid_back = sqlx::query(
            "UPDATE test_charges SET state = 'refunded' WHERE key = $1 AND state = 'succeeded' AND amount = $2",
        )
        .bind(key)
        .bind(amount.amount)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        let entry = entry(&mut tx, key).await?;
        tx.commit().await?;
        match entry {
            Some(e) if paid_back == 1 || (e.state == "refunded" && e.amount == amount.amount) => Ok(()),
            _ => Err(Error::fault("the test provider refused the refund")),
        }
    }
}

/// One line of the books.
struct Entry {
    reference: String,
    amount: i64,
    currency: String,
    state: String,
    code: String,
}

impl Entry {
    fn outcome(self) -> Charge {
        match self.state.as_str() {
            "declined" => Charge::Declined(Decline::parse(&self.code)),
            _ => Charge::Succeeded { reference: self.reference },
        }
    }
}

async fn entry(conn: &mut Conn, key: &str) -> Result<Option<Entry>> {
    let found: Option<(String, i64, String, String, String)> =
        sqlx::query_as("SELECT reference, amount, currency, state, code FROM test_charges WHERE key = $1")
            .bind(key)
            .fetch_optional(conn)
            .await?;
    Ok(found.map(|(reference, amount, currency, state, code)| Entry { reference, amount, currency, state, code }))
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

    fn charge<'a>(&'a self, key: &'a str, amount: Money, method: &'a str) -> Pending<'a, Charge> {
        Box::pin(self.charge(key, amount, method))
    }

    fn refund<'a>(&'a self, _key: &'a str, reference: &'a str, amount: Money) -> Pending<'a, ()> {
        Box::pin(self.refund(reference, amount))
    }

    fn lookup<'a>(&'a self, key: &'a str) -> Pending<'a, Option<Charge>> {
        Box::pin(async move { Ok(entry(&mut *self.db.read().await?, key).await?.map(Entry::outcome)) })
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
