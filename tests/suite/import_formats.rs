//! Each format from its file to what the store shows: golden tests, and files as no shop should write them.
//!
//! The fixtures in `fixtures/imports` hold what shops really do: image rows, entities escaped twice, scripts in
//! descriptions, titles from right to left, several currencies in one file, and one row that has to be refused.

use std::sync::Arc;

use serde_json::{Value, json};
use sqlx::Row;
use vitrine::import::report::{Outcome, Report};
use vitrine::import::{Kind, Options};
use vitrine::kit::Currency;

use crate::app::{TestApp, both, both_with};
use crate::posts::tidy;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(crate::source::root().join("tests/suite/fixtures/imports").join(name)).unwrap()
}

async fn import_with(t: &TestApp, kind: Kind, bytes: impl AsRef<[u8]>, options: &Options) -> Report {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    vitrine::import::file(&t.app, kind, file.path(), options, Arc::default()).await.unwrap()
}

async fn catalog(t: &TestApp, bytes: impl AsRef<[u8]>) -> Report {
    import_with(t, Kind::Catalog, bytes, &Options::default()).await
}

/// Where and what: every problem in words.
fn told(report: &Report) -> Vec<String> {
    let locale = vitrine::i18n::Locale::En;
    let one = |p: &vitrine::import::report::Problem| {
        let refused = if p.refused { " (refused)" } else { "" };
        format!("{}: {}{refused}", p.place(locale), p.sentence(locale))
    };
    report.stopped.iter().chain(&report.problems).map(one).collect()
}

/// What the API says of every product, in the order of their keys, with the pictures that are to be fetched.
async fn shown(t: &TestApp) -> Vec<Value> {
    let (mut products, mut pictures) = {
        let mut conn = t.app.db.read().await.unwrap();
        let text = "SELECT CAST(id AS TEXT) AS a, external_key AS b, listing AS c, '' AS d FROM products";
        let products = sqlx::query(text).fetch_all(&mut *conn).await.unwrap();
        let text = "SELECT CAST(product AS TEXT) AS a, source AS b, alt AS c, CAST(position AS TEXT) AS d FROM picture_sources";
        (products, sqlx::query(text).fetch_all(&mut *conn).await.unwrap())
    };
    let cell = |row: &sqlx::any::AnyRow, name: &str| row.get::<String, _>(name);
    products.sort_by_key(|row| cell(row, "b"));
    pictures.sort_by_key(|row| cell(row, "d").parse::<u32>().unwrap());
    let mut shown = Vec::new();
    for row in &products {
        let id = cell(row, "a");
        let mut product = t.get(&format!("/products/{id}"), None).await.expect(200);
        let of = pictures.iter().filter(|p| cell(p, "a") == id);
        product["(to fetch)"] = of.map(|p| json!([cell(p, "b"), cell(p, "c")])).collect();
        product["(key)"] = cell(row, "b").into();
        product["(listing)"] = cell(row, "c").into();
        if let Some(posts) = product.as_object_mut().and_then(|map| map.remove("posts")) {
            assert_eq!(posts, json!([]), "nobody posted");
        }
        shown.push(tidy(product));
    }
    shown
}

/// Imports a fixture of a format on both databases; what the store then shows is as it was looked over once, and a
/// second import changes none of it.
fn golden(name: &'static str, format: &'static str) {
    let snapshot = name.replace('.', "-");
    both(&format!("golden_{name}"), async |t| {
        let report = catalog(&t, fixture(name)).await;
        assert_eq!(report.format, format);
        let products = shown(&t).await;
        for product in &products {
            let text = product.to_string();
            assert!(!text.contains("alert") && !text.contains("<script") && !text.contains("&amp;amp;"), "{text}");
        }
        let numbers = json!({
            "rows": report.rows, "created": report.created, "unpublished": report.unpublished, "groups": report.groups,
            "elsewhere": report.elsewhere, "other_currency": report.other_currency, "pictures": report.pictures,
            "refused": report.refused, "warnings": report.warnings, "exit_code": report.outcome().exit_code(),
        });
        insta::assert_json_snapshot!(
            snapshot.as_str(),
            json!({ "report": numbers, "told": told(&report), "products": products })
        );
        t.app.clock.advance(vitrine::kit::Micros::hours(1));
        let again = catalog(&t, fixture(name)).await;
        assert_eq!((again.created, again.updated, again.unchanged), (0, 0, report.created), "{again:?}");
        assert_eq!(shown(&t).await, products);
    });
}

