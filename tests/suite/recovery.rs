//! Links by mail, passwords, sessions, one's profile.

use http::header;
use serde_json::json;
use vitrine::kit::Micros;

use crate::app::{Person, TestApp, both, both_with};
use crate::photos::{jpeg, multipart, send};

const OLD: &str = "correct horse";
const NEW: &str = "another fine horse";

async fn sign_up(t: &TestApp, handle: &str) {
    let email = format!("{handle}@example.com");
    let new = json!({ "email": email, "password": OLD, "handle": handle, "name": "Ana" });
    t.post("/accounts", None, new).await.expect(201);
}

async fn sign_in(t: &TestApp, email: &str, password: &str) -> Option<Person> {
    let answer = t.post("/sessions", None, json!({ "email": email, "password": password })).await;
    if answer.status != 201 {
        assert_eq!(answer.problem(401).0, "wrong_credentials");
        return None;
    }
    Some(Person { id: vitrine::kit::Id(0), token: answer.expect(201)["token"].as_str().unwrap().to_owned() })
}

/// The mails that are waiting, sent; as they lie in the folder, in the order of their ids. The folder is empty then.
pub async fn mails(t: &TestApp) -> Vec<String> {
    vitrine::jobs::run_due(&t.app).await.unwrap();
    let folder = t.app.config.data.join("mail");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let text = std::fs::read_to_string(file).unwrap();
        std::fs::remove_file(file).unwrap();
        // Quoted-printable, where a text needs it.
        text.replace("=\r\n", "").replace("=3D", "=").replace("\r\n", "\n")
    };
    files.iter().map(read).collect()
}

/// The path of the link in a mail.
pub fn link(mail: &str) -> String {
    let line = mail.lines().find(|line| line.starts_with("http://localhost:8080/")).unwrap();
    line.trim().trim_start_matches("http://localhost:8080").to_owned()
}

#[test]
fn a_forgotten_password_is_set_anew_once() {
    both("forgotten_password", async |t| {
        sign_up(&t, "ana").await;
        let before = sign_in(&t, "ana@example.com", OLD).await.unwrap();
        t.post("/password-resets", None, json!({ "email": " Ana@Example.com" })).await.expect(202);
        let sent = mails(&t).await;
        assert_eq!(sent.len(), 1);
        assert!(sent[0].contains("To: ana@example.com") && sent[0].contains("Set a new password"), "{}", sent[0]);
        let path = link(&sent[0]);
        assert_eq!(t.page(&path, None).await.status, 200);

        assert_eq!(t.put(&path, None, json!({ "password": "short" })).await.fields(), ["password: too_short"]);
        assert_eq!(t.put(&path, None, json!({ "password": NEW })).await.status, 204);
        assert_eq!(t.get("/me", Some(&before)).await.problem(401).0, "session_ended");
        assert!(sign_in(&t, "ana@example.com", OLD).await.is_none());
        assert!(sign_in(&t, "ana@example.com", NEW).await.is_some());

        t.put(&path, None, json!({ "password": "a third password" })).await.problem(410);
        assert_eq!(t.page(&path, None).await.status, 410);
        let told = mails(&t).await;
        assert!(told.len() == 1 && told[0].contains("was changed"), "{told:?}");
    });
}

#[test]
fn a_link_ends_after_an_hour_and_with_another_ones_use() {
    both("links_end", async |t| {
        sign_up(&t, "ana").await;
        let ask = async || t.post("/password-resets", None, json!({ "email": "ana@example.com" })).await.expect(202);
        ask().await;
        let old = link(&mails(&t).await[0]);
        t.app.clock.advance(Micros::minutes(59));
        assert_eq!(t.page(&old, None).await.status, 200);
        t.app.clock.advance(Micros::minutes(1));
        assert_eq!(t.page(&old, None).await.status, 410);

        ask().await;
        ask().await;
        let both = mails(&t).await;
        assert_eq!(t.put(&link(&both[0]), None, json!({ "password": NEW })).await.status, 204);
        t.put(&link(&both[1]), None, json!({ "password": OLD })).await.problem(410);
        // A made-up one.
        assert_eq!(t.page("/password-resets/AAAA", None).await.status, 410);
    });
}

