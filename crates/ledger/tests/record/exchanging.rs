//! What goes out can be checked by others: schemas, annotations, tables that come back as they were.

use crate::sample::{TARN, WEIR, amendment, log, reading, stored};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use serde_json::{Value, json};
use standoff_ledger::{DecisionKind, Ledger, Table, annotations_schema, ledger_schema};
use standoff_reading::Text;
use std::path::PathBuf;

/// A ledger with every kind of decision in it.
fn decided() -> (tempfile::TempDir, Ledger) {
    let (folder, mut ledger) = stored();
    let (weir, tarn) = (&reading().documents[0], &reading().documents[1]);
    let ids = |document: &standoff_ledger::NewDocument| -> Vec<String> {
        let statements = &document.content.as_ref().unwrap().1.statements;
        statements.iter().map(|said| said.id.clone()).collect()
    };
    let (weir, tarn) = (ids(weir), ids(tarn));
    let decisions = vec![
        amendment(&weir[0], DecisionKind::Accept, json!({}), &[]),
        amendment(&weir[0], DecisionKind::Note, json!({}), &[]),
        amendment(
            &weir[1],
            DecisionKind::Edit,
            json!({"date": "2031-05", "speaker": ["group:tarn"]}),
            &[],
        ),
        amendment(&tarn[0], DecisionKind::Merge, json!({}), &[&weir[0]]),
        amendment("e-00000000bb", DecisionKind::Reject, json!({}), &[]),
        amendment("person:ines-okoro", DecisionKind::Edit, json!({"label": "Inés Okoro"}), &[]),
    ];
    ledger.store(&reading(), &log(decisions)).unwrap();
    (folder, ledger)
}

/// Everything in which a value does not answer to a schema.
fn mistakes(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn the_export_answers_to_its_schema() {
    let (_folder, ledger) = decided();
    let export = ledger.export_json().unwrap();
    assert_eq!(mistakes(&ledger_schema(), &export), Vec::<String>::new());
    assert_eq!(export["documents"][0]["statements"][1]["edited"]["date"]["was"], "2031-05-03");
    for (at, wrong) in [
        ("/documents/0/statements/0/modality", json!("dance")),
        ("/documents/0/statements/0/content/0/start", json!("4")),
        ("/documents/0/statements/0/confidence", json!(7)),
        ("/entities/0/kind", json!("town")),
        ("/format", json!("standoff-ledger/2")),
    ] {
        let mut spoiled = export.clone();
        *spoiled.pointer_mut(at).unwrap() = wrong;
        assert!(!mistakes(&ledger_schema(), &spoiled).is_empty(), "{at}");
    }
    let mut slip = export;
    slip["documents"][0]["statments"] = json!([]);
    assert!(!mistakes(&ledger_schema(), &slip).is_empty());
}

#[test]
fn the_schemas_on_disk_are_those_of_the_types() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/schemas");
    for (name, schema) in [
        ("standoff-ledger-1.schema.json", ledger_schema()),
        ("standoff-annotations.schema.json", annotations_schema()),
    ] {
        let (path, text) = (folder.join(name), format!("{schema:#}\n"));
        if std::env::var_os("STANDOFF_WRITE_REFERENCE").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        let on_disk = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(on_disk == text, "{name} is not what the types say; run `cargo xtask generate`");
    }
}

#[test]
fn every_selector_finds_its_words() {
    let (_folder, ledger) = decided();
    let annotations = ledger.export_annotations().unwrap();
    assert_eq!(mistakes(&annotations_schema(), &annotations), Vec::<String>::new());
    let items = annotations["first"]["items"].as_array().unwrap();
    assert_eq!(
        (items.len(), annotations["total"].as_u64()),
        (4, Some(4)),
        "three statements and a commitment; the event is rejected"
    );
    let texts = [WEIR, TARN].map(|text| Text::new(text.into()));
    for target in items.iter().flat_map(|item| item["target"].as_array().unwrap()) {
        let digest = target["source"].as_str().unwrap().strip_prefix("nih:sha-256;").unwrap();
        let text = texts.iter().find(|text| text.sha256() == digest).unwrap();
        let (place, quote) = (&target["selector"][0], &target["selector"][1]);
        let at = |key: &str| place[key].as_u64().unwrap() as usize;
        let letters: Vec<char> = text.as_str().chars().collect();
        let part = |from: usize, to: usize| letters[from..to].iter().collect::<String>();
        assert_eq!(quote["exact"], part(at("start"), at("end")));
        let (prefix, suffix) = (quote["prefix"].as_str().unwrap(), quote["suffix"].as_str().unwrap());
        assert!(part(0, at("start")).ends_with(prefix) && part(at("end"), letters.len()).starts_with(suffix));
    }
    assert_eq!(items[0]["creator"]["name"], "Ada");
}

/// A CSV file taken apart by another reader than the one that wrote it would be better still; this one at least knows quotes.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn tables_come_back_as_they_were() {
    let (_folder, ledger) = decided();
    for table in Table::ALL {
        let rows = cells(&ledger.export_table(table).unwrap());
        let (head, rows) = rows.split_first().unwrap();
        assert!(!rows.is_empty(), "{table:?}");
        let reader = SerializedFileReader::new(bytes::Bytes::from(ledger.export_parquet(table).unwrap())).unwrap();
        let columns: Vec<String> = reader
            .metadata()
            .file_metadata()
            .schema()
            .get_fields()
            .iter()
            .map(|field| field.name().to_owned())
            .collect();
        assert_eq!(&columns, head, "{table:?}");
        let read: Vec<Vec<String>> = reader
            .get_row_iter(None)
            .unwrap()
            .map(|row| row.unwrap().get_column_iter().map(|(_, field)| told(field)).collect())
            .collect();
        assert_eq!(read, rows, "{table:?}");
    }
}

fn told(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Long(number) => number.to_string(),
        Field::Double(number) => number.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn groups_and_decisions_are_tables_too() {
    let (_folder, ledger) = decided();
    let groups = cells(&ledger.export_table(Table::Groups).unwrap());
    assert_eq!(groups.len(), 4, "a head and three members of one group: {groups:?}");
    let decisions = cells(&ledger.export_table(Table::Decisions).unwrap());
    assert_eq!(
        (decisions.len(), decisions[3][4].as_str(), decisions[3][9].as_str()),
        (7, "edit", "true")
    );
    let statements = cells(&ledger.export_table(Table::Statements).unwrap());
    let column = |name: &str| statements[0].iter().position(|head| head == name).unwrap();
    assert_eq!(statements[2][column("date")], "2031-05");
    assert!(
        statements[2][column("edited")].contains("speaker: Tarn (read: Inés Okoro)"),
        "{:?}",
        statements[2]
    );
}
