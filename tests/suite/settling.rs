//! What becomes of an order: declined, lost and found again, given up, cancelled, paid back.

use std::sync::Arc;

use serde_json::json;
use tokio::task::JoinSet;
use vitrine::app::App;
use vitrine::jobs;
use vitrine::kit::{Currency, Id, Micros, Money};
use vitrine::orders::payments::{Asked, Charge};
use vitrine::orders::{self, ledger};

use crate::app::{NOW, Person, address, both};
use crate::orders::{APPROVED, DECLINED, INSUFFICIENT, TIMEOUT, id, number, spent, stock, tap, texts};

#[test]
fn a_declined_card_buys_nothing() {
    both("a_declined_card", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        t.product("CHAIR", 10_000, Some(1)).await;
        assert_eq!(t.order(&ana, "k1", tap("LAMP", DECLINED)).await.problem(402).0, "card_declined");
        assert_eq!(stock(&t.app, "LAMP").await, Some(5));
        // The same answer again; and the bag is not touched by a one-tap order.
        assert_eq!(t.order(&ana, "k1", tap("LAMP", DECLINED)).await.problem(402).0, "card_declined");
        assert_eq!(t.get("/bag", Some(&ana)).await.expect(200)["count"], 0);
        let put =
            json!({ "lines": [{ "sku": "LAMP", "quantity": 2, "post": "5" }, { "sku": "CHAIR", "quantity": 1 }] });
        t.put("/bag", Some(&ana), put).await.expect(200);
        let body = json!({ "bag": true, "address": address(), "payment": { "test_card": INSUFFICIENT } });
        assert_eq!(t.order(&ana, "k2", body).await.problem(402).0, "insufficient_funds");
        assert_eq!((stock(&t.app, "LAMP").await, stock(&t.app, "CHAIR").await), (Some(5), Some(1)));
        let bag = t.get("/bag", Some(&ana)).await.expect(200);
        let skus: Vec<&str> = bag["lines"].as_array().unwrap().iter().map(|l| l["sku"].as_str().unwrap()).collect();
        assert_eq!((skus, bag["count"].as_i64()), (vec!["LAMP", "CHAIR"], Some(3)));
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM bag_lines WHERE post = 5").await, 1);
        // A card that was declined is not offered again.
        assert_eq!(t.order(&ana, "k3", json!({ "bag": true })).await.fields(), ["payment: no_payment"]);
        let body = json!({ "bag": true, "payment": { "test_card": APPROVED } });
        assert_eq!(t.order(&ana, "k3", body).await.expect(201)["state"], "paid");
        assert_eq!(spent(&t.app, &ana, NOW).await, 15_000);
        let declined = t.get("/orders", Some(&ana)).await.expect(200)["items"][2].clone();
        assert_eq!(declined["state"], "declined");
        let path = format!("/orders/{}/cancellation", id(&declined));
        assert_eq!(t.post(&path, Some(&ana), json!({})).await.problem(409).0, "not_cancellable");
    });
}

#[test]
fn a_lost_answer_is_found_again() {
    both("a_lost_answer", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        let order = t.order(&ana, "k1", tap("LAMP", TIMEOUT)).await.expect(201);
        assert_eq!(order["state"], "placed");
        assert_eq!(spent(&t.app, &ana, NOW).await, 0);
        // Not before two minutes are over.
        jobs::run_due(&t.app).await.unwrap();
        let path = format!("/orders/{}", id(&order));
        assert_eq!(t.get(&path, Some(&ana)).await.expect(200)["state"], "placed");
        t.app.clock.advance(Micros::minutes(2));
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(t.get(&path, Some(&ana)).await.expect(200)["state"], "paid");
        // Settling again, and the same key again, change nothing.
        orders::settle(&t.app, ana.id, id(&order)).await.unwrap();
        assert_eq!(t.order(&ana, "k1", tap("LAMP", TIMEOUT)).await.expect(200)["state"], "paid");
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM test_charges").await, 1);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM jobs WHERE kind = 'settle-order'").await, 0);
        assert_eq!(stock(&t.app, "LAMP").await, Some(4));
        // A repeated key finishes what was left without waiting for the job.
        assert_eq!(t.order(&ana, "k2", tap("LAMP", TIMEOUT)).await.expect(201)["state"], "placed");
        assert_eq!(t.order(&ana, "k2", tap("LAMP", TIMEOUT)).await.expect(200)["state"], "paid");
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM test_charges").await, 2);
    });
}

