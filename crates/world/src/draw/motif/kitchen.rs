//! Cooking, baking, fire.

use super::super::pen::{Ink, Pen, round_rect, svg};
use super::super::tone::{self, hex};
use super::super::Tone;
use super::Look;
use crate::rng::Rng;

pub(super) fn pan(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.d("M50 20 L96 15 C100 15 100 24 96 24 L52 32 Z", Ink::Roll(if l.style == 1 { l.second } else { l.main.lit(0.06) }));
    p.el(94.6, 19.6, 1.6, 1.9, tone::WHITE.a(0.7));
    p.el(56.0, 24.0, 1.6, 1.6, Ink::Ball(tone::STEEL));
    p.el(28.0, 27.0, 27.6, 26.6, Ink::Ball(l.main));
    p.el(28.0, 27.0, 24.6, 23.6, Ink::Fall(l.main.dim(0.35), l.main.lit(0.1)));
    let floor = if l.style == 1 { tone::STEEL } else { l.main };
    p.el(28.0, 27.6, 20.6, 19.8, Ink::Fall(floor.dim(0.15), floor.lit(0.14)));
    for k in [17.0, 12.0, 7.0] {
        p.ring(28.0, 27.6, k, k * 0.96, 0.5, tone::WHITE.a(0.08));
    }
    p.curve(&[(9.0, 22.0), (14.0, 12.0), (24.0, 7.6)], 1.2, tone::WHITE.a(0.4));
}

pub(super) fn pot(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for flip in [false, true] {
        let grip = |p: &mut Pen<'_>| p.ds("M12 36 C2 34 0 38 1 42 C2 47 8 46 13 45", 4.4, Ink::Round(l.main.dim(0.1)));
        if flip { p.mirrored(50.0, grip) } else { grip(p) }
    }
    p.d("M10 30 L90 30 L87 66 C86 72 80 74 74 74 L26 74 C20 74 14 72 13 66 Z", Ink::Round(l.main));
    p.rr(9.0, 28.0, 82.0, 5.0, 2.4, Ink::Roll(l.main.lit(0.05)));
    p.d("M9 29 C14 16 34 12 50 12 C66 12 86 16 91 29 Z", Ink::Round(l.main.lit(0.06)));
    p.curve(&[(16.0, 25.0), (50.0, 18.0), (84.0, 25.0)], 1.0, l.main.dim(0.3).a(0.4));
    p.rr(44.0, 8.0, 12.0, 5.0, 1.0, Ink::Metal(tone::STEEL));
    p.el(50.0, 6.0, 9.0, 4.4, Ink::Ball(if l.second.light() > 0.7 { tone::BRASS } else { l.second }));
    p.rr(17.0, 38.0, 4.4, 26.0, 2.2, tone::WHITE.a(0.3));
}

pub(super) fn knife(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.turned(50.0, 17.0, -8.0, 1.0, |p| {
        let blade = match l.style {
            1 => "M-6 -6 L46 -6 C48 -6 48 -2 46 2 L44 5 L-6 5 Z",
            2 => "M-2 -4 C16 -5 28 -2 38 3 C26 5 10 5 -2 5 Z",
            _ => "M-6 -8 L30 -8 C40 -7 46 -1 48 7 C36 9 10 9 -6 8 Z",
        };
        p.d(blade, Ink::Fall(l.main.lit(0.5), l.main.dim(0.06)));
        match l.style {
            1 => {
                for i in 0..17_u8 {
                    let x = -5.0 + f32::from(i) * 2.9;
                    p.poly(&[(x, 4.0), (x + 2.9, 4.0), (x + 1.45, 7.0)], l.main.dim(0.08));
                }
            }
            2 => p.line(&[(0.0, 3.2), (34.0, 3.0)], 0.7, tone::WHITE.a(0.8)),
            _ => {
                p.line(&[(-4.0, 5.2), (44.0, 4.8)], 1.0, tone::WHITE.a(0.8));
                for i in 0..7_u8 {
                    p.el(2.0 + f32::from(i) * 5.4, 0.6, 1.0, 2.6, l.main.dim(0.18).a(0.6));
                }
            }
        }
        let from = if l.style == 2 { -3.0 } else { -7.0 };
        p.rr(from - 4.0, -5.0, 5.0, 10.4, 1.0, Ink::Roll(tone::STEEL.dim(0.1)));
        p.d(&format!("M{0} -4.6 L{1} -5.6 C{2} -5.6 {2} 6 {1} 5.8 L{0} 5 Z", from - 3.6, from - 34.0, from - 41.0), Ink::Roll(l.second));
        for x in [-10.0, -20.0, -30.0] {
            p.el(from + x, 0.2, 1.2, 1.2, Ink::Ball(tone::BRASS));
        }
    });
}

