//! Prices of the shop: reductions, member prices, delivery, taxes, promotions, gift cards, visitors' bags.

use http::{Method, Request, header};
use serde_json::{Value, json};
use vitrine::accounts::memberships;
use vitrine::catalog::write::{self, NewProduct, NewVariant, Sale};
use vitrine::kit::{Currency, Id, Micros, Money};
use vitrine::{jobs, orders};

use crate::app::{NOW, Person, TestApp, address, both, both_with};
use crate::orders::{APPROVED, DECLINED, number, tap, texts};

async fn bag(t: &TestApp, who: &Person, sku: &str, quantity: i64) -> Value {
    t.put("/bag", Some(who), json!({ "lines": [{ "sku": sku, "quantity": quantity }] })).await.expect(200)
}

fn checkout(card: &str) -> Value {
    json!({ "bag": true, "address": address(), "payment": { "test_card": card } })
}

fn told(view: &Value) -> Vec<(String, i64)> {
    let list = view["adjustments"].as_array().unwrap();
    list.iter().map(|a| (a["label"].as_str().unwrap().to_owned(), a["amount"]["amount"].as_i64().unwrap())).collect()
}

fn total(view: &Value) -> i64 {
    view["total"]["amount"].as_i64().unwrap()
}

async fn promote(t: &TestApp, operator: &Person, promotion: Value) -> Id {
    let made = t.post("/operator/promotions", Some(operator), promotion).await.expect(201);
    made["id"].as_str().unwrap().parse().unwrap()
}

async fn code(t: &TestApp, who: &Person, code: &str) -> Vec<String> {
    t.post("/bag/codes", Some(who), json!({ "code": code })).await.fields()
}

#[test]
fn a_reduction_is_told_from_the_lowest_price_of_thirty_days() {
    both("reduction_is_told", async |t| {
        let written = async |price: i64, sale: Option<i64>| {
            let mut variant = NewVariant::new("OIL", Vec::new(), Money::new(price, Currency::USD), Some(9));
            variant.sale = sale.map(|amount| Sale { amount, from: None, until: None });
            variant.unit_measure = Some("750 ml".to_owned());
            variant.unit_base = Some("1 l".to_owned());
            let new = NewProduct {
                key: "oil".to_owned(),
                title: "Oil".to_owned(),
                variants: vec![variant],
                ..NewProduct::default()
            };
            write::product(&t.app, &new).await.unwrap()
        };
        let id = written(1_000, None).await;
        let path = format!("/products/{id}");
        t.app.clock.advance(Micros::days(40));
        written(1_500, None).await;
        t.app.clock.advance(Micros::days(2));
        // "Reduced" from 15.00 to 10.00: it cost as little two days ago, so nothing is said.
        written(1_500, Some(1_000)).await;
        let product = t.get(&path, None).await.expect(200);
        assert_eq!((&product["reduced"], &product["variants"][0]["reduced"]), (&Value::Null, &Value::Null));
        assert_eq!(
            product["variants"][0]["unit_price"],
            json!({ "price": { "amount": 1333, "currency": "USD" }, "per": "1 l" })
        );
        t.app.clock.advance(Micros::days(1));
        written(1_500, Some(800)).await;
        let product = t.get(&path, None).await.expect(200);
        let reduced = json!({ "lowest": { "amount": 1000, "currency": "USD" }, "percent": 20 });
        assert_eq!((&product["reduced"], &product["variants"][0]["reduced"]), (&reduced, &reduced));
        let page = t.page(&path, None).await.text();
        assert!(page.contains("lowest price of the last 30 days") && page.contains("20"), "{page}");
        // The same price again is no change.
        written(1_500, Some(800)).await;
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM prices").await, 4);
    });
}

