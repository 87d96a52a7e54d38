//! People: sign-up, sign-in, sessions, profiles, roles, memberships, follows.

pub mod audit;
pub mod blocks;
mod ceremonies;
pub mod directory;
pub mod follows;
pub mod memberships;
pub mod mutes;
pub mod passkeys;
pub mod password;
pub mod proof;
pub mod recovery;
pub mod sessions;
pub mod sign_on;
pub mod suspension;
pub mod throttle;
pub mod view;

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::Row;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, Tx, from_json, marks, sql, to_json};
use crate::kit::error::Check;
use crate::kit::text::{self, limit};
use crate::kit::{Error, FieldError, Id, Result};
use crate::media::view::Picture;

pub use sessions::{Token, Viewer};
use view::{AuthorView, ProfileView, Role};

/// What signing up asks for.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct SignUp {
    pub email: String,
    /// 10 to 200 characters.
    pub password: String,
    /// 3 to 30 of a–z, 0–9 and `_`.
    pub handle: String,
    /// 1 to 60 characters.
    pub name: String,
    /// A tag such as `de`; when left out, the language the request is answered in.
    pub language: String,
}

/// Handles that would be mistaken for the store itself.
const RESERVED: &[&str] = &[
    "admin",
    "administrator",
    "api",
    "help",
    "me",
    "moderator",
    "official",
    "operator",
    "root",
    "staff",
    "store",
    "support",
    "system",
    "team",
    "vitrine",
];

/// Makes an account. `from` is the network address, for the throttle.
pub async fn sign_up(app: &App, new: &SignUp, from: &str) -> Result<Id> {
    password::allowed(app)?;
    let mut check = Check::new();
    let email = check.take(parse_email(&new.email));
    let handle = check.take(parse_handle(&new.handle));
    let name = check.take(text::line("name", &new.name, limit::NAME));
    check.take(check_password(&new.password));
    check.done()?;
    let (Some(email), Some(handle), Some(name)) = (email, handle, name) else {
        return Err(Error::fault("a checked value is missing"));
    };
    throttle::count(app, throttle::SIGN_UP_FROM, from).await?;
    let hash = password::hash(new.password.clone()).await?;
    create_in(app, &NewAccount { email, handle, name, password_hash: hash, role: Role::Shopper }, &new.language).await
}

/// An account whose values were checked.
pub struct NewAccount {
    pub email: String,
    pub handle: String,
    pub name: String,
    /// PHC string; empty: no password opens it.
    pub password_hash: String,
    pub role: Role,
}

/// The language of an account that nobody chose one for.
const LANGUAGE: &str = "en";

/// Writes a new account. A taken mail address or handle is a conflict that names the field.
pub async fn create(app: &App, new: &NewAccount) -> Result<Id> {
    create_in(app, new, LANGUAGE).await
}

async fn create_in(app: &App, new: &NewAccount, language: &str) -> Result<Id> {
    let mut tx = app.db.write().await?;
    let id = insert(app, &mut tx, new, language).await?;
    tx.commit().await?;
    Ok(id)
}

/// The rows and the event of a new account, within a transaction.
async fn insert(app: &App, tx: &mut Tx, new: &NewAccount, language: &str) -> Result<Id> {
    let now = app.clock.now();
    let id = app.id();
    for (field, code, sql, value) in [
        (
            "email",
            "email_taken",
            "INSERT INTO account_emails (email, account) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            &new.email,
        ),
        (
            "handle",
            "handle_taken",
            "INSERT INTO account_handles (handle, account) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            &new.handle,
        ),
    ] {
        if sqlx::query(sql).bind(value).bind(id.0).execute(&mut **tx).await?.rows_affected() == 0 {
            return Err(Error::Conflict { code, args: vec![("field", field.to_owned())] });
        }
    }
    sqlx::query("INSERT INTO accounts (id, handle, email, name, password_hash, role, language, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(id.0)
        .bind(&new.handle)
        .bind(&new.email)
        .bind(&new.name)
        .bind(&new.password_hash)
        .bind(new.role.as_str())
        .bind(if language.is_empty() { LANGUAGE } else { language })
        .bind(now.0)
        .execute(&mut **tx)
        .await?;
    tx.event(app.id(), now, &Event::AccountCreated { account: id }).await?;
    Ok(id)
}

/// A mail address in the form it is compared in.
pub fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Something before and after one `@`, a dot after it, no white space. The proof is a mail that arrives.
fn parse_email(email: &str) -> Result<String, FieldError> {
    let email = normal_email(email);
    if email.is_empty() {
        return Err(FieldError::new("email", "required"));
    }
    if email.chars().count() > limit::EMAIL {
        return Err(FieldError::new("email", "too_long").with("max", limit::EMAIL));
    }
    let fine = email.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && !domain.contains('@')
            && domain.split('.').count() >= 2
            && domain.split('.').all(|label| !label.is_empty())
    });
    let odd = email.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"'));
    if fine && !odd { Ok(email) } else { Err(FieldError::new("email", "bad_email")) }
}

