//! What holds of horizons in every conflict of two decision makers: that one move is Nash, that a plain recursion and every way of
//! settling ties agree, that far sight repeats.

mod given;

use std::collections::BTreeSet;

use given::generated::conflicts;
use proptest::prelude::*;
use standoff_conflict::{Conflict, Preference, Ranked};
use standoff_stability::horizons::{HorizonReason, Ties, limited, limited_results, non_myopic, non_myopic_results, stackelberg};
use standoff_stability::{Analysis, Budget, Concept, Settings, StateId, analyse};

fn analysed(conflict: &Conflict) -> Analysis {
    analyse(conflict, &Settings::default(), &Budget::default()).expect("a sound model")
}

fn two() -> impl Strategy<Value = Conflict> {
    conflicts().prop_filter("two decision makers", |conflict| conflict.decision_makers.len() == 2)
}

/// The same conflicts with every state ranked differently from every other.
fn strict() -> impl Strategy<Value = Conflict> {
    let order = || Just((0..64_u64).collect::<Vec<u64>>()).prop_shuffle();
    (two(), order(), order()).prop_map(|(mut conflict, first, second)| {
        let ranking = |codes: Vec<u64>| Preference::Ranking(codes.into_iter().map(|code| vec![Ranked::State(code)]).collect());
        conflict.preferences = vec![ranking(first), ranking(second)];
        conflict
    })
}

fn ties() -> impl Strategy<Value = Ties> {
    prop::sample::select(Ties::ALL.to_vec())
}

/// The definition for strict orders, word by word.
fn plainly(analysis: &Analysis, dm: usize, state: StateId, horizon: usize) -> StateId {
    let moves = analysis.space().moves(dm, state);
    if horizon == 0 || moves.is_empty() {
        return state;
    }
    let ends = moves.iter().map(|&q| plainly(analysis, 1 - dm, q, horizon - 1));
    let best = ends.max_by_key(|&end| analysis.rank(dm, end)).expect("a move");
    if analysis.rank(dm, best) > analysis.rank(dm, state) {
        best
    } else {
        state
    }
}

