//! The database: the only place that knows which one it is.
//!
//! Features ask for [`Db::read`] or [`Db::write`] and speak the shared dialect of `docs/dialect.md`.

pub mod archive;
mod bulk;
pub mod events;
pub mod health;
pub mod jobs;
mod migrate;
pub mod nodes;
pub mod settings;
pub mod wake;

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Executor, Transaction};
use tokio::sync::Notify;

use crate::kit::{Error, Result};
use crate::metrics;

pub use bulk::Cell;
pub use migrate::{MigrateError, NEWEST, unknown};

/// Which database this is. Matched on in `src/db/` alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sqlite,
    Postgres,
}

/// A connection, of either database.
pub type Conn = AnyConnection;

/// The database, cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    readers: AnyPool,
    writers: AnyPool,
    kind: Kind,
    committed: Arc<Commits>,
    url: Url,
}

/// The address of the database, which may hold a password and is in no log.
#[derive(Clone)]
struct Url(Arc<str>);

impl std::fmt::Debug for Url {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&without_password(&self.0))
    }
}

/// Tells followers and workers of this process that something was committed.
#[derive(Debug, Default)]
struct Commits {
    count: AtomicU64,
    /// The highest transaction with an event among them; see [`events`].
    position: AtomicI64,
    wake: Notify,
    /// How many of them other processes should hear of: those with events or jobs.
    telling: AtomicU64,
    /// See [`Db::without_sync`].
    unsynced: AtomicBool,
}

/// Why the database could not be opened, as a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("The database address “{0}” is neither sqlite: nor postgres:.")]
    Scheme(String),
    #[error("The database {0} could not be opened: {1}")]
    Connect(String, sqlx::Error),
    #[error(transparent)]
    Migrate(#[from] MigrateError),
}

impl Db {
    /// Opens the SQLite file (made when missing) or connects to PostgreSQL. Changes nothing in it; see [`Db::migrate`].
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let kind = match url.split(':').next() {
            Some("sqlite") => Kind::Sqlite,
            Some("postgres" | "postgresql") => Kind::Postgres,
            _ => return Err(OpenError::Scheme(without_password(url))),
        };
        let fail = |e| OpenError::Connect(without_password(url), e);
        let options: AnyConnectOptions = url.parse().map_err(fail)?;
        let pool = |max: u32| {
            AnyPoolOptions::new()
                .max_connections(max)
                .acquire_timeout(Duration::from_secs(10))
                .test_before_acquire(kind == Kind::Postgres)
                .after_connect(move |conn, _| {
                    Box::pin(async move {
                        match kind {
                            Kind::Sqlite => conn.execute(SQLITE_PRAGMAS).await.map(|_| ()),
                            Kind::Postgres => conn.execute(POSTGRES_SESSION).await.map(|_| ()),
                        }
                    })
                })
        };
        // SQLite has one writer at a time: waiting for it here is fairer and quicker than its own busy loop.
        let (writers, readers) = match kind {
            Kind::Sqlite => {
                let writers = pool(1).connect_with(options.clone()).await.map_err(fail)?;
                (writers, pool(4).connect_with(options).await.map_err(fail)?)
            }
            Kind::Postgres => {
                let both = pool(16).connect_with(options).await.map_err(fail)?;
                (both.clone(), both)
            }
        };
        Ok(Self { readers, writers, kind, committed: Arc::default(), url: Url(url.into()) })
    }

    /// The address of a SQLite file for [`Db::open`].
    pub fn sqlite_url(file: &Path) -> String {
        // Characters that would end the path of an address are escaped.
        let path = file.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
        format!("sqlite://{path}?mode=rwc")
    }

    /// Brings the schema up to this program's version. Several nodes may start at once: one migrates, the others wait.
    pub async fn migrate(&self) -> Result<(), OpenError> {
        Ok(migrate::run(self).await?)
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<PoolConnection<Any>> {
        let start = Instant::now();
        let conn = self.readers.acquire().await?;
        metrics::database_wait("read", start.elapsed());
        Ok(conn)
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        sqlx::query("SELECT 1").execute(&mut *self.read().await?).await?;
        Ok(())
    }

    /// A transaction for writing. What is not committed is rolled back when dropped.
    pub async fn write(&self) -> Result<Tx> {
        let start = Instant::now();
        let mut inner = match self.kind {
            Kind::Sqlite => self.writers.begin_with("BEGIN IMMEDIATE").await?,
            Kind::Postgres => self.writers.begin().await?,
        };
        metrics::database_wait("write", start.elapsed());
        if self.kind == Kind::Postgres && self.committed.unsynced.load(Ordering::SeqCst) {
            inner.execute("SET LOCAL synchronous_commit = off").await?;
        }
        Ok(Tx { inner, kind: self.kind, position: 0, telling: false, committed: Arc::clone(&self.committed) })
    }

    /// From now on the commits of this handle do not wait for the disk. Only for a store that is made anew when its
    /// making breaks off: a crash of the machine may lose it, and on SQLite spoil it.
    pub async fn without_sync(&self) -> Result<()> {
        if self.kind == Kind::Sqlite {
            // The only connection that writes.
            self.writers.acquire().await?.execute("PRAGMA synchronous = OFF").await?;
        }
        self.committed.unsynced.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// Wakes whenever a transaction of this process was committed: followers and workers wait for it. A commit after
    /// this call wakes the future even when it is polled later.
    pub fn committed(&self) -> impl Future<Output = ()> + '_ {
        self.committed.wake.notified()
    }

    /// How many transactions this process has committed.
    pub fn commits(&self) -> u64 {
        self.committed.count.load(Ordering::SeqCst)
    }

    /// Whether other processes may write to the same database, so that waiting for [`Db::committed`] is not enough.
    pub fn is_shared(&self) -> bool {
        self.kind == Kind::Postgres
    }

    /// What the database is called, for the log.
    pub fn name(&self) -> &'static str {
        match self.kind {
            Kind::Sqlite => "SQLite",
            Kind::Postgres => "PostgreSQL",
        }
    }

    /// Waits for running statements and closes every connection.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }
}