pub(super) fn cutting_board(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    if l.style == 1 {
        p.rr(29.0, 2.0, 12.0, 34.0, 6.0, Ink::Round(l.main));
        p.el(35.0, 64.0, 34.0, 34.0, Ink::Ball(l.main.lit(0.06)));
        p.el(35.0, 9.0, 2.6, 2.6, l.main.dim(0.6));
        p.ring(35.0, 64.0, 29.0, 29.0, 1.0, l.main.dim(0.3).a(0.5));
        for i in 0..10_u8 {
            let y = 40.0 + f32::from(i) * 5.4;
            p.curve(&[(8.0, y), (30.0, y + 2.0), (62.0, y - 1.0)], 0.6, l.main.dim(0.35).a(0.25));
        }
        return;
    }
    let path = round_rect(2.0, 1.0, 66.0, 98.0, 6.0);
    p.fill(path.clone(), Ink::Down(l.main));
    p.inside(path, |p| {
        for y in 0..13_u8 {
            for x in 0..9_u8 {
                let t = if r.chance(0.4) { l.main.mix(l.second, 0.4) } else if r.chance(0.5) { l.main.dim(0.12) } else { l.main.lit(0.08) };
                p.rr(f32::from(x) * 7.9, f32::from(y) * 7.9, 7.5, 7.5, 0.4, t);
            }
        }
        p.rr(0.0, 0.0, 70.0, 100.0, 0.0, Ink::Fall(tone::WHITE.a(0.14), tone::BLACK.a(0.12)));
    });
    p.el(35.0, 9.0, 7.0, 2.6, l.main.dim(0.6));
}

pub(super) fn mortar(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    p.turned(62.0, 20.0, 26.0, 1.0, |p| {
        p.rr(-5.0, -24.0, 10.0, 50.0, 5.0, Ink::Round(l.second.lit(0.08)));
        p.el(0.0, -20.0, 7.0, 7.0, Ink::Ball(l.second.lit(0.1)));
    });
    p.d("M18 82 L68 82 C66 76 60 74 58 70 L28 70 C26 74 20 76 18 82 Z", Ink::Round(l.main.dim(0.12)));
    p.rr(16.0, 80.0, 54.0, 7.0, 3.0, Ink::Round(l.main));
    let body = svg("M3 32 C3 60 18 74 43 74 C68 74 83 60 83 32 Z");
    p.fill(body.clone(), Ink::Round(l.main));
    p.el(43.0, 32.0, 40.0, 7.6, l.main.lit(0.2));
    p.el(43.0, 32.6, 34.0, 5.8, l.main.dim(0.5));
    p.inside(body, |p| {
        for _ in 0..150 {
            let t = if r.chance(0.5) { tone::WHITE } else { tone::BLACK };
            p.el(r.range(0.0, 86.0), r.range(40.0, 76.0), 0.7, 0.6, t.a(0.3));
        }
    });
    p.turned(57.0, 33.0, 26.0, 1.0, |p| p.rr(-5.2, -12.0, 10.4, 12.0, 2.0, Ink::Round(l.second.lit(0.02))));
}

