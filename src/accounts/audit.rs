//! The audit log: who did what to whom, when, and what was before and is now. Written in the transaction of the change.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use sqlx::Row;
use utoipa::ToSchema;

use super::authors;
use super::view::AuthorView;
use crate::app::App;
use crate::db::Conn;
use crate::kit::{Id, Micros, Result, cursor};

/// Who did it when nobody was signed in.
pub const COMMAND_LINE: &str = "command line";

/// A line to be written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry<'a> {
    /// The account's id, or where it came from.
    pub who: &'a str,
    /// The kind of change, such as `post removed`.
    pub what: &'a str,
    /// What was changed: an id or a name.
    pub subject: &'a str,
    /// The reason, or what else there is to say.
    pub detail: &'a str,
    pub before: &'a str,
    pub after: &'a str,
}

/// The longest value that is kept of what was before and is now, in characters.
const VALUE: usize = 4_000;

/// Writes a line into a transaction.
pub async fn record(app: &App, conn: &mut Conn, entry: Entry<'_>) -> Result<()> {
    sqlx::query(
        "INSERT INTO audit (id, who, what, subject, detail, at, value_before, value_after) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(app.id().0)
    .bind(entry.who)
    .bind(entry.what)
    .bind(entry.subject)
    .bind(entry.detail)
    .bind(app.clock.now().0)
    .bind(entry.before.chars().take(VALUE).collect::<String>())
    .bind(entry.after.chars().take(VALUE).collect::<String>())
    .execute(conn)
    .await?;
    Ok(())
}

/// A line as the operator reads it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AuditView {
    pub id: Id,
    pub at: Micros,
    /// An account's id, `command line`, or what else did it.
    pub who: String,
    /// Handle of that account.
    pub who_handle: Option<String>,
    /// The kind of change.
    pub what: String,
    /// What was changed: an id or a name.
    pub subject: String,
    /// Where it is an account: its handle.
    pub subject_handle: Option<String>,
    /// The reason, or what else there is to say.
    pub detail: String,
    pub before: String,
    pub after: String,
}

/// Which lines.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Lines by this account or about it.
    pub person: Option<Id>,
    /// Lines of this kind; empty: of all.
    pub what: String,
    pub from: Micros,
    /// This moment is no longer part of it.
    pub until: Micros,
}

impl Default for Filter {
    fn default() -> Self {
        Self { person: None, what: String::new(), from: Micros(i64::MIN), until: Micros(i64::MAX) }
    }
}

/// A page of the log, newest first, and where the next one starts.
pub async fn page(
    conn: &mut Conn,
    filter: &Filter,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<AuditView>, Option<String>)> {
    let [before] = at.map_or(Ok([i64::MAX]), cursor::unpack::<1>)?;
    let person = filter.person.map(|id| id.to_string()).unwrap_or_default();
    let mut rows = sqlx::query(
        "SELECT id, who, what, subject, detail, at, value_before, value_after FROM audit WHERE id < $1 \
         AND ($2 = '' OR who = $2 OR subject = $2) AND ($3 = '' OR what = $3) AND at >= $4 AND at < $5 \
         ORDER BY id DESC LIMIT $6",
    )
    .bind(before)
    .bind(person)
    .bind(&filter.what)
    .bind(filter.from.0)
    .bind(filter.until.0)
    .bind(limit + 1)
    .fetch_all(&mut *conn)
    .await?;
    let more = rows.len() as i64 > limit;
    rows.truncate(limit as usize);
    let mut lines = Vec::with_capacity(rows.len());
    for row in &rows {
        lines.push(AuditView {
            id: Id(row.try_get("id")?),
            at: Micros(row.try_get("at")?),
            who: row.try_get("who")?,
            who_handle: None,
            what: row.try_get("what")?,
            subject: row.try_get("subject")?,
            subject_handle: None,
            detail: row.try_get("detail")?,
            before: row.try_get("value_before")?,
            after: row.try_get("value_after")?,
        });
    }
    let named = |line: &AuditView| [line.who.parse::<Id>().ok(), line.subject.parse::<Id>().ok()];
    let ids: HashSet<Id> = lines.iter().flat_map(named).flatten().collect();
    let found: HashMap<Id, AuthorView> =
        if ids.is_empty() { HashMap::new() } else { authors(conn, &ids.into_iter().collect::<Vec<_>>()).await? };
    for line in &mut lines {
        let [who, subject] = named(line).map(|id| id.and_then(|id| found.get(&id)).map(|a| a.handle.clone()));
        (line.who_handle, line.subject_handle) = (who, subject);
    }
    let next = lines.last().filter(|_| more).map(|line| cursor::pack(&[line.id.0]));
    Ok((lines, next))
}

/// Every kind of change there is in the log, by walking the index from one to the next.
pub async fn kinds(conn: &mut Conn) -> Result<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    loop {
        let last = found.last().cloned().unwrap_or_default();
        let next: Option<(String,)> = sqlx::query_as("SELECT what FROM audit WHERE what > $1 ORDER BY what LIMIT 1")
            .bind(last)
            .fetch_optional(&mut *conn)
            .await?;
        let Some((what,)) = next else { return Ok(found) };
        found.push(what);
    }
}

/// The message that says a kind of change; nothing for one without words of ours.
pub fn message(what: &str) -> Option<&'static str> {
    Some(match what {
        "account suspended" => "audit-account-suspended",
        "suspension ended" => "audit-suspension-ended",
        "sessions ended" => "audit-sessions-ended",
        "role" => "audit-role",
        "password" => "audit-password",
        "email" => "audit-email",
        "membership granted" => "audit-membership-granted",
        "membership ended" => "audit-membership-ended",
        "post removed" => "audit-post-removed",
        "post restored" => "audit-post-restored",
        "comment removed" => "audit-comment-removed",
        "product" => "audit-product",
        "text" => "audit-text",
        "theme" => "audit-theme",
        "logo" => "audit-logo",
        "passkey added" => "audit-passkey-added",
        "passkey removed" => "audit-passkey-removed",
        "passkey counted backwards" => "audit-passkey-counted-backwards",
        "sign-on linked" => "audit-sign-on-linked",
        "sign-on unlinked" => "audit-sign-on-unlinked",
        "earlier ways in ended" => "audit-earlier-ways-in-ended",
        "gift card made" => "audit-gift-card-made",
        "gift card ended" => "audit-gift-card-ended",
        "delivery method added" => "audit-delivery-method-added",
        "delivery method ended" => "audit-delivery-method-ended",
        "tax zone added" => "audit-tax-zone-added",
        "tax zone ended" => "audit-tax-zone-ended",
        "promotion added" => "audit-promotion-added",
        "promotion ended" => "audit-promotion-ended",
        "credit given" => "audit-credit-given",
        "members' day planned" => "audit-members-day-planned",
        "members' day ended" => "audit-members-day-ended",
        "member price" => "audit-member-price",
        "plans set" => "audit-plans-set",
        "ranking set" => "audit-ranking-set",
        _ => return None,
    })
}
