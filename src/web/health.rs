//! `GET /healthz`: the process answers. `GET /readyz`: it should be sent requests. `GET /metrics`: what it measures.

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderMap, StatusCode, header};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::sync::atomic::Ordering;
use std::time::Duration;
use utoipa::ToSchema;

use super::ctx::{Answer, json};
use crate::app::App;
use crate::db::health;
use crate::feed;
use crate::kit::{Error, Micros, Result};
use crate::metrics::{self, Gauge};

/// How the program is.
#[derive(Serialize, ToSchema)]
pub struct Health {
    /// `ok`.
    status: &'static str,
    /// Version of the program.
    version: &'static str,
    /// Version of the schema.
    schema: i64,
}

/// Whether the process answers. A database that is away is no reason to kill it.
#[utoipa::path(get, path = "/healthz", tag = "program", responses((status = 200, body = Health)))]
pub async fn show() -> Answer {
    json(StatusCode::OK, &Health { status: "ok", version: env!("CARGO_PKG_VERSION"), schema: crate::db::NEWEST })
}

/// Whether requests should be sent here.
#[derive(Serialize, ToSchema)]
pub struct Ready {
    /// `ready`, `stopping` (it was told to stop) or `database` (which does not answer).
    status: &'static str,
    /// How far the feed of this node is behind, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    behind_seconds: Option<f64>,
    /// Events that could not be taken in since the process began; the log says which and why. Not 0: look there.
    events_set_aside: u64,
}

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether requests should be sent to this node: it is not stopping, and its database answers.
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "program",
    responses((status = 200, body = Ready), (status = 503, body = Ready, description = "Not now"))
)]
pub async fn ready(State(app): State<App>) -> Response {
    let (code, status, behind) = if app.stopping.load(Ordering::SeqCst) {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping", None)
    } else {
        match tokio::time::timeout(PATIENCE, behind(&app)).await {
            Ok(Ok(behind)) => (StatusCode::OK, "ready", Some(behind)),
            _ => (StatusCode::SERVICE_UNAVAILABLE, "database", None),
        }
    };
    let ready = Ready { status, behind_seconds: behind, events_set_aside: app.followers.set_aside() };
    let mut response = json(code, &ready).into_response();
    if code != StatusCode::OK {
        response.headers_mut().insert(header::RETRY_AFTER, http::HeaderValue::from_static("5"));
    }
    response
}

/// How old the first event is that the feed of this node has not taken, in seconds.
async fn behind(app: &App) -> Result<f64> {
    let [(_, feed), _] = app.followers.reached();
    let first = health::behind(&mut *app.db.read().await?, feed).await?;
    Ok(age(app, first))
}

fn age(app: &App, since: Option<Micros>) -> f64 {
    since.map_or(0.0, |at| ((app.clock.now() - at).0 as f64 / 1e6).max(0.0))
}

/// What this process measures, for Prometheus, on the store's own address: only for whoever has the token.
pub async fn metrics(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let token = &app.config.metrics.token;
    let given =
        headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok()).and_then(|v| v.strip_prefix("Bearer "));
    // Hashes are compared, so that the time it takes tells nothing.
    let same = |given: &str| Sha256::digest(given.as_bytes()) == Sha256::digest(token.as_bytes());
    if token.is_empty() || !given.is_some_and(same) {
        return Err(Error::NotFound);
    }
    Ok(text(&app).await)
}

/// The address of its own: nobody but the operator's machines should reach it.
pub fn watched(app: App) -> Router {
    Router::new()
        .route("/metrics", get(async |State(app): State<App>| text(&app).await))
        .route("/healthz", get(async || show().await.into_response()))
        .route("/readyz", get(ready))
        .with_state(app)
}

