//! The history of imports: each is a row from the moment its file is here, with its progress while it runs and its
//! report when it ended.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use sqlx::Row;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::report::{Problem, Report};
use super::{Kind, Meter, Options, Progress};
use crate::app::App;
use crate::db::jobs::Job;
use crate::db::{Conn, from_json, to_json};
use crate::kit::{Error, Id, Micros, Result};

/// How an import came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Upload,
    Command,
    Schedule(Id),
}

impl Origin {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Upload => "upload",
            Self::Command => "command",
            Self::Schedule(_) => "schedule",
        }
    }
}

/// A file to import.
#[derive(Clone, Debug)]
pub struct NewImport {
    pub kind: Kind,
    /// What people call it.
    pub name: String,
    pub path: PathBuf,
    pub options: Options,
    pub origin: Origin,
    pub by: Option<Id>,
}

/// An import as pages and the API show it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ImportView {
    pub id: Id,
    pub kind: Kind,
    pub name: String,
    /// `upload`, `command` or `schedule`.
    pub origin: String,
    /// `waiting`, `running`, `done`, `failed` or `interrupted`.
    pub state: String,
    pub options: Options,
    pub created_at: Micros,
    pub ended_at: Option<Micros>,
    /// While it runs.
    pub progress: Option<Progress>,
    /// Once it ended.
    pub report: Option<Report>,
}

/// Puts an import on the list; `by_job`: a job runs it, else whoever calls does.
pub async fn create(app: &App, new: &NewImport, by_job: bool) -> Result<Id> {
    let id = app.id();
    insert(app, id, new, by_job).await?;
    Ok(id)
}

async fn insert(app: &App, id: Id, new: &NewImport, by_job: bool) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    sqlx::query(
        "INSERT INTO imports (id, kind, name, path, options, origin, schedule, by_account, state, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9)",
    )
    .bind(id.0)
    .bind(new.kind.as_str())
    .bind(&new.name)
    .bind(new.path.to_string_lossy().into_owned())
    .bind(to_json(&new.options)?)
    .bind(new.origin.as_str())
    .bind(match new.origin {
        Origin::Schedule(schedule) => Some(schedule.0),
        Origin::Upload | Origin::Command => None,
    })
    .bind(new.by.map(|by| by.0))
    .bind(now.0)
    .execute(&mut *tx)
    .await?;
    if by_job {
        tx.job(app.id(), now, &Job::RunImport { import: id }).await?;
    }
    tx.commit().await
}

/// An import that this process runs by itself. As long as it lives it holds the lock of a file, which the system gives
/// back however the process ends; so others see whether it still works.
#[derive(Debug)]
pub struct Running {
    pub id: Id,
    path: PathBuf,
    _lock: File,
}

impl Running {
    /// Puts an import of the command line on the list.
    pub async fn start(app: &App, new: &NewImport) -> Result<Self> {
        let id = app.id();
        let path = lock_path(app, id)?;
        let lock = File::create(&path)?;
        // The lock comes before the row: whoever finds the row finds the lock.
        lock.lock()?;
        insert(app, id, new, false).await?;
        Ok(Self { id, path, _lock: lock })
    }

    /// Writes the report down.
    pub async fn finish(self, app: &App, report: &Report) -> Result<()> {
        finish(app, self.id, report).await?;
        self.forget();
        Ok(())
    }

    /// Ends without a report.
    pub async fn interrupt(self, app: &App) -> Result<()> {
        interrupted(app, self.id).await?;
        self.forget();
        Ok(())
    }

    fn forget(self) {
        // A file that stays says nothing about an import that ended.
        let _ = std::fs::remove_file(&self.path);
    }
}

fn lock_path(app: &App, id: Id) -> Result<PathBuf> {
    Ok(super::folder(app)?.join(format!("running-{id}")))
}

async fn interrupted(app: &App, id: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    sqlx::query(
        "UPDATE imports SET state = 'interrupted', ended_at = $1 WHERE id = $2 AND state IN ('waiting', 'running')",
    )
    .bind(app.clock.now().0)
    .bind(id.0)
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}

/// How often the progress is written down.
const TELL_EVERY: Duration = Duration::from_secs(1);

/// Runs an import that waits, or one that was interrupted: from the beginning, which changes nothing twice.
pub async fn run(app: &App, id: Id) -> Result<()> {
    let row = sqlx::query("SELECT kind, path, options, origin, state FROM imports WHERE id = $1")
        .bind(id.0)
        .fetch_optional(&mut *app.db.read().await?)
        .await?;
    let Some(row) = row else { return Ok(()) };
    if !matches!(row.try_get::<&str, _>("state")?, "waiting" | "running") {
        return Ok(());
    }
    let (kind, origin): (String, String) = (row.try_get("kind")?, row.try_get("origin")?);
    let kind = Kind::parse(&kind).map_err(|_| Error::fault("an import of an unknown kind"))?;
    let path = PathBuf::from(row.try_get::<String, _>("path")?);
    let options: Options = from_json(row.try_get("options")?)?;
    let meter = Arc::new(Meter::default());
    let report = match watch(app, id, kind, &path, &options, &meter).await {
        // Somebody else writes; the job is tried again.
        Err(e @ Error::Busy { .. }) => return Err(e),
        Err(e) => {
            tracing::error!(import = id.0, "an import is given up: {e}");
            Report { stopped: Some(Problem::new(0, "fault", true)), ..Report::default() }
        }
        Ok(report) => report,
    };
    finish(app, id, &report).await?;
    // What a person gave stays where it is; what was brought here for the import goes.
    if origin != "command" {
        let _ = tokio::fs::remove_file(&path).await;
    }
    Ok(())
}

