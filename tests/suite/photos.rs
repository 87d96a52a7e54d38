//! Photos: taking them in, serving them, forgetting those nobody showed.

use std::path::Path;

use axum::body::Body;
use http::{Method, Request, header};
use serde_json::Value;
use vitrine::kit::{Id, Micros};
use vitrine::media::view::{Picture, Rendition};
use vitrine::posts::uploads;

use crate::app::{Answer, Person, TestApp, both};

const BOUNDARY: &str = "----a-boundary";

/// A multipart body: fields with a value, and files with a name.
pub fn multipart(fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes(),
        );
    }
    for (name, file, bytes) in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    body
}

/// Sends a multipart body, to the API or as a form of a page.
pub async fn send(t: &TestApp, path: &str, who: Option<&Person>, body: Vec<u8>) -> Answer {
    let mut request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::HOST, "localhost:8080")
        .header(header::ORIGIN, "http://localhost:8080")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
    if let Some(who) = who {
        request = request.header(header::AUTHORIZATION, format!("Bearer {}", who.token));
        request = request.header(header::COOKIE, format!("__Host-session={}", who.token));
    }
    t.send(request.body(Body::from(body)).unwrap()).await
}

async fn upload(t: &TestApp, who: Option<&Person>, name: &str, bytes: &[u8]) -> Answer {
    send(t, "/api/v1/photos", who, multipart(&[], &[("file", name, bytes)])).await
}

/// A small JPEG whose colours are made from `seed`.
pub fn jpeg(width: u32, height: u32, seed: u8) -> Vec<u8> {
    let pixel = |i: u32| [(i % width * 255 / width) as u8, (i / width * 255 / height) as u8, seed];
    let rgb: Vec<u8> = (0..width * height).flat_map(pixel).collect();
    vitrine_photo::jpeg(&rgb, width, height, 80).unwrap()
}

