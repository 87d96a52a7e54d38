//! What is new since a page was made: how many posts, told to the pages that are open.
//!
//! Every follower of the events on this node sends a signal when a post came or went; each open stream (`web::feed_news`)
//! then counts for its own shopper. Streams are bounded in number; whoever finds no place asks now and then instead.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use tokio::sync::broadcast;
use utoipa::ToSchema;
use vitrine_engine::{Lens, PostId, Query, Reason, Topic, What};

use crate::app::App;
use crate::i18n::{self, Locale};
use crate::kit::{Error, Id, Result};

/// New posts are counted up to here.
pub const MOST: usize = 20;
/// Streams open at once on this node, and of one account among them.
const STREAMS: usize = 2_000;
const STREAMS_EACH: usize = 6;
/// Signals kept for a stream that is busy; one that missed some counts anew anyway.
const SIGNALS: usize = 16;

/// What streams are woken by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// A post came or went.
    Posts,
    /// Sessions of this account ended, or what they say changed.
    Session(Id),
    /// The process ends.
    End,
}

/// The signals of this node and who listens.
pub struct News {
    signals: broadcast::Sender<Signal>,
    /// The highest id of a post that the index knows.
    newest: AtomicI64,
    open: Mutex<HashMap<Id, usize>>,
    ended: AtomicBool,
}

impl Default for News {
    fn default() -> Self {
        let open = Mutex::default();
        Self {
            signals: broadcast::Sender::new(SIGNALS),
            newest: AtomicI64::new(0),
            open,
            ended: AtomicBool::new(false),
        }
    }
}

impl News {
    /// The highest id of a post that the index knows: what is above it is new.
    pub fn newest(&self) -> Id {
        Id(self.newest.load(Ordering::SeqCst))
    }

    /// The index took in these posts.
    pub(super) fn took_in(&self, posts: impl Iterator<Item = i64>) {
        if let Some(newest) = posts.max() {
            self.newest.fetch_max(newest, Ordering::SeqCst);
        }
    }

    /// Wakes whoever it concerns.
    pub fn tell(&self, signal: Signal) {
        if signal == Signal::End {
            self.ended.store(true, Ordering::SeqCst);
        }
        // Nobody listening is no fault.
        let _ = self.signals.send(signal);
    }

    /// Sessions of this account ended, or what they say changed.
    pub fn session_changed(&self, account: Id) {
        self.tell(Signal::Session(account));
    }

    fn open(&self) -> MutexGuard<'_, HashMap<Id, usize>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Streams open now.
    pub fn streams(&self) -> usize {
        self.open().values().sum()
    }
}

/// A place among the open streams, given back when dropped.
pub struct Listener {
    app: App,
    account: Id,
    signals: broadcast::Receiver<Signal>,
}

impl Listener {
    /// 503 where all places are taken, or the process ends.
    pub fn new(app: &App, account: Id) -> Result<Self> {
        let news = &app.feed.news;
        let signals = news.signals.subscribe();
        let mut open = news.open();
        let all: usize = open.values().sum();
        let own = open.entry(account).or_default();
        if all >= STREAMS || *own >= STREAMS_EACH || news.ended.load(Ordering::SeqCst) {
            if *own == 0 {
                open.remove(&account);
            }
            return Err(Error::Busy { retry_after_seconds: 60 });
        }
        *own += 1;
        drop(open);
        Ok(Self { app: app.clone(), account, signals })
    }

    /// Waits for something that concerns this listener. `false`: the process ends.
    pub async fn woken(&mut self) -> bool {
        loop {
            match self.signals.recv().await {
                Ok(Signal::Posts) | Err(broadcast::error::RecvError::Lagged(_)) => {
                    return !self.app.feed.news.ended.load(Ordering::SeqCst);
                }
                Ok(Signal::Session(account)) if account == self.account => return true,
                Ok(Signal::Session(_)) => {}
                Ok(Signal::End) | Err(broadcast::error::RecvError::Closed) => return false,
            }
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut open = self.app.feed.news.open();
        if let Some(own) = open.get_mut(&self.account) {
            *own -= 1;
            if *own == 0 {
                open.remove(&self.account);
            }
        }
    }
}

/// How many posts are new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct NewPosts {
    /// Counted up to 20.
    pub new: usize,
    /// The same in words; empty when there are none.
    pub text: String,
}

/// The posts above `since` that `lens` has for the account, its own left out. For *For you* these are the posts of what
/// it follows and of the interests it picked: a promise that can be kept, whatever the ranking does with the others.
pub async fn since(app: &App, account: Id, lens: Lens, since: Id, locale: Locale) -> Result<NewPosts> {
    let viewer = app.feed.viewers.get(app, Some(account), &[]).await?;
    let index = app.feed.index.load_full();
    // One more shows whether that was all.
    let query = Query { limit: MOST + 1, now: app.clock.now().0, ..Query::default() };
    let mut asked = vec![Query { lens, ..query.clone() }];
    if lens == Lens::ForYou {
        asked = vec![Query { lens: Lens::Following, ..query.clone() }];
        let picked = viewer.picked.iter().map(|(interest, _)| Topic::Interest(*interest));
        asked.extend(picked.map(|topic| Query { lens: Lens::Newest, topic: Some(topic), ..query.clone() }));
    }
    let mut found = HashSet::new();
    for query in asked {
        // Without a cursor none can be refused.
        let page = index.page(&viewer, &query).map_err(|_| super::bad_cursor())?;
        found.extend(page.items.iter().filter(|item| !item.reasons.contains(&Reason::Yours)).filter_map(|item| {
            match item.what {
                What::Post(PostId(id)) => Some(id).filter(|id| *id > since.0),
                What::Product(_) => None,
            }
        }));
    }
    let new = found.len().min(MOST);
    let n = [("n", i64::try_from(new).unwrap_or(0).into())];
    let text = match found.len() {
        0 => String::new(),
        all if all > MOST => i18n::tr(locale, "feed-news-many", &n),
        _ => i18n::tr(locale, "feed-news", &n),
    };
    Ok(NewPosts { new, text })
}
