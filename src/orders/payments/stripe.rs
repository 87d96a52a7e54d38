//! Stripe over its HTTP API, without its SDK. Cards go from the shopper's browser to Stripe; what comes here is a name.
//!
//! A charge is two calls: a PaymentIntent is made under the idempotency key `<key>-make`, then confirmed. Making it again
//! gives the same intent, so its name need not be known to ask what became of it; cancelling it fences a charge that was
//! given up. A token here is `<customer>/<payment method>`, or a payment method alone.

use std::time::Duration;

use reqwest::{Method as Verb, Url};
use serde_json::Value;

use super::{Asked, Charge, Confirm, Decline, Method, Pending, Provider, Saving};
use crate::config;
use crate::kit::{Error, Money, Result};

/// The provider's name in the database.
pub(super) const NAME: &str = "stripe";
/// The version of the API this is written for.
const VERSION: &str = "2024-06-20";
/// How often a call is tried, and how long is waited before the second time; then twice as long.
const TRIES: u32 = 3;
const FIRST_WAIT: Duration = Duration::from_millis(150);

/// The client.
#[derive(Clone, Debug)]
pub(super) struct Stripe {
    http: reqwest::Client,
    api: Url,
    key: Secret,
}

/// A key that no log shows.
#[derive(Clone)]
struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

/// Why a call came to nothing.
#[derive(Debug)]
enum Failure {
    /// No answer, or one that says nothing about what was done.
    Unknown(String),
    /// Stripe says no, with its code.
    Refused { status: u16, code: String, message: String },
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Unknown(why) => Error::fault(format!("Stripe did not answer: {why}")),
            Failure::Refused { status, code, message } => {
                Error::fault(format!("Stripe refused: {status} {code} {message}"))
            }
        }
    }
}

type Fields<'a> = Vec<(&'a str, String)>;

impl Stripe {
    /// `patience` is how long one call may take.
    pub(super) fn new(config: &config::Stripe, patience: Duration) -> Result<Self> {
        // Whoever came first has installed the same one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .user_agent(concat!("Vitrine/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(patience)
            .timeout(patience)
            .build()
            .map_err(|e| Error::fault(format!("no client for Stripe: {e}")))?;
        let api = Url::parse(&config.api).map_err(|e| Error::fault(format!("payments.stripe.api: {e}")))?;
        Ok(Self { http, api, key: Secret(config.secret_key.clone()) })
    }

    /// One call, tried again where that is safe: with an idempotency key, or when it only reads.
    async fn call(&self, verb: Verb, path: &str, key: Option<&str>, fields: &Fields<'_>) -> Result<Value, Failure> {
        let mut wait = FIRST_WAIT;
        for left in (0..TRIES).rev() {
            match self.once(verb.clone(), path, key, fields).await {
                // A call of the same key is still under way (409), too many at once (429), or trouble over there.
                Err(Failure::Refused { status: 409 | 429 | 500.., .. } | Failure::Unknown(_)) if left > 0 => {
                    tokio::time::sleep(wait).await;
                    wait *= 2;
                }
                Err(Failure::Refused { status: status @ (409 | 429 | 500..), code, .. }) => {
                    return Err(Failure::Unknown(format!("{status} {code}")));
                }
                other => return other,
            }
        }
        Err(Failure::Unknown("it was never asked".to_owned()))
    }

    async fn once(&self, verb: Verb, path: &str, key: Option<&str>, fields: &Fields<'_>) -> Result<Value, Failure> {
        let unknown = |e: &dyn std::fmt::Display| Failure::Unknown(e.to_string());
        let url = self.api.join(path).map_err(|e| unknown(&e))?;
        let mut request =
            self.http.request(verb.clone(), url).bearer_auth(&self.key.0).header("Stripe-Version", VERSION);
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        if verb == Verb::POST {
            let body = serde_html_form::to_string(fields).map_err(|e| unknown(&e))?;
            request = request.header("Content-Type", "application/x-www-form-urlencoded").body(body);
        }
        // The address may hold nothing secret, but errors need not repeat it.
        let response = request.send().await.map_err(|e| unknown(&e.without_url()))?;
        let status = response.status().as_u16();
        let bytes = response.bytes().await.map_err(|e| unknown(&e.without_url()))?;
        let body: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        if status < 300 && body.is_object() {
            return Ok(body);
        }
        let text = |name: &str| body["error"][name].as_str().unwrap_or_default().to_owned();
        Err(Failure::Refused { status, code: text("code"), message: text("message") })
    }

