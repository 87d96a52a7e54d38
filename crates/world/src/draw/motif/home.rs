//! Lamps, furniture, candles.

use super::super::pen::{Ink, Pen, ellipse, round_rect, smooth, svg};
use super::super::tone::{self, hex};
use super::Look;
use crate::rng::Rng;

pub(super) fn lamp(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let glow = hex(0xff_e2a0);
    match l.style {
        1 => {
            p.rr(10.0, 93.0, 38.0, 6.0, 3.0, Ink::Round(l.second.dim(0.1)));
            p.line(&[(22.0, 94.0), (10.0, 50.0), (34.0, 16.0)], 3.4, Ink::Round(l.second));
            p.el(10.0, 50.0, 4.0, 4.0, Ink::Ball(l.second.dim(0.1)));
            p.el(34.0, 16.0, 3.4, 3.4, Ink::Ball(l.second.dim(0.1)));
            p.turned(38.0, 20.0, 24.0, 1.0, |p| {
                p.poly(&[(-13.0, 17.0), (13.0, 17.0), (28.0, 62.0), (-28.0, 62.0)], Ink::Fall(glow.a(0.34), glow.a(0.0)));
                p.d("M-5 -8 L5 -8 C9 -6 17 8 17 18 L-17 18 C-17 8 -9 -6 -5 -8 Z", Ink::Round(l.main));
                p.el(0.0, 18.0, 17.0, 3.2, hex(0xff_f3d0));
            });
        }
        2 => {
            p.rr(15.0, 90.0, 28.0, 9.0, 4.0, Ink::Round(tone::BRASS));
            p.d("M20 94 C24 80 24 66 22 48 L36 48 C34 66 34 80 38 94 Z", Ink::Round(l.main.lit(0.3)));
            p.d("M1 52 C1 22 14 8 29 8 C44 8 57 22 57 52 C46 58 12 58 1 52 Z", Ink::Ball(l.main.lit(0.25)));
            p.d("M1 52 C1 22 14 8 29 8 C44 8 57 22 57 52 C46 58 12 58 1 52 Z", Ink::Fall(glow.a(0.08), glow.a(0.55)));
        }
        3 => {
            p.el(29.0, 78.0, 20.0, 20.0, Ink::Ball(l.second));
            p.rr(19.0, 94.0, 20.0, 5.0, 2.0, Ink::Round(l.second.dim(0.15)));
            p.rr(26.5, 50.0, 5.0, 12.0, 1.0, Ink::Metal(tone::BRASS));
            shade(p, l, 8.0, 52.0, 8.0, 27.0);
        }
        _ => {
            p.rr(11.0, 93.0, 36.0, 6.0, 3.0, Ink::Round(l.second));
            p.d("M23 94 C25 86 33 84 31 76 C28 70 34 68 33 62 L31 50 L27 50 L25 62 C24 68 30 70 27 76 C25 84 33 86 35 94 Z", Ink::Round(l.second));
            p.el(29.0, 84.0, 8.0, 8.0, Ink::Ball(l.second));
            p.el(29.0, 68.0, 5.0, 5.5, Ink::Ball(l.second.lit(0.06)));
            shade(p, l, 5.0, 54.0, 16.0, 28.0);
        }
    }
}

fn shade(p: &mut Pen<'_>, l: &Look, top: f32, low: f32, narrow: f32, wide: f32) {
    let glow = hex(0xff_e2a0);
    let outline = [(29.0 - narrow, top), (29.0 + narrow, top), (29.0 + wide, low), (29.0 - wide, low)];
    p.el(29.0, low, wide, 3.0, hex(0xff_f0c8));
    p.poly(&outline, Ink::Round(l.main));
    p.poly(&outline, Ink::Fall(glow.a(0.05), glow.a(0.5)));
    let mut x = -0.9;
    while x < 1.0 {
        p.line(&[(29.0 + narrow * x, top), (29.0 + wide * x, low)], 0.35, l.main.dim(0.4).a(0.16));
        x += 0.15;
    }
    p.line(&[(29.0 - narrow, top), (29.0 + narrow, top)], 1.4, l.main.dim(0.18));
    p.line(&[(29.0 - wide, low), (29.0 + wide, low)], 1.4, l.main.dim(0.12));
}

