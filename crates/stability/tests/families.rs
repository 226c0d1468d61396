//! What holds of simultaneous stability, coalitions and mixed equilibria in every conflict: which concept implies which, what a
//! coalition of one is, that order does not matter, that tables follow the definitions and reasons are true.

mod given;

use given::generated::{conflicts, merged_conflicts};
use proptest::prelude::*;
use standoff_conflict::Conflict;
use standoff_stability::coalitions::{
    CoalitionConcept, CoalitionFailure, CoalitionReason, CoalitionSettings, Coalitions, Improvement, coalition_results, coalitions, watched,
};
use standoff_stability::{
    Analysis, Budget, Concept, Failure, Reason, SequenceRule, Settings, StateId, Step, Watch, analyse, mixed, stable_by_any,
    with_simultaneous,
};

fn analysed(conflict: &Conflict, settings: Settings) -> Analysis {
    analyse(conflict, &settings, &Budget::default()).expect("a sound model")
}

fn plain(conflict: &Conflict) -> Analysis {
    analysed(conflict, Settings::default())
}

fn together(analysis: &Analysis, improvement: Improvement) -> Coalitions<'_> {
    coalitions(analysis, CoalitionSettings { improvement }, &Budget::default()).expect("at most four decision makers")
}

fn makers(analysis: &Analysis) -> std::ops::Range<usize> {
    0..analysis.conflict().decision_makers.len()
}

fn settings() -> impl Strategy<Value = Settings> {
    (prop::sample::select(SequenceRule::ALL.to_vec()), any::<bool>()).prop_map(|(sequence, return_to_start_is_sanction)| Settings {
        sequence,
        return_to_start_is_sanction,
    })
}