#[test]
fn members_pay_their_price() {
    both("members_pay_their_price", async |t| {
        let (op, ana, ben) = (t.operator("op").await, t.shopper("ana").await, t.shopper("ben").await);
        let lamp = t.product("LAMP", 2_000, Some(9)).await;
        let chair = t.product("CHAIR", 3_000, None).await;
        let put =
            |sku: &str, price: &str| t.put("/operator/member-prices", Some(&op), json!({ "sku": sku, "price": price }));
        assert_eq!(put("LAMP", "20.00").await.fields(), ["price: member_price_not_lower"]);
        assert_eq!(put("NOPE", "1").await.fields(), ["sku: unknown_sku"]);
        put("LAMP", "18,00").await.expect(201);
        memberships::grant(&t.app, ana.id, None).await.unwrap();
        let shown = t.get(&format!("/products/{lamp}"), None).await.expect(200);
        assert_eq!((&shown["price"]["amount"], &shown["member_price"]["amount"]), (&json!(2000), &json!(1800)));
        assert_eq!(bag(&t, &ana, "LAMP", 2).await["subtotal"]["amount"], 3_600);
        assert_eq!(bag(&t, &ben, "LAMP", 2).await["subtotal"]["amount"], 4_000);
        let order = t.order(&ana, "m1", tap("LAMP", APPROVED)).await.expect(201);
        assert_eq!(order["lines"][0]["unit_price"]["amount"], 1_800);

        // A members' day begins and ends by itself.
        let day = json!({ "label": "Members' day", "rate": "25", "category": "Furniture", "starts": "2026-11-23T00:00", "ends": "2026-11-24T00:00" });
        t.post("/operator/member-days", Some(&op), day).await.expect(201);
        let price =
            async || t.get(&format!("/products/{chair}"), None).await.expect(200)["member_price"]["amount"].clone();
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(price().await, Value::Null);
        t.app.clock.advance(Micros::hours(12));
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(price().await, 2_250);
        assert!(
            t.page(&format!("/products/{chair}"), None).await.text().contains("Members&#39; day")
                || t.page(&format!("/products/{chair}"), None).await.text().contains("Members' day")
        );
        t.app.clock.advance(Micros::hours(24));
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(price().await, Value::Null);
        assert!(number(&t.app, "SELECT COUNT(*) FROM audit WHERE what LIKE 'member%'").await >= 2);
    });
}

#[test]
fn delivery_follows_place_weight_and_membership() {
    both("delivery_follows_rules", async |t| {
        let (op, ana) = (t.operator("op").await, t.shopper("ana").await);
        t.product("LAMP", 2_000, Some(9)).await;
        let add = |body: Value| t.post("/operator/delivery-methods", Some(&op), body);
        let mut wrong = add(
            json!({ "label": "", "fee": "-1", "places": "UK", "value_from": "9", "value_to": "5", "days_from": "x" }),
        )
        .await
        .fields();
        wrong.sort();
        assert_eq!(
            wrong,
            [
                "days_from: bad_number",
                "fee: bad_amount",
                "label: required",
                "places: bad_places",
                "value_to: range_upside_down"
            ]
        );
        assert_eq!(t.post("/operator/delivery-methods", Some(&ana), json!({})).await.problem(403).0, "operator_only");
        add(json!({ "label": "Parcel", "fee": "5.00", "free_from": "50", "places": "US" })).await.expect(201);
        add(json!({ "label": "Express", "fee": "9.00", "member_fee": "0", "places": "US DE", "days_from": "1", "days_to": "1" })).await.expect(201);
        let held = bag(&t, &ana, "LAMP", 1).await;
        assert_eq!((told(&held), total(&held)), (vec![("Parcel".to_owned(), 500)], 2_500));
        assert_eq!(held["deliveries"].as_array().unwrap().len(), 2);
        assert_eq!(total(&bag(&t, &ana, "LAMP", 3).await), 6_000);
        let express = held["deliveries"][1]["id"].clone();
        let mut body = tap("LAMP", APPROVED);
        body["delivery"] = express;
        assert_eq!(total(&t.order(&ana, "d1", body.clone()).await.expect(201)), 2_900);
        memberships::grant(&t.app, ana.id, None).await.unwrap();
        assert_eq!(total(&t.order(&ana, "d2", tap("LAMP", APPROVED)).await.expect(201)), 2_000);
        body["address"]["country"] = json!("FR");
        assert_eq!(t.order(&ana, "d3", body).await.problem(409).0, "no_delivery");
        assert_eq!(number(&t.app, "SELECT stock FROM variants WHERE sku = 'LAMP'").await, 7, "nothing was taken");
    });
}

