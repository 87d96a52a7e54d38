//! What a shopper sets about their own feed, and what is forgotten when they say so.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_engine::Controls;

use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, from_json, to_json};
use crate::interests::list;
use crate::kit::{Error, FieldError, Id, Micros, Result};

/// Sliders go from −2 to 2; 0 is the store's own mix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Settings {
    /// −2: what is liked, however old; 2: what is new.
    pub newer: i64,
    /// −2: familiar; 2: surprising.
    pub surprising: i64,
    /// −2: people; 2: products.
    pub products: i64,
    /// No sponsored posts.
    pub hide_sponsored: bool,
    /// Posts of people who bought what they show, and of nobody else.
    pub customers_only: bool,
    /// The front page is what one follows, newest first.
    pub only_following: bool,
}

/// How far a slider goes to each side.
pub const MOST: i64 = 2;

impl Settings {
    pub(super) fn controls(&self) -> Controls {
        let part = |slider: i64| slider as f32 / MOST as f32;
        Controls {
            newer: part(self.newer),
            surprising: part(self.surprising),
            products: part(self.products),
            hide_sponsored: self.hide_sponsored,
            customers_only: self.customers_only,
        }
    }

    fn check(&self) -> Result<()> {
        let sliders = [("newer", self.newer), ("surprising", self.surprising), ("products", self.products)];
        let wrong = |(name, value): (&str, i64)| {
            (value.abs() > MOST).then(|| FieldError::new(name, "bad_slider").with("most", MOST))
        };
        let errors: Vec<FieldError> = sliders.into_iter().filter_map(wrong).collect();
        if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
    }
}

/// What an account set, and from when on its deeds are looked at.
pub async fn of(conn: &mut Conn, account: Id) -> Result<(Settings, Micros)> {
    let found: Option<(String, i64)> =
        sqlx::query_as("SELECT settings, learnt_from FROM feed_settings WHERE account = $1")
            .bind(account.0)
            .fetch_optional(conn)
            .await?;
    Ok(match found {
        Some((text, from)) => (from_json(&text)?, Micros(from)),
        None => (Settings::default(), Micros(0)),
    })
}

/// Interests that must not be inferred for this account.
pub async fn refused(conn: &mut Conn, account: Id) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT interest FROM refused_interests WHERE account = $1 ORDER BY interest")
            .bind(account.0)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(slug,)| slug).collect())
}

/// Sets everything at once.
pub async fn set(app: &App, account: Id, settings: &Settings) -> Result<()> {
    settings.check()?;
    let text = "INSERT INTO feed_settings (account, settings, learnt_from) VALUES ($1, $2, 0) \
                ON CONFLICT (account) DO UPDATE SET settings = $2";
    let mut tx = app.db.write().await?;
    sqlx::query(text).bind(account.0).bind(to_json(settings)?).execute(&mut *tx).await?;
    tx.event(app.id(), app.clock.now(), &Event::FeedSettingsChanged { account }).await?;
    tx.commit().await?;
    // On this node at once, whatever holds the event back.
    app.feed.viewers.forget(account);
    Ok(())
}

/// An interest that was inferred is not inferred again.
pub async fn refuse(app: &App, account: Id, slug: &str) -> Result<()> {
    list().get(slug).ok_or(Error::NotFound)?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    sqlx::query("INSERT INTO refused_interests (account, interest, at) VALUES ($1, $2, $3) ON CONFLICT (account, interest) DO NOTHING")
        .bind(account.0)
        .bind(slug)
        .bind(now.0)
        .execute(&mut *tx)
        .await?;
    tx.event(app.id(), now, &Event::FeedSettingsChanged { account }).await?;
    tx.commit().await?;
    // On this node at once, whatever holds the event back.
    app.feed.viewers.forget(account);
    Ok(())
}

/// Forgets what was learnt: what was shown, what was tapped, and what follows from deeds so far. What the shopper picked,
/// follows, saved and bought stays theirs.
pub async fn reset(app: &App, account: Id) -> Result<()> {
    let now = app.clock.now();
    app.feed.write_seen(app).await?;
    let mut tx = app.db.write().await?;
    for text in [
        "DELETE FROM impressions WHERE account = $1",
        "DELETE FROM taps WHERE account = $1",
        "DELETE FROM seen WHERE account = $1",
        "DELETE FROM refused_interests WHERE account = $1",
    ] {
        sqlx::query(text).bind(account.0).execute(&mut *tx).await?;
    }
    let text = "INSERT INTO feed_settings (account, settings, learnt_from) VALUES ($1, $2, $3) \
                ON CONFLICT (account) DO UPDATE SET learnt_from = $3";
    sqlx::query(text).bind(account.0).bind(to_json(&Settings::default())?).bind(now.0).execute(&mut *tx).await?;
    tx.event(app.id(), now, &Event::FeedSettingsChanged { account }).await?;
    tx.commit().await?;
    // On this node at once, whatever holds the event back.
    app.feed.viewers.forget(account);
    Ok(())
}
