//! The graph model of a conflict: its states, who can move where, and how each decision maker ranks them.

use standoff_conflict::{Conflict, StateCode};
use standoff_states::{Space, StateId};

use crate::Settings;
use crate::sequences::Steps;

/// Moves and ranks together, with the improvements picked out.
#[derive(Clone, Debug)]
pub(crate) struct Graph {
    pub(crate) space: Space,
    pub(crate) settings: Settings,
    /// For each decision maker, for each state: 1 is least preferred.
    ranks: Vec<Vec<usize>>,
    /// For each decision maker, for each state: the moves to states it prefers strictly (R⁺ of spec A1), ascending.
    improvements: Vec<Vec<Vec<StateId>>>,
    /// Decision makers who own an option: the only ones who ever move, and never more than there are options.
    active: Vec<usize>,
    /// For each decision maker, the options it owns.
    own: Vec<StateCode>,
}

impl Graph {
    /// Joins states and ranks. `ranks` holds one list a decision maker, with one rank a state.
    pub(crate) fn new(conflict: &Conflict, space: Space, ranks: Vec<Vec<usize>>, settings: Settings) -> Graph {
        let better = |dm: usize, from: StateId| {
            let ranks: &Vec<usize> = &ranks[dm];
            let moves = space.moves(dm, from).iter().copied();
            moves.filter(|to| ranks[to.0] > ranks[from.0]).collect::<Vec<_>>()
        };
        let improvements = (0..ranks.len())
            .map(|dm| space.ids().map(|state| better(dm, state)).collect())
            .collect();
        let owned = |dm: usize| conflict.options.iter().enumerate().filter(move |(_, option)| option.owner == dm);
        let own = |dm: usize| owned(dm).fold(0, |mask, (number, _)| mask | 1 << number);
        let owns = |dm: &usize| conflict.options.iter().any(|option| option.owner == *dm);
        Graph {
            active: (0..ranks.len()).filter(owns).collect(),
            own: (0..ranks.len()).map(own).collect(),
            space,
            settings,
            ranks,
            improvements,
        }
    }

    /// Joins states with the moves that count as improvements by another measure than ranks; all states have one rank.
    pub(crate) fn with_improvements(
        conflict: &Conflict,
        space: Space,
        counts: impl Fn(usize, StateId, StateId) -> bool,
        settings: Settings,
    ) -> Graph {
        let makers = conflict.decision_makers.len();
        let ranks = vec![vec![1; space.len()]; makers];
        let mut graph = Graph::new(conflict, space, ranks, settings);
        let counting = |dm: usize, from: StateId| -> Vec<StateId> {
            let moves = graph.space.moves(dm, from).iter().copied();
            moves.filter(|&to| counts(dm, from, to)).collect()
        };
        let improvements = (0..makers).map(|dm| graph.space.ids().map(|state| counting(dm, state)).collect());
        let improvements = improvements.collect();
        graph.improvements = improvements;
        graph
    }

    /// Decision makers who own an option.
    pub(crate) fn active(&self) -> &[usize] {
        &self.active
    }

    /// The options a decision maker owns, as bits; none for one that does not exist.
    pub(crate) fn own(&self, dm: usize) -> StateCode {
        self.own.get(dm).copied().unwrap_or(0)
    }

    /// The states a decision maker can move to (R of spec A1).
    pub(crate) fn moves(&self, dm: usize, state: StateId) -> &[StateId] {
        self.space.moves(dm, state)
    }

    /// The states a decision maker can move to and prefers strictly (R⁺ of spec A1).
    pub(crate) fn improvements(&self, dm: usize, state: StateId) -> &[StateId] {
        self.improvements
            .get(dm)
            .and_then(|lists| lists.get(state.0))
            .map_or(&[], Vec::as_slice)
    }

    /// One kind of moves of a decision maker.
    pub(crate) fn steps(&self, steps: Steps, dm: usize, state: StateId) -> &[StateId] {
        match steps {
            Steps::Moves => self.moves(dm, state),
            Steps::Improvements => self.improvements(dm, state),
        }
    }

    /// The place of a state in a decision maker's order: 1 is least preferred; 0 for one that does not exist.
    pub(crate) fn rank(&self, dm: usize, state: StateId) -> usize {
        self.ranks.get(dm).and_then(|ranks| ranks.get(state.0)).copied().unwrap_or(0)
    }

    /// How many ranks a decision maker tells apart.
    pub(crate) fn ranks(&self, dm: usize) -> usize {
        self.ranks.get(dm).and_then(|ranks| ranks.iter().max()).copied().unwrap_or(0)
    }

    /// Whether a decision maker likes `other` no better than `start` (`start ≽ other`).
    pub(crate) fn no_better(&self, dm: usize, other: StateId, start: StateId) -> bool {
        self.rank(dm, other) <= self.rank(dm, start)
    }

    /// The best of some states for a decision maker; of equals the lowest.
    pub(crate) fn best(&self, dm: usize, states: &[StateId]) -> Option<StateId> {
        states
            .iter()
            .copied()
            .min_by_key(|&state| (std::cmp::Reverse(self.rank(dm, state)), state))
    }
}
