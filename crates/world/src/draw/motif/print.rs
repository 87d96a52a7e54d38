//! Things with a printed face: books, boxes, posters, cards.

use super::super::pen::{Ink, Pen, round_rect};
use super::super::tone::{self, hex};
use super::super::Tone;
use super::Look;
use crate::rng::Rng;

/// A small abstract picture that fills the unit from (0, 0) to (w, h).
pub(super) fn art(p: &mut Pen<'_>, kind: usize, w: f32, h: f32, a: Tone, b: Tone, r: &mut Rng) {
    match kind {
        0 => {
            // Sea, lighthouse, beam.
            p.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(a.dim(0.2), a.lit(0.4)));
            p.el(w * 0.72, h * 0.26, w * 0.1, w * 0.1, b);
            p.poly(&[(w * 0.4, h * 0.34), (w, h * 0.16), (w, h * 0.4)], b.a(0.3));
            p.poly(&[(w * 0.3, h * 0.78), (w * 0.34, h * 0.34), (w * 0.44, h * 0.34), (w * 0.48, h * 0.78)], Ink::Round(b));
            p.poly(&[(w * 0.317, h * 0.58), (w * 0.326, h * 0.48), (w * 0.454, h * 0.48), (w * 0.462, h * 0.58)], tone::RUST);
            p.rr(w * 0.33, h * 0.28, w * 0.12, h * 0.07, 1.0, tone::GRAPHITE);
            p.blob(&[(0.0, h * 0.8), (w * 0.3, h * 0.74), (w * 0.7, h * 0.82), (w, h * 0.76), (w * 1.1, h * 1.1), (-w * 0.1, h * 1.1)], a.dim(0.45));
        }
        1 => {
            // Rivers.
            p.rr(0.0, 0.0, w, h, 0.0, a.lit(0.1));
            for i in 0..6_u8 {
                let y = h * (0.1 + 0.16 * f32::from(i));
                p.curve(&[(-5.0, y), (w * 0.25, y + h * 0.1), (w * 0.55, y - h * 0.06), (w * 0.8, y + h * 0.08), (w + 5.0, y)], h * 0.05, if i % 2 == 0 { b } else { a.dim(0.35) });
            }
        }
        2 => {
            // Arcs.
            p.rr(0.0, 0.0, w, h, 0.0, a);
            for i in (1..6_u8).rev() {
                let k = f32::from(i) * w * 0.16;
                p.el(w * 0.5, h * 0.72, k, k, if i % 2 == 0 { b } else { a.lit(0.35) });
            }
            p.rr(0.0, h * 0.72, w, h * 0.3, 0.0, b.dim(0.15));
        }
        3 => {
            // Leaves and a moon.
            p.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(a.dim(0.3), a));
            p.el(w * 0.62, h * 0.3, w * 0.18, w * 0.18, b);
            p.el(w * 0.69, h * 0.27, w * 0.16, w * 0.16, a.dim(0.25));
            for i in 0..9_u8 {
                let x = w * (0.06 + 0.11 * f32::from(i));
                let top = h * r.range(0.5, 0.74);
                p.d(&format!("M{} {} C{} {} {} {} {} {} C{} {} {} {} {} {} Z", x, h, x - w * 0.12, h * 0.86, x - w * 0.06, top + h * 0.08, x, top, x + w * 0.06, top + h * 0.08, x + w * 0.12, h * 0.86, x, h), if i % 2 == 0 { tone::SAGE } else { a.lit(0.25) });
            }
        }
        4 => {
            // Planet.
            p.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(a.dim(0.45), a));
            for _ in 0..26 {
                let k = r.range(0.25, 0.8);
                p.el(r.range(0.0, w), r.range(0.0, h), k, k, tone::CREAM.a(0.9));
            }
            p.el(w * 0.5, h * 0.52, w * 0.26, w * 0.26, Ink::Ball(b));
            p.turned(w * 0.5, h * 0.52, -20.0, 1.0, |p| p.ring(0.0, 0.0, w * 0.42, w * 0.1, w * 0.035, b.lit(0.4)));
        }
        5 => {
            // Pot and steam.
            p.rr(0.0, 0.0, w, h, 0.0, b.lit(0.15));
            p.el(w * 0.5, h * 0.5, w * 0.38, w * 0.38, a.lit(0.45));
            p.d(&format!("M{} {} L{} {} C{} {} {} {} {} {} Z", w * 0.24, h * 0.5, w * 0.76, h * 0.5, w * 0.74, h * 0.78, w * 0.26, h * 0.78, w * 0.24, h * 0.5), Ink::Round(a));
            p.rr(w * 0.2, h * 0.475, w * 0.6, h * 0.04, 2.0, a.dim(0.2));
            for x in [0.4, 0.5, 0.6] {
                p.curve(&[(w * x, h * 0.44), (w * (x + 0.04), h * 0.38), (w * (x - 0.03), h * 0.32), (w * x, h * 0.25)], w * 0.025, tone::WHITE);
            }
        }
        6 => {
            // City at night.
            p.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(a.dim(0.35), b.mix(a, 0.35)));
            p.el(w * 0.7, h * 0.24, w * 0.11, w * 0.11, b.lit(0.3));
            let mut x = 0.0;
            while x < w {
                let wide = r.range(0.1, 0.18) * w;
                let top = h * r.range(0.4, 0.68);
                p.rr(x, top, wide, h, 0.0, a.dim(0.6));
                for k in 0..6_u8 {
                    if r.chance(0.6) {
                        p.rr(x + wide * r.range(0.15, 0.65), top + h * 0.05 * f32::from(k) + 2.0, wide * 0.18, h * 0.025, 0.0, b.lit(0.2));
                    }
                }
                x += wide;
            }
        }
        7 => {
            // Road and sun.
            p.rr(0.0, 0.0, w, h * 0.62, 0.0, Ink::Fall(b, b.lit(0.6)));
            p.el(w * 0.5, h * 0.6, w * 0.26, w * 0.26, a.lit(0.15));
            p.poly(&[(0.0, h * 0.6), (w * 0.2, h * 0.46), (w * 0.34, h * 0.6)], a.dim(0.25));
            p.poly(&[(w * 0.62, h * 0.6), (w * 0.8, h * 0.42), (w, h * 0.6)], a.dim(0.35));
            p.rr(0.0, h * 0.6, w, h * 0.4, 0.0, Ink::Fall(a, a.dim(0.2)));
            p.poly(&[(w * 0.48, h * 0.6), (w * 0.52, h * 0.6), (w * 0.74, h), (w * 0.26, h)], tone::GRAPHITE);
            for i in 0..4_u8 {
                let y = 0.64 + 0.09 * f32::from(i);
                p.rr(w * 0.494, h * y, w * 0.012 * (1.0 + f32::from(i)), h * 0.04, 0.0, tone::CREAM);
            }
        }
        8 => {
            // Constellations.
            p.rr(0.0, 0.0, w, h, 0.0, a.dim(0.1));
            p.ring(w * 0.5, h * 0.5, w * 0.42, w * 0.42, 0.7, b);
            p.ring(w * 0.5, h * 0.5, w * 0.28, w * 0.28, 0.4, b.a(0.5));
            p.ring(w * 0.5, h * 0.5, w * 0.14, w * 0.14, 0.4, b.a(0.5));
            for _ in 0..5 {
                let mut at = (w * r.range(0.2, 0.8), h * r.range(0.3, 0.7));
                for _ in 0..4 {
                    let next = ((at.0 + w * r.range(-0.16, 0.16)).clamp(w * 0.14, w * 0.86), (at.1 + h * r.range(-0.1, 0.1)).clamp(h * 0.24, h * 0.76));
                    p.line(&[at, next], 0.4, b.a(0.6));
                    p.el(next.0, next.1, 1.1, 1.1, b);
                    at = next;
                }
            }
            for _ in 0..40 {
                p.el(r.range(0.06, 0.94) * w, r.range(0.06, 0.94) * h, 0.4, 0.4, b);
            }
        }
        9 => {
            // Harbour.
            p.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(b, b.lit(0.6)));
            let mut x = 0.0;
            let houses = [tone::RUST, tone::MUSTARD, tone::CREAM, tone::TEAL, tone::ROSE];
            while x < w {
                let wide = w * 0.13;
                let top = h * r.range(0.26, 0.4);
                let t = *r.pick(&houses);
                p.rr(x, top, wide, h * 0.6 - top, 0.0, t);
                p.poly(&[(x, top), (x + wide / 2.0, top - h * 0.08), (x + wide, top)], t.dim(0.3));
                p.rr(x + wide * 0.3, top + h * 0.06, wide * 0.4, h * 0.05, 0.0, a.dim(0.2));
                x += wide;
            }
            p.rr(0.0, h * 0.6, w, h * 0.4, 0.0, Ink::Fall(a.lit(0.1), a.dim(0.3)));
            p.poly(&[(w * 0.36, h * 0.74), (w * 0.66, h * 0.74), (w * 0.6, h * 0.84), (w * 0.42, h * 0.84)], tone::WHITE);
            p.poly(&[(w * 0.51, h * 0.72), (w * 0.51, h * 0.42), (w * 0.64, h * 0.7)], tone::WHITE.a(0.95));
        }
        10 => {
            // Windmill valley.
            p.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(tone::SKY.lit(0.2), tone::CREAM));
            p.blob(&[(-w * 0.1, h * 0.7), (w * 0.25, h * 0.55), (w * 0.6, h * 0.66), (w * 1.1, h * 0.52), (w * 1.1, h * 1.2), (-w * 0.1, h * 1.2)], a);
            p.blob(&[(-w * 0.1, h * 0.86), (w * 0.3, h * 0.78), (w * 0.7, h * 0.84), (w * 1.1, h * 0.74), (w * 1.1, h * 1.2), (-w * 0.1, h * 1.2)], b);
            p.poly(&[(w * 0.44, h * 0.72), (w * 0.48, h * 0.4), (w * 0.56, h * 0.4), (w * 0.6, h * 0.72)], Ink::Round(tone::WHITE));
            for k in 0..4_u8 {
                p.turned(w * 0.52, h * 0.42, 22.0 + 90.0 * f32::from(k), 1.0, |p| p.rr(-w * 0.015, -h * 0.24, w * 0.03, h * 0.24, 0.5, tone::RUST));
            }
        }
        _ => {
            // Lanterns or shapes.
            p.rr(0.0, 0.0, w, h, 0.0, Ink::Fall(a.dim(0.3), a));
            for i in 0..7_u8 {
                let (x, y) = (w * (0.1 + 0.135 * f32::from(i)), h * r.range(0.2, 0.68));
                p.line(&[(x, 0.0), (x, y)], 0.5, b.a(0.6));
                p.el(x, y, w * 0.09, w * 0.11, b.a(0.22));
                p.el(x, y, w * 0.05, w * 0.065, Ink::Ball(b));
            }
            p.rr(0.0, h * 0.84, w, h * 0.16, 0.0, a.dim(0.5));
        }
    }
}

