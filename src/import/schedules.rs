//! Imports that repeat: an address or a file is looked at every so many minutes, and imported when it is another one.

use std::path::{Component, Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use serde::Serialize;
use sqlx::Row;
use sqlx::any::AnyRow;
use tokio::io::AsyncWriteExt;
use utoipa::ToSchema;

use super::history::{self, NewImport, Origin};
use super::{Kind, Options};
use crate::app::App;
use crate::db::jobs::Job;
use crate::db::{Conn, from_json, to_json};
use crate::kit::error::Check;
use crate::kit::{Error, FieldError, Id, Micros, Result};
use crate::net::{Answer, Client, Marks, Refused};

/// How often a file may be looked at: from five minutes to four weeks.
const MINUTES: std::ops::RangeInclusive<i64> = 5..=40_320;
/// How long fetching a file may take.
const LONGEST: Duration = Duration::from_secs(30 * 60);

/// An import that repeats.
#[derive(Clone, Debug)]
pub struct NewSchedule {
    pub kind: Kind,
    /// An address, or a name in the folder of imports.
    pub location: String,
    pub options: Options,
    pub every_minutes: i64,
}

/// An import that repeats, as pages and the API show it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScheduleView {
    pub id: Id,
    pub kind: Kind,
    pub location: String,
    pub options: Options,
    pub every_minutes: i64,
    pub next_at: Micros,
    /// When it was looked at last.
    pub looked_at: Option<Micros>,
    /// Code of why that came to nothing.
    pub problem: Option<String>,
}

/// Adds one; it is looked at at once.
pub async fn create(app: &App, new: &NewSchedule, by: Id) -> Result<Id> {
    let location = new.location.trim();
    let mut check = Check::new();
    if !MINUTES.contains(&new.every_minutes) {
        let error = FieldError::new("every_minutes", "out_of_range");
        check.push(error.with("min", MINUTES.start()).with("max", MINUTES.end()));
    }
    if location.is_empty() {
        check.push(FieldError::new("location", "required"));
    } else if location.len() > 2_000 || !(is_address(location) || is_name(location)) {
        check.push(FieldError::new("location", "bad_location"));
    }
    check.done()?;
    let (id, now) = (app.id(), app.clock.now());
    let mut tx = app.db.write().await?;
    sqlx::query(
        "INSERT INTO import_schedules (id, kind, location, options, every_minutes, next_at, created_at, by_account) \
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7)",
    )
    .bind(id.0)
    .bind(new.kind.as_str())
    .bind(location)
    .bind(to_json(&new.options)?)
    .bind(new.every_minutes)
    .bind(now.0)
    .bind(by.0)
    .execute(&mut *tx)
    .await?;
    tx.job_once(id, now, &Job::LookForImport { schedule: id }).await?;
    tx.commit().await?;
    Ok(id)
}

/// Ends one; what it imported stays.
pub async fn remove(app: &App, id: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    let gone = sqlx::query("DELETE FROM import_schedules WHERE id = $1").bind(id.0).execute(&mut *tx).await?;
    if gone.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    tx.commit().await
}

/// All of them, oldest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<ScheduleView>> {
    let rows = sqlx::query(
        "SELECT id, kind, location, options, every_minutes, next_at, looked_at, problem FROM import_schedules ORDER BY id",
    )
    .fetch_all(conn)
    .await?;
    let view = |row: &AnyRow| {
        let kind: String = row.try_get("kind")?;
        Ok(ScheduleView {
            id: Id(row.try_get("id")?),
            kind: Kind::parse(&kind).map_err(|_| Error::fault("a schedule of an unknown kind"))?,
            location: row.try_get("location")?,
            options: from_json(row.try_get("options")?)?,
            every_minutes: row.try_get("every_minutes")?,
            next_at: Micros(row.try_get("next_at")?),
            looked_at: row.try_get::<Option<i64>, _>("looked_at")?.map(Micros),
            problem: row.try_get("problem")?,
        })
    };
    rows.iter().map(view).collect()
}

/// When one is looked at next; nothing once it is removed.
pub async fn next(conn: &mut Conn, id: Id) -> Result<Option<Micros>> {
    let found: Option<(i64,)> =
        sqlx::query_as("SELECT next_at FROM import_schedules WHERE id = $1").bind(id.0).fetch_optional(conn).await?;
    Ok(found.map(|(at,)| Micros(at)))
}

/// What a look found.
enum Found {
    Same,
    /// A new copy; `own`: it may be thrown away after the import.
    File {
        path: PathBuf,
        own: bool,
        marks: Marks,
    },
}

