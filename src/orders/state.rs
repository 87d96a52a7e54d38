//! The states of an order: one table of transitions. Every move is one conditional statement and leaves a row that
//! says who and why.

use crate::app::App;
use crate::db::{Conn, Tx};
use crate::kit::{Error, Id, Micros, Result};

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Written down, stock taken; the payment is under way.
    Placed,
    Paid,
    /// The payment was declined or never made; nothing was bought.
    Declined,
    /// Taken back by the shopper; stock and money go back.
    Cancelled,
}

/// The table: from, to. A pair that is not in it cannot happen.
pub const TRANSITIONS: &[(State, State)] = &[
    (State::Placed, State::Paid),
    (State::Placed, State::Declined),
    // Cancelled while the payment is under way: a charge that succeeds later is paid back.
    (State::Placed, State::Cancelled),
    (State::Paid, State::Cancelled),
];

impl State {
    pub const ALL: [Self; 4] = [Self::Placed, Self::Paid, Self::Declined, Self::Cancelled];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Paid => "paid",
            Self::Declined => "declined",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads what the database holds.
    pub fn parse(text: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|s| s.as_str() == text)
            .ok_or_else(|| Error::fault(format!("“{text}” is no state of an order")))
    }

    /// Whether the table has this move.
    pub fn can_become(self, to: Self) -> bool {
        TRANSITIONS.contains(&(self, to))
    }
}

/// What is recorded with a move.
#[derive(Clone, Copy, Debug)]
pub struct Because<'a> {
    /// An account's id, or the part of the program that did it.
    pub who: &'a str,
    pub why: &'a str,
}

/// Moves an order if it is still in `from`, and records it. False: somebody else moved it first, nothing was changed.
pub async fn advance(
    app: &App,
    tx: &mut Tx,
    (account, order): (Id, Id),
    from: State,
    to: State,
    because: Because<'_>,
) -> Result<bool> {
    if !from.can_become(to) {
        return Err(Error::fault(format!("an order cannot go from {} to {}", from.as_str(), to.as_str())));
    }
    let now = app.clock.now();
    let moved = sqlx::query("UPDATE orders SET state = $1 WHERE account = $2 AND id = $3 AND state = $4")
        .bind(to.as_str())
        .bind(account.0)
        .bind(order.0)
        .bind(from.as_str())
        .execute(&mut **tx)
        .await?
        .rows_affected();
    if moved == 1 && to == State::Paid {
        let paid = "UPDATE orders SET paid_at = $1 WHERE account = $2 AND id = $3";
        sqlx::query(paid).bind(now.0).bind(account.0).bind(order.0).execute(&mut **tx).await?;
    }
    if moved == 1 {
        record(app, tx, (account, order), from.as_str(), to, now, because).await?;
    }
    Ok(moved == 1)
}

/// Writes the row of a move. `from` is `new` for an order that was just written.
pub async fn record(
    app: &App,
    conn: &mut Conn,
    (account, order): (Id, Id),
    from: &str,
    to: State,
    at: Micros,
    because: Because<'_>,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO order_moves (account, order_id, id, from_state, to_state, at, who, why) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(app.id().0)
    .bind(from)
    .bind(to.as_str())
    .bind(at.0)
    .bind(because.who)
    .bind(because.why)
    .execute(conn)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_all_there_is() {
        for from in State::ALL {
            for to in State::ALL {
                let fine = matches!(
                    (from, to),
                    (State::Placed, State::Paid | State::Declined | State::Cancelled) | (State::Paid, State::Cancelled)
                );
                assert_eq!(from.can_become(to), fine, "{from:?} → {to:?}");
            }
            assert_eq!(State::parse(from.as_str()).unwrap(), from);
        }
        assert!(State::parse("lost").is_err());
    }
}
