//! `evolve`: where a conflict drifts when its decision makers move now and then, with some carelessness.

use crate::{Failure, NoAnswer, Terms, state_of, states_of};
use serde_json::Value;
use standoff_conflict::Conflict;
use standoff_questions::evolve::{self as drift, Evolution, MovesAllowed, Question, Scores};
use standoff_stability::Analysis;

/// What is asked about the drift.
#[derive(Clone, Debug, Default)]
pub struct EvolveAsked {
    /// Where it starts, as [`state_of`] reads it; the status quo where nothing is said.
    pub from: Option<String>,
    /// The states whose reaching is asked about, as [`states_of`] reads them.
    pub to: Option<String>,
    /// How often each acts: `us=2, dprk=1`; all who can act equally often where nothing is said.
    pub weights: Option<String>,
    /// How carefully each chooses: one number or `best` for all, or `us=2, dprk=best`; `best` where nothing is said.
    pub care: Option<String>,
    /// Which moves are chosen among; all where somebody can err, else improvements, where nothing is said.
    pub moves: Option<MovesAllowed>,
    /// The numbers put in the place of ranks.
    pub scores: Scores,
    /// Runs to play; none where 0.
    pub runs: usize,
    /// Seed of the runs; the question's own where nothing is said.
    pub seed: Option<u64>,
}

/// Where it drifts, with the analysis whose moves and ranks it follows.
#[derive(Clone, Debug)]
pub struct EvolveAnswer {
    /// The model, analysed.
    pub analysis: Analysis,
    /// Where it drifts.
    pub evolution: Evolution,
}

/// The word for a choice of a best improvement.
const BEST: &str = "best";

/// Tells where a conflict drifts, under this project's own definition (`questions::evolve`).
///
/// # Errors
/// [`NoAnswer`] where the model cannot be analysed, a state or number cannot be read, or there is no state to start from.
pub fn evolve(conflict: &Conflict, asked: &EvolveAsked, terms: &Terms) -> Result<EvolveAnswer, NoAnswer> {
    let analysis = terms.analysed(conflict)?;
    let space = analysis.space();
    let target = asked.to.as_deref().map(|text| states_of(conflict, space, text)).transpose()?;
    let mut question = Question::best_improvements(&analysis, target.unwrap_or_default());
    question.from = asked.from.as_deref().map(|text| state_of(conflict, space, text)).transpose()?;
    if let Some(text) = &asked.weights {
        question.weights = numbers(conflict, text, &question.weights)?;
    }
    if let Some(text) = &asked.care {
        question.care = numbers(conflict, text, &question.care)?;
    }
    let careless = question.care.iter().any(|care| care.is_finite());
    let usual = if careless { MovesAllowed::Any } else { MovesAllowed::Improvements };
    question.moves = asked.moves.unwrap_or(usual);
    question.scores = asked.scores;
    question.runs = asked.runs;
    question.seed = asked.seed.unwrap_or(question.seed);
    let evolution = drift::evolve(&analysis, &question, &terms.limits).map_err(NoAnswer::usage)?;
    Ok(EvolveAnswer { analysis, evolution })
}

/// One number for each decision maker: one for all, or `key=number` for some, the others as they are.
fn numbers(conflict: &Conflict, text: &str, usual: &[f64]) -> Result<Vec<f64>, Failure> {
    if !text.contains('=') {
        return Ok(vec![number(text)?; usual.len()]);
    }
    let mut numbers = usual.to_vec();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').ok_or_else(|| {
            let example = conflict.decision_makers.first().map_or("us", |maker| maker.key.as_str());
            Failure::Usage(format!("`{part}` says not whose number it is; write `{example}={part}`"))
        })?;
        let dm = crate::state::maker_of(conflict, name.trim())?;
        if let Some(place) = numbers.get_mut(dm) {
            *place = number(value)?;
        }
    }
    Ok(numbers)
}

/// A number, or infinity for `best`.
fn number(text: &str) -> Result<f64, Failure> {
    let text = text.trim();
    if text.eq_ignore_ascii_case(BEST) {
        return Ok(f64::INFINITY);
    }
    let read = text.parse::<f64>().ok().filter(|value| value.is_finite());
    read.ok_or_else(|| Failure::Usage(format!("`{text}` is no number; write one from 0 up, such as 1.5, or `best`")))
}

impl EvolveAnswer {
    /// The answer as JSON, `standoff-evolution/1`.
    pub fn to_json(&self) -> Value {
        drift::to_json(&self.analysis, &self.evolution)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::river::river;

    fn asked(weights: Option<&str>, care: Option<&str>) -> Result<EvolveAnswer, NoAnswer> {
        let asked = EvolveAsked {
            to: Some("nothing".to_owned()),
            weights: weights.map(str::to_owned),
            care: care.map(str::to_owned),
            ..EvolveAsked::default()
        };
        evolve(&river(), &asked, &Terms::default())
    }

    #[test]
    fn numbers_are_given_for_all_or_for_some() {
        let answer = asked(Some("west=3"), Some("east=1.5")).expect("an answer");
        let question = &answer.evolution.question;
        assert_eq!((&question.weights[..], question.moves), (&[1.0, 3.0][..], MovesAllowed::Any));
        assert_eq!(question.care, [1.5, f64::INFINITY]);
        let best = asked(None, Some("best")).expect("an answer");
        assert_eq!(best.evolution.question.moves, MovesAllowed::Improvements);
        // Both pump, and neither gains by stopping alone.
        assert_eq!(best.evolution.hitting.map(|found| found.probability), Some(0.0));
        let erring = asked(None, Some("1")).expect("an answer");
        assert_eq!(erring.evolution.hitting.map(|found| found.probability), Some(1.0));
        assert_eq!(erring.to_json()["format"], "standoff-evolution/1");
    }

    #[test]
    fn numbers_that_make_no_sense_say_what_to_write() {
        let said = |weights, care| asked(weights, care).expect_err("no sense").to_string();
        assert!(said(Some("wset=2"), None).contains("did you mean `west`?"));
        assert!(said(Some("2,west=1"), None).contains("east=2"));
        assert!(said(None, Some("quick")).contains("or `best`"));
        assert!(said(Some("best"), None).contains("weights"));
    }
}
