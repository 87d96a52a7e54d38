//! Words: every message and error that the program asks for is in the catalogue, every one in it is used, and no page
//! holds a sentence of its own. And the example configuration is the defaults.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use vitrine::config::Config;
use vitrine::interests::list;
use vitrine::orders::address::COUNTRIES;

use crate::source::{self, Source, close_of, is_word};

/// The letters about points and memberships: each has a subject and a text.
const LETTERS: &[&str] = &[
    "points-expire",
    "trial-started",
    "paid",
    "payment-failed",
    "ended",
    "cancelled",
    "plan-changed",
    "renewal-ahead",
    "confirm-payment",
    "ask-again",
];

/// Messages whose key is put together: the parts that come into the gap. `js-`, `error-`, `reason-`, `interest-` and
/// `country-` have lists of their own; see [`generated`].
const TEMPLATES: &[(&str, &[&str])] = &[
    ("feed-{}", &["for-you", "following", "newest", "most-smiled"]),
    ("feed-empty-{}", &["for-you", "following", "lens", "topic"]),
    ("feed-empty-{}-text", &["for-you", "following", "lens", "topic"]),
    ("ranking-lens-{}", &["for-you", "following", "newest", "most-smiled", "topic"]),
    ("ranking-lens-{}-text", &["for-you", "following", "newest", "most-smiled", "topic"]),
    (
        "rank-{}",
        &[
            "interest",
            "inferred",
            "follow",
            "followed-topic",
            "taste",
            "affinity",
            "quality",
            "recency",
            "chance",
            "nothing-to-buy",
            "foreign",
            "off-interest",
            "post-half-life-hours",
            "product-every",
            "reserved-every",
            "unproven-shown",
        ],
    ),
    ("rank-deed-{}", &["smile", "comment", "save", "tap", "buy", "not-this"]),
    ("rank-part-{}", &["interest", "follow", "taste", "affinity", "quality", "recency", "chance", "factor"]),
    ("my-feed-{}", &["newer", "surprising", "products"]),
    ("my-feed-{}-less", &["newer", "surprising", "products"]),
    ("my-feed-{}-more", &["newer", "surprising", "products"]),
    (
        "my-feed-source-{}",
        &[
            "followed-people",
            "followed-topics",
            "picked-interests",
            "inferred-interests",
            "similar-taste",
            "fresh",
            "trial",
            "most-smiled",
            "catalog",
            "wider",
            "sponsored",
        ],
    ),
    (
        "my-feed-filter-{}",
        &[
            "removed",
            "hidden",
            "blocked",
            "muted",
            "not-this",
            "own",
            "shown",
            "seen",
            "sponsored",
            "not-customer",
            "unavailable",
            "off-topic",
            "crowded",
        ],
    ),
    ("order-state-{}", &["placed", "paid", "declined", "cancelled", "refunded"]),
    ("order-{}-text", &["placed", "paid", "declined", "cancelled", "refunded"]),
    ("shipment-state-{}", &["shipped", "delivered", "lost"]),
    ("return-state-{}", &["asked", "approved", "refused", "withdrawn", "received", "refunded", "exchanged"]),
    ("return-kind-{}", &["return", "exchange", "withdrawal"]),
    ("return-reason-{}", &["not-liked", "wrong-size", "damaged", "not-as-shown", "wrong-item", "late", "withdrawal"]),
    ("desk-return-{}", &["approved", "refused", "received", "refunded", "exchanged"]),
    ("compose-kind-{}", &["photo", "idea"]),
    ("compose-step-{}", &["choose", "edit", "tag", "say"]),
    ("compose-tool-{}", &["filters", "light", "shape"]),
    ("compose-corner-{}", &["nw", "ne", "sw", "se"]),
    ("compose-light-{}", &["brightness", "contrast", "warmth", "saturation"]),
    (
        "compose-filter-{}",
        &["linen", "noon", "ember", "harbour", "moss", "dusk", "frost", "berry", "chalk", "attic", "ink", "slate"],
    ),
    ("gate-{}", &["membership", "spend"]),
    ("notify-kind-{}", &["smile", "comment", "answer", "mention", "follow", "board", "order", "membership"]),
    ("text-{}", &["imprint", "privacy", "terms", "reviews", "help", "notice"]),
    ("text-{}-lead", &["imprint", "privacy", "terms", "reviews", "help", "notice"]),
    ("help-group-{}", &["buying", "feed", "writing", "account"]),
    ("help-q-{}", HELP),
    ("help-a-{}", HELP),
    ("demo-{}", &["newcomer", "shopper", "member", "operator"]),
    ("product-state-{}", &["here", "elsewhere", "soon", "out", "other-currency", "retired"]),
    ("product-verdict-{}", &["kept", "returned", "did-not-work"]),
    (
        "import-picture-{}",
        &[
            "bad-address",
            "private-address",
            "unreachable",
            "too-slow",
            "too-many-redirects",
            "not-there",
            "forbidden",
            "server-trouble",
            "too-large",
            "no-picture",
            "no-file",
            "no-folder",
            "import-failed",
        ],
    ),
    ("import-outcome-{}", &["whole", "some-refused", "nothing"]),
    ("import-state-{}", &["waiting", "running", "done", "failed", "interrupted"]),
    ("points-tier-{}", &["bronze", "silver", "gold"]),
    (
        "points-why-{}",
        &[
            "purchase",
            "frequency",
            "large-order",
            "helpful-post",
            "referral",
            "redeemed",
            "returned",
            "taken-back",
            "expired",
        ],
    ),
    ("shop-audience-{}", &["members", "first-order"]),
    ("shop-day-{}", &["planned", "running", "ended"]),
    ("plan-{}", &["monthly", "yearly"]),
    ("plans-payment-{}", &["pending", "needs-action", "succeeded", "declined", "refund-owed", "refunded"]),
    ("mail-{}-subject", LETTERS),
    ("mail-{}-text", LETTERS),
    ("import-row-{}", &[]),
    ("interest-group-{}", &[]),
    ("country-{}", &[]),
    ("js-{}", &[]),
    ("reason-{}", &[]),
];

