//! Paying at the store's own checkout: a small shop of its own takes the bag by its link and tells what became of it.

use axum::body::Body;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::Request;
use serde_json::{Value, json};
use vitrine::config::Config;
use vitrine::jobs;
use vitrine::kit::Micros;
use vitrine::orders::payments::webhook;

use crate::app::{Answer, NOW, Person, TestApp, address, both, both_with};
use crate::orders::{number, stock, tap, texts};

const SECRET: &str = "what both sides know";

fn with_shop(name: &str, test: impl AsyncFn(TestApp)) {
    let configure = |config: &mut Config| {
        config.checkout.url = "https://till.example/take?shop=1".to_owned();
        config.checkout.name = "The Till".to_owned();
        config.checkout.secrets = vec![SECRET.to_owned(), "the one used before".to_owned()];
    };
    both_with(name, configure, test);
}

/// The other shop: it reads a link as its documentation says.
fn taken(url: &str, now: Micros) -> Value {
    let (start, query) = url.split_once("?shop=1&").unwrap();
    assert_eq!(start, "https://till.example/take");
    let fields: Vec<(String, String)> = serde_html_form::from_str(query).unwrap();
    let field = |name: &str| fields.iter().find(|(n, _)| n == name).unwrap().1.clone();
    let (bag, signature) = (field("bag"), field("signature"));
    assert!(webhook::is_signed(&[SECRET.to_owned()], &signature, bag.as_bytes(), now));
    assert!(!webhook::is_signed(&[SECRET.to_owned()], &signature, b"another bag", now));
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(bag).unwrap()).unwrap()
}

/// An order of that shop for a bag: its prices, and 4.90 for the post.
fn sold(bag: &Value, reference: &str) -> Value {
    let lines = bag["lines"].as_array().unwrap();
    let goods: i64 = lines.iter().map(|l| l["quantity"].as_i64().unwrap() * l["unit_price"].as_i64().unwrap()).sum();
    json!({ "reference": reference, "handover": bag["handover"], "version": 1, "state": "paid", "currency": "USD",
        "total": goods + 490, "lines": lines, "address": address(),
        "adjustments": [{ "kind": "delivery", "label": "By post", "amount": 490 }] })
}

fn changed(order: &Value, version: i64, state: &str, refunded: i64) -> Value {
    let mut order = order.clone();
    order["version"] = json!(version);
    order["state"] = json!(state);
    order["refunded"] = json!(refunded);
    order
}

async fn tell_by(t: &TestApp, secret: &str, id: &str, order: &Value) -> Answer {
    let body = json!({ "id": id, "order": order }).to_string();
    let request = Request::post("/api/v1/webhooks/checkout")
        .header("vitrine-signature", webhook::sign(secret, t.app.clock.now(), body.as_bytes()))
        .body(Body::from(body));
    t.send(request.unwrap()).await
}

async fn tell(t: &TestApp, id: &str, order: &Value) -> Answer {
    tell_by(t, SECRET, id, order).await
}

async fn handed(t: &TestApp, who: &Person, lines: Value) -> Value {
    t.put("/bag", Some(who), json!({ "lines": lines })).await.expect(200);
    let link = t.get("/checkout/elsewhere", Some(who)).await.expect(200);
    taken(link["url"].as_str().unwrap(), t.app.clock.now())
}

