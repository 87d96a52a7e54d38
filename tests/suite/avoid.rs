//! Keeping away: a block hides two people from each other wherever something of theirs can be seen or touched; a mute
//! takes somebody out of one's feeds; "not this" and muted topics.

use serde_json::{Value, json};
use vitrine::kit::Micros;

use crate::app::{Answer, Person, TestApp, both};

const AUTHOR: &str = "anamaria";
const WORD: &str = "zebrafalter";
const SAID: &str = "kometenstaub";
const ANSWERED: &str = "nordlichter";

/// What the people of the tests made.
struct Shop {
    ana: Person,
    ben: Person,
    cyr: Person,
    /// Ana's.
    post: String,
    /// Cyr's, with a comment of Ana's and Cyr's answer to it.
    other: String,
    comment: String,
    product: String,
}

fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

impl Shop {
    async fn open(t: &TestApp) -> Self {
        let (ana, ben, cyr) = (t.member(AUTHOR).await, t.member("benjamin").await, t.member("cyrille").await);
        let product = t.product("CHAIR", 2_000, Some(9)).await.to_string();
        let mut made = Vec::new();
        for (who, text) in [(&cyr, "Quiet evening #abendrot"), (&ana, "A zebrafalter at last #abendrot")] {
            t.app.clock.advance(Micros::minutes(1));
            let body =
                json!({ "kind": "idea", "text": text, "interests": ["books"], "tags": [{ "product": product }] });
            made.push(id(&t.post("/posts", Some(who), body).await.expect(201)));
        }
        let (other, post) = (made.remove(0), made.remove(0));
        let path = format!("/posts/{other}/comments");
        let comment = id(&t.post(&path, Some(&ana), json!({ "text": SAID })).await.expect(201));
        let answer = json!({ "text": ANSWERED, "parent": comment });
        t.post(&path, Some(&cyr), answer).await.expect(201);
        let ways = Self { ana, ben, cyr, post, other, comment, product };
        for who in [&ways.ben, &ways.cyr] {
            t.put(&format!("/posts/{}/save", ways.post), Some(who), json!({})).await.expect(200);
        }
        ways
    }

    /// Every way to something of Ana's: name, address (of the API, or `page` and the address of a page), what shows that
    /// it was found, and whether a mute leaves it.
    fn ways(&self) -> Vec<(&'static str, String, String, bool)> {
        let Self { post, other, product, .. } = self;
        let link = format!("/posts/{post}\"");
        let profile = format!("/accounts/{AUTHOR}\"");
        let page = |path: &str| format!("page {path}");
        vec![
            ("for you", "/feed?lens=for-you".into(), post.clone(), false),
            ("newest", "/feed?lens=newest".into(), post.clone(), false),
            ("most smiled", "/feed?lens=most-smiled".into(), post.clone(), false),
            ("topic", "/feed?topic=books".into(), post.clone(), false),
            ("hashtag", "/feed?hashtag=abendrot".into(), post.clone(), false),
            ("page of newest", page("/?lens=newest"), link.clone(), false),
            ("page of a topic", page("/topics/books"), link.clone(), false),
            ("page of a hashtag", page("/hashtags/abendrot"), link.clone(), false),
            ("explore", page("/explore"), link.clone(), false),
            ("posts like another", page(&format!("/posts/{other}")), link.clone(), false),
            ("posts of a product", page(&format!("/products/{product}")), link.clone(), false),
            ("people to follow", page("/hashtags/nothinglikethis"), profile.clone(), false),
            ("search for posts", format!("/search?q={WORD}"), post.clone(), true),
            ("page of a search", page(&format!("/search?q={WORD}")), link.clone(), true),
            ("search for people", format!("/search?q={AUTHOR}"), format!("\"{AUTHOR}\""), true),
            ("profile", format!("/accounts/{AUTHOR}"), "joined".into(), true),
            ("posts of a profile", page(&format!("/accounts/{AUTHOR}")), link.clone(), true),
            ("post", format!("/posts/{post}"), WORD.into(), true),
            ("page of a post", page(&format!("/posts/{post}")), WORD.into(), true),
            ("comments of the post", format!("/posts/{post}/comments"), "items".into(), true),
            ("comments", format!("/posts/{other}/comments"), SAID.into(), true),
            ("answers to a comment", format!("/posts/{other}/comments"), ANSWERED.into(), true),
            ("comments on a page", page(&format!("/posts/{other}")), SAID.into(), true),
            ("first comments of a card", page("/?lens=newest"), SAID.into(), true),
            ("saved", "/me/saved".into(), post.clone(), true),
            ("menu of a post", page(&format!("/posts/{post}/menu")), AUTHOR.into(), true),
            ("menu of a person", page(&format!("/accounts/{AUTHOR}/menu")), AUTHOR.into(), true),
        ]
    }
}

