//! Boards: making and arranging them, collecting together, and choosing one for a post or product.

use axum::extract::{Path, Query};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::ctx::{Answer, Ctx, Wants, json, markup, nothing};
use super::errors::Problem;
use super::input::Input;
use super::posts::{Paging, id_of};
use super::ui;
use super::ui::form::Form;
use crate::boards::view::{BoardCard, BoardView, BoardsView, Choice};
use crate::boards::{self, Sign, people, read};
use crate::kit::{Error, Id, Result};
use crate::posts::item::Item;

/// A board as it is made or changed.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct BoardBody {
    /// 1 to 60 characters.
    name: String,
    /// Up to 500 characters.
    about: String,
    /// `public` (if left out) or `secret`.
    visibility: String,
    /// `post` or `product`, with `item`: what is put on a new board at once.
    kind: String,
    item: String,
}

/// A note at something on a board, and its section.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct EntryBody {
    /// Up to 500 characters. Left out: as it is.
    note: Option<String>,
    /// The section's id; empty for none.
    section: String,
}

/// Where something goes by one place.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PlaceBody {
    /// `earlier` or `later`.
    to: String,
}

/// A post or product on the board.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct CoverBody {
    /// `post` or `product`.
    kind: String,
    item: String,
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct SectionBody {
    /// 1 to 60 characters.
    section: String,
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct InvitationBody {
    handle: String,
}

/// The boards something may be put on.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChoicesView {
    pub items: Vec<Choice>,
}

/// What of a board is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Part {
    /// Only this section.
    #[param(required = false)]
    section: String,
    /// Not empty: the page for arranging.
    #[param(ignore)]
    arrange: String,
    /// Where the page starts: `next` of the page before.
    #[param(required = false)]
    cursor: String,
    /// 1 to 50; 20 unless said.
    #[param(required = false, value_type = i64)]
    limit: String,
}

/// A board that was just taken away.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Gone {
    gone: String,
}

fn item_of(kind: &str, id: &str) -> Result<Item> {
    Item::of(kind, id_of(id)?).ok_or(Error::NotFound)
}

#[utoipa::path(get, path = "/me/boards", tag = "boards", security(("token" = [])), responses(
    (status = 200, body = BoardsView), (status = 401, body = Problem)))]
pub async fn mine(ctx: Ctx, Query(gone): Query<Gone>) -> Answer {
    let account = ctx.account()?.id;
    let boards = BoardsView { items: read::of(&mut *ctx.app.db.read().await?, account, Some(account)).await? };
    let gone = gone.gone.parse::<Id>().ok();
    ctx.reply(&boards, async |page| Ok(ui::boards::mine(page, &boards, gone, &Form::empty()))).await
}

#[utoipa::path(get, path = "/accounts/{handle}/boards", tag = "boards", params(("handle" = String, Path)), security((), ("token" = [])),
    responses((status = 200, body = BoardsView), (status = 404, body = Problem)))]
pub async fn of_account(ctx: Ctx, Path(handle): Path<String>) -> Answer {
    let account = super::accounts::find(&ctx, &handle).await?;
    let mut conn = ctx.app.db.read().await?;
    let boards = BoardsView { items: read::of(&mut conn, account, ctx.asker()).await? };
    let author = crate::accounts::author(&mut conn, account).await?;
    drop(conn);
    ctx.reply(&boards, async |page| Ok(ui::boards::of_account(page, &author, &boards))).await
}

