//! `vitrine import archive`.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{
    ArchiveError, FORMAT, MANIFEST, Manifest, Named, Result, SUMS, Told, VERSION, checksum, hex, media_path, table_path,
};
use crate::db::archive::{self as schema, Holds, Standing, Table, Target};
use crate::db::{Cell, Db, OpenError, unknown};
use crate::media::blobs::Blobs;

/// Rows in a transaction.
const BATCH: usize = 2_000;

/// Makes a store of an archive: a folder or a file of `vitrine export`. The database must hold nothing, or a part of this
/// very archive: then it goes on where it stopped. Nothing is written before every table and its checksum is right; a
/// schema older than this program's is brought up to date at the end.
pub async fn import(db: &Db, blobs: &Blobs, from: &Path) -> Result<Told> {
    let source = Source::open(from)?;
    let sums = source.sums()?;
    let manifest = source.manifest(&sums)?;
    let mark = sums.mark.clone();
    match schema::standing(db).await? {
        Standing::Empty => {}
        Standing::Begun(other) if other == mark || other.is_empty() => {}
        Standing::Begun(_) => return Err(ArchiveError::Other),
        Standing::Taken => return Err(ArchiveError::Taken),
    }
    let mut told = Told { tables: manifest.tables.len(), ..Told::default() };
    for (name, rows) in &manifest.tables {
        told.rows += source.check(&sums, name, *rows)?;
    }
    for (path, sum) in &sums.media {
        told.media += 1;
        told.kept += u64::from(take_media(&source, blobs, path, sum).await?);
    }
    let target = Target::begin(db, &mark, &manifest.schema, manifest.positions).await.map_err(OpenError::from)?;
    let known: Vec<&String> = target.tables().iter().map(|t| &t.name).collect();
    if !known.iter().copied().eq(manifest.tables.keys()) {
        let wrong = "the tables it names are not those of its schema".to_owned();
        return Err(ArchiveError::Damaged(MANIFEST.to_owned(), wrong));
    }
    for table in target.tables() {
        take_table(&source, &target, table, &mark).await?;
    }
    for table in target.tables() {
        let (there, named) = (target.count(table).await?, manifest.tables.get(&table.name).copied().unwrap_or(0));
        if there != named {
            let wrong = format!("{there} of {named} rows were taken");
            return Err(ArchiveError::Damaged(table_path(&table.name), wrong));
        }
    }
    target.finish().await?;
    db.migrate().await?;
    Ok(told)
}

/// One blob, checked before it is put where the store looks for it; whether it was there already.
async fn take_media(source: &Source, blobs: &Blobs, path: &str, sum: &str) -> Result<bool> {
    let name = path.rsplit('/').next().unwrap_or_default();
    if media_path(name) != path {
        return Err(ArchiveError::Damaged(SUMS.to_owned(), format!("“{path}” is no file of media")));
    }
    if let Some(there) = blobs.get(name).await?
        && checksum(there.as_slice()).ok().as_deref() == Some(sum)
    {
        return Ok(true);
    }
    let mut bytes = Vec::new();
    source.read(path)?.read_to_end(&mut bytes).of(Path::new(path))?;
    if checksum(bytes.as_slice()).of(Path::new(path))? != sum {
        return Err(damaged_sum(path));
    }
    blobs.put(name, bytes).await?;
    Ok(false)
}

async fn take_table(source: &Source, target: &Target, table: &Table, mark: &str) -> Result<()> {
    let path = table_path(&table.name);
    let mut taken = target.taken(table).await?;
    let mut lines = BufReader::with_capacity(1 << 18, source.read(&path)?);
    let (mut number, mut line, mut batch) = (0_u64, Vec::new(), Vec::new());
    loop {
        line.clear();
        let end = lines.read_until(b'\n', &mut line).of(Path::new(&path))? == 0;
        if !end {
            number += 1;
            if number > taken {
                let cells = cells(table, &line)
                    .map_err(|why| ArchiveError::Damaged(path.clone(), format!("line {number}: {why}")))?;
                batch.push(cells);
            }
        }
        // A table without rows is emptied of what the migrations put there.
        if batch.len() == BATCH || end && (!batch.is_empty() || taken == 0) {
            let rows = std::mem::take(&mut batch);
            let n = rows.len() as u64;
            target.take(table, mark, taken, rows).await?;
            taken += n;
        }
        if end {
            return Ok(());
        }
    }
}

