//! Boards, bicycles, football, tents.

use super::super::pen::{Ink, Pen, svg};
use super::super::tone::{self, hex};
use super::Look;
use crate::rng::Rng;

pub(super) fn goal(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for i in 0..14_u8 {
        let x = 10.0 + f32::from(i) * 6.2;
        p.line(&[(x, 10.0), (x * 0.86 + 7.0, 58.0)], 0.5, tone::WHITE.a(0.75));
    }
    for i in 0..8_u8 {
        let y = 14.0 + f32::from(i) * 6.0;
        p.curve(&[(8.0, y), (50.0, y + 3.0), (92.0, y)], 0.5, tone::WHITE.a(0.75));
    }
    p.ds("M4 62 C4 -16 96 -16 96 62", 4.0, Ink::Round(l.second));
    p.ds("M4 62 C4 -16 96 -16 96 62", 1.2, l.second.lit(0.6).a(0.7));
    p.line(&[(4.0, 62.0), (96.0, 62.0)], 2.4, l.second.dim(0.2));
    p.rr(40.0, 1.0, 20.0, 6.0, 2.0, l.main);
}

pub(super) fn keeper_gloves(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for flip in [false, true] {
        let glove = |p: &mut Pen<'_>| {
            p.turned(24.0, 46.0, -8.0, 0.92, |p| {
                p.d("M-16 16 L-20 -14 C-20 -20 -12 -20 -11 -14 L-10 -6 L-10 -34 C-10 -41 -1 -41 -1 -34 L0 -8 L2 -38 C2 -45 11 -45 11 -38 L10 -6 L13 -28 C14 -34 22 -33 21 -26 L17 6 C17 14 16 18 14 24 L-14 24 C-15 20 -16 18 -16 16 Z", Ink::Down(l.main));
                p.d("M-14 8 C-8 -2 10 -2 15 6 L14 22 L-14 22 Z", Ink::Down(l.second));
                p.rr(-16.0, 22.0, 32.0, 20.0, 4.0, Ink::Down(l.second));
                p.rr(-16.0, 28.0, 32.0, 8.0, 2.0, l.main.dim(0.1));
                p.el(0.0, 10.0, 6.0, 6.0, tone::WHITE.a(0.9));
            });
        };
        if flip { p.mirrored(50.0, glove) } else { glove(p) }
    }
}

pub(super) fn shin_guards(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for flip in [false, true] {
        let guard = |p: &mut Pen<'_>| {
            p.turned(21.0, 50.0, -4.0, 1.0, |p| {
                p.d("M-14 -46 C-6 -50 6 -50 14 -46 C20 -20 17 20 9 47 C4 50 -4 50 -9 47 C-17 20 -20 -20 -14 -46 Z", Ink::Round(l.main));
                p.d("M-8 -36 C-3 -38 3 -38 8 -36 C12 -14 10 14 5 36 C2 38 -2 38 -5 36 C-10 14 -12 -14 -8 -36 Z", l.main.lit(0.16));
                p.poly(&[(0.0, -28.0), (7.0, -8.0), (0.0, 4.0), (-7.0, -8.0)], l.second);
                for y in [14.0, 20.0, 26.0] {
                    p.line(&[(-5.0, y), (5.0, y)], 1.8, l.second.a(0.8));
                }
            });
        };
        if flip { p.mirrored(42.0, guard) } else { guard(p) }
    }
}

