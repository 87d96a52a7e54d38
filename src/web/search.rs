//! Search over products, posts, people and topics.

use axum::extract::Query;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::ctx::{Answer, Ctx, Wants, json};
use super::errors::Problem;
use super::interests::TopicView;
use super::ui;
use crate::accounts;
use crate::accounts::view::AuthorView;
use crate::catalog::view::ProductCard;
use crate::kit::text::{self, limit};
use crate::kit::{Error, Id, Result};
use crate::posts::view::PostView;
use crate::{catalog, followers, posts, search};

/// What is searched for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Words; at most 100 characters. The last one may be the beginning of a word.
    #[param(required = false)]
    q: String,
}

/// What was found, in order of fitness.
#[derive(Serialize, ToSchema)]
pub struct FoundView {
    pub products: Vec<ProductCard>,
    pub posts: Vec<PostView>,
    pub people: Vec<AuthorView>,
    pub topics: Vec<TopicView>,
}

#[utoipa::path(get, path = "/search", tag = "search", params(Asked), security((), ("token" = [])), responses(
    (status = 200, body = FoundView), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let q = text::optional("q", &asked.q, limit::SEARCH).map_err(|e| Error::Invalid(vec![e]))?;
    let found = find(&ctx, &q).await?;
    if ctx.is_json() {
        return json(http::StatusCode::OK, &found);
    }
    let mut page = ctx.page().await?;
    page.rail = super::feed::rail(&ctx).await?;
    let topics: Vec<String> = found.topics.iter().map(|t| t.slug.clone()).collect();
    let shown =
        ui::search::Found { products: &found.products, posts: &found.posts, people: &found.people, topics: &topics };
    let markup = if ctx.wants == Wants::Fragment {
        ui::search::results(&page, &q, &shown)
    } else {
        ui::search::page(&page, &q, &shown)
    };
    Ok(super::ctx::markup(http::StatusCode::OK, markup))
}

async fn find(ctx: &Ctx, q: &str) -> Result<FoundView> {
    followers::search_own_writes(&ctx.app).await?;
    let found = search::find(&ctx.app, ctx.locale, q).await?;
    let mut conn = ctx.app.db.read().await?;
    let mut cards = catalog::cards(&mut conn, &found.products).await?;
    let mut authors = accounts::authors(&mut conn, &found.people).await?;
    let apart = accounts::blocks::apart(&mut conn, ctx.asker(), &found.people).await?;
    let followed = match ctx.asker() {
        Some(asker) => accounts::follows::topics(&mut conn, asker).await?,
        None => Vec::new(),
    };
    Ok(FoundView {
        products: found.products.iter().filter_map(|id: &Id| cards.remove(id)).collect(),
        posts: posts::views_for(&mut conn, &found.posts, ctx.asker()).await?,
        people: found.people.iter().filter(|id| !apart.contains(id)).filter_map(|id| authors.remove(id)).collect(),
        topics: found
            .topics
            .into_iter()
            .map(|slug| TopicView {
                name: crate::i18n::interest(ctx.locale, &slug).into_owned(),
                followed_by_me: followed.contains(&slug),
                slug,
            })
            .collect(),
    })
}
