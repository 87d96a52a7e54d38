//! Posts: publishing with every limit, reading, smiles, saves, removing, and the form without scripts.

use std::collections::HashMap;

use axum::body::Body;
use http::{Method, Request, header};
use serde_json::{Value, json};
use tokio::task::JoinSet;
use vitrine::accounts::{memberships, set_role, view::Role};
use vitrine::kit::{Error, Id, Micros};
use vitrine::posts::item::Item;
use vitrine::posts::{self, NewPost, PhotoBody, PostBody, saves, smiles};

use crate::app::{Person, TestApp, both};
use crate::photos::{jpeg, multipart, send, waiting};

/// Identifiers and hashes by the order they first stand in a body, so that a snapshot shows the shape.
pub fn tidy(mut value: Value) -> Value {
    fn walk(value: &mut Value, names: &mut HashMap<String, usize>) {
        match value {
            Value::Object(map) => map.values_mut().for_each(|v| walk(v, names)),
            Value::Array(list) => list.iter_mut().for_each(|v| walk(v, names)),
            Value::String(text) if text.len() >= 15 && text.bytes().all(|b| b.is_ascii_digit()) => {
                let next = names.len() + 1;
                *text = format!("[id {}]", names.entry(text.clone()).or_insert(next));
            }
            _ => {}
        }
    }
    walk(&mut value, &mut HashMap::new());
    value
}

/// The id of a post that was just published.
async fn publish(t: &TestApp, who: &Person, body: Value) -> String {
    t.post("/posts", Some(who), body).await.expect(201)["id"].as_str().unwrap().to_owned()
}

async fn idea(t: &TestApp, who: &Person, text: &str) -> String {
    publish(t, who, json!({ "kind": "idea", "text": text })).await
}

#[test]
fn a_post_with_two_tags_is_published_and_read() {
    both("a_post_with_two_tags", async |t| {
        let ana = t.member("ana").await;
        let chair = t.product_in("CHAIR", 12_900, Some(3), "Furniture > Chairs").await;
        let lamp = t.product_in("LAMP", 4_900, Some(0), "Home & Garden > Lighting > Lamps").await;
        let (one, two) = (waiting(&t, &ana).await, waiting(&t, &ana).await);
        let body = json!({
            "kind": "photo",
            "text": "  The corner by the window. #Cats welcome\r\n#slowliving  ",
            "photos": [{ "id": one, "alt": "A chair by a window" }, { "id": two, "alt": "" }],
            "tags": [
                { "photo": 0, "x": 0.25, "y": 0.5, "product": chair.to_string(), "match": "similar" },
                { "photo": two, "x": 1, "y": 0, "product": lamp.to_string() },
                { "photo": null, "product": chair.to_string() },
            ],
            "interests": ["books", "books"],
        });
        let answer = t.post("/posts", Some(&ana), body).await;
        let address = answer.headers[header::LOCATION].to_str().unwrap().to_owned();
        let post = answer.expect(201);
        assert_eq!(address, format!("/api/v1/posts/{}", post["id"].as_str().unwrap()));
        // Stock differs between the two: one of two tagged products can be bought.
        assert_eq!(post["buyable"], 1);
        insta::assert_json_snapshot!("post", tidy(post.clone()));
        let path = format!("/posts/{}", post["id"].as_str().unwrap());
        let mut seen = t.get(&path, None).await.expect(200);
        assert_eq!(seen["mine"], json!({ "smiled": false, "saved": false, "own": false, "following": false }));
        seen["mine"] = post["mine"].clone();
        assert_eq!(seen, post, "everybody reads the same post");
        assert_eq!(t.get("/accounts/ana", None).await.expect(200)["posts"], 1);
    });
}

#[test]
fn a_tag_without_a_point_may_come_first() {
    both("tag_without_point", async |t| {
        let ana = t.member("ana").await;
        let (chair, lamp) = (t.product("CHAIR", 12_900, None).await, t.product("LAMP", 4_900, None).await);
        let tags = json!([
            { "product": chair.to_string() },
            { "photo": 0, "x": 0.25, "y": 0.5, "product": lamp.to_string() },
        ]);
        let photo = waiting(&t, &ana).await;
        let body = json!({ "kind": "photo", "photos": [{ "id": photo }], "tags": tags, "text": "" });
        let post = t.post("/posts", Some(&ana), body).await.expect(201);
        assert_eq!((&post["tags"][0]["x"], &post["tags"][1]["x"]), (&json!(null), &json!(0.25)));
    });
}