/// Bars where a title would be.
fn title(p: &mut Pen<'_>, x: f32, y: f32, w: f32, tone: Tone) {
    p.rr(x, y, w, 4.0, 1.0, tone);
    p.rr(x, y + 6.4, w * 0.72, 4.0, 1.0, tone);
    p.rr(x, y + 14.0, w * 0.4, 1.6, 0.8, tone.a(0.7));
}

pub(super) fn book(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    p.poly(&[(10.0, 3.0), (66.0, 1.0), (70.0, 4.0), (70.0, 96.0), (14.0, 98.5)], Ink::Down(tone::CREAM));
    for i in 0..5_u8 {
        p.line(&[(67.0 + f32::from(i) * 0.8, 3.0), (67.0 + f32::from(i) * 0.8, 96.0)], 0.3, tone::STONE.a(0.7));
    }
    p.rr(2.0, 2.5, 64.0, 96.5, 2.0, l.main.dim(0.3));
    let cover = round_rect(3.0, 2.0, 62.5, 96.0, 1.5);
    p.inside(cover.clone(), |p| {
        p.turned(3.0, 2.0, 0.0, 1.0, |p| art(p, usize::from(l.style), 62.5, 96.0, l.main, l.second, r));
        let dark = l.style == 5;
        let ink = if dark { l.main.dim(0.3) } else { tone::CREAM };
        title(p, 12.0, 10.0, 38.0, ink);
    });
    p.fill(cover, Ink::Across(tone::WHITE.a(0.1), tone::BLACK.a(0.14)));
    p.rr(3.0, 2.0, 5.4, 96.0, 1.0, Ink::Across(tone::BLACK.a(0.28), tone::WHITE.a(0.12)));
}

