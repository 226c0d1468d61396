//! `standoff completions`.

use crate::arguments::Program;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::Terminal;
use clap::CommandFactory;
use clap_complete::Shell;

/// Prints completions of commands and flags for your shell.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff completions bash > ~/.local/share/bash-completion/completions/standoff
  standoff completions zsh > ~/.zfunc/_standoff
  standoff completions fish > ~/.config/fish/completions/standoff.fish")]
pub struct Args {
    /// The shell to write for
    shell: Shell,
}

/// Prints the script.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Program::command(), "standoff", &mut script);
    terminal.text(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}
