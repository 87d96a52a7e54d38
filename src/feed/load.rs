//! Building the index from the tables, and following events.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use vitrine_engine::{
    AccountId, BrandId, Change, Counters, Hashtag, Index, Language, PostFacts, PostId, PostKind, ProductFacts,
    ProductId,
};

use super::news::Signal;
use super::{Feed, interest, log};
use crate::app::App;
use crate::db::Conn;
use crate::db::events::Event;
use crate::kit::{Error, Id, Result, Thing};
use crate::{catalog, posts};

/// Rows read in one go by their ids.
const BATCH: i64 = 500;
/// Posts read in one go when all are.
const RANGE: i64 = 4_000;

impl Feed {
    /// Builds the index from the tables.
    pub async fn build(&self, app: &App) -> Result<()> {
        // At the same time, each on a connection of its own. What changes in between comes again by its event.
        let catalog = tokio::spawn(all_products(app.clone()));
        let published = tokio::spawn(all_publications(app.clone()));
        let mut changes = catalog.await.map_err(Error::fault)??;
        changes.extend(published.await.map_err(Error::fault)??);
        self.news.took_in(changes.iter().filter_map(|change| match change {
            Change::PostPublished { id, .. } => Some(id.0),
            _ => None,
        }));
        self.index.store(Arc::new(Index::build(changes)));
        self.viewers.clear();
        self.load_models(&mut *app.db.read().await?).await?;
        app.fresh.all_changed();
        Ok(())
    }

    /// Follows what happened. Every event may come twice: what carries a count is read from the table.
    pub async fn apply(&self, app: &App, events: &[Event]) -> Result<()> {
        let mut changed_posts = Vec::new();
        let mut changed_products = Vec::new();
        let mut ranking = false;
        // What shows anywhere and everywhere: nobody could list where.
        if events.iter().any(|e| matches!(e, Event::StoreChanged | Event::MemberPricesChanged)) {
            app.fresh.all_changed();
        }
        app.fresh.changed(events.iter().flat_map(touched));
        for event in events {
            // What somebody likes shows which languages they read, and their taste.
            if let Event::Smiled { account, .. }
            | Event::Unsmiled { account, .. }
            | Event::PostSaved { account, .. }
            | Event::PostUnsaved { account, .. } = event
            {
                self.viewers.forget(*account);
            }
            match event {
                Event::PostPublished { post, .. }
                | Event::PostRemoved { post, .. }
                | Event::PostEdited { post, .. }
                | Event::PostRestored { post, .. }
                | Event::Smiled { post, .. }
                | Event::Unsmiled { post, .. }
                | Event::Commented { post, .. }
                | Event::CommentRemoved { post, .. }
                | Event::PostSaved { post, .. }
                | Event::PostUnsaved { post, .. } => changed_posts.push(*post),
                Event::StockChanged { product } => changed_products.push(*product),
                Event::ProductsChanged { products } | Event::StocksChanged { products } => {
                    changed_products.extend(products);
                }
                Event::RankingChanged {} => ranking = true,
                Event::InterestsPicked { account }
                | Event::FeedSettingsChanged { account }
                | Event::ProductSaved { account, .. }
                | Event::ProductUnsaved { account, .. }
                | Event::OrderPaid { account, .. }
                | Event::OrderCancelled { account, .. }
                | Event::Followed { account, .. }
                | Event::Unfollowed { account, .. }
                | Event::TopicFollowed { account, .. }
                | Event::TopicUnfollowed { account, .. }
                | Event::Muted { account, .. }
                | Event::Unmuted { account, .. }
                | Event::TopicMuted { account, .. }
                | Event::TopicUnmuted { account, .. }
                | Event::PostHidden { account, .. }
                | Event::PostUnhidden { account, .. }
                | Event::ProductHidden { account, .. }
                | Event::ProductUnhidden { account, .. }
                | Event::ProfileChanged { account } => self.viewers.forget(*account),
                Event::Blocked { account, blocked } | Event::Unblocked { account, blocked } => {
                    self.viewers.forget(*account);
                    self.viewers.forget(*blocked);
                }
                Event::AccountCreated { .. }
                | Event::MembershipGranted { .. }
                | Event::MembershipEnded { .. }
                | Event::ReviewWritten { .. }
                | Event::ReviewsImported { .. }
                | Event::OrderPlaced { .. }
                | Event::BoardShared { .. }
                | Event::OrderDeclined { .. }
                | Event::StoreChanged
                | Event::MemberPricesChanged => {}
            }
        }
        if ranking {
            self.load_models(&mut *app.db.read().await?).await?;
        }
        if changed_posts.is_empty() && changed_products.is_empty() {
            return Ok(());
        }
        let mut conn = app.db.read().await?;
        let index = self.index.load();
        for ids in each_once(&mut changed_products).chunks(BATCH as usize) {
            index.apply_all(&products(&mut conn, ids).await?);
        }
        for ids in each_once(&mut changed_posts).chunks(BATCH as usize) {
            index.apply_all(&publications(&mut conn, ids).await?);
        }
        let came = |event: &Event| match event {
            Event::PostPublished { post, .. } => Some(post.0),
            Event::PostRemoved { .. } | Event::PostRestored { .. } => Some(0),
            _ => None,
        };
        self.news.took_in(events.iter().filter_map(came));
        if events.iter().any(|event| came(event).is_some()) {
            self.news.tell(Signal::Posts);
        }
        Ok(())
    }
}

