//! `standoff decide`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{GOOD, Terminal, clean, paint};
use crate::words::{analyst, now};
use clap::ValueEnum;
use standoff::{Choice, DecisionKind, Dossier};
use std::path::PathBuf;

/// Accepts, rejects or annotates an item of the ledger.
///
/// A decision is one line in `decisions.jsonl`, with who and when, on the disk before the command returns. It survives
/// reading the sources again. `standoff decisions --undo` takes it back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff decide strike-2024 s-1f09c2ab44 accept
  standoff decide strike-2024 e-90ab12cd34 reject --note \"a rehearsal, not the event\"
  standoff decide strike-2024 c-77aa88bb99 note --note \"ask the union\" --by Ann")]
pub struct Args {
    /// The dossier's folder
    dossier: PathBuf,
    /// The item's id, as `standoff ledger` shows it
    item: String,
    /// What to decide
    #[arg(value_enum)]
    decision: Word,
    /// Your words on it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Who decides; else `$STANDOFF_ANALYST`, else the name you are logged in with
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

/// What can be decided.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Word {
    /// The item is right
    Accept,
    /// The item is wrong; it is left out of what follows
    Reject,
    /// A remark; the item stays as it is
    Note,
}

/// Records the decision.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let dossier = Dossier::open(&args.dossier)?;
    let choice = Choice {
        item: args.item.clone(),
        decision: match args.decision {
            Word::Accept => DecisionKind::Accept,
            Word::Reject => DecisionKind::Reject,
            Word::Note => DecisionKind::Note,
        },
        note: args.note.clone(),
        by: analyst(args.by.as_deref())?,
        at: now(),
    };
    let decision = standoff::decide(&dossier, &choice)?;
    let word = match args.decision {
        Word::Accept => "accepted",
        Word::Reject => "rejected",
        Word::Note => "noted on",
    };
    let line = format!(
        "{} {} by {}  {}",
        paint(GOOD, word),
        clean(&decision.item),
        clean(&decision.by),
        decision.id
    );
    terminal.line(&line)?;
    Ok(Exit::Fine)
}
