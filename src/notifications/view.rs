//! Notifications as pages and the API show them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use sqlx::Row;
use utoipa::ToSchema;

use super::{Kind, sentence};
use crate::accounts::view::AuthorView;
use crate::accounts::{self, blocks};
use crate::db::{Conn, from_json};
use crate::i18n::Locale;
use crate::kit::{Id, Micros, Result, cursor};
use crate::media::view::PhotoView;
use crate::posts::{self, comments};

/// A line of the list: everything of one kind about one thing.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NotificationView {
    pub id: Id,
    /// `smile`, `comment`, `answer`, `mention`, `follow`, `board`, `order` or `membership`.
    pub kind: &'static str,
    /// The sentence, in the reader's language.
    pub text: String,
    /// Who did it last; three at the most.
    pub people: Vec<AuthorView>,
    /// How many people in all.
    pub count: i64,
    /// The post it is about.
    pub post: Option<Id>,
    /// The comment it is about, the newest of several.
    pub comment: Option<Id>,
    /// The first photo of the post.
    pub picture: Option<PhotoView>,
    /// The beginning of the comment, or of a post without a photo.
    pub excerpt: String,
    /// Of an order: `paid`, `declined`, `cancelled`; of the membership: `begun`, `ended`; of a mention: `post`, `comment`.
    pub state: String,
    /// The order it is about.
    pub order: Option<Id>,
    /// The page it leads to.
    pub path: String,
    /// When the newest of it happened.
    pub at: Micros,
    pub unread: bool,
}

/// A page of the list, newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NotificationPage {
    pub items: Vec<NotificationView>,
    /// Unread lines in all, counted up to 100.
    pub unread: i64,
    /// Where the next page starts; null at the end.
    pub next: Option<String>,
}

/// The kinds of notifications somebody wants, by where they go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Choices {
    /// Shown in the page and the API.
    pub page: Vec<String>,
}

/// Characters of a comment or idea that are shown.
const EXCERPT: usize = 120;

struct Held {
    id: Id,
    kind: Kind,
    subject: i64,
    post: Option<Id>,
    comment: Option<Id>,
    state: String,
    people: Vec<Id>,
    n: i64,
    at: Micros,
    unread: bool,
}

/// A page of an account's list. What a block, a mute or a removal took away since a line was written is left out.
pub async fn page(
    conn: &mut Conn,
    account: Id,
    handle: &str,
    locale: Locale,
    at: Option<&str>,
    limit: i64,
) -> Result<NotificationPage> {
    let [time, id] = at.map_or(Ok([i64::MAX; 2]), cursor::unpack::<2>)?;
    let limit = limit.max(1);
    let found = sqlx::query(
        "SELECT id, kind, subject, post, comment, state, people, n, at, read_to FROM notifications \
         WHERE account = $1 AND (at < $2 OR (at = $2 AND id < $3)) ORDER BY at DESC, id DESC LIMIT $4",
    )
    .bind(account.0)
    .bind(time)
    .bind(id)
    .bind(limit + 1)
    .fetch_all(&mut *conn)
    .await?;
    let mut rows = Vec::with_capacity(found.len());
    for row in &found {
        let at: i64 = row.try_get("at")?;
        rows.push(Held {
            id: Id(row.try_get("id")?),
            kind: Kind::parse(row.try_get("kind")?)?,
            subject: row.try_get("subject")?,
            post: row.try_get::<Option<i64>, _>("post")?.map(Id),
            comment: row.try_get::<Option<i64>, _>("comment")?.map(Id),
            state: row.try_get("state")?,
            people: from_json(row.try_get("people")?)?,
            n: row.try_get("n")?,
            at: Micros(at),
            unread: at > row.try_get("read_to")?,
        });
    }
    let more = rows.len() as i64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|r| cursor::pack(&[r.at.0, r.id.0]));

    let people: Vec<Id> = rows.iter().flat_map(|r| r.people.clone()).collect();
    let unheard = blocks::unheard(conn, account, &people).await?;
    let authors = accounts::authors(conn, &people).await?;
    let posts: Vec<Id> = rows.iter().filter_map(|r| r.post).collect();
    let posts: HashMap<Id, _> =
        posts::views_for(conn, &posts, Some(account)).await?.into_iter().map(|p| (p.id, p)).collect();
    let said: Vec<(Id, Id)> = rows.iter().filter_map(|r| Some((r.post?, r.comment?))).collect();
    let words = comments::words_of(conn, &said).await?;

    let mut items = Vec::new();
    for row in rows {
        let about_people = !row.people.is_empty();
        let before = row.people.len() as i64;
        let people: Vec<AuthorView> =
            row.people.iter().filter(|id| !unheard.contains(id)).filter_map(|id| authors.get(id).cloned()).collect();
        let count = row.n - (before - people.len() as i64);
        let post = row.post.and_then(|id| posts.get(&id));
        if (about_people && people.is_empty()) || (row.post.is_some() && post.is_none()) {
            continue;
        }
        let names: Vec<&str> = people.iter().map(|a| a.name.as_str()).collect();
        let picture = post.and_then(|p| p.photos.first()).map(|p| p.photo.clone());
        let excerpt = match row.comment.and_then(|c| words.get(&c)) {
            Some(text) => text.clone(),
            None if row.comment.is_some() => continue,
            None if picture.is_none() => post.map(|p| p.text.clone()).unwrap_or_default(),
            None => String::new(),
        };
        let order = (row.kind == Kind::Order).then_some(Id(row.subject));
        let path = match (row.kind, row.post, row.comment) {
            (_, Some(post), Some(comment)) => format!("/posts/{post}#comment-{comment}"),
            (_, Some(post), None) => format!("/posts/{post}"),
            (Kind::Order, ..) => format!("/orders/{}", row.subject),
            (Kind::Follow, ..) if people.len() == 1 && count == 1 => format!("/accounts/{}", people[0].handle),
            (Kind::Membership, ..) => "/me".to_owned(),
            (Kind::Board, ..) => format!("/boards/{}", row.subject),
            _ => format!("/accounts/{handle}"),
        };
        items.push(NotificationView {
            id: row.id,
            kind: row.kind.as_str(),
            text: sentence(locale, row.kind, &row.state, &names, count),
            people,
            count,
            post: row.post,
            comment: row.comment,
            picture,
            excerpt: shorten(&excerpt),
            state: row.state,
            order,
            path,
            at: row.at,
            unread: row.unread,
        });
    }
    Ok(NotificationPage { items, unread: super::unread(conn, account).await?, next })
}

/// The beginning of a text in one line, cut at a space.
fn shorten(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = text.char_indices().nth(EXCERPT) else { return text };
    let start = &text[..cut];
    format!("{}…", start.rfind(' ').map_or(start, |space| &start[..space]))
}
