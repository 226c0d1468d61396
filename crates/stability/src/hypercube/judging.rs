//! One concept for one decision maker, all states at once.

use standoff_states::{Clock, Positions, Stopped, words_of};

use super::block::each_part;
use super::closure::{Answering, lower_to};
use super::mover::Mover;
use super::order::Orders;
use super::score::{Most, Ranks, Score, with_ranks};
use super::spread::spread;
use crate::SequenceRule;
use crate::concepts::Definition;
use crate::sequences::Steps;

/// What judging needs.
pub(super) struct Judging<'a> {
    pub(super) feasible: &'a Positions,
    pub(super) movers: &'a [Mover],
    pub(super) ranks: &'a [Ranks],
    /// One a mover once improvements are asked for, else none.
    pub(super) orders: &'a [Orders],
    pub(super) rule: SequenceRule,
    pub(super) clock: &'a Clock<'a>,
}

/// Elements worked on together where no moves are followed.
const PART: usize = 1 << 15;

impl Judging<'_> {
    /// Where a concept holds for a decision maker.
    pub(super) fn stable(&self, definition: &Definition, dm: usize) -> Result<Positions, Stopped> {
        with_ranks!(&self.ranks[dm], ranks => self.of_ranks(ranks, definition, dm))
    }

    fn of_ranks<T: Score>(&self, ranks: &[T], definition: &Definition, dm: usize) -> Result<Positions, Stopped> {
        let own = &self.movers[dm];
        let mut best = ranks.to_vec();
        if let Some(steps) = definition.replies {
            if definition.looks_at_escapes {
                spread::<Most, T>(&mut best, own);
            }
            no_state_is_no_reply(&mut best, ranks);
            best = self.answering(dm, steps).least(best)?;
            lower_to(&mut best, ranks);
        }
        // Now the number of a state is what it is worth to move there, given the answers.
        spread::<Most, T>(&mut best, own);
        Ok(self.no_higher(&best, ranks))
    }

    fn answering(&self, dm: usize, steps: Steps) -> Answering<'_> {
        let opponents = self
            .movers
            .iter()
            .enumerate()
            .filter(|(other, mover)| *other != dm && mover.stretch.width > 0);
        let order = |other: usize| {
            if steps == Steps::Improvements {
                self.orders.get(other)
            } else {
                None
            }
        };
        Answering {
            movers: opponents.map(|(other, mover)| (mover, order(other))).collect(),
            rule: self.rule,
            clock: self.clock,
        }
    }

    /// The feasible positions where one number is no higher than another.
    fn no_higher<T: Score>(&self, numbers: &[T], than: &[T]) -> Positions {
        let axes = numbers.len().trailing_zeros();
        let mut words = vec![0; words_of(axes)];
        each_part(&mut words, PART / 64, |first, words| {
            let pairs = numbers[first * 64..].chunks(64).zip(than[first * 64..].chunks(64));
            for (word, (numbers, than)) in words.iter_mut().zip(pairs) {
                let bits = numbers.iter().zip(than).enumerate();
                *word = bits.fold(0, |word, (lane, (number, than))| word | u64::from(number <= than) << lane);
            }
        });
        Positions::new(axes, words).and(self.feasible)
    }
}

/// Lifts the number of positions that are no states above all others.
fn no_state_is_no_reply<T: Score>(worths: &mut [T], ranks: &[T]) {
    each_part(worths, PART, |first, part| {
        for (worth, &rank) in part.iter_mut().zip(&ranks[first..]) {
            *worth = if rank == T::LEAST { T::MOST } else { *worth };
        }
    });
}
