//! Ready parts: what is kept in memory says what would be made afresh, whatever happens; sessions end at once; memory is
//! bounded. See docs/serving.md.

use http::{Request, header};
use serde_json::json;
use vitrine::accounts::view::Role;
use vitrine::kit::Micros;

use crate::app::{Person, TestApp, both, both_with};
use crate::photos::waiting;

/// The front page as this person sees it, and the feed as JSON. Newest first, so that looking changes nothing.
async fn seen(t: &TestApp, who: Option<&Person>) -> (String, String, String) {
    let page = t.page("/?lens=newest", who).await;
    assert_eq!(page.status, 200);
    let mut request = Request::builder().uri("/?lens=newest").header("vitrine-fragment", "1");
    if let Some(who) = who {
        request = request.header(header::COOKIE, format!("__Host-session={}", who.token));
    }
    let fragment = t.send(request.body(axum::body::Body::empty()).unwrap()).await;
    (page.text(), fragment.text(), t.get("/feed?lens=newest", who).await.text())
}

/// Where two texts part.
fn difference(a: &str, b: &str) -> String {
    let at = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count().saturating_sub(80);
    let some = |text: &str| {
        String::from_utf8_lossy(text.as_bytes().get(at..).unwrap_or_default()).chars().take(300).collect::<String>()
    };
    format!("{}\n---\n{}", some(a), some(b))
}

/// Everybody sees the same from memory, from memory again, and after it was forgotten.
async fn says_the_same(t: &TestApp, people: &[Option<&Person>], after: &str) {
    for who in people {
        let first = seen(t, *who).await;
        let ready = seen(t, *who).await;
        t.app.feed.forget_ready();
        t.app.fresh.all_changed();
        let fresh = seen(t, *who).await;
        assert!(first == fresh, "{after}: {who:?}: {}", difference(&first.0, &fresh.0));
        assert!(ready == fresh, "{after}, a second time: {who:?}");
        // Warm again for the next change, in everybody's eyes.
        seen(t, *who).await;
    }
}

#[test]
fn a_ready_page_is_the_page_made_afresh() {
    both("a_ready_page_is_fresh", async |t| {
        let (ana, ben, cleo) = (t.member("ana").await, t.shopper("ben").await, t.member("cleo").await);
        let people = [None, Some(&ana), Some(&ben), Some(&cleo)];
        let lamp = t.product("LAMP", 4_900, Some(3)).await;
        let body = json!({ "kind": "idea", "text": "A <b>lamp</b> <!--hole save--> #light", "interests": ["tea"],
            "tags": [{ "product": lamp.to_string() }] });
        let post = t.post("/posts", Some(&ana), body).await.expect(201)["id"].as_str().unwrap().to_owned();
        says_the_same(&t, &people, "published").await;

        let of_post = |what: &str| format!("/posts/{post}/{what}");
        for (number, path) in [of_post("smile"), of_post("save"), format!("/products/{lamp}/save")].iter().enumerate() {
            t.put(path, Some(&ben), json!({})).await.expect(200);
            says_the_same(&t, &people, &format!("set {number}")).await;
            t.delete(path, Some(&ben)).await.expect(200);
            says_the_same(&t, &people, &format!("taken back {number}")).await;
            t.put(path, Some(&ben), json!({})).await.expect(200);
        }
        assert!(seen(&t, Some(&ben)).await.0.contains("aria-pressed=\"true\""));
        for _ in 0..2 {
            t.put("/accounts/ana/follow", Some(&ben), json!({})).await.expect(200);
            says_the_same(&t, &people, "followed").await;
            t.delete("/accounts/ana/follow", Some(&ben)).await.expect(200);
            says_the_same(&t, &people, "no longer followed").await;
        }
        let comment = t.post(&of_post("comments"), Some(&cleo), json!({ "text": "Where from?" })).await.expect(201);
        says_the_same(&t, &people, "commented").await;
        assert!(seen(&t, None).await.0.contains("Where from?"));
        let set_name = async |who: &Person, name: &str| {
            vitrine::accounts::set_profile(&t.app, who.id, name, "", None).await.unwrap();
        };
        set_name(&cleo, "Cleopatra").await;
        says_the_same(&t, &people, "a commenter has another name").await;
        set_name(&ana, "Anastasia").await;
        says_the_same(&t, &people, "an author has another name").await;
        assert!(seen(&t, None).await.0.contains("Anastasia") && seen(&t, None).await.0.contains("Cleopatra"));
        let id = comment["id"].as_str().unwrap();
        t.delete(&format!("{}/{id}", of_post("comments")), Some(&cleo)).await.expect(204);
        says_the_same(&t, &people, "a comment removed").await;

        t.product("LAMP", 3_900, Some(3)).await;
        says_the_same(&t, &people, "a price changed").await;
        assert!(seen(&t, None).await.0.contains("39.00") && !seen(&t, None).await.0.contains("49.00"));
        t.buy(&ben, "LAMP", 3).await.expect(201);
        says_the_same(&t, &people, "sold out").await;
        assert!(seen(&t, None).await.2.contains("\"available\":false"));

        t.put("/me/language", Some(&ben), json!({ "language": "de" })).await.expect(204);
        says_the_same(&t, &people, "another language").await;
        assert!(seen(&t, Some(&ben)).await.0.contains("lang=\"de\""));
        t.put("/me/interests", Some(&ben), json!({ "interests": ["books", "cats", "surfing", "tea", "wine"] }))
            .await
            .expect(200);
        says_the_same(&t, &people, "interests picked").await;
        for minutes in [1, 4, 55, 24 * 60, 8 * 24 * 60] {
            t.app.clock.advance(Micros::minutes(minutes));
            says_the_same(&t, &people, &format!("{minutes} minutes later")).await;
        }
        t.delete(&format!("/posts/{post}"), Some(&ana)).await.expect(204);
        says_the_same(&t, &people, "removed").await;
        assert!(!seen(&t, Some(&ben)).await.0.contains(&format!("post-{post}")));
    });
}

