//! After the payment: parcels, returns, exchanges, refunds, withdrawal, stock, and the mails about them.

use serde_json::{Value, json};
use vitrine::config::Law;
use vitrine::jobs;
use vitrine::kit::Micros;

use crate::app::{Person, TestApp, address, both, both_with};
use crate::orders::{APPROVED, id, number, stock, texts};

/// An order of three lamps and a chair, paid: 75.00 and 100.00, delivery 4.90.
async fn bought(t: &TestApp, who: &Person) -> String {
    t.product("LAMP", 2_500, Some(10)).await;
    t.product("CHAIR", 10_000, Some(5)).await;
    let lines = json!({ "lines": [{ "sku": "LAMP", "quantity": 3 }, { "sku": "CHAIR" }] });
    t.put("/bag", Some(who), lines).await.expect(200);
    let body = json!({ "bag": true, "address": address(), "payment": { "test_card": APPROVED } });
    id(&t.order(who, "first", body).await.expect(201)).to_string()
}

async fn subjects(t: &TestApp) -> Vec<String> {
    jobs::run_due(&t.app).await.unwrap();
    let folder = t.app.config.data.join("mail");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    names.sort();
    let subject = |text: String| text.lines().find_map(|l| l.strip_prefix("Subject: ").map(str::to_owned)).unwrap();
    names.into_iter().map(|path| subject(std::fs::read_to_string(path).unwrap())).collect()
}

/// What the write gate counts.
async fn spent(t: &TestApp, who: &Person) -> i64 {
    t.get("/me", Some(who)).await.expect(200)["write_gate"]["spent"]["amount"].as_i64().unwrap()
}

