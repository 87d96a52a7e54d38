//! Screens, keys, small electronics.

use super::super::pen::{Ink, Pen, round_rect, svg};
use super::super::tone::{self, hex};
use super::super::Tone;
use super::Look;
use crate::rng::Rng;

/// A soft picture on a screen.
fn wallpaper(p: &mut Pen<'_>, x: f32, y: f32, w: f32, h: f32, a: Tone, b: Tone) {
    let face = round_rect(x, y, w, h, 1.0);
    p.inside(face, |p| {
        p.rr(x, y, w, h, 0.0, Ink::Fall(a.lit(0.25), b.lit(0.1)));
        p.el(x + w * 0.72, y + h * 0.3, h * 0.16, h * 0.16, tone::CREAM.a(0.85));
        p.blob(&[(x - 5.0, y + h * 0.7), (x + w * 0.3, y + h * 0.5), (x + w * 0.6, y + h * 0.72), (x + w + 5.0, y + h * 0.48), (x + w + 5.0, y + h * 1.3), (x - 5.0, y + h * 1.3)], a.dim(0.15));
        p.blob(&[(x - 5.0, y + h * 0.9), (x + w * 0.4, y + h * 0.72), (x + w * 0.75, y + h * 0.9), (x + w + 5.0, y + h * 0.78), (x + w + 5.0, y + h * 1.3), (x - 5.0, y + h * 1.3)], b.dim(0.3));
        p.poly(&[(x, y + h), (x + w * 0.5, y), (x + w * 0.72, y), (x + w * 0.16, y + h)], tone::WHITE.a(0.07));
    });
}

pub(super) fn slab(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    match l.style {
        0 => {
            p.rr(22.0, 1.0, 33.0, 76.0, 6.0, Ink::Down(l.main));
            p.rr(25.0, 5.0, 15.0, 20.0, 5.0, Ink::Down(l.main.dim(0.12)));
            p.el(32.5, 11.0, 4.6, 4.6, Ink::Ball(tone::BLACK));
            p.el(32.5, 19.6, 3.4, 3.4, Ink::Ball(tone::BLACK));
            p.rr(2.0, 18.0, 37.0, 81.0, 6.5, Ink::Down(l.main.dim(0.2)));
            p.rr(3.4, 19.4, 34.2, 78.2, 5.4, tone::BLACK);
            wallpaper(p, 5.0, 21.4, 31.0, 74.2, l.main, l.second);
            p.el(20.5, 25.6, 1.5, 1.5, tone::BLACK);
            p.rr(10.0, 86.0, 21.0, 7.0, 3.5, tone::WHITE.a(0.3));
            p.rr(10.0, 36.0, 18.0, 6.0, 1.5, tone::WHITE.a(0.92));
        }
        1 => {
            p.rr(1.0, 14.0, 54.0, 74.0, 4.0, Ink::Down(l.main));
            p.rr(4.0, 18.0, 48.0, 66.0, 1.5, tone::BLACK);
            wallpaper(p, 5.0, 19.0, 46.0, 64.0, tone::TEAL, tone::AMBER);
        }
        _ => {
            p.rr(1.0, 10.0, 54.0, 80.0, 4.0, Ink::Down(l.main));
            p.rr(5.0, 14.0, 46.0, 66.0, 1.0, Ink::Fall(l.second.dim(0.05), l.second));
            p.rr(10.0, 20.0, 22.0, 3.0, 1.0, tone::GRAPHITE);
            for i in 0..11_u8 {
                p.rr(10.0, 28.0 + f32::from(i) * 4.2, if i % 4 == 3 { 24.0 } else { 36.0 }, 1.5, 0.7, tone::GRAPHITE.a(0.62));
            }
            p.rr(24.0, 83.0, 8.0, 2.6, 1.3, l.main.lit(0.25));
        }
    }
}

