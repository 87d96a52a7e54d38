//! For cats, dogs and fish.

use super::super::pen::{Ink, Pen, round_rect, svg};
use super::super::tone::{self, hex};
use super::super::Tone;
use super::Look;
use crate::rng::Rng;

fn post(p: &mut Pen<'_>, x: f32, y: f32, h: f32) {
    let path = round_rect(x - 3.6, y, 7.2, h, 1.0);
    p.fill(path.clone(), Ink::Round(tone::SAND));
    p.inside(path, |p| {
        let mut at = y;
        while at < y + h {
            p.line(&[(x - 4.0, at), (x + 4.0, at + 0.9)], 0.5, tone::SAND.dim(0.45).a(0.6));
            at += 1.9;
        }
    });
}

/// A sitting cat of the given height, its feet at the point.
fn cat(p: &mut Pen<'_>, x: f32, y: f32, size: f32, t: Tone) {
    p.turned(x, y, 0.0, size / 30.0, |p| {
        p.ds("M8 -2 C18 -2 18 -14 13 -17", 2.8, t.dim(0.1));
        p.d("M-9 0 C-11 -12 -6 -18 0 -19 C6 -18 11 -12 9 0 Z", Ink::Down(t));
        p.el(0.0, -22.0, 7.0, 6.4, Ink::Down(t.lit(0.05)));
        p.poly(&[(-6.6, -24.0), (-6.2, -31.0), (-1.6, -27.4)], t);
        p.poly(&[(6.6, -24.0), (6.2, -31.0), (1.6, -27.4)], t);
        for ex in [-2.6, 2.6] {
            p.el(ex, -22.6, 1.2, 1.4, tone::MUSTARD);
            p.el(ex, -22.6, 0.5, 1.2, tone::BLACK);
        }
        p.poly(&[(-0.9, -20.2), (0.9, -20.2), (0.0, -19.2)], tone::ROSE);
    });
}

pub(super) fn cat_tree(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let fur = *r.pick(&[tone::GRAPHITE, tone::AMBER, tone::STONE, tone::CREAM]);
    if l.style == 1 {
        p.rr(32.0, 0.5, 8.0, 6.0, 2.0, tone::GRAPHITE);
        post(p, 36.0, 4.0, 92.0);
        for (x, y) in [(18.0, 74.0), (54.0, 50.0), (18.0, 28.0)] {
            p.rr(x - 17.0, y, 34.0, 5.0, 2.0, Ink::Roll(l.main));
            p.rr(x - 15.0, y - 3.4, 30.0, 4.0, 2.0, Ink::Roll(l.second));
        }
        cat(p, 54.0, 47.0, 20.0, fur);
        p.rr(24.0, 94.0, 24.0, 5.6, 2.0, Ink::Roll(l.main.dim(0.1)));
        return;
    }
    post(p, 18.0, 48.0, 46.0);
    post(p, 52.0, 26.0, 68.0);
    post(p, 30.0, 8.0, 42.0);
    p.rr(2.0, 92.0, 68.0, 7.4, 3.0, Ink::Roll(l.main));
    p.rr(34.0, 66.0, 34.0, 26.0, 4.0, Ink::Down(l.main.dim(0.05)));
    p.el(51.0, 79.0, 9.6, 9.6, l.main.dim(0.6));
    p.rr(2.0, 45.0, 36.0, 5.6, 2.6, Ink::Roll(l.main.lit(0.08)));
    p.rr(4.0, 42.0, 32.0, 4.4, 2.0, Ink::Roll(l.second));
    p.rr(36.0, 22.0, 34.0, 5.6, 2.6, Ink::Roll(l.main.lit(0.08)));
    cat(p, 52.0, 22.0, 19.0, fur);
    p.rr(12.0, 8.0, 36.0, 5.0, 2.4, Ink::Roll(l.main.lit(0.08)));
    p.d("M12 8 C12 1 18 1 19 5 L41 5 C42 1 48 1 48 8 Z", Ink::Down(l.second));
    p.line(&[(8.0, 51.0), (8.0, 62.0)], 0.6, tone::GRAPHITE);
    p.el(8.0, 65.0, 3.4, 3.4, Ink::Ball(tone::ROSE));
}

