//! Tests on ledgers made from annotations: a true copy scores 1 everywhere, a spoilt one what a hand computation says.

use super::folder::compare;
use super::gold::{Gold, parsed, shaped, sorted_files};
use super::reading::annotated;
use super::run::HOUSE;
use super::tally::{Answered, Found, Row, Tally};
use serde_json::{Value, json};
use std::path::Path;

/// Keys of the annotations that a ledger has under the same name.
const PARTICULARS: [&str; 5] = ["title", "outlet", "byline", "published", "updated"];

/// The annotations of a folder as a ledger that has everything right.
pub fn mirrored(folder: &Path) -> Value {
    let files = sorted_files(folder, &["json"]).unwrap();
    let pages = files
        .iter()
        .map(|path| (path, parsed(path).unwrap()))
        .filter(|(_, page)| page.get("mentions").is_some());
    let documents: Vec<Value> = pages.map(|(path, page)| copied(&page, &path.to_string_lossy())).collect();
    let cross = parsed(&folder.join("cross.json")).unwrap();
    let groups: Vec<Value> = cross["same"].as_array().unwrap().iter().map(reports).collect();
    json!({"entities": [], "documents": documents, "groups": groups})
}

fn reports(group: &Value) -> Value {
    let is_report = |member: &&Value| {
        let id = member.as_str().unwrap();
        id.contains(".s") && group["roles"].get(id).is_none_or(|role| role == "report")
    };
    json!({"members": group["members"].as_array().unwrap().iter().filter(is_report).collect::<Vec<_>>()})
}

fn copied(page: &Value, file: &str) -> Value {
    let list = |key: &str| page[key].as_array().cloned().unwrap_or_default();
    let dated = |item: &Value| {
        let mut item = item.clone();
        item["date"] = item["date"]["iso"].clone();
        item
    };
    let mut document = json!({
        "file": file, "body": page["document"]["body_ranges"], "mentions": page["mentions"],
        "statements": list("statements").iter().map(dated).collect::<Vec<_>>(),
        "events": list("events").iter().filter(|event| !event["plover"].is_null()).map(dated).collect::<Vec<_>>(),
        "commitments": list("gates").iter().filter(|gate| gate["in_body"] != false).map(|gate| json!({
            "span": gate["span"], "debtor": gate["actor"], "counterparty": gate["counter_party"], "logic": gate["logic"], "stance": gate["stance"],
            "antecedent_span": gate["condition"], "consequent_span": gate["act"],
        })).collect::<Vec<_>>(),
    });
    for key in PARTICULARS {
        document[key] = page["document"][key].clone();
    }
    document
}

fn scored(folder: &Path, ledger: Value) -> Tally {
    compare(&Gold::load(folder).unwrap(), &shaped(ledger, folder).unwrap(), &[])
}

#[test]
fn a_copy_of_the_annotations_has_everything_right() {
    for folder in annotated(Path::new(HOUSE)).unwrap() {
        let tally = scored(&folder, mirrored(&folder));
        assert!(tally.rows().len() >= 20 && tally.missing.is_empty(), "{}", folder.display());
        for (name, row) in tally.rows() {
            assert_eq!(row.figure(), 1.0, "{} {name}: {:?}", folder.display(), tally.misses);
        }
    }
}

#[test]
fn offsets_of_annotated_html_pages_fit_the_text_that_is_extracted() {
    for folder in annotated(Path::new(HOUSE)).unwrap() {
        for path in sorted_files(&folder, &["html", "htm"]).unwrap() {
            let page = parsed(&path.with_extension("json")).unwrap();
            let text = standoff_reading::extract(&std::fs::read(&path).unwrap(), "page.html").unwrap().text;
            for mention in page["mentions"].as_array().unwrap() {
                let span = standoff_reading::Span {
                    start: mention["start"].as_u64().unwrap() as usize,
                    end: mention["end"].as_u64().unwrap() as usize,
                };
                assert_eq!(
                    text.get(span),
                    mention["text"].as_str(),
                    "{}: annotate this page anew",
                    path.display()
                );
            }
        }
    }
}

/// A page of 100 characters: body 20 to 90, two statements, two events, a commitment.
fn small_gold() -> Value {
    let span = |start: usize, end: usize| json!({"start": start, "end": end});
    let statement = |id: &str, (start, end): (usize, usize), speaker: &str| {
        json!({"id": id, "type": "indirect", "content": [span(start, end)], "speaker": speaker, "modality": "offer", "modality_alt": ["promise"],
            "polarity": "positive", "date": {"iso": "2024-03"}, "condition": null})
    };
    let event = |id: &str, (start, end): (usize, usize), plover: &str| json!({"id": id, "span": span(start, end), "actors": ["person:ann"], "targets": ["person:bo"], "plover": plover, "status": "happened", "date": {"iso": null}});
    json!({
        "file": "1-page.txt",
        "document": {"title": span(0, 10), "outlet": null, "byline": "Cy Dee", "published": "2024-03-12", "updated": null,
            "body_ranges": [span(20, 90)], "furniture_ranges": [span(0, 20), span(90, 100)]},
        "mentions": [
            {"start": 20, "end": 23, "entity": "person:ann", "kind": "name"}, {"start": 30, "end": 32, "entity": "person:bo", "kind": "name"},
            {"start": 60, "end": 63, "entity": "person:ann", "kind": "name"}, {"start": 70, "end": 72, "entity": "person:bo", "kind": "name"}],
        "statements": [statement("1.s01", (24, 44), "person:ann"), statement("1.s02", (60, 80), "person:bo")],
        "events": [event("1.e01", (24, 40), "AGREE"), event("1.e02", (64, 80), "REJECT")],
        "gates": [{"id": "1.g01", "span": [span(24, 44)], "actor": ["person:ann"], "asserted_by": ["person:ann"], "counter_party": ["person:bo"],
            "act": [span(24, 32)], "condition": [span(36, 44)], "logic": "necessary", "stance": "offers", "statements": ["1.s01"]}],
        "not_gates": [{"id": "1.n01", "span": span(82, 90), "reason": "a date"}],
    })
}

