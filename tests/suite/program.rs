//! The program as a whole: health, unknown addresses, foreign origins, limits of a request, the description of the API.

use axum::body::Body;
use http::{Method, Request, header};

use crate::app::both;

#[test]
fn it_is_healthy() {
    both("it_is_healthy", async |t| {
        let body = t.get("/healthz", None).await.expect(200);
        assert_eq!(body["status"], "ok");
        assert_eq!(body["schema"], vitrine::db::NEWEST);
        t.page("/healthz", None).await.expect(200);
    });
}

#[test]
fn unknown_addresses_tell_the_way_out() {
    both("unknown_addresses", async |t| {
        let (code, _) = t.get("/nowhere", None).await.problem(404);
        assert_eq!(code, "not_found");
        let page = t.page("/nowhere", None).await;
        assert_eq!(page.status, 404);
        assert!(page.text().contains("href=\"/\""), "{}", page.text());
    });
}

#[test]
fn a_wrong_method_is_a_problem_too() {
    both("a_wrong_method", async |t| {
        let answer = t.delete("/interests", None).await;
        assert_eq!(answer.status, 405);
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json");
        assert!(answer.headers.contains_key(header::ALLOW));
    });
}

#[test]
fn a_foreign_origin_changes_nothing() {
    both("a_foreign_origin", async |t| {
        let ana = t.shopper("ana").await;
        t.shopper("ben").await;
        for site in ["cross-site", "same-site"] {
            let request = Request::builder()
                .method(Method::POST)
                .uri("/accounts/ben/follow?_method=put")
                .header(header::HOST, "localhost:8080")
                .header(header::ORIGIN, "https://evil.example")
                .header("sec-fetch-site", site)
                .header(header::COOKIE, format!("__Host-session={}", ana.token))
                .body(Body::empty())
                .unwrap();
            assert_eq!(t.send(request).await.status, 403);
        }
        assert_eq!(t.get("/accounts/ben", None).await.expect(200)["followers"], 0);
    });
}

#[test]
fn a_large_body_is_refused() {
    both("a_large_body", async |t| {
        let (code, _) =
            t.post("/sessions", None, serde_json::json!({ "email": "x".repeat(300_000) })).await.problem(413);
        assert_eq!(code, "too_large");
    });
}

#[test]
fn broken_json_is_400_and_a_wrong_type_names_its_field() {
    both("broken_json", async |t| {
        let request = |body: &'static str| {
            Request::post("/api/v1/sessions")
                .header(header::CONTENT_TYPE, "application/json")
                .body(Body::from(body))
                .unwrap()
        };
        let (code, _) = t.send(request("{\"email\":")).await.problem(400);
        assert_eq!(code, "json_unreadable");
        assert_eq!(t.send(request("{\"email\":5}")).await.fields(), ["email: wrong_type"]);
    });
}

#[test]
fn pages_carry_their_guards() {
    both("pages_carry_their_guards", async |t| {
        let page = t.page("/sign-in", None).await;
        assert_eq!(page.status, 200);
        let csp = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        assert!(csp.contains("default-src 'none'") && !csp.contains("unsafe"), "{csp}");
        assert!(!page.text().contains(" style="), "a style attribute would be refused by the policy");
        assert_eq!(page.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    });
}

#[test]
fn the_description_names_every_route() {
    both("the_description", async |t| {
        let body = t.get("/openapi.json", None).await.expect(200);
        assert_eq!(body["openapi"].as_str().unwrap().split('.').next(), Some("3"));
        for path in [
            "/accounts",
            "/sessions",
            "/me",
            "/interests",
            "/me/interests",
            "/feed",
            "/products/{id}",
            "/search",
            "/healthz",
        ] {
            assert!(body["paths"].get(path).is_some(), "{path}");
        }
    });
}

#[test]
fn a_visitor_who_wants_to_change_something_comes_back_after_signing_in() {
    both("a_visitor_comes_back", async |t| {
        t.shopper("ben").await;
        let page = t.page("/me", None).await;
        assert_eq!(page.headers[header::LOCATION], "/sign-in?next=%2Fme");
        for (referer, next) in
            [("http://localhost:8080/accounts/ben", "%2Faccounts%2Fben"), ("https://evil.example/x", "%2F")]
        {
            let request = Request::post("/accounts/ben/follow?_method=put")
                .header(header::HOST, "localhost:8080")
                .header(header::REFERER, referer)
                .body(Body::empty())
                .unwrap();
            assert_eq!(t.send(request).await.headers[header::LOCATION], format!("/sign-in?next={next}"));
        }
    });
}

#[test]
fn a_refusal_is_told_with_its_own_status_and_to_whoever_asked() {
    both("refusals", async |t| {
        let ana = t.shopper("ana").await;
        let wrong_verb = t.api(http::Method::PATCH, "/me", Some(&ana), None).await;
        assert_eq!(wrong_verb.problem(405).1["status"], 405);
        let nowhere = t.page("/nothing/here", Some(&ana)).await;
        assert_eq!(nowhere.status, 404);
        assert!(nowhere.text().contains("top-me"), "the page knows who asks");
        assert!(nowhere.headers.contains_key("content-security-policy"));
        let stranger = t.page("/nothing/here", None).await;
        assert!(!stranger.text().contains("top-me"));
        for next in ["//evil.example", "/\u{b}/x", "/\\evil.example"] {
            assert!(!vitrine::web::ctx::is_local(next), "{next:?}");
        }
        let empty = t.page("/hashtags/nobodywrotethis", None).await.text();
        assert!(empty.contains("noindex") && !empty.contains("rel=\"canonical\""));
    });
}
