//! Events: signed, late, doubled, and sent again until somebody takes them.

use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::books::Event;
use super::{Hook, Paysim, locked};

/// How often an event is sent, at the most.
const TRIES: u32 = 40;

pub(crate) fn send(sim: &Paysim, event: Event) {
    let Some(hook) = locked(&sim.inner.hook).clone() else { return };
    let chaos = sim.chaos();
    let times = if sim.books().lot(1_000) < u64::from(chaos.doubled) { 2 } else { 1 };
    let body =
        serde_json::json!({ "id": event.id, "type": event.kind, "data": { "object": event.object } }).to_string();
    for _ in 0..times {
        let wait = Duration::from_millis(sim.books().lot(chaos.late.as_millis().max(1) as u64));
        let (sim, hook, body) = (sim.clone(), hook.clone(), body.clone());
        sim.inner.under_way.fetch_add(1, Ordering::SeqCst);
        tokio::spawn(async move {
            tokio::time::sleep(wait).await;
            for attempt in 0..TRIES {
                let sent = tokio::time::timeout(Duration::from_secs(5), deliver(&hook, &body)).await;
                if sent.is_ok_and(|taken| taken.unwrap_or(false)) {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(100 * u64::from(attempt.min(10) + 1))).await;
            }
            sim.inner.under_way.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

/// One try; whether it was taken.
async fn deliver(hook: &Hook, body: &str) -> std::io::Result<bool> {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let signed = sign(&hook.secret, seconds, body);
    let mut stream = TcpStream::connect(hook.to).await?;
    let request = format!(
        "POST {} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nStripe-Signature: {signed}\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        hook.path,
        hook.to,
        body.len()
    );
    stream.write_all(request.as_bytes()).await?;
    let mut head = [0_u8; 12];
    stream.read_exact(&mut head).await?;
    Ok(head.starts_with(b"HTTP/1.1 2"))
}

fn sign(secret: &str, seconds: u64, body: &str) -> String {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length (RFC 2104)")]
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length is a key");
    mac.update(format!("{seconds}.{body}").as_bytes());
    let hex: String = mac.finalize().into_bytes().iter().map(|b| format!("{b:02x}")).collect();
    format!("t={seconds},v1={hex}")
}