#[test]
fn shopify() {
    golden("shopify.csv", "shopify");
}

#[test]
fn woocommerce() {
    golden("woocommerce.csv", "woocommerce");
}

#[test]
fn google_xml() {
    golden("google.xml", "google-xml");
}

#[test]
fn google_tsv() {
    golden("google.tsv", "google-tsv");
}

#[test]
fn vendure() {
    golden("vendure.csv", "vendure");
}

#[test]
fn json_lines() {
    golden("vitrine.jsonl", "jsonl");
}

/// Like [`golden`], for reviews of the products of `vitrine.jsonl`.
fn golden_reviews(name: &'static str, format: &'static str) {
    let snapshot = name.replace('.', "-");
    both(&format!("golden_{name}"), async |t| {
        catalog(&t, fixture("vitrine.jsonl")).await;
        let report = import_with(&t, Kind::Reviews, fixture(name), &Options::default()).await;
        assert_eq!(report.format, format);
        let reviews = async || {
            let of = |p: Value| json!({ "product": p["(key)"], "rating": p["rating"], "reviews": p["reviews"] });
            let all: Vec<Value> = shown(&t).await.into_iter().map(of).collect();
            all.into_iter().filter(|p| p["rating"]["count"] != 0).collect::<Vec<_>>()
        };
        let before = reviews().await;
        let text = json!(before).to_string();
        assert!(!text.contains("people.example") && !text.contains("alert"), "{text}");
        insta::assert_json_snapshot!(
            snapshot.as_str(),
            json!({ "created": report.created, "refused": report.refused, "told": told(&report), "products": before })
        );
        t.app.clock.advance(vitrine::kit::Micros::hours(1));
        let again = import_with(&t, Kind::Reviews, fixture(name), &Options::default()).await;
        assert_eq!((again.created, again.updated, again.unchanged), (0, 0, report.created));
        assert_eq!(reviews().await, before);
    });
}

#[test]
fn reviews_csv() {
    golden_reviews("reviews.csv", "reviews-csv");
}

#[test]
fn reviews_json_lines() {
    golden_reviews("reviews.jsonl", "reviews-jsonl");
}

#[test]
fn a_description_shows_as_text_on_the_page_too() {
    both("a_description_shows_as_text", async |t| {
        let line = json!({ "key": "x", "title": "<script>alert(1)</script> & \"x\"", "description": "&lt;script&gt;alert(2)&lt;/script&gt; 1 &lt; 2",
            "variants": [{ "sku": "X", "price": "1.00 USD" }] });
        catalog(&t, format!("{line}\n")).await;
        let product = &shown(&t).await[0];
        let id = vitrine::catalog::variant_by_sku(&mut t.app.db.read().await.unwrap(), "X").await.unwrap().unwrap();
        let page = t.page(&format!("/products/{}", id.product), None).await.text();
        assert!(!page.contains("<script>alert"), "{page}");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;"), "what a title says is shown: {product}");
    });
}

/// A store that sells in another currency.
fn of_currency(name: &str, currency: Currency, test: impl AsyncFn(TestApp)) {
    both_with(name, move |config| config.store.currency = currency, test);
}

/// One product for each price.
fn priced(prices: &[&str]) -> String {
    let row = |(n, price): (usize, &&str)| format!("p{n},P{n},S{n},\"{price}\"\n");
    let rows: String = prices.iter().enumerate().map(row).collect();
    format!("Handle,Title,Variant SKU,Variant Price\n{rows}")
}

async fn price_of(t: &TestApp, sku: &str) -> i64 {
    let found = vitrine::catalog::variant_by_sku(&mut t.app.db.read().await.unwrap(), sku).await.unwrap();
    found.unwrap().price.amount
}

