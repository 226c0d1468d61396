//! How long questions about the Korean model of June 2021 take with every rank taken away. Run with `--release`.

use std::time::Instant;

use standoff_conflict::{Format, Preference, StatementRank, read};
use standoff_stability::orders::{Grade, partly};
use standoff_stability::{Budget, Concept, Settings};

#[allow(clippy::print_stdout, reason = "an example shows what it finds")]
fn main() {
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
