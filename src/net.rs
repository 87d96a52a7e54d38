//! Asking other servers by HTTP. An address may come from a file or from a person, so nothing here reaches this machine
//! or the network it stands in: every address is looked at after its name was resolved, at the very connection, and
//! again at every redirect.

use std::error::Error as _;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{self, HeaderMap, HeaderValue};
use reqwest::{StatusCode, Url, redirect};

/// Redirects that are followed.
const MOST_REDIRECTS: usize = 5;
/// How long connecting may take, and how long a server may send nothing.
const PATIENCE: Duration = Duration::from_secs(15);

/// Why there is no answer. [`Refused::code`] is stable, for messages and reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not an address that starts with http:// or https://.
    BadAddress,
    /// It leads to this machine or a private network.
    PrivateAddress,
    /// Nobody answered, or not in HTTP.
    Unreachable,
    TooSlow,
    TooManyRedirects,
    /// 404 or 410.
    NotThere,
    /// Another status of 4xx.
    Forbidden,
    /// 5xx or 429.
    ServerTrouble,
    TooLarge,
}

impl Refused {
    pub const fn code(self) -> &'static str {
        match self {
            Self::BadAddress => "bad-address",
            Self::PrivateAddress => "private-address",
            Self::Unreachable => "unreachable",
            Self::TooSlow => "too-slow",
            Self::TooManyRedirects => "too-many-redirects",
            Self::NotThere => "not-there",
            Self::Forbidden => "forbidden",
            Self::ServerTrouble => "server-trouble",
            Self::TooLarge => "too-large",
        }
    }

    /// Whether trying again later may help.
    pub const fn may_pass(self) -> bool {
        matches!(self, Self::Unreachable | Self::TooSlow | Self::ServerTrouble)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Refused {}

/// Marks of a copy that is here already: the server is asked for another one only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    pub etag: Option<String>,
    pub modified: Option<String>,
}

/// What a server answered.
pub enum Answer {
    /// The copy that is here already is the newest.
    Same,
    Body(Body),
}

/// A body to be read piece by piece.
pub struct Body {
    pub marks: Marks,
    response: reqwest::Response,
    left: u64,
}

impl Body {
    /// The next piece; more than was allowed in all is refused.
    pub async fn chunk(&mut self) -> Result<Option<Vec<u8>>, Refused> {
        let Some(piece) = self.response.chunk().await.map_err(|e| why(&e))? else { return Ok(None) };
        self.left = self.left.checked_sub(piece.len() as u64).ok_or(Refused::TooLarge)?;
        Ok(Some(piece.to_vec()))
    }

    /// All of it.
    pub async fn bytes(mut self) -> Result<Vec<u8>, Refused> {
        let mut bytes = Vec::new();
        while let Some(piece) = self.chunk().await? {
            bytes.extend(piece);
        }
        Ok(bytes)
    }
}

/// A client. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    guard: Arc<Guard>,
}

impl Client {
    /// A client that may take `longest` for one request. Of the addresses that are not public it reaches `allowed`
    /// alone.
    pub fn new(allowed: &[IpAddr], longest: Duration) -> Result<Self, String> {
        Self::guarded(Guard { allowed: allowed.to_vec(), only: None }, longest)
    }

    /// A client for one server that the operator named. It may stand on this machine or its network; nothing else is
    /// reached, not by a redirect either.
    pub fn only(server: &Url, longest: Duration) -> Result<Self, String> {
        Self::guarded(Guard { allowed: Vec::new(), only: Some(server.origin().ascii_serialization()) }, longest)
    }

