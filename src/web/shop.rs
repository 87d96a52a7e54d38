//! `/operator/shop`: delivery, taxes, promotions, gift cards, credit, what members pay. Each form is refused at its
//! fields; each change is in the audit log.

use axum::extract::Path;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, Wants, json, markup};
use super::errors::Problem;
use super::input::Input;
use super::ui;
use super::ui::form::Form;
use super::ui::shop::{Part, Told};
use crate::catalog::members::{self, NewDay};
use crate::kit::error::Check;
use crate::kit::{Error, Id, Result};
use crate::orders::pricing::operator::{self, NewCard, NewCredit, NewMethod, NewPromotion, NewZone, Rule, RulesView};

/// A new members' day, as it is typed.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct DayForm {
    pub label: String,
    /// Percent off.
    pub rate: String,
    /// The beginning of a category's path; empty: everything.
    pub category: String,
    /// Such as `2026-11-22T12:00`, UTC.
    pub starts: String,
    pub ends: String,
}

/// What members pay for a SKU, as it is typed.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PriceForm {
    pub sku: String,
    /// Empty: what everybody pays.
    pub price: String,
}

/// Something that was made.
#[derive(Serialize, ToSchema)]
pub struct Made {
    pub id: Id,
}

/// A gift card that was made: its code is not told again.
#[derive(Serialize, ToSchema)]
pub struct MadeCard {
    pub code: String,
}

#[utoipa::path(get, path = "/operator/shop", tag = "operator", security(("token" = [])), responses(
    (status = 200, body = RulesView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(ctx: Ctx) -> Answer {
    ctx.operator()?;
    let rules = operator::view(&ctx.app, &mut *ctx.app.db.read().await?).await?;
    ctx.reply(&rules, async |page| Ok(ui::shop::page(page, &rules, None, &Form::empty(), Told::Nothing))).await
}

#[utoipa::path(post, path = "/operator/delivery-methods", tag = "operator", security(("token" = [])), request_body = NewMethod, responses(
    (status = 201, body = Made), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn add_method(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let done = match input.read::<NewMethod>() {
        Ok(new) => operator::add_method(&ctx.app, &new, by).await,
        Err(e) => Err(e),
    };
    made(&ctx, Part::Delivery, &input, done).await
}

#[utoipa::path(delete, path = "/operator/delivery-methods/{id}", tag = "operator", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn end_method(ctx: Ctx, Path(id): Path<String>) -> Answer {
    end(&ctx, Rule::Method, &id, Part::Delivery).await
}

#[utoipa::path(post, path = "/operator/tax-zones", tag = "operator", security(("token" = [])), request_body = NewZone, responses(
    (status = 201, body = Made), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn add_zone(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let done = match input.read::<NewZone>() {
        Ok(new) => operator::add_zone(&ctx.app, &new, by).await,
        Err(e) => Err(e),
    };
    made(&ctx, Part::Taxes, &input, done).await
}

#[utoipa::path(delete, path = "/operator/tax-zones/{id}", tag = "operator", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn end_zone(ctx: Ctx, Path(id): Path<String>) -> Answer {
    end(&ctx, Rule::Zone, &id, Part::Taxes).await
}

#[utoipa::path(post, path = "/operator/promotions", tag = "operator", security(("token" = [])), request_body = NewPromotion, responses(
    (status = 201, body = Made), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn add_promotion(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let done = match input.read::<NewPromotion>() {
        Ok(new) => operator::add_promotion(&ctx.app, &new, by).await,
        Err(e) => Err(e),
    };
    made(&ctx, Part::Promotions, &input, done).await
}

#[utoipa::path(delete, path = "/operator/promotions/{id}", tag = "operator", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn end_promotion(ctx: Ctx, Path(id): Path<String>) -> Answer {
    end(&ctx, Rule::Promotion, &id, Part::Promotions).await
}

/// Makes a gift card. Its code stands in this answer alone.
#[utoipa::path(post, path = "/operator/gift-cards", tag = "operator", security(("token" = [])), request_body = NewCard, responses(
    (status = 201, body = MadeCard), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn add_card(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let done = match input.read::<NewCard>() {
        Ok(new) => operator::add_card(&ctx.app, &new, by).await,
        Err(e) => Err(e),
    };
    let code = match done {
        Ok(code) => code,
        Err(e) => return refused(&ctx, Part::GiftCards, &input, e).await,
    };
    if ctx.is_json() {
        return json(StatusCode::CREATED, &MadeCard { code });
    }
    // The code is shown once, so this answer is the page itself and no way to one.
    let rules = operator::view(&ctx.app, &mut *ctx.app.db.read().await?).await?;
    let page = ctx.page().await?;
    let html = match ctx.wants {
        Wants::Fragment => ui::shop::part(&page, &rules, Part::GiftCards, &Form::empty(), Told::Card(&code)),
        Wants::Page | Wants::Json => {
            ui::shop::page(&page, &rules, Some(Part::GiftCards), &Form::empty(), Told::Card(&code))
        }
    };
    Ok(markup(StatusCode::CREATED, html))
}

