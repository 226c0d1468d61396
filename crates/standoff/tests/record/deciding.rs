//! Decisions: made, kept, taken back, and never lost.

use crate::sample::{FERRY, entries, known, reread};
use standoff::{Choice, Decision, DecisionKind, Dossier, Failure, FailureKind, Query, Undo, decide, decisions, ledger, undo};
use std::fs;
use std::path::PathBuf;

fn choice(item: &str, decision: DecisionKind) -> Choice {
    Choice {
        item: item.into(),
        decision,
        set: vec![],
        with: vec![],
        note: Some("as I read it".into()),
        by: "Ada".into(),
        at: "2031-06-01T08:00:00Z".into(),
    }
}

fn take_back(decision: &str) -> Undo {
    Undo {
        decision: decision.into(),
        note: None,
        by: "Ben".into(),
        at: "2031-06-01T08:00:00Z".into(),
    }
}

fn log_path(dossier: &Dossier) -> PathBuf {
    dossier.folder().join("decisions.jsonl")
}

fn rejected(dossier: &Dossier) -> (Decision, usize) {
    let before = entries(dossier);
    let decision = decide(dossier, &choice(&before[0].id, DecisionKind::Reject)).unwrap();
    (decision, before.len())
}

#[test]
fn a_rejection_holds_after_reading_again_and_can_be_taken_back() {
    let (_home, dossier) = known();
    let (decision, count) = rejected(&dossier);
    let quote = decision.quote.clone().unwrap();
    let words: String = FERRY.chars().skip(quote.start).take(quote.end - quote.start).collect();
    assert_eq!(quote.words, words);
    let left = entries(&dossier);
    assert!(left.len() < count && left.iter().all(|entry| entry.id != decision.item));
    assert_eq!(reread(&dossier).orphans, []);
    assert_eq!(entries(&dossier), left);
    fs::remove_file(dossier.folder().join("ledger.db")).unwrap();
    reread(&dossier);
    assert_eq!(entries(&dossier), left);
    let undone = undo(&dossier, &take_back(&decision.id)).unwrap();
    assert_eq!((undone.undoes.as_deref(), undone.by.as_str()), (Some(decision.id.as_str()), "Ben"));
    assert_eq!(entries(&dossier).len(), count);
    let list = decisions(&dossier).unwrap();
    assert_eq!(list.decisions, [(decision.clone(), false), (undone, true)]);
    assert!(matches!(undo(&dossier, &take_back(&decision.id)), Err(Failure::Undecidable(_))));
}

#[test]
fn an_item_names_its_last_decision_and_the_same_instant_is_no_obstacle() {
    let (_home, dossier) = known();
    let (decision, count) = rejected(&dossier);
    assert_eq!(
        decide(&dossier, &choice(&decision.item, DecisionKind::Reject)).unwrap(),
        decision,
        "said twice is said once"
    );
    undo(&dossier, &take_back(&decision.item)).unwrap();
    assert_eq!(entries(&dossier).len(), count);
    let again = decide(&dossier, &choice(&decision.item, DecisionKind::Reject)).unwrap();
    assert_ne!(again.id, decision.id);
    assert!(entries(&dossier).len() < count);
    assert_eq!(decisions(&dossier).unwrap().decisions.len(), 3);
}

#[test]
fn only_what_is_there_can_be_decided_on() {
    let (_home, dossier) = known();
    let undecidable = |choice: &Choice| decide(&dossier, choice).is_err_and(|failure| failure.kind() == FailureKind::Usage);
    let item = entries(&dossier)[0].id.clone();
    assert!(undecidable(&choice("s-ffffffffff", DecisionKind::Accept)));
    assert!(undecidable(&choice("", DecisionKind::Accept)));
    assert!(undecidable(&choice(&item, DecisionKind::Undo)));
    assert!(undecidable(&Choice {
        note: Some(" ".into()),
        ..choice(&item, DecisionKind::Note)
    }));
    assert!(undecidable(&Choice {
        by: " ".into(),
        ..choice(&item, DecisionKind::Accept)
    }));
    assert!(!log_path(&dossier).exists(), "nothing was written");
}

