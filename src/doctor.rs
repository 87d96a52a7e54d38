//! `vitrine admin doctor`: whether everything is well, in words for whoever is woken at night. Changes nothing.

use std::time::Duration;

use crate::archive;
use crate::config::{Config, PaymentProvider};
use crate::db::{self, Db, NEWEST, health};
use crate::kit::{Clock, Micros};
use crate::mail::Mailer;
use crate::media::blobs::Blobs;
use crate::media::view::Picture;
use crate::orders::payments::Payments;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    Well,
    /// It works, and should be looked at.
    Look,
    /// Something people need does not work.
    Ill,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub grade: Grade,
    /// What was looked at, in a word or two.
    pub what: &'static str,
    /// How it is, and what to do.
    pub how: String,
}

impl Seen {
    fn well(what: &'static str, how: impl Into<String>) -> Self {
        Self { grade: Grade::Well, what, how: how.into() }
    }

    fn look(what: &'static str, how: impl Into<String>) -> Self {
        Self { grade: Grade::Look, what, how: how.into() }
    }

    fn ill(what: &'static str, how: impl Into<String>) -> Self {
        Self { grade: Grade::Ill, what, how: how.into() }
    }
}

/// A line for each, the worst last, and one for all.
pub fn told(seen: &[Seen]) -> String {
    let mut sorted: Vec<&Seen> = seen.iter().collect();
    sorted.sort_by_key(|s| s.grade);
    let mut text = String::new();
    for Seen { grade, what, how } in sorted {
        let word = match grade {
            Grade::Well => "well",
            Grade::Look => "LOOK",
            Grade::Ill => "ILL ",
        };
        text += &format!("{word}  {what:<14} {how}\n");
    }
    let count = |grade| seen.iter().filter(|s| s.grade == grade).count();
    text + &match (count(Grade::Ill), count(Grade::Look)) {
        (0, 0) => "Everything is well.\n".to_owned(),
        (0, n) => format!("It works; to look at: {n}.\n"),
        (n, _) => format!("Ill: {n}. docs/operating.md says what to do.\n"),
    }
}

/// 0: it works; 1: something is ill.
pub fn exit_code(seen: &[Seen]) -> u8 {
    u8::from(seen.iter().any(|s| s.grade == Grade::Ill))
}

/// How long anything that is asked may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// Less space than this is too little to go on for long, and less than the other to go on at all; in bytes.
const LITTLE_SPACE: u64 = 5_000_000_000;
const NO_SPACE: u64 = 500_000_000;
/// Jobs and events that wait longer than this wait for somebody who is not there.
const LATE: Micros = Micros::minutes(10);

/// Looks at everything. The configuration was read already: what it says otherwise would not have come here.
pub async fn examine(config: &Config) -> Vec<Seen> {
    let mut seen = addresses(config);
    seen.push(space(config));
    match tokio::time::timeout(PATIENCE, archive::open(config)).await {
        Ok(Ok((db, blobs))) => {
            seen.extend(database(&db, &blobs).await);
            db.close().await;
        }
        Ok(Err(e)) => seen.push(Seen::ill("database", e.to_string())),
        Err(_) => {
            seen.push(Seen::ill("database", "It did not answer within 15 seconds. Is the server up and reachable?"))
        }
    }
    seen.push(payments(config).await);
    seen.push(mail(config).await);
    seen
}

fn addresses(config: &Config) -> Vec<Seen> {
    let url = &config.server.public_url;
    let mut seen = vec![if url.is_empty() {
        Seen::look("address", "server.public_url is empty: links in mails and passkeys need the address people use.")
    } else if url.starts_with("https://") || url.contains("://localhost") || url.contains("://127.0.0.1") {
        Seen::well("address", format!("People use {url}."))
    } else {
        Seen::ill("address", format!("{url} is not https: browsers do not keep the session, so nobody can sign in."))
    }];
    if url.starts_with("https://") && !config.server.behind_proxy {
        let how = "The address is https, which a proxy in front does, but server.behind_proxy is false: everybody \
                   seems to come from the proxy, and limits by address hit all of them together.";
        seen.push(Seen::look("proxy", how));
    }
    if config.metrics.listen.is_empty() && config.metrics.token.is_empty() {
        seen.push(Seen::look(
            "metrics",
            "Nobody can watch this program: neither metrics.listen nor metrics.token is set.",
        ));
    }
    seen
}

