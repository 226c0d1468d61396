//! The least number among all states that legal sequences of several decision makers reach (spec A2), for all states at once.

use standoff_states::{Clock, Stopped};

use super::block::each_part;
use super::improve::{improve, improve_strictly};
use super::mover::Mover;
use super::order::Orders;
use super::score::{Least, Score};
use super::spread::{spread, spread_strictly};
use crate::SequenceRule;

/// Who may answer, how, and by which rule.
pub(super) struct Answering<'a> {
    /// Each with its order where only improvements count.
    pub(super) movers: Vec<(&'a Mover, Option<&'a Orders>)>,
    pub(super) rule: SequenceRule,
    pub(super) clock: &'a Clock<'a>,
}

/// Elements worked on together where no moves are followed.
const PART: usize = 1 << 15;

impl Answering<'_> {
    /// Lowers the number of each position to the least among those of all positions that answers reach from there, its own included.
    /// Not for the rule that each moves once.
    pub(super) fn least<T: Score>(&self, worths: Vec<T>) -> Result<Vec<T>, Stopped> {
        match self.rule {
            SequenceRule::Single => self.one_move(worths),
            _ if self.movers.iter().all(|(mover, _)| mover.transitive) => self.any_moves(worths),
            _ => self.alternating(worths),
        }
    }

    /// One move of one of them.
    fn one_move<T: Score>(&self, worths: Vec<T>) -> Result<Vec<T>, Stopped> {
        let mut least = worths.clone();
        let mut moved = Vec::new();
        for &(mover, orders) in &self.movers {
            self.clock.go_on()?;
            moved.clone_from(&worths);
            lower(&mut moved, mover, orders);
            lower_to(&mut least, &moved);
        }
        Ok(least)
    }

    /// Any sequence. Where two moves of one are never more than one move, the ban on moving twice in succession takes nothing away: such
    /// moves can be drawn together, or left out where they cancel.
    fn any_moves<T: Score>(&self, mut worths: Vec<T>) -> Result<Vec<T>, Stopped> {
        // How many in a row would find nothing more; one who has just moved is among them.
        let mut at_rest = 0;
        for &(mover, orders) in self.movers.iter().cycle() {
            self.clock.go_on()?;
            at_rest = if lower(&mut worths, mover, orders) { 1 } else { at_rest + 1 };
            if at_rest >= self.movers.len() {
                break;
            }
        }
        Ok(worths)
    }

    /// Sequences in which nobody moves twice in succession, to the letter: for each mover the least that sequences reach which it begins.
    fn alternating<T: Score>(&self, worths: Vec<T>) -> Result<Vec<T>, Stopped> {
        let mut beginning: Vec<Vec<T>> = self.movers.iter().map(|_| vec![T::MOST; worths.len()]).collect();
        let mut changed = true;
        while std::mem::take(&mut changed) {
            for (number, &(mover, orders)) in self.movers.iter().enumerate() {
                self.clock.go_on()?;
                let mut next = worths.clone();
                let others = beginning.iter().enumerate().filter(|(other, _)| *other != number);
                others.for_each(|(_, other)| lower_to(&mut next, other));
                match orders {
                    None => spread_strictly::<Least, T>(&mut next, mover),
                    Some(orders) => improve_strictly(&mut next, mover, orders),
                }
                changed |= next != beginning[number];
                beginning[number] = next;
            }
        }
        let mut least = worths;
        beginning.iter().for_each(|one| lower_to(&mut least, one));
        Ok(least)
    }
}

/// Joins what one move of one decision maker reaches.
fn lower<T: Score>(array: &mut [T], mover: &Mover, orders: Option<&Orders>) -> bool {
    match orders {
        None => spread::<Least, T>(array, mover),
        Some(orders) => improve(array, mover, orders),
    }
}

/// Lowers each number to another.
pub(super) fn lower_to<T: Score>(array: &mut [T], to: &[T]) {
    each_part(array, PART, |first, elements| {
        elements
            .iter_mut()
            .zip(&to[first..])
            .for_each(|(element, &other)| *element = (*element).min(other));
    });
}