/// The questions of the help page.
const HELP: &[&str] = &[
    "tap",
    "pay",
    "cancel",
    "where",
    "wrong",
    "why",
    "interests",
    "language",
    "ads",
    "who",
    "how",
    "delete",
    "removed",
    "password",
    "devices",
    "address",
    "blocked",
];

/// Ids and classes that components are given as texts and that look like keys.
const NO_KEYS: &[&str] = &[
    "explore-q",
    "search-q",
    "nav-more",
    "shop-delivery",
    "shop-taxes",
    "shop-promotions",
    "shop-gift-cards",
    "shop-credit",
    "shop-days",
    "shop-member-prices",
    "delivery-methods",
];

/// The English messages: key, and the values its text asks for.
fn catalogue() -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in std::fs::read_dir(source::root().join("locales/en")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        messages.extend(read_messages(&text));
    }
    messages
}

fn read_messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|(n, _)| n.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            key = name.to_owned();
            messages.entry(key.clone()).or_default();
        }
        if let Some(values) = messages.get_mut(&key) {
            let names =
                line.split('$').skip(1).map(|rest| &rest[..rest.find(|c: char| !is_word(c)).unwrap_or(rest.len())]);
            values.extend(names.map(str::to_owned));
        }
    }
    messages
}

fn is_key(text: &str) -> bool {
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(fine) && !text.ends_with('-')
}

