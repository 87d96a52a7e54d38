//! Words and forms by language. Messages are Fluent files below `locales/<tag>/`, embedded in the program; numbers,
//! money, dates and lists are in [`format`].
//!
//! A message is looked up in the language asked for and then in English. One that is missing everywhere shows its key
//! and is logged once, so that a gap is seen and breaks nothing.

pub mod format;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::{LazyLock, Mutex};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::kit::{Error, FieldError};

pub use fluent_bundle::FluentValue as Value;

#[derive(RustEmbed)]
#[folder = "locales"]
struct Files;

/// A language the pages can be shown in. Another one is a variant here, its forms in [`format`] and a folder of
/// messages; nothing else names languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    #[default]
    En,
}

impl Locale {
    /// Every language there is.
    pub const ALL: &[Self] = &[Self::En];

    /// The BCP 47 tag, as `<html lang>` and the folder of messages have it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }

    /// The tag Open Graph wants, such as `en_US`.
    pub const fn open_graph(self) -> &'static str {
        match self {
            Self::En => "en_US",
        }
    }

    /// The direction of writing: `ltr` or `rtl`.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::En => "ltr",
        }
    }

    /// The language of a tag such as `en` or `en-GB`, if there is one: its first part decides.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let language = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL.iter().copied().find(|l| l.tag().eq_ignore_ascii_case(language))
    }

    /// The language that suits an `Accept-Language` header best; English when none does.
    pub fn of_header(header: &str) -> Self {
        let mut best = (0_u32, Self::default());
        for part in header.split(',').take(32) {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or_default();
            let weight = pieces.find_map(|p| p.trim().strip_prefix("q=")).map_or(1000, thousandths);
            if let Some(locale) = Self::of_tag(tag)
                && weight > best.0
            {
                best = (weight, locale);
            }
        }
        best.1
    }

    fn index(self) -> usize {
        Self::ALL.iter().position(|l| *l == self).unwrap_or_default()
    }
}

/// A quality value (`0.8`) in thousandths; what cannot be read counts as 0.
fn thousandths(q: &str) -> u32 {
    q.trim().parse::<f32>().ok().filter(|q| (0.0..=1.0).contains(q)).map_or(0, |q| (q * 1000.0) as u32)
}

/// The messages of one language.
struct Catalogue(FluentBundle<FluentResource>);

impl Catalogue {
    /// Reads every file of the language. A line that cannot be read is logged and left out.
    fn load(locale: Locale) -> Self {
        let prefix = format!("{}/", locale.tag());
        let ours = |name: &str| name.starts_with(&prefix) && name.ends_with(".ftl");
        let files = Files::iter().filter(|name| ours(name)).filter_map(|name| {
            let text = String::from_utf8(Files::get(&name)?.data.into_owned()).ok()?;
            Some((name.into_owned(), text))
        });
        let (catalogue, faults) = Self::parse(locale, files);
        for fault in faults {
            tracing::error!(locale = locale.tag(), fault, "a message cannot be read");
        }
        catalogue
    }

    /// The messages of these files and what was wrong with them.
    fn parse(locale: Locale, files: impl Iterator<Item = (String, String)>) -> (Self, Vec<String>) {
        let language: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks are for mixed directions inside one text; pages isolate names by `<bdi>` instead, and plain
        // texts (mail, the API) want none.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(format::formatter(locale)));
        let mut faults = Vec::new();
        for (name, text) in files {
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
                faults.extend(errors.iter().map(|e| format!("{name}: {e}")));
                resource
            });
            if let Err(errors) = bundle.add_resource(resource) {
                faults.extend(errors.iter().map(|e| format!("{name}: {e}")));
            }
        }
        (Self(bundle), faults)
    }

    fn find<'a>(&'a self, key: &str, args: Option<&'a FluentArgs<'_>>) -> Option<Cow<'a, str>> {
        let pattern = self.0.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, args, &mut errors);
        for error in errors {
            note(&format!("{key}: {error}"));
        }
        Some(text)
    }
}

static CATALOGUES: LazyLock<Vec<Catalogue>> =
    LazyLock::new(|| Locale::ALL.iter().map(|l| Catalogue::load(*l)).collect());

/// The catalogues to look in, in order.
fn chain(locale: Locale) -> impl Iterator<Item = &'static Catalogue> {
    let fallback = (locale != Locale::default()).then(Locale::default);
    [Some(locale), fallback].into_iter().flatten().filter_map(|l| CATALOGUES.get(l.index()))
}

/// Logs a fault of the messages, once each.
fn note(fault: &str) {
    static NOTED: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);
    let fresh = NOTED.lock().map(|mut noted| noted.len() < 10_000 && noted.insert(fault.to_owned()));
    if fresh.unwrap_or(false) {
        tracing::error!(fault, "a message is missing or incomplete");
    }
}

/// The message without values.
pub fn t(locale: Locale, key: &str) -> Cow<'static, str> {
    chain(locale).find_map(|c| c.find(key, None)).unwrap_or_else(|| {
        note(key);
        Cow::Owned(key.to_owned())
    })
}

