//! `/me/settings`: one's profile, address, password and sessions.

use axum::extract::{Path, Request};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, json, markup, nothing};
use super::errors::Problem;
use super::input::Input;
use super::recovery::Sent;
use super::ui::form::Form;
use super::ui::page::Page;
use super::ui::passkeys::Ways;
use super::ui::settings::{self as ui, Settings};
use super::upload;
use crate::accounts::view::{MeView, SessionView};
use crate::accounts::{self, passkeys, proof, recovery, sessions, sign_on};
use crate::kit::{Error, Id, Result};
use crate::media;
use crate::posts::uploads;

/// What a profile says.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Profile {
    /// 1 to 60 characters.
    pub name: String,
    /// Up to 300 characters.
    pub bio: String,
}

/// Another mail address.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewEmail {
    pub email: String,
    /// The account's password.
    pub password: String,
}

/// Another password.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ChangePassword {
    /// The password so far.
    pub current: String,
    /// 10 to 200 characters.
    pub password: String,
}

/// The sessions of an account.
#[derive(Serialize, ToSchema)]
pub struct Sessions {
    pub items: Vec<SessionView>,
}

/// `GET /me/settings`
pub async fn show(ctx: Ctx) -> Answer {
    let settings = settings(&ctx).await?;
    ctx.reply(&(), async |page| Ok(ui::page(page, &settings))).await
}

/// What the page shows.
pub async fn settings(ctx: &Ctx) -> Result<Settings> {
    let viewer = ctx.account()?;
    let (email, bio) = accounts::private(&mut *ctx.app.db.read().await?, viewer.id).await?;
    let sessions = sessions::list(&ctx.app, viewer.id, ctx.token.as_ref()).await?;
    let author = accounts::author(&mut *ctx.app.db.read().await?, viewer.id).await?;
    Ok(Settings { author, email, bio, sessions, ways: ways(ctx, viewer.id).await? })
}

/// What the provider of sign-on is called; empty where there is none.
pub fn provider(ctx: &Ctx) -> String {
    ctx.app.sign_on.as_ref().map(|provider| provider.name().to_owned()).unwrap_or_default()
}

async fn ways(ctx: &Ctx, account: Id) -> Result<Ways> {
    Ok(Ways {
        passkeys: passkeys::list(&ctx.app, account).await?,
        host: passkeys::host(&ctx.app),
        device: ctx.device.clone(),
        fresh: proof::is_fresh(&ctx.app, ctx.token.as_ref()).await?,
        password: ctx.app.config.sign_on.passwords && proof::has_password(&ctx.app, account).await?,
        passwords: ctx.app.config.sign_on.passwords,
        sign_on: match &ctx.app.sign_on {
            Some(provider) => Some((provider.name().to_owned(), sign_on::link(&ctx.app, account).await?)),
            None => None,
        },
    })
}

#[utoipa::path(put, path = "/me", tag = "accounts", security(("token" = [])), request_body = Profile, responses(
    (status = 200, body = MeView), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn set_profile(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let profile: Profile = input.read()?;
    if let Err(e) = accounts::set_profile(&ctx.app, account, &profile.name, &profile.bio, None).await {
        let typed = [("name".to_owned(), profile.name), ("bio".to_owned(), profile.bio)];
        return again(&ctx, e, &typed, ui::profile, ui::with_profile).await;
    }
    if ctx.is_json() {
        return super::me::again(ctx).await;
    }
    let settings = settings(&ctx).await?;
    ctx.done(StatusCode::OK, &(), "/me/settings", async |page| Ok(ui::profile(page, &settings, &Form::empty(), true)))
        .await
}

/// The picture of one's profile, in the field `file`.
#[utoipa::path(put, path = "/me/avatar", tag = "accounts", security(("token" = [])),
    request_body(content = super::photos::Upload, content_type = "multipart/form-data"), responses(
    (status = 204), (status = 401, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
pub async fn set_avatar(ctx: Ctx, request: Request) -> Answer {
    let account = ctx.account()?.id;
    uploads::throttle(&ctx.app, account).await?;
    let picture = media::store(&ctx.app, upload::photo(request, &ctx.app).await?).await?;
    accounts::set_avatar(&ctx.app, account, Some(&picture)).await?;
    if ctx.is_json() { nothing() } else { Ok(ctx.go("/me/settings")) }
}

#[utoipa::path(delete, path = "/me/avatar", tag = "accounts", security(("token" = [])), responses(
    (status = 204), (status = 401, body = Problem)))]
