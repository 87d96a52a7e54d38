//! Shoes, bags, watches, jewellery.

use super::super::pen::{Ink, Pen, round_rect, svg};
use super::super::tone;
use super::super::Tone;
use super::Look;
use crate::rng::Rng;

pub(super) fn hat(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    match l.style {
        1 => {
            p.d("M58 44 C76 40 96 46 99 54 C92 60 74 56 58 54 Z", Ink::Down(m.dim(0.1)));
            p.d("M6 52 C4 20 22 4 42 4 C64 4 74 24 72 52 C52 58 24 58 6 52 Z", Ink::Ball(m));
            for i in 0..14_u8 {
                let x = 10.0 + f32::from(i) * 4.6;
                p.curve(&[(x, 53.0), (x + (40.0 - x) * 0.3, 26.0), (x + (40.0 - x) * 0.75, 6.0)], 0.7, m.dim(0.4).a(0.35));
            }
            p.curve(&[(6.0, 51.0), (40.0, 57.0), (72.0, 51.0)], 1.6, m.dim(0.3));
            p.el(41.0, 4.6, 3.0, 1.8, m.dim(0.2));
            p.rr(8.0, 44.0, 7.0, 6.0, 1.0, Ink::Metal(l.second));
        }
        2 => {
            p.el(50.0, 52.0, 49.0, 9.6, Ink::Down(m.dim(0.06)));
            p.d("M22 50 C22 26 24 10 34 8 C42 6 46 12 50 12 C54 12 58 6 66 8 C76 10 78 26 78 50 C66 56 34 56 22 50 Z", Ink::Round(m));
            p.d("M22 40 C34 46 66 46 78 40 L78 50 C66 56 34 56 22 50 Z", Ink::Round(l.second));
            p.curve(&[(42.0, 11.0), (50.0, 20.0), (58.0, 11.0)], 1.6, m.dim(0.35).a(0.5));
        }
        _ => {
            p.d("M12 46 C10 16 28 2 50 2 C72 2 90 16 88 46 Z", Ink::Ball(m));
            for i in 0..15_u8 {
                let x = 14.0 + f32::from(i) * 5.2;
                p.curve(&[(x, 46.0), (x + (50.0 - x) * 0.22, 22.0), (x + (50.0 - x) * 0.72, 3.6)], 1.6, m.dim(0.3).a(0.35));
            }
            p.rr(8.0, 40.0, 84.0, 23.0, 8.0, Ink::Roll(m.lit(0.04)));
            for i in 0..21_u8 {
                let x = 11.0 + f32::from(i) * 3.95;
                p.line(&[(x, 42.0), (x, 61.0)], 1.3, m.dim(0.32).a(0.4));
            }
            p.rr(64.0, 47.0, 12.0, 9.0, 1.0, tone::CREAM);
        }
    }
}

pub(super) fn sunglasses(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let frame = l.main;
    for flip in [false, true] {
        let side = |p: &mut Pen<'_>| {
            p.curve(&[(6.0, 14.0), (1.6, 8.0), (2.0, 3.0)], 3.0, Ink::Round(frame.dim(0.2)));
            if l.style == 0 {
                p.el(26.0, 24.0, 18.0, 17.0, Ink::Fall(l.second.dim(0.4).a(0.92), l.second.lit(0.35).a(0.8)));
                p.ring(26.0, 24.0, 18.6, 17.6, 3.8, Ink::Down(frame));
            } else {
                p.rr(7.0, 9.0, 38.0, 28.0, 7.0, Ink::Fall(l.second.dim(0.5), l.second.lit(0.2)));
                p.ds("M12 9 L40 9 C44 9 45 12 44 18 L41 32 C40 36 38 37 34 37 L16 37 C11 37 8 34 7 28 L6 14 C6 10 8 9 12 9 Z", 3.8, Ink::Down(frame));
            }
            p.poly(&[(14.0, 28.0), (26.0, 12.0), (31.0, 12.0), (18.0, 32.0)], tone::WHITE.a(0.22));
        };
        if flip { p.mirrored(50.0, side) } else { side(p) }
    }
    p.curve(&[(44.0, 20.0), (50.0, 15.0), (56.0, 20.0)], 3.8, Ink::Down(frame));
}