pub(super) fn mill(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let one = |p: &mut Pen<'_>, t: Tone| {
        p.d("M-13 0 C-13 -14 -8 -22 -7 -34 C-7 -44 -12 -48 -12 -56 C-12 -62 12 -62 12 -56 C12 -48 7 -44 7 -34 C8 -22 13 -14 13 0 Z", Ink::Round(t));
        p.rr(-12.4, -64.0, 24.8, 4.0, 1.0, Ink::Metal(tone::STEEL));
        p.d("M-12 -64 C-13 -76 -8 -84 0 -84 C8 -84 13 -76 12 -64 Z", Ink::Round(t.lit(0.06)));
        p.el(0.0, -87.0, 4.0, 4.0, Ink::Ball(tone::STEEL));
        p.rr(-13.4, -4.0, 26.8, 4.4, 1.0, Ink::Round(t.dim(0.15)));
    };
    if l.style == 1 {
        p.turned(17.0, 99.0, 0.0, 1.06, |p| one(p, l.main));
        p.turned(46.0, 99.0, 0.0, 0.94, |p| one(p, l.second));
    } else {
        p.turned(31.0, 99.0, 0.0, 1.08, |p| one(p, l.main));
    }
}

pub(super) fn bowl(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let body = svg("M2 14 C4 44 24 59 50 59 C76 59 96 44 98 14 Z");
    p.fill(body.clone(), Ink::Round(l.main));
    p.inside(body, |p| {
        if l.style == 2 {
            for i in 0..8_u8 {
                let y = 18.0 + f32::from(i) * 5.6;
                p.curve(&[(0.0, y), (50.0, y + 9.0), (100.0, y)], 3.6, if i % 2 == 0 { l.main.lit(0.16) } else { l.main.dim(0.14) });
                for k in 0..18_u8 {
                    p.line(&[(f32::from(k) * 5.8 + f32::from(i % 2) * 2.9, y + 1.0), (f32::from(k) * 5.8 + f32::from(i % 2) * 2.9, y + 8.0)], 0.7, l.main.dim(0.4).a(0.35));
                }
            }
        } else {
            for k in 0..15_u8 {
                let x = f32::from(k) * 7.2;
                p.poly(&[(x, 26.0), (x + 3.6, 20.0), (x + 7.2, 26.0), (x + 3.6, 46.0)], l.main.lit(0.25).a(0.5));
                p.line(&[(x + 3.6, 20.0), (x + 3.6, 46.0)], 0.5, l.main.dim(0.3).a(0.3));
            }
        }
    });
    p.rr(0.5, 8.0, 99.0, 9.0, 4.4, Ink::Roll(l.main.lit(0.1)));
    p.el(50.0, 9.6, 48.0, 6.6, l.main.lit(0.2));
    p.el(50.0, 10.4, 44.0, 5.2, l.main.dim(0.34));
}

pub(super) fn bread(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let body = svg("M3 44 C1 22 22 6 50 6 C78 6 99 22 97 44 C96 56 84 61 50 61 C16 61 4 56 3 44 Z");
    p.fill(body.clone(), Ink::Ball(l.main.dim(0.06)));
    p.inside(body, |p| {
        for _ in 0..90 {
            p.el(r.range(4.0, 96.0), r.range(8.0, 44.0), r.range(0.4, 2.6), r.range(0.3, 1.4), tone::CREAM.a(r.range(0.15, 0.55)));
        }
        for i in 0..4_u8 {
            let x = 22.0 + f32::from(i) * 17.0;
            p.turned(x, 26.0, 24.0, 1.0, |p| {
                p.blob(&[(0.0, -17.0), (4.4, -6.0), (4.0, 8.0), (0.0, 18.0), (-3.2, 8.0), (-2.6, -6.0)], Ink::Across(l.second.mix(l.main, 0.35), l.main.lit(0.3)));
                p.curve(&[(0.0, -17.0), (4.6, -5.0), (4.0, 9.0), (0.0, 18.0)], 1.3, l.main.dim(0.5).a(0.7));
            });
        }
        p.rr(0.0, 46.0, 100.0, 18.0, 0.0, Ink::Fall(l.main.dim(0.5).a(0.0), l.main.dim(0.6).a(0.6)));
    });
}

