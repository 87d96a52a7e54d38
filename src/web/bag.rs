//! The bag: the page, its lines, the JSON.

use axum::extract::Path;
use http::{StatusCode, header};
use maud::html;
use serde::Deserialize;
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, Wants, json, markup, see};
use super::errors::Problem;
use super::guard;
use super::input::Input;
use super::ui;
use super::ui::form::Form;
use crate::accounts::throttle;
use crate::i18n;
use crate::kit::{Error, FieldError, Id, Result};
use crate::orders::bag::{self, NewBag, Owner};
use crate::orders::pricing::codes;
use crate::orders::view::{BagView, LineView};

/// What the forms at a product and in the bag send.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LineForm {
    sku: String,
    quantity: String,
    post: String,
}

#[utoipa::path(get, path = "/bag", tag = "bag", security(("token" = [])), responses(
    (status = 200, body = BagView), (status = 401, body = Problem)))]
pub async fn show(ctx: Ctx) -> Answer {
    if ctx.is_json() {
        ctx.account()?;
    }
    let owner = owner(&ctx).await?;
    let bag = view(&ctx, owner).await?;
    ctx.reply(&bag, async |page| Ok(ui::bag::page(page, &bag, &Form::empty()))).await
}

#[utoipa::path(put, path = "/bag", tag = "bag", security(("token" = [])), request_body = NewBag, responses(
    (status = 200, body = BagView), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn replace(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    bag::replace(&ctx.app, account, &input.read()?).await?;
    json(StatusCode::OK, &view(&ctx, Some(Owner { id: account, signed_in: true })).await?)
}

/// `POST /bag/lines`: puts pieces into the bag. A visitor's first one makes the bag.
pub async fn add(ctx: Ctx, input: Input) -> Answer {
    let mut fresh = None;
    let owner = match owner(&ctx).await? {
        Some(owner) => owner,
        None => {
            let (id, token) = bag::for_visitor(&ctx.app).await?;
            fresh = Some(token);
            Owner { id, signed_in: false }
        }
    };
    let line: LineForm = input.read()?;
    let added = match number(&line.quantity) {
        Ok(n) => bag::add(&ctx.app, owner.id, &line.sku, n, line.post.parse().ok()).await,
        Err(e) => Err(e),
    };
    let mut answer = match (added, ctx.wants) {
        (Err(e), Wants::Fragment) if is_told(&e) => markup(status(&e), ui::layout::toast(&words(&ctx, &e))),
        (Err(e), _) => refused(&ctx, Some(owner), &[], e).await?,
        (Ok(()), Wants::Fragment) => {
            let mut page = ctx.page().await?;
            if page.viewer.is_none() {
                page.visitor_bag = bag::count(&mut *ctx.app.db.read().await?, owner.id).await?;
            }
            let told = page.t("bag-added");
            markup(StatusCode::OK, html! { (ui::layout::bag_count(&page)) (ui::layout::toast(&told)) })
        }
        (Ok(()), _) => see("/bag"),
    };
    if let Some(token) = fresh {
        answer.headers_mut().append(header::SET_COOKIE, guard::set_bag(Some(&token)));
    }
    Ok(answer)
}

/// `PUT /bag/lines/{sku}`: how many.
pub async fn set(ctx: Ctx, Path(sku): Path<String>, input: Input) -> Answer {
    let owner = needed(&ctx).await?;
    let line: LineForm = input.read()?;
    let done = match number(&line.quantity) {
        Ok(n) => bag::set(&ctx.app, owner.id, &sku, n).await,
        Err(e) => Err(e),
    };
    match done {
        Ok(()) => changed(&ctx, owner, None).await,
        Err(e) => refused(&ctx, Some(owner), &[], e).await,
    }
}

/// `DELETE /bag/lines/{sku}`: out of the bag, with a way back.
pub async fn remove(ctx: Ctx, Path(sku): Path<String>) -> Answer {
    let owner = needed(&ctx).await?;
    let removed = bag::remove(&ctx.app, owner.id, &sku).await?;
    changed(&ctx, owner, removed.as_ref()).await
}

/// What the form for a code sends.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct CodeForm {
    /// Of a promotion, a gift card or a friend.
    pub code: String,
}

/// Enters a code. Each reason why it does not hold is a code of its own at the field `code`.
#[utoipa::path(post, path = "/bag/codes", tag = "bag", security(("token" = [])), request_body = CodeForm, responses(
    (status = 200, body = BagView), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn enter_code(ctx: Ctx, input: Input) -> Answer {
    let owner = needed(&ctx).await?;
    let CodeForm { code } = input.read()?;
    // The codes of cards are not to be guessed.
    throttle::count(&ctx.app, throttle::CODE, &owner.id.to_string()).await?;
    throttle::count(&ctx.app, throttle::CODE_FROM, &ctx.address).await?;
    let value = view(&ctx, Some(owner)).await?.subtotal.amount;
    match codes::enter(&ctx.app, owner.id, owner.signed_in, ctx.locale, &code, value).await {
        Ok(()) => {
            throttle::take_back(&ctx.app, throttle::CODE_FROM, &ctx.address).await?;
            throttle::clear(&ctx.app, throttle::CODE, &owner.id.to_string()).await?;
            changed(&ctx, owner, None).await
        }
        Err(e) => refused(&ctx, Some(owner), &[("code".to_owned(), code)], e).await,
    }
}

