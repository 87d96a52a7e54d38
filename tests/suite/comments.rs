//! Comments: threads one level deep, pages, removing, counters.

use serde_json::{Value, json};
use tokio::task::JoinSet;
use vitrine::accounts::{set_role, view::Role};
use vitrine::kit::Id;
use vitrine::posts::{self, comments};

use crate::app::{Person, TestApp, both};
use crate::posts::tidy;

async fn idea(t: &TestApp, who: &Person) -> String {
    let body = json!({ "kind": "idea", "text": "Hang it low." });
    t.post("/posts", Some(who), body).await.expect(201)["id"].as_str().unwrap().to_owned()
}

async fn say(t: &TestApp, who: &Person, post: &str, text: &str, parent: Option<&str>) -> Value {
    t.post(&format!("/posts/{post}/comments"), Some(who), json!({ "text": text, "parent": parent })).await.expect(201)
}

fn id(comment: &Value) -> &str {
    comment["id"].as_str().unwrap()
}

#[test]
fn a_member_comments_and_everybody_reads() {
    both("a_member_comments", async |t| {
        let (ana, ben, cy) = (t.member("ana").await, t.member("ben").await, t.shopper("cyr").await);
        let post = idea(&t, &ana).await;
        let path = format!("/posts/{post}/comments");
        assert_eq!(t.post(&path, None, json!({ "text": "x" })).await.problem(401).0, "sign_in_needed");
        assert_eq!(t.post(&path, Some(&cy), json!({ "text": "x" })).await.problem(403).0, "write_gate");
        let first = say(&t, &ben, &post, "  How low?\r\n", None).await;
        let answer = say(&t, &ana, &post, "A hand above the table", Some(id(&first))).await;
        let joined = say(&t, &ben, &post, "Thanks", Some(id(&answer))).await;
        assert_eq!((&answer["parent"], &joined["parent"]), (&first["id"], &first["id"]), "one level deep");
        let second = say(&t, &ben, &post, "Lovely", None).await;
        say(&t, &ana, &post, "Late answer", Some(id(&first))).await;
        let page = t.get(&path, None).await.expect(200);
        insta::assert_json_snapshot!("comments", tidy(page.clone()));
        assert_eq!(page["items"][4]["id"], second["id"], "thread after thread");
        assert_eq!(t.get(&format!("/posts/{post}"), None).await.expect(200)["comments"], 5);
    });
}

#[test]
fn every_limit_is_told_at_its_field() {
    both("comment_limits", async |t| {
        let ana = t.member("ana").await;
        let (post, other) = (idea(&t, &ana).await, idea(&t, &ana).await);
        let path = format!("/posts/{post}/comments");
        say(&t, &ana, &post, &"ü".repeat(1_000), None).await;
        let elsewhere = say(&t, &ana, &other, "elsewhere", None).await;
        for (body, wrong) in [
            (json!({ "text": "ü".repeat(1_001) }), "text: too_long"),
            (json!({ "text": " \n " }), "text: required"),
            (json!({}), "text: required"),
            (json!({ "text": 5 }), "text: wrong_type"),
            (json!({ "text": "x", "parent": "12345" }), "parent: unknown_comment"),
            (json!({ "text": "x", "parent": "first" }), "parent: unknown_comment"),
            (json!({ "text": "x", "parent": elsewhere["id"] }), "parent: unknown_comment"),
        ] {
            assert_eq!(t.post(&path, Some(&ana), body.clone()).await.fields(), [wrong], "{body}");
        }
        assert_eq!(
            t.get(&format!("/posts/{post}"), None).await.expect(200)["comments"],
            1,
            "refused ones do not count"
        );
        assert_eq!(t.post("/posts/1/comments", Some(&ana), json!({ "text": "x" })).await.problem(404).0, "not_found");
        assert_eq!(t.get("/posts/1/comments", None).await.problem(404).0, "not_found");
    });
}

