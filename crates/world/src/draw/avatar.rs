//! Portraits: simple shapes, many kinds of people.

use tiny_skia::{Pixmap, Transform};

use super::hair::{back_hair, beanie, front_hair, scarf_back, scarf_front, turban, wrap};
use super::light;
use super::pen::{Ink, Pen};
use super::tone::{self, Tone, hex};
use crate::rng::Rng;

const SKIN: [Tone; 9] = [
    hex(0xf8_dcc8),
    hex(0xf0_c8a8),
    hex(0xe6_b48c),
    hex(0xd6_9e72),
    hex(0xc0_8458),
    hex(0xa4_6c46),
    hex(0x87_5436),
    hex(0x6a_4029),
    hex(0x50_3020),
];
const HAIR: [Tone; 9] = [
    hex(0x1f_1a1a),
    hex(0x2e_2220),
    hex(0x4a_3024),
    hex(0x6e_4629),
    hex(0x9a_6a3a),
    hex(0xd2_a860),
    hex(0xb0_5432),
    hex(0x9a_9896),
    hex(0xdd_d9d2),
];
const GROUND: [Tone; 10] = [
    tone::SAGE,
    tone::BLUSH,
    tone::SKY,
    tone::MUSTARD,
    tone::LILAC,
    tone::TERRACOTTA,
    tone::MINT,
    tone::OAT,
    tone::TEAL,
    tone::ROSE,
];
const CLOTH: [Tone; 12] = [
    tone::FOREST,
    tone::NAVY,
    tone::RUST,
    tone::CREAM,
    tone::OCHRE,
    tone::PLUM,
    tone::GRAPHITE,
    tone::TEAL,
    tone::DENIM,
    tone::ROSE,
    tone::SAGE,
    tone::WHITE,
];

/// What a portrait begins with. It is kept in the three lowest bits of the seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Portrait {
    Anybody,
    She,
    He,
    Headscarf,
    Wrap,
}

impl Portrait {
    /// A seed that draws such a portrait; 0 is the store's own sign.
    pub(crate) const fn seed(self, random: u64) -> u64 {
        (random | 8) & !7 | self as u64
    }

    const fn of(seed: u64) -> Self {
        match seed & 7 {
            1 => Self::She,
            2 => Self::He,
            3 => Self::Headscarf,
            4 => Self::Wrap,
            _ => Self::Anybody,
        }
    }
}

/// What covers the hair.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cover {
    None,
    Headscarf,
    Turban,
    Beanie,
    Wrap,
}

pub(super) fn apart(a: Tone, b: Tone) -> f32 {
    (a.r - b.r).abs() + (a.g - b.g).abs() + (a.b - b.b).abs()
}

/// One of the list that differs enough from the colours beside it.
fn other_than(list: &[Tone], near: &[Tone], rng: &mut Rng) -> Tone {
    for _ in 0..12 {
        let tone = *rng.pick(list);
        if near.iter().all(|other| apart(tone, *other) > 0.34) {
            return tone;
        }
    }
    list[0]
}

pub(super) fn draw(canvas: &mut Pixmap, seed: u64) {
    let side = canvas.width() as f32;
    let mut rng = Rng::new(seed);
    let mut pen = Pen::new(canvas, Transform::from_scale(side / 100.0, side / 100.0));
    if seed == 0 {
        shop(&mut pen);
    } else {
        person(&mut pen, Portrait::of(seed), &mut rng);
    }
    light::finish(canvas, seed, 2.4, 0.12);
}