/// Takes a code out of the bag; of a gift card, by its last four characters.
#[utoipa::path(delete, path = "/bag/codes/{code}", tag = "bag", security(("token" = [])), params(("code" = String, Path)), responses(
    (status = 200, body = BagView), (status = 401, body = Problem)))]
pub async fn remove_code(ctx: Ctx, Path(code): Path<String>) -> Answer {
    let owner = needed(&ctx).await?;
    codes::remove(&ctx.app, owner.id, &code).await?;
    changed(&ctx, owner, None).await
}

/// What pays besides the card.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PurseForm {
    /// `used`, or nothing.
    pub credit: String,
    /// How many points; nothing: none.
    pub points: String,
}

/// Whether store credit pays, and how many points do.
#[utoipa::path(put, path = "/bag/purse", tag = "bag", security(("token" = [])), request_body = PurseForm, responses(
    (status = 200, body = BagView), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn set_purse(ctx: Ctx, input: Input) -> Answer {
    let owner = Owner { id: ctx.account()?.id, signed_in: true };
    let form: PurseForm = input.read()?;
    let points = match form.points.trim() {
        "" => Ok(0),
        digits => digits.parse().map_err(|_| Error::invalid("points", "bad_number")),
    };
    let done = match points {
        Ok(points) => codes::pay_with(&ctx.app, owner.id, form.credit == "used", points).await,
        Err(e) => Err(e),
    };
    match done {
        Ok(()) => changed(&ctx, owner, None).await,
        Err(e) => refused(&ctx, Some(owner), &[("points".to_owned(), form.points)], e).await,
    }
}

/// Whose bag it is; a visitor who put nothing in has none.
async fn owner(ctx: &Ctx) -> Result<Option<Owner>> {
    if let Some(id) = ctx.asker() {
        return Ok(Some(Owner { id, signed_in: true }));
    }
    let Some(token) = &ctx.bag_token else { return Ok(None) };
    let found = bag::of_visitor(&mut *ctx.app.db.read().await?, token).await?;
    Ok(found.map(|id| Owner { id, signed_in: false }))
}

async fn needed(ctx: &Ctx) -> Result<Owner> {
    owner(ctx).await?.ok_or(Error::Unauthorized { code: "sign_in_needed" })
}

async fn view(ctx: &Ctx, owner: Option<Owner>) -> Result<BagView> {
    // A bag that is not there is an empty one.
    let owner = owner.unwrap_or(Owner { id: Id(0), signed_in: false });
    bag::view(&ctx.app, &mut *ctx.app.db.read().await?, owner, ctx.locale).await
}

async fn changed(ctx: &Ctx, owner: Owner, removed: Option<&LineView>) -> Answer {
    let bag = view(ctx, Some(owner)).await?;
    ctx.done(StatusCode::OK, &bag, "/bag", async |page| {
        Ok(html! { (ui::bag::body(page, &bag, &Form::empty(), removed)) (ui::layout::bag_count(page)) })
    })
    .await
}

/// The bag as it stands, with what could not be done.
async fn refused(ctx: &Ctx, owner: Option<Owner>, typed: &[(String, String)], error: Error) -> Answer {
    if !is_told(&error) || ctx.is_json() {
        return Err(error);
    }
    let bag = view(ctx, owner).await?;
    let page = ctx.page().await?;
    let form = Form::refused(typed, &error);
    let html = match ctx.wants {
        Wants::Fragment => html! { (ui::bag::body(&page, &bag, &form, None)) (ui::layout::bag_count(&page)) },
        Wants::Page | Wants::Json => ui::bag::page(&page, &bag, &form),
    };
    Ok(markup(status(&error), html))
}

/// Whether an error is the shopper's to mend, and so stands in the page.
fn is_told(error: &Error) -> bool {
    matches!(error, Error::Invalid(_) | Error::Conflict { .. })
}

fn words(ctx: &Ctx, error: &Error) -> String {
    match error {
        Error::Invalid(fields) => fields.iter().map(|f| i18n::field_error(ctx.locale, f)).collect::<Vec<_>>().join(" "),
        other => i18n::error(ctx.locale, other),
    }
}

fn status(error: &Error) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
}

/// A quantity as typed; left out it is one.
pub(super) fn number(typed: &str) -> Result<i64> {
    match typed.trim() {
        "" => Ok(1),
        digits => digits.parse().map_err(|_| Error::Invalid(vec![FieldError::new("quantity", "bad_number")])),
    }
}