/// The message with values: numbers choose plural forms, texts are put in as they are.
pub fn tr(locale: Locale, key: &str, args: &[(&str, Value<'_>)]) -> String {
    let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
    chain(locale).find_map(|c| c.find(key, Some(&args)).map(Cow::into_owned)).unwrap_or_else(|| {
        note(key);
        key.to_owned()
    })
}

/// Whether the language (or English) has the message.
pub fn has(locale: Locale, key: &str) -> bool {
    chain(locale).any(|c| c.0.has_message(key))
}

/// The name of an interest, or its slug in words when the catalogue has none.
pub fn interest(locale: Locale, slug: &str) -> Cow<'static, str> {
    let key = format!("interest-{slug}");
    if has(locale, &key) { t(locale, &key) } else { Cow::Owned(slug.replace('-', " ")) }
}

/// The sentence for a code of [`crate::kit::error`] with its values. Values that are numbers choose plural forms.
pub fn code(locale: Locale, code: &str, args: &[(&'static str, String)]) -> String {
    let key = format!("error-{}", code.replace('_', "-"));
    let values: Vec<(&str, Value<'_>)> = args.iter().map(|(name, v)| (*name, Value::try_number(v))).collect();
    if has(locale, &key) {
        tr(locale, &key, &values)
    } else {
        note(&key);
        t(locale, "error-other").into_owned()
    }
}

/// What is wrong with one field, in words.
pub fn field_error(locale: Locale, error: &FieldError) -> String {
    code(locale, error.code, &error.args)
}

/// What went wrong, in words for a person. Says nothing of a fault's inside.
pub fn error(locale: Locale, error: &Error) -> String {
    match error {
        Error::Forbidden { code: c, args } | Error::Conflict { code: c, args } => code(locale, c, args),
        Error::TooLarge { limit } => {
            code(locale, "too_large", &[("megabytes", (limit / 1_048_576).max(1).to_string())])
        }
        Error::TooMany { retry_after_seconds: s } => code(locale, "too_many", &[("seconds", s.to_string())]),
        Error::Busy { retry_after_seconds: s } => code(locale, "busy", &[("seconds", s.to_string())]),
        other => code(locale, other.code(), &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_file_of_every_language_is_read_without_a_fault() {
        for locale in Locale::ALL {
            let prefix = format!("{}/", locale.tag());
            let files = Files::iter()
                .filter(|n| n.starts_with(&prefix))
                .map(|n| (n.to_string(), String::from_utf8(Files::get(&n).unwrap().data.into_owned()).unwrap()));
            let (_, faults) = Catalogue::parse(*locale, files);
            assert_eq!(faults, Vec::<String>::new());
        }
    }

    #[test]
    fn a_message_that_is_missing_shows_its_key() {
        assert_eq!(t(Locale::En, "no-such-message"), "no-such-message");
        assert_eq!(tr(Locale::En, "no-such-message", &[("n", 1.into())]), "no-such-message");
    }

    #[test]
    fn numbers_choose_the_plural_and_are_grouped() {
        assert_eq!(tr(Locale::En, "count-smiles", &[("n", 1.into())]), "1 smile");
        assert_eq!(tr(Locale::En, "count-smiles", &[("n", 12_345.into())]), "12,345 smiles");
    }

    #[test]
    fn the_header_chooses_a_language_there_is() {
        for header in ["en", "en-GB,en;q=0.9", "xx;q=0.9, en;q=0.1", "*", "", ";;;q=,", "xx"] {
            assert_eq!(Locale::of_header(header), Locale::En, "{header}");
        }
        assert_eq!(Locale::of_tag("EN_us"), Some(Locale::En));
        assert_eq!(Locale::of_tag("tlh"), None);
    }

    /// Finds `.t("key")` and `.tr("key"` in our sources, so that no page shows a key.
    #[test]
    fn every_message_the_program_asks_for_exists() {
        fn walk(folder: &Path, missing: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, missing);
                } else if path.extension().is_some_and(|e| e == "rs") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    for call in [".t(\"", ".tr(\"", ".t(\n", ".tr(\n", ".count(\"", "t(locale, \"", "tr(locale, \""] {
                        for (at, _) in text.match_indices(call) {
                            let rest = text[at + call.len() - 1..].trim_start().trim_start_matches('"');
                            let key = rest.split('"').next().unwrap_or_default();
                            let is_key = !key.is_empty()
                                && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                            if is_key && key.contains('-') && !has(Locale::En, key) {
                                missing.push(format!("{}: {key}", path.display()));
                            }
                        }
                    }
                }
            }
        }
        let mut missing = Vec::new();
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut missing);
        assert_eq!(missing, Vec::<String>::new());
    }

    /// The last text inside the brackets that open at the start of `call`.
    fn last_text(call: &str) -> Option<&str> {
        let mut depth = 0_usize;
        let end = call.char_indices().find_map(|(at, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(at)
        })?;
        let mut quotes = call[..end].rsplit('"');
        quotes.next()?;
        quotes.next()
    }

    /// Finds the codes of errors in our sources, so that each is said in words.
    #[test]
    fn every_error_has_its_sentence() {
        fn walk(folder: &Path, seen: &mut usize, missing: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, seen, missing);
                } else if path.extension().is_some_and(|e| e == "rs") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    let text = text.split("#[cfg(test)]").next().unwrap();
                    for call in ["FieldError::new(", "Error::invalid(", "Error::forbidden(", "Error::conflict("] {
                        for (at, _) in text.match_indices(call) {
                            let Some(code) = last_text(&text[at + call.len() - 1..]) else { continue };
                            if !code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
                                *seen += 1;
                                // A field's name, where the code is a variable.
                                let field = ["file", "password", "test_card", "quantity"].contains(&code);
                                if !field && !has(Locale::En, &format!("error-{}", code.replace('_', "-"))) {
                                    missing.push(format!("{}: {code}", path.display()));
                                }
                            }
                        }
                    }
                }
            }
        }
        let (mut seen, mut missing) = (0, Vec::new());
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut seen, &mut missing);
        assert_eq!(missing, Vec::<String>::new());
        assert!(seen > 10, "the search finds codes at all");
    }
}
