//! What an archive of the whole database needs: the list of tables read from the schema itself, so that none can be
//! forgotten; rows as of one moment; rows in.
//!
//! The numbers of transactions in `events` belong to one database. An archive holds their rank instead: 1 for the
//! oldest transaction with an event. Taken in, the newest becomes 0 and the others lie below, so that whatever is
//! committed from then on lies above all of them, on either database.

use futures_util::TryStreamExt;
use sqlx::{Any, Executor, Row, Transaction};

use super::{Cell, Conn, Db, Kind, Tx, migrate, sql};
use crate::kit::{Error, Result};

/// Tables that are about this database rather than the store: the ledger of migrations, which an archive names by their
/// numbers, which processes run on it, and how far an archive was taken in.
pub const OWN: [&str; 3] = ["schema_migrations", "nodes", PROGRESS];

/// How far an archive was taken in. Made by the first step and gone after the last.
const PROGRESS: &str = "archive_progress";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Int,
    Real,
    Text,
}

/// A table of the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    /// By name, so that the order in which columns came to be does not matter.
    pub columns: Vec<(String, Holds)>,
    /// The columns of its primary key, in the key's order.
    pub key: Vec<String>,
}

/// The tables of the store as the schema has them, by name.
pub async fn tables(db: &Db, conn: &mut Conn) -> Result<Vec<Table>> {
    let names: Vec<(String,)> = sqlx::query_as(match db.kind {
        Kind::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'",
        Kind::Postgres => {
            "SELECT CAST(table_name AS TEXT) FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
        }
    })
    .fetch_all(&mut *conn)
    .await?;
    let mut tables = Vec::new();
    for (name,) in names.into_iter().filter(|(name,)| !OWN.contains(&name.as_str())) {
        let rows = sqlx::query(match db.kind {
            Kind::Sqlite => "SELECT name, type, CAST(pk AS BIGINT) FROM pragma_table_info($1)",
            Kind::Postgres => {
                "SELECT CAST(c.column_name AS TEXT), CAST(c.data_type AS TEXT), COALESCE(( \
                     SELECT CAST(k.ordinal_position AS BIGINT) FROM information_schema.table_constraints t \
                     JOIN information_schema.key_column_usage k ON k.constraint_schema = t.constraint_schema \
                     AND k.constraint_name = t.constraint_name AND k.table_name = t.table_name \
                     WHERE t.table_schema = c.table_schema AND t.table_name = c.table_name \
                     AND t.constraint_type = 'PRIMARY KEY' AND k.column_name = c.column_name), 0) \
                 FROM information_schema.columns c \
                 WHERE c.table_schema = current_schema() AND c.table_name = $1"
            }
        })
        .bind(&name)
        .fetch_all(&mut *conn)
        .await?;
        let (mut columns, mut key) = (Vec::new(), Vec::new());
        for row in rows {
            let (column, kind, place): (String, String, i64) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
            let holds = match kind.to_ascii_uppercase().as_str() {
                "BIGINT" => Holds::Int,
                "DOUBLE PRECISION" => Holds::Real,
                "TEXT" => Holds::Text,
                other => return Err(Error::fault(format!("{name}.{column} is {other}, which no archive holds"))),
            };
            if place > 0 {
                key.push((place, column.clone()));
            }
            columns.push((column, holds));
        }
        if key.is_empty() {
            return Err(Error::fault(format!("the table {name} has no primary key, so its rows have no order")));
        }
        key.sort();
        columns.sort_by(|a, b| a.0.cmp(&b.0));
        tables.push(Table { name, columns, key: key.into_iter().map(|(_, column)| column).collect() });
    }
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(tables)
}

/// The database as it is at one moment, while others go on writing.
pub struct Snapshot {
    db: Db,
    tx: Transaction<'static, Any>,
}

impl Snapshot {
    pub async fn take(db: &Db) -> Result<Self> {
        let mut tx = match db.kind {
            Kind::Sqlite => db.readers.begin().await?,
            Kind::Postgres => db.readers.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?,
        };
        if db.kind == Kind::Postgres {
            // A table may be long, and whoever writes it down slow.
            tx.execute("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0").await?;
        }
        Ok(Self { db: db.clone(), tx })
    }

    /// The tables, by name.
    pub async fn tables(&mut self) -> Result<Vec<Table>> {
        tables(&self.db, &mut self.tx).await
    }

    /// The migrations that made this schema.
    pub async fn migrations(&mut self) -> Result<Vec<i64>> {
        migrate::applied(&mut self.tx).await
    }

    /// How many transactions wrote an event.
    pub async fn positions(&mut self) -> Result<i64> {
        let (n,): (i64,) = sqlx::query_as("SELECT COUNT(DISTINCT tx) FROM events").fetch_one(&mut *self.tx).await?;
        Ok(n)
    }

