//! Yarn, wood, cameras.

use super::super::pen::{Ink, Pen, ellipse, svg};
use super::super::tone::{self, hex};
use super::super::Tone;
use super::Look;
use crate::rng::Rng;

fn skein(p: &mut Pen<'_>, x: f32, y: f32, k: f32, t: Tone) {
    let body = ellipse(x, y, k, k * 0.94);
    p.fill(body.clone(), Ink::Ball(t));
    p.inside(body, |p| {
        for (turn, shift) in [(-34.0, 0.0), (28.0, 0.3), (84.0, -0.2)] {
            p.turned(x, y, turn, 1.0, |p| {
                for i in 0..9_u8 {
                    let d = (f32::from(i) - 4.0 + shift) * k * 0.15;
                    let tint = if i % 2 == 0 { t.lit(0.2) } else { t.dim(0.22) };
                    p.curve(&[(-k, d * 0.4), (0.0, d - k * 0.16), (k, d * 0.4)], k * 0.05, tint.a(0.55));
                }
            });
        }
    });
}

pub(super) fn yarn(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 1 {
        for (x, y, turn, t) in [(52.0, 24.0, -6.0, l.second.lit(0.12)), (48.0, 52.0, 5.0, l.main)] {
            p.turned(x, y, turn, 1.0, |p| {
                let path = svg("M-46 0 C-46 -16 -34 -18 -18 -15 C-8 -13 8 -13 18 -15 C34 -18 46 -16 46 0 C46 16 34 18 18 15 C8 13 -8 13 -18 15 C-34 18 -46 16 -46 0 Z");
                p.fill(path.clone(), Ink::Roll(t));
                p.inside(path, |p| {
                    for i in 0..24_u8 {
                        let fx = -52.0 + f32::from(i) * 4.4;
                        p.curve(&[(fx, -20.0), (fx + 9.0, 0.0), (fx + 2.0, 20.0)], 1.3, if i % 2 == 0 { t.lit(0.25) } else { t.dim(0.28) }.a(0.6));
                    }
                });
                p.rr(-11.0, -16.0, 22.0, 32.0, 1.0, Ink::Roll(tone::CREAM));
                p.rr(-7.0, -4.0, 14.0, 2.0, 1.0, t.dim(0.3));
                p.rr(-5.0, 1.0, 10.0, 1.4, 0.7, t.dim(0.3).a(0.6));
            });
        }
        return;
    }
    p.curve(&[(20.0, 74.0), (44.0, 77.0), (70.0, 72.0), (88.0, 77.0), (98.0, 74.0)], 1.6, l.main.dim(0.05));
    skein(p, 70.0, 46.0, 29.0, l.second);
    skein(p, 34.0, 43.0, 33.0, l.main);
    if l.style == 2 {
        p.line(&[(20.0, 4.0), (62.0, 70.0)], 2.0, Ink::Round(tone::OAK));
        p.el(20.0, 4.0, 2.6, 2.6, Ink::Ball(tone::OAK));
    }
}

