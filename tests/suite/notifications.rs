//! Notifications: what tells whom, how it is grouped, what takes it away again.

use serde_json::{Value, json};
use vitrine::db::events;
use vitrine::i18n::Locale;
use vitrine::kit::{Id, Micros};
use vitrine::notifications;
use vitrine::posts::smiles;

use crate::app::{Person, TestApp, both};

async fn idea(t: &TestApp, who: &Person, text: &str) -> String {
    let body = json!({ "kind": "idea", "text": text });
    t.post("/posts", Some(who), body).await.expect(201)["id"].as_str().unwrap().to_owned()
}

async fn say(t: &TestApp, who: &Person, post: &str, text: &str, parent: Option<&str>) -> String {
    t.app.clock.advance(Micros::seconds(1));
    let body = json!({ "text": text, "parent": parent });
    let said = t.post(&format!("/posts/{post}/comments"), Some(who), body).await.expect(201);
    said["id"].as_str().unwrap().to_owned()
}

async fn smile(t: &TestApp, who: &Person, post: &str) {
    t.app.clock.advance(Micros::seconds(1));
    t.put(&format!("/posts/{post}/smile"), Some(who), json!({})).await.expect(200);
}

/// Everything that was committed is told. On PostgreSQL a transaction of another test may hold events back for a moment.
pub async fn settle(t: &TestApp) {
    while !events::own_are_visible(&t.app.db, &mut t.app.db.read().await.unwrap()).await.unwrap() {
        tokio::task::yield_now().await;
    }
    notifications::catch_up(&t.app).await.unwrap();
}

async fn list(t: &TestApp, who: &Person) -> Value {
    settle(t).await;
    t.get("/me/notifications", Some(who)).await.expect(200)
}

