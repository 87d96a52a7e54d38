//! Training, camping, the night sky.

use super::super::pen::{Ink, Pen, ellipse, svg};
use super::super::tone::{self, hex};
use super::Look;
use crate::rng::Rng;

pub(super) fn dumbbell(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (x, y, turn) in [(54.0, 18.0, -8.0), (46.0, 38.0, 6.0)] {
        p.turned(x, y, turn, 0.9, |p| {
            p.rr(-24.0, -4.0, 48.0, 8.0, 3.0, Ink::Roll(tone::STEEL));
            for i in 0..9_u8 {
                p.line(&[(-14.0 + f32::from(i) * 3.4, -3.0), (-12.0 + f32::from(i) * 3.4, 3.0)], 0.6, tone::STEEL.dim(0.5).a(0.6));
            }
            for side in [-1.0_f32, 1.0] {
                let c = side * 34.0;
                if l.style == 1 {
                    p.rr(c - 12.0, -15.0, 24.0, 30.0, 9.0, Ink::Roll(l.main));
                    p.rr(c - 3.0, -15.0, 6.0, 30.0, 0.0, l.second.a(0.4));
                } else {
                    p.poly(&[(c - 12.0, -9.0), (c - 6.0, -16.0), (c + 6.0, -16.0), (c + 12.0, -9.0), (c + 12.0, 9.0), (c + 6.0, 16.0), (c - 6.0, 16.0), (c - 12.0, 9.0)], Ink::Roll(l.main.lit(0.06)));
                    p.poly(&[(c - 7.0, -9.0), (c + 7.0, -9.0), (c + 7.0, 9.0), (c - 7.0, 9.0)], l.main.lit(0.16));
                    p.rr(c - 4.0, -2.0, 8.0, 4.0, 1.0, l.second.a(0.7));
                }
            }
        });
    }
}

pub(super) fn kettlebell(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.ds("M20 46 C10 20 20 6 38 6 C56 6 66 20 56 46", 9.0, Ink::Metal(l.main.lit(0.08)));
    p.d("M6 66 C6 46 20 36 38 36 C56 36 70 46 70 66 C70 82 62 94 54 98 L22 98 C14 94 6 82 6 66 Z", Ink::Ball(l.main));
    p.el(38.0, 66.0, 15.0, 15.0, l.second.a(0.9));
    p.rr(30.0, 61.0, 16.0, 3.4, 1.7, l.main.dim(0.3));
    p.rr(33.0, 68.0, 10.0, 2.6, 1.3, l.main.dim(0.3));
    p.rr(21.0, 95.0, 34.0, 4.4, 2.0, if l.second == tone::GRAPHITE { l.second } else { l.main.dim(0.4) });
}

pub(super) fn bands(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (x, y, k, t) in [(62.0, 26.0, 24.0, l.second), (36.0, 36.0, 27.0, l.main), (66.0, 50.0, 20.0, tone::SAND)] {
        p.ring(x, y, k * 1.25, k * 0.7, 10.0, Ink::Down(t));
        p.ring(x, y - 1.6, k * 1.25, k * 0.7, 1.0, t.lit(0.45).a(0.7));
        p.ring(x, y + 2.0, k * 1.25, k * 0.7, 1.0, t.dim(0.35).a(0.5));
        p.rr(x - 7.0, y + k * 0.7 - 4.6, 14.0, 9.2, 1.0, tone::CREAM.a(0.9));
    }
}

pub(super) fn bottle(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 1 {
        p.rr(12.0, 1.0, 12.0, 9.0, 3.0, Ink::Round(l.second));
    } else {
        p.ds("M10 12 C8 -3 28 -3 26 12", 3.4, Ink::Round(l.main.dim(0.3)));
    }
    p.rr(7.0, 8.0, 22.0, 13.0, 3.0, Ink::Round(if l.style == 1 { l.second.dim(0.12) } else { l.main.dim(0.25) }));
    p.d("M8 21 L28 21 C29 27 35 28 35 36 L35 92 C35 97 32 99 18 99 C4 99 1 97 1 92 L1 36 C1 28 7 27 8 21 Z", Ink::Round(l.main));
    p.rr(1.0, 90.0, 34.0, 9.0, 4.0, if l.style == 1 { Ink::Round(l.second) } else { Ink::Metal(l.second) });
    if l.style == 1 {
        for i in 0..8_u8 {
            p.rr(2.0, 46.0 + f32::from(i) * 4.4, 32.0, 2.0, 1.0, l.main.dim(0.16).a(0.7));
        }
    } else {
        p.d("M18 50 C24 58 26 62 24 67 C22 71 14 71 12 67 C10 62 12 58 18 50 Z", l.main.lit(0.55).a(0.9));
    }
    p.rr(4.4, 38.0, 3.0, 48.0, 1.5, tone::WHITE.a(0.35));
}

