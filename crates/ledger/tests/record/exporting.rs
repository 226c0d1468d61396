//! The record as JSON and CSV.

use crate::sample::{decision, log, reading, stored};
use standoff_ledger::{DecisionKind, DecisionLog, Ledger, Table};

#[test]
fn a_ledger_made_anew_gives_the_same_bytes() {
    let (folder, ledger) = stored();
    let before = serde_json::to_string_pretty(&ledger.export_json().unwrap()).unwrap();
    drop(ledger);
    std::fs::remove_file(folder.path().join("ledger.db")).unwrap();
    let mut ledger = Ledger::create(&folder.path().join("ledger.db")).unwrap();
    let mut turned = reading();
    turned.documents.reverse();
    ledger.store(&turned, &DecisionLog::default()).unwrap();
    assert_eq!(serde_json::to_string_pretty(&ledger.export_json().unwrap()).unwrap(), before);
}

#[test]
fn the_export_has_what_the_format_asks_for() {
    let (_folder, ledger) = stored();
    let export = ledger.export_json().unwrap();
    assert_eq!(export["format"], "standoff-ledger/1");
    assert_eq!(export["entities"][0]["aliases"][0], "the council of Tarn");
    let page = &export["documents"][0];
    assert_eq!(page["file"], "001_weir.txt");
    assert_eq!(page["title"]["end"], 16);
    assert_eq!(page["outlet"], serde_json::Value::Null);
    assert_eq!(page["published"], "2031-05-04");
    assert_eq!(page["mentions"][0]["entity"], "person:ines-okoro");
    let said = &page["statements"][1];
    assert_eq!(
        (&said["date"], &said["modality"], &said["condition"]["kind"]),
        (&"2031-05-03".into(), &"demand".into(), &"only_if".into())
    );
    assert_eq!(
        said["content"][0]["start"],
        said["condition"]["span"]["start"].as_u64().unwrap() - 24
    );
    assert_eq!(page["statements"][0]["date"], serde_json::Value::Null);
    assert_eq!(page["events"][0]["date"], "2031-04-28/2031-05-02");
    assert_eq!(page["commitments"][0]["statement"], said["id"]);
    assert_eq!(export["groups"][0]["kind"], "statement");
    assert_eq!(export["groups"][0]["members"].as_array().unwrap().len(), 2);
    assert_eq!(export["sources"][2]["state"], "absent");
}

#[test]
fn decisions_show_in_the_export() {
    let (_folder, mut ledger) = stored();
    let id = reading().documents[1].content.as_ref().unwrap().1.statements[0].id.clone();
    let decisions = vec![
        decision(&id, DecisionKind::Reject, "-"),
        decision("e-00000000bb", DecisionKind::Note, "marched"),
    ];
    ledger.store(&reading(), &log(decisions)).unwrap();
    let export = ledger.export_json().unwrap();
    assert_eq!(export["documents"][1]["statements"].as_array().unwrap().len(), 0);
    let rejected = &export["documents"][1]["rejected"]["statements"][0];
    assert_eq!(
        (&rejected["id"], &rejected["decision"]["verdict"]),
        (&id.into(), &"rejected".into())
    );
    assert_eq!(export["documents"][0]["events"][0]["decision"]["notes"][0]["note"], "seen");
    assert_eq!(export["groups"].as_array().unwrap().len(), 0, "a group of one is none");
}

#[test]
fn tables_have_one_width_and_quote_the_words() {
    let (_folder, ledger) = stored();
    for (table, rows) in Table::ALL.into_iter().zip([3, 2, 1, 3, 1, 1]) {
        let text = ledger.export_table(table).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let records: Vec<csv::StringRecord> = reader
            .records()
            .map(|record| record.expect("every row has the width of the head"))
            .collect();
        assert_eq!(records.len(), rows, "{}", table.word());
    }
    let text = ledger.export_table(Table::Statements).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let row = reader.records().nth(1).unwrap().unwrap();
    let cell = |column: &str| row[head.iter().position(|name| name == column).unwrap()].to_owned();
    assert_eq!(cell("words"), "water will flow only if Tarn pays its share");
    assert_eq!(cell("condition"), "Tarn pays its share");
    assert_eq!(
        (cell("speaker"), cell("document"), cell("date")),
        ("Ines Okoro".into(), "001_weir.txt".into(), "2031-05-03".into())
    );
}
