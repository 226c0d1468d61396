//! What rests against coalitions, as JSON.

use serde_json::{Map, Value, json};
use standoff_states::StateId;

use super::{CoalitionConcept, Coalitions, Jump};
use crate::{Concept, Step, settings};

/// Most states for which the improvements of every coalition are listed one by one; beyond, they are counted.
const MOST_LISTED: usize = 32;

/// Writes the coalition results of `graph-model/1`.
///
/// `coalitions` holds one entry a coalition: `members`, `reach_count` and `improve_count` (per state), `improve` (the lists; up to 32 states),
/// and for each concept a string with `1` (stable) or `0` a state. `coalition_equilibria` lists the states stable for every coalition.
/// Of ours: `settings`, `model_sha256`, `not_judged`, `blocking` (concept, then state: members and open improvement) and `jumps` (by the
/// concept under which both states are equilibria). States are 0-based indices as in [`results`](crate::results).
pub fn coalition_results(coalitions: &Coalitions) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put(
        "coalitions",
        coalitions.all().iter().map(|members| entry(coalitions, members)).collect(),
    );
    let of_concepts = |value: &dyn Fn(CoalitionConcept) -> Value| -> Value {
        let entries = coalitions
            .judged()
            .iter()
            .map(|&concept| (concept.key().to_owned(), value(concept)));
        Value::Object(entries.collect())
    };
    put(
        "coalition_equilibria",
        of_concepts(&|concept| indices(&coalitions.equilibria(concept))),
    );
    let mut recorded = settings(coalitions.analysis());
    recorded["improvement"] = json!(coalitions.settings().improvement.key());
    put("settings", recorded);
    put("model_sha256", json!(coalitions.analysis().conflict().content_hash()));
    let not_judged = coalitions.not_judged().into_iter();
    put(
        "not_judged",
        not_judged
            .map(|(concept, why)| json!({"concept": concept.key(), "why": why}))
            .collect(),
    );
    put("blocking", of_concepts(&|concept| blocking(coalitions, concept)));
    let jumps = Concept::ALL.into_iter().map(|concept| {
        let jumps = coalitions.jumps(concept);
        (concept.key().to_owned(), jumps.iter().map(jump).collect())
    });
    put("jumps", Value::Object(jumps.collect()));
    Value::Object(object)
}

/// One coalition.
fn entry(coalitions: &Coalitions, members: &[usize]) -> Value {
    let space = coalitions.analysis().space();
    let improve: Vec<Vec<StateId>> = space.ids().map(|state| coalitions.improvements(members, state)).collect();
    let mut entry = Map::new();
    entry.insert("members".to_owned(), json!(members));
    let reach = space.ids().map(|state| coalitions.reach(members, state).len());
    entry.insert("reach_count".to_owned(), reach.collect());
    entry.insert("improve_count".to_owned(), improve.iter().map(Vec::len).collect());
    if space.len() <= MOST_LISTED {
        entry.insert("improve".to_owned(), improve.iter().map(|states| indices(states)).collect());
    }
    for &concept in coalitions.judged() {
        let flag = |state| match coalitions.stable_for(concept, members, state) {
            Some(true) => '1',
            _ => '0',
        };
        entry.insert(concept.key().to_owned(), Value::String(space.ids().map(flag).collect()));
    }
    Value::Object(entry)
}

/// For each state, who blocks it and by what.
fn blocking(coalitions: &Coalitions, concept: CoalitionConcept) -> Value {
    let of_state = |state: StateId| -> Value {
        let blocking = coalitions.blocking(concept, state).into_iter();
        blocking
            .map(|by| json!({"members": by.members, "improvement": by.improvement.0}))
            .collect()
    };
    coalitions.analysis().space().ids().map(of_state).collect()
}

fn jump(jump: &Jump) -> Value {
    let step = |step: &Step| json!({"mover": step.mover, "to": step.to.0});
    json!({
        "from": jump.from.0,
        "members": jump.members,
        "to": jump.to.0,
        "moves": jump.moves.iter().map(step).collect::<Vec<_>>(),
    })
}

fn indices(states: &[StateId]) -> Value {
    states.iter().map(|state| state.0).collect()
}
