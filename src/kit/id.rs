//! Identifiers: i64, made by the program, ordered by time, written as decimal strings in JSON and in addresses.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicI64, Ordering};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::time::Micros;

/// An identifier of a row. The upper 41 bits are milliseconds since 2025-01-01 UTC, the lower 22 bits a node number
/// (8 bits) and a sequence (14 bits), so ids sort by time of making and need no round trip to the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(pub i64);

/// 2025-01-01T00:00:00Z in milliseconds since 1970.
const EPOCH_MS: i64 = 1_735_689_600_000;
const SEQUENCE_BITS: u32 = 14;
const NODE_BITS: u32 = 8;

impl Id {
    /// When the id was made, to the millisecond.
    pub fn made_at(self) -> Micros {
        Micros(((self.0 >> (SEQUENCE_BITS + NODE_BITS)) + EPOCH_MS) * 1_000)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = ();

    /// Only the canonical form is taken: digits without sign or leading zero, so that a thing has one address.
    fn from_str(s: &str) -> Result<Self, ()> {
        if s.is_empty() || s.len() > 19 || !s.bytes().all(|b| b.is_ascii_digit()) || (s.len() > 1 && s.starts_with('0'))
        {
            return Err(());
        }
        s.parse().map(Id).map_err(|_| ())
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(|()| serde::de::Error::custom("not an identifier"))
    }
}

impl utoipa::PartialSchema for Id {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some("^(0|[1-9][0-9]{0,18})$"))
            .description(Some("An identifier: digits, ordered by time of making"))
            .into()
    }
}

impl utoipa::ToSchema for Id {}

/// Makes ids of one process. Never repeats within the process even when the clock stands still or steps back.
#[derive(Debug)]
pub struct IdMaker {
    node: i64,
    last: AtomicI64,
}

impl IdMaker {
    /// `node` tells processes on one database apart; only its lower 8 bits count.
    pub fn new(node: u8) -> Self {
        Self { node: i64::from(node), last: AtomicI64::new(0) }
    }

    /// The next id for the moment `now`.
    pub fn next(&self, now: Micros) -> Id {
        let fresh = ((now.0 / 1_000 - EPOCH_MS).max(0)) << SEQUENCE_BITS;
        // `last` holds milliseconds and sequence without the node; a full sequence borrows from the next millisecond.
        let mut last = self.last.load(Ordering::Relaxed);
        loop {
            let next = fresh.max(last + 1);
            match self.last.compare_exchange_weak(last, next, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => {
                    let (ms, sequence) = (next >> SEQUENCE_BITS, next & ((1 << SEQUENCE_BITS) - 1));
                    return Id((ms << (SEQUENCE_BITS + NODE_BITS)) | (self.node << SEQUENCE_BITS) | sequence);
                }
                Err(seen) => last = seen,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_even_when_the_clock_steps_back() {
        let ids = IdMaker::new(3);
        let mut last = Id(0);
        for now in [1_800_000_000_000_000, 1_800_000_000_000_000, 1_799_999_999_000_000, 1_800_000_001_000_000] {
            for _ in 0..20_000 {
                let id = ids.next(Micros(now));
                assert!(id > last);
                last = id;
            }
        }
    }

    #[test]
    fn an_id_knows_when_it_was_made() {
        let now = Micros(1_800_000_000_123_000);
        assert_eq!(IdMaker::new(255).next(now).made_at(), now);
    }

    #[test]
    fn only_the_canonical_form_is_read() {
        assert_eq!("42".parse(), Ok(Id(42)));
        for bad in ["", "+1", "-1", "007", "1 ", "99999999999999999999", "x", "٣"] {
            assert!(bad.parse::<Id>().is_err(), "{bad}");
        }
    }
}
