//! Languages: every message in each of them, no text outside the catalogue, who is answered in which, and what is read.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use http::{Method, Request, header};
use serde_json::{Value, json};
use vitrine::catalog::reviews;
use vitrine::i18n::Locale;
use vitrine::kit::Micros;

use crate::app::{Answer, Person, TestApp, both};
use crate::photos::waiting;
use crate::source;

// ── The catalogue ────────────────────────────────────────────────────────────────────────────────────────────────

/// Messages by key, and what each holds: its values as `$n`, its attributes as `.title`.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// The messages of one language, and their lines with the key each belongs to.
fn messages(tag: &str) -> (Messages, Vec<(String, String)>) {
    let (mut messages, mut lines) = (Messages::new(), Vec::new());
    for entry in std::fs::read_dir(source::root().join("locales").join(tag)).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut key = String::new();
        for line in std::fs::read_to_string(&path).unwrap().lines().filter(|l| !l.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                key = format!("{file}: {}", line.split([' ', '=']).next().unwrap());
                assert!(!messages.contains_key(&key), "{tag}/{key} stands twice");
                messages.insert(key.clone(), BTreeSet::new());
            }
            let Some(held) = messages.get_mut(&key) else { continue };
            held.extend(line.trim().strip_prefix('.').map(|rest| format!(".{}", rest.split(' ').next().unwrap())));
            let name = |rest: &str| {
                rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).collect::<String>()
            };
            held.extend(line.split('$').skip(1).map(|rest| format!("${}", name(rest))));
            lines.push((key.clone(), line.to_owned()));
        }
    }
    (messages, lines)
}

#[test]
fn every_language_has_every_message_with_its_values_and_attributes() {
    let (english, _) = messages("en");
    assert!(english.len() > 1_000, "the messages are found: {}", english.len());
    for locale in Locale::ALL {
        let (theirs, _) = messages(locale.tag());
        let mut faults = Vec::new();
        for (key, held) in &english {
            match theirs.get(key) {
                None => faults.push(format!("{}/{key} is missing", locale.tag())),
                Some(other) if other != held => {
                    faults.push(format!("{}/{key} holds {other:?}, in English {held:?}", locale.tag()));
                }
                Some(_) => {}
            }
        }
        faults.extend(
            theirs
                .keys()
                .filter(|k| !english.contains_key(*k))
                .map(|k| format!("{}/{k} is in no other language", locale.tag())),
        );
        assert_eq!(faults, Vec::<String>::new());
    }
}

#[test]
fn every_language_keeps_its_typography() {
    let faults = |tag: &str, wrong: &[&str]| {
        let of = |(key, line): &(String, String)| {
            // What stands in braces is code.
            let text: String =
                line.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
            let text = text.split_once('=').map_or(text.as_str(), |(_, rest)| rest);
            wrong.iter().find(|w| text.contains(**w)).map(|w| format!("{tag}/{key}: “{w}” in {line}"))
        };
        messages(tag).1.iter().filter_map(of).collect::<Vec<_>>()
    };
    assert_eq!(faults("en", &["\"", "'t", "'s", "..."]), Vec::<String>::new());
    assert_eq!(faults("de", &["\"", "'", "...", "“ „", " %"]), Vec::<String>::new());
    assert_eq!(
        faults("fr", &["\"", "'", "...", "“", " ?", " !", " ;", "« ", " »", " %", "e :", "s :"]),
        Vec::<String>::new()
    );
}

// ── The mirror: no text outside the catalogue ────────────────────────────────────────────────────────────────────

/// Attributes whose value people read or hear.
const VISIBLE: &[&str] =
    &["aria-label", "aria-description", "aria-roledescription", "alt", "title", "placeholder", "label"];

/// What people and the store wrote: every word of it begins like this, or is one of the words in [`GIVEN`].
const MARK: &str = "qx";
/// Words of the goods and addresses of the tests, of codes and of the store's name.
const GIVEN: &[&str] = &[
    "Vitrine",
    "Thing",
    "thing",
    "Acme",
    "GATE",
    "Furniture",
    "Chairs",
    "example",
    "com",
    "USD",
    "Ana",
    "Lima",
    "High",
    "Street",
    "Springfield",
    "IL",
    "English",
    "Deutsch",
    "Français",
    "JPEG",
    "CSV",
    "csv",
    "TSV",
    "XML",
    "JSON",
    "Lines",
    "Shopify",
    "WooCommerce",
    "Google",
    "Merchant",
    "Vendure",
    "Toys",
    "Games",
    "Puzzles",
];

