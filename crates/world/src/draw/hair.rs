//! Hair and what covers it.

use super::avatar::{Face, apart};
use super::pen::{Ink, Pen, svg};
use super::tone::{self, Tone};
use crate::rng::Rng;

pub(super) fn back_hair(p: &mut Pen<'_>, f: &Face, style: usize) {
    let (w, t) = (f.wide, f.hair.dim(0.16));
    match style {
        0 | 1 => p.d(
            &format!(
                "M{} 40 C{} 8 {} 8 {} 40 C{} 60 {} 76 {} 88 L{} 88 C{} 76 {} 60 {} 40 Z",
                50.0 - w - 5.0,
                50.0 - w - 5.0,
                50.0 + w + 5.0,
                50.0 + w + 5.0,
                50.0 + w + 7.0,
                50.0 + w + 6.0,
                50.0 + w + 3.0,
                50.0 - w - 3.0,
                50.0 - w - 6.0,
                50.0 - w - 7.0,
                50.0 - w - 5.0
            ),
            Ink::Down(t),
        ),
        2 => {
            for i in 0..16_u8 {
                let (s, c) = (f32::from(i) * 22.5_f32).to_radians().sin_cos();
                p.el(50.0 + s * 22.0, 38.0 - c * 20.0, 10.5, 10.5, Ink::Ball(f.hair));
            }
            p.el(50.0, 38.0, 24.0, 22.0, f.hair);
        }
        3 => {
            p.el(50.0, 12.0, 9.6, 9.0, Ink::Ball(f.hair));
            p.el(50.0, 36.0, w + 3.0, 20.0, t);
        }
        4 => p.d(
            &format!(
                "M{} 42 C{} 8 {} 8 {} 42 L{} 66 C{} 71 {} 71 {} 66 Z",
                50.0 - w - 4.6,
                50.0 - w - 5.0,
                50.0 + w + 5.0,
                50.0 + w + 4.6,
                50.0 + w + 4.4,
                50.0 + w,
                50.0 - w,
                50.0 - w - 4.4
            ),
            Ink::Down(t),
        ),
        8 => {
            for side in [-1.0_f32, 1.0] {
                for i in 0..7_u8 {
                    p.el(
                        50.0 + side * (w + 3.0 + f32::from(i % 2)),
                        50.0 + f32::from(i) * 6.0,
                        4.4,
                        4.2,
                        Ink::Ball(f.hair),
                    );
                }
            }
            p.el(50.0, 36.0, w + 3.0, 20.0, t);
        }
        9 => {
            p.d("M64 20 C84 18 86 44 78 66 C74 60 72 40 62 32 Z", Ink::Down(t));
            p.el(50.0, 36.0, w + 2.4, 19.0, t);
        }
        _ => p.el(50.0, 37.0, w + 2.2, 19.6, t),
    }
}