fn is_code(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn key_of(code: &str) -> String {
    format!("error-{}", code.replace('_', "-"))
}

/// Something the program asks the catalogue for: where, which key, and with which values (nothing: not known here).
#[derive(Debug)]
struct Asked {
    path: String,
    key: String,
    values: Option<BTreeSet<String>>,
}

/// The names of values in `("name", value)` pairs.
fn names(source: &Source, range: Range<usize>) -> BTreeSet<String> {
    let pairs = source
        .texts_in(range)
        .filter(|t| source.code[..t.at.start].trim_end().ends_with('(') && source.code[t.at.end..].starts_with(','));
    pairs.map(|t| t.text.clone()).collect()
}

/// Keys asked for by `page.t`, `page.tr`, `page.count`, `i18n::t`, `i18n::tr` and the fields of forms; and the templates
/// of keys that are put together.
fn keys(source: &Source) -> (Vec<Asked>, BTreeSet<String>) {
    let (mut asked, mut templates) = (Vec::new(), BTreeSet::new());
    for (call, method) in [("t(", false), ("tr(", false), (".t(", true), (".tr(", true), (".count(", true)] {
        for (at, _) in source.code.match_indices(call) {
            let before = &source.code[..at];
            if !method && (before.ends_with(is_word) || before.ends_with('.') || before.ends_with("fn ")) {
                continue;
            }
            let arguments = source.arguments(at + call.len() - 1);
            // A function is given the language first.
            let Some(key) = arguments.get(usize::from(!method)).cloned() else { continue };
            let rest = key.end..arguments.last().map_or(key.end, |a| a.end);
            let values = match call.trim_start_matches('.') {
                "t(" => Some(BTreeSet::new()),
                "count(" => Some(BTreeSet::from(["n".to_owned()])),
                _ => source.code[rest.clone()].contains("&[").then(|| names(source, rest)),
            };
            let formatted = source.code[key.clone()].contains("format!(");
            let alone = source.texts_in(key.clone()).count() == 1 && source.code[key.clone()].trim().starts_with('"');
            for text in source.texts_in(key.clone()) {
                if formatted {
                    if text.text.contains('{') {
                        templates.insert(gap(&text.text));
                    }
                } else if is_key(&text.text) && (alone || text.text.contains('-')) {
                    asked.push(Asked { path: source.path.clone(), key: text.text.clone(), values: values.clone() });
                }
            }
        }
    }
    for (call, which) in [("Field::new(", 1), (".hint(", 0)] {
        for arguments in source.calls(call) {
            let texts = arguments.get(which).into_iter().flat_map(|a| source.texts_in(a.clone()));
            asked.extend(texts.map(|t| Asked {
                path: source.path.clone(),
                key: t.text.clone(),
                values: Some(BTreeSet::new()),
            }));
        }
    }
    (asked, templates)
}

/// `feed-{lens}-text` as `feed-{}-text`.
fn gap(template: &str) -> String {
    match (template.find('{'), template.rfind('}')) {
        (Some(open), Some(close)) => format!("{}{{}}{}", &template[..open], &template[close + 1..]),
        _ => template.to_owned(),
    }
}

/// Codes of errors, with the values they carry where that can be seen.
fn codes(source: &Source) -> Vec<Asked> {
    let mut found = Vec::new();
    let mut add = |text: &str, values: Option<BTreeSet<String>>| {
        if is_code(text) {
            found.push(Asked { path: source.path.clone(), key: key_of(text), values });
        }
    };
    for (call, which) in
        [("FieldError::new(", 1), ("Error::invalid(", 1), ("Error::forbidden(", 0), ("Error::conflict(", 0)]
    {
        for arguments in source.calls(call) {
            let Some(code) = arguments.get(which) else { continue };
            let mut values = BTreeSet::new();
            let mut end = arguments.last().map_or(code.end, |a| a.end) + 1;
            // What `.with("max", …)` adds.
            while let Some(open) =
                source.code[end..].trim_start().strip_prefix(".with(").map(|rest| source.code.len() - rest.len() - 1)
            {
                values.extend(
                    source.texts_in(open..open + source.code[open..].find(',').unwrap_or(0)).map(|t| t.text.clone()),
                );
                end = close_of(&source.code, open) + 1;
            }
            // A value that is bound to a name may get its values later.
            let known = call != "FieldError::new(" || !source.code[end..].trim_start().starts_with(';');
            source.texts_in(code.clone()).for_each(|t| add(&t.text, known.then(|| values.clone())));
        }
    }
    for text in &source.texts {
        let before = source.code[..text.at.start].trim_end();
        if before.ends_with(" code:") || before.ends_with("code @") {
            let rest = &source.code[text.at.end..];
            let of_args = rest.trim_start_matches([',', ' ', '\n']).starts_with("args: vec![");
            let values = of_args.then(|| {
                let open = text.at.end + rest.find('[').unwrap_or(0);
                names(source, open..close_of(&source.code, open))
            });
            add(&text.text, values);
        }
        let block = before.rfind("\nimpl ").map_or("", |at| &before[at + 6..]);
        let of_a_kind = before.ends_with("=>")
            && match source.path.as_str() {
                "kit/error.rs" => true,
                "orders/payments/mod.rs" => block.starts_with("Decline "),
                _ => false,
            };
        if of_a_kind || before.ends_with("return Err(") || before.ends_with(".ok_or(") {
            add(&text.text, None);
        }
    }
    for (at, _) in source.code.match_indices("let code = ") {
        let end = source.code[at..].find(';').map_or(at, |e| at + e);
        let arms = source.texts_in(at..end).filter(|t| source.code[..t.at.start].trim_end().ends_with("=>"));
        arms.for_each(|t| add(&t.text, None));
    }
    found
}

/// Every key that is put together by the program.
fn generated(sources: &[Source]) -> BTreeSet<String> {
    let of = |path: &str| sources.iter().find(|s| s.path == path).unwrap_or_else(|| panic!("{path} is gone"));
    let mut keys = BTreeSet::new();
    for (template, parts) in TEMPLATES {
        keys.extend(parts.iter().map(|part| template.replace("{}", part)));
    }
    keys.extend(vitrine_catalog_formats::ErrorCode::NAMES.iter().map(|code| format!("import-row-{code}")));
    keys.extend(vitrine::import::report::OWN_CODES.iter().map(|code| format!("import-row-{code}")));
    keys.extend(COUNTRIES.iter().map(|code| format!("country-{}", code.to_lowercase())));
    for interest in list().all() {
        keys.insert(format!("interest-{}", interest.slug));
        keys.insert(format!("interest-group-{}", interest.group));
    }
    keys.extend(
        of("web/ui/words.rs")
            .texts
            .iter()
            .filter(|t| is_key(&t.text) && t.text != "a" && t.text != "b")
            .map(|t| format!("js-{}", t.text)),
    );
    let reasons = of("feed/reasons.rs");
    let codes = reasons.texts.iter().filter(|t| reasons.code[..t.at.start].ends_with("=> ("));
    keys.extend(codes.map(|t| format!("reason-{}", t.text)));
    keys.extend(vitrine_photo::Rejection::CODES.iter().map(|code| key_of(code)));
    keys
}

/// What is asked for and not there, and what is asked for with too few values.
fn missing(messages: &BTreeMap<String, BTreeSet<String>>, asked: &[Asked]) -> Vec<String> {
    let mut faults = BTreeSet::new();
    for Asked { path, key, values } in asked {
        match (messages.get(key), values) {
            (None, _) => _ = faults.insert(format!("{path}: {key} is not in locales/en")),
            (Some(needed), Some(given)) if !needed.is_subset(given) => {
                _ = faults.insert(format!("{path}: {key} needs {needed:?} and is given {given:?}"));
            }
            _ => {}
        }
    }
    faults.into_iter().collect()
}

#[test]
fn every_message_asked_for_is_there() {
    let (messages, sources) = (catalogue(), source::below("src"));
    let mut asked: Vec<Asked> = Vec::new();
    let mut templates = BTreeSet::new();
    for source in &sources {
        let (keys, of_source) = keys(source);
        asked.extend(keys);
        templates.extend(of_source);
    }
    assert!(asked.len() > 200, "the search finds keys: {}", asked.len());
    let families: BTreeSet<&str> = messages.keys().filter_map(|k| k.split('-').next()).collect();
    // Keys that reach a component through a value of it.
    for source in sources.iter().filter(|s| s.path.starts_with("web/ui/") && s.path != "web/ui/words.rs") {
        for text in source.texts.iter().filter(|t| is_key(&t.text) && t.text.contains('-')) {
            let is_value = source.code[..text.at.start].ends_with('=');
            let is_ours = text.text.split('-').next().is_some_and(|family| families.contains(family));
            if !is_value && is_ours && !NO_KEYS.contains(&text.text.as_str()) {
                asked.push(Asked { path: source.path.clone(), key: text.text.clone(), values: None });
            }
        }
    }
    let put_together =
        generated(&sources).into_iter().map(|key| Asked { path: "put together".to_owned(), key, values: None });
    asked.extend(put_together);
    let mut faults = missing(&messages, &asked);
    let known: BTreeSet<String> = TEMPLATES.iter().map(|(template, _)| (*template).to_owned()).collect();
    faults.extend(templates.difference(&known).map(|t| format!("the template {t} is not in the list of this test")));
    faults.extend(known.difference(&templates).map(|t| format!("the template {t} is used nowhere")));
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn every_error_has_its_sentence_and_its_values() {
    let asked: Vec<Asked> = source::below("src").iter().flat_map(codes).collect();
    assert!(asked.len() > 80, "the search finds codes: {}", asked.len());
    assert_eq!(missing(&catalogue(), &asked), Vec::<String>::new());
}

#[test]
fn every_message_is_used() {
    let sources = source::below("src");
    let mut used = generated(&sources);
    for source in &sources {
        used.extend(source.texts.iter().map(|t| t.text.clone()));
        used.extend(codes(source).into_iter().map(|asked| asked.key));
        // A code that comes by way of a value; one word alone may be anything.
        used.extend(source.texts.iter().filter(|t| is_code(&t.text) && t.text.contains('_')).map(|t| key_of(&t.text)));
    }
    let unused: Vec<String> = catalogue().into_keys().filter(|key| !used.contains(key)).collect();
    assert_eq!(unused, Vec::<String>::new());
}

/// Attributes whose value people read or hear.
const VISIBLE: &[&str] =
    &["aria-label", "aria-description", "aria-roledescription", "alt", "title", "placeholder", "label"];

/// Texts of the markup that hold words of a language.
fn sentences(source: &Source) -> Vec<String> {
    let mut found = BTreeSet::new();
    let has_word = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|w| w.chars().count() > 1);
    for (at, call) in source.code.match_indices("html! {") {
        let open = at + call.len() - 1;
        let close = close_of(&source.code, open);
        for text in source.texts_in(open..close) {
            let before = source.code[open..text.at.start].trim_end();
            let after = source.code[text.at.end..].trim_start();
            // A comparison, or the arm of a match.
            if before.ends_with("==")
                || before.ends_with("!=")
                || after.starts_with("=>")
                || after.starts_with('|')
                || before.ends_with('|')
            {
                continue;
            }
            let shown = is_shown(&source.code[open..], before);
            if shown && has_word(&text.text) {
                found.insert(format!("{}: “{}”", source.path, text.text));
            }
        }
    }
    // Sentences that come in by way of a value.
    for text in &source.texts {
        let words: Vec<&str> = text.text.split(' ').collect();
        let plain = |w: &&str| w.len() > 1 && w.trim_end_matches(['.', ',', '!', '?']).chars().all(char::is_alphabetic);
        let starts_big = text.text.starts_with(|c: char| c.is_uppercase());
        let is_sentence = words.len() >= if starts_big { 2 } else { 3 } && words.iter().all(plain);
        if is_sentence && !source.code[..text.at.start].trim_end().ends_with("reason =") {
            found.insert(format!("{}: “{}”", source.path, text.text));
        }
    }
    found.into_iter().collect()
}

/// Whether a text after `before` is read or heard: content of an element, the value of a visible attribute, or a text that
/// an expression in one of these places chooses. `block` is the markup from its brace on, `before` its beginning.
fn is_shown(block: &str, before: &str) -> bool {
    let is_visible = |before: &str| {
        let name = before.trim_end_matches('=');
        let start = name.rfind(|c: char| !(is_word(c) || c == '-')).map_or(0, |i| i + 1);
        VISIBLE.contains(&&name[start..])
    };
    if before.ends_with('=') {
        return is_visible(before);
    }
    let mut end = before.len();
    while let Some(i) = opening(&block[..end]) {
        let outside = &block[..i];
        let inside = block[i + 1..].trim_start();
        let chooses = inside.starts_with("if ") || inside.starts_with("match ");
        match block.as_bytes()[i] {
            // A call, a condition, a list: the text goes somewhere else.
            b'[' => return false,
            b'(' if outside.ends_with(is_word) || outside.ends_with('!') || !chooses => return false,
            _ if outside.ends_with('=') => return is_visible(outside),
            _ => end = i,
        }
    }
    true
}

/// The bracket that is open at the end of a text, innermost, other than the one it begins with.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 0;
    let found = text.char_indices().rev().find(|(_, c)| {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth == 0 => return true,
            '(' | '[' | '{' => depth -= 1,
            _ => {}
        }
        false
    });
    found.map(|(i, _)| i).filter(|i| *i > 0)
}