fn space(config: &Config) -> Seen {
    let folder = config.data.display();
    #[cfg(unix)]
    let free =
        rustix::fs::statvfs(&config.data).map(|s| s.f_bavail.saturating_mul(s.f_frsize)).map_err(|e| e.to_string());
    #[cfg(not(unix))]
    let free: Result<u64, String> = Err("this system does not tell".to_owned());
    match free {
        Ok(free) if free < NO_SPACE => Seen::ill(
            "disk",
            format!("{} MB are left in {folder}: writing will fail. Make room now.", free / 1_000_000),
        ),
        Ok(free) if free < LITTLE_SPACE => {
            Seen::look("disk", format!("{:.1} GB are left in {folder}. Make room soon.", free as f64 / 1e9))
        }
        Ok(free) => Seen::well("disk", format!("{:.0} GB are left in {folder}.", free as f64 / 1e9)),
        Err(e) => Seen::look("disk", format!("The space left in {folder} is not known: {e}")),
    }
}

async fn database(db: &Db, blobs: &Blobs) -> Vec<Seen> {
    let looked = async {
        let mut seen = vec![schema(db).await];
        // What follows reads tables of this program's schema.
        if seen[0].grade == Grade::Ill {
            return seen;
        }
        seen.push(writing(db).await);
        let now = Clock::System.now();
        for part in [jobs(db, now).await, following(db, now).await, orders(db, now).await, clock(db, now).await] {
            seen.extend(part.unwrap_or_else(|e| vec![Seen::ill("database", format!("A question was refused: {e}"))]));
        }
        seen.push(media(db, blobs).await.unwrap_or_else(|e| Seen::ill("media", e.to_string())));
        seen
    };
    match tokio::time::timeout(PATIENCE * 2, looked).await {
        Ok(seen) => seen,
        Err(_) => vec![Seen::ill("database", "It answers too slowly to be examined. Look at its load and its disk.")],
    }
}

async fn schema(db: &Db) -> Seen {
    let name = db.name();
    match db::archive::migrations(db).await {
        Err(e) => Seen::ill("schema", format!("{name} does not say its version: {e}")),
        Ok(has) => match (has.last().copied().unwrap_or(0), db::unknown(&has).last()) {
            (_, Some(newest)) => Seen::ill(
                "schema",
                format!(
                    "{name} is of a newer program (version {newest}, this one knows {NEWEST}). Start the newer program."
                ),
            ),
            (newest, None) if newest < NEWEST => Seen::ill(
                "schema",
                format!(
                    "{name} is at version {newest}, this program needs {NEWEST}. `vitrine migrate` or a start brings it there."
                ),
            ),
            (newest, None) => Seen::well("schema", format!("{name} is at version {newest}, as this program needs it.")),
        },
    }
}

async fn writing(db: &Db) -> Seen {
    match db.try_writing().await {
        Ok(took) if took > Duration::from_secs(1) => Seen::look(
            "database",
            format!("Writing waits {:.1} s. Look at the disk and at long transactions.", took.as_secs_f64()),
        ),
        Ok(took) => {
            Seen::well("database", format!("{} answers and can be written to ({} ms).", db.name(), took.as_millis()))
        }
        Err(e) => Seen::ill("database", format!("{} cannot be written to: {e}", db.name())),
    }
}

type Part = crate::kit::Result<Vec<Seen>>;

async fn jobs(db: &Db, now: Micros) -> Part {
    let all = health::jobs(&mut *db.read().await?).await?;
    let mut seen = Vec::new();
    for job in all.iter().filter(|j| j.state == "failed") {
        let how = format!(
            "{} of “{}” are set aside after failing many times. Their reasons: SELECT error FROM jobs WHERE state = 'failed'.",
            job.count, job.kind
        );
        seen.push(Seen::look("jobs", how));
    }
    let late: Vec<_> = all.iter().filter(|j| j.state == "waiting" && j.due + LATE < now).collect();
    for job in &late {
        let minutes = (now - job.due).0 / 60_000_000;
        let how = format!(
            "“{}” waits {minutes} minutes past its time. Is a `vitrine serve` (without --no-work) or `vitrine work` running?",
            job.kind
        );
        seen.push(Seen::ill("jobs", how));
    }
    if seen.is_empty() {
        let n: i64 = all.iter().map(|j| j.count).sum();
        seen.push(Seen::well("jobs", format!("{n} wait, none of them past its time.")));
    }
    Ok(seen)
}

