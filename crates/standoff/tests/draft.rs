//! Drafts from dossiers: what they hold, that they can be checked, solved and asked for deadlocks as they are, and that a file which is
//! there is never written over.

#![allow(clippy::unwrap_used, clippy::print_stderr)] // what a test leans on must be there; a skipped one says so

use standoff::conflict::{Basis, Conflict, Preference, StatementRank};
use standoff::questions::Limits;
use standoff::{
    DeadlockAsked, Dossier, DraftAsked, DraftPlaced, Drafted, Input, ModelSource, SolveAsked, add, check, deadlock, draft, new,
    place_draft, read, solve,
};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A dossier of the pages in a folder, read.
fn dossier_of(settings: Option<&Path>, pages: &Path) -> (TempDir, Dossier) {
    let home = tempfile::tempdir().unwrap();
    match settings {
        Some(settings) => drop(fs::copy(settings, home.path().join("standoff.toml")).unwrap()),
        None => drop(new(home.path(), None).unwrap()),
    }
    let mut files: Vec<PathBuf> = fs::read_dir(pages).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt" || ending == "html"));
    files.sort();
    let mut dossier = Dossier::open(home.path()).unwrap();
    let inputs: Vec<Input> = files.iter().map(|path| Input::Path(path.clone())).collect();
    add(&mut dossier, &inputs, &mut |_| {}).unwrap();
    read(&dossier, &mut |_| {}).unwrap();
    (home, dossier)
}

fn gold(dispute: &str) -> (TempDir, Dossier) {
    dossier_of(None, &root().join("crates/reading/gold").join(dispute))
}

fn example() -> (TempDir, Dossier) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("example");
    dossier_of(Some(&example.join("standoff.toml")), &example.join("sources"))
}

/// The pages on Korea, where they are; they may not be copied.
fn korea() -> Option<(TempDir, Dossier)> {
    let shared = std::env::var_os("STANDOFF_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let seeds = shared.join("seeds");
    if !seeds.is_dir() {
        eprintln!("skipped: the pages on Korea are not at {}", seeds.display());
        return None;
    }
    Some(dossier_of(Some(&root().join("casebook/korea-2021/standoff.toml")), &seeds))
}

/// What holds for every draft; gives the model as the file has it.
fn sound(dossier: &Dossier, drafted: &Drafted) -> Conflict {
    let DraftPlaced::Written(path) = place_draft(dossier, drafted, None).unwrap() else {
        panic!("there was no file yet");
    };
    let checked = check(&path).unwrap();
    assert_eq!(checked.source.findings, [], "{}", drafted.text);
    assert_eq!(checked.citations.total, checked.citations.verified);
    assert!(checked.citations.total > 0);
    let model = ModelSource::load(&path).unwrap().model(None).unwrap().clone();
    assert!(
        model
            .supports()
            .iter()
            .all(|support| support.basis.is_some() || support.note.is_some())
    );
    for preference in &model.preferences {
        let Preference::Statements(wishes) = preference else {
            panic!("only statements are drafted")
        };
        for wish in wishes {
            assert_eq!(wish.rank, StatementRank::Unknown, "a page ranks no wish: {}", wish.id);
            assert!(matches!(wish.support.basis, Some(Basis::Stated | Basis::Reported)) && !wish.support.cites.is_empty());
            assert!(wish.support.note.as_deref().is_some_and(|note| note.starts_with("proposed from ")));
        }
    }
    let solved = solve(vec![model.clone()], &SolveAsked::default(), &Limits::default());
    assert!(solved.models[0].outcome.is_ok(), "{:?}", solved.models[0].outcome.as_ref().err());
    model
}

/// The circles of a model, each as the labels of what waits.
fn circles(model: &Conflict) -> Vec<Vec<String>> {
    let answer = deadlock(model, &DeadlockAsked::default()).unwrap();
    let labels = |circle: &standoff::deadlocks::Circle| {
        circle
            .waits
            .iter()
            .map(|wait| model.options[wait.act.option].label.clone())
            .collect()
    };
    answer.deadlock.circles.iter().map(labels).collect()
}

#[test]
fn korea_comes_out_as_a_circle_of_relief_and_disarmament() {
    let Some((_home, dossier)) = korea() else { return };
    let drafted = draft(&dossier, &DraftAsked::default()).unwrap();
    let model = sound(&dossier, &drafted);
    let keys: Vec<&str> = model.decision_makers.iter().map(|maker| maker.key.as_str()).collect();
    assert_eq!(keys, ["us", "dprk", "rok"]);
    let found = circles(&model);
    assert!(
        found
            .iter()
            .any(|circle| circle.len() == 2 && circle.iter().any(|act| act.contains("sanctions"))),
        "{found:?}\n{}",
        drafted.text
    );
    let both = model
        .commitments
        .iter()
        .filter(|commitment| commitment.support.cites.iter().any(|cite| cite.text.starts_with("004")));
    assert!(both.clone().count() >= 2 && both.clone().all(|commitment| commitment.support.basis.is_some()));
    assert!(
        !model.views.is_empty(),
        "what one side believes of the other's will to disarm is a view"
    );
    assert!(
        !drafted.text.contains("[[no_move]]\n") || drafted.text.contains("# [[no_move]]"),
        "rules are proposed, not in force"
    );
}

#[test]
fn the_example_comes_out_as_a_circle_of_return_and_reinstatement() {
    let (_home, dossier) = example();
    let drafted = draft(&dossier, &DraftAsked::default()).unwrap();
    let model = sound(&dossier, &drafted);
    let found = circles(&model);
    assert!(
        found
            .iter()
            .any(|circle| circle.iter().any(|act| act.contains("reinstate")) && circle.iter().any(|act| act.contains("strike"))),
        "{found:?}\n{}",
        drafted.text
    );
    let again = draft(&dossier, &DraftAsked::default()).unwrap();
    assert_eq!(again.text, drafted.text, "the same ledger gives the same bytes");
}

#[test]
fn other_disputes_draft_and_solve_as_they_are() {
    for dispute in ["strike", "dam", "fishing", "council", "merger"] {
        let (_home, dossier) = gold(dispute);
        let drafted = draft(&dossier, &DraftAsked::default()).unwrap();
        let model = sound(&dossier, &drafted);
        assert!(model.decision_makers.len() >= 2 && model.commitments.len() >= 2, "{dispute}");
        deadlock(&model, &DeadlockAsked::default()).unwrap();
    }
}

#[test]
fn a_model_that_is_there_is_told_about_and_never_written_over() {
    let (home, dossier) = example();
    let drafted = draft(&dossier, &DraftAsked::default()).unwrap();
    let path = home.path().join("models/own.toml");
    fs::create_dir_all(home.path().join("models")).unwrap();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("example/models/june.toml"), &path).unwrap();
    let before = fs::read(&path).unwrap();
    let DraftPlaced::Kept(_, changes) = place_draft(&dossier, &drafted, Some(&path)).unwrap() else {
        panic!("there is a file");
    };
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(!changes.is_empty());
    let cranes = changes
        .iter()
        .find(|change| change.element == "option" && change.name.contains("accept"));
    assert_eq!(cranes, None, "the analyst's option cites the same words");
    let DraftPlaced::Written(own) = place_draft(&dossier, &drafted, None).unwrap() else {
        panic!("there was no draft yet");
    };
    let DraftPlaced::Kept(_, none) = place_draft(&dossier, &drafted, Some(&own)).unwrap() else {
        panic!("now there is");
    };
    assert_eq!(none, [], "a draft has nothing that it has not");
}
