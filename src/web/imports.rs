//! `/operator/imports`: files of other shops. What was imported and how it went, a new file, and files that are looked
//! at again and again.

use std::path::PathBuf;

use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Path, Query, Request};
use axum::response::IntoResponse;
use http::{HeaderValue, StatusCode, header};
use maud::Markup;
use serde::{Deserialize, Serialize};
use tokio::io::AsyncWriteExt;
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx};
use super::errors::Problem;
use super::input::Input;
use super::ui;
use super::ui::form::Form;
use crate::catalog::pictures;
use crate::import::history::{self, ImportView, NewImport, Origin};
use crate::import::schedules::{self, NewSchedule, ScheduleView};
use crate::import::{self, Kind, Options};
use crate::kit::error::Check;
use crate::kit::{Error, FieldError, Id, Result, cursor};

/// Imports on a page.
const PAGE: i64 = 20;
/// Pictures that are named on it.
const PICTURES: i64 = 50;
/// The fields besides the file, in bytes each.
const FIELD: usize = 4_096;
/// While an import runs, its page is shown anew after so many seconds.
const REFRESH: HeaderValue = HeaderValue::from_static("3");

/// Formats one can name, with the names their makers gave them, which are the same in every language.
pub const FORMATS: [(&str, &str); 8] = [
    ("shopify", "Shopify CSV"),
    ("woocommerce", "WooCommerce CSV"),
    ("google-xml", "Google Merchant XML"),
    ("google-tsv", "Google Merchant TSV"),
    ("vendure", "Vendure CSV"),
    ("jsonl", "Vitrine JSON Lines"),
    ("reviews-csv", "CSV"),
    ("reviews-jsonl", "JSON Lines"),
];

/// A page of the history.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct From {
    cursor: Option<String>,
}

/// Everything the page shows.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportsView {
    /// Newest first.
    pub imports: Vec<ImportView>,
    pub next: Option<String>,
    pub schedules: Vec<ScheduleView>,
    pub pictures: PicturesView,
}

/// Pictures that catalogs name.
#[derive(Debug, Serialize, ToSchema)]
pub struct PicturesView {
    /// To be fetched.
    pub waiting: i64,
    /// Set aside.
    pub failed: i64,
    /// The first 50 of those.
    pub failures: Vec<FailureView>,
}

/// A picture that was set aside.
#[derive(Debug, Serialize, ToSchema)]
pub struct FailureView {
    pub product: Id,
    pub title: String,
    /// Its address, or `file:` and its name.
    pub source: String,
    /// Code of what went wrong.
    pub problem: String,
}

async fn view(ctx: &Ctx, before: Option<&str>) -> Result<ImportsView> {
    let before = before.map(cursor::unpack::<1>).transpose()?.map(|[id]| Id(id));
    let mut conn = ctx.app.db.read().await?;
    let imports = history::page(&mut conn, before, PAGE).await?;
    let next = imports.last().filter(|_| imports.len() as i64 == PAGE).map(|last| cursor::pack(&[last.id.0]));
    let (waiting, failed) = pictures::counts(&mut conn).await?;
    let failure =
        |f: pictures::Failure| FailureView { product: f.product, title: f.title, source: f.source, problem: f.problem };
    let failures = pictures::failures(&mut conn, PICTURES).await?.into_iter().map(failure).collect();
    let schedules = schedules::all(&mut conn).await?;
    Ok(ImportsView { imports, next, schedules, pictures: PicturesView { waiting, failed, failures } })
}

#[utoipa::path(get, path = "/operator/imports", tag = "operator", security(("token" = [])), params(("cursor" = Option<String>, Query)), responses(
    (status = 200, body = ImportsView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn index(ctx: Ctx, Query(from): Query<From>) -> Answer {
    ctx.operator()?;
    let shown = view(&ctx, from.cursor.as_deref()).await?;
    ctx.reply(&shown, async |page| Ok(ui::imports::page(page, &shown, &Form::empty()))).await
}

#[utoipa::path(get, path = "/operator/imports/{id}", tag = "operator", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 200, body = ImportView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.operator()?;
    let id: Id = id.parse().map_err(|()| Error::NotFound)?;
    let shown = history::get(&mut *ctx.app.db.read().await?, id).await?;
    let answer = ctx.reply(&shown, async |page| Ok(ui::imports::one(page, &shown))).await?;
    let runs = matches!(shown.state.as_str(), "waiting" | "running");
    if runs && !ctx.is_json() {
        return Ok(([(header::REFRESH, REFRESH)], answer).into_response());
    }
    Ok(answer)
}