/// What a page shows: texts, visible attributes, and what it tells of itself to others.
fn shown(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    let mut skip: Option<&str> = None;
    while let Some(open) = rest.find('<') {
        if skip.is_none() {
            found.push(rest[..open].to_owned());
        }
        let tag = &rest[open + 1..];
        let mut quoted = false;
        let end = tag
            .char_indices()
            .find(|(_, c)| {
                quoted ^= *c == '"';
                !quoted && *c == '>'
            })
            .unwrap()
            .0;
        let (inside, after) = (&tag[..end], &tag[end + 1..]);
        let name = inside.split([' ', '/']).find(|n| !n.is_empty()).unwrap_or_default();
        match skip {
            Some(waited) if inside.starts_with('/') && name == waited => skip = None,
            Some(_) => {}
            None => {
                let mut attributes = inside;
                while let Some((before, value)) = attributes.split_once("=\"") {
                    let attribute = before.rsplit(' ').next().unwrap();
                    let (value, more) = value.split_once('"').unwrap();
                    let told = attribute == "content"
                        && ["description\"", "og:title\"", "og:description\"", "og:image:alt\""]
                            .iter()
                            .any(|n| inside.contains(n));
                    if VISIBLE.contains(&attribute) || told {
                        found.push(value.to_owned());
                    }
                    attributes = more;
                }
                skip = ["script", "style"].into_iter().find(|s| *s == name);
                // Words one is found by, in many languages; nobody sees or hears them.
                if inside == "span hidden" {
                    skip = Some("span");
                }
            }
        }
        rest = after;
    }
    let plain = |t: String| t.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    found.into_iter().map(plain).filter(|t| !t.trim().is_empty()).collect()
}

