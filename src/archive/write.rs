//! `vitrine export` and the copy of the embedded database.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{
    ArchiveError, FORMAT, MANIFEST, Manifest, Named, Result, SUMS, Told, VERSION, beside, checksum, hex, is_tar,
    media_path, table_path,
};
use crate::db::archive::{Snapshot, Table};
use crate::db::{Cell, Db, unknown};
use crate::kit::Error;
use crate::media::blobs::Blobs;

/// Writes the whole store to a folder, or to one file when `to` ends in `.tar`. The tables are as of one moment; the
/// store may be served meanwhile. A folder that holds an older archive or one broken off gets what is new: media is
/// never written twice.
pub async fn export(db: &Db, blobs: &Blobs, to: &Path) -> Result<Told> {
    if !is_tar(to) {
        return into_folder(db, blobs, to, Media::Copied).await;
    }
    let work = beside(to, ".tables");
    if work.exists() {
        fs::remove_dir_all(&work).of(&work)?;
    }
    let told = into_folder(db, blobs, &work, Media::Named).await?;
    pack(blobs, &work, to).await?;
    fs::remove_dir_all(&work).of(&work)?;
    Ok(told)
}

/// Copies the embedded database and the media to a folder, which is a store of its own then: `vitrine serve --data`.
pub async fn backup(db: &Db, blobs: &Blobs, to: &Path) -> Result<Told> {
    private_folder(to)?;
    let (file, part) = (to.join("vitrine.db"), to.join("vitrine.db.part"));
    if part.exists() {
        fs::remove_file(&part).of(&part)?;
    }
    if !db.copy_to(&part).await? {
        return Err(ArchiveError::NotEmbedded);
    }
    let copied = File::open(&part).of(&part)?;
    only_ours(&copied).of(&part)?;
    copied.sync_all().of(&part)?;
    // Media first: a copy of the database never names a file that is not there.
    let (media, kept) = copy_media(blobs, to, &mut None).await?;
    for old in ["vitrine.db-wal", "vitrine.db-shm"].map(|name| to.join(name)) {
        if old.exists() {
            return Err(ArchiveError::File(
                old.display().to_string(),
                std::io::Error::other("a store is served from this folder, or was not closed; choose another"),
            ));
        }
    }
    fs::rename(&part, &file).of(&file)?;
    sync_folder(to)?;
    Ok(Told { media, kept, ..Told::default() })
}

#[derive(Clone, Copy, PartialEq)]
enum Media {
    Copied,
    /// Only counted and named with its checksum.
    Named,
}

async fn into_folder(db: &Db, blobs: &Blobs, to: &Path, media: Media) -> Result<Told> {
    private_folder(to)?;
    let tables_folder = to.join("tables");
    let is_ours = tables_folder.is_dir() || fs::read_dir(to).of(to)?.next().is_none();
    if !is_ours {
        return Err(ArchiveError::NotOurs(to.display().to_string()));
    }
    // Without these it is no archive until the last step puts them there.
    for name in [SUMS, MANIFEST] {
        let file = to.join(name);
        if file.exists() {
            fs::remove_file(&file).of(&file)?;
        }
    }
    if tables_folder.exists() {
        fs::remove_dir_all(&tables_folder).of(&tables_folder)?;
    }
    private_folder(&tables_folder)?;

    let mut snapshot = Snapshot::take(db).await?;
    let schema = snapshot.migrations().await?;
    if let Some(newest) = unknown(&schema).last() {
        return Err(ArchiveError::NewerStore(*newest));
    }
    let mut sums = BTreeMap::new();
    let mut rows = BTreeMap::new();
    for table in snapshot.tables().await? {
        let file = to.join(table_path(&table.name));
        let (n, sum) = write_table(&mut snapshot, &table, &file).await?;
        sums.insert(table_path(&table.name), sum);
        rows.insert(table.name, n);
    }
    let positions = snapshot.positions().await?;
    drop(snapshot);
    sync_folder(&tables_folder)?;

    let mut named = Some(BTreeMap::new());
    let (files, kept) = match media {
        Media::Copied => copy_media(blobs, to, &mut named).await?,
        Media::Named => {
            let names = blobs.names().of(to)?;
            for name in &names {
                let bytes = blobs.get(name).await?.unwrap_or_default();
                named.get_or_insert_default().insert(media_path(name), checksum(bytes.as_slice()).of(to)?);
            }
            (names.len() as u64, 0)
        }
    };
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        schema,
        positions,
        media: files,
        tables: rows,
    };
    let told = Told { tables: manifest.tables.len(), rows: manifest.tables.values().sum(), media: files, kept };
    let text = serde_json::to_string_pretty(&manifest).map_err(Error::fault)? + "\n";
    sums.insert(MANIFEST.to_owned(), checksum(text.as_bytes()).of(to)?);
    write_whole(&to.join(MANIFEST), text.as_bytes())?;
    let lines: String =
        sums.iter().chain(named.iter().flatten()).map(|(path, sum)| format!("{sum}  {path}\n")).collect();
    write_whole(&to.join(SUMS), lines.as_bytes())?;
    Ok(told)
}