    /// Hands every row of a table to `take`, in the order of its key, the cells in the order of its columns.
    pub async fn rows(&mut self, table: &Table, mut take: impl FnMut(Vec<Cell>) -> Result<()>) -> Result<()> {
        let is_text = |name: &String| table.columns.iter().any(|(c, holds)| c == name && *holds == Holds::Text);
        let order: Vec<String> = table
            .key
            .iter()
            .map(|name| match self.db.kind {
                // As SQLite orders: byte by byte, whatever language the server is set to.
                Kind::Postgres if is_text(name) => format!("t.{name} COLLATE \"C\""),
                _ => format!("t.{name}"),
            })
            .collect();
        let columns: Vec<String> = table.columns.iter().map(|(name, _)| value(&table.name, name)).collect();
        let text = format!("SELECT {} FROM {} t ORDER BY {}", columns.join(", "), table.name, order.join(", "));
        let (mut rank, mut last) = (0, None);
        let mut rows = sqlx::query(sql(text)).fetch(&mut *self.tx);
        while let Some(row) = rows.try_next().await? {
            let mut cells = Vec::with_capacity(table.columns.len());
            for (i, (name, holds)) in table.columns.iter().enumerate() {
                let cell = match holds {
                    Holds::Int => row.try_get(i).map(Cell::Int),
                    Holds::Text => row.try_get(i).map(Cell::Text),
                    Holds::Real => row.try_get(i).map(|x: Option<f64>| x.map_or(Cell::Int(None), Cell::Real)),
                };
                let mut cell = cell.map_err(|e| Error::fault(format!("{}.{name}: {e}", table.name)))?;
                if (table.name.as_str(), name.as_str()) == ("events", "tx") {
                    if last.as_ref() != Some(&cell) {
                        rank += 1;
                        last = Some(cell);
                    }
                    cell = Cell::from(rank);
                }
                cells.push(cell);
            }
            take(cells)?;
        }
        Ok(())
    }
}

/// How a column is read. A position becomes the rank of its transaction; one that stands at no event stands behind all
/// that come before.
fn value(table: &str, column: &str) -> String {
    match (table, column) {
        ("event_positions", "tx") => "(SELECT COUNT(DISTINCT e.tx) FROM events e WHERE e.tx <= t.tx)".to_owned(),
        ("event_positions", "id") => {
            format!("CASE WHEN EXISTS (SELECT 1 FROM events e WHERE e.tx = t.tx) THEN t.id ELSE {} END", i64::MAX)
        }
        _ => format!("t.{column}"),
    }
}

/// A database that an archive is taken into.
pub struct Target {
    db: Db,
    tables: Vec<Table>,
    /// How many transactions with an event the archive has.
    positions: i64,
}

/// What a database has before an archive is taken in.
#[derive(Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing at all.
    Empty,
    /// A part of the archive with this mark.
    Begun(String),
    /// A store.
    Taken,
}

/// What the database holds.
pub async fn standing(db: &Db) -> Result<Standing> {
    let mut conn = db.read().await?;
    if is_there(db, &mut conn, PROGRESS).await? {
        let mark: Option<(String,)> =
            sqlx::query_as("SELECT archive FROM archive_progress LIMIT 1").fetch_optional(&mut *conn).await?;
        return Ok(Standing::Begun(mark.map(|(mark,)| mark).unwrap_or_default()));
    }
    let empty = tables(db, &mut conn).await?.is_empty();
    Ok(if empty { Standing::Empty } else { Standing::Taken })
}

/// Whether an archive was begun and not finished: no store to be served.
pub async fn is_unfinished(db: &Db) -> Result<bool> {
    is_there(db, &mut *db.read().await?, PROGRESS).await
}

/// The migrations that made the schema of this database; none where there is no store.
pub async fn migrations(db: &Db) -> Result<Vec<i64>> {
    let mut conn = db.read().await?;
    if !is_there(db, &mut conn, "schema_migrations").await? {
        return Ok(Vec::new());
    }
    migrate::applied(&mut conn).await
}

async fn is_there(db: &Db, conn: &mut Conn, table: &str) -> Result<bool> {
    let (n,): (i64,) = sqlx::query_as(match db.kind {
        Kind::Sqlite => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = $1",
        Kind::Postgres => {
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = $1"
        }
    })
    .bind(table)
    .fetch_one(conn)
    .await?;
    Ok(n > 0)
}

