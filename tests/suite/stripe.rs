//! Stripe behind the trait, against a stricter server of our own.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::body::Body;
use http::{Method, Request};
use serde_json::{Value, json};
use vitrine::app::App;
use vitrine::config::{Config, PaymentProvider};
use vitrine::jobs;
use vitrine::kit::{Id, Micros};
use vitrine::orders::payments::webhook;
use vitrine_paysim::{Chaos, Paysim, Status};

use crate::app::{NOW, Person, TestApp, address, both_after};
use crate::orders::{id, number, stock, texts};

fn configured(config: &mut Config, sim: &Paysim) {
    config.payments.provider = PaymentProvider::Stripe;
    config.payments.timeout_seconds = 2;
    config.payments.stripe.secret_key = "sk_test".to_owned();
    config.payments.stripe.publishable_key = "pk_test".to_owned();
    config.payments.stripe.webhook_secrets = vec!["whsec_old".to_owned(), "whsec_new".to_owned()];
    config.payments.stripe.api = sim.url();
}

/// Runs a test on both databases, each with a payment server of its own.
fn with_stripe(name: &str, test: impl AsyncFn(TestApp, Paysim)) {
    both_after(
        name,
        async |config| {
            let sim = Paysim::start(7, Chaos::default()).await.unwrap();
            configured(config, &sim);
            sim
        },
        test,
    );
}

/// A shopper with a card saved under this name at the provider.
async fn shopper(t: &TestApp, handle: &str, method: &str) -> Person {
    let who = t.shopper(handle).await;
    let mut tx = t.app.db.write().await.unwrap();
    sqlx::query("INSERT INTO payment_methods (account, id, provider, reference, label, used_at) VALUES ($1, $2, 'stripe', $3, 'Visa •••• 4242', 0)")
        .bind(who.id.0)
        .bind(t.app.id().0)
        .bind(method)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    who
}

fn tap() -> Value {
    json!({ "sku": "LAMP", "address": address() })
}

async fn event(t: &TestApp, secret: &str, id: &str, kind: &str, key: &str) -> crate::app::Answer {
    let body = json!({ "id": id, "type": kind, "data": { "object": { "metadata": { "key": key } } } }).to_string();
    let request = Request::builder()
        .method(Method::POST)
        .uri("/webhooks/stripe")
        .header("stripe-signature", webhook::sign(secret, t.app.clock.now(), body.as_bytes()))
        .body(Body::from(body))
        .unwrap();
    t.send(request).await
}

async fn events_taken(app: &App) -> i64 {
    number(app, "SELECT COUNT(*) FROM provider_events").await
}

#[test]
fn a_saved_card_pays_in_one_tap() {
    with_stripe("stripe_one_tap", async |t, sim| {
        t.product("LAMP", 2_500, Some(5)).await;
        let ana = shopper(&t, "ana", "cus_1/pm_card_visa").await;
        let order = t.order(&ana, "k", tap()).await.expect(201);
        assert_eq!((order["state"].as_str(), order["payment"].as_str()), (Some("paid"), Some("Visa •••• 4242")));
        t.order(&ana, "k", tap()).await.expect(200);
        let [intent] = &sim.intents()[..] else { panic!("one charge") };
        assert_eq!((intent.amount, intent.status, intent.refunded), (2_990, Status::Succeeded, 0));
        assert_eq!(intent.key, format!("order-{}-{}", ana.id, id(&order)));
        // Cancelled: the money goes back, once.
        for _ in 0..2 {
            t.post(&format!("/orders/{}/cancellation", id(&order)), Some(&ana), json!({})).await.expect(200);
        }
        assert_eq!(sim.intents()[0].refunded, 2_990);
        assert_eq!(sim.faults(), Vec::<String>::new());
        // Card numbers are not taken here.
        let typed = json!({ "sku": "LAMP", "address": address(), "payment": { "test_card": "4242424242424242" } });
        assert_eq!(t.order(&ana, "k2", typed).await.fields(), ["payment.test_card: cards_not_taken"]);
        let foreign = json!({ "sku": "LAMP", "address": address(), "payment": { "saved": "5" } });
        assert_eq!(t.order(&ana, "k2", foreign).await.fields(), ["payment.saved: unknown_payment"]);
    });
}

#[test]
fn stripe_declines() {
    with_stripe("stripe_declines", async |t, sim| {
        t.product("LAMP", 2_500, Some(5)).await;
        let cases = [
            ("ana", "pm_card_chargeDeclined", "card_declined"),
            ("bob", "pm_card_chargeDeclinedInsufficientFunds", "insufficient_funds"),
            ("cleo", "pm_nobody", "card_declined"),
        ];
        for (who, method, code) in cases {
            let who = shopper(&t, who, method).await;
            let answer = t.order(&who, "k", tap()).await;
            if method == "pm_nobody" {
                // Neither declined nor made: the job finds out and gives up.
                let order = id(&answer.expect(201));
                t.app.clock.advance(Micros::minutes(3));
                jobs::run_due(&t.app).await.unwrap();
                assert_eq!(t.get(&format!("/orders/{order}"), Some(&who)).await.expect(200)["state"], "declined");
            } else {
                assert_eq!(answer.problem(402).0, code);
            }
            assert_eq!(stock(&t.app, "LAMP").await, Some(5));
        }
        assert!(sim.intents().iter().all(|i| i.status != Status::Succeeded));
        assert_eq!(sim.faults(), Vec::<String>::new());
    });
}

