//! Passkeys, with an authenticator made here: it holds a key and answers as a browser and a device would.

use http::{Method, header};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use vitrine::app::{App, Setup};
use vitrine::kit::{Id, Micros};

use crate::app::{Answer, Person, TestApp, both, both_with};

const ORIGIN: &str = "http://localhost:8080";

fn text(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

fn bytes(text: &Value) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text.as_str().unwrap()).unwrap()
}

/// A device with one passkey.
struct Device {
    key: EcdsaKeyPair,
    id: Vec<u8>,
    handle: Vec<u8>,
    counter: u32,
    origin: &'static str,
    /// Whether it knows who touches it.
    verifies: bool,
}

impl Device {
    fn new(id: u8) -> Self {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random).unwrap();
        Self { key, id: vec![id; 32], handle: Vec::new(), counter: 0, origin: ORIGIN, verifies: true }
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn data(&mut self, host: &Value, extra: u8) -> Vec<u8> {
        self.counter += 1;
        let mut data = Sha256::digest(host.as_str().unwrap()).to_vec();
        data.push(0x01 | if self.verifies { 0x04 } else { 0 } | extra);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// `navigator.credentials.create`.
    fn create(&mut self, options: &Value) -> Value {
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        self.handle = bytes(&options["user"]["id"]);
        let mut data = self.data(&options["rp"]["id"], 0x40);
        data.extend([0; 16]);
        data.extend((self.id.len() as u16).to_be_bytes());
        data.extend(&self.id);
        // A COSE key: kty EC2, alg ES256, crv P-256, x, y.
        let point = self.key.public_key().as_ref();
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[33..65]);
        let mut object = vec![0xa3];
        object.extend(b"\x63fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(data.len() as u8);
        object.extend(data);
        let client = self.client_data("webauthn.create", options);
        json!({ "id": text(&self.id), "rawId": text(&self.id), "type": "public-key",
            "response": { "clientDataJSON": text(&client), "attestationObject": text(&object) } })
    }

    /// `navigator.credentials.get`.
    fn get(&mut self, options: &Value) -> Value {
        assert_eq!(options["userVerification"], "required");
        let data = self.data(&options["rpId"], 0);
        let client = self.client_data("webauthn.get", options);
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        json!({ "id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "response": {
            "clientDataJSON": text(&client), "authenticatorData": text(&data),
            "signature": text(signature.as_ref()), "userHandle": text(&self.handle) } })
    }
}

/// Begins adding: the challenge and what the browser is asked.
async fn begin(t: &TestApp, who: &Person) -> (String, Value) {
    let asked = t.post("/me/passkey-challenges", Some(who), json!({})).await.expect(201);
    (asked["challenge"].as_str().unwrap().to_owned(), asked["options"].clone())
}

async fn finish(t: &TestApp, who: &Person, challenge: &str, credential: &Value) -> Answer {
    t.post("/me/passkeys", Some(who), json!({ "challenge": challenge, "credential": credential, "name": "Phone" }))
        .await
}

/// An added passkey; its id.
async fn add(t: &TestApp, who: &Person, device: &mut Device) -> String {
    let (challenge, options) = begin(t, who).await;
    let added = finish(t, who, &challenge, &device.create(&options)).await.expect(201);
    added["id"].as_str().unwrap().to_owned()
}

async fn ask(t: &TestApp) -> (String, Value) {
    let asked = t.post("/passkey-challenges", None, json!({})).await.expect(201);
    (asked["challenge"].as_str().unwrap().to_owned(), asked["options"].clone())
}

async fn send(t: &TestApp, challenge: &str, credential: &Value) -> Answer {
    t.post("/passkey-sessions", None, json!({ "challenge": challenge, "credential": credential })).await
}

async fn sign_in(t: &TestApp, device: &mut Device) -> Answer {
    let (challenge, options) = ask(t).await;
    send(t, &challenge, &device.get(&options)).await
}

