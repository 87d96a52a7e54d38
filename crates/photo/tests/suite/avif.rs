//! AVIF files put together box by box around small AV1 pictures.

use base64::Engine as _;
use vitrine_photo::{Format, Limits, Pixels, decode, inspect, intake};

use super::make::{BLUE, GREEN, RED, YELLOW, assert_near, difference, draw, pixel, quarters, upright};
use super::orientation::{mirrored, turned};

/// The four-quarter picture of 64 x 48 pixels as AV1, by ffmpeg and libaom (`-still-picture 1 -crf 30`): the sampling
/// and depth in the name; range and matrix: 4:2:0 and 12 bits full BT.709, 4:2:2 and 10-bit 4:2:0 limited BT.709, 4:4:4
/// full BT.601, `grey` full, `grey10` limited, `rgb` the identity matrix, `grain` with film grain.
const STREAMS: [(&str, &str); 10] = [
    ("y420", "EgAKCRgVf72yAhoDCDI3ReAAABIAgBDYda12ipVy4Ed6K84oUPOm1V/UXz9SDsmyq5wbSj8wr766Q8bajh5A1YRHrtdn5g=="),
    ("y422", "EgAKCVgVf72yAhoCIDIvReAAABIAABDYdbJRpmhJR2PKC84WynKOv4YzGeP4xI90cTcxmZivkOSFuoaI6Ww="),
    ("y444", "EgAKCTgVf720BDQaQDIzReAAABIAABDYdbtDnltCZTUqC8w92AchSmd3HXiUkWoidpRXZ2JyD86dQJronzwdz21a"),
    (
        "y420_10",
        "EgAKCRgVf726AhoCCDI/ReABBBBBIUUFINiA46w4WhXpBkFEDhUkmxDhxB+68tVIG8PZF65j0fLmnN1FjzIDmHte/4zui/sqVm9IT0Ss",
    ),
    (
        "y444_10",
        "EgAKCTgVf728BDQaQDI/ReABBBBBIAUBANh1urX6wm3auSXhoLzD3YByFKZ3U1r0WIRaiJ2lGUfCY9Jybt8yGQ/Un4xZBQxApdZei/Yw",
    ),
    ("y420_12", "EgAKCVgVf729AQ0B4TI6ReAAABIQUVDYLbqe5CQbUCwI+xBLAcGqvpSKNBWz3Y5AnSdhLAoLAUhAFrH58iUtDOQIBDrfFnrryg=="),
    ("grey", "EgAKCRgVf722AhoDQDIbReAAAEhBAOFulkpzBL0d0Q4VVdggnRZJaGRg"),
    ("grey10", "EgAKCRgVf72+AhoCQDIfReAEEEgBANl31Thb+WcV1H6CsNm4jHU9pw8OKm2p8A=="),
    ("rgb", "EgAKCTgVf720BDQAgDIwReAAABIAABDYdYwtljv9LFZIcGWE1b+MWcPdDLO/7HWnhJY/Z++4sIjlq5PjYcO0"),
    (
        "grain",
        "EgAKBhgVf72xGDLFAUXgAAASFlBSjm+4BCm0K1vMMwUKNro3+jGAGY2ZWtihl2hWP9ZcAiDaHa32GZ6FR11D/Ufg36DV39+g35/elZ3f4CBe0+LU3eCb3Oegnl7h3eCfHx9hFSIgn16hGJwXYR7hHeOJ3yAc190goRzd3Aze4B/c3ZZPWOIfHJgVHOIDAgEBgQCA2KokYihZQIXJaHWRqa0OHD3Veu1js6mR5VtHUcNVMGBtIZJn/moUxiXEkGtQux3RzgpMFi/aAkMrc0XgOCSU",
    ),
];

fn stream(name: &str) -> Vec<u8> {
    let (_, text) = STREAMS.iter().find(|(n, _)| *n == name).unwrap();
    base64::engine::general_purpose::STANDARD.decode(text).unwrap()
}

fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32 + 8).to_be_bytes(), &kind[..], body].concat()
}

fn full(kind: &[u8; 4], version: u8, body: &[u8]) -> Vec<u8> {
    boxed(kind, &[&[version, 0, 0, 0], body].concat())
}

