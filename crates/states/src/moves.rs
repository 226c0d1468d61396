//! Which state each decision maker can move to from which.
//!
//! Codes that agree outside a decision maker's own options are grouped by that common part, so that the cost is that of the pairs
//! that can be moves and never that of all pairs of states (spec E).

use std::collections::BTreeMap;

use standoff_conflict::{Conflict, Direction, StateCode};

use crate::{Budget, StateId, Stopped};

/// The moves of one decision maker: for each state a stretch of one long list.
#[derive(Clone, Debug)]
pub(crate) struct Moves {
    starts: Vec<usize>,
    targets: Vec<StateId>,
}

impl Moves {
    /// States it can move to, ascending.
    pub(crate) fn from(&self, state: StateId) -> &[StateId] {
        match (self.starts.get(state.0), self.starts.get(state.0 + 1)) {
            (Some(&start), Some(&end)) => &self.targets[start..end],
            _ => &[],
        }
    }
}

/// Links the states, for every decision maker.
///
/// # Errors
/// [`Stopped`] when the budget for moves or steps runs out.
pub(crate) fn all_moves(conflict: &Conflict, states: &[Vec<StateCode>], budget: &Budget) -> Result<Vec<Moves>, Stopped> {
    let mut codes: Vec<(StateCode, StateId)> = Vec::new();
    for (index, members) in states.iter().enumerate() {
        codes.extend(members.iter().map(|&code| (code, StateId(index))));
    }
    let mut linking = Linking {
        budget,
        states: states.len(),
        codes,
        steps: 0,
        moves: 0,
    };
    (0..conflict.decision_makers.len())
        .map(|dm| linking.moves_of(conflict, dm))
        .collect()
}

/// The work of linking, with what it has used up.
struct Linking<'a> {
    budget: &'a Budget,
    states: usize,
    codes: Vec<(StateCode, StateId)>,
    steps: u64,
    moves: usize,
}

impl Linking<'_> {
    /// The moves of one decision maker. A merged state has a move when any member has it; a move that stays within one state is none.
    fn moves_of(&mut self, conflict: &Conflict, dm: usize) -> Result<Moves, Stopped> {
        let law = Law::new(conflict, dm, &self.codes);
        let mut cosets: BTreeMap<StateCode, Vec<usize>> = BTreeMap::new();
        for (index, (code, _)) in self.codes.iter().enumerate() {
            cosets.entry(code & !law.own).or_default().push(index);
        }
        let mut targets: Vec<Vec<StateId>> = vec![Vec::new(); self.states];
        for coset in cosets.values() {
            self.link(coset, &law, &mut targets)?;
        }
        let mut starts = vec![0];
        let mut list = Vec::new();
        for mut found in targets {
            // Two members of a merged state may lead to the same state.
            found.sort_unstable();
            found.dedup();
            list.append(&mut found);
            starts.push(list.len());
        }
        Ok(Moves { starts, targets: list })
    }

    /// Adds the moves among codes that differ in the decision maker's own options only.
    fn link(&mut self, coset: &[usize], law: &Law, targets: &mut [Vec<StateId>]) -> Result<(), Stopped> {
        for &from in coset {
            self.steps += coset.len() as u64;
            if self.steps > self.budget.max_steps {
                return Err(Stopped::TooLong {
                    max_steps: self.budget.max_steps,
                    found: self.codes.len(),
                });
            }
            let state = self.codes[from].1;
            for &to in coset {
                let target = self.codes[to].1;
                if target != state && law.allows(from, to, &self.codes) {
                    targets[state.0].push(target);
                    self.moves += 1;
                }
            }
            if self.moves > self.budget.max_moves {
                return Err(Stopped::TooManyMoves {
                    max_moves: self.budget.max_moves,
                    states: self.states,
                });
            }
        }
        Ok(())
    }
}

/// What one decision maker may do, with the conditions worked out for each code.
struct Law {
    /// Its own options.
    own: StateCode,
    /// Those that may not be dropped.
    take_only: StateCode,
    /// Those that may not be taken.
    drop_only: StateCode,
    /// For each code, whether it perceives it.
    seen: Vec<bool>,
    /// For each `no_move` rule, for each code, whether it is one moved from and one moved to.
    barred: Vec<Vec<(bool, bool)>>,
}

impl Law {
    fn new(conflict: &Conflict, dm: usize, codes: &[(StateCode, StateId)]) -> Law {
        let having = |direction: Option<Direction>| {
            let owned = conflict.options.iter().enumerate().filter(|(_, option)| option.owner == dm);
            let chosen = owned.filter(|(_, option)| direction.is_none_or(|wanted| option.direction == wanted));
            chosen.fold(0, |mask, (number, _)| mask | 1 << number)
        };
        let hidden = &conflict.decision_makers[dm].hidden;
        let rules = conflict.no_moves.iter().filter(|rule| rule.by == dm);
        Law {
            own: having(None),
            take_only: having(Some(Direction::TakeOnly)),
            drop_only: having(Some(Direction::DropOnly)),
            seen: codes
                .iter()
                .map(|&(code, _)| !hidden.iter().any(|formula| formula.holds(code)))
                .collect(),
            barred: rules
                .map(|rule| {
                    codes
                        .iter()
                        .map(|&(code, _)| (rule.from.holds(code), rule.to.holds(code)))
                        .collect()
                })
                .collect(),
        }
    }

    /// Tells whether the move between two codes of one coset exists. A change of several options is forbidden when any one of them
    /// goes against its direction; what lies between the two states does not matter (spec A1).
    fn allows(&self, from: usize, to: usize, codes: &[(StateCode, StateId)]) -> bool {
        let (before, after) = (codes[from].0, codes[to].0);
        let directed = before & !after & self.take_only == 0 && after & !before & self.drop_only == 0;
        directed && self.seen[from] && self.seen[to] && !self.barred.iter().any(|rule| rule[from].0 && rule[to].1)
    }
}
