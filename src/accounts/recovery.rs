//! Coming back in, and changing what opens the account: links by mail that work once and for an hour.
//!
//! The database keeps only the SHA-256 of a link's token. The token itself is made when the mail is sent, so that it
//! lies in no job either.

use super::sessions::{self, Token};
use super::{audit, check_password, language, normal_email, parse_email, passkeys, password, proof, throttle};
use crate::app::App;
use crate::db::jobs::{Job, Letter};
use crate::i18n::{self, Locale};
use crate::kit::{Error, Id, Micros, Result};
use crate::mail::Mail;

/// How long a link works.
pub const LINK_LASTS: Micros = Micros::hours(1);

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Reset,
    Address,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Address => "address",
        }
    }
}

/// Sends a link to whoever has this mail address. That nobody has it is not told.
pub async fn ask(app: &App, email: &str, from: &str) -> Result<()> {
    password::allowed(app)?;
    let email = parse_email(email).map_err(|e| Error::Invalid(vec![e]))?;
    throttle::count(app, throttle::RESET_FROM, from).await?;
    throttle::count(app, throttle::RESET, &email).await?;
    let found: Option<(i64,)> = sqlx::query_as("SELECT account FROM account_emails WHERE email = $1")
        .bind(&email)
        .fetch_optional(&mut *app.db.read().await?)
        .await?;
    let Some((account,)) = found else { return Ok(()) };
    let mut tx = app.db.write().await?;
    let job = Job::SendMail { account: Id(account), to: email, letter: Letter::PasswordReset };
    tx.job(app.id(), app.clock.now(), &job).await?;
    tx.commit().await
}

/// Whether the link of a reset still works. `Gone` when not.
pub async fn look(app: &App, token: &str) -> Result<()> {
    holder(app, token, Purpose::Reset).await.map(|_| ())
}

/// The account and the address of a link that still works.
async fn holder(app: &App, token: &str, purpose: Purpose) -> Result<(Id, String)> {
    let found: Option<(i64, String)> = sqlx::query_as(
        "SELECT account, email FROM account_links WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3",
    )
    .bind(Token(token.to_owned()).hash())
    .bind(purpose.as_str())
    .bind(app.clock.now().0)
    .fetch_optional(&mut *app.db.read().await?)
    .await?;
    found.map(|(account, email)| (Id(account), email)).ok_or(Error::Gone)
}

/// Sets a new password by a link from a mail. Every session ends, every other link too, and a mail says so.
pub async fn reset(app: &App, token: &str, new: &str) -> Result<Id> {
    password::allowed(app)?;
    let (account, _) = holder(app, token, Purpose::Reset).await?;
    check_password(new).map_err(|e| Error::Invalid(vec![e]))?;
    let hash = password::hash(new.to_owned()).await?;
    let mut tx = app.db.write().await?;
    let used = sqlx::query("DELETE FROM account_links WHERE token_hash = $1 AND expires_at > $2")
        .bind(Token(token.to_owned()).hash())
        .bind(app.clock.now().0)
        .execute(&mut *tx)
        .await?;
    if used.rows_affected() == 0 {
        return Err(Error::Gone);
    }
    set_password(app, &mut tx, account, &hash).await?;
    // Whoever made the account may not have had this address: until now nobody had proved it.
    if !proof::address_is_proved(&mut tx, account, app.clock.now()).await? {
        passkeys::remove_all(&mut tx, account).await?;
    }
    sqlx::query("DELETE FROM sessions WHERE account = $1").bind(account.0).execute(&mut *tx).await?;
    tx.commit().await?;
    sessions::changed(app, account);
    Ok(account)
}

/// Changes the password of somebody who knows it. All sessions but `kept` end.
pub async fn change_password(app: &App, account: Id, current: &str, new: &str, kept: Option<&Token>) -> Result<()> {
    password::allowed(app)?;
    prove(app, account, "current", current).await?;
    check_password(new).map_err(|e| Error::Invalid(vec![e]))?;
    let hash = password::hash(new.to_owned()).await?;
    let mut tx = app.db.write().await?;
    set_password(app, &mut tx, account, &hash).await?;
    sqlx::query("DELETE FROM sessions WHERE account = $1 AND token_hash <> $2")
        .bind(account.0)
        .bind(kept.map(Token::hash).unwrap_or_default())
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    sessions::changed(app, account);
    Ok(())
}

/// The new hash, the end of every open reset, a line of the audit log, and the mail that tells of it.
async fn set_password(app: &App, tx: &mut crate::db::Tx, account: Id, hash: &str) -> Result<()> {
    sqlx::query("UPDATE accounts SET password_hash = $1 WHERE id = $2")
        .bind(hash)
        .bind(account.0)
        .execute(&mut **tx)
        .await?;
    sqlx::query("DELETE FROM account_links WHERE account = $1 AND purpose = 'reset'")
        .bind(account.0)
        .execute(&mut **tx)
        .await?;
    let (email,): (String,) =
        sqlx::query_as("SELECT email FROM accounts WHERE id = $1").bind(account.0).fetch_one(&mut **tx).await?;
    audit(app, tx, &account.to_string(), "password", &account.to_string(), "").await?;
    let job = Job::SendMail { account, to: email, letter: Letter::PasswordChanged };
    tx.job(app.id(), app.clock.now(), &job).await
}

