//! The question itself: changes, a new analysis, the difference.

use standoff_stability::{Analysis, CannotAnalyse, analyse};

use super::{CannotChange, Change, Changed, WhatIf, apply};
use crate::Limits;
use crate::compare::{self, compare};

/// What is to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// Most changed verdicts to list with their reasons.
    pub most_listed: usize,
}

/// Why a what-if has no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CannotTell {
    /// A change cannot be made.
    #[error(transparent)]
    CannotChange(#[from] CannotChange),
    /// The changed conflict cannot be analysed.
    #[error("after the changes ({}), {why}", changed.told.join("; "))]
    CannotAnalyse {
        /// The changed conflict.
        changed: Box<Changed>,
        /// Why not.
        why: CannotAnalyse,
    },
}

impl Question {
    /// These changes; up to 100 changed verdicts are listed.
    pub fn of(changes: Vec<Change>) -> Question {
        Question { changes, most_listed: 100 }
    }
}

/// Tells what becomes of the verdicts when the conflict of an analysis is changed. Cost: one analysis, and a comparison.
///
/// # Errors
/// [`CannotTell`] where a change cannot be made, or the changed conflict not analysed.
///
/// ```
/// use standoff_conflict::{Format, read};
/// use standoff_questions::Limits;
/// use standoff_questions::what_if::{Change, Question, what_if};
/// use standoff_stability::{Budget, Concept, Settings, analyse};
///
/// let text = r#"
/// basis = "assumed"
/// [decision_makers.town]
/// options.close = { label = "close the mill" }
/// [decision_makers.mill]
/// options.filter = { label = "build a filter" }
/// [status_quo]
/// taken = []
/// [[preferences.town]]
/// id = "jobs"
/// want = "not close"
/// [[preferences.mill]]
/// id = "cheap"
/// want = "not filter"
/// "#;
/// let analysis = analyse(&read(text, Format::Toml).models[0], &Settings::default(), &Budget::default()).expect("four states");
/// let change = Change::parse("flip town.jobs").expect("a change");
/// let answer = what_if(&analysis, &Question::of(vec![change]), &Limits::default()).expect("an answer");
/// assert_eq!(answer.changed.told, ["the opposite of wish 1 of town (jobs: `not close`)"]);
/// let row = answer.difference.status_quo_verdicts.iter().find(|row| row.changed()).expect("the town now moves");
/// assert_eq!((row.maker.as_str(), row.concept), ("town", Concept::Nash));
/// ```
pub fn what_if(before: &Analysis, question: &Question, limits: &Limits) -> Result<WhatIf, CannotTell> {
    let changed = apply(before.conflict(), &question.changes)?;
    let after = match analyse(&changed.conflict, before.settings(), &limits.budget) {
        Ok(after) => after,
        Err(why) => {
            let changed = Box::new(changed);
            return Err(CannotTell::CannotAnalyse { changed, why });
        }
    };
    let asked = compare::Question {
        frame: changed.frame.clone(),
        most_listed: question.most_listed,
    };
    Ok(WhatIf {
        difference: compare(before, &after, &asked),
        changed,
        after,
    })
}