/// A page put together from ready parts is the document the components make in one piece. The canonical address alone
/// tells them apart: the second is asked for in a language.
#[test]
fn the_ready_document_is_the_whole_one() {
    both("the_ready_document", async |t| {
        let (ana, ben) = (t.operator("ana").await, t.member("ben").await);
        t.product("TEA", 900, Some(9)).await;
        t.post("/posts", Some(&ben), json!({ "kind": "idea", "text": "Tea", "interests": ["tea"] })).await.expect(201);
        t.put("/bag", Some(&ana), json!({ "lines": [{ "sku": "TEA", "quantity": 2 }] })).await.expect(200);
        let plain = |text: String| {
            let (start, rest) = text.split_once("<link rel=\"canonical\"").unwrap();
            format!("{start}{}", rest.split_once('>').unwrap().1)
        };
        for who in [&ana, &ben] {
            for lens in ["newest", "most-smiled", "following"] {
                let ready = t.page(&format!("/?lens={lens}"), Some(who)).await.text();
                let whole = t.page(&format!("/?lens={lens}&lang=en"), Some(who)).await.text();
                assert_eq!(plain(ready), plain(whole), "{lens}");
            }
        }
    });
}

#[test]
fn the_bag_on_a_ready_page_is_the_bag() {
    both("the_bag_on_a_ready_page", async |t| {
        let ana = t.shopper("ana").await;
        t.product("CUP", 1_000, Some(9)).await;
        let pieces = async || {
            let page = t.page("/?lens=newest", Some(&ana)).await.text();
            let (_, rest) = page.split_once("id=\"bag-count\"").unwrap();
            rest.split_once("class=\"sr\">").unwrap().1.split_once('<').unwrap().0.to_owned()
        };
        let none = pieces().await;
        t.put("/bag", Some(&ana), json!({ "lines": [{ "sku": "CUP", "quantity": 2 }] })).await.expect(200);
        assert!(pieces().await.starts_with('2'), "{}", pieces().await);
        t.put("/bag", Some(&ana), json!({ "lines": [] })).await.expect(200);
        assert_eq!(pieces().await, none);
    });
}