async fn ask(t: &TestApp, address: &str, who: &Person) -> Answer {
    match address.strip_prefix("page ") {
        Some(path) => t.page(path, Some(who)).await,
        None => t.get(address, Some(who)).await,
    }
}

/// The ways by which `who` finds what is Ana's, of those that should (not) be found.
async fn check(t: &TestApp, shop: &Shop, who: &Person, state: &str, found: impl Fn(bool) -> bool) {
    for (name, address, mark, after_mute) in shop.ways() {
        let answer = ask(t, &address, who).await;
        let there = answer.status == 200 && answer.text().contains(&mark);
        assert_eq!(there, found(after_mute), "{state}, {name}: {}", answer.status);
    }
}

#[test]
fn a_block_holds_wherever_something_can_be_seen() {
    both("block_seen", async |t| {
        let shop = Shop::open(&t).await;
        let (ana, ben) = (shop.ana.clone(), shop.ben.clone());
        check(&t, &shop, &ben, "before", |_| true).await;
        // Ben blocks Ana; the block holds the other way round too, so then Ana blocks Ben.
        t.put(&format!("/accounts/{AUTHOR}/block"), Some(&ben), json!({})).await.expect(200);
        for (name, address, mark, _) in shop.ways() {
            let answer = ask(&t, &address, &ben).await;
            // Whoever blocked sees the profile's head, to take it back.
            if name == "profile" {
                assert_eq!(answer.json()["blocked_by_me"], true);
                continue;
            }
            assert!(answer.status != 200 || !answer.text().contains(&mark), "after blocking, {name}");
        }
        let page = t.page(&format!("/accounts/{AUTHOR}"), Some(&ben)).await;
        assert!(page.text().contains("You blocked ANAMARIA.") && page.text().contains("Unblock"), "{}", page.text());
        t.delete(&format!("/accounts/{AUTHOR}/block"), Some(&ben)).await.expect(200);
        check(&t, &shop, &ben, "after unblocking", |_| true).await;

        t.put("/accounts/benjamin/block", Some(&ana), json!({})).await.expect(200);
        check(&t, &shop, &ben, "being blocked", |_| false).await;
        let missing = t.get("/accounts/nobodyatall", Some(&ben)).await.problem(404);
        assert_eq!(t.get(&format!("/accounts/{AUTHOR}"), Some(&ben)).await.problem(404).0, missing.0, "it is not told");
        check(&t, &shop, &shop.cyr, "somebody else", |_| true).await;
        t.delete("/accounts/benjamin/block", Some(&ana)).await.expect(200);
        check(&t, &shop, &ben, "being unblocked", |_| true).await;
    });
}

#[test]
fn a_block_holds_wherever_something_can_be_touched() {
    both("block_touched", async |t| {
        let shop = Shop::open(&t).await;
        let Shop { ana, ben, post, other, comment, .. } = &shop;
        let follow = |handle: &str| format!("/accounts/{handle}/follow");
        t.put(&follow(AUTHOR), Some(ben), json!({})).await.expect(200);
        t.put(&follow("benjamin"), Some(ana), json!({})).await.expect(200);
        t.put("/accounts/benjamin/block", Some(ana), json!({})).await.expect(200);
        t.put("/accounts/benjamin/block", Some(ana), json!({})).await.expect(200);
        let me = t.get("/accounts/benjamin", Some(&shop.cyr)).await.expect(200);
        assert_eq!((&me["followers"], &me["following"]), (&json!(0), &json!(0)), "follows ended in both directions");

        for path in ["smile", "save", "hide"].map(|noun| format!("/posts/{post}/{noun}")) {
            assert_eq!(t.put(&path, Some(ben), json!({})).await.problem(404).0, "not_found", "{path}");
        }
        for noun in ["follow", "mute", "block"] {
            let path = format!("/accounts/{AUTHOR}/{noun}");
            assert_eq!(t.put(&path, Some(ben), json!({})).await.problem(404).0, "not_found", "{path}");
        }
        let body = json!({ "text": "hello" });
        assert_eq!(t.post(&format!("/posts/{post}/comments"), Some(ben), body).await.problem(404).0, "not_found");
        let answer = json!({ "text": "hello", "parent": comment });
        let path = format!("/posts/{other}/comments");
        assert_eq!(t.post(&path, Some(ben), answer).await.fields(), ["parent: unknown_comment"]);
        let mention = t.post(&path, Some(ben), json!({ "text": "see @anamaria and @cyrille" })).await.expect(201);
        assert_eq!(mention["mentions"], json!(["cyrille"]));

        assert_eq!(t.put(&follow("benjamin"), Some(ana), json!({})).await.problem(409).0, "blocked_by_you");
        assert_eq!(t.put("/accounts/anamaria/block", Some(ana), json!({})).await.fields(), ["handle: block_self"]);
        let listed = t.get("/me/blocks", Some(ana)).await.expect(200);
        assert_eq!(listed["items"][0]["handle"], "benjamin");
        assert_eq!(t.get("/me/blocks", Some(ben)).await.expect(200)["items"], json!([]));
        assert_eq!(t.get("/me/blocks", None).await.problem(401).0, "sign_in_needed");
    });
}

