//! The hypercube engine against the listed one, against the definitions, and against itself in other shapes; what it refuses, and what is
//! left when it is stopped.

mod given;
#[path = "../benches/seeded/mod.rs"]
mod seeded;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use given::generated::{conflicts, merged_conflicts};
use proptest::prelude::*;
use seeded::{Numbers, crooked, sized, wild};
use standoff_conflict::{Conflict, Formula, Infeasible, Preference, Ranked, StateCode, StatementRank, StatusQuo, Support};
use standoff_stability::{
    Budget, CannotAnalyse, Concept, Engine, Progress, Question, SequenceRule, Settings, Stopped, Tables, Unfit, Watch, analyse, answer,
    tables,
};

fn by(engine: Engine, conflict: &Conflict, sequence: SequenceRule) -> Result<Tables, CannotAnalyse> {
    let settings = Settings {
        sequence,
        ..Settings::default()
    };
    let question = Question {
        conflict,
        settings,
        concepts: &Concept::ALL,
        engine: Some(engine),
    };
    answer(&question, &Budget::default(), Watch::default())
}

fn codes(conflict: &Conflict) -> std::ops::Range<StateCode> {
    0..1 << conflict.options.len()
}

/// Asserts that two engines say the same of every state; returns how many verdicts that was.
fn same(conflict: &Conflict, sequence: SequenceRule) -> usize {
    let mut verdicts = 0;
    let (cube, listed) = match (by(Engine::Hypercube, conflict, sequence), by(Engine::Listed, conflict, sequence)) {
        (Ok(cube), Ok(listed)) => (cube, listed),
        (cube, listed) => {
            assert_eq!(cube.err(), listed.err());
            return 0;
        }
    };
    assert_eq!((cube.engine(), listed.engine()), (Engine::Hypercube, Engine::Listed));
    assert_eq!(cube.states(), listed.states());
    for code in codes(conflict) {
        assert_eq!(cube.feasible(code), listed.feasible(code));
        for dm in 0..conflict.decision_makers.len() {
            assert_eq!(cube.rank(dm, code), listed.rank(dm, code), "rank of {code:b} for {dm}");
            for concept in Concept::ALL {
                let held = cube.stable(concept, dm, code);
                assert_eq!(held, listed.stable(concept, dm, code), "{} for {dm} in {code:b}", concept.name());
                verdicts += usize::from(held.is_some());
            }
        }
    }
    for concept in Concept::ALL {
        assert!(cube.equilibria(concept).eq(listed.equilibria(concept)), "equilibria, ascending");
        assert_eq!(cube.count_equilibria(concept), listed.count_equilibria(concept));
    }
    for dm in 0..conflict.decision_makers.len() {
        assert_eq!(cube.ranks(dm), listed.ranks(dm));
        assert!(
            Concept::ALL
                .into_iter()
                .all(|concept| cube.count_stable(concept, dm) == listed.count_stable(concept, dm))
        );
    }
    verdicts
}

#[test]
fn a_thousand_crooked_conflicts_are_judged_alike() {
    let verdicts: usize = (0..1000)
        .map(|seed| same(&crooked(seed), [SequenceRule::Successive, SequenceRule::Single][seed as usize % 2]))
        .sum();
    assert!(verdicts > 300_000, "{verdicts}");
}

