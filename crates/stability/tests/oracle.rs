//! Agreement with results computed elsewhere, by a brute force that follows the definitions sentence by sentence: 100 generated models,
//! five worked by hand, seven published cases; every concept for decision makers one by one and for coalitions, every state, every
//! decision maker, every coalition.

mod given;

use given::outside::{conflict, index, list, models, string};
use serde_json::Value;
use standoff_stability::coalitions::{CoalitionConcept, CoalitionSettings, coalition_results, coalitions};
use standoff_stability::{Analysis, Budget, Concept, Settings, StateId, analyse, mixed, results, stable_by_any};

/// The verdicts of one model, compared with what is expected of it; returns how many they were.
fn compare(model: &Value) -> usize {
    let analysis = analyse(&conflict(model), &Settings::default(), &Budget::default()).expect("a sound model");
    let expected = &model["results"];
    let name = string(&model["id"]);
    compare_alone(&analysis, expected, &name) + compare_sim(&analysis, expected, &name) + compare_together(&analysis, expected, &name)
}

/// States, moves and the five concepts of the tables.
fn compare_alone(analysis: &Analysis, expected: &Value, name: &str) -> usize {
    let ours = results(analysis);
    for key in ["states", "yn", "rank", "reach", "ui"] {
        assert_eq!(ours[key], expected[key], "{key} of {name}");
    }
    let mut compared = 0;
    for concept in Concept::ALL {
        for table in ["stable", "equilibria"] {
            let key = concept.key();
            assert_eq!(ours[table][key], expected[table][key], "{table} {key} of {name}");
        }
        compared += flags(&ours["stable"][concept.key()]);
    }
    compared
}

/// Simultaneous stability, which the tables leave out.
fn compare_sim(analysis: &Analysis, expected: &Value, name: &str) -> usize {
    let makers = 0..analysis.conflict().decision_makers.len();
    let stable = |dm| stable_row(analysis, Concept::Sim, dm);
    let ours: Vec<String> = makers.map(stable).collect();
    assert_eq!(Value::from(ours.clone()), expected["stable"]["sim"], "sim of {name}");
    assert_eq!(
        indices(&analysis.equilibria(Concept::Sim)),
        expected["equilibria"]["sim"],
        "sim of {name}"
    );
    ours.iter().map(String::len).sum()
}

/// Every coalition.
fn compare_together(analysis: &Analysis, expected: &Value, name: &str) -> usize {
    let coalitions = coalitions(analysis, CoalitionSettings::default(), &Budget::default()).expect("at most four decision makers");
    let ours = coalition_results(&coalitions);
    let (found, wanted) = (list(&ours["coalitions"]), list(&expected["coalitions"]));
    assert_eq!(found.len(), wanted.len(), "coalitions of {name}");
    let mut compared = 0;
    for (found, wanted) in found.iter().zip(wanted) {
        let members = &wanted["members"];
        for (key, value) in wanted.as_object().expect("an object") {
            assert_eq!(&found[key], value, "{key} of coalition {members} of {name}");
        }
        compared += CoalitionConcept::ALL
            .iter()
            .map(|concept| string(&wanted[concept.key()]).len())
            .sum::<usize>();
    }
    for concept in CoalitionConcept::ALL {
        let key = concept.key();
        assert_eq!(
            ours["coalition_equilibria"][key], expected["coalition_equilibria"][key],
            "{key} of {name}"
        );
    }
    compared
}

fn stable_row(analysis: &Analysis, concept: Concept, dm: usize) -> String {
    let flag = |state| if analysis.stable(concept, dm, state) { '1' } else { '0' };
    analysis.space().ids().map(flag).collect()
}

fn indices(states: &[StateId]) -> Value {
    states.iter().map(|state| state.0).collect()
}

fn flags(table: &Value) -> usize {
    list(table).iter().map(|row| string(row).len()).sum()
}

/// Files may be absent; present, they hold at least so many verdicts.
fn check(file: &str, at_least: usize) {
    let compared: usize = models(file).iter().map(compare).sum();
    assert!(compared == 0 || compared >= at_least, "only {compared} verdicts in {file}");
}

#[test]
fn generated_models_agree() {
    check("oracle/models.json.gz", 474_054);
}

#[test]
fn models_worked_by_hand_agree() {
    check("oracle/handworked.json", 1_620);
}

#[test]
fn published_cases_agree() {
    check("oracle/cases.json", 8_286);
}

/// What another program answers for the published cases, but for the cells in which it is known to depart from the definitions.
#[test]
fn another_program_agrees_where_it_should() {
    for model in models("oracle/cases.json") {
        let analysis = analyse(&conflict(&model), &Settings::default(), &Budget::default()).expect("a sound model");
        let (peer, name) = (&model["peer"], string(&model["id"]));
        let differs = differences(&peer["differs"]);
        for concept in Concept::EVERY {
            let Some(rows) = peer["stable"][concept.key()].as_array() else {
                continue;
            };
            for (dm, row) in rows.iter().enumerate() {
                let ours = stable_row(&analysis, concept, dm);
                for (state, (found, theirs)) in ours.chars().zip(string(row).chars()).enumerate() {
                    let departs = differs.contains(&(concept.key().to_owned(), dm, state));
                    assert_eq!(found != theirs, departs, "{} of {name}, {dm}, {state}", concept.key());
                }
            }
        }
        let combined = stable_by_any(&analysis, &[Concept::Seq, Concept::Sim]);
        assert_eq!(indices(&combined), peer["equilibria"]["seqsim"], "seqsim of {name}");
        let alike = vec![Concept::Seq; analysis.conflict().decision_makers.len()];
        assert_eq!(
            mixed(&analysis, &alike).expect("one each").equilibria,
            analysis.equilibria(Concept::Seq)
        );
    }
}

/// The cells in which the other program is known to depart: concept, decision maker, state.
fn differences(cells: &Value) -> Vec<(String, usize, usize)> {
    let cell = |cell: &Value| (string(&cell["concept"]), index(&cell["dm"]), index(&cell["state"]));
    list(cells).iter().map(cell).collect()
}
