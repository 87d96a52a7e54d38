//! Flat-lays: a table seen from above.

use image::RgbImage;
use tiny_skia::{Pixmap, Transform};

use super::pen::{Ink, Pen};
use super::tone::{self, Tone, hex};
use super::{drop_shadow, lay, light, photo, sheet, studio};
use crate::plan::Piece;
use crate::rng::Rng;
use crate::scenes::is_card;
use crate::stock::Inside;

pub(super) fn flat_lay(
    canvas: &mut Pixmap,
    ground: u8,
    seed: u64,
    pieces: &[Piece],
    inside: &[Inside],
    photo: &dyn Fn(usize) -> Option<RgbImage>,
) {
    let mut rng = Rng::new(seed);
    let (w, h) = (canvas.width() as f32, canvas.height() as f32);
    let shade = table(canvas, ground, &mut rng);
    for piece in pieces {
        let Some(inside) = inside.get(piece.product) else { continue };
        let (x, y) = (piece.x * w, piece.y * h);
        let side = piece.size * w;
        if is_card(inside) {
            let Some(card) = print(inside, side, piece.turn, photo(piece.product)) else { continue };
            let (x, y) = (x - card.width() as f32 / 2.0, y - card.height() as f32 / 2.0);
            drop_shadow(canvas, &card, x, y, w * 0.012, shade, 0.45);
            lay(canvas, &card, x, y);
        } else {
            let Some(sheet) = sheet(&inside.look, side, piece.turn, 0.55) else { continue };
            let (x, y) = (x - sheet.middle.0, y - sheet.middle.1);
            drop_shadow(canvas, &sheet.pixmap, x, y, w * 0.022, shade, 0.6);
            lay(canvas, &sheet.pixmap, x, y);
        }
    }
    window_light(canvas, &mut rng);
    light::finish(canvas, seed, 4.0, 0.3);
}

/// A square photo print with a white border.
fn print(inside: &Inside, side: f32, turn: f32, photo: Option<RgbImage>) -> Option<Pixmap> {
    let border = (side * 0.045).round();
    let inner = ((side - 2.0 * border).max(16.0)) as u32;
    let mut picture = Pixmap::new(inner, inner)?;
    match photo {
        Some(photo) => {
            let [cx, cy, w, h] = inside.place.unwrap_or([0.5, 0.5, 0.8, 0.8]);
            let (pw, ph) = (photo.width() as f32, photo.height() as f32);
            let half = (w * pw).max(h * ph).min(pw.min(ph)) / 2.0 * 1.04;
            let half = half.min(pw / 2.0).min(ph / 2.0);
            let x = (cx * pw).clamp(half, pw - half);
            let y = (cy * ph).clamp(half, ph - half);
            let window = [(x - half) / pw, (y - half) / ph, (x + half) / pw, (y + half) / ph];
            photo::paste(&mut picture, &photo::cut(&photo, window, inner, inner), 1);
        }
        None => studio::product(&mut picture, &inside.look, 0),
    }
    let (sin, cos) = turn.to_radians().sin_cos();
    let full = side * (sin.abs() + cos.abs()) + 4.0;
    let mut card = Pixmap::new(full.ceil() as u32, full.ceil() as u32)?;
    let at = Transform::from_translate(full / 2.0, full / 2.0)
        .pre_concat(Transform::from_rotate(turn))
        .pre_concat(Transform::from_translate(-side / 2.0, -side / 2.0));
    Pen::new(&mut card, at).rr(0.0, 0.0, side, side, side * 0.025, tone::WHITE);
    let paint = tiny_skia::PixmapPaint { quality: tiny_skia::FilterQuality::Bilinear, ..Default::default() };
    let at = at.pre_concat(Transform::from_translate(border, border));
    card.draw_pixmap(0, 0, picture.as_ref(), &paint, at, None);
    Some(card)
}

