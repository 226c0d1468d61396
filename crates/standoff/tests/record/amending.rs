//! Edits, merges and splits through the deeds: kept over readings, taken back, never dropped; and the exports that others check.

use crate::sample::{WAGES, bytes, entries, known, reread};
use serde_json::Value;
use standoff::{
    Choice, Decision, DecisionKind, Dossier, Undo, add, decide, decisions, demo, difference, difference_from_former, export_json,
};
use standoff::{actors, item, review, undo};
use std::fs;

fn decided(dossier: &Dossier, item: &str, decision: DecisionKind, values: &[&str]) -> Decision {
    let field = |value: &&str| value.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    let choice = Choice {
        item: item.into(),
        decision,
        set: values.iter().filter_map(field).collect(),
        with: values
            .iter()
            .filter(|value| !value.contains('='))
            .map(|id| (*id).to_owned())
            .collect(),
        note: None,
        by: "Ada".into(),
        at: "2031-06-01T08:00:00Z".into(),
    };
    decide(dossier, &choice).unwrap()
}

fn statement(dossier: &Dossier) -> String {
    let found = entries(dossier).into_iter().find(|entry| entry.id.starts_with("s-"));
    found.unwrap().id
}

#[test]
fn an_edit_holds_after_reading_again_and_can_be_taken_back() {
    let (_home, dossier) = known();
    let id = statement(&dossier);
    let read = item(&dossier, &id).unwrap().unwrap();
    let edit = decided(&dossier, &id, DecisionKind::Edit, &["date=2030-12", "speaker="]);
    let stands = item(&dossier, &id).unwrap().unwrap();
    assert_eq!(
        (stands.date.as_deref(), stands.actors.len(), stands.edits.len()),
        (Some("2030-12"), 0, 2)
    );
    fs::remove_file(dossier.folder().join("ledger.db")).unwrap();
    assert_eq!(reread(&dossier).orphans, []);
    assert_eq!(item(&dossier, &id).unwrap().unwrap(), stands);
    let back = Undo {
        decision: edit.id,
        note: None,
        by: "Ben".into(),
        at: "2031-06-02T08:00:00Z".into(),
    };
    undo(&dossier, &back).unwrap();
    assert_eq!(item(&dossier, &id).unwrap().unwrap(), read);
    assert_eq!(decisions(&dossier).unwrap().decisions.len(), 2, "nothing is erased");
}

#[test]
fn decisions_whose_items_vanish_are_shown_and_kept() {
    let (_home, mut dossier) = known();
    let id = statement(&dossier);
    decided(&dossier, &id, DecisionKind::Edit, &["date=2030-12"]);
    let page = item(&dossier, &id).unwrap().unwrap().document;
    standoff::remove_source(&mut dossier, &page).unwrap();
    let orphans = reread(&dossier).orphans;
    assert_eq!((orphans.len(), &orphans[0].missing[..]), (1, &[id][..]));
    assert_eq!(decisions(&dossier).unwrap().orphans, orphans);
}

#[test]
fn joined_actors_stay_joined() {
    let (_home, dossier) = known();
    let before = actors(&dossier).unwrap();
    assert!(before.len() > 1, "{before:?}");
    let (into, from) = (&before[0], &before[1]);
    decided(&dossier, &into.id, DecisionKind::Merge, &[&from.id]);
    reread(&dossier);
    let after = actors(&dossier).unwrap();
    assert_eq!((after.len(), after[0].mentions), (before.len() - 1, into.mentions + from.mentions));
    assert!(after[0].aliases.contains(&from.label));
    assert_eq!(after[0].actor.joined, std::slice::from_ref(&from.id));
}

#[test]
fn an_old_export_shows_what_changed() {
    let (home, mut dossier) = known();
    let path = home.path().join("before.json");
    fs::write(&path, export_json(&dossier).unwrap().to_string()).unwrap();
    assert_eq!(difference(&dossier, &path).unwrap().items, []);
    assert_eq!(difference_from_former(&dossier).unwrap(), None);
    let id = statement(&dossier);
    decided(&dossier, &id, DecisionKind::Edit, &["date=2030-12"]);
    let told = difference(&dossier, &path).unwrap();
    assert_eq!((told.items.len(), told.items[0].fields[0].here.as_str()), (1, Some("2030-12")));
    add(
        &mut dossier,
        &[bytes("03-more.txt", &WAGES.replace("winter", "summer"))],
        &mut |_| {},
    )
    .unwrap();
    reread(&dossier);
    assert_eq!(difference_from_former(&dossier).unwrap().unwrap().documents_here, ["03-more.txt"]);
    assert!(difference(&dossier, &home.path().join("none.json")).is_err());
}

#[test]
fn a_decided_item_is_reviewed_no_more() {
    let (_home, dossier) = known();
    let before = review(&dossier, &standoff::Query::default()).unwrap();
    assert!(before.windows(2).all(|pair| pair[0].doubts.len() >= pair[1].doubts.len()));
    decided(&dossier, &before[0].entry.id, DecisionKind::Accept, &[]);
    let after = review(&dossier, &standoff::Query::default()).unwrap();
    assert_eq!(after.len(), before.len() - 1);
}

#[test]
fn the_example_answers_to_the_schema() {
    let home = tempfile::tempdir().unwrap();
    let shown = demo(&home.path().join("port")).unwrap();
    let export: Value = export_json(&shown.dossier).unwrap();
    let schema = standoff_ledger::ledger_schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mistakes: Vec<String> = validator
        .iter_errors(&export)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(mistakes, Vec::<String>::new());
    let annotations = standoff::export_annotations(&shown.dossier).unwrap();
    assert!(
        jsonschema::validator_for(&standoff_ledger::annotations_schema())
            .unwrap()
            .is_valid(&annotations)
    );
}
