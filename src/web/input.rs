//! Input: the body of a request, read after rights were checked.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use http::header;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::kit::{Error, Result};

/// The body as it came: JSON for the API, a form for pages. A handler reads it once it knows who asks, so that rights
/// are checked before values.
pub struct Input {
    bytes: Bytes,
    is_json: bool,
}

impl FromRequest<App> for Input {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let content_type =
            request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let is_json = content_type.split(';').next().is_some_and(|t| t.trim().eq_ignore_ascii_case("application/json"))
            || super::ctx::wants(original_path(&request), request.headers()) == super::ctx::Wants::Json;
        let bytes = Bytes::from_request(request, app).await.map_err(|e| match e.status().as_u16() {
            413 => Error::TooLarge { limit: super::BODY_LIMIT as u64 },
            _ => Error::Unreadable { code: "body_unreadable", detail: e.body_text() },
        })?;
        Ok(Self { bytes, is_json })
    }
}

fn original_path(request: &Request) -> &str {
    request.extensions().get::<axum::extract::OriginalUri>().map_or(request.uri().path(), |o| o.0.path())
}

impl Input {
    /// The body as a value. What is no JSON at all is 400; a value of the wrong kind is 422 and names its field.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T> {
        if !self.is_json {
            return serde_html_form::from_bytes(&self.bytes)
                .map_err(|e| Error::Unreadable { code: "form_unreadable", detail: e.to_string() });
        }
        let bytes: &[u8] = if self.bytes.is_empty() { b"{}" } else { &self.bytes };
        let mut json = serde_json::Deserializer::from_slice(bytes);
        let value = serde_path_to_error::deserialize(&mut json).map_err(|e| {
            let field = e.path().to_string();
            let inner = e.into_inner();
            match inner.classify() {
                serde_json::error::Category::Data => {
                    let field = if field == "." { "body".to_owned() } else { field };
                    Error::Invalid(vec![crate::kit::FieldError::new(field, "wrong_type").with("detail", inner)])
                }
                _ => Error::Unreadable { code: "json_unreadable", detail: inner.to_string() },
            }
        })?;
        json.end().map_err(|e| Error::Unreadable { code: "json_unreadable", detail: e.to_string() })?;
        Ok(value)
    }

    /// The fields of a form in the order they came, for forms that repeat them or are shown again.
    pub fn fields(&self) -> Result<Vec<(String, String)>> {
        serde_html_form::from_bytes(&self.bytes)
            .map_err(|e| Error::Unreadable { code: "form_unreadable", detail: e.to_string() })
    }
}