pub(super) fn pouch(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let body = "M6 12 L62 12 L64 30 L66 94 C66 98 62 99 58 99 L10 99 C6 99 2 98 2 94 L4 30 Z";
    p.d(body, Ink::Round(l.main));
    p.poly(&[(6.0, 3.0), (62.0, 3.0), (62.0, 14.0), (6.0, 14.0)], Ink::Round(l.main.dim(0.1)));
    p.rr(6.0, 12.0, 56.0, 1.4, 0.0, l.main.dim(0.4).a(0.5));
    for i in 0..12_u8 {
        p.line(&[(8.0 + f32::from(i) * 4.8, 4.0), (8.0 + f32::from(i) * 4.8, 11.0)], 0.5, l.main.dim(0.3).a(0.4));
    }
    p.d("M4 40 C12 50 8 74 3 92 L2 94 L4 30 Z", l.main.dim(0.4).a(0.25));
    p.d("M64 40 C58 54 60 78 65 94 L66 94 L64 30 Z", l.main.dim(0.4).a(0.3));
    p.rr(13.0, 32.0, 42.0, 48.0, 2.0, Ink::Down(l.second));
    match l.style {
        1 => {
            for (x, y, turn) in [(34.0, 47.0, 20.0), (27.0, 54.0, -30.0), (41.0, 56.0, 60.0)] {
                p.turned(x, y, turn, 1.0, |p| {
                    p.el(0.0, 0.0, 4.6, 6.2, Ink::Ball(tone::WALNUT));
                    p.curve(&[(0.6, -5.4), (-1.0, 0.0), (0.8, 5.4)], 0.8, tone::WALNUT.dim(0.5));
                });
            }
        }
        2 => {
            p.rr(24.0, 47.0, 20.0, 7.0, 3.0, tone::AMBER);
            for (x, y) in [(24.0, 47.0), (24.0, 54.0), (44.0, 47.0), (44.0, 54.0)] {
                p.el(x, y, 4.2, 4.2, tone::AMBER);
            }
        }
        _ => {
            for turn in [-24.0, 0.0, 24.0] {
                p.turned(34.0, 64.0, turn, 1.0, |p| {
                    p.line(&[(0.0, 0.0), (0.0, -20.0)], 0.8, tone::OCHRE);
                    for i in 0..4_u8 {
                        let y = -9.0 - f32::from(i) * 4.0;
                        p.turned(0.0, y, 30.0, 1.0, |p| p.el(2.0, -1.0, 1.5, 3.0, tone::OCHRE));
                        p.turned(0.0, y, -30.0, 1.0, |p| p.el(-2.0, -1.0, 1.5, 3.0, tone::OCHRE));
                    }
                });
            }
        }
    }
    p.rr(20.0, 68.0, 28.0, 2.4, 1.2, l.main.dim(0.3).a(0.9));
    p.rr(24.0, 73.0, 20.0, 1.6, 0.8, l.main.dim(0.3).a(0.5));
}

pub(super) fn breadbox(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.rr(2.0, 14.0, 96.0, 48.0, 8.0, Ink::Round(l.main));
    p.rr(2.0, 52.0, 96.0, 1.4, 0.0, l.main.dim(0.3).a(0.4));
    p.rr(0.5, 4.0, 99.0, 11.0, 4.0, Ink::Fall(l.second.lit(0.16), l.second.dim(0.1)));
    for y in [7.0, 10.0, 12.0] {
        p.curve(&[(4.0, y), (40.0, y + 0.8), (96.0, y - 0.6)], 0.5, l.second.dim(0.4).a(0.35));
    }
    p.rr(34.0, 28.0, 32.0, 16.0, 8.0, tone::CREAM.a(0.92));
    p.rr(41.0, 34.6, 18.0, 2.6, 1.3, l.main.dim(0.5));
    for flip in [false, true] {
        let grip = |p: &mut Pen<'_>| p.ds("M2 30 C-3 30 -3 42 2 42", 2.6, tone::OAK);
        if flip { p.mirrored(50.0, grip) } else { grip(p) }
    }
}