/// Asks for another mail address: a link goes to the new one, and only its use changes anything.
pub async fn ask_for_address(app: &App, account: Id, email: &str, password: &str) -> Result<()> {
    let email = parse_email(email).map_err(|e| Error::Invalid(vec![e]))?;
    prove(app, account, "password", password).await?;
    throttle::count(app, throttle::RESET, &account.to_string()).await?;
    let taken: Option<(i64,)> = sqlx::query_as("SELECT account FROM account_emails WHERE email = $1")
        .bind(&email)
        .fetch_optional(&mut *app.db.read().await?)
        .await?;
    if taken.is_some() {
        return Err(address_taken());
    }
    let mut tx = app.db.write().await?;
    let job = Job::SendMail { account, to: email, letter: Letter::NewAddress };
    tx.job(app.id(), app.clock.now(), &job).await?;
    tx.commit().await
}

fn address_taken() -> Error {
    Error::Conflict { code: "email_taken", args: vec![("field", "email".to_owned())] }
}

/// The address that a link would make the account's own. `Gone` when the link no longer works.
pub async fn new_address(app: &App, token: &str) -> Result<String> {
    Ok(holder(app, token, Purpose::Address).await?.1)
}

/// Takes the new address, by the link that went to it. The old one is told.
pub async fn take_address(app: &App, token: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    let link: Option<(i64, String)> = sqlx::query_as(
        "DELETE FROM account_links WHERE token_hash = $1 AND purpose = 'address' AND expires_at > $2 RETURNING account, email",
    )
    .bind(Token(token.to_owned()).hash())
    .bind(app.clock.now().0)
    .fetch_optional(&mut *tx)
    .await?;
    let Some((account, email)) = link else { return Err(Error::Gone) };
    let claimed = sqlx::query("INSERT INTO account_emails (email, account) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(&email)
        .bind(account)
        .execute(&mut *tx)
        .await?;
    if claimed.rows_affected() == 0 {
        return Err(address_taken());
    }
    let (old,): (String,) =
        sqlx::query_as("SELECT email FROM accounts WHERE id = $1").bind(account).fetch_one(&mut *tx).await?;
    sqlx::query("DELETE FROM account_emails WHERE email = $1 AND account = $2")
        .bind(&old)
        .bind(account)
        .execute(&mut *tx)
        .await?;
    sqlx::query("UPDATE accounts SET email = $1 WHERE id = $2").bind(&email).bind(account).execute(&mut *tx).await?;
    proof::address_is_proved(&mut tx, Id(account), app.clock.now()).await?;
    audit(app, &mut tx, &account.to_string(), "email", &account.to_string(), "").await?;
    let job = Job::SendMail { account: Id(account), to: old, letter: Letter::AddressChanged };
    tx.job(app.id(), app.clock.now(), &job).await?;
    tx.commit().await
}

/// That somebody who is signed in also knows the password; wrong guesses are throttled as at signing in.
pub(super) async fn prove(app: &App, account: Id, field: &str, password: &str) -> Result<()> {
    let who = account.to_string();
    throttle::count(app, throttle::SIGN_IN, &who).await?;
    let (hash,): (String,) = sqlx::query_as("SELECT password_hash FROM accounts WHERE id = $1")
        .bind(account.0)
        .fetch_one(&mut *app.db.read().await?)
        .await?;
    if !password::matches(password.to_owned(), Some(hash)).await? {
        return Err(Error::invalid(field, "wrong_password"));
    }
    throttle::clear(app, throttle::SIGN_IN, &who).await
}

/// Composes and sends a letter. A letter with a link makes a new one each time it is tried.
pub async fn send(app: &App, account: Id, to: &str, letter: Letter) -> Result<()> {
    if letter == Letter::Suspended {
        return super::suspension::tell(app, account, to).await;
    }
    let locale = Locale::of_tag(&language(&mut *app.db.read().await?, account).await?).unwrap_or_default();
    let link = match letter {
        Letter::PasswordReset => Some(make_link(app, account, Purpose::Reset, to).await?),
        Letter::NewAddress => Some(make_link(app, account, Purpose::Address, to).await?),
        Letter::PasswordChanged | Letter::AddressChanged | Letter::WayInAdded | Letter::Suspended => None,
    };
    let (subject, text) = match letter {
        Letter::PasswordReset => ("mail-password-reset-subject", "mail-password-reset-text"),
        Letter::NewAddress => ("mail-new-address-subject", "mail-new-address-text"),
        Letter::PasswordChanged => ("mail-password-changed-subject", "mail-password-changed-text"),
        Letter::AddressChanged => ("mail-address-changed-subject", "mail-address-changed-text"),
        Letter::WayInAdded => ("mail-way-in-added-subject", "mail-way-in-added-text"),
        Letter::Suspended => ("mail-suspended-subject", "mail-suspended-text"),
    };
    let look = app.store.look();
    let store = look.name.as_str();
    let page = if letter == Letter::WayInAdded { "me/settings" } else { "password-resets/new" };
    let help = format!("{}/{page}", app.public_url);
    let link = link.unwrap_or(help);
    let args = [("store", store.into()), ("link", link.as_str().into())];
    let mail = Mail {
        to: normal_email(to),
        subject: i18n::tr(locale, subject, &args),
        text: i18n::tr(locale, text, &args) + "\n",
    };
    app.mail.send(app.id(), app.clock.now(), &mail).await
}

async fn make_link(app: &App, account: Id, purpose: Purpose, email: &str) -> Result<String> {
    let token = Token::make(app);
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    sqlx::query(
        "INSERT INTO account_links (token_hash, account, purpose, email, expires_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(token.hash())
    .bind(account.0)
    .bind(purpose.as_str())
    .bind(email)
    .bind((now + LINK_LASTS).0)
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    let page = match purpose {
        Purpose::Reset => "password-resets",
        Purpose::Address => "email-changes",
    };
    Ok(format!("{}/{page}/{}", app.public_url, token.0))
}
