//! Soft light: shadows, roundness and grain, computed at a quarter of the size.

use tiny_skia::{Pixmap, PremultipliedColorU8};

use super::tone::Tone;
use crate::rng::Rng;

/// A blurred silhouette at a quarter of the size, with a border that holds the blur.
pub(crate) struct Soft {
    w: usize,
    h: usize,
    border: usize,
    data: Vec<f32>,
}

const STEP: usize = 4;
/// A shadow weaker than this changes no pixel.
const FAINTEST: f32 = 0.004;

impl Soft {
    /// `blur` is the radius in pixels of the picture.
    pub(crate) fn of(layer: &Pixmap, blur: f32) -> Self {
        let radius = ((blur / STEP as f32 / 1.7).round() as usize).max(1);
        let border = radius * 3 + 1;
        let (lw, lh) = (layer.width() as usize, layer.height() as usize);
        let (w, h) = (lw.div_ceil(STEP) + 2 * border, lh.div_ceil(STEP) + 2 * border);
        let mut data = vec![0.0_f32; w * h];
        let pixels = layer.pixels();
        for y in 0..lh.div_ceil(STEP) {
            for x in 0..lw.div_ceil(STEP) {
                let mut sum = 0_u32;
                for dy in [0, 2] {
                    for dx in [0, 2] {
                        let (px, py) = ((x * STEP + dx).min(lw - 1), (y * STEP + dy).min(lh - 1));
                        sum += u32::from(pixels[py * lw + px].alpha());
                    }
                }
                data[(y + border) * w + x + border] = sum as f32 / 1020.0;
            }
        }
        let mut soft = Self { w, h, border, data };
        for _ in 0..3 {
            soft.blur_rows(radius);
            soft.blur_columns(radius);
        }
        soft
    }

    fn blur_rows(&mut self, r: usize) {
        let norm = 1.0 / (2 * r + 1) as f32;
        let mut row = vec![0.0; self.w];
        for y in 0..self.h {
            let line = &mut self.data[y * self.w..(y + 1) * self.w];
            row.copy_from_slice(line);
            let mut sum: f32 = row[..r.min(row.len())].iter().sum();
            for x in 0..self.w {
                if x + r < self.w {
                    sum += row[x + r];
                }
                if x > r {
                    sum -= row[x - r - 1];
                }
                line[x] = sum * norm;
            }
        }
    }

    fn blur_columns(&mut self, r: usize) {
        let norm = 1.0 / (2 * r + 1) as f32;
        let (w, h) = (self.w, self.h);
        let before = self.data.clone();
        let mut sum = vec![0.0_f32; w];
        for y in 0..r.min(h) {
            for (sum, value) in sum.iter_mut().zip(&before[y * w..]) {
                *sum += value;
            }
        }
        for y in 0..h {
            if y + r < h {
                for (sum, value) in sum.iter_mut().zip(&before[(y + r) * w..]) {
                    *sum += value;
                }
            }
            if y > r {
                for (sum, value) in sum.iter_mut().zip(&before[(y - r - 1) * w..]) {
                    *sum -= value;
                }
            }
            for (out, sum) in self.data[y * w..].iter_mut().zip(&sum) {
                *out = sum * norm;
            }
        }
    }

    /// The values along row `y` of the layer (in pixels of the layer), one for each column of the quarter size. Nothing
    /// where the row lies outside.
    fn row(&self, y: f32, line: &mut Vec<f32>) -> bool {
        let fy = self.place(y);
        if fy < 0.0 || fy >= (self.h - 1) as f32 {
            return false;
        }
        let (iy, ty) = (fy as usize, fy.fract());
        let (top, low) = (&self.data[iy * self.w..][..self.w], &self.data[(iy + 1) * self.w..][..self.w]);
        line.clear();
        line.extend(top.iter().zip(low).map(|(top, low)| top + (low - top) * ty));
        true
    }

    /// Where a coordinate of the layer lies at the quarter size.
    fn place(&self, at: f32) -> f32 {
        at / STEP as f32 + self.border as f32 - 0.375
    }

    /// The value of a [`Soft::row`] at column `x` of the layer.
    fn along(&self, line: &[f32], x: f32) -> f32 {
        let fx = self.place(x);
        if fx < 0.0 || fx >= (self.w - 1) as f32 {
            return 0.0;
        }
        let (ix, tx) = (fx as usize, fx.fract());
        line[ix] + (line[ix + 1] - line[ix]) * tx
    }
}

/// Where a silhouette falls on the picture.
#[derive(Clone, Copy)]
pub(crate) struct Fall {
    /// Place of the layer's left upper corner, moved by the shadow's offset.
    pub x: f32,
    pub y: f32,
    /// With `Some((base, squash, slant))` the shadow lies on the ground: the silhouette is folded at `base` (a row of
    /// the layer), flattened, and leans to the right.
    pub ground: Option<(f32, f32, f32)>,
}

