//! Real files, where they are at hand.

use std::fs;
use std::path::Path;

use vitrine_catalog_formats::*;

use crate::show;

#[test]
fn real_files_read_without_a_refused_row() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/catalogs");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let expected = [
        ("google-merchant.tsv", Format::GoogleTsv, 25, 320),
        ("google-merchant.xml", Format::GoogleXml, 25, 320),
        ("shopify-apparel.csv", Format::ShopifyCsv, 20, 22),
        ("shopify-home-and-garden.csv", Format::ShopifyCsv, 20, 21),
        ("shopify-jewelery.csv", Format::ShopifyCsv, 20, 23),
        ("woocommerce.csv", Format::WooCsv, 15, 21),
    ];
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(&path).unwrap();
        let format = detect(&bytes).unwrap_or_else(|| panic!("{name} is not recognised"));
        if format.is_reviews() {
            let read: Vec<_> = reviews(format, bytes.as_slice()).unwrap().collect::<Result<_, _>>().unwrap();
            println!("{name}: {format}, {} reviews", read.len());
            assert_eq!(read.len(), 51);
            continue;
        }
        let read: Vec<Product> = show::read(format, &bytes).unwrap().into_iter().collect::<Result<_, _>>().unwrap();
        let variants: usize = read.iter().map(|p| p.variants.len()).sum();
        let warnings: usize = read.iter().map(|p| p.warnings.len()).sum();
        println!("{name}: {format}, {} products, {variants} variants, {warnings} warnings", read.len());
        if let Some((_, format_expected, products, variants_expected)) = expected.iter().find(|(n, ..)| *n == name) {
            assert_eq!((format, read.len(), variants), (*format_expected, *products, *variants_expected), "{name}");
        }
        for product in &read {
            assert!(product.variants.iter().all(|v| v.price.is_some()), "{name}: {} has no price", product.key);
            assert!(!product.description.contains("&bull;") && !product.description.contains("<p>"), "{name}");
        }
    }
    // The two forms of one feed say the same.
    let both = ["google-merchant.tsv", "google-merchant.xml"].map(|name| {
        let bytes = fs::read(folder.join(name)).unwrap();
        let mut read: Vec<Product> =
            show::read(detect(&bytes).unwrap(), &bytes).unwrap().into_iter().flatten().collect();
        for product in &mut read {
            (product.line, product.last_line) = (0, 0);
            product.variants.iter_mut().for_each(|v| v.line = 0);
        }
        read
    });
    assert_eq!(both[0], both[1]);
}
