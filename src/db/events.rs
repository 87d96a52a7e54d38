//! Events: what happened, in the order it was committed. Read models follow them and can be rebuilt from the tables.
//!
//! A position is (transaction, id). On PostgreSQL the transaction is `pg_current_xact_id()` and a reader stays below the
//! oldest running one, so an event committed late never hides behind a position already passed. On SQLite the number
//! is taken under the writer's lock, so it is the order of commits itself.

use std::sync::atomic::Ordering;

use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Conn, Db, Kind, Tx, from_json, to_json};
use crate::kit::{Id, Micros, Result};

/// What can happen. Events carry ids; followers read the rest from the tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event {
    AccountCreated {
        account: Id,
    },
    ProfileChanged {
        account: Id,
    },
    InterestsPicked {
        account: Id,
    },
    MembershipGranted {
        account: Id,
    },
    MembershipEnded {
        account: Id,
    },
    Followed {
        account: Id,
        followed: Id,
    },
    Unfollowed {
        account: Id,
        followed: Id,
    },
    TopicFollowed {
        account: Id,
        topic: String,
    },
    TopicUnfollowed {
        account: Id,
        topic: String,
    },
    Blocked {
        account: Id,
        blocked: Id,
    },
    Unblocked {
        account: Id,
        blocked: Id,
    },
    Muted {
        account: Id,
        muted: Id,
    },
    Unmuted {
        account: Id,
        muted: Id,
    },
    TopicMuted {
        account: Id,
        topic: String,
    },
    TopicUnmuted {
        account: Id,
        topic: String,
    },
    /// "Not this".
    PostHidden {
        post: Id,
        account: Id,
    },
    PostUnhidden {
        post: Id,
        account: Id,
    },
    ProductHidden {
        product: Id,
        account: Id,
    },
    ProductUnhidden {
        product: Id,
        account: Id,
    },
    PostPublished {
        post: Id,
        author: Id,
    },
    PostRemoved {
        post: Id,
        author: Id,
    },
    /// A post says something else, or its photos are described in other words.
    PostEdited {
        post: Id,
        author: Id,
    },
    /// A removed post is back.
    PostRestored {
        post: Id,
        author: Id,
    },
    Smiled {
        post: Id,
        account: Id,
    },
    Unsmiled {
        post: Id,
        account: Id,
    },
    Commented {
        post: Id,
        comment: Id,
        account: Id,
    },
    CommentRemoved {
        post: Id,
        comment: Id,
    },
    PostSaved {
        post: Id,
        account: Id,
    },
    PostUnsaved {
        post: Id,
        account: Id,
    },
    ProductSaved {
        product: Id,
        account: Id,
    },
    ProductUnsaved {
        product: Id,
        account: Id,
    },
    /// What an account set about its feed, or what may be inferred of it.
    FeedSettingsChanged {
        account: Id,
    },
    /// Weights, chances or factors are others: every node reads them again.
    RankingChanged {},
    /// Title, price, pictures, interests or state of these products changed, or they are new. Up to 500 at once.
    ProductsChanged {
        products: Vec<Id>,
    },
    /// The stock of one of its variants changed.
    StockChanged {
        product: Id,
    },
    /// Of each of these products the stock of a variant changed, and nothing else. Up to 500 at once.
    StocksChanged {
        products: Vec<Id>,
    },
    ReviewWritten {
        product: Id,
        review: Id,
    },
    /// Reviews of these products were taken over. Up to 500 at once.
    ReviewsImported {
        products: Vec<Id>,
    },
    /// Somebody was asked to collect on a board, took it, or is out again.
    BoardShared {
        board: Id,
        account: Id,
    },
    OrderPlaced {
        account: Id,
        order: Id,
    },
    OrderPaid {
        account: Id,
        order: Id,
    },
    OrderDeclined {
        account: Id,
        order: Id,
    },
    OrderCancelled {
        account: Id,
        order: Id,
    },
    /// A members' day began or ended: what members pay is another price all over the store.
    MemberPricesChanged,
    /// The store's theme or one of its texts changed.
    StoreChanged,
}

/// Where a follower stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub tx: i64,
    pub id: i64,
}

impl Tx {
    /// Appends an event to this transaction.
    pub async fn event(&mut self, id: Id, at: Micros, event: &Event) -> Result<()> {
        let sql = match self.kind {
            Kind::Sqlite => {
                "INSERT INTO events (tx, id, kind, data, at) \
                 SELECT COALESCE(MAX(tx), 0) + 1, $1, $2, $3, $4 FROM events RETURNING tx"
            }
            Kind::Postgres => {
                "INSERT INTO events (tx, id, kind, data, at) \
                 VALUES (CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT), $1, $2, $3, $4) RETURNING tx"
            }
        };
        let data = serde_json::to_value(event).unwrap_or_default();
        let kind = data["kind"].as_str().unwrap_or_default().to_owned();
        let (position,): (i64,) =
            sqlx::query_as(sql).bind(id.0).bind(kind).bind(to_json(event)?).bind(at.0).fetch_one(&mut **self).await?;
        self.position = position;
        self.telling = true;
        Ok(())
    }
}

/// Whether a reader may see every event this process has committed by now. On PostgreSQL a transaction that still runs
/// anywhere, in any database of the server, holds back the events committed after it began.
pub async fn own_are_visible(db: &Db, conn: &mut Conn) -> Result<bool> {
    match db.kind {
        Kind::Sqlite => Ok(true),
        Kind::Postgres => {
            let own = db.committed.position.load(Ordering::SeqCst);
            let (horizon,): (i64,) =
                sqlx::query_as("SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)")
                    .fetch_one(conn)
                    .await?;
            Ok(horizon > own)
        }
    }
}

/// The position of the newest event a reader may see now: a read model built after this call starts here.
pub async fn newest(db: &Db, conn: &mut Conn) -> Result<Position> {
    let row = sqlx::query(match db.kind {
        Kind::Sqlite => "SELECT tx, id FROM events ORDER BY tx DESC, id DESC LIMIT 1",
        Kind::Postgres => {
            "SELECT tx, id FROM events \
             WHERE tx < CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT) \
             ORDER BY tx DESC, id DESC LIMIT 1"
        }
    })
    .fetch_optional(conn)
    .await?;
    row.map_or(Ok(Position::default()), |r| Ok(Position { tx: r.try_get(0)?, id: r.try_get(1)? }))
}

/// Up to `limit` events after a position, in order. One that cannot be read comes as `None` with its position.
pub async fn after(db: &Db, conn: &mut Conn, from: Position, limit: i64) -> Result<Vec<(Position, Option<Event>)>> {
    let rows = sqlx::query(match db.kind {
        Kind::Sqlite => {
            "SELECT tx, id, data FROM events WHERE tx > $1 OR (tx = $1 AND id > $2) ORDER BY tx, id LIMIT $3"
        }
        Kind::Postgres => {
            "SELECT tx, id, data FROM events WHERE (tx > $1 OR (tx = $1 AND id > $2)) \
             AND tx < CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT) \
             ORDER BY tx, id LIMIT $3"
        }
    })
    .bind(from.tx)
    .bind(from.id)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            let position = Position { tx: row.try_get(0)?, id: row.try_get(1)? };
            let event = from_json(row.try_get(2)?);
            if let Err(e) = &event {
                tracing::error!(tx = position.tx, id = position.id, "an event is set aside: {e}");
            }
            Ok((position, event.ok()))
        })
        .collect()
}
