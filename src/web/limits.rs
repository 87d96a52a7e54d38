//! `/me/limits`: budget, pause, and what waits before it can be bought.

use axum::extract::Path;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, Wants, json, markup};
use super::errors::Problem;
use super::input::Input;
use super::ui;
use super::ui::form::Form;
use crate::kit::{Error, FieldError, Id, Result};
use crate::orders::limits::{self, LimitsView, USUAL_HOURS};
use crate::orders::pricing::operator;

/// A budget, as it is typed.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct BudgetForm {
    /// A decimal in the store's currency; empty: none.
    pub budget: String,
}

/// A pause.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PauseForm {
    /// 1 to 365.
    pub days: String,
}

/// What is to wait.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct CoolForm {
    pub sku: String,
    /// 1 to 720; empty: 24.
    pub hours: String,
}

#[utoipa::path(get, path = "/me/limits", tag = "orders", security(("token" = [])), responses(
    (status = 200, body = LimitsView), (status = 401, body = Problem)))]
pub async fn show(ctx: Ctx) -> Answer {
    let view = view(&ctx).await?;
    ctx.reply(&view, async |page| Ok(ui::limits::page(page, &view, &Form::empty()))).await
}

async fn view(ctx: &Ctx) -> Result<LimitsView> {
    let account = ctx.account()?.id;
    limits::view(&ctx.app, &mut *ctx.app.db.read().await?, account).await
}

/// Sets the budget of a month. Lower holds at once, higher from the next month on; for ten minutes a slip can be mended.
#[utoipa::path(put, path = "/me/limits/budget", tag = "orders", security(("token" = [])), request_body = BudgetForm, responses(
    (status = 200, body = LimitsView), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn set_budget(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let BudgetForm { budget } = input.read()?;
    let done = match operator::amount(&ctx.app, "budget", &budget) {
        Ok(amount) => limits::set_budget(&ctx.app, account, amount).await,
        Err(e) => Err(Error::Invalid(vec![e])),
    };
    answer(&ctx, &[("budget".to_owned(), budget)], done).await
}

/// Pauses buying. A pause is never made shorter; for ten minutes it can be taken back.
#[utoipa::path(put, path = "/me/limits/pause", tag = "orders", security(("token" = [])), request_body = PauseForm, responses(
    (status = 200, body = LimitsView), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn pause(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let PauseForm { days } = input.read()?;
    let done = match number("days", &days, 0) {
        Ok(n) => limits::pause(&ctx.app, account, n).await,
        Err(e) => Err(e),
    };
    answer(&ctx, &[("days".to_owned(), days)], done).await
}

/// Takes a pause back that was begun within the last ten minutes.
#[utoipa::path(delete, path = "/me/limits/pause", tag = "orders", security(("token" = [])), responses(
    (status = 200, body = LimitsView), (status = 401, body = Problem), (status = 409, body = Problem)))]
pub async fn unpause(ctx: Ctx) -> Answer {
    let account = ctx.account()?.id;
    let done = limits::unpause(&ctx.app, account, ctx.locale).await;
    answer(&ctx, &[], done).await
}

/// Lets a product wait: it cannot be bought for so many hours, then a mail asks again.
#[utoipa::path(post, path = "/me/cooling", tag = "orders", security(("token" = [])), request_body = CoolForm, responses(
    (status = 200, body = LimitsView), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn cool(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let CoolForm { sku, hours } = input.read()?;
    limits::cool(&ctx.app, account, &sku, number("hours", &hours, USUAL_HOURS)?).await?;
    match ctx.wants {
        Wants::Json => json(StatusCode::OK, &view(&ctx).await?),
        Wants::Fragment => {
            let page = ctx.page().await?;
            Ok(markup(StatusCode::OK, ui::layout::toast(&page.t("limits-cooling-told"))))
        }
        Wants::Page => Ok(ctx.go("/me/limits")),
    }
}

/// Takes a product off the list that was put there within the last ten minutes.
#[utoipa::path(delete, path = "/me/cooling/{product}", tag = "orders", security(("token" = [])), params(("product" = Id, Path)), responses(
    (status = 200, body = LimitsView), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn warm(ctx: Ctx, Path(product): Path<String>) -> Answer {
    let account = ctx.account()?.id;
    let product: Id = product.parse().map_err(|()| Error::NotFound)?;
    let done = limits::warm(&ctx.app, account, product, ctx.locale).await;
    answer(&ctx, &[], done).await
}

fn number(field: &str, typed: &str, otherwise: i64) -> Result<i64> {
    match typed.trim() {
        "" => Ok(otherwise),
        typed => typed.parse().map_err(|_| Error::Invalid(vec![FieldError::new(field, "bad_number")])),
    }
}

/// The limits as they stand now, or the page with what could not be done.
async fn answer(ctx: &Ctx, typed: &[(String, String)], done: Result<()>) -> Answer {
    let view = match &done {
        Err(error) if ctx.is_json() || !matches!(error, Error::Invalid(_) | Error::Conflict { .. }) => {
            return done.map(|()| ctx.go("/me/limits"));
        }
        _ => view(ctx).await?,
    };
    let Err(error) = done else {
        return ctx
            .done(StatusCode::OK, &view, "/me/limits", async |page| Ok(ui::limits::body(page, &view, &Form::empty())))
            .await;
    };
    let page = ctx.page().await?;
    let form = Form::refused(typed, &error);
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    Ok(markup(
        status,
        match ctx.wants {
            Wants::Fragment => ui::limits::body(&page, &view, &form),
            Wants::Page | Wants::Json => ui::limits::page(&page, &view, &form),
        },
    ))
}