#[test]
fn a_mute_takes_somebody_out_of_the_feeds_alone() {
    both("mute", async |t| {
        let shop = Shop::open(&t).await;
        let path = format!("/accounts/{AUTHOR}/mute");
        let muted = t.put(&path, Some(&shop.ben), json!({})).await.expect(200);
        assert_eq!((&muted["muted_by_me"], &muted["blocked_by_me"]), (&json!(true), &json!(false)));
        check(&t, &shop, &shop.ben, "muted", |stays| stays).await;
        // The muted one cannot tell.
        t.put(&format!("/posts/{}/smile", shop.post), Some(&shop.ben), json!({})).await.expect(200);
        let seen = t.get("/accounts/benjamin", Some(&shop.ana)).await.expect(200);
        assert_eq!((&seen["muted_by_me"], &seen["blocked_by_me"]), (&json!(false), &json!(false)));
        assert_eq!(t.get("/me/mutes", Some(&shop.ben)).await.expect(200)["items"][0]["handle"], AUTHOR);
        t.delete(&path, Some(&shop.ben)).await.expect(200);
        check(&t, &shop, &shop.ben, "unmuted", |_| true).await;
        assert_eq!(t.put(&path, Some(&shop.ana), json!({})).await.fields(), ["handle: mute_self"]);
    });
}

/// Ids of posts and products of a feed.
async fn feed(t: &TestApp, who: &Person, path: &str) -> Vec<String> {
    let page = t.get(path, Some(who)).await.expect(200);
    let items = page["items"].as_array().unwrap();
    items.iter().map(|i| i["post"]["id"].as_str().or(i["product"]["id"].as_str()).unwrap().to_owned()).collect()
}

#[test]
fn a_muted_topic_is_not_chosen_and_can_be_asked_for() {
    both("mute_topic", async |t| {
        let (ana, ben) = (t.member(AUTHOR).await, t.shopper("benjamin").await);
        let book = t.product_in("BOOK", 900, Some(3), "Media > Books > Print Books").await.to_string();
        let body = json!({ "kind": "idea", "text": "Read more", "interests": ["books"] });
        let post = id(&t.post("/posts", Some(&ana), body).await.expect(201));
        t.put("/topics/books/mute", Some(&ben), json!({})).await.expect(200);
        let chosen = feed(&t, &ben, "/feed?lens=for-you").await;
        assert!(!chosen.contains(&post) && !chosen.contains(&book), "{chosen:?}");
        for path in ["/feed?topic=books", "/feed?lens=newest"] {
            assert!(feed(&t, &ben, path).await.contains(&post), "{path}");
        }
        let listed = t.get("/me/mutes", Some(&ben)).await.expect(200);
        assert_eq!(listed["topics"][0]["slug"], "books");
        t.delete("/topics/books/mute", Some(&ben)).await.expect(200);
        let chosen = feed(&t, &ben, "/feed?lens=for-you").await;
        assert!(chosen.contains(&post) && chosen.contains(&book), "{chosen:?}");
        assert_eq!(t.put("/topics/nosuchtopic/mute", Some(&ben), json!({})).await.problem(404).0, "not_found");
    });
}