#[test]
fn comments_come_in_pages_without_gap_or_double() {
    both("comments_in_pages", async |t| {
        let ana = t.member("ana").await;
        let post = idea(&t, &ana).await;
        let mut threads = Vec::new();
        for n in 0..3 {
            threads.push(say(&t, &ana, &post, &format!("thread {n}"), None).await);
        }
        let mut expected = Vec::new();
        for thread in &threads {
            expected.push(id(thread).to_owned());
            for n in 0..3 {
                expected.push(id(&say(&t, &ana, &post, &format!("answer {n}"), Some(id(thread))).await).to_owned());
            }
        }
        let (mut found, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = t.get(&format!("/posts/{post}/comments?limit=5{cursor}"), None).await.expect(200);
            let items = page["items"].as_array().unwrap();
            assert!(items.len() <= 5);
            found.extend(items.iter().map(|c| id(c).to_owned()));
            let Some(next) = page["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(found, expected);
        assert_eq!(t.get(&format!("/posts/{post}/comments?cursor=x"), None).await.fields(), ["cursor: bad_cursor"]);
        assert_eq!(t.get(&format!("/posts/{post}/comments?limit=0"), None).await.fields(), ["limit: bad_limit"]);
    });
}

#[test]
fn a_removed_comment_leaves_its_answers() {
    both("a_removed_comment", async |t| {
        let (ana, ben) = (t.member("ana").await, t.member("ben").await);
        let post = idea(&t, &ana).await;
        let first = say(&t, &ben, &post, "first", None).await;
        let answer = say(&t, &ana, &post, "answer", Some(id(&first))).await;
        let second = say(&t, &ana, &post, "second", None).await;
        let path = |comment: &Value| format!("/posts/{post}/comments/{}", id(comment));
        assert_eq!(t.delete(&path(&first), None).await.problem(401).0, "sign_in_needed");
        assert_eq!(t.delete(&path(&first), Some(&ana)).await.problem(403).0, "not_yours");
        assert_eq!(t.delete(&format!("/posts/{post}/comments/1"), Some(&ana)).await.problem(404).0, "not_found");
        assert_eq!(t.delete(&path(&first), Some(&ben)).await.status, 204);
        assert_eq!(t.delete(&path(&first), Some(&ben)).await.problem(410).0, "gone");
        let page = t.get(&format!("/posts/{post}/comments"), None).await.expect(200);
        let items = page["items"].as_array().unwrap();
        assert_eq!(items.iter().map(|c| &c["id"]).collect::<Vec<_>>(), [&first["id"], &answer["id"], &second["id"]]);
        let gone = [&items[0]["removed"], &items[0]["author"], &items[0]["text"]];
        assert_eq!(gone, [&json!(true), &Value::Null, &json!("")], "nothing of it is left");
        assert!(t.page(&format!("/posts/{post}"), None).await.text().contains("This comment was removed."));
        assert_eq!(t.get(&format!("/posts/{post}"), None).await.expect(200)["comments"], 2);
        // One may still answer in the thread, and with its last answer it is gone.
        let more = say(&t, &ben, &post, "another", Some(id(&answer))).await;
        assert_eq!(more["parent"], first["id"]);
        for answer in [&more, &answer] {
            let writer = if answer["id"] == more["id"] { &ben } else { &ana };
            assert_eq!(t.delete(&path(answer), Some(writer)).await.status, 204);
        }
        let page = t.get(&format!("/posts/{post}/comments"), None).await.expect(200);
        assert_eq!(page["items"].as_array().unwrap().len(), 1);
        assert_eq!(page["items"][0]["id"], second["id"]);
        assert_eq!(t.get(&format!("/posts/{post}"), None).await.expect(200)["comments"], 1);
        let reply = json!({ "text": "too late", "parent": first["id"] });
        assert_eq!(
            t.post(&format!("/posts/{post}/comments"), Some(&ana), reply).await.fields(),
            ["parent: unknown_comment"]
        );
        set_role(&t.app, ben.id, Role::Moderator, "test").await.unwrap();
        assert_eq!(t.delete(&path(&second), Some(&ben)).await.status, 204);
    });
}

#[test]
fn the_count_holds_when_everybody_writes_and_removes_at_once() {
    both("everybody_writes", async |t| {
        let ana = t.member("ana").await;
        let post: Id = idea(&t, &ana).await.parse().unwrap();
        let head = comments::add(&t.app, post, ana.id, "head", None).await.unwrap().id;
        let viewer = vitrine::accounts::sessions::viewer(&t.app, &vitrine::accounts::Token(ana.token.clone()))
            .await
            .unwrap()
            .unwrap();
        let mut writes = JoinSet::new();
        for n in 0..12 {
            let (app, author, viewer) = (t.app.clone(), ana.id, viewer.clone());
            writes.spawn(async move {
                if n == 6 {
                    comments::remove(&app, post, head, &viewer).await.is_ok()
                } else {
                    // Answers that come after the head was removed are refused, those before it stay.
                    comments::add(&app, post, author, "me too", Some(head)).await.is_ok()
                }
            });
        }
        let written = writes.join_all().await.into_iter().filter(|done| *done).count() as i64 - 1;
        let mut conn = t.app.db.read().await.unwrap();
        let (left, _) = comments::page(&mut conn, post, None, None, 50).await.unwrap();
        let shown = left.iter().filter(|c| !c.removed).count() as i64;
        assert_eq!((shown, posts::find(&mut conn, post, None).await.unwrap().comments), (written, written));
    });
}

#[test]
fn cards_show_the_first_comments() {
    both("first_comments", async |t| {
        let ana = t.member("ana").await;
        let (one, two, none) = (idea(&t, &ana).await, idea(&t, &ana).await, idea(&t, &ana).await);
        let head = say(&t, &ana, &one, "one", None).await;
        say(&t, &ana, &one, "answer", Some(id(&head))).await;
        for text in ["two", "three"] {
            say(&t, &ana, &one, text, None).await;
        }
        say(&t, &ana, &two, "other", None).await;
        let ids: Vec<Id> = [&one, &two, &none].iter().map(|p| p.parse().unwrap()).collect();
        let first = posts::first_comments(&mut t.app.db.read().await.unwrap(), &ids, None, 2).await.unwrap();
        let texts = |n: usize| first.get(&ids[n]).map(|c| c.iter().map(|c| c.text.as_str()).collect::<Vec<_>>());
        assert_eq!((texts(0), texts(1), texts(2)), (Some(vec!["one", "two"]), Some(vec!["other"]), None));
    });
}

#[test]
fn comments_are_written_on_the_page() {
    both("comments_on_the_page", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        let post = idea(&t, &ana).await;
        let (page, form) = (format!("/posts/{post}"), format!("/posts/{post}/comments"));
        let done = t.form(&form, Some(&ana), &[("text", "Nice <b>one</b>")]).await;
        assert_eq!(done.status, 303);
        assert!(done.headers["location"].to_str().unwrap().starts_with(&format!("{page}#comment-")));
        let shown = t.page(&page, None).await.text();
        assert!(shown.contains("Nice &lt;b&gt;one&lt;/b&gt;"), "{shown}");
        let refused = t.form(&form, Some(&ana), &[("text", &"x".repeat(1_001))]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains(&"x".repeat(1_001)) && refused.text().contains("comment-error"));
        let shut = t.form(&form, Some(&ben), &[("text", "x")]).await;
        assert_eq!(shut.status, 403);
        assert!(shut.text().contains("href=\"/write\""), "{}", shut.text());
        // After signing in one comes back to the form's address, which leads to the post.
        let back = t.page(&form, None).await;
        assert_eq!(
            (back.status.as_u16(), back.headers["location"].to_str().unwrap()),
            (303, format!("{page}#comments").as_str())
        );
    });
}

#[test]
fn a_comment_on_a_later_page_is_shown_to_its_writer() {
    both("a_later_page", async |t| {
        let ana = t.member("ana").await;
        let post = idea(&t, &ana).await;
        let key: Id = post.parse().unwrap();
        for n in 0..50 {
            comments::add(&t.app, key, ana.id, &format!("comment {n}"), None).await.unwrap();
        }
        let done = t.form(&format!("/posts/{post}/comments"), Some(&ana), &[("text", "the last one")]).await;
        let address = done.headers["location"].to_str().unwrap().to_owned();
        assert!(address.contains("?comments="), "{address}");
        let shown = t.page(address.split('#').next().unwrap(), Some(&ana)).await.text();
        assert!(shown.contains("the last one") && !shown.contains("comment 3<"), "{shown}");
    });
}
