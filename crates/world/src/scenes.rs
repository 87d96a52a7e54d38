//! Where things stand on a photo. The plan fixes the places, so that a tag lies exactly on its thing; the drawing
//! follows the plan.

use crate::draw::{Motif, Stand};
use crate::goods::Voice;
use crate::plan::{Picture, Piece};
use crate::rng::Rng;
use crate::stock::Inside;

/// A photo and the points of the things on it.
pub(crate) struct Scene {
    pub picture: Picture,
    /// Product, x, y.
    pub spots: Vec<(usize, f32, f32)>,
    /// "on a linen cloth, seen from above"
    pub setting: &'static str,
}

/// Grounds of flat-lays, as many as [`crate::draw`] knows.
const GROUNDS: [&str; 6] = [
    "on a wooden table, seen from above",
    "on a linen cloth, seen from above",
    "on terrazzo, seen from above",
    "on marble, seen from above",
    "on coloured paper, seen from above",
    "on a dark table, seen from above",
];

pub(crate) const SHELF: u8 = 0;
pub(crate) const DESK: u8 = 1;
pub(crate) const KITCHEN: u8 = 2;
pub(crate) const GARDEN: u8 = 3;
pub(crate) const LIVING: u8 = 4;
pub(crate) const HALL: u8 = 5;
pub(crate) const OUTSIDE: u8 = 6;

const SETTINGS: [&str; 7] = [
    "on a wall shelf",
    "on a desk by the wall",
    "on the kitchen counter",
    "on a garden table",
    "in a living room",
    "in a hallway",
    "outdoors on the grass",
];

const RATIOS: [(u32, u32); 4] = [(800, 1000), (860, 860), (810, 1080), (1080, 675)];

fn ratio(rng: &mut Rng) -> (u32, u32) {
    RATIOS[match rng.below(20) {
        0..=9 => 0,
        10..=14 => 1,
        15..=16 => 2,
        _ => 3,
    }]
}

/// Height of the surface things stand on, as a share of the picture's height, by room.
pub(crate) const fn ground(room: u8) -> f32 {
    match room {
        SHELF => 0.46,
        DESK => 0.74,
        KITCHEN => 0.72,
        GARDEN => 0.72,
        HALL => 0.90,
        _ => 0.84,
    }
}

/// Height of the second, lower shelf.
pub(crate) const LOWER: f32 = 0.84;
/// Height of the rail in the hallway.
pub(crate) const RAIL: f32 = 0.16;

/// A part of the thing's own photo. The window keeps the middle of the thing inside.
pub(crate) fn crop(product: usize, place: [f32; 4], photo: (f32, f32), rng: &mut Rng) -> Scene {
    let [cx, cy, w, h] = place;
    let (pw, ph) = photo;
    // A wide thing wants a wide picture.
    let (width, height) = match (w * pw) / (h * ph) {
        shape if shape > 1.2 => *rng.pick(&[RATIOS[1], RATIOS[1], RATIOS[3]]),
        shape if shape < 0.85 => *rng.pick(&[RATIOS[0], RATIOS[0], RATIOS[2]]),
        _ => *rng.pick(&[RATIOS[0], RATIOS[1]]),
    };
    let wanted = width as f32 / height as f32;
    // The smallest window of the wanted shape that holds the thing, then a bit more air.
    let need = (w * pw).max(h * ph * wanted) * rng.range(1.0, 1.5);
    let (mut win_w, mut win_h) = (need / pw, need / wanted / ph);
    let shrink = (0.999 / win_w).min(0.999 / win_h).min(1.0);
    win_w *= shrink;
    win_h *= shrink;
    // With room to spare the thing may stand a little aside.
    let mut aside = || if shrink < 1.0 { 0.5 } else { rng.range(0.44, 0.56) };
    let left = (cx - win_w * aside()).clamp(0.0, 1.0 - win_w);
    let top = (cy - win_h * aside()).clamp(0.0, 1.0 - win_h);
    let x = ((cx - left) / win_w).clamp(0.06, 0.94);
    let y = ((cy - top) / win_h).clamp(0.06, 0.94);
    let mood = u8::try_from(rng.below(6)).unwrap_or(0);
    Scene {
        picture: Picture::Crop { product, window: [left, top, left + win_w, top + win_h], mood, width, height },
        spots: vec![(product, x, y)],
        setting: "photographed close up",
    }
}