pub(super) fn needles(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    match l.style {
        0 => {
            p.ds("M22 56 C2 92 90 110 78 56", 1.6, l.second);
            for (x, turn) in [(22.0, 8.0), (70.0, -8.0)] {
                p.turned(x, 56.0, turn, 1.0, |p| {
                    p.rr(-2.6, -48.0, 5.2, 48.0, 2.4, Ink::Round(l.main));
                    p.poly(&[(-2.6, -46.0), (2.6, -46.0), (0.0, -55.0)], Ink::Round(l.main.dim(0.05)));
                    p.rr(-2.4, -1.0, 4.8, 7.0, 1.0, Ink::Metal(tone::BRASS));
                });
            }
        }
        2 => {
            for i in 0..8_u8 {
                let x = 7.0 + f32::from(i) * 11.2;
                let t = [l.main, l.second, tone::MUSTARD, tone::SKY, tone::LILAC, tone::TERRACOTTA, tone::SAGE, tone::BLUSH][usize::from(i)];
                let y = 4.0 + f32::from(i % 2) * 3.0;
                p.rr(x - 1.0, y, 2.0, 56.0, 1.0, Ink::Metal(tone::STEEL));
                p.ds(&format!("M{} {} C{} {} {} {} {} {}", x - 0.2, y + 7.0, x + 3.0, y + 5.0, x + 2.4, y, x, y), 1.4, tone::STEEL);
                p.rr(x - 4.2, y + 44.0, 8.4, 50.0, 4.0, Ink::Round(t));
                p.rr(x - 4.2, y + 58.0, 8.4, 8.0, 2.0, t.dim(0.15));
            }
        }
        _ => {
            p.rr(2.0, 8.0, 88.0, 86.0, 4.0, Ink::Down(l.second));
            p.rr(2.0, 56.0, 88.0, 38.0, 4.0, Ink::Down(l.second.lit(0.08)));
            for i in 0..9_u8 {
                let x = 9.0 + f32::from(i) * 9.2;
                p.rr(x - 1.6, 18.0, 3.2, 56.0, 1.6, Ink::Round(l.main.lit(f32::from(i % 3) * 0.1)));
                p.poly(&[(x - 1.6, 19.0), (x + 1.6, 19.0), (x, 11.0)], l.main);
                p.line(&[(x + 4.6, 58.0), (x + 4.6, 92.0)], 0.6, l.second.dim(0.3));
            }
            p.rr(2.0, 58.0, 88.0, 34.0, 2.0, l.second.lit(0.1).a(0.85));
            p.rr(34.0, 70.0, 24.0, 10.0, 1.0, tone::CREAM);
        }
    }
}

pub(super) fn knit_kit(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.rr(2.0, 20.0, 96.0, 66.0, 4.0, Ink::Down(tone::OAK.lit(0.2)));
    p.rr(6.0, 24.0, 88.0, 58.0, 2.0, tone::OAK.dim(0.25));
    if l.style == 1 {
        let tones = [l.main, l.second, tone::MUSTARD, tone::SAGE, tone::BLUSH, tone::NAVY];
        for row in 0..3_u8 {
            for col in 0..5_u8 {
                let (x, y) = (9.0 + f32::from(col) * 16.6, 27.0 + f32::from(row) * 18.0);
                for (k, inset) in [0.0_f32, 2.4, 4.8].into_iter().enumerate() {
                    let t = tones[(usize::from(row * 5 + col) + k * 2) % 6];
                    p.rr(x + inset, y + inset, 15.6 - inset * 2.0, 15.6 - inset * 2.0, 1.2, t);
                }
                p.el(x + 7.8, y + 7.8, 2.0, 2.0, tone::CREAM);
            }
        }
    } else {
        skein(p, 28.0, 46.0, 19.0, l.main);
        skein(p, 64.0, 62.0, 17.0, l.main.lit(0.1));
        skein(p, 72.0, 36.0, 13.0, l.second);
        p.rr(10.0, 66.0, 32.0, 13.0, 1.0, tone::CREAM);
        p.rr(13.0, 70.0, 18.0, 1.8, 0.9, l.main);
        p.rr(13.0, 74.0, 22.0, 1.4, 0.7, tone::GRAPHITE.a(0.4));
    }
    for (x, turn) in [(30.0, -58.0), (70.0, 58.0)] {
        p.turned(x, 14.0, turn, 1.0, |p| {
            p.rr(-1.6, -28.0, 3.2, 60.0, 1.4, Ink::Round(tone::OAK));
            p.el(0.0, 33.0, 3.0, 3.0, Ink::Ball(tone::RUST));
        });
    }
}

pub(super) fn plane(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (x, y, k) in [(4.0, 46.0, 6.0), (12.0, 50.0, 5.0)] {
        p.ring(x, y, k, k * 0.8, 1.6, tone::OAT);
    }
    p.d("M4 56 L10 38 C20 34 30 36 36 36 L62 36 C72 36 78 40 96 46 L98 56 Z", Ink::Metal(l.main));
    p.poly(&[(44.0, 38.0), (64.0, 12.0), (70.0, 16.0), (54.0, 40.0)], Ink::Metal(tone::STEEL));
    p.d("M56 38 C58 26 62 18 70 15 C78 13 82 20 78 28 C76 34 74 40 74 42 Z", Ink::Round(l.second));
    p.el(26.0, 30.0, 8.0, 7.4, Ink::Ball(l.second.lit(0.06)));
    p.rr(22.4, 33.0, 7.2, 5.0, 1.0, Ink::Metal(l.main));
    p.el(61.0, 27.0, 4.4, 4.4, Ink::Ball(l.main.lit(0.1)));
    p.rr(2.0, 54.0, 97.0, 5.4, 1.0, Ink::Metal(l.main.dim(0.12)));
}

