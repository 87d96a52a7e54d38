//! Removing a post: its author may, and moderators and operators may with a reason that the author is told. What the
//! store removed it can bring back.

use sqlx::Row;

use super::read;
use super::view::RemovalView;
use crate::accounts::audit::{self, Entry};
use crate::accounts::view::Role;
use crate::accounts::{self, Viewer};
use crate::app::App;
use crate::db::events::Event;
use crate::db::jobs::Job;
use crate::db::{Conn, Tx};
use crate::i18n::{self, Locale, format};
use crate::kit::text::{self, limit};
use crate::kit::{Error, Id, Micros, Result};
use crate::mail::Mail;
use crate::media;

/// How long an author can take a deletion back. Then what the post said is forgotten.
pub const UNDO: Micros = Micros::minutes(10);

/// Removes a post. Afterwards it is gone from every list. `why` is needed where it is not one's own.
pub async fn remove(app: &App, post: Id, by: &Viewer, why: &str) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let (author, gone) = read::author(&mut tx, post).await?;
    if gone {
        return Err(Error::Gone);
    }
    if author != by.id && by.role == Role::Shopper {
        return Err(Error::forbidden("not_yours"));
    }
    let why = match author == by.id {
        true => String::new(),
        false => text::required("reason", why, limit::REASON).map_err(|e| Error::Invalid(vec![e]))?,
    };
    let removed = sqlx::query(
        "UPDATE posts SET removed_at = $1, removed_by = $2, removed_why = $3 WHERE id = $4 AND removed_at IS NULL",
    )
    .bind(now.0)
    .bind(by.id.0)
    .bind(&why)
    .bind(post.0)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if removed == 0 {
        return Err(Error::Gone);
    }
    sqlx::query("DELETE FROM author_posts WHERE author = $1 AND post = $2")
        .bind(author.0)
        .bind(post.0)
        .execute(&mut *tx)
        .await?;
    for product in products(&mut tx, post).await? {
        sqlx::query("DELETE FROM product_posts WHERE product = $1 AND post = $2")
            .bind(product)
            .bind(post.0)
            .execute(&mut *tx)
            .await?;
    }
    accounts::count_posts(&mut tx, author, -1).await?;
    if author != by.id {
        note(app, &mut tx, by, post, "post removed", &why).await?;
        tx.job(app.id(), now, &Job::TellOfRemoval { post }).await?;
    } else {
        tx.job(app.id(), now + UNDO, &Job::ForgetPost { post }).await?;
    }
    tx.event(app.id(), now, &Event::PostRemoved { post, author }).await?;
    tx.commit().await
}

/// Brings back a post that the store removed. What its author removed stays removed, and bringing back what is there
/// changes nothing.
pub async fn restore(app: &App, post: Id, by: &Viewer) -> Result<()> {
    if by.role == Role::Shopper {
        return Err(Error::forbidden("staff_only"));
    }
    let mut tx = app.db.write().await?;
    let restored = sqlx::query(
        "UPDATE posts SET removed_at = NULL, removed_by = NULL, removed_why = '' WHERE id = $1 \
         AND removed_at IS NOT NULL AND removed_by IS NOT NULL AND removed_by <> author",
    )
    .bind(post.0)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if restored == 0 {
        let (_, gone) = read::author(&mut tx, post).await?;
        return if gone { Err(Error::conflict("removed_by_author")) } else { Ok(()) };
    }
    let (author, _) = read::author(&mut tx, post).await?;
    put_back(&mut tx, post, author).await?;
    note(app, &mut tx, by, post, "post restored", "").await?;
    tx.event(app.id(), app.clock.now(), &Event::PostRestored { post, author }).await?;
    tx.commit().await
}

/// Takes an author's own deletion back, within [`UNDO`]. What is there stays there.
pub async fn undo(app: &App, post: Id, author: Id) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let restored = sqlx::query(
        "UPDATE posts SET removed_at = NULL, removed_by = NULL WHERE id = $1 AND author = $2 AND removed_by = $2 \
         AND removed_at > $3",
    )
    .bind(post.0)
    .bind(author.0)
    .bind((now - UNDO).0)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if restored == 0 {
        let (by, gone) = read::author(&mut tx, post).await?;
        return match () {
            () if by != author => Err(Error::forbidden("not_yours")),
            () if gone => Err(Error::conflict("undo_over")),
            () => Ok(()),
        };
    }
    put_back(&mut tx, post, author).await?;
    tx.event(app.id(), now, &Event::PostRestored { post, author }).await?;
    tx.commit().await
}

