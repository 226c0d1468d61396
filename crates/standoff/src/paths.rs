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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::river::river;
    use standoff_questions::paths::Attainability;

    #[test]
    fn ways_are_asked_for_in_words() {
        let asked = |to: PathsTo| {
            let asked = PathsAsked {
                to,
                most_shown: 3,
                ..PathsAsked::default()
            };
            paths(&river(), &asked, &Terms::default())
        };
        // Both would rather that neither pumped; each would have to begin, at a loss.
        let better = asked(PathsTo::BetterForAll).expect("an answer");
        assert_eq!(better.paths.targets.len(), 1);
        assert_eq!(better.to_json()["format"], "standoff-paths/1");
        let named = asked(PathsTo::State("nothing".to_owned())).expect("an answer");
        assert_eq!(named.paths.targets, better.paths.targets);
        let both = vec![vec![0, 1]];
        assert_eq!(
            named.paths.targets[0].attainability,
            Attainability::NeedsCoalition { coalitions: both }
        );
        let held = asked(PathsTo::Equilibria(Concept::Nash)).expect("an answer");
        assert_eq!(held.paths.targets[0].attainability, Attainability::Here);
        let some = asked(PathsTo::Where("east.pump".to_owned())).expect("an answer");
        assert_eq!(some.paths.targets.len(), 2);
        let wrong = asked(PathsTo::Where("pump".to_owned())).expect_err("two banks pump");
        assert!(wrong.to_string().contains("east.pump"), "{wrong}");
    }
}
