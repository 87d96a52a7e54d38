//! Clothes on a hanger.

use super::super::pen::{Ink, Pen, round_rect, svg};
use super::super::tone;
use super::super::Tone;
use super::Look;
use crate::rng::Rng;

/// A garment with a pattern: outline as a path, drawn with folds.
fn cloth(p: &mut Pen<'_>, outline: &str, tone: Tone, pattern: impl FnOnce(&mut Pen<'_>)) {
    let path = svg(outline);
    p.fill(path.clone(), Ink::Down(tone));
    p.inside(path, |p| {
        pattern(p);
        for (x, lean) in [(34.0, -3.0), (50.0, 1.0), (66.0, 4.0)] {
            p.curve(&[(x, 44.0), (x + lean, 68.0), (x + lean * 1.6, 98.0)], 2.6, tone.dim(0.4).a(0.12));
            p.curve(&[(x + 3.0, 44.0), (x + 3.0 + lean, 68.0), (x + 3.0 + lean * 1.6, 98.0)], 2.0, tone.lit(0.5).a(0.14));
        }
    });
}

const TEE: &str = "M34 6 C40 12 60 12 66 6 L78 10 C84 14 90 22 99 36 L84 46 L77 38 L78 92 C78 95 22 95 22 92 L23 38 L16 46 L1 36 C10 22 16 14 22 10 Z";
const LONG: &str = "M34 6 C40 12 60 12 66 6 L79 10 C86 14 90 30 94 52 L97 80 L84 82 L79 44 L78 92 C78 95 22 95 22 92 L21 44 L16 82 L3 80 L6 52 C10 30 14 14 21 10 Z";

pub(super) fn shirt(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let m = l.main;
    match l.style {
        1 => {
            cloth(p, LONG, m, |p| {
                for i in 0..15_u8 {
                    let y = 22.0 + f32::from(i) * 4.9;
                    p.bar(&[(0.0, y), (100.0, y)], 2.0, l.second);
                }
                p.rr(0.0, 0.0, 100.0, 19.0, 0.0, m);
            });
            p.curve(&[(33.0, 6.6), (50.0, 12.6), (67.0, 6.6)], 2.0, m.dim(0.16));
        }
        2 => {
            p.d("M30 14 C28 0 72 0 70 14 C66 20 34 20 30 14 Z", Ink::Down(m.dim(0.2)));
            cloth(p, LONG, m, |p| {
                p.rr(22.0, 86.0, 56.0, 10.0, 0.0, m.dim(0.12));
                p.poly(&[(32.0, 58.0), (68.0, 58.0), (74.0, 80.0), (26.0, 80.0)], m.dim(0.08));
                p.line(&[(32.0, 58.0), (26.0, 80.0)], 0.8, m.dim(0.35).a(0.6));
                p.line(&[(68.0, 58.0), (74.0, 80.0)], 0.8, m.dim(0.35).a(0.6));
            });
            p.d("M30 13 C34 24 46 26 50 20 C54 26 66 24 70 13 C64 17 56 18 50 17 C44 18 36 17 30 13 Z", Ink::Down(m.lit(0.08)));
            for (x, end) in [(45.0, 42.0), (55.0, 38.0)] {
                p.line(&[(x, 21.0), (x - 0.5, end)], 1.1, l.second.lit(0.6));
            }
        }
        3 => {
            cloth(p, TEE, m, |p| {
                for _ in 0..46 {
                    let (x, y) = (r.range(2.0, 98.0), r.range(6.0, 94.0));
                    p.turned(x, y, r.range(0.0, 360.0), r.range(0.7, 1.2), |p| {
                        p.d("M0 7 C5 3 5 -5 0 -9 C-5 -5 -5 3 0 7 Z", l.second.a(0.9));
                        p.line(&[(0.0, 6.0), (0.0, -7.0)], 0.5, m.a(0.8));
                    });
                }
            });
            p.line(&[(50.0, 20.0), (50.0, 94.0)], 0.9, m.dim(0.4).a(0.7));
            for i in 0..5_u8 {
                p.el(51.4, 30.0 + f32::from(i) * 13.0, 1.2, 1.2, tone::CREAM);
            }
            p.poly(&[(33.0, 6.0), (50.0, 21.0), (39.0, 28.0), (27.0, 11.0)], Ink::Down(m.lit(0.06)));
            p.poly(&[(67.0, 6.0), (50.0, 21.0), (61.0, 28.0), (73.0, 11.0)], Ink::Down(m.lit(0.02)));
        }
        _ => {
            cloth(p, TEE, m, |p| {
                p.bar(&[(16.0, 46.0), (1.0, 36.0)], 2.0, m.dim(0.2).a(0.6));
                p.bar(&[(84.0, 46.0), (99.0, 36.0)], 2.0, m.dim(0.2).a(0.6));
                p.rr(56.0, 32.0, 14.0, 15.0, 1.5, m.dim(0.05));
            });
            p.curve(&[(33.0, 6.6), (50.0, 13.4), (67.0, 6.6)], 3.0, m.dim(0.12));
            p.d("M36 7 C42 11 58 11 64 7 C58 15 42 15 36 7 Z", m.dim(0.4).a(0.35));
        }
    }
}

