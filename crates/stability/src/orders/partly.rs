//! The entrance: a conflict with its partly known orders, ready to be asked.

use std::rc::Rc;

use standoff_conflict::{Conflict, Fact, Finding, Preference, Ranked, StateCode, Statement};
use standoff_states::{Budget, Space, StateId, list};

use super::belief::{Belief, Wishes};
use super::board::Board;
use super::importance::{Importance, MOST, Set};
use super::known::{Completion, Effort, OneOrder};
use super::refusals::{better_than_itself, too_many};
use super::relation::{Known, Relation};
use super::search::Beliefs;
use crate::preconditions::{no_state, ranked_differently, status_quo_infeasible, too_much};
use crate::{CannotAnalyse, Settings, preference};

/// Most states between which facts are closed: memory is a quarter of a byte for each pair.
const MOST_STATES: usize = 4_096;

/// Whether the order of some decision maker is only partly known, so that [`analyse`](crate::analyse) refuses the model (C0705).
pub fn is_partly_known(conflict: &Conflict) -> bool {
    conflict.preferences.iter().any(|preference| match preference {
        Preference::Statements(statements) => !Importance::of(statements).is_full(),
        Preference::Facts(_) => true,
        _ => false,
    })
}

/// Takes in a conflict whose orders may be partly known; one whose orders are full gets the verdicts of [`analyse`](crate::analyse).
/// Nothing is decided yet: each question does its own work.
///
/// # Errors
/// [`CannotAnalyse`]: no feasible state (C0701), more states than the budget allows, more than 128 statements or, with facts, 4 096 states
/// (C0702), a state that a ranking leaves out (C0703), merged states ranked differently (C0704), an infeasible status quo (C0706), facts
/// by which a state is better than itself (C0730).
pub fn partly(conflict: &Conflict, settings: &Settings, budget: &Budget) -> Result<PartlyKnown, CannotAnalyse> {
    let space = list(conflict, budget).map_err(|stopped| too_much(&stopped))?;
    if space.is_empty() {
        return Err(no_state(conflict).into());
    }
    let mut findings: Vec<Finding> = status_quo_infeasible(conflict, &space).into_iter().collect();
    let mut beliefs = Beliefs::new();
    for dm in 0..conflict.decision_makers.len() {
        match belief(conflict, &space, dm) {
            Ok(belief) => beliefs.push(belief),
            Err(finding) => findings.push(finding),
        }
    }
    CannotAnalyse::unless_empty(findings)?;
    let owns = |dm: &usize| conflict.options.iter().any(|option| option.owner == *dm);
    Ok(PartlyKnown {
        conflict: conflict.clone(),
        board: Board {
            active: (0..beliefs.len()).filter(owns).collect(),
            space,
            settings: *settings,
        },
        beliefs,
        effort: Effort::default(),
    })
}

/// What is known of one decision maker's order.
fn belief(conflict: &Conflict, space: &Space, dm: usize) -> Result<Belief, Finding> {
    match conflict.preferences.get(dm) {
        Some(Preference::Statements(statements)) if !Importance::of(statements).is_full() => wishes(conflict, space, dm, statements),
        Some(Preference::Facts(facts)) => relation(conflict, space, dm, facts),
        _ => Ok(Belief::Ranks(Rc::new(preference::ranks(conflict, space, dm)?))),
    }
}

fn wishes(conflict: &Conflict, space: &Space, dm: usize, statements: &[Statement]) -> Result<Belief, Finding> {
    if statements.len() > MOST {
        return Err(too_many(conflict, dm, (statements.len(), "statements", MOST)));
    }
    let truths = |code: StateCode| {
        let numbered = statements.iter().enumerate();
        numbered.fold(0, |set: Set, (number, statement)| {
            set | Set::from(statement.want.holds(code)) << number
        })
    };
    let differ = |state: &StateId| space.members(*state).iter().any(|&code| truths(code) != truths(space.code(*state)));
    let differing: Vec<String> = space.ids().filter(differ).map(|state| space.pattern(state)).collect();
    if !differing.is_empty() {
        return Err(ranked_differently(conflict, dm, &differing));
    }
    let given = Wishes {
        importance: Importance::of(statements),
        truths: space.ids().map(|state| truths(space.code(state))).collect(),
    };
    Ok(Belief::Statements {
        given: Rc::new(given),
        supposed: Rc::default(),
    })
}

