//! What comes back: asked for by the shopper, approved or refused and received by the store, then paid back or exchanged.
//! The withdrawal of the EU is a return that needs no approval.

use serde::Deserialize;
use utoipa::ToSchema;

use super::letters::{self, Letter};
use super::shipments::{self, Part, owner};
use super::state::{self, Because, OneOf, ReturnState, State, Thing};
use super::{back, refund, settle};
use crate::app::App;
use crate::catalog;
use crate::db::{Conn, Tx};
use crate::kit::error::Check;
use crate::kit::{Error, FieldError, Id, Micros, Money, Result, text};

/// Why something comes back. Codes; pages have the words.
pub const REASONS: &[&str] =
    &["not-liked", "wrong-size", "damaged", "not-as-shown", "wrong-item", "late", "withdrawal"];
/// For how long after the last delivery an order may be withdrawn from, and asked back (Directive 2011/83/EU, article 9).
pub const WITHIN: Micros = Micros::days(14);
/// The longest note.
const NOTE: usize = 1_000;

/// What a shopper asks.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewReturn {
    /// `return`, `exchange` or `withdrawal`.
    #[schema(required)]
    pub kind: String,
    /// One of the reasons, such as `wrong-size`; a withdrawal needs none.
    pub reason: String,
    /// Up to 1,000 characters.
    pub note: String,
    /// Left out with a withdrawal: everything.
    pub lines: Option<Vec<Part>>,
}

/// Asks for a return. A withdrawal is approved by itself; its receipt goes out by mail at once.
pub async fn ask(app: &App, account: Id, order: Id, new: &NewReturn) -> Result<Id> {
    let mut check = Check::new();
    let is_withdrawal = new.kind == "withdrawal";
    let offered = ["return", "exchange"].contains(&new.kind.as_str());
    if !(offered || is_withdrawal && app.config.store.law.withdraws()) {
        check.push(FieldError::new("kind", "unknown_return_kind"));
    }
    let reason = if is_withdrawal { "withdrawal" } else { new.reason.as_str() };
    if !REASONS.contains(&reason) {
        check.push(FieldError::new("reason", if reason.is_empty() { "required" } else { "unknown_reason" }));
    }
    let note = check.take(text::optional("note", &new.note, NOTE)).unwrap_or_default();
    check.done()?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let found: Option<(String, String)> =
        sqlx::query_as("SELECT state, origin FROM orders WHERE account = $1 AND id = $2")
            .bind(account.0)
            .bind(order.0)
            .fetch_optional(&mut *tx)
            .await?;
    let (state, origin) = found.ok_or(Error::NotFound)?;
    if origin == super::elsewhere::PROVIDER {
        return Err(Error::conflict("bought_elsewhere"));
    }
    if state != State::Paid.as_str() {
        return Err(Error::conflict("not_paid"));
    }
    if now > until(&mut tx, account, order).await? {
        return Err(Error::conflict("too_late_to_return"));
    }
    let parts = match &new.lines {
        Some(parts) => parts.iter().copied().filter(|p| p.quantity != 0).collect(),
        None => left(&mut tx, account, order, is_withdrawal).await?,
    };
    if parts.is_empty() {
        return Err(Error::invalid("lines", "nothing_to_return"));
    }
    let id = app.id();
    let first = if is_withdrawal { ReturnState::Approved } else { ReturnState::Asked };
    sqlx::query(
        "INSERT INTO returns (account, order_id, id, kind, state, reason, note, answer, asked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8)",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(id.0)
    .bind(&new.kind)
    .bind(first.as_str())
    .bind(reason)
    .bind(&note)
    .bind(now.0)
    .execute(&mut *tx)
    .await?;
    for part in parts {
        claim(&mut tx, (account, order), id, part, is_withdrawal).await?;
    }
    let who = account.to_string();
    let because = Because { who: &who, why: reason };
    state::record(app, &mut tx, (account, order), (Thing::Return, id), ("new", first.as_str()), now, because).await?;
    letters::tell(app, &mut tx, account, order, if is_withdrawal { Letter::Withdrawn } else { Letter::ReturnAsked })
        .await?;
    tx.commit().await?;
    Ok(id)
}

/// Until when an order may come back: counted from its last delivery, and open while something is on its way.
pub async fn until(conn: &mut Conn, account: Id, order: Id) -> Result<Micros> {
    let (open, last): (i64, Option<i64>) = sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM shipments WHERE account = $1 AND order_id = $2 AND state <> 'delivered') \
         + (SELECT COUNT(*) FROM order_lines WHERE account = $1 AND order_id = $2 AND shipped < quantity), \
         (SELECT MAX(delivered_at) FROM shipments WHERE account = $1 AND order_id = $2)",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_one(conn)
    .await?;
    Ok(match last {
        Some(last) if open == 0 => Micros(last) + WITHIN,
        _ => Micros(i64::MAX),
    })
}