#[test]
fn a_session_that_ended_opens_nothing_at_once() {
    both("a_session_that_ended", async |t| {
        let ana = t.shopper("ana").await;
        let phone =
            Person { id: ana.id, token: vitrine::accounts::sessions::start(&t.app, ana.id, "phone").await.unwrap().0 };
        for who in [&ana, &phone] {
            t.get("/me", Some(who)).await.expect(200);
            t.get("/me", Some(who)).await.expect(200);
        }
        let kept = vitrine::accounts::Token(ana.token.clone());
        vitrine::accounts::sessions::end_others(&t.app, ana.id, &kept).await.unwrap();
        t.get("/me", Some(&phone)).await.expect(401);
        t.get("/me", Some(&ana)).await.expect(200);
        vitrine::accounts::sessions::end(&t.app, &kept).await.unwrap();
        t.get("/me", Some(&ana)).await.expect(401);
    });
}

#[test]
fn a_role_that_was_taken_opens_nothing_at_once() {
    both("a_role_that_was_taken", async |t| {
        let ana = t.operator("ana").await;
        assert_eq!(t.page("/operator", Some(&ana)).await.status, 200);
        vitrine::accounts::set_role(&t.app, ana.id, Role::Shopper, "test").await.unwrap();
        assert_eq!(t.page("/operator", Some(&ana)).await.status, 403);
    });
}

#[test]
fn ready_cards_take_no_more_memory_than_allowed() {
    for megabytes in [0, 1] {
        let name = format!("ready_cards_memory_{megabytes}");
        both_with(
            &name,
            |config| config.server.cards_megabytes = megabytes,
            async |t| {
                let ana = t.member("ana").await;
                let text = "A long text about very little. ".repeat(60);
                for _ in 0..40 {
                    t.app.clock.advance(Micros::seconds(1));
                    t.post("/posts", Some(&ana), json!({ "kind": "idea", "text": text })).await.expect(201);
                }
                let mut walked = String::new();
                for lang in ["en", "de", "fr"] {
                    for who in [None, Some(&ana)] {
                        let page = t.page(&format!("/?lens=newest&limit=50&lang={lang}"), who).await;
                        assert_eq!(page.status, 200);
                        walked = page.text();
                        assert!(t.app.feed.ready_bytes() <= megabytes << 20);
                    }
                }
                assert_eq!(walked.matches("<article").count(), 40);
                assert_eq!(t.app.feed.ready_bytes() > 0, megabytes > 0);
            },
        );
    }
}