/// A side of a fact names a merged state when it names any of its members.
fn relation(conflict: &Conflict, space: &Space, dm: usize, facts: &[Fact]) -> Result<Belief, Finding> {
    if space.len() > MOST_STATES {
        return Err(too_many(conflict, dm, (space.len(), "states with facts between them", MOST_STATES)));
    }
    let named = |side: &Ranked| -> Vec<usize> {
        let names = |state: &StateId| space.members(*state).iter().any(|&code| side.names(code));
        space.ids().filter(names).map(|state| state.0).collect()
    };
    let mut pairs = Vec::new();
    for fact in facts {
        let (better, than) = (named(&fact.better), named(&fact.than));
        let strict = fact.strict;
        let of = |better: usize| than.iter().map(move |&than| Known { better, than, strict });
        pairs.extend(better.iter().flat_map(|&better| of(better)));
    }
    match Relation::closed(space.len(), &pairs) {
        Ok(relation) => Ok(Belief::Facts(Rc::new(relation))),
        Err(circle) => Err(better_than_itself(conflict, dm, &told(space, &circle))),
    }
}

/// A circle of facts in words.
fn told(space: &Space, circle: &[Known]) -> String {
    let pattern = |state: usize| space.pattern(StateId(state));
    let link = |fact: &Known| {
        let words = if fact.strict { "better than" } else { "at least as good as" };
        format!("{} is {words} {}", pattern(fact.better), pattern(fact.than))
    };
    circle.iter().map(link).collect::<Vec<_>>().join(", ")
}

/// A conflict whose orders may be partly known. Ask it with [`PartlyKnown::verdict`] and its neighbours.
#[derive(Clone, Debug)]
pub struct PartlyKnown {
    pub(super) conflict: Conflict,
    pub(super) board: Board,
    pub(super) beliefs: Beliefs,
    pub(super) effort: Effort,
}

impl PartlyKnown {
    /// The same with other bounds on the work of a question.
    pub fn with_effort(mut self, effort: Effort) -> PartlyKnown {
        self.effort = effort;
        self
    }

    /// The bounds on the work of a question.
    pub fn effort(&self) -> &Effort {
        &self.effort
    }

    /// The conflict.
    pub fn conflict(&self) -> &Conflict {
        &self.conflict
    }

    /// The reading of the definitions that answers follow.
    pub fn settings(&self) -> &Settings {
        &self.board.settings
    }

    /// The feasible states and the moves between them.
    pub fn space(&self) -> &Space {
        &self.board.space
    }

    /// The state the dispute stands in, if the model says so.
    pub fn status_quo(&self) -> Option<StateId> {
        self.space().find(self.conflict.status_quo.as_ref()?.state)
    }

    /// Whether a decision maker's order leaves something open; `false` for one that does not exist.
    pub fn is_open(&self, dm: usize) -> bool {
        matches!(self.beliefs.get(dm), Some(Belief::Statements { .. } | Belief::Facts(_)))
    }

    /// Whether a decision maker prefers `to` to `from`: surely, surely not, or `None` where that depends on the completion (or one of them
    /// does not exist).
    pub fn improves(&self, dm: usize, from: StateId, to: StateId) -> Option<bool> {
        let exist = from.0 < self.space().len() && to.0 < self.space().len();
        self.beliefs.get(dm).filter(|_| exist)?.improves(from, to)
    }

    /// One completion, when any will do.
    pub fn any_completion(&self) -> Completion {
        self.completion(&self.beliefs)
    }

    /// A completion that agrees with beliefs.
    pub(super) fn completion(&self, beliefs: &Beliefs) -> Completion {
        let order = |belief: &Belief| match belief {
            Belief::Ranks(_) => OneOrder::AsGiven,
            // Every belief agrees with some order; each supposition was checked.
            Belief::Statements { .. } => OneOrder::Statements(belief.order().unwrap_or_default()),
            Belief::Facts(relation) => OneOrder::Ranking(relation.ranking().iter().map(|group| self.codes(group)).collect()),
        };
        Completion {
            orders: beliefs.iter().map(order).collect(),
        }
    }

    fn codes(&self, states: &[usize]) -> Vec<StateCode> {
        let members = |&state: &usize| self.space().members(StateId(state)).iter().copied();
        states.iter().flat_map(members).collect()
    }
}