/// Forgets what a post said that its author deleted: texts, photos with their originals, tags, words. That there was
/// one stays, with its author, its topics and its comments' count, so that its address keeps saying that it is gone.
pub async fn forget(app: &App, post: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    let emptied = sqlx::query(
        "UPDATE posts SET text = '' WHERE id = $1 AND removed_at IS NOT NULL AND removed_by = author \
         AND removed_at <= $2 RETURNING author",
    )
    .bind(post.0)
    .bind((app.clock.now() - UNDO).0)
    .fetch_optional(&mut *tx)
    .await?;
    let Some(row) = emptied else { return Ok(()) };
    let author: i64 = row.try_get("author")?;
    let photos: Vec<(i64,)> = sqlx::query_as("DELETE FROM photos WHERE account = $1 AND post = $2 RETURNING id")
        .bind(author)
        .bind(post.0)
        .fetch_all(&mut *tx)
        .await?;
    for text in [
        "DELETE FROM post_photos WHERE post = $1",
        "DELETE FROM post_tags WHERE post = $1",
        "DELETE FROM post_hashtags WHERE post = $1",
        "DELETE FROM post_texts WHERE post = $1",
        "DELETE FROM mentions WHERE post = $1",
    ] {
        sqlx::query(text).bind(post.0).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    for (id,) in photos {
        app.blobs.remove(&media::original(Id(id))).await?;
    }
    Ok(())
}

/// Puts a post back into every list it stood in.
async fn put_back(tx: &mut Tx, post: Id, author: Id) -> Result<()> {
    sqlx::query("INSERT INTO author_posts (author, post) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(author.0)
        .bind(post.0)
        .execute(&mut **tx)
        .await?;
    for product in products(tx, post).await? {
        sqlx::query("INSERT INTO product_posts (product, post) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(product)
            .bind(post.0)
            .execute(&mut **tx)
            .await?;
    }
    accounts::count_posts(tx, author, 1).await
}

/// The products a post tags, each once, in the order of their ids.
async fn products(conn: &mut Conn, post: Id) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = sqlx::query_as("SELECT DISTINCT product FROM post_tags WHERE post = $1 ORDER BY product")
        .bind(post.0)
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

async fn note(app: &App, tx: &mut Tx, by: &Viewer, post: Id, what: &str, detail: &str) -> Result<()> {
    let (before, after) = if what == "post removed" { ("shown", "removed") } else { ("removed", "shown") };
    let entry = Entry { who: &by.id.to_string(), what, subject: &post.to_string(), detail, before, after };
    audit::record(app, tx, entry).await
}

/// How a removed post was removed, for its author and the store's own people; nothing where it is there.
pub async fn of(conn: &mut Conn, post: Id) -> Result<Option<RemovalView>> {
    let row = sqlx::query("SELECT author, removed_at, removed_by, removed_why FROM posts WHERE id = $1")
        .bind(post.0)
        .fetch_optional(conn)
        .await?
        .ok_or(Error::NotFound)?;
    let Some(at) = row.try_get::<Option<i64>, _>("removed_at")? else { return Ok(None) };
    let author = Id(row.try_get("author")?);
    let by = row.try_get::<Option<i64>, _>("removed_by")?.map(Id);
    Ok(Some(RemovalView {
        author,
        at: Micros(at),
        by_store: by.is_some_and(|by| by != author),
        reason: row.try_get("removed_why")?,
        undo_until: (by == Some(author)).then_some(Micros(at) + UNDO),
    }))
}

/// Writes to an author whose post the store removed. Says nothing where it is back by now.
pub async fn tell(app: &App, post: Id) -> Result<()> {
    let mut conn = app.db.read().await?;
    let Some(removal) = of(&mut conn, post).await?.filter(|r| r.by_store) else { return Ok(()) };
    let (email, _) = accounts::private(&mut conn, removal.author).await?;
    let locale = Locale::of_tag(&accounts::language(&mut conn, removal.author).await?).unwrap_or_default();
    drop(conn);
    let (look, link) = (app.store.look(), format!("{}/posts/{post}", app.public_url));
    let args = [
        ("store", look.name.as_str().into()),
        ("reason", removal.reason.as_str().into()),
        ("when", format::moment(locale, removal.at).into()),
        ("link", link.as_str().into()),
    ];
    let mail = Mail {
        to: email,
        subject: i18n::tr(locale, "mail-post-removed-subject", &args),
        text: i18n::tr(locale, "mail-post-removed-text", &args) + "\n",
    };
    app.mail.send(app.id(), app.clock.now(), &mail).await
}
