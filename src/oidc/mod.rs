//! OpenID Connect, as the store needs it: the authorization code flow with PKCE, `state` and `nonce` at one provider
//! (OpenID Connect Core 1.0, section 3.1; RFC 7636; RFC 9207). No database and no accounts: addresses in, claims out.

mod keys;
mod token;

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::Url;
use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use tokio::sync::Mutex;

use crate::config;
use crate::kit::Micros;
use crate::net::{self, Refused};
use keys::Keys;
pub use token::holds;

/// What a person is said to be.
pub type Claims = Map<String, Value>;

/// The largest answer of a provider, in bytes.
const LARGEST: u64 = 1_000_000;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long what the provider says of itself is believed.
const DISCOVERED: Micros = Micros::hours(1);
/// How often the keys are asked for at most, when a token names one that is not known.
const KEYS_EVERY: Micros = Micros::seconds(30);

/// Why nobody was signed on; the detail is for the log.
#[derive(Debug)]
pub enum Trouble {
    /// The provider does not answer, or not now.
    Away(String),
    /// Its answer is none that can be believed.
    Wrong(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Away(detail) => write!(f, "the provider does not answer: {detail}"),
            Self::Wrong(detail) => write!(f, "the provider's answer is refused: {detail}"),
        }
    }
}

fn wrong(detail: impl fmt::Display) -> Trouble {
    Trouble::Wrong(detail.to_string())
}

fn away(what: &str, refused: Refused) -> Trouble {
    let detail = format!("{what}: {refused}");
    if refused.may_pass() { Trouble::Away(detail) } else { Trouble::Wrong(detail) }
}

/// What is wrong with `[sign_on]`, as a sentence for the operator.
#[derive(Debug, thiserror::Error)]
#[error("The configuration cannot be used: sign_on.{0}")]
pub struct ConfigError(String);

/// What a provider says of itself (OpenID Connect Discovery 1.0, section 3).
#[derive(Clone, Debug, Deserialize)]
struct Metadata {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    userinfo_endpoint: Option<String>,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// What is remembered of the provider.
#[derive(Default)]
struct Held {
    metadata: Option<(Metadata, Micros)>,
    keys: Keys,
    keys_at: Option<Micros>,
}

/// The secrets of one sign-on, kept here while the person is at the provider.
#[derive(Clone, Copy, Debug)]
pub struct Secrets<'a> {
    /// Sent along and given back in the token.
    pub nonce: &'a str,
    /// Proves to the provider that who fetches the token is who began (PKCE).
    pub verifier: &'a str,
}

/// What the browser brings back from the provider.
#[derive(Clone, Copy, Debug)]
pub struct Brought<'a> {
    pub code: &'a str,
    /// Who says so (RFC 9207), where the provider says it.
    pub issuer: Option<&'a str>,
}

/// The provider.
pub struct Provider {
    config: config::SignOn,
    issuer: Url,
    /// Where it sends people back to.
    callback: String,
    /// For the issuer itself, which is the operator's own word.
    own: net::Client,
    /// For what the issuer names elsewhere.
    others: net::Client,
    held: Mutex<Held>,
}

impl Provider {
    /// The provider of the configuration; nothing when there is none.
    pub fn new(config: &config::SignOn, public_url: &str) -> Result<Option<Self>, ConfigError> {
        if config.issuer.is_empty() {
            return if config.passwords {
                Ok(None)
            } else {
                Err(ConfigError("passwords = false needs an issuer: nobody could sign in.".to_owned()))
            };
        }
        let bad = |why: &str| ConfigError(format!("issuer = “{}” {why}", config.issuer));
        let issuer = Url::parse(&config.issuer).map_err(|_| bad("is no address such as https://login.example."))?;
        let safe = issuer.scheme() == "https" || (issuer.scheme() == "http" && is_loopback(&issuer));
        if !safe || issuer.query().is_some() || issuer.fragment().is_some() {
            return Err(bad("has to start with https:// (http:// on this machine alone) and to have no query."));
        }
        if config.client_id.is_empty() {
            return Err(ConfigError("client_id is empty.".to_owned()));
        }
        let client = |made: Result<net::Client, String>| made.map_err(|e| ConfigError(format!("issuer: {e}")));
        Ok(Some(Self {
            own: client(net::Client::only(&issuer, PATIENCE))?,
            others: client(net::Client::new(&[], PATIENCE))?,
            callback: format!("{public_url}/sign-on/callback"),
            held: Mutex::default(),
            config: config.clone(),
            issuer,
        }))
    }

