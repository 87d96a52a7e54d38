//! Drops: on sale from a moment on, so many a person; and products that follow others.

use serde_json::{Value, json};
use vitrine::jobs;
use vitrine::kit::Micros;

use crate::app::{Answer, NOW, Person, TestApp, address, both};
use crate::orders::{APPROVED, DECLINED, number, stock};

async fn terms(t: &TestApp, op: &Person, product: vitrine::kit::Id, terms: Value) -> Answer {
    t.put(&format!("/operator/products/{product}/terms"), Some(op), terms).await
}

#[test]
fn a_drop_opens_at_its_moment_and_each_person_gets_so_many() {
    both("drops_open", async |t| {
        let (op, ana, ben) = (t.operator("op").await, t.shopper("ana").await, t.shopper("ben").await);
        let product = t.product("SNEAKER", 9_000, Some(20)).await;
        let path = format!("/products/{product}");
        // An hour from now, as the operator's form writes it.
        let at = NOW + Micros::hours(1);
        let body = json!({ "opens_at": "2026-11-22T13:00", "per_person": "2" });
        assert_eq!(terms(&t, &ana, product, body.clone()).await.problem(403).0, "operator_only");
        let view = terms(&t, &op, product, body).await.expect(200);
        assert_eq!((view["opens_at"].as_str(), view["per_person"].as_i64()), (Some("2026-11-22T13:00:00Z"), Some(2)));
        let shown = t.get(&path, None).await.expect(200);
        assert_eq!(
            (shown["product"]["sold"].as_str(), shown["product"]["available"].as_bool()),
            (Some("soon"), Some(false))
        );
        let page = t.page(&path, None).await.text();
        assert!(page.contains("On sale from") && page.contains("At most 2 per person") && !page.contains("Buy now"));
        assert_eq!(t.buy(&ana, "SNEAKER", 1).await.problem(409).0, "not_sold_yet");
        let add = json!({ "lines": [{ "sku": "SNEAKER" }] });
        assert_eq!(t.put("/bag", Some(&ana), add.clone()).await.fields(), ["lines[0].sku: not_sold_yet"]);
        t.app.clock.advance(at - NOW - Micros(1));
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(t.buy(&ana, "SNEAKER", 1).await.problem(409).0, "not_sold_yet");
        // At the very moment, before any worker came by.
        t.app.clock.advance(Micros(1));
        let first = t.buy(&ana, "SNEAKER", 1).await.expect(201);
        jobs::run_due(&t.app).await.unwrap();
        let shown = t.get(&path, None).await.expect(200);
        assert_eq!((shown["product"]["sold"].as_str(), shown["product"]["opens_at"].is_null()), (Some("here"), true));
        assert!(t.page(&path, None).await.text().contains("Buy now"));

        // Two in all, whatever the orders and the bag; a declined one does not count, a cancelled one no more.
        assert_eq!(t.buy(&ana, "SNEAKER", 3).await.problem(409).0, "drop_limit");
        assert_eq!(t.buy(&ana, "SNEAKER", 2).await.problem(409).0, "drop_limit");
        let declined = json!({ "sku": "SNEAKER", "address": address(), "payment": { "test_card": DECLINED } });
        t.order(&ana, "declined", declined).await.problem(402);
        t.put("/bag", Some(&ana), add).await.expect(200);
        let bag = json!({ "bag": true, "address": address(), "payment": { "test_card": APPROVED } });
        t.order(&ana, "bag", bag).await.expect(201);
        let (code, body) = t.buy(&ana, "SNEAKER", 1).await.problem(409);
        assert_eq!(code, "drop_limit");
        assert!(body["detail"].as_str().unwrap().contains("one person can buy 2"), "{body}");
        let cancel = format!("/orders/{}/cancellation", first["id"].as_str().unwrap());
        t.post(&cancel, Some(&ana), json!({})).await.expect(200);
        t.buy(&ana, "SNEAKER", 1).await.expect(201);
        // Everybody has their own, and several orders at once do not get past it.
        let at_once = tokio::join!(t.buy(&ben, "SNEAKER", 1), t.buy(&ben, "SNEAKER", 1), t.buy(&ben, "SNEAKER", 1), t.buy(&ben, "SNEAKER", 2));
        let sold = [at_once.0, at_once.1, at_once.2, at_once.3].map(|answer| answer.status.as_u16());
        assert!(sold.iter().all(|status| [201, 409].contains(status)), "{sold:?}");
        assert_eq!(number(&t.app, "SELECT MAX(bought) FROM drop_persons").await, 2);
        let counted = number(&t.app, "SELECT CAST(SUM(bought) AS BIGINT) FROM drop_persons").await;
        assert_eq!(stock(&t.app, "SNEAKER").await, Some(20 - counted));
        // Taken away again.
        terms(&t, &op, product, json!({})).await.expect(200);
        t.buy(&ana, "SNEAKER", 5).await.expect(201);
    });
}

#[test]
fn a_product_leads_to_the_one_that_follows_it() {
    both("drops_successor", async |t| {
        let op = t.operator("op").await;
        let (old, new, newest) = (
            t.product("OLD", 1_000, None).await,
            t.product("NEW", 2_000, None).await,
            t.product("NEWEST", 3_000, None).await,
        );
        terms(&t, &op, old, json!({ "successor": format!("http://localhost:8080/products/{new}?sku=NEW") })).await.expect(200);
        terms(&t, &op, new, json!({ "successor": newest.to_string() })).await.expect(200);
        // Round in a circle, to itself, to nothing.
        for bad in [old.to_string(), newest.to_string(), "12".to_owned(), "nowhere".to_owned()] {
            assert_eq!(terms(&t, &op, newest, json!({ "successor": bad })).await.fields(), ["successor: bad_successor"]);
        }
        assert_eq!(
            terms(&t, &op, newest, json!({ "opens_at": "soon", "per_person": "0", "successor": "x" })).await.fields(),
            ["opens_at: bad_moment", "per_person: out_of_range", "successor: bad_successor"]
        );
        let page = async || t.page(&format!("/products/{old}"), None).await.text();
        assert!(!page().await.contains(&format!("/products/{new}\"")));
        t.put(&format!("/operator/products/{old}/retirement"), Some(&op), json!({})).await.expect(200);
        assert!(page().await.contains(&format!("href=\"/products/{new}\"")));
        // The form of the operator's page, with what was typed and what is wrong.
        let at = format!("/operator/products/{newest}");
        let sent = t.form(&format!("{at}/terms?_method=put"), Some(&op), &[("per_person", "5")]).await;
        assert_eq!(sent.status, 303);
        assert!(t.page(&at, Some(&op)).await.text().contains("value=\"5\""));
        let refused = t.form(&format!("{at}/terms?_method=put"), Some(&op), &[("per_person", "many")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("value=\"many\""));
    });
}
