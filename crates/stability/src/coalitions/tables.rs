//! What every coalition can bring about, and what of it is an improvement: sets of states for all coalitions and states at once.

use fixedbitset::FixedBitSet;
use standoff_states::StateId;

use super::Improvement;
use super::bounds::Bounds;
use super::rule::Wishes;
use crate::CannotAnalyse;
use crate::graph::Graph;
use crate::preconditions::too_wide;
use crate::sequences::{Players, Steps};

/// A set of states for each state.
pub(crate) type Rows = Vec<FixedBitSet>;

/// The sets of one coalition.
#[derive(Clone, Debug)]
pub(crate) struct Sets {
    /// `R_H(s)`.
    pub(crate) reach: Rows,
    /// `R⁺_H(s)`.
    pub(crate) improving: Rows,
    /// `C_H(s)`.
    pub(crate) improvements: Rows,
}

/// All coalitions with their sets. A coalition is found by its members as bits.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    pub(crate) wishes: Wishes,
    /// By the coalition's members as bits; entry 0, the empty coalition, has empty sets.
    sets: Vec<Sets>,
    /// Moves followed and words of sets visited so far.
    pub(crate) work: u64,
}

impl Tables {
    /// Searches from every state for every coalition.
    ///
    /// Cost: for each coalition and state a search through what it can bring about. Memory: three bits for each coalition and pair of states.
    ///
    /// # Errors
    /// C0702 when the sets need more room than the budget has for moves, or the searches follow more moves than it allows.
    pub(crate) fn new(graph: &Graph, makers: usize, improvement: Improvement, bounds: &Bounds) -> Result<Tables, CannotAnalyse> {
        let states = graph.space.len();
        let words = states.saturating_mul(states.div_ceil(64)).saturating_mul(3 << makers);
        if words > bounds.budget.max_moves {
            return Err(too_wide(makers, states, (words, bounds.budget.max_moves)));
        }
        let mut tables = Tables {
            wishes: Wishes::new(graph, makers, improvement),
            sets: Vec::with_capacity(1 << makers),
            work: 0,
        };
        for bits in 0..1_usize << makers {
            bounds.tell("coalitions", bits, 1 << makers);
            let sets = tables.search(graph, &members(bits), bounds)?;
            tables.sets.push(sets);
        }
        Ok(tables)
    }

    /// The sets of one coalition.
    fn search(&mut self, graph: &Graph, members: &[usize], bounds: &Bounds) -> Result<Sets, CannotAnalyse> {
        let mut any = Players::members(graph, members, Steps::Moves);
        let mut improving = Players::members(graph, members, Steps::Improvements);
        let mut sets = Sets {
            reach: Vec::with_capacity(graph.space.len()),
            improving: Vec::with_capacity(graph.space.len()),
            improvements: Vec::with_capacity(graph.space.len()),
        };
        for start in graph.space.ids() {
            let reach = self.row(graph, &mut any, start);
            let mut improvements = self.wishes.better(members, start);
            improvements.intersect_with(&reach);
            sets.improvements.push(improvements);
            sets.reach.push(reach);
            sets.improving.push(self.row(graph, &mut improving, start));
            bounds.go_on(self.work)?;
        }
        Ok(sets)
    }

    /// What some players reach from a state, without it.
    fn row(&mut self, graph: &Graph, players: &mut Players, start: StateId) -> FixedBitSet {
        let reach = players.reach(start);
        self.work += reach.work + 1;
        let mut row = FixedBitSet::with_capacity(graph.space.len());
        reach.nodes.iter().for_each(|node| row.insert(node.state.0));
        row.set(start.0, false);
        row
    }

    /// The sets of a coalition given by its members as bits.
    pub(crate) fn of(&self, bits: usize) -> &Sets {
        &self.sets[bits]
    }

    /// How many decision makers there are.
    pub(crate) fn makers(&self) -> usize {
        self.sets.len().trailing_zeros() as usize
    }

    /// Those outside a coalition, as bits.
    pub(crate) fn outside(&self, bits: usize) -> usize {
        (self.sets.len() - 1) & !bits
    }
}

/// The members of a coalition given as bits, ascending.
pub(crate) fn members(bits: usize) -> Vec<usize> {
    (0..usize::BITS as usize).filter(|dm| bits >> dm & 1 == 1).collect()
}

/// A coalition's members as bits. Numbers beyond the bits of a word are left out: no decision maker has them.
pub(crate) fn bits(members: &[usize]) -> usize {
    let known = members.iter().filter(|&&dm| dm < usize::BITS as usize);
    known.fold(0, |bits, dm| bits | 1 << dm)
}

/// Every non-empty coalition as bits: small ones first, then in lexicographic order of their members.
pub(crate) fn all_coalitions(makers: usize) -> Vec<usize> {
    let mut all: Vec<usize> = (1..1_usize << makers).collect();
    all.sort_by_key(|&bits| (bits.count_ones(), members(bits)));
    all
}

/// The states of a set, ascending.
pub(crate) fn states(set: &FixedBitSet) -> Vec<StateId> {
    set.ones().map(StateId).collect()
}
