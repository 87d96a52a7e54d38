use crate::Format;

/// Why a file was not taken. The words a person reads come from the program's message catalogue under [`code`], filled
/// with [`values`]; `Display` is for logs.
///
/// [`code`]: Rejection::code
/// [`values`]: Rejection::values
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Rejection {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// More bytes than allowed.
    #[error("{bytes} bytes, at most {limit} are taken")]
    TooLarge { bytes: u64, limit: u64 },
    /// More pixels than allowed.
    #[error("{width}x{height} pixels, at most {limit} in all are taken")]
    TooManyPixels { width: u32, height: u32, limit: u64 },
    /// One side is longer than allowed.
    #[error("{width}x{height} pixels, a side of at most {limit} is taken")]
    SideTooLong { width: u32, height: u32, limit: u32 },
    /// One side is too short.
    #[error("{width}x{height} pixels, a side of at least {limit} is taken")]
    TooSmall { width: u32, height: u32, limit: u32 },
    /// An animation of too many frames.
    #[error("more than {limit} frames")]
    TooManyFrames { limit: u32 },
    /// The file ends before the picture does.
    #[error("the file ends before the picture does")]
    Truncated(Format),
    /// The file contradicts itself or its picture data cannot be read.
    #[error("damaged {0:?}: {1}")]
    Damaged(Format, String),
    /// A photo format we take, in a variant we do not (arithmetic coding, 12-bit JPEG, ...).
    #[error("{0:?} of an unsupported kind: {1}")]
    Unsupported(Format, &'static str),
    /// HEIC or HEIF, the iPhone's own format. The codec is patented, so nobody's browser but Safari shows it.
    #[error("HEIC")]
    Heic,
    /// SVG: a program, not a photo.
    #[error("SVG")]
    Svg,
    /// An HTML page, whatever its name says.
    #[error("HTML")]
    Html,
    /// A film.
    #[error("video")]
    Video,
    /// A PDF.
    #[error("PDF")]
    Pdf,
    /// A picture format that is not taken; its name.
    #[error("{0}")]
    OtherFormat(&'static str),
    /// None of what we know.
    #[error("not a photo")]
    NotAPhoto,
    /// A decoder or encoder failed in a way it should not. Worth a look by the operator.
    #[error("{0}")]
    Failed(String),
}

impl Rejection {
    /// Stable name of the case, for the message catalogue and the API.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "photo_empty",
            Self::TooLarge { .. } => "photo_too_large",
            Self::TooManyPixels { .. } => "photo_too_many_pixels",
            Self::SideTooLong { .. } => "photo_side_too_long",
            Self::TooSmall { .. } => "photo_too_small",
            Self::TooManyFrames { .. } => "photo_too_many_frames",
            Self::Truncated(_) => "photo_truncated",
            Self::Damaged(..) => "photo_damaged",
            Self::Unsupported(..) => "photo_unsupported_kind",
            Self::Heic => "photo_heic",
            Self::Svg => "photo_svg",
            Self::Html => "photo_html",
            Self::Video => "photo_video",
            Self::Pdf => "photo_pdf",
            Self::OtherFormat(_) => "photo_other_format",
            Self::NotAPhoto => "photo_not_a_photo",
            Self::Failed(_) => "photo_failed",
        }
    }

    /// Every code there is, so that a test can ask the message catalogue for each.
    pub const CODES: [&'static str; 17] = [
        "photo_empty",
        "photo_too_large",
        "photo_too_many_pixels",
        "photo_side_too_long",
        "photo_too_small",
        "photo_too_many_frames",
        "photo_truncated",
        "photo_damaged",
        "photo_unsupported_kind",
        "photo_heic",
        "photo_svg",
        "photo_html",
        "photo_video",
        "photo_pdf",
        "photo_other_format",
        "photo_not_a_photo",
        "photo_failed",
    ];

    /// Numbers a message may name: `bytes`, `width`, `height` of the file, and the `limit` it broke (in the unit of the
    /// code: bytes, pixels, pixels of a side, frames).
    pub fn values(&self) -> Vec<(&'static str, u64)> {
        match *self {
            Self::TooLarge { bytes, limit } => vec![("bytes", bytes), ("limit", limit)],
            Self::TooManyPixels { width, height, limit } => {
                vec![("width", width.into()), ("height", height.into()), ("limit", limit)]
            }
            Self::SideTooLong { width, height, limit } | Self::TooSmall { width, height, limit } => {
                vec![("width", width.into()), ("height", height.into()), ("limit", limit.into())]
            }
            Self::TooManyFrames { limit } => vec![("limit", limit.into())],
            _ => Vec::new(),
        }
    }

    /// Name of the file's format where a message may use it ("JPEG", "TIFF").
    pub fn format_name(&self) -> Option<&'static str> {
        match self {
            Self::Truncated(format) | Self::Damaged(format, _) | Self::Unsupported(format, _) => Some(format.name()),
            Self::OtherFormat(name) => Some(name),
            Self::Heic => Some("HEIC"),
            Self::Svg => Some("SVG"),
            Self::Html => Some("HTML"),
            Self::Pdf => Some("PDF"),
            _ => None,
        }
    }
}
