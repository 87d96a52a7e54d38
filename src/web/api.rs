//! The JSON API below `/api/v1`: which handler answers which address, and its description (OpenAPI) made from the same
//! types.

use axum::Router;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{accounts, health, interests, me};
use crate::app::App;

#[derive(OpenApi)]
#[openapi(
    info(title = "Vitrine", description = "The store's social network: feed, posts, products, bag and orders.", license(name = "Apache-2.0")),
    servers((url = "/api/v1")),
    modifiers(&Bearer)
)]
struct Description;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("The token of POST /sessions")).build();
        openapi.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

fn described() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(health::show))
        .routes(routes!(accounts::create))
        .routes(routes!(accounts::show))
        .routes(routes!(accounts::follow, accounts::unfollow))
        .routes(routes!(accounts::sign_in))
        .routes(routes!(accounts::sign_out))
        .routes(routes!(me::show))
        .routes(routes!(interests::index))
        .routes(routes!(interests::pick))
        .routes(routes!(interests::follow, interests::unfollow))
}

/// The description of the API.
pub fn openapi() -> utoipa::openapi::OpenApi {
    described().split_for_parts().1
}

/// The routes of the API.
pub fn router() -> Router<App> {
    let (router, openapi) = described().split_for_parts();
    let text = openapi.to_json().unwrap_or_default();
    router
        .route(
            "/openapi.json",
            axum::routing::get(move || async move { ([(http::header::CONTENT_TYPE, "application/json")], text.clone()) }),
        )
        .fallback(super::errors::not_found)
}
