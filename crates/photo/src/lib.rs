//! Photo intake: bytes in, bytes out. No clock, no files, no threads, no knowledge of the program.
//!
//! ```text
//! bytes -> inspect (format by content, limits) -> decode -> shrink -> upright, sRGB -> renditions
//! ```
//!
//! - **In**: JPEG, PNG, WebP, AVIF, GIF; of an animation the first frame. The content decides, never a name.
//! - **Out**: lossy WebP at 320, 640, 1080 and 1600 pixels ([`WIDTHS`], never larger than the photo), one JPEG of at
//!   most 1200 for link previews and mail, a blurred placeholder, the main colour, a fingerprint. The same bytes give
//!   the same renditions and addresses.
//! - **Upright**: Exif orientation of JPEG, PNG and WebP, `irot` and `imir` of AVIF (whose standard says that its Exif
//!   orientation has no effect, and browsers keep to that).
//! - **Edited**: an [`edit::Edit`] (turn, straighten, crop, light, filter) is applied to the pixels before the renditions.
//! - **Stripped**: every output is encoded anew from pixels, so no Exif, XMP, IPTC, place or profile can come through.
//! - **Colours**: an embedded ICC profile or H.273 code points are converted to sRGB, CMYK included.
//! - **Alpha** is laid on white; `raster::flatten` says why.
//! - **Safe**: all limits are checked from the header before anything is decoded ([`Limits`]); every decoder of
//!   untrusted bytes is Rust. [`intake`] also catches a decoder's panic as a last guard and answers
//!   [`Rejection::Failed`]. One decoder cannot be guarded so: `re_rav1d` (AVIF) crosses functions with a C signature,
//!   through which a panic ends the process, hence the fuzz target and the checks in `avif` before it is called.

mod avif;
mod colour;
mod decode;
pub mod edit;
mod encode;
mod format;
mod header;
mod impression;
mod limits;
mod orientation;
mod raster;
mod rejection;
mod rendition;
mod resize;

pub use edit::Edit;
pub use encode::{Effort, jpeg, webp};
pub use format::Format;
pub use header::{Header, inspect};
pub use impression::{PLACEHOLDER_LIMIT, distance};
pub use limits::Limits;
pub use orientation::Orientation;
pub use raster::Pixels;
pub use rejection::Rejection;
pub use rendition::{Rendition, Role, SHARE_WIDTH, WIDTHS, address};

/// A photo that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Format of the file that came in.
    pub format: Format,
    /// Width of the upright photo as it came in, pixels.
    pub width: u32,
    /// Height of the upright photo as it came in, pixels.
    pub height: u32,
    /// The screen renditions by rising width, at least one, then the share rendition.
    pub renditions: Vec<Rendition>,
    /// A blurred miniature as a `data:` address, at most [`PLACEHOLDER_LIMIT`] characters.
    pub placeholder: String,
    /// The main colour, `#rrggbb`.
    pub colour: String,
    /// 64-bit perceptual hash; compare with [`distance`].
    pub fingerprint: u64,
}

impl Photo {
    /// The renditions for pages, by rising width.
    pub fn screen(&self) -> impl Iterator<Item = &Rendition> {
        self.renditions.iter().filter(|rendition| rendition.role == Role::Screen)
    }

    /// The rendition for link previews and mail.
    pub fn share(&self) -> Option<&Rendition> {
        self.renditions.iter().find(|rendition| rendition.role == Role::Share)
    }
}

/// Takes a photo in: inspects, decodes, turns upright, converts, strips, and makes every rendition. Takes as long as a
/// few hundred milliseconds of one core; callers run it where blocking is allowed and bound how many run at once.
pub fn intake(bytes: &[u8], limits: &Limits) -> Result<Photo, Rejection> {
    intake_with(bytes, limits, Effort::Usual)
}

/// [`intake`] with another [`Effort`].
pub fn intake_with(bytes: &[u8], limits: &Limits, effort: Effort) -> Result<Photo, Rejection> {
    guarded(|| {
        let (header, base) = decode::upright(bytes, limits, Some(WIDEST))?;
        made(header.format, (header.width, header.height), base, effort)
    })
}

/// [`intake`] of an edited photo: the size it answers is that of the edited one.
pub fn intake_edited(bytes: &[u8], limits: &Limits, effort: Effort, edit: &Edit) -> Result<Photo, Rejection> {
    guarded(|| {
        let header = inspect(bytes, limits)?;
        edit.check(header.width, header.height, limits)?;
        let natural = edit.natural_size(header.width, header.height);
        let size = rendition::fit(natural.0, natural.1, WIDEST);
        let widest = edit.decoded_width(header.width, header.height, size.0);
        let (_, pixels) = decode::upright(bytes, limits, Some(widest))?;
        made(header.format, natural, edit.apply_at(pixels, size), effort)
    })
}

/// The widest rendition.
const WIDEST: u32 = WIDTHS[WIDTHS.len() - 1];

fn made(format: Format, (width, height): (u32, u32), base: Pixels, effort: Effort) -> Result<Photo, Rejection> {
    let mini = impression::miniature(&base);
    Ok(Photo {
        format,
        width,
        height,
        placeholder: impression::placeholder(&mini)?,
        colour: impression::dominant(&mini),
        fingerprint: impression::fingerprint(&base),
        renditions: rendition::all(base, effort)?,
    })
}

/// Only decodes: the upright picture in sRGB, at most `widest` pixels wide (`None`: its own width), under the same
/// limits and with the same answers as [`intake`].
pub fn decode(bytes: &[u8], limits: &Limits, widest: Option<u32>) -> Result<Pixels, Rejection> {
    guarded(|| decode::upright(bytes, limits, widest).map(|(_, pixels)| pixels))
}

/// A panic inside a codec is a fault of ours or theirs, never a reason to lose the worker. Nothing outlives the closure
/// but its answer, so no broken state can be seen afterwards.
fn guarded<T>(work: impl FnOnce() -> Result<T, Rejection>) -> Result<T, Rejection> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no message");
        Err(Rejection::Failed(format!("a codec panicked: {text}")))
    })
}
