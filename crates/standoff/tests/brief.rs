//! Briefs from dossiers: which model is told, what it is compared with, and that the page stands with and without the sources.

#![allow(clippy::unwrap_used)] // what a test leans on must be there

use standoff::report::Content;
use standoff::stability::Concept;
use standoff::{Dossier, Failure, Input, Standing, add, brief, brief_of_model, read};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn korea() -> Dossier {
    Dossier::open(root().join("casebook/korea-2021")).expect("the casebook has Korea")
}

/// A copy of the example that may be written into.
fn example() -> (TempDir, Dossier) {
    let home = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("example"), home.path());
    let dossier = Dossier::open(home.path()).unwrap();
    (home, dossier)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn the_latest_model_is_told_and_compared_with_the_one_before() {
    let told = brief(&korea(), None).unwrap();
    assert_eq!(file_name(&told.model), "june.toml");
    assert_eq!(told.earlier.as_deref().map(file_name).as_deref(), Some("march.toml"));
    assert!(told.left_out.is_empty(), "{:?}", told.left_out);
    let march = brief(&korea(), Some("march")).unwrap();
    assert_eq!((file_name(&march.model).as_str(), march.earlier), ("march.toml", None));
}

#[test]
fn the_june_brief_says_what_holds_why_and_what_would_be_better() {
    let told = brief(&korea(), None).unwrap();
    let text = told.brief.text(100_000);
    for said in [
        "The present situation holds, and in the strongest sense: none of the three sides",
        "Eight outcomes would be better for every side, and one of them would hold once reached",
        "nobody gets there by steps that each pay for whoever takes them",
        "only that the present situation holds is so in whatever order the wishes are put",
        "Adding “ease sanctions” would break its wish 2",
        "United States, place 1 to 48: A 1,",
        "Two other outcomes would hold in the strongest sense",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    let main = text.split("Method and settings").next().unwrap();
    for jargon in ["Nash", "equilibri", "metarational", "GMR", "SEQ"] {
        assert!(!main.contains(jargon), "{jargon} in the main part");
    }
    assert!(
        told.brief.words.iter().all(|word| word.passage.is_some()),
        "every citation was looked up"
    );
}

#[test]
fn with_its_sources_read_the_words_are_shown() {
    let (home, mut dossier) = example();
    add(&mut dossier, &[Input::Path(home.path().join("sources"))], &mut |_| {}).unwrap();
    read(&dossier, &mut |_| {}).unwrap();
    let told = brief(&dossier, None).unwrap().brief;
    assert!(told.question.is_some());
    let verified = |standing: &Standing| matches!(standing, Standing::Verified { .. });
    let shown = told
        .words
        .iter()
        .filter(|word| word.passage.as_ref().is_some_and(|passage| verified(&passage.standing)));
    assert!(shown.count() > 3, "{}", told.text(100));
    assert!(told.html().contains("<mark>"));
}

#[test]
fn every_computed_sentence_rests_on_elements_the_model_has() {
    let told = brief(&korea(), None).unwrap().brief;
    assert!(told.sections.iter().any(|section| section.content == Content::Words));
    assert!(told.assumptions.iter().all(|assumption| !assumption.used_by.is_empty()));
    assert!(told.sentences().len() > 100);
}

#[test]
fn a_model_alone_is_told_without_words() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("alone.toml");
    fs::copy(root().join("casebook/korea-2021/models/june.toml"), &path).unwrap();
    let told = brief_of_model(&path, None).unwrap();
    assert!(told.brief.words.iter().all(|word| word.passage.is_none()));
    assert!(told.brief.question.is_none() && told.earlier.is_none());
}

#[test]
fn models_that_are_not_there_are_named() {
    let failure = brief(&korea(), Some("july")).unwrap_err();
    assert!(
        matches!(&failure, Failure::NoSuchModel { name, known } if name == "july" && known.len() == 2),
        "{failure}"
    );
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("standoff.toml"), "title = \"Empty\"\n").unwrap();
    let failure = brief(&Dossier::open(home.path()).unwrap(), None).unwrap_err();
    assert!(matches!(failure, Failure::NoSuchModel { .. }), "{failure}");
}

#[test]
fn a_broken_model_is_refused_and_a_broken_earlier_one_passed_over() {
    let (home, dossier) = example();
    let june = home.path().join("models/june.toml");
    let may = home.path().join("models/may.toml");
    let mistaken = fs::read_to_string(&may).unwrap() + "\n[[infeasible]]\nwhen = \"nobody.nothing\"\n";
    fs::write(&may, mistaken).unwrap();
    let told = brief(&dossier, Some("june")).unwrap();
    assert!(told.earlier.is_none() && told.left_out.len() == 1, "{:?}", told.left_out);
    fs::write(&june, "[decision_makers").unwrap();
    assert!(matches!(brief(&dossier, Some("june")), Err(Failure::Model { .. })));
}

#[test]
fn what_a_brief_says_agrees_with_the_analysis() {
    let june = root().join("casebook/korea-2021/models/june.toml");
    let file = standoff::ModelSource::load(&june).unwrap();
    let solved = standoff::solve(
        file.models,
        &standoff::SolveAsked::default(),
        &standoff::questions::Limits::default(),
    );
    let analysis = solved.models[0].analysis().unwrap();
    let now = analysis.status_quo().unwrap();
    assert!(analysis.equilibrium(Concept::Nash, now));
    assert_eq!(analysis.better_for_all(now).len(), 8);
}
