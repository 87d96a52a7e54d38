//! Cups, bottles, jars.

use super::super::pen::{Ink, Pen, round_rect, svg};
use super::super::tone::{self, hex};
use super::Look;
use crate::rng::Rng;

pub(super) fn jar(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 2 {
        p.rr(14.0, 18.0, 56.0, 60.0, 9.0, Ink::Glass(l.second));
        p.d("M15 44 C26 38 34 46 44 42 C54 38 62 44 69 41 L69 68 C69 76 66 77 60 77 L24 77 C18 77 15 74 15 68 Z", Ink::Round(l.main));
        for (x, y) in [(24.0, 52.0), (36.0, 60.0), (50.0, 52.0), (60.0, 64.0), (30.0, 68.0), (44.0, 70.0)] {
            p.el(x, y, 2.4, 2.0, l.main.dim(0.18));
        }
        p.rr(20.0, 6.0, 44.0, 9.0, 3.0, Ink::Glass(l.second));
        p.rr(17.0, 14.0, 50.0, 4.6, 2.0, tone::TERRACOTTA);
        p.ds("M14 26 L10 16 L42 3 L74 16 L70 26", 1.4, Ink::Metal(tone::STEEL));
        p.rr(18.0, 24.0, 3.0, 46.0, 1.5, tone::WHITE.a(0.5));
        return;
    }
    p.rr(2.0, 30.0, 80.0, 49.0, 8.0, Ink::Round(l.main));
    p.rr(2.0, 66.0, 80.0, 13.0, 6.0, l.main.lit(0.4).a(0.25));
    p.rr(5.0, 3.0, 74.0, 26.0, 5.0, Ink::Round(l.second));
    p.rr(5.0, 27.0, 74.0, 3.6, 1.0, l.second.dim(0.25));
    for i in 0..19_u8 {
        p.line(&[(7.0 + f32::from(i) * 3.9, 8.0), (7.0 + f32::from(i) * 3.9, 25.0)], 0.5, l.second.dim(0.3).a(0.22));
    }
    let text = if l.main.light() > 0.6 { tone::GRAPHITE } else { tone::CREAM };
    p.rr(28.0, 46.0, 28.0, 2.6, 1.3, text.a(0.8));
    p.rr(32.0, 53.0, 20.0, 1.7, 0.8, text.a(0.5));
    p.rr(35.0, 58.0, 14.0, 1.5, 0.7, text.a(0.4));
    p.rr(7.0, 35.0, 4.0, 36.0, 2.0, tone::WHITE.a(0.28));
}

pub(super) fn mug(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    match l.style {
        1 => {
            for (x, y, t) in [(52.0, 14.0, l.main.lit(0.18)), (4.0, 36.0, l.main)] {
                p.ring(x + 38.0, y + 20.0, 7.0, 7.6, 3.6, Ink::Round(t));
                p.d(&format!("M{} {} L{} {} C{} {} {} {} {} {} L{} {} C{} {} {} {} {} {} Z", x, y, x + 38.0, y, x + 38.0, y + 30.0, x + 32.0, y + 38.0, x + 26.0, y + 38.0, x + 12.0, y + 38.0, x + 6.0, y + 38.0, x, y + 30.0, x, y), Ink::Round(t));
                p.el(x + 19.0, y, 19.0, 4.2, t.lit(0.3));
                p.el(x + 19.0, y + 0.6, 16.4, 3.2, hex(0x4a_2c1c));
                p.el(x + 19.0, y + 0.8, 12.0, 2.2, hex(0xb0_7a44));
                p.el(x + 19.0, y + 40.0, 25.0, 5.0, Ink::Ball(t.lit(0.12)));
                p.el(x + 19.0, y + 38.6, 16.0, 2.6, t.dim(0.2));
            }
        }
        2 => {
            let body = svg("M6 18 C6 52 24 76 50 78 C76 76 94 52 94 18 Z");
            p.rr(34.0, 76.0, 32.0, 7.0, 2.0, Ink::Round(l.main.dim(0.12)));
            p.fill(body.clone(), Ink::Round(l.main));
            p.inside(body, |p| p.poly(&[(0.0, 0.0), (100.0, 0.0), (100.0, 44.0), (0.0, 56.0)], Ink::Round(l.second)));
            p.el(50.0, 18.0, 44.0, 9.0, l.second.lit(0.4));
            p.el(50.0, 18.8, 40.0, 7.4, hex(0xc9_9a6a));
            p.blob(&[(50.0, 24.6), (36.0, 19.0), (40.0, 14.6), (50.0, 17.6), (60.0, 14.6), (64.0, 19.0)], tone::CREAM);
        }
        _ => {
            p.ds("M72 26 C96 22 98 60 70 62", 8.0, Ink::Round(l.main.dim(0.05)));
            let body = svg("M8 14 L76 14 L74 74 C73 81 66 83 58 83 L26 83 C18 83 11 81 10 74 Z");
            p.fill(body.clone(), Ink::Round(l.main));
            p.inside(body, |p| {
                p.rr(0.0, 66.0, 100.0, 20.0, 0.0, Ink::Round(l.second));
                for _ in 0..80 {
                    let k = r.range(0.4, 1.3);
                    p.el(r.range(8.0, 76.0), r.range(16.0, 65.0), k, k, tone::WALNUT.a(0.55));
                }
            });
            p.el(42.0, 14.0, 34.0, 6.4, l.main.lit(0.35));
            p.el(42.0, 14.8, 30.0, 5.0, hex(0x6a_4428));
            p.el(38.0, 14.6, 18.0, 2.6, hex(0x8f_6038));
        }
    }
}