/// The text without what stands in brackets; none when they do not fit.
fn outside(text: &str) -> Option<String> {
    let (mut depth, mut rest) = (0_i32, String::new());
    for c in text.chars() {
        match c {
            '⟦' => depth += 1,
            '⟧' => depth -= 1,
            c if depth == 0 => rest.push(c),
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    (depth == 0).then_some(rest)
}

/// Texts of a page with words that are neither of the catalogue nor somebody's own.
fn foreign(html: &str) -> Vec<String> {
    let ours = |text: &String| {
        // A cut text may lose its closing bracket; what it holds is of the catalogue nevertheless.
        let cut = text.ends_with('…').then(|| outside(&format!("{text}⟧"))).flatten();
        let Some(rest) = outside(text).or(cut) else { return false };
        let mut words =
            rest.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1);
        words.all(|w| w.to_lowercase().starts_with(MARK) || GIVEN.contains(&w))
    };
    shown(html).into_iter().filter(|text| !ours(text)).collect()
}

#[test]
fn the_search_for_foreign_texts_finds_them() {
    let html = "<p>⟦Fine ⟦inner⟧⟧ qxown</p><p title=\"Left out\">⟦a⟧ word</p><script>no text</script><i>⟦open</i><b>5 % · 3</b>";
    assert_eq!(foreign(html), ["Left out", "⟦a⟧ word", "⟦open"]);
}

/// A store in which every kind of page has something to show.
struct Shown {
    t: TestApp,
    who: Person,
    pages: Vec<(String, bool)>,
}

async fn store() -> Shown {
    let t = TestApp::start_demo().await;
    let who = t.operator("qxana").await;
    vitrine::accounts::memberships::grant(&t.app, who.id, None).await.unwrap();
    let lamp = t.product("QXLAMP", 6_500, Some(3)).await;
    let gone = t.product("QXGONE", 2_500, Some(0)).await;
    let order = t.buy(&who, "QXLAMP", 1).await.expect(201)["id"].as_str().unwrap().to_owned();
    let photos = [waiting(&t, &who).await, waiting(&t, &who).await];
    let body = json!({
        "kind": "photo",
        "text": "Qxthe qxlamp qxtonight #qxtag",
        "photos": [{ "id": photos[0], "alt": "Qxlamp" }, { "id": photos[1], "alt": "" }],
        "tags": [
            { "photo": 0, "x": 0.2, "y": 0.3, "product": lamp.to_string() },
            { "photo": 1, "x": 0.7, "y": 0.3, "product": gone.to_string(), "match": "similar" },
        ],
        "interests": ["tea"],
    });
    let post = t.post("/posts", Some(&who), body).await.expect(201)["id"].as_str().unwrap().to_owned();
    t.post(
        "/posts",
        Some(&who),
        json!({ "kind": "idea", "text": "Qxidea #qxtag", "tags": [{ "product": lamp.to_string() }] }),
    )
    .await
    .expect(201);
    for n in 0..3 {
        t.post(&format!("/posts/{post}/comments"), Some(&who), json!({ "text": format!("Qxcomment{n}") }))
            .await
            .expect(201);
    }
    t.put(&format!("/posts/{post}/save"), Some(&who), json!({})).await.expect(200);
    t.put(&format!("/posts/{post}/smile"), Some(&who), json!({})).await.expect(200);
    let other = t.shopper("qxben").await;
    t.put("/accounts/qxana/follow", Some(&other), json!({})).await.expect(200);
    let import = imported(&t).await;
    let schedule = json!({ "location": "qxshop.csv", "every_minutes": "30" });
    t.post("/operator/import-schedules", Some(&who), schedule).await.expect(201);
    let both = [
        "/".to_owned(),
        "/?lens=newest".to_owned(),
        "/?lens=following".to_owned(),
        "/?lens=most-smiled".to_owned(),
        "/explore".to_owned(),
        "/search".to_owned(),
        "/search?q=qxlamp".to_owned(),
        "/search?q=qxnothing".to_owned(),
        "/topics/tea".to_owned(),
        "/topics/bonsai".to_owned(),
        "/hashtags/qxtag".to_owned(),
        format!("/posts/{post}"),
        format!("/posts/{post}?reply=1"),
        format!("/products/{lamp}"),
        format!("/products/{gone}"),
        "/accounts/qxana".to_owned(),
        "/accounts/qxben".to_owned(),
        "/about/ranking".to_owned(),
        "/sign-up".to_owned(),
        "/sign-in".to_owned(),
        "/nowhere".to_owned(),
        "/?lens=odd".to_owned(),
    ];
    let own = [
        "/me".to_owned(),
        "/bag".to_owned(),
        "/checkout?sku=QXLAMP".to_owned(),
        "/orders".to_owned(),
        format!("/orders/{order}"),
        "/interests".to_owned(),
        "/operator".to_owned(),
        "/operator?q=qxnobody".to_owned(),
        "/operator/imports".to_owned(),
        format!("/operator/imports/{import}"),
        "/posts/new".to_owned(),
        "/posts/new?kind=idea".to_owned(),
        "/me/saved".to_owned(),
        "/write".to_owned(),
    ];
    let pages = both
        .iter()
        .flat_map(|p| [(p.clone(), false), (p.clone(), true)])
        .chain(own.into_iter().map(|p| (p, true)))
        .collect();
    Shown { t, who, pages }
}

/// An import with something in each part of its report.
async fn imported(t: &TestApp) -> vitrine::kit::Id {
    use vitrine::import::history::{self, NewImport, Origin};
    let file = tempfile::NamedTempFile::new().unwrap();
    let rows = "qxmug,Qxmug,Qxzzzz,QXMUG,12.50\nqxjar,Qxjar,Qxzzzz,QXJAR,qxprice\n";
    std::fs::write(file.path(), format!("Handle,Title,Type,Variant SKU,Variant Price\n{rows}")).unwrap();
    let kind = vitrine::import::Kind::Catalog;
    let new = NewImport {
        kind,
        name: "qxshop.csv".to_owned(),
        path: file.path().to_owned(),
        options: vitrine::import::Options::default(),
        origin: Origin::Upload,
        by: None,
    };
    let id = history::create(&t.app, &new, false).await.unwrap();
    let meter = std::sync::Arc::default();
    let report = history::watch(&t.app, id, kind, file.path(), &new.options, &meter).await.unwrap();
    assert_eq!((report.created, report.refused, report.unmapped.len()), (1, 1, 1), "{report:?}");
    history::finish(&t.app, id, &report).await.unwrap();
    id
}

/// The address in the mirror.
fn mirrored(path: &str) -> String {
    format!("{path}{}lang=ar-XB", if path.contains('?') { '&' } else { '?' })
}

fn alone(test: impl AsyncFn()) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(test());
}