pub(super) fn foam_roller(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    p.rr(8.0, 3.0, 90.0, 42.0, 16.0, Ink::Roll(l.main));
    for _ in 0..150 {
        p.el(r.range(22.0, 96.0), r.range(6.0, 43.0), r.range(0.4, 1.2), r.range(0.3, 0.8), l.second.a(0.45));
    }
    p.el(13.0, 24.0, 12.0, 21.0, Ink::Down(l.main.lit(0.18)));
    p.el(13.0, 24.0, 7.4, 13.0, l.second.dim(0.4));
    p.el(14.6, 25.0, 5.4, 10.6, l.second.dim(0.1));
}

pub(super) fn yoga_mat(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.poly(&[(20.0, 30.0), (96.0, 30.0), (99.0, 50.0), (22.0, 50.0)], Ink::Fall(l.main.dim(0.1), l.main.lit(0.1)));
    p.rr(14.0, 4.0, 82.0, 40.0, 18.0, Ink::Roll(l.main));
    p.el(18.0, 24.0, 17.0, 20.0, l.main.dim(0.1));
    for k in 0..6_u8 {
        let s = 1.0 - f32::from(k) * 0.16;
        p.ring(18.0, 24.0, 15.6 * s, 18.4 * s, 1.5, if k % 2 == 0 { l.second.mix(l.main, 0.35) } else { l.main.dim(0.25) });
    }
    for x in [42.0, 78.0] {
        p.rr(x, 3.4, 5.0, 41.4, 1.0, Ink::Roll(l.second));
    }
    p.curve(&[(44.0, 6.0), (60.0, -2.0), (80.0, 6.0)], 2.4, l.second.dim(0.15));
}

pub(super) fn yoga_block(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    if l.style == 1 {
        p.d("M6 42 C2 26 10 14 26 12 C44 9 60 9 78 12 C92 14 98 26 94 42 C92 54 8 54 6 42 Z", Ink::Roll(l.main));
        p.d("M6 42 C3 30 8 18 16 14 C22 24 22 42 16 50 C10 48 7 46 6 42 Z", Ink::Down(l.main.dim(0.14)));
        p.curve(&[(20.0, 14.0), (56.0, 11.0), (86.0, 16.0)], 0.9, l.second.a(0.7));
        p.curve(&[(40.0, 10.0), (50.0, 2.0), (62.0, 10.0)], 2.6, l.main.dim(0.2));
        return;
    }
    for (x, y, turn) in [(56.0, 22.0, -4.0), (46.0, 44.0, 2.0)] {
        p.turned(x, y, turn, 1.0, |p| {
            p.rr(-40.0, -14.0, 80.0, 30.0, 5.0, Ink::Down(l.main));
            for _ in 0..110 {
                let t = if r.chance(0.5) { l.second } else { l.main.lit(0.5) };
                p.el(r.range(-38.0, 38.0), r.range(-12.0, 14.0), r.range(0.4, 1.6), r.range(0.3, 0.9), t.a(0.45));
            }
            p.line(&[(-36.0, -12.6), (36.0, -12.6)], 1.0, tone::WHITE.a(0.3));
        });
    }
}

