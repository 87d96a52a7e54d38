//! Tiles of interests while the store has no photo for them.

use crate::rng::Rng;

/// Ground, shape behind, and three colours of the drawing.
const PALETTES: &[[&str; 5]] = &[
    ["#efe3d0", "#e3c9a8", "#b04a32", "#2f5d48", "#fffaf0"],
    ["#d9e2d3", "#b9cdb4", "#2f5d48", "#c46a4a", "#fffaf0"],
    ["#f3dcd2", "#ebbfae", "#7a4668", "#cf9a3c", "#fffaf0"],
    ["#d5e3ea", "#aecbda", "#263a5e", "#c46a4a", "#fffaf0"],
    ["#f4e6bf", "#ecd08a", "#2f7f86", "#b04a32", "#fffaf0"],
    ["#e4dcee", "#c8b8de", "#4f2b40", "#db7a7e", "#fffaf0"],
    ["#2f5d48", "#3f7359", "#f3ead8", "#e3b23c", "#db7a7e"],
    ["#263a5e", "#34507e", "#f3ead8", "#db7a7e", "#e3b23c"],
    ["#b04a32", "#c2604a", "#f3ead8", "#e3b23c", "#263a5e"],
    ["#2f7f86", "#45959b", "#f3ead8", "#e3b23c", "#b04a32"],
    ["#dfe8df", "#a3d3bf", "#3a3b40", "#c46a4a", "#fffaf0"],
    ["#f0d6c0", "#e0a883", "#3a3b40", "#2f7f86", "#fffaf0"],
];

/// An SVG picture of an interest, 320 × 240, at most 2,048 bytes; no scripts, no style attributes. An unknown motif
/// gives a pattern.
#[must_use]
pub fn tile_svg(slug: &str, motif: &str, seed: u64) -> String {
    let mut rng = Rng::named(seed, slug);
    let [ground, shape, a, b, c] = *rng.pick(PALETTES);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 320 240\" width=\"320\" height=\"240\"><rect width=\"320\" height=\"240\" fill=\"{ground}\"/>"
    );
    out.push_str(&backdrop(shape, &mut rng));
    match glyph(motif) {
        Some(glyph) => {
            let turn = rng.between(-6, 6);
            out.push_str(&format!("<ellipse cx=\"160\" cy=\"196\" rx=\"62\" ry=\"7\" fill=\"#000\" opacity=\".13\"/><g transform=\"translate(160 122) rotate({turn}) scale(3.1) translate(-24 -24)\">"));
            out.push_str(&glyph.replace("$A", a).replace("$B", b).replace("$C", c));
            out.push_str("</g>");
        }
        None => {
            for (at, r) in [84, 62, 40, 18].into_iter().enumerate() {
                let fill = [a, b, c, a][at];
                out.push_str(&format!("<circle cx=\"160\" cy=\"126\" r=\"{r}\" fill=\"{fill}\"/>"));
            }
        }
    }
    out.push_str("</svg>");
    out
}

fn backdrop(shape: &str, rng: &mut Rng) -> String {
    match rng.below(6) {
        0 => format!("<circle cx=\"160\" cy=\"124\" r=\"96\" fill=\"{shape}\"/>"),
        1 => format!("<path d=\"M84 240V110a76 76 0 0 1 152 0v130z\" fill=\"{shape}\"/>"),
        2 => format!(
            "<path d=\"M0 170C60 130 110 200 170 165S270 130 320 165V240H0z\" fill=\"{shape}\"/><circle cx=\"{}\" cy=\"48\" r=\"26\" fill=\"{shape}\"/>",
            rng.between(40, 280)
        ),
        3 => {
            let mut out = String::new();
            for i in 0..7 {
                out.push_str(&format!(
                    "<path d=\"M{0} 0L{1} 240H{2}L{3} 0z\" fill=\"{shape}\"/>",
                    i * 60 - 20,
                    i * 60 - 80,
                    i * 60 - 54,
                    i * 60 + 6
                ));
            }
            out
        }
        4 => {
            let mut out = String::new();
            for _ in 0..14 {
                out.push_str(&format!(
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{shape}\"/>",
                    rng.between(0, 320),
                    rng.between(0, 240),
                    rng.between(4, 15)
                ));
            }
            out
        }
        _ => format!("<path d=\"M0 240V150L320 60V240z\" fill=\"{shape}\"/>"),
    }
}

