//! Products: the page, the sheet, the JSON.

use axum::extract::{Path, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, Wants};
use super::errors::Problem;
use super::ui;
use crate::accounts::blocks;
use crate::catalog::offers::{self, OfferView};
use crate::catalog::view::{ProductView, ReviewView};
use crate::catalog::{self, reviews};
use crate::feed;
use crate::kit::{Error, Id};

/// Where one came from and what is chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct From {
    post: String,
    sku: String,
}

/// A product with its newest reviews.
#[derive(Serialize, ToSchema)]
pub struct ProductPage {
    #[serde(flatten)]
    pub product: ProductView,
    /// The newest 20.
    pub reviews: Vec<ReviewView>,
    /// What other sellers ask, the lowest total first.
    pub offers: Vec<OfferView>,
}

#[utoipa::path(get, path = "/products/{id}", tag = "products", params(("id" = Id, Path)), security((), ("token" = [])), responses(
    (status = 200, body = ProductPage), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn show(ctx: Ctx, Path(id): Path<String>, Query(from): Query<From>) -> Answer {
    let id: Id = id.parse().map_err(|()| Error::NotFound)?;
    let mut conn = ctx.app.db.read().await?;
    let product = catalog::product(&mut conn, id, ctx.asker()).await?;
    if let Some(asker) = ctx.asker() {
        feed::tapped(&ctx.app, asker, id, from.post.parse().ok());
    }
    let mut reviews = reviews::of_product(&mut conn, id, None, 20).await?;
    let writers: Vec<&str> = reviews.iter().filter_map(|r| r.handle.as_deref()).collect();
    let apart = blocks::handles_apart(&mut conn, ctx.asker(), &writers).await?;
    reviews.retain(|r| r.handle.as_ref().is_none_or(|h| !apart.contains(h)));
    let offers = offers::of_product(&ctx.app, &mut conn, id).await?;
    let successor = match product.successor {
        Some(next) => catalog::cards(&mut conn, &[next]).await?.remove(&next),
        None => None,
    };
    drop(conn);
    let shown = ProductPage { product, reviews, offers };
    if ctx.is_json() {
        return super::ctx::json(http::StatusCode::OK, &shown);
    }
    crate::followers::read_own_writes(&ctx.app).await?;
    let posts = feed::posts_of_product(&ctx.app, ctx.asker(), id, 12).await?;
    let like = feed::related_products(&ctx.app, ctx.asker(), id, 8).await?;
    let page = ctx.page().await?;
    let parts = ui::product::Product {
        view: &shown.product,
        successor: successor.as_ref(),
        reviews: &shown.reviews,
        offers: &shown.offers,
        posts: &posts,
        like: &like,
        post: from.post.parse().ok(),
        delivery: ctx.app.config.delivery_fee(),
        sku: (!from.sku.is_empty()).then_some(from.sku.as_str()),
    };
    let markup =
        if ctx.wants == Wants::Fragment { ui::sheet::product(&page, &parts) } else { ui::product::page(&page, &parts) };
    Ok(super::ctx::markup(http::StatusCode::OK, markup))
}
