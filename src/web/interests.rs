//! Interests: the list, picking, following a topic, the drawn tiles.

use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, is_local, json};
use super::errors::Problem;
use super::input::Input;
use super::ui;
use super::ui::interests::Tile;
use crate::accounts::follows;
use crate::interests::{self, InterestView, list};
use crate::kit::{Error, Result};

#[utoipa::path(get, path = "/interests", tag = "interests", responses((status = 200, body = [InterestView])))]
pub async fn index(ctx: Ctx) -> Answer {
    let view = |i: &interests::Interest| InterestView {
        slug: i.slug.clone(),
        name: crate::i18n::interest(ctx.locale, &i.slug).into_owned(),
        group: i.group.clone(),
    };
    json(StatusCode::OK, &list().all().iter().map(view).collect::<Vec<_>>())
}

/// Where to go after picking.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Next {
    next: String,
}

/// `GET /interests`: the picker.
pub async fn show(ctx: Ctx, Query(next): Query<Next>) -> Answer {
    let viewer = ctx.account()?.id;
    let picked = interests::picked(&mut *ctx.app.db.read().await?, viewer).await?;
    let tiles = tiles(&ctx, &picked).await?;
    let values = if next.next.is_empty() { Vec::new() } else { vec![("next".to_owned(), next.next)] };
    ctx.reply(&(), async |page| Ok(ui::interests::page(page, &tiles, &ui::form::Form::new(&values, &[])))).await
}

async fn tiles(ctx: &Ctx, picked: &[String]) -> Result<Vec<Tile<'static>>> {
    let pictures = ctx.app.feed.interest_pictures(&ctx.app).await?;
    let none = Vec::new();
    let mut tiles: Vec<Tile<'static>> = list()
        .all()
        .iter()
        .map(|i| Tile {
            slug: &i.slug,
            group: &i.group,
            first: i.first,
            synonyms: [&i.synonyms, i.words.get(ctx.locale.tag()).unwrap_or(&none)]
                .map(|words| words.join(" "))
                .join(" "),
            picture: pictures.get(&i.slug).cloned(),
            pattern: format!("/interests/{}/tile.svg", i.slug),
            checked: picked.contains(&i.slug),
        })
        .collect();
    tiles.sort_by_key(|t| list().groups().iter().position(|g| g == t.group));
    Ok(tiles)
}

/// What a shopper picks.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default)]
pub struct Picks {
    /// Slugs.
    pub interests: Vec<String>,
    /// Where a page goes afterwards.
    #[schema(ignore)]
    #[serde(skip_serializing)]
    next: String,
}

#[utoipa::path(put, path = "/me/interests", tag = "interests", security(("token" = [])), request_body = Picks, responses(
    (status = 200, body = Picks), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn pick(ctx: Ctx, input: Input) -> Answer {
    let viewer = ctx.account()?.id;
    let picks: Picks = input.read()?;
    match interests::pick(&ctx.app, viewer, &picks.interests).await {
        Ok(interests) if ctx.is_json() => json(StatusCode::OK, &Picks { interests, next: String::new() }),
        Ok(_) => Ok(ctx.go(if is_local(&picks.next) { &picks.next } else { "/" })),
        Err(e) => {
            let tiles = tiles(&ctx, &picks.interests).await?;
            let typed = if ctx.is_json() { Vec::new() } else { input.fields()? };
            ctx.refused(e, async |page, errors| {
                Ok(ui::interests::page(page, &tiles, &ui::form::Form::new(&typed, errors)))
            })
            .await
        }
    }
}

/// A topic and whether the asking account follows it.
#[derive(Serialize, ToSchema)]
pub struct TopicView {
    pub slug: String,
    pub name: String,
    pub followed_by_me: bool,
}

#[utoipa::path(put, path = "/topics/{slug}/follow", tag = "interests", security(("token" = [])), params(("slug" = String, Path)), responses(
    (status = 200, body = TopicView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn follow(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    set_follow(ctx, slug, true).await
}

#[utoipa::path(delete, path = "/topics/{slug}/follow", tag = "interests", security(("token" = [])), params(("slug" = String, Path)), responses(
    (status = 200, body = TopicView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn unfollow(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    set_follow(ctx, slug, false).await
}

async fn set_follow(ctx: Ctx, slug: String, following: bool) -> Answer {
    let viewer = ctx.account()?.id;
    list().get(&slug).ok_or(Error::NotFound)?;
    if following {
        follows::follow_topic(&ctx.app, viewer, &slug).await?;
    } else {
        follows::unfollow_topic(&ctx.app, viewer, &slug).await?;
    }
    let name = crate::i18n::interest(ctx.locale, &slug).into_owned();
    let topic = TopicView { slug, name, followed_by_me: following };
    let otherwise = format!("/topics/{}", topic.slug);
    ctx.done(StatusCode::OK, &topic, ctx.back(&otherwise), async |page| {
        Ok(ui::people::follow_topic(page, &topic.slug, following))
    })
    .await
}

/// `GET /interests/{slug}/tile.svg`: the drawn pattern of a tile without a photo.
pub async fn tile(Path(slug): Path<String>) -> Answer {
    let interest = list().get(&slug).ok_or(Error::NotFound)?;
    let svg = vitrine_world::tile_svg(&interest.slug, &interest.motif, 1);
    Ok(([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")], svg)
        .into_response())
}
