//! A buyer: orders under a key, asks again with it until there is an answer, confirms, cancels, and remembers what was
//! said.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use vitrine_paysim::{Paysim, Status};

use crate::store::Person;

/// What all buyers share.
pub struct Shop {
    pub http: reqwest::Client,
    pub base: String,
    pub sim: Paysim,
    pub goods: usize,
    /// The product that is about to be sold out: most buyers want it and its neighbours.
    pub hot: AtomicU64,
    pub over: AtomicBool,
    pub told: Told,
}

/// What buyers were told, counted.
#[derive(Default)]
pub struct Told {
    pub attempts: AtomicU64,
    pub repeats: AtomicU64,
    pub paid: AtomicU64,
    pub declined: AtomicU64,
    pub sold_out: AtomicU64,
    pub cancelled: AtomicU64,
    pub confirmed: AtomicU64,
    pub bag_faults: AtomicU64,
    /// Answers nobody can make sense of.
    pub strange: AtomicU64,
}

/// What one buyer knows in the end.
#[derive(Default)]
pub struct Memory {
    /// Orders this buyer was told are paid.
    pub paid: Vec<String>,
    /// Orders this buyer wanted to take back, whatever came of it.
    pub tried_to_cancel: Vec<String>,
    /// Orders this buyer was told are cancelled.
    pub cancelled: Vec<String>,
    /// Attempts whose last answer was an order under way, or none at all: key and body.
    open: Vec<(String, Value)>,
}

pub struct Buyer {
    shop: Arc<Shop>,
    who: Person,
    lots: u64,
    attempt: u64,
    name: usize,
    memory: Memory,
}

