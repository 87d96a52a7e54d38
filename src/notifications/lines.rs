//! Lines: each is made from the tables as they are, in a bounded number of rows, however many people are in it.

use std::collections::HashSet;

use sqlx::Row;

use super::{KEPT, Kind, PAGE};
use crate::accounts::{blocks, follows, memberships};
use crate::app::App;
use crate::boards;
use crate::db::{Conn, Tx, to_json};
use crate::kit::{Id, Micros, Result};
use crate::orders::state;
use crate::posts::{self, comments, mentions, smiles};

/// A line of somebody's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    Smile {
        account: Id,
        post: Id,
    },
    Comment {
        account: Id,
        post: Id,
    },
    Answer {
        account: Id,
        post: Id,
        comment: Id,
    },
    /// `item` is the comment, or the post itself.
    Mention {
        account: Id,
        post: Id,
        item: Id,
    },
    /// `day` counts from 1970.
    Follow {
        account: Id,
        day: i64,
    },
    Order {
        account: Id,
        order: Id,
    },
    Membership {
        account: Id,
    },
    Board {
        account: Id,
        board: Id,
    },
}

/// What a line says.
#[derive(Debug, Default)]
struct Told {
    comment: Option<Id>,
    state: String,
    /// Newest first; the first [`NAMED`] are kept.
    people: Vec<Id>,
    n: i64,
    at: Micros,
}

/// Rows looked at for a line. Where there are more, the count comes from a counter.
const LOOK: i64 = 50;
/// People kept by name.
const NAMED: usize = 3;
const DAY: Micros = Micros::days(1);

/// The day of a moment, by UTC.
pub fn day(at: Micros) -> i64 {
    at.0.div_euclid(DAY.0)
}

impl Line {
    /// Whose line it is.
    pub fn account(self) -> Id {
        self.key().0
    }

    fn key(self) -> (Id, Kind, i64, Option<Id>) {
        match self {
            Self::Smile { account, post } => (account, Kind::Smile, post.0, Some(post)),
            Self::Comment { account, post } => (account, Kind::Comment, post.0, Some(post)),
            Self::Answer { account, post, comment } => (account, Kind::Answer, comment.0, Some(post)),
            Self::Mention { account, post, item } => (account, Kind::Mention, item.0, Some(post)),
            Self::Follow { account, day } => (account, Kind::Follow, day, None),
            Self::Order { account, order } => (account, Kind::Order, order.0, None),
            Self::Membership { account } => (account, Kind::Membership, 0, None),
            Self::Board { account, board } => (account, Kind::Board, board.0, None),
        }
    }

    fn from_key(account: Id, kind: Kind, subject: i64, post: Option<Id>) -> Option<Self> {
        Some(match kind {
            Kind::Smile => Self::Smile { account, post: post? },
            Kind::Comment => Self::Comment { account, post: post? },
            Kind::Answer => Self::Answer { account, post: post?, comment: Id(subject) },
            Kind::Mention => Self::Mention { account, post: post?, item: Id(subject) },
            Kind::Follow => Self::Follow { account, day: subject },
            Kind::Order => Self::Order { account, order: Id(subject) },
            Kind::Membership => Self::Membership { account },
            Kind::Board => Self::Board { account, board: Id(subject) },
        })
    }
}

/// The lines of an account that name somebody.
pub async fn with(conn: &mut Conn, account: Id, other: Id) -> Result<Vec<Line>> {
    let rows = sqlx::query("SELECT kind, subject, post FROM notifications WHERE account = $1 AND people LIKE $2")
        .bind(account.0)
        .bind(format!("%\"{other}\"%"))
        .fetch_all(conn)
        .await?;
    let mut lines = Vec::new();
    for row in &rows {
        let post: Option<i64> = row.try_get("post")?;
        lines.extend(Line::from_key(
            account,
            Kind::parse(row.try_get("kind")?)?,
            row.try_get("subject")?,
            post.map(Id),
        ));
    }
    Ok(lines)
}

/// Every line about a post goes.
pub async fn forget_post(conn: &mut Conn, post: Id) -> Result<()> {
    sqlx::query("DELETE FROM notifications WHERE post = $1").bind(post.0).execute(conn).await?;
    Ok(())
}