/// The store's own sign: an awning.
fn shop(p: &mut Pen<'_>) {
    p.rr(0.0, 0.0, 100.0, 100.0, 0.0, Ink::Fall(tone::FOREST.lit(0.12), tone::FOREST.dim(0.15)));
    p.rr(24.0, 48.0, 52.0, 32.0, 2.0, Ink::Down(tone::CREAM));
    p.rr(30.0, 54.0, 22.0, 18.0, 1.0, Ink::Fall(hex(0xbf_d8d8), hex(0x8f_b4b8)));
    p.rr(57.0, 54.0, 13.0, 26.0, 1.0, Ink::Down(tone::TERRACOTTA));
    p.el(67.0, 67.0, 1.3, 1.3, tone::BRASS);
    for i in 0..6_u8 {
        let x = 20.0 + f32::from(i) * 10.0;
        let stripe = if i % 2 == 0 { tone::RUST } else { tone::CREAM };
        p.rr(x, 30.0, 10.0, 18.0, 0.0, Ink::Fall(stripe.lit(0.1), stripe.dim(0.08)));
        p.el(x + 5.0, 48.0, 5.0, 4.4, stripe.dim(0.08));
    }
    p.rr(20.0, 27.0, 60.0, 4.0, 1.0, tone::BRASS);
    p.el(41.0, 66.0, 4.6, 4.6, tone::LEAF);
    p.rr(38.0, 68.0, 6.0, 5.0, 0.8, tone::TERRACOTTA);
    p.rr(16.0, 80.0, 68.0, 3.0, 1.5, tone::FOREST.dim(0.4));
}

pub(super) struct Face {
    pub skin: Tone,
    pub hair: Tone,
    pub cloth: Tone,
    /// Half the width of the face.
    pub wide: f32,
    cover: Cover,
    /// May wear a beard.
    beard: bool,
    earrings: bool,
}

fn person(p: &mut Pen<'_>, portrait: Portrait, rng: &mut Rng) {
    let tint = rng.below(SKIN.len());
    let skin = SKIN[tint];
    let ground = other_than(&GROUND, &[skin], rng);
    // Dark skin goes with dark hair more often than not; grey comes to everyone.
    let hair = if tint >= 4 { HAIR[if rng.chance(0.14) { 7 } else { rng.below(3) }] } else { *rng.pick(&HAIR) };
    let cloth = other_than(&CLOTH, &[ground, skin], rng);
    let he = portrait == Portrait::He || portrait == Portrait::Anybody && rng.chance(0.5);
    let cover = match (portrait, rng.below(100)) {
        (Portrait::Headscarf, _) => Cover::Headscarf,
        (Portrait::Wrap, _) => Cover::Wrap,
        (_, 0..=5) if he => Cover::Turban,
        (_, 6..=15) if he => Cover::Beanie,
        (_, 0..=5) => Cover::Wrap,
        (_, 6..=9) => Cover::Beanie,
        (_, 10..=14) => Cover::Headscarf,
        _ => Cover::None,
    };
    // Short hair, bald, bun, curls; or long, fringe, afro, braids, pony tail.
    let style =
        if he { *rng.pick(&[5, 5, 6, 6, 7, 10, 10, 2, 3]) } else { *rng.pick(&[0, 0, 1, 2, 3, 4, 4, 8, 9, 10, 5]) };
    let beard = he && rng.chance(0.42);
    let earrings = !he && rng.chance(0.4);
    let face = Face { skin, hair, cloth, wide: rng.range(18.5, 21.5), cover, beard, earrings };
    p.rr(0.0, 0.0, 100.0, 100.0, 0.0, Ink::Fall(ground.lit(0.35), ground.lit(0.02)));
    p.el(rng.range(20.0, 80.0), rng.range(20.0, 50.0), 40.0, 40.0, ground.lit(0.5).a(0.35));
    match cover {
        Cover::None => back_hair(p, &face, style),
        Cover::Headscarf => scarf_back(p, &face, ground),
        _ => {}
    }
    body(p, &face, rng);
    head(p, &face);
    features(p, &face, rng);
    match cover {
        Cover::None => front_hair(p, &face, style),
        Cover::Headscarf => scarf_front(p, &face, ground),
        Cover::Turban => turban(p, &face, ground, rng),
        Cover::Beanie => beanie(p, &face, ground, rng),
        Cover::Wrap => wrap(p, &face, ground, rng),
    }
    if rng.chance(0.3) {
        glasses(p, rng);
    }
    if face.earrings && face.cover != Cover::Headscarf {
        for x in [50.0 - face.wide, 50.0 + face.wide] {
            p.el(x, 57.0, 1.5, 1.7, Ink::Ball(if rng.chance(0.5) { tone::BRASS } else { tone::CREAM }));
        }
    }
}

