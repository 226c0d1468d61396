//! Decisions: an analyst's word on an item, one JSON line each, appended and never rewritten.

use crate::Citation;
use serde::{Deserialize, Serialize};

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// The item is right.
    Accept,
    /// The item is wrong and is left out of what follows.
    Reject,
    /// A remark; the item stays as it is.
    Note,
    /// An earlier decision no longer holds.
    Undo,
}

/// One line of `decisions.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// `k-` and ten hexadecimal digits of a digest over all that follows.
    pub id: String,
    /// When, ISO 8601, as the caller gave it.
    pub at: String,
    /// Who.
    pub by: String,
    /// Id of the item.
    pub item: String,
    /// What.
    pub decision: DecisionKind,
    /// The analyst's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Id of the decision undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<String>,
    /// The item's words when it was decided on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Citation>,
}

/// What the decisions in force come to for one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ruling {
    /// The last acceptance or rejection in force.
    pub verdict: Option<Decision>,
    /// Notes in force, oldest first.
    pub notes: Vec<Decision>,
}

/// A line of the log that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFlaw {
    /// Line number, from 1.
    pub line: usize,
    /// What is wrong, in words for the user.
    pub message: String,
    /// Whether it is the unfinished last line of a broken-off write.
    pub torn: bool,
}

/// A decision whose item the ledger no longer has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The decision.
    pub decision: Decision,
    /// Ids of items that have the same words now.
    pub perhaps: Vec<String>,
}

/// The decisions of a dossier, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionLog {
    /// Every line that could be read, a repeated one once.
    pub decisions: Vec<Decision>,
    /// Lines that could not.
    pub flaws: Vec<LogFlaw>,
}
