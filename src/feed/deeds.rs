//! What an account did, and what follows from it: inferred interests, authors it returns to, its place among the factors.

use std::collections::HashMap;

use vitrine_engine::{AccountId, Deed, InterestId, PostId, ProductId, Viewer, What};
use vitrine_recommend::Action;

use super::models::Known;
use super::{interest, settings};
use crate::db::{Conn, marks, sql};
use crate::interests::list;
use crate::kit::{Id, Micros, Result};

/// Something done with something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Done {
    pub account: Id,
    pub deed: Deed,
    pub what: What,
    /// The post a product was tapped or bought from.
    pub post: Option<Id>,
    pub at: Micros,
}

/// How much a deed says of a taste.
pub fn weight(deed: Deed) -> f32 {
    match deed {
        Deed::Buy => 4.0,
        Deed::Save => 2.0,
        Deed::Comment => 1.5,
        Deed::Smile => 1.0,
        Deed::Tap => 0.5,
        Deed::NotThis => 0.0,
    }
}

/// Where deeds are kept: the statement gives account, item, post or 0, time.
const SOURCES: [(Deed, bool, &str); 6] = [
    (Deed::Smile, true, "SELECT account, post AS item, CAST(0 AS BIGINT) AS post, at FROM account_smiles"),
    (Deed::Save, true, "SELECT account, item, CAST(0 AS BIGINT) AS post, at FROM saves WHERE kind = 'post'"),
    (Deed::Save, false, "SELECT account, item, CAST(0 AS BIGINT) AS post, at FROM saves WHERE kind = 'product'"),
    (Deed::Tap, false, "SELECT account, product AS item, COALESCE(post, 0) AS post, at FROM taps"),
    (
        Deed::Buy,
        false,
        "SELECT l.account AS account, l.product AS item, COALESCE(l.post, 0) AS post, o.placed_at AS at FROM order_lines l \
         JOIN orders o ON o.account = l.account AND o.id = l.order_id WHERE o.state = 'paid'",
    ),
    (Deed::NotThis, true, "SELECT account, item, CAST(0 AS BIGINT) AS post, at FROM hides WHERE kind = 'post'"),
];

async fn read(conn: &mut Conn, rest: &str, first: i64, second: i64) -> Result<Vec<Done>> {
    let mut all = Vec::new();
    for (deed, is_post, from) in SOURCES {
        let text = format!("SELECT d.account, d.item, d.post, d.at FROM ({from}) d {rest}");
        let rows: Vec<(i64, i64, i64, i64)> =
            sqlx::query_as(sql(text)).bind(first).bind(second).fetch_all(&mut *conn).await?;
        all.extend(rows.into_iter().map(|(account, item, post, at)| Done {
            account: Id(account),
            deed,
            what: if is_post { What::Post(PostId(item)) } else { What::Product(ProductId(item)) },
            post: (post != 0).then_some(Id(post)),
            at: Micros(at),
        }));
    }
    all.sort_by_key(|done| (done.account, done.at, done.what, done.deed as u8));
    Ok(all)
}

/// Suggestions of the factors that are kept: a page takes 64 that were not seen.
const SUGGESTED: usize = 160;

/// Deeds of each kind that are looked at.
const LATEST: i64 = 120;

/// What one account did lately, the oldest first.
pub async fn of(conn: &mut Conn, account: Id) -> Result<Vec<Done>> {
    read(conn, "WHERE d.account = $1 ORDER BY d.at DESC, d.item LIMIT $2", account.0, LATEST).await
}

/// What all accounts did since `from`, by account and time. At most `most` of each kind.
pub async fn all(conn: &mut Conn, from: Micros, most: i64) -> Result<Vec<Done>> {
    read(conn, "WHERE d.at >= $1 ORDER BY d.at DESC, d.account, d.item LIMIT $2", from.0, most).await
}

