#![no_main]
#[path = "catalog_check.rs"]
mod catalog_check;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| catalog_check::check(
    vitrine_catalog_formats::Format::ReviewsJsonLines,
    bytes
));