#[test]
fn an_order_that_was_never_charged_is_given_up() {
    both("never_charged", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        t.put("/bag", Some(&ana), json!({ "lines": [{ "sku": "LAMP", "quantity": 2 }] })).await.expect(200);
        let body = json!({ "bag": true, "address": address(), "payment": { "test_card": TIMEOUT } });
        let order = id(&t.order(&ana, "k1", body.clone()).await.expect(201));
        // As if the program had died before it called the provider.
        let mut tx = t.app.db.write().await.unwrap();
        sqlx::query("DELETE FROM test_charges").execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        t.app.clock.advance(Micros::minutes(2));
        for _ in 0..2 {
            orders::settle(&t.app, ana.id, order).await.unwrap();
        }
        let found = t.get(&format!("/orders/{order}"), Some(&ana)).await.expect(200);
        assert_eq!((found["state"].as_str(), found["cancellable_until"].is_null()), (Some("declined"), true));
        assert_eq!(stock(&t.app, "LAMP").await, Some(5));
        assert_eq!(t.get("/bag", Some(&ana)).await.expect(200)["count"], 2);
        assert_eq!(t.order(&ana, "k1", body).await.problem(402).0, "payment_failed");
        // A charge that comes through after all goes back to the shopper, once.
        let usd = Money::new(5_490, Currency::USD);
        assert_eq!(
            texts(&t.app, "SELECT state FROM test_charges").await,
            ["declined"],
            "closed for a charge that is late"
        );
        let mut tx = t.app.db.write().await.unwrap();
        sqlx::query("DELETE FROM test_charges").execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        let key = format!("order-{}-{order}", ana.id);
        let asked = Asked { key: &key, amount: usd, method: "test-approved", absent: false, reference: None };
        let late = t.app.payments.charge(asked).await.unwrap();
        assert!(matches!(late, Charge::Succeeded { .. }));
        for _ in 0..2 {
            orders::conclude(&t.app, ana.id, order, &late).await.unwrap();
        }
        assert_eq!(texts(&t.app, "SELECT state FROM test_charges").await, ["refunded"]);
        assert_eq!(texts(&t.app, "SELECT state FROM refunds").await, ["succeeded"]);
        assert_eq!(texts(&t.app, "SELECT state FROM orders").await, ["declined"]);
        assert_eq!(stock(&t.app, "LAMP").await, Some(5));
        // Nothing was sold, and the provider holds nothing.
        assert_eq!(ledger_books(&t.app, ana.id).await, [0, 0, 0, 0]);
    });
}

/// What an account has in each book, after looking that every move of the ledger sums to zero.
async fn ledger_books(app: &App, account: Id) -> [i64; 4] {
    let mut conn = app.db.read().await.unwrap();
    assert_eq!(ledger::audit(&mut conn).await.unwrap().1, 0);
    let mut found = [0; 4];
    for (amount, book) in found.iter_mut().zip(ledger::Book::ALL) {
        *amount = ledger::balance(&mut conn, account, book, "USD").await.unwrap();
    }
    found
}

