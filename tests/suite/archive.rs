//! Export and import of the whole store: between both databases, nothing lost, nothing forgotten, and nothing taken that
//! is damaged, cut or of a newer program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use sqlx::Executor;
use vitrine::app::{App, Setup};
use vitrine::archive::{self, ArchiveError};
use vitrine::config::Config;
use vitrine::db::archive::{Holds, tables};
use vitrine::db::{Db, events};
use vitrine::followers;
use vitrine::kit::{Clock, Id};
use vitrine::media::blobs::Blobs;

use crate::app::{NOW, TestApp, both};

/// Every table that the migrations make and leave.
fn made_by_migrations() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let text: String = files.iter().map(|f| fs::read_to_string(f).unwrap()).collect();
    let mut names = BTreeSet::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        match words[..] {
            ["CREATE", "TABLE", name, ..] => _ = names.insert(name.to_owned()),
            ["DROP", "TABLE", name, ..] => _ = names.remove(name),
            ["ALTER", "TABLE", old, "RENAME", "TO", new, ..] => {
                names.remove(old);
                names.insert(new.to_owned());
            }
            _ => {}
        }
    }
    names
}

/// Puts rows into every table, with what is hard to keep: quotes, lines, other scripts, the ends of numbers, nothing.
async fn fill(t: &TestApp) {
    const TEXTS: [&str; 5] = ["", "it's “so” \\ \n\t", "🦊 \u{202e}مرحبا", "null", "Z{\"a\":[1]}"];
    const INTS: [i64; 4] = [4, 2, 5, 1];
    const WIDE: [i64; 4] = [i64::MAX, 0, 9_007_199_254_740_993, 7];
    const REALS: [f64; 4] = [0.1, f64::MIN_POSITIVE, 1e300, 2.5];
    let found = tables(&t.app.db, &mut t.app.db.read().await.unwrap()).await.unwrap();
    for table in found {
        let is_events = table.name.starts_with("event");
        // A row without the columns of `left_out`; whether the table takes it.
        let insert = async |row: usize, left_out: &[&str], keep: bool| {
            let columns: Vec<_> = table.columns.iter().filter(|(c, _)| !left_out.contains(&c.as_str())).collect();
            let names: Vec<&str> = columns.iter().map(|(c, _)| c.as_str()).collect();
            let marks = vitrine::db::marks(1, names.len());
            let text = format!("INSERT INTO {} ({}) VALUES {marks}", table.name, names.join(", "));
            let mut tx = t.app.db.write().await.unwrap();
            let mut query = sqlx::query(sqlx::AssertSqlSafe(text));
            for (i, (name, holds)) in columns.iter().enumerate() {
                let (at, is_key) = (row + i, table.key.contains(name));
                query = match holds {
                    // A position in an archive counts transactions; here they are small numbers.
                    Holds::Int if is_events => query.bind(row as i64 * 3 + 1),
                    Holds::Int if is_key => query.bind(WIDE[row] - i as i64 % 2),
                    Holds::Int => query.bind(INTS[at % 4]),
                    Holds::Real => query.bind(REALS[at % 4]),
                    Holds::Text => query.bind(format!("{}{row}", TEXTS[at % 5])),
                };
            }
            let done = query.execute(&mut *tx).await;
            match (keep, &done) {
                (true, Ok(_)) => tx.commit().await.unwrap(),
                _ => tx.rollback().await.unwrap(),
            }
            done
        };
        // What may be absent is absent in the last row.
        let mut left_out = Vec::new();
        for (column, _) in table.columns.iter().filter(|(c, _)| !table.key.contains(c)) {
            if insert(3, &[column], false).await.is_ok() {
                left_out.push(column.as_str());
            }
        }
        for row in 0..4 {
            let left_out = if row == 3 { &left_out[..] } else { &[] };
            insert(row, left_out, true).await.unwrap_or_else(|e| panic!("{}: {e}", table.name));
        }
    }
}

