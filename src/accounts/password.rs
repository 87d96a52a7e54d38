//! Passwords: argon2id with the parameters OWASP names first (19 MiB, 2 passes, 1 lane), off the async threads.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::app::App;
use crate::kit::{Error, Result};

/// A hash takes 19 MiB and tens of milliseconds: as many at once as there are cores, the rest waits its turn.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Refuses where the operator lets nobody in by a password.
pub fn allowed(app: &App) -> Result<()> {
    if app.config.sign_on.passwords { Ok(()) } else { Err(Error::forbidden("passwords_off")) }
}

/// Hashes a password into a PHC string with a random salt.
pub async fn hash(password: String) -> Result<String> {
    run(move || {
        let hash = Argon2::default().hash_password(password.as_bytes()).map_err(Error::fault)?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password belongs to the hash. Without a hash (nobody has that address, or no password opens it) the same work is done, so that
/// the time does not tell who has an account.
pub async fn matches(password: String, hash: Option<String>) -> Result<bool> {
    run(move || {
        let Some(hash) = hash.filter(|hash| !hash.is_empty()) else {
            let _ = Argon2::default().hash_password(password.as_bytes());
            return Ok(false);
        };
        let hash = PasswordHash::new(&hash).map_err(Error::fault)?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
}

async fn run<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let _turn = AT_ONCE.acquire().await.map_err(Error::fault)?;
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?
}
