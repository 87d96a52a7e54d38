//! What a browser or a provider of sign-on is to answer: a challenge, a state. It is kept in the database, so that the
//! answer may reach another node, for a few minutes, and is taken once.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Token;
use crate::app::App;
use crate::db::{from_json, to_json};
use crate::kit::{Id, Micros, Result};

/// How long an answer may take. A page of signing in renews its challenge before that.
pub const LASTS: Micros = Micros::minutes(10);

/// What is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    PasskeyAdd,
    PasskeySignIn,
    SignOn,
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Self::PasskeyAdd => "passkey-add",
            Self::PasskeySignIn => "passkey-sign-in",
            Self::SignOn => "sign-on",
        }
    }
}

/// Keeps what is needed for the answer, and gives the token that finds it.
pub async fn begin(app: &App, kind: Kind, account: Option<Id>, data: &impl Serialize) -> Result<Token> {
    let token = Token::make(app);
    let mut tx = app.db.write().await?;
    sqlx::query("INSERT INTO ceremonies (token_hash, kind, account, data, expires_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(token.hash())
        .bind(kind.as_str())
        .bind(account.map(|id| id.0))
        .bind(to_json(data)?)
        .bind((app.clock.now() + LASTS).0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(token)
}

/// Takes what was kept: whoever comes second finds nothing, and neither does who comes too late.
pub async fn take<T: DeserializeOwned>(app: &App, kind: Kind, token: &str) -> Result<Option<(Option<Id>, T)>> {
    let mut tx = app.db.write().await?;
    let found: Option<(Option<i64>, String)> = sqlx::query_as(
        "DELETE FROM ceremonies WHERE token_hash = $1 AND kind = $2 AND expires_at > $3 RETURNING account, data",
    )
    .bind(Token(token.to_owned()).hash())
    .bind(kind.as_str())
    .bind(app.clock.now().0)
    .fetch_optional(&mut *tx)
    .await?;
    tx.commit().await?;
    found.map(|(account, data)| Ok((account.map(Id), from_json(&data)?))).transpose()
}
