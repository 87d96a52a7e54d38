//! Real photos: cut, light, prints.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, RgbImage};
use tiny_skia::{Pixmap, PremultipliedColorU8};

/// Width and height of a JPEG, from its header.
pub(crate) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg).into_dimensions().ok()
}

pub(super) fn decode(bytes: &[u8]) -> Option<RgbImage> {
    let (w, h) = size(bytes)?;
    // A larger one is not a product photo of a demo.
    if w.checked_mul(h)? > 40_000_000 {
        return None;
    }
    Some(ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg).decode().ok()?.into_rgb8())
}

/// Cuts the window out of the photo, keeping the shape of the canvas.
pub(super) fn cut(photo: &RgbImage, window: [f32; 4], width: u32, height: u32) -> RgbImage {
    let (pw, ph) = (photo.width() as f32, photo.height() as f32);
    let [l, t, r, b] = window;
    let (mut x, mut y, mut w, mut h) = (l * pw, t * ph, (r - l) * pw, (b - t) * ph);
    let wanted = width as f32 / height as f32;
    if w / h > wanted {
        let less = h * wanted;
        x += (w - less) / 2.0;
        w = less;
    } else {
        let less = w / wanted;
        y += (h - less) / 2.0;
        h = less;
    }
    sample(photo, [x.max(0.0), y.max(0.0), w, h], width, height)
}

/// Scales a part of a photo: between neighbours when it grows, the mean of a block when it shrinks.
fn sample(photo: &RgbImage, [x, y, w, h]: [f32; 4], width: u32, height: u32) -> RgbImage {
    let (pw, ph) = (photo.width() as usize, photo.height() as usize);
    let data = photo.as_raw();
    let (step_x, step_y) = (w / width as f32, h / height as f32);
    let mut out = RgbImage::new(width, height);
    let pixel = |px: usize, py: usize| -> [u32; 3] {
        let at = (py.min(ph - 1) * pw + px.min(pw - 1)) * 3;
        [u32::from(data[at]), u32::from(data[at + 1]), u32::from(data[at + 2])]
    };
    let block = step_x.max(step_y).round().max(1.0) as usize;
    for (row, line) in out.chunks_exact_mut(width as usize * 3).enumerate() {
        let fy = (y + (row as f32 + 0.5) * step_y - 0.5).max(0.0);
        for (column, to) in line.chunks_exact_mut(3).enumerate() {
            let fx = (x + (column as f32 + 0.5) * step_x - 0.5).max(0.0);
            if block > 1 {
                let (left, top) = ((fx as usize).saturating_sub(block / 2), (fy as usize).saturating_sub(block / 2));
                let mut sum = [0_u32; 3];
                for dy in 0..block {
                    for dx in 0..block {
                        for (sum, value) in sum.iter_mut().zip(pixel(left + dx, top + dy)) {
                            *sum += value;
                        }
                    }
                }
                for (to, sum) in to.iter_mut().zip(sum) {
                    *to = (sum / (block * block) as u32) as u8;
                }
                continue;
            }
            let (px, py) = (fx as usize, fy as usize);
            let (tx, ty) = (((fx - px as f32) * 256.0) as u32, ((fy - py as f32) * 256.0) as u32);
            let (a, b, c, d) = (pixel(px, py), pixel(px + 1, py), pixel(px, py + 1), pixel(px + 1, py + 1));
            for (at, to) in to.iter_mut().enumerate() {
                let top = a[at] * (256 - tx) + b[at] * tx;
                let low = c[at] * (256 - tx) + d[at] * tx;
                *to = ((top * (256 - ty) + low * ty) >> 16) as u8;
            }
        }
    }
    out
}

/// Another light: gain per channel, contrast, fade.
const MOODS: [([f32; 3], f32, f32); 6] = [
    ([1.04, 1.0, 0.94], 1.04, 0.02),
    ([1.02, 1.01, 1.0], 1.0, 0.0),
    ([1.06, 1.0, 0.88], 1.0, 0.04),
    ([0.98, 1.0, 1.03], 1.06, 0.0),
    ([1.03, 0.99, 0.95], 0.92, 0.07),
    ([1.0, 1.0, 0.97], 1.08, 0.0),
];

fn curves(mood: u8) -> [[u8; 256]; 3] {
    let (gain, contrast, fade) = MOODS[usize::from(mood) % MOODS.len()];
    let mut tables = [[0; 256]; 3];
    for (table, gain) in tables.iter_mut().zip(gain) {
        for (value, out) in (0_u8..=255).zip(table.iter_mut()) {
            let v = f32::from(value) / 255.0;
            let v = (v - 0.5) * contrast + 0.5;
            let v = fade + v * gain * (1.0 - fade * 1.4);
            *out = (v * 255.0).clamp(0.0, 255.0) as u8;
        }
    }
    tables
}

pub(super) fn paste(canvas: &mut Pixmap, photo: &RgbImage, mood: u8) {
    let tables = curves(mood);
    for (to, from) in canvas.pixels_mut().iter_mut().zip(photo.pixels()) {
        let [r, g, b] = from.0;
        let lit = |table: usize, v: u8| tables[table][usize::from(v)];
        if let Some(pixel) = PremultipliedColorU8::from_rgba(lit(0, r), lit(1, g), lit(2, b), 255) {
            *to = pixel;
        }
    }
}

pub(super) fn crop(canvas: &mut Pixmap, photo: &RgbImage, window: [f32; 4], mood: u8) {
    let part = cut(photo, window, canvas.width(), canvas.height());
    paste(canvas, &part, mood);
    super::light::finish(canvas, u64::from(mood) + 17, 3.0, 0.16);
}
