//! The server around the books: keys, losses, delays.

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;

use super::Paysim;
use super::books::{Event, Said, refused};
use super::events;

/// Serves, and decides what is to be decided, for as long as the runtime runs.
pub(crate) async fn serve(sim: Paysim, listener: TcpListener) {
    let decider = sim.clone();
    tokio::spawn(async move {
        loop {
            let events = decider.books().decide(Instant::now());
            for event in events {
                events::send(&decider, event);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    let app = Router::new().route("/v1/{*path}", axum::routing::any(call)).with_state(sim);
    // It ends with the runtime; a failure shows as calls that fail.
    let _ = axum::serve(listener, app).await;
}

async fn call(
    State(sim): State<Paysim>,
    Path(path): Path<String>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let chaos = sim.chaos();
    let (lot, wait) = {
        let mut books = sim.books();
        books.calls += 1;
        (books.lot(1_000) as u32, Duration::from_micros(books.lot(chaos.delay.as_micros().max(1) as u64)))
    };
    tokio::time::sleep(wait).await;
    if lot < chaos.lost {
        hang_up();
    }
    if lot < chaos.lost + chaos.trouble {
        return answer(refused(500, "api_error", "", "trouble over here"));
    }
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    if !text(header::AUTHORIZATION.as_str()).starts_with("Bearer sk_") {
        return answer(refused(401, "invalid_request_error", "", "no key"));
    }
    let key = text("idempotency-key");
    let form: Vec<(String, String)> = serde_html_form::from_bytes(&body).unwrap_or_default();
    let mut sorted = form.clone();
    sorted.sort();
    let asked = format!("{method} {path} {sorted:?}");
    let said = {
        let mut books = sim.books();
        let before = if key.is_empty() { None } else { books.before(&key, &asked) };
        match before {
            Some(said) => said,
            None => {
                if method == Method::POST && key.is_empty() {
                    books.faults.push(format!("{path} was asked for without a key"));
                }
                let (said, event) = act(&mut books, &method, &path, &form, chaos.late);
                if !key.is_empty() {
                    books.keep(&key, &asked, &said);
                }
                drop(books);
                if let Some(event) = event {
                    events::send(&sim, event);
                }
                said
            }
        }
    };
    if lot < chaos.lost + chaos.trouble + chaos.answer_lost {
        hang_up();
    }
    answer(said)
}

/// Closes the connection without an answer: a server's task that unwinds takes its connection with it, and without the
/// hook of a panic nothing is printed.
fn hang_up() {
    std::panic::resume_unwind(Box::new("hung up"));
}

fn act(
    books: &mut super::books::Books,
    method: &Method,
    path: &str,
    form: &[(String, String)],
    late: Duration,
) -> (Said, Option<Event>) {
    let parts: Vec<&str> = path.split('/').collect();
    match (method.as_str(), parts.as_slice()) {
        ("POST", ["payment_intents"]) => (books.make_intent(form), None),
        ("GET", ["payment_intents", id]) => {
            let found = books.intents.get(*id).map(|i| (200, i.json()));
            (found.unwrap_or_else(|| refused(404, "invalid_request_error", "resource_missing", "no such intent")), None)
        }
        ("POST", ["payment_intents", id, "confirm"]) => books.confirm(id, form, late),
        ("POST", ["payment_intents", id, "cancel"]) => books.cancel(id),
        ("POST", ["refunds"]) => (books.refund(form), None),
        ("POST", ["customers"]) => (books.customer(), None),
        ("POST", ["setup_intents"]) => (books.setup(form), None),
        ("GET", ["setup_intents", id]) => (books.setup_json(id), None),
        ("GET", ["payment_methods", id]) => {
            let card = serde_json::json!({ "id": id, "object": "payment_method", "card": { "brand": "visa", "last4": "4242" } });
            ((200, card), None)
        }
        _ => (refused(404, "invalid_request_error", "", "no such address"), None),
    }
}

fn answer((status, body): Said) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
