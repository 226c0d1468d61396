//! The inverse question on conflicts of the casebook: published counts, and proofs that no order of statements does.

use std::path::PathBuf;

use standoff_conflict::{Conflict, Format, StateCode, read};
use standoff_questions::Limits;
use standoff_questions::invert::{
    Answer, Certificate, Goal, Instead, Measure, Outcome, Question, Replaced, Whom, how_many_orders, invert, to_json,
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
        assert_eq!(
            (counted.meeting, counted.tried, counted.whole),
            (expected, 720, true),
            "{concept:?}"
        );
    }
}

/// The smallest changes of Syria's order that make the second state rest; each is checked by analysing the changed conflict.
#[test]
fn syria_need_change_little() {
    let analysis = analysed("syria-iraq-1975/model.toml");
    let target = StateId(1);
    for concept in CONCEPTS {
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
        assert_eq!(
            (change.distance, change.orders.len()),
            (if concept == Concept::Nash { 5 } else { 1 }, 1),
            "{concept:?}"
        );
    }
}

const CONCEPTS: [Concept; 5] = [Concept::Nash, Concept::Gmr, Concept::Smr, Concept::Seq, Concept::Sseq];

const TRADE: [&str; 5] = ["offer", "relief", "talk", "disarm", "engage"];

#[test]
fn no_order_of_wishes_leads_korea_to_the_trade() {
    let analysis = analysed("korea-2021/models/june.toml");
    let from = analysis.status_quo().expect("a status quo");
    let trade = state(&analysis, &TRADE);
    let goal = Goal::Reached { from, state: trade };
    let answer = asked(&analysis, goal, Measure::Statements);
    let Outcome::Impossible { certificate, instead } = &answer.outcome else {
        panic!("{:?}", answer.outcome)
    };
    // None of the moves from the status quo makes a wish of its mover true that is not true already.
    let states = vec![from];
    assert_eq!(*certificate, Certificate::Enclosed { states, moves: 13 });
    let Instead::Replaced(replaced) = instead else {
        panic!("{instead:?}")
    };
    let shown = |one: &Replaced| (one.statement.id.clone(), analysis.conflict().print(&one.want));
    let expected = [
        ("no-escalation", "relief"),
        ("no-relief-first", "relief"),
        ("no-disarm-first", "talk"),
        ("no-disarm-first", "disarm"),
    ];
    assert_eq!(
        replaced.iter().map(shown).collect::<Vec<_>>(),
        expected.map(|(statement, want)| (statement.to_owned(), want.to_owned()))
    );
    for one in replaced {
        assert!(reachable(&of(&one.apply(analysis.conflict())), from, trade), "{one:?}");
    }
    assert_eq!(to_json(&analysis, &answer)["outcome"]["certificate"]["kind"], "enclosed");
}

/// In swaps of states the trade can be reached; within the steps allowed here it is settled how far away it is at least and at most.
#[test]
fn states_of_korea_swapped_lead_to_the_trade() {
    let analysis = analysed("korea-2021/models/june.toml");
    let from = analysis.status_quo().expect("a status quo");
    let trade = state(&analysis, &TRADE);
    let goal = Goal::Reached { from, state: trade };
    let budget = Budget {
        max_steps: 1_000_000,
        ..Budget::default()
    };
    let limits = Limits {
        budget,
        ..Limits::default()
    };
    let answer = invert(&analysis, &Question::new(goal, Measure::States), &limits).expect("a question that can be answered");
    let (most, least) = match &answer.outcome {
        Outcome::Changed(change) => (change.distance, change.distance),
        Outcome::Partial {
            best: Some(change),
            lower_bound,
            ..
        } => (change.distance, *lower_bound),
        other => panic!("{other:?}"),
    };
    // Left to itself the search proves 40, in a hundred times the steps.
    assert!((24..=40).contains(&least) && (40..=48).contains(&most), "{least} to {most}");
    assert!(reachable(&of(&answer.apply(analysis.conflict())), from, trade));
}

/// Whatever the order of their wishes, all three rest in the status quo: no move from it makes a wish of the mover true. Swaps of states do
/// unsettle it.
#[test]
fn no_order_of_wishes_unsettles_korea() {
    let analysis = analysed("korea-2021/models/june.toml");
    let state = analysis.status_quo().expect("a status quo");
    for concept in CONCEPTS {
        let goal = Goal::Breaks {
            concept,
            state,
            whom: Whom::All,
        };
        let answer = asked(&analysis, goal, Measure::Statements);
        let Outcome::Impossible { certificate, .. } = &answer.outcome else {
            panic!("{:?}", answer.outcome)
        };
        assert_eq!(*certificate, Certificate::NothingToGain { moves: 13 });
    }
    for (concept, expected) in [(Concept::Nash, 8), (Concept::Gmr, 35), (Concept::Seq, 8), (Concept::Sseq, 8)] {
        let goal = Goal::Breaks {
            concept,
            state,
            whom: Whom::All,
        };
        let answer = asked(&analysis, goal, Measure::States);
        let Outcome::Changed(change) = &answer.outcome else {
            panic!("{:?}", answer.outcome)
        };
        assert_eq!(change.distance, expected, "{concept:?}");
        assert!(!of(&answer.apply(analysis.conflict())).equilibrium(concept, state), "{concept:?}");
    }
}