/// An upload without bytes behind it, for tests that look at no pixel.
pub async fn waiting(t: &TestApp, who: &Person) -> String {
    let file = |ending: &str| Rendition { width: 640, height: 480, file: format!("{}.{ending}", "0".repeat(64)) };
    let picture = Picture {
        width: 640,
        height: 480,
        placeholder: "data:image/webp;base64,".to_owned(),
        colour: "#808080".to_owned(),
        hash: 0,
        renditions: vec![file("webp")],
        share: file("jpg"),
    };
    let id = t.app.id();
    let mut tx = t.app.db.write().await.unwrap();
    uploads::add(&mut tx, who.id, id, &picture, t.app.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    id.to_string()
}

#[test]
fn a_photo_goes_up_and_comes_back_in_sizes() {
    both("a_photo_goes_up", async |t| {
        let ana = t.shopper("ana").await;
        let photo = upload(&t, Some(&ana), "lamp.jpg", &jpeg(900, 600, 7)).await.expect(201);
        assert!(photo["id"].as_str().unwrap().parse::<Id>().is_ok());
        assert_eq!((photo["width"].as_i64(), photo["height"].as_i64()), (Some(900), Some(600)));
        assert!(photo["placeholder"].as_str().unwrap().starts_with("data:image/webp;base64,"));
        let widths: Vec<i64> =
            photo["sizes"].as_array().unwrap().iter().map(|s| s["width"].as_i64().unwrap()).collect();
        assert_eq!(widths, [320, 640, 900]);
        let mut addresses: Vec<&str> =
            photo["sizes"].as_array().unwrap().iter().map(|s| s["url"].as_str().unwrap()).collect();
        addresses.push(photo["share_url"].as_str().unwrap());
        for address in addresses {
            let file = t.page(address, None).await;
            assert_eq!(file.status, 200, "{address}");
            let (kind, magic): (_, &[u8]) =
                if address.ends_with(".jpg") { ("image/jpeg", b"\xff\xd8\xff") } else { ("image/webp", b"RIFF") };
            assert_eq!(file.headers[header::CONTENT_TYPE], kind);
            assert_eq!(file.headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
            assert_eq!(file.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert!(!file.headers.contains_key(header::VARY), "everybody gets the same bytes");
            assert!(file.bytes.starts_with(magic));
            let etag = file.headers[header::ETAG].clone();
            let again =
                Request::builder().uri(address).header(header::IF_NONE_MATCH, etag).body(Body::empty()).unwrap();
            let again = t.send(again).await;
            assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));
        }
    });
}

#[test]
fn the_same_photo_twice_is_two_uploads_of_the_same_files() {
    both("the_same_photo_twice", async |t| {
        let (ana, ben) = (t.shopper("ana").await, t.shopper("ben").await);
        let one = upload(&t, Some(&ana), "a.jpg", &jpeg(64, 48, 1)).await.expect(201);
        let two = upload(&t, Some(&ben), "b.jpg", &jpeg(64, 48, 1)).await.expect(201);
        assert_ne!(one["id"], two["id"]);
        assert_eq!(one["sizes"], two["sizes"]);
    });
}

#[test]
fn what_is_no_photo_is_refused_in_words() {
    both("what_is_no_photo", async |t| {
        let ana = t.shopper("ana").await;
        for (name, bytes, code) in [
            ("empty.jpg", b"".as_slice(), "photo_empty"),
            ("lamp.jpg", b"<!doctype html><html><script>alert(1)</script>", "photo_html"),
            ("lamp.png", b"just words, many of them, in a row", "photo_not_a_photo"),
            ("lamp.jpg", b"%PDF-1.7 and so on and on and on", "photo_pdf"),
        ] {
            let (_, body) = upload(&t, Some(&ana), name, bytes).await.problem(422);
            assert_eq!(
                (body["errors"][0]["field"].as_str(), body["errors"][0]["code"].as_str()),
                (Some("file"), Some(code)),
                "{name}"
            );
            assert!(!body["errors"][0]["message"].as_str().unwrap().is_empty());
        }
        let tiny = upload(&t, Some(&ana), "tiny.jpg", &jpeg(31, 100, 0)).await;
        assert_eq!(tiny.fields(), ["file: photo_too_small"]);
        let none =
            send(&t, "/api/v1/photos", Some(&ana), multipart(&[("file", "x")], &[("other", "a.jpg", b"x")])).await;
        assert_eq!(none.fields(), ["file: photo_not_a_photo"]);
        let none = send(&t, "/api/v1/photos", Some(&ana), multipart(&[], &[])).await;
        assert_eq!(none.fields(), ["file: required"]);
        assert_eq!(t.post("/photos", Some(&ana), Value::Null).await.problem(400).0, "not_multipart");
        let cut = &multipart(&[], &[("file", "a.jpg", &jpeg(64, 48, 1))])[..200];
        assert_eq!(send(&t, "/api/v1/photos", Some(&ana), cut.to_vec()).await.problem(400).0, "body_unreadable");
    });
}

#[test]
fn the_limit_of_bytes_holds_at_its_edge() {
    both("the_limit_of_bytes", async |t| {
        let ana = t.shopper("ana").await;
        let long = vec![b'x'; 20 * 1024 * 1024 + 1];
        // Right at the limit the content is looked at; a byte more and it is not.
        assert_eq!(upload(&t, Some(&ana), "a.jpg", &long[1..]).await.fields(), ["file: photo_not_a_photo"]);
        assert_eq!(upload(&t, Some(&ana), "a.jpg", &long).await.problem(413).0, "too_large");
    });
}

#[test]
fn a_visitor_uploads_nothing() {
    both("a_visitor_uploads_nothing", async |t| {
        assert_eq!(upload(&t, None, "a.jpg", b"no photo").await.problem(401).0, "sign_in_needed");
        assert_eq!(t.post("/photos", None, Value::Null).await.problem(401).0, "sign_in_needed");
    });
}

#[test]
fn uploads_of_one_account_are_throttled() {
    both("uploads_are_throttled", async |t| {
        let (ana, ben) = (t.shopper("ana").await, t.shopper("ben").await);
        for _ in 0..199 {
            uploads::throttle(&t.app, ana.id).await.unwrap();
        }
        upload(&t, Some(&ana), "a.jpg", &jpeg(64, 48, 1)).await.expect(201);
        let refused = upload(&t, Some(&ana), "a.jpg", &jpeg(64, 48, 1)).await;
        assert!(refused.headers.contains_key(header::RETRY_AFTER));
        assert_eq!(refused.problem(429).0, "too_many");
        upload(&t, Some(&ben), "a.jpg", &jpeg(64, 48, 1)).await.expect(201);
        t.app.clock.advance(Micros::hours(1));
        upload(&t, Some(&ana), "a.jpg", &jpeg(64, 48, 1)).await.expect(201);
    });
}

#[test]
fn an_upload_nobody_showed_is_forgotten_after_a_day_and_its_files_stay() {
    both("an_upload_is_forgotten", async |t| {
        let ana = t.member("ana").await;
        let photo = upload(&t, Some(&ana), "a.jpg", &jpeg(64, 48, 1)).await.expect(201);
        let (old, shown) = (waiting(&t, &ana).await, waiting(&t, &ana).await);
        let post = |id: &str| serde_json::json!({ "kind": "photo", "photos": [{ "id": id }] });
        t.post("/posts", Some(&ana), post(&shown)).await.expect(201);
        t.app.clock.advance(Micros(uploads::WAITS.0 - 1));
        assert_eq!(uploads::sweep(&t.app).await.unwrap(), 0);
        let fresh = waiting(&t, &ana).await;
        t.app.clock.advance(Micros(1));
        assert_eq!(uploads::sweep(&t.app).await.unwrap(), 2);
        for id in [&old, photo["id"].as_str().unwrap()] {
            assert_eq!(t.post("/posts", Some(&ana), post(id)).await.fields(), ["photos[0].id: unknown_photo"]);
        }
        t.post("/posts", Some(&ana), post(&fresh)).await.expect(201);
        assert_eq!(t.page(photo["url"].as_str().unwrap(), None).await.status, 200);
    });
}

#[test]
fn the_worker_sweeps_by_itself() {
    both("the_worker_sweeps", async |t| {
        use vitrine::db::jobs::{self, Job};
        let ana = t.member("ana").await;
        let id = waiting(&t, &ana).await;
        jobs::schedule(&t.app.db, Id(1), t.app.clock.now(), &Job::Sweep).await.unwrap();
        jobs::schedule(&t.app.db, Id(1), t.app.clock.now(), &Job::Sweep).await.unwrap();
        vitrine::jobs::run_due(&t.app).await.unwrap();
        t.app.clock.advance(uploads::WAITS);
        vitrine::jobs::run_due(&t.app).await.unwrap();
        let body = serde_json::json!({ "kind": "photo", "photos": [{ "id": id }] });
        assert_eq!(t.post("/posts", Some(&ana), body).await.fields(), ["photos[0].id: unknown_photo"]);
    });
}

#[test]
fn no_other_name_is_a_file() {
    both("no_other_name_is_a_file", async |t| {
        let hash = "0".repeat(64);
        for name in ["x.webp", "..%2Fvitrine.db", &format!("{hash}.webp"), &format!("{hash}.db"), ".probe"] {
            assert_eq!(t.page(&format!("/media/{name}"), None).await.status, 404, "{name}");
        }
    });
}

#[test]
fn the_composers_script_gets_the_photo_as_a_fragment() {
    both("the_composers_script", async |t| {
        let ana = t.shopper("ana").await;
        let body = multipart(&[("csrf", "")], &[("file", "a.jpg", &jpeg(64, 48, 1))]);
        let answer = send(&t, "/posts/photos", Some(&ana), body).await;
        assert_eq!(answer.status, 201);
        let text = answer.text();
        assert!(text.starts_with("<li") && text.contains("data-photo=\"") && text.contains("name=\"alt\""), "{text}");
        let refused = send(
            &t,
            "/posts/photos",
            Some(&ana),
            multipart(&[], &[("file", "a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")]),
        )
        .await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("HEIC"), "{}", refused.text());
    });
}

