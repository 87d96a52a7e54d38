//! From decoded planes to 8-bit RGB or grey (ITU-T H.273, 8.3).

use re_rav1d::dav1d::{Picture, PixelLayout, PlanarImageComponent, Plane};

use crate::raster::{Raster, Samples};
use crate::{Format, Rejection};

/// How the planes are to be read: H.273 matrix coefficients, and whether samples use all values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Coding {
    pub(super) matrix: u8,
    pub(super) full: bool,
}

/// One plane: 8-bit samples, or wider ones in two bytes each in the machine's order.
struct Samples8Or16 {
    plane: Plane,
    stride: usize,
    wide: bool,
}

impl Samples8Or16 {
    fn new(picture: &Picture, component: PlanarImageComponent) -> Self {
        let stride = picture.stride(component) as usize;
        Self { plane: picture.plane(component), stride, wide: picture.bit_depth() > 8 }
    }

    /// The first `out.len()` samples of a row, as `value * scale + offset`.
    fn row(&self, y: usize, out: &mut [f32], scale: f32, offset: f32) {
        let bytes = self.plane.as_ref().get(y * self.stride..).unwrap_or_default();
        if self.wide {
            for (to, from) in out.iter_mut().zip(bytes.chunks_exact(2)) {
                *to = f32::from(u16::from_ne_bytes([from[0], from[1]])) * scale + offset;
            }
        } else {
            for (to, &from) in out.iter_mut().zip(bytes) {
                *to = f32::from(from) * scale + offset;
            }
        }
    }
}

/// Factor and summand that bring a stored sample to 0..1 (brightness) or -0.5..0.5 (colour difference).
fn scales(depth: u32, full: bool) -> ((f32, f32), (f32, f32)) {
    let unit = (1_u32 << (depth - 8)) as f32;
    let max = ((1_u32 << depth) - 1) as f32;
    let half = (1_u32 << (depth - 1)) as f32;
    if full {
        ((1.0 / max, 0.0), (1.0 / max, -half / max))
    } else {
        let (y, c) = (219.0 * unit, 224.0 * unit);
        ((1.0 / y, -16.0 * unit / y), (1.0 / c, -half / c))
    }
}

fn to_u8(value: f32) -> u8 {
    // A float-to-integer cast saturates, so no clamp is needed.
    (value * 255.0 + 0.5) as u8
}

fn depth(picture: &Picture) -> u32 {
    match picture.bits_per_component() {
        Some(bits) if (8..=12).contains(&bits.0) => bits.0 as u32,
        _ => 8,
    }
}

/// The brightness plane alone: a grey picture, or an alpha.
pub(super) fn grey(picture: &Picture, full: bool) -> Raster {
    let (width, height) = (picture.width(), picture.height());
    let plane = Samples8Or16::new(picture, PlanarImageComponent::Y);
    let ((scale, offset), _) = scales(depth(picture), full);
    let mut row = vec![0.0; width as usize];
    let mut data = Vec::with_capacity(width as usize * height as usize);
    for y in 0..height as usize {
        plane.row(y, &mut row, scale, offset);
        data.extend(row.iter().map(|&v| to_u8(v)));
    }
    Raster::new(width, height, Samples::Grey, data)
}

/// All planes: RGB, or grey when there is but one.
pub(super) fn colour(picture: &Picture, coding: Coding) -> Result<Raster, Rejection> {
    let layout = picture.pixel_layout();
    if layout == PixelLayout::I400 {
        return Ok(grey(picture, coding.full));
    }
    let convert = Matrix::new(coding.matrix)?;
    if convert == Matrix::Identity && layout != PixelLayout::I444 {
        return Err(Rejection::Damaged(Format::Avif, "RGB planes of different sizes".into()));
    }
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let across = if layout == PixelLayout::I444 { 1 } else { 2 };
    let down = if layout == PixelLayout::I420 { 2 } else { 1 };
    let (chroma_width, chroma_height) = (width.div_ceil(across), height.div_ceil(down));
    let planes = [PlanarImageComponent::Y, PlanarImageComponent::U, PlanarImageComponent::V]
        .map(|component| Samples8Or16::new(picture, component));
    let (luma, mut chroma) = scales(depth(picture), coding.full);
    if convert == Matrix::Identity {
        chroma = luma;
    }
    let mut brightness = vec![0.0; width];
    let mut near = vec![0.0; chroma_width];
    let mut far = vec![0.0; chroma_width];
    let mut differences = [vec![0.0; width], vec![0.0; width]];
    let mut data = Vec::with_capacity(width * height * 3);
    for y in 0..height {
        planes[0].row(y, &mut brightness, luma.0, luma.1);
        for (plane, out) in planes[1..].iter().zip(&mut differences) {
            // Chroma samples lie in the middle between the pixels they serve; each pixel mixes the nearest ones 3 : 1.
            let row = y / down;
            plane.row(row, &mut near, chroma.0, chroma.1);
            if down == 2 {
                let other = if y % 2 == 0 { row.saturating_sub(1) } else { (row + 1).min(chroma_height - 1) };
                plane.row(other, &mut far, chroma.0, chroma.1);
                near.iter_mut().zip(&far).for_each(|(near, far)| *near = 0.75 * *near + 0.25 * far);
            }
            if across == 2 {
                for (x, out) in out.iter_mut().enumerate() {
                    let at = x / 2;
                    let other = if x % 2 == 0 { at.saturating_sub(1) } else { (at + 1).min(chroma_width - 1) };
                    *out = 0.75 * near[at] + 0.25 * near[other];
                }
            } else {
                out.copy_from_slice(&near);
            }
        }
        let [u, v] = &differences;
        for ((&y, &u), &v) in brightness.iter().zip(u).zip(v) {
            data.extend(convert.rgb(y, u, v).map(to_u8));
        }
    }
    Ok(Raster::new(picture.width(), picture.height(), Samples::Rgb, data))
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Matrix {
    /// The planes are green, blue, red.
    Identity,
    YCgCo,
    /// Weights of red and blue in brightness.
    Weights {
        red: f32,
        blue: f32,
    },
}

impl Matrix {
    /// H.273, table 4. Unspecified means BT.601, as libavif and the browsers have it.
    fn new(matrix: u8) -> Result<Self, Rejection> {
        let (red, blue) = match matrix {
            0 => return Ok(Self::Identity),
            8 => return Ok(Self::YCgCo),
            // Derived from the primaries (12), for which BT.709's are taken: nothing else is met in practice.
            1 | 12 => (0.2126, 0.0722),
            2 | 3 | 5 | 6 => (0.299, 0.114),
            4 => (0.30, 0.11),
            7 => (0.212, 0.087),
            9 => (0.2627, 0.0593),
            _ => return Err(Rejection::Unsupported(Format::Avif, "an unusual colour matrix")),
        };
        Ok(Self::Weights { red, blue })
    }

    #[inline]
    fn rgb(self, y: f32, u: f32, v: f32) -> [f32; 3] {
        match self {
            Self::Identity => [v, y, u],
            Self::YCgCo => {
                let rest = y - u;
                [rest + v, y + u, rest - v]
            }
            Self::Weights { red, blue } => {
                let (r, b) = (y + 2.0 * (1.0 - red) * v, y + 2.0 * (1.0 - blue) * u);
                [r, (y - red * r - blue * b) / (1.0 - red - blue), b]
            }
        }
    }
}
