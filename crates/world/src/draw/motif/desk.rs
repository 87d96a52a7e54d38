//! Desks, paper, paint.

use super::super::pen::{Ink, Pen, round_rect, svg};
use super::super::tone::{self, hex};
use super::super::Tone;
use super::Look;
use crate::rng::Rng;

pub(super) fn desk(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 0 {
        for x in [16.0, 80.0] {
            p.rr(x, 12.0, 5.0, 50.0, 1.0, Ink::Metal(l.second));
            p.rr(x - 1.2, 30.0, 7.4, 32.0, 1.0, Ink::Round(l.second.dim(0.2)));
            p.rr(x - 9.0, 62.0, 23.0, 4.0, 2.0, Ink::Roll(l.second));
        }
        p.rr(18.0, 13.0, 64.0, 4.0, 1.0, l.second.dim(0.3));
        p.rr(70.0, 14.0, 12.0, 3.0, 1.0, l.second);
    } else {
        for (x, lean) in [(6.0, -2.0), (90.0, 2.0)] {
            p.poly(&[(x, 20.0), (x + 4.5, 20.0), (x + 3.4 + lean, 66.0), (x + 1.0 + lean, 66.0)], Ink::Round(l.second.dim(0.1)));
        }
        for (x, lean) in [(14.0, 0.0), (82.0, 0.0)] {
            p.poly(&[(x, 20.0), (x + 3.0, 20.0), (x + 2.4 + lean, 60.0), (x + 0.8 + lean, 60.0)], l.second.dim(0.4));
        }
        p.rr(4.0, 10.0, 92.0, 14.0, 1.5, Ink::Down(l.main.dim(0.08)));
        p.rr(28.0, 12.4, 44.0, 9.6, 1.0, Ink::Down(l.main.lit(0.04)));
        p.el(50.0, 17.2, 1.8, 1.8, Ink::Ball(tone::BRASS));
    }
    p.rr(0.5, 6.0, 99.0, 6.4, 1.4, Ink::Fall(l.main.lit(0.2), l.main.dim(0.14)));
    for y in [8.0, 9.6] {
        p.line(&[(6.0, y), (94.0, y)], 0.4, l.main.dim(0.4).a(0.3));
    }
}

pub(super) fn office_chair(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.rr(30.5, 66.0, 5.0, 20.0, 1.0, Ink::Metal(tone::STEEL));
    p.rr(28.5, 66.0, 9.0, 8.0, 2.0, tone::GRAPHITE);
    for (x, y) in [(8.0, 94.0), (20.0, 96.5), (33.0, 97.0), (46.0, 96.5), (58.0, 94.0)] {
        p.line(&[(33.0, 84.0), (x, y - 2.0)], 3.4, Ink::Round(l.second.dim(0.15)));
        p.el(x, y, 3.0, 3.0, Ink::Ball(tone::GRAPHITE));
    }
    let m = l.main;
    if l.style == 0 {
        let back = svg("M15 8 C22 3 44 3 51 8 C54 24 52 40 48 52 L18 52 C14 40 12 24 15 8 Z");
        p.fill(back.clone(), m.lit(0.14).a(0.88));
        p.inside(back, |p| {
            for i in 0..22_u8 {
                p.line(&[(0.0, f32::from(i) * 2.4), (66.0, f32::from(i) * 2.4 + 3.0)], 0.5, m.dim(0.5).a(0.7));
                p.line(&[(f32::from(i) * 3.0, 0.0), (f32::from(i) * 3.0, 60.0)], 0.4, m.dim(0.5).a(0.55));
            }
        });
        p.ds("M15 8 C22 3 44 3 51 8 C54 24 52 40 48 52 L18 52 C14 40 12 24 15 8 Z", 2.6, Ink::Round(m));
        for x in [6.0, 55.0] {
            p.rr(x, 42.0, 5.0, 24.0, 2.0, Ink::Round(m));
            p.rr(x - 2.4, 39.0, 10.0, 4.6, 2.2, Ink::Roll(m));
        }
    } else {
        p.d("M10 56 C6 30 10 8 18 6 C26 4 40 4 48 6 C56 8 60 30 56 56 Z", Ink::Down(m));
        p.d("M16 54 C14 34 16 16 22 12 C30 10 36 10 44 12 C50 16 52 34 50 54 Z", m.lit(0.12).a(0.6));
    }
    p.rr(8.0, 52.0, 50.0, 14.0, 6.5, Ink::Roll(m.lit(0.05)));
}

