//! The model of Korea in June 2021 with every rank taken away: what holds whatever counts for more.

use std::time::{Duration, Instant};

use standoff_conflict::{Conflict, Format, Preference, StatementRank, read};
use standoff_stability::orders::{Grade, Known, PartlyKnown, Share, complete, is_partly_known, partly};
use standoff_stability::{Budget, Concept, Settings, analyse};

fn unranked() -> Conflict {
    let text = include_str!("../../../casebook/korea-2021/models/june.toml");
    let mut conflict = read(text, Format::Toml).models.pop().expect("a model");
    for preference in &mut conflict.preferences {
        let Preference::Statements(statements) = preference else {
            panic!("statements")
        };
        statements.iter_mut().for_each(|statement| statement.rank = StatementRank::Unknown);
    }
    conflict
}

fn taken_in(conflict: &Conflict) -> PartlyKnown {
    partly(conflict, &Settings::default(), &Budget::default()).expect("a sound model")
}

#[test]
fn the_status_quo_holds_whatever_counts_for_more() {
    let conflict = unranked();
    assert!(is_partly_known(&conflict));
    let refused = analyse(&conflict, &Settings::default(), &Budget::default()).expect_err("no full order");
    assert!(refused.findings.iter().all(|finding| finding.code == "C0705"), "{refused}");
    assert!(refused.to_string().contains("standoff solve"), "{refused}");
    let known = taken_in(&conflict);
    let start = known.status_quo().expect("a status quo");
    for concept in Concept::ALL {
        assert_eq!(known.equilibrium(concept, start), Known::Necessarily, "{}", concept.name());
        for dm in 0..3 {
            assert_eq!(known.verdict(concept, dm, start), Known::Necessarily, "{} for {dm}", concept.name());
        }
    }
    assert_eq!(
        known.share(Concept::Nash, 0, start),
        Share::Exact {
            holding: 40_320,
            all: 40_320
        }
    );
}

#[test]
fn every_state_is_decided_and_each_possibility_is_shown() {
    let conflict = unranked();
    let known = taken_in(&conflict);
    let begun = Instant::now();
    let overview = known.overview(&Concept::ALL, 10_000_000);
    let taken = begun.elapsed();
    assert!(overview.whole);
    let mut possible = 0;
    for concept in Concept::ALL {
        for state in known.space().ids() {
            let grade = overview.equilibrium(concept, state).expect("asked");
            assert_ne!(grade, Grade::Undetermined, "{} {}", concept.name(), known.space().pattern(state));
            let Known::Possibly { shown_by, broken_by } = known.equilibrium(concept, state) else {
                continue;
            };
            possible += 1;
            if possible % 8 > 0 {
                continue;
            }
            let holds = |completion| {
                let full = complete(&conflict, completion);
                let analysis = analyse(&full, &Settings::default(), &Budget::default()).expect("a full order");
                analysis.equilibrium(concept, state)
            };
            assert!(
                holds(&shown_by) && !holds(&broken_by),
                "{} {}",
                concept.name(),
                known.space().pattern(state)
            );
        }
    }
    assert!(possible > 0);
    assert!(taken < Duration::from_secs(60), "all states took {taken:?}");
}
