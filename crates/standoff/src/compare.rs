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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::river::{RIVER, river};
    use standoff_conflict::{Format, read};

    #[test]
    fn a_model_differs_from_its_change_and_an_obstacle_has_its_side() {
        let flipped = RIVER.replace("want = \"not west.pump\"", "want = \"west.pump\"");
        let other = &read(&flipped, Format::Toml).models[0];
        let terms = Terms::default();
        let answer = compare((&river(), other), 10, &terms).expect("both can be analysed");
        assert_eq!(answer.comparison.models.wishes[0].maker, "east");
        assert_eq!(answer.to_json()["format"], "standoff-comparison/1");
        let same = compare((&river(), &river()), 10, &terms).expect("both can be analysed");
        assert!(same.comparison.is_empty());
        let dead = format!("{RIVER}\n[[infeasible]]\nwhen = \"true\"\n");
        let dead = &read(&dead, Format::Toml).models[0];
        assert!(compare((&river(), dead), 10, &terms).expect_err("no state").second);
        assert!(!compare((dead, &river()), 10, &terms).expect_err("no state").second);
    }
}
