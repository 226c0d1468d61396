//! What is stable under the four variants as a value, for exchange.

use serde_json::{Map, Value, json};
use standoff_states::StateId;

use super::analysis::{Under, UnknownAnalysis};
use super::relation::Comparison;
use super::variant::Variant;
use crate::Concept;

/// Writes the states, how many pairs of states each decision maker cannot compare, and by variant and concept what is stable for whom (one string of `1`
/// and `0` a decision maker, as in the results of `graph-model/1`) and the equilibria. States are 0-based indices into `states`. Cost: the square of the
/// states for the count of pairs.
pub fn unknown_data(analysis: &UnknownAnalysis) -> Value {
    let space = analysis.space();
    let makers = 0..analysis.conflict().decision_makers.len();
    let by_variant = Variant::ALL.map(|variant| (variant.key().to_owned(), of_variant(analysis, variant)));
    json!({
        "settings": {
            "sequence": analysis.settings().sequence.key(),
            "return_to_start_is_sanction": analysis.settings().return_to_start_is_sanction,
        },
        "model_sha256": analysis.conflict().content_hash(),
        "states": space.ids().map(|state| space.code(state)).collect::<Value>(),
        "yn": space.ids().map(|state| space.pattern(state)).collect::<Value>(),
        "unknown_pairs": makers.map(|dm| unknown_pairs(analysis, dm)).collect::<Value>(),
        "variants": Value::Object(Map::from_iter(by_variant)),
    })
}

fn of_variant(analysis: &UnknownAnalysis, variant: Variant) -> Value {
    let of_concept = |concept: Concept| {
        let under = analysis.under(variant, concept)?;
        Some((concept.key().to_owned(), held(analysis, &under)))
    };
    Value::Object(Concept::ALL.into_iter().filter_map(of_concept).collect())
}

fn held(analysis: &UnknownAnalysis, under: &Under) -> Value {
    let flag = |dm, state| if under.stable(dm, state) { '1' } else { '0' };
    let flags = |dm: usize| analysis.space().ids().map(|state| flag(dm, state)).collect::<String>();
    let makers = 0..analysis.conflict().decision_makers.len();
    json!({
        "stable": makers.map(flags).collect::<Value>(),
        "equilibria": under.equilibria().iter().map(|state| state.0).collect::<Value>(),
    })
}

/// Pairs of states, each counted once.
fn unknown_pairs(analysis: &UnknownAnalysis, dm: usize) -> usize {
    let states = analysis.space().len();
    let unknown =
        |this: usize| (0..this).filter(move |&that| analysis.compare(dm, StateId(this), StateId(that)) == Some(Comparison::Unknown));
    (0..states).map(|this| unknown(this).count()).sum()
}
