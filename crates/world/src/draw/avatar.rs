//! Portraits: simple shapes, many kinds of people.

use tiny_skia::{Pixmap, Transform};

use super::light;
use super::pen::Pen;
use super::tone;

#[expect(clippy::cast_precision_loss, reason = "pixels")]
pub(super) fn draw(canvas: &mut Pixmap, seed: u64) {
    let side = canvas.width() as f32;
    let mut pen = Pen::new(canvas, Transform::from_scale(side / 100.0, side / 100.0));
    pen.rr(0.0, 0.0, 100.0, 100.0, 0.0, tone::TEAL);
    light::finish(canvas, seed, 2.0, 0.1);
}
