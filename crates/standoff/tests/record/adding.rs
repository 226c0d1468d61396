//! Taking sources in, renaming and removing them.

use crate::sample::{FERRY, WAGES, at, bytes, empty, files, filled, known, reread};
use standoff::{Added, AddedAs, Dossier, Failure, Input, ShelfState, Standing, add, remove_source, rename_source, show, sources};
use std::fs;

fn outcomes(dossier: &mut Dossier, inputs: &[Input]) -> Vec<AddedAs> {
    add(dossier, inputs, &mut |_| {})
        .unwrap()
        .into_iter()
        .map(|added| added.outcome)
        .collect()
}

fn states(dossier: &Dossier) -> Vec<(String, ShelfState)> {
    sources(dossier).unwrap().into_iter().map(|row| (row.name, row.state)).collect()
}

fn name_of(outcome: &AddedAs) -> &str {
    match outcome {
        AddedAs::New { name, .. } | AddedAs::Known { name } | AddedAs::FilledIn { name } => name,
        AddedAs::Refused { why } | AddedAs::PassedOver { why } => why,
    }
}

#[test]
fn bytes_are_kept_as_they_are() {
    let (_home, mut dossier) = empty();
    let page = b"\xef\xbb\xbfWe wait.\r\nThey said \x93no\x94.\r\n";
    let outcome = outcomes(
        &mut dossier,
        &[Input::Bytes {
            name: "odd.txt".into(),
            bytes: page.to_vec(),
        }],
    );
    assert!(
        matches!(&outcome[..], [AddedAs::New { name, .. }] if name == "odd.txt"),
        "{outcome:?}"
    );
    assert_eq!(fs::read(dossier.folder().join("sources/odd.txt")).unwrap(), page);
}

#[test]
fn the_same_bytes_are_one_document_and_the_same_name_two() {
    let (_home, mut dossier) = filled();
    let outcome = outcomes(
        &mut dossier,
        &[
            bytes("other.txt", FERRY),
            bytes("01-ferry.txt", "Other words."),
            bytes("01-FERRY.txt", "More."),
        ],
    );
    assert_eq!(
        outcome[0],
        AddedAs::Known {
            name: "01-ferry.txt".into()
        }
    );
    assert_eq!([name_of(&outcome[1]), name_of(&outcome[2])], ["01-ferry-2.txt", "01-FERRY-3.txt"]);
    let reopened = Dossier::open(dossier.folder()).unwrap();
    assert_eq!(states(&reopened).len(), 4);
}

#[test]
fn folders_are_walked_in_order_and_the_unreadable_is_refused_alone() {
    let (home, mut dossier) = empty();
    let folder = home.path().join("pages");
    fs::create_dir_all(folder.join("more/.hidden")).unwrap();
    for (name, content) in [
        ("b.txt", FERRY.as_bytes()),
        ("a.bin", &[0, 159, 146, 150, 0, 1][..]),
        ("more/c.txt", WAGES.as_bytes()),
    ] {
        fs::write(folder.join(name), content).unwrap();
    }
    for (name, content) in [
        ("more/empty.txt", ""),
        ("more/README.md", "What lies here."),
        (".d.txt", "hidden"),
        ("more/.hidden/e.txt", "hidden"),
    ] {
        fs::write(folder.join(name), content).unwrap();
    }
    let mut told = Vec::new();
    let added = add(
        &mut dossier,
        &[Input::Path(folder), Input::Path(home.path().join("none.txt"))],
        &mut |added| told.push(added.clone()),
    )
    .unwrap();
    assert_eq!(told, added);
    let ends: Vec<&str> = added.iter().map(|added| added.from.rsplit('/').next().unwrap()).collect();
    assert_eq!(ends, ["a.bin", "b.txt", "README.md", "c.txt", "empty.txt", "none.txt"]);
    let word = |added: &Added| match added.outcome {
        AddedAs::PassedOver { .. } => "passed over",
        AddedAs::Refused { .. } => "refused",
        _ => "taken",
    };
    assert_eq!(
        added.iter().map(word).collect::<Vec<_>>(),
        ["passed over", "taken", "passed over", "taken", "refused", "refused"]
    );
    assert_eq!(
        states(&dossier),
        [("b.txt".into(), ShelfState::Here), ("c.txt".into(), ShelfState::Here)]
    );
}

#[test]
fn names_that_lead_out_of_the_folder_are_refused() {
    let (home, mut dossier) = empty();
    let outcome = outcomes(&mut dossier, &[bytes("../ferry.txt", FERRY), bytes("", WAGES)]);
    assert!(
        outcome.iter().all(|outcome| matches!(outcome, AddedAs::Refused { .. })),
        "{outcome:?}"
    );
    assert!(!home.path().join("ferry/ferry.txt").exists());
}

#[test]
fn a_listed_source_that_was_absent_is_filled_in_and_comments_stay() {
    let (_home, mut dossier) = filled();
    let path = dossier.folder().join("standoff.toml");
    fs::write(&path, fs::read_to_string(&path).unwrap() + "# A last word.\n").unwrap();
    let before = fs::read_to_string(&path).unwrap();
    fs::remove_file(dossier.folder().join("sources/01-ferry.txt")).unwrap();
    assert_eq!(states(&dossier)[0].1, ShelfState::Absent);
    assert_eq!(
        outcomes(&mut dossier, &[bytes("whatever.txt", FERRY)]),
        [AddedAs::FilledIn {
            name: "01-ferry.txt".into()
        }]
    );
    assert_eq!(states(&dossier)[0].1, ShelfState::Here);
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}

