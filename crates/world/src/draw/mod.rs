//! Pictures.

mod avatar;
mod hair;
mod light;
mod motif;
mod pen;
mod photo;
mod room;
mod studio;
mod surface;
pub(crate) mod tone;

use std::sync::Arc;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use tiny_skia::{BlendMode, FilterQuality, Pixmap, PixmapPaint, Transform};

pub(crate) use avatar::Portrait;
pub(crate) use motif::{Look, Motif, Stand};
pub(crate) use photo::size as photo_size;
pub(crate) use tone::Tone;

use crate::plan::Picture;
use crate::stock::Inside;
use light::{Fall, Soft, shadow};
use pen::Pen;

/// The quality of the JPEG files.
const QUALITY: u8 = 85;

pub(crate) fn render(picture: &Picture, inside: &[Inside], photos: &[Option<Arc<[u8]>>]) -> Vec<u8> {
    let (width, height) = picture.size();
    let (width, height) = (width.clamp(16, 2400), height.clamp(16, 2400));
    let Some(mut canvas) = Pixmap::new(width, height) else { return Vec::new() };
    let photo = |product: usize| photos.get(product).and_then(Option::as_ref).and_then(|bytes| photo::decode(bytes));
    match picture {
        Picture::Product { product, view } => {
            if let Some(inside) = inside.get(*product) {
                studio::product(&mut canvas, &inside.look, *view);
            }
        }
        Picture::Avatar { seed } => avatar::draw(&mut canvas, *seed),
        Picture::Crop { product, window, mood, .. } => match (photo(*product), inside.get(*product)) {
            (Some(photo), _) => photo::crop(&mut canvas, &photo, *window, *mood),
            (None, Some(inside)) => studio::product(&mut canvas, &inside.look, *mood),
            (None, None) => {}
        },
        Picture::FlatLay { ground, seed, pieces, .. } => {
            surface::flat_lay(&mut canvas, *ground, *seed, pieces, inside, &photo)
        }
        Picture::Room { room, seed, pieces, .. } => room::draw(&mut canvas, *room, *seed, pieces, inside),
    }
    encode(&canvas)
}

fn encode(canvas: &Pixmap) -> Vec<u8> {
    let mut out = Vec::with_capacity(200_000);
    let mut encoder = Encoder::new(&mut out, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    let (Ok(width), Ok(height)) = (u16::try_from(canvas.width()), u16::try_from(canvas.height())) else {
        return Vec::new();
    };
    // Writing to memory does not fail and the sizes are in range.
    if encoder.encode(canvas.data(), width, height, ColorType::Rgba).is_err() {
        return Vec::new();
    }
    out
}

/// A thing drawn on its own transparent sheet.
pub(crate) struct Sheet {
    pub pixmap: Pixmap,
    /// Pixels from the left upper corner of the sheet to the middle of the thing.
    pub middle: (f32, f32),
    /// Row of the sheet on which the thing stands.
    pub base: f32,
}

/// Draws a thing so that its larger side is `side` pixels.
pub(crate) fn sheet(look: &Look, side: f32, turn: f32, body: f32) -> Option<Sheet> {
    let spec = look.motif.spec();
    let scale = side / 100.0;
    let (w, h) = (spec.w * scale, spec.h * scale);
    let (sin, cos) = turn.to_radians().sin_cos();
    let pad = side * 0.04 + 4.0;
    let (bw, bh) = (w * cos.abs() + h * sin.abs() + 2.0 * pad, w * sin.abs() + h * cos.abs() + 2.0 * pad);
    let mut pixmap = Pixmap::new((bw.ceil() as u32).max(8), (bh.ceil() as u32).max(8))?;
    let at = Transform::from_translate(bw / 2.0, bh / 2.0)
        .pre_concat(Transform::from_rotate(turn))
        .pre_concat(Transform::from_scale(scale, scale))
        .pre_concat(Transform::from_translate(-spec.w / 2.0, -spec.h / 2.0));
    motif::draw(&mut Pen::new(&mut pixmap, at), look);
    light::pillow(&mut pixmap, side * 0.05, body);
    Some(Sheet { pixmap, middle: (bw / 2.0, bh / 2.0), base: bh / 2.0 + h / 2.0 })
}

/// Lays a sheet on a picture.
pub(crate) fn lay(canvas: &mut Pixmap, sheet: &Pixmap, x: f32, y: f32) {
    let paint = PixmapPaint { opacity: 1.0, blend_mode: BlendMode::SourceOver, quality: FilterQuality::Nearest };
    canvas.draw_pixmap(x.round() as i32, y.round() as i32, sheet.as_ref(), &paint, Transform::identity(), None);
}

/// A shadow as of something lying on a table under a window.
pub(crate) fn drop_shadow(canvas: &mut Pixmap, sheet: &Pixmap, x: f32, y: f32, height: f32, tone: Tone, strength: f32) {
    let near = Soft::of(sheet, height * 0.5);
    shadow(canvas, &near, Fall { x: x + height * 0.12, y: y + height * 0.2, ground: None }, tone, strength * 0.75);
    let far = Soft::of(sheet, height * 1.8);
    shadow(canvas, &far, Fall { x: x + height * 0.55, y: y + height * 0.9, ground: None }, tone, strength * 0.55);
}

/// A shadow as of something standing on the ground.
pub(crate) fn ground_shadow(canvas: &mut Pixmap, sheet: &Sheet, x: f32, y: f32, tone: Tone, strength: f32) {
    let size = sheet.base;
    let soft = Soft::of(&sheet.pixmap, size * 0.05 + 6.0);
    let ground = Some((sheet.base, 0.24, 0.55));
    shadow(canvas, &soft, Fall { x, y: y + size * 0.012, ground }, tone, strength * 0.6);
    let contact = Soft::of(&sheet.pixmap, size * 0.018 + 4.0);
    let ground = Some((sheet.base, 0.05, 0.1));
    shadow(canvas, &contact, Fall { x, y: y + size * 0.006, ground }, tone, strength);
}
