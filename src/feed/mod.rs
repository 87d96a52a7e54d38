//! The feed: loads what the engine needs, follows events, and turns its answer into cards with reasons.

pub mod deeds;
mod load;
pub mod log;
mod models;
pub mod news;
pub mod ranking;
pub mod ready;
mod reasons;
pub mod settings;
pub mod stages;
pub mod standing;
pub mod training;
pub mod view;
mod viewers;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use arc_swap::{ArcSwap, ArcSwapOption};
use vitrine_engine::{Cursor, Index, InterestId, Lens, PostId, ProductId, Query, Reason, Topic, What};

use crate::app::App;
use crate::catalog;
use crate::db::Conn;
use crate::i18n::Locale;
use crate::interests::list;
use crate::kit::{Error, FieldError, Id, Keep, Result, Thing};
use crate::media::view::PhotoView;
use crate::metrics;
use crate::posts;

pub use reasons::{Names, view as reason};
pub use viewers::keep_seen;

use stages::Stage;
use view::{FeedItem, FeedPage};
use viewers::Viewers;

/// The feed's read model on this node.
pub struct Feed {
    index: ArcSwap<Index>,
    viewers: Viewers,
    known: ArcSwapOption<models::Known>,
    tiles: Mutex<Tiles>,
    shelf: ready::Shelf,
    standings: Keep<Id, standing::Standing>,
    /// What is told to the pages that are open.
    pub news: news::News,
}

/// Bytes of what is known of persons for marking cards.
const STANDINGS: usize = 64 << 20;

/// The best photo of each interest, and how many commits had been made when they were chosen.
#[derive(Default)]
struct Tiles {
    chosen_at: Option<u64>,
    pictures: HashMap<String, PhotoView>,
}

/// What is asked of the feed.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    pub lens: Lens,
    /// Slug of an interest.
    pub topic: Option<String>,
    /// A hashtag without `#`.
    pub hashtag: Option<String>,
    pub limit: usize,
    pub cursor: Option<String>,
    /// The languages the asker reads as far as the request tells, as codes such as `de`; none: not told.
    pub languages: Vec<String>,
}

/// The lens of a name in an address.
pub fn lens(name: &str) -> Result<Lens> {
    match name {
        "" | "for-you" => Ok(Lens::ForYou),
        "following" => Ok(Lens::Following),
        "newest" => Ok(Lens::Newest),
        "most-smiled" => Ok(Lens::MostSmiled),
        _ => Err(Error::invalid("lens", "unknown_lens")),
    }
}

/// The largest page.
pub const MOST: usize = 50;

/// What was chosen for a page.
pub struct Chosen {
    pub items: Vec<vitrine_engine::Item>,
    /// Where the next page starts.
    pub next: Option<String>,
}

/// One page for `asker` (nobody: a visitor), with words in `locale`.
pub async fn page(app: &App, asker: Option<Id>, locale: Locale, ask: &Ask) -> Result<FeedPage> {
    let chosen = choose(app, asker, ask).await?;
    let mut conn = app.db.read().await?;
    let items = items(&mut conn, asker, locale, &chosen.items).await?;
    Ok(FeedPage { items, next: chosen.next })
}

/// What stands on one page for `asker`. What is on a page of *For you* counts as seen.
pub async fn choose(app: &App, asker: Option<Id>, ask: &Ask) -> Result<Chosen> {
    let start = Instant::now();
    let began = start;
    if !(1..=MOST).contains(&ask.limit) {
        return Err(Error::Invalid(vec![FieldError::new("limit", "bad_limit").with("min", 1).with("max", MOST)]));
    }
    let cursor = ask.cursor.as_deref().map(parse_cursor).transpose()?;
    let topic = match (&ask.topic, &ask.hashtag) {
        (Some(slug), _) => {
            Some(Topic::Interest(interest(slug).ok_or_else(|| Error::invalid("topic", "unknown_interest"))?))
        }
        (None, Some(hashtag)) => Some(Topic::Hashtag(vitrine_engine::Hashtag::of(hashtag))),
        (None, None) => None,
    };
    let narrowed = topic.is_some();
    let mut viewer = app.feed.viewers.get(app, asker, &ask.languages).await?;
    // A muted topic is left out of what is chosen for somebody, not of what they ask for.
    if !viewer.muted_topics.is_empty() && (narrowed || ask.lens != Lens::ForYou) {
        Arc::make_mut(&mut viewer).muted_topics.clear();
    }
    let began = stages::ends(Stage::Viewer, began);
    let now = app.clock.now();
    let mut query = Query {
        lens: ask.lens,
        topic,
        limit: ask.limit,
        cursor,
        now: now.0,
        // The draw changes by the hour, so that a reload keeps its shape and a new day looks new.
        seed: (asker.map_or(0, |id| id.0) ^ (now.0 / 3_600_000_000)).cast_unsigned(),
        // A topic shows what it has; only the feed made for one leaves out what one has met.
        include_seen: narrowed,
    };
    let index = app.feed.index.load_full();
    let mut ranked = index.page(&viewer, &query).map_err(|_| bad_cursor())?;
    // Somebody who has met everything sees it again rather than nothing.
    if ranked.items.len() < query.limit && ranked.all_seen {
        query.include_seen = true;
        ranked = index.page(&viewer, &query).map_err(|_| bad_cursor())?;
    }
    if ask.lens == Lens::ForYou && !narrowed {
        app.feed.viewers.log(|log| log.page(app, asker, &ranked.items, now));
    }
    // Its only other owner is the table of viewers, which then changes it in place.
    drop(viewer);
    if let Some(asker) = asker.filter(|_| ask.lens == Lens::ForYou && !narrowed) {
        app.feed.viewers.saw(asker, ranked.items.iter().map(|i| i.what), now);
    }
    stages::ends(Stage::Rank, began);
    metrics::feed_page(start.elapsed(), counted(&ranked.record));
    Ok(Chosen { items: ranked.items, next: ranked.next.map(|c| c.to_string()) })
}