/// What shows all over the store, and what comes and goes around a post.
#[test]
fn what_changes_around_a_card_shows_on_the_next_page() {
    both("what_changes_around_a_card", async |t| {
        let (ana, ben, cleo) = (t.member("ana").await, t.shopper("ben").await, t.member("cleo").await);
        let olga = t.operator("olga").await;
        let people = [None, Some(&ana), Some(&ben), Some(&olga)];
        let lamp = t.product("LAMP", 4_900, Some(3)).await;
        let photo = waiting(&t, &ana).await;
        let body = json!({ "kind": "photo", "text": "A lamp", "photos": [{ "id": photo }], "interests": ["tea"],
            "tags": [{ "product": lamp.to_string() }] });
        let post = t.post("/posts", Some(&ana), body).await.expect(201)["id"].as_str().unwrap().to_owned();
        says_the_same(&t, &people, "published").await;
        assert!(seen(&t, Some(&ben)).await.0.contains("imagesrcset="), "the first picture is in the head");

        let comments = format!("/posts/{post}/comments");
        t.post(&comments, Some(&cleo), json!({ "text": "Where from?" })).await.expect(201);
        t.put("/accounts/cleo/block", Some(&ben), json!({})).await.expect(200);
        says_the_same(&t, &people, "blocked").await;
        assert!(!seen(&t, Some(&ben)).await.0.contains("Where from?"), "a block separates the two");
        assert!(seen(&t, Some(&ana)).await.0.contains("Where from?") && seen(&t, None).await.0.contains("Where from?"));
        t.delete("/accounts/cleo/block", Some(&ben)).await.expect(200);
        says_the_same(&t, &people, "no longer blocked").await;
        assert!(seen(&t, Some(&ben)).await.0.contains("Where from?"));

        let mut conn = t.app.db.read().await.unwrap();
        let (picture,): (String,) =
            sqlx::query_as("SELECT picture FROM post_photos").fetch_one(&mut *conn).await.unwrap();
        drop(conn);
        let picture: vitrine::media::view::Picture = serde_json::from_str(&picture).unwrap();
        let faces = async || seen(&t, None).await.0.matches(&"0".repeat(64)).count();
        let before = faces().await;
        vitrine::accounts::set_avatar(&t.app, ana.id, Some(&picture)).await.unwrap();
        says_the_same(&t, &people, "an author has another picture").await;
        assert!(faces().await > before);

        let now = t.app.clock.now();
        let day = vitrine::catalog::members::NewDay {
            label: "Members' day".to_owned(),
            rate: Some(2_000),
            category: String::new(),
            starts_at: Some(now),
            ends_at: Some(now + Micros::days(1)),
        };
        let for_members = |json: &str| json.contains("\"member_price\":{\"amount\":3920");
        assert!(!for_members(&seen(&t, None).await.2));
        vitrine::catalog::members::plan(&t.app, &day, olga.id).await.unwrap();
        vitrine::jobs::run_due(&t.app).await.unwrap();
        says_the_same(&t, &people, "a members' day began").await;
        assert!(for_members(&seen(&t, None).await.2), "{}", seen(&t, None).await.2);
        t.app.clock.advance(Micros::days(2));
        vitrine::jobs::run_due(&t.app).await.unwrap();
        says_the_same(&t, &people, "a members' day ended").await;
        assert!(!for_members(&seen(&t, None).await.2));

        t.put("/operator/texts/notice", Some(&olga), json!({ "language": "en", "text": "Closed today" }))
            .await
            .expect(200);
        says_the_same(&t, &people, "the notice").await;
        for who in people {
            assert!(seen(&t, who).await.0.contains("Closed today"), "{who:?}");
        }
        t.put("/operator/theme", Some(&olga), json!({ "name": "Casa Lima" })).await.expect(200);
        says_the_same(&t, &people, "the store's name").await;
        assert!(seen(&t, Some(&ben)).await.0.contains("Casa Lima"));

        let removal = format!("/posts/{post}/removal");
        t.put(&removal, Some(&olga), json!({ "reason": "Odd" })).await.expect(200);
        says_the_same(&t, &people, "taken away").await;
        assert!(!seen(&t, Some(&ben)).await.2.contains(&post));
        t.delete(&removal, Some(&olga)).await;
        says_the_same(&t, &people, "brought back").await;
        assert!(seen(&t, Some(&ben)).await.2.contains(&post) && seen(&t, Some(&ben)).await.0.contains(&post));
    });
}

#[test]
fn whoever_is_suspended_is_out_at_once() {
    both("whoever_is_suspended", async |t| {
        let (olga, ana) = (t.operator("olga").await, t.shopper("ana").await);
        t.get("/me", Some(&ana)).await.expect(200);
        t.put("/operator/people/ana/suspension", Some(&olga), json!({ "reason": "Spam" })).await.expect(200);
        t.get("/me", Some(&ana)).await.expect(401);
    });
}

/// What is set about the front page holds from the next page on, though settings are kept in memory.
#[test]
fn only_what_one_follows_holds_at_once() {
    both("only_what_one_follows", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        t.post("/posts", Some(&ana), json!({ "kind": "idea", "text": "Tea", "interests": ["tea"] })).await.expect(201);
        let shows = async || t.page("/", Some(&ben)).await.text().matches("<article").count();
        assert_eq!(shows().await, 1);
        t.put("/me/feed", Some(&ben), json!({ "only_following": true })).await.expect(200);
        assert_eq!(shows().await, 0);
        t.put("/me/feed", Some(&ben), json!({ "only_following": false })).await.expect(200);
        assert_eq!(shows().await, 1);
    });
}