#[test]
fn taxes_follow_the_zone() {
    both_with(
        "taxes_follow_the_zone",
        |c| c.store.country = "DE".to_owned(),
        async |t| {
            let (op, ana) = (t.operator("op").await, t.shopper("ana").await);
            t.product("LAMP", 2_000, Some(9)).await;
            let add = |body: Value| t.post("/operator/tax-zones", Some(&op), body);
            assert_eq!(
                add(json!({ "label": "x", "places": "*", "rate": "101", "mode": "maybe" })).await.fields(),
                ["rate: bad_percent", "mode: bad_value"]
            );
            add(json!({ "label": "VAT 19 %", "places": "DE AT", "rate": "19", "mode": "included" })).await.expect(201);
            add(json!({ "label": "Sales tax", "places": "US-IL", "rate": "8,25", "mode": "added", "on_delivery": "free" })).await.expect(201);
            let held = bag(&t, &ana, "LAMP", 1).await;
            assert_eq!(total(&held), 2_490);
            assert_eq!(
                held["tax"],
                json!({ "label": "VAT 19 %", "rate": 1900, "included": true, "amount": { "amount": 398, "currency": "USD" } })
            );
            let order = t.order(&ana, "t1", tap("LAMP", APPROVED)).await.expect(201);
            assert_eq!((total(&order), told(&order).last().unwrap().clone()), (2_655, ("Sales tax".to_owned(), 165)));
            assert_eq!(order["tax"]["included"], false);
            assert_eq!(number(&t.app, "SELECT tax FROM order_lines").await, 165);
            // What was seen without the tax is asked again.
            let mut body = tap("LAMP", APPROVED);
            body["expected_total"] = json!(2_490);
            assert_eq!(t.order(&ana, "t2", body).await.problem(409).0, "price_changed");
        },
    );
}

