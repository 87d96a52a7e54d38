//! Links from mails: a new password, a new mail address.

use axum::extract::Path;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, json, markup, nothing};
use super::errors::Problem;
use super::input::Input;
use super::ui;
use crate::accounts::{recovery, sessions};

/// Whom a link is for.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Ask {
    pub email: String,
}

/// A password to be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewPassword {
    /// 10 to 200 characters.
    pub password: String,
}

/// Where a mail went.
#[derive(Debug, Serialize, ToSchema)]
pub struct Sent {
    pub email: String,
}

/// `GET /password-resets/new`
pub async fn new(ctx: Ctx) -> Answer {
    ctx.reply(&(), async |page| Ok(ui::recovery::ask(page, &ui::form::Form::empty()))).await
}

/// Asks for a link to set a new password. The answer is the same whether somebody has the address or not.
#[utoipa::path(post, path = "/password-resets", tag = "accounts", request_body = Ask, responses(
    (status = 202, body = Sent), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn create(ctx: Ctx, input: Input) -> Answer {
    let Ask { email } = input.read()?;
    match recovery::ask(&ctx.app, &email, &ctx.address).await {
        Err(e) => {
            let typed = [("email".to_owned(), email)];
            ctx.refused(e, async |page, errors| Ok(ui::recovery::ask(page, &ui::form::Form::new(&typed, errors)))).await
        }
        Ok(()) if ctx.is_json() => json(StatusCode::ACCEPTED, &Sent { email }),
        Ok(()) => Ok(markup(StatusCode::ACCEPTED, ui::recovery::sent(&ctx.page().await?, &email))),
    }
}

/// `GET /password-resets/{token}`
pub async fn show(ctx: Ctx, Path(token): Path<String>) -> Answer {
    recovery::look(&ctx.app, &token).await?;
    ctx.reply(&(), async |page| Ok(ui::recovery::reset(page, &token, &ui::form::Form::empty()))).await
}

/// Sets a new password by a link. Every session ends.
#[utoipa::path(put, path = "/password-resets/{token}", tag = "accounts", request_body = NewPassword, params(("token" = String, Path)), responses(
    (status = 204), (status = 410, body = Problem), (status = 422, body = Problem)))]
pub async fn reset(ctx: Ctx, Path(token): Path<String>, input: Input) -> Answer {
    let NewPassword { password } = input.read()?;
    match recovery::reset(&ctx.app, &token, &password).await {
        Err(e) => {
            ctx.refused(e, async |page, errors| {
                Ok(ui::recovery::reset(page, &token, &ui::form::Form::new(&[], errors)))
            })
            .await
        }
        Ok(_) if ctx.is_json() => nothing(),
        Ok(account) => {
            let token = sessions::start(&ctx.app, account, &ctx.device).await?;
            Ok(super::accounts::signed_in(&ctx, &token, "/"))
        }
    }
}

/// `GET /email-changes/{token}`: a button, because programs that read mails open every link in them.
pub async fn confirm(ctx: Ctx, Path(token): Path<String>) -> Answer {
    let email = recovery::new_address(&ctx.app, &token).await?;
    ctx.reply(&(), async |page| Ok(ui::recovery::confirm(page, &token, &email))).await
}

/// Takes the new mail address that a link proves.
#[utoipa::path(put, path = "/email-changes/{token}", tag = "accounts", params(("token" = String, Path)), responses(
    (status = 204), (status = 409, body = Problem), (status = 410, body = Problem)))]
pub async fn take(ctx: Ctx, Path(token): Path<String>) -> Answer {
    recovery::take_address(&ctx.app, &token).await?;
    if ctx.is_json() { nothing() } else { Ok(ctx.go("/me/settings")) }
}