pub(super) fn cat_bed(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let fur = *r.pick(&[tone::GRAPHITE, tone::AMBER, tone::CREAM]);
    if l.style == 1 {
        for x in [10.0, 88.0] {
            p.line(&[(x, 30.0), (x + (50.0 - x) * 0.12, 67.0)], 2.6, Ink::Round(l.second));
        }
        p.rr(4.0, 24.0, 92.0, 5.0, 2.4, Ink::Roll(l.second));
        p.d("M28 30 C26 16 42 10 54 14 C66 12 74 22 72 32 Z", Ink::Down(fur));
        p.el(32.0, 22.0, 8.4, 7.6, Ink::Down(fur.lit(0.06)));
        p.poly(&[(25.0, 19.0), (25.4, 10.0), (31.0, 15.0)], fur);
        p.poly(&[(39.0, 19.0), (38.4, 10.0), (33.0, 15.0)], fur);
        p.curve(&[(28.0, 22.4), (29.6, 23.6), (31.0, 22.4)], 0.7, tone::BLACK);
        p.curve(&[(33.4, 22.4), (35.0, 23.6), (36.6, 22.4)], 0.7, tone::BLACK);
        p.d("M6 28 C18 54 82 54 94 28 C72 34 28 34 6 28 Z", Ink::Down(l.main));
        return;
    }
    p.d("M3 60 C0 26 22 3 50 3 C78 3 100 26 97 60 C96 68 4 68 3 60 Z", Ink::Ball(l.main));
    for d in ["M24 10 C16 26 14 46 17 65", "M76 10 C84 26 86 46 83 65"] {
        p.ds(d, 0.8, l.main.dim(0.3).a(0.5));
    }
    p.el(50.0, 40.0, 25.0, 22.0, l.main.dim(0.62));
    p.ring(50.0, 40.0, 25.6, 22.6, 2.4, l.main.lit(0.12));
    p.el(50.0, 58.0, 21.0, 5.4, l.second);
    p.el(50.0, 46.0, 13.0, 11.0, Ink::Down(fur));
    p.poly(&[(38.6, 42.0), (39.0, 30.0), (47.0, 36.6)], fur);
    p.poly(&[(61.4, 42.0), (61.0, 30.0), (53.0, 36.6)], fur);
    for x in [45.0, 55.0] {
        p.el(x, 45.0, 2.4, 2.6, tone::MUSTARD);
        p.el(x, 45.0, 0.9, 2.3, tone::BLACK);
    }
    p.poly(&[(48.6, 49.6), (51.4, 49.6), (50.0, 51.4)], tone::ROSE);
}

pub(super) fn cat_toy(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 1 {
        p.line(&[(96.0, 76.0), (34.0, 12.0)], 2.2, Ink::Round(tone::OAK));
        p.line(&[(97.0, 77.0), (82.0, 61.0)], 4.4, Ink::Round(l.second));
        p.curve(&[(34.0, 12.0), (16.0, 10.0), (22.0, 34.0)], 0.8, tone::GRAPHITE);
        for (turn, t) in [(-26.0, l.main), (0.0, l.second), (24.0, l.main.lit(0.3)), (46.0, tone::ROSE)] {
            p.turned(22.0, 36.0, turn, 1.0, |p| {
                p.d("M0 0 C8 8 8 28 0 40 C-8 28 -8 8 0 0 Z", Ink::Across(t.lit(0.15), t.dim(0.15)));
                p.line(&[(0.0, 0.0), (0.0, 38.0)], 0.6, t.dim(0.5));
            });
        }
        p.el(22.0, 35.0, 3.4, 3.4, Ink::Ball(tone::BRASS));
        return;
    }
    for (x, y, turn, t) in [(28.0, 22.0, -12.0, l.main), (70.0, 20.0, 20.0, l.second), (34.0, 58.0, 8.0, tone::OAT), (76.0, 58.0, -16.0, l.main.dim(0.3))] {
        p.turned(x, y, turn, 1.0, |p| {
            p.curve(&[(16.0, 4.0), (24.0, 0.0), (22.0, -8.0), (29.0, -10.0)], 1.4, tone::ROSE);
            p.d("M-22 6 C-18 -10 0 -16 12 -10 C22 -4 20 10 12 11 L-16 11 C-20 11 -23 9 -22 6 Z", Ink::Down(t));
            p.el(-9.0, -9.0, 5.4, 5.4, t.dim(0.12));
            p.el(-9.0, -9.0, 3.2, 3.2, tone::BLUSH);
            p.el(-15.0, 0.0, 1.3, 1.3, tone::BLACK);
            p.el(-22.0, 6.0, 1.7, 1.5, tone::ROSE);
        });
    }
}

