//! The bag: the page, its lines, the JSON.

use axum::extract::Path;
use http::StatusCode;
use maud::html;
use serde::Deserialize;

use super::ctx::{Answer, Ctx, Wants, json, markup, see};
use super::errors::Problem;
use super::input::Input;
use super::ui;
use super::ui::form::Form;
use crate::i18n;
use crate::kit::{Error, FieldError, Id, Result};
use crate::orders::bag::{self, NewBag};
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
    let account = ctx.account()?.id;
    let bag = view(&ctx, account).await?;
    ctx.reply(&bag, async |page| Ok(ui::bag::page(page, &bag, &Form::empty()))).await
}

#[utoipa::path(put, path = "/bag", tag = "bag", security(("token" = [])), request_body = NewBag, responses(
    (status = 200, body = BagView), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn replace(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    bag::replace(&ctx.app, account, &input.read()?).await?;
    json(StatusCode::OK, &view(&ctx, account).await?)
}

/// `POST /bag/lines`: puts pieces into the bag.
pub async fn add(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let line: LineForm = input.read()?;
    let added = match number(&line.quantity) {
        Ok(n) => bag::add(&ctx.app, account, &line.sku, n, line.post.parse().ok()).await,
        Err(e) => Err(e),
    };
    match (added, ctx.wants) {
        (Err(e), Wants::Fragment) if is_told(&e) => Ok(markup(status(&e), ui::layout::toast(&words(&ctx, &e)))),
        (Err(e), _) => refused(&ctx, account, e).await,
        (Ok(()), Wants::Fragment) => {
            let page = ctx.page().await?;
            let told = page.t("bag-added");
            Ok(markup(StatusCode::OK, html! { (ui::layout::bag_count(&page)) (ui::layout::toast(&told)) }))
        }
        (Ok(()), _) => Ok(see("/bag")),
    }
}

/// `PUT /bag/lines/{sku}`: how many.
pub async fn set(ctx: Ctx, Path(sku): Path<String>, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let line: LineForm = input.read()?;
    let done = match number(&line.quantity) {
        Ok(n) => bag::set(&ctx.app, account, &sku, n).await,
        Err(e) => Err(e),
    };
    match done {
        Ok(()) => changed(&ctx, account, None).await,
        Err(e) => refused(&ctx, account, e).await,
    }
}

/// `DELETE /bag/lines/{sku}`: out of the bag, with a way back.
pub async fn remove(ctx: Ctx, Path(sku): Path<String>) -> Answer {
    let account = ctx.account()?.id;
    let removed = bag::remove(&ctx.app, account, &sku).await?;
    changed(&ctx, account, removed.as_ref()).await
}

async fn view(ctx: &Ctx, account: Id) -> Result<BagView> {
    bag::view(&ctx.app, &mut *ctx.app.db.read().await?, account, ctx.locale).await
}

async fn changed(ctx: &Ctx, account: Id, removed: Option<&LineView>) -> Answer {
    let bag = view(ctx, account).await?;
    ctx.done(StatusCode::OK, &bag, "/bag", async |page| {
        Ok(html! { (ui::bag::body(page, &bag, &Form::empty(), removed)) (ui::layout::bag_count(page)) })
    })
    .await
}

/// The bag as it stands, with what could not be done.
async fn refused(ctx: &Ctx, account: Id, error: Error) -> Answer {
    if !is_told(&error) {
        return Err(error);
    }
    let bag = view(ctx, account).await?;
    let page = ctx.page().await?;
    let form = Form::refused(&[], &error);
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
