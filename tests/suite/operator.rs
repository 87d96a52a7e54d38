//! The operator's pages: who may, what each change does, and that it is in the audit log.

use http::{Method, header};
use serde_json::{Value, json};
use vitrine::accounts::set_role;
use vitrine::accounts::view::Role;
use vitrine::app::{App, Setup};
use vitrine::kit::{Clock, Id, Micros};
use vitrine::{followers, jobs, posts};

use crate::app::{NOW, Person, TestApp, both};

async fn idea(t: &TestApp, who: &Person, text: &str) -> String {
    let post = t.post("/posts", Some(who), json!({ "kind": "idea", "text": text, "interests": ["cats"] })).await;
    post.expect(201)["id"].as_str().unwrap().to_owned()
}

async fn moderator(t: &TestApp, handle: &str) -> Person {
    let person = t.shopper(handle).await;
    set_role(&t.app, person.id, Role::Moderator, "test").await.unwrap();
    person
}

/// The mails that were sent, newest last, with their lines joined as a reader's program does.
fn mails(t: &TestApp) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(t.app.config.data.join("mail")).unwrap() {
        let path = entry.unwrap().path();
        found.push((path.clone(), std::fs::read_to_string(path).unwrap().replace("=\r\n", "")));
    }
    found.sort();
    found.into_iter().map(|(_, text)| text).collect()
}

async fn lines(t: &TestApp, who: &Person, query: &str) -> Vec<Value> {
    let page = t.get(&format!("/operator/audit?{query}"), Some(who)).await.expect(200);
    page["items"].as_array().unwrap().clone()
}

#[test]
fn each_page_is_open_to_those_it_is_for() {
    both("each_page_is_open", async |t| {
        let operator = t.operator("olga").await;
        let (moderator, member, shopper) = (moderator(&t, "mo").await, t.member("ana").await, t.shopper("ben").await);
        let (post, product) = (idea(&t, &member, "hello").await, t.product("P", 100, Some(1)).await);
        // (verb, address, whether moderators may, status for the operator with an empty body)
        let routes = [
            (Method::GET, "/operator/people".to_owned(), false, 200),
            (Method::GET, "/operator/people/ben".to_owned(), false, 200),
            (Method::PUT, "/operator/people/ben/role".to_owned(), false, 422),
            (Method::PUT, "/operator/people/ben/suspension".to_owned(), false, 422),
            (Method::DELETE, "/operator/people/nobody/suspension".to_owned(), false, 404),
            (Method::DELETE, "/operator/people/nobody/sessions".to_owned(), false, 404),
            (Method::GET, "/operator/memberships".to_owned(), false, 200),
            (Method::POST, "/operator/memberships".to_owned(), false, 422),
            (Method::DELETE, "/operator/memberships/nobody".to_owned(), false, 404),
            (Method::GET, "/operator/posts".to_owned(), true, 200),
            (Method::PUT, format!("/posts/{post}/removal"), true, 422),
            (Method::DELETE, format!("/posts/{post}/removal"), true, 200),
            (Method::GET, "/operator/products".to_owned(), false, 200),
            (Method::GET, format!("/operator/products/{product}"), false, 200),
            (Method::PUT, format!("/operator/products/{product}"), false, 422),
            (Method::PUT, "/operator/products/1/retirement".to_owned(), false, 404),
            (Method::DELETE, "/operator/products/1/retirement".to_owned(), false, 404),
            (Method::GET, "/operator/texts".to_owned(), false, 200),
            (Method::GET, "/operator/texts/imprint".to_owned(), false, 200),
            (Method::PUT, "/operator/texts/nothing".to_owned(), false, 404),
            (Method::GET, "/operator/theme".to_owned(), false, 200),
            (Method::PUT, "/operator/theme".to_owned(), false, 200),
            (Method::DELETE, "/operator/theme".to_owned(), false, 200),
            (Method::PUT, "/operator/theme/logo".to_owned(), false, 400),
            (Method::DELETE, "/operator/theme/logo".to_owned(), false, 200),
            (Method::GET, "/operator/audit".to_owned(), false, 200),
            (Method::GET, "/operator/imports".to_owned(), false, 200),
        ];
        for (method, path, for_moderators, status) in &routes {
            let ask = async |who: Option<&Person>| {
                let body = (*method != Method::GET).then(|| json!({}));
                t.api(method.clone(), path, who, body).await.status.as_u16()
            };
            let refused = if *for_moderators { *status } else { 403 };
            let found = [
                ask(None).await,
                ask(Some(&shopper)).await,
                ask(Some(&member)).await,
                ask(Some(&moderator)).await,
                ask(Some(&operator)).await,
            ];
            assert_eq!(found, [401, 403, 403, refused, *status], "{method} {path}");
        }
        // The same for the pages, where nobody is sent to sign in.
        for path in
            ["", "/memberships", "/posts", "/products", "/texts", "/texts/imprint", "/theme", "/audit", "/people/ben"]
        {
            let path = format!("/operator{path}");
            let ask = async |who: Option<&Person>| t.page(&path, who).await.status.as_u16();
            let refused = if path == "/operator/posts" { 200 } else { 403 };
            let found =
                [ask(None).await, ask(Some(&shopper)).await, ask(Some(&moderator)).await, ask(Some(&operator)).await];
            assert_eq!(found, [303, 403, refused, 200], "{path}");
        }
    });
}

