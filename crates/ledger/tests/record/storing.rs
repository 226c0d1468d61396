//! What goes in comes out, in one piece or not at all.

use crate::sample::{self, WEIR, decision, log, reading, stored};
use standoff_ledger::{DecisionKind, DecisionLog, DocumentChange, Failure, Ledger, NewReading};

#[test]
fn the_first_reading_adds_everything() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::create(&folder.path().join("ledger.db")).unwrap();
    let changes = ledger.store(&reading(), &DecisionLog::default()).unwrap();
    assert!(changes.first);
    let names: Vec<&str> = changes.documents.iter().map(|change| change.document.as_str()).collect();
    assert_eq!(names, ["001_weir.txt", "002_tarn.txt"]);
    let added = changes.documents[0].added;
    assert_eq!(
        (added.documents, added.mentions, added.statements, added.events, added.commitments),
        (1, 1, 2, 1, 1)
    );
    let counts = ledger.counts().unwrap();
    assert_eq!((counts.documents, counts.entities, counts.statements, counts.groups), (2, 2, 3, 1));
}

#[test]
fn the_same_reading_again_changes_nothing() {
    let (_folder, mut ledger) = stored();
    let before = ledger.export_json().unwrap().to_string();
    let changes = ledger.store(&reading(), &DecisionLog::default()).unwrap();
    assert!(!changes.first);
    assert_eq!(changes.documents, []);
    assert_eq!(ledger.export_json().unwrap().to_string(), before);
}

#[test]
fn what_came_and_went_is_told_by_document() {
    let (_folder, mut ledger) = stored();
    let mut next = reading();
    let (_, coded) = next.documents[0].content.as_mut().unwrap();
    coded.events.clear();
    coded.statements.push(sample::statement(WEIR, "café owners", "group:tarn"));
    let changes = ledger.store(&next, &DecisionLog::default()).unwrap();
    let [DocumentChange { document, added, removed }] = &changes.documents[..] else {
        panic!("one document changed")
    };
    assert_eq!(
        (document.as_str(), added.statements, removed.events, added.events),
        ("001_weir.txt", 1, 1, 0)
    );
}

#[test]
fn a_second_writer_is_told_to_wait() {
    let (folder, mut first) = stored();
    let path = folder.path().join("ledger.db");
    let holder = rusqlite::Connection::open(&path).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = first.store(&NewReading::default(), &DecisionLog::default());
    assert_eq!(refused, Err(Failure::InUse { path: path.clone() }));
    assert_eq!(
        Ledger::open(&path).unwrap().counts().unwrap().statements,
        3,
        "readers are not kept waiting"
    );
    holder.execute_batch("ROLLBACK").unwrap();
    first.store(&reading(), &DecisionLog::default()).unwrap();
}

#[test]
fn a_full_disk_leaves_the_old_record() {
    let (folder, ledger) = stored();
    let before = ledger.export_json().unwrap().to_string();
    drop(ledger);
    let mut large = reading();
    let (text, _) = large.documents[1].content.as_mut().unwrap();
    text.push_str(&"The council sat again. ".repeat(20_000));
    let mut ledger = Ledger::open(&folder.path().join("ledger.db")).unwrap();
    ledger.limit_pages(60).unwrap();
    let failure = ledger.store(&large, &DecisionLog::default()).unwrap_err();
    assert!(matches!(failure, Failure::Full { .. }), "{failure}");
    assert_eq!(ledger.export_json().unwrap().to_string(), before);
}

#[test]
fn a_broken_off_writing_leaves_the_old_record() {
    let (folder, ledger) = stored();
    let before = ledger.export_json().unwrap().to_string();
    let path = folder.path().join("ledger.db");
    let writer = rusqlite::Connection::open(&path).unwrap();
    writer
        .execute_batch("BEGIN IMMEDIATE; DELETE FROM items; DELETE FROM passages;")
        .unwrap();
    drop(writer);
    assert_eq!(Ledger::open(&path).unwrap().export_json().unwrap().to_string(), before);
}

#[test]
fn decisions_are_kept_with_the_record_and_orphans_found() {
    let (_folder, mut ledger) = stored();
    let item = reading().documents[0].content.as_ref().unwrap().1.statements[0].id.clone();
    let gone = decision("s-ffffffffff", DecisionKind::Reject, "marched on Monday");
    let log = log(vec![decision(&item, DecisionKind::Accept, "to open the sluice"), gone.clone()]);
    ledger.store(&reading(), &log).unwrap();
    assert_eq!(ledger.log().unwrap(), log);
    let orphans = ledger.orphans().unwrap();
    assert_eq!(orphans.len(), 1);
    assert_eq!(
        (&orphans[0].decision, &orphans[0].perhaps[..]),
        (&gone, &["e-00000000bb".to_owned()][..])
    );
}

#[test]
fn a_forgotten_document_takes_its_words_along() {
    let (_folder, mut ledger) = stored();
    let sha256 = ledger.documents().unwrap()[0].sha256.clone();
    ledger.forget(&sha256).unwrap();
    assert_eq!(ledger.counts().unwrap().statements, 1);
    let export = ledger.export_json().unwrap();
    assert_eq!(export["sources"][0]["state"], "removed");
    assert_eq!(export["documents"].as_array().unwrap().len(), 1);
    assert_eq!(export["groups"].as_array().unwrap().len(), 0);
    let path = ledger.path().to_owned();
    drop(ledger);
    let bytes = std::fs::read(path).unwrap();
    let words = "café owners".as_bytes();
    assert!(
        !bytes.windows(words.len()).any(|window| window == words),
        "the words are still in the file"
    );
}
