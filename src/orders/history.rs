//! Reading orders: one, the history, and what an account spent and bought.

use std::collections::HashMap;

use sqlx::Row;
use sqlx::any::AnyRow;

use super::payments::Decline;
use super::pricing::TaxView;
use super::state::{OneOf, State};
use super::view::{Address, AdjustmentView, LineView, OrderPage, OrderView};
use super::wanted::options_line;
use crate::db::{Conn, from_json, marks, sql};
use crate::kit::{Currency, Error, Id, Micros, Money, Result, cursor, money};
use crate::media::view::Picture;

/// An order of an account, as it stands at `now`; nothing when the account has no such order.
pub async fn order(conn: &mut Conn, account: Id, order: Id, now: Micros) -> Result<Option<OrderView>> {
    let rows = sqlx::query("SELECT id, state, currency, total, address, placed_at, cancellable_until FROM orders WHERE account = $1 AND id = $2")
        .bind(account.0)
        .bind(order.0)
        .fetch_all(&mut *conn)
        .await?;
    Ok(load(conn, account, &rows, now).await?.pop())
}

/// Orders of an account, newest first, `limit` a page.
pub async fn orders(conn: &mut Conn, account: Id, from: Option<&str>, limit: usize, now: Micros) -> Result<OrderPage> {
    let [at, id] = match from {
        Some(text) => cursor::unpack(text)?,
        None => [i64::MAX, i64::MAX],
    };
    let more = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
    let mut rows = sqlx::query(
        "SELECT id, state, currency, total, address, placed_at, cancellable_until FROM orders \
         WHERE account = $1 AND (placed_at < $2 OR (placed_at = $2 AND id < $3)) ORDER BY placed_at DESC, id DESC LIMIT $4",
    )
    .bind(account.0)
    .bind(at)
    .bind(id)
    .bind(more)
    .fetch_all(&mut *conn)
    .await?;
    let is_last = rows.len() <= limit;
    rows.truncate(limit);
    let next = match rows.last() {
        Some(row) if !is_last => Some(cursor::pack(&[row.try_get("placed_at")?, row.try_get("id")?])),
        _ => None,
    };
    Ok(OrderPage { items: load(conn, account, &rows, now).await?, next })
}

/// Lines, adjustments and payments of several orders of one account, three statements for all.
async fn load(conn: &mut Conn, account: Id, rows: &[AnyRow], now: Micros) -> Result<Vec<OrderView>> {
    let ids: Vec<i64> = rows.iter().map(|r| r.try_get("id")).collect::<Result<_, _>>()?;
    let mut lines = by_order(
        conn,
        account,
        &ids,
        "SELECT order_id, product, sku, title, options, picture, quantity, unit_price, gift FROM order_lines",
        "position",
    )
    .await?;
    let mut adjustments =
        by_order(conn, account, &ids, "SELECT order_id, kind, label, amount FROM order_adjustments", "position")
            .await?;
    let payments = by_order(conn, account, &ids, "SELECT order_id, label, state FROM payments", "id").await?;
    let taxes =
        by_order(conn, account, &ids, "SELECT order_id, label, mode, rate, amount FROM order_taxes", "label").await?;
    rows.iter()
        .map(|row| {
            let id: i64 = row.try_get("id")?;
            let currency: String = row.try_get("currency")?;
            let currency: Currency = currency.parse().map_err(Error::fault)?;
            let state: String = row.try_get("state")?;
            let until = Micros(row.try_get("cancellable_until")?);
            let open = matches!(State::parse(&state)?, State::Placed | State::Paid) && now <= until;
            let address: String = row.try_get("address")?;
            let lines: Vec<LineView> =
                lines.remove(&id).unwrap_or_default().iter().map(|r| line(r, currency)).collect::<Result<_>>()?;
            let adjustments: Vec<AdjustmentView> = adjustments
                .remove(&id)
                .unwrap_or_default()
                .iter()
                .map(|r| adjustment(r, currency))
                .collect::<Result<_>>()?;
            let payment: Option<String> = match payments.get(&id).and_then(|rows| rows.last()) {
                Some(row) => Some(row.try_get("label")?),
                None => None,
            };
            let tax = match taxes.get(&id).and_then(|rows| rows.first()) {
                Some(row) => Some(TaxView {
                    label: row.try_get("label")?,
                    rate: row.try_get("rate")?,
                    included: row.try_get::<&str, _>("mode")? == "included",
                    amount: Money::new(row.try_get("amount")?, currency),
                }),
                None => None,
            };
            let asks = match payments.get(&id).and_then(|rows| rows.last()) {
                Some(row) if state == State::Placed.as_str() => row.try_get::<String, _>("state")? == "needs-action",
                _ => false,
            };
            Ok(OrderView {
                id: Id(id),
                tax,
                confirmation: asks.then(|| format!("/orders/{id}/confirmation")),
                state,
                subtotal: money::sum(currency, lines.iter().map(|l| l.amount))?,
                lines,
                adjustments,
                total: Money::new(row.try_get("total")?, currency),
                address: from_json::<Address>(&address)?,
                payment: payment.filter(|label| !label.is_empty()),
                placed_at: Micros(row.try_get("placed_at")?),
                cancellable_until: open.then_some(until),
            })
        })
        .collect()
}