#[test]
fn no_page_shows_a_text_outside_the_catalogue() {
    alone(async || {
        let Shown { t, who, pages } = store().await;
        let mut faults = BTreeSet::new();
        let mut look = |what: &str, answer: &Answer| {
            let html = answer.text();
            assert!(html.contains("<html lang=\"ar-XB\" dir=\"rtl\""), "{what}: {html}");
            assert!(shown(&html).len() > 20, "{what} shows something");
            faults.extend(foreign(&html).into_iter().map(|text| format!("{what}: {text}")));
        };
        for (path, signed_in) in &pages {
            let answer = t.page(&mirrored(path), signed_in.then_some(&who)).await;
            look(&format!("{path} {}", if *signed_in { "signed in" } else { "as a visitor" }), &answer);
        }
        // A full bag, and forms that are refused.
        t.put("/bag", Some(&who), json!({ "lines": [{ "sku": "QXLAMP", "quantity": 2 }] })).await.expect(200);
        for path in ["/", "/bag", "/checkout"] {
            look(&format!("{path} with a bag"), &t.page(&mirrored(path), Some(&who)).await);
        }
        let ben = t.shopper("qxcy").await;
        for path in
            ["/me", "/write", "/orders", "/me/saved", "/posts/new", "/accounts/qxcy", "/?lens=for-you", "/operator"]
        {
            look(&format!("{path} without anything"), &t.page(&mirrored(path), Some(&ben)).await);
        }
        let fields: &[(&str, &str)] = &[("name", ""), ("handle", "x"), ("email", "qxnone"), ("password", "short")];
        look("a refused sign-up", &t.form(&mirrored("/accounts"), None, fields).await);
        look(
            "a refused sign-in",
            &t.form(&mirrored("/sessions"), None, &[("email", "qx@example.com"), ("password", "wrong")]).await,
        );
        look(
            "a refused order",
            &t.form(
                &mirrored("/orders"),
                Some(&who),
                &[("key", "k1"), ("sku", "QXLAMP"), ("quantity", "1"), ("expected_total", "1")],
            )
            .await,
        );
        look(
            "a refused pick",
            &t.form(&mirrored("/me/interests?_method=put"), Some(&who), &[("interests", "tea")]).await,
        );
        assert_eq!(faults, BTreeSet::new());
    });
}

#[test]
fn the_sentences_for_scripts_are_of_the_catalogue() {
    alone(async || {
        let Shown { t, who, .. } = store().await;
        for path in ["/", "/posts/new", "/interests"] {
            let html = t.page(&mirrored(path), Some(&who)).await.text();
            let blocks: Vec<&str> = html.split("<script class=\"words\" type=\"application/json\">").skip(1).collect();
            assert!(!blocks.is_empty());
            for block in blocks {
                let words: BTreeMap<String, String> =
                    serde_json::from_str(block.split("</script>").next().unwrap()).unwrap();
                assert!(words.values().all(|w| w.starts_with('⟦') && w.ends_with('⟧')), "{words:?}");
            }
        }
    });
}

#[test]
fn what_people_wrote_finds_its_own_direction() {
    alone(async || {
        let Shown { t, who, pages } = store().await;
        for (path, signed_in) in &pages {
            let html = t.page(&mirrored(path), signed_in.then_some(&who)).await.text();
            for text in ["Qxthe qxlamp", "Qxcomment0", "Qxidea"] {
                for (at, _) in html.match_indices(&format!(">{text}")) {
                    // Of the last three elements that were opened, one says so; titles and headings for machines do not.
                    let before = &html[..at];
                    let near = before.char_indices().rev().filter(|(_, c)| *c == '<').nth(4).map_or(0, |(i, _)| i);
                    assert!(
                        html[near..=at].contains("dir=\"auto\"") || html[near..=at].contains("<bdi"),
                        "{path}: {}",
                        &html[near..at + 40]
                    );
                }
            }
        }
    });
}

