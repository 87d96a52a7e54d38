//! The store's own texts, a history for each name and language.

use serde::Serialize;
use sqlx::Row;
use utoipa::ToSchema;

use crate::accounts::audit::{self, Entry};
use crate::app::App;
use crate::db::Conn;
use crate::db::events::Event;
use crate::i18n::Locale;
use crate::kit::text::{self, limit};
use crate::kit::{Error, Id, Micros, Result};

/// Which text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    Imprint,
    Privacy,
    Terms,
    /// Stands on the page about reviews.
    Reviews,
    /// Stands on the help page.
    Help,
    /// One line on top of every page.
    Notice,
}

impl Name {
    pub const ALL: [Self; 6] = [Self::Imprint, Self::Privacy, Self::Terms, Self::Reviews, Self::Help, Self::Notice];
    /// Those a store must have.
    pub const NEEDED: [Self; 3] = [Self::Imprint, Self::Privacy, Self::Terms];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Imprint => "imprint",
            Self::Privacy => "privacy",
            Self::Terms => "terms",
            Self::Reviews => "reviews",
            Self::Help => "help",
            Self::Notice => "notice",
        }
    }

    /// The text with this name; 404 where there is none.
    pub fn of(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|n| n.as_str() == name).ok_or(Error::NotFound)
    }

    /// The most characters it may have.
    pub const fn limit(self) -> usize {
        match self {
            Self::Notice => limit::STORE_NOTICE,
            _ => limit::STORE_TEXT,
        }
    }
}

/// A text as it stands.
pub(super) struct Text {
    pub name: Name,
    pub language: String,
    pub text: String,
    pub at: Micros,
}

/// A version of a text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Version {
    pub id: Id,
    /// Markdown; empty: taken back.
    pub text: String,
    pub at: Micros,
    /// Handle of whoever wrote it.
    pub by: Option<String>,
}

/// The newest version of every text that is not taken back.
pub(super) async fn newest(conn: &mut Conn) -> Result<Vec<Text>> {
    let rows = sqlx::query(
        "SELECT name, language, text, at FROM store_texts t WHERE text <> '' AND NOT EXISTS (SELECT 1 FROM store_texts n \
         WHERE n.name = t.name AND n.language = t.language AND n.id > t.id) ORDER BY name, language",
    )
    .fetch_all(conn)
    .await?;
    let mut texts = Vec::new();
    for row in &rows {
        let Ok(name) = Name::of(row.try_get("name")?) else { continue };
        let at = Micros(row.try_get("at")?);
        texts.push(Text { name, language: row.try_get("language")?, text: row.try_get("text")?, at });
    }
    Ok(texts)
}

/// The versions of a text, newest first, the last fifty.
pub async fn history(conn: &mut Conn, name: Name, language: Locale) -> Result<Vec<Version>> {
    let rows = sqlx::query(
        "SELECT t.id, t.text, t.at, a.handle FROM store_texts t LEFT JOIN accounts a ON a.id = t.by_account \
         WHERE t.name = $1 AND t.language = $2 ORDER BY t.id DESC LIMIT 50",
    )
    .bind(name.as_str())
    .bind(language.tag())
    .fetch_all(conn)
    .await?;
    let version = |row: &sqlx::any::AnyRow| {
        Ok(Version {
            id: Id(row.try_get("id")?),
            text: row.try_get("text")?,
            at: Micros(row.try_get("at")?),
            by: row.try_get("handle")?,
        })
    };
    rows.iter().map(version).collect()
}

/// A text as it stood at a moment, in this language or else in any; nothing: there was none.
pub async fn at(conn: &mut Conn, name: Name, language: Locale, at: Micros) -> Result<Option<String>> {
    let found: Option<(String,)> = sqlx::query_as(
        "SELECT text FROM store_texts t WHERE name = $1 AND at <= $3 AND text <> '' AND NOT EXISTS (SELECT 1 FROM store_texts n \
         WHERE n.name = t.name AND n.language = t.language AND n.id > t.id AND n.at <= $3) \
         ORDER BY CASE WHEN language = $2 THEN 0 ELSE 1 END, language LIMIT 1",
    )
    .bind(name.as_str())
    .bind(language.tag())
    .bind(at.0)
    .fetch_optional(conn)
    .await?;
    Ok(found.map(|(text,)| text))
}

/// Checks a text without keeping it.
pub fn parse(name: Name, text: &str) -> Result<String> {
    text::optional("text", text, name.limit()).map_err(|e| Error::Invalid(vec![e]))
}

/// Sets a text; an empty one is taken back. Setting what stands changes nothing.
pub async fn set(app: &App, name: Name, language: Locale, text: &str, by: Id) -> Result<()> {
    let text = parse(name, text)?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let before: Option<(String,)> =
        sqlx::query_as("SELECT text FROM store_texts WHERE name = $1 AND language = $2 ORDER BY id DESC LIMIT 1")
            .bind(name.as_str())
            .bind(language.tag())
            .fetch_optional(&mut *tx)
            .await?;
    let before = before.map(|(text,)| text).unwrap_or_default();
    if before == text {
        return Ok(());
    }
    sqlx::query("INSERT INTO store_texts (name, language, id, text, at, by_account) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(name.as_str())
        .bind(language.tag())
        .bind(app.id().0)
        .bind(&text)
        .bind(now.0)
        .bind(by.0)
        .execute(&mut *tx)
        .await?;
    let (who, subject) = (by.to_string(), format!("{} ({})", name.as_str(), language.tag()));
    let entry = Entry { who: &who, what: "text", subject: &subject, before: &before, after: &text, ..Entry::default() };
    audit::record(app, &mut tx, entry).await?;
    tx.event(app.id(), now, &Event::StoreChanged).await?;
    tx.commit().await?;
    app.store.load(app).await
}