#[test]
fn a_bank_that_asks_is_answered_on_a_page() {
    with_stripe("stripe_asks", async |t, sim| {
        t.product("LAMP", 2_500, Some(5)).await;
        let ana = shopper(&t, "ana", "pm_card_authenticationRequired").await;
        for (key, approved, state) in [("k1", true, "paid"), ("k2", false, "declined")] {
            // One tap is charged without asking first; the bank asks after all.
            let order = t.order(&ana, key, tap()).await.expect(201);
            let path = format!("/orders/{}", id(&order));
            assert_eq!(
                (order["state"].as_str(), order["confirmation"].clone()),
                (Some("placed"), json!(format!("{path}/confirmation")))
            );
            let page = t.page(&format!("{path}/confirmation"), Some(&ana)).await;
            let csp = page.headers["content-security-policy"].to_str().unwrap().to_owned();
            assert!(csp.contains("https://js.stripe.com") && page.text().contains("_secret"), "{csp}");
            let intent = sim.intents().into_iter().find(|i| i.status == Status::RequiresAction).unwrap();
            assert!(sim.authenticate(&intent.id, approved));
            let key = format!("order-{}-{}", ana.id, id(&order));
            let kind = if approved { "payment_intent.succeeded" } else { "payment_intent.payment_failed" };
            for _ in 0..2 {
                event(&t, "whsec_new", &format!("evt_{key}"), kind, &key).await.expect(200);
            }
            jobs::run_due(&t.app).await.unwrap();
            assert_eq!(t.get(&path, Some(&ana)).await.expect(200)["state"], state);
        }
        assert_eq!((events_taken(&t.app).await, stock(&t.app, "LAMP").await), (2, Some(4)));
        // Nobody answers: after a quarter of an hour it is closed, at the provider as well.
        let order = t.order(&ana, "k3", tap()).await.expect(201);
        t.app.clock.advance(Micros::minutes(16));
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(t.get(&format!("/orders/{}", id(&order)), Some(&ana)).await.expect(200)["state"], "declined");
        assert_eq!(sim.intents().iter().filter(|i| i.status == Status::Canceled).count(), 1);
        assert_eq!(sim.faults(), Vec::<String>::new());
        // Other pages let nothing of Stripe's in.
        let page = t.page("/orders", Some(&ana)).await;
        assert!(!page.headers["content-security-policy"].to_str().unwrap().contains("stripe"));
    });
}

#[test]
fn what_is_lost_on_the_way_is_neither_charged_twice_nor_forgotten() {
    with_stripe("stripe_losses", async |t, sim| {
        t.product("LAMP", 2_500, Some(100)).await;
        let ana = shopper(&t, "ana", "pm_card_visa").await;
        let losses = [
            Chaos { lost: 1_000, ..Chaos::default() },
            Chaos { answer_lost: 1_000, ..Chaos::default() },
            Chaos { trouble: 1_000, ..Chaos::default() },
            Chaos { lost: 250, answer_lost: 250, trouble: 250, ..Chaos::default() },
        ];
        let mut orders = Vec::new();
        for (n, chaos) in losses.into_iter().enumerate() {
            sim.set_chaos(chaos);
            orders.push(id(&t.order(&ana, &format!("k{n}"), tap()).await.expect(201)));
        }
        sim.set_chaos(Chaos::default());
        // The first is asked for again by the shopper, the others are found by the job.
        assert_eq!(t.order(&ana, "k0", tap()).await.expect(200)["state"], "paid");
        t.app.clock.advance(Micros::minutes(3));
        jobs::run_due(&t.app).await.unwrap();
        let paid = texts(&t.app, "SELECT state FROM orders ORDER BY id").await;
        let kept = sim.intents().iter().filter(|i| i.status == Status::Succeeded).count();
        assert_eq!(kept, paid.iter().filter(|s| *s == "paid").count(), "{paid:?}");
        assert!(paid.iter().all(|s| s == "paid" || s == "declined"), "{paid:?}");
        assert_eq!(stock(&t.app, "LAMP").await, Some(100 - i64::try_from(kept).unwrap()));
        assert_eq!(sim.faults(), Vec::<String>::new());
        assert!(sim.calls().1 > 0, "keys were repeated");
    });
}

