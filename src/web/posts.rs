//! Posts: publishing, reading, removing; and the page of the write gate.

use axum::extract::{FromRequest, Path, Query, Request};
use axum::response::IntoResponse;
use http::{HeaderValue, StatusCode, header};
use maud::Markup;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::comments::{Asked, Shown};
use super::compose;
use super::ctx::{Answer, Ctx, json, markup, nothing, see};
use super::errors::Problem;
use super::input::Input;
use super::ui;
use crate::kit::{Error, FieldError, Id, Result};
use crate::posts::view::{Mine, PostView};
use crate::posts::{self, NewPost, PostBody, gate};
use crate::{feed, followers};

/// A post and how the asking account stands to it.
#[derive(Serialize, ToSchema)]
pub struct PostAnswer {
    #[serde(flatten)]
    pub post: PostView,
    pub mine: Mine,
}

/// Which part of a list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Where the page starts: `next` of the page before.
    #[param(required = false)]
    pub cursor: String,
    /// 1 to 50; 20 unless said.
    #[param(required = false, value_type = i64)]
    pub limit: String,
}

impl Paging {
    pub fn cursor(&self) -> Option<&str> {
        (!self.cursor.is_empty()).then_some(self.cursor.as_str())
    }

    /// How many are asked for; anything but 1 to 50 is refused.
    pub fn limit(&self) -> Result<i64> {
        let bad = || Error::Invalid(vec![FieldError::new("limit", "bad_limit").with("min", 1).with("max", 50)]);
        match self.limit.as_str() {
            "" => Ok(20),
            text => text.parse().ok().filter(|n| (1..=50).contains(n)).ok_or_else(bad),
        }
    }
}

/// The identifier in an address; anything else is not there.
pub fn id_of(text: &str) -> Result<Id> {
    text.parse().map_err(|()| Error::NotFound)
}

async fn answer(ctx: &Ctx, post: PostView) -> Result<PostAnswer> {
    let mine = posts::mine_of(&mut *ctx.app.db.read().await?, ctx.asker(), &post).await?;
    Ok(PostAnswer { post, mine })
}

/// The answer to a smile or a save: the post as it is now, or the buttons under it.
pub async fn changed(ctx: &Ctx, post: Id) -> Answer {
    let post = posts::find(&mut *ctx.app.db.read().await?, post, ctx.asker()).await?;
    let answer = answer(ctx, post).await?;
    let here = format!("/posts/{}", answer.post.id);
    ctx.done(StatusCode::OK, &answer, ctx.back(&here), async |page| {
        Ok(ui::card::actions(page, &answer.post, &answer.mine))
    })
    .await
}

/// `GET /posts`: posts are read in the feed.
pub async fn index() -> Answer {
    Ok(see("/?lens=newest"))
}

#[utoipa::path(post, path = "/posts", tag = "posts", request_body = PostBody, security(("token" = [])), responses(
    (status = 201, body = PostAnswer), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn create(ctx: Ctx, request: Request) -> Answer {
    let author = ctx.account()?.id;
    gate::check(&ctx.app, &mut *ctx.app.db.read().await?, author).await?;
    if !ctx.is_json() {
        return compose::publish(&ctx, author, request).await;
    }
    let body: PostBody = Input::from_request(request, &ctx.app).await?.read()?;
    let post = posts::publish(&ctx.app, author, &NewPost::parse(&body)?).await?;
    let address = format!("/api/v1/posts/{}", post.id);
    let mut response = json(StatusCode::CREATED, &answer(&ctx, post).await?)?;
    response.headers_mut().insert(header::LOCATION, HeaderValue::from_str(&address).map_err(Error::fault)?);
    Ok(response.into_response())
}

#[utoipa::path(get, path = "/posts/{id}", tag = "posts", params(("id" = Id, Path)), security((), ("token" = [])), responses(
    (status = 200, body = PostAnswer), (status = 404, body = Problem), (status = 410, body = Problem)))]
pub async fn show(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let post = posts::find(&mut *ctx.app.db.read().await?, id_of(&id)?, ctx.asker()).await?;
    if ctx.is_json() {
        return json(StatusCode::OK, &answer(&ctx, post).await?);
    }
    let shown = Shown::load(&ctx, &post, &asked).await?;
    Ok(markup(StatusCode::OK, show_page(&ctx, post, &shown).await?))
}

/// The page of a post with these comments.
pub async fn show_page(ctx: &Ctx, post: PostView, shown: &Shown) -> Result<Markup> {
    let answer = answer(ctx, post).await?;
    followers::read_own_writes(&ctx.app).await?;
    let related = feed::related_posts(&ctx.app, ctx.asker(), answer.post.id, 6).await?;
    Ok(ui::post::page(&ctx.page().await?, &answer.post, &answer.mine, &shown.parts(), &related))
}

#[utoipa::path(delete, path = "/posts/{id}", tag = "posts", params(("id" = Id, Path)), security(("token" = [])), responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 410, body = Problem)))]
pub async fn remove(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let viewer = ctx.account()?;
    posts::remove(&ctx.app, id_of(&id)?, viewer).await?;
    if ctx.is_json() {
        return nothing();
    }
    Ok(ctx.go(&format!("/accounts/{}", viewer.author.handle)))
}

/// `GET /write`: the write gate, which rule is missing and how to meet it.
pub async fn gate(ctx: Ctx) -> Answer {
    let standing = match ctx.asker() {
        Some(account) => Some(gate::standing(&ctx.app, &mut *ctx.app.db.read().await?, account).await?),
        None => None,
    };
    ctx.reply(&(), async |page| Ok(ui::gate::page(page, standing.as_ref()))).await
}