/// The sentences of these kinds, newest first.
async fn told(t: &TestApp, who: &Person, kinds: &[&str]) -> Vec<String> {
    let page = list(t, who).await;
    let items = page["items"].as_array().unwrap();
    let of_kind = items.iter().filter(|i| kinds.contains(&i["kind"].as_str().unwrap()));
    of_kind.map(|i| i["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn smiles_gather_in_one_line_and_leave_it() {
    both("notified_of_smiles", async |t| {
        let ana = t.member("ana").await;
        let people = [t.shopper("ben").await, t.shopper("cyr").await, t.shopper("dee").await];
        let post = idea(&t, &ana, "Hang it low").await;
        settle(&t).await;
        t.put("/me/notifications/read", Some(&ana), json!({})).await.expect(200);
        assert!(told(&t, &ana, &["smile"]).await.is_empty());
        smile(&t, &ana, &post).await;
        assert!(told(&t, &ana, &["smile"]).await.is_empty(), "one's own smile is no news");
        for (who, says) in people.iter().zip(["BEN", "CYR and BEN", "DEE and 2 others"]) {
            smile(&t, who, &post).await;
            assert_eq!(told(&t, &ana, &["smile"]).await, [format!("{says} smiled at your post")]);
        }
        let page = list(&t, &ana).await;
        assert_eq!((&page["unread"], &page["items"][0]["count"]), (&json!(1), &json!(3)));
        assert_eq!(page["items"][0]["path"], format!("/posts/{post}"));
        assert_eq!(page["items"][0]["excerpt"], "Hang it low");
        let read = t.put("/me/notifications/read", Some(&ana), json!({})).await.expect(200);
        assert_eq!(read["unread"], 0);
        for (who, says) in people.iter().rev().zip(["CYR and BEN smiled at your post", "BEN smiled at your post"]) {
            t.delete(&format!("/posts/{post}/smile"), Some(who)).await.expect(200);
            assert_eq!(told(&t, &ana, &["smile"]).await, [says]);
            assert_eq!(list(&t, &ana).await["unread"], 0, "what is left was read");
        }
        smile(&t, &people[2], &post).await;
        assert_eq!(list(&t, &ana).await["unread"], 1);
        t.delete(&format!("/posts/{post}"), Some(&ana)).await;
        assert!(told(&t, &ana, &["smile"]).await.is_empty(), "a removed post takes its lines along");
    });
}

#[test]
fn every_kind_is_told_to_whom_it_concerns() {
    both("notified_of_every_kind", async |t| {
        let (ana, ben) = (t.member("ana").await, t.member("ben").await);
        let post = idea(&t, &ana, "Hang it low, @ben and @ana and @nobodyatall").await;
        assert_eq!(told(&t, &ben, &["mention"]).await, ["ANA mentioned you in a post"]);
        assert!(told(&t, &ana, &["mention"]).await.is_empty(), "nobody mentions oneself");
        let first = say(&t, &ben, &post, "How low?", None).await;
        assert_eq!(told(&t, &ana, &["comment"]).await, ["BEN commented on your post"]);
        let newest = &list(&t, &ana).await["items"][0];
        assert_eq!(newest["excerpt"], "How low?");
        assert_eq!(newest["path"], format!("/posts/{post}#comment-{first}"));
        let answer = say(&t, &ana, &post, "A hand above the table", Some(&first)).await;
        assert_eq!(told(&t, &ben, &["answer"]).await, ["ANA answered your comment"]);
        assert_eq!(told(&t, &ana, &["comment"]).await.len(), 1, "one's own comment is no news");
        let called = say(&t, &ana, &post, "Look, @Ben!", None).await;
        assert_eq!(
            told(&t, &ben, &["mention"]).await,
            ["ANA mentioned you in a comment", "ANA mentioned you in a post"]
        );
        let page = t.page(&format!("/posts/{post}"), None).await.text();
        assert!(page.contains("<a class=\"hashtag\" href=\"/accounts/ben\">@Ben</a>!"), "{page}");
        assert!(!page.contains("/accounts/nobodyatall"));
        for comment in [&answer, &called] {
            t.delete(&format!("/posts/{post}/comments/{comment}"), Some(&ana)).await;
        }
        assert_eq!(told(&t, &ben, &["answer", "mention"]).await, ["ANA mentioned you in a post"]);
        t.delete(&format!("/posts/{post}/comments/{first}"), Some(&ben)).await;
        assert!(told(&t, &ana, &["comment"]).await.is_empty());

        t.put("/accounts/ana/follow", Some(&ben), json!({})).await.expect(200);
        assert_eq!(told(&t, &ana, &["follow"]).await, ["BEN began to follow you"]);
        t.delete("/accounts/ana/follow", Some(&ben)).await.expect(200);
        assert!(told(&t, &ana, &["follow"]).await.is_empty());

        assert_eq!(told(&t, &ana, &["order"]).await, ["Your order is paid and confirmed"]);
        let orders = t.get("/orders", Some(&ana)).await.expect(200);
        let order = orders["items"][0]["id"].as_str().or(orders[0]["id"].as_str()).unwrap().to_owned();
        t.post(&format!("/orders/{order}/cancellation"), Some(&ana), json!({})).await;
        assert_eq!(told(&t, &ana, &["order"]).await, ["Your order was cancelled"]);
        assert_eq!(told(&t, &ana, &["membership"]).await, ["Your membership has begun"]);
        t.app.clock.advance(Micros::seconds(1));
        vitrine::accounts::memberships::end(&t.app, ana.id, None).await.unwrap();
        assert_eq!(told(&t, &ana, &["membership"]).await, ["Your membership has ended"]);
    });
}

#[test]
fn blocked_and_muted_people_are_not_heard_of() {
    both("notified_of_nobody_unwanted", async |t| {
        let (ana, ben, cyr) = (t.member("ana").await, t.member("ben").await, t.shopper("cyr").await);
        let post = idea(&t, &ana, "Hang it low").await;
        say(&t, &ben, &post, "How low, @ana?", None).await;
        smile(&t, &cyr, &post).await;
        smile(&t, &ben, &post).await;
        t.put("/accounts/ana/follow", Some(&ben), json!({})).await.expect(200);
        let kinds = ["smile", "comment", "mention", "follow"];
        assert_eq!(told(&t, &ana, &kinds).await.len(), 4);
        t.put("/accounts/ben/mute", Some(&ana), json!({})).await.expect(200);
        assert_eq!(told(&t, &ana, &kinds).await, ["CYR smiled at your post"]);
        say(&t, &ben, &post, "Really?", None).await;
        assert_eq!(told(&t, &ana, &kinds).await, ["CYR smiled at your post"]);
        t.delete("/accounts/ben/mute", Some(&ana)).await.expect(200);
        say(&t, &ben, &post, "Now?", None).await;
        assert_eq!(told(&t, &ana, &["comment"]).await, ["BEN commented on your post"]);
        // The one who is blocked loses the lines about the other as well.
        smile(&t, &ana, &idea(&t, &ben, "Mine").await).await;
        assert_eq!(told(&t, &ben, &["smile"]).await, ["ANA smiled at your post"]);
        t.put("/accounts/ben/block", Some(&ana), json!({})).await.expect(200);
        assert_eq!(told(&t, &ana, &kinds).await, ["CYR smiled at your post"]);
        assert!(told(&t, &ben, &kinds).await.is_empty());
    });
}

#[test]
fn the_page_marks_as_read_what_it_shows() {
    both("notifications_page", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        let post = idea(&t, &ana, "Hang it low").await;
        settle(&t).await;
        t.page("/me/notifications", Some(&ana)).await;
        smile(&t, &ben, &post).await;
        settle(&t).await;
        assert!(t.page("/", Some(&ana)).await.text().contains("Notifications, 1 unread"));
        let ahead = http::Request::builder()
            .uri("/me/notifications")
            .header("cookie", format!("__Host-session={}", ana.token))
            .header("sec-purpose", "prefetch")
            .body(axum::body::Body::empty())
            .unwrap();
        assert!(t.send(ahead).await.text().contains("BEN smiled at your post"));
        assert_eq!(list(&t, &ana).await["unread"], 1, "fetched ahead is not read, and the API marks nothing");
        let page = t.page("/me/notifications", Some(&ana)).await.text();
        assert!(page.contains("note--new") && page.contains("BEN smiled at your post"), "{page}");
        let page = t.page("/me/notifications", Some(&ana)).await.text();
        assert!(!page.contains("note--new") && page.contains("BEN smiled at your post"), "{page}");
        assert_eq!(list(&t, &ana).await["unread"], 0);
        assert_eq!(t.get("/me/notifications", None).await.problem(401).0, "sign_in_needed");
        let german = t.page("/me/notifications?lang=de", Some(&ana)).await.text();
        assert!(german.contains("BEN hat deinem Beitrag einen Smile gegeben"), "{german}");
    });
}

#[test]
fn each_kind_can_be_switched_off() {
    both("notification_choices", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        let post = idea(&t, &ana, "Hang it low").await;
        let all = t.get("/me/notifications/choices", Some(&ana)).await.expect(200);
        assert_eq!(all["page"].as_array().unwrap().len(), 8);
        let some = json!({ "page": ["comment", "follow"] });
        assert_eq!(t.put("/me/notifications/choices", Some(&ana), some.clone()).await.expect(200), some);
        smile(&t, &ben, &post).await;
        t.put("/accounts/ana/follow", Some(&ben), json!({})).await.expect(200);
        assert_eq!(told(&t, &ana, &["smile", "follow"]).await, ["BEN began to follow you"]);
        let wrong = json!({ "page": ["gossip"] });
        assert_eq!(t.put("/me/notifications/choices", Some(&ana), wrong).await.fields(), ["page: unknown_kind"]);
        let path = "/me/notifications/choices?_method=put";
        assert_eq!(t.form(path, Some(&ana), &[("page", "smile"), ("page", "order")]).await.status, 303);
        let chosen = t.get("/me/notifications/choices", Some(&ana)).await.expect(200);
        assert_eq!(chosen, json!({ "page": ["smile", "order"] }));
    });
}