pub(super) fn handbag(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    match l.style {
        1 => {
            p.ds("M26 44 C26 -6 66 -6 66 44", 4.0, Ink::Round(l.second));
            p.d("M8 36 L84 36 L90 95 C90 98 2 98 2 95 Z", Ink::Down(m));
            p.rr(8.0, 36.0, 76.0, 4.0, 0.0, m.dim(0.14));
            for i in 0..24_u8 {
                p.line(&[(6.0, 42.0 + f32::from(i) * 2.3), (87.0, 42.0 + f32::from(i) * 2.3)], 0.3, m.dim(0.3).a(0.3));
            }
            p.el(46.0, 66.0, 15.0, 15.0, l.second);
            p.d("M46 74 C38 68 36 62 40 59 C43 57 46 60 46 62 C46 60 49 57 52 59 C56 62 54 68 46 74 Z", m);
            p.rr(22.0, 34.0, 8.0, 12.0, 1.0, l.second.dim(0.1));
            p.rr(62.0, 34.0, 8.0, 12.0, 1.0, l.second.dim(0.1));
        }
        2 => {
            p.ds("M10 46 C6 2 86 2 82 46", 2.6, Ink::Round(m.dim(0.15)));
            p.rr(6.0, 42.0, 80.0, 54.0, 9.0, Ink::Down(m.dim(0.08)));
            p.d("M6 52 C6 44 10 42 16 42 L76 42 C82 42 86 44 86 52 L86 64 C74 78 18 78 6 64 Z", Ink::Down(m.lit(0.05)));
            p.ds("M7 63 C20 76 72 76 85 63", 0.8, m.lit(0.5).a(0.5));
            p.rr(39.0, 66.0, 14.0, 12.0, 3.0, Ink::Metal(l.second));
            p.el(46.0, 72.0, 2.4, 2.4, l.second.dim(0.5));
        }
        _ => {
            p.ds("M12 44 C16 -6 76 -6 80 44", 5.0, Ink::Round(m.dim(0.12)));
            p.d("M3 40 C28 50 64 50 89 40 C92 72 74 98 46 98 C18 98 0 72 3 40 Z", Ink::Down(m));
            p.ds("M6 46 C30 55 62 55 86 46", 1.2, Ink::Metal(l.second));
            p.ds("M7 56 C12 80 28 94 46 94 C64 94 80 80 85 56", 0.8, m.lit(0.5).a(0.45));
            for x in [11.0, 81.0] {
                p.ring(x, 42.0, 4.0, 4.0, 2.0, Ink::Metal(l.second));
            }
        }
    }
}