pub(super) fn chair(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let leg = if l.style == 0 { l.main } else { l.second };
    p.line(&[(14.0, 56.0), (9.0, 97.0)], 3.2, Ink::Round(leg.dim(0.25)));
    p.line(&[(44.0, 56.0), (49.0, 97.0)], 3.2, Ink::Round(leg.dim(0.25)));
    if l.style == 0 {
        p.curve(&[(8.0, 56.0), (7.0, 22.0), (14.0, 6.0), (29.0, 2.6), (44.0, 6.0), (51.0, 22.0), (50.0, 56.0)], 3.8, Ink::Round(l.main));
        p.curve(&[(17.0, 54.0), (17.0, 26.0), (29.0, 16.0), (41.0, 26.0), (41.0, 54.0)], 2.8, Ink::Round(l.main.dim(0.1)));
        p.blob(&[(5.0, 58.0), (29.0, 52.0), (53.0, 58.0), (54.0, 62.0), (29.0, 67.0), (4.0, 62.0)], Ink::Down(l.second));
        for i in 0..6_u8 {
            let x = 10.0 + f32::from(i) * 7.6;
            p.line(&[(x, 56.4), (x, 63.6)], 0.6, l.second.dim(0.4).a(0.5));
        }
        p.curve(&[(4.5, 62.0), (29.0, 67.4), (53.5, 62.0)], 2.6, l.main.dim(0.12));
    } else {
        p.d("M7 56 C2 30 6 6 16 5 C22 4 36 4 42 5 C52 6 56 30 51 56 C40 62 18 62 7 56 Z", Ink::Down(l.main));
        p.d("M3 56 C12 50 46 50 55 56 C57 62 50 67 29 67 C8 67 1 62 3 56 Z", Ink::Down(l.main.lit(0.1)));
        p.d("M8 50 C12 34 14 20 18 12 C26 9 32 9 40 12 C44 20 46 34 50 50 C40 46 18 46 8 50 Z", l.main.dim(0.2).a(0.35));
    }
    p.line(&[(10.0, 65.0), (5.0, 98.0)], 3.8, Ink::Round(leg));
    p.line(&[(48.0, 65.0), (53.0, 98.0)], 3.8, Ink::Round(leg));
    p.line(&[(8.6, 80.0), (49.4, 80.0)], 2.0, leg.dim(0.12));
}

pub(super) fn armchair(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    for x in [17.0, 79.0] {
        p.poly(&[(x, 82.0), (x + 5.0, 82.0), (x + 3.5, 96.0), (x + 1.0, 96.0)], Ink::Round(l.second));
    }
    p.d("M18 66 C14 30 20 8 32 4 C44 0 56 0 68 4 C80 8 86 30 82 66 Z", Ink::Down(m));
    p.d("M26 62 C23 34 28 16 36 12 C46 9 54 9 64 12 C72 16 77 34 74 62 Z", Ink::Down(m.lit(0.08)));
    if l.style == 1 {
        for i in 0..9_u8 {
            let x = 30.0 + f32::from(i) * 5.0;
            p.line(&[(x, 13.0), (x, 60.0)], 0.8, m.dim(0.4).a(0.3));
        }
    } else {
        for (x, y) in [(38.0, 28.0), (50.0, 26.0), (62.0, 28.0), (44.0, 42.0), (56.0, 42.0)] {
            p.el(x, y, 1.3, 1.3, m.dim(0.35));
            p.curve(&[(x - 5.0, y - 3.0), (x, y), (x + 5.0, y - 3.0)], 0.6, m.dim(0.3).a(0.4));
        }
    }
    p.rr(12.0, 70.0, 76.0, 17.0, 7.0, Ink::Down(m.dim(0.12)));
    p.rr(19.0, 54.0, 62.0, 20.0, 9.0, Ink::Down(m.lit(0.14)));
    p.line(&[(26.0, 71.6), (74.0, 71.6)], 0.8, m.dim(0.4).a(0.5));
    for flip in [false, true] {
        let arm = |p: &mut Pen<'_>| {
            p.d("M2 56 C0 44 8 38 16 40 C24 42 25 52 24 60 L24 84 C24 88 6 88 4 84 Z", Ink::Round(m.lit(0.04)));
            p.el(13.0, 47.0, 9.6, 7.6, Ink::Ball(m.lit(0.06)));
        };
        if flip { p.mirrored(50.0, arm) } else { arm(p) }
    }
}

