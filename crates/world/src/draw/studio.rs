//! A product in front of a plain wall.

use tiny_skia::{Pixmap, Transform};

use super::motif::{Look, Stand};
use super::pen::{Ink, Pen, ellipse, round_rect};
use super::tone::{self, Tone, hex};
use super::{drop_shadow, ground_shadow, lay, light, sheet};
use crate::rng::Rng;

/// Walls that go with most things.
const WALLS: [Tone; 12] = [
    hex(0xef_e6d8),
    hex(0xe7_dccb),
    hex(0xe9_d5c6),
    hex(0xe6_c9bb),
    hex(0xd7_dccd),
    hex(0xc9_d4c5),
    hex(0xd3_dee2),
    hex(0xc3_d2da),
    hex(0xdd_d6e3),
    hex(0xef_dfb8),
    hex(0xe2_e0dc),
    hex(0xd9_c8b4),
];

/// A wall on which the thing can be seen: not its own colour, not its own lightness.
fn wall_for(look: &Look, rng: &mut Rng) -> Tone {
    let mut best = (f32::MIN, WALLS[0]);
    for _ in 0..5 {
        let wall = *rng.pick(&WALLS);
        let away = |t: Tone| (t.r - wall.r).abs() + (t.g - wall.g).abs() + (t.b - wall.b).abs();
        let score = away(look.main).min(0.9) + 0.4 * away(look.second).min(0.6) + rng.range(0.0, 0.25);
        if score > best.0 {
            best = (score, wall);
        }
    }
    // A pale thing wants a deeper wall.
    if look.main.light() > 0.82 { best.1.dim(0.14) } else { best.1 }
}

pub(super) fn product(canvas: &mut Pixmap, look: &Look, view: u8) {
    let mut rng = Rng::new(look.seed ^ (u64::from(view) << 32) ^ 0xA11);
    let (w, h) = (canvas.width() as f32, canvas.height() as f32);
    let wall = wall_for(look, &mut rng);
    let spec = look.motif.spec();
    let standing = matches!(spec.stand, Stand::Table | Stand::Floor) && view.is_multiple_of(2);
    // Long and narrow things may be longer, so that all look equally large.
    let area = spec.w * spec.h / 10_000.0;
    let side = w.min(h) * (0.63 / area.powf(0.25)).min(if standing { 0.74 } else { 0.84 });
    let turn = if standing || matches!(spec.stand, Stand::Hang | Stand::Wall) {
        0.0
    } else if view == 0 {
        rng.range(-10.0, 6.0)
    } else {
        rng.range(-24.0, 24.0)
    };
    let side = if turn.abs() > 12.0 { side * 0.9 } else { side };
    let Some(sheet) = sheet(look, side, turn, 0.5) else { return };
    let mut pen = Pen::new(canvas, Transform::identity());
    let shade = wall.dim(0.9);
    if standing {
        let floor = h * 0.80;
        backdrop(&mut pen, w, h, wall, floor, &mut rng, view);
        let (x, y) = (w / 2.0 - sheet.middle.0, floor - sheet.base);
        ground_shadow(canvas, &sheet, x, y, shade, 0.5);
        lay(canvas, &sheet.pixmap, x, y);
    } else {
        pen.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(wall.lit(0.3), wall.dim(0.1)));
        if view == 0 && rng.chance(0.45) {
            let soft = wall.lit(0.35);
            match rng.below(3) {
                0 => pen.el(w * 0.5, h * 0.5, w * 0.38, w * 0.38, Ink::Fall(soft, wall.lit(0.1))),
                1 => pen.rr(w * 0.16, h * 0.14, w * 0.68, h * 0.72, 40.0, Ink::Fall(soft, wall.lit(0.1))),
                _ => pen.poly(&[(0.0, h), (0.0, h * 0.72), (w, h * 0.34), (w, h)], wall.dim(0.06)),
            }
        }
        let (x, y) = (w / 2.0 - sheet.middle.0, h * 0.5 - sheet.middle.1);
        drop_shadow(canvas, &sheet.pixmap, x, y, w * 0.028, shade, 0.5);
        lay(canvas, &sheet.pixmap, x, y);
    }
    light::finish(canvas, look.seed ^ u64::from(view), 3.2, 0.22);
}

/// Wall, floor and one quiet shape behind the thing.
fn backdrop(pen: &mut Pen<'_>, w: f32, h: f32, wall: Tone, floor: f32, rng: &mut Rng, view: u8) {
    let edge = floor - h * rng.range(0.09, 0.13);
    pen.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(wall.lit(0.34), wall));
    let other = wall.mix(*rng.pick(&WALLS), 0.6);
    let kind = if view == 0 { rng.below(7) } else { rng.below(3) };
    match kind {
        0 | 1 => {
            let r = w * rng.range(0.3, 0.36);
            pen.el(w * rng.range(0.42, 0.58), floor - r * 0.86, r, r, Ink::Fall(other.lit(0.25), other.lit(0.02)));
        }
        2 => {
            let half = w * 0.27;
            let x = w * 0.5 - half;
            let path = round_rect(x, edge - h * 0.58, half * 2.0, h * 0.8, half);
            pen.fill(path, Ink::Fall(other.lit(0.12), other.dim(0.06)));
        }
        3 => {
            // Window light on the wall.
            for (at, wide) in [(0.1, 0.17), (0.32, 0.17)] {
                let x = w * (at + 0.06);
                pen.poly(
                    &[(x, 0.0), (x + w * wide, 0.0), (x + w * (wide + 0.22), edge), (x + w * 0.22, edge)],
                    tone::WHITE.a(0.2),
                );
            }
        }
        4 => pen.rr(w * 0.56, 0.0, w * 0.44, edge, 0.0, Ink::Fall(other.lit(0.2), other)),
        _ => {}
    }
    let ground = wall.dim(0.07);
    pen.rr(0.0, edge, w, h - edge, 0.0, Ink::Fall(ground.lit(0.12), ground.dim(0.05)));
    pen.rr(0.0, edge, w, h * 0.02, 0.0, Ink::Fall(wall.dim(0.16).a(0.35), wall.dim(0.16).a(0.0)));
    if kind == 5 {
        // A low stand.
        let (cx, half, high) = (w * 0.5, w * 0.38, h * 0.085);
        let stone = wall.lit(0.25);
        pen.fill(ellipse(cx, floor + high, half, half * 0.12), Ink::Across(stone.dim(0.1), stone.dim(0.3)));
        pen.rr(cx - half, floor, half * 2.0, high, 0.0, Ink::Round(stone));
        pen.fill(ellipse(cx, floor, half, half * 0.12), Ink::Fall(stone.lit(0.2), stone.lit(0.5)));
    }
}