pub(super) fn front_hair(p: &mut Pen<'_>, f: &Face, style: usize) {
    let (w, h) = (f.wide, f.hair);
    let (l, r) = (50.0 - w, 50.0 + w);
    let cap = |low: f32, part: f32| {
        format!(
            "M{} {} C{} 12 {} 12 {} {} C{} {} {} 30 {part} 25 C{} 31 {} {} {} {} Z",
            l - 1.6,
            47.0,
            l - 4.0,
            r + 4.0,
            r + 1.6,
            47.0,
            r - 1.0,
            low,
            r - 4.0,
            part - 8.0,
            l + 1.0,
            low,
            l - 1.6,
            47.0
        )
    };
    match style {
        0 | 9 => p.d(&cap(40.0, 44.0), Ink::Down(h)),
        1 => p.d(&cap(38.0, 58.0), Ink::Down(h)),
        2 => {
            for i in 0..9_u8 {
                let x = l + 1.0 + f32::from(i) * (w * 2.0 - 2.0) / 8.0;
                p.el(x, 25.0 + ((x - 50.0) / w).powi(2) * 9.0, 6.0, 6.0, Ink::Ball(h));
            }
        }
        3 => p.d(&cap(36.0, 50.0), Ink::Down(h)),
        4 => p.d(
            &format!(
                "M{} 48 C{} 10 {} 10 {} 48 L{} 40 C{} 36 {} 36 {} 40 Z",
                l - 2.0,
                l - 4.0,
                r + 4.0,
                r + 2.0,
                r - 1.0,
                60.0,
                40.0,
                l + 1.0
            ),
            Ink::Down(h),
        ),
        5 => {
            p.d(&format!("M{} 42 C{} 14 {} 8 62 12 C{} 14 {} 26 {} 42 C{} 34 {} 30 {} 27 C52 31 42 31 {} 29 C{} 33 {} 36 {} 42 Z", l - 0.6, l - 3.0, 42.0, r + 2.0, r + 2.0, r + 0.6, r - 1.0, r - 3.0, r - 7.0, l + 6.0, l + 2.0, l + 1.0, l - 0.6), Ink::Down(h));
        }
        6 => p.d(
            &format!(
                "M{} 40 C{} 16 {} 16 {} 40 C{} 30 {} 25 50 25 C{} 25 {} 30 {} 40 Z",
                l,
                l - 1.0,
                r + 1.0,
                r,
                r - 2.0,
                r - 8.0,
                l + 8.0,
                l + 2.0,
                l
            ),
            Ink::Down(h.mix(f.skin, 0.18)),
        ),
        7 => {
            // Thin on top.
            for x in [l - 0.6, r + 0.6] {
                p.el(x, 42.0, 3.0, 8.0, Ink::Down(h));
            }
        }
        8 => {
            p.d(&cap(37.0, 50.0), Ink::Down(h));
            for i in 0..7_u8 {
                let x = 38.0 + f32::from(i) * 4.0;
                p.curve(&[(50.0 + (x - 50.0) * 0.4, 16.0), (x, 24.0)], 0.8, h.lit(0.3).a(0.6));
            }
        }
        _ => {
            for (x, y, k) in [
                (36.0, 24.0, 8.0),
                (46.0, 19.0, 9.0),
                (57.0, 20.0, 8.6),
                (65.0, 27.0, 7.0),
                (32.0, 32.0, 6.0),
                (69.0, 35.0, 5.0),
            ] {
                p.el(x, y, k, k, Ink::Ball(h));
            }
        }
    }
    if !matches!(style, 2 | 7 | 10) {
        p.curve(&[(l + 4.0, 27.0), (44.0, 18.4), (58.0, 17.6)], 1.6, h.lit(0.4).a(0.4));
    }
}

pub(super) fn scarf_back(p: &mut Pen<'_>, f: &Face, ground: Tone) {
    let t = scarf_tone(f, ground, scarf_at(f));
    p.d(
        "M22 46 C20 10 80 10 78 46 C80 66 84 84 90 102 L10 102 C16 84 20 66 22 46 Z",
        Ink::Across(t.lit(0.05), t.dim(0.2)),
    );
}

/// Front and back of a scarf have one colour.
fn scarf_at(f: &Face) -> usize {
    (f.wide * 1000.0) as usize % 6
}

fn scarf_tone(f: &Face, ground: Tone, at: usize) -> Tone {
    let list = [tone::CREAM, tone::NAVY, tone::PLUM, tone::BLUSH, tone::FOREST, tone::OCHRE];
    (0..6)
        .map(|k| list[(at + k) % 6])
        .find(|t| apart(*t, f.skin) > 0.4 && apart(*t, ground) > 0.4 && apart(*t, f.cloth) > 0.2)
        .unwrap_or(tone::WHITE)
}