#[test]
fn pages_hold_no_words_of_their_own() {
    let found: Vec<String> = source::below("src/web/ui").iter().flat_map(sentences).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_example_configuration_is_the_defaults() {
    let example: serde_json::Value = toml::from_str(&source::file("vitrine.example.toml")).unwrap();
    assert_eq!(example, serde_json::to_value(Config::default()).unwrap(), "every key, with its default");
    let read = Config::load(Some(&source::root().join("vitrine.example.toml")), &[]).unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), example);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(code: &str) -> Vec<String> {
        let source = Source::read("web/ui/x.rs", code);
        let asked: Vec<Asked> = keys(&source).0.into_iter().chain(codes(&source)).collect();
        missing(
            &read_messages(
                "undo = Undo\na-b = B\na-n =\n    { $n ->\n        [one] One\n       *[other] { $n }\n    }\nerror-too-long = At most { $max }.\nerror-gone-by = Gone.",
            ),
            &asked,
        )
    }

    #[test]
    fn what_is_there_is_no_fault() {
        for good in [
            "page.t(\"undo\")",
            "page.t(if x == \"some\" { \"a-b\" } else { \"undo\" })",
            "page.count(\"a-n\", n)",
            "i18n::tr(locale, \"a-n\", &[(\"n\", 1.into())])",
            "FieldError::new(\"text\", \"too_long\").with(\"max\", 5).with(\"length\", n)",
            "Error::Conflict { code: \"too_long\", args: vec![(\"max\", m)] }",
            "Error::conflict(\"gone_by\")",
            "chars().count() + list.t(4)",
            "// page.t(\"no-such\")",
        ] {
            assert_eq!(asked(good), Vec::<String>::new(), "{good}");
        }
    }

    #[test]
    fn a_planted_gap_is_found() {
        for bad in [
            "page.t(\"a-c\")",
            "page.t(\"gone\")",
            "page\n    .t(\n        \"a-c\",\n    )",
            "page.t(if x { \"a-b\" } else { \"a-c\" })",
            "page.t(\"a-n\")",
            "page.tr(\"a-n\", &[(\"m\", 1.into())])",
            "i18n::t(locale, \"a-c\")",
            "Field::new(\"name\", \"a-c\").hint(\"a-b\")",
            "Error::invalid(\"text\", \"unheard_of\")",
            "Error::invalid(\"text\", \"too_long\")",
            "FieldError::new(\"text\", \"too_long\").with(\"most\", 5).into()",
            "Error::Forbidden { code: \"unheard_of\", args }",
            "let code = match x { A => \"unheard_of\", B => \"gone_by\" };",
        ] {
            assert_eq!(asked(bad).len(), 1, "{bad}: {:?}", asked(bad));
        }
    }

    #[test]
    fn a_planted_word_is_found_and_what_is_none_is_not() {
        let of = |markup: &str| sentences(&Source::read("x.rs", &format!("fn f() {{ html! {{ {markup} }} }}")));
        for bad in [
            "p { (if x { \"Yes\" } else { \"\" }) }",
            "p { @match x { A => \"Yes\", B => {} } }",
            "a aria-label=(if x { \"Yes\" } else { y }) {}",
            "p { \"Hello\" }",
            "img alt=\"a cat\";",
            "button aria-label={ (n) \" pieces\" } {}",
            "p { (n) \" left\" }",
            "@if x { \"none\" }",
            "p { (f(\"Only two left\")) }",
        ] {
            assert_eq!(of(bad).len(), 1, "{bad}");
        }
        for good in [
            "p { (page.t(\"a-b\")) \" · \" (n) \"%\" }",
            "a.link href=\"/about us\" class={ \"state state--\" (s) } type=\"submit\" { \"#\" }",
            "p { (page.t(if x { \"a-b\" } else { \"c-d\" })) (icon(page, if x { \"info\" } else { \"check\" })) }",
            "@if kind == \"idea\" { (icon(page, \"bag\")) }",
            "@match kind { \"idea\" => p { (x) }, _ => {} }",
            "form action={ (a) \"?_method=\" (if on { \"delete\" } else { \"put\" }) } {}",
            "@for (a, b) in [(\"photo\", \"photos\")] { (a) (b) }",
            "input autocomplete=\"shipping name\" aria-pressed=(on) hidden[x == \"yes\"];",
        ] {
            assert_eq!(of(good), Vec::<String>::new(), "{good}");
        }
    }
}