pub(super) fn ball(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let body = ellipse(50.0, 50.0, 48.5, 48.5);
    p.fill(body.clone(), l.main);
    p.inside(body.clone(), |p| match l.style {
        1 => {
            for d in ["M50 0 L50 100", "M0 50 L100 50", "M16 12 C40 34 40 66 16 88", "M84 12 C60 34 60 66 84 88"] {
                p.ds(d, 2.2, l.second);
            }
        }
        2 => {
            p.ds("M4 24 C34 30 36 74 12 86", 2.6, l.second);
            p.ds("M94 24 C66 30 64 74 88 86", 2.6, l.second);
        }
        4 => {
            for k in [12.0, 26.0, 40.0] {
                p.ring(42.0, 40.0, k, k, 0.8, l.second.dim(0.25).a(0.4));
            }
        }
        _ => {
            let star = |p: &mut Pen<'_>, x: f32, y: f32, k: f32, spin: f32| {
                let points: Vec<(f32, f32)> = (0..5_u8)
                    .map(|i| {
                        let (s, c) = (f32::from(i) * 72.0 + spin).to_radians().sin_cos();
                        (x + s * k, y - c * k)
                    })
                    .collect();
                p.poly(&points, l.second);
                for (px, py) in points {
                    p.line(&[(px, py), (x + (px - x) * 2.4, y + (py - y) * 2.4)], 1.0, l.second.dim(0.3).a(0.6));
                }
            };
            star(p, 46.0, 46.0, 15.0, 6.0);
            for i in 0..5_u8 {
                let (s, c) = (f32::from(i) * 72.0 + 42.0_f32).to_radians().sin_cos();
                star(p, 46.0 + s * 43.0, 46.0 - c * 43.0, 13.0, 6.0 + f32::from(i) * 24.0);
            }
        }
    });
    p.fill(body, Ink::Ball(tone::STONE.a(0.0)));
    let lit = ellipse(50.0, 50.0, 48.5, 48.5);
    p.inside(lit, |p| {
        p.el(36.0, 30.0, 34.0, 30.0, tone::WHITE.a(0.14));
        p.el(32.0, 26.0, 18.0, 15.0, tone::WHITE.a(0.18));
        p.ring(44.0, 42.0, 62.0, 62.0, 26.0, tone::BLACK.a(0.16));
        p.ring(42.0, 40.0, 66.0, 66.0, 18.0, tone::BLACK.a(0.16));
    });
}

pub(super) fn headlamp(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.ds("M22 36 C2 20 20 4 50 4 C80 4 98 20 78 36", 7.0, Ink::Down(l.second));
    p.ds("M22 36 C2 20 20 4 50 4 C80 4 98 20 78 36", 1.2, l.second.lit(0.5).a(0.7));
    p.d("M20 34 C24 28 32 30 34 32 L34 58 C28 58 20 50 20 34 Z", Ink::Round(l.second.dim(0.15)));
    p.d("M80 34 C76 28 68 30 66 32 L66 58 C72 58 80 50 80 34 Z", Ink::Round(l.second.dim(0.3)));
    p.rr(28.0, 26.0, 44.0, 40.0, 12.0, Ink::Down(l.main));
    p.el(50.0, 46.0, 15.0, 15.0, Ink::Metal(tone::STEEL));
    p.el(50.0, 46.0, 12.0, 12.0, hex(0xff_f4d0));
    p.el(50.0, 46.0, 5.0, 5.0, hex(0xff_e08a));
    p.el(34.0, 33.0, 2.0, 2.0, hex(0xf2_4a3a));
    p.rr(44.0, 24.0, 12.0, 4.0, 2.0, l.second);
}

pub(super) fn lantern(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.ds("M12 30 C12 -8 46 -8 46 30", 2.0, Ink::Metal(tone::STEEL));
    p.d("M16 24 L42 24 L38 12 C36 8 22 8 20 12 Z", Ink::Round(l.main));
    p.rr(11.0, 22.0, 36.0, 7.0, 3.0, Ink::Round(l.main.dim(0.08)));
    p.rr(12.0, 28.0, 34.0, 46.0, 5.0, Ink::Fall(hex(0xff_f2c8), hex(0xff_d78a)));
    p.el(29.0, 52.0, 10.0, 15.0, hex(0xff_fbe8));
    if l.style == 1 {
        p.rr(25.0, 52.0, 8.0, 22.0, 1.0, Ink::Round(l.second));
        super::home::flame(p, 29.0, 52.0, 0.7);
    }
    p.rr(12.0, 28.0, 34.0, 46.0, 5.0, Ink::Glass(tone::SKY.a(0.4)));
    for x in [12.0, 23.0, 34.0, 45.0] {
        p.line(&[(x, 29.0), (x, 74.0)], 1.2, l.main.dim(0.2));
    }
    p.rr(8.0, 72.0, 42.0, 26.0, 6.0, Ink::Round(l.main));
    p.rr(4.0, 93.0, 50.0, 6.4, 3.0, Ink::Round(l.main.dim(0.1)));
    p.el(29.0, 83.0, 4.4, 4.4, Ink::Ball(l.second));
}