pub(super) fn saw(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.turned(50.0, 22.0, -7.0, 1.0, |p| {
        if l.style == 1 {
            p.poly(&[(-6.0, -10.0), (46.0, -14.0), (47.0, 8.0), (-6.0, 6.0)], Ink::Fall(l.main.lit(0.45), l.main.dim(0.1)));
            for i in 0..34_u8 {
                let x = -4.0 + f32::from(i) * 1.5;
                p.poly(&[(x, 6.0 + f32::from(i) * 0.05), (x + 1.5, 6.0 + f32::from(i) * 0.05), (x + 0.4, 8.6)], l.main.dim(0.15));
            }
            p.rr(-48.0, -6.5, 44.0, 10.0, 4.0, Ink::Roll(l.second));
            for i in 0..11_u8 {
                p.line(&[(-44.0 + f32::from(i) * 3.4, -6.0), (-42.0 + f32::from(i) * 3.4, 3.0)], 0.8, l.second.dim(0.4).a(0.6));
            }
            return;
        }
        p.poly(&[(-16.0, -10.0), (47.0, -10.0), (47.0, 10.0), (-16.0, 12.0)], Ink::Fall(l.main.lit(0.45), l.main.dim(0.08)));
        for i in 0..40_u8 {
            let x = -15.0 + f32::from(i) * 1.54;
            p.poly(&[(x, 11.4 - f32::from(i) * 0.04), (x + 1.5, 11.4 - f32::from(i) * 0.04), (x + 0.7, 13.6 - f32::from(i) * 0.04)], l.main.dim(0.15));
        }
        p.rr(-16.0, -12.6, 64.0, 5.0, 1.0, Ink::Roll(tone::BRASS));
        p.d("M-12 -12 C-20 -16 -32 -18 -40 -12 C-50 -6 -48 10 -40 15 C-32 19 -20 16 -12 10 L-18 6 C-26 10 -36 10 -38 2 C-40 -6 -32 -10 -24 -6 L-12 -4 Z", Ink::Down(l.second));
        for x in [-16.0, -21.0] {
            p.el(x, 0.0, 1.6, 1.6, Ink::Ball(tone::BRASS));
        }
    });
}

pub(super) fn chisels(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    if l.style == 1 {
        p.turned(20.0, 50.0, -4.0, 1.0, |p| {
            p.d("M-4 -46 C2 -40 4 -28 3 -12 L-4 -12 Z", Ink::Across(l.second.lit(0.5), l.second));
            p.rr(-5.0, -13.0, 10.0, 52.0, 4.6, Ink::Round(l.main));
        });
        p.turned(42.0, 50.0, 3.0, 1.0, |p| {
            p.ds("M0 -12 L0 -26 C0 -42 16 -42 16 -32 C16 -27 11 -26 9 -29", 3.2, Ink::Metal(l.second));
            p.rr(-5.0, -13.0, 10.0, 52.0, 4.6, Ink::Round(l.main));
        });
        p.turned(66.0, 54.0, 6.0, 1.0, |p| {
            p.el(0.0, -28.0, 9.0, 13.0, Ink::Ball(tone::OAT));
            p.el(-0.6, -29.0, 6.0, 9.4, tone::OAT.dim(0.16));
            p.d("M-3 -17 L3 -17 L4 36 C4 39 -4 39 -4 36 Z", Ink::Round(tone::OAT));
        });
        return;
    }
    for i in 0..4_u8 {
        let x = 11.0 + f32::from(i) * 18.8;
        let w = 3.0 + f32::from(i) * 1.5;
        let y = r.range(-1.0, 2.0);
        p.poly(&[(x - w, 6.0 + y), (x + w, 2.0 + y), (x + w, 40.0 + y), (x + w * 0.6, 48.0 + y), (x - w * 0.6, 48.0 + y), (x - w, 40.0 + y)], Ink::Across(l.second.lit(0.5), l.second.dim(0.2)));
        p.poly(&[(x - w, 6.0 + y), (x + w, 2.0 + y), (x + w, 9.0 + y), (x - w, 12.0 + y)], tone::WHITE.a(0.55));
        p.rr(x - 3.0, 46.0 + y, 6.0, 6.0, 1.0, Ink::Metal(l.second.dim(0.2)));
        p.d(&format!("M{} {} C{} {} {} {} {} {} L{} {} C{} {} {} {} {} {} Z", x - 4.0, 51.0 + y, x - 7.4, 62.0 + y, x - 5.4, 76.0 + y, x - 5.6, 94.0 + y, x + 5.6, 94.0 + y, x + 5.4, 76.0 + y, x + 7.4, 62.0 + y, x + 4.0, 51.0 + y), Ink::Round(l.main));
        p.rr(x - 6.0, 89.0 + y, 12.0, 4.6, 1.2, Ink::Metal(tone::BRASS));
        p.rr(x - 5.0, 93.0 + y, 10.0, 4.4, 2.0, Ink::Round(l.main.dim(0.1)));
    }
}

