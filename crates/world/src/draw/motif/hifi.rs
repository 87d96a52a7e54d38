//! Music: playing it and making it.

use super::super::pen::{Ink, Pen, round_rect};
use super::super::tone::{self, hex};
use super::super::Tone;
use super::Look;
use crate::rng::Rng;

fn disc(p: &mut Pen<'_>, x: f32, y: f32, k: f32, label: Tone, tone_: Tone) {
    p.el(x, y, k, k, Ink::Ball(tone_));
    let mut ring = k * 0.92;
    while ring > k * 0.42 {
        p.ring(x, y, ring, ring, 0.35, tone_.lit(0.3).a(0.5));
        ring -= k * 0.06;
    }
    p.poly(&[(x, y), (x - k * 0.62, y - k * 0.74), (x - k * 0.4, y - k * 0.88)], tone::WHITE.a(0.14));
    p.poly(&[(x, y), (x + k * 0.62, y + k * 0.74), (x + k * 0.4, y + k * 0.88)], tone::WHITE.a(0.12));
    p.el(x, y, k * 0.34, k * 0.34, label);
    p.el(x, y, k * 0.22, k * 0.22, label.lit(0.3));
    p.el(x, y, k * 0.04, k * 0.04, tone::WHITE);
}

pub(super) fn vinyl(p: &mut Pen<'_>, l: &Look, r: &mut Rng) {
    let pressed = if l.style == 2 { l.second } else { hex(0x22_2124) };
    disc(p, 65.0, 37.0, 34.0, l.main.lit(0.1), pressed);
    p.rr(1.0, 1.0, 72.0, 72.0, 1.0, tone::BLACK.a(0.18));
    let face = round_rect(0.5, 0.5, 71.5, 72.5, 0.8);
    p.inside(face.clone(), |p| {
        let kind = [1, 11, 2, 9, 6][usize::from(l.style) % 5];
        p.turned(0.5, 0.5, 0.0, 1.0, |p| super::print::art(p, kind, 71.5, 72.5, l.main, l.second, r));
        p.rr(6.0, 6.0, 30.0, 4.0, 1.0, tone::CREAM);
        p.rr(6.0, 12.0, 19.0, 2.2, 1.0, tone::CREAM.a(0.8));
    });
    p.fill(face, Ink::Across(tone::WHITE.a(0.1), tone::BLACK.a(0.12)));
}

pub(super) fn turntable(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    for x in [8.0, 82.0] {
        p.rr(x, 52.0, 11.0, 6.0, 2.0, tone::GRAPHITE);
    }
    p.poly(&[(10.0, 6.0), (90.0, 6.0), (99.0, 40.0), (1.0, 40.0)], Ink::Fall(l.main.dim(0.1), l.main.lit(0.16)));
    p.rr(1.0, 39.0, 98.0, 14.0, 2.0, Ink::Fall(l.main, l.main.dim(0.35)));
    p.el(43.0, 23.4, 31.0, 15.4, Ink::Metal(tone::STEEL));
    p.el(43.0, 22.4, 30.0, 14.8, hex(0x22_2124));
    for k in [27.0, 23.0, 19.0, 15.0] {
        p.ring(43.0, 22.4, k, k * 0.49, 0.4, tone::WHITE.a(0.14));
    }
    p.el(43.0, 22.4, 10.0, 4.9, tone::TERRACOTTA);
    p.el(43.0, 22.4, 1.2, 0.8, tone::STEEL);
    p.el(82.0, 14.0, 5.4, 3.0, Ink::Metal(tone::STEEL));
    p.line(&[(82.0, 12.0), (80.0, 27.0), (66.0, 31.0)], 1.6, Ink::Metal(tone::STEEL));
    p.poly(&[(67.0, 29.0), (60.0, 31.4), (62.0, 34.0), (69.0, 32.0)], tone::GRAPHITE);
    p.el(88.0, 34.0, 3.0, 1.8, Ink::Ball(l.second));
    p.el(12.0, 46.0, 2.4, 2.4, Ink::Metal(tone::STEEL));
    p.el(90.0, 46.0, 1.2, 1.2, hex(0xf2_8a4a));
}