/// Drawings in a box of 48 × 48; `$A $B $C` are the colours.
#[rustfmt::skip]
fn glyph(motif: &str) -> Option<&'static str> {
    Some(match motif {
        "backpack" => r#"<path d="M19 8a5 5 0 0 1 10 0" fill="none" stroke="$A" stroke-width="3"/><rect x="10" y="8" width="28" height="37" rx="9" fill="$A"/><rect x="14" y="26" width="20" height="15" rx="4" fill="$B"/><path d="M14 18h20M20 30h8" stroke="$C" stroke-width="2"/>"#,
        "bag" | "basket" => r#"<path d="M15 20c0-18 18-18 18 0" fill="none" stroke="$B" stroke-width="3"/><path d="M7 18h34l3 25a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z" fill="$A"/><path d="M6 26h36M5 34h38" stroke="$C" stroke-width="1.5" opacity=".6"/>"#,
        "ball" => r#"<circle cx="24" cy="26" r="19" fill="$C"/><path d="m24 18 7 5-3 8h-8l-3-8zM24 7l5 4-5 4-5-4zM6 21l5 1-2 6-3-1zM42 21l-5 1 2 6 3-1zM14 41l2-5 5 3v5zM34 41l-2-5-5 3v5z" fill="$A"/>"#,
        "balloon" => r#"<path d="M24 34c-4 5 4 7 0 12" fill="none" stroke="$A" stroke-width="1.5"/><path d="M24 4c10 0 14 8 13 15S29 34 24 34 12 26 11 19 14 4 24 4z" fill="$B"/><path d="m21 34h6l-3 3z" fill="$B"/><path d="M17 12c1-3 4-4 6-4" stroke="$C" stroke-width="2.5" fill="none" stroke-linecap="round"/>"#,
        "bicycle" => r#"<g fill="none" stroke="$A" stroke-width="2.4"><circle cx="11" cy="32" r="9"/><circle cx="37" cy="32" r="9"/></g><path d="m11 32 8-15h13l5 15M19 17l5 15h-13M24 32l8-14" fill="none" stroke="$B" stroke-width="2.6" stroke-linejoin="round"/><path d="M15 15h8M31 18l-1-5h6" stroke="$C" stroke-width="2.6" fill="none"/>"#,
        "binoculars" => r#"<rect x="19" y="16" width="10" height="14" fill="$B"/><path d="M9 8h9l4 20v12H3V28zM39 8h-9l-4 20v12h19V28z" fill="$A"/><path d="M3 34h19M26 34h19" stroke="$C" stroke-width="3"/>"#,
        "bird" => r#"<path d="M6 20c6-1 8-12 19-10 9 2 10 12 18 13-5 4-8 4-9 8-2 8-20 9-24-3-1-4-3-5-4-8z" fill="$A"/><path d="M17 24c6-4 14-2 16 5-6 4-13 2-16-5z" fill="$B"/><circle cx="14" cy="17" r="1.6" fill="$C"/><path d="m6 20-5 2 6 1z" fill="$B"/><path d="M20 36v8M26 36v8" stroke="$B" stroke-width="2"/>"#,
        "blocks" => r#"<rect x="4" y="28" width="17" height="17" rx="2" fill="$A"/><rect x="25" y="28" width="19" height="17" rx="2" fill="$B"/><path d="M30 45a5 5 0 0 1 9 0z" fill="$C"/><rect x="10" y="15" width="28" height="11" rx="2" fill="$C"/><path d="m14 13 9-11 9 11z" fill="$B"/>"#,
        "bone" => r#"<g transform="rotate(-24 24 24)"><rect x="10" y="20" width="28" height="9" fill="$A"/><g fill="$A"><circle cx="9" cy="19" r="6"/><circle cx="9" cy="30" r="6"/><circle cx="39" cy="19" r="6"/><circle cx="39" cy="30" r="6"/></g><path d="M14 22h16" stroke="$C" stroke-width="2" stroke-linecap="round"/></g>"#,
        "book" => r#"<path d="M24 12C17 7 9 7 3 9v31c7-2 14-2 21 3 7-5 14-5 21-3V9c-6-2-14-2-21 3z" fill="$A"/><path d="M24 12c-6-4-12-4-17-3v28c6-1 12-1 17 3 5-4 11-4 17-3V9c-5-1-11-1-17 3z" fill="$C"/><path d="M24 12v28M11 16c3-1 6 0 9 1M11 22c3-1 6 0 9 1M28 17c3-1 6-2 9-1M28 23c3-1 6-2 9-1" stroke="$B" stroke-width="1.6" fill="none"/>"#,
        "boot" => r#"<path d="M14 4h15v22c4 4 14 4 15 11v5H14z" fill="$A"/><path d="M12 42h33v3H12z" fill="$B"/><path d="M22 12h7M22 17h7M23 22h6" stroke="$C" stroke-width="2"/>"#,
        "bottle" | "tube" => r#"<path d="M19 3h10v8c0 3 5 5 5 10v21a3 3 0 0 1-3 3H17a3 3 0 0 1-3-3V21c0-5 5-7 5-10z" fill="$A"/><rect x="18" y="2" width="12" height="6" rx="1" fill="$B"/><rect x="14" y="25" width="20" height="13" fill="$C"/><path d="M18 30h12M20 34h8" stroke="$A" stroke-width="1.6"/>"#,
        "bowl" => r#"<path d="M15 14c-2-3 2-4 0-8M24 14c-2-3 2-4 0-8M33 14c-2-3 2-4 0-8" stroke="$C" stroke-width="2" fill="none" stroke-linecap="round"/><path d="M3 20h42c0 14-9 20-14 20H17C12 40 3 34 3 20z" fill="$A"/><rect x="17" y="39" width="14" height="4" fill="$B"/><path d="M6 26c12 5 24 5 36 0" stroke="$B" stroke-width="2.4" fill="none"/>"#,
        "box" => r#"<path d="M5 17h38v27H5z" fill="$A"/><path d="M3 11h42v8H3z" fill="$B"/><path d="M20 11h8v33h-8z" fill="$C"/><path d="M24 11c-8-1-11-9-5-9 4 0 5 6 5 9 0-3 1-9 5-9 6 0 3 8-5 9z" fill="$C"/>"#,
        "bread" => r#"<path d="M3 33c-2-12 9-20 21-20s23 8 21 20c-1 6-6 8-21 8S4 39 3 33z" fill="$A"/><path d="M13 18c5 4 5 10 2 15M22 16c5 4 5 11 2 17M32 17c4 4 4 10 1 15" stroke="$C" stroke-width="3" fill="none" stroke-linecap="round"/>"#,
        "bulb" => r#"<path d="M17 33c0-6-7-9-7-17a14 14 0 0 1 28 0c0 8-7 11-7 17z" fill="$B"/><path d="M18 36h12M19 40h10M21 44h6" stroke="$A" stroke-width="3" stroke-linecap="round"/><path d="m19 17 5 5 5-5M24 22v11" stroke="$C" stroke-width="2" fill="none"/>"#,
        "cactus" => r#"<path d="M20 34V10a4 4 0 0 1 8 0v24zM20 26h-4a5 5 0 0 1-5-5v-4a2.5 2.5 0 0 1 5 0v3h4zM28 22h4v-6a2.5 2.5 0 0 1 5 0v6a5 5 0 0 1-5 5h-4z" fill="$A"/><path d="M13 33h22l-3 12H16z" fill="$B"/><circle cx="24" cy="7" r="2.6" fill="$C"/>"#,
        "camera" => r#"<path d="M15 9h11l3 5H12z" fill="$B"/><rect x="3" y="13" width="42" height="29" rx="5" fill="$A"/><circle cx="24" cy="28" r="11" fill="$C"/><circle cx="24" cy="28" r="7" fill="$A"/><circle cx="21.5" cy="25.5" r="2" fill="$C"/><rect x="36" y="17" width="5" height="4" rx="1" fill="$B"/>"#,
        "candle" => r#"<path d="M24 2c4 5 4 7 3 9s-5 2-6 0-1-4 3-9z" fill="$B"/><path d="M24 11v6" stroke="$A" stroke-width="1.6"/><path d="M13 16h22v26a3 3 0 0 1-3 3H16a3 3 0 0 1-3-3z" fill="$A"/><rect x="17" y="25" width="14" height="12" fill="$C"/><path d="M20 29h8M21 33h6" stroke="$A" stroke-width="1.4"/>"#,
        "carabiner" => r#"<path d="M18 5h10c10 0 12 8 9 15l-9 20c-3 7-14 5-14-3V14c0-5 1-9 4-9z" fill="none" stroke="$A" stroke-width="5"/><path d="m38 17-7 16" stroke="$B" stroke-width="5"/><path d="M14 30v-9" stroke="$C" stroke-width="5"/>"#,
        "cat" => r#"<path d="M9 20 8 5l10 7h12l10-7-1 15c2 6 1 23-15 23S7 26 9 20z" fill="$A"/><ellipse cx="17" cy="23" rx="2.6" ry="3.4" fill="$C"/><ellipse cx="31" cy="23" rx="2.6" ry="3.4" fill="$C"/><path d="M22 29h4l-2 3zM24 32c-1 3-5 3-6 1M24 32c1 3 5 3 6 1M4 27l9 2M4 33l9-1M44 27l-9 2M44 33l-9-1" stroke="$B" stroke-width="1.4" fill="$B"/>"#,
        "chair" => r#"<path d="M13 3h22l-2 21H15z" fill="$A"/><path d="M10 24h28v6H10z" fill="$B"/><path d="m13 30-3 15M35 30l3 15M17 30v10M31 30v10" stroke="$A" stroke-width="2.6"/><path d="M18 8v12M24 8v12M30 8v12" stroke="$C" stroke-width="1.6"/>"#,
        "clock" | "watch" => r#"<path d="M16 3h16l-2 10H18zM16 45h16l-2-10H18z" fill="$B"/><circle cx="24" cy="24" r="16" fill="$A"/><circle cx="24" cy="24" r="12" fill="$C"/><path d="M24 15v9l6 4" stroke="$A" stroke-width="2.4" fill="none" stroke-linecap="round"/><path d="M41 22h3v4h-3z" fill="$A"/>"#,
        "controller" => r#"<path d="M13 13h22c7 0 10 13 10 20 0 5-6 7-9 3l-4-6H16l-4 6c-3 4-9 2-9-3 0-7 3-20 10-20z" fill="$A"/><path d="M11 20h8M15 16v8" stroke="$C" stroke-width="3"/><circle cx="31" cy="22" r="2" fill="$B"/><circle cx="36" cy="18" r="2" fill="$C"/>"#,
        "dice" => r#"<rect x="4" y="16" width="24" height="24" rx="5" fill="$A" transform="rotate(-10 16 28)"/><rect x="23" y="8" width="21" height="21" rx="5" fill="$B" transform="rotate(14 33 18)"/><g fill="$C"><circle cx="10" cy="24" r="2.2"/><circle cx="16" cy="28" r="2.2"/><circle cx="22" cy="32" r="2.2"/><circle cx="29" cy="16" r="2"/><circle cx="37" cy="21" r="2"/></g>"#,
        "dress" => r#"<path d="M16 3h4c1 4 7 4 8 0h4l3 10-5 3v6l11 21c-11 3-23 3-34 0l11-21v-6l-5-3z" fill="$A"/><path d="M18 20h12v3H18z" fill="$B"/><path d="m19 27-4 13M24 27v14M29 27l4 13" stroke="$C" stroke-width="1.4" opacity=".7"/>"#,
        "drill" => r#"<path d="M3 9h26a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-8l-1 14h-9L9 23H6a3 3 0 0 1-3-3z" fill="$A"/><path d="M32 12h7v8h-7z" fill="$B"/><path d="M39 16h8" stroke="$B" stroke-width="2.4"/><rect x="7" y="37" width="19" height="8" rx="2" fill="$B"/><path d="M8 15h12" stroke="$C" stroke-width="3"/>"#,
        "dumbbell" => r#"<g transform="rotate(-20 24 24)"><path d="M12 21h24v6H12z" fill="$B"/><rect x="6" y="12" width="8" height="24" rx="3" fill="$A"/><rect x="34" y="12" width="8" height="24" rx="3" fill="$A"/><rect x="2" y="17" width="5" height="14" rx="2" fill="$C"/><rect x="41" y="17" width="5" height="14" rx="2" fill="$C"/></g>"#,
        "fish" => r#"<path d="M3 13c5 3 7 6 9 8 5-8 21-13 33 3-12 16-28 11-33 3-2 2-4 5-9 8 3-8 3-14 0-22z" fill="$A"/><path d="M24 15c4 6 4 12 0 18" stroke="$B" stroke-width="3" fill="none"/><circle cx="36" cy="22" r="2.2" fill="$C"/><circle cx="42" cy="8" r="2.4" fill="none" stroke="$C" stroke-width="1.6"/>"#,
        "glass" => r#"<path d="M12 4h24c1 13-3 22-12 22S11 17 12 4z" fill="$C"/><path d="M12.500 12h23c-.5 9-4 14-11.500 14s-11-5-11.500-14z" fill="$B"/><path d="M24 26v15M15 44h18" stroke="$A" stroke-width="3" stroke-linecap="round"/>"#,
        "globe" => r#"<circle cx="23" cy="21" r="16" fill="$A"/><path d="M15 11c6-3 9 2 6 6s-8 3-9-1 1-4 3-5zM26 22c5-2 9 2 7 6s-7 5-9 1 0-6 2-7z" fill="$B"/><path d="M33 4c10 9 8 26-6 33M23 40v5M14 45h18" stroke="$C" stroke-width="2.6" fill="none" stroke-linecap="round"/>"#,
        "grill" => r#"<path d="M5 20a19 15 0 0 1 38 0z" fill="$A"/><path d="M5 23h38c0 9-8 13-19 13S5 32 5 23z" fill="$A"/><path d="M3 20h42v3H3z" fill="$C"/><path d="m15 34-5 12M33 34l5 12" stroke="$A" stroke-width="2.6"/><path d="M19 4h10" stroke="$B" stroke-width="3" stroke-linecap="round"/><path d="M13 12c-2-3 2-4 0-7M36 12c-2-3 2-4 0-7" stroke="$B" stroke-width="2" fill="none"/>"#,
        "guitar" | "violin" => r#"<g transform="rotate(38 24 24)"><path d="M22 2h4v24h-4z" fill="$B"/><path d="M24 22c8 0 7 6 6 8 4 2 6 18-6 18S14 32 18 30c-1-2-2-8 6-8z" fill="$A"/><circle cx="24" cy="33" r="3.4" fill="$C"/><path d="M20 42h8" stroke="$C" stroke-width="2"/><path d="M20 0h8v5h-8z" fill="$A"/></g>"#,
        "hat" => r#"<path d="M11 32c0-14 2-22 8-22 3 0 3 2 5 2s2-2 5-2c6 0 8 8 8 22z" fill="$A"/><path d="M11 27h26v6H11z" fill="$B"/><ellipse cx="24" cy="35" rx="22" ry="5" fill="$A"/><path d="M11 32c8 3 18 3 26 0" stroke="$C" stroke-width="1.4" fill="none"/>"#,
        "headphones" => r#"<path d="M7 30V24a17 17 0 0 1 34 0v6" fill="none" stroke="$A" stroke-width="4"/><rect x="3" y="27" width="11" height="17" rx="5" fill="$B"/><rect x="34" y="27" width="11" height="17" rx="5" fill="$B"/><path d="M8 31v9M40 31v9" stroke="$C" stroke-width="2" stroke-linecap="round"/>"#,
        "heart" => r#"<path d="M24 43C-6 24 8 2 24 14 40 2 54 24 24 43z" fill="$A"/><path d="M24 36C6 24 14 10 24 19" fill="none" stroke="$C" stroke-width="2.6" stroke-linecap="round"/>"#,
        "jar" => r#"<rect x="10" y="3" width="28" height="9" rx="2" fill="$B"/><path d="M11 12h26c4 3 4 6 4 9v20a4 4 0 0 1-4 4H11a4 4 0 0 1-4-4V21c0-3 0-6 4-9z" fill="$A"/><rect x="14" y="22" width="20" height="14" rx="1" fill="$C"/><path d="M18 27h12M20 31h8" stroke="$A" stroke-width="1.6"/>"#,
        "keyboard" => r#"<rect x="2" y="13" width="44" height="24" rx="4" fill="$A"/><path d="M7 19h4M14 19h4M21 19h4M28 19h4M35 19h6M7 25h6M17 25h4M24 25h4M31 25h4M38 25h3M7 31h5M36 31h5" stroke="$C" stroke-width="3.600"/><path d="M16 31h16" stroke="$B" stroke-width="3.600"/>"#,
        "kite" => r#"<path d="m27 3 17 15-16 18L10 16z" fill="$A"/><path d="m27 3 1 33L10 16z" fill="$B"/><path d="M28 36c-8 0-6 8-14 6" stroke="$C" stroke-width="2" fill="none"/><path d="m18 41-5-2 1 5z" fill="$C"/>"#,
        "knife" => r#"<g transform="rotate(-40 24 24)"><path d="M18 18h28c0 8-8 12-28 12z" fill="$C"/><path d="M0 19h18v9H4c-3 0-5-9-4-9z" fill="$A"/><circle cx="6" cy="23" r="1.4" fill="$B"/><circle cx="13" cy="23" r="1.400" fill="$B"/></g>"#,
        "lamp" => r#"<path d="M15 4h18l7 20H8z" fill="$A"/><path d="M8 24h32" stroke="$C" stroke-width="3"/><path d="M24 26v15" stroke="$B" stroke-width="3"/><path d="M14 45c0-6 20-6 20 0z" fill="$B"/><path d="m19 8-4 12" stroke="$C" stroke-width="1.6"/>"#,
        "laptop" | "monitor" => r#"<rect x="7" y="8" width="34" height="24" rx="3" fill="$A"/><rect x="10" y="11" width="28" height="18" fill="$C"/><path d="m10 29 9-10 7 7 4-4 8 7z" fill="$B"/><path d="M2 34h44l-3 6H5z" fill="$A"/><path d="M20 34h8l-1 2h-6z" fill="$C"/>"#,
        "mat" => r#"<path d="M15 12h26a6 6 0 0 1 0 24H15z" fill="$A"/><circle cx="15" cy="24" r="12" fill="$B"/><path d="M15 15a9 9 0 1 1-9 9 6 6 0 1 1 6 6 3.500 3.500 0 1 1 3-6" fill="none" stroke="$C" stroke-width="2"/><path d="M31 12v24M38 12v24" stroke="$C" stroke-width="2"/>"#,
        "mountain" => r#"<path d="M2 42 19 10l9 16 5-8 13 24z" fill="$A"/><path d="m19 10 5 9-4 3-3-3-3 2zM33 18l4 7-4 2-3-4z" fill="$C"/><circle cx="38" cy="9" r="4" fill="$B"/>"#,
        "mug" => r#"<path d="M16 11c-2-3 2-4 0-8M25 11c-2-3 2-4 0-8" stroke="$C" stroke-width="2" fill="none" stroke-linecap="round"/><path d="M34 20c12-2 12 16-1 15" fill="none" stroke="$A" stroke-width="4"/><path d="M6 15h30v23a6 6 0 0 1-6 6H12a6 6 0 0 1-6-6z" fill="$A"/><path d="M6 31h30v7a6 6 0 0 1-6 6H12a6 6 0 0 1-6-6z" fill="$B"/>"#,
        "notebook" => r#"<rect x="9" y="3" width="31" height="42" rx="3" fill="$A"/><path d="M14 3v42" stroke="$C" stroke-width="1.6"/><rect x="19" y="11" width="16" height="9" fill="$C"/><path d="M22 15h10" stroke="$A" stroke-width="1.6"/><path d="M33 3v42" stroke="$B" stroke-width="2.4"/>"#,
        "paint" => r#"<path d="M24 6C8 6 2 18 4 27c2 8 12 9 14 5s3-4 6-2c3 3 0 6 3 10 3 3 18-3 18-17C45 12 35 6 24 6z" fill="$C"/><g fill="$A"><circle cx="14" cy="19" r="3.600"/><circle cx="35" cy="27" r="3.600"/></g><g fill="$B"><circle cx="24" cy="14" r="3.600"/><circle cx="34" cy="17" r="3"/></g><path d="M44 2 30 22" stroke="$A" stroke-width="2.600"/>"#,
        "pan" => r#"<circle cx="18" cy="28" r="16" fill="$A"/><circle cx="18" cy="28" r="12" fill="$B"/><path d="m29 17 14-13 4 4-13 14z" fill="$A"/><path d="M12 27c0-6 8-6 9-2 5 0 5 8-1 8-5 1-8-1-8-6z" fill="$C"/><circle cx="16" cy="28" r="2.600" fill="$B"/>"#,
        "pen" => r#"<g transform="rotate(42 24 24)"><path d="M20 0h8v28h-8z" fill="$A"/><path d="M20 28h8l-2 10-2 8-2-8z" fill="$C"/><path d="M24 34v10" stroke="$A"/><path d="M20 24h8v4h-8z" fill="$B"/></g>"#,
        "perfume" => r#"<rect x="18" y="2" width="12" height="11" rx="2" fill="$B"/><rect x="20" y="13" width="8" height="4" fill="$A"/><rect x="8" y="17" width="32" height="28" rx="5" fill="$A"/><rect x="13" y="22" width="22" height="18" rx="2" fill="$C"/><path d="M18 29h12M20 33h8" stroke="$A" stroke-width="1.600"/>"#,
        "phone" => r#"<rect x="12" y="2" width="24" height="44" rx="5" fill="$A"/><rect x="15" y="6" width="18" height="36" rx="2" fill="$C"/><path d="m15 42 6-10 5 6 3-4 4 8z" fill="$B"/><circle cx="28" cy="17" r="4" fill="$B"/>"#,
        "plant" => r#"<path d="M24 32c-2-14-16-12-18-20 12-2 18 6 18 20zM24 30c-1-16 6-24 18-24 2 10-6 14-18 24zM24 32c-4-8-10-8-16-5 4 7 10 8 16 5z" fill="$A"/><path d="M24 36V14" stroke="$A" stroke-width="1.600"/><path d="M13 32h22l-3 13H16z" fill="$B"/><path d="M12 31h24v4H12z" fill="$C"/>"#,
        "poster" => r#"<rect x="9" y="3" width="30" height="42" fill="$A"/><rect x="12" y="6" width="24" height="36" fill="$C"/><circle cx="24" cy="19" r="7" fill="$B"/><path d="m12 34 9-9 6 6 4-4 5 5v10H12z" fill="$A"/>"#,
        "ring" => r#"<circle cx="24" cy="30" r="13" fill="none" stroke="$B" stroke-width="4.600"/><path d="m17 8 4-5h6l4 5-7 9z" fill="$C"/><path d="M17 8h14l-7 9z" fill="$A"/>"#,
        "router" => r#"<path d="M13 15a15 15 0 0 1 22 0M17 20a9 9 0 0 1 14 0" fill="none" stroke="$B" stroke-width="3" stroke-linecap="round"/><rect x="4" y="28" width="40" height="13" rx="4" fill="$A"/><circle cx="12" cy="34.500" r="2" fill="$C"/><circle cx="19" cy="34.500" r="2" fill="$B"/><path d="M30 34h9" stroke="$C" stroke-width="2"/>"#,
        "saw" => r#"<g transform="rotate(-24 24 24)"><path d="M14 17h34v10l-3 3-3-3-3 3-3-3-3 3-3-3-3 3-3-3-3 3-3-3-4 3z" fill="$C"/><path d="M3 13c6-3 12 0 13 4v12c-3 5-12 6-14 1s2-5 2-8-3-7-1-9z" fill="$A"/><circle cx="9" cy="22" r="3" fill="$B"/></g>"#,
        "shirt" => r#"<path d="M16 5c3 4 13 4 16 0l13 8-5 11-5-3v23H13V21l-5 3L3 13z" fill="$A"/><path d="M16 5c3 4 13 4 16 0l-1 3c-4 4-10 4-14 0z" fill="$C"/><path d="M13 28h22v5H13z" fill="$B"/>"#,
        "skateboard" => r#"<g transform="rotate(-18 24 24)"><path d="M2 17c4 0 4 4 7 4h30c3 0 3-4 7-4 3 0 2 8-6 9H8c-8-1-9-9-6-9z" fill="$A"/><circle cx="13" cy="31" r="4.600" fill="$B"/><circle cx="35" cy="31" r="4.600" fill="$B"/><circle cx="13" cy="31" r="1.600" fill="$C"/><circle cx="35" cy="31" r="1.600" fill="$C"/></g>"#,
        "sneaker" => r#"<path d="M3 20c4-2 9 0 12-6 6 9 12 10 22 12 6 1 9 4 8 9H3z" fill="$A"/><path d="M2 34h44v4a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3z" fill="$C"/><path d="m17 19 5-3M21 23l5-3M26 25l4-3" stroke="$C" stroke-width="2"/><path d="M10 34c3-7 9-7 13 0z" fill="$B"/>"#,
        "sofa" => r#"<path d="M9 12h30a3 3 0 0 1 3 3v14H6V15a3 3 0 0 1 3-3z" fill="$A"/><path d="M2 22c0-4 7-4 7 0v7h30v-7c0-4 7-4 7 0v15H2z" fill="$A"/><path d="M9 26h30v6H9z" fill="$B"/><path d="M24 13v13M7 37v5M41 37v5" stroke="$C" stroke-width="2"/>"#,
        "speaker" => r#"<rect x="10" y="2" width="28" height="44" rx="4" fill="$A"/><circle cx="24" cy="13" r="5" fill="$C"/><circle cx="24" cy="31" r="10" fill="$B"/><circle cx="24" cy="31" r="4" fill="$C"/>"#,
        "star" => r#"<path d="m24 3 6 14 15 1-11 10 3 15-13-8-13 8 3-15L3 18l15-1z" fill="$B"/><circle cx="9" cy="8" r="2" fill="$A"/><circle cx="41" cy="10" r="1.600" fill="$A"/><circle cx="42" cy="38" r="2" fill="$A"/>"#,
        "suitcase" => r#"<path d="M17 12V5h14v7" fill="none" stroke="$B" stroke-width="3"/><rect x="5" y="11" width="38" height="31" rx="5" fill="$A"/><path d="M14 11v31M34 11v31" stroke="$C" stroke-width="3"/><path d="M11 42v4M37 42v4" stroke="$B" stroke-width="3"/>"#,
        "sunglasses" => r#"<path d="M2 17h44" stroke="$A" stroke-width="3"/><path d="M4 17h17c1 8-2 14-8 14S3 25 4 17zM27 17h17c1 8-3 14-9 14s-9-6-8-14z" fill="$A"/><path d="m8 20 5 6M31 20l5 6" stroke="$C" stroke-width="2" stroke-linecap="round"/><circle cx="24" cy="17" r="2.400" fill="$B"/>"#,
        "surfboard" => r#"<g transform="rotate(24 24 24)"><path d="M24 0c8 8 10 16 10 24s-3 18-10 24c-7-6-10-16-10-24S16 8 24 0z" fill="$A"/><path d="M24 2v44" stroke="$C" stroke-width="1.600"/><path d="M14 30c6 3 14 3 20 0-1 4-1 5-2 7-5 2-11 2-16 0-1-2-2-4-2-7z" fill="$B"/></g>"#,
        "teapot" => r#"<path d="M35 20c12-3 11 14-1 14" fill="none" stroke="$A" stroke-width="3.600"/><path d="M10 28C5 28 6 20 1 17l4-3c5 3 4 8 8 8z" fill="$A"/><path d="M9 27c0-9 6-12 14-12s14 3 14 12-5 15-14 15S9 36 9 27z" fill="$A"/><path d="M15 15c2-4 14-4 16 0z" fill="$B"/><circle cx="23" cy="10" r="2.600" fill="$B"/><path d="M12 29c7 4 15 4 22 0" stroke="$C" stroke-width="2" fill="none"/>"#,
        "teddy" => r#"<circle cx="12" cy="12" r="7" fill="$A"/><circle cx="36" cy="12" r="7" fill="$A"/><circle cx="24" cy="25" r="18" fill="$A"/><ellipse cx="24" cy="31" rx="8" ry="6.500" fill="$C"/><circle cx="17" cy="22" r="2" fill="$B"/><circle cx="31" cy="22" r="2" fill="$B"/><path d="M21 28h6l-3 3.500z" fill="$B"/>"#,
        "telescope" => r#"<path d="m24 26-9 20M24 26l9 20M24 26v20" stroke="$B" stroke-width="2.600"/><g transform="rotate(-28 24 22)"><rect x="4" y="16" width="34" height="11" rx="2" fill="$A"/><rect x="36" y="13" width="9" height="17" rx="2" fill="$C"/><rect x="0" y="18" width="6" height="7" fill="$B"/></g><circle cx="41" cy="5" r="1.600" fill="$C"/>"#,
        "tent" => r#"<path d="M24 7 46 41H2z" fill="$A"/><path d="m24 7 8 34H15z" fill="$C"/><path d="m24 17 6 24H18z" fill="$B"/><path d="M2 41h44" stroke="$B" stroke-width="2.400"/>"#,
        "tv" => r#"<path d="m17 3 7 8 7-8" stroke="$B" stroke-width="2.400" fill="none"/><rect x="3" y="10" width="42" height="29" rx="5" fill="$A"/><rect x="7" y="14" width="29" height="21" rx="3" fill="$C"/><path d="m18 19 9 5.500-9 5.500z" fill="$B"/><circle cx="40.500" cy="18" r="1.800" fill="$C"/><path d="m12 39-3 6M36 39l3 6" stroke="$A" stroke-width="3"/>"#,
        "van" => r#"<path d="M3 14a5 5 0 0 1 5-5h28l9 15v13H3z" fill="$A"/><path d="M3 25h42v6H3z" fill="$C"/><path d="M8 14h10v8H8zM21 14h10v8H21zM34 14l6 8h-6z" fill="$B"/><circle cx="13" cy="37" r="6" fill="$B"/><circle cx="36" cy="37" r="6" fill="$B"/><circle cx="13" cy="37" r="2.400" fill="$C"/><circle cx="36" cy="37" r="2.400" fill="$C"/>"#,
        "vase" => r#"<path d="M24 20C18 12 16 8 17 3M24 20c1-8 4-12 9-16M24 20V6" stroke="$B" stroke-width="1.800" fill="none"/><g fill="$C"><circle cx="17" cy="4" r="3.600"/><circle cx="33" cy="5" r="3.600"/><circle cx="24" cy="5" r="3.600"/></g><path d="M19 18h10c0 6 8 8 8 16s-5 11-13 11-13-3-13-11 8-10 8-16z" fill="$A"/><path d="M12 32c8 3 16 3 24 0" stroke="$C" stroke-width="2" fill="none"/>"#,
        "vinyl" => r#"<circle cx="24" cy="24" r="21" fill="$A"/><g fill="none" stroke="$C" opacity=".4"><circle cx="24" cy="24" r="17"/><circle cx="24" cy="24" r="13"/></g><circle cx="24" cy="24" r="8" fill="$B"/><circle cx="24" cy="24" r="1.800" fill="$C"/><path d="M9 14a18 18 0 0 1 6-6" stroke="$C" stroke-width="2" fill="none"/>"#,
        "watering-can" => r#"<path d="M30 20c14-6 16 16 3 17" fill="none" stroke="$A" stroke-width="3"/><path d="m13 34-10-19" stroke="$A" stroke-width="4"/><path d="M0 15 7 10l1 5-4 4z" fill="$B"/><path d="M13 18h20l2 25H12z" fill="$A"/><path d="M12 18h22v4H12z" fill="$B"/><path d="M16 27v11" stroke="$C" stroke-width="2" stroke-linecap="round"/>"#,
        "wave" => r#"<path d="M2 36C4 16 16 6 30 9c9 2 12 10 8 15-3-5-9-5-11 0-2 6 3 11 10 11 4 0 7-1 9-3v12H2z" fill="$A"/><path d="M2 44c6-5 10-5 16 0 6-5 10-5 16 0 4-4 8-5 12-3v5H2z" fill="$C"/><circle cx="42" cy="9" r="4" fill="$B"/>"#,
        "yarn" => r#"<circle cx="22" cy="26" r="18" fill="$A"/><path d="M8 16c10 0 20 8 26 22M5 24c9 1 16 7 20 19M14 10c10 2 20 10 25 22M10 38C10 26 18 14 30 10M16 42c0-12 8-22 20-27" stroke="$C" stroke-width="1.600" fill="none" opacity=".8"/><path d="M30 42c6 2 10-2 16 1" stroke="$A" stroke-width="2.400" fill="none"/><path d="M46 2 32 18" stroke="$B" stroke-width="2.600" stroke-linecap="round"/>"#,
        _ => return None,
    })
}
