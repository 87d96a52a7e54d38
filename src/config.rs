//! The configuration: one typed struct from `vitrine.toml` and `VITRINE_*`. Unknown keys are errors.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

use crate::kit::{Currency, Micros, Money};

/// Everything an operator may set. Every key has a default.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Folder of the embedded database and the media.
    pub data: PathBuf,
    pub store: Store,
    pub server: Server,
    pub database: Database,
    pub log: Log,
    pub metrics: Metrics,
    pub gate: Gate,
    pub interests: Interests,
    pub orders: Orders,
    pub payments: Payments,
    pub checkout: Checkout,
    pub membership: Membership,
    pub points: Points,
    pub imports: Imports,
    pub mail: Mail,
    pub sign_on: SignOn,
}

/// The store itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Store {
    pub name: String,
    /// ISO 4217; what prices without a currency are in.
    pub currency: Currency,
    /// ISO 3166-1 alpha-2: where orders go while nobody said where; empty: taxes wait for the address.
    pub country: String,
    /// Whose law the store sells under.
    pub law: Law,
}

/// A profile of duties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Law {
    /// The European Union: withdrawal within 14 days in two clicks with a receipt, the contract's text by mail.
    Eu,
    /// The United Kingdom: the same (Consumer Contracts Regulations 2013).
    Uk,
    /// The United States: returns as the store offers them.
    Us,
}

impl Law {
    /// Whether one may withdraw from a contract made at a distance, and has to be given its text.
    pub const fn withdraws(self) -> bool {
        matches!(self, Self::Eu | Self::Uk)
    }
}

/// How the program is reached.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Server {
    /// Address and port to listen on; port 0 takes a free one and prints it.
    pub listen: String,
    /// The address people use, such as `https://shop.example`; empty: the listening address.
    pub public_url: String,
    /// How long a request may take, in seconds.
    pub timeout_seconds: u64,
    /// Whether a proxy of yours stands in front: the client's address is then the last one in `X-Forwarded-For`. Never
    /// without a proxy, or anybody could name any address.
    pub behind_proxy: bool,
    /// The most memory for cards that are ready, in megabytes.
    pub cards_megabytes: usize,
    /// How many requests are answered at once; more are told to come back (503).
    pub most_requests: usize,
    /// How many requests with files are taken in at once; they may be slow and have room of their own.
    pub most_uploads: usize,
    /// How many connections may be open.
    pub most_connections: usize,
    /// How long a client may take for the head of a request, and a connection may wait for the next one, in seconds.
    pub head_seconds: u64,
    /// After how many seconds in which a client takes or sends nothing a request is cut.
    pub stall_seconds: u64,
    /// How long `/readyz` says no before the program stops listening, in seconds: time for a balancer to look elsewhere.
    pub drain_seconds: u64,
}

/// Who may read what this process measures (`/metrics`).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Metrics {
    /// An address of its own for `/metrics`, `/healthz` and `/readyz`, such as `127.0.0.1:9100`; empty: none.
    pub listen: String,
    /// With this bearer token the store's own address answers `/metrics` too; empty: it does not.
    pub token: String,
}

/// Where the data lies.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// `postgres://…`; empty: the embedded SQLite file in the data folder.
    pub url: String,
}

/// What is logged, and how.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    pub format: LogFormat,
    /// `error`, `warn`, `info`, `debug`, `trace`, or a filter such as `vitrine=debug,sqlx=warn`.
    pub level: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// The write gate (who may post and comment).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Gate {
    /// Whether a membership is needed.
    pub membership: bool,
    /// How much must have been spent, as a decimal in the store's currency; 0 switches the rule off.
    pub spend: String,
    /// Over how many months.
    pub months: i64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Interests {
    /// How many interests a shopper picks at the least.
    pub least: usize,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Orders {
    /// Delivery fee of an order, as a decimal in the store's currency.
    pub delivery_fee: String,
    /// For how many minutes an order can be cancelled.
    pub cancel_minutes: i64,
    /// What a friend's first order gets off, and whoever sent the friend gets as credit; 0 switches it off.
    pub referral: String,
}

/// Plans one can buy, until the operator sets others. An empty price: there is no such plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Membership {
    /// A month, as a decimal in the store's currency.
    pub monthly: String,
    /// A year.
    pub yearly: String,
    /// How many months are free at first, once per person; 0: none.
    pub trial_months: i64,
    /// After how many days each a renewal that failed is tried again; after the last one the membership ends.
    pub retry_days: Vec<i64>,
}

