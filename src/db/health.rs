//! How the database and what waits in it are: for the metrics, `/readyz` and `vitrine admin doctor`.

use std::time::Instant;

use super::events::Position;
use super::{Conn, Db, Kind};
use crate::kit::{Micros, Result};

/// Jobs of one kind and state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub kind: String,
    /// `waiting` (for its time, for a worker, or being worked on) or `failed` (set aside).
    pub state: String,
    pub count: i64,
    /// When the oldest of them was or is due.
    pub due: Micros,
}

/// Jobs by kind and state.
pub async fn jobs(conn: &mut Conn) -> Result<Vec<Waiting>> {
    let rows: Vec<(String, String, i64, i64)> =
        sqlx::query_as("SELECT kind, state, COUNT(*), MIN(run_at) FROM jobs GROUP BY kind, state ORDER BY kind, state")
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(kind, state, count, due)| Waiting { kind, state, count, due: Micros(due) }).collect())
}

/// When the first event after a position happened; nothing: there is none yet. Its age is how far a follower is behind.
pub async fn behind(conn: &mut Conn, at: Position) -> Result<Option<Micros>> {
    let found: Option<(i64,)> =
        sqlx::query_as("SELECT at FROM events WHERE tx > $1 OR (tx = $1 AND id > $2) ORDER BY tx, id LIMIT 1")
            .bind(at.tx)
            .bind(at.id)
            .fetch_optional(conn)
            .await?;
    Ok(found.map(|(at,)| Micros(at)))
}

/// Where those stand that follow the events into tables.
pub async fn positions(conn: &mut Conn) -> Result<Vec<(String, Position)>> {
    let rows: Vec<(String, i64, i64)> =
        sqlx::query_as("SELECT follower, tx, id FROM event_positions ORDER BY follower").fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(follower, tx, id)| (follower, Position { tx, id })).collect())
}

/// Orders placed before `before` of which nobody knows whether they are paid.
pub async fn undecided_orders(conn: &mut Conn, before: Micros) -> Result<i64> {
    let (n,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM orders WHERE state = 'placed' AND placed_at < $1")
        .bind(before.0)
        .fetch_one(conn)
        .await?;
    Ok(n)
}

/// The newest event.
pub async fn newest_event(conn: &mut Conn) -> Result<Option<Micros>> {
    let found: Option<(i64,)> =
        sqlx::query_as("SELECT at FROM events ORDER BY tx DESC, id DESC LIMIT 1").fetch_optional(conn).await?;
    Ok(found.map(|(at,)| Micros(at)))
}

/// The pictures (JSON) that were taken in last.
pub async fn newest_pictures(conn: &mut Conn, most: i64) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT picture FROM (SELECT picture, id FROM photos ORDER BY id DESC LIMIT $1) AS newest \
         UNION ALL SELECT picture FROM (SELECT picture, product FROM product_pictures ORDER BY product DESC LIMIT $1) AS shown",
    )
    .bind(most)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(picture,)| picture).collect())
}

/// Connections of a pool.
#[derive(Clone, Copy, Debug)]
pub struct Pool {
    pub name: &'static str,
    pub open: u32,
    pub idle: usize,
    pub most: u32,
}

impl Db {
    /// The pools: one on PostgreSQL, one for each direction on SQLite.
    pub fn pools(&self) -> Vec<Pool> {
        let pool = |name, pool: &sqlx::AnyPool| Pool {
            name,
            open: pool.size(),
            idle: pool.num_idle(),
            most: pool.options().get_max_connections(),
        };
        match self.kind {
            Kind::Sqlite => vec![pool("read", &self.readers), pool("write", &self.writers)],
            Kind::Postgres => vec![pool("both", &self.readers)],
        }
    }

    /// Whether a transaction can be begun and taken back, and how long it took.
    pub async fn try_writing(&self) -> Result<std::time::Duration> {
        let start = Instant::now();
        let mut tx = self.write().await?;
        sqlx::query("UPDATE settings SET value = value WHERE key = ''").execute(&mut *tx).await?;
        tx.rollback().await?;
        Ok(start.elapsed())
    }

    /// What the server's clock says; nothing where the database is this process.
    pub async fn server_time(&self) -> Result<Option<Micros>> {
        if self.kind == Kind::Sqlite {
            return Ok(None);
        }
        let text = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)";
        let (now,): (i64,) = sqlx::query_as(text).fetch_one(&mut *self.read().await?).await?;
        Ok(Some(Micros(now)))
    }

    /// Transactions that run for so many seconds and hold back every follower, with the name of their program.
    pub async fn long_transactions(&self, seconds: i64) -> Result<Vec<(String, i64)>> {
        if self.kind == Kind::Sqlite {
            return Ok(Vec::new());
        }
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT COALESCE(NULLIF(application_name, ''), 'a program without a name'), \
             CAST(EXTRACT(EPOCH FROM clock_timestamp() - xact_start) AS BIGINT) FROM pg_stat_activity \
             WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid() \
             AND EXTRACT(EPOCH FROM clock_timestamp() - xact_start) > $1 ORDER BY xact_start LIMIT 5",
        )
        .bind(seconds)
        .fetch_all(&mut *self.read().await?)
        .await?;
        Ok(rows)
    }
}
