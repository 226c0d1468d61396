//! What an aim asks of each decision maker's order: comparisons of two states that favour it when they come out one way.
//!
//! Every aim is *monotone* in these: where an order favours it in all comparisons in which another does, and the other meets it, so does
//! the first. A state is stable the sooner the fewer states its decision maker puts above it and the more moves are improvements for the
//! opponents; for instability the reverse; what is reached grows with the improvements. Hence, of two orders one of which favours the aim in
//! more comparisons at no more cost, the other is never needed; and an aim missed even by the favours of all orders together cannot be met.

use std::collections::BTreeSet;

use standoff_stability::StateId;

use super::bits::Bits;
use super::board::{Aim, Arc, Board, Liking, Standing};

/// One comparison: whether `better` is strictly preferred to `than`, and which answer favours the aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Comparison {
    pub(crate) better: StateId,
    pub(crate) than: StateId,
    /// The answer that favours the aim.
    pub(crate) wanted: bool,
}

/// Stands for a comparison that the aim never makes.
const NEVER: u32 = u32::MAX;

/// The comparisons an aim makes, decision maker by decision maker, with where to find each.
pub(crate) struct Asked {
    /// For each decision maker.
    pub(crate) comparisons: Vec<Vec<Comparison>>,
    /// For each decision maker, for each state: the comparison with the state the aim is about.
    above: Vec<Vec<u32>>,
    /// For each decision maker, state and move from it: the comparison of its ends.
    arcs: Vec<Vec<Vec<u32>>>,
}

impl Asked {
    /// The comparisons that an aim can ever make, whatever the orders.
    pub(crate) fn by(aim: &Aim, board: &Board) -> Asked {
        let makers = board.conflict.decision_makers.len();
        let mut asked = Asked {
            comparisons: vec![Vec::new(); makers],
            above: vec![vec![NEVER; board.space.len()]; makers],
            arcs: (0..makers)
                .map(|dm| {
                    board
                        .space
                        .ids()
                        .map(|state| vec![NEVER; board.space.moves(dm, state).len()])
                        .collect()
                })
                .collect(),
        };
        match aim {
            Aim::Stable { form, makers, state } => {
                makers
                    .iter()
                    .for_each(|&maker| asked.standing(board, &Standing::new(*form, maker, *state), false));
            }
            Aim::Unstable { form, maker, state } => asked.standing(board, &Standing::new(*form, *maker, *state), true),
            Aim::Reached { from, .. } => {
                for node in board.sequences(&board.everyone(*from), &|_| true) {
                    node.arc.into_iter().for_each(|arc| asked.arc(arc, true));
                    let onward = (0..makers).flat_map(|dm| board.arcs(dm, node.state));
                    onward.for_each(|arc| asked.arc(arc, true));
                }
            }
        }
        asked
    }

    /// What a decision maker's standing in a state depends on; `above` favours the aim when a state better than that one does.
    fn standing(&mut self, board: &Board, at: &Standing, above: bool) {
        let mut states: BTreeSet<StateId> = board.space.moves(at.maker, at.state).iter().copied().collect();
        let improvements: Vec<StateId> = states.iter().copied().collect();
        for improvement in improvements.into_iter().filter(|_| at.form.answered) {
            for node in board.sequences(&board.opponents(at.maker, improvement), &|_| true) {
                states.insert(node.state);
                states.extend(board.space.moves(at.maker, node.state).iter().filter(|_| at.form.escapes));
                let opponents = (0..self.arcs.len()).filter(|&dm| dm != at.maker && at.form.by_improvements);
                opponents
                    .flat_map(|dm| board.arcs(dm, node.state))
                    .for_each(|arc| self.arc(arc, !above));
            }
        }
        for state in states.into_iter().filter(|&state| state != at.state) {
            let comparison = Comparison {
                better: state,
                than: at.state,
                wanted: above,
            };
            self.above[at.maker][state.0] = self.comparisons[at.maker].len() as u32;
            self.comparisons[at.maker].push(comparison);
        }
    }

    fn arc(&mut self, arc: Arc, wanted: bool) {
        let slot = &mut self.arcs[arc.mover][arc.from.0][arc.place];
        if *slot == NEVER {
            *slot = self.comparisons[arc.mover].len() as u32;
            self.comparisons[arc.mover].push(Comparison {
                better: arc.to,
                than: arc.from,
                wanted,
            });
        }
    }

    /// The comparisons in which ranks (higher is better) favour the aim.
    pub(crate) fn favours_of(&self, dm: usize, rank: &dyn Fn(StateId) -> usize) -> Bits {
        let comparisons = self.comparisons[dm].iter();
        Bits::of(comparisons.map(|asked| (rank(asked.better) > rank(asked.than)) == asked.wanted))
    }

    /// The answer to a comparison when the orders have these favours. What is never asked is answered no.
    fn answer(&self, dm: usize, number: u32, favours: &[&Bits]) -> bool {
        let asked = self.comparisons[dm].get(number as usize);
        asked.is_some_and(|asked| favours[dm].has(number as usize) == asked.wanted)
    }
}

/// Likings by their favours, one row a decision maker.
pub(crate) struct Favours<'a> {
    pub(crate) asked: &'a Asked,
    pub(crate) rows: &'a [&'a Bits],
}

impl Liking for Favours<'_> {
    fn above(&self, dm: usize, state: StateId) -> bool {
        self.asked.answer(dm, self.asked.above[dm][state.0], self.rows)
    }

    fn improving(&self, arc: Arc) -> bool {
        let number = self.asked.arcs[arc.mover][arc.from.0][arc.place];
        self.asked.answer(arc.mover, number, self.rows)
    }
}

/// Likings by ranks, one list a decision maker; higher is better.
pub(crate) struct Ranks<'a> {
    /// The state the aim is about.
    pub(crate) target: StateId,
    pub(crate) ranks: &'a [Vec<usize>],
}

impl Liking for Ranks<'_> {
    fn above(&self, dm: usize, state: StateId) -> bool {
        self.ranks[dm][state.0] > self.ranks[dm][self.target.0]
    }

    fn improving(&self, arc: Arc) -> bool {
        self.ranks[arc.mover][arc.to.0] > self.ranks[arc.mover][arc.from.0]
    }
}
