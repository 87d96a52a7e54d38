//! Imports: what a file says is what the store sells, however often it is imported.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::json;
use sqlx::Row;
use vitrine::import::report::{Outcome, Report};
use vitrine::import::{Kind, Options};
use vitrine::kit::{Id, Micros};

use crate::app::{TestApp, address, both, both_with};

/// Imports a text as a file.
async fn import(t: &TestApp, kind: Kind, text: impl AsRef<[u8]>, options: &Options) -> Report {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    of_file(t, kind, file.path(), options).await
}

async fn of_file(t: &TestApp, kind: Kind, file: &Path, options: &Options) -> Report {
    vitrine::import::file(&t.app, kind, file, options, Arc::default()).await.unwrap()
}

async fn catalog(t: &TestApp, text: &str) -> Report {
    import(t, Kind::Catalog, text, &Options::default()).await
}

fn full() -> Options {
    Options { full: true, ..Options::default() }
}

/// Rows of the whole store, as text, in an order that does not depend on ids; `with_places`: the order of variants too.
async fn stored(t: &TestApp, with_places: bool) -> Vec<String> {
    let mut conn = t.app.db.read().await.unwrap();
    let mut found = Vec::new();
    for text in [
        "SELECT external_key AS a, title AS b, description AS c, brand AS d, category AS e, source AS f, listing AS g, \
         COALESCE(link, '') AS h, COALESCE(outlet_url, '') AS i, CASE WHEN retired_at IS NULL THEN 'sold' ELSE 'retired' END AS j FROM products",
        "SELECT p.external_key AS a, v.sku AS b, v.options AS c, v.currency AS d, CAST(v.price AS TEXT) AS e, \
         COALESCE(CAST(v.stock AS TEXT), '-') AS f, COALESCE(v.shown_only, '') AS g, COALESCE(v.gtin, '') AS h, \
         CAST(v.position AS TEXT) AS i, CASE WHEN v.retired_at IS NULL THEN 'sold' ELSE 'retired' END AS j \
         FROM variants v JOIN products p ON p.id = v.product",
        "SELECT p.external_key AS a, i.interest AS b, CAST(i.weight AS TEXT) AS c, '' AS d, '' AS e, '' AS f, '' AS g, '' AS h, '' AS i, '' AS j \
         FROM product_interests i JOIN products p ON p.id = i.product",
        "SELECT p.external_key AS a, s.source AS b, s.alt AS c, s.state AS d, '' AS e, '' AS f, '' AS g, '' AS h, CAST(s.position AS TEXT) AS i, '' AS j \
         FROM picture_sources s JOIN products p ON p.id = s.product",
        "SELECT p.external_key AS a, v.sku AS b, CAST(r.price AS TEXT) AS c, r.currency AS d, CAST(r.at AS TEXT) AS e, '' AS f, '' AS g, '' AS h, '' AS i, '' AS j \
         FROM prices r JOIN products p ON p.id = r.product JOIN variants v ON v.product = r.product AND v.id = r.variant",
        "SELECT r.name AS a, r.title AS b, r.text AS c, CAST(r.stars AS TEXT) AS d, COALESCE(r.email, '') AS e, CAST(r.created_at AS TEXT) AS f, \
         p.external_key AS g, '' AS h, '' AS i, '' AS j FROM reviews r JOIN products p ON p.id = r.product",
    ] {
        for row in sqlx::query(text).fetch_all(&mut *conn).await.unwrap() {
            let cell = |c: &str| row.try_get::<String, _>(c).unwrap();
            let place = if with_places { cell("i") } else { String::new() };
            let cells: Vec<String> = ["a", "b", "c", "d", "e", "f", "g", "h", "j"].map(cell).into();
            found.push(format!("{} {place}", cells.join(" | ")));
        }
    }
    found.sort();
    found
}

async fn counts(t: &TestApp, table: &str) -> i64 {
    let mut conn = t.app.db.read().await.unwrap();
    let text = vitrine::db::sql(format!("SELECT COUNT(*) FROM {table}"));
    sqlx::query_as::<_, (i64,)>(text).fetch_one(&mut *conn).await.unwrap().0
}

async fn by_sku(t: &TestApp, sku: &str) -> vitrine::catalog::Variant {
    vitrine::catalog::variant_by_sku(&mut t.app.db.read().await.unwrap(), sku).await.unwrap().unwrap()
}

async fn product_of(t: &TestApp, sku: &str) -> serde_json::Value {
    let id: Id = by_sku(t, sku).await.product;
    t.get(&format!("/products/{id}"), None).await.expect(200)
}

const SHOPIFY: &str = "Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Image Position,Status
mug,Blue mug,<p>Fired &amp;amp; glazed</p><script>alert(1)</script>,Nord,Mugs,true,Size,Small,MUG-S,shopify,4,deny,12.50,https://pictures.example/mug.jpg,1,active
mug,,,,,,,Large,MUG-L,shopify,0,deny,15.00,https://pictures.example/mug2.jpg,2,active
lamp,Lamp,A lamp,Nord,Lamps,true,Title,Default Title,,,,continue,80,,,active
";