#[test]
fn every_code_that_does_not_hold_says_why() {
    both("codes_say_why", async |t| {
        let (op, ana) = (t.operator("op").await, t.shopper("ana").await);
        t.product("LAMP", 2_000, Some(9)).await;
        bag(&t, &ana, "LAMP", 1).await;
        for body in [
            json!({ "label": "a", "code": "early", "kind": "percent", "value": "10", "starts": "2026-12-01T00:00" }),
            json!({ "label": "b", "code": "LATE", "kind": "percent", "value": "10", "ends": "2026-11-22T13:00" }),
            json!({ "label": "c", "code": "CLUB", "kind": "amount", "value": "5", "audience": "members" }),
            json!({ "label": "d", "code": "RICH", "kind": "amount", "value": "5", "value_from": "20.01" }),
            json!({ "label": "e", "code": "ONCE", "kind": "amount", "value": "5", "overall": "1", "per_person": "1" }),
            json!({ "label": "f", "code": "FIRST", "kind": "percent", "value": "50", "audience": "first-order" }),
        ] {
            promote(&t, &op, body).await;
        }
        t.app.clock.advance(Micros::hours(2));
        assert_eq!(code(&t, &ana, " ").await, ["code: required"]);
        assert_eq!(code(&t, &ana, "nonsense").await, ["code: code_unknown"]);
        assert_eq!(code(&t, &ana, "EARLY").await, ["code: code_not_yet"]);
        assert_eq!(code(&t, &ana, "late").await, ["code: code_expired"]);
        assert_eq!(code(&t, &ana, "club").await, ["code: code_members_only"]);
        assert_eq!(code(&t, &ana, "rich").await, ["code: code_too_little"]);
        // Their sentences, at the field.
        let page = t.form("/bag/codes", Some(&ana), &[("code", "club")]).await;
        assert_eq!(page.status.as_u16(), 422);
        assert!(page.text().contains("This code is for members."), "{}", page.text());

        let held = t.post("/bag/codes", Some(&ana), json!({ "code": "o n c e" })).await.expect(200);
        assert_eq!((told(&held)[0].clone(), total(&held)), (("e".to_owned(), -500), 1_990));
        // A declined order gives the use back, and the code lies in the bag again.
        assert_eq!(t.order(&ana, "c1", checkout(DECLINED)).await.problem(402).0, "card_declined");
        assert_eq!(number(&t.app, "SELECT CAST(SUM(uses) AS BIGINT) FROM promotions").await, 0);
        let order = t.order(&ana, "c2", checkout(APPROVED)).await.expect(201);
        assert_eq!(total(&order), 1_990);
        assert_eq!(
            number(
                &t.app,
                "SELECT CAST(SUM(discount) AS BIGINT) FROM order_lines WHERE order_id = (SELECT MAX(id) FROM orders)"
            )
            .await,
            500
        );
        assert_eq!(
            orders::spent(&mut t.app.db.read().await.unwrap(), ana.id, NOW, Currency::USD).await.unwrap().amount,
            1_500
        );
        bag(&t, &ana, "LAMP", 1).await;
        assert_eq!(code(&t, &ana, "ONCE").await, ["code: code_used_up"]);
        assert_eq!(code(&t, &ana, "FIRST").await, ["code: code_first_order_only"]);
        // One that ends while it lies in the bag refuses the order instead of charging more.
        let ben = t.shopper("ben").await;
        bag(&t, &ben, "LAMP", 1).await;
        t.post("/bag/codes", Some(&ben), json!({ "code": "FIRST" })).await.expect(200);
        let id = number(&t.app, "SELECT id FROM promotions WHERE code = 'FIRST'").await;
        assert_eq!(t.delete(&format!("/operator/promotions/{}", Id(id)), Some(&op)).await.status.as_u16(), 204);
        let held = t.get("/bag", Some(&ben)).await.expect(200);
        assert_eq!((total(&held), &held["codes"][0]["problem"]), (2_490, &json!("code_expired")));
        assert_eq!(t.order(&ben, "c3", checkout(APPROVED)).await.fields(), ["code: code_expired"]);
        t.delete("/bag/codes/first", Some(&ben)).await.expect(200);
        t.order(&ben, "c4", checkout(APPROVED)).await.expect(201);
    });
}

#[test]
fn a_promotion_is_refused_at_its_fields() {
    both("promotion_fields", async |t| {
        let op = t.operator("op").await;
        let add = |body: Value| t.post("/operator/promotions", Some(&op), body);
        assert_eq!(
            add(json!({ "kind": "percent", "value": "0", "code": "a b" })).await.fields(),
            ["label: required", "code: bad_code", "value: required"]
        );
        assert_eq!(
            add(json!({ "label": "x", "kind": "gift", "value": "NOPE" })).await.fields(),
            ["value: unknown_sku"]
        );
        assert_eq!(add(json!({ "label": "x", "kind": "amount", "value": "1", "starts": "2026-12-02T00:00", "ends": "2026-12-01T00:00", "overall": "0" })).await.fields(), ["ends: ends_before_start", "overall: bad_number"]);
        add(json!({ "label": "x", "kind": "delivery", "code": "free" })).await.expect(201);
        assert_eq!(
            add(json!({ "label": "x", "kind": "delivery", "code": "FREE" })).await.fields(),
            ["code: code_taken"]
        );
        // The form shows what was typed and what is wrong.
        let page = t
            .form("/operator/promotions", Some(&op), &[("label", "Spring"), ("kind", "percent"), ("value", "x")])
            .await;
        assert_eq!(page.status.as_u16(), 422);
        assert!(page.text().contains("Spring") && page.text().contains("percentage"), "{}", page.text());
    });
}

