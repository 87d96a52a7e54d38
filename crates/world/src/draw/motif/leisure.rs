//! Toys and games.

use super::super::pen::{Ink, Pen, svg};
use super::super::tone::{self, hex};
use super::super::Tone;
use super::Look;
use crate::rng::Rng;

pub(super) fn blocks(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 1 {
        for (i, t) in [l.main, tone::OCHRE, tone::SAGE, l.second, tone::NAVY.lit(0.2), tone::BLUSH].into_iter().enumerate() {
            let k = 47.0 - i as f32 * 7.6;
            p.d(&format!("M{} 83 C{} {} {} {} {} 83 Z", 50.0 - k, 50.0 - k, 83.0 - k * 2.2, 50.0 + k, 83.0 - k * 2.2, 50.0 + k), Ink::Across(t.lit(0.12), t.dim(0.14)));
        }
        p.d("M45 83 C45 72 55 72 55 83 Z", tone::BLACK.a(0.35));
        return;
    }
    let tones = [l.main, l.second, tone::OAK, tone::MUSTARD, tone::SAGE, tone::CREAM];
    let block = |p: &mut Pen<'_>, x: f32, y: f32, w: f32, h: f32, t: Tone| {
        p.poly(&[(x, y), (x + 3.6, y - 3.0), (x + w + 3.6, y - 3.0), (x + w, y)], t.lit(0.3));
        p.poly(&[(x + w, y), (x + w + 3.6, y - 3.0), (x + w + 3.6, y + h - 3.0), (x + w, y + h)], t.dim(0.3));
        p.rr(x, y, w, h, 0.8, Ink::Down(t));
    };
    block(p, 8.0, 63.0, 20.0, 20.0, tones[0]);
    block(p, 66.0, 63.0, 20.0, 20.0, tones[1]);
    block(p, 33.0, 63.0, 28.0, 20.0, tones[2]);
    p.d("M40 83 C40 70 54 70 54 83 Z", tones[2].dim(0.55));
    block(p, 6.0, 50.0, 82.0, 12.0, tones[3]);
    block(p, 18.0, 30.0, 18.0, 19.0, tones[4]);
    block(p, 56.0, 30.0, 18.0, 19.0, tones[5]);
    p.poly(&[(12.0, 29.0), (27.0, 11.0), (42.0, 29.0)], Ink::Down(tones[1]));
    p.poly(&[(27.0, 11.0), (30.6, 8.4), (45.6, 26.4), (42.0, 29.0)], tones[1].dim(0.3));
    p.el(66.0, 20.0, 9.6, 9.6, Ink::Ball(tones[0]));
}

