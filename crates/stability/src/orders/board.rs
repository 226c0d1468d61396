//! States and moves, and what sequences of opponents reach when only some moves are known to be open to them.

use standoff_states::{Space, StateId};

use crate::Settings;
use crate::sequences::{may_move, past_after, redundant};

/// Where one moves: the states, the movers and the rule of sequences. Preferences stand elsewhere.
#[derive(Clone, Debug)]
pub(super) struct Board {
    pub(super) space: Space,
    pub(super) settings: Settings,
    /// Decision makers who own an option.
    pub(super) active: Vec<usize>,
}

/// A state that a sequence of opponents' moves reaches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reached {
    pub(super) state: StateId,
    /// The state moved from, and who moved.
    pub(super) from: StateId,
    pub(super) mover: usize,
    past: u64,
    /// The place of the one before in the list; [`START`] when that is where the sequence begins.
    before: usize,
}

/// Stands for the beginning of a sequence.
const START: usize = usize::MAX;

impl Board {
    /// Everything that legal sequences of moves by opponents of `of` reach from a state, nearest first; only moves that are allowed count.
    /// Cost: one visit of each of their moves for each of the last movers that matter.
    pub(super) fn reach(&self, of: usize, start: StateId, allows: &dyn Fn(usize, StateId, StateId) -> bool) -> Vec<Reached> {
        let rule = self.settings.sequence;
        let movers: Vec<usize> = self.active.iter().copied().filter(|&dm| dm != of).collect();
        let mut pasts: Vec<Vec<u64>> = vec![Vec::new(); self.space.len()];
        let mut found: Vec<Reached> = Vec::new();
        let (mut at, mut past, mut before) = (start, 0, START);
        loop {
            for (place, &mover) in movers.iter().enumerate().filter(|(place, _)| may_move(rule, past, *place)) {
                let after = past_after(rule, past, place);
                for &to in self.space.moves(mover, at) {
                    if !redundant(rule, &pasts[to.0], after) && allows(mover, at, to) {
                        pasts[to.0].push(after);
                        found.push(Reached {
                            state: to,
                            from: at,
                            mover,
                            past: after,
                            before,
                        });
                    }
                }
            }
            before = if before == START { 0 } else { before + 1 };
            match found.get(before) {
                Some(next) => (at, past) = (next.state, next.past),
                None => return found,
            }
        }
    }
}

/// The moves that lead to a place in a list of what is reached, first move first.
pub(super) fn path(reach: &[Reached], place: usize) -> Vec<Reached> {
    let mut steps = Vec::new();
    let mut at = reach.get(place);
    while let Some(step) = at {
        steps.push(*step);
        at = reach.get(step.before);
    }
    steps.reverse();
    steps
}
