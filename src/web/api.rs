//! The JSON API below `/api/v1`: which handler answers which address, and its description (OpenAPI) made from the same
//! types.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use super::{
    accounts, avoid, bag, boards, comments, desk, drafts, elsewhere, feed, feed_news, feed_settings, health, imports,
    interests, language, limits, me, membership, notifications, operator, orders, passkeys, payments, photos, points,
    posts, products, recovery, returns, saves, search, settings, shop, sign_on, smiles, upload,
};
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
        let scheme =
            HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("The token of POST /sessions")).build();
        openapi.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

fn described() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(health::show))
        .routes(routes!(health::ready))
        .routes(routes!(accounts::create))
        .routes(routes!(accounts::follow, accounts::unfollow))
        .routes(routes!(avoid::block, avoid::unblock))
        .routes(routes!(avoid::mute, avoid::unmute))
        .routes(routes!(avoid::mute_topic, avoid::unmute_topic))
        .routes(routes!(avoid::hide_post, avoid::unhide_post))
        .routes(routes!(avoid::hide_product, avoid::unhide_product))
        .routes(routes!(avoid::blocked))
        .routes(routes!(avoid::muted))
        .routes(routes!(avoid::hidden))
        .routes(routes!(accounts::sign_in))
        .routes(routes!(accounts::sign_out))
        .routes(routes!(accounts::show))
        .routes(routes!(language::choose))
        .routes(routes!(me::show, settings::set_profile))
        .routes(routes!(settings::set_avatar, settings::remove_avatar).layer(DefaultBodyLimit::max(upload::PHOTO_BODY)))
        .routes(routes!(notifications::index))
        .routes(routes!(notifications::read))
        .routes(routes!(notifications::choices, notifications::choose))
        .routes(routes!(feed_settings::show, feed_settings::set))
        .routes(routes!(feed_settings::refuse))
        .routes(routes!(feed_settings::reset))
        .routes(routes!(settings::set_email))
        .routes(routes!(settings::set_password))
        .routes(routes!(settings::sessions, settings::end_others))
        .routes(routes!(settings::end))
        .routes(routes!(passkeys::begin))
        .routes(routes!(passkeys::index, passkeys::create))
        .routes(routes!(passkeys::rename, passkeys::remove))
        .routes(routes!(passkeys::begin_sign_in))
        .routes(routes!(passkeys::sign_in))
        .routes(routes!(sign_on::unlink))
        .routes(routes!(recovery::create))
        .routes(routes!(recovery::reset))
        .routes(routes!(recovery::take))
        .routes(routes!(feed::index))
        .routes(routes!(feed_news::show))
        .routes(routes!(products::show))
        .routes(routes!(search::show))
        .routes(routes!(bag::show, bag::replace))
        .routes(routes!(bag::enter_code))
        .routes(routes!(bag::remove_code))
        .routes(routes!(bag::set_purse))
        .routes(routes!(points::show))
        .routes(routes!(limits::show))
        .routes(routes!(limits::set_budget))
        .routes(routes!(limits::pause, limits::unpause))
        .routes(routes!(limits::cool))
        .routes(routes!(limits::warm))
        .routes(routes!(membership::show, membership::join, membership::change, membership::cancel))
        .routes(routes!(membership::set_payment))
        .routes(routes!(membership::confirm))
        .routes(routes!(operator::plans::show, operator::plans::set, operator::plans::reset))
        .routes(routes!(shop::show))
        .routes(routes!(shop::add_method))
        .routes(routes!(shop::end_method))
        .routes(routes!(shop::add_zone))
        .routes(routes!(shop::end_zone))
        .routes(routes!(shop::add_promotion))
        .routes(routes!(shop::end_promotion))
        .routes(routes!(shop::add_card))
        .routes(routes!(shop::end_card))
        .routes(routes!(shop::give_credit))
        .routes(routes!(shop::plan_day))
        .routes(routes!(shop::end_day))
        .routes(routes!(shop::set_price))
        .routes(routes!(orders::create, orders::index))
        .routes(routes!(orders::show))
        .routes(routes!(elsewhere::go))
        .routes(routes!(elsewhere::heard))
        .routes(routes!(orders::cancel))
        .routes(routes!(returns::show))
        .routes(routes!(returns::create))
        .routes(routes!(returns::take_back))
        .routes(routes!(desk::index))
        .routes(routes!(desk::ship))
        .routes(routes!(desk::arrive))
        .routes(routes!(desk::refund))
        .routes(routes!(desk::answer))
        .routes(routes!(desk::returned))
        .routes(routes!(desk::stock, desk::correct))
        .routes(routes!(payments::index, payments::save))
        .routes(routes!(payments::begin))
        .routes(routes!(payments::forget))
        .routes(routes!(operator::show))
        .routes(routes!(operator::person::show))
        .routes(routes!(operator::person::set_role))
        .routes(routes!(operator::person::suspend, operator::person::lift))
        .routes(routes!(operator::person::end_sessions))
        .routes(routes!(operator::memberships, operator::grant))
        .routes(routes!(operator::posts::index))
        .routes(routes!(operator::posts::remove, operator::posts::restore))
        .routes(routes!(operator::products::index))
        .routes(routes!(operator::products::show, operator::products::set))
        .routes(routes!(operator::products::set_terms))
        .routes(routes!(operator::products::add_offer))
        .routes(routes!(operator::products::remove_offer))
        .routes(routes!(operator::products::retire, operator::products::bring_back))
        .routes(routes!(operator::texts::index))
        .routes(routes!(operator::texts::show, operator::texts::set))
        .routes(routes!(operator::theme::show, operator::theme::set, operator::theme::reset))
        .routes(
            routes!(operator::theme::set_logo, operator::theme::remove_logo)
                .layer(DefaultBodyLimit::max(upload::PHOTO_BODY)),
        )
        .routes(routes!(operator::audit::show))
        .routes(routes!(operator::ranking::show, operator::ranking::set, operator::ranking::reset))
        .routes(routes!(operator::ranking::record))
        .routes(routes!(operator::end))
        .routes(routes!(imports::index, imports::create).layer(DefaultBodyLimit::disable()))
        .routes(routes!(imports::show))
        .routes(routes!(imports::repeat))
        .routes(routes!(imports::end))
        .routes(routes!(imports::retry))
        .routes(routes!(interests::index))
        .routes(routes!(interests::pick))
        .routes(routes!(interests::follow, interests::unfollow))
        .routes(routes!(photos::create).layer(DefaultBodyLimit::max(upload::PHOTO_BODY)))
        .routes(routes!(photos::edit))
        .routes(routes!(posts::texts))
        .routes(routes!(drafts::index, drafts::create))
        .routes(routes!(drafts::show, drafts::set, drafts::remove))
        .routes(routes!(posts::create))
        .routes(routes!(posts::show, posts::revise, posts::remove))
        .routes(routes!(smiles::smile, smiles::unsmile))
        .routes(routes!(comments::index, comments::create))
        .routes(routes!(comments::remove))
        .routes(routes!(saves::save_post, saves::unsave_post))
        .routes(routes!(saves::save_product, saves::unsave_product))
        .routes(routes!(saves::index))
        .routes(routes!(boards::mine))
        .routes(routes!(boards::of_account))
        .routes(routes!(boards::create))
        .routes(routes!(boards::show, boards::set))
        .routes(routes!(boards::remove, boards::restore))
        .routes(routes!(boards::cover))
        .routes(routes!(boards::add_section))
        .routes(routes!(boards::end_section))
        .routes(routes!(boards::invite))
        .routes(routes!(boards::leave))
        .routes(routes!(boards::join))
        .routes(routes!(boards::put, boards::take))
        .routes(routes!(boards::shift))
        .routes(routes!(boards::of_post))
        .routes(routes!(boards::of_product))
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
            axum::routing::get(
                move || async move { ([(http::header::CONTENT_TYPE, "application/json")], text.clone()) },
            ),
        )
        .fallback(super::errors::not_found)
}