pub(super) fn organizer(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    if l.style == 1 {
        pencils(p, 30.0, 46.0, 40.0, r);
        p.rr(25.0, 30.0, 50.0, 43.0, 3.0, Ink::Round(l.main));
        p.el(50.0, 31.0, 25.0, 3.4, l.main.dim(0.5));
        p.rr(14.0, 66.0, 72.0, 7.0, 3.0, Ink::Roll(l.second));
        p.rr(25.0, 40.0, 50.0, 1.6, 0.0, l.main.lit(0.4).a(0.6));
        return;
    }
    pencils(p, 12.0, 30.0, 44.0, r);
    p.rr(64.0, 10.0, 22.0, 44.0, 3.0, Ink::Down(tone::GRAPHITE));
    p.rr(66.0, 13.0, 18.0, 36.0, 1.5, Ink::Fall(hex(0x7f_a0a8), hex(0x4c_6670)));
    p.rr(5.0, 34.0, 34.0, 39.0, 3.0, Ink::Down(l.main));
    p.rr(40.0, 44.0, 55.0, 29.0, 3.0, Ink::Down(l.main.dim(0.06)));
    p.rr(5.0, 62.0, 90.0, 11.0, 3.0, Ink::Down(l.second));
    let mut rng = Rng::new(l.seed);
    for _ in 0..60 {
        p.el(rng.range(7.0, 93.0), rng.range(63.5, 72.0), 0.7, 0.5, l.second.dim(0.4).a(0.5));
    }
    for (x, t) in [(46.0, tone::ROSE), (54.0, tone::MUSTARD)] {
        p.rr(x, 38.0, 12.0, 9.0, 0.6, Ink::Down(t));
    }
}

/// Pencils and pens that look out of a cup.
fn pencils(p: &mut Pen<'_>, x: f32, y: f32, wide: f32, r: &mut Rng) {
    for i in 0..6_u8 {
        let px = x + wide * f32::from(i) / 6.0 * 0.8;
        let t = *r.pick(&[tone::RUST, tone::MUSTARD, tone::TEAL, tone::GRAPHITE, tone::ROSE, tone::OAK]);
        p.turned(px, y, r.range(-14.0, 14.0), 1.0, |p| {
            p.rr(-1.9, -36.0, 3.8, 44.0, 0.6, Ink::Round(t));
            p.poly(&[(-1.9, -36.0), (1.9, -36.0), (0.0, -43.0)], tone::OAT);
            p.poly(&[(-0.6, -40.6), (0.6, -40.6), (0.0, -43.0)], t.dim(0.4));
        });
    }
}

