//! Edits, merges and splits: checked before they are written, laid over what was read, kept when it vanishes.

use crate::sample::{amendment, log, reading, stored, weir};
use serde_json::json;
use standoff_ledger::{Coded, DecisionKind, Doubt, Entry, Failure, Kind, Ledger, Query, Wish};

fn said(at: usize) -> String {
    weir().statements[at].id.clone()
}

fn entry(ledger: &Ledger, id: &str) -> Entry {
    ledger.entries_of(id).unwrap().remove(0)
}

fn drafted(ledger: &Ledger, item: &str, decision: DecisionKind, values: &[&str]) -> Result<standoff_ledger::Draft, String> {
    let field = |value: &&str| value.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    let set: Vec<(String, String)> = values.iter().filter_map(field).collect();
    let with: Vec<String> = values
        .iter()
        .filter(|value| !value.contains('='))
        .map(|id| (*id).to_owned())
        .collect();
    let wish = Wish {
        item,
        decision,
        set: &set,
        with: &with,
    };
    ledger.draft(&wish).map_err(|failure: Failure| failure.to_string())
}

#[test]
fn an_edit_is_checked_before_it_is_written() {
    let (_folder, ledger) = stored();
    let edit = |values: &[&str]| drafted(&ledger, &said(0), DecisionKind::Edit, values);
    let draft = edit(&["speaker=Tarn", "speaker=Okoro", "date=2031-05", "content=32-47", "on-behalf-of="]).unwrap();
    assert_eq!(
        serde_json::Value::from(draft.set),
        json!({"speaker": ["group:tarn", "person:ines-okoro"], "date": "2031-05", "content": [{"start": 32, "end": 47}], "on_behalf_of": []})
    );
    assert_eq!(draft.quote.unwrap().words, "to open the sluice");
    for (values, word) in [
        (&["speaker=Nobody"][..], "no actor is called “Nobody”"),
        (&["modality=dance"], "there is assertion, denial"),
        (&["date=soon"], "is not a date"),
        (&["content=1-9999"], "the text has"),
        (&["debtor=Tarn"], "a statement has no field “debtor”"),
        (&["tomorrow"], "write FIELD=VALUE"),
        (&[], "needs FIELD=VALUE"),
        (&["modality=refusal"], "says so already"),
    ] {
        let why = edit(values).unwrap_err();
        assert!(why.contains(word), "{values:?}: {why}");
    }
    assert!(
        drafted(&ledger, &said(0), DecisionKind::Accept, &["date=2031"])
            .unwrap_err()
            .contains("has no place here")
    );
    assert!(
        drafted(&ledger, "s-ffffffffff", DecisionKind::Edit, &["date=2031"])
            .unwrap_err()
            .contains("`standoff ledger` lists the ids")
    );
}

#[test]
fn an_edited_item_shows_both_values_and_is_found_by_the_new_ones() {
    let (_folder, mut ledger) = stored();
    let edit = amendment(
        &said(1),
        DecisionKind::Edit,
        json!({"speaker": ["group:tarn"], "date": "2031-06-01", "polarity": "negative"}),
        &[],
    );
    let narrow = amendment(&said(1), DecisionKind::Edit, json!({"date": "2031-07"}), &[]);
    ledger.lay_over(log(vec![edit, narrow.clone()]));
    let item = entry(&ledger, &said(1));
    assert_eq!((item.date.as_deref(), item.actors[0].label.as_str()), (Some("2031-07"), "Tarn"));
    let told: Vec<(&str, &str, &str)> = item
        .edits
        .iter()
        .map(|edit| (edit.field.as_str(), edit.told.0.as_str(), edit.told.1.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("speaker", "Ines Okoro", "Tarn"),
            ("polarity", "positive", "negative"),
            ("date", "2031-05-03", "2031-07")
        ]
    );
    let Coded::Statement(said) = &item.coded else {
        panic!("a statement")
    };
    assert_eq!(said.date.as_ref().unwrap().reasoning, "decided by Ada, 2031-06-01T08:00:00Z");
    let found = |query: Query| ledger.entries(&query).unwrap().iter().filter(|found| found.id == item.id).count();
    let by = |actor: &str| Query {
        actors: vec![actor.into()],
        kinds: vec![Kind::Statement],
        ..Query::default()
    };
    assert_eq!((found(by("Tarn")), found(by("Okoro"))), (1, 0));
    let from = |from: &str| Query {
        from: Some(from.into()),
        ..Query::default()
    };
    assert_eq!((found(from("2031-06-15")), found(from("2031-08"))), (1, 0));
    let bond = entry(&ledger, "c-00000000aa");
    assert_eq!(bond.date.as_deref(), Some("2031-07"), "a commitment follows its statement");
}

#[test]
fn another_place_brings_its_own_words() {
    let (_folder, mut ledger) = stored();
    ledger.lay_over(log(vec![amendment(
        &said(0),
        DecisionKind::Edit,
        json!({"content": [{"start": 32, "end": 47}]}),
        &[],
    )]));
    let item = entry(&ledger, &said(0));
    assert_eq!(item.words.chars().count(), 15);
    assert_eq!(item.span.start, 32);
    assert!(format!("{}{}{}", item.before, item.words, item.after).contains("refused to open the sluice"));
}

