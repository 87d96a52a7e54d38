//! Drawn rooms.

use tiny_skia::{Pixmap, Transform};

use super::motif::Stand;
use super::pen::{Ink, Pen};
use super::tone::{self, Tone, hex};
use super::{drop_shadow, ground_shadow, lay, light, sheet};
use crate::plan::Piece;
use crate::rng::Rng;
use crate::scenes;
use crate::stock::Inside;

pub(super) fn draw(canvas: &mut Pixmap, room: u8, seed: u64, pieces: &[Piece], inside: &[Inside]) {
    let mut rng = Rng::new(seed);
    let (w, h) = (canvas.width() as f32, canvas.height() as f32);
    let wall = *rng.pick(&[
        hex(0xe9_dfd0),
        hex(0xd9_ddd0),
        hex(0xc7_d1c6),
        hex(0xe6_cdbd),
        hex(0xcf_d9de),
        hex(0xdc_d3df),
        hex(0xee_e8dd),
        hex(0xb9_c4b4),
        hex(0xd8_b7a0),
        hex(0x9f_b3b5),
    ]);
    let shade = wall.dim(0.92);
    background(canvas, room, wall, &mut rng);
    let walls_used = pieces
        .iter()
        .any(|piece| inside.get(piece.product).is_some_and(|thing| thing.look.motif.spec().stand == Stand::Wall));
    if !walls_used && matches!(room, scenes::DESK | scenes::LIVING) {
        decorate(canvas, room, wall, &mut rng);
    }
    // What hangs on the wall is behind what stands.
    let mut order: Vec<&Piece> = pieces.iter().collect();
    order.sort_by_key(|piece| {
        inside.get(piece.product).map_or(2, |inside| match inside.look.motif.spec().stand {
            Stand::Wall => 0,
            Stand::Hang => 1,
            _ => 2,
        })
    });
    for piece in order {
        let Some(thing) = inside.get(piece.product) else { continue };
        let Some(sheet) = sheet(&thing.look, piece.size * w, piece.turn, 0.5) else { continue };
        let (x, y) = (piece.x * w - sheet.middle.0, piece.y * h - sheet.middle.1);
        match thing.look.motif.spec().stand {
            Stand::Wall => drop_shadow(canvas, &sheet.pixmap, x, y, w * 0.014, shade, 0.5),
            Stand::Hang => {
                hook(canvas, piece, &sheet, w, h);
                drop_shadow(canvas, &sheet.pixmap, x, y, w * 0.018, shade, 0.45);
            }
            _ => {
                if room == scenes::SHELF {
                    drop_shadow(canvas, &sheet.pixmap, x, y - w * 0.02, w * 0.02, shade, 0.3);
                }
                ground_shadow(canvas, &sheet, x, y, if room == scenes::OUTSIDE { hex(0x24_3520) } else { shade }, 0.55);
            }
        }
        lay(canvas, &sheet.pixmap, x, y);
    }
    if room == scenes::OUTSIDE {
        grass(canvas, &mut rng);
    }
    let mut pen = Pen::new(canvas, Transform::identity());
    if rng.chance(0.5) && room != scenes::OUTSIDE {
        let x = w * rng.range(-0.1, 0.3);
        for (at, wide) in [(0.0, 0.17), (0.21, 0.17)] {
            let l = x + w * at;
            pen.poly(
                &[(l, 0.0), (l + w * wide, 0.0), (l + w * (wide + 0.3), h), (l + w * 0.3, h)],
                hex(0xff_f3d6).a(0.11),
            );
        }
    }
    pen.rr(0.0, 0.0, w, h, 0.0, Ink::Across(hex(0xff_f0d0).a(0.1), hex(0x2a_2438).a(0.1)));
    light::finish(canvas, seed, 4.0, 0.28);
}

