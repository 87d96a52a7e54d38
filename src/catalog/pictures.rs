//! Pictures that a catalog names and that are still to be taken in: which wait, which failed and why, and putting those
//! that arrived where the product shows them. Fetching itself is somebody else's.

use sqlx::Row;
use sqlx::any::AnyRow;

use crate::app::App;
use crate::db::events::Event;
use crate::db::jobs::Job;
use crate::db::{Conn, Tx, to_json};
use crate::kit::{Id, Micros, Result};
use crate::media::view::Picture;

/// The one job that fetches: its id is fixed, so that it waits once.
pub const FETCH: Id = Id(2);

/// What is written before the name of a file.
const FILE: &str = "file:";

/// The source of a picture that is a file.
pub fn of_file(name: &str) -> String {
    format!("{FILE}{name}")
}

/// The name of the file, when the source is one.
pub fn file_name(source: &str) -> Option<&str> {
    source.strip_prefix(FILE)
}

/// Has the job run that fetches what waits.
pub async fn wake(tx: &mut Tx, at: Micros) -> Result<()> {
    tx.job_once(FETCH, at, &Job::FetchPictures).await
}

/// A picture that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub product: Id,
    /// An address, or a file (see [`file_name`]).
    pub source: String,
    /// Where the file lies.
    pub folder: Option<String>,
    /// Times it was tried.
    pub attempts: i64,
}

fn waiting(row: &AnyRow) -> Result<Waiting> {
    Ok(Waiting {
        product: Id(row.try_get("product")?),
        source: row.try_get("source")?,
        folder: row.try_get("folder")?,
        attempts: row.try_get("attempts")?,
    })
}

/// Pictures that are due, the longest due first; of files alone where asked.
pub async fn due(conn: &mut Conn, now: Micros, files: bool, most: i64) -> Result<Vec<Waiting>> {
    let rows = sqlx::query(
        "SELECT product, source, folder, attempts FROM picture_sources WHERE state = 'waiting' AND due_at <= $1 \
         AND (folder IS NOT NULL OR $2 = 0) ORDER BY due_at, product, position LIMIT $3",
    )
    .bind(now.0)
    .bind(i64::from(files))
    .bind(most)
    .fetch_all(conn)
    .await?;
    rows.iter().map(waiting).collect()
}

/// When the next picture is due.
pub async fn next_due(conn: &mut Conn) -> Result<Option<Micros>> {
    let row = sqlx::query("SELECT due_at FROM picture_sources WHERE state = 'waiting' ORDER BY due_at LIMIT 1")
        .fetch_optional(conn)
        .await?;
    row.map(|row| Ok(Micros(row.try_get(0)?))).transpose()
}

/// The picture is here: its product shows it, in the order of the catalog. One that is no longer wanted changes nothing.
pub async fn arrived(app: &App, of: &Waiting, picture: &Picture) -> Result<()> {
    let mut tx = app.db.write().await?;
    let wanted = sqlx::query(
        "UPDATE picture_sources SET state = 'ready', picture = $1, problem = NULL \
         WHERE product = $2 AND source = $3 AND state = 'waiting'",
    )
    .bind(to_json(picture)?)
    .bind(of.product.0)
    .bind(&of.source)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if wanted == 0 {
        return Ok(());
    }
    sqlx::query("DELETE FROM product_pictures WHERE product = $1").bind(of.product.0).execute(&mut *tx).await?;
    let ready = sqlx::query(
        "SELECT picture, alt FROM picture_sources WHERE product = $1 AND state = 'ready' ORDER BY position",
    )
    .bind(of.product.0)
    .fetch_all(&mut *tx)
    .await?;
    let mut rows = Vec::with_capacity(ready.len());
    for (position, row) in ready.iter().enumerate() {
        let (picture, alt): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        rows.push([of.product.into(), (position as i64).into(), picture.into(), alt.into()]);
    }
    tx.insert("INSERT INTO product_pictures (product, position, picture, alt)", rows, "").await?;
    tx.event(app.id(), app.clock.now(), &Event::ProductsChanged { products: vec![of.product] }).await?;
    tx.commit().await
}

/// The picture could not be had: it is tried again at a moment, or set aside.
pub async fn failed(app: &App, of: &Waiting, problem: &str, again_at: Option<Micros>) -> Result<()> {
    let mut tx = app.db.write().await?;
    sqlx::query(
        "UPDATE picture_sources SET state = $1, due_at = COALESCE($2, due_at), attempts = attempts + 1, problem = $3 \
         WHERE product = $4 AND source = $5 AND state = 'waiting'",
    )
    .bind(if again_at.is_some() { "waiting" } else { "failed" })
    .bind(again_at.map(|at| at.0))
    .bind(problem)
    .bind(of.product.0)
    .bind(&of.source)
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}

/// Gives every picture that was set aside another try; how many.
pub async fn retry(app: &App) -> Result<u64> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let n =
        sqlx::query("UPDATE picture_sources SET state = 'waiting', attempts = 0, due_at = $1 WHERE state = 'failed'")
            .bind(now.0)
            .execute(&mut *tx)
            .await?
            .rows_affected();
    if n > 0 {
        wake(&mut tx, now).await?;
    }
    tx.commit().await?;
    Ok(n)
}

/// How many pictures wait and how many were set aside.
pub async fn counts(conn: &mut Conn) -> Result<(i64, i64)> {
    let of = |state: &'static str| {
        sqlx::query_as::<_, (i64,)>("SELECT COUNT(*) FROM picture_sources WHERE state = $1").bind(state)
    };
    let ((waiting,), (failed,)) = (of("waiting").fetch_one(&mut *conn).await?, of("failed").fetch_one(conn).await?);
    Ok((waiting, failed))
}

/// A picture that was set aside.
#[derive(Clone, Debug)]
pub struct Failure {
    pub product: Id,
    pub title: String,
    pub source: String,
    /// Code of what went wrong.
    pub problem: String,
}

/// Pictures that were set aside, by product.
pub async fn failures(conn: &mut Conn, most: i64) -> Result<Vec<Failure>> {
    let rows = sqlx::query(
        "SELECT s.product, p.title, s.source, s.problem FROM picture_sources s JOIN products p ON p.id = s.product \
         WHERE s.state = 'failed' ORDER BY s.product, s.position LIMIT $1",
    )
    .bind(most)
    .fetch_all(conn)
    .await?;
    let failure = |row: &AnyRow| {
        Ok(Failure {
            product: Id(row.try_get(0)?),
            title: row.try_get(1)?,
            source: row.try_get(2)?,
            problem: row.try_get::<Option<String>, _>(3)?.unwrap_or_default(),
        })
    };
    rows.iter().map(failure).collect()
}