pub(super) fn sneaker(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let (m, s) = (l.main, l.second);
    let white = tone::WHITE.dim(0.03);
    match l.style {
        2 => {
            p.d("M8 48 L10 4 C18 1 30 1 36 4 C38 14 42 22 52 28 C66 33 86 34 94 42 L96 48 Z", Ink::Down(m));
            p.d("M34 3 C38 14 42 22 54 28 L60 40 L44 46 C34 34 28 16 26 3 Z", m.lit(0.14));
            p.d("M74 34 C86 34 97 38 97 47 L72 48 C70 42 70 38 74 34 Z", Ink::Down(white));
            p.rr(3.0, 45.0, 95.0, 10.0, 4.0, Ink::Roll(white));
            p.rr(4.0, 48.0, 93.0, 1.6, 0.0, if s.light() > 0.8 { tone::NAVY } else { s });
            p.el(20.0, 20.0, 7.0, 7.0, s.mix(white, 0.3));
            p.el(20.0, 20.0, 4.0, 4.0, m.dim(0.2));
            for i in 0..6_u8 {
                let (x, y) = (35.0 + f32::from(i) * 4.0, 10.0 + f32::from(i) * 4.6);
                p.line(&[(x - 5.0, y + 2.6), (x + 5.0, y - 1.0)], 1.7, white);
                p.el(x - 5.4, y + 2.8, 1.1, 1.1, tone::STEEL);
            }
            p.rr(8.0, 30.0, 4.6, 16.0, 1.0, m.dim(0.25));
        }
        1 => {
            p.d("M6 40 C6 26 8 14 14 11 C22 13 28 15 36 9 C44 18 56 24 70 26 C86 28 96 32 97 42 L96 46 L6 46 Z", Ink::Down(m));
            p.d("M30 14 L36 9 C44 18 56 24 70 26 L62 38 C48 36 36 28 30 14 Z", m.lit(0.25));
            p.d("M6 40 C6 28 8 18 14 13 C18 22 22 36 20 46 L6 46 Z", Ink::Down(s));
            p.d("M74 27 C88 29 97 33 97 43 L80 46 C76 40 74 34 74 27 Z", Ink::Down(s.lit(0.1)));
            p.d("M26 46 C32 34 44 32 56 44 L52 46 C44 38 36 40 32 46 Z", s);
            p.d("M2 44 C30 50 70 48 98 43 C100 48 98 55 92 55.5 L10 55.5 C4 55 1 50 2 44 Z", Ink::Roll(white));
            p.d("M2 49 C30 53 74 53 99 48 C99 52 97 55 92 55.6 L10 55.6 C5 55 2 53 2 49 Z", s.lit(0.35));
            for i in 0..5_u8 {
                let (x, y) = (39.0 + f32::from(i) * 5.4, 17.0 + f32::from(i) * 2.4);
                p.line(&[(x - 5.0, y + 6.0), (x + 3.0, y - 1.0)], 1.8, white);
            }
        }
        3 => {
            p.d("M6 46 C4 32 8 16 16 12 C26 14 36 14 42 12 C54 20 72 26 86 30 C94 33 97 38 97 46 Z", Ink::Down(m));
            let vamp = svg("M42 12 C54 20 72 26 86 30 C94 33 97 38 97 46 L40 46 C34 34 36 22 42 12 Z");
            p.inside(vamp, |p| {
                for y in 0..8_u8 {
                    for x in 0..13_u8 {
                        if (x + y) % 2 == 0 {
                            p.rr(34.0 + f32::from(x) * 5.0, 10.0 + f32::from(y) * 5.0, 5.0, 5.0, 0.0, s);
                        }
                    }
                }
            });
            p.poly(&[(33.0, 14.0), (42.0, 12.0), (36.0, 30.0), (30.0, 24.0)], s.lit(0.1));
            p.rr(3.0, 44.0, 95.0, 11.0, 4.0, Ink::Roll(white));
            p.rr(4.0, 47.4, 93.0, 1.2, 0.0, s.a(0.8));
        }
        4 => {
            p.d("M5 40 C3 26 6 12 13 8 C20 14 28 14 34 6 C44 16 58 22 74 26 C90 30 98 36 97 43 L60 47 L8 46 Z", Ink::Down(m));
            let body = svg("M5 40 C3 26 6 12 13 8 C20 14 28 14 34 6 C44 16 58 22 74 26 C90 30 98 36 97 43 L60 47 L8 46 Z");
            p.inside(body, |p| {
                for i in 0..26_u8 {
                    p.line(&[(20.0 + f32::from(i) * 3.2, 10.0), (12.0 + f32::from(i) * 3.2, 48.0)], 0.5, m.lit(0.5).a(0.3));
                }
                p.d("M18 48 C26 28 38 30 60 46 L52 48 C42 38 32 36 28 48 Z", s);
                p.poly(&[(0.0, 16.0), (13.0, 20.0), (16.0, 48.0), (0.0, 48.0)], s.mix(m, 0.35));
            });
            p.d("M28 11 L34 6 C44 16 58 22 68 25 L60 34 C46 30 34 22 28 11 Z", m.lit(0.3));
            p.d("M1 40 C20 48 60 50 98 41 C101 46 98 52 90 53.6 C70 57 30 57 8 54 C1 52 -1 46 1 40 Z", Ink::Roll(white));
            p.d("M6 51 C30 55 66 55 94 49 C92 52 90 53.4 86 54.4 C62 57 30 57 10 54.4 Z", s);
            for i in 0..5_u8 {
                let (x, y) = (38.0 + f32::from(i) * 5.6, 14.0 + f32::from(i) * 3.0);
                p.line(&[(x - 4.6, y + 6.0), (x + 3.4, y - 0.6)], 1.6, white);
            }
        }
        _ => {
            p.d("M5 46 C4 32 6 18 12 11 C20 14 28 14 35 8 C44 18 58 25 74 27 C90 29 97 35 97 46 Z", Ink::Down(m));
            p.d("M28 12 L35 8 C44 18 58 25 70 27 L62 40 C46 38 34 28 28 12 Z", m.lit(0.16));
            p.d("M5 34 C5 24 8 15 12 11 L22 13 C20 24 20 34 22 46 L5 46 Z", Ink::Down(s));
            p.curve(&[(74.0, 28.0), (68.0, 36.0), (70.0, 46.0)], 0.8, m.dim(0.35).a(0.6));
            let gum = if s == tone::AMBER { tone::AMBER.lit(0.15) } else { white };
            p.rr(2.0, 43.0, 97.0, 12.0, 4.6, Ink::Roll(gum));
            for i in 0..30_u8 {
                p.line(&[(5.0 + f32::from(i) * 3.1, 46.0), (6.6 + f32::from(i) * 3.1, 46.0)], 0.5, gum.dim(0.4).a(0.6));
            }
            for (x, y) in [(48.0, 36.0), (53.0, 37.0), (58.0, 38.0), (50.0, 40.0), (55.0, 41.0)] {
                p.el(x + 22.0, y - 2.0, 0.7, 0.7, m.dim(0.4));
            }
            for i in 0..5_u8 {
                let (x, y) = (39.0 + f32::from(i) * 5.2, 16.0 + f32::from(i) * 2.9);
                p.line(&[(x - 5.0, y + 6.0), (x + 3.6, y - 0.4)], 1.9, white);
            }
        }
    }
}

