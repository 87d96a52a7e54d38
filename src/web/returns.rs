//! After an order was paid: how far it is, asking for a return, the withdrawal.

use axum::extract::Path;
use http::StatusCode;

use super::ctx::{Answer, Ctx, json};
use super::errors::Problem;
use super::input::Input;
use super::ui;
use super::ui::form::Form;
use crate::kit::{Error, Id, Result};
use crate::orders;
use crate::orders::progress::{self, Progress};
use crate::orders::returns::{self, NewReturn};
use crate::orders::view::OrderView;

/// The order and how far it is; 404 when it is not the asker's.
pub(super) async fn both(ctx: &Ctx, account: Id, id: Id) -> Result<(OrderView, Progress)> {
    let mut conn = ctx.app.db.read().await?;
    let order = orders::order(&mut conn, account, id, ctx.app.clock.now()).await?.ok_or(Error::NotFound)?;
    let progress = progress::progress(&ctx.app, &mut conn, account, id).await?;
    Ok((order, progress))
}

#[utoipa::path(get, path = "/orders/{id}/progress", tag = "orders", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 200, body = Progress), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let account = ctx.account()?.id;
    let id = id_of(&id)?;
    let (_, progress) = both(&ctx, account, id).await?;
    json(StatusCode::OK, &progress)
}

/// `GET /orders/{id}/returns/new`: the form.
pub async fn new(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let account = ctx.account()?.id;
    let id = id_of(&id)?;
    let (order, progress) = both(&ctx, account, id).await?;
    ctx.reply(&progress, async |page| Ok(ui::returns::form(page, &order, &progress, &Form::empty()))).await
}

/// `GET /orders/{id}/withdrawal`: the second of two clicks is on it.
pub async fn withdrawal(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let account = ctx.account()?.id;
    let id = id_of(&id)?;
    let (order, progress) = both(&ctx, account, id).await?;
    if !progress.withdraws {
        return Err(Error::NotFound);
    }
    if progress.returnable_until.is_none() {
        return Err(Error::conflict("too_late_to_return"));
    }
    ctx.reply(&progress, async |page| Ok(ui::returns::withdrawal(page, &order, &progress))).await
}

#[utoipa::path(post, path = "/orders/{id}/returns", tag = "orders", security(("token" = [])), params(("id" = Id, Path)), request_body = NewReturn, responses(
    (status = 201, body = Progress), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn create(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let id = id_of(&id)?;
    if ctx.is_json() {
        returns::ask(&ctx.app, account, id, &input.read()?).await?;
        return json(StatusCode::CREATED, &both(&ctx, account, id).await?.1);
    }
    let typed = input.fields()?;
    let form = Form::new(&typed, &[]);
    let asked = async {
        let lines = if form.value("kind") == "withdrawal" { None } else { Some(returns::parts_of_form(&typed)?) };
        let text = |name: &str| form.value(name).to_owned();
        let new = NewReturn { kind: text("kind"), reason: text("reason"), note: text("note"), lines };
        returns::ask(&ctx.app, account, id, &new).await
    };
    match asked.await {
        Ok(_) => Ok(ctx.go(&format!("/orders/{id}"))),
        Err(error @ Error::Invalid(_)) => {
            let (order, progress) = both(&ctx, account, id).await?;
            ctx.refused(error, async |page, errors| {
                Ok(ui::returns::form(page, &order, &progress, &Form::new(&typed, errors)))
            })
            .await
        }
        Err(e) => Err(e),
    }
}

#[utoipa::path(delete, path = "/orders/{id}/returns/{asked}", tag = "orders", security(("token" = [])), params(("id" = Id, Path), ("asked" = Id, Path)), responses(
    (status = 200, body = Progress), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn take_back(ctx: Ctx, Path((id, asked)): Path<(String, String)>) -> Answer {
    let account = ctx.account()?.id;
    let (id, asked) = (id_of(&id)?, id_of(&asked)?);
    returns::take_back(&ctx.app, account, id, asked).await?;
    if ctx.is_json() {
        return json(StatusCode::OK, &both(&ctx, account, id).await?.1);
    }
    Ok(ctx.go(&format!("/orders/{id}")))
}

/// The id of an address; anything else is nowhere.
pub(super) fn id_of(text: &str) -> Result<Id> {
    text.parse().map_err(|()| Error::NotFound)
}
