//! `/me/feed`: how a shopper wants their feed, what it is made of, and forgetting what it learnt.

use axum::extract::Path;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, json, nothing};
use super::errors::Problem;
use super::input::Input;
use super::ui::feed_settings as ui;
use super::ui::form::Form;
use crate::feed;
use crate::feed::settings::{self, Settings};
use crate::feed::view::Why;
use crate::followers;
use crate::kit::{Id, Result};

/// What is set, and why the feed is as it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct FeedSettings {
    pub settings: Settings,
    pub why: Why,
}

async fn found(ctx: &Ctx, account: Id) -> Result<FeedSettings> {
    followers::read_own_writes(&ctx.app).await?;
    let (settings, _) = settings::of(&mut *ctx.app.db.read().await?, account).await?;
    Ok(FeedSettings { settings, why: feed::why(&ctx.app, account, ctx.locale).await? })
}

#[utoipa::path(get, path = "/me/feed", tag = "feed", security(("token" = [])), responses(
    (status = 200, body = FeedSettings), (status = 401, body = Problem)))]
pub async fn show(ctx: Ctx) -> Answer {
    let found = found(&ctx, ctx.account()?.id).await?;
    ctx.reply(&found, async |page| Ok(ui::page(page, &found, &Form::empty()))).await
}

#[utoipa::path(put, path = "/me/feed", tag = "feed", security(("token" = [])), request_body = Settings, responses(
    (status = 200, body = Settings), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn set(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let wanted: Settings = input.read()?;
    settings::set(&ctx.app, account, &wanted).await?;
    if ctx.is_json() {
        return json(StatusCode::OK, &wanted);
    }
    Ok(ctx.go("/me/feed"))
}

/// An interest that was inferred is forgotten, and not inferred again.
#[utoipa::path(delete, path = "/me/feed/interests/{slug}", tag = "feed", security(("token" = [])), params(("slug" = String, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn refuse(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    settings::refuse(&ctx.app, ctx.account()?.id, &slug).await?;
    if ctx.is_json() { nothing() } else { Ok(ctx.go("/me/feed")) }
}

/// Forgets what was learnt of this account.
#[utoipa::path(delete, path = "/me/feed/learnt", tag = "feed", security(("token" = [])), responses(
    (status = 204), (status = 401, body = Problem)))]
pub async fn reset(ctx: Ctx) -> Answer {
    settings::reset(&ctx.app, ctx.account()?.id).await?;
    if ctx.is_json() { nothing() } else { Ok(ctx.go("/me/feed")) }
}