#[test]
fn every_limit_is_told_at_its_field() {
    both("every_limit", async |t| {
        let ana = t.member("ana").await;
        let photo = waiting(&t, &ana).await;
        let product = t.product("CHAIR", 12_900, None).await.to_string();
        let base = || json!({ "kind": "photo", "photos": [{ "id": photo }], "tags": [], "text": "" });
        let with = |key: &str, value: Value| {
            let mut body = base();
            body[key] = value;
            body
        };
        let tag = |x: f64, product: &str| json!({ "photo": 0, "x": x, "y": 0.5, "product": product });
        let cases = [
            (with("kind", json!("video")), "kind: bad_value"),
            (with("kind", json!("")), "kind: required"),
            (with("text", json!("x".repeat(2_001))), "text: too_long"),
            (with("text", json!(format!("#{}", "x".repeat(51)))), "text: hashtag_too_long"),
            (with("text", json!((0..31).map(|i| format!("#t{i} ")).collect::<String>())), "text: too_many_hashtags"),
            (with("photos", json!([])), "photos: too_few_photos"),
            (with("photos", json!(vec![json!({ "id": "1" }); 11])), "photos: too_many_photos"),
            (with("photos", json!([{ "id": photo, "alt": "x".repeat(501) }])), "photos[0].alt: too_long"),
            (with("photos", json!([{ "id": photo }, { "id": photo }])), "photos[1].id: duplicate_photo"),
            (with("photos", json!([{ "id": "12345" }])), "photos[0].id: unknown_photo"),
            (with("tags", json!(vec![tag(0.5, &product); 21])), "tags: too_many_tags"),
            (with("tags", json!([tag(0.5, &product), tag(0.6, &product)])), "tags[1].product: duplicate_tag"),
            (with("tags", json!([tag(1.01, &product)])), "tags[0].x: bad_point"),
            (with("tags", json!([tag(0.5, "999")])), "tags[0].product: unknown_product"),
            (with("tags", json!([tag(0.5, "chair")])), "tags[0].product: unknown_product"),
            (
                with("tags", json!([{ "photo": 1, "x": 0.5, "y": 0.5, "product": product }])),
                "tags[0].photo: unknown_photo",
            ),
            (with("tags", json!([{ "x": 0.5, "y": 0.5, "product": product }])), "tags[0].photo: required"),
            (
                with("tags", json!([{ "photo": 0, "x": 0.5, "y": 0.5, "product": product, "match": "same" }])),
                "tags[0].match: bad_value",
            ),
            (with("tags", json!([{ "photo": true, "product": product }])), "tags[0].photo: wrong_type"),
            (with("interests", json!(["no-such-thing"])), "interests: unknown_interest"),
            (
                with("interests", json!(["books", "films", "music", "toys", "cats", "fitness"])),
                "interests: too_many_interests",
            ),
            (with("interests", json!("books")), "interests: wrong_type"),
            (json!({ "kind": "idea", "text": " " }), "text: required"),
        ];
        for (body, wrong) in cases {
            assert_eq!(t.post("/posts", Some(&ana), body.clone()).await.fields(), [wrong], "{body}");
        }
        // Nothing of all that was kept: the photo still waits, and right at the limits a post is taken.
        let products = {
            let mut products = vec![product.clone()];
            for n in 1..20 {
                products.push(t.product(&format!("P{n}"), 100, None).await.to_string());
            }
            products
        };
        let mut photos = vec![json!({ "id": photo, "alt": "x".repeat(500) })];
        for _ in 1..10 {
            photos.push(json!({ "id": waiting(&t, &ana).await }));
        }
        let tags: Vec<Value> = products.iter().map(|p| tag(1.0, p)).collect();
        let hashtags: String = (0..30).map(|i| format!("#t{i:049} ")).collect();
        let body = json!({
            "kind": "photo", "photos": photos, "tags": tags, "text": format!("{hashtags}{}", "x".repeat(2_000 - 30 * 52)),
            "interests": ["books", "films", "music", "toys", "cats"],
        });
        let post = t.post("/posts", Some(&ana), body).await.expect(201);
        assert_eq!(post["photos"].as_array().unwrap().len(), 10);
        assert_eq!((post["tags"].as_array().unwrap().len(), post["buyable"].as_i64()), (20, Some(20)));
        assert_eq!(post["hashtags"].as_array().unwrap().len(), 30);
    });
}

