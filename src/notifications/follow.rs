//! The follower: one position in the database, so that of many processes each event is taken by one, in the transaction
//! that moves the position on.

use std::collections::BTreeSet;
use std::time::Duration;

use super::lines::{self, Line};
use crate::accounts::follows;
use crate::app::App;
use crate::db::events::{self, Event, Position};
use crate::db::{Conn, Tx};
use crate::kit::{Id, Micros, Result, Thing};
use crate::posts::{self, comments, mentions};

const NAME: &str = "notifications";
/// Events taken in one transaction: it holds up other writers, so it is short.
const BATCH: i64 = 200;

/// What a batch of events asks for.
#[derive(Default)]
struct Touched {
    lines: BTreeSet<Line>,
    /// Posts that are gone, with every line about them.
    gone: BTreeSet<Id>,
    /// (account, other): the account hears nothing more of the other.
    silenced: BTreeSet<(Id, Id)>,
}

/// Takes in every event that may be seen.
pub async fn catch_up(app: &App) -> Result<()> {
    loop {
        let mut conn = app.db.read().await?;
        let from = position(&mut conn).await?;
        let batch = events::after(&app.db, &mut conn, from, BATCH).await?;
        drop(conn);
        let Some((last, _)) = batch.last() else { return Ok(()) };
        let last = *last;
        let full = batch.len() as i64 == BATCH;
        let told: Vec<Event> = batch.into_iter().filter_map(|(_, event)| event).filter(tells).collect();
        // What tells nothing is passed over again next time: cheaper than a write for each of them.
        if told.is_empty() && !full {
            return Ok(());
        }
        let mut tx = app.db.write().await?;
        if !advance(&mut tx, from, last).await? {
            // Another process took this batch.
            tx.rollback().await?;
            continue;
        }
        let told = take(app, &mut tx, &told).await?;
        tx.commit().await?;
        app.fresh.changed(told.into_iter().map(Thing::Shopper));
    }
}

/// Follows until the process ends.
pub async fn follow(app: App) {
    let pause = if app.db.is_shared() { Duration::from_millis(500) } else { Duration::from_secs(5) };
    loop {
        let woken = app.db.committed();
        if let Err(e) = catch_up(&app).await {
            tracing::error!("notifications cannot follow: {e}");
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        let _ = tokio::time::timeout(pause, woken).await;
    }
}

async fn position(conn: &mut Conn) -> Result<Position> {
    let found: Option<(i64, i64)> = sqlx::query_as("SELECT tx, id FROM event_positions WHERE follower = $1")
        .bind(NAME)
        .fetch_optional(conn)
        .await?;
    Ok(found.map_or_else(Position::default, |(tx, id)| Position { tx, id }))
}

/// Moves the position on, unless somebody else did.
async fn advance(tx: &mut Tx, from: Position, to: Position) -> Result<bool> {
    let moved = sqlx::query("UPDATE event_positions SET tx = $1, id = $2 WHERE follower = $3 AND tx = $4 AND id = $5")
        .bind(to.tx)
        .bind(to.id)
        .bind(NAME)
        .bind(from.tx)
        .bind(from.id)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    Ok(moved == 1)
}

/// Whether anybody hears of such an event.
fn tells(event: &Event) -> bool {
    matches!(
        event,
        Event::Smiled { .. }
            | Event::Unsmiled { .. }
            | Event::Commented { .. }
            | Event::CommentRemoved { .. }
            | Event::PostPublished { .. }
            | Event::PostEdited { .. }
            | Event::PostRemoved { .. }
            | Event::Followed { .. }
            | Event::Unfollowed { .. }
            | Event::Blocked { .. }
            | Event::Muted { .. }
            | Event::MembershipGranted { .. }
            | Event::MembershipEnded { .. }
            | Event::BoardShared { .. }
            | Event::OrderPaid { .. }
            | Event::OrderDeclined { .. }
            | Event::OrderCancelled { .. }
    )
}

async fn take(app: &App, tx: &mut Tx, told: &[Event]) -> Result<Vec<Id>> {
    let now = app.clock.now();
    let mut touched = Touched::default();
    for event in told {
        touch(tx, &mut touched, event, now).await?;
    }
    for post in touched.gone {
        lines::forget_post(tx, post).await?;
    }
    for (account, other) in touched.silenced {
        touched.lines.extend(lines::with(tx, account, other).await?);
    }
    let mut told = Vec::new();
    for line in touched.lines {
        told.push(line.account());
        lines::renew(app, tx, line).await?;
    }
    Ok(told)
}

/// Which lines an event is about. However many people smiled at a post, its line is made once.
async fn touch(conn: &mut Conn, touched: &mut Touched, event: &Event, now: Micros) -> Result<()> {
    match *event {
        Event::Smiled { post, .. } | Event::Unsmiled { post, .. } => {
            if let Some(brief) = posts::brief(conn, post).await? {
                touched.lines.insert(Line::Smile { account: brief.author, post });
            }
        }
        Event::Commented { post, comment, .. } | Event::CommentRemoved { post, comment } => {
            let Some(brief) = posts::brief(conn, post).await? else { return Ok(()) };
            touched.lines.insert(Line::Comment { account: brief.author, post });
            let Some(said) = comments::brief(conn, post, comment).await? else { return Ok(()) };
            // A removed comment has answers of its own.
            let head = said.parent.unwrap_or(comment);
            if let Some(of) = comments::brief(conn, post, head).await? {
                touched.lines.insert(Line::Answer { account: of.author, post, comment: head });
            }
            for account in mentions::of(conn, post, comment).await? {
                touched.lines.insert(Line::Mention { account, post, item: comment });
            }
        }
        Event::PostPublished { post, .. } | Event::PostEdited { post, .. } => {
            for account in mentions::of(conn, post, post).await? {
                touched.lines.insert(Line::Mention { account, post, item: post });
            }
        }
        Event::PostRemoved { post, .. } => _ = touched.gone.insert(post),
        Event::Followed { account, followed } => {
            if let Some(at) = follows::since(conn, account, followed).await? {
                touched.lines.insert(Line::Follow { account: followed, day: lines::day(at) });
            }
        }
        Event::Unfollowed { account, followed } => {
            touched.silenced.insert((followed, account));
            touched.lines.insert(Line::Follow { account: followed, day: lines::day(now) });
        }
        Event::Blocked { account, blocked } => {
            touched.silenced.insert((account, blocked));
            touched.silenced.insert((blocked, account));
        }
        Event::Muted { account, muted } => _ = touched.silenced.insert((account, muted)),
        Event::MembershipGranted { account } | Event::MembershipEnded { account } => {
            touched.lines.insert(Line::Membership { account });
        }
        Event::BoardShared { account, board } => _ = touched.lines.insert(Line::Board { account, board }),
        Event::OrderPaid { account, order }
        | Event::OrderDeclined { account, order }
        | Event::OrderCancelled { account, order } => _ = touched.lines.insert(Line::Order { account, order }),
        _ => {}
    }
    Ok(())
}
