//! Answers about partly known orders, and the completions they carry.

use standoff_conflict::{Conflict, Preference, StateCode};

/// How much work one question may take, and how shares are estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Most steps of one search: each follows the moves from one state once, under one set of suppositions.
    pub max_steps: u64,
    /// Most sets of statements told apart in one count, when a share is counted exactly.
    pub max_cases: usize,
    /// How many completions are drawn when a share is too large to be counted.
    pub samples: u32,
    /// The seed of the draws.
    pub seed: u64,
}

impl Default for Effort {
    /// About a second a question: 50 000 steps, 100 000 cases, 2 000 draws with seed 0.
    fn default() -> Effort {
        Effort {
            max_steps: 50_000,
            max_cases: 100_000,
            samples: 2_000,
            seed: 0,
        }
    }
}

/// One decision maker's order, completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OneOrder {
    /// The order was fully known: nothing to complete.
    AsGiven,
    /// Numbers of the statements, most important first.
    Statements(Vec<usize>),
    /// Groups of equally preferred states, best first. A merged state is named by all its members.
    Ranking(Vec<Vec<StateCode>>),
}

/// A completion of the model: one order for each decision maker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The orders, in the order of the decision makers.
    pub orders: Vec<OneOrder>,
}

impl Completion {
    /// The ids of a decision maker's statements, most important first; empty where it has none or its order was given.
    pub fn statements<'c>(&self, conflict: &'c Conflict, dm: usize) -> Vec<&'c str> {
        match (self.orders.get(dm), conflict.preferences.get(dm)) {
            (Some(OneOrder::Statements(numbers)), Some(Preference::Statements(statements))) => numbers
                .iter()
                .filter_map(|&number| statements.get(number))
                .map(|s| s.id.as_str())
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// What is known of stability when the order is only partly known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Under every completion.
    Necessarily,
    /// Under some completion, and not under another.
    Possibly {
        /// A completion under which it holds.
        shown_by: Completion,
        /// A completion under which it does not.
        broken_by: Completion,
    },
    /// Under no completion.
    Not {
        /// One of them: any other breaks it as well.
        broken_by: Completion,
    },
    /// The effort ran out.
    Undetermined {
        /// A completion under which it holds, if one was found: then it is at least possible.
        shown_by: Option<Completion>,
        /// A completion under which it does not, if one was found: then it is not necessary.
        broken_by: Option<Completion>,
    },
    /// The concept is not offered for partly known orders (SIM), or there is no such state or decision maker.
    NotOffered,
}

/// An answer without its completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Under every completion.
    Necessarily,
    /// Under some, not under all.
    Possibly,
    /// Under none.
    Not,
    /// Not found out within the effort.
    Undetermined,
}

impl Known {
    /// The answer without its completions.
    pub fn grade(&self) -> Grade {
        match self {
            Known::Necessarily => Grade::Necessarily,
            Known::Possibly { .. } => Grade::Possibly,
            Known::Not { .. } => Grade::Not,
            Known::Undetermined { .. } | Known::NotOffered => Grade::Undetermined,
        }
    }
}

impl Grade {
    /// The name in exchange files and on the command line: `necessarily`, `possibly`, `not`, `undetermined`.
    pub fn key(self) -> &'static str {
        match self {
            Grade::Necessarily => "necessarily",
            Grade::Possibly => "possibly",
            Grade::Not => "not",
            Grade::Undetermined => "undetermined",
        }
    }
}

/// Under how many of all orders of the statements something holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Share {
    /// Counted.
    Exact {
        /// Completions under which it holds.
        holding: u128,
        /// All completions that bear on it.
        all: u128,
    },
    /// Estimated from completions drawn uniformly and independently.
    Sampled {
        /// Drawn completions under which it holds.
        holding: u32,
        /// Completions drawn.
        drawn: u32,
        /// Lower end of the 95 % interval (Wilson).
        low: f64,
        /// Upper end of the 95 % interval (Wilson).
        high: f64,
        /// The seed of the draws.
        seed: u64,
    },
    /// Not offered where facts about states have a part in it (spec A17), nor for SIM.
    NotOffered,
}

impl Share {
    /// The share as a number between 0 and 1; `None` where it is not offered.
    pub fn fraction(&self) -> Option<f64> {
        match *self {
            Share::Exact { holding, all } => Some(holding as f64 / all.max(1) as f64),
            Share::Sampled { holding, drawn, .. } => Some(f64::from(holding) / f64::from(drawn.max(1))),
            Share::NotOffered => None,
        }
    }
}
