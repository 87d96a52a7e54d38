//! The feed: `/` by lens, `/topics/{slug}`, and the explore grid.

use std::time::Instant;

use axum::extract::{Path, Query};
use axum::response::{Html, IntoResponse as _};
use http::{HeaderMap, HeaderValue, header};
use serde::Deserialize;
use utoipa::IntoParams;

use super::ctx::{Answer, Ctx, Wants};
use super::errors::Problem;
use super::ui::feed::Place;
use super::{cards, ui};
use crate::accounts::follows;
use crate::feed::stages::{self, Stage};
use crate::feed::view::FeedPage;
use crate::feed::{self, Ask, Chosen};
use crate::interests::{self, list};
use crate::kit::{Error, Result};
use crate::{accounts, followers, orders};

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
    let chosen = chosen(&ctx, asked.ask(USUAL)?).await?;
    let body = cards::json(&ctx, &chosen).await?;
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response())
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
        followers::read_own_writes(&ctx.app).await?;
        if feed::standing::of(&ctx.app, asker).await?.only_following {
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

/// What the page asked for shows, after the index has taken in what this process wrote.
async fn chosen(ctx: &Ctx, ask: Ask) -> Result<Chosen> {
    followers::read_own_writes(&ctx.app).await?;
    let ask = Ask { languages: ctx.reads.clone(), ..ask };
    feed::choose(&ctx.app, ctx.asker(), &ask).await
}

async fn render(ctx: &Ctx, asked: Asked, place: Place<'_>) -> Answer {
    let first = asked.cursor.is_empty();
    followers::read_own_writes(&ctx.app).await?;
    // Noted first: what comes while the page is made is new to it.
    let newest = ctx.app.feed.news.newest();
    let chosen = chosen(ctx, asked.ask(CARDS)?).await?;
    let found = cards::html(ctx, &chosen.items, first).await?;
    let shown = ui::feed::Feed {
        place,
        cards: &found.html,
        picture: found.picture.as_deref(),
        next: chosen.next.as_deref(),
        first,
        newest,
    };
    let began = Instant::now();
    let body = match (place, ctx.wants) {
        (_, Wants::Fragment) => ui::feed::items(&ctx.page_without_bag(), &shown).into_string(),
        // Everybody's front page: put together without asking the database.
        (Place::Lens(lens), _) if first && ctx.viewer.is_some() && ctx.asked.is_none() => {
            let lens = ui::feed::LENSES.into_iter().find(|l| *l == lens).ok_or(Error::NotFound)?;
            let items = ui::feed::items(&ctx.page_without_bag(), &shown);
            cards::document(ctx, lens, &items, &shown).await?
        }
        _ => {
            let mut page = ctx.page().await?;
            page.rail = rail(ctx).await?;
            ui::feed::page(&page, &shown).into_string()
        }
    };
    stages::ends(Stage::Assemble, began);
    Ok(Html(body).into_response())
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
    followers::read_own_writes(&ctx.app).await?;
    let ask = Ask { languages: ctx.reads.clone(), ..asked.ask(30)? };
    let found = feed::page(&ctx.app, ctx.asker(), ctx.locale, &ask).await?;
    let page = ctx.page().await?;
    let topics = rail(&ctx).await?.topics;
    let markup = if ctx.wants == Wants::Fragment {
        ui::explore::grid(&page, &found, first)
    } else {
        ui::explore::page(&page, &found, &topics, first)
    };
    Ok(super::ctx::markup(http::StatusCode::OK, markup))
}