pub(super) fn drill(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.poly(&[(80.0, 21.5), (95.0, 23.0), (80.0, 24.5)], Ink::Metal(tone::STEEL));
    p.poly(&[(64.0, 12.0), (80.0, 18.0), (80.0, 28.0), (64.0, 34.0)], Ink::Roll(tone::GRAPHITE));
    p.d("M4 10 C4 5 8 4 12 4 L60 6 C66 6 67 10 67 14 L67 32 C67 38 64 40 60 40 L46 40 L44 74 C44 76 22 76 22 74 L20 42 C10 42 4 38 4 30 Z", Ink::Down(l.main));
    p.d("M28 40 L44 40 L42 72 L26 72 Z", Ink::Round(l.second));
    p.rr(12.0, 72.0, 46.0, 19.0, 4.0, Ink::Down(l.second));
    p.rr(16.0, 76.0, 16.0, 6.0, 1.5, l.main);
    p.d("M45 40 C52 42 52 52 45 54 Z", Ink::Round(tone::RUST));
    for i in 0..5_u8 {
        p.rr(10.0 + f32::from(i) * 4.4, 14.0, 2.2, 14.0, 1.1, l.main.dim(0.4));
    }
    p.rr(36.0, 14.0, 22.0, 4.4, 2.0, tone::WHITE.a(0.75));
    p.rr(54.0, 6.0, 10.0, 34.0, 2.0, l.second.a(0.85));
}

pub(super) fn mallet(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.turned(33.0, 50.0, 9.0, 1.0, |p| {
        p.d("M-5 -22 L5 -22 L6 46 C6 50 -6 50 -6 46 Z", Ink::Round(l.main.dim(0.08)));
        p.poly(&[(-29.0, -46.0), (29.0, -46.0), (25.0, -12.0), (-25.0, -12.0)], Ink::Down(l.main));
        for y in [-38.0, -30.0, -22.0] {
            p.curve(&[(-27.0, y), (-8.0, y + 2.0), (12.0, y - 1.0), (27.0, y + 1.0)], 0.6, l.second.dim(0.4).a(0.4));
        }
        p.rr(-6.4, -47.0, 12.8, 3.0, 0.6, l.main.dim(0.3));
        p.poly(&[(25.0, -12.0), (29.0, -46.0), (24.0, -46.0), (20.4, -12.0)], l.main.lit(0.3).a(0.6));
    });
}

fn lens(p: &mut Pen<'_>, x: f32, y: f32, k: f32) {
    p.el(x, y, k, k, Ink::Metal(tone::GRAPHITE));
    p.ring(x, y, k * 0.86, k * 0.86, k * 0.1, tone::STEEL.dim(0.1));
    p.el(x, y, k * 0.74, k * 0.74, tone::BLACK);
    p.el(x, y, k * 0.58, k * 0.58, Ink::Ball(hex(0x4a_5a86)));
    p.el(x, y, k * 0.3, k * 0.3, Ink::Ball(hex(0x24_2440)));
    p.el(x - k * 0.2, y - k * 0.24, k * 0.14, k * 0.1, tone::WHITE.a(0.8));
    p.el(x + k * 0.2, y + k * 0.22, k * 0.08, k * 0.06, hex(0xc0_8ad0).a(0.7));
}