pub(super) fn skateboard(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let outline = match l.style {
        1 => "M16 1 C26 1 28 10 29 24 C30 50 31 60 31 74 C31 88 28 97 16 97 C4 97 1 88 1 74 C1 60 2 50 3 24 C4 10 6 1 16 1 Z",
        2 => "M16 0.5 C20 10 28 26 29 50 C30 74 24 88 16 99.5 C8 88 2 74 3 50 C4 26 12 10 16 0.5 Z",
        3 => "M16 3 C24 3 27 8 27 18 L28 80 C28 92 24 97 16 97 C8 97 4 92 4 80 L5 18 C5 8 8 3 16 3 Z",
        _ => "M16 0.5 C26 0.5 30 8 30 18 L30 82 C30 92 26 99.5 16 99.5 C6 99.5 2 92 2 82 L2 18 C2 8 6 0.5 16 0.5 Z",
    };
    for y in [20.0, 78.0] {
        for x in [0.4, 26.6] {
            p.rr(x - 0.8, y - 4.5, 6.6, 9.0, 2.6, Ink::Roll(if l.style == 3 { l.second } else { tone::CREAM }));
        }
    }
    let path = svg(outline);
    p.fill(path.clone(), Ink::Across(l.main.lit(0.08), l.main.dim(0.1)));
    p.inside(path, |p| match l.style {
        1 => {
            for i in 0..8_u8 {
                p.bar(&[(-4.0, 8.0 + f32::from(i) * 14.0), (36.0, -10.0 + f32::from(i) * 14.0)], 4.0, l.second.a(0.9));
            }
            p.el(16.0, 50.0, 11.0, 11.0, l.main.dim(0.2));
            p.el(16.0, 50.0, 7.0, 7.0, l.second);
        }
        2 => {
            for i in 0..12_u8 {
                p.line(&[(4.0 + f32::from(i) * 2.2, 0.0), (4.0 + f32::from(i) * 2.2, 100.0)], 0.4, l.main.dim(0.35).a(0.5));
            }
            p.poly(&[(0.0, 66.0), (16.0, 56.0), (32.0, 66.0), (32.0, 72.0), (16.0, 62.0), (0.0, 72.0)], l.second);
            p.poly(&[(0.0, 78.0), (16.0, 68.0), (32.0, 78.0), (32.0, 81.0), (16.0, 71.0), (0.0, 81.0)], l.second.lit(0.3));
        }
        3 => {
            for i in 0..9_u8 {
                for k in 0..3_u8 {
                    p.rr(8.0 + f32::from(k) * 6.0, 24.0 + f32::from(i) * 6.0, 3.4, 3.4, 0.6, l.main.dim(0.16));
                }
            }
        }
        _ => {
            // A fox.
            p.poly(&[(5.0, 34.0), (11.0, 44.0), (21.0, 44.0), (27.0, 34.0), (27.0, 52.0), (16.0, 66.0), (5.0, 52.0)], l.main.dim(0.35));
            p.poly(&[(5.0, 34.0), (12.0, 43.0), (6.0, 50.0)], l.second);
            p.poly(&[(27.0, 34.0), (20.0, 43.0), (26.0, 50.0)], l.second);
            p.poly(&[(6.0, 52.0), (16.0, 66.0), (14.0, 54.0)], l.second);
            p.poly(&[(26.0, 52.0), (16.0, 66.0), (18.0, 54.0)], l.second);
            p.el(16.0, 64.0, 1.7, 1.5, tone::BLACK);
            p.el(11.6, 51.0, 1.2, 1.6, tone::BLACK);
            p.el(20.4, 51.0, 1.2, 1.6, tone::BLACK);
        }
    });
    for y in [20.0, 78.0] {
        for (dx, dy) in [(-2.6, -3.0), (2.6, -3.0), (-2.6, 3.0), (2.6, 3.0)] {
            p.el(16.0 + dx, y + dy, 0.8, 0.8, tone::STEEL);
        }
    }
}

pub(super) fn helmet(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.ds("M24 54 C30 70 40 73 46 73", 1.6, tone::GRAPHITE);
    p.ds("M74 52 C66 68 54 73 46 73", 1.6, tone::GRAPHITE);
    if l.style == 1 {
        p.d("M8 52 C4 22 24 3 50 3 C76 3 96 22 92 52 C86 60 76 56 70 52 C58 46 42 46 30 52 C24 57 14 60 8 52 Z", Ink::Ball(l.main));
        for x in [34.0, 50.0, 66.0] {
            p.rr(x - 3.6, 15.0, 7.2, 13.0, 3.6, l.main.dim(0.6));
        }
        p.ds("M10 50 C16 57 24 55 30 50.6 C42 45 58 45 70 50.6 C77 55 85 58 91 50", 3.0, Ink::Roll(l.second));
        if l.main == tone::SKY {
            p.rr(84.0, 34.0, 7.0, 9.0, 2.0, hex(0xe8_4a3a));
        }
    } else {
        p.d("M3 46 C2 20 26 3 52 3 C80 3 98 22 98 44 C98 52 90 56 82 52 C64 46 36 46 18 53 C10 56 3 54 3 46 Z", Ink::Ball(l.main));
        for d in [
            "M22 22 C36 12 54 10 70 14 C56 15 40 18 26 28 Z",
            "M16 36 C32 24 60 22 84 28 C62 28 38 32 20 42 Z",
            "M34 42 C50 36 70 36 90 42 C74 41 52 42 38 46 Z",
            "M74 16 C84 20 90 26 93 34 C86 28 80 24 72 20 Z",
        ] {
            p.d(d, l.second.dim(0.2));
        }
        p.d("M3 46 C4 50 8 54 14 54 L82 52 C90 55 97 52 98 45 C96 58 86 60 80 57 C64 50 36 50 20 57 C10 60 3 54 3 46 Z", l.second);
    }
}