#[test]
fn a_shop_goes_in_and_again_changes_nothing() {
    both("a_shop_goes_in", async |t| {
        let report = catalog(&t, SHOPIFY).await;
        assert_eq!((report.created, report.refused, report.outcome()), (2, 0, Outcome::Whole), "{report:?}");
        let mug = product_of(&t, "MUG-S").await;
        assert_eq!(mug["title"], "Blue mug");
        assert_eq!(mug["brand"], "Nord");
        let description = mug["description"].as_str().unwrap();
        assert!(description.contains("Fired & glazed") && !description.contains('<') && !description.contains("alert"));
        assert_eq!(mug["variants"][0]["options"], json!([["Size", "Small"]]));
        assert_eq!(mug["variants"][0]["stock"], 4);
        assert_eq!(mug["variants"][1]["available"], false);
        assert!(mug["interests"].as_array().unwrap().iter().any(|i| i == "table-setting"), "{mug}");
        let before = (stored(&t, true).await, counts(&t, "events").await);
        t.app.clock.advance(Micros::hours(1));
        let report = catalog(&t, SHOPIFY).await;
        assert_eq!((report.created, report.updated, report.unchanged), (0, 0, 2));
        assert_eq!((stored(&t, true).await, counts(&t, "events").await), before);
    });
}

#[test]
fn a_changed_price_enters_the_history_and_a_changed_stock_the_badge() {
    both("a_changed_price", async |t| {
        let member = t.member("ana").await;
        catalog(&t, SHOPIFY).await;
        let mug = by_sku(&t, "MUG-S").await.product;
        let post = json!({ "kind": "idea", "text": "Look #mug", "interests": ["interior-design"], "tags": [{ "product": mug, "likeness": "exact" }] });
        let post = t.post("/posts", Some(&member), post).await.expect(201);
        let path = format!("/posts/{}", post["id"].as_str().unwrap());
        assert_eq!(t.get(&path, None).await.expect(200)["buyable"], 1);
        t.app.clock.advance(Micros::hours(1));
        let report = catalog(&t, &SHOPIFY.replace("shopify,4,deny,12.50", "shopify,0,deny,12.50")).await;
        assert_eq!((report.updated, report.unchanged), (1, 1));
        assert_eq!(t.get(&path, None).await.expect(200)["buyable"], 0);
        assert_eq!(counts(&t, "prices").await, 4, "the gate's product and three variants, once each");
        t.app.clock.advance(Micros::hours(1));
        catalog(&t, &SHOPIFY.replace("12.50", "11.00")).await;
        assert_eq!(t.get(&path, None).await.expect(200)["buyable"], 1);
        assert_eq!(by_sku(&t, "MUG-S").await.price.amount, 1_100);
        assert_eq!(counts(&t, "prices").await, 5);
    });
}

#[test]
fn a_full_file_takes_off_sale_what_is_gone_and_tags_say_so() {
    both("a_full_file", async |t| {
        let own = t.product("OWN", 100, None).await;
        catalog(&t, SHOPIFY).await;
        let lamp = by_sku(&t, "lamp").await.product;
        let only_mug: String = SHOPIFY.lines().take(3).map(|l| format!("{l}\n")).collect();
        let report = catalog(&t, &only_mug).await;
        assert_eq!(
            (report.retired, by_sku(&t, "lamp").await.retired),
            (0, false),
            "a file is not the whole catalog unless it is said"
        );
        let dry = import(&t, Kind::Catalog, &only_mug, &Options { dry_run: true, ..full() }).await;
        assert_eq!((dry.retired, by_sku(&t, "lamp").await.retired), (1, false));
        let report = import(&t, Kind::Catalog, &only_mug, &full()).await;
        assert_eq!(report.retired, 1);
        let page = t.get(&format!("/products/{lamp}"), None).await.expect(200);
        assert_eq!((page["retired"].as_bool(), page["sold"].as_str()), (Some(true), Some("retired")));
        assert!(t.page(&format!("/products/{lamp}"), None).await.text().contains("No longer sold"));
        assert_eq!(t.get(&format!("/products/{own}"), None).await.expect(200)["retired"], false, "of another source");
        // What comes back is sold again.
        let report = import(&t, Kind::Catalog, SHOPIFY, &full()).await;
        assert_eq!((report.updated, by_sku(&t, "lamp").await.retired), (1, false));
    });
}

#[test]
fn a_broken_file_takes_nothing_off_sale() {
    both("a_broken_file", async |t| {
        catalog(&t, SHOPIFY).await;
        let cut = SHOPIFY.find("lamp,Lamp").unwrap();
        let report = import(&t, Kind::Catalog, format!("{}lamp,\"La", &SHOPIFY[..cut]), &full()).await;
        assert_eq!((report.retired, report.kept, report.outcome()), (0, true, Outcome::SomeRefused), "{report:?}");
        let report = import(&t, Kind::Catalog, "", &full()).await;
        assert_eq!((report.retired, report.outcome()), (0, Outcome::Nothing));
        let report = import(&t, Kind::Catalog, "a,b\n1,2\n", &full()).await;
        assert_eq!(report.stopped.unwrap().code, "unknown-format");
        assert!(!by_sku(&t, "lamp").await.retired);
        // A refused row of a known product: the others that are gone go.
        let bad = SHOPIFY.replace("continue,80", "continue,-80").replace("mug", "cup").replace("MUG", "CUP");
        let report = import(&t, Kind::Catalog, &bad, &full()).await;
        assert_eq!((report.created, report.refused, report.retired), (1, 1, 1), "{report:?}");
        assert!(!by_sku(&t, "lamp").await.retired && by_sku(&t, "MUG-S").await.retired);
    });
}

