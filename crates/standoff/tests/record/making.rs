//! Making and opening a dossier.

use crate::sample::empty;
use standoff::{Dossier, Failure, FailureKind, conflict, new, stability};
use std::fs;
use std::path::PathBuf;

#[test]
fn a_new_dossier_has_a_model_that_can_be_solved() {
    let (_home, dossier) = empty();
    assert_eq!(dossier.settings().title, "The ferry");
    let models = dossier.model_files().unwrap();
    assert_eq!(models, [dossier.folder().join("models/first.toml")]);
    let file = conflict::read(&fs::read_to_string(&models[0]).unwrap(), conflict::Format::Toml);
    assert_eq!(file.findings, []);
    let analysis = stability::analyse(&file.models[0], &stability::Settings::default(), &stability::Budget::default()).unwrap();
    assert!(analysis.space().len() > 1);
    let nash = analysis.equilibria(stability::Concept::Nash);
    assert!(
        !nash.is_empty() && nash.len() < analysis.space().len(),
        "the first model tells something"
    );
}

#[test]
fn a_dossier_is_not_made_twice() {
    let (_home, dossier) = empty();
    fs::write(dossier.folder().join("models/first.toml"), "mine").unwrap();
    assert!(matches!(new(dossier.folder(), None), Err(Failure::DossierExists(_))));
    fs::remove_file(dossier.folder().join("standoff.toml")).unwrap();
    let created = new(dossier.folder(), None).unwrap();
    assert_eq!(created.files, [PathBuf::from("standoff.toml")]);
    assert_eq!(fs::read_to_string(dossier.folder().join("models/first.toml")).unwrap(), "mine");
}

#[test]
fn where_there_is_no_dossier_this_is_said() {
    let home = tempfile::tempdir().unwrap();
    let failure = Dossier::open(home.path()).unwrap_err();
    assert_eq!(failure.kind(), FailureKind::Outside);
    assert!(failure.to_string().contains("standoff new"), "{failure}");
    assert!(matches!(Dossier::open(home.path().join("nowhere")), Err(Failure::NoDossier(_))));
    let failure = new(std::path::Path::new("/proc/ferry"), None).unwrap_err();
    assert!(matches!(failure, Failure::Writing { .. }), "{failure}");
}

#[test]
fn the_nearest_dossier_above_a_file_is_found() {
    let (home, dossier) = empty();
    let found = Dossier::around(dossier.folder().join("models/first.toml")).unwrap().unwrap();
    assert_eq!(found.settings().title, "The ferry");
    assert!(Dossier::around(home.path().join("lonely.toml")).unwrap().is_none());
    assert_eq!(
        Dossier::open(dossier.folder().join("standoff.toml")).unwrap().folder(),
        dossier.folder()
    );
}

#[test]
fn a_slip_in_the_settings_is_shown_with_its_line() {
    let (_home, dossier) = empty();
    fs::write(dossier.folder().join("standoff.toml"), "title = \"The ferry\"\nquestion = \"Why\n").unwrap();
    let failure = Dossier::open(dossier.folder()).unwrap_err();
    assert_eq!(failure.kind(), FailureKind::Findings);
    let message = failure.to_string();
    assert!(
        message.contains("standoff.toml:2:") && message.contains("2 | question = \"Why"),
        "{message}"
    );
}
