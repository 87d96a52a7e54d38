//! `TestApp`: the whole program with a database of its own, a clock that stands still and no network.
//!
//! [`both`] runs a test on SQLite, and on PostgreSQL when `VITRINE_TEST_POSTGRES` names a server (as `cargo xtask test`
//! arranges); without one it says that it skips.

use axum::Router;
use axum::body::Body;
use http::{HeaderMap, Method, Request, StatusCode, header};
use serde_json::{Value, json};
use sqlx::Executor;
use tower::ServiceExt;
use vitrine::accounts::{memberships, sessions, view::Role};
use vitrine::app::{App, Setup};
use vitrine::catalog::write::{NewProduct, NewVariant};
use vitrine::config::Config;
use vitrine::kit::{Clock, Currency, Id, Micros, Money};

/// The program under test.
pub struct TestApp {
    pub app: App,
    router: Router,
    _data: tempfile::TempDir,
}

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: Id,
    pub token: String,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body, after checking the status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self.json()
    }

    /// The code of a problem, after checking status and type.
    #[track_caller]
    pub fn problem(self, status: u16) -> (String, Value) {
        assert_eq!(self.headers.get(header::CONTENT_TYPE).unwrap(), "application/problem+json", "{}", self.text());
        let body = self.expect(status);
        (body["code"].as_str().unwrap().to_owned(), body)
    }

    /// The codes of the fields that were refused, as `field: code`.
    #[track_caller]
    pub fn fields(self) -> Vec<String> {
        let (_, body) = self.problem(422);
        let errors = body["errors"].as_array().unwrap();
        errors.iter().map(|e| format!("{}: {}", e["field"].as_str().unwrap(), e["code"].as_str().unwrap())).collect()
    }
}

/// Noon of 22 November 2026.
pub const NOW: Micros = Micros(1_795_348_800_000_000);

/// Runs a test on both databases.
pub fn both(name: &str, test: impl AsyncFn(TestApp)) {
    both_with(name, |_| {}, test);
}

/// Like [`both`], with changes to the configuration.
pub fn both_with(name: &str, configure: impl Fn(&mut Config), test: impl AsyncFn(TestApp)) {
    both_after(name, async |config| configure(config), async |t, ()| test(t).await);
}

/// Like [`both`], after something was made ready for each database and the configuration changed to it.
pub fn both_after<T>(name: &str, ready: impl AsyncFn(&mut Config) -> T, test: impl AsyncFn(TestApp, T)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let mut config = Config::default();
        let made = ready(&mut config).await;
        test(TestApp::start(config).await, made).await;
        let Ok(server) = std::env::var("VITRINE_TEST_POSTGRES") else {
            println!("{name}: skipped on PostgreSQL, VITRINE_TEST_POSTGRES is not set");
            return;
        };
        sqlx::any::install_default_drivers();
        let schema = format!("t_{}", name.replace(|c: char| !c.is_ascii_alphanumeric(), "_"));
        let admin = sqlx::AnyPool::connect(&server).await.unwrap();
        for sql in [format!("DROP SCHEMA IF EXISTS {schema} CASCADE"), format!("CREATE SCHEMA {schema}")] {
            admin.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
        }
        let join = if server.contains('?') { '&' } else { '?' };
        let mut config = Config::default();
        let made = ready(&mut config).await;
        config.database.url = format!("{server}{join}options=-c%20search_path%3D{schema}");
        let app = TestApp::start(config).await;
        let db = app.app.db.clone();
        test(app, made).await;
        db.close().await;
        admin.execute(sqlx::AssertSqlSafe(format!("DROP SCHEMA {schema} CASCADE"))).await.unwrap();
        admin.close().await;
    });
}

impl TestApp {
    pub async fn start(config: Config) -> Self {
        Self::start_as(config, false).await
    }

    /// The program as the demo runs it, without the demo's people and goods.
    pub async fn start_demo() -> Self {
        Self::start_as(Config::default(), true).await
    }

    /// The program in the data folder and database of the configuration, which may hold a store.
    pub async fn at(config: Config) -> Self {
        Self::start_in(config, false, 1, tempfile::tempdir().unwrap()).await
    }

    /// Another process on the database of this one. Media and mails are its own here.
    pub async fn another(&self, seed: u64) -> Self {
        let data = tempfile::tempdir().unwrap();
        let config = Config { data: data.path().to_owned(), ..self.app.config.clone() };
        Self::start_in(config, false, seed, data).await
    }

    async fn start_as(mut config: Config, demo: bool) -> Self {
        let data = tempfile::tempdir().unwrap();
        config.data = data.path().to_owned();
        Self::start_in(config, demo, 1, data).await
    }

    async fn start_in(config: Config, demo: bool, seed: u64, data: tempfile::TempDir) -> Self {
        // What was a fault is said where its test fails.
        let _ = tracing_subscriber::fmt().with_test_writer().with_max_level(tracing::Level::ERROR).try_init();
        let setup = Setup {
            config,
            clock: Clock::manual(NOW),
            seed: Some(seed),
            public_url: "http://localhost:8080".to_owned(),
            demo,
        };
        let app = App::start(setup).await.unwrap();
        let router = vitrine::web::router(app.clone());
        Self { app, router, _data: data }
    }

