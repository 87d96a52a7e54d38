//! Plants and the garden.

use super::super::pen::{Ink, Pen, svg};
use super::super::tone::{self, hex};
use super::super::Tone;
use super::Look;
use crate::rng::Rng;

fn pot(p: &mut Pen<'_>, tone: Tone, x: f32, y: f32, w: f32, h: f32) {
    p.poly(&[(x, y), (x + w, y), (x + w * 0.86, y + h), (x + w * 0.14, y + h)], Ink::Round(tone));
    p.rr(x - w * 0.04, y - h * 0.02, w * 1.08, h * 0.2, 1.5, Ink::Round(tone.lit(0.06)));
    p.rr(x, y + h * 0.18, w, h * 0.05, 0.0, tone.dim(0.4).a(0.35));
}

fn leaf(p: &mut Pen<'_>, x: f32, y: f32, turn: f32, long: f32, wide: f32, tone: Tone) {
    p.turned(x, y, turn, 1.0, |p| {
        let shape = format!("M0 0 C{} {} {} {} 0 {} C{} {} {} {} 0 0 Z", wide, -long * 0.25, wide * 0.9, -long * 0.75, -long, -wide * 0.9, -long * 0.75, -wide, -long * 0.25);
        p.d(&shape, Ink::Across(tone.lit(0.14), tone.dim(0.16)));
        p.line(&[(0.0, 0.0), (0.0, -long * 0.9)], 0.7, tone.lit(0.4).a(0.6));
    });
}

fn monstera(p: &mut Pen<'_>, x: f32, y: f32, turn: f32, size: f32, tone: Tone) {
    p.turned(x, y, turn, size, |p| {
        let half = "M0 0 C6 2 14 0 17 -6 L9 -8 L19 -11 L20 -17 L10 -15 L19 -21 L16 -26 L8 -21 L11 -29 C8 -32 4 -34 0 -37 Z";
        p.d(half, Ink::Across(tone, tone.dim(0.2)));
        p.mirrored(0.0, |p| p.d(half, Ink::Across(tone.lit(0.08), tone.lit(0.2))));
        p.line(&[(0.0, 0.0), (0.0, -34.0)], 0.9, tone.lit(0.45).a(0.7));
    });
}

