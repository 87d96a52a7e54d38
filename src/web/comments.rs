//! Comments of a post: reading for everyone, writing behind the gate.

use axum::extract::{Path, Query};
use http::StatusCode;
use maud::Markup;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, Wants, json, markup, nothing, see};
use super::errors::Problem;
use super::input::Input;
use super::posts::{Paging, id_of, show_page};
use super::ui;
use super::ui::comments::Comments;
use super::ui::page::Page;
use crate::accounts::view::GateView;
use crate::kit::{Error, FieldError, Id, Result};
use crate::posts::comments;
use crate::posts::view::{CommentView, PostView};
use crate::posts::{self, gate};

/// Comments on one page.
const PAGE: i64 = 50;

/// A page of comments: thread after thread, oldest first. An answer carries its thread as `parent`.
#[derive(Serialize, ToSchema)]
pub struct CommentPage {
    pub items: Vec<CommentView>,
    /// Where the next page starts; null at the end.
    pub next: Option<String>,
}

/// A new comment.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewComment {
    /// 1 to 1,000 characters.
    pub text: String,
    /// The comment that is answered. The answer to an answer joins the same thread.
    pub parent: Option<String>,
}

#[utoipa::path(get, path = "/posts/{id}/comments", tag = "posts", params(("id" = Id, Path), Paging), security((), ("token" = [])), responses(
    (status = 200, body = CommentPage), (status = 404, body = Problem), (status = 410, body = Problem), (status = 422, body = Problem)))]
pub async fn index(ctx: Ctx, Path(id): Path<String>, Query(paging): Query<Paging>) -> Answer {
    let post = id_of(&id)?;
    if ctx.wants == Wants::Page {
        // The comments stand on the post's own page.
        return Ok(see(&format!("/posts/{post}#comments")));
    }
    let mut conn = ctx.app.db.read().await?;
    posts::standing(&mut conn, post, ctx.asker()).await?;
    if ctx.is_json() {
        let (items, next) = comments::page(&mut conn, post, ctx.asker(), paging.cursor(), paging.limit()?).await?;
        return json(StatusCode::OK, &CommentPage { items, next });
    }
    let view = posts::find(&mut conn, post, ctx.asker()).await?;
    drop(conn);
    let shown = Shown::load(&ctx, &view, &Asked { comments: paging.cursor.clone(), ..Asked::default() }).await?;
    Ok(markup(StatusCode::OK, shown.section(&ctx.page().await?)))
}

#[utoipa::path(post, path = "/posts/{id}/comments", tag = "posts", params(("id" = Id, Path)), request_body = NewComment, security(("token" = [])), responses(
    (status = 201, body = CommentView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
    (status = 410, body = Problem), (status = 422, body = Problem)))]
