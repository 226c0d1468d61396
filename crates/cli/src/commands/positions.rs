//! `standoff positions`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::tellings;
use crate::terminal::Terminal;
use standoff::Dossier;
use std::path::PathBuf;

/// Shows what each side demands, offers and refuses, as a history.
///
/// Each side's terms by the level of who says them, leaders, envoys and ministers, spokespersons, officials, and by date, the newest last.
/// A position that moved is shown as a change. Dates that are only relative or lent by another page say so; undated terms come last.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff positions strike-2024
  standoff positions strike-2024 --actor \"dockers' union\"
  standoff positions strike-2024 --json > positions.json

A side is whom a speaker is said to speak for, else the state or body whose office the pages put beside the name, else the speaker.
One remark that several pages report is listed once; `standoff accounts` shows how they differ.")]
pub struct Args {
    /// The dossier's folder
    dossier: PathBuf,
    /// Only sides that this actor is, speaks for or is bound in; its name, an alias or its id
    #[arg(long, value_name = "ACTOR")]
    actor: Option<String>,
    /// The positions as JSON (`standoff-positions/1`)
    #[arg(long)]
    json: bool,
}

/// Tells the history.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let positions = standoff::positions(&Dossier::open(&args.dossier)?, args.actor.as_deref())?;
    if args.json {
        terminal.json(&positions.to_json())?;
    } else {
        tellings::positions::tell(&positions, terminal)?;
    }
    Ok(Exit::Fine)
}