pub(super) fn camera(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let (m, s) = (l.main, l.second);
    match l.style {
        2 => {
            p.rr(20.0, 2.0, 60.0, 60.0, 3.0, Ink::Down(m));
            p.rr(24.0, 6.0, 52.0, 12.0, 2.0, Ink::Metal(s));
            p.rr(40.0, 8.0, 20.0, 8.0, 1.5, tone::BLACK);
            p.poly(&[(30.0, 22.0), (70.0, 22.0), (64.0, 60.0), (36.0, 60.0)], m.dim(0.4));
            for i in 0..6_u8 {
                let k = f32::from(i) * 2.0;
                p.ds(&format!("M{} {} L{} {} L{} {} L{} {} Z", 31.0 + k, 23.0 + k, 69.0 - k, 23.0 + k, 65.0 - k, 56.0 - k * 0.3, 35.0 + k, 56.0 - k * 0.3), 1.2, m.lit(0.12).dim(f32::from(i % 2) * 0.4));
            }
            lens(p, 50.0, 42.0, 13.0);
            p.poly(&[(16.0, 62.0), (84.0, 62.0), (88.0, 75.0), (12.0, 75.0)], Ink::Down(m.dim(0.1)));
            p.rr(14.0, 68.0, 72.0, 2.0, 0.0, s.a(0.7));
        }
        1 => {
            p.rr(30.0, 1.0, 12.0, 8.0, 1.5, Ink::Metal(s.mix(tone::STEEL, 0.8)));
            p.rr(66.0, 3.0, 10.0, 6.0, 1.0, Ink::Metal(tone::STEEL));
            p.rr(82.0, 3.0, 12.0, 6.0, 1.0, Ink::Metal(tone::STEEL));
            p.rr(2.0, 8.0, 96.0, 66.0, 7.0, Ink::Metal(m));
            p.rr(2.0, 24.0, 96.0, 40.0, 0.0, Ink::Down(if s == tone::AMBER { tone::WALNUT } else { tone::GRAPHITE }));
            for row in 0..10_u8 {
                for col in 0..24_u8 {
                    p.el(4.0 + f32::from(col) * 4.0 + f32::from(row % 2) * 2.0, 26.0 + f32::from(row) * 4.0, 0.5, 0.5, tone::WHITE.a(0.12));
                }
            }
            p.rr(8.0, 12.0, 14.0, 9.0, 1.5, tone::BLACK);
            p.rr(72.0, 12.0, 20.0, 9.0, 1.5, tone::BLACK);
            p.rr(74.0, 13.6, 10.0, 5.6, 1.0, hex(0x6a_90a8));
            p.rr(36.0, 12.0, 14.0, 8.0, 1.0, tone::BLACK.a(0.8));
            lens(p, 50.0, 46.0, 26.0);
        }
        _ => {
            p.rr(70.0, 2.0, 14.0, 8.0, 3.0, Ink::Roll(tone::RUST));
            p.rr(4.0, 8.0, 92.0, 66.0, 12.0, Ink::Down(m));
            p.rr(4.0, 52.0, 92.0, 22.0, 11.0, s.a(0.92));
            p.rr(4.0, 50.0, 92.0, 6.0, 0.0, s.a(0.92));
            p.rr(12.0, 15.0, 22.0, 14.0, 3.0, Ink::Fall(tone::WHITE, tone::STEEL));
            p.rr(64.0, 14.0, 22.0, 15.0, 3.0, tone::BLACK);
            p.rr(67.0, 17.0, 12.0, 9.0, 1.5, hex(0x6a_90a8));
            lens(p, 48.0, 44.0, 21.0);
            p.el(82.0, 42.0, 3.4, 3.4, Ink::Ball(tone::MUSTARD));
        }
    }
}

