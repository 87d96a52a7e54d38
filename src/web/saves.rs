//! The board of what one saved: posts and products.

use axum::extract::{Path, Query};
use http::StatusCode;
use maud::html;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, Wants, markup};
use super::errors::Problem;
use super::input::Input;
use super::posts::{Paging, PostAnswer, changed, id_of};
use super::ui;
use crate::feed::view::{FeedItem, FeedPage};
use crate::kit::Id;
use crate::posts;
use crate::posts::item::Item;
use crate::posts::saves::{self, Saved};
use crate::posts::view::Mine;

#[utoipa::path(put, path = "/posts/{id}/save", tag = "posts", params(("id" = Id, Path)), security(("token" = [])), responses(
    (status = 200, body = PostAnswer), (status = 401, body = Problem), (status = 404, body = Problem), (status = 410, body = Problem)))]
pub async fn save_post(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (account, post) = (ctx.account()?.id, id_of(&id)?);
    saves::save(&ctx.app, Item::Post(post), account).await?;
    if ctx.wants != Wants::Fragment {
        return changed(&ctx, post).await;
    }
    let post = posts::find(&mut *ctx.app.db.read().await?, post, Some(account)).await?;
    let mine = super::posts::answer(&ctx, post).await?;
    let page = ctx.page().await?;
    let fragment = html! {
        (ui::card::actions(&page, &mine.post, &mine.mine))
        (ui::boards::saved(&page, Item::Post(mine.post.id)))
    };
    Ok(markup(StatusCode::OK, fragment))
}

#[utoipa::path(delete, path = "/posts/{id}/save", tag = "posts", params(("id" = Id, Path)), security(("token" = [])), responses(
    (status = 200, body = PostAnswer), (status = 401, body = Problem), (status = 404, body = Problem), (status = 410, body = Problem)))]
pub async fn unsave_post(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (account, post) = (ctx.account()?.id, id_of(&id)?);
    saves::unsave(&ctx.app, Item::Post(post), account).await?;
    changed(&ctx, post).await
}

/// Whether a product is on the board.
#[derive(Serialize, ToSchema)]
pub struct ProductSaved {
    pub saved: bool,
}

/// Where on a page the button stands.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct At {
    at: String,
}

#[utoipa::path(put, path = "/products/{id}/save", tag = "products", params(("id" = Id, Path)), security(("token" = [])), responses(
    (status = 200, body = ProductSaved), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn save_product(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    set_product(&ctx, &id, &input, true).await
}

#[utoipa::path(delete, path = "/products/{id}/save", tag = "products", params(("id" = Id, Path)), security(("token" = [])), responses(
    (status = 200, body = ProductSaved), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn unsave_product(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    set_product(&ctx, &id, &input, false).await
}

async fn set_product(ctx: &Ctx, id: &str, input: &Input, saved: bool) -> Answer {
    let (account, product) = (ctx.account()?.id, id_of(id)?);
    if saved {
        saves::save(&ctx.app, Item::Product(product), account).await?;
    } else {
        saves::unsave(&ctx.app, Item::Product(product), account).await?;
    }
    // It becomes part of an id, so nothing but what our own forms send is taken.
    let at = if ctx.is_json() { At::default() } else { input.read::<At>()? }.at;
    let at = if at.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') { at } else { String::new() };
    let otherwise = format!("/products/{product}");
    ctx.done(StatusCode::OK, &ProductSaved { saved }, ctx.back(&otherwise), async |page| {
        Ok(html! {
            (ui::card::save_product(page, product, saved, &at))
            @if saved { (ui::boards::saved(page, Item::Product(product))) }
        })
    })
    .await
}

#[utoipa::path(get, path = "/me/saved", tag = "posts", params(Paging), security(("token" = [])), responses(
    (status = 200, body = FeedPage), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn index(ctx: Ctx, Query(paging): Query<Paging>) -> Answer {
    let account = ctx.account()?.id;
    let (cursor, limit) = (paging.cursor(), paging.limit()?);
    let mut conn = ctx.app.db.read().await?;
    let (saved, next) = saves::page(&mut conn, account, cursor, limit).await?;
    let views: Vec<_> =
        saved.iter().filter_map(|s| if let Saved::Post(p) = s { Some(p.clone()) } else { None }).collect();
    let mine = posts::mine(&mut conn, Some(account), &views).await?;
    drop(conn);
    let item = |saved| match saved {
        Saved::Post(post) => FeedItem {
            kind: "post",
            mine: mine.get(&post.id).copied().unwrap_or_default(),
            post: Some(post),
            product: None,
            reasons: Vec::new(),
        },
        Saved::Product(product) => FeedItem {
            kind: "product",
            mine: Mine { saved: true, ..Mine::default() },
            post: None,
            product: Some(product),
            reasons: Vec::new(),
        },
    };
    let feed = FeedPage { items: saved.into_iter().map(item).collect(), next };
    ctx.reply(&feed, async |page| Ok(ui::saved::page(page, &feed))).await
}
