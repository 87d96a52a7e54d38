//! The Stripe provider against PyPI's localstripe, which others wrote after Stripe's API: another pair of eyes than the
//! stricter server of our own. `cargo xtask test` starts it and names it by `VITRINE_TEST_STRIPE`; without one these
//! tests say that they skip. It knows no idempotency keys and no `off_session` at confirming, so what is bought here is
//! the bag, and nothing is lost on the way; `stripe.rs` has both.

use std::time::SystemTime;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing::post;
use http::{HeaderMap, Request};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use vitrine::config::{Config, PaymentProvider};
use vitrine::jobs;
use vitrine::kit::Micros;

use crate::app::{Person, TestApp, address, both_with};
use crate::orders::{id, number, stock};

const SECRET: &str = "whsec_local";

/// Localstripe's side: what a browser and a bank would do there.
struct Server {
    url: String,
    http: reqwest::Client,
}

impl Server {
    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> (u16, Value) {
        let body = serde_html_form::to_string(fields).unwrap();
        let request = self.http.post(format!("{}{path}", self.url)).bearer_auth("sk_test_localstripe");
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, serde_json::from_str(&response.text().await.unwrap()).unwrap_or_default())
    }

    async fn get(&self, path: &str) -> Value {
        let request = self.http.get(format!("{}{path}", self.url)).bearer_auth("sk_test_localstripe");
        serde_json::from_str(&request.send().await.unwrap().text().await.unwrap()).unwrap()
    }

    /// A card as the browser hands it to Stripe, never to us.
    async fn card(&self, number: &str) -> String {
        let fields = [
            ("type", "card"),
            ("card[number]", number),
            ("card[exp_month]", "12"),
            ("card[exp_year]", "2040"),
            ("card[cvc]", "123"),
        ];
        self.post("/v1/payment_methods", &fields).await.1["id"].as_str().unwrap().to_owned()
    }
}

fn with_localstripe(name: &str, test: impl AsyncFn(TestApp, Server)) {
    let Ok(url) = std::env::var("VITRINE_TEST_STRIPE") else {
        println!("{name}: skipped, VITRINE_TEST_STRIPE is not set");
        return;
    };
    let configure = |config: &mut Config| {
        config.payments.provider = PaymentProvider::Stripe;
        config.payments.stripe.secret_key = "sk_test_localstripe".to_owned();
        config.payments.stripe.publishable_key = "pk_test_localstripe".to_owned();
        config.payments.stripe.webhook_secrets = vec![SECRET.to_owned()];
        config.payments.stripe.api.clone_from(&url);
    };
    both_with(name, configure, async |t| {
        test(t, Server { url: url.clone(), http: reqwest::Client::new() }).await;
    });
}

/// A shopper who saved a card, with what confirming it there answered.
async fn with_card(t: &TestApp, server: &Server, handle: &str, number: &str) -> (Person, u16) {
    let who = t.shopper(handle).await;
    let begun = t.post("/me/payment-methods/setups", Some(&who), json!({})).await.expect(201);
    let reference = begun["reference"].as_str().unwrap();
    let path = format!("/v1/setup_intents/{reference}/confirm");
    let save = json!({ "reference": reference });
    let card = server.card(number).await;
    let (mut status, setup) = server.post(&path, &[("payment_method", &card)]).await;
    if setup["status"] == "requires_action" {
        // The bank asks; until it is answered nothing is saved.
        assert_eq!(t.post("/me/payment-methods", Some(&who), save.clone()).await.problem(409).0, "card_not_saved");
        (status, _) = server.post(&path, &[]).await;
    }
    if status == 200 {
        t.post("/me/payment-methods", Some(&who), save).await.expect(200);
    } else {
        assert_eq!(t.post("/me/payment-methods", Some(&who), save).await.problem(409).0, "card_not_saved");
    }
    (who, status)
}

async fn buy_bag(t: &TestApp, who: &Person, key: &str) -> crate::app::Answer {
    t.put("/bag", Some(who), json!({ "lines": [{ "sku": "LAMP", "quantity": 2 }] })).await.expect(200);
    t.order(who, key, json!({ "bag": true, "address": address() })).await
}

/// The provider's name of the charge of an order.
async fn reference(t: &TestApp, order: &Value) -> String {
    let found: (String,) = sqlx::query_as("SELECT reference FROM payments WHERE order_id = $1")
        .bind(id(order).0)
        .fetch_one(&mut *t.app.db.read().await.unwrap())
        .await
        .unwrap();
    found.0
}

