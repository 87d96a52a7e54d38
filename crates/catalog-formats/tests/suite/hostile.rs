//! Broken, huge and malicious files: a clear error, never a panic, never half a product.

use std::io::{self, Read};

use vitrine_catalog_formats::*;

use crate::show::{self, read};

const HEAD: &str = "Handle,Title,Body (HTML),Variant Price,Option1 Value\n";

fn codes(read: &show::Read) -> Vec<String> {
    read.iter()
        .map(|r| match r {
            Ok(p) => p.key.clone(),
            Err(e) => format!("!{}@{}", e.code.name(), e.line),
        })
        .collect()
}

fn shopify(rest: &str) -> Vec<String> {
    codes(&read(Format::ShopifyCsv, format!("{HEAD}{rest}").as_bytes()).unwrap())
}

#[test]
fn a_cut_file_gives_no_half_product() {
    // Between rows, within a plain row, within quotation marks, within the handle.
    assert_eq!(shopify("a,A,,1,\nb,B,,2,S\nb,,,2,M\n"), ["a", "b"]);
    assert_eq!(shopify("a,A,,1,\nb,B,,2,S\nb,,,2"), ["!cut-short@4", "a"]);
    assert_eq!(shopify("a,A,,1,\nb,B,,2,S\nb,,\"<p>never ends\n\n"), ["!cut-short@4", "a"]);
    assert_eq!(shopify("a,A,,1,\nbb,B,,2,S\nb"), ["!cut-short@4", "a"]);
    assert_eq!(shopify("a,A,,1,\n\"b"), ["!cut-short@3"]);
    // The cut product is the next one: the one above is whole.
    assert_eq!(shopify("a,A,,1,\nb,B"), ["!cut-short@3", "a"]);
    // Its other rows stand far above.
    assert_eq!(shopify("b,B,,2,S\na,A,,1,\nb,,,2"), ["!cut-short@4", "a"]);
    // The last line end may be missing.
    assert_eq!(shopify("a,A,,1,x"), ["a"]);

    let vendure = |rest: &str| {
        let text = format!("name,slug,price,optionGroups,optionValues\n{rest}");
        codes(&read(Format::VendureCsv, text.as_bytes()).unwrap())
    };
    assert_eq!(vendure("A,a,1,size,S\n,,2,,M\nB,b,1,,\n,,3"), ["a", "!cut-short@5"]);

    let feed = "<rss><channel><item><id>1</id><title>One</title><price>1 EUR</price></item>\n<item><id>2</id><item_group_id>G</item_group_id><title>Two S</title><price>1 EUR</price></item><item><id>3</id><item_group_id>G</item_group_id><title>Tw";
    assert_eq!(codes(&read(Format::GoogleXml, feed.as_bytes()).unwrap()), ["!cut-short@2", "1"]);
}

#[test]
fn a_field_over_the_limit_is_refused_and_the_rest_goes_on() {
    let long = "x".repeat(MAX_FIELD + 1);
    assert_eq!(shopify(&format!("a,A,{long},1,\nb,B,,2,\n")), ["!field-too-large@2", "b"]);
    assert_eq!(shopify(&format!("a,A,\"{long}\n\",1,\nb,B,,2,\n")), ["!field-too-large@2", "b"]);
    let fits = "x".repeat(MAX_FIELD);
    assert_eq!(shopify(&format!("a,A,{fits},1,\n")), ["a"]);
    let error = read(Format::ShopifyCsv, format!("{HEAD}a,A,{long},1,\n").as_bytes()).unwrap().remove(0).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Line 2, “Body (HTML)”: The field is larger than 1 MiB. Either it is too long or a closing quotation mark is \
         missing."
    );

    let feed = |text: &str| {
        format!(
            "<rss><item><id>1</id><title>One</title><description>{text}</description></item><item><id>2</id><title>Two</title></item></rss>"
        )
    };
    let feed_codes = |text: &str| codes(&read(Format::GoogleXml, feed(text).as_bytes()).unwrap());
    assert_eq!(feed_codes(&long), ["!field-too-large@1", "2"]);
    assert_eq!(feed_codes(&"<![CDATA[x]]>".repeat(MAX_ROW / 10)), ["!row-too-large@1", "2"]);

    let line = format!(
        "{{\"key\":\"a\",\"title\":\"A\",\"description\":\"{long}\"}}\n{{\"key\":\"b\",\"title\":\"B\",\"members\":[\"a\"]}}\n"
    );
    assert_eq!(codes(&read(Format::JsonLines, line.as_bytes()).unwrap()), ["!field-too-large@1", "b"]);
    let line = format!("{}\n{{\"key\":\"b\",\"title\":\"B\",\"members\":[\"a\"]}}\n", "[".repeat(MAX_ROW + 1));
    assert_eq!(codes(&read(Format::JsonLines, line.as_bytes()).unwrap()), ["!row-too-large@1", "b"]);
}

#[test]
fn a_missing_quotation_mark_does_not_eat_memory() {
    // 64 MiB behind an open quotation mark, in a reader that never holds more than a piece.
    let head = format!("{HEAD}a,A,\"open,1,\n");
    let body = io::repeat(b'x').take(64 << 20);
    let products = products(Format::ShopifyCsv, head.as_bytes().chain(body), show::settings()).unwrap();
    let read: show::Read = products.collect();
    assert_eq!(codes(&read), ["!field-too-large@2"]);
}

