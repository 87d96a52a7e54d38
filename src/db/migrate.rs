//! The stream of migrations: one SQL text for both databases, run in order, each once, in one transaction.

use sha2::{Digest, Sha256};
use sqlx::{Executor, Row};

use super::{Conn, Db, Kind};

/// Every migration, oldest first. A landed one is never changed: its checksum is kept in the database.
const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("../../migrations/0001_start.sql")),
    (2, include_str!("../../migrations/0002_imports.sql")),
    (3, include_str!("../../migrations/0003_account_links.sql")),
    (4, include_str!("../../migrations/0004_identity.sql")),
    (5, include_str!("../../migrations/0005_people.sql")),
    (6, include_str!("../../migrations/0006_operator.sql")),
    (7, include_str!("../../migrations/0007_languages.sql")),
    (8, include_str!("../../migrations/0008_feed.sql")),
    (10, include_str!("../../migrations/0010_payments.sql")),
    (11, include_str!("../../migrations/0011_shop.sql")),
    (20, include_str!("../../migrations/0020_payments_more.sql")),
    (30, include_str!("../../migrations/0030_membership.sql")),
    (31, include_str!("../../migrations/0031_limits.sql")),
    (35, include_str!("../../migrations/0035_returns_in_proportion.sql")),
    (36, include_str!("../../migrations/0036_store_orders_drops_offers.sql")),
    (40, include_str!("../../migrations/0040_making.sql")),
    (41, include_str!("../../migrations/0041_drafts.sql")),
    (45, include_str!("../../migrations/0045_boards.sql")),
    (50, include_str!("../../migrations/0050_nodes.sql")),
];

/// The schema version this program works with.
pub const NEWEST: i64 = MIGRATIONS[MIGRATIONS.len() - 1].0;

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    #[error(
        "The database is of a newer program: its schema is version {found}, this program knows {known}. Start the newer program, or restore a backup made before the upgrade."
    )]
    Newer { found: i64, known: i64 },
    #[error(
        "Migration {0} was applied with another text than this program holds. The database was not made by this line of releases."
    )]
    Changed(i64),
    #[error("The schema could not be brought up to date: {0}")]
    Database(#[from] sqlx::Error),
}

const LEDGER: &str =
    "CREATE TABLE IF NOT EXISTS schema_migrations (version BIGINT PRIMARY KEY, checksum TEXT NOT NULL)";

/// The migrations this database has, oldest first.
pub(super) async fn applied(conn: &mut Conn) -> crate::kit::Result<Vec<i64>> {
    let rows: Vec<(i64,)> =
        sqlx::query_as("SELECT version FROM schema_migrations ORDER BY version").fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(version,)| version).collect())
}

/// The migrations among these that this program does not know.
pub fn unknown(versions: &[i64]) -> Vec<i64> {
    versions.iter().copied().filter(|v| !MIGRATIONS.iter().any(|(known, _)| known == v)).collect()
}

/// Runs what is missing. The lock makes nodes that start together take turns.
pub(super) async fn run(db: &Db) -> Result<(), MigrateError> {
    let all: Vec<i64> = MIGRATIONS.iter().map(|(version, _)| *version).collect();
    run_only(db, &all).await
}

/// Runs what is missing of these versions.
pub(super) async fn run_only(db: &Db, versions: &[i64]) -> Result<(), MigrateError> {
    let mut tx = match db.kind {
        Kind::Sqlite => db.writers.begin_with("BEGIN IMMEDIATE").await?,
        Kind::Postgres => {
            let mut tx = db.writers.begin().await?;
            tx.execute("SELECT pg_advisory_xact_lock(7468133045)").await?;
            tx
        }
    };
    tx.execute(LEDGER).await?;
    let rows =
        sqlx::query("SELECT version, checksum FROM schema_migrations ORDER BY version").fetch_all(&mut *tx).await?;
    let mut applied = Vec::new();
    for row in rows {
        applied.push((row.try_get::<i64, _>(0)?, row.try_get::<String, _>(1)?));
    }
    if let Some((found, _)) = applied.last().filter(|(version, _)| *version > NEWEST) {
        return Err(MigrateError::Newer { found: *found, known: NEWEST });
    }
    for (version, text) in MIGRATIONS.iter().filter(|(version, _)| versions.contains(version)) {
        let checksum = checksum(text);
        match applied.iter().find(|(v, _)| v == version) {
            Some((_, found)) if *found == checksum => continue,
            Some(_) => return Err(MigrateError::Changed(*version)),
            None => {}
        }
        tx.execute(*text).await?;
        sqlx::query("INSERT INTO schema_migrations (version, checksum) VALUES ($1, $2)")
            .bind(*version)
            .bind(checksum)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    Ok(())
}

fn checksum(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}