#[test]
fn a_photo_belongs_to_its_uploader_and_to_one_post() {
    both("a_photo_belongs", async |t| {
        let (ana, ben) = (t.member("ana").await, t.member("ben").await);
        let photo = waiting(&t, &ana).await;
        let body = json!({ "kind": "photo", "photos": [{ "id": photo }] });
        assert_eq!(t.post("/posts", Some(&ben), body.clone()).await.fields(), ["photos[0].id: unknown_photo"]);
        t.post("/posts", Some(&ana), body.clone()).await.expect(201);
        assert_eq!(t.post("/posts", Some(&ana), body).await.fields(), ["photos[0].id: unknown_photo"]);
    });
}

#[test]
fn of_posts_that_want_the_same_photo_at_once_one_gets_it() {
    both("one_gets_it", async |t| {
        let ana = t.member("ana").await;
        let body = PostBody {
            kind: "photo".to_owned(),
            photos: vec![PhotoBody { id: waiting(&t, &ana).await, alt: String::new() }],
            ..PostBody::default()
        };
        let mut tries = JoinSet::new();
        for _ in 0..8 {
            let (app, body, author) = (t.app.clone(), body.clone(), ana.id);
            tries.spawn(async move { posts::publish(&app, author, &NewPost::parse(&body).unwrap()).await });
        }
        let results = tries.join_all().await;
        assert_eq!(results.iter().filter(|r| r.is_ok()).count(), 1);
        assert!(results.iter().all(|r| matches!(r, Ok(_) | Err(Error::Invalid(_)))));
        assert_eq!(t.get("/accounts/ana", None).await.expect(200)["posts"], 1);
    });
}

#[test]
fn a_product_no_longer_sold_is_not_tagged() {
    both("no_longer_sold", async |t| {
        let ana = t.member("ana").await;
        let product = t.product("OLD", 100, None).await;
        let tag = || json!({ "kind": "idea", "text": "x", "tags": [{ "product": product.to_string() }] });
        let post = publish(&t, &ana, tag()).await;
        let mut tx = t.app.db.write().await.unwrap();
        sqlx::query("UPDATE products SET retired_at = $1 WHERE id = $2")
            .bind(1_i64)
            .bind(product.0)
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(t.post("/posts", Some(&ana), tag()).await.fields(), ["tags[0].product: retired_product"]);
        let shown = t.get(&format!("/posts/{post}"), None).await.expect(200);
        assert_eq!((&shown["tags"][0]["product"]["available"], shown["buyable"].as_i64()), (&json!(false), Some(0)));
    });
}

#[test]
fn interests_come_from_the_author_hashtags_and_products() {
    both("interests_come_from", async |t| {
        let ana = t.member("ana").await;
        let chair = t.product_in("CHAIR", 100, None, "Furniture > Chairs").await;
        let body = json!({ "kind": "idea", "text": "For #cats", "interests": ["toys"], "tags": [{ "product": chair.to_string() }] });
        let post = t.post("/posts", Some(&ana), body).await.expect(201);
        let interests: Vec<&str> = post["interests"].as_array().unwrap().iter().map(|i| i.as_str().unwrap()).collect();
        assert_eq!(interests[..2], ["toys", "cats"], "{interests:?}");
        assert!(interests[2..].contains(&"interior-design"), "{interests:?}");
        assert_eq!(post["hashtags"], json!(["cats"]));
    });
}