/// The body of an upload.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes the body")]
pub struct Upload {
    /// The file as the other shop exports it.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// `catalog` (when left out) or `reviews`.
    kind: Option<String>,
    /// Found by looking at the file when left out.
    format: Option<String>,
    /// Of prices without one; the store's when left out.
    currency: Option<String>,
    /// Whose keys the file has; the shop system of the format when left out.
    source: Option<String>,
    /// Anything: take products off sale that are not in the file.
    full: Option<String>,
    /// Anything: change nothing, only say what would change.
    dry_run: Option<String>,
}

#[utoipa::path(post, path = "/operator/imports", tag = "operator", security(("token" = [])),
    request_body(content = Upload, content_type = "multipart/form-data"), responses(
    (status = 201, body = ImportView), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem),
    (status = 413, body = Problem), (status = 422, body = Problem)))]
pub async fn create(ctx: Ctx, request: Request) -> Answer {
    let by = ctx.operator()?.id;
    let body = Multipart::from_request(request, &ctx.app)
        .await
        .map_err(|e| Error::Unreadable { code: "not_multipart", detail: e.body_text() })?;
    let (values, file) = receive(&ctx, body).await?;
    let new = match parse(&values, file.as_ref()) {
        Ok((kind, options)) => {
            let (name, path) = file.ok_or_else(|| Error::invalid("file", "required"))?;
            NewImport { kind, name, path, options, origin: Origin::Upload, by: Some(by) }
        }
        Err(error) => {
            if let Some((_, path)) = file {
                let _ = tokio::fs::remove_file(path).await;
            }
            return again(&ctx, &values, error).await;
        }
    };
    let id = history::create(&ctx.app, &new, true).await?;
    let shown = history::get(&mut *ctx.app.db.read().await?, id).await?;
    let then = format!("/operator/imports/{id}");
    ctx.done(StatusCode::CREATED, &shown, &then, async |page| Ok(ui::imports::one(page, &shown))).await
}

/// The form again, with what was typed.
async fn again(ctx: &Ctx, values: &[(String, String)], error: Error) -> Answer {
    let shown = view(ctx, None).await?;
    ctx.refused(error, async |page, errors| Ok(ui::imports::page(page, &shown, &Form::new(values, errors)))).await
}

fn value<'a>(values: &'a [(String, String)], name: &str) -> &'a str {
    values.iter().rev().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
}

fn parse(values: &[(String, String)], file: Option<&(String, PathBuf)>) -> Result<(Kind, Options)> {
    let mut check = Check::new();
    if file.is_none() {
        check.push(FieldError::new("file", "required"));
    }
    let kind = check.take(Kind::parse(value(values, "kind"))).unwrap_or_default();
    let options = options(values, &mut check)?;
    check.done()?;
    Ok((kind, options))
}

fn options(values: &[(String, String)], check: &mut Check) -> Result<Options> {
    let of = |name| value(values, name);
    let options = match Options::parse(of("format"), of("currency"), of("source")) {
        Err(Error::Invalid(errors)) => {
            errors.into_iter().for_each(|e| check.push(e));
            Options::default()
        }
        other => other?,
    };
    Ok(Options { full: !of("full").is_empty(), dry_run: !of("dry_run").is_empty(), ..options })
}