#[test]
fn whoever_is_suspended_is_out_and_reads_why() {
    both("suspended", async |t| {
        let operator = t.operator("olga").await;
        let path = "/operator/people/ana/suspension";
        let person =
            json!({ "email": "ana@example.com", "password": "plum harbour nine", "handle": "ana", "name": "Ana" });
        t.post("/accounts", None, person).await.expect(201);
        let credentials = json!({ "email": "ana@example.com", "password": "plum harbour nine" });
        let session = t.post("/sessions", None, credentials.clone()).await.expect(201);
        let token = session["token"].as_str().unwrap().to_owned();
        let ana = Person { id: Id(0), token };
        assert_eq!(t.get("/me", Some(&ana)).await.status, 200);
        assert_eq!(t.put(path, Some(&operator), json!({ "reason": " " })).await.fields(), ["reason: required"]);
        for (until, code) in [("2020-01-01", "in_the_past"), ("tomorrow", "bad_date")] {
            let body = json!({ "reason": "Spam", "until": until });
            assert_eq!(t.put(path, Some(&operator), body).await.fields(), [format!("until: {code}")]);
        }
        let own = t.put("/operator/people/olga/suspension", Some(&operator), json!({ "reason": "x" })).await;
        assert_eq!(own.problem(409).0, "not_yourself");
        let own = t.put("/operator/people/olga/role", Some(&operator), json!({ "role": "shopper" })).await;
        assert_eq!(own.problem(409).0, "not_yourself");
        let body = json!({ "reason": "Spam in comments", "until": "2026-11-30" });
        let done = t.put(path, Some(&operator), body).await.expect(200);
        assert_eq!(done["suspended"]["until"], "2026-12-01T00:00:00Z");
        // The session is over, and there is no other one.
        assert_eq!(t.get("/me", Some(&ana)).await.problem(401).0, "session_ended");
        let (code, body) = t.post("/sessions", None, credentials.clone()).await.problem(403);
        assert_eq!(code, "suspended");
        let said = body["title"].as_str().unwrap();
        assert!(said.contains("Spam in comments") && said.contains("1 Dec 2026"), "{said}");
        let wrong = json!({ "email": "ana@example.com", "password": "plum harbour ten" });
        assert_eq!(t.post("/sessions", None, wrong).await.problem(401).0, "wrong_credentials", "nobody else reads it");
        let form = [("email", "ana@example.com"), ("password", "plum harbour nine")];
        let page = t.form("/sessions", None, &form).await;
        assert_eq!(page.status, 403);
        assert!(page.text().contains("Spam in comments"));
        // The mail says the same.
        jobs::run_due(&t.app).await.unwrap();
        let mail = mails(&t).pop().unwrap();
        assert!(mail.contains("To: ana@example.com") && mail.contains("Spam in comments"), "{mail}");
        let listed = t.get("/operator/people?only=suspended", Some(&operator)).await.expect(200);
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
        // It ends by itself, or when somebody ends it.
        t.app.clock.advance(Micros::days(9));
        assert_eq!(t.post("/sessions", None, credentials.clone()).await.status, 201);
        t.put(path, Some(&operator), json!({ "reason": "Again" })).await.expect(200);
        assert_eq!(t.post("/sessions", None, credentials.clone()).await.problem(403).0, "suspended");
        t.delete(path, Some(&operator)).await.expect(200);
        assert_eq!(t.post("/sessions", None, credentials).await.status, 201);
        t.delete("/operator/people/ana/sessions", Some(&operator)).await.expect(200);
        let found: Vec<String> =
            lines(&t, &operator, "person=ana").await.iter().map(|l| l["what"].as_str().unwrap().to_owned()).collect();
        assert_eq!(found, ["sessions ended", "suspension ended", "account suspended", "account suspended"]);
    });
}

