//! The program's arguments: the list of commands and what `--help` says above it. Each command's own flags stand in its file.

use crate::commands::{
    accounts, add, brief, check, compare, completions, convert, deadlock, decide, decisions, demo, draft, evolve, explain, invert, ledger,
    man, new, paths, positions, read, robustness, show, solve, sources, what_if, why,
};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::Terminal;
use clap::{Parser, Subcommand};

/// Reads what is reported about a dispute and shows who stands where, what is deadlocked and why, with every claim tied to
/// the words it rests on.
#[derive(Debug, Parser)]
#[command(name = "standoff", version, max_term_width = 100, disable_help_subcommand = true, after_help = FIRST_STEPS)]
pub struct Program {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Shown below the list of commands.
const FIRST_STEPS: &str = "\
First steps:
  standoff demo                      an invented dispute, from the pages to the brief
  standoff new strike-2024           a folder for your own
  standoff add strike-2024 *.html    put pages into it
  standoff read strike-2024          read them
  standoff ledger strike-2024        who said and did what

`standoff COMMAND --help` shows what a command does, with examples.
Exit codes: 0 fine, 1 findings, 2 usage, 3 a file or disk failed, 70 a bug.";

/// The commands, in the order of a day's work.
#[derive(Debug, Subcommand)]
pub enum Command {
    Demo(demo::Args),
    New(new::Args),
    Add(add::Args),
    Sources(sources::Args),
    Read(read::Args),
    Ledger(ledger::Args),
    Positions(positions::Args),
    Accounts(accounts::Args),
    Show(show::Args),
    Decide(decide::Args),
    Decisions(decisions::Args),
    Draft(draft::Args),
    Check(check::Args),
    Explain(explain::Args),
    Solve(solve::Args),
    Why(why::Args),
    Invert(invert::Args),
    Paths(paths::Args),
    WhatIf(what_if::Args),
    Deadlock(deadlock::Args),
    Compare(compare::Args),
    Robustness(robustness::Args),
    Evolve(evolve::Args),
    Convert(convert::Args),
    Brief(brief::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    /// Runs the command that was typed.
    pub fn run(&self, terminal: &mut Terminal) -> Result<Exit, Failure> {
        match self {
            Command::Demo(args) => demo::run(args, terminal),
            Command::New(args) => new::run(args, terminal),
            Command::Add(args) => add::run(args, terminal),
            Command::Sources(args) => sources::run(args, terminal),
            Command::Read(args) => read::run(args, terminal),
            Command::Ledger(args) => ledger::run(args, terminal),
            Command::Positions(args) => positions::run(args, terminal),
            Command::Accounts(args) => accounts::run(args, terminal),
            Command::Show(args) => show::run(args, terminal),
            Command::Decide(args) => decide::run(args, terminal),
            Command::Decisions(args) => decisions::run(args, terminal),
            Command::Draft(args) => draft::run(args, terminal),
            Command::Check(args) => check::run(args, terminal),
            Command::Explain(args) => explain::run(args, terminal),
            Command::Solve(args) => solve::run(args, terminal),
            Command::Why(args) => why::run(args, terminal),
            Command::Invert(args) => invert::run(args, terminal),
            Command::Paths(args) => paths::run(args, terminal),
            Command::WhatIf(args) => what_if::run(args, terminal),
            Command::Deadlock(args) => deadlock::run(args, terminal),
            Command::Compare(args) => compare::run(args, terminal),
            Command::Robustness(args) => robustness::run(args, terminal),
            Command::Evolve(args) => evolve::run(args, terminal),
            Command::Convert(args) => convert::run(args, terminal),
            Command::Brief(args) => brief::run(args, terminal),
            Command::Completions(args) => completions::run(args, terminal),
            Command::Man(args) => man::run(args, terminal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Program::command().debug_assert();
    }

    #[test]
    fn every_command_teaches_by_example() {
        for command in Program::command().get_subcommands() {
            let name = command.get_name();
            assert!(command.get_about().is_some(), "{name} says nothing about itself");
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains(&format!("standoff {name}")), "{name} shows no example");
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some(), "{name}: {} is not explained", argument.get_id());
            }
        }
    }
}
