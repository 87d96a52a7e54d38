//! Drafts: posts in the making, kept for their author on every device, and published by themselves at a time they say.

use serde::{Deserialize, Serialize};
use sqlx::Row;
use utoipa::ToSchema;

use super::{NewPost, PostBody, gate, publish, uploads};
use crate::app::App;
use crate::db::jobs::Job;
use crate::db::{Conn, from_json, marks, sql, to_json};
use crate::kit::{Error, FieldError, Id, Micros, Result};
use crate::media::view::PhotoView;

/// Drafts of one account.
pub const MOST: i64 = 50;
/// The longest draft, bytes of JSON: more than any post that is within its limits.
pub const LONGEST: usize = 64 * 1024;
/// How far ahead a post is planned at most.
pub const FURTHEST: Micros = Micros::days(365);

/// What a draft is to be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct DraftBody {
    pub post: PostBody,
    /// RFC 3339. When it is to be published by itself; then the post must hold every rule already.
    pub publish_at: Option<String>,
}

/// A draft as its author sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DraftView {
    pub id: Id,
    pub post: PostBody,
    pub publish_at: Option<Micros>,
    /// Why it was not published at its time, as a code; empty: nothing.
    pub trouble: String,
    pub changed_at: Micros,
    /// Its first photo, where it has one that is still there.
    pub photo: Option<PhotoView>,
}

impl DraftBody {
    fn time(&self, now: Micros) -> Result<Option<Micros>> {
        let Some(text) = self.publish_at.as_deref().filter(|t| !t.trim().is_empty()) else { return Ok(None) };
        match Micros::end_of(text) {
            Some(at) if at > now && at <= now + FURTHEST => Ok(Some(at)),
            _ => Err(Error::Invalid(vec![FieldError::new("publish_at", "bad_time")])),
        }
    }
}