#[test]
fn a_file_put_under_sources_by_hand_is_adopted() {
    let (_home, mut dossier) = empty();
    let path = dossier.folder().join("sources/by-hand.txt");
    fs::write(&path, FERRY).unwrap();
    let told = reread(&dossier).unread;
    assert!(told[0].why.contains("not listed"), "{told:?}");
    let command = format!("`standoff add {} ", dossier.folder().display());
    assert!(told[0].why.contains(&command), "{told:?}");
    assert_eq!(name_of(&outcomes(&mut dossier, &[Input::Path(path)])[0]), "by-hand.txt");
    assert_eq!(reread(&dossier).counts.documents, 1);
}

#[test]
fn what_cannot_be_written_leaves_nothing_behind() {
    let (_home, mut dossier) = filled();
    fs::remove_dir_all(dossier.folder().join("sources")).unwrap();
    fs::write(dossier.folder().join("sources"), "a file in the way").unwrap();
    let before = files(dossier.folder());
    let failure = add(&mut dossier, &[bytes("03.txt", "New words.")], &mut |_| {}).unwrap_err();
    assert!(matches!(failure, Failure::Writing { .. }), "{failure}");
    assert_eq!(files(dossier.folder()), before);
    assert_eq!(states(&dossier).len(), 2);
}

#[test]
fn a_renamed_source_is_found_by_both_names() {
    let (_home, mut dossier) = known();
    let citation = at("01-ferry", FERRY, "We will not return");
    rename_source(&mut dossier, "01-ferry.txt", "crews.txt").unwrap();
    for citation in [citation.clone(), citation.replace("01-ferry", "crews")] {
        let passage = show(&dossier, &citation).unwrap();
        assert_eq!(passage.document, "crews.txt");
        assert!(matches!(passage.standing, Standing::Verified { .. }), "{:?}", passage.standing);
    }
    assert_eq!(reread(&dossier).unread, []);
    assert!(matches!(
        rename_source(&mut dossier, "crews.txt", "02-wages.txt"),
        Err(Failure::SourceName { .. })
    ));
    assert!(matches!(
        rename_source(&mut dossier, "crews.txt", "a/b"),
        Err(Failure::SourceName { .. })
    ));
    assert!(matches!(
        rename_source(&mut dossier, "nobody.txt", "x.txt"),
        Err(Failure::NoSuchSource { .. })
    ));
    rename_source(&mut dossier, "crews.txt", "01-ferry.txt").unwrap();
    assert_eq!(sources(&dossier).unwrap()[0].former_names, ["crews.txt"]);
}

#[test]
fn a_removed_source_is_shown_as_broken_and_can_come_back() {
    let (_home, mut dossier) = known();
    let citation = at("01-ferry", FERRY, "We will not return");
    remove_source(&mut dossier, "01-ferry.txt").unwrap();
    assert!(!dossier.folder().join("sources/01-ferry.txt").exists());
    assert_eq!(states(&dossier)[0], ("01-ferry.txt".into(), ShelfState::Removed));
    let Standing::Broken { why } = show(&dossier, &citation).unwrap().standing else {
        panic!("broken")
    };
    assert!(why.contains("was removed"), "{why}");
    assert_eq!(reread(&dossier).counts.documents, 1);
    assert_eq!(
        outcomes(&mut dossier, &[bytes("x.txt", FERRY)]),
        [AddedAs::FilledIn {
            name: "01-ferry.txt".into()
        }]
    );
    reread(&dossier);
    assert!(matches!(show(&dossier, &citation).unwrap().standing, Standing::Verified { .. }));
}

#[test]
fn an_altered_source_breaks_its_citations_at_once() {
    let (_home, dossier) = known();
    fs::write(dossier.folder().join("sources/01-ferry.txt"), FERRY.replace("not ", "")).unwrap();
    assert_eq!(states(&dossier)[0].1, ShelfState::Altered);
    let Standing::Broken { why } = show(&dossier, "01@0-5").unwrap().standing else {
        panic!("broken")
    };
    assert!(why.contains("no longer those that were added"), "{why}");
    let report = reread(&dossier);
    assert_eq!(
        (report.unread.len(), report.counts.documents),
        (1, 2),
        "what was read before is kept"
    );
}

#[test]
fn the_dossier_is_no_source_of_itself() {
    let (_home, mut dossier) = filled();
    let folder = dossier.folder().to_owned();
    fs::write(folder.join("notes.txt"), "The ferry crews met the mayor.").unwrap();
    let before = sources(&dossier).unwrap().len();
    let outcome = outcomes(&mut dossier, &[Input::Path(folder.clone())]);
    let refused = |outcome: &&AddedAs| matches!(outcome, AddedAs::Refused { why } if why.contains("belongs to the dossier itself"));
    assert!(outcome.iter().filter(refused).count() >= 2, "{outcome:?}");
    let taken: Vec<&str> = outcome
        .iter()
        .filter(|outcome| matches!(outcome, AddedAs::New { .. }))
        .map(name_of)
        .collect();
    assert_eq!(taken, ["notes.txt"]);
    assert_eq!(sources(&dossier).unwrap().len(), before + 1);
}
