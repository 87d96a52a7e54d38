//! Sign-on, at a small provider of OpenID Connect that says whatever a test wants.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, Request, StatusCode, header};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use vitrine::accounts::{memberships, view::Role};
use vitrine::config::Config;
use vitrine::kit::Micros;

use crate::app::{Answer, NOW, Person, TestApp, both_with};
use crate::recovery::{link, mails};

/// What the provider holds.
struct Held {
    url: String,
    key: EcdsaKeyPair,
    /// The name of its key, as published and as tokens say.
    kid: &'static str,
    /// Another key that signs while the first one is published.
    forged: Option<EcdsaKeyPair>,
    /// By code: the challenge of PKCE, and the claims of the token.
    codes: HashMap<String, (String, Value)>,
    userinfo: Value,
    away: bool,
}

#[derive(Clone)]
struct Provider(Arc<Mutex<Held>>);

fn key() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &random).unwrap()
}

impl Provider {
    /// Starts it on a thread of its own, since it has to be there before the program's configuration is.
    fn start() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (codes, userinfo) = (HashMap::new(), Value::Null);
        let held = Held { url, key: key(), kid: "one", forged: None, codes, userinfo, away: false };
        let provider = Self(Arc::new(Mutex::new(held)));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo_of))
            .with_state(provider.clone());
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                axum::serve(tokio::net::TcpListener::from_std(listener).unwrap(), router).await.unwrap();
            });
        });
        provider
    }

    fn with<T>(&self, change: impl FnOnce(&mut Held) -> T) -> T {
        change(&mut self.0.lock().unwrap())
    }

    /// As the operator of the store writes it down.
    fn configure(&self) -> impl Fn(&mut Config) {
        let issuer = self.with(|held| held.url.clone());
        move |config| {
            let sign_on = &mut config.sign_on;
            sign_on.issuer = issuer.clone();
            sign_on.client_id = "shop".to_owned();
            sign_on.client_secret = "s:cret".to_owned();
            sign_on.name = "Example Login".to_owned();
            sign_on.member = "groups=members".to_owned();
            sign_on.operator = "roles.shop=operator".to_owned();
            sign_on.moderator = "groups=moderators".to_owned();
        }
    }

    /// The claims of a token as it should be, for a person.
    fn claims(&self, subject: &str, nonce: &str) -> Value {
        let now = NOW.0 / 1_000_000;
        json!({ "iss": self.with(|held| held.url.clone()), "aud": "shop", "sub": subject, "nonce": nonce,
            "iat": now, "exp": now + 300, "email": format!("{subject}@example.com"), "email_verified": true,
            "preferred_username": subject, "name": subject.to_uppercase() })
    }
}

/// An answer in JSON.
struct Json(Value);

impl axum::response::IntoResponse for Json {
    fn into_response(self) -> axum::response::Response {
        ([(header::CONTENT_TYPE, "application/json")], self.0.to_string()).into_response()
    }
}

async fn discovery(State(provider): State<Provider>) -> Result<Json, StatusCode> {
    provider.with(|held| {
        let url = &held.url;
        if held.away {
            return Err(StatusCode::SERVICE_UNAVAILABLE);
        }
        Ok(Json(json!({ "issuer": url, "authorization_endpoint": format!("{url}/authorize?tenant=1"),
            "token_endpoint": format!("{url}/token"), "jwks_uri": format!("{url}/keys"),
            "userinfo_endpoint": format!("{url}/userinfo") })))
    })
}

async fn keys(State(provider): State<Provider>) -> Json {
    provider.with(|held| {
        let point = held.key.public_key().as_ref();
        let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        Json(json!({ "keys": [{ "kty": "EC", "crv": "P-256", "kid": held.kid, "use": "sig", "alg": "ES256",
            "x": part(&point[1..33]), "y": part(&point[33..65]) }] }))
    })
}