fn dial(p: &mut Pen<'_>, l: &Look, x: f32, y: f32, k: f32, r: &mut Rng) {
    let face = if l.style == 0 || l.style == 2 { l.second } else { l.second.dim(0.1) };
    let ink = if face.light() > 0.55 { tone::GRAPHITE } else { tone::CREAM };
    p.el(x, y, k, k, Ink::Fall(face.dim(0.12), face.lit(0.15)));
    for i in 0..12_u8 {
        let (s, c) = (f32::from(i) * 30.0_f32).to_radians().sin_cos();
        let from = if i % 3 == 0 { 0.72 } else { 0.8 };
        p.line(&[(x + s * k * from, y - c * k * from), (x + s * k * 0.9, y - c * k * 0.9)], if i % 3 == 0 { 1.5 } else { 0.8 }, ink.a(0.9));
    }
    if l.style == 2 {
        for (dx, dy) in [(-0.42, 0.05), (0.42, 0.05)] {
            p.el(x + dx * k, y + dy * k, k * 0.26, k * 0.26, tone::GRAPHITE);
            p.line(&[(x + dx * k, y + dy * k), (x + dx * k + k * 0.1, y + dy * k - k * 0.16)], 0.6, tone::CREAM);
        }
    }
    let hour = r.range(1.0, 11.0);
    for (turn, long, wide) in [(hour * 30.0, 0.48, 1.8), ((hour * 360.0) % 360.0, 0.72, 1.3)] {
        let (s, c) = turn.to_radians().sin_cos();
        p.line(&[(x, y), (x + s * k * long, y - c * k * long)], wide, ink);
    }
    p.line(&[(x - 2.0, y + 4.0), (x + 4.0, y - k * 0.7)], 0.5, tone::RUST);
    p.el(x, y, 1.3, 1.3, tone::BRASS);
}

pub(super) fn watch(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let band = match l.style {
        1 => tone::GRAPHITE,
        3 => tone::STEEL,
        _ => l.main,
    };
    for (top, bottom) in [(1.0, 34.0), (66.0, 99.0)] {
        p.rr(19.0, top, 22.0, bottom - top, 4.0, if l.style == 3 { Ink::Metal(band) } else { Ink::Round(band) });
        for i in 0..7_u8 {
            let y = top + 4.0 + f32::from(i) * 4.4;
            if l.style == 3 {
                p.line(&[(19.0, y), (41.0, y)], 0.7, band.dim(0.5).a(0.7));
                p.rr(25.6, y - 4.0, 8.8, 3.6, 0.6, Ink::Metal(band.lit(0.2)));
            } else if l.style != 4 {
                p.line(&[(21.0, y), (21.0, y + 2.2)], 0.5, band.lit(0.6).a(0.7));
                p.line(&[(39.0, y), (39.0, y + 2.2)], 0.5, band.lit(0.6).a(0.7));
            }
        }
    }
    if l.style != 3 {
        for y in [80.0, 85.0, 90.0] {
            p.el(30.0, y, 1.0, 1.4, band.dim(0.6));
        }
    }
    let case = match l.style {
        0 if l.second == tone::BRASS => tone::BRASS,
        4 => tone::GRAPHITE,
        _ => tone::STEEL,
    };
    p.rr(54.0, 47.0, 5.0, 6.0, 1.5, Ink::Metal(case));
    match l.style {
        3 => {
            p.rr(6.0, 27.0, 48.0, 46.0, 9.0, Ink::Metal(case));
            p.rr(10.0, 31.0, 40.0, 38.0, 6.0, Ink::Fall(l.second.dim(0.15), l.second.lit(0.1)));
            for i in 0..12_u8 {
                let (s, c) = (f32::from(i) * 30.0_f32).to_radians().sin_cos();
                let k = 1.0 / s.abs().max(c.abs());
                p.line(&[(30.0 + s * 14.0 * k, 50.0 - c * 13.0 * k), (30.0 + s * 17.0 * k, 50.0 - c * 16.0 * k)], 1.2, tone::CREAM);
            }
            p.line(&[(30.0, 50.0), (37.0, 42.0)], 1.8, tone::CREAM);
            p.line(&[(30.0, 50.0), (25.0, 37.0)], 1.3, tone::CREAM);
        }
        4 => {
            p.rr(7.0, 26.0, 46.0, 48.0, 13.0, Ink::Down(case));
            p.rr(11.0, 30.0, 38.0, 40.0, 10.0, tone::BLACK);
            p.curve(&[(16.0, 62.0), (24.0, 52.0), (32.0, 58.0), (44.0, 44.0)], 1.8, l.second);
            super::kitchen::digits(p, 17.0, 34.0, 0.62, &[1, 0, 2, 4]);
            p.rr(16.0, 33.0, 30.0, 13.0, 1.0, tone::BLACK);
            p.rr(17.0, 36.0, 9.0, 7.0, 1.0, l.second);
            p.rr(29.0, 36.0, 14.0, 2.6, 1.3, tone::CREAM);
            p.rr(29.0, 40.4, 9.0, 2.0, 1.0, tone::CREAM.a(0.5));
        }
        _ => {
            if l.style == 2 {
                for y in [38.0, 58.0] {
                    p.rr(52.0, y, 5.0, 5.0, 1.0, Ink::Metal(case));
                }
            }
            p.el(30.0, 50.0, 26.0, 26.0, Ink::Metal(case));
            if l.style == 1 {
                p.el(30.0, 50.0, 24.4, 24.4, Ink::Ball(l.second.dim(0.3)));
                for i in 0..12_u8 {
                    let (s, c) = (f32::from(i) * 30.0_f32).to_radians().sin_cos();
                    p.line(&[(30.0 + s * 21.4, 50.0 - c * 21.4), (30.0 + s * 23.0, 50.0 - c * 23.0)], 0.9, tone::CREAM);
                }
                p.ring(30.0, 50.0, 19.6, 19.6, 1.2, Ink::Metal(case));
                dial(p, l, 30.0, 50.0, 19.0, r);
            } else {
                p.el(30.0, 50.0, 23.6, 23.6, case.dim(0.3));
                dial(p, l, 30.0, 50.0, 22.6, r);
            }
            p.poly(&[(14.0, 60.0), (34.0, 30.0), (40.0, 31.0), (18.0, 66.0)], tone::WHITE.a(0.16));
        }
    }
}