#[test]
fn a_bad_row_is_told_with_its_place_and_the_others_go_on() {
    both("a_bad_row", async |t| {
        let file = format!("{SHOPIFY}bowl,Bowl,,Nord,Bowls,true,Title,Default Title,BOWL,,,deny,twelve,,,active\n");
        let report = catalog(&t, &file).await;
        assert_eq!((report.created, report.refused, report.outcome()), (2, 1, Outcome::SomeRefused));
        let problem = &report.problems[0];
        assert_eq!(
            (problem.line, problem.field.as_deref(), problem.code.as_str()),
            (5, Some("Variant Price"), "not-a-price")
        );
        let locale = vitrine::i18n::Locale::En;
        assert_eq!(problem.place(locale), "Line 5, “Variant Price”");
        assert_eq!(problem.sentence(locale), "“twelve” is not a price. Write it like 12.99 or 12.99 EUR.");
    });
}

#[test]
fn a_dry_run_says_what_would_change_and_changes_nothing() {
    both("a_dry_run", async |t| {
        let dry = Options { dry_run: true, ..Options::default() };
        let report = import(&t, Kind::Catalog, SHOPIFY, &dry).await;
        assert_eq!((report.created, report.dry_run), (2, true));
        assert_eq!(stored(&t, true).await, Vec::<String>::new());
        for table in ["product_keys", "skus", "events", "jobs", "imports"] {
            assert_eq!(counts(&t, table).await, 0, "{table}");
        }
        catalog(&t, SHOPIFY).await;
        let before = stored(&t, true).await;
        let report = import(&t, Kind::Catalog, SHOPIFY.replace("12.50", "9.00"), &dry).await;
        assert_eq!((report.updated, report.unchanged), (1, 1));
        assert_eq!(stored(&t, true).await, before);
    });
}

const CURRENCIES: &str = "id\ttitle\tdescription\tlink\timage_link\tprice\tavailability\tgoogle_product_category
tea\tשלום Tea\tA\thttps://shop.example/tea\t\t1200 JPY\tin_stock\t2073
oud\tOud\tB\thttps://shop.example/oud\t\t12.345 KWD\tin_stock\t
cup\tCup\tC\thttps://shop.example/cup\t\t4.50 USD\tin_stock\t
";

#[test]
fn other_currencies_are_shown_and_not_sold() {
    both("other_currencies", async |t| {
        let ana = t.shopper("ana").await;
        let report = catalog(&t, CURRENCIES).await;
        assert_eq!((report.created, report.other_currency, report.refused), (3, 2, 0), "{report:?}");
        let tea = product_of(&t, "tea").await;
        assert_eq!(tea["price"], json!({ "amount": 1200, "currency": "JPY" }));
        assert_eq!((tea["available"].as_bool(), tea["sold"].as_str()), (Some(false), Some("other-currency")));
        assert_eq!(tea["outlet"]["url"], "https://shop.example/tea");
        assert_eq!(product_of(&t, "oud").await["price"], json!({ "amount": 12_345, "currency": "KWD" }));
        assert_eq!(product_of(&t, "cup").await["available"], true);
        let put = json!({ "lines": [{ "sku": "tea" }] });
        assert_eq!(t.put("/bag", Some(&ana), put).await.fields(), ["lines[0].sku: mixed_currency"]);
        let body = json!({ "sku": "tea", "quantity": 1, "address": address(), "payment": { "test_card": "4242424242424242" } });
        assert_eq!(t.order(&ana, "k1", body).await.problem(409).0, "mixed_currency");
        t.buy(&ana, "cup", 1).await.expect(201);
        let page = t.page(&format!("/products/{}", tea["id"].as_str().unwrap()), None).await.text();
        assert!(page.contains("https://shop.example/tea") && !page.contains("Buy now"), "{page}");
    });
}

#[test]
fn what_is_sold_elsewhere_links_there() {
    both("sold_elsewhere", async |t| {
        let ana = t.shopper("ana").await;
        let line = json!({ "key": "gift", "title": "Gift", "buy_url": "https://other.example/gift", "buy_label": "Donate",
            "variants": [{ "sku": "GIFT", "price": "5.00 USD" }] });
        let report = catalog(&t, &format!("{line}\n")).await;
        assert_eq!((report.created, report.elsewhere), (1, 1), "{report:?}");
        let gift = product_of(&t, "GIFT").await;
        assert_eq!((gift["sold"].as_str(), gift["outlet"]["label"].as_str()), (Some("elsewhere"), Some("Donate")));
        let page = t.page(&format!("/products/{}", gift["id"].as_str().unwrap()), None).await.text();
        assert!(page.contains("href=\"https://other.example/gift\"") && !page.contains("Buy now"), "{page}");
        let put = json!({ "lines": [{ "sku": "GIFT" }] });
        assert_eq!(t.put("/bag", Some(&ana), put).await.fields(), ["lines[0].sku: sold_elsewhere"]);
    });
}