pub async fn create(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (account, post) = (ctx.account()?.id, id_of(&id)?);
    let mut conn = ctx.app.db.read().await?;
    gate::check(&ctx.app, &mut conn, account).await?;
    posts::standing(&mut conn, post, ctx.asker()).await?;
    drop(conn);
    let new: NewComment = input.read()?;
    let added = match parent_of(&new) {
        Ok(parent) => comments::add(&ctx.app, post, account, &new.text, parent).await,
        Err(e) => Err(e),
    };
    match added {
        Ok(comment) if ctx.is_json() => json(StatusCode::CREATED, &comment),
        Ok(comment) => written(&ctx, post, &comment).await,
        Err(Error::Invalid(errors)) if !ctx.is_json() => {
            let asked = Asked { reply: new.parent.clone().unwrap_or_default(), ..Asked::default() };
            let view = posts::find(&mut *ctx.app.db.read().await?, post, ctx.asker()).await?;
            let shown = Shown { text: new.text, errors, ..Shown::load(&ctx, &view, &asked).await? };
            let page = match ctx.wants {
                Wants::Fragment => shown.section(&ctx.page().await?),
                _ => show_page(&ctx, view, &shown).await?,
            };
            Ok(markup(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Err(e) => Err(e),
    }
}

fn parent_of(new: &NewComment) -> Result<Option<Id>> {
    match new.parent.as_deref() {
        None | Some("") => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|()| Error::invalid("parent", "unknown_comment")),
    }
}

/// A page shows the comment just written, wherever it stands.
async fn written(ctx: &Ctx, post: Id, comment: &CommentView) -> Answer {
    let view = posts::find(&mut *ctx.app.db.read().await?, post, ctx.asker()).await?;
    let mut shown = Shown::load(ctx, &view, &Asked::default()).await?;
    let there = shown.list.iter().any(|c| c.id == comment.id);
    let cursor = comments::cursor_at(comment);
    match ctx.wants {
        Wants::Fragment => {
            if !there {
                shown = Shown::load(ctx, &view, &Asked { comments: cursor, ..Asked::default() }).await?;
            }
            Ok(markup(StatusCode::OK, shown.section(&ctx.page().await?)))
        }
        _ if there => Ok(see(&format!("/posts/{post}#comment-{}", comment.id))),
        _ => Ok(see(&format!("/posts/{post}?comments={cursor}#comment-{}", comment.id))),
    }
}

#[utoipa::path(delete, path = "/posts/{id}/comments/{comment}", tag = "posts", params(("id" = Id, Path), ("comment" = Id, Path)), security(("token" = [])), responses(
    (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 410, body = Problem)))]
pub async fn remove(ctx: Ctx, Path((id, comment)): Path<(String, String)>) -> Answer {
    let (viewer, post) = (ctx.account()?, id_of(&id)?);
    comments::remove(&ctx.app, post, id_of(&comment)?, viewer).await?;
    match ctx.wants {
        Wants::Json => nothing(),
        Wants::Page => Ok(see(&format!("/posts/{post}#comments"))),
        Wants::Fragment => {
            let view = posts::find(&mut *ctx.app.db.read().await?, post, ctx.asker()).await?;
            let shown = Shown::load(&ctx, &view, &Asked::default()).await?;
            Ok(markup(StatusCode::OK, shown.section(&ctx.page().await?)))
        }
    }
}

/// Which comments a page asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Where the page of comments starts.
    pub comments: String,
    /// The comment that is answered.
    pub reply: String,
}

/// The comments as a page shows them.
pub struct Shown {
    post: Id,
    count: i64,
    list: Vec<CommentView>,
    next: Option<String>,
    gate: Option<GateView>,
    parent: Option<Id>,
    text: String,
    errors: Vec<FieldError>,
}

impl Shown {
    /// Loads a page of comments. Threads are never shown without their head, nor an answer's form without what is
    /// answered.
    pub async fn load(ctx: &Ctx, view: &PostView, asked: &Asked) -> Result<Self> {
        let (post, count) = (view.id, view.comments);
        let mut conn = ctx.app.db.read().await?;
        let at = (!asked.comments.is_empty()).then_some(asked.comments.as_str());
        let (mut list, next) = comments::page(&mut conn, post, ctx.asker(), at, PAGE).await?;
        let parent: Option<Id> = asked.reply.parse().ok();
        let head = list.first().and_then(|c| c.parent);
        for wanted in [head, parent].into_iter().flatten() {
            if !list.iter().any(|c| c.id == wanted)
                && let Ok(comment) = comments::find(&mut conn, post, wanted, ctx.asker()).await
            {
                list.insert(0, comment);
            }
        }
        let gate = match ctx.asker() {
            Some(account) => Some(gate::standing(&ctx.app, &mut conn, account).await?),
            None => None,
        };
        Ok(Self { post, count, list, next, gate, parent, text: String::new(), errors: Vec::new() })
    }

    /// What the components are given.
    pub fn parts(&self) -> Comments<'_> {
        Comments {
            post: self.post,
            count: self.count,
            list: &self.list,
            next: self.next.as_deref(),
            gate: self.gate.as_ref(),
            text: &self.text,
            parent: self.parent,
            errors: &self.errors,
        }
    }

    fn section(&self, page: &Page) -> Markup {
        ui::comments::section(page, &self.parts())
    }
}