async fn token(State(provider): State<Provider>, headers: HeaderMap, body: String) -> Result<Json, StatusCode> {
    let form: HashMap<String, String> = serde_html_form::from_str(&body).unwrap();
    // shop:s%3Acret
    assert_eq!(headers[header::AUTHORIZATION], "Basic c2hvcDpzJTNBY3JldA==");
    assert_eq!(form["grant_type"], "authorization_code");
    assert_eq!(form["redirect_uri"], "http://localhost:8080/sign-on/callback");
    provider.with(|held| {
        let (challenge, claims) = held.codes.remove(&form["code"]).ok_or(StatusCode::BAD_REQUEST)?;
        if URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"])) != challenge {
            return Err(StatusCode::BAD_REQUEST);
        }
        let head = match claims["alg"].as_str() {
            Some(alg) => json!({ "alg": alg }),
            None => json!({ "alg": "ES256", "kid": held.kid }),
        };
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(&head), part(&claims));
        let key = held.forged.as_ref().unwrap_or(&held.key);
        let signature = key.sign(&SystemRandom::new(), text.as_bytes()).unwrap();
        let signature = if head["alg"] == "none" { String::new() } else { URL_SAFE_NO_PAD.encode(signature) };
        Ok(Json(
            json!({ "id_token": format!("{text}.{signature}"), "access_token": claims["sub"], "token_type": "Bearer" }),
        ))
    })
}

async fn userinfo_of(State(provider): State<Provider>, headers: HeaderMap) -> Result<Json, StatusCode> {
    let bearer = headers[header::AUTHORIZATION].to_str().unwrap().trim_start_matches("Bearer ").to_owned();
    provider.with(|held| match &held.userinfo {
        Value::Null => Ok(Json(json!({ "sub": bearer }))),
        Value::Number(_) => Err(StatusCode::INTERNAL_SERVER_ERROR),
        other => Ok(Json(other.clone())),
    })
}

/// A browser that went to the provider.
struct Trip {
    state: String,
    nonce: String,
    challenge: String,
    cookie: String,
}

async fn browse(t: &TestApp, path: &str, cookies: &[&str]) -> Answer {
    let mut request = Request::builder().uri(path).header(header::HOST, "localhost:8080");
    if !cookies.is_empty() {
        request = request.header(header::COOKIE, cookies.join("; "));
    }
    t.send(request.body(Body::empty()).unwrap()).await
}

fn trip(answer: &Answer, address: &str) -> Trip {
    let query = address.split_once("/authorize?tenant=1&").unwrap().1;
    let asked: HashMap<String, String> = serde_html_form::from_str(query).unwrap();
    assert_eq!(
        (asked["response_type"].as_str(), asked["code_challenge_method"].as_str(), asked["scope"].as_str()),
        ("code", "S256", "openid email profile")
    );
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Secure"), "{cookie}");
    let take = |name: &str| asked[name].clone();
    Trip {
        state: take("state"),
        nonce: take("nonce"),
        challenge: take("code_challenge"),
        cookie: cookie.split(';').next().unwrap().to_owned(),
    }
}