/// The cells of a line, in the order of the table's columns.
fn cells(table: &Table, line: &[u8]) -> Result<Vec<Cell>, String> {
    let mut row: Map<String, Value> = serde_json::from_slice(line).map_err(|e| e.to_string())?;
    let mut cells = Vec::with_capacity(table.columns.len());
    for (name, holds) in &table.columns {
        let value = row.remove(name).ok_or_else(|| format!("the column {name} is missing"))?;
        let cell = match (holds, value) {
            (Holds::Text, Value::Null) => Some(Cell::Text(None)),
            (Holds::Int | Holds::Real, Value::Null) => Some(Cell::Int(None)),
            (Holds::Text, Value::String(text)) => Some(Cell::Text(Some(text))),
            (Holds::Int, value) => value.as_i64().map(Cell::from),
            (Holds::Real, Value::String(text)) => text.parse().ok().map(Cell::Real),
            _ => None,
        };
        cells.push(cell.ok_or_else(|| format!("the value of {name} is of another kind"))?);
    }
    match row.keys().next() {
        Some(name) => Err(format!("there is no column {name}")),
        None => Ok(cells),
    }
}

fn damaged_sum(path: &str) -> ArchiveError {
    ArchiveError::Damaged(path.to_owned(), "its checksum is another than the one noted".to_owned())
}

/// Where an archive is read from.
enum Source {
    Folder(PathBuf),
    /// Each file of it: where it begins and how long it is.
    Tar(PathBuf, HashMap<String, (u64, u64)>),
}

/// What [`SUMS`] says.
struct Sums {
    manifest: String,
    /// By path.
    tables: HashMap<String, String>,
    media: Vec<(String, String)>,
    /// Names the archive: the checksum of all checksums.
    mark: String,
}

impl Source {
    fn open(from: &Path) -> Result<Self> {
        if from.is_dir() {
            return Ok(Self::Folder(from.to_owned()));
        }
        let file = File::open(from).of(from)?;
        let length = file.metadata().of(from)?.len();
        let damaged = |why: &str| ArchiveError::Damaged(from.display().to_string(), why.to_owned());
        let mut tar = tar::Archive::new(file);
        let mut files = HashMap::new();
        for entry in tar.entries_with_seek().of(from)? {
            let entry = entry.map_err(|e| damaged(&format!("it is no tar file, or cut off ({e})")))?;
            let path = entry.path().of(from)?.to_string_lossy().into_owned();
            let (begin, size) = (entry.raw_file_position(), entry.size());
            if begin.saturating_add(size) > length {
                return Err(damaged(&format!("it is cut off within {path}")));
            }
            files.insert(path, (begin, size));
        }
        Ok(Self::Tar(from.to_owned(), files))
    }

    fn name(&self) -> String {
        match self {
            Self::Folder(path) | Self::Tar(path, _) => path.display().to_string(),
        }
    }

    /// Reads a file of the archive from its beginning. `path` is one of ours: checked against the manifest before.
    fn read(&self, path: &str) -> Result<Box<dyn Read>> {
        let missing = || ArchiveError::Damaged(path.to_owned(), "it is missing".to_owned());
        match self {
            Self::Folder(folder) => match File::open(folder.join(path)) {
                Ok(file) => Ok(Box::new(file)),
                Err(e) if e.kind() == io::ErrorKind::NotFound => Err(missing()),
                Err(e) => Err(ArchiveError::File(path.to_owned(), e)),
            },
            Self::Tar(tar, files) => {
                let (begin, size) = *files.get(path).ok_or_else(missing)?;
                let mut file = File::open(tar).of(tar)?;
                file.seek(SeekFrom::Start(begin)).of(tar)?;
                Ok(Box::new(file.take(size)))
            }
        }
    }