pub(super) fn laptop(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.rr(14.0, 1.0, 72.0, 48.0, 3.0, Ink::Down(l.main.dim(0.1)));
    p.rr(15.4, 2.4, 69.2, 45.6, 2.0, tone::BLACK);
    wallpaper(p, 17.0, 4.0, 66.0, 41.0, l.second, tone::NAVY);
    p.rr(22.0, 10.0, 26.0, 18.0, 1.5, tone::WHITE.a(0.92));
    for i in 0..4_u8 {
        p.rr(25.0, 13.6 + f32::from(i) * 3.4, 20.0 - f32::from(i) * 3.0, 1.3, 0.6, tone::GRAPHITE.a(0.55));
    }
    p.poly(&[(14.0, 49.0), (86.0, 49.0), (98.0, 62.0), (2.0, 62.0)], Ink::Fall(l.main.dim(0.12), l.main.lit(0.12)));
    for row in 0..4_u8 {
        let k = f32::from(row);
        let (x0, x1, y) = (19.0 - k * 2.2, 81.0 + k * 2.2, 50.6 + k * 1.9);
        for i in 0..13_u8 {
            let step = (x1 - x0) / 13.0;
            p.rr(x0 + f32::from(i) * step, y, step * 0.82, 1.4, 0.3, tone::GRAPHITE);
        }
    }
    p.poly(&[(40.0, 58.6), (60.0, 58.6), (61.0, 61.4), (39.0, 61.4)], l.main.dim(0.16));
    p.rr(2.0, 61.6, 96.0, 3.4, 1.7, Ink::Fall(l.main.lit(0.2), l.main.dim(0.3)));
}

pub(super) fn screen(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    match l.style {
        0 => {
            p.poly(&[(44.0, 58.0), (56.0, 58.0), (58.0, 72.0), (42.0, 72.0)], Ink::Metal(tone::STEEL));
            p.rr(30.0, 71.0, 40.0, 4.4, 2.0, Ink::Roll(l.main));
        }
        1 => {
            p.poly(&[(28.0, 60.0), (32.0, 60.0), (27.0, 75.6), (24.0, 75.6)], Ink::Round(l.main.dim(0.2)));
            p.poly(&[(72.0, 60.0), (68.0, 60.0), (73.0, 75.6), (76.0, 75.6)], Ink::Round(l.main.dim(0.2)));
        }
        _ => {
            for (x, lean) in [(18.0, -6.0), (80.0, 6.0)] {
                p.line(&[(x, 58.0), (x + lean, 75.0)], 2.8, Ink::Round(tone::OAK));
            }
        }
    }
    p.rr(0.5, 1.0, 99.0, 60.0, 2.4, Ink::Down(l.main));
    p.rr(3.0, 3.4, 94.0, 54.6, 1.2, tone::BLACK);
    if l.style == 1 {
        let face = round_rect(5.0, 5.4, 90.0, 50.6, 0.0);
        p.inside(face, |p| p.turned(5.0, 5.4, 0.0, 1.0, |p| super::print::art(p, 2, 90.0, 50.6, tone::CREAM, l.second, r)));
    } else {
        wallpaper(p, 4.0, 4.4, 92.0, 52.6, l.second, if l.style == 2 { tone::ROSE } else { tone::TEAL });
    }
    if l.style == 2 {
        p.poly(&[(46.0, 24.0), (56.0, 30.7), (46.0, 37.4)], tone::WHITE.a(0.9));
        p.rr(12.0, 49.0, 76.0, 1.6, 0.8, tone::WHITE.a(0.4));
        p.rr(12.0, 49.0, 30.0, 1.6, 0.8, tone::WHITE);
    }
}

pub(super) fn projector(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.poly(&[(28.0, 30.0), (-14.0, 2.0), (-14.0, 58.0)], Ink::Across(hex(0xff_f0c0).a(0.0), hex(0xff_f0c0).a(0.5)));
    p.rr(14.0, 52.0, 10.0, 6.0, 2.0, tone::GRAPHITE);
    p.rr(76.0, 52.0, 10.0, 6.0, 2.0, tone::GRAPHITE);
    p.rr(4.0, 8.0, 92.0, 46.0, 9.0, Ink::Down(l.main));
    p.rr(4.0, 44.0, 92.0, 10.0, 6.0, l.main.dim(0.14).a(0.6));
    p.el(30.0, 31.0, 17.0, 17.0, Ink::Ball(l.second));
    p.el(30.0, 31.0, 12.6, 12.6, tone::BLACK);
    p.el(30.0, 31.0, 9.6, 9.6, Ink::Ball(hex(0x6a_8fb0)));
    p.el(26.4, 27.0, 3.0, 2.4, tone::WHITE.a(0.8));
    for i in 0..8_u8 {
        p.rr(58.0 + f32::from(i) * 4.0, 20.0, 1.8, 20.0, 0.9, l.main.dim(0.45));
    }
    p.el(62.0, 12.0, 6.0, 1.6, l.main.dim(0.3));
    p.el(78.0, 12.0, 3.0, 1.2, tone::RUST);
}