#[test]
fn a_passkey_signs_in_with_nothing_typed() {
    both("passkey_signs_in", async |t| {
        let ana = t.shopper("ana").await;
        let mut phone = Device::new(1);
        let id = add(&t, &ana, &mut phone).await;
        let items = async || t.get("/me/passkeys", Some(&ana)).await.expect(200)["items"].clone();
        assert_eq!(items().await[0]["name"], "Phone");
        assert_eq!(items().await[0]["used_at"], json!(null));
        for _ in 0..2 {
            let token = sign_in(&t, &mut phone).await.expect(201)["token"].as_str().unwrap().to_owned();
            let me = t.get("/me", Some(&Person { id: ana.id, token })).await.expect(200);
            assert_eq!(me["handle"], "ana");
        }
        assert!(items().await[0]["used_at"].is_string() || items().await[0]["used_at"].is_number());
        let rename = |name: &'static str| json!({ "name": name });
        assert_eq!(t.put(&format!("/me/passkeys/{id}"), Some(&ana), rename("Key")).await.status, 204);
        assert_eq!(t.put(&format!("/me/passkeys/{id}"), Some(&ana), rename(" ")).await.fields(), ["name: required"]);
        assert_eq!(items().await[0]["name"], "Key");
        let page = t.page("/me/settings", Some(&ana)).await.text();
        assert!(page.contains("Key") && page.contains("data-passkey-add"), "{page}");
        assert_eq!(t.delete(&format!("/me/passkeys/{id}"), Some(&ana)).await.status, 204);
        assert_eq!(items().await, json!([]));
        assert_eq!(sign_in(&t, &mut phone).await.problem(401).0, "passkey_unknown");
        // The same device may come back.
        add(&t, &ana, &mut phone).await;
        sign_in(&t, &mut phone).await.expect(201);
        // Each one added was told by mail.
        vitrine::jobs::run_due(&t.app).await.unwrap();
        assert_eq!(std::fs::read_dir(t.app.config.data.join("mail")).unwrap().count(), 2);
    });
}

#[test]
fn a_passkey_belongs_to_one_account() {
    both("passkey_of_one", async |t| {
        let (ana, bob) = (t.shopper("ana").await, t.shopper("bob").await);
        let mut phone = Device::new(1);
        let id = add(&t, &ana, &mut phone).await;
        let path = format!("/me/passkeys/{id}");
        t.put(&path, Some(&bob), json!({ "name": "Mine" })).await.problem(404);
        assert_eq!(t.delete(&path, Some(&bob)).await.status, 204);
        sign_in(&t, &mut phone).await.expect(201);
        // Bob's browser claims Ana's credential as its own, and then to be Ana.
        let mut copy = Device::new(1);
        let (challenge, options) = begin(&t, &bob).await;
        let refused = finish(&t, &bob, &challenge, &copy.create(&options)).await;
        assert_eq!(refused.fields(), ["credential: passkey_not_taken"]);
        copy.handle = phone.handle.clone();
        copy.counter = 100;
        assert_eq!(sign_in(&t, &mut copy).await.problem(401).0, "passkey_refused");
        // A challenge made for Ana is no use to Bob, nor is one without anybody.
        let (challenge, options) = begin(&t, &ana).await;
        let answer = Device::new(2).create(&options);
        assert_eq!(finish(&t, &bob, &challenge, &answer).await.fields(), ["credential: passkey_not_taken"]);
        t.post("/me/passkey-challenges", None, json!({})).await.problem(401);
        t.get("/me/passkeys", None).await.problem(401);
    });
}

#[test]
fn a_challenge_is_answered_once_and_in_time() {
    both("passkey_challenges", async |t| {
        let ana = t.shopper("ana").await;
        let mut phone = Device::new(1);
        add(&t, &ana, &mut phone).await;
        let (challenge, options) = ask(&t).await;
        send(&t, &challenge, &phone.get(&options)).await.expect(201);
        assert_eq!(send(&t, &challenge, &phone.get(&options)).await.fields(), ["challenge: passkey_expired"]);
        assert_eq!(send(&t, "made-up", &phone.get(&options)).await.fields(), ["challenge: passkey_expired"]);
        // The one of another ceremony.
        let (other, _) = begin(&t, &ana).await;
        assert_eq!(send(&t, &other, &phone.get(&options)).await.fields(), ["challenge: passkey_expired"]);
        // An answer to another challenge.
        let (challenge, _) = ask(&t).await;
        assert_eq!(send(&t, &challenge, &phone.get(&options)).await.problem(401).0, "passkey_refused");
        let (challenge, options) = ask(&t).await;
        t.app.clock.advance(Micros::minutes(10));
        assert_eq!(send(&t, &challenge, &phone.get(&options)).await.fields(), ["challenge: passkey_expired"]);
        vitrine::accounts::sweep(&t.app).await.unwrap();
        let left: (i64,) = sqlx::query_as("SELECT COUNT(*) FROM ceremonies")
            .fetch_one(&mut *t.app.db.read().await.unwrap())
            .await
            .unwrap();
        assert_eq!(left.0, 0);
    });
}

