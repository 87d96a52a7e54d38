//! Suspensions: the operator shuts an account out, with a reason and an end. Whoever is suspended has no session, so
//! neither writes nor buys; what was written before stays.

use sqlx::Row;

use super::audit::{self, Entry};
use super::view::SuspensionView;
use super::{language, private};
use crate::app::App;
use crate::db::events::Event;
use crate::db::jobs::{Job, Letter};
use crate::db::{Conn, Tx};
use crate::i18n::{self, Locale, format};
use crate::kit::text::{self, limit};
use crate::kit::{Error, Id, Micros, Result};
use crate::mail::Mail;

/// The suspension of an account that runs at `now`.
pub async fn running(conn: &mut Conn, account: Id, now: Micros) -> Result<Option<SuspensionView>> {
    let row = sqlx::query(
        "SELECT suspended_at, suspended_until, suspended_why FROM accounts WHERE id = $1 AND suspended_at IS NOT NULL \
         AND (suspended_until IS NULL OR suspended_until > $2)",
    )
    .bind(account.0)
    .bind(now.0)
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(SuspensionView {
        since: Micros(row.try_get("suspended_at")?),
        until: row.try_get::<Option<i64>, _>("suspended_until")?.map(Micros),
        reason: row.try_get("suspended_why")?,
    }))
}

/// Refuses whoever is suspended, with the reason and the end.
pub(super) async fn refuse(app: &App, conn: &mut Conn, account: Id) -> Result<()> {
    let Some(suspension) = running(conn, account, app.clock.now()).await? else { return Ok(()) };
    let mut args = vec![("reason", suspension.reason)];
    match suspension.until {
        None => args.push(("open", "yes".to_owned())),
        Some(until) => {
            let spoken = Locale::of_tag(&language(conn, account).await?).unwrap_or_default();
            args.push(("open", "no".to_owned()));
            args.push(("until", format::moment(spoken, until)));
        }
    }
    Err(Error::Forbidden { code: "suspended", args })
}

/// Suspends an account until a moment, or until somebody ends it, and ends its sessions. A running suspension gets the
/// new reason and end. Nobody suspends themselves.
pub async fn suspend(app: &App, account: Id, why: &str, until: Option<Micros>, by: Id) -> Result<()> {
    let why = text::required("reason", why, limit::REASON).map_err(|e| Error::Invalid(vec![e]))?;
    let now = app.clock.now();
    if until.is_some_and(|until| until <= now) {
        return Err(Error::invalid("until", "in_the_past"));
    }
    if account == by {
        return Err(Error::conflict("not_yourself"));
    }
    let mut tx = app.db.write().await?;
    let before = running(&mut tx, account, now).await?;
    sqlx::query("UPDATE accounts SET suspended_at = $1, suspended_until = $2, suspended_why = $3 WHERE id = $4")
        .bind(before.as_ref().map_or(now, |s| s.since).0)
        .bind(until.map(|at| at.0))
        .bind(&why)
        .bind(account.0)
        .execute(&mut *tx)
        .await?;
    sqlx::query("DELETE FROM sessions WHERE account = $1").bind(account.0).execute(&mut *tx).await?;
    let words = |until: Option<Micros>| until.map_or_else(|| "no end".to_owned(), Micros::rfc3339);
    let held = before.map(|s| words(s.until)).unwrap_or_default();
    let entry = Entry { detail: &why, before: &held, after: &words(until), ..Entry::default() };
    note(app, &mut tx, account, by, "account suspended", entry).await?;
    let (email, _) = private(&mut tx, account).await?;
    tx.job(app.id(), now, &Job::SendMail { account, to: email, letter: Letter::Suspended }).await?;
    tx.commit().await?;
    super::sessions::changed(app, account);
    Ok(())
}

/// Ends a suspension now. Ending none changes nothing.
pub async fn lift(app: &App, account: Id, by: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    let Some(before) = running(&mut tx, account, app.clock.now()).await? else { return Ok(()) };
    sqlx::query("UPDATE accounts SET suspended_at = NULL, suspended_until = NULL, suspended_why = '' WHERE id = $1")
        .bind(account.0)
        .execute(&mut *tx)
        .await?;
    let entry = Entry { before: &before.reason, ..Entry::default() };
    note(app, &mut tx, account, by, "suspension ended", entry).await?;
    tx.commit().await
}

async fn note(app: &App, tx: &mut Tx, account: Id, by: Id, what: &str, entry: Entry<'_>) -> Result<()> {
    audit::record(app, tx, Entry { who: &by.to_string(), what, subject: &account.to_string(), ..entry }).await?;
    tx.event(app.id(), app.clock.now(), &Event::ProfileChanged { account }).await
}

/// Writes to somebody who was suspended. Says nothing where that has ended by now.
pub(super) async fn tell(app: &App, account: Id, to: &str) -> Result<()> {
    let mut conn = app.db.read().await?;
    let Some(suspension) = running(&mut conn, account, app.clock.now()).await? else { return Ok(()) };
    let locale = Locale::of_tag(&language(&mut conn, account).await?).unwrap_or_default();
    drop(conn);
    let store = app.store.look().name.clone();
    let end = match suspension.until {
        Some(until) => i18n::tr(locale, "mail-suspended-until", &[("until", format::moment(locale, until).into())]),
        None => i18n::t(locale, "mail-suspended-open").into_owned(),
    };
    let args = [
        ("store", store.as_str().into()),
        ("reason", suspension.reason.as_str().into()),
        ("end", end.as_str().into()),
        ("link", app.public_url.as_str().into()),
    ];
    let mail = Mail {
        to: to.to_owned(),
        subject: i18n::tr(locale, "mail-suspended-subject", &args),
        text: i18n::tr(locale, "mail-suspended-text", &args) + "\n",
    };
    app.mail.send(app.id(), app.clock.now(), &mail).await
}