/// Every file below a folder, by path.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// An empty database of the other kind, and of the same: where archives of this test go.
async fn targets(t: &TestApp, name: &str, data: &Path) -> Vec<Config> {
    let mut targets = Vec::new();
    let mut sqlite = Config { data: data.join("sqlite"), ..t.app.config.clone() };
    sqlite.database.url = String::new();
    targets.push(sqlite);
    if let Ok(server) = std::env::var("VITRINE_TEST_POSTGRES") {
        let kind = t.app.db.name().to_lowercase();
        let schema = format!("t_{name}_from_{kind}");
        let admin = sqlx::AnyPool::connect(&server).await.unwrap();
        for sql in [format!("DROP SCHEMA IF EXISTS {schema} CASCADE"), format!("CREATE SCHEMA {schema}")] {
            admin.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
        }
        admin.close().await;
        let join = if server.contains('?') { '&' } else { '?' };
        let mut postgres = Config { data: data.join("postgres"), ..t.app.config.clone() };
        postgres.database.url = format!("{server}{join}options=-c%20search_path%3D{schema}");
        targets.push(postgres);
    }
    targets
}

async fn drop_schema(config: &Config) {
    if let Some((server, schema)) = config.database.url.rsplit_once("options=-c%20search_path%3D") {
        let admin = sqlx::AnyPool::connect(server.trim_end_matches(['?', '&'])).await.unwrap();
        admin.execute(sqlx::AssertSqlSafe(format!("DROP SCHEMA {schema} CASCADE"))).await.unwrap();
        admin.close().await;
    }
}

async fn opened(config: &Config) -> (Db, Blobs) {
    fs::create_dir_all(&config.data).unwrap();
    archive::open_new(config).await.unwrap()
}

/// Two files of media, by names a store would give them.
async fn put_media(t: &TestApp) {
    for (letter, bytes) in [('a', &b"one"[..]), ('b', &[0, 255, 10, 13])] {
        t.app.blobs.put(&format!("{}.webp", letter.to_string().repeat(64)), bytes.to_vec()).await.unwrap();
    }
}

#[test]
fn a_round_trip_through_either_database_equals_the_original() {
    both("archive_round_trip", async |t| {
        fill(&t).await;
        put_media(&t).await;
        let work = tempfile::tempdir().unwrap();
        let first = work.path().join("first");
        let told = archive::export(&t.app.db, &t.app.blobs, &first).await.unwrap();
        assert_eq!((told.media, told.kept), (2, 0));
        let original = files(&first);

        // No table is forgotten, and each had something to lose.
        let written: BTreeSet<String> = original
            .keys()
            .filter_map(|path| path.strip_prefix("tables/")?.strip_suffix(".jsonl").map(str::to_owned))
            .collect();
        let mut made = made_by_migrations();
        made.retain(|name| !vitrine::db::archive::OWN.contains(&name.as_str()));
        assert_eq!(written, made);
        for (path, bytes) in &original {
            assert!(!bytes.is_empty(), "{path} is empty");
        }

        for (n, config) in targets(&t, "archive_round_trip", work.path()).await.iter().enumerate() {
            let (db, blobs) = opened(config).await;
            let told = archive::import(&db, &blobs, &first).await.unwrap();
            assert_eq!(told.tables, written.len());
            let again = work.path().join(format!("again{n}"));
            archive::export(&db, &blobs, &again).await.unwrap();
            let copy = files(&again);
            for (path, bytes) in &original {
                let (was, is) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&copy[path]));
                assert_eq!(was, is, "{path}, {} to {}", t.app.db.name(), db.name());
            }
            assert_eq!(original.len(), copy.len());
            // As one file, too.
            let tar = work.path().join(format!("again{n}.tar"));
            archive::export(&db, &blobs, &tar).await.unwrap();
            db.close().await;
            drop_schema(config).await;
            let sqlite = Config { data: work.path().join(format!("from-tar{n}")), ..Config::default() };
            let (db, blobs) = opened(&sqlite).await;
            archive::import(&db, &blobs, &tar).await.unwrap();
            let third = work.path().join(format!("third{n}"));
            archive::export(&db, &blobs, &third).await.unwrap();
            assert_eq!(files(&third), original);
            db.close().await;
        }
    });
}

