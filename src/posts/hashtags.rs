//! Hashtags in the text of a post.

use crate::kit::FieldError;
use crate::kit::text::limit;

/// The hashtags of a text, in lower case, each once, in the order they stand. A hashtag is `#` and letters, digits and
/// `_` of any script, at least one of them a letter. `#` inside a word or an address starts none.
pub fn parse(field: &str, text: &str) -> Result<Vec<String>, FieldError> {
    let mut found: Vec<String> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let starts = c == '#' && !before.is_some_and(|b: char| is_part(b) || matches!(b, '/' | '&' | '#' | '='));
        before = Some(c);
        if !starts {
            continue;
        }
        let word: String = text[at + 1..].chars().take_while(|c| is_part(*c)).collect();
        if !word.chars().any(char::is_alphabetic) {
            continue;
        }
        if word.chars().count() > limit::HASHTAG {
            return Err(FieldError::new(field, "hashtag_too_long").with("max", limit::HASHTAG));
        }
        let word = word.to_lowercase();
        if !found.contains(&word) {
            found.push(word);
        }
    }
    if found.len() > limit::HASHTAGS_PER_POST {
        return Err(FieldError::new(field, "too_many_hashtags").with("max", limit::HASHTAGS_PER_POST));
    }
    Ok(found)
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Vec<String> {
        parse("text", text).unwrap()
    }

    #[test]
    fn hashtags_are_words_of_any_script() {
        assert_eq!(of("#Cats and #cats, #日本 (#größe) #a_1!#b"), ["cats", "日本", "größe", "a_1", "b"]);
        assert_eq!(of("C#sharp ##x https://a.example/#top &#39; # #1 #_ #12a"), ["12a"]);
        assert!(of("").is_empty());
    }

    #[test]
    fn the_limits_hold_at_their_edge() {
        assert_eq!(of(&format!("#{}", "ä".repeat(50)))[0].chars().count(), 50);
        assert_eq!(parse("text", &format!("#{}", "ä".repeat(51))).unwrap_err().code, "hashtag_too_long");
        let many = |n: usize| (0..n).map(|i| format!("#t{i} #T{i}")).collect::<Vec<_>>().join(" ");
        assert_eq!(of(&many(30)).len(), 30);
        assert_eq!(parse("text", &many(31)).unwrap_err().code, "too_many_hashtags");
    }

    proptest! {
        #[test]
        fn what_is_found_stands_in_the_text(text in "[#a-zA-Z0-9_ ÄßЖ日/&]{0,200}") {
            if let Ok(found) = parse("text", &text) {
                for tag in found {
                    prop_assert!(text.to_lowercase().contains(&format!("#{tag}")), "{}", tag);
                    prop_assert!(tag.chars().all(is_part));
                }
            }
        }
    }
}