pub(super) fn plant(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let g = l.main;
    match l.style {
        0 => {
            for (tx, ty, turn, size) in [(20.0, 40.0, -46.0, 0.78), (62.0, 38.0, 44.0, 0.82), (30.0, 34.0, -18.0, 0.9), (54.0, 32.0, 20.0, 0.86), (42.0, 44.0, 2.0, 0.84), (14.0, 54.0, -74.0, 0.6), (70.0, 55.0, 76.0, 0.62)] {
                p.curve(&[(42.0, 72.0), (42.0 + (tx - 42.0) * 0.5, 56.0), (tx, ty)], 1.4, g.dim(0.05).lit(0.2));
                monstera(p, tx, ty, turn + r.range(-5.0, 5.0), size, if r.chance(0.5) { g } else { g.lit(0.12) });
            }
        }
        1 => {
            for (x, turn, long) in [(30.0, -14.0, 52.0), (54.0, 14.0, 50.0), (36.0, -6.0, 66.0), (48.0, 7.0, 62.0), (42.0, 0.0, 70.0), (26.0, -22.0, 38.0), (58.0, 23.0, 36.0)] {
                leaf(p, x, 72.0, turn + r.range(-2.0, 2.0), long, 6.4, g.lit(0.06));
                p.turned(x, 72.0, turn, 1.0, |p| {
                    p.line(&[(3.0, -long * 0.2), (3.4, -long * 0.6)], 1.0, tone::MUSTARD.lit(0.3).a(0.5));
                });
            }
        }
        2 => {
            p.curve(&[(42.0, 74.0), (41.0, 50.0), (43.0, 12.0)], 2.4, tone::WALNUT);
            for i in 0..9_u8 {
                let y = 64.0 - f32::from(i) * 6.2;
                let side = if i % 2 == 0 { 1.0 } else { -1.0 };
                leaf(p, 42.0, y, side * (62.0 - f32::from(i) * 4.6), 31.0 - f32::from(i) * 0.9, 9.4, if i % 3 == 0 { g.lit(0.12) } else { g });
            }
            leaf(p, 43.0, 16.0, 4.0, 15.0, 4.0, tone::ROSE);
        }
        3 => {
            for i in 0..9_u8 {
                let x = 17.0 + f32::from(i) * 6.2;
                let end = r.range(62.0, 99.0);
                let dx = (x - 42.0) * 0.42;
                p.curve(&[(42.0 + (x - 42.0) * 0.6, 32.0), (x, 38.0), (x + dx, end)], 0.7, g.dim(0.2));
                let mut y = 40.0;
                while y < end {
                    let k = (y - 38.0) / (end - 38.0);
                    for side in [-1.0, 1.0] {
                        let (hx, hy) = (x + dx * k + side * 2.2, y);
                        p.blob(&[(hx, hy + 2.4), (hx - 2.1, hy - 0.4), (hx - 1.0, hy - 1.8), (hx, hy - 0.9), (hx + 1.0, hy - 1.8), (hx + 2.1, hy - 0.4)], if r.chance(0.5) { g } else { g.lit(0.25) });
                    }
                    y += 6.4;
                }
            }
            pot(p, l.second, 22.0, 12.0, 40.0, 27.0);
            for x in [26.0, 58.0] {
                p.line(&[(x, 12.0), (42.0, 0.5)], 0.8, tone::OAT);
            }
            return;
        }
        4 => {
            p.curve(&[(42.0, 76.0), (40.0, 60.0), (43.0, 44.0)], 3.0, tone::WALNUT.lit(0.1));
            for (x, y) in [(20.0, 20.0), (64.0, 22.0), (32.0, 6.0), (54.0, 6.0)] {
                p.curve(&[(43.0, 48.0), (42.0, 34.0), (x, y + 8.0)], 1.4, tone::WALNUT.lit(0.1));
            }
            for _ in 0..130 {
                let a = r.range(0.0, std::f32::consts::TAU);
                let k = r.unit().sqrt();
                let (x, y) = (42.0 + a.cos() * k * 30.0, 26.0 + a.sin() * k * 22.0);
                let t = if r.chance(0.5) { g.lit(0.28) } else { g };
                leaf(p, x, y, r.range(-80.0, 80.0), 8.0, 1.9, t);
            }
            for _ in 0..7 {
                p.el(42.0 + r.range(-22.0, 22.0), 28.0 + r.range(-12.0, 14.0), 1.9, 2.3, Ink::Ball(tone::AUBERGINE));
            }
        }
        _ => {
            for i in 0..15_u8 {
                let turn = -70.0 + f32::from(i) * 10.0 + r.range(-4.0, 4.0);
                leaf(p, 42.0, 74.0, turn, r.range(34.0, 52.0), 7.4, if i % 2 == 0 { g } else { g.lit(0.13) });
            }
            for (turn, long) in [(-16.0, 62.0), (9.0, 68.0), (27.0, 56.0)] {
                p.turned(42.0, 72.0, turn, 1.0, |p| {
                    p.line(&[(0.0, 0.0), (0.0, -long)], 1.3, g.lit(0.25));
                    p.d(&format!("M0 {0} C9 {1} 8 {2} 0 {3} C-8 {2} -6 {1} 0 {0} Z", -long + 2.0, -long - 4.0, -long - 14.0, -long - 20.0), Ink::Across(tone::WHITE, tone::CREAM));
                    p.rr(-1.0, -long - 10.0, 2.2, 9.0, 1.1, tone::MUSTARD);
                });
            }
        }
    }
    p.el(42.0, 73.0, 18.0, 2.6, hex(0x4a_382c));
    pot(p, l.second, 22.0, 73.0, 40.0, 27.0);
}

