//! Bodies that carry files: `multipart/form-data`, read piece by piece, one file in memory at a time.

use axum::body::Bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use http::header;

use super::input::Input;
use crate::app::App;
use crate::kit::text::limit;
use crate::kit::{Error, FieldError, Result};
use crate::media;

/// The longest photo, in bytes.
pub const PHOTO: u64 = media::LIMITS.bytes;
/// The longest body of `POST /photos`. Much more than a photo may have, so that one that is too large is read to its
/// end and answered: a connection cut in the middle of sending shows people nothing but a broken network.
pub const PHOTO_BODY: usize = 64 * 1024 * 1024;
/// The longest body of the form for a post, which without scripts carries every chosen photo.
pub const FORM_BODY: usize = limit::PHOTOS_PER_POST * media::LIMITS.bytes as usize + 1024 * 1024;
/// The fields that are no files, in bytes and all together: more than any form of ours fills.
const FIELDS: usize = super::BODY_LIMIT;

/// The one photo of `POST /photos`, in its field `file`.
pub async fn photo(request: Request, app: &App) -> Result<Vec<u8>> {
    let mut body = open(request, app).await?;
    let mut photo = None;
    while let Some(mut field) = body.next_field().await.map_err(unreadable)? {
        let is_file = field.name() == Some("file");
        let bytes = read(&mut field, PHOTO).await?;
        if is_file {
            photo = Some(bytes);
        }
    }
    match photo {
        None => Err(Error::invalid("file", "required")),
        Some(None) => Err(Error::TooLarge { limit: PHOTO }),
        Some(Some(bytes)) => Ok(bytes),
    }
}

/// A form that may carry photos in its field `files`. Forms without files may come as
/// `application/x-www-form-urlencoded` as well.
pub struct Form {
    /// The fields that are no files, in the order they came: complete once [`Form::next_photo`] said nothing.
    pub values: Vec<(String, String)>,
    body: Option<Multipart>,
    photos: usize,
    /// How many more bytes the fields may have.
    left: usize,
}

impl Form {
    pub async fn open(request: Request, app: &App) -> Result<Self> {
        if is_multipart(&request) {
            return Ok(Self { values: Vec::new(), body: Some(open(request, app).await?), photos: 0, left: FIELDS });
        }
        // The route's own limit is that of a form with photos.
        let (parts, body) = request.into_parts();
        let bytes = axum::body::to_bytes(body, FIELDS).await.map_err(|_| Error::TooLarge { limit: FIELDS as u64 })?;
        let input = Input::from_request(Request::from_parts(parts, bytes.into()), app).await?;
        Ok(Self { values: input.fields()?, body: None, photos: 0, left: 0 })
    }

    /// Reads on to the next photo: its bytes, or nothing inside when it is too large. More than a post may have are
    /// refused.
    pub async fn next_photo(&mut self) -> Result<Option<Option<Vec<u8>>>> {
        let Some(body) = &mut self.body else { return Ok(None) };
        while let Some(mut field) = body.next_field().await.map_err(unreadable)? {
            let name = field.name().unwrap_or_default().to_owned();
            if field.file_name().is_none() {
                let bytes =
                    read(&mut field, self.left as u64).await?.ok_or(Error::TooLarge { limit: FIELDS as u64 })?;
                self.left = self.left.saturating_sub(bytes.len() + name.len() + 1);
                let text = String::from_utf8(bytes)
                    .map_err(|e| Error::Unreadable { code: "form_unreadable", detail: e.to_string() })?;
                self.values.push((name, text));
                continue;
            }
            // A file input nothing was chosen in sends one empty file without a name.
            let nothing = field.file_name() == Some("");
            let bytes = read(&mut field, PHOTO).await?;
            if name != "files" || (nothing && bytes.as_ref().is_some_and(Vec::is_empty)) {
                continue;
            }
            self.photos += 1;
            if self.photos > limit::PHOTOS_PER_POST {
                let e = FieldError::new("photos", "too_many_photos").with("max", limit::PHOTOS_PER_POST);
                return Err(Error::Invalid(vec![e]));
            }
            return Ok(Some(bytes));
        }
        Ok(None)
    }
}

fn is_multipart(request: &Request) -> bool {
    let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    content_type.split(';').next().is_some_and(|t| t.trim().eq_ignore_ascii_case("multipart/form-data"))
}

async fn open(request: Request, app: &App) -> Result<Multipart> {
    if !is_multipart(&request) {
        return Err(Error::Unreadable {
            code: "not_multipart",
            detail: "multipart/form-data with a field “file”".to_owned(),
        });
    }
    Multipart::from_request(request, app)
        .await
        .map_err(|e| Error::Unreadable { code: "body_unreadable", detail: e.body_text() })
}

/// The bytes of a field; nothing when there are more than `most`. It is read to its end in any case.
async fn read(field: &mut Field<'_>, most: u64) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let mut length = 0_u64;
    while let Some(chunk) = next(field).await? {
        length += chunk.len() as u64;
        if length <= most {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok((length <= most).then_some(bytes))
}

async fn next(field: &mut Field<'_>) -> Result<Option<Bytes>> {
    field.chunk().await.map_err(unreadable)
}

fn unreadable(e: MultipartError) -> Error {
    match e.status().as_u16() {
        413 => Error::TooLarge { limit: PHOTO },
        _ => Error::Unreadable { code: "body_unreadable", detail: e.body_text() },
    }
}
