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
    De,
    Fr,
    /// English from right to left, every message in brackets (`⟦…⟧`): shows what stands outside the catalogue and what
    /// a page looks like the other way round. The demo and tests alone have it.
    Mirror,
}

impl Locale {
    /// Every language people can choose.
    pub const ALL: &[Self] = &[Self::En, Self::De, Self::Fr];

    /// The BCP 47 tag, as `<html lang>` and the folder of messages have it. The mirror's is CLDR's name for such a thing.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Mirror => "ar-XB",
        }
    }

    /// What the language calls itself: the one word of a menu that everybody finds.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Fr => "Français",
            Self::Mirror => "⟦English⟧",
        }
    }

    /// The tag Open Graph wants, such as `en_US`.
    pub const fn open_graph(self) -> &'static str {
        match self {
            Self::En | Self::Mirror => "en_US",
            Self::De => "de_DE",
            Self::Fr => "fr_FR",
        }
    }

    /// The direction of writing: `ltr` or `rtl`.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::En | Self::De | Self::Fr => "ltr",
            Self::Mirror => "rtl",
        }
    }

    /// The language of a tag such as `en` or `en-GB`, if there is one: its first part decides.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let language = primary(tag);
        Self::ALL.iter().copied().find(|l| l.tag().eq_ignore_ascii_case(language))
    }

    /// The language of a tag that somebody chose; with `mirror`, that one can be chosen too.
    pub fn of_choice(tag: &str, mirror: bool) -> Option<Self> {
        if mirror && tag.eq_ignore_ascii_case(Self::Mirror.tag()) { Some(Self::Mirror) } else { Self::of_tag(tag) }
    }

    /// The language that suits an `Accept-Language` header best, if one does (RFC 9110, 12.5.4). Among equals the one
    /// named first; `*` stands for every language that is not named.
    pub fn of_header(header: &str) -> Option<Self> {
        let ranges = ranges(header);
        let rank = |locale: Self| {
            let of = |tag: &str| {
                let fitting = ranges.iter().enumerate().filter(|(_, (t, _))| primary(t).eq_ignore_ascii_case(tag));
                fitting.map(|(at, (_, weight))| (*weight, std::cmp::Reverse(at))).max()
            };
            of(locale.tag()).or_else(|| of("*")).filter(|(weight, _)| *weight > 0)
        };
        // The last of several greatest is taken, so the list is read from its end.
        let ranked = Self::ALL.iter().rev().filter_map(|l| Some((rank(*l)?, *l)));
        ranked.max_by_key(|(rank, _)| *rank).map(|(_, locale)| locale)
    }

    fn index(self) -> usize {
        Self::ALL.iter().position(|l| *l == self).unwrap_or_default()
    }
}