#[test]
fn drafts_are_held_back_and_what_is_unlisted_shows_by_its_address_alone() {
    both("drafts_are_held_back", async |t| {
        let of = |key: &str, status: &str| {
            let line = json!({ "key": key, "title": format!("Quagga {key}"), "status": status, "variants": [{ "sku": key, "price": "5.00 USD" }] });
            format!("{line}\n")
        };
        let report =
            catalog(&t, &[of("a", "active"), of("b", "unlisted"), of("c", "draft"), of("d", "archived")].concat())
                .await;
        assert_eq!((report.created, report.unpublished), (2, 2));
        assert_eq!(product_of(&t, "b").await["title"], "Quagga b");
        vitrine::followers::catch_up(&t.app).await.unwrap();
        let found = t.get("/search?q=quagga", None).await.expect(200);
        let titles: Vec<&str> =
            found["products"].as_array().unwrap().iter().map(|p| p["title"].as_str().unwrap()).collect();
        assert_eq!(titles, ["Quagga a"]);
        // A product that becomes a draft goes off sale.
        let report = catalog(&t, &of("a", "draft")).await;
        assert_eq!((report.retired, by_sku(&t, "a").await.retired), (1, true));
    });
}

#[test]
fn a_sale_begins_and_ends_by_itself() {
    both("a_sale_begins", async |t| {
        let line = json!({ "key": "rug", "title": "Rug", "variants": [{ "sku": "RUG", "price": "100.00 USD", "sale_price": "80.00 USD",
            "sale_from": "2026-11-23T12:00:00Z", "sale_until": "2026-11-24T12:00:00Z" }] });
        let line = format!("{line}\n");
        catalog(&t, &line).await;
        let price = async || by_sku(&t, "RUG").await.price.amount;
        assert_eq!(price().await, 10_000);
        t.app.clock.advance(Micros::days(1));
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!(price().await, 8_000);
        assert_eq!(catalog(&t, &line).await.unchanged, 1);
        t.app.clock.advance(Micros::days(1));
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!((price().await, counts(&t, "prices").await), (10_000, 3));
    });
}

#[test]
fn a_sku_that_another_product_has_gets_one_of_its_own() {
    both("a_sku_of_another", async |t| {
        let of = |key: &str| {
            let line = json!({ "key": key, "title": key, "variants": [{ "sku": "X", "price": "5.00 USD" }] });
            format!("{line}\n")
        };
        let both_of_them = [of("a"), of("b")].concat();
        for round in 0..2 {
            let report = catalog(&t, &both_of_them).await;
            assert_eq!((report.warnings, report.outcome()), (1, Outcome::Whole), "{round}");
            assert_eq!(report.problems[0].code, "sku-taken");
            assert_eq!(report.unchanged, if round == 0 { 0 } else { 2 });
        }
        assert_ne!(by_sku(&t, "X").await.product, by_sku(&t, "b/X").await.product);
        // Once its owner is gone the SKU is free.
        import(&t, Kind::Catalog, &of("b"), &full()).await;
        let c = catalog(&t, &of("c")).await;
        assert_eq!((c.warnings, by_sku(&t, "X").await.title), (0, "c".to_owned()));
    });
}

/// A file of one product with variants in the order of `rows`; `seed` chooses their values.
fn shuffled(rows: &[usize], seed: u64) -> String {
    let header = "Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Image Position\n";
    let row = |n: &usize| {
        let (price, stock) = (1 + (seed + *n as u64) % 50, (seed * 7 + *n as u64) % 9);
        let title = if *n == 0 { "Thing" } else { "" };
        format!(
            "thing,{title},,Nord,Chairs,true,Size,S{n},T-{n},shopify,{stock},deny,{price}.00,https://pictures.example/{n}.jpg,{}\n",
            n + 1
        )
    };
    header.to_owned() + &rows.iter().map(row).collect::<String>()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn neither_repeating_nor_the_order_of_rows_changes_what_is_stored(
        rows in Just((0..6).collect::<Vec<usize>>()).prop_shuffle(),
        seed in 0u64..1000,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (one, two) = (TestApp::start(Default::default()).await, TestApp::start(Default::default()).await);
            catalog(&one, &shuffled(&[0, 1, 2, 3, 4, 5], seed)).await;
            catalog(&two, &shuffled(&rows, seed)).await;
            let before = stored(&two, true).await;
            prop_assert_eq!(stored(&one, false).await, stored(&two, false).await);
            let again = catalog(&two, &shuffled(&rows, seed)).await;
            prop_assert_eq!((again.unchanged, again.updated), (1, 0));
            prop_assert_eq!(stored(&two, true).await, before);
            Ok(())
        })?;
    }
}

