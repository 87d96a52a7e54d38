//! Reads a file and prints what is in it: `cargo run --example read -- FILE [FORMAT]`.
use std::fs::File;
use std::io::Read;

use vitrine_catalog_formats::{DETECT_BYTES, Format, Settings, detect, layout, products_with, reviews};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or("which file?")?;
    let format = match args.next() {
        Some(name) => name.parse::<Format>()?,
        None => {
            let mut beginning = Vec::new();
            File::open(&path)?.take(DETECT_BYTES as u64).read_to_end(&mut beginning)?;
            detect(&beginning).ok_or("no format that is known")?
        }
    };
    let mut refused = 0u64;
    if format.is_reviews() {
        let mut count = 0u64;
        for review in reviews(format, File::open(&path)?)? {
            match review {
                Ok(review) => {
                    count += 1;
                    println!("{review:?}");
                }
                Err(error) => {
                    refused += 1;
                    println!("{error}");
                }
            }
        }
        println!("{format}: {count} reviews, {refused} refused");
        return Ok(());
    }
    let settings = Settings::default();
    let layout = layout(format, File::open(&path)?, settings)?;
    let (mut count, mut variants, mut warnings) = (0u64, 0u64, 0u64);
    for product in products_with(format, File::open(&path)?, settings, &layout)? {
        match product {
            Ok(product) => {
                count += 1;
                variants += product.variants.len() as u64;
                warnings += product.warnings.len() as u64;
                println!("{product:?}");
                product.warnings.iter().for_each(|warning| println!("{warning}"));
            }
            Err(error) => {
                refused += 1;
                println!("{error}");
            }
        }
    }
    println!(
        "{format}: {count} products ({} foreseen), {variants} variants, {refused} refused, {warnings} warnings",
        layout.products
    );
    Ok(())
}