/// Imports, and writes the progress down meanwhile.
pub async fn watch(
    app: &App,
    id: Id,
    kind: Kind,
    path: &Path,
    options: &Options,
    meter: &Arc<Meter>,
) -> Result<Report> {
    tell(app, id, Some(&meter.read())).await?;
    let mut work = std::pin::pin!(super::file(app, kind, path, options, Arc::clone(meter)));
    loop {
        // Both go on at the same time: telling waits for the one connection that writes, which the work may hold.
        let told = async {
            tokio::time::sleep(TELL_EVERY).await;
            tell(app, id, Some(&meter.read())).await
        };
        tokio::select! {
            done = &mut work => return done,
            told = told => told?,
        }
    }
}

async fn tell(app: &App, id: Id, progress: Option<&Progress>) -> Result<()> {
    let mut tx = app.db.write().await?;
    sqlx::query(
        "UPDATE imports SET state = 'running', started_at = COALESCE(started_at, $1), progress = $2 WHERE id = $3",
    )
    .bind(app.clock.now().0)
    .bind(progress.map(to_json).transpose()?)
    .bind(id.0)
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}

/// Writes the report down.
pub async fn finish(app: &App, id: Id, report: &Report) -> Result<()> {
    let state = if report.outcome() == super::report::Outcome::Nothing { "failed" } else { "done" };
    let mut tx = app.db.write().await?;
    sqlx::query("UPDATE imports SET state = $1, ended_at = $2, progress = NULL, report = $3, path = '' WHERE id = $4")
        .bind(state)
        .bind(app.clock.now().0)
        .bind(to_json(report)?)
        .bind(id.0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// Marks imports on the command line that ended without a word: at once when the process was one of this machine, after
/// a day else.
pub async fn sweep(app: &App) -> Result<()> {
    let rows: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT id, created_at FROM imports WHERE origin = 'command' AND state IN ('waiting', 'running') ORDER BY id",
    )
    .fetch_all(&mut *app.db.read().await?)
    .await?;
    let long_ago = app.clock.now() - Micros::days(1);
    for (id, created_at) in rows {
        let (id, path) = (Id(id), lock_path(app, Id(id))?);
        match File::open(&path) {
            // Nobody holds the lock: it was given back when the process ended.
            Ok(file) if file.try_lock().is_ok() => {
                interrupted(app, id).await?;
                let _ = std::fs::remove_file(&path);
            }
            Ok(_) => {}
            Err(_) if Micros(created_at) < long_ago => interrupted(app, id).await?,
            Err(_) => {}
        }
    }
    Ok(())
}

const COLUMNS: &str =
    "SELECT id, kind, name, origin, state, options, created_at, ended_at, progress, report FROM imports";

fn view(row: &AnyRow) -> Result<ImportView> {
    let kind: String = row.try_get("kind")?;
    let options: Options = from_json(row.try_get("options")?)?;
    let progress: Option<String> = row.try_get("progress")?;
    let report: Option<String> = row.try_get("report")?;
    Ok(ImportView {
        id: Id(row.try_get("id")?),
        kind: Kind::parse(&kind).map_err(|_| Error::fault("an import of an unknown kind"))?,
        name: row.try_get("name")?,
        origin: row.try_get("origin")?,
        state: row.try_get("state")?,
        // Where a folder lies on the machine is nobody's business.
        options: Options { images: None, ..options },
        created_at: Micros(row.try_get("created_at")?),
        ended_at: row.try_get::<Option<i64>, _>("ended_at")?.map(Micros),
        progress: progress.map(|json| from_json(&json)).transpose()?,
        report: report.map(|json| from_json(&json)).transpose()?,
    })
}

/// One import.
pub async fn get(conn: &mut Conn, id: Id) -> Result<ImportView> {
    let text = crate::db::sql(format!("{COLUMNS} WHERE id = $1"));
    let row = sqlx::query(text).bind(id.0).fetch_optional(conn).await?.ok_or(Error::NotFound)?;
    view(&row)
}

/// Imports before an id, newest first.
pub async fn page(conn: &mut Conn, before: Option<Id>, most: i64) -> Result<Vec<ImportView>> {
    let text = crate::db::sql(format!("{COLUMNS} WHERE id < $1 ORDER BY id DESC LIMIT $2"));
    let rows = sqlx::query(text).bind(before.map_or(i64::MAX, |id| id.0)).bind(most).fetch_all(conn).await?;
    rows.iter().map(view).collect()
}