pub(super) fn remote(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.rr(2.0, 8.0, 17.0, 54.0, 4.0, Ink::Down(l.main.lit(0.08)));
    p.rr(6.0, 1.0, 9.0, 8.0, 1.0, Ink::Metal(tone::STEEL));
    p.rr(25.0, 2.0, 31.0, 96.0, 13.0, Ink::Round(l.main));
    p.el(40.5, 28.0, 11.4, 11.4, Ink::Ball(l.main.lit(0.14)));
    p.el(40.5, 28.0, 5.2, 5.2, Ink::Ball(l.second));
    p.el(40.5, 10.0, 2.6, 2.6, l.second);
    for (i, y) in [48.0, 58.0, 68.0].into_iter().enumerate() {
        for x in [33.5, 47.5] {
            p.el(x, y, 4.0, 4.0, if i == 2 && x > 40.0 { l.main.lit(0.5) } else { l.main.lit(0.22) });
        }
    }
    p.rr(36.0, 78.0, 9.0, 12.0, 4.0, l.main.lit(0.22));
}

pub(super) fn webcam(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 1 {
        p.rr(19.0, 2.0, 40.0, 84.0, 14.0, Ink::Round(l.main));
        p.el(39.0, 25.0, 15.0, 15.0, Ink::Ball(l.second));
        p.el(39.0, 25.0, 10.0, 10.0, tone::BLACK);
        p.el(39.0, 25.0, 7.0, 7.0, Ink::Ball(hex(0x4a_5f7a)));
        p.el(35.6, 21.8, 2.2, 1.8, tone::WHITE.a(0.8));
        p.ring(39.0, 64.0, 11.0, 11.0, 2.4, Ink::Metal(tone::STEEL));
        p.el(39.0, 64.0, 8.6, 8.6, Ink::Ball(l.main.lit(0.1)));
        return;
    }
    p.rr(33.0, 50.0, 12.0, 24.0, 2.0, Ink::Round(l.main.dim(0.1)));
    p.rr(14.0, 72.0, 50.0, 14.0, 6.0, Ink::Roll(l.main));
    p.rr(1.0, 8.0, 76.0, 46.0, 20.0, Ink::Down(l.main));
    p.rr(6.0, 13.0, 66.0, 36.0, 16.0, l.main.dim(0.3));
    p.el(39.0, 31.0, 15.0, 15.0, Ink::Ball(tone::BLACK));
    p.el(39.0, 31.0, 10.0, 10.0, Ink::Ball(l.second.dim(0.25)));
    p.el(34.6, 26.6, 3.0, 2.4, tone::WHITE.a(0.85));
    p.el(63.0, 31.0, 1.8, 1.8, tone::MINT);
    for x in [12.0, 16.0] {
        p.el(x, 31.0, 1.1, 1.1, l.main.lit(0.4));
    }
}

pub(super) fn bulb(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let glow = if l.style == 1 { hex(0xff_c45a) } else { l.main.lit(0.25) };
    p.el(31.0, 34.0, 31.0, 34.0, glow.a(0.14));
    let glass = svg("M19 74 C19 62 4 52 4 32 C4 14 16 3 31 3 C46 3 58 14 58 32 C58 52 43 62 43 74 Z");
    if l.style == 1 {
        p.fill(glass, Ink::Glass(glow));
        p.curve(&[(24.0, 72.0), (22.0, 44.0), (19.0, 26.0)], 0.9, tone::STEEL);
        p.curve(&[(38.0, 72.0), (40.0, 44.0), (43.0, 26.0)], 0.9, tone::STEEL);
        for w in [4.0_f32, 1.6] {
            p.curve(&[(19.0, 26.0), (23.0, 48.0), (27.0, 22.0), (31.0, 48.0), (35.0, 22.0), (39.0, 48.0), (43.0, 26.0)], w, if w > 2.0 { hex(0xff_b03a).a(0.35) } else { hex(0xff_dc8a) });
        }
    } else {
        p.fill(glass, Ink::Ball(tone::WHITE.mix(l.main, 0.45)));
        p.d("M4 40 C6 56 19 64 19 74 L43 74 C43 64 56 56 58 40 C50 50 12 50 4 40 Z", tone::WHITE.dim(0.04));
        p.el(20.0, 20.0, 7.0, 9.0, tone::WHITE.a(0.55));
    }
    p.rr(18.0, 73.0, 26.0, 22.0, 2.0, Ink::Metal(l.second));
    for i in 0..4_u8 {
        p.line(&[(17.4, 77.0 + f32::from(i) * 4.8), (44.6, 78.8 + f32::from(i) * 4.8)], 1.2, l.second.dim(0.45).a(0.7));
    }
    p.rr(24.0, 94.0, 14.0, 5.4, 2.6, tone::GRAPHITE);
}