/// Lower-cased; letters a–z, digits and `_`.
fn parse_handle(handle: &str) -> Result<String, FieldError> {
    let handle = handle.trim().trim_start_matches('@').to_lowercase();
    let length = handle.chars().count();
    if handle.is_empty() {
        return Err(FieldError::new("handle", "required"));
    }
    if !(limit::HANDLE_MIN..=limit::HANDLE_MAX).contains(&length) {
        return Err(FieldError::new("handle", "bad_length")
            .with("min", limit::HANDLE_MIN)
            .with("max", limit::HANDLE_MAX));
    }
    if !handle.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
        return Err(FieldError::new("handle", "bad_handle"));
    }
    if RESERVED.contains(&handle.as_str()) {
        return Err(FieldError::new("handle", "reserved_handle"));
    }
    Ok(handle)
}

fn check_password(password: &str) -> Result<(), FieldError> {
    let length = password.chars().count();
    if length < limit::PASSWORD_MIN {
        return Err(FieldError::new("password", "too_short").with("min", limit::PASSWORD_MIN));
    }
    if length > limit::PASSWORD_MAX {
        return Err(FieldError::new("password", "too_long").with("max", limit::PASSWORD_MAX));
    }
    Ok(())
}

impl Role {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shopper => "shopper",
            Self::Moderator => "moderator",
            Self::Operator => "operator",
        }
    }

    /// Reads what the database holds.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "shopper" => Ok(Self::Shopper),
            "moderator" => Ok(Self::Moderator),
            "operator" => Ok(Self::Operator),
            other => Err(Error::fault(format!("“{other}” is no role"))),
        }
    }
}

/// Gives an account a role. `who` is written into the audit log. Giving the one it has changes nothing.
pub async fn set_role(app: &App, account: Id, role: Role, who: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    let before: Option<(String,)> =
        sqlx::query_as("SELECT role FROM accounts WHERE id = $1").bind(account.0).fetch_optional(&mut *tx).await?;
    let changed = sqlx::query("UPDATE accounts SET role = $1 WHERE id = $2 AND role <> $1")
        .bind(role.as_str())
        .bind(account.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if changed > 0 {
        let before = before.map(|(role,)| role).unwrap_or_default();
        let subject = account.to_string();
        let entry = audit::Entry {
            who,
            what: "role",
            subject: &subject,
            before: &before,
            after: role.as_str(),
            ..Default::default()
        };
        audit::record(app, &mut tx, entry).await?;
        tx.event(app.id(), app.clock.now(), &Event::ProfileChanged { account }).await?;
    }
    tx.commit().await?;
    sessions::changed(app, account);
    Ok(())
}

/// Sets the parts of a profile that are shown.
pub async fn set_profile(app: &App, account: Id, name: &str, bio: &str, avatar: Option<&Picture>) -> Result<()> {
    let mut check = Check::new();
    let name = check.take(text::line("name", name, limit::NAME));
    let bio = check.take(text::optional("bio", bio, limit::BIO));
    check.done()?;
    let mut tx = app.db.write().await?;
    sqlx::query("UPDATE accounts SET name = $1, bio = $2, avatar = COALESCE($3, avatar) WHERE id = $4")
        .bind(name)
        .bind(bio)
        .bind(avatar.map(to_json).transpose()?)
        .bind(account.0)
        .execute(&mut *tx)
        .await?;
    tx.event(app.id(), app.clock.now(), &Event::ProfileChanged { account }).await?;
    tx.commit().await
}

/// Sets the picture of a profile, or takes it away.
pub async fn set_avatar(app: &App, account: Id, avatar: Option<&Picture>) -> Result<()> {
    let mut tx = app.db.write().await?;
    sqlx::query("UPDATE accounts SET avatar = $1 WHERE id = $2")
        .bind(avatar.map(to_json).transpose()?)
        .bind(account.0)
        .execute(&mut *tx)
        .await?;
    tx.event(app.id(), app.clock.now(), &Event::ProfileChanged { account }).await?;
    tx.commit().await
}

/// Writes a line of the audit log into a transaction. [`audit::record`] also says what was before and is now.
pub async fn audit(app: &App, conn: &mut Conn, who: &str, what: &str, subject: &str, detail: &str) -> Result<()> {
    audit::record(app, conn, audit::Entry { who, what, subject, detail, ..Default::default() }).await
}

/// The account with this handle, in any case of letters.
pub async fn by_handle(conn: &mut Conn, handle: &str) -> Result<Option<Id>> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT account FROM account_handles WHERE handle = $1")
        .bind(handle.to_lowercase())
        .fetch_optional(conn)
        .await?;
    Ok(found.map(|(id,)| Id(id)))
}

