//! Passkeys: keys that a phone, a computer or a security key holds and uses only for this site (W3C Web Authentication).
//!
//! The database keeps public keys and counters. A passkey names its account by itself, so that nothing is typed.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, WebauthnError,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use super::ceremonies::{self, Kind};
use super::view::PasskeyView;
use super::{Token, audit, proof, sessions, throttle};
use crate::app::App;
use crate::db::jobs::{Job, Letter};
use crate::db::{Tx, from_json, to_json};
use crate::kit::text::{self, limit};
use crate::kit::{Error, Id, Micros, Result};

/// How many an account may have.
const MOST: i64 = 20;

/// What a browser is to answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChallengeView {
    /// Sent back with the answer.
    pub challenge: String,
    /// What `navigator.credentials` is asked with; bytes are base64url.
    #[schema(value_type = Object)]
    pub options: Value,
}

/// The host name passkeys are tied to; nothing where the public address is a number, for which there are none.
pub fn host(app: &App) -> Option<String> {
    let url = Url::parse(&app.public_url).ok()?;
    url.domain().map(str::to_owned)
}

/// The site as authenticators know it.
fn site(app: &App) -> Result<Webauthn> {
    let url = Url::parse(&app.public_url).map_err(Error::fault)?;
    let Some(host) = url.domain() else { return Err(Error::forbidden("passkeys_need_a_name")) };
    let site = WebauthnBuilder::new(host, &url).map_err(Error::fault)?;
    let patience = std::time::Duration::from_micros(ceremonies::LASTS.0.unsigned_abs());
    site.rp_name(&app.config.store.name).timeout(patience).build().map_err(Error::fault)
}