pub(super) fn sleeping_bag(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let body = svg("M24 2 C38 2 46 10 46 24 L42 80 C40 94 34 99 24 99 C14 99 8 94 6 80 L2 24 C2 10 10 2 24 2 Z");
    p.fill(body.clone(), Ink::Round(l.main));
    p.inside(body, |p| {
        for i in 0..9_u8 {
            let y = 30.0 + f32::from(i) * 8.0;
            p.curve(&[(0.0, y), (24.0, y + 4.0), (48.0, y)], 1.2, l.main.dim(0.35).a(0.6));
            p.curve(&[(0.0, y + 1.6), (24.0, y + 5.6), (48.0, y + 1.6)], 0.8, l.main.lit(0.4).a(0.5));
        }
    });
    p.el(24.0, 19.0, 17.0, 14.0, l.second.dim(0.25));
    p.el(24.0, 20.4, 14.6, 11.6, Ink::Fall(l.second.dim(0.3), l.second));
    p.line(&[(38.0, 28.0), (36.0, 72.0)], 1.2, l.second);
    p.rr(35.4, 56.0, 3.0, 6.0, 1.0, tone::STEEL);
}

pub(super) fn camp_stove(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.rr(4.0, 1.0, 92.0, 32.0, 3.0, Ink::Down(l.main));
    p.rr(8.0, 5.0, 84.0, 24.0, 1.5, l.main.dim(0.3));
    p.rr(2.0, 33.0, 96.0, 23.0, 3.0, Ink::Down(l.main.lit(0.05)));
    p.poly(&[(4.0, 33.0), (96.0, 33.0), (98.0, 41.0), (2.0, 41.0)], Ink::Metal(l.second));
    for x in [28.0, 72.0] {
        p.el(x, 36.6, 13.0, 3.0, tone::GRAPHITE);
        for k in 0..5_u8 {
            super::home::flame(p, x - 9.0 + f32::from(k) * 4.5, 36.0, 0.3);
        }
        p.line(&[(x - 15.0, 33.0), (x + 15.0, 33.0)], 1.6, tone::GRAPHITE);
        p.el(x, 48.5, 4.4, 4.4, Ink::Ball(tone::GRAPHITE));
        p.line(&[(x, 48.5), (x + 2.0, 45.6)], 0.9, tone::CREAM);
    }
    p.rr(42.0, 46.0, 16.0, 5.0, 1.0, tone::CREAM.a(0.85));
    for x in [8.0, 84.0] {
        p.rr(x, 55.0, 8.0, 4.4, 1.5, tone::GRAPHITE);
    }
}

pub(super) fn cooler(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.ds("M12 34 C2 34 2 6 14 6 L86 6 C98 6 98 34 88 34", 3.4, Ink::Round(tone::STEEL));
    p.rr(6.0, 28.0, 88.0, 44.0, 6.0, Ink::Round(l.main));
    p.rr(6.0, 52.0, 88.0, 8.0, 0.0, l.second.a(0.9));
    p.rr(3.0, 14.0, 94.0, 17.0, 5.0, Ink::Roll(l.second));
    p.rr(42.0, 27.0, 16.0, 12.0, 2.0, Ink::Metal(tone::STEEL));
    for x in [10.0, 82.0] {
        p.rr(x, 70.0, 9.0, 4.4, 1.5, tone::GRAPHITE);
    }
    p.el(18.0, 65.0, 2.4, 2.4, tone::STEEL);
}

pub(super) fn camp_chair(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let wood = l.second;
    p.line(&[(14.0, 98.0), (70.0, 44.0)], 3.2, Ink::Round(wood.dim(0.25)));
    p.line(&[(76.0, 98.0), (20.0, 44.0)], 3.2, Ink::Round(wood.dim(0.15)));
    p.line(&[(16.0, 60.0), (14.0, 4.0)], 3.2, Ink::Round(wood));
    p.line(&[(74.0, 60.0), (76.0, 4.0)], 3.2, Ink::Round(wood));
    p.d("M14 4 C34 10 56 10 76 4 L74 48 C56 56 34 56 16 48 Z", Ink::Down(l.main));
    p.d("M14 8 C34 14 56 14 76 8 L76 12 C56 18 34 18 14 12 Z", l.main.lit(0.3).a(0.6));
    p.d("M16 48 C34 56 56 56 74 48 L80 62 C60 74 30 74 10 62 Z", Ink::Down(l.main.dim(0.12)));
    p.rr(4.0, 40.0, 16.0, 4.4, 2.0, Ink::Roll(wood.lit(0.1)));
    p.rr(70.0, 40.0, 16.0, 4.4, 2.0, Ink::Roll(wood.lit(0.1)));
    for (x, y) in [(10.0, 98.0), (80.0, 98.0)] {
        p.line(&[(x, y - 34.0), (x, y)], 3.2, Ink::Round(wood));
    }
}