impl Buyer {
    pub fn new(shop: Arc<Shop>, who: Person, name: usize) -> Self {
        let lots = (name as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        Self { shop, who, lots, attempt: 0, name, memory: Memory::default() }
    }

    fn lot(&mut self, n: u64) -> u64 {
        self.lots ^= self.lots << 13;
        self.lots ^= self.lots >> 7;
        self.lots ^= self.lots << 17;
        (self.lots >> 11) % n.max(1)
    }

    /// Buys until it is over, then asks once more about everything that was left open.
    pub async fn live(mut self) -> Memory {
        while !self.shop.over.load(Ordering::SeqCst) {
            self.buy().await;
            let pause = self.lot(400);
            tokio::time::sleep(Duration::from_millis(50 + pause)).await;
        }
        for (key, body) in std::mem::take(&mut self.memory.open) {
            let (status, answer) = self.insist(&key, &body).await;
            self.hear(status, &answer, &key, &body);
        }
        self.memory
    }

    fn sku(&mut self) -> String {
        let goods = self.shop.goods as u64;
        let hot = self.shop.hot.load(Ordering::SeqCst);
        let n = if self.lot(10) < 7 { (hot + self.lot(6)) % goods } else { self.lot(goods) };
        format!("P{n}")
    }

    async fn buy(&mut self) {
        self.attempt += 1;
        let key = format!("b{}-{}", self.name, self.attempt);
        let bag = self.lot(10) < 3;
        let address = json!({ "name": "A Buyer", "line1": "1 High Street", "city": "Springfield", "postal_code": "62701", "country": "US" });
        let (body, pieces) = if bag {
            let mut skus = vec![self.sku(), self.sku()];
            skus.sort();
            skus.dedup();
            let lines: Vec<Value> = skus.iter().map(|sku| json!({ "sku": sku, "quantity": 1 })).collect();
            let (status, answer) = self.call("PUT", "/bag", None, &json!({ "lines": lines })).await;
            if status != 200 {
                self.sold_out(&answer);
                return;
            }
            (json!({ "bag": true, "address": address }), lines.len() as i64)
        } else {
            (json!({ "sku": self.sku(), "quantity": 1 + self.lot(2), "address": address }), 0)
        };
        self.shop.told.attempts.fetch_add(1, Ordering::Relaxed);
        let (status, answer) = self.insist(&key, &body).await;
        let order = answer["id"].as_str().map(str::to_owned);
        self.hear(status, &answer, &key, &body);
        // A bag that was bought is empty; one that was declined is back. Bags still under way say nothing yet.
        if bag && self.memory.open.iter().all(|(_, b)| b["bag"] != true) && matches!(status, 200 | 201 | 402) {
            let (seen, now) = self.call("GET", "/bag", None, &Value::Null).await;
            let expected = if status == 402 { pieces } else { 0 };
            if seen == 200 && now["count"].as_i64() != Some(expected) {
                self.shop.told.bag_faults.fetch_add(1, Ordering::Relaxed);
            }
        }
        let Some(order) = order else { return };
        if !answer["confirmation"].is_null() {
            self.confirm(&order).await;
        } else if self.lot(100) < 12 {
            self.cancel(&order).await;
        }
    }

    fn hear(&mut self, status: u16, answer: &Value, key: &str, body: &Value) {
        let told = &self.shop.told;
        let order = answer["id"].as_str().unwrap_or_default().to_owned();
        match (status, answer["state"].as_str().or(answer["code"].as_str()).unwrap_or_default()) {
            (200 | 201, "paid") => {
                told.paid.fetch_add(1, Ordering::Relaxed);
                self.memory.paid.push(order);
            }
            (200 | 201, "placed") => self.memory.open.push((key.to_owned(), body.clone())),
            (200 | 201, "cancelled" | "refunded") => {}
            (402, _) => _ = told.declined.fetch_add(1, Ordering::Relaxed),
            (409 | 422, _) => self.sold_out(answer),
            _ => _ = told.strange.fetch_add(1, Ordering::Relaxed),
        }
    }

    fn sold_out(&self, answer: &Value) {
        self.shop.told.sold_out.fetch_add(1, Ordering::Relaxed);
        let text = answer.to_string();
        let hot = self.shop.hot.load(Ordering::SeqCst);
        if text.contains("sold_out") && text.contains(&format!("\"P{}\"", hot % self.shop.goods as u64)) {
            // One of many may move on; who comes second finds it moved.
            let _ = self.shop.hot.compare_exchange(hot, hot + 1, Ordering::SeqCst, Ordering::SeqCst);
        }
    }

    /// The shopper answers the bank: mostly yes, sometimes no, sometimes not at all.
    async fn confirm(&mut self, order: &str) {
        let key = format!("order-{}-{order}", self.who.account);
        let Some(intent) =
            self.shop.sim.intents().into_iter().find(|i| i.key == key && i.status == Status::RequiresAction)
        else {
            return;
        };
        match self.lot(10) {
            0 => {}
            n => {
                self.shop.sim.authenticate(&intent.id, n > 2);
                self.shop.told.confirmed.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    async fn cancel(&mut self, order: &str) {
        self.memory.tried_to_cancel.push(order.to_owned());
        for _ in 0..20 {
            let (status, _) = self.call("POST", &format!("/orders/{order}/cancellation"), None, &json!({})).await;
            match status {
                200 => {
                    self.shop.told.cancelled.fetch_add(1, Ordering::Relaxed);
                    self.memory.cancelled.push(order.to_owned());
                    return;
                }
                404 | 409 => return,
                _ => tokio::time::sleep(Duration::from_millis(200)).await,
            }
        }
    }

    /// Orders under a key until there is an answer.
    async fn insist(&mut self, key: &str, body: &Value) -> (u16, Value) {
        for attempt in 0..300 {
            if attempt > 0 {
                self.shop.told.repeats.fetch_add(1, Ordering::Relaxed);
            }
            let (status, answer) = self.call("POST", "/orders", Some(key), body).await;
            if !matches!(status, 0 | 429 | 500..) {
                return (status, answer);
            }
            let wait = 100 + self.lot(300);
            tokio::time::sleep(Duration::from_millis(wait)).await;
        }
        (0, Value::Null)
    }

    /// One request; status 0: no answer.
    async fn call(&self, method: &str, path: &str, key: Option<&str>, body: &Value) -> (u16, Value) {
        let Ok(method) = reqwest::Method::from_bytes(method.as_bytes()) else { return (0, Value::Null) };
        let mut request = self
            .shop
            .http
            .request(method, format!("{}/api/v1{path}", self.shop.base))
            .header("Authorization", format!("Bearer {}", self.who.token));
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        if !body.is_null() {
            request = request.header("Content-Type", "application/json").body(body.to_string());
        }
        let Ok(response) = request.send().await else { return (0, Value::Null) };
        let status = response.status().as_u16();
        match response.bytes().await {
            Ok(bytes) => (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null)),
            Err(_) => (0, Value::Null),
        }
    }
}