    /// The intent of a charge: made now, or the one that was made under its key.
    async fn make(&self, asked: Asked<'_>) -> Result<String, Failure> {
        if let Some(reference) = asked.reference {
            return Ok(reference.to_owned());
        }
        let (customer, method) = token(asked.method);
        let mut fields: Fields<'_> = vec![
            ("amount", minor(asked.amount).ok_or_else(|| Failure::Unknown("no such amount at Stripe".to_owned()))?),
            ("currency", asked.amount.currency.as_str().to_ascii_lowercase()),
            ("payment_method", method.to_owned()),
            ("payment_method_types[]", "card".to_owned()),
            ("metadata[key]", asked.key.to_owned()),
        ];
        fields.extend(customer.map(|customer| ("customer", customer.to_owned())));
        let made = self.call(Verb::POST, "/v1/payment_intents", Some(&format!("{}-make", asked.key)), &fields).await?;
        match made["id"].as_str() {
            Some(id) => Ok(id.to_owned()),
            None => Err(Failure::Unknown("an intent has no name".to_owned())),
        }
    }

    async fn intent(&self, id: &str) -> Result<Value, Failure> {
        self.call(Verb::GET, &format!("/v1/payment_intents/{id}"), None, &Vec::new()).await
    }

    async fn charge(&self, asked: Asked<'_>) -> Result<Charge> {
        let id = match self.make(asked).await {
            Ok(id) => id,
            // A method that is gone, or was refused at once.
            Err(Failure::Refused { status: 400 | 402 | 404, code, .. }) => return Ok(Charge::Declined(decline(&code))),
            Err(e) => return Err(e.into()),
        };
        let path = format!("/v1/payment_intents/{id}/confirm");
        let fields: Fields<'_> = if asked.absent { vec![("off_session", "true".to_owned())] } else { Vec::new() };
        let mut confirmed = self.call(Verb::POST, &path, Some(&format!("{}-confirm", asked.key)), &fields).await;
        if matches!(&confirmed, Err(Failure::Refused { code, .. }) if code == "authentication_required") {
            // The bank wants to ask after all: the shopper is there, so it may.
            let method = vec![("payment_method", token(asked.method).1.to_owned())];
            confirmed = self.call(Verb::POST, &path, Some(&format!("{}-present", asked.key)), &method).await;
        }
        let intent = match confirmed {
            Ok(intent) => intent,
            // Declined, or not to be confirmed (any more): its state says which.
            Err(Failure::Refused { .. }) => self.intent(&id).await?,
            Err(e) => return Err(e.into()),
        };
        // What is not confirmed by now was refused for a reason that its state does not hold.
        outcome(&intent)?.ok_or_else(|| Error::fault("Stripe did not confirm a charge"))
    }

    async fn lookup(&self, asked: Asked<'_>) -> Result<Option<Charge>> {
        let id = match self.make(asked).await {
            Ok(id) => id,
            Err(Failure::Refused { status: 400 | 402 | 404, code, .. }) => {
                return Ok(Some(Charge::Declined(decline(&code))));
            }
            Err(e) => return Err(e.into()),
        };
        outcome(&self.intent(&id).await?)
    }

    async fn give_up(&self, asked: Asked<'_>) -> Result<Charge> {
        let id = match self.make(asked).await {
            Ok(id) => id,
            Err(Failure::Refused { status: 400 | 402 | 404, code, .. }) => return Ok(Charge::Declined(decline(&code))),
            Err(e) => return Err(e.into()),
        };
        let path = format!("/v1/payment_intents/{id}/cancel");
        match self.call(Verb::POST, &path, Some(&format!("{}-cancel", asked.key)), &Vec::new()).await {
            Ok(_) => Ok(Charge::Declined(Decline::NeverMade)),
            Err(Failure::Refused { .. }) => Ok(outcome(&self.intent(&id).await?)?.unwrap_or(Charge::Pending)),
            Err(e) => Err(e.into()),
        }
    }

    async fn check(&self) -> Result<()> {
        self.call(Verb::GET, "v1/balance", None, &Vec::new()).await?;
        Ok(())
    }

    async fn refund(&self, key: &str, reference: &str, amount: Money) -> Result<()> {
        let amount = minor(amount).ok_or_else(|| Error::fault("no such amount at Stripe"))?;
        let fields = vec![("payment_intent", reference.to_owned()), ("amount", amount)];
        let made = self.call(Verb::POST, "/v1/refunds", Some(key), &fields).await?;
        match made["status"].as_str() {
            Some("succeeded" | "pending") => Ok(()),
            other => Err(Error::fault(format!("Stripe made a refund that is {}", other.unwrap_or("nothing")))),
        }
    }

    async fn confirmation(&self, reference: &str) -> Result<Option<Confirm>> {
        let intent = self.intent(reference).await?;
        let secret = intent["client_secret"].as_str().filter(|_| intent["status"] == "requires_action");
        Ok(secret.map(|secret| Confirm::Script { secret: secret.to_owned() }))
    }

    async fn begin_saving(&self, customer: Option<&str>, key: &str) -> Result<Saving> {
        let customer = match customer {
            Some(customer) => customer.to_owned(),
            None => {
                let made =
                    self.call(Verb::POST, "/v1/customers", Some(&format!("{key}-customer")), &Vec::new()).await?;
                made["id"].as_str().ok_or_else(|| Error::fault("a customer has no name"))?.to_owned()
            }
        };
        let fields = vec![
            ("customer", customer.clone()),
            ("usage", "off_session".to_owned()),
            ("payment_method_types[]", "card".to_owned()),
        ];
        let made = self.call(Verb::POST, "/v1/setup_intents", Some(key), &fields).await?;
        let text = |name: &str| made[name].as_str().map(str::to_owned).ok_or_else(|| Error::fault("no setup"));
        Ok(Saving { customer, reference: text("id")?, secret: text("client_secret")? })
    }

    async fn saved(&self, reference: &str) -> Result<Option<Method>> {
        let setup = self.call(Verb::GET, &format!("/v1/setup_intents/{reference}"), None, &Vec::new()).await?;
        let (Some("succeeded"), Some(method)) = (setup["status"].as_str(), setup["payment_method"].as_str()) else {
            return Ok(None);
        };
        let card = self.call(Verb::GET, &format!("/v1/payment_methods/{method}"), None, &Vec::new()).await?;
        let (brand, last) = (card["card"]["brand"].as_str(), card["card"]["last4"].as_str());
        let label = format!("{} •••• {}", brand_name(brand.unwrap_or_default()), last.unwrap_or("????"));
        let token = match setup["customer"].as_str() {
            Some(customer) => format!("{customer}/{method}"),
            None => method.to_owned(),
        };
        Ok(Some(Method { provider: NAME, token, label }))
    }
}

