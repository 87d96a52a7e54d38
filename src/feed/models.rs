//! What was learnt, kept versioned in the database: every node takes in the newest version and swaps it in at once.

use std::collections::HashMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vitrine_engine::{AccountId, Factors, InterestId, Learned, Learnt, PostId, ProductId, What};
use vitrine_recommend::Model;

use super::Feed;
use crate::db::{Conn, Tx};
use crate::interests::list;
use crate::kit::{Error, Result};

/// The factors in use and what they number.
pub struct Known {
    pub(super) model: Model,
    pub(super) factors: Arc<Factors>,
    pub(super) numbers: HashMap<What, u32>,
}

/// Which model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Chances,
    Factors,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Chances => "chances",
            Self::Factors => "factors",
        }
    }
}

/// Bytes of base64 in a row.
const PART: usize = 1 << 20;

/// The newest version of a kind; 0 if there is none.
pub(super) async fn newest(conn: &mut Conn, kind: Kind) -> Result<i64> {
    let (version,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(version), 0) FROM feed_models WHERE kind = $1")
        .bind(kind.name())
        .fetch_one(conn)
        .await?;
    Ok(version)
}

/// Keeps a version and forgets all but the one before it.
pub(super) async fn keep(tx: &mut Tx, kind: Kind, version: i64, bytes: &[u8]) -> Result<()> {
    let text = STANDARD.encode(bytes);
    for (part, data) in text.as_bytes().chunks(PART).enumerate() {
        sqlx::query("INSERT INTO feed_models (kind, version, part, data) VALUES ($1, $2, $3, $4)")
            .bind(kind.name())
            .bind(version)
            .bind(part as i64)
            .bind(String::from_utf8_lossy(data).into_owned())
            .execute(&mut **tx)
            .await?;
    }
    sqlx::query("DELETE FROM feed_models WHERE kind = $1 AND version < $2")
        .bind(kind.name())
        .bind(version - 1)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn read(conn: &mut Conn, kind: Kind, version: i64) -> Result<Vec<u8>> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT data FROM feed_models WHERE kind = $1 AND version = $2 ORDER BY part")
            .bind(kind.name())
            .bind(version)
            .fetch_all(conn)
            .await?;
    let text: String = rows.into_iter().map(|(data,)| data).collect();
    STANDARD.decode(text).map_err(|e| Error::fault(format!("a kept model cannot be read: {e}")))
}

/// What a training made, ready for use. `actions` are by item.
pub(super) fn known(version: i64, model: Model, items: &[What], actions: &[f32], authors: &[i64]) -> Known {
    let dims = model.dims();
    let learnt: Vec<Learnt> = (0_u32..)
        .zip(items)
        .filter(|(item, _)| actions.get(*item as usize).is_some_and(|n| *n > 0.0))
        .map(|(item, &what)| Learnt {
            what,
            factors: model.item(item).unwrap_or_default().to_vec(),
            actions: actions[item as usize],
            companions: model.companions(item, 12).into_iter().filter_map(|i| items.get(i as usize).copied()).collect(),
        })
        .collect();
    let interests = u16::try_from(list().all().len()).unwrap_or(u16::MAX);
    // The first categories of the log are the interests, in the order of the list.
    let places: Vec<_> = (0..interests).map(|i| (InterestId(i), model.place(&[i.into()]))).collect();
    // Behind them the authors.
    let homes: Vec<_> = (u32::from(interests)..)
        .zip(authors)
        .map(|(category, &author)| (AccountId(author), model.place(&[category])))
        .collect();
    let factors = Arc::new(Factors::new(version.unsigned_abs(), dims, &learnt, &places, &homes));
    Known { model, factors, numbers: items.iter().copied().zip(0..).collect() }
}

/// The first number of a version whose bytes are of the present form: others are trained anew.
const FORM: u64 = 2 << 48;

/// Authors, items, their actions and the model as bytes.
pub(super) fn to_bytes(model: &Model, items: &[What], actions: &[f32], authors: &[i64]) -> Vec<u8> {
    let mut bytes = (FORM | authors.len() as u64).to_le_bytes().to_vec();
    authors.iter().for_each(|author| bytes.extend(author.to_le_bytes()));
    bytes.extend((items.len() as u64).to_le_bytes());
    for (what, actions) in items.iter().zip(actions) {
        let (kind, id) = match what {
            What::Post(PostId(id)) => (0_u8, id),
            What::Product(ProductId(id)) => (1, id),
        };
        bytes.push(kind);
        bytes.extend(id.to_le_bytes());
        bytes.extend(actions.to_le_bytes());
    }
    bytes.extend(model.to_bytes());
    bytes
}

pub(super) fn from_bytes(version: i64, bytes: &[u8]) -> Result<Known> {
    let cut = || Error::fault("a kept model is cut");
    let (head, mut rest) = bytes.split_first_chunk::<8>().ok_or_else(cut)?;
    let head = u64::from_le_bytes(*head);
    if head >> 48 != FORM >> 48 {
        return Err(Error::fault("a kept model is of another form: the next training makes a new one"));
    }
    let mut authors = Vec::new();
    for _ in 0..head ^ FORM {
        let (author, after) = rest.split_first_chunk::<8>().ok_or_else(cut)?;
        authors.push(i64::from_le_bytes(*author));
        rest = after;
    }
    let (head, mut rest) = rest.split_first_chunk::<8>().ok_or_else(cut)?;
    let n = usize::try_from(u64::from_le_bytes(*head)).map_err(|_| cut())?;
    let (mut items, mut actions) = (Vec::new(), Vec::new());
    for _ in 0..n {
        let (&kind, after) = rest.split_first().ok_or_else(cut)?;
        let (id, after) = after.split_first_chunk::<8>().ok_or_else(cut)?;
        let (amount, after) = after.split_first_chunk::<4>().ok_or_else(cut)?;
        let id = i64::from_le_bytes(*id);
        items.push(if kind == 0 { What::Post(PostId(id)) } else { What::Product(ProductId(id)) });
        actions.push(f32::from_le_bytes(*amount));
        rest = after;
    }
    let model = Model::from_bytes(rest).map_err(|e| Error::fault(format!("a kept model cannot be read: {e}")))?;
    Ok(known(version, model, &items, &actions, &authors))
}

impl Feed {
    /// Takes in the newest versions that are kept, where they are newer than those in use.
    pub(super) async fn load_models(&self, conn: &mut Conn) -> Result<()> {
        self.load_weights(conn).await?;
        let index = self.index.load_full();
        let version = newest(conn, Kind::Chances).await?;
        if version > 0 && index.learned().version != version.unsigned_abs() {
            let bytes = read(conn, Kind::Chances, version).await?;
            match std::str::from_utf8(&bytes).ok().and_then(Learned::from_text) {
                Some(learned) => index.set_learned(learned),
                None => tracing::error!(version, "the chances that are kept are of another kind of model"),
            }
        }
        let version = newest(conn, Kind::Factors).await?;
        if version > 0
            && self.known.load().as_ref().is_none_or(|known| known.factors.version() != version.unsigned_abs())
        {
            match from_bytes(version, &read(conn, Kind::Factors, version).await?) {
                Ok(known) => self.known.store(Some(Arc::new(known))),
                Err(e) => tracing::error!(version, "{e}"),
            }
        }
        if let Some(known) = self.known.load_full() {
            index.set_factors(Some(Arc::clone(&known.factors)));
        }
        self.viewers.clear();
        Ok(())
    }
}