#[test]
fn style_sheets_know_no_left_and_no_right() {
    let mut faults = Vec::new();
    for entry in std::fs::read_dir(source::root().join("assets/css")).unwrap() {
        let path = entry.unwrap().path();
        for (n, line) in std::fs::read_to_string(&path).unwrap().lines().enumerate() {
            // Names of properties and values; not those of classes.
            let words = line.split(|c: char| c.is_whitespace() || matches!(c, ';' | '{' | '}' | ':' | ',' | '('));
            let sided = |word: &&str| {
                let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
                !word.starts_with(['.', '#'])
                    && !word.contains("--")
                    && word.split('-').any(|w| w == "left" || w == "right")
            };
            faults.extend(words.filter(sided).map(|w| format!("{}:{}: {w}", path.display(), n + 1)));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn the_mirror_is_for_the_demo_alone() {
    both("the_mirror_is_for_the_demo", async |t| {
        let page = t.page("/?lang=ar-XB", None).await;
        assert!(page.text().contains("<html lang=\"en\" dir=\"ltr\""));
        assert!(!page.headers.contains_key(header::SET_COOKIE));
    });
}

// ── Who is answered in which ─────────────────────────────────────────────────────────────────────────────────────

async fn ask(t: &TestApp, path: &str, who: Option<&Person>, cookie: &str, accept: &str) -> Answer {
    let mut request = Request::builder().uri(path).header(header::HOST, "localhost:8080");
    let session = who.map(|w| format!("__Host-session={}; ", w.token)).unwrap_or_default();
    request = request.header(header::COOKIE, format!("{session}{cookie}"));
    if let Some(who) = who.filter(|_| path.starts_with("/api")) {
        request = request.header(header::AUTHORIZATION, format!("Bearer {}", who.token));
    }
    if !accept.is_empty() {
        request = request.header(header::ACCEPT_LANGUAGE, accept);
    }
    t.send(request.body(Body::empty()).unwrap()).await
}

/// The language a page says it is in, in its markup and in its header.
async fn spoken(t: &TestApp, path: &str, who: Option<&Person>, cookie: &str, accept: &str) -> String {
    let answer = ask(t, path, who, cookie, accept).await;
    let tag = answer.headers[header::CONTENT_LANGUAGE].to_str().unwrap().to_owned();
    let html = answer.text();
    assert!(html.contains(&format!("<html lang=\"{tag}\" dir=\"ltr\">")), "{tag}: {}", &html[..200.min(html.len())]);
    tag
}

#[test]
fn a_page_is_in_the_language_that_was_asked_for() {
    both("the_language_asked_for", async |t| {
        let ana = t.shopper("ana").await;
        assert_eq!(spoken(&t, "/explore", None, "", "").await, "en");
        assert_eq!(spoken(&t, "/explore", None, "", "tlh, fr-CA;q=0.8, de;q=0.7").await, "fr");
        assert_eq!(spoken(&t, "/explore", None, "language=de", "fr").await, "de");
        assert_eq!(spoken(&t, "/explore", None, "language=tlh", "fr").await, "fr");
        assert_eq!(spoken(&t, "/explore?lang=fr", None, "language=de", "en").await, "fr");
        assert_eq!(spoken(&t, "/explore?lang=tlh", None, "", "de").await, "de");
        t.put("/me/language", Some(&ana), json!({ "language": "de" })).await.expect(204);
        assert_eq!(spoken(&t, "/explore", Some(&ana), "language=fr", "fr").await, "de");
        assert_eq!(spoken(&t, "/explore?lang=fr", Some(&ana), "", "").await, "fr");
        // What is refused is told in the account's language too.
        let refused = ask(&t, "/operator", Some(&ana), "", "en").await;
        assert!(refused.text().contains("Das darf nur die Verwaltung."), "{}", refused.text());
        let vary: Vec<_> = refused.headers.get_all(header::VARY).iter().map(|v| v.to_str().unwrap()).collect();
        assert!(vary.join(", ").contains("Accept-Language"), "{vary:?}");
        assert_eq!(
            t.put("/me/language", Some(&ana), json!({ "language": "tlh" })).await.fields(),
            ["language: bad_value"]
        );
        assert_eq!(t.put("/me/language", None, json!({ "language": "de" })).await.status, 401);
    });
}

#[test]
fn the_menu_keeps_the_choice() {
    both("the_menu_keeps_the_choice", async |t| {
        let ana = t.shopper("ana").await;
        let request = |who: Option<&Person>| {
            let session = who.map(|w| format!("__Host-session={}", w.token)).unwrap_or_default();
            let request = Request::builder()
                .method(Method::POST)
                .uri("/language?_method=put")
                .header(header::HOST, "localhost:8080")
                .header(header::ORIGIN, "http://localhost:8080")
                .header("sec-fetch-site", "same-origin")
                .header(header::REFERER, "http://localhost:8080/search?q=tea&lang=fr")
                .header(header::COOKIE, session)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            request.body(Body::from("language=de")).unwrap()
        };
        for who in [None, Some(&ana)] {
            let answer = t.send(request(who)).await;
            assert_eq!(
                (answer.status.as_u16(), answer.headers[header::LOCATION].to_str().unwrap()),
                (303, "/search?q=tea")
            );
            let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
            assert!(cookie.starts_with("language=de; Path=/; SameSite=Lax; HttpOnly; Max-Age="), "{cookie}");
        }
        assert_eq!(t.get("/me", Some(&ana)).await.expect(200)["language"], "de");
        // A language in the address of a page is kept by a visitor's browser, once.
        let came = ask(&t, "/explore?lang=fr", None, "", "").await;
        assert!(came.headers[header::SET_COOKIE].to_str().unwrap().starts_with("language=fr;"));
        assert!(!ask(&t, "/explore?lang=fr", None, "language=fr", "").await.headers.contains_key(header::SET_COOKIE));
        let html = t.page("/explore", None).await.text();
        assert!(html.contains("<button type=\"submit\" name=\"language\" value=\"en\" lang=\"en\" aria-current=\"true\">English</button>"), "{html}");
    });
}

#[test]
fn an_account_is_spoken_to_in_the_language_it_signed_up_in() {
    both("the_language_of_sign_up", async |t| {
        let body = |handle: &str, language: &str| json!({ "email": format!("{handle}@example.com"), "handle": handle, "name": "Ada", "password": "four words are enough", "language": language });
        let sign_up = async |body: Value, accept: &str| {
            let request = Request::builder()
                .method(Method::POST)
                .uri("/api/v1/accounts")
                .header(header::CONTENT_TYPE, "application/json");
            let request = request.header(header::ACCEPT_LANGUAGE, accept).body(Body::from(body.to_string())).unwrap();
            let id: vitrine::kit::Id = t.send(request).await.expect(201)["id"].as_str().unwrap().parse().unwrap();
            vitrine::accounts::language(&mut t.app.db.read().await.unwrap(), id).await.unwrap()
        };
        assert_eq!(sign_up(body("one", ""), "de-CH").await, "de");
        assert_eq!(sign_up(body("two", "fr-BE"), "de").await, "fr");
        assert_eq!(sign_up(body("three", "tlh"), "").await, "en");
    });
}

#[test]
fn the_api_speaks_the_language_of_the_header() {
    both("the_api_speaks", async |t| {
        let ana = t.shopper("ana").await;
        let refused = async |who: Option<&Person>, path: &str, accept: &str| {
            let answer = ask(&t, path, who, "", accept).await;
            (
                answer.headers[header::CONTENT_LANGUAGE].to_str().unwrap().to_owned(),
                answer.json()["title"].as_str().unwrap_or_default().to_owned(),
            )
        };
        let german = ("de".to_owned(), "Unter dieser Adresse gibt es nichts.".to_owned());
        let french = ("fr".to_owned(), "Il n’y a rien à cette adresse.".to_owned());
        assert_eq!(refused(None, "/api/v1/nothing", "de").await, german);
        assert_eq!(refused(None, "/api/v1/nothing?lang=fr", "de").await, french);
        t.put("/me/language", Some(&ana), json!({ "language": "de" })).await.expect(204);
        assert_eq!(refused(Some(&ana), "/api/v1/posts/1", "").await.0, "de");
        assert_eq!(refused(Some(&ana), "/api/v1/posts/1", "fr").await.0, "fr");
        let interests = ask(&t, "/api/v1/interests", None, "", "de").await.text();
        assert!(interests.contains("Grillen") && !interests.contains("Barbecue"), "{interests}");
        t.product_in("KETTLE", 4_000, Some(3), "Furniture > Chairs").await;
        let feed = ask(&t, "/api/v1/feed", None, "", "fr").await.json();
        let reasons: Vec<&str> =
            feed["items"][0]["reasons"].as_array().unwrap().iter().map(|r| r["text"].as_str().unwrap()).collect();
        assert!(
            !reasons.is_empty() && reasons.iter().all(|r| r.contains("boutique") || r.contains("peu")),
            "{reasons:?}"
        );
    });
}

#[test]
fn search_engines_find_every_language() {
    both("search_engines_find", async |t| {
        let lamp = t.product("LAMP", 2_500, Some(3)).await;
        let path = format!("/products/{lamp}");
        let plain = t.page(&path, None).await.text();
        let german = t.page(&format!("{path}?lang=de&post=7"), None).await.text();
        let at = |suffix: &str| format!("http://localhost:8080{path}{suffix}");
        assert!(plain.contains(&format!("<link rel=\"canonical\" href=\"{}\">", at(""))));
        assert!(german.contains(&format!("<link rel=\"canonical\" href=\"{}\">", at("?lang=de"))), "{german}");
        assert!(german.contains("<meta property=\"og:locale\" content=\"de_DE\">"));
        let sitemap = ask(&t, "/sitemap/products-0.xml", None, "", "").await.text();
        for (tag, suffix) in [("en", "?lang=en"), ("de", "?lang=de"), ("fr", "?lang=fr"), ("x-default", "")] {
            let link = format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{}\">", at(suffix));
            assert!(plain.contains(&link) && german.contains(&link), "{link}");
            let entry = format!("<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{}\"/>", at(suffix));
            assert!(sitemap.contains(&entry), "{entry} in {sitemap}");
        }
        let private = t.page("/sign-in?lang=de", None).await.text();
        assert!(!private.contains("hreflang"));
    });
}

#[test]
fn the_button_that_buys_says_that_it_costs() {
    both("the_button_that_buys", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        for (tag, words) in [
            ("en", "Buy now – pay 29.90\u{a0}USD"),
            ("de", "Zahlungspflichtig bestellen – 29,90\u{a0}$"),
            ("fr", "Commander avec obligation de paiement – 29,90\u{a0}$"),
        ] {
            let html = t.page(&format!("/checkout?sku=LAMP&lang={tag}"), Some(&ana)).await.text();
            assert!(html.contains(words), "{tag}: {html}");
        }
    });
}

// ── What is read ─────────────────────────────────────────────────────────────────────────────────────────────────

const GERMAN: &str =
    "Die Lampe steht jetzt seit einem Jahr neben dem Sofa und ich möchte sie abends nicht mehr missen.";
const ENGLISH: &str = "I have had this lamp for a year now and would not want to be without it in the evening.";
const FRENCH: &str = "Cette lampe est depuis un an à côté du canapé et je ne voudrais plus m’en passer le soir.";

async fn idea(t: &TestApp, who: &Person, text: &str) -> String {
    t.post("/posts", Some(who), json!({ "kind": "idea", "text": text })).await.expect(201)["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// The posts of the feed somebody gets, in order.
async fn feed(t: &TestApp, who: Option<&Person>, accept: &str) -> Vec<String> {
    let page = ask(t, "/api/v1/feed", who, "", accept).await.expect(200);
    page["items"].as_array().unwrap().iter().filter_map(|i| Some(i["post"]["id"].as_str()?.to_owned())).collect()
}

#[test]
fn a_post_carries_the_language_of_its_text() {
    both("a_post_carries_its_language", async |t| {
        let ana = t.member("ana").await;
        for (text, code) in [(GERMAN, "de"), (ENGLISH, "en"), (FRENCH, "fr"), ("Ok", "en")] {
            let id = idea(&t, &ana, text).await;
            assert_eq!(t.get(&format!("/posts/{id}"), None).await.expect(200)["language"], code, "{text}");
            let html = t.page(&format!("/posts/{id}?lang=fr"), None).await.text();
            assert!(html.contains(&format!("<p lang=\"{code}\">")), "{html}");
        }
        // A photo without words is in no language.
        let photo = waiting(&t, &ana).await;
        let body = json!({ "kind": "photo", "photos": [{ "id": photo }], "text": "#lamp" });
        let id = t.post("/posts", Some(&ana), body).await.expect(201)["id"].as_str().unwrap().to_owned();
        assert_eq!(t.get(&format!("/posts/{id}"), None).await.expect(200)["language"], "");
        assert!(!t.page(&format!("/posts/{id}"), None).await.text().contains("<p lang="));
    });
}

#[test]
fn the_feed_prefers_what_one_can_read() {
    both("the_feed_prefers_what_one_can_read", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        let (english, german) = (idea(&t, &ana, ENGLISH).await, idea(&t, &ana, GERMAN).await);
        let (en, de) = ([english.clone(), german.clone()], [german.clone(), english.clone()]);
        assert_eq!(feed(&t, None, "en-GB").await, en);
        assert_eq!(feed(&t, None, "de, xx").await, de);
        // An account's language counts, and the browser's too.
        assert_eq!(feed(&t, Some(&ben), "").await, en);
        t.put("/me/language", Some(&ben), json!({ "language": "de" })).await.expect(204);
        assert_eq!(feed(&t, Some(&ben), "").await, de);
    });
}

#[test]
fn what_one_likes_shows_what_one_reads() {
    both("what_one_likes_shows", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        let mut liked = Vec::new();
        for n in 0..3 {
            liked.push(idea(&t, &ana, &format!("{FRENCH} {n}")).await);
        }
        let english = idea(&t, &ana, ENGLISH).await;
        t.app.clock.advance(Micros::days(3));
        let french = idea(&t, &ana, FRENCH).await;
        let place = |page: &[String], id: &str| page.iter().position(|p| p == id).unwrap();
        let before = feed(&t, Some(&ben), "").await;
        assert!(place(&before, &english) < place(&before, &french), "{before:?}");
        for id in &liked {
            t.put(&format!("/posts/{id}/smile"), Some(&ben), json!({})).await.expect(200);
        }
        let after = feed(&t, Some(&ben), "").await;
        assert!(place(&after, &french) < place(&after, &english), "{after:?}");
    });
}

#[test]
fn comments_and_reviews_carry_their_language() {
    both("comments_carry_their_language", async |t| {
        let ana = t.member("ana").await;
        let id = idea(&t, &ana, ENGLISH).await;
        for (text, code) in [(GERMAN, "de"), (FRENCH, "fr"), ("Ok", "en")] {
            let path = format!("/posts/{id}/comments");
            let comment = t.post(&path, Some(&ana), json!({ "text": text })).await.expect(201);
            assert_eq!(comment["language"], code, "{text}");
        }
        let html = t.page(&format!("/posts/{id}"), None).await.text();
        assert!(html.contains(&format!("lang=\"de\">{GERMAN}")), "{html}");

        let product = t.product("LAMP", 1_000, None).await;
        for (key, text) in [("1", GERMAN), ("2", "Ok")] {
            let review = reviews::Imported {
                product,
                key: key.to_owned(),
                name: "Ada".to_owned(),
                stars: 4,
                title: String::new(),
                text: text.to_owned(),
                at: None,
                email: None,
            };
            let mut tx = t.app.db.write().await.unwrap();
            reviews::import(&t.app, &mut tx, &[review]).await.unwrap();
            tx.commit().await.unwrap();
        }
        let html = t.page(&format!("/products/{product}"), None).await.text();
        // Nobody here wrote the short one, so nobody knows.
        assert_eq!(html.matches("class=\"review-text\" dir=\"auto\" lang=\"de\"").count(), 1, "{html}");
        assert_eq!(html.matches("class=\"review-text\" dir=\"auto\">").count(), 1);
    });
}

#[test]
fn interests_are_found_by_words_of_each_language() {
    both("interests_are_found", async |t| {
        for (words, slug) in [
            ("Katze", "cats"),
            ("chaton", "cats"),
            ("kitten", "cats"),
            ("Grünpflanzen", "houseplants"),
            ("grunpflanzen", "houseplants"),
            ("étoiles", "stargazing"),
            ("gâteau", "baking"),
        ] {
            let path =
                format!("/search?q={}", words.replace('ü', "%C3%BC").replace('é', "%C3%A9").replace('â', "%C3%A2"));
            let found = t.get(&path, None).await.expect(200);
            let topics: Vec<&str> =
                found["topics"].as_array().unwrap().iter().map(|t| t["slug"].as_str().unwrap()).collect();
            assert!(topics.contains(&slug), "{words}: {topics:?}");
        }
        let ana = t.shopper("ana").await;
        let tiles = t.page("/interests?lang=de", Some(&ana)).await.text();
        assert!(
            tiles.contains("Stubentiger") && !tiles.contains("chaton"),
            "the words of the page's language are on it"
        );
        // A hashtag counts in the language of its text.
        let ben = t.member("ben").await;
        let post = idea(&t, &ben, &format!("{GERMAN} #Boot")).await;
        assert_eq!(t.get(&format!("/posts/{post}"), None).await.expect(200)["interests"], json!(["sailing"]));
        let post = idea(&t, &ben, &format!("{ENGLISH} #boot")).await;
        assert_eq!(t.get(&format!("/posts/{post}"), None).await.expect(200)["interests"], json!([]));
    });
}