/// Customer, if there is one, and payment method of a token.
fn token(token: &str) -> (Option<&str>, &str) {
    token.split_once('/').map_or((None, token), |(customer, method)| (Some(customer), method))
}

fn brand_name(brand: &str) -> String {
    match brand {
        "amex" => "American Express".to_owned(),
        "visa" | "mastercard" | "discover" | "diners" | "unionpay" => brand[..1].to_ascii_uppercase() + &brand[1..],
        _ => "Card".to_owned(),
    }
}

/// The amount as Stripe counts it. ISK and UGX have two decimals there that are always zero; of three decimals the last
/// has to be zero. See Stripe's page on currencies.
fn minor(money: Money) -> Option<String> {
    let amount = match (money.currency.as_str(), money.currency.exponent()) {
        ("ISK" | "UGX", _) => money.amount.checked_mul(100)?,
        (_, 3) if money.amount % 10 != 0 => return None,
        _ => money.amount,
    };
    Some(amount.to_string())
}

fn decline(code: &str) -> Decline {
    match code {
        "insufficient_funds" => Decline::InsufficientFunds,
        "authentication_required" | "payment_intent_authentication_failure" => Decline::Authentication,
        _ => Decline::Card,
    }
}

/// What an intent's state says; nothing: it was never confirmed.
fn outcome(intent: &Value) -> Result<Option<Charge>> {
    let reference = || intent["id"].as_str().unwrap_or_default().to_owned();
    let error = &intent["last_payment_error"];
    Ok(Some(match intent["status"].as_str().unwrap_or_default() {
        "succeeded" => Charge::Succeeded { reference: reference() },
        "processing" => Charge::Pending,
        "requires_action" => Charge::Action { reference: reference() },
        "requires_confirmation" => return Ok(None),
        "canceled" => Charge::Declined(Decline::NeverMade),
        "requires_payment_method" => {
            let code = error["decline_code"].as_str().filter(|c| *c == "insufficient_funds").or(error["code"].as_str());
            Charge::Declined(decline(code.unwrap_or_default()))
        }
        other => return Err(Error::fault(format!("Stripe has a charge that is “{other}”"))),
    }))
}