#[test]
fn gifts_and_free_delivery_add_themselves() {
    both("gifts_add_themselves", async |t| {
        let (op, ana) = (t.operator("op").await, t.shopper("ana").await);
        t.product("LAMP", 2_000, Some(9)).await;
        t.product("MUG", 700, Some(1)).await;
        promote(&t, &op, json!({ "label": "A mug", "kind": "gift", "value": "MUG", "value_from": "20" })).await;
        promote(&t, &op, json!({ "label": "No fee", "kind": "delivery", "value_from": "40" })).await;
        promote(&t, &op, json!({ "label": "Ten", "kind": "percent", "value": "10" })).await;
        promote(&t, &op, json!({ "label": "One", "kind": "amount", "value": "1" })).await;
        let held = bag(&t, &ana, "LAMP", 2).await;
        assert_eq!(held["lines"][1]["gift"], true);
        assert_eq!(held["count"], 2);
        let named = |list: &[(&str, i64)]| list.iter().map(|(l, n)| ((*l).to_owned(), *n)).collect::<Vec<_>>();
        assert_eq!(told(&held), named(&[("Ten", -400), ("A mug", -700), ("Delivery", 490), ("No fee", -490)]));
        assert_eq!(total(&held), 3_600);
        t.order(&ana, "g1", checkout(APPROVED)).await.expect(201);
        assert_eq!(number(&t.app, "SELECT stock FROM variants WHERE sku = 'MUG'").await, 0);
        // There is no mug left: nothing is promised.
        assert_eq!(bag(&t, &ana, "LAMP", 1).await["lines"].as_array().unwrap().len(), 1);
    });
}

#[test]
fn gift_cards_and_credit_pay() {
    both("gift_cards_pay", async |t| {
        let (op, ana) = (t.operator("op").await, t.shopper("ana").await);
        t.product("LAMP", 2_000, Some(9)).await;
        let made =
            t.post("/operator/gift-cards", Some(&op), json!({ "amount": "30", "note": "Ana" })).await.expect(201);
        let card = made["code"].as_str().unwrap().to_owned();
        assert_eq!(
            t.post("/operator/gift-cards", Some(&op), json!({ "amount": "0" })).await.fields(),
            ["amount: bad_amount"]
        );
        assert!(!texts(&t.app, "SELECT hash FROM gift_cards").await.contains(&card), "the code is not kept");
        bag(&t, &ana, "LAMP", 1).await;
        let held = t.post("/bag/codes", Some(&ana), json!({ "code": card.to_lowercase() })).await.expect(200);
        assert_eq!(total(&held), 0);
        // Nothing is left to pay, so no card is needed, and nobody is asked for money.
        let order = t.order(&ana, "g1", json!({ "bag": true, "address": address() })).await.expect(201);
        assert_eq!((order["state"].as_str(), total(&order)), (Some("paid"), 0));
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM test_charges").await, 0);
        assert_eq!(number(&t.app, "SELECT balance FROM gift_cards").await, 510);
        assert_eq!(
            orders::spent(&mut t.app.db.read().await.unwrap(), ana.id, NOW, Currency::USD).await.unwrap().amount,
            2_000
        );
        // Cancelled: the card gets it back.
        t.post(&format!("/orders/{}/cancellation", order["id"].as_str().unwrap()), Some(&ana), json!({}))
            .await
            .expect(200);
        assert_eq!(number(&t.app, "SELECT balance FROM gift_cards").await, 3_000);
        assert_eq!(number(&t.app, "SELECT CAST(SUM(amount) AS BIGINT) FROM gift_card_moves").await, 0);

        assert_eq!(
            t.post("/operator/credits", Some(&op), json!({ "handle": "nobody", "amount": "x" })).await.fields(),
            ["amount: bad_amount", "handle: unknown_handle"]
        );
        t.post("/operator/credits", Some(&op), json!({ "handle": "@ana", "amount": "7" })).await.expect(201);
        bag(&t, &ana, "LAMP", 1).await;
        let held = t.put("/bag/purse", Some(&ana), json!({ "credit": "used" })).await.expect(200);
        assert_eq!(total(&held), 1_790);
        t.order(&ana, "g2", checkout(APPROVED)).await.expect(201);
        assert_eq!(number(&t.app, "SELECT amount FROM credit_balances").await, 0);
        // A code that is guessed too often is not answered any more.
        for _ in 0..20 {
            code(&t, &ana, "GUESS").await;
        }
        assert_eq!(t.post("/bag/codes", Some(&ana), json!({ "code": "GUESS" })).await.status.as_u16(), 429);
    });
}