#[test]
fn localstripe_takes_a_saved_card_and_pays_it_back_in_parts() {
    with_localstripe("localstripe_pays", async |t, server| {
        t.product("LAMP", 2_500, Some(9)).await;
        let (ana, _) = with_card(&t, &server, "ana", "4242424242424242").await;
        let order = buy_bag(&t, &ana, "k").await.expect(201);
        assert_eq!((order["state"].as_str(), order["payment"].as_str()), (Some("paid"), Some("Visa •••• 4242")));
        let intent = server.get(&format!("/v1/payment_intents/{}", reference(&t, &order).await)).await;
        assert_eq!(
            (intent["amount"].as_i64(), &intent["currency"], &intent["status"]),
            (Some(5_490), &json!("usd"), &json!("succeeded"))
        );
        assert_eq!(intent["metadata"]["key"], format!("order-{}-{}", ana.id, id(&order)));
        // A part goes back, then all the rest.
        let op = t.operator("op").await;
        let desk = format!("/operator/orders/{}/refunds", id(&order));
        let part = json!({ "amount": "10.00", "reason": "a scratch" });
        assert!(t.post(&desk, Some(&op), part).await.status.is_success());
        let back = async || {
            let refunds = server.get(&format!("/v1/refunds?payment_intent={}", reference(&t, &order).await)).await;
            refunds["data"].as_array().unwrap().iter().map(|r| r["amount"].as_i64().unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(back().await, [1_000]);
        let rest = json!({ "amount": "44.90", "reason": "all of it" });
        assert!(t.post(&desk, Some(&op), rest).await.status.is_success());
        assert_eq!(back().await.iter().sum::<i64>(), 5_490);
        let order = t.get(&format!("/orders/{}", id(&order)), Some(&ana)).await.expect(200);
        assert_eq!(order["state"], "refunded");
    });
}

#[test]
fn localstripe_declines() {
    with_localstripe("localstripe_declines", async |t, server| {
        t.product("LAMP", 2_500, Some(9)).await;
        // Refused already where it is saved; and saved, but refused when it is charged.
        let (bob, status) = with_card(&t, &server, "bob", "4000000000000002").await;
        assert_eq!(status, 402);
        assert_eq!(buy_bag(&t, &bob, "k").await.fields(), ["payment: no_payment"]);
        let (cleo, status) = with_card(&t, &server, "cleo", "4000000000000341").await;
        assert_eq!(status, 200);
        assert_eq!(buy_bag(&t, &cleo, "k").await.problem(402).0, "card_declined");
        assert_eq!(stock(&t.app, "LAMP").await, Some(9));
        // The bag is there again.
        assert_eq!(t.get("/bag", Some(&cleo)).await.expect(200)["lines"][0]["quantity"], 2);
    });
}

#[test]
fn a_bank_of_localstripe_asks_and_its_events_are_taken() {
    with_localstripe("localstripe_asks", async |t, server| {
        // Its events are signed with the time of the machine.
        let real = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs();
        t.app.clock.advance(Micros::seconds(i64::try_from(real).unwrap()) - t.app.clock.now());
        let (hear, mut heard) = mpsc::unbounded_channel();
        let hook = post(async move |headers: HeaderMap, body: Bytes| {
            let _ = hear.send((headers["stripe-signature"].to_str().unwrap().to_owned(), body));
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let to = format!("http://{}/", listener.local_addr().unwrap());
        let listening = tokio::spawn(axum::serve(listener, Router::new().route("/", hook)).into_future());
        let name = format!("/_config/webhooks/{}", t.app.id());
        assert_eq!(server.post(&name, &[("url", &to), ("secret", SECRET)]).await.0, 200);

        t.product("LAMP", 2_500, Some(9)).await;
        let (ana, _) = with_card(&t, &server, "ana", "4000002500003155").await;
        for (key, approved) in [("yes", true), ("no", false)] {
            let order = buy_bag(&t, &ana, key).await.expect(201);
            let path = format!("/orders/{}", id(&order));
            assert_eq!(
                (order["state"].as_str(), order["confirmation"].clone()),
                (Some("placed"), json!(format!("{path}/confirmation")))
            );
            let intent = reference(&t, &order).await;
            let secret = server.get(&format!("/v1/payment_intents/{intent}")).await["client_secret"].clone();
            let secret = secret.as_str().unwrap();
            assert!(t.page(&format!("{path}/confirmation"), Some(&ana)).await.text().contains(secret));
            let answer = [("client_secret", secret), ("success", if approved { "true" } else { "false" })];
            let (status, _) = server.post(&format!("/v1/payment_intents/{intent}/_authenticate"), &answer).await;
            assert_eq!(status, 200);
            if approved {
                // Told by an event, which comes a second later, among those of other tests; taken twice, it counts once.
                let (signature, body) = loop {
                    let (signature, body) = heard.recv().await.unwrap();
                    if String::from_utf8_lossy(&body).contains(&intent) {
                        break (signature, body);
                    }
                };
                for _ in 0..2 {
                    let request = Request::post("/webhooks/stripe").header("stripe-signature", &signature);
                    t.send(request.body(Body::from(body.clone())).unwrap()).await.expect(200);
                }
                assert_eq!(number(&t.app, "SELECT COUNT(*) FROM provider_events").await, 1);
                jobs::run_due(&t.app).await.unwrap();
            } else {
                // It tells of no failure; the shopper is back from the bank and asks.
                t.form(&format!("{path}/confirmation"), Some(&ana), &[]).await;
            }
            let order = t.get(&path, Some(&ana)).await.expect(200);
            assert_eq!(order["state"], if approved { "paid" } else { "declined" });
        }
        assert_eq!(stock(&t.app, "LAMP").await, Some(7));
        listening.abort();
    });
}
