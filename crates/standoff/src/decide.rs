//! `decide`: accepts, rejects and annotates items of the record, and takes that back.

use crate::{Dossier, Failure};
use standoff_ledger::{Decision, DecisionKind, LogFlaw, Orphan};

/// A decision to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Id of a statement, an event or a commitment.
    pub item: String,
    /// What; not `Undo`, for which there is [`undo`].
    pub decision: DecisionKind,
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
    /// Those in force whose item is no longer found.
    pub orphans: Vec<Orphan>,
    /// Lines that could not be used.
    pub flaws: Vec<LogFlaw>,
}

/// Records a decision. It is on the disk when this returns.
pub fn decide(dossier: &Dossier, choice: &Choice) -> Result<Decision, Failure> {
    let _ = choice;
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}

/// Takes a decision back by a further line; nothing is erased.
pub fn undo(dossier: &Dossier, undo: &Undo) -> Result<Decision, Failure> {
    let _ = undo;
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}

/// Lists the decisions.
pub fn decisions(dossier: &Dossier) -> Result<DecisionList, Failure> {
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}