#[test]
fn a_store_goes_on_where_its_archive_ends() {
    both("archive_goes_on", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        let orders = t.get("/orders", Some(&ana)).await.expect(200);
        let work = tempfile::tempdir().unwrap();
        let to = work.path().join("archive");
        archive::export(&t.app.db, &t.app.blobs, &to).await.unwrap();
        for config in targets(&t, "archive_goes_on", work.path()).await {
            let (db, blobs) = opened(&config).await;
            archive::import(&db, &blobs, &to).await.unwrap();
            db.close().await;
            let moved = TestApp::at(config.clone()).await;
            // The same session, the same orders, and followers who hear of what is new.
            assert_eq!(moved.get("/orders", Some(&ana)).await.expect(200), orders);
            let before = events::newest(&moved.app.db, &mut moved.app.db.read().await.unwrap()).await.unwrap();
            assert!(before.tx <= 0, "what was taken in lies below whatever is committed here: {before:?}");
            moved.app.clock.advance(vitrine::kit::Micros::minutes(1));
            moved.put("/accounts/ana/follow", Some(&ben), json!({})).await.expect(200);
            while !followers::catch_up(&moved.app).await.unwrap() {
                tokio::task::yield_now().await;
            }
            vitrine::notifications::catch_up(&moved.app).await.unwrap();
            let page = moved.get("/me/notifications", Some(&ana)).await.expect(200).to_string();
            assert!(page.contains("ben"), "{page}");
            moved.app.db.close().await;
            drop_schema(&config).await;
        }
    });
}

