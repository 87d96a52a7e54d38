//! The directory of people, for the operator.

use serde::Serialize;
use sqlx::Row;
use utoipa::ToSchema;

use super::view::{Person, Role};
use super::{author_from, memberships, suspension};
use crate::app::App;
use crate::db::{Conn, like_escape};
use crate::kit::{Error, Id, Micros, Result, cursor};

/// A page of people.
#[derive(Debug, Serialize, ToSchema)]
pub struct Found {
    #[serde(rename = "items")]
    pub people: Vec<Person>,
    pub next: Option<String>,
}

/// Which people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// In handle, name or mail address.
    pub words: String,
    pub role: Option<Role>,
    pub only: Only,
}

/// Which of them by how they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    #[default]
    Everybody,
    Members,
    Suspended,
}

const PAGE: usize = 50;

/// A page of these people, newest first.
pub async fn page(app: &App, which: &Which, from: Option<&str>) -> Result<Found> {
    let [before] = from.map_or(Ok([i64::MAX]), cursor::unpack::<1>)?;
    let mut conn = app.db.read().await?;
    let only = match which.only {
        Only::Everybody => "everybody",
        Only::Members => "members",
        Only::Suspended => "suspended",
    };
    let mut ids: Vec<(i64,)> = sqlx::query_as(
        "SELECT id FROM accounts WHERE id < $1 AND \
         (LOWER(handle) LIKE $2 ESCAPE '\\' OR LOWER(name) LIKE $2 ESCAPE '\\' OR LOWER(email) LIKE $2 ESCAPE '\\') \
         AND ($4 = '' OR role = $4) AND ($5 <> 'suspended' OR (suspended_at IS NOT NULL \
         AND (suspended_until IS NULL OR suspended_until > $6))) \
         AND ($5 <> 'members' OR EXISTS (SELECT 1 FROM memberships m WHERE m.account = accounts.id \
         AND m.starts_at <= $6 AND (m.ends_at IS NULL OR m.ends_at > $6))) \
         ORDER BY id DESC LIMIT $3",
    )
    .bind(before)
    .bind(format!("%{}%", like_escape(&which.words.trim().to_lowercase())))
    .bind(PAGE as i64 + 1)
    .bind(which.role.map_or("", Role::as_str))
    .bind(only)
    .bind(app.clock.now().0)
    .fetch_all(&mut *conn)
    .await?;
    let more = ids.len() > PAGE;
    ids.truncate(PAGE);
    let mut people = Vec::new();
    for (id,) in ids {
        people.push(person(&mut conn, Id(id), app.clock.now()).await?);
    }
    let next = people.last().filter(|_| more).map(|p| cursor::pack(&[p.author.id.0]));
    Ok(Found { people, next })
}

/// One person as the directory shows them.
pub async fn person(conn: &mut Conn, account: Id, now: Micros) -> Result<Person> {
    let row =
        sqlx::query("SELECT id, handle, name, avatar, email, role, created_at, posts FROM accounts WHERE id = $1")
            .bind(account.0)
            .fetch_optional(&mut *conn)
            .await?
            .ok_or(Error::NotFound)?;
    Ok(Person {
        author: author_from(&row)?,
        email: row.try_get("email")?,
        role: Role::parse(row.try_get("role")?)?,
        member: memberships::runs(conn, account, now).await?,
        joined: Micros(row.try_get("created_at")?),
        posts: row.try_get("posts")?,
        suspended: suspension::running(conn, account, now).await?,
    })
}
