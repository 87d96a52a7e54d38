//! Gift cards and store credit: balances that never go below nothing, each change written down. A card's code is known
//! to whoever holds it; the database keeps its SHA-256.

use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::accounts::audit;
use crate::app::App;
use crate::db::{Conn, Tx};
use crate::kit::error::Check;
use crate::kit::{Error, FieldError, Id, Micros, Money, Result};

/// Letters and digits that nobody takes for one another.
const ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Characters of a card's code: 16 of 32 are 80 bits.
const LENGTH: usize = 16;
/// The longest note, in characters.
const NOTE: usize = 100;

/// A gift card.
#[derive(Clone, Debug)]
pub(super) struct Card {
    pub hash: String,
    pub ending: String,
    balance: i64,
    expired: bool,
}

impl Card {
    /// Whether it can pay, or why not at the field of the code.
    pub(super) fn usable(&self) -> Result<()> {
        if self.expired {
            return Err(Error::invalid("code", "gift_card_expired"));
        }
        if self.balance == 0 { Err(Error::invalid("code", "gift_card_empty")) } else { Ok(()) }
    }
}

/// So many random letters and digits.
pub(super) fn letters(app: &App, n: usize) -> String {
    let bytes = app.random::<32>();
    bytes.iter().take(n).map(|b| char::from(ALPHABET[usize::from(*b) % ALPHABET.len()])).collect()
}

fn hash(code: &str) -> String {
    let plain: String = code.chars().filter(|c| *c != '-').collect();
    Sha256::digest(plain.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// The card with this code, in the form of [`super::codes::normal`]; one that was ended is not there.
pub(super) async fn find(conn: &mut Conn, code: &str, now: Micros) -> Result<Option<Card>> {
    let found: Option<(String, String, i64, Option<i64>)> =
        sqlx::query_as("SELECT hash, ending, balance, expires_at FROM gift_cards WHERE hash = $1 AND ended_at IS NULL")
            .bind(hash(code))
            .fetch_optional(conn)
            .await?;
    Ok(found.map(|(hash, ending, balance, expires)| Card {
        hash,
        ending,
        balance,
        expired: expires.is_some_and(|at| at <= now.0),
    }))
}

/// What a card holds; nothing when it cannot pay any more.
pub(in crate::orders) async fn balance(conn: &mut Conn, hash: &str, now: Micros) -> Result<Option<i64>> {
    let found: Option<(i64,)> = sqlx::query_as(
        "SELECT balance FROM gift_cards WHERE hash = $1 AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > $2)",
    )
    .bind(hash)
    .bind(now.0)
    .fetch_optional(conn)
    .await?;
    Ok(found.map(|(balance,)| balance))
}

/// Moves an amount onto a card, or off it: whether it held enough.
pub(in crate::orders) async fn move_card(app: &App, tx: &mut Tx, hash: &str, amount: i64, why: &str) -> Result<bool> {
    let now = app.clock.now();
    let done = sqlx::query(
        "UPDATE gift_cards SET balance = balance + $1 WHERE hash = $2 AND balance + $1 >= 0 \
         AND ($1 > 0 OR (ended_at IS NULL AND (expires_at IS NULL OR expires_at > $3)))",
    )
    .bind(amount)
    .bind(hash)
    .bind(now.0)
    .execute(&mut **tx)
    .await?
    .rows_affected();
    if done == 1 {
        sqlx::query("INSERT INTO gift_card_moves (hash, id, amount, why, at) VALUES ($1, $2, $3, $4, $5)")
            .bind(hash)
            .bind(app.id().0)
            .bind(amount)
            .bind(why)
            .bind(now.0)
            .execute(&mut **tx)
            .await?;
    }
    Ok(done == 1)
}

/// The store credit of an account, minor units.
pub async fn credit(conn: &mut Conn, account: Id) -> Result<i64> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT amount FROM credit_balances WHERE account = $1")
        .bind(account.0)
        .fetch_optional(conn)
        .await?;
    Ok(found.map_or(0, |(amount,)| amount))
}

/// Adds to an account's credit, or takes off it: whether there was enough. `why` is the key of a message.
pub async fn move_credit(app: &App, tx: &mut Tx, account: Id, amount: i64, why: &str) -> Result<bool> {
    let done = if amount >= 0 {
        sqlx::query(
            "INSERT INTO credit_balances (account, amount) VALUES ($1, $2) \
             ON CONFLICT (account) DO UPDATE SET amount = credit_balances.amount + excluded.amount",
        )
    } else {
        sqlx::query("UPDATE credit_balances SET amount = amount + $2 WHERE account = $1 AND amount + $2 >= 0")
    };
    let done = done.bind(account.0).bind(amount).execute(&mut **tx).await?.rows_affected();
    if done == 1 {
        sqlx::query("INSERT INTO credit_moves (account, id, amount, why, at) VALUES ($1, $2, $3, $4, $5)")
            .bind(account.0)
            .bind(app.id().0)
            .bind(amount)
            .bind(why)
            .bind(app.clock.now().0)
            .execute(&mut **tx)
            .await?;
    }
    Ok(done == 1)
}

/// A card for the operator's eyes.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CardView {
    pub id: Id,
    /// Its last four characters.
    pub ending: String,
    pub initial: Money,
    pub balance: Money,
    pub note: String,
    pub expires_at: Option<Micros>,
    pub created_at: Micros,
}

