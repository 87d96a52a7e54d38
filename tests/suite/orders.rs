//! Buying: one tap and the bag, keys, stock, prices, the history.

use std::sync::Arc;

use http::header;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use vitrine::app::App;
use vitrine::catalog::{self, write};
use vitrine::kit::{Currency, Id, Micros, Money};
use vitrine::orders;

use crate::app::{NOW, Person, address, both, both_with};

pub const APPROVED: &str = "4242424242424242";
pub const DECLINED: &str = "4000000000000002";
pub const INSUFFICIENT: &str = "4000000000009995";
pub const TIMEOUT: &str = "4000000000000119";

pub fn tap(sku: &str, card: &str) -> Value {
    json!({ "sku": sku, "quantity": 1, "address": address(), "payment": { "test_card": card } })
}

/// One number of the database.
pub async fn number(app: &App, sql: &'static str) -> i64 {
    let (n,): (i64,) = sqlx::query_as(sql).fetch_one(&mut *app.db.read().await.unwrap()).await.unwrap();
    n
}

/// The texts of one column.
pub async fn texts(app: &App, sql: &'static str) -> Vec<String> {
    let rows: Vec<(String,)> = sqlx::query_as(sql).fetch_all(&mut *app.db.read().await.unwrap()).await.unwrap();
    rows.into_iter().map(|(text,)| text).collect()
}

pub async fn stock(app: &App, sku: &str) -> Option<i64> {
    catalog::variant_by_sku(&mut app.db.read().await.unwrap(), sku).await.unwrap().unwrap().stock
}

pub async fn spent(app: &App, who: &Person, since: Micros) -> i64 {
    orders::spent(&mut app.db.read().await.unwrap(), who.id, since, Currency::USD).await.unwrap().amount
}

pub fn id(order: &Value) -> Id {
    order["id"].as_str().unwrap().parse().unwrap()
}

