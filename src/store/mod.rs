//! The store as its operator dresses it: name, logo, colours, own CSS, and the texts of the imprint, privacy, terms, help,
//! reviews and the notice bar. Kept in the database, held in memory by every process, renewed by an event: no page asks
//! the database for them.

pub mod colour;
pub mod markdown;
pub mod texts;
pub mod theme;

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::app::App;
use crate::db::events::Event;
use crate::db::{from_json, settings};
use crate::i18n::Locale;
use crate::kit::Result;
use crate::media::view::{PhotoView, Picture};

use texts::Name;
use theme::{Sheet, Theme};

/// What every page is dressed in.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// The store's name: the operator's, else the configuration's.
    pub name: String,
    pub logo: Option<PhotoView>,
    pub theme: Theme,
    /// The style sheet of the theme; nothing where it is the program's own.
    pub sheet: Option<Sheet>,
    /// By name and language; texts that were taken back are not here.
    texts: HashMap<(Name, String), Shown>,
}

/// A text as it is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its language, such as `de`.
    pub language: String,
    /// Markup, safe to be put into a page.
    pub html: String,
    pub at: crate::kit::Micros,
}

impl Look {
    /// A text in this language, else in the first one it is written in.
    pub fn text(&self, name: Name, locale: Locale) -> Option<&Shown> {
        let asked = std::iter::once(locale.tag());
        let languages = asked.chain(Locale::ALL.iter().map(|l| l.tag()));
        languages.into_iter().find_map(|language| self.text_in(name, language))
    }

    /// A text in exactly this language.
    pub fn text_in(&self, name: Name, language: &str) -> Option<&Shown> {
        self.texts.get(&(name, language.to_owned()))
    }

    /// The texts the law asks for that are written in no language yet.
    pub fn to_write(&self) -> Vec<Name> {
        Name::NEEDED.into_iter().filter(|name| self.text(*name, Locale::default()).is_none()).collect()
    }
}

/// The look of this process.
#[derive(Debug, Default)]
pub struct Store {
    look: RwLock<Arc<Look>>,
    /// Held while loading, so that an older look never takes the place of a newer one.
    loading: tokio::sync::Mutex<()>,
}

impl Store {
    /// What pages are dressed in now.
    pub fn look(&self) -> Arc<Look> {
        Arc::clone(&self.look.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads it from the database.
    pub async fn load(&self, app: &App) -> Result<()> {
        let _one = self.loading.lock().await;
        let mut conn = app.db.read().await?;
        let theme: Theme = match settings::get(&mut conn, theme::THEME).await? {
            Some(json) => from_json(&json)?,
            None => Theme::default(),
        };
        let logo: Option<Picture> = match settings::get(&mut conn, theme::LOGO).await? {
            Some(json) if !json.is_empty() => Some(from_json(&json)?),
            _ => None,
        };
        let name = if theme.name.is_empty() { app.config.store.name.clone() } else { theme.name.clone() };
        let mut shown = HashMap::new();
        for text in texts::newest(&mut conn).await? {
            let html = match text.name {
                Name::Notice => markdown::inline(&text.text),
                _ => markdown::html(&text.text),
            };
            let one = Shown { language: text.language.clone(), html, at: text.at };
            shown.insert((text.name, text.language), one);
        }
        let look =
            Look { logo: logo.map(|picture| picture.view(&name)), sheet: Sheet::of(&theme), name, theme, texts: shown };
        *self.look.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(look);
        Ok(())
    }

    /// Follows what happened.
    pub async fn apply(&self, app: &App, events: &[Event]) -> Result<()> {
        if events.contains(&Event::StoreChanged) { self.load(app).await } else { Ok(()) }
    }
}
