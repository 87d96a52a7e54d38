//! Posts: publishing, reading, removing; and the page of the write gate.

use axum::extract::{FromRequest, Path, Query, Request};
use axum::response::IntoResponse;
use http::{HeaderValue, StatusCode, header};
use maud::Markup;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::comments::{Asked, Shown};
use super::compose;
use super::ctx::{Answer, Ctx, Wants, json, markup, nothing, see};
use super::errors::Problem;
use super::input::Input;
use super::operator::posts::Removal;
use super::ui;
use crate::accounts::view::Role;
use crate::feed::Ask;
use crate::kit::{Error, FieldError, Id, Result};
use crate::posts::revise::{EarlierText, Revision};
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

pub async fn answer(ctx: &Ctx, post: PostView) -> Result<PostAnswer> {
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
    let post = posts::find(&mut *ctx.app.db.read().await?, id_of(&id)?, ctx.asker()).await;
    if let (Wants::Page, Err(Error::Gone)) = (ctx.wants, &post) {
        return gone(&ctx, id_of(&id)?).await;
    }
    let post = post?;
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

/// The place of a removed post: that it is gone, why for those it concerns, and posts like it.
async fn gone(ctx: &Ctx, post: Id) -> Answer {
    let staff = ctx.viewer.as_ref().is_some_and(|v| v.role != Role::Shopper);
    let mut conn = ctx.app.db.read().await?;
    let removal = posts::removal::of(&mut conn, post).await?;
    let own = removal.as_ref().filter(|r| !r.by_store && ctx.asker() == Some(r.author));
    let undo = own.and_then(|r| r.undo_until).filter(|until| *until > ctx.app.clock.now());
    let told = removal.filter(|r| r.by_store && (staff || ctx.asker() == Some(r.author)));
    let interests = posts::facts::of(&mut conn, &[post]).await?.pop().map(|p| p.interests).unwrap_or_default();
    drop(conn);
    followers::read_own_writes(&ctx.app).await?;
    let mut similar = feed::related_posts(&ctx.app, ctx.asker(), post, 6).await?;
    for topic in interests {
        if similar.len() >= 6 {
            break;
        }
        let ask = Ask { lens: feed::lens("newest")?, topic: Some(topic), limit: 6, ..Ask::default() };
        let more = feed::page(&ctx.app, ctx.asker(), ctx.locale, &ask).await?;
        for one in more.items.into_iter().filter_map(|item| item.post) {
            if similar.len() < 6 && similar.iter().all(|held| held.id != one.id) {
                similar.push(one);
            }
        }
    }
    let page = ctx.page().await?;
    Ok(markup(StatusCode::GONE, ui::post::gone(&page, post, (told.as_ref(), undo), staff, &similar)))
}

#[utoipa::path(delete, path = "/posts/{id}", tag = "posts", params(("id" = Id, Path)), security(("token" = [])), request_body = Removal, responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 410, body = Problem)))]
pub async fn remove(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let viewer = ctx.account()?;
    // Whoever removes what is not theirs gives a reason.
    let Removal { reason } = input.read()?;
    posts::remove(&ctx.app, id_of(&id)?, viewer, &reason).await?;
    if ctx.is_json() {
        return nothing();
    }
    // The page says that it is gone, and to its author how to take that back.
    Ok(ctx.go(&format!("/posts/{id}")))
}

#[utoipa::path(put, path = "/posts/{id}", tag = "posts", params(("id" = Id, Path)), security(("token" = [])), request_body = Revision, responses(
    (status = 200, body = PostAnswer), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem), (status = 410, body = Problem), (status = 422, body = Problem)))]
pub async fn revise(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (author, id) = (ctx.account()?.id, id_of(&id)?);
    let to: Revision = if ctx.is_json() { input.read()? } else { revision_of(&input.fields()?) };
    match posts::revise::revise(&ctx.app, id, author, &to).await {
        Ok(post) if ctx.is_json() => json(StatusCode::OK, &answer(&ctx, post).await?),
        Ok(_) => Ok(ctx.go(&format!("/posts/{id}"))),
        Err(Error::Invalid(errors)) if !ctx.is_json() => {
            let post = posts::find(&mut *ctx.app.db.read().await?, id, Some(author)).await?;
            let page = ctx.page().await?;
            Ok(markup(StatusCode::UNPROCESSABLE_ENTITY, ui::post_edit::page(&page, &post, &to, &errors)))
        }
        Err(e) => Err(e),
    }
}

fn revision_of(fields: &[(String, String)]) -> Revision {
    let all = |name: &str| fields.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.clone()).collect::<Vec<_>>();
    Revision { text: all("text").pop(), alts: all("alt") }
}

/// `GET /posts/{id}/edit`: the form for changing one's post.
pub async fn edit(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let author = ctx.account()?.id;
    let post = posts::find(&mut *ctx.app.db.read().await?, id_of(&id)?, Some(author)).await?;
    if post.author.id != author {
        return Err(Error::forbidden("not_yours"));
    }
    let to =
        Revision { text: Some(post.text.clone()), alts: post.photos.iter().map(|p| p.photo.alt.clone()).collect() };
    ctx.reply(&(), async |page| Ok(ui::post_edit::page(page, &post, &to, &[]))).await
}

/// What a post said before.
#[derive(Serialize, ToSchema)]
pub struct EarlierTexts {
    /// The latest first.
    pub items: Vec<EarlierText>,
}

#[utoipa::path(get, path = "/posts/{id}/texts", tag = "posts", params(("id" = Id, Path)), security((), ("token" = [])), responses(
    (status = 200, body = EarlierTexts), (status = 404, body = Problem), (status = 410, body = Problem)))]
pub async fn texts(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let post = posts::find(&mut *ctx.app.db.read().await?, id_of(&id)?, ctx.asker()).await?;
    let items = posts::revise::earlier(&mut *ctx.app.db.read().await?, post.id).await?;
    let earlier = EarlierTexts { items };
    ctx.reply(&earlier, async |page| Ok(ui::post_edit::texts(page, &post, &earlier.items))).await
}

/// `GET /write`: the write gate, which rule is missing and how to meet it.
pub async fn gate(ctx: Ctx) -> Answer {
    let standing = match ctx.asker() {
        Some(account) => Some(gate::standing(&ctx.app, &mut *ctx.app.db.read().await?, account).await?),
        None => None,
    };
    ctx.reply(&(), async |page| Ok(ui::gate::page(page, standing.as_ref()))).await
}