#[test]
fn a_charge_that_is_decided_late_is_paid_when_its_event_comes() {
    with_stripe("stripe_late", async |t, sim| {
        t.product("LAMP", 2_500, Some(5)).await;
        let ana = shopper(&t, "ana", "pm_late").await;
        let order = t.order(&ana, "k", tap()).await.expect(201);
        assert_eq!((order["state"].as_str(), order["confirmation"].is_null()), (Some("placed"), true));
        while sim.intents()[0].status != Status::Succeeded {
            tokio::task::yield_now().await;
        }
        let key = format!("order-{}-{}", ana.id, id(&order));
        event(&t, "whsec_old", "evt_1", "payment_intent.succeeded", &key).await.expect(200);
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(t.get(&format!("/orders/{}", id(&order)), Some(&ana)).await.expect(200)["state"], "paid");
    });
}

#[test]
fn events_are_taken_signed_and_once() {
    with_stripe("stripe_events", async |t, _sim| {
        assert_eq!(event(&t, "whsec_wrong", "evt_1", "payment_intent.succeeded", "order-1-2").await.status, 400);
        assert_eq!(events_taken(&t.app).await, 0);
        for _ in 0..3 {
            event(&t, "whsec_new", "evt_1", "payment_intent.succeeded", "order-1-2").await.expect(200);
        }
        event(&t, "whsec_new", "evt_2", "customer.created", "").await.expect(200);
        assert_eq!(
            (events_taken(&t.app).await, number(&t.app, "SELECT COUNT(*) FROM jobs WHERE kind = 'settle-order'").await),
            (2, 1)
        );
        // An order that is none harms nothing.
        jobs::run_due(&t.app).await.unwrap();
        // An old signature is refused, whoever made it.
        let body = "{}";
        let old = webhook::sign("whsec_new", NOW - Micros::minutes(6), body.as_bytes());
        let request = Request::builder().method(Method::POST).uri("/webhooks/stripe").header("stripe-signature", old);
        assert_eq!(t.send(request.body(Body::from(body)).unwrap()).await.status, 400);
    });
}

#[test]
fn a_card_is_saved_by_the_provider_and_by_whom_it_belongs_to() {
    with_stripe("stripe_saving", async |t, sim| {
        let (ana, bob) = (t.shopper("ana").await, t.shopper("bob").await);
        t.product("LAMP", 2_500, Some(5)).await;
        let begun = t.post("/me/payment-methods/setups", Some(&ana), json!({})).await.expect(201);
        let reference = begun["reference"].as_str().unwrap();
        assert_eq!(begun["publishable_key"], "pk_test");
        let save = |who| t.post("/me/payment-methods", Some(who), json!({ "reference": reference }));
        assert_eq!(save(&ana).await.problem(409).0, "card_not_saved");
        assert!(sim.save_card(reference, "pm_card_visa"));
        assert_eq!(save(&bob).await.problem(404).0, "not_found");
        for _ in 0..2 {
            save(&ana).await.expect(200);
        }
        let held = t.get("/me/payment-methods", Some(&ana)).await.expect(200);
        let [card] = &held["items"].as_array().unwrap()[..] else { panic!("{held}") };
        assert_eq!(card["label"], "Visa •••• 4242");
        let body = json!({ "sku": "LAMP", "address": address(), "payment": { "saved": card["id"] } });
        assert_eq!(t.order(&ana, "k", body).await.expect(201)["state"], "paid");
        // The same customer the second time.
        let again = t.post("/me/payment-methods/setups", Some(&ana), json!({})).await.expect(201);
        assert!(again["reference"] != begun["reference"]);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM provider_customers").await, 1);
        let path = format!("/me/payment-methods/{}", card["id"].as_str().unwrap());
        assert_eq!(t.delete(&path, Some(&bob)).await.problem(404).0, "not_found");
        t.delete(&path, Some(&ana)).await.expect(204);
        assert_eq!(t.get("/me/payment-methods", Some(&ana)).await.expect(200)["items"], json!([]));
        let page = t.page("/me/payment-methods", Some(&ana)).await;
        assert!(page.headers["content-security-policy"].to_str().unwrap().contains("https://js.stripe.com"));
        assert_eq!(sim.faults(), Vec::<String>::new());
    });
}

/// Events go to an address of this machine in the torture; here nothing listens, and nothing is harmed.
#[test]
fn events_nobody_takes_harm_nothing() {
    with_stripe("stripe_nobody_listens", async |t, sim| {
        sim.send_events(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), "/webhooks/stripe", "whsec_new");
        sim.set_chaos(Chaos { doubled: 1_000, late: Duration::from_millis(1), ..Chaos::default() });
        t.product("LAMP", 2_500, Some(5)).await;
        let ana = shopper(&t, "ana", "pm_card_visa").await;
        assert_eq!(t.order(&ana, "k", tap()).await.expect(201)["state"], "paid");
        assert_eq!(sim.events_under_way(), 2);
        let _: Id = ana.id;
    });
}