pub(super) fn enamel_mug(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (x, y, t) in [(20.0, 4.0, l.main.lit(0.2)), (0.0, 22.0, l.main)] {
        p.ds(&format!("M{} {} C{} {} {} {} {} {}", x + 58.0, y + 16.0, x + 82.0, y + 14.0, x + 80.0, y + 48.0, x + 57.0, y + 46.0), 4.6, Ink::Round(t));
        p.d(&format!("M{} {} L{} {} L{} {} C{} {} {} {} {} {} Z", x + 2.0, y + 5.0, x + 62.0, y + 5.0, x + 60.0, y + 58.0, x + 59.0, y + 63.0, x + 6.0, y + 63.0, x + 5.0, y + 58.0), Ink::Round(t));
        for (dx, dy) in [(16.0, 22.0), (34.0, 32.0), (22.0, 44.0), (46.0, 18.0), (48.0, 48.0), (12.0, 52.0)] {
            p.el(x + dx, y + dy, 1.5, 1.5, l.second.a(0.85));
        }
        p.el(x + 32.0, y + 5.0, 31.0, 5.6, tone::GRAPHITE);
        p.el(x + 32.0, y + 5.4, 29.0, 4.6, l.second.dim(0.06));
        p.el(x + 32.0, y + 7.0, 25.0, 3.0, l.second.dim(0.25));
    }
}