/// Points.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Points {
    /// Points for each whole unit of money spent on goods.
    pub per_unit: i64,
    /// What a point pays, in minor units.
    pub worth: i64,
    /// Points for every so many orders within 90 days.
    pub frequency: i64,
    pub every: i64,
    /// Points for an order of at least `large_from`.
    pub large: i64,
    /// In whole units of money.
    pub large_from: i64,
    /// Points for a post that 10 people saved.
    pub helpful_post: i64,
    /// Points for a friend's first order.
    pub referral: i64,
    /// After how many days points expire.
    pub days: i64,
    /// Points earned within a year that make the tiers.
    pub silver: i64,
    pub gold: i64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            store: Store::default(),
            server: Server::default(),
            database: Database::default(),
            log: Log::default(),
            metrics: Metrics::default(),
            gate: Gate::default(),
            interests: Interests::default(),
            orders: Orders::default(),
            payments: Payments::default(),
            checkout: Checkout::default(),
            membership: Membership::default(),
            points: Points::default(),
            imports: Imports::default(),
            mail: Mail::default(),
            sign_on: SignOn::default(),
        }
    }
}

/// Who takes the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PaymentProvider {
    /// The built-in one with its test cards: no money is moved.
    Test,
    Stripe,
}

/// Payments.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Payments {
    pub provider: PaymentProvider,
    /// After how many seconds the provider is asked about an order that nobody finished.
    pub settle_after_seconds: i64,
    /// How long one call to the provider may take, in seconds.
    pub timeout_seconds: u64,
    pub stripe: Stripe,
}

/// Stripe's keys, from its dashboard.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Stripe {
    /// `sk_…` or a restricted key.
    pub secret_key: String,
    /// `pk_…`, which pages may show.
    pub publishable_key: String,
    /// `whsec_…` of the endpoint `/webhooks/stripe`; several while one is replaced by another.
    pub webhook_secrets: Vec<String>,
    /// Where Stripe's API is.
    pub api: String,
    /// Where Stripe's script is; only the pages that save a card and confirm a payment load it.
    pub script: String,
}

impl Default for Stripe {
    fn default() -> Self {
        Self {
            secret_key: String::new(),
            publishable_key: String::new(),
            webhook_secrets: Vec::new(),
            api: "https://api.stripe.com/".to_owned(),
            script: "https://js.stripe.com/v3/".to_owned(),
        }
    }
}

// Keys are in no log.
impl std::fmt::Debug for Stripe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stripe").field("api", &self.api).finish_non_exhaustive()
    }
}

impl Default for Payments {
    fn default() -> Self {
        Self {
            provider: PaymentProvider::Test,
            settle_after_seconds: 120,
            timeout_seconds: 8,
            stripe: Stripe::default(),
        }
    }
}

/// The store's own checkout, where it has one.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Checkout {
    /// Where it takes a bag, such as `https://shop.example/checkout`; empty: one buys here.
    pub url: String,
    /// What the button calls it; empty: the store's name.
    pub name: String,
    /// What both sides know. The first signs the links; the messages of the checkout are good with any of them.
    pub secrets: Vec<String>,
    /// For how many minutes a link is good.
    pub link_minutes: i64,
}

impl Checkout {
    /// Whether one pays there and not here.
    pub fn is_elsewhere(&self) -> bool {
        !self.url.is_empty()
    }

    /// What people call it.
    pub fn name<'a>(&'a self, store: &'a Store) -> &'a str {
        if self.name.is_empty() { &store.name } else { &self.name }
    }
}

impl Default for Checkout {
    fn default() -> Self {
        Self { url: String::new(), name: String::new(), secrets: Vec::new(), link_minutes: 60 }
    }
}

// Secrets are in no log.
impl std::fmt::Debug for Checkout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checkout").field("url", &self.url).finish_non_exhaustive()
    }
}

/// How mails go out.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// `smtps://user:password@host` (TLS from the start), `smtp://host?tls=required` (STARTTLS) or `smtp://host:25`;
    /// empty: mails become files in `mail` of the data folder.
    pub smtp: String,
    /// `Name <address>`; empty: the store's name, no-reply at the host of the public address.
    pub from: String,
}

/// Signing in at a provider of OpenID Connect.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SignOn {
    /// The provider, such as `https://login.example`; empty: there is none.
    pub issuer: String,
    pub client_id: String,
    /// Empty for a client without a secret.
    pub client_secret: String,
    /// What the button calls the provider.
    pub name: String,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// The claim that becomes the handle of a new account.
    pub handle: String,
    /// Who is a member, as `claim=value`, or `claim` for one that is true; `a.b=value` looks into an object. Empty: the
    /// provider says nothing of it.
    pub member: String,
    /// Who is a moderator, likewise.
    pub moderator: String,
    /// Who is an operator, likewise.
    pub operator: String,
    /// Whether passwords open accounts too.
    pub passwords: bool,
}