pub(super) fn litter_box(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.ds("M36 8 C36 1 56 1 56 8", 3.4, Ink::Round(l.main.dim(0.15)));
    p.d("M8 58 C6 26 16 6 30 6 L62 6 C76 6 86 26 84 58 Z", Ink::Round(l.main));
    p.rr(2.0, 56.0, 88.0, 27.0, 7.0, Ink::Round(l.second));
    p.rr(2.0, 55.0, 88.0, 5.0, 2.0, l.second.dim(0.14));
    p.rr(26.0, 24.0, 40.0, 36.0, 13.0, l.main.dim(0.55));
    p.rr(28.0, 26.0, 36.0, 32.0, 11.0, Ink::Fall(tone::WHITE.a(0.5), tone::WHITE.a(0.22)));
    p.turned(46.0, 42.0, 0.0, 1.0, |p| {
        p.el(0.0, 3.0, 4.6, 3.8, l.main.dim(0.3));
        for (x, y) in [(-5.6, -2.0), (-2.0, -5.0), (2.0, -5.0), (5.6, -2.0)] {
            p.el(x, y, 1.8, 2.2, l.main.dim(0.3));
        }
    });
}

fn paw(p: &mut Pen<'_>, x: f32, y: f32, size: f32, t: Tone) {
    p.turned(x, y, 0.0, size, |p| {
        p.el(0.0, 3.0, 4.6, 3.8, t);
        for (x, y) in [(-5.6, -2.0), (-2.0, -5.0), (2.0, -5.0), (5.6, -2.0)] {
            p.el(x, y, 1.8, 2.2, t);
        }
    });
}