/// Something quiet on an empty wall: a window, a painted arch, a lamp, a branch.
fn decorate(canvas: &mut Pixmap, room: u8, wall: Tone, rng: &mut Rng) {
    let (w, h) = (canvas.width() as f32, canvas.height() as f32);
    let low = scenes::ground(room) * h - if room == scenes::LIVING { h * 0.128 } else { h * 0.035 };
    let mut pen = Pen::new(canvas, Transform::identity());
    let p = &mut pen;
    let paint =
        wall.mix(*rng.pick(&[tone::TERRACOTTA, tone::SAGE, tone::OCHRE, tone::TEAL, tone::BLUSH, tone::PLUM]), 0.3);
    match rng.below(5) {
        0 => {
            // A window with a sky.
            let (x, y, ww, hh) = (w * rng.range(0.12, 0.5), h * 0.06, w * 0.36, (low - h * 0.2).max(h * 0.2));
            p.rr(x - 14.0, y - 14.0, ww + 28.0, hh + 28.0, 4.0, Ink::Fall(tone::WHITE, tone::WHITE.dim(0.08)));
            p.rr(x, y, ww, hh, 0.0, Ink::Fall(hex(0xb9_d6e4), hex(0xf1_ecdc)));
            for (cx, r) in [(0.2, 0.16), (0.45, 0.22), (0.78, 0.18)] {
                let path = super::pen::round_rect(x, y, ww, hh, 0.0);
                p.inside(path, |p| p.el(x + ww * cx, y + hh, ww * r, ww * r * 1.1, hex(0x8f_ae86)));
            }
            p.rr(x + ww / 2.0 - 5.0, y, 10.0, hh, 0.0, tone::WHITE);
            p.rr(x, y + hh * 0.42, ww, 10.0, 0.0, tone::WHITE);
            p.rr(x - 26.0, y + hh + 8.0, ww + 52.0, 16.0, 3.0, Ink::Fall(tone::WHITE, tone::WHITE.dim(0.1)));
        }
        1 => {
            // A painted arch behind the things.
            let half = w * rng.range(0.24, 0.32);
            let x = w * rng.range(0.36, 0.64);
            let top = low - half * 1.9;
            p.rr(x - half, top, half * 2.0, low - top, half, Ink::Fall(paint.lit(0.12), paint));
            p.rr(x - half, top + half, half * 2.0, low - top - half, 0.0, Ink::Fall(paint.lit(0.03), paint));
        }
        2 => {
            // A hanging lamp.
            let x = w * rng.range(0.2, 0.8);
            let y = low * rng.range(0.2, 0.3);
            let metal = *rng.pick(&[tone::GRAPHITE, tone::BRASS, tone::FOREST, tone::RUST, tone::CREAM]);
            p.line(&[(x, 0.0), (x, y)], 4.0, tone::GRAPHITE);
            p.el(x, y + w * 0.16, w * 0.3, w * 0.24, hex(0xff_e6b0).a(0.16));
            p.el(x, y + w * 0.075, w * 0.035, w * 0.02, hex(0xff_f0cc));
            p.fill(
                super::pen::svg(&format!(
                    "M{} {} C{} {} {} {} {} {} L{} {} C{} {} {} {} {} {} Z",
                    x - w * 0.02,
                    y - w * 0.01,
                    x - w * 0.1,
                    y,
                    x - w * 0.12,
                    y + w * 0.04,
                    x - w * 0.125,
                    y + w * 0.075,
                    x + w * 0.125,
                    y + w * 0.075,
                    x + w * 0.12,
                    y + w * 0.04,
                    x + w * 0.1,
                    y,
                    x + w * 0.02,
                    y - w * 0.01
                )),
                Ink::Round(metal),
            );
        }
        3 => {
            // Two small pictures.
            let left = rng.range(-0.08, 0.26);
            for (x, y, s) in [(0.2, 0.1, 0.17), (0.43, 0.14, 0.12)] {
                let x = w * (x + left);
                let (fw, fh) = (w * s, w * s * 1.3);
                let y = h * y;
                p.rr(x + 6.0, y + 9.0, fw, fh, 2.0, wall.dim(0.5).a(0.22));
                p.rr(x, y, fw, fh, 2.0, Ink::Down(*rng.pick(&[tone::OAK, tone::GRAPHITE, tone::WHITE])));
                p.rr(x + 8.0, y + 8.0, fw - 16.0, fh - 16.0, 0.0, tone::WHITE.dim(0.03));
                let (cx, cy) = (x + fw / 2.0, y + fh / 2.0);
                p.el(cx, cy - fh * 0.08, fw * 0.2, fw * 0.2, paint.dim(0.1));
                p.rr(x + fw * 0.2, cy + fh * 0.1, fw * 0.6, fh * 0.16, fw * 0.08, paint.lit(0.25));
            }
        }
        _ => {
            // The shade of a plant beside the window.
            for _ in 0..16 {
                let (x, y) = (w * rng.range(0.55, 1.05), h * rng.range(-0.02, 0.4));
                p.turned(x, y, rng.range(90.0, 200.0), w * 0.0016, |p| {
                    p.d("M0 0 C26 -10 34 -70 0 -120 C-34 -70 -26 -10 0 0 Z", wall.dim(0.5).a(0.1));
                });
            }
        }
    }
}