pub(super) fn watch_strap(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (x, top, high) in [(8.0, 2.0, 96.0), (34.0, 12.0, 76.0)] {
        let path = round_rect(x, top, 18.0, high, 7.0);
        p.fill(path.clone(), Ink::Round(l.main));
        p.inside(path, |p| {
            if l.style == 1 {
                p.rr(x + 6.0, 0.0, 6.0, 100.0, 0.0, l.second);
            } else {
                p.line(&[(x + 2.4, top + 4.0), (x + 2.4, top + high - 6.0)], 0.5, l.main.lit(0.6).a(0.7));
                p.line(&[(x + 15.6, top + 4.0), (x + 15.6, top + high - 6.0)], 0.5, l.main.lit(0.6).a(0.7));
            }
        });
        p.rr(x - 1.0, top + 1.0, 20.0, 3.4, 1.7, Ink::Metal(tone::STEEL));
    }
    for i in 0..6_u8 {
        p.el(17.0, 62.0 + f32::from(i) * 5.6, 1.1, 1.5, l.main.dim(0.6));
    }
    p.ds("M32 84 L54 84 L54 98 L32 98 Z", 2.6, Ink::Metal(tone::STEEL));
    p.line(&[(43.0, 82.0), (43.0, 98.0)], 1.6, Ink::Metal(tone::STEEL));
}

