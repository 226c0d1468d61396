//! The answer: what to change, how far that is, and what proves it.

use standoff_conflict::{Formula, StateCode};
use standoff_stability::{Settings, StateId};

use super::ask::Question;

/// The answer to a [`Question`].
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What was asked.
    pub question: Question,
    /// The reading of the definitions it was worked out under.
    pub settings: Settings,
    /// The hash of the model it is about.
    pub model_sha256: String,
    /// Moves followed and comparisons made.
    pub steps: u64,
    /// What was found.
    pub outcome: Outcome,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The goal is met as preferences are.
    AlreadySo,
    /// The smallest change.
    Changed(Change),
    /// No change of the kind asked for reaches the goal.
    Impossible {
        /// What proves it.
        certificate: Certificate,
        /// Counted in swaps of statements: what replacing a statement would do.
        instead: Instead,
    },
    /// The search ended early.
    Partial {
        /// The smallest change known, if any; a smaller one may exist.
        best: Option<Change>,
        /// Every change that reaches the goal is at least this far.
        lower_bound: u32,
        /// Why it ended, in words.
        stopped: String,
    },
}

/// A change of preferences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The decision makers whose preference changes, ascending.
    pub orders: Vec<ChangedOrder>,
    /// How far it is, all decision makers together.
    pub distance: u32,
    /// Why no smaller one does.
    pub proof: Proof,
}

/// One decision maker's preference, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedOrder {
    /// Number of the decision maker.
    pub decision_maker: usize,
    /// As it is.
    pub before: Order,
    /// As it would be.
    pub after: Order,
    /// What is swapped. Of statements: neighbours, one swap after the other. Of states: every pair that stands otherwise.
    pub swaps: Vec<Swap>,
    /// How far it is: the sum over the swaps.
    pub distance: u32,
}

/// An order, best or most important first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Of statements.
    Statements(Vec<Placed>),
    /// Of states: groups of equally liked ones. A merged state is named by its smallest combination of options.
    States(Vec<Vec<StateCode>>),
}

/// A statement in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its position in the model's list of the decision maker's statements, from 0.
    pub number: usize,
    /// Its id.
    pub id: String,
}

/// Two statements or states that change places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swap {
    /// What gains: a statement's id, or a state's pattern.
    pub raised: String,
    /// What it gains on.
    pub over: String,
    /// 1; of states 2 when their strict order is reversed.
    pub cost: u32,
}

/// Why no smaller change reaches the goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Counted in statements, for each decision maker: how many orders are left when those are taken out that another makes superfluous.
    pub classes: Vec<usize>,
    /// Counted in statements: how many choices of orders are nearer, and ruled out with their classes; at most `u128::MAX`.
    pub nearer_orders: Option<u128>,
    /// How often the goal was judged, or the nearest order to some demands was worked out.
    pub judged: u64,
}

/// What proves that a goal is out of reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// Improvements that some order of the statements allows lead from the start to these states only; none of the moves out of them makes a
    /// statement of its mover true that was false, so no order makes it an improvement.
    Enclosed {
        /// The states, ascending.
        states: Vec<StateId>,
        /// How many moves lead out.
        moves: usize,
    },
    /// No move from the state by those asked about makes a statement of its mover true that was false, so no order makes it an improvement.
    NothingToGain {
        /// How many moves there are.
        moves: usize,
    },
    /// The goal fails although every comparison of two states that favours it comes out as some order of the statements has it.
    EvenAtBest {
        /// How many comparisons it depends on.
        comparisons: usize,
    },
    /// All orders were covered.
    Exhausted {
        /// How many choices of orders there are; at most `u128::MAX`.
        orders: u128,
        /// For each decision maker: how many are left when those are taken out that another makes superfluous.
        classes: Vec<usize>,
        /// How often the goal was judged.
        judged: u64,
    },
    /// Whatever the preferences of those who may change are, the moves do not allow it: every way to the goal was followed to a contradiction.
    Structure {
        /// How many combinations of demands were worked out.
        judged: u64,
    },
}

/// What replacing one statement would do, where no order does. Orders stay as they are.
#[derive(Clone, Debug, PartialEq)]
pub enum Instead {
    /// Not looked for: states are counted, or the search was called off.
    NotAsked,
    /// The smallest replacements within the space, all with equally few nodes in the formula: at least one; the first decision maker's first, then
    /// that of the most important statement.
    Replaced(Vec<Replaced>),
    /// None within the space reaches the goal.
    Nothing {
        /// How many candidates were tried.
        tried: u64,
    },
}

/// One statement replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Replaced {
    /// Number of the decision maker.
    pub decision_maker: usize,
    /// The statement.
    pub statement: Placed,
    /// What it would want instead.
    pub want: Formula,
    /// The nodes of that formula; none within the space has fewer.
    pub size: usize,
}