pub(super) fn bowl(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    match l.style {
        1 => {
            p.d("M8 30 L92 30 L86 50 C84 54 16 54 14 50 Z", Ink::Round(l.main));
            p.el(50.0, 30.0, 42.0, 8.0, l.main.lit(0.3));
            p.el(50.0, 30.6, 38.0, 6.4, Ink::Fall(tone::SKY, tone::SKY.lit(0.4)));
            p.d("M38 30 C40 18 44 14 50 14 C56 14 60 18 62 30 Z", Ink::Round(l.main.lit(0.1)));
            p.curve(&[(50.0, 14.0), (44.0, 6.0), (38.0, 18.0), (36.0, 28.0)], 2.0, tone::WHITE.a(0.8));
            p.curve(&[(50.0, 14.0), (56.0, 5.0), (62.0, 18.0), (64.0, 28.0)], 2.0, tone::SKY.lit(0.5).a(0.9));
            p.rr(12.0, 46.0, 76.0, 6.0, 2.0, Ink::Roll(l.second));
        }
        2 => {
            for x in [8.0, 86.0] {
                p.rr(x, 26.0, 6.0, 28.0, 1.0, Ink::Round(l.main.dim(0.1)));
            }
            p.rr(2.0, 20.0, 96.0, 9.0, 2.0, Ink::Fall(l.main.lit(0.15), l.main.dim(0.1)));
            for (x, fill) in [(27.0, true), (73.0, false)] {
                p.d(&format!("M{} 28 L{} 28 C{} 44 {} 44 {} 28 Z", x - 19.0, x + 19.0, x + 16.0, x - 16.0, x - 19.0), Ink::Metal(l.second));
                p.el(x, 19.6, 21.0, 5.0, Ink::Metal(l.second));
                p.el(x, 19.6, 17.4, 3.8, if fill { tone::WALNUT } else { tone::SKY });
                if fill {
                    for _ in 0..16 {
                        p.el(x + r.range(-14.0, 14.0), 17.0 + r.range(-2.6, 2.0), 2.4, 1.9, Ink::Ball(tone::AMBER.dim(r.range(0.0, 0.3))));
                    }
                }
            }
        }
        _ => {
            for _ in 0..22 {
                p.el(50.0 + r.range(-30.0, 30.0), 15.0 + r.range(-5.0, 2.0), 3.4, 2.7, Ink::Ball(tone::AMBER.dim(r.range(0.0, 0.35))));
            }
            p.d("M8 16 L92 16 L98 50 C98 54 2 54 2 50 Z", Ink::Round(l.main));
            p.d("M8 16 C24 23 76 23 92 16 L91 12 C76 19 24 19 9 12 Z", l.main.lit(0.35));
            paw(p, 50.0, 37.0, 1.5, l.second);
        }
    }
}

pub(super) fn bed(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let fur = if l.style == 1 { tone::WALNUT } else { tone::AMBER };
    p.rr(2.0, 16.0, 96.0, 30.0, 14.0, Ink::Roll(l.main.dim(0.08)));
    p.el(50.0, 30.0, 38.0, 9.0, l.second.dim(0.06));
    p.d("M30 34 C24 16 44 10 58 12 C74 12 80 22 78 34 Z", Ink::Down(fur));
    p.el(32.0, 24.0, 10.0, 9.4, Ink::Down(fur.lit(0.06)));
    p.d("M22 20 C16 22 15 30 18 34 C23 32 26 26 25 20 Z", fur.dim(0.3));
    p.d("M40 18 C46 20 47 29 44 33 C39 31 37 25 37 19 Z", fur.dim(0.3));
    p.el(29.0, 28.0, 5.6, 4.2, fur.lit(0.3));
    p.el(27.4, 26.0, 2.0, 1.5, tone::BLACK);
    p.curve(&[(31.0, 22.0), (32.6, 23.2), (34.2, 22.0)], 0.8, tone::BLACK);
    p.rr(1.0, 28.0, 98.0, 21.0, 10.0, Ink::Roll(l.main));
    if l.style == 1 {
        for i in 0..30_u8 {
            let x = 5.0 + f32::from(i) * 3.1;
            p.line(&[(x, 30.0), (x, 47.0)], 0.7, l.main.dim(0.35).a(0.35));
        }
    }
    p.rr(40.0, 36.0, 20.0, 6.0, 1.0, l.second.a(0.8));
}

pub(super) fn leash(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let rope = [(16.0, 70.0), (8.0, 40.0), (30.0, 12.0), (62.0, 10.0), (86.0, 30.0), (76.0, 62.0), (46.0, 70.0), (30.0, 52.0), (44.0, 34.0), (62.0, 40.0), (64.0, 52.0)];
    p.curve(&rope, 5.6, Ink::Down(l.main));
    p.curve(&rope, 1.4, l.second);
    let mut dots = rope;
    for dot in &mut dots {
        dot.1 += 1.2;
    }
    p.curve(&dots, 0.7, l.main.dim(0.4).a(0.5));
    p.ring(16.0, 72.0, 9.0, 9.0, 4.6, Ink::Down(l.main));
    p.rr(12.0, 58.0, 8.0, 10.0, 2.0, Ink::Round(tone::WALNUT));
    p.rr(60.0, 50.0, 8.0, 8.0, 2.0, Ink::Round(tone::WALNUT));
    p.ds("M64 58 C58 62 58 78 64 80 C70 78 70 62 64 58", 2.4, Ink::Metal(tone::BRASS));
}