/// The fields, and the file on disk with its name. It is written as it comes, so that its size costs no memory.
async fn receive(ctx: &Ctx, mut body: Multipart) -> Result<(Vec<(String, String)>, Option<(String, PathBuf)>)> {
    let (mut values, mut file) = (Vec::new(), None);
    while let Some(mut field) = body.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let called = field.file_name().unwrap_or_default().to_owned();
            let path = import::folder(&ctx.app)?.join(format!("upload-{}", ctx.app.id()));
            let length = save(&mut field, &path, ctx.app.config.imports.largest_bytes()).await;
            match length {
                // An input nothing was chosen in sends an empty file.
                Ok(0) if called.is_empty() => _ = tokio::fs::remove_file(&path).await,
                Ok(_) => file = Some((called, path)),
                Err(e) => {
                    let _ = tokio::fs::remove_file(&path).await;
                    return Err(e);
                }
            }
            continue;
        }
        let mut text = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(unreadable)? {
            text.extend_from_slice(&piece);
            if text.len() > FIELD || values.len() > 20 {
                return Err(Error::TooLarge { limit: FIELD as u64 });
            }
        }
        let text = String::from_utf8(text)
            .map_err(|e| Error::Unreadable { code: "form_unreadable", detail: e.to_string() })?;
        values.push((name, text));
    }
    Ok((values, file))
}

async fn save(field: &mut Field<'_>, path: &std::path::Path, most: u64) -> Result<u64> {
    let mut file = tokio::fs::File::create(path).await?;
    let mut length = 0;
    while let Some(piece) = field.chunk().await.map_err(unreadable)? {
        length += piece.len() as u64;
        if length > most {
            return Err(Error::TooLarge { limit: most });
        }
        file.write_all(&piece).await?;
    }
    file.sync_all().await?;
    Ok(length)
}

fn unreadable(e: axum::extract::multipart::MultipartError) -> Error {
    Error::Unreadable { code: "body_unreadable", detail: e.body_text() }
}

/// A file to be looked at again and again.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Repeat {
    pub kind: String,
    /// An address, or the name of a file in the folder of imports.
    #[schema(required)]
    pub location: String,
    /// 5 to 40,320; 60 when left out.
    pub every_minutes: String,
    pub format: String,
    pub currency: String,
    pub source: String,
    /// Anything: the file is the whole catalog.
    pub full: String,
}

#[utoipa::path(post, path = "/operator/import-schedules", tag = "operator", security(("token" = [])), request_body = Repeat, responses(
    (status = 201, body = [ScheduleView]), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn repeat(ctx: Ctx, input: Input) -> Answer {
    let by = ctx.operator()?.id;
    let asked: Repeat = input.read()?;
    let values: Vec<(String, String)> = [
        ("kind", &asked.kind),
        ("format", &asked.format),
        ("currency", &asked.currency),
        ("source", &asked.source),
        ("full", &asked.full),
        ("location", &asked.location),
        ("every_minutes", &asked.every_minutes),
    ]
    .map(|(name, text)| (name.to_owned(), text.clone()))
    .into();
    let new = async || {
        let mut check = Check::new();
        let kind = check.take(Kind::parse(&asked.kind)).unwrap_or_default();
        let options = options(&values, &mut check)?;
        let minutes = if asked.every_minutes.trim().is_empty() { "60" } else { asked.every_minutes.trim() };
        let minutes = minutes.parse().map_err(|_| FieldError::new("every_minutes", "not_a_number"));
        let every_minutes = check.take(minutes).unwrap_or(60);
        check.done()?;
        let new = NewSchedule { kind, location: asked.location.clone(), options, every_minutes };
        schedules::create(&ctx.app, &new, by).await
    };
    if let Err(error @ Error::Invalid(_)) = new().await.map(|_| ()) {
        return again(&ctx, &values, error).await;
    }
    changed(&ctx, StatusCode::CREATED).await
}

#[utoipa::path(delete, path = "/operator/import-schedules/{id}", tag = "operator", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 200, body = [ScheduleView]), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn end(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.operator()?;
    schedules::remove(&ctx.app, id.parse().map_err(|()| Error::NotFound)?).await?;
    changed(&ctx, StatusCode::OK).await
}

#[utoipa::path(post, path = "/operator/picture-retries", tag = "operator", security(("token" = [])), responses(
    (status = 200, body = [ScheduleView]), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn retry(ctx: Ctx) -> Answer {
    ctx.operator()?;
    pictures::retry(&ctx.app).await?;
    changed(&ctx, StatusCode::OK).await
}

async fn changed(ctx: &Ctx, status: StatusCode) -> Answer {
    let shown = view(ctx, None).await?;
    ctx.done(status, &shown.schedules, "/operator/imports", async |page| -> Result<Markup> {
        Ok(ui::imports::body(page, &shown, &Form::empty()))
    })
    .await
}