#[test]
fn a_challenge_of_one_node_is_answered_at_another() {
    both("passkey_nodes", async |t| {
        let ana = t.shopper("ana").await;
        let mut phone = Device::new(1);
        add(&t, &ana, &mut phone).await;
        let setup = Setup {
            config: t.app.config.clone(),
            clock: t.app.clock.clone(),
            seed: Some(2),
            public_url: ORIGIN.to_owned(),
            demo: false,
        };
        let other = App::start(setup).await.unwrap();
        let (challenge, options) = ask(&t).await;
        let answer = phone.get(&options);
        let signed = vitrine::accounts::passkeys::sign_in(&other, &challenge, &answer, "192.0.2.1", "").await.unwrap();
        assert_eq!(signed.0, ana.id);
        assert_eq!(send(&t, &challenge, &answer).await.fields(), ["challenge: passkey_expired"]);
        other.db.close().await;
    });
}

#[test]
fn what_a_device_says_is_checked() {
    both("passkey_checked", async |t| {
        let ana = t.shopper("ana").await;
        let mut phone = Device::new(1);
        // Adding: from another site, or by a device that does not know who touches it.
        for (origin, verifies) in [("http://localhost:9999", true), ("https://evil.example", true), (ORIGIN, false)] {
            let (challenge, options) = begin(&t, &ana).await;
            let answer = Device { origin, verifies, ..Device::new(9) }.create(&options);
            assert_eq!(finish(&t, &ana, &challenge, &answer).await.fields(), ["credential: passkey_not_taken"]);
        }
        for odd in [json!(null), json!({}), json!("{"), json!(7), json!({ "id": "x", "rawId": "!" })] {
            let (challenge, _) = begin(&t, &ana).await;
            assert_eq!(finish(&t, &ana, &challenge, &odd).await.fields(), ["credential: passkey_not_taken"]);
            let (challenge, _) = ask(&t).await;
            assert_eq!(send(&t, &challenge, &odd).await.problem(401).0, "passkey_refused");
        }
        add(&t, &ana, &mut phone).await;
        let mut refused = async |change: &dyn Fn(&mut Value)| {
            let (challenge, options) = ask(&t).await;
            let mut answer = phone.get(&options);
            change(&mut answer);
            send(&t, &challenge, &answer).await.problem(401).0
        };
        let set = |name: &'static str, value: Value| move |answer: &mut Value| answer["response"][name] = value.clone();
        assert_eq!(refused(&set("signature", json!(text(&[1; 70])))).await, "passkey_refused");
        assert_eq!(refused(&set("userHandle", json!(null))).await, "passkey_refused");
        assert_eq!(refused(&set("userHandle", json!(text(&[255; 16])))).await, "passkey_refused");
        let stranger = Id(ana.id.0 + 1).0.to_be_bytes();
        let handle = [[0; 8], stranger].concat();
        assert_eq!(refused(&set("userHandle", json!(text(&handle)))).await, "passkey_unknown");
        phone.verifies = false;
        assert_eq!(sign_in(&t, &mut phone).await.problem(401).0, "passkey_refused");
        phone.verifies = true;
        phone.origin = "https://evil.example";
        assert_eq!(sign_in(&t, &mut phone).await.problem(401).0, "passkey_refused");
        phone.origin = ORIGIN;
        sign_in(&t, &mut phone).await.expect(201);
    });
}

#[test]
fn a_copied_passkey_is_refused() {
    both("passkey_copied", async |t| {
        let ana = t.shopper("ana").await;
        let mut phone = Device::new(1);
        add(&t, &ana, &mut phone).await;
        sign_in(&t, &mut phone).await.expect(201);
        sign_in(&t, &mut phone).await.expect(201);
        // The copy counts on from where it was taken.
        phone.counter -= 2;
        assert_eq!(sign_in(&t, &mut phone).await.problem(401).0, "passkey_copied");
        assert_eq!(sign_in(&t, &mut phone).await.problem(401).0, "passkey_copied");
        sign_in(&t, &mut phone).await.expect(201);
    });
}

#[test]
fn guessing_at_a_passkey_is_throttled() {
    both("passkey_throttled", async |t| {
        let ana = t.shopper("ana").await;
        let mut phone = Device::new(1);
        add(&t, &ana, &mut phone).await;
        let mut wrong = Device::new(1);
        wrong.handle = phone.handle.clone();
        for _ in 0..10 {
            assert_eq!(sign_in(&t, &mut wrong).await.problem(401).0, "passkey_refused");
        }
        assert_eq!(sign_in(&t, &mut phone).await.problem(429).0, "too_many");
        t.app.clock.advance(Micros::minutes(16));
        sign_in(&t, &mut phone).await.expect(201);
    });
}

