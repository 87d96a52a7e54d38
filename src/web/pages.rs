//! The pages: which handler answers which address. An address is a noun; forms post to it.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{delete, get, post, put};

use super::{
    accounts, assets, bag, comments, compose, demo, feed, health, imports, interests, language, me, operator, orders,
    payments, photos, posts, products, recovery, saves, search, settings, site, smiles, upload,
};
use crate::app::App;

/// The routes of the pages.
pub fn router() -> Router<App> {
    Router::new()
        .route("/", get(feed::show))
        .route("/topics/{slug}", get(feed::topic))
        .route("/hashtags/{hashtag}", get(feed::hashtag))
        .route("/explore", get(feed::explore))
        .route("/search", get(search::show))
        .route("/products/{id}", get(products::show))
        .route("/accounts/{handle}", get(accounts::show))
        .route("/about/ranking", get(site::ranking))
        .route("/healthz", get(health::show))
        .route("/robots.txt", get(site::robots))
        .route("/sitemap.xml", get(site::sitemap))
        .route("/sitemap/{part}", get(site::part))
        .route("/assets/{hash}/{*file}", get(assets::show))
        .route("/demo/session", post(demo::sign_in))
        .route("/sign-up", get(accounts::new))
        .route("/accounts", post(accounts::create))
        .route("/accounts/{handle}/follow", put(accounts::follow).delete(accounts::unfollow))
        .route("/sign-in", get(accounts::new_session))
        .route("/sessions", post(accounts::sign_in))
        .route("/sessions/current", delete(accounts::sign_out))
        .route("/language", put(language::choose))
        .route("/interests", get(interests::show))
        .route("/me/interests", get(interests::show).put(interests::pick))
        .route("/topics/{slug}/follow", put(interests::follow).delete(interests::unfollow))
        .route("/interests/{slug}/tile.svg", get(interests::tile))
        .route("/me", get(me::show).put(settings::set_profile))
        .route("/me/settings", get(settings::show))
        .route(
            "/me/avatar",
            put(settings::set_avatar).delete(settings::remove_avatar).layer(DefaultBodyLimit::max(upload::PHOTO_BODY)),
        )
        .route("/me/email", put(settings::set_email))
        .route("/me/password", put(settings::set_password))
        .route("/me/sessions", delete(settings::end_others))
        .route("/me/sessions/{id}", delete(settings::end))
        .route("/password-resets/new", get(recovery::new))
        .route("/password-resets", post(recovery::create))
        .route("/password-resets/{token}", get(recovery::show).put(recovery::reset))
        .route("/email-changes/{token}", get(recovery::confirm).put(recovery::take))
        .route("/bag", get(bag::show))
        .route("/bag/lines", post(bag::add))
        .route("/bag/lines/{sku}", put(bag::set).delete(bag::remove))
        .route("/checkout", get(orders::checkout))
        .route("/orders", get(orders::index).post(orders::create))
        .route("/orders/{id}", get(orders::show))
        .route("/orders/{id}/cancellation", post(orders::cancel))
        .route("/orders/{id}/confirmation", get(payments::confirmation).post(payments::confirm))
        .route("/me/payment-methods", get(payments::index).post(payments::save))
        .route("/me/payment-methods/{id}", delete(payments::forget))
        .route("/webhooks/stripe", post(payments::stripe))
        .route("/operator", get(operator::show))
        .route("/operator/imports", get(imports::index).post(imports::create).layer(DefaultBodyLimit::disable()))
        .route("/operator/imports/{id}", get(imports::show))
        .route("/operator/import-schedules", post(imports::repeat))
        .route("/operator/import-schedules/{id}", delete(imports::end))
        .route("/operator/picture-retries", post(imports::retry))
        .route("/operator/memberships", post(operator::grant))
        .route("/operator/memberships/{handle}", delete(operator::end))
        .route("/media/{file}", get(photos::show))
        .route("/photos", post(photos::create).layer(DefaultBodyLimit::max(upload::PHOTO_BODY)))
        .route("/posts/photos", post(photos::create).layer(DefaultBodyLimit::max(upload::PHOTO_BODY)))
        .route("/posts", get(posts::index).post(posts::create).layer(DefaultBodyLimit::max(upload::FORM_BODY)))
        .route("/posts/new", get(compose::new).post(compose::again).layer(DefaultBodyLimit::max(upload::FORM_BODY)))
        .route("/posts/{id}", get(posts::show).delete(posts::remove))
        .route("/posts/{id}/smile", put(smiles::smile).delete(smiles::unsmile))
        .route("/posts/{id}/save", put(saves::save_post).delete(saves::unsave_post))
        .route("/posts/{id}/comments", get(comments::index).post(comments::create))
        .route("/posts/{id}/comments/{comment}", delete(comments::remove))
        .route("/products/search", get(compose::search))
        .route("/products/{id}/save", put(saves::save_product).delete(saves::unsave_product))
        .route("/me/saved", get(saves::index))
        .route("/write", get(posts::gate))
        .fallback(super::errors::not_found)
}