pub(super) fn vase(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let m = l.main;
    match l.style {
        1 => {
            stem(p, 27.0, 40.0, 4.0, r);
            p.d("M22 36 L32 36 L32 50 C44 56 48 64 46 74 C45 81 40 83 27 83 C14 83 9 81 8 74 C6 64 10 56 22 50 Z", Ink::Glass(m));
            p.d("M10 70 C20 66 34 66 44 70 C45 80 40 82 27 82 C14 82 9 80 10 70 Z", m.lit(0.3).a(0.35));
            p.el(27.0, 36.0, 5.4, 1.6, m.lit(0.6).a(0.8));
        }
        2 => {
            p.rr(22.0, 8.0, 10.0, 18.0, 2.0, Ink::Round(m));
            p.fill(ellipse(27.0, 50.0, 26.0, 27.0), Ink::Ball(m));
            p.el(27.0, 50.0, 9.5, 10.0, m.dim(0.72));
            p.el(28.6, 51.6, 8.0, 8.6, m.dim(0.5));
            p.rr(14.0, 76.0, 26.0, 7.0, 3.0, Ink::Round(m.dim(0.06)));
            p.el(27.0, 8.4, 5.0, 1.7, m.dim(0.55));
        }
        _ => {
            for (x, top, lean) in [(22.0, 4.0, -6.0), (29.0, 0.0, 3.0), (34.0, 8.0, 9.0)] {
                grass(p, x, 34.0, lean, top, r);
            }
            let body = svg("M18 30 C18 34 20 36 18 40 C6 48 2 58 6 70 C9 80 16 83 27 83 C38 83 45 80 48 70 C52 58 48 48 36 40 C34 36 36 34 36 30 Z");
            p.fill(body.clone(), Ink::Round(m));
            p.inside(body, |p| {
                for i in 0..11_u8 {
                    let y = 42.0 + f32::from(i) * 3.9;
                    p.curve(&[(0.0, y), (27.0, y + 3.0), (54.0, y)], 1.1, m.dim(0.35).a(0.42));
                    p.curve(&[(0.0, y + 1.2), (27.0, y + 4.2), (54.0, y + 1.2)], 0.7, m.lit(0.5).a(0.35));
                }
            });
            p.el(27.0, 30.0, 9.0, 2.3, m.dim(0.5));
        }
    }
}

fn stem(p: &mut Pen<'_>, x: f32, from: f32, to: f32, r: &mut Rng) {
    let green = tone::SAGE.dim(0.2);
    p.curve(&[(x, from + 34.0), (x - 2.0, from), (x + 3.0, to + 8.0)], 1.2, green);
    let petal = *r.pick(&[tone::ROSE, tone::MUSTARD, tone::WHITE, tone::LILAC]);
    for i in 0..7_u8 {
        let a = f32::from(i) * 0.9;
        p.el(x + 3.0 + a.cos() * 4.2, to + 8.0 + a.sin() * 4.2, 3.6, 3.6, petal.mix(tone::WHITE, 0.12 * f32::from(i % 2)));
    }
    p.el(x + 3.0, to + 8.0, 2.4, 2.4, tone::OCHRE);
    p.d(&format!("M{} {} Q{} {} {} {} Q{} {} {} {} Z", x - 1.0, from - 4.0, x + 8.0, from - 12.0, x + 13.0, from - 12.0, x + 8.0, from - 4.0, x - 1.0, from - 4.0), green);
}

fn grass(p: &mut Pen<'_>, x: f32, from: f32, lean: f32, top: f32, r: &mut Rng) {
    let dry = *r.pick(&[tone::SAND, tone::OAT, tone::CLAY]);
    p.curve(&[(x, from), (x + lean * 0.3, from * 0.6), (x + lean, top + 10.0)], 0.8, dry.dim(0.2));
    p.turned(x + lean, top + 8.0, lean * 2.0, 1.0, |p| p.el(0.0, 0.0, 2.6, 9.0, Ink::Round(dry)));
}