async fn all_products(app: App) -> Result<Vec<Change>> {
    let mut conn = app.db.read().await?;
    let (mut changes, mut last) = (Vec::new(), Id(0));
    loop {
        let ids = catalog::after(&mut conn, last, BATCH).await?;
        let Some(newest) = ids.last() else { return Ok(changes) };
        last = *newest;
        changes.extend(products(&mut conn, &ids).await?);
    }
}

async fn all_publications(app: App) -> Result<Vec<Change>> {
    let mut conn = app.db.read().await?;
    let (mut changes, mut last) = (Vec::new(), Id(0));
    loop {
        let ids = posts::facts::after(&mut conn, last, RANGE).await?;
        let (Some(first), Some(newest)) = (ids.first(), ids.last()) else { return Ok(changes) };
        last = *newest;
        let facts = posts::facts::between(&mut conn, *first, *newest).await?;
        let shown = log::shown_between(&mut conn, *first, *newest).await?;
        let customers = posts::facts::by_customers_between(&mut conn, *first, *newest).await?;
        published(&mut changes, facts, &shown, &customers);
    }
}

/// What an event changes of what cards and persons' pages show. Whatever a card comes to show belongs here.
fn touched(event: &Event) -> Vec<Thing> {
    match event {
        Event::PostPublished { post, .. }
        | Event::PostRemoved { post, .. }
        | Event::PostEdited { post, .. }
        | Event::PostRestored { post, .. }
        | Event::Commented { post, .. }
        | Event::CommentRemoved { post, .. } => vec![Thing::Post(*post)],
        Event::Smiled { post, account }
        | Event::Unsmiled { post, account }
        | Event::PostSaved { post, account }
        | Event::PostUnsaved { post, account } => vec![Thing::Post(*post), Thing::Shopper(*account)],
        Event::StockChanged { product } | Event::ReviewWritten { product, .. } => vec![Thing::Product(*product)],
        Event::ProductsChanged { products }
        | Event::StocksChanged { products }
        | Event::ReviewsImported { products } => products.iter().map(|id| Thing::Product(*id)).collect(),
        Event::AccountCreated { account } | Event::ProfileChanged { account } => {
            vec![Thing::Account(*account), Thing::Shopper(*account)]
        }
        Event::Blocked { account, blocked } | Event::Unblocked { account, blocked } => {
            vec![Thing::Shopper(*account), Thing::Shopper(*blocked)]
        }
        Event::ProductSaved { account, .. }
        | Event::ProductUnsaved { account, .. }
        | Event::Muted { account, .. }
        | Event::Unmuted { account, .. }
        | Event::TopicMuted { account, .. }
        | Event::TopicUnmuted { account, .. }
        | Event::PostHidden { account, .. }
        | Event::PostUnhidden { account, .. }
        | Event::ProductHidden { account, .. }
        | Event::ProductUnhidden { account, .. }
        | Event::InterestsPicked { account }
        | Event::FeedSettingsChanged { account }
        | Event::Followed { account, .. }
        | Event::Unfollowed { account, .. }
        | Event::TopicFollowed { account, .. }
        | Event::TopicUnfollowed { account, .. }
        | Event::MembershipGranted { account }
        | Event::MembershipEnded { account }
        | Event::BoardShared { account, .. }
        | Event::OrderPlaced { account, .. }
        | Event::OrderPaid { account, .. }
        | Event::OrderDeclined { account, .. }
        | Event::OrderCancelled { account, .. } => vec![Thing::Shopper(*account)],
        // The order of a page is not kept; what shows everywhere is told of in `apply`.
        Event::RankingChanged {} | Event::StoreChanged | Event::MemberPricesChanged => Vec::new(),
    }
}