/// The photos kept beside the workspace: each gets the right answer. Nothing: taken.
#[test]
fn every_photo_of_the_shared_collection_gets_its_answer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/photos");
    if !folder.is_dir() {
        println!("skipped: there is no {}", folder.display());
        return;
    }
    let refused = [
        ("formats/a.heic", "photo_heic"),
        ("formats/gps.mp4", "photo_video"),
        ("hostile/html_as.jpg", "photo_html"),
        ("hostile/lies_65500x65500.jpg", "photo_too_many_pixels"),
        ("hostile/bomb_50000x50000_1bit.png", "photo_too_many_pixels"),
        ("hostile/empty.jpg", "photo_empty"),
        ("hostile/script.svg", "photo_svg"),
        ("hostile/truncated.jpg", "photo_truncated"),
        ("hostile/polyglot.gif", "photo_too_small"),
    ];
    let exiftool = std::process::Command::new("exiftool").arg("-ver").output().is_ok_and(|o| o.status.success());
    if !exiftool {
        println!("skipped: exiftool is not installed, so nobody else looks for places in what comes out");
    }
    both("every_shared_photo", async |t| {
        let out = tempfile::tempdir().unwrap();
        let ana = t.shopper("ana").await;
        for part in ["exif", "formats", "hostile"] {
            for entry in std::fs::read_dir(folder.join(part)).unwrap() {
                let path = entry.unwrap().path();
                let name = format!("{part}/{}", path.file_name().unwrap().to_string_lossy());
                let answer = upload(&t, Some(&ana), "photo", &std::fs::read(&path).unwrap()).await;
                match refused.iter().find(|(file, _)| *file == name) {
                    Some((_, code)) => assert_eq!(answer.fields(), [format!("file: {code}")], "{name}"),
                    None => {
                        assert_eq!(answer.status, 201, "{name}: {}", answer.text());
                        let photo = answer.json();
                        keep_files(&t, &photo, out.path()).await;
                        let path = format!("/photos/{}/edit", photo["id"].as_str().unwrap());
                        let edit = serde_json::json!({ "turns": 1, "filter": "noon" });
                        keep_files(&t, &t.put(&path, Some(&ana), edit).await.expect(200), out.path()).await;
                    }
                }
            }
        }
        if exiftool {
            assert_nothing_told(out.path());
        }
    });
}