/// Things lying beside each other.
pub(crate) fn flat_lay(products: &[usize], inside: &[Inside], rng: &mut Rng) -> Scene {
    let (width, height) = ratio(rng);
    let tall = height as f32 / width as f32;
    let ground = rng.below(GROUNDS.len());
    let neat = rng.chance(0.35);
    let mut grow = match products.len() {
        0 | 1 => 2.1,
        2 => 1.7,
        3 => 1.42,
        4 => 1.24,
        5 => 1.1,
        _ => 1.0,
    };
    let mut pieces: Vec<Piece> = Vec::new();
    'tries: for _ in 0..60 {
        pieces.clear();
        for &product in products {
            let spec = inside[product].look.motif.spec();
            let card = is_card(&inside[product]);
            let size = (if card { 0.34 } else { (0.15 + 0.03 * spec.cm.sqrt()).clamp(0.2, 0.42) })
                * grow
                * tall.clamp(0.75, 1.15);
            let turn = if neat || card { rng.range(-3.0, 3.0) } else { rng.range(-22.0, 22.0) };
            let (half_w, half_h) = half(spec.w, spec.h, size, card, turn);
            let mut placed = false;
            for _ in 0..40 {
                let x = rng.range(half_w + 0.03, (0.97 - half_w).max(half_w + 0.031));
                let y = rng.range(half_h + 0.03, (tall - 0.03 - half_h).max(half_h + 0.031));
                let free = pieces.iter().all(|other| {
                    let spec = inside[other.product].look.motif.spec();
                    let (w, h) = half(spec.w, spec.h, other.size, is_card(&inside[other.product]), other.turn);
                    (other.x - x).abs() > (w + half_w) * 0.96 || (other.y * tall - y).abs() > (h + half_h) * 0.96
                });
                if free {
                    pieces.push(Piece { product, x, y: y / tall, size, turn });
                    placed = true;
                    break;
                }
            }
            if !placed {
                grow *= 0.965;
                continue 'tries;
            }
        }
        break;
    }
    centre(&mut pieces);
    let spots =
        pieces.iter().map(|piece| (piece.product, piece.x.clamp(0.04, 0.96), piece.y.clamp(0.04, 0.96))).collect();
    Scene {
        picture: Picture::FlatLay {
            ground: u8::try_from(ground).unwrap_or(0),
            seed: rng.next(),
            pieces,
            width,
            height,
        },
        spots,
        setting: GROUNDS[ground],
    }
}

/// Photos and furniture lie on the table as prints.
pub(crate) fn is_card(inside: &Inside) -> bool {
    inside.place.is_some() || matches!(inside.look.motif.spec().stand, Stand::Floor)
}

/// Half the width and height of the turned box, in picture widths.
fn half(w: f32, h: f32, size: f32, card: bool, turn: f32) -> (f32, f32) {
    let (w, h) = if card { (size, size) } else { (size * w / 100.0, size * h / 100.0) };
    let (sin, cos) = turn.to_radians().sin_cos();
    ((w * cos.abs() + h * sin.abs()) / 2.0, (w * sin.abs() + h * cos.abs()) / 2.0)
}

/// Moves all pieces so that the whole sits in the middle.
fn centre(pieces: &mut [Piece]) {
    if pieces.is_empty() {
        return;
    }
    let mid = |values: &mut dyn Iterator<Item = f32>| {
        let (mut low, mut high) = (f32::MAX, f32::MIN);
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        f32::midpoint(low, high)
    };
    let dx = 0.5 - mid(&mut pieces.iter().map(|piece| piece.x));
    let dy = 0.5 - mid(&mut pieces.iter().map(|piece| piece.y));
    for piece in pieces {
        piece.x += dx * 0.7;
        piece.y += dy * 0.7;
    }
}

