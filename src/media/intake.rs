//! Taking a photo in: from the bytes of an upload to renditions on disk.

use std::sync::LazyLock;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use vitrine_photo::{Effort, Limits, Photo, Rejection};

use super::view::{Picture, Rendition};
use crate::app::App;
use crate::kit::{Error, FieldError, Result};

/// What an upload may be: 20 MiB, 50 megapixels, 600 frames.
pub const LIMITS: Limits =
    Limits { bytes: 20 * 1024 * 1024, pixels: 50_000_000, side: 16_384, frames: 600, smallest_side: 32 };

/// One place per core of this machine. Decoding keeps a core and much memory busy, so more at once would only make
/// all of them, and every page, slower.
static WORKERS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)));

/// Makes the renditions of a photo and writes them to the blobs, synced. A row may mention the picture once this
/// returned; a crash before that leaves files nobody names. What is no photo is refused at the field `file`.
pub async fn store(app: &App, bytes: Vec<u8>) -> Result<Picture> {
    store_with(app, bytes, Effort::Usual).await
}

/// [`store`] with another effort at small files.
pub async fn store_with(app: &App, bytes: Vec<u8>, effort: Effort) -> Result<Picture> {
    let photo = take_in(bytes, effort).await?;
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

async fn take_in(bytes: Vec<u8>, effort: Effort) -> Result<Photo> {
    let permit = WORKERS.acquire().await.map_err(Error::fault)?;
    let work = move || {
        // Held until the work ends, even when whoever asked is gone by then.
        let _permit = permit;
        vitrine_photo::intake_with(&bytes, &LIMITS, effort)
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
    use super::*;
    use crate::i18n::{Locale, has};

    #[test]
    fn the_limits_are_those_of_the_photo_crate() {
        assert_eq!(LIMITS, Limits::default());
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