#[test]
fn a_bag_goes_to_the_stores_checkout_and_comes_back_as_one_order() {
    with_shop("elsewhere_buys", async |t| {
        let (ana, op) = (t.shopper("ana").await, t.operator("op").await);
        t.product("LAMP", 2_500, Some(5)).await;
        t.product("CHAIR", 10_000, None).await;
        // The page leads there, and nothing can be bought here.
        t.put("/bag", Some(&ana), json!({ "lines": [{ "sku": "LAMP" }] })).await.expect(200);
        let page = t.page("/checkout", Some(&ana)).await.text();
        assert!(page.contains("href=\"/checkout/elsewhere\"") && page.contains("Go on to The Till"), "{page}");
        assert!(!page.contains("action=\"/orders\""));
        let page = t.page("/checkout?sku=LAMP&quantity=2", Some(&ana)).await.text();
        assert!(page.contains("href=\"/checkout/elsewhere?sku=LAMP&amp;quantity=2\""), "{page}");
        let there = t.page("/checkout/elsewhere", Some(&ana)).await;
        assert_eq!(there.status, 303);
        taken(there.headers["location"].to_str().unwrap(), NOW);
        assert_eq!(t.order(&ana, "k", tap("LAMP", "4242424242424242")).await.problem(409).0, "checkout_elsewhere");
        assert_eq!(t.get("/checkout/elsewhere", None).await.problem(401).0, "sign_in_needed");
        assert_eq!(t.get("/checkout/elsewhere?sku=NONE&quantity=1", Some(&ana)).await.fields(), ["sku: unknown_sku"]);
        assert_eq!(t.get("/checkout/elsewhere?sku=LAMP&quantity=6", Some(&ana)).await.problem(409).0, "out_of_stock");

        let bag = handed(&t, &ana, json!([{ "sku": "LAMP", "quantity": 2 }, { "sku": "CHAIR" }])).await;
        assert_eq!(bag["lines"][0], json!({ "sku": "LAMP", "quantity": 2, "unit_price": 2_500 }));
        assert_eq!(
            (bag["currency"].as_str(), bag["return_url"].as_str(), bag["expires_at"].as_i64()),
            (Some("USD"), Some("http://localhost:8080/orders"), Some(NOW.0 / 1_000_000 + 3_600))
        );
        // Meanwhile one more lamp was put in; it stays.
        t.put("/bag", Some(&ana), json!({ "lines": [{ "sku": "LAMP", "quantity": 3 }, { "sku": "CHAIR" }] }))
            .await
            .expect(200);
        let order = sold(&bag, "A-1");
        // Doubled, told again under another name, and by the secret used before.
        for (id, secret) in [("e1", SECRET), ("e1", SECRET), ("e2", SECRET), ("e3", "the one used before")] {
            tell_by(&t, secret, id, &order).await.expect(200);
        }
        let held = t.get("/orders", Some(&ana)).await.expect(200);
        let [shown] = &held["items"].as_array().unwrap()[..] else { panic!("{held}") };
        assert_eq!(
            (shown["state"].as_str(), shown["total"]["amount"].as_i64(), shown["payment"].as_str()),
            (Some("paid"), Some(15_490), Some("The Till"))
        );
        assert_eq!(
            (shown["address"]["city"].as_str(), shown["cancellable_until"].is_null()),
            (Some("Springfield"), true)
        );
        assert_eq!(stock(&t.app, "LAMP").await, Some(3));
        assert_eq!(t.get("/bag", Some(&ana)).await.expect(200)["count"], 1);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM ledger_moves WHERE what IN ('sale', 'charge')").await, 2);
        // It counts: for the gate, and for points.
        assert_eq!(crate::orders::spent(&t.app, &ana, NOW).await, 15_000);
        t.app.clock.advance(Micros::minutes(1));
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(t.get("/me/points", Some(&ana)).await.expect(200)["points"], 250);
        // What was bought there goes back there.
        let at = format!("/orders/{}", shown["id"].as_str().unwrap());
        let back = json!({ "kind": "withdrawal" });
        assert_eq!(t.post(&format!("{at}/returns"), Some(&ana), back).await.problem(409).0, "bought_elsewhere");
        assert_eq!(
            t.post(&format!("{at}/cancellation"), Some(&ana), json!({})).await.problem(409).0,
            "too_late_to_cancel"
        );
        let pay = json!({ "amount": "5.00", "reason": "a scratch" });
        assert_eq!(t.post(&format!("/operator{at}/refunds"), Some(&op), pay).await.problem(409).0, "bought_elsewhere");
        // A second order for the same bag is an order too: it was paid.
        tell(&t, "e4", &sold(&bag, "A-2")).await.expect(200);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM orders WHERE state = 'paid'").await, 2);
    });
}

#[test]
fn messages_come_in_any_order_and_the_newest_counts() {
    with_shop("elsewhere_reordered", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(50)).await;
        let versions = |order: &Value| {
            [
                order.clone(),
                changed(order, 2, "paid", 1_000),
                changed(order, 3, "paid", 2_000),
                changed(order, 4, "cancelled", 0),
            ]
        };
        let ways: [&[usize]; 6] =
            [&[0, 1, 2, 3], &[3, 2, 1, 0], &[1, 0, 3, 2], &[2, 3, 3, 0, 1], &[3], &[0, 0, 3, 1, 3]];
        for (n, way) in ways.into_iter().enumerate() {
            let bag = handed(&t, &ana, json!([{ "sku": "LAMP", "quantity": 2 }])).await;
            let order = sold(&bag, &format!("B-{n}"));
            for i in way {
                tell(&t, &format!("b{n}-{i}"), &versions(&order)[*i]).await.expect(200);
                jobs::run_due(&t.app).await.unwrap();
            }
        }
        assert_eq!(texts(&t.app, "SELECT DISTINCT state FROM orders").await, ["cancelled"]);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM orders").await, 6);
        assert_eq!(number(&t.app, "SELECT CAST(SUM(amount - refunded) AS BIGINT) FROM payments").await, 0);
        assert_eq!(texts(&t.app, "SELECT DISTINCT state FROM payments").await, ["refunded"]);
        assert_eq!(number(&t.app, "SELECT CAST(SUM(amount) AS BIGINT) FROM refunds").await, 6 * 5_490);
        assert_eq!(stock(&t.app, "LAMP").await, Some(50));
        assert_eq!(
            number(
                &t.app,
                "SELECT CAST(SUM(amount) AS BIGINT) FROM ledger_entries WHERE book IN ('provider', 'customer')"
            )
            .await,
            0
        );
        // All at once, each twice.
        let bag = handed(&t, &ana, json!([{ "sku": "LAMP", "quantity": 2 }])).await;
        let each = versions(&sold(&bag, "C"));
        let told = [0, 3, 1, 2, 3, 0].map(|i| (format!("c{i}"), &each[i]));
        let [a, b, c, d, e, f] = told;
        let answers = tokio::join!(
            tell(&t, &a.0, a.1),
            tell(&t, &b.0, b.1),
            tell(&t, &c.0, c.1),
            tell(&t, &d.0, d.1),
            tell(&t, &e.0, e.1),
            tell(&t, &f.0, f.1),
        );
        for answer in [answers.0, answers.1, answers.2, answers.3, answers.4, answers.5] {
            answer.expect(200);
        }
        assert_eq!(texts(&t.app, "SELECT DISTINCT state FROM orders").await, ["cancelled"]);
        assert_eq!((number(&t.app, "SELECT COUNT(*) FROM orders").await, stock(&t.app, "LAMP").await), (7, Some(50)));
        // Paid back whole without being cancelled.
        let bag = handed(&t, &ana, json!([{ "sku": "LAMP", "quantity": 2 }])).await;
        tell(&t, "d", &changed(&sold(&bag, "D"), 7, "refunded", 0)).await.expect(200);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM orders WHERE state = 'refunded'").await, 1);
    });
}