impl Default for SignOn {
    fn default() -> Self {
        Self {
            issuer: String::new(),
            client_id: String::new(),
            client_secret: String::new(),
            name: String::new(),
            scopes: vec!["email".to_owned(), "profile".to_owned()],
            handle: "preferred_username".to_owned(),
            member: String::new(),
            moderator: String::new(),
            operator: String::new(),
            passwords: true,
        }
    }
}

/// Files of other shops.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Imports {
    /// Folder in which repeated imports find files; empty: `inbox` in the data folder.
    pub folder: String,
    /// The largest file that is uploaded or fetched, in megabytes.
    pub largest_megabytes: u64,
    /// Addresses of this machine and its private network from which pictures and files may be fetched all the same.
    pub private_addresses: Vec<IpAddr>,
}

impl Imports {
    /// The largest file in bytes.
    pub fn largest_bytes(&self) -> u64 {
        self.largest_megabytes.saturating_mul(1_000_000)
    }
}

impl Default for Imports {
    fn default() -> Self {
        Self { folder: String::new(), largest_megabytes: 2_000, private_addresses: Vec::new() }
    }
}

impl Default for Store {
    fn default() -> Self {
        Self { name: "Vitrine".to_owned(), currency: Currency::USD, country: String::new(), law: Law::Eu }
    }
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: String::new(),
            timeout_seconds: 30,
            behind_proxy: false,
            cards_megabytes: 256,
            most_requests: 256,
            most_uploads: 32,
            most_connections: 10_000,
            head_seconds: 30,
            stall_seconds: 30,
            drain_seconds: 0,
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self { format: LogFormat::Text, level: "info".to_owned() }
    }
}

impl Default for Gate {
    fn default() -> Self {
        Self { membership: true, spend: "50.00".to_owned(), months: 12 }
    }
}

impl Default for Interests {
    fn default() -> Self {
        Self { least: 5 }
    }
}

impl Default for Orders {
    fn default() -> Self {
        Self { delivery_fee: "4.90".to_owned(), cancel_minutes: 30, referral: "7.00".to_owned() }
    }
}

impl Default for Membership {
    fn default() -> Self {
        Self { monthly: "10.99".to_owned(), yearly: "99.00".to_owned(), trial_months: 1, retry_days: vec![1, 3, 5] }
    }
}

impl Default for Points {
    fn default() -> Self {
        Self {
            per_unit: 1,
            worth: 1,
            frequency: 50,
            every: 3,
            large: 100,
            large_from: 100,
            helpful_post: 25,
            referral: 50,
            days: 365,
            silver: 500,
            gold: 2_000,
        }
    }
}

/// What is wrong with the configuration, as a sentence for the operator.
#[derive(Debug, thiserror::Error)]
#[error("The configuration cannot be used: {0}")]
pub struct ConfigError(String);

