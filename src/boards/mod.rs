//! Boards: posts and products that people collect, alone or together, in an order of their own, in sections, with notes.
//! A public board is for everybody, a secret one for its people: its owner and those who took an invitation.

pub mod people;
pub mod read;
pub mod view;

use serde::Serialize;
use sqlx::Row;
use utoipa::ToSchema;

use crate::accounts::blocks;
use crate::app::App;
use crate::db::{Conn, Tx};
use crate::kit::error::Check;
use crate::kit::text::{self, limit};
use crate::kit::{Error, FieldError, Id, Micros, Result};
use crate::posts::item::Item;
use crate::posts::saves;

/// How an account stands to a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Anybody who may look at it.
    Reader,
    /// Was asked to collect on it.
    Invited,
    Member,
    Owner,
}

impl Role {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Invited => "invited",
            Self::Member => "member",
            Self::Owner => "owner",
        }
    }

    fn of(text: &str) -> Self {
        match text {
            "owner" => Self::Owner,
            "member" => Self::Member,
            "invited" => Self::Invited,
            _ => Self::Reader,
        }
    }

    /// Whether one may put things on the board.
    pub fn collects(self) -> bool {
        self >= Self::Member
    }
}

/// How a board is called and who may see it.
#[derive(Clone, Debug)]
pub struct Sign {
    name: String,
    about: String,
    public: bool,
}

impl Sign {
    /// Checks what was typed.
    pub fn parse(name: &str, about: &str, visibility: &str) -> Result<Self> {
        let mut check = Check::new();
        let name = check.take(text::line("name", name, limit::BOARD_NAME));
        let about = check.take(text::optional("about", about, limit::BOARD_ABOUT));
        let public = check.take(match visibility {
            "" | "public" => Ok(true),
            "secret" => Ok(false),
            _ => Err(FieldError::new("visibility", "bad_value")),
        });
        check.done()?;
        Ok(Self {
            name: name.unwrap_or_default(),
            about: about.unwrap_or_default(),
            public: public.unwrap_or_default(),
        })
    }

    fn visibility(&self) -> &'static str {
        if self.public { "public" } else { "secret" }
    }
}

