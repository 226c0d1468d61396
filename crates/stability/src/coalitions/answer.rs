//! What one learns about coalitions: verdicts with their reasons, blocking coalitions, jumps.

use standoff_states::StateId;

use super::CoalitionConcept;
use crate::{Concept, Step};

/// Whether a state is stable for a coalition under a concept, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoalitionVerdict {
    /// The concept.
    pub concept: CoalitionConcept,
    /// Numbers of the coalition's members, ascending.
    pub members: Vec<usize>,
    /// The state.
    pub state: StateId,
    /// Why it is or is not stable.
    pub reason: CoalitionReason,
}

impl CoalitionVerdict {
    /// Whether the state is stable for the coalition.
    pub fn stable(&self) -> bool {
        !matches!(self.reason, CoalitionReason::Open { .. })
    }
}

/// Why a state is or is not stable for a coalition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CoalitionReason {
    /// Stable, because no member can move at all: structure, not contentment.
    NoMove,
    /// Stable: there is no improvement for the coalition among what it can bring about.
    NoImprovement {
        /// How many states it can bring about.
        reached: usize,
    },
    /// Stable: every improvement is answered.
    Deterred {
        /// One answer for each improvement, in order of the states they lead to.
        answers: Vec<CoalitionAnswer>,
    },
    /// Not stable: this improvement stays open.
    Open {
        /// The state it leads to.
        improvement: StateId,
        /// How the members get there, first move first.
        moves: Vec<Step>,
        /// Why nothing deters it.
        failure: CoalitionFailure,
    },
}

/// The reply that deters one coalition improvement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoalitionAnswer {
    /// The improvement: the state it leads to.
    pub improvement: StateId,
    /// How the members get there, first move first.
    pub moves: Vec<Step>,
    /// What those outside do about it; the last act leads to a state that is no improvement for the coalition over the start.
    pub reply: Vec<Act>,
    /// Under CSMR and CSSEQ: how many states the coalition could bring about from there, none of them an improvement over the start.
    pub escapes_tried: Option<usize>,
}

/// One act of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Who acts, ascending: one decision maker by a move of its own, or several by a coalition improvement of theirs.
    pub by: Vec<usize>,
    /// The state it leads to.
    pub to: StateId,
}

/// Why nothing deters a coalition improvement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CoalitionFailure {
    /// The concept asks for no reply (CNash).
    NotAsked,
    /// Nobody stands outside the coalition.
    NobodyOutside,
    /// Those outside have no move of the kind the concept asks for.
    NobodyAnswers,
    /// Those outside can reach states, all of them improvements for the coalition over the start.
    NoSanction {
        /// How many states they can reach.
        reached: usize,
    },
    /// Under CSMR and CSSEQ: there are sanctions, but each can be escaped. The one shown is the first found.
    Escaped {
        /// The reply to be escaped.
        reply: Vec<Act>,
        /// Where the coalition goes from there: an improvement over the start.
        escape: StateId,
    },
}

/// A coalition for which a state is not stable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocking {
    /// Numbers of its members, ascending.
    pub members: Vec<usize>,
    /// The improvement that stays open; of several the lowest state.
    pub improvement: StateId,
    /// A shortest way for the members to get there.
    pub moves: Vec<Step>,
}

/// An equilibrium that a coalition can leave for another one it prefers: it is *vulnerable* to that coalition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// Under which concept both are equilibria for decision makers one by one.
    pub concept: Concept,
    /// The equilibrium that is left.
    pub from: StateId,
    /// Who leaves it, two or more, ascending.
    pub members: Vec<usize>,
    /// The equilibrium that is reached.
    pub to: StateId,
    /// A shortest way there.
    pub moves: Vec<Step>,
}
