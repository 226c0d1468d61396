//! The tables of all states at once, without following sequences state by state.
//!
//! Ranks make one number of a set of replies (spec E). A reply `r` deters decision maker `i` from leaving `s` when its *worth* is no
//! more than the rank of `s`: under GMR and SEQ its worth is the rank of `r`, under SMR and SSEQ the highest rank among `r` and all
//! that `i` can move to from there. So some reply to `q` deters just when the least worth among all replies to `q` is no more than
//! the rank of `s`, and that least worth belongs to `q` alone. It is spread backwards along the moves, least worth first; each
//! pair of a state and a last mover is then visited once.
//!
//! The definitions themselves are in `concepts`; the reasons follow them, and tests hold the two together.

use std::collections::VecDeque;

use standoff_states::StateId;

use crate::SequenceRule;
use crate::concepts::Definition;
use crate::graph::Graph;
use crate::sequences::Steps;

/// Moves turned round, of one kind: for each decision maker, for each state, where it may have come from.
pub(crate) struct Backwards {
    origins: Vec<Vec<Vec<u32>>>,
    steps: Steps,
}

impl Backwards {
    /// Turns round all moves, or all improvements.
    pub(crate) fn new(graph: &Graph, steps: Steps) -> Backwards {
        let mut origins = vec![vec![Vec::new(); graph.space.len()]; graph.active().len()];
        for (place, &dm) in graph.active().iter().enumerate() {
            for from in graph.space.ids() {
                for to in graph.steps(steps, dm, from) {
                    origins[place][to.0].push(from.0 as u32);
                }
            }
        }
        Backwards { origins, steps }
    }
}

/// Whether the quick way gives what the definitions give under these settings.
///
/// It knows no memory of more than the last mover. And it cannot leave a return to the start out of account: without merged states none exists,
/// since opponents never undo a decision maker's own change.
pub(crate) fn applies(graph: &Graph, merged: bool) -> bool {
    let rule = graph.settings.sequence;
    rule != SequenceRule::Once && (graph.settings.return_to_start_is_sanction || !merged)
}

/// For each state, whether it is stable for decision maker `i`. Cost: a visit of every move of the opponents for each of the other movers.
pub(crate) fn table(graph: &Graph, definition: &Definition, i: usize, backwards: &Backwards) -> Vec<bool> {
    let worth = |r: StateId| {
        let escapes = graph.moves(i, r).iter().filter(|_| definition.looks_at_escapes);
        escapes.map(|&t| graph.rank(i, t)).fold(graph.rank(i, r), usize::max)
    };
    let worths: Vec<usize> = graph.space.ids().map(worth).collect();
    let least = match graph.settings.sequence {
        SequenceRule::Single => least_of_one_move(graph, i, &worths, backwards.steps),
        _ => least_of_sequences(graph, i, &worths, backwards),
    };
    let deterred = |s: StateId| graph.improvements(i, s).iter().all(|q| least[q.0] <= graph.rank(i, s));
    graph.space.ids().map(deterred).collect()
}

/// The least worth among the states one move of one opponent leads to; `usize::MAX` where there is none.
fn least_of_one_move(graph: &Graph, i: usize, worths: &[usize], steps: Steps) -> Vec<usize> {
    let opponents = || graph.active().iter().filter(|&&dm| dm != i);
    let replies = |q: StateId| opponents().flat_map(move |&dm| graph.steps(steps, dm, q));
    let least = |q: StateId| replies(q).map(|r| worths[r.0]).min().unwrap_or(usize::MAX);
    graph.space.ids().map(least).collect()
}

/// The least worth among the states that sequences of the opponents lead to, nobody moving twice in succession; `usize::MAX` where
/// nobody can move.
fn least_of_sequences(graph: &Graph, i: usize, worths: &[usize], backwards: &Backwards) -> Vec<usize> {
    let movers: Vec<usize> = (0..graph.active().len()).filter(|&place| graph.active()[place] != i).collect();
    let mut spread = Spread {
        origins: &backwards.origins,
        seen: vec![vec![false; worths.len()]; graph.active().len()],
        least: vec![usize::MAX; worths.len()],
        movers,
    };
    let mut by_worth: Vec<usize> = (0..worths.len()).collect();
    by_worth.sort_by_key(|&state| worths[state]);
    for state in by_worth {
        spread.from(state, worths[state]);
    }
    spread.least
}

/// Worths spreading backwards, least first: what is reached first has its final value.
struct Spread<'a> {
    origins: &'a [Vec<Vec<u32>>],
    /// Opponents, by their place among those who own options.
    movers: Vec<usize>,
    /// For each mover, for each state: whether a sequence that arrives there by that mover's move has its value.
    seen: Vec<Vec<bool>>,
    /// For each state, the least worth that sequences starting there lead to.
    least: Vec<usize>,
}

impl Spread<'_> {
    /// Spreads the worth of one state to all sequences that lead to it.
    fn from(&mut self, state: usize, worth: usize) {
        let mut open = VecDeque::new();
        for &mover in &self.movers {
            if !std::mem::replace(&mut self.seen[mover][state], true) {
                open.push_back((mover, state));
            }
        }
        while let Some((mover, arrived)) = open.pop_front() {
            for &origin in &self.origins[mover][arrived] {
                let origin = origin as usize;
                self.least[origin] = self.least[origin].min(worth);
                for &before in self.movers.iter().filter(|&&before| before != mover) {
                    if !std::mem::replace(&mut self.seen[before][origin], true) {
                        open.push_back((before, origin));
                    }
                }
            }
        }
    }
}