#[test]
fn a_visitors_bag_comes_along() {
    both("visitors_bag", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_000, Some(9)).await;
        t.product("CHAIR", 3_000, None).await;
        bag(&t, &ana, "LAMP", 1).await;
        let answer = t.form("/bag/lines", None, &[("sku", "LAMP"), ("quantity", "2")]).await;
        assert_eq!(answer.status.as_u16(), 303);
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
        assert!(cookie.starts_with("__Host-bag="), "{cookie}");
        let ask = async |method: Method, path: &str, cookies: &str, body: &str| {
            let request = Request::builder()
                .method(method)
                .uri(path)
                .header(header::HOST, "localhost:8080")
                .header(header::ORIGIN, "http://localhost:8080")
                .header("sec-fetch-site", "same-origin")
                .header(header::COOKIE, cookies)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            t.send(request.body(body.to_owned().into()).unwrap()).await
        };
        let again = ask(Method::POST, "/bag/lines", &cookie, "sku=CHAIR&quantity=1").await;
        assert!(again.headers.get(header::SET_COOKIE).is_none(), "the bag stays the same one");
        let page = ask(Method::GET, "/bag", &cookie, "").await.text();
        assert!(page.contains("Thing LAMP") && page.contains("Thing CHAIR"), "{page}");
        assert!(!t.page("/bag", None).await.text().contains("Thing LAMP"), "another visitor sees nothing of it");
        // Signed in, on whatever page: both bags are one, and the cookie goes.
        let both_cookies = format!("{cookie}; __Host-session={}", ana.token);
        let page = ask(Method::GET, "/explore", &both_cookies, "").await;
        assert!(page.headers[header::SET_COOKIE].to_str().unwrap().starts_with("__Host-bag=;"));
        ask(Method::GET, "/", &both_cookies, "").await;
        let held = t.get("/bag", Some(&ana)).await.expect(200);
        assert_eq!((held["count"].as_i64(), held["lines"].as_array().unwrap().len()), (Some(4), 2));
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM visitor_bags").await, 0);
    });
}

#[test]
fn a_friend_is_worth_something_to_both() {
    both("referral_rewards_both", async |t| {
        let (ana, ben) = (t.shopper("ana").await, t.shopper("ben").await);
        t.product("LAMP", 2_000, Some(9)).await;
        let purse = t.get("/me/points", Some(&ana)).await.expect(200);
        let friend = purse["referral_code"].as_str().unwrap().to_owned();
        bag(&t, &ana, "LAMP", 1).await;
        assert_eq!(code(&t, &ana, &friend).await, ["code: code_own"]);
        bag(&t, &ben, "LAMP", 1).await;
        let held = t.post("/bag/codes", Some(&ben), json!({ "code": friend })).await.expect(200);
        assert_eq!(total(&held), 2_490 - 700);
        t.order(&ben, "r1", checkout(APPROVED)).await.expect(201);
        let credit = async || t.get("/me/points", Some(&ana)).await.expect(200)["credit"]["amount"].clone();
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(credit().await, 0, "it can still be cancelled");
        t.app.clock.advance(Micros::minutes(31));
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(credit().await, 700);
        bag(&t, &ben, "LAMP", 1).await;
        assert_eq!(code(&t, &ben, &friend).await, ["code: code_first_order_only"]);
        // Points of both, and a ledger that sums to nothing.
        assert_eq!(t.get("/me/points", Some(&ben)).await.expect(200)["points"], 13);
        assert_eq!(t.get("/me/points", Some(&ana)).await.expect(200)["points"], 50);
        assert_eq!(number(&t.app, "SELECT CAST(SUM(points) AS BIGINT) FROM points_entries").await, 0);
    });
}

