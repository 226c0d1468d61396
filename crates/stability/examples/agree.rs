//! Compares the two engines on generated conflicts: `cargo run --release --example agree -- [how many] [seed]`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

#[path = "../benches/seeded/mod.rs"]
mod seeded;

use std::process::ExitCode;

use standoff_conflict::Conflict;
use standoff_stability::{Budget, Concept, Engine, Question, SequenceRule, Settings, Tables, Watch, answer};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let (count, seed) = match (arguments.next().unwrap_or(Ok(1000)), arguments.next().unwrap_or(Ok(0))) {
        (Ok(count), Ok(seed)) => (count, seed),
        _ => {
            eprintln!("usage: agree [how many conflicts] [seed of the first]");
            return ExitCode::FAILURE;
        }
    };
    let (mut verdicts, mut without) = (0, 0);
    for seed in seed..seed + count {
        match compared(&seeded::crooked(seed)) {
            Ok(Some(more)) => verdicts += more,
            Ok(None) => without += 1,
            Err(what) => {
                println!("conflict of seed {seed}: {what}");
                return ExitCode::FAILURE;
            }
        }
    }
    println!("{count} conflicts, {without} of them without a feasible state; {verdicts} verdicts, no difference");
    ExitCode::SUCCESS
}

/// How many verdicts agree; nothing where there is no feasible state; else what differs.
fn compared(conflict: &Conflict) -> Result<Option<u64>, String> {
    let mut verdicts = 0;
    for sequence in [SequenceRule::Successive, SequenceRule::Single] {
        let settings = Settings {
            sequence,
            ..Settings::default()
        };
        let by = |engine| {
            let question = Question {
                conflict,
                settings,
                concepts: &Concept::ALL,
                engine: Some(engine),
            };
            answer(&question, &Budget::default(), Watch::default())
        };
        match (by(Engine::Hypercube), by(Engine::Listed)) {
            (Ok(cube), Ok(listed)) => verdicts += same(conflict, &cube, &listed).map_err(|what| format!("{}: {what}", sequence.key()))?,
            (Err(cube), Err(listed)) if cube == listed => return Ok(None),
            (cube, listed) => return Err(format!("{:?} against {:?}", cube.err(), listed.err())),
        }
    }
    Ok(Some(verdicts))
}

fn same(conflict: &Conflict, cube: &Tables, listed: &Tables) -> Result<u64, String> {
    let mut verdicts = 0;
    if cube.states() != listed.states() {
        return Err(format!("{} against {} states", cube.states(), listed.states()));
    }
    for code in (0..1 << conflict.options.len()).filter(|&code| listed.feasible(code) || cube.feasible(code)) {
        for dm in 0..conflict.decision_makers.len() {
            if cube.rank(dm, code) != listed.rank(dm, code) {
                return Err(format!("rank of {code:b} for {dm}"));
            }
            for concept in Concept::ALL {
                if cube.stable(concept, dm, code).is_none() || cube.stable(concept, dm, code) != listed.stable(concept, dm, code) {
                    return Err(format!("{} for {dm} in {code:b}", concept.name()));
                }
                verdicts += 1;
            }
        }
    }
    let equilibria = |tables: &Tables| Concept::ALL.map(|concept| tables.equilibria(concept).collect::<Vec<_>>());
    match equilibria(cube) == equilibria(listed) {
        true => Ok(verdicts),
        false => Err("equilibria".to_owned()),
    }
}
