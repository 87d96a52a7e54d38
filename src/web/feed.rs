//! The feed: `/` by lens, `/topics/{slug}`, and the explore grid.

use axum::extract::{Path, Query};
use http::{HeaderMap, HeaderValue, header};
use maud::Markup;
use serde::Deserialize;
use utoipa::IntoParams;

use super::ctx::{Answer, Ctx, Wants, json};
use super::errors::Problem;
use super::ui;
use super::ui::feed::Place;
use crate::accounts::follows;
use crate::feed::view::FeedPage;
use crate::feed::{self, Ask};
use crate::interests::{self, list};
use crate::kit::{Error, Id, Result};
use crate::{accounts, followers, orders, posts};

/// Which page of which feed.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `for-you`, `following`, `newest` or `most-smiled`; `for-you` when left out.
    #[param(required = false)]
    lens: String,
    /// Slug of an interest the feed is narrowed to.
    #[param(required = false)]
    topic: String,
    /// Hashtag the feed is narrowed to, without `#`.
    #[param(required = false)]
    hashtag: String,
    /// Where the page starts: `next` of the page before.
    #[param(required = false)]
    cursor: String,
    /// 1 to 50 items; 20 when left out.
    #[param(required = false, value_type = Option<u32>)]
    limit: String,
}

/// Items on a page when nobody says how many.
const USUAL: usize = 20;
/// Cards on a page of HTML.
const CARDS: usize = 12;

impl Asked {
    fn ask(self, usual: usize) -> Result<Ask> {
        let limit = match self.limit.as_str() {
            "" => usual,
            text => text.parse().unwrap_or(0),
        };
        let some = |text: String| (!text.is_empty()).then_some(text);
        Ok(Ask {
            lens: feed::lens(&self.lens)?,
            topic: some(self.topic),
            hashtag: some(self.hashtag),
            limit,
            cursor: some(self.cursor),
            languages: Vec::new(),
        })
    }
}

#[utoipa::path(get, path = "/feed", tag = "feed", params(Asked), security((), ("token" = [])), responses(
    (status = 200, body = FeedPage), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn index(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let page = found(&ctx, asked.ask(USUAL)?).await?;
    json(http::StatusCode::OK, &page)
}

/// The cookie that keeps the lens chosen last.
const LENS: &str = "lens";

/// `GET /`
pub async fn show(ctx: Ctx, headers: HeaderMap, Query(mut asked): Query<Asked>) -> Answer {
    let chosen = !asked.lens.is_empty();
    if !chosen && ctx.viewer.is_some() {
        asked.lens = super::guard::any_cookie(&headers, LENS).filter(|l| feed::lens(l).is_ok()).unwrap_or_default();
    }
    if !chosen && let Some(asker) = ctx.asker() {
        let (settings, _) = feed::settings::of(&mut *ctx.app.db.read().await?, asker).await?;
        if settings.only_following {
            asked.lens = "following".to_owned();
        }
    }
    if asked.lens.is_empty() {
        asked.lens = "for-you".to_owned();
    }
    let lens = asked.lens.clone();
    let mut response = render(&ctx, asked, Place::Lens(&lens)).await?;
    if chosen {
        let cookie = format!("{LENS}={lens}; Path=/; SameSite=Lax; HttpOnly; Max-Age=31536000");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    Ok(response)
}

/// `GET /topics/{slug}`: an interest.
pub async fn topic(ctx: Ctx, Path(slug): Path<String>, Query(mut asked): Query<Asked>) -> Answer {
    list().get(&slug).ok_or(Error::NotFound)?;
    asked.topic.clone_from(&slug);
    let following = match ctx.asker() {
        None => false,
        Some(asker) => follows::topics(&mut *ctx.app.db.read().await?, asker).await?.contains(&slug),
    };
    render(&ctx, asked, Place::Topic { slug: &slug, following }).await
}

/// `GET /hashtags/{hashtag}`
pub async fn hashtag(ctx: Ctx, Path(hashtag): Path<String>, Query(mut asked): Query<Asked>) -> Answer {
    asked.hashtag.clone_from(&hashtag);
    render(&ctx, asked, Place::Hashtag(&hashtag)).await
}

/// The page asked for, after the index has taken in what this process wrote.
async fn found(ctx: &Ctx, ask: Ask) -> Result<FeedPage> {
    followers::read_own_writes(&ctx.app).await?;
    let ask = Ask { languages: ctx.reads.clone(), ..ask };
    feed::page(&ctx.app, ctx.asker(), ctx.locale, &ask).await
}

async fn render(ctx: &Ctx, asked: Asked, place: Place<'_>) -> Answer {
    let first = asked.cursor.is_empty();
    let found = found(ctx, asked.ask(CARDS)?).await?;
    let ids: Vec<Id> =
        found.items.iter().filter_map(|i| i.post.as_ref()).filter(|p| p.comments > 0).map(|p| p.id).collect();
    let comments = posts::first_comments(&mut *ctx.app.db.read().await?, &ids, ctx.asker(), 2).await?;
    let mut page = ctx.page().await?;
    let shown = ui::feed::Feed { place, page: &found, comments: &comments, first };
    let markup: Markup = if ctx.wants == Wants::Fragment {
        ui::feed::items(&page, &shown)
    } else {
        page.rail = rail(ctx).await?;
        ui::feed::page(&page, &shown)
    };
    Ok(super::ctx::markup(http::StatusCode::OK, markup))
}

/// What stands beside the feed: the bag, people to follow, topics.
pub async fn rail(ctx: &Ctx) -> Result<ui::page::Rail> {
    let mut conn = ctx.app.db.read().await?;
    let people = follows::suggestions(&mut conn, ctx.asker(), 4).await?;
    let authors = accounts::authors(&mut conn, &people).await?;
    let (bag, mut topics) = match ctx.asker() {
        None => (None, Vec::new()),
        Some(asker) => {
            let bag =
                orders::bag::view(&ctx.app, &mut conn, orders::bag::Owner { id: asker, signed_in: true }, ctx.locale)
                    .await?;
            let topics =
                follows::topics(&mut conn, asker).await?.into_iter().chain(interests::picked(&mut conn, asker).await?);
            (Some(bag).filter(|b| b.count > 0), topics.collect::<Vec<_>>())
        }
    };
    if topics.is_empty() {
        topics = list().all().iter().filter(|i| i.first).map(|i| i.slug.clone()).collect();
    }
    let mut seen = std::collections::HashSet::new();
    topics.retain(|slug| seen.insert(slug.clone()));
    topics.truncate(12);
    Ok(ui::page::Rail { bag, people: people.iter().filter_map(|id| authors.get(id).cloned()).collect(), topics })
}

/// `GET /explore`
pub async fn explore(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let first = asked.cursor.is_empty();
    // The grid shows what is liked all over the store; it does not use up the personal feed.
    let asked = Asked { lens: "most-smiled".to_owned(), ..asked };
    let found = found(&ctx, asked.ask(30)?).await?;
    let page = ctx.page().await?;
    let topics = rail(&ctx).await?.topics;
    let markup = if ctx.wants == Wants::Fragment {
        ui::explore::grid(&page, &found, first)
    } else {
        ui::explore::page(&page, &found, &topics, first)
    };
    Ok(super::ctx::markup(http::StatusCode::OK, markup))
}