/// Writes every file of a photo into a folder, as a reader of pages gets it.
async fn keep_files(t: &TestApp, photo: &Value, folder: &Path) {
    let sizes = photo["sizes"].as_array().unwrap().iter().map(|s| s["url"].as_str().unwrap());
    for address in sizes.chain(photo["share_url"].as_str()) {
        let file = t.page(address, None).await;
        assert_eq!(file.status, 200, "{address}");
        std::fs::write(folder.join(address.rsplit('/').next().unwrap()), &file.bytes).unwrap();
    }
}

/// Asks exiftool for everything it can find, and takes nothing but what pixels need.
fn assert_nothing_told(folder: &Path) {
    let said = std::process::Command::new("exiftool").args(["-json", "-G1", "-r"]).arg(folder).output().unwrap();
    let files: Vec<serde_json::Map<String, Value>> = serde_json::from_slice(&said.stdout).unwrap();
    assert!(files.len() > 40, "exiftool read {} files", files.len());
    for tags in files {
        let told = tags.keys().filter(|key| {
            let group = key.split(':').next().unwrap_or_default();
            !matches!(group, "SourceFile" | "ExifTool" | "System" | "File" | "Composite" | "RIFF" | "JFIF")
        });
        let told: Vec<&String> = told.chain(tags.keys().filter(|key| key.contains("GPS"))).collect();
        assert!(told.is_empty(), "{}: {told:?}", tags["SourceFile"]);
    }
}