#[test]
fn conflicts_larger_than_a_block_are_judged_alike() {
    // Sixteen thousand positions: some decision makers' moves lie too far apart for neighbouring positions to hold them.
    assert!(same(&sized(14, 3, false), SequenceRule::Successive) > 200_000);
    assert!(same(&sized(14, 4, true), SequenceRule::Successive) > 60_000);
    for seed in 0..3 {
        let mut conflict = wild(&mut Numbers::new(seed), 3, 14);
        conflict
            .options
            .iter_mut()
            .enumerate()
            .for_each(|(number, option)| option.owner = number * 3 / 14);
        assert!(same(&conflict, SequenceRule::Successive) > 30_000);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn verdicts_follow_the_definitions(conflict in conflicts(), rule in prop::sample::select(vec![SequenceRule::Successive, SequenceRule::Single])) {
        let cube = by(Engine::Hypercube, &conflict, rule).expect("a sound model");
        let analysis = analyse(&conflict, cube.settings(), &Budget::default()).expect("a sound model");
        for state in analysis.space().ids() {
            for dm in 0..conflict.decision_makers.len() {
                for concept in Concept::ALL {
                    let literal = analysis.verdict(concept, dm, state).stable();
                    prop_assert_eq!(cube.stable(concept, dm, analysis.space().code(state)), Some(literal), "{} for {}", concept.name(), dm);
                }
            }
        }
    }

    #[test]
    fn merged_states_are_left_to_the_other_engine(conflict in merged_conflicts()) {
        let tables = tables(&conflict, &Settings::default(), &Budget::default(), Watch::default()).expect("a sound model");
        prop_assert_eq!((tables.engine(), tables.unfit()), (Engine::Listed, Some(&Unfit::Merged)));
        let analysis = tables.analysis().expect("listed");
        prop_assert_eq!(tables.states(), analysis.space().len() as u64);
        for state in analysis.space().ids() {
            let code = analysis.space().code(state);
            prop_assert_eq!(tables.equilibrium(Concept::Seq, code), Some(analysis.equilibrium(Concept::Seq, state)));
        }
    }
}

/// The same conflict with its options in another order, and where each went.
fn shuffled(conflict: &Conflict, step: usize) -> (Conflict, impl Fn(StateCode) -> StateCode) {
    let count = conflict.options.len();
    let place = move |option: usize| (option * step + 1) % count;
    let mut options = conflict.options.clone();
    conflict
        .options
        .iter()
        .enumerate()
        .for_each(|(number, option)| options[place(number)] = option.clone());
    let mut turned = Conflict {
        options,
        ..conflict.clone()
    };
    turned.infeasible.iter_mut().for_each(|rule| renumber(&mut rule.when, &place));
    for preference in &mut turned.preferences {
        if let Preference::Statements(statements) = preference {
            statements.iter_mut().for_each(|statement| renumber(&mut statement.want, &place));
        }
    }
    (turned, move |code| {
        (0..count).fold(0, |turned, option| turned | (code >> option & 1) << place(option))
    })
}

fn renumber(formula: &mut Formula, place: &impl Fn(usize) -> usize) {
    match formula {
        Formula::True | Formula::False => {}
        Formula::Taken(option) => *option = place(*option),
        Formula::Not(inner) => renumber(inner, place),
        Formula::If(left, right) | Formula::OnlyIf(left, right) | Formula::Iff(left, right) => {
            renumber(left, place);
            renumber(right, place);
        }
        Formula::And(members) | Formula::Or(members) => members.iter_mut().for_each(|member| renumber(member, place)),
        Formula::ExactlyOne(members) | Formula::AtMostOne(members) | Formula::AtLeastOne(members) => {
            members.iter_mut().for_each(|member| renumber(member, place));
        }
    }
}

#[test]
fn the_order_of_options_does_not_matter() {
    for rules in [false, true] {
        let conflict = sized(17, 4, rules);
        let (turned, place) = shuffled(&conflict, 3);
        let [before, after] =
            [&conflict, &turned].map(|conflict| by(Engine::Hypercube, conflict, SequenceRule::Successive).expect("17 options"));
        for code in codes(&conflict) {
            for dm in 0..4 {
                assert_eq!(before.rank(dm, code), after.rank(dm, place(code)));
                let judged = |tables: &Tables, code| Concept::ALL.map(|concept| tables.stable(concept, dm, code));
                assert_eq!(judged(&before, code), judged(&after, place(code)), "{dm} in {code:b}");
            }
        }
        assert!(after.equilibria(Concept::Smr).is_sorted());
        assert_eq!(
            after.equilibria(Concept::Smr).count() as u64,
            after.count_equilibria(Concept::Smr).expect("finished")
        );
    }
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let conflict = sized(16, 3, true);
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let tables = pool
            .install(|| by(Engine::Hypercube, &conflict, SequenceRule::Successive))
            .expect("16 options");
        format!("{tables:?}")
    };
    assert_eq!(on(1), on(3));
}

#[test]
fn what_cannot_be_held_is_said_before_anything_is_taken() {
    let mut conflict = sized(64, 4, true);
    let failure = tables(&conflict, &Settings::default(), &Budget::default(), Watch::default()).expect_err("2^64 states");
    assert_eq!(failure.findings[0].code, "C0702");
    assert!(failure.to_string().contains("64 options need"), "{failure}");
    assert!(failure.to_string().contains("25 options would fit"), "{failure}");
    conflict.options.truncate(20);
    conflict.infeasible.clear();
    conflict.preferences.clear();
    let small = Budget {
        max_bytes: 1 << 20,
        ..Budget::default()
    };
    let question = Question {
        conflict: &conflict,
        settings: Settings::default(),
        concepts: &[Concept::Nash],
        engine: Some(Engine::Hypercube),
    };
    let failure = answer(&question, &small, Watch::default()).expect_err("a mebibyte");
    assert!(failure.to_string().contains("the budget is 1048576"), "{failure}");
}