pub(super) fn jersey(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let (m, s) = (l.main, l.second);
    cloth(p, TEE, m, |p| match l.style {
        1 => p.poly(&[(20.0, 18.0), (34.0, 8.0), (84.0, 74.0), (84.0, 92.0)], s),
        2 => {
            p.rr(0.0, 44.0, 100.0, 12.0, 0.0, s);
            p.rr(0.0, 58.0, 100.0, 2.4, 0.0, s);
        }
        3 => {
            for i in 0..9_u8 {
                p.rr(0.0, 22.0 + f32::from(i) * 8.2, 100.0, 8.4, 0.0, m.mix(s, f32::from(i) / 8.0));
            }
        }
        _ => {
            for i in 0..4_u8 {
                p.rr(0.0, 22.0 + f32::from(i) * 20.0, 100.0, 10.0, 0.0, s);
            }
        }
    });
    p.line(&[(16.0, 45.0), (2.0, 36.0)], 2.4, s.dim(0.05));
    p.line(&[(84.0, 45.0), (98.0, 36.0)], 2.4, s.dim(0.05));
    if l.style >= 2 {
        p.line(&[(50.0, 12.0), (50.0, 92.0)], 1.1, m.dim(0.5).a(0.7));
        p.rr(48.8, 14.0, 2.4, 5.0, 1.0, tone::STEEL);
        p.rr(36.0, 2.0, 28.0, 9.0, 4.0, Ink::Down(m.dim(0.08)));
    } else {
        p.d("M33 6 L50 20 L67 6 C62 11 56 12 50 12 C44 12 38 11 33 6 Z", Ink::Down(s));
        p.d("M61 26 L69 26 L69 32 C69 36 66 37 65 38 C64 37 61 36 61 32 Z", s.mix(tone::BRASS, 0.6));
    }
}