#[test]
fn points_are_redeemed_and_given_back() {
    both("points_redeemed", async |t| {
        let ana = t.shopper("ana").await;
        t.product("SOFA", 30_000, Some(9)).await;
        t.order(&ana, "p1", tap("SOFA", APPROVED)).await.expect(201);
        t.app.clock.advance(Micros::minutes(31));
        jobs::run_due(&t.app).await.unwrap();
        let purse = t.get("/me/points", Some(&ana)).await.expect(200);
        assert_eq!((purse["points"].as_i64(), purse["tier"].as_str()), (Some(400), Some("bronze")));
        bag(&t, &ana, "SOFA", 1).await;
        assert_eq!(
            t.put("/bag/purse", Some(&ana), json!({ "points": "401" })).await.fields(),
            ["points: too_many_points"]
        );
        let held = t.put("/bag/purse", Some(&ana), json!({ "points": "150" })).await.expect(200);
        assert_eq!(total(&held), 30_490 - 150);
        let order = t.order(&ana, "p2", checkout(APPROVED)).await.expect(201);
        assert_eq!(t.get("/me/points", Some(&ana)).await.expect(200)["points"], 250);
        t.post(&format!("/orders/{}/cancellation", order["id"].as_str().unwrap()), Some(&ana), json!({}))
            .await
            .expect(200);
        assert_eq!(t.get("/me/points", Some(&ana)).await.expect(200)["points"], 400);
        // They expire as announced: by mail, thirty days before.
        t.app.clock.advance(Micros::days(336));
        vitrine::points::sweep(&t.app).await.unwrap();
        jobs::run_due(&t.app).await.unwrap();
        let purse = t.get("/me/points", Some(&ana)).await;
        assert_eq!(purse.status.as_u16(), 401, "a session lasts thirty days");
        assert_eq!(
            number(&t.app, "SELECT COUNT(*) FROM points_lots WHERE announced_at IS NOT NULL AND points > 0").await,
            3
        );
        t.app.clock.advance(Micros::days(31));
        vitrine::points::sweep(&t.app).await.unwrap();
        assert_eq!(number(&t.app, "SELECT points FROM points_balances").await, 0);
        assert_eq!(number(&t.app, "SELECT CAST(SUM(points) AS BIGINT) FROM points_entries").await, 0);
        assert_eq!(
            number(&t.app, "SELECT COUNT(*) FROM points_entries WHERE why = 'expired' AND book = 'wallet'").await,
            3
        );
    });
}

/// No rule of points can look at a review: the words do not even stand in the room.
#[test]
fn points_know_no_opinion() {
    for file in ["src/points/mod.rs", "src/points/rules.rs", "src/orders/rewards.rs", "src/membership/mod.rs"] {
        let text = std::fs::read_to_string(file).unwrap();
        let code =
            text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join(" ").to_lowercase();
        let words: Vec<&str> = code.split(|c: char| !c.is_ascii_alphabetic()).collect();
        for word in ["star", "stars", "verdict", "verdicts", "rating", "ratings", "review", "reviews"] {
            assert!(!words.contains(&word), "{file} names {word}");
        }
    }
}
