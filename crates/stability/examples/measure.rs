//! Measures the hypercube engine on generated conflicts and prints a table in Markdown: seconds and peak memory for each size.
//!
//! `cargo run --release -p standoff-stability --example measure -- [most options]`. Each size runs in a process of its own, so that memory is
//! that of one size; where the system does not tell it, the cell says so.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

#[path = "../benches/seeded/mod.rs"]
mod seeded;

use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::time::Instant;

use standoff_stability::{Budget, Concept, Engine, Progress, Question, Settings, Tables, Watch, answer};

/// The sizes of the table.
const OPTIONS: [usize; 5] = [12, 16, 20, 22, 24];

/// The four concepts that every program of the field knows.
const FOUR: [Concept; 4] = [Concept::Nash, Concept::Gmr, Concept::Smr, Concept::Seq];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["one", options, makers, rules, stages @ ..] => one(number(options), number(makers), *rules == "true", !stages.is_empty()),
        [] => table(24),
        [most] => table(number(most)),
        _ => ExitCode::FAILURE,
    }
}

fn number(text: &str) -> usize {
    text.parse().unwrap_or(0)
}

/// One line a size.
fn table(most: usize) -> ExitCode {
    println!("| options | decision makers | rules | feasible states | seconds | peak memory (MiB) |\n|---|---|---|---|---|---|");
    let Ok(program) = std::env::current_exe() else {
        return ExitCode::FAILURE;
    };
    for options in OPTIONS.into_iter().filter(|&options| options <= most) {
        for (makers, rules) in [(3, false), (3, true), (4, false), (4, true)] {
            let size = [options.to_string(), makers.to_string(), rules.to_string()];
            match Command::new(&program).arg("one").args(size).output() {
                Ok(output) => print!("{}", String::from_utf8_lossy(&output.stdout)),
                Err(error) => eprintln!("{error}"),
            }
        }
    }
    ExitCode::SUCCESS
}

/// Measures one size: the fastest of several runs where they are short.
fn one(options: usize, makers: usize, rules: bool, stages: bool) -> ExitCode {
    let conflict = seeded::sized(options, makers, rules);
    let question = Question {
        conflict: &conflict,
        settings: Settings::default(),
        concepts: &FOUR,
        engine: Some(Engine::Hypercube),
    };
    let mut best: Option<(f64, Tables)> = None;
    for _ in 0..if options > 16 || stages { 1 } else { 20 } {
        let start = Instant::now();
        let told = Mutex::new(start);
        let tell = |progress: Progress| tell(&told, progress);
        let watch = Watch {
            report: stages.then_some(&tell),
            ..Watch::default()
        };
        let Ok(tables) = answer(&question, &Budget::default(), watch) else {
            return ExitCode::FAILURE;
        };
        let seconds = start.elapsed().as_secs_f64();
        if best.as_ref().is_none_or(|(least, _)| seconds < *least) {
            best = Some((seconds, tables));
        }
    }
    let Some((seconds, tables)) = best else { return ExitCode::FAILURE };
    let words = if rules { "a third feasible" } else { "none" };
    println!(
        "| {options} | {makers} | {words} | {} | {seconds:.4} | {} |",
        tables.states(),
        peak()
    );
    ExitCode::SUCCESS
}

/// Says when each stage began, and how long the one before took.
fn tell(told: &Mutex<Instant>, progress: Progress) {
    if let Ok(mut last) = told.lock() {
        eprintln!(
            "{:8.3} s, then {} {} of {}",
            last.elapsed().as_secs_f64(),
            progress.stage,
            progress.done,
            progress.of
        );
        *last = Instant::now();
    }
}

/// The most memory the process has held, as Linux tells it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kilobytes.map_or("not told".to_owned(), |kilobytes| kilobytes.div_ceil(1024).to_string())
}
