//! Reading, and reading again.

use crate::sample::{FERRY, WAGES, at, bytes, empty, entries, filled, known, reread};
use standoff::{
    AddedAs, Failure, Query, ReadProgress, Standing, Table, add, documents, export_json, export_table, ledger, read, show, sources,
    timeline,
};
use std::fs;

fn export(dossier: &standoff::Dossier) -> String {
    serde_json::to_string_pretty(&export_json(dossier).unwrap()).unwrap()
}

#[test]
fn reading_tells_how_far_it_is_and_what_it_found() {
    let (_home, dossier) = filled();
    let mut steps = Vec::new();
    let report = read(&dossier, &mut |step: ReadProgress<'_>| {
        steps.push((step.done, step.total, step.name.to_owned()))
    })
    .unwrap();
    assert_eq!(
        steps,
        [(0, 2, "01-ferry.txt".into()), (1, 2, "02-wages.txt".into()), (2, 2, String::new())]
    );
    assert!(report.changes.first);
    assert_eq!(report.counts.documents, 2);
    assert!(report.counts.statements >= 2, "{:?}", report.counts);
    assert_eq!(report.unread, []);
    assert_eq!(documents(&dossier).unwrap().len(), 2);
}

#[test]
fn reading_again_changes_nothing() {
    let (_home, dossier) = known();
    let before = export(&dossier);
    let report = reread(&dossier);
    assert!(!report.changes.first);
    assert_eq!(report.changes.documents, []);
    assert_eq!(export(&dossier), before);
}

#[test]
fn a_deleted_ledger_comes_back_the_same() {
    let (_home, dossier) = known();
    let before = export(&dossier);
    for entry in fs::read_dir(dossier.folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_string_lossy().starts_with("ledger.db") {
            fs::remove_file(path).unwrap();
        }
    }
    let failure = export_json(&dossier).unwrap_err();
    assert!(failure.to_string().contains("run `standoff read`"), "{failure}");
    reread(&dossier);
    assert_eq!(export(&dossier), before);
}

#[test]
fn a_new_page_is_told_by_name() {
    let (_home, mut dossier) = known();
    add(
        &mut dossier,
        &[bytes("03-late.txt", "“The ferry sails tonight,” said Ines Okoro.\n")],
        &mut |_| {},
    )
    .unwrap();
    let report = reread(&dossier);
    let changed: Vec<(&str, usize)> = report
        .changes
        .documents
        .iter()
        .map(|change| (change.document.as_str(), change.added.documents))
        .collect();
    assert!(changed.contains(&("03-late.txt", 1)), "{changed:?}");
}

#[test]
fn a_truncated_ledger_is_named_and_not_touched() {
    let (_home, dossier) = known();
    let path = dossier.folder().join("ledger.db");
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 3]).unwrap();
    for failure in [
        ledger(&dossier, &Query::default()).unwrap_err(),
        read(&dossier, &mut |_| {}).unwrap_err(),
        show(&dossier, "01@0-5").unwrap_err(),
    ] {
        assert!(
            failure.to_string().contains("can be deleted: `standoff read` brings it back"),
            "{failure}"
        );
    }
    assert_eq!(fs::read(&path).unwrap().len(), bytes.len() / 3);
    fs::remove_file(&path).unwrap();
    assert_eq!(reread(&dossier).counts.documents, 2);
}

#[test]
fn two_readings_at_once_are_one_too_many() {
    let (_home, dossier) = filled();
    let mut second = None;
    read(&dossier, &mut |step: ReadProgress<'_>| {
        if step.done == 1 {
            second = Some(read(&dossier, &mut |_| {}));
        }
    })
    .unwrap();
    let failure = second.unwrap().unwrap_err();
    assert!(matches!(failure, Failure::InUse(_)), "{failure}");
    assert!(failure.to_string().contains("another program is at work"), "{failure}");
}

#[test]
fn a_reading_that_breaks_off_leaves_the_record() {
    let (_home, dossier) = known();
    let before = export(&dossier);
    fs::write(dossier.folder().join("sources/02-wages.txt"), "Something else entirely.").unwrap();
    let broken_off = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _ = read(&dossier, &mut |step: ReadProgress<'_>| assert!(step.done < 1, "the plug is pulled"));
    }));
    assert!(broken_off.is_err());
    fs::write(dossier.folder().join("sources/02-wages.txt"), WAGES).unwrap();
    assert_eq!(export(&dossier), before);
    assert_eq!(reread(&dossier).changes.documents, []);
}