#[test]
fn a_removed_post_tells_its_author_why_and_comes_back() {
    both("removed_and_back", async |t| {
        let (operator, mo) = (t.operator("olga").await, moderator(&t, "mo").await);
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        let (post, other) = (idea(&t, &ana, "Buy followers here").await, idea(&t, &ana, "My cat").await);
        let (page, removal) = (format!("/posts/{post}"), format!("/posts/{post}/removal"));
        assert_eq!(t.delete(&page, Some(&mo)).await.fields(), ["reason: required"], "a reason is needed here too");
        assert_eq!(
            t.put(&removal, Some(&mo), json!({ "reason": "x".repeat(501) })).await.fields(),
            ["reason: too_long"]
        );
        let done = t.put(&removal, Some(&mo), json!({ "reason": "Advertising" })).await.expect(200);
        assert_eq!((&done["removed"]["by_store"], &done["removed"]["reason"]), (&json!(true), &json!("Advertising")));
        assert_eq!(t.put(&removal, Some(&mo), json!({ "reason": "Twice" })).await.problem(410).0, "gone");
        // Its place says so: to the author with the reason, to others with what is like it.
        let to = async |who: Option<&Person>| {
            let answer = t.page(&page, who).await;
            assert_eq!(answer.status, 410);
            answer.text()
        };
        assert!(to(Some(&ana)).await.contains("Advertising") && to(Some(&mo)).await.contains("Advertising"));
        let others = [to(None).await, to(Some(&ben)).await];
        assert!(others.iter().all(|text| !text.contains("Advertising") && text.contains(&format!("/posts/{other}"))));
        assert_eq!(t.get(&page, Some(&ana)).await.problem(410).0, "gone");
        jobs::run_due(&t.app).await.unwrap();
        let mail = mails(&t).pop().unwrap();
        assert!(mail.contains("To: ana@example.com") && mail.contains("Advertising") && mail.contains(&page), "{mail}");
        let feed = async || {
            followers::read_own_writes(&t.app).await.unwrap();
            t.get("/feed?lens=newest", None).await.expect(200)["items"].as_array().unwrap().len()
        };
        assert_eq!(feed().await, 1);
        let listed = t.get("/operator/posts?only=removed&author=@Ana", Some(&operator)).await.expect(200);
        assert_eq!(listed["items"][0]["id"], json!(post));
        assert_eq!(t.get("/operator/posts?author=nobody", Some(&mo)).await.fields(), ["author: unknown_handle"]);
        let text = t.get("/operator/posts?q=FOLLOWERS", Some(&mo)).await.expect(200);
        assert_eq!(text["items"].as_array().unwrap().len(), 1);
        // Back, as if nothing had been.
        for _ in 0..2 {
            assert_eq!(t.delete(&removal, Some(&mo)).await.expect(200)["removed"], Value::Null);
        }
        assert_eq!((t.get(&page, None).await.status.as_u16(), feed().await), (200, 2));
        assert_eq!(t.get("/accounts/ana", None).await.expect(200)["posts"], 2);
        let mut conn = t.app.db.read().await.unwrap();
        assert_eq!(posts::by_author(&mut conn, ana.id, None, 10).await.unwrap().0.len(), 2);
        drop(conn);
        // What its author deleted stays deleted.
        t.delete(&page, Some(&ana)).await;
        assert_eq!(t.delete(&removal, Some(&mo)).await.problem(409).0, "removed_by_author");
        let found = lines(&t, &operator, "what=post+removed").await;
        assert_eq!(found.len(), 1, "{found:?}");
        let line = &found[0];
        assert_eq!((&line["who_handle"], &line["detail"]), (&json!("mo"), &json!("Advertising")));
        assert_eq!((&line["before"], &line["after"]), (&json!("shown"), &json!("removed")));
    });
}

