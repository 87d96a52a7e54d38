//! Exchange: what came back is sent once more, as an order of its own that costs nothing.

use super::letters::{self, Letter};
use super::state::{self, Because, State, Thing};
use crate::app::App;
use crate::catalog::{self, Taken};
use crate::db::Tx;
use crate::db::events::Event;
use crate::kit::{Error, Id, Result};

/// Writes the order of an exchange: the same pieces, taken from stock, paid by the return.
pub(super) async fn send(app: &App, tx: &mut Tx, (account, order): (Id, Id), id: Id, who: &str) -> Result<()> {
    let now = app.clock.now();
    let new = app.id();
    sqlx::query(
        "INSERT INTO orders (account, id, idempotency_key, request_hash, origin, state, currency, total, address, placed_at, paid_at, \
         cancellable_until, exchange_of) SELECT account, $1, $2, '', 'exchange', 'paid', currency, 0, address, $3, $3, $4, id \
         FROM orders WHERE account = $5 AND id = $6",
    )
    .bind(new.0)
    .bind(format!("exchange-{id}"))
    .bind(now.0)
    .bind(now.0 - 1)
    .bind(account.0)
    .bind(order.0)
    .execute(&mut **tx)
    .await?;
    type Line = (i64, i64, i64, i64, i64, String);
    let lines: Vec<Line> = sqlx::query_as(
        "SELECT r.position, r.quantity, l.product, l.variant, l.unit_price, l.title FROM return_lines r \
         JOIN order_lines l ON l.account = r.account AND l.order_id = r.order_id AND l.position = r.position \
         WHERE r.account = $1 AND r.order_id = $2 AND r.return_id = $3 ORDER BY l.product, l.variant",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(id.0)
    .fetch_all(&mut **tx)
    .await?;
    let mut worth = 0_i64;
    for (position, quantity, product, variant, price, title) in lines {
        let (product, variant) = (Id(product), Id(variant));
        let counted = match catalog::take_stock(tx, product, variant, quantity).await? {
            Taken::Counted(n) => {
                catalog::stock::note(app, tx, (product, variant), -n, who, &format!("exchange {id}")).await?;
                catalog::stock_changed(app, tx, product).await?;
                n
            }
            Taken::NotCounted => 0,
            Taken::Short { left } => {
                return Err(Error::Conflict {
                    code: "exchange_sold_out",
                    args: vec![("title", title), ("left", left.to_string())],
                });
            }
        };
        worth += price * quantity;
        sqlx::query(
            "INSERT INTO order_lines (account, order_id, position, product, variant, sku, title, options, picture, quantity, unit_price, counted, post) \
             SELECT account, $1, position, product, variant, sku, title, options, picture, $2, unit_price, $3, NULL \
             FROM order_lines WHERE account = $4 AND order_id = $5 AND position = $6",
        )
        .bind(new.0)
        .bind(quantity)
        .bind(counted)
        .bind(account.0)
        .bind(order.0)
        .bind(position)
        .execute(&mut **tx)
        .await?;
    }
    // Lines and adjustments sum to the total, which is nothing: what is exchanged was paid for once.
    sqlx::query(
        "INSERT INTO order_adjustments (account, order_id, position, line, kind, label, amount) VALUES ($1, $2, 0, NULL, 'exchange', $3, $4)",
    )
    .bind(account.0)
    .bind(new.0)
    .bind(order.to_string())
    .bind(-worth)
    .execute(&mut **tx)
    .await?;
    let because = Because { who, why: "exchange" };
    let moved = ("new", State::Paid.as_str());
    state::record(app, tx, (account, new), (Thing::Order, new), moved, now, because).await?;
    tx.event(app.id(), now, &Event::OrderPaid { account, order: new }).await?;
    letters::tell(app, tx, account, new, Letter::Exchanged).await
}
