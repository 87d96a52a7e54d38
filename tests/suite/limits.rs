//! The shopper's own limits: budget, pause, waiting. The server keeps them, at the checkout and in one tap.

use serde_json::{Value, json};
use vitrine::jobs;
use vitrine::kit::Micros;

use crate::app::{TestApp, address, both};
use crate::orders::{APPROVED, number};

fn tap(sku: &str) -> Value {
    json!({ "sku": sku, "address": address(), "payment": { "test_card": APPROVED } })
}

async fn mails(t: &TestApp) -> usize {
    jobs::run_due(&t.app).await.unwrap();
    let asks = |path: std::path::PathBuf| std::fs::read_to_string(path).unwrap().contains("Subject: Do you still want");
    std::fs::read_dir(t.app.config.data.join("mail"))
        .map(|dir| dir.filter(|f| asks(f.as_ref().unwrap().path())).count())
        .unwrap_or(0)
}

#[test]
fn a_budget_is_kept_to_the_cent() {
    both("a_budget_is_kept", async |t| {
        let ana = t.shopper("ana").await;
        // 20.00 and the delivery of 4.90.
        t.product("LAMP", 2_000, Some(9)).await;
        let put = |budget: &str| t.put("/me/limits/budget", Some(&ana), json!({ "budget": budget }));
        assert_eq!(t.get("/me/limits", None).await.problem(401).0, "sign_in_needed");
        for bad in ["-1", "ten", "1.005"] {
            assert_eq!(put(bad).await.fields(), ["budget: bad_amount"], "{bad}");
        }
        let view = put("24,90").await.expect(200);
        assert_eq!((view["budget"]["amount"].as_i64(), view["spent"]["amount"].as_i64()), (Some(2_490), Some(0)));
        put("24.89").await.expect(200);
        let (code, problem) = t.order(&ana, "b1", tap("LAMP")).await.problem(409);
        assert_eq!(code, "over_budget");
        assert!(problem.to_string().contains("24.89"), "{problem}");
        assert_eq!(number(&t.app, "SELECT stock FROM variants WHERE sku = 'LAMP'").await, 9);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM test_charges").await, 0);
        // A slip is mended at once; the same key tries again.
        put("24.90").await.expect(200);
        let order = t.order(&ana, "b1", tap("LAMP")).await.expect(201);
        assert_eq!(t.order(&ana, "b2", tap("LAMP")).await.problem(409).0, "over_budget");
        // The same from the bag, and by a form: the page says it before anything is pressed.
        t.put("/bag", Some(&ana), json!({ "lines": [{ "sku": "LAMP", "quantity": 1 }] })).await;
        let bag = json!({ "bag": true, "address": address(), "payment": { "test_card": APPROVED } });
        assert_eq!(t.order(&ana, "b3", bag).await.problem(409).0, "over_budget");
        let page = t.page("/checkout?sku=LAMP&quantity=1", Some(&ana)).await;
        assert!(page.text().contains("left of your budget"), "{}", page.text());
        let fields = [("key", "b4"), ("sku", "LAMP"), ("quantity", "1"), ("test_card", APPROVED)];
        let form = t.form("/orders", Some(&ana), &fields).await;
        assert_eq!(form.status.as_u16(), 409);
        assert!(form.text().contains("left of your budget"));
        // What is cancelled is not spent.
        t.post(&format!("/orders/{}/cancellation", order["id"].as_str().unwrap()), Some(&ana), json!({}))
            .await
            .expect(200);
        assert_eq!(t.get("/me/limits", Some(&ana)).await.expect(200)["spent"]["amount"], 0);
        t.order(&ana, "b5", tap("LAMP")).await.expect(201);
        // After ten minutes a higher one waits for the month: nine days to go.
        t.app.clock.advance(Micros::minutes(11));
        let view = put("").await.expect(200);
        assert_eq!(
            (view["budget"]["amount"].as_i64(), view["next"]["from"].as_str()),
            (Some(2_490), Some("2026-12-01T00:00:00Z"))
        );
        assert_eq!(t.order(&ana, "b6", tap("LAMP")).await.problem(409).0, "over_budget");
        t.app.clock.advance(Micros::days(9));
        t.order(&ana, "b7", tap("LAMP")).await.expect(201);
        assert_eq!(t.get("/me/limits", Some(&ana)).await.expect(200)["budget"], Value::Null);
    });
}