#[test]
fn parcels_returns_and_refunds() {
    both("parcels_returns", async |t| {
        let (ana, bob, op) = (t.shopper("ana").await, t.shopper("bob").await, t.operator("op").await);
        let order = bought(&t, &ana).await;
        let (desk, mine) = (format!("/operator/orders/{order}"), format!("/orders/{order}"));
        // Nothing comes back that was not sent; only the operator sends.
        let back =
            |n: i64| json!({ "kind": "return", "reason": "wrong-size", "lines": [{ "position": 0, "quantity": n }] });
        assert_eq!(
            t.post(&format!("{mine}/returns"), Some(&ana), back(1)).await.fields(),
            ["lines[0].quantity: more_than_sent"]
        );
        let two = json!({ "carrier": "Post", "tracking": "AB1", "lines": [{ "position": 0, "quantity": 2 }] });
        assert_eq!(t.post(&format!("{desk}/shipments"), Some(&ana), two.clone()).await.problem(403).0, "operator_only");
        let progress = t.post(&format!("{desk}/shipments"), Some(&op), two).await.expect(201);
        assert_eq!(
            (progress["lines"][0]["shipped"].as_i64(), progress["lines"][1]["shipped"].as_i64()),
            (Some(2), Some(0))
        );
        // What is on its way is cancelled no more.
        assert_eq!(t.post(&format!("{mine}/cancellation"), Some(&ana), json!({})).await.problem(409).0, "sent_already");
        let many = json!({ "lines": [{ "position": 0, "quantity": 2 }] });
        assert_eq!(
            t.post(&format!("{desk}/shipments"), Some(&op), many).await.fields(),
            ["lines[0].quantity: more_than_ordered"]
        );
        for bad in [
            json!({ "lines": [{ "position": 0, "quantity": -1 }] }),
            json!({ "lines": [{ "position": 9, "quantity": 1 }] }),
        ] {
            assert_eq!(t.post(&format!("{desk}/shipments"), Some(&op), bad).await.status, 422);
        }
        t.post(&format!("{desk}/shipments"), Some(&op), json!({})).await.expect(201);
        assert_eq!(t.post(&format!("{desk}/shipments"), Some(&op), json!({})).await.problem(409).0, "nothing_to_ship");
        let progress = t.get(&format!("{mine}/progress"), Some(&ana)).await.expect(200);
        for parcel in progress["shipments"].as_array().unwrap() {
            let at = format!("{desk}/shipments/{}", parcel["id"].as_str().unwrap());
            for _ in 0..2 {
                t.put(&at, Some(&op), json!({ "state": "delivered" })).await.expect(200);
            }
            assert_eq!(t.put(&at, Some(&op), json!({ "state": "lost" })).await.problem(409).0, "moved_on");
            assert_eq!(t.put(&at, Some(&op), json!({ "state": "eaten" })).await.fields(), ["state: unknown_state"]);
        }
        // One lamp comes back: asked, approved, received, paid back, in that order alone.
        assert_eq!(t.post(&format!("{mine}/returns"), Some(&bob), back(1)).await.problem(404).0, "not_found");
        assert_eq!(
            t.post(&format!("{mine}/returns"), Some(&ana), json!({ "kind": "gift" })).await.fields(),
            ["kind: unknown_return_kind", "reason: required"]
        );
        let progress = t.post(&format!("{mine}/returns"), Some(&ana), back(1)).await.expect(201);
        let asked = progress["returns"][0]["id"].as_str().unwrap().to_owned();
        let answer =
            async |state: &str| t.put(&format!("{desk}/returns/{asked}"), Some(&op), json!({ "state": state })).await;
        assert_eq!(answer("refunded").await.problem(409).0, "return_moved_on");
        assert_eq!(answer("refused").await.fields(), ["answer: required"]);
        for state in ["approved", "received"] {
            answer(state).await.expect(200);
        }
        assert_eq!(stock(&t.app, "LAMP").await, Some(8));
        let progress = answer("refunded").await.expect(200);
        assert_eq!(
            (progress["refunded"]["amount"].as_i64(), progress["refundable"]["amount"].as_i64()),
            (Some(2_500), Some(15_490))
        );
        assert_eq!(answer("refunded").await.problem(409).0, "return_moved_on");
        assert_eq!(texts(&t.app, "SELECT state FROM payments").await, ["part-refunded"]);
        // Something for the trouble; never more than was paid.
        let pay = async |amount: &str, reason: &str| {
            t.post(&format!("{desk}/refunds"), Some(&op), json!({ "amount": amount, "reason": reason })).await
        };
        assert_eq!(pay("0", "nothing").await.fields(), ["amount: not_positive"]);
        assert_eq!(pay("-5", "less").await.fields(), ["amount: not_positive"]);
        assert_eq!(pay("1.234", "odd").await.fields(), ["amount: bad_number"]);
        assert_eq!(pay("5.00", " ").await.fields(), ["reason: required"]);
        assert_eq!(pay("154.91", "too much").await.problem(409).0, "refund_too_high");
        pay("5.00", "a scratch").await.expect(201);
        // The rest comes back: everything that is left is paid back, and nothing was bought in the end.
        let rest = json!({ "kind": "return", "reason": "damaged", "lines": [{ "position": 0, "quantity": 2 }, { "position": 1, "quantity": 1 }] });
        let progress = t.post(&format!("{mine}/returns"), Some(&ana), rest).await.expect(201);
        let asked = progress["returns"][1]["id"].as_str().unwrap().to_owned();
        for state in ["approved", "received", "refunded"] {
            t.put(&format!("{desk}/returns/{asked}"), Some(&op), json!({ "state": state })).await.expect(200);
        }
        assert_eq!(t.get(&mine, Some(&ana)).await.expect(200)["state"], "refunded");
        assert_eq!(texts(&t.app, "SELECT state FROM payments").await, ["refunded"]);
        assert_eq!(number(&t.app, "SELECT CAST(SUM(refunded) AS BIGINT) FROM test_charges").await, 17_990);
        assert_eq!(
            number(
                &t.app,
                "SELECT CAST(SUM(amount) AS BIGINT) FROM ledger_entries WHERE book IN ('provider', 'customer')"
            )
            .await,
            0
        );
        assert_eq!((stock(&t.app, "LAMP").await, stock(&t.app, "CHAIR").await), (Some(10), Some(5)));
        // Every change of stock is written down.
        let moves = t.get("/operator/stock?sku=LAMP", Some(&op)).await.expect(200);
        let changes: Vec<i64> =
            moves["items"].as_array().unwrap().iter().map(|m| m["change"].as_i64().unwrap()).collect();
        assert_eq!(changes, [2, 1, -3]);
        // A mail at each step.
        let subjects = subjects(&t).await;
        assert_eq!(subjects.len(), 1 + 2 + 2 + 2 + 2 + 3, "{subjects:?}");
        // And the pages.
        let page = t.page(&desk, Some(&op)).await;
        assert!(page.status == 200 && page.text().contains("a scratch"), "{}", page.text());
        for at in ["/operator/orders?q=lamp&state=refunded", "/operator/returns", "/operator/stock"] {
            assert_eq!(t.page(at, Some(&op)).await.status, 200);
            assert_eq!(t.page(at, Some(&ana)).await.status, 403);
        }
        assert!(t.page("/operator/orders?q=lamp&state=refunded", Some(&op)).await.text().contains(&order));
    });
}