#[test]
fn prices_have_the_decimals_of_their_currency() {
    of_currency("decimals_of_yen", "JPY".parse().unwrap(), async |t| {
        let report = catalog(&t, priced(&["1200", "1,200", "12.50"])).await;
        assert_eq!((price_of(&t, "S0").await, price_of(&t, "S1").await, report.created), (1_200, 1_200, 2));
        assert_eq!(told(&report), ["Line 4, “Variant Price”: “12.50” has decimals, but JPY has none. (refused)"]);
    });
    of_currency("decimals_of_dinar", "KWD".parse().unwrap(), async |t| {
        let report = catalog(&t, priced(&["12.5", "12.3450", "12.3456"])).await;
        assert_eq!((price_of(&t, "S0").await, price_of(&t, "S1").await, report.created), (12_500, 12_345, 2));
        assert_eq!(
            told(&report),
            ["Line 4, “Variant Price”: “12.3456” has more decimals than the 3 of KWD. (refused)"]
        );
        // The same file in another currency: the prices are others, and so is what they may be.
        let euros = Options { currency: Some("EUR".parse().unwrap()), ..Options::default() };
        let report = import_with(&t, Kind::Catalog, priced(&["12.5", "12.50"]), &euros).await;
        assert_eq!((report.updated, report.other_currency, price_of(&t, "S0").await), (2, 2, 1_250));
    });
}

#[test]
fn every_encoding_gives_the_same_products() {
    both("every_encoding", async |t| {
        let text = "Handle,Title,Body (HTML),Variant SKU,Variant Price\ntasse,Große Tasse à café,\"Für Tee,\nNr. 1 ½\",TASSE,12.50\n";
        let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let files = [
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8 with a mark", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
            ("Latin-1", latin),
            ("UTF-16 LE", le.clone()),
            ("UTF-16 BE", be.clone()),
            ("UTF-16 LE with a mark", [b"\xff\xfe", le.as_slice()].concat()),
            ("UTF-16 BE with a mark", [b"\xfe\xff", be.as_slice()].concat()),
        ];
        for (n, (encoding, file)) in files.iter().enumerate() {
            let report = catalog(&t, file).await;
            let expected = if n == 0 { (1, 0) } else { (0, 1) };
            assert_eq!((report.created, report.unchanged), expected, "{encoding}: {report:?}");
            assert_eq!((report.warnings, report.refused), (0, 0), "{encoding}: {report:?}");
        }
        let tasse = &shown(&t).await[0];
        assert_eq!(
            (tasse["title"].as_str(), tasse["description"].as_str()),
            (Some("Große Tasse à café"), Some("Für Tee,\nNr. 1 ½"))
        );
    });
}

const HEADER: &str = "Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant SKU,Variant Price\n";

/// A product of two variants.
fn two(key: &str) -> String {
    let sku = key.to_uppercase();
    format!("{key},{key},Both,Size,S,{sku}-S,10.00\n{key},,,,M,{sku}-M,12.00\n")
}

#[test]
fn a_header_may_stand_twice() {
    both("a_header_twice", async |t| {
        // Two exports one below the other: the second header is no product.
        let report = catalog(&t, format!("{HEADER}{}{HEADER}{}", two("mug"), two("cup"))).await;
        assert_eq!((report.created, report.refused, report.outcome()), (2, 1, Outcome::SomeRefused), "{report:?}");
        assert_eq!(report.problems[0].line, 4);
        // A column that stands twice: what is not blank counts, the first one first.
        let report =
            catalog(&t, "Handle,Title,Title,Variant SKU,Variant Price\njar,,Jar,JAR,3\npan,Pan,Lid,PAN,4\n").await;
        assert_eq!((report.created, report.refused), (2, 0), "{report:?}");
        let titles: Vec<String> = shown(&t).await.iter().map(|p| p["title"].as_str().unwrap().to_owned()).collect();
        assert_eq!(titles, ["cup", "Jar", "mug", "Pan"]);
    });
}