/// Makes a board and, when something is to be put on it at once, that too.
pub async fn create(app: &App, owner: Id, sign: &Sign, first: Option<Item>) -> Result<Id> {
    let (id, now) = (app.id(), app.clock.now());
    let mut tx = app.db.write().await?;
    let (held,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM account_boards WHERE account = $1 AND role = 'owner'")
        .bind(owner.0)
        .fetch_one(&mut *tx)
        .await?;
    if held >= limit::BOARDS_PER_ACCOUNT {
        return Err(Error::Invalid(vec![
            FieldError::new("name", "too_many_here").with("max", limit::BOARDS_PER_ACCOUNT),
        ]));
    }
    sqlx::query(
        "INSERT INTO boards (id, owner, name, about, visibility, cover_kind, cover_item, items, created_at, changed_at) \
         VALUES ($1, $2, $3, $4, $5, '', 0, 0, $6, $6)",
    )
    .bind(id.0)
    .bind(owner.0)
    .bind(&sign.name)
    .bind(&sign.about)
    .bind(sign.visibility())
    .bind(now.0)
    .execute(&mut *tx)
    .await?;
    people::list(&mut tx, owner, id, Role::Owner, now).await?;
    if let Some(item) = first {
        add(app, &mut tx, id, owner, item).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// Changes name, description and who may see it.
pub async fn change(app: &App, board: Id, by: Id, sign: &Sign) -> Result<()> {
    let mut tx = app.db.write().await?;
    owned(&mut tx, board, by).await?;
    sqlx::query("UPDATE boards SET name = $1, about = $2, visibility = $3, changed_at = $4 WHERE id = $5")
        .bind(&sign.name)
        .bind(&sign.about)
        .bind(sign.visibility())
        .bind(app.clock.now().0)
        .bind(board.0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// Takes a board away with what is on it, or brings it back. Doing it twice changes nothing.
pub async fn remove(app: &App, board: Id, by: Id, gone: bool) -> Result<()> {
    let mut tx = app.db.write().await?;
    let owner: Option<(i64,)> =
        sqlx::query_as("SELECT owner FROM boards WHERE id = $1").bind(board.0).fetch_optional(&mut *tx).await?;
    if owner != Some((by.0,)) {
        return Err(Error::NotFound);
    }
    let sql = if gone {
        "UPDATE boards SET removed_at = $1 WHERE id = $2 AND removed_at IS NULL"
    } else {
        "UPDATE boards SET removed_at = NULL, changed_at = $1 WHERE id = $2"
    };
    sqlx::query(sql).bind(app.clock.now().0).bind(board.0).execute(&mut *tx).await?;
    tx.commit().await
}

/// Puts something on a board; it is saved as well. Doing it twice changes nothing. `entry` is its note and its section
/// there, in place of what they were; refused, nothing is put.
pub async fn put(app: &App, board: Id, by: Id, item: Item, entry: Option<(&str, Option<Id>)>) -> Result<()> {
    let noted = |note| text::optional("note", note, limit::BOARD_NOTE).map_err(|e| Error::Invalid(vec![e]));
    let note = entry.map(|(note, _)| noted(note)).transpose()?;
    let mut tx = app.db.write().await?;
    collecting(&mut tx, board, by).await?;
    add(app, &mut tx, board, by, item).await?;
    if let (Some(note), Some((_, section))) = (note, entry) {
        if let Some(section) = section {
            in_board(&mut tx, board, section).await?;
        }
        let (kind, id) = item.key();
        sqlx::query("UPDATE board_items SET note = $1, section = $2 WHERE board = $3 AND kind = $4 AND item = $5")
            .bind(note)
            .bind(section.map_or(0, |s| s.0))
            .bind(board.0)
            .bind(kind)
            .bind(id.0)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await
}

async fn add(app: &App, tx: &mut Tx, board: Id, by: Id, item: Item) -> Result<()> {
    let now = app.clock.now();
    saves::save_in(app, tx, item, by).await?;
    let (kind, id) = item.key();
    let new = sqlx::query(
        "INSERT INTO board_items (board, kind, item, section, note, place, added_by, added_at) \
         SELECT $1, $2, $3, 0, '', COALESCE(MAX(place), 0) + 1, $4, $5 FROM board_items WHERE board = $1 \
         ON CONFLICT DO NOTHING",
    )
    .bind(board.0)
    .bind(kind)
    .bind(id.0)
    .bind(by.0)
    .bind(now.0)
    .execute(&mut **tx)
    .await?
    .rows_affected();
    if new == 0 {
        return Ok(());
    }
    // The first thing is the cover until another is chosen.
    let counted = sqlx::query(
        "UPDATE boards SET items = items + 1, changed_at = $1, \
         cover_item = CASE WHEN cover_kind = '' THEN $2 ELSE cover_item END, \
         cover_kind = CASE WHEN cover_kind = '' THEN $3 ELSE cover_kind END \
         WHERE id = $4 AND items < $5 AND removed_at IS NULL",
    )
    .bind(now.0)
    .bind(id.0)
    .bind(kind)
    .bind(board.0)
    .bind(limit::ITEMS_PER_BOARD)
    .execute(&mut **tx)
    .await?
    .rows_affected();
    if counted == 0 {
        return Err(Error::Conflict { code: "board_full", args: vec![("max", limit::ITEMS_PER_BOARD.to_string())] });
    }
    Ok(())
}

/// Takes something off a board. It stays saved. Doing it twice changes nothing.
pub async fn take(app: &App, board: Id, by: Id, item: Item) -> Result<()> {
    let mut tx = app.db.write().await?;
    collecting(&mut tx, board, by).await?;
    let (kind, id) = item.key();
    let gone = sqlx::query("DELETE FROM board_items WHERE board = $1 AND kind = $2 AND item = $3")
        .bind(board.0)
        .bind(kind)
        .bind(id.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if gone == 1 {
        let rest: Option<(String, i64)> = sqlx::query_as(
            "SELECT kind, item FROM board_items WHERE board = $1 ORDER BY place DESC, item DESC LIMIT 1",
        )
        .bind(board.0)
        .fetch_optional(&mut *tx)
        .await?;
        let (cover_kind, cover_item) = rest.unwrap_or_default();
        sqlx::query(
            "UPDATE boards SET items = items - 1, changed_at = $1, \
             cover_kind = CASE WHEN cover_kind = $2 AND cover_item = $3 THEN $4 ELSE cover_kind END, \
             cover_item = CASE WHEN cover_kind = $2 AND cover_item = $3 THEN $5 ELSE cover_item END WHERE id = $6",
        )
        .bind(app.clock.now().0)
        .bind(kind)
        .bind(id.0)
        .bind(cover_kind)
        .bind(cover_item)
        .bind(board.0)
        .execute(&mut *tx)
        .await?;
    }
    tx.commit().await
}

/// Moves something one place towards the start (`up`) or the end of the board. At the edge nothing changes.
pub async fn shift(app: &App, board: Id, by: Id, item: Item, up: bool) -> Result<()> {
    let mut tx = app.db.write().await?;
    collecting(&mut tx, board, by).await?;
    let (kind, id) = item.key();
    let at: Option<(i64,)> =
        sqlx::query_as("SELECT place FROM board_items WHERE board = $1 AND kind = $2 AND item = $3")
            .bind(board.0)
            .bind(kind)
            .bind(id.0)
            .fetch_optional(&mut *tx)
            .await?;
    let Some((place,)) = at else { return Err(Error::NotFound) };
    let sql = if up {
        "SELECT kind, item, place FROM board_items WHERE board = $1 AND (place > $2 OR (place = $2 AND item > $3)) \
         ORDER BY place, item LIMIT 1"
    } else {
        "SELECT kind, item, place FROM board_items WHERE board = $1 AND (place < $2 OR (place = $2 AND item < $3)) \
         ORDER BY place DESC, item DESC LIMIT 1"
    };
    let other: Option<(String, i64, i64)> =
        sqlx::query_as(sql).bind(board.0).bind(place).bind(id.0).fetch_optional(&mut *tx).await?;
    if let Some((other_kind, other_item, other_place)) = other {
        for (kind, item, place) in [(kind, id.0, other_place), (other_kind.as_str(), other_item, place)] {
            sqlx::query("UPDATE board_items SET place = $1 WHERE board = $2 AND kind = $3 AND item = $4")
                .bind(place)
                .bind(board.0)
                .bind(kind)
                .bind(item)
                .execute(&mut *tx)
                .await?;
        }
    }
    tx.commit().await
}

/// Makes something on the board its cover.
pub async fn cover(app: &App, board: Id, by: Id, item: Item) -> Result<()> {
    let mut tx = app.db.write().await?;
    owned(&mut tx, board, by).await?;
    let (kind, id) = item.key();
    let set = sqlx::query(
        "UPDATE boards SET cover_kind = $1, cover_item = $2 WHERE id = $3 AND EXISTS \
         (SELECT 1 FROM board_items WHERE board = $3 AND kind = $1 AND item = $2)",
    )
    .bind(kind)
    .bind(id.0)
    .bind(board.0)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if set == 0 {
        return Err(Error::NotFound);
    }
    tx.commit().await
}

/// Adds a section.
pub async fn add_section(app: &App, board: Id, by: Id, name: &str) -> Result<Id> {
    let name = text::line("section", name, limit::BOARD_NAME).map_err(|e| Error::Invalid(vec![e]))?;
    let id = app.id();
    let mut tx = app.db.write().await?;
    collecting(&mut tx, board, by).await?;
    let new = sqlx::query(
        "INSERT INTO board_sections (board, id, name) SELECT $1, $2, $3 \
         WHERE (SELECT COUNT(*) FROM board_sections WHERE board = $1) < $4",
    )
    .bind(board.0)
    .bind(id.0)
    .bind(name)
    .bind(limit::SECTIONS_PER_BOARD)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if new == 0 {
        return Err(Error::Invalid(vec![
            FieldError::new("section", "too_many_here").with("max", limit::SECTIONS_PER_BOARD),
        ]));
    }
    tx.commit().await?;
    Ok(id)
}

/// Ends a section; what is in it stays on the board.
pub async fn end_section(app: &App, board: Id, by: Id, section: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    collecting(&mut tx, board, by).await?;
    in_board(&mut tx, board, section).await?;
    sqlx::query("UPDATE board_items SET section = 0 WHERE board = $1 AND section = $2")
        .bind(board.0)
        .bind(section.0)
        .execute(&mut *tx)
        .await?;
    sqlx::query("DELETE FROM board_sections WHERE board = $1 AND id = $2")
        .bind(board.0)
        .bind(section.0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

async fn in_board(conn: &mut Conn, board: Id, section: Id) -> Result<()> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT id FROM board_sections WHERE board = $1 AND id = $2")
        .bind(board.0)
        .bind(section.0)
        .fetch_optional(conn)
        .await?;
    found.map(drop).ok_or_else(|| Error::invalid("section", "bad_value"))
}

/// A board that is there, as the tables have it.
#[derive(Clone, Debug)]
struct Stored {
    id: Id,
    owner: Id,
    name: String,
    about: String,
    public: bool,
    cover: Option<Item>,
    items: i64,
    changed_at: Micros,
}

const STORED: &str = "SELECT id, owner, name, about, visibility, cover_kind, cover_item, items, changed_at FROM boards";

impl Stored {
    fn read(row: &sqlx::any::AnyRow) -> Result<Self> {
        let cover_kind: String = row.try_get(5)?;
        Ok(Self {
            id: Id(row.try_get(0)?),
            owner: Id(row.try_get(1)?),
            name: row.try_get(2)?,
            about: row.try_get(3)?,
            public: row.try_get::<String, _>(4)? == "public",
            cover: Item::of(&cover_kind, Id(row.try_get(6)?)),
            items: row.try_get(7)?,
            changed_at: Micros(row.try_get(8)?),
        })
    }
}

/// The board and how the asker stands to it; 404 for whom it is not there.
async fn standing(conn: &mut Conn, board: Id, asker: Option<Id>) -> Result<(Stored, Role)> {
    let sql = format!("{STORED} WHERE id = $1 AND removed_at IS NULL");
    let row = sqlx::query(crate::db::sql(sql)).bind(board.0).fetch_optional(&mut *conn).await?;
    let stored = Stored::read(&row.ok_or(Error::NotFound)?)?;
    let role = match asker {
        Some(asker) if asker == stored.owner => Role::Owner,
        Some(asker) => people::role(conn, board, asker).await?,
        None => Role::Reader,
    };
    blocks::may_meet(conn, asker, stored.owner).await?;
    if stored.public || role > Role::Reader { Ok((stored, role)) } else { Err(Error::NotFound) }
}

async fn owned(conn: &mut Conn, board: Id, by: Id) -> Result<Stored> {
    match standing(conn, board, Some(by)).await? {
        (stored, Role::Owner) => Ok(stored),
        _ => Err(Error::forbidden("not_yours")),
    }
}

async fn collecting(conn: &mut Conn, board: Id, by: Id) -> Result<Stored> {
    match standing(conn, board, Some(by)).await? {
        (stored, role) if role.collects() => Ok(stored),
        _ => Err(Error::forbidden("not_yours")),
    }
}
