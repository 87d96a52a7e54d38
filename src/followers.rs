//! Followers: the read models of this node (feed, search) follow the events. What they hold is rebuilt at start and can
//! be thrown away.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::app::App;
use crate::db::events::{self, Event, Position};
use crate::kit::Result;

/// How far this node's read models are.
#[derive(Debug, Default)]
pub struct Progress {
    position: Mutex<Position>,
    /// Commits of this process that the read models have seen.
    seen_commits: AtomicU64,
}

/// How long a reader waits for its own writes.
const LONGEST_WAIT: Duration = Duration::from_millis(500);
/// Events taken in one go.
const BATCH: i64 = 1_000;

/// Builds every read model from the tables. Events after the position taken first are applied again by the next
/// [`catch_up`], which changes nothing: every model takes an event twice without harm.
pub async fn build(app: &App) -> Result<()> {
    let mut position = app.followers.position.lock().await;
    let commits = app.db.commits();
    let newest = events::newest(&app.db, &mut *app.db.read().await?).await?;
    app.feed.build(app).await?;
    app.search.build(app).await?;
    *position = newest;
    app.followers.seen_commits.fetch_max(commits, Ordering::SeqCst);
    Ok(())
}

/// Applies every event that may be seen. Whether that is all this process committed before the call.
pub async fn catch_up(app: &App) -> Result<bool> {
    let mut position = app.followers.position.lock().await;
    let commits = app.db.commits();
    // Asked before reading: what is visible now is in the batches that follow.
    let all_visible = events::own_are_visible(&app.db, &mut *app.db.read().await?).await?;
    loop {
        let batch = events::after(&app.db, &mut *app.db.read().await?, *position, BATCH).await?;
        let Some((last, _)) = batch.last() else {
            if all_visible {
                app.followers.seen_commits.fetch_max(commits, Ordering::SeqCst);
            }
            return Ok(all_visible);
        };
        let last = *last;
        let batch: Vec<Event> = batch.into_iter().filter_map(|(_, event)| event).collect();
        app.feed.apply(app, &batch).await?;
        app.search.apply(app, &batch).await?;
        app.store.apply(app, &batch).await?;
        *position = last;
    }
}

/// Applies what this process committed and its read models have not seen: whoever writes finds it again. Costs nothing
/// when there is nothing new. Where somebody else's long transaction holds events back, it waits for half a second at
/// the most and then goes on without them.
pub async fn read_own_writes(app: &App) -> Result<()> {
    let start = Instant::now();
    while app.followers.seen_commits.load(Ordering::SeqCst) < app.db.commits() {
        if catch_up(app).await? || start.elapsed() > LONGEST_WAIT {
            break;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Ok(())
}

/// Follows until the process ends: woken by commits here, and by the clock for commits of other processes.
pub async fn follow(app: App) {
    let pause = if app.db.is_shared() { Duration::from_millis(200) } else { Duration::from_secs(5) };
    loop {
        // Asked for before reading, so that a commit in between is not missed.
        let woken = app.db.committed();
        if let Err(e) = catch_up(&app).await {
            tracing::error!("the read models cannot follow: {e}");
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        let _ = tokio::time::timeout(pause, woken).await;
    }
}