impl Config {
    /// Reads the file (which must exist when it was named), then the environment: `VITRINE_STORE__NAME` is `name` in
    /// `[store]`. `over` holds what the command line says, which wins.
    pub fn load(file: Option<&Path>, over: &[(&str, String)]) -> Result<Self, ConfigError> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        match file {
            Some(file) if !file.is_file() => {
                return Err(ConfigError(format!("there is no file {}.", file.display())));
            }
            Some(file) => figment = figment.merge(Toml::file_exact(file)),
            None => figment = figment.merge(Toml::file("vitrine.toml")),
        }
        // VITRINE_TEST_… steers our own tests and VITRINE_CONFIG names the file.
        figment = figment
            .merge(Env::prefixed("VITRINE_").filter(|key| !key.starts_with("TEST_") && key != "CONFIG").split("__"));
        for (key, value) in over {
            figment = figment.merge((*key, value));
        }
        let config: Self = figment.extract().map_err(|e| {
            let sentences: Vec<String> = e.into_iter().map(sentence).collect();
            ConfigError(sentences.join("; "))
        })?;
        config.check()?;
        Ok(config)
    }

    /// Rules between and within values.
    fn check(&self) -> Result<(), ConfigError> {
        let money = |key: &str, value: &str| match Money::parse(value, self.store.currency) {
            Some(money) if money.amount >= 0 => Ok(()),
            _ => Err(ConfigError(format!(
                "{key} = “{value}” is not an amount in {} such as “50.00”.",
                self.store.currency
            ))),
        };
        money("gate.spend", &self.gate.spend)?;
        money("orders.delivery_fee", &self.orders.delivery_fee)?;
        money("orders.referral", &self.orders.referral)?;
        for (key, price) in [("monthly", &self.membership.monthly), ("yearly", &self.membership.yearly)] {
            if !price.is_empty() {
                money(&format!("membership.{key}"), price)?;
            }
        }
        let country = &self.store.country;
        if !(country.is_empty() || (country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()))) {
            return Err(ConfigError(format!("store.country = “{country}” is not a code of two capitals such as DE.")));
        }
        let range = |key: &str, value: i64, low: i64, high: i64| {
            if (low..=high).contains(&value) {
                Ok(())
            } else {
                Err(ConfigError(format!("{key} = {value} is outside {low} to {high}.")))
            }
        };
        range("gate.months", self.gate.months, 1, 120)?;
        range("orders.cancel_minutes", self.orders.cancel_minutes, 0, 100_000)?;
        range("membership.trial_months", self.membership.trial_months, 0, 24)?;
        for days in &self.membership.retry_days {
            range("membership.retry_days", *days, 1, 90)?;
        }
        let points = &self.points;
        for (key, value, low) in [
            ("per_unit", points.per_unit, 0),
            ("worth", points.worth, 1),
            ("frequency", points.frequency, 0),
            ("every", points.every, 0),
            ("large", points.large, 0),
            ("large_from", points.large_from, 0),
            ("helpful_post", points.helpful_post, 0),
            ("referral", points.referral, 0),
            ("days", points.days, 60),
            ("silver", points.silver, 0),
            ("gold", points.gold, points.silver),
        ] {
            range(&format!("points.{key}"), value, low, 1_000_000)?;
        }
        range("interests.least", self.interests.least as i64, 1, 40)?;
        range("imports.largest_megabytes", self.imports.largest_megabytes as i64, 1, 1_000_000)?;
        let server = &self.server;
        range("server.most_requests", server.most_requests as i64, 1, 100_000)?;
        range("server.most_uploads", server.most_uploads as i64, 1, 100_000)?;
        range("server.most_connections", server.most_connections as i64, 1, 1_000_000)?;
        range("server.head_seconds", server.head_seconds as i64, 1, 3_600)?;
        range("server.stall_seconds", server.stall_seconds as i64, 1, 3_600)?;
        range("server.drain_seconds", server.drain_seconds as i64, 0, 600)?;
        if !self.metrics.token.is_empty() && self.metrics.token.len() < 16 {
            return Err(ConfigError("metrics.token is shorter than 16 characters: it could be guessed.".to_owned()));
        }
        range("server.timeout_seconds", self.server.timeout_seconds as i64, 1, 3_600)?;
        range("payments.settle_after_seconds", self.payments.settle_after_seconds, 1, 3_600)?;
        range("payments.timeout_seconds", self.payments.timeout_seconds as i64, 1, 60)?;
        let stripe = &self.payments.stripe;
        if self.payments.provider == PaymentProvider::Stripe {
            let needed = [
                ("secret_key", stripe.secret_key.is_empty()),
                ("publishable_key", stripe.publishable_key.is_empty()),
                ("webhook_secrets", stripe.webhook_secrets.iter().all(String::is_empty)),
            ];
            if let Some((key, _)) = needed.iter().find(|(_, missing)| *missing) {
                return Err(ConfigError(format!("payments.provider is stripe, and payments.stripe.{key} is missing.")));
            }
        }
        range("checkout.link_minutes", self.checkout.link_minutes, 1, 10_000)?;
        let checkout = &self.checkout;
        if checkout.is_elsewhere() {
            if !["https://", "http://127.0.0.1", "http://localhost"].iter().any(|start| checkout.url.starts_with(start))
            {
                return Err(ConfigError(format!("checkout.url = “{}” does not begin with https://.", checkout.url)));
            }
            if checkout.secrets.is_empty() || checkout.secrets.iter().any(|secret| secret.len() < 16) {
                return Err(ConfigError(
                    "checkout.url is set, and checkout.secrets holds none, or one of fewer than 16 characters."
                        .to_owned(),
                ));
            }
        }
        if self.store.name.trim().is_empty() {
            return Err(ConfigError("store.name is empty. Every page and mail says the store's name.".to_owned()));
        }
        if !self.store.currency.is_in_use() {
            return Err(ConfigError(format!(
                "store.currency = “{}” is no currency of ISO 4217 in use, such as USD or EUR.",
                self.store.currency
            )));
        }
        check_public_url(&self.server.public_url)
    }

    /// What must have been spent to write.
    pub fn gate_spend(&self) -> Money {
        Money::parse(&self.gate.spend, self.store.currency).unwrap_or(Money::zero(self.store.currency))
    }

    /// The flat delivery fee.
    pub fn delivery_fee(&self) -> Money {
        Money::parse(&self.orders.delivery_fee, self.store.currency).unwrap_or(Money::zero(self.store.currency))
    }

    /// When the provider is asked about an order that nobody finished.
    pub fn settle_after(&self) -> Micros {
        Micros::seconds(self.payments.settle_after_seconds)
    }

    /// What a referral is worth to both.
    pub fn referral(&self) -> Money {
        Money::parse(&self.orders.referral, self.store.currency).unwrap_or(Money::zero(self.store.currency))
    }

    /// How long an order can be cancelled.
    pub fn cancel_window(&self) -> Micros {
        Micros::minutes(self.orders.cancel_minutes)
    }

    /// The folder in which repeated imports find files.
    pub fn import_folder(&self) -> PathBuf {
        if self.imports.folder.is_empty() { self.data.join("inbox") } else { PathBuf::from(&self.imports.folder) }
    }

    /// The file of the embedded database.
    pub fn database_file(&self) -> PathBuf {
        self.data.join("vitrine.db")
    }

    /// The address of the database.
    pub fn database_url(&self) -> String {
        if self.database.url.is_empty() {
            crate::db::Db::sqlite_url(&self.database_file())
        } else {
            self.database.url.clone()
        }
    }
}