/// Makes a line anew: writes it, or takes it away where nothing is left to tell.
pub async fn renew(app: &App, tx: &mut Tx, line: Line) -> Result<()> {
    let (account, kind, subject, post) = line.key();
    let told = if is_off(tx, account, kind).await? { None } else { tell(tx, line, app.clock.now()).await? };
    let Some(told) = told.filter(|t| t.at > app.clock.now() - KEPT) else {
        sqlx::query("DELETE FROM notifications WHERE account = $1 AND kind = $2 AND subject = $3")
            .bind(account.0)
            .bind(kind.as_str())
            .bind(subject)
            .execute(&mut **tx)
            .await?;
        return Ok(());
    };
    let named = &told.people[..told.people.len().min(NAMED)];
    sqlx::query(
        "INSERT INTO notifications (account, id, kind, subject, post, comment, state, people, n, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         ON CONFLICT (account, kind, subject) DO UPDATE SET comment = $6, state = $7, people = $8, n = $9, at = $10",
    )
    .bind(account.0)
    .bind(app.id().0)
    .bind(kind.as_str())
    .bind(subject)
    .bind(post.map(|p| p.0))
    .bind(told.comment.map(|c| c.0))
    .bind(&told.state)
    .bind(to_json(&named)?)
    .bind(told.n)
    .bind(told.at.0)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn is_off(conn: &mut Conn, account: Id, kind: Kind) -> Result<bool> {
    let found: Option<(i64,)> =
        sqlx::query_as("SELECT at FROM notification_choices WHERE account = $1 AND channel = $2 AND kind = $3")
            .bind(account.0)
            .bind(PAGE)
            .bind(kind.as_str())
            .fetch_optional(conn)
            .await?;
    Ok(found.is_some())
}

/// Those the account wants to hear of, newest first, each once, with the time of their newest.
async fn heard(conn: &mut Conn, account: Id, did: &[(Id, Micros)]) -> Result<Vec<(Id, Micros)>> {
    let ids: Vec<Id> = did.iter().map(|(id, _)| *id).collect();
    let unheard = blocks::unheard(conn, account, &ids).await?;
    let mut met = HashSet::new();
    let heard = did.iter().filter(|(id, _)| *id != account && !unheard.contains(id) && met.insert(*id));
    Ok(heard.copied().collect())
}

fn of_people(heard: &[(Id, Micros)], n: i64) -> Option<Told> {
    let (_, at) = heard.first()?;
    let people = heard.iter().map(|(id, _)| *id).collect();
    Some(Told { people, n: n.max(heard.len() as i64), at: *at, ..Told::default() })
}

/// What a line has to say now; nothing where there is nothing.
async fn tell(conn: &mut Conn, line: Line, now: Micros) -> Result<Option<Told>> {
    match line {
        Line::Smile { account, post } => {
            let Some(brief) = posts::brief(conn, post).await? else { return Ok(None) };
            let newest = smiles::newest(conn, post, LOOK).await?;
            let heard = heard(conn, account, &newest).await?;
            // Beyond the rows looked at the counter knows how many there are.
            let unheard = newest.len() - heard.len();
            let n = if (newest.len() as i64) < LOOK { heard.len() as i64 } else { brief.smiles - unheard as i64 };
            Ok(of_people(&heard, n))
        }
        Line::Comment { account, post } => {
            if posts::brief(conn, post).await?.is_none() {
                return Ok(None);
            }
            let newest = comments::newest(conn, post, LOOK).await?;
            let heads: HashSet<Id> = newest.iter().filter_map(|c| c.parent).collect();
            let heads = comments::authors_of(conn, post, &heads.into_iter().collect::<Vec<_>>()).await?;
            // An answer to one's own comment has a line of its own.
            let answers = |c: &comments::Said| c.parent.and_then(|p| heads.get(&p)) == Some(&account);
            said(conn, account, newest.into_iter().filter(|c| !answers(c)).collect()).await
        }
        Line::Answer { account, post, comment } => {
            let head = comments::brief(conn, post, comment).await?;
            if posts::brief(conn, post).await?.is_none() || head.is_none_or(|h| h.removed) {
                return Ok(None);
            }
            let answers = comments::answers(conn, post, comment, LOOK).await?;
            said(conn, account, answers).await
        }
        Line::Mention { account, post, item } => {
            let Some(brief) = posts::brief(conn, post).await? else { return Ok(None) };
            let by = if item == post {
                Some((brief.author, brief.at))
            } else {
                comments::brief(conn, post, item).await?.filter(|c| !c.removed).map(|c| (c.author, c.at))
            };
            let Some(by) = by else { return Ok(None) };
            if !mentions::of(conn, post, item).await?.contains(&account) {
                return Ok(None);
            }
            // A block between the reader and the post's author hides a comment there as well.
            if blocks::apart(conn, Some(account), &[brief.author]).await?.contains(&brief.author) {
                return Ok(None);
            }
            let heard = heard(conn, account, &[by]).await?;
            let comment = (item != post).then_some(item);
            let state = if comment.is_some() { "comment" } else { "post" };
            Ok(of_people(&heard, 1).map(|told| Told { comment, state: state.to_owned(), ..told }))
        }
        Line::Follow { account, day } => {
            let (from, to) = (Micros(day * DAY.0), Micros((day + 1) * DAY.0));
            let newest = follows::newest(conn, account, from, to, LOOK).await?;
            let heard = heard(conn, account, &newest).await?;
            let n = if (newest.len() as i64) < LOOK {
                heard.len() as i64
            } else {
                follows::count_between(conn, account, from, to).await? - (newest.len() - heard.len()) as i64
            };
            Ok(of_people(&heard, n))
        }
        Line::Order { account, order } => {
            let last = state::last_move(conn, account, order).await?;
            Ok(last.map(|(state, at)| Told { state, at, ..Told::default() }))
        }
        Line::Board { account, board } => {
            let Some(asked) = boards::people::asked(conn, board, account).await? else { return Ok(None) };
            let heard = heard(conn, account, &[asked]).await?;
            Ok(of_people(&heard, 1))
        }
        Line::Membership { account } => Ok(memberships::newest(conn, account).await?.and_then(|(from, to)| {
            let told = |state: &str, at| Some(Told { state: state.to_owned(), at, ..Told::default() });
            match to {
                Some(to) if to <= now => told("ended", to),
                _ if from <= now => told("begun", from),
                _ => None,
            }
        })),
    }
}

/// A line of comments: who wrote them, and the newest of those that are heard.
async fn said(conn: &mut Conn, account: Id, comments: Vec<comments::Said>) -> Result<Option<Told>> {
    let did: Vec<(Id, Micros)> = comments.iter().map(|c| (c.author, c.at)).collect();
    let heard = heard(conn, account, &did).await?;
    let newest = heard.first().and_then(|(who, _)| comments.iter().find(|c| c.author == *who)).map(|c| c.id);
    Ok(of_people(&heard, 0).map(|told| Told { comment: newest, ..told }))
}