/// The newest cards that were not ended.
pub(super) async fn list(app: &App, conn: &mut Conn) -> Result<Vec<CardView>> {
    type Row = (i64, String, i64, i64, String, Option<i64>, i64);
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, ending, initial, balance, note, expires_at, created_at FROM gift_cards WHERE ended_at IS NULL ORDER BY id DESC LIMIT 100",
    )
    .fetch_all(conn)
    .await?;
    let money = |amount| Money::new(amount, app.config.store.currency);
    let view = |(id, ending, initial, balance, note, expires, created): Row| CardView {
        id: Id(id),
        ending,
        initial: money(initial),
        balance: money(balance),
        note,
        expires_at: expires.map(Micros),
        created_at: Micros(created),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Makes a card and hands out its code, which nobody can read again.
pub async fn make(app: &App, amount: Option<i64>, note: &str, expires: Option<Micros>, by: Id) -> Result<String> {
    let now = app.clock.now();
    let mut check = Check::new();
    let amount = amount.filter(|n| *n > 0).ok_or(FieldError::new("amount", "bad_amount"));
    let amount = check.take(amount);
    let note = check.take(crate::kit::text::optional("note", note, NOTE));
    if expires.is_some_and(|at| at <= now) {
        check.push(FieldError::new("expires", "in_the_past"));
    }
    check.done()?;
    let (amount, note) = (amount.unwrap_or(0), note.unwrap_or_default());
    let code = letters(app, LENGTH);
    let ending = code[LENGTH - 4..].to_owned();
    let id = app.id();
    let mut tx = app.db.write().await?;
    sqlx::query(
        "INSERT INTO gift_cards (hash, id, ending, initial, balance, note, expires_at, created_at) VALUES ($1, $2, $3, $4, $4, $5, $6, $7)",
    )
    .bind(hash(&code))
    .bind(id.0)
    .bind(&ending)
    .bind(amount)
    .bind(note)
    .bind(expires.map(|at| at.0))
    .bind(now.0)
    .execute(&mut *tx)
    .await?;
    audit(app, &mut tx, &by.to_string(), "gift card made", &id.to_string(), &amount.to_string()).await?;
    tx.commit().await?;
    let groups: Vec<&str> = (0..LENGTH / 4).map(|i| &code[i * 4..i * 4 + 4]).collect();
    Ok(groups.join("-"))
}