#[test]
fn citations_say_what_they_wait_for() {
    let (_home, mut dossier) = filled();
    let citation = at("01", FERRY, "We will not return");
    let unread = show(&dossier, &citation).unwrap();
    assert!(!dossier.folder().join("ledger.db").exists(), "looked into, and nothing kept");
    reread(&dossier);
    assert_eq!(
        show(&dossier, &citation).unwrap(),
        unread,
        "the same before the first reading and after"
    );
    let Standing::Verified {
        before,
        words,
        after,
        paragraph,
        ..
    } = show(&dossier, &citation).unwrap().standing
    else {
        panic!("verified")
    };
    assert_eq!(words, "We will not return");
    assert!(paragraph.contains(&format!("{before}{words}{after}")));
    assert!(after.contains("before the company pays"));
    let added = add(&mut dossier, &[bytes("04-new.txt", "Nobody has read this.")], &mut |_| {}).unwrap();
    assert!(matches!(added[0].outcome, AddedAs::New { .. }));
    let Standing::Broken { why } = show(&dossier, "04@0-6").unwrap().standing else {
        panic!("broken")
    };
    assert!(why.contains("has not been read yet"), "{why}");
    fs::remove_file(dossier.folder().join("sources/01-ferry.txt")).unwrap();
    assert_eq!(show(&dossier, &citation).unwrap().standing, Standing::SourceAbsent);
}

#[test]
fn every_entry_cites_its_own_words() {
    let (_home, dossier) = known();
    let listed = entries(&dossier);
    assert!(!listed.is_empty());
    for entry in &listed {
        for citation in [&entry.citation, &entry.id] {
            let Standing::Verified { words, .. } = show(&dossier, citation).unwrap().standing else {
                panic!("{citation}")
            };
            assert_eq!(&words, &entry.words);
        }
    }
    assert_eq!(timeline(&dossier, &Query::default()).unwrap().len(), listed.len());
    let table = export_table(&dossier, Table::Statements).unwrap();
    assert!(table.starts_with("document,") && table.lines().count() > 2, "{table}");
}

#[test]
fn a_dossier_without_sources_can_be_read() {
    let (_home, dossier) = empty();
    let report = reread(&dossier);
    assert_eq!(report.counts, standoff::Counts::default());
    assert_eq!(entries(&dossier), []);
}

#[test]
fn a_reprint_is_told_and_its_items_count_as_one_wording() {
    let (_home, mut dossier) = empty();
    let reprint = FERRY.replace("Ferry crews stay ashore", "No ferry, say crews")
        + "\nThe mainland paper adds that the bus to the pier runs as usual.\n";
    add(
        &mut dossier,
        &[bytes("a.txt", FERRY), bytes("b.txt", &reprint), bytes("c.txt", WAGES)],
        &mut |_| {},
    )
    .unwrap();
    let report = reread(&dossier);
    let [shared] = &report.reprints[..] else {
        panic!("{:?}", report.reprints)
    };
    assert_eq!(shared.documents, ("a.txt".into(), "b.txt".into()));
    assert!(shared.percent().0 >= 90 && shared.percent().1 < shared.percent().0, "{shared:?}");
    let rows = sources(&dossier).unwrap();
    let prints: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.prints.iter().map(|(other, _)| other.as_str()).collect())
        .collect();
    assert_eq!(prints, [vec!["b.txt"], vec!["a.txt"], vec![]]);
    let export = export_json(&dossier).unwrap();
    let groups = export["groups"].as_array().unwrap();
    let printed: Vec<&serde_json::Value> = groups.iter().filter(|group| group.get("reprints").is_some()).collect();
    assert!(!printed.is_empty(), "{groups:?}");
    for group in printed {
        assert!(
            group["reprints"]
                .as_array()
                .unwrap()
                .iter()
                .all(|ids| ids.as_array().unwrap().len() == 2)
        );
    }
}