/// All that some way of settling ties leads to: every choice of one end for each move, then every best move. `None` beyond a bound.
fn settled(analysis: &Analysis, dm: usize, state: StateId, horizon: usize) -> Option<BTreeSet<StateId>> {
    let moves = analysis.space().moves(dm, state);
    if horizon == 0 || moves.is_empty() {
        return Some(BTreeSet::from([state]));
    }
    let after: Vec<BTreeSet<StateId>> = moves
        .iter()
        .map(|&q| settled(analysis, 1 - dm, q, horizon - 1))
        .collect::<Option<_>>()?;
    let ways: usize = after
        .iter()
        .map(BTreeSet::len)
        .try_fold(1, |product: usize, ends| product.checked_mul(ends))?;
    if ways > 2_000 {
        return None;
    }
    let mut chosen: Vec<Vec<StateId>> = vec![Vec::new()];
    for ends in &after {
        let longer = |choice: Vec<StateId>| {
            ends.iter()
                .map(move |&end| [choice.clone(), vec![end]].concat())
                .collect::<Vec<_>>()
        };
        chosen = chosen.into_iter().flat_map(longer).collect();
    }
    let rank = |end: StateId| analysis.rank(dm, end);
    let mut found = BTreeSet::new();
    for choice in chosen {
        let best = choice.iter().map(|&end| rank(end)).max().expect("a move");
        let ends = choice.into_iter().filter(|&end| rank(end) == best);
        found.extend(ends.map(|end| if best > rank(state) { end } else { state }));
    }
    Some(found)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn one_move_is_nash(conflict in two(), ties in ties()) {
        let analysis = analysed(&conflict);
        let one = limited(&analysis, 1, ties, &Budget::default()).expect("two");
        let none = limited(&analysis, 0, ties, &Budget::default()).expect("two");
        for state in analysis.space().ids() {
            for dm in 0..2 {
                prop_assert_eq!(one.stable(dm, state), analysis.stable(Concept::Nash, dm, state));
                prop_assert_eq!(one.possibly_stable(dm, state), one.stable(dm, state));
                prop_assert!(none.stable(dm, state));
            }
        }
    }

    #[test]
    fn without_ties_the_plain_recursion_agrees(conflict in strict(), ties in ties(), horizon in 0..5usize) {
        let analysis = analysed(&conflict);
        prop_assume!(analysis.space().len() <= 16);
        let found = limited(&analysis, horizon, ties, &Budget::default()).expect("two");
        for state in analysis.space().ids() {
            for dm in 0..2 {
                prop_assert_eq!(found.ends(dm, state), [plainly(&analysis, dm, state, horizon)]);
            }
        }
    }

    #[test]
    fn ties_leave_open_what_some_way_of_settling_them_leads_to(conflict in two(), horizon in 1..4usize) {
        let analysis = analysed(&conflict);
        prop_assume!(analysis.space().len() <= 12);
        let found = limited(&analysis, horizon, Ties::Set, &Budget::default()).expect("two");
        for state in analysis.space().ids() {
            for dm in 0..2 {
                if let Some(expected) = settled(&analysis, dm, state, horizon) {
                    prop_assert_eq!(found.ends(dm, state), expected.into_iter().collect::<Vec<_>>());
                }
            }
        }
    }

    #[test]
    fn who_stays_in_doubt_is_stable_where_possibly_so(conflict in two(), horizon in 0..7usize) {
        let analysis = analysed(&conflict);
        let found = limited(&analysis, horizon, Ties::Stay, &Budget::default()).expect("two");
        for state in analysis.space().ids() {
            for dm in 0..2 {
                prop_assert_eq!(found.stable(dm, state), found.possibly_stable(dm, state));
            }
        }
        prop_assert_eq!(found.equilibria(), found.possible_equilibria());
    }

    #[test]
    fn reasons_are_true(conflict in two(), ties in ties(), horizon in 0..7usize) {
        let analysis = analysed(&conflict);
        let found = limited(&analysis, horizon, ties, &Budget::default()).expect("two");
        let shorter = limited(&analysis, horizon.saturating_sub(1), ties, &Budget::default()).expect("two");
        for state in analysis.space().ids() {
            for dm in 0..2 {
                let verdict = found.verdict(dm, state).expect("exists");
                let rank = |state: StateId| analysis.rank(dm, state);
                match &verdict.reason {
                    HorizonReason::NoMove => prop_assert!(horizon == 0 || analysis.space().moves(dm, state).is_empty()),
                    HorizonReason::Stays { best, then } => {
                        prop_assert!(verdict.stable() && analysis.space().moves(dm, state).contains(best));
                        prop_assert_eq!(shorter.ends(1 - dm, *best), then.as_slice());
                        prop_assert!(then.iter().any(|&end| rank(end) <= rank(state)));
                    }
                    HorizonReason::Goes { line, whole } => {
                        prop_assert!(!verdict.stable() && *whole && line.len() <= horizon);
                        let mut at = state;
                        for (number, step) in line.iter().enumerate() {
                            prop_assert_eq!(step.mover, (dm + number) % 2);
                            prop_assert!(analysis.space().moves(step.mover, at).contains(&step.to));
                            at = step.to;
                        }
                        prop_assert!(verdict.ends.contains(&at) && rank(at) > rank(state));
                    }
                }
            }
        }
    }

    #[test]
    fn far_sight_repeats(conflict in two(), ties in ties()) {
        let analysis = analysed(&conflict);
        let far = non_myopic(&analysis, ties, &Budget::default()).expect("two");
        let (first, period) = far.cycle().expect("few states");
        prop_assert_eq!(far.known() + 1, first + period);
        // Well beyond the first period, one horizon at a time.
        let by_horizon: Vec<_> = (0..first + 3 * period).map(|h| limited(&analysis, h, ties, &Budget::default()).expect("two")).collect();
        for state in analysis.space().ids() {
            for dm in 0..2 {
                let at = |horizon: usize| by_horizon[horizon].stable(dm, state);
                let stable: Vec<bool> = (first..first + 3 * period).map(at).collect();
                prop_assert_eq!(far.stable(dm, state), Some(stable.iter().all(|stable| *stable)));
                let from = far.stable_from(dm, state);
                prop_assert_eq!(from.is_some(), far.stable(dm, state) == Some(true));
                if let Some(from) = from {
                    prop_assert!((from..first + period).all(at) && (from == 1 || !at(from - 1)));
                }
                prop_assert_eq!(far.stable_at(dm, state), (1..=far.known()).filter(|&h| at(h)).collect::<Vec<_>>());
            }
        }
        let written = non_myopic_results(&far);
        prop_assert_eq!(&written["period"], period);
        prop_assert_eq!(&written["settings"]["ties"], ties.key());
    }

    #[test]
    fn a_leader_looks_one_move_further(conflict in two(), ties in ties(), leader in 0..2usize) {
        let analysis = analysed(&conflict);
        let led = stackelberg(&analysis, leader, ties, &Budget::default()).expect("two");
        let second = limited(&analysis, 2, ties, &Budget::default()).expect("two");
        for state in analysis.space().ids() {
            let holds = second.stable(leader, state) && analysis.stable(Concept::Nash, 1 - leader, state);
            prop_assert_eq!(led.equilibria().contains(&state), holds);
        }
        prop_assert!(led.equilibria().iter().all(|state| led.possible_equilibria().contains(state)));
    }

    #[test]
    fn three_are_refused(conflict in conflicts()) {
        let analysis = analysed(&conflict);
        let found = limited(&analysis, 2, Ties::Set, &Budget::default());
        match conflict.decision_makers.len() {
            2 => prop_assert!(found.is_ok()),
            _ => prop_assert_eq!(found.expect_err("not two").findings[0].code, "C0741"),
        }
    }
}