fn cone(p: &mut Pen<'_>, x: f32, y: f32, k: f32, t: Tone) {
    p.el(x, y, k, k, Ink::Metal(tone::STEEL.dim(0.35)));
    p.el(x, y, k * 0.9, k * 0.9, tone::BLACK);
    p.el(x, y, k * 0.78, k * 0.78, Ink::Ball(t.dim(0.35)));
    p.ring(x, y, k * 0.6, k * 0.6, k * 0.03, t.lit(0.2).a(0.3));
    p.el(x, y, k * 0.32, k * 0.32, Ink::Ball(t));
}

pub(super) fn speaker(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    match l.style {
        2 => {
            p.ds("M12 30 C10 2 52 2 50 30", 3.0, Ink::Round(l.second.dim(0.2)));
            let body = round_rect(3.0, 22.0, 56.0, 76.0, 24.0);
            p.fill(body.clone(), Ink::Round(l.main));
            p.inside(body, |p| {
                for y in 0..20_u8 {
                    for x in 0..15_u8 {
                        p.el(f32::from(x) * 4.4 + f32::from(y % 2) * 2.2, 34.0 + f32::from(y) * 3.0, 0.8, 0.8, l.main.dim(0.4).a(0.7));
                    }
                }
                p.rr(0.0, 84.0, 70.0, 20.0, 0.0, Ink::Round(l.second));
            });
            p.rr(24.0, 50.0, 14.0, 14.0, 7.0, l.second);
        }
        1 => {
            p.rr(14.0, 0.5, 34.0, 96.0, 2.0, Ink::Across(l.main.lit(0.1), l.main.dim(0.1)));
            p.poly(&[(48.0, 0.5), (54.0, 3.0), (54.0, 94.0), (48.0, 96.5)], l.main.dim(0.4));
            p.rr(11.0, 96.0, 42.0, 4.0, 1.5, tone::GRAPHITE);
            p.el(31.0, 14.0, 5.4, 5.4, Ink::Ball(tone::GRAPHITE));
            p.el(31.0, 14.0, 2.4, 2.4, Ink::Ball(tone::STEEL));
            for y in [36.0, 66.0] {
                cone(p, 31.0, y, 13.4, l.second.lit(0.1));
            }
        }
        _ => {
            p.poly(&[(52.0, 2.0), (60.0, 6.0), (60.0, 94.0), (52.0, 98.0)], l.main.dim(0.42));
            p.rr(2.0, 1.0, 51.0, 98.0, 3.0, Ink::Across(l.main.lit(0.1), l.main.dim(0.1)));
            if l.main == tone::OAK {
                for i in 0..9_u8 {
                    let x = 6.0 + f32::from(i) * 5.4;
                    p.curve(&[(x, 2.0), (x + 1.4, 40.0), (x - 1.0, 98.0)], 0.5, l.main.dim(0.4).a(0.35));
                }
            }
            p.el(27.0, 24.0, 11.0, 11.0, tone::BLACK);
            p.el(27.0, 24.0, 7.6, 7.6, Ink::Ball(tone::STEEL.dim(0.2)));
            cone(p, 27.0, 65.0, 21.0, l.second);
            p.el(27.0, 93.0, 8.0, 2.0, tone::BLACK);
        }
    }
}

