//! Levels of stability against the definition, threshold by threshold (spec A6), and by hand on a small model.

mod given;

use std::collections::BTreeSet;

use given::generated::conflicts;
use proptest::prelude::*;
use standoff_conflict::{Conflict, Format, Preference, Statement, read};
use standoff_stability::degrees::{Level, Preferences, levels, levels_data};
use standoff_stability::{Analysis, Budget, Concept, Settings, StateId, analyse};

/// A conflict whose statements carry marks, in any order of strength.
fn marked_conflicts() -> impl Strategy<Value = Conflict> {
    (conflicts(), prop::collection::vec(1..4u8, 20)).prop_map(|(mut conflict, marks)| {
        let mut marks = marks.into_iter();
        for preference in &mut conflict.preferences {
            if let Preference::Statements(statements) = preference {
                statements
                    .iter_mut()
                    .zip(marks.by_ref())
                    .for_each(|(statement, mark)| statement.strength = mark);
            }
        }
        conflict
    })
}

fn analysed(conflict: &Conflict) -> Analysis {
    analyse(conflict, &Settings::default(), &Budget::default()).expect("a sound model")
}

/// `better ≫_d worse`: the degree from the statements alone; 0 where it is not better.
fn degree(analysis: &Analysis, dm: usize, better: StateId, worse: StateId) -> u8 {
    let codes = (analysis.space().code(better), analysis.space().code(worse));
    match &analysis.conflict().preferences[dm] {
        Preference::Statements(statements) => {
            let differs = |statement: &&Statement| statement.want.holds(codes.0) != statement.want.holds(codes.1);
            let deciding = statements.iter().find(differs);
            deciding
                .filter(|statement| statement.want.holds(codes.0))
                .map_or(0, |statement| statement.strength)
        }
        _ => u8::from(analysis.rank(dm, better) > analysis.rank(dm, worse)),
    }
}

/// What sequences of the opponents reach from a state, nobody twice in succession.
fn reached(analysis: &Analysis, dm: usize, start: StateId, improving: bool) -> BTreeSet<StateId> {
    let mut seen = BTreeSet::new();
    let mut open = vec![(start, usize::MAX)];
    while let Some((state, last)) = open.pop() {
        for mover in (0..analysis.conflict().decision_makers.len()).filter(|&mover| mover != dm && mover != last) {
            let steps = if improving {
                analysis.improvements(mover, state)
            } else {
                analysis.space().moves(mover, state)
            };
            for &to in steps {
                if seen.insert((to, mover)) {
                    open.push((to, mover));
                }
            }
        }
    }
    seen.into_iter().map(|(state, _)| state).collect()
}

