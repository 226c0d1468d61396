//! The question itself: two analyses side by side.

use std::collections::BTreeMap;

use standoff_conflict::Conflict;
use standoff_stability::{Analysis, Concept, StateId, Verdict};

use super::answer::{ChangedVerdict, Comparison, Either, EquilibriaDifference, StatusQuoRow};
use super::matching::Matching;
use super::models::differences;
use crate::written::maker;

/// How options that only one model has are taken to stand, by full name (`us.relief`).
pub type Frame = BTreeMap<String, bool>;

/// What is asked about two models.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// How options that only one model has stand; else as in its status quo, else not taken.
    pub frame: Frame,
    /// Most changed verdicts at matching states to list with their reasons; all are counted.
    pub most_listed: usize,
}

impl Default for Question {
    /// No frame of its own; up to 100 changed verdicts listed.
    fn default() -> Question {
        Question {
            frame: Frame::new(),
            most_listed: 100,
        }
    }
}

/// Compares two analysed models: what differs in them, and which verdicts differ with it. Cost: the tables of both, and a search for each verdict
/// listed.
pub fn compare(first: &Analysis, second: &Analysis, question: &Question) -> Comparison {
    let sides = Sides {
        matching: Matching::of(first, second, &question.frame),
        makers: makers_of_both(first.conflict(), second.conflict()),
        first,
        second,
    };
    let (changed, changed_count) = sides.changed(question.most_listed);
    Comparison {
        models: differences(first.conflict(), second.conflict()),
        settings: (*first.settings(), *second.settings()),
        states: (first.space().len(), second.space().len(), sides.matching.pairs().count()),
        status_quo: (first.status_quo(), second.status_quo()),
        status_quo_verdicts: sides.status_quo(),
        whole: changed.len() == changed_count,
        changed,
        changed_count,
        equilibria: sides.equilibria(),
        better_for_all: sides.better_for_all(),
    }
}

/// Decision makers of either model: key, number in the first, number in the second.
type Maker = (String, Option<usize>, Option<usize>);

fn makers_of_both(first: &Conflict, second: &Conflict) -> Vec<Maker> {
    let keys = |conflict: &Conflict| {
        (0..conflict.decision_makers.len())
            .map(|dm| maker(conflict, dm))
            .collect::<Vec<_>>()
    };
    let (ours, theirs) = (keys(first), keys(second));
    let place = |list: &[String], key: &String| list.iter().position(|other| other == key);
    let shared = ours
        .iter()
        .enumerate()
        .map(|(dm, key)| (key.clone(), Some(dm), place(&theirs, key)));
    let new = theirs.iter().enumerate().filter(|(_, key)| !ours.contains(key));
    shared.chain(new.map(|(dm, key)| (key.clone(), None, Some(dm)))).collect()
}

/// Two analyses with what matches in them.
struct Sides<'a> {
    first: &'a Analysis,
    second: &'a Analysis,
    matching: Matching,
    makers: Vec<Maker>,
}

impl Sides<'_> {
    /// The verdicts on each model's own status quo.
    fn status_quo(&self) -> Vec<StatusQuoRow> {
        let (one, other) = (self.first.status_quo(), self.second.status_quo());
        if one.is_none() && other.is_none() {
            return Vec::new();
        }
        let verdict = |analysis: &Analysis, concept, dm: Option<usize>, state: Option<StateId>| -> Option<Verdict> {
            Some(analysis.verdict(concept, dm?, state?))
        };
        let row = |concept: Concept, (key, dm, there): &Maker| StatusQuoRow {
            maker: key.clone(),
            concept,
            first: verdict(self.first, concept, *dm, one),
            second: verdict(self.second, concept, *there, other),
        };
        let rows = Concept::ALL.into_iter();
        rows.flat_map(|concept| self.makers.iter().map(move |maker| row(concept, maker)))
            .collect()
    }

    /// The first verdicts that differ at matching states, and how many do.
    fn changed(&self, most: usize) -> (Vec<ChangedVerdict>, usize) {
        let (mut listed, mut count) = (Vec::new(), 0);
        for (one, other) in self.matching.pairs() {
            for (key, dm, there) in &self.makers {
                let (Some(dm), Some(there)) = (*dm, *there) else { continue };
                for concept in Concept::ALL {
                    if self.first.stable(concept, dm, one) == self.second.stable(concept, there, other) {
                        continue;
                    }
                    count += 1;
                    if count <= most {
                        listed.push(ChangedVerdict {
                            maker: key.clone(),
                            first: self.first.verdict(concept, dm, one),
                            second: self.second.verdict(concept, there, other),
                        });
                    }
                }
            }
        }
        (listed, count)
    }

    /// The equilibria that only one has.
    fn equilibria(&self) -> Vec<EquilibriaDifference> {
        let of = |concept| EquilibriaDifference {
            concept,
            states: self.only(&self.first.equilibria(concept), &self.second.equilibria(concept)),
        };
        let all = Concept::ALL.into_iter().map(of);
        all.filter(|difference| !difference.states.is_empty()).collect()
    }

    /// States of each list whose match is not in the other.
    fn only(&self, first: &[StateId], second: &[StateId]) -> Either<StateId> {
        let without = |list: &[StateId], matches: &[Option<StateId>], other: &[StateId]| -> Vec<StateId> {
            let kept = |state: &&StateId| matches[state.0].is_none_or(|there| other.binary_search(&there).is_err());
            list.iter().filter(kept).copied().collect()
        };
        Either {
            first: without(first, &self.matching.to_second, second),
            second: without(second, &self.matching.to_first, first),
        }
    }

    /// States better for all than each model's own status quo that only one has.
    fn better_for_all(&self) -> Either<StateId> {
        let of = |analysis: &Analysis| -> Vec<StateId> {
            let better = analysis.status_quo().map(|state| analysis.better_for_all(state));
            better.unwrap_or_default().into_iter().map(|found| found.state).collect()
        };
        self.only(&of(self.first), &of(self.second))
    }
}