pub(super) fn teapot(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    match l.style {
        1 => {
            p.turned(70.0, 42.0, 40.0, 1.0, |p| p.rr(-4.0, -33.0, 8.0, 34.0, 3.0, Ink::Round(l.second)));
            p.poly(&[(16.0, 44.0), (2.0, 24.0), (9.0, 21.0), (26.0, 34.0)], Ink::Round(m));
            p.d("M14 46 C14 28 26 22 44 22 C62 22 76 28 76 46 C76 64 66 72 44 72 C22 72 14 64 14 46 Z", Ink::Ball(m));
            p.el(44.0, 23.4, 20.0, 4.4, m.dim(0.2));
            p.el(44.0, 21.6, 19.0, 4.6, Ink::Fall(m.lit(0.35), m.lit(0.1)));
            p.el(44.0, 16.4, 4.6, 4.0, Ink::Ball(m.lit(0.1)));
        }
        2 => {
            p.ds("M72 32 C98 26 96 64 70 60", 5.0, Ink::Round(m.dim(0.04)));
            p.d("M22 54 C12 50 12 34 2 26 L9 22 C18 28 18 40 28 40 Z", Ink::Round(m));
            p.d("M18 48 C18 26 32 20 48 20 C64 20 78 26 78 48 C78 66 66 73 48 73 C30 73 18 66 18 48 Z", Ink::Ball(m));
            for (x, y) in [(40.0, 44.0), (56.0, 52.0), (50.0, 36.0)] {
                for k in 0..5_u8 {
                    let a = f32::from(k) * 1.256;
                    p.el(x + a.cos() * 3.2, y + a.sin() * 3.2, 2.5, 2.5, l.second.a(0.85));
                }
                p.el(x, y, 1.5, 1.5, tone::MUSTARD);
            }
            p.d("M30 23 C34 14 62 14 66 23 Z", Ink::Round(m.lit(0.05)));
            p.el(48.0, 12.6, 4.6, 4.4, Ink::Ball(l.second));
        }
        _ => {
            p.ds("M24 28 C28 -4 72 -4 76 28", 3.4, Ink::Round(tone::GRAPHITE.lit(0.1)));
            p.poly(&[(24.0, 46.0), (4.0, 30.0), (8.0, 24.0), (28.0, 34.0)], Ink::Round(m.dim(0.05)));
            let body = svg("M16 46 C16 30 30 26 50 26 C70 26 84 30 84 46 C84 64 72 73 50 73 C28 73 16 64 16 46 Z");
            p.fill(body.clone(), Ink::Ball(m.lit(0.05)));
            p.inside(body, |p| {
                for y in 0..9_u8 {
                    for x in 0..22_u8 {
                        p.el(14.0 + f32::from(x) * 3.6 + f32::from(y % 2) * 1.8, 36.0 + f32::from(y) * 4.2, 1.1, 1.1, m.lit(0.25).a(0.55));
                    }
                }
            });
            p.d("M34 28 C38 21 62 21 66 28 Z", Ink::Round(m.lit(0.08)));
            p.el(50.0, 20.4, 4.0, 3.6, Ink::Ball(l.second));
        }
    }
}

pub(super) fn tin(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    p.rr(4.0, 20.0, 58.0, 71.0, 4.0, Ink::Round(l.main));
    p.rr(3.0, 4.0, 60.0, 20.0, 4.0, Ink::Round(l.main.dim(0.14)));
    p.rr(3.0, 22.0, 60.0, 2.4, 0.0, l.main.dim(0.45).a(0.5));
    p.el(33.0, 5.6, 29.0, 3.6, l.main.lit(0.22));
    let label = round_rect(4.0, 34.0, 58.0, 44.0, 0.0);
    p.fill(label.clone(), Ink::Round(l.second));
    p.inside(label, |p| {
        if l.style == 1 {
            p.d("M18 56 C24 46 38 46 44 55 L52 49 L52 64 L44 58 C38 67 24 67 18 56 Z", Ink::Across(tone::TERRACOTTA, tone::MUSTARD));
            p.el(25.0, 54.0, 1.5, 1.5, tone::GRAPHITE);
        } else {
            let t = l.main;
            for _ in 0..5 {
                let (x, y) = (r.range(14.0, 52.0), r.range(42.0, 60.0));
                p.turned(x, y, r.range(-80.0, 80.0), 1.0, |p| p.d("M0 6 C5 3 5 -5 0 -9 C-5 -5 -5 3 0 6 Z", t.lit(r.range(0.0, 0.35))));
            }
        }
    });
    p.rr(16.0, 66.0, 34.0, 2.6, 1.3, tone::GRAPHITE.a(0.75));
    p.rr(21.0, 71.6, 24.0, 1.7, 0.8, tone::GRAPHITE.a(0.45));
    p.rr(8.0, 26.0, 3.4, 62.0, 1.7, tone::WHITE.a(0.22));
}

