//! Operating: health, measures, what the log holds, limits, the doctor.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use http::{Request, StatusCode, header};
use serde_json::json;
use sqlx::Executor;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tracing_subscriber::fmt::MakeWriter;
use vitrine::config::Config;
use vitrine::db::jobs::Job;
use vitrine::doctor::{self, Grade};
use vitrine::kit::{Id, Micros};
use vitrine::serve::{self, Jobs};

use crate::app::{Answer, TestApp, address, both, both_with};

const TOKEN: &str = "0123456789abcdef";
/// So long nothing here takes; a test that waits longer has failed.
const LONGEST: Duration = Duration::from_secs(120);

async fn measured(t: &TestApp, token: Option<&str>) -> Answer {
    let mut request = Request::get("/metrics");
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    t.send(request.body(Body::empty()).unwrap()).await
}

#[test]
fn what_is_measured_is_for_whoever_has_the_token_and_names_nobody() {
    let configure = |config: &mut Config| TOKEN.clone_into(&mut config.metrics.token);
    both_with("metrics", configure, async |t| {
        let ana = t.shopper("anahandle").await;
        t.get("/accounts/nobodyhere", None).await.problem(404);
        t.get("/feed", Some(&ana)).await.expect(200);
        t.product("OAK", 1_000, Some(5)).await;
        t.buy(&ana, "OAK", 1).await.expect(201);
        let mut tx = t.app.db.write().await.unwrap();
        tx.job(Id(5), t.app.clock.now() - Micros::minutes(3), &Job::TurnPrices).await.unwrap();
        tx.commit().await.unwrap();
        for wrong in [None, Some(""), Some("0123456789abcdeF")] {
            assert_eq!(measured(&t, wrong).await.status, 404, "{wrong:?}");
        }
        let answer = measured(&t, Some(TOKEN)).await;
        assert_eq!(answer.status, 200);
        let text = answer.text();
        for line in [
            "vitrine_request_seconds_count{method=\"GET\",route=\"/api/v1/accounts/{handle}\",status=\"404\"} ",
            "vitrine_payment_seconds_count{provider=\"test\",call=\"charge\",outcome=\"succeeded\"} ",
            "vitrine_feed_page_seconds_count ",
            "vitrine_database_wait_seconds_count{to=\"write\"} ",
            "vitrine_database_commit_seconds_count ",
            "vitrine_database_up 1\n",
            "vitrine_jobs{kind=\"turn-prices\",state=\"waiting\"} ",
            "vitrine_job_overdue_seconds{kind=\"turn-prices\",state=\"waiting\"} 180\n",
            "vitrine_follower_behind_seconds{follower=\"feed\"} ",
            "vitrine_nodes 1\n",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
        for person in ["anahandle", "nobodyhere", "example.com"] {
            assert!(!text.contains(person), "{person}");
        }
        // As Prometheus reads it: a comment, or a name with labels and one number.
        for line in text.lines().filter(|l| !l.starts_with("# ")) {
            let (name, value) = line.rsplit_once(' ').unwrap();
            assert!(value.parse::<f64>().is_ok(), "{line}");
            let bare = name.split('{').next().unwrap();
            assert!(bare.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'), "{line}");
            let base = bare.trim_end_matches("_bucket").trim_end_matches("_sum").trim_end_matches("_count");
            assert!(text.contains(&format!("# TYPE {base} ")) || text.contains(&format!("# TYPE {bare} ")), "{line}");
        }
    });
    both("metrics_without_a_token", async |t| {
        assert_eq!(measured(&t, Some("")).await.status, 404);
        assert_eq!(measured(&t, None).await.status, 404);
    });
}

#[test]
fn it_is_ready_until_it_stops_or_its_database_is_away() {
    both("ready", async |t| {
        let body = t.get("/readyz", None).await.expect(200);
        assert_eq!((body["status"].as_str(), body["behind_seconds"].as_f64()), (Some("ready"), Some(0.0)));
        t.app.stopping.store(true, std::sync::atomic::Ordering::SeqCst);
        let answer = t.get("/readyz", None).await;
        assert!(answer.headers.contains_key(header::RETRY_AFTER));
        assert_eq!(answer.expect(503)["status"], "stopping");
        t.app.stopping.store(false, std::sync::atomic::Ordering::SeqCst);
        t.app.db.close().await;
        assert_eq!(t.get("/readyz", None).await.expect(503)["status"], "database");
        // The process itself is well: killing it would not bring the database back.
        assert_eq!(t.get("/healthz", None).await.expect(200)["status"], "ok");
    });
}

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[test]
fn the_log_holds_numbers_of_requests_and_nothing_of_persons() {
    let kept = Kept::default();
    let log = tracing_subscriber::fmt().json().with_max_level(tracing::Level::DEBUG).with_writer(kept.clone()).finish();
    // One thread, so that what this test does is logged here and what others do is not.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let _kept = tracing::subscriber::set_default(log);
    let mut secrets = vec![
        "mira@example.com".to_owned(),
        "correct horse".to_owned(),
        "Mira Q".to_owned(),
        "miraq".to_owned(),
        "1 High Street".to_owned(),
        "62701".to_owned(),
        "Lima".to_owned(),
        "4242424242424242".to_owned(),
    ];
    let number = runtime.block_on(async {
        let t = TestApp::start(Config::default()).await;
        let new =
            json!({ "email": "mira@example.com", "password": "correct horse", "handle": "miraq", "name": "Mira Q" });
        t.post("/accounts", None, new).await.expect(201);
        let login = json!({ "email": "mira@example.com", "password": "correct horse" });
        let token = t.post("/sessions", None, login).await.expect(201)["token"].as_str().unwrap().to_owned();
        let mira = crate::app::Person { id: Id(0), token: token.clone() };
        secrets.push(token);
        t.product("OAK", 1_000, Some(5)).await;
        t.buy(&mira, "OAK", 1).await.expect(201);
        let declined = json!({
            "sku": "OAK", "quantity": 1, "address": address(), "payment": { "test_card": "4000000000000002" }
        });
        t.order(&mira, "declined-key", declined).await;
        t.get("/accounts/miraq", Some(&mira)).await.expect(200);
        t.page("/accounts/miraq?q=mira@example.com", Some(&mira)).await;
        t.form("/sessions", None, &[("email", "mira@example.com"), ("password", "wrong")]).await;
        t.form("/password-resets", None, &[("email", "mira@example.com")]).await;
        t.page("/password-resets/secretoflink", None).await;
        vitrine::jobs::run_due(&t.app).await.unwrap();
        // A fault is in the log by the number its answer names.
        let mut tx = t.app.db.write().await.unwrap();
        // Bound, as every value is: what is written into a statement would be logged with it.
        let spoil = sqlx::query("UPDATE accounts SET role = $1 WHERE handle = $2").bind("Mira Q").bind("miraq");
        spoil.execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        t.app.clock.advance(Micros::minutes(5));
        let fault = t.get("/me", Some(&mira)).await;
        assert_eq!(fault.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", fault.text());
        let number = fault.headers["x-request-id"].to_str().unwrap().to_owned();
        assert_eq!(fault.json()["request"], number);
        number
    });
    let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("/api/v1/accounts/{handle}") && text.contains("\"status\":201"), "requests are logged");
    assert!(text.lines().any(|l| l.contains(&number) && l.contains("\"level\":\"ERROR\"")), "the fault is logged");
    secrets.push("secretoflink".to_owned());
    for line in text.lines() {
        // The fault made here for its own sake repeats the broken value, which no person wrote.
        let is_own = line.contains("\"level\":\"ERROR\"") && line.contains(&number);
        for secret in secrets.iter().filter(|s| !(is_own && *s == "Mira Q")) {
            assert!(!line.contains(secret.as_str()), "the log holds “{secret}”: {line}");
        }
    }
}

/// A request whose body never comes.
fn endless(path: &str, content_type: &str) -> Request<Body> {
    let body = Body::from_stream(futures_util::stream::pending::<io::Result<Vec<u8>>>());
    Request::post(path).header(header::CONTENT_TYPE, content_type).body(body).unwrap()
}

#[test]
fn too_many_requests_at_once_are_told_to_come_back() {
    let configure = |config: &mut Config| {
        config.server.most_requests = 2;
        config.server.most_uploads = 1;
    };
    both_with("shed", configure, async |t| {
        let mut held: Vec<_> =
            (0..2).map(|_| Box::pin(t.send(endless("/api/v1/sessions", "application/json")))).collect();
        for request in &mut held {
            // Begun, and waiting for its body.
            let begun = std::future::poll_fn(|cx| std::task::Poll::Ready(request.as_mut().poll(cx).is_pending()));
            assert!(begun.await);
        }
        let answer = t.get("/feed", None).await;
        assert_eq!(answer.headers[header::RETRY_AFTER], "1");
        assert_eq!(answer.problem(503).0, "busy");
        let page = t.page("/", None).await;
        assert_eq!((page.status.as_u16(), page.headers[header::RETRY_AFTER].to_str().unwrap()), (503, "1"));
        assert!(page.text().contains("<h1>") && page.headers.contains_key(header::CONTENT_SECURITY_POLICY));
        // Whoever looks after the program gets an answer, and files have room of their own.
        t.get("/healthz", None).await.expect(200);
        t.get("/readyz", None).await.expect(200);
        t.page("/readyz", None).await.expect(200);
        let upload = t.send(endless("/api/v1/photos", "multipart/form-data; boundary=x")).await;
        assert_eq!(upload.status, 401, "it is asked who sends, not told to come back");
        drop(held);
        t.get("/feed", None).await.expect(200);
    });
}

#[test]
fn slow_clients_are_cut_and_a_full_house_says_so() {
    let configure = |config: &mut Config| {
        config.server.head_seconds = 1;
        config.server.stall_seconds = 1;
        config.server.most_connections = 1;
    };
    both_with("slow_clients", configure, async |t| {
        let listener = serve::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let served = tokio::spawn(serve::run(t.app.clone(), listener, Jobs::Elsewhere, async {
            let _ = stopped.await;
        }));
        let once = async |text: &str| {
            let mut stream = TcpStream::connect(at).await.unwrap();
            stream.write_all(text.as_bytes()).await.unwrap();
            let mut answer = Vec::new();
            // A cut may come as an end or as a reset.
            let _ = tokio::time::timeout(LONGEST, stream.read_to_end(&mut answer)).await.expect("the server ends it");
            String::from_utf8_lossy(&answer).into_owned()
        };
        // The place of the one before is free a moment after its end was seen here.
        let said = async |text: &str| {
            loop {
                let answer = once(text).await;
                if !answer.starts_with("HTTP/1.1 503") {
                    return answer;
                }
            }
        };
        let close = "Host: x\r\nConnection: close\r\n\r\n";
        let whole = said(&format!("GET /healthz HTTP/1.1\r\n{close}")).await;
        assert!(whole.starts_with("HTTP/1.1 200"), "{whole}");
        // A head that never ends.
        let slow = said("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ").await;
        assert!(!slow.contains("200 OK"), "{slow}");
        // A body that never comes.
        let head = "POST /api/v1/sessions HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 10\r\n";
        let slow = said(&format!("{head}{close}")).await;
        assert!(slow.starts_with("HTTP/1.1 4"), "{slow}");
        // One connection is open: a second one finds no room.
        let mut open = TcpStream::connect(at).await.unwrap();
        open.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        let mut first = [0; 12];
        open.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        let full = once("").await;
        assert!(full.starts_with("HTTP/1.1 503") && full.contains("Retry-After: 2"), "{full}");
        drop(open);
        stop.send(()).unwrap();
        tokio::time::timeout(LONGEST, served).await.unwrap().unwrap().unwrap();
    });
}

#[test]
fn the_doctor_says_what_is_ill_and_what_to_do() {
    both("doctor", async |t| {
        let config = t.app.config.clone();
        let graded = async |what: &str| {
            let seen = doctor::examine(&config).await;
            let found: Vec<_> = seen.iter().filter(|s| s.what == what).collect();
            let worst = found.iter().map(|s| s.grade).max().unwrap_or_else(|| panic!("{what}: {seen:?}"));
            let lines: Vec<&str> = found.iter().filter(|s| s.grade == worst).map(|s| s.how.as_str()).collect();
            (worst, lines.join("\n"), doctor::exit_code(&seen))
        };
        let (grade, how, _) = graded("schema").await;
        assert_eq!(grade, Grade::Well, "{how}");
        for well in ["database", "jobs", "orders", "media", "clock"] {
            let (grade, how, code) = graded(well).await;
            assert_eq!((grade, code), (Grade::Well, 0), "{well}: {how}");
        }
        assert_eq!(graded("mail").await.0, Grade::Look);
        assert_eq!(graded("payments").await.0, Grade::Look);

        let run = async |text: String| {
            let mut tx = t.app.db.write().await.unwrap();
            tx.execute(sqlx::AssertSqlSafe(text)).await.unwrap();
            tx.commit().await.unwrap();
        };
        let mut tx = t.app.db.write().await.unwrap();
        tx.job(Id(5), Micros(0), &Job::TurnPrices).await.unwrap();
        tx.commit().await.unwrap();
        let (grade, how, code) = graded("jobs").await;
        assert_eq!((grade, code), (Grade::Ill, 1));
        assert!(how.contains("turn-prices") && how.contains("vitrine work"), "{how}");
        run("UPDATE jobs SET state = 'failed' WHERE id = 5".to_owned()).await;
        let (grade, how, code) = graded("jobs").await;
        assert_eq!((grade, code), (Grade::Look, 0), "{how}");

        let rendition = json!({ "width": 1, "height": 1, "file": format!("{}.webp", "c".repeat(64)) });
        let picture = json!({
            "width": 1, "height": 1, "placeholder": "", "colour": "#000000", "hash": 0,
            "renditions": [rendition], "share": rendition
        });
        run(format!("INSERT INTO photos (account, id, picture, created_at) VALUES (1, 1, '{picture}', 0)")).await;
        let (grade, how, _) = graded("media").await;
        assert_eq!(grade, Grade::Ill);
        assert!(how.contains("2 of 2") && how.contains("mounted"), "{how}");

        run("INSERT INTO schema_migrations (version, checksum) VALUES (900000, 'x')".to_owned()).await;
        let seen = doctor::examine(&config).await;
        let text = doctor::told(&seen);
        assert!(text.contains("ILL   schema") && text.contains("900000") && text.contains("newer program"), "{text}");
        assert!(text.lines().last().unwrap().starts_with("Ill: 1"), "{text}");
        run("DELETE FROM schema_migrations WHERE version = 900000".to_owned()).await;
    });
    // Where nothing is.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let empty = tempfile::tempdir().unwrap();
        let config = Config { data: empty.path().to_owned(), ..Config::default() };
        let seen = doctor::examine(&config).await;
        assert_eq!(doctor::exit_code(&seen), 1);
        assert!(doctor::told(&seen).contains("There is no store"), "{seen:?}");
        assert!(!empty.path().join("vitrine.db").exists(), "looking makes nothing");
    });
}
