//! Text limits. Lengths count characters as a person sees code points (`char`), after trimming and normalising line ends.

use super::error::FieldError;

/// The limits of product.md, in characters, in one place.
pub mod limit {
    pub const POST_TEXT: usize = 2_000;
    pub const COMMENT_TEXT: usize = 1_000;
    pub const ALT_TEXT: usize = 500;
    pub const NAME: usize = 60;
    pub const BIO: usize = 300;
    pub const REASON: usize = 500;
    pub const STORE_TEXT: usize = 40_000;
    pub const STORE_NOTICE: usize = 300;
    pub const PRODUCT_TITLE: usize = 200;
    pub const PRODUCT_TEXT: usize = 10_000;
    pub const CSS_BYTES: usize = 32 * 1024;
    pub const HANDLE_MIN: usize = 3;
    pub const HANDLE_MAX: usize = 30;
    pub const PASSWORD_MIN: usize = 10;
    pub const PASSWORD_MAX: usize = 200;
    pub const EMAIL: usize = 254;
    pub const HASHTAG: usize = 50;
    pub const HASHTAGS_PER_POST: usize = 30;
    pub const ADDRESS_LINE: usize = 100;
    pub const BOARD_NAME: usize = 60;
    pub const BOARD_ABOUT: usize = 500;
    pub const BOARD_NOTE: usize = 500;
    pub const BOARDS_PER_ACCOUNT: i64 = 200;
    pub const ITEMS_PER_BOARD: i64 = 2_000;
    pub const SECTIONS_PER_BOARD: i64 = 30;
    pub const PEOPLE_PER_BOARD: i64 = 50;
    pub const SEARCH: usize = 100;
    pub const PHOTOS_PER_POST: usize = 10;
    pub const TAGS_PER_POST: usize = 20;
    pub const INTERESTS_PER_POST: usize = 5;
    pub const QUANTITY: i64 = 99;
}

/// Trims, turns CRLF and CR into LF, and drops control characters and the bidirectional overrides that let a text
/// pretend to be another one. Newlines and tabs stay. A text of nothing but signs without a shape is empty.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // Joiners and the like are needed inside words of many scripts and in emoji; alone they show nothing.
    if text.chars().all(|c| c.is_whitespace() || c.is_control() || is_shapeless(c)) {
        return String::new();
    }
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .filter(|c| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'))
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Signs that have no shape of their own: soft hyphen, joiners and marks of direction, invisible operators, fillers,
/// variation selectors, tags.
fn is_shapeless(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Cleans a text and holds it to at most `max` characters; empty is allowed.
pub fn optional(field: &str, text: &str, max: usize) -> Result<String, FieldError> {
    let text = clean(text);
    let length = text.chars().count();
    if length > max {
        return Err(FieldError::new(field, "too_long").with("max", max).with("length", length));
    }
    Ok(text)
}

/// Like [`optional`], and empty is refused.
pub fn required(field: &str, text: &str, max: usize) -> Result<String, FieldError> {
    let text = optional(field, text, max)?;
    if text.is_empty() { Err(FieldError::new(field, "required")) } else { Ok(text) }
}

/// Like [`required`], on one line.
pub fn line(field: &str, text: &str, max: usize) -> Result<String, FieldError> {
    required(field, &text.replace(['\n', '\r', '\t'], " "), max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn limits_hold_at_their_edge() {
        assert!(required("text", &"ä".repeat(2_000), limit::POST_TEXT).is_ok());
        let over = required("text", &"ä".repeat(2_001), limit::POST_TEXT).unwrap_err();
        assert_eq!((over.code, over.field.as_str()), ("too_long", "text"));
        assert_eq!(required("text", " \n ", 5).unwrap_err().code, "required");
        assert_eq!(required("text", "\u{200B}\u{FE0F} \u{2060}", 5).unwrap_err().code, "required");
        assert_eq!(required("text", "👩\u{200D}🔬", 5).unwrap(), "👩\u{200D}🔬");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(s in any::<String>()) {
            let once = clean(&s);
            prop_assert_eq!(clean(&once), once);
        }
    }
}