/// How many candidates each stage gave or dropped, by the stage's name.
fn counted(record: &vitrine_engine::Record) -> Vec<(String, u64)> {
    let from = record.retrieved.iter().map(|(source, n)| (format!("from {source:?}"), u64::from(*n)));
    let dropped = record.dropped.iter().map(|(filter, n)| (format!("dropped {filter:?}"), u64::from(*n)));
    from.chain(dropped).chain([("scored".to_owned(), u64::from(record.kept))]).collect()
}

fn bad_cursor() -> Error {
    Error::invalid("cursor", "bad_cursor")
}

fn parse_cursor(text: &str) -> Result<Cursor> {
    text.parse().map_err(|_| bad_cursor())
}

/// The engine's number of an interest.
fn interest(slug: &str) -> Option<InterestId> {
    list().number(slug).and_then(|n| u16::try_from(n).ok()).map(InterestId)
}

/// Cards for what the engine chose. Something removed since then is left out.
async fn items(
    conn: &mut Conn,
    asker: Option<Id>,
    locale: Locale,
    chosen: &[vitrine_engine::Item],
) -> Result<Vec<FeedItem>> {
    let mut post_ids = Vec::new();
    let mut product_ids = Vec::new();
    for item in chosen {
        match item.what {
            What::Post(PostId(id)) => post_ids.push(Id(id)),
            What::Product(ProductId(id)) => product_ids.push(Id(id)),
        }
    }
    let views = posts::views(conn, &post_ids).await?;
    let mut mine = posts::mine(conn, asker, &views).await?;
    let mut posts: HashMap<Id, _> = views.into_iter().map(|p| (p.id, p)).collect();
    let mut products = catalog::cards(conn, &product_ids).await?;
    let saved = posts::saved_products(conn, asker, &product_ids).await?;
    let names = named(conn, chosen.iter().flat_map(|item| item.reasons.iter().copied())).await?;
    let mut items = Vec::with_capacity(chosen.len());
    for item in chosen {
        let (kind, post, product, mine) = match item.what {
            What::Post(PostId(id)) => {
                let Some(post) = posts.remove(&Id(id)) else { continue };
                ("post", Some(post), None, mine.remove(&Id(id)).unwrap_or_default())
            }
            What::Product(ProductId(id)) => {
                let Some(product) = products.remove(&Id(id)) else { continue };
                let mine = posts::view::Mine { saved: saved.contains(&Id(id)), ..Default::default() };
                ("product", None, Some(product), mine)
            }
        };
        let author = post.as_ref().map(|p| p.author.name.as_str());
        let reasons = item.reasons.iter().map(|r| reasons::view(locale, *r, author, &names)).collect();
        items.push(FeedItem { kind, post, product, mine, reasons });
    }
    Ok(items)
}

/// What the things are called that speak for an item, and who or what it is that is called so. A reason whose thing has
/// gone since then is told without a name.
pub async fn named(conn: &mut Conn, reasons: impl Iterator<Item = Reason>) -> Result<Names> {
    let speaks = |reason| match reason {
        Reason::Because(_, what) => Some(what),
        _ => None,
    };
    names_of(conn, reasons.filter_map(speaks)).await
}