async fn following(db: &Db, now: Micros) -> Part {
    let mut conn = db.read().await?;
    let mut seen = Vec::new();
    for (follower, position) in health::positions(&mut conn).await? {
        seen.push(match health::behind(&mut conn, position).await? {
            // What tells nothing is passed over again rather than noted, so some age is usual.
            Some(first) if first + Micros::days(2) < now => {
                let hours = (now - first).0 / 3_600_000_000;
                Seen::look(
                    "followers",
                    format!("“{follower}” is {hours} hours behind the events, or nothing it tells of happened."),
                )
            }
            _ => Seen::well("followers", format!("“{follower}” is up with the events.")),
        });
    }
    drop(conn);
    for (program, seconds) in db.long_transactions(60).await? {
        let how = format!(
            "A transaction of {program} has run for {seconds} s. Until it ends no node shows what was written after it began."
        );
        seen.push(Seen::ill("followers", how));
    }
    Ok(seen)
}

async fn orders(db: &Db, now: Micros) -> Part {
    let n = health::undecided_orders(&mut *db.read().await?, now - Micros::hours(1)).await?;
    Ok(vec![if n == 0 {
        Seen::well("orders", "Every order older than an hour is paid, declined or cancelled.")
    } else {
        let how =
            format!("{n} orders older than an hour are neither paid nor declined. Does the payment provider answer?");
        Seen::look("orders", how)
    }])
}

async fn clock(db: &Db, now: Micros) -> Part {
    if let Some(server) = db.server_time().await? {
        let apart = (server - now).0.abs();
        if apart > Micros::seconds(5).0 {
            let how = format!("This machine and the database are {} s apart. Set both by NTP.", apart / 1_000_000);
            return Ok(vec![Seen::ill("clock", how)]);
        }
    }
    let newest = health::newest_event(&mut *db.read().await?).await?;
    Ok(vec![match newest {
        Some(at) if at > now + Micros::minutes(1) => {
            let how = format!(
                "The newest event is of {}, and here it is {}. This clock is behind.",
                at.rfc3339(),
                now.rfc3339()
            );
            Seen::ill("clock", how)
        }
        _ => Seen::well("clock", now.rfc3339()),
    }])
}

async fn media(db: &Db, blobs: &Blobs) -> crate::kit::Result<Seen> {
    let (mut there, mut missing) = (0, Vec::new());
    for text in health::newest_pictures(&mut *db.read().await?, 25).await? {
        let picture: Picture = db::from_json(&text)?;
        for file in picture.renditions.iter().chain([&picture.share]).map(|r| &r.file) {
            match blobs.open(file).await {
                Ok(Some((_, length))) if length > 0 => there += 1,
                Ok(_) => missing.push(file.clone()),
                Err(e) => return Ok(Seen::ill("media", format!("{file} cannot be read: {e}"))),
            }
        }
    }
    Ok(match missing.first() {
        None => Seen::well("media", format!("{there} files of the newest pictures were looked for and are there.")),
        Some(first) => {
            let how = format!(
                "{} of {} files are missing, such as {first}. Is the folder of the media mounted, and the same on every node?",
                missing.len(),
                there + missing.len()
            );
            Seen::ill("media", how)
        }
    })
}

async fn mail(config: &Config) -> Seen {
    let mailer = match Mailer::new(&config.mail, &config.store.name, &config.data, &config.server.public_url) {
        Ok(mailer) => mailer,
        Err(e) => return Seen::ill("mail", e.to_string()),
    };
    match tokio::time::timeout(PATIENCE, mailer.check()).await {
        Ok(Ok("smtp")) => Seen::well("mail", "The server of mail answers and knows us."),
        Ok(Ok(_)) => Seen::look("mail", "Mails become files in the folder `mail`: nobody gets one. Set mail.smtp."),
        Ok(Err(e)) => Seen::ill("mail", format!("Mails cannot go out: {e}")),
        Err(_) => Seen::ill("mail", "The server of mail did not answer within 15 seconds."),
    }
}

async fn payments(config: &Config) -> Seen {
    match config.payments.provider {
        PaymentProvider::Test => {
            Seen::look("payments", "The test provider is set: orders are paid by test cards, no money moves.")
        }
        PaymentProvider::Stripe => {
            let patience = Duration::from_secs(config.payments.timeout_seconds);
            let stripe = match Payments::stripe(&config.payments.stripe, patience) {
                Ok(stripe) => stripe,
                Err(e) => return Seen::ill("payments", e.to_string()),
            };
            match tokio::time::timeout(PATIENCE * 2, stripe.check()).await {
                Ok(Ok(())) => Seen::well("payments", "Stripe answers and takes our key."),
                Ok(Err(e)) => Seen::ill("payments", format!("Orders cannot be paid: {e}")),
                Err(_) => Seen::ill("payments", "Stripe did not answer in time: orders cannot be paid."),
            }
        }
    }
}
