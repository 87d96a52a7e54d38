//! Payments behind one trait. A provider is the outside world: it is never called inside a transaction, every call may
//! fail, hang or be repeated, and its own books decide what happened.

pub mod methods;
pub mod webhook;

mod stripe;
mod test;

use std::fmt::Debug;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Instant;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::config;
use crate::db::Db;
use crate::kit::{Clock, Error, Id, Money, Result};
use crate::metrics;

/// A future behind a pointer, so that the trait can be used as an object.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// A charge as it is asked for. Asked again with the same key, everything else has to be the same.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The name of the charge, ours.
    pub key: &'a str,
    pub amount: Money,
    /// The provider's token of a method.
    pub method: &'a str,
    /// Whether the charge is made without asking the shopper to confirm it (one tap); the provider may ask all the same.
    pub absent: bool,
    /// The provider's name of the charge, once it is known: what became of it need not be looked for by the key.
    pub reference: Option<&'a str>,
}

/// What became of a charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Charge {
    /// The money is taken; `reference` is the provider's name for it.
    Succeeded {
        reference: String,
    },
    Declined(Decline),
    /// The shopper has to confirm it (3-D Secure).
    Action {
        reference: String,
    },
    /// Not decided yet.
    Pending,
}

impl Charge {
    /// In a word.
    pub const fn outcome(&self) -> &'static str {
        match self {
            Self::Succeeded { .. } => "succeeded",
            Self::Declined(_) => "declined",
            Self::Action { .. } => "action",
            Self::Pending => "pending",
        }
    }
}

/// Why a charge was declined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decline {
    Card,
    InsufficientFunds,
    /// The shopper did not confirm it, or the bank did not believe it.
    Authentication,
    /// The provider knows of no charge: it was never asked, or never heard.
    NeverMade,
}

impl Decline {
    /// The code of the answer.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Card => "card_declined",
            Self::InsufficientFunds => "insufficient_funds",
            Self::Authentication => "authentication_failed",
            Self::NeverMade => "payment_failed",
        }
    }

    /// Reads what the database holds; what is not known counts as declined by the card.
    pub fn parse(code: &str) -> Self {
        [Self::InsufficientFunds, Self::Authentication, Self::NeverMade]
            .into_iter()
            .find(|d| d.code() == code)
            .unwrap_or(Self::Card)
    }
}

/// How a shopper confirms a charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirm {
    /// On a page of ours: the test provider.
    Here,
    /// By the provider's own script, which is told this secret.
    Script { secret: String },
}

/// A payment provider.
pub trait Provider: Debug + Send + Sync {
    /// Its name in the database.
    fn name(&self) -> &'static str;

    /// Charges an amount on a method. The key names the charge: asked again with the same key, the provider charges
    /// nothing and tells what became of it the first time. An error says nothing about whether the charge was made.
    fn charge<'a>(&'a self, asked: Asked<'a>) -> Pending<'a, Charge>;

    /// Pays `amount` of the charge `reference` back; `key` names the refund, and asked again nothing is paid twice.
    fn refund<'a>(&'a self, key: &'a str, reference: &'a str, amount: Money) -> Pending<'a, ()>;

    /// What became of a charge; nothing: it was never made.
    fn lookup<'a>(&'a self, asked: Asked<'a>) -> Pending<'a, Option<Charge>>;

    /// Sees to it that the charge is not made any more, and tells what it came to: declined, or made already.
    fn give_up<'a>(&'a self, asked: Asked<'a>) -> Pending<'a, Charge>;

    /// Whether the provider answers and knows our keys, for `vitrine admin doctor`.
    fn check<'a>(&'a self) -> Pending<'a, ()> {
        Box::pin(async { Ok(()) })
    }

    /// How the shopper confirms the charge `reference`; nothing: there is nothing to confirm.
    fn confirmation<'a>(&'a self, reference: &'a str) -> Pending<'a, Option<Confirm>>;

    /// The shopper's own answer, where [`Confirm::Here`] asks for it.
    fn confirm<'a>(&'a self, reference: &'a str, approved: bool) -> Pending<'a, ()> {
        let _ = (reference, approved);
        Box::pin(async { Err(Error::NotFound) })
    }

    /// The method of a card number typed on our own pages, or the code of what is wrong. Only test cards ever are.
    fn card(&self, number: &str) -> Result<Method, &'static str> {
        let _ = number;
        Err("cards_not_taken")
    }

    /// Begins to save a card with the provider, for an account it may know already: the customer's name there, and the
    /// secret for the provider's script.
    fn begin_saving<'a>(&'a self, customer: Option<&'a str>, key: &'a str) -> Pending<'a, Saving> {
        let _ = (customer, key);
        Box::pin(async { Err(Error::NotFound) })
    }

    /// The card that was saved under this name; nothing: not yet, or not at all.
    fn saved<'a>(&'a self, reference: &'a str) -> Pending<'a, Option<Method>> {
        let _ = reference;
        Box::pin(async { Ok(None) })
    }
}

/// A card that is being saved with the provider.
#[derive(Clone, Debug)]
pub struct Saving {
    pub customer: String,
    pub reference: String,
    /// For the provider's own script.
    pub secret: String,
}

/// The payment provider of this program.
#[derive(Clone, Debug)]
pub struct Payments(Arc<dyn Provider>);

impl Payments {
    /// The built-in test provider.
    pub fn test(db: Db, clock: Clock) -> Self {
        Self(Arc::new(test::TestProvider::new(db, clock)))
    }

    /// Stripe, with the keys of the configuration.
    pub fn stripe(config: &config::Stripe, patience: std::time::Duration) -> Result<Self> {
        Ok(Self(Arc::new(stripe::Stripe::new(config, patience)?)))
    }

    /// Any other one.
    pub fn with(provider: Arc<dyn Provider>) -> Self {
        Self(provider)
    }
}

impl Payments {
    /// [`Provider::charge`], counted by what came of it.
    pub async fn charge(&self, asked: Asked<'_>) -> Result<Charge> {
        let start = Instant::now();
        let done = self.0.charge(asked).await;
        self.note("charge", start, done.as_ref().map(Charge::outcome));
        done
    }

    /// [`Provider::lookup`], counted by what came of it.
    pub async fn lookup(&self, asked: Asked<'_>) -> Result<Option<Charge>> {
        let start = Instant::now();
        let done = self.0.lookup(asked).await;
        self.note("lookup", start, done.as_ref().map(|c| c.as_ref().map_or("never-made", Charge::outcome)));
        done
    }

    /// [`Provider::refund`], counted by what came of it.
    pub async fn refund(&self, key: &str, reference: &str, amount: Money) -> Result<()> {
        let start = Instant::now();
        let done = self.0.refund(key, reference, amount).await;
        self.note("refund", start, done.as_ref().map(|()| "succeeded"));
        done
    }

    fn note(&self, call: &str, start: Instant, outcome: Result<&str, &Error>) {
        metrics::payment(self.0.name(), call, outcome.unwrap_or("failed"), start.elapsed());
    }
}

impl std::ops::Deref for Payments {
    type Target = dyn Provider;
    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

/// How an order is paid, as it is asked for.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default)]
pub struct PaymentChoice {
    /// The number of a test card, such as `4242424242424242`.
    pub test_card: Option<String>,
    /// One of the account's saved methods.
    pub saved: Option<Id>,
}

/// Something that can be charged: the provider's token and what a person is shown. Never a card number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    pub provider: &'static str,
    pub token: String,
    /// Such as `Test card •••• 4242`.
    pub label: String,
}

/// What the built-in provider calls its cards; pages say it in their own language.
pub const TEST_CARD: &str = "Test card";
