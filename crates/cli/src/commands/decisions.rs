//! `standoff decisions`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{BAD, FAINT, GOOD, Terminal, clean, paint};
use crate::words::{analyst, counted, now, spelled};
use serde_json::Value;
use standoff::{Decision, DecisionKind, DecisionList, Dossier, Orphan, Undo};
use std::path::PathBuf;

/// Lists the decisions of a dossier, oldest first, or takes one back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff decisions strike-2024
  standoff decisions strike-2024 --undo k-0a1b2c3d4e
  standoff decisions strike-2024 --undo s-1f09c2ab44 --note \"misread\"   the last one on that item")]
pub struct Args {
    /// The dossier's folder
    dossier: PathBuf,
    /// Takes a decision back, or the last one on an item; the line stays, with a further one that undoes it
    #[arg(long, value_name = "ID")]
    undo: Option<String>,
    /// Why it is taken back
    #[arg(long, value_name = "TEXT", requires = "undo")]
    note: Option<String>,
    /// Who takes it back; else `$STANDOFF_ANALYST`, else the name you are logged in with
    #[arg(long, value_name = "NAME", requires = "undo")]
    by: Option<String>,
}

/// Takes back what was asked for, else lists.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let dossier = Dossier::open(&args.dossier)?;
    if let Some(id) = &args.undo {
        let undo = Undo {
            decision: id.clone(),
            note: args.note.clone(),
            by: analyst(args.by.as_deref())?,
            at: now(),
        };
        let done = standoff::undo(&dossier, &undo)?;
        let taken_back = clean(done.undoes.as_deref().unwrap_or(id));
        terminal.line(&format!(
            "{} {taken_back} on {} by {}",
            paint(GOOD, "undone"),
            clean(&done.item),
            clean(&done.by)
        ))?;
        return Ok(Exit::Fine);
    }
    let list = standoff::decisions(&dossier)?;
    for (decision, in_force) in &list.decisions {
        tell(decision, *in_force, terminal)?;
    }
    tell_troubles(&list, terminal)?;
    // An undo is a line of the file, but nothing that could be in force on an item.
    let standing = list
        .decisions
        .iter()
        .filter(|(decision, in_force)| *in_force && decision.decision != DecisionKind::Undo)
        .count();
    terminal.line(&match list.decisions.len() {
        0 => "No decisions yet.".to_owned(),
        all => format!("{}, {standing} in force", counted(all, "line")),
    })?;
    Ok(if list.flaws.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// One decision: what, on which item, who and when; below it the words.
fn tell(decision: &Decision, in_force: bool, terminal: &mut Terminal) -> Result<(), Failure> {
    let standing = if in_force { "" } else { "  (taken back)" };
    let word = spelled(serde_json::to_value(decision.decision));
    let who = format!("{}, {}", clean(&decision.by), clean(&decision.at));
    let line = format!(
        "{}  {word:<6}  {}  {who}{standing}",
        paint(FAINT, &clean(&decision.id)),
        clean(&decision.item)
    );
    terminal.line(&line)?;
    let changed = changed(decision);
    if !changed.is_empty() {
        terminal.paragraph("    ", &clean(&changed))?;
    }
    if let Some(note) = &decision.note {
        terminal.paragraph("    ", &clean(note))?;
    }
    Ok(())
}

/// What an edit sets, and whom a merge or a split is about.
fn changed(decision: &Decision) -> String {
    let plain = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => "undetermined".to_owned(),
        Value::Array(values) if values.iter().all(Value::is_string) => {
            values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    };
    let fields = decision
        .set
        .iter()
        .map(|(name, value)| format!("{}: {}", name.replace('_', " "), plain(value)));
    let word = if decision.decision == DecisionKind::Split { "to" } else { "with" };
    let others = (!decision.with.is_empty()).then(|| format!("{word} {}", decision.with.join(", ")));
    fields.chain(others).collect::<Vec<_>>().join("; ")
}

/// A decision that cannot be laid over the ledger: why, and what may be meant now.
fn orphaned(orphan: &Orphan) -> String {
    let why = match orphan.missing.as_slice() {
        [] => format!("does not fit {} as it is read now", orphan.decision.item),
        ids => format!("names {}, which the ledger does not hold now", ids.join(", ")),
    };
    let perhaps = match orphan.perhaps.as_slice() {
        [] => String::new(),
        ids => format!("; perhaps {} is meant", ids.join(" or ")),
    };
    format!("{} {why}; it is kept{perhaps}", orphan.decision.id)
}

/// Decisions without an item, and lines that cannot be used.
fn tell_troubles(list: &DecisionList, terminal: &mut Terminal) -> Result<(), Failure> {
    for orphan in &list.orphans {
        let words = orphaned(orphan);
        terminal.paragraph("note ", &clean(&words))?;
    }
    for flaw in &list.flaws {
        terminal.paragraph(
            "",
            &format!("{} decisions.jsonl:{}: {}", paint(BAD, "not used"), flaw.line, clean(&flaw.message)),
        )?;
    }
    Ok(())
}
