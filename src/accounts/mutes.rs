//! Mutes: somebody no longer meets another's posts in feeds, nor what they do in notifications. Everything else stays,
//! and the muted one cannot tell. Topics can be muted too: nothing about them is chosen for the account.

use super::blocks;
use super::view::AvoidedView;
use crate::app::App;
use crate::db::Conn;
use crate::db::events::Event;
use crate::kit::{Error, Id, Result};

/// Mutes a person. Doing it twice changes nothing.
pub async fn mute(app: &App, account: Id, muted: Id) -> Result<()> {
    if account == muted {
        return Err(Error::invalid("handle", "mute_self"));
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    if blocks::between(&mut tx, account, muted).await?.blocked_by {
        return Err(Error::NotFound);
    }
    let new = sqlx::query("INSERT INTO mutes (account, muted, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(account.0)
        .bind(muted.0)
        .bind(now.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if new == 1 {
        tx.event(app.id(), now, &Event::Muted { account, muted }).await?;
    }
    tx.commit().await
}

/// Ends a mute. Doing it twice changes nothing.
pub async fn unmute(app: &App, account: Id, muted: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    let gone = sqlx::query("DELETE FROM mutes WHERE account = $1 AND muted = $2")
        .bind(account.0)
        .bind(muted.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if gone == 1 {
        tx.event(app.id(), app.clock.now(), &Event::Unmuted { account, muted }).await?;
    }
    tx.commit().await
}

/// Everybody the account muted: for the feed.
pub async fn all(conn: &mut Conn, account: Id, most: i64) -> Result<Vec<Id>> {
    let rows: Vec<(i64,)> = sqlx::query_as("SELECT muted FROM mutes WHERE account = $1 ORDER BY at DESC LIMIT $2")
        .bind(account.0)
        .bind(most)
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id,)| Id(id)).collect())
}

/// A page of whom the account muted, newest first, and where the next one starts.
pub async fn page(
    conn: &mut Conn,
    account: Id,
    at: Option<&str>,
    limit: i64,
) -> Result<(Vec<AvoidedView>, Option<String>)> {
    let text = "SELECT muted, at FROM mutes WHERE account = $1 AND (at < $2 OR (at = $2 AND muted < $3)) \
                ORDER BY at DESC, muted DESC LIMIT $4";
    blocks::people(conn, text, account, at, limit).await
}

/// Mutes a topic (the slug of an interest; the caller proves it exists).
pub async fn mute_topic(app: &App, account: Id, topic: &str) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let new = sqlx::query("INSERT INTO topic_mutes (account, topic, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(account.0)
        .bind(topic)
        .bind(now.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if new == 1 {
        tx.event(app.id(), now, &Event::TopicMuted { account, topic: topic.to_owned() }).await?;
    }
    tx.commit().await
}

/// Ends the mute of a topic.
pub async fn unmute_topic(app: &App, account: Id, topic: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    let gone = sqlx::query("DELETE FROM topic_mutes WHERE account = $1 AND topic = $2")
        .bind(account.0)
        .bind(topic)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if gone == 1 {
        tx.event(app.id(), app.clock.now(), &Event::TopicUnmuted { account, topic: topic.to_owned() }).await?;
    }
    tx.commit().await
}

/// The topics the account muted, newest first.
pub async fn topics(conn: &mut Conn, account: Id) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT topic FROM topic_mutes WHERE account = $1 ORDER BY at DESC, topic")
            .bind(account.0)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(topic,)| topic).collect())
}
