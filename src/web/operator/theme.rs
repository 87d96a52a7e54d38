//! `/operator/theme`: name, logo, colours, corners and own CSS; and `/theme/{file}`, the style sheet made of them.

use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::pages;
use crate::app::App;
use crate::kit::{Error, Result};
use crate::media;
use crate::media::view::PhotoView;
use crate::posts::uploads;
use crate::store::theme::{self, Theme, ThemeBody};
use crate::web::ctx::{Answer, Ctx, json};
use crate::web::errors::Problem;
use crate::web::input::Input;
use crate::web::ui::form::Form;
use crate::web::upload;

/// The theme as it stands.
#[derive(Serialize, ToSchema)]
pub struct ThemeView {
    #[serde(flatten)]
    pub theme: Theme,
    pub logo: Option<PhotoView>,
}

/// What a form sends besides the theme.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Button {
    /// The field whose nearest readable colour is wanted.
    take: String,
}

fn view(ctx: &Ctx) -> ThemeView {
    let look = ctx.app.store.look();
    ThemeView { theme: look.theme.clone(), logo: look.logo.clone() }
}

#[utoipa::path(get, path = "/operator/theme", tag = "operator", security(("token" = [])), responses(
    (status = 200, body = ThemeView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(ctx: Ctx) -> Answer {
    ctx.operator()?;
    let view = view(&ctx);
    ctx.reply(&view, async |page| Ok(pages::theme::page(page, &view, &Form::empty()))).await
}

#[utoipa::path(put, path = "/operator/theme", tag = "operator", security(("token" = [])), request_body = ThemeBody, responses(
    (status = 200, body = ThemeView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn set(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let mut body: ThemeBody = input.read()?;
    let Button { take } = input.read().unwrap_or_default();
    let done = async {
        match take.as_str() {
            "" => {}
            "accent_light" => body.accent_light = theme::nearest(&take, &body.accent_light)?.to_string(),
            _ => body.accent_dark = theme::nearest(&take, &body.accent_dark)?.to_string(),
        }
        theme::set(&ctx.app, &Theme::parse(&body)?, by).await
    };
    let done: Result<()> = done.await;
    if let Err(e) = done {
        let typed = [
            ("name", body.name),
            ("accent_light", body.accent_light),
            ("accent_dark", body.accent_dark),
            ("round", body.round),
            ("css", body.css),
        ]
        .map(|(name, value)| (name.to_owned(), value));
        let view = view(&ctx);
        return ctx
            .refused(e, async |page, errors| Ok(pages::theme::page(page, &view, &Form::new(&typed, errors))))
            .await;
    }
    changed(&ctx)
}

fn changed(ctx: &Ctx) -> Answer {
    if ctx.is_json() { json(StatusCode::OK, &view(ctx)) } else { Ok(ctx.go("/operator/theme?done=1")) }
}

#[utoipa::path(delete, path = "/operator/theme", tag = "operator", security(("token" = [])), responses(
    (status = 200, body = ThemeView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn reset(ctx: Ctx) -> Answer {
    let by = ctx.operator()?.id;
    theme::reset(&ctx.app, Some(by)).await?;
    changed(&ctx)
}

/// The logo, in the field `file`.
#[utoipa::path(put, path = "/operator/theme/logo", tag = "operator", security(("token" = [])),
    request_body(content = crate::web::photos::Upload, content_type = "multipart/form-data"), responses(
    (status = 200, body = ThemeView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
pub async fn set_logo(ctx: Ctx, request: Request) -> Answer {
    let by = ctx.operator()?.id;
    uploads::throttle(&ctx.app, by).await?;
    let taken: Result<_> = async { media::store(&ctx.app, upload::photo(request, &ctx.app).await?).await }.await;
    match taken {
        Ok(picture) => theme::set_logo(&ctx.app, Some(&picture), by).await?,
        Err(e) => {
            let view = view(&ctx);
            return ctx
                .refused(e, async |page, errors| Ok(pages::theme::page(page, &view, &Form::new(&[], errors))))
                .await;
        }
    }
    changed(&ctx)
}

#[utoipa::path(delete, path = "/operator/theme/logo", tag = "operator", security(("token" = [])), responses(
    (status = 200, body = ThemeView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn remove_logo(ctx: Ctx) -> Answer {
    let by = ctx.operator()?.id;
    theme::set_logo(&ctx.app, None, by).await?;
    changed(&ctx)
}

/// `GET /theme/{file}`: the style sheet of the theme. Its address changes with it, so it is kept for ever; another
/// address gets what stands now, and that is not kept: a page of a moment ago is still dressed.
pub async fn sheet(State(app): State<App>, Path(file): Path<String>) -> Result<Response> {
    let look = app.store.look();
    let sheet = look.sheet.as_ref().ok_or(Error::NotFound)?;
    let keep = if sheet.file == file { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, keep),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    Ok((headers, sheet.css.clone()).into_response())
}
