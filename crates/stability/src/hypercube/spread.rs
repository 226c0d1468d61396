//! One move of one decision maker, for all states at once: the least or the highest number among all it can move to.

use super::block::{Place, Scratch, each_block};
use super::mover::{Departure, Mover};
use super::score::{Fold, Score};
use standoff_states::{Positions, Stretch};

/// Joins to each number those of all positions that the mover can move to; tells whether any has changed.
///
/// Cost: two visits of each axis of the mover for each position and departure.
pub(super) fn spread<F: Fold, T: Score>(array: &mut [T], mover: &Mover) -> bool {
    if mover.stretch.width == 0 {
        return false;
    }
    match mover.departures.as_slice() {
        [] => false,
        [departure] => each_block(array, mover.stretch, |block, place, scratch| {
            one_departure::<F, T>(block, place, scratch, (mover.stretch, departure))
        }),
        _ => each_block(array, mover.stretch, |block, place, scratch| {
            departures::<F, T>(block, place, scratch, mover)
        }),
    }
}

/// Puts in the place of each number the one of all positions that the mover can move to, without the position itself; the neutral one
/// where it cannot move.
pub(super) fn spread_strictly<F: Fold, T: Score>(array: &mut [T], mover: &Mover) {
    each_block(array, mover.stretch, |block, place, scratch| {
        strict_departures::<F, T>(block, place, scratch, mover);
        true
    });
}

fn one_departure<F: Fold, T: Score>(
    block: &mut [T],
    place: Place,
    scratch: &mut Scratch<T>,
    (stretch, departure): (Stretch, &Departure),
) -> bool {
    load::<F, T>(block, place, departure.to.as_deref(), &mut scratch.inner);
    along_axes::<F, T>(&mut scratch.inner, place.lanes, stretch);
    store::<F, T>(block, place, departure.from.as_deref(), &scratch.inner)
}

fn departures<F: Fold, T: Score>(block: &mut [T], place: Place, scratch: &mut Scratch<T>, mover: &Mover) -> bool {
    let Scratch { inner, source, .. } = scratch;
    source.clear();
    source.extend_from_slice(block);
    let mut changed = false;
    for departure in &mover.departures {
        load::<F, T>(source, place, departure.to.as_deref(), inner);
        along_axes::<F, T>(inner, place.lanes, mover.stretch);
        changed |= store::<F, T>(block, place, departure.from.as_deref(), inner);
    }
    changed
}

fn strict_departures<F: Fold, T: Score>(block: &mut [T], place: Place, scratch: &mut Scratch<T>, mover: &Mover) {
    let Scratch { inner, outer, source, .. } = scratch;
    source.clear();
    source.extend_from_slice(block);
    block.fill(F::neutral());
    for departure in &mover.departures {
        load::<F, T>(source, place, departure.to.as_deref(), inner);
        outer.clear();
        outer.resize(inner.len(), F::neutral());
        others_along_axes::<F, T>(inner, outer, place.lanes, mover.stretch);
        store::<F, T>(block, place, departure.from.as_deref(), outer);
    }
}

/// Copies a block, with the neutral number outside a set.
fn load<F: Fold, T: Score>(block: &[T], place: Place, within: Option<&Positions>, into: &mut Vec<T>) {
    into.clear();
    into.extend_from_slice(block);
    let Some(set) = within else { return };
    place.each_run(into, set, |_, run, bits| {
        for (lane, element) in run.iter_mut().enumerate() {
            *element = if bits >> lane & 1 == 1 { *element } else { F::neutral() };
        }
    });
}

/// Joins the numbers of a block with others within a set; tells whether any has changed.
fn store<F: Fold, T: Score>(block: &mut [T], place: Place, within: Option<&Positions>, with: &[T]) -> bool {
    let mut changed = false;
    let mut join = |element: &mut T, other: T| {
        let joined = F::join(*element, other);
        changed |= joined != *element;
        *element = joined;
    };
    let Some(set) = within else {
        block.iter_mut().zip(with).for_each(|(element, &other)| join(element, other));
        return changed;
    };
    place.each_run(block, set, |first, run, bits| {
        for (lane, (element, &other)) in run.iter_mut().zip(&with[first..]).enumerate() {
            join(element, if bits >> lane & 1 == 1 { other } else { F::neutral() });
        }
    });
    changed
}

/// The way an axis may be moved along.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Both,
    Up,
    Down,
}

fn way(stretch: Stretch, axis: u32) -> Way {
    match (stretch.take_only >> axis & 1, stretch.drop_only >> axis & 1) {
        (1, _) => Way::Up,
        (_, 1) => Way::Down,
        _ => Way::Both,
    }
}

/// Joins to each number those of all positions that differ from it along axes that may be moved along.
fn along_axes<F: Fold, T: Score>(block: &mut [T], lanes: u32, stretch: Stretch) {
    for axis in 0..stretch.width {
        let half = 1 << (lanes + axis);
        let way = way(stretch, axis);
        for pair in block.chunks_exact_mut(2 * half) {
            let (lower, upper) = pair.split_at_mut(half);
            for (below, above) in lower.iter_mut().zip(upper) {
                let joined = F::join(*below, *above);
                if way != Way::Down {
                    *below = joined;
                }
                if way != Way::Up {
                    *above = joined;
                }
            }
        }
    }
}

/// As [`along_axes`], and in `others` the same without the position itself.
fn others_along_axes<F: Fold, T: Score>(block: &mut [T], others: &mut [T], lanes: u32, stretch: Stretch) {
    for axis in 0..stretch.width {
        let half = 1 << (lanes + axis);
        let way = way(stretch, axis);
        for (pair, other) in block.chunks_exact_mut(2 * half).zip(others.chunks_exact_mut(2 * half)) {
            for index in 0..half {
                let (below, above) = (pair[index], pair[index + half]);
                if way != Way::Down {
                    pair[index] = F::join(below, above);
                    other[index] = F::join(other[index], above);
                }
                if way != Way::Up {
                    pair[index + half] = F::join(below, above);
                    other[index + half] = F::join(other[index + half], below);
                }
            }
        }
    }
}