/// The real files, where they are.
fn real_files() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/catalogs");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: there is no ../shared/data/catalogs");
    None
}

#[test]
fn every_real_file_goes_in() {
    let Some(folder) = real_files() else { return };
    both("every_real_file", async |t| {
        let mut catalogs: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        catalogs.sort();
        let (reviews, catalogs): (Vec<_>, Vec<_>) =
            catalogs.into_iter().partition(|p| p.file_name().is_some_and(|n| n == "reviews.csv"));
        for file in &catalogs {
            let report = of_file(&t, Kind::Catalog, file, &Options::default()).await;
            assert_eq!(
                (report.outcome().exit_code(), report.refused, report.warnings),
                (0, 0, 0),
                "{}: {report:?}",
                file.display()
            );
        }
        for round in 0..2 {
            let report = of_file(&t, Kind::Reviews, &reviews[0], &Options::default()).await;
            assert_eq!(report.outcome().exit_code(), 0, "{report:?}");
            assert_eq!((report.created, report.unchanged), if round == 0 { (51, 0) } else { (0, 51) });
        }
        assert_eq!(counts(&t, "reviews").await, 51);
        let before = stored(&t, true).await;
        for file in &catalogs {
            let report = of_file(&t, Kind::Catalog, file, &Options::default()).await;
            assert_eq!((report.created, report.updated), (0, 0), "{}", file.display());
        }
        assert_eq!(stored(&t, true).await, before);
    });
}

const REVIEWS: &str = "sku,stars,title,text,name,date,email
MUG-S,5,Good,\"Keeps
warm\",Carol,2026-01-05,carol@people.example
mug,2,Small,Smaller than I thought,,,
NOPE,4,x,y,z,,
MUG-S,9,x,y,z,,
";

#[test]
fn reviews_are_taken_over_once_and_shown_as_imported() {
    both("reviews_are_taken_over", async |t| {
        catalog(&t, SHOPIFY).await;
        let report = import(&t, Kind::Reviews, REVIEWS, &Options::default()).await;
        assert_eq!((report.created, report.refused, report.outcome()), (2, 2, Outcome::SomeRefused), "{report:?}");
        let codes: Vec<(u64, &str)> = report.problems.iter().map(|p| (p.line, p.code.as_str())).collect();
        assert!(codes.contains(&(5, "unknown-product")) && codes.contains(&(6, "not-stars")), "{codes:?}");
        let mug = product_of(&t, "MUG-S").await;
        let reviews = mug["reviews"].as_array().unwrap();
        assert_eq!((reviews.len(), mug["rating"]["count"].as_i64()), (2, Some(2)));
        assert!(reviews.iter().all(|r| r["imported"] == true && r["verified"] == false && r.get("email").is_none()));
        let carol = reviews.iter().find(|r| r["name"] == "Carol").unwrap();
        assert_eq!((carol["text"].as_str(), carol["at"].as_str()), (Some("Keeps\nwarm"), Some("2026-01-05T00:00:00Z")));
        t.app.clock.advance(Micros::hours(1));
        let before = stored(&t, true).await;
        let report = import(&t, Kind::Reviews, REVIEWS, &Options::default()).await;
        assert_eq!((report.created, report.updated, report.unchanged), (0, 0, 2));
        assert_eq!(stored(&t, true).await, before);
        // A corrected number of stars is the same review.
        let report = import(&t, Kind::Reviews, REVIEWS.replace("MUG-S,5", "MUG-S,4"), &Options::default()).await;
        assert_eq!((report.updated, report.unchanged, counts(&t, "reviews").await), (1, 1, 2));
        assert_eq!(import(&t, Kind::Reviews, SHOPIFY, &Options::default()).await.stopped.unwrap().code, "other-kind");
    });
}

/// A server on this machine; what it was asked is counted.
struct Server {
    port: u16,
    asked: Arc<std::sync::Mutex<Vec<String>>>,
}

impl Server {
    async fn start() -> Self {
        use axum::response::{IntoResponse, Redirect};
        let asked = Arc::new(std::sync::Mutex::new(Vec::new()));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let notes = Arc::clone(&asked);
        let answer = move |request: axum::extract::Request| {
            let notes = Arc::clone(&notes);
            async move {
                let path = request.uri().path().to_owned();
                let same = request.headers().get("if-none-match").is_some_and(|v| v == "\"v1\"");
                notes.lock().unwrap().push(path.clone());
                match path.as_str() {
                    "/ok.jpg" => crate::photos::jpeg(64, 48, 7).into_response(),
                    "/moved.jpg" => Redirect::temporary("/ok.jpg").into_response(),
                    "/inside.jpg" => Redirect::temporary(&format!("http://127.0.0.2:{port}/ok.jpg")).into_response(),
                    "/metadata.jpg" => Redirect::temporary("http://169.254.169.254/latest/meta-data").into_response(),
                    "/name.jpg" => Redirect::temporary(&format!("http://localhost:{port}/ok.jpg")).into_response(),
                    "/file.jpg" => Redirect::temporary("file:///etc/passwd").into_response(),
                    "/loop.jpg" => Redirect::temporary("/loop.jpg").into_response(),
                    "/large.jpg" => vec![0_u8; 21 * 1024 * 1024].into_response(),
                    "/page.jpg" => "<html>not a picture</html>".into_response(),
                    "/trouble.jpg" => http::StatusCode::SERVICE_UNAVAILABLE.into_response(),
                    "/feed.csv" if same => http::StatusCode::NOT_MODIFIED.into_response(),
                    "/feed.csv" => ([("etag", "\"v1\"")], SHOPIFY).into_response(),
                    _ => http::StatusCode::NOT_FOUND.into_response(),
                }
            }
        };
        tokio::spawn(async move { axum::serve(listener, axum::Router::new().fallback(answer)).await });
        Self { port, asked }
    }