pub(super) fn book_light(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.poly(&[(20.0, 26.0), (46.0, 30.0), (64.0, 92.0), (4.0, 92.0)], Ink::Fall(hex(0xff_d890).a(0.4), hex(0xff_d890).a(0.0)));
    p.curve(&[(16.0, 90.0), (2.0, 54.0), (14.0, 22.0), (32.0, 18.0)], 2.6, Ink::Round(tone::STEEL.dim(0.2)));
    p.turned(34.0, 20.0, 14.0, 1.0, |p| {
        p.rr(-12.0, -7.0, 30.0, 13.0, 6.0, Ink::Roll(l.main));
        p.rr(-8.0, 3.0, 22.0, 3.6, 1.8, hex(0xff_f0c4));
    });
    p.rr(8.0, 82.0, 20.0, 14.0, 4.0, Ink::Down(l.main));
    p.rr(4.0, 92.0, 58.0, 7.0, 1.5, Ink::Roll(l.second));
    p.rr(6.0, 95.0, 54.0, 1.6, 0.0, tone::CREAM);
}

pub(super) fn disc_case(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let game = matches!(l.motif, super::Motif::GameCase);
    let frame = if game { l.main.dim(0.15) } else { tone::GRAPHITE };
    p.rr(2.0, 1.0, 70.0, 98.0, 3.0, Ink::Down(frame));
    p.rr(2.0, 1.0, 6.0, 98.0, 2.0, Ink::Across(frame.lit(0.25), frame.dim(0.2)));
    let face = round_rect(8.5, 4.0, 61.0, 92.0, 1.0);
    p.inside(face.clone(), |p| {
        let kind = if game { [9, 6, 3][usize::from(l.style) % 3] } else { [9, 6, 5, 4][usize::from(l.style) % 4] };
        p.turned(8.5, 4.0, 0.0, 1.0, |p| art(p, kind, 61.0, 92.0, l.main, l.second, r));
        let ink = if l.style == 2 && !game { l.main.dim(0.3) } else { tone::CREAM };
        title(p, 15.0, if game { 16.0 } else { 10.0 }, 40.0, ink);
        if game {
            p.rr(8.5, 4.0, 61.0, 8.0, 0.0, frame.lit(0.1));
            p.rr(12.0, 6.8, 16.0, 2.4, 1.2, tone::CREAM.a(0.9));
        } else {
            p.rr(48.0, 86.0, 17.0, 6.0, 1.0, tone::CREAM.a(0.85));
        }
    });
    p.poly(&[(10.0, 70.0), (56.0, 4.0), (68.0, 4.0), (10.0, 88.0)], tone::WHITE.a(0.12));
}