/// Writes a table, a row a line; the number of rows and the checksum.
async fn write_table(snapshot: &mut Snapshot, table: &Table, file: &Path) -> Result<(u64, String)> {
    let opened = File::create(file).of(file)?;
    only_ours(&opened).of(file)?;
    let mut out = BufWriter::new(opened);
    let (mut hash, mut n) = (Sha256::new(), 0);
    snapshot
        .rows(table, |cells| {
            let row: Map<String, Value> =
                table.columns.iter().zip(cells).map(|((name, _), cell)| (name.clone(), json(cell))).collect();
            let mut line = serde_json::to_vec(&row).map_err(Error::fault)?;
            line.push(b'\n');
            hash.update(&line);
            n += 1;
            Ok(out.write_all(&line)?)
        })
        .await?;
    let done = out.into_inner().map_err(|e| e.into_error()).of(file)?;
    done.sync_all().of(file)?;
    Ok((n, hex(&hash)))
}

/// A fraction is a text: the shortest that reads back as the very same number, which not every reader of JSON keeps.
fn json(cell: Cell) -> Value {
    match cell {
        Cell::Int(None) | Cell::Text(None) => Value::Null,
        Cell::Int(Some(n)) => Value::from(n),
        Cell::Real(x) => Value::from(format!("{x:?}")),
        Cell::Text(Some(text)) => Value::from(text),
    }
}

/// Copies what is not there yet, and notes the checksum of all of it; how many files there are, and how many were there.
async fn copy_media(blobs: &Blobs, to: &Path, sums: &mut Option<BTreeMap<String, String>>) -> Result<(u64, u64)> {
    let (mut folders, mut kept) = (BTreeSet::new(), 0);
    let names = blobs.names().of(to)?;
    for name in &names {
        let file = to.join(media_path(name));
        let folder = file.parent().unwrap_or(to);
        if folders.insert(folder.to_owned()) {
            private_folder(folder)?;
        }
        let bytes = blobs.get(name).await?.unwrap_or_default();
        let sum = checksum(bytes.as_slice()).of(&file)?;
        let same = match File::open(&file) {
            Ok(there) if there.metadata().is_ok_and(|m| m.len() == bytes.len() as u64) => checksum(there).ok(),
            _ => None,
        };
        if same.as_ref() == Some(&sum) {
            kept += 1;
        } else {
            write_whole(&file, &bytes)?;
        }
        if let Some(sums) = sums {
            sums.insert(media_path(name), sum);
        }
    }
    // What an older archive had and this store has no more.
    if sums.is_some() && to.join("media").is_dir() {
        let ours: BTreeSet<&String> = names.iter().collect();
        let old = Blobs::disk(to).of(to)?;
        for name in old.names().of(to)?.iter().filter(|name| !ours.contains(name)) {
            let file = to.join(media_path(name));
            fs::remove_file(&file).of(&file)?;
        }
    }
    for folder in &folders {
        sync_folder(folder)?;
    }
    Ok((names.len() as u64, kept))
}

/// Puts the written tables and the media into one file.
async fn pack(blobs: &Blobs, work: &Path, to: &Path) -> Result<()> {
    let part = beside(to, ".part");
    let file = File::create(&part).of(&part)?;
    only_ours(&file).of(&part)?;
    let mut tar = tar::Builder::new(BufWriter::new(file));
    let head = |size: u64| {
        let mut header = tar::Header::new_ustar();
        header.set_size(size);
        header.set_mode(0o600);
        header
    };
    let sums = fs::read_to_string(work.join(SUMS)).of(work)?;
    let listed = sums.lines().filter_map(|line| line.split_once("  ")).map(|(_, path)| path);
    for path in [SUMS].into_iter().chain(listed) {
        if let Some(name) = path.strip_prefix("media/") {
            let name = name.rsplit('/').next().unwrap_or_default();
            let bytes = blobs.get(name).await?.unwrap_or_default();
            tar.append_data(&mut head(bytes.len() as u64), path, bytes.as_slice()).of(&part)?;
        } else {
            let from = work.join(path);
            let file = File::open(&from).of(&from)?;
            let size = file.metadata().of(&from)?.len();
            tar.append_data(&mut head(size), path, file).of(&part)?;
        }
    }
    let file = tar.into_inner().and_then(|out| out.into_inner().map_err(|e| e.into_error())).of(&part)?;
    file.sync_all().of(&part)?;
    fs::rename(&part, to).of(to)?;
    sync_folder(to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")))
}

/// Writes a file so that a crash leaves all of it or none.
fn write_whole(file: &Path, bytes: &[u8]) -> Result<()> {
    let part = beside(file, ".part");
    let mut out = File::create(&part).of(&part)?;
    only_ours(&out).of(&part)?;
    out.write_all(bytes).and_then(|()| out.sync_all()).of(&part)?;
    fs::rename(&part, file).of(file)
}

/// A folder that nobody else looks into, where there was none: an archive holds what people trusted the store with.
fn private_folder(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).of(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).of(folder)?;
    }
    Ok(())
}

/// Nobody else reads the file.
fn only_ours(file: &File) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o600))?;
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

/// New names in a folder are on disk once the folder is.
fn sync_folder(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(folder).and_then(|f| f.sync_all()).of(folder)?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