/// The accounts of these handles (in lower case), by handle.
pub async fn by_handles(conn: &mut Conn, handles: &[&str]) -> Result<HashMap<String, Id>> {
    let text = format!("SELECT handle, account FROM account_handles WHERE handle IN {}", marks(1, handles.len()));
    let mut query = sqlx::query_as::<_, (String, i64)>(sql(text));
    for handle in handles {
        query = query.bind((*handle).to_owned());
    }
    Ok(query.fetch_all(conn).await?.into_iter().map(|(handle, id)| (handle, Id(id))).collect())
}

/// The head of a row that holds id, handle, name and avatar.
pub(crate) fn author_from(row: &AnyRow) -> Result<AuthorView> {
    let name: String = row.try_get("name")?;
    let avatar: Option<String> = row.try_get("avatar")?;
    let avatar = avatar.map(|json| from_json::<Picture>(&json)).transpose()?.map(|picture| picture.view(""));
    Ok(AuthorView { id: Id(row.try_get("id")?), handle: row.try_get("handle")?, name, avatar })
}

/// Name and picture of one account.
pub async fn author(conn: &mut Conn, account: Id) -> Result<AuthorView> {
    authors(conn, &[account]).await?.remove(&account).ok_or(Error::NotFound)
}

/// Names and pictures of many accounts at once.
pub async fn authors(conn: &mut Conn, ids: &[Id]) -> Result<HashMap<Id, AuthorView>> {
    let text = format!("SELECT id, handle, name, avatar FROM accounts WHERE id IN {}", marks(1, ids.len()));
    let mut query = sqlx::query(sql(text));
    for id in ids {
        query = query.bind(id.0);
    }
    let rows = query.fetch_all(conn).await?;
    rows.iter().map(|row| author_from(row).map(|author| (author.id, author))).collect()
}

/// A public profile, as `asker` sees it. 404 where its owner blocked the asker.
pub async fn profile(conn: &mut Conn, account: Id, asker: Option<Id>) -> Result<ProfileView> {
    let row = sqlx::query(
        "SELECT id, handle, name, avatar, bio, created_at, posts, followers, following FROM accounts WHERE id = $1",
    )
    .bind(account.0)
    .fetch_optional(&mut *conn)
    .await?
    .ok_or(Error::NotFound)?;
    let followed_by_me = match asker {
        Some(asker) if asker != account => Some(follows::is_following(conn, asker, account).await?),
        _ => None,
    };
    let between = match asker {
        Some(asker) if asker != account => Some(blocks::between(conn, asker, account).await?),
        _ => None,
    };
    // Whom somebody blocked finds nothing here.
    if between.is_some_and(|b| b.blocked_by) {
        return Err(Error::NotFound);
    }
    Ok(ProfileView {
        author: author_from(&row)?,
        bio: row.try_get("bio")?,
        joined: crate::kit::Micros(row.try_get("created_at")?),
        posts: row.try_get("posts")?,
        followers: row.try_get("followers")?,
        following: row.try_get("following")?,
        followed_by_me,
        blocked_by_me: between.map(|b| b.blocked),
        muted_by_me: between.map(|b| b.muted),
    })
}

