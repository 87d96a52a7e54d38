//! How an account stands to what is on a page: what it smiled at and saved, whom it follows. Kept in memory for accounts
//! that came lately, so that a page of ready cards asks the database nothing.

use std::collections::HashSet;
use std::sync::Arc;

use vitrine_engine::{PostId, ProductId, What};

use super::settings;
use crate::accounts::{blocks, follows};
use crate::app::App;
use crate::kit::{Id, Micros, Moment, Result, Thing};
use crate::posts;
use crate::posts::view::Mine;

/// The marks of an account.
#[derive(Debug)]
pub struct Standing {
    account: Id,
    marks: Option<Marks>,
    /// The front page is what the account follows, newest first.
    pub only_following: bool,
    /// Whom a block separates from the account.
    apart: HashSet<Id>,
    made: Moment,
    read_at: Micros,
}

#[derive(Debug)]
struct Marks {
    smiled: HashSet<Id>,
    saved_posts: HashSet<Id>,
    saved_products: HashSet<Id>,
    follows: HashSet<Id>,
}

/// Marks of one kind that are kept; of an account with more, the page asks the tables.
const MOST: i64 = 5_000;
/// Blocks that are taken into account, in each direction.
const MOST_APART: i64 = 10_000;
/// How long what is kept of a person may go without being read again, though nothing is known to have changed. Where other
/// processes write to the same database it bounds how long their changes stay unseen; elsewhere it is a net.
const SHARED: Micros = Micros::seconds(1);
const ALONE: Micros = Micros::minutes(1);

/// Until when something read now about a person may be shown.
pub fn lasts(app: &App) -> Micros {
    if app.db.is_shared() { SHARED } else { ALONE }
}

impl Standing {
    fn bytes(&self) -> usize {
        let of = |set: &HashSet<Id>| set.capacity() * 9;
        let marks = self.marks.as_ref();
        size_of::<Self>()
            + of(&self.apart)
            + marks.map_or(0, |m| of(&m.smiled) + of(&m.saved_posts) + of(&m.saved_products) + of(&m.follows))
    }

    /// Whom a block separates from the account, in whichever direction.
    pub fn apart(&self) -> &HashSet<Id> {
        &self.apart
    }

    /// How the account stands to these, each with the author of a post, in their order.
    pub async fn to(&self, app: &App, whats: &[(What, Option<Id>)]) -> Result<Vec<Mine>> {
        let Some(marks) = &self.marks else { return self.read(app, whats).await };
        let mine = |(what, author): &(What, Option<Id>)| match what {
            What::Post(PostId(id)) => Mine {
                smiled: marks.smiled.contains(&Id(*id)),
                saved: marks.saved_posts.contains(&Id(*id)),
                own: *author == Some(self.account),
                following: author.is_some_and(|a| marks.follows.contains(&a)),
            },
            What::Product(ProductId(id)) => Mine { saved: marks.saved_products.contains(&Id(*id)), ..Mine::default() },
        };
        Ok(whats.iter().map(mine).collect())
    }

    async fn read(&self, app: &App, whats: &[(What, Option<Id>)]) -> Result<Vec<Mine>> {
        let mut conn = app.db.read().await?;
        let (mut of_posts, mut products) = (Vec::new(), Vec::new());
        for (what, author) in whats {
            match (what, author) {
                (What::Post(PostId(id)), Some(author)) => of_posts.push((Id(*id), *author)),
                (What::Post(_), None) => {}
                (What::Product(ProductId(id)), _) => products.push(Id(*id)),
            }
        }
        let mine = posts::mine_among(&mut conn, self.account, &of_posts).await?;
        let saved = posts::saved_products(&mut conn, Some(self.account), &products).await?;
        let one = |(what, _): &(What, Option<Id>)| match what {
            What::Post(PostId(id)) => mine.get(&Id(*id)).copied().unwrap_or_default(),
            What::Product(ProductId(id)) => Mine { saved: saved.contains(&Id(*id)), ..Mine::default() },
        };
        Ok(whats.iter().map(one).collect())
    }
}

/// The standing of an account, from memory when it holds.
pub async fn of(app: &App, account: Id) -> Result<Arc<Standing>> {
    let now = app.clock.now();
    if let Some(held) = app.feed.standings.get(&account)
        && now - held.read_at < lasts(app)
        && app.fresh.look().holds(held.made, &[Thing::Shopper(account)])
    {
        return Ok(held);
    }
    let made = app.fresh.moment();
    let mut conn = app.db.read().await?;
    let marks = posts::marks(&mut conn, account, MOST).await?;
    let follows = follows::followed(&mut conn, account, MOST + 1).await?;
    let apart = blocks::all(&mut conn, account, MOST_APART).await?.into_iter().collect();
    let only_following = settings::of(&mut conn, account).await?.0.only_following;
    drop(conn);
    let marks = marks.filter(|_| follows.len() as i64 <= MOST).map(|(smiled, saved_posts, saved_products)| Marks {
        smiled,
        saved_posts,
        saved_products,
        follows: follows.into_iter().collect(),
    });
    let standing = Arc::new(Standing { account, marks, only_following, apart, made, read_at: now });
    app.feed.standings.put(account, Arc::clone(&standing), standing.bytes());
    Ok(standing)
}
