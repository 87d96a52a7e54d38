//! People: sign-up, sign-in, sessions, interests, follows, memberships.

use http::header;
use serde_json::json;
use vitrine::kit::Micros;

use crate::app::{both, both_with};

fn new(handle: &str) -> serde_json::Value {
    json!({ "email": format!("{handle}@example.com"), "password": "correct horse", "handle": handle, "name": "Ana" })
}

#[test]
fn somebody_signs_up_in_and_out() {
    both("signs_up_in_and_out", async |t| {
        let created = t.post("/accounts", None, new("ana")).await.expect(201);
        assert_eq!(created["handle"], "ana");
        let login = json!({ "email": "ANA@example.com ", "password": "correct horse" });
        let token = t.post("/sessions", None, login).await.expect(201)["token"].as_str().unwrap().to_owned();
        let ana = crate::app::Person { id: vitrine::kit::Id(0), token };
        let me = t.get("/me", Some(&ana)).await.expect(200);
        assert_eq!(
            (me["handle"].as_str(), me["member"].as_bool(), me["role"].as_str()),
            (Some("ana"), Some(false), Some("shopper"))
        );
        assert_eq!(me["write_gate"]["open"], false);
        assert_eq!(t.delete("/sessions/current", Some(&ana)).await.status, 204);
        let (code, _) = t.get("/me", Some(&ana)).await.problem(401);
        assert_eq!(code, "session_ended");
    });
}

#[test]
fn every_wrong_field_is_named_at_once() {
    both("every_wrong_field", async |t| {
        let bad = json!({ "email": "x", "password": "short", "handle": "a b", "name": " " });
        let fields = t.post("/accounts", None, bad).await.fields();
        assert_eq!(fields, ["email: bad_email", "handle: bad_handle", "name: required", "password: too_short"]);
    });
}

#[test]
fn a_taken_address_or_handle_is_a_conflict() {
    both("a_taken_address", async |t| {
        t.shopper("ana").await;
        let (code, body) = t.post("/accounts", None, new("ana")).await.problem(409);
        assert_eq!((code.as_str(), body["errors"][0]["field"].as_str()), ("email_taken", Some("email")));
        let mut other = new("ana");
        other["email"] = json!("other@example.com");
        let (code, _) = t.post("/accounts", None, other).await.problem(409);
        assert_eq!(code, "handle_taken");
    });
}

#[test]
fn guessing_passwords_is_throttled() {
    both("guessing_passwords", async |t| {
        t.post("/accounts", None, new("ana")).await.expect(201);
        let wrong = json!({ "email": "ana@example.com", "password": "wrong horse" });
        for _ in 0..10 {
            assert_eq!(t.post("/sessions", None, wrong.clone()).await.problem(401).0, "wrong_credentials");
        }
        let refused = t.post("/sessions", None, wrong).await;
        assert_eq!(refused.headers[header::RETRY_AFTER], "900");
        assert_eq!(refused.problem(429).0, "too_many");
        t.app.clock.advance(Micros::minutes(15));
        let right = json!({ "email": "ana@example.com", "password": "correct horse" });
        t.post("/sessions", None, right).await.expect(201);
    });
}

#[test]
fn a_session_ends_when_it_was_not_used_for_long() {
    both("a_session_ends", async |t| {
        let ana = t.shopper("ana").await;
        for _ in 0..3 {
            t.app.clock.advance(Micros::days(29));
            t.get("/me", Some(&ana)).await.expect(200);
        }
        t.app.clock.advance(Micros::days(30));
        t.get("/me", Some(&ana)).await.problem(401);
    });
}

#[test]
fn at_least_five_interests() {
    both("at_least_five", async |t| {
        let ana = t.shopper("ana").await;
        let list = t.get("/interests", None).await.expect(200);
        assert!(list.as_array().unwrap().len() >= 150);
        assert!(
            list.as_array()
                .unwrap()
                .iter()
                .all(|i| i["name"] != i["slug"] && !i["name"].as_str().unwrap().starts_with("interest-"))
        );
        let four = json!({ "interests": ["books", "films", "music", "cats", "cats"] });
        assert_eq!(t.put("/me/interests", Some(&ana), four).await.fields(), ["interests: too_few_interests"]);
        let unknown = json!({ "interests": ["books", "films", "music", "cats", "nonsense"] });
        assert_eq!(t.put("/me/interests", Some(&ana), unknown).await.fields(), ["interests: unknown_interest"]);
        let five = json!({ "interests": ["books", "films", "music", "cats", "barbecue"] });
        t.put("/me/interests", Some(&ana), five.clone()).await.expect(200);
        assert_eq!(t.get("/me", Some(&ana)).await.expect(200)["interests"], five["interests"]);
        t.put("/me/interests", None, five).await.problem(401);
    });
}

#[test]
fn the_operator_chooses_how_many_interests() {
    both_with(
        "chooses_how_many",
        |c| c.interests.least = 1,
        async |t| {
            let ana = t.shopper("ana").await;
            t.put("/me/interests", Some(&ana), json!({ "interests": ["books"] })).await.expect(200);
        },
    );
}

