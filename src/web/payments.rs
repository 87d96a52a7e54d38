//! Payments: saved cards, confirming a payment, the provider's webhooks.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::Response;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, json, nothing};
use super::errors::Problem;
use super::input::Input;
use super::ui;
use super::ui::form::Form;
use crate::app::App;
use crate::kit::{Error, Id, Result};
use crate::orders;
use crate::orders::payments::Confirm;
use crate::orders::payments::methods::{self, MethodView, SavingView};
use crate::orders::payments::webhook;

/// `POST /webhooks/stripe`: an event, signed. Any answer but 2xx makes Stripe send it again.
pub async fn stripe(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Result<StatusCode> {
    let signature = headers.get("stripe-signature").and_then(|v| v.to_str().ok()).unwrap_or_default();
    webhook::take(&app, signature, &body).await?;
    Ok(StatusCode::OK)
}

/// `GET /orders/{id}/confirmation`: where the shopper confirms a payment to their bank.
pub async fn confirmation(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let account = ctx.account()?.id;
    let id: Id = id.parse().map_err(|()| Error::NotFound)?;
    let order = orders::order(&mut *ctx.app.db.read().await?, account, id, ctx.app.clock.now()).await?;
    let order = order.ok_or(Error::NotFound)?;
    let Some(confirm) = orders::confirmation(&ctx.app, account, id).await? else {
        return Ok(ctx.go(&format!("/orders/{id}")));
    };
    let public = ctx.app.config.payments.stripe.clone();
    let at = format!("/orders/{id}/confirmation");
    let mut answer = ctx
        .reply(&order, async |page| {
            Ok(match &confirm {
                Confirm::Here => ui::payments::confirm_here(page, &at, order.total, &Form::empty()),
                Confirm::Script { secret } => ui::payments::confirm_there(page, &at, order.total, &public, secret),
            })
        })
        .await?;
    if matches!(confirm, Confirm::Script { .. }) {
        let_stripe_in(&ctx.app, &mut answer);
    }
    Ok(answer)
}

/// What the shopper says on our page; with a provider's own script, that it is done.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Confirmation {
    /// `true` or `false`.
    approved: String,
}

impl Confirmation {
    pub(super) fn approved(&self) -> bool {
        self.approved == "true"
    }
}

/// `POST /orders/{id}/confirmation`
pub async fn confirm(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let id: Id = id.parse().map_err(|()| Error::NotFound)?;
    let said: Confirmation = input.read()?;
    let order = orders::order(&mut *ctx.app.db.read().await?, account, id, ctx.app.clock.now()).await?;
    order.ok_or(Error::NotFound)?;
    match orders::confirmation(&ctx.app, account, id).await? {
        Some(Confirm::Here) => orders::confirm(&ctx.app, account, id, said.approved()).await?,
        // The provider is asked; should it not know yet, its event tells.
        _ => _ = orders::settle(&ctx.app, account, id).await,
    }
    Ok(ctx.go(&format!("/orders/{id}")))
}

/// The cards an account has saved.
#[derive(Serialize, ToSchema)]
pub struct Methods {
    pub items: Vec<MethodView>,
}

#[utoipa::path(get, path = "/me/payment-methods", tag = "payments", security(("token" = [])), responses(
    (status = 200, body = Methods), (status = 401, body = Problem)))]
pub async fn index(ctx: Ctx) -> Answer {
    let account = ctx.account()?.id;
    let held = Methods { items: methods::all(&ctx.app, &mut *ctx.app.db.read().await?, account).await? };
    if ctx.is_json() {
        return json(StatusCode::OK, &held);
    }
    // Only a provider that saves cards by itself has a form for it here.
    let saving = match methods::begin(&ctx.app, account).await {
        Ok(saving) => Some(saving),
        Err(Error::NotFound) => None,
        Err(e) => return Err(e),
    };
    let script = ctx.app.config.payments.stripe.script.clone();
    let mut answer =
        ctx.reply(&(), async |page| Ok(ui::payments::methods(page, &held.items, saving.as_ref(), &script))).await?;
    if saving.is_some() {
        let_stripe_in(&ctx.app, &mut answer);
    }
    Ok(answer)
}

#[utoipa::path(post, path = "/me/payment-methods/setups", tag = "payments", security(("token" = [])), responses(
    (status = 201, body = SavingView), (status = 401, body = Problem), (status = 404, body = Problem, description = "The provider saves no cards")))]
pub async fn begin(ctx: Ctx) -> Answer {
    let account = ctx.account()?.id;
    json(StatusCode::CREATED, &methods::begin(&ctx.app, account).await?)
}

/// A card that the provider has saved.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Saved {
    /// Of the setup that was begun.
    #[schema(required)]
    pub reference: String,
}

#[utoipa::path(post, path = "/me/payment-methods", tag = "payments", security(("token" = [])), request_body = Saved, responses(
    (status = 200, body = Methods), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn save(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let saved: Saved = input.read()?;
    methods::finish(&ctx.app, account, &saved.reference).await?;
    let held = Methods { items: methods::all(&ctx.app, &mut *ctx.app.db.read().await?, account).await? };
    if ctx.is_json() { json(StatusCode::OK, &held) } else { Ok(ctx.go("/me/payment-methods")) }
}

#[utoipa::path(delete, path = "/me/payment-methods/{id}", tag = "payments", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn forget(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let account = ctx.account()?.id;
    methods::forget(&ctx.app, account, id.parse().map_err(|()| Error::NotFound)?).await?;
    if ctx.is_json() { nothing() } else { Ok(ctx.go("/me/payment-methods")) }
}

/// Lets the provider's script and its frames into this one page.
pub(super) fn let_stripe_in(app: &App, answer: &mut Response) {
    let script = &app.config.payments.stripe.script;
    let origin: String = script.split('/').take(3).collect::<Vec<_>>().join("/");
    let policy = super::guard::CSP
        .replace("script-src 'self'", &format!("script-src 'self' {origin}"))
        .replace("connect-src 'self'", "connect-src 'self' https://api.stripe.com")
        + &format!("; frame-src {origin} https://hooks.stripe.com");
    // An address with a sign that no header carries gets nothing in.
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}