pub(super) fn hammock(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for i in 0..9_u8 {
        let k = f32::from(i) / 8.0;
        p.line(&[(1.0, 4.0), (20.0 + k * 4.0, 16.0 + k * 18.0)], 0.5, tone::OAT.dim(0.1));
        p.line(&[(99.0, 4.0), (80.0 - k * 4.0, 16.0 + k * 18.0)], 0.5, tone::OAT.dim(0.1));
    }
    let body = svg("M19 15 C36 34 64 34 81 15 C86 30 80 50 50 54 C20 50 14 30 19 15 Z");
    p.fill(body.clone(), Ink::Down(l.main));
    p.inside(body, |p| {
        for i in 0..10_u8 {
            let y = 8.0 + f32::from(i) * 5.6;
            let t = [l.second, tone::CREAM, tone::ROSE][usize::from(i) % 3];
            p.curve(&[(14.0, y), (50.0, y + 19.0), (86.0, y)], 1.9, t);
        }
        p.d("M19 15 C36 34 64 34 81 15 C66 42 34 42 19 15 Z", tone::BLACK.a(0.12));
    });
    for i in 0..15_u8 {
        let x = 24.0 + f32::from(i) * 3.7;
        p.line(&[(x, 47.0 + (1.0 - ((x - 50.0) / 30.0).powi(2)) * 5.0), (x, 51.0 + (1.0 - ((x - 50.0) / 30.0).powi(2)) * 5.0)], 0.8, tone::CREAM);
    }
}

pub(super) fn solar_panel(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for i in 0..4_u8 {
        let x = 1.0 + f32::from(i) * 24.6;
        p.rr(x, 3.0, 24.0, 52.0, 2.0, Ink::Down(tone::GRAPHITE));
        for row in 0..4_u8 {
            for col in 0..2_u8 {
                let (fx, fy) = (x + 2.0 + f32::from(col) * 10.2, 5.4 + f32::from(row) * 12.0);
                p.rr(fx, fy, 9.4, 11.0, 0.8, Ink::Fall(l.main.lit(0.16), l.main));
                p.line(&[(fx + 3.1, fy), (fx + 3.1, fy + 11.0)], 0.3, l.second.a(0.7));
                p.line(&[(fx + 6.2, fy), (fx + 6.2, fy + 11.0)], 0.3, l.second.a(0.7));
            }
        }
        p.poly(&[(x, 40.0), (x + 24.0, 8.0), (x + 24.0, 20.0), (x, 52.0)], tone::WHITE.a(0.08));
    }
    p.curve(&[(96.0, 54.0), (84.0, 60.0), (62.0, 56.0)], 1.2, tone::BLACK);
}

