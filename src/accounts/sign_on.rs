//! Sign-on: who is signed in at the operator's provider of OpenID Connect is signed in here. The provider's word on
//! membership and role is taken at each sign-in; what somebody else granted stays as it is.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ceremonies::{self, Kind};
use super::view::{Role, SignOnView};
use super::{NewAccount, Token, audit, memberships, parse_handle, passkeys, proof, sessions, throttle};
use crate::app::App;
use crate::config;
use crate::db::events::Event;
use crate::db::{Conn, Tx};
use crate::kit::text::{self, limit};
use crate::kit::{Error, Id, Micros, Result};
use crate::oidc::{Brought, Claims, Provider, Secrets, Trouble, holds};

/// Who acts, in the audit log.
const WHO: &str = "sign-on";

/// What is kept while somebody is at the provider.
#[derive(Debug, Serialize, Deserialize)]
struct Begun {
    nonce: String,
    verifier: String,
    /// SHA-256 of what the browser holds: an answer brought by another browser counts for nothing.
    browser: String,
    next: String,
}

/// Where to send the browser, and what it has to keep until it is back.
#[derive(Debug)]
pub struct Start {
    pub address: String,
    pub browser: Token,
}

/// Who came back.
#[derive(Debug)]
pub enum Came {
    /// Signed in, and goes on to `next`; `new` when the account was just made.
    In { token: Token, next: String, new: bool },
    /// The account is linked.
    Linked,
}

/// What a browser brings back from the provider.
#[derive(Clone, Copy, Debug)]
pub struct Return<'a> {
    pub state: &'a str,
    pub brought: Brought<'a>,
    /// What it kept.
    pub browser: Option<&'a Token>,
    /// Who is signed in here by now.
    pub viewer: Option<Id>,
    pub device: &'a str,
    /// The language of an account that is made.
    pub language: &'a str,
}

/// The provider, or 404 where there is none.
fn provider(app: &App) -> Result<&Provider> {
    app.sign_on.as_ref().ok_or(Error::NotFound)
}

fn told(trouble: &Trouble) -> Error {
    tracing::warn!("sign-on: {trouble}");
    match trouble {
        Trouble::Away(_) => Error::conflict("sign_on_away"),
        Trouble::Wrong(_) => Error::forbidden("sign_on_refused"),
    }
}

/// Begins signing in, or linking an account that is signed in; only its owner may (see [`proof::prove`]).
pub async fn begin(app: &App, link: Option<Id>, next: &str, from: &str) -> Result<Start> {
    let provider = provider(app)?;
    throttle::count(app, throttle::CEREMONY_FROM, from).await?;
    let secret = || URL_SAFE_NO_PAD.encode(app.random::<32>());
    let browser = Token::make(app);
    let begun = Begun { nonce: secret(), verifier: secret(), browser: browser.hash(), next: next.to_owned() };
    let state = ceremonies::begin(app, Kind::SignOn, link, &begun).await?;
    let secrets = Secrets { nonce: &begun.nonce, verifier: &begun.verifier };
    let address = provider.begin(app.clock.now(), &state.0, secrets).await.map_err(|e| told(&e))?;
    Ok(Start { address, browser })
}

/// Whoever comes back from the provider: signs in, links, or makes an account.
pub async fn finish(app: &App, back: Return<'_>) -> Result<Came> {
    let provider = provider(app)?;
    let taken = ceremonies::take::<Begun>(app, Kind::SignOn, back.state).await?;
    let begun = taken.filter(|(_, begun)| back.browser.is_some_and(|token| token.hash() == begun.browser));
    let Some((link, begun)) = begun else { return Err(Error::forbidden("sign_on_lost")) };
    // Who links is still who began it.
    if link.is_some() && link != back.viewer {
        return Err(Error::forbidden("sign_on_lost"));
    }
    let secrets = Secrets { nonce: &begun.nonce, verifier: &begun.verifier };
    let claims = provider.finish(app.clock.now(), back.brought, secrets).await.map_err(|e| told(&e))?;
    let person = Person::read(provider, &claims)?;
    // Of two that come first at the same time, the second finds what the first one made.
    for _ in 0..2 {
        let mut tx = app.db.write().await?;
        let known = linked(&mut tx, &person).await?;
        let (account, new) = match (known, link) {
            (Some(account), Some(own)) if account != own => return Err(Error::forbidden("sign_on_taken")),
            (Some(account), _) => (account, false),
            (None, Some(own)) => (own, false),
            (None, None) => match by_address(app, &mut tx, &person).await? {
                Some(account) => (account, false),
                None => (make(app, &mut tx, &person, &claims, back.language).await?, true),
            },
        };
        if known.is_none() && !connect(app, &mut tx, account, &person, new).await? {
            continue;
        }
        obey(app, &mut tx, account, &person, &claims).await?;
        tx.commit().await?;
        sessions::changed(app, account);
        if link.is_some() {
            return Ok(Came::Linked);
        }
        let token = sessions::start(app, account, back.device).await?;
        return Ok(Came::In { token, next: begun.next, new });
    }
    Err(Error::conflict("sign_on_away"))
}

