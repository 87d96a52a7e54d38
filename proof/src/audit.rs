//! What is true afterwards: our tables against the provider's books, against each other, and against what buyers were
//! told.

use std::collections::HashMap;

use vitrine::db::Conn;
use vitrine::orders::ledger;
use vitrine_paysim::{Intent, Status};

use crate::Result;
use crate::buyer::Memory;

/// What was found. Every number but `orders` and `moves` should be zero.
#[derive(Debug, Default)]
pub struct Found {
    pub orders: i64,
    pub by_state: Vec<(String, i64)>,
    pub moves: i64,
    pub oversold: i64,
    pub double_charged: i64,
    pub lost_orders: i64,
    pub ledger_sum: i64,
    /// Everything else that is wrong, in words.
    pub others: Vec<String>,
}

impl Found {
    pub fn is_good(&self) -> bool {
        self.oversold == 0
            && self.double_charged == 0
            && self.lost_orders == 0
            && self.ledger_sum == 0
            && self.others.is_empty()
    }
}

/// Whether nothing is under way any more.
pub async fn is_settled(conn: &mut Conn) -> Result<bool> {
    let (open,): (i64,) = sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM payments WHERE state IN ('pending', 'needs-action')) \
         + (SELECT COUNT(*) FROM refunds WHERE state = 'pending')",
    )
    .fetch_one(conn)
    .await?;
    Ok(open == 0)
}

/// Looks at everything. `stock` is what every product began with.
pub async fn look(conn: &mut Conn, stock: i64, intents: &[Intent], memories: &[Memory]) -> Result<Found> {
    let mut found = Found::default();
    let orders: Vec<(i64, i64, String, i64)> =
        sqlx::query_as("SELECT account, id, state, total FROM orders ORDER BY id").fetch_all(&mut *conn).await?;
    found.orders = orders.len() as i64;
    found.by_state = sqlx::query_as("SELECT state, COUNT(*) FROM orders GROUP BY state ORDER BY state")
        .fetch_all(&mut *conn)
        .await?;

    // Stock: what was sold and what is left is what there was.
    let sold: Vec<(i64, i64, i64)> = sqlx::query_as(
        "SELECT v.product, v.stock, CAST(COALESCE(SUM(CASE WHEN o.state IN ('placed', 'paid') THEN l.counted ELSE 0 END), 0) AS BIGINT) \
         FROM variants v LEFT JOIN order_lines l ON l.product = v.product AND l.variant = v.id \
         LEFT JOIN orders o ON o.account = l.account AND o.id = l.order_id GROUP BY v.product, v.id, v.stock",
    )
    .fetch_all(&mut *conn)
    .await?;
    for (product, left, sold) in sold {
        found.oversold += (sold - stock).max(0);
        if left + sold != stock {
            found.others.push(format!("product {product}: {sold} sold and {left} left of {stock}"));
        }
    }

    // Money: what the provider kept belongs to a paid order, and every paid order has its money.
    let mut kept: HashMap<&str, i64> = HashMap::new();
    for intent in intents.iter().filter(|i| i.status == Status::Succeeded) {
        *kept.entry(intent.key.as_str()).or_default() += intent.amount - intent.refunded;
    }
    let mut total_kept = 0;
    let mut states: HashMap<String, &str> = HashMap::new();
    for (account, id, state, total) in &orders {
        let of_it = kept.remove(format!("order-{account}-{id}").as_str()).unwrap_or(0);
        total_kept += of_it;
        states.insert(id.to_string(), state);
        match state.as_str() {
            "paid" if of_it > *total => found.double_charged += 1,
            "paid" if of_it < *total => found.lost_orders += 1,
            "paid" => {}
            // Money kept for nothing.
            _ if of_it > 0 => found.lost_orders += 1,
            _ => {}
        }
    }
    // Charges of orders that are nowhere.
    found.lost_orders += kept.values().filter(|left| **left > 0).count() as i64;
    // What buyers were told still holds.
    for memory in memories {
        for order in &memory.paid {
            let state = states.get(order.as_str()).copied().unwrap_or("gone");
            let by_choice = state == "cancelled" && memory.tried_to_cancel.contains(order);
            if state != "paid" && !by_choice {
                found.lost_orders += 1;
            }
        }
        for order in memory.cancelled.iter().filter(|o| states.get(o.as_str()).copied() != Some("cancelled")) {
            found.others.push(format!("order {order} was cancelled and is not"));
        }
    }

    // The ledger: every move sums to zero, the provider's book is what the provider kept, customers owe nothing.
    let (moves, off) = ledger::audit(conn).await?;
    (found.moves, found.ledger_sum) = (moves, off);
    for (book, expected) in [("provider", total_kept), ("customer", 0)] {
        let (sum,): (i64,) =
            sqlx::query_as("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_entries WHERE book = $1")
                .bind(book)
                .fetch_one(&mut *conn)
                .await?;
        if sum != expected {
            found.others.push(format!("the ledger's book of the {book} has {sum}, not {expected}"));
        }
    }

    // Rows that belong together.
    for (words, text) in [
        (
            "payments do not fit their orders",
            "SELECT COUNT(*) FROM payments p JOIN orders o ON o.account = p.account AND o.id = p.order_id \
          WHERE (o.state = 'paid' AND p.state <> 'succeeded') OR (o.state = 'declined' AND p.state NOT IN ('declined', 'refunded')) \
          OR o.state = 'placed'",
        ),
        (
            "orders are not the sum of their lines",
            "SELECT COUNT(*) FROM orders o WHERE o.total <> \
          (SELECT CAST(COALESCE(SUM(quantity * unit_price), 0) AS BIGINT) FROM order_lines l WHERE l.account = o.account AND l.order_id = o.id) \
          + (SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM order_adjustments a WHERE a.account = o.account AND a.order_id = o.id)",
        ),
        ("bags hold what cannot be in them", "SELECT COUNT(*) FROM bag_lines WHERE quantity < 1 OR quantity > 99"),
        ("jobs were set aside", "SELECT COUNT(*) FROM jobs WHERE state = 'failed'"),
        (
            "payments moved without a record",
            "SELECT COUNT(*) FROM payments p WHERE p.state <> 'pending' AND NOT EXISTS \
          (SELECT 1 FROM order_moves m WHERE m.account = p.account AND m.order_id = p.order_id AND m.thing = 'payment' AND m.to_state = p.state)",
        ),
    ] {
        let (count,): (i64,) = sqlx::query_as(text).fetch_one(&mut *conn).await?;
        if count > 0 {
            found.others.push(format!("{count} {words}"));
        }
    }
    Ok(found)
}