    /// The provider as accounts are linked to it.
    pub fn issuer(&self) -> &str {
        &self.config.issuer
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        if self.config.name.is_empty() {
            self.issuer.host_str().unwrap_or(&self.config.issuer)
        } else {
            &self.config.name
        }
    }

    /// Where a person goes to sign in there.
    pub async fn begin(&self, now: Micros, state: &str, secrets: Secrets<'_>) -> Result<String, Trouble> {
        let metadata = self.metadata(now).await?;
        let mut url = Url::parse(&metadata.authorization_endpoint).map_err(wrong)?;
        let scopes: Vec<&str> = ["openid"]
            .into_iter()
            .chain(self.config.scopes.iter().map(String::as_str).filter(|s| *s != "openid"))
            .collect();
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.config.client_id)
            .append_pair("redirect_uri", &self.callback)
            .append_pair("scope", &scopes.join(" "))
            .append_pair("state", state)
            .append_pair("nonce", secrets.nonce)
            .append_pair("code_challenge", &URL_SAFE_NO_PAD.encode(Sha256::digest(secrets.verifier)))
            .append_pair("code_challenge_method", "S256");
        Ok(url.into())
    }

    /// The claims of whoever comes back, checked.
    pub async fn finish(&self, now: Micros, brought: Brought<'_>, secrets: Secrets<'_>) -> Result<Claims, Trouble> {
        let metadata = self.metadata(now).await?;
        match brought.issuer {
            Some(issuer) if issuer != self.config.issuer => return Err(wrong(format!("it is of {issuer}"))),
            None if metadata.authorization_response_iss_parameter_supported => {
                return Err(wrong("it does not say of whom it is"));
            }
            _ => {}
        }
        let tokens = self.exchange(&metadata, brought.code, secrets.verifier).await?;
        let expected =
            token::Expected { issuer: &self.config.issuer, client: &self.config.client_id, nonce: secrets.nonce };
        let mut claims = self.verified(now, &metadata, &tokens.id_token, &expected).await?;
        if let (Some(address), Some(bearer)) = (&metadata.userinfo_endpoint, &tokens.access_token) {
            let body =
                self.client(address).get_with(address, bearer, LARGEST).await.map_err(|e| away("userinfo", e))?;
            let more: Claims = serde_json::from_slice(&body).map_err(|e| wrong(format!("userinfo: {e}")))?;
            if more.get("sub") != claims.get("sub") {
                return Err(wrong("userinfo is about somebody else"));
            }
            // What was signed comes first.
            for (name, value) in more {
                claims.entry(name).or_insert(value);
            }
        }
        Ok(claims)
    }

    /// The code for tokens (section 3.1.3).
    async fn exchange(&self, metadata: &Metadata, code: &str, verifier: &str) -> Result<Tokens, Trouble> {
        let (id, secret) = (self.config.client_id.as_str(), self.config.client_secret.as_str());
        let mut fields = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", self.callback.as_str()),
            ("code_verifier", verifier),
        ];
        let ways = &metadata.token_endpoint_auth_methods_supported;
        let in_header = ways.is_empty() || ways.iter().any(|way| way == "client_secret_basic");
        // RFC 6749, section 2.3.1: both are encoded as in a form before they are put together.
        let (encoded_id, encoded_secret) = (encode(id), encode(secret));
        let basic = (!secret.is_empty() && in_header).then_some((encoded_id.as_str(), encoded_secret.as_str()));
        if basic.is_none() {
            fields.push(("client_id", id));
            if !secret.is_empty() {
                fields.push(("client_secret", secret));
            }
        }
        let address = &metadata.token_endpoint;
        let body =
            self.client(address).post_form(address, &fields, basic, LARGEST).await.map_err(|e| away("token", e))?;
        serde_json::from_slice(&body).map_err(|e| wrong(format!("token: {e}")))
    }

    /// Checks a token; a key that is not known is looked for once, since providers change theirs.
    async fn verified(
        &self,
        now: Micros,
        metadata: &Metadata,
        text: &str,
        expected: &token::Expected<'_>,
    ) -> Result<Claims, Trouble> {
        let mut held = self.held.lock().await;
        let unknown = !held.keys.knows(text);
        if held.keys_at.is_none_or(|at| unknown && now - at >= KEYS_EVERY || now - at >= DISCOVERED) {
            let address = &metadata.jwks_uri;
            let body = self.fetch(address).await.map_err(|e| away("keys", e))?;
            held.keys = Keys::read(&body).map_err(wrong)?;
            held.keys_at = Some(now);
        }
        token::check(text, &held.keys, now, expected).map_err(wrong)
    }

    /// What the provider says of itself, asked for once an hour. An old answer is better than none.
    async fn metadata(&self, now: Micros) -> Result<Metadata, Trouble> {
        let mut held = self.held.lock().await;
        if let Some((metadata, at)) = &held.metadata
            && now - *at < DISCOVERED
        {
            return Ok(metadata.clone());
        }
        match (self.discover().await, &held.metadata) {
            (Ok(metadata), _) => {
                held.metadata = Some((metadata.clone(), now));
                Ok(metadata)
            }
            (Err(Trouble::Away(_)), Some((metadata, _))) => Ok(metadata.clone()),
            (Err(trouble), _) => Err(trouble),
        }
    }

    async fn discover(&self) -> Result<Metadata, Trouble> {
        let address = format!("{}/.well-known/openid-configuration", self.config.issuer.trim_end_matches('/'));
        let body = self.fetch(&address).await.map_err(|e| away("discovery", e))?;
        let metadata: Metadata = serde_json::from_slice(&body).map_err(|e| wrong(format!("discovery: {e}")))?;
        if metadata.issuer != self.config.issuer {
            return Err(wrong(format!("it calls itself {}", metadata.issuer)));
        }
        let addresses = [&metadata.authorization_endpoint, &metadata.token_endpoint, &metadata.jwks_uri];
        for address in addresses.into_iter().chain(&metadata.userinfo_endpoint) {
            let url = Url::parse(address).map_err(|e| wrong(format!("{address}: {e}")))?;
            if url.scheme() != "https" && url.origin() != self.issuer.origin() {
                return Err(wrong(format!("{address} is not https")));
            }
        }
        Ok(metadata)
    }

    async fn fetch(&self, address: &str) -> Result<Vec<u8>, Refused> {
        match self.client(address).get(address, &net::Marks::default(), LARGEST).await? {
            net::Answer::Body(body) => body.bytes().await,
            net::Answer::Same => Err(Refused::Unreachable),
        }
    }

    /// Who may reach the address: only the issuer itself may stand in the private network.
    fn client(&self, address: &str) -> &net::Client {
        let is_own = Url::parse(address).is_ok_and(|url| url.origin() == self.issuer.origin());
        if is_own { &self.own } else { &self.others }
    }
}

