//! The settings decide where readings differ.

use standoff_conflict::{Conflict, Format, read};
use standoff_stability::coalitions::{CoalitionConcept, CoalitionFailure, CoalitionReason, CoalitionSettings, Improvement, coalitions};
use standoff_stability::{Analysis, Budget, Concept, Failure, Reason, SequenceRule, Settings, StateId, Step, analyse};

fn conflict(text: &str) -> Conflict {
    let mut file = read(text, Format::Toml);
    assert!(file.sound(), "{:?}", file.findings);
    file.models.pop().expect("a model")
}

fn state(analysis: &Analysis, pattern: &str) -> StateId {
    let found = analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern);
    found.expect("feasible")
}

/// Two who may each sign; whether one or the other has signed counts as the same. From "one has signed" the second can thus take back
/// the first's signature, and so return to the start.
const ONE_SIGNATURE: &str = r#"
[decision_makers.first]
options.signed = { label = "sign" }
[decision_makers.second]
options.sealed = { label = "seal" }
[[merge]]
when = "not (first.signed iff second.sealed)"
[preferences.first]
ranking = ["signed and sealed", "signed or sealed", "NN"]
[preferences.second]
indifferent = true
"#;

#[test]
fn a_return_to_the_start_counts_or_not() {
    let conflict = conflict(ONE_SIGNATURE);
    let reason = |return_to_start_is_sanction| {
        let settings = Settings {
            return_to_start_is_sanction,
            ..Settings::default()
        };
        let analysis = analyse(&conflict, &settings, &Budget::default()).expect("three states");
        let start = state(&analysis, "NN");
        let verdict = analysis.verdict(Concept::Gmr, 0, start);
        assert_eq!(verdict.stable(), analysis.stable(Concept::Gmr, 0, start));
        (verdict.reason, start, state(&analysis, "--"))
    };
    let (counted, start, one) = reason(true);
    let Reason::Deterred { answers } = counted else {
        panic!("deterred")
    };
    assert_eq!(
        (answers[0].improvement, &answers[0].moves),
        (one, &vec![Step { mover: 1, to: start }])
    );
    let (not_counted, _, one) = reason(false);
    let failure = Failure::NoSanction { reached: 2 };
    assert_eq!(not_counted, Reason::Open { improvement: one, failure });
}

/// A quarrel of three in which the only sanction takes two moves of the same opponent with another's between them.
const THREE: &str = r#"
[decision_makers.keeper]
options.leave = { label = "leave" }
[decision_makers.left]
options.l1 = { label = "first step" }
options.l2 = { label = "second step" }
[decision_makers.right]
options.r = { label = "step between" }
[[no_move]]
by = "left"
from = "not l1"
to = "l2"
[[no_move]]
by = "left"
from = "not r"
to = "l2"
[[no_move]]
by = "right"
from = "not r"
to = "r and not l1"
[preferences.keeper]
ranking = ["leave and not l2", "not leave", "true"]
[preferences.left]
indifferent = true
[preferences.right]
indifferent = true
"#;

#[test]
fn one_opponent_may_act_twice_if_another_acts_between() {
    let conflict = conflict(THREE);
    let reason = |sequence| {
        let settings = Settings {
            sequence,
            ..Settings::default()
        };
        let analysis = analyse(&conflict, &settings, &Budget::default()).expect("sixteen states");
        let start = state(&analysis, "NNNN");
        (analysis.verdict(Concept::Gmr, 0, start).reason, analysis)
    };
    let (Reason::Deterred { answers }, analysis) = reason(SequenceRule::Successive) else {
        panic!("deterred")
    };
    let shown: Vec<(usize, String)> = answers[0]
        .moves
        .iter()
        .map(|step| (step.mover, analysis.space().pattern(step.to)))
        .collect();
    let expected = [(1, "YYNN"), (2, "YYNY"), (1, "YNYY")].map(|(mover, to)| (mover, to.to_owned()));
    assert_eq!(shown, expected);
    for (sequence, reached) in [(SequenceRule::Once, 2), (SequenceRule::Single, 1)] {
        let (Reason::Open { failure, .. }, _) = reason(sequence) else {
            panic!("open")
        };
        assert_eq!(failure, Failure::NoSanction { reached });
    }
}

/// Two towns that may share a bridge. The second does not care whether it is built; the guard of the toll can close it.
const INDIFFERENT: &str = r#"
[decision_makers.first]
options.build = { label = "build" }
[decision_makers.second]
options.join = { label = "join in" }
[decision_makers.guard]
options.close = { label = "close" }
[[infeasible]]
when = "not (build iff join) and close"
[preferences.first]
ranking = ["YYN", "NNN", "true"]
[preferences.second]
ranking = [["YYN", "NNN", "YYY"], "true"]
[preferences.guard]
ranking = ["YYY", "YYN", "true"]
"#;

#[test]
fn a_coalition_improves_strictly_or_as_pareto_says() {
    let conflict = conflict(INDIFFERENT);
    let analysis = analyse(&conflict, &Settings::default(), &Budget::default()).expect("a few states");
    let start = state(&analysis, "NNN");
    let verdict = |improvement, concept| {
        let together = coalitions(&analysis, CoalitionSettings { improvement }, &Budget::default()).expect("three decision makers");
        together.verdict(concept, &[0, 1], start).expect("judged").reason
    };
    // Strictly the second gains nothing, so there is nothing to deter.
    let CoalitionReason::NoImprovement { reached } = verdict(Improvement::Strict, CoalitionConcept::Nash) else {
        panic!("no improvement")
    };
    assert_eq!(reached, 3);
    let joint = verdict(Improvement::Pareto, CoalitionConcept::Nash);
    let CoalitionReason::Open {
        improvement,
        failure: CoalitionFailure::NotAsked,
        ..
    } = joint
    else {
        panic!("open")
    };
    assert_eq!(improvement, state(&analysis, "YYN"));
    // Once it is closed the first is worse off than at the start: no improvement in either sense.
    let CoalitionReason::Deterred { answers } = verdict(Improvement::Pareto, CoalitionConcept::Seq) else {
        panic!("deterred")
    };
    assert_eq!(answers[0].reply.last().map(|act| act.to), Some(state(&analysis, "YYY")));
}

/// Two who may each leave; when both have left, or the second alone, the common house is gone. Both ways of losing it are one state.
const HOUSE: &str = r#"
[decision_makers.first]
options.leave = { label = "leave" }
[decision_makers.second]
options.sell = { label = "sell" }
[[merge]]
when = "sell"
[preferences.first]
ranking = ["YN", "NN", "sell"]
[preferences.second]
ranking = ["sell", "true"]
"#;

#[test]
fn simultaneous_changes_are_laid_over_members_of_merged_states() {
    let analysis = analyse(&conflict(HOUSE), &Settings::default(), &Budget::default()).expect("three states");
    let start = state(&analysis, "NN");
    let Reason::Deterred { answers } = analysis.verdict(Concept::Sim, 0, start).reason else {
        panic!("deterred")
    };
    let gone = state(&analysis, "-Y");
    assert_eq!((answers[0].improvement, answers[0].together), (state(&analysis, "YN"), Some(gone)));
    assert_eq!(answers[0].moves, [Step { mover: 1, to: gone }]);
}