    fn asked(&self, path: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|p| *p == path).count()
    }
}

/// One product for each picture.
fn with_pictures(addresses: &[String]) -> String {
    let line = |(n, url): (usize, &String)| {
        let line = json!({ "key": format!("p{n}"), "title": format!("P{n}"), "pictures": [{ "url": url }], "variants": [{ "sku": format!("P{n}"), "price": "1.00 USD" }] });
        format!("{line}\n")
    };
    addresses.iter().enumerate().map(line).collect()
}

async fn problems_of_pictures(t: &TestApp) -> Vec<(String, String)> {
    let found = vitrine::catalog::pictures::failures(&mut t.app.db.read().await.unwrap(), 100).await.unwrap();
    found.into_iter().map(|f| (f.title, f.problem)).collect()
}

#[test]
fn pictures_are_fetched_in_the_background_and_failures_are_listed() {
    let allow =
        |config: &mut vitrine::config::Config| config.imports.private_addresses = vec!["127.0.0.1".parse().unwrap()];
    both_with("pictures_are_fetched", allow, async |t| {
        let server = Server::start().await;
        let at = |path: &str| format!("http://127.0.0.1:{}{path}", server.port);
        let addresses =
            ["/ok.jpg", "/moved.jpg", "/gone.jpg", "/loop.jpg", "/large.jpg", "/page.jpg", "/trouble.jpg", "/ok.jpg"]
                .map(at);
        let file = with_pictures(&addresses);
        assert_eq!(catalog(&t, &file).await.pictures, 8);
        assert!(product_of(&t, "P0").await["picture"].is_null());
        vitrine::jobs::run_due(&t.app).await.unwrap();
        for sku in ["P0", "P1", "P7"] {
            let product = product_of(&t, sku).await;
            assert_eq!(
                (product["picture"]["width"].as_i64(), product["picture"]["alt"].as_str()),
                (Some(64), Some(format!("P{}", &sku[1..]).as_str()))
            );
        }
        assert_eq!(server.asked("/ok.jpg"), 2, "once for two products, once for the redirect");
        let said = |title: &str, problem: &str| (title.to_owned(), problem.to_owned());
        assert_eq!(
            problems_of_pictures(&t).await,
            [
                said("P2", "not-there"),
                said("P3", "too-many-redirects"),
                said("P4", "too-large"),
                said("P5", "no-picture")
            ]
        );
        // What may pass is tried again, later each time, and in the end set aside.
        assert_eq!(server.asked("/trouble.jpg"), 1);
        for n in 2..=5 {
            t.app.clock.advance(Micros::hours(6));
            vitrine::jobs::run_due(&t.app).await.unwrap();
            assert_eq!(server.asked("/trouble.jpg"), n);
        }
        assert!(problems_of_pictures(&t).await.contains(&said("P6", "server-trouble")));
        t.app.clock.advance(Micros::days(1));
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!(server.asked("/trouble.jpg"), 5);
        // The same file fetches nothing again, also when a product changed.
        catalog(&t, &file.replace("\"title\":\"P0\"", "\"title\":\"P zero\"")).await;
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!(server.asked("/ok.jpg"), 2);
        assert_eq!(product_of(&t, "P0").await["picture"]["width"], 64);
    });
}

#[test]
fn no_picture_comes_from_a_private_address() {
    let allow =
        |config: &mut vitrine::config::Config| config.imports.private_addresses = vec!["127.0.0.1".parse().unwrap()];
    both_with("no_picture_private_redirect", allow, async |t| {
        let server = Server::start().await;
        let at = |path: &str| format!("http://127.0.0.1:{}{path}", server.port);
        catalog(&t, &with_pictures(&["/inside.jpg", "/metadata.jpg", "/file.jpg", "/name.jpg"].map(at))).await;
        vitrine::jobs::run_due(&t.app).await.unwrap();
        let problems: Vec<String> = problems_of_pictures(&t).await.into_iter().map(|(_, problem)| problem).collect();
        assert_eq!(problems, ["private-address", "private-address", "bad-address"]);
        // The name leads to the one address that is allowed.
        assert_eq!(product_of(&t, "P3").await["picture"]["width"], 64);
    });
    both("no_picture_private", async |t| {
        let server = Server::start().await;
        let addresses = [
            format!("http://127.0.0.1:{}/ok.jpg", server.port),
            format!("http://localhost:{}/ok.jpg", server.port),
            format!("http://[::ffff:127.0.0.1]:{}/ok.jpg", server.port),
            "http://169.254.169.254/latest/meta-data".to_owned(),
            "http://10.0.0.1/ok.jpg".to_owned(),
        ];
        catalog(&t, &with_pictures(&addresses)).await;
        vitrine::jobs::run_due(&t.app).await.unwrap();
        let problems = problems_of_pictures(&t).await;
        assert!(
            problems.len() == 5 && problems.iter().all(|(_, problem)| problem == "private-address"),
            "{problems:?}"
        );
        assert_eq!(server.asked("/ok.jpg"), 0, "nobody was even asked");
    });
}