pub(super) fn wheels(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (x, y) in [(26.0, 24.0), (72.0, 22.0), (28.0, 62.0), (74.0, 60.0)] {
        p.el(x, y, 21.0, 21.0, Ink::Ball(l.main));
        p.ring(x, y, 15.0, 15.0, 3.4, l.second.a(0.85));
        p.el(x, y, 9.0, 9.0, l.main.dim(0.25));
        p.el(x, y, 6.6, 6.6, Ink::Metal(tone::STEEL));
        p.el(x, y, 2.6, 2.6, tone::BLACK);
    }
}

pub(super) fn surfboard(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let outline = match l.style {
        1 => "M15 0.5 C24 14 29 32 28 56 C27 76 24 90 22 99.5 L15 90 L8 99.5 C6 90 3 76 2 56 C1 32 6 14 15 0.5 Z",
        _ => "M15 0.5 C24 6 28 26 28 50 C28 76 23 94 15 99.5 C7 94 2 76 2 50 C2 26 6 6 15 0.5 Z",
    };
    let path = svg(outline);
    p.fill(path.clone(), Ink::Across(l.main.lit(0.2), l.main.dim(0.1)));
    p.inside(path, |p| match l.style {
        1 => {
            p.poly(&[(0.0, 60.0), (30.0, 48.0), (30.0, 58.0), (0.0, 70.0)], l.second);
            p.poly(&[(0.0, 74.0), (30.0, 62.0), (30.0, 66.0), (0.0, 78.0)], l.second.lit(0.35));
        }
        2 => {
            p.rr(0.0, 0.0, 30.0, 24.0, 0.0, l.second);
            for y in 0..14_u8 {
                for x in 0..4_u8 {
                    p.rr(6.0 + f32::from(x) * 4.8, 48.0 + f32::from(y) * 3.2, 3.6, 1.4, 0.7, l.main.dim(0.18));
                }
            }
        }
        _ => {
            p.blob(&[(-4.0, 66.0), (10.0, 60.0), (20.0, 68.0), (34.0, 62.0), (34.0, 110.0), (-4.0, 110.0)], l.second.a(0.85));
            p.curve(&[(-4.0, 60.0), (10.0, 54.0), (20.0, 62.0), (34.0, 56.0)], 2.0, l.second.lit(0.3));
        }
    });
    p.line(&[(15.0, 3.0), (15.0, if l.style == 1 { 88.0 } else { 97.0 })], 0.8, if l.style == 2 { l.main.dim(0.2) } else { tone::WALNUT.a(0.8) });
    p.el(15.0, 90.0 - f32::from(l.style == 1) * 8.0, 1.4, 1.4, tone::GRAPHITE);
    p.ds(outline, 0.7, l.main.dim(0.25).a(0.6));
    p.curve(&[(7.0, 22.0), (5.4, 44.0), (6.6, 60.0)], 1.4, tone::WHITE.a(0.5));
}

pub(super) fn wax(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (x, y, turn, t, s) in [(54.0, 30.0, 14.0, l.second, l.main), (42.0, 46.0, -8.0, l.main, l.second)] {
        p.turned(x, y, turn, 1.0, |p| {
            p.rr(-33.0, -24.0, 66.0, 48.0, 9.0, Ink::Down(t.lit(0.35)));
            p.rr(-33.0, -13.0, 66.0, 26.0, 0.0, Ink::Down(s.dim(0.05)));
            p.blob(&[(-24.0, 5.0), (-14.0, -5.0), (-4.0, 4.0), (6.0, -6.0), (15.0, 3.0), (26.0, -3.0), (26.0, 10.0), (-24.0, 10.0)], tone::CREAM.a(0.9));
            p.el(-20.0, -6.0, 3.4, 3.4, tone::MUSTARD);
        });
    }
}

