//! Drawings.

use super::super::pen::{Ink, Pen};
use super::Look;
use crate::rng::Rng;

// STUB
pub(super) fn camera(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn camera_strap(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn chisels(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn dev_tank(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn drill(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn film_roll(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn knit_kit(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn mallet(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn needles(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn plane(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn saw(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn yarn(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END
