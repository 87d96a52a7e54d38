//! That whoever is signed in is also the owner: asked before what opens an account changes. Who signed in a moment ago
//! is not asked again.

use super::{Token, recovery};
use crate::app::App;
use crate::db::Tx;
use crate::kit::{Error, Id, Micros, Result};

/// How long after signing in, or after giving the password, nothing is asked.
pub const FRESH: Micros = Micros::minutes(15);

/// Whether the owner of this session proved who they are a moment ago.
pub async fn is_fresh(app: &App, session: Option<&Token>) -> Result<bool> {
    let Some(session) = session else { return Ok(false) };
    let since = app.clock.now() - FRESH;
    let found: Option<(i64,)> =
        sqlx::query_as("SELECT account FROM sessions WHERE token_hash = $1 AND (created_at > $2 OR proved_at > $2)")
            .bind(session.hash())
            .bind(since.0)
            .fetch_optional(&mut *app.db.read().await?)
            .await?;
    Ok(found.is_some())
}

/// Whether a password opens the account.
pub async fn has_password(app: &App, account: Id) -> Result<bool> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT id FROM accounts WHERE id = $1 AND password_hash <> ''")
        .bind(account.0)
        .fetch_optional(&mut *app.db.read().await?)
        .await?;
    Ok(found.is_some())
}

/// Refuses who is neither fresh nor gives the password, in the field `password`.
pub async fn prove(app: &App, account: Id, session: Option<&Token>, password: &str) -> Result<()> {
    if is_fresh(app, session).await? {
        return Ok(());
    }
    if !app.config.sign_on.passwords || !has_password(app, account).await? {
        return Err(Error::invalid("password", "sign_in_again"));
    }
    if password.is_empty() {
        return Err(Error::invalid("password", "required"));
    }
    recovery::prove(app, account, "password", password).await?;
    let Some(session) = session else { return Ok(()) };
    let mut tx = app.db.write().await?;
    sqlx::query("UPDATE sessions SET proved_at = $1 WHERE token_hash = $2")
        .bind(app.clock.now().0)
        .bind(session.hash())
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// Notes that the owner of an account has its address of mail; whether that was known before.
pub(super) async fn address_is_proved(tx: &mut Tx, account: Id, now: Micros) -> Result<bool> {
    let first = sqlx::query("UPDATE accounts SET email_proved_at = $1 WHERE id = $2 AND email_proved_at IS NULL")
        .bind(now.0)
        .bind(account.0)
        .execute(&mut **tx)
        .await?;
    Ok(first.rows_affected() == 0)
}