/// The rooms in which such a thing can be shown.
pub(crate) fn rooms_for(motif: Motif, voice: Voice) -> &'static [u8] {
    match (motif.spec().stand, voice) {
        (Stand::Floor, Voice::Camp | Voice::Bike | Voice::Board | Voice::Ball | Voice::Star | Voice::Grill) => {
            &[OUTSIDE]
        }
        (Stand::Floor, _) => &[LIVING],
        (Stand::Wall, _) => &[DESK],
        (Stand::Hang, _) => &[HALL],
        (Stand::Flat, _) => &[],
        (Stand::Table, Voice::Cook | Voice::Bread | Voice::Coffee) => &[KITCHEN, KITCHEN, SHELF],
        (Stand::Table, Voice::Tea | Voice::Wine) => &[KITCHEN, GARDEN, SHELF],
        (Stand::Table, Voice::Grill | Voice::Garden | Voice::Camp) => &[GARDEN],
        (Stand::Table, Voice::Plant) => &[SHELF, GARDEN, DESK],
        (Stand::Table, Voice::Shoe) => &[HALL, SHELF],
        (Stand::Table, Voice::Tech | Voice::Keys | Voice::Desk | Voice::Paper | Voice::Paint | Voice::Star) => &[DESK],
        (Stand::Table, Voice::Skin | Voice::Scent | Voice::Decor) => &[SHELF, SHELF, DESK],
        (Stand::Table, _) => &[SHELF, DESK],
    }
}

/// Whether a thing can join others in a room.
pub(crate) fn fits(room: u8, motif: Motif, voice: Voice) -> bool {
    let outdoors = matches!(voice, Voice::Camp | Voice::Bike | Voice::Board | Voice::Ball | Voice::Star | Voice::Grill);
    let stand = motif.spec().stand;
    match room {
        OUTSIDE => matches!(stand, Stand::Floor) && outdoors || matches!(stand, Stand::Table) && voice == Voice::Camp,
        LIVING => {
            matches!(stand, Stand::Wall)
                || matches!(stand, Stand::Floor) && !outdoors
                || matches!(voice, Voice::Plant | Voice::Light | Voice::Audio) && matches!(stand, Stand::Table)
        }
        HALL => {
            matches!(stand, Stand::Hang) || voice == Voice::Shoe || voice == Voice::Bag && matches!(stand, Stand::Table)
        }
        DESK => matches!(stand, Stand::Wall | Stand::Table),
        _ => matches!(stand, Stand::Table),
    }
}

