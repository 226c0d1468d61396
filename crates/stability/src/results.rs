//! An analysis as the `results` object of `graph-model/1`.

use serde_json::{Map, Value, json};
use standoff_states::StateId;

use crate::{Analysis, BetterState, Concept, Step};

/// Writes the `results` object of `graph-model/1`.
///
/// States are 0-based indices into `states`. The keys `states`, `yn`, `rank`, `reach`, `ui`, `stable` and `equilibria` come first, in this
/// order; then what this program adds: `settings`, `model_sha256`, and, where the model has a status quo, `status_quo` and
/// `better_for_all`. A merged state has a dash in `yn` where its members differ, and its smallest member in `states`.
pub fn results(analysis: &Analysis) -> Value {
    let space = analysis.space();
    let makers = 0..analysis.conflict().decision_makers.len();
    let of_each = |cell: &dyn Fn(usize, StateId) -> Value| -> Value {
        makers
            .clone()
            .map(|dm| space.ids().map(|state| cell(dm, state)).collect::<Value>())
            .collect()
    };
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("states", space.ids().map(|state| space.code(state)).collect());
    put("yn", space.ids().map(|state| space.pattern(state)).collect());
    put("rank", of_each(&|dm, state| json!(analysis.rank(dm, state))));
    put("reach", of_each(&|dm, state| indices(space.moves(dm, state))));
    put("ui", of_each(&|dm, state| indices(analysis.improvements(dm, state))));
    put(
        "stable",
        of_concepts(|concept| makers.clone().map(|dm| flags(analysis, concept, dm)).collect()),
    );
    put("equilibria", of_concepts(|concept| indices(&analysis.equilibria(concept))));
    put("settings", settings(analysis));
    put("model_sha256", json!(analysis.conflict().content_hash()));
    if let Some(status_quo) = analysis.status_quo() {
        put("status_quo", json!(status_quo.0));
        put("better_for_all", analysis.better_for_all(status_quo).iter().map(better).collect());
    }
    Value::Object(object)
}

/// One entry a concept, under its key.
fn of_concepts(value: impl Fn(Concept) -> Value) -> Value {
    let entries = Concept::ALL.into_iter().map(|concept| (concept.key().to_owned(), value(concept)));
    Value::Object(entries.collect())
}

fn indices(states: &[StateId]) -> Value {
    states.iter().map(|state| state.0).collect()
}

/// `1` for stable, `0` for not, state by state.
fn flags(analysis: &Analysis, concept: Concept, dm: usize) -> Value {
    let flag = |state| if analysis.stable(concept, dm, state) { '1' } else { '0' };
    Value::String(analysis.space().ids().map(flag).collect())
}

/// The `settings` object of the results: the reading of the definitions under which an analysis was made.
pub fn settings(analysis: &Analysis) -> Value {
    let settings = analysis.settings();
    json!({
        "sequence": settings.sequence.key(),
        "return_to_start_is_sanction": settings.return_to_start_is_sanction,
    })
}

fn better(state: &BetterState) -> Value {
    let step = |step: &Step| json!({"mover": step.mover, "to": step.to.0});
    json!({
        "state": state.state.0,
        "equilibrium_under": state.equilibrium_under.iter().map(|concept| concept.key()).collect::<Vec<_>>(),
        "path": state.path.as_ref().map(|path| path.iter().map(step).collect::<Value>()),
    })
}
