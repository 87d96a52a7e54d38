//! The theme: name, logo, accents, corners and own CSS; what of it is taken, and the style sheet made of it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::colour::{Colour, READABLE, Scheme};
use crate::accounts::audit::{self, COMMAND_LINE, Entry};
use crate::app::App;
use crate::db::events::Event;
use crate::db::{Tx, settings, to_json};
use crate::kit::error::Check;
use crate::kit::text::{self, limit};
use crate::kit::{Error, FieldError, Id, Result};
use crate::media::view::Picture;

/// Keys of the settings.
pub(super) const THEME: &str = "theme";
pub(super) const LOGO: &str = "logo";

/// The accents and the corners of the program itself.
pub const ACCENT_LIGHT: &str = "#b23a22";
pub const ACCENT_DARK: &str = "#f28d6f";
pub const ROUND: i64 = 12;
/// The largest radius of corners, in pixels.
pub const MOST_ROUND: i64 = 24;

/// The theme as it is kept. What is empty is the program's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Theme {
    /// The store's name; empty: the one of the configuration.
    pub name: String,
    /// `#rrggbb`; empty: the program's own.
    pub accent_light: String,
    pub accent_dark: String,
    /// Radius of corners in pixels; null: the program's own.
    pub round: Option<i64>,
    /// CSS of the store's own, at most 32 KiB.
    pub css: String,
}

/// A theme as it was sent.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ThemeBody {
    /// 1 to 60 characters; empty: the name of the configuration.
    pub name: String,
    /// `#rrggbb`; it must reach a contrast of 4.5 with what it stands on. Empty: the program's own.
    pub accent_light: String,
    pub accent_dark: String,
    /// 0 to 24 pixels; empty: the program's own.
    pub round: String,
    /// At most 32 KiB.
    pub css: String,
}

impl Theme {
    /// The theme a form or the API describes, or every field that cannot be.
    pub fn parse(body: &ThemeBody) -> Result<Self> {
        let mut check = Check::new();
        let name = match body.name.trim() {
            "" => Some(String::new()),
            name => check.take(text::line("name", name, limit::NAME)),
        };
        let light = check.take(accent("accent_light", &body.accent_light, Scheme::Light, ACCENT_LIGHT));
        let dark = check.take(accent("accent_dark", &body.accent_dark, Scheme::Dark, ACCENT_DARK));
        let round = check.take(match body.round.trim() {
            "" => Ok(None),
            text => match text.parse::<i64>() {
                Ok(n) if (0..=MOST_ROUND).contains(&n) => Ok(Some(n).filter(|n| *n != ROUND)),
                _ => Err(FieldError::new("round", "out_of_range").with("min", 0).with("max", MOST_ROUND)),
            },
        });
        let css = text::clean(&body.css);
        if css.len() > limit::CSS_BYTES {
            check.push(FieldError::new("css", "css_too_long").with("max", limit::CSS_BYTES / 1024));
        }
        check.done()?;
        Ok(Self {
            name: name.unwrap_or_default(),
            accent_light: light.unwrap_or_default(),
            accent_dark: dark.unwrap_or_default(),
            round: round.flatten(),
            css,
        })
    }

    fn css(&self) -> String {
        let mut css = String::new();
        if let Some(round) = self.round {
            css += &format!(":root{{--round:{round}px}}\n");
        }
        if let Ok(accent) = self.accent_light.parse() {
            css += &format!(":root{{{}}}\n", tokens(Scheme::Light, accent));
        }
        match (self.accent_dark.parse(), self.accent_light.is_empty()) {
            (Ok(accent), _) => css += &dark(accent),
            // The light accent would stand in the dark as well.
            (Err(()), false) => css += &ACCENT_DARK.parse().map(dark).unwrap_or_default(),
            (Err(()), true) => {}
        }
        css + &self.css
    }
}

fn dark(accent: Colour) -> String {
    format!("@media (prefers-color-scheme: dark){{:root{{{}}}}}\n", tokens(Scheme::Dark, accent))
}

fn tokens(scheme: Scheme, accent: Colour) -> String {
    format!("--accent:{accent};--on-accent:{};--accent-soft:{}", accent.ink(), scheme.soft(accent))
}

/// An accent that can be read, as it is kept; the refusal names the nearest one that could be.
fn accent(field: &str, text: &str, scheme: Scheme, own: &str) -> Result<String, FieldError> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let colour: Colour = text.parse().map_err(|()| FieldError::new(field, "bad_colour"))?;
    let contrast = scheme.contrast(colour);
    if contrast < READABLE {
        // Rounded down, so that what is refused never reads as enough.
        let ratio = format!("{:.1}", (contrast * 10.0).floor() / 10.0);
        let nearest = scheme.readable(colour);
        return Err(FieldError::new(field, "low_contrast").with("ratio", ratio).with("nearest", nearest));
    }
    let text = colour.to_string();
    Ok(if text == own { String::new() } else { text })
}

/// The style sheet of a theme and its address, which changes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Name of the file below `/theme/`.
    pub file: String,
    pub css: String,
}

