//! `/operator/people/{handle}`: one person: role, suspension, sessions, membership, and what the audit log says of them.

use axum::extract::Path;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{day, pages};
use crate::accounts::audit::{self, AuditView, Filter};
use crate::accounts::view::{Person, Role, SessionView};
use crate::accounts::{self, directory, sessions, suspension};
use crate::kit::{Error, Id, Result};
use crate::web::ctx::{Answer, Ctx, json};
use crate::web::errors::Problem;
use crate::web::input::Input;
use crate::web::ui::form::Form;
use crate::web::ui::page::query;

/// One person as the operator sees them.
#[derive(Serialize, ToSchema)]
pub struct PersonView {
    #[serde(flatten)]
    pub person: Person,
    pub sessions: Vec<SessionView>,
    /// The newest lines of the audit log by or about them.
    pub audit: Vec<AuditView>,
}

/// Another role.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewRole {
    /// `shopper`, `moderator` or `operator`.
    pub role: String,
}

/// A suspension.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewSuspension {
    /// 1 to 500 characters; the person reads it.
    pub reason: String,
    /// The last day, such as `2027-01-31`, or a moment of RFC 3339; empty: until somebody ends it.
    pub until: String,
}

async fn load(ctx: &Ctx, account: Id) -> Result<PersonView> {
    let sessions = sessions::list(&ctx.app, account, None).await?;
    let mut conn = ctx.app.db.read().await?;
    let person = directory::person(&mut conn, account, ctx.app.clock.now()).await?;
    let filter = Filter { person: Some(account), ..Filter::default() };
    let (audit, _) = audit::page(&mut conn, &filter, None, 20).await?;
    Ok(PersonView { person, sessions, audit })
}

#[utoipa::path(get, path = "/operator/people/{handle}", tag = "operator", security(("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = PersonView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn show(ctx: Ctx, Path(handle): Path<String>) -> Answer {
    ctx.operator()?;
    let view = load(&ctx, crate::web::accounts::find(&ctx, &handle).await?).await?;
    ctx.reply(&view, async |page| Ok(pages::person::page(page, &view, &Form::empty()))).await
}

/// The person after a change; a form goes back to their page.
async fn changed(ctx: &Ctx, account: Id, handle: &str, done: Result<()>, typed: &[(String, String)]) -> Answer {
    if let Err(e) = done {
        let view = load(ctx, account).await?;
        // A conflict that names no field stands above the forms.
        if let (false, Error::Conflict { .. }) = (ctx.is_json(), &e) {
            let page = ctx.page().await?;
            let form = Form::refused(typed, &e);
            return Ok(crate::web::ctx::markup(StatusCode::CONFLICT, pages::person::page(&page, &view, &form)));
        }
        return ctx
            .refused(e, async |page, errors| Ok(pages::person::page(page, &view, &Form::new(typed, errors))))
            .await;
    }
    if ctx.is_json() {
        return json(StatusCode::OK, &load(ctx, account).await?);
    }
    Ok(ctx.go(&format!("/operator/people/{}?done=1", query(handle))))
}

#[utoipa::path(put, path = "/operator/people/{handle}/role", tag = "operator", security(("token" = [])), params(("handle" = String, Path)), request_body = NewRole, responses(
    (status = 200, body = PersonView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn set_role(ctx: Ctx, Path(handle): Path<String>, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let account = crate::web::accounts::find(&ctx, &handle).await?;
    let NewRole { role } = input.read()?;
    let done = match Role::parse(&role) {
        Err(_) => Err(Error::invalid("role", "bad_value")),
        // Whoever took it from themselves could leave a store without any.
        Ok(_) if account == by => Err(Error::conflict("not_yourself")),
        Ok(role) => accounts::set_role(&ctx.app, account, role, &by.to_string()).await,
    };
    changed(&ctx, account, &handle, done, &[("role".to_owned(), role)]).await
}

#[utoipa::path(put, path = "/operator/people/{handle}/suspension", tag = "operator", security(("token" = [])), params(("handle" = String, Path)), request_body = NewSuspension, responses(
    (status = 200, body = PersonView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn suspend(ctx: Ctx, Path(handle): Path<String>, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let account = crate::web::accounts::find(&ctx, &handle).await?;
    let NewSuspension { reason, until } = input.read()?;
    let done = match day("until", &until) {
        Ok(until) => suspension::suspend(&ctx.app, account, &reason, until, by).await,
        Err(e) => Err(e),
    };
    changed(&ctx, account, &handle, done, &[("reason".to_owned(), reason), ("until".to_owned(), until)]).await
}

#[utoipa::path(delete, path = "/operator/people/{handle}/suspension", tag = "operator", security(("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = PersonView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn lift(ctx: Ctx, Path(handle): Path<String>) -> Answer {
    let by = ctx.operator()?.id;
    let account = crate::web::accounts::find(&ctx, &handle).await?;
    let done = suspension::lift(&ctx.app, account, by).await;
    changed(&ctx, account, &handle, done, &[]).await
}

#[utoipa::path(delete, path = "/operator/people/{handle}/sessions", tag = "operator", security(("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = PersonView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn end_sessions(ctx: Ctx, Path(handle): Path<String>) -> Answer {
    let by = ctx.operator()?.id;
    let account = crate::web::accounts::find(&ctx, &handle).await?;
    let done = sessions::end_all(&ctx.app, account, by).await;
    changed(&ctx, account, &handle, done, &[]).await
}