#[test]
fn not_this_leaves_the_feeds_until_it_is_taken_back() {
    both("not_this", async |t| {
        let shop = Shop::open(&t).await;
        let Shop { ben, post, product, .. } = &shop;
        let feeds = ["/feed?lens=for-you", "/feed?lens=newest", "/feed?topic=books", "/feed?hashtag=abendrot"];
        for path in [format!("/posts/{post}/hide"), format!("/products/{product}/hide")] {
            assert_eq!(t.put(&path, Some(ben), json!({})).await.expect(200)["hidden"], true);
        }
        for path in feeds {
            let found = feed(&t, ben, path).await;
            assert!(!found.contains(post) && !found.contains(product), "{path}: {found:?}");
        }
        assert!(feed(&t, &shop.cyr, "/feed?lens=newest").await.contains(post), "for one alone");
        t.get(&format!("/posts/{post}"), Some(ben)).await.expect(200);
        let listed = t.get("/me/hides", Some(ben)).await.expect(200);
        assert_eq!(listed["items"].as_array().unwrap().len(), 2);
        assert!(listed["items"].as_array().unwrap().iter().any(|i| i["post"]["id"] == **post));
        for path in [format!("/posts/{post}/hide"), format!("/products/{product}/hide")] {
            assert_eq!(t.delete(&path, Some(ben)).await.expect(200)["hidden"], false);
        }
        let found = feed(&t, ben, "/feed?lens=newest").await;
        assert!(found.contains(post) && found.contains(product), "{found:?}");
        assert_eq!(t.put("/products/1/hide", Some(ben), json!({})).await.problem(404).0, "not_found");
        assert_eq!(t.put("/posts/1/hide", None, json!({})).await.problem(401).0, "sign_in_needed");
    });
}

#[test]
fn the_menus_work_without_a_script() {
    both("menus_without_script", async |t| {
        let shop = Shop::open(&t).await;
        let Shop { ben, post, .. } = &shop;
        let front = t.page("/?lens=newest", Some(ben)).await.text();
        assert!(front.contains(&format!("/posts/{post}/menu?at=post-{post}")), "the card leads to its menu");
        assert!(!t.page("/?lens=newest", None).await.text().contains("/menu"), "visitors have none");
        let menu = t.page(&format!("/posts/{post}/menu"), Some(ben)).await.text();
        for there in ["Not this", "Mute ANAMARIA", "Block ANAMARIA", "Mute the topic Books"] {
            assert!(menu.contains(there), "{there}: {menu}");
        }
        let went = |answer: Answer| (answer.status.as_u16(), answer.headers["location"].to_str().unwrap().to_owned());
        let sent = t.form(&format!("/posts/{post}/hide?_method=put"), Some(ben), &[("at", "")]).await;
        assert_eq!(went(sent), (303, format!("/posts/{post}/menu")));
        assert!(t.page(&format!("/posts/{post}/menu"), Some(ben)).await.text().contains("Show again"));
        let sent = t.form(&format!("/accounts/{AUTHOR}/mute?_method=put"), Some(ben), &[("at", "")]).await;
        assert_eq!(went(sent), (303, format!("/accounts/{AUTHOR}/menu")));
        assert!(t.page(&format!("/accounts/{AUTHOR}"), Some(ben)).await.text().contains("You muted ANAMARIA."));
        assert!(t.page(&format!("/accounts/{AUTHOR}/block"), Some(ben)).await.text().contains("Block ANAMARIA?"));
        let sent = t.form(&format!("/accounts/{AUTHOR}/block?_method=put"), Some(ben), &[("at", "")]).await;
        assert_eq!(went(sent), (303, format!("/accounts/{AUTHOR}")));
        let own = t.page(&format!("/posts/{post}/menu"), Some(&shop.ana)).await.text();
        assert!(!own.contains("Not this") && !own.contains("Block"), "one's own post is not sent away: {own}");
        for (path, noun) in [("/me/blocks", "block"), ("/me/mutes", "mute")] {
            assert!(t.page(path, Some(ben)).await.text().contains(AUTHOR), "{path}");
            let undo = format!("/accounts/{AUTHOR}/{noun}?_method=delete");
            assert_eq!(went(t.form(&undo, Some(ben), &[("at", "list")]).await), (303, path.to_owned()));
            assert!(!t.page(path, Some(ben)).await.text().contains(AUTHOR), "{path}");
        }
    });
}
