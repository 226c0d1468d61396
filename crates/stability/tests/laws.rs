//! What holds of every conflict: which concept implies which, that names and order do not matter, and that reasons are true.

mod given;

use std::collections::BTreeSet;

use given::generated::{conflicts, merged_conflicts};
use proptest::prelude::*;
use standoff_conflict::Conflict;
use standoff_stability::{
    Analysis, Answer, Budget, Concept, Failure, Reason, SequenceRule, Settings, StateId, Step, Verdict, analyse, results,
};

fn analysed(conflict: &Conflict, sequence: SequenceRule) -> Analysis {
    let settings = Settings {
        sequence,
        ..Settings::default()
    };
    analyse(conflict, &settings, &Budget::default()).expect("a sound model")
}

/// Every decision maker in every state.
fn stands(analysis: &Analysis) -> Vec<(usize, StateId)> {
    let makers = 0..analysis.conflict().decision_makers.len();
    makers.flat_map(|dm| analysis.space().ids().map(move |state| (dm, state))).collect()
}

fn rule() -> impl Strategy<Value = SequenceRule> {
    prop::sample::select(SequenceRule::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn concepts_imply_each_other(conflict in conflicts(), rule in rule()) {
        let analysis = analysed(&conflict, rule);
        for (dm, state) in stands(&analysis) {
            let [nash, gmr, smr, seq, sseq] = Concept::ALL.map(|concept| analysis.stable(concept, dm, state));
            prop_assert!(!nash || sseq, "Nash implies SSEQ");
            prop_assert!(!sseq || (smr && seq), "SSEQ implies SMR and SEQ");
            prop_assert!(!smr || gmr, "SMR implies GMR");
            prop_assert!(!seq || gmr, "SEQ implies GMR");
        }
    }

    #[test]
    fn a_wider_rule_of_sequences_only_adds_stability(conflict in conflicts()) {
        let [successive, once, single] = SequenceRule::ALL.map(|rule| analysed(&conflict, rule));
        for (dm, state) in stands(&single) {
            for concept in Concept::ALL {
                prop_assert!(!single.stable(concept, dm, state) || once.stable(concept, dm, state));
                prop_assert!(!once.stable(concept, dm, state) || successive.stable(concept, dm, state));
            }
        }
    }

    #[test]
    fn names_do_not_matter(conflict in conflicts()) {
        let mut renamed = conflict.clone();
        renamed.decision_makers.iter_mut().enumerate().for_each(|(number, maker)| maker.key = format!("z{}", 9 - number));
        renamed.options.iter_mut().enumerate().for_each(|(number, option)| option.key = format!("x{}", 99 - number));
        let [before, after] = [&conflict, &renamed].map(|c| results(&analysed(c, SequenceRule::Successive)));
        for key in ["states", "rank", "reach", "ui", "stable", "equilibria"] {
            prop_assert_eq!(&before[key], &after[key]);
        }
    }

    #[test]
    fn the_order_of_decision_makers_does_not_matter(conflict in conflicts(), rule in rule()) {
        let turned = reversed(&conflict);
        let last = conflict.decision_makers.len() - 1;
        let (before, after) = (analysed(&conflict, rule), analysed(&turned, rule));
        for (dm, state) in stands(&before) {
            prop_assert_eq!(before.rank(dm, state), after.rank(last - dm, state));
            for concept in Concept::ALL {
                prop_assert_eq!(before.stable(concept, dm, state), after.stable(concept, last - dm, state));
            }
        }
    }

    #[test]
    fn reasons_are_true_and_tables_follow_the_definitions(
        conflict in prop_oneof![conflicts(), merged_conflicts()],
        sequence in rule(),
        return_to_start_is_sanction in any::<bool>(),
    ) {
        let settings = Settings { sequence, return_to_start_is_sanction };
        let analysis = analyse(&conflict, &settings, &Budget::default()).expect("a sound model");
        for (dm, state) in stands(&analysis) {
            for concept in Concept::ALL {
                let verdict = analysis.verdict(concept, dm, state);
                prop_assert_eq!(verdict.stable(), analysis.stable(concept, dm, state));
                check(&analysis, &verdict);
            }
        }
    }

    #[test]
    fn states_better_for_all_are_so(conflict in conflicts()) {
        let analysis = analysed(&conflict, SequenceRule::Successive);
        let makers = conflict.decision_makers.len();
        for start in analysis.space().ids() {
            let better = analysis.better_for_all(start);
            let all_prefer = |other: StateId| (0..makers).all(|dm| analysis.rank(dm, other) > analysis.rank(dm, start));
            let expected: Vec<StateId> = analysis.space().ids().filter(|&other| all_prefer(other)).collect();
            prop_assert_eq!(better.iter().map(|b| b.state).collect::<Vec<_>>(), expected);
            for state in better {
                for concept in Concept::ALL {
                    prop_assert_eq!(state.equilibrium_under.contains(&concept), analysis.equilibrium(concept, state.state));
                }
                if let Some(path) = state.path {
                    prop_assert_eq!(path.last().map(|step| step.to), Some(state.state));
                    check_steps(&analysis, start, &path, true);
                }
            }
        }
    }
}

/// The same conflict with its decision makers in the opposite order.
fn reversed(conflict: &Conflict) -> Conflict {
    let last = conflict.decision_makers.len() - 1;
    let mut turned = conflict.clone();
    turned.decision_makers.reverse();
    turned.preferences.reverse();
    turned.options.iter_mut().for_each(|option| option.owner = last - option.owner);
    turned.no_moves.iter_mut().for_each(|rule| rule.by = last - rule.by);
    turned
}

/// Checks a verdict's reason against ranks and moves alone.
fn check(analysis: &Analysis, verdict: &Verdict) {
    let (dm, start) = (verdict.decision_maker, verdict.state);
    let improvements = analysis.improvements(dm, start);
    match &verdict.reason {
        Reason::NoMove => assert!(analysis.space().moves(dm, start).is_empty()),
        Reason::NoImprovement { moves } => {
            assert_eq!(*moves, analysis.space().moves(dm, start).len());
            assert!(*moves > 0 && improvements.is_empty());
        }
        Reason::Deterred { answers } => {
            assert_eq!(answers.iter().map(|answer| answer.improvement).collect::<Vec<_>>(), improvements);
            answers.iter().for_each(|answer| check_answer(analysis, verdict, answer));
        }
        Reason::Open { improvement, failure } => {
            assert!(improvements.contains(improvement));
            check_failure(analysis, verdict, *improvement, failure);
        }
    }
}

/// An answer is a legal sequence to a state no better than the start and, where the concept asks for it, without escape.
fn check_answer(analysis: &Analysis, verdict: &Verdict, answer: &Answer) {
    let (dm, start) = (verdict.decision_maker, verdict.state);
    check_sequence(analysis, verdict, answer.improvement, &answer.moves);
    let sanction = answer.moves.last().expect("at least one move").to;
    assert!(analysis.rank(dm, sanction) <= analysis.rank(dm, start));
    let symmetric = matches!(verdict.concept, Concept::Smr | Concept::Sseq);
    assert_eq!(answer.escape.is_some(), symmetric);
    if let Some(escape) = &answer.escape {
        assert_eq!(escape.moves, analysis.space().moves(dm, sanction));
        assert!(escape.moves.iter().all(|&to| analysis.rank(dm, to) <= analysis.rank(dm, start)));
        let most = escape.moves.iter().map(|&to| analysis.rank(dm, to)).max();
        assert_eq!(escape.best.map(|best| analysis.rank(dm, best)), most);
    }
}

fn check_failure(analysis: &Analysis, verdict: &Verdict, improvement: StateId, failure: &Failure) {
    let (dm, start) = (verdict.decision_maker, verdict.state);
    let reached = || reached(analysis, verdict, improvement);
    match failure {
        Failure::NotAsked => assert_eq!(verdict.concept, Concept::Nash),
        Failure::NobodyAnswers => assert!(reached().is_empty()),
        Failure::NoSanction { reached: count } => {
            assert_eq!(reached().len(), *count);
            let counts = |state: StateId| state != start || analysis.settings().return_to_start_is_sanction;
            assert!(
                reached()
                    .into_iter()
                    .filter(|&state| counts(state))
                    .all(|state| analysis.rank(dm, state) > analysis.rank(dm, start))
            );
        }
        Failure::Escaped { moves, escape } => {
            assert!(matches!(verdict.concept, Concept::Smr | Concept::Sseq));
            check_sequence(analysis, verdict, improvement, moves);
            let sanction = moves.last().expect("at least one move").to;
            assert!(analysis.rank(dm, sanction) <= analysis.rank(dm, start));
            assert!(analysis.space().moves(dm, sanction).contains(escape));
            assert!(analysis.rank(dm, *escape) > analysis.rank(dm, start));
        }
    }
}

/// Opponents only, by the rule of the settings, improving where the concept asks for credible moves.
fn check_sequence(analysis: &Analysis, verdict: &Verdict, from: StateId, steps: &[Step]) {
    assert!(steps.iter().all(|step| step.mover != verdict.decision_maker));
    match analysis.settings().sequence {
        SequenceRule::Successive => {}
        SequenceRule::Once => assert_eq!(steps.iter().map(|step| step.mover).collect::<BTreeSet<_>>().len(), steps.len()),
        SequenceRule::Single => assert_eq!(steps.len(), 1),
    }
    check_steps(analysis, from, steps, matches!(verdict.concept, Concept::Seq | Concept::Sseq));
}

/// Each step is a move, nobody moves twice in succession.
fn check_steps(analysis: &Analysis, from: StateId, steps: &[Step], improving: bool) {
    let mut state = from;
    for step in steps {
        assert!(analysis.space().moves(step.mover, state).contains(&step.to));
        assert!(!improving || analysis.rank(step.mover, step.to) > analysis.rank(step.mover, state));
        state = step.to;
    }
    assert!(steps.windows(2).all(|pair| pair[0].mover != pair[1].mover));
}

/// Every state but the start that a verdict's opponents can reach, by following all legal sequences up to a repeated situation.
fn reached(analysis: &Analysis, verdict: &Verdict, start: StateId) -> BTreeSet<StateId> {
    let improving = matches!(verdict.concept, Concept::Seq | Concept::Sseq);
    let makers = analysis.conflict().decision_makers.len();
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<(StateId, Vec<usize>)> = vec![(start, Vec::new())];
    while let Some((state, movers)) = open.pop() {
        for dm in (0..makers).filter(|&dm| dm != verdict.decision_maker) {
            let legal = match analysis.settings().sequence {
                SequenceRule::Successive => movers.last() != Some(&dm),
                SequenceRule::Once => !movers.contains(&dm),
                SequenceRule::Single => movers.is_empty(),
            };
            let targets = if improving {
                analysis.improvements(dm, state)
            } else {
                analysis.space().moves(dm, state)
            };
            for &to in targets.iter().filter(|_| legal) {
                found.insert(to);
                let mut past = match analysis.settings().sequence {
                    SequenceRule::Successive => Vec::new(),
                    _ => movers.clone(),
                };
                past.push(dm);
                if seen.insert((to, past.clone())) {
                    open.push((to, past));
                }
            }
        }
    }
    found.remove(&start);
    found
}
