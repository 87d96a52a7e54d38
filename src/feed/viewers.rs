//! Viewers: what the engine must know about who asks. Loaded by key, kept in memory, forgotten when it changed.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sqlx::Row;
use vitrine_engine::{AccountId, Language, PostId, ProductId, SeenSet, Topic, Viewer, What};

use super::log::Log;
use super::{deeds, interest};
use crate::accounts::{self, blocks, follows, mutes};
use crate::app::App;
use crate::db::{Cell, Conn, marks, sql};
use crate::interests;
use crate::kit::{Id, Micros, Result};
use crate::posts::hides;
use crate::posts::item::Item;

/// The viewers of this node.
#[derive(Default)]
pub struct Viewers(Mutex<Held>);

#[derive(Default)]
struct Held {
    viewers: HashMap<Id, Arc<Viewer>>,
    /// What was shown and is not in the table yet.
    unwritten: Vec<(Id, What, Micros)>,
    log: Log,
}

/// Viewers kept at once; when there are more, all are forgotten and loaded again as they come.
const MOST: usize = 20_000;
/// People followed that are taken into account.
const MOST_FOLLOWED: i64 = 10_000;
/// People blocked, people muted, and things hidden that are taken into account, each.
const MOST_AVOIDED: i64 = 10_000;

impl Viewers {
    fn held(&self) -> MutexGuard<'_, Held> {
        // A panic between two plain assignments leaves nothing half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The viewer of an account; for nobody, one of whom nothing is known but the languages the request told of.
    pub async fn get(&self, app: &App, account: Option<Id>, languages: &[String]) -> Result<Arc<Viewer>> {
        let Some(account) = account else {
            let mut viewer = Arc::default();
            reads(&mut viewer, languages);
            return Ok(viewer);
        };
        if let Some(viewer) = self.held().viewers.get_mut(&account) {
            reads(viewer, languages);
            return Ok(Arc::clone(viewer));
        }
        let known = app.feed.known.load_full();
        let mut conn = app.db.read().await?;
        let mut viewer = load(&mut conn, account).await?;
        deeds::complete(&mut conn, known.as_deref(), account, &mut viewer).await?;
        drop(conn);
        let mut held = self.held();
        viewer.seen.extend(held.unwritten.iter().filter(|(who, ..)| *who == account).map(|(_, what, _)| *what));
        if held.viewers.len() >= MOST {
            held.viewers.clear();
        }
        let mut viewer = Arc::new(viewer);
        reads(&mut viewer, languages);
        held.viewers.insert(account, Arc::clone(&viewer));
        Ok(viewer)
    }

    /// Something about this account changed.
    pub fn forget(&self, account: Id) {
        self.held().viewers.remove(&account);
    }

    /// Everything may have changed.
    pub fn clear(&self) {
        self.held().viewers.clear();
    }

    /// Remembers what was shown; [`Viewers::write`] puts it into the table.
    pub fn saw(&self, account: Id, shown: impl Iterator<Item = What>, now: Micros) {
        let mut held = self.held();
        let shown: Vec<What> = shown.collect();
        held.unwritten.extend(shown.iter().map(|what| (account, *what, now)));
        if let Some(viewer) = held.viewers.get_mut(&account) {
            Arc::make_mut(viewer).seen.extend(shown);
        }
    }

    /// Adds to what is written with the next batch.
    pub fn log(&self, add: impl FnOnce(&mut Log)) {
        add(&mut self.held().log);
    }

    /// Writes what was shown and tapped since the last time, and tells the index how often posts were shown.
    pub async fn write(&self, app: &App) -> Result<()> {
        let log = std::mem::take(&mut self.held().log);
        let tappers: Vec<Id> = log.tappers().collect();
        let changes = log.write(app).await?;
        tappers.into_iter().for_each(|account| self.forget(account));
        app.feed.index.load().apply_all(&changes);
        self.write_seen(app).await
    }

    async fn write_seen(&self, app: &App) -> Result<()> {
        let batch = std::mem::take(&mut self.held().unwritten);
        if batch.is_empty() {
            return Ok(());
        }
        // Each once and in the order of the key: one statement may not touch a row twice, and neighbours cost less.
        let newest: BTreeMap<(Id, What), Micros> = batch.into_iter().map(|(who, what, at)| ((who, what), at)).collect();
        let rows = newest.into_iter().map(|((account, what), at)| {
            let (kind, id) = match what {
                What::Post(PostId(id)) => ("post", id),
                What::Product(ProductId(id)) => ("product", id),
            };
            [Cell::from(account), kind.into(), id.into(), at.into()]
        });
        let rows = rows.collect();
        let mut tx = app.db.write().await?;
        tx.insert(
            "INSERT INTO seen (account, kind, item, at)",
            rows,
            "ON CONFLICT (account, kind, item) DO UPDATE SET at = excluded.at",
        )
        .await?;
        tx.commit().await
    }
}

