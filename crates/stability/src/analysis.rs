//! A conflict analysed: every state, every decision maker, every concept.

use standoff_conflict::Conflict;
use standoff_states::{Budget, Space, StateId, list};

use crate::better::better_states;
use crate::concepts::Standing;
use crate::graph::Graph;
use crate::preconditions::{no_state, status_quo_infeasible, too_much};
use crate::preference;
use crate::tables::{Tables, stability_tables};
use crate::{Answer, BetterState, CannotAnalyse, Concept, Failure, Settings, Verdict};

/// Analyses a conflict under the definitions of spec A1 to A3.
///
/// Cost: for each decision maker a few visits of every move of its opponents. Where each opponent may move once only (and where a
/// return to the start is no sanction in a conflict with merged states): for each state it could improve to, a search through all that
/// its opponents can reach from there. Memory: the moves and as much again, or a bounded store of searches.
///
/// # Errors
/// [`CannotAnalyse`] with findings: no feasible state (C0701), more work than the budget allows (C0702), a state that a ranking leaves
/// out (C0703), merged states ranked differently (C0704), statements whose order is only partly known (C0705), an infeasible status
/// quo (C0706).
pub fn analyse(conflict: &Conflict, settings: &Settings, budget: &Budget) -> Result<Analysis, CannotAnalyse> {
    let space = list(conflict, budget).map_err(|stopped| too_much(&stopped))?;
    if space.is_empty() {
        return Err(no_state(conflict).into());
    }
    let mut findings: Vec<_> = status_quo_infeasible(conflict, &space).into_iter().collect();
    let mut ranks = Vec::with_capacity(conflict.decision_makers.len());
    for dm in 0..conflict.decision_makers.len() {
        match preference::ranks(conflict, &space, dm) {
            Ok(ranked) => ranks.push(ranked),
            Err(finding) => findings.push(finding),
        }
    }
    CannotAnalyse::unless_empty(findings)?;
    let graph = Graph::new(conflict, space, ranks, *settings);
    let stable = stability_tables(&graph, conflict, budget)?;
    Ok(Analysis {
        conflict: conflict.clone(),
        graph,
        stable,
    })
}

/// A conflict with its states, ranks and verdicts.
#[derive(Clone, Debug)]
pub struct Analysis {
    conflict: Conflict,
    pub(crate) graph: Graph,
    stable: Tables,
}

impl Analysis {
    /// The conflict that was analysed.
    pub fn conflict(&self) -> &Conflict {
        &self.conflict
    }

    /// The reading of the definitions it was analysed under.
    pub fn settings(&self) -> &Settings {
        &self.graph.settings
    }

    /// The feasible states and the moves between them.
    pub fn space(&self) -> &Space {
        &self.graph.space
    }

    /// The state the dispute stands in, if the model says so.
    pub fn status_quo(&self) -> Option<StateId> {
        self.space().find(self.conflict.status_quo.as_ref()?.state)
    }

    /// The place of a state in a decision maker's order: 1 is least preferred, equal for ties; 0 for a state or decision maker that does
    /// not exist.
    pub fn rank(&self, dm: usize, state: StateId) -> usize {
        self.graph.rank(dm, state)
    }

    /// How many ranks a decision maker tells apart; the best states have this rank.
    pub fn ranks(&self, dm: usize) -> usize {
        self.graph.ranks(dm)
    }

    /// The states that a decision maker can move to and prefers strictly, ascending.
    pub fn improvements(&self, dm: usize, state: StateId) -> &[StateId] {
        self.graph.improvements(dm, state)
    }

    /// Whether a state is stable for a decision maker; `false` for a state or decision maker that does not exist. Looked up; under SIM worked
    /// out anew at the cost of a verdict.
    pub fn stable(&self, concept: Concept, dm: usize, state: StateId) -> bool {
        if concept == Concept::Sim {
            let exists = dm < self.conflict.decision_makers.len() && state.0 < self.space().len();
            return exists && self.verdict(concept, dm, state).stable();
        }
        let table = self.stable.get(concept as usize).and_then(|makers| makers.get(dm));
        table.and_then(|states| states.get(state.0)).copied().unwrap_or(false)
    }

    /// Whether a state is stable for every decision maker.
    pub fn equilibrium(&self, concept: Concept, state: StateId) -> bool {
        state.0 < self.space().len() && (0..self.conflict.decision_makers.len()).all(|dm| self.stable(concept, dm, state))
    }

    /// The states that are stable for every decision maker, ascending.
    pub fn equilibria(&self, concept: Concept) -> Vec<StateId> {
        self.space().ids().filter(|&state| self.equilibrium(concept, state)).collect()
    }

    /// Whether a state is stable for a decision maker, and why. Of several answers or failures the one with the shortest sequence, then
    /// the lowest state, is given. Cost: one search for each improvement. A state that does not exist counts as one without moves.
    pub fn verdict(&self, concept: Concept, dm: usize, state: StateId) -> Verdict {
        Verdict {
            concept,
            decision_maker: dm,
            state,
            reason: concept.definition().reason(&Standing {
                graph: &self.graph,
                i: dm,
                s: state,
            }),
        }
    }

    /// Every improvement of a decision maker from a state, ascending, with the answer that deters it or why nothing does. Unlike the reason
    /// of a verdict it does not end at the first that stays open. Cost: one search for each improvement.
    pub fn answers(&self, concept: Concept, dm: usize, state: StateId) -> Vec<(StateId, Result<Answer, Failure>)> {
        concept.definition().answers(&Standing {
            graph: &self.graph,
            i: dm,
            s: state,
        })
    }

    /// The states that every decision maker prefers strictly to a given one, ascending. Cost: one search through the states that
    /// improvements reach.
    pub fn better_for_all(&self, state: StateId) -> Vec<BetterState> {
        better_states(self, state)
    }
}
