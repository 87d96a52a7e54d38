//! Reads a catalog file and prints what is in it: `cargo run --example read -- FILE [vendure|jsonl]`.
use std::fs::File;

use vitrine_catalog_formats::{Format, Settings, products};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which file?")?;
    let (mut count, mut variants, mut refused, mut warnings) = (0u64, 0u64, 0u64, 0u64);
    for product in products(Format::VendureCsv, File::open(path)?, Settings::default())? {
        match product {
            Ok(product) => {
                count += 1;
                variants += product.variants.len() as u64;
                warnings += product.warnings.len() as u64;
                if count <= 3 {
                    println!("{product:#?}");
                }
            }
            Err(error) => {
                refused += 1;
                println!("{error}");
            }
        }
    }
    println!("{count} products, {variants} variants, {refused} refused, {warnings} warnings");
    Ok(())
}