pub(super) fn collar(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.ring(50.0, 34.0, 43.0, 26.0, 11.0, Ink::Down(l.main));
    p.ring(50.0, 30.0, 43.0, 26.0, 1.0, l.main.lit(0.5).a(0.7));
    p.ring(50.0, 38.0, 43.0, 26.0, 0.8, l.main.dim(0.4).a(0.6));
    if l.style == 1 {
        for i in 0..18_u8 {
            let (s, c) = (f32::from(i) * 20.0_f32).to_radians().sin_cos();
            let (x, y) = (50.0 + s * 43.0, 34.0 + c * 26.0);
            p.poly(&[(x, y - 4.0), (x + 3.6, y), (x, y + 4.0), (x - 3.6, y)], if i % 2 == 0 { l.second } else { tone::MUSTARD });
        }
    }
    p.ds("M80 46 L96 38 L98 54 L84 62 Z", 2.4, Ink::Metal(tone::BRASS));
    p.ring(50.0, 64.0, 4.0, 4.4, 1.8, Ink::Metal(tone::BRASS));
    p.el(50.0, 76.0, 9.0, 9.0, Ink::Ball(tone::BRASS));
    paw(p, 50.0, 76.0, 0.74, tone::BRASS.dim(0.45));
}

pub(super) fn dog_toy(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.turned(50.0, 29.0, -12.0, 1.0, |p| {
        for side in [-1.0_f32, 1.0] {
            for k in [-6.0, -2.0, 2.0, 6.0] {
                p.curve(&[(side * 36.0, k * 0.4), (side * 42.0, k), (side * 49.0, k * 1.8)], 2.2, l.second);
            }
            p.el(side * 37.0, 0.0, 5.6, 7.0, Ink::Ball(l.second.dim(0.06)));
        }
        p.rr(-24.0, -8.0, 48.0, 16.0, 6.0, Ink::Roll(l.main));
        for (x, y) in [(-24.0, -8.0), (-24.0, 8.0), (24.0, -8.0), (24.0, 8.0)] {
            p.el(x, y, 10.0, 9.4, Ink::Ball(l.main));
        }
        for x in [-10.0, 0.0, 10.0] {
            p.rr(x - 2.0, -7.0, 4.0, 14.0, 2.0, l.main.dim(0.16));
        }
    });
}

fn weed(p: &mut Pen<'_>, x: f32, y: f32, h: f32, t: Tone, r: &mut Rng) {
    for i in 0..4_u8 {
        let dx = (f32::from(i) - 1.5) * 3.0;
        let sway = r.range(-5.0, 5.0);
        p.curve(&[(x + dx * 0.4, y), (x + dx + sway * 0.4, y - h * 0.5), (x + dx + sway, y - h * r.range(0.7, 1.0))], 2.2, t.lit(r.range(0.0, 0.25)));
    }
}

fn fish(p: &mut Pen<'_>, x: f32, y: f32, size: f32, t: Tone) {
    p.turned(x, y, 0.0, size, |p| {
        p.d("M-6 0 C-2 -4 4 -4 7 0 C4 4 -2 4 -6 0 Z", Ink::Down(t));
        p.poly(&[(-5.0, 0.0), (-10.0, -3.6), (-10.0, 3.6)], t.dim(0.15));
        p.el(4.0, -0.8, 0.8, 0.8, tone::BLACK);
    });
}