pub(super) fn telescope(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    match l.style {
        1 => {
            p.rr(18.0, 92.0, 56.0, 7.0, 3.0, Ink::Roll(tone::GRAPHITE));
            p.d("M26 93 L30 56 L60 56 L64 93 Z", Ink::Down(l.second));
            p.turned(46.0, 52.0, -42.0, 1.0, |p| {
                p.rr(-38.0, -15.0, 84.0, 30.0, 3.0, Ink::Roll(l.main));
                p.rr(40.0, -16.5, 8.0, 33.0, 2.0, Ink::Roll(tone::GRAPHITE));
                p.rr(-42.0, -16.5, 8.0, 33.0, 2.0, Ink::Roll(tone::GRAPHITE));
                p.rr(20.0, -24.0, 7.0, 10.0, 1.0, Ink::Metal(tone::STEEL));
                p.rr(-2.0, -19.0, 16.0, 4.0, 2.0, tone::GRAPHITE);
            });
            p.el(46.0, 56.0, 8.0, 8.0, Ink::Ball(tone::STEEL));
        }
        _ => {
            for (x, lean) in [(48.0, -26.0), (48.0, 26.0), (48.0, 2.0)] {
                p.line(&[(x, 52.0), (x + lean, 98.0)], 3.0, Ink::Round(l.second.dim(if lean.abs() < 5.0 { 0.3 } else { 0.0 })));
            }
            p.line(&[(36.0, 76.0), (60.0, 76.0)], 1.6, Ink::Roll(tone::BRASS));
            p.rr(43.0, 44.0, 10.0, 12.0, 2.0, Ink::Metal(tone::GRAPHITE));
            p.turned(48.0, 40.0, -32.0, 1.0, |p| {
                p.rr(-22.0, -6.5, 60.0, 13.0, 2.0, Ink::Roll(l.main));
                p.rr(34.0, -8.6, 14.0, 17.2, 2.0, Ink::Roll(if l.style == 2 { l.main.dim(0.12) } else { tone::GRAPHITE }));
                p.rr(-38.0, -4.0, 18.0, 8.0, 1.5, Ink::Roll(tone::STEEL));
                p.rr(-46.0, -5.0, 9.0, 10.0, 2.0, Ink::Roll(tone::GRAPHITE));
                p.rr(-10.0, -12.0, 22.0, 4.0, 2.0, Ink::Roll(tone::GRAPHITE));
                for x in [-6.0, 26.0] {
                    p.rr(x, -7.0, 3.0, 14.0, 0.6, Ink::Roll(tone::BRASS));
                }
            });
        }
    }
}

pub(super) fn binoculars(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.curve(&[(14.0, 20.0), (6.0, 2.0), (50.0, -2.0), (94.0, 2.0), (86.0, 20.0)], 1.8, l.second.dim(0.2));
    p.rr(40.0, 26.0, 20.0, 26.0, 4.0, Ink::Round(l.second));
    p.el(50.0, 24.0, 7.0, 6.0, Ink::Ball(l.second.lit(0.15)));
    for flip in [false, true] {
        let tube = |p: &mut Pen<'_>| {
            p.rr(16.0, 6.0, 20.0, 14.0, 4.0, Ink::Round(tone::BLACK));
            p.d("M15 18 L38 18 C42 34 46 44 46 60 L46 74 C46 79 4 79 4 74 L4 60 C4 44 12 34 15 18 Z", Ink::Round(l.main));
            p.rr(3.0, 58.0, 44.0, 7.0, 2.0, Ink::Round(l.main.dim(0.2)));
            p.el(25.0, 75.0, 20.0, 4.6, tone::BLACK);
            p.el(25.0, 75.0, 16.0, 3.2, Ink::Fall(hex(0x4a_5f9a), hex(0x8a_b0c0)));
        };
        if flip { p.mirrored(50.0, tube) } else { tube(p) }
    }
}

pub(super) fn globe(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    p.rr(18.0, 92.0, 42.0, 7.0, 3.0, Ink::Round(l.second));
    p.d("M33 93 C35 86 37 84 37 80 L41 80 C41 84 43 86 45 93 Z", Ink::Round(l.second));
    let body = ellipse(39.0, 41.0, 34.0, 34.0);
    p.fill(body.clone(), Ink::Ball(l.main));
    p.inside(body.clone(), |p| {
        if l.style == 1 {
            for _ in 0..22 {
                let k = r.range(1.5, 8.0);
                let (x, y) = (r.range(8.0, 70.0), r.range(10.0, 74.0));
                p.el(x, y, k, k * 0.9, l.main.dim(0.2).a(0.4));
                p.el(x + 0.6, y + 0.6, k * 0.8, k * 0.72, l.main.lit(0.2).a(0.5));
            }
        } else {
            for k in [10.0, 22.0, 34.0] {
                p.ring(39.0, 41.0, k, 34.0, 0.4, l.second.a(0.5));
            }
            for _ in 0..60 {
                let k = r.range(0.3, 1.0);
                p.el(r.range(6.0, 72.0), r.range(8.0, 74.0), k, k, tone::CREAM);
            }
            let mut at = (20.0, 30.0);
            for _ in 0..9 {
                let next = (at.0 + r.range(0.0, 9.0), at.1 + r.range(-10.0, 12.0));
                p.line(&[at, next], 0.5, tone::CREAM.a(0.7));
                at = next;
            }
        }
    });
    p.fill(body, Ink::Across(tone::WHITE.a(0.12), tone::BLACK.a(0.28)));
    p.ds("M48 5 C78 12 82 62 46 80", 2.4, Ink::Metal(tone::BRASS));
}
