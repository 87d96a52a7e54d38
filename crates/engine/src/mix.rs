//! Deterministic mixing of numbers: the only "randomness" here, always from a seed that the caller gives.

/// The finaliser of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
pub(crate) fn mix(x: u64) -> u64 {
    let x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// Two numbers into one.
pub(crate) fn mix2(a: u64, b: u64) -> u64 {
    mix(a ^ mix(b))
}

/// A number in 0..1 from mixed bits.
#[expect(clippy::cast_precision_loss, reason = "24 bits fit an f32 exactly")]
pub(crate) fn unit(x: u64) -> f32 {
    (x >> 40) as f32 / 16_777_216.0
}

/// FNV-1a over the lower-cased, trimmed text, then mixed. Stable over versions of the program and of Rust.
pub(crate) fn hash_text(text: &str) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut utf8 = [0; 4];
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        for byte in c.encode_utf8(&mut utf8).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }
    mix(hash)
}
