//! Drafts: the list of one's own, and keeping them as they grow.

use axum::extract::{FromRequest, Path, Request};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::compose;
use super::ctx::{Answer, Ctx, Wants, json, markup, nothing};
use super::errors::Problem;
use super::input::Input;
use super::posts::id_of;
use super::ui;
use crate::kit::{Id, Result};
use crate::posts::drafts::{self, DraftBody, DraftView};
use crate::posts::gate;

/// One's drafts.
#[derive(Serialize, ToSchema)]
pub struct Drafts {
    pub items: Vec<DraftView>,
}

#[utoipa::path(get, path = "/drafts", tag = "posts", security(("token" = [])), responses(
    (status = 200, body = Drafts), (status = 401, body = Problem)))]
pub async fn index(ctx: Ctx) -> Answer {
    let account = ctx.account()?.id;
    let items = drafts::list(&mut *ctx.app.db.read().await?, account).await?;
    ctx.reply(&Drafts { items }, async |page| {
        let items = drafts::list(&mut *ctx.app.db.read().await?, account).await?;
        Ok(ui::drafts::page(page, &items))
    })
    .await
}

#[utoipa::path(post, path = "/drafts", tag = "posts", security(("token" = [])), request_body = DraftBody, responses(
    (status = 201, body = DraftView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn create(ctx: Ctx, request: Request) -> Answer {
    keep(ctx, None, request).await
}

#[utoipa::path(get, path = "/drafts/{id}", tag = "posts", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 200, body = DraftView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (account, id) = (ctx.account()?.id, id_of(&id)?);
    let draft = drafts::find(&mut *ctx.app.db.read().await?, account, id).await?;
    match ctx.wants {
        Wants::Json => json(StatusCode::OK, &draft),
        Wants::Page | Wants::Fragment => Ok(ctx.go(&format!("/posts/new?draft={id}"))),
    }
}

#[utoipa::path(put, path = "/drafts/{id}", tag = "posts", security(("token" = [])), params(("id" = Id, Path)), request_body = DraftBody, responses(
    (status = 200, body = DraftView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn set(ctx: Ctx, Path(id): Path<String>, request: Request) -> Answer {
    let id = id_of(&id)?;
    keep(ctx, Some(id), request).await
}

async fn keep(ctx: Ctx, id: Option<Id>, request: Request) -> Answer {
    let account = ctx.account()?.id;
    gate::check(&ctx.app, &mut *ctx.app.db.read().await?, account).await?;
    let input = Input::from_request(request, &ctx.app).await?;
    let body = if ctx.is_json() { input.read::<DraftBody>()? } else { compose::draft_of(&input.fields()?) };
    let kept = drafts::save(&ctx.app, account, id, &body).await?;
    match ctx.wants {
        Wants::Json => {
            let draft = drafts::find(&mut *ctx.app.db.read().await?, account, kept).await?;
            json(if id.is_none() { StatusCode::CREATED } else { StatusCode::OK }, &draft)
        }
        Wants::Fragment => Ok(markup(StatusCode::OK, ui::compose::draft_field(Some(kept)))),
        Wants::Page => Ok(ctx.go("/drafts")),
    }
}

#[utoipa::path(delete, path = "/drafts/{id}", tag = "posts", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 204), (status = 401, body = Problem)))]
pub async fn remove(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (account, id) = (ctx.account()?.id, id_of(&id)?);
    discard(&ctx, account, id).await?;
    if ctx.is_json() { nothing() } else { Ok(ctx.go("/drafts")) }
}

async fn discard(ctx: &Ctx, account: Id, id: Id) -> Result<()> {
    drafts::discard(&ctx.app, account, id).await
}
