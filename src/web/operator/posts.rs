//! `/operator/posts`: posts as moderators and operators look through them; removing with a reason, and restoring.

use axum::extract::{Path, Query};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{known, pages};
use crate::kit::{Error, FieldError, Result};
use crate::posts::desk::{self, Only, Which};
use crate::posts::removal;
use crate::posts::view::{DeskPost, RemovalView};
use crate::web::ctx::{Answer, Ctx, json};
use crate::web::errors::Problem;
use crate::web::input::Input;
use crate::web::posts::id_of;
use crate::web::ui::form::Form;
use crate::web::ui::page::query;

/// Which posts.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// In the text.
    #[param(required = false)]
    pub q: String,
    /// Handle of the author.
    #[param(required = false)]
    pub author: String,
    /// `shown`, `removed`; empty: all.
    #[param(required = false)]
    pub only: String,
    pub cursor: Option<String>,
}

impl Asked {
    async fn which(&self, ctx: &Ctx) -> Result<Which> {
        let only = match self.only.as_str() {
            "" => Only::All,
            "shown" => Only::Shown,
            "removed" => Only::Removed,
            _ => return Err(Error::invalid("only", "bad_value")),
        };
        let author = match self.author.trim() {
            "" => None,
            handle => Some(known(ctx, "author", handle).await?),
        };
        Ok(Which { words: self.q.clone(), author, only })
    }

    /// The address of the page after this one.
    pub fn next(&self, cursor: &str) -> String {
        let [q, author, only] = [&self.q, &self.author, &self.only].map(|p| query(p));
        format!("/operator/posts?q={q}&author={author}&only={only}&cursor={cursor}")
    }
}

/// A page of posts, newest first.
#[derive(Default, Serialize, ToSchema)]
pub struct DeskPage {
    pub items: Vec<DeskPost>,
    pub next: Option<String>,
}

/// Why a post is removed.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Removal {
    /// 1 to 500 characters; the author reads it.
    pub reason: String,
}

/// How a post stands.
#[derive(Serialize, ToSchema)]
pub struct StandingView {
    /// Null where it is shown.
    pub removed: Option<RemovalView>,
}

#[utoipa::path(get, path = "/operator/posts", tag = "operator", security(("token" = [])), params(Asked), responses(
    (status = 200, body = DeskPage), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn index(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    ctx.staff()?;
    list(&ctx, &asked, &[], Vec::new()).await
}

async fn list(ctx: &Ctx, asked: &Asked, typed: &[(String, String)], mut errors: Vec<FieldError>) -> Answer {
    let found: Result<DeskPage> = async {
        let which = asked.which(ctx).await?;
        let mut conn = ctx.app.db.read().await?;
        let (items, next) = desk::page(&mut conn, &which, asked.cursor.as_deref(), 30).await?;
        Ok(DeskPage { items, next })
    }
    .await;
    let found = match found {
        Ok(found) => found,
        Err(Error::Invalid(wrong)) if !ctx.is_json() => {
            errors.extend(wrong);
            DeskPage::default()
        }
        Err(e) => return Err(e),
    };
    let form = Form::new(typed, &errors);
    let mut answer = ctx.reply(&found, async |page| Ok(pages::posts::page(page, asked, &found, &form))).await?;
    if !errors.is_empty() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

#[utoipa::path(put, path = "/posts/{id}/removal", tag = "operator", security(("token" = [])), params(("id" = String, Path)), request_body = Removal, responses(
    (status = 200, body = StandingView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 410, body = Problem), (status = 422, body = Problem)))]
pub async fn remove(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (by, post) = (ctx.staff()?, id_of(&id)?);
    let Removal { reason } = input.read()?;
    match removal::remove(&ctx.app, post, by, &reason).await {
        Ok(()) => {}
        Err(Error::Invalid(errors)) if !ctx.is_json() => {
            let typed = [("post".to_owned(), id), ("reason".to_owned(), reason)];
            return list(&ctx, &Asked::default(), &typed, errors).await;
        }
        Err(e) => return Err(e),
    }
    standing(&ctx, &id).await
}

#[utoipa::path(delete, path = "/posts/{id}/removal", tag = "operator", security(("token" = [])), params(("id" = String, Path)), responses(
    (status = 200, body = StandingView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn restore(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (by, post) = (ctx.account()?, id_of(&id)?);
    let removed = removal::of(&mut *ctx.app.db.read().await?, post).await?;
    // Authors take back their own deletion, the store's own people theirs.
    if removed.is_some_and(|r| r.author == by.id && !r.by_store) {
        removal::undo(&ctx.app, post, by.id).await?;
    } else {
        removal::restore(&ctx.app, post, ctx.staff()?).await?;
    }
    standing(&ctx, &id).await
}

async fn standing(ctx: &Ctx, id: &str) -> Answer {
    if ctx.is_json() {
        let removed = removal::of(&mut *ctx.app.db.read().await?, id_of(id)?).await?;
        return json(StatusCode::OK, &StandingView { removed });
    }
    let here = format!("/posts/{id}");
    Ok(ctx.go(ctx.back(&here)))
}