pub(super) fn espresso(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    match l.style {
        2 => {
            p.d("M60 44 C82 40 86 60 78 84 L70 84 C76 66 74 54 60 54 Z", Ink::Round(l.second));
            p.poly(&[(22.0, 56.0), (62.0, 56.0), (70.0, 98.0), (14.0, 98.0)], Ink::Metal(l.main));
            p.poly(&[(26.0, 56.0), (58.0, 56.0), (66.0, 18.0), (18.0, 18.0)], Ink::Metal(l.main.lit(0.08)));
            p.poly(&[(18.0, 18.0), (8.0, 14.0), (20.0, 30.0)], Ink::Metal(l.main));
            p.rr(21.0, 52.0, 42.0, 7.0, 2.0, Ink::Metal(l.main.dim(0.15)));
            p.poly(&[(18.0, 18.0), (66.0, 18.0), (58.0, 9.0), (28.0, 9.0)], Ink::Metal(l.main.dim(0.06)));
            p.rr(38.0, 2.0, 10.0, 8.0, 2.0, Ink::Round(l.second));
            for x in [32.0, 52.0] {
                p.line(&[(x + (x - 42.0) * 0.25, 20.0), (x, 52.0), (x + (x - 42.0) * 0.45, 96.0)], 0.6, l.main.dim(0.5).a(0.5));
            }
        }
        _ => {
            let m = l.main;
            if l.style == 0 {
                p.line(&[(46.0, 30.0), (60.0, 4.0)], 4.0, Ink::Metal(tone::STEEL));
                p.line(&[(57.0, 10.0), (62.0, 2.0)], 6.0, Ink::Round(l.second));
            }
            p.rr(6.0, 16.0, 80.0, 30.0, 7.0, if l.style == 0 { Ink::Metal(m) } else { Ink::Down(m) });
            p.rr(52.0, 30.0, 34.0, 62.0, 4.0, if l.style == 0 { Ink::Metal(m.dim(0.06)) } else { Ink::Down(m.dim(0.06)) });
            p.rr(2.0, 86.0, 88.0, 13.0, 4.0, if l.style == 0 { Ink::Metal(m) } else { Ink::Down(m.dim(0.1)) });
            p.rr(6.0, 83.0, 48.0, 4.0, 1.0, tone::GRAPHITE);
            for i in 0..10_u8 {
                p.line(&[(9.0 + f32::from(i) * 4.6, 84.0), (9.0 + f32::from(i) * 4.6, 86.0)], 0.8, tone::STEEL);
            }
            p.rr(20.0, 44.0, 20.0, 9.0, 2.0, Ink::Metal(tone::STEEL));
            p.rr(18.0, 52.0, 24.0, 5.0, 1.5, Ink::Metal(tone::STEEL.dim(0.1)));
            p.line(&[(34.0, 54.6), (54.0, 57.0)], 5.0, Ink::Roll(if l.style == 0 { l.second } else { tone::GRAPHITE }));
            p.poly(&[(26.0, 57.0), (34.0, 57.0), (33.0, 62.0), (27.0, 62.0)], tone::STEEL.dim(0.3));
            p.line(&[(28.6, 62.0), (28.6, 72.0)], 1.0, tone::WALNUT);
            p.line(&[(31.6, 62.0), (31.6, 72.0)], 1.0, tone::WALNUT);
            p.d("M21 70 L39 70 L37 82 C37 84 23 84 23 82 Z", Ink::Round(tone::WHITE));
            p.ring(40.0, 75.0, 3.0, 3.4, 1.4, tone::CREAM.dim(0.1));
            p.el(16.0, 30.0, 6.0, 6.0, Ink::Ball(tone::CREAM));
            p.line(&[(16.0, 30.0), (19.0, 26.6)], 0.9, tone::RUST);
            for x in [62.0, 72.0] {
                p.el(x, 24.0, 3.4, 3.4, Ink::Ball(if l.style == 0 { l.second } else { tone::GRAPHITE }));
            }
            p.curve(&[(74.0, 44.0), (82.0, 52.0), (80.0, 76.0)], 2.2, Ink::Metal(tone::STEEL));
        }
    }
}