#[test]
fn only_the_author_and_the_stores_own_remove_a_post() {
    both("who_removes_a_post", async |t| {
        let (ana, ben) = (t.member("ana").await, t.member("ben").await);
        let chair = t.product("CHAIR", 100, None).await;
        let body = || json!({ "kind": "idea", "text": "x", "tags": [{ "product": chair.to_string() }] });
        let (first, second) = (publish(&t, &ana, body()).await, publish(&t, &ana, body()).await);
        let path = format!("/posts/{first}");
        assert_eq!(t.delete(&path, None).await.problem(401).0, "sign_in_needed");
        assert_eq!(t.delete(&path, Some(&ben)).await.problem(403).0, "not_yours");
        assert_eq!(t.delete("/posts/1", Some(&ben)).await.problem(404).0, "not_found");
        assert_eq!(t.delete("/posts/x", Some(&ben)).await.problem(404).0, "not_found");
        assert_eq!(t.delete(&path, Some(&ana)).await.status, 204);
        for (method, path) in [
            ("GET", path.clone()),
            ("DELETE", path.clone()),
            ("PUT", format!("{path}/smile")),
            ("GET", format!("{path}/comments")),
        ] {
            let answer = t.api(method.parse().unwrap(), &path, Some(&ana), None).await;
            assert_eq!(answer.problem(410).0, "gone", "{method} {path}");
        }
        assert_eq!(t.page(&path, None).await.status, 410);
        let mut conn = t.app.db.read().await.unwrap();
        let of_author = posts::by_author(&mut conn, ana.id, None, 10).await.unwrap().0;
        let of_product = posts::of_product(&mut conn, chair, None, 10).await.unwrap().0;
        for list in [of_author, of_product] {
            assert_eq!(list.iter().map(|p| p.id.to_string()).collect::<Vec<_>>(), std::slice::from_ref(&second));
        }
        drop(conn);
        assert_eq!(t.get("/accounts/ana", None).await.expect(200)["posts"], 1);
        set_role(&t.app, ben.id, Role::Moderator, "test").await.unwrap();
        let why = Some(json!({ "reason": "It breaks a rule" }));
        assert_eq!(t.api(http::Method::DELETE, &format!("/posts/{second}"), Some(&ben), why).await.status, 204);
        assert_eq!(t.get("/accounts/ana", None).await.expect(200)["posts"], 0);
    });
}

#[test]
fn a_smile_counts_once_however_often_it_is_given() {
    both("a_smile_counts_once", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        let post = idea(&t, &ana, "x").await;
        let path = format!("/posts/{post}/smile");
        assert_eq!(t.put(&path, None, json!({})).await.problem(401).0, "sign_in_needed");
        for _ in 0..2 {
            let answer = t.put(&path, Some(&ben), json!({})).await.expect(200);
            assert_eq!((answer["smiles"].as_i64(), &answer["mine"]["smiled"]), (Some(1), &json!(true)));
        }
        assert_eq!(t.put(&path, Some(&ana), json!({})).await.expect(200)["smiles"], 2);
        for _ in 0..2 {
            let answer = t.delete(&path, Some(&ben)).await.expect(200);
            assert_eq!((answer["smiles"].as_i64(), &answer["mine"]["smiled"]), (Some(1), &json!(false)));
        }
    });
}

#[test]
fn counters_hold_when_everybody_presses_at_once() {
    both("everybody_presses", async |t| {
        let ana = t.member("ana").await;
        let post: Id = idea(&t, &ana, "x").await.parse().unwrap();
        let mut people = Vec::new();
        for n in 0..10 {
            people.push(t.shopper(&format!("p{n}xx")).await.id);
        }
        let mut presses = JoinSet::new();
        for who in people.iter().copied().chain(people.iter().copied()) {
            let app = t.app.clone();
            presses.spawn(async move {
                smiles::smile(&app, post, who).await.unwrap();
                saves::save(&app, Item::Post(post), who).await.unwrap();
            });
        }
        presses.join_all().await;
        let counts = async || {
            let seen = t.get(&format!("/posts/{post}"), None).await.expect(200);
            (seen["smiles"].as_i64().unwrap(), seen["saves"].as_i64().unwrap())
        };
        assert_eq!(counts().await, (10, 10));
        let mut presses = JoinSet::new();
        for (n, who) in people.iter().copied().enumerate() {
            let app = t.app.clone();
            presses.spawn(async move {
                smiles::unsmile(&app, post, who).await.unwrap();
                saves::unsave(&app, Item::Post(post), who).await.unwrap();
                if n % 2 == 0 {
                    smiles::smile(&app, post, who).await.unwrap();
                }
            });
        }
        presses.join_all().await;
        assert_eq!(counts().await, (5, 0));
    });
}

