//! The feed through the API: lenses, reasons, paging, cold start, what is never shown.

use serde_json::{Value, json};
use vitrine::kit::Micros;

use crate::app::{Person, TestApp, both};

const BOOKS: &str = "Media > Books > Print Books";
const FILMS: &str = "Media > DVDs & Videos";

async fn idea(t: &TestApp, author: &Person, text: &str, interests: &[&str]) -> String {
    t.app.clock.advance(Micros::minutes(1));
    let body = json!({ "kind": "idea", "text": text, "interests": interests });
    t.post("/posts", Some(author), body).await.expect(201)["id"].as_str().unwrap().to_owned()
}

async fn pick(t: &TestApp, who: &Person, interests: &[&str]) {
    t.put("/me/interests", Some(who), json!({ "interests": interests })).await.expect(200);
}

/// Ids of the posts of a page.
fn posts(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().filter_map(|i| i["post"]["id"].as_str()).collect()
}

/// Every post of a walk through a lens, in its order.
async fn walk(t: &TestApp, who: Option<&Person>, address: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut next = String::new();
    for _ in 0..50 {
        let page = t.get(&format!("{address}&cursor={next}"), who).await.expect(200);
        all.extend(posts(&page).iter().map(|id| (*id).to_owned()));
        match page["next"].as_str() {
            Some(cursor) => next = cursor.to_owned(),
            None => return all,
        }
    }
    panic!("the walk does not end");
}

#[test]
fn five_interests_make_a_feed_of_a_store_without_posts() {
    both("a_store_without_posts", async |t| {
        for n in 0..8 {
            t.product_in(&format!("BOOK-{n}"), 1_000, Some(5), BOOKS).await;
            t.product_in(&format!("CHAIR-{n}"), 9_000, Some(5), "Furniture > Chairs").await;
        }
        t.product_in("GONE", 1_000, Some(0), BOOKS).await;
        let ana = t.shopper("ana").await;
        pick(&t, &ana, &["books", "cats", "surfing", "tea", "wine"]).await;
        let page = t.get("/feed?limit=8", Some(&ana)).await.expect(200);
        let items = page["items"].as_array().unwrap();
        assert!(!items.is_empty());
        let picked =
            items.iter().filter(|i| i["reasons"].as_array().unwrap().iter().any(|r| r["code"] == "picked-interest"));
        assert!(picked.count() * 2 >= items.len(), "{page}");
        for item in items {
            assert_eq!((item["kind"].as_str(), item["post"].is_null()), (Some("product"), true));
            assert_eq!(item["product"]["available"], true, "what cannot be bought is not offered");
            assert!(!item["reasons"][0]["text"].as_str().unwrap().is_empty());
        }
    });
}

#[test]
fn a_new_post_reaches_followers_at_once() {
    both("a_new_post_reaches", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        assert!(posts(&t.get("/feed?lens=following", Some(&ben)).await.expect(200)).is_empty());
        t.put("/accounts/ana/follow", Some(&ben), json!({})).await.expect(200);
        let id = idea(&t, &ana, "A lamp beside the reading chair", &["books"]).await;
        for lens in ["following", "for-you", "newest", "most-smiled"] {
            let page = t.get(&format!("/feed?lens={lens}"), Some(&ben)).await.expect(200);
            assert!(posts(&page).contains(&id.as_str()), "{lens}: {page}");
        }
        let page = t.get("/feed?lens=following", Some(&ben)).await.expect(200);
        assert_eq!(page["items"][0]["reasons"][0], json!({ "code": "followed-author", "text": "You follow ANA" }));
    });
}

#[test]
fn newest_and_most_smiled_are_in_their_order_page_by_page() {
    both("in_their_order", async |t| {
        let (ana, ben, eve) = (t.member("ana").await, t.shopper("ben").await, t.shopper("eve").await);
        let mut ids = Vec::new();
        for n in 0..7 {
            ids.push(idea(&t, &ana, &format!("Idea {n}"), &[]).await);
        }
        for (who, post) in [(&ben, &ids[2]), (&eve, &ids[2]), (&ben, &ids[5])] {
            t.put(&format!("/posts/{post}/smile"), Some(who), json!({})).await.expect(200);
        }
        let newest: Vec<String> = ids.iter().rev().cloned().collect();
        assert_eq!(walk(&t, None, "/feed?lens=newest&limit=3").await, newest);
        let smiled = walk(&t, Some(&eve), "/feed?lens=most-smiled&limit=2").await;
        assert_eq!(smiled[..2], [ids[2].clone(), ids[5].clone()]);
        assert_eq!(smiled.len(), 7);
    });
}

#[test]
fn a_topic_holds_what_is_about_it() {
    both("a_topic_holds", async |t| {
        let ana = t.member("ana").await;
        let cats = idea(&t, &ana, "Our cat and the window", &["cats"]).await;
        let tagged = idea(&t, &ana, "Nothing to see #cats", &[]).await;
        idea(&t, &ana, "Surf", &["surfing"]).await;
        let mut found = walk(&t, None, "/feed?topic=cats").await;
        found.sort();
        assert_eq!(found, [cats, tagged]);
        assert_eq!(t.get("/feed?topic=nonsense", None).await.fields(), ["topic: unknown_interest"]);
        assert_eq!(t.page("/topics/cats", None).await.status, 200);
        assert_eq!(t.page("/topics/nonsense", None).await.status, 404);
    });
}

#[test]
fn a_removed_post_is_gone_from_every_lens() {
    both("a_removed_post_is_gone", async |t| {
        let ana = t.member("ana").await;
        let id = idea(&t, &ana, "Soon gone", &["cats"]).await;
        t.delete(&format!("/posts/{id}"), Some(&ana)).await;
        for lens in ["for-you", "newest", "most-smiled"] {
            assert!(walk(&t, None, &format!("/feed?lens={lens}")).await.is_empty(), "{lens}");
        }
    });
}