    fn text(&self, path: &str) -> Result<String> {
        let mut text = String::new();
        self.read(path)?.read_to_string(&mut text).of(Path::new(path))?;
        Ok(text)
    }

    fn sums(&self) -> Result<Sums> {
        let text = self.text(SUMS).map_err(|_| ArchiveError::NoArchive(self.name()))?;
        let damaged = |why: String| ArchiveError::Damaged(SUMS.to_owned(), why);
        let mark = checksum(text.as_bytes()).of(Path::new(SUMS))?;
        let mut sums = Sums { manifest: String::new(), tables: HashMap::new(), media: Vec::new(), mark };
        for line in text.lines() {
            let Some((sum, path)) = line.split_once("  ").filter(|(sum, _)| sum.len() == 64) else {
                return Err(damaged(format!("“{line}” is no checksum with a name")));
            };
            if path == MANIFEST {
                sum.clone_into(&mut sums.manifest);
            } else if path.starts_with("tables/") {
                sums.tables.insert(path.to_owned(), sum.to_owned());
            } else {
                sums.media.push((path.to_owned(), sum.to_owned()));
            }
        }
        Ok(sums)
    }

    /// The manifest, of a version and a schema this program knows, and with the files it counts.
    fn manifest(&self, sums: &Sums) -> Result<Manifest> {
        let text = self.text(MANIFEST).map_err(|_| ArchiveError::NoArchive(self.name()))?;
        if checksum(text.as_bytes()).of(Path::new(MANIFEST))? != sums.manifest {
            return Err(damaged_sum(MANIFEST));
        }
        let damaged = |why: String| ArchiveError::Damaged(MANIFEST.to_owned(), why);
        // What a newer program writes may have other fields: its version is read first.
        let loose: Value = serde_json::from_str(&text).map_err(|e| damaged(e.to_string()))?;
        if loose["format"] != FORMAT {
            return Err(ArchiveError::NoArchive(self.name()));
        }
        let program = loose["program"].as_str().unwrap_or_default().to_owned();
        if loose["version"].as_u64().is_none_or(|v| v > u64::from(VERSION)) {
            return Err(ArchiveError::Newer { program, what: format!("version {} of archives", loose["version"]) });
        }
        let manifest: Manifest = serde_json::from_value(loose).map_err(|e| damaged(e.to_string()))?;
        if let Some(newest) = unknown(&manifest.schema).last() {
            return Err(ArchiveError::Newer { program, what: format!("schema {newest}") });
        }
        if manifest.media != sums.media.len() as u64 || manifest.tables.len() != sums.tables.len() {
            let listed = format!("{} of {} files are listed", sums.media.len(), manifest.media);
            return Err(ArchiveError::Damaged(SUMS.to_owned(), listed));
        }
        Ok(manifest)
    }

    /// Whether a table is whole; its rows.
    fn check(&self, sums: &Sums, table: &str, rows: u64) -> Result<u64> {
        let path = table_path(table);
        let Some(sum) = sums.tables.get(&path) else {
            return Err(ArchiveError::Damaged(SUMS.to_owned(), format!("it does not name {path}")));
        };
        let mut lines = BufReader::with_capacity(1 << 18, self.read(&path)?);
        let (mut hash, mut n, mut line) = (Sha256::new(), 0, Vec::new());
        while lines.read_until(b'\n', &mut line).of(Path::new(&path))? > 0 {
            hash.update(&line);
            n += 1;
            line.clear();
        }
        if n < rows {
            return Err(ArchiveError::Damaged(path, format!("it is cut off: {n} of {rows} rows are there")));
        }
        if hex(&hash) != *sum {
            return Err(damaged_sum(&path));
        }
        Ok(n)
    }
}
