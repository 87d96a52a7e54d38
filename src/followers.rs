//! Followers: the read models of this node (feed, search) follow the events. What they hold is rebuilt at start and can
//! be thrown away.

use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::app::App;
use crate::db::events::{self, Event, Position};
use crate::kit::{Error, Result};

/// How far this node's read models are. Each follows by itself: the feed does not wait for the search index.
#[derive(Debug, Default)]
pub struct Progress {
    feed: Follower,
    search: Follower,
    /// Events that could not be taken in since the process began.
    set_aside: AtomicU64,
}

/// How far one of them is.
#[derive(Debug, Default)]
struct Follower {
    /// Nothing until it was built.
    position: Mutex<Option<Position>>,
    /// The same, for those who only look.
    reached: std::sync::Mutex<Position>,
    /// Commits of this process that it has seen.
    seen_commits: AtomicU64,
}

/// Which read model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Model {
    Feed,
    Search,
}

impl Follower {
    fn reach(&self, position: Position) {
        *self.reached.lock().unwrap_or_else(PoisonError::into_inner) = position;
    }
}

impl Progress {
    /// How far the feed and the search index are, as of the last events they took.
    pub fn reached(&self) -> [(&'static str, Position); 2] {
        let of = |follower: &Follower| *follower.reached.lock().unwrap_or_else(PoisonError::into_inner);
        [("feed", of(&self.feed)), ("search", of(&self.search))]
    }
}

/// How long a reader waits for its own writes.
const LONGEST_WAIT: Duration = Duration::from_millis(500);
/// Events taken in one go.
const BATCH: i64 = 1_000;

impl Progress {
    /// How many events could not be taken in since the process began; the log says which and why.
    pub fn set_aside(&self) -> u64 {
        self.set_aside.load(Ordering::SeqCst)
    }

    fn of(&self, model: Model) -> &Follower {
        match model {
            Model::Feed => &self.feed,
            Model::Search => &self.search,
        }
    }
}

impl Model {
    async fn build(self, app: &App) -> Result<()> {
        match self {
            Self::Feed => app.feed.build(app).await,
            Self::Search => app.search.build(app).await,
        }
    }