/// What a test changes of the plain file.
#[derive(Clone, Default)]
pub struct Boxes {
    /// Claimed size, when it is not the stream's.
    pub size: Option<(u32, u32)>,
    /// Further properties of the picture, in this order.
    pub properties: Vec<Vec<u8>>,
    /// A stream with the alpha.
    pub alpha: Option<&'static str>,
    pub premultiplied: bool,
    /// Columns and rows of a grid of the same stream, and the size of the whole.
    pub grid: Option<(u8, u8, u16, u16)>,
}

/// One item: kind, data, and the numbers of its properties.
struct Item {
    kind: [u8; 4],
    data: Vec<u8>,
    properties: Vec<u8>,
}

pub fn file(name: &str, boxes: &Boxes) -> Vec<u8> {
    let size = |w: u32, h: u32| full(b"ispe", 0, &[w.to_be_bytes(), h.to_be_bytes()].concat());
    let (w, h) = boxes.size.unwrap_or((64, 48));
    let mut properties = vec![size(w, h)];
    let mut shown = vec![1];
    let mut references = Vec::new();
    let reference = |kind, from: u16, to: &[u16]| {
        let to: Vec<u8> = to.iter().flat_map(|id| id.to_be_bytes()).collect();
        boxed(kind, &[&from.to_be_bytes()[..], &(to.len() as u16 / 2).to_be_bytes(), &to].concat())
    };
    for property in &boxes.properties {
        properties.push(property.clone());
        shown.push(properties.len() as u8);
    }
    let mut items = Vec::new();
    if let Some((columns, rows, width, height)) = boxes.grid {
        properties.push(size(width.into(), height.into()));
        let whole = properties.len() as u8;
        let data = [&[0, 0, rows - 1, columns - 1], &width.to_be_bytes()[..], &height.to_be_bytes()].concat();
        items.push(Item { kind: *b"grid", data, properties: [&[whole], &shown[1..]].concat() });
        let tiles: Vec<u16> = (2..2 + u16::from(columns) * u16::from(rows)).collect();
        references.push(reference(b"dimg", 1, &tiles));
        items.extend(tiles.iter().map(|_| Item { kind: *b"av01", data: stream(name), properties: vec![1] }));
    } else {
        items.push(Item { kind: *b"av01", data: stream(name), properties: shown });
    }
    if let Some(alpha) = boxes.alpha {
        properties.push(full(b"auxC", 0, b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"));
        items.push(Item { kind: *b"av01", data: stream(alpha), properties: vec![1, properties.len() as u8] });
        let id = items.len() as u16;
        references.push(reference(b"auxl", id, &[1]));
        if boxes.premultiplied {
            references.push(reference(b"prem", 1, &[id]));
        }
    }
    let ids = || (1_u16..).zip(&items);
    let count = (items.len() as u16).to_be_bytes();
    let infos: Vec<u8> = ids()
        .flat_map(|(id, item)| full(b"infe", 2, &[&id.to_be_bytes()[..], &[0, 0], &item.kind, &[0]].concat()))
        .collect();
    let associations: Vec<u8> = ids()
        .flat_map(|(id, item)| [&id.to_be_bytes()[..], &[item.properties.len() as u8], &item.properties].concat())
        .collect();
    let ftyp = boxed(b"ftyp", b"avif\0\0\0\0avifmif1miaf");
    let meta = |start: usize| {
        let mut at = start;
        let places: Vec<u8> = ids()
            .flat_map(|(id, item)| {
                let place = (at as u32).to_be_bytes();
                at += item.data.len();
                [&id.to_be_bytes()[..], &[0, 0, 0, 1], &place, &(item.data.len() as u32).to_be_bytes()].concat()
            })
            .collect();
        let parts = [
            full(b"hdlr", 0, b"\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0"),
            full(b"pitm", 0, &[0, 1]),
            full(b"iloc", 0, &[&[0x44, 0], &count[..], &places].concat()),
            full(b"iinf", 0, &[&count[..], &infos].concat()),
            full(b"iref", 0, &references.concat()),
            boxed(
                b"iprp",
                &[
                    boxed(b"ipco", &properties.concat()),
                    full(b"ipma", 0, &[&(items.len() as u32).to_be_bytes()[..], &associations].concat()),
                ]
                .concat(),
            ),
        ];
        full(b"meta", 0, &parts.concat())
    };
    let start = ftyp.len() + meta(0).len() + 8;
    let data: Vec<u8> = items.iter().flat_map(|item| item.data.clone()).collect();
    [ftyp, meta(start), boxed(b"mdat", &data)].concat()
}

#[track_caller]
fn assert_quarters(found: &Pixels, tolerance: u8) {
    assert_eq!((found.width(), found.height()), (64, 48));
    for (x, y, colour) in [(20, 18, RED), (48, 12, GREEN), (16, 36, BLUE), (48, 36, YELLOW), (5, 5, [250; 3])] {
        assert_near(pixel(found, x, y), colour, tolerance);
    }
}

fn with(properties: Vec<Vec<u8>>) -> Boxes {
    Boxes { properties, ..Boxes::default() }
}

fn nclx(primaries: u8, transfer: u8, matrix: u8, full: bool) -> Vec<u8> {
    boxed(b"colr", &[b"nclx", &[0, primaries, 0, transfer, 0, matrix, if full { 0x80 } else { 0 }][..]].concat())
}

#[test]
fn depths_samplings_ranges_and_matrices() {
    for name in ["y420", "y422", "y444", "y420_10", "y444_10", "y420_12", "rgb"] {
        let bytes = file(name, &Boxes::default());
        let header = inspect(&bytes, &Limits::default()).unwrap();
        assert_eq!((header.format, header.width, header.height, header.frames), (Format::Avif, 64, 48, 1));
        assert_quarters(&upright(&bytes), 14);
        assert!(difference(&upright(&bytes), &quarters(64, 48)) < 8.0, "{name}");
    }
}

#[test]
fn grey_pictures() {
    for name in ["grey", "grey10"] {
        let found = upright(&file(name, &Boxes::default()));
        for (x, y, rgb) in [(20, 18, RED), (48, 12, GREEN), (16, 36, BLUE), (48, 36, YELLOW)] {
            let weigh = [0.2126, 0.7152, 0.0722].iter().zip(rgb).map(|(w, v)| w * f64::from(v)).sum::<f64>();
            let [r, g, b] = pixel(&found, x, y);
            assert!(r == g && g == b);
            assert!((f64::from(r) - weigh).abs() < 14.0, "{name}: {r}, {weigh}");
        }
    }
}

#[test]
fn film_grain_is_decoded() {
    assert_quarters(&upright(&file("grain", &Boxes::default())), 60);
}

#[test]
fn the_containers_colours_win() {
    // The stream says BT.601 and full range; a container that repeats it changes nothing.
    assert_quarters(&upright(&file("y444", &with(vec![nclx(1, 13, 6, true)]))), 14);
    // Read as BT.2020 and limited range it must look different.
    let other = upright(&file("y444", &with(vec![nclx(1, 13, 9, false)])));
    assert!(difference(&other, &upright(&file("y444", &Boxes::default()))) > 5.0);
    // Display P3 code points and an embedded Display P3 profile lead to the same colours.
    let points = upright(&file("y444", &with(vec![nclx(12, 13, 6, true)])));
    let icc = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let profile = boxed(b"colr", &[b"prof", &icc[..]].concat());
    let embedded = upright(&file("y444", &with(vec![profile])));
    assert!(difference(&points, &embedded) < 1.0);
    assert!(difference(&points, &upright(&file("y444", &Boxes::default()))) > 2.0);
}

#[test]
fn turned_and_mirrored() {
    let plain = upright(&file("y444", &Boxes::default()));
    for quarters in 0..4_u8 {
        // Anticlockwise by so many quarters is clockwise by the rest.
        let turned_back = (0..(4 - quarters) % 4).fold(plain.clone(), |p, _| turned(&p));
        let irot = boxed(b"irot", &[quarters]);
        assert!(upright(&file("y444", &with(vec![irot.clone()]))) == turned_back, "{quarters}");
        let left_right = with(vec![irot.clone(), boxed(b"imir", &[1])]);
        assert!(upright(&file("y444", &left_right)) == mirrored(&turned_back), "{quarters}, left and right");
        let top_bottom = with(vec![irot.clone(), boxed(b"imir", &[0])]);
        let half = |p: &Pixels| turned(&turned(p));
        assert!(upright(&file("y444", &top_bottom)) == half(&mirrored(&turned_back)), "{quarters}, top and bottom");
        // The other order of the two.
        let first = (0..(4 - quarters) % 4).fold(mirrored(&plain), |p, _| turned(&p));
        assert!(upright(&file("y444", &with(vec![boxed(b"imir", &[1]), irot]))) == first, "{quarters}, mirrored first");
    }
}

#[test]
fn the_clean_aperture_is_cut_out() {
    let plain = upright(&file("y444", &Boxes::default()));
    let values = |values: [i32; 8]| boxed(b"clap", &values.map(i32::to_be_bytes).concat());
    // 40 x 32 pixels whose centre lies 4 to the right and 8 below: left 16, top 16.
    let found = upright(&file("y444", &with(vec![values([40, 1, 32, 1, 4, 1, 8, 1])])));
    assert!(found == plain.cropped(16, 16, 40, 32).unwrap());
    // One that sticks out is passed over.
    assert!(upright(&file("y444", &with(vec![values([40, 1, 32, 1, 40, 1, 0, 1])]))) == plain);
    assert!(upright(&file("y444", &with(vec![values([40, 0, 32, 1, 0, 1, 0, 0])]))) == plain);
}

#[test]
fn alpha_lies_on_white() {
    let plain = upright(&file("y444", &Boxes::default()));
    let alpha = upright(&file("grey", &Boxes::default()));
    for premultiplied in [false, true] {
        let found = upright(&file("y444", &Boxes { alpha: Some("grey"), premultiplied, ..Boxes::default() }));
        let expected = draw(64, 48, |x, y| {
            let a = u32::from(pixel(&alpha, x, y)[0]);
            pixel(&plain, x, y).map(|v| {
                let own = if premultiplied { u32::from(v) * 255 } else { u32::from(v) * a };
                (f64::from(own + 255 * (255 - a)) / 255.0).round().min(255.0) as u8
            })
        });
        assert!(difference(&found, &expected) < 0.6, "{}", difference(&found, &expected));
    }
}

#[test]
fn grids_are_put_together() {
    let plain = upright(&file("y444", &Boxes::default()));
    let found = upright(&file("y444", &Boxes { grid: Some((2, 2, 100, 90)), ..Boxes::default() }));
    assert!(found == draw(100, 90, |x, y| pixel(&plain, x % 64, y % 48)));
    for grid in [(2, 1, 64, 48), (1, 1, 200, 48), (2, 2, 200, 200)] {
        let bytes = file("y444", &Boxes { grid: Some(grid), ..Boxes::default() });
        assert_eq!(intake(&bytes, &Limits::default()).unwrap_err().code(), "photo_damaged");
    }
}

#[test]
fn refused_before_decoding() {
    let code = |bytes: &[u8]| intake(bytes, &Limits::default()).unwrap_err().code();
    let claim = |w, h| file("y420", &Boxes { size: Some((w, h)), ..Boxes::default() });
    assert_eq!(code(&claim(60_000, 60_000)), "photo_too_many_pixels");
    assert_eq!(code(&claim(8, 48)), "photo_too_small");
    // The stream has another size than the container.
    assert_eq!(code(&claim(64, 64)), "photo_damaged");
    let bytes = file("y420", &Boxes::default());
    assert_eq!(code(&bytes[..bytes.len() - 10]), "photo_truncated");
    assert_eq!(code(&bytes[..40]), "photo_damaged");
    assert_eq!(code(&bytes[..30]), "photo_truncated");
    // An essential property that nobody knows.
    let mut odd = file("y420", &with(vec![boxed(b"warp", &[0; 4])]));
    let at = odd.windows(4).rposition(|w| w == [0, 1, 2, 1]).unwrap();
    odd[at + 3 + 1] |= 0x80;
    assert_eq!(code(&odd), "photo_unsupported_kind");
}

#[test]
fn a_high_dynamic_range_is_toned_down() {
    // PQ code values: half of the range is about 92 candela, so the picture gets darker but stays a picture.
    let found = decode(&file("y444", &with(vec![nclx(9, 16, 6, true)])), &Limits::default(), None).unwrap();
    let [r, g, b] = pixel(&found, 5, 5);
    assert!(r > 225 && g > 225 && b > 225, "{r} {g} {b}");
    let mean = found.rgb().iter().map(|&v| f64::from(v)).sum::<f64>() / found.rgb().len() as f64;
    assert!((60.0..200.0).contains(&mean), "{mean}");
}