/// What these are called: a product by its title, a post by who wrote it.
async fn names_of(conn: &mut Conn, whats: impl Iterator<Item = What>) -> Result<Names> {
    let (mut posts_named, mut products_named) = (Vec::new(), Vec::new());
    for what in whats {
        match what {
            What::Post(PostId(id)) => posts_named.push(Id(id)),
            What::Product(ProductId(id)) => products_named.push(Id(id)),
        }
    }
    let mut names = Names::new();
    if !posts_named.is_empty() {
        for (post, account, name) in posts::facts::authors(conn, &posts_named).await? {
            names.insert(What::Post(PostId(post.0)), (Thing::Account(account), name));
        }
    }
    if !products_named.is_empty() {
        for (id, card) in catalog::cards(conn, &products_named).await? {
            names.insert(What::Product(ProductId(id.0)), (Thing::Product(id), card.title));
        }
    }
    Ok(names)
}

/// A product was opened, from a post or not.
pub fn tapped(app: &App, account: Id, product: Id, post: Option<Id>) {
    let now = app.clock.now();
    app.feed.viewers.log(|log| log.tap(app, account, product, post, now));
}

/// Why a feed is as it is: what was inferred, and the record of the first page that would be made now.
pub async fn why(app: &App, account: Id, locale: Locale) -> Result<view::Why> {
    let viewer = app.feed.viewers.get(app, Some(account), &[]).await?;
    let now = app.clock.now();
    let query = Query { now: now.0, seed: (account.0 ^ (now.0 / 3_600_000_000)).cast_unsigned(), ..Query::default() };
    let index = app.feed.index.load_full();
    let page = index.page(&viewer, &query).map_err(|_| bad_cursor())?;
    let learned = index.learned();
    let names = names_of(&mut *app.db.read().await?, page.items.iter().map(|item| item.what)).await?;
    let chances = |item: &vitrine_engine::Item| {
        let all = learned.chances(item.prior, item.features);
        vitrine_engine::DEEDS.iter().zip(all).map(|(deed, chance)| (reasons::deed(*deed), f64::from(chance))).collect()
    };
    let items = page.items.iter().map(|item| {
        let (kind, id) = match item.what {
            What::Post(PostId(id)) => ("post", Id(id)),
            What::Product(ProductId(id)) => ("product", Id(id)),
        };
        let parts = &item.parts;
        let parts = [
            ("interest", parts.interest),
            ("follow", parts.follow),
            ("taste", parts.taste),
            ("affinity", parts.affinity),
            ("quality", parts.quality),
            ("recency", parts.recency),
            ("chance", parts.chance),
            ("factor", parts.factor),
        ];
        let reasons = item.reasons.iter().map(|r| reasons::view(locale, *r, None, &Names::new()).code).collect();
        view::Scored {
            kind,
            id,
            name: names.get(&item.what).map(|(_, name)| name.clone()).unwrap_or_default(),
            score: item.score.into(),
            parts: parts.into_iter().map(|(name, value)| (name, f64::from(value))).collect(),
            reasons,
            chances: chances(item),
        }
    });
    Ok(view::Why {
        inferred: viewer
            .inferred
            .iter()
            .filter_map(|(id, weight)| Some((list().all().get(usize::from(id.0))?.slug.clone(), *weight)))
            .map(|(slug, weight)| view::Inferred {
                name: crate::i18n::interest(locale, &slug).into_owned(),
                slug,
                weight: weight.into(),
            })
            .collect(),
        retrieved: page
            .record
            .retrieved
            .iter()
            .map(|(source, n)| view::Counted { code: reasons::source(*source), n: *n })
            .collect(),
        dropped: page
            .record
            .dropped
            .iter()
            .map(|(filter, n)| view::Counted { code: reasons::filter(*filter), n: *n })
            .collect(),
        ranked: page.record.kept,
        relaxed: page.record.relaxed,
        learnt_from: learned.showings,
        items: items.collect(),
    })
}

/// Posts like this one.
pub async fn related_posts(app: &App, asker: Option<Id>, post: Id, most: usize) -> Result<Vec<posts::view::PostView>> {
    let viewer = app.feed.viewers.get(app, asker, &[]).await?;
    let ids: Vec<Id> =
        app.feed.index.load().related_posts(PostId(post.0), &viewer, most).into_iter().map(|p| Id(p.0)).collect();
    posts::views(&mut *app.db.read().await?, &ids).await
}

/// Products like this one.
pub async fn related_products(
    app: &App,
    asker: Option<Id>,
    product: Id,
    most: usize,
) -> Result<Vec<catalog::view::ProductCard>> {
    let viewer = app.feed.viewers.get(app, asker, &[]).await?;
    let ids: Vec<Id> = app
        .feed
        .index
        .load()
        .related_products(ProductId(product.0), &viewer, most)
        .into_iter()
        .map(|p| Id(p.0))
        .collect();
    let mut cards = catalog::cards(&mut *app.db.read().await?, &ids).await?;
    Ok(ids.iter().filter_map(|id| cards.remove(id)).collect())
}