pub(super) fn kettle(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    if l.style == 0 {
        p.curve(&[(30.0, 76.0), (12.0, 70.0), (20.0, 40.0), (10.0, 24.0), (2.0, 22.0)], 4.2, Ink::Round(m));
        p.ds("M66 30 L90 28 C96 28 96 34 95 40 L88 72", 5.4, Ink::Round(l.second));
        p.poly(&[(34.0, 26.0), (66.0, 26.0), (74.0, 80.0), (26.0, 80.0)], Ink::Round(m));
        p.d("M34 26 C38 19 62 19 66 26 Z", Ink::Round(m.lit(0.1)));
        p.el(50.0, 17.0, 5.0, 4.4, Ink::Ball(l.second));
        p.el(50.0, 50.0, 8.0, 8.0, tone::STEEL);
        p.el(50.0, 50.0, 6.6, 6.6, tone::CREAM);
        p.line(&[(50.0, 50.0), (54.0, 46.0)], 1.0, tone::RUST);
        p.rr(22.0, 80.0, 56.0, 7.0, 3.0, Ink::Roll(tone::GRAPHITE));
    } else {
        p.ds("M26 34 C28 2 72 2 74 34", 4.2, Ink::Metal(tone::STEEL));
        p.rr(36.0, 5.0, 28.0, 7.0, 3.4, Ink::Roll(l.second));
        p.poly(&[(24.0, 56.0), (4.0, 34.0), (12.0, 29.0), (30.0, 44.0)], Ink::Round(m));
        p.el(7.6, 31.4, 5.0, 3.4, Ink::Ball(tone::STEEL));
        p.d("M12 78 C10 52 24 32 50 32 C76 32 90 52 88 78 C88 88 12 88 12 78 Z", Ink::Ball(m));
        p.d("M32 36 C38 29 62 29 68 36 Z", Ink::Round(m.lit(0.06)));
        p.el(50.0, 29.0, 4.6, 4.2, Ink::Ball(l.second));
        p.rr(12.0, 79.0, 76.0, 3.0, 0.0, Ink::Metal(tone::STEEL));
    }
}

pub(super) fn wine_bottle(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let glass = match l.style {
        1 => tone::OLIVE.dim(0.25),
        2 => tone::ROSE,
        _ if l.main.light() > 0.45 => l.main,
        _ => hex(0x24_2e22).mix(l.main, 0.25),
    };
    let body = if l.style == 1 {
        "M11 4 L19 4 L20 26 C22 40 29 46 29 60 L29 95 C29 99 26 99 15 99 C4 99 1 99 1 95 L1 60 C1 46 8 40 10 26 Z"
    } else {
        "M11 4 L19 4 L20 30 C21 38 29 38 29 48 L29 95 C29 99 26 99 15 99 C4 99 1 99 1 95 L1 48 C1 38 9 38 10 30 Z"
    };
    p.d(body, Ink::Round(glass.a(0.95)));
    p.rr(10.0, 1.0, 10.0, 22.0, 1.5, Ink::Round(if l.style == 2 { tone::MUSTARD } else { l.main.dim(0.1) }));
    p.rr(9.4, 1.0, 11.2, 3.6, 1.0, Ink::Round(if l.style == 2 { tone::AMBER } else { l.main.dim(0.25) }));
    let label = round_rect(1.4, 56.0, 27.2, 28.0, 0.6);
    p.fill(label.clone(), Ink::Round(l.second));
    p.inside(label, |p| match r.below(3) {
        0 => {
            p.el(15.0, 66.0, 6.0, 6.0, l.main);
            p.blob(&[(0.0, 78.0), (9.0, 68.0), (18.0, 74.0), (30.0, 68.0), (30.0, 86.0), (0.0, 86.0)], l.main.lit(0.35));
        }
        1 => {
            for (x, y) in [(15.0, 73.0), (12.6, 69.0), (17.4, 69.0), (10.4, 65.0), (15.0, 65.0), (19.6, 65.0)] {
                p.el(x, y, 2.3, 2.3, Ink::Ball(l.main.lit(0.1)));
            }
            p.d("M15 63 C15 59 20 58 22 60 C20 63 17 63 15 63 Z", tone::LEAF);
        }
        _ => {
            for i in 0..5_u8 {
                p.bar(&[(0.0, 60.0 + f32::from(i) * 3.6), (30.0, 62.0 + f32::from(i) * 3.0)], 1.6, l.main.lit(0.1 * f32::from(i)));
            }
        }
    });
    p.rr(7.0, 79.0, 16.0, 1.5, 0.7, tone::GRAPHITE.a(0.7));
    p.rr(4.0, 44.0, 2.2, 50.0, 1.1, tone::WHITE.a(0.3));
}