/// Two who may each do three things, all the same to them.
fn quiet() -> Conflict {
    let option = |number: usize| standoff_conflict::ConflictOption {
        key: format!("o{number}"),
        owner: number % 2,
        ..standoff_conflict::ConflictOption::default()
    };
    Conflict {
        decision_makers: vec![standoff_conflict::DecisionMaker::default(); 2],
        options: (0..6).map(option).collect(),
        preferences: vec![Preference::Statements(Vec::new()); 2],
        ..Conflict::default()
    }
}

#[test]
fn an_end_of_the_budget_is_undetermined() {
    let analysis = analysed(&quiet());
    let short = Budget {
        max_steps: 100,
        ..Budget::default()
    };
    let far = non_myopic(&analysis, Ties::Set, &short).expect("two");
    assert_eq!((far.cycle(), far.known(), far.equilibria()), (None, 0, None));
    assert_eq!(far.stable(0, StateId(0)), None);
    assert!(non_myopic_results(&far)["period"].is_null());
    let refused = limited(&analysis, 5, Ties::Set, &short).expect_err("too long");
    assert_eq!(refused.findings[0].code, "C0702");
    let wrong = stackelberg(&analysis, 2, Ties::Set, &Budget::default()).expect_err("no such leader");
    assert_eq!(wrong.findings[0].code, "C0743");
}

#[test]
fn who_cares_for_nothing_stays() {
    let analysis = analysed(&quiet());
    let far = non_myopic(&analysis, Ties::Set, &Budget::default()).expect("two");
    assert_eq!(far.cycle(), Some((0, 1)));
    assert_eq!(far.equilibria().map(|states| states.len()), Some(64));
    let million = limited(&analysis, 1_000_000_000, Ties::Stay, &Budget::default()).expect("two");
    let written = limited_results(&million);
    assert_eq!(written["stable"][0], "1".repeat(64));
    assert_eq!(written["horizon"], 1_000_000_000);
}
