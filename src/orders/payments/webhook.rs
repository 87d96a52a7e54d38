//! Signed messages from outside, in the form Stripe made usual: `t=<seconds>,v1=<hex>`, an HMAC-SHA-256 over
//! `<seconds>.<body>`. Several secrets may hold at once, so that one can be replaced by another. Links handed out are
//! signed in the same way.

use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha2::Sha256;

use crate::app::App;
use crate::db::jobs::Job;
use crate::kit::{Error, Id, Micros, Result};

/// How far the time of a signature may be from ours, either way.
pub const TOLERANCE: Micros = Micros::minutes(5);

/// The signature of a body at a moment, as a header carries it.
pub fn sign(secret: &str, at: Micros, body: &[u8]) -> String {
    let seconds = at.0.div_euclid(1_000_000);
    let hex: String = mac(secret, seconds, body).finalize().into_bytes().iter().map(|b| format!("{b:02x}")).collect();
    format!("t={seconds},v1={hex}")
}

fn mac(secret: &str, seconds: i64, body: &[u8]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length (RFC 2104)")]
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length is a key");
    mac.update(seconds.to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    mac
}

/// Whether a header signs this body, by one of the secrets, close enough to now. Compared in constant time.
pub fn is_signed(secrets: &[String], header: &str, body: &[u8], now: Micros) -> bool {
    let mut seconds = None;
    let mut signatures: Vec<Vec<u8>> = Vec::new();
    for part in header.split(',') {
        match part.trim().split_once('=') {
            Some(("t", value)) => seconds = value.parse::<i64>().ok(),
            Some(("v1", value)) => signatures.extend(unhex(value)),
            _ => {}
        }
    }
    let Some(seconds) = seconds else { return false };
    let apart = Micros(seconds.saturating_mul(1_000_000)) - now;
    if apart.0.saturating_abs() > TOLERANCE.0 {
        return false;
    }
    secrets
        .iter()
        .filter(|s| !s.is_empty())
        .any(|secret| signatures.iter().any(|signature| mac(secret, seconds, body).verify_slice(signature).is_ok()))
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    digits
        .chunks(2)
        .map(|pair| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect()
}

/// What of Stripe's events is read.
#[derive(Deserialize)]
struct Event {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    object: Object,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Object {
    metadata: Metadata,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Metadata {
    key: String,
}

/// Takes an event of Stripe. It is a hint and no more: the order's job asks Stripe itself, so that events may be forged
/// with a stolen secret, doubled, late, or in any order without harm. An event is taken once by its id.
pub async fn take(app: &App, header: &str, body: &[u8]) -> Result<()> {
    let now = app.clock.now();
    if !is_signed(&app.config.payments.stripe.webhook_secrets, header, body, now) {
        return Err(Error::Unreadable { code: "bad_signature", detail: "Stripe-Signature".to_owned() });
    }
    let event: Event =
        serde_json::from_slice(body).map_err(|e| Error::Unreadable { code: "bad_event", detail: e.to_string() })?;
    let mut tx = app.db.write().await?;
    let new = sqlx::query(
        "INSERT INTO provider_events (provider, id, kind, received_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    )
    .bind(super::stripe::NAME)
    .bind(&event.id)
    .bind(&event.kind)
    .bind(now.0)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    let about = about(&event.data.object.metadata.key);
    if let (1, true, Some((_, job))) = (new, event.kind.starts_with("payment_intent."), about) {
        tx.job(app.id(), now, &job).await?;
    }
    tx.commit().await
}

/// What a charge's key is about: the order or the payment of a plan, and the job that looks at it.
pub(super) fn about(key: &str) -> Option<(Id, Job)> {
    let read = |rest: &str| -> Option<(Id, Id)> {
        let (account, id) = rest.split_once('-')?;
        Some((account.parse().ok()?, id.parse().ok()?))
    };
    if let Some((account, order)) = key.strip_prefix("order-").and_then(read) {
        return Some((order, Job::SettleOrder { account, order }));
    }
    let (account, payment) = key.strip_prefix("membership-").and_then(read)?;
    Some((payment, Job::RenewMembership { account }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Micros = Micros(1_795_348_800_000_000);

    #[test]
    fn only_the_body_that_was_signed_is_taken_and_only_for_a_while() {
        let secrets = ["old".to_owned(), "new".to_owned()];
        for secret in ["old", "new"] {
            let header = sign(secret, NOW, b"{}");
            assert!(is_signed(&secrets, &header, b"{}", NOW));
            assert!(
                is_signed(&secrets, &header, b"{}", NOW + TOLERANCE)
                    && is_signed(&secrets, &header, b"{}", NOW - TOLERANCE)
            );
            assert!(!is_signed(&secrets, &header, b"{}", NOW + TOLERANCE + Micros::seconds(1)));
            assert!(!is_signed(&secrets, &header, b"{ }", NOW));
        }
        assert!(!is_signed(&secrets, &sign("other", NOW, b"{}"), b"{}", NOW));
        // An empty secret is none, and a header may carry signatures of several.
        assert!(!is_signed(&[String::new()], &sign("", NOW, b"{}"), b"{}", NOW));
        let both = format!("{},{}", sign("other", NOW, b"{}"), sign("new", NOW, b"{}").split_once(',').unwrap().1);
        assert!(is_signed(&secrets, &both, b"{}", NOW));
        for bad in
            ["", "t=1", "v1=00", "t=x,v1=00", &format!("t={},v1=zz", NOW.0 / 1_000_000), "t=9223372036854775807,v1=00"]
        {
            assert!(!is_signed(&secrets, bad, b"{}", NOW), "{bad}");
        }
    }

    #[test]
    fn a_known_signature_is_made() {
        // From Python: hmac.new(b"whsec_test", b"1700000000.{}", "sha256").hexdigest()
        let header = sign("whsec_test", Micros::seconds(1_700_000_000), b"{}");
        assert_eq!(header, "t=1700000000,v1=35495024f4ef3f94e5a93e22221544c4b75e9a42300cd965ab81cb85cd994e91");
    }

    #[test]
    fn a_key_names_what_it_is_about() {
        assert_eq!(about("order-12-34"), Some((Id(34), Job::SettleOrder { account: Id(12), order: Id(34) })));
        assert_eq!(about("membership-12-34"), Some((Id(34), Job::RenewMembership { account: Id(12) })));
        for other in ["order-12", "plan-1-2", "order-a-b", "membership-refund-1-2", ""] {
            assert_eq!(about(other), None);
        }
    }
}