pub(super) fn hifi_box(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    if l.style == 1 {
        for x in [26.0, 42.0, 58.0, 74.0] {
            p.rr(x - 5.0, -2.0, 10.0, 19.0, 5.0, Ink::Glass(l.second));
            p.rr(x - 2.0, 5.0, 4.0, 9.0, 1.0, hex(0xff_a84a));
            p.el(x, 9.0, 6.0, 8.0, hex(0xff_a84a).a(0.3));
        }
        p.rr(6.0, 15.0, 88.0, 4.0, 1.0, Ink::Metal(tone::STEEL));
        p.rr(2.0, 17.0, 96.0, 18.0, 2.0, Ink::Down(l.main));
        p.el(18.0, 26.0, 5.6, 5.6, Ink::Metal(tone::BRASS));
        p.el(82.0, 26.0, 5.6, 5.6, Ink::Metal(tone::BRASS));
        p.el(50.0, 26.0, 1.4, 1.4, hex(0xff_7a4a));
    } else {
        p.rr(1.0, 2.0, 98.0, 33.0, 2.0, Ink::Metal(l.main));
        p.rr(1.0, 2.0, 98.0, 3.0, 1.0, l.main.lit(0.6).a(0.6));
        p.el(80.0, 18.0, 10.4, 10.4, Ink::Ball(l.main.dim(0.15)));
        p.el(80.0, 18.0, 8.6, 8.6, Ink::Metal(l.main.lit(0.1)));
        p.line(&[(80.0, 18.0), (85.0, 12.0)], 1.2, l.second);
        p.rr(34.0, 9.0, 30.0, 13.0, 1.5, tone::BLACK);
        for x in [36.0, 50.0] {
            p.rr(x, 11.0, 12.0, 9.0, 1.0, hex(0xf2_d9a0));
            p.curve(&[(x + 1.6, 16.0), (x + 6.0, 13.0), (x + 10.4, 16.0)], 0.5, tone::GRAPHITE);
            p.line(&[(x + 6.0, 19.4), (x + 4.0, 13.4)], 0.5, tone::RUST);
        }
        for x in [12.0, 22.0] {
            p.el(x, 16.0, 3.8, 3.8, Ink::Metal(l.main.dim(0.1)));
        }
        for i in 0..5_u8 {
            p.el(36.0 + f32::from(i) * 6.4, 28.0, 1.7, 1.7, l.second);
        }
    }
    for x in [8.0, 82.0] {
        p.rr(x, 35.0, 10.0, 3.0, 1.2, tone::GRAPHITE);
    }
}

pub(super) fn headphones(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let (m, s) = (l.main, l.second);
    if l.style == 2 {
        p.curve(&[(14.0, 90.0), (26.0, 99.0), (48.0, 92.0), (60.0, 98.0)], 1.4, tone::GRAPHITE);
    }
    if l.style == 3 {
        p.curve(&[(16.0, 82.0), (22.0, 96.0), (42.0, 94.0)], 2.4, Ink::Round(tone::GRAPHITE));
        p.rr(38.0, 90.0, 13.0, 7.0, 3.4, s);
    }
    p.ds("M14 62 C10 12 28 3 46 3 C64 3 82 12 78 62", 6.4, Ink::Round(m.dim(0.1)));
    p.ds("M20 34 C22 14 34 8 46 8 C58 8 70 14 72 34", 5.0, Ink::Round(if l.style == 0 { tone::GRAPHITE } else { m.lit(0.2) }));
    for flip in [false, true] {
        let cup = |p: &mut Pen<'_>| {
            p.rr(10.0, 46.0, 6.0, 18.0, 2.0, Ink::Metal(tone::STEEL));
            p.rr(18.0, 50.0, 12.0, 40.0, 6.0, Ink::Round(if l.style == 3 { tone::GRAPHITE } else { s.dim(0.15) }));
            p.d("M20 49 C4 46 1 58 1 70 C1 82 4 94 20 91 Z", Ink::Round(m));
            if l.style == 0 {
                p.el(11.0, 70.0, 5.0, 13.0, tone::BLACK.a(0.75));
                for i in 0..7_u8 {
                    p.line(&[(6.4, 60.0 + f32::from(i) * 3.4), (15.6, 60.0 + f32::from(i) * 3.4)], 0.7, tone::STEEL);
                }
            } else {
                p.el(9.6, 70.0, 3.8, 11.0, s.a(if l.style == 3 { 0.9 } else { 0.5 }));
            }
        };
        if flip { p.mirrored(46.0, cup) } else { cup(p) }
    }
}

