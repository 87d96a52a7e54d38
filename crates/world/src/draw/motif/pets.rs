//! Drawings.

use super::super::pen::{Ink, Pen};
use super::Look;
use crate::rng::Rng;

// STUB
pub(super) fn aqua_plants(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn aquarium(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn bed(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn bowl(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn cat_bed(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn cat_toy(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn cat_tree(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn collar(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn dog_toy(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn leash(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn litter_box(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn tank_filter(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn tank_light(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn tank_rocks(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END