pub(super) fn ring(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let band = |p: &mut Pen<'_>, x: f32, y: f32, k: f32, wide: f32, t: Tone| {
        p.ring(x, y, k, k * 0.94, wide, Ink::Metal(t));
        p.ring(x, y + 0.6, k - wide * 0.5, k * 0.94 - wide * 0.5, 0.7, t.dim(0.5).a(0.6));
        p.curve(&[(x - k * 0.8, y - k * 0.5), (x - k * 0.3, y - k * 0.9), (x + k * 0.2, y - k * 0.94)], wide * 0.3, tone::WHITE.a(0.55));
    };
    match l.style {
        1 => {
            band(p, 44.0, 62.0, 33.0, 8.0, l.main);
            p.d("M24 34 L64 34 L58 18 L30 18 Z", Ink::Metal(l.main));
            p.el(44.0, 20.0, 19.0, 14.0, Ink::Metal(l.main));
            p.el(44.0, 19.0, 15.0, 10.6, Ink::Ball(l.second.lit(0.3)));
            p.el(39.0, 15.0, 5.0, 2.6, tone::WHITE.a(0.7));
        }
        2 => {
            band(p, 34.0, 68.0, 24.0, 4.4, l.main);
            band(p, 58.0, 62.0, 25.0, 4.0, l.second.mix(tone::COPPER, 0.5));
            for i in 0..22_u8 {
                let (s, c) = (f32::from(i) * 16.4_f32).to_radians().sin_cos();
                p.el(58.0 + s * 25.0, 62.0 - c * 23.5, 1.5, 1.5, tone::COPPER.lit(0.4));
            }
            band(p, 44.0, 36.0, 25.0, 3.6, tone::STEEL.lit(0.2));
            p.el(44.0, 12.0, 4.6, 4.6, Ink::Ball(tone::CREAM));
        }
        _ => {
            band(p, 44.0, 52.0, 36.0, 14.0, l.main);
            for i in 0..34_u8 {
                let (s, c) = (f32::from(i) * 10.6_f32 + r.range(-3.0, 3.0)).to_radians().sin_cos();
                let k = 36.0 + r.range(-4.0, 4.0);
                p.el(44.0 + s * k, 52.0 - c * k * 0.94, 2.6, 2.2, if r.chance(0.5) { tone::WHITE.a(0.4) } else { l.main.dim(0.5).a(0.28) });
            }
        }
    }
}

pub(super) fn necklace(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let points: Vec<(f32, f32)> = (0..=48_u8)
        .map(|i| {
            let t = f32::from(i) / 48.0;
            let a = (t - 0.5) * 5.2;
            (42.0 + a.sin() * 40.0 * (1.0 - 0.15 * (t - 0.5).abs()), 42.0 + a.cos() * 42.0 * if a.cos() > 0.0 { 0.92 } else { 0.86 })
        })
        .collect();
    match l.style {
        1 => {
            for (x, y) in points.iter().step_by(2) {
                p.el(*x, *y, 4.0 + (x * 0.7).sin() * 0.4, 3.7, Ink::Ball(l.main));
            }
            p.el(10.0, 10.0, 2.4, 2.4, Ink::Ball(l.second));
        }
        2 => {
            for (i, (x, y)) in points.iter().enumerate() {
                if i % 2 == 0 {
                    let wide = if i % 4 == 0 { 4.4 } else { 2.6 };
                    p.ring(*x, *y, wide, wide * 0.74, 1.5, Ink::Metal(l.main));
                }
            }
            p.ring(42.0, 86.0, 6.0, 6.0, 2.0, Ink::Metal(l.main));
            p.line(&[(34.0, 95.0), (50.0, 95.0)], 2.4, Ink::Metal(l.main));
        }
        _ => {
            p.curve(&points, 1.1, Ink::Metal(l.main));
            for (x, y) in points.iter().step_by(3) {
                p.el(*x, *y, 0.9, 0.9, l.main.lit(0.5));
            }
            p.ring(42.0, 80.0, 1.8, 2.2, 1.0, Ink::Metal(l.main));
            p.d("M42 82 C49 89 50 94 48 96.6 C46 99.4 38 99.4 36 96.6 C34 94 35 89 42 82 Z", Ink::Ball(l.second));
            p.poly(&[(42.0, 84.0), (45.6, 91.0), (42.0, 95.0), (38.4, 91.0)], tone::WHITE.a(0.35));
        }
    }
}

pub(super) fn earrings(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (x, y) in [(22.0, 6.0), (62.0, 0.0)] {
        if l.style == 0 {
            p.ds(&format!("M{} {} C{} {} {} {} {} {} C{} {} {} {} {} {}", x - 2.0, y + 12.0, x - 24.0, y + 26.0, x - 24.0, y + 66.0, x, y + 72.0, x + 22.0, y + 68.0, x + 24.0, y + 34.0, x + 8.0, y + 14.0), 7.6, Ink::Metal(l.main));
            p.line(&[(x - 2.0, y + 12.0), (x + 8.0, y + 13.0)], 1.4, tone::STEEL);
            p.curve(&[(x - 17.0, y + 34.0), (x - 17.0, y + 52.0), (x - 9.0, y + 64.0)], 1.5, tone::WHITE.a(0.6));
        } else {
            p.ds(&format!("M{} {} C{} {} {} {} {} {}", x, y + 22.0, x - 10.0, y + 2.0, x + 10.0, y + 2.0, x + 6.0, y + 16.0), 1.4, Ink::Metal(l.second));
            p.el(x, y + 26.0, 5.0, 5.0, Ink::Ball(l.second));
            p.d(&format!("M{} {} C{} {} {} {} {} {} C{} {} {} {} {} {} Z", x, y + 32.0, x + 20.0, y + 50.0, x + 18.0, y + 82.0, x, y + 84.0, x - 18.0, y + 82.0, x - 20.0, y + 50.0, x, y + 32.0), Ink::Metal(l.second));
            p.d(&format!("M{} {} C{} {} {} {} {} {} C{} {} {} {} {} {} Z", x, y + 38.0, x + 15.0, y + 54.0, x + 14.0, y + 79.0, x, y + 80.0, x - 14.0, y + 79.0, x - 15.0, y + 54.0, x, y + 38.0), Ink::Ball(l.main));
            p.el(x - 5.0, y + 60.0, 2.0, 6.0, tone::WHITE.a(0.5));
        }
    }
}

