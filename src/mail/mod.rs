//! Mail out: over SMTP, or as `.eml` files in a folder of the data.
//!
//! Features never send. They write a [`crate::db::jobs::Job::SendMail`] into the transaction of the change, and the
//! worker composes and sends: a server of mail that sleeps delays nobody's request.

use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::config;
use crate::kit::{Error, Id, Micros, Result};
use crate::metrics;

/// One mail, composed: plain text in the language of whom it goes to.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The bare address.
    pub to: String,
    pub subject: String,
    pub text: String,
}

/// Sends mails.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Folder(PathBuf),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

/// Why mail cannot be sent as configured, as a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("mail.from “{0}” is no mail address: {1}")]
    From(String, String),
    #[error("mail.smtp is no address of a mail server such as smtps://user:password@mail.example: {0}")]
    Smtp(String),
    #[error("The folder for mails {0} cannot be made: {1}")]
    Folder(String, io::Error),
}

impl Mailer {
    /// Reads the configuration. Without a server, mails become files in `mail` of the data folder.
    pub fn new(config: &config::Mail, store: &str, data: &Path, public_url: &str) -> Result<Self, ConfigError> {
        let from = if config.from.is_empty() { default_from(public_url) } else { config.from.clone() };
        let mailbox = Mailbox::from_str(&from).map_err(|e| ConfigError::From(from, e.to_string()))?;
        let name = mailbox.name.or_else(|| Some(store.to_owned()));
        let way = if config.smtp.is_empty() {
            let folder = data.join("mail");
            std::fs::create_dir_all(&folder).map_err(|e| ConfigError::Folder(folder.display().to_string(), e))?;
            Way::Folder(folder)
        } else {
            let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&config.smtp);
            // The error may repeat the address, which holds the password.
            let server = server.map_err(|_| ConfigError::Smtp("it cannot be read".to_owned()))?;
            Way::Smtp(server.timeout(Some(Duration::from_secs(20))).build())
        };
        Ok(Self { from: Mailbox::new(name, mailbox.email), way })
    }

    /// Whether mails can go out, for `vitrine admin doctor`: the server answers and takes our name, or the folder of mails
    /// can be written to. Says which of both it is.
    pub async fn check(&self) -> Result<&'static str> {
        match &self.way {
            Way::Smtp(server) if server.test_connection().await.map_err(Error::fault)? => Ok("smtp"),
            Way::Smtp(_) => Err(Error::fault("the server of mail ended the connection")),
            Way::Folder(folder) => {
                let probe = folder.join(".probe");
                tokio::fs::write(&probe, b"").await?;
                tokio::fs::remove_file(&probe).await?;
                Ok("folder")
            }
        }
    }

    /// Sends a mail, and counts it. `id` becomes its Message-ID and the name of its file.
    pub async fn send(&self, id: Id, now: Micros, mail: &Mail) -> Result<()> {
        let done = self.try_to_send(id, now, mail).await;
        metrics::mail(done.is_ok());
        done
    }

    async fn try_to_send(&self, id: Id, now: Micros, mail: &Mail) -> Result<()> {
        let to = mail.to.parse().map_err(|e| Error::fault(format!("a mail's address: {e}")))?;
        let date = SystemTime::UNIX_EPOCH + Duration::from_micros(now.0.unsigned_abs());
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(mail.subject.as_str())
            .date(date)
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text.clone())
            .map_err(Error::fault)?;
        match &self.way {
            Way::Smtp(server) => {
                server.send(message).await.map_err(Error::fault)?;
            }
            Way::Folder(folder) => tokio::fs::write(folder.join(format!("{id}.eml")), message.formatted()).await?,
        }
        Ok(())
    }
}

/// `no-reply@` the host people use; one that is a number is this machine to itself.
fn default_from(public_url: &str) -> String {
    let host = public_url.split("://").nth(1).unwrap_or(public_url).split('/').next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let is_name = name.contains(|c: char| c.is_ascii_alphabetic()) && !name.starts_with('[');
    format!("no-reply@{}", if is_name { name } else { "localhost" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailer(smtp: &str, from: &str, url: &str) -> Result<Mailer, ConfigError> {
        let data = tempfile::tempdir().unwrap();
        let config = config::Mail { smtp: smtp.to_owned(), from: from.to_owned() };
        Mailer::new(&config, "Vitrine", data.path(), url)
    }

    #[test]
    fn the_sender_is_the_store_at_its_own_address() {
        for (url, expected) in [
            ("https://shop.example", "Vitrine <no-reply@shop.example>"),
            ("http://localhost:8080", "Vitrine <no-reply@localhost>"),
            ("http://127.0.0.1:8080", "Vitrine <no-reply@localhost>"),
            ("http://[::1]:8080", "Vitrine <no-reply@localhost>"),
        ] {
            assert_eq!(mailer("", "", url).unwrap().from.to_string(), expected, "{url}");
        }
        assert_eq!(
            mailer("", "Ana's shop <ana@shop.example>", "http://x").unwrap().from.to_string(),
            "Ana's shop <ana@shop.example>"
        );
    }

    #[test]
    fn what_cannot_be_sent_with_is_said_without_the_password() {
        assert!(mailer("", "nobody", "http://x").is_err());
        let error = mailer("smtq://ana:secret@mail.example", "", "http://x").err().unwrap().to_string();
        assert!(error.contains("mail.smtp") && !error.contains("secret"), "{error}");
    }

    #[tokio::test]
    async fn a_mail_becomes_a_file_that_mail_programs_read() {
        let data = tempfile::tempdir().unwrap();
        let mailer = Mailer::new(&config::Mail::default(), "Käse & Co", data.path(), "https://shop.example").unwrap();
        let text = "Grüße.\nhttps://shop.example/password-resets/abc\n".to_owned();
        let mail = Mail { to: "ana@example.com".to_owned(), subject: "Ein neues Paßwort".to_owned(), text };
        mailer.send(Id(7), Micros(1_795_348_800_000_000), &mail).await.unwrap();
        let eml = std::fs::read_to_string(data.path().join("mail/7.eml")).unwrap();
        for part in ["To: ana@example.com", "Message-ID: <7@shop.example>", "Date: Sun, 22 Nov 2026 12:00:00 +0000"] {
            assert!(eml.contains(part), "{part} is missing in {eml}");
        }
    }
}