#[test]
fn accepted_and_annotated_items_say_so() {
    let (_home, dossier) = known();
    let item = entries(&dossier)[0].id.clone();
    decide(&dossier, &choice(&item, DecisionKind::Accept)).unwrap();
    decide(&dossier, &choice(&item, DecisionKind::Note)).unwrap();
    let ruling = &entries(&dossier)[0].ruling;
    assert_eq!(ruling.verdict.as_ref().unwrap().decision, DecisionKind::Accept);
    assert_eq!(ruling.notes[0].note.as_deref(), Some("as I read it"));
}

#[test]
fn a_torn_line_is_told_set_aside_and_never_lost() {
    let (_home, dossier) = known();
    let (decision, _) = rejected(&dossier);
    let whole = fs::read(log_path(&dossier)).unwrap();
    let torn = &whole[..whole.len() / 2];
    fs::write(log_path(&dossier), [&whole[..], torn].concat()).unwrap();
    let list = decisions(&dossier).unwrap();
    assert_eq!((list.decisions.len(), list.flaws.len(), list.flaws[0].torn), (1, 1, true));
    assert_eq!(reread(&dossier).flaws.len(), 1);
    let undone = undo(&dossier, &take_back(&decision.id)).unwrap();
    let list = decisions(&dossier).unwrap();
    assert_eq!((list.flaws.len(), list.decisions.len()), (0, 2));
    assert_eq!(list.set_aside, [dossier.folder().join("decisions.torn-1.jsonl")]);
    assert_eq!(fs::read(&list.set_aside[0]).unwrap(), torn);
    assert_eq!(
        fs::read_to_string(log_path(&dossier)).unwrap(),
        format!("{}\n{}\n", decision.line(), undone.line())
    );
}

#[test]
fn a_line_without_its_end_is_whole_and_a_bad_one_is_passed_over() {
    let (_home, dossier) = known();
    let (decision, count) = rejected(&dossier);
    fs::write(log_path(&dossier), format!("// mine\n{}", decision.line())).unwrap();
    let list = decisions(&dossier).unwrap();
    assert_eq!((list.decisions.len(), list.flaws[0].line, list.flaws[0].torn), (1, 1, false));
    assert!(entries(&dossier).len() < count);
    undo(&dossier, &take_back(&decision.id)).unwrap();
    let text = fs::read_to_string(log_path(&dossier)).unwrap();
    assert!(
        text.starts_with("// mine\n") && text.ends_with('\n') && text.lines().count() == 3,
        "{text}"
    );
    assert_eq!(entries(&dossier).len(), count);
}

#[test]
fn decisions_on_a_page_that_changed_are_orphans_and_stay() {
    let (_home, mut dossier) = known();
    let (decision, _) = rejected(&dossier);
    standoff::remove_source(&mut dossier, "01-ferry.txt").unwrap();
    let report = reread(&dossier);
    assert_eq!(
        report.orphans.iter().map(|orphan| &orphan.decision).collect::<Vec<_>>(),
        [&decision]
    );
    assert_eq!(decisions(&dossier).unwrap().orphans.len(), 1);
    assert!(fs::read_to_string(log_path(&dossier)).unwrap().contains(&decision.id));
}

#[test]
fn decisions_written_by_others_hold_at_once() {
    let (_home, dossier) = known();
    let (_, count) = rejected(&dossier);
    fs::remove_file(log_path(&dossier)).unwrap();
    assert_eq!(
        entries(&dossier).len(),
        count,
        "the file is what counts, not what the ledger remembers"
    );
    let rejected = Query {
        rejected: true,
        ..Query::default()
    };
    assert_eq!(ledger(&dossier, &rejected).unwrap().len(), count);
}
