//! The rows here against those of the public scorer, where that and Python are at hand.

use super::calibrate::{BESIDE, seeds};
use super::folder::compare;
use super::gold::{Gold, shaped};
use super::invented::mirrored;
use super::reading::{annotated, written};
use super::run::HOUSE;
use super::{print, tally::Tally};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The public scorer, if it can be run.
fn scorer() -> Option<PathBuf> {
    let shared = std::env::var_os("STANDOFF_SHARED").map_or_else(|| Path::new(BESIDE).to_owned(), PathBuf::from);
    let script = shared.join("score/score.py");
    let runs = Command::new("python3")
        .arg("--version")
        .output()
        .is_ok_and(|told| told.status.success());
    (runs && script.is_file()).then_some(script)
}

fn public_rows(scorer: &Path, folder: &Path, ledger: &Path) -> Value {
    let told = Command::new("python3")
        .arg(scorer)
        .arg("--gold")
        .arg(folder)
        .arg("--ledger")
        .arg(ledger)
        .arg("--json")
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    serde_json::from_slice(&told.stdout).unwrap()
}

fn rows_agree(ours: &Tally, public: &Value, folder: &Path) {
    let ours = print::json(ours);
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&ours), names(public), "{}", folder.display());
    for (name, row) in ours.as_object().unwrap() {
        for (figure, value) in row.as_object().unwrap() {
            let apart = (value.as_f64().unwrap() - public[name][figure].as_f64().unwrap()).abs();
            assert!(
                apart < 1e-9,
                "{} {name} {figure}: ours {value}, public {}",
                folder.display(),
                public[name][figure]
            );
        }
    }
}

/// Moves, drops and swaps parts of a ledger, so that every row has something wrong.
fn spoil(ledger: &mut Value) {
    for document in ledger["documents"].as_array_mut().unwrap() {
        for kind in ["statements", "events", "commitments", "mentions"] {
            let items = document[kind].as_array_mut().unwrap();
            let mut at = 0;
            items.retain(|_| {
                at += 1;
                at % 5 != 0
            });
            for at in (0..items.len()).step_by(3) {
                let other = items[(at + 1) % items.len()].clone();
                for key in [
                    "speaker",
                    "actors",
                    "targets",
                    "debtor",
                    "entity",
                    "date",
                    "modality",
                    "polarity",
                    "plover",
                    "status",
                    "logic",
                    "condition",
                ] {
                    if other.get(key).is_some() {
                        items[at][key] = other[key].clone();
                    }
                }
            }
        }
        document["published"] = Value::Null;
    }
}

#[test]
fn every_row_is_that_of_the_public_scorer() {
    let Some(scorer) = scorer() else {
        #[allow(clippy::print_stdout)]
        {
            println!("skipped: ../shared/score/score.py or python3 is not at hand");
        }
        return;
    };
    let held = tempfile::tempdir().unwrap();
    let mut folders = annotated(Path::new(HOUSE)).unwrap();
    folders.extend(seeds());
    for folder in folders {
        let gold = Gold::load(&folder).unwrap();
        let copy = mirrored(&folder);
        let mut spoilt = copy.clone();
        spoil(&mut spoilt);
        for (number, ledger) in [written(&folder, &gold).unwrap(), copy, spoilt].into_iter().enumerate() {
            let path = held.path().join(format!("{number}.json"));
            std::fs::write(&path, ledger.to_string()).unwrap();
            let ours = compare(&gold, &shaped(ledger, &folder).unwrap(), &[]);
            rows_agree(&ours, &public_rows(&scorer, &folder, &path), &folder);
        }
    }
}
