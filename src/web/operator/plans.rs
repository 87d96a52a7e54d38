//! `/operator/plans`: what plans cost and how they renew, and how they go.

use http::StatusCode;

use super::pages;
use crate::kit::Result;
use crate::membership::desk::{self, PlanRules, PlansView};
use crate::web::ctx::{Answer, Ctx, json};
use crate::web::errors::Problem;
use crate::web::input::Input;
use crate::web::ui::form::Form;

async fn view(ctx: &Ctx) -> Result<PlansView> {
    desk::view(&ctx.app, &mut *ctx.app.db.read().await?).await
}

#[utoipa::path(get, path = "/operator/plans", tag = "operator", security(("token" = [])), responses(
    (status = 200, body = PlansView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(ctx: Ctx) -> Answer {
    ctx.operator()?;
    let view = view(&ctx).await?;
    ctx.reply(&view, async |page| Ok(pages::plans::page(page, &view, &Form::empty()))).await
}

/// Sets the plans for who joins or changes from now on.
#[utoipa::path(put, path = "/operator/plans", tag = "operator", security(("token" = [])), request_body = PlanRules, responses(
    (status = 200, body = PlansView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn set(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let typed: PlanRules = input.read()?;
    if let Err(e) = desk::set(&ctx.app, &typed, by).await {
        let view = view(&ctx).await?;
        let typed = [
            ("monthly", typed.monthly),
            ("yearly", typed.yearly),
            ("trial_months", typed.trial_months),
            ("retry_days", typed.retry_days),
        ]
        .map(|(name, value)| (name.to_owned(), value));
        return ctx
            .refused(e, async |page, errors| Ok(pages::plans::page(page, &view, &Form::new(&typed, errors))))
            .await;
    }
    changed(&ctx).await
}

/// The plans of the configuration hold again.
#[utoipa::path(delete, path = "/operator/plans", tag = "operator", security(("token" = [])), responses(
    (status = 200, body = PlansView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn reset(ctx: Ctx) -> Answer {
    let by = ctx.operator()?.id;
    desk::reset(&ctx.app, by).await?;
    changed(&ctx).await
}

async fn changed(ctx: &Ctx) -> Answer {
    if ctx.is_json() { json(StatusCode::OK, &view(ctx).await?) } else { Ok(ctx.go("/operator/plans?done=1")) }
}