pub(super) fn notebook(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    match l.style {
        1 => {
            for (turn, t) in [(-12.0, l.second), (-3.0, l.main.mix(l.second, 0.5).lit(0.15)), (6.0, l.main)] {
                p.turned(38.0, 52.0, turn, 1.0, |p| {
                    p.rr(-26.0, -38.0, 54.0, 78.0, 3.0, tone::CREAM);
                    p.rr(-27.0, -39.0, 54.0, 78.0, 4.0, Ink::Down(t));
                    p.line(&[(-23.0, -39.0), (-23.0, 39.0)], 0.7, t.dim(0.4).a(0.5));
                    p.rr(-10.0, -26.0, 22.0, 12.0, 1.0, t.lit(0.6));
                });
            }
        }
        2 | 4 => {
            p.rr(5.0, 3.0, 70.0, 96.0, 2.0, tone::CREAM.dim(0.08));
            let cover = round_rect(2.0, 1.0, 71.0, 96.0, 3.0);
            p.fill(cover.clone(), Ink::Down(l.main));
            p.inside(cover, |p| {
                if l.style == 2 {
                    for _ in 0..46 {
                        let (x, y) = (r.range(0.0, 76.0), r.range(0.0, 100.0));
                        let t = if r.chance(0.5) { l.second } else { l.main.lit(0.5) };
                        p.curve(&[(x - 16.0, y - 4.0), (x - 6.0, y + 5.0), (x + 5.0, y - 4.0), (x + 15.0, y + 6.0)], r.range(0.6, 2.2), t.a(0.75));
                    }
                } else {
                    p.el(38.0, 60.0, 30.0, 30.0, l.second.a(0.16));
                    p.el(30.0, 52.0, 20.0, 22.0, l.second.a(0.35));
                    p.el(48.0, 66.0, 17.0, 15.0, tone::SKY.a(0.45));
                    p.el(40.0, 44.0, 10.0, 10.0, tone::MUSTARD.a(0.45));
                }
                p.rr(0.0, 0.0, 13.0, 100.0, 0.0, Ink::Round(l.second.dim(0.15)));
            });
        }
        3 => {
            p.rr(4.0, 4.0, 70.0, 95.0, 3.0, tone::WHITE);
            p.rr(3.0, 3.0, 68.0, 95.0, 4.0, Ink::Down(l.main));
            for i in 0..15_u8 {
                let y = 8.0 + f32::from(i) * 5.8;
                p.ring(4.0, y, 3.4, 1.6, 1.1, Ink::Metal(l.second));
            }
            p.rr(20.0, 18.0, 42.0, 4.0, 2.0, l.second.a(0.8));
            for y in 0..5_u8 {
                for x in 0..6_u8 {
                    p.rr(20.0 + f32::from(x) * 7.2, 34.0 + f32::from(y) * 8.4, 5.4, 5.4, 1.2, l.main.dim(0.1 + 0.07 * f32::from((x * 3 + y * 5) % 5)));
                }
            }
        }
        _ => {
            p.rr(5.0, 3.0, 69.0, 96.0, 2.0, tone::CREAM.dim(0.1));
            for i in 0..4_u8 {
                p.line(&[(73.4 - f32::from(i) * 0.5, 5.0), (73.4 - f32::from(i) * 0.5, 97.0)], 0.3, tone::STONE);
            }
            p.rr(2.0, 1.0, 70.0, 96.0, 4.0, Ink::Down(l.main));
            p.line(&[(10.0, 1.0), (10.0, 97.0)], 0.9, l.main.dim(0.5).a(0.5));
            p.rr(20.0, 70.0, 3.6, 29.6, 0.6, Ink::Round(l.second.mix(tone::RUST, 0.8)));
            p.line(&[(62.0, 1.0), (62.0, 97.0)], 2.4, l.main.dim(0.35));
            p.rr(22.0, 22.0, 28.0, 15.0, 1.0, l.second);
            p.rr(26.0, 27.0, 20.0, 1.4, 0.7, tone::GRAPHITE.a(0.6));
            p.rr(29.0, 31.0, 14.0, 1.2, 0.6, tone::GRAPHITE.a(0.4));
        }
    }
}