pub(super) fn teddy(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let (m, s) = (l.main, l.second);
    for flip in [false, true] {
        let limbs = |p: &mut Pen<'_>| {
            p.turned(18.0, 64.0, 26.0, 1.0, |p| p.el(0.0, 0.0, 8.4, 16.0, Ink::Ball(m.dim(0.05))));
            p.turned(22.0, 88.0, 34.0, 1.0, |p| p.el(0.0, 0.0, 11.0, 14.0, Ink::Ball(m.dim(0.03))));
            p.el(17.0, 91.0, 6.4, 6.8, s);
            match l.style {
                1 => {
                    p.turned(30.0, 14.0, -10.0, 1.0, |p| {
                        p.el(0.0, 0.0, 6.4, 18.0, Ink::Ball(m));
                        p.el(0.0, 1.0, 3.4, 13.0, s);
                    });
                }
                2 => {
                    p.el(14.0, 30.0, 13.0, 17.0, Ink::Ball(m.dim(0.06)));
                    p.el(14.0, 31.0, 8.6, 12.0, s.mix(m, 0.3));
                }
                _ => {
                    p.el(21.0, 13.0, 9.6, 9.6, Ink::Ball(m));
                    p.el(21.0, 13.6, 5.6, 5.6, s);
                }
            }
        };
        if flip { p.mirrored(42.0, limbs) } else { limbs(p) }
    }
    p.el(42.0, 72.0, 22.0, 25.0, Ink::Ball(m));
    p.el(42.0, 75.0, 13.0, 16.0, s.a(0.85));
    p.el(42.0, 32.0, 25.0, 23.0, Ink::Ball(m.lit(0.04)));
    if l.style == 2 {
        p.ds("M42 36 C42 52 50 58 46 68 C44 74 38 72 38 68", 9.0, Ink::Round(m.dim(0.02)));
        for x in [32.0, 52.0] {
            p.curve(&[(x - 4.0, 29.0), (x, 31.6), (x + 4.0, 29.0)], 1.3, tone::BLACK);
        }
    } else {
        p.el(42.0, 40.0, 10.4, 8.4, s.lit(0.1));
        p.el(42.0, 36.0, 4.0, 2.9, Ink::Ball(tone::WALNUT.dim(0.5)));
        p.line(&[(42.0, 38.4), (42.0, 42.4)], 0.9, tone::WALNUT.dim(0.4));
        p.curve(&[(37.4, 42.0), (42.0, 45.2), (46.6, 42.0)], 0.9, tone::WALNUT.dim(0.4));
        for x in [31.6, 52.4] {
            p.el(x, 30.0, 2.5, 2.9, tone::BLACK);
            p.el(x - 0.8, 29.0, 0.8, 0.8, tone::WHITE);
        }
    }
    p.d("M42 53 L30 48 L30 59 Z", tone::RUST);
    p.d("M42 53 L54 48 L54 59 Z", tone::RUST.dim(0.1));
    p.el(42.0, 53.4, 3.0, 3.0, Ink::Ball(tone::RUST));
}

pub(super) fn train(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let wheel = |p: &mut Pen<'_>, x: f32, k: f32| {
        p.el(x, 47.0 - k, k, k, Ink::Ball(tone::OAK.dim(0.1)));
        p.el(x, 47.0 - k, k * 0.34, k * 0.34, tone::WALNUT);
    };
    if l.style == 1 {
        p.d("M4 34 C4 26 14 24 26 22 C34 8 62 8 72 22 C88 24 97 28 96 36 C96 41 94 42 90 42 L10 42 C6 42 4 40 4 34 Z", Ink::Down(l.main));
        p.d("M36 21 C42 13 54 13 62 21 Z", hex(0x5a_6f7a));
        p.el(49.0, 17.0, 6.4, 6.4, Ink::Ball(tone::OAT));
        p.el(30.0, 33.0, 7.4, 6.0, l.second);
        for x in [22.0, 78.0] {
            wheel(p, x, 10.0);
        }
        return;
    }
    for (x, t) in [(70.0, l.second), (38.0, tone::RUST)] {
        p.rr(x, 26.0, 27.0, 14.0, 2.0, Ink::Down(t));
        p.line(&[(x - 5.0, 37.0), (x, 37.0)], 2.0, tone::GRAPHITE);
        wheel(p, x + 7.0, 5.6);
        wheel(p, x + 20.0, 5.6);
    }
    for (x, t) in [(73.0, tone::SKY), (82.0, tone::TERRACOTTA), (90.0, tone::SAGE)] {
        p.el(x + 0.6, 22.6, 4.6, 4.6, Ink::Ball(t));
    }
    p.rr(40.0, 18.0, 11.0, 9.0, 0.8, Ink::Down(tone::OAT));
    p.rr(52.0, 20.0, 10.0, 7.0, 0.8, Ink::Down(tone::TEAL));
    p.rr(2.0, 22.0, 31.0, 17.0, 3.0, Ink::Down(l.main));
    p.rr(18.0, 6.0, 15.0, 20.0, 2.0, Ink::Down(l.main.lit(0.08)));
    p.rr(21.0, 10.0, 9.0, 8.0, 1.0, tone::CREAM);
    p.rr(15.6, 3.0, 20.0, 4.4, 2.0, Ink::Roll(tone::RUST));
    p.poly(&[(5.0, 22.0), (6.4, 12.0), (11.6, 12.0), (13.0, 22.0)], Ink::Round(l.second));
    p.rr(0.5, 34.0, 34.0, 5.0, 1.5, Ink::Roll(tone::OAK));
    wheel(p, 9.0, 6.4);
    wheel(p, 26.0, 6.4);
}

