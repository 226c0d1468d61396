//! Briefs from dossiers whose models leave the order of wishes open: they are told, and claim no order.

#![allow(clippy::unwrap_used)] // what a test leans on must be there

use standoff::report::{Brief, Element};
use standoff::{Dossier, brief};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A dossier with the models of another, every wish of unknown rank.
fn unranked(from: &Path) -> (TempDir, Dossier) {
    let home = tempfile::tempdir().unwrap();
    fs::copy(from.join("standoff.toml"), home.path().join("standoff.toml")).unwrap();
    fs::create_dir(home.path().join("models")).unwrap();
    for entry in fs::read_dir(from.join("models")).unwrap() {
        let entry = entry.unwrap();
        let mut text = String::new();
        for line in fs::read_to_string(entry.path()).unwrap().lines() {
            text += line;
            text += "\n";
            if line.starts_with("[[preferences.") {
                text += "rank = \"unknown\"\n";
            }
        }
        fs::write(home.path().join("models").join(entry.file_name()), text).unwrap();
    }
    let dossier = Dossier::open(home.path()).unwrap();
    (home, dossier)
}

fn words(brief: &Brief) -> String {
    let told: Vec<String> = brief.sentences().iter().map(|sentence| sentence.words().to_owned()).collect();
    told.join("\n")
}

#[test]
fn june_without_ranks_holds_under_every_order_and_says_so() {
    let (_home, dossier) = unranked(&root().join("casebook/korea-2021"));
    let told = brief(&dossier, None).unwrap();
    assert!(told.left_out.is_empty(), "{:?}", told.left_out);
    let words = words(&told.brief);
    for said in [
        "The present situation holds under every order, and in the strongest sense",
        "No outcome would be better for every side under every order; 20 outcomes would be under some",
        "What holds is not compared",
        "because a scale needs the whole order",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
    let order = |element: &Element| matches!(element, Element::Order(_));
    assert!(!told.brief.assumptions.iter().any(|assumption| order(&assumption.element)));
}

#[test]
fn the_invented_example_without_ranks_is_told() {
    let (_home, dossier) = unranked(&root().join("crates/standoff/example"));
    for model in ["may", "june"] {
        let told = brief(&dossier, Some(model)).unwrap();
        let words = words(&told.brief);
        assert!(words.contains("no order is put in its place"), "{words}");
        assert!(!words.contains("wish 2"), "{words}");
    }
}

#[test]
fn how_each_side_sees_it_is_told_where_the_order_is_known() {
    let told = brief(&Dossier::open(root().join("casebook/korea-2021")).unwrap(), None).unwrap();
    let words = words(&told.brief);
    assert!(
        words.contains("As United States sees it, the present situation does not hold"),
        "{words}"
    );
    assert!(words.contains("United States would expect North Korea to move by"), "{words}");
    let known = brief(&Dossier::open(root().join("casebook/korea-2021")).unwrap(), Some("march")).unwrap();
    let views = known.brief.sections.iter().any(|section| section.id == "views");
    assert_eq!(views, fs::read_to_string(&known.model).unwrap().contains("[[views."));
}
