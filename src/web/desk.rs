//! The operator's desk: orders, parcels, refunds, returns, stock. What is done here is in the moves of the order.

use axum::extract::{Path, Query};
use http::StatusCode;
use maud::Markup;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, Wants, json, markup};
use super::errors::Problem;
use super::input::Input;
use super::returns::id_of;
use super::ui;
use super::ui::desk::Desk;
use super::ui::form::Form;
use crate::catalog::stock::{self, StockMove};
use crate::kit::{Error, Id, Money, Result};
use crate::orders::progress::{self, Listed, Progress, ReturnView};
use crate::orders::shipments::{self, NewShipment};
use crate::orders::state::{OneOf, ShipmentState};
use crate::orders::{self, returns};

/// Which orders.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Search {
    q: String,
    state: String,
    cursor: Option<String>,
}

/// A page of orders.
#[derive(Serialize, ToSchema)]
pub struct Orders {
    pub items: Vec<Listed>,
    pub next: Option<String>,
}

#[utoipa::path(get, path = "/operator/orders", tag = "operator", security(("token" = [])),
    params(("q" = Option<String>, Query, description = "A number, or part of a handle, a mail address or a SKU"),
        ("state" = Option<String>, Query, description = "A state, or to-ship"), ("cursor" = Option<String>, Query)), responses(
    (status = 200, body = Orders), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn index(ctx: Ctx, Query(search): Query<Search>) -> Answer {
    ctx.operator()?;
    let wanted = progress::Wanted { words: &search.q, state: &search.state, from: search.cursor.as_deref() };
    let (items, next) = progress::list(&mut *ctx.app.db.read().await?, &wanted).await?;
    let found = Orders { items, next };
    ctx.reply(&found, async |page| {
        let query = |text: &str| ui::page::query(text);
        let next = found.next.as_ref();
        let next =
            next.map(|c| format!("/operator/orders?q={}&state={}&cursor={c}", query(&search.q), query(&search.state)));
        Ok(ui::desk::orders(page, &search.q, &search.state, &found.items, next.as_deref()))
    })
    .await
}

async fn desk(ctx: &Ctx, id: Id) -> Result<Desk> {
    let mut conn = ctx.app.db.read().await?;
    let account = shipments::owner(&mut conn, id).await?;
    let order = orders::order(&mut conn, account, id, ctx.app.clock.now()).await?.ok_or(Error::NotFound)?;
    let progress = progress::progress(&ctx.app, &mut conn, account, id).await?;
    let moves = progress::moves(&mut conn, account, id).await?;
    Ok(Desk { order, progress, moves })
}

/// `GET /operator/orders/{id}`
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.operator()?;
    let id = id_of(&id)?;
    let desk = desk(&ctx, id).await?;
    ctx.reply(&desk.progress, async |page| Ok(ui::desk::order(page, &desk, &Form::empty()))).await
}

/// The answer to a change: how far the order is now, or its page; or its page with what is wrong.
async fn changed(ctx: &Ctx, id: Id, status: StatusCode, typed: &[(String, String)], done: Result<()>) -> Answer {
    match done {
        Ok(()) if ctx.is_json() => json(status, &desk(ctx, id).await?.progress),
        Ok(()) => Ok(ctx.go(&format!("/operator/orders/{id}"))),
        Err(error @ (Error::Invalid(_) | Error::Conflict { .. })) if !ctx.is_json() => {
            let desk = desk(ctx, id).await?;
            let page = ctx.page().await?;
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::CONFLICT);
            Ok(markup(status, refused(&page, ctx, &desk, &Form::refused(typed, &error))))
        }
        Err(e) => Err(e),
    }
}

fn refused(page: &ui::page::Page, ctx: &Ctx, desk: &Desk, form: &Form<'_>) -> Markup {
    match ctx.wants {
        Wants::Fragment => ui::desk::body(page, desk, form),
        Wants::Page | Wants::Json => ui::desk::order(page, desk, form),
    }
}

#[utoipa::path(post, path = "/operator/orders/{id}/shipments", tag = "operator", security(("token" = [])), params(("id" = Id, Path)), request_body = NewShipment, responses(
    (status = 201, body = Progress), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn ship(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let id = id_of(&id)?;
    if ctx.is_json() {
        let done = shipments::ship(&ctx.app, by, id, &input.read()?).await.map(|_| ());
        return changed(&ctx, id, StatusCode::CREATED, &[], done).await;
    }
    let typed = input.fields()?;
    let form = Form::new(&typed, &[]);
    let text = |name: &str| form.value(name).to_owned();
    let done = match returns::parts_of_form(&typed) {
        Ok(parts) => {
            let new = NewShipment { carrier: text("carrier"), tracking: text("tracking"), lines: Some(parts) };
            shipments::ship(&ctx.app, by, id, &new).await.map(|_| ())
        }
        Err(e) => Err(e),
    };
    changed(&ctx, id, StatusCode::CREATED, &typed, done).await
}

/// Where a parcel is.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Arrival {
    /// `delivered` or `lost`.
    #[schema(required)]
    pub state: String,
}