#[test]
fn very_many_columns() {
    let header: String =
        std::iter::once("Handle,Title".to_owned()).chain((0..100_000).map(|n| format!(",c{n}"))).collect();
    let error = products(Format::ShopifyCsv, header.as_bytes(), show::settings()).err().unwrap();
    assert_eq!(error.code.name(), "too-many-columns");
    assert!(error.to_string().contains("more than 4096 columns"), "{error}");
    assert!(detect(header.as_bytes()).is_none());
    let row = format!("a,A,,1,{}\nb,B,,2,\n", ",".repeat(100_000));
    assert_eq!(shopify(&row), ["!too-many-fields@2", "b"]);
}

#[test]
fn headers() {
    let first = |text: &str| match products(Format::ShopifyCsv, text.as_bytes(), show::settings()) {
        Ok(products) => codes(&products.collect()).join(" "),
        Err(e) => e.to_string(),
    };
    assert_eq!(first(""), "The file is empty.");
    assert_eq!(first("\n\n  \n"), "The file is empty.");
    assert!(first("a-shirt,A shirt,12.00\n").contains("no column “Handle”"));
    // Padded, in other case, repeated (the first that is not blank counts), and blank lines above.
    assert_eq!(first("\n HANDLE ,\"title\",title , Variant  Price\na,,A,1\n"), "a");
    let text = "Handle,Title,Title,Variant Price\na,One,Other,1\n";
    assert_eq!(read(Format::ShopifyCsv, text.as_bytes()).unwrap()[0].as_ref().unwrap().title, "One");
    // A short row is a row with blanks; a long one is refused unless what is too much is blank.
    assert_eq!(shopify("a,A,,1\nb,B,,1,,,\nc,C,,1,,,x\n"), ["!too-many-fields@4", "a", "b"]);
}

#[test]
fn encodings_give_the_same_products() {
    let text = String::from_utf8(show::fixture("woo-de.csv")).unwrap();
    let expected = read(Format::WooCsv, text.as_bytes()).unwrap();
    assert_eq!(expected[0].as_ref().unwrap().title, "Große Tasse");
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let files = [
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        latin.into_owned(),
        [b"\xff\xfe", le.as_slice()].concat(),
        [b"\xfe\xff", be.as_slice()].concat(),
        le,
        be,
        text.replace('\n', "\r\n").into_bytes(),
    ];
    for (at, file) in files.iter().enumerate() {
        assert_eq!(detect(file), Some(Format::WooCsv), "file {at}");
        assert_eq!(read(Format::WooCsv, file).unwrap(), expected, "file {at}");
    }
}

#[test]
fn line_numbers_count_lines_within_quotation_marks() {
    let rows = "a,A,\"one\ntwo\r\nthree\",1,\r\n\r\n\r\nb,B,,x,\nc,C,,1,\n";
    let read = read(Format::ShopifyCsv, format!("{HEAD}{rows}").as_bytes()).unwrap();
    assert_eq!(codes(&read), ["!not-a-price@7", "a", "c"]);
    assert_eq!(read[2].as_ref().unwrap().line, 8);
}

#[test]
fn entity_bombs_and_foreign_documents() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"ha\">");
    for n in 1..30 {
        bomb.push_str(&format!("<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1));
    }
    bomb.push_str("]><rss><channel><item><id>1</id><title>One &a29;</title><description>&a29;</description></item></channel></rss>");
    let read_bomb = read(Format::GoogleXml, bomb.as_bytes()).unwrap();
    assert_eq!(read_bomb[0].as_ref().unwrap().description, "&a29;");
    let page = "<html><body><p>Sign in</p></body></html>";
    assert_eq!(codes(&read(Format::GoogleXml, page.as_bytes()).unwrap()), ["!unknown-format@0"]);
    let deep = format!("<rss><item><id>1</id><title>One</title>{}</item></rss>", "<a>".repeat(200_000));
    assert_eq!(codes(&read(Format::GoogleXml, deep.as_bytes()).unwrap()).len(), 1);
    let deep = format!("{{\"key\":\"a\",\"title\":\"A\",\"tags\":{}\n", "[".repeat(100_000));
    assert_eq!(codes(&read(Format::JsonLines, deep.as_bytes()).unwrap()), ["!not-json@1"]);
}

#[test]
fn variants_and_pictures_have_a_limit() {
    let mut rows = String::from("a,A,,1,first\n");
    for n in 0..MAX_VARIANTS + 20 {
        rows.push_str(&format!("a,,,1,v{n}\n"));
    }
    let read = read(Format::ShopifyCsv, format!("{HEAD}{rows}").as_bytes()).unwrap();
    assert_eq!(codes(&read), [format!("!too-many-variants@{}", MAX_VARIANTS + 2), "a".to_owned()]);
    assert_eq!(read[1].as_ref().unwrap().variants.len(), MAX_VARIANTS);
}

/// Gives some bytes, then an error.
struct Failing<'a>(&'a [u8]);

impl Read for Failing<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            return Err(io::Error::other("the line broke"));
        }
        self.0.read(buf)
    }
}

#[test]
fn a_reader_that_fails_is_said_once() {
    for name in ["shopify.csv", "google.xml", "vendure.csv", "catalog.jsonl"] {
        let bytes = show::fixture(name);
        let format = detect(&bytes).unwrap();
        for cut in [0, 10, bytes.len() / 2, bytes.len()] {
            let read: show::Read = match products(format, Failing(&bytes[..cut]), show::settings()) {
                Ok(products) => products.take(1000).collect(),
                Err(e) => vec![Err(e)],
            };
            let failures = read.iter().filter(|r| matches!(r, Err(e) if e.code.name() == "unreadable")).count();
            assert_eq!(failures, 1, "{name} at {cut}: {:?}", codes(&read));
        }
    }
}
