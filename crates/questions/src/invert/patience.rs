//! How long a search goes on: a bound on its steps, and a flag that calls it off.

use super::board::Board;
use crate::Limits;

/// The bound of one search.
pub(crate) struct Patience<'a> {
    limits: &'a Limits<'a>,
}

impl<'a> Patience<'a> {
    /// The bound that limits set.
    pub(crate) fn of(limits: &'a Limits<'a>) -> Patience<'a> {
        Patience { limits }
    }

    /// Whether the work done on a board is enough.
    pub(crate) fn over(&self, board: &Board) -> bool {
        board.work.get() > self.limits.budget.max_steps || self.limits.called_off()
    }

    /// Most steps.
    pub(crate) fn steps(&self) -> u64 {
        self.limits.budget.max_steps
    }

    /// Why the search ended early, in words.
    pub(crate) fn why(&self) -> String {
        match self.limits.called_off() {
            true => "called off".to_owned(),
            false => format!("stopped after {} steps", self.limits.budget.max_steps),
        }
    }
}