/// What may come back: of what was sent, or with a withdrawal of everything.
async fn left(conn: &mut Conn, account: Id, order: Id, everything: bool) -> Result<Vec<Part>> {
    let rows: Vec<(i64, i64, i64, i64)> = sqlx::query_as(
        "SELECT position, quantity, shipped, returned FROM order_lines WHERE account = $1 AND order_id = $2 ORDER BY position",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_all(conn)
    .await?;
    let parts = rows.into_iter().map(|(position, quantity, shipped, returned)| Part {
        position,
        quantity: (if everything { quantity } else { shipped }) - returned,
    });
    Ok(parts.filter(|part| part.quantity > 0).collect())
}

/// Counts a part as coming back, if so much is left of it.
async fn claim(tx: &mut Tx, (account, order): (Id, Id), id: Id, part: Part, everything: bool) -> Result<()> {
    let text = if everything {
        "UPDATE order_lines SET returned = returned + $1 WHERE account = $2 AND order_id = $3 AND position = $4 AND $1 > 0 AND returned + $1 <= quantity"
    } else {
        "UPDATE order_lines SET returned = returned + $1 WHERE account = $2 AND order_id = $3 AND position = $4 AND $1 > 0 AND returned + $1 <= shipped"
    };
    let taken = sqlx::query(text)
        .bind(part.quantity)
        .bind(account.0)
        .bind(order.0)
        .bind(part.position)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    if taken == 0 {
        return Err(Error::invalid(format!("lines[{}].quantity", part.position), "more_than_sent"));
    }
    sqlx::query(
        "INSERT INTO return_lines (account, order_id, return_id, position, quantity) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(id.0)
    .bind(part.position)
    .bind(part.quantity)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The shopper keeps it after all.
pub async fn take_back(app: &App, account: Id, order: Id, id: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    let who = account.to_string();
    let because = Because { who: &who, why: "kept after all" };
    let mut moved = false;
    for from in [ReturnState::Asked, ReturnState::Approved] {
        moved = moved || state::step(app, &mut tx, (account, order), id, from, ReturnState::Withdrawn, because).await?;
    }
    if !moved {
        return Err(standing(&mut tx, account, order, id, ReturnState::Withdrawn).await);
    }
    release(&mut tx, account, order, id).await?;
    tx.commit().await
}

/// What the operator says or does about a return.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Answer {
    /// `approved`, `refused`, `received`, `refunded` or `exchanged`.
    #[schema(required)]
    pub state: String,
    /// What the shopper is told. A refusal needs it.
    pub answer: String,
    /// Of received goods: whether they go back to stock; yes when left out.
    pub restock: Option<bool>,
}

/// Moves a return on.
pub async fn answer(app: &App, by: Id, order: Id, id: Id, said: &Answer) -> Result<()> {
    let to = ReturnState::parse(&said.state).ok().filter(|s| !matches!(s, ReturnState::Asked | ReturnState::Withdrawn));
    let to = to.ok_or_else(|| Error::invalid("state", "unknown_state"))?;
    let words = text::optional("answer", &said.answer, NOTE).map_err(|e| Error::Invalid(vec![e]))?;
    if to == ReturnState::Refused && words.is_empty() {
        return Err(Error::invalid("answer", "required"));
    }
    let from = match to {
        ReturnState::Approved | ReturnState::Refused => ReturnState::Asked,
        ReturnState::Received => ReturnState::Approved,
        _ => ReturnState::Received,
    };
    let mut tx = app.db.write().await?;
    let account = owner(&mut tx, order).await?;
    let who = by.to_string();
    let because = Because { who: &who, why: &words };
    if !state::step(app, &mut tx, (account, order), id, from, to, because).await? {
        return Err(standing(&mut tx, account, order, id, to).await);
    }
    if !words.is_empty() {
        sqlx::query("UPDATE returns SET answer = $1 WHERE account = $2 AND order_id = $3 AND id = $4")
            .bind(&words)
            .bind(account.0)
            .bind(order.0)
            .bind(id.0)
            .execute(&mut *tx)
            .await?;
    }
    let mut owed = None;
    match to {
        ReturnState::Refused => {
            release(&mut tx, account, order, id).await?;
            letters::tell(app, &mut tx, account, order, Letter::ReturnRefused).await?;
        }
        ReturnState::Approved => letters::tell(app, &mut tx, account, order, Letter::ReturnApproved).await?,
        ReturnState::Received if said.restock.unwrap_or(true) => {
            restock(app, &mut tx, (account, order), id, &who).await?
        }
        ReturnState::Refunded => owed = back::pay(app, &mut tx, (account, order), &who).await?,
        ReturnState::Exchanged => super::exchange::send(app, &mut tx, (account, order), id, &who).await?,
        _ => {}
    }
    tx.commit().await?;
    match owed {
        Some(refund) => refund::pay_or_leave(app, account, order, refund).await,
        None => Ok(()),
    }
}

/// Why a return did not move: it is not there, or somewhere else.
async fn standing(conn: &mut Conn, account: Id, order: Id, id: Id, to: ReturnState) -> Error {
    let found: Result<Option<(String,)>, _> =
        sqlx::query_as("SELECT state FROM returns WHERE account = $1 AND order_id = $2 AND id = $3")
            .bind(account.0)
            .bind(order.0)
            .bind(id.0)
            .fetch_optional(conn)
            .await;
    match found {
        Err(e) => e.into(),
        Ok(None) => Error::NotFound,
        Ok(Some((state,))) => {
            Error::Conflict { code: "return_moved_on", args: vec![("state", state), ("to", to.as_str().to_owned())] }
        }
    }
}

/// The parts of a return, with product, variant, and whether they are counted in stock.
async fn parts(conn: &mut Conn, account: Id, order: Id, id: Id) -> Result<Vec<(Part, Id, Id, bool)>> {
    let rows: Vec<(i64, i64, i64, i64, i64)> = sqlx::query_as(
        "SELECT r.position, r.quantity, l.product, l.variant, l.counted FROM return_lines r \
         JOIN order_lines l ON l.account = r.account AND l.order_id = r.order_id AND l.position = r.position \
         WHERE r.account = $1 AND r.order_id = $2 AND r.return_id = $3 ORDER BY l.product, l.variant",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(id.0)
    .fetch_all(conn)
    .await?;
    let part = |(position, quantity, product, variant, counted): (i64, i64, i64, i64, i64)| {
        (Part { position, quantity }, Id(product), Id(variant), counted > 0)
    };
    Ok(rows.into_iter().map(part).collect())
}

/// Whether anything of an order is coming back, or came back.
pub(super) async fn any(conn: &mut Conn, account: Id, order: Id) -> Result<bool> {
    let (n,): (i64,) = sqlx::query_as(
        "SELECT COUNT(*) FROM returns WHERE account = $1 AND order_id = $2 AND state NOT IN ('refused', 'withdrawn')",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_one(conn)
    .await?;
    Ok(n > 0)
}

/// What was asked back is the shopper's again.
async fn release(tx: &mut Tx, account: Id, order: Id, id: Id) -> Result<()> {
    for (part, ..) in parts(tx, account, order, id).await? {
        sqlx::query(
            "UPDATE order_lines SET returned = returned - $1 WHERE account = $2 AND order_id = $3 AND position = $4",
        )
        .bind(part.quantity)
        .bind(account.0)
        .bind(order.0)
        .bind(part.position)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

async fn restock(app: &App, tx: &mut Tx, (account, order): (Id, Id), id: Id, who: &str) -> Result<()> {
    for (part, product, variant, counted) in parts(tx, account, order, id).await? {
        if counted {
            catalog::return_stock(tx, product, variant, part.quantity).await?;
            catalog::stock::note(app, tx, (product, variant), part.quantity, who, &format!("return {id}")).await?;
            catalog::stock_changed(app, tx, product).await?;
        }
    }
    Ok(())
}

/// The operator pays something back, whatever comes back or not. Never more than was paid.
pub async fn refund_part(app: &App, by: Id, order: Id, amount: Money, reason: &str) -> Result<()> {
    let reason = text::line("reason", reason, 200).map_err(|e| Error::Invalid(vec![e]))?;
    if amount.amount <= 0 {
        return Err(Error::invalid("amount", "not_positive"));
    }
    let mut tx = app.db.write().await?;
    let account = owner(&mut tx, order).await?;
    if settle::currency_of(&mut tx, account, order).await? != amount.currency {
        return Err(Error::Invalid(vec![
            FieldError::new("amount", "wrong_currency").with("currency", amount.currency),
        ]));
    }
    let owed = back::pay_part(app, &mut tx, (account, order), amount.amount, &reason, &by.to_string()).await?;
    tx.commit().await?;
    match owed {
        Some(refund) => refund::pay_or_leave(app, account, order, refund).await,
        None => Ok(()),
    }
}

/// A parcel's part or a return's, by position, as forms send them: `quantity-0=2`.
pub fn parts_of_form(fields: &[(String, String)]) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for (name, value) in fields {
        let Some(position) = name.strip_prefix("quantity-").and_then(|p| p.parse().ok()) else { continue };
        let quantity = if value.trim().is_empty() { Ok(0) } else { value.trim().parse() };
        let quantity = quantity.map_err(|_| Error::invalid(name.as_str(), "bad_number"))?;
        parts.push(shipments::Part { position, quantity });
    }
    Ok(parts)
}