pub(super) fn cushion(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let outline = [(4.0, 5.0), (28.0, 9.0), (50.0, 10.0), (72.0, 9.0), (96.0, 5.0), (92.0, 28.0), (91.0, 46.0), (92.0, 66.0), (97.0, 88.0), (72.0, 84.0), (50.0, 83.0), (28.0, 84.0), (3.0, 88.0), (8.0, 66.0), (9.0, 46.0), (8.0, 28.0)];
    let path = smooth(&outline, true);
    p.fill(path.clone(), Ink::Ball(l.main));
    p.inside(path.clone(), |p| match l.style {
        1 => {
            for y in 0..7_u8 {
                for x in 0..7_u8 {
                    if (x + y) % 2 == 0 {
                        let (fx, fy) = (f32::from(x) * 14.4, f32::from(y) * 13.4);
                        p.rr(fx, fy, 14.4, 13.4, 1.5, l.second.a(0.72));
                    }
                }
            }
        }
        2 => {
            let mut rng = Rng::new(l.seed);
            for _ in 0..420 {
                let (x, y) = (rng.unit() * 100.0, rng.unit() * 92.0);
                let t = if rng.chance(0.5) { l.main.lit(0.22) } else { l.main.dim(0.2) };
                p.ring(x, y, 1.6, 1.6, 0.8, t.a(0.5));
            }
        }
        _ => {
            for i in 0..30_u8 {
                let x = f32::from(i) * 3.5;
                p.line(&[(x, 0.0), (x, 92.0)], 0.4, l.main.dim(0.3).a(0.12));
            }
        }
    });
    p.fill(path.clone(), Ink::Fall(tone::WHITE.a(0.12), tone::BLACK.a(0.14)));
    p.curve(&[(12.0, 14.0), (30.0, 26.0), (38.0, 40.0)], 0.8, l.main.dim(0.4).a(0.3));
    p.curve(&[(88.0, 80.0), (72.0, 66.0), (64.0, 54.0)], 0.8, l.main.dim(0.4).a(0.3));
    if l.style == 0 {
        let mut closed = outline.to_vec();
        closed.push(outline[0]);
        p.curve(&closed, 1.8, l.second.dim(0.05));
    }
}

pub(super) fn clock(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    p.el(50.0, 50.0, 49.0, 49.0, Ink::Ball(l.main));
    p.el(50.0, 50.0, 42.5, 42.5, l.main.dim(0.35));
    p.el(50.0, 50.6, 41.5, 41.5, Ink::Fall(l.second, l.second.lit(0.4)));
    for i in 0..12_u8 {
        let a = f32::from(i) * 30.0_f32.to_radians();
        let (s, c) = a.sin_cos();
        let (from, wide) = if i % 3 == 0 { (31.0, 2.6) } else { (34.0, 1.3) };
        p.line(&[(50.0 + s * from, 50.0 - c * from), (50.0 + s * 37.0, 50.0 - c * 37.0)], wide, tone::GRAPHITE);
    }
    let hour = r.range(0.0, 12.0);
    for (turn, long, wide) in [(hour * 30.0, 21.0, 3.4), ((hour * 360.0) % 360.0, 32.0, 2.2)] {
        let (s, c) = turn.to_radians().sin_cos();
        p.line(&[(50.0 - s * 5.0, 50.0 + c * 5.0), (50.0 + s * long, 50.0 - c * long)], wide, tone::GRAPHITE);
    }
    p.line(&[(45.0, 60.0), (66.0, 22.0)], 0.8, tone::RUST);
    p.el(50.0, 50.0, 2.6, 2.6, Ink::Ball(tone::BRASS));
}

