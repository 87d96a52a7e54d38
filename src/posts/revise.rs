//! Changing a published post: its words, and what its photos are said to show. What it said before stays to be read.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::{PostKind, PostView};
use super::{hashtags, mentions, read};
use crate::accounts;
use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, Tx};
use crate::interests;
use crate::kit::error::Check;
use crate::kit::text::{self, limit};
use crate::kit::{Error, FieldError, Id, Micros, Result, language};

/// What a post says from now on.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, ToSchema)]
#[serde(default)]
pub struct Revision {
    /// Up to 2,000 characters; null: as it is.
    pub text: Option<String>,
    /// What each photo shows, in their order; empty: as it is.
    pub alts: Vec<String>,
}

/// A text a post had before.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct EarlierText {
    pub text: String,
    /// When the next one took its place.
    pub until: Micros,
}

/// Changes a post of the author. What is the same afterwards leaves no trace.
pub async fn revise(app: &App, post: Id, author: Id, to: &Revision) -> Result<PostView> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let view = read::find(&mut tx, post, Some(author)).await?;
    if view.author.id != author {
        return Err(Error::forbidden("not_yours"));
    }
    let mut check = Check::new();
    let text = to.text.as_deref().unwrap_or(&view.text);
    let words = check.take(text::optional("text", text, limit::POST_TEXT));
    let tags = words.as_deref().and_then(|words| check.take(hashtags::parse("text", words)));
    if view.kind == PostKind::Idea && words.as_deref() == Some("") {
        check.push(FieldError::new("text", "required"));
    }
    if to.alts.len() > view.photos.len() {
        check.push(FieldError::new("alts", "too_many_photos").with("max", view.photos.len()));
    }
    let alts: Vec<Option<String>> = to
        .alts
        .iter()
        .enumerate()
        .map(|(k, alt)| check.take(text::optional(&format!("alts[{k}]"), alt, limit::ALT_TEXT)))
        .collect();
    check.done()?;
    let (words, tags) = (words.unwrap_or_default(), tags.unwrap_or_default());
    let mut changed = false;
    for (photo, alt) in view.photos.iter().zip(alts.into_iter().flatten()).filter(|(p, alt)| p.photo.alt != *alt) {
        sqlx::query("UPDATE post_photos SET alt = $1 WHERE post = $2 AND position = $3")
            .bind(alt)
            .bind(post.0)
            .bind(photo.position)
            .execute(&mut *tx)
            .await?;
        changed = true;
    }
    if words != view.text {
        say(&mut tx, &view, &words, &tags, now).await?;
        changed = true;
    }
    if changed {
        tx.event(app.id(), now, &Event::PostEdited { post, author }).await?;
        tx.commit().await?;
    }
    read::find(&mut *app.db.read().await?, post, Some(author)).await
}

/// Puts the text in the place of the one that `view` has, with all that follows from a text.
async fn say(tx: &mut Tx, view: &PostView, words: &str, tags: &[String], now: Micros) -> Result<()> {
    let (post, author) = (view.id, view.author.id);
    let spoken = accounts::language(tx, author).await?;
    let written = language::of(words, &spoken);
    // The text as it was read is the condition: of two changes at once one finds another text and is refused.
    let text = "UPDATE posts SET text = $1, language = $2, edited_at = $3 \
                WHERE id = $4 AND author = $5 AND text = $6 AND removed_at IS NULL";
    let query = sqlx::query(text).bind(words).bind(written).bind(now.0).bind(post.0).bind(author.0).bind(&view.text);
    if query.execute(&mut **tx).await?.rows_affected() == 0 {
        return Err(Error::conflict("changed_meanwhile"));
    }
    sqlx::query("INSERT INTO post_texts (post, until, text) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(post.0)
        .bind(now.0)
        .bind(&view.text)
        .execute(&mut **tx)
        .await?;
    for text in [
        "DELETE FROM post_hashtags WHERE post = $1",
        "DELETE FROM post_interests WHERE post = $1 AND source = 'hashtag'",
        "DELETE FROM mentions WHERE post = $1 AND item = $1",
    ] {
        sqlx::query(text).bind(post.0).execute(&mut **tx).await?;
    }
    for tag in tags {
        sqlx::query("INSERT INTO post_hashtags (post, hashtag) VALUES ($1, $2)")
            .bind(post.0)
            .bind(tag)
            .execute(&mut **tx)
            .await?;
    }
    let language = if written.is_empty() { spoken.as_str() } else { written };
    let of_tags = tags.iter().flat_map(|tag| interests::list().of_hashtag(tag, language));
    for (k, interest) in of_tags.enumerate().take(12) {
        let text = "INSERT INTO post_interests (post, interest, source, position) VALUES ($1, $2, 'hashtag', $3) \
                    ON CONFLICT DO NOTHING";
        sqlx::query(text).bind(post.0).bind(&interest.slug).bind(100 + k as i64).execute(&mut **tx).await?;
    }
    mentions::write(tx, post, post, author, words).await
}

/// The texts a post had before, the latest first. The asker sees them where they see the post.
pub async fn earlier(conn: &mut Conn, post: Id) -> Result<Vec<EarlierText>> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT text, until FROM post_texts WHERE post = $1 ORDER BY until DESC")
            .bind(post.0)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(text, until)| EarlierText { text, until: Micros(until) }).collect())
}
