//! The provider's books: intents, refunds, customers, setups, and what was answered under which key.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Where a charge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    RequiresConfirmation,
    RequiresAction,
    RequiresPaymentMethod,
    Processing,
    Succeeded,
    Canceled,
}

impl Status {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RequiresConfirmation => "requires_confirmation",
            Self::RequiresAction => "requires_action",
            Self::RequiresPaymentMethod => "requires_payment_method",
            Self::Processing => "processing",
            Self::Succeeded => "succeeded",
            Self::Canceled => "canceled",
        }
    }
}

/// A charge.
#[derive(Clone, Debug)]
pub struct Intent {
    pub id: String,
    /// The caller's own name for it (`metadata[key]`).
    pub key: String,
    pub amount: i64,
    pub currency: String,
    pub status: Status,
    pub refunded: i64,
    method: String,
    customer: Option<String>,
    error: Option<(&'static str, &'static str)>,
    /// When it decides itself, and how.
    decides: Option<(Instant, bool)>,
}

impl Intent {
    pub(crate) fn json(&self) -> Value {
        let error = self.error.map(|(code, decline)| json!({ "code": code, "decline_code": decline }));
        json!({
            "id": self.id, "object": "payment_intent", "amount": self.amount, "currency": self.currency,
            "status": self.status.as_str(), "client_secret": format!("{}_secret", self.id), "customer": self.customer,
            "payment_method": self.method, "last_payment_error": error, "metadata": { "key": self.key },
        })
    }
}

/// An answer: status and body.
pub(crate) type Said = (u16, Value);

/// An event to be told.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) object: Value,
}

#[derive(Debug)]
pub(crate) struct Books {
    pub(crate) intents: BTreeMap<String, Intent>,
    pub(crate) faults: Vec<String>,
    pub(crate) calls: u64,
    pub(crate) repeated: u64,
    /// Key: what was asked, and what was answered.
    answers: HashMap<String, (String, Said)>,
    refunds: HashMap<String, i64>,
    setups: HashMap<String, (String, Option<String>)>,
    names: u64,
    lots: u64,
}

pub(crate) fn refused(status: u16, kind: &str, code: &str, message: &str) -> Said {
    (status, json!({ "error": { "type": kind, "code": code, "message": message } }))
}

