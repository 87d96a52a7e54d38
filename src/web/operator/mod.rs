//! `/operator`: people and their memberships, and in the files beside it the operator's other pages. Each change is in
//! the audit log.

pub mod audit;
pub mod person;
pub mod plans;
pub mod posts;
pub mod products;
pub mod ranking;
pub mod texts;
pub mod theme;

use axum::extract::{Path, Query};
use http::StatusCode;
use maud::Markup;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::ctx::{Answer, Ctx};
use super::errors::Problem;
use super::input::Input;
use super::posts::Paging;
use super::ui;
use super::ui::form::Form;
use super::ui::operator as pages;
use crate::accounts::directory::{Only, Which};
use crate::accounts::view::{MembershipRow, Role};
use crate::accounts::{self, directory, memberships};
use crate::kit::{Error, FieldError, Id, Micros, Result};
use crate::membership::subscriptions;

/// Which people.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Search {
    /// In name, handle or mail address.
    #[param(required = false)]
    pub q: String,
    /// `shopper`, `moderator` or `operator`; empty: any.
    #[param(required = false)]
    pub role: String,
    /// `members`, `suspended`; empty: everybody.
    #[param(required = false)]
    pub only: String,
    pub cursor: Option<String>,
}

impl Search {
    fn which(&self) -> Result<Which> {
        let bad = |field: &str| Error::invalid(field, "bad_value");
        let role = match self.role.as_str() {
            "" => None,
            role => Some(Role::parse(role).map_err(|_| bad("role"))?),
        };
        let only = match self.only.as_str() {
            "" => Only::Everybody,
            "members" => Only::Members,
            "suspended" => Only::Suspended,
            _ => return Err(bad("only")),
        };
        Ok(Which { words: self.q.clone(), role, only })
    }

    /// The address of the page after this one.
    fn next(&self, cursor: &str) -> String {
        let part = ui::page::query;
        format!("/operator?q={}&role={}&only={}&cursor={cursor}", part(&self.q), part(&self.role), part(&self.only))
    }
}

#[utoipa::path(get, path = "/operator/people", tag = "operator", security(("token" = [])), params(Search), responses(
    (status = 200, body = directory::Found), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn show(ctx: Ctx, Query(search): Query<Search>) -> Answer {
    ctx.operator()?;
    let found = directory::page(&ctx.app, &search.which()?, search.cursor.as_deref()).await?;
    ctx.reply(&found, async |page| Ok(people(page, &ctx, &search, &found, &Form::empty()))).await
}

fn people(page: &ui::page::Page, ctx: &Ctx, search: &Search, found: &directory::Found, form: &Form<'_>) -> Markup {
    let next = found.next.as_ref().map(|c| search.next(c));
    if ctx.wants == super::ctx::Wants::Fragment {
        pages::people::body(page, &search.q, &found.people, next.as_deref(), form)
    } else {
        pages::people::page(page, search, &found.people, next.as_deref(), form)
    }
}

/// Whom to grant a membership.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Grant {
    pub handle: String,
    /// The last day, such as `2027-01-31`, or a moment of RFC 3339; empty: until somebody ends it.
    pub until: String,
    /// What was searched for, shown again afterwards.
    #[schema(ignore)]
    q: String,
    /// Where the form stands.
    #[schema(ignore)]
    back: String,
}

/// A person's membership.
#[derive(Serialize, ToSchema)]
pub struct MembershipView {
    pub handle: String,
    pub member: bool,
}

/// A page of memberships that run.
#[derive(Serialize, ToSchema)]
pub struct MembershipPage {
    pub items: Vec<MembershipRow>,
    pub next: Option<String>,
}

#[utoipa::path(get, path = "/operator/memberships", tag = "operator", security(("token" = [])), params(Paging), responses(
    (status = 200, body = MembershipPage), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn memberships(ctx: Ctx, Query(paging): Query<Paging>) -> Answer {
    ctx.operator()?;
    let list = running(&ctx, &paging).await?;
    ctx.reply(&list, async |page| Ok(pages::memberships::page(page, &list, &Form::empty()))).await
}

async fn running(ctx: &Ctx, paging: &Paging) -> Result<MembershipPage> {
    let mut conn = ctx.app.db.read().await?;
    let now = ctx.app.clock.now();
    let (items, next) = memberships::list(&mut conn, now, paging.cursor(), paging.limit()?).await?;
    Ok(MembershipPage { items, next })
}

#[utoipa::path(post, path = "/operator/memberships", tag = "operator", security(("token" = [])), request_body = Grant, responses(
    (status = 201, body = MembershipView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn grant(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let Grant { handle, until, q, back } = input.read()?;
    let handle = handle.trim().trim_start_matches('@').to_lowercase();
    let granted = async {
        let until = day("until", &until)?;
        let account = known(&ctx, "handle", &handle).await?;
        memberships::grant_until(&ctx.app, account, until, Some(by)).await
    };
    if let Err(e) = granted.await {
        let typed = [("handle".to_owned(), handle), ("until".to_owned(), until)];
        if back == "memberships" {
            let list = running(&ctx, &Paging::default()).await?;
            let again = async |page: &ui::page::Page, errors: &[FieldError]| {
                Ok(pages::memberships::page(page, &list, &Form::new(&typed, errors)))
            };
            return ctx.refused(e, again).await;
        }
        let search = Search { q, ..Search::default() };
        let found = directory::page(&ctx.app, &search.which()?, None).await?;
        return ctx
            .refused(e, async |page, errors| Ok(people(page, &ctx, &search, &found, &Form::new(&typed, errors))))
            .await;
    }
    changed(&ctx, StatusCode::CREATED, handle, true, &q, &back).await
}

#[utoipa::path(delete, path = "/operator/memberships/{handle}", tag = "operator", security(("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = MembershipView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn end(ctx: Ctx, Path(handle): Path<String>, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let account = super::accounts::find(&ctx, &handle).await?;
    let Grant { q, back, .. } = input.read().unwrap_or_default();
    subscriptions::end(&ctx.app, account, Some(by)).await?;
    changed(&ctx, StatusCode::OK, handle, false, &q, &back).await
}

async fn changed(ctx: &Ctx, status: StatusCode, handle: String, member: bool, q: &str, back: &str) -> Answer {
    let then = match back {
        "memberships" => "/operator/memberships?done=1".to_owned(),
        "person" => format!("/operator/people/{}?done=1", ui::page::query(&handle)),
        _ => format!("/operator?q={}", ui::page::query(q)),
    };
    let search = Search { q: q.to_owned(), ..Search::default() };
    let found = directory::page(&ctx.app, &search.which()?, None).await?;
    ctx.done(status, &MembershipView { handle, member }, &then, async |page| {
        Ok(people(page, ctx, &search, &found, &Form::empty()))
    })
    .await
}

/// The account with this handle, or what is wrong with the field.
async fn known(ctx: &Ctx, field: &str, handle: &str) -> Result<Id> {
    let handle = handle.trim().trim_start_matches('@').to_lowercase();
    let found = accounts::by_handle(&mut *ctx.app.db.read().await?, &handle).await?;
    found.ok_or_else(|| Error::Invalid(vec![FieldError::new(field, "unknown_handle").with("handle", handle)]))
}

/// The end of a day named in a form, or a moment; nothing where the field is empty.
fn day(field: &str, text: &str) -> Result<Option<Micros>> {
    match text.trim() {
        "" => Ok(None),
        text => Micros::end_of(text).map(Some).ok_or_else(|| Error::invalid(field, "bad_date")),
    }
}
