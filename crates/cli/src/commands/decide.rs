//! `standoff decide`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{GOOD, Terminal, clean, paint};
use crate::words::{analyst, now};
use clap::ValueEnum;
use standoff::{Choice, DecisionKind, Dossier, Undo};
use std::path::PathBuf;

/// Accepts, rejects, corrects, joins or annotates what is in the ledger.
///
/// A decision is one line in `decisions.jsonl`, with who and when, on the disk before the command returns. It survives
/// reading the sources again, and what was read is kept beside it. `undo` takes it back by one more line.
///
/// An edit sets fields of a statement (speaker, on-behalf-of, addressee, date, modality, polarity, form, basis, content), of an
/// event (actors, targets, date, type, mode, status, span), of a commitment (debtor, counterparty, logic, stance, basis, act,
/// condition) or of an actor (label, kind, alias, not-alias). A field named twice has two values; one without a value is undetermined.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff decide strike-2024 s-1f09c2ab44 accept
  standoff decide strike-2024 e-90ab12cd34 reject --note \"a rehearsal, not the event\"
  standoff decide strike-2024 c-77aa88bb99 note --note \"ask the union\" --by Ann
  standoff decide strike-2024 s-1f09c2ab44 edit speaker=\"Ruth Calder\" date=2024-06-11
  standoff decide strike-2024 e-90ab12cd34 edit status=planned targets=
  standoff decide strike-2024 s-1f09c2ab44 merge s-80ebfdc3a2     both report one statement
  standoff decide strike-2024 s-1f09c2ab44 split                  it reports one of its own
  standoff decide strike-2024 \"Ruth Calder\" merge \"the union president\"
  standoff decide strike-2024 \"Ruth Calder\" split \"Calder\" label=\"Martin Calder\"
  standoff decide strike-2024 \"Ruth Calder\" edit kind=person alias=\"R. Calder\"
  standoff decide strike-2024 k-0a1b2c3d4e undo")]
pub struct Args {
    /// The dossier's folder
    dossier: PathBuf,
    /// The item's id, as `standoff ledger` shows it; an actor's id or name; a decision's id, to undo it
    item: String,
    /// What to decide
    #[arg(value_enum)]
    decision: Word,
    /// For edit: FIELD=VALUE; for merge and split: ids of the others, names of actors, aliases
    #[arg(value_name = "VALUE")]
    values: Vec<String>,
    /// Your words on it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Who decides; else `$STANDOFF_ANALYST`, else the name you are logged in with
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

/// What can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Word {
    /// The item is right
    Accept,
    /// The item is wrong; it is left out of what follows
    Reject,
    /// A remark; the item stays as it is
    Note,
    /// The item is right but for the fields set here
    Edit,
    /// The item and the others report one thing; the others are the same actor
    Merge,
    /// The item reports a thing of its own; the aliases are another actor's
    Split,
    /// A decision, or the last one on an item, no longer holds
    #[value(alias = "withdraw")]
    Undo,
}

/// Records the decision.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let dossier = Dossier::open(&args.dossier)?;
    let (by, at, note) = (analyst(args.by.as_deref())?, now(), args.note.clone());
    let decision = match args.decision {
        Word::Undo if !args.values.is_empty() => {
            return Err(Failure::Usage(
                "undo takes the id of a decision or an item, and nothing more".to_owned(),
            ));
        }
        Word::Undo => {
            let decision = args.item.clone();
            standoff::undo(&dossier, &Undo { decision, note, by, at })?
        }
        _ => standoff::decide(&dossier, &choice(args, by, at))?,
    };
    let about = [decision.item.as_str(), decision.undoes.as_deref().unwrap_or_default()];
    let line = format!(
        "{} {} by {}  {}",
        paint(GOOD, past(args.decision)),
        clean(about.join(" ").trim()),
        clean(&decision.by),
        decision.id
    );
    terminal.line(&line)?;
    Ok(Exit::Fine)
}

/// The decision as the library takes it.
fn choice(args: &Args, by: String, at: String) -> Choice {
    let field = |value: &String| value.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    Choice {
        item: args.item.clone(),
        decision: kind(args.decision),
        set: args.values.iter().filter_map(field).collect(),
        with: args.values.iter().filter(|value| !value.contains('=')).cloned().collect(),
        note: args.note.clone(),
        by,
        at,
    }
}

/// The kind of decision that a word names.
fn kind(word: Word) -> DecisionKind {
    match word {
        Word::Accept => DecisionKind::Accept,
        Word::Reject => DecisionKind::Reject,
        Word::Note => DecisionKind::Note,
        Word::Edit => DecisionKind::Edit,
        Word::Merge => DecisionKind::Merge,
        Word::Split => DecisionKind::Split,
        Word::Undo => DecisionKind::Undo,
    }
}

/// What was done.
fn past(word: Word) -> &'static str {
    match word {
        Word::Accept => "accepted",
        Word::Reject => "rejected",
        Word::Note => "noted on",
        Word::Edit => "edited",
        Word::Merge => "merged",
        Word::Split => "split",
        Word::Undo => "undone on",
    }
}
