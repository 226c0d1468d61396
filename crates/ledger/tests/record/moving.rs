//! Texts that a newer extractor takes otherwise: old ones stay, decisions follow the words.

use crate::sample::*;
use serde_json::json;
use standoff_ledger::{DecisionKind, DecisionLog, Ledger, NewReading, SharedText, ShelfState};
use standoff_reading::{CodedDocument, Extractor, Text};

/// The first page as another version of the extractor takes it, with the same statements.
fn renewed(text: &str) -> NewReading {
    let mut next = reading();
    let old = weir();
    let present = old.statements.iter().filter(|said| text.contains(&said.words));
    let coded = CodedDocument {
        extractor: Extractor {
            name: "hand".into(),
            version: "2".into(),
        },
        text_sha256: Text::new(text.into()).sha256().into(),
        statements: present.map(|said| statement(text, &said.words, &said.speaker[0])).collect(),
        body: vec![],
        sentences: vec![],
        mentions: vec![],
        events: vec![],
        commitments: vec![],
        title: None,
        ..old.clone()
    };
    next.documents[0].content = Ok((text.into(), coded));
    next.groups.clear();
    next
}

fn decided(ledger: &Ledger) -> Vec<(String, bool)> {
    let export = ledger.export_json().unwrap();
    let page = &export["documents"][0];
    let list = |list: &serde_json::Value| list["statements"].as_array().cloned().unwrap_or_default();
    let mut all: Vec<(String, bool)> = Vec::new();
    for (items, rejected) in [(list(page), false), (list(&page["rejected"]), true)] {
        let with = items.iter().filter(|item| item.get("decision").is_some());
        all.extend(with.map(|item| (item["id"].as_str().unwrap().to_owned(), rejected)));
    }
    all
}

#[test]
fn decisions_follow_words_that_agree_and_others_are_told() {
    let (_folder, mut ledger) = stored();
    let old = weir();
    let words = &old.statements[0].words;
    let log = log(vec![
        decision(&old.statements[0].id, DecisionKind::Reject, words),
        decision("e-00000000bb", DecisionKind::Accept, "marched"),
    ]);
    let first = ledger.store(&reading(), &log).unwrap();
    assert_eq!(first.moved, []);
    let newer = format!("Valley News – menu\n{}", WEIR.replace("\n\n", "\n"));
    let next = renewed(&newer);
    let now = next.documents[0].content.as_ref().unwrap().1.statements[0].id.clone();
    let changes = ledger.store(&next, &log).unwrap();
    assert_eq!(changes.moved, [(old.statements[0].id.clone(), now.clone())]);
    assert_eq!(decided(&ledger), [(now.clone(), true)]);
    let orphans = ledger.orphans().unwrap();
    assert_eq!(orphans.len(), 1, "the event was not found again");
    assert_eq!(orphans[0].missing, ["e-00000000bb"]);
    // The same reading once more, then a third text, then the first again: the decision stays with its words.
    assert_eq!(ledger.store(&next, &log).unwrap().moved, []);
    let third = renewed(&format!("{newer}\nAll rights reserved.\n"));
    ledger.store(&third, &log).unwrap();
    let last = third.documents[0].content.as_ref().unwrap().1.statements[0].id.clone();
    assert_eq!(decided(&ledger), [(last, true)]);
    ledger.store(&reading(), &log).unwrap();
    assert!(decided(&ledger).contains(&(old.statements[0].id.clone(), true)));
    assert!(ledger.orphans().unwrap().is_empty());
}

#[test]
fn a_ledger_made_anew_finds_the_words_by_what_the_decision_quotes() {
    let old = weir();
    let log = log(vec![decision(
        &old.statements[0].id,
        DecisionKind::Reject,
        &old.statements[0].words,
    )]);
    let next = renewed(&format!("Valley News – menu\n{WEIR}"));
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.store(&next, &log).unwrap();
    assert_eq!(decided(&ledger).len(), 1);
    // Words that stand twice are nobody's.
    let twice = renewed(&format!("{WEIR}{WEIR}"));
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.store(&twice, &log).unwrap();
    assert_eq!(decided(&ledger), []);
    assert_eq!(ledger.orphans().unwrap().len(), 1);
}

#[test]
fn edited_places_move_along_or_the_edit_waits() {
    let old = weir();
    let said = &old.statements[0];
    let (start, end) = (said.content[0].start, said.content[0].end - 4);
    let mut edit = amendment(
        &said.id,
        DecisionKind::Edit,
        json!({ "content": [{ "start": start, "end": end }] }),
        &[],
    );
    edit.quote = decision(&said.id, DecisionKind::Edit, &said.words).quote;
    let log = log(vec![edit.sealed()]);
    let (_folder, mut ledger) = stored();
    ledger.store(&reading(), &log).unwrap();
    let before = "Valley News – menu\n";
    ledger.store(&renewed(&format!("{before}{WEIR}")), &log).unwrap();
    let export = ledger.export_json().unwrap();
    let moved = &export["documents"][0]["statements"][0];
    let shift = before.chars().count();
    assert_eq!(moved["content"], json!([{ "start": start + shift, "end": end + shift }]));
    assert!(moved["edited"].get("content").is_some());
}

#[test]
fn an_altered_source_keeps_what_was_read() {
    let (_folder, mut ledger) = stored();
    let sha256 = reading().documents[0].source.sha256.clone();
    let (text, coded) = ledger.held(&sha256).unwrap().unwrap();
    assert_eq!(text, WEIR);
    let as_read = weir();
    assert_eq!(
        (&coded.statements, &coded.events, &coded.commitments),
        (&as_read.statements, &as_read.events, &as_read.commitments)
    );
    let mut next = reading();
    next.documents[0].source.state = ShelfState::Altered;
    next.documents[0].content = Ok((text, coded));
    let changes = ledger.store(&next, &DecisionLog::default()).unwrap();
    assert!(changes.documents.is_empty(), "{changes:?}");
    let export = ledger.export_json().unwrap();
    assert_eq!(export["sources"][0]["state"], "altered");
    assert!(
        export["sources"][0]["unread"]
            .as_str()
            .unwrap()
            .contains("no longer those that were added")
    );
    assert_eq!(ledger.held("never here").unwrap(), None);
}

#[test]
fn overlaps_and_reprints_go_out() {
    let (_folder, mut ledger) = stored();
    let mut next = reading();
    let of = |at: usize| next.documents[at].source.sha256.clone();
    let shared = SharedText {
        documents: (of(1), of(0)),
        shared: 30,
        runs: (40, 60),
    };
    assert_eq!(shared.percent(), (75, 50));
    next.overlaps = vec![shared];
    next.reprints = next.groups.clone();
    ledger.store(&next, &DecisionLog::default()).unwrap();
    let overlaps = ledger.overlaps().unwrap();
    assert_eq!(overlaps[0].documents, ("001_weir.txt".into(), "002_tarn.txt".into()));
    assert_eq!(overlaps[0].runs, (60, 40));
    let export = ledger.export_json().unwrap();
    assert_eq!(
        export["overlaps"],
        json!([{ "documents": ["001_weir.txt", "002_tarn.txt"], "shared": 30, "runs": [60, 40] }])
    );
    let (members, reprints) = (&export["groups"][0]["members"], &export["groups"][0]["reprints"][0]);
    assert_eq!(members.as_array().unwrap().len(), reprints.as_array().unwrap().len());
    let validator = jsonschema::validator_for(&standoff_ledger::ledger_schema()).unwrap();
    assert!(validator.is_valid(&export));
    ledger.forget(&of(0)).unwrap();
    assert!(ledger.overlaps().unwrap().is_empty());
}
