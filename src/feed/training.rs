//! Learning in the background from the store's own log: chances of deeds, and factors.

use std::collections::{BTreeMap, HashMap, HashSet};

use vitrine_engine::{Deed, PostId, Shown, What};
use vitrine_recommend as recommend;

use super::deeds::{self, Done};
use super::models::{self, Kind, Known};
use super::{interest, log};
use crate::app::App;
use crate::db::Conn;
use crate::db::events::Event;
use crate::interests::list;
use crate::kit::{Error, Id, Micros, Result};
use crate::{catalog, posts};

/// The one training of the database: its id is fixed, so that nodes starting together schedule it once.
pub const TRAINING: Id = Id(8);
/// How often it runs.
pub const EVERY: Micros = Micros::hours(6);

/// How far back deeds and pages are read.
const BACK: Micros = Micros::days(90);
/// The most deeds of each kind and the most pages that are read, the newest.
const MOST_DEEDS: i64 = 1_000_000;
const MOST_PAGES: i64 = 20_000;
/// Fewer showings or deeds teach nothing that the priors don't know better.
const LEAST_SHOWINGS: usize = 2_000;
const LEAST_DEEDS: usize = 200;
/// A deed belongs to the page that was shown at most so long before.
const AFTER: Micros = Micros::hours(24);
const DIMS: usize = 32;

/// What a training came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// New chances are in use; false: too little data, or they were worse on what was held back.
    pub chances: bool,
    /// New factors are in use.
    pub factors: bool,
}

/// Trains both models; what is not worse than the one in use on deeds held back takes its place on every node.
pub async fn train(app: &App) -> Result<Outcome> {
    let now = app.clock.now();
    let mut conn = app.db.read().await?;
    let done = deeds::all(&mut conn, now - BACK, MOST_DEEDS).await?;
    let pages: Vec<(i64, i64, String)> = sqlx::query_as(
        "SELECT account, at, items FROM impressions WHERE at >= $1 ORDER BY at DESC, account, id LIMIT $2",
    )
    .bind((now - BACK).0)
    .bind(MOST_PAGES)
    .fetch_all(&mut *conn)
    .await?;
    let (last_chances, last_factors) =
        (models::newest(&mut conn, Kind::Chances).await?, models::newest(&mut conn, Kind::Factors).await?);
    let log = histories(&mut conn, &done).await?;
    drop(conn);
    app.feed.catch_up_models(app).await?;
    let (in_use, known) = (app.feed.index.load().learned(), app.feed.known.load_full());
    let work = move || {
        let chances = chances(last_chances + 1, &pages, &done, &in_use);
        let factors = log.and_then(|log| factors(last_factors + 1, &log, known.as_deref()));
        (chances, factors)
    };
    let (chances, factors) =
        tokio::task::spawn_blocking(work).await.map_err(|e| Error::fault(format!("training ended: {e}")))?;
    let outcome = Outcome { chances: chances.is_some(), factors: factors.is_some() };
    if outcome == Outcome::default() {
        return Ok(outcome);
    }
    let mut tx = app.db.write().await?;
    if let Some(text) = chances {
        models::keep(&mut tx, Kind::Chances, last_chances + 1, text.as_bytes()).await?;
    }
    if let Some(bytes) = factors {
        models::keep(&mut tx, Kind::Factors, last_factors + 1, &bytes).await?;
    }
    tx.event(app.id(), now, &Event::RankingChanged {}).await?;
    tx.commit().await?;
    Ok(outcome)
}

impl super::Feed {
    async fn catch_up_models(&self, app: &App) -> Result<()> {
        self.load_models(&mut *app.db.read().await?).await
    }
}

/// Chances as text, unless there is too little or they are worse. A tenth of the accounts is held back.
fn chances(
    version: i64,
    pages: &[(i64, i64, String)],
    done: &[Done],
    in_use: &vitrine_engine::Learned,
) -> Option<String> {
    let labelled = labelled(pages, done);
    if labelled.len() < LEAST_SHOWINGS {
        return None;
    }
    let (held, kept): (Vec<_>, Vec<_>) = labelled.into_iter().partition(|(account, _)| account.rem_euclid(10) == 3);
    let shown = |all: Vec<(i64, Shown)>| -> Vec<Shown> { all.into_iter().map(|(_, shown)| shown).collect() };
    let learned = vitrine_engine::train(version.unsigned_abs(), &shown(kept));
    if learned.may_replace(in_use, &shown(held)) {
        return Some(learned.to_text());
    }
    tracing::warn!(version, "the chances learnt are worse than those in use and are not taken");
    None
}

/// Every showing with what was done within a day.
fn labelled(pages: &[(i64, i64, String)], done: &[Done]) -> Vec<(i64, Shown)> {
    let mut deeds: HashMap<(i64, What), Vec<(Deed, Micros)>> = HashMap::new();
    for done in done {
        deeds.entry((done.account.0, done.what)).or_default().push((done.deed, done.at));
        if let Some(post) = done.post {
            deeds.entry((done.account.0, What::Post(PostId(post.0)))).or_default().push((done.deed, done.at));
        }
    }
    let mut all = Vec::new();
    for (account, at, items) in pages {
        let (from, to) = (Micros(*at), Micros(*at) + AFTER);
        for (what, mut shown) in log::read(items) {
            for (deed, when) in deeds.get(&(*account, what)).into_iter().flatten() {
                if (from..to).contains(when) {
                    shown.done |= 1 << *deed as u8;
                }
            }
            all.push((*account, shown));
        }
    }
    all
}