pub(super) fn grinder(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.line(&[(24.0, 10.0), (48.0, 6.0)], 2.4, Ink::Metal(tone::STEEL));
    p.el(47.0, 8.0, 5.0, 7.0, Ink::Ball(l.second));
    p.rr(10.0, 16.0, 28.0, 48.0, 4.0, Ink::Round(l.main));
    p.rr(11.0, 62.0, 26.0, 36.0, 4.0, Ink::Glass(tone::SKY));
    p.rr(12.0, 76.0, 24.0, 21.0, 4.0, Ink::Round(tone::WALNUT.dim(0.2)));
    p.rr(8.5, 58.0, 31.0, 6.0, 2.0, Ink::Metal(tone::STEEL));
    p.rr(9.0, 12.0, 30.0, 6.0, 2.4, Ink::Metal(tone::STEEL));
    p.rr(8.6, 32.0, 30.8, 16.0, 2.0, Ink::Round(l.second));
    p.el(24.0, 10.0, 4.0, 3.0, Ink::Ball(tone::STEEL));
}

pub(super) fn grill(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    match l.style {
        2 => {
            p.rr(14.0, 62.0, 50.0, 5.0, 2.0, Ink::Roll(tone::GRAPHITE));
            for x in [18.0, 56.0] {
                p.rr(x, 64.0, 4.0, 34.0, 1.5, Ink::Round(tone::GRAPHITE));
            }
            p.rr(14.0, 86.0, 50.0, 3.0, 1.0, tone::GRAPHITE.lit(0.1));
            p.d("M12 44 C12 70 26 80 39 80 C52 80 66 70 66 44 Z", Ink::Ball(m));
            p.d("M12 42 C12 16 26 6 39 6 C52 6 66 16 66 42 Z", Ink::Ball(m.lit(0.04)));
            p.rr(10.0, 40.0, 58.0, 5.0, 2.0, Ink::Metal(tone::STEEL));
            p.rr(34.0, 0.5, 10.0, 8.0, 2.0, Ink::Round(tone::GRAPHITE));
            p.rr(24.0, 32.0, 30.0, 4.0, 2.0, Ink::Roll(l.second));
            p.rr(32.0, 68.0, 14.0, 6.0, 1.0, tone::GRAPHITE);
            p.el(39.0, 22.0, 4.4, 4.4, Ink::Ball(tone::CREAM));
        }
        1 => {
            for (a, b) in [(20.0, 10.0), (58.0, 68.0)] {
                p.line(&[(a, 60.0), (b, 98.0)], 2.6, Ink::Metal(l.second));
            }
            p.line(&[(16.0, 82.0), (62.0, 82.0)], 1.8, l.second.dim(0.2));
            p.d("M6 42 L72 42 L66 62 C65 66 13 66 12 62 Z", Ink::Round(m));
            p.d("M6 40 C8 24 20 18 39 18 C58 18 70 24 72 40 Z", Ink::Round(m.lit(0.05)));
            p.rr(4.0, 38.6, 70.0, 4.4, 2.0, Ink::Roll(m.dim(0.2)));
            p.rr(28.0, 13.0, 22.0, 4.0, 2.0, Ink::Roll(tone::GRAPHITE));
            p.line(&[(30.0, 18.0), (30.0, 15.0)], 2.0, tone::STEEL);
            p.line(&[(48.0, 18.0), (48.0, 15.0)], 2.0, tone::STEEL);
            for x in [26.0, 39.0, 52.0] {
                p.el(x, 54.0, 2.2, 2.2, m.dim(0.6));
            }
        }
        _ => {
            p.line(&[(28.0, 62.0), (14.0, 96.0)], 2.6, Ink::Metal(tone::STEEL));
            p.line(&[(50.0, 62.0), (64.0, 96.0)], 2.6, Ink::Metal(tone::STEEL));
            p.line(&[(39.0, 64.0), (39.0, 90.0)], 2.2, tone::STEEL.dim(0.35));
            p.el(14.0, 94.0, 5.4, 5.4, Ink::Ball(tone::GRAPHITE));
            p.el(64.0, 94.0, 5.4, 5.4, Ink::Ball(tone::GRAPHITE));
            p.rr(18.0, 82.0, 42.0, 2.4, 1.0, tone::STEEL.dim(0.1));
            p.d("M4 40 C6 58 20 66 39 66 C58 66 72 58 74 40 Z", Ink::Ball(m));
            p.d("M4 38 C4 18 18 8 39 8 C60 8 74 18 74 38 Z", Ink::Ball(m.lit(0.05)));
            p.rr(2.0, 36.6, 74.0, 4.6, 2.3, Ink::Roll(tone::STEEL));
            p.rr(30.0, 1.0, 18.0, 4.6, 2.3, Ink::Roll(l.second));
            p.line(&[(33.0, 9.0), (33.0, 5.0)], 1.6, tone::STEEL);
            p.line(&[(45.0, 9.0), (45.0, 5.0)], 1.6, tone::STEEL);
            p.el(58.0, 18.0, 4.0, 3.4, Ink::Ball(tone::STEEL));
            p.curve(&[(14.0, 26.0), (20.0, 16.0), (30.0, 12.0)], 1.8, tone::WHITE.a(0.35));
        }
    }
}