pub(super) fn jacket(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    p.at = p.at.pre_concat(tiny_skia::Transform::from_scale(0.94, 1.04));
    if l.style == 0 {
        p.d("M30 14 C26 -2 74 -2 70 14 C66 20 34 20 30 14 Z", Ink::Down(m.dim(0.22)));
    }
    cloth(p, LONG, m, |p| {
        p.line(&[(50.0, 18.0), (50.0, 96.0)], 1.2, m.dim(0.45).a(0.8));
        p.poly(&[(50.0, 16.0), (55.0, 16.0), (55.0, 96.0), (50.0, 96.0)], m.lit(0.14).a(0.6));
    });
    if l.style == 0 {
        p.d("M30 13 C34 25 46 27 50 20 C54 27 66 25 70 13 C64 17 36 17 30 13 Z", Ink::Down(m.lit(0.1)));
        for y in [30.0, 46.0, 62.0, 78.0] {
            p.rr(47.0, y, 8.0, 3.0, 1.5, l.second);
            p.el(54.0, y + 1.5, 1.8, 1.8, Ink::Ball(l.second.lit(0.2)));
        }
        for x in [28.0, 60.0] {
            p.rr(x, 64.0, 13.0, 15.0, 2.0, Ink::Down(m.dim(0.06)));
            p.rr(x - 0.6, 63.0, 14.2, 5.0, 1.5, Ink::Down(m.lit(0.06)));
        }
    } else {
        p.poly(&[(34.0, 5.0), (50.0, 19.0), (40.0, 25.0), (28.0, 9.0)], Ink::Down(m.lit(0.1)));
        p.poly(&[(66.0, 5.0), (50.0, 19.0), (60.0, 25.0), (72.0, 9.0)], Ink::Down(m.lit(0.05)));
        for (x, y, w, h) in [(58.0, 34.0, 14.0, 15.0), (27.0, 62.0, 17.0, 20.0), (56.0, 62.0, 17.0, 20.0)] {
            p.rr(x, y, w, h, 1.5, Ink::Down(m.dim(0.06)));
            p.rr(x, y, w, 2.6, 0.5, m.dim(0.2));
            p.line(&[(x + 1.0, y + h - 1.0), (x + w - 1.0, y + h - 1.0)], 0.5, m.lit(0.6).a(0.7));
        }
        for y in [28.0, 44.0, 60.0, 76.0, 90.0] {
            p.el(52.4, y, 1.5, 1.5, Ink::Ball(tone::STEEL));
        }
    }
}

pub(super) fn dress(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    let shape = "M20 2 L26 3 C28 9 40 9 42 3 L48 2 L54 22 L47 26 C47 34 45 38 46 42 C54 58 62 80 66 95 C56 100 12 100 2 95 C6 80 14 58 22 42 C23 38 21 34 21 26 L14 22 Z";
    let path = svg(shape);
    p.fill(path.clone(), Ink::Down(m));
    p.inside(path, |p| {
        if l.style == 1 {
            for y in 0..17_u8 {
                for x in 0..12_u8 {
                    p.el(f32::from(x) * 6.2 + f32::from(y % 2) * 3.1, 4.0 + f32::from(y) * 6.0, 1.2, 1.2, l.second);
                }
            }
        }
        for (a, b) in [(26.0, 12.0), (32.0, 28.0), (38.0, 44.0), (43.0, 57.0)] {
            p.curve(&[(a, 44.0), ((a + b) / 2.0, 68.0), (b, 99.0)], 2.4, m.dim(0.45).a(0.2));
            p.curve(&[(a + 2.4, 44.0), ((a + b) / 2.0 + 3.0, 68.0), (b + 3.4, 99.0)], 1.8, m.lit(0.5).a(0.16));
        }
    });
    if l.style == 1 {
        for i in 0..5_u8 {
            p.el(34.0, 14.0 + f32::from(i) * 6.4, 1.1, 1.1, tone::CREAM);
        }
        p.rr(21.0, 39.0, 26.0, 4.0, 1.5, Ink::Down(m.dim(0.25)));
    } else {
        p.line(&[(25.0, 4.0), (38.0, 38.0)], 1.3, m.dim(0.35).a(0.7));
        p.line(&[(43.0, 4.0), (28.0, 32.0)], 1.3, m.dim(0.35).a(0.5));
        p.rr(21.0, 38.0, 26.0, 4.4, 1.5, Ink::Down(m.dim(0.14)));
        p.curve(&[(46.0, 41.0), (52.0, 52.0), (49.0, 64.0)], 2.2, m.dim(0.16));
        p.curve(&[(46.0, 41.0), (55.0, 48.0), (57.0, 60.0)], 2.2, m.dim(0.1));
    }
}