/// A write transaction. It dereferences to its connection.
pub struct Tx {
    inner: Transaction<'static, Any>,
    kind: Kind,
    /// Of its events, once it has one.
    position: i64,
    /// Whether other processes should hear of it.
    telling: bool,
    committed: Arc<Commits>,
}

impl Tx {
    /// Puts everything on disk, then wakes followers and workers.
    pub async fn commit(self) -> Result<()> {
        let start = Instant::now();
        self.inner.commit().await?;
        metrics::commit(start.elapsed());
        self.committed.telling.fetch_add(u64::from(self.telling), Ordering::SeqCst);
        self.committed.position.fetch_max(self.position, Ordering::SeqCst);
        self.committed.count.fetch_add(1, Ordering::SeqCst);
        self.committed.wake.notify_waiters();
        Ok(())
    }

    /// Takes back everything.
    pub async fn rollback(self) -> Result<()> {
        Ok(self.inner.rollback().await?)
    }
}

impl Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.inner
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.inner
    }
}

/// WAL with a full sync at each commit: what is acknowledged is on disk.
const SQLITE_PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; \
     PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;";

/// A statement that hangs must not hold a connection for ever.
const POSTGRES_SESSION: &str = "SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s'; \
     SET client_min_messages = warning;";

/// `($1, $2, …)` with `n` marks from number `from` on, for an `IN` list. Nothing is in an empty list: `(NULL)`.
pub fn marks(from: usize, n: usize) -> String {
    if n == 0 {
        return "(NULL)".to_owned();
    }
    let marks: Vec<String> = (from..from + n).map(|i| format!("${i}")).collect();
    format!("({})", marks.join(", "))
}

/// SQL put together from our own texts and [`marks`]; values are always bound, never written into it.
pub fn sql(text: String) -> sqlx::AssertSqlSafe<String> {
    sqlx::AssertSqlSafe(text)
}

/// Escapes `%`, `_` and `\` for `LIKE … ESCAPE '\'`.
pub fn like_escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

fn without_password(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if at > scheme => format!("{}://…@{}", &url[..scheme], &url[at + 1..]),
        _ => url.to_owned(),
    }
}

/// Reads a JSON column; a broken one is a fault of ours.
pub fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|e| Error::fault(format!("a JSON column cannot be read: {e}")))
}

/// Writes a JSON column.
pub fn to_json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|e| Error::fault(format!("a value cannot be written as JSON: {e}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_numbered() {
        assert_eq!(marks(3, 2), "($3, $4)");
        assert_eq!(marks(1, 0), "(NULL)");
    }

    #[test]
    fn a_password_is_not_shown() {
        assert_eq!(without_password("postgres://me:s3cret@db:5432/x"), "postgres://…@db:5432/x");
        assert_eq!(without_password("sqlite://a.db"), "sqlite://a.db");
    }
}