fn wheel(p: &mut Pen<'_>, x: f32, y: f32, k: f32) {
    for i in 0..14_u8 {
        let (s, c) = (f32::from(i) * 25.7_f32).to_radians().sin_cos();
        p.line(&[(x, y), (x + s * k * 0.94, y - c * k * 0.94)], 0.22, tone::STEEL.dim(0.1));
    }
    p.ring(x, y, k, k, 1.9, tone::BLACK);
    p.ring(x, y, k - 1.5, k - 1.5, 0.8, Ink::Metal(tone::STEEL));
    p.el(x, y, 1.5, 1.5, Ink::Ball(tone::STEEL));
}

pub(super) fn bicycle(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let (rear, front, k) = ((19.0, 44.5), (81.0, 44.5), 18.2);
    wheel(p, rear.0, rear.1, k);
    wheel(p, front.0, front.1, k);
    let (crank, seat, head) = ((44.0, 46.0), (38.5, 16.0), (70.0, 15.0));
    p.line(&[rear, crank], 1.5, Ink::Round(l.main.dim(0.15)));
    p.line(&[rear, (37.6, 18.0)], 1.3, Ink::Round(l.main.dim(0.15)));
    p.line(&[(71.5, 21.0), (74.4, 30.0), front], 1.9, Ink::Round(if l.style == 0 { l.main.dim(0.1) } else { l.main }));
    p.line(&[crank, seat], 2.3, Ink::Round(l.main));
    p.line(&[(38.9, 18.0), head], 2.3, Ink::Round(l.main));
    p.line(&[crank, (71.4, 20.6)], 2.7, Ink::Round(l.main));
    p.line(&[(70.0, 13.0), (72.2, 22.4)], 3.0, Ink::Round(l.main));
    p.line(&[(seat.0, seat.1), (37.2, 9.0)], 1.6, Ink::Metal(tone::STEEL));
    let leather = if l.second.light() > 0.8 { tone::AMBER } else { l.second };
    p.d("M29 8.4 C33 6 40 6.6 47 8.6 C44 10 38 10.4 34 11.4 C31 11.6 29 10 29 8.4 Z", Ink::Down(leather.dim(0.1)));
    p.line(&[(70.0, 14.0), (69.4, 9.6)], 1.7, Ink::Metal(tone::STEEL));
    if l.style == 0 {
        p.line(&[(69.4, 9.8), (77.0, 9.4)], 1.8, tone::GRAPHITE);
        p.ds("M77 9.4 C83 9.4 84 14 82 17.4 C80 20 76 19.4 74.6 18.6", 1.9, Ink::Round(leather));
        p.line(&[(80.6, 10.6), (80.0, 15.6)], 1.4, tone::GRAPHITE);
    } else {
        p.curve(&[(69.4, 9.8), (74.0, 7.6), (72.0, 6.0), (63.0, 8.0)], 1.7, Ink::Metal(tone::STEEL));
        p.line(&[(68.0, 6.6), (62.6, 8.2)], 2.2, leather);
    }
    p.line(&[(20.0, 42.6), (44.0, 42.4)], 0.5, tone::GRAPHITE);
    p.line(&[(20.0, 46.4), (44.0, 49.6)], 0.5, tone::GRAPHITE);
    p.ring(crank.0, crank.1, 4.2, 4.2, 1.2, Ink::Metal(tone::STEEL));
    p.line(&[crank, (48.6, 52.6)], 1.3, Ink::Metal(tone::STEEL));
    p.line(&[(46.4, 53.0), (51.0, 52.6)], 1.3, tone::BLACK);
    p.el(rear.0, rear.1, 3.0, 3.0, Ink::Metal(tone::STEEL));
}

pub(super) fn bike_light(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 1 {
        p.d("M8 22 L84 12 C92 14 94 24 92 34 C88 56 66 70 40 70 C18 70 6 52 8 22 Z", Ink::Down(l.main));
        p.d("M8 22 L84 12 C92 14 94 24 92 34 C66 44 34 46 8 40 Z", Ink::Down(l.main.lit(0.1)));
        for x in [30.0, 62.0] {
            p.rr(x, 6.0, 8.0, 42.0, 2.0, Ink::Round(l.second));
            p.rr(x - 1.0, 34.0, 10.0, 8.0, 1.5, Ink::Metal(tone::BRASS));
        }
        return;
    }
    for (x, y, front) in [(66.0, 28.0, false), (34.0, 44.0, true)] {
        p.rr(x - 9.0, y + 14.0, 18.0, 20.0, 4.0, Ink::Round(tone::GRAPHITE.lit(0.1)));
        p.rr(x - 24.0, y - 20.0, 48.0, 40.0, 14.0, Ink::Down(l.main));
        let lens = if front { hex(0xff_f6da) } else { hex(0xe2_3a30) };
        p.rr(x - 19.0, y - 15.0, 38.0, 30.0, 10.0, lens.dim(0.2));
        p.rr(x - 16.0, y - 12.0, 32.0, 24.0, 8.0, Ink::Ball(lens));
        for i in 0..4_u8 {
            p.line(&[(x - 11.0 + f32::from(i) * 7.4, y - 9.0), (x - 11.0 + f32::from(i) * 7.4, y + 9.0)], 0.7, tone::WHITE.a(0.5));
        }
    }
}

