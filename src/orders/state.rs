//! The states of orders, payments, shipments and returns: one table of transitions. Every move is one conditional
//! statement and leaves a row that says who and why.

use crate::app::App;
use crate::db::{Conn, Tx, sql};
use crate::kit::{Error, Id, Micros, Result};

/// What has a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Order,
    Payment,
    Shipment,
    Return,
}

impl Thing {
    pub const ALL: [Self; 4] = [Self::Order, Self::Payment, Self::Shipment, Self::Return];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Payment => "payment",
            Self::Shipment => "shipment",
            Self::Return => "return",
        }
    }

    /// The table with its rows, and the columns of the key beside the account.
    const fn rows(self) -> (&'static str, &'static str) {
        match self {
            Self::Order => ("orders", "id = $3 AND id = $4"),
            Self::Payment => ("payments", "order_id = $3 AND id = $4"),
            Self::Shipment => ("shipments", "order_id = $3 AND id = $4"),
            Self::Return => ("returns", "order_id = $3 AND id = $4"),
        }
    }
}

/// The states of one kind of thing.
pub trait OneOf: Copy + Sized + 'static {
    const THING: Thing;
    const EACH: &'static [Self];
    fn as_str(self) -> &'static str;

    /// Reads what the database holds.
    fn parse(text: &str) -> Result<Self> {
        let found = Self::EACH.iter().copied().find(|s| s.as_str() == text);
        found.ok_or_else(|| Error::fault(format!("“{text}” is no state of a {}", Self::THING.as_str())))
    }

    /// Whether the table has this move.
    fn can_become(self, to: Self) -> bool {
        TRANSITIONS.contains(&(Self::THING, self.as_str(), to.as_str()))
    }
}

macro_rules! states {
    ($(#[$doc:meta])* $name:ident of $thing:ident { $($(#[$note:meta])* $state:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$note])* $state,)* }

        impl $name {
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$state => $text,)* }
            }
        }

        impl OneOf for $name {
            const THING: Thing = Thing::$thing;
            const EACH: &'static [Self] = &[$(Self::$state,)*];
            fn as_str(self) -> &'static str {
                Self::as_str(self)
            }
        }
    };
}

states! {
    /// Where an order stands.
    State of Order {
        /// Written down, stock taken; the payment is under way.
        Placed = "placed",
        Paid = "paid",
        /// The payment was declined or never made; nothing was bought.
        Declined = "declined",
        /// Taken back by the shopper before anything was sent; stock and money go back.
        Cancelled = "cancelled",
        /// Everything that was paid went back: nothing was bought in the end.
        Refunded = "refunded",
    }
}

states! {
    /// Where a payment stands.
    PaymentState of Payment {
        Pending = "pending",
        /// The shopper has to confirm it (3-D Secure).
        NeedsAction = "needs-action",
        Succeeded = "succeeded",
        Declined = "declined",
        PartRefunded = "part-refunded",
        Refunded = "refunded",
    }
}

states! {
    /// Where a parcel is.
    ShipmentState of Shipment {
        Shipped = "shipped",
        Delivered = "delivered",
        Lost = "lost",
    }
}

states! {
    /// Where a return stands.
    ReturnState of Return {
        Asked = "asked",
        Approved = "approved",
        Refused = "refused",
        /// The shopper keeps it after all.
        Withdrawn = "withdrawn",
        Received = "received",
        Refunded = "refunded",
        Exchanged = "exchanged",
    }
}