pub(super) fn router(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 1 {
        for k in [46.0, 37.0] {
            p.ring(50.0, 40.0, k, k * 0.74, 1.6, l.second.a(0.4));
        }
        p.rr(22.0, 18.0, 56.0, 58.0, 14.0, Ink::Down(l.main));
        p.el(50.0, 20.0, 24.0, 5.0, l.main.lit(0.2));
        p.ring(50.0, 48.0, 12.0, 12.0, 3.0, l.second);
        p.el(50.0, 48.0, 4.0, 4.0, l.second.lit(0.4));
        return;
    }
    for (x, y, k, t) in [(70.0, 34.0, 0.84, l.main.dim(0.06)), (32.0, 40.0, 1.0, l.main)] {
        p.turned(x, y, 0.0, k, |p| {
            p.d("M-29 36 C-31 -4 -20 -36 0 -36 C20 -36 31 -4 29 36 C20 41 -20 41 -29 36 Z", Ink::Round(t));
            p.d("M-29 36 C-30 12 -24 10 0 10 C24 10 30 12 29 36 C20 41 -20 41 -29 36 Z", Ink::Round(l.second.a(0.9)));
            p.el(0.0, -14.0, 3.0, 3.0, hex(0x8a_e0b0));
            p.el(0.0, -14.0, 6.0, 6.0, hex(0x8a_e0b0).a(0.25));
            for row in 0..4_u8 {
                for i in 0..11_u8 {
                    p.el(-22.0 + f32::from(i) * 4.4, 17.0 + f32::from(row) * 5.0, 0.9, 0.9, l.second.dim(0.5));
                }
            }
        });
    }
}

pub(super) fn puck(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 1 {
        p.el(44.0, 46.0, 40.0, 37.0, Ink::Ball(l.main.dim(0.1)));
        p.el(44.0, 42.0, 40.0, 38.0, Ink::Ball(l.main));
        p.el(44.0, 40.0, 19.0, 18.0, Ink::Ball(l.main.lit(0.4)));
        for i in 0..9_u8 {
            let (s, c) = (f32::from(i) * 40.0_f32).to_radians().sin_cos();
            p.line(&[(44.0 + s * 5.0, 40.0 - c * 5.0), (44.0 + s * 17.0, 40.0 - c * 16.0)], 0.5, l.second.a(0.7));
        }
        p.el(44.0, 70.0, 1.8, 1.4, tone::RUST);
        return;
    }
    let body = svg("M4 34 C4 4 84 4 84 34 L84 60 C84 88 4 88 4 60 Z");
    p.fill(body.clone(), Ink::Round(l.main));
    p.inside(body, |p| {
        for y in 0..17_u8 {
            for x in 0..19_u8 {
                let (fx, fy) = (f32::from(x) * 5.0 + f32::from(y % 2) * 2.5, 22.0 + f32::from(y) * 3.8);
                p.line(&[(fx - 1.3, fy - 1.0), (fx, fy + 1.0), (fx + 1.3, fy - 1.0)], 0.9, l.main.dim(0.3).a(0.6));
            }
        }
    });
    p.el(44.0, 25.0, 36.0, 12.0, l.main.lit(0.25));
    p.ring(44.0, 25.0, 33.0, 10.4, 2.0, l.second.lit(0.3));
    p.el(44.0, 25.0, 29.0, 8.6, Ink::Fall(l.main.dim(0.2), l.main.lit(0.05)));
    for x in [30.0, 44.0, 58.0] {
        p.el(x, 25.0, 2.0, 1.0, tone::WHITE.a(0.85));
    }
}

