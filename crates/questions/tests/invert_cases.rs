//! The inverse question on conflicts of the casebook: published counts, and proofs that no order of statements does.

use std::path::PathBuf;
use std::time::Instant;

use standoff_conflict::{Conflict, Format, StateCode, read};
use standoff_questions::Limits;
use standoff_questions::invert::{
    Answer, Certificate, Goal, Instead, Measure, Outcome, Question, Whom, how_many_orders, invert, to_json,
};
use standoff_stability::{Analysis, Budget, Concept, Settings, StateId, analyse};

fn analysed(file: &str) -> Analysis {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../casebook").join(file);
    let text = std::fs::read_to_string(&path).expect("a model of the casebook");
    let conflict = read(&text, Format::Toml).models.remove(0);
    of(&conflict)
}

fn of(conflict: &Conflict) -> Analysis {
    analyse(conflict, &Settings::default(), &Budget::default()).expect("a model that can be analysed")
}

/// The state in which exactly these options are taken.
fn state(analysis: &Analysis, taken: &[&str]) -> StateId {
    let options = analysis.conflict().options.iter().enumerate();
    let chosen = options.filter(|(_, option)| taken.contains(&option.key.as_str()));
    let code: StateCode = chosen.fold(0, |code, (number, _)| code | 1 << number);
    analysis.space().find(code).expect("a feasible state")
}

fn asked(analysis: &Analysis, goal: Goal, measure: Measure) -> Answer {
    invert(analysis, &Question::new(goal, measure), &Limits::default()).expect("a question that can be answered")
}

/// Whether improvements lead from one state to another, nobody twice in succession.
fn reachable(analysis: &Analysis, from: StateId, to: StateId) -> bool {
    let mut seen = vec![(from, usize::MAX)];
    let mut next = 0;
    while let Some(&(at, last)) = seen.get(next) {
        for dm in (0..analysis.conflict().decision_makers.len()).filter(|&dm| dm != last) {
            for &onward in analysis.improvements(dm, at) {
                if !seen.contains(&(onward, dm)) {
                    seen.push((onward, dm));
                }
            }
        }
        next += 1;
    }
    seen.iter().any(|&(state, _)| state == to)
}

/// Published: of Syria's 720 orders, with Iraq's as it is, so many make the second state an equilibrium.
#[test]
fn syria_and_iraq_as_counted_in_the_literature() {
    let analysis = analysed("syria-iraq-1975/model.toml");
    let target = StateId(1);
    let counts = [(Concept::Nash, 240), (Concept::Smr, 300), (Concept::Gmr, 384), (Concept::Seq, 384)];
    for (concept, expected) in counts {
        let goal = Goal::Holds {
            concept,
            state: target,
            whom: Whom::All,
        };
        let question = Question::new(goal, Measure::States);
        let counted = how_many_orders(&analysis, &question, 0, &Limits::default()).expect("six states");
        assert_eq!((counted.meeting, counted.tried, counted.whole), (expected, 720, true), "{concept:?}");
    }
}

/// The smallest changes of Syria's order that make the second state rest; each is checked by analysing the changed conflict.
#[test]
fn syria_need_change_little() {
    let analysis = analysed("syria-iraq-1975/model.toml");
    let target = StateId(1);
    for concept in [Concept::Nash, Concept::Gmr, Concept::Smr, Concept::Seq, Concept::Sseq] {
        let goal = Goal::Holds {
            concept,
            state: target,
            whom: Whom::All,
        };
        let answer = asked(&analysis, goal, Measure::States);
        let Outcome::Changed(change) = &answer.outcome else {
            panic!("{concept:?}: {:?}", answer.outcome)
        };
        assert!(of(&answer.apply(analysis.conflict())).equilibrium(concept, target), "{concept:?}");
        // Syria likes the first, third and sixth state better; two of them it can move to.
        assert_eq!((change.distance, change.orders.len()), (if concept == Concept::Nash { 5 } else { 0 }, 1), "{concept:?}");
    }
}

const TRADE: [&str; 5] = ["offer", "relief", "talk", "disarm", "engage"];

#[test]
fn no_order_of_wishes_leads_korea_to_the_trade() {
    let analysis = analysed("korea-2021/models/june.toml");
    let from = analysis.status_quo().expect("a status quo");
    let trade = state(&analysis, &TRADE);
    let goal = Goal::Reached { from, state: trade };
    let started = Instant::now();
    let answer = asked(&analysis, goal, Measure::Statements);
    eprintln!("{:?}\n{}", started.elapsed(), serde_json::to_string_pretty(&to_json(&analysis, &answer)).expect("JSON"));
    let started = Instant::now();
    let answer = asked(&analysis, goal, Measure::States);
    eprintln!("{:?}\n{}", started.elapsed(), serde_json::to_string(&to_json(&analysis, &answer)).expect("JSON"));
    assert!(reachable(&of(&answer.apply(analysis.conflict())), from, trade));
}

#[test]
fn no_order_of_wishes_unsettles_korea() {
    let analysis = analysed("korea-2021/models/june.toml");
    let state = analysis.status_quo().expect("a status quo");
    for concept in [Concept::Nash, Concept::Gmr, Concept::Smr, Concept::Seq, Concept::Sseq] {
        let goal = Goal::Breaks {
            concept,
            state,
            whom: Whom::All,
        };
        let started = Instant::now();
        let answer = asked(&analysis, goal, Measure::Statements);
        eprintln!("{concept:?} {:?} {}", started.elapsed(), to_json(&analysis, &answer)["outcome"]);
        let started = Instant::now();
        let answer = asked(&analysis, goal, Measure::States);
        let outcome = &to_json(&analysis, &answer)["outcome"];
        eprintln!("{concept:?} {:?} {}", started.elapsed(), outcome["change"]["distance"]);
    }
}