#[test]
fn one_tap_buys() {
    both("one_tap_buys", async |t| {
        let ana = t.shopper("ana").await;
        let product = t.product("LAMP", 2_500, Some(5)).await;
        let body = json!({ "sku": "LAMP", "quantity": 2, "post": "77", "address": address(),
            "payment": { "test_card": "4242 4242 4242 4242" }, "expected_total": 5_490 });
        let answer = t.order(&ana, "k1", body).await;
        let at = answer.headers[header::LOCATION].to_str().unwrap().to_owned();
        let mut order = answer.expect(201);
        assert_eq!(at, format!("/api/v1/orders/{}", id(&order)));
        assert_eq!(t.get(at.strip_prefix("/api/v1").unwrap(), Some(&ana)).await.expect(200), order);
        assert_eq!(order["lines"][0]["product"], product.to_string());
        order["id"].take();
        order["lines"][0]["product"].take();
        insta::allow_duplicates! { insta::assert_json_snapshot!(order, @r#"
        {
          "address": {
            "city": "Springfield",
            "country": "US",
            "line1": "1 High Street",
            "name": "Ana Lima",
            "postal_code": "62701",
            "region": "IL"
          },
          "adjustments": [
            {
              "amount": {
                "amount": 490,
                "currency": "USD"
              },
              "kind": "delivery",
              "label": "Delivery"
            }
          ],
          "cancellable_until": "2026-11-22T12:30:00Z",
          "confirmation": null,
          "id": null,
          "lines": [
            {
              "amount": {
                "amount": 5000,
                "currency": "USD"
              },
              "available": true,
              "options": "",
              "picture": null,
              "product": null,
              "quantity": 2,
              "sku": "LAMP",
              "title": "Thing LAMP",
              "unit_price": {
                "amount": 2500,
                "currency": "USD"
              }
            }
          ],
          "payment": "Test card •••• 4242",
          "placed_at": "2026-11-22T12:00:00Z",
          "state": "paid",
          "subtotal": {
            "amount": 5000,
            "currency": "USD"
          },
          "total": {
            "amount": 5490,
            "currency": "USD"
          }
        }
        "#); }
        assert_eq!(stock(&t.app, "LAMP").await, Some(3));
        assert_eq!(spent(&t.app, &ana, NOW).await, 5_000);
        assert_eq!(spent(&t.app, &ana, NOW + Micros(1)).await, 0);
        let moves = texts(
            &t.app,
            "SELECT thing || ' ' || from_state || '>' || to_state || ' ' || who FROM order_moves ORDER BY id",
        )
        .await;
        let placed = format!("order new>placed {}", ana.id);
        assert_eq!(moves, [&placed, "order placed>paid payment", "payment pending>succeeded payment"]);
        // The card's number is nowhere.
        let kept = texts(
            &t.app,
            "SELECT reference || label FROM payment_methods UNION ALL SELECT method || label FROM payments",
        )
        .await;
        assert!(kept.len() == 2 && kept.iter().all(|k| !k.contains("42424242")), "{kept:?}");
        // From now on address and card are known.
        let again = t.order(&ana, "k2", json!({ "sku": "LAMP" })).await.expect(201);
        assert_eq!(
            (again["payment"].as_str(), again["address"]["city"].as_str()),
            (Some("Test card •••• 4242"), Some("Springfield"))
        );
        assert_eq!(again["lines"][0]["quantity"], 1);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM addresses").await, 1);
        assert!(
            orders::bought(&mut t.app.db.read().await.unwrap(), ana.id, product).await.unwrap() == Some(id(&again))
        );
        assert_eq!(orders::bought(&mut t.app.db.read().await.unwrap(), Id(1), product).await.unwrap(), None);
    });
}

#[test]
fn the_bag_is_bought_and_empty() {
    both("the_bag_is_bought", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        t.product("CHAIR", 10_000, None).await;
        let pay = json!({ "bag": true, "address": address(), "payment": { "test_card": APPROVED } });
        assert_eq!(t.order(&ana, "k0", pay.clone()).await.problem(409).0, "empty_bag");
        let put = json!({ "lines": [{ "sku": "LAMP", "quantity": 2 }, { "sku": "CHAIR", "quantity": 1 }] });
        t.put("/bag", Some(&ana), put).await.expect(200);
        // A key that bought nothing is free.
        let order = t.order(&ana, "k0", pay.clone()).await.expect(201);
        assert_eq!((order["total"]["amount"].as_i64(), order["lines"].as_array().unwrap().len()), (Some(15_490), 2));
        assert_eq!(t.get("/bag", Some(&ana)).await.expect(200)["count"], 0);
        assert_eq!(stock(&t.app, "LAMP").await, Some(3));
        assert_eq!(stock(&t.app, "CHAIR").await, None);
    });
}

#[test]
fn one_key_is_one_order() {
    both("one_key_is_one_order", async |t| {
        let ana = t.shopper("ana").await;
        let bob = t.shopper("bob").await;
        t.product("LAMP", 2_500, Some(5)).await;
        let t = Arc::new(t);
        let mut all = JoinSet::new();
        for _ in 0..32 {
            let (t, ana) = (Arc::clone(&t), ana.clone());
            all.spawn(async move { t.order(&ana, "same", tap("LAMP", APPROVED)).await });
        }
        let answers = all.join_all().await;
        let mut statuses: Vec<u16> = answers.iter().map(|a| a.status.as_u16()).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [vec![200; 31], vec![201]].concat(), "{}", answers[0].text());
        let first = id(&answers[0].json());
        assert!(answers.iter().all(|a| id(&a.json()) == first && a.json()["state"] == "paid"));
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM orders").await, 1);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM test_charges").await, 1);
        assert_eq!(stock(&t.app, "LAMP").await, Some(4));
        // Another request under the key is a conflict; another person's key is another key.
        for other in [json!({ "sku": "LAMP" }), tap("LAMP", DECLINED), json!({ "bag": true })] {
            assert_eq!(t.order(&ana, "same", other).await.problem(409).0, "key_reused");
        }
        t.order(&bob, "same", tap("LAMP", APPROVED)).await.expect(201);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM orders").await, 2);
    });
}