/// What figment says of a value, with the key as the operator writes it: without the name of the profile before it.
fn sentence(mut error: figment::Error) -> String {
    let key = error.path.join(".");
    error.path.clear();
    let place = error.metadata.take().and_then(|m| m.source.map(|source| format!(" (in {source})")));
    error.profile = None;
    let said = error.to_string();
    let place = place.unwrap_or_default();
    if key.is_empty() { format!("{said}{place}") } else { format!("{key}: {said}{place}") }
}

/// Scheme and host, and a port perhaps: every address of a page is put behind it, and pages lie at the root.
fn check_public_url(url: &str) -> Result<(), ConfigError> {
    if url.is_empty() {
        return Ok(());
    }
    let refused = |what: &str| Err(ConfigError(format!("server.public_url = “{url}” {what}")));
    let Some(rest) = url.strip_prefix("https://").or(url.strip_prefix("http://")) else {
        return refused("does not start with https:// or http://.");
    };
    let host = rest.strip_suffix('/').unwrap_or(rest);
    if host.contains(['/', '?', '#']) {
        return refused("has a path. The store's pages lie at the root of a host, such as https://shop.example.");
    }
    if host.is_empty() || host.contains(|c: char| c == '@' || c.is_whitespace()) {
        return refused("names no host, such as https://shop.example.");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_store_can_run_with_is_refused_by_name() {
        for (text, words) in [
            ("[store]\nname = \" \"", "store.name"),
            ("[store]\ncurrency = \"ZZZ\"", "store.currency"),
            ("[store]\ncurrency = \"usd\"", "store.currency"),
            ("[server]\npublic_url = \"https://shop.example/path\"", "has a path"),
            ("[server]\npublic_url = \"https://\"", "names no host"),
            ("[server]\npublic_url = \"shop.example\"", "https://"),
            ("[server]\ntimeout_seconds = \"long\"", "server.timeout_seconds"),
        ] {
            let said = read(text).unwrap_err().to_string();
            assert!(said.contains(words) && !said.contains("default."), "{text}: {said}");
        }
        for fine in ["https://shop.example", "https://shop.example/", "http://127.0.0.1:8080", "http://[::1]:80"] {
            assert!(read(&format!("[server]\npublic_url = \"{fine}\"")).is_ok(), "{fine}");
        }
    }

    fn read(text: &str) -> Result<Config, ConfigError> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        Config::load(Some(file.path()), &[])
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let e = read("[store]\nnmae = \"x\"").unwrap_err().to_string();
        assert!(e.contains("nmae") && e.contains("store"), "{e}");
    }

    #[test]
    fn a_wrong_amount_is_refused_by_name() {
        let e = read("[gate]\nspend = \"fifty\"").unwrap_err().to_string();
        assert!(e.contains("gate.spend") && e.contains("fifty"), "{e}");
    }

    #[test]
    fn a_named_file_must_exist() {
        assert!(Config::load(Some(Path::new("/nowhere/vitrine.toml")), &[]).is_err());
    }

    #[test]
    fn the_command_line_wins() {
        let config = Config::load(None, &[("server.listen", "0.0.0.0:1".to_owned())]).unwrap();
        assert_eq!(config.server.listen, "0.0.0.0:1");
    }
}