/// Who the provider says it is.
struct Person<'a> {
    issuer: &'a str,
    subject: &'a str,
    /// As addresses are compared; empty when none was told.
    email: String,
    /// Whether the provider vouches for it.
    verified: bool,
}

impl<'a> Person<'a> {
    fn read(provider: &'a Provider, claims: &'a Claims) -> Result<Self> {
        let subject =
            claims.get("sub").and_then(Value::as_str).ok_or_else(|| Error::fault("a token without subject"))?;
        let email = claims.get("email").and_then(Value::as_str).unwrap_or_default();
        Ok(Self {
            issuer: provider.issuer(),
            subject,
            email: super::parse_email(email).unwrap_or_default(),
            // Some providers write it as a text.
            verified: holds(claims, "email_verified=true"),
        })
    }
}

async fn linked(conn: &mut Conn, person: &Person<'_>) -> Result<Option<Id>> {
    let found: Option<(i64,)> =
        sqlx::query_as("SELECT account FROM sign_on_subjects WHERE issuer = $1 AND subject = $2")
            .bind(person.issuer)
            .bind(person.subject)
            .fetch_optional(conn)
            .await?;
    Ok(found.map(|(id,)| Id(id)))
}

/// The account that has the person's address already. Only a provider that vouches for the address opens it. Whoever
/// made the account may never have had the address, so unless that was proved, what opened it until now no longer does.
async fn by_address(app: &App, tx: &mut Tx, person: &Person<'_>) -> Result<Option<Id>> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT account FROM account_emails WHERE email = $1")
        .bind(&person.email)
        .fetch_optional(&mut **tx)
        .await?;
    let Some((account,)) = found else { return Ok(None) };
    if !person.verified {
        return Err(Error::forbidden("sign_on_address"));
    }
    if proof::address_is_proved(tx, Id(account), app.clock.now()).await? {
        return Ok(Some(Id(account)));
    }
    sqlx::query("UPDATE accounts SET password_hash = '' WHERE id = $1").bind(account).execute(&mut **tx).await?;
    passkeys::remove_all(tx, Id(account)).await?;
    sqlx::query("DELETE FROM sessions WHERE account = $1").bind(account).execute(&mut **tx).await?;
    audit(app, tx, WHO, "earlier ways in ended", &Id(account).to_string(), "").await?;
    Ok(Some(Id(account)))
}

/// Makes an account out of the claims.
async fn make(app: &App, tx: &mut Tx, person: &Person<'_>, claims: &Claims, language: &str) -> Result<Id> {
    if person.email.is_empty() {
        return Err(Error::forbidden("sign_on_no_address"));
    }
    let claim = |name: &str| claims.get(name).and_then(Value::as_str).unwrap_or_default();
    let local = person.email.split('@').next().unwrap_or_default();
    let wishes = [claim(&app.config.sign_on.handle), local, claim("name")];
    let handle = free_handle(tx, &wishes).await?;
    let name: String = text::clean(claim("name")).replace(['\n', '\t'], " ").chars().take(limit::NAME).collect();
    let name = if name.trim().is_empty() { handle.clone() } else { name.trim().to_owned() };
    let new =
        NewAccount { email: person.email.clone(), handle, name, password_hash: String::new(), role: Role::Shopper };
    let account = super::insert(app, tx, &new, language).await?;
    if person.verified {
        proof::address_is_proved(tx, account, app.clock.now()).await?;
    }
    Ok(account)
}

/// The first handle nobody has, of what is wished for, with a number behind it where it has to be.
async fn free_handle(conn: &mut Conn, wishes: &[&str]) -> Result<String> {
    for n in 0..100 {
        for wish in wishes {
            let Some(handle) = as_handle(wish, n) else { continue };
            if super::by_handle(conn, &handle).await?.is_none() {
                return Ok(handle);
            }
        }
    }
    Err(Error::fault(format!("no free handle for {wishes:?}")))
}

