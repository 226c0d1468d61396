//! `paths`: which ways lead from one state of a model to others, and who has to take a loss on them.

use crate::{NoAnswer, Terms, state_of, states_of};
use serde_json::Value;
use standoff_conflict::Conflict;
use standoff_questions::paths::{self as ways, JointMoves, Paths, Question, Target};
use standoff_stability::{Analysis, Concept};

/// What is asked about ways.
#[derive(Clone, Debug, Default)]
pub struct PathsAsked {
    /// Where they start, as [`state_of`] reads it; the status quo where nothing is said.
    pub from: Option<String>,
    /// Where they lead.
    pub to: PathsTo,
    /// How coalitions move.
    pub joint: JointMoves,
    /// Most shortest ways of each kind to show.
    pub most_shown: usize,
}

/// Where ways are to lead.
#[derive(Clone, Debug, Default)]
pub enum PathsTo {
    /// The states that a text names, as [`states_of`] reads it.
    State(String),
    /// Every state in which a condition holds.
    Where(String),
    /// Every equilibrium of a concept.
    Equilibria(Concept),
    /// Every state that all prefer to the start.
    #[default]
    BetterForAll,
}

/// The ways found, with the analysis that they are ways in.
#[derive(Clone, Debug)]
pub struct PathsAnswer {
    /// The model, analysed.
    pub analysis: Analysis,
    /// The ways.
    pub paths: Paths,
}

/// Finds the ways: by improvements of single decision makers, by joint improvements of coalitions, by any moves.
///
/// # Errors
/// [`NoAnswer`] where the model cannot be analysed, a state or condition cannot be read, or there is no state to start from.
pub fn paths(conflict: &Conflict, asked: &PathsAsked, terms: &Terms) -> Result<PathsAnswer, NoAnswer> {
    let analysis = terms.analysed(conflict)?;
    let space = analysis.space();
    let from = asked.from.as_deref().map(|text| state_of(conflict, space, text)).transpose()?;
    let target = match &asked.to {
        PathsTo::State(text) => Target::States(states_of(conflict, space, text)?),
        PathsTo::Where(text) => Target::Where(crate::state::condition_of(conflict, text)?),
        PathsTo::Equilibria(concept) => Target::Equilibria(*concept),
        PathsTo::BetterForAll => Target::BetterForAll,
    };
    let question = Question {
        from,
        target,
        joint: asked.joint,
        most_shown: asked.most_shown,
    };
    let paths = ways::paths(&analysis, &question, &terms.limits).map_err(NoAnswer::usage)?;
    Ok(PathsAnswer { analysis, paths })
}

impl PathsAnswer {
    /// The answer as JSON, `standoff-paths/1`.
    pub fn to_json(&self) -> Value {
        ways::to_json(&self.analysis, &self.paths)
    }
}
