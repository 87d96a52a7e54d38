//! Accounts and sessions: sign-up, sign-in, sign-out, profiles, follows.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, is_local, json, nothing};
use super::errors::Problem;
use super::guard;
use super::input::Input;
use super::ui;
use crate::accounts::view::ProfileView;
use crate::accounts::{self, SignUp, Token, follows, passkeys, sessions};
use crate::i18n::Locale;
use crate::kit::{Error, Id, Result};
use crate::posts;

/// A new account.
#[derive(Serialize, ToSchema)]
pub struct Created {
    pub id: Id,
    pub handle: String,
}

/// A session's secret: send it as `Authorization: Bearer`.
#[derive(Serialize, ToSchema)]
pub struct Session {
    pub token: String,
}

/// What signing in asks for.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct SignIn {
    pub email: String,
    pub password: String,
    /// Where a page goes afterwards.
    #[schema(ignore)]
    next: String,
}

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Next {
    pub next: String,
}

/// `GET /sign-up`
pub async fn new(ctx: Ctx) -> Answer {
    sign_in_is_possible(&ctx)?;
    if !ctx.app.config.sign_on.passwords {
        return Ok(ctx.go("/sign-in"));
    }
    ctx.reply(&(), async |page| Ok(ui::sign_up::page(page, &ui::form::Form::empty()))).await
}

#[utoipa::path(post, path = "/accounts", tag = "accounts", request_body = SignUp, responses(
    (status = 201, body = Created), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn create(ctx: Ctx, input: Input) -> Answer {
    sign_in_is_possible(&ctx)?;
    let mut new: SignUp = input.read()?;
    // The language of the page one signs up on is the one of the account.
    new.language = Locale::of_tag(&new.language).unwrap_or(ctx.locale).tag().to_owned();
    match accounts::sign_up(&ctx.app, &new, &ctx.address).await {
        Err(e) => {
            let typed = if ctx.is_json() { Vec::new() } else { input.fields()? };
            ctx.refused(e, async |page, errors| Ok(ui::sign_up::page(page, &ui::form::Form::new(&typed, errors)))).await
        }
        Ok(id) if ctx.is_json() => {
            let author = accounts::author(&mut *ctx.app.db.read().await?, id).await?;
            json(StatusCode::CREATED, &Created { id, handle: author.handle })
        }
        Ok(id) => Ok(signed_in(&ctx, &sessions::start(&ctx.app, id, &ctx.device).await?, "/interests")),
    }
}

/// `GET /sign-in`
pub async fn new_session(ctx: Ctx, Query(next): Query<Next>) -> Answer {
    sign_in_is_possible(&ctx)?;
    let values = [("next".to_owned(), next.next)];
    let ways = ways(&ctx);
    ctx.reply(&(), async |page| Ok(ui::sign_in::page(page, &ways, &ui::form::Form::new(&values, &[])))).await
}

/// How one can sign in here.
pub fn ways(ctx: &Ctx) -> ui::sign_in::Ways {
    ui::sign_in::Ways {
        passwords: ctx.app.config.sign_on.passwords,
        passkeys: passkeys::host(&ctx.app),
        sign_on: ctx.app.sign_on.as_ref().map(|provider| provider.name().to_owned()),
    }
}

#[utoipa::path(post, path = "/sessions", tag = "accounts", request_body = SignIn, responses(
    (status = 201, body = Session), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn sign_in(ctx: Ctx, input: Input) -> Answer {
    sign_in_is_possible(&ctx)?;
    let SignIn { email, password, next } = input.read()?;
    match sessions::sign_in(&ctx.app, &email, &password, &ctx.address, &ctx.device).await {
        Err(e) => {
            let typed = [("email".to_owned(), email), ("next".to_owned(), next)];
            let ways = ways(&ctx);
            ctx.refused(e, async |page, errors| {
                Ok(ui::sign_in::page(page, &ways, &ui::form::Form::new(&typed, errors)))
            })
            .await
        }
        Ok((_, token)) if ctx.is_json() => json(StatusCode::CREATED, &Session { token: token.0 }),
        Ok((_, token)) => Ok(signed_in(&ctx, &token, if is_local(&next) { &next } else { "/" })),
    }
}