pub(super) fn mirror(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let path = |inset: f32| {
        if l.style == 0 {
            round_rect(inset, inset, 62.0 - 2.0 * inset, 130.0, 31.0 - inset)
        } else {
            smooth(&[(10.0 + inset, 12.0 + inset), (40.0, 2.0 + inset), (60.0 - inset, 28.0), (54.0 - inset, 66.0), (44.0, 96.0 - inset), (14.0 + inset, 92.0 - inset), (2.0 + inset, 58.0)], true)
        }
    };
    let bottom = round_rect(0.0, 0.0, 62.0, 100.0, if l.style == 0 { 2.0 } else { 0.0 });
    p.inside(bottom, |p| {
        p.fill(path(0.0), if l.style == 0 { Ink::Metal(l.main) } else { Ink::Down(l.main.lit(0.4)) });
        p.inside(path(if l.style == 0 { 2.2 } else { 1.0 }), |p| {
            p.rr(0.0, 0.0, 62.0, 100.0, 0.0, Ink::Fall(hex(0xdf_e8ea), hex(0xb7_c3c8)));
            p.poly(&[(-10.0, 70.0), (60.0, -10.0), (80.0, -10.0), (-10.0, 96.0)], tone::WHITE.a(0.4));
            p.poly(&[(0.0, 104.0), (72.0, 20.0), (72.0, 32.0), (14.0, 104.0)], tone::WHITE.a(0.25));
        });
        if l.style == 0 {
            p.rr(0.0, 97.6, 62.0, 2.4, 0.0, Ink::Metal(l.main));
        }
    });
}

pub(super) fn blanket(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for i in 0..3_u8 {
        let y = 2.0 + f32::from(i) * 16.6;
        let dx = f32::from(i % 2) * 1.6;
        let t = l.main.mix(l.main.dim(0.2), f32::from(i) * 0.22);
        let path = round_rect(2.0 + dx, y, 96.0 - dx, 16.4, 8.0);
        p.fill(path.clone(), Ink::Roll(t));
        p.inside(path, |p| match l.style {
            1 => {
                for k in 0..6_u8 {
                    p.rr(6.0 + f32::from(k) * 17.0, y, 5.0, 17.0, 0.0, l.second.a(0.55));
                }
                p.rr(0.0, y + 6.0, 100.0, 3.0, 0.0, l.second.a(0.5));
            }
            2 => {
                for k in 0..14_u8 {
                    let x = f32::from(k) * 7.4;
                    p.curve(&[(x, y + 1.0), (x + 4.0, y + 8.0), (x, y + 16.0)], 2.6, t.lit(0.16));
                    p.curve(&[(x + 3.4, y + 1.0), (x + 0.6, y + 8.0), (x + 4.0, y + 16.0)], 1.0, t.dim(0.35).a(0.5));
                }
            }
            _ => {
                for k in 0..24_u8 {
                    p.line(&[(f32::from(k) * 4.4, y), (f32::from(k) * 4.4, y + 17.0)], 0.8, t.dim(0.3).a(0.35));
                }
                for k in 0..4_u8 {
                    p.line(&[(0.0, y + f32::from(k) * 4.4 + 1.0), (100.0, y + f32::from(k) * 4.4 + 1.0)], 0.8, t.lit(0.4).a(0.4));
                }
            }
        });
        p.curve(&[(92.0, y + 2.0), (97.4, y + 8.2), (92.0, y + 14.6)], 1.0, t.dim(0.35).a(0.5));
    }
    for k in 0..16_u8 {
        let x = 8.0 + f32::from(k) * 5.6;
        p.line(&[(x, 50.0), (x + 0.4, 52.0)], 1.2, l.main.dim(0.15));
    }
}

pub(super) fn sideboard(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for x in [10.0, 86.0] {
        p.poly(&[(x, 30.0), (x + 5.0, 30.0), (x + 3.4, 40.0), (x + 1.4, 40.0)], l.second);
    }
    p.rr(1.0, 2.0, 98.0, 31.0, 2.5, Ink::Down(l.main));
    p.rr(3.0, 6.0, 94.0, 24.0, 1.5, l.main.dim(0.45));
    let mut x = 4.0;
    while x < 96.0 {
        p.rr(x, 6.6, 1.9, 22.8, 0.6, Ink::Round(l.main.lit(0.06)));
        x += 2.7;
    }
    for x in [34.4, 65.2] {
        p.rr(x, 6.0, 1.2, 24.0, 0.0, l.main.dim(0.5));
    }
}