pub(super) fn guitar(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let m = l.main;
    let uke = l.style == 3;
    let (neck_top, joint) = if uke { (14.0, 58.0) } else { (13.0, 56.0) };
    p.poly(&[(18.0, joint), (18.6, neck_top), (21.4, neck_top), (22.0, joint)], Ink::Round(tone::WALNUT.dim(0.15)));
    let head = if l.style == 2 { "M18 14 L18 3 C20 0 24 2 23 6 L22 14 Z" } else { "M17.6 14 L16.6 2 C18 0 22 0 23.4 2 L22.4 14 Z" };
    p.d(head, Ink::Round(if l.style == 2 { tone::OAK } else { m.dim(0.3) }));
    for i in 0..3_u8 {
        for x in [15.2, 24.8] {
            p.el(x, 3.6 + f32::from(i) * 3.6, 1.1, 1.1, Ink::Ball(tone::STEEL));
        }
    }
    match l.style {
        1 | 2 => {
            let body = if l.style == 1 {
                "M14 52 C10 48 4 52 5 58 C6 64 7 66 4 72 C-1 82 2 98 20 98 C38 98 41 82 36 72 C33 66 34 64 35 58 C36 52 30 48 26 52 C25 58 15 58 14 52 Z"
            } else {
                "M15 56 C12 46 3 48 4 57 C5 65 8 67 4 74 C-2 86 6 99 19 98 C34 98 42 88 37 77 C33 69 36 66 33 60 C31 56 27 58 25 58 C22 60 17 60 15 56 Z"
            };
            p.d(body, Ink::Ball(m));
            if l.style == 1 {
                for x in [9.4, 30.6] {
                    p.curve(&[(x - 1.4, 72.0), (x + 1.4, 76.0), (x - 1.0, 81.0), (x + 1.2, 85.0)], 1.1, tone::BLACK);
                }
            } else {
                p.d("M12 64 C18 60 28 62 28 68 C30 78 26 90 16 88 C10 84 8 70 12 64 Z", Ink::Down(l.second));
            }
            for y in [68.0, 78.0] {
                p.rr(15.0, y, 10.0, 4.4, 1.0, Ink::Metal(if l.style == 1 { tone::BRASS } else { tone::CREAM }));
            }
            p.rr(15.4, 87.0, 9.2, 3.0, 1.0, Ink::Metal(tone::STEEL));
            for (x, y) in [(31.0, 84.0), (33.0, 89.0), (28.0, 91.0)] {
                p.el(x, y, 1.5, 1.5, Ink::Ball(if l.style == 1 { l.second } else { tone::GRAPHITE }));
            }
        }
        _ => {
            let body = "M13 51 C7 51 5 58 7 64 C8 67 4 70 2 76 C-2 90 6 99 20 99 C34 99 42 90 38 76 C36 70 32 67 33 64 C35 58 33 51 27 51 Z";
            p.d(body, Ink::Ball(m.dim(0.25)));
            p.turned(20.0, 75.0, 0.0, 0.94, |p| p.turned(-20.0, -75.0, 0.0, 1.0, |p| p.d(body, Ink::Ball(m))));
            p.el(20.0, 67.0, 7.0, 7.0, l.second.dim(0.2));
            p.el(20.0, 67.0, 5.8, 5.8, tone::BLACK.a(0.9));
            p.ring(20.0, 67.0, 7.4, 7.4, 0.6, tone::CREAM.a(0.8));
            p.rr(12.0, 84.0, 16.0, 3.4, 1.2, Ink::Down(tone::WALNUT.dim(0.3)));
            if !uke {
                p.d("M25 70 C31 70 33 76 30 82 C27 84 25 80 26 76 Z", tone::BLACK.a(0.75));
            }
        }
    }
    p.poly(&[(18.0, 62.0), (18.5, 14.0), (21.5, 14.0), (22.0, 62.0)], Ink::Round(tone::WALNUT.dim(0.45)));
    for i in 0..11_u8 {
        let y = 18.0 + f32::from(i) * 3.9;
        p.line(&[(18.4, y), (21.6, y)], 0.35, tone::STEEL);
    }
    for i in 0..4_u8 {
        let x = 18.8 + f32::from(i) * 0.8;
        p.line(&[(x, 14.0), (x, 86.0)], 0.18, tone::WHITE.a(0.7));
    }
}

