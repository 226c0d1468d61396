//! What came of solving a model, as one model object of `graph-model/1`.

use super::{Answered, Attitude, Listed, Partly, Reading, SolvedModel};
use serde_json::{Map, Value, json};
use standoff_conflict::{Conflict, Finding, StateCode, to_graph_model};
use standoff_stability::degrees::levels_data;
use standoff_stability::orders::{Completion, Grade, Known, OneOrder, Share};
use standoff_stability::unknown::unknown_data;
use standoff_stability::views::hypergame_data;
use standoff_stability::{Concept, Space, StateId, Tables, mixed_results, results};

/// Most equilibria of a large model that are written for a concept.
const MOST_FIRST: usize = 100;

/// One model object, with what came of it.
pub fn model(solved: &SolvedModel) -> Value {
    let mut object = written(&solved.conflict);
    let (key, value) = match &solved.outcome {
        Ok(answered) => ("results", results_of(solved, answered)),
        Err(failure) => ("findings", failure.findings.iter().map(finding).collect()),
    };
    object.insert(key.to_owned(), value);
    Value::Object(object)
}

/// The model itself, as far as the format holds it.
fn written(conflict: &Conflict) -> Map<String, Value> {
    let reason = match to_graph_model(conflict) {
        Ok(Value::Object(object)) => return object,
        Ok(_) => "the model is no object".to_owned(),
        Err(unwritable) => unwritable.to_string(),
    };
    let entries = [("id", &conflict.id), ("title", &conflict.title), ("unwritable", &reason)];
    entries.into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect()
}

/// A finding as JSON.
pub fn finding(finding: &Finding) -> Value {
    json!({ "code": finding.code, "message": finding.message, "help": finding.help })
}

fn results_of(solved: &SolvedModel, answered: &Answered) -> Value {
    let mut object = match answered {
        Answered::Listed(found) => listed(found),
        Answered::Large(tables) => large(&solved.conflict, tables),
        Answered::Partly(found) => partly(found),
        Answered::Attitude(found) => attitude(found),
    };
    object.insert("settings".to_owned(), settings(&solved.reading, answered));
    object.insert("model_sha256".to_owned(), json!(solved.conflict.content_hash()));
    object.insert("whole".to_owned(), json!(solved.whole()));
    Value::Object(object)
}

/// All settings; the steps a search on partly known orders may take beside those that can be set.
fn settings(reading: &Reading, answered: &Answered) -> Value {
    let mut settings = reading.to_json();
    if let Answered::Partly(_) = answered {
        settings["max_steps"] = json!(reading.effort.max_steps);
        settings["max_cases"] = json!(reading.effort.max_cases);
    }
    settings
}

/// The members of an object.
fn members(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

/// The results of a listed model, the tables cut to what was asked for.
fn listed(found: &Listed) -> Map<String, Value> {
    let analysis = &found.analysis;
    let mut object = members(results(analysis));
    let concepts = found.concepts();
    let makers = 0..analysis.conflict().decision_makers.len();
    let flags = |concept: Concept, dm: usize| -> String {
        let flag = |state| if analysis.stable(concept, dm, state) { '1' } else { '0' };
        analysis.space().ids().map(flag).collect()
    };
    let stable = |concept: Concept| makers.clone().map(|dm| flags(concept, dm)).collect();
    object.insert("stable".to_owned(), by_concept(&concepts, stable));
    object.insert(
        "equilibria".to_owned(),
        by_concept(&concepts, |concept| indices(&analysis.equilibria(concept))),
    );
    let coalitions = found.joint.as_ref().and_then(|joint| joint.to_json(analysis));
    for (key, value) in coalitions.map(members).unwrap_or_default() {
        if !matches!(key.as_str(), "settings" | "model_sha256") {
            object.insert(key, value);
        }
    }
    if !found.ahead.is_empty() {
        let entry = |ahead: &super::Ahead| {
            let mut value = ahead.json.clone();
            value["concept"] = json!(ahead.sense.key());
            value
        };
        object.insert("ahead".to_owned(), found.ahead.iter().map(entry).collect());
    }
    if let Some(mixed) = &found.mixed {
        object.insert("mixed".to_owned(), mixed_results(analysis, mixed));
    }
    if let Some(hypergame) = &found.views {
        object.insert("views".to_owned(), hypergame_data(hypergame, analysis.status_quo()));
    }
    if !found.levels.is_empty() {
        object.insert("levels".to_owned(), levels_data(analysis, &found.levels));
    }
    if !found.obstacles.is_empty() {
        object.insert("findings".to_owned(), found.obstacles.iter().map(finding).collect());
    }
    object
}

fn by_concept(concepts: &[Concept], value: impl Fn(Concept) -> Value) -> Value {
    let entries = concepts.iter().map(|&concept| (concept.key().to_owned(), value(concept)));
    Value::Object(entries.collect())
}

fn indices(states: &[StateId]) -> Value {
    states.iter().map(|state| state.0).collect()
}

/// Counts, the status quo and the first equilibria of a model whose states are not listed.
fn large(conflict: &Conflict, tables: &Tables) -> Map<String, Value> {
    let concepts = tables.finished();
    let makers = 0..tables.decision_makers();
    let count = |concept| json!(tables.count_equilibria(concept));
    let stable = |concept: Concept| makers.clone().map(|dm| json!(tables.count_stable(concept, dm))).collect();
    let pattern = |code: StateCode| json!(conflict.pattern(code));
    let first = |concept: Concept| tables.equilibria(concept).take(MOST_FIRST).map(pattern).collect();
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("engine", json!(tables.engine().key()));
    put("state_count", json!(tables.states()));
    put("equilibria_count", by_concept(&concepts, count));
    put("stable_count", by_concept(&concepts, stable));
    put("first_equilibria", by_concept(&concepts, first));
    if let Some(code) = conflict.status_quo.as_ref().map(|found| found.state) {
        let stable = |concept: Concept| makers.clone().map(|dm| json!(tables.stable(concept, dm, code))).collect();
        put(
            "status_quo",
            json!({"yn": conflict.pattern(code), "stable": by_concept(&concepts, stable)}),
        );
    }
    put("stopped", json!(tables.stopped().map(ToString::to_string)));
    object
}

/// What both readings of a partly known order begin with.
fn states(space: &Space, status_quo: Option<StateId>) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("states".to_owned(), space.ids().map(|state| space.code(state)).collect());
    object.insert("yn".to_owned(), space.ids().map(|state| space.pattern(state)).collect());
    if let Some(state) = status_quo {
        object.insert("status_quo".to_owned(), json!(state.0));
    }
    object
}