#[utoipa::path(post, path = "/boards", tag = "boards", security(("token" = [])), request_body = BoardBody, responses(
    (status = 201, body = BoardCard), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn create(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let body: BoardBody = input.read()?;
    let item = if body.kind.is_empty() { None } else { Some(item_of(&body.kind, &body.item)?) };
    let made = async {
        let sign = Sign::parse(&body.name, &body.about, &body.visibility)?;
        boards::create(&ctx.app, account, &sign, item).await
    };
    let board = match made.await {
        Ok(board) => board,
        Err(error) if item.is_none() => {
            let mine = BoardsView { items: read::of(&mut *ctx.app.db.read().await?, account, Some(account)).await? };
            let typed = if ctx.is_json() { Vec::new() } else { input.fields()? };
            return ctx
                .refused(error, async |page, errors| {
                    Ok(ui::boards::mine(page, &mine, None, &Form::new(&typed, errors)))
                })
                .await;
        }
        Err(error) => return Err(error),
    };
    match (ctx.wants, item) {
        (Wants::Json, _) => {
            json(StatusCode::CREATED, &read::card(&mut *ctx.app.db.read().await?, board, Some(account)).await?)
        }
        (Wants::Fragment, Some(item)) => chosen(&ctx, account, item).await,
        _ => Ok(ctx.go(&format!("/boards/{board}"))),
    }
}

async fn view(ctx: &Ctx, board: Id, part: &Part) -> Result<BoardView> {
    let section = if part.section.is_empty() { None } else { Some(id_of(&part.section)?) };
    let paging = Paging { cursor: part.cursor.clone(), limit: part.limit.clone() };
    let mut conn = ctx.app.db.read().await?;
    read::one(&mut conn, board, ctx.asker(), section, paging.cursor(), paging.limit()?).await
}

#[utoipa::path(get, path = "/boards/{id}", tag = "boards", params(("id" = Id, Path), Part), security((), ("token" = [])), responses(
    (status = 200, body = BoardView), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn show(ctx: Ctx, Path(id): Path<String>, Query(part): Query<Part>) -> Answer {
    let found = view(&ctx, id_of(&id)?, &part).await?;
    let section = part.section.parse::<Id>().ok();
    let arrange = !part.arrange.is_empty() && found.board.role.collects();
    ctx.reply(&found, async |page| {
        Ok(if arrange { ui::boards::arrange(page, &found) } else { ui::boards::page(page, &found, section) })
    })
    .await
}

/// `GET /boards/{id}/edit`
pub async fn edit(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.account()?;
    let found = view(&ctx, id_of(&id)?, &Part::default()).await?;
    if !found.board.role.collects() {
        return Err(Error::forbidden("not_yours"));
    }
    ctx.reply(&found, async |page| Ok(ui::boards::edit(page, &found, &Form::empty()))).await
}

/// The answer to a form of the page for changing a board: on to that page, or the form again with what is wrong.
async fn edited(ctx: &Ctx, board: Id, input: &Input, done: Result<()>) -> Answer {
    if let Err(error) = done {
        if ctx.is_json() {
            return Err(error);
        }
        let found = view(ctx, board, &Part::default()).await?;
        let typed = input.fields()?;
        return ctx
            .refused(error, async |page, errors| Ok(ui::boards::edit(page, &found, &Form::new(&typed, errors))))
            .await;
    }
    if ctx.is_json() {
        return json(StatusCode::OK, &view(ctx, board, &Part::default()).await?);
    }
    Ok(ctx.go(&format!("/boards/{board}/edit")))
}

