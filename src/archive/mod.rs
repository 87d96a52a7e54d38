//! The whole store in files that need no database to be read: `vitrine export` writes them, `vitrine import archive`
//! makes a store of them, on either database. The format is described in `docs/archive.md`.

mod read;
mod write;

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::config::Config;
use crate::db::{Db, OpenError, archive as schema};
use crate::kit::Error;
use crate::media::blobs::Blobs;

pub use read::import;
pub use write::{backup, export};

/// The file that says what the archive is.
const MANIFEST: &str = "archive.json";
/// The file that names every other with its checksum, as `sha256sum -c` reads it.
const SUMS: &str = "SHA256SUMS";
const FORMAT: &str = "vitrine-archive";
const VERSION: u32 = 1;

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    format: String,
    version: u32,
    /// Version of the program that wrote it.
    program: String,
    /// The migrations of its schema.
    schema: Vec<i64>,
    /// How many transactions wrote an event: the `tx` of `events` counts to here.
    positions: i64,
    /// Rows by table.
    tables: BTreeMap<String, u64>,
    media: u64,
}

/// What was written or taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub tables: usize,
    pub rows: u64,
    pub media: u64,
    /// Files of media that were there already, from an earlier attempt or archive.
    pub kept: u64,
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} tables with {} rows, {} files of media", self.tables, self.rows, self.media)?;
        if self.kept > 0 { write!(f, " ({} of them were there already)", self.kept) } else { Ok(()) }
    }
}

/// Why no archive was written or taken, as a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    #[error("{0}: {1}")]
    File(String, io::Error),
    #[error(
        "There is no store in {0}. --data names its folder, --database its PostgreSQL; `vitrine serve` makes a new one."
    )]
    NoStore(String),
    #[error("The folder {0} is neither empty nor an archive. An archive gets a folder of its own.")]
    NotOurs(String),
    #[error("{0} is no archive of Vitrine: it has no {SUMS} and {MANIFEST}. An export that broke off has none either.")]
    NoArchive(String),
    #[error("{0} of the archive is damaged: {1}. Nothing of it was taken.")]
    Damaged(String, String),
    #[error(
        "The archive is of a newer program ({program}): this one does not know {what}. Take it in with that program or a newer one."
    )]
    Newer { program: String, what: String },
    #[error(
        "The database of this store is of a newer program (schema {0}). Write the archive with that program or a newer one."
    )]
    NewerStore(i64),
    #[error(
        "The database holds a store already. An archive goes into a new one: name another folder with --data, or an empty database with --database."
    )]
    Taken,
    #[error(
        "Another archive was begun in this database and not finished. Go on with that one, or take an empty database."
    )]
    Other,
    #[error("An archive is being taken in here and not finished: there is no whole store to write down yet.")]
    Unfinished,
    #[error(
        "A copy of the file is for the embedded database. For PostgreSQL use its own tools (pg_basebackup, pg_dump) beside a copy of the media, or `vitrine export`."
    )]
    NotEmbedded,
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("The database: {0}")]
    Database(#[from] Error),
}

type Result<T, E = ArchiveError> = std::result::Result<T, E>;

/// An error of a file, with its name.
trait Named<T> {
    fn of(self, file: &Path) -> Result<T>;
}

impl<T> Named<T> for io::Result<T> {
    fn of(self, file: &Path) -> Result<T> {
        self.map_err(|e| ArchiveError::File(file.display().to_string(), e))
    }
}

/// The store of this configuration, as it is: nothing is migrated. A store that is not there is not made.
pub async fn open(config: &Config) -> Result<(Db, Blobs)> {
    if config.database.url.is_empty() && !config.database_file().is_file() {
        return Err(ArchiveError::NoStore(config.data.display().to_string()));
    }
    let (db, blobs) = open_new(config).await?;
    if schema::is_unfinished(&db).await? {
        return Err(ArchiveError::Unfinished);
    }
    if schema::migrations(&db).await?.is_empty() {
        return Err(ArchiveError::NoStore(config.data.display().to_string()));
    }
    Ok((db, blobs))
}

/// The database and the media of this configuration, made when missing.
pub async fn open_new(config: &Config) -> Result<(Db, Blobs)> {
    let blobs = Blobs::disk(&config.data).of(&config.data)?;
    Ok((Db::open(&config.database_url()).await?, blobs))
}

/// Where a blob lies in an archive.
fn media_path(name: &str) -> String {
    format!("media/{}/{name}", name.get(..2).unwrap_or_default())
}

fn table_path(name: &str) -> String {
    format!("tables/{name}.jsonl")
}

/// A path with something behind its last name: `store.tar` becomes `store.tar.part`.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn is_tar(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("tar"))
}

fn hex(hash: &Sha256) -> String {
    hash.clone().finalize().iter().map(|b| format!("{b:02x}")).collect()
}

/// The checksum of what is read to its end.
fn checksum(mut from: impl Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        let n = match from.read(&mut piece) {
            Ok(0) => return Ok(hex(&hash)),
            Ok(n) => n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        hash.update(&piece[..n]);
    }
}
