//! Where a walk through the pages of a feed goes on.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::ids::Topic;
use crate::mix::mix;
use crate::query::{Lens, What};
use crate::store::lists::Key;
use crate::viewer::fingerprint;

const VERSION: u8 = 1;
/// How many shown items a walk remembers before it goes on by place.
pub(crate) const RANKED: usize = 300;
/// Room for one more page above that, twice.
const MOST_SHOWN: usize = 1000;
const PRINT_BITS: u32 = 28;

/// The place in a walk: an opaque, URL-safe text with a version and a check sum, at most about 2,600 characters. Made by
/// the engine ([`Page::next`](crate::Page::next)), given back in [`Query::cursor`](crate::Query::cursor).
///
/// Text to cursor with [`str::parse`], cursor to text with [`ToString`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) lens: Lens,
    pub(crate) topic: u64,
    pub(crate) place: Place,
    pub(crate) shown: Shown,
    /// How many items the walk has shown.
    pub(crate) position: u32,
    /// How many of them were unproven or of the long tail.
    pub(crate) reserved: u32,
    /// Fingerprints of author and brand of the last items (0: none), newest last; at most 7.
    pub(crate) recent: Vec<(u16, u16)>,
}

/// How far a walk has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Among the ranked; what was shown is remembered.
    Ranked,
    /// Posts below this key are next.
    Posts(Key),
    /// Products below this key are next.
    Products(Key),
    /// Beyond the ranked part of *For you*: a window of posts and one of products, (below, down to).
    Window { posts: (Key, Key), products: (Key, Key) },
}

/// Fingerprints of what was shown: of the ranked part, and of the present window.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Shown {
    pub(crate) ranked: Vec<u32>,
    pub(crate) window: Vec<u32>,
}

impl Shown {
    pub(crate) fn contains(&self, what: What) -> bool {
        let print = print(what);
        self.ranked.binary_search(&print).is_ok() || self.window.binary_search(&print).is_ok()
    }
}

/// Adds to a sorted list of fingerprints.
pub(crate) fn remember(prints: &mut Vec<u32>, what: What) {
    let print = print(what);
    if let Err(place) = prints.binary_search(&print) {
        prints.insert(place, print);
    }
}

fn print(what: What) -> u32 {
    fingerprint(what) >> (32 - PRINT_BITS)
}

/// Why a text is no cursor, or not one for this query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CursorError {
    /// Not a text that the engine made, or cut or changed on its way.
    #[error("this cursor is damaged; start again from the first page")]
    Damaged,
    /// Made by another version of the engine.
    #[error("this cursor is from another version of the store; start again from the first page")]
    Version,
    /// Made for another lens or topic.
    #[error("this cursor belongs to another feed; start that feed from its first page")]
    OtherFeed,
}

impl Cursor {
    pub(crate) fn start(lens: Lens, topic: Option<Topic>) -> Self {
        Self {
            lens,
            topic: topic.map_or(0, Topic::mark),
            place: Place::Ranked,
            shown: Shown::default(),
            position: 0,
            reserved: 0,
            recent: Vec::new(),
        }
    }

    /// Is this a cursor of this feed?
    pub(crate) fn check(&self, lens: Lens, topic: Option<Topic>) -> Result<(), CursorError> {
        let same = self.lens == lens && self.topic == topic.map_or(0, Topic::mark);
        if same { Ok(()) } else { Err(CursorError::OtherFeed) }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut out = Bytes(vec![VERSION]);
        let lens = match self.lens {
            Lens::ForYou => 0,
            Lens::Following => 1,
            Lens::Newest => 2,
            Lens::MostSmiled => 3,
        };
        out.number(lens);
        out.number(self.topic);
        let keys = match self.place {
            Place::Ranked => {
                out.number(0);
                vec![]
            }
            Place::Posts(key) => {
                out.number(1);
                vec![key]
            }
            Place::Products(key) => {
                out.number(2);
                vec![key]
            }
            Place::Window { posts, products } => {
                out.number(3);
                vec![posts.0, posts.1, products.0, products.1]
            }
        };
        for (at, id) in keys {
            out.signed(at);
            out.signed(id);
        }
        out.prints(&self.shown.ranked);
        out.prints(&self.shown.window);
        out.number(self.position.into());
        out.number(self.reserved.into());
        out.number(self.recent.len() as u64);
        for &(author, brand) in &self.recent {
            out.number(author.into());
            out.number(brand.into());
        }
        let sum = check_sum(&out.0);
        out.0.extend(sum);
        out.0
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let lens = [Lens::ForYou, Lens::Following, Lens::Newest, Lens::MostSmiled];
        let lens = *lens.get(usize::try_from(from.number()?).ok()?)?;
        let topic = from.number()?;
        let place = match from.number()? {
            0 => Place::Ranked,
            1 => Place::Posts(from.key()?),
            2 => Place::Products(from.key()?),
            3 => Place::Window { posts: (from.key()?, from.key()?), products: (from.key()?, from.key()?) },
            _ => return None,
        };
        let shown = Shown { ranked: from.prints()?, window: from.prints()? };
        let position = u32::try_from(from.number()?).ok()?;
        let reserved = u32::try_from(from.number()?).ok()?;
        let n = from.number()?;
        if n > 7 {
            return None;
        }
        let mut recent = Vec::new();
        for _ in 0..n {
            recent.push((u16::try_from(from.number()?).ok()?, u16::try_from(from.number()?).ok()?));
        }
        from.0.is_empty().then_some(Self { lens, topic, place, shown, position, reserved, recent })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.bytes()))
    }
}