pub(super) fn grill_tools(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.turned(18.0, 50.0, -5.0, 1.0, |p| {
        p.rr(-3.6, 8.0, 7.2, 40.0, 3.4, Ink::Round(l.second));
        p.rr(-1.6, -14.0, 3.2, 24.0, 1.0, Ink::Metal(l.main));
        p.rr(-10.0, -48.0, 20.0, 36.0, 4.0, Ink::Across(l.main.lit(0.45), l.main.dim(0.15)));
        for x in [-5.0, 0.0, 5.0] {
            p.rr(x - 1.2, -42.0, 2.4, 22.0, 1.2, l.main.dim(0.6).a(0.8));
        }
    });
    p.turned(48.0, 50.0, 6.0, 1.0, |p| {
        for side in [-1.0_f32, 1.0] {
            p.curve(&[(side * 1.0, 46.0), (side * 7.0, 20.0), (side * 8.0, -10.0), (side * 4.0, -44.0)], 3.6, Ink::Metal(l.main));
            p.curve(&[(side * 2.0, 42.0), (side * 6.6, 26.0), (side * 8.0, 6.0)], 5.4, Ink::Round(l.second));
            p.el(side * 4.0, -44.0, 4.0, 5.0, Ink::Ball(l.main));
        }
        p.ring(0.0, 47.0, 2.4, 2.4, 1.2, tone::BRASS);
    });
}