#[test]
fn two_orders_at_once_do_not_pass_a_budget_together() {
    both("budget_at_once", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_000, Some(9)).await;
        t.put("/me/limits/budget", Some(&ana), json!({ "budget": "30" })).await.expect(200);
        let (a, b) = tokio::join!(t.order(&ana, "k1", tap("LAMP")), t.order(&ana, "k2", tap("LAMP")));
        let mut seen = [a.status.as_u16(), b.status.as_u16()];
        seen.sort_unstable();
        assert_eq!(seen, [201, 409]);
    });
}

#[test]
fn what_waits_cannot_be_bought_until_its_time() {
    both("what_waits", async |t| {
        let ana = t.shopper("ana").await;
        t.product("CHAIR", 3_000, None).await;
        let chair = t.product("LAMP", 2_000, None).await;
        let cool = |sku: &str, hours: &str| t.post("/me/cooling", Some(&ana), json!({ "sku": sku, "hours": hours }));
        assert_eq!(cool("NO", "").await.fields(), ["sku: unknown_sku"]);
        for bad in ["0", "721"] {
            assert_eq!(cool("LAMP", bad).await.fields(), ["hours: out_of_range"]);
        }
        assert_eq!(cool("LAMP", "soon").await.fields(), ["hours: bad_number"]);
        let view = cool("LAMP", "").await.expect(200);
        assert_eq!(view["cooling"][0]["until"], "2026-11-23T12:00:00Z");
        let (code, problem) = t.order(&ana, "w1", tap("LAMP")).await.problem(409);
        assert_eq!(code, "cooling_off");
        assert!(problem.to_string().contains("Thing LAMP"), "{problem}");
        t.order(&ana, "w2", tap("CHAIR")).await.expect(201);
        // A slip is taken back; later the wait holds.
        let path = format!("/me/cooling/{chair}");
        let gone = t.delete(&path, Some(&ana)).await.expect(200);
        assert_eq!(gone["cooling"], json!([]));
        t.order(&ana, "w3", tap("LAMP")).await.expect(201);
        cool("LAMP", "2").await.expect(200);
        t.app.clock.advance(Micros::minutes(10));
        let (code, problem) = t.delete(&path, Some(&ana)).await.problem(409);
        assert_eq!(code, "cooling_holds", "{problem}");
        // Longer is possible, shorter is not.
        assert_eq!(cool("LAMP", "1").await.expect(200)["cooling"][0]["until"], "2026-11-22T14:00:00Z");
        assert_eq!(cool("LAMP", "3").await.expect(200)["cooling"][0]["until"], "2026-11-22T15:10:00Z");
        assert_eq!(mails(&t).await, 0);
        t.app.clock.advance(Micros::hours(2));
        assert_eq!(mails(&t).await, 0, "the first end has come, the later one holds");
        t.app.clock.advance(Micros::hours(1) - Micros(1));
        assert_eq!(t.order(&ana, "w4", tap("LAMP")).await.problem(409).0, "cooling_off");
        t.app.clock.advance(Micros(1));
        t.order(&ana, "w5", tap("LAMP")).await.expect(201);
        assert_eq!(mails(&t).await, 1);
        assert_eq!(t.get("/me/limits", Some(&ana)).await.expect(200)["cooling"], json!([]));
    });
}

#[test]
fn a_pause_holds_to_its_end() {
    both("a_pause", async |t| {
        let ana = t.shopper("ana").await;
        t.product("CHAIR", 3_000, None).await;
        let pause = |days: &str| t.put("/me/limits/pause", Some(&ana), json!({ "days": days }));
        for (bad, code) in [("0", "out_of_range"), ("366", "out_of_range"), ("x", "bad_number"), ("", "out_of_range")] {
            assert_eq!(pause(bad).await.fields(), [format!("days: {code}")], "{bad}");
        }
        assert_eq!(pause("3").await.expect(200)["pause_can_end"], true);
        let (code, problem) = t.order(&ana, "p1", tap("CHAIR")).await.problem(409);
        assert_eq!(code, "buying_paused");
        assert!(problem.to_string().contains("Nothing was bought"), "{problem}");
        t.delete("/me/limits/pause", Some(&ana)).await.expect(200);
        t.order(&ana, "p1", tap("CHAIR")).await.expect(201);
        pause("3").await.expect(200);
        t.app.clock.advance(Micros::minutes(10));
        assert_eq!(t.delete("/me/limits/pause", Some(&ana)).await.problem(409).0, "pause_holds");
        pause("1").await.expect(200);
        t.app.clock.advance(Micros::days(3) - Micros::minutes(10) - Micros(1));
        assert_eq!(t.order(&ana, "p2", tap("CHAIR")).await.problem(409).0, "buying_paused");
        t.app.clock.advance(Micros(1));
        t.order(&ana, "p2", tap("CHAIR")).await.expect(201);
    });
}
