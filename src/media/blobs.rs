//! Blobs: bytes by content address, on disk. A name is a hash and an ending, so a blob never changes and writing it
//! twice is harmless.

use std::io;
use std::path::{Path, PathBuf};

use crate::kit::{Error, Result};

/// The ending of an original, which no address shows.
pub const ORIGINAL: &str = "original";

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

    /// Writes a blob so that a crash leaves nothing or all of it: a temporary file, synced, then renamed. When this
    /// returns, the bytes are on disk.
    pub async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let path = self.path(name).ok_or_else(|| Error::fault(format!("“{name}” is no name of a blob")))?;
        let root = self.root.clone();
        tokio::task::spawn_blocking(move || {
            let folder = path.parent().unwrap_or(&root);
            if !folder.exists() {
                std::fs::create_dir_all(folder)?;
                std::fs::File::open(&root)?.sync_all()?;
            }
            if !path.exists() {
                let mut file = tempfile::NamedTempFile::new_in(folder)?;
                io::Write::write_all(&mut file, &bytes)?;
                file.as_file().sync_all()?;
                file.persist(&path).map_err(|e| e.error)?;
            }
            // The rename itself is on disk once the folder is; that of a blob that is there already may be under way.
            std::fs::File::open(folder)?.sync_all()
        })
        .await
        .map_err(Error::fault)?
        .map_err(Error::from)
    }

    /// A blob to be read piece by piece, and its length in bytes; nothing where there is none.
    pub async fn open(&self, name: &str) -> Result<Option<(tokio::fs::File, u64)>> {
        let Some(path) = self.path(name) else { return Ok(None) };
        match tokio::fs::File::open(path).await {
            Ok(file) => {
                let length = file.metadata().await?.len();
                Ok(Some((file, length)))
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e.into()),
        }
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

    /// The names of all blobs, in order.
    pub fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for folder in std::fs::read_dir(&self.root)? {
            let folder = folder?;
            if !folder.file_type()?.is_dir() {
                continue;
            }
            for file in std::fs::read_dir(folder.path())? {
                // Others, such as one that is being written, are not named so.
                let name = file?.file_name().to_string_lossy().into_owned();
                if self.path(&name).is_some() {
                    names.push(name);
                }
            }
        }
        names.sort();
        Ok(names)
    }

    /// Removes a blob that belongs to one row alone, such as an original. What is not there is no error.
    pub async fn remove(&self, name: &str) -> Result<()> {
        let Some(path) = self.path(name) else { return Ok(()) };
        match tokio::fs::remove_file(path).await {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e.into()),
            _ => Ok(()),
        }
    }

    /// Two letters of the hash make the folder. Names that are not a hash and an ending have no path, so no request
    /// leaves the store.
    fn path(&self, name: &str) -> Option<PathBuf> {
        let (hash, ending) = name.split_once('.')?;
        let fine = hash.len() == 64
            && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
            && matches!(ending, "webp" | "jpg" | ORIGINAL);
        fine.then(|| self.root.join(&hash[..2]).join(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(ending: &str) -> String {
        format!("{}.{ending}", "0af3".repeat(16))
    }

    #[tokio::test]
    async fn what_is_put_is_read_and_putting_twice_is_harmless() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::disk(folder.path()).unwrap();
        blobs.put(&name("webp"), b"one".to_vec()).await.unwrap();
        blobs.put(&name("webp"), b"one".to_vec()).await.unwrap();
        assert_eq!(blobs.get(&name("webp")).await.unwrap().as_deref(), Some(b"one".as_slice()));
        assert_eq!(blobs.open(&name("webp")).await.unwrap().unwrap().1, 3);
        assert!(blobs.get(&name("jpg")).await.unwrap().is_none());
        assert_eq!(blobs.names().unwrap(), [name("webp")]);
        blobs.put(&name(ORIGINAL), b"own".to_vec()).await.unwrap();
        blobs.remove(&name(ORIGINAL)).await.unwrap();
        blobs.remove(&name(ORIGINAL)).await.unwrap();
        assert!(blobs.get(&name(ORIGINAL)).await.unwrap().is_none());
        // No temporary file stays behind.
        let files = std::fs::read_dir(folder.path().join("media/0a")).unwrap().count();
        assert_eq!(files, 1);
    }

    #[tokio::test]
    async fn no_name_leaves_the_store() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::disk(folder.path()).unwrap();
        std::fs::write(folder.path().join("secret.webp"), b"x").unwrap();
        let hash = "a".repeat(64);
        for bad in [
            "../secret.webp",
            "secret.webp",
            "",
            ".",
            "..",
            &hash,
            &format!("{hash}.png"),
            &format!("{hash}.webp/../x"),
            &name("webp").to_uppercase(),
        ] {
            assert!(blobs.get(bad).await.unwrap().is_none(), "{bad}");
            assert!(blobs.open(bad).await.unwrap().is_none(), "{bad}");
            assert!(blobs.put(bad, Vec::new()).await.is_err(), "{bad}");
        }
    }
}