impl Sheet {
    /// Nothing where the theme is the program's own.
    pub(super) fn of(theme: &Theme) -> Option<Self> {
        let css = theme.css();
        let hash: String = Sha256::digest(css.as_bytes()).iter().take(8).map(|b| format!("{b:02x}")).collect();
        (!css.is_empty()).then(|| Self { file: format!("{hash}.css"), css })
    }
}

/// Sets the theme. The logo stays as it is.
pub async fn set(app: &App, theme: &Theme, by: Id) -> Result<()> {
    let before = to_json(&app.store.look().theme)?;
    let after = to_json(theme)?;
    let mut tx = app.db.write().await?;
    settings::put(&mut tx, THEME, &after).await?;
    let entry = Entry { what: "theme", before: &before, after: &after, ..Entry::default() };
    changed(app, tx, &by.to_string(), entry).await
}

/// Sets the logo, or takes it away.
pub async fn set_logo(app: &App, logo: Option<&Picture>, by: Id) -> Result<()> {
    let json = logo.map(to_json).transpose()?.unwrap_or_default();
    let file = |url: Option<&str>| url.and_then(|u| u.rsplit('/').next()).unwrap_or("none").to_owned();
    let before = file(app.store.look().logo.as_ref().map(|l| l.url.as_str()));
    let after = file(logo.map(|l| l.view("").url).as_deref());
    let mut tx = app.db.write().await?;
    settings::put(&mut tx, LOGO, &json).await?;
    let entry = Entry { what: "logo", before: &before, after: &after, ..Entry::default() };
    changed(app, tx, &by.to_string(), entry).await
}

/// Everything as the program has it, without a logo. `by`: nobody on the command line.
pub async fn reset(app: &App, by: Option<Id>) -> Result<()> {
    let before = to_json(&app.store.look().theme)?;
    let mut tx = app.db.write().await?;
    settings::put(&mut tx, THEME, &to_json(&Theme::default())?).await?;
    settings::put(&mut tx, LOGO, "").await?;
    let entry = Entry { what: "theme", detail: "reset", before: &before, ..Entry::default() };
    changed(app, tx, &by.map_or_else(|| COMMAND_LINE.to_owned(), |id| id.to_string()), entry).await
}

async fn changed(app: &App, mut tx: Tx, who: &str, entry: Entry<'_>) -> Result<()> {
    audit::record(app, &mut tx, Entry { who, subject: "store", ..entry }).await?;
    tx.event(app.id(), app.clock.now(), &Event::StoreChanged).await?;
    tx.commit().await?;
    app.store.load(app).await
}

/// The nearest readable accent for a field of the form; nothing where what was typed is no colour.
pub fn nearest(field: &str, text: &str) -> Result<Colour> {
    let scheme = match field {
        "accent_light" => Scheme::Light,
        "accent_dark" => Scheme::Dark,
        _ => return Err(Error::invalid("take", "bad_value")),
    };
    Ok(scheme.readable(text.parse().map_err(|()| Error::invalid(field, "bad_colour"))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_of_our_own_values_has_no_style_sheet() {
        let body = ThemeBody {
            accent_light: ACCENT_LIGHT.to_owned(),
            accent_dark: ACCENT_DARK.to_owned(),
            round: ROUND.to_string(),
            ..ThemeBody::default()
        };
        let theme = Theme::parse(&body).unwrap();
        assert_eq!((Sheet::of(&theme), theme), (None, Theme::default()));
    }

    #[test]
    fn a_light_accent_keeps_out_of_the_dark() {
        let theme = Theme::parse(&ThemeBody { accent_light: "#004488".to_owned(), ..ThemeBody::default() }).unwrap();
        let css = Sheet::of(&theme).unwrap().css;
        assert!(css.contains("--accent:#004488") && css.contains("dark){:root{--accent:#f28d6f"), "{css}");
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_the_nearest_that_can() {
        let body = ThemeBody { accent_light: "#ffcc00".to_owned(), round: "99".to_owned(), ..ThemeBody::default() };
        let Err(Error::Invalid(fields)) = Theme::parse(&body) else { panic!("yellow on white cannot be read") };
        let codes: Vec<(&str, &str)> = fields.iter().map(|f| (f.field.as_str(), f.code)).collect();
        assert_eq!(codes, [("accent_light", "low_contrast"), ("round", "out_of_range")]);
        let nearest = &fields[0].args.iter().find(|(name, _)| *name == "nearest").unwrap().1;
        assert!(
            Theme::parse(&ThemeBody { accent_light: nearest.clone(), ..ThemeBody::default() }).is_ok(),
            "{nearest}"
        );
    }

    #[test]
    fn own_css_is_held_to_its_size() {
        let css = |n: usize| ThemeBody { css: "a".repeat(n), ..ThemeBody::default() };
        assert!(Theme::parse(&css(32 * 1024)).is_ok());
        assert!(Theme::parse(&css(32 * 1024 + 1)).is_err());
    }
}