#[utoipa::path(delete, path = "/sessions/current", tag = "accounts", security(("token" = [])), responses(
    (status = 204), (status = 401, body = Problem)))]
pub async fn sign_out(ctx: Ctx) -> Answer {
    ctx.account()?;
    if let Some(token) = &ctx.token {
        sessions::end(&ctx.app, token).await?;
    }
    if ctx.is_json() {
        return nothing();
    }
    let mut response = ctx.go("/");
    response.headers_mut().insert(header::SET_COOKIE, guard::set_cookie(None));
    Ok(response)
}

/// Where a page of posts starts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Page {
    cursor: String,
}

#[utoipa::path(get, path = "/accounts/{handle}", tag = "accounts", security((), ("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = ProfileView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn show(ctx: Ctx, Path(handle): Path<String>, Query(from): Query<Page>) -> Answer {
    let account = find(&ctx, &handle).await?;
    let mut conn = ctx.app.db.read().await?;
    let profile = accounts::profile(&mut conn, account, ctx.asker()).await?;
    if ctx.is_json() {
        return json(StatusCode::OK, &profile);
    }
    let cursor = (!from.cursor.is_empty()).then_some(from.cursor.as_str());
    let (posts, next) = match profile.blocked_by_me {
        Some(true) => (Vec::new(), None),
        _ => posts::by_author(&mut conn, account, cursor, 24).await?,
    };
    drop(conn);
    let page = ctx.page().await?;
    let markup = if ctx.wants == super::ctx::Wants::Fragment {
        ui::profile::grid(&page, &profile.author.handle, &posts, next.as_deref())
    } else {
        ui::profile::page(&page, &profile, &posts, next.as_deref())
    };
    Ok(super::ctx::markup(StatusCode::OK, markup))
}

#[utoipa::path(put, path = "/accounts/{handle}/follow", tag = "accounts", security(("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = ProfileView), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn follow(ctx: Ctx, Path(handle): Path<String>, input: Input) -> Answer {
    set_follow(ctx, &handle, true, &input).await
}

#[utoipa::path(delete, path = "/accounts/{handle}/follow", tag = "accounts", security(("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = ProfileView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn unfollow(ctx: Ctx, Path(handle): Path<String>, input: Input) -> Answer {
    set_follow(ctx, &handle, false, &input).await
}

/// Which of several Follow buttons of one person on a page was pressed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Pressed {
    at: String,
}

async fn set_follow(ctx: Ctx, handle: &str, following: bool, input: &Input) -> Answer {
    let viewer = ctx.account()?.id;
    let Pressed { at } = input.read().unwrap_or_default();
    let followed = find(&ctx, handle).await?;
    if following {
        follows::follow(&ctx.app, viewer, followed).await?;
    } else {
        follows::unfollow(&ctx.app, viewer, followed).await?;
    }
    let profile = accounts::profile(&mut *ctx.app.db.read().await?, followed, Some(viewer)).await?;
    let otherwise = format!("/accounts/{handle}");
    ctx.done(StatusCode::OK, &profile, ctx.back(&otherwise), async |page| {
        Ok(ui::people::follow(page, handle, following, &at))
    })
    .await
}

/// The account behind a handle in an address, or 404.
pub async fn find(ctx: &Ctx, handle: &str) -> Result<Id> {
    accounts::by_handle(&mut *ctx.app.db.read().await?, handle).await?.ok_or(Error::NotFound)
}

/// The redirect that carries a fresh session's cookie.
pub fn signed_in(ctx: &Ctx, token: &Token, then: &str) -> Response {
    let mut response = ctx.go(then).into_response();
    response.headers_mut().insert(header::SET_COOKIE, guard::set_cookie(Some(token)));
    response
}

/// Browsers keep the session's cookie only over https or on loopback: better said than failed in silence.
fn sign_in_is_possible(ctx: &Ctx) -> Result<()> {
    if ctx.is_json() || guard::can_sign_in(&ctx.app) { Ok(()) } else { Err(Error::forbidden("insecure_address")) }
}
