//! The states of a conflict and the moves between them.

use std::collections::BTreeMap;

use standoff_conflict::{Conflict, StateCode};

use crate::listing::feasible_codes;
use crate::merging::merged;
use crate::moves::{Moves, all_moves};
use crate::{Budget, Stopped};

/// Number of a state within one [`Space`]: its position when states are ordered by their smallest code. Never an identity outside the
/// run that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateId(pub usize);

/// The feasible states of one conflict and the moves of each decision maker.
///
/// A *merged* state stands for several combinations of options. A move into or out of it exists when any of its members has it; so
/// two moves in a row may exist that no single combination allows, one by way of one member, the next by way of another (spec A1).
#[derive(Clone, Debug)]
pub struct Space {
    options: usize,
    states: Vec<Vec<StateCode>>,
    state_of: BTreeMap<StateCode, StateId>,
    moves: Vec<Moves>,
}

/// Lists the feasible states of a conflict, merged where it says so, and the moves of each decision maker.
///
/// Cost and memory grow with the feasible states and moves found, not with the 2^options combinations.
///
/// # Errors
/// [`Stopped`] when a bound of the budget is reached, or when the conflict refers to options or decision makers it does not have.
pub fn list(conflict: &Conflict, budget: &Budget) -> Result<Space, Stopped> {
    let codes = feasible_codes(conflict, budget)?;
    let states = merged(&codes, &conflict.merges);
    let moves = all_moves(conflict, &states, budget)?;
    let numbered = states.iter().enumerate();
    let state_of = numbered
        .flat_map(|(index, members)| members.iter().map(move |&code| (code, StateId(index))))
        .collect();
    Ok(Space {
        options: conflict.options.len(),
        states,
        state_of,
        moves,
    })
}

impl Space {
    /// How many states there are; merged ones count once.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Whether no state is feasible.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// All states, ascending.
    pub fn ids(&self) -> impl Iterator<Item = StateId> + use<> {
        (0..self.states.len()).map(StateId)
    }

    /// The options taken in a state: of a merged state, its smallest member; 0 for a number that no state has.
    pub fn code(&self, state: StateId) -> StateCode {
        self.members(state).first().copied().unwrap_or(0)
    }

    /// The combinations of options that a state stands for, ascending: one unless it is merged, none for a number that no state has.
    pub fn members(&self, state: StateId) -> &[StateCode] {
        self.states.get(state.0).map_or(&[], Vec::as_slice)
    }

    /// The state that a combination of options belongs to; `None` when it is not feasible.
    pub fn find(&self, code: StateCode) -> Option<StateId> {
        self.state_of.get(&code).copied()
    }

    /// A state as text, option 0 first: `Y` taken, `N` not taken, `-` where the members of a merged state differ. Two merged states may
    /// show the same pattern.
    pub fn pattern(&self, state: StateId) -> String {
        let members = self.members(state);
        let all_take = members.iter().fold(StateCode::MAX, |all, code| all & code);
        let any_takes = members.iter().fold(0, |any, code| any | code);
        let sign = |option| match (all_take >> option & 1, any_takes >> option & 1) {
            (1, 1) => 'Y',
            (0, 0) => 'N',
            _ => '-',
        };
        (0..self.options).map(sign).collect()
    }

    /// The states that a decision maker can move to, ascending; none for a decision maker or state that does not exist.
    pub fn moves(&self, dm: usize, state: StateId) -> &[StateId] {
        self.moves.get(dm).map_or(&[], |moves| moves.from(state))
    }
}