    fn guarded(guard: Guard, longest: Duration) -> Result<Self, String> {
        // Whoever came first has installed the same one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let guard = Arc::new(guard);
        let http = reqwest::Client::builder()
            .user_agent(concat!("Vitrine/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            .referer(false)
            // A proxy of the environment would resolve names itself and reach what is refused here.
            .no_proxy()
            .connect_timeout(PATIENCE)
            .read_timeout(PATIENCE)
            .timeout(longest)
            .dns_resolver(Arc::clone(&guard))
            .build()
            .map_err(|e| e.to_string())?;
        Ok(Self { http, guard })
    }

    /// Gets an address, following redirects. A body of more than `most` bytes is refused.
    pub async fn get(&self, address: &str, marks: &Marks, most: u64) -> Result<Answer, Refused> {
        let mut url = Url::parse(address).map_err(|_| Refused::BadAddress)?;
        for _ in 0..=MOST_REDIRECTS {
            self.check(&url)?;
            let response = self.http.get(url.clone()).headers(headers(marks)).send().await.map_err(|e| why(&e))?;
            let status = response.status();
            if let Some(next) = response.headers().get(header::LOCATION).filter(|_| is_redirect(status)) {
                let next = next.to_str().map_err(|_| Refused::BadAddress)?;
                url = url.join(next).map_err(|_| Refused::BadAddress)?;
                continue;
            }
            return answer(response, most);
        }
        Err(Refused::TooManyRedirects)
    }

    /// Gets JSON with a bearer token. Redirects are not followed: the token is for this address.
    pub async fn get_with(&self, address: &str, bearer: &str, most: u64) -> Result<Vec<u8>, Refused> {
        let url = Url::parse(address).map_err(|_| Refused::BadAddress)?;
        self.check(&url)?;
        let request = self.http.get(url).bearer_auth(bearer).header(header::ACCEPT, "application/json");
        whole(request.send().await.map_err(|e| why(&e))?, most).await
    }

    /// Posts a form, with name and password where the server asks for them. Redirects are not followed.
    pub async fn post_form(
        &self,
        address: &str,
        fields: &[(&str, &str)],
        basic: Option<(&str, &str)>,
        most: u64,
    ) -> Result<Vec<u8>, Refused> {
        let url = Url::parse(address).map_err(|_| Refused::BadAddress)?;
        self.check(&url)?;
        let body = serde_html_form::to_string(fields).map_err(|_| Refused::BadAddress)?;
        let mut request = self.http.post(url).header(header::ACCEPT, "application/json").body(body);
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some((name, password)) = basic {
            request = request.basic_auth(name, Some(password));
        }
        whole(request.send().await.map_err(|e| why(&e))?, most).await
    }

    /// The scheme, and a host that is a number: those never reach the resolver.
    fn check(&self, url: &Url) -> Result<(), Refused> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refused::BadAddress);
        }
        if self.guard.only.as_ref().is_some_and(|only| url.origin().ascii_serialization() != *only) {
            return Err(Refused::PrivateAddress);
        }
        let host = url.host_str().ok_or(Refused::BadAddress)?;
        let number: Result<IpAddr, _> = host.trim_start_matches('[').trim_end_matches(']').parse();
        match number {
            Ok(number) if !self.guard.lets(number) => Err(Refused::PrivateAddress),
            _ => Ok(()),
        }
    }
}

async fn whole(response: reqwest::Response, most: u64) -> Result<Vec<u8>, Refused> {
    match answer(response, most)? {
        Answer::Body(body) => body.bytes().await,
        Answer::Same => Err(Refused::Unreachable),
    }
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

fn headers(marks: &Marks) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, mark) in [(header::IF_NONE_MATCH, &marks.etag), (header::IF_MODIFIED_SINCE, &marks.modified)] {
        if let Some(value) = mark.as_ref().and_then(|m| HeaderValue::from_str(m).ok()) {
            headers.insert(name, value);
        }
    }
    headers
}

fn answer(response: reqwest::Response, most: u64) -> Result<Answer, Refused> {
    match response.status().as_u16() {
        304 => return Ok(Answer::Same),
        200 => {}
        404 | 410 => return Err(Refused::NotThere),
        429 | 500.. => return Err(Refused::ServerTrouble),
        400.. => return Err(Refused::Forbidden),
        _ => return Err(Refused::Unreachable),
    }
    if response.content_length().is_some_and(|length| length > most) {
        return Err(Refused::TooLarge);
    }
    let text = |name| response.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
    let marks = Marks { etag: text(header::ETAG), modified: text(header::LAST_MODIFIED) };
    Ok(Answer::Body(Body { marks, response, left: most }))
}