async fn text(app: &App) -> Response {
    let mut gauges = vec![Gauge {
        name: "vitrine_build_info",
        help: "Version of the program and of its schema",
        values: vec![(format!("version=\"{}\",schema=\"{}\"", env!("CARGO_PKG_VERSION"), crate::db::NEWEST), 1.0)],
    }];
    // A database that is away must not hide the rest.
    let asked = tokio::time::timeout(PATIENCE, of_database(app)).await;
    let up = matches!(asked, Ok(Ok(_)));
    gauges.push(Gauge {
        name: "vitrine_database_up",
        help: "Whether the database answered just now",
        values: vec![(String::new(), f64::from(u8::from(up)))],
    });
    if let Ok(Ok(more)) = asked {
        gauges.extend(more);
    }
    let stages = feed::stages::told();
    let each = |at: usize, unit: f64| {
        stages.iter().map(|(name, told)| (format!("stage=\"{name}\""), told[at] as f64 * unit)).collect()
    };
    let (seconds, pages) = (each(1, 1e-9), each(0, 1.0));
    gauges.push(Gauge {
        name: "vitrine_feed_stage_seconds",
        help: "Time spent in a stage since the start",
        values: seconds,
    });
    gauges.push(Gauge {
        name: "vitrine_feed_stage_pages",
        help: "Pages that passed it since the start",
        values: pages,
    });
    let (mut open, mut idle, mut most) = (Vec::new(), Vec::new(), Vec::new());
    for pool in app.db.pools() {
        let labels = format!("pool=\"{}\"", pool.name);
        open.push((labels.clone(), f64::from(pool.open)));
        idle.push((labels.clone(), pool.idle as f64));
        most.push((labels, f64::from(pool.most)));
    }
    gauges.push(Gauge { name: "vitrine_database_connections", help: "Connections of the pool", values: open });
    gauges.push(Gauge { name: "vitrine_database_connections_idle", help: "Connections nobody uses", values: idle });
    gauges.push(Gauge { name: "vitrine_database_connections_most", help: "Connections at the most", values: most });
    if let Some(bytes) = resident() {
        let values = vec![(String::new(), bytes)];
        gauges.push(Gauge { name: "process_resident_memory_bytes", help: "Memory of this process", values });
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], metrics::text(&gauges)).into_response()
}

async fn of_database(app: &App) -> Result<Vec<Gauge>> {
    let mut conn = app.db.read().await?;
    let (mut counts, mut ages) = (Vec::new(), Vec::new());
    for waiting in health::jobs(&mut conn).await? {
        let labels = format!("kind=\"{}\",state=\"{}\"", waiting.kind, waiting.state);
        counts.push((labels.clone(), waiting.count as f64));
        ages.push((labels, age(app, Some(waiting.due))));
    }
    let mut behind = Vec::new();
    let here = app.followers.reached().map(|(name, position)| (name.to_owned(), position));
    for (follower, position) in here.into_iter().chain(health::positions(&mut conn).await?) {
        let first = health::behind(&mut conn, position).await?;
        behind.push((format!("follower=\"{follower}\""), age(app, first)));
    }
    let hour_ago = app.clock.now() - Micros::hours(1);
    let undecided = health::undecided_orders(&mut conn, hour_ago).await?;
    let nodes = crate::db::nodes::held(&mut conn, app.clock.now()).await?;
    Ok(vec![
        Gauge { name: "vitrine_jobs", help: "Jobs by kind and state; failed ones are set aside", values: counts },
        Gauge { name: "vitrine_job_overdue_seconds", help: "For how long the oldest job is due", values: ages },
        Gauge { name: "vitrine_follower_behind_seconds", help: "Age of the first event not taken", values: behind },
        Gauge {
            name: "vitrine_orders_undecided",
            help: "Orders placed more than an hour ago that are neither paid nor declined",
            values: vec![(String::new(), undecided as f64)],
        },
        Gauge {
            name: "vitrine_nodes",
            help: "Processes on this database, those included that died less than two hours ago",
            values: vec![(String::new(), nodes as f64)],
        },
    ])
}

/// The memory of this process in bytes, where the system tells.
fn resident() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024.0)
}