fn hook(canvas: &mut Pixmap, piece: &Piece, sheet: &super::Sheet, w: f32, h: f32) {
    let x = piece.x * w;
    let top = piece.y * h - sheet.middle.1 + w * 0.012;
    let rail = scenes::RAIL * h;
    let mut pen = Pen::new(canvas, Transform::identity());
    pen.line(&[(x, rail - w * 0.018), (x, top.max(rail) + w * 0.01)], w * 0.007, tone::BRASS.dim(0.2));
    pen.el(x, rail - w * 0.018, w * 0.012, w * 0.012, Ink::Ball(tone::BRASS));
}

fn background(canvas: &mut Pixmap, room: u8, wall: Tone, rng: &mut Rng) {
    let (w, h) = (canvas.width() as f32, canvas.height() as f32);
    let base = scenes::ground(room) * h;
    let wood = *rng.pick(&[tone::OAK, tone::WALNUT, hex(0xdc_bf95), hex(0xa8_7b52), hex(0xe9_dcc6)]);
    let mut pen = Pen::new(canvas, Transform::identity());
    let p = &mut pen;
    if room == scenes::OUTSIDE {
        return landscape(p, w, h, rng);
    }
    p.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(wall.lit(0.25), wall.dim(0.04)));
    match room {
        scenes::SHELF => {
            for y in [base, scenes::LOWER * h] {
                p.rr(0.0, y + h * 0.022, w, h * 0.05, 0.0, Ink::Fall(wall.dim(0.5).a(0.3), wall.dim(0.5).a(0.0)));
                board(p, -10.0, y, w + 20.0, h * 0.024, wood, rng);
            }
        }
        scenes::KITCHEN => {
            tiles(p, w, base, wall, rng);
            let top = *rng.pick(&[hex(0xe9_e4dc), wood, hex(0x4a_4b50), hex(0xd8_cfc4)]);
            p.rr(0.0, base - h * 0.05, w, h * 0.08, 0.0, Ink::Fall(top.lit(0.25), top.lit(0.05)));
            p.rr(0.0, base + h * 0.03, w, h * 0.02, 0.0, Ink::Fall(top.dim(0.12), top.dim(0.25)));
            let front =
                wall.mix(*rng.pick(&[tone::FOREST, tone::NAVY, tone::CREAM, tone::SAGE, tone::TERRACOTTA]), 0.7);
            p.rr(0.0, base + h * 0.05, w, h, 0.0, Ink::Fall(front.dim(0.2), front));
            for x in [0.02, 0.35, 0.68] {
                p.rr(w * x, base + h * 0.08, w * 0.3, h, 10.0, Ink::Fall(front.lit(0.1), front.dim(0.03)));
                p.rr(w * (x + 0.11), base + h * 0.12, w * 0.08, h * 0.01, 6.0, Ink::Roll(tone::BRASS));
            }
        }
        scenes::GARDEN => garden(p, w, h, base, wood, rng),
        scenes::LIVING => {
            p.rr(0.0, base - h * 0.1, w, h, 0.0, Ink::Fall(wood.lit(0.05), wood.dim(0.1)));
            let mut y = base - h * 0.1;
            let mut step = h * 0.018;
            while y < h {
                p.bar(&[(0.0, y), (w, y)], 1.6, wood.dim(0.5).a(0.25));
                y += step;
                step *= 1.35;
            }
            p.rr(0.0, base - h * 0.128, w, h * 0.03, 0.0, Ink::Fall(wall.lit(0.6), wall.lit(0.35)));
            if rng.chance(0.7) {
                let rug = *rng.pick(&[tone::RUST, tone::CREAM, tone::SAGE, tone::NAVY, tone::OCHRE, tone::BLUSH]);
                p.el(w * 0.5, base + h * 0.02, w * 0.47, h * 0.075, rug.mix(wood, 0.15));
                p.ring(w * 0.5, base + h * 0.02, w * 0.43, h * 0.065, 5.0, rug.lit(0.45));
            }
        }
        scenes::HALL => {
            // Panelled wall below, rail above.
            let panel = wall.mix(*rng.pick(&[tone::FOREST, tone::NAVY, tone::OAT, tone::RUST]), 0.35);
            let edge = h * 0.62;
            p.rr(0.0, edge, w, h - edge, 0.0, Ink::Fall(panel.lit(0.1), panel.dim(0.05)));
            let mut x = w * 0.02;
            while x < w {
                p.bar(&[(x, edge), (x, h * 0.9)], 2.5, panel.dim(0.4).a(0.45));
                p.bar(&[(x + 3.0, edge), (x + 3.0, h * 0.9)], 1.5, panel.lit(0.5).a(0.35));
                x += w * 0.085;
            }
            p.rr(0.0, edge - h * 0.014, w, h * 0.02, 4.0, Ink::Fall(panel.lit(0.4), panel.dim(0.1)));
            p.rr(
                w * 0.03,
                scenes::RAIL * h - h * 0.028,
                w * 0.94,
                h * 0.03,
                8.0,
                Ink::Fall(wood.lit(0.15), wood.dim(0.15)),
            );
            p.rr(0.0, base - h * 0.02, w, h, 0.0, Ink::Fall(wood.lit(0.1), wood.dim(0.1)));
        }
        _ => {
            board(p, -10.0, base - h * 0.035, w + 20.0, h * 0.09, wood, rng);
            p.rr(0.0, base + h * 0.055, w, h, 0.0, Ink::Fall(wood.dim(0.35), wood.dim(0.2)));
            for x in [0.06, 0.53] {
                p.rr(w * x, base + h * 0.085, w * 0.41, h * 0.13, 8.0, Ink::Fall(wood.dim(0.05), wood.dim(0.16)));
                p.el(w * (x + 0.205), base + h * 0.15, w * 0.013, w * 0.013, Ink::Ball(tone::BRASS));
            }
        }
    }
}

