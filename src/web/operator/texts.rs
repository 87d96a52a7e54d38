//! `/operator/texts`: the store's own texts, a page for each with preview and history.

use axum::extract::{Path, Query};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::pages;
use crate::i18n::Locale;
use crate::kit::{Error, Micros, Result};
use crate::store::texts::{self, Name, Version};
use crate::store::{Look, markdown};
use crate::web::ctx::{Answer, Ctx, Wants, json, markup};
use crate::web::errors::Problem;
use crate::web::input::Input;
use crate::web::ui::form::Form;

/// Which texts are written.
#[derive(Serialize, ToSchema)]
pub struct TextsView {
    pub items: Vec<TextState>,
    /// Those a store must have and that are written in no language yet.
    pub to_write: Vec<&'static str>,
}

/// A text in each language.
#[derive(Serialize, ToSchema)]
pub struct TextState {
    pub name: &'static str,
    pub languages: Vec<Written>,
}

/// When a text was last written in a language; null: it is not.
#[derive(Serialize, ToSchema)]
pub struct Written {
    pub language: &'static str,
    pub at: Option<Micros>,
}

/// One text with its history.
#[derive(Serialize, ToSchema)]
pub struct TextView {
    pub name: &'static str,
    pub language: &'static str,
    /// Markdown.
    pub text: String,
    /// Newest first, the last fifty.
    pub versions: Vec<Version>,
}

/// A text to be set.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewText {
    /// `en`, `de` or `fr`.
    pub language: String,
    /// Markdown, at most 40,000 characters (the notice 300); empty: taken back.
    pub text: String,
}

/// In which language.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    language: String,
}

fn view(look: &Look) -> TextsView {
    let written = |name: Name| {
        let one = |l: &Locale| Written { language: l.tag(), at: look.text_in(name, l.tag()).map(|t| t.at) };
        Locale::ALL.iter().map(one).collect()
    };
    TextsView {
        items: Name::ALL.into_iter().map(|n| TextState { name: n.as_str(), languages: written(n) }).collect(),
        to_write: look.to_write().into_iter().map(Name::as_str).collect(),
    }
}

#[utoipa::path(get, path = "/operator/texts", tag = "operator", security(("token" = [])), responses(
    (status = 200, body = TextsView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn index(ctx: Ctx) -> Answer {
    ctx.operator()?;
    let view = view(&ctx.app.store.look());
    ctx.reply(&view, async |page| Ok(pages::texts::index(page, &view))).await
}

fn language(ctx: &Ctx, tag: &str) -> Result<Locale> {
    if tag.is_empty() {
        return Ok(Locale::of_tag(ctx.locale.tag()).unwrap_or_default());
    }
    Locale::of_tag(tag).ok_or_else(|| Error::invalid("language", "bad_value"))
}

async fn load(ctx: &Ctx, name: Name, language: Locale) -> Result<TextView> {
    let versions = texts::history(&mut *ctx.app.db.read().await?, name, language).await?;
    let text = versions.first().map(|v| v.text.clone()).unwrap_or_default();
    Ok(TextView { name: name.as_str(), language: language.tag(), text, versions })
}

#[utoipa::path(get, path = "/operator/texts/{name}", tag = "operator", security(("token" = [])), params(("name" = String, Path), ("language" = Option<String>, Query)), responses(
    (status = 200, body = TextView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn show(ctx: Ctx, Path(name): Path<String>, Query(asked): Query<Asked>) -> Answer {
    ctx.operator()?;
    let view = load(&ctx, Name::of(&name)?, language(&ctx, &asked.language)?).await?;
    ctx.reply(&view, async |page| Ok(pages::texts::one(page, &view, &Form::empty(), None))).await
}

#[utoipa::path(put, path = "/operator/texts/{name}", tag = "operator", security(("token" = [])), params(("name" = String, Path)), request_body = NewText, responses(
    (status = 200, body = TextView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn set(ctx: Ctx, Path(name): Path<String>, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let name = Name::of(&name)?;
    let new: NewText = input.read()?;
    let locale = language(&ctx, &new.language)?;
    if let Err(e) = texts::set(&ctx.app, name, locale, &new.text, by).await {
        let view = load(&ctx, name, locale).await?;
        let typed = [("text".to_owned(), new.text)];
        return ctx
            .refused(e, async |page, errors| Ok(pages::texts::one(page, &view, &Form::new(&typed, errors), None)))
            .await;
    }
    if ctx.is_json() {
        return json(StatusCode::OK, &load(&ctx, name, locale).await?);
    }
    Ok(ctx.go(&format!("/operator/texts/{}?language={}&done=1", name.as_str(), locale.tag())))
}

/// `POST /operator/texts/{name}/preview`: what the text would look like; nothing is kept.
pub async fn preview(ctx: Ctx, Path(name): Path<String>, input: Input) -> Answer {
    ctx.operator()?;
    let name = Name::of(&name)?;
    let new: NewText = input.read()?;
    let locale = language(&ctx, &new.language)?;
    let view = load(&ctx, name, locale).await?;
    let typed = [("text".to_owned(), new.text)];
    let text = match texts::parse(name, &typed[0].1) {
        Ok(text) => text,
        Err(e) => {
            return ctx
                .refused(e, async |page, errors| Ok(pages::texts::one(page, &view, &Form::new(&typed, errors), None)))
                .await;
        }
    };
    let html = if name == Name::Notice { markdown::inline(&text) } else { markdown::html(&text) };
    let page = ctx.page().await?;
    Ok(markup(
        StatusCode::OK,
        match ctx.wants {
            Wants::Fragment => pages::texts::preview(&page, view.language, Some(&html)),
            Wants::Page | Wants::Json => pages::texts::one(&page, &view, &Form::new(&typed, &[]), Some(&html)),
        },
    ))
}
