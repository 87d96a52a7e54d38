//! What the feed learns, what a shopper sets about it, and forgetting.

use serde_json::{Value, json};
use vitrine::feed::training::{self, Outcome};
use vitrine::kit::{Id, Micros};

use crate::app::{Person, TestApp, both};

async fn idea(t: &TestApp, author: &Person, text: &str, interest: &str) -> Id {
    t.app.clock.advance(Micros::minutes(1));
    let body = json!({ "kind": "idea", "text": text, "interests": [interest] });
    t.post("/posts", Some(author), body).await.expect(201)["id"].as_str().unwrap().parse().unwrap()
}

fn codes(page: &Value) -> Vec<String> {
    let reasons = page["items"].as_array().unwrap().iter().flat_map(|i| i["reasons"].as_array().unwrap().clone());
    reasons.map(|r| r["code"].as_str().unwrap().to_owned()).collect()
}

fn inferred(mine: &Value) -> Vec<&str> {
    mine["why"]["inferred"].as_array().unwrap().iter().map(|i| i["slug"].as_str().unwrap()).collect()
}

async fn smile(t: &TestApp, account: i64, post: Id, at: Micros) {
    let mut tx = t.app.db.write().await.unwrap();
    sqlx::query("INSERT INTO account_smiles (account, post, at) VALUES ($1, $2, $3)")
        .bind(account)
        .bind(post.0)
        .bind(at.0)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn a_shopper_sets_their_feed() {
    both("a_shopper_sets_their_feed", async |t| {
        let (ana, ben, eve) = (t.shopper("ana").await, t.member("ben").await, t.member("eve").await);
        idea(&t, &ben, "From Ben", "tea").await;
        idea(&t, &eve, "From Eve", "tea").await;
        let mine = t.get("/me/feed", Some(&ana)).await.expect(200);
        assert_eq!(mine["settings"]["newer"], 0);
        assert!(mine["why"]["ranked"].as_u64().unwrap() >= 2, "{mine}");
        assert!(mine["why"]["items"][0]["chances"]["smile"].as_f64().unwrap() > 0.0);
        assert_eq!(t.put("/me/feed", Some(&ana), json!({ "newer": 3 })).await.fields(), ["newer: bad_slider"]);
        t.put("/me/feed", None, json!({})).await.problem(401);
        let wanted = json!({ "newer": -1, "products": 2, "customers_only": true, "only_following": true });
        t.put("/me/feed", Some(&ana), wanted).await.expect(200);
        let mine = t.get("/me/feed", Some(&ana)).await.expect(200);
        assert_eq!((&mine["settings"]["newer"], &mine["settings"]["hide_sponsored"]), (&json!(-1), &json!(false)));
        // Neither of the two bought what they show.
        assert_eq!(t.get("/feed", Some(&ana)).await.expect(200)["items"], json!([]));
        // The front page is what one follows.
        t.put("/accounts/ben/follow", Some(&ana), json!({})).await.expect(200);
        let front = t.page("/", Some(&ana)).await.text();
        assert!(front.contains("From Ben") && !front.contains("From Eve"));
        t.form("/me/feed?_method=put", Some(&ana), &[("newer", "0"), ("hide_sponsored", "true")]).await;
        let mine = t.get("/me/feed", Some(&ana)).await.expect(200);
        let set = |name: &str| mine["settings"][name].clone();
        assert_eq!((set("hide_sponsored"), set("customers_only")), (json!(true), json!(false)));
    });
}

#[test]
fn what_was_inferred_can_be_refused_and_forgotten() {
    both("what_was_inferred", async |t| {
        let (ana, ben) = (t.shopper("ana").await, t.member("ben").await);
        for n in 0..4 {
            for interest in ["tea", "cats"] {
                let post = idea(&t, &ben, &format!("{interest} {n}"), interest).await;
                t.put(&format!("/posts/{post}/smile"), Some(&ana), json!({})).await.expect(200);
            }
        }
        let mine = t.get("/me/feed", Some(&ana)).await.expect(200);
        assert_eq!(inferred(&mine).len(), 2, "{mine}");
        t.delete("/me/feed/interests/tea", Some(&ana)).await;
        t.delete("/me/feed/interests/nothing", Some(&ana)).await.problem(404);
        assert_eq!(inferred(&t.get("/me/feed", Some(&ana)).await.expect(200)), ["cats"]);
        t.app.clock.advance(Micros::minutes(1));
        t.delete("/me/feed/learnt", Some(&ana)).await;
        assert!(inferred(&t.get("/me/feed", Some(&ana)).await.expect(200)).is_empty());
        let page = t.page("/me/feed", Some(&ana)).await.text();
        assert!(page.contains("type=\"range\"") && page.contains("_method=delete"));
    });
}

#[test]
fn factors_come_from_the_log_show_on_the_next_page_and_forget_who_left() {
    both("factors_come_from_the_log", async |t| {
        let (ana, ben) = (t.shopper("ana").await, t.member("ben").await);
        let mut posts = Vec::new();
        for n in 0..24 {
            posts.push(idea(&t, &ben, &format!("Post {n}"), if n % 2 == 0 { "tea" } else { "cats" }).await);
        }
        assert_eq!(training::train(&t.app).await.unwrap(), Outcome::default(), "too little was done");
        // Even accounts like even posts, odd ones odd posts, and one shopper alone likes the first and the last.
        let now = t.app.clock.now();
        for account in 0..60_i64 {
            for n in 0..6_i64 {
                let place = ((account * 5 + n * 2) / 2 % 11) * 2 + account % 2;
                smile(&t, 1_000 + account, posts[usize::try_from(place).unwrap()], now + Micros(account * 10 + n))
                    .await;
            }
        }
        smile(&t, 5_000, posts[0], now).await;
        smile(&t, 5_000, posts[23], now + Micros(1)).await;
        t.app.clock.advance(Micros::minutes(1));
        assert_eq!(training::train(&t.app).await.unwrap(), Outcome { chances: false, factors: true });
        let before = t.get("/feed", Some(&ana)).await.expect(200);
        assert!(!codes(&before).iter().any(|code| code.starts_with("because")), "{before}");
        // Shown before, so it would not come back: what was seen is forgotten for this test.
        t.delete("/me/feed/learnt", Some(&ana)).await;
        t.app.clock.advance(Micros::minutes(1));
        t.put(&format!("/posts/{}/smile", posts[0]), Some(&ana), json!({})).await.expect(200);
        let after = t.get("/feed", Some(&ana)).await.expect(200);
        assert!(codes(&after).iter().any(|code| code == "because-smile"), "{after}");
        let speaks = |page: &Value| {
            let last = posts[23].to_string();
            let items = page["items"].as_array().unwrap().clone();
            items
                .into_iter()
                .any(|i| i["post"]["id"] == last.as_str() && i["reasons"].to_string().contains("because-smile"))
        };
        assert!(speaks(&after), "one shopper brought the first and the last post together");
        // That shopper leaves; nothing of them is in the next version.
        let mut tx = t.app.db.write().await.unwrap();
        sqlx::query("DELETE FROM account_smiles WHERE account = 5000").execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        assert!(training::train(&t.app).await.unwrap().factors);
        t.delete("/me/feed/learnt", Some(&ana)).await;
        t.app.clock.advance(Micros::minutes(1));
        t.put(&format!("/posts/{}/save", posts[0]), Some(&ana), json!({})).await;
        assert!(!speaks(&t.get("/feed", Some(&ana)).await.expect(200)));
    });
}

#[test]
fn chances_are_learnt_from_what_was_shown() {
    both("chances_are_learnt", async |t| {
        let (ana, ben) = (t.shopper("ana").await, t.member("ben").await);
        let post = idea(&t, &ben, "Seen", "tea").await;
        t.get("/feed", Some(&ana)).await.expect(200);
        t.app.feed.write_seen(&t.app).await.unwrap();
        let mut conn = t.app.db.read().await.unwrap();
        let (items,): (String,) = sqlx::query_as("SELECT items FROM impressions").fetch_one(&mut *conn).await.unwrap();
        assert!(items.starts_with(&format!("p{}:", post.0)), "{items}");
        let (shown,): (i64,) = sqlx::query_as("SELECT shown FROM post_shown").fetch_one(&mut *conn).await.unwrap();
        assert_eq!(shown, 1);
        drop(conn);
        // Many showings of posts of two kinds; the new ones are smiled at.
        let now = t.app.clock.now();
        let mut tx = t.app.db.write().await.unwrap();
        for page in 0..300_i64 {
            let account = 2_000 + page;
            let items: Vec<String> = (0..10)
                .map(|n| {
                    format!(
                        "p{}:50:0000000080{}000000000000000000",
                        10 * page + n,
                        if n % 2 == 0 { "ff" } else { "00" }
                    )
                })
                .collect();
            sqlx::query("INSERT INTO impressions (account, id, at, items) VALUES ($1, $2, $3, $4)")
                .bind(account)
                .bind(page)
                .bind(now.0)
                .bind(items.join(","))
                .execute(&mut *tx)
                .await
                .unwrap();
            for n in [0, 2] {
                sqlx::query("INSERT INTO account_smiles (account, post, at) VALUES ($1, $2, $3)")
                    .bind(account)
                    .bind(10 * page + n)
                    .bind(now.0 + 1)
                    .execute(&mut *tx)
                    .await
                    .unwrap();
            }
        }
        tx.commit().await.unwrap();
        t.app.clock.advance(Micros::minutes(1));
        assert!(training::train(&t.app).await.unwrap().chances);
        let mine = t.get("/me/feed", Some(&ana)).await.expect(200);
        assert!(mine["why"]["learnt_from"].as_u64().unwrap() > 2_000, "{mine}");
    });
}

#[test]
fn the_operator_changes_the_weights_without_a_restart() {
    both("the_operator_changes_the_weights", async |t| {
        let (ana, boss) = (t.shopper("ana").await, t.operator("boss").await);
        for n in 0..40 {
            t.product(&format!("SKU-{n}"), 1_000, Some(3)).await;
        }
        let ben = t.member("ben").await;
        for n in 0..70 {
            idea(&t, &ben, &format!("Post {n}"), "tea").await;
        }
        let products = async || {
            t.delete("/me/feed/learnt", Some(&ana)).await;
            let page = t.get("/feed?limit=20", Some(&ana)).await.expect(200);
            page["items"].as_array().unwrap().iter().filter(|i| i["kind"] == "product").count()
        };
        let before = products().await;
        t.put("/operator/ranking", Some(&ana), json!({})).await.problem(403);
        let own = t.get("/operator/ranking", Some(&boss)).await.expect(200);
        assert_eq!((&own["quality"], &own["reserved_every"]), (&json!(0.6), &json!(10.0)));
        let too_rare = t.put("/operator/ranking", Some(&boss), json!({ "reserved_every": 50 })).await;
        assert_eq!(too_rare.fields(), ["reserved_every: bad_weight"], "a tenth is promised");
        t.put("/operator/ranking", Some(&boss), json!({ "product_every": 2 })).await.expect(200);
        assert!(products().await > before);
    });
}

#[test]
fn the_operator_sets_weights_by_form_and_reads_the_record_of_a_page() {
    both("the_operators_form_of_the_ranking", async |t| {
        let (ana, boss, ben) = (t.shopper("ana").await, t.operator("boss").await, t.member("ben").await);
        for n in 0..12 {
            idea(&t, &ben, &format!("Post {n}"), "tea").await;
        }
        t.put("/accounts/ben/follow", Some(&ana), json!({})).await.expect(200);
        assert_eq!(t.page("/operator/ranking", Some(&ana)).await.status, 403);
        let page = t.page("/operator/ranking", Some(&boss)).await.text();
        assert!(page.contains("name=\"quality\" value=\"0.6\"") && page.contains("name=\"worth[5]\""), "{page}");
        let form = async |fields: &[(&str, &str)]| t.form("/operator/ranking?_method=put", Some(&boss), fields).await;
        // A comma is a point; what is left empty is the program's own.
        assert_eq!(form(&[("quality", "0,25"), ("recency", ""), ("worth[0]", "2.5")]).await.status, 303);
        let set = t.get("/operator/ranking", Some(&boss)).await.expect(200);
        assert_eq!((&set["quality"], &set["worth"][0]), (&json!(0.25), &json!(2.5)));
        let refused = form(&[("quality", "much"), ("reserved_every", "50"), ("worth[5]", "-1000")]).await;
        assert_eq!(refused.status, 422);
        let text = refused.text();
        assert!(text.contains("f-quality-error") && text.contains("value=\"much\""), "{text}");
        let refused = form(&[("reserved_every", "50"), ("worth[5]", "-1000")]).await.text();
        assert!(refused.contains("f-reserved_every-error") && refused.contains("f-worth-5--error"), "{refused}");
        assert_eq!(t.get("/operator/ranking", Some(&boss)).await.expect(200), set, "a refused form changes nothing");
        let log = t.page("/operator/audit", Some(&boss)).await.text();
        assert!(log.contains("0.25"), "{log}");

        let why = t.get("/operator/ranking/pages/ana", Some(&boss)).await.expect(200);
        assert!(why["retrieved"].as_array().unwrap().iter().any(|s| s["code"] == "followed-people"), "{why}");
        let first = &why["items"][0];
        assert_eq!(first["parts"]["follow"], 1.0, "{first}");
        assert!(first["chances"]["buy"].is_number() && first["reasons"].to_string().contains("followed-author"));
        assert!(!first["name"].as_str().unwrap().is_empty());
        // Looking marks nothing as seen.
        assert_eq!(t.get("/operator/ranking/pages/ana", Some(&boss)).await.expect(200)["items"], why["items"]);
        t.get("/operator/ranking/pages/nobody", Some(&boss)).await.problem(404);
        t.get("/operator/ranking/pages/ana", Some(&ana)).await.problem(403);
        let page = t.page("/operator/ranking?handle=%40Ana", Some(&boss)).await.text();
        assert!(page.contains("People you follow") && page.contains("followed-author"), "{page}");
        assert!(t.page("/operator/ranking?handle=nobody", Some(&boss)).await.text().contains("nobody of this name"));

        assert_eq!(t.form("/operator/ranking?_method=delete", Some(&boss), &[]).await.status, 303);
        assert_eq!(t.get("/operator/ranking", Some(&boss)).await.expect(200)["quality"], 0.6);
    });
}
