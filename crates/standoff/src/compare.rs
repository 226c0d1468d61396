//! `compare`: how two models differ, and their verdicts with them.

use crate::{NoAnswer, Terms};
use serde_json::Value;
use standoff_conflict::Conflict;
use standoff_questions::compare::{self as comparison, Comparison, Question};
use standoff_stability::Analysis;

/// Two models, analysed and compared.
#[derive(Clone, Debug)]
pub struct CompareAnswer {
    /// The first model, analysed.
    pub first: Analysis,
    /// The second.
    pub second: Analysis,
    /// How they differ.
    pub comparison: Comparison,
}

/// Which of two models an obstacle is in.
#[derive(Debug)]
pub struct CannotCompare {
    /// Whether it is the second.
    pub second: bool,
    /// The obstacle.
    pub why: NoAnswer,
}

/// Analyses two models and compares them; up to `most_listed` changed verdicts are listed with their reasons.
///
/// # Errors
/// [`CannotCompare`] where one of them cannot be analysed.
pub fn compare((first, second): (&Conflict, &Conflict), most_listed: usize, terms: &Terms) -> Result<CompareAnswer, CannotCompare> {
    let analysed = |conflict: &Conflict, second: bool| {
        let outcome = terms.analysed(conflict);
        outcome.map_err(|why| CannotCompare { second, why: why.into() })
    };
    let (first, second) = (analysed(first, false)?, analysed(second, true)?);
    let question = Question {
        most_listed,
        ..Question::default()
    };
    Ok(CompareAnswer {
        comparison: comparison::compare(&first, &second, &question),
        first,
        second,
    })
}

impl CompareAnswer {
    /// The answer as JSON, `standoff-comparison/1`.
    pub fn to_json(&self) -> Value {
        comparison::to_json(&self.first, &self.second, &self.comparison)
    }
}