/// The log as the recommender reads it. One shopper in twenty is never learnt from: on them versions are compared.
struct Log {
    learnt: recommend::Interactions,
    held_back: recommend::Interactions,
    items: Vec<What>,
    /// Who wrote the posts; the categories behind those of the interests.
    authors: Vec<i64>,
}

/// Deeds by shopper, in order; what things are about as side information. `None` where too little was done.
async fn histories(conn: &mut Conn, done: &[Done]) -> Result<Option<Log>> {
    let done: Vec<&Done> = done.iter().filter(|done| deeds::weight(done.deed) > 0.0).collect();
    if done.len() < LEAST_DEEDS {
        return Ok(None);
    }
    let mut items: Vec<What> = done.iter().map(|done| done.what).collect::<HashSet<_>>().into_iter().collect();
    items.sort_unstable();
    let numbers: HashMap<What, u32> = items.iter().copied().zip(0..).collect();
    let mut histories: BTreeMap<i64, Vec<recommend::Action>> = BTreeMap::new();
    for done in done {
        let action = recommend::Action { item: numbers[&done.what], weight: deeds::weight(done.deed) };
        histories.entry(done.account.0).or_default().push(action);
    }
    let mut cells = Vec::new();
    let interests = list().all().len();
    let mut authors: BTreeMap<i64, Vec<u32>> = BTreeMap::new();
    for chunk in items.chunks(500) {
        let (mut post_ids, mut product_ids) = (Vec::new(), Vec::new());
        for what in chunk {
            match what {
                What::Post(id) => post_ids.push(Id(id.0)),
                What::Product(id) => product_ids.push(Id(id.0)),
            }
        }
        for facts in posts::facts::of(conn, &post_ids).await? {
            let item = numbers[&What::Post(PostId(facts.id.0))];
            authors.entry(facts.author.0).or_default().push(item);
            cells.extend(facts.interests.iter().filter_map(|slug| Some((item, u32::from(interest(slug)?.0), 1.0))));
        }
        for facts in catalog::facts::of(conn, &product_ids).await? {
            let item = numbers[&What::Product(vitrine_engine::ProductId(facts.id.0))];
            cells.extend(
                facts.interests.iter().filter_map(|(slug, w)| Some((item, u32::from(interest(slug)?.0), *w as f32))),
            );
        }
    }
    // Who wrote it tells of a post's style what no interest does.
    for (column, of_author) in (interests as u32..).zip(authors.values()) {
        cells.extend(of_author.iter().map(|&item| (item, column, 1.0)));
    }
    let categories = recommend::Sparse::new(items.len(), interests + authors.len(), cells);
    let (held, kept): (Vec<_>, Vec<_>) = histories.into_iter().partition(|(account, _)| account.rem_euclid(20) == 3);
    let of = |all: Vec<(i64, Vec<recommend::Action>)>, categories: recommend::Sparse| recommend::Interactions {
        items: items.len(),
        histories: all.into_iter().map(|(_, history)| history).collect(),
        ordered: true,
        categories,
        ..recommend::Interactions::default()
    };
    Ok(Some(Log {
        learnt: of(kept, categories),
        held_back: of(held, recommend::Sparse::default()),
        items,
        authors: authors.into_keys().collect(),
    }))
}

/// Factors as bytes, unless they are worse than those in use on deeds held back.
fn factors(version: i64, log: &Log, in_use: Option<&Known>) -> Option<Vec<u8>> {
    let mut settings = recommend::Settings { threads: recommend::Threads::new(1), ..recommend::Settings::default() };
    settings.factors.dims = DIMS;
    let settings = recommend::choose(&log.learnt, &settings, version.unsigned_abs());
    let model = recommend::train(&log.learnt, &settings, version.unsigned_abs());
    if in_use.is_some_and(|known| worse(&model, known, log)) {
        tracing::warn!(version, "the factors learnt are worse than those in use and are not taken");
        return None;
    }
    let mut actions = vec![0.0_f32; log.items.len()];
    log.learnt.histories.iter().flatten().for_each(|action| actions[action.item as usize] += 1.0);
    Some(models::to_bytes(&model, &log.items, &actions, &log.authors))
}

/// Below this many hidden deeds nothing can be told.
const LEAST_HIDDEN: usize = 30;

/// Is the new model worse at the last deed of shoppers that neither has learnt from, by more than a standard error? Only
/// things that both know are asked for.
fn worse(new: &recommend::Model, in_use: &Known, log: &Log) -> bool {
    let (mut rest, mut truth) = log.held_back.held_out(1);
    let old_number = |item: u32| in_use.numbers.get(&log.items[item as usize]).copied();
    for (history, truth) in rest.histories.iter_mut().zip(&mut truth) {
        history.retain(|action| old_number(action.item).is_some());
        truth.retain(|&item| old_number(item).is_some());
    }
    let hidden = truth.iter().filter(|truth| !truth.is_empty()).count();
    if hidden < LEAST_HIDDEN {
        return false;
    }
    let mut old = recommend::Fold { log: rest.clone(), truth: truth.clone() };
    for (history, truth) in old.log.histories.iter_mut().zip(&mut old.truth) {
        history.iter_mut().for_each(|action| action.item = old_number(action.item).unwrap_or_default());
        truth.iter_mut().for_each(|item| *item = old_number(*item).unwrap_or_default());
        truth.sort_unstable();
    }
    let threads = recommend::Threads::new(1);
    let before = in_use.model.quality(&old, 20, threads).ndcg;
    let now = new.quality(&recommend::Fold { log: rest, truth }, 20, threads).ndcg;
    now < before - (before * (1.0 - before) / hidden as f64).sqrt()
}
