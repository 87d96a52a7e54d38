//! `/membership`: the plans, one's own, its receipts, and confirming a payment of it.

use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, Wants, json, markup};
use super::errors::Problem;
use super::input::Input;
use super::payments::{Confirmation, let_stripe_in};
use super::ui;
use super::ui::form::Form;
use crate::kit::{Error, Id, Result};
use crate::membership::payments;
use crate::membership::subscriptions::{self, CONFIRMATION};
use crate::membership::view::{self, MembershipView};
use crate::orders::payments::{Confirm, PaymentChoice};

/// Which plan, and what pays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PlanForm {
    /// `monthly` or `yearly`.
    pub plan: String,
    /// The number of a test card; empty: a saved method.
    pub test_card: String,
    /// One of the account's saved methods; left out: what paid last.
    pub saved: Option<Id>,
}

impl PlanForm {
    fn choice(&self) -> PaymentChoice {
        PaymentChoice { test_card: Some(self.test_card.clone()), saved: self.saved }
    }
}

#[utoipa::path(get, path = "/membership", tag = "membership", security(("token" = [])), responses(
    (status = 200, body = MembershipView), (status = 401, body = Problem)))]
pub async fn show(ctx: Ctx) -> Answer {
    if ctx.is_json() {
        return json(StatusCode::OK, &standing(&ctx).await?);
    }
    let view = match ctx.asker() {
        Some(_) => Some(standing(&ctx).await?),
        None => None,
    };
    let offer = view::offer(&ctx.app, &mut *ctx.app.db.read().await?).await?;
    ctx.reply(&(), async |page| Ok(ui::membership::page(page, &offer, view.as_ref(), &Form::empty()))).await
}

async fn standing(ctx: &Ctx) -> Result<MembershipView> {
    let account = ctx.account()?.id;
    view::view(&ctx.app, &mut *ctx.app.db.read().await?, account).await
}

/// Buys a plan; the first time it is free for a while. A payment that waits for the shopper is told by
/// `subscription.confirmation`.
#[utoipa::path(post, path = "/membership", tag = "membership", security(("token" = [])), request_body = PlanForm, responses(
    (status = 201, body = MembershipView), (status = 401, body = Problem), (status = 402, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn join(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let form: PlanForm = input.read()?;
    let done = subscriptions::join(&ctx.app, account, &form.plan, &form.choice()).await;
    answer(&ctx, &form, StatusCode::CREATED, done).await
}

/// Changes the plan, or takes a cancellation back by naming the plan one has.
#[utoipa::path(put, path = "/membership", tag = "membership", security(("token" = [])), request_body = PlanForm, responses(
    (status = 200, body = MembershipView), (status = 401, body = Problem), (status = 402, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn change(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let form: PlanForm = input.read()?;
    let done = subscriptions::change(&ctx.app, account, &form.plan).await;
    answer(&ctx, &form, StatusCode::OK, done).await
}

/// Cancels: the membership runs until the end of what was paid for.
#[utoipa::path(delete, path = "/membership", tag = "membership", security(("token" = [])), responses(
    (status = 200, body = MembershipView), (status = 401, body = Problem), (status = 409, body = Problem)))]
pub async fn cancel(ctx: Ctx) -> Answer {
    let account = ctx.account()?.id;
    let done = subscriptions::cancel(&ctx.app, account).await;
    answer(&ctx, &PlanForm::default(), StatusCode::OK, done).await
}

/// Takes another card for the plan. A renewal that failed is tried with it at once.
#[utoipa::path(put, path = "/membership/payment", tag = "membership", security(("token" = [])), request_body = PlanForm, responses(
    (status = 200, body = MembershipView), (status = 401, body = Problem), (status = 402, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn set_payment(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let form: PlanForm = input.read()?;
    let done = subscriptions::set_method(&ctx.app, account, &form.choice()).await;
    answer(&ctx, &form, StatusCode::OK, done).await
}

/// `GET /membership/confirmation`: where the shopper confirms a payment to their bank.
pub async fn confirmation(ctx: Ctx) -> Answer {
    let account = ctx.account()?.id;
    let Some((confirm, amount)) = payments::confirmation(&ctx.app, account).await? else {
        return Ok(ctx.go("/membership"));
    };
    let public = ctx.app.config.payments.stripe.clone();
    let page = ctx.page().await?;
    let html = match &confirm {
        Confirm::Here => ui::payments::confirm_here(&page, CONFIRMATION, amount, &Form::empty()),
        Confirm::Script { secret } => ui::payments::confirm_there(&page, CONFIRMATION, amount, &public, secret),
    };
    let mut answer = markup(StatusCode::OK, html);
    if matches!(confirm, Confirm::Script { .. }) {
        let_stripe_in(&ctx.app, &mut answer);
    }
    Ok(answer)
}

/// What the shopper says to the bank's question where the provider asks on our page (`approved`); otherwise that the
/// provider's own script is done.
#[utoipa::path(post, path = "/membership/confirmation", tag = "membership", security(("token" = [])), request_body = Confirmation, responses(
    (status = 200, body = MembershipView), (status = 401, body = Problem), (status = 402, body = Problem)))]
pub async fn confirm(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let said: Confirmation = input.read()?;
    let here = matches!(payments::confirmation(&ctx.app, account).await?, Some((Confirm::Here, _)));
    let done = payments::confirm(&ctx.app, account, here.then(|| said.approved())).await;
    answer(&ctx, &PlanForm::default(), StatusCode::OK, done).await
}

/// The membership as it stands now, or the page with what could not be done.
async fn answer(ctx: &Ctx, form: &PlanForm, status: StatusCode, done: Result<()>) -> Answer {
    if let Err(error) = done {
        let is_told = matches!(error, Error::Invalid(_) | Error::Conflict { .. } | Error::Declined { .. });
        if ctx.is_json() || !is_told {
            return Err(error);
        }
        let view = standing(ctx).await?;
        let saved = form.saved.map(|id| id.to_string()).unwrap_or_default();
        let typed = [("plan", form.plan.clone()), ("test_card", form.test_card.clone()), ("saved", saved)]
            .map(|(name, value)| (name.to_owned(), value));
        let page = ctx.page().await?;
        let shown = Form::refused(&typed, &error);
        let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
        let html = match ctx.wants {
            Wants::Fragment => ui::membership::body(&page, &view, &shown),
            Wants::Page | Wants::Json => ui::membership::page(&page, &view.offer, Some(&view), &shown),
        };
        return Ok(markup(status, html));
    }
    let view = standing(ctx).await?;
    if !ctx.is_json()
        && let Some(confirm) = view.subscription.as_ref().and_then(|own| own.confirmation)
    {
        return Ok(ctx.go(confirm));
    }
    ctx.done(status, &view, "/membership", async |page| Ok(ui::membership::body(page, &view, &Form::empty()))).await
}
