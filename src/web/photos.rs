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
use super::stored::Part;
use super::{stored, ui, upload};
use crate::app::App;
use crate::kit::{Error, Id, Result};
use crate::media::view::PhotoView;
use crate::posts::uploads;

/// A photo that waits for its post, for 24 hours.
#[derive(Serialize, ToSchema)]
pub struct UploadView {
    pub id: Id,
    #[serde(flatten)]
    pub photo: PhotoView,
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
    let bytes = upload::photo(request, &ctx.app).await?;
    let (id, picture) = uploads::upload(&ctx.app, account, bytes).await?;
    let photo = picture.view("");
    match ctx.wants {
        Wants::Json => json(StatusCode::CREATED, &UploadView { id, photo }),
        Wants::Fragment | Wants::Page => {
            let page = ctx.page().await?;
            Ok(markup(StatusCode::CREATED, ui::compose::photo_item(&page, &id.to_string(), &photo, "", &[])))
        }
    }
}

/// `GET /media/{file}`: a rendition, or the part of it that is asked for.
pub async fn show(State(app): State<App>, Path(file): Path<String>, headers: HeaderMap) -> Result<Response> {
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