pub async fn remove_avatar(ctx: Ctx) -> Answer {
    accounts::set_avatar(&ctx.app, ctx.account()?.id, None).await?;
    if ctx.is_json() { nothing() } else { Ok(ctx.go("/me/settings")) }
}

/// Asks for another mail address: a link goes there, and only its use changes anything.
#[utoipa::path(put, path = "/me/email", tag = "accounts", security(("token" = [])), request_body = NewEmail, responses(
    (status = 202, body = Sent), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn set_email(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let NewEmail { email, password } = input.read()?;
    if let Err(e) = recovery::ask_for_address(&ctx.app, account, &email, &password).await {
        return again(&ctx, e, &[("email".to_owned(), email)], ui::address, ui::with_address).await;
    }
    if ctx.is_json() {
        return json(StatusCode::ACCEPTED, &Sent { email });
    }
    let settings = settings(&ctx).await?;
    ctx.done(StatusCode::ACCEPTED, &(), "/me/settings", async |page| {
        Ok(ui::address(page, &settings, &Form::empty(), true))
    })
    .await
}

/// Another password. Every other session ends.
#[utoipa::path(put, path = "/me/password", tag = "accounts", security(("token" = [])), request_body = ChangePassword, responses(
    (status = 204), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn set_password(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let ChangePassword { current, password } = input.read()?;
    if let Err(e) = recovery::change_password(&ctx.app, account, &current, &password, ctx.token.as_ref()).await {
        return again(&ctx, e, &[], ui::password, ui::with_password).await;
    }
    if ctx.is_json() {
        return nothing();
    }
    let settings = settings(&ctx).await?;
    ctx.done(StatusCode::OK, &(), "/me/settings", async |page| Ok(ui::password(page, &settings, &Form::empty(), true)))
        .await
}

/// A form that was refused: the one part for a script, else the whole page with that part.
async fn again(
    ctx: &Ctx,
    error: Error,
    typed: &[(String, String)],
    part: fn(&Page, &Settings, &Form<'_>, bool) -> maud::Markup,
    whole: fn(&Page, &Settings, &Form<'_>) -> maud::Markup,
) -> Answer {
    if ctx.is_json() {
        return Err(error);
    }
    let settings = settings(ctx).await?;
    let fragment = ctx.wants == super::ctx::Wants::Fragment;
    ctx.refused(error, async |page, errors| {
        let form = Form::new(typed, errors);
        Ok(if fragment { part(page, &settings, &form, false) } else { whole(page, &settings, &form) })
    })
    .await
}

#[utoipa::path(get, path = "/me/sessions", tag = "accounts", security(("token" = [])), responses(
    (status = 200, body = Sessions), (status = 401, body = Problem)))]
pub async fn sessions(ctx: Ctx) -> Answer {
    let items = sessions::list(&ctx.app, ctx.account()?.id, ctx.token.as_ref()).await?;
    json(StatusCode::OK, &Sessions { items })
}

/// Ends every session but the one that asks.
#[utoipa::path(delete, path = "/me/sessions", tag = "accounts", security(("token" = [])), responses(
    (status = 204), (status = 401, body = Problem)))]
pub async fn end_others(ctx: Ctx) -> Answer {
    let account = ctx.account()?.id;
    if let Some(token) = &ctx.token {
        sessions::end_others(&ctx.app, account, token).await?;
    }
    ended(&ctx).await
}

#[utoipa::path(delete, path = "/me/sessions/{id}", tag = "accounts", security(("token" = [])), params(("id" = String, Path)), responses(
    (status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn end(ctx: Ctx, Path(id): Path<String>) -> Answer {
    sessions::end_named(&ctx.app, ctx.account()?.id, &id).await?;
    ended(&ctx).await
}

async fn ended(ctx: &Ctx) -> Answer {
    if ctx.is_json() {
        return nothing();
    }
    let settings = settings(ctx).await?;
    let page = ctx.page().await?;
    Ok(match ctx.wants {
        super::ctx::Wants::Fragment => markup(StatusCode::OK, ui::sessions(&page, &settings)),
        _ => ctx.go("/me/settings"),
    })
}
