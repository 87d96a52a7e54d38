//! Making posts: drafts on the server, publishing at a time, changing what was published, and taking a deletion back.

use serde_json::{Value, json};
use vitrine::jobs::run_due;
use vitrine::kit::Micros;
use vitrine::media;
use vitrine::posts::drafts::{FURTHEST, MOST};
use vitrine::posts::removal::UNDO;
use vitrine::posts::uploads;

use crate::app::{NOW, Person, TestApp, both};
use crate::photos::{jpeg, multipart, send, waiting};

fn idea(text: &str) -> Value {
    json!({ "kind": "idea", "text": text })
}

async fn newest(t: &TestApp) -> Vec<Value> {
    vitrine::followers::read_own_writes(&t.app).await.unwrap();
    let items = t.get("/feed?lens=newest", None).await.expect(200)["items"].as_array().unwrap().clone();
    items.into_iter().filter(|item| item["post"].is_object()).collect()
}

async fn published(t: &TestApp, who: &Person, text: &str) -> String {
    t.post("/posts", Some(who), idea(text)).await.expect(201)["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_draft_is_found_on_another_device_with_its_photos() {
    both("a_draft_is_found", async |t| {
        let (ana, ben) = (t.member("ana").await, t.member("ben").await);
        let photo = waiting(&t, &ana).await;
        let chair = t.product("CHAIR", 12_900, None).await.to_string();
        let post = json!({
            "kind": "photo", "text": "Not yet #finished", "photos": [{ "id": photo, "alt": "A chair" }],
            "tags": [{ "photo": 0, "x": 0.25, "y": 0.5, "product": chair, "match": "similar" }],
        });
        let draft = t.post("/drafts", Some(&ana), json!({ "post": post })).await.expect(201);
        let path = format!("/drafts/{}", draft["id"].as_str().unwrap());
        assert_eq!((&draft["post"]["text"], &draft["publish_at"]), (&json!("Not yet #finished"), &Value::Null));
        // Any device of hers, and nobody else's.
        let listed = t.get("/drafts", Some(&ana)).await.expect(200);
        assert_eq!(listed["items"], json!([draft]));
        assert_eq!(t.get("/drafts", Some(&ben)).await.expect(200)["items"], json!([]));
        for answer in [t.get(&path, Some(&ben)).await, t.put(&path, Some(&ben), json!({})).await] {
            assert_eq!(answer.status, 404);
        }
        assert_eq!(t.get("/drafts", None).await.status, 401);
        // The photos of a draft outlive the day that others wait.
        t.app.clock.advance(uploads::WAITS + Micros::hours(1));
        assert_eq!(uploads::sweep(&t.app).await.unwrap(), 0);
        let form = t.page(&format!("/posts/new?draft={}", draft["id"].as_str().unwrap()), Some(&ana)).await.text();
        for part in [
            "Not yet #finished",
            &format!("photo-{photo}"),
            "value=\"0.2500\"",
            "A chair",
            &format!("name=\"draft\" value=\"{}\"", draft["id"].as_str().unwrap()),
        ] {
            assert!(form.contains(part), "{part} is missing");
        }
        assert!(t.page("/drafts", Some(&ana)).await.text().contains("Not yet #finished"));
        assert!(t.page("/posts/new", Some(&ana)).await.text().contains("One draft"));
        // Published from the form, it is no draft any more.
        let fields = [
            ("draft", draft["id"].as_str().unwrap()),
            ("kind", "photo"),
            ("text", "Finished"),
            ("photo", &photo),
            ("alt", "A chair"),
        ];
        let done = t.form("/posts", Some(&ana), &fields).await;
        assert_eq!(done.status, 303, "{}", done.text());
        assert!(done.headers["location"].to_str().unwrap().starts_with("/posts/"));
        assert_eq!(t.get("/drafts", Some(&ana)).await.expect(200)["items"], json!([]));
        assert_eq!(t.put(&path, Some(&ana), json!({ "post": idea("late") })).await.status, 404);
    });
}

#[test]
fn drafts_have_their_limits_and_go_when_thrown_away() {
    both("drafts_have_limits", async |t| {
        let (ana, newcomer) = (t.member("ana").await, t.shopper("nia").await);
        assert_eq!(t.post("/drafts", Some(&newcomer), json!({})).await.problem(403).0, "write_gate");
        for _ in 0..MOST {
            t.post("/drafts", Some(&ana), json!({ "post": idea("x") })).await.expect(201);
        }
        assert_eq!(t.post("/drafts", Some(&ana), json!({ "post": idea("x") })).await.problem(409).0, "too_many_drafts");
        let first = t.get("/drafts", Some(&ana)).await.expect(200)["items"][0]["id"].as_str().unwrap().to_owned();
        for _ in 0..2 {
            assert_eq!(t.delete(&format!("/drafts/{first}"), Some(&ana)).await.status, 204);
        }
        // A draft holds even what no post may say, up to a size.
        t.post("/drafts", Some(&ana), json!({ "post": idea(&"x".repeat(60_000)) })).await.expect(201);
        let last = t.get("/drafts", Some(&ana)).await.expect(200)["items"][0]["id"].as_str().unwrap().to_owned();
        let long = t.put(&format!("/drafts/{last}"), Some(&ana), json!({ "post": idea(&"x".repeat(66_000)) })).await;
        assert_eq!(long.status, 413);
        let form = [("kind", "idea"), ("text", "By a form")];
        assert_eq!(t.form(&format!("/drafts/{last}?_method=put"), Some(&ana), &form).await.status, 303);
        assert_eq!(t.get(&format!("/drafts/{last}"), Some(&ana)).await.expect(200)["post"]["text"], "By a form");
    });
}

#[test]
fn a_post_is_published_by_itself_at_its_time() {
    both("published_by_itself", async |t| {
        let ana = t.member("ana").await;
        let at = |by: Micros| json!({ "post": idea("At nine"), "publish_at": (NOW + by).rfc3339() });
        // The edges of what may be planned.
        for (by, fine) in
            [(Micros(0), false), (Micros::seconds(1), true), (FURTHEST, true), (FURTHEST + Micros::seconds(1), false)]
        {
            let answer = t.post("/drafts", Some(&ana), at(by)).await;
            if fine {
                let id = answer.expect(201)["id"].as_str().unwrap().to_owned();
                t.delete(&format!("/drafts/{id}"), Some(&ana)).await;
            } else {
                assert_eq!(answer.fields(), ["publish_at: bad_time"]);
            }
        }
        let broken = json!({ "post": idea(""), "publish_at": (NOW + Micros::hours(1)).rfc3339() });
        assert_eq!(t.post("/drafts", Some(&ana), broken).await.fields(), ["text: required"]);

        let draft = t.post("/drafts", Some(&ana), at(Micros::hours(1))).await.expect(201);
        let path = format!("/drafts/{}", draft["id"].as_str().unwrap());
        run_due(&t.app).await.unwrap();
        assert_eq!(newest(&t).await.len(), 0);
        // Planned for later, it does not come at the first time.
        t.put(&path, Some(&ana), at(Micros::hours(2))).await.expect(200);
        t.app.clock.advance(Micros::hours(1));
        run_due(&t.app).await.unwrap();
        assert_eq!(newest(&t).await.len(), 0);
        t.app.clock.advance(Micros::hours(1));
        for _ in 0..2 {
            run_due(&t.app).await.unwrap();
        }
        let items = newest(&t).await;
        assert_eq!((items.len(), &items[0]["post"]["text"]), (1, &json!("At nine")));
        assert_eq!(t.get("/drafts", Some(&ana)).await.expect(200)["items"], json!([]));

        // Whoever may not write by then gets the draft back, with the reason.
        let soon = (t.app.clock.now() + Micros::minutes(5)).rfc3339();
        let body = json!({ "post": idea("Too late"), "publish_at": soon });
        t.post("/drafts", Some(&ana), body).await.expect(201);
        let mut tx = t.app.db.write().await.unwrap();
        sqlx::query("DELETE FROM memberships WHERE account = $1").bind(ana.id.0).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        t.app.clock.advance(Micros::minutes(6));
        run_due(&t.app).await.unwrap();
        let kept = t.get("/drafts", Some(&ana)).await.expect(200);
        assert_eq!(
            (&kept["items"][0]["trouble"], &kept["items"][0]["publish_at"]),
            (&json!("write_gate"), &Value::Null)
        );
        assert!(t.page("/drafts", Some(&ana)).await.text().contains("breaks a rule"));
    });
}

#[test]
fn a_changed_post_says_so_and_keeps_what_it_said() {
    both("a_changed_post", async |t| {
        let (ana, ben) = (t.member("ana").await, t.member("ben").await);
        let post = published(&t, &ana, "First #cats @ben").await;
        let path = format!("/posts/{post}");
        assert_eq!(t.get(&path, None).await.expect(200)["edited_at"], Value::Null);
        t.app.clock.advance(Micros::minutes(1));
        let to = |text: &str| json!({ "text": text });
        let changed = t.put(&path, Some(&ana), to("Second #books")).await.expect(200);
        assert_eq!((&changed["text"], &changed["hashtags"]), (&json!("Second #books"), &json!(["books"])));
        assert_eq!(
            (&changed["mentions"], changed["interests"].as_array().unwrap().contains(&json!("cats"))),
            (&json!([]), false)
        );
        assert_eq!(changed["edited_at"], json!((NOW + Micros::minutes(1)).rfc3339()));
        // The same again leaves no trace.
        t.put(&path, Some(&ana), to("Second #books")).await.expect(200);
        t.app.clock.advance(Micros::minutes(1));
        t.put(&path, Some(&ana), to("Third")).await.expect(200);
        let texts = t.get(&format!("{path}/texts"), None).await.expect(200);
        let said: Vec<&str> = texts["items"].as_array().unwrap().iter().map(|e| e["text"].as_str().unwrap()).collect();
        assert_eq!(said, ["Second #books", "First #cats @ben"]);
        assert_eq!(newest(&t).await[0]["post"]["text"], "Third");
        assert!(t.page(&path, None).await.text().contains(&format!("{path}/texts")));
        assert!(t.page(&format!("{path}/texts"), None).await.text().contains("Second #books"));
        vitrine::followers::read_own_writes(&t.app).await.unwrap();
        let found = t.get("/search?q=Third", None).await.expect(200).to_string();
        assert!(found.contains(&post), "{found}");

        // Limits at their edge; and only its author changes it.
        t.put(&path, Some(&ana), to(&"x".repeat(2_000))).await.expect(200);
        assert_eq!(t.put(&path, Some(&ana), to(&"x".repeat(2_001))).await.fields(), ["text: too_long"]);
        assert_eq!(t.put(&path, Some(&ana), to(" ")).await.fields(), ["text: required"]);
        assert_eq!(t.put(&path, Some(&ana), json!({ "alts": ["none"] })).await.fields(), ["alts: too_many_photos"]);
        assert_eq!(t.put(&path, Some(&ben), to("Mine")).await.problem(403).0, "not_yours");
        assert_eq!(t.put(&path, None, to("Mine")).await.status, 401);
        assert_eq!(t.page(&format!("{path}/edit"), Some(&ben)).await.status, 403);
        assert!(t.page(&format!("{path}/edit"), Some(&ana)).await.text().contains("_method=put"));
        let form = t.form(&format!("{path}?_method=put"), Some(&ana), &[("text", "By the form")]).await;
        assert_eq!(form.status, 303);
        assert_eq!(t.get(&path, None).await.expect(200)["text"], "By the form");
        let refused = t.form(&format!("{path}?_method=put"), Some(&ana), &[("text", "")]).await;
        assert_eq!(refused.status, 422);

        // What a photo shows can be said better.
        let photo = waiting(&t, &ana).await;
        let body = json!({ "kind": "photo", "photos": [{ "id": photo, "alt": "A chair" }] });
        let post = t.post("/posts", Some(&ana), body).await.expect(201);
        let path = format!("/posts/{}", post["id"].as_str().unwrap());
        let changed = t.put(&path, Some(&ana), json!({ "alts": ["An oak chair"] })).await.expect(200);
        assert_eq!((&changed["photos"][0]["alt"], &changed["edited_at"]), (&json!("An oak chair"), &Value::Null));
        assert_eq!(
            t.put(&path, Some(&ana), json!({ "alts": ["x".repeat(501)] })).await.fields(),
            ["alts[0]: too_long"]
        );
    });
}

#[test]
fn a_deletion_is_taken_back_within_minutes_and_then_it_is_gone() {
    both("a_deletion_is_taken_back", async |t| {
        let (ana, ben) = (t.member("ana").await, t.member("ben").await);
        let up = send(&t, "/api/v1/photos", Some(&ana), multipart(&[], &[("file", "a.jpg", &jpeg(64, 48, 3))])).await;
        let photo = up.expect(201)["id"].as_str().unwrap().to_owned();
        let chair = t.product("CHAIR", 12_900, None).await.to_string();
        let body = json!({ "kind": "photo", "text": "Mine #cats", "photos": [{ "id": photo }], "tags": [{ "product": chair }] });
        let post = t.post("/posts", Some(&ana), body).await.expect(201)["id"].as_str().unwrap().to_owned();
        let (path, removal) = (format!("/posts/{post}"), format!("/posts/{post}/removal"));
        let before = t.get(&path, None).await.expect(200);
        assert_eq!(t.delete(&path, Some(&ana)).await.status, 204);
        assert_eq!((t.get(&path, None).await.status.as_u16(), newest(&t).await.len()), (410, 0));
        let undo = format!("{path}/removal?_method=delete");
        assert!(t.page(&path, Some(&ana)).await.text().contains(&undo));
        assert!(!t.page(&path, Some(&ben)).await.text().contains(&undo));
        assert_eq!(t.delete(&removal, Some(&ben)).await.status, 403);
        t.app.clock.advance(UNDO - Micros::seconds(1));
        run_due(&t.app).await.unwrap();
        // Undone to the last line, by the button of the page; then there is nothing of hers to undo.
        assert_eq!(t.form(&undo, Some(&ana), &[]).await.status, 303);
        assert_eq!(t.delete(&removal, Some(&ana)).await.problem(403).0, "staff_only");
        assert_eq!(t.get(&path, None).await.expect(200), before);
        assert_eq!(
            (newest(&t).await.len(), t.get("/accounts/ana", None).await.expect(200)["posts"].clone()),
            (1, json!(1))
        );
        // The job of the first deletion finds a post that is there.
        t.app.clock.advance(UNDO);
        run_due(&t.app).await.unwrap();
        assert_eq!(t.get(&path, None).await.expect(200), before);

        t.delete(&path, Some(&ana)).await;
        t.app.clock.advance(UNDO);
        assert_eq!(t.delete(&removal, Some(&ana)).await.problem(409).0, "undo_over");
        let original = media::original(photo.parse().unwrap());
        assert!(t.app.blobs.get(&original).await.unwrap().is_some());
        run_due(&t.app).await.unwrap();
        assert!(t.app.blobs.get(&original).await.unwrap().is_none(), "the original is gone with the post");
        let mut conn = t.app.db.read().await.unwrap();
        for table in ["post_photos", "post_tags", "post_hashtags"] {
            let text = format!("SELECT COUNT(*) FROM {table}");
            let (left,): (i64,) = sqlx::query_as(sqlx::AssertSqlSafe(text)).fetch_one(&mut *conn).await.unwrap();
            assert_eq!(left, 0, "{table}");
        }
        let (text,): (String,) = sqlx::query_as("SELECT text FROM posts WHERE author = $1")
            .bind(ana.id.0)
            .fetch_one(&mut *conn)
            .await
            .unwrap();
        assert_eq!(text, "");
        drop(conn);
        assert_eq!(t.page(&path, Some(&ana)).await.status, 410);
    });
}
