//! The form that the coalition concepts share: for each improvement of the coalition there is a reply of those outside that deters.

use fixedbitset::FixedBitSet;
use standoff_states::StateId;

use super::{CoalitionConcept, Improvement, cgmr, cnash, cseq, cseq_class, csmr, csseq};
use crate::graph::Graph;

/// A coalition concept, as the two choices in which they differ.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    /// Which replies count; `None` when none is asked for and any improvement unsettles.
    pub(crate) replies: Option<Outsiders>,
    /// Whether the coalition may not have a way on from the sanction to an improvement over the start.
    pub(crate) looks_at_escapes: bool,
}

/// How those outside a coalition may reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outsiders {
    /// By any moves.
    Moves,
    /// Each by improvements of its own.
    Improvements,
    /// By joint improvements of any of them together.
    JointImprovements,
}

impl CoalitionConcept {
    /// The definition, from the concept's own file.
    pub(crate) fn rule(self) -> Rule {
        match self {
            CoalitionConcept::Nash => cnash::RULE,
            CoalitionConcept::Gmr => cgmr::RULE,
            CoalitionConcept::Smr => csmr::RULE,
            CoalitionConcept::Seq => cseq::RULE,
            CoalitionConcept::Sseq => csseq::RULE,
            CoalitionConcept::SeqClass => cseq_class::RULE,
        }
    }
}

/// What each decision maker prefers to what, as sets of states.
#[derive(Clone, Debug)]
pub(crate) struct Wishes {
    improvement: Improvement,
    /// For each decision maker, for each state: what it likes strictly better.
    above: Vec<Vec<FixedBitSet>>,
    /// For each decision maker, for each state: what it likes at least as well.
    at_least: Vec<Vec<FixedBitSet>>,
}

impl Wishes {
    /// Cost and memory: a bit for each decision maker and pair of states, twice.
    pub(crate) fn new(graph: &Graph, makers: usize, improvement: Improvement) -> Wishes {
        let sets = |holds: fn(usize, usize) -> bool| {
            let of = |dm: usize, start: StateId| {
                let liked = |state: &StateId| holds(graph.rank(dm, *state), graph.rank(dm, start));
                let mut set = FixedBitSet::with_capacity(graph.space.len());
                graph.space.ids().filter(liked).for_each(|state| set.insert(state.0));
                set
            };
            (0..makers)
                .map(|dm| graph.space.ids().map(|start| of(dm, start)).collect())
                .collect()
        };
        Wishes {
            improvement,
            above: sets(|other, start| other > start),
            at_least: sets(|other, start| other >= start),
        }
    }

    /// The states that are improvements for a coalition over `start`, whether or not it can bring them about.
    pub(crate) fn better(&self, members: &[usize], start: StateId) -> FixedBitSet {
        let sets = match self.improvement {
            Improvement::Strict => &self.above,
            Improvement::Pareto => &self.at_least,
        };
        let mut of_members = members.iter().map(|&dm| &sets[dm][start.0]);
        let mut better = of_members.next().cloned().unwrap_or_default();
        of_members.for_each(|set| better.intersect_with(set));
        if self.improvement == Improvement::Pareto {
            let mut gains = FixedBitSet::with_capacity(better.len());
            members.iter().for_each(|&dm| gains.union_with(&self.above[dm][start.0]));
            better.intersect_with(&gains);
        }
        better
    }
}
