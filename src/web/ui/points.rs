//! On which side of its point a tag's label stands.

/// Width of a label, as a share of the photo on a phone: 190 of 390 pixels.
const WIDTH: f64 = 0.49;
/// Height of a point with its label, as a share of a square photo on a phone: 44 of 390 pixels.
const HEIGHT: f64 = 0.113;
/// Half the width of a point that a finger can hit.
const DOT: f64 = 0.056;

/// A rectangle: left, right, top, bottom.
type Area = (f64, f64, f64, f64);

/// For each point (0 to 1 on both axes) whether its label stands to its left. A label goes where it has the most room,
/// unless it would cover another label or point there and less so on the other side.
pub fn sides(points: &[(f64, f64)]) -> Vec<bool> {
    let mut placed: Vec<Area> = Vec::new();
    let mut sides = Vec::with_capacity(points.len());
    for (i, &at) in points.iter().enumerate() {
        let dots = points.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, &(x, y))| area(x - DOT, x + DOT, y));
        let taken: Vec<Area> = placed.iter().copied().chain(dots).collect();
        let covered = |to_left: bool| taken.iter().map(|other| shared(label(at, to_left), *other)).sum::<f64>();
        let roomier = at.0 > 0.5;
        // Where the photo leaves no room for a readable label there is no choice.
        let room_elsewhere = if roomier { 1.0 - at.0 } else { at.0 } >= WIDTH / 2.0;
        let to_left = if room_elsewhere && covered(!roomier) < covered(roomier) { !roomier } else { roomier };
        placed.push(label(at, to_left));
        sides.push(to_left);
    }
    sides
}

fn area(left: f64, right: f64, middle: f64) -> Area {
    (left.max(0.0), right.min(1.0), middle - HEIGHT / 2.0, middle + HEIGHT / 2.0)
}

fn label((x, y): (f64, f64), to_left: bool) -> Area {
    if to_left { area(x - WIDTH, x, y) } else { area(x, x + WIDTH, y) }
}

/// The area two rectangles share.
fn shared(a: Area, b: Area) -> f64 {
    (a.1.min(b.1) - a.0.max(b.0)).max(0.0) * (a.3.min(b.3) - a.2.max(b.2)).max(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_label_leaves_the_one_beside_it_alone() {
        assert_eq!(sides(&[(0.2, 0.5)]), [false]);
        assert_eq!(sides(&[(0.8, 0.5)]), [true]);
        // Two things side by side: away from each other, as far as the photo has room.
        assert_eq!(sides(&[(0.4, 0.5), (0.6, 0.5)]), [true, false]);
        // No room at the edge: it stays where it can be read.
        assert_eq!(sides(&[(0.1, 0.5), (0.3, 0.5)]), [false, false]);
    }

    proptest! {
        /// A point alone at its height has its label on the roomier side, whatever lies elsewhere.
        #[test]
        fn what_is_far_above_changes_nothing(x in 0.0..1.0_f64, other in 0.0..1.0_f64) {
            prop_assert_eq!(sides(&[(other, 0.1), (x, 0.9)])[1], x > 0.5);
        }
    }
}