pub(super) fn aquarium(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let round = l.style == 2;
    let path = if round {
        svg("M30 6 L70 6 C92 16 98 32 94 50 C90 66 78 73 66 73 L34 73 C22 73 10 66 6 50 C2 32 8 16 30 6 Z")
    } else {
        round_rect(2.0, 6.0, 96.0, 66.0, 1.5)
    };
    p.fill(path.clone(), Ink::Fall(l.main.lit(0.45), l.main.lit(0.1)));
    p.inside(path.clone(), |p| {
        p.poly(&[(20.0, 0.0), (40.0, 0.0), (64.0, 80.0), (30.0, 80.0)], tone::WHITE.a(0.16));
        p.poly(&[(60.0, 0.0), (70.0, 0.0), (96.0, 80.0), (76.0, 80.0)], tone::WHITE.a(0.12));
        for (x, h, t) in [(14.0, 44.0, tone::FOREST), (26.0, 34.0, tone::LEAF), (82.0, 46.0, tone::FOREST), (72.0, 30.0, tone::ROSE.dim(0.2)), (90.0, 32.0, tone::LEAF)] {
            weed(p, x, 66.0, h, t, r);
        }
        p.blob(&[(30.0, 68.0), (36.0, 50.0), (48.0, 46.0), (58.0, 54.0), (64.0, 68.0)], Ink::Ball(tone::STONE.dim(0.1)));
        p.curve(&[(40.0, 66.0), (52.0, 46.0), (66.0, 34.0), (72.0, 24.0)], 3.6, Ink::Round(tone::WALNUT));
        p.curve(&[(56.0, 42.0), (50.0, 32.0), (46.0, 26.0)], 2.0, tone::WALNUT);
        p.el(72.0, 24.0, 6.0, 4.0, tone::MOSS);
        p.blob(&[(-4.0, 66.0), (20.0, 62.0), (50.0, 66.0), (80.0, 61.0), (104.0, 66.0), (104.0, 80.0), (-4.0, 80.0)], Ink::Fall(tone::SAND, tone::SAND.dim(0.2)));
        if !round {
            for _ in 0..6 {
                fish(p, r.range(20.0, 80.0), r.range(20.0, 44.0), 0.72, if l.style == 1 { l.second } else { tone::RUST });
            }
        }
        for _ in 0..9 {
            let k = r.range(0.5, 1.3);
            p.ring(r.range(16.0, 86.0), r.range(14.0, 50.0), k, k, 0.3, tone::WHITE.a(0.8));
        }
    });
    p.fill(path, Ink::Glass(tone::SKY.a(0.25)));
    if round {
        p.el(50.0, 6.4, 21.0, 2.4, tone::WHITE.a(0.6));
        return;
    }
    p.line(&[(3.0, 12.0), (97.0, 12.0)], 0.7, tone::WHITE.a(0.9));
    p.ds("M2 6 L2 72 L98 72 L98 6", 1.0, tone::WHITE.a(0.75));
    if l.style == 1 {
        p.rr(1.0, 1.0, 98.0, 6.0, 2.0, Ink::Roll(tone::GRAPHITE));
    }
    p.rr(1.0, 71.0, 98.0, 2.6, 0.8, tone::GRAPHITE);
}

pub(super) fn tank_light(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.poly(&[(10.0, 14.0), (90.0, 14.0), (99.0, 40.0), (1.0, 40.0)], Ink::Fall(hex(0xff_f6da).a(0.65), hex(0xff_f6da).a(0.0)));
    for x in [8.0, 86.0] {
        p.curve(&[(x, 8.0), (x + 1.0, 20.0), (x + 3.0, 30.0)], 2.0, Ink::Metal(tone::STEEL));
    }
    p.rr(1.0, 3.0, 98.0, 11.0, 4.0, Ink::Roll(l.main));
    for i in 0..16_u8 {
        p.el(12.0 + f32::from(i) * 5.1, 13.0, 1.3, 0.9, if i % 4 == 0 { l.second } else { hex(0xff_fbea) });
    }
}

