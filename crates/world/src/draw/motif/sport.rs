//! Drawings.

use super::super::pen::{Ink, Pen};
use super::Look;
use crate::rng::Rng;

// STUB
pub(super) fn bicycle(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn bike_light(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn goal(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn helmet(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn keeper_gloves(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn shin_guards(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn skateboard(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn surfboard(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn tent(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn wax(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn wheels(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END
