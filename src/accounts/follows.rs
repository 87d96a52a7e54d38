//! Who follows whom, and which topics. Stored from both sides, since both are read.

use std::collections::HashSet;

use super::blocks;
use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, Tx, marks, sql};
use crate::kit::{Error, Id, Micros, Result};

/// Follows a person. Doing it twice changes nothing.
pub async fn follow(app: &App, account: Id, followed: Id) -> Result<()> {
    if account == followed {
        return Err(Error::invalid("handle", "follow_self"));
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    blocks::free(&mut tx, account, followed).await?;
    let new = sqlx::query("INSERT INTO follows (account, followed, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(account.0)
        .bind(followed.0)
        .bind(now.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if new == 1 {
        sqlx::query("INSERT INTO followers (account, follower, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(followed.0)
            .bind(account.0)
            .bind(now.0)
            .execute(&mut *tx)
            .await?;
        count(&mut tx, account, followed, 1).await?;
        tx.event(app.id(), now, &Event::Followed { account, followed }).await?;
    }
    tx.commit().await
}

/// Stops following a person. Doing it twice changes nothing.
pub async fn unfollow(app: &App, account: Id, followed: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    end(app, &mut tx, account, followed).await?;
    tx.commit().await
}

/// Ends a follow within a transaction, if there is one.
pub(super) async fn end(app: &App, tx: &mut Tx, account: Id, followed: Id) -> Result<()> {
    let gone = sqlx::query("DELETE FROM follows WHERE account = $1 AND followed = $2")
        .bind(account.0)
        .bind(followed.0)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    if gone == 1 {
        sqlx::query("DELETE FROM followers WHERE account = $1 AND follower = $2")
            .bind(followed.0)
            .bind(account.0)
            .execute(&mut **tx)
            .await?;
        count(tx, account, followed, -1).await?;
        tx.event(app.id(), app.clock.now(), &Event::Unfollowed { account, followed }).await?;
    }
    Ok(())
}

async fn count(conn: &mut Conn, account: Id, followed: Id, by: i64) -> Result<()> {
    // Always in the order of ids, so that two people following each other at once do not wait for each other.
    let mut both = [
        (account, "UPDATE accounts SET following = following + $1 WHERE id = $2"),
        (followed, "UPDATE accounts SET followers = followers + $1 WHERE id = $2"),
    ];
    both.sort_by_key(|(id, _)| *id);
    for (id, sql) in both {
        sqlx::query(sql).bind(by).bind(id.0).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Whether one follows the other.
pub async fn is_following(conn: &mut Conn, account: Id, followed: Id) -> Result<bool> {
    Ok(since(conn, account, followed).await?.is_some())
}

/// Which of these people an account follows.
pub async fn among(conn: &mut Conn, account: Id, ids: &[Id]) -> Result<HashSet<Id>> {
    let text = format!("SELECT followed FROM follows WHERE account = $1 AND followed IN {}", marks(2, ids.len()));
    let mut query = sqlx::query_as::<_, (i64,)>(sql(text)).bind(account.0);
    for id in ids {
        query = query.bind(id.0);
    }
    Ok(query.fetch_all(conn).await?.into_iter().map(|(id,)| Id(id)).collect())
}

/// Everybody an account follows, newest first, at most `most`.
pub async fn followed(conn: &mut Conn, account: Id, most: i64) -> Result<Vec<Id>> {
    let rows: Vec<(i64,)> = sqlx::query_as("SELECT followed FROM follows WHERE account = $1 ORDER BY at DESC LIMIT $2")
        .bind(account.0)
        .bind(most)
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id,)| Id(id)).collect())
}

/// Follows a topic (the slug of an interest; the caller proves it exists).
pub async fn follow_topic(app: &App, account: Id, topic: &str) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let new = sqlx::query("INSERT INTO topic_follows (account, topic, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(account.0)
        .bind(topic)
        .bind(now.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if new == 1 {
        tx.event(app.id(), now, &Event::TopicFollowed { account, topic: topic.to_owned() }).await?;
    }
    tx.commit().await
}

/// Stops following a topic.
pub async fn unfollow_topic(app: &App, account: Id, topic: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    let gone = sqlx::query("DELETE FROM topic_follows WHERE account = $1 AND topic = $2")
        .bind(account.0)
        .bind(topic)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if gone == 1 {
        tx.event(app.id(), app.clock.now(), &Event::TopicUnfollowed { account, topic: topic.to_owned() }).await?;
    }
    tx.commit().await
}

/// The topics an account follows.
pub async fn topics(conn: &mut Conn, account: Id) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sqlx::query_as("SELECT topic FROM topic_follows WHERE account = $1 ORDER BY at DESC")
        .bind(account.0)
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(|(topic,)| topic).collect())
}

/// People one might follow: those with most followers whom the asking account does not follow yet, nor blocked or muted,
/// nor was blocked by.
pub async fn suggestions(conn: &mut Conn, asker: Option<Id>, most: i64) -> Result<Vec<Id>> {
    let asker = asker.map_or(0, |id| id.0);
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT a.id FROM accounts a WHERE a.posts > 0 AND a.id <> $1 \
         AND NOT EXISTS (SELECT 1 FROM follows f WHERE f.account = $1 AND f.followed = a.id) \
         AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.account = $1 AND b.blocked = a.id) \
         AND NOT EXISTS (SELECT 1 FROM blocked_by b WHERE b.account = $1 AND b.blocker = a.id) \
         AND NOT EXISTS (SELECT 1 FROM mutes m WHERE m.account = $1 AND m.muted = a.id) \
         ORDER BY a.followers DESC, a.id LIMIT $2",
    )
    .bind(asker)
    .bind(most)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id,)| Id(id)).collect())
}

/// Who began to follow an account from `from` on and before `to`, newest first; at most `most`.
pub async fn newest(conn: &mut Conn, account: Id, from: Micros, to: Micros, most: i64) -> Result<Vec<(Id, Micros)>> {
    let rows: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT follower, at FROM followers WHERE account = $1 AND at >= $2 AND at < $3 ORDER BY at DESC, follower LIMIT $4",
    )
    .bind(account.0)
    .bind(from.0)
    .bind(to.0)
    .bind(most)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id, at)| (Id(id), Micros(at))).collect())
}

/// How many began to follow an account in that time and still do.
pub async fn count_between(conn: &mut Conn, account: Id, from: Micros, to: Micros) -> Result<i64> {
    let (n,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM followers WHERE account = $1 AND at >= $2 AND at < $3")
        .bind(account.0)
        .bind(from.0)
        .bind(to.0)
        .fetch_one(conn)
        .await?;
    Ok(n)
}

/// Since when one follows the other.
pub async fn since(conn: &mut Conn, account: Id, followed: Id) -> Result<Option<Micros>> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT at FROM follows WHERE account = $1 AND followed = $2")
        .bind(account.0)
        .bind(followed.0)
        .fetch_optional(conn)
        .await?;
    Ok(found.map(|(at,)| Micros(at)))
}
