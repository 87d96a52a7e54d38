//! The language a text is written in.

use whatlang::{Detector, Lang};

/// The languages told apart, by their ISO 639 codes of three and two letters. Few and far apart is more certain than
/// many: a short text in Danish looks like Norwegian, and most look like Esperanto.
const KNOWN: &[(Lang, &str)] = &[
    (Lang::Eng, "en"),
    (Lang::Deu, "de"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Ita, "it"),
    (Lang::Por, "pt"),
    (Lang::Nld, "nl"),
    (Lang::Pol, "pl"),
    (Lang::Swe, "sv"),
    (Lang::Tur, "tr"),
    (Lang::Ces, "cs"),
    (Lang::Hun, "hu"),
    (Lang::Ron, "ro"),
    (Lang::Fin, "fi"),
    (Lang::Vie, "vi"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Ell, "el"),
    (Lang::Ara, "ar"),
    (Lang::Heb, "he"),
    (Lang::Hin, "hi"),
    (Lang::Tha, "th"),
    (Lang::Jpn, "ja"),
    (Lang::Kor, "ko"),
    (Lang::Cmn, "zh"),
];

/// The code of the language of `text`, such as `de`; where that is not certain, `otherwise`, which is the language of its
/// author. Nothing when there are no words: a photo alone is in no language.
pub fn of<'a>(text: &str, otherwise: &'a str) -> &'a str {
    let is_word =
        |word: &&str| !word.starts_with(['#', '@']) && !word.contains("://") && word.contains(char::is_alphabetic);
    let words: Vec<&str> = text.split_whitespace().filter(is_word).collect();
    if words.is_empty() {
        return "";
    }
    let detector = Detector::with_allowlist(KNOWN.iter().map(|(lang, _)| *lang).collect());
    let found = detector.detect(&words.join(" ")).filter(whatlang::Info::is_reliable);
    found.and_then(|info| KNOWN.iter().find(|(lang, _)| *lang == info.lang())).map_or(otherwise, |(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_are_told_apart() {
        for (text, code) in [
            ("I have had this lamp for a year now and would not want to be without it in the evening.", "en"),
            ("Die Lampe steht jetzt seit einem Jahr neben dem Sofa und ich möchte sie abends nicht mehr missen.", "de"),
            ("Cette lampe est depuis un an à côté du canapé et je ne voudrais plus m’en passer le soir.", "fr"),
            ("Эта лампа стоит рядом с диваном уже целый год.", "ru"),
            ("このランプは一年前からソファの横にあります。", "ja"),
        ] {
            assert_eq!(of(text, "xx"), code, "{text}");
        }
    }

    #[test]
    fn what_is_uncertain_is_in_the_language_of_its_author() {
        assert_eq!([of("Ok", "de"), of("Sofa #lamp", "fr")], ["de", "fr"]);
        assert_eq!([of("", "de"), of("#lamp @ada https://example.com/a 12 ✨", "de")], ["", ""]);
    }

    proptest! {
        #[test]
        fn any_text_has_a_language_or_none(text in any::<String>()) {
            let code = of(&text, "de");
            prop_assert!(code.is_empty() || KNOWN.iter().any(|(_, known)| *known == code));
        }
    }
}
