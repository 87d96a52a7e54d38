//! `/feed/news`: how many posts are new since a page was made; as a stream of events for a page that is open.
//!
//! The stream says the number when it begins and whenever it changed, a heartbeat in between, and `end` when the session is
//! over. Whoever is refused asks without the stream now and then: the answer is the same.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Query;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use tokio::io::{AsyncWriteExt as _, DuplexStream};
use tokio_util::io::ReaderStream;
use utoipa::IntoParams;
use vitrine_engine::Lens;

use super::ctx::{Answer, Ctx, json};
use super::errors::Problem;
use crate::accounts::{Token, sessions};
use crate::db::to_json;
use crate::feed::news::{self, Listener, NewPosts};
use crate::kit::{Error, Id, Result};
use crate::{feed, followers};

/// Since when, and in which feed.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Since {
    /// `for-you`, `following` or `newest`.
    #[param(required = false)]
    lens: String,
    /// The highest id of a post that was there.
    since: String,
}

/// Between two signs of life, and with them a look at the session.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// Between two counts of a stream at the least.
const PAUSE: Duration = Duration::from_secs(1);
/// Bytes a stream may be behind.
const ROOM: usize = 4_096;

#[utoipa::path(get, path = "/feed/news", tag = "feed", params(Since), security(("token" = [])), responses(
    (status = 200, description = "With `Accept: text/event-stream` a stream of events `news` with the same value.", body = NewPosts),
    (status = 401, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)))]
pub async fn show(ctx: Ctx, headers: HeaderMap, Query(asked): Query<Since>) -> Answer {
    let account = ctx.account()?.id;
    let lens = feed::lens(&asked.lens)?;
    let since: Id = asked.since.parse().map_err(|_| Error::invalid("since", "bad_value"))?;
    let accepts = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !accepts.contains("text/event-stream") {
        followers::read_own_writes(&ctx.app).await?;
        return json(StatusCode::OK, &news::since(&ctx.app, account, lens, since, ctx.locale).await?);
    }
    let listener = Listener::new(&ctx.app, account)?;
    let token = ctx.token.clone().ok_or(Error::Unauthorized { code: "session_ended" })?;
    let (reader, writer) = tokio::io::duplex(ROOM);
    let stream = Stream { ctx, account, lens, since, token, listener, writer };
    tokio::spawn(async move {
        if let Err(e) = stream.run().await {
            tracing::error!("a stream of news ended: {e}");
        }
    });
    let head = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-store")];
    // Proxies that gather an answer before they send it on must not.
    let head = (head, [("x-accel-buffering", "no")]);
    let response: Response = (head.0, head.1, Body::from_stream(ReaderStream::new(reader))).into_response();
    Ok(response)
}

struct Stream {
    ctx: Ctx,
    account: Id,
    lens: Lens,
    since: Id,
    token: Token,
    listener: Listener,
    writer: DuplexStream,
}

impl Stream {
    /// Until the session, the process or the client's patience ends.
    async fn run(mut self) -> Result<()> {
        let mut told = None;
        if !self.write("retry: 5000\n\n").await {
            return Ok(());
        }
        loop {
            let runs = sessions::viewer(&self.ctx.app, &self.token).await?.is_some_and(|v| v.id == self.account);
            if !runs {
                self.write("event: end\ndata:\n\n").await;
                return Ok(());
            }
            let found = news::since(&self.ctx.app, self.account, self.lens, self.since, self.ctx.locale).await?;
            let text = match told.as_ref() == Some(&found) {
                true => ":\n\n".to_owned(),
                false => format!("event: news\ndata: {}\n\n", to_json(&found)?),
            };
            // A client that went away is found out here at the latest.
            if !self.write(&text).await {
                return Ok(());
            }
            told = Some(found);
            tokio::time::sleep(PAUSE).await;
            match tokio::time::timeout(HEARTBEAT, self.listener.woken()).await {
                Ok(true) | Err(_) => {}
                Ok(false) => return Ok(()),
            }
        }
    }

    async fn write(&mut self, text: &str) -> bool {
        self.writer.write_all(text.as_bytes()).await.is_ok()
    }
}
