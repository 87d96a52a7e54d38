//! What can be kept or sent away: a post or a product.

use super::read;
use crate::catalog;
use crate::db::Conn;
use crate::kit::{Error, Id, Result};

/// A post or a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    Post(Id),
    Product(Id),
}

impl Item {
    /// The item of a kind (`post` or `product`) with this id; nothing for another kind.
    pub fn of(kind: &str, id: Id) -> Option<Self> {
        match kind {
            "post" => Some(Self::Post(id)),
            "product" => Some(Self::Product(id)),
            _ => None,
        }
    }

    /// Its kind and id, as tables and addresses have them.
    pub fn key(self) -> (&'static str, Id) {
        match self {
            Self::Post(id) => ("post", id),
            Self::Product(id) => ("product", id),
        }
    }

    /// 404 or 410 unless it is there for this account. A product no longer sold is.
    pub async fn there(self, conn: &mut Conn, account: Id) -> Result<()> {
        match self {
            Self::Post(post) => read::standing(conn, post, Some(account)).await.map(drop),
            Self::Product(product) if catalog::cards(conn, &[product]).await?.is_empty() => Err(Error::NotFound),
            Self::Product(_) => Ok(()),
        }
    }
}