pub(super) fn planter(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    match l.style {
        1 => {
            let body = svg("M8 8 L80 8 L70 80 C69 84 19 84 18 80 Z");
            p.fill(body.clone(), Ink::Round(l.second));
            p.inside(body, |p| p.poly(&[(0.0, 44.0), (88.0, 30.0), (88.0, 90.0), (0.0, 90.0)], Ink::Round(l.main)));
            p.el(44.0, 9.0, 36.0, 5.0, l.second.dim(0.3));
            p.el(44.0, 10.4, 32.0, 3.8, l.second.dim(0.62));
        }
        2 => {
            for x in [20.0, 64.0] {
                p.poly(&[(x, 60.0), (x + 4.0, 60.0), (x + 3.0, 84.0), (x + 1.0, 84.0)], Ink::Metal(l.second));
            }
            p.d("M4 10 L84 10 C84 44 72 64 44 64 C16 64 4 44 4 10 Z", Ink::Round(l.main));
            p.el(44.0, 11.0, 40.0, 5.4, l.main.lit(0.16));
            p.el(44.0, 12.0, 36.0, 4.2, l.main.dim(0.5));
            p.curve(&[(15.0, 50.0), (44.0, 60.0), (73.0, 50.0)], 2.0, Ink::Metal(l.second));
        }
        _ => {
            p.rr(8.0, 76.0, 72.0, 7.0, 3.0, Ink::Round(l.main.dim(0.08)));
            p.d("M8 8 L80 8 L73 76 L15 76 Z", Ink::Round(l.main));
            for i in 0..12_u8 {
                let k = f32::from(i) / 11.0;
                let (top, low) = (11.0 + k * 66.0, 17.5 + k * 53.0);
                p.line(&[(top, 11.0), (low, 75.0)], 1.4, l.main.dim(0.35).a(0.4));
                p.line(&[(top + 1.6, 11.0), (low + 1.3, 75.0)], 0.9, l.main.lit(0.5).a(0.35));
            }
            p.el(44.0, 9.0, 36.0, 5.0, l.main.lit(0.16));
            p.el(44.0, 10.0, 32.0, 3.8, l.main.dim(0.55));
        }
    }
}

pub(super) fn watering_can(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    p.curve(&[(66.0, 26.0), (90.0, 20.0), (94.0, 46.0), (74.0, 60.0)], 4.0, Ink::Round(m.dim(0.06)));
    if l.style == 0 {
        p.curve(&[(38.0, 62.0), (22.0, 56.0), (14.0, 24.0), (4.0, 5.0)], 4.6, Ink::Round(m.dim(0.04)));
        p.d("M34 26 C34 16 78 16 78 26 L82 66 C82 72 32 72 32 66 Z", Ink::Metal(m));
    } else {
        p.poly(&[(38.0, 50.0), (38.0, 64.0), (12.0, 30.0), (17.0, 26.0)], Ink::Round(m.dim(0.05)));
        p.poly(&[(4.0, 28.0), (20.0, 16.0), (19.0, 32.0), (13.0, 36.0)], Ink::Metal(tone::BRASS));
        p.curve(&[(44.0, 22.0), (56.0, 4.0), (70.0, 22.0)], 3.6, Ink::Round(m.dim(0.1)));
        p.rr(33.0, 22.0, 46.0, 49.0, 4.0, Ink::Metal(m));
        for y in [32.0, 60.0] {
            p.rr(33.0, y, 46.0, 1.8, 0.0, m.dim(0.35).a(0.5));
        }
    }
    p.el(56.0, 23.6, 21.5, 3.6, m.dim(0.4));
    p.rr(32.6, 67.0, 49.0, 4.4, 2.0, Ink::Metal(m.dim(0.1)));
}

pub(super) fn tools(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 1 {
        p.d("M38 46 C30 34 28 18 36 3 C44 12 46 30 42 46 Z", Ink::Across(l.second.lit(0.3), l.second.dim(0.2)));
        p.d("M42 46 C46 32 56 26 54 12 C66 22 60 40 46 50 Z", Ink::Across(l.second.dim(0.1), l.second.dim(0.35)));
        p.el(42.0, 49.0, 5.0, 5.0, Ink::Ball(tone::STEEL));
        p.curve(&[(40.0, 50.0), (26.0, 66.0), (24.0, 96.0)], 8.0, Ink::Round(l.main));
        p.curve(&[(45.0, 50.0), (58.0, 64.0), (56.0, 96.0)], 8.0, Ink::Round(l.main.lit(0.05)));
        p.curve(&[(36.0, 62.0), (42.0, 58.0), (48.0, 62.0)], 1.8, tone::STEEL.dim(0.2));
        return;
    }
    for (i, x) in [12.0_f32, 38.0, 64.0].into_iter().enumerate() {
        p.rr(x - 4.2, 56.0, 8.4, 40.0, 4.0, Ink::Round(l.main));
        p.rr(x - 4.4, 56.0, 8.8, 4.0, 1.0, Ink::Metal(tone::BRASS));
        p.ring(x, 97.0, 1.8, 2.6, 0.9, tone::WALNUT);
        p.rr(x - 1.6, 40.0, 3.2, 18.0, 1.0, Ink::Metal(l.second));
        match i {
            0 => p.d(&format!("M{0} 44 C{1} 40 {1} 16 {0} 3 C{2} 16 {2} 40 {0} 44 Z", x, x - 13.0, x + 13.0), Ink::Across(l.second.lit(0.4), l.second.dim(0.3))),
            1 => {
                p.curve(&[(x - 8.0, 8.0), (x - 8.0, 32.0), (x, 40.0), (x + 8.0, 32.0), (x + 8.0, 8.0)], 2.6, Ink::Metal(l.second));
                p.line(&[(x, 40.0), (x, 5.0)], 2.6, Ink::Metal(l.second));
            }
            _ => p.d(&format!("M{0} 42 L{1} 30 L{1} 6 L{0} 14 L{2} 6 L{2} 30 Z", x, x - 5.0, x + 5.0), Ink::Across(l.second.lit(0.3), l.second.dim(0.3))),
        }
    }
}