/// Posts that show a product, newest first.
pub async fn posts_of_product(
    app: &App,
    asker: Option<Id>,
    product: Id,
    most: usize,
) -> Result<Vec<posts::view::PostView>> {
    let viewer = app.feed.viewers.get(app, asker, &[]).await?;
    let page = app.feed.index.load().posts_of_product(ProductId(product.0), &viewer, most, None, app.clock.now().0);
    let ids: Vec<Id> = page
        .map(|p| p.items)
        .unwrap_or_default()
        .iter()
        .filter_map(|i| match i.what {
            What::Post(p) => Some(Id(p.0)),
            What::Product(_) => None,
        })
        .collect();
    posts::views(&mut *app.db.read().await?, &ids).await
}

impl Feed {
    /// An empty one that keeps at most so many bytes of ready cards.
    pub fn new(cards: usize) -> Self {
        Self {
            index: ArcSwap::default(),
            viewers: Viewers::default(),
            known: ArcSwapOption::default(),
            tiles: Mutex::default(),
            shelf: Keep::new(cards),
            standings: Keep::new(STANDINGS),
            news: news::News::default(),
        }
    }

    /// Bytes of ready cards.
    pub fn ready_bytes(&self) -> usize {
        self.shelf.bytes()
    }

    /// Throws away what is ready and what is known of persons; it is made and read again as it is asked for.
    pub fn forget_ready(&self) {
        self.shelf.clear();
        self.standings.clear();
    }

    /// Something about this account changed: what is known of it is read again.
    pub fn forget(&self, account: Id) {
        self.viewers.forget(account);
    }

    /// How much the index holds.
    pub fn size(&self) -> vitrine_engine::Size {
        self.index.load().size()
    }

    /// The store's best photo of each interest: of its most smiled post, else of a popular product. Interests that have
    /// none are left out. Chosen anew at most once after each thousand commits.
    pub async fn interest_pictures(&self, app: &App) -> Result<HashMap<String, PhotoView>> {
        let commits = app.db.commits();
        {
            let tiles = self.tiles.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            if tiles.chosen_at.is_some_and(|at| commits < at + 1_000) && !tiles.pictures.is_empty() {
                return Ok(tiles.pictures.clone());
            }
        }
        let pictures = self.choose_pictures(app).await?;
        let mut tiles = self.tiles.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *tiles = Tiles { chosen_at: Some(commits), pictures: pictures.clone() };
        Ok(pictures)
    }

    async fn choose_pictures(&self, app: &App) -> Result<HashMap<String, PhotoView>> {
        let index = self.index.load_full();
        let visitor = vitrine_engine::Viewer::default();
        // A product's picture shows one thing clearly, so it is the better tile; two tiles never show the same one.
        let mut chosen: Vec<(&str, Vec<Id>, Vec<Id>)> = Vec::new();
        for (number, i) in list().all().iter().enumerate() {
            let Ok(number) = u16::try_from(number) else { break };
            let products =
                index.products_by_interest(InterestId(number), &visitor, 6).into_iter().map(|p| Id(p.0)).collect();
            let posts =
                index.popular_by_interest(InterestId(number), &visitor, 4).into_iter().map(|p| Id(p.0)).collect();
            chosen.push((&i.slug, posts, products));
        }
        let mut conn = app.db.read().await?;
        let mut cards = HashMap::new();
        let mut views = HashMap::new();
        for some in chosen.chunks(40) {
            let products: Vec<Id> = some.iter().flat_map(|c| c.2.clone()).collect();
            let posts: Vec<Id> = some.iter().flat_map(|c| c.1.clone()).collect();
            cards.extend(catalog::cards(&mut conn, &products).await?);
            views.extend(posts::views(&mut conn, &posts).await?.into_iter().map(|p| (p.id, p)));
        }
        let mut taken = std::collections::HashSet::new();
        let mut pictures = HashMap::new();
        for (slug, posts, products) in chosen {
            let of_posts =
                posts.iter().filter_map(|id| views.get(id)).filter_map(|p| p.photos.first()).map(|p| &p.photo);
            let of_products = products.iter().filter_map(|id| cards.get(id)).filter_map(|c| c.picture.as_ref());
            if let Some(photo) = of_posts.chain(of_products).find(|p| taken.insert(p.url.clone())) {
                pictures.insert(slug.to_owned(), photo.clone());
            }
        }
        Ok(pictures)
    }
}
