//! How much work and memory an enumeration may take, and what is said when that is not enough.

use std::time::Duration;

/// Bounds on the work of listing states, moves and (in `standoff-stability`) sequences of moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Most feasible combinations of options to hold, before merging.
    pub max_states: usize,
    /// Most moves to hold, all decision makers together (8 bytes each).
    pub max_moves: usize,
    /// Most steps of one stage of the work: nodes of conditions visited, pairs of states compared, moves followed.
    pub max_steps: u64,
    /// Most bytes that arrays over all combinations of options may take together.
    pub max_bytes: u64,
    /// Most time that work with such arrays may take; no bound when `None`. What ends by the clock may end elsewhere the next time, and says so.
    pub max_time: Option<Duration>,
}

impl Default for Budget {
    /// What a small machine does in seconds and a few hundred megabytes: 65 536 states, 40 million moves, a thousand million steps;
    /// for arrays over all combinations 2 GiB, which hold 24 options of four decision makers, and any time.
    fn default() -> Budget {
        Budget {
            max_states: 65_536,
            max_moves: 40_000_000,
            max_steps: 1_000_000_000,
            max_bytes: 2 << 30,
            max_time: None,
        }
    }
}

/// Why states could not be listed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    /// More feasible states than the budget allows.
    #[error("more than {max_states} feasible states ({options} options); add conditions that rule combinations out, or leave out options")]
    TooManyStates {
        /// The bound.
        max_states: usize,
        /// How many options the conflict has.
        options: usize,
    },
    /// More moves than the budget allows.
    #[error("more than {max_moves} moves between {states} states; leave out options of the decision maker who has most")]
    TooManyMoves {
        /// The bound.
        max_moves: usize,
        /// How many feasible states there are.
        states: usize,
    },
    /// More steps than the budget allows.
    #[error("stopped after {max_steps} steps with {found} feasible states found; simplify the conditions, or leave out options")]
    TooLong {
        /// The bound.
        max_steps: u64,
        /// Feasible states found by then.
        found: usize,
    },
    /// More memory than the budget allows; said before any is taken.
    #[error(
        "{options} options need {bytes} bytes, and the budget is {max_bytes}: {fitting} options would fit; leave out options, or allow more memory"
    )]
    TooLarge {
        /// How many options the conflict has.
        options: usize,
        /// What they would take.
        bytes: u64,
        /// The bound.
        max_bytes: u64,
        /// How many options of the same decision makers would fit.
        fitting: usize,
    },
    /// Ended from outside.
    #[error("cancelled")]
    Cancelled,
    /// More time than the budget allows.
    #[error("stopped after {} seconds; allow more time, or leave out options", most.as_secs_f64())]
    OutOfTime {
        /// The bound.
        most: Duration,
    },
    /// More options than a state code has bits.
    #[error("{options} options, but a conflict can have at most {most}; leave out options")]
    TooManyOptions {
        /// How many options the conflict has.
        options: usize,
        /// How many it may have.
        most: usize,
    },
    /// A condition or a status quo names an option, or an option a decision maker, that the conflict does not have. A model that was read from text
    /// never does; one built in code may.
    #[error("the conflict refers to {what} number {number}, but has only {count}")]
    Dangling {
        /// `option` or `decision maker`.
        what: &'static str,
        /// The number referred to, from 0.
        number: usize,
        /// How many there are.
        count: usize,
    },
}
