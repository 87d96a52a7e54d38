//! Answering for bytes that never change: what the asker holds already is not sent again, and a part may be asked for.

use std::ops::Range;

use http::{HeaderMap, HeaderValue, header};

/// What a name says never changes, so it is kept for ever.
pub const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Whether the asker holds what has this tag (RFC 9110, `If-None-Match`).
pub fn is_known(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    let tags = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(','));
    tags.map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| tag == "*" || tag.as_bytes() == etag.as_bytes())
}

/// Which bytes are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of them; also where several ranges are asked for, or in units other than bytes.
    Whole,
    /// These, at least one.
    Bytes(Range<u64>),
    /// Bytes beyond the end.
    Beyond,
}

/// Which of `length` bytes with this tag are asked for (RFC 9110, `Range` and `If-Range`).
pub fn part(headers: &HeaderMap, etag: &HeaderValue, length: u64) -> Part {
    let Some(asked) = headers.get(header::RANGE).and_then(|v| v.to_str().ok()) else { return Part::Whole };
    // A part of something else than what the asker holds the rest of would be of no use.
    if headers.get(header::IF_RANGE).is_some_and(|held| held != etag) {
        return Part::Whole;
    }
    let Some((first, last)) = asked.strip_prefix("bytes=").and_then(|r| r.trim().split_once('-')) else {
        return Part::Whole;
    };
    let range = match (first.trim().parse::<u64>(), last.trim()) {
        (Ok(first), "") => first..length,
        (Ok(first), last) => match last.parse::<u64>() {
            Ok(last) if last >= first => first..length.min(last.saturating_add(1)),
            _ => return Part::Whole,
        },
        (Err(_), last) if first.trim().is_empty() => match last.parse::<u64>() {
            Ok(n) => length.saturating_sub(n)..length,
            Err(_) => return Part::Whole,
        },
        _ => return Part::Whole,
    };
    if range.is_empty() { Part::Beyond } else { Part::Bytes(range) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TAG: HeaderValue = HeaderValue::from_static("\"a\"");

    fn of(range: &str) -> Part {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, HeaderValue::from_str(range).unwrap());
        part(&headers, &TAG, 10)
    }

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        assert_eq!([of("bytes=0-3"), of("bytes=4-"), of("bytes=-3")], [(0..4), (4..10), (7..10)].map(Part::Bytes));
        assert_eq!([of("bytes=8-99"), of("bytes=-99")], [(8..10), (0..10)].map(Part::Bytes));
        assert_eq!([of("bytes=10-"), of("bytes=-0")], [Part::Beyond, Part::Beyond]);
        for whole in ["bytes=5-2", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b", "bytes=-", "bytes"] {
            assert_eq!(of(whole), Part::Whole, "{whole}");
        }
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, HeaderValue::from_static("bytes=0-3"));
        headers.insert(header::IF_RANGE, HeaderValue::from_static("\"b\""));
        assert_eq!(part(&headers, &TAG, 10), Part::Whole);
    }

    #[test]
    fn tags_are_compared_weakly() {
        let known = |tags: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, HeaderValue::from_static(tags));
            is_known(&headers, &TAG)
        };
        assert!(known("\"a\"") && known("\"b\", W/\"a\"") && known("*"));
        assert!(!known("\"b\"") && !known("a") && !is_known(&HeaderMap::new(), &TAG));
    }

    proptest! {
        #[test]
        fn a_part_lies_within(range in "bytes=[0-9]{0,20}-[0-9]{0,20}", length in 0_u64..1_000) {
            let mut headers = HeaderMap::new();
            headers.insert(header::RANGE, HeaderValue::from_str(&range).unwrap());
            if let Part::Bytes(bytes) = part(&headers, &TAG, length) {
                prop_assert!(bytes.start < bytes.end && bytes.end <= length);
            }
        }
    }
}