/// Paints the table and returns the colour of shadows on it.
fn table(canvas: &mut Pixmap, ground: u8, rng: &mut Rng) -> Tone {
    let (w, h) = (canvas.width() as f32, canvas.height() as f32);
    let mut pen = Pen::new(canvas, Transform::identity());
    match ground {
        0 | 5 => {
            let wood = if ground == 0 {
                *rng.pick(&[hex(0xd2_b088), hex(0xdd_c2a0), hex(0xc3_9a6e), hex(0xe5_d3b8)])
            } else {
                *rng.pick(&[hex(0x4a_3a31), hex(0x3d_3f45), hex(0x5a_4335)])
            };
            planks(&mut pen, w, h, wood, rng);
            wood.dim(0.9)
        }
        1 => {
            let linen = *rng.pick(&[hex(0xe6_ddcc), hex(0xd9_d3c6), hex(0xe3_cfc0), hex(0xcd_d4cb), hex(0xd3_c2ab)]);
            cloth(&mut pen, w, h, linen, rng);
            linen.dim(0.85)
        }
        2 => {
            let base = *rng.pick(&[hex(0xec_e6dc), hex(0xdf_d9d2), hex(0xe9_ddd5)]);
            terrazzo(&mut pen, w, h, base, rng);
            base.dim(0.85)
        }
        3 => {
            marble(&mut pen, w, h, rng);
            hex(0x5b_5850)
        }
        _ => {
            let papers = [
                hex(0xe8_c4b0),
                hex(0xcf_d9c4),
                hex(0xbf_d2d8),
                hex(0xe9_d6a4),
                hex(0xd8_cde0),
                hex(0xd9_8f72),
                hex(0x8f_a896),
            ];
            let a = *rng.pick(&papers);
            let b = *rng.pick(&papers);
            pen.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(a.lit(0.12), a.dim(0.05)));
            let cut = rng.range(0.3, 0.7);
            let lean = rng.range(-0.25, 0.25);
            if a != b {
                pen.poly(
                    &[(0.0, h), (0.0, h * cut), (w, h * (cut + lean)), (w, h)],
                    Ink::Fall(b.lit(0.1), b.dim(0.05)),
                );
            }
            a.dim(0.9)
        }
    }
}

fn planks(pen: &mut Pen<'_>, w: f32, h: f32, wood: Tone, rng: &mut Rng) {
    pen.rr(0.0, 0.0, w, h, 0.0, wood);
    let count = 4 + rng.below(3);
    let high = h / count as f32;
    for plank in 0..count {
        let y = plank as f32 * high;
        let tint = if rng.chance(0.5) { wood.lit(rng.range(0.0, 0.12)) } else { wood.dim(rng.range(0.0, 0.1)) };
        pen.rr(0.0, y, w, high, 0.0, Ink::Fall(tint.lit(0.04), tint.dim(0.03)));
        let mut line = y + rng.range(4.0, 14.0);
        while line < y + high - 4.0 {
            let sway = rng.range(-7.0, 7.0);
            let dark = wood.dim(0.5).a(rng.range(0.05, 0.17));
            pen.curve(
                &[(0.0, line), (w * 0.3, line + sway), (w * 0.65, line - sway * 0.7), (w, line + sway * 0.4)],
                rng.range(0.8, 2.4),
                dark,
            );
            line += rng.range(7.0, 20.0);
        }
        pen.bar(&[(0.0, y), (w, y)], 3.0, wood.dim(0.65).a(0.55));
        pen.bar(&[(0.0, y + 2.5), (w, y + 2.5)], 1.5, wood.lit(0.5).a(0.3));
    }
}