pub(super) fn thermometer(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.curve(&[(30.0, 60.0), (10.0, 74.0), (20.0, 88.0), (46.0, 82.0), (70.0, 88.0)], 1.6, tone::STEEL.dim(0.2));
    p.curve(&[(60.0, 60.0), (78.0, 70.0), (74.0, 80.0)], 1.6, l.second);
    p.line(&[(70.0, 88.0), (90.0, 88.0)], 1.8, Ink::Metal(tone::STEEL));
    p.line(&[(74.0, 80.0), (90.0, 72.0)], 1.8, Ink::Metal(tone::STEEL));
    p.rr(14.0, 4.0, 62.0, 58.0, 12.0, Ink::Down(l.main));
    p.rr(21.0, 11.0, 48.0, 30.0, 4.0, Ink::Fall(hex(0xc9_d8cc), hex(0xa9_bfb0)));
    digits(p, 27.0, 17.0, 1.0, &[6, 8]);
    digits(p, 48.0, 17.0, 0.62, &[1, 1, 0]);
    for (x, t) in [(30.0, l.second), (45.0, tone::STEEL), (60.0, tone::STEEL)] {
        p.el(x, 51.0, 4.0, 4.0, Ink::Ball(t));
    }
}

/// Seven-segment numbers.
pub(super) fn digits(p: &mut Pen<'_>, x: f32, y: f32, size: f32, list: &[usize]) {
    const ON: [u8; 10] = [0x77, 0x24, 0x5d, 0x6d, 0x2e, 0x6b, 0x7b, 0x25, 0x7f, 0x6f];
    p.turned(x, y, 0.0, size, |p| {
        for (at, digit) in list.iter().enumerate() {
            let dx = at as f32 * 11.0;
            let segments: [[(f32, f32); 2]; 7] = [
                [(1.0, 0.0), (6.0, 0.0)], [(0.0, 1.0), (0.0, 7.0)], [(7.0, 1.0), (7.0, 7.0)], [(1.0, 8.0), (6.0, 8.0)],
                [(0.0, 9.0), (0.0, 15.0)], [(7.0, 9.0), (7.0, 15.0)], [(1.0, 16.0), (6.0, 16.0)],
            ];
            for (bit, segment) in segments.iter().enumerate() {
                if ON[digit % 10] >> bit & 1 == 1 {
                    let points = segment.map(|(sx, sy)| (sx + dx, sy));
                    p.line(&points, 1.5, tone::GRAPHITE);
                }
            }
        }
    });
}

pub(super) fn popcorn_maker(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    p.line(&[(50.0, 22.0), (50.0, 6.0), (70.0, 6.0)], 2.2, Ink::Metal(tone::STEEL));
    p.rr(68.0, 2.0, 14.0, 8.0, 4.0, Ink::Roll(tone::WALNUT));
    for _ in 0..12 {
        kernel(p, r.range(18.0, 82.0), r.range(24.0, 32.0), r);
    }
    p.d("M12 34 C18 22 36 20 50 20 C64 20 82 22 88 34 Z", Ink::Metal(tone::STEEL.lit(0.1)));
    p.rr(8.0, 32.0, 84.0, 5.0, 2.4, Ink::Metal(tone::STEEL));
    p.d("M10 37 L90 37 L86 72 C85 78 78 80 72 80 L28 80 C22 80 15 78 14 72 Z", Ink::Round(l.main));
    p.rr(17.0, 44.0, 4.6, 26.0, 2.3, tone::WHITE.a(0.3));
    for flip in [false, true] {
        let grip = |p: &mut Pen<'_>| p.ds("M12 46 C-1 44 -1 58 14 57", 4.0, Ink::Round(tone::WALNUT));
        if flip { p.mirrored(50.0, grip) } else { grip(p) }
    }
}

/// One piece of popcorn.
pub(super) fn kernel(p: &mut Pen<'_>, x: f32, y: f32, r: &mut Rng) {
    let corn = tone::CREAM.lit(0.5).mix(tone::MUSTARD, r.range(0.0, 0.22));
    for _ in 0..4 {
        let k = r.range(2.6, 4.2);
        p.el(x + r.range(-3.4, 3.4), y + r.range(-3.0, 3.0), k, k, Ink::Ball(corn));
    }
    p.el(x, y, 1.4, 1.2, tone::MUSTARD.a(0.8));
}