#[test]
fn following_counts_once() {
    both("following_counts_once", async |t| {
        let (ana, _ben) = (t.shopper("ana").await, t.shopper("ben").await);
        for _ in 0..2 {
            let ben = t.put("/accounts/ben/follow", Some(&ana), json!({})).await.expect(200);
            assert_eq!((ben["followers"].as_i64(), ben["followed_by_me"].as_bool()), (Some(1), Some(true)));
        }
        assert_eq!(t.get("/accounts/ana", None).await.expect(200)["following"], 1);
        for _ in 0..2 {
            assert_eq!(t.delete("/accounts/BEN/follow", Some(&ana)).await.expect(200)["followers"], 0);
        }
        assert_eq!(t.put("/accounts/ana/follow", Some(&ana), json!({})).await.fields(), ["handle: follow_self"]);
        t.put("/accounts/nobody/follow", Some(&ana), json!({})).await.problem(404);
        t.put("/accounts/ben/follow", None, json!({})).await.problem(401);
    });
}

#[test]
fn a_topic_is_followed() {
    both("a_topic_is_followed", async |t| {
        let ana = t.shopper("ana").await;
        assert_eq!(t.put("/topics/barbecue/follow", Some(&ana), json!({})).await.expect(200)["followed_by_me"], true);
        assert_eq!(t.delete("/topics/barbecue/follow", Some(&ana)).await.expect(200)["followed_by_me"], false);
        t.put("/topics/nonsense/follow", Some(&ana), json!({})).await.problem(404);
    });
}

#[test]
fn only_the_operator_grants_memberships() {
    both("only_the_operator", async |t| {
        let (ana, boss) = (t.shopper("ana").await, t.operator("boss").await);
        let grant = json!({ "handle": "ana" });
        t.post("/operator/memberships", None, grant.clone()).await.problem(401);
        assert_eq!(t.post("/operator/memberships", Some(&ana), grant.clone()).await.problem(403).0, "operator_only");
        t.post("/operator/memberships", Some(&boss), grant.clone()).await.expect(201);
        t.post("/operator/memberships", Some(&boss), grant).await.expect(201);
        assert_eq!(t.get("/me", Some(&ana)).await.expect(200)["member"], true);
        t.delete("/operator/memberships/ana", Some(&boss)).await.expect(200);
        assert_eq!(t.get("/me", Some(&ana)).await.expect(200)["member"], false);
        assert_eq!(
            t.post("/operator/memberships", Some(&boss), json!({ "handle": "x" })).await.fields(),
            ["handle: unknown_handle"]
        );
        assert_eq!(t.page("/operator", Some(&ana)).await.status, 403);
        assert_eq!(t.page("/operator", None).await.status, 303);
        assert!(t.page("/operator?q=ana", Some(&boss)).await.text().contains("ana@example.com"));
    });
}

#[test]
fn signing_up_by_form_leads_to_the_interests() {
    both("signing_up_by_form", async |t| {
        let fields =
            [("email", "ana@example.com"), ("password", "correct horse"), ("handle", "ana"), ("name", "Ana <b>")];
        let answer = t.form("/accounts", None, &fields).await;
        assert_eq!((answer.status.as_u16(), answer.headers[header::LOCATION].to_str().unwrap()), (303, "/interests"));
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap().to_owned();
        assert!(
            cookie.starts_with("__Host-session=") && cookie.contains("HttpOnly") && cookie.contains("Secure"),
            "{cookie}"
        );
        let again = t.form("/accounts", None, &fields).await;
        assert_eq!(again.status, 409);
        assert!(again.text().contains("value=\"ana@example.com\""), "what was typed is kept");
        assert!(!again.text().contains("correct horse"), "a password is never sent back");
    });
}

#[test]
fn signing_in_by_form_goes_back_but_never_to_another_site() {
    both("signing_in_by_form", async |t| {
        t.post("/accounts", None, new("ana")).await.expect(201);
        for (next, to) in [
            ("/bag", "/bag"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil.example", "/"),
            ("", "/"),
        ] {
            let fields = [("email", "ana@example.com"), ("password", "correct horse"), ("next", next)];
            let answer = t.form("/sessions", None, &fields).await;
            assert_eq!(
                (answer.status.as_u16(), answer.headers[header::LOCATION].to_str().unwrap()),
                (303, to),
                "{next}"
            );
        }
    });
}

#[test]
fn only_failed_tries_count_against_an_address() {
    both("only_failed_tries", async |t| {
        t.post("/accounts", None, new("ana")).await.expect(201);
        let right = json!({ "email": "ana@example.com", "password": "correct horse" });
        for _ in 0..101 {
            t.post("/sessions", None, right.clone()).await.expect(201);
        }
        assert_eq!(t.post("/sessions", None, json!({})).await.fields(), ["email: required", "password: required"]);
    });
}

#[test]
fn behind_a_proxy_each_client_is_counted_for_itself() {
    use axum::body::Body;
    use http::Request;
    let setup = |config: &mut vitrine::config::Config| config.server.behind_proxy = true;
    both_with("behind_a_proxy", setup, async |t| {
        let guess = async |forwarded: &str| {
            let request = Request::post("/api/v1/password-resets")
                .header(header::CONTENT_TYPE, "application/json")
                .header("x-forwarded-for", forwarded);
            let body = json!({ "email": format!("{}@example.com", t.app.id()) }).to_string();
            t.send(request.body(Body::from(body)).unwrap()).await.status
        };
        for _ in 0..50 {
            assert_eq!(guess("203.0.113.1, 203.0.113.7").await, 202);
        }
        assert_eq!(guess("203.0.113.7").await, 429);
        assert_eq!(guess("203.0.113.7, 203.0.113.8").await, 202);
    });
}
