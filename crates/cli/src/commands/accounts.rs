//! `standoff accounts`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::tellings;
use crate::terminal::Terminal;
use standoff::Dossier;
use std::path::PathBuf;

/// Shows one remark as several pages tell it, and what each drops or adds.
///
/// The fullest quotation comes first; every other wording is compared with it, dropped conditions, negations and qualifiers before other
/// words. Pages that print one text are counted once. Tells also who passes words on, what others read into a remark, and quotations that
/// no named speaker said.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff accounts strike-2024
  standoff accounts strike-2024 --group s-1f09c2ab44
  standoff accounts strike-2024 --json > accounts.json

A difference of wordings is no lie: pages cut, translate and paraphrase. To part what is not one remark:
  standoff decide strike-2024 s-1f09c2ab44 split")]
pub struct Args {
    /// The dossier's folder
    dossier: PathBuf,
    /// Only the remark that this statement reports; its id
    #[arg(long, value_name = "ID")]
    group: Option<String>,
    /// The accounts as JSON (`standoff-accounts/1`)
    #[arg(long)]
    json: bool,
}

/// Tells the accounts.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let accounts = standoff::accounts(&Dossier::open(&args.dossier)?, args.group.as_deref())?;
    if args.json {
        terminal.json(&standoff::accounts_json(&accounts))?;
    } else {
        tellings::accounts::tell(&accounts, terminal)?;
    }
    Ok(Exit::Fine)
}