/// The languages an `Accept-Language` header says are read, as codes such as `de`; the most wanted first, each once.
pub fn languages(header: &str) -> Vec<String> {
    let mut ranges = ranges(header);
    ranges.retain(|(_, weight)| *weight > 0);
    ranges.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    let mut codes: Vec<String> = Vec::new();
    for (tag, _) in ranges {
        let code = primary(tag).to_ascii_lowercase();
        if code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase()) && !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// The first part of a tag: `en` of `en-GB`.
fn primary(tag: &str) -> &str {
    tag.trim().split(['-', '_']).next().unwrap_or_default()
}

/// Ranges read of one header; nobody has more languages.
const RANGES: usize = 32;

/// The ranges of an `Accept-Language` header with their weights in thousandths, in the order they stand.
fn ranges(header: &str) -> Vec<(&str, u32)> {
    let range = |part| {
        let mut pieces = str::split(part, ';');
        let tag = pieces.next().unwrap_or_default().trim();
        let weight = pieces.find_map(|p| {
            let (name, value) = p.split_once('=')?;
            name.trim().eq_ignore_ascii_case("q").then(|| thousandths(value.trim()))
        });
        (!tag.is_empty()).then(|| (tag, weight.unwrap_or(1000)))
    };
    header.split(',').take(RANGES).filter_map(range).collect()
}

/// A quality value (`0.8`, at most three decimals) in thousandths; what cannot be read counts as 0.
fn thousandths(q: &str) -> u32 {
    let (whole, fraction) = q.split_once('.').unwrap_or((q, ""));
    let digits = fraction.len() <= 3 && fraction.bytes().all(|b| b.is_ascii_digit());
    match whole {
        "0" | "1" if digits => {
            let value = format!("{whole}{fraction:0<3}").parse().unwrap_or(0);
            if value <= 1000 { value } else { 0 }
        }
        _ => 0,
    }
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

/// The catalogues to look in, in order. The mirror has none of its own and reads the English one.
fn chain(locale: Locale) -> impl Iterator<Item = &'static Catalogue> {
    let fallback = (locale.index() != Locale::default().index()).then(Locale::default);
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
    let text = chain(locale).find_map(|c| c.find(key, None)).unwrap_or_else(|| {
        note(key);
        Cow::Owned(key.to_owned())
    });
    if locale == Locale::Mirror { Cow::Owned(bracketed(&text)) } else { text }
}

/// The message with values: numbers choose plural forms, texts are put in as they are.
pub fn tr(locale: Locale, key: &str, args: &[(&str, Value<'_>)]) -> String {
    let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
    let text = chain(locale).find_map(|c| c.find(key, Some(&args)).map(Cow::into_owned)).unwrap_or_else(|| {
        note(key);
        key.to_owned()
    });
    if locale == Locale::Mirror { bracketed(&text) } else { text }
}

/// A text as the mirror shows it.
pub(crate) fn bracketed(text: &str) -> String {
    format!("⟦{text}⟧")
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
            let (unit, of) = if *limit < 1 << 20 { ("too_large_kilobytes", 1 << 10) } else { ("too_large", 1 << 20) };
            code(locale, unit, &[("size", (limit / of).to_string())])
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
        for (header, chosen) in [
            ("en-GB,en;q=0.9", Some(Locale::En)),
            ("de-AT, de;q=0.9, en;q=0.8", Some(Locale::De)),
            ("xx, fr-CA;q=0.7, en;q=0.3", Some(Locale::Fr)),
            ("en;q=0.2,de;q=0.3,fr;q=0.25", Some(Locale::De)),
            ("fr,de", Some(Locale::Fr)),
            ("DE", Some(Locale::De)),
            ("en ; Q = 0.1 , fr ; q = 0.2", Some(Locale::Fr)),
            ("de;q=0, *", Some(Locale::En)),
            ("en;q=0, *;q=0.5", Some(Locale::De)),
            ("de;q=0.4, *;q=0.5", Some(Locale::En)),
            ("*", Some(Locale::En)),
            ("de;q=1.1, fr;q=abc, en;q=0.0001", None),
            ("de;q=0, en;q=0.0, fr;q=0.000", None),
            ("", None),
            (";;;q=,", None),
            ("xx", None),
            ("ar-XB", None),
        ] {
            assert_eq!(Locale::of_header(header), chosen, "{header}");
        }
        assert_eq!(Locale::of_tag("EN_us"), Some(Locale::En));
        assert_eq!(Locale::of_tag("tlh"), None);
        assert_eq!((Locale::of_choice("ar-xb", true), Locale::of_choice("ar-XB", false)), (Some(Locale::Mirror), None));
    }

    #[test]
    fn the_header_says_what_is_read() {
        assert_eq!(languages("de-AT, en;q=0.5, pt-BR;q=0.8, de;q=0.9, *;q=0.1, tlh, xx;q=0"), ["de", "pt", "en"]);
        assert_eq!(languages(""), Vec::<String>::new());
    }

    proptest::proptest! {
        #[test]
        fn no_header_is_too_odd(header in "[a-zA-Z*;,=q0-9. -]{0,80}") {
            let chosen = Locale::of_header(&header);
            let read = languages(&header);
            proptest::prop_assert!(read.iter().all(|code| code.len() == 2));
            // Whoever reads one of our languages gets one they read, unless everything else will do as well.
            if let Some(chosen) = chosen && !header.contains('*') {
                proptest::prop_assert!(read.iter().any(|code| code == chosen.tag()));
            }
        }
    }

    #[test]
    fn the_mirror_shows_english_in_brackets() {
        assert_eq!(t(Locale::Mirror, "card-save"), "⟦Save⟧");
        assert_eq!(tr(Locale::Mirror, "count-smiles", &[("n", 2.into())]), "⟦2 smiles⟧");
        assert_eq!(interest(Locale::Mirror, "tea"), "⟦Tea⟧");
    }

    #[test]
    fn every_language_has_its_plurals() {
        let smiles = |l, n: i64| tr(l, "count-smiles", &[("n", n.into())]);
        assert_eq!([0, 1, 2].map(|n| smiles(Locale::En, n)), ["0 smiles", "1 smile", "2 smiles"]);
        assert_eq!([0, 1, 2].map(|n| smiles(Locale::De, n)), ["0 Smiles", "1 Smile", "2 Smiles"]);
        assert_eq!([0, 1, 2].map(|n| smiles(Locale::Fr, n)), ["0 sourire", "1 sourire", "2 sourires"]);
        assert_eq!(smiles(Locale::Fr, 12_345), "12\u{202f}345 sourires");
        assert_eq!(smiles(Locale::De, 12_345), "12.345 Smiles");
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
                                let field = ["file", "password", "test_card", "quantity", "code"].contains(&code);
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