    async fn apply(self, app: &App, events: &[Event]) -> Result<()> {
        match self {
            // First what pages are dressed in, so that no page made afresh wears what it was.
            Self::Feed => {
                app.store.apply(app, events).await?;
                app.feed.apply(app, events).await
            }
            Self::Search => app.search.apply(app, events).await,
        }
    }
}

/// Builds every read model from the tables.
pub async fn build(app: &App) -> Result<()> {
    build_one(app, Model::Feed).await?;
    build_one(app, Model::Search).await
}

/// Builds the feed alone: pages can be served, and [`follow`] builds the search index meanwhile.
pub async fn build_feed(app: &App) -> Result<()> {
    build_one(app, Model::Feed).await
}

/// Builds a read model. Events after the position taken first are applied again by the next [`catch_up`], which changes
/// nothing: every model takes an event twice without harm.
async fn build_one(app: &App, model: Model) -> Result<()> {
    let follower = app.followers.of(model);
    let mut position = follower.position.lock().await;
    let commits = app.db.commits();
    let newest = events::newest(&app.db, &mut *app.db.read().await?).await?;
    model.build(app).await?;
    *position = Some(newest);
    follower.reach(newest);
    follower.seen_commits.fetch_max(commits, Ordering::SeqCst);
    Ok(())
}

/// Applies every event that may be seen to the feed and the search index. Whether that is all this process committed
/// before the call.
pub async fn catch_up(app: &App) -> Result<bool> {
    Ok(catch_up_one(app, Model::Feed).await? & catch_up_one(app, Model::Search).await?)
}

async fn catch_up_one(app: &App, model: Model) -> Result<bool> {
    let follower = app.followers.of(model);
    let mut held = follower.position.lock().await;
    let Some(position) = held.as_mut() else { return Ok(false) };
    let commits = app.db.commits();
    // Asked before reading: what is visible now is in the batches that follow.
    let all_visible = events::own_are_visible(&app.db, &mut *app.db.read().await?).await?;
    loop {
        let batch = events::after(&app.db, &mut *app.db.read().await?, *position, BATCH).await?;
        let Some((last, _)) = batch.last() else {
            if all_visible {
                follower.seen_commits.fetch_max(commits, Ordering::SeqCst);
            }
            return Ok(all_visible);
        };
        let last = *last;
        // What cannot even be read was said by `events::after`; it counts here.
        let unread = batch.iter().filter(|(_, event)| event.is_none()).count();
        let batch: Vec<(Position, Event)> = batch.into_iter().filter_map(|(at, event)| Some((at, event?))).collect();
        let together: Vec<Event> = batch.iter().map(|(_, event)| event.clone()).collect();
        if let Err(e) = model.apply(app, &together).await {
            tracing::error!("{model:?} cannot take in {} events at once, now one by one: {e}", together.len());
            one_by_one(app, model, &batch).await?;
        }
        app.followers.set_aside.fetch_add(unread as u64, Ordering::SeqCst);
        *position = last;
        follower.reach(last);
    }
}

/// An event that a model cannot take in is set aside and told, and the others go on: it would fail for ever. Where the
/// database itself does not answer, nothing is the event's fault, and all of it is tried again later.
async fn one_by_one(app: &App, model: Model, batch: &[(Position, Event)]) -> Result<()> {
    for (at, event) in batch {
        let Err(e) = model.apply(app, std::slice::from_ref(event)).await else { continue };
        if app.db.ping().await.is_err() {
            return Err(e);
        }
        app.followers.set_aside.fetch_add(1, Ordering::SeqCst);
        tracing::error!(tx = at.tx, id = at.id, "{model:?} sets an event aside: {e}: {event:?}");
    }
    Ok(())
}

/// Applies to the feed what this process committed and it has not seen: whoever writes finds it again. Costs nothing
/// when there is nothing new. Where somebody else's long transaction holds events back, it waits for half a second at
/// the most and then goes on without them.
pub async fn read_own_writes(app: &App) -> Result<()> {
    seen(app, Model::Feed).await
}

/// The same for the search index. While that is being built, there is nothing to search yet: 503.
pub async fn search_own_writes(app: &App) -> Result<()> {
    // Held only while it is built or follows.
    if app.followers.search.position.try_lock().is_ok_and(|position| position.is_none()) || app.search.is_building() {
        return Err(Error::Busy { retry_after_seconds: 5 });
    }
    seen(app, Model::Search).await
}

async fn seen(app: &App, model: Model) -> Result<()> {
    let start = Instant::now();
    while app.followers.of(model).seen_commits.load(Ordering::SeqCst) < app.db.commits() {
        if catch_up_one(app, model).await? || start.elapsed() > LONGEST_WAIT {
            break;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Ok(())
}

/// Follows until the process ends: woken by commits here, and by the clock for commits of other processes.
pub async fn follow(app: App) {
    tokio::join!(follow_one(&app, Model::Feed), async {
        if app.followers.search.position.lock().await.is_none() {
            while let Err(e) = build_one(&app, Model::Search).await {
                tracing::error!("the search index cannot be built: {e}");
                tokio::time::sleep(Duration::from_secs(5)).await;
            }
        }
        follow_one(&app, Model::Search).await;
    });
}

async fn follow_one(app: &App, model: Model) {
    // Commands write to the same SQLite file from outside.
    let pause = if app.db.is_shared() { Duration::from_millis(200) } else { Duration::from_secs(1) };
    loop {
        // Asked for before reading, so that a commit in between is not missed.
        let woken = app.db.committed();
        if let Err(e) = catch_up_one(app, model).await {
            tracing::error!("the read models cannot follow: {e}");
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        let _ = tokio::time::timeout(pause, woken).await;
    }
}