#[test]
fn what_was_saved_stands_on_the_board_last_first() {
    both("the_board", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        let (one, two) = (idea(&t, &ana, "one").await, idea(&t, &ana, "two").await);
        let chair = t.product("CHAIR", 100, None).await;
        for path in [format!("/posts/{one}/save"), format!("/products/{chair}/save"), format!("/posts/{two}/save")] {
            assert_eq!(t.put(&path, None, json!({})).await.problem(401).0, "sign_in_needed");
            t.put(&path, Some(&ben), json!({})).await.expect(200);
            t.put(&path, Some(&ben), json!({})).await.expect(200);
            t.app.clock.advance(Micros::seconds(1));
        }
        assert_eq!(t.put("/products/1/save", Some(&ben), json!({})).await.problem(404).0, "not_found");
        let board = async |query: &str| {
            let page = t.get(&format!("/me/saved{query}"), Some(&ben)).await.expect(200);
            let id = |item: &Value| item["post"]["id"].as_str().or(item["product"]["id"].as_str()).unwrap().to_owned();
            (
                page["items"].as_array().unwrap().iter().map(id).collect::<Vec<_>>(),
                page["next"].as_str().map(str::to_owned),
            )
        };
        assert_eq!(board("").await, (vec![two.clone(), chair.to_string(), one.clone()], None));
        let (first, next) = board("?limit=2").await;
        assert_eq!(first, [two.clone(), chair.to_string()]);
        assert_eq!(board(&format!("?limit=2&cursor={}", next.unwrap())).await, (vec![one.clone()], None));
        assert_eq!(t.get("/me/saved?limit=51", Some(&ben)).await.fields(), ["limit: bad_limit"]);
        assert_eq!(t.get("/me/saved?cursor=x", Some(&ben)).await.fields(), ["cursor: bad_cursor"]);
        assert_eq!(t.delete(&format!("/products/{chair}/save"), Some(&ben)).await.expect(200)["saved"], false);
        t.delete(&format!("/posts/{one}"), Some(&ana)).await;
        assert_eq!(board("").await.0, [two]);
        assert_eq!(t.page("/me/saved", Some(&ben)).await.status, 200);
    });
}

#[test]
fn an_authors_posts_come_in_pages() {
    both("an_authors_posts", async |t| {
        let ana = t.member("ana").await;
        let mut all = Vec::new();
        for n in 0..5 {
            all.insert(0, idea(&t, &ana, &format!("idea {n}")).await);
        }
        let mut conn = t.app.db.read().await.unwrap();
        let (mut found, mut cursor) = (Vec::new(), None);
        loop {
            let (page, next) = posts::by_author(&mut conn, ana.id, cursor.as_deref(), 2).await.unwrap();
            assert!(page.len() <= 2);
            found.extend(page.into_iter().map(|p| p.id.to_string()));
            let Some(next) = next else { break };
            cursor = Some(next);
        }
        assert_eq!(found, all);
        assert!(posts::by_author(&mut conn, ana.id, Some("x"), 2).await.is_err());
    });
}

#[test]
fn the_buttons_answer_scripts_with_themselves() {
    both("the_buttons_answer", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        let post = idea(&t, &ana, "x").await;
        let page = t.page(&format!("/posts/{post}"), Some(&ben)).await;
        assert_eq!(page.status, 200);
        assert!(
            page.text().contains("application/ld+json")
                && page.text().contains(&format!("/posts/{post}/smile?_method=put"))
        );
        let pressed = t.form(&format!("/posts/{post}/smile?_method=put"), Some(&ben), &[]).await;
        assert_eq!(
            (pressed.status.as_u16(), pressed.headers["location"].to_str().unwrap()),
            (303, format!("/posts/{post}").as_str())
        );
        assert!(t.page(&format!("/posts/{post}"), Some(&ben)).await.text().contains("smile?_method=delete"));
        let visitor = t.form(&format!("/posts/{post}/smile?_method=put"), None, &[]).await;
        assert_eq!(visitor.status, 303);
        assert!(visitor.headers["location"].to_str().unwrap().starts_with("/sign-in"));
    });
}

