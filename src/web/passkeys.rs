//! Passkeys: adding, naming and removing one's own, and signing in by one.

use axum::extract::Path;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::accounts::{Session, signed_in};
use super::ctx::{Answer, Ctx, is_local, json, nothing};
use super::errors::Problem;
use super::input::Input;
use super::settings;
use super::ui;
use super::ui::form::Form;
use crate::accounts::passkeys::{self, ChallengeView};
use crate::accounts::view::PasskeyView;
use crate::kit::{Error, Id, Result};

/// The passkeys of an account.
#[derive(Serialize, ToSchema)]
pub struct Passkeys {
    pub items: Vec<PasskeyView>,
}

/// What proves that the owner asks, where signing in was more than a quarter of an hour ago.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Proof {
    /// The account's password.
    pub password: String,
}

/// A browser's answer that makes a passkey.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewPasskey {
    /// As it was handed out.
    pub challenge: String,
    /// The `PublicKeyCredential`, bytes as base64url.
    #[schema(value_type = Object)]
    pub credential: Value,
    /// What to call it; up to 60 characters.
    pub name: String,
}

/// Another name.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PasskeyName {
    /// 1 to 60 characters.
    pub name: String,
}

/// A browser's answer that signs in.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct SignInByPasskey {
    /// As it was handed out.
    pub challenge: String,
    /// The `PublicKeyCredential`, bytes as base64url.
    #[schema(value_type = Object)]
    pub credential: Value,
    /// Where a page goes afterwards.
    #[schema(ignore)]
    next: String,
}

#[utoipa::path(get, path = "/me/passkeys", tag = "accounts", security(("token" = [])), responses(
    (status = 200, body = Passkeys), (status = 401, body = Problem)))]
pub async fn index(ctx: Ctx) -> Answer {
    let items = passkeys::list(&ctx.app, ctx.account()?.id).await?;
    json(StatusCode::OK, &Passkeys { items })
}

/// Asks for a new passkey. Needs the password when signing in was a while ago.
#[utoipa::path(post, path = "/me/passkey-challenges", tag = "accounts", security(("token" = [])), request_body = Proof, responses(
    (status = 201, body = ChallengeView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn begin(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let Proof { password } = input.read()?;
    match passkeys::begin_adding(&ctx.app, account, ctx.token.as_ref(), &password).await {
        Ok(challenge) => json(StatusCode::CREATED, &challenge),
        Err(e) => refused(&ctx, e, &[]).await,
    }
}

#[utoipa::path(post, path = "/me/passkeys", tag = "accounts", security(("token" = [])), request_body = NewPasskey, responses(
    (status = 201, body = PasskeyView), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn create(ctx: Ctx, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let NewPasskey { challenge, credential, name } = input.read()?;
    match passkeys::add(&ctx.app, account, &challenge, &credential, &name).await {
        Ok(passkey) if ctx.is_json() => json(StatusCode::CREATED, &passkey),
        Ok(_) => changed(&ctx, "passkeys-added").await,
        Err(e) => refused(&ctx, e, &[("name", &name)]).await,
    }
}

#[utoipa::path(put, path = "/me/passkeys/{id}", tag = "accounts", security(("token" = [])), params(("id" = String, Path)), request_body = PasskeyName, responses(
    (status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn rename(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (account, id) = (ctx.account()?.id, id_of(&id)?);
    let PasskeyName { name } = input.read()?;
    match passkeys::rename(&ctx.app, account, id, &name).await {
        Ok(()) if ctx.is_json() => nothing(),
        Ok(()) => changed(&ctx, "settings-saved").await,
        Err(e) => refused(&ctx, e, &[]).await,
    }
}

/// Removes a passkey. Needs the password when signing in was a while ago.
#[utoipa::path(delete, path = "/me/passkeys/{id}", tag = "accounts", security(("token" = [])), params(("id" = String, Path)), request_body = Proof, responses(
    (status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn remove(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (account, id) = (ctx.account()?.id, id_of(&id)?);
    let Proof { password } = input.read()?;
    match passkeys::remove(&ctx.app, account, ctx.token.as_ref(), &password, id).await {
        Ok(()) if ctx.is_json() => nothing(),
        Ok(()) => changed(&ctx, "passkeys-removed").await,
        Err(e) => refused(&ctx, e, &[]).await,
    }
}

fn id_of(text: &str) -> Result<Id> {
    text.parse().map_err(|()| Error::NotFound)
}

async fn changed(ctx: &Ctx, said: &'static str) -> Answer {
    let settings = settings::settings(ctx).await?;
    ctx.done(StatusCode::OK, &(), "/me/settings", async |page| {
        Ok(ui::passkeys::section(page, &settings.ways, &Form::empty(), Some(said)))
    })
    .await
}

async fn refused(ctx: &Ctx, error: Error, typed: &[(&str, &str)]) -> Answer {
    if ctx.is_json() {
        return Err(error);
    }
    let settings = settings::settings(ctx).await?;
    let typed: Vec<(String, String)> = typed.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    let fragment = ctx.wants == super::ctx::Wants::Fragment;
    ctx.refused(error, async |page, errors| {
        let form = Form::new(&typed, errors);
        Ok(if fragment {
            ui::passkeys::section(page, &settings.ways, &form, None)
        } else {
            ui::settings::with_passkeys(page, &settings, &form)
        })
    })
    .await
}

/// Asks for a passkey of this site, whoever is there.
#[utoipa::path(post, path = "/passkey-challenges", tag = "accounts", responses(
    (status = 201, body = ChallengeView), (status = 403, body = Problem), (status = 429, body = Problem)))]
pub async fn begin_sign_in(ctx: Ctx) -> Answer {
    json(StatusCode::CREATED, &passkeys::begin_sign_in(&ctx.app, &ctx.address).await?)
}

#[utoipa::path(post, path = "/passkey-sessions", tag = "accounts", request_body = SignInByPasskey, responses(
    (status = 201, body = Session), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn sign_in(ctx: Ctx, input: Input) -> Answer {
    let SignInByPasskey { challenge, credential, next } = input.read()?;
    match passkeys::sign_in(&ctx.app, &challenge, &credential, &ctx.address, &ctx.device).await {
        Err(e) => {
            let typed = [("next".to_owned(), next)];
            let ways = super::accounts::ways(&ctx);
            ctx.refused(e, async |page, errors| Ok(ui::sign_in::page(page, &ways, &Form::new(&typed, errors)))).await
        }
        Ok((_, token)) if ctx.is_json() => json(StatusCode::CREATED, &Session { token: token.0 }),
        Ok((_, token)) => Ok(signed_in(&ctx, &token, if is_local(&next) { &next } else { "/" })),
    }
}
