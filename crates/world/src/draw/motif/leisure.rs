//! Drawings.

use super::super::pen::{Ink, Pen};
use super::Look;
use crate::rng::Rng;

// STUB
pub(super) fn blocks(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn chess(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn dice(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn kite(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn stack_rings(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn teddy(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END

// STUB
pub(super) fn train(p: &mut Pen<'_>, l: &Look, _: &mut Rng) {
    let spec = l.motif.spec();
    p.rr(0.0, 0.0, spec.w, spec.h, 8.0, Ink::Down(l.main));
}
// END