fn body(p: &mut Pen<'_>, f: &Face, rng: &mut Rng) {
    let c = f.cloth;
    p.d("M8 102 C10 84 24 78 40 76 L60 76 C76 78 90 84 92 102 Z", Ink::Down(c));
    match rng.below(5) {
        0 => {
            p.poly(&[(38.0, 76.0), (50.0, 90.0), (44.0, 96.0), (34.0, 79.0)], Ink::Down(c.lit(0.25)));
            p.poly(&[(62.0, 76.0), (50.0, 90.0), (56.0, 96.0), (66.0, 79.0)], Ink::Down(c.lit(0.18)));
        }
        1 => {
            for y in [86.0, 92.0, 98.0] {
                p.curve(&[(8.0, y + 6.0), (50.0, y - 2.0), (92.0, y + 6.0)], 2.4, c.lit(0.5).a(0.8));
            }
        }
        2 => p.d("M36 78 C40 70 60 70 64 78 L65 84 C58 89 42 89 35 84 Z", Ink::Down(c.lit(0.14))),
        3 => {
            for x in [30.0, 64.0] {
                p.rr(x, 77.0, 6.0, 30.0, 0.0, c.dim(0.3));
            }
        }
        _ => {}
    }
    // Neck.
    p.d("M41 62 L59 62 L60 77 C57 85 43 85 40 77 Z", f.skin.dim(0.1));
    p.d("M41 66 C45 73 55 73 59 66 L59 70 C55 77 45 77 41 70 Z", f.skin.dim(0.3).a(0.55));
}

fn head(p: &mut Pen<'_>, f: &Face) {
    for x in [50.0 - f.wide, 50.0 + f.wide] {
        p.el(x, 49.0, 3.6, 5.0, f.skin.dim(0.06));
        p.el(x, 49.4, 1.8, 2.8, f.skin.dim(0.25));
    }
    let w = f.wide;
    let outline = format!(
        "M{} 44 C{} 24 {} 20 50 20 C{} 20 {} 24 {} 44 C{} 60 {} 73 50 73 C{} 73 {} 60 {} 44 Z",
        50.0 - w,
        50.0 - w,
        50.0 - w * 0.7,
        50.0 + w * 0.7,
        50.0 + w,
        50.0 + w,
        50.0 + w,
        50.0 + w * 0.55,
        50.0 - w * 0.55,
        50.0 - w,
        50.0 - w
    );
    p.d(&outline, Ink::Across(f.skin.lit(0.1), f.skin.dim(0.1)));
    let cheek = hex(0xd9_5a4e).mix(f.skin, 0.4);
    for x in [50.0 - w * 0.56, 50.0 + w * 0.56] {
        p.el(x, 57.0, 4.2, 3.0, cheek.a(0.24));
    }
}