#[test]
fn the_desk_removes_and_restores_by_form() {
    both("the_desk", async |t| {
        let (mo, ana) = (moderator(&t, "mo").await, t.member("ana").await);
        let post = idea(&t, &ana, "Something odd").await;
        let removal = format!("/posts/{post}/removal?_method=");
        let refused = t.form(&format!("{removal}put"), Some(&mo), &[("reason", "")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains(&format!("reason-{post}-error")), "{}", refused.text());
        assert_eq!(t.form(&format!("{removal}put"), Some(&mo), &[("reason", "Odd")]).await.status, 303);
        let page = t.page("/operator/posts?only=removed", Some(&mo)).await.text();
        assert!(page.contains("Odd") && page.contains("Bring it back"));
        assert!(!page.contains("href=\"/operator/theme\""), "a moderator has one page");
        assert_eq!(t.form(&format!("{removal}delete"), Some(&mo), &[]).await.status, 303);
        assert_eq!(t.page(&format!("/posts/{post}"), None).await.status, 200);
    });
}

#[test]
fn products_are_mended_by_hand() {
    both("products_mended", async |t| {
        let (operator, ana) = (t.operator("olga").await, t.shopper("ana").await);
        let product = t.product("LAMP", 5_000, Some(7)).await;
        let at = format!("/operator/products/{product}");
        let body = |price: &str, stock: &str| json!({ "title": "A better lamp", "description": "Bright.", "interests": ["lighting"], "variants": [{ "sku": "LAMP", "price": price, "stock": stock, "stock_was": "7" }] });
        let done = t.put(&at, Some(&operator), body("42.50", "9")).await.expect(200);
        assert_eq!(
            (&done["title"], &done["price"]["amount"], &done["interests"]),
            (&json!("A better lamp"), &json!(4_250), &json!(["lighting"]))
        );
        let shown = t.get(&format!("/products/{product}"), None).await.expect(200);
        assert_eq!((&shown["variants"][0]["stock"], &shown["description"]), (&json!(9), &json!("Bright.")));
        let wrong = json!({ "title": "", "interests": ["no-such"], "variants": [{ "sku": "LAMP", "price": "0", "stock": "-1" }, { "sku": "X" }] });
        assert_eq!(
            t.put(&at, Some(&operator), wrong).await.fields(),
            [
                "title: required",
                "interests: unknown_interest",
                "variants[0].price: bad_price",
                "variants[0].stock: out_of_range",
                "variants[1].sku: unknown_sku"
            ]
        );
        // What was sold since the form was opened is not counted again, and nothing else of that form is kept.
        t.buy(&ana, "LAMP", 2).await.expect(201);
        let (code, problem) = t.put(&at, Some(&operator), json!({ "title": "Third", "variants": [{ "sku": "LAMP", "price": "42.50", "stock": "20", "stock_was": "9" }] })).await.problem(409);
        assert_eq!((code.as_str(), &problem["args"]["left"]), ("stock_changed", &json!("7")));
        assert_eq!(t.get(&at, Some(&operator)).await.expect(200)["title"], "A better lamp");
        // The form says it at the field.
        let fields = [("title", "Lamp"), ("sku", "LAMP"), ("price", "cheap"), ("stock", ""), ("stock_was", "7")];
        let page = t.form(&format!("{at}?_method=put"), Some(&operator), &fields).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains("f-price-0-error") && page.text().contains("value=\"cheap\""), "{}", page.text());
        for _ in 0..2 {
            assert_eq!(
                t.put(&format!("{at}/retirement"), Some(&operator), json!({})).await.expect(200)["retired"],
                true
            );
        }
        let found = t.get("/operator/products?only=retired&q=LAMP", Some(&operator)).await.expect(200);
        assert_eq!(found["items"].as_array().unwrap().len(), 1);
        assert_eq!(t.delete(&format!("{at}/retirement"), Some(&operator)).await.expect(200)["retired"], false);
        let found = lines(&t, &operator, "what=product").await;
        assert_eq!(found.len(), 3);
        let first = &found[2];
        assert!(first["before"].as_str().unwrap().contains("price LAMP: 50.00"), "{first}");
        assert!(
            first["after"].as_str().unwrap().contains("price LAMP: 42.50")
                && first["after"].as_str().unwrap().contains("stock LAMP: 9")
        );
    });
}

