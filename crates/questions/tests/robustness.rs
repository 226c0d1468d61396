//! Survival tables: rows solved again by other means, and on conflicts of the casebook.

mod given;

use given::generated::conflicts;
use given::{analysed, casebook, taken};
use proptest::prelude::*;
use standoff_conflict::{Conflict, Preference};
use standoff_questions::robustness::{Kind, Outcome, Question, Survival, robustness, to_json};
use standoff_questions::what_if::{Change, apply};
use standoff_questions::{Limits, NoSuchState};
use standoff_stability::{Analysis, Concept, Reason, StateId};

fn asked(analysis: &Analysis, state: StateId, concept: Concept) -> Survival {
    let question = Question {
        state: Some(state),
        samples: 20,
        radii: vec![1],
        ..Question::status_quo(concept)
    };
    robustness(analysis, &question, &Limits::default()).expect("a state")
}

/// Whether a combination of options is an equilibrium of a conflict; `None` where it is not feasible or there is nothing to analyse.
fn rests(conflict: &Conflict, code: u64, concept: Concept) -> Option<bool> {
    let feasible = !conflict.infeasible.iter().any(|rule| rule.when.holds(code));
    feasible.then(|| {
        let analysis = analysed(conflict);
        analysis.equilibrium(concept, analysis.space().find(code).expect("feasible"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn rows_are_what_solving_again_gives(conflict in conflicts(), at in 0..64usize, concept in 0..5usize) {
        let concept = Concept::ALL[concept];
        let analysis = analysed(&conflict);
        let state = StateId(at % analysis.space().len());
        let code = analysis.space().code(state);
        let found = asked(&analysis, state, concept);
        prop_assert!(found.whole);
        prop_assert_eq!(found.rows[0].outcome.held(), Some(analysis.equilibrium(concept, state)));
        // Generated models carry no basis: everything counts as assumed.
        let mut expected = Vec::new();
        for (dm, maker) in conflict.decision_makers.iter().enumerate() {
            if let Preference::Statements(list) = &conflict.preferences[dm] {
                for statement in list {
                    let change = Change::parse(&format!("drop {}.{}", maker.key, statement.id)).expect("a change");
                    expected.push(rests(&apply(&conflict, &[change]).expect("made").conflict, code, concept));
                }
            }
        }
        for place in 0..conflict.infeasible.len() {
            let mut without = conflict.clone();
            without.infeasible.remove(place);
            expected.push(rests(&without, code, concept));
        }
        let rows: Vec<Option<bool>> = found.rows.iter().filter(|row| row.kind == Kind::Assumption).map(|row| row.outcome.held()).collect();
        prop_assert_eq!(&rows[..expected.len()], &expected[..]);
        let mut exchanged = Vec::new();
        for (dm, maker) in conflict.decision_makers.iter().enumerate() {
            if let Preference::Statements(list) = &conflict.preferences[dm] {
                for pair in list.windows(2) {
                    let text = format!("before {0}.{1} {0}.{2}", maker.key, pair[1].id, pair[0].id);
                    let changed = apply(&conflict, &[Change::parse(&text).expect("a change")]).expect("made");
                    exchanged.push(rests(&changed.conflict, code, concept));
                }
            }
        }
        let rows: Vec<Option<bool>> = found.rows.iter().filter(|row| row.kind == Kind::Exchange).map(|row| row.outcome.held()).collect();
        prop_assert_eq!(rows, exchanged);
        for row in &found.rows {
            if let Outcome::Failed(breaking) = &row.outcome {
                prop_assert!(!breaking.verdict.stable());
                prop_assert!(!breaking.analysis.improvements(breaking.verdict.decision_maker, breaking.verdict.state).is_empty());
            }
        }
    }
}

#[test]
fn the_june_status_quo_survives_every_order() {
    let analysis = analysed(&casebook("korea-2021/models/june.toml"));
    let question = Question {
        samples: 60,
        ..Question::status_quo(Concept::Nash)
    };
    let found = robustness(&analysis, &question, &Limits::default()).expect("a status quo");
    let exchanges: Vec<_> = found.rows.iter().filter(|row| row.kind == Kind::Exchange).collect();
    assert_eq!(exchanges.len(), 17);
    assert!(exchanges.iter().all(|row| row.outcome.held() == Some(true)));
    for row in found.rows.iter().filter(|row| row.kind == Kind::SampledOrders) {
        assert!(matches!(&row.outcome, Outcome::Shared { share, breaking: None } if share.held == 60 && share.of == 60 && share.low > 0.9));
    }
    assert!(
        found
            .rows
            .iter()
            .filter(|row| row.kind == Kind::Reading)
            .all(|row| row.outcome.held() == Some(true))
    );
    let again = robustness(&analysis, &question, &Limits::default()).expect("a status quo");
    assert_eq!(to_json(&analysis, &found), to_json(&analysis, &again));
}

#[test]
fn the_trade_falls_when_disarmament_can_be_undone() {
    let analysis = analysed(&casebook("korea-2021/models/june.toml"));
    let trade = taken(&analysis, &["offer", "relief", "talk", "disarm", "engage"]);
    let found = asked(&analysis, trade, Concept::Nash);
    let row = found
        .rows
        .iter()
        .find(|row| row.label.starts_with("dprk.disarm can be taken and dropped"))
        .expect("an assumption");
    let Outcome::Failed(breaking) = &row.outcome else {
        panic!("{row:?}")
    };
    assert_eq!(breaking.maker, "dprk");
    assert!(matches!(breaking.verdict.reason, Reason::Open { .. }));
    assert_eq!(asked(&analysis, trade, Concept::Seq).rows[0].outcome.held(), Some(true));
}

#[test]
fn what_holds_for_want_of_moves_is_marked() {
    let mut conflict = casebook("cuba-1962/model.toml");
    conflict
        .options
        .iter_mut()
        .filter(|option| option.owner == 1)
        .for_each(|option| option.owner = 0);
    let analysis = analysed(&conflict);
    let question = Question {
        decision_maker: Some(1),
        ..Question::status_quo(Concept::Nash)
    };
    let found = robustness(&analysis, &question, &Limits::default()).expect("a status quo");
    assert!(matches!(&found.rows[0].outcome, Outcome::Held { structural } if structural == &["ussr"]));
    let beyond = Question {
        decision_maker: Some(7),
        ..question
    };
    assert_eq!(
        robustness(&analysis, &beyond, &Limits::default()).map(|_| ()),
        Err(NoSuchState::NoDecisionMaker { number: 7, count: 2 })
    );
}

#[test]
fn a_bound_on_models_makes_the_table_partial() {
    let analysis = analysed(&casebook("korea-2021/models/june.toml"));
    let limits = Limits {
        most_models: 3,
        ..Limits::default()
    };
    let found = robustness(&analysis, &Question::status_quo(Concept::Seq), &limits).expect("a status quo");
    assert!(!found.whole);
    assert_eq!(found.models, 3);
    assert!(found.rows.iter().any(|row| matches!(row.outcome, Outcome::Undetermined { .. })));
}