fn improvement() -> impl Strategy<Value = Improvement> {
    prop::sample::select(Improvement::ALL.to_vec())
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

/// The concept for decision makers alone that a coalition concept is for a coalition of one.
const ALONE: [(CoalitionConcept, Concept); 5] = [
    (CoalitionConcept::Nash, Concept::Nash),
    (CoalitionConcept::Gmr, Concept::Gmr),
    (CoalitionConcept::Smr, Concept::Smr),
    (CoalitionConcept::Seq, Concept::Seq),
    (CoalitionConcept::Sseq, Concept::Sseq),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn a_coalition_of_one_is_a_decision_maker(
        conflict in prop_oneof![conflicts(), merged_conflicts()],
        settings in settings(),
        improvement in improvement(),
    ) {
        let analysis = analysed(&conflict, settings);
        let together = together(&analysis, improvement);
        for state in analysis.space().ids() {
            for dm in makers(&analysis) {
                prop_assert_eq!(together.improvements(&[dm], state), analysis.improvements(dm, state));
                for (concept, alone) in ALONE {
                    prop_assert_eq!(together.stable_for(concept, &[dm], state), Some(analysis.stable(alone, dm, state)));
                }
            }
            for (concept, alone) in ALONE {
                prop_assert!(together.stable(concept, state) == Some(false) || analysis.equilibrium(alone, state));
            }
        }
    }

    #[test]
    fn coalition_concepts_imply_each_other(conflict in conflicts(), improvement in improvement()) {
        let analysis = plain(&conflict);
        let together = together(&analysis, improvement);
        for members in together.all() {
            for state in analysis.space().ids() {
                let [nash, gmr, smr, seq, sseq, class] = CoalitionConcept::ALL
                    .map(|concept| together.stable_for(concept, &members, state).expect("judged"));
                prop_assert!(!nash || sseq, "CNash implies CSSEQ");
                prop_assert!(!sseq || (smr && seq), "CSSEQ implies CSMR and CSEQ");
                prop_assert!(!smr || gmr, "CSMR implies CGMR");
                prop_assert!(!seq || (gmr && class), "CSEQ implies CGMR and CSEQ-class");
                prop_assert_eq!(nash, together.improvements(&members, state).is_empty());
            }
        }
    }

    #[test]
    fn pareto_improvements_only_take_stability_away(conflict in conflicts(), settings in settings()) {
        let analysis = analysed(&conflict, settings);
        let (strict, pareto) = (together(&analysis, Improvement::Strict), together(&analysis, Improvement::Pareto));
        // Not so of CSEQ-class: the replies, too, are then more.
        let single = strict.judged().iter().filter(|concept| **concept != CoalitionConcept::SeqClass);
        for &concept in single {
            for members in strict.all() {
                for state in analysis.space().ids() {
                    let weaker = strict.stable_for(concept, &members, state) == Some(true);
                    prop_assert!(weaker || pareto.stable_for(concept, &members, state) == Some(false));
                }
            }
        }
    }

    #[test]
    fn the_order_of_decision_makers_does_not_matter(conflict in conflicts(), improvement in improvement()) {
        let (before, after) = (plain(&conflict), plain(&reversed(&conflict)));
        let (one, other) = (together(&before, improvement), together(&after, improvement));
        let last = conflict.decision_makers.len() - 1;
        for members in one.all() {
            let turned: Vec<usize> = members.iter().map(|dm| last - dm).collect();
            for state in before.space().ids() {
                for concept in CoalitionConcept::ALL {
                    prop_assert_eq!(one.stable_for(concept, &members, state), other.stable_for(concept, &turned, state));
                }
            }
        }
        for state in before.space().ids() {
            for dm in makers(&before) {
                prop_assert_eq!(before.stable(Concept::Sim, dm, state), after.stable(Concept::Sim, last - dm, state));
            }
        }
    }

    #[test]
    fn simultaneous_stability_is_what_every_joint_choice_tried_says(conflict in conflicts()) {
        let analysis = plain(&conflict);
        for state in analysis.space().ids() {
            for dm in makers(&analysis) {
                let verdict = analysis.verdict(Concept::Sim, dm, state);
                prop_assert_eq!(verdict.stable(), tried(&analysis, dm, state), "{:?}", verdict);
                prop_assert!(verdict.stable() || !analysis.stable(Concept::Nash, dm, state), "Nash implies SIM");
                check_simultaneous(&analysis, dm, state, &verdict.reason);
            }
        }
    }

    #[test]
    fn mixed_and_combined_equilibria(conflict in merged_conflicts(), picks in proptest::collection::vec(0..6usize, 4)) {
        let analysis = plain(&conflict);
        let concepts: Vec<Concept> = makers(&analysis).map(|dm| Concept::EVERY[picks[dm]]).collect();
        let found = mixed(&analysis, &concepts).expect("one each").equilibria;
        for state in analysis.space().ids() {
            let all = makers(&analysis).all(|dm| analysis.verdict(concepts[dm], dm, state).stable());
            prop_assert_eq!(found.contains(&state), all);
        }
        for concept in Concept::ALL {
            let (plain, joined) = (analysis.equilibria(concept), with_simultaneous(&analysis, concept));
            let any = stable_by_any(&analysis, &[concept, Concept::Sim]);
            prop_assert!(plain.iter().all(|state| joined.contains(state)));
            prop_assert!(joined.iter().all(|state| any.contains(state)));
        }
        prop_assert_eq!(mixed(&analysis, &concepts[1..]).expect_err("one too few").findings[0].code, "C0742");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn coalition_tables_follow_the_definitions_and_reasons_are_true(
        conflict in prop_oneof![conflicts(), merged_conflicts()],
        settings in settings(),
        improvement in improvement(),
    ) {
        let analysis = analysed(&conflict, settings);
        let together = together(&analysis, improvement);
        let some = analysis.space().len().div_ceil(6);
        for members in together.all() {
            for state in analysis.space().ids().step_by(some) {
                for &concept in together.judged() {
                    let verdict = together.verdict(concept, &members, state).expect("judged");
                    prop_assert_eq!(Some(verdict.stable()), together.stable_for(concept, &members, state));
                    let blocking = together.blocking(concept, state);
                    let open = blocking.iter().find(|by| by.members == members).map(|by| by.improvement);
                    let told = match &verdict.reason {
                        CoalitionReason::Open { improvement, .. } => Some(*improvement),
                        _ => None,
                    };
                    prop_assert_eq!(open, told);
                    check_together(&together, &members, state, (concept, &verdict.reason));
                }
            }
        }
    }
}

/// Simultaneous stability by trying every choice of every other, option by option, for conflicts without merged states.
fn tried(analysis: &Analysis, dm: usize, state: StateId) -> bool {
    let space = analysis.space();
    let start = space.code(state);
    let deterred = |q: &StateId| {
        let mut made = vec![space.code(*q)];
        for other in makers(analysis).filter(|&other| other != dm) {
            let changes = analysis.improvements(other, state).iter().map(|&to| space.code(to) ^ start);
            let acted: Vec<u64> = changes
                .flat_map(|change| made.iter().map(move |code| code ^ change).collect::<Vec<_>>())
                .collect();
            made.extend(acted);
        }
        let worse = |z: StateId| analysis.rank(dm, z) <= analysis.rank(dm, state);
        made.into_iter().filter_map(|code| space.find(code)).any(worse)
    };
    analysis.improvements(dm, state).iter().all(deterred)
}

/// The joint choices of a reason are improvements of others from the start, and make the state they are said to make.
fn check_simultaneous(analysis: &Analysis, dm: usize, state: StateId, reason: &Reason) {
    let space = analysis.space();
    match reason {
        Reason::Deterred { answers } => {
            for answer in answers {
                let change = |to: StateId| space.code(to) ^ space.code(state);
                let moved = answer.moves.iter().fold(space.code(answer.improvement), |code, step| {
                    assert!(step.mover != dm && analysis.improvements(step.mover, state).contains(&step.to));
                    code ^ change(step.to)
                });
                let together = answer.together.expect("what they make");
                assert_eq!(space.find(moved), Some(together));
                assert!(analysis.rank(dm, together) <= analysis.rank(dm, state));
                assert!(!answer.moves.is_empty() && answer.escape.is_none());
            }
        }
        Reason::Open { improvement, failure } => {
            assert!(analysis.improvements(dm, state).contains(improvement));
            assert!(matches!(failure, Failure::NobodyAnswers | Failure::NoSanction { .. }));
        }
        Reason::NoMove | Reason::NoImprovement { .. } => assert!(analysis.improvements(dm, state).is_empty()),
    }
}

/// Whether a state is an improvement for a coalition, by ranks alone.
fn improves(together: &Coalitions, members: &[usize], start: StateId, state: StateId) -> bool {
    let gain = |dm: &usize| {
        let analysis = together.analysis();
        analysis.rank(*dm, state).cmp(&analysis.rank(*dm, start))
    };
    match together.settings().improvement {
        Improvement::Strict => members.iter().all(|dm| gain(dm).is_gt()),
        Improvement::Pareto => members.iter().all(|dm| gain(dm).is_ge()) && members.iter().any(|dm| gain(dm).is_gt()),
    }
}

/// Checks a coalition's reason against ranks, moves and what it can bring about.
fn check_together(together: &Coalitions, members: &[usize], start: StateId, (concept, reason): (CoalitionConcept, &CoalitionReason)) {
    let improvements = together.improvements(members, start);
    let better = |state: StateId| improves(together, members, start, state);
    match reason {
        CoalitionReason::NoMove => assert!(together.reach(members, start).is_empty()),
        CoalitionReason::NoImprovement { reached } => {
            assert_eq!(*reached, together.reach(members, start).len());
            assert!(improvements.is_empty());
        }
        CoalitionReason::Deterred { answers } => {
            assert_eq!(answers.iter().map(|answer| answer.improvement).collect::<Vec<_>>(), improvements);
            for answer in answers {
                check_way(together, members, (start, answer.improvement), &answer.moves);
                let sanction = answer.reply.last().expect("an act").to;
                assert!(!better(sanction));
                check_acts(together, members, answer.improvement, &answer.reply);
                let symmetric = matches!(concept, CoalitionConcept::Smr | CoalitionConcept::Sseq);
                assert_eq!(answer.escapes_tried.is_some(), symmetric);
                if let Some(tried) = answer.escapes_tried {
                    let onward = together.reach(members, sanction);
                    assert_eq!(onward.len(), tried);
                    assert!(!onward.into_iter().any(better));
                }
            }
        }
        CoalitionReason::Open {
            improvement,
            moves,
            failure,
        } => {
            assert!(better(*improvement));
            check_way(together, members, (start, *improvement), moves);
            if let CoalitionFailure::Escaped { reply, escape } = failure {
                let sanction = reply.last().expect("an act").to;
                assert!(!better(sanction) && better(*escape));
                assert!(together.reach(members, sanction).contains(escape));
            }
            let outside = makers(together.analysis()).any(|dm| !members.contains(&dm));
            let nobody = matches!(failure, CoalitionFailure::NobodyOutside);
            assert!(concept == CoalitionConcept::Nash || nobody != outside);
        }
    }
}

/// Members only, by existing moves, to where it is said to lead.
fn check_way(together: &Coalitions, members: &[usize], (start, end): (StateId, StateId), steps: &[Step]) {
    let mut at = start;
    for step in steps {
        assert!(members.contains(&step.mover));
        assert!(together.analysis().space().moves(step.mover, at).contains(&step.to));
        at = step.to;
    }
    assert_eq!(at, end);
}

/// Outsiders only; those who act together improve together.
fn check_acts(together: &Coalitions, members: &[usize], start: StateId, acts: &[standoff_stability::coalitions::Act]) {
    let mut at = start;
    for act in acts {
        assert!(act.by.iter().all(|dm| !members.contains(dm)));
        match act.by[..] {
            [single] => assert!(together.analysis().space().moves(single, at).contains(&act.to)),
            _ => assert!(together.improvements(&act.by, at).contains(&act.to)),
        }
        at = act.to;
    }
    assert!(acts.windows(2).all(|pair| pair[0].by != pair[1].by));
}

/// Thirteen who may each sign.
fn crowd(count: usize) -> Conflict {
    let option = |owner| standoff_conflict::ConflictOption {
        key: format!("sign{owner}"),
        owner,
        ..standoff_conflict::ConflictOption::default()
    };
    Conflict {
        decision_makers: vec![standoff_conflict::DecisionMaker::default(); count],
        options: (0..count.min(3)).map(option).collect(),
        ..Conflict::default()
    }
}

#[test]
fn bounds_are_said() {
    let code = |count: usize, budget: &Budget| {
        let analysis = plain(&crowd(count));
        coalitions(&analysis, CoalitionSettings::default(), budget)
            .expect_err("bounded")
            .findings[0]
            .code
    };
    assert_eq!(code(13, &Budget::default()), "C0740");
    let narrow = Budget {
        max_moves: 10,
        ..Budget::default()
    };
    assert_eq!(code(3, &narrow), "C0702");
    let short = Budget {
        max_steps: 10,
        ..Budget::default()
    };
    assert_eq!(code(3, &short), "C0702");
    let analysis = plain(&crowd(3));
    let ended = std::sync::atomic::AtomicBool::new(true);
    let watch = Watch {
        cancel: Some(&ended),
        report: None,
    };
    let stopped = watched(&analysis, CoalitionSettings::default(), &Budget::default(), watch).expect_err("ended");
    assert_eq!(stopped.findings[0].code, "C0702");
}

#[test]
fn what_has_no_definition_is_not_judged() {
    let settings = Settings {
        sequence: SequenceRule::Once,
        ..Settings::default()
    };
    let analysis = analysed(&crowd(3), settings);
    let together = together(&analysis, Improvement::Strict);
    assert_eq!(together.stable(CoalitionConcept::SeqClass, StateId(0)), None);
    assert_eq!(together.stable(CoalitionConcept::Seq, StateId(0)), Some(true));
    assert_eq!(together.not_judged().len(), 1);
    let written = coalition_results(&together);
    assert_eq!(written["not_judged"][0]["concept"], "cseq_class");
    assert_eq!(written["settings"]["improvement"], "strict");
    assert!(written["coalition_equilibria"]["cseq_class"].is_null());
    // What does not exist is not judged either.
    assert_eq!(together.stable_for(CoalitionConcept::Nash, &[], StateId(0)), None);
    assert_eq!(together.stable_for(CoalitionConcept::Nash, &[3], StateId(0)), None);
    assert_eq!(together.stable(CoalitionConcept::Nash, StateId(8)), None);
}