fn features(p: &mut Pen<'_>, f: &Face, rng: &mut Rng) {
    let dark = hex(0x2a_1f1d);
    let brow = if f.hair.light() > 0.75 { f.hair.dim(0.3) } else { f.hair.mix(dark, 0.3) };
    let gap = f.wide * 0.42;
    let happy = rng.chance(0.18);
    for side in [-1.0_f32, 1.0] {
        let x = 50.0 + side * gap;
        if happy {
            p.curve(&[(x - 3.0, 48.6), (x, 46.4), (x + 3.0, 48.6)], 1.3, dark);
        } else {
            p.el(x, 47.6, 2.9, 2.3, tone::WHITE.a(0.92));
            p.el(x, 47.6, 2.0, 2.2, dark);
            p.el(x + 0.7, 46.9, 0.6, 0.6, tone::WHITE);
            p.curve(&[(x - 3.0, 46.8), (x, 45.1), (x + 3.0, 46.8)], 0.8, dark.a(0.85));
        }
        p.curve(&[(x - 3.8, 42.4 + side * 0.2), (x, 40.6), (x + 3.8, 42.4 - side * 0.2)], 1.5, brow);
    }
    p.curve(&[(50.6, 48.0), (51.8, 54.4), (48.8, 55.4)], 1.1, f.skin.dim(0.36));
    let lip = hex(0xb0_4a48).mix(f.skin, if f.skin.light() < 0.4 { 0.25 } else { 0.4 });
    match rng.below(4) {
        0 => {
            p.d("M43 60.6 C46 62 54 62 57 60.6 C56 67 44 67 43 60.6 Z", dark.mix(lip, 0.4));
            p.d("M44 61.2 C47 62.3 53 62.3 56 61.2 L55.4 63 C52 63.8 48 63.8 44.6 63 Z", tone::WHITE);
        }
        1 => p.curve(&[(44.4, 61.4), (50.0, 64.0), (55.6, 61.4)], 1.7, lip.dim(0.12)),
        2 => {
            p.d("M44.4 61.6 C47 60 49 60.8 50 61.2 C51 60.8 53 60 55.6 61.6 C53 65.4 47 65.4 44.4 61.6 Z", lip);
            p.line(&[(45.4, 61.9), (54.6, 61.9)], 0.5, lip.dim(0.4));
        }
        _ => p.curve(&[(45.0, 62.6), (51.0, 63.8), (55.6, 61.0)], 1.7, lip.dim(0.12)),
    }
    if rng.chance(0.12) {
        for i in 0..8_u8 {
            let side = if i % 2 == 0 { -1.0 } else { 1.0 };
            p.el(50.0 + side * rng.range(5.0, 11.0), 53.0 + rng.range(0.0, 4.0), 0.5, 0.45, f.skin.dim(0.35).a(0.7));
        }
    }
    if f.beard {
        beard(p, f, rng);
    }
}

fn beard(p: &mut Pen<'_>, f: &Face, rng: &mut Rng) {
    let w = f.wide;
    let t = f.hair.mix(f.skin, 0.06);
    if rng.chance(0.55) {
        let shape = format!(
            "M{} 48 C{} 66 {} 79 50 79 C{} 79 {} 66 {} 48 C{} 56 {} 57 57 57.4 C53 56.4 47 56.4 43 57.4 C{} 57 {} 56 {} 48 Z",
            50.0 - w,
            50.0 - w,
            50.0 - w * 0.62,
            50.0 + w * 0.62,
            50.0 + w,
            50.0 + w,
            50.0 + w * 0.86,
            50.0 + w * 0.6,
            50.0 - w * 0.6,
            50.0 - w * 0.86,
            50.0 - w
        );
        p.d(&shape, Ink::Down(t));
        p.d("M44.6 61.4 C47 60.4 53 60.4 55.4 61.4 C53 64.6 47 64.6 44.6 61.4 Z", hex(0xa8_5048).mix(f.skin, 0.3));
    } else {
        p.d(
            "M41 59.6 C44 56.2 48.6 57 50 58 C51.4 57 56 56.2 59 59.6 C55 60.8 52 60 50 59.8 C48 60 45 60.8 41 59.6 Z",
            t,
        );
    }
}

fn glasses(p: &mut Pen<'_>, rng: &mut Rng) {
    let t = *rng.pick(&[tone::BLACK, tone::AMBER, tone::BRASS, tone::NAVY, tone::RUST]);
    let round = rng.chance(0.55);
    for x in [41.4, 58.6] {
        if round {
            p.el(x, 48.0, 6.4, 6.2, tone::WHITE.a(0.16));
            p.ring(x, 48.0, 6.4, 6.2, 1.3, t);
        } else {
            p.rr(x - 6.6, 43.2, 13.2, 9.4, 3.0, tone::WHITE.a(0.16));
            let (a, b) = (x - 6.6, x + 6.6);
            p.ds(
                &format!("M{} 43.2 L{} 43.2 L{b} 46 L{} 52.6 L{} 52.6 L{a} 46 Z", a + 1.0, b - 1.0, b - 1.6, a + 1.6),
                1.4,
                t,
            );
        }
    }
    p.curve(&[(47.8, 47.6), (50.0, 46.6), (52.2, 47.6)], 1.2, t);
    p.line(&[(35.0, 47.2), (31.0, 46.0)], 1.1, t);
    p.line(&[(65.0, 47.2), (69.0, 46.0)], 1.1, t);
}