#[test]
fn asking_tells_nobody_who_has_an_account_and_is_throttled() {
    both("asking_for_links", async |t| {
        sign_up(&t, "ana").await;
        let ask = async |email: &str| t.post("/password-resets", None, json!({ "email": email })).await;
        let (known, unknown) = (ask("ana@example.com").await, ask("bob@example.com").await);
        assert_eq!((known.status, unknown.status), (unknown.status, http::StatusCode::ACCEPTED));
        assert_eq!(mails(&t).await.len(), 1);
        assert_eq!(ask("nobody").await.fields(), ["email: bad_email"]);
        for _ in 0..4 {
            ask("ana@example.com").await.expect(202);
        }
        assert_eq!(ask("ana@example.com").await.problem(429).0, "too_many");
    });
}

#[test]
fn a_new_address_counts_once_its_link_was_used() {
    both("new_address", async |t| {
        sign_up(&t, "ana").await;
        sign_up(&t, "bob").await;
        let ana = sign_in(&t, "ana@example.com", OLD).await.unwrap();
        let ask = async |email: &str, password: &str| {
            t.put("/me/email", Some(&ana), json!({ "email": email, "password": password })).await
        };
        assert_eq!(ask("new@example.com", "wrong password").await.fields(), ["password: wrong_password"]);
        assert_eq!(ask("bob@example.com", OLD).await.problem(409).0, "email_taken");
        ask("new@example.com", OLD).await.expect(202);
        assert_eq!(t.get("/me", Some(&ana)).await.expect(200)["email"], "ana@example.com");
        let sent = mails(&t).await;
        assert!(sent.len() == 1 && sent[0].contains("To: new@example.com"), "{sent:?}");
        let path = link(&sent[0]);
        let page = t.page(&path, None).await;
        assert!(page.status == 200 && page.text().contains("new@example.com"));
        assert_eq!(t.put(&path, None, json!({})).await.status, 204);
        assert_eq!(t.get("/me", Some(&ana)).await.expect(200)["email"], "new@example.com");
        assert!(sign_in(&t, "ana@example.com", OLD).await.is_none());
        assert!(sign_in(&t, "new@example.com", OLD).await.is_some());
        let told = mails(&t).await;
        assert!(told.len() == 1 && told[0].contains("To: ana@example.com"), "{told:?}");
        t.put(&path, None, json!({})).await.problem(410);
        // The old address is free again, and whoever claims it first wins over a link to it.
        ask("ana@example.com", OLD).await.expect(202);
        let back = link(&mails(&t).await[0]);
        t.post(
            "/accounts",
            None,
            json!({ "email": "ana@example.com", "password": OLD, "handle": "eva", "name": "Eva" }),
        )
        .await
        .expect(201);
        assert_eq!(t.put(&back, None, json!({})).await.problem(409).0, "email_taken");
    });
}

#[test]
fn a_password_is_changed_by_who_knows_it() {
    both("change_password", async |t| {
        sign_up(&t, "ana").await;
        let (here, there) =
            (sign_in(&t, "ana@example.com", OLD).await.unwrap(), sign_in(&t, "ana@example.com", OLD).await.unwrap());
        let change = async |current: &str, new: &str| {
            t.put("/me/password", Some(&here), json!({ "current": current, "password": new })).await
        };
        assert_eq!(change("wrong password", NEW).await.fields(), ["current: wrong_password"]);
        assert_eq!(change(OLD, "short").await.fields(), ["password: too_short"]);
        assert_eq!(change(OLD, NEW).await.status, 204);
        t.get("/me", Some(&here)).await.expect(200);
        t.get("/me", Some(&there)).await.problem(401);
        assert!(sign_in(&t, "ana@example.com", NEW).await.is_some());
        for _ in 0..10 {
            change("wrong password", OLD).await.fields();
        }
        assert_eq!(change(NEW, OLD).await.problem(429).0, "too_many");
    });
}