fn board(p: &mut Pen<'_>, x: f32, y: f32, w: f32, high: f32, wood: Tone, rng: &mut Rng) {
    p.rr(x, y, w, high, 3.0, Ink::Fall(wood.lit(0.16), wood.dim(0.06)));
    for _ in 0..5 {
        let line = y + rng.unit() * high;
        p.curve(
            &[(x, line), (x + w * 0.4, line + 2.0), (x + w * 0.7, line - 2.0), (x + w, line)],
            1.2,
            wood.dim(0.5).a(0.2),
        );
    }
    p.rr(x, y + high * 0.82, w, high * 0.22, 2.0, wood.dim(0.35).a(0.6));
}

fn tiles(p: &mut Pen<'_>, w: f32, base: f32, wall: Tone, rng: &mut Rng) {
    let glaze = wall.lit(0.3);
    let (tw, th) = (w / 7.5, w / 15.0);
    let offset = rng.chance(0.6);
    let mut row = 0_u8;
    let mut y = base * 0.2;
    p.rr(0.0, y - 12.0, w, base, 0.0, wall.dim(0.12));
    while y < base {
        let mut x = if offset && row % 2 == 1 { -tw / 2.0 } else { 0.0 };
        while x < w {
            let tint = if rng.chance(0.5) { glaze.lit(rng.range(0.0, 0.2)) } else { glaze.dim(rng.range(0.0, 0.07)) };
            p.rr(x + 2.0, y + 2.0, tw - 4.0, th - 4.0, 4.0, Ink::Fall(tint.lit(0.12), tint));
            x += tw;
        }
        y += th;
        row += 1;
    }
}

fn garden(p: &mut Pen<'_>, w: f32, h: f32, base: f32, wood: Tone, rng: &mut Rng) {
    let sky = *rng.pick(&[hex(0xcf_e3ea), hex(0xf2_dcc0), hex(0xdd_e8dc)]);
    p.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(sky, sky.lit(0.5)));
    let greens = [hex(0x8f_b08a), hex(0x6f_9670), hex(0x52_7d58), hex(0xa9_bf8c)];
    for (layer, green) in [greens[3], greens[0], greens[1], greens[2]].into_iter().enumerate() {
        let level = base * (0.42 + 0.13 * layer as f32);
        for _ in 0..9 {
            let r = w * rng.range(0.09, 0.2);
            p.el(rng.unit() * w, level + rng.range(-0.03, 0.06) * h, r, r * 0.9, Ink::Down(green));
        }
        p.rr(0.0, level + h * 0.02, w, base, 0.0, green);
    }
    for _ in 0..26 {
        let petal = *rng.pick(&[tone::BLUSH, tone::WHITE, tone::MUSTARD, tone::ROSE, tone::LILAC]);
        let r = rng.range(4.0, 11.0);
        p.el(rng.unit() * w, base * rng.range(0.66, 0.95), r, r, petal.a(0.85));
    }
    p.rr(0.0, base - h * 0.04, w, h, 0.0, Ink::Fall(wood.lit(0.12), wood.dim(0.12)));
    for y in [0.02, 0.1, 0.2] {
        p.bar(&[(0.0, base + h * y), (w, base + h * y)], 3.0, wood.dim(0.6).a(0.5));
    }
}