#[test]
fn a_withdrawal_takes_two_clicks_and_has_a_receipt() {
    both("withdrawal", async |t| {
        let (ana, op) = (t.shopper("ana").await, t.operator("op").await);
        t.put("/language", Some(&ana), json!({ "language": "de" })).await;
        let order = bought(&t, &ana).await;
        let mine = format!("/orders/{order}");
        let page = t.page(&mine, Some(&ana)).await;
        assert!(page.text().contains(&format!("{mine}/withdrawal")));
        let page = t.page(&format!("{mine}/withdrawal"), Some(&ana)).await;
        assert!(page.text().contains("name=\"kind\" value=\"withdrawal\""));
        let done = t.form(&format!("{mine}/returns"), Some(&ana), &[("kind", "withdrawal")]).await;
        assert_eq!((done.status.as_u16(), done.headers["location"].to_str().unwrap()), (303, mine.as_str()));
        // Nothing is left to withdraw from.
        assert_eq!(
            t.post(&format!("{mine}/returns"), Some(&ana), json!({ "kind": "withdrawal" })).await.fields(),
            ["lines: nothing_to_return"]
        );
        let progress = t.get(&format!("{mine}/progress"), Some(&ana)).await.expect(200);
        let asked = progress["returns"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!(progress["returns"][0]["state"], "approved");
        for state in ["received", "refunded"] {
            t.put(&format!("/operator/orders/{order}/returns/{asked}"), Some(&op), json!({ "state": state }))
                .await
                .expect(200);
        }
        assert_eq!(t.get(&mine, Some(&ana)).await.expect(200)["state"], "refunded");
        assert_eq!(number(&t.app, "SELECT CAST(SUM(refunded) AS BIGINT) FROM test_charges").await, 17_990);
        assert_eq!(subjects(&t).await.len(), 3);
    });
}

#[test]
fn time_runs_out_and_minds_change() {
    both("returns_time", async |t| {
        let (ana, op) = (t.shopper("ana").await, t.operator("op").await);
        let order = bought(&t, &ana).await;
        let (desk, mine) = (format!("/operator/orders/{order}"), format!("/orders/{order}"));
        let paid = spent(&t, &ana).await;
        t.post(&format!("{desk}/shipments"), Some(&op), json!({})).await.expect(201);
        // Open while it is on its way, however long that takes.
        t.app.clock.advance(Micros::days(10));
        let progress = t.get(&format!("{mine}/progress"), Some(&ana)).await.expect(200);
        let parcel = progress["shipments"][0]["id"].as_str().unwrap();
        t.put(&format!("{desk}/shipments/{parcel}"), Some(&op), json!({ "state": "delivered" })).await.expect(200);
        let back = json!({ "kind": "exchange", "reason": "damaged", "lines": [{ "position": 0, "quantity": 3 }] });
        let progress = t.post(&format!("{mine}/returns"), Some(&ana), back.clone()).await.expect(201);
        let first = progress["returns"][0]["id"].as_str().unwrap().to_owned();
        // Kept after all: it may be asked for again.
        t.delete(&format!("{mine}/returns/{first}"), Some(&ana)).await.expect(200);
        assert_eq!(t.delete(&format!("{mine}/returns/{first}"), Some(&ana)).await.problem(409).0, "return_moved_on");
        let progress = t.post(&format!("{mine}/returns"), Some(&ana), back.clone()).await.expect(201);
        let second = progress["returns"][1]["id"].as_str().unwrap().to_owned();
        for state in ["approved", "received", "exchanged"] {
            t.put(&format!("{desk}/returns/{second}"), Some(&op), json!({ "state": state })).await.expect(200);
        }
        // Sent once more, for nothing: three came back and three went.
        assert_eq!(stock(&t.app, "LAMP").await, Some(7));
        let again = t.get("/orders", Some(&ana)).await.expect(200)["items"][0].clone();
        assert_eq!(
            (again["state"].as_str(), again["total"]["amount"].as_i64(), again["lines"][0]["quantity"].as_i64()),
            (Some("paid"), Some(0), Some(3))
        );
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM refunds").await, 0);
        assert_eq!(spent(&t, &ana).await, paid, "what was exchanged was bought once");
        t.app.clock.advance(Micros::days(14) + Micros(1));
        let late = json!({ "kind": "return", "reason": "late", "lines": [{ "position": 1, "quantity": 1 }] });
        assert_eq!(t.post(&format!("{mine}/returns"), Some(&ana), late).await.problem(409).0, "too_late_to_return");
        assert_eq!(t.page(&format!("{mine}/withdrawal"), Some(&ana)).await.status, 409);
    });
}

#[test]
fn stock_is_corrected_with_a_reason() {
    both("stock_corrected", async |t| {
        let op = t.operator("op").await;
        t.product("LAMP", 2_500, Some(5)).await;
        let correct = async |sku: &str, change: &str, why: &str| -> crate::app::Answer {
            t.post("/operator/stock", Some(&op), json!({ "sku": sku, "change": change, "why": why })).await
        };
        correct("LAMP", "+3", "counted").await.expect(201);
        assert_eq!(stock(&t.app, "LAMP").await, Some(8));
        assert_eq!(correct("LAMP", "-9", "stolen").await.fields(), ["change: stock_below_zero"]);
        assert_eq!(correct("LAMP", "many", "").await.fields(), ["why: required", "change: bad_number"]);
        assert_eq!(correct("NONE", "1", "x").await.fields(), ["sku: unknown_sku"]);
        let moves: Value = t.get("/operator/stock", Some(&op)).await.expect(200);
        assert_eq!(
            (moves["items"][0]["why"].as_str(), moves["items"][0]["who"].as_str()),
            (Some("counted"), Some(op.id.to_string().as_str()))
        );
    });
}

/// The test cards that ask, decide late, and tell twice.
#[test]
fn the_usual_test_cards_do_what_they_are_for() {
    both("test_cards", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(10)).await;
        let buy = async |key: &str, card: &str| t.order(&ana, key, crate::orders::tap("LAMP", card)).await;
        for (key, approved, state) in [("k1", "true", "paid"), ("k2", "false", "declined")] {
            let order = buy(key, "4000002760003184").await.expect(201);
            let at = order["confirmation"].as_str().unwrap().to_owned();
            assert!(t.page(&at, Some(&ana)).await.text().contains("name=\"approved\""));
            assert_eq!(t.form(&at, Some(&ana), &[("approved", approved)]).await.status, 303);
            assert_eq!(t.get(&format!("/orders/{}", id(&order)), Some(&ana)).await.expect(200)["state"], state);
            assert_eq!(t.page(&at, Some(&ana)).await.status, 303);
        }
        let late = buy("k3", "4000000000000077").await.expect(201);
        assert_eq!(late["state"], "placed");
        let twice = buy("k4", "4000000000000259").await.expect(201);
        assert_eq!(twice["state"], "paid");
        t.app.clock.advance(Micros::minutes(3));
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(t.get(&format!("/orders/{}", id(&late)), Some(&ana)).await.expect(200)["state"], "paid");
        assert_eq!(stock(&t.app, "LAMP").await, Some(7));
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM ledger_moves WHERE what = 'sale'").await, 3);
    });
}