#[test]
fn an_order_is_cancelled_for_thirty_minutes() {
    both("cancelled_for_thirty_minutes", async |t| {
        let (ana, bob) = (t.shopper("ana").await, t.shopper("bob").await);
        t.product("LAMP", 2_500, Some(5)).await;
        let first = id(&t.buy(&ana, "LAMP", 2).await.expect(201));
        let second = id(&t.buy(&ana, "LAMP", 1).await.expect(201));
        let cancel = async |order: Id, who: &Person| {
            t.post(&format!("/orders/{order}/cancellation"), Some(who), json!({})).await
        };
        // Only by the one who bought.
        assert_eq!(cancel(first, &bob).await.problem(404).0, "not_found");
        assert_eq!(t.get(&format!("/orders/{first}"), Some(&bob)).await.problem(404).0, "not_found");
        assert_eq!(
            t.post(&format!("/orders/{first}/cancellation"), None, json!({})).await.problem(401).0,
            "sign_in_needed"
        );
        assert_eq!(t.get("/orders/x", Some(&ana)).await.problem(404).0, "not_found");
        // The last moment counts.
        t.app.clock.advance(Micros::minutes(30));
        let cancelled = cancel(first, &ana).await.expect(200);
        assert_eq!((cancelled["state"].as_str(), cancelled["cancellable_until"].is_null()), (Some("cancelled"), true));
        assert_eq!(stock(&t.app, "LAMP").await, Some(4));
        assert_eq!(spent(&t.app, &ana, NOW).await, 2_500);
        assert_eq!(texts(&t.app, "SELECT state FROM refunds").await, ["succeeded"]);
        let books = "SELECT state FROM test_charges ORDER BY amount";
        assert_eq!(texts(&t.app, books).await, ["succeeded", "refunded"]);
        // Two orders of 54.90 and 29.90 were sold; the first went back.
        assert_eq!(ledger_books(&t.app, ana.id).await, [0, -8_480, 2_990, 5_490]);
        // One microsecond later it is over, for the other one; the first gives the same answer again.
        t.app.clock.advance(Micros(1));
        assert_eq!(cancel(second, &ana).await.problem(409).0, "too_late_to_cancel");
        assert_eq!(t.get(&format!("/orders/{second}"), Some(&ana)).await.expect(200)["state"], "paid");
        assert_eq!(cancel(first, &ana).await.expect(200), cancelled);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM refunds").await, 1);
        // The jobs find everything done.
        t.app.clock.advance(Micros::minutes(5));
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM jobs WHERE kind = 'settle-order'").await, 0);
        assert_eq!(stock(&t.app, "LAMP").await, Some(4));
    });
}

#[test]
fn an_order_is_cancelled_once_by_many() {
    both("cancelled_once", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        let order = id(&t.buy(&ana, "LAMP", 3).await.expect(201));
        let t = Arc::new(t);
        let mut all = JoinSet::new();
        for _ in 0..16 {
            let (t, ana) = (Arc::clone(&t), ana.clone());
            all.spawn(async move {
                t.post(&format!("/orders/{order}/cancellation"), Some(&ana), json!({})).await.expect(200)
            });
        }
        assert!(all.join_all().await.iter().all(|o| o["state"] == "cancelled"));
        assert_eq!(stock(&t.app, "LAMP").await, Some(5));
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM refunds").await, 1);
    });
}

#[test]
fn a_cancelled_order_gets_money_back_that_was_taken_late() {
    both("cancelled_then_charged", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        let order = id(&t.order(&ana, "k1", tap("LAMP", TIMEOUT)).await.expect(201));
        let cancelled = t.post(&format!("/orders/{order}/cancellation"), Some(&ana), json!({})).await.expect(200);
        assert_eq!((cancelled["state"].as_str(), stock(&t.app, "LAMP").await), (Some("cancelled"), Some(5)));
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM refunds").await, 0);
        t.app.clock.advance(Micros::minutes(2));
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(texts(&t.app, "SELECT state FROM test_charges").await, ["refunded"]);
        assert_eq!(texts(&t.app, "SELECT state FROM refunds").await, ["succeeded"]);
        assert_eq!(texts(&t.app, "SELECT state FROM orders").await, ["cancelled"]);
        assert_eq!(stock(&t.app, "LAMP").await, Some(5));
    });
}

#[test]
fn a_refund_that_fails_is_paid_by_the_worker() {
    both("refund_by_worker", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        let order = id(&t.buy(&ana, "LAMP", 1).await.expect(201));
        // The provider refuses: its books say something else for a while.
        let books = async |sql: &'static str| {
            let mut tx = t.app.db.write().await.unwrap();
            sqlx::query(sql).execute(&mut *tx).await.unwrap();
            tx.commit().await.unwrap();
        };
        books("UPDATE test_charges SET refunded = amount").await;
        let cancelled = t.post(&format!("/orders/{order}/cancellation"), Some(&ana), json!({})).await.expect(200);
        assert_eq!(cancelled["state"], "cancelled");
        assert_eq!(texts(&t.app, "SELECT state FROM refunds").await, ["pending"]);
        books("UPDATE test_charges SET refunded = 0").await;
        t.app.clock.advance(Micros::minutes(1));
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(texts(&t.app, "SELECT state FROM refunds").await, ["succeeded"]);
        assert_eq!(texts(&t.app, "SELECT state FROM payments").await, ["refunded"]);
    });
}