/// Keeps a draft: a new one where `id` is nothing. The last to save it is right.
pub async fn save(app: &App, account: Id, id: Option<Id>, body: &DraftBody) -> Result<Id> {
    let now = app.clock.now();
    let at = body.time(now)?;
    if at.is_some() {
        NewPost::parse(&body.post)?;
    }
    let json = to_json(&body.post)?;
    if json.len() > LONGEST {
        return Err(Error::TooLarge { limit: LONGEST as u64 });
    }
    let mut tx = app.db.write().await?;
    if at.is_some() {
        gate::check(app, &mut tx, account).await?;
    }
    let draft = match id {
        Some(id) => {
            let text = "UPDATE drafts SET body = $1, publish_at = $2, trouble = '', changed_at = $3 \
                        WHERE account = $4 AND id = $5";
            let query = sqlx::query(text).bind(json).bind(at.map(|at| at.0)).bind(now.0).bind(account.0).bind(id.0);
            if query.execute(&mut *tx).await?.rows_affected() == 0 {
                return Err(Error::NotFound);
            }
            id
        }
        None => {
            let id = app.id();
            // Of two at once each may count the other not: one more than the most does no harm.
            let (count,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM drafts WHERE account = $1")
                .bind(account.0)
                .fetch_one(&mut *tx)
                .await?;
            if count >= MOST {
                return Err(Error::Conflict { code: "too_many_drafts", args: vec![("max", MOST.to_string())] });
            }
            let text = "INSERT INTO drafts (account, id, body, publish_at, trouble, changed_at) \
                        VALUES ($1, $2, $3, $4, '', $5)";
            let query = sqlx::query(text).bind(account.0).bind(id.0).bind(json).bind(at.map(|at| at.0)).bind(now.0);
            query.execute(&mut *tx).await?;
            id
        }
    };
    hold_photos(&mut tx, account, draft, &body.post).await?;
    if let Some(at) = at {
        tx.job(app.id(), at, &Job::PublishDraft { account, draft }).await?;
    }
    tx.commit().await?;
    Ok(draft)
}

/// The photos of a draft wait as long as it does.
async fn hold_photos(conn: &mut Conn, account: Id, draft: Id, post: &PostBody) -> Result<()> {
    release_photos(conn, account, draft).await?;
    let ids: Vec<Id> = post.photos.iter().filter_map(|p| p.id.parse().ok()).collect();
    let text =
        format!("UPDATE photos SET draft = $1 WHERE account = $2 AND post IS NULL AND id IN {}", marks(3, ids.len()));
    let mut query = sqlx::query(sql(text)).bind(draft.0).bind(account.0);
    for id in &ids {
        query = query.bind(id.0);
    }
    query.execute(conn).await?;
    Ok(())
}

async fn release_photos(conn: &mut Conn, account: Id, draft: Id) -> Result<()> {
    sqlx::query("UPDATE photos SET draft = NULL WHERE account = $1 AND draft = $2")
        .bind(account.0)
        .bind(draft.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// The drafts of an account, the one changed last first.
pub async fn list(conn: &mut Conn, account: Id) -> Result<Vec<DraftView>> {
    let text = "SELECT id, body, publish_at, trouble, changed_at FROM drafts WHERE account = $1 \
                ORDER BY changed_at DESC, id DESC";
    let rows = sqlx::query(text).bind(account.0).fetch_all(&mut *conn).await?;
    let mut drafts = rows
        .iter()
        .map(|row| {
            Ok(DraftView {
                id: Id(row.try_get("id")?),
                post: from_json(row.try_get("body")?)?,
                publish_at: row.try_get::<Option<i64>, _>("publish_at")?.map(Micros),
                trouble: row.try_get("trouble")?,
                changed_at: Micros(row.try_get("changed_at")?),
                photo: None,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let first = |d: &DraftView| d.post.photos.first().and_then(|p| p.id.parse().ok());
    let photos: Vec<Id> = drafts.iter().filter_map(first).collect();
    let held = uploads::unused(conn, account, &photos).await?;
    for draft in &mut drafts {
        draft.photo = first(draft).and_then(|id| held.get(&id)).map(|w| w.picture.view(""));
    }
    Ok(drafts)
}

/// One of them.
pub async fn find(conn: &mut Conn, account: Id, id: Id) -> Result<DraftView> {
    list(conn, account).await?.into_iter().find(|draft| draft.id == id).ok_or(Error::NotFound)
}

/// Throws a draft away. Its photos wait for another post as any upload does. Doing it twice changes nothing.
pub async fn discard(app: &App, account: Id, id: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    take(&mut tx, account, id, None).await?;
    tx.commit().await
}

/// Takes a draft off the list, in the transaction that publishes it or throws it away: whether it was there. With `due`
/// only one whose time has come by then.
pub(super) async fn take(conn: &mut Conn, account: Id, id: Id, due: Option<Micros>) -> Result<bool> {
    release_photos(conn, account, id).await?;
    let query = match due {
        None => sqlx::query("DELETE FROM drafts WHERE account = $1 AND id = $2").bind(account.0).bind(id.0),
        Some(now) => sqlx::query(
            "DELETE FROM drafts WHERE account = $1 AND id = $2 AND publish_at IS NOT NULL AND publish_at <= $3",
        )
        .bind(account.0)
        .bind(id.0)
        .bind(now.0),
    };
    Ok(query.execute(conn).await?.rows_affected() == 1)
}

/// Publishes a draft whose time has come. One that was changed to another time, taken back or published does nothing;
/// one that breaks a rule by now stays, and says which.
pub async fn publish_due(app: &App, account: Id, id: Id) -> Result<()> {
    let due: Option<(String,)> = sqlx::query_as(
        "SELECT body FROM drafts WHERE account = $1 AND id = $2 AND publish_at IS NOT NULL AND publish_at <= $3",
    )
    .bind(account.0)
    .bind(id.0)
    .bind(app.clock.now().0)
    .fetch_optional(&mut *app.db.read().await?)
    .await?;
    let Some((json,)) = due else { return Ok(()) };
    let body: PostBody = from_json(&json)?;
    let published = match NewPost::parse(&body) {
        Ok(new) => publish::publish_draft(app, account, &new, Some(id), true).await.map(|_| ()),
        Err(e) => Err(e),
    };
    let trouble = match published {
        // Somebody else was quicker, or the author took it back at this very moment.
        Ok(()) | Err(Error::NotFound) => return Ok(()),
        Err(Error::Invalid(fields)) => fields.first().map_or("invalid", |e| e.code),
        Err(Error::Forbidden { code, .. }) => code,
        Err(e) => return Err(e),
    };
    let mut tx = app.db.write().await?;
    sqlx::query("UPDATE drafts SET publish_at = NULL, trouble = $1 WHERE account = $2 AND id = $3 AND body = $4")
        .bind(trouble)
        .bind(account.0)
        .bind(id.0)
        .bind(json)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}