/// Sends everything back in these parts, one return after the other.
async fn brought_back(t: &TestApp, (ana, op): (&Person, &Person), order: &str, parts: &[(i64, i64)]) {
    for (position, quantity) in parts {
        let body = json!({ "kind": "return", "reason": "wrong-size", "lines": [{ "position": position, "quantity": quantity }] });
        let progress = t.post(&format!("/orders/{order}/returns"), Some(ana), body).await.expect(201);
        let asked = progress["returns"].as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned();
        for state in ["approved", "received", "refunded"] {
            let path = format!("/operator/orders/{order}/returns/{asked}");
            t.put(&path, Some(op), json!({ "state": state })).await.expect(200);
        }
    }
}

#[test]
fn whatever_paid_gets_its_part_of_a_return_back() {
    both("return_in_proportion", async |t| {
        let (ana, op) = (t.shopper("ana").await, t.operator("op").await);
        // 400 points from an order before.
        t.product("SOFA", 30_000, Some(9)).await;
        t.buy(&ana, "SOFA", 1).await.expect(201);
        t.app.clock.advance(Micros::minutes(31));
        jobs::run_due(&t.app).await.unwrap();
        t.product("LAMP", 2_500, Some(10)).await;
        t.product("CHAIR", 10_000, Some(5)).await;
        let lines = json!({ "lines": [{ "sku": "LAMP", "quantity": 3 }, { "sku": "CHAIR" }] });
        t.put("/bag", Some(&ana), lines).await.expect(200);
        let card = t.post("/operator/gift-cards", Some(&op), json!({ "amount": "30" })).await.expect(201);
        t.post("/bag/codes", Some(&ana), json!({ "code": card["code"] })).await.expect(200);
        t.post("/operator/credits", Some(&op), json!({ "handle": "ana", "amount": "7" })).await.expect(201);
        t.put("/bag/purse", Some(&ana), json!({ "points": "175", "credit": "used" })).await.expect(200);
        let body = json!({ "bag": true, "address": address(), "payment": { "test_card": APPROVED } });
        let order = t.order(&ana, "k", body).await.expect(201);
        // 75.00 and 100.00 with 4.90 delivery; 1.75 in points, 30.00 by card, 7.00 of credit.
        assert_eq!(order["total"]["amount"], 14_115);
        let order = id(&order).to_string();
        t.app.clock.advance(Micros::minutes(31));
        jobs::run_due(&t.app).await.unwrap();
        t.post(&format!("/operator/orders/{order}/shipments"), Some(&op), json!({})).await.expect(201);
        let held = async || {
            let points = t.get("/me/points", Some(&ana)).await.expect(200)["points"].as_i64().unwrap();
            let money = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM refunds";
            (
                number(&t.app, money).await,
                number(&t.app, "SELECT balance FROM gift_cards").await,
                number(&t.app, "SELECT amount FROM credit_balances").await,
                points,
            )
        };
        let earned = number(
            &t.app,
            "SELECT CAST(SUM(points) AS BIGINT) FROM points_entries WHERE book = 'wallet' AND why IN ('purchase', 'large-order') \
             AND reference = (SELECT CAST(MAX(id) AS TEXT) FROM orders)",
        )
        .await;
        assert_eq!(held().await, (0, 0, 0, 400 - 175 + earned));
        brought_back(&t, (&ana, &op), &order, &[(0, 1)]).await;
        // A lamp is a seventh of the goods: of 141.15 without the delivery's part 19.61 and so on; and of the points
        // that the order earned a seventh is gone.
        let (money, card, credit, points) = held().await;
        assert_eq!((money, card, credit), (1_962, 417, 98));
        assert_eq!(points, 400 - 175 + 25 + earned - earned / 7);
        brought_back(&t, (&ana, &op), &order, &[(0, 1), (1, 1)]).await;
        assert_eq!(t.get(&format!("/orders/{order}"), Some(&ana)).await.expect(200)["state"], "paid");
        brought_back(&t, (&ana, &op), &order, &[(0, 1)]).await;
        assert_eq!(held().await, (14_115, 3_000, 700, 400));
        assert_eq!(t.get(&format!("/orders/{order}"), Some(&ana)).await.expect(200)["state"], "refunded");
        for sum in [
            "SELECT CAST(SUM(points) AS BIGINT) FROM points_entries",
            "SELECT CAST(SUM(amount) AS BIGINT) FROM gift_card_moves",
            "SELECT CAST(SUM(amount) AS BIGINT) FROM ledger_entries WHERE book = 'customer'",
        ] {
            assert_eq!(number(&t.app, sum).await, 0, "{sum}");
        }
    });
}