impl FromStr for Cursor {
    type Err = CursorError;

    fn from_str(text: &str) -> Result<Self, CursorError> {
        // Longer than any cursor: not worth decoding.
        if text.len() > 12_000 {
            return Err(CursorError::Damaged);
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| CursorError::Damaged)?;
        let (body, sum) = bytes.split_last_chunk::<4>().ok_or(CursorError::Damaged)?;
        if check_sum(body) != *sum {
            return Err(CursorError::Damaged);
        }
        let (version, body) = body.split_first().ok_or(CursorError::Damaged)?;
        if *version != VERSION {
            return Err(CursorError::Version);
        }
        Self::read(body).ok_or(CursorError::Damaged)
    }
}

/// Against accidents, not against forgers: a forged cursor shows its forger an odd feed and nothing else.
fn check_sum(bytes: &[u8]) -> [u8; 4] {
    let hash = bytes.iter().fold(bytes.len() as u64, |hash, &byte| mix(hash ^ u64::from(byte)));
    ((hash >> 32) as u32).to_le_bytes()
}

struct Bytes(Vec<u8>);

impl Bytes {
    /// LEB128.
    fn number(&mut self, mut n: u64) {
        while n > 0x7F {
            self.0.push((n & 0x7F) as u8 | 0x80);
            n >>= 7;
        }
        self.0.push((n & 0x7F) as u8);
    }

    fn signed(&mut self, n: i64) {
        self.number((n << 1 ^ n >> 63).cast_unsigned());
    }

    /// Sorted numbers as differences.
    fn prints(&mut self, prints: &[u32]) {
        self.number(prints.len() as u64);
        let mut last = 0;
        for &print in prints {
            self.number(u64::from(print - last));
            last = print;
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self) -> Option<u64> {
        let mut n = 0_u64;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            n |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(n);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let n = self.number()?;
        Some((n >> 1).cast_signed() ^ -(n & 1).cast_signed())
    }

    fn key(&mut self) -> Option<Key> {
        Some((self.signed()?, self.signed()?))
    }

    fn prints(&mut self) -> Option<Vec<u32>> {
        let n = usize::try_from(self.number()?).ok()?;
        if n > MOST_SHOWN {
            return None;
        }
        let (mut prints, mut last) = (Vec::with_capacity(n), 0_u64);
        for _ in 0..n {
            last = last.checked_add(self.number()?).filter(|&p| p < 1 << PRINT_BITS)?;
            prints.push(u32::try_from(last).ok()?);
        }
        Some(prints)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PostId;
    use proptest::prelude::*;

    fn any_cursor() -> impl Strategy<Value = Cursor> {
        let key = || (any::<i64>(), any::<i64>());
        let place = prop_oneof![
            Just(Place::Ranked),
            key().prop_map(Place::Posts),
            key().prop_map(Place::Products),
            (key(), key(), key(), key()).prop_map(|(a, b, c, d)| Place::Window { posts: (a, b), products: (c, d) }),
        ];
        let lens = prop::sample::select(vec![Lens::ForYou, Lens::Following, Lens::Newest, Lens::MostSmiled]);
        let shown = prop::collection::vec(any::<i64>(), 0..350);
        let recent = prop::collection::vec(any::<(u16, u16)>(), 0..8);
        (lens, any::<u64>(), place, shown.clone(), shown, any::<(u32, u32)>(), recent).prop_map(
            |(lens, topic, place, ranked, window, (position, reserved), recent)| {
                let prints = |ids: Vec<i64>| {
                    let mut all = Vec::new();
                    ids.into_iter().for_each(|id| remember(&mut all, What::Post(PostId(id))));
                    all
                };
                let shown = Shown { ranked: prints(ranked), window: prints(window) };
                Cursor { lens, topic, place, shown, position, reserved, recent }
            },
        )
    }

    proptest! {
        #[test]
        fn text_and_back(cursor in any_cursor()) {
            let text = cursor.to_string();
            prop_assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
            prop_assert!(text.len() < 3_500, "{}", text.len());
            prop_assert_eq!(text.parse::<Cursor>(), Ok(cursor));
        }

        #[test]
        fn any_text_is_a_cursor_or_an_error(text in ".{0,80}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(text.parse::<Cursor>().is_err());
            // With a right check sum the reader itself must hold.
            let mut bytes = bytes;
            bytes.insert(0, VERSION);
            let sum = check_sum(&bytes);
            bytes.extend(sum);
            if let Ok(cursor) = URL_SAFE_NO_PAD.encode(bytes).parse::<Cursor>() {
                prop_assert_eq!(cursor.to_string().parse::<Cursor>(), Ok(cursor));
            }
        }

        #[test]
        fn one_changed_letter_is_noticed(cursor in any_cursor(), at in any::<prop::sample::Index>(), to in "[A-Za-z0-9_-]") {
            let mut text = cursor.to_string();
            let at = at.index(text.len());
            text.replace_range(at..=at, &to);
            prop_assert!(text == cursor.to_string() || text.parse::<Cursor>().is_err());
        }
    }

    #[test]
    fn another_version_is_named() {
        let mut bytes = vec![VERSION + 1, 0];
        let sum = check_sum(&bytes);
        bytes.extend(sum);
        assert_eq!(URL_SAFE_NO_PAD.encode(bytes).parse::<Cursor>(), Err(CursorError::Version));
        assert_eq!("".parse::<Cursor>(), Err(CursorError::Damaged));
    }
}