/// What lies behind a failure of the client.
fn why(error: &reqwest::Error) -> Refused {
    let mut source = error.source();
    while let Some(inner) = source {
        if let Some(refused) = inner.downcast_ref::<Refused>() {
            return *refused;
        }
        source = inner.source();
    }
    if error.is_timeout() { Refused::TooSlow } else { Refused::Unreachable }
}

/// Resolves names and keeps the addresses that may be connected to: what it hands over is what is connected to.
#[derive(Debug)]
struct Guard {
    allowed: Vec<IpAddr>,
    /// The one server, wherever it stands; every address is checked against it before.
    only: Option<String>,
}

impl Guard {
    fn lets(&self, address: IpAddr) -> bool {
        self.only.is_some() || is_public(address) || self.allowed.contains(&address)
    }
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = Self { allowed: self.allowed.clone(), only: self.only.clone() };
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let (allowed, refused): (Vec<SocketAddr>, Vec<SocketAddr>) = found.partition(|at| guard.lets(at.ip()));
            if allowed.is_empty() && !refused.is_empty() {
                return Err(Refused::PrivateAddress.into());
            }
            let addresses: Addrs = Box::new(allowed.into_iter());
            Ok(addresses)
        })
    }
}

/// Whether an address belongs to the internet at large: not this machine, not a private or local network, and nothing
/// that stands for one of those (IANA special-purpose registries; RFC 6890, 6052, 3056, 4380).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(v4: Ipv4Addr) -> bool {
    let [a, b, c, _] = v4.octets();
    !(a == 0
        || a == 10
        || a == 127
        || a >= 224
        || (a == 100 && (64..128).contains(&b))
        || (a == 169 && b == 254)
        || (a == 172 && (16..32).contains(&b))
        || (a == 192 && b == 168)
        || (a == 192 && b == 0 && (c == 0 || c == 2))
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19))
        || (a == 198 && b == 51 && c == 100)
        || (a == 203 && b == 0 && c == 113))
}

fn is_public_v6(v6: Ipv6Addr) -> bool {
    let s = v6.segments();
    let inner = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match s {
        // The unspecified address, loopback, and IPv4 within IPv6.
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] => high != 0 && inner(high, low),
        // NAT64 and 6to4 lead to an IPv4 address.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => inner(high, low),
        [0x2002, high, low, ..] => inner(high, low),
        // Local NAT64, discarding, Teredo, documentation.
        [0x64, 0xff9b, 1, ..] | [0x100, 0, 0, 0, ..] | [0x2001, 0, ..] | [0x2001, 0xdb8, ..] => false,
        // Only 2000::/3 is given out.
        [first, ..] => (0x2000..0x4000).contains(&first) && (first, s[1] & 0xfff0) != (0x3fff, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_address_of_this_machine_or_its_network_is_public() {
        for private in [
            "127.0.0.1",
            "127.8.8.8",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.0.8",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "fec0::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::7f00:1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "100::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in [
            "1.1.1.1",
            "8.8.8.8",
            "172.15.0.1",
            "172.32.0.1",
            "100.63.0.1",
            "2606:4700::1111",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    proptest! {
        #[test]
        fn an_address_within_another_is_judged_alike(n: u32) {
            let v4 = Ipv4Addr::from(n);
            prop_assert_eq!(is_public(v4.into()), is_public(v4.to_ipv6_mapped().into()));
        }
    }

    #[tokio::test]
    async fn numbers_in_any_spelling_are_looked_at() {
        let client = Client::new(&[], Duration::from_secs(5)).unwrap();
        for address in [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://localhost/",
            "https://169.254.169.254/latest/meta-data",
        ] {
            let got = client.get(address, &Marks::default(), 10).await;
            assert!(matches!(got, Err(Refused::PrivateAddress)), "{address}");
        }
        for address in ["file:///etc/passwd", "ftp://example.com/", "gopher://x", "not an address", ""] {
            assert!(matches!(client.get(address, &Marks::default(), 10).await, Err(Refused::BadAddress)), "{address}");
        }
    }
}