pub(super) fn wine_glass(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let one = |p: &mut Pen<'_>, fill: bool| {
        let tint = if l.style == 1 { l.main } else { tone::SKY.lit(0.35) };
        p.el(0.0, -2.0, 14.0, 2.6, Ink::Glass(tint));
        p.rr(-1.2, -44.0, 2.4, 43.0, 1.0, Ink::Glass(tint.lit(0.1)));
        if l.style == 1 {
            p.el(0.0, -34.0, 3.4, 3.0, Ink::Ball(tint.a(0.9)));
        }
        let bowl = svg("M-13 -94 C-18 -76 -18 -62 -12 -52 C-8 -45 8 -45 12 -52 C18 -62 18 -76 13 -94 Z");
        p.fill(bowl.clone(), Ink::Glass(tint));
        if fill {
            let wine = if l.style == 1 { tone::SAND } else { l.second.dim(0.2) };
            p.inside(bowl, |p| p.rr(-20.0, -68.0, 40.0, 30.0, 0.0, Ink::Round(wine.a(0.85))));
            p.el(0.0, -68.0, 15.6, 2.0, wine.lit(0.3));
        }
        p.ring(0.0, -94.0, 13.0, 1.9, 0.6, tone::WHITE.a(0.8));
        p.curve(&[(-11.0, -88.0), (-14.4, -70.0), (-10.0, -56.0)], 1.3, tone::WHITE.a(0.65));
    };
    p.turned(20.0, 99.0, 0.0, 1.0, |p| one(p, false));
    p.turned(52.0, 99.0, 0.0, 1.0, |p| one(p, true));
}

pub(super) fn corkscrew(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.turned(50.0, 20.0, -7.0, 1.0, |p| {
        p.curve(&[(4.0, 4.0), (5.0, 12.0), (0.0, 15.0), (8.0, 19.0), (0.0, 23.0), (8.0, 27.0), (1.0, 31.0), (7.0, 35.0), (4.0, 40.0)], 2.2, Ink::Metal(l.second));
        p.line(&[(36.0, 2.0), (40.0, 18.0), (34.0, 34.0)], 4.4, Ink::Metal(l.second));
        p.rr(-44.0, -8.0, 86.0, 15.0, 6.0, Ink::Roll(l.main));
        p.rr(-46.0, -8.4, 14.0, 16.0, 5.0, Ink::Metal(l.second));
        p.rr(32.0, -8.4, 14.0, 16.0, 5.0, Ink::Metal(l.second));
        for x in [-20.0, 0.0, 20.0] {
            p.el(x, -0.4, 1.8, 1.8, Ink::Ball(tone::BRASS));
        }
    });
}

pub(super) fn decanter(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let body = svg("M26 2 L46 2 C44 8 43 20 43 34 C46 50 71 62 71 84 C71 96 60 99 36 99 C12 99 1 96 1 84 C1 62 26 50 29 34 C29 20 28 8 26 2 Z");
    p.fill(body.clone(), Ink::Glass(l.main));
    p.inside(body, |p| p.rr(0.0, 76.0, 80.0, 30.0, 0.0, Ink::Round(l.second.dim(0.15).a(0.92))));
    p.el(36.0, 76.0, 33.6, 4.0, l.second.lit(0.25));
    p.ring(36.0, 2.8, 10.0, 1.7, 0.7, tone::WHITE.a(0.8));
    p.curve(&[(31.0, 14.0), (31.0, 40.0), (12.0, 66.0), (7.0, 82.0)], 1.6, tone::WHITE.a(0.6));
    p.curve(&[(62.0, 80.0), (64.0, 88.0), (58.0, 94.0)], 1.4, tone::WHITE.a(0.4));
}