fn landscape(p: &mut Pen<'_>, w: f32, h: f32, rng: &mut Rng) {
    let (top, low) = *rng.pick(&[
        (hex(0x9c_c6dc), hex(0xe9_f0ea)),
        (hex(0xf0_c79a), hex(0xfb_e9cf)),
        (hex(0x6f_7fa8), hex(0xf0_c4b0)),
        (hex(0xb9_d6d2), hex(0xf4_efdd)),
    ]);
    p.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(top, low));
    p.el(w * rng.range(0.15, 0.85), h * rng.range(0.14, 0.3), w * 0.055, w * 0.055, hex(0xff_f4d2).a(0.9));
    let far = top.mix(hex(0x6c_8a86), 0.55);
    for (layer, at) in [0.40_f32, 0.50, 0.58].into_iter().enumerate() {
        let tint = far.mix(hex(0x4c_7355), 0.3 * layer as f32).lit(0.3 - 0.12 * layer as f32);
        let mut points = vec![(-20.0, h), (-20.0, h * at)];
        for i in 1..=6_u8 {
            points.push((w * f32::from(i) / 6.0, h * (at + rng.range(-0.1, 0.05))));
        }
        points.extend([(w + 20.0, h * at), (w + 20.0, h)]);
        p.fill(super::pen::smooth(&points, true), Ink::Fall(tint.lit(0.15), tint));
    }
    if rng.chance(0.5) {
        let lake = top.lit(0.2);
        p.rr(0.0, h * 0.6, w, h * 0.1, 0.0, Ink::Fall(lake.lit(0.3), lake.dim(0.1)));
        for _ in 0..14 {
            let (x, y) = (rng.unit() * w, h * rng.range(0.61, 0.69));
            p.line(&[(x, y), (x + w * rng.range(0.02, 0.1), y)], 2.0, tone::WHITE.a(0.35));
        }
    } else {
        for _ in 0..16 {
            let (x, y) = (rng.unit() * w, h * rng.range(0.58, 0.68));
            let s = w * rng.range(0.03, 0.07);
            let green = hex(0x3f_6650).lit(rng.range(0.0, 0.2));
            for k in [0.0_f32, 0.55, 1.1] {
                p.poly(
                    &[
                        (x, y - s * (2.6 - k)),
                        (x + s * (0.45 + k * 0.25), y - s * (1.3 - k * 0.7)),
                        (x - s * (0.45 + k * 0.25), y - s * (1.3 - k * 0.7)),
                    ],
                    Ink::Down(green),
                );
            }
            p.rr(x - s * 0.08, y - s * 0.6, s * 0.16, s * 0.7, 1.0, hex(0x5a_4332));
        }
    }
    let grass = hex(0x86_a264);
    p.rr(0.0, h * 0.67, w, h, 0.0, Ink::Fall(grass.lit(0.16), grass.dim(0.28)));
    for _ in 0..40 {
        let (x, y) = (rng.unit() * w, h * rng.range(0.69, 0.99));
        p.el(x, y, w * rng.range(0.03, 0.1), h * 0.006, grass.dim(rng.range(0.1, 0.35)).a(0.3));
    }
}

/// Blades in front of everything.
fn grass(canvas: &mut Pixmap, rng: &mut Rng) {
    let (w, h) = (canvas.width() as f32, canvas.height() as f32);
    let mut pen = Pen::new(canvas, Transform::identity());
    for _ in 0..170 {
        let x = rng.unit() * w;
        let high = h * rng.range(0.02, 0.075);
        let lean = rng.range(-0.3, 0.3) * high;
        let green = hex(0x6c_8c4e).mix(hex(0x3f_6040), rng.unit());
        pen.d(
            &format!(
                "M{} {} Q{} {} {} {} Q{} {} {} {} Z",
                x - 4.0,
                h + 2.0,
                x - 2.0,
                h - high * 0.5,
                x + lean,
                h - high,
                x + 3.0,
                h - high * 0.5,
                x + 5.0,
                h + 2.0
            ),
            green,
        );
    }
}