async fn leave(t: &TestApp, next: &str) -> Trip {
    let answer = browse(t, &format!("/sign-on?next={next}"), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    trip(&answer, answer.headers[header::LOCATION].to_str().unwrap())
}

/// The provider lets the person through with these claims; where the browser comes back to.
fn grant(provider: &Provider, trip: &Trip, claims: Value) -> String {
    provider.with(|held| {
        let code = format!("code-{}", held.codes.len());
        held.codes.insert(code.clone(), (trip.challenge.clone(), claims));
        format!("/sign-on/callback?code={code}&state={}", trip.state)
    })
}

/// The whole way, with changed claims.
async fn sign_on(t: &TestApp, provider: &Provider, subject: &str, change: impl FnOnce(&mut Value)) -> Answer {
    let trip = leave(t, "/bag").await;
    let mut claims = provider.claims(subject, &trip.nonce);
    change(&mut claims);
    browse(t, &grant(provider, &trip, claims), &[&trip.cookie]).await
}

/// Whoever was signed in by this answer.
#[track_caller]
fn person(answer: &Answer) -> Person {
    assert_eq!(answer.status, 303, "{}", answer.text());
    let cookies: Vec<&str> = answer.headers.get_all(header::SET_COOKIE).iter().map(|v| v.to_str().unwrap()).collect();
    let session = cookies.iter().find_map(|c| c.strip_prefix("__Host-session=")).unwrap();
    Person { id: vitrine::kit::Id(0), token: session.split(';').next().unwrap().to_owned() }
}

async fn me(t: &TestApp, who: &Person) -> Value {
    t.get("/me", Some(who)).await.expect(200)
}

#[track_caller]
fn refused(answer: &Answer, status: u16, words: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
    assert!(answer.text().contains(words), "{}", answer.text());
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
}

const UNCHECKED: &str = "could not be checked";
const LOST: &str = "begun in another window";

#[test]
fn sign_on_makes_an_account_and_finds_it_again() {
    let provider = Provider::start();
    both_with("sign_on_account", provider.configure(), async |t| {
        t.shopper("ana_lima").await;
        let page = t.page("/sign-in?next=%2Fbag", None).await.text();
        assert!(page.contains("Sign in with Example Login") && page.contains("/sign-on?next=%2Fbag"), "{page}");
        let ana = |claims: &mut Value| claims["preferred_username"] = json!("Ana.Lima");
        let first = sign_on(&t, &provider, "a1", ana).await;
        assert_eq!(first.headers[header::LOCATION], "/interests");
        let made = me(&t, &person(&first)).await;
        // The handle it wished for was taken.
        assert_eq!(
            (&made["handle"], &made["name"], &made["email"]),
            (&json!("ana_lima2"), &json!("A1"), &json!("a1@example.com"))
        );
        assert_eq!((&made["member"], &made["role"]), (&json!(false), &json!("shopper")));
        let again = sign_on(&t, &provider, "a1", |claims| claims["email"] = json!("new@example.com")).await;
        assert_eq!(again.headers[header::LOCATION], "/bag");
        assert_eq!(me(&t, &person(&again)).await["id"], made["id"]);
        let settings = t.page("/me/settings", Some(&person(&again))).await.text();
        assert!(
            settings.contains("connected with Example Login") && settings.contains("new@example.com"),
            "{settings}"
        );
        // No password opens it.
        let guess = json!({ "email": "a1@example.com", "password": "" });
        assert_eq!(t.post("/sessions", None, guess).await.status, 422);
        // Where nobody may be sent on to.
        let elsewhere = leave(&t, "https://evil.example").await;
        let claims = provider.claims("a1", &elsewhere.nonce);
        let back = browse(&t, &grant(&provider, &elsewhere, claims), &[&elsewhere.cookie]).await;
        assert_eq!(back.headers[header::LOCATION], "/");
    });
}

#[test]
fn claims_give_and_take_membership_and_role() {
    let provider = Provider::start();
    both_with("sign_on_claims", provider.configure(), async |t| {
        let come = async |groups: Value, roles: Value| {
            let change = |claims: &mut Value| {
                claims["groups"] = groups;
                claims["roles"] = roles;
            };
            let who = person(&sign_on(&t, &provider, "ana", change).await);
            let me = me(&t, &who).await;
            (me["member"].as_bool().unwrap(), me["role"].as_str().unwrap().to_owned())
        };
        let said = |member: bool, role: &str| (member, role.to_owned());
        assert_eq!(come(json!(["members"]), json!({ "shop": ["operator"] })).await, said(true, "operator"));
        assert_eq!(come(json!(["members", "moderators"]), json!({})).await, said(true, "moderator"));
        assert_eq!(come(json!([]), json!(null)).await, said(false, "shopper"));
        // What somebody else grants stays when the claims go.
        let ana = vitrine::accounts::by_handle(&mut t.app.db.read().await.unwrap(), "ana").await.unwrap().unwrap();
        memberships::grant(&t.app, ana, None).await.unwrap();
        vitrine::accounts::set_role(&t.app, ana, Role::Moderator, "test").await.unwrap();
        assert_eq!(come(json!(["members"]), json!({ "shop": "operator" })).await, said(true, "moderator"));
        assert_eq!(come(json!([]), json!({})).await, said(true, "moderator"));
        let rows: (i64, i64) = sqlx::query_as(
            "SELECT COUNT(*), COUNT(ends_at) FROM memberships WHERE account = $1 AND source = 'sign-on'",
        )
        .bind(ana.0)
        .fetch_one(&mut *t.app.db.read().await.unwrap())
        .await
        .unwrap();
        assert_eq!(rows, (2, 2));
        // Claims that are only told by userinfo count too; signed ones come first; those of somebody else do not count.
        provider
            .with(|held| held.userinfo = json!({ "sub": "ana", "groups": ["moderators"], "email": "x@example.com" }));
        let who = person(&sign_on(&t, &provider, "ana", |_| {}).await);
        assert_eq!(me(&t, &who).await["email"], "ana@example.com");
        provider.with(|held| held.userinfo = json!({ "sub": "bob" }));
        refused(&sign_on(&t, &provider, "ana", |_| {}).await, 403, UNCHECKED);
        // Silence is no loss of a claim.
        provider.with(|held| held.userinfo = json!(500));
        refused(&sign_on(&t, &provider, "ana", |_| {}).await, 409, "does not answer");
        provider.with(|held| held.userinfo = Value::Null);
    });
}

#[test]
fn an_answer_that_is_not_right_signs_nobody_in() {
    let provider = Provider::start();
    both_with("sign_on_wrong", provider.configure(), async |t| {
        let now = NOW.0 / 1_000_000;
        let wrong: Vec<(&str, Value)> = vec![
            ("iss", json!("https://other.example")),
            ("aud", json!("another")),
            ("aud", json!([])),
            ("aud", json!(["shop", "another"])),
            ("azp", json!("another")),
            ("nonce", json!("another")),
            ("nonce", Value::Null),
            ("exp", json!(now - 60)),
            ("exp", Value::Null),
            ("iat", json!(now + 61)),
            ("nbf", json!(now + 61)),
            ("sub", json!("")),
            ("alg", json!("none")),
            ("alg", json!("HS256")),
        ];
        for (name, value) in wrong {
            let answer = sign_on(&t, &provider, "ana", |claims| claims[name] = value.clone()).await;
            assert_eq!(answer.status, 403, "{name} {value}");
            refused(&answer, 403, UNCHECKED);
        }
        // Clocks may be a minute apart, and a token may name several when it says who asked.
        person(&sign_on(&t, &provider, "ana", |claims| claims["exp"] = json!(now - 59)).await);
        let several = |claims: &mut Value| {
            claims["aud"] = json!(["shop", "another"]);
            claims["azp"] = json!("shop");
        };
        person(&sign_on(&t, &provider, "ana", several).await);
        // Another key under the same name.
        provider.with(|held| held.forged = Some(key()));
        refused(&sign_on(&t, &provider, "ana", |_| {}).await, 403, UNCHECKED);
        provider.with(|held| held.forged = None);
        // A code of somebody else's trip: PKCE holds.
        let (one, two) = (leave(&t, "").await, leave(&t, "").await);
        let stolen = grant(&provider, &one, provider.claims("eva", &two.nonce)).replace(&one.state, &two.state);
        refused(&browse(&t, &stolen, &[&two.cookie]).await, 403, UNCHECKED);
    });
}

#[test]
fn a_way_back_counts_once_and_in_its_own_browser() {
    let provider = Provider::start();
    both_with("sign_on_state", provider.configure(), async |t| {
        let trip = leave(&t, "").await;
        let back = grant(&provider, &trip, provider.claims("ana", &trip.nonce));
        refused(&browse(&t, &back.replace("state=", "state=x"), &[&trip.cookie]).await, 403, LOST);
        refused(&browse(&t, "/sign-on/callback", &[&trip.cookie]).await, 403, LOST);
        refused(
            &browse(&t, "/sign-on/callback?error=access_denied", &[&trip.cookie]).await,
            403,
            "did not sign you in",
        );
        person(&browse(&t, &back, &[&trip.cookie]).await);
        refused(&browse(&t, &back, &[&trip.cookie]).await, 403, LOST);
        // Without what the browser kept, or with another browser's.
        for cookie in [None, Some(leave(&t, "").await.cookie)] {
            let trip = leave(&t, "").await;
            let back = grant(&provider, &trip, provider.claims("ana", &trip.nonce));
            let cookies: Vec<&str> = cookie.iter().map(String::as_str).collect();
            refused(&browse(&t, &back, &cookies).await, 403, LOST);
        }
        // An answer of another provider.
        let trip = leave(&t, "").await;
        let back = grant(&provider, &trip, provider.claims("ana", &trip.nonce));
        refused(&browse(&t, &format!("{back}&iss=https%3A%2F%2Fevil.example"), &[&trip.cookie]).await, 403, UNCHECKED);
        // Too late.
        let trip = leave(&t, "").await;
        let back = grant(&provider, &trip, provider.claims("ana", &trip.nonce));
        t.app.clock.advance(Micros::minutes(10));
        refused(&browse(&t, &back, &[&trip.cookie]).await, 403, LOST);
    });
}

#[test]
fn an_address_opens_an_account_only_when_it_is_vouched_for() {
    let provider = Provider::start();
    both_with("sign_on_address", provider.configure(), async |t| {
        let sign_up = async |handle: &str| {
            let email = format!("{handle}@example.com");
            let new = json!({ "email": email, "password": "correct horse", "handle": handle, "name": "Ana" });
            t.post("/accounts", None, new).await.expect(201);
        };
        let enter = async |handle: &str| {
            let email = format!("{handle}@example.com");
            t.post("/sessions", None, json!({ "email": email, "password": "correct horse" })).await
        };
        sign_up("ana").await;
        let session = enter("ana").await.expect(201)["token"].as_str().unwrap().to_owned();
        for verified in [json!(false), Value::Null, json!("no")] {
            let answer = sign_on(&t, &provider, "ana", |claims| claims["email_verified"] = verified).await;
            refused(&answer, 403, "does not confirm");
        }
        enter("ana").await.expect(201);
        // Whoever made the account may not be who has the address: what opened it ends.
        let who = person(&sign_on(&t, &provider, "ana", |_| {}).await);
        assert_eq!(me(&t, &who).await["handle"], "ana");
        assert_eq!(enter("ana").await.problem(401).0, "wrong_credentials");
        let old = Person { id: vitrine::kit::Id(0), token: session };
        t.get("/me", Some(&old)).await.problem(401);
        // Where a link by mail proved the address before, it stays.
        sign_up("bob").await;
        t.post("/password-resets", None, json!({ "email": "bob@example.com" })).await.expect(202);
        let sent = mails(&t).await;
        let path = link(sent.iter().find(|mail| mail.contains("To: bob@example.com")).unwrap());
        assert_eq!(t.put(&path, None, json!({ "password": "correct horse" })).await.status, 204);
        let who = person(&sign_on(&t, &provider, "bob", |_| {}).await);
        assert_eq!(me(&t, &who).await["handle"], "bob");
        enter("bob").await.expect(201);
        // An account needs an address.
        refused(&sign_on(&t, &provider, "eva", |claims| claims["email"] = Value::Null).await, 403, "told no e-mail");
    });
}

#[test]
fn keys_may_change_and_a_provider_may_be_away() {
    let provider = Provider::start();
    both_with("sign_on_keys", provider.configure(), async |t| {
        person(&sign_on(&t, &provider, "ana", |_| {}).await);
        provider.with(|held| (held.key, held.kid) = (key(), "two"));
        // Asked for again at most every half a minute, so that nobody makes us ask without end.
        refused(&sign_on(&t, &provider, "ana", |_| {}).await, 403, UNCHECKED);
        t.app.clock.advance(Micros::seconds(30));
        person(&sign_on(&t, &provider, "ana", |_| {}).await);
        provider.with(|held| held.away = true);
        // What it said of itself is remembered.
        person(&sign_on(&t, &provider, "ana", |_| {}).await);
        provider.with(|held| {
            held.away = false;
            held.kid = "one";
        });
        t.app.clock.advance(Micros::seconds(30));
        person(&sign_on(&t, &provider, "ana", |_| {}).await);
    });
    // One that was never there.
    let gone = |config: &mut Config| {
        config.sign_on.issuer = "http://127.0.0.1:1".to_owned();
        config.sign_on.client_id = "shop".to_owned();
    };
    both_with("sign_on_gone", gone, async |t| {
        refused(&browse(&t, "/sign-on", &[]).await, 409, "does not answer");
    });
    both_with(
        "sign_on_none",
        |_| {},
        async |t| {
            assert_eq!(browse(&t, "/sign-on", &[]).await.status, 404);
            assert_eq!(browse(&t, "/sign-on/callback?state=x&code=y", &[]).await.status, 404);
            assert!(!t.page("/sign-in", None).await.text().contains("/sign-on"));
        },
    );
}

#[test]
fn an_account_is_linked_and_unlinked_by_its_owner() {
    let provider = Provider::start();
    both_with("sign_on_link", provider.configure(), async |t| {
        let (ana, bob) = (t.shopper("ana").await, t.shopper("bob").await);
        let connect = async |who: &Person| {
            let answer = t.form("/me/sign-on", Some(who), &[]).await;
            assert_eq!(answer.status, 200, "{}", answer.text());
            let page = answer.text();
            let address = page.split("href=\"").find(|part| part.contains("/authorize?")).unwrap();
            trip(&answer, &address.split('"').next().unwrap().replace("&amp;", "&"))
        };
        let come = async |trip: &Trip, who: &Person, subject: &str| {
            let mut claims = provider.claims(subject, &trip.nonce);
            claims["groups"] = json!(["members"]);
            let session = format!("__Host-session={}", who.token);
            browse(&t, &grant(&provider, trip, claims), &[&trip.cookie, &session]).await
        };
        // Begun by Ana and finished while Bob is signed in: nothing is linked.
        let trip = connect(&ana).await;
        refused(&come(&trip, &bob, "x1").await, 403, LOST);
        let trip = connect(&ana).await;
        assert_eq!(come(&trip, &ana, "x1").await.headers[header::LOCATION], "/me/settings");
        assert_eq!(me(&t, &ana).await["member"], true);
        assert_eq!(me(&t, &person(&sign_on(&t, &provider, "x1", |_| {}).await)).await["handle"], "ana");
        let trip = connect(&bob).await;
        refused(&come(&trip, &bob, "x1").await, 403, "another account");
        let trip = connect(&ana).await;
        refused(&come(&trip, &ana, "x2").await, 403, "somebody else");
        // Unlinking asks for the owner, and takes along what came with it.
        let trip = connect(&ana).await;
        come(&trip, &ana, "x1").await;
        assert_eq!(me(&t, &ana).await["member"], true);
        t.app.clock.advance(Micros::minutes(16));
        assert_eq!(t.delete("/me/sign-on", Some(&ana)).await.fields(), ["password: sign_in_again"]);
        assert_eq!(t.form("/me/sign-on", Some(&ana), &[]).await.status, 422);
        let fresh = vitrine::accounts::sessions::start(&t.app, ana.id, "test").await.unwrap();
        let ana = Person { id: ana.id, token: fresh.0 };
        assert_eq!(t.delete("/me/sign-on", Some(&ana)).await.status, 204);
        assert_eq!(me(&t, &ana).await["member"], false);
        t.delete("/me/sign-on", None).await.problem(401);
    });
}

#[test]
fn passwords_can_be_switched_off() {
    let provider = Provider::start();
    let configure = provider.configure();
    let off = move |config: &mut Config| {
        configure(config);
        config.sign_on.passwords = false;
    };
    both_with("sign_on_only", off, async |t| {
        let new = json!({ "email": "ana@example.com", "password": "correct horse", "handle": "ana", "name": "Ana" });
        assert_eq!(t.post("/accounts", None, new).await.problem(403).0, "passwords_off");
        let guess = json!({ "email": "ana@example.com", "password": "correct horse" });
        assert_eq!(t.post("/sessions", None, guess).await.problem(403).0, "passwords_off");
        let ask = json!({ "email": "ana@example.com" });
        assert_eq!(t.post("/password-resets", None, ask).await.problem(403).0, "passwords_off");
        let page = t.page("/sign-in", None).await.text();
        assert!(page.contains("Sign in with Example Login") && !page.contains("type=\"password\""), "{page}");
        assert_eq!(t.page("/sign-up", None).await.headers[header::LOCATION], "/sign-in");
        let ana = person(&sign_on(&t, &provider, "ana", |_| {}).await);
        assert_eq!(t.delete("/me/sign-on", Some(&ana)).await.problem(409).0, "last_way_in");
        assert!(!t.page("/me/settings", Some(&ana)).await.text().contains("set-password"));
    });
}