#[utoipa::path(delete, path = "/operator/gift-cards/{id}", tag = "operator", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn end_card(ctx: Ctx, Path(id): Path<String>) -> Answer {
    end(&ctx, Rule::GiftCard, &id, Part::GiftCards).await
}

/// Gives somebody store credit.
#[utoipa::path(post, path = "/operator/credits", tag = "operator", security(("token" = [])), request_body = NewCredit, responses(
    (status = 201, body = Made), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn give_credit(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let done = match input.read::<NewCredit>() {
        Ok(new) => operator::give_credit(&ctx.app, &new, by).await,
        Err(e) => Err(e),
    };
    made(&ctx, Part::Credit, &input, done).await
}

#[utoipa::path(post, path = "/operator/member-days", tag = "operator", security(("token" = [])), request_body = DayForm, responses(
    (status = 201, body = Made), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn plan_day(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let done = plan(&ctx, &input, by).await;
    made(&ctx, Part::Days, &input, done).await
}

async fn plan(ctx: &Ctx, input: &Input, by: Id) -> Result<Id> {
    let form: DayForm = input.read()?;
    let mut check = Check::new();
    let rate = check.take(operator::rate("rate", &form.rate)).flatten();
    let starts_at = check.take(operator::moment("starts", &form.starts)).flatten();
    let ends_at = check.take(operator::moment("ends", &form.ends)).flatten();
    check.done()?;
    members::plan(&ctx.app, &NewDay { label: form.label, rate, category: form.category, starts_at, ends_at }, by).await
}

#[utoipa::path(delete, path = "/operator/member-days/{id}", tag = "operator", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn end_day(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let by = ctx.operator()?.id;
    members::end(&ctx.app, id.parse().map_err(|()| Error::NotFound)?, by).await?;
    ended(&ctx, Part::Days).await
}

/// What members pay for a SKU.
#[utoipa::path(put, path = "/operator/member-prices", tag = "operator", security(("token" = [])), request_body = PriceForm, responses(
    (status = 201, body = Made), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn set_price(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let done = match input.read::<PriceForm>() {
        Ok(form) => match operator::amount(&ctx.app, "price", &form.price) {
            Ok(amount) => members::set_price(&ctx.app, &form.sku, amount, by).await,
            Err(e) => Err(Error::Invalid(vec![e])),
        },
        Err(e) => Err(e),
    };
    made(&ctx, Part::MemberPrices, &input, done).await
}

async fn made(ctx: &Ctx, part: Part, input: &Input, done: Result<Id>) -> Answer {
    match done {
        Ok(id) if ctx.is_json() => json(StatusCode::CREATED, &Made { id }),
        Ok(_) => shown(ctx, part, Told::Saved).await,
        Err(e) => refused(ctx, part, input, e).await,
    }
}

async fn end(ctx: &Ctx, rule: Rule, id: &str, part: Part) -> Answer {
    let by = ctx.operator()?.id;
    operator::end(&ctx.app, rule, id.parse().map_err(|()| Error::NotFound)?, by).await?;
    ended(ctx, part).await
}

async fn ended(ctx: &Ctx, part: Part) -> Answer {
    if ctx.is_json() { super::ctx::nothing() } else { shown(ctx, part, Told::Saved).await }
}

/// The part as it stands now.
async fn shown(ctx: &Ctx, part: Part, told: Told<'_>) -> Answer {
    if ctx.wants != Wants::Fragment {
        return Ok(ctx.go(&format!("/operator/shop#{}", part.id())));
    }
    let rules = operator::view(&ctx.app, &mut *ctx.app.db.read().await?).await?;
    let page = ctx.page().await?;
    Ok(markup(StatusCode::OK, ui::shop::part(&page, &rules, part, &Form::empty(), told)))
}

async fn refused(ctx: &Ctx, part: Part, input: &Input, error: Error) -> Answer {
    if ctx.is_json() {
        return Err(error);
    }
    let typed = input.fields()?;
    let rules = operator::view(&ctx.app, &mut *ctx.app.db.read().await?).await?;
    ctx.refused(error, async |page, errors| {
        let form = Form::new(&typed, errors);
        Ok(match ctx.wants {
            Wants::Fragment => ui::shop::part(page, &rules, part, &form, Told::Nothing),
            Wants::Page | Wants::Json => ui::shop::page(page, &rules, Some(part), &form, Told::Nothing),
        })
    })
    .await
}
