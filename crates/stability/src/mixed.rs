//! Mixed equilibria: each decision maker judged by a concept of its own; and combinations of concepts.
//!
//! # Says
//!
//! A state holds if each decision maker, looking ahead in its own way, stays.
//!
//! # Definition
//!
//! Given a concept `X_i` for each decision maker `i`: `s` is a mixed equilibrium iff `s` is `X_i`-stable for every `i`.
//!
//! # Reading
//!
//! People do not all think alike about what others may do. One fears any answer, another only credible ones, a third asks nothing. With the
//! same concept for all it is the plain equilibrium under that concept. Two relatives stand here as well: states that each holds
//! stable under *some* of several concepts ([`stable_by_any`]), and sequential stability with simultaneous stability added where it was
//! first asked for ([`with_simultaneous`]).
//!
//! # Disputed
//!
//! * *What the others' moves are* does not depend on the concept by which they judge: a sanction counts by the concept of the one it deters.
//! * *SEQ or SIM, each for itself* ([`stable_by_any`]) holds more states than SIM in its original use, which asks that at least two decision makers would leave,
//!   and that all who would are stable under SIM.
//!
//! # Example
//!
//! Both banks rest while neither pumps if the east fears any answer and the west would anyway lose by pumping.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::{Budget, Concept, Settings, analyse, mixed};
//!
//! let text = r#"
//! [decision_makers.east]
//! name = "East bank"
//! options.pump = { label = "pump at full power" }
//!
//! [decision_makers.west]
//! name = "West bank"
//! options.pump = { label = "pump at full power" }
//!
//! [preferences.east]
//! ranking = ["YN", "NN", "NY", "YY"]
//!
//! [preferences.west]
//! ranking = ["NN", "NY", "YN", "YY"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("four states");
//! let calm = analysis.space().ids().find(|&id| analysis.space().pattern(id) == "NN").expect("feasible");
//! assert!(!analysis.equilibrium(Concept::Nash, calm));
//! let mixed = mixed(&analysis, &[Concept::Gmr, Concept::Nash]).expect("one concept each");
//! assert!(mixed.equilibria.contains(&calm));
//! ```
//!
//! # Source
//!
//! Zhao, Xu, Hipel and Fang 2019, not re-read.

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

/// Judges each decision maker by its own concept.
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
