//! How far an order is: what was sent, what came back, what was paid back, and every move; and the operator's lists.

use serde::Serialize;
use sqlx::Row;
use utoipa::ToSchema;

use super::returns;
use crate::app::App;
use crate::db::{Conn, like_escape};
use crate::kit::{Currency, Error, Id, Micros, Money, Result, cursor};

/// A line of an order, and how much of it went where.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LineProgress {
    pub position: i64,
    pub sku: String,
    pub title: String,
    pub quantity: i64,
    pub shipped: i64,
    /// Asked back, coming back, or back.
    pub returned: i64,
}

/// A parcel.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShipmentView {
    pub id: Id,
    /// `shipped`, `delivered`, `lost`.
    pub state: String,
    pub carrier: String,
    pub tracking: String,
    pub shipped_at: Micros,
    pub delivered_at: Option<Micros>,
}

/// A return.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReturnView {
    pub id: Id,
    pub order: Id,
    /// `return`, `exchange`, `withdrawal`.
    pub kind: String,
    /// `asked`, `approved`, `refused`, `withdrawn`, `received`, `refunded`, `exchanged`.
    pub state: String,
    pub reason: String,
    pub note: String,
    pub answer: String,
    pub asked_at: Micros,
}

/// A move, for the operator.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MoveView {
    pub thing: String,
    pub from: String,
    pub to: String,
    pub at: Micros,
    pub who: String,
    pub why: String,
}

/// How far an order is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Progress {
    pub lines: Vec<LineProgress>,
    pub shipments: Vec<ShipmentView>,
    pub returns: Vec<ReturnView>,
    /// What went or goes back of the payment.
    pub refunded: Money,
    /// What can still go back.
    pub refundable: Money,
    /// Until when something may come back; null when no more can.
    pub returnable_until: Option<Micros>,
    /// Whether that may be a withdrawal from the contract, by the law the store sells under.
    pub withdraws: bool,
}