fn small(ledger: impl FnOnce(&mut Value)) -> Tally {
    let mut page: super::gold::Page = shaped(small_gold(), Path::new("small")).unwrap();
    page.stem = "1-page".to_owned();
    let gold = Gold {
        pages: vec![page],
        entities: Vec::new(),
        same: Vec::new(),
    };
    let mut document = copied(&small_gold(), "1-page.txt");
    ledger(&mut document);
    let whole = json!({"entities": [], "documents": [document], "groups": []});
    compare(&gold, &shaped(whole, Path::new("small")).unwrap(), &[])
}

fn row(tally: &Tally, name: &str) -> Row {
    tally.rows().into_iter().find(|(row, _)| *row == name).unwrap().1
}

fn found(right: usize, invented: usize, missed: usize) -> Row {
    Row::Found(Found { right, invented, missed })
}

fn answered(right: usize, asked: usize) -> Row {
    Row::Answered(Answered { right, asked })
}

#[test]
fn a_body_that_takes_in_furniture_and_leaves_off_its_end() {
    let tally = small(|document| document["body"] = json!([{"start": 15, "end": 80}]));
    assert_eq!(row(&tally, "body"), found(60, 5, 10));
}

#[test]
fn a_shifted_statement_counts_while_half_of_both_is_common() {
    // 20 characters moved by 6: 14 of 26 common; by 7: 13 of 27.
    let moved = |by: usize| small(move |document| document["statements"][0]["content"] = json!([{"start": 24 + by, "end": 44 + by}]));
    assert_eq!(row(&moved(6), "statements"), found(2, 0, 0));
    assert_eq!(row(&moved(7), "statements"), found(1, 1, 1));
    assert_eq!(row(&moved(7), "date of found statements"), answered(1, 1));
}

#[test]
fn a_wrong_speaker_is_found_and_not_attributed() {
    let tally = small(|document| document["statements"][0]["speaker"] = json!(["person:bo"]));
    assert_eq!(row(&tally, "statements"), found(2, 0, 0));
    assert_eq!(row(&tally, "attributed statements"), found(1, 1, 1));
    assert_eq!(row(&tally, "speaker of found statements"), answered(1, 2));
    assert_eq!(tally.misses.len(), 1);
}

#[test]
fn naming_everybody_is_no_answer() {
    let tally = small(|document| document["statements"][0]["speaker"] = json!(["person:ann", "person:bo"]));
    assert_eq!(row(&tally, "speaker of found statements"), answered(1, 2));
}

#[test]
fn a_spurious_event_and_one_of_the_wrong_type() {
    let tally = small(|document| {
        document["events"][1]["plover"] = json!("SUPPORT");
        let spurious = json!({"id": "x", "span": {"start": 82, "end": 90}, "actors": ["person:ann"], "plover": "AID", "status": "happened", "rule": "verb"});
        document["events"].as_array_mut().unwrap().push(spurious);
    });
    assert_eq!(row(&tally, "events"), found(1, 2, 1));
    assert_eq!(row(&tally, "target of found events"), answered(1, 1));
    let verb = tally.rules[&("event", "verb".to_owned())];
    assert_eq!((verb.right, verb.wrong), (0, 1));
}

#[test]
fn a_commitment_needs_its_debtor_and_a_date_binds_nobody() {
    let tally = small(|document| {
        document["commitments"][0]["debtor"] = json!(["person:bo"]);
        let dated = json!({"span": {"start": 80, "end": 90}, "debtor": ["person:bo"], "antecedent_span": {"start": 82, "end": 90}, "consequent_span": {"start": 80, "end": 82}});
        document["commitments"].as_array_mut().unwrap().push(dated);
    });
    assert_eq!(row(&tally, "commitments"), found(0, 2, 1));
    assert_eq!(row(&tally, "look-alikes left alone"), answered(0, 1));
    assert_eq!(row(&tally, "conditions"), found(1, 1, 0));
}

#[test]
fn dates_modalities_and_particulars() {
    let tally = small(|document| {
        document["statements"][0]["date"] = json!("2024-03-11");
        document["statements"][1]["date"] = json!("2024-04-11");
        document["statements"][0]["modality"] = json!("promise");
        document["statements"][1]["modality"] = json!("threat");
        document["events"][0]["date"] = json!("2024");
        document["byline"] = json!("Dee");
        document["updated"] = json!("2024-03-12");
    });
    assert_eq!(row(&tally, "date of found statements"), answered(1, 2));
    assert_eq!(row(&tally, "modality of found statements"), answered(1, 2));
    assert_eq!(row(&tally, "date of found events"), answered(1, 2));
    assert_eq!(row(&tally, "metadata"), answered(3, 5));
}

#[test]
fn a_name_given_to_the_wrong_actor_is_both_invented_and_missed() {
    let tally = small(|document| document["mentions"][3]["entity"] = json!("person:ann"));
    assert_eq!(row(&tally, "entities"), found(3, 1, 1));
}
