//! What must hold for every file, shared by the targets of the catalog readers.
use vitrine_catalog_formats::{
    Format, Product, Settings, detect, layout, products, products_with, reviews, write_jsonl,
};

fn bare(mut product: Product) -> Product {
    (product.line, product.last_line) = (0, 0);
    product.warnings.clear();
    product.variants.iter_mut().for_each(|variant| variant.line = 0);
    product
}

/// Reads in both ways; every product written as JSON Lines reads back the same.
pub fn check(format: Format, bytes: &[u8]) {
    let _ = detect(bytes);
    if format.is_reviews() {
        for review in reviews(format, bytes).into_iter().flatten() {
            match review {
                Ok(review) => assert!((1..=5).contains(&review.stars) && !review.key.is_empty()),
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
        return;
    }
    let settings = Settings::default();
    let Ok(read) = products(format, bytes, settings) else { return };
    let mut keys = Vec::new();
    for one in read {
        match one {
            Ok(product) => {
                let mut line = Vec::new();
                write_jsonl(&mut line, &product).expect("a vector takes everything");
                let mut again = products(Format::JsonLines, line.as_slice(), settings).expect("a file of one line");
                let again = again.next().expect("one product").expect("a good product");
                keys.push(product.key.clone());
                assert_eq!(bare(again), bare(product));
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
    let look = layout(format, bytes, settings).expect("it was read before");
    let looked = products_with(format, bytes, settings, &look).expect("it was read before");
    let mut looked: Vec<String> = looked.flatten().map(|product| product.key).collect();
    keys.sort();
    looked.sort();
    assert_eq!(keys, looked);
}