#[test]
fn what_was_met_does_not_come_again_until_nothing_else_is_left() {
    both("what_was_met", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        for n in 0..10 {
            idea(&t, &ana, &format!("Idea {n}"), &[]).await;
        }
        let first = t.get("/feed?limit=5", Some(&ben)).await.expect(200);
        t.app.feed.write_seen(&t.app).await.unwrap();
        // A restart forgets what is in memory, not what was met.
        vitrine::followers::build(&t.app).await.unwrap();
        let second = t.get("/feed?limit=5", Some(&ben)).await.expect(200);
        let again: Vec<&str> = posts(&second).into_iter().filter(|id| posts(&first).contains(id)).collect();
        assert!(again.is_empty(), "{again:?}");
        for _ in 0..3 {
            assert!(!t.get("/feed?limit=5", Some(&ben)).await.expect(200)["items"].as_array().unwrap().is_empty());
        }
    });
}

#[test]
fn stock_reaches_the_bag_badge_at_once() {
    both("stock_reaches_the_badge", async |t| {
        let ana = t.member("ana").await;
        let product = t.product_in("DVD", 1_500, Some(1), FILMS).await;
        let body = json!({ "kind": "idea", "text": "Tonight", "tags": [{ "product": product.to_string() }] });
        let id = t.post("/posts", Some(&ana), body).await.expect(201)["id"].as_str().unwrap().to_owned();
        assert_eq!(t.get(&format!("/posts/{id}"), None).await.expect(200)["buyable"], 1);
        t.buy(&ana, "DVD", 1).await.expect(201);
        let post = t.get(&format!("/posts/{id}"), None).await.expect(200);
        assert_eq!(
            (post["buyable"].as_i64(), post["tags"][0]["product"]["available"].as_bool()),
            (Some(0), Some(false))
        );
    });
}

#[test]
fn wrong_questions_name_their_field() {
    both("wrong_questions", async |t| {
        for (query, fields) in [
            ("limit=0", "limit: bad_limit"),
            ("limit=51", "limit: bad_limit"),
            ("limit=x", "limit: bad_limit"),
            ("lens=best", "lens: unknown_lens"),
            ("cursor=%21", "cursor: bad_cursor"),
        ] {
            assert_eq!(t.get(&format!("/feed?{query}"), None).await.fields(), [fields], "{query}");
        }
        t.get("/feed?limit=50", None).await.expect(200);
    });
}

#[test]
fn the_lens_sticks() {
    both("the_lens_sticks", async |t| {
        let answer = t.page("/?lens=newest", None).await;
        assert!(answer.headers["set-cookie"].to_str().unwrap().starts_with("lens=newest"));
    });
}

#[test]
fn search_forgives_a_wrong_letter_and_follows_changes() {
    both("search_forgives", async |t| {
        let ana = t.member("ana").await;
        let product = t.product_in("Espresso", 1_500, Some(1), "Furniture > Chairs").await.to_string();
        let id = idea(&t, &ana, "Zoë likes the sourdough", &[]).await;
        for q in ["espresso", "ESPR", "esprezso", "thing espre"] {
            let found = t.get(&format!("/search?q={}", q.replace(' ', "%20")), None).await.expect(200);
            assert_eq!(found["products"][0]["id"], product.as_str(), "{q}");
        }
        assert_eq!(t.get("/search?q=zoe", None).await.expect(200)["posts"][0]["id"], id.as_str());
        assert_eq!(t.get("/search?q=ana", None).await.expect(200)["people"][0]["handle"], "ana");
        assert_eq!(t.get("/search?q=barb", None).await.expect(200)["topics"][0]["slug"], "barbecue");
        t.delete(&format!("/posts/{id}"), Some(&ana)).await;
        assert!(t.get("/search?q=zoe", None).await.expect(200)["posts"].as_array().unwrap().is_empty());
        assert_eq!(t.get(&format!("/search?q={}", "x".repeat(101)), None).await.fields(), ["q: too_long"]);
        t.get("/search?q=%F0%9F%98%80%22%28AND", None).await.expect(200);
    });
}

#[test]
fn a_restart_gives_the_same_feed() {
    both("a_restart_gives", async |t| {
        let ana = t.member("ana").await;
        for n in 0..6 {
            idea(&t, &ana, &format!("Idea {n}"), &["cats"]).await;
        }
        let before = t.get("/feed?lens=for-you", None).await.expect(200);
        vitrine::followers::build(&t.app).await.unwrap();
        assert_eq!(t.get("/feed?lens=for-you", None).await.expect(200), before);
    });
}

#[test]
fn somebody_elses_open_transaction_does_not_hide_a_commit_for_good() {
    both("an_open_transaction", async |t| {
        let ana = t.member("ana").await;
        // On SQLite a second writer would wait for the first one, so there it is a reader.
        let open = if t.app.db.is_shared() { Some(t.app.db.write().await.unwrap()) } else { None };
        let held = match open {
            Some(mut tx) => {
                vitrine::accounts::audit(&t.app, &mut tx, "test", "holds", "", "").await.unwrap();
                Some(tx)
            }
            None => None,
        };
        let id = idea(&t, &ana, "Held back", &[]).await;
        t.get("/feed?lens=newest", None).await.expect(200);
        if let Some(tx) = held {
            tx.rollback().await.unwrap();
        }
        let page = t.get("/feed?lens=newest", None).await.expect(200);
        assert!(posts(&page).contains(&id.as_str()), "{page}");
    });
}
