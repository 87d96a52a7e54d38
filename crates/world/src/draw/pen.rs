//! Drawing of shapes with a little light on them. A motif draws in a box whose larger side is 100, y pointing down.

use tiny_skia::{
    FillRule, GradientStop, LineCap, LineJoin, LinearGradient, Mask, Paint, Path, PathBuilder, Pixmap, Point,
    RadialGradient, Rect, Shader, SpreadMode, Stroke, Transform,
};

use super::tone::Tone;

/// How a shape takes the light, which comes from the upper left.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ink {
    Flat(Tone),
    /// A cylinder standing upright.
    Round(Tone),
    /// A cylinder lying down.
    Roll(Tone),
    /// Lit from above.
    Down(Tone),
    /// From the first colour (left) to the second.
    Across(Tone, Tone),
    /// From the first colour (top) to the second.
    Fall(Tone, Tone),
    Ball(Tone),
    /// Polished metal, upright.
    Metal(Tone),
    /// See-through, with bright rims.
    Glass(Tone),
}

impl From<Tone> for Ink {
    fn from(tone: Tone) -> Self {
        Self::Flat(tone)
    }
}

pub(crate) struct Pen<'a> {
    pub pixmap: &'a mut Pixmap,
    pub at: Transform,
    mask: Option<Mask>,
}

type Points<'a> = &'a [(f32, f32)];

impl<'a> Pen<'a> {
    pub(crate) const fn new(pixmap: &'a mut Pixmap, at: Transform) -> Self {
        Self { pixmap, at, mask: None }
    }

    pub(crate) fn fill(&mut self, path: Option<Path>, ink: impl Into<Ink>) {
        let Some(path) = path else { return };
        let paint = Paint { shader: shader(ink.into(), path.bounds()), anti_alias: true, ..Paint::default() };
        self.pixmap.fill_path(&path, &paint, FillRule::Winding, self.at, self.mask.as_ref());
    }

    fn stroke(&mut self, path: Option<Path>, width: f32, ink: impl Into<Ink>, round: bool) {
        let Some(path) = path else { return };
        let paint = Paint { shader: shader(ink.into(), path.bounds()), anti_alias: true, ..Paint::default() };
        let stroke = Stroke {
            width,
            line_cap: if round { LineCap::Round } else { LineCap::Butt },
            line_join: if round { LineJoin::Round } else { LineJoin::Miter },
            ..Stroke::default()
        };
        self.pixmap.stroke_path(&path, &paint, &stroke, self.at, self.mask.as_ref());
    }

    /// Rectangle with round corners.
    pub(crate) fn rr(&mut self, x: f32, y: f32, w: f32, h: f32, r: f32, ink: impl Into<Ink>) {
        self.fill(round_rect(x, y, w, h, r), ink);
    }

    pub(crate) fn el(&mut self, cx: f32, cy: f32, rx: f32, ry: f32, ink: impl Into<Ink>) {
        self.fill(ellipse(cx, cy, rx, ry), ink);
    }

    pub(crate) fn ring(&mut self, cx: f32, cy: f32, rx: f32, ry: f32, width: f32, ink: impl Into<Ink>) {
        self.stroke(ellipse(cx, cy, rx, ry), width, ink, true);
    }

    pub(crate) fn poly(&mut self, points: Points<'_>, ink: impl Into<Ink>) {
        self.fill(polygon(points, true), ink);
    }

    /// A closed smooth outline through the points.
    pub(crate) fn blob(&mut self, points: Points<'_>, ink: impl Into<Ink>) {
        self.fill(smooth(points, true), ink);
    }

    pub(crate) fn line(&mut self, points: Points<'_>, width: f32, ink: impl Into<Ink>) {
        self.stroke(polygon(points, false), width, ink, true);
    }

    /// Without round ends.
    pub(crate) fn bar(&mut self, points: Points<'_>, width: f32, ink: impl Into<Ink>) {
        self.stroke(polygon(points, false), width, ink, false);
    }

    /// An open smooth line through the points.
    pub(crate) fn curve(&mut self, points: Points<'_>, width: f32, ink: impl Into<Ink>) {
        self.stroke(smooth(points, false), width, ink, true);
    }

    /// A filled outline in the path language of SVG: absolute M L H V C Q Z.
    pub(crate) fn d(&mut self, text: &str, ink: impl Into<Ink>) {
        self.fill(svg(text), ink);
    }

    pub(crate) fn ds(&mut self, text: &str, width: f32, ink: impl Into<Ink>) {
        self.stroke(svg(text), width, ink, true);
    }