#[test]
fn a_crowd_is_one_line_and_old_lines_go() {
    both("notified_of_a_crowd", async |t| {
        let ana = t.member("ana").await;
        let post = idea(&t, &ana, "Hang it low").await;
        let shown: Id = post.parse().unwrap();
        let ben = t.shopper("ben").await;
        t.put("/accounts/ben/mute", Some(&ana), json!({})).await.expect(200);
        for n in 0..60 {
            let who = t.shopper(&format!("crowd{n}")).await;
            smiles::smile(&t.app, shown, who.id).await.unwrap();
        }
        t.app.clock.advance(Micros::seconds(1));
        smile(&t, &ben, &post).await;
        // Two processes at once take each event once.
        let (one, two) = tokio::join!(notifications::catch_up(&t.app), notifications::catch_up(&t.app));
        one.unwrap();
        two.unwrap();
        let page = list(&t, &ana).await;
        let lines: Vec<&Value> = page["items"].as_array().unwrap().iter().filter(|i| i["kind"] == "smile").collect();
        assert_eq!((lines.len(), &lines[0]["count"]), (1, &json!(60)), "{lines:?}");
        assert!(lines[0]["text"].as_str().unwrap().contains("and 59 others"));
        // Sessions end before that, so the list is asked itself.
        let left = async || {
            let mut conn = t.app.db.read().await.unwrap();
            let page = notifications::page(&mut conn, ana.id, "ana", Locale::ALL[0], None, 50).await.unwrap();
            page.items.iter().map(|i| i.kind).collect::<Vec<_>>()
        };
        for (days, there) in [(89, true), (2, false)] {
            t.app.clock.advance(Micros::days(days));
            notifications::sweep(&t.app).await.unwrap();
            assert_eq!(left().await.contains(&"smile"), there);
        }
    });
}

#[test]
fn the_list_comes_in_pages() {
    both("notification_pages", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        for n in 0..5 {
            let post = idea(&t, &ana, &format!("Number {n}")).await;
            smile(&t, &ben, &post).await;
        }
        settle(&t).await;
        let (mut found, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = t.get(&format!("/me/notifications?limit=2{cursor}"), Some(&ana)).await.expect(200);
            found.extend(page["items"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap().to_owned()));
            let Some(next) = page["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        let all = list(&t, &ana).await["items"].as_array().unwrap().len();
        assert_eq!(found.len(), all, "without gap or double");
        assert_eq!(all, 7, "five smiles, an order, the membership");
    });
}
