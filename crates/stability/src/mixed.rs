//! Each decision maker judged by a concept of its own, and combinations of concepts.

use serde_json::{Map, Value, json};
use standoff_states::StateId;

use crate::preconditions::not_one_each;
use crate::{Analysis, CannotAnalyse, Concept, settings};

/// The equilibria of a conflict whose decision makers look ahead in different ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixed {
    /// The concept of each decision maker, in the order of the model.
    pub concepts: Vec<Concept>,
    /// The states that each decision maker holds stable under its own concept, ascending.
    pub equilibria: Vec<StateId>,
}

/// Judges each decision maker by its own concept. The idea of a mixed equilibrium is Zhao, Xu, Hipel and Fang's (2019), whose paper was not re-read.
///
/// # Errors
/// C0742 when there is not one concept for each decision maker.
pub fn mixed(analysis: &Analysis, concepts: &[Concept]) -> Result<Mixed, CannotAnalyse> {
    let makers = analysis.conflict().decision_makers.len();
    if concepts.len() != makers {
        return Err(not_one_each(concepts.len(), makers));
    }
    let content = |dm: usize, state| analysis.stable(concepts[dm], dm, state);
    let holds = |state: &StateId| (0..makers).all(|dm| content(dm, *state));
    Ok(Mixed {
        concepts: concepts.to_vec(),
        equilibria: analysis.space().ids().filter(holds).collect(),
    })
}

/// The states that each decision maker holds stable under at least one of some concepts, ascending: `[Seq, Sim]` is what one program
/// calls SEQ + SIM.
pub fn stable_by_any(analysis: &Analysis, concepts: &[Concept]) -> Vec<StateId> {
    let makers = 0..analysis.conflict().decision_makers.len();
    let content = |dm: usize, state| concepts.iter().any(|&concept| analysis.stable(concept, dm, state));
    let holds = |state: &StateId| makers.clone().all(|dm| content(dm, *state));
    analysis.space().ids().filter(holds).collect()
}

/// The equilibria under a concept, with simultaneous stability in its original use (Fraser and Hipel 1979): where at least two
/// decision makers would leave a state under `concept`, and all who would are stable under SIM, the state counts as stable for them.
/// Ascending.
pub fn with_simultaneous(analysis: &Analysis, concept: Concept) -> Vec<StateId> {
    let makers = 0..analysis.conflict().decision_makers.len();
    let leaving = |state: StateId| {
        let unstable = makers.clone().filter(move |&dm| !analysis.stable(concept, dm, state));
        unstable.collect::<Vec<_>>()
    };
    let holds = |state: &StateId| {
        let leaving = leaving(*state);
        leaving.len() != 1 && leaving.iter().all(|&dm| analysis.stable(Concept::Sim, dm, *state))
    };
    analysis.space().ids().filter(holds).collect()
}

/// Writes mixed results: `concepts` (one key a decision maker), `equilibria` (0-based indices as in [`results`](crate::results)), `settings`
/// and `model_sha256`.
pub fn mixed_results(analysis: &Analysis, mixed: &Mixed) -> Value {
    let mut object = Map::new();
    let keys: Vec<&str> = mixed.concepts.iter().map(|concept| concept.key()).collect();
    object.insert("concepts".to_owned(), json!(keys));
    let states: Vec<usize> = mixed.equilibria.iter().map(|state| state.0).collect();
    object.insert("equilibria".to_owned(), json!(states));
    object.insert("settings".to_owned(), settings(analysis));
    object.insert("model_sha256".to_owned(), json!(analysis.conflict().content_hash()));
    Value::Object(object)
}
