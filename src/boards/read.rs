//! Boards as they are looked at.

use std::collections::{HashMap, HashSet};

use super::view::{BoardCard, BoardItem, BoardPerson, BoardView, Choice, SectionView};
use super::{Role, STORED, Stored, standing};
use crate::accounts::{self, blocks};
use crate::db::{Conn, marks, sql};
use crate::kit::{Error, Id, Result, cursor};
use crate::posts::item::Item;
use crate::posts::saves::{self, Saved};

/// The boards of an account that the asker may see, changed last first. To the account itself also those it collects on
/// or is asked to.
pub async fn of(conn: &mut Conn, account: Id, asker: Option<Id>) -> Result<Vec<BoardCard>> {
    blocks::may_meet(conn, asker, account).await?;
    let rows: Vec<(i64, String)> = sqlx::query_as("SELECT board, role FROM account_boards WHERE account = $1")
        .bind(account.0)
        .fetch_all(&mut *conn)
        .await?;
    let roles: HashMap<Id, Role> = rows.into_iter().map(|(board, role)| (Id(board), Role::of(&role))).collect();
    if roles.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Id> = roles.keys().copied().collect();
    let text = format!("{STORED} WHERE removed_at IS NULL AND id IN {}", marks(1, ids.len()));
    let mut query = sqlx::query(sql(text));
    for id in &ids {
        query = query.bind(id.0);
    }
    let mut found = Vec::new();
    for row in query.fetch_all(&mut *conn).await? {
        found.push(Stored::read(&row)?);
    }
    let own = asker == Some(account);
    let owners: Vec<Id> = found.iter().map(|b| b.owner).collect();
    let apart = blocks::apart(conn, asker, &owners).await?;
    // Of somebody else only their own public boards are shown: what they were asked to is theirs to tell.
    found.retain(|b| !apart.contains(&b.owner) && (own || (b.public && b.owner == account)));
    found.sort_by_key(|b| std::cmp::Reverse((b.changed_at, b.id)));
    let role = |board: &Stored| match asker {
        Some(asker) if asker == account => roles.get(&board.id).copied().unwrap_or(Role::Reader),
        _ => Role::Reader,
    };
    let roles: Vec<Role> = found.iter().map(role).collect();
    cards(conn, found, &roles, asker).await
}

async fn cards(conn: &mut Conn, boards: Vec<Stored>, roles: &[Role], asker: Option<Id>) -> Result<Vec<BoardCard>> {
    let owners: Vec<Id> = boards.iter().map(|b| b.owner).collect();
    let owners = accounts::authors(conn, &owners).await?;
    let keys: Vec<(String, Id)> =
        boards.iter().filter_map(|b| b.cover.map(Item::key)).map(|(kind, id)| (kind.to_owned(), id)).collect();
    let mut covers = saves::load(conn, asker, &keys).await?.into_iter();
    let mut cards = Vec::with_capacity(boards.len());
    for (board, role) in boards.into_iter().zip(roles) {
        let cover = board.cover.and_then(|_| covers.next().flatten());
        let Some(owner) = owners.get(&board.owner).cloned() else { continue };
        cards.push(BoardCard {
            id: board.id,
            name: board.name,
            about: board.about,
            visibility: if board.public { "public" } else { "secret" },
            owner,
            items: board.items,
            cover: cover.and_then(|item| match item {
                Saved::Post(post) => post.photos.into_iter().next().map(|p| p.photo),
                Saved::Product(product) => product.picture,
            }),
            role: *role,
            changed_at: board.changed_at,
        });
    }
    Ok(cards)
}

/// One board in a list; 404 for whom it is not there.
pub async fn card(conn: &mut Conn, board: Id, asker: Option<Id>) -> Result<BoardCard> {
    let (stored, role) = standing(conn, board, asker).await?;
    cards(conn, vec![stored], &[role], asker).await?.pop().ok_or(Error::NotFound)
}

