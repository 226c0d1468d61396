//! `standoff draft`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::solution::Measure;
use crate::tellings;
use crate::terminal::Terminal;
use standoff::{Dossier, DraftAsked};
use std::path::PathBuf;

/// Drafts a first conflict model from the ledger alone.
///
/// Makes decision makers, options, commitments and wishes of what the pages report, each with the words it was made from and marked as
/// proposed until somebody confirms it; what one side believes of another's wish becomes a view. No order of wishes is made up. What
/// could not be used is listed with why. A model that is there already is never written over: then the draft only says what it would add.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff draft strike-2024
  standoff draft strike-2024 --since 2024-06-01 --to strike-2024/models/june.toml
  standoff deadlock strike-2024/models/draft-2024-06-18.toml

The draft goes to models/draft-DATE.toml, DATE being the day of the latest page, and can be checked, solved and asked for deadlocks
as it is. Rules that no page states stand in it as comments: they are not in force until you say so.")]
pub struct Args {
    /// The dossier's folder
    dossier: PathBuf,
    /// The file to write, instead of models/draft-DATE.toml
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// Drafts only from what was said or done on or after a date
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Drafts only from what was said or done on or before a date
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Tells every entry of long lists
    #[arg(long)]
    all: bool,
}

/// Drafts, writes where nothing is yet, and tells.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let dossier = Dossier::open(&args.dossier)?;
    let asked = DraftAsked {
        from: args.since.clone(),
        to: args.until.clone(),
    };
    let drafted = standoff::draft(&dossier, &asked)?;
    let placed = standoff::place_draft(&dossier, &drafted, args.to.as_deref())?;
    let measure = if args.all { Measure::ALL } else { Measure::SOME };
    tellings::draft::tell(&drafted, &placed, measure, terminal)?;
    Ok(Exit::Fine)
}