pub(super) fn thermostat(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.el(46.0, 46.0, 45.0, 45.0, Ink::Metal(tone::STEEL.lit(0.3)));
    p.el(46.0, 46.0, 40.0, 40.0, Ink::Ball(l.main));
    p.el(46.0, 46.0, 33.0, 33.0, tone::GRAPHITE);
    for i in 0..30_u8 {
        let a = (-140.0 + f32::from(i) * 9.6_f32).to_radians();
        let (s, c) = a.sin_cos();
        let t = if i < 18 { l.second.lit(0.1) } else { tone::STEEL.dim(0.3) };
        p.line(&[(46.0 + s * 26.0, 46.0 - c * 26.0), (46.0 + s * 30.0, 46.0 - c * 30.0)], 1.5, t);
    }
    p.el(46.0, 46.0, 19.0, 19.0, l.second);
    p.turned(46.0, 46.0, 0.0, 1.0, |p| {
        for (x, a) in [(-9.0, true), (3.0, false)] {
            p.ds(&if a { format!("M{x} -8 L{} -8 L{} 0 L{x} 0 L{x} 8 L{} 8", x + 6.0, x + 6.0, x + 6.0) } else { format!("M{x} -8 L{} -8 L{} 8 L{x} 8 Z", x + 6.0, x + 6.0) }, 1.9, tone::CREAM);
        }
    });
}

pub(super) fn robot_vacuum(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.curve(&[(88.0, 20.0), (98.0, 12.0), (99.0, 4.0)], 1.6, tone::STEEL.dim(0.2));
    p.curve(&[(88.0, 20.0), (96.0, 24.0), (99.0, 30.0)], 1.6, tone::STEEL.dim(0.2));
    p.el(50.0, 52.0, 47.0, 47.0, Ink::Ball(l.main));
    p.ring(50.0, 52.0, 40.0, 40.0, 1.0, l.main.lit(0.4).a(0.5));
    p.d("M12 28 C30 4 70 4 88 28 C70 16 30 16 12 28 Z", l.main.lit(0.12));
    p.el(50.0, 42.0, 15.0, 15.0, Ink::Ball(l.main.lit(0.14)));
    p.el(50.0, 42.0, 9.0, 9.0, Ink::Ball(tone::BLACK));
    p.rr(36.0, 70.0, 28.0, 8.0, 4.0, l.main.lit(0.12));
    p.el(44.0, 74.0, 2.2, 2.2, l.second.lit(0.3));
    p.el(56.0, 74.0, 2.2, 2.2, tone::WHITE.a(0.7));
    p.ds("M22 64 C28 84 72 84 78 64", 1.6, l.second);
}

fn key(p: &mut Pen<'_>, x: f32, y: f32, w: f32, h: f32, t: Tone) {
    p.rr(x, y + 0.6, w, h, 1.3, t.dim(0.38));
    p.rr(x, y, w, h - 0.4, 1.3, Ink::Fall(t, t.dim(0.14)));
    p.rr(x + w * 0.12, y + h * 0.06, w * 0.76, h * 0.7, 1.0, Ink::Fall(t.lit(0.2), t.lit(0.05)));
}