pub(super) fn suitcase(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    if l.style == 1 {
        p.ds("M22 34 C22 22 40 22 40 34", 4.0, Ink::Round(tone::WALNUT));
        p.rr(1.0, 34.0, 60.0, 62.0, 5.0, Ink::Down(m));
        p.rr(1.0, 44.0, 60.0, 2.0, 0.0, m.dim(0.4).a(0.6));
        for x in [10.0, 42.0] {
            p.rr(x, 34.0, 10.0, 62.0, 0.0, Ink::Round(tone::WALNUT));
            p.rr(x + 1.6, 42.0, 6.8, 7.0, 1.0, Ink::Metal(l.second));
        }
        for (x, y) in [(1.0, 34.0), (51.0, 34.0), (1.0, 86.0), (51.0, 86.0)] {
            p.rr(x, y, 10.0, 10.0, 3.0, Ink::Down(tone::WALNUT.dim(0.1)));
        }
        return;
    }
    for x in [22.0, 37.0] {
        p.rr(x, 2.0, 3.0, 24.0, 1.0, Ink::Metal(tone::STEEL));
    }
    p.rr(19.0, 0.5, 24.0, 5.0, 2.4, Ink::Roll(l.second));
    for x in [8.0, 46.0] {
        p.rr(x, 90.0, 8.0, 9.4, 3.0, Ink::Round(l.second));
    }
    p.rr(2.0, 22.0, 58.0, 72.0, 8.0, Ink::Down(m));
    for i in 0..8_u8 {
        let x = 8.0 + f32::from(i) * 6.2;
        p.rr(x, 26.0, 2.6, 64.0, 1.3, Ink::Across(m.lit(0.3), m.dim(0.2)));
    }
    p.rr(2.0, 56.0, 58.0, 2.4, 0.0, m.dim(0.4));
    p.rr(24.0, 52.0, 14.0, 9.0, 2.0, Ink::Round(l.second));
    for (x, y) in [(2.0, 22.0), (50.0, 22.0), (2.0, 84.0), (50.0, 84.0)] {
        p.rr(x, y, 10.0, 10.0, 5.0, m.dim(0.14));
    }
    p.rr(5.0, 30.0, 2.0, 56.0, 1.0, tone::WHITE.a(0.3));
}

pub(super) fn backpack(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let (m, s) = (l.main, l.second);
    p.ds("M30 8 C30 -1 46 -1 46 8", 3.0, Ink::Round(s));
    for (x, side) in [(7.0, -1.0_f32), (69.0, 1.0)] {
        p.curve(&[(x + side * -4.0, 24.0), (x + side * 4.0, 48.0), (x + side * -2.0, 82.0)], 5.0, Ink::Round(s.dim(0.1)));
    }
    if l.style == 0 {
        p.rr(9.0, 10.0, 58.0, 86.0, 9.0, Ink::Down(m));
        p.rr(8.0, 6.0, 60.0, 16.0, 7.0, Ink::Roll(m.dim(0.06)));
        p.line(&[(8.0, 15.0), (68.0, 15.0)], 0.9, m.dim(0.4).a(0.6));
        p.rr(35.0, 12.0, 6.0, 34.0, 1.0, Ink::Round(s));
        p.rr(33.0, 36.0, 10.0, 9.0, 1.5, Ink::Metal(tone::BRASS));
        p.rr(16.0, 56.0, 44.0, 34.0, 5.0, Ink::Down(m.lit(0.07)));
        p.line(&[(18.0, 61.0), (58.0, 61.0)], 1.3, s.a(0.8));
    } else {
        p.d("M8 32 C8 12 20 5 38 5 C56 5 68 12 68 32 L68 88 C68 95 64 97 58 97 L18 97 C12 97 8 95 8 88 Z", Ink::Down(m));
        p.ds("M14 60 L14 30 C14 18 24 12 38 12 C52 12 62 18 62 30 L62 60", 1.2, s.mix(m, 0.3));
        p.rr(14.0, 58.0, 48.0, 34.0, 7.0, Ink::Down(m.lit(0.08)));
        p.ds("M18 66 L58 66", 1.3, s);
        p.rr(54.0, 65.0, 2.4, 8.0, 1.0, s);
        p.rr(28.0, 34.0, 20.0, 8.0, 1.5, m.dim(0.25));
        for x in [10.0, 64.0] {
            p.rr(x - 2.0, 70.0, 5.0, 4.0, 1.0, s);
        }
    }
}

