//! A draft model of a real dispute in two phases, with figures computed elsewhere by brute force; kept outside the tree (see `given`).

mod given;

use std::collections::BTreeMap;
use std::fmt::Write;

use given::outside::{list, string, text};
use serde_json::Value;
use standoff_conflict::{Format, read};
use standoff_stability::{Analysis, Budget, Concept, Settings, analyse};

/// One phase of the file as text of a model file, so that its formulas are read by the reader of this program.
fn model_text(phase: &Value) -> String {
    let key = |value: &str| value.to_lowercase();
    let mut toml = String::from("basis = \"assumed\"\n");
    for (maker, options) in phase["decision_makers"].as_object().expect("decision makers") {
        writeln!(toml, "[decision_makers.{}]\nname = \"{maker}\"", key(maker)).expect("text");
        for option in list(options).iter().map(string) {
            let one_way = list(&phase["irreversible"]).iter().any(|rule| rule["option"] == option.as_str());
            writeln!(
                toml,
                "options.{} = {{ label = \"{option}\", reversible = {} }}",
                key(&option),
                !one_way
            )
            .expect("text");
        }
    }
    let taken: Vec<String> = list(&phase["status_quo"])
        .iter()
        .map(|option| format!("\"{}\"", key(&string(option))))
        .collect();
    writeln!(toml, "[status_quo]\ntaken = [{}]", taken.join(", ")).expect("text");
    for rule in list(&phase["infeasible"]) {
        writeln!(toml, "[[infeasible]]\nwhen = \"{}\"", key(&string(&rule["formula"]))).expect("text");
    }
    for (maker, statements) in phase["preferences"].as_object().expect("preferences") {
        for statement in list(statements) {
            writeln!(toml, "[[preferences.{}]]\nwant = \"{}\"", key(maker), key(&string(&statement["p"]))).expect("text");
        }
    }
    toml
}

/// A phase analysed; `None` where the file is absent.
fn phase(name: &str) -> Option<Analysis> {
    let file: Value = serde_json::from_str(&text("korea/model.json")?).expect("JSON");
    let file = read(&model_text(&file["models"][name]), Format::Toml);
    assert!(file.sound(), "{:?}", file.findings);
    Some(analyse(&file.models[0], &Settings::default(), &Budget::default()).expect("a sound model"))
}

/// The options taken in the equilibria of a concept.
fn equilibria(analysis: &Analysis, concept: Concept) -> Vec<String> {
    let taken = |code: u64| {
        let options = analysis
            .conflict()
            .options
            .iter()
            .enumerate()
            .filter(|(number, _)| code >> number & 1 == 1);
        options.map(|(_, option)| option.key.as_str()).collect::<Vec<_>>().join(" ")
    };
    analysis
        .equilibria(concept)
        .into_iter()
        .map(|id| taken(analysis.space().code(id)))
        .collect()
}

fn counts(analysis: &Analysis) -> BTreeMap<&'static str, usize> {
    let known = Concept::ALL.into_iter().filter(|&concept| concept != Concept::Sseq);
    known.map(|concept| (concept.key(), analysis.equilibria(concept).len())).collect()
}

fn holds_under_all(analysis: &Analysis) -> bool {
    let status_quo = analysis.status_quo().expect("a status quo");
    Concept::ALL.into_iter().all(|concept| analysis.equilibrium(concept, status_quo))
}

#[test]
fn june() {
    let Some(analysis) = phase("B") else { return };
    assert_eq!(analysis.space().len(), 96);
    assert_eq!(
        equilibria(&analysis, Concept::Nash),
        ["offer engage", "offer relief talk disarm engage", "offer escalate engage"]
    );
    assert_eq!(
        counts(&analysis),
        BTreeMap::from([("nash", 3), ("gmr", 46), ("smr", 45), ("seq", 8)])
    );
    assert!(holds_under_all(&analysis));
    let status_quo = analysis.status_quo().expect("a status quo");
    // Counted from the best: 11th of 48, 12th of 16, 9th of 24.
    let from_best = |dm| (analysis.ranks(dm) + 1 - analysis.rank(dm, status_quo), analysis.ranks(dm));
    assert_eq!([from_best(0), from_best(1), from_best(2)], [(11, 48), (12, 16), (9, 24)]);
    let better = analysis.better_for_all(status_quo);
    assert_eq!(better.len(), 8);
    assert!(better.iter().all(|state| state.path.is_none()), "nobody gets there alone");
    let lasting = |concept| better.iter().filter(|state| state.equilibrium_under.contains(&concept)).count();
    assert_eq!(Concept::ALL.map(lasting), [1, 2, 1, 1, 1]);
    assert!(better.iter().any(|state| state.equilibrium_under == Concept::ALL));
}

#[test]
fn march() {
    let Some(analysis) = phase("A") else { return };
    assert_eq!(analysis.space().len(), 216);
    assert_eq!(
        equilibria(&analysis, Concept::Nash),
        ["diplo launch court", "diplo respond launch escalate court"]
    );
    assert_eq!(
        counts(&analysis),
        BTreeMap::from([("nash", 2), ("gmr", 45), ("smr", 37), ("seq", 14)])
    );
    assert!(holds_under_all(&analysis));
    assert!(analysis.better_for_all(analysis.status_quo().expect("a status quo")).is_empty());
}