/// What taking a changed archive says, in an empty database.
async fn refused(work: &Path, from: &Path, name: &str) -> String {
    let config = Config { data: work.join(name), ..Config::default() };
    let (db, blobs) = opened(&config).await;
    let said = archive::import(&db, &blobs, from).await.unwrap_err().to_string();
    let left = tables(&db, &mut db.read().await.unwrap()).await.unwrap();
    assert!(left.is_empty(), "{name}: nothing of it was taken");
    db.close().await;
    said
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let file = to.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

/// Notes the checksum a file has now: what a person does who changes an archive by hand.
fn note_sum(archive: &Path, path: &str) {
    use sha2::Digest;
    let sum: String =
        sha2::Sha256::digest(fs::read(archive.join(path)).unwrap()).iter().map(|b| format!("{b:02x}")).collect();
    let sums = fs::read_to_string(archive.join("SHA256SUMS")).unwrap();
    let lines: String = sums
        .lines()
        .map(|line| if line.ends_with(path) { format!("{sum}  {path}\n") } else { format!("{line}\n") })
        .collect();
    fs::write(archive.join("SHA256SUMS"), lines).unwrap();
}

#[test]
fn a_damaged_archive_is_refused_by_name_and_nothing_of_it_is_taken() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let t = TestApp::start(Config::default()).await;
        t.shopper("ana").await;
        t.shopper("ben").await;
        put_media(&t).await;
        let work = tempfile::tempdir().unwrap();
        let whole = work.path().join("whole");
        archive::export(&t.app.db, &t.app.blobs, &whole).await.unwrap();
        let tar = work.path().join("whole.tar");
        archive::export(&t.app.db, &t.app.blobs, &tar).await.unwrap();
        let media = format!("media/aa/{}.webp", "a".repeat(64));

        type Change<'a> = (&'a str, Box<dyn Fn(&Path)>, &'a [&'a str]);
        let edit = |path: &'static str, from: &'static str, to: &'static str| -> Box<dyn Fn(&Path)> {
            Box::new(move |archive: &Path| {
                let text = fs::read_to_string(archive.join(path)).unwrap();
                assert!(text.contains(from), "{path} has {from}");
                fs::write(archive.join(path), text.replacen(from, to, 1)).unwrap();
            })
        };
        let noted = |path: &'static str, change: Box<dyn Fn(&Path)>| -> Box<dyn Fn(&Path)> {
            Box::new(move |archive: &Path| {
                change(archive);
                note_sum(archive, path);
            })
        };
        let photo = media.clone();
        let changes: Vec<Change> = vec![
            ("row", edit("tables/accounts.jsonl", "ben@example.com", "eve@example.com"), &["accounts", "checksum"]),
            (
                "cut",
                Box::new(|archive: &Path| {
                    let file = archive.join("tables/accounts.jsonl");
                    let text = fs::read_to_string(&file).unwrap();
                    fs::write(&file, text.lines().next().unwrap().to_owned() + "\n").unwrap();
                }),
                &["accounts", "cut off", "1 of 2"],
            ),
            (
                "gone",
                Box::new(|archive: &Path| fs::remove_file(archive.join("tables/posts.jsonl")).unwrap()),
                &["posts", "missing"],
            ),
            (
                "photo",
                Box::new(move |archive: &Path| fs::write(archive.join(&photo), b"two").unwrap()),
                &["media/aa", "checksum"],
            ),
            ("manifest", edit("archive.json", "\"version\"", "\"Version\""), &["archive.json", "checksum"]),
            (
                "schema",
                noted("archive.json", edit("archive.json", "\"schema\": [", "\"schema\": [900000, ")),
                &["newer program", "900000"],
            ),
            (
                "format",
                noted("archive.json", edit("archive.json", "\"version\": 1,", "\"version\": 2, \"new\": 1,")),
                &["newer program", "version 2"],
            ),
            ("sums", Box::new(|archive: &Path| fs::remove_file(archive.join("SHA256SUMS")).unwrap()), &["no archive"]),
            (
                "listed",
                Box::new(|archive: &Path| {
                    let sums = fs::read_to_string(archive.join("SHA256SUMS")).unwrap();
                    let fewer: Vec<&str> = sums.lines().filter(|l| !l.contains("media/bb")).collect();
                    fs::write(archive.join("SHA256SUMS"), fewer.join("\n")).unwrap();
                }),
                &["SHA256SUMS", "1 of 2"],
            ),
        ];
        for (name, change, words) in changes {
            let broken = work.path().join(format!("{name}.broken"));
            copy(&whole, &broken);
            change(&broken);
            let said = refused(work.path(), &broken, name).await;
            assert!(words.iter().all(|word| said.contains(word)), "{name}: {said}");
        }
        let bytes = fs::read(&tar).unwrap();
        for (name, length) in [("half.tar", bytes.len() / 2), ("tail.tar", bytes.len() - 2_000)] {
            let cut = work.path().join(name);
            fs::write(&cut, &bytes[..length]).unwrap();
            let said = refused(work.path(), &cut, &format!("from-{name}")).await;
            assert!(said.contains("cut off") || said.contains("missing"), "{name}: {said}");
        }
        // Into a store that is there, nothing goes.
        let said = archive::import(&t.app.db, &t.app.blobs, &whole).await.unwrap_err();
        assert!(matches!(said, ArchiveError::Taken), "{said}");
        // And a folder of something else is not made an archive.
        let photos = work.path().join("photos");
        fs::create_dir(&photos).unwrap();
        fs::write(photos.join("holiday.jpg"), b"x").unwrap();
        assert!(matches!(archive::export(&t.app.db, &t.app.blobs, &photos).await, Err(ArchiveError::NotOurs(_))));
    });
}

