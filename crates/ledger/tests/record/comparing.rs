//! What two readings disagree on.

use crate::sample::{amendment, log, reading, stored};
use serde_json::json;
use standoff_ledger::{DecisionKind, DecisionLog, Kind};
use standoff_reading::{EventStatus, Span};

#[test]
fn a_reading_agrees_with_its_own_export() {
    let (_folder, ledger) = stored();
    let difference = ledger.differs_from(&ledger.export_json().unwrap()).unwrap();
    assert_eq!(difference.items, []);
    assert_eq!(difference.kinds.iter().map(|count| count.same).collect::<Vec<_>>(), [3, 1, 1]);
    assert_eq!(ledger.differs_from_former().unwrap(), None);
}

#[test]
fn the_reading_before_is_kept_until_one_says_otherwise() {
    let (_folder, mut ledger) = stored();
    let mut next = reading();
    let (_, coded) = next.documents[0].content.as_mut().unwrap();
    coded.events[0].status = EventStatus::Planned;
    let moved = &mut coded.statements[0];
    moved.id = "s-00000000cc".into();
    moved.content[0] = Span {
        start: moved.content[0].start + 3,
        ..moved.content[0]
    };
    coded.commitments.clear();
    ledger.store(&next, &DecisionLog::default()).unwrap();
    for _ in 0..2 {
        let difference = ledger.differs_from_former().unwrap().unwrap();
        let told: Vec<(Kind, bool, bool, Vec<&str>)> = difference
            .items
            .iter()
            .map(|item| {
                (
                    item.kind,
                    item.here.is_some(),
                    item.there.is_some(),
                    item.fields.iter().map(|field| field.field.as_str()).collect(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (Kind::Statement, true, true, vec!["content"]),
                (Kind::Commitment, false, true, vec![]),
                (Kind::Event, true, true, vec!["status"])
            ]
        );
        assert_eq!(difference.items[2].fields[0].here, "planned");
        assert_eq!(difference.items[1].words, "water will flow only if Tarn pays its share");
        // The same reading once more does not push the other out.
        ledger.store(&next, &DecisionLog::default()).unwrap();
    }
}

#[test]
fn decisions_and_lone_pages_show_against_an_export() {
    let (_folder, mut ledger) = stored();
    let export = ledger.export_json().unwrap();
    ledger.lay_over(log(vec![
        amendment("e-00000000bb", DecisionKind::Reject, json!({}), &[]),
        amendment("c-00000000aa", DecisionKind::Edit, json!({"logic": "both"}), &[]),
    ]));
    let difference = ledger.differs_from(&export).unwrap();
    let fields: Vec<&str> = difference.items.iter().map(|item| item.fields[0].field.as_str()).collect();
    assert_eq!(fields, ["logic", "rejected"]);
    let mut lone = export.clone();
    lone["documents"].as_array_mut().unwrap().remove(0);
    let difference = ledger.differs_from(&lone).unwrap();
    assert_eq!(
        (&difference.documents_here[..], difference.items.len()),
        (&["001_weir.txt".to_owned()][..], 0)
    );
    for (wrong, word) in [
        (json!([]), "`standoff ledger --json` writes one"),
        (
            json!({"format": "standoff-ledger/1", "documents": [{"sha256": "", "events": [{}]}]}),
            "no id or no place",
        ),
    ] {
        let why = ledger.differs_from(&wrong).unwrap_err().to_string();
        assert!(why.contains(word), "{why}");
    }
}

#[test]
fn a_forgotten_page_is_gone_from_the_reading_before() {
    let (folder, mut ledger) = stored();
    let mut next = reading();
    next.documents[0].content.as_mut().unwrap().1.statements.clear();
    ledger.store(&next, &DecisionLog::default()).unwrap();
    let sha256 = ledger.documents().unwrap()[0].sha256.clone();
    ledger.forget(&sha256).unwrap();
    drop(ledger);
    let bytes = std::fs::read(folder.path().join("ledger.db")).unwrap();
    let words = b"water will flow";
    assert!(!bytes.windows(words.len()).any(|window| window == words));
}
