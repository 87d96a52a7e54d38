//! What was shown and tapped, written in batches: a crash forgets a second of it.

use std::collections::BTreeMap;

use vitrine_engine::{Change, FEATURES, Features, Item, PostId, ProductId, Shown, What};

use crate::app::App;
use crate::db::{Conn, marks, sql};
use crate::kit::{Id, Micros, Result};

/// What is not in the tables yet.
#[derive(Default)]
pub(super) struct Log {
    pages: Vec<(Id, Id, Micros, String)>,
    taps: Vec<(Id, Id, Id, Option<Id>, Micros)>,
    shown: BTreeMap<i64, i64>,
}

impl Log {
    /// A page was shown. Only pages of accounts are kept; showings count for visitors too.
    pub(super) fn page(&mut self, app: &App, account: Option<Id>, items: &[Item], at: Micros) {
        for item in items {
            if let What::Post(PostId(post)) = item.what {
                *self.shown.entry(post).or_default() += 1;
            }
        }
        if let Some(account) = account.filter(|_| !items.is_empty()) {
            self.pages.push((account, app.id(), at, written(items)));
        }
    }

    pub(super) fn tap(&mut self, app: &App, account: Id, product: Id, post: Option<Id>, at: Micros) {
        self.taps.push((account, app.id(), product, post, at));
    }

    /// Whose taps are waiting.
    pub(super) fn tappers(&self) -> impl Iterator<Item = Id> + '_ {
        self.taps.iter().map(|tap| tap.0)
    }

    /// Writes everything in one transaction; gives what the index has to be told.
    pub(super) async fn write(self, app: &App) -> Result<Vec<Change>> {
        if self.pages.is_empty() && self.taps.is_empty() && self.shown.is_empty() {
            return Ok(Vec::new());
        }
        let mut tx = app.db.write().await?;
        for (account, id, at, items) in self.pages {
            sqlx::query("INSERT INTO impressions (account, id, at, items) VALUES ($1, $2, $3, $4)")
                .bind(account.0)
                .bind(id.0)
                .bind(at.0)
                .bind(items)
                .execute(&mut *tx)
                .await?;
        }
        for (account, id, product, post, at) in self.taps {
            sqlx::query("INSERT INTO taps (account, id, product, post, at) VALUES ($1, $2, $3, $4, $5)")
                .bind(account.0)
                .bind(id.0)
                .bind(product.0)
                .bind(post.map(|post| post.0))
                .bind(at.0)
                .execute(&mut *tx)
                .await?;
        }
        let mut changes = Vec::with_capacity(self.shown.len());
        // In the order of ids, so that two nodes never wait for each other.
        for (post, times) in self.shown {
            sqlx::query("INSERT INTO post_shown (post, shown) VALUES ($1, $2) ON CONFLICT (post) DO UPDATE SET shown = post_shown.shown + $2")
                .bind(post)
                .bind(times)
                .execute(&mut *tx)
                .await?;
            changes.push(Change::PostShown(PostId(post), u32::try_from(times).unwrap_or(u32::MAX)));
        }
        tx.commit().await?;
        Ok(changes)
    }
}

/// A page as text: `p` or `c` for a post or a product of the catalog, its id, its score in hundredths, its features in hex.
fn written(items: &[Item]) -> String {
    let one = |item: &Item| {
        let (kind, id) = match item.what {
            What::Post(PostId(id)) => ('p', id),
            What::Product(ProductId(id)) => ('c', id),
        };
        let features: String = item.features.0.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{kind}{id}:{:.0}:{features}", (item.prior * 100.0).clamp(-30_000.0, 30_000.0))
    };
    items.iter().map(one).collect::<Vec<_>>().join(",")
}

/// The items of such a text with nothing done; what cannot be read is left out.
pub(super) fn read(text: &str) -> Vec<(What, Shown)> {
    let one = |(place, item): (usize, &str)| {
        let mut parts = item.split(':');
        let (name, score, features) = (parts.next()?, parts.next()?, parts.next()?);
        let id = name.get(1..)?.parse().ok()?;
        let what = if name.starts_with('p') { What::Post(PostId(id)) } else { What::Product(ProductId(id)) };
        let mut bytes = [0; FEATURES];
        for (n, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(features.get(2 * n..2 * n + 2)?, 16).ok()?;
        }
        let score = score.parse::<f32>().ok()? / 100.0;
        Some((what, Shown { features: Features(bytes), score, place: u8::try_from(place).ok()?, done: 0 }))
    };
    text.split(',').enumerate().filter_map(one).collect()
}

/// How often the posts from an id to another were shown.
pub(super) async fn shown_between(conn: &mut Conn, first: Id, last: Id) -> Result<BTreeMap<i64, i64>> {
    let text = "SELECT post, shown FROM post_shown WHERE post BETWEEN $1 AND $2 ORDER BY post";
    let rows: Vec<(i64, i64)> = sqlx::query_as(text).bind(first.0).bind(last.0).fetch_all(conn).await?;
    Ok(rows.into_iter().collect())
}

/// How often these posts were shown.
pub(super) async fn shown(conn: &mut Conn, posts: &[Id]) -> Result<BTreeMap<i64, i64>> {
    if posts.is_empty() {
        return Ok(BTreeMap::new());
    }
    let text = format!("SELECT post, shown FROM post_shown WHERE post IN {}", marks(1, posts.len()));
    let mut query = sqlx::query_as::<_, (i64, i64)>(sql(text));
    for post in posts {
        query = query.bind(post.0);
    }
    Ok(query.fetch_all(conn).await?.into_iter().collect())
}

/// How long pages and taps are kept.
const KEPT: Micros = Micros::days(90);

/// Forgets what was shown and tapped long ago.
pub async fn sweep(app: &App) -> Result<()> {
    let before = app.clock.now() - KEPT;
    let mut tx = app.db.write().await?;
    for text in ["DELETE FROM impressions WHERE at < $1", "DELETE FROM taps WHERE at < $1"] {
        sqlx::query(text).bind(before.0).execute(&mut *tx).await?;
    }
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_it_was_written() {
        let item = |what, prior, byte| Item {
            what,
            score: 1.0,
            parts: vitrine_engine::ScoreParts::default(),
            prior,
            features: Features([byte; FEATURES]),
            reasons: Vec::new(),
        };
        let items = [item(What::Post(PostId(77)), 1.234, 7), item(What::Product(ProductId(-3)), -0.5, 255)];
        let back = read(&written(&items));
        assert_eq!(back.len(), 2);
        assert_eq!((back[0].0, back[1].0), (items[0].what, items[1].what));
        assert_eq!((back[0].1.features, back[1].1.place), (items[0].features, 1));
        assert!((back[0].1.score - 1.23).abs() < 1e-6 && (back[1].1.score + 0.5).abs() < 1e-6);
        assert_eq!(read("nonsense,p1:2:zz,,p5"), vec![]);
    }
}