/// Completes a viewer by what the account did and set. Nothing sensitive is inferred, nor what was refused.
pub(super) async fn complete(conn: &mut Conn, known: Option<&Known>, account: Id, viewer: &mut Viewer) -> Result<()> {
    let (set, learnt_from) = settings::of(conn, account).await?;
    viewer.controls = set.controls();
    let mut done = of(conn, account).await?;
    done.retain(|done| done.at >= learnt_from && done.deed != Deed::NotThis);
    if let Some(known) = known {
        let history = known.history(&done);
        let folded = (!history.is_empty()).then(|| known.model.fold_in(&history));
        let folded = folded.as_ref().map(|folded| folded.values());
        let usual = vitrine_engine::Weights::default().taste_half;
        viewer.leaning = known.factors.leaning(&viewer.picked, usual, folded);
        if let Some(leaning) = viewer.leaning.as_ref().filter(|_| !history.is_empty()) {
            let skip = |what| viewer.seen.contains(what) || viewer.hidden.contains(&what);
            viewer.suggested = known.factors.nearest(leaning, SUGGESTED, skip);
        }
    }
    if done.is_empty() {
        return Ok(());
    }
    let refused = settings::refused(conn, account).await?;
    viewer.inferred = inferred(conn, &done, &refused).await?;
    viewer.affinity = affinity(conn, &done).await?;
    viewer.acted = done.iter().rev().take(16).map(|done| (done.deed, done.what)).collect();
    Ok(())
}

impl Known {
    /// Deeds with things the model knows.
    pub(super) fn history(&self, done: &[Done]) -> Vec<Action> {
        let action = |done: &Done| self.numbers.get(&done.what).map(|&item| Action { item, weight: weight(done.deed) });
        done.iter().filter_map(action).filter(|action| action.weight > 0.0).collect()
    }
}

/// Half of the weight 1 is reached at so much said.
const HALF: f32 = 3.0;
/// A guess below this is none.
const LEAST: f32 = 0.3;

async fn inferred(conn: &mut Conn, done: &[Done], refused: &[String]) -> Result<Vec<(InterestId, f32)>> {
    let mut said: HashMap<String, f32> = HashMap::new();
    for (is_post, text) in [
        (true, "SELECT post, interest FROM post_interests WHERE post IN"),
        (false, "SELECT product, interest FROM product_interests WHERE product IN"),
    ] {
        let weights = by_item(done, is_post);
        for (item, slug) in pairs::<String>(conn, text, &weights).await? {
            *said.entry(slug).or_default() += weights.get(&item).copied().unwrap_or_default();
        }
    }
    let sensitive = |slug: &str| list().get(slug).is_none_or(|interest| interest.sensitive);
    let mut found: Vec<(InterestId, f32)> = said
        .into_iter()
        .filter(|(slug, _)| !sensitive(slug) && !refused.contains(slug))
        .filter_map(|(slug, said)| Some((interest(&slug)?, said / (said + HALF))))
        .filter(|(_, weight)| *weight >= LEAST)
        .collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(16);
    Ok(found)
}

async fn affinity(conn: &mut Conn, done: &[Done]) -> Result<Vec<(AccountId, f32)>> {
    let weights = by_item(done, true);
    let mut said: HashMap<i64, f32> = HashMap::new();
    for (post, author) in pairs::<i64>(conn, "SELECT id, author FROM posts WHERE id IN", &weights).await? {
        *said.entry(author).or_default() += weights.get(&post).copied().unwrap_or_default();
    }
    let mut found: Vec<_> = said.into_iter().map(|(id, said)| (AccountId(id), said / (said + 2.0))).collect();
    found.sort_by_key(|(id, _)| *id);
    Ok(found)
}

fn by_item(done: &[Done], posts: bool) -> HashMap<i64, f32> {
    let mut weights: HashMap<i64, f32> = HashMap::new();
    for done in done {
        match done.what {
            What::Post(PostId(id)) if posts => *weights.entry(id).or_default() += weight(done.deed),
            What::Product(ProductId(id)) if !posts => *weights.entry(id).or_default() += weight(done.deed),
            _ => {}
        }
    }
    weights
}

async fn pairs<T>(conn: &mut Conn, text: &str, items: &HashMap<i64, f32>) -> Result<Vec<(i64, T)>>
where
    T: Send + Unpin + for<'r> sqlx::Decode<'r, sqlx::Any> + sqlx::Type<sqlx::Any>,
{
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let mut ids: Vec<i64> = items.keys().copied().collect();
    ids.sort_unstable();
    let mut query = sqlx::query_as(sql(format!("{text} {}", marks(1, ids.len()))));
    for id in ids {
        query = query.bind(id);
    }
    Ok(query.fetch_all(conn).await?)
}
