//! Agreement with results computed elsewhere, by a brute force that follows the definitions sentence by sentence: 100 generated models,
//! five worked by hand, seven published cases; every individual concept but SIM, every state, every decision maker.

mod given;

use given::outside::{conflict, models, string};
use serde_json::Value;
use standoff_stability::{Budget, Concept, Settings, analyse, results};

/// Compares all results of all models of a file; returns how many verdicts were compared.
fn compare(file: &str) -> usize {
    let mut compared = 0;
    for model in models(file) {
        let analysis = analyse(&conflict(&model), &Settings::default(), &Budget::default()).expect("a sound model");
        let ours = results(&analysis);
        let expected = &model["results"];
        let name = string(&model["id"]);
        for key in ["states", "yn", "rank", "reach", "ui"] {
            assert_eq!(ours[key], expected[key], "{key} of {name}");
        }
        for concept in Concept::ALL {
            for table in ["stable", "equilibria"] {
                assert_eq!(
                    ours[table][concept.key()],
                    expected[table][concept.key()],
                    "{table} {} of {name}",
                    concept.key()
                );
            }
            compared += flags(&ours["stable"][concept.key()]);
        }
    }
    compared
}

fn flags(table: &Value) -> usize {
    given::outside::list(table).iter().map(|row| string(row).len()).sum()
}

/// Files may be absent; present, they hold at least so many verdicts.
fn check(file: &str, at_least: usize) {
    let compared = compare(file);
    assert!(compared == 0 || compared >= at_least, "only {compared} verdicts in {file}");
}

#[test]
fn generated_models_agree() {
    check("oracle/models.json.gz", 50_000);
}

#[test]
fn models_worked_by_hand_agree() {
    check("oracle/handworked.json", 400);
}

#[test]
fn published_cases_agree() {
    check("oracle/cases.json", 1_500);
}
