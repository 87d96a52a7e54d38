//! `/operator/ranking`: the numbers that ranking depends on, and the record of a page: what was retrieved, what each filter
//! dropped, how what is left was scored.

use axum::extract::{Path, Query};
use http::StatusCode;
use serde::Deserialize;

use crate::accounts;
use crate::feed::ranking::{self, Ranking};
use crate::feed::view::Why;
use crate::kit::{Error, Result};
use crate::web::ctx::{Answer, Ctx, json};
use crate::web::errors::Problem;
use crate::web::input::Input;
use crate::web::ui::form::Form;
use crate::web::ui::operator::ranking as ui;
use crate::{feed, followers};

/// Whose page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Whose {
    handle: String,
}

#[utoipa::path(get, path = "/operator/ranking", tag = "operator", security(("token" = [])), responses(
    (status = 200, body = Ranking), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(ctx: Ctx, Query(whose): Query<Whose>) -> Answer {
    ctx.operator()?;
    let ranking = ranking::get(&mut *ctx.app.db.read().await?).await?;
    if ctx.is_json() {
        return json(StatusCode::OK, &ranking);
    }
    let handle = whose.handle.trim().trim_start_matches('@').to_lowercase();
    let record = match handle.as_str() {
        "" => None,
        handle => Some(found(&ctx, handle).await),
    };
    let record = match record {
        Some(Err(Error::NotFound)) => Some(None),
        Some(found) => Some(Some(found?)),
        None => None,
    };
    let record = record.as_ref().map(|why| (handle.as_str(), why.as_ref()));
    ctx.reply(&ranking, async |page| Ok(ui::page(page, &ranking, record, &Form::empty()))).await
}

/// Sets them; what is left out is the program's own. Pages made from now on use them.
#[utoipa::path(put, path = "/operator/ranking", tag = "operator", security(("token" = [])), request_body = Ranking, responses(
    (status = 200, body = Ranking), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn set(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    if ctx.is_json() {
        let wanted: Ranking = input.read()?;
        ranking::set(&ctx.app, by, &wanted).await?;
        return json(StatusCode::OK, &wanted);
    }
    let fields = input.fields()?;
    let wanted = Ranking::from_form(&fields);
    let done: Result<()> = match &wanted {
        Ok(wanted) => ranking::set(&ctx.app, by, wanted).await,
        Err(_) => wanted.map(|_| ()),
    };
    match done {
        Ok(()) => Ok(ctx.go("/operator/ranking?done=1")),
        Err(e) => {
            let ranking = ranking::get(&mut *ctx.app.db.read().await?).await?;
            ctx.refused(e, async |page, errors| Ok(ui::page(page, &ranking, None, &Form::new(&fields, errors)))).await
        }
    }
}

/// Back to the program's own numbers.
#[utoipa::path(delete, path = "/operator/ranking", tag = "operator", security(("token" = [])), responses(
    (status = 200, body = Ranking), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn reset(ctx: Ctx) -> Answer {
    let by = ctx.operator()?.id;
    ranking::set(&ctx.app, by, &Ranking::default()).await?;
    if ctx.is_json() { json(StatusCode::OK, &Ranking::default()) } else { Ok(ctx.go("/operator/ranking?done=1")) }
}

/// The record of the first page that would be made for somebody now.
#[utoipa::path(get, path = "/operator/ranking/pages/{handle}", tag = "operator", security(("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = Why), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn record(ctx: Ctx, Path(handle): Path<String>) -> Answer {
    ctx.operator()?;
    json(StatusCode::OK, &found(&ctx, &handle).await?)
}

async fn found(ctx: &Ctx, handle: &str) -> Result<Why> {
    followers::read_own_writes(&ctx.app).await?;
    let account = accounts::by_handle(&mut *ctx.app.db.read().await?, handle).await?.ok_or(Error::NotFound)?;
    feed::why(&ctx.app, account, ctx.locale).await
}