pub(super) fn tank_filter(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    p.rr(28.0, 2.0, 6.0, 70.0, 2.0, Ink::Round(tone::BLACK));
    p.curve(&[(31.0, 4.0), (40.0, 0.0), (58.0, 6.0), (60.0, 30.0)], 2.0, tone::SKY.lit(0.4));
    p.rr(18.0, 56.0, 26.0, 12.0, 3.0, Ink::Round(tone::GRAPHITE));
    for x in [2.0, 33.0] {
        p.rr(x, 62.0, 27.0, 36.0, 6.0, Ink::Round(l.main));
        for _ in 0..70 {
            p.el(x + r.range(2.0, 25.0), r.range(65.0, 96.0), 0.7, 0.7, l.main.lit(0.3).a(0.6));
        }
    }
    for (x, y, k) in [(36.0, 46.0, 2.4), (28.0, 32.0, 1.6), (40.0, 24.0, 2.0), (24.0, 50.0, 1.4)] {
        p.ring(x, y, k, k, 0.6, l.second.lit(0.5));
    }
}

pub(super) fn tank_rocks(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for (points, t) in [
        ([(6.0, 64.0), (10.0, 44.0), (24.0, 34.0), (38.0, 44.0), (42.0, 64.0), (24.0, 66.0)], l.second.dim(0.1)),
        ([(58.0, 64.0), (64.0, 40.0), (78.0, 28.0), (94.0, 42.0), (98.0, 64.0), (78.0, 66.0)], l.second),
        ([(38.0, 65.0), (42.0, 54.0), (52.0, 50.0), (62.0, 56.0), (64.0, 65.0), (52.0, 66.0)], l.second.dim(0.2)),
    ] {
        p.blob(&points, Ink::Ball(t));
        let (x, y) = points[2];
        p.curve(&[(x - 6.0, y + 8.0), (x + 2.0, y + 14.0), (x - 2.0, y + 24.0)], 1.0, t.dim(0.4).a(0.6));
        p.curve(&[(x + 8.0, y + 8.0), (x + 4.0, y + 18.0), (x + 10.0, y + 24.0)], 0.8, t.lit(0.5).a(0.5));
    }
    p.curve(&[(20.0, 60.0), (40.0, 44.0), (60.0, 28.0), (80.0, 4.0)], 6.0, Ink::Round(l.main));
    p.curve(&[(46.0, 40.0), (38.0, 22.0), (26.0, 10.0)], 4.0, Ink::Round(l.main.dim(0.1)));
    p.curve(&[(62.0, 26.0), (74.0, 24.0), (90.0, 16.0)], 3.2, Ink::Round(l.main.lit(0.06)));
    for (x, y) in [(80.0, 5.0), (27.0, 11.0), (89.0, 16.0)] {
        p.el(x, y, 6.0, 4.4, Ink::Ball(tone::MOSS));
    }
}

pub(super) fn aqua_plants(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    for (x, h, t) in [(16.0, 78.0, l.main), (32.0, 94.0, tone::LEAF), (46.0, 84.0, l.second.dim(0.15)), (60.0, 92.0, l.main.lit(0.15)), (74.0, 74.0, tone::LEAF)] {
        let bend = (x - 44.0) * 0.16;
        p.curve(&[(44.0 + (x - 44.0) * 0.5, 90.0), (x, 56.0), (x + bend, 98.0 - h)], 1.2, t.dim(0.2));
        let mut y = 84.0;
        while y > 100.0 - h {
            let k = (88.0 - y) / h;
            let cx = 44.0 + (x - 44.0) * (0.5 + 0.5 * k.min(1.0)) + bend * k;
            for side in [-1.0_f32, 1.0] {
                p.turned(cx, y, side * (58.0 + r.range(-8.0, 8.0)), 1.0, |p| p.d("M0 0 C3.6 -3 3.4 -9 0 -13 C-3.4 -9 -3.6 -3 0 0 Z", t.lit(r.range(0.0, 0.2))));
            }
            y -= 7.4;
        }
    }
    p.rr(24.0, 84.0, 40.0, 15.0, 3.0, Ink::Round(tone::GRAPHITE.lit(0.1)));
    p.rr(24.0, 84.0, 40.0, 4.0, 2.0, tone::STEEL.dim(0.2));
}