pub(super) fn tent(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    match l.style {
        1 => {
            p.line(&[(50.0, 8.0), (50.0, 0.5)], 1.4, l.second);
            p.poly(&[(50.0, 4.0), (94.0, 46.0), (97.0, 61.0), (3.0, 61.0), (6.0, 46.0)], Ink::Across(l.main.lit(0.15), l.main.dim(0.2)));
            for x in [18.0, 34.0, 66.0, 82.0] {
                p.line(&[(50.0, 5.0), (x, 47.0), (x + (x - 50.0) * 0.06, 61.0)], 0.5, l.main.dim(0.4).a(0.5));
            }
            p.line(&[(6.0, 46.0), (50.0, 49.0), (94.0, 46.0)], 0.7, l.main.dim(0.4).a(0.5));
            p.d("M50 22 C44 36 40 48 38 61 L62 61 C60 48 56 36 50 22 Z", hex(0x5a_4632));
            p.d("M50 24 C42 38 36 50 30 61 L38 61 C41 48 45 36 50 24 Z", Ink::Across(l.main.lit(0.1), l.main.dim(0.25)));
            p.d("M50 24 C58 38 64 50 70 61 L62 61 C59 48 55 36 50 24 Z", Ink::Across(l.main.dim(0.1), l.main.dim(0.3)));
            for (a, b) in [(6.0, -6.0), (94.0, 106.0)] {
                p.line(&[(a, 47.0), (b, 60.0)], 0.6, tone::OAT);
            }
        }
        2 => {
            for (x, top) in [(14.0, 14.0), (86.0, 14.0)] {
                p.line(&[(x, top), (x, 61.0)], 1.8, Ink::Round(l.second));
            }
            p.poly(&[(14.0, 12.0), (86.0, 12.0), (98.0, 46.0), (2.0, 46.0)], Ink::Fall(l.main.lit(0.14), l.main.dim(0.14)));
            p.poly(&[(14.0, 12.0), (86.0, 12.0), (84.0, 15.0), (16.0, 15.0)], l.main.lit(0.35));
            for x in [34.0, 50.0, 66.0] {
                p.line(&[(x, 12.0), (x + (x - 50.0) * 0.33, 46.0)], 0.4, l.main.dim(0.4).a(0.5));
            }
            for (a, b) in [(2.0, -4.0), (98.0, 104.0)] {
                p.line(&[(a, 46.0), (b, 61.0)], 0.6, tone::OAT);
            }
        }
        _ => {
            p.d("M2 61 C10 22 30 3 52 3 C74 3 92 24 98 61 Z", Ink::Across(l.main.lit(0.14), l.main.dim(0.25)));
            p.d("M52 3 C40 16 32 38 30 61 L2 61 C10 22 30 3 52 3 Z", l.main.lit(0.14).a(0.7));
            p.d("M46 14 C36 30 32 46 32 61 L64 61 C64 44 58 28 46 14 Z", Ink::Fall(l.second.dim(0.35), hex(0x4a_3d36)));
            p.d("M46 14 C36 30 32 46 32 61 L40 61 C38 46 40 30 46 14 Z", Ink::Down(l.second));
            p.curve(&[(2.0, 61.0), (24.0, 18.0), (52.0, 3.0)], 1.0, tone::GRAPHITE.a(0.7));
            p.curve(&[(98.0, 61.0), (84.0, 20.0), (52.0, 3.0)], 1.0, tone::GRAPHITE.a(0.7));
            p.rr(1.0, 59.0, 98.0, 3.0, 1.5, l.main.dim(0.4));
        }
    }
}