/// Adds languages to those the viewer reads. Changes nothing when they are known.
fn reads(viewer: &mut Arc<Viewer>, languages: &[String]) {
    for language in languages.iter().filter_map(|code| Language::of(code)) {
        if !viewer.languages.contains(&language) {
            Arc::make_mut(viewer).languages.push(language);
        }
    }
}

/// Actions looked at for the languages somebody reads, and how many of them show that one is read.
const LATEST: i64 = 100;
const READS: i64 = 3;

/// The language of the account, and those of posts it smiled at or saved lately.
async fn languages(conn: &mut Conn, account: Id) -> Result<Vec<Language>> {
    let mut codes = vec![accounts::language(conn, account).await?];
    let mut posts: Vec<(i64,)> = Vec::new();
    for text in [
        "SELECT post FROM account_smiles WHERE account = $1 ORDER BY at DESC LIMIT $2",
        "SELECT item FROM saves WHERE account = $1 AND kind = 'post' ORDER BY at DESC LIMIT $2",
    ] {
        posts.extend(sqlx::query_as::<_, (i64,)>(text).bind(account.0).bind(LATEST).fetch_all(&mut *conn).await?);
    }
    posts.sort_unstable();
    posts.dedup();
    if !posts.is_empty() {
        let text = format!(
            "SELECT language, COUNT(*) FROM posts WHERE id IN {} AND language <> '' GROUP BY language",
            marks(1, posts.len())
        );
        let mut query = sqlx::query_as::<_, (String, i64)>(sql(text));
        for (post,) in &posts {
            query = query.bind(post);
        }
        codes.extend(query.fetch_all(conn).await?.into_iter().filter(|(_, n)| *n >= READS).map(|(code, _)| code));
    }
    let mut languages: Vec<Language> = Vec::new();
    for language in codes.iter().filter_map(|code| Language::of(code)) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    Ok(languages)
}

async fn load(conn: &mut Conn, account: Id) -> Result<Viewer> {
    let languages = languages(conn, account).await?;
    let picked = interests::picked(conn, account).await?;
    let topics = follows::topics(conn, account).await?;
    let followed = follows::followed(conn, account, MOST_FOLLOWED).await?;
    let blocked = blocks::all(conn, account, MOST_AVOIDED).await?;
    let muted = mutes::all(conn, account, MOST_AVOIDED).await?;
    let muted_topics = mutes::topics(conn, account).await?;
    let hidden = hides::all(conn, account, MOST_AVOIDED).await?;
    let rows = sqlx::query("SELECT kind, item FROM seen WHERE account = $1 ORDER BY at DESC LIMIT $2")
        .bind(account.0)
        .bind(SeenSet::CAPACITY as i64)
        .fetch_all(conn)
        .await?;
    let mut seen = SeenSet::default();
    // Oldest first, so that the newest are remembered longest.
    for row in rows.iter().rev() {
        let (kind, item): (String, i64) = (row.try_get("kind")?, row.try_get("item")?);
        seen.insert(if kind == "post" { What::Post(PostId(item)) } else { What::Product(ProductId(item)) });
    }
    Ok(Viewer {
        account: Some(AccountId(account.0)),
        picked: picked.iter().filter_map(|slug| Some((interest(slug)?, 1.0))).collect(),
        follows: followed.into_iter().map(|id| AccountId(id.0)).collect(),
        topics: topics.iter().filter_map(|slug| interest(slug).map(Topic::Interest)).collect(),
        blocked: blocked.into_iter().map(|id| AccountId(id.0)).collect(),
        muted: muted.into_iter().map(|id| AccountId(id.0)).collect(),
        muted_topics: muted_topics.iter().filter_map(|slug| interest(slug).map(Topic::Interest)).collect(),
        hidden: hidden.into_iter().map(what).collect(),
        seen,
        languages,
        ..Viewer::default()
    })
}

fn what(item: Item) -> What {
    match item {
        Item::Post(id) => What::Post(PostId(id.0)),
        Item::Product(id) => What::Product(ProductId(id.0)),
    }
}

impl super::Feed {
    /// Writes what was shown: called every second, at the end, and by tests.
    pub async fn write_seen(&self, app: &App) -> Result<()> {
        self.viewers.write(app).await
    }
}

/// Writes what was shown every second, until the process ends: a crash forgets one second of it.
pub async fn keep_seen(app: App) {
    loop {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        if let Err(e) = app.feed.write_seen(&app).await {
            tracing::error!("what was shown cannot be written: {e}");
        }
    }
}