/// Grades of all states, and the status quo more closely.
fn partly(found: &Partly) -> Map<String, Value> {
    let (known, overview) = (&found.known, &found.overview);
    let space = known.space();
    let grade = |grade: Option<Grade>| json!(grade.unwrap_or(Grade::Undetermined).key());
    let makers = 0..known.conflict().decision_makers.len();
    let stable = |concept: Concept| -> Value {
        let of = |dm: usize| {
            space
                .ids()
                .map(|state| grade(overview.grade(concept, dm, state)))
                .collect::<Value>()
        };
        makers.clone().map(of).collect()
    };
    let equilibria = |concept: Concept| -> Value {
        let of = |wanted: Grade| (wanted.key().to_owned(), indices(&found.equilibria(concept, wanted)));
        let grades = [Grade::Necessarily, Grade::Possibly, Grade::Undetermined];
        Value::Object(grades.into_iter().map(of).collect())
    };
    let mut object = states(space, known.status_quo());
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put(
        "partly_known",
        makers
            .clone()
            .filter(|dm| known.is_open(*dm))
            .map(|dm| key(known.conflict(), dm))
            .collect(),
    );
    put("known_stable", by_concept(&found.concepts, stable));
    put("known_equilibria", by_concept(&found.concepts, equilibria));
    put("now", found.now.iter().map(|now| partly_now(known.conflict(), now)).collect());
    if !found.obstacles.is_empty() {
        put("findings", found.obstacles.iter().map(finding).collect());
    }
    object
}

fn key(conflict: &Conflict, dm: usize) -> Value {
    json!(conflict.decision_makers.get(dm).map(|maker| maker.key.as_str()))
}

/// What is known of a state under one concept, with orders that show it.
pub fn partly_now(conflict: &Conflict, now: &super::PartlyNow) -> Value {
    let (shown_by, broken_by) = witnesses(&now.known);
    json!({
        "concept": now.concept.key(),
        "decision_maker": now.of.map(|dm| key(conflict, dm)),
        "known": now.known.grade().key(),
        "shown_by": shown_by.map(|found| completion(conflict, found)),
        "broken_by": broken_by.map(|found| completion(conflict, found)),
        "share": now.share.as_ref().map(share),
    })
}

/// The orders that an answer carries: one under which it holds, one under which it does not.
pub fn witnesses(known: &Known) -> (Option<&Completion>, Option<&Completion>) {
    match known {
        Known::Possibly { shown_by, broken_by } => (Some(shown_by), Some(broken_by)),
        Known::Not { broken_by } => (None, Some(broken_by)),
        Known::Undetermined { shown_by, broken_by } => (shown_by.as_ref(), broken_by.as_ref()),
        Known::Necessarily | Known::NotOffered => (None, None),
    }
}

/// An order for each decision maker whose order is not given: ids of statements, or groups of states by their patterns.
pub fn completion(conflict: &Conflict, found: &Completion) -> Value {
    let order = |dm: usize, order: &OneOrder| match order {
        OneOrder::AsGiven => None,
        OneOrder::Statements(_) => Some(json!(found.statements(conflict, dm))),
        OneOrder::Ranking(groups) => {
            let group = |codes: &Vec<StateCode>| codes.iter().map(|&code| conflict.pattern(code)).collect::<Value>();
            Some(groups.iter().map(group).collect())
        }
    };
    let named = found.orders.iter().enumerate().filter_map(|(dm, one)| {
        let maker = conflict.decision_makers.get(dm)?;
        Some((maker.key.clone(), order(dm, one)?))
    });
    Value::Object(named.collect())
}

/// A share as JSON: whether it was counted or drawn, and the numbers.
pub fn share(share: &Share) -> Value {
    match *share {
        Share::Exact { holding, all } => {
            json!({"kind": "exact", "share": share.fraction(), "holding": holding.to_string(), "all": all.to_string()})
        }
        Share::Sampled {
            holding,
            drawn,
            low,
            high,
            seed,
        } => json!({
            "kind": "sampled", "share": share.fraction(), "holding": holding, "drawn": drawn, "low": low, "high": high, "seed": seed,
        }),
        Share::NotOffered => json!({"kind": "not_offered"}),
    }
}

/// What holds by one attitude, beside the other three.
fn attitude(found: &Attitude) -> Map<String, Value> {
    let conflict = found.analysis.conflict();
    let status_quo = conflict.status_quo.as_ref().and_then(|now| found.analysis.space().find(now.state));
    let mut object = states(found.analysis.space(), status_quo);
    object.insert("attitude".to_owned(), json!(found.variant.key()));
    for (key, value) in members(unknown_data(&found.analysis)) {
        object.entry(key).or_insert(value);
    }
    object
}
