//! One improvement of one decision maker, for all states at once: the least number among all states that it can move to and prefers.
//!
//! Within a coset the members stand best first, so the least number among all better ones is known on the way down. Where some options
//! can be changed one way only, it is kept for each pattern of these options and spread to the patterns from which that one can be reached.

use super::block::{Place, Scratch, each_block};
use super::mover::{Departure, Mover};
use super::order::{Entry, Orders, Packed, entry};
use super::score::Score;

/// Lowers each number to the least among all positions that the mover can improve to; tells whether any has changed.
///
/// Cost: one visit a position; for one-way options, up to (3/2)^(their number) more.
pub(super) fn improve<T: Score>(array: &mut [T], mover: &Mover, orders: &Orders) -> bool {
    let one_way = mover.stretch.take_only | mover.stretch.drop_only;
    // A rule may hold wherever one can move from: then there is one departure, and yet not all is allowed.
    let simple = one_way == 0 && mover.transitive;
    match orders {
        Orders::Bytes(order) if simple => each_block(array, mover.stretch, |block, place, _| descend(block, place, mover, order)),
        Orders::Halves(order) if simple => each_block(array, mover.stretch, |block, place, _| descend(block, place, mover, order)),
        Orders::Words(order) if simple => each_block(array, mover.stretch, |block, place, _| descend(block, place, mover, order)),
        _ => carefully(array, mover, orders, false),
    }
}

/// Puts in the place of each number the least among all positions that the mover can improve to; the highest where there is none.
pub(super) fn improve_strictly<T: Score>(array: &mut [T], mover: &Mover, orders: &Orders) {
    carefully(array, mover, orders, true);
}

/// All options free, all members of a coset allowed.
fn descend<T: Score, P: Packed>(block: &mut [T], place: Place, mover: &Mover, order: &[P]) -> bool {
    let width = mover.stretch.width;
    let mut changed = false;
    for lane in 0..1 << place.lanes {
        let first = place.coset(lane, width) << width;
        let (mut better, mut level) = (T::MOST, T::MOST);
        for Entry { member, lower } in order[first..first + (1 << width)].iter().map_while(|&packed| entry(packed)) {
            better = if lower { level } else { better };
            let element = &mut block[member << place.lanes | lane];
            let least = better.min(*element);
            changed |= least != *element;
            *element = least;
            level = level.min(least);
        }
    }
    changed
}

fn carefully<T: Score>(array: &mut [T], mover: &Mover, orders: &Orders, strictly: bool) -> bool {
    match orders {
        Orders::Bytes(order) => each_block(array, mover.stretch, |block, place, scratch| {
            careful(
                block,
                scratch,
                &Descent {
                    place,
                    mover,
                    order,
                    strictly,
                },
            )
        }),
        Orders::Halves(order) => each_block(array, mover.stretch, |block, place, scratch| {
            careful(
                block,
                scratch,
                &Descent {
                    place,
                    mover,
                    order,
                    strictly,
                },
            )
        }),
        Orders::Words(order) => each_block(array, mover.stretch, |block, place, scratch| {
            careful(
                block,
                scratch,
                &Descent {
                    place,
                    mover,
                    order,
                    strictly,
                },
            )
        }),
    }
}

/// What is known on the way down through a block.
struct Descent<'a, P> {
    place: Place,
    mover: &'a Mover,
    order: &'a [P],
    strictly: bool,
}

fn careful<T: Score, P: Packed>(block: &mut [T], scratch: &mut Scratch<T>, descent: &Descent<P>) -> bool {
    scratch.source.clear();
    scratch.source.extend_from_slice(block);
    if descent.strictly {
        block.fill(T::MOST);
    }
    let mut changed = descent.strictly;
    for departure in &descent.mover.departures {
        for lane in 0..1 << descent.place.lanes {
            changed |= descent.coset(block, scratch, Coset { departure, lane });
        }
    }
    changed
}

/// One coset of a block, seen from one departure.
struct Coset<'a> {
    departure: &'a Departure,
    lane: usize,
}

impl<P: Packed> Descent<'_, P> {
    /// Goes down one coset, for one departure.
    fn coset<T: Score>(&self, block: &mut [T], scratch: &mut Scratch<T>, Coset { departure, lane }: Coset) -> bool {
        let stretch = self.mover.stretch;
        let one_way = stretch.take_only | stretch.drop_only;
        let Scratch {
            outer: better,
            source,
            waiting,
            ..
        } = scratch;
        better.clear();
        better.resize(one_way + 1, T::MOST);
        waiting.clear();
        let first = self.place.coset(lane, stretch.width) << stretch.width;
        let mut changed = false;
        for Entry { member, lower } in self.order[first..first + (1 << stretch.width)]
            .iter()
            .map_while(|&packed| entry(packed))
        {
            if lower {
                waiting
                    .drain(..)
                    .for_each(|(pattern, value)| reach_from_below(better, pattern, value));
            }
            let index = member << self.place.lanes | lane;
            let position = self.place.position(index);
            let pattern = (member ^ stretch.drop_only) & one_way;
            if departure.from.as_ref().is_none_or(|set| set.contains(position)) && better[pattern] < block[index] {
                block[index] = better[pattern];
                changed = true;
            }
            if departure.to.as_ref().is_none_or(|set| set.contains(position)) {
                waiting.push((pattern, source[index]));
            }
        }
        changed
    }
}

/// Lowers the least number of every pattern from which a pattern can be reached: of all its parts. One that is no higher already has been
/// spread before.
fn reach_from_below<T: Score>(better: &mut [T], pattern: usize, value: T) {
    if better[pattern] <= value {
        return;
    }
    let mut part = pattern;
    loop {
        better[part] = better[part].min(value);
        if part == 0 {
            return;
        }
        part = (part - 1) & pattern;
    }
}