pub(super) fn pen(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let one = |p: &mut Pen<'_>, main: Tone, second: Tone, nib: bool| {
        p.rr(-44.0, -4.2, 44.0, 8.4, 4.0, Ink::Roll(main));
        p.rr(-2.0, -3.9, 34.0, 7.8, 2.0, Ink::Roll(main.dim(0.08)));
        p.rr(-3.4, -4.4, 4.0, 8.8, 0.6, Ink::Roll(second));
        p.rr(-38.0, -6.2, 30.0, 2.2, 1.1, Ink::Roll(second));
        if nib {
            p.poly(&[(32.0, -3.4), (36.0, -2.6), (48.0, 0.0), (36.0, 2.6), (32.0, 3.4)], Ink::Roll(tone::BRASS));
            p.line(&[(38.0, 0.0), (47.0, 0.0)], 0.5, tone::WALNUT);
        } else {
            p.poly(&[(32.0, -3.6), (44.0, -1.0), (47.0, 0.0), (44.0, 1.0), (32.0, 3.6)], Ink::Roll(second));
        }
    };
    match l.style {
        1 => {
            p.turned(50.0, 28.0, -22.0, 1.0, |p| one(p, l.main, l.second, true));
        }
        2 => {
            for i in 0..5_u8 {
                let k = f32::from(i);
                let t = if i == 3 { l.second } else { l.main };
                p.turned(50.0 + k * 2.0 - 4.0, 7.0 + k * 10.5, -3.0 + k * 1.6, 0.92, |p| {
                    p.rr(-46.0, -3.4, 60.0, 6.8, 2.0, Ink::Roll(tone::CREAM.dim(0.05)));
                    p.rr(14.0, -3.6, 28.0, 7.2, 2.0, Ink::Roll(t));
                    p.rr(-46.0, -3.4, 6.0, 6.8, 1.5, Ink::Roll(t));
                    p.line(&[(42.0, 0.0), (47.0, 0.0)], 0.6 + k * 0.4, t.dim(0.3));
                });
            }
        }
        _ => p.turned(50.0, 28.0, -20.0, 1.02, |p| one(p, l.main, l.second.lit(0.2), false)),
    }
}

pub(super) fn paint_set(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let wheel = [hex(0xd9_3a2f), hex(0xe8_762c), hex(0xf0_b429), hex(0x7a_a83b), hex(0x2f_7d5b), hex(0x2b_7a9e), hex(0x2a_4a94), hex(0x6b_3f8e), hex(0xb8_3f76), hex(0x8a_5a3c), hex(0x3a_3a3e), hex(0xf3_ead8)];
    match l.style {
        1 => {
            for (i, t) in wheel.iter().take(10).enumerate() {
                let x = 5.0 + i as f32 * 9.6;
                p.poly(&[(x, 6.0), (x + 7.6, 6.0), (x + 6.6, 56.0), (x + 1.0, 56.0)], Ink::Round(tone::STEEL.lit(0.4)));
                p.poly(&[(x + 0.3, 20.0), (x + 7.3, 20.0), (x + 6.9, 48.0), (x + 0.8, 48.0)], Ink::Round(*t));
                p.rr(x - 0.2, 4.0, 8.0, 4.0, 0.6, tone::STEEL.dim(0.1));
                p.rr(x + 1.8, 56.0, 4.2, 7.0, 1.0, Ink::Round(tone::GRAPHITE));
            }
            p.curve(&[(30.0, 70.0), (44.0, 66.0), (56.0, 73.0), (70.0, 68.0)], 5.0, Ink::Roll(l.main));
        }
        2 => {
            for (i, t) in wheel.iter().step_by(2).enumerate() {
                let (x, y) = (18.0 + (i % 3) as f32 * 32.0, 20.0 + (i / 3) as f32 * 36.0);
                p.el(x, y, 15.0, 15.0, Ink::Ball(tone::CREAM.dim(0.08)));
                p.el(x, y, 12.0, 12.0, t.dim(0.12));
                p.blob(&[(x - 8.0, y - 2.0), (x, y - 9.0), (x + 8.0, y - 3.0), (x + 6.0, y + 7.0), (x - 5.0, y + 7.0)], Ink::Ball(*t));
            }
        }
        _ => {
            p.rr(2.0, 2.0, 96.0, 34.0, 3.0, Ink::Down(l.main));
            for (x, t) in [(6.0, wheel[2]), (36.0, wheel[5]), (66.0, wheel[8])] {
                p.rr(x, 6.0, 28.0, 26.0, 4.0, Ink::Fall(tone::CREAM.dim(0.1), tone::WHITE));
                p.blob(&[(x + 6.0, 18.0), (x + 13.0, 11.0), (x + 23.0, 15.0), (x + 20.0, 25.0), (x + 9.0, 26.0)], t.a(0.55));
            }
            p.rr(0.5, 38.0, 99.0, 37.0, 3.0, Ink::Down(l.main.lit(0.06)));
            for (i, t) in wheel.iter().enumerate() {
                let (x, y) = (5.0 + (i % 6) as f32 * 15.3, 41.5 + (i / 6) as f32 * 16.2);
                p.rr(x, y, 13.4, 14.0, 1.4, tone::WHITE);
                p.rr(x + 1.3, y + 1.3, 10.8, 11.4, 1.0, Ink::Down(*t));
                p.curve(&[(x + 3.0, y + 4.0), (x + 7.0, y + 3.0), (x + 9.6, y + 4.6)], 0.8, tone::WHITE.a(0.4));
            }
        }
    }
}

