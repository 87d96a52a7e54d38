//! The names of things: identifiers given by the program, and the small values that posts carry.

use crate::mix::hash_text;

/// An account (a person, a brand's account, the store itself), by the program's identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountId(pub i64);

/// A post, by the program's identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PostId(pub i64);

/// A product, by the program's identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProductId(pub i64);

/// A brand. Where the catalog knows brands by name only, [`BrandId::of`] gives a stable number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BrandId(pub i64);

impl BrandId {
    /// The brand of this name; case and surrounding blanks do not matter.
    pub fn of(name: &str) -> Self {
        Self(hash_text(name).cast_signed())
    }
}

/// An interest: a small index that the program gives out (its place in the program's own list, 0 first). The same index
/// must mean the same interest for the life of an [`Index`](crate::Index).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InterestId(pub u16);

/// A hashtag, as a stable 64-bit hash of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hashtag(pub u64);

impl Hashtag {
    /// The hashtag of this text, with or without its `#`; case does not matter.
    pub fn of(text: &str) -> Self {
        Self(hash_text(text.trim().trim_start_matches('#')))
    }
}

/// A language by its ISO 639 code of two letters ("en", "de").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(pub(crate) u16);

impl Language {
    /// Reads the first two letters of a language tag ("en", "en-GB"). `None` if it does not start with two ASCII letters.
    pub fn of(tag: &str) -> Option<Self> {
        let mut letters = tag.bytes();
        let (a, b) = (letters.next()?, letters.next()?);
        let alone = letters.next().is_none_or(|c| c == b'-' || c == b'_');
        (a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && alone)
            .then(|| Self(u16::from(a.to_ascii_lowercase()) << 8 | u16::from(b.to_ascii_lowercase())))
    }
}

/// The kind of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum PostKind {
    /// One to ten photos.
    #[default]
    Photo,
    /// A video.
    Video,
    /// A text with products.
    Idea,
    /// Two to four answers.
    Poll,
    /// A review shown as a post. Its rating and verdict are not known here, on purpose.
    Review,
}

impl PostKind {
    pub(crate) fn code(self) -> u32 {
        match self {
            Self::Photo => 0,
            Self::Video => 1,
            Self::Idea => 2,
            Self::Poll => 3,
            Self::Review => 4,
        }
    }
}

/// What a feed can be narrowed to, or what a shopper can follow or mute besides people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// An interest.
    Interest(InterestId),
    /// A hashtag.
    Hashtag(Hashtag),
    /// The posts that show one product.
    Product(ProductId),
    /// The posts of one account (a profile).
    Author(AccountId),
}

impl Topic {
    /// A number that tells topics apart inside a cursor.
    pub(crate) fn mark(self) -> u64 {
        let (kind, value) = match self {
            Self::Interest(interest) => (1, u64::from(interest.0)),
            Self::Hashtag(tag) => (2, tag.0),
            Self::Product(product) => (3, product.0.cast_unsigned()),
            Self::Author(author) => (4, author.0.cast_unsigned()),
        };
        crate::mix::mix2(kind, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_read_the_primary_tag_only() {
        assert_eq!(Language::of("en"), Language::of("EN-gb"));
        assert_ne!(Language::of("en"), Language::of("de"));
        assert_eq!(Language::of("deu"), None);
        assert_eq!(Language::of("e"), None);
        assert_eq!(Language::of("1a"), None);
    }

    #[test]
    fn hashtags_and_brands_ignore_case_and_mark() {
        assert_eq!(Hashtag::of("#Barbecue"), Hashtag::of("barbecue "));
        assert_ne!(Hashtag::of("cats"), Hashtag::of("cat"));
        assert_eq!(BrandId::of(" Ikat"), BrandId::of("IKAT"));
    }
}
