//! What coalitions make of the states that hold for decision makers one by one.

use serde_json::Value;
use standoff_questions::Limits;
use standoff_stability::coalitions::{Blocking, CoalitionConcept, CoalitionSettings, Coalitions, Jump, coalition_results, watched};
use standoff_stability::{Analysis, Budget, CannotAnalyse, Concept, StateId, Watch};

/// What coalitions make of a conflict.
#[derive(Clone, Debug)]
pub struct Joint {
    /// The reading under which a state is an improvement for a coalition.
    pub settings: CoalitionSettings,
    /// The states that are stable for every coalition, by concept, in the order of the tables.
    pub equilibria: Vec<(CoalitionConcept, Vec<StateId>)>,
    /// Concepts that were not judged, and why.
    pub not_judged: Vec<(CoalitionConcept, &'static str)>,
    /// Equilibria of decision makers one by one that coalitions block, by state, then in the order of the concepts.
    pub blocked: Vec<Blocked>,
    /// From one equilibrium to another, by the concept under which both are.
    pub jumps: Vec<Jump>,
}

/// An equilibrium of decision makers one by one that some coalition can leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The state.
    pub state: StateId,
    /// The concept under which it holds for each alone and not for all coalitions.
    pub concept: Concept,
    /// The coalitions of two or more that block it, small ones first.
    pub by: Vec<Blocking>,
}

/// The concept for coalitions that widens one for decision makers one by one; SIM has none.
pub(crate) fn widened(concept: Concept) -> Option<CoalitionConcept> {
    match concept {
        Concept::Nash => Some(CoalitionConcept::Nash),
        Concept::Gmr => Some(CoalitionConcept::Gmr),
        Concept::Smr => Some(CoalitionConcept::Smr),
        Concept::Seq => Some(CoalitionConcept::Seq),
        Concept::Sseq => Some(CoalitionConcept::Sseq),
        Concept::Sim => None,
    }
}

/// The coalitions of an analysis within limits.
pub(crate) fn coalitions<'a>(
    analysis: &'a Analysis,
    settings: CoalitionSettings,
    limits: &Limits,
) -> Result<Coalitions<'a>, CannotAnalyse> {
    let watch = Watch {
        cancel: limits.cancelled,
        report: None,
    };
    watched(analysis, settings, &limits.budget, watch)
}

impl Joint {
    /// Works out what coalitions make of the equilibria under some concepts.
    pub(crate) fn new(analysis: &Analysis, of: (&[Concept], CoalitionSettings), limits: &Limits) -> Result<Joint, CannotAnalyse> {
        let (concepts, settings) = of;
        let found = coalitions(analysis, settings, limits)?;
        let judged = found.judged().iter().map(|&concept| (concept, found.equilibria(concept)));
        Ok(Joint {
            settings,
            equilibria: judged.collect(),
            not_judged: found.not_judged(),
            blocked: analysis.space().ids().flat_map(|state| blocked(&found, concepts, state)).collect(),
            jumps: concepts.iter().flat_map(|&concept| found.jumps(concept)).collect(),
        })
    }

    /// The states that are stable for every coalition; `None` where the concept was not judged.
    pub fn holding(&self, concept: CoalitionConcept) -> Option<&[StateId]> {
        let found = self.equilibria.iter().find(|(judged, _)| *judged == concept)?;
        Some(&found.1)
    }

    /// The coalition results of `graph-model/1`, worked out anew; none where that fails.
    pub(crate) fn to_json(&self, analysis: &Analysis) -> Option<Value> {
        let found = watched(analysis, self.settings, &Budget::default(), Watch::default()).ok()?;
        Some(coalition_results(&found))
    }
}

/// Who blocks a state under which of some concepts.
fn blocked(found: &Coalitions, concepts: &[Concept], state: StateId) -> Vec<Blocked> {
    let of = |&concept: &Concept| {
        let wide = widened(concept).filter(|_| found.analysis().equilibrium(concept, state))?;
        let mut by = found.blocking(wide, state);
        by.retain(|blocking| blocking.members.len() > 1);
        (!by.is_empty()).then_some(Blocked { state, concept, by })
    };
    concepts.iter().filter_map(of).collect()
}
