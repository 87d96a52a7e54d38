//! Search: the index of this node (tantivy, in memory) and its queries. It follows the events and is built from the
//! tables at start.

mod index;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{LazyLock, Mutex};

use tantivy::IndexWriter;

use crate::app::App;
use crate::db::Conn;
use crate::db::events::Event;
use crate::i18n::Locale;
use crate::interests::list;
use crate::kit::{Error, Id, Result};
use crate::{accounts, catalog, i18n, posts};

use index::{Doc, Fields, Kind};

/// The search index of this node.
pub struct Search {
    fields: Fields,
    index: tantivy::Index,
    reader: tantivy::IndexReader,
    writer: Mutex<IndexWriter>,
    building: AtomicBool,
}

/// What was found, in order of fitness.
#[derive(Debug, Default)]
pub struct Found {
    pub products: Vec<Id>,
    pub posts: Vec<Id>,
    pub people: Vec<Id>,
    /// Slugs of interests.
    pub topics: Vec<String>,
}

/// Found of each kind at the most.
const MOST: usize = 24;
/// Rows read in one go.
const BATCH: i64 = 500;

fn fault(e: impl std::fmt::Display) -> Error {
    Error::fault(format!("search: {e}"))
}

impl Search {
    /// An empty index.
    pub fn new() -> Result<Self> {
        let (index, fields) = index::create();
        let writer = index.writer_with_num_threads(1, 30_000_000).map_err(fault)?;
        let reader = index.reader_builder().reload_policy(tantivy::ReloadPolicy::Manual).try_into().map_err(fault)?;
        Ok(Self { fields, index, reader, writer: Mutex::new(writer), building: AtomicBool::new(false) })
    }

    /// Whether it is being built, so that most of it cannot be found yet.
    pub fn is_building(&self) -> bool {
        self.building.load(Ordering::SeqCst)
    }

    /// Builds the index from the tables.
    pub async fn build(&self, app: &App) -> Result<()> {
        self.building.store(true, Ordering::SeqCst);
        let built = self.build_all(app).await;
        self.building.store(false, Ordering::SeqCst);
        built
    }

    async fn build_all(&self, app: &App) -> Result<()> {
        let mut conn = app.db.read().await?;
        let mut last = Id(0);
        loop {
            let ids = catalog::after(&mut conn, last, BATCH).await?;
            let Some(end) = ids.last() else { break };
            last = *end;
            self.put(products(&mut conn, &ids).await?)?;
        }
        last = Id(0);
        loop {
            let ids = posts::facts::after(&mut conn, last, BATCH).await?;
            let Some(end) = ids.last() else { break };
            last = *end;
            self.put(publications(&mut conn, &ids).await?)?;
        }
        last = Id(0);
        loop {
            let ids = accounts::after(&mut conn, last, BATCH).await?;
            let Some(end) = ids.last() else { break };
            last = *end;
            self.put(people(&mut conn, &ids).await?)?;
        }
        self.publish()
    }

    /// Follows what happened.
    pub async fn apply(&self, app: &App, events: &[Event]) -> Result<()> {
        let (mut changed_products, mut changed_posts, mut changed_people) = (Vec::new(), Vec::new(), Vec::new());
        for event in events {
            match event {
                Event::ProductsChanged { products } => changed_products.extend(products),
                Event::PostPublished { post, .. }
                | Event::PostRemoved { post, .. }
                | Event::PostEdited { post, .. }
                | Event::PostRestored { post, .. } => {
                    changed_posts.push(*post);
                }
                Event::AccountCreated { account } | Event::ProfileChanged { account } => changed_people.push(*account),
                _ => {}
            }
        }
        if changed_products.is_empty() && changed_posts.is_empty() && changed_people.is_empty() {
            return Ok(());
        }
        let mut conn = app.db.read().await?;
        for ids in changed_products.chunks(BATCH as usize) {
            self.put(products(&mut conn, ids).await?)?;
        }
        for ids in changed_posts.chunks(BATCH as usize) {
            self.put(publications(&mut conn, ids).await?)?;
        }
        for ids in changed_people.chunks(BATCH as usize) {
            self.put(people(&mut conn, ids).await?)?;
        }
        self.publish()
    }

    /// Replaces documents; one without words goes.
    fn put(&self, docs: Vec<Doc>) -> Result<()> {
        let writer = self.writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        docs.into_iter().try_for_each(|doc| index::put(&writer, self.fields, doc)).map_err(fault)
    }

