//! Who collects on a board: asked by its owner, in as soon as the invitation is taken, out whenever one likes.

use super::{Role, owned, standing};
use crate::accounts::{self, blocks};
use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, Tx};
use crate::kit::text::limit;
use crate::kit::{Error, FieldError, Id, Micros, Result};

/// Asks somebody to collect on the board. Doing it twice changes nothing.
pub async fn invite(app: &App, board: Id, by: Id, handle: &str) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    owned(&mut tx, board, by).await?;
    let handle = handle.trim().trim_start_matches('@').to_lowercase();
    let nobody = || Error::invalid("handle", "unknown_handle");
    let account = accounts::by_handle(&mut tx, &handle).await?.ok_or_else(nobody)?;
    if account == by {
        return Err(Error::invalid("handle", "invite_self"));
    }
    // Whom a block separates cannot be found.
    blocks::may_meet(&mut tx, Some(by), account).await.map_err(|_| nobody())?;
    let new = sqlx::query(
        "INSERT INTO board_people (board, account, state, at) SELECT $1, $2, 'invited', $3 \
         WHERE (SELECT COUNT(*) FROM board_people WHERE board = $1) < $4 ON CONFLICT DO NOTHING",
    )
    .bind(board.0)
    .bind(account.0)
    .bind(now.0)
    .bind(limit::PEOPLE_PER_BOARD)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if new == 1 {
        list(&mut tx, account, board, Role::Invited, now).await?;
        tx.event(app.id(), now, &Event::BoardShared { board, account }).await?;
    } else if role(&mut tx, board, account).await? == Role::Reader {
        return Err(Error::Invalid(vec![
            FieldError::new("handle", "too_many_here").with("max", limit::PEOPLE_PER_BOARD),
        ]));
    }
    tx.commit().await
}

/// Takes the invitation. Doing it twice changes nothing.
pub async fn join(app: &App, board: Id, account: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    match standing(&mut tx, board, Some(account)).await?.1 {
        Role::Invited => {}
        Role::Member | Role::Owner => return Ok(()),
        Role::Reader => return Err(Error::forbidden("not_invited")),
    }
    sqlx::query("UPDATE board_people SET state = 'member' WHERE board = $1 AND account = $2")
        .bind(board.0)
        .bind(account.0)
        .execute(&mut *tx)
        .await?;
    list(&mut tx, account, board, Role::Member, app.clock.now()).await?;
    tx.event(app.id(), app.clock.now(), &Event::BoardShared { board, account }).await?;
    tx.commit().await
}

/// Leaves the board or declines; the owner may send anybody out. What they put there stays.
pub async fn leave(app: &App, board: Id, by: Id, handle: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    let (_, role) = standing(&mut tx, board, Some(by)).await?;
    let account = accounts::by_handle(&mut tx, handle).await?.ok_or(Error::NotFound)?;
    if account != by && role != Role::Owner {
        return Err(Error::forbidden("not_yours"));
    }
    let gone = sqlx::query("DELETE FROM board_people WHERE board = $1 AND account = $2")
        .bind(board.0)
        .bind(account.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
    if gone == 1 {
        sqlx::query("DELETE FROM account_boards WHERE account = $1 AND board = $2")
            .bind(account.0)
            .bind(board.0)
            .execute(&mut *tx)
            .await?;
        tx.event(app.id(), app.clock.now(), &Event::BoardShared { board, account }).await?;
    }
    tx.commit().await
}

/// Who asked an account to collect on a board, and when; nothing where that is over or the board is gone.
pub async fn asked(conn: &mut Conn, board: Id, account: Id) -> Result<Option<(Id, Micros)>> {
    let found: Option<(i64, i64)> = sqlx::query_as(
        "SELECT b.owner, p.at FROM board_people p JOIN boards b ON b.id = p.board \
         WHERE p.board = $1 AND p.account = $2 AND p.state = 'invited' AND b.removed_at IS NULL",
    )
    .bind(board.0)
    .bind(account.0)
    .fetch_optional(conn)
    .await?;
    Ok(found.map(|(owner, at)| (Id(owner), Micros(at))))
}

/// How somebody who is not the owner stands to a board.
pub(super) async fn role(conn: &mut Conn, board: Id, account: Id) -> Result<Role> {
    let found: Option<(String,)> = sqlx::query_as("SELECT state FROM board_people WHERE board = $1 AND account = $2")
        .bind(board.0)
        .bind(account.0)
        .fetch_optional(conn)
        .await?;
    Ok(found.map_or(Role::Reader, |(state,)| Role::of(&state)))
}

/// Notes a board among those of an account.
pub(super) async fn list(tx: &mut Tx, account: Id, board: Id, role: Role, at: Micros) -> Result<()> {
    sqlx::query(
        "INSERT INTO account_boards (account, board, role, at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (account, board) DO UPDATE SET role = $3",
    )
    .bind(account.0)
    .bind(board.0)
    .bind(role.as_str())
    .bind(at.0)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
