//! Cursors: opaque, URL-safe texts that say where the next page starts.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::error::{Error, Result};

/// Packs numbers into a cursor.
pub fn pack(numbers: &[i64]) -> String {
    let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_be_bytes()).collect();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads a cursor of exactly `N` numbers; anything else is an error at the field `cursor`.
pub fn unpack<const N: usize>(text: &str) -> Result<[i64; N]> {
    let bad = || Error::invalid("cursor", "bad_cursor");
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| bad())?;
    if bytes.len() != N * 8 {
        return Err(bad());
    }
    let mut numbers = [0; N];
    for (number, chunk) in numbers.iter_mut().zip(bytes.chunks_exact(8)) {
        *number = i64::from_be_bytes(chunk.try_into().map_err(|_| bad())?);
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_read(a in any::<i64>(), b in any::<i64>()) {
            prop_assert_eq!(unpack::<2>(&pack(&[a, b])).unwrap(), [a, b]);
        }

        #[test]
        fn anything_else_is_refused(s in ".{0,40}") {
            if let Ok(numbers) = unpack::<2>(&s) {
                prop_assert_eq!(pack(&numbers), s);
            }
        }
    }
}