pub(super) fn scarf(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let tones = [l.main, l.second, tone::CREAM, l.main.dim(0.2), l.second.lit(0.3)];
    for (x, top, bottom, shift) in [(34.0, 6.0, 84.0, 2_usize), (6.0, 4.0, 94.0, 0)] {
        let path = round_rect(x, top, 27.0, bottom - top, 5.0);
        p.fill(path.clone(), Ink::Round(l.main));
        p.inside(path.clone(), |p| {
            for i in 0..6_usize {
                let y = top + (bottom - top) * i as f32 / 6.0;
                p.rr(x, y, 27.0, (bottom - top) / 6.0 + 0.5, 0.0, tones[(i + shift) % tones.len()]);
            }
            for i in 0..26_u8 {
                p.line(&[(x + f32::from(i) * 1.1, top), (x + f32::from(i) * 1.1, bottom)], 0.3, tone::WHITE.a(0.14));
            }
        });
        p.fill(path, Ink::Across(tone::WHITE.a(0.16), tone::BLACK.a(0.2)));
        for i in 0..11_u8 {
            let fx = x + 1.6 + f32::from(i) * 2.4;
            p.line(&[(fx, bottom - 0.5), (fx + 0.4, bottom + 5.4)], 1.0, tones[(5 + shift) % tones.len()].dim(0.1));
        }
    }
    p.blob(&[(4.0, 12.0), (18.0, 1.0), (46.0, 1.0), (63.0, 12.0), (50.0, 16.0), (34.0, 12.0), (18.0, 16.0)], Ink::Down(l.main.lit(0.05)));
}

pub(super) fn leggings(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    if l.style == 1 {
        cloth(p, "M8 14 L48 14 L56 66 C50 70 38 71 31 69 L28 46 L25 69 C18 71 6 70 0 66 Z", m, |p| {
            p.poly(&[(6.0, 26.0), (0.0, 66.0), (6.0, 69.0), (10.0, 28.0)], l.second);
            p.poly(&[(50.0, 26.0), (56.0, 66.0), (50.0, 69.0), (46.0, 28.0)], l.second);
        });
        p.rr(7.6, 12.0, 41.0, 7.0, 2.0, Ink::Down(m.dim(0.12)));
        p.curve(&[(26.0, 19.0), (24.0, 27.0)], 1.0, tone::CREAM);
        p.curve(&[(30.0, 19.0), (33.0, 26.0)], 1.0, tone::CREAM);
        return;
    }
    let path = svg("M12 4 L44 4 C48 20 48 34 46 50 L43 96 C42 98 33 98 33 96 L29 48 L27 48 L23 96 C23 98 14 98 13 96 L10 50 C8 34 8 20 12 4 Z");
    p.fill(path.clone(), Ink::Across(m.lit(0.12), m.dim(0.16)));
    p.inside(path, |p| {
        p.curve(&[(10.0, 20.0), (13.0, 50.0), (15.0, 98.0)], 2.6, l.second.a(0.85));
        p.curve(&[(46.0, 20.0), (43.0, 50.0), (41.0, 98.0)], 2.6, l.second.a(0.85));
        p.curve(&[(28.0, 18.0), (28.0, 34.0), (28.0, 48.0)], 0.8, m.dim(0.5).a(0.6));
        for y in [56.0, 62.0] {
            p.curve(&[(12.0, y), (19.0, y + 2.0), (25.0, y)], 0.8, m.dim(0.4).a(0.4));
            p.curve(&[(32.0, y), (38.0, y + 2.0), (44.0, y)], 0.8, m.dim(0.4).a(0.4));
        }
    });
    p.rr(11.6, 3.0, 32.8, 13.0, 2.0, Ink::Across(m.lit(0.06), m.dim(0.22)));
}