pub(super) fn brushes(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for i in 0..5_u8 {
        let k = f32::from(i);
        let wide = 3.2 + k * 1.1;
        p.turned(40.0 + (k - 2.0) * 13.0, 98.0, (k - 2.0) * 4.4, 1.0, |p| {
            p.d(&format!("M-1.2 0 C-2.6 -20 -2.2 -40 -{0} -58 L{0} -58 C2.2 -40 2.6 -20 1.2 0 Z", wide * 0.55), Ink::Round(if i % 2 == 0 { l.main } else { l.second }));
            p.rr(-wide * 0.6, -72.0, wide * 1.2, 15.0, 0.6, Ink::Metal(tone::STEEL));
            let hair = if l.style == 0 { tone::RUST.dim(0.3) } else { tone::OAT };
            if l.style == 0 {
                p.d(&format!("M-{0} -72 C-{1} -82 -2 -88 0 -94 C2 -88 {1} -82 {0} -72 Z", wide * 0.6, wide), Ink::Round(hair));
            } else {
                p.poly(&[(-wide * 0.62, -72.0), (wide * 0.62, -72.0), (wide * 0.9, -91.0), (-wide * 0.9, -91.0)], Ink::Round(hair));
                p.poly(&[(-wide * 0.86, -86.0), (wide * 0.86, -86.0), (wide * 0.9, -91.0), (-wide * 0.9, -91.0)], tone::TEAL.a(0.7));
            }
        });
    }
}

pub(super) fn easel(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    p.line(&[(33.0, 8.0), (33.0, 96.0)], 3.0, Ink::Round(l.main.dim(0.3)));
    p.line(&[(31.0, 4.0), (8.0, 98.0)], 3.4, Ink::Round(l.main));
    p.line(&[(35.0, 4.0), (58.0, 98.0)], 3.4, Ink::Round(l.main));
    p.rr(7.0, 12.0, 52.0, 54.0, 1.0, Ink::Down(tone::WHITE));
    let canvas = round_rect(9.0, 14.0, 48.0, 50.0, 0.5);
    p.inside(canvas, |p| {
        p.rr(9.0, 14.0, 48.0, 50.0, 0.0, Ink::Fall(l.second, l.second.lit(0.6)));
        p.el(r.range(22.0, 44.0), 27.0, 6.0, 6.0, tone::MUSTARD.lit(0.2));
        p.blob(&[(0.0, 52.0), (18.0, 38.0), (32.0, 48.0), (50.0, 36.0), (66.0, 50.0), (60.0, 80.0), (0.0, 80.0)], tone::SAGE);
        p.blob(&[(0.0, 60.0), (20.0, 50.0), (44.0, 58.0), (66.0, 52.0), (66.0, 80.0), (0.0, 80.0)], tone::FOREST);
    });
    p.rr(6.0, 65.0, 54.0, 4.4, 1.0, Ink::Roll(l.main.lit(0.1)));
    p.line(&[(18.0, 80.0), (48.0, 80.0)], 2.4, l.main.dim(0.12));
}