/// Stable with sanctions (and escapes) that are worse by `k` or more; at 0, no better.
fn stable_at(analysis: &Analysis, concept: Concept, (dm, state): (usize, StateId), k: u8) -> bool {
    let worse = |other: StateId| match k {
        0 => degree(analysis, dm, other, state) == 0,
        k => degree(analysis, dm, state, other) >= k,
    };
    let symmetric = matches!(concept, Concept::Smr | Concept::Sseq);
    let improving = matches!(concept, Concept::Seq | Concept::Sseq);
    let sanction =
        |reply: &StateId| worse(*reply) && (!symmetric || analysis.space().moves(dm, *reply).iter().all(|&escape| worse(escape)));
    let answered = |improvement: StateId| reached(analysis, dm, improvement, improving).iter().any(sanction);
    analysis.improvements(dm, state).iter().all(|&improvement| answered(improvement))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, ..ProptestConfig::default() })]

    #[test]
    fn levels_are_the_largest_threshold_that_holds(conflict in marked_conflicts()) {
        let analysis = analysed(&conflict);
        for concept in [Concept::Gmr, Concept::Smr, Concept::Seq, Concept::Sseq] {
            let levels = levels(&analysis, concept, &Budget::default()).expect("a small model");
            for dm in 0..conflict.decision_makers.len() {
                for state in analysis.space().ids() {
                    let expected = match analysis.improvements(dm, state).is_empty() {
                        true => Level::NoImprovement,
                        false => (0..5u8)
                            .rev()
                            .find(|&k| stable_at(&analysis, concept, (dm, state), k))
                            .map_or(Level::Unstable, Level::Sanctioned),
                    };
                    let found = levels.level(dm, state);
                    prop_assert_eq!(found, expected, "{:?} {} {:?}", concept, dm, state);
                    prop_assert_eq!(found.stable(), analysis.stable(concept, dm, state));
                    let reason = levels.reason(&analysis, dm, state);
                    let least = reason.answers.iter().map(|answer| answer.sanction.as_ref().map(|sanction| sanction.degree)).min();
                    match found {
                        Level::NoImprovement => prop_assert_eq!(least, None),
                        Level::Unstable => prop_assert_eq!(least, Some(None)),
                        Level::Sanctioned(degree) => prop_assert_eq!(least, Some(Some(degree))),
                    }
                }
            }
        }
    }

    #[test]
    fn degrees_are_those_of_the_deciding_statement(conflict in marked_conflicts()) {
        let analysis = analysed(&conflict);
        for dm in 0..conflict.decision_makers.len() {
            let preferences = Preferences::of(&analysis, dm);
            for better in analysis.space().ids() {
                for worse in analysis.space().ids() {
                    prop_assert_eq!(preferences.degree(better, worse), degree(&analysis, dm, better, worse));
                }
            }
        }
    }

    #[test]
    fn marks_that_never_rise_are_coherent(conflict in marked_conflicts()) {
        let mut falling = conflict;
        for preference in &mut falling.preferences {
            if let Preference::Statements(statements) = preference {
                let mut marks: Vec<u8> = statements.iter().map(|statement| statement.strength).collect();
                marks.sort_unstable_by(|left, right| right.cmp(left));
                statements.iter_mut().zip(marks).for_each(|(statement, mark)| statement.strength = mark);
            }
        }
        let analysis = analysed(&falling);
        for dm in 0..falling.decision_makers.len() {
            let preferences = Preferences::of(&analysis, dm);
            let mut ordered: Vec<StateId> = analysis.space().ids().collect();
            ordered.sort_by_key(|&state| std::cmp::Reverse(analysis.rank(dm, state)));
            for three in ordered.windows(3) {
                let (a, b, c) = (three[0], three[1], three[2]);
                let sum = preferences.degree(a, b).max(preferences.degree(b, c));
                prop_assert!(preferences.degree(a, c) >= sum, "greatly better and better is greatly better");
            }
        }
    }
}

/// Chicken between two banks of a river: pumping alone is best, and a dry river greatly worse than anything.
const RIVER: &str = r#"
[decision_makers.east]
options.pump_east = { label = "pump" }
[decision_makers.west]
options.pump_west = { label = "pump" }
[[preferences.east]]
want = "not (pump_east and pump_west)"
strength = 2
[[preferences.east]]
want = "not pump_west"
[[preferences.east]]
want = "pump_east"
[[preferences.west]]
want = "not (pump_east and pump_west)"
[[preferences.west]]
want = "not pump_east"
[[preferences.west]]
want = "pump_west"
"#;

#[test]
fn a_dry_river_deters_strongly_where_it_is_marked() {
    let analysis = analysed(&read(RIVER, Format::Toml).models[0]);
    let nobody = analysis.space().find(0).expect("a feasible state");
    let gmr = levels(&analysis, Concept::Gmr, &Budget::default()).expect("four states");
    assert_eq!(gmr.level(0, nobody), Level::Sanctioned(2));
    assert_eq!(gmr.level(1, nobody), Level::Sanctioned(1));
    assert_eq!(gmr.weakest(nobody), Level::Sanctioned(1));
    assert_eq!(Preferences::of(&analysis, 0).largest(), 2);
    // From a dry river the east would stop pumping, and end where it is worse off than at the start, but not greatly.
    let smr = levels(&analysis, Concept::Smr, &Budget::default()).expect("four states");
    assert_eq!(smr.level(0, nobody), Level::Sanctioned(1));
    let value = levels_data(&analysis, &[gmr.clone(), smr]);
    assert_eq!(
        (&value["levels"]["gmr"][0][0], &value["levels"]["smr"][0][0]),
        (&2.into(), &1.into())
    );
    assert_eq!(value["levels"]["gmr"][0][3], serde_json::Value::Null);
    assert_eq!(
        (&value["levels"]["gmr"][0][1], &value["largest_degree"]),
        (&"no_improvement".into(), &vec![2, 1].into())
    );
    let dry = analysis.space().find(3).expect("a feasible state");
    assert_eq!(gmr.level(0, dry), Level::Unstable);
    let cannot = levels(&analysis, Concept::Sim, &Budget::default()).expect_err("no replies");
    assert_eq!(cannot.findings[0].code, "C0721");
}
