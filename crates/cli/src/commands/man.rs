//! `standoff man`.

use crate::arguments::Program;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::Terminal;
use clap::CommandFactory;

/// Prints the manual page, for `man`.
///
/// With the name of a command, prints that command's page.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff man > ~/.local/share/man/man1/standoff.1
  standoff man solve > ~/.local/share/man/man1/standoff-solve.1
  standoff man | man -l -            read it at once")]
pub struct Args {
    /// The command whose page to print; the program's own without it
    command: Option<String>,
}

/// Prints the page.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let mut program = Program::command();
    program.build();
    let command = match &args.command {
        None => program,
        Some(name) => program
            .find_subcommand(name)
            .cloned()
            .map(|command| command.display_name(format!("standoff-{name}")))
            .ok_or_else(|| Failure::Usage(format!("there is no command “{name}”; `standoff --help` lists them")))?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    terminal.text(&String::from_utf8_lossy(&page))?;
    Ok(Exit::Fine)
}
