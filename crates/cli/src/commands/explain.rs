//! `standoff explain`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{STRONG, Terminal, paint};
use standoff::conflict::explanations;

/// Explains a finding's code.
///
/// What it means, why it matters, how to mend it. Without a code, lists all of them.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff explain C0103
  standoff explain")]
pub struct Args {
    /// The code, as a finding shows it
    code: Option<String>,
}

/// Prints the explanation, or the list.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let Some(code) = &args.code else {
        for explanation in explanations() {
            terminal.line(&format!("{}  {}", explanation.code, explanation.title))?;
        }
        return Ok(Exit::Fine);
    };
    let explanation = standoff::explain(code)?;
    terminal.line(&paint(STRONG, &format!("{}: {}", explanation.code, explanation.title)))?;
    terminal.line("")?;
    terminal.text(explanation.text.trim_end())?;
    Ok(Exit::Fine)
}
