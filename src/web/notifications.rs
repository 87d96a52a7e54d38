//! `/me/notifications`: the list, marks of read, and which kinds somebody wants.

use axum::extract::Query;
use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, json};
use super::errors::Problem;
use super::input::Input;
use super::posts::Paging;
use super::ui;
use crate::kit::{Id, Result};
use crate::notifications;
use crate::notifications::view::{Choices, NotificationPage};

/// How many lines are unread now, counted up to 100.
#[derive(Serialize, ToSchema)]
pub struct Unread {
    pub unread: i64,
}

/// The list. A page marks as read what it shows; the API leaves that to `PUT /me/notifications/read`.
#[utoipa::path(get, path = "/me/notifications", tag = "notifications", params(Paging), security(("token" = [])), responses(
    (status = 200, body = NotificationPage), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn index(ctx: Ctx, headers: HeaderMap, Query(paging): Query<Paging>) -> Answer {
    let viewer = ctx.account()?;
    let (account, handle) = (viewer.id, viewer.author.handle.clone());
    let limit = paging.limit()?;
    notifications::catch_up(&ctx.app).await?;
    let found =
        notifications::page(&mut *ctx.app.db.read().await?, account, &handle, ctx.locale, paging.cursor(), limit)
            .await?;
    // A browser that fetches ahead has shown nobody anything.
    let ahead = ["sec-purpose", "purpose"]
        .iter()
        .any(|name| headers.get(*name).is_some_and(|v| v.as_bytes().starts_with(b"prefetch")));
    if !ctx.is_json() && !ahead && paging.cursor().is_none() {
        // Not a moment later than what was read: what comes meanwhile stays unread.
        if let Some(newest) = found.items.iter().map(|i| i.at).max() {
            notifications::mark_read(&ctx.app, account, newest).await?;
        }
    }
    ctx.reply(&found, async |page| Ok(ui::notifications::page(page, &found))).await
}

/// Marks everything that has happened so far as read.
#[utoipa::path(put, path = "/me/notifications/read", tag = "notifications", security(("token" = [])), responses(
    (status = 200, body = Unread), (status = 401, body = Problem)))]
pub async fn read(ctx: Ctx) -> Answer {
    let account = ctx.account()?.id;
    notifications::catch_up(&ctx.app).await?;
    notifications::mark_read(&ctx.app, account, ctx.app.clock.now()).await?;
    let unread = notifications::unread(&mut *ctx.app.db.read().await?, account).await?;
    ctx.done(StatusCode::OK, &Unread { unread }, "/me/notifications", async |page| Ok(ui::layout::bell(page))).await
}

#[utoipa::path(get, path = "/me/notifications/choices", tag = "notifications", security(("token" = [])), responses(
    (status = 200, body = Choices), (status = 401, body = Problem)))]
pub async fn choices(ctx: Ctx) -> Answer {
    let choices = chosen(&ctx, ctx.account()?.id).await?;
    ctx.reply(&choices, async |page| Ok(ui::notifications::choices_page(page, &choices, false))).await
}

async fn chosen(ctx: &Ctx, account: Id) -> Result<Choices> {
    notifications::choices(&mut *ctx.app.db.read().await?, account).await
}

/// The kinds as a form sends them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Form {
    page: Vec<String>,
}

#[utoipa::path(put, path = "/me/notifications/choices", tag = "notifications", security(("token" = [])), request_body = Choices, responses(
    (status = 200, body = Choices), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn choose(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let Form { page } = input.read()?;
    notifications::choose(&ctx.app, account, &Choices { page }).await?;
    let choices = chosen(&ctx, account).await?;
    if ctx.is_json() {
        return json(StatusCode::OK, &choices);
    }
    ctx.done(StatusCode::OK, &choices, "/me/notifications/choices", async |page| {
        Ok(ui::notifications::choices(page, &choices, true))
    })
    .await
}
