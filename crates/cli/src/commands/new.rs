//! `standoff new`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{STRONG, Terminal, paint};
use std::path::PathBuf;

/// Makes a dossier: a folder for one dispute.
///
/// The folder gets a `standoff.toml` for the title, the question and the actors you want to fix, a place for sources, and a
/// first model that can be solved at once.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff new strike-2024
  standoff new strike-2024 --title \"The harbour strike\"")]
pub struct Args {
    /// The folder to make
    folder: PathBuf,
    /// What the dispute is called; the folder's name without it
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
}

/// Makes the dossier and says what to do next.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let created = standoff::new(&args.folder, args.title.as_deref())?;
    let folder = created.folder.display();
    terminal.line(&format!("Made {}:", paint(STRONG, &folder.to_string())))?;
    for file in &created.files {
        terminal.line(&format!("  {}", file.display()))?;
    }
    terminal.line("")?;
    terminal.line("Next:")?;
    terminal.line(&format!("  standoff add {folder} FILE…   put pages into it"))?;
    terminal.line(&format!("  standoff read {folder}        read them"))?;
    Ok(Exit::Fine)
}