pub(super) fn poster(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let frame = if l.style == 1 { tone::OAK } else if l.style == 2 { tone::WHITE.dim(0.04) } else { tone::GRAPHITE };
    p.rr(0.5, 0.5, 73.0, 99.0, 0.6, Ink::Down(frame));
    p.rr(3.0, 3.0, 68.0, 94.0, 0.0, tone::WHITE.dim(0.03));
    let (x, y, w, h) = (8.0, 8.0, 58.0, 78.0);
    let face = round_rect(x, y, w, h, 0.0);
    p.inside(face, |p| {
        p.turned(x, y, 0.0, 1.0, |p| match l.style {
            2 => {
                p.rr(0.0, 0.0, w, h, 0.0, l.second.lit(0.2));
                for i in 0..5_u8 {
                    let (cx, cy) = (r.range(6.0, 50.0), r.range(8.0, 70.0));
                    let t = [l.main, tone::MUSTARD, l.main.dim(0.3), tone::TERRACOTTA, tone::SAGE][usize::from(i)];
                    p.turned(cx, cy, r.range(0.0, 360.0), 1.0, |p| {
                        p.d("M0 24 C-3 12 -16 10 -14 2 C-12 -4 -6 0 -5 -4 C-10 -10 -12 -18 -6 -20 C0 -22 0 -14 1 -12 C4 -20 10 -24 13 -18 C16 -12 6 -8 6 -4 C12 -4 16 2 12 6 C8 12 3 12 0 24 Z", t);
                    });
                }
            }
            3 => art(p, 8, w, h, l.main, l.second, r),
            1 => art(p, 7, w, h, l.main, l.second, r),
            _ => art(p, 6, w, h, l.main, l.second, r),
        });
    });
    p.rr(8.0, 89.0, 26.0, 2.6, 1.0, tone::GRAPHITE.a(0.8));
    p.rr(8.0, 93.0, 16.0, 1.4, 0.7, tone::GRAPHITE.a(0.4));
    p.poly(&[(3.0, 60.0), (44.0, 3.0), (56.0, 3.0), (3.0, 78.0)], tone::WHITE.a(0.13));
}

