//! By how much one state is better than another.

use standoff_conflict::{Conflict, Preference, StateCode, Statement};
use standoff_states::StateId;

use crate::Analysis;
use crate::preference::in_order;

/// One decision maker's preference, with degrees.
#[derive(Clone, Debug)]
pub struct Preferences {
    /// For each state, its place in the order; 1 is least preferred.
    ranks: Vec<usize>,
    /// For each rank, the statements that hold there, most important first; empty where degrees are not marked.
    held: Vec<Vec<bool>>,
    /// The marks, most important first.
    strengths: Vec<u8>,
}

impl Preferences {
    /// The preference of one decision maker of an analysed conflict; one that does not exist is indifferent.
    pub fn of(analysis: &Analysis, dm: usize) -> Preferences {
        let space = analysis.space();
        let ranks: Vec<usize> = space.ids().map(|state| analysis.rank(dm, state)).collect();
        let statements = marked(analysis.conflict(), dm);
        let mut held = vec![Vec::new(); if statements.is_empty() { 0 } else { analysis.ranks(dm) + 1 }];
        if !statements.is_empty() {
            for state in space.ids() {
                held[ranks[state.0]] = holding(&statements, space.code(state));
            }
        }
        Preferences {
            ranks,
            held,
            strengths: statements.iter().map(|statement| statement.strength).collect(),
        }
    }

    /// By how much `better` is better than `worse`: 0 where it is not better. Cost: the number of statements.
    pub fn degree(&self, better: StateId, worse: StateId) -> u8 {
        let rank = |state: StateId| self.ranks.get(state.0).copied().unwrap_or(0);
        let (high, low) = (rank(better), rank(worse));
        if high <= low {
            return 0;
        }
        let held = |rank: usize| self.held.get(rank).map_or(&[][..], Vec::as_slice);
        let deciding = held(high).iter().zip(held(low)).position(|(high, low)| high != low);
        deciding.map_or(1, |place| self.strengths[place].max(1))
    }

    /// The largest degree that is marked; at least 1.
    pub fn largest(&self) -> u8 {
        self.strengths.iter().copied().max().unwrap_or(1).max(1)
    }
}

/// The statements of a decision maker, most important first, if any carries a mark.
fn marked(conflict: &Conflict, dm: usize) -> Vec<&Statement> {
    match conflict.preferences.get(dm) {
        Some(Preference::Statements(statements)) if statements.iter().any(|statement| statement.strength > 1) => {
            in_order(statements).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

fn holding(statements: &[&Statement], code: StateCode) -> Vec<bool> {
    statements.iter().map(|statement| statement.want.holds(code)).collect()
}
