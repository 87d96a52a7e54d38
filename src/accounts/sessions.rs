//! Sessions: who is signed in. A token is 32 random bytes; the database keeps only its SHA-256.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::view::{AuthorView, Role, SessionView};
use super::{author_from, throttle};
use crate::app::App;
use crate::db::Conn;
use crate::kit::error::Check;
use crate::kit::{Error, FieldError, Id, Keep, Micros, Moment, Result, Thing};

/// How long a session lasts after it was last used.
pub const LASTS: Micros = Micros::days(30);
/// The time of last use is written at most this often.
const SEEN_EVERY: Micros = Micros::hours(1);

/// A session's secret, as the cookie or the bearer header carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(pub String);

impl Token {
    /// A fresh one.
    pub(super) fn make(app: &App) -> Self {
        Self(URL_SAFE_NO_PAD.encode(app.random::<32>()))
    }

    pub(super) fn hash(&self) -> String {
        Sha256::digest(self.0.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// Who asks: the account behind a session.
#[derive(Clone, Debug)]
pub struct Viewer {
    pub id: Id,
    pub author: AuthorView,
    pub role: Role,
    pub language: String,
    pub interests_picked: bool,
}

/// Signs in with mail address and password. `from` is the network address, for the throttle.
pub async fn sign_in(app: &App, email: &str, password: &str, from: &str, device: &str) -> Result<(Id, Token)> {
    super::password::allowed(app)?;
    let email = super::normal_email(email);
    let mut check = Check::new();
    for (field, value) in [("email", email.as_str()), ("password", password)] {
        check.take(if value.is_empty() { Err(FieldError::new(field, "required")) } else { Ok(()) });
    }
    check.done()?;
    throttle::count(app, throttle::SIGN_IN, &email).await?;
    throttle::count(app, throttle::SIGN_IN_FROM, from).await?;
    let found: Option<(i64, String)> = sqlx::query_as(
        "SELECT a.id, a.password_hash FROM account_emails e JOIN accounts a ON a.id = e.account WHERE e.email = $1",
    )
    .bind(&email)
    .fetch_optional(&mut *app.db.read().await?)
    .await?;
    let (account, hash) = found.map_or((None, None), |(id, hash)| (Some(Id(id)), Some(hash)));
    let right = super::password::matches(password.to_owned(), hash).await?;
    let Some(account) = account.filter(|_| right) else {
        return Err(Error::Unauthorized { code: "wrong_credentials" });
    };
    throttle::clear(app, throttle::SIGN_IN, &email).await?;
    throttle::take_back(app, throttle::SIGN_IN_FROM, from).await?;
    Ok((account, start(app, account, device).await?))
}

/// Starts a session for an account that proved itself. One that is suspended gets none, and is told why.
pub async fn start(app: &App, account: Id, device: &str) -> Result<Token> {
    let token = Token::make(app);
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    super::suspension::refuse(app, &mut tx, account).await?;
    sqlx::query("INSERT INTO sessions (token_hash, account, created_at, seen_at, expires_at, device) VALUES ($1, $2, $3, $3, $4, $5)")
        .bind(token.hash())
        .bind(account.0)
        .bind(now.0)
        .bind((now + LASTS).0)
        .bind(device.chars().take(200).collect::<String>())
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(token)
}

/// The sessions of this node that were asked for lately, by the hash of their token.
pub struct Sessions(Keep<String, Known>);

/// Bytes of sessions kept.
const KEPT: usize = 32 << 20;
/// How long a session is believed without a look at the tables. This process learns of every end it makes itself at once;
/// where others write to the same database, theirs are seen after this time at the latest.
const SHARED: Micros = Micros::seconds(1);
const ALONE: Micros = Micros::minutes(1);

struct Known {
    viewer: Viewer,
    made: Moment,
    read_at: Micros,
    seen_at: Micros,
}

impl Default for Sessions {
    fn default() -> Self {
        Self(Keep::new(KEPT))
    }
}

impl Sessions {
    /// The viewer behind a session, if it was read lately and nothing of the account changed since.
    fn get(&self, app: &App, hash: &String, now: Micros) -> Option<Viewer> {
        let known = self.0.get(hash)?;
        let lasts = if app.db.is_shared() { SHARED } else { ALONE };
        // Sessions last much longer after their last use than this, so one that is due to end is always looked up.
        let young = now - known.read_at < lasts && now - known.seen_at <= SEEN_EVERY;
        let holds = young && app.fresh.look().holds(known.made, &[Thing::Shopper(known.viewer.id)]);
        holds.then(|| known.viewer.clone())
    }
}

/// Sessions of this account, or what they say of it, changed: the next request looks them up.
pub fn changed(app: &App, account: Id) {
    app.fresh.changed([Thing::Shopper(account)]);
    app.feed.news.session_changed(account);
}

/// The account behind a token, if the session still runs.
pub async fn viewer(app: &App, token: &Token) -> Result<Option<Viewer>> {
    let now = app.clock.now();
    let hash = token.hash();
    if let Some(viewer) = app.sessions.get(app, &hash, now) {
        return Ok(Some(viewer));
    }
    let made = app.fresh.moment();
    let mut conn = app.db.read().await?;
    let found: Option<(i64, i64)> =
        sqlx::query_as("SELECT account, seen_at FROM sessions WHERE token_hash = $1 AND expires_at > $2")
            .bind(&hash)
            .bind(now.0)
            .fetch_optional(&mut *conn)
            .await?;
    let Some((account, seen_at)) = found else { return Ok(None) };
    let viewer = by_id(&mut conn, Id(account), now).await?;
    drop(conn);
    if now - Micros(seen_at) > SEEN_EVERY {
        let mut tx = app.db.write().await?;
        sqlx::query("UPDATE sessions SET seen_at = $1, expires_at = $2 WHERE token_hash = $3")
            .bind(now.0)
            .bind((now + LASTS).0)
            .bind(&hash)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
    }
    if let Some(viewer) = &viewer {
        // It was in use just now; whether that stands in the table matters once an hour.
        let seen_at = if now - Micros(seen_at) > SEEN_EVERY { now } else { Micros(seen_at) };
        let known = Arc::new(Known { viewer: viewer.clone(), made, read_at: now, seen_at });
        app.sessions.0.put(hash, known, size_of::<Known>() + KNOWN);
    }
    Ok(viewer)
}

/// What a known session takes beside itself: its key, names, the sizes of a picture.
const KNOWN: usize = 900;

/// Nobody where the account is suspended: a session that began at the very moment of the suspension opens nothing.
async fn by_id(conn: &mut Conn, account: Id, now: Micros) -> Result<Option<Viewer>> {
    let row = sqlx::query(
        "SELECT id, handle, name, avatar, role, language, interests_picked_at FROM accounts WHERE id = $1 \
         AND (suspended_at IS NULL OR suspended_until <= $2)",
    )
    .bind(account.0)
    .bind(now.0)
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    use sqlx::Row;
    Ok(Some(Viewer {
        id: account,
        author: author_from(&row)?,
        role: Role::parse(row.try_get("role")?)?,
        language: row.try_get("language")?,
        interests_picked: row.try_get::<Option<i64>, _>("interests_picked_at")?.is_some(),
    }))
}

/// Ends a session. Ending one that is gone is no error.
pub async fn end(app: &App, token: &Token) -> Result<()> {
    let mut tx = app.db.write().await?;
    let hash = token.hash();
    let ended: Option<(i64,)> = sqlx::query_as("DELETE FROM sessions WHERE token_hash = $1 RETURNING account")
        .bind(&hash)
        .fetch_optional(&mut *tx)
        .await?;
    tx.commit().await?;
    if let Some((account,)) = ended {
        changed(app, Id(account));
    }
    Ok(())
}

/// How much of a token's hash names its session: enough to tell one's own apart, too little to say anything else.
const NAME: usize = 16;

/// The sessions of an account that still run, the one used last first. `current` is the one that asks.
pub async fn list(app: &App, account: Id, current: Option<&Token>) -> Result<Vec<SessionView>> {
    let current = current.map(Token::hash);
    let rows: Vec<(String, i64, i64, String)> = sqlx::query_as(
        "SELECT token_hash, created_at, seen_at, device FROM sessions WHERE account = $1 AND expires_at > $2 \
         ORDER BY seen_at DESC, token_hash LIMIT 100",
    )
    .bind(account.0)
    .bind(app.clock.now().0)
    .fetch_all(&mut *app.db.read().await?)
    .await?;
    let view = |(hash, started, seen, device): (String, i64, i64, String)| SessionView {
        current: current.as_ref() == Some(&hash),
        id: hash.chars().take(NAME).collect(),
        device,
        started_at: Micros(started),
        seen_at: Micros(seen),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Ends one of an account's own sessions by its name in [`list`]. One that is gone is no error.
pub async fn end_named(app: &App, account: Id, name: &str) -> Result<()> {
    if name.len() != NAME || !name.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Error::NotFound);
    }
    let mut tx = app.db.write().await?;
    sqlx::query("DELETE FROM sessions WHERE account = $1 AND token_hash LIKE $2")
        .bind(account.0)
        .bind(format!("{}%", name.to_ascii_lowercase()))
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    changed(app, account);
    Ok(())
}

/// Ends all of an account's sessions but the one that asks.
pub async fn end_others(app: &App, account: Id, kept: &Token) -> Result<()> {
    let mut tx = app.db.write().await?;
    sqlx::query("DELETE FROM sessions WHERE account = $1 AND token_hash <> $2")
        .bind(account.0)
        .bind(kept.hash())
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    changed(app, account);
    Ok(())
}

/// Ends every session of an account. `by` is the operator who does so, for the audit log.
pub async fn end_all(app: &App, account: Id, by: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    let ended = sqlx::query("DELETE FROM sessions WHERE account = $1").bind(account.0).execute(&mut *tx).await?;
    let count = ended.rows_affected();
    if count > 0 {
        let (who, subject) = (by.to_string(), account.to_string());
        super::audit(app, &mut tx, &who, "sessions ended", &subject, &count.to_string()).await?;
    }
    tx.commit().await?;
    changed(app, account);
    Ok(())
}