#[test]
fn the_owner_is_asked_again_after_a_while() {
    both("passkey_proof", async |t| {
        let new = json!({ "email": "ana@example.com", "password": "correct horse", "handle": "ana", "name": "Ana" });
        let id = t.post("/accounts", None, new).await.expect(201)["id"].as_str().unwrap().parse().unwrap();
        let credentials = json!({ "email": "ana@example.com", "password": "correct horse" });
        let token = t.post("/sessions", None, credentials).await.expect(201)["token"].as_str().unwrap().to_owned();
        let ana = Person { id, token };
        let mut phone = Device::new(1);
        let passkey = add(&t, &ana, &mut phone).await;
        t.app.clock.advance(Micros::minutes(16));
        let begin =
            async |password: &str| t.post("/me/passkey-challenges", Some(&ana), json!({ "password": password })).await;
        assert_eq!(begin("").await.fields(), ["password: required"]);
        assert_eq!(begin("wrong password").await.fields(), ["password: wrong_password"]);
        let path = format!("/me/passkeys/{passkey}");
        assert_eq!(t.delete(&path, Some(&ana)).await.fields(), ["password: required"]);
        let page = t.page("/me/settings", Some(&ana)).await.text();
        assert!(page.contains("f-passkey-password"), "{page}");
        begin("correct horse").await.expect(201);
        // Once is enough for a quarter of an hour.
        assert_eq!(t.delete(&path, Some(&ana)).await.status, 204);
        // Who has no password signs in again.
        let bob = t.shopper("bob").await;
        add(&t, &bob, &mut Device::new(2)).await;
        t.app.clock.advance(Micros::minutes(16));
        let refused = t.post("/me/passkey-challenges", Some(&bob), json!({ "password": "anything" })).await;
        assert_eq!(refused.fields(), ["password: sign_in_again"]);
    });
}

#[test]
fn pages_sign_in_by_passkey_too() {
    both("passkey_pages", async |t| {
        let ana = t.shopper("ana").await;
        let mut phone = Device::new(1);
        add(&t, &ana, &mut phone).await;
        let page = t.page("/sign-in?next=%2Fbag", None).await.text();
        assert!(page.contains("username webauthn") && page.contains("data-passkey-host=\"localhost\""), "{page}");
        let asked = t.form("/passkey-challenges", None, &[]).await;
        assert_eq!(asked.headers[header::CONTENT_TYPE], "application/json");
        let asked = asked.expect(201);
        let (challenge, credential) = (asked["challenge"].as_str().unwrap(), phone.get(&asked["options"]).to_string());
        let fields = [("challenge", challenge), ("credential", credential.as_str()), ("next", "/bag")];
        let signed = t.form("/passkey-sessions", None, &fields).await;
        assert_eq!((signed.status.as_u16(), &signed.headers[header::LOCATION]), (303, &"/bag".parse().unwrap()));
        assert!(signed.headers[header::SET_COOKIE].to_str().unwrap().starts_with("__Host-session="));
        let again = t.form("/passkey-sessions", None, &fields).await;
        assert_eq!(again.status, 422);
        assert!(again.text().contains("That took too long"), "{}", again.text());
        // A page of another site cannot begin one.
        let foreign = http::Request::builder()
            .method(Method::POST)
            .uri("/passkey-sessions")
            .header(header::HOST, "localhost:8080")
            .header("sec-fetch-site", "cross-site")
            .body(axum::body::Body::empty())
            .unwrap();
        assert_eq!(t.send(foreign).await.status, 403);
    });
}

#[test]
fn a_number_has_no_passkeys() {
    let number = |config: &mut vitrine::config::Config| config.server.public_url = "http://127.0.0.1:8080".to_owned();
    both_with("passkey_number", number, async |t| {
        let ana = t.shopper("ana").await;
        let refused = t.post("/me/passkey-challenges", Some(&ana), json!({})).await;
        assert_eq!(refused.problem(403).0, "passkeys_need_a_name");
        assert!(!t.page("/sign-in", None).await.text().contains("data-passkey"));
        assert!(!t.page("/me/settings", Some(&ana)).await.text().contains("data-passkey"));
    });
}
