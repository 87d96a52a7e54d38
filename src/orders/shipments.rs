//! Sending an order, whole or in parts.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::letters::{self, Letter};
use super::state::{self, Because, OneOf, ShipmentState, State, Thing};
use crate::app::App;
use crate::db::{Conn, Tx};
use crate::kit::error::Check;
use crate::kit::{Error, Id, Result, text};

/// A part of a line of an order.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default)]
pub struct Part {
    /// Of the line in its order, from 0.
    pub position: i64,
    pub quantity: i64,
}

/// A parcel.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewShipment {
    /// Up to 60 characters.
    pub carrier: String,
    /// The parcel's number there.
    pub tracking: String,
    /// Left out: everything that was not sent yet.
    pub lines: Option<Vec<Part>>,
}

/// The longest name of a carrier, number of a parcel.
const WORDS: usize = 60;

/// Whose order it is. The operator's pages know an order by its number alone.
pub async fn owner(conn: &mut Conn, order: Id) -> Result<Id> {
    let found: Option<(i64,)> =
        sqlx::query_as("SELECT account FROM orders WHERE id = $1").bind(order.0).fetch_optional(conn).await?;
    found.map(|(account,)| Id(account)).ok_or(Error::NotFound)
}

/// The quantity of each line that was neither sent nor asked back.
async fn unsent(conn: &mut Conn, account: Id, order: Id) -> Result<Vec<Part>> {
    let rows: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT position, quantity - CASE WHEN shipped > returned THEN shipped ELSE returned END FROM order_lines \
         WHERE account = $1 AND order_id = $2 ORDER BY position",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_all(conn)
    .await?;
    let parts = rows.into_iter().map(|(position, quantity)| Part { position, quantity });
    Ok(parts.filter(|part| part.quantity > 0).collect())
}

/// Sends a parcel; the shopper gets a mail. Nothing is sent twice, and what was sent is cancelled no more.
pub async fn ship(app: &App, by: Id, order: Id, new: &NewShipment) -> Result<Id> {
    let mut check = Check::new();
    let carrier = check.take(text::optional("carrier", &new.carrier, WORDS)).unwrap_or_default();
    let tracking = check.take(text::optional("tracking", &new.tracking, WORDS)).unwrap_or_default();
    check.done()?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let account = owner(&mut tx, order).await?;
    // The order's row first: whoever cancels at this very moment comes before or after.
    let open = sqlx::query("UPDATE orders SET paid_at = paid_at WHERE account = $1 AND id = $2 AND state = $3")
        .bind(account.0)
        .bind(order.0)
        .bind(State::Paid.as_str())
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if open == 0 {
        return Err(Error::conflict("not_paid"));
    }
    let parts = match &new.lines {
        Some(parts) => parts.iter().copied().filter(|part| part.quantity != 0).collect(),
        None => unsent(&mut tx, account, order).await?,
    };
    if parts.is_empty() {
        return Err(Error::conflict("nothing_to_ship"));
    }
    let id = app.id();
    sqlx::query(
        "INSERT INTO shipments (account, order_id, id, state, carrier, tracking, shipped_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(id.0)
    .bind(ShipmentState::Shipped.as_str())
    .bind(&carrier)
    .bind(&tracking)
    .bind(now.0)
    .execute(&mut *tx)
    .await?;
    for part in parts {
        take(&mut tx, account, order, id, part).await?;
    }
    let who = by.to_string();
    let because = Because { who: &who, why: &tracking };
    let (thing, moved) = ((Thing::Shipment, id), ("new", ShipmentState::Shipped.as_str()));
    state::record(app, &mut tx, (account, order), thing, moved, now, because).await?;
    letters::tell(app, &mut tx, account, order, Letter::Shipped).await?;
    tx.commit().await?;
    Ok(id)
}

/// Counts a part as sent, if so much is left of it.
async fn take(tx: &mut Tx, account: Id, order: Id, shipment: Id, part: Part) -> Result<()> {
    let taken = sqlx::query(
        "UPDATE order_lines SET shipped = shipped + $1 WHERE account = $2 AND order_id = $3 AND position = $4 \
         AND $1 > 0 AND shipped + $1 <= quantity",
    )
    .bind(part.quantity)
    .bind(account.0)
    .bind(order.0)
    .bind(part.position)
    .execute(&mut **tx)
    .await?
    .rows_affected();
    if taken == 0 {
        return Err(Error::invalid(format!("lines[{}].quantity", part.position), "more_than_ordered"));
    }
    sqlx::query(
        "INSERT INTO shipment_lines (account, order_id, shipment, position, quantity) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(shipment.0)
    .bind(part.position)
    .bind(part.quantity)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What becomes of a parcel: delivered, or lost. The same again changes nothing.
pub async fn arrive(app: &App, by: Id, order: Id, shipment: Id, to: ShipmentState) -> Result<()> {
    let mut tx = app.db.write().await?;
    let account = owner(&mut tx, order).await?;
    let who = by.to_string();
    let because = Because { who: &who, why: to.as_str() };
    let mut moved = false;
    for from in [ShipmentState::Shipped, ShipmentState::Lost].into_iter().filter(|from| from.can_become(to)) {
        moved = moved || state::step(app, &mut tx, (account, order), shipment, from, to, because).await?;
    }
    if moved && to == ShipmentState::Delivered {
        sqlx::query("UPDATE shipments SET delivered_at = $1 WHERE account = $2 AND order_id = $3 AND id = $4")
            .bind(app.clock.now().0)
            .bind(account.0)
            .bind(order.0)
            .bind(shipment.0)
            .execute(&mut *tx)
            .await?;
        letters::tell(app, &mut tx, account, order, Letter::Delivered).await?;
    }
    if !moved {
        let there: Option<(String,)> =
            sqlx::query_as("SELECT state FROM shipments WHERE account = $1 AND order_id = $2 AND id = $3")
                .bind(account.0)
                .bind(order.0)
                .bind(shipment.0)
                .fetch_optional(&mut *tx)
                .await?;
        return match there {
            None => Err(Error::NotFound),
            Some((state,)) if state == to.as_str() => Ok(()),
            Some(_) => Err(Error::conflict("moved_on")),
        };
    }
    tx.commit().await
}

/// Whether anything of an order was sent.
pub(super) async fn any(conn: &mut Conn, account: Id, order: Id) -> Result<bool> {
    let (sent,): (i64,) = sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(shipped), 0) AS BIGINT) FROM order_lines WHERE account = $1 AND order_id = $2",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_one(conn)
    .await?;
    Ok(sent > 0)
}
