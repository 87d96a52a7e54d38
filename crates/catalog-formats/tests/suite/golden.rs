//! What each format's fixture becomes. The fixtures hold every quirk that is handled.

use vitrine_catalog_formats::*;

use crate::show;

fn golden(name: &str, format: Format) {
    let bytes = show::fixture(name);
    assert_eq!(detect(&bytes), Some(format), "{name} is not recognised");
    let read = show::read(format, &bytes).expect("a readable file");
    insta::assert_snapshot!(name, show::all(&read));

    // Looking first changes the order in which products come, and nothing else.
    let mut plain: Vec<String> = read.iter().map(|r| show::all(&vec![r.clone()])).collect();
    let looked = show::read_with_layout(format, &bytes).expect("a readable file");
    let mut looked: Vec<String> = looked.iter().map(|r| show::all(&vec![r.clone()])).collect();
    plain.sort();
    looked.sort();
    assert_eq!(plain, looked);
}

#[test]
fn shopify() {
    golden("shopify.csv", Format::ShopifyCsv);
}

#[test]
fn shopify_new_names() {
    golden("shopify-new.csv", Format::ShopifyCsv);
}

#[test]
fn woocommerce() {
    golden("woo.csv", Format::WooCsv);
}

#[test]
fn woocommerce_german() {
    golden("woo-de.csv", Format::WooCsv);
}

#[test]
fn google_rss() {
    golden("google.xml", Format::GoogleXml);
}

#[test]
fn google_atom() {
    golden("google-atom.xml", Format::GoogleXml);
}

#[test]
fn google_tsv() {
    golden("google.tsv", Format::GoogleTsv);
}

#[test]
fn vendure() {
    golden("vendure.csv", Format::VendureCsv);
}

#[test]
fn json_lines() {
    golden("catalog.jsonl", Format::JsonLines);
}

#[test]
fn reviews_of_both_kinds() {
    for (name, format) in [("reviews.csv", Format::ReviewsCsv), ("reviews.jsonl", Format::ReviewsJsonLines)] {
        let bytes = show::fixture(name);
        assert_eq!(detect(&bytes), Some(format));
        let read: Vec<_> = reviews(format, bytes.as_slice()).unwrap().collect();
        let text: Vec<String> = read
            .iter()
            .map(|r| match r {
                Ok(review) => {
                    let warnings = review.warnings.iter().map(|w| format!("\n  warning: {w}")).collect::<String>();
                    format!("{:?}{warnings}", Review { warnings: Vec::new(), ..review.clone() })
                }
                Err(e) => format!("! {e} [{}] of {:?}", e.code.name(), e.product),
            })
            .collect();
        insta::assert_snapshot!(name, text.join("\n"));
        // Written as JSON Lines, they read back the same.
        for review in read.into_iter().flatten() {
            let mut line = Vec::new();
            write_review_jsonl(&mut line, &review).unwrap();
            let again = reviews(Format::ReviewsJsonLines, line.as_slice()).unwrap().next().unwrap().unwrap();
            assert_eq!(Review { line: review.line, warnings: review.warnings.clone(), ..again }, review);
        }
    }
}

#[test]
fn a_catalog_is_no_file_of_reviews() {
    assert_eq!(products(Format::ReviewsCsv, &b""[..], show::settings()).err().unwrap().code, ErrorCode::OtherKind);
    assert_eq!(reviews(Format::ShopifyCsv, &b""[..]).err().unwrap().code, ErrorCode::OtherKind);
}

#[test]
fn what_is_no_catalog_is_not_recognised() {
    for bytes in [
        &b""[..],
        b"\xef\xbb\xbf",
        b"<!doctype html><html><body>Not found</body></html>",
        b"a,b,c\n1,2,3\n",
        b"{\"hello\":1}",
        b"\x89PNG\r\n\x1a\n\0\0\0\0",
        b"[1,2,3]",
        b"\0\0\0\0\0\0",
    ] {
        assert_eq!(detect(bytes), None, "{:?}", String::from_utf8_lossy(bytes));
    }
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
    }
    assert!("excel".parse::<Format>().unwrap_err().contains("woocommerce"));
}
