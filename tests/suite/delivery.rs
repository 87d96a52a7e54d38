//! How pages and files travel: packed as asked for, kept where they may be, and what makes the store an app.

use axum::body::Body;
use http::{HeaderName, Request, header};
use serde_json::{Value, json};
use vitrine::kit::Micros;

use crate::app::{Answer, TestApp, both};
use crate::photos::{jpeg, multipart, send};

async fn get(t: &TestApp, path: &str, headers: &[(HeaderName, &str)]) -> Answer {
    let mut request = Request::builder().uri(path).header(header::HOST, "localhost:8080");
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    t.send(request.body(Body::empty()).unwrap()).await
}

#[track_caller]
fn says<'a>(answer: &'a Answer, name: &HeaderName) -> &'a str {
    answer.headers.get(name).map_or("", |v| v.to_str().unwrap())
}

#[test]
fn files_come_packed_as_asked_for_and_once() {
    both("files_come_packed", async |t| {
        let css = format!("{}/vitrine.css", vitrine::web::assets::base());
        let plain = get(&t, &css, &[]).await;
        assert_eq!((plain.status.as_u16(), says(&plain, &header::CONTENT_ENCODING)), (200, ""));
        assert!(!plain.text().contains("/*"), "comments stay at home");
        let mut tags = vec![says(&plain, &header::ETAG).to_owned()];
        for (accepted, coding) in [("gzip, deflate, br, zstd", "br"), ("zstd, gzip", "zstd"), ("gzip", "gzip")] {
            let packed = get(&t, &css, &[(header::ACCEPT_ENCODING, accepted)]).await;
            assert_eq!(says(&packed, &header::CONTENT_ENCODING), coding);
            assert_eq!(says(&packed, &header::CACHE_CONTROL), "public, max-age=31536000, immutable");
            assert_eq!(says(&packed, &header::VARY), "Accept-Encoding");
            assert_eq!(says(&packed, &header::CONTENT_TYPE), "text/css; charset=utf-8");
            assert!(packed.bytes.len() * 3 < plain.bytes.len(), "{coding}: {}", packed.bytes.len());
            let etag = says(&packed, &header::ETAG).to_owned();
            let again = get(&t, &css, &[(header::ACCEPT_ENCODING, accepted), (header::IF_NONE_MATCH, &etag)]).await;
            assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));
            assert_eq!(says(&again, &header::ETAG), etag);
            tags.push(etag);
        }
        // What differs has another tag, so that no cache hands out the one for the other.
        tags.sort();
        tags.dedup();
        assert_eq!(tags.len(), 4);
        assert_eq!(get(&t, "/assets/0000000000000000/vitrine.css", &[]).await.status, 404);
    });
}

#[test]
fn pages_come_packed_as_asked_for() {
    both("pages_come_packed", async |t| {
        for (accepted, coding) in
            [("gzip, deflate, br, zstd", ["br", "zstd"]), ("br", ["br", ""]), ("gzip", ["gzip", ""])]
        {
            let page = get(&t, "/", &[(header::ACCEPT_ENCODING, accepted)]).await;
            let found = says(&page, &header::CONTENT_ENCODING);
            assert!(coding.contains(&found) && !found.is_empty(), "{accepted}: {found}");
            let varies: Vec<&str> = page.headers.get_all(header::VARY).iter().map(|v| v.to_str().unwrap()).collect();
            assert!(varies.join(",").to_lowercase().contains("accept-encoding"), "{varies:?}");
        }
        let page = get(&t, "/", &[]).await;
        // Nothing here keeps a page from coming back out of a browser's memory.
        assert_eq!(says(&page, &header::CACHE_CONTROL), "private, no-cache");
        // Style sheet and script first, for servers in front that send early hints.
        let link = says(&page, &header::LINK);
        assert!(link.contains("/vitrine.css>; rel=preload; as=style") && link.contains("rel=modulepreload"), "{link}");
        let part = get(&t, "/", &[(HeaderName::from_static("vitrine-fragment"), "1")]).await;
        assert_eq!(says(&part, &header::LINK), "");
    });
}

#[test]
fn a_part_of_a_photo_may_be_asked_for() {
    both("a_part_of_a_photo", async |t| {
        let ana = t.shopper("ana").await;
        let photo = multipart(&[], &[("file", "a.jpg", &jpeg(64, 48, 1))]);
        let photo = send(&t, "/api/v1/photos", Some(&ana), photo).await.expect(201);
        let address = photo["share_url"].as_str().unwrap();
        let whole = get(&t, address, &[]).await;
        assert_eq!(says(&whole, &header::ACCEPT_RANGES), "bytes");
        let length = whole.bytes.len();
        let part = get(&t, address, &[(header::RANGE, "bytes=2-5")]).await;
        assert_eq!((part.status.as_u16(), &part.bytes[..]), (206, &whole.bytes[2..6]));
        assert_eq!(says(&part, &header::CONTENT_RANGE), format!("bytes 2-5/{length}"));
        assert_eq!(says(&part, &header::CONTENT_LENGTH), "4");
        let end = get(&t, address, &[(header::RANGE, "bytes=-3")]).await;
        assert_eq!((end.status.as_u16(), &end.bytes[..]), (206, &whole.bytes[length - 3..]));
        let beyond = get(&t, address, &[(header::RANGE, &format!("bytes={length}-"))]).await;
        assert_eq!(
            (beyond.status.as_u16(), says(&beyond, &header::CONTENT_RANGE)),
            (416, &*format!("bytes */{length}"))
        );
        let other = get(&t, address, &[(header::RANGE, "bytes=0-1"), (header::IF_RANGE, "\"other\"")]).await;
        assert_eq!((other.status.as_u16(), other.bytes.len()), (200, length));
    });
}