/// A text made to fit the rule of handles, with a number behind it from 2 on; nothing where too little is left.
fn as_handle(wish: &str, n: u32) -> Option<String> {
    let plain: String = wish
        .split('@')
        .next()?
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    let tail = if n == 0 { String::new() } else { (n + 1).to_string() };
    let head: String = plain.trim_matches('_').chars().take(limit::HANDLE_MAX - tail.len()).collect();
    let plain = parse_handle(&format!("{head}{tail}")).ok();
    // What is too short to be a handle gets one all the same, from the second try on.
    plain.or_else(|| parse_handle(&format!("shopper_{tail}")).ok().filter(|_| n > 0))
}

/// Links account and person. False when somebody linked the person meanwhile.
async fn connect(app: &App, tx: &mut Tx, account: Id, person: &Person<'_>, new: bool) -> Result<bool> {
    let now = app.clock.now();
    let claimed = sqlx::query(
        "INSERT INTO sign_on_subjects (issuer, subject, account) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    )
    .bind(person.issuer)
    .bind(person.subject)
    .bind(account.0)
    .execute(&mut **tx)
    .await?;
    if claimed.rows_affected() == 0 {
        return Ok(false);
    }
    let link = sqlx::query(
        "INSERT INTO sign_ons (account, issuer, subject, email, created_at, used_at) VALUES ($1, $2, $3, $4, $5, $5) \
         ON CONFLICT DO NOTHING",
    )
    .bind(account.0)
    .bind(person.issuer)
    .bind(person.subject)
    .bind(&person.email)
    .bind(now.0)
    .execute(&mut **tx)
    .await?;
    if link.rows_affected() == 0 {
        // The account belongs to another person there.
        return Err(Error::forbidden("sign_on_other"));
    }
    if !new {
        passkeys::way_in_added(app, tx, account, "sign-on linked").await?;
    }
    Ok(true)
}

/// Does what the claims say of membership and role.
async fn obey(app: &App, tx: &mut Tx, account: Id, person: &Person<'_>, claims: &Claims) -> Result<()> {
    let rules = &app.config.sign_on;
    let (role, given): (String, String) = sqlx::query_as(
        "SELECT a.role, s.role FROM accounts a JOIN sign_ons s ON s.account = a.id WHERE a.id = $1 AND s.issuer = $2",
    )
    .bind(account.0)
    .bind(person.issuer)
    .fetch_one(&mut **tx)
    .await?;
    let role = Role::parse(&role)?;
    let given = if given.is_empty() { None } else { Some(Role::parse(&given)?) };
    let (next, gives) = next_role(role, given, claimed_role(rules, claims));
    sqlx::query("UPDATE sign_ons SET role = $1, email = $2, used_at = $3 WHERE account = $4 AND issuer = $5")
        .bind(gives.map_or("", Role::as_str))
        .bind(&person.email)
        .bind(app.clock.now().0)
        .bind(account.0)
        .bind(person.issuer)
        .execute(&mut **tx)
        .await?;
    set_role(app, tx, account, role, next).await?;
    memberships::by_sign_on(app, tx, account, holds(claims, &rules.member), WHO).await
}

async fn set_role(app: &App, tx: &mut Tx, account: Id, from: Role, to: Role) -> Result<()> {
    if from == to {
        return Ok(());
    }
    sqlx::query("UPDATE accounts SET role = $1 WHERE id = $2")
        .bind(to.as_str())
        .bind(account.0)
        .execute(&mut **tx)
        .await?;
    audit(app, tx, WHO, "role", &account.to_string(), to.as_str()).await?;
    tx.event(app.id(), app.clock.now(), &Event::ProfileChanged { account }).await
}

/// The role that the claims ask for.
fn claimed_role(rules: &config::SignOn, claims: &Claims) -> Option<Role> {
    [(&rules.operator, Role::Operator), (&rules.moderator, Role::Moderator)]
        .into_iter()
        .find_map(|(rule, role)| holds(claims, rule).then_some(role))
}

/// The role an account has next, and which of it sign-on gives: out of the role it has, the one that sign-on gave
/// before, and the one claimed now. What somebody else gave is neither taken nor replaced.
fn next_role(role: Role, given: Option<Role>, claimed: Option<Role>) -> (Role, Option<Role>) {
    let is_ours = role == Role::Shopper || given == Some(role);
    match claimed {
        Some(claimed) if is_ours => (claimed, Some(claimed)),
        None if is_ours => (Role::Shopper, None),
        _ => (role, None),
    }
}

/// How an account is linked to the provider.
pub async fn link(app: &App, account: Id) -> Result<Option<SignOnView>> {
    let Some(provider) = &app.sign_on else { return Ok(None) };
    let found: Option<(String, i64, i64)> =
        sqlx::query_as("SELECT email, created_at, used_at FROM sign_ons WHERE account = $1 AND issuer = $2")
            .bind(account.0)
            .bind(provider.issuer())
            .fetch_optional(&mut *app.db.read().await?)
            .await?;
    Ok(found.map(|(email, linked, used)| SignOnView { email, linked_at: Micros(linked), used_at: Micros(used) }))
}

/// Ends the link, and with it the role and membership it gave. Refused where nothing else would open the account.
pub async fn unlink(app: &App, account: Id, session: Option<&Token>, password: &str) -> Result<()> {
    let issuer = provider(app)?.issuer();
    proof::prove(app, account, session, password).await?;
    if !app.config.sign_on.passwords && passkeys::list(app, account).await?.is_empty() {
        return Err(Error::conflict("last_way_in"));
    }
    let mut tx = app.db.write().await?;
    let ended: Option<(String, String)> =
        sqlx::query_as("DELETE FROM sign_ons WHERE account = $1 AND issuer = $2 RETURNING subject, role")
            .bind(account.0)
            .bind(issuer)
            .fetch_optional(&mut *tx)
            .await?;
    let Some((subject, given)) = ended else { return Ok(()) };
    sqlx::query("DELETE FROM sign_on_subjects WHERE issuer = $1 AND subject = $2")
        .bind(issuer)
        .bind(subject)
        .execute(&mut *tx)
        .await?;
    let (role,): (String,) =
        sqlx::query_as("SELECT role FROM accounts WHERE id = $1").bind(account.0).fetch_one(&mut *tx).await?;
    if role == given {
        set_role(app, &mut tx, account, Role::parse(&role)?, Role::Shopper).await?;
    }
    memberships::by_sign_on(app, &mut tx, account, false, WHO).await?;
    audit(app, &mut tx, &account.to_string(), "sign-on unlinked", &account.to_string(), "").await?;
    tx.commit().await?;
    sessions::changed(app, account);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn roles() -> impl Strategy<Value = Role> {
        prop_oneof![Just(Role::Shopper), Just(Role::Moderator), Just(Role::Operator)]
    }

    fn claims() -> impl Strategy<Value = Option<Role>> {
        prop_oneof![Just(None), Just(Some(Role::Moderator)), Just(Some(Role::Operator))]
    }

    proptest! {
        #[test]
        fn a_role_given_elsewhere_stays(role in prop_oneof![Just(Role::Moderator), Just(Role::Operator)], claimed in claims()) {
            prop_assert_eq!(next_role(role, None, claimed), (role, None));
        }

        #[test]
        fn a_claim_that_goes_takes_its_role_along(role in roles(), given in claims(), claimed in claims()) {
            let (with, gives) = next_role(role, given, claimed);
            let (without, nothing) = next_role(with, gives, None);
            prop_assert_eq!(nothing, None);
            // What is left is what was there without sign-on.
            let is_ours = role == Role::Shopper || given == Some(role);
            prop_assert_eq!(without, if is_ours { Role::Shopper } else { role });
        }

        #[test]
        fn whatever_becomes_a_handle_keeps_its_rule(wish in ".{0,40}", n in 0_u32..100) {
            if let Some(handle) = as_handle(&wish, n) {
                prop_assert_eq!(parse_handle(&handle).unwrap(), handle);
            }
            prop_assert!(as_handle(&wish, 5).is_some());
        }
    }

    #[test]
    fn handles_are_made_of_what_there_is() {
        for (wish, n, handle) in [
            ("Ana.Lima", 0, Some("ana_lima")),
            ("ana@example.com", 0, Some("ana")),
            ("ana", 1, Some("ana2")),
            ("Ünal", 0, Some("nal")),
            ("李", 0, None),
            ("李", 1, Some("shopper_2")),
            ("admin", 0, None),
            ("admin", 1, Some("admin2")),
        ] {
            assert_eq!(as_handle(wish, n).as_deref(), handle, "{wish} {n}");
        }
    }
}
