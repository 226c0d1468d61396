//! The built-in example: its pages are read, its citations show the words they were meant to show, and its conflict is deadlocked.

use standoff::stability::{Analysis, Concept};
use standoff::{Demo, Failure, Standing, check, demo};
use std::fs;
use tempfile::TempDir;

fn shown() -> (TempDir, Demo) {
    let home = TempDir::new().expect("a temporary folder");
    let demo = demo(&home.path().join("port")).expect("the example works");
    (home, demo)
}

/// The analysis of a phase: 0 is May, 1 is June.
fn analysis(demo: &Demo, phase: usize) -> &Analysis {
    demo.solved.models[phase].analysis().expect("the example can be solved")
}

#[test]
fn every_page_is_read() {
    let (_home, demo) = shown();
    assert_eq!(demo.report.unread, []);
    assert_eq!(demo.report.counts.documents, 7);
    assert!(demo.report.counts.statements >= 30, "{:?}", demo.report.counts);
    // Two people of one surname stay two. Where a page leaves open which of them is meant, so does the record.
    for label in ["Martin Calder", "Ruth Calder"] {
        let found: Vec<_> = demo.actors.iter().filter(|actor| actor.label == label).collect();
        assert_eq!(found.len(), 1, "{label}");
        assert!(found[0].mentions >= 2, "{label}");
    }
    assert!(
        demo.commitments
            .iter()
            .any(|one| one.words.contains("before the 64 are reinstated"))
    );
}

#[test]
fn every_page_says_that_it_is_invented() {
    let (_home, demo) = shown();
    let sources = demo.dossier.folder().join("sources");
    let mut pages = 0;
    for entry in fs::read_dir(sources).expect("the sources") {
        let page = fs::read_to_string(entry.expect("a page").path()).expect("UTF-8");
        assert!(page.contains("invented as an example for Standoff"));
        pages += 1;
    }
    assert_eq!(pages, 7);
    assert!(demo.dossier.settings().title.contains("invented"));
}

#[test]
fn every_citation_shows_whole_words() {
    let (_home, demo) = shown();
    let passages = demo.dossier.passages();
    for phase in ["may", "june"] {
        let checked = check(demo.dossier.folder().join("models").join(format!("{phase}.toml"))).expect("the model");
        assert_eq!(checked.source.findings, [], "{phase}");
        assert_eq!(
            (checked.citations.verified, checked.citations.absent),
            (checked.citations.total, 0),
            "{phase}"
        );
        for support in checked.source.models.iter().flat_map(|model| model.supports()) {
            for cite in &support.cites {
                let Standing::Verified { before, words, after, .. } = passages.resolve(&cite.text).standing else {
                    panic!("{phase}: {} does not verify", cite.text)
                };
                let whole = |outside: Option<char>, inside: Option<char>| {
                    !(outside.is_some_and(char::is_alphanumeric) && inside.is_some_and(char::is_alphanumeric))
                };
                let edges = whole(before.chars().last(), words.chars().next()) && whole(after.chars().next(), words.chars().last());
                assert!(edges, "{phase}: {} cuts a word: {words}", cite.text);
            }
        }
    }
}

#[test]
fn chosen_citations_show_the_words_they_are_there_for() {
    let (_home, demo) = shown();
    let june = analysis(&demo, 1).conflict();
    let passages = demo.dossier.passages();
    let words = |want: &str| {
        let wanted = june.commitments.iter().find(|one| june.option_name(one.act.option) == want);
        let cite = &wanted.expect("a commitment").support.cites[0];
        match passages.resolve(&cite.text).standing {
            Standing::Verified { words, .. } => words,
            standing => panic!("{standing:?}"),
        }
    };
    assert_eq!(words("return"), "We will not go back to the quays before the 64 are reinstated");
    assert_eq!(
        words("reinstate"),
        "would take the drivers back only after the strike had ended and the quays were manned"
    );
    assert_eq!(
        words("guarantee"),
        "It is released when the gates are open and the drivers are back, and not before"
    );
}

#[test]
fn in_june_the_present_holds_and_nobody_reaches_what_is_better() {
    let (_home, demo) = shown();
    let june = analysis(&demo, 1);
    let now = june.status_quo().expect("a status quo");
    assert!(june.equilibrium(Concept::Nash, now));
    let better = june.better_for_all(now);
    assert_eq!(better.len(), 4);
    for state in &better {
        assert_eq!(state.path, None, "no way of improvements leads there");
        assert!(state.equilibrium_under.contains(&Concept::Seq) && !state.equilibrium_under.contains(&Concept::Nash));
    }
}

#[test]
fn in_may_the_company_is_held_by_the_strike_it_does_not_expect() {
    let (_home, demo) = shown();
    let may = analysis(&demo, 0);
    let now = may.status_quo().expect("a status quo");
    let company = 1;
    assert!(!may.stable(Concept::Nash, company, now) && may.stable(Concept::Seq, company, now));
    assert!(may.better_for_all(now).is_empty());
    let view = &may.conflict().views[0];
    assert_eq!((view.holder, view.of), (company, 0));
}

#[test]
fn the_brief_shows_the_words_and_the_assumptions() {
    let (_home, demo) = shown();
    assert_eq!(demo.brief.left_out, Vec::<String>::new());
    assert!(demo.brief.earlier.as_ref().is_some_and(|path| path.ends_with("models/may.toml")));
    let text = demo.brief.brief.text(100);
    assert!(
        text.contains("before the 64 are") && text.contains("no page ranks these wishes"),
        "{text}"
    );
    let html = demo.brief.brief.html();
    assert!(html.starts_with("<!DOCTYPE html>") || html.starts_with("<!doctype html>"));
    assert!(html.contains("Halvern Dockworkers"));
}

#[test]
fn the_same_bytes_come_out_twice() {
    let ((_one, first), (_two, second)) = (shown(), shown());
    assert_eq!(first.brief.brief.html(), second.brief.brief.html());
    assert_eq!(first.solved.to_json("port").to_string(), second.solved.to_json("port").to_string());
    assert_eq!(first.report.counts, second.report.counts);
}

#[test]
fn a_folder_with_a_dossier_stays_as_it_is() {
    let (home, _demo) = shown();
    let again = demo(&home.path().join("port"));
    assert!(matches!(again, Err(Failure::DossierExists(_))));
}
