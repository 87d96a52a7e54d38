//! Several processes on one PostgreSQL: what one of them takes, all of them keep to.

use std::collections::HashSet;
use std::time::Duration;

use http::header;
use serde_json::json;
use vitrine::db::jobs::Job;
use vitrine::db::wake;
use vitrine::followers;
use vitrine::kit::{Id, Micros};

use crate::app::{Person, TestApp, both};

/// So long nothing here takes; a test that waits longer has failed.
const LONGEST: Duration = Duration::from_secs(120);

/// Runs a test on two processes, where the database can have two.
fn on_two(name: &str, test: impl AsyncFn(TestApp, TestApp)) {
    both(name, async |one| {
        if !one.app.db.is_shared() {
            println!("{name}: SQLite has one process");
            return;
        }
        let two = one.another(2).await;
        let db = two.app.db.clone();
        test(one, two).await;
        db.close().await;
    });
}

#[test]
fn a_post_on_one_node_wakes_the_other_and_is_in_its_feed() {
    on_two("nodes_feed", async |one, two| {
        let ana = one.member("ana").await;
        let ben = two.shopper("ben").await;
        two.put("/accounts/ana/follow", Some(&ben), json!({})).await.expect(200);
        let listening = two.app.db.committed();
        let woken_by = [tokio::spawn(wake::run(one.app.db.clone())), tokio::spawn(wake::run(two.app.db.clone()))];
        // The first wakes whatever waits, once it listens.
        tokio::time::timeout(LONGEST, listening).await.unwrap();

        let woken = two.app.db.committed();
        let post = json!({ "kind": "idea", "text": "Oak goes with everything, they say." });
        let id = one.post("/posts", Some(&ana), post).await.expect(201)["id"].as_str().unwrap().to_owned();
        tokio::time::timeout(LONGEST, woken).await.expect("the other node is told");

        let there = async {
            loop {
                followers::catch_up(&two.app).await.unwrap();
                let page = two.get("/feed?lens=newest", Some(&ben)).await.expect(200).to_string();
                if page.contains(&id) {
                    return;
                }
                // Another test's transaction may still hold the event back.
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(LONGEST, there).await.expect("the post is in the feed of the other node");
        // The one who published is not woken by its own word: it would never rest.
        let commits = two.app.db.commits();
        two.get("/feed?lens=newest", Some(&ben)).await.expect(200);
        assert_eq!(two.app.db.commits(), commits);
        for task in woken_by {
            task.abort();
        }
    });
}

#[test]
fn sessions_throttles_and_idempotency_hold_on_all_nodes_together() {
    on_two("nodes_together", async |one, two| {
        let new = json!({
            "email": "ana@example.com", "password": "correct horse", "handle": "ana", "name": "Ana"
        });
        one.post("/accounts", None, new).await.expect(201);
        let right = json!({ "email": "ana@example.com", "password": "correct horse" });
        let token = one.post("/sessions", None, right.clone()).await.expect(201)["token"].as_str().unwrap().to_owned();
        let ana = Person { id: Id(0), token };
        assert_eq!(two.get("/me", Some(&ana)).await.expect(200)["handle"], "ana");

        // One order by one key, wherever it is asked for, and however often.
        one.product("OAK", 1_000, Some(5)).await;
        let order = json!({
            "sku": "OAK", "quantity": 1, "address": crate::app::address(), "payment": { "test_card": "4242424242424242" }
        });
        let (first, second) =
            tokio::join!(one.order(&ana, "the-key", order.clone()), two.order(&ana, "the-key", order.clone()));
        let third = two.order(&ana, "the-key", order).await;
        let ids: HashSet<String> = [first, second, third]
            .into_iter()
            .map(|a| a.json()["id"].as_str().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(ids.len(), 1, "{ids:?}");

        let wrong = json!({ "email": "ana@example.com", "password": "wrong horse" });
        for n in 0..10 {
            let node = if n % 2 == 0 { &one } else { &two };
            node.post("/sessions", None, wrong.clone()).await.problem(401);
        }
        for node in [&one, &two] {
            let refused = node.post("/sessions", None, wrong.clone()).await;
            assert!(refused.headers.contains_key(header::RETRY_AFTER));
            assert_eq!(refused.problem(429).0, "too_many");
        }
        // Signed out on one is signed out on the other.
        assert!(two.delete("/sessions/current", Some(&ana)).await.status.is_success());
        // A node believes a session for a second without asking.
        one.app.clock.advance(Micros::seconds(1));
        one.get("/me", Some(&ana)).await.problem(401);
    });
}

#[test]
fn a_job_is_worked_on_once() {
    on_two("nodes_jobs", async |one, two| {
        let ana = one.shopper("ana").await;
        let mut tx = one.app.db.write().await.unwrap();
        for _ in 0..40 {
            let job = Job::SendMail {
                account: ana.id,
                to: "ana@example.com".to_owned(),
                letter: vitrine::db::jobs::Letter::PasswordChanged,
            };
            tx.job(one.app.id(), one.app.clock.now(), &job).await.unwrap();
        }
        tx.commit().await.unwrap();
        let (a, b) = tokio::join!(vitrine::jobs::run_due(&one.app), vitrine::jobs::run_due(&two.app));
        a.unwrap();
        b.unwrap();
        let mails = |t: &TestApp| std::fs::read_dir(t.app.config.data.join("mail")).unwrap().count();
        assert_eq!(mails(&one) + mails(&two), 40);
        // What a dead worker had is another's once its lease is over, and not before.
        let mut tx = one.app.db.write().await.unwrap();
        let job = Job::TurnPrices;
        tx.job(Id(77), one.app.clock.now(), &job).await.unwrap();
        tx.commit().await.unwrap();
        let lane = vitrine::db::jobs::Lane::Short;
        let now = one.app.clock.now();
        assert!(vitrine::db::jobs::take(&one.app.db, lane, now).await.unwrap().is_some());
        assert!(vitrine::db::jobs::take(&two.app.db, lane, now).await.unwrap().is_none());
        vitrine::db::jobs::renew(&one.app.db, lane, Id(77), now + Micros::seconds(60)).await.unwrap();
        assert!(vitrine::db::jobs::take(&two.app.db, lane, now + Micros::seconds(100)).await.unwrap().is_none());
        assert!(vitrine::db::jobs::take(&two.app.db, lane, now + Micros::seconds(151)).await.unwrap().is_some());
    });
}

#[test]
fn nodes_hold_numbers_of_their_own_and_give_them_back() {
    both("nodes_numbers", async |one| {
        // The same draw as the first: the number it would take is held.
        let two = one.another(1).await;
        let node = |id: Id| id.0 >> 14 & 0xff;
        let (first, second) = (node(one.app.id()), node(two.app.id()));
        if one.app.db.is_shared() {
            assert_ne!(first, second);
            two.app.close().await;
            let three = one.another(1).await;
            assert_eq!(node(three.app.id()), second, "what was given back is taken again");
            three.app.db.close().await;
        } else {
            assert_eq!(first, second, "databases of their own");
        }
    });
}
