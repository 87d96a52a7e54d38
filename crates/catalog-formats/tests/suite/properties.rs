//! Rules that hold for every file.

use std::collections::HashSet;

use proptest::prelude::*;
use proptest::sample::select;
use vitrine_catalog_formats::*;

use crate::show::{self, read, read_with_layout};

/// Without what depends on the order of rows: line numbers and the order of lists.
fn canonical(mut p: Product) -> Product {
    (p.line, p.last_line) = (0, 0);
    p.warnings.clear();
    p.pictures.sort_by(|a, b| a.source.cmp(&b.source));
    p.tags.sort();
    p.options.sort();
    p.attributes.sort();
    p.categories.sort();
    for v in &mut p.variants {
        v.line = 0;
        v.options.sort();
    }
    p.variants.sort_by(|a, b| a.sku.as_str().cmp(b.sku.as_str()));
    p
}

fn products_of(read: show::Read) -> Vec<Product> {
    let mut products: Vec<Product> = read.into_iter().flatten().map(canonical).collect();
    products.sort_by(|a, b| a.key.cmp(&b.key));
    products
}

fn without_lines(mut p: Product) -> Product {
    (p.line, p.last_line) = (0, 0);
    p.warnings.clear();
    p.variants.iter_mut().for_each(|v| v.line = 0);
    p
}

