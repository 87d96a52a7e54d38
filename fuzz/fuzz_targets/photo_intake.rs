#![no_main]
//! The photo intake on any bytes: never a crash, never a fault of ours, never more pixels than allowed.
//!
//! `cargo run -p vitrine-photo --example seeds -- fuzz/corpus/photo_intake` makes the seeds first.

use libfuzzer_sys::fuzz_target;
use vitrine_photo::{Limits, decode, inspect};

/// Small enough that one run takes milliseconds.
const LIMITS: Limits = Limits { bytes: 1 << 18, pixels: 1 << 14, side: 1024, frames: 20, smallest_side: 1 };

fuzz_target!(
    init: {
        // The intake catches a codec's panic and says so; that answer is looked at below, with the codec's message. The
        // fuzzer's own hook would end at the panic without it.
        std::panic::set_hook(Box::new(|_| {}));
    },
    |bytes: &[u8]| {
        let Ok(header) = inspect(bytes, &LIMITS) else { return };
        let allowed = u64::from(header.width) * u64::from(header.height) <= LIMITS.pixels;
        let fault = match decode(bytes, &LIMITS, Some(64)) {
            Ok(pixels) => pixels.width() > 64 || pixels.width() > header.width,
            Err(answer) if answer.code() == "photo_failed" => {
                eprintln!("{answer}");
                true
            }
            Err(_) => false,
        };
        if fault || !allowed {
            std::process::abort();
        }
    }
);
