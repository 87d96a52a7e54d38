//! Notifications: what happened to what somebody made, said or bought, grouped into lines of a list. One follower writes
//! them from the events; whatever changed, the lines it touches are made anew from the tables, so that an undone smile,
//! a removed post or a block takes its part out again. See `docs/decisions/012-notifications-follow-the-events.md`.

mod follow;
mod lines;
pub mod view;
mod words;

use crate::app::App;
use crate::db::Conn;
use crate::i18n::Locale;
use crate::kit::{Error, Id, Micros, Result, Thing};

pub use follow::{catch_up, follow};
pub use view::page;

use view::Choices;

/// How long a line is kept after the last thing that happened in it.
pub const KEPT: Micros = Micros::days(90);

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// People smiled at a post.
    Smile,
    /// People commented on a post.
    Comment,
    /// People answered a comment.
    Answer,
    /// Somebody mentioned the account in a post or comment.
    Mention,
    /// People began to follow, a day at a time.
    Follow,
    /// A step of an order.
    Order,
    /// The membership began or ended.
    Membership,
    /// An invitation to collect on a board.
    Board,
}

impl Kind {
    pub const ALL: [Self; 8] = [
        Self::Smile,
        Self::Comment,
        Self::Answer,
        Self::Mention,
        Self::Follow,
        Self::Board,
        Self::Order,
        Self::Membership,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Smile => "smile",
            Self::Comment => "comment",
            Self::Answer => "answer",
            Self::Mention => "mention",
            Self::Follow => "follow",
            Self::Order => "order",
            Self::Membership => "membership",
            Self::Board => "board",
        }
    }

    /// The kind with this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    fn parse(name: &str) -> Result<Self> {
        Self::of(name).ok_or_else(|| Error::fault(format!("“{name}” is no kind of notification")))
    }
}

/// Where notifications go. Mail and push will be others.
const PAGE: &str = "page";
/// Unread lines are counted up to here; more is "99+".
pub const MOST_COUNTED: i64 = 100;

/// How many lines of an account are unread, at most [`MOST_COUNTED`].
pub async fn unread(conn: &mut Conn, account: Id) -> Result<i64> {
    let (n,): (i64,) = sqlx::query_as(
        "SELECT COUNT(*) FROM (SELECT id FROM notifications WHERE account = $1 AND at > read_to LIMIT $2) AS unread",
    )
    .bind(account.0)
    .bind(MOST_COUNTED)
    .fetch_one(conn)
    .await?;
    Ok(n)
}

/// Everything that happened up to `until` is read. Writes nothing where nothing was unread.
pub async fn mark_read(app: &App, account: Id, until: Micros) -> Result<()> {
    if unread(&mut *app.db.read().await?, account).await? == 0 {
        return Ok(());
    }
    let mut tx = app.db.write().await?;
    sqlx::query("UPDATE notifications SET read_to = at WHERE account = $1 AND at > read_to AND at <= $2")
        .bind(account.0)
        .bind(until.0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    app.fresh.changed([Thing::Shopper(account)]);
    Ok(())
}

/// The kinds an account wants to hear of.
pub async fn choices(conn: &mut Conn, account: Id) -> Result<Choices> {
    let off: Vec<(String,)> =
        sqlx::query_as("SELECT kind FROM notification_choices WHERE account = $1 AND channel = $2")
            .bind(account.0)
            .bind(PAGE)
            .fetch_all(conn)
            .await?;
    let on = |kind: &Kind| !off.iter().any(|(name,)| name == kind.as_str());
    Ok(Choices { page: Kind::ALL.iter().filter(|k| on(k)).map(|k| k.as_str().to_owned()).collect() })
}

/// Sets the kinds an account wants to hear of. Lines that are there stay.
pub async fn choose(app: &App, account: Id, choices: &Choices) -> Result<()> {
    if choices.page.iter().any(|name| Kind::of(name).is_none()) {
        return Err(Error::invalid("page", "unknown_kind"));
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    for kind in Kind::ALL {
        let wanted = choices.page.iter().any(|name| name == kind.as_str());
        let text = if wanted {
            "DELETE FROM notification_choices WHERE account = $1 AND channel = $2 AND kind = $3 AND at <= $4"
        } else {
            "INSERT INTO notification_choices (account, channel, kind, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
        };
        sqlx::query(text).bind(account.0).bind(PAGE).bind(kind.as_str()).bind(now.0).execute(&mut *tx).await?;
    }
    tx.commit().await
}

/// Forgets lines whose last happening is older than [`KEPT`].
pub async fn sweep(app: &App) -> Result<()> {
    let mut tx = app.db.write().await?;
    sqlx::query("DELETE FROM notifications WHERE at <= $1").bind((app.clock.now() - KEPT).0).execute(&mut *tx).await?;
    tx.commit().await
}

/// The sentence of a line in a language.
pub fn sentence(locale: Locale, kind: Kind, state: &str, names: &[&str], n: i64) -> String {
    words::sentence(locale, kind, state, names, n)
}