#[test]
fn a_mail_that_cannot_be_sent_waits_and_is_kept() {
    // Nobody listens there.
    let away = |config: &mut vitrine::config::Config| config.mail.smtp = "smtp://127.0.0.1:1".to_owned();
    both_with("mail_waits", away, async |t| {
        sign_up(&t, "ana").await;
        t.post("/password-resets", None, json!({ "email": "ana@example.com" })).await.expect(202);
        let job = async || -> (String, i64, String) {
            sqlx::query_as("SELECT state, attempts, COALESCE(error, '') FROM jobs WHERE kind = 'send-mail'")
                .fetch_one(&mut *t.app.db.read().await.unwrap())
                .await
                .unwrap()
        };
        vitrine::jobs::run_due(&t.app).await.unwrap();
        let (state, attempts, error) = job().await;
        assert_eq!((state.as_str(), attempts), ("waiting", 1));
        assert!(!error.is_empty());
        // Not at once again, and each time after twice as long.
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!(job().await.1, 1);
        for attempt in 2..=12 {
            t.app.clock.advance(Micros::seconds(1 << (attempt - 1)));
            vitrine::jobs::run_due(&t.app).await.unwrap();
            assert_eq!(job().await.1, attempt);
        }
        // Then it is set aside and not thrown away.
        assert_eq!(job().await.0, "failed");
        t.app.clock.advance(Micros::days(1));
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!(job().await.1, 12);
    });
}

#[test]
fn sessions_are_seen_and_ended() {
    both("sessions_seen", async |t| {
        let (ana, bob) = (t.shopper("ana").await, t.shopper("bob").await);
        let other = vitrine::accounts::sessions::start(&t.app, ana.id, "Mozilla/5.0 (Linux; Android 14) Chrome/120")
            .await
            .unwrap();
        let other = Person { id: ana.id, token: other.0 };
        let list = async |who: &Person| t.get("/me/sessions", Some(who)).await.expect(200)["items"].clone();
        let items = list(&ana).await;
        assert_eq!(items.as_array().unwrap().len(), 2);
        let foreign = items.as_array().unwrap().iter().find(|s| s["current"] == false).unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let page = t.page("/me/settings", Some(&ana)).await;
        assert!(page.text().contains("Chrome on Android"), "{}", page.text());
        // Nobody ends another one's.
        assert_eq!(t.delete(&format!("/me/sessions/{foreign}"), Some(&bob)).await.status, 204);
        assert_eq!(list(&ana).await.as_array().unwrap().len(), 2);
        assert_eq!(t.delete("/me/sessions/%25", Some(&ana)).await.problem(404).0, "not_found");
        assert_eq!(t.delete(&format!("/me/sessions/{foreign}"), Some(&ana)).await.status, 204);
        t.get("/me", Some(&other)).await.problem(401);
        vitrine::accounts::sessions::start(&t.app, ana.id, "").await.unwrap();
        assert_eq!(t.delete("/me/sessions", Some(&ana)).await.status, 204);
        assert_eq!(list(&ana).await.as_array().unwrap().len(), 1);
    });
}

#[test]
fn a_profile_is_changed_by_its_owner() {
    both("profile_changed", async |t| {
        let ana = t.shopper("ana").await;
        let bad = json!({ "name": " ", "bio": "x".repeat(301) });
        assert_eq!(t.put("/me", Some(&ana), bad).await.fields(), ["name: required", "bio: too_long"]);
        let me = t.put("/me", Some(&ana), json!({ "name": "Ana Ruiz", "bio": "Chairs, mostly." })).await.expect(200);
        assert_eq!((&me["name"], &me["bio"]), (&json!("Ana Ruiz"), &json!("Chairs, mostly.")));
        assert_eq!(me["avatar"], json!(null));
        let photo = multipart(&[], &[("file", "me.jpg", &jpeg(64, 64, 1))]);
        assert_eq!(
            send(&t, "/me/avatar?_method=put", Some(&ana), photo).await.headers[header::LOCATION],
            "/me/settings"
        );
        assert!(t.get("/me", Some(&ana)).await.expect(200)["avatar"]["url"].is_string());
        assert!(t.get("/accounts/ana", None).await.expect(200)["avatar"]["url"].is_string());
        let no_photo =
            send(&t, "/api/v1/me/avatar?_method=put", Some(&ana), multipart(&[], &[("file", "me.jpg", b"text")])).await;
        assert_eq!(no_photo.fields(), ["file: photo_not_a_photo"]);
        assert_eq!(t.delete("/me/avatar", Some(&ana)).await.status, 204);
        assert_eq!(t.get("/me", Some(&ana)).await.expect(200)["avatar"], json!(null));
        let form = t.form("/me?_method=put", Some(&ana), &[("name", ""), ("bio", "kept")]).await;
        assert_eq!(form.status, 422);
        assert!(form.text().contains("kept"));
        t.put("/me", None, json!({ "name": "Eva" })).await.problem(401);
    });
}