#[test]
fn an_import_that_stopped_goes_on_and_is_served_by_nobody_before_its_end() {
    both("archive_resumes", async |t| {
        for n in 0..30 {
            t.shopper(&format!("p{n}")).await;
        }
        put_media(&t).await;
        let work = tempfile::tempdir().unwrap();
        let whole = work.path().join("whole");
        archive::export(&t.app.db, &t.app.blobs, &whole).await.unwrap();
        for config in targets(&t, "archive_resumes", work.path()).await {
            let (db, blobs) = opened(&config).await;
            // It stops within the table: a row that the checksum allows and the database does not.
            let broken = work.path().join(format!("broken-{}", db.name()));
            copy(&whole, &broken);
            let file = broken.join("tables/sessions.jsonl");
            let text = fs::read_to_string(&file).unwrap();
            let (first, rest) = text.split_once('\n').unwrap();
            let second = rest.split('\n').next().unwrap();
            fs::write(&file, text.replacen(second, first, 1)).unwrap();
            note_sum(&broken, "tables/sessions.jsonl");
            archive::import(&db, &blobs, &broken).await.unwrap_err();

            let setup = |config: &Config| Setup {
                config: config.clone(),
                clock: Clock::manual(NOW),
                seed: Some(1),
                public_url: String::new(),
                demo: false,
            };
            let said = App::open(setup(&config)).await.err().unwrap().to_string();
            assert!(said.contains("vitrine import archive"), "{said}");
            // Another archive cannot be laid over it; the very same goes on.
            assert!(matches!(archive::import(&db, &blobs, &whole).await, Err(ArchiveError::Other)));
            fs::write(&file, &text).unwrap();
            let said = archive::import(&db, &blobs, &broken).await.unwrap_err().to_string();
            assert!(said.contains("sessions") && said.contains("checksum"), "{said}");
            db.close().await;
            drop_schema(&config).await;
        }
        // Stopped between two transactions, as a kill does it.
        for config in targets(&t, "archive_resumes", &work.path().join("killed")).await {
            let (db, blobs) = opened(&config).await;
            let stopped = archive::import(&db, &blobs, &whole);
            // It is dropped where it waits for the database some steps on.
            let mut stopped = Box::pin(stopped);
            let mut polls = 0;
            std::future::poll_fn(|cx| {
                polls += 1;
                match stopped.as_mut().poll(cx) {
                    std::task::Poll::Ready(done) => panic!("it ended before it was stopped: {done:?}"),
                    std::task::Poll::Pending if polls > 300 => std::task::Poll::Ready(()),
                    std::task::Poll::Pending => std::task::Poll::Pending,
                }
            })
            .await;
            drop(stopped);
            let told = archive::import(&db, &blobs, &whole).await.unwrap();
            assert_eq!((told.media, told.kept), (2, 2));
            let again = work.path().join(format!("again-{}", db.name()));
            archive::export(&db, &blobs, &again).await.unwrap();
            assert_eq!(files(&again), files(&whole));
            db.close().await;
            drop_schema(&config).await;
        }
    });
}

#[test]
fn an_export_again_writes_only_what_is_new_and_a_copy_is_a_store() {
    both("archive_backup", async |t| {
        let ana = t.shopper("ana").await;
        put_media(&t).await;
        let work = tempfile::tempdir().unwrap();
        let to = work.path().join("archive");
        archive::export(&t.app.db, &t.app.blobs, &to).await.unwrap();
        t.shopper("ben").await;
        let told = archive::export(&t.app.db, &t.app.blobs, &to).await.unwrap();
        assert_eq!((told.media, told.kept), (2, 2));
        assert!(fs::read_to_string(to.join("tables/accounts.jsonl")).unwrap().contains("\"ben\""));

        let copy = work.path().join("copy");
        if t.app.db.is_shared() {
            let said = archive::backup(&t.app.db, &t.app.blobs, &copy).await.unwrap_err();
            assert!(matches!(said, ArchiveError::NotEmbedded), "{said}");
            return;
        }
        for kept in [0, 2] {
            let told = archive::backup(&t.app.db, &t.app.blobs, &copy).await.unwrap();
            assert_eq!((told.media, told.kept), (2, kept));
        }
        let restored = TestApp::at(Config { data: copy, ..Config::default() }).await;
        assert_eq!(restored.get("/me", Some(&ana)).await.expect(200)["handle"], "ana");
        assert_ne!(restored.app.id(), Id(0));
    });
}