#[test]
fn scripts_get_only_what_changed() {
    both("scripts_get_only", async |t| {
        let ana = t.member("ana").await;
        let post = idea(&t, &ana, "x").await;
        let send = async |path: String, fields: &str| {
            let request = Request::builder()
                .method(Method::POST)
                .uri(path)
                .header(header::HOST, "localhost:8080")
                .header("sec-fetch-site", "same-origin")
                .header("vitrine-fragment", "1")
                .header(header::COOKIE, format!("__Host-session={}", ana.token))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            t.send(request.body(Body::from(fields.to_owned())).unwrap()).await
        };
        let smiled = send(format!("/posts/{post}/smile?_method=put"), "").await;
        assert_eq!(smiled.status, 200);
        assert!(smiled.text().starts_with("<div") && smiled.text().contains(&format!("id=\"actions-{post}\"")));
        assert!(smiled.text().contains("smile?_method=delete"), "{}", smiled.text());
        let product = t.product("CHAIR", 100, None).await;
        let saved = send(format!("/products/{product}/save?_method=put"), "at=sheet").await.text();
        assert!(saved.contains(&format!("id=\"save-product-sheet-{product}\"")), "{saved}");
        let odd = send(format!("/products/{product}/save?_method=put"), "at=%22%3E%3Cb").await.text();
        assert!(odd.contains(&format!("id=\"save-product-{product}\"")), "{odd}");
        let said = send(format!("/posts/{post}/comments"), "text=Lovely").await;
        assert_eq!(said.status, 200);
        assert!(said.text().starts_with("<section") && said.text().contains("Lovely"), "{}", said.text());
        let refused = send(format!("/posts/{post}/comments"), "text=").await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().starts_with("<section") && refused.text().contains("comment-error"));
        let form = send("/posts/new".to_owned(), "kind=idea&text=Kept").await;
        assert!(form.text().starts_with("<form") && form.text().contains("Kept"), "{}", form.text());
        let published = send("/posts".to_owned(), "kind=idea&text=Kept").await;
        assert_eq!(published.status, 204);
        assert!(published.headers["vitrine-location"].to_str().unwrap().starts_with("/posts/"));
    });
}

#[test]
fn a_post_is_made_without_scripts() {
    both("without_scripts", async |t| {
        let ana = t.member("ana").await;
        let chair = t.product("CHAIR", 12_900, None).await.to_string();
        // A photo is added; the text typed so far comes back.
        let (one, two) = (jpeg(640, 480, 1), jpeg(64, 48, 2));
        let files: &[(&str, &str, &[u8])] =
            &[("files", "one.jpg", &one), ("files", "two.jpg", &two), ("files", "", b"")];
        let page = send(
            &t,
            "/posts/new",
            Some(&ana),
            multipart(&[("kind", "photo"), ("text", "By the window"), ("upload", "1")], files),
        )
        .await;
        assert_eq!(page.status, 200, "{}", page.text());
        let text = page.text();
        assert!(text.contains("By the window"));
        let ids: Vec<String> = text
            .match_indices("data-photo=\"")
            .map(|(at, m)| text[at + m.len()..].split('"').next().unwrap().to_owned())
            .collect();
        assert_eq!(ids.len(), 2);
        // What one bought last is offered at once.
        assert!(text.contains("Thing GATE-ana"), "{text}");
        // A product is searched, added and placed.
        vitrine::followers::catch_up(&t.app).await.unwrap();
        let mut fields = vec![
            ("kind", "photo"),
            ("text", "By the window"),
            ("photo", &ids[0]),
            ("alt", "A chair"),
            ("photo", &ids[1]),
            ("alt", ""),
        ];
        fields.push(("q", "CHAIR"));
        let found = t.form("/posts/new", Some(&ana), &fields).await;
        assert!(found.text().contains(&format!("name=\"add\" value=\"{chair}\"")), "{}", found.text());
        fields.push(("add", &chair));
        assert!(
            t.form("/posts/new", Some(&ana), &fields)
                .await
                .text()
                .contains(&format!("name=\"tag_product\" value=\"{chair}\""))
        );
        fields.pop();
        let (x, y) = (format!("at.{}.x", ids[0]), format!("at.{}.y", ids[0]));
        fields.extend([
            ("tag_product", chair.as_str()),
            ("tag_photo", ""),
            ("tag_x", ""),
            ("tag_y", ""),
            ("tag_match", "exact"),
        ]);
        let mut placing = fields.clone();
        placing.extend([("placing", "0"), (x.as_str(), "160"), (y.as_str(), "60")]);
        let placed = t.form("/posts/new", Some(&ana), &placing).await.text();
        assert!(
            placed.contains("name=\"tag_x\" value=\"0.5000\"") && placed.contains("name=\"tag_y\" value=\"0.2500\""),
            "{placed}"
        );
        // Published with a photo that was chosen and not added yet.
        let at = fields.iter().position(|(name, _)| *name == "tag_photo").unwrap();
        fields.splice(at..at + 3, [("tag_photo", "0"), ("tag_x", "0.5"), ("tag_y", "0.25")]);
        let three = jpeg(48, 64, 3);
        let done = send(&t, "/posts", Some(&ana), multipart(&fields, &[("files", "three.jpg", &three)])).await;
        assert_eq!(done.status, 303, "{}", done.text());
        let address = done.headers["location"].to_str().unwrap().to_owned();
        let post = t.get(&address, None).await.expect(200);
        assert_eq!(post["photos"].as_array().unwrap().len(), 3);
        assert_eq!((&post["photos"][0]["alt"], &post["text"]), (&json!("A chair"), &json!("By the window")));
        assert_eq!(
            (&post["tags"][0]["photo"], &post["tags"][0]["x"], &post["tags"][0]["y"]),
            (&json!(0), &json!(0.5), &json!(0.25))
        );
        let page = t.page(&address, None).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("A chair") && page.text().contains(&format!("/products/{chair}?post=")));
    });
}

