//! What the question about ways gives.

use standoff_stability::{Settings, StateId, Step};

use super::{JointMoves, Target};

/// The ways from a state to each target.
#[derive(Clone, Debug, PartialEq)]
pub struct Paths {
    /// Where they start.
    pub from: StateId,
    /// What was asked for.
    pub target: Target,
    /// How coalitions move.
    pub joint: JointMoves,
    /// The settings of the analysis; they bear on which states are equilibria, not on the ways.
    pub settings: Settings,
    /// One entry a target state, ascending.
    pub targets: Vec<ToTarget>,
    /// All states reached by improvements of single decision makers, ascending; the start is among them where a way returns.
    pub reached_by_improvements: Vec<StateId>,
    /// All states reached by joint improvements of coalitions (single decision makers included), ascending.
    pub reached_by_coalitions: Vec<StateId>,
    /// All states reached by any moves, ascending: what is not here cannot be reached.
    pub reached_by_moves: Vec<StateId>,
    /// Whether everything was looked at. Where not, what is said of a target that was reached holds all the same.
    pub whole: bool,
}

/// The ways to one state.
#[derive(Clone, Debug, PartialEq)]
pub struct ToTarget {
    /// The state.
    pub state: StateId,
    /// In short: what it takes to get there.
    pub attainability: Attainability,
    /// Shortest ways by improvements only.
    pub improvements: Option<Ways>,
    /// Shortest ways by joint improvements of coalitions, single decision makers included.
    pub coalitions: Option<Ways>,
    /// Shortest ways by any moves.
    pub moves: Option<Ways>,
    /// Who has to take a loss where any moves are allowed; `None` where no moves lead there.
    pub losses: Option<Losses>,
}

/// What it takes to reach a state; the first that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attainability {
    /// Nothing: it is the start.
    Here,
    /// Each step can be an improvement for its mover.
    ByImprovements,
    /// Each step can be a joint improvement, but some only for a coalition.
    NeedsCoalition {
        /// The coalitions of two or more that act on the first shortest way.
        coalitions: Vec<Vec<usize>>,
    },
    /// No step need be a loss, but some gains its mover nothing.
    NeedsEvenStep,
    /// Somebody has to take a loss.
    NeedsLoss {
        /// The smallest sets of decision makers who have to be ready for a loss: any one of them is enough.
        losers: Vec<Vec<usize>>,
    },
    /// No legal sequence leads there: it is not among the states reached.
    Unreachable,
    /// The bounds were reached before it was found.
    Undetermined,
}

/// Shortest ways of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// How many steps each has.
    pub length: usize,
    /// How many there are; the largest number stands for that many or more.
    pub count: u64,
    /// The first of them.
    pub shown: Vec<Way>,
}

/// A way: its steps in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The steps.
    pub legs: Vec<Leg>,
}

/// One step of a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Who acts: one decision maker, or the members of a coalition.
    pub movers: Vec<usize>,
    /// What it means for each of them, in the same order.
    pub effects: Vec<Effect>,
    /// The state it leaves.
    pub from: StateId,
    /// The state it leads to.
    pub to: StateId,
    /// The moves it is made of where a coalition acts by a legal sequence; else empty.
    pub moves: Vec<Step>,
}

/// What a step means for one who takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It leads to a state it prefers.
    Gains,
    /// It makes no difference to it.
    Even,
    /// It leads to a state it likes less.
    Loses,
}

/// Who has to take a loss on the way to a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Losses {
    /// The fewest losing steps on any way.
    pub fewest: usize,
    /// A way with so few, and of these a shortest.
    pub way: Way,
    /// The smallest sets of decision makers who have to be ready for a loss; one empty set where nobody has to.
    pub smallest_sets: Vec<Vec<usize>>,
    /// Those who are in every such set: no way there spares them. Meaningful only where `whole`.
    pub unavoidable: Vec<usize>,
    /// Whether all sets were tried.
    pub whole: bool,
}

impl Effect {
    /// The name in JSON: `gains`, `even`, `loses`.
    pub fn key(self) -> &'static str {
        match self {
            Effect::Gains => "gains",
            Effect::Even => "even",
            Effect::Loses => "loses",
        }
    }
}

impl Attainability {
    /// The name in JSON, e.g. `by_improvements`.
    pub fn key(&self) -> &'static str {
        match self {
            Attainability::Here => "here",
            Attainability::ByImprovements => "by_improvements",
            Attainability::NeedsCoalition { .. } => "needs_coalition",
            Attainability::NeedsEvenStep => "needs_even_step",
            Attainability::NeedsLoss { .. } => "needs_loss",
            Attainability::Unreachable => "unreachable",
            Attainability::Undetermined => "undetermined",
        }
    }
}

impl Way {
    /// Those who lose by a step of theirs, ascending, each once.
    pub fn losers(&self) -> Vec<usize> {
        let pairs = self.legs.iter().flat_map(|leg| leg.movers.iter().zip(&leg.effects));
        let mut losers: Vec<usize> = pairs.filter(|(_, effect)| **effect == Effect::Loses).map(|(dm, _)| *dm).collect();
        losers.sort_unstable();
        losers.dedup();
        losers
    }
}