fn cloth(pen: &mut Pen<'_>, w: f32, h: f32, linen: Tone, rng: &mut Rng) {
    pen.rr(0.0, 0.0, w, h, 0.0, linen);
    let mut x = 0.0;
    while x < w {
        pen.bar(&[(x, 0.0), (x, h)], 1.0, linen.dim(0.35).a(rng.range(0.03, 0.12)));
        x += rng.range(3.5, 6.5);
    }
    let mut y = 0.0;
    while y < h {
        pen.bar(&[(0.0, y), (w, y)], 1.0, tone::WHITE.a(rng.range(0.04, 0.16)));
        y += rng.range(3.5, 6.5);
    }
    // Broad soft folds.
    for _ in 0..3 {
        let x = rng.range(-0.2, 1.0) * w;
        let wide = rng.range(0.12, 0.3) * w;
        let lean = rng.range(-0.3, 0.3) * w;
        let outline = [(x, 0.0), (x + wide, 0.0), (x + wide + lean, h), (x + lean, h)];
        pen.poly(&outline, Ink::Across(linen.dim(0.4).a(0.0), linen.dim(0.4).a(0.12)));
        let next = [(x + wide, 0.0), (x + wide * 1.5, 0.0), (x + wide * 1.5 + lean, h), (x + wide + lean, h)];
        pen.poly(&next, Ink::Across(tone::WHITE.a(0.22), tone::WHITE.a(0.0)));
    }
}

fn terrazzo(pen: &mut Pen<'_>, w: f32, h: f32, base: Tone, rng: &mut Rng) {
    pen.rr(0.0, 0.0, w, h, 0.0, base);
    let chips = [hex(0xc8_8f74), hex(0x9a_a897), hex(0x6f_7b82), hex(0xd9_b98a), hex(0xb9_b3aa), hex(0x8a_6f63)];
    for _ in 0..230 {
        let (x, y) = (rng.unit() * w, rng.unit() * h);
        let r = 4.0 + rng.unit().powi(3) * 24.0;
        let spin = rng.range(0.0, 6.2);
        let points: Vec<(f32, f32)> = [0.0_f32, 1.2, 2.5, 3.7, 5.0]
            .iter()
            .map(|a| {
                let k = r * rng.range(0.6, 1.1);
                (x + (a + spin).cos() * k, y + (a + spin).sin() * k)
            })
            .collect();
        pen.poly(&points, rng.pick(&chips).mix(base, 0.35));
    }
}

fn marble(pen: &mut Pen<'_>, w: f32, h: f32, rng: &mut Rng) {
    let base = hex(0xf1_efeb);
    pen.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(base, hex(0xe6_e3de)));
    for _ in 0..9 {
        let mut x = rng.range(-0.2, 1.0) * w;
        let mut y = rng.range(-0.2, 0.9) * h;
        let mut points = vec![(x, y)];
        for _ in 0..7 {
            x += rng.range(0.02, 0.2) * w;
            y += rng.range(-0.04, 0.16) * h;
            points.push((x, y));
        }
        let grey = hex(0x8f_8f92);
        pen.curve(&points, rng.range(14.0, 46.0), grey.a(0.06));
        pen.curve(&points, rng.range(4.0, 10.0), grey.a(0.1));
        pen.curve(&points, rng.range(0.8, 2.4), grey.a(0.26));
    }
}

/// Light through a window, and sometimes the shade of a plant.
fn window_light(canvas: &mut Pixmap, rng: &mut Rng) {
    let (w, h) = (canvas.width() as f32, canvas.height() as f32);
    let mut pen = Pen::new(canvas, Transform::identity());
    match rng.below(4) {
        0 => {
            let x = w * rng.range(0.0, 0.4);
            for (at, wide) in [(0.0, 0.2), (0.24, 0.2)] {
                let l = x + w * at;
                pen.poly(
                    &[(l, 0.0), (l + w * wide, 0.0), (l + w * (wide + 0.4), h), (l + w * 0.4, h)],
                    hex(0xff_f3d6).a(0.1),
                );
            }
        }
        1 => pen.rr(0.0, 0.0, w, h, 0.0, Ink::Across(hex(0xff_f0d0).a(0.12), hex(0x30_2838).a(0.10))),
        _ => pen.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(hex(0xff_f6e4).a(0.1), hex(0x30_2830).a(0.06))),
    }
}