fn each_once(ids: &mut Vec<Id>) -> &[Id] {
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The changes that bring the index to what the tables say of these products.
async fn products(conn: &mut Conn, ids: &[Id]) -> Result<Vec<Change>> {
    let facts = catalog::facts::of(conn, ids).await?;
    Ok(facts
        .into_iter()
        .map(|p| {
            let id = ProductId(p.id.0);
            if p.hidden {
                return Change::ProductRetired(id);
            }
            Change::ProductUpserted(
                id,
                ProductFacts {
                    brand: (!p.brand.is_empty()).then(|| BrandId::of(&p.brand)),
                    interests: p.interests.iter().filter_map(|(slug, w)| Some((interest(slug)?, *w as f32))).collect(),
                    at: p.created_at.0,
                    buyable: p.buyable,
                    has_picture: p.has_picture,
                    // Shown in many posts is the only popularity known so far; five posts are half of all there is.
                    popularity: p.posts as f32 / (p.posts as f32 + 5.0),
                },
            )
        })
        .collect())
}

/// The changes that bring the index to what the tables say of these posts.
async fn publications(conn: &mut Conn, ids: &[Id]) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    let shown = log::shown(conn, ids).await?;
    let customers = posts::facts::by_customers(conn, ids).await?;
    published(&mut changes, posts::facts::of(conn, ids).await?, &shown, &customers);
    Ok(changes)
}

/// `shown`: how often by post; `customers`: those whose author bought what they show.
fn published(
    changes: &mut Vec<Change>,
    facts: Vec<posts::facts::PostFacts>,
    shown: &BTreeMap<i64, i64>,
    customers: &HashSet<Id>,
) {
    let count = |n: i64| u32::try_from(n.max(0)).unwrap_or(u32::MAX);
    for p in facts {
        let id = PostId(p.id.0);
        if p.removed {
            changes.push(Change::PostRemoved(id));
            continue;
        }
        let facts = PostFacts {
            at: p.published_at.0,
            kind: if p.kind == "idea" { PostKind::Idea } else { PostKind::Photo },
            interests: p.interests.iter().filter_map(|slug| interest(slug)).collect(),
            hashtags: p.hashtags.iter().map(|h| Hashtag::of(h)).collect(),
            products: p.products.iter().map(|id| ProductId(id.0)).collect(),
            language: Language::of(&p.language),
            sponsored: false,
            customer: customers.contains(&p.id),
        };
        changes.push(Change::PostPublished { id, author: AccountId(p.author.0), facts });
        let counters = Counters {
            smiles: count(p.smiles),
            comments: count(p.comments),
            saves: count(p.saves),
            shown: count(shown.get(&p.id.0).copied().unwrap_or_default()),
        };
        changes.push(Change::PostCounters(id, counters));
    }
}
