//! Answers as plain data.

use crate::acts::{Act, Acts};

/// What is held back, by whom, and what would release it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadlock {
    /// Whether feasibility rules were counted: what one act needs another for.
    pub rules: bool,
    /// Whether acts of which nothing is said count as free once nothing holds them.
    pub possibly: bool,
    /// What the status quo has.
    pub in_place: Acts,
    /// What is free in sequence beyond that.
    pub free: Acts,
    /// What holds acts back: commitments in the order of the model, then rules.
    pub holds: Vec<Hold>,
    /// Circles of waiting, shortest first.
    pub circles: Vec<Circle>,
    /// Acts that wait, at the end, for one that is refused.
    pub dead_ends: Vec<DeadEnd>,
    /// What would release each goal.
    pub goals: Vec<Goal>,
    /// Whether everything asked for was found; else the limits ended some search, and there may be more circles, steps or waivers.
    pub whole: bool,
}

/// An act held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The act.
    pub act: Act,
    /// What holds it.
    pub by: HoldKind,
    /// Whether its condition is met by what is free.
    pub met: bool,
}

/// What holds an act back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HoldKind {
    /// The commitment of this number in the model.
    Commitment(usize),
    /// The infeasible condition of this number in the model: what the act needs so that it does not hold.
    Rule(usize),
}

/// Acts that wait for each other in a ring: each for the next, the last for the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    /// The acts, beginning with the lowest.
    pub acts: Vec<Act>,
    /// For each act, what makes it wait for the next.
    pub waits: Vec<Wait>,
}

/// One act waiting for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The act that waits.
    pub act: Act,
    /// The act it waits for.
    pub awaited: Act,
    /// By which commitments or rules, in order.
    pub by: Vec<HoldKind>,
}

/// An act that cannot be had while a refusal stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadEnd {
    /// The act.
    pub act: Act,
    /// What makes it wait for a refused act, or for one that is a dead end itself; empty where the act itself is refused.
    pub waits: Vec<Wait>,
    /// The commitments that refuse the act itself.
    pub refusals: Vec<HoldKind>,
}

/// What would release some acts together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The acts.
    pub acts: Acts,
    /// Whether all are free already, so that nothing is needed.
    pub free: bool,
    /// Smallest sets of acts that need no waiver when done together.
    pub joint_steps: Vec<JointStep>,
    /// Smallest sets of commitments (numbers in the model) whose waiving frees the goal in sequence; fewest first.
    pub waivers: Vec<Vec<usize>>,
}

/// Acts that hold each other up once they are done together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointStep {
    /// The acts, none of them free in sequence.
    pub acts: Acts,
    /// Free acts that go before: the step needs them, or the state that results would not be feasible without them.
    pub after: Acts,
}