#[test]
fn an_edit_is_made_from_the_original_each_time_and_can_be_taken_back() {
    both("an_edit", async |t| {
        let (ana, ben) = (t.shopper("ana").await, t.shopper("ben").await);
        let photo = upload(&t, Some(&ana), "a.jpg", &jpeg(800, 600, 90)).await.expect(201);
        let path = format!("/photos/{}/edit", photo["id"].as_str().unwrap());
        let body = serde_json::json!({ "turns": 1, "aspect": "1:1", "crop": { "x": 0, "y": 0, "width": 1, "height": 0.75 }, "filter": "ink", "brightness": 20 });
        let edited = t.put(&path, Some(&ana), body.clone()).await.expect(200);
        assert_eq!((&edited["width"], &edited["height"]), (&600.into(), &600.into()));
        assert_eq!((&edited["edit"]["filter"], &edited["edit"]["strength"]), (&"ink".into(), &100.into()));
        assert_ne!(edited["url"], photo["url"]);
        assert_eq!(t.put(&path, Some(&ana), body).await.expect(200), edited, "the same edit makes the same files");
        let colour = edited["colour"].as_str().unwrap();
        let parts: Vec<i32> = [1, 3, 5].map(|i| i32::from_str_radix(&colour[i..i + 2], 16).unwrap()).to_vec();
        assert!(parts.iter().max().unwrap() - parts.iter().min().unwrap() <= 4, "ink is not grey: {colour}");
        // Another edit starts from the photo as it came, and none gives it back.
        let wide = serde_json::json!({ "aspect": "16:9" });
        let wide = t.put(&path, Some(&ana), wide).await.expect(200);
        assert_eq!((&wide["width"], &wide["height"]), (&800.into(), &450.into()));
        let back = t.put(&path, Some(&ana), serde_json::json!({})).await.expect(200);
        assert_eq!((&back["url"], &back["width"]), (&photo["url"], &photo["width"]));

        // Limits at their edges, each at its field; and nobody else's photo.
        for (body, wrong) in [
            (
                serde_json::json!({ "turns": 4, "filter": "sepia", "aspect": "2:3" }),
                &["turns: out_of_range", "aspect: bad_value", "filter: bad_value"][..],
            ),
            (
                serde_json::json!({ "straighten": 45.1, "brightness": 101, "vignette": -1 }),
                &["straighten: out_of_range", "brightness: out_of_range", "vignette: out_of_range"],
            ),
            (serde_json::json!({ "crop": { "x": 0.5, "width": 0.51 } }), &["crop: bad_crop"]),
            (serde_json::json!({ "crop": { "width": 0.05, "height": 0.05 } }), &["file: photo_too_small"]),
        ] {
            assert_eq!(t.put(&path, Some(&ana), body).await.fields(), wrong);
        }
        assert_eq!(
            t.put(&path, Some(&ana), serde_json::json!({ "straighten": -45, "contrast": 100, "vignette": 100 }))
                .await
                .status,
            200
        );
        assert_eq!(t.put(&path, Some(&ben), serde_json::json!({})).await.status, 404);
        assert_eq!(t.put(&path, None, serde_json::json!({})).await.status, 401);
        let bare = waiting(&t, &ana).await;
        assert_eq!(
            t.put(&format!("/photos/{bare}/edit"), Some(&ana), serde_json::json!({ "turns": 2 })).await.status,
            409
        );

        // The original has no address, and goes with its photo.
        let original = vitrine::media::original(photo["id"].as_str().unwrap().parse().unwrap());
        assert!(t.app.blobs.get(&original).await.unwrap().is_some());
        assert_eq!(t.page(&format!("/media/{original}"), Some(&ana)).await.status, 404);
        t.app.clock.advance(uploads::WAITS);
        uploads::sweep(&t.app).await.unwrap();
        assert!(t.app.blobs.get(&original).await.unwrap().is_none());
    });
}

#[test]
fn a_hundred_uploads_at_once_wait_outside_and_the_feed_answers() {
    both("a_hundred_uploads", async |t| {
        let t = std::sync::Arc::new(t);
        let ana = t.shopper("ana").await;
        let mut all = tokio::task::JoinSet::new();
        for seed in 0..100 {
            let (t, ana) = (t.clone(), ana.clone());
            all.spawn(async move {
                loop {
                    // Those at the door beyond `server.most_uploads` are asked to come back.
                    match upload(&t, Some(&ana), "a.jpg", &jpeg(200, 150, seed)).await.status.as_u16() {
                        503 => tokio::task::yield_now().await,
                        status => break status,
                    }
                }
            });
        }
        for _ in 0..5 {
            assert_eq!(t.page("/", None).await.status, 200);
        }
        while let Some(status) = all.join_next().await {
            assert_eq!(status.unwrap(), 201);
        }
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        assert!((1..=cores + 4).contains(&vitrine::media::room().most()), "{}", vitrine::media::room().most());
    });
}
