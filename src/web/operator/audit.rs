//! `/operator/audit`: who changed what, when, and from what to what.

use axum::extract::Query;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{day, known, pages};
use crate::accounts::audit::{self, AuditView, Filter};
use crate::kit::{Error, FieldError, Micros, Result};
use crate::web::ctx::{Answer, Ctx};
use crate::web::errors::Problem;
use crate::web::ui::page::query;

/// Which lines.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Handle of whoever did it or whom it is about.
    #[param(required = false)]
    pub person: String,
    /// The kind of change, such as `post removed`.
    #[param(required = false)]
    pub what: String,
    /// The first day, such as `2026-11-01`.
    #[param(required = false)]
    pub from: String,
    /// The last day.
    #[param(required = false)]
    pub until: String,
    pub cursor: Option<String>,
}

/// A page of the audit log, newest first.
#[derive(Default, Serialize, ToSchema)]
pub struct AuditPage {
    pub items: Vec<AuditView>,
    pub next: Option<String>,
}

impl Asked {
    async fn filter(&self, ctx: &Ctx) -> Result<Filter> {
        let mut filter = Filter { what: self.what.clone(), ..Filter::default() };
        if !self.person.trim().is_empty() {
            filter.person = Some(known(ctx, "person", &self.person).await?);
        }
        if let Some(end) = day("from", &self.from)? {
            filter.from = end - Micros::days(1);
        }
        if let Some(end) = day("until", &self.until)? {
            filter.until = end;
        }
        Ok(filter)
    }

    /// The address of the page after this one.
    pub fn next(&self, cursor: &str) -> String {
        let [person, what, from, until] = [&self.person, &self.what, &self.from, &self.until].map(|p| query(p));
        format!("/operator/audit?person={person}&what={what}&from={from}&until={until}&cursor={cursor}")
    }
}

#[utoipa::path(get, path = "/operator/audit", tag = "operator", security(("token" = [])), params(Asked), responses(
    (status = 200, body = AuditPage), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    ctx.operator()?;
    let found: Result<AuditPage> = async {
        let filter = asked.filter(&ctx).await?;
        let (items, next) = audit::page(&mut *ctx.app.db.read().await?, &filter, asked.cursor.as_deref(), 50).await?;
        Ok(AuditPage { items, next })
    }
    .await;
    let (found, errors): (AuditPage, Vec<FieldError>) = match found {
        Ok(found) => (found, Vec::new()),
        Err(Error::Invalid(errors)) if !ctx.is_json() => (AuditPage::default(), errors),
        Err(e) => return Err(e),
    };
    let kinds = audit::kinds(&mut *ctx.app.db.read().await?).await?;
    let mut answer =
        ctx.reply(&found, async |page| Ok(pages::audit::page(page, &asked, &kinds, &found, &errors))).await?;
    if !errors.is_empty() {
        *answer.status_mut() = http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}