/// The passkeys of an account, the oldest first.
pub async fn list(app: &App, account: Id) -> Result<Vec<PasskeyView>> {
    let rows: Vec<(i64, String, i64, Option<i64>)> =
        sqlx::query_as("SELECT id, name, created_at, used_at FROM passkeys WHERE account = $1 ORDER BY id LIMIT 100")
            .bind(account.0)
            .fetch_all(&mut *app.db.read().await?)
            .await?;
    let view = |(id, name, created, used): (i64, String, i64, Option<i64>)| PasskeyView {
        id: Id(id),
        name,
        created_at: Micros(created),
        used_at: used.map(Micros),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Asks for a new passkey; only the owner may (see [`proof::prove`]).
pub async fn begin_adding(app: &App, account: Id, session: Option<&Token>, password: &str) -> Result<ChallengeView> {
    let site = site(app)?;
    proof::prove(app, account, session, password).await?;
    let held: Vec<(String,)> = sqlx::query_as("SELECT credential FROM passkeys WHERE account = $1 ORDER BY id")
        .bind(account.0)
        .fetch_all(&mut *app.db.read().await?)
        .await?;
    if held.len() as i64 >= MOST {
        return Err(too_many());
    }
    let held: Vec<CredentialID> = held.iter().filter_map(|(id,)| URL_SAFE_NO_PAD.decode(id).ok()).collect();
    let author = super::author(&mut *app.db.read().await?, account).await?;
    let (asked, state) = site
        .start_passkey_registration(handle_of(account), &author.handle, &author.name, Some(held))
        .map_err(Error::fault)?;
    let mut options = serde_json::to_value(&asked).map_err(Error::fault)?["publicKey"].take();
    // It has to be found without a name typed; the library leaves that open.
    options["authenticatorSelection"]["residentKey"] = json!("required");
    options["authenticatorSelection"]["requireResidentKey"] = json!(true);
    let challenge = ceremonies::begin(app, Kind::PasskeyAdd, Some(account), &state).await?;
    Ok(ChallengeView { challenge: challenge.0, options })
}

fn too_many() -> Error {
    Error::Conflict { code: "too_many_passkeys", args: vec![("max", MOST.to_string())] }
}

/// The account as an authenticator remembers it.
fn handle_of(account: Id) -> Uuid {
    Uuid::from_u128(u128::from(account.0.unsigned_abs()))
}

/// Takes a new passkey in, as the browser's answer to [`begin_adding`]. A mail says so.
pub async fn add(app: &App, account: Id, challenge: &str, answer: &Value, name: &str) -> Result<PasskeyView> {
    let name = text::optional("name", name, limit::NAME).map_err(|e| Error::Invalid(vec![e]))?;
    let site = site(app)?;
    let Some((whom, state)) = ceremonies::take::<PasskeyRegistration>(app, Kind::PasskeyAdd, challenge).await? else {
        return Err(Error::invalid("challenge", "passkey_expired"));
    };
    let refused = || Error::invalid("credential", "passkey_not_taken");
    let answer: RegisterPublicKeyCredential = read(answer).ok_or_else(refused)?;
    if whom != Some(account) {
        return Err(refused());
    }
    let passkey = site.finish_passkey_registration(&answer, &state).map_err(|e| {
        tracing::info!(account = account.0, "a new passkey was refused: {e:?}");
        refused()
    })?;
    let (id, now, credential) = (app.id(), app.clock.now(), URL_SAFE_NO_PAD.encode(passkey.cred_id()));
    let mut tx = app.db.write().await?;
    let new =
        sqlx::query("INSERT INTO passkey_credentials (credential, account) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(&credential)
            .bind(account.0)
            .execute(&mut *tx)
            .await?;
    if new.rows_affected() == 0 {
        return Err(refused());
    }
    sqlx::query(
        "INSERT INTO passkeys (account, id, credential, name, passkey, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(account.0)
    .bind(id.0)
    .bind(&credential)
    .bind(&name)
    .bind(to_json(&passkey)?)
    .bind(now.0)
    .execute(&mut *tx)
    .await?;
    // Counted after its own row was written: of two at once, one sees the other or both are within the limit by one.
    let (held,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM passkeys WHERE account = $1").bind(account.0).fetch_one(&mut *tx).await?;
    if held > MOST {
        return Err(too_many());
    }
    way_in_added(app, &mut tx, account, "passkey added").await?;
    tx.commit().await?;
    Ok(PasskeyView { id, name, created_at: now, used_at: None })
}

/// A line of the audit log and a mail: something new opens the account.
pub(super) async fn way_in_added(app: &App, tx: &mut Tx, account: Id, what: &str) -> Result<()> {
    audit(app, tx, &account.to_string(), what, &account.to_string(), "").await?;
    let (email,): (String,) =
        sqlx::query_as("SELECT email FROM accounts WHERE id = $1").bind(account.0).fetch_one(&mut **tx).await?;
    let job = Job::SendMail { account, to: email, letter: Letter::WayInAdded };
    tx.job(app.id(), app.clock.now(), &job).await
}

/// The browser's answer: an object, or its JSON in the field of a form.
fn read<T: serde::de::DeserializeOwned>(answer: &Value) -> Option<T> {
    match answer {
        Value::String(text) => serde_json::from_str(text).ok(),
        other => T::deserialize(other).ok(),
    }
}

/// Gives a passkey another name.
pub async fn rename(app: &App, account: Id, passkey: Id, name: &str) -> Result<()> {
    let name = text::line("name", name, limit::NAME).map_err(|e| Error::Invalid(vec![e]))?;
    let mut tx = app.db.write().await?;
    let changed = sqlx::query("UPDATE passkeys SET name = $1 WHERE account = $2 AND id = $3")
        .bind(name)
        .bind(account.0)
        .bind(passkey.0)
        .execute(&mut *tx)
        .await?;
    if changed.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    tx.commit().await
}

/// Removes a passkey; only the owner may (see [`proof::prove`]). One that is gone is no error.
pub async fn remove(app: &App, account: Id, session: Option<&Token>, password: &str, passkey: Id) -> Result<()> {
    proof::prove(app, account, session, password).await?;
    let mut tx = app.db.write().await?;
    let removed: Option<(String,)> =
        sqlx::query_as("DELETE FROM passkeys WHERE account = $1 AND id = $2 RETURNING credential")
            .bind(account.0)
            .bind(passkey.0)
            .fetch_optional(&mut *tx)
            .await?;
    if let Some((credential,)) = removed {
        sqlx::query("DELETE FROM passkey_credentials WHERE credential = $1 AND account = $2")
            .bind(credential)
            .bind(account.0)
            .execute(&mut *tx)
            .await?;
        audit(app, &mut tx, &account.to_string(), "passkey removed", &account.to_string(), "").await?;
    }
    tx.commit().await
}

/// Removes all passkeys of an account.
pub(super) async fn remove_all(tx: &mut Tx, account: Id) -> Result<()> {
    let removed: Vec<(String,)> = sqlx::query_as("DELETE FROM passkeys WHERE account = $1 RETURNING credential")
        .bind(account.0)
        .fetch_all(&mut **tx)
        .await?;
    for (credential,) in removed {
        sqlx::query("DELETE FROM passkey_credentials WHERE credential = $1")
            .bind(credential)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Asks whoever is there for a passkey of this site. `from` is the network address, for the throttle.
pub async fn begin_sign_in(app: &App, from: &str) -> Result<ChallengeView> {
    let site = site(app)?;
    throttle::count(app, throttle::CEREMONY_FROM, from).await?;
    let (asked, state) = site.start_discoverable_authentication().map_err(Error::fault)?;
    let options = serde_json::to_value(&asked).map_err(Error::fault)?["publicKey"].take();
    let challenge = ceremonies::begin(app, Kind::PasskeySignIn, None, &state).await?;
    Ok(ChallengeView { challenge: challenge.0, options })
}

/// Signs in by a passkey: the browser's answer to [`begin_sign_in`].
pub async fn sign_in(app: &App, challenge: &str, answer: &Value, from: &str, device: &str) -> Result<(Id, Token)> {
    throttle::count(app, throttle::SIGN_IN_FROM, from).await?;
    let site = site(app)?;
    let taken = ceremonies::take::<DiscoverableAuthentication>(app, Kind::PasskeySignIn, challenge).await?;
    let Some((_, state)) = taken else { return Err(Error::invalid("challenge", "passkey_expired")) };
    let refused = || Error::Unauthorized { code: "passkey_refused" };
    let answer: PublicKeyCredential = read(answer).ok_or_else(refused)?;
    let (handle, credential) = site.identify_discoverable_authentication(&answer).map_err(|_| refused())?;
    let account = i64::try_from(handle.as_u128()).map(Id).map_err(|_| refused())?;
    let who = format!("passkey-{account}");
    throttle::count(app, throttle::SIGN_IN, &who).await?;
    let held: Option<(i64, String)> =
        sqlx::query_as("SELECT id, passkey FROM passkeys WHERE account = $1 AND credential = $2")
            .bind(account.0)
            .bind(URL_SAFE_NO_PAD.encode(credential))
            .fetch_optional(&mut *app.db.read().await?)
            .await?;
    // Its owner removed it here, and the device still has it.
    let Some((id, kept)) = held else { return Err(Error::Unauthorized { code: "passkey_unknown" }) };
    let mut passkey: Passkey = from_json(&kept)?;
    let proved = match site.finish_discoverable_authentication_v2(&answer, state, &passkey) {
        Ok(proved) => proved,
        Err(WebauthnError::CredentialPossibleCompromise) => {
            tracing::warn!(account = account.0, passkey = id, "a passkey counted backwards: it may have been copied");
            let mut tx = app.db.write().await?;
            audit(app, &mut tx, &account.to_string(), "passkey counted backwards", &Id(id).to_string(), "").await?;
            tx.commit().await?;
            return Err(Error::Unauthorized { code: "passkey_copied" });
        }
        Err(e) => {
            tracing::info!(account = account.0, passkey = id, "a passkey was refused: {e:?}");
            return Err(refused());
        }
    };
    passkey.update_credential(&proved);
    let mut tx = app.db.write().await?;
    // The counter is only ever compared with the one it was checked against.
    let used =
        sqlx::query("UPDATE passkeys SET passkey = $1, used_at = $2 WHERE account = $3 AND id = $4 AND passkey = $5")
            .bind(to_json(&passkey)?)
            .bind(app.clock.now().0)
            .bind(account.0)
            .bind(id)
            .bind(&kept)
            .execute(&mut *tx)
            .await?;
    if used.rows_affected() == 0 {
        return Err(refused());
    }
    tx.commit().await?;
    throttle::clear(app, throttle::SIGN_IN, &who).await?;
    throttle::take_back(app, throttle::SIGN_IN_FROM, from).await?;
    Ok((account, sessions::start(app, account, device).await?))
}