    /// Draws only inside the outline.
    pub(crate) fn inside(&mut self, path: Option<Path>, draw: impl FnOnce(&mut Pen<'_>)) {
        let Some(path) = path else { return };
        let Some(mut mask) = Mask::new(self.pixmap.width(), self.pixmap.height()) else { return };
        mask.fill_path(&path, FillRule::Winding, true, self.at);
        if let Some(outer) = &self.mask {
            for (mine, theirs) in mask.data_mut().iter_mut().zip(outer.data()) {
                *mine = (*mine).min(*theirs);
            }
        }
        let mut pen = Pen { pixmap: self.pixmap, at: self.at, mask: Some(mask) };
        draw(&mut pen);
    }

    /// Draws moved, turned (degrees) and scaled about a point.
    pub(crate) fn turned(&mut self, x: f32, y: f32, degrees: f32, scale: f32, draw: impl FnOnce(&mut Pen<'_>)) {
        let before = self.at;
        self.at = self
            .at
            .pre_concat(Transform::from_translate(x, y))
            .pre_concat(Transform::from_rotate(degrees).pre_concat(Transform::from_scale(scale, scale)));
        draw(self);
        self.at = before;
    }

    /// Draws as seen in a mirror standing at `x`.
    pub(crate) fn mirrored(&mut self, x: f32, draw: impl FnOnce(&mut Pen<'_>)) {
        let before = self.at;
        self.at = self.at.pre_concat(Transform::from_row(-1.0, 0.0, 0.0, 1.0, 2.0 * x, 0.0));
        draw(self);
        self.at = before;
    }
}

fn stops(list: &[(f32, Tone)]) -> Vec<GradientStop> {
    list.iter().map(|(at, tone)| GradientStop::new(*at, tone.color())).collect()
}

fn linear(from: (f32, f32), to: (f32, f32), list: &[(f32, Tone)]) -> Shader<'static> {
    let plain = || Shader::SolidColor(list.first().map_or(tiny_skia::Color::BLACK, |(_, tone)| tone.color()));
    LinearGradient::new(
        Point::from_xy(from.0, from.1),
        Point::from_xy(to.0, to.1),
        stops(list),
        SpreadMode::Pad,
        Transform::identity(),
    )
    .unwrap_or_else(plain)
}

pub(crate) fn shader(ink: Ink, bounds: Rect) -> Shader<'static> {
    let (l, t, r, b) = (bounds.left(), bounds.top(), bounds.right(), bounds.bottom());
    let across = |list: &[(f32, Tone)]| linear((l, t), (r, t), list);
    let down = |list: &[(f32, Tone)]| linear((l, t), (l, b), list);
    match ink {
        Ink::Flat(tone) => Shader::SolidColor(tone.color()),
        Ink::Round(tone) => across(&[(0.0, tone.dim(0.12)), (0.25, tone.lit(0.2)), (0.5, tone), (1.0, tone.dim(0.38))]),
        Ink::Roll(tone) => down(&[(0.0, tone.dim(0.05)), (0.22, tone.lit(0.22)), (0.5, tone), (1.0, tone.dim(0.42))]),
        Ink::Down(tone) => {
            linear((l, t), (l + (r - l) * 0.35, b), &[(0.0, tone.lit(0.16)), (0.45, tone), (1.0, tone.dim(0.24))])
        }
        Ink::Across(from, to) => across(&[(0.0, from), (1.0, to)]),
        Ink::Fall(from, to) => down(&[(0.0, from), (1.0, to)]),
        Ink::Ball(tone) => {
            let (w, h) = (r - l, b - t);
            let centre = Point::from_xy(l + w * 0.36, t + h * 0.3);
            RadialGradient::new(
                centre,
                0.0,
                centre,
                w.max(h) * 0.78,
                stops(&[(0.0, tone.lit(0.45)), (0.35, tone.lit(0.08)), (0.7, tone.dim(0.16)), (1.0, tone.dim(0.45))]),
                SpreadMode::Pad,
                Transform::identity(),
            )
            .unwrap_or_else(|| Shader::SolidColor(tone.color()))
        }
        Ink::Metal(tone) => across(&[
            (0.0, tone.dim(0.3)),
            (0.16, tone.lit(0.5)),
            (0.3, tone.dim(0.05)),
            (0.55, tone.lit(0.25)),
            (0.8, tone.dim(0.3)),
            (1.0, tone.dim(0.1)),
        ]),
        Ink::Glass(tone) => across(&[
            (0.0, tone.lit(0.3).a(0.62)),
            (0.14, tone.lit(0.75).a(0.5)),
            (0.3, tone.a(0.24)),
            (0.75, tone.a(0.3)),
            (1.0, tone.dim(0.2).a(0.6)),
        ]),
    }
}

pub(crate) fn round_rect(x: f32, y: f32, w: f32, h: f32, r: f32) -> Option<Path> {
    let r = r.min(w / 2.0).min(h / 2.0).max(0.0);
    if r < 0.05 {
        return Rect::from_xywh(x, y, w, h).map(PathBuilder::from_rect);
    }
    let k = r * 0.552_285;
    let mut p = PathBuilder::new();
    p.move_to(x + r, y);
    p.line_to(x + w - r, y);
    p.cubic_to(x + w - r + k, y, x + w, y + r - k, x + w, y + r);
    p.line_to(x + w, y + h - r);
    p.cubic_to(x + w, y + h - r + k, x + w - r + k, y + h, x + w - r, y + h);
    p.line_to(x + r, y + h);
    p.cubic_to(x + r - k, y + h, x, y + h - r + k, x, y + h - r);
    p.line_to(x, y + r);
    p.cubic_to(x, y + r - k, x + r - k, y, x + r, y);
    p.close();
    p.finish()
}

pub(crate) fn ellipse(cx: f32, cy: f32, rx: f32, ry: f32) -> Option<Path> {
    PathBuilder::from_oval(Rect::from_ltrb(cx - rx, cy - ry, cx + rx, cy + ry)?)
}

pub(crate) fn polygon(points: Points<'_>, closed: bool) -> Option<Path> {
    let mut p = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    p.move_to(first.0, first.1);
    for point in rest {
        p.line_to(point.0, point.1);
    }
    if closed {
        p.close();
    }
    p.finish()
}

/// Catmull–Rom through the points.
pub(crate) fn smooth(points: Points<'_>, closed: bool) -> Option<Path> {
    let n = points.len();
    if n < 3 {
        return polygon(points, closed);
    }
    let get = |i: isize| -> (f32, f32) {
        if closed { points[i.rem_euclid(n as isize) as usize] } else { points[i.clamp(0, n as isize - 1) as usize] }
    };
    let mut p = PathBuilder::new();
    p.move_to(points[0].0, points[0].1);
    let last = if closed { n as isize } else { n as isize - 1 };
    for i in 0..last {
        let (p0, p1, p2, p3) = (get(i - 1), get(i), get(i + 1), get(i + 2));
        p.cubic_to(
            p1.0 + (p2.0 - p0.0) / 6.0,
            p1.1 + (p2.1 - p0.1) / 6.0,
            p2.0 - (p3.0 - p1.0) / 6.0,
            p2.1 - (p3.1 - p1.1) / 6.0,
            p2.0,
            p2.1,
        );
    }
    if closed {
        p.close();
    }
    p.finish()
}

/// The path language of SVG, absolute commands M L H V C Q Z only; a number that cannot be read ends the path.
pub(crate) fn svg(text: &str) -> Option<Path> {
    let mut p = PathBuilder::new();
    let (mut x, mut y) = (0.0, 0.0);
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let command = rest[at..].chars().next()?;
        let body = &rest[at + 1..];
        let end = body.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(body.len());
        let n: Vec<f32> = body[..end].split([' ', ',']).filter_map(|word| word.parse().ok()).collect();
        rest = &body[end..];
        match command {
            'M' if n.len() >= 2 => {
                (x, y) = (n[0], n[1]);
                p.move_to(x, y);
            }
            'L' => {
                for pair in n.chunks_exact(2) {
                    (x, y) = (pair[0], pair[1]);
                    p.line_to(x, y);
                }
            }
            'H' if !n.is_empty() => {
                x = n[0];
                p.line_to(x, y);
            }
            'V' if !n.is_empty() => {
                y = n[0];
                p.line_to(x, y);
            }
            'C' => {
                for six in n.chunks_exact(6) {
                    (x, y) = (six[4], six[5]);
                    p.cubic_to(six[0], six[1], six[2], six[3], x, y);
                }
            }
            'Q' => {
                for four in n.chunks_exact(4) {
                    (x, y) = (four[2], four[3]);
                    p.quad_to(four[0], four[1], x, y);
                }
            }
            'Z' => p.close(),
            _ => return None,
        }
    }
    p.finish()
}