#[test]
fn forty_buyers_get_the_ten_there_are() {
    both("forty_buyers", async |t| {
        t.product("RARE", 2_500, Some(10)).await;
        t.product("OTHER", 100, Some(1_000)).await;
        let t = Arc::new(t);
        let mut all = JoinSet::new();
        for i in 0..40 {
            let t = Arc::clone(&t);
            all.spawn(async move {
                let who = t.shopper(&format!("buyer{i}")).await;
                // Half of them by the bag, whose lines come in either order: nobody waits for each other in a circle.
                if i % 2 == 0 {
                    return t.buy(&who, "RARE", 1).await;
                }
                let mut lines = vec![json!({ "sku": "RARE" }), json!({ "sku": "OTHER" })];
                lines.rotate_left(i / 2 % 2);
                let put = t.put("/bag", Some(&who), json!({ "lines": lines })).await;
                if put.status != 200 {
                    return put;
                }
                t.order(&who, "k", json!({ "bag": true, "address": address(), "payment": { "test_card": APPROVED } }))
                    .await
            });
        }
        let answers = all.join_all().await;
        let sold = answers.iter().filter(|a| a.status == 201).count();
        assert_eq!(sold, 10);
        for refused in answers.into_iter().filter(|a| a.status != 201) {
            let status = refused.status.as_u16();
            let text = refused.text();
            assert!(matches!(status, 409 | 422) && text.contains("sold_out"), "{status} {text}");
        }
        assert_eq!(stock(&t.app, "RARE").await, Some(0));
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM orders").await, 10);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM test_charges").await, 10);
    });
}

#[test]
fn nobody_pays_more_than_was_shown() {
    both("price_changed", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        let mut body = tap("LAMP", APPROVED);
        body["expected_total"] = json!(2_989);
        let (code, problem) = t.order(&ana, "k1", body.clone()).await.problem(409);
        assert_eq!(code, "price_changed");
        assert!(problem["title"].as_str().unwrap().contains("29.90"), "{problem}");
        assert_eq!(
            (problem["args"]["amount"].as_str(), problem["args"]["currency"].as_str()),
            (Some("2990"), Some("USD"))
        );
        assert_eq!((number(&t.app, "SELECT COUNT(*) FROM orders").await, stock(&t.app, "LAMP").await), (0, Some(5)));
        // The key is free; the very total is fine, and so is one that was higher.
        body["expected_total"] = json!({ "amount": 2_990, "currency": "USD" });
        assert_eq!(t.order(&ana, "k1", body.clone()).await.expect(201)["total"]["amount"], 2_990);
        body["expected_total"] = json!(9_999);
        assert_eq!(t.order(&ana, "k2", body.clone()).await.expect(201)["total"]["amount"], 2_990);
        body["expected_total"] = json!({ "amount": 2_990, "currency": "EUR" });
        assert_eq!(t.order(&ana, "k3", body.clone()).await.fields(), ["expected_total.currency: wrong_currency"]);
        body["expected_total"] = json!("cheap");
        assert_eq!(t.order(&ana, "k3", body).await.fields(), ["expected_total: wrong_type"]);
        // What was bought keeps its price when the catalog changes.
        t.app.clock.advance(Micros(1));
        t.product("LAMP", 99_900, Some(5)).await;
        let first = t.get("/orders", Some(&ana)).await.expect(200)["items"][0].clone();
        assert_eq!(
            (first["total"]["amount"].as_i64(), first["lines"][0]["unit_price"]["amount"].as_i64()),
            (Some(2_990), Some(2_500))
        );
    });
}

#[test]
fn one_currency_an_order() {
    both("one_currency", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, None).await;
        t.put("/bag", Some(&ana), json!({ "lines": [{ "sku": "LAMP" }] })).await.expect(200);
        let new = |sku: &str| write::NewProduct {
            key: format!("key-{sku}"),
            title: sku.to_owned(),
            variants: vec![write::NewVariant::new(sku, Vec::new(), Money::new(2_500, Currency::EUR), None)],
            ..write::NewProduct::default()
        };
        write::product(&t.app, &new("EURO")).await.unwrap();
        assert_eq!(t.order(&ana, "k1", tap("EURO", APPROVED)).await.problem(409).0, "mixed_currency");
        let put = json!({ "lines": [{ "sku": "LAMP" }, { "sku": "EURO" }] });
        assert_eq!(t.put("/bag", Some(&ana), put).await.fields(), ["lines[1].sku: mixed_currency"]);
        t.app.clock.advance(Micros(1));
        // What changes its currency while it lies in the bag is shown, not summed, and not bought.
        write::product(&t.app, &new("LAMP")).await.unwrap();
        let bag = t.get("/bag", Some(&ana)).await.expect(200);
        assert_eq!((bag["lines"][0]["available"].as_bool(), bag["total"]["amount"].as_i64()), (Some(false), Some(0)));
        let body = json!({ "bag": true, "address": address(), "payment": { "test_card": APPROVED } });
        assert_eq!(t.order(&ana, "k2", body).await.problem(409).0, "mixed_currency");
        assert_eq!(t.get("/bag", Some(&ana)).await.expect(200)["count"], 1);
    });
}