pub(super) fn kite(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (x, sway) in [(32.0, -6.0), (50.0, 6.0)] {
        p.curve(&[(x, 62.0), (x + sway, 72.0), (x - sway, 84.0), (x + sway * 1.4, 99.0)], 2.6, l.second);
        for y in [70.0, 80.0, 90.0] {
            p.poly(&[(x - 4.0, y - 2.0), (x + 4.0, y + 2.0), (x + 4.0, y - 2.0), (x - 4.0, y + 2.0)], l.main);
        }
    }
    let body = svg("M41 1 L80 30 L60 66 L22 66 L2 30 Z");
    p.fill(body.clone(), Ink::Down(l.main));
    p.inside(body, |p| {
        p.poly(&[(41.0, 1.0), (41.0, 70.0), (82.0, 70.0), (82.0, 0.0)], l.second);
        p.poly(&[(41.0, 1.0), (60.0, 66.0), (82.0, 30.0)], tone::TEAL);
        p.poly(&[(41.0, 1.0), (22.0, 66.0), (0.0, 30.0)], tone::CREAM);
        p.el(41.0, 36.0, 11.0, 11.0, l.main.dim(0.1));
        p.el(41.0, 36.0, 6.4, 6.4, tone::MUSTARD);
    });
    p.line(&[(41.0, 1.0), (41.0, 66.0)], 0.7, tone::WALNUT);
    p.line(&[(2.0, 30.0), (80.0, 30.0)], 0.7, tone::WALNUT);
}

pub(super) fn stack_rings(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.rr(6.0, 92.0, 64.0, 7.0, 3.5, Ink::Roll(tone::OAK));
    for (i, t) in [l.main, tone::MUSTARD, l.second, tone::SKY, tone::BLUSH].into_iter().enumerate() {
        let k = i as f32;
        let half = 35.0 - k * 4.4;
        p.rr(38.0 - half, 76.0 - k * 15.4, half * 2.0, 16.0, 8.0, Ink::Roll(t));
    }
    p.el(38.0, 9.0, 8.6, 8.6, Ink::Ball(tone::OAK.lit(0.1)));
}

pub(super) fn dice(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let die = |p: &mut Pen<'_>, x: f32, y: f32, k: f32, sides: u8, spin: f32| {
        let at = |i: u8, n: u8, k: f32, spin: f32| {
            let (s, c) = (f32::from(i) * 360.0 / f32::from(n) + spin).to_radians().sin_cos();
            (x + s * k, y - c * k)
        };
        let outer: Vec<(f32, f32)> = (0..sides).map(|i| at(i, sides, k, spin)).collect();
        let inner: Vec<(f32, f32)> = (0..3_u8).map(|i| at(i, 3, k * 0.56, spin)).collect();
        p.poly(&outer, Ink::Ball(l.main.a(0.96)));
        for point in &outer {
            let near = inner.iter().min_by(|a, b| {
                let d = |q: &(f32, f32)| (q.0 - point.0).powi(2) + (q.1 - point.1).powi(2);
                d(a).total_cmp(&d(b))
            });
            if let Some(near) = near {
                p.line(&[*point, *near], 0.7, l.second.a(0.6));
            }
        }
        p.poly(&inner, Ink::Down(l.main.lit(0.16)));
        p.turned(x - k * 0.16, y - k * 0.12, 0.0, k * 0.024, |p| p.ds("M0 2 L5 -2 L5 16 M0 16 L10 16", 2.4, l.second));
    };
    for (x, y, k, sides) in [(22.0, 22.0, 17.0, 6_u8), (58.0, 17.0, 15.0, 5), (86.0, 26.0, 12.0, 4), (36.0, 54.0, 15.0, 8), (66.0, 50.0, 17.0, 6), (90.0, 58.0, 9.0, 3), (10.0, 58.0, 10.0, 4)] {
        die(p, x, y, k, sides, r.range(-20.0, 20.0));
    }
}

