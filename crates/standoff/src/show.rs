//! `show`: the sentence behind a citation.

use crate::{Dossier, Failure};
use standoff_ledger::Passage;

/// What a citation points to. A citation that does not hold is an answer, not a failure: see [`standoff_ledger::Standing`].
///
/// # Errors
/// Only if the ledger is there and cannot be used.
pub fn show(dossier: &Dossier, citation: &str) -> Result<Passage, Failure> {
    match dossier.open_ledger() {
        Err(failure) if !matches!(failure, Failure::Ledger(standoff_ledger::Failure::Missing { .. })) => Err(failure),
        _ => Ok(dossier.passages().resolve(citation)),
    }
}