#[test]
fn many_options_with_few_states_are_listed() {
    let mut conflict = sized(40, 3, false);
    for option in 3..40 {
        conflict.infeasible.push(Infeasible {
            when: Formula::Taken(option),
            support: Support::default(),
        });
    }
    let tables = tables(&conflict, &Settings::default(), &Budget::default(), Watch::default()).expect("eight states");
    assert_eq!((tables.engine(), tables.states()), (Engine::Listed, 8));
    let unfit = tables.unfit().expect("a reason").to_string();
    assert!(unfit.starts_with("40 options need"), "{unfit}");
}

#[test]
fn each_once_is_left_to_the_other_engine() {
    let settings = Settings {
        sequence: SequenceRule::Once,
        ..Settings::default()
    };
    let tables = tables(&sized(6, 3, false), &settings, &Budget::default(), Watch::default()).expect("64 states");
    assert_eq!((tables.engine(), tables.unfit()), (Engine::Listed, Some(&Unfit::Once)));
}

#[test]
fn what_is_finished_is_kept_when_the_work_is_cancelled() {
    let conflict = sized(10, 3, false);
    let cancel = AtomicBool::new(false);
    let report = |progress: Progress| cancel.store(progress.stage == "SMR" && progress.done == 1, Ordering::Relaxed);
    let watch = Watch {
        cancel: Some(&cancel),
        report: Some(&report),
    };
    let part = tables(&conflict, &Settings::default(), &Budget::default(), watch).expect("two concepts");
    assert_eq!(part.finished(), [Concept::Nash, Concept::Gmr]);
    assert_eq!(part.stopped(), Some(&Stopped::Cancelled));
    assert_eq!((part.stable(Concept::Smr, 0, 0), part.count_equilibria(Concept::Seq)), (None, None));
    assert_eq!(part.equilibria(Concept::Sseq).count(), 0);
    let whole = by(Engine::Hypercube, &conflict, SequenceRule::Successive).expect("1024 states");
    assert_eq!(whole.stopped(), None);
    assert!(part.equilibria(Concept::Gmr).eq(whole.equilibria(Concept::Gmr)));
}

#[test]
fn no_time_is_said() {
    let budget = Budget {
        max_time: Some(Duration::ZERO),
        ..Budget::default()
    };
    let failure = tables(&sized(8, 3, false), &Settings::default(), &budget, Watch::default()).expect_err("no time");
    assert_eq!(failure.findings[0].code, "C0702");
    assert!(failure.to_string().contains("stopped after 0 seconds"), "{failure}");
}

#[test]
fn what_stands_in_the_way_is_told_alike() {
    let sound = sized(5, 2, false);
    let mut without_place = sound.clone();
    without_place.preferences[0] = Preference::Ranking(vec![vec![Ranked::Where(Formula::Taken(4))], vec![Ranked::State(3)]]);
    let mut partly = sound.clone();
    if let Preference::Statements(statements) = &mut partly.preferences[1] {
        statements[0].rank = StatementRank::Unknown;
    }
    let mut ruled_out = sound.clone();
    ruled_out.infeasible.push(Infeasible {
        when: Formula::Taken(2),
        support: Support::default(),
    });
    ruled_out.status_quo = Some(StatusQuo {
        state: 4,
        support: Support::default(),
    });
    let mut nothing = sound.clone();
    nothing.infeasible.push(Infeasible {
        when: Formula::True,
        support: Support::default(),
    });
    let mut dangling = sound.clone();
    dangling.options[1].owner = 7;
    for (conflict, code) in [
        (without_place, "C0703"),
        (partly, "C0705"),
        (ruled_out, "C0706"),
        (nothing, "C0701"),
        (dangling, "C0702"),
    ] {
        let [cube, listed] = [Engine::Hypercube, Engine::Listed].map(|engine| by(engine, &conflict, SequenceRule::Successive).err());
        assert_eq!(cube, listed);
        assert_eq!(cube.expect("an error").findings[0].code, code);
    }
}
