//! Taking a photo in: from the bytes of an upload to renditions on disk.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::JoinSet;
use vitrine_photo::{Edit, Effort, Limits, Photo, Rejection};

use super::blobs::ORIGINAL;
use super::view::{Picture, Rendition};
use crate::app::App;
use crate::kit::{Error, FieldError, Id, Result};

/// What an upload may be: 20 MiB, 50 megapixels, 600 frames.
pub const LIMITS: Limits =
    Limits { bytes: 20 * 1024 * 1024, pixels: 50_000_000, side: 16_384, frames: 600, smallest_side: 32 };

/// A core stays free for pages: decoding keeps one busy, and much memory, so more at once would only make all of them,
/// and every page, slower.
static WORKERS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(cores().saturating_sub(1).max(1)));

/// Uploads whose bytes are in memory, waiting or being worked on: 20 MiB each at most. Whoever comes later waits before
/// the first byte of the photo is read, so a hundred at once need no more memory than these.
static ROOM: LazyLock<Room> = LazyLock::new(|| Room::of(cores() + 4));
/// How long somebody waits at the door before they are asked to come again.
const PATIENCE: Duration = Duration::from_secs(20);
const COME_AGAIN: u64 = 5;

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Places for uploads.
#[derive(Debug)]
pub struct Room {
    places: Semaphore,
    inside: AtomicUsize,
    most: AtomicUsize,
}

/// A place in a [`Room`], free again when it is dropped.
#[derive(Debug)]
pub struct Place<'a> {
    room: &'a Room,
    _permit: SemaphorePermit<'a>,
}

/// The room of this process.
pub fn room() -> &'static Room {
    &ROOM
}

impl Room {
    /// A room of so many places.
    pub fn of(places: usize) -> Self {
        Self { places: Semaphore::new(places), inside: AtomicUsize::new(0), most: AtomicUsize::new(0) }
    }