pub(super) fn sauce_bottle(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    p.d("M12 16 L22 16 C22 30 32 32 32 44 L32 94 C32 98 29 99 17 99 C5 99 2 98 2 94 L2 44 C2 32 12 30 12 16 Z", Ink::Round(l.main));
    p.rr(10.0, 4.0, 14.0, 14.0, 2.0, Ink::Round(tone::GRAPHITE));
    p.rr(2.4, 48.0, 29.2, 40.0, 0.8, Ink::Round(l.second));
    let t = l.main.dim(0.12);
    match r.below(2) {
        0 => p.d("M17 52 C21 57 24 61 23 66 C22 71 12 71 11 66 C10.4 62 13 62 14 58 C15 60 16 60 17 52 Z", Ink::Fall(tone::MUSTARD, t)),
        _ => {
            p.d("M12 56 C18 54 24 60 23 70 C22 72 20 70 20 68 C18 63 14 62 11 60 Z", Ink::Down(t));
            p.curve(&[(12.0, 57.0), (11.0, 53.0)], 1.4, tone::LEAF);
        }
    }
    p.rr(7.0, 75.0, 20.0, 2.4, 1.2, tone::GRAPHITE.a(0.8));
    p.rr(10.0, 80.4, 14.0, 1.6, 0.8, tone::GRAPHITE.a(0.45));
    p.rr(4.4, 42.0, 2.4, 52.0, 1.2, tone::WHITE.a(0.3));
}

pub(super) fn popcorn(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    for row in 0..3_u8 {
        for i in 0..8_u8 {
            super::kitchen::kernel(p, 12.0 + f32::from(i) * 8.4 + r.range(-2.0, 2.0), 12.0 + f32::from(row) * 9.0 + f32::from(i % 2) * 3.0 - f32::from(row) * 0.5, r);
        }
    }
    let tub = svg("M6 34 L76 34 L66 97 C65 99 17 99 16 97 Z");
    p.fill(tub.clone(), Ink::Round(l.second.lit(0.3)));
    p.inside(tub.clone(), |p| {
        for i in 0..5_u8 {
            let (top, low) = (6.0 + f32::from(i) * 14.4, 16.0 + f32::from(i) * 10.3);
            p.poly(&[(top, 34.0), (top + 7.2, 34.0), (low + 5.1, 99.0), (low, 99.0)], l.main);
        }
        p.el(41.0, 66.0, 17.0, 13.0, l.second.lit(0.4));
        p.rr(30.0, 62.0, 22.0, 3.4, 1.7, l.main);
        p.rr(34.0, 68.4, 14.0, 2.2, 1.1, l.main.a(0.6));
    });
    p.fill(tub, Ink::Across(tone::WHITE.a(0.12), tone::BLACK.a(0.22)));
    for i in 0..7_u8 {
        super::kitchen::kernel(p, 13.0 + f32::from(i) * 9.2, 33.0, r);
    }
}

pub(super) fn dropper(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let text = if l.main.light() > 0.62 { tone::GRAPHITE } else { tone::CREAM };
    if l.style == 1 {
        p.rr(15.0, 2.0, 16.0, 12.0, 3.0, Ink::Round(tone::WHITE));
        p.rr(11.0, 5.0, 8.0, 3.4, 1.0, tone::WHITE.dim(0.1));
        p.rr(14.0, 14.0, 18.0, 16.0, 2.0, Ink::Glass(tone::SKY));
    } else {
        p.rr(17.0, 1.0, 12.0, 16.0, 6.0, Ink::Round(if l.second.light() < 0.4 { l.second } else { tone::GRAPHITE }));
        p.rr(13.0, 16.0, 20.0, 15.0, 2.0, Ink::Round(if l.second.light() > 0.7 { tone::BRASS } else { l.second }));
        for i in 0..8_u8 {
            p.line(&[(14.6 + f32::from(i) * 2.4, 18.0), (14.6 + f32::from(i) * 2.4, 29.0)], 0.4, tone::BLACK.a(0.2));
        }
    }
    p.d("M14 31 L32 31 C34 36 44 36 44 46 L44 93 C44 98 40 99 23 99 C6 99 2 98 2 93 L2 46 C2 36 12 36 14 31 Z", Ink::Round(l.main.a(0.94)));
    p.rr(7.0, 52.0, 32.0, 36.0, 1.0, if l.main.light() > 0.62 { tone::WHITE.a(0.7) } else { l.main.dim(0.35).a(0.6) });
    p.rr(12.0, 60.0, 22.0, 2.6, 1.3, text.a(0.85));
    p.rr(12.0, 67.0, 16.0, 1.6, 0.8, text.a(0.5));
    p.rr(12.0, 72.0, 19.0, 1.6, 0.8, text.a(0.4));
    p.rr(4.6, 46.0, 2.8, 46.0, 1.4, tone::WHITE.a(0.4));
}

