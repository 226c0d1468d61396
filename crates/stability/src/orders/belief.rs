//! What is known of one decision maker's comparisons, together with what is supposed of the open ones.

use std::collections::BTreeMap;
use std::rc::Rc;

use standoff_states::StateId;

use super::importance::{Deciding, Importance, Set};
use super::relation::{Known, Relation};

/// A comparison: whether a decision maker prefers `to` to `from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Comparison {
    pub(super) dm: usize,
    pub(super) from: StateId,
    pub(super) to: StateId,
}

/// What is known of one decision maker's order. Some completion always agrees with it.
#[derive(Clone, Debug)]
pub(super) enum Belief {
    /// A rank for each state, 1 for the least preferred.
    Ranks(Rc<Vec<usize>>),
    /// Statements, and which comparisons are supposed to come out how.
    Statements {
        given: Rc<Wishes>,
        supposed: Rc<BTreeMap<Deciding, bool>>,
    },
    /// Facts, with what is supposed among them.
    Facts(Rc<Relation>),
}

/// Statements with their truth in each state.
#[derive(Clone, Debug)]
pub(super) struct Wishes {
    pub(super) importance: Importance,
    /// For each state, the statements that hold in it.
    pub(super) truths: Vec<Set>,
}

impl Wishes {
    /// What decides whether `to` is better than `from`.
    pub(super) fn deciding(&self, from: StateId, to: StateId) -> Deciding {
        let (before, after) = (self.truths[from.0], self.truths[to.0]);
        Deciding {
            fore: after & !before,
            against: before & !after,
        }
    }

    /// Ranks by an order of the statements, most important first: 1 for the least preferred state.
    pub(super) fn ranks(&self, order: &[usize]) -> Vec<usize> {
        let key = |truths: &Set| order.iter().fold(0, |key: Set, &number| key << 1 | (truths >> number & 1));
        let keys: Vec<Set> = self.truths.iter().map(key).collect();
        let mut levels = keys.clone();
        levels.sort_unstable();
        levels.dedup();
        keys.iter()
            .map(|key| levels.binary_search(key).map_or(0, |place| place + 1))
            .collect()
    }
}

/// The other way round: the same question asked of the worse state.
fn turned(deciding: Deciding) -> Deciding {
    Deciding {
        fore: deciding.against,
        against: deciding.fore,
    }
}

impl Belief {
    /// Whether `to` is better than `from`; `None` when that is open.
    pub(super) fn improves(&self, from: StateId, to: StateId) -> Option<bool> {
        match self {
            Belief::Ranks(ranks) => Some(ranks[to.0] > ranks[from.0]),
            Belief::Facts(relation) => relation.improves(from, to),
            Belief::Statements { given, supposed } => {
                let deciding = given.deciding(from, to);
                if deciding.fore == 0 || deciding.against == 0 {
                    return Some(deciding.fore != 0);
                }
                let said = supposed.get(&deciding).copied();
                let said = said.or_else(|| supposed.get(&turned(deciding)).map(|value| !value));
                said.or_else(|| given.importance.surely(deciding))
            }
        }
    }

    /// The belief with one more comparison supposed; `None` when no completion agrees with all of it.
    pub(super) fn supposing(&self, from: StateId, to: StateId, better: bool) -> Option<Belief> {
        match self {
            Belief::Ranks(_) => (self.improves(from, to) == Some(better)).then(|| self.clone()),
            Belief::Facts(relation) => {
                let (upper, lower) = if better { (to, from) } else { (from, to) };
                let fact = Known {
                    better: upper.0,
                    than: lower.0,
                    strict: better,
                };
                relation.with(fact).map(|wider| Belief::Facts(Rc::new(wider)))
            }
            Belief::Statements { given, supposed } => {
                let deciding = given.deciding(from, to);
                if deciding.fore == 0 || deciding.against == 0 {
                    return ((deciding.fore != 0) == better).then(|| self.clone());
                }
                let mut supposed = BTreeMap::clone(supposed);
                supposed.insert(deciding, better);
                let wider = Belief::Statements {
                    given: Rc::clone(given),
                    supposed: Rc::new(supposed),
                };
                wider.order().is_some().then_some(wider)
            }
        }
    }

    /// An order of statements that agrees with all that is supposed; `None` where there are no open statements.
    pub(super) fn order(&self) -> Option<Vec<usize>> {
        let Belief::Statements { given, .. } = self else { return None };
        given.importance.order(self.wished())
    }

    /// What is supposed of statements, each comparison turned so that it is to come out as better.
    pub(super) fn wished(&self) -> Vec<Deciding> {
        let Belief::Statements { supposed, .. } = self else {
            return Vec::new();
        };
        let wished = supposed
            .iter()
            .map(|(&deciding, &better)| if better { deciding } else { turned(deciding) });
        wished.collect()
    }
}