    /// Waits for a place; after [`PATIENCE`] the answer is that the store is busy.
    pub async fn enter(&self) -> Result<Place<'_>> {
        let permit = tokio::time::timeout(PATIENCE, self.places.acquire()).await;
        let permit = permit.map_err(|_| Error::Busy { retry_after_seconds: COME_AGAIN })?.map_err(Error::fault)?;
        let inside = self.inside.fetch_add(1, Ordering::Relaxed) + 1;
        self.most.fetch_max(inside, Ordering::Relaxed);
        Ok(Place { room: self, _permit: permit })
    }

    /// The most that ever were inside at once.
    pub fn most(&self) -> usize {
        self.most.load(Ordering::Relaxed)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.room.inside.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Makes the renditions of a photo and writes them to the blobs, synced. A row may mention the picture once this
/// returned; a crash before that leaves files nobody names. What is no photo is refused at the field `file`.
pub async fn store(app: &App, bytes: Vec<u8>) -> Result<Picture> {
    store_with(app, bytes, Effort::Usual).await
}

/// [`store`] with another effort at small files.
pub async fn store_with(app: &App, bytes: Vec<u8>, effort: Effort) -> Result<Picture> {
    write(app, take_in(Arc::new(bytes), effort, Edit::default()).await?).await
}

/// [`store`] that keeps the original beside it, as that of the photo `id`.
pub async fn keep(app: &App, id: Id, bytes: Vec<u8>) -> Result<Picture> {
    let bytes = Arc::new(bytes);
    let photo = take_in(bytes.clone(), Effort::Usual, Edit::default()).await?;
    // The work is done, so nobody else holds the bytes.
    app.blobs.put(&original(id), Arc::try_unwrap(bytes).unwrap_or_else(|held| held.to_vec())).await?;
    write(app, photo).await
}

/// Makes the picture of the photo `id` again from its original, edited. Nothing where no original was kept.
pub async fn again(app: &App, id: Id, edit: Edit) -> Result<Option<Picture>> {
    let _place = ROOM.enter().await?;
    let Some(bytes) = app.blobs.get(&original(id)).await? else { return Ok(None) };
    write(app, take_in(Arc::new(bytes), Effort::Usual, edit).await?).await.map(Some)
}

/// The name of the original of a photo: of this row alone, so it goes with it.
pub fn original(id: Id) -> String {
    format!("{}.{ORIGINAL}", vitrine_photo::address(format!("original of photo {id}").as_bytes()))
}

async fn write(app: &App, photo: Photo) -> Result<Picture> {
    let rendition = |r: &vitrine_photo::Rendition| Rendition { width: r.width, height: r.height, file: file(r) };
    let share = photo.share().map(rendition).ok_or_else(|| Error::fault("a photo has no share rendition"))?;
    let picture = Picture {
        width: photo.width,
        height: photo.height,
        placeholder: photo.placeholder.clone(),
        colour: photo.colour.clone(),
        hash: photo.fingerprint,
        renditions: photo.screen().map(rendition).collect(),
        share,
    };
    // At once: each waits for the disk, and disks take many syncs together.
    let mut writing = JoinSet::new();
    for rendition in photo.renditions {
        let blobs = app.blobs.clone();
        writing.spawn(async move { blobs.put(&file(&rendition), rendition.bytes).await });
    }
    while let Some(written) = writing.join_next().await {
        written.map_err(Error::fault)??;
    }
    Ok(picture)
}

fn file(rendition: &vitrine_photo::Rendition) -> String {
    format!("{}.{}", rendition.address, rendition.extension())
}

async fn take_in(bytes: Arc<Vec<u8>>, effort: Effort, edit: Edit) -> Result<Photo> {
    let permit = WORKERS.acquire().await.map_err(Error::fault)?;
    let work = move || {
        // Held until the work ends, even when whoever asked is gone by then.
        let _permit = permit;
        if edit.is_plain() {
            vitrine_photo::intake_with(&bytes, &LIMITS, effort)
        } else {
            vitrine_photo::intake_edited(&bytes, &LIMITS, effort, &edit)
        }
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?.map_err(refused)
}

/// The refusal with the numbers its sentence needs.
fn refused(rejection: Rejection) -> Error {
    if let Rejection::TooLarge { limit, .. } = rejection {
        return Error::TooLarge { limit };
    }
    if let Rejection::Failed(why) = &rejection {
        tracing::warn!(why, "a codec failed on an upload");
    }
    let mut error = FieldError::new("file", rejection.code());
    for (name, value) in rejection.values() {
        error = error.with(name, value);
    }
    if let Some(format) = rejection.format_name() {
        error = error.with("format", format);
    }
    Error::Invalid(vec![error])
}

#[cfg(test)]
mod tests {
    use std::future::Future;

    use super::*;
    use crate::i18n::{Locale, has};

    #[test]
    fn the_limits_are_those_of_the_photo_crate() {
        assert_eq!(LIMITS, Limits::default());
    }

    #[tokio::test]
    async fn no_more_are_inside_than_there_are_places() {
        let room = Room::of(3);
        let visits = (0..100).map(|_| async {
            let _place = room.enter().await.unwrap();
            tokio::task::yield_now().await;
            assert!(room.inside.load(Ordering::Relaxed) <= 3);
        });
        let mut all: Vec<_> = visits.map(Box::pin).collect();
        std::future::poll_fn(|cx| {
            all.retain_mut(|visit| visit.as_mut().poll(cx).is_pending());
            if all.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
        })
        .await;
        assert_eq!((room.most(), room.inside.load(Ordering::Relaxed)), (3, 0));
    }

    #[test]
    fn every_refusal_has_its_sentence() {
        for code in Rejection::CODES {
            assert!(has(Locale::En, &format!("error-{}", code.replace('_', "-"))), "{code}");
        }
    }

    #[test]
    fn a_refusal_names_the_field_and_its_numbers() {
        let Error::Invalid(fields) =
            refused(Rejection::TooManyPixels { width: 9_000, height: 8_000, limit: 50_000_000 })
        else {
            panic!("a rule was broken")
        };
        assert_eq!((fields[0].field.as_str(), fields[0].code), ("file", "photo_too_many_pixels"));
        assert!(fields[0].args.contains(&("width", "9000".to_owned())));
    }
}