/// Things standing, hanging and leaning in a room.
pub(crate) fn room(room: u8, products: &[usize], inside: &[Inside], rng: &mut Rng) -> Scene {
    let (width, height) = match room {
        OUTSIDE if rng.chance(0.5) => (1080, 675),
        SHELF | HALL => (800, 1000),
        LIVING if rng.chance(0.4) => (860, 860),
        // Low things in a tall picture leave too much wall.
        _ if products.len() > 2 && rng.chance(0.4) => (1280, 800),
        _ if rng.chance(0.5) => (1080, 1080),
        _ => (1080, 1350),
    };
    // A wide picture shows more of the room, so things are smaller in it.
    let tall = height as f32 / width as f32;
    let zoom = tall.clamp(0.72, 1.1);
    let mut standing = [Vec::new(), Vec::new()];
    let mut wall = Vec::new();
    let mut hanging = Vec::new();
    for &product in products {
        match inside[product].look.motif.spec().stand {
            Stand::Wall => wall.push(product),
            Stand::Hang => hanging.push(product),
            _ => {
                let row = usize::from(room == SHELF && standing[1].len() < standing[0].len());
                standing[row].push(product);
            }
        }
    }
    let mut pieces = Vec::new();
    let few = match products.len() {
        0 | 1 => 1.75,
        2 => 1.5,
        3 => 1.25,
        _ => 1.1,
    };
    let size_of = |product: usize| {
        let spec = inside[product].look.motif.spec();
        let cm = spec.cm;
        zoom * match (room, spec.stand) {
            (_, Stand::Wall) => (0.12 + cm / 300.0).clamp(0.2, 0.36),
            (_, Stand::Hang) => (0.16 + cm / 330.0).clamp(0.22, 0.5),
            (OUTSIDE, _) => ((0.1 + cm / 420.0) * few).clamp(0.2, 0.62),
            (LIVING, _) => ((0.06 + cm / 260.0) * few).clamp(0.2, 0.66),
            _ => ((0.06 + 0.044 * cm.sqrt()) * few).clamp(0.19, 0.56),
        }
    };
    for (row, line) in standing.iter().enumerate() {
        let base = if row == 1 { LOWER } else { ground(room) };
        place_row(line, base, tall, if room == SHELF { 0.30 } else { base - 0.06 }, &size_of, inside, rng, &mut pieces);
    }
    let span = |count: usize, at: usize, rng: &mut Rng| -> f32 {
        let x = (at as f32 + 0.5) / count as f32;
        0.08 + x * 0.84 + rng.range(-0.02, 0.02)
    };
    for (at, &product) in wall.iter().enumerate() {
        let size = size_of(product);
        let spec = inside[product].look.motif.spec();
        let half_h = size * spec.h / 200.0 / tall;
        let x = span(wall.len(), at, rng);
        pieces.push(Piece { product, x, y: (0.07 + half_h).max(0.24), size, turn: 0.0 });
    }
    // Side by side, never in front of each other.
    let wide = |product: usize| size_of(product) * inside[product].look.motif.spec().w / 100.0;
    let total: f32 = hanging.iter().map(|&product| wide(product)).sum();
    let fit = (0.84 / total).min(1.3).min(0.44 / 0.3);
    let gap = (0.96 - total * fit) / (hanging.len() as f32 + 1.0);
    let mut edge = 0.02 + gap;
    for &product in &hanging {
        let size = size_of(product) * fit;
        let spec = inside[product].look.motif.spec();
        let x = edge + size * spec.w / 200.0;
        edge += size * spec.w / 100.0 + gap;
        pieces.push(Piece { product, x, y: RAIL + size * spec.h / 200.0 / tall, size, turn: rng.range(-1.5, 1.5) });
    }
    let spots =
        pieces.iter().map(|piece| (piece.product, piece.x.clamp(0.04, 0.96), piece.y.clamp(0.04, 0.96))).collect();
    Scene {
        picture: Picture::Room { room, seed: rng.next(), pieces, width, height },
        spots,
        setting: SETTINGS[usize::from(room)],
    }
}

#[expect(clippy::too_many_arguments, reason = "one row of one picture; a struct would be used once")]
fn place_row(
    line: &[usize],
    base: f32,
    tall: f32,
    room_above: f32,
    size_of: &dyn Fn(usize) -> f32,
    inside: &[Inside],
    rng: &mut Rng,
    pieces: &mut Vec<Piece>,
) {
    let mut sizes: Vec<f32> = line
        .iter()
        .map(|&product| {
            let spec = inside[product].look.motif.spec();
            let size = size_of(product);
            size.min(room_above * tall / (spec.h / 100.0))
        })
        .collect();
    let width_of = |at: usize, size: f32| size * inside[line[at]].look.motif.spec().w / 100.0;
    let total: f32 = sizes.iter().enumerate().map(|(at, size)| width_of(at, *size)).sum();
    let gaps = line.len() as f32 + 1.0;
    let shrink = ((0.94 - 0.03 * gaps) / total).min(1.0);
    for size in &mut sizes {
        *size *= shrink;
    }
    let total = total * shrink;
    let gap = ((0.94 - total) / gaps).min(0.14);
    let used = total + gap * (gaps - 2.0);
    let mut x = 0.5 - used / 2.0 + rng.range(-0.04, 0.04) * f32::from(u8::from(used < 0.8));
    for (at, &product) in line.iter().enumerate() {
        let width = width_of(at, sizes[at]);
        let high = sizes[at] * inside[product].look.motif.spec().h / 100.0 / tall;
        pieces.push(Piece { product, x: x + width / 2.0, y: base - high / 2.0, size: sizes[at], turn: 0.0 });
        x += width + gap;
    }
}