#[test]
fn pictures_come_from_a_folder_and_from_nowhere_else() {
    both("pictures_from_a_folder", async |t| {
        let folder = tempfile::tempdir().unwrap();
        let (images, secret) = (folder.path().join("images"), folder.path().join("secret.jpg"));
        std::fs::create_dir_all(images.join("mugs")).unwrap();
        std::fs::write(images.join("mugs/blue.jpg"), crate::photos::jpeg(80, 60, 3)).unwrap();
        std::fs::write(&secret, crate::photos::jpeg(80, 60, 3)).unwrap();
        std::os::unix::fs::symlink(&secret, images.join("link.jpg")).unwrap();
        let line = |key: &str, file: &str| {
            let line = json!({ "key": key, "title": key, "pictures": [{ "file": file }], "variants": [{ "sku": key, "price": "1.00 USD" }] });
            format!("{line}\n")
        };
        let file = [line("a", "mugs/blue.jpg"), line("b", "link.jpg"), line("c", "none.jpg")].concat();
        let options = Options { images: Some(images.to_string_lossy().into_owned()), ..Options::default() };
        import(&t, Kind::Catalog, &file, &options).await;
        let taken = vitrine::import::pictures::take_all(&t.app, true, |_| {}).await.unwrap();
        assert_eq!((taken.here, taken.set_aside), (1, 2));
        assert_eq!(product_of(&t, "a").await["picture"]["width"], 80);
        assert!(problems_of_pictures(&t).await.iter().all(|(_, problem)| problem == "no-file"));
    });
}