/// The rows of a table that belong to these orders.
async fn by_order(
    conn: &mut Conn,
    account: Id,
    ids: &[i64],
    select: &str,
    order: &str,
) -> Result<HashMap<i64, Vec<AnyRow>>> {
    let text =
        format!("{select} WHERE account = $1 AND order_id IN {} ORDER BY order_id, {order}", marks(2, ids.len()));
    let mut query = sqlx::query(sql(text)).bind(account.0);
    for id in ids {
        query = query.bind(*id);
    }
    let mut found: HashMap<i64, Vec<AnyRow>> = HashMap::new();
    for row in query.fetch_all(conn).await? {
        found.entry(row.try_get("order_id")?).or_default().push(row);
    }
    Ok(found)
}

fn line(row: &AnyRow, currency: Currency) -> Result<LineView> {
    let (title, options, picture): (String, String, Option<String>) =
        (row.try_get("title")?, row.try_get("options")?, row.try_get("picture")?);
    let picture: Option<Picture> = picture.as_deref().map(from_json).transpose()?;
    let quantity: i64 = row.try_get("quantity")?;
    let unit_price = Money::new(row.try_get("unit_price")?, currency);
    Ok(LineView {
        product: Id(row.try_get("product")?),
        sku: row.try_get("sku")?,
        options: options_line(&from_json::<Vec<(String, String)>>(&options)?),
        picture: picture.map(|p| p.view(&title)),
        title,
        quantity,
        unit_price,
        amount: unit_price.times(quantity)?,
        available: true,
        gift: row.try_get::<Option<String>, _>("gift")?.is_some(),
    })
}

fn adjustment(row: &AnyRow, currency: Currency) -> Result<AdjustmentView> {
    Ok(AdjustmentView {
        kind: row.try_get("kind")?,
        label: row.try_get("label")?,
        amount: Money::new(row.try_get("amount")?, currency),
    })
}

/// Why an order was declined, from its moves.
pub(super) async fn declined_because(conn: &mut Conn, account: Id, order: Id) -> Result<Decline> {
    let found: Option<(String,)> =
        sqlx::query_as("SELECT why FROM order_moves WHERE account = $1 AND order_id = $2 AND thing = 'order' AND to_state = 'declined'")
            .bind(account.0)
            .bind(order.0)
            .fetch_optional(conn)
            .await?;
    Ok(found.map_or(Decline::Card, |(why,)| Decline::parse(&why)))
}

/// What an account spent since a moment (that moment included), for the write gate: lines of orders that are paid and
/// not cancelled, with promotions and points taken off, less what was paid back.
/// Delivery and taxes added do not count, nor what was sent in exchange for something bought before; what gift cards and
/// credit paid does. Never below zero.
pub async fn spent(conn: &mut Conn, account: Id, since: Micros, currency: Currency) -> Result<Money> {
    const ORDERS: &str = "JOIN orders o ON o.account = x.account AND o.id = x.order_id \
         WHERE x.account = $1 AND o.state = 'paid' AND o.exchange_of IS NULL AND o.placed_at >= $2 AND o.currency = $3";
    let mut parts = [0_i64; 4];
    let selects = [
        format!("SELECT CAST(COALESCE(SUM(x.quantity * x.unit_price), 0) AS BIGINT) FROM order_lines x {ORDERS}"),
        format!(
            "SELECT CAST(COALESCE(SUM(x.amount), 0) AS BIGINT) FROM order_adjustments x {ORDERS} AND x.kind IN ('promotion', 'points')"
        ),
        format!("SELECT CAST(COALESCE(SUM(-x.amount), 0) AS BIGINT) FROM refunds x {ORDERS}"),
        format!(
            "SELECT CAST(COALESCE(SUM(-x.back), 0) AS BIGINT) FROM order_uses x {ORDERS} AND x.kind IN ('gift-card', 'credit')"
        ),
    ];
    for (part, select) in parts.iter_mut().zip(selects) {
        let (sum,): (i64,) = sqlx::query_as(sql(select))
            .bind(account.0)
            .bind(since.0)
            .bind(currency.as_str())
            .fetch_one(&mut *conn)
            .await?;
        *part = sum;
    }
    let sum = money::sum(currency, parts.map(|amount| Money::new(amount, currency)))?;
    Ok(Money::new(sum.amount.max(0), currency))
}

/// The products an account bought, last first, each once: what it may want to show.
pub async fn bought_lately(conn: &mut Conn, account: Id, most: usize) -> Result<Vec<Id>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT l.product FROM order_lines l JOIN orders o ON o.account = l.account AND o.id = l.order_id \
         WHERE l.account = $1 AND o.state = 'paid' GROUP BY l.product ORDER BY MAX(o.placed_at) DESC, l.product LIMIT $2",
    )
    .bind(account.0)
    .bind(i64::try_from(most).unwrap_or(i64::MAX))
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id,)| Id(id)).collect())
}

/// The newest paid order of an account with this product, which stands behind *Verified*.
pub async fn bought(conn: &mut Conn, account: Id, product: Id) -> Result<Option<Id>> {
    let found: Option<(i64,)> = sqlx::query_as(
        "SELECT o.id FROM order_lines l JOIN orders o ON o.account = l.account AND o.id = l.order_id \
         WHERE l.account = $1 AND l.product = $2 AND o.state = 'paid' ORDER BY o.placed_at DESC, o.id DESC LIMIT 1",
    )
    .bind(account.0)
    .bind(product.0)
    .fetch_optional(conn)
    .await?;
    Ok(found.map(|(id,)| Id(id)))
}