/// Darkens a picture by a silhouette.
pub(crate) fn shadow(picture: &mut Pixmap, soft: &Soft, fall: Fall, tone: Tone, strength: f32) {
    let (pw, ph) = (picture.width() as i64, picture.height() as i64);
    let reach = (soft.border * STEP) as f32;
    let (lw, lh) = ((soft.w * STEP) as f32 - reach, (soft.h * STEP) as f32 - reach);
    let (left, right, top, bottom) = match fall.ground {
        None => (fall.x - reach, fall.x + lw, fall.y - reach, fall.y + lh),
        Some((base, squash, slant)) => {
            let high = base * squash;
            (
                fall.x - reach,
                fall.x + lw + high * slant.abs() + reach,
                fall.y + base - high - reach,
                fall.y + base + reach,
            )
        }
    };
    let x0 = (left.floor() as i64).clamp(0, pw) as usize;
    let x1 = (right.ceil() as i64).clamp(0, pw) as usize;
    let y0 = (top.floor() as i64).clamp(0, ph) as usize;
    let y1 = (bottom.ceil() as i64).clamp(0, ph) as usize;
    let width = pw as usize;
    let ink = [tone.r * 255.0, tone.g * 255.0, tone.b * 255.0];
    let pixels = picture.pixels_mut();
    let mut line = Vec::new();
    for y in y0..y1 {
        // Along a row of the picture the silhouette's row, its lean and its fading stay the same.
        let (mut lean, mut v) = (0.0, y as f32 - fall.y);
        let mut fade = 1.0;
        if let Some((base, squash, slant)) = fall.ground {
            let up = (base - v) / squash;
            if up < -reach * 0.2 / squash {
                continue;
            }
            lean = (base - v) * slant;
            fade = (1.0 - up / (base * 1.25)).clamp(0.0, 1.0);
            v = base - up;
        }
        if !soft.row(v, &mut line) {
            continue;
        }
        let depth = strength * fade;
        let dark = |value: &f32| value * depth >= FAINTEST;
        let (Some(first), Some(last)) = (line.iter().position(dark), line.iter().rposition(dark)) else { continue };
        // Half a step more at both ends, because values in between are mixed from their neighbours.
        let column = |at: f32| fall.x + lean + (at - soft.border as f32 + 0.375) * STEP as f32;
        let from = (column(first as f32 - 1.0).floor() as i64).clamp(x0 as i64, x1 as i64) as usize;
        let until = (column(last as f32 + 1.0).ceil() as i64).clamp(x0 as i64, x1 as i64) as usize;
        for x in from..until {
            let k = soft.along(&line, x as f32 - fall.x - lean) * depth;
            if k < FAINTEST {
                continue;
            }
            let p = &mut pixels[y * width + x];
            let one = |c: u8, i: f32| (f32::from(c) + (i - f32::from(c)) * k) as u8;
            if let Some(darker) = PremultipliedColorU8::from_rgba(
                one(p.red(), ink[0]).min(p.alpha()),
                one(p.green(), ink[1]).min(p.alpha()),
                one(p.blue(), ink[2]).min(p.alpha()),
                p.alpha(),
            ) {
                *p = darker;
            }
        }
    }
}

/// Gives a flat drawing some body: edges towards the light become brighter, edges away from it darker.
pub(crate) fn pillow(layer: &mut Pixmap, depth: f32, strength: f32) {
    let soft = Soft::of(layer, depth);
    let (w, h) = (layer.width() as usize, layer.height() as usize);
    let d = depth * 0.55;
    let pixels = layer.pixels_mut();
    let (mut near, mut far) = (Vec::new(), Vec::new());
    for y in 0..h {
        let inside = soft.row(y as f32 + d, &mut near) & soft.row(y as f32 - d, &mut far);
        for x in 0..w {
            let p = &mut pixels[y * w + x];
            let alpha = p.alpha();
            if alpha == 0 || !inside {
                continue;
            }
            let slope = soft.along(&near, x as f32 + d * 0.7) - soft.along(&far, x as f32 - d * 0.7);
            let k = (slope * strength).clamp(-0.5, 0.5);
            let (target, share) = if k > 0.0 { (f32::from(alpha), k) } else { (0.0, -k) };
            let one = |c: u8| (f32::from(c) + (target - f32::from(c)) * share) as u8;
            if let Some(lit) = PremultipliedColorU8::from_rgba(one(p.red()), one(p.green()), one(p.blue()), alpha) {
                *p = lit;
            }
        }
    }
}

/// Grain and a soft fall-off to the corners.
pub(crate) fn finish(picture: &mut Pixmap, seed: u64, grain: f32, vignette: f32) {
    const TILE: usize = 128;
    let mut rng = Rng::new(seed);
    let noise: Vec<i32> = (0..TILE * TILE).map(|_| ((rng.unit() + rng.unit() - 1.0) * grain).round() as i32).collect();
    let (w, h) = (picture.width() as usize, picture.height() as usize);
    // Fixed point with 12 bits: floats take three times as long here.
    let fall =
        |at: usize, of: usize, centre: f32| (vignette * ((at as f32 / of as f32) - centre).powi(2) * 4096.0) as i32;
    let across: Vec<i32> = (0..w).map(|x| 4096 - fall(x, w, 0.46)).collect();
    let mut tile = vec![0_i32; w];
    for (y, row) in picture.data_mut().chunks_exact_mut(w * 4).enumerate() {
        let down = fall(y, h, 0.44);
        let line = &noise[((y * 7 + (y / TILE) * 31) % TILE) * TILE..][..TILE];
        let shift = (y / TILE) * 53;
        for (x, n) in tile.iter_mut().enumerate() {
            *n = line[(x + shift) % TILE];
        }
        for ((pixel, shade), n) in row.chunks_exact_mut(4).zip(&across).zip(&tile) {
            let shade = shade - down;
            for c in &mut pixel[..3] {
                *c = (((i32::from(*c) * shade) >> 12) + n).clamp(0, 255) as u8;
            }
        }
    }
}