#[utoipa::path(put, path = "/operator/orders/{id}/shipments/{shipment}", tag = "operator", security(("token" = [])), params(("id" = Id, Path), ("shipment" = Id, Path)), request_body = Arrival, responses(
    (status = 200, body = Progress), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn arrive(ctx: Ctx, Path((id, shipment)): Path<(String, String)>, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let (id, shipment) = (id_of(&id)?, id_of(&shipment)?);
    let said: Arrival = input.read()?;
    let to = ShipmentState::parse(&said.state).ok().filter(|s| *s != ShipmentState::Shipped);
    let done = match to {
        Some(to) => shipments::arrive(&ctx.app, by, id, shipment, to).await,
        None => Err(Error::invalid("state", "unknown_state")),
    };
    changed(&ctx, id, StatusCode::OK, &[], done).await
}

/// What is paid back.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Refund {
    /// A decimal in the order's currency, such as `12.50`.
    #[schema(required)]
    pub amount: String,
    #[schema(required)]
    pub reason: String,
}

#[utoipa::path(post, path = "/operator/orders/{id}/refunds", tag = "operator", security(("token" = [])), params(("id" = Id, Path)), request_body = Refund, responses(
    (status = 201, body = Progress), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn refund(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let id = id_of(&id)?;
    let asked: Refund = input.read()?;
    let typed = [("amount".to_owned(), asked.amount.clone()), ("reason".to_owned(), asked.reason.clone())];
    let currency = desk(&ctx, id).await?.order.total.currency;
    let done = match Money::parse(asked.amount.trim(), currency) {
        Some(amount) => returns::refund_part(&ctx.app, by, id, amount, &asked.reason).await,
        None => Err(Error::invalid("amount", "bad_number")),
    };
    changed(&ctx, id, StatusCode::CREATED, &typed, done).await
}

#[utoipa::path(put, path = "/operator/orders/{id}/returns/{asked}", tag = "operator", security(("token" = [])), params(("id" = Id, Path), ("asked" = Id, Path)), request_body = returns::Answer, responses(
    (status = 200, body = Progress), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn answer(ctx: Ctx, Path((id, asked)): Path<(String, String)>, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let (id, asked) = (id_of(&id)?, id_of(&asked)?);
    let said: returns::Answer = input.read()?;
    let done = returns::answer(&ctx.app, by, id, asked, &said).await;
    changed(&ctx, id, StatusCode::OK, &[], done).await
}

/// Returns to be looked at.
#[derive(Serialize, ToSchema)]
pub struct Returns {
    pub items: Vec<ReturnView>,
}

#[utoipa::path(get, path = "/operator/returns", tag = "operator", security(("token" = [])), responses(
    (status = 200, body = Returns), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn returned(ctx: Ctx) -> Answer {
    ctx.operator()?;
    let open = Returns { items: progress::open_returns(&mut *ctx.app.db.read().await?).await? };
    ctx.reply(&open, async |page| Ok(ui::desk::returns(page, &open.items))).await
}

/// Of which SKU the changes are shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OfSku {
    sku: String,
}

/// Changes of stock.
#[derive(Serialize, ToSchema)]
pub struct Moves {
    pub items: Vec<StockMove>,
}

#[utoipa::path(get, path = "/operator/stock", tag = "operator", security(("token" = [])), params(("sku" = Option<String>, Query)), responses(
    (status = 200, body = Moves), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn stock(ctx: Ctx, Query(of): Query<OfSku>) -> Answer {
    ctx.operator()?;
    let moves = Moves { items: stock::moves(&mut *ctx.app.db.read().await?, of.sku.trim()).await? };
    ctx.reply(&moves, async |page| Ok(ui::desk::stock(page, of.sku.trim(), &moves.items, &Form::empty()))).await
}

/// A correction of stock.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Correction {
    #[schema(required)]
    pub sku: String,
    /// How many more there are, or fewer with a minus.
    #[schema(required)]
    pub change: String,
    #[schema(required)]
    pub why: String,
}

#[utoipa::path(post, path = "/operator/stock", tag = "operator", security(("token" = [])), request_body = Correction, responses(
    (status = 201, body = Moves), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn correct(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let asked: Correction = input.read()?;
    let typed = [
        ("sku".to_owned(), asked.sku.clone()),
        ("change".to_owned(), asked.change.clone()),
        ("why".to_owned(), asked.why.clone()),
    ];
    let change = asked.change.trim().trim_start_matches('+').parse().unwrap_or(0);
    match stock::correct(&ctx.app, by, &asked.sku, change, &asked.why).await {
        Ok(_) if ctx.is_json() => {
            let items = stock::moves(&mut *ctx.app.db.read().await?, asked.sku.trim()).await?;
            json(StatusCode::CREATED, &Moves { items })
        }
        Ok(_) => Ok(ctx.go(&format!("/operator/stock?sku={}", ui::page::query(asked.sku.trim())))),
        Err(error) => {
            let moves = stock::moves(&mut *ctx.app.db.read().await?, "").await?;
            ctx.refused(error, async |page, errors| Ok(ui::desk::stock(page, "", &moves, &Form::new(&typed, errors))))
                .await
        }
    }
}
