//! `decide`: accepts, rejects and annotates items of the record, and takes that back.

use crate::decision_file::{DecisionFile, set_aside};
use crate::{Dossier, Failure};
use standoff_ledger::{Decision, DecisionKind, DecisionLog, Ledger, LogFlaw, Orphan, Wish};
use std::path::PathBuf;

/// A decision to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Id of a statement, an event or a commitment, or an actor by id or name.
    pub item: String,
    /// What; not `Undo`, for which there is [`undo`].
    pub decision: DecisionKind,
    /// What an edit sets: fields and values; a field named again has several values, an empty value clears it.
    pub set: Vec<(String, String)>,
    /// The others of a merge or a split, or the aliases to part off.
    pub with: Vec<String>,
    /// The analyst's words; needed for a note.
    pub note: Option<String>,
    /// Who decides.
    pub by: String,
    /// When, ISO 8601.
    pub at: String,
}

/// A decision to take back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// Id of the decision, or of an item, whose last decision in force is meant.
    pub decision: String,
    /// Why.
    pub note: Option<String>,
    /// Who takes it back.
    pub by: String,
    /// When, ISO 8601.
    pub at: String,
}

/// The decisions of a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionList {
    /// Every decision, oldest first, and whether it is in force.
    pub decisions: Vec<(Decision, bool)>,
    /// Those in force whose item is no longer found; empty as long as there is no ledger.
    pub orphans: Vec<Orphan>,
    /// Lines that could not be used.
    pub flaws: Vec<LogFlaw>,
    /// Files into which unfinished lines were moved.
    pub set_aside: Vec<PathBuf>,
}

/// Records a decision. It is on the disk when this returns.
///
/// # Errors
/// [`Failure::Undecidable`] if a note has no words; a failure of the ledger if there is no such item or actor, or a value does not fit.
pub fn decide(dossier: &Dossier, choice: &Choice) -> Result<Decision, Failure> {
    let note = choice
        .note
        .as_deref()
        .map(str::trim)
        .filter(|note| !note.is_empty())
        .map(str::to_owned);
    match choice.decision {
        DecisionKind::Undo => return Err(Failure::Undecidable("a decision is taken back by its own id".into())),
        DecisionKind::Note if note.is_none() => return Err(Failure::Undecidable("a note needs words".into())),
        _ => {}
    }
    let mut ledger = dossier.open_ledger()?;
    let draft = ledger.draft(&Wish {
        item: &choice.item,
        decision: choice.decision,
        set: &choice.set,
        with: &choice.with,
    })?;
    let decision = Decision {
        at: choice.at.clone(),
        by: signed(&choice.by)?,
        set: draft.set,
        with: draft.with,
        note,
        quote: draft.quote,
        label: draft.label,
        ..Decision::new(choice.decision, &draft.item)
    };
    record(dossier, &mut ledger, |_| Ok(decision))
}

/// Takes a decision back by a further line; nothing is erased.
///
/// # Errors
/// [`Failure::Undecidable`] if there is no such decision, or it is no longer in force.
pub fn undo(dossier: &Dossier, undo: &Undo) -> Result<Decision, Failure> {
    let by = signed(&undo.by)?;
    let line = |log: &DecisionLog| {
        let force = log.in_force();
        let meant = |decision: &&Decision| decision.id == undo.decision || decision.item == undo.decision;
        let is_undo = |decision: &&Decision| decision.decision == DecisionKind::Undo && decision.id != undo.decision;
        let in_force = log.decisions.iter().rev().filter(|decision| force.contains(decision.id.as_str()));
        let target = in_force.filter(meant).find(|decision| !is_undo(decision)).ok_or_else(|| {
            let known = log.decisions.iter().any(|decision| meant(&decision));
            Failure::Undecidable(match known {
                true => format!(
                    "the decision on “{}” is no longer in force; there is nothing to take back",
                    undo.decision
                ),
                false => format!(
                    "there is no decision “{}”, and none on an item of that id; `standoff decisions` lists them",
                    undo.decision
                ),
            })
        })?;
        Ok(Decision {
            at: undo.at.clone(),
            by: by.clone(),
            note: undo.note.clone(),
            undoes: Some(target.id.clone()),
            quote: target.quote.clone(),
            label: target.label.clone(),
            ..Decision::new(DecisionKind::Undo, &target.item)
        })
    };
    match dossier.open_ledger() {
        Ok(mut ledger) => record(dossier, &mut ledger, line),
        // Taking back needs the log alone.
        Err(_) => Ok(append(dossier, line)?.0),
    }
}

/// Lists the decisions.
pub fn decisions(dossier: &Dossier) -> Result<DecisionList, Failure> {
    let log = dossier.decision_log()?;
    let force = log.in_force();
    let decisions = log
        .decisions
        .iter()
        .map(|decision| (decision.clone(), force.contains(decision.id.as_str())))
        .collect();
    let orphans = match dossier.open_ledger() {
        Err(Failure::Ledger(standoff_ledger::Failure::Missing { .. })) => Vec::new(),
        opened => opened?.orphans()?,
    };
    Ok(DecisionList {
        decisions,
        orphans,
        flaws: log.flaws,
        set_aside: set_aside(dossier.folder()),
    })
}

/// Appends a decision and lays it over the ledger.
fn record(
    dossier: &Dossier,
    ledger: &mut Ledger,
    line: impl FnOnce(&DecisionLog) -> Result<Decision, Failure>,
) -> Result<Decision, Failure> {
    let (decision, log) = append(dossier, line)?;
    // The line is on the disk, which is what counts; a ledger that is being written, or cannot be, takes it from there later.
    let _ = ledger.store_decisions(&log);
    Ok(decision)
}

/// Appends what is made of the log as it stands under the lock, unless the very same is in force already.
fn append(dossier: &Dossier, line: impl FnOnce(&DecisionLog) -> Result<Decision, Failure>) -> Result<(Decision, DecisionLog), Failure> {
    let mut file = DecisionFile::open(dossier.decisions_path())?;
    let mut log = file.log()?;
    let mut decision = line(&log)?.sealed();
    if log.in_force().contains(decision.id.as_str()) {
        return Ok((decision, log));
    }
    if log.decisions.iter().any(|known| known.id == decision.id) {
        // Decided, undone and decided again within one tick of the caller's clock.
        decision.follows = log.decisions.last().map(|last| last.id.clone());
        decision = decision.sealed();
    }
    file.append(&decision)?;
    log.decisions.push(decision.clone());
    Ok((decision, log))
}

fn signed(by: &str) -> Result<String, Failure> {
    match by.trim() {
        "" => Err(Failure::Undecidable("a decision needs the name of who decides".into())),
        name => Ok(name.to_owned()),
    }
}