#[test]
fn the_store_is_an_app_in_each_language() {
    both("the_store_is_an_app", async |t| {
        for (language, create) in [("en", "Create"), ("de", "Erstellen"), ("fr", "Créer")] {
            let manifest = get(&t, &format!("/manifest.webmanifest?lang={language}"), &[]).await;
            assert_eq!(says(&manifest, &header::CONTENT_TYPE), "application/manifest+json");
            let manifest: Value = serde_json::from_slice(&manifest.bytes).unwrap();
            assert_eq!((manifest["lang"].as_str(), manifest["display"].as_str()), (Some(language), Some("standalone")));
            assert_eq!(manifest["shortcuts"][0]["name"], create);
            for icon in manifest["icons"].as_array().unwrap() {
                let file = get(&t, icon["src"].as_str().unwrap(), &[]).await;
                assert_eq!(
                    (file.status.as_u16(), says(&file, &header::CONTENT_TYPE)),
                    (200, icon["type"].as_str().unwrap())
                );
            }
            let html = t.page(&format!("/?lang={language}"), None).await.text();
            assert!(
                html.contains(&format!("<link rel=\"manifest\" href=\"/manifest.webmanifest?lang={language}\">")),
                "{html}"
            );
        }
    });
}

#[test]
fn the_service_worker_knows_its_release_and_what_it_keeps() {
    both("the_service_worker", async |t| {
        let worker = get(&t, "/worker.js", &[]).await;
        assert_eq!(says(&worker, &header::CONTENT_TYPE), "text/javascript; charset=utf-8");
        // A new release must be found at the next visit.
        assert_eq!(says(&worker, &header::CACHE_CONTROL), "public, no-cache");
        let text = worker.text();
        let told = text.lines().next().unwrap().trim_start_matches("const TOLD = ").trim_end_matches(';');
        let told: Value = serde_json::from_str(told).unwrap();
        assert!(vitrine::web::assets::base().ends_with(told["build"].as_str().unwrap()));
        assert_eq!(told["languages"], json!(["en", "de", "fr"]));
        let files = told["files"].as_array().unwrap();
        assert!(files.iter().any(|f| f.as_str().unwrap().ends_with("/js/main.js")));
        for file in files {
            assert_eq!(get(&t, file.as_str().unwrap(), &[]).await.status, 200, "{file}");
        }
        let etag = says(&worker, &header::ETAG).to_owned();
        assert_eq!(get(&t, "/worker.js", &[(header::IF_NONE_MATCH, &etag)]).await.status, 304);
    });
}

#[test]
fn the_page_without_a_network_holds_nothing_of_anybody() {
    both("the_page_without_a_network", async |t| {
        let ana = t.shopper("ana").await;
        let page = t.page("/offline?lang=de", Some(&ana)).await.text();
        assert!(page.contains("Du bist offline") && !page.contains("/accounts/ana"), "{page}");
    });
}

#[test]
fn a_page_says_for_whom_it_was_made() {
    both("a_page_says_for_whom", async |t| {
        let viewer = HeaderName::from_static("vitrine-viewer");
        let (ana, ben) = (t.shopper("ana").await, t.shopper("ben").await);
        assert_eq!(says(&t.page("/", None).await, &viewer), "nobody");
        let (of_ana, of_ben) = (t.page("/", Some(&ana)).await, t.page("/bag", Some(&ben)).await);
        assert_eq!(says(&of_ana, &viewer), ana.id.to_string());
        assert_eq!(says(&of_ben, &viewer), ben.id.to_string());
        // A session that ended is nobody's.
        t.app.clock.advance(Micros::days(4_000));
        assert_eq!(says(&t.page("/", Some(&ana)).await, &viewer), "nobody");
    });
}

#[test]
fn what_a_phone_shares_is_in_the_form() {
    both("what_a_phone_shares", async |t| {
        let ana = t.member("ana").await;
        let fields = [("text", "Look"), ("shared_title", "A lamp"), ("shared_url", "https://example.com/lamp")];
        let body = multipart(&fields, &[("files", "a.jpg", &jpeg(64, 48, 1))]);
        let form = send(&t, "/posts/new?shared=1", Some(&ana), body).await;
        assert_eq!(form.status, 200);
        let html = form.text();
        assert!(html.contains("Look\nA lamp\nhttps://example.com/lamp</textarea>"), "{html}");
        assert_eq!(html.matches("data-photo=\"").count(), 1);
    });
}