/// The table: what, from, to. A move that is not in it cannot happen.
pub const TRANSITIONS: &[(Thing, &str, &str)] = &[
    (Thing::Order, "placed", "paid"),
    (Thing::Order, "placed", "declined"),
    // Cancelled while the payment is under way: a charge that succeeds later is paid back.
    (Thing::Order, "placed", "cancelled"),
    (Thing::Order, "paid", "cancelled"),
    (Thing::Order, "paid", "refunded"),
    (Thing::Payment, "pending", "needs-action"),
    (Thing::Payment, "pending", "succeeded"),
    (Thing::Payment, "pending", "declined"),
    (Thing::Payment, "needs-action", "succeeded"),
    (Thing::Payment, "needs-action", "declined"),
    // The money came after the order was given up; it goes back.
    (Thing::Payment, "declined", "succeeded"),
    (Thing::Payment, "succeeded", "part-refunded"),
    (Thing::Payment, "succeeded", "refunded"),
    (Thing::Payment, "part-refunded", "refunded"),
    (Thing::Shipment, "shipped", "delivered"),
    (Thing::Shipment, "shipped", "lost"),
    // Found after all.
    (Thing::Shipment, "lost", "delivered"),
    (Thing::Return, "asked", "approved"),
    (Thing::Return, "asked", "refused"),
    (Thing::Return, "asked", "withdrawn"),
    (Thing::Return, "approved", "withdrawn"),
    (Thing::Return, "approved", "received"),
    (Thing::Return, "received", "refunded"),
    (Thing::Return, "received", "exchanged"),
];

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
    let moved = step(app, tx, (account, order), order, from, to, because).await?;
    if moved && to == State::Paid {
        let paid = "UPDATE orders SET paid_at = $1 WHERE account = $2 AND id = $3";
        sqlx::query(paid).bind(app.clock.now().0).bind(account.0).bind(order.0).execute(&mut **tx).await?;
    }
    Ok(moved)
}

/// Moves one thing of an order (for the order itself, `id` is its own) if it is still in `from`, and records it.
pub async fn step<S: OneOf>(
    app: &App,
    tx: &mut Tx,
    (account, order): (Id, Id),
    id: Id,
    from: S,
    to: S,
    because: Because<'_>,
) -> Result<bool> {
    let (from_text, to_text) = (from.as_str(), to.as_str());
    if !from.can_become(to) {
        return Err(Error::fault(format!("a {} cannot go from {from_text} to {to_text}", S::THING.as_str())));
    }
    let (table, key) = S::THING.rows();
    let moved = sqlx::query(sql(format!("UPDATE {table} SET state = $1 WHERE account = $2 AND {key} AND state = $5")))
        .bind(to_text)
        .bind(account.0)
        .bind(order.0)
        .bind(id.0)
        .bind(from_text)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    if moved == 1 {
        record(app, tx, (account, order), (S::THING, id), (from_text, to_text), app.clock.now(), because).await?;
    }
    Ok(moved == 1)
}

/// Writes the row of a move. It begins with `new` for what was just written.
pub async fn record(
    app: &App,
    conn: &mut Conn,
    (account, order): (Id, Id),
    (thing, id): (Thing, Id),
    (from, to): (&str, &str),
    at: Micros,
    because: Because<'_>,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO order_moves (account, order_id, id, from_state, to_state, at, who, why, thing, thing_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(app.id().0)
    .bind(from)
    .bind(to)
    .bind(at.0)
    .bind(because.who)
    .bind(because.why)
    .bind(thing.as_str())
    .bind(id.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Where an order came to last, and when.
pub async fn last_move(conn: &mut Conn, account: Id, order: Id) -> Result<Option<(String, Micros)>> {
    let found: Option<(String, i64)> = sqlx::query_as(
        "SELECT to_state, at FROM order_moves WHERE account = $1 AND order_id = $2 AND thing = $3 ORDER BY id DESC LIMIT 1",
    )
    .bind(account.0)
    .bind(order.0)
    .bind(Thing::Order.as_str())
    .fetch_optional(conn)
    .await?;
    Ok(found.map(|(state, at)| (state, Micros(at))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<S: OneOf>() -> usize {
        let mut moves = 0;
        for from in S::EACH {
            assert_eq!(S::parse(from.as_str()).unwrap().as_str(), from.as_str());
            assert!(!from.can_become(*from), "{} stays what it is without a move", from.as_str());
            moves += S::EACH.iter().filter(|to| from.can_become(**to)).count();
        }
        assert!(S::parse("eaten").is_err());
        moves
    }

    #[test]
    fn every_move_of_the_table_is_between_states_there_are() {
        let moves = check::<State>() + check::<PaymentState>() + check::<ShipmentState>() + check::<ReturnState>();
        assert_eq!(moves, TRANSITIONS.len());
    }

    #[test]
    fn what_has_ended_stays_ended() {
        let ended = |s: State| State::EACH.iter().all(|to| !s.can_become(*to));
        assert!(ended(State::Declined) && ended(State::Cancelled) && ended(State::Refunded));
        assert!(!State::Declined.can_become(State::Paid), "money that comes late goes back");
        assert!(ReturnState::EACH.iter().all(|to| !ReturnState::Refunded.can_become(*to)));
    }
}
