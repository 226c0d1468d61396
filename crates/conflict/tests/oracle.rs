//! The published and generated models of the oracle: what is read means what was written, and so does what we write.
//!
//! The files stand outside the project (`STANDOFF_SHARED`, else `../shared` beside the workspace); without them the tests
//! print a line and pass.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it skipped"
)]

use std::io::Read;
use std::path::PathBuf;

use serde_json::{Value, json};
use standoff_conflict::{Conflict, Direction, Format, Preference, Ranked, StateCode, read, to_graph_model, to_toml};

/// The text of an oracle file.
fn oracle(name: &str) -> Option<String> {
    let shared = std::env::var_os("STANDOFF_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let Ok(bytes) = std::fs::read(shared.join("oracle").join(name)) else {
        println!("skipped: no {name}");
        return None;
    };
    let mut text = String::new();
    if name.ends_with(".gz") {
        flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap();
    } else {
        text = String::from_utf8(bytes).unwrap();
    }
    Some(text)
}

/// Feasible states, by the definition.
fn feasible(model: &Conflict) -> Vec<StateCode> {
    (0..1 << model.options.len())
        .filter(|s| !model.infeasible.iter().any(|r| r.when.holds(*s)))
        .collect()
}

/// Ranks from 1, the least preferred, by the definition.
fn ranks(model: &Conflict, maker: usize, states: &[StateCode]) -> Vec<usize> {
    let score = |state: StateCode| -> Vec<bool> {
        match &model.preferences[maker] {
            Preference::Statements(wants) => wants.iter().map(|s| s.want.holds(state)).collect(),
            Preference::Facts(_) | Preference::Weights(_) => Vec::new(),
            Preference::Ranking(groups) => groups
                .iter()
                .map(|g| g.iter().any(|r| matches!(r, Ranked::State(s) if *s == state)))
                .collect(),
        }
    };
    let scores: Vec<_> = states.iter().map(|s| score(*s)).collect();
    let mut levels = scores.clone();
    levels.sort();
    levels.dedup();
    scores.iter().map(|s| 1 + levels.binary_search(s).unwrap()).collect()
}

/// Every meaning that the two models must share.
fn same_meaning(left: &Conflict, right: &Conflict) {
    let states = feasible(left);
    assert_eq!(states, feasible(right));
    for maker in 0..left.decision_makers.len() {
        assert_eq!(ranks(left, maker, &states), ranks(right, maker, &states));
        let hidden = |m: &Conflict| -> Vec<bool> {
            states
                .iter()
                .map(|s| m.decision_makers[maker].hidden.iter().any(|f| f.holds(*s)))
                .collect()
        };
        assert_eq!(hidden(left), hidden(right));
    }
    let options = |m: &Conflict| {
        m.options
            .iter()
            .map(|o| (o.owner, o.key.clone(), o.label.clone(), o.direction))
            .collect::<Vec<_>>()
    };
    assert_eq!(options(left), options(right));
    let makers = |m: &Conflict| {
        m.decision_makers
            .iter()
            .map(|d| (d.key.clone(), d.name.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(makers(left), makers(right));
}

fn check_file(name: &str) {
    let Some(text) = oracle(name) else { return };
    let written: Value = serde_json::from_str(&text).unwrap();
    let file = read(&text, Format::GraphModel);
    assert!(file.sound(), "{name}: {:?}", file.findings);
    let wanted = written["models"].as_array().unwrap();
    assert_eq!(file.models.len(), wanted.len());
    for (model, wanted) in file.models.iter().zip(wanted) {
        let states = feasible(model);
        assert_eq!(json!(states), wanted["results"]["states"], "{}", model.id);
        for maker in 0..model.decision_makers.len() {
            assert_eq!(
                json!(ranks(model, maker, &states)),
                wanted["results"]["rank"][maker],
                "{} {maker}",
                model.id
            );
        }
        let directions = model.options.iter().map(|o| match o.direction {
            Direction::Both => "both",
            Direction::TakeOnly => "fwd",
            Direction::DropOnly => "back",
        });
        let wanted_directions = wanted["options"]
            .as_array()
            .unwrap()
            .iter()
            .map(|o| o["direction"].as_str().unwrap());
        assert!(directions.eq(wanted_directions));
        round_trips(model);
    }
}

fn round_trips(model: &Conflict) {
    let text = to_graph_model(model).unwrap().to_string();
    let again = read(&text, Format::GraphModel);
    assert!(again.sound(), "{text}\n{:?}", again.findings);
    same_meaning(model, &again.models[0]);
    let text = to_toml(model);
    let again = read(&text, Format::Toml);
    assert!(again.sound(), "{text}\n{:?}", again.findings);
    same_meaning(model, &again.models[0]);
    assert_eq!(model.content_hash(), again.models[0].content_hash(), "{text}");
    assert_eq!(to_toml(&again.models[0]), text);
}

#[test]
fn published_cases() {
    check_file("cases.json");
}

#[test]
fn handworked_models() {
    check_file("handworked.json");
}

#[test]
fn generated_models() {
    check_file("models.json.gz");
}