/// Nothing was charged: the card that paid gets it back in parts, or the shopper has it as credit once the card has ended.
#[test]
fn what_a_gift_card_paid_goes_back_to_it() {
    both("return_to_gift_card", async |t| {
        let (ana, op) = (t.shopper("ana").await, t.operator("op").await);
        t.product("LAMP", 2_500, Some(10)).await;
        let card = t.post("/operator/gift-cards", Some(&op), json!({ "amount": "60" })).await.expect(201);
        t.put("/bag", Some(&ana), json!({ "lines": [{ "sku": "LAMP", "quantity": 2 }] })).await.expect(200);
        t.post("/bag/codes", Some(&ana), json!({ "code": card["code"] })).await.expect(200);
        let order = t.order(&ana, "k", json!({ "bag": true, "address": address() })).await.expect(201);
        assert_eq!(order["total"]["amount"], 0);
        let order = id(&order).to_string();
        // Asked back in part before it was sent: what is coming back is cancelled no more.
        t.post(&format!("/operator/orders/{order}/shipments"), Some(&op), json!({})).await.expect(201);
        brought_back(&t, (&ana, &op), &order, &[(0, 1)]).await;
        assert_eq!(number(&t.app, "SELECT balance FROM gift_cards").await, 510 + 2_500);
        assert_eq!(t.get(&format!("/orders/{order}"), Some(&ana)).await.expect(200)["state"], "paid");
        let mut tx = t.app.db.write().await.unwrap();
        sqlx::query("UPDATE gift_cards SET ended_at = 1").execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        brought_back(&t, (&ana, &op), &order, &[(0, 1)]).await;
        assert_eq!(number(&t.app, "SELECT balance FROM gift_cards").await, 3_010);
        assert_eq!(number(&t.app, "SELECT amount FROM credit_balances").await, 2_990);
        assert_eq!(t.get(&format!("/orders/{order}"), Some(&ana)).await.expect(200)["state"], "refunded");
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM refunds").await, 0);
    });
}