#[test]
fn memberships_end_on_their_last_day() {
    both("memberships_end", async |t| {
        let (operator, _ana) = (t.operator("olga").await, t.shopper("ana").await);
        let grant = async |until: &str| {
            t.post("/operator/memberships", Some(&operator), json!({ "handle": "@ANA", "until": until })).await
        };
        assert_eq!(grant("2026-11-21").await.fields(), ["until: in_the_past"]);
        assert_eq!(grant("soon").await.fields(), ["until: bad_date"]);
        assert_eq!(grant("2026-11-22").await.status, 201);
        let list = t.get("/operator/memberships", Some(&operator)).await.expect(200);
        let row = &list["items"][0];
        assert_eq!(
            (&row["account"]["handle"], &row["until"], &row["granted_by"]),
            (&json!("ana"), &json!("2026-11-23T00:00:00Z"), &json!("olga"))
        );
        let page =
            t.form("/operator/memberships", Some(&operator), &[("handle", "nobody"), ("back", "memberships")]).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains("f-handle-error"), "{}", page.text());
        t.app.clock.advance(Micros::hours(12));
        assert_eq!(t.get("/operator/memberships", Some(&operator)).await.expect(200)["items"], json!([]));
    });
}

#[test]
fn texts_and_theme_reach_every_page_and_every_node() {
    both("texts_and_theme", async |t| {
        let operator = t.operator("olga").await;
        let other = App::start(Setup {
            config: t.app.config.clone(),
            clock: Clock::manual(NOW),
            seed: Some(2),
            public_url: "http://localhost:8081".to_owned(),
            demo: false,
        })
        .await
        .unwrap();
        let missing = t.page("/imprint", None).await;
        assert_eq!(missing.status, 200);
        assert!(missing.text().contains("has not written this text yet") && missing.text().contains("noindex"));
        assert!(t.page("/operator", Some(&operator)).await.text().contains("Still to be written"));
        let set = async |name: &str, language: &str, text: &str| {
            let body = json!({ "language": language, "text": text });
            t.put(&format!("/operator/texts/{name}"), Some(&operator), body).await
        };
        set("imprint", "de", "# Laden\n\nAna <b>Lima</b> [Hier](https://a.example) [x](javascript:alert(1))")
            .await
            .expect(200);
        let shown = t.page("/imprint", None).await.text();
        assert!(
            shown.contains("<h2>Laden</h2>") && shown.contains("&lt;b&gt;Lima") && !shown.contains("javascript:"),
            "{shown}"
        );
        assert!(shown.contains("lang=\"de\""), "the only language there is");
        set("imprint", "en", "Ana Lima, 1 High Street").await.expect(200);
        assert!(t.page("/imprint", None).await.text().contains("1 High Street"));
        assert_eq!(set("notice", "en", &"x".repeat(301)).await.fields(), ["text: too_long"]);
        assert_eq!(set("notice", "xx", "x").await.fields(), ["language: bad_value"]);
        set("notice", "en", "Closed **today**").await.expect(200);
        assert!(t.page("/", None).await.text().contains("Closed <strong>today</strong>"));
        set("notice", "en", "").await.expect(200);
        assert!(!t.page("/", None).await.text().contains("notice-bar"));
        let versions = t.get("/operator/texts/notice?language=en", Some(&operator)).await.expect(200);
        assert_eq!(versions["versions"].as_array().unwrap().len(), 2);
        let preview = [("language", "en"), ("text", "*soon*")];
        let preview = t.form("/operator/texts/terms/preview", Some(&operator), &preview).await;
        assert!(preview.text().contains("<em>soon</em>"));
        assert!(t.page("/terms", None).await.text().contains("has not written"), "a preview keeps nothing");

        let theme = json!({ "name": "Casa Lima", "accent_light": "#ffcc00", "accent_dark": "#88ccff", "round": "4", "css": ".card{color:red}" });
        let (_, problem) = t.put("/operator/theme", Some(&operator), theme.clone()).await.problem(422);
        assert_eq!(problem["errors"][0]["code"], "low_contrast");
        let nearest = problem["errors"][0]["message"].as_str().unwrap().split('#').nth(1).unwrap()[..6].to_owned();
        let fields = [
            ("name", "Casa Lima"),
            ("accent_light", "#ffcc00"),
            ("accent_dark", "#88ccff"),
            ("round", "4"),
            ("css", ".card{color:red}"),
        ];
        let again = t.form("/operator/theme?_method=put", Some(&operator), &fields).await;
        assert_eq!(again.status, 422);
        assert!(
            again.text().contains("value=\"#ffcc00\"") && again.text().contains("name=\"take\""),
            "{}",
            again.text()
        );
        let taken: Vec<_> = fields.into_iter().chain([("take", "accent_light")]).collect();
        assert_eq!(t.form("/operator/theme?_method=put", Some(&operator), &taken).await.status, 303);
        let page = t.page("/", None).await.text();
        assert!(page.contains("Casa Lima"));
        let sheet = page.split("href=\"/theme/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let css = t.page(&format!("/theme/{sheet}"), None).await;
        assert_eq!(css.headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert!(css.headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        let css = css.text();
        assert!(
            css.contains(&format!("--accent:#{nearest}"))
                && css.contains("--round:4px")
                && css.ends_with(".card{color:red}"),
            "{css}"
        );
        assert_eq!(t.page("/theme/other.css", None).await.headers[header::CACHE_CONTROL], "no-cache");
        assert!(
            !t.page("/operator/theme", Some(&operator)).await.text().contains("href=\"/theme/"),
            "own CSS is kept out"
        );

        assert_ne!(other.store.look().name, "Casa Lima");
        followers::catch_up(&other).await.unwrap();
        assert_eq!(other.store.look().name, "Casa Lima");
        t.delete("/operator/theme", Some(&operator)).await.expect(200);
        assert!(!t.page("/", None).await.text().contains("/theme/"));
        let kinds: Vec<Value> = lines(&t, &operator, "person=olga").await.iter().map(|l| l["what"].clone()).collect();
        assert_eq!(kinds.iter().filter(|k| **k == "theme").count(), 2);
        assert_eq!(kinds.iter().filter(|k| **k == "text").count(), 4);
        other.db.close().await;
    });
}

#[test]
fn the_audit_log_is_found_through() {
    both("audit_log", async |t| {
        let (operator, ana, _) = (t.operator("olga").await, t.shopper("ana").await, t.shopper("ben").await);
        for role in ["moderator", "shopper"] {
            t.put("/operator/people/ana/role", Some(&operator), json!({ "role": role })).await.expect(200);
            t.app.clock.advance(Micros::days(1));
        }
        t.put("/operator/people/ben/role", Some(&operator), json!({ "role": "moderator" })).await.expect(200);
        assert_eq!(
            t.put("/operator/people/ben/role", Some(&operator), json!({ "role": "king" })).await.fields(),
            ["role: bad_value"]
        );
        let found = lines(&t, &operator, "person=ana&what=role").await;
        let changes: Vec<[&str; 2]> =
            found.iter().map(|l| ["before", "after"].map(|k| l[k].as_str().unwrap())).collect();
        assert_eq!(changes, [["moderator", "shopper"], ["shopper", "moderator"]]);
        assert_eq!(found[0]["subject"], json!(ana.id.to_string()));
        assert_eq!(lines(&t, &operator, "from=2026-11-23&until=2026-11-23").await.len(), 1);
        assert_eq!(lines(&t, &operator, "what=theme").await.len(), 0);
        assert_eq!(t.get("/operator/audit?person=nobody", Some(&operator)).await.fields(), ["person: unknown_handle"]);
        assert_eq!(t.page("/operator/audit?from=x", Some(&operator)).await.status, 422);
        let page = t.page("/operator/audit?person=ana", Some(&operator)).await.text();
        assert!(page.contains("@olga") && page.contains("<del>moderator</del>"), "{page}");
    });
}

#[test]
fn refusals_help_and_every_page_leads_to_the_texts() {
    both("refusals_help", async |t| {
        for path in
            ["/help", "/about/reviews", "/about/ranking", "/accessibility", "/imprint", "/privacy", "/terms", "/"]
        {
            let page = t.page(path, None).await;
            assert_eq!(page.status, 200, "{path}");
            let text = page.text();
            for link in ["/help", "/about/reviews", "/accessibility", "/imprint", "/privacy", "/terms"] {
                assert!(text.contains(&format!("href=\"{link}\"")), "{path} leads to {link}");
            }
        }
        let lost = t.page("/nothing/here", None).await;
        assert_eq!(lost.status, 404);
        assert!(lost.text().contains("href=\"/help\"") && lost.text().contains("href=\"/search\""));
        let mut last = t.form("/sessions", None, &[("email", "x@example.com"), ("password", "x")]).await;
        for _ in 0..40 {
            last = t.form("/sessions", None, &[("email", "x@example.com"), ("password", "x")]).await;
            if last.status == 429 {
                break;
            }
        }
        assert_eq!(last.status, 429);
        assert!(last.headers.contains_key(header::RETRY_AFTER) || last.text().contains("second"), "{}", last.text());
        let map = t.page("/sitemap/topics-0.xml", None).await.text();
        assert!(map.contains("/help<") && map.contains("/accessibility<") && !map.contains("/imprint<"));
    });
}