    /// Any request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    /// Any request whose answer may never end.
    pub async fn open(&self, request: Request<Body>) -> axum::response::Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// A request to the API.
    pub async fn api(&self, method: Method, path: &str, who: Option<&Person>, body: Option<Value>) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        if let Some(who) = who {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", who.token));
        }
        let body = match body {
            Some(value) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(value.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).unwrap()).await
    }

    pub async fn get(&self, path: &str, who: Option<&Person>) -> Answer {
        self.api(Method::GET, path, who, None).await
    }

    pub async fn post(&self, path: &str, who: Option<&Person>, body: Value) -> Answer {
        self.api(Method::POST, path, who, Some(body)).await
    }

    pub async fn put(&self, path: &str, who: Option<&Person>, body: Value) -> Answer {
        self.api(Method::PUT, path, who, Some(body)).await
    }

    pub async fn delete(&self, path: &str, who: Option<&Person>) -> Answer {
        self.api(Method::DELETE, path, who, None).await
    }

    /// A page, as a browser asks for it.
    pub async fn page(&self, path: &str, who: Option<&Person>) -> Answer {
        let mut request = Request::builder().uri(path).header(header::HOST, "localhost:8080");
        if let Some(who) = who {
            request = request.header(header::COOKIE, format!("__Host-session={}", who.token));
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// A form, as a browser of this site sends it.
    pub async fn form(&self, path: &str, who: Option<&Person>, fields: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::HOST, "localhost:8080")
            .header(header::ORIGIN, "http://localhost:8080")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(who) = who {
            request = request.header(header::COOKIE, format!("__Host-session={}", who.token));
        }
        let body = serde_html_form::to_string(fields).unwrap();
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// A fresh shopper, signed in. Passwords are slow on purpose, so this goes past the sign-up form.
    pub async fn shopper(&self, handle: &str) -> Person {
        let id = vitrine::accounts::create(
            &self.app,
            &vitrine::accounts::NewAccount {
                email: format!("{handle}@example.com"),
                handle: handle.to_owned(),
                name: handle.to_uppercase(),
                password_hash: String::new(),
                role: Role::Shopper,
            },
        )
        .await
        .unwrap();
        let token = sessions::start(&self.app, id, "test").await.unwrap().0;
        Person { id, token }
    }

    /// A member who has bought for 60.00, so that the write gate is open.
    pub async fn member(&self, handle: &str) -> Person {
        let person = self.shopper(handle).await;
        memberships::grant(&self.app, person.id, None).await.unwrap();
        let sku = format!("GATE-{handle}");
        self.product(&sku, 6_000, Some(1)).await;
        self.buy(&person, &sku, 1).await.expect(201);
        person
    }

    pub async fn operator(&self, handle: &str) -> Person {
        let person = self.shopper(handle).await;
        vitrine::accounts::set_role(&self.app, person.id, Role::Operator, "test").await.unwrap();
        person
    }

    /// A product of one variant; price in cents of USD.
    pub async fn product(&self, sku: &str, price: i64, stock: Option<i64>) -> Id {
        self.product_in(sku, price, stock, "Furniture > Chairs").await
    }

    /// Like [`TestApp::product`], in a category of Google's taxonomy.
    pub async fn product_in(&self, sku: &str, price: i64, stock: Option<i64>, category: &str) -> Id {
        let new = NewProduct {
            key: format!("key-{sku}"),
            title: format!("Thing {sku}"),
            description: "A thing.".to_owned(),
            brand: "Acme".to_owned(),
            category: category.to_owned(),
            variants: vec![NewVariant::new(sku, Vec::new(), Money::new(price, Currency::USD), stock)],
            ..NewProduct::default()
        };
        vitrine::catalog::write::product(&self.app, &new).await.unwrap()
    }

    /// One-tap buy with the approved test card; the key is new each time.
    pub async fn buy(&self, who: &Person, sku: &str, quantity: i64) -> Answer {
        let body = json!({ "sku": sku, "quantity": quantity, "address": address(), "payment": { "test_card": "4242424242424242" } });
        self.order(who, &format!("key-{}", self.app.id()), body).await
    }

    /// An order under an idempotency key.
    pub async fn order(&self, who: &Person, key: &str, body: Value) -> Answer {
        let request = Request::builder()
            .method(Method::POST)
            .uri("/api/v1/orders")
            .header(header::AUTHORIZATION, format!("Bearer {}", who.token))
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key)
            .body(Body::from(body.to_string()))
            .unwrap();
        self.send(request).await
    }
}

/// Where test orders go.
pub fn address() -> Value {
    json!({ "name": "Ana Lima", "line1": "1 High Street", "city": "Springfield", "region": "IL", "postal_code": "62701", "country": "US" })
}