#[test]
fn what_cannot_be_an_order_is_refused_and_nothing_of_it_is_kept() {
    with_shop("elsewhere_refused", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(1)).await;
        let bag = handed(&t, &ana, json!([{ "sku": "LAMP" }])).await;
        let order = sold(&bag, "A-1");
        let with = |name: &str, value: Value| {
            let mut order = order.clone();
            order[name] = value;
            order
        };
        let cases = [
            ("reference", json!(""), "order.reference: required"),
            ("handover", json!("1-2"), "order.handover: unknown_handover"),
            ("handover", json!("1-2-bag"), "order.handover: unknown_handover"),
            ("state", json!("eaten"), "order.state: unknown_state"),
            ("version", json!(0), "order.version: not_positive"),
            ("currency", json!("EUR"), "order.currency: wrong_currency"),
            ("lines", json!([]), "order.lines: bad_lines"),
            ("total", json!(2_991), "order.total: totals_differ"),
            ("total", json!(i64::MIN), "order.total: totals_differ"),
            ("refunded", json!(2_991), "order.refunded: bad_amount"),
            ("refunded", json!(-1), "order.refunded: bad_amount"),
            ("address", json!({ "name": "Ana" }), "order.address: bad_address"),
        ];
        for (name, value, expected) in cases {
            assert_eq!(tell(&t, "e", &with(name, value)).await.fields(), [expected]);
        }
        let quantities = json!([{ "sku": "LAMP", "quantity": 0, "unit_price": -1 }, { "sku": "LAMP", "quantity": 100, "unit_price": 1 }]);
        assert_eq!(
            tell(&t, "e", &with("lines", quantities)).await.fields(),
            [
                "order.lines[0].quantity: quantity",
                "order.lines[0].unit_price: bad_amount",
                "order.lines[1].quantity: quantity"
            ]
        );
        let odd = json!([{ "kind": "tip", "label": "Tip", "amount": 490 }]);
        assert_eq!(
            tell(&t, "e", &with("adjustments", odd)).await.fields(),
            ["order.adjustments[0].kind: unknown_adjustment"]
        );
        let (code, _) = tell_by(&t, "somebody else's words", "e", &order).await.problem(400);
        assert_eq!(code, "bad_signature");
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM provider_events").await, 0);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM orders").await, 0);
        // What the store sold beyond the stock and the catalog is an order all the same.
        let mut more = order.clone();
        more["lines"] = json!([{ "sku": "LAMP", "quantity": 3, "unit_price": 2_000 },
            { "sku": "WRAP", "title": "Wrapping", "quantity": 1, "unit_price": 300 }]);
        more["adjustments"] = json!([{ "kind": "promotion", "label": "Sale", "amount": -1_000 }]);
        more["total"] = json!(5_300);
        tell(&t, "e", &more).await.expect(200);
        let held = t.get("/orders", Some(&ana)).await.expect(200);
        assert_eq!(held["items"][0]["adjustments"][1]["label"], "Wrapping");
        assert_eq!((held["items"][0]["total"]["amount"].as_i64(), stock(&t.app, "LAMP").await), (Some(5_300), Some(1)));
    });
    // Without one nothing leads there and nothing is taken.
    both("elsewhere_nowhere", async |t| {
        let ana = t.shopper("ana").await;
        assert_eq!(t.get("/checkout/elsewhere", Some(&ana)).await.problem(404).0, "not_found");
        assert_eq!(tell(&t, "e", &json!({})).await.status, 404);
    });
}