impl Provider for Stripe {
    fn name(&self) -> &'static str {
        NAME
    }
    fn charge<'a>(&'a self, asked: Asked<'a>) -> Pending<'a, Charge> {
        Box::pin(self.charge(asked))
    }
    fn check<'a>(&'a self) -> Pending<'a, ()> {
        Box::pin(self.check())
    }
    fn refund<'a>(&'a self, key: &'a str, reference: &'a str, amount: Money) -> Pending<'a, ()> {
        Box::pin(self.refund(key, reference, amount))
    }
    fn lookup<'a>(&'a self, asked: Asked<'a>) -> Pending<'a, Option<Charge>> {
        Box::pin(self.lookup(asked))
    }
    fn give_up<'a>(&'a self, asked: Asked<'a>) -> Pending<'a, Charge> {
        Box::pin(self.give_up(asked))
    }
    fn confirmation<'a>(&'a self, reference: &'a str) -> Pending<'a, Option<Confirm>> {
        Box::pin(self.confirmation(reference))
    }
    fn begin_saving<'a>(&'a self, customer: Option<&'a str>, key: &'a str) -> Pending<'a, Saving> {
        Box::pin(self.begin_saving(customer, key))
    }
    fn saved<'a>(&'a self, reference: &'a str) -> Pending<'a, Option<Method>> {
        Box::pin(self.saved(reference))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn amounts_are_counted_as_stripe_counts() {
        let m = |n, c: &str| minor(Money::new(n, c.parse().unwrap()));
        assert_eq!(m(1_250, "USD").as_deref(), Some("1250"));
        assert_eq!(m(500, "JPY").as_deref(), Some("500"));
        assert_eq!(m(500, "ISK").as_deref(), Some("50000"));
        assert_eq!((m(1_230, "KWD").as_deref(), m(1_234, "KWD")), (Some("1230"), None));
    }

    #[test]
    fn a_state_says_what_became_of_a_charge() {
        let of = |status: &str, error: Value| {
            outcome(&json!({ "id": "pi_1", "status": status, "last_payment_error": error }))
        };
        let none = Value::Null;
        assert_eq!(of("succeeded", none.clone()).unwrap(), Some(Charge::Succeeded { reference: "pi_1".to_owned() }));
        assert_eq!(of("requires_confirmation", none.clone()).unwrap(), None);
        assert_eq!(of("processing", none.clone()).unwrap(), Some(Charge::Pending));
        assert_eq!(of("canceled", none.clone()).unwrap(), Some(Charge::Declined(Decline::NeverMade)));
        let funds = json!({ "code": "card_declined", "decline_code": "insufficient_funds" });
        assert_eq!(of("requires_payment_method", funds).unwrap(), Some(Charge::Declined(Decline::InsufficientFunds)));
        let believed = json!({ "code": "payment_intent_authentication_failure" });
        assert_eq!(of("requires_payment_method", believed).unwrap(), Some(Charge::Declined(Decline::Authentication)));
        assert!(of("requires_capture", none).is_err());
    }
}
