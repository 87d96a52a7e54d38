//! `/operator/products`: products looked through and mended by hand.

use axum::extract::{Path, Query};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::pages;
use crate::catalog::drops::{self, Terms};
use crate::catalog::edit::{self, DeskProduct, EditView, Only, ProductBody, VariantBody, Which};
use crate::catalog::offers::{self, NewOffer};
use crate::kit::{Error, Id, Result};
use crate::web::ctx::{Answer, Ctx, json};
use crate::web::errors::Problem;
use crate::web::input::Input;
use crate::web::posts::id_of;
use crate::web::ui::form::Form;
use crate::web::ui::page::query;

/// Which products.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// In title or brand, or a SKU.
    #[param(required = false)]
    pub q: String,
    /// `sale`, `retired`; empty: all.
    #[param(required = false)]
    pub only: String,
    pub cursor: Option<String>,
}

impl Asked {
    fn which(&self) -> Result<Which> {
        let only = match self.only.as_str() {
            "" => Only::All,
            "sale" => Only::OnSale,
            "retired" => Only::Retired,
            _ => return Err(Error::invalid("only", "bad_value")),
        };
        Ok(Which { words: self.q.clone(), only })
    }

    /// The address of the page after this one.
    pub fn next(&self, cursor: &str) -> String {
        format!("/operator/products?q={}&only={}&cursor={cursor}", query(&self.q), query(&self.only))
    }
}

/// A page of products, newest first.
#[derive(Serialize, ToSchema)]
pub struct DeskProducts {
    pub items: Vec<DeskProduct>,
    pub next: Option<String>,
}

#[utoipa::path(get, path = "/operator/products", tag = "operator", security(("token" = [])), params(Asked), responses(
    (status = 200, body = DeskProducts), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn index(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    ctx.operator()?;
    let which = asked.which()?;
    let mut conn = ctx.app.db.read().await?;
    let (items, next) = edit::page(&mut conn, &which, asked.cursor.as_deref(), 50).await?;
    drop(conn);
    let found = DeskProducts { items, next };
    ctx.reply(&found, async |page| Ok(pages::products::page(page, &asked, &found))).await
}

async fn load(ctx: &Ctx, id: Id) -> Result<EditView> {
    edit::view(&ctx.app, &mut *ctx.app.db.read().await?, id).await
}

#[utoipa::path(get, path = "/operator/products/{id}", tag = "operator", security(("token" = [])), params(("id" = String, Path)), responses(
    (status = 200, body = EditView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.operator()?;
    let view = load(&ctx, id_of(&id)?).await?;
    ctx.reply(&view, async |page| Ok(pages::products::one(page, &view, &Form::empty()))).await
}

/// The form's fields as the body of the API: those of variants come in rows.
fn body_of(fields: &[(String, String)]) -> ProductBody {
    let form = Form::new(fields, &[]);
    let [skus, prices, stocks, were]: [Vec<&str>; 4] =
        ["sku", "price", "stock", "stock_was"].map(|name| form.all(name).collect());
    let part = |list: &[&str], i: usize| list.get(i).copied().unwrap_or_default().to_owned();
    let variant = |(i, sku): (usize, &&str)| VariantBody {
        sku: (*sku).to_owned(),
        price: part(&prices, i),
        stock: part(&stocks, i),
        stock_was: were.get(i).map(|was| (*was).to_owned()),
    };
    ProductBody {
        title: form.value("title").to_owned(),
        description: form.value("description").to_owned(),
        interests: form.value("interests").split_whitespace().map(str::to_owned).collect(),
        variants: skus.iter().enumerate().map(variant).collect(),
    }
}