pub(super) fn keyboard(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let walnut = l.main == tone::WALNUT;
    let (case, caps) = if walnut { (l.main, l.second) } else { (l.main.dim(0.3), l.main.lit(0.12)) };
    let board = |p: &mut Pen<'_>, x: f32, y: f32, cols: u8, rows: u8, r: &mut Rng| {
        let w = f32::from(cols) * 5.7 + 3.4;
        let h = f32::from(rows) * 5.9 + 3.2;
        p.rr(x, y, w, h, 2.4, Ink::Down(case));
        p.rr(x + 1.2, y + 1.2, w - 2.4, h - 2.4, 1.6, case.dim(0.5));
        for row in 0..rows {
            let mut col = 0_u8;
            while col < cols {
                let (fx, fy) = (x + 1.8 + f32::from(col) * 5.7, y + 1.6 + f32::from(row) * 5.9);
                let span = if row + 1 == rows && cols > 9 && col == 3 { 6 } else if (col == 0 || col + 2 == cols) && row > 0 && row + 1 < rows && cols > 9 { 2 } else { 1 };
                let span = span.min(cols - col);
                let accent = (row == 0 && col == 0) || (col + span == cols && row == 2) || (row + 1 == rows && span == 6 && l.style != 3);
                let side = col == 0 || col + span >= cols - 1;
                let t = if accent { l.second } else if side { caps.mix(if walnut { tone::CLAY } else { l.main.dim(0.12) }, 0.55) } else { caps };
                let t = if walnut && accent { tone::RUST } else { t };
                key(p, fx, fy, 5.7 * f32::from(span) - 0.6, 5.5, if r.chance(0.02) { t.lit(0.1) } else { t });
                col += span;
            }
        }
    };
    match l.style {
        1 => {
            p.turned(2.0, 6.0, 7.0, 1.0, |p| board(p, 0.0, 0.0, 7, 5, r));
            p.turned(57.0, 11.0, -7.0, 1.0, |p| board(p, 0.0, 0.0, 7, 5, r));
            p.curve(&[(42.0, 9.0), (50.0, 4.0), (58.0, 9.0)], 1.2, tone::GRAPHITE);
        }
        2 => board(p, 3.0, 4.0, 16, 5, r),
        _ => {
            board(p, 0.8, 2.0, 17, 6, r);
            if l.style == 0 {
                p.el(94.6, 6.6, 3.4, 3.4, Ink::Metal(tone::BRASS));
            }
        }
    }
}

pub(super) fn wrist_rest(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let path = round_rect(1.0, 3.0, 98.0, 20.0, 5.0);
    p.fill(path.clone(), Ink::Roll(l.main));
    p.inside(path, |p| {
        for i in 0..8_u8 {
            let y = 5.0 + f32::from(i) * 2.4;
            p.curve(&[(0.0, y), (30.0, y + 1.4), (62.0, y - 1.0), (100.0, y + 0.6)], 0.5, l.second.a(0.4));
        }
    });
}

pub(super) fn keycaps(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    if l.style == 1 {
        p.rr(14.0, 4.0, 68.0, 68.0, 6.0, Ink::Down(l.main));
        for row in 0..3_u8 {
            for col in 0..3_u8 {
                let t = [l.second, tone::CREAM, tone::ROSE, tone::MUSTARD][usize::from((row * 3 + col * 2) % 4)];
                p.turned(20.0 + f32::from(col) * 19.6, 10.0 + f32::from(row) * 19.6, 0.0, 3.0, |p| key(p, 0.0, 0.0, 5.8, 5.8, t));
            }
        }
        return;
    }
    let tones = [l.main, l.second, tone::CREAM, tone::MINT, tone::LILAC, tone::TERRACOTTA];
    for row in 0..4_u8 {
        for col in 0..6_u8 {
            let t = tones[usize::from(col * 2 + row) % tones.len()];
            let (x, y) = (2.0 + f32::from(col) * 16.4, 2.0 + f32::from(row) * 18.0);
            p.turned(x + 7.0 + r.range(-0.6, 0.6), y + 7.0, r.range(-9.0, 9.0), 2.4, |p| key(p, -2.9, -2.9, 5.8, 5.8, t));
        }
    }
}