#[test]
fn every_wrong_value_has_its_code() {
    both("orders_wrong_values", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        t.product("OUT", 2_500, Some(0)).await;
        assert_eq!(t.post("/orders", None, json!({ "sku": 1 })).await.problem(401).0, "sign_in_needed");
        assert_eq!(
            t.post("/orders", Some(&ana), tap("LAMP", APPROVED)).await.problem(400).0,
            "idempotency_key_missing"
        );
        assert_eq!(t.order(&ana, " ", tap("LAMP", APPROVED)).await.problem(400).0, "idempotency_key_missing");
        let long = "k".repeat(256);
        assert_eq!(
            t.order(&ana, &long, tap("LAMP", APPROVED)).await.fields(),
            ["Idempotency-Key: bad_idempotency_key"]
        );
        assert_eq!(
            t.order(&ana, "k", json!({ "sku": "LAMP" })).await.fields(),
            ["address: no_address", "payment: no_payment"]
        );
        let with = |change: &dyn Fn(&mut Value)| {
            let mut body = tap("LAMP", APPROVED);
            change(&mut body);
            body
        };
        let cases: Vec<(Value, Vec<&str>)> = vec![
            (with(&|b| b["sku"] = json!("NONE")), vec!["sku: unknown_sku"]),
            (with(&|b| b["sku"] = json!("")), vec!["sku: required"]),
            (with(&|b| b["bag"] = json!(true)), vec!["sku: sku_or_bag"]),
            (with(&|b| b["quantity"] = json!(0)), vec!["quantity: quantity"]),
            (with(&|b| b["quantity"] = json!(-3)), vec!["quantity: quantity"]),
            (with(&|b| b["quantity"] = json!(100)), vec!["quantity: quantity"]),
            (with(&|b| b["quantity"] = json!("two")), vec!["quantity: wrong_type"]),
            (with(&|b| b["post"] = json!("no")), vec!["post: wrong_type"]),
            (
                with(&|b| b["payment"]["test_card"] = json!("4111111111111111")),
                vec!["payment.test_card: unknown_test_card"],
            ),
            (with(&|b| b["payment"] = json!({})), vec!["payment.test_card: required"]),
            (with(&|b| b["address"]["country"] = json!("Narnia")), vec!["address.country: bad_country"]),
            (with(&|b| _ = b["address"].as_object_mut().unwrap().remove("country")), vec!["address.country: required"]),
            (with(&|b| b["address"]["name"] = json!(7)), vec!["address.name: wrong_type"]),
            (
                with(&|b| {
                    b["quantity"] = json!(0);
                    b["address"] = json!({ "name": "x".repeat(101), "country": "us" });
                    b["payment"]["test_card"] = json!("1");
                }),
                vec![
                    "quantity: quantity",
                    "address.name: too_long",
                    "address.line1: required",
                    "address.city: required",
                    "address.postal_code: required",
                    "payment.test_card: unknown_test_card",
                ],
            ),
        ];
        for (body, wrong) in cases {
            assert_eq!(t.order(&ana, "k", body.clone()).await.fields(), wrong, "{body}");
        }
        let (code, problem) = t.order(&ana, "k", with(&|b| b["quantity"] = json!(6))).await.problem(409);
        assert_eq!(code, "out_of_stock");
        assert!(problem["title"].as_str().unwrap().contains("only 5"), "{problem}");
        assert_eq!((problem["args"]["left"].as_str(), problem["args"]["sku"].as_str()), (Some("5"), Some("LAMP")));
        assert_eq!(t.order(&ana, "k", tap("OUT", APPROVED)).await.problem(409).0, "sold_out");
        let mut null = tap("LAMP", APPROVED);
        null["address"]["line2"] = Value::Null;
        null["address"]["country"] = json!("us");
        // After all of that the key is still free.
        assert_eq!(t.order(&ana, "k", null).await.expect(201)["address"]["country"], "US");
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM orders").await, 1);
        assert_eq!(t.get("/orders?limit=51", Some(&ana)).await.fields(), ["limit: bad_limit"]);
        assert_eq!(t.get("/orders?cursor=x", Some(&ana)).await.fields(), ["cursor: bad_cursor"]);
    });
}