fn piece(p: &mut Pen<'_>, x: f32, y: f32, size: f32, kind: u8, t: Tone) {
    p.turned(x, y, 0.0, size, |p| {
        p.d("M-8 0 L8 0 L7 -4 L5 -6 C3 -12 2.4 -16 2.6 -20 L-2.6 -20 C-2.4 -16 -3 -12 -5 -6 L-7 -4 Z", Ink::Round(t));
        p.rr(-4.4, -22.0, 8.8, 2.6, 1.2, Ink::Round(t.lit(0.1)));
        match kind {
            0 => p.el(0.0, -26.0, 4.4, 4.4, Ink::Ball(t)),
            1 => {
                p.poly(&[(-4.0, -22.0), (-5.6, -33.0), (-2.4, -29.0), (0.0, -35.0), (2.4, -29.0), (5.6, -33.0), (4.0, -22.0)], Ink::Round(t));
                p.el(0.0, -36.0, 1.7, 1.7, Ink::Ball(t));
            }
            2 => {
                p.d("M-3.6 -22 C-6 -28 -3 -33 0 -36 C3 -33 6 -28 3.6 -22 Z", Ink::Round(t));
                p.el(0.0, -37.0, 1.5, 1.5, Ink::Ball(t));
            }
            3 => p.poly(&[(-5.0, -22.0), (-5.4, -31.0), (-3.0, -31.0), (-3.0, -28.6), (-1.0, -28.6), (-1.0, -31.0), (1.0, -31.0), (1.0, -28.6), (3.0, -28.6), (3.0, -31.0), (5.4, -31.0), (5.0, -22.0)], Ink::Round(t)),
            _ => p.d("M-5 -22 C-6 -30 -2 -36 3 -37 L4 -34 C7 -31 8 -28 7 -26 L2 -28 C2 -26 4 -24 4.6 -22 Z", Ink::Round(t)),
        }
    });
}

pub(super) fn chess(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.poly(&[(14.0, 52.0), (86.0, 52.0), (99.0, 78.0), (1.0, 78.0)], l.main);
    p.rr(1.0, 77.0, 98.0, 6.4, 1.0, Ink::Roll(l.main.dim(0.1)));
    for row in 0..6_u8 {
        for col in 0..8_u8 {
            let at = |c: f32, rr: f32| {
                let k = rr / 6.0;
                let y = 53.6 + 23.0 * k;
                let (a, b) = (17.0 - 12.6 * k, 83.0 + 12.6 * k);
                (a + (b - a) * c / 8.0, y)
            };
            let (c, k) = (f32::from(col), f32::from(row));
            let t = if (row + col) % 2 == 0 { l.second } else { l.main.dim(0.15) };
            p.poly(&[at(c, k), at(c + 1.0, k), at(c + 1.0, k + 1.0), at(c, k + 1.0)], t);
        }
    }
    for (i, kind) in [3_u8, 4, 2, 1, 2, 4].into_iter().enumerate() {
        let x = 23.0 + i as f32 * 11.0;
        piece(p, x, 57.0, 0.98, kind, l.main.dim(0.1));
    }
    for (x, y, kind, t) in [(20.0, 72.0, 0_u8, l.second), (36.0, 74.0, 1, l.second.dim(0.06)), (52.0, 70.0, 0, l.second), (66.0, 74.0, 4, l.second.dim(0.06)), (82.0, 72.0, 3, l.second)] {
        piece(p, x, y, 1.15, kind, t);
    }
}