#[test]
fn a_file_without_a_header_or_with_a_hundred_thousand_columns_is_refused_as_a_whole() {
    both("a_file_without_a_header", async |t| {
        let (shopify, full) = (Options { format: Some("shopify".to_owned()), ..Options::default() }, two("mug"));
        let columns = format!("Handle,Title,Variant Price{}\n", ",x".repeat(100_000));
        for (options, file, sentence) in [
            (&Options::default(), full.clone(), "This looks like none of the files Vitrine reads"),
            (&shopify, full, "The file has no column “Handle”"),
            (&Options::default(), String::new(), "The file is empty."),
            (&shopify, columns, "The file has more than 4,096 columns"),
        ] {
            let report = import_with(&t, Kind::Catalog, file, options).await;
            assert_eq!((report.created, report.outcome()), (0, Outcome::Nothing), "{report:?}");
            let told = told(&report).concat();
            assert!(told.contains(sentence), "{told}");
        }
        assert_eq!(shown(&t).await, Vec::<Value>::new());
    });
}

#[test]
fn a_cut_file_leaves_no_product_half_written() {
    both("a_cut_file", async |t| {
        let whole = format!("{HEADER}{}{}", two("mug"), two("cup"));
        catalog(&t, &whole).await;
        let before = shown(&t).await;
        // Cut within the second row of `cup`, which is here, and within that of `jar`, which is not.
        for (key, rest) in [("cup", "cup,,,,M,CUP-M"), ("jar", "jar,,,,M,JA")] {
            let first = two(key).lines().next().unwrap().to_owned();
            let cut = format!("{HEADER}{}{first}\n{rest}", two("mug"));
            let report = catalog(&t, &cut).await;
            assert_eq!(
                (report.created, report.updated, report.unchanged, report.outcome()),
                (0, 0, 1, Outcome::SomeRefused),
                "{key}: {report:?}"
            );
            let told = told(&report);
            assert!(told[0].starts_with("Line 5, “Variant SKU”: The file ends in the middle of this row"), "{told:?}");
            assert_eq!(shown(&t).await, before, "{key}");
        }
        // Within quotation marks, and a feed and lines of JSON that end in the middle.
        for file in [
            format!("{HEADER}jar,Jar,\"It never\nends,Size,S,JAR-S,10.00\njar,,,,M,JAR-M,12.00\n"),
            "<rss><channel><item><id>jar</id><title>Jar</title><price>1 USD</price><availability>in stock</ava"
                .to_owned(),
            "{\"key\":\"jar\",\"title\":\"Jar\",\"variants\":[{\"sku\":\"JAR\",\"price\":\"1.00 USD\"}".to_owned(),
        ] {
            let report = catalog(&t, &file).await;
            assert_eq!((report.created, report.outcome()), (0, Outcome::Nothing), "{report:?}");
            assert_eq!(shown(&t).await, before);
        }
    });
}

#[test]
fn a_field_over_a_mebibyte_is_refused_and_the_others_go_on() {
    both("a_field_over_a_mebibyte", async |t| {
        let large = "x".repeat((1 << 20) + 1);
        let file = format!("{HEADER}jar,Jar,{large},Size,S,JAR-S,10.00\n{}", two("mug"));
        let report = catalog(&t, &file).await;
        assert_eq!((report.created, report.refused), (1, 1), "{:?}", told(&report));
        assert_eq!(
            told(&report),
            [
                "Line 2, “Body (HTML)”: The field is larger than 1 MiB. Either it is too long or a closing quotation mark is missing. (refused)"
            ]
        );
        let products = shown(&t).await;
        assert_eq!((products.len(), products[0]["title"].as_str()), (1, Some("mug")));
        // One that just fits is stored whole.
        let report = catalog(&t, format!("{HEADER}jar,Jar,{},Size,S,JAR-S,10.00\n", &large[1..])).await;
        assert_eq!((report.created, report.refused), (1, 0), "{:?}", told(&report));
        assert_eq!(shown(&t).await[0]["description"].as_str().unwrap().len(), 1 << 20);
    });
}
