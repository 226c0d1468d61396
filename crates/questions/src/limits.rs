//! How much work a question may take, and how it is called off.

use std::sync::atomic::{AtomicBool, Ordering};

use standoff_stability::{Analysis, Budget, StateId, Watch};
use standoff_states::Clock;

/// Bounds on the work of one question. What is found before a bound is reached is kept and marked as partial.
#[derive(Clone, Copy, Debug)]
pub struct Limits<'a> {
    /// Bounds on each listing and analysis; `max_steps` also bounds the moves that a question itself follows, `max_time` the question as a whole.
    pub budget: Budget,
    /// Most models that a question may analyse anew.
    pub most_models: usize,
    /// Set to `true` from outside to call the work off.
    pub cancelled: Option<&'a AtomicBool>,
}

impl Default for Limits<'_> {
    /// The default budget, 10 000 models, nobody to call it off.
    fn default() -> Self {
        Limits {
            budget: Budget::default(),
            most_models: 10_000,
            cancelled: None,
        }
    }
}

impl Limits<'_> {
    /// Whether the work has been called off.
    pub(crate) fn called_off(&self) -> bool {
        self.cancelled.is_some_and(|flag| flag.load(Ordering::Relaxed))
    }
}

/// Limits with the time that has passed since the question was put.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Running<'a> {
    pub(crate) budget: Budget,
    pub(crate) most_models: usize,
    clock: Clock<'a>,
}

impl<'a> Limits<'a> {
    /// The clock starts.
    pub(crate) fn running(&self) -> Running<'a> {
        let watch = Watch {
            cancel: self.cancelled,
            report: None,
        };
        Running {
            budget: self.budget,
            most_models: self.most_models,
            clock: Clock::start(&self.budget, watch),
        }
    }
}

impl Running<'_> {
    /// Whether the work has been called off or its time is up.
    pub(crate) fn called_off(&self) -> bool {
        self.clock.go_on().is_err()
    }
}

/// A question was put about a state or a decision maker that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoSuchState {
    /// Nothing was named, and the model does not say where the dispute stands.
    #[error("the model has no status quo; name the state to start from, or add `[status_quo]`")]
    NoStatusQuo,
    /// A number that no state has.
    #[error("there is no state number {number}; the conflict has {count} states")]
    OutOfRange {
        /// The number, from 0.
        number: usize,
        /// How many states there are.
        count: usize,
    },
    /// A number that no decision maker has.
    #[error("there is no decision maker number {number}; the conflict has {count}")]
    NoDecisionMaker {
        /// The number, from 0.
        number: usize,
        /// How many there are.
        count: usize,
    },
}

/// The state asked about, else the status quo.
pub(crate) fn state_or_status_quo(analysis: &Analysis, asked: Option<StateId>) -> Result<StateId, NoSuchState> {
    let count = analysis.space().len();
    match asked {
        None => analysis.status_quo().ok_or(NoSuchState::NoStatusQuo),
        Some(StateId(number)) if number >= count => Err(NoSuchState::OutOfRange { number, count }),
        Some(state) => Ok(state),
    }
}