pub(super) fn controller(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    match l.style {
        2 => {
            p.rr(2.0, 14.0, 96.0, 44.0, 20.0, Ink::Down(m));
            p.rr(14.0, 30.0, 24.0, 8.0, 1.5, tone::GRAPHITE);
            p.rr(22.0, 22.0, 8.0, 24.0, 1.5, tone::GRAPHITE);
            for (x, y, t) in [(70.0, 28.0, l.second), (82.0, 36.0, tone::ROSE), (70.0, 44.0, l.second), (58.0, 36.0, tone::ROSE)] {
                p.el(x, y, 5.2, 5.2, Ink::Ball(t));
            }
            p.rr(41.0, 42.0, 7.0, 3.0, 1.5, tone::GRAPHITE);
            p.rr(50.0, 42.0, 7.0, 3.0, 1.5, tone::GRAPHITE);
        }
        3 => {
            p.rr(2.0, 14.0, 96.0, 54.0, 6.0, Ink::Down(m));
            p.rr(6.0, 18.0, 88.0, 40.0, 4.0, m.dim(0.25));
            p.el(28.0, 40.0, 9.0, 9.0, tone::BLACK);
            p.line(&[(28.0, 40.0), (24.0, 18.0)], 3.4, Ink::Metal(tone::STEEL));
            p.el(23.4, 14.0, 9.4, 9.4, Ink::Ball(l.second));
            for (i, (x, y)) in [(52.0, 34.0), (64.0, 29.0), (76.0, 29.0), (52.0, 48.0), (64.0, 43.0), (76.0, 43.0)].into_iter().enumerate() {
                p.el(x, y, 5.6, 5.6, tone::BLACK);
                p.el(x, y - 0.8, 4.8, 4.8, Ink::Ball([l.second, tone::MUSTARD, tone::TEAL][i % 3]));
            }
        }
        _ => {
            p.d("M24 12 C32 8 40 14 50 14 C60 14 68 8 76 12 C90 16 98 46 98 60 C98 70 88 74 82 66 C76 58 72 52 64 52 L36 52 C28 52 24 58 18 66 C12 74 2 70 2 60 C2 46 10 16 24 12 Z", Ink::Down(m));
            p.d("M24 12 C32 8 40 14 50 14 C60 14 68 8 76 12 C72 18 60 19 50 19 C40 19 28 18 24 12 Z", m.lit(0.25).a(0.7));
            for (x, y) in [(36.0, 42.0), (64.0, 42.0)] {
                p.el(x, y, 9.0, 9.0, m.dim(0.35));
                p.el(x, y, 6.8, 6.8, Ink::Ball(l.second));
                p.ring(x, y, 4.4, 4.4, 0.8, l.second.lit(0.4));
            }
            p.rr(17.0, 27.4, 16.0, 5.2, 1.2, Ink::Down(l.second));
            p.rr(22.4, 22.0, 5.2, 16.0, 1.2, Ink::Down(l.second));
            for (x, y, t) in [(75.0, 22.4, tone::MUSTARD), (82.0, 29.6, tone::ROSE), (75.0, 36.8, tone::TEAL), (68.0, 29.6, tone::SKY)] {
                p.el(x, y, 3.6, 3.6, Ink::Ball(t));
            }
            p.rr(45.0, 24.0, 10.0, 6.0, 3.0, m.dim(0.3));
        }
    }
}

pub(super) fn console(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 0 {
        p.rr(0.5, 6.0, 99.0, 45.0, 14.0, Ink::Down(l.main));
        p.rr(20.0, 8.0, 60.0, 41.0, 2.0, tone::BLACK);
        wallpaper(p, 22.0, 10.0, 56.0, 37.0, tone::PLUM, tone::TEAL);
        p.rr(40.0, 34.0, 20.0, 3.0, 1.5, tone::CREAM);
        p.el(10.5, 20.0, 5.4, 5.4, Ink::Ball(l.second));
        p.el(89.5, 34.0, 5.4, 5.4, Ink::Ball(l.second));
        for (x, y) in [(89.5, 15.0), (93.0, 19.0), (89.5, 23.0), (86.0, 19.0)] {
            p.el(x, y, 1.9, 1.9, tone::GRAPHITE);
        }
        p.rr(6.4, 33.0, 8.4, 2.8, 0.8, tone::GRAPHITE);
        p.rr(9.2, 30.2, 2.8, 8.4, 0.8, tone::GRAPHITE);
        return;
    }
    p.d("M30 2 L46 0 L46 55 L28 55 C26 36 26 18 30 2 Z", Ink::Across(l.main.lit(0.2), l.main));
    p.d("M70 2 L54 0 L54 55 L72 55 C74 36 74 18 70 2 Z", Ink::Across(l.main, l.main.dim(0.2)));
    p.rr(45.0, 3.0, 10.0, 52.0, 1.0, Ink::Round(l.second));
    p.line(&[(44.6, 6.0), (44.6, 52.0)], 0.9, hex(0x7a_c0ff));
    p.rr(20.0, 53.0, 60.0, 3.0, 1.5, l.second);
}
