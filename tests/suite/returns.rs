//! After the payment: parcels, returns, exchanges, refunds, withdrawal, stock, and the mails about them.

use serde_json::{Value, json};
use vitrine::jobs;
use vitrine::kit::Micros;

use crate::app::{Person, TestApp, address, both};
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
