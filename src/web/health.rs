//! `GET /healthz`: the process answers and its database does.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::ctx::{Answer, json};
use crate::app::App;
use crate::kit::Error;

/// How the program is.
#[derive(Serialize, ToSchema)]
pub struct Health {
    /// `ok`.
    status: &'static str,
    /// Version of the program.
    version: &'static str,
    /// Version of the schema.
    schema: i64,
}

#[utoipa::path(get, path = "/healthz", tag = "program", responses((status = 200, body = Health), (status = 503, description = "The database does not answer")))]
pub async fn show(State(app): State<App>) -> Answer {
    app.db.ping().await.map_err(|_| Error::Busy { retry_after_seconds: 5 })?;
    json(http::StatusCode::OK, &Health { status: "ok", version: env!("CARGO_PKG_VERSION"), schema: crate::db::NEWEST })
}