/// The provider's answer to a code.
#[derive(Deserialize)]
struct Tokens {
    id_token: String,
    access_token: Option<String>,
}

fn encode(text: &str) -> String {
    let pair = serde_html_form::to_string([("", text)]).unwrap_or_default();
    pair.trim_start_matches('=').to_owned()
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let number: Result<std::net::IpAddr, _> = host.trim_start_matches('[').trim_end_matches(']').parse();
    number.map_or(host == "localhost" || host.ends_with(".localhost"), |ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(issuer: &str, passwords: bool) -> Result<Option<Provider>, ConfigError> {
        let config =
            config::SignOn { issuer: issuer.to_owned(), client_id: "shop".to_owned(), passwords, ..Default::default() };
        Provider::new(&config, "https://shop.example")
    }

    #[test]
    fn only_a_provider_that_can_be_trusted_is_taken() {
        for fine in [
            "https://login.example",
            "https://login.example/realms/shop",
            "http://127.0.0.1:4000",
            "http://[::1]:1",
            "http://localhost:1",
        ] {
            assert!(made(fine, true).unwrap().is_some(), "{fine}");
        }
        for bad in [
            "http://login.example",
            "http://10.0.0.1",
            "login.example",
            "ftp://login.example",
            "https://login.example?x",
        ] {
            assert!(made(bad, true).is_err(), "{bad}");
        }
        assert!(made("", true).unwrap().is_none());
        assert!(made("", false).is_err());
    }

    #[test]
    fn secrets_are_encoded_as_in_a_form() {
        assert_eq!(encode("a:b c+ü"), "a%3Ab+c%2B%C3%BC");
        assert_eq!(encode("=x"), "%3Dx");
    }
}