/// A board with one page of what is on it, all of it or one section.
pub async fn one(
    conn: &mut Conn,
    board: Id,
    asker: Option<Id>,
    section: Option<Id>,
    from: Option<&str>,
    limit: i64,
) -> Result<BoardView> {
    let card = card(conn, board, asker).await?;
    let [place, item] = from.map_or(Ok([i64::MAX; 2]), cursor::unpack::<2>)?;
    let limit = limit.max(1);
    type Entry = (String, i64, i64, String, i64, i64);
    let mut rows: Vec<Entry> = sqlx::query_as(
        "SELECT kind, item, section, note, place, added_by FROM board_items WHERE board = $1 \
         AND (place < $2 OR (place = $2 AND item < $3)) AND ($4 = 0 OR section = $4) \
         ORDER BY place DESC, item DESC LIMIT $5",
    )
    .bind(board.0)
    .bind(place)
    .bind(item)
    .bind(section.map_or(0, |s| s.0))
    .bind(limit + 1)
    .fetch_all(&mut *conn)
    .await?;
    let more = rows.len() as i64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|r| cursor::pack(&[r.4, r.1]));
    let keys: Vec<(String, Id)> = rows.iter().map(|r| (r.0.clone(), Id(r.1))).collect();
    let found = saves::load(conn, asker, &keys).await?;
    let by: Vec<Id> = rows.iter().map(|r| Id(r.5)).collect();
    let by = accounts::authors(conn, &by).await?;
    let entries = rows.into_iter().zip(found).map(|((kind, item, section, note, _, added_by), found)| {
        let (post, product) = match found {
            Some(Saved::Post(post)) => (Some(post), None),
            Some(Saved::Product(product)) => (None, Some(product)),
            None => (None, None),
        };
        let section = (section != 0).then_some(Id(section));
        BoardItem { kind, id: Id(item), post, product, note, section, by: by.get(&Id(added_by)).cloned() }
    });
    // What is gone is shown to those who can take it off.
    let entries = entries.filter(|e| card.role.collects() || e.post.is_some() || e.product.is_some()).collect();
    let sections: Vec<(i64, String)> =
        sqlx::query_as("SELECT id, name FROM board_sections WHERE board = $1 ORDER BY id")
            .bind(board.0)
            .fetch_all(&mut *conn)
            .await?;
    let sections = sections.into_iter().map(|(id, name)| SectionView { id: Id(id), name }).collect();
    let people = people(conn, board, card.role > Role::Reader).await?;
    Ok(BoardView { board: card, sections, people, entries, next })
}

async fn people(conn: &mut Conn, board: Id, asked_too: bool) -> Result<Vec<BoardPerson>> {
    let rows: Vec<(i64, String)> =
        sqlx::query_as("SELECT account, state FROM board_people WHERE board = $1 ORDER BY at, account")
            .bind(board.0)
            .fetch_all(&mut *conn)
            .await?;
    let ids: Vec<Id> = rows.iter().map(|(account, _)| Id(*account)).collect();
    let authors = accounts::authors(conn, &ids).await?;
    let person = |(account, state): (i64, String)| {
        let role = Role::of(&state);
        let author = authors.get(&Id(account)).cloned()?;
        (asked_too || role == Role::Member).then_some(BoardPerson { author, role })
    };
    Ok(rows.into_iter().filter_map(person).collect())
}

/// The boards an account may put something on, with whether it is there; changed last first.
pub async fn choices(conn: &mut Conn, account: Id, item: Item) -> Result<Vec<Choice>> {
    item.there(conn, account).await?;
    let boards: Vec<BoardCard> =
        of(conn, account, Some(account)).await?.into_iter().filter(|b| b.role.collects()).collect();
    if boards.is_empty() {
        return Ok(Vec::new());
    }
    let (kind, id) = item.key();
    let text =
        format!("SELECT board FROM board_items WHERE kind = $1 AND item = $2 AND board IN {}", marks(3, boards.len()));
    let mut query = sqlx::query_as::<_, (i64,)>(sql(text)).bind(kind).bind(id.0);
    for board in &boards {
        query = query.bind(board.id.0);
    }
    let holding: HashSet<Id> = query.fetch_all(conn).await?.into_iter().map(|(board,)| Id(board)).collect();
    Ok(boards.into_iter().map(|board| Choice { holds: holding.contains(&board.id), board }).collect())
}