/// Accounts after an id, in order of ids: for the search index.
pub async fn after(conn: &mut Conn, id: Id, most: i64) -> Result<Vec<Id>> {
    let rows: Vec<(i64,)> = sqlx::query_as("SELECT id FROM accounts WHERE id > $1 ORDER BY id LIMIT $2")
        .bind(id.0)
        .bind(most)
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id,)| Id(id)).collect())
}

/// Ids and handles of accounts that posted, after an id, in order of ids: for the sitemap.
pub async fn writers_after(conn: &mut Conn, id: Id, most: i64) -> Result<Vec<(Id, String)>> {
    let rows: Vec<(i64, String)> =
        sqlx::query_as("SELECT id, handle FROM accounts WHERE id > $1 AND posts > 0 ORDER BY id LIMIT $2")
            .bind(id.0)
            .bind(most)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(id, handle)| (Id(id), handle)).collect())
}

/// The language an account chose.
pub async fn language(conn: &mut Conn, account: Id) -> Result<String> {
    let found: Option<(String,)> =
        sqlx::query_as("SELECT language FROM accounts WHERE id = $1").bind(account.0).fetch_optional(conn).await?;
    found.map(|(language,)| language).ok_or(Error::NotFound)
}

/// Where an account is written to, and in which language.
pub async fn reached(conn: &mut Conn, account: Id) -> Result<(String, String)> {
    let found: Option<(String, String)> = sqlx::query_as("SELECT email, language FROM accounts WHERE id = $1")
        .bind(account.0)
        .fetch_optional(conn)
        .await?;
    found.ok_or(Error::NotFound)
}

/// Sets the language an account is spoken to in, as a tag such as `de`.
pub async fn set_language(app: &App, account: Id, tag: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    let changed = sqlx::query("UPDATE accounts SET language = $1 WHERE id = $2 AND language <> $1")
        .bind(tag)
        .bind(account.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if changed > 0 {
        tx.event(app.id(), app.clock.now(), &Event::ProfileChanged { account }).await?;
    }
    tx.commit().await
}

/// Counts posts that were published, or removed.
pub async fn count_posts(conn: &mut Conn, account: Id, by: i64) -> Result<()> {
    sqlx::query("UPDATE accounts SET posts = posts + $1 WHERE id = $2").bind(by).bind(account.0).execute(conn).await?;
    Ok(())
}

/// Forgets sessions, links and ceremonies that ended and throttle windows of the day before.
pub async fn sweep(app: &App) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    sqlx::query("DELETE FROM sessions WHERE expires_at <= $1").bind(now.0).execute(&mut *tx).await?;
    sqlx::query("DELETE FROM account_links WHERE expires_at <= $1").bind(now.0).execute(&mut *tx).await?;
    sqlx::query("DELETE FROM ceremonies WHERE expires_at <= $1").bind(now.0).execute(&mut *tx).await?;
    sqlx::query("DELETE FROM throttles WHERE window_start <= $1")
        .bind((now - crate::kit::Micros::days(1)).0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// The mail address and bio of an account, for its own eyes.
pub async fn private(conn: &mut Conn, account: Id) -> Result<(String, String)> {
    Ok(sqlx::query_as("SELECT email, bio FROM accounts WHERE id = $1").bind(account.0).fetch_one(conn).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_held_to_their_rule() {
        assert_eq!(parse_handle(" @Ana_99 ").unwrap(), "ana_99");
        for (bad, code) in [
            ("ab", "bad_length"),
            ("a b c", "bad_handle"),
            ("ünal", "bad_handle"),
            ("Admin", "reserved_handle"),
            ("", "required"),
        ] {
            assert_eq!(parse_handle(bad).unwrap_err().code, code, "{bad}");
        }
        assert!(parse_handle(&"a".repeat(30)).is_ok());
        assert!(parse_handle(&"a".repeat(31)).is_err());
    }

    #[test]
    fn mail_addresses_are_held_to_their_rule() {
        assert_eq!(parse_email(" Ana@Example.COM ").unwrap(), "ana@example.com");
        for bad in ["ana", "@example.com", "ana@", "ana@example", "a b@example.com", "a@b@c.d", "a@.com", "x@y..z"] {
            assert!(parse_email(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn passwords_are_held_to_their_length() {
        assert!(check_password(&"ü".repeat(10)).is_ok());
        assert!(check_password(&"ü".repeat(9)).is_err());
        assert!(check_password(&"x".repeat(200)).is_ok());
        assert!(check_password(&"x".repeat(201)).is_err());
    }
}
