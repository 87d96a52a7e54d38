//! Blobs: bytes by content address, on disk. A name is a hash and an ending, so a blob never changes and writing it
//! twice is harmless.

use std::io;
use std::path::{Path, PathBuf};

use crate::kit::{Error, Result};

/// The blob store.
#[derive(Clone, Debug)]
pub struct Blobs {
    root: PathBuf,
}

impl Blobs {
    /// A store in the folder `media` of the data folder, made when missing. Proves that it can be written to.
    pub fn disk(data: &Path) -> io::Result<Self> {
        let root = data.join("media");
        std::fs::create_dir_all(&root)?;
        let probe = root.join(".probe");
        std::fs::write(&probe, b"")?;
        std::fs::remove_file(&probe)?;
        Ok(Self { root })
    }

    /// Writes a blob so that a crash leaves nothing or all of it: a temporary file, synced, then renamed.
    pub async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let path = self.path(name).ok_or_else(|| Error::fault(format!("“{name}” is no name of a blob")))?;
        tokio::task::spawn_blocking(move || {
            if path.exists() {
                return Ok(());
            }
            let folder = path.parent().unwrap_or(&path);
            std::fs::create_dir_all(folder)?;
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            io::Write::write_all(&mut file, &bytes)?;
            file.as_file().sync_all()?;
            file.persist(&path).map_err(|e| e.error)?;
            // The rename itself is on disk once the folder is.
            std::fs::File::open(folder)?.sync_all()
        })
        .await
        .map_err(Error::fault)?
        .map_err(Error::from)
    }

    /// The bytes of a blob; nothing where there is none.
    pub async fn get(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(path) = self.path(name) else { return Ok(None) };
        match tokio::fs::read(path).await {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e.into()),
        }
    }

    /// Two letters of the hash make the folder. Names that are not a hash and an ending have no path, so no request
    /// leaves the store.
    fn path(&self, name: &str) -> Option<PathBuf> {
        let (hash, ending) = name.split_once('.')?;
        let fine = hash.len() == 64
            && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
            && matches!(ending, "webp" | "jpg");
        fine.then(|| self.root.join(&hash[..2]).join(name))
    }
}
