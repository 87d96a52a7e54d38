//! Drops: on sale from a moment on, so many a person; products that follow others; what other sellers ask.

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
        assert_eq!((shown["sold"].as_str(), shown["available"].as_bool()), (Some("soon"), Some(false)));
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
        assert_eq!((shown["sold"].as_str(), shown["opens_at"].is_null()), (Some("here"), true));
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
        assert!(body.to_string().contains("one person can buy 2"), "{body}");
        let cancel = format!("/orders/{}/cancellation", first["id"].as_str().unwrap());
        t.post(&cancel, Some(&ana), json!({})).await.expect(200);
        t.buy(&ana, "SNEAKER", 1).await.expect(201);
        // Everybody has their own, and several orders at once do not get past it.
        let at_once = tokio::join!(
            t.buy(&ben, "SNEAKER", 1),
            t.buy(&ben, "SNEAKER", 1),
            t.buy(&ben, "SNEAKER", 1),
            t.buy(&ben, "SNEAKER", 2)
        );
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
        terms(&t, &op, old, json!({ "successor": format!("http://localhost:8080/products/{new}?sku=NEW") }))
            .await
            .expect(200);
        terms(&t, &op, new, json!({ "successor": newest.to_string() })).await.expect(200);
        // Round in a circle, to itself, to nothing.
        for bad in [old.to_string(), newest.to_string(), "12".to_owned(), "nowhere".to_owned()] {
            assert_eq!(
                terms(&t, &op, newest, json!({ "successor": bad })).await.fields(),
                ["successor: bad_successor"]
            );
        }
        assert_eq!(
            terms(&t, &op, newest, json!({ "opens_at": "soon", "per_person": "0", "successor": "x" })).await.fields(),
            ["opens_at: bad_moment", "per_person: out_of_range", "successor: bad_successor"]
        );
        let page = async || t.page(&format!("/products/{old}"), None).await.text();
        assert!(!page().await.contains("No longer sold"));
        t.put(&format!("/operator/products/{old}/retirement"), Some(&op), json!({})).await.expect(200);
        let shown = page().await;
        let notice = shown.split("class=\"notice\"").nth(1).unwrap().split("</div></div>").next().unwrap();
        assert!(notice.contains(&format!("href=\"/products/{new}\"")), "{notice}");
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

#[test]
fn sellers_are_compared_by_what_one_pays_in_the_end() {
    both("drops_offers", async |t| {
        let (op, ana) = (t.operator("op").await, t.shopper("ana").await);
        let product = t.product("LAMP", 2_500, Some(5)).await;
        let at = format!("/operator/products/{product}/offers");
        let offer = |seller: &str, price: &str, delivery: &str| json!({ "seller": seller, "price": price, "delivery": delivery, "url": "https://other.example/lamp?a=1&b=2" });
        assert_eq!(t.post(&at, Some(&ana), offer("Corner", "20", "")).await.problem(403).0, "operator_only");
        // Cheaper, and dearer in the end; dearer, and cheaper in the end; and as much as here, 29.90.
        for (seller, price, delivery) in [("Corner", "24.00", "8.00"), ("Mall", "27.50", ""), ("Twin", "29.90", "0")] {
            t.post(&at, Some(&op), offer(seller, price, delivery)).await.expect(201);
        }
        let bad = json!({ "seller": " ", "price": "0", "delivery": "-1", "url": "http://other.example" });
        assert_eq!(
            t.post(&at, Some(&op), bad).await.fields(),
            ["seller: required", "price: bad_amount", "delivery: bad_amount", "url: bad_link"]
        );
        assert_eq!(t.post("/operator/products/12/offers", Some(&op), offer("Corner", "20", "")).await.status, 404);
        let shown = t.get(&format!("/products/{product}"), None).await.expect(200);
        let totals: Vec<(&str, i64)> = shown["offers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|o| (o["seller"].as_str().unwrap(), o["total"]["amount"].as_i64().unwrap()))
            .collect();
        assert_eq!(totals, [("Mall", 2_750), ("Twin", 2_990), ("Corner", 3_200)]);
        let page = t.page(&format!("/products/{product}"), None).await.text();
        let list = page.split("class=\"sellers\"").nth(1).unwrap().split("</ol>").next().unwrap();
        let order: Vec<usize> =
            ["Mall", "Vitrine", "Twin", "Corner"].iter().map(|who| list.find(who).unwrap()).collect();
        assert!(order.is_sorted(), "{order:?} {list}");
        assert!(list.contains("https://other.example/lamp?a=1&amp;b=2"));
        // Sold out here: this store is none of them.
        t.buy(&ana, "LAMP", 5).await.expect(201);
        let page = t.page(&format!("/products/{product}"), None).await.text();
        assert!(!page.split("class=\"sellers\"").nth(1).unwrap().split("</ol>").next().unwrap().contains("Vitrine"));
        // By the form, with what was typed and what is wrong; and taken out again.
        let fields =
            [("seller", "Fair"), ("offer_price", "many"), ("offer_delivery", ""), ("url", "https://fair.example")];
        let refused = t.form(&at, Some(&op), &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("value=\"Fair\"") && refused.text().contains("value=\"many\""));
        for held in shown["offers"].as_array().unwrap() {
            let one = format!("{at}/{}?_method=delete", held["id"].as_str().unwrap());
            for _ in 0..2 {
                assert_eq!(t.form(&one, Some(&op), &[]).await.status, 303);
            }
        }
        assert!(!t.page(&format!("/products/{product}"), None).await.text().contains("class=\"sellers\""));
    });
}