#[test]
fn an_operator_uploads_a_file_and_reads_the_report() {
    both("an_operator_uploads", async |t| {
        let (boss, ana) = (t.operator("boss").await, t.shopper("ana").await);
        let broken = format!("{SHOPIFY}bowl,Bowl,,Nord,Qwertz,true,Title,Default Title,BOWL,,,deny,twelve,,,active\n");
        let body =
            |fields: &[(&str, &str)]| crate::photos::multipart(fields, &[("file", "shop.csv", broken.as_bytes())]);
        let send = async |who, fields: &[(&str, &str)]| {
            crate::photos::send(&t, "/api/v1/operator/imports", who, body(fields)).await
        };
        assert_eq!(send(None, &[]).await.problem(401).0, "sign_in_needed");
        assert_eq!(send(Some(&ana), &[]).await.problem(403).0, "operator_only");
        let wrong = [("kind", "x"), ("format", "y"), ("currency", "zz"), ("source", "a b")];
        let fields = send(Some(&boss), &wrong).await.fields();
        assert_eq!(
            fields,
            ["kind: unknown_import_kind", "format: unknown_format", "currency: unknown_currency", "source: bad_source"]
        );
        assert_eq!(std::fs::read_dir(t.app.config.data.join("imports")).unwrap().count(), 0, "a refused file is gone");
        let import = send(Some(&boss), &[("full", "on")]).await.expect(201);
        assert_eq!((import["state"].as_str(), import["name"].as_str()), (Some("waiting"), Some("shop.csv")));
        let path = format!("/operator/imports/{}", import["id"].as_str().unwrap());
        assert_eq!(t.page(&path, Some(&boss)).await.headers["refresh"], "3");
        vitrine::jobs::run_due(&t.app).await.unwrap();
        let import = t.get(&path, Some(&boss)).await.expect(200);
        assert_eq!(
            (import["state"].as_str(), import["report"]["created"].as_i64(), import["report"]["refused"].as_i64()),
            (Some("done"), Some(2), Some(1))
        );
        assert_eq!(
            std::fs::read_dir(t.app.config.data.join("imports")).unwrap().count(),
            0,
            "the file is no longer needed"
        );
        let page = t.page(&path, Some(&boss)).await;
        assert!(!page.headers.contains_key("refresh"));
        let text = page.text();
        for part in ["Line 5, “Variant Price”", "“twelve” is not a price", "Some rows refused"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let list = t.page("/operator/imports", Some(&boss)).await;
        assert_eq!(list.status, 200);
        assert!(list.text().contains("shop.csv"));
        assert_eq!(t.get("/operator/imports", Some(&boss)).await.expect(200)["imports"][0]["report"]["created"], 2);
        assert_eq!(t.get("/operator/imports", Some(&ana)).await.problem(403).0, "operator_only");
    });
}

#[test]
fn a_long_import_tells_how_far_it_is_and_waits_for_nobody() {
    both("a_long_import", async |t| {
        let boss = t.operator("boss").await;
        let line = |n: u32| {
            format!(
                "{}\n",
                json!({ "key": format!("k{n}"), "title": "T", "variants": [{ "sku": format!("S{n}"), "price": "1.00 USD" }] })
            )
        };
        let file: String = (0..6_000).map(line).collect();
        let body = crate::photos::multipart(&[], &[("file", "shop.jsonl", file.as_bytes())]);
        crate::photos::send(&t, "/api/v1/operator/imports", Some(&boss), body).await.expect(201);
        // Its progress is written by the one connection that writes the products too.
        vitrine::jobs::run_due(&t.app).await.unwrap();
        let import = &t.get("/operator/imports", Some(&boss)).await.expect(200)["imports"][0];
        assert_eq!(
            (import["state"].as_str(), import["report"]["created"].as_i64()),
            (Some("done"), Some(6_000)),
            "{import}"
        );
    });
}

#[test]
fn an_interrupted_import_starts_again_without_harm() {
    both("an_interrupted_import", async |t| {
        let boss = t.operator("boss").await;
        let body = crate::photos::multipart(&[], &[("file", "shop.csv", SHOPIFY.as_bytes())]);
        crate::photos::send(&t, "/api/v1/operator/imports", Some(&boss), body).await.expect(201);
        // Half of it is written, and the process ends: the row says running, the job waits for its lease to end.
        let half: String = SHOPIFY.lines().take(3).map(|l| format!("{l}\n")).collect();
        catalog(&t, &half).await;
        {
            let mut tx = t.app.db.write().await.unwrap();
            sqlx::query("UPDATE imports SET state = 'running'").execute(&mut *tx).await.unwrap();
            tx.commit().await.unwrap();
        }
        vitrine::jobs::run_due(&t.app).await.unwrap();
        let report = &t.get("/operator/imports", Some(&boss)).await.expect(200)["imports"][0]["report"];
        assert_eq!((report["created"].as_i64(), report["unchanged"].as_i64()), (Some(1), Some(1)));
        assert_eq!(counts(&t, "products").await, 2);
    });
}

#[test]
fn a_file_that_repeats_is_fetched_when_it_changed() {
    let allow =
        |config: &mut vitrine::config::Config| config.imports.private_addresses = vec!["127.0.0.1".parse().unwrap()];
    both_with("a_file_that_repeats", allow, async |t| {
        let (boss, server) = (t.operator("boss").await, Server::start().await);
        let add = async |body: serde_json::Value| t.post("/operator/import-schedules", Some(&boss), body).await;
        let wrong = json!({ "location": "../secret.csv", "every_minutes": "2", "kind": "x" });
        assert_eq!(add(wrong).await.fields(), ["kind: unknown_import_kind"]);
        let wrong = json!({ "location": "../secret.csv", "every_minutes": "2" });
        assert_eq!(add(wrong).await.fields(), ["every_minutes: out_of_range", "location: bad_location"]);
        let address = format!("http://127.0.0.1:{}/feed.csv", server.port);
        let schedules = add(json!({ "location": address, "every_minutes": "30" })).await.expect(201);
        let id = schedules[0]["id"].as_str().unwrap().to_owned();
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!((server.asked("/feed.csv"), counts(&t, "imports").await, counts(&t, "products").await), (1, 1, 2));
        // Not before its time; then the server says that nothing changed.
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!(server.asked("/feed.csv"), 1);
        t.app.clock.advance(Micros::minutes(30));
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!((server.asked("/feed.csv"), counts(&t, "imports").await), (2, 1));
        assert!(t.page("/operator/imports", Some(&boss)).await.text().contains("every 30 minutes"));
        t.delete(&format!("/operator/import-schedules/{id}"), Some(&boss)).await.expect(200);
        t.app.clock.advance(Micros::hours(2));
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!(server.asked("/feed.csv"), 2);
        // A file of the folder of imports.
        let inbox = t.app.config.import_folder();
        std::fs::create_dir_all(&inbox).unwrap();
        std::fs::write(inbox.join("shop.csv"), SHOPIFY.replace("12.50", "13.00")).unwrap();
        add(json!({ "location": "shop.csv", "every_minutes": "5" })).await.expect(201);
        add(json!({ "location": "missing.csv", "every_minutes": "5" })).await.expect(201);
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!((by_sku(&t, "MUG-S").await.price.amount, counts(&t, "imports").await), (1_300, 2));
        assert!(inbox.join("shop.csv").is_file(), "what a person put there stays");
        t.app.clock.advance(Micros::minutes(5));
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!(counts(&t, "imports").await, 2, "the same file once");
        let shown = t.get("/operator/imports", Some(&boss)).await.expect(200);
        assert_eq!(shown["schedules"][1]["problem"], "no-file");
    });
}
