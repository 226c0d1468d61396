//! What the work on coalitions is held to: steps, time, and an end from outside.

use standoff_states::{Budget, Clock, Watch};

use crate::CannotAnalyse;
use crate::preconditions::{too_long, too_much};

/// The bounds of one piece of work, which began when this was made.
#[derive(Debug)]
pub(crate) struct Bounds<'a> {
    pub(crate) budget: &'a Budget,
    clock: Clock<'a>,
    states: usize,
}

impl<'a> Bounds<'a> {
    /// Starts the clock.
    pub(crate) fn start(budget: &'a Budget, watch: Watch<'a>, states: usize) -> Bounds<'a> {
        Bounds {
            budget,
            clock: Clock::start(budget, watch),
            states,
        }
    }

    /// Goes on after so much work, or says why not.
    ///
    /// # Errors
    /// C0702 when the steps or the time are used up, or the work was ended from outside.
    pub(crate) fn go_on(&self, work: u64) -> Result<(), CannotAnalyse> {
        if work > self.budget.max_steps {
            return Err(too_long(self.budget.max_steps, self.states));
        }
        self.clock.go_on().map_err(|stopped| too_much(&stopped))
    }

    /// Tells whoever listens how many coalitions are done.
    pub(crate) fn tell(&self, stage: &'static str, done: usize, of: usize) {
        self.clock.tell(stage, done as u64, of as u64);
    }
}