#[utoipa::path(put, path = "/operator/products/{id}", tag = "operator", security(("token" = [])), params(("id" = String, Path)), request_body = ProductBody, responses(
    (status = 200, body = EditView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn set(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (by, product) = (ctx.operator()?.id, id_of(&id)?);
    let fields = if ctx.is_json() { Vec::new() } else { input.fields()? };
    let body = if ctx.is_json() { input.read()? } else { body_of(&fields) };
    match edit::set(&ctx.app, product, &body, by).await {
        Ok(()) => changed(&ctx, product).await,
        Err(e @ (Error::Invalid(_) | Error::Conflict { .. })) if !ctx.is_json() => {
            let view = load(&ctx, product).await?;
            let status = StatusCode::from_u16(e.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            let page = ctx.page().await?;
            let form = Form::refused(&fields, &e);
            Ok(crate::web::ctx::markup(status, pages::products::one(&page, &view, &form)))
        }
        Err(e) => Err(e),
    }
}

#[utoipa::path(put, path = "/operator/products/{id}/terms", tag = "operator", security(("token" = [])), params(("id" = String, Path)), request_body = Terms, responses(
    (status = 200, body = EditView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn set_terms(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (by, product) = (ctx.operator()?.id, id_of(&id)?);
    let fields = if ctx.is_json() { Vec::new() } else { input.fields()? };
    let terms = if ctx.is_json() {
        input.read()?
    } else {
        let form = Form::new(&fields, &[]);
        let text = |name: &str| form.value(name).to_owned();
        Terms { opens_at: text("opens_at"), per_person: text("per_person"), successor: text("successor") }
    };
    match drops::set(&ctx.app, product, &terms, by).await {
        Ok(()) => changed(&ctx, product).await,
        Err(e @ Error::Invalid(_)) if !ctx.is_json() => {
            let view = load(&ctx, product).await?;
            let page = ctx.page().await?;
            let form = Form::refused(&fields, &e);
            Ok(crate::web::ctx::markup(StatusCode::UNPROCESSABLE_ENTITY, pages::products::one(&page, &view, &form)))
        }
        Err(e) => Err(e),
    }
}

#[utoipa::path(post, path = "/operator/products/{id}/offers", tag = "operator", security(("token" = [])), params(("id" = String, Path)), request_body = NewOffer, responses(
    (status = 201, body = EditView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn add_offer(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (by, product) = (ctx.operator()?.id, id_of(&id)?);
    if ctx.is_json() {
        offers::add(&ctx.app, product, &input.read()?, by).await?;
        return json(StatusCode::CREATED, &load(&ctx, product).await?);
    }
    let fields = input.fields()?;
    let form = Form::new(&fields, &[]);
    // The form's names differ from those of the variants beside it.
    let text = |name: &str| form.value(name).to_owned();
    let new = NewOffer {
        seller: text("seller"),
        price: text("offer_price"),
        delivery: text("offer_delivery"),
        url: text("url"),
    };
    match offers::add(&ctx.app, product, &new, by).await {
        Ok(_) => changed(&ctx, product).await,
        Err(Error::Invalid(mut wrong)) => {
            for e in wrong.iter_mut().filter(|e| e.field == "price" || e.field == "delivery") {
                e.field = format!("offer_{}", e.field);
            }
            let view = load(&ctx, product).await?;
            let page = ctx.page().await?;
            let e = Error::Invalid(wrong);
            let form = Form::refused(&fields, &e);
            Ok(crate::web::ctx::markup(StatusCode::UNPROCESSABLE_ENTITY, pages::products::one(&page, &view, &form)))
        }
        Err(e) => Err(e),
    }
}

#[utoipa::path(delete, path = "/operator/products/{id}/offers/{offer}", tag = "operator", security(("token" = [])), params(("id" = String, Path), ("offer" = String, Path)), responses(
    (status = 200, body = EditView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn remove_offer(ctx: Ctx, Path((id, offer)): Path<(String, String)>) -> Answer {
    let (by, product) = (ctx.operator()?.id, id_of(&id)?);
    offers::remove(&ctx.app, product, id_of(&offer)?, by).await?;
    changed(&ctx, product).await
}

async fn changed(ctx: &Ctx, product: Id) -> Answer {
    if ctx.is_json() {
        return json(StatusCode::OK, &load(ctx, product).await?);
    }
    Ok(ctx.go(&format!("/operator/products/{product}?done=1")))
}

#[utoipa::path(put, path = "/operator/products/{id}/retirement", tag = "operator", security(("token" = [])), params(("id" = String, Path)), responses(
    (status = 200, body = EditView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn retire(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (by, product) = (ctx.operator()?.id, id_of(&id)?);
    edit::retire(&ctx.app, product, true, by).await?;
    changed(&ctx, product).await
}

#[utoipa::path(delete, path = "/operator/products/{id}/retirement", tag = "operator", security(("token" = [])), params(("id" = String, Path)), responses(
    (status = 200, body = EditView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn bring_back(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (by, product) = (ctx.operator()?.id, id_of(&id)?);
    edit::retire(&ctx.app, product, false, by).await?;
    changed(&ctx, product).await
}