#[test]
fn reports_of_one_thing_are_joined_and_parted() {
    let (_folder, mut ledger) = stored();
    let tarn = reading().documents[1].content.as_ref().unwrap().1.statements[0].id.clone();
    assert_eq!(entry(&ledger, &tarn).same, [said(1)]);
    assert!(
        drafted(&ledger, &tarn, DecisionKind::Merge, &[&said(1)])
            .unwrap_err()
            .contains("taken for one already")
    );
    assert!(
        drafted(&ledger, &tarn, DecisionKind::Merge, &["e-00000000bb"])
            .unwrap_err()
            .contains("only items of one kind")
    );
    assert!(
        drafted(&ledger, &said(0), DecisionKind::Split, &[])
            .unwrap_err()
            .contains("nothing to split")
    );
    let merge = amendment(&said(0), DecisionKind::Merge, json!({}), &[&tarn]);
    ledger.lay_over(log(vec![merge.clone()]));
    assert_eq!(entry(&ledger, &said(0)).same, [said(1), tarn.clone()]);
    let split = amendment(&said(1), DecisionKind::Split, json!({}), &[]);
    ledger.lay_over(log(vec![merge, split]));
    assert_eq!(entry(&ledger, &said(0)).same, [tarn]);
    assert_eq!(entry(&ledger, &said(1)).same, Vec::<String>::new());
}

#[test]
fn actors_are_joined_renamed_and_parted() {
    let (_folder, mut ledger) = stored();
    let draft = drafted(&ledger, "Tarn", DecisionKind::Split, &["the council of Tarn", "kind=organisation"]).unwrap();
    assert_eq!(
        (draft.item.as_str(), &draft.with[..]),
        ("group:tarn", &["organisation:the-council-of-tarn".to_owned()][..])
    );
    assert!(
        drafted(&ledger, "Tarn", DecisionKind::Split, &["the town"])
            .unwrap_err()
            .contains("has no alias “the town”")
    );
    assert!(
        drafted(&ledger, "Tarn", DecisionKind::Edit, &["kind=town"])
            .unwrap_err()
            .contains("there is person, state")
    );
    assert!(
        drafted(&ledger, "Tarn", DecisionKind::Reject, &[])
            .unwrap_err()
            .contains("is an actor")
    );
    assert!(
        drafted(&ledger, "Tarn", DecisionKind::Merge, &["Tarn"])
            .unwrap_err()
            .contains("needs another actor")
    );
    let join = amendment("person:ines-okoro", DecisionKind::Merge, json!({}), &["group:tarn"]);
    let name = amendment(
        "group:tarn",
        DecisionKind::Edit,
        json!({"label": "The weir office", "alias": ["the office"]}),
        &[],
    );
    ledger.lay_over(log(vec![join, name]));
    let actors = ledger.actors().unwrap();
    assert_eq!(actors.len(), 1);
    assert_eq!(
        (actors[0].entity.label.as_str(), actors[0].read.as_ref().unwrap().label.as_str()),
        ("The weir office", "Ines Okoro")
    );
    assert_eq!(entry(&ledger, "e-00000000bb").actors[0].label, "The weir office");
    let all = Query {
        actors: vec!["the office".into()],
        ..Query::default()
    };
    assert_eq!(ledger.entries(&all).unwrap().len(), 5);
    assert_eq!(ledger.mention_counts().unwrap()["person:ines-okoro"], 1);
}

#[test]
fn what_a_decision_names_and_the_record_lost_is_told() {
    let (_folder, mut ledger) = stored();
    let decisions = vec![
        amendment("s-ffffffffff", DecisionKind::Edit, json!({"date": "2031"}), &[]),
        amendment(&said(0), DecisionKind::Merge, json!({}), &["s-eeeeeeeeee", &said(1)]),
        amendment(&said(0), DecisionKind::Edit, json!({"speaker": ["person:gone"]}), &[]),
        amendment(&said(1), DecisionKind::Edit, json!({"modality": "dance"}), &[]),
        amendment("person:gone", DecisionKind::Merge, json!({}), &["group:tarn"]),
    ];
    ledger.lay_over(log(decisions));
    let orphans = ledger.orphans().unwrap();
    let missing: Vec<Vec<&str>> = orphans
        .iter()
        .map(|orphan| orphan.missing.iter().map(String::as_str).collect())
        .collect();
    assert_eq!(
        missing,
        [
            vec!["s-ffffffffff"],
            vec!["s-eeeeeeeeee"],
            vec!["person:gone"],
            vec![],
            vec!["person:gone"]
        ]
    );
    assert_eq!(entry(&ledger, &said(0)).same.len(), 2, "the rest of the merge holds");
    assert_eq!(entry(&ledger, &said(1)).edits, [], "what does not fit changes nothing");
}

#[test]
fn a_review_begins_with_what_is_most_in_doubt() {
    let (_folder, mut ledger) = stored();
    let broken = |entry: &Entry| (entry.kind == Kind::Event).then(|| "the page has changed".to_owned());
    let review = ledger.review(&Query::default(), &broken).unwrap();
    assert_eq!(review[0].doubts, [Doubt::Broken("the page has changed".into()), Doubt::WeakRule]);
    let doubts = |id: &str| review.iter().find(|doubtful| doubtful.entry.id == id).unwrap().doubts.clone();
    let tarn = reading().documents[1].content.as_ref().unwrap().1.statements[0].id.clone();
    let differs = |doubt: &Doubt| matches!(doubt, Doubt::Differs(id, fields, _) if *id == tarn && *fields == ["speaker", "modality"]);
    assert!(doubts(&said(1)).iter().any(differs));
    assert!(doubts(&said(0)).contains(&Doubt::Undated) && !doubts(&said(1)).contains(&Doubt::Undated));
    ledger.lay_over(log(vec![amendment("e-00000000bb", DecisionKind::Accept, json!({}), &[])]));
    assert_eq!(ledger.review(&Query::default(), &broken).unwrap().len(), review.len() - 1);
}
