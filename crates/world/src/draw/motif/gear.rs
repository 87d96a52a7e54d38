//! Drawings.

use super::super::pen::{Ink, Pen};
use super::Look;
use crate::rng::Rng;

// STUB
pub(super) fn ball(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn bands(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn binoculars(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn bottle(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn camp_chair(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn camp_stove(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn cooler(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn dumbbell(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn foam_roller(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn globe(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn hammock(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn headlamp(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn kettlebell(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn lantern(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn sleeping_bag(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn solar_panel(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn telescope(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn yoga_block(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn yoga_mat(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END