#[utoipa::path(put, path = "/boards/{id}", tag = "boards", params(("id" = Id, Path)), security(("token" = [])), request_body = BoardBody,
    responses((status = 200, body = BoardView), (status = 401, body = Problem), (status = 403, body = Problem),
    (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn set(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (account, board) = (ctx.account()?.id, id_of(&id)?);
    let body: BoardBody = input.read()?;
    let done = async {
        let sign = Sign::parse(&body.name, &body.about, &body.visibility)?;
        boards::change(&ctx.app, board, account, &sign).await
    };
    let done = done.await;
    edited(&ctx, board, &input, done).await
}

#[utoipa::path(put, path = "/boards/{id}/removal", tag = "boards", params(("id" = Id, Path)), security(("token" = [])), responses(
    (status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn remove(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (account, board) = (ctx.account()?.id, id_of(&id)?);
    boards::remove(&ctx.app, board, account, true).await?;
    if ctx.is_json() { nothing() } else { Ok(ctx.go(&format!("/me/boards?gone={board}"))) }
}

/// Brings a board back.
#[utoipa::path(delete, path = "/boards/{id}/removal", tag = "boards", params(("id" = Id, Path)), security(("token" = [])), responses(
    (status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn restore(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (account, board) = (ctx.account()?.id, id_of(&id)?);
    boards::remove(&ctx.app, board, account, false).await?;
    if ctx.is_json() { nothing() } else { Ok(ctx.go(&format!("/boards/{board}"))) }
}

/// Puts something on a board, or changes its note and section where it is there already.
#[utoipa::path(put, path = "/boards/{id}/items/{kind}/{item}", tag = "boards", security(("token" = [])), request_body = EntryBody,
    params(("id" = Id, Path), ("kind" = String, Path, description = "post or product"), ("item" = Id, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem), (status = 410, body = Problem), (status = 422, body = Problem)))]
pub async fn put(ctx: Ctx, Path((id, kind, item)): Path<(String, String, String)>, input: Input) -> Answer {
    let (account, board, item) = (ctx.account()?.id, id_of(&id)?, item_of(&kind, &item)?);
    let body: EntryBody = input.read()?;
    let section = if body.section.is_empty() { None } else { Some(id_of(&body.section)?) };
    boards::put(&ctx.app, board, account, item, body.note.as_deref().map(|note| (note, section))).await?;
    if body.note.is_some() {
        return arranged(&ctx, board);
    }
    match ctx.wants {
        Wants::Json => nothing(),
        Wants::Fragment => chosen(&ctx, account, item).await,
        Wants::Page => Ok(ctx.go(ctx.back(&format!("/boards/{board}")))),
    }
}

#[utoipa::path(delete, path = "/boards/{id}/items/{kind}/{item}", tag = "boards", security(("token" = [])),
    params(("id" = Id, Path), ("kind" = String, Path, description = "post or product"), ("item" = Id, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn take(ctx: Ctx, Path((id, kind, item)): Path<(String, String, String)>) -> Answer {
    let (account, board, item) = (ctx.account()?.id, id_of(&id)?, item_of(&kind, &item)?);
    boards::take(&ctx.app, board, account, item).await?;
    match ctx.wants {
        Wants::Json => nothing(),
        Wants::Fragment => chosen(&ctx, account, item).await,
        Wants::Page => Ok(ctx.go(ctx.back(&format!("/boards/{board}")))),
    }
}

fn arranged(ctx: &Ctx, board: Id) -> Answer {
    if ctx.is_json() { nothing() } else { Ok(ctx.go(&format!("/boards/{board}?arrange=1"))) }
}

#[utoipa::path(put, path = "/boards/{id}/items/{kind}/{item}/place", tag = "boards", security(("token" = [])), request_body = PlaceBody,
    params(("id" = Id, Path), ("kind" = String, Path, description = "post or product"), ("item" = Id, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
    (status = 422, body = Problem)))]
pub async fn shift(ctx: Ctx, Path((id, kind, item)): Path<(String, String, String)>, input: Input) -> Answer {
    let (account, board, item) = (ctx.account()?.id, id_of(&id)?, item_of(&kind, &item)?);
    let up = match input.read::<PlaceBody>()?.to.as_str() {
        "earlier" => true,
        "later" => false,
        _ => return Err(Error::invalid("to", "bad_value")),
    };
    boards::shift(&ctx.app, board, account, item, up).await?;
    arranged(&ctx, board)
}

#[utoipa::path(put, path = "/boards/{id}/cover", tag = "boards", security(("token" = [])), params(("id" = Id, Path)), request_body = CoverBody,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn cover(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (account, board) = (ctx.account()?.id, id_of(&id)?);
    let body: CoverBody = input.read()?;
    boards::cover(&ctx.app, board, account, item_of(&body.kind, &body.item)?).await?;
    arranged(&ctx, board)
}

#[utoipa::path(post, path = "/boards/{id}/sections", tag = "boards", security(("token" = [])), params(("id" = Id, Path)),
    request_body = SectionBody, responses((status = 200, body = BoardView), (status = 401, body = Problem),
    (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn add_section(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (account, board) = (ctx.account()?.id, id_of(&id)?);
    let body: SectionBody = input.read()?;
    let done = boards::add_section(&ctx.app, board, account, &body.section).await.map(drop);
    edited(&ctx, board, &input, done).await
}

#[utoipa::path(delete, path = "/boards/{id}/sections/{section}", tag = "boards", security(("token" = [])),
    params(("id" = Id, Path), ("section" = Id, Path)), responses((status = 200, body = BoardView), (status = 401, body = Problem),
    (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn end_section(ctx: Ctx, Path((id, section)): Path<(String, String)>, input: Input) -> Answer {
    let (account, board) = (ctx.account()?.id, id_of(&id)?);
    let done = boards::end_section(&ctx.app, board, account, id_of(&section)?).await;
    edited(&ctx, board, &input, done).await
}

#[utoipa::path(post, path = "/boards/{id}/people", tag = "boards", security(("token" = [])), params(("id" = Id, Path)),
    request_body = InvitationBody, responses((status = 200, body = BoardView), (status = 401, body = Problem),
    (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn invite(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (account, board) = (ctx.account()?.id, id_of(&id)?);
    let body: InvitationBody = input.read()?;
    let done = people::invite(&ctx.app, board, account, &body.handle).await;
    edited(&ctx, board, &input, done).await
}

/// Takes the invitation to a board.
#[utoipa::path(put, path = "/boards/{id}/membership", tag = "boards", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn join(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (account, board) = (ctx.account()?.id, id_of(&id)?);
    people::join(&ctx.app, board, account).await?;
    if ctx.is_json() { nothing() } else { Ok(ctx.go(&format!("/boards/{board}"))) }
}

/// Leaves a board, declines its invitation, or sends somebody out of one's own.
#[utoipa::path(delete, path = "/boards/{id}/people/{handle}", tag = "boards", security(("token" = [])),
    params(("id" = Id, Path), ("handle" = String, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn leave(ctx: Ctx, Path((id, handle)): Path<(String, String)>) -> Answer {
    let viewer = ctx.account()?;
    let board = id_of(&id)?;
    people::leave(&ctx.app, board, viewer.id, &handle).await?;
    let then = if handle == viewer.author.handle { "/me/boards".to_owned() } else { format!("/boards/{board}/edit") };
    if ctx.is_json() { nothing() } else { Ok(ctx.go(&then)) }
}

#[utoipa::path(get, path = "/posts/{id}/boards", tag = "boards", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 200, body = ChoicesView), (status = 401, body = Problem), (status = 404, body = Problem), (status = 410, body = Problem)))]
pub async fn of_post(ctx: Ctx, Path(id): Path<String>) -> Answer {
    choices(&ctx, Item::Post(id_of(&id)?)).await
}

#[utoipa::path(get, path = "/products/{id}/boards", tag = "boards", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 200, body = ChoicesView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn of_product(ctx: Ctx, Path(id): Path<String>) -> Answer {
    choices(&ctx, Item::Product(id_of(&id)?)).await
}

async fn choices(ctx: &Ctx, item: Item) -> Answer {
    let account = ctx.account()?.id;
    let found = ChoicesView { items: read::choices(&mut *ctx.app.db.read().await?, account, item).await? };
    let in_sheet = ctx.wants == Wants::Fragment;
    ctx.reply(&found, async |page| {
        Ok(if in_sheet {
            ui::boards::sheet(page, item, &found.items)
        } else {
            ui::boards::chooser(page, item, &found.items)
        })
    })
    .await
}

/// The list of boards again, after something was put on one or taken off.
async fn chosen(ctx: &Ctx, account: Id, item: Item) -> Answer {
    let found = read::choices(&mut *ctx.app.db.read().await?, account, item).await?;
    Ok(markup(StatusCode::OK, ui::boards::choices(&ctx.page().await?, item, &found)))
}