pub(super) fn candle(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    match l.style {
        1 => {
            p.rr(20.0, 22.0, 30.0, 64.0, 3.0, Ink::Round(l.main));
            p.el(35.0, 22.0, 15.0, 3.6, l.main.lit(0.4));
            p.curve(&[(21.0, 30.0), (22.0, 40.0), (24.0, 30.0)], 2.0, l.main.lit(0.2));
            flame(p, 35.0, 20.0, 1.0);
        }
        2 => {
            for (x, tone) in [(20.0, l.main), (48.0, l.second)] {
                p.rr(x - 9.0, 80.0, 18.0, 6.0, 3.0, Ink::Round(tone::BRASS));
                let body = round_rect(x - 4.5, 20.0, 9.0, 61.0, 2.0);
                p.fill(body.clone(), Ink::Round(tone));
                p.inside(body, |p| {
                    for i in 0..9_u8 {
                        let y = 16.0 + f32::from(i) * 8.0;
                        p.line(&[(x - 6.0, y + 6.0), (x + 6.0, y)], 1.6, tone.dim(0.3).a(0.45));
                    }
                });
                flame(p, x, 19.0, 0.8);
            }
        }
        _ => {
            let glass = l.main;
            p.rr(6.0, 26.0, 58.0, 60.0, 7.0, Ink::Round(glass.a(0.93)));
            p.rr(8.5, 40.0, 53.0, 44.0, 6.0, Ink::Round(glass.mix(l.second, 0.45).a(0.55)));
            p.el(35.0, 27.5, 29.0, 5.4, glass.dim(0.35));
            p.el(35.0, 29.6, 26.0, 4.2, l.second.lit(0.2));
            p.el(35.0, 29.4, 12.0, 2.4, hex(0xff_e9b4).a(0.9));
            flame(p, 35.0, 28.0, 1.05);
            p.rr(17.0, 50.0, 36.0, 24.0, 1.5, tone::CREAM);
            p.rr(21.0, 55.0, 28.0, 1.4, 0.7, tone::GRAPHITE.a(0.75));
            p.rr(25.0, 60.0, 20.0, 1.2, 0.6, tone::GRAPHITE.a(0.45));
            p.rr(28.0, 64.5, 14.0, 1.2, 0.6, tone::GRAPHITE.a(0.45));
            p.rr(10.0, 33.0, 3.4, 46.0, 1.7, tone::WHITE.a(0.3));
        }
    }
}

/// A burning wick standing at a point.
pub(super) fn flame(p: &mut Pen<'_>, x: f32, y: f32, size: f32) {
    p.turned(x, y, 0.0, size, |p| {
        p.line(&[(0.0, 1.0), (0.4, -4.0)], 1.0, tone::GRAPHITE);
        p.el(0.0, -10.0, 9.0, 11.0, hex(0xff_d27a).a(0.16));
        p.d("M0 -20 C3 -14 4.6 -11 4.4 -7 C4.2 -3 2 -1.6 0 -1.6 C-2 -1.6 -4.2 -3 -4.4 -7 C-4.6 -11 -2 -15 0 -20 Z", Ink::Fall(hex(0xff_e08a), hex(0xf2_9a3a)));
        p.d("M0 -12 C1.6 -9 2.4 -7 2.2 -5 C2 -3 1 -2 0 -2 C-1 -2 -2 -3 -2.2 -5 C-2.4 -7 -1 -9 0 -12 Z", hex(0xff_f6d4));
    });
}

pub(super) fn candle_holder(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 0 {
        p.rr(33.5, 22.0, 9.0, 56.0, 1.5, Ink::Round(l.second));
        flame(p, 38.0, 21.0, 0.9);
        p.ring(68.0, 88.0, 7.6, 6.6, 2.6, Ink::Metal(l.main));
        p.rr(31.0, 70.0, 14.0, 16.0, 2.0, Ink::Metal(l.main));
        p.el(38.0, 90.0, 35.0, 6.5, Ink::Metal(l.main.dim(0.1)));
        p.el(38.0, 88.2, 35.0, 6.0, Ink::Metal(l.main));
        p.el(38.0, 88.2, 27.0, 4.2, l.main.dim(0.2));
        p.rr(32.0, 72.0, 12.0, 15.0, 2.0, Ink::Metal(l.main));
    } else {
        for (x, y, t) in [(16.0, 30.0, l.second), (39.0, 14.0, l.second.dim(0.06)), (62.0, 40.0, l.second)] {
            p.rr(x - 3.2, y + 8.0, 6.4, 46.0, 1.2, Ink::Round(t));
            flame(p, x, y + 7.0, 0.75);
        }
        p.d("M2 98 L2 70 C2 56 12 54 17 60 C24 68 26 50 38 46 C50 44 50 68 58 68 C66 68 64 58 70 62 C76 66 76 74 76 82 L76 98 Z", Ink::Down(l.main));
        p.el(16.0, 62.0, 6.0, 2.0, l.main.dim(0.5));
        p.el(39.0, 50.0, 6.0, 2.0, l.main.dim(0.5));
        p.el(62.0, 68.0, 6.0, 2.0, l.main.dim(0.5));
    }
}