pub(super) fn seeds(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    for (turn, t) in [(-13.0, l.second), (9.0, l.main), (-2.0, l.main.mix(l.second, 0.5))] {
        p.turned(42.0, 50.0, turn, 1.0, |p| {
            p.rr(-25.0, -40.0, 50.0, 80.0, 2.0, Ink::Down(t));
            p.rr(-25.0, -40.0, 50.0, 9.0, 2.0, t.dim(0.2));
            p.rr(-20.0, -26.0, 40.0, 44.0, 20.0, tone::CREAM.lit(0.2));
        });
    }
    p.turned(42.0, 50.0, -2.0, 1.0, |p| {
        if l.style == 0 {
            for (x, y, s) in [(-8.0, 2.0, 8.0), (8.0, -3.0, 9.0), (2.0, 10.0, 6.5)] {
                p.el(x, y, s, s * 0.92, Ink::Ball(*r.pick(&[tone::RUST, tone::TERRACOTTA, tone::MUSTARD])));
                p.blob(&[(x, y - s), (x - 4.0, y - s + 2.0), (x, y - s + 1.0), (x + 4.0, y - s + 2.0)], tone::LEAF);
            }
        } else {
            for _ in 0..7 {
                let (x, y) = (r.range(-13.0, 13.0), r.range(-16.0, 8.0));
                p.line(&[(x, y), (x * 0.4, 16.0)], 0.8, tone::LEAF);
                let petal = *r.pick(&[tone::ROSE, tone::MUSTARD, tone::LILAC, tone::SKY]);
                for k in 0..6_u8 {
                    let a = f32::from(k) * 1.05;
                    p.el(x + a.cos() * 2.4, y + a.sin() * 2.4, 1.9, 1.9, petal);
                }
                p.el(x, y, 1.4, 1.4, tone::OCHRE);
            }
        }
        p.rr(-16.0, 24.0, 32.0, 2.6, 1.3, tone::GRAPHITE.a(0.75));
        p.rr(-11.0, 30.0, 22.0, 1.8, 0.9, tone::GRAPHITE.a(0.4));
    });
}

/// A hand of a glove, thumb to the right.
pub(super) fn hand(p: &mut Pen<'_>, main: Tone, cuff: Tone) {
    p.d("M10 62 L8 34 C8 28 14 28 15 33 L16 44 L17 14 C17 8 24 8 24 14 L25 42 L27 9 C27 3 34 3 34 9 L34 42 L37 15 C38 9 44 10 44 16 L42 48 C46 42 52 38 55 41 C58 44 52 52 46 62 C44 68 42 70 42 74 L12 74 C12 70 10 66 10 62 Z", Ink::Down(main));
    p.rr(9.0, 72.0, 36.0, 26.0, 4.0, Ink::Down(cuff));
    for y in [78.0, 84.0, 90.0] {
        p.line(&[(10.0, y), (44.0, y)], 0.8, cuff.dim(0.4).a(0.5));
    }
    p.curve(&[(17.0, 46.0), (28.0, 52.0), (42.0, 50.0)], 0.7, main.dim(0.4).a(0.5));
}

pub(super) fn gloves(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.turned(38.0, 4.0, 9.0, 0.94, |p| hand(p, l.main.dim(0.08), l.second));
    p.turned(2.0, 3.0, -7.0, 0.96, |p| hand(p, l.main, l.second));
}