pub(super) fn box_set(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    p.poly(&[(4.0, 10.0), (82.0, 10.0), (97.0, 2.0), (19.0, 2.0)], Ink::Down(l.main.lit(0.2)));
    p.poly(&[(82.0, 10.0), (97.0, 2.0), (97.0, 82.0), (82.0, 91.0)], Ink::Down(l.main.dim(0.4)));
    let face = round_rect(4.0, 10.0, 78.0, 81.0, 0.6);
    p.inside(face.clone(), |p| {
        let kind = [9, 10, 11, 4, 2][usize::from(l.style) % 5];
        p.turned(4.0, 10.0, 0.0, 1.0, |p| art(p, kind, 78.0, 81.0, l.main, l.second, r));
        p.rr(12.0, 17.0, 50.0, 6.4, 1.4, tone::CREAM);
        p.rr(12.0, 26.0, 30.0, 4.4, 1.2, tone::CREAM);
        p.rr(12.0, 82.0, 12.0, 4.4, 1.0, tone::CREAM.a(0.85));
        p.rr(27.0, 82.0, 12.0, 4.4, 1.0, tone::CREAM.a(0.85));
        if l.style == 0 {
            p.ds("M54 74 L60 74 C58 70 66 70 64 74 L70 74 L70 78 C74 76 74 84 70 82 L70 88 L54 88 Z", 1.0, tone::CREAM);
        }
    });
    p.fill(face, Ink::Across(tone::WHITE.a(0.08), tone::BLACK.a(0.12)));
    p.line(&[(82.0, 24.0), (97.0, 15.0)], 0.8, l.main.dim(0.6).a(0.7));
}

pub(super) fn cards(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (turn, face) in [(-26.0, 0_u8), (-9.0, 1), (9.0, 2), (26.0, 3)] {
        p.turned(46.0, 112.0, turn, 1.0, |p| {
            p.rr(-19.0, -100.0, 38.0, 56.0, 4.0, tone::WHITE);
            p.ds("M-15 -100 L15 -100 C17 -100 19 -98 19 -96 L19 -48 C19 -46 17 -44 15 -44 L-15 -44 C-17 -44 -19 -46 -19 -48 L-19 -96 C-19 -98 -17 -100 -15 -100 Z", 0.5, tone::STONE.a(0.7));
            if l.style == 1 {
                let t = [l.main, l.second, tone::MUSTARD, tone::SAGE][usize::from(face)];
                p.rr(-16.0, -97.0, 32.0, 50.0, 2.5, t.lit(0.3));
                p.blob(&[(-9.0, -66.0), (-4.0, -80.0), (5.0, -82.0), (10.0, -72.0), (4.0, -62.0), (-4.0, -60.0)], Ink::Ball(t.dim(0.1)));
                p.poly(&[(9.0, -77.0), (16.0, -74.0), (9.0, -72.0)], tone::OCHRE);
                p.el(5.0, -76.0, 1.3, 1.3, tone::GRAPHITE);
            } else if face == 3 {
                p.rr(-16.0, -97.0, 32.0, 50.0, 2.5, l.main);
                for y in 0..7_u8 {
                    for x in 0..4_u8 {
                        let (cx, cy) = (-12.0 + f32::from(x) * 8.0, -93.0 + f32::from(y) * 7.0);
                        p.poly(&[(cx, cy - 2.6), (cx + 2.6, cy), (cx, cy + 2.6), (cx - 2.6, cy)], l.main.lit(0.5));
                    }
                }
            } else {
                let t = if face == 1 { tone::RUST } else { tone::GRAPHITE };
                p.turned(0.0, -72.0, 0.0, 1.3, |p| {
                    if face == 1 {
                        p.d("M0 8 C-10 0 -10 -8 -4 -8 C-1 -8 0 -5 0 -4 C0 -5 1 -8 4 -8 C10 -8 10 0 0 8 Z", t);
                    } else {
                        p.d("M0 -9 C8 -2 10 2 8 5 C6 8 2 6 1 3 L3 9 L-3 9 L-1 3 C-2 6 -6 8 -8 5 C-10 2 -8 -2 0 -9 Z", t);
                    }
                });
                p.rr(-15.0, -96.0, 5.0, 6.0, 1.0, t);
                p.rr(10.0, -54.0, 5.0, 6.0, 1.0, t);
            }
        });
    }
}