/// How far an order of an account is.
pub async fn progress(app: &App, conn: &mut Conn, account: Id, order: Id) -> Result<Progress> {
    let found: Option<(String, String, String)> =
        sqlx::query_as("SELECT state, currency, origin FROM orders WHERE account = $1 AND id = $2")
            .bind(account.0)
            .bind(order.0)
            .fetch_optional(&mut *conn)
            .await?;
    let (state, currency, origin) = found.ok_or(Error::NotFound)?;
    let currency: Currency = currency.parse().map_err(Error::fault)?;
    let lines: Vec<(i64, String, String, i64, i64, i64)> = sqlx::query_as(
        "SELECT position, sku, title, quantity, shipped, returned FROM order_lines WHERE account = $1 AND order_id = $2 ORDER BY position",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_all(&mut *conn)
    .await?;
    let shipments: Vec<(i64, String, String, String, i64, Option<i64>)> = sqlx::query_as(
        "SELECT id, state, carrier, tracking, shipped_at, delivered_at FROM shipments WHERE account = $1 AND order_id = $2 ORDER BY id",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_all(&mut *conn)
    .await?;
    let rows = sqlx::query(
        "SELECT id, order_id, kind, state, reason, note, answer, asked_at FROM returns WHERE account = $1 AND order_id = $2 ORDER BY id",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_all(&mut *conn)
    .await?;
    let (paid, refunded): (i64, i64) = sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT), CAST(COALESCE(SUM(refunded), 0) AS BIGINT) FROM payments \
         WHERE account = $1 AND order_id = $2 AND state IN ('succeeded', 'part-refunded', 'refunded')",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_one(&mut *conn)
    .await?;
    let until = returns::until(conn, account, order).await?;
    let some_left = lines.iter().any(|(_, _, _, quantity, _, returned)| returned < quantity);
    let is_ours = origin != super::elsewhere::PROVIDER;
    let open = is_ours && state == "paid" && some_left && app.clock.now() <= until;
    let line = |(position, sku, title, quantity, shipped, returned)| LineProgress {
        position,
        sku,
        title,
        quantity,
        shipped,
        returned,
    };
    let shipment =
        |(id, state, carrier, tracking, shipped_at, delivered_at): (i64, _, _, _, i64, Option<i64>)| ShipmentView {
            id: Id(id),
            state,
            carrier,
            tracking,
            shipped_at: Micros(shipped_at),
            delivered_at: delivered_at.map(Micros),
        };
    Ok(Progress {
        lines: lines.into_iter().map(line).collect(),
        shipments: shipments.into_iter().map(shipment).collect(),
        returns: rows.iter().map(return_view).collect::<Result<_>>()?,
        refunded: Money::new(refunded, currency),
        refundable: Money::new(paid - refunded, currency),
        // While something is on its way there is no last day yet.
        returnable_until: open.then(|| until.min(app.clock.now() + returns::WITHIN)),
        withdraws: app.config.store.law.withdraws(),
    })
}

fn return_view(row: &sqlx::any::AnyRow) -> Result<ReturnView> {
    Ok(ReturnView {
        id: Id(row.try_get("id")?),
        order: Id(row.try_get("order_id")?),
        kind: row.try_get("kind")?,
        state: row.try_get("state")?,
        reason: row.try_get("reason")?,
        note: row.try_get("note")?,
        answer: row.try_get("answer")?,
        asked_at: Micros(row.try_get("asked_at")?),
    })
}

/// Every move of an order, first to last.
pub async fn moves(conn: &mut Conn, account: Id, order: Id) -> Result<Vec<MoveView>> {
    let rows: Vec<(String, String, String, i64, String, String)> = sqlx::query_as(
        "SELECT thing, from_state, to_state, at, who, why FROM order_moves WHERE account = $1 AND order_id = $2 ORDER BY id",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_all(conn)
    .await?;
    let view =
        |(thing, from, to, at, who, why): (_, _, _, i64, _, _)| MoveView { thing, from, to, at: Micros(at), who, why };
    Ok(rows.into_iter().map(view).collect())
}

/// An order in the operator's list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Listed {
    pub id: Id,
    pub handle: String,
    pub email: String,
    pub state: String,
    pub total: Money,
    pub placed_at: Micros,
    /// Pieces of it, and how many of them were sent.
    pub pieces: i64,
    pub shipped: i64,
}

/// Which orders.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'a> {
    /// A number, or part of a handle, a mail address or a SKU.
    pub words: &'a str,
    /// A state; `to-ship`: paid and not sent whole. Empty: all.
    pub state: &'a str,
    pub from: Option<&'a str>,
}

const PAGE: usize = 50;

/// Orders, newest first, with the cursor of the next page.
pub async fn list(conn: &mut Conn, wanted: &Wanted<'_>) -> Result<(Vec<Listed>, Option<String>)> {
    let [before] = wanted.from.map_or(Ok([i64::MAX]), cursor::unpack::<1>)?;
    let words = wanted.words.trim().to_lowercase();
    let number: i64 = words.parse().unwrap_or(-1);
    let rows = sqlx::query(
        "SELECT o.id, a.handle, a.email, o.state, o.total, o.currency, o.placed_at, \
         (SELECT CAST(COALESCE(SUM(l.quantity), 0) AS BIGINT) FROM order_lines l WHERE l.account = o.account AND l.order_id = o.id) AS pieces, \
         (SELECT CAST(COALESCE(SUM(l.shipped), 0) AS BIGINT) FROM order_lines l WHERE l.account = o.account AND l.order_id = o.id) AS shipped \
         FROM orders o JOIN accounts a ON a.id = o.account WHERE o.id < $1 \
         AND ($2 = '' OR o.state = $2 OR ($2 = 'to-ship' AND o.state = 'paid' AND EXISTS \
          (SELECT 1 FROM order_lines l WHERE l.account = o.account AND l.order_id = o.id AND l.shipped < l.quantity AND l.returned < l.quantity))) \
         AND ($3 = '' OR o.id = $4 OR LOWER(a.handle) LIKE $5 ESCAPE '\\' OR LOWER(a.email) LIKE $5 ESCAPE '\\' OR EXISTS \
          (SELECT 1 FROM order_lines l WHERE l.account = o.account AND l.order_id = o.id AND LOWER(l.sku) LIKE $5 ESCAPE '\\')) \
         ORDER BY o.id DESC LIMIT $6",
    )
    .bind(before)
    .bind(wanted.state)
    .bind(&words)
    .bind(number)
    .bind(format!("%{}%", like_escape(&words)))
    .bind(PAGE as i64 + 1)
    .fetch_all(conn)
    .await?;
    let mut listed = Vec::new();
    for row in rows.iter().take(PAGE) {
        let currency: Currency = row.try_get::<String, _>("currency")?.parse().map_err(Error::fault)?;
        listed.push(Listed {
            id: Id(row.try_get("id")?),
            handle: row.try_get("handle")?,
            email: row.try_get("email")?,
            state: row.try_get("state")?,
            total: Money::new(row.try_get("total")?, currency),
            placed_at: Micros(row.try_get("placed_at")?),
            pieces: row.try_get("pieces")?,
            shipped: row.try_get("shipped")?,
        });
    }
    let next = listed.last().filter(|_| rows.len() > PAGE).map(|o| cursor::pack(&[o.id.0]));
    Ok((listed, next))
}

/// Returns somebody has to do something about, oldest first.
pub async fn open_returns(conn: &mut Conn) -> Result<Vec<ReturnView>> {
    let rows = sqlx::query(
        "SELECT id, order_id, kind, state, reason, note, answer, asked_at FROM returns \
         WHERE state IN ('asked', 'approved', 'received') ORDER BY asked_at, id LIMIT 200",
    )
    .fetch_all(conn)
    .await?;
    rows.iter().map(return_view).collect()
}