pub(super) fn tube(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.rr(9.0, 82.0, 22.0, 17.0, 3.0, Ink::Round(l.second));
    p.d("M1 6 L39 6 L34 82 C34 84 6 84 6 82 Z", Ink::Round(l.main));
    p.rr(0.5, 1.0, 39.0, 8.0, 1.0, Ink::Round(l.main.dim(0.12)));
    for i in 0..13_u8 {
        p.line(&[(2.0 + f32::from(i) * 3.0, 2.0), (2.0 + f32::from(i) * 3.0, 8.0)], 0.5, l.main.dim(0.4).a(0.5));
    }
    let text = if l.main.light() > 0.6 { tone::GRAPHITE } else { tone::CREAM };
    p.el(20.0, 32.0, 7.0, 7.0, text.a(0.14));
    p.rr(10.0, 46.0, 20.0, 3.0, 1.5, text.a(0.85));
    p.rr(13.0, 53.0, 14.0, 1.8, 0.9, text.a(0.5));
    p.rr(14.0, 58.0, 12.0, 1.6, 0.8, text.a(0.4));
    p.poly(&[(6.0, 12.0), (9.0, 12.0), (11.0, 78.0), (9.0, 78.0)], tone::WHITE.a(0.35));
}

pub(super) fn soap(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (x, y, turn, t) in [(54.0, 48.0, -4.0, l.main.lit(0.35)), (40.0, 54.0, 3.0, l.main), (52.0, 20.0, -9.0, l.main.lit(0.2))] {
        p.turned(x, y, turn, 1.0, |p| {
            p.rr(-36.0, -12.0, 72.0, 26.0, 8.0, Ink::Down(t.dim(0.1)));
            p.rr(-36.0, -15.0, 72.0, 22.0, 8.0, Ink::Down(t));
            p.rr(-14.0, -11.0, 28.0, 14.0, 7.0, t.dim(0.12).a(0.6));
            p.rr(-8.0, -6.6, 16.0, 1.8, 0.9, t.lit(0.4));
            p.rr(-6.0, -2.0, 12.0, 1.4, 0.7, t.lit(0.4));
        });
    }
}

pub(super) fn perfume(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 1 {
        p.rr(26.0, 2.0, 16.0, 22.0, 3.0, Ink::Metal(l.second));
        p.rr(28.0, 22.0, 12.0, 10.0, 1.0, Ink::Metal(l.second.dim(0.1)));
        p.el(34.0, 62.0, 33.0, 31.0, Ink::Glass(l.main));
        p.el(34.0, 64.0, 26.0, 24.0, Ink::Ball(l.main.a(0.85)));
        p.curve(&[(10.0, 52.0), (18.0, 40.0), (28.0, 35.0)], 2.0, tone::WHITE.a(0.7));
    } else {
        p.rr(20.0, 1.0, 28.0, 24.0, 3.0, Ink::Round(tone::WALNUT));
        p.rr(27.0, 24.0, 14.0, 9.0, 1.0, Ink::Metal(l.second));
        p.rr(3.0, 32.0, 62.0, 61.0, 6.0, Ink::Glass(l.main));
        p.rr(9.0, 40.0, 50.0, 47.0, 3.0, Ink::Round(l.main.a(0.85)));
        p.rr(6.0, 36.0, 3.0, 52.0, 1.5, tone::WHITE.a(0.6));
    }
    p.rr(20.0, 54.0, 28.0, 20.0, 1.0, tone::CREAM);
    p.rr(25.0, 60.0, 18.0, 2.2, 1.1, tone::GRAPHITE.a(0.8));
    p.rr(28.0, 66.0, 12.0, 1.5, 0.7, tone::GRAPHITE.a(0.4));
}
