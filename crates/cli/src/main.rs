//! The `standoff` program: reads the arguments, calls one command, turns the outcome into an exit code.
//!
//! Exit codes: 0 fine, 1 findings (what was asked for has mistakes in it), 2 usage, 3 the outside failed (a file, the disk),
//! 70 a bug. Nothing here thinks: a command calls one deed of the library and writes down what came back.

mod arguments;
mod asking;
mod commands;
mod differences;
mod entries;
mod exit;
mod failure;
mod findings;
mod interrupt;
mod json;
mod review;
mod solution;
mod tellings;
mod terminal;
mod verdicts;
mod words;

use arguments::Program;
use clap::Parser;
use exit::Exit;
use std::process::ExitCode;
use terminal::Terminal;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|bug| terminal::tell_of_a_bug(&bug.to_string())));
    std::panic::catch_unwind(perform).unwrap_or(Exit::Bug).into()
}

/// Parses, dispatches, and tells of a failure.
fn perform() -> Exit {
    let program = match Program::try_parse() {
        Ok(program) => program,
        Err(answer) => return exit::of_clap(&answer),
    };
    let mut terminal = Terminal::new();
    let outcome = program.command.run(&mut terminal).and_then(|exit| {
        terminal.flush()?;
        Ok(exit)
    });
    outcome.unwrap_or_else(|failure| failure.tell(&mut terminal))
}
