//! Compares two states where the order of the statements is only partly known.

use standoff_conflict::{Conflict, Finding, Preference, Statement, StatementRank};
use standoff_states::{Space, StateId};

use crate::preconditions::ranked_differently;
use crate::preference;

/// How a decision maker likes one state compared with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Better whatever the order.
    Better,
    /// As good whatever the order.
    Equal,
    /// Worse whatever the order.
    Worse,
    /// Better under some orders, worse under others.
    Unknown,
}

/// One decision maker's preference as a relation between states.
#[derive(Clone, Debug)]
pub(super) enum Relation {
    /// Everything is known: for each state, its rank.
    Ranked(Vec<usize>),
    /// The order of some statements is not.
    Open(OpenOrder),
}

/// Statements with a partial order.
#[derive(Clone, Debug)]
pub(super) struct OpenOrder {
    /// For each state, which statements hold, 64 to a word.
    truths: Vec<Vec<u64>>,
    /// For each statement, those that are surely more important, 64 to a word.
    above: Vec<Vec<u64>>,
}

impl Relation {
    /// The preference of one decision maker. Cost: a visit of every statement in every state.
    pub(super) fn new(conflict: &Conflict, space: &Space, dm: usize) -> Result<Relation, Finding> {
        match conflict.preferences.get(dm) {
            Some(Preference::Statements(statements)) if statements.iter().any(|s| s.rank != StatementRank::AsWritten) => {
                OpenOrder::new(conflict, space, dm, statements).map(Relation::Open)
            }
            _ => preference::ranks(conflict, space, dm).map(Relation::Ranked),
        }
    }

    /// How `this` compares with `that`. Cost: the square of the statements on which they differ, over 64.
    pub(super) fn compare(&self, this: StateId, that: StateId) -> Comparison {
        match self {
            Relation::Ranked(ranks) => match ranks[this.0].cmp(&ranks[that.0]) {
                std::cmp::Ordering::Greater => Comparison::Better,
                std::cmp::Ordering::Equal => Comparison::Equal,
                std::cmp::Ordering::Less => Comparison::Worse,
            },
            Relation::Open(order) => order.compare(this, that),
        }
    }
}

impl OpenOrder {
    fn new(conflict: &Conflict, space: &Space, dm: usize, statements: &[Statement]) -> Result<OpenOrder, Finding> {
        let truths = |code| packed(statements, |statement| statement.want.holds(code));
        let torn = |state: &StateId| space.members(*state).iter().any(|&code| truths(code) != truths(space.code(*state)));
        let torn: Vec<String> = space.ids().filter(torn).map(|state| space.pattern(state)).collect();
        if !torn.is_empty() {
            return Err(ranked_differently(conflict, dm, &torn));
        }
        let numbered: Vec<(usize, &Statement)> = statements.iter().enumerate().collect();
        let above = numbered.iter().map(|this| packed(&numbered, |other| more_important(*other, *this)));
        Ok(OpenOrder {
            truths: space.ids().map(|state| truths(space.code(state))).collect(),
            above: above.collect(),
        })
    }

    /// Of the statements on which two states differ, one can come first in some order just when none of the others is surely more
    /// important. The comparison is sure when all that can come first favour the same state.
    fn compare(&self, this: StateId, that: StateId) -> Comparison {
        let (this, that) = (&self.truths[this.0], &self.truths[that.0]);
        let differing: Vec<u64> = this.iter().zip(that).map(|(left, right)| left ^ right).collect();
        let has = |words: &[u64], number: usize| words[number / 64] >> (number % 64) & 1 == 1;
        let overlaps = |words: &[u64]| words.iter().zip(&differing).any(|(left, right)| left & right != 0);
        let may_come_first = (0..self.above.len()).filter(|&number| has(&differing, number) && !overlaps(&self.above[number]));
        let (mut for_this, mut for_that) = (false, false);
        for number in may_come_first {
            match has(this, number) {
                true => for_this = true,
                false => for_that = true,
            }
        }
        match (for_this, for_that) {
            (true, true) => Comparison::Unknown,
            (true, false) => Comparison::Better,
            (false, true) => Comparison::Worse,
            (false, false) => Comparison::Equal,
        }
    }
}

/// Whether the first statement is surely more important: both as written and further up, or both with a level and a lower one. A
/// statement as written and one with a level have no known order.
fn more_important((place, first): (usize, &Statement), (other_place, second): (usize, &Statement)) -> bool {
    match (first.rank, second.rank) {
        (StatementRank::AsWritten, StatementRank::AsWritten) => place < other_place,
        (StatementRank::Level(level), StatementRank::Level(other_level)) => level < other_level,
        _ => false,
    }
}

/// One bit an item, 64 to a word.
fn packed<T>(items: &[T], bit: impl Fn(&T) -> bool) -> Vec<u64> {
    let word = |chunk: &[T]| {
        chunk
            .iter()
            .enumerate()
            .fold(0, |word, (place, item)| word | u64::from(bit(item)) << place)
    };
    items.chunks(64).map(word).collect()
}