pub(super) fn diffuser(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (x, top) in [(8.0, 6.0), (15.0, 2.0), (23.0, 0.5), (30.0, 3.0), (38.0, 8.0)] {
        p.line(&[(23.0 + (x - 23.0) * 0.12, 60.0), (x, top + 1.0)], 1.5, Ink::Round(l.second));
    }
    p.rr(4.0, 52.0, 38.0, 47.0, 8.0, Ink::Glass(l.main));
    p.rr(6.0, 66.0, 34.0, 31.0, 7.0, Ink::Round(l.main.lit(0.15).a(0.75)));
    p.rr(16.0, 44.0, 14.0, 10.0, 2.0, Ink::Round(tone::OAK));
    p.rr(12.0, 70.0, 22.0, 19.0, 1.0, tone::CREAM);
    p.rr(15.0, 74.0, 16.0, 1.4, 0.7, tone::GRAPHITE.a(0.7));
    p.rr(17.0, 78.6, 12.0, 1.1, 0.5, tone::GRAPHITE.a(0.4));
    p.rr(8.0, 57.0, 2.6, 34.0, 1.3, tone::WHITE.a(0.45));
}

pub(super) fn incense(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.curve(&[(72.0, 14.0), (80.0, 8.0), (74.0, 2.0), (82.0, -4.0)], 1.6, tone::WHITE.a(0.5));
    p.line(&[(30.0, 48.0), (72.0, 15.0)], 1.6, tone::WALNUT);
    p.el(72.0, 15.0, 1.4, 1.4, hex(0xf2_7a3a));
    p.d("M4 46 C10 58 90 58 96 46 C70 50 30 50 4 46 Z", Ink::Down(l.main));
    p.el(50.0, 46.4, 46.0, 4.6, l.main.lit(0.18));
    p.el(30.0, 47.0, 4.0, 1.6, l.main.dim(0.4));
    p.rr(40.0, 40.0, 50.0, 5.0, 1.0, Ink::Roll(l.second));
    p.rr(40.0, 40.0, 12.0, 5.0, 1.0, tone::RUST);
}

pub(super) fn bookends(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let mut x = 23.0;
    let tones = [tone::RUST, tone::NAVY, tone::OCHRE, tone::CREAM, tone::FOREST, tone::BLUSH, tone::TEAL, tone::PLUM];
    while x < 72.0 {
        let wide = r.range(5.0, 8.5).min(77.0 - x);
        let high = r.range(36.0, 52.0);
        let t = *r.pick(&tones);
        p.rr(x, 61.0 - high, wide - 0.5, high, 0.8, Ink::Round(t));
        p.rr(x, 61.0 - high * 0.82, wide - 0.5, 1.6, 0.0, t.lit(0.5).a(0.7));
        p.rr(x, 61.0 - high * 0.24, wide - 0.5, 1.2, 0.0, t.lit(0.5).a(0.6));
        x += wide;
    }
    for flip in [false, true] {
        let arc = |p: &mut Pen<'_>| {
            p.d("M22 61 L22 20 C10 22 1 34 1 48 L1 61 Z", Ink::Down(l.main));
            p.d("M22 61 L22 40 C16 42 12 46 12 54 L12 61 Z", l.main.dim(0.28));
            for (x, y) in [(6.0, 44.0), (17.0, 30.0), (8.0, 54.0), (12.0, 36.0)] {
                p.el(x, y, 1.4, 0.6, l.main.dim(0.3).a(0.5));
            }
        };
        if flip { p.mirrored(50.0, arc) } else { arc(p) }
    }
}