#[test]
fn a_refused_form_comes_back_with_everything_typed() {
    both("a_refused_form", async |t| {
        let ana = t.member("ana").await;
        let photo = waiting(&t, &ana).await;
        let long = "x".repeat(2_001);
        let refused = t
            .form("/posts", Some(&ana), &[("kind", "photo"), ("text", &long), ("photo", &photo), ("alt", "A chair")])
            .await;
        assert_eq!(refused.status, 422);
        let text = refused.text();
        assert!(text.contains(&long) && text.contains("value=\"A chair\"") && text.contains("2,000"), "{text}");
        // A file that is no photo does not lose the one beside it, nor what was typed.
        let fine = jpeg(64, 48, 1);
        let files: &[(&str, &str, &[u8])] =
            &[("files", "a.jpg", b"%PDF-1.7 and more and more"), ("files", "b.jpg", &fine)];
        let half = send(&t, "/posts", Some(&ana), multipart(&[("kind", "photo"), ("text", "Kept")], files)).await;
        assert_eq!(half.status, 422);
        let text = half.text();
        assert!(text.contains("Kept") && text.contains("PDF") && text.matches("data-photo=\"").count() == 1, "{text}");
        assert_eq!(t.get("/accounts/ana", None).await.expect(200)["posts"], 0);
    });
}

#[test]
fn the_author_deletes_on_the_page() {
    both("deletes_on_the_page", async |t| {
        let (ana, ben) = (t.member("ana").await, t.member("ben").await);
        let post = idea(&t, &ana, "x").await;
        let form = format!("/posts/{post}?_method=delete");
        assert!(t.page(&format!("/posts/{post}"), Some(&ana)).await.text().contains(&form));
        assert!(!t.page(&format!("/posts/{post}"), Some(&ben)).await.text().contains(&form));
        let done = t.form(&form, Some(&ana), &[]).await;
        assert_eq!(
            (done.status.as_u16(), done.headers["location"].to_str().unwrap()),
            (303, format!("/posts/{post}").as_str())
        );
        assert_eq!(t.page(&format!("/posts/{post}"), Some(&ana)).await.status, 410);
    });
}

#[test]
fn a_membership_that_ended_leaves_the_posts() {
    both("posts_stay", async |t| {
        let ana = t.member("ana").await;
        let post = idea(&t, &ana, "x").await;
        memberships::end(&t.app, ana.id, None).await.unwrap();
        t.get(&format!("/posts/{post}"), None).await.expect(200);
        assert_eq!(t.delete(&format!("/posts/{post}"), Some(&ana)).await.status, 204);
    });
}