#[test]
fn what_is_coming_back_is_not_cancelled_and_what_went_back_is_not_paid_twice() {
    both("return_and_cancel", async |t| {
        let (ana, op) = (t.shopper("ana").await, t.operator("op").await);
        let order = bought(&t, &ana).await;
        let (desk, mine) = (format!("/operator/orders/{order}"), format!("/orders/{order}"));
        let scratch = json!({ "amount": "5.00", "reason": "a scratch" });
        t.post(&format!("{desk}/refunds"), Some(&op), scratch).await.expect(201);
        let one = json!({ "kind": "withdrawal", "lines": [{ "position": 0, "quantity": 1 }] });
        let progress = t.post(&format!("{mine}/returns"), Some(&ana), one).await.expect(201);
        let asked = progress["returns"][0]["id"].as_str().unwrap();
        let cancel = async || t.post(&format!("{mine}/cancellation"), Some(&ana), json!({})).await;
        assert_eq!(cancel().await.problem(409).0, "not_cancellable");
        t.delete(&format!("{mine}/returns/{asked}"), Some(&ana)).await.expect(200);
        cancel().await.expect(200);
        assert_eq!(number(&t.app, "SELECT CAST(SUM(refunded) AS BIGINT) FROM test_charges").await, 17_990);
        assert_eq!((stock(&t.app, "LAMP").await, stock(&t.app, "CHAIR").await), (Some(10), Some(5)));
    });
}

/// One key switches the duties of a law together.
#[test]
fn the_law_decides_about_withdrawal_and_the_contracts_text() {
    for (law, withdraws) in [(Law::Eu, true), (Law::Uk, true), (Law::Us, false)] {
        let name = format!("law_{law:?}").to_lowercase();
        both_with(
            &name,
            |config| config.store.law = law,
            async |t| {
                let (ana, op) = (t.shopper("ana").await, t.operator("op").await);
                let terms = async |text: &str| {
                    let body = json!({ "text": text, "language": "en" });
                    t.put("/operator/texts/terms", Some(&op), body).await.expect(200);
                };
                terms("The terms of *today*.").await;
                let order = bought(&t, &ana).await;
                // What is changed later is not what was ordered under.
                t.app.clock.advance(Micros::seconds(5));
                terms("Other terms.").await;
                jobs::run_due(&t.app).await.unwrap();
                let mails = crate::recovery::mails(&t).await;
                let mail = mails.iter().find(|mail| mail.contains("Your order")).unwrap();
                assert_eq!(mail.contains("how to withdraw"), withdraws, "{mail}");
                assert_eq!(mail.contains("The terms of *today*."), withdraws, "{mail}");
                assert!(!mail.contains("Other terms."));
                let page = t.page(&format!("/orders/{order}"), Some(&ana)).await.text();
                assert_eq!(page.contains(&format!("/orders/{order}/withdrawal")), withdraws);
                let second = t.page(&format!("/orders/{order}/withdrawal"), Some(&ana)).await;
                assert_eq!(second.status.as_u16(), if withdraws { 200 } else { 404 });
                let asked =
                    t.post(&format!("/orders/{order}/returns"), Some(&ana), json!({ "kind": "withdrawal" })).await;
                if withdraws {
                    asked.expect(201);
                } else {
                    assert_eq!(asked.fields(), ["kind: unknown_return_kind"]);
                }
            },
        );
    }
}