pub(super) fn guitar_amp(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.ds("M34 6 C36 -3 64 -3 66 6", 3.4, Ink::Round(tone::GRAPHITE));
    p.rr(2.0, 5.0, 96.0, 82.0, 5.0, Ink::Down(l.main));
    let cloth = round_rect(8.0, 30.0, 84.0, 50.0, 2.0);
    let weave = if l.second.light() < 0.4 { tone::OAT.dim(0.15) } else { l.second.dim(0.12) };
    p.fill(cloth.clone(), Ink::Down(weave));
    p.inside(cloth, |p| {
        for i in 0..42_u8 {
            p.line(&[(f32::from(i) * 2.6, 28.0), (f32::from(i) * 2.6, 84.0)], 0.5, weave.dim(0.3).a(0.5));
            p.line(&[(6.0, 30.0 + f32::from(i) * 1.3), (94.0, 30.0 + f32::from(i) * 1.3)], 0.35, weave.lit(0.4).a(0.35));
        }
        p.el(50.0, 55.0, 21.0, 21.0, tone::BLACK.a(0.12));
    });
    p.ds("M8 30 L92 30 L92 80 L8 80 Z", 1.1, Ink::Metal(tone::BRASS));
    p.rr(8.0, 11.0, 84.0, 14.0, 1.5, Ink::Metal(tone::STEEL));
    for i in 0..6_u8 {
        p.el(18.0 + f32::from(i) * 11.0, 18.0, 3.8, 3.8, Ink::Ball(tone::GRAPHITE));
        p.line(&[(18.0 + f32::from(i) * 11.0, 18.0), (17.0 + f32::from(i) * 11.6, 15.0)], 0.7, tone::CREAM);
    }
    p.el(86.0, 18.0, 2.0, 2.0, hex(0xf2_5a4a));
    for x in [12.0, 80.0] {
        p.rr(x, 85.0, 8.0, 3.0, 1.0, tone::BLACK);
    }
}

pub(super) fn tuner(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    p.rr(2.0, 2.0, 60.0, 88.0, 5.0, Ink::Down(l.main));
    p.rr(8.0, 9.0, 48.0, 27.0, 3.0, tone::BLACK);
    for i in 0..9_u8 {
        let (s, c) = ((f32::from(i) - 4.0) * 12.0_f32).to_radians().sin_cos();
        let t = if i == 4 { hex(0x8a_f0a0) } else { tone::STEEL.dim(0.3) };
        p.line(&[(32.0 + s * 24.0, 42.0 - c * 24.0), (32.0 + s * 28.0, 42.0 - c * 28.0)], 1.6, t);
    }
    p.poly(&[(30.0, 31.0), (34.0, 31.0), (32.0, 24.0)], hex(0x8a_f0a0));
    for x in [16.0, 48.0] {
        p.el(x, 47.0, 4.4, 4.4, Ink::Ball(l.second));
    }
    p.el(32.0, 70.0, 13.0, 13.0, Ink::Metal(tone::STEEL));
    p.el(32.0, 70.0, 8.6, 8.6, Ink::Ball(tone::STEEL.lit(0.2)));
    p.rr(24.0, 50.0, 16.0, 2.6, 1.3, l.main.dim(0.6));
    p.rr(-1.0, 58.0, 4.0, 8.0, 1.0, tone::STEEL);
    p.rr(61.0, 58.0, 4.0, 8.0, 1.0, tone::STEEL);
}
