//! What the question about drift gives.

use standoff_stability::StateId;

use super::Question;
use crate::Share;

/// Where a conflict drifts.
#[derive(Clone, Debug, PartialEq)]
pub struct Evolution {
    /// Where it starts.
    pub from: StateId,
    /// The chain and the target, as asked.
    pub question: Question,
    /// The states that are never left, ascending, whether the start leads there or not.
    pub absorbing: Vec<StateId>,
    /// The closed classes that the start leads to, by their lowest state. Empty where not `whole`.
    pub classes: Vec<ClosedClass>,
    /// Expected turns until a closed class is entered.
    pub turns_to_rest: Option<f64>,
    /// How the target is reached, worked out; `None` where there are too many states for that, or no target.
    pub hitting: Option<Hitting>,
    /// How the target is reached, played; `None` where there is no target or no run is asked for.
    pub simulated: Option<Simulated>,
    /// The largest amount by which a worked-out number misses the equation it solves, in relation to the numbers in it.
    pub residual: f64,
    /// Whether all was worked out and no run was cut off.
    pub whole: bool,
}

/// A closed class.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosedClass {
    /// The probability that the conflict ends in it.
    pub mass: f64,
    /// Its states, ascending, with the share of turns spent in each in the long run, once in it.
    pub states: Vec<(StateId, f64)>,
}

/// How a target is reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hitting {
    /// The probability that it is ever reached.
    pub probability: f64,
    /// Expected turns until then; `None` where it is not certain to be reached.
    pub turns: Option<f64>,
}

/// What happened in runs that were played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Simulated {
    /// In how many runs the target was reached; the upper end of the interval counts runs that were cut off as if they would have reached it.
    pub share: Share,
    /// Mean turns of the runs that reached it, and the half width of its interval at 95 %.
    pub turns: Option<(f64, f64)>,
    /// Runs that ended at the horizon although the target could still be reached.
    pub cut_off: usize,
}