#[test]
fn what_is_no_longer_sold_is_not_bought() {
    both("no_longer_sold", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, None).await;
        t.put("/bag", Some(&ana), json!({ "lines": [{ "sku": "LAMP" }] })).await.expect(200);
        let mut tx = t.app.db.write().await.unwrap();
        sqlx::query("UPDATE variants SET retired_at = $1").bind(NOW.0).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(t.order(&ana, "k", tap("LAMP", APPROVED)).await.problem(409).0, "not_sold_anymore");
        let body = json!({ "bag": true, "address": address(), "payment": { "test_card": APPROVED } });
        assert_eq!(t.order(&ana, "k", body).await.problem(409).0, "not_sold_anymore");
        let bag = t.get("/bag", Some(&ana)).await.expect(200);
        assert_eq!((bag["count"].as_i64(), bag["lines"][0]["available"].as_bool()), (Some(1), Some(false)));
        assert_eq!(
            t.put("/bag", Some(&ana), json!({ "lines": [{ "sku": "LAMP" }] })).await.fields(),
            ["lines[0].sku: not_sold_anymore"]
        );
    });
}

#[test]
fn the_history_is_read_in_pages() {
    both("history_in_pages", async |t| {
        let (ana, bob) = (t.shopper("ana").await, t.shopper("bob").await);
        let lamp = t.product("LAMP", 2_500, None).await;
        // Two in the same moment, then one a day.
        t.buy(&ana, "LAMP", 2).await.expect(201);
        for _ in 0..24 {
            t.buy(&ana, "LAMP", 2).await.expect(201);
            t.app.clock.advance(Micros::days(1));
        }
        let page = t.get("/orders", Some(&ana)).await.expect(200);
        assert_eq!(page["items"].as_array().unwrap().len(), 20);
        let mut seen: Vec<String> = Vec::new();
        let mut next = Some(String::new());
        while let Some(cursor) = next {
            let page = t.get(&format!("/orders?limit=10{cursor}"), Some(&ana)).await.expect(200);
            seen.extend(page["items"].as_array().unwrap().iter().map(|o| format!("{} {}", o["placed_at"], o["id"])));
            next = page["next"].as_str().map(|c| format!("&cursor={c}"));
        }
        assert_eq!(seen.len(), 25);
        assert!(seen.is_sorted_by(|a, b| a > b), "{seen:?}");
        assert_eq!(t.get("/orders", Some(&bob)).await.expect(200), json!({ "items": [], "next": null }));
        // What was spent counts from a moment on, that moment included.
        let last = NOW + Micros::days(23);
        assert_eq!(spent(&t.app, &ana, last).await, 5_000);
        assert_eq!(spent(&t.app, &ana, last + Micros(1)).await, 0);
        assert_eq!(spent(&t.app, &ana, last - Micros::days(1)).await, 10_000);
        assert_eq!(spent(&t.app, &ana, Micros(0)).await, 125_000);
        assert_eq!(spent(&t.app, &bob, Micros(0)).await, 0);
        let newest = orders::bought(&mut t.app.db.read().await.unwrap(), ana.id, lamp).await.unwrap();
        assert_eq!(newest, Some(id(&page["items"][0])));
        let page = t.page("/orders", Some(&ana)).await;
        assert!(page.text().contains("rel=\"next\"") && page.text().contains("54.90"), "{}", page.text());
    });
}

#[test]
fn delivery_is_the_operators_to_set() {
    both_with(
        "delivery_fee",
        |config| {
            config.orders.delivery_fee = "0".to_owned();
            config.orders.cancel_minutes = 0;
        },
        async |t| {
            let ana = t.shopper("ana").await;
            t.product("LAMP", 2_500, None).await;
            let order = t.buy(&ana, "LAMP", 1).await.expect(201);
            assert_eq!(
                (order["total"]["amount"].as_i64(), order["adjustments"][0]["amount"]["amount"].as_i64()),
                (Some(2_500), Some(0))
            );
            t.app.clock.advance(Micros(1));
            let path = format!("/orders/{}/cancellation", id(&order));
            assert_eq!(t.post(&path, Some(&ana), json!({})).await.problem(409).0, "too_late_to_cancel");
        },
    );
}