pub(super) fn wetsuit(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    let path = svg("M21 3 C25 6 33 6 37 3 L45 7 C50 12 53 26 56 46 L49 49 L43 26 L42 50 C43 62 42 78 41 97 L32 97 L29 58 L26 97 L17 97 C16 78 15 62 16 50 L15 26 L9 49 L2 46 C5 26 8 12 13 7 Z");
    p.fill(path.clone(), Ink::Across(m.lit(0.12), m.dim(0.2)));
    p.inside(path, |p| {
        p.poly(&[(10.0, 0.0), (48.0, 0.0), (44.0, 20.0), (29.0, 27.0), (14.0, 20.0)], l.second);
        p.rr(15.0, 64.0, 11.0, 14.0, 4.0, m.dim(0.4));
        p.rr(32.0, 64.0, 11.0, 14.0, 4.0, m.dim(0.4));
        p.curve(&[(16.0, 30.0), (19.0, 44.0), (17.0, 60.0)], 0.9, l.second.a(0.9));
        p.curve(&[(42.0, 30.0), (39.0, 44.0), (41.0, 60.0)], 0.9, l.second.a(0.9));
    });
    p.line(&[(18.0, 16.0), (40.0, 14.0)], 1.2, tone::STEEL);
    p.rr(21.0, 1.6, 16.0, 5.0, 2.4, Ink::Down(m.dim(0.3)));
    p.el(35.0, 31.0, 2.6, 2.6, tone::CREAM);
}

pub(super) fn run_vest(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    p.d("M10 6 C16 2 24 2 28 6 L34 34 L34 94 C24 98 10 98 6 92 L4 60 C12 50 12 26 10 6 Z", Ink::Across(m.lit(0.12), m.dim(0.06)));
    p.d("M70 6 C64 2 56 2 52 6 L46 34 L46 94 C56 98 70 98 74 92 L76 60 C68 50 68 26 70 6 Z", Ink::Across(m, m.dim(0.2)));
    p.d("M28 6 C36 12 44 12 52 6 L49 20 C44 24 36 24 31 20 Z", l.second.a(0.9));
    for x in [13.0, 51.0] {
        p.rr(x, 36.0, 16.0, 46.0, 7.0, Ink::Round(tone::SKY.lit(0.4)));
        p.rr(x + 5.0, 27.0, 6.0, 11.0, 2.0, Ink::Round(l.second));
        p.rr(x - 2.0, 54.0, 20.0, 34.0, 4.0, Ink::Down(l.second));
        p.line(&[(x, 60.0), (x + 16.0, 60.0)], 1.0, m.lit(0.4));
    }
    for y in [30.0, 50.0] {
        p.line(&[(33.0, y), (47.0, y)], 1.8, l.second);
        p.rr(37.0, y - 2.0, 6.0, 4.0, 1.0, tone::STEEL);
    }
}

pub(super) fn towel(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 1 {
        p.d("M24 8 C20 -3 48 -3 44 8 C46 14 22 14 24 8 Z", Ink::Down(l.main.dim(0.2)));
        p.d("M22 8 C28 16 40 16 46 8 L62 18 L66 44 L56 46 L58 96 L10 96 L12 46 L2 44 L6 18 Z", Ink::Down(l.main));
        for y in [84.0, 89.0] {
            p.line(&[(10.6, y), (57.6, y)], 1.8, l.second);
        }
        p.rr(24.0, 54.0, 20.0, 22.0, 2.0, Ink::Down(l.main.lit(0.1)));
        return;
    }
    let path = round_rect(6.0, 2.0, 56.0, 90.0, 2.0);
    p.fill(path.clone(), Ink::Down(l.second));
    p.inside(path.clone(), |p| {
        for i in 0..9_u8 {
            p.rr(0.0, 6.0 + f32::from(i) * 10.4, 70.0, if i % 3 == 1 { 2.0 } else { 5.0 }, 0.0, l.main);
        }
        p.rr(0.0, 0.0, 70.0, 100.0, 0.0, Ink::Across(tone::WHITE.a(0.1), tone::BLACK.a(0.12)));
        p.rr(34.0, 0.0, 6.0, 100.0, 0.0, Ink::Across(tone::BLACK.a(0.12), tone::BLACK.a(0.0)));
    });
    for i in 0..18_u8 {
        let x = 7.6 + f32::from(i) * 3.1;
        p.line(&[(x, 92.0), (x + 0.3, 98.4)], 1.0, l.second.dim(0.08));
    }
}