/// The job: looks, and imports what is new.
pub async fn look(app: &App, id: Id) -> Result<()> {
    let row = sqlx::query(
        "SELECT kind, location, options, every_minutes, etag, modified FROM import_schedules WHERE id = $1",
    )
    .bind(id.0)
    .fetch_optional(&mut *app.db.read().await?)
    .await?;
    let Some(row) = row else { return Ok(()) };
    let (kind, location): (String, String) = (row.try_get("kind")?, row.try_get("location")?);
    let kind = Kind::parse(&kind).map_err(|_| Error::fault("a schedule of an unknown kind"))?;
    let mut options: Options = from_json(row.try_get("options")?)?;
    let next_at = app.clock.now() + Micros::minutes(row.try_get("every_minutes")?);
    let held = Marks { etag: row.try_get("etag")?, modified: row.try_get("modified")? };
    let found =
        if is_address(&location) { fetch(app, id, &location, &held).await } else { of_folder(app, &location, &held) };
    let (marks, problem) = match found? {
        Ok(Found::Same) => (held, None),
        Ok(Found::File { path, own, marks }) => {
            if !own {
                options.images = path.parent().map(|folder| folder.to_string_lossy().into_owned());
            }
            let origin = Origin::Schedule(id);
            let new =
                NewImport { kind, name: location, path: path.clone(), options: options.clone(), origin, by: None };
            let import = history::create(app, &new, false).await?;
            let meter = std::sync::Arc::default();
            let report = history::watch(app, import, kind, &path, &options, &meter).await?;
            history::finish(app, import, &report).await?;
            if own {
                let _ = tokio::fs::remove_file(&path).await;
            }
            // A file that came to nothing is looked at again, marked or not.
            match report.outcome() {
                super::report::Outcome::Nothing => (Marks::default(), Some("import-failed")),
                _ => (marks, None),
            }
        }
        Err(problem) => (held, Some(problem)),
    };
    let mut tx = app.db.write().await?;
    sqlx::query(
        "UPDATE import_schedules SET etag = $1, modified = $2, problem = $3, looked_at = $4, next_at = $5 WHERE id = $6",
    )
    .bind(marks.etag)
    .bind(marks.modified)
    .bind(problem)
    .bind(app.clock.now().0)
    .bind(next_at.0)
    .bind(id.0)
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}

async fn fetch(app: &App, id: Id, address: &str, held: &Marks) -> Result<std::result::Result<Found, &'static str>> {
    let client = Client::new(&app.config.imports.private_addresses, LONGEST).map_err(Error::fault)?;
    let mut body = match client.get(address, held, app.config.imports.largest_bytes()).await {
        Ok(Answer::Same) => return Ok(Ok(Found::Same)),
        Ok(Answer::Body(body)) => body,
        Err(refused) => return Ok(Err(refused.code())),
    };
    let path = super::folder(app)?.join(format!("schedule-{id}"));
    let mut file = tokio::fs::File::create(&path).await?;
    let refused: Option<Refused> = loop {
        match body.chunk().await {
            Ok(Some(piece)) => file.write_all(&piece).await?,
            Ok(None) => break None,
            Err(refused) => break Some(refused),
        }
    };
    file.flush().await?;
    drop(file);
    match refused {
        Some(refused) => {
            let _ = tokio::fs::remove_file(&path).await;
            Ok(Err(refused.code()))
        }
        None => Ok(Ok(Found::File { path, own: true, marks: body.marks })),
    }
}

/// A file of the folder of imports; its time and length are its mark.
fn of_folder(app: &App, name: &str, held: &Marks) -> Result<std::result::Result<Found, &'static str>> {
    let look = || -> std::io::Result<Option<(PathBuf, String)>> {
        let folder = app.config.import_folder().canonicalize()?;
        let path = folder.join(name).canonicalize()?;
        let about = path.metadata()?;
        let at = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        let inside = path.starts_with(&folder) && about.is_file();
        Ok(inside.then(|| (path, format!("{}-{}", at.as_nanos(), about.len()))))
    };
    Ok(match look() {
        Ok(Some((_, mark))) if held.etag.as_ref() == Some(&mark) => Ok(Found::Same),
        Ok(Some((path, mark))) => {
            Ok(Found::File { path, own: false, marks: Marks { etag: Some(mark), modified: None } })
        }
        Ok(None) | Err(_) => Err("no-file"),
    })
}

fn is_address(location: &str) -> bool {
    location.starts_with("https://") || location.starts_with("http://")
}

/// A relative name that stays in its folder.
fn is_name(location: &str) -> bool {
    Path::new(location).components().all(|part| matches!(part, Component::Normal(_)))
}
