//! The directory of people, for the operator.

use sqlx::Row;

use super::view::{Person, Role};
use super::{author_from, memberships};
use crate::app::App;
use crate::db::like_escape;
use crate::kit::{Id, Micros, Result, cursor};

/// A page of people.
#[derive(Debug)]
pub struct Found {
    pub people: Vec<Person>,
    pub next: Option<String>,
}

const PAGE: usize = 50;

/// People whose handle, name or mail address holds `words`, newest first.
pub async fn page(app: &App, words: &str, from: Option<&str>) -> Result<Found> {
    let [before] = from.map_or(Ok([i64::MAX]), cursor::unpack::<1>)?;
    let mut conn = app.db.read().await?;
    let mut rows = sqlx::query(
        "SELECT id, handle, name, avatar, email, role, created_at, posts FROM accounts WHERE id < $1 AND \
         (LOWER(handle) LIKE $2 ESCAPE '\\' OR LOWER(name) LIKE $2 ESCAPE '\\' OR LOWER(email) LIKE $2 ESCAPE '\\') \
         ORDER BY id DESC LIMIT $3",
    )
    .bind(before)
    .bind(format!("%{}%", like_escape(&words.trim().to_lowercase())))
    .bind(PAGE as i64 + 1)
    .fetch_all(&mut *conn)
    .await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let mut people = Vec::new();
    for row in &rows {
        let id = Id(row.try_get("id")?);
        people.push(Person {
            author: author_from(row)?,
            email: row.try_get("email")?,
            role: Role::parse(row.try_get("role")?)?,
            member: memberships::runs(&mut conn, id, app.clock.now()).await?,
            joined: Micros(row.try_get("created_at")?),
            posts: row.try_get("posts")?,
        });
    }
    let next = people.last().filter(|_| more).map(|p| cursor::pack(&[p.author.id.0]));
    Ok(Found { people, next })
}
