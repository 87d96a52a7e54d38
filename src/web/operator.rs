//! `/operator`: the operator's page. Each change is in the audit log.

use axum::extract::{Path, Query};
use http::StatusCode;
use maud::Markup;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx};
use super::errors::Problem;
use super::input::Input;
use super::ui;
use super::ui::form::Form;
use crate::accounts::{self, directory, memberships};
use crate::kit::{Error, FieldError, Result};

/// Which people.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Search {
    q: String,
    cursor: Option<String>,
}

/// `GET /operator`
pub async fn show(ctx: Ctx, Query(search): Query<Search>) -> Answer {
    ctx.operator()?;
    let found = directory::page(&ctx.app, &search.q, search.cursor.as_deref()).await?;
    ctx.reply(&(), async |page| Ok(people(page, &ctx, &search.q, &found, &Form::empty()))).await
}

fn people(page: &ui::page::Page, ctx: &Ctx, q: &str, found: &directory::Found, form: &Form<'_>) -> Markup {
    let next = found.next.as_ref().map(|c| format!("/operator?q={}&cursor={c}", ui::page::query(q)));
    if ctx.wants == super::ctx::Wants::Fragment {
        ui::operator::body(page, q, &found.people, next.as_deref(), form)
    } else {
        ui::operator::page(page, q, &found.people, next.as_deref(), form)
    }
}

/// Whom to grant a membership.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Grant {
    pub handle: String,
    /// What was searched for, shown again afterwards.
    #[schema(ignore)]
    q: String,
}

/// A person's membership.
#[derive(Serialize, ToSchema)]
pub struct MembershipView {
    pub handle: String,
    pub member: bool,
}

#[utoipa::path(post, path = "/operator/memberships", tag = "operator", security(("token" = [])), request_body = Grant, responses(
    (status = 201, body = MembershipView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn grant(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let Grant { handle, q } = input.read()?;
    let handle = handle.trim().trim_start_matches('@').to_lowercase();
    let found = accounts::by_handle(&mut *ctx.app.db.read().await?, &handle).await?;
    let Some(account) = found else {
        let e = Error::Invalid(vec![FieldError::new("handle", "unknown_handle").with("handle", &handle)]);
        let found = directory::page(&ctx.app, &q, None).await?;
        let typed = [("handle".to_owned(), handle)];
        return ctx
            .refused(e, async |page, errors| Ok(people(page, &ctx, &q, &found, &Form::new(&typed, errors))))
            .await;
    };
    memberships::grant(&ctx.app, account, Some(by)).await?;
    changed(&ctx, StatusCode::CREATED, handle, true, &q).await
}

#[utoipa::path(delete, path = "/operator/memberships/{handle}", tag = "operator", security(("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = MembershipView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn end(ctx: Ctx, Path(handle): Path<String>, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let account = super::accounts::find(&ctx, &handle).await?;
    let Grant { q, .. } = input.read().unwrap_or_default();
    memberships::end(&ctx.app, account, Some(by)).await?;
    changed(&ctx, StatusCode::OK, handle, false, &q).await
}

async fn changed(ctx: &Ctx, status: StatusCode, handle: String, member: bool, q: &str) -> Answer {
    let found: Result<_> = directory::page(&ctx.app, q, None).await;
    let found = found?;
    let then = format!("/operator?q={}", ui::page::query(q));
    ctx.done(status, &MembershipView { handle, member }, &then, async |page| {
        Ok(people(page, ctx, q, &found, &Form::empty()))
    })
    .await
}