pub(super) fn scarf_front(p: &mut Pen<'_>, f: &Face, ground: Tone) {
    let t = scarf_tone(f, ground, scarf_at(f));
    let ring = svg(
        "M22 48 C20 12 80 12 78 48 C78 70 66 82 50 82 C34 82 22 70 22 48 Z M32 46 C32 62 40 74 50 74 C60 74 68 62 68 46 C68 32 62 26 50 26 C38 26 32 32 32 46 Z",
    );
    if let Some(path) = ring {
        let paint = tiny_skia::Paint {
            shader: super::pen::shader(Ink::Across(t.lit(0.14), t.dim(0.14)), path.bounds()),
            anti_alias: true,
            ..Default::default()
        };
        p.pixmap.fill_path(&path, &paint, tiny_skia::FillRule::EvenOdd, p.at, None);
    }
    p.d(
        "M26 66 C36 86 64 86 74 66 C82 80 84 92 86 102 L14 102 C16 92 18 80 26 66 Z",
        Ink::Across(t.lit(0.1), t.dim(0.2)),
    );
    for d in ["M30 74 C42 88 60 88 72 72", "M26 82 C40 96 62 96 76 80", "M28 40 C30 26 40 19 52 18"] {
        p.ds(d, 1.0, t.dim(0.35).a(0.5));
    }
}

pub(super) fn turban(p: &mut Pen<'_>, f: &Face, ground: Tone, rng: &mut Rng) {
    let t = scarf_tone(f, ground, rng.below(6));
    let path = svg("M27 40 C22 12 40 2 52 3 C66 3 78 14 73 40 C66 30 58 26 50 26 C42 26 34 30 27 40 Z");
    p.fill(path.clone(), Ink::Down(t));
    p.inside(path, |p| {
        for i in 0..6_u8 {
            let k = f32::from(i) * 5.0;
            p.curve(&[(22.0, 40.0 - k), (46.0, 22.0 - k * 0.7), (76.0, 32.0 - k)], 1.1, t.dim(0.35).a(0.55));
            p.curve(&[(24.0, 32.0 - k), (54.0, 22.0 - k * 0.5), (76.0, 42.0 - k)], 0.9, t.lit(0.4).a(0.4));
        }
    });
}

pub(super) fn beanie(p: &mut Pen<'_>, f: &Face, ground: Tone, rng: &mut Rng) {
    let t = scarf_tone(f, ground, rng.below(6));
    p.d("M27 34 C24 8 76 8 73 34 Z", Ink::Ball(t));
    p.rr(25.0, 28.0, 50.0, 10.0, 4.0, Ink::Down(t.lit(0.12)));
    for i in 0..13_u8 {
        let x = 27.6 + f32::from(i) * 3.8;
        p.line(&[(x, 29.6), (x, 36.4)], 0.9, t.dim(0.3).a(0.5));
    }
    for x in [50.0 - f.wide, 50.0 + f.wide] {
        p.el(x, 40.0, 2.4, 4.6, f.hair);
    }
}

pub(super) fn wrap(p: &mut Pen<'_>, f: &Face, ground: Tone, rng: &mut Rng) {
    let t = scarf_tone(f, ground, rng.below(6));
    let path = svg("M27 38 C20 16 34 2 50 4 C68 2 82 18 73 38 C66 29 58 27 50 27 C42 27 34 29 27 38 Z");
    p.fill(path.clone(), Ink::Down(t));
    p.inside(path, |p| {
        for _ in 0..26 {
            let (x, y) = (rng.range(24.0, 76.0), rng.range(4.0, 36.0));
            p.poly(
                &[(x, y - 2.4), (x + 2.4, y), (x, y + 2.4), (x - 2.4, y)],
                *rng.pick(&[tone::MUSTARD, tone::CREAM, tone::TERRACOTTA]),
            );
        }
    });
    p.el(44.0, 7.0, 7.4, 5.4, Ink::Ball(t.lit(0.08)));
    p.el(57.0, 6.0, 8.0, 6.0, Ink::Ball(t));
}
