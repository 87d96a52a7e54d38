use crate::Orientation;
use crate::resize::resize;

/// What the samples of a [`Raster`] are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Samples {
    Grey,
    Rgb,
    /// Ink: 0 is none, 255 is full.
    Cmyk,
}

impl Samples {
    pub(crate) fn channels(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
        }
    }
}

/// Decoded pixels in the file's own colours and orientation, 8 bits a sample, interleaved, opaque.
#[derive(Debug)]
pub(crate) struct Raster {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) samples: Samples,
    pub(crate) data: Vec<u8>,
}

/// A rectangle of whole pixels inside a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Crop {
    pub(crate) left: u32,
    pub(crate) top: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Raster {
    pub(crate) fn new(width: u32, height: u32, samples: Samples, data: Vec<u8>) -> Self {
        debug_assert_eq!(data.len(), width as usize * height as usize * samples.channels());
        Self { width, height, samples, data }
    }

    /// Cuts `crop` out (all of it when `None`) and brings it to `width` x `height`.
    pub(crate) fn resized(self, crop: Option<Crop>, width: u32, height: u32) -> Self {
        let whole = Crop { left: 0, top: 0, width: self.width, height: self.height };
        let crop = crop.unwrap_or(whole);
        if crop == whole && (width, height) == (self.width, self.height) {
            return self;
        }
        let (data, to) = (&self.data, (width, height));
        let data = match self.samples {
            Samples::Grey => resize::<1>(data, self.width, crop, to),
            Samples::Rgb => resize::<3>(data, self.width, crop, to),
            Samples::Cmyk => resize::<4>(data, self.width, crop, to),
        };
        Self::new(width, height, self.samples, data)
    }

    pub(crate) fn upright(self, orientation: Orientation) -> Self {
        let (width, height) = orientation.upright_size(self.width, self.height);
        let data = orientation.apply(self.width, self.height, self.samples.channels(), self.data);
        Self::new(width, height, self.samples, data)
    }
}

/// An upright picture: sRGB, 8 bits a sample, three samples a pixel, rows from the top, no padding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

impl Pixels {
    /// `None` when `rgb` is not exactly `width * height * 3` bytes or a side is 0.
    pub fn new(width: u32, height: u32, rgb: Vec<u8>) -> Option<Self> {
        let expected = (width as usize).checked_mul(height as usize)?.checked_mul(3)?;
        (expected > 0 && rgb.len() == expected).then_some(Self { width, height, rgb })
    }

    pub fn width(&self) -> u32 {
        self.width
    }

    pub fn height(&self) -> u32 {
        self.height
    }

    /// The samples: red, green, blue of the top left pixel, then of its right neighbour, and so on.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    pub fn into_rgb(self) -> Vec<u8> {
        self.rgb
    }

    /// Resized to exactly `width` x `height`; a side of 0 counts as 1.
    #[must_use]
    pub fn resized(&self, width: u32, height: u32) -> Self {
        let (width, height) = (width.max(1), height.max(1));
        if (width, height) == (self.width, self.height) {
            return self.clone();
        }
        let whole = Crop { left: 0, top: 0, width: self.width, height: self.height };
        Self { width, height, rgb: resize::<3>(&self.rgb, self.width, whole, (width, height)) }
    }

    /// The rectangle at (`left`, `top`), cut down to what lies inside; `None` when nothing does.
    pub fn cropped(&self, left: u32, top: u32, width: u32, height: u32) -> Option<Self> {
        let width = width.min(self.width.checked_sub(left)?);
        let height = height.min(self.height.checked_sub(top)?);
        let row = self.width as usize * 3;
        let rgb = self
            .rgb
            .chunks_exact(row)
            .skip(top as usize)
            .take(height as usize)
            .flat_map(|line| &line[left as usize * 3..(left + width) as usize * 3])
            .copied()
            .collect();
        Self::new(width, height, rgb)
    }

    /// Brightness of each pixel, 0 to 255 (Rec. 601 weights).
    pub(crate) fn luma(&self) -> Vec<u8> {
        let weigh =
            |p: &[u8]| ((u32::from(p[0]) * 299 + u32::from(p[1]) * 587 + u32::from(p[2]) * 114 + 500) / 1000) as u8;
        self.rgb.chunks_exact(3).map(weigh).collect()
    }
}

/// Lays straight-alpha pixels on white and drops the alpha: `data` holds `colours` samples and one alpha sample a pixel
/// and keeps the colours only.
///
/// White, because product cut-outs are made for the white page of a shop: on a dark theme a kept transparency would put
/// dark products on dark ground and show the pale fringes and soft shadows of the cutting. It also makes one picture of
/// all renditions, the JPEG of link previews having no alpha.
pub(crate) fn flatten(mut data: Vec<u8>, colours: usize) -> Vec<u8> {
    let step = colours + 1;
    let pixels = data.len() / step;
    for i in 0..pixels {
        let alpha = data[i * step + colours];
        for c in 0..colours {
            data[i * colours + c] = over_white(data[i * step + c], alpha);
        }
    }
    data.truncate(pixels * colours);
    data
}

/// One sample of straight alpha over white.
pub(crate) fn over_white(value: u8, alpha: u8) -> u8 {
    let (value, alpha) = (u32::from(value), u32::from(alpha));
    ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}
