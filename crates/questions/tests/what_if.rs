//! Changes to models: laws on generated conflicts, the notation's errors, and conflicts of the casebook.

mod given;

use given::generated::conflicts;
use given::{analysed, casebook, taken};
use proptest::prelude::*;
use standoff_conflict::{Conflict, Preference};
use standoff_questions::Limits;
use standoff_questions::compare::{self, compare};
use standoff_questions::what_if::{CannotChange, CannotTell, Change, Question, WhatIf, apply, to_json, what_if};
use standoff_stability::{Analysis, Concept, Reason};

fn change(text: &str) -> Change {
    Change::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

fn asked(analysis: &Analysis, changes: &[&str]) -> WhatIf {
    let question = Question::of(changes.iter().map(|text| change(text)).collect());
    what_if(analysis, &question, &Limits::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// All statements of a conflict, with the text of each.
fn statements(conflict: &Conflict) -> Vec<(String, usize, String, String)> {
    let mut found = Vec::new();
    for (maker, preference) in conflict.decision_makers.iter().zip(&conflict.preferences) {
        if let Preference::Statements(statements) = preference {
            for (place, statement) in statements.iter().enumerate() {
                found.push((maker.key.clone(), place + 1, statement.id.clone(), conflict.print(&statement.want)));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_statement_dropped_and_put_back_changes_nothing(conflict in conflicts()) {
        for (maker, place, id, text) in statements(&conflict) {
            let changes = [change(&format!("drop {maker}.{id}")), change(&format!("want {maker} \"{text}\" at {place} as {id}"))];
            let back = apply(&conflict, &changes).expect("both can be made");
            prop_assert_eq!(back.conflict.content_hash(), conflict.content_hash());
            let twice = [change(&format!("flip {maker}.{place}")), change(&format!("flip {maker}.{place}"))];
            let back = apply(&conflict, &twice).expect("both can be made").conflict;
            // A double negation in the wording is taken away, which keeps the meaning.
            prop_assert_eq!(analysed(&back).equilibria(Concept::Nash), analysed(&conflict).equilibria(Concept::Nash));
        }
    }

    #[test]
    fn a_dropped_option_leaves_the_states_that_agree_with_it(conflict in conflicts(), option in 0..6usize, fixed: bool) {
        let option = option % conflict.options.len();
        let owner = &conflict.decision_makers[conflict.options[option].owner].key;
        let text = format!("drop option {owner}.{} {}", conflict.options[option].key, if fixed { "taken" } else { "left" });
        let changed = apply(&conflict, &[change(&text)]).expect("it can be made").conflict;
        let analysis = analysed(&conflict);
        let left: Vec<u64> = analysis.space().ids().map(|id| analysis.space().code(id))
            .filter(|code| (code >> option & 1 == 1) == fixed).collect();
        prop_assume!(!left.is_empty());
        let after = analysed(&changed);
        let low = (1u64 << option) - 1;
        let without = |code: u64| (code & low) | (code >> 1 & !low);
        let codes: Vec<u64> = left.iter().map(|&code| without(code)).collect();
        prop_assert_eq!(after.space().ids().map(|id| after.space().code(id)).collect::<Vec<_>>(), codes);
        // Who likes what better stays as it was.
        for dm in 0..conflict.decision_makers.len() {
            for &one in &left {
                for &other in &left {
                    let before = |code| analysis.rank(dm, analysis.space().find(code).expect("feasible"));
                    let now = |code| after.rank(dm, after.space().find(without(code)).expect("feasible"));
                    prop_assert_eq!(before(one).cmp(&before(other)), now(one).cmp(&now(other)));
                }
            }
        }
        let frame = [(format!("{owner}.{}", conflict.options[option].key), fixed)].into();
        let found = compare(&analysis, &after, &compare::Question { frame, most_listed: 5 });
        prop_assert_eq!(found.states.2, left.len());
    }

    #[test]
    fn a_model_compared_with_itself_differs_in_nothing(conflict in conflicts()) {
        let analysis = analysed(&conflict);
        let found = compare(&analysis, &analysis, &compare::Question::default());
        prop_assert!(found.is_empty());
        prop_assert!(found.whole);
        prop_assert_eq!(found.states.2, analysis.space().len());
    }

    #[test]
    fn changed_verdicts_are_those_that_differ(conflict in conflicts(), place in 0..20usize) {
        let all = statements(&conflict);
        prop_assume!(!all.is_empty());
        let (maker, number, ..) = &all[place % all.len()];
        let before = analysed(&conflict);
        let answer = asked(&before, &[&format!("flip {maker}.{number}")]);
        let mut differing = 0;
        for concept in Concept::ALL {
            for dm in 0..conflict.decision_makers.len() {
                differing += before.space().ids().filter(|&id| before.stable(concept, dm, id) != answer.after.stable(concept, dm, id)).count();
            }
            let (one, other) = (before.equilibria(concept), answer.after.equilibria(concept));
            let found = answer.difference.equilibria.iter().find(|found| found.concept == concept);
            let (lost, gained) = found.map(|found| (found.states.first.clone(), found.states.second.clone())).unwrap_or_default();
            prop_assert_eq!(lost, one.iter().filter(|id| !other.contains(id)).copied().collect::<Vec<_>>());
            prop_assert_eq!(gained, other.iter().filter(|id| !one.contains(id)).copied().collect::<Vec<_>>());
        }
        prop_assert_eq!(answer.difference.changed_count, differing);
        for changed in &answer.difference.changed {
            prop_assert_ne!(changed.first.stable(), changed.second.stable());
        }
    }
}

#[test]
fn scenarios_of_june_run() {
    let analysis = analysed(&casebook("korea-2021/models/june.toml"));
    let scenarios = &analysis.conflict().scenarios;
    assert_eq!(scenarios.len(), 5);
    let better: Vec<usize> = scenarios
        .iter()
        .map(|scenario| {
            let answer = asked(&analysis, &[&format!("scenario \"{}\"", scenario.name)]);
            let start = answer.after.status_quo().expect("a status quo");
            assert!(answer.after.equilibrium(Concept::Nash, start), "{}", scenario.name);
            answer.after.better_for_all(start).len()
        })
        .collect();
    assert_eq!(better, [8, 0, 8, 10, 2]);
}

#[test]
fn what_is_said_of_june_holds() {
    let analysis = analysed(&casebook("korea-2021/models/june.toml"));
    // Disarmament that can be undone: the trade is no Nash equilibrium any more.
    let answer = asked(&analysis, &["reversible dprk.disarm"]);
    let trade = taken(&analysis, &["offer", "relief", "talk", "disarm", "engage"]);
    let nash = answer
        .difference
        .equilibria
        .iter()
        .find(|found| found.concept == Concept::Nash)
        .expect("Nash differs");
    assert!(nash.states.first.contains(&trade));
    let changed = answer
        .difference
        .changed
        .iter()
        .find(|row| row.first.state == trade && row.first.concept == Concept::Nash);
    let changed = changed.expect("a verdict on the trade");
    assert_eq!(changed.maker, "dprk");
    assert!(matches!(changed.second.reason, Reason::Open { .. }));
    // An offer is enough for talks, as the American view has it: the status quo falls, and the reason says so.
    let answer = asked(&analysis, &["replace dprk.talk-for-concession \"talk if offer\""]);
    let fallen: Vec<&str> = answer
        .difference
        .status_quo_verdicts
        .iter()
        .filter(|row| row.changed())
        .map(|row| row.maker.as_str())
        .collect();
    assert!(!fallen.is_empty() && fallen.iter().all(|maker| *maker == "dprk"));
    let json = to_json(&analysis, &answer);
    assert_eq!(json["models"]["wishes"][0]["reworded"][0]["name"], "talk-for-concession");
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(1));
    // A frozen side decides nothing, and the states of the others match.
    let answer = asked(&analysis, &["drop maker rok"]);
    assert_eq!(answer.changed.conflict.decision_makers.len(), 2);
    assert_eq!(answer.difference.states.1, answer.difference.states.2);
    // Several changes build on each other.
    let answer = asked(
        &analysis,
        &[
            "before us.talk us.keep-exercises",
            "drop rule 1",
            "option rok.host \"host talks\"",
            "want dprk \"host\" at 1",
        ],
    );
    assert_eq!(answer.changed.told.len(), 4);
    assert_eq!(answer.after.space().len() % 2, 0);
}

#[test]
fn mistakes_are_told_with_the_way_out() {
    let conflict = casebook("korea-2021/models/june.toml");
    let said = |text: &str| match Change::parse(text).and_then(|change| apply(&conflict, &[change])) {
        Err(error) => error.to_string(),
        Ok(changed) => panic!("{text} was taken for {:?}", changed.told),
    };
    assert_eq!(
        said("drop us.no-releif-first"),
        "there is no statement `us.no-releif-first`; did you mean `us.no-relief-first`?"
    );
    assert_eq!(
        said("flip dprk.9"),
        "there is no statement `dprk.9`; there are `dprk.no-disarm-first`, `dprk.relief`, `dprk.end-of-exercises`, `dprk.talk-for-concession`, `dprk.refuses-to-disarm`, `dprk.escalate-without-offer`"
    );
    assert_eq!(said("drop talk"), "`talk` could be `us.talk` or `rok.talk`; write one of these");
    assert_eq!(
        said("scenario \"trade is honored\""),
        "there is no scenario `trade is honored`; did you mean `a trade is honoured`?"
    );
    assert_eq!(
        said("before us.talk dprk.relief"),
        "`us.talk` and `dprk.relief` are not of the same decision maker; only one's own statements have an order"
    );
    assert!(said("want us \"releif\"").contains("did you mean `relief`?"));
    assert_eq!(
        said("drop rule 9"),
        "there is no rule `9`; they are numbered from 1 to 4 in the order of the file"
    );
    assert_eq!(
        said("irreversible dprk.disarms"),
        "there is no option `dprk.disarms`; did you mean `dprk.disarm`?"
    );
    assert_eq!(said("rule \"talk"), "`rule \"talk` is not a change: a quotation mark is not closed");
    let ranked = casebook("cuba-1962/model.toml");
    let error = apply(&ranked, &[change("drop us.1")]).expect_err("a ranking");
    assert_eq!(error, CannotChange::NoStatements { maker: "us".to_owned() });
    let error = what_if(
        &analysed(&conflict),
        &Question::of(vec![change("rule \"offer or not offer\"")]),
        &Limits::default(),
    );
    assert!(matches!(error, Err(CannotTell::CannotAnalyse { .. })));
}