    /// Makes what was put findable.
    fn publish(&self) -> Result<()> {
        self.writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner).commit().map_err(fault)?;
        self.reader.reload().map_err(fault)
    }
}

/// Finds products, posts, people and topics. The last word may be the beginning of one; a word of four letters or more
/// may have one wrong.
pub async fn find(app: &App, locale: Locale, words: &str) -> Result<Found> {
    let search = &app.search;
    let terms = index::terms(&search.index, words);
    if terms.is_empty() {
        return Ok(Found::default());
    }
    let of = |kind| index::find(&search.reader.searcher(), search.fields, &terms, kind, MOST).map_err(fault);
    Ok(Found {
        products: of(Kind::Product)?,
        posts: of(Kind::Post)?,
        people: of(Kind::Person)?,
        topics: topics(locale, &terms),
    })
}

/// Products for picking one by typing.
pub async fn products_like(app: &App, words: &str, most: usize) -> Result<Vec<Id>> {
    let terms = index::terms(&app.search.index, words);
    if terms.is_empty() {
        return Ok(Vec::new());
    }
    index::find(&app.search.reader.searcher(), app.search.fields, &terms, Kind::Product, most).map_err(fault)
}

/// The words of every interest in a language, small and without accents: its name and what else it is called, in any
/// language, since people search in the one they think in.
static TOPICS: LazyLock<HashMap<&'static str, Vec<Vec<Vec<String>>>>> = LazyLock::new(|| {
    let split = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.map(i18n::format::order_key).collect::<Vec<_>>()
    };
    let of = |locale: Locale| {
        let all = list().all().iter().map(|i| {
            let others = i.words.values().flatten();
            let names = i.synonyms.iter().chain(others).map(|words| split(words));
            std::iter::once(split(&i18n::interest(locale, &i.slug))).chain(names).collect()
        });
        (locale.tag(), all.collect())
    };
    Locale::ALL.iter().map(|locale| of(*locale)).collect()
});

/// Interests one of whose names holds a word for every term that begins with it.
fn topics(locale: Locale, terms: &[String]) -> Vec<String> {
    let Some(all) = TOPICS.get(locale.tag()).or_else(|| TOPICS.get(Locale::default().tag())) else { return Vec::new() };
    let matches = |name: &Vec<String>| terms.iter().all(|term| name.iter().any(|word| word.starts_with(term.as_str())));
    let found = list().all().iter().zip(all).filter(|(_, names)| names.iter().any(matches));
    found.map(|(i, _)| i.slug.clone()).take(12).collect()
}

async fn products(conn: &mut Conn, ids: &[Id]) -> Result<Vec<Doc>> {
    let facts = catalog::facts::of(conn, ids).await?;
    let doc = |p: catalog::facts::ProductFacts| Doc {
        kind: Kind::Product,
        id: p.id,
        words: (!p.hidden).then(|| {
            let interests: Vec<&str> = p.interests.iter().map(|(slug, _)| slug.as_str()).collect();
            (format!("{} {}", p.title, p.brand), format!("{} {} {}", p.description, p.category, interests.join(" ")))
        }),
    };
    Ok(facts.into_iter().map(doc).collect())
}

async fn publications(conn: &mut Conn, ids: &[Id]) -> Result<Vec<Doc>> {
    let facts = posts::facts::of(conn, ids).await?;
    let tagged: Vec<Id> = facts.iter().flat_map(|p| p.products.clone()).collect();
    let cards = catalog::facts::of(conn, &tagged).await?;
    let title = |id: &Id| cards.iter().find(|c| c.id == *id).map(|c| c.title.as_str());
    let doc = |p: &posts::facts::PostFacts| Doc {
        kind: Kind::Post,
        id: p.id,
        words: (!p.removed).then(|| {
            let titles: Vec<&str> = p.products.iter().filter_map(title).collect();
            (p.text.clone(), format!("{} {} {}", p.hashtags.join(" "), p.interests.join(" "), titles.join(" ")))
        }),
    };
    Ok(facts.iter().map(doc).collect())
}

async fn people(conn: &mut Conn, ids: &[Id]) -> Result<Vec<Doc>> {
    let authors = accounts::authors(conn, ids).await?;
    let doc = |id: &Id| Doc {
        kind: Kind::Person,
        id: *id,
        words: authors.get(id).map(|a| (format!("{} {}", a.name, a.handle), String::new())),
    };
    Ok(ids.iter().map(doc).collect())
}
