//! How long questions about partly known orders take: the Korean model of June 2021 with every rank taken away; then large generated models,
//! with as many seeds as the first argument says. Run with `--release`.

use std::time::Instant;

use standoff_conflict::{Format, Preference, StatementRank, read};
use standoff_stability::orders::{Grade, partly};
use standoff_stability::{Budget, Concept, Settings};

#[path = "../tests/orders/models.rs"]
#[allow(dead_code, reason = "a part of it serves here")]
mod models;

fn main() {
    korea();
    let seeds = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0);
    (0..seeds).for_each(large);
}

/// Three decision makers with three options and nine statements of unknown order each.
#[allow(clippy::print_stdout, reason = "an example shows what it finds")]
fn large(seed: u64) {
    let conflict = models::large(seed);
    let Ok(known) = partly(&conflict, &Settings::default(), &Budget::default()) else {
        return;
    };
    for concept in Concept::ALL {
        let begun = Instant::now();
        let overview = known.overview(&[concept], u64::MAX);
        let taken = begun.elapsed();
        let (mut open, mut slowest) = (0, 0);
        for state in known.space().ids() {
            open += usize::from(overview.equilibrium(concept, state) == Some(Grade::Undetermined));
            open += (0..3)
                .filter(|&dm| overview.grade(concept, dm, state) == Some(Grade::Undetermined))
                .count();
        }
        for state in known.space().ids().take(40) {
            let begun = Instant::now();
            known.equilibrium(concept, state);
            slowest = slowest.max(begun.elapsed().as_millis());
        }
        let states = known.space().len();
        println!(
            "seed {seed}, {states} states, {}: {open} undetermined, all in {taken:?}, slowest equilibrium {slowest} ms",
            concept.name()
        );
    }
}

#[allow(clippy::print_stdout, reason = "an example shows what it finds")]
fn korea() {
    let text = include_str!("../../../casebook/korea-2021/models/june.toml");
    let Some(mut conflict) = read(text, Format::Toml).models.pop() else {
        return;
    };
    for preference in &mut conflict.preferences {
        if let Preference::Statements(statements) = preference {
            statements.iter_mut().for_each(|statement| statement.rank = StatementRank::Unknown);
        }
    }
    let Ok(known) = partly(&conflict, &Settings::default(), &Budget::default()) else {
        return;
    };
    let Some(start) = known.status_quo() else { return };
    println!("{} states", known.space().len());
    for concept in Concept::ALL {
        let begun = Instant::now();
        let grade = known.equilibrium(concept, start).grade();
        println!("status quo, {}: {} in {:?}", concept.name(), grade.key(), begun.elapsed());
        let begun = Instant::now();
        let share = known.equilibrium_share(concept, start);
        println!("    share {share:?} in {:?}", begun.elapsed());
    }
    for concept in Concept::ALL {
        let begun = Instant::now();
        let overview = known.overview(&[concept], 100_000_000);
        let taken = begun.elapsed();
        let grades: Vec<Grade> = known
            .space()
            .ids()
            .filter_map(|state| overview.equilibrium(concept, state))
            .collect();
        let count = |wanted| grades.iter().filter(|&&grade| grade == wanted).count();
        println!(
            "all states, {}: {} necessarily, {} possibly, {} not, {} undetermined in {taken:?}",
            concept.name(),
            count(Grade::Necessarily),
            count(Grade::Possibly),
            count(Grade::Not),
            count(Grade::Undetermined),
        );
        for state in known.space().ids().step_by(7) {
            let begun = Instant::now();
            let share = known.equilibrium_share(concept, state);
            let taken = begun.elapsed();
            if taken.as_millis() > 200 {
                println!("    {}: {share:?} took {taken:?}", known.space().pattern(state));
            }
        }
    }
}
