//! The way to the store's own checkout, and its messages.

use axum::body::Bytes;
use axum::extract::{Query, State};
use http::{HeaderMap, StatusCode};

use super::ctx::{Answer, Ctx, json};
use super::errors::Problem;
use super::orders::{CheckoutQuery, what};
use crate::app::App;
use crate::kit::{Error, Result};
use crate::orders::elsewhere::{self, Link};

#[utoipa::path(get, path = "/checkout/elsewhere", tag = "orders", security(("token" = [])),
    params(("sku" = Option<String>, Query, description = "One variant; left out: the bag"), ("quantity" = Option<i64>, Query), ("post" = Option<String>, Query)), responses(
    (status = 200, body = Link, description = "The signed way to the store's own checkout"), (status = 401, body = Problem),
    (status = 404, body = Problem, description = "One buys here"), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn go(ctx: Ctx, Query(asked): Query<CheckoutQuery>) -> Answer {
    let account = ctx.account()?.id;
    let link = elsewhere::link(&ctx.app, &mut *ctx.app.db.read().await?, account, &what(asked)?).await;
    match link {
        Ok(link) if ctx.is_json() => json(StatusCode::OK, &link),
        Ok(link) => Ok(ctx.go(&link.url)),
        Err(Error::Conflict { code: "empty_bag", .. }) if !ctx.is_json() => Ok(ctx.go("/bag")),
        Err(e) => Err(e),
    }
}

/// An order of the store's own checkout, signed. Any answer but 2xx makes it come again. `docs/payments.md` has the body.
#[utoipa::path(post, path = "/webhooks/checkout", tag = "orders",
    params(("Vitrine-Signature" = String, Header, description = "t=<seconds>,v1=<hex>")), responses(
    (status = 200), (status = 400, body = Problem), (status = 404, body = Problem, description = "One buys here"), (status = 422, body = Problem)))]
pub async fn heard(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Result<StatusCode> {
    let signature = headers.get("vitrine-signature").and_then(|v| v.to_str().ok()).unwrap_or_default();
    elsewhere::take(&app, signature, &body).await?;
    Ok(StatusCode::OK)
}