pub(super) fn film_roll(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.poly(&[(40.0, 34.0), (90.0, 42.0), (90.0, 70.0), (40.0, 74.0)], Ink::Across(hex(0x4a_362c), hex(0x6a_4c3c)));
    for i in 0..8_u8 {
        let x = 48.0 + f32::from(i) * 5.4;
        p.rr(x, 39.4 + f32::from(i) * 0.5, 2.4, 3.0, 0.6, tone::WHITE.a(0.75));
        p.rr(x, 67.6 - f32::from(i) * 0.3, 2.4, 3.0, 0.6, tone::WHITE.a(0.75));
    }
    p.rr(18.0, 4.0, 12.0, 12.0, 2.0, Ink::Round(tone::GRAPHITE));
    p.rr(4.0, 14.0, 42.0, 64.0, 3.0, Ink::Round(l.main));
    p.rr(2.0, 12.0, 46.0, 7.0, 2.0, Ink::Metal(tone::GRAPHITE));
    p.rr(2.0, 74.0, 46.0, 7.0, 2.0, Ink::Metal(tone::GRAPHITE));
    p.rr(4.0, 34.0, 42.0, 16.0, 0.0, Ink::Round(l.second));
    let ink = if l.second.light() > 0.6 { tone::GRAPHITE } else { tone::CREAM };
    p.rr(11.0, 38.0, 22.0, 3.4, 1.0, ink);
    p.rr(11.0, 44.0, 14.0, 2.2, 1.0, ink.a(0.7));
    p.rr(11.0, 56.0, 10.0, 8.0, 1.0, tone::CREAM.a(0.9));
    p.rr(46.0, 30.0, 4.0, 46.0, 1.0, tone::BLACK);
}

pub(super) fn camera_strap(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let path = [(18.0, 92.0), (6.0, 60.0), (10.0, 24.0), (34.0, 6.0), (62.0, 8.0), (82.0, 28.0), (84.0, 60.0), (72.0, 92.0)];
    p.curve(&path, 12.0, Ink::Down(l.main));
    p.curve(&path, 8.4, l.second);
    p.curve(&path, 5.0, tone::MUSTARD);
    p.curve(&path, 2.2, l.main.dim(0.2));
    for (i, point) in path.iter().enumerate().skip(1).take(6) {
        let k = if i % 2 == 0 { 2.6 } else { 2.0 };
        p.poly(&[(point.0, point.1 - k), (point.0 + k, point.1), (point.0, point.1 + k), (point.0 - k, point.1)], tone::CREAM);
    }
    for (x, lean) in [(18.0, -4.0), (72.0, 4.0)] {
        p.poly(&[(x - 6.0, 84.0), (x + 6.0, 84.0), (x + 3.0 - lean, 97.0), (x - 3.0 - lean, 97.0)], Ink::Round(tone::WALNUT));
        p.ring(x - lean, 97.0, 3.0, 2.6, 1.2, Ink::Metal(tone::STEEL));
    }
}

pub(super) fn dev_tank(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.rr(16.0, 1.0, 30.0, 14.0, 3.0, Ink::Round(l.second));
    p.rr(8.0, 12.0, 46.0, 12.0, 3.0, Ink::Round(l.main.lit(0.08)));
    for i in 0..14_u8 {
        p.line(&[(10.0 + f32::from(i) * 3.3, 14.0), (10.0 + f32::from(i) * 3.3, 22.0)], 0.7, l.main.dim(0.5));
    }
    p.poly(&[(6.0, 24.0), (56.0, 24.0), (53.0, 84.0), (9.0, 84.0)], Ink::Round(l.main));
    p.rr(8.0, 80.0, 46.0, 5.6, 2.0, Ink::Round(l.main.dim(0.2)));
    p.rr(16.0, 42.0, 28.0, 20.0, 1.0, tone::CREAM);
    p.rr(20.0, 47.0, 16.0, 2.4, 1.2, l.second);
    p.rr(20.0, 53.0, 20.0, 1.6, 0.8, tone::GRAPHITE.a(0.5));
    p.rr(10.0, 30.0, 3.0, 46.0, 1.5, tone::WHITE.a(0.2));
}