impl Target {
    /// Makes the schema of the archive, or goes on with one begun. `mark` names the archive.
    pub async fn begin(
        db: &Db,
        mark: &str,
        schema: &[i64],
        positions: i64,
    ) -> std::result::Result<Self, super::MigrateError> {
        // The note comes first: a schema without it would look like a store.
        let mut tx = db.writers.begin().await?;
        tx.execute(
            "CREATE TABLE IF NOT EXISTS archive_progress \
             (name TEXT PRIMARY KEY, archive TEXT NOT NULL, taken BIGINT NOT NULL)",
        )
        .await?;
        // A row from the start, so that what is begun can be told from another archive.
        sqlx::query("INSERT INTO archive_progress (name, archive, taken) VALUES ('', $1, 0) ON CONFLICT DO NOTHING")
            .bind(mark)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        migrate::run_only(db, schema).await?;
        let tables = async { tables(db, &mut *db.read().await?).await };
        let tables = tables.await.map_err(|e| sqlx::Error::Protocol(e.to_string()))?;
        Ok(Self { db: db.clone(), tables, positions })
    }

    /// The tables as this schema has them.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// How many rows of a table are taken.
    pub async fn taken(&self, table: &Table) -> Result<u64> {
        let found: Option<(i64,)> = sqlx::query_as("SELECT taken FROM archive_progress WHERE name = $1")
            .bind(&table.name)
            .fetch_optional(&mut *self.db.read().await?)
            .await?;
        Ok(found.map_or(0, |(n,)| u64::try_from(n).unwrap_or(0)))
    }

    /// Takes the rows that follow the first `before`, in one transaction with the note that they are taken.
    pub async fn take(&self, table: &Table, mark: &str, before: u64, rows: Vec<Vec<Cell>>) -> Result<()> {
        let mut tx = self.db.write().await?;
        if self.db.kind == Kind::Postgres {
            tx.execute("SET LOCAL statement_timeout = 0").await?;
        }
        if before == 0 {
            // What the migrations put there.
            sqlx::query(sql(format!("DELETE FROM {}", table.name))).execute(&mut *tx).await?;
        }
        let after = before + rows.len() as u64;
        for part in rows.chunks(64) {
            self.insert(&mut tx, table, part).await?;
        }
        sqlx::query(
            "INSERT INTO archive_progress (name, archive, taken) VALUES ($1, $2, $3) \
             ON CONFLICT (name) DO UPDATE SET taken = $3",
        )
        .bind(&table.name)
        .bind(mark)
        .bind(i64::try_from(after).map_err(Error::fault)?)
        .execute(&mut *tx)
        .await?;
        tx.commit().await
    }

    async fn insert(&self, tx: &mut Tx, table: &Table, rows: &[Vec<Cell>]) -> Result<()> {
        let columns: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
        let is_position = matches!(table.name.as_str(), "events" | "event_positions");
        let at_tx = columns.iter().position(|c| *c == "tx").filter(|_| is_position);
        let mut values = Vec::with_capacity(rows.len());
        let mut bound = Vec::new();
        for row in rows {
            let mut places = Vec::with_capacity(columns.len());
            for (i, cell) in row.iter().enumerate() {
                match (cell, table.columns[i].1) {
                    // An absent DOUBLE PRECISION cannot be bound; see docs/dialect.md.
                    (Cell::Int(None) | Cell::Text(None), Holds::Real) => places.push("NULL".to_owned()),
                    _ => {
                        bound.push(match cell {
                            Cell::Int(Some(rank)) if at_tx == Some(i) => Cell::from(rank - self.positions),
                            cell => cell.clone(),
                        });
                        // SQLite walks all marks before a numbered one; see `bulk`.
                        places.push(match self.db.kind {
                            Kind::Sqlite => "?".to_owned(),
                            Kind::Postgres => format!("${}", bound.len()),
                        });
                    }
                }
            }
            values.push(format!("({})", places.join(", ")));
        }
        let text = format!("INSERT INTO {} ({}) VALUES {}", table.name, columns.join(", "), values.join(", "));
        let mut query = sqlx::query(sql(text));
        for cell in bound {
            query = match cell {
                Cell::Int(n) => query.bind(n),
                Cell::Real(x) => query.bind(x),
                Cell::Text(text) => query.bind(text),
            };
        }
        query.execute(&mut **tx).await?;
        Ok(())
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &Table) -> Result<u64> {
        let (n,): (i64,) = sqlx::query_as(sql(format!("SELECT COUNT(*) FROM {}", table.name)))
            .fetch_one(&mut *self.db.read().await?)
            .await?;
        Ok(u64::try_from(n).unwrap_or(0))
    }

    /// Everything is there: the database is a store from now on.
    pub async fn finish(self) -> Result<()> {
        let mut tx = self.db.write().await?;
        tx.execute("DROP TABLE archive_progress").await?;
        tx.commit().await
    }
}

impl Db {
    /// A copy of the whole SQLite file as of one moment, while others go on writing; `false` on PostgreSQL, which has
    /// its own ways. `file` must not be there.
    pub async fn copy_to(&self, file: &std::path::Path) -> Result<bool> {
        if self.kind == Kind::Postgres {
            return Ok(false);
        }
        sqlx::query("VACUUM INTO $1")
            .bind(file.to_string_lossy().into_owned())
            .execute(&mut *self.read().await?)
            .await?;
        Ok(true)
    }
}
