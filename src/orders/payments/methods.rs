//! The methods an account has saved: the provider's tokens, never a card.

use serde::Serialize;
use utoipa::ToSchema;

use super::Method;
use crate::app::App;
use crate::db::{Conn, Tx};
use crate::kit::{Error, Id, Micros, Result};

/// A method as it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedMethod {
    pub provider: String,
    pub token: String,
    pub label: String,
}

impl SavedMethod {
    /// What pays an order that costs nothing; it is never charged and never kept.
    pub(in crate::orders) fn nothing(app: &App) -> Self {
        Self { provider: app.payments.name().to_owned(), token: String::new(), label: String::new() }
    }
}

impl From<Method> for SavedMethod {
    fn from(method: Method) -> Self {
        Self { provider: method.provider.to_owned(), token: method.token, label: method.label }
    }
}

/// A saved method as it is shown.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MethodView {
    pub id: Id,
    /// Such as `Visa •••• 4242`.
    pub label: String,
}

/// The methods of an account with today's provider, the one that paid last first.
pub async fn all(app: &App, conn: &mut Conn, account: Id) -> Result<Vec<MethodView>> {
    let rows: Vec<(i64, String)> = sqlx::query_as(
        "SELECT id, label FROM payment_methods WHERE account = $1 AND provider = $2 ORDER BY used_at DESC, id DESC",
    )
    .bind(account.0)
    .bind(app.payments.name())
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id, label)| MethodView { id: Id(id), label }).collect())
}

/// One saved method of an account.
pub async fn one(app: &App, conn: &mut Conn, account: Id, id: Id) -> Result<Option<SavedMethod>> {
    let found: Option<(String, String, String)> = sqlx::query_as(
        "SELECT provider, reference, label FROM payment_methods WHERE account = $1 AND id = $2 AND provider = $3",
    )
    .bind(account.0)
    .bind(id.0)
    .bind(app.payments.name())
    .fetch_optional(conn)
    .await?;
    Ok(found.map(|(provider, token, label)| SavedMethod { provider, token, label }))
}

/// The method that paid last.
pub async fn last_used(app: &App, conn: &mut Conn, account: Id) -> Result<Option<SavedMethod>> {
    let sql = "SELECT provider, reference, label FROM payment_methods WHERE account = $1 AND provider = $2 \
               ORDER BY used_at DESC, id DESC LIMIT 1";
    let found: Option<(String, String, String)> =
        sqlx::query_as(sql).bind(account.0).bind(app.payments.name()).fetch_optional(conn).await?;
    Ok(found.map(|(provider, token, label)| SavedMethod { provider, token, label }))
}

/// Makes a method the one that paid last. The same one is kept once.
pub async fn used(app: &App, conn: &mut Conn, account: Id, method: &SavedMethod, at: Micros) -> Result<()> {
    if method.token.is_empty() {
        return Ok(());
    }
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

/// Forgets a method. Whether there was one.
pub async fn forget(app: &App, account: Id, id: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    let gone = sqlx::query("DELETE FROM payment_methods WHERE account = $1 AND id = $2")
        .bind(account.0)
        .bind(id.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    tx.commit().await?;
    if gone == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// What the provider's script needs to save a card.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SavingView {
    /// Sent back when the script is done.
    pub reference: String,
    pub secret: String,
    /// The provider's key that may be public.
    pub publishable_key: String,
}

/// Begins to save a card with the provider. The card itself goes from the shopper to the provider.
pub async fn begin(app: &App, account: Id) -> Result<SavingView> {
    let provider = app.payments.name();
    let customer = customer(&mut *app.db.read().await?, account, provider).await?;
    let key = format!("save-{}", app.id());
    let saving = app.payments.begin_saving(customer.as_deref(), &key).await?;
    let mut tx = app.db.write().await?;
    sqlx::query(
        "INSERT INTO provider_customers (account, provider, reference) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    )
    .bind(account.0)
    .bind(provider)
    .bind(&saving.customer)
    .execute(&mut *tx)
    .await?;
    sqlx::query("INSERT INTO method_savings (account, reference, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(account.0)
        .bind(&saving.reference)
        .bind(app.clock.now().0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    let publishable_key = app.config.payments.stripe.publishable_key.clone();
    Ok(SavingView { reference: saving.reference, secret: saving.secret, publishable_key })
}

async fn customer(conn: &mut Conn, account: Id, provider: &str) -> Result<Option<String>> {
    let found: Option<(String,)> =
        sqlx::query_as("SELECT reference FROM provider_customers WHERE account = $1 AND provider = $2")
            .bind(account.0)
            .bind(provider)
            .fetch_optional(conn)
            .await?;
    Ok(found.map(|(reference,)| reference))
}

/// Keeps the card that was saved with the provider under a name that [`begin`] gave this account. Twice is once.
pub async fn finish(app: &App, account: Id, reference: &str) -> Result<()> {
    let begun: Option<(i64,)> = sqlx::query_as("SELECT at FROM method_savings WHERE account = $1 AND reference = $2")
        .bind(account.0)
        .bind(reference)
        .fetch_optional(&mut *app.db.read().await?)
        .await?;
    if begun.is_none() {
        return Err(Error::NotFound);
    }
    let method = app.payments.saved(reference).await?.ok_or_else(|| Error::conflict("card_not_saved"))?;
    let mut tx: Tx = app.db.write().await?;
    used(app, &mut tx, account, &method.into(), app.clock.now()).await?;
    tx.commit().await
}
