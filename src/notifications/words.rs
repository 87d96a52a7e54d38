//! A line as a sentence: who did what, with the right plural.

use super::Kind;
use crate::i18n::{self, Locale};

/// The sentence of a line. `names` are the newest of the `n` people in it.
pub fn sentence(locale: Locale, kind: Kind, state: &str, names: &[&str], n: i64) -> String {
    let key = match (kind, state) {
        (Kind::Mention, "comment") => "notify-mention-comment",
        (Kind::Mention, _) => "notify-mention",
        (Kind::Order, "paid") => "notify-order-paid",
        (Kind::Order, "declined") => "notify-order-declined",
        (Kind::Order, "cancelled") => "notify-order-cancelled",
        (Kind::Order, _) => "notify-order",
        (Kind::Membership, "ended") => "notify-membership-ended",
        (Kind::Membership, _) => "notify-membership-begun",
        (Kind::Smile, _) => "notify-smile",
        (Kind::Comment, _) => "notify-comment",
        (Kind::Answer, _) => "notify-answer",
        (Kind::Follow, _) => "notify-follow",
        (Kind::Board, _) => "notify-board",
    };
    if matches!(kind, Kind::Order | Kind::Membership) {
        return i18n::t(locale, key).into_owned();
    }
    let n = n.max(names.len() as i64);
    i18n::tr(locale, key, &[("who", who(locale, names, n).into()), ("n", n.max(1).into())])
}

/// "Ana", "Ana and Ben", "Ana and 12 others"; "Somebody" where nobody is known.
fn who(locale: Locale, names: &[&str], n: i64) -> String {
    match (names, n) {
        ([], _) => i18n::t(locale, "notify-somebody").into_owned(),
        ([first, ..], ..=1) => (*first).to_owned(),
        ([first, second], 2) => {
            i18n::tr(locale, "notify-two", &[("first", (*first).into()), ("second", (*second).into())])
        }
        ([first, ..], n) => i18n::tr(locale, "notify-many", &[("first", (*first).into()), ("others", (n - 1).into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn smile(tag: &str, names: &[&str], n: i64) -> String {
        sentence(Locale::of_tag(tag).unwrap(), Kind::Smile, "", names, n)
    }

    #[test]
    fn none_one_two_and_many_have_their_forms() {
        let three = ["Ana", "Ben", "Cy"];
        for (tag, said) in [
            (
                "en",
                [
                    "Somebody smiled at your post",
                    "Ana smiled at your post",
                    "Ana and Ben smiled at your post",
                    "Ana and 2 others smiled at your post",
                    "Ana and 12,344 others smiled at your post",
                    "Ana and 1 other smiled at your post",
                ],
            ),
            (
                "de",
                [
                    "Jemand hat deinem Beitrag einen Smile gegeben",
                    "Ana hat deinem Beitrag einen Smile gegeben",
                    "Ana und Ben haben deinem Beitrag einen Smile gegeben",
                    "Ana und 2 weitere haben deinem Beitrag einen Smile gegeben",
                    "Ana und 12.344 weitere haben deinem Beitrag einen Smile gegeben",
                    "Ana und 1 weitere Person haben deinem Beitrag einen Smile gegeben",
                ],
            ),
            (
                "fr",
                [
                    "Quelqu’un a souri à votre publication",
                    "Ana a souri à votre publication",
                    "Ana et Ben ont souri à votre publication",
                    "Ana et 2 autres personnes ont souri à votre publication",
                    "Ana et 12\u{202f}344 autres personnes ont souri à votre publication",
                    "Ana et 1 autre personne ont souri à votre publication",
                ],
            ),
        ] {
            let forms = [
                smile(tag, &[], 0),
                smile(tag, &three[..1], 1),
                smile(tag, &three[..2], 2),
                smile(tag, &three, 3),
                smile(tag, &three, 12_345),
                // One of the two is no longer named.
                smile(tag, &three[..1], 2),
            ];
            assert_eq!(forms, said, "{tag}");
        }
    }

    proptest! {
        #[test]
        fn everybody_is_named_or_counted(names in prop::collection::vec("[A-Z][a-z]{2,8}", 0..4), more in 0..2_000_000_i64, kind in 0..Kind::ALL.len()) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let n = if names.len() == 3 { 3 + more } else { names.len() as i64 };
            let kind = Kind::ALL[kind];
            for locale in Locale::ALL {
                let text = sentence(*locale, kind, "", &names, n);
                prop_assert!(!text.is_empty() && !text.contains('{'), "{}", text);
                if matches!(kind, Kind::Order | Kind::Membership) {
                    continue;
                }
                let named = names.len().min(if n > 2 { 1 } else { 2 });
                for name in &names[..named] {
                    prop_assert!(text.contains(name), "{}", text);
                }
                let others = crate::i18n::format::number(*locale, n - 1);
                prop_assert_eq!(n > 2, n > 2 && text.contains(&others), "{}", text);
            }
        }
    }
}
