//! Sign-on: to the provider and back.

use axum::extract::Query;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use serde::Deserialize;

use super::accounts::{Next, signed_in};
use super::ctx::{Answer, Ctx, Wants, is_local, markup, nothing, see};
use super::errors::Problem;
use super::guard;
use super::input::Input;
use super::passkeys::Proof;
use super::settings;
use super::ui;
use super::ui::form::Form;
use crate::accounts::sign_on::{self, Came, Return, Start};
use crate::accounts::{Token, proof};
use crate::kit::Error;
use crate::oidc::Brought;

/// What the browser keeps while it is at the provider. It comes back from another site, so `Lax` is the strictest.
const COOKIE: &str = "__Host-sign-on";

fn keep(token: Option<&Token>) -> HeaderValue {
    let (value, age) = token.map_or(("", 0), |t| (t.0.as_str(), 600));
    let text = format!("{COOKIE}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={age}");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

fn with_cookie(mut response: Response, token: Option<&Token>) -> Response {
    response.headers_mut().append(header::SET_COOKIE, keep(token));
    response
}

/// `GET /sign-on`: to the provider. Safe, as nothing is signed in before the way back.
pub async fn begin(ctx: Ctx, Query(next): Query<Next>) -> Answer {
    let next = if is_local(&next.next) { next.next.as_str() } else { "/" };
    let Start { address, browser } = sign_on::begin(&ctx.app, None, next, &ctx.address).await?;
    Ok(with_cookie(ctx.go(&address), Some(&browser)))
}

/// What the provider sends back with the browser.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Back {
    state: String,
    code: String,
    iss: Option<String>,
    error: Option<String>,
}

/// `GET /sign-on/callback`
pub async fn finish(ctx: Ctx, headers: http::HeaderMap, Query(back): Query<Back>) -> Answer {
    if let Some(error) = &back.error {
        tracing::info!("sign-on: the provider says {error:?}");
        return Err(Error::forbidden("sign_on_stopped"));
    }
    let kept = guard::any_cookie(&headers, COOKIE).map(Token);
    let brought = Brought { code: &back.code, issuer: back.iss.as_deref() };
    let back = Return {
        state: &back.state,
        brought,
        browser: kept.as_ref(),
        viewer: ctx.asker(),
        device: &ctx.device,
        language: ctx.locale.tag(),
    };
    let response = match sign_on::finish(&ctx.app, back).await? {
        Came::Linked => see("/me/settings"),
        Came::In { token, new: true, .. } => signed_in(&ctx, &token, "/interests"),
        Came::In { token, next, .. } => signed_in(&ctx, &token, if is_local(&next) { &next } else { "/" }),
    };
    Ok(with_cookie(response, None))
}

/// `POST /me/sign-on`: links the account. A form's way to another site is barred to browsers by the policy of our pages,
/// so that one without scripts gets a page with a link.
pub async fn link(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let Proof { password } = input.read()?;
    if let Err(e) = proof::prove(&ctx.app, account, ctx.token.as_ref(), &password).await {
        return refused(&ctx, e).await;
    }
    let Start { address, browser } = sign_on::begin(&ctx.app, Some(account), "", &ctx.address).await?;
    let response = match ctx.wants {
        Wants::Fragment => ctx.go(&address),
        _ => markup(StatusCode::OK, ui::sign_on::on(&ctx.page().await?, &settings::provider(&ctx), &address)),
    };
    Ok(with_cookie(response, Some(&browser)))
}

/// Ends the link to the provider, and the role and membership that came with it. Needs the password when signing in was
/// a while ago.
#[utoipa::path(delete, path = "/me/sign-on", tag = "accounts", security(("token" = [])), request_body = Proof, responses(
    (status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn unlink(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let Proof { password } = input.read()?;
    match sign_on::unlink(&ctx.app, account, ctx.token.as_ref(), &password).await {
        Err(e) => refused(&ctx, e).await,
        Ok(()) if ctx.is_json() => nothing(),
        Ok(()) => {
            let settings = settings::settings(&ctx).await?;
            ctx.done(StatusCode::OK, &(), "/me/settings", async |page| {
                Ok(ui::sign_on::section(page, &settings.ways, &Form::empty(), Some("sign-on-unlinked")))
            })
            .await
        }
    }
}

async fn refused(ctx: &Ctx, error: Error) -> Answer {
    if ctx.is_json() {
        return Err(error);
    }
    let settings = settings::settings(ctx).await?;
    let fragment = ctx.wants == Wants::Fragment;
    ctx.refused(error, async |page, errors| {
        let form = Form::new(&[], errors);
        Ok(if fragment {
            ui::sign_on::section(page, &settings.ways, &form, None)
        } else {
            ui::settings::with_sign_on(page, &settings, &form)
        })
    })
    .await
}
