//! Several processes on one PostgreSQL wake each other. Each tells of its commits by NOTIFY, outside the transactions
//! themselves (inside, the server would let them commit one after the other only), many commits in one message. What is
//! lost on the way is found by polling, which goes on beside it.

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::Ordering;
use std::time::Duration;

use sqlx::postgres::PgListener;

use super::{Db, Kind};
use crate::kit::Result;

/// The least time between two messages of a process.
const GAP: Duration = Duration::from_millis(2);
/// How long a connection that broke is left alone.
const REST: Duration = Duration::from_secs(1);

/// Tells others of this process's commits, and wakes what waits for [`Db::committed`] when others tell. Runs until the
/// process ends; on SQLite there are no others, and it does nothing.
pub async fn run(db: Db) {
    if db.kind == Kind::Sqlite {
        return std::future::pending().await;
    }
    // One's own messages come back.
    let own = format!("{:016x}", RandomState::new().hash_one(std::process::id()));
    let channel = loop {
        match channel(&db).await {
            Ok(channel) => break channel,
            Err(e) => tracing::warn!("commits cannot be told to other processes yet: {e}"),
        }
        tokio::time::sleep(REST).await;
    };
    tokio::join!(tell(&db, &channel, &own), listen(&db, &channel, &own));
}

/// One channel a schema: stores that share a database do not wake each other.
async fn channel(db: &Db) -> Result<String> {
    let (schema,): (String,) =
        sqlx::query_as("SELECT CAST(current_schema() AS TEXT)").fetch_one(&mut *db.read().await?).await?;
    // PostgreSQL cuts names longer than 63 bytes.
    Ok(format!("vitrine_{}", schema.chars().filter(char::is_ascii).take(50).collect::<String>()))
}

async fn tell(db: &Db, channel: &str, own: &str) {
    let mut told = 0;
    loop {
        let woken = db.committed();
        let count = db.committed.telling.load(Ordering::SeqCst);
        if count == told {
            woken.await;
            continue;
        }
        told = count;
        let sent = async {
            let mut conn = db.read().await?;
            sqlx::query("SELECT 1 FROM pg_notify($1, $2)").bind(channel).bind(own).execute(&mut *conn).await?;
            Ok(())
        };
        let sent: Result<()> = sent.await;
        if let Err(e) = sent {
            tracing::warn!("a commit could not be told to other processes, which will find it by polling: {e}");
        }
        tokio::time::sleep(GAP).await;
    }
}

async fn listen(db: &Db, channel: &str, own: &str) {
    loop {
        let listened = async {
            let mut listener = PgListener::connect(&db.url.0).await?;
            listener.listen(channel).await?;
            // Whatever was told before.
            db.committed.wake.notify_waiters();
            loop {
                match listener.try_recv().await? {
                    Some(message) if message.payload() == own => {}
                    // Another's commit; or the connection was made anew, and something may have been missed.
                    _ => db.committed.wake.notify_waiters(),
                }
            }
        };
        let ended: std::result::Result<(), sqlx::Error> = listened.await;
        if let Err(e) = ended {
            if db.readers.is_closed() {
                return;
            }
            tracing::warn!("other processes cannot be heard for a moment; polling goes on: {e}");
        }
        tokio::time::sleep(REST).await;
    }
}