impl Books {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            intents: BTreeMap::new(),
            faults: Vec::new(),
            calls: 0,
            repeated: 0,
            answers: HashMap::new(),
            refunds: HashMap::new(),
            setups: HashMap::new(),
            names: 0,
            lots: seed | 1,
        }
    }

    /// A number below `n` by lot (Marsaglia's xorshift).
    pub(crate) fn lot(&mut self, n: u64) -> u64 {
        self.lots ^= self.lots << 13;
        self.lots ^= self.lots >> 7;
        self.lots ^= self.lots << 17;
        (self.lots >> 11) % n.max(1)
    }

    fn name(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}_{:06}", self.names)
    }

    fn fault(&mut self, words: String) {
        self.faults.push(words);
    }

    /// The answer that was given under this key; a refusal when the key was used for something else.
    pub(crate) fn before(&mut self, key: &str, asked: &str) -> Option<Said> {
        let (was, said) = self.answers.get(key)?.clone();
        self.repeated += 1;
        if was == asked {
            return Some(said);
        }
        self.fault(format!("the key {key} was used for “{was}” and then for “{asked}”"));
        Some(refused(
            400,
            "idempotency_error",
            "idempotency_error",
            "Keys are for one request with the same parameters.",
        ))
    }

    pub(crate) fn keep(&mut self, key: &str, asked: &str, said: &Said) {
        // Like Stripe: what was refused before anything began may be asked again.
        if said.0 != 409 && said.0 != 429 {
            self.answers.insert(key.to_owned(), (asked.to_owned(), said.clone()));
        }
    }

    pub(crate) fn make_intent(&mut self, fields: &[(String, String)]) -> Said {
        let field = |name: &str| fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());
        let amount: Option<i64> = field("amount").and_then(|a| a.parse().ok()).filter(|a| *a > 0);
        let (Some(amount), Some(currency), Some(method)) = (amount, field("currency"), field("payment_method")) else {
            return refused(400, "invalid_request_error", "parameter_missing", "amount, currency, payment_method");
        };
        if currency.len() != 3 || currency.to_lowercase() != currency {
            return refused(400, "invalid_request_error", "parameter_invalid", "currency");
        }
        let key = field("metadata[key]").unwrap_or_default();
        if let Some(other) = self.intents.values().find(|i| i.key == key && !key.is_empty()) {
            let words = format!("two charges are named {key}, the first is {}", other.id);
            self.fault(words);
        }
        let id = self.name("pi");
        let intent = Intent {
            id: id.clone(),
            key,
            amount,
            currency,
            status: Status::RequiresConfirmation,
            refunded: 0,
            method,
            customer: field("customer"),
            error: None,
            decides: None,
        };
        let said = intent.json();
        self.intents.insert(id, intent);
        (200, said)
    }

    /// What lies in the past is decided by now.
    pub(crate) fn decide(&mut self, now: Instant) -> Vec<Event> {
        let due: Vec<(String, bool)> = self
            .intents
            .values()
            .filter_map(|i| i.decides.filter(|(at, _)| *at <= now).map(|(_, good)| (i.id.clone(), good)))
            .collect();
        due.into_iter()
            .filter_map(|(id, good)| self.end(&id, good.then_some(()).ok_or(("card_declined", "generic_decline"))))
            .collect()
    }

    fn end(&mut self, id: &str, how: Result<(), (&'static str, &'static str)>) -> Option<Event> {
        let event = self.name("evt");
        let intent = self.intents.get_mut(id)?;
        intent.decides = None;
        let kind = match how {
            Ok(()) => {
                intent.status = Status::Succeeded;
                intent.error = None;
                "payment_intent.succeeded"
            }
            Err(error) => {
                intent.status = Status::RequiresPaymentMethod;
                intent.error = Some(error);
                "payment_intent.payment_failed"
            }
        };
        Some(Event { id: event, kind: kind.to_owned(), object: intent.json() })
    }

    pub(crate) fn confirm(&mut self, id: &str, fields: &[(String, String)], late: Duration) -> (Said, Option<Event>) {
        let absent = fields.iter().any(|(n, v)| n == "off_session" && v == "true");
        let renewed = fields.iter().any(|(n, _)| n == "payment_method");
        let lot = self.lot(1_000);
        let wait = Duration::from_millis(self.lot(late.as_millis().max(1) as u64));
        let Some(intent) = self.intents.get_mut(id) else {
            return (refused(404, "invalid_request_error", "resource_missing", "no such intent"), None);
        };
        let ready = intent.status == Status::RequiresConfirmation
            || (intent.status == Status::RequiresPaymentMethod && renewed);
        if !ready {
            let said = refused(400, "invalid_request_error", "payment_intent_unexpected_state", intent.status.as_str());
            return (said, None);
        }
        // The lot is drawn once for a charge.
        if intent.method == "pm_chance" {
            let drawn = match lot {
                0..700 => "pm_card_visa",
                700..800 => "pm_card_chargeDeclined",
                800..850 => "pm_card_chargeDeclinedInsufficientFunds",
                850..900 => "pm_card_authenticationRequired",
                900..960 => "pm_late",
                _ => "pm_late_declined",
            };
            intent.method = drawn.to_owned();
        }
        let method = intent.method.clone();
        let declined = |intent: &Intent, code: &str, decline: &str| {
            let mut said = refused(402, "card_error", code, "The card was declined.");
            said.1["error"]["decline_code"] = json!(decline);
            said.1["error"]["payment_intent"] = intent.json();
            said
        };
        match method.as_str() {
            "pm_card_visa" => {
                let event = self.end(id, Ok(()));
                ((200, self.intents[id].json()), event)
            }
            "pm_card_chargeDeclined" | "pm_card_chargeDeclinedInsufficientFunds" => {
                let decline = if method.ends_with("Funds") { "insufficient_funds" } else { "generic_decline" };
                let event = self.end(id, Err(("card_declined", decline)));
                (declined(&self.intents[id], "card_declined", decline), event)
            }
            "pm_card_authenticationRequired" if absent => {
                intent.status = Status::RequiresPaymentMethod;
                intent.error = Some(("authentication_required", "authentication_required"));
                (declined(intent, "authentication_required", "authentication_required"), None)
            }
            "pm_card_authenticationRequired" => {
                intent.status = Status::RequiresAction;
                intent.error = None;
                ((200, intent.json()), None)
            }
            "pm_late" | "pm_late_declined" => {
                intent.status = Status::Processing;
                intent.decides = Some((Instant::now() + wait, method == "pm_late"));
                ((200, intent.json()), None)
            }
            _ => (refused(404, "invalid_request_error", "resource_missing", "no such payment method"), None),
        }
    }

    pub(crate) fn cancel(&mut self, id: &str) -> (Said, Option<Event>) {
        let event = self.name("evt");
        let Some(intent) = self.intents.get_mut(id) else {
            return (refused(404, "invalid_request_error", "resource_missing", "no such intent"), None);
        };
        match intent.status {
            Status::Succeeded | Status::Processing | Status::Canceled => {
                let state = intent.status.as_str();
                (refused(400, "invalid_request_error", "payment_intent_unexpected_state", state), None)
            }
            _ => {
                intent.status = Status::Canceled;
                let event = Event { id: event, kind: "payment_intent.canceled".to_owned(), object: intent.json() };
                ((200, intent.json()), Some(event))
            }
        }
    }

    pub(crate) fn authenticate(&mut self, id: &str, approved: bool) -> Option<Event> {
        self.intents.get(id).filter(|i| i.status == Status::RequiresAction)?;
        let failed = ("payment_intent_authentication_failure", "");
        self.end(id, if approved { Ok(()) } else { Err(failed) })
    }

    pub(crate) fn refund(&mut self, fields: &[(String, String)]) -> Said {
        let field = |name: &str| fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone()).unwrap_or_default();
        let (id, amount) = (field("payment_intent"), field("amount").parse::<i64>().unwrap_or(0));
        let name = self.name("re");
        let Some(intent) = self.intents.get_mut(&id).filter(|i| i.status == Status::Succeeded && amount > 0) else {
            self.fault(format!("a refund of {amount} of {id}, which is no charge that was made"));
            return refused(400, "invalid_request_error", "charge_not_refundable", "no such charge");
        };
        if intent.refunded + amount > intent.amount {
            let words =
                format!("a refund of {amount} of {id}, of which {} of {} went back", intent.refunded, intent.amount);
            self.fault(words);
            return refused(400, "invalid_request_error", "charge_already_refunded", "more than was paid");
        }
        intent.refunded += amount;
        self.refunds.insert(name.clone(), amount);
        (200, json!({ "id": name, "object": "refund", "amount": amount, "payment_intent": id, "status": "succeeded" }))
    }

    pub(crate) fn customer(&mut self) -> Said {
        (200, json!({ "id": self.name("cus"), "object": "customer" }))
    }

    pub(crate) fn setup(&mut self, fields: &[(String, String)]) -> Said {
        let Some((_, customer)) = fields.iter().find(|(n, _)| n == "customer") else {
            return refused(400, "invalid_request_error", "parameter_missing", "customer");
        };
        let id = self.name("seti");
        self.setups.insert(id.clone(), (customer.clone(), None));
        self.setup_json(&id)
    }

    pub(crate) fn save_card(&mut self, id: &str, method: &str) -> bool {
        match self.setups.get_mut(id) {
            Some((_, held)) => {
                *held = Some(method.to_owned());
                true
            }
            None => false,
        }
    }

    pub(crate) fn setup_json(&self, id: &str) -> Said {
        match self.setups.get(id) {
            None => refused(404, "invalid_request_error", "resource_missing", "no such setup"),
            Some((customer, method)) => {
                let status = if method.is_some() { "succeeded" } else { "requires_payment_method" };
                (
                    200,
                    json!({ "id": id, "object": "setup_intent", "client_secret": format!("{id}_secret"), "customer": customer,
                    "payment_method": method, "status": status }),
                )
            }
        }
    }
}