pub(super) fn duffel(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.ds("M28 36 C28 2 72 2 72 36", 3.6, Ink::Round(l.second));
    p.d("M6 28 C10 20 90 20 94 28 C98 38 98 50 94 58 C90 62 10 62 6 58 C2 50 2 38 6 28 Z", Ink::Roll(l.main));
    p.d("M6 28 C12 30 13 56 6 58 C2 50 2 38 6 28 Z", l.main.dim(0.25));
    p.line(&[(14.0, 25.0), (86.0, 25.0)], 1.4, l.main.dim(0.4));
    for x in [26.0, 70.0] {
        p.rr(x, 22.0, 5.0, 39.0, 0.0, Ink::Round(l.second));
    }
    p.rr(40.0, 36.0, 20.0, 17.0, 2.0, Ink::Down(l.main.lit(0.1)));
    p.rr(45.0, 42.0, 10.0, 5.0, 1.0, l.second);
}

pub(super) fn neck_pillow(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.d("M22 88 C2 80 -2 40 12 20 C24 2 76 2 88 20 C102 40 98 80 78 88 C66 92 60 80 66 68 C72 54 68 40 50 40 C32 40 28 54 34 68 C40 80 34 92 22 88 Z", Ink::Ball(l.main));
    p.ds("M22 76 C10 66 8 42 18 28 C28 14 72 14 82 28 C92 42 90 66 78 76", 1.0, l.main.lit(0.4).a(0.5));
    p.line(&[(34.0, 84.0), (66.0, 84.0)], 2.0, l.second);
    p.el(50.0, 84.0, 3.6, 3.6, Ink::Ball(l.second));
}

pub(super) fn zip_pouch(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (x, y, turn, t) in [(54.0, 30.0, 7.0, l.second.dim(0.1)), (47.0, 37.0, -4.0, l.main)] {
        p.turned(x, y, turn, 1.0, |p| {
            p.rr(-42.0, -24.0, 84.0, 50.0, 5.0, Ink::Down(t));
            for i in 0..9_u8 {
                p.line(&[(-42.0, -14.0 + f32::from(i) * 4.4), (42.0, -14.0 + f32::from(i) * 4.4)], 0.3, t.lit(0.5).a(0.3));
                p.line(&[(-36.0 + f32::from(i) * 9.0, -16.0), (-36.0 + f32::from(i) * 9.0, 25.0)], 0.3, t.lit(0.5).a(0.3));
            }
            p.rr(-42.0, -24.0, 84.0, 8.0, 3.0, t.dim(0.2));
            p.line(&[(-38.0, -20.0), (38.0, -20.0)], 1.4, Ink::Metal(tone::STEEL));
            p.rr(28.0, -21.0, 4.0, 11.0, 1.4, Ink::Metal(tone::BRASS));
            p.rr(-34.0, 10.0, 14.0, 8.0, 1.0, tone::CREAM.a(0.9));
        });
    }
}

pub(super) fn hair_clip(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let path = svg("M4 30 C10 4 90 4 96 30 C98 36 94 40 90 38 L88 58 C86 64 80 64 80 58 L78 42 L72 60 C70 65 64 64 64 58 L62 44 L56 62 C54 66 47 66 45 62 L38 44 L36 58 C36 64 30 65 28 60 L22 42 L20 58 C20 64 14 64 12 58 L10 38 C6 40 2 36 4 30 Z");
    p.fill(path.clone(), Ink::Down(l.main));
    p.inside(path, |p| {
        for _ in 0..26 {
            let (x, y) = (r.range(2.0, 98.0), r.range(6.0, 60.0));
            p.blob(&[(x - 6.0, y), (x, y - 4.0), (x + 7.0, y + 1.0), (x, y + 4.0)], if r.chance(0.6) { l.second.a(0.75) } else { tone::MUSTARD.a(0.45) });
        }
        p.curve(&[(12.0, 22.0), (40.0, 11.0), (70.0, 12.0)], 3.0, tone::WHITE.a(0.4));
    });
    p.el(50.0, 12.0, 7.0, 4.0, Ink::Metal(tone::BRASS));
}
