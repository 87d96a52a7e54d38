//! Payments behind one trait. A provider is the outside world: it is never called inside a transaction, every call may
//! fail, hang or be repeated, and its own books decide what happened.

mod test;

use std::fmt::Debug;
use std::pin::Pin;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::db::{Conn, Db};
use crate::kit::{Clock, FieldError, Id, Micros, Money, Result};

/// A future behind a pointer, so that the trait can be used as an object.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// What became of a charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Charge {
    /// The money is taken; `reference` is the provider's name for it.
    Succeeded {
        reference: String,
    },
    Declined(Decline),
    /// Not decided yet.
    Pending,
}

/// Why a charge was declined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decline {
    Card,
    InsufficientFunds,
    /// The provider knows of no charge: it was never asked, or never heard.
    NeverMade,
}

impl Decline {
    /// The code of the answer.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Card => "card_declined",
            Self::InsufficientFunds => "insufficient_funds",
            Self::NeverMade => "payment_failed",
        }
    }

    /// Reads what the database holds; what is not known counts as declined by the card.
    pub fn parse(code: &str) -> Self {
        [Self::InsufficientFunds, Self::NeverMade].into_iter().find(|d| d.code() == code).unwrap_or(Self::Card)
    }
}

/// A payment provider.
pub trait Provider: Debug + Send + Sync {
    /// Its name in the database.
    fn name(&self) -> &'static str;

    /// Charges `amount` on a method. `key` names the charge: asked again with the same key, the provider charges nothing
    /// and tells what became of it the first time. An error says nothing about whether the charge was made.
    fn charge<'a>(&'a self, key: &'a str, amount: Money, method: &'a str) -> Pending<'a, Charge>;

    /// Pays `amount` of the charge `reference` back; `key` names the refund, and asked again nothing is paid twice.
    fn refund<'a>(&'a self, key: &'a str, reference: &'a str, amount: Money) -> Pending<'a, ()>;

    /// What became of the charge named `key`; nothing: there is none.
    fn lookup<'a>(&'a self, key: &'a str) -> Pending<'a, Option<Charge>>;
}

/// The payment provider of this program.
#[derive(Clone, Debug)]
pub struct Payments(Arc<dyn Provider>);

impl Payments {
    /// The built-in test provider.
    pub fn test(db: Db, clock: Clock) -> Self {
        Self(Arc::new(test::TestProvider::new(db, clock)))
    }

    /// Any other one.
    pub fn with(provider: Arc<dyn Provider>) -> Self {
        Self(provider)
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

impl PaymentChoice {
    /// Turns a card into a token, or names the fault at `payment.test_card`.
    pub fn method(&self) -> Result<Method, FieldError> {
        let number = self.test_card.as_deref().unwrap_or_default();
        test::method(number).map_err(|code| FieldError::new("payment.test_card", code))
    }
}

/// A method as it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedMethod {
    pub provider: String,
    pub token: String,
    pub label: String,
}

impl From<Method> for SavedMethod {
    fn from(method: Method) -> Self {
        Self { provider: method.provider.to_owned(), token: method.token, label: method.label }
    }
}

/// The method that paid last.
pub async fn last_used(conn: &mut Conn, account: Id) -> Result<Option<SavedMethod>> {
    let sql = "SELECT provider, reference, label FROM payment_methods WHERE account = $1 ORDER BY used_at DESC, id DESC LIMIT 1";
    let found: Option<(String, String, String)> = sqlx::query_as(sql).bind(account.0).fetch_optional(conn).await?;
    Ok(found.map(|(provider, token, label)| SavedMethod { provider, token, label }))
}

/// Makes a method the one that paid last. The same one is kept once.
pub async fn used(app: &App, conn: &mut Conn, account: Id, method: &SavedMethod, at: Micros) -> Result<()> {
    let known =
        sqlx::query("UPDATE payment_methods SET used_at = $1 WHERE account = $2 AND provider = $3 AND reference = $4")
            .bind(at.0)
            .bind(account.0)
            .bind(&method.provider)
            .bind(&method.token)
            .execute(&mut *conn)
            .await?
            .rows_affected();
    if known == 0 {
        sqlx::query(
            "INSERT INTO payment_methods (account, id, provider, reference, label, used_at) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(account.0)
        .bind(app.id().0)
        .bind(&method.provider)
        .bind(&method.token)
        .bind(&method.label)
        .bind(at.0)
        .execute(conn)
        .await?;
    }
    Ok(())
}