/// What must be true of every product, whatever the file was.
fn sound(p: &Product) {
    assert!(!p.key.is_empty() && !p.title.is_empty() && p.line > 0 && p.last_line >= p.line);
    assert!(!p.variants.is_empty() || !p.members.is_empty());
    let texts = [&p.key, &p.title].into_iter().chain(&p.tags).chain(p.categories.iter().flatten()).chain(&p.brand);
    for text in texts {
        assert!(!text.chars().any(char::is_control) && text.trim() == text, "{text:?}");
    }
    assert!(p.description.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", p.description);
    let skus: HashSet<&str> = p.variants.iter().map(|v| v.sku.as_str()).collect();
    assert_eq!(skus.len(), p.variants.len(), "{:?}", p.key);
    for v in &p.variants {
        assert!(!v.sku.as_str().is_empty());
        for money in [v.price, v.sale_price, v.compare_at].into_iter().flatten() {
            assert!((0..=MAX_MINOR).contains(&money.minor));
        }
        assert!(v.options.iter().all(|o| p.options.contains(&o.name)));
        assert!(!matches!(v.stock, Stock::Counted(n) if n < 0));
    }
    let links = p.page_url.iter().chain(&p.buy_url).map(String::as_str);
    let pictures = p.pictures.iter().chain(p.variants.iter().filter_map(|v| v.picture.as_ref()));
    let urls = pictures.filter_map(|p| match &p.source {
        PictureSource::Url(url) => Some(url.as_str()),
        PictureSource::File(file) => {
            assert!(!file.split('/').any(|part| matches!(part, "" | "." | "..")), "{file}");
            None
        }
    });
    for url in links.chain(urls) {
        let scheme = url.split("://").next().unwrap().to_ascii_lowercase();
        assert!(matches!(scheme.as_str(), "http" | "https"), "{url}");
        assert!(!url.contains(['"', '<', '>', ' ', '\n']), "{url}");
    }
}

/// Reads in both ways, checks every product, and that it is written and read back the same.
fn check(format: Format, bytes: &[u8]) {
    if format.is_reviews() {
        for review in reviews(format, bytes).into_iter().flatten().flatten() {
            assert!((1..=5).contains(&review.stars) && !review.product.is_empty() && !review.key.is_empty());
        }
        return;
    }
    let Ok(plain) = read(format, bytes) else { return };
    for one in &plain {
        match one {
            Ok(product) => {
                sound(product);
                let mut line = Vec::new();
                write_jsonl(&mut line, product).unwrap();
                let again = read(Format::JsonLines, &line).unwrap();
                let again = again.into_iter().map(|r| r.unwrap()).next().expect("one product");
                assert_eq!(without_lines(again), without_lines(product.clone()));
            }
            Err(error) => assert!(error.to_string().ends_with(['.', '?']), "{error}"),
        }
    }
    let looked = read_with_layout(format, bytes).unwrap();
    assert_eq!(products_of(plain), products_of(looked));
}

const FIXTURES: [&str; 12] = [
    "shopify.csv",
    "shopify-new.csv",
    "woo.csv",
    "woo-de.csv",
    "google.xml",
    "google-atom.xml",
    "google.tsv",
    "vendure.csv",
    "catalog.jsonl",
    "reviews.csv",
    "reviews.jsonl",
    "shopify.csv",
];

#[test]
fn every_fixture_is_written_and_read_back_the_same() {
    for name in FIXTURES {
        let bytes = show::fixture(name);
        check(detect(&bytes).unwrap(), &bytes);
    }
}

fn word() -> impl Strategy<Value = String> {
    select(vec!["Red", "Blue", "Größe 42", "A B", "A-B", "A/B", "أحمر", "x,y", "\"q\"", "<b>", "&amp;", "S"])
        .prop_map(str::to_owned)
}

/// One row: columns by name.
type Cells = Vec<(&'static str, String)>;

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn csv(columns: &[&str], rows: &[Cells], separator: &str) -> Vec<u8> {
    let mut out = columns.join(separator);
    for row in rows {
        let cells: Vec<String> = columns
            .iter()
            .map(|c| row.iter().find(|(n, _)| n == c).map(|(_, v)| quoted(v)).unwrap_or_default())
            .collect();
        out.push('\n');
        out.push_str(&cells.join(separator));
    }
    out.push('\n');
    out.into_bytes()
}

/// Products with distinct option values, as rows of each format.
fn catalog() -> impl Strategy<Value = Vec<(String, Vec<String>, bool)>> {
    let product = (word(), prop::collection::hash_set(word(), 1..5), any::<bool>());
    prop::collection::vec(product, 1..6).prop_map(|products| {
        products.into_iter().map(|(title, values, sku)| (title, values.into_iter().collect(), sku)).collect()
    })
}

fn shopify_rows(catalog: &[(String, Vec<String>, bool)]) -> Vec<Cells> {
    let mut rows = Vec::new();
    for (at, (title, values, sku)) in catalog.iter().enumerate() {
        let handle = ("Handle", format!("h{at}"));
        for (n, value) in values.iter().enumerate() {
            let mut row = vec![handle.clone(), ("Option1 Value", value.clone()), ("Variant Price", format!("{n}.50"))];
            if n == 0 {
                row.extend([
                    ("Title", format!("{title} x")),
                    ("Option1 Name", "Kind".to_owned()),
                    ("Tags", "a, b".to_owned()),
                ]);
            }
            if *sku {
                row.push(("Variant SKU", format!("s{at}-{n}")));
            }
            rows.push(row);
        }
        rows.push(vec![
            handle,
            ("Image Src", format!("https://p.example/{at}.jpg")),
            ("Image Position", "2".to_owned()),
        ]);
    }
    rows
}

fn woo_rows(catalog: &[(String, Vec<String>, bool)]) -> Vec<Cells> {
    let mut rows = Vec::new();
    for (at, (title, values, sku)) in catalog.iter().enumerate() {
        let key = if *sku { format!("p{at}") } else { String::new() };
        let id = at * 100;
        let options = values.join(", ");
        rows.push(vec![
            ("ID", id.to_string()),
            ("Type", "variable".to_owned()),
            ("SKU", key),
            ("Name", format!("{title} x")),
            ("Attribute 1 name", "Kind".to_owned()),
            ("Attribute 1 value(s)", options),
        ]);
        for (n, value) in values.iter().enumerate() {
            // Rows may call the parent by its number or by its SKU.
            let parent = if *sku && n % 2 == 0 { format!("p{at}") } else { format!("id:{id}") };
            rows.push(vec![
                ("ID", (id + n + 1).to_string()),
                ("Type", "variation".to_owned()),
                ("SKU", format!("p{at}-{n}")),
                ("Name", "variation".to_owned()),
                ("Parent", parent),
                ("Regular price", format!("{n}.50")),
                ("Attribute 1 name", "Kind".to_owned()),
                ("Attribute 1 value(s)", value.clone()),
            ]);
        }
    }
    rows
}

fn google_rows(catalog: &[(String, Vec<String>, bool)]) -> Vec<Cells> {
    let mut rows = Vec::new();
    for (at, (title, values, grouped)) in catalog.iter().enumerate() {
        for (n, value) in values.iter().enumerate() {
            let mut row = vec![
                ("id", format!("i{at}-{n}")),
                ("title", format!("{title} x - {value}")),
                ("description", format!("{value} thing")),
                ("link", format!("https://p.example/{at}/{n}")),
                ("price", format!("{n}.50 EUR")),
                ("availability", "in stock".to_owned()),
                ("color", value.clone()),
                ("material", "Clay".to_owned()),
            ];
            if *grouped {
                row.push(("item group id", format!("g{at}")));
            }
            rows.push(row);
        }
    }
    rows
}

const SHOPIFY: &[&str] = &[
    "Handle",
    "Title",
    "Option1 Name",
    "Option1 Value",
    "Variant SKU",
    "Variant Price",
    "Tags",
    "Image Src",
    "Image Position",
];
const WOO: &[&str] =
    &["ID", "Type", "SKU", "Name", "Parent", "Regular price", "Attribute 1 name", "Attribute 1 value(s)"];
const GOOGLE: &[&str] =
    &["id", "item group id", "title", "description", "link", "price", "availability", "color", "material"];

/// Fewer than usual, as each case reads several files; `PROPTEST_CASES` asks for more.
fn cases() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { usual.cases } else { 64 };
    ProptestConfig { cases, ..usual }
}

fn shuffled<T: Clone>(items: &[T], seeds: &[prop::sample::Index]) -> Vec<T> {
    let mut rest = items.to_vec();
    let mut out = Vec::new();
    for at in 0.. {
        if rest.is_empty() {
            break;
        }
        out.push(rest.swap_remove(seeds[at % seeds.len()].index(rest.len())));
    }
    out
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_order_of_rows_does_not_matter(catalog in catalog(), seeds in prop::collection::vec(any::<prop::sample::Index>(), 1..30)) {
        for (format, columns, rows, separator) in [
            (Format::ShopifyCsv, SHOPIFY, shopify_rows(&catalog), ","),
            (Format::WooCsv, WOO, woo_rows(&catalog), ","),
            (Format::GoogleTsv, GOOGLE, google_rows(&catalog), "\t"),
        ] {
            let straight = csv(columns, &rows, separator);
            prop_assert_eq!(detect(&straight), Some(format));
            let turned = csv(columns, &shuffled(&rows, &seeds), separator);
            let expected = read(format, &straight).unwrap();
            let errors: Vec<_> = expected.iter().filter_map(|r| r.as_ref().err()).collect();
            prop_assert!(errors.is_empty(), "{:?}", errors);
            let expected = products_of(expected);
            let count: usize = expected.iter().map(|p| p.variants.len()).sum();
            prop_assert_eq!(count, catalog.iter().map(|(_, values, _)| values.len()).sum::<usize>());
            prop_assert_eq!(&products_of(read(format, &turned).unwrap()), &expected);
            prop_assert_eq!(&products_of(read_with_layout(format, &turned).unwrap()), &expected);
            check(format, &turned);
        }
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = detect(&bytes);
        for format in Format::ALL {
            check(format, &bytes);
        }
    }

    #[test]
    fn changed_fixtures_never_panic(
        name in select(FIXTURES.to_vec()),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0u8..4, any::<u8>(), 0usize..60), 1..12),
    ) {
        let mut bytes = show::fixture(name);
        let format = detect(&bytes).unwrap();
        for (at, kind, byte, len) in edits {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            let end = (at + len).min(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => drop(bytes.drain(at..end)),
                2 => {
                    let copy = bytes[at..end].to_vec();
                    let to = (at * 7 + len) % (bytes.len() + 1);
                    bytes.splice(to..to, copy);
                }
                _ => bytes.truncate(at.max(1)),
            }
        }
        let _ = detect(&bytes);
        check(format, &bytes);
    }

    #[test]
    fn any_product_line_reads_back_the_same(
        key in ".{1,12}", title in ".{1,30}", description in "(<p>|</p>|&amp;|&lt;|<br>|\\PC|\n){0,30}",
        texts in prop::collection::vec(".{0,12}", 8),
        names in prop::collection::btree_set("[A-Zäß ]{1,6}", 0..3),
        amounts in prop::collection::vec((0..=MAX_MINOR, select(vec!["EUR", "JPY", "KWD"])), 3),
        times in prop::collection::vec(-1_000_000_000_000_000i64..4_000_000_000_000_000, 2),
        status in select(vec!["active", "unlisted", "draft", "archived"]),
        stock in prop_oneof![any::<i64>().prop_map(serde_json::Value::from), select(vec!["available", "sold-out", "not-counted"]).prop_map(serde_json::Value::from)],
        sku in prop::option::of(".{0,10}"),
    ) {
        let money = |n: usize| serde_json::json!({"amount": amounts[n].0, "currency": amounts[n].1});
        let time = |n: usize| {
            // Seconds since 1970 as a date that the reader takes: the writer's own form is checked by reading back.
            serde_json::Value::from(jiff::Timestamp::from_microsecond(times[n]).unwrap().to_string())
        };
        let options: serde_json::Map<_, _> = names.iter().map(|n| (n.clone(), texts[0].clone().into())).collect();
        let line = serde_json::json!({
            "key": key, "title": title, "description": description, "brand": texts[1], "status": status,
            "categories": [[texts[2], texts[3]], [texts[4]]], "tags": [texts[5], texts[6]], "options": names,
            "attributes": [{"name": texts[2], "value": texts[3]}], "members": [texts[7]],
            "pictures": [{"url": "https://p.example/ä b.jpg", "alt": texts[7]}, {"file": "a/b.jpg"}, {"file": texts[6]}],
            "variants": [
                {"sku": sku, "options": options, "price": money(0), "sale_price": money(1), "compare_at": money(2),
                 "sale_from": time(0), "sale_until": time(1), "stock": stock, "weight_grams": 5},
                {"options": {}, "price": "5 EUR"},
            ],
        });
        check(Format::JsonLines, format!("{line}\n").as_bytes());
    }
}
