//! Photos: taking one in, and serving the renditions.

use std::io::SeekFrom;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Serialize;
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, Wants, json, markup};
use super::errors::Problem;
use super::input::Input;
use super::posts::id_of;
use super::stored::Part;
use super::{stored, ui, upload};
use crate::app::App;
use crate::kit::{Error, Id, Result};
use crate::media;
use crate::media::blobs::ORIGINAL;
use crate::media::edit::EditBody;
use crate::media::view::PhotoView;
use crate::posts::uploads::{self, Waiting};

/// A photo that waits for its post, for 24 hours.
#[derive(Serialize, ToSchema)]
pub struct UploadView {
    pub id: Id,
    #[serde(flatten)]
    pub photo: PhotoView,
    /// What was done to it; `PUT /photos/{id}/edit` changes it, from the original each time.
    pub edit: EditBody,
}

/// The body of an upload.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes the body")]
pub struct Upload {
    /// JPEG, PNG, WebP, AVIF or GIF; at most 20 MiB and 50 megapixels.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

#[utoipa::path(post, path = "/photos", tag = "posts", security(("token" = [])),
    request_body(content = Upload, content_type = "multipart/form-data"), responses(
    (status = 201, body = UploadView), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 413, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn create(ctx: Ctx, request: Request) -> Answer {
    let account = ctx.account()?.id;
    uploads::throttle(&ctx.app, account).await?;
    // Before the first byte of the photo is read: who waits here holds no memory.
    let _place = media::room().enter().await?;
    let bytes = upload::photo(request, &ctx.app).await?;
    let (id, picture) = uploads::upload(&ctx.app, account, bytes).await?;
    let waiting = Waiting { base: picture.clone(), picture, edit: EditBody::default() };
    answer(&ctx, StatusCode::CREATED, id, &waiting).await
}

#[utoipa::path(put, path = "/photos/{id}/edit", tag = "posts", security(("token" = [])), params(("id" = Id, Path)),
    request_body = EditBody, responses((status = 200, body = UploadView), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn edit(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let (account, id) = (ctx.account()?.id, id_of(&id)?);
    uploads::throttle(&ctx.app, account).await?;
    let waiting = uploads::edit(&ctx.app, account, id, &input.read()?).await?;
    answer(&ctx, StatusCode::OK, id, &waiting).await
}

async fn answer(ctx: &Ctx, status: StatusCode, id: Id, waiting: &Waiting) -> Answer {
    let photo = waiting.picture.view("");
    match ctx.wants {
        Wants::Json => json(status, &UploadView { id, photo, edit: waiting.edit.clone() }),
        Wants::Fragment | Wants::Page => {
            let page = ctx.page().await?;
            let (base, id) = (waiting.base.view(""), id.to_string());
            Ok(markup(status, ui::compose::photo_item(&page, &id, &photo, (&base, &waiting.edit), "", &[])))
        }
    }
}

/// `GET /media/{file}`: a rendition, or the part of it that is asked for.
pub async fn show(State(app): State<App>, Path(file): Path<String>, headers: HeaderMap) -> Result<Response> {
    if file.ends_with(ORIGINAL) {
        return Err(Error::NotFound);
    }
    let (mut blob, length) = app.blobs.open(&file).await?.ok_or(Error::NotFound)?;
    let kind = if file.ends_with(".jpg") { "image/jpeg" } else { "image/webp" };
    // The name is a hash of the bytes: plain letters and digits.
    let etag = HeaderValue::from_str(&format!("\"{file}\"")).map_err(Error::fault)?;
    let common = [
        (header::ETAG, etag.clone()),
        (header::CACHE_CONTROL, stored::FOR_EVER),
        (header::ACCEPT_RANGES, HeaderValue::from_static("bytes")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    if stored::is_known(&headers, &etag) {
        return Ok((StatusCode::NOT_MODIFIED, common).into_response());
    }
    let of = |range: String| HeaderValue::from_str(&range).map_err(Error::fault);
    let (status, range, sent) = match stored::part(&headers, &etag, length) {
        Part::Whole => (StatusCode::OK, None, length),
        Part::Bytes(bytes) => {
            blob.seek(SeekFrom::Start(bytes.start)).await?;
            let range = of(format!("bytes {}-{}/{length}", bytes.start, bytes.end - 1))?;
            (StatusCode::PARTIAL_CONTENT, Some(range), bytes.end - bytes.start)
        }
        Part::Beyond => {
            let range = [(header::CONTENT_RANGE, of(format!("bytes */{length}"))?)];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, common, range).into_response());
        }
    };
    let body = Body::from_stream(ReaderStream::with_capacity(blob.take(sent), 64 * 1024));
    let own =
        [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_LENGTH, HeaderValue::from(sent))];
    let mut response = (status, common, own, body).into_response();
    if let Some(range) = range {
        response.headers_mut().insert(header::CONTENT_RANGE, range);
    }
    Ok(response)
}
