//! `robustness`: which assumptions, orders of wishes and readings of the definitions a verdict survives.

use crate::{NoAnswer, Terms, state_of};
use serde_json::Value;
use standoff_conflict::Conflict;
use standoff_questions::robustness::{self as survival, Question, Survival};
use standoff_stability::{Analysis, Concept};

/// What is asked about a verdict.
#[derive(Clone, Debug)]
pub struct RobustnessAsked {
    /// The state, as [`state_of`] reads it; the status quo where nothing is said.
    pub state: Option<String>,
    /// The concept.
    pub concept: Concept,
    /// Key or name of one decision maker; all where nothing is said.
    pub of: Option<String>,
    /// Kendall distances within which orders are sampled; the question's own where empty.
    pub radii: Vec<usize>,
    /// Samples for each distance; the question's own where nothing is said.
    pub samples: Option<usize>,
    /// Seed of the samples; the question's own where nothing is said.
    pub seed: Option<u64>,
}

/// The survival table, with the analysis of the model as it is.
#[derive(Clone, Debug)]
pub struct RobustnessAnswer {
    /// The model, analysed.
    pub analysis: Analysis,
    /// The table.
    pub survival: Survival,
    /// Samples asked for, for each distance.
    pub samples: usize,
}

/// Tells what a verdict survives.
///
/// # Errors
/// [`NoAnswer`] where the model cannot be analysed, or has no such state or decision maker.
pub fn robustness(conflict: &Conflict, asked: &RobustnessAsked, terms: &Terms) -> Result<RobustnessAnswer, NoAnswer> {
    let analysis = terms.analysed(conflict)?;
    let mut question = Question::status_quo(asked.concept);
    let state = asked.state.as_deref();
    question.state = state.map(|text| state_of(conflict, analysis.space(), text)).transpose()?;
    question.decision_maker = asked.of.as_deref().map(|name| crate::state::maker_of(conflict, name)).transpose()?;
    question.samples = asked.samples.unwrap_or(question.samples);
    question.seed = asked.seed.unwrap_or(question.seed);
    if !asked.radii.is_empty() {
        question.radii.clone_from(&asked.radii);
    }
    let survival = survival::robustness(&analysis, &question, &terms.limits).map_err(NoAnswer::usage)?;
    Ok(RobustnessAnswer {
        analysis,
        survival,
        samples: question.samples,
    })
}

impl RobustnessAnswer {
    /// The answer as JSON, `standoff-robustness/1`.
    pub fn to_json(&self) -> Value {
        survival::to_json(&self.analysis, &self.survival)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::river::river;
    use standoff_questions::robustness::{Kind, Outcome};

    #[test]
    fn the_question_is_put_as_typed() {
        let asked = RobustnessAsked {
            state: Some("now".to_owned()),
            concept: Concept::Nash,
            of: Some("east bank".to_owned()),
            radii: vec![1],
            samples: Some(20),
            seed: Some(3),
        };
        let answer = robustness(&river(), &asked, &Terms::default()).expect("an answer");
        assert_eq!(answer.survival.decision_maker, Some(0));
        let drawn: Vec<_> = answer.survival.rows.iter().filter(|row| row.kind == Kind::SampledOrders).collect();
        assert!(matches!(&drawn[..], [only] if matches!(&only.outcome, Outcome::Shared { share, .. } if share.of == 20)));
        assert_eq!(answer.to_json()["seed"], 3);
        let nobody = RobustnessAsked {
            of: Some("esat".to_owned()),
            ..asked
        };
        let said = robustness(&river(), &nobody, &Terms::default()).expect_err("nobody").to_string();
        assert!(said.contains("did you mean `east`?"), "{said}");
    }
}
